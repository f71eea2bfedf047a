/*
 * How a paper is built as an argument: how much of it is background, whether the
 * proposals get the most room, and where it says what its country holds. Roles count only
 * where headings tell them; a stance is a sentence of the country's own, wherever it stands.
 */
#include "sense.h"

#define LEAST_PAPER 100 /* words: shares of less mean nothing */
#define WHOLE_PAPER 150 /* words: less may be the beginning of one */

/* ---- the room that parts take ---- */

struct room {
	size_t words[ROLE_COUNT], all;
	const struct section *first[ROLE_COUNT];
};

/* False where the role of some text is only guessed. */
static bool measure(const struct check *check, const struct part *part, struct room *room)
{
	*room = (struct room){0};
	for (size_t i = part->first; i < part->first + part->count; i++) {
		const struct section *section = &check->paper->sections[i];
		enum role role = role_in(part, section);
		size_t words = section_words(check->paper, section);
		if (role == ROLE_SOURCES || !words)
			continue;
		if (section->by_cue || !section->heading || role == ROLE_NONE)
			return false;
		room->words[role] += words;
		room->all += words;
		if (!room->first[role])
			room->first[role] = section;
	}
	return true;
}

static bool report_background(struct check *check, const struct room *room)
{
	size_t words = room->words[ROLE_BACKGROUND] + room->words[ROLE_ACTION];
	const struct section *section =
		room->first[room->first[ROLE_BACKGROUND] ? ROLE_BACKGROUND : ROLE_ACTION];
	bool whole = room->first[ROLE_POSITION] || room->first[ROLE_PROPOSALS];
	size_t limit = (size_t)limit_of(check, RULE_LONG_BACKGROUND);
	if (!section || !whole || words * 100 <= limit * room->all)
		return false;
	struct diag *diag = report(check, RULE_LONG_BACKGROUND, section->heading->span,
				   "%zu of %zu words are background", words, room->all);
	diag_help(check->found, diag,
		  "keep what the proposals rest on: the chair knows the topic's history");
	return true;
}

static bool wants_proposals(const struct check *check)
{
	const struct conference *conference = check->conference;
	for (size_t i = 0; conference && i < conference->section_count; i++)
		if (str_is(conference->sections[i].role, "proposals"))
			return true;
	return false;
}

static void report_short_proposals(struct check *check, const struct room *room)
{
	size_t most = 0;
	const struct section *longest = NULL, *section = room->first[ROLE_PROPOSALS];
	for (int role = ROLE_NONE + 1; role < ROLE_COUNT; role++)
		if (room->first[role] && room->words[role] > most) {
			most = room->words[role];
			longest = room->first[role];
		}
	if (!section || !wants_proposals(check) || most <= room->words[ROLE_PROPOSALS])
		return;
	struct diag *diag = report(check, RULE_SHORT_PROPOSALS, section->heading->span,
				   "\"%.*s\" has %zu words, fewer than \"%.*s\" with %zu",
				   STR_ARG(section->heading->text), room->words[ROLE_PROPOSALS],
				   STR_ARG(longest->heading->text), most);
	diag_help(check->found, diag, "give the proposals the most room: they are what is marked");
}

void check_balance(struct check *check)
{
	for (size_t i = 0; i < check->part_count; i++) {
		struct room room;
		if (!measure(check, &check->parts[i], &room) || room.all < LEAST_PAPER)
			continue;
		if (!report_background(check, &room))
			report_short_proposals(check, &room);
	}
}

/* ---- the stance ---- */

/* As own_voice_at, and with what else a paper may call its country. */
static bool speaks_at(const struct sense *sense, struct str text, struct word word, size_t *end)
{
	static const char *const others[] = {"the country",
					     "this country",
					     "the nation",
					     "this nation",
					     "the republic",
					     "the federation",
					     "the kingdom",
					     "the delegate",
					     "this delegate",
					     "the delegates",
					     "the union",
					     "the emirates",
					     "the state",
					     "my country",
					     "i",
					     "his excellency",
					     NULL};
	return own_voice_at(sense, text, word, end) || any_phrase_at(text, word.start, others, end);
}

/* The country, its delegation or "we", and behind it a verb that takes a side. */
static bool takes_stance(const struct sense *sense, struct str text,
			 const struct sentence *sentence)
{
	size_t at = sentence->start, end;
	struct word word;
	bool voice = false;
	while (at < sentence->end && next_word(text, &at, &word) && word.start < sentence->end) {
		if (speaks_at(sense, text, word, &end)) {
			voice = true;
			at = end;
		} else if (voice && (lexicon_flags(&sense->lexicon, word_text(text, word)) &
				     (WORD_STANCE | WORD_MODAL))) {
			return true;
		}
	}
	return false;
}

/* The first one in a part, and the words in front of it; NULL: none. */
static const struct sentence *find_stance(struct check *check, const struct part *part,
					  size_t *before, size_t *all)
{
	const struct sense *sense = sense_of(check);
	const struct sentence *found = NULL;
	*before = *all = 0;
	for (size_t i = part->first_block; i < part->end_block; i++) {
		const struct view *view = &check->views[i];
		for (size_t k = 0; is_prose(check, view) && k < view->block->sentence_count; k++) {
			const struct sentence *sentence =
				&check->paper->sentences[view->block->first_sentence + k];
			if (!found && takes_stance(sense, view->text, sentence))
				found = sentence;
			size_t words = str_words(sentence_text(check->paper, sentence));
			*all += words;
			*before += found ? 0 : words;
		}
	}
	return found;
}

bool may_lack_stance(struct check *check, const struct part *part)
{
	size_t before, all;
	return sense_of(check)->own.country_count && !find_stance(check, part, &before, &all) &&
	       all < WHOLE_PAPER;
}

/* A part of its own, told by its heading: then its place is the conference's choice. */
static bool labels_position(const struct check *check)
{
	for (size_t i = 0; i < check->paper->section_count; i++) {
		const struct section *section = &check->paper->sections[i];
		if (section->heading && !section->by_cue && section->role == ROLE_POSITION)
			return true;
	}
	return false;
}

static void report_late(struct check *check, const struct sentence *stance, size_t before,
			size_t all)
{
	struct diag *diag =
		report(check, RULE_LATE_STANCE, sentence_span(check->paper, stance),
		       "what the country holds comes after %zu of %zu words", before, all);
	diag_help(check->found, diag,
		  "say in the first paragraph what the country holds and what it asks for");
}

static void report_no_stance(struct check *check)
{
	struct str country = check->sense->own.country[0];
	struct diag *diag =
		report(check, RULE_NO_STANCE, paper_top(check->paper),
		       "no sentence says what \"%.*s\" holds or wants", STR_ARG(country));
	diag_help(check->found, diag,
		  "write what it supports, opposes or asks for, in the first paragraph");
}

void check_stance(struct check *check)
{
	size_t limit = (size_t)limit_of(check, RULE_LATE_STANCE);
	bool labelled = labels_position(check), any = false;
	size_t words = 0;
	if (!sense_of(check)->own.country_count)
		return;
	for (size_t i = 0; i < check->part_count; i++) {
		size_t before, all;
		const struct sentence *stance = find_stance(check, &check->parts[i], &before, &all);
		any |= stance != NULL;
		words += all;
		if (stance && !labelled && all >= WHOLE_PAPER && before * 100 > limit * all)
			report_late(check, stance, before, all);
	}
	if (!any && (words >= WHOLE_PAPER || (words && labelled)))
		report_no_stance(check);
}
