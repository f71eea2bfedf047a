/*
 * Phrases that could stand in any paper on any topic: clichés, and verbs that promise
 * without saying who does what. A few are how people write; a paper made of them says
 * nothing. Judges the words alone, never who or what wrote them.
 */
#include "check.h"

/* So many are shown, however many there are. */
#define MOST_SHOWN 10

struct empties {
	struct phrase_list list;
	const struct phrase *phrases[MOST_SHOWN];
	const struct view *views[MOST_SHOWN];
	struct word places[MOST_SHOWN];
	size_t count, allowed;
};

static bool opens_sentence(struct str text, size_t at)
{
	while (at && char_is_space(text.p[at - 1]))
		at--;
	return at == 0 || text.p[at - 1] == '.' || text.p[at - 1] == ':';
}

/* "Conference on International Cooperation": every word of weight has a capital. */
static bool is_title(struct str text, struct word place)
{
	size_t at = place.start, small = 0, capitals = 0;
	struct word word;
	while (next_word(text, &at, &word) && word.end <= place.end) {
		bool weighs = word.end - word.start > 3;
		bool opens = word.start == place.start && opens_sentence(text, word.start);
		capitals += weighs && !opens && char_is_upper(text.p[word.start]);
		small += weighs && !char_is_upper(text.p[word.start]);
	}
	return capitals && !small;
}

/* No topic is longer, and no heading names more of them. */
#define MAX_TOPIC 400
#define MAX_FIELDS 32

static bool holds_phrase(struct str text, struct str phrase)
{
	size_t at = 0;
	struct word word;
	text = str_part(text, 0, MAX_TOPIC);
	while (next_word(text, &at, &word))
		if (str_eq_nocase(str_part(text, word.start, word.start + phrase.n), phrase))
			return true;
	return false;
}

/* What the topic is called cannot be said in other words. */
static bool is_of_topic(const struct paper *paper, struct str phrase)
{
	for (size_t i = 0; i < paper->field_count && i < MAX_FIELDS; i++)
		if (str_is(paper->fields[i].name, "topic") &&
		    holds_phrase(paper->fields[i].value, phrase))
			return true;
	return holds_phrase(yaml_text(paper->front, "topic"), phrase);
}

/* A number, a year or a source says when, how much or on what ground: no such verb is empty. */
static bool is_anchored(const struct view *view, const struct sentence *sentence)
{
	for (size_t i = sentence->start; i < sentence->end; i++)
		if (char_is_digit(view->text.p[i]))
			return true;
	return sentence->mark_count > 0;
}

static void add_empty(struct empties *empties, const struct view *view, struct word place,
		      const struct phrase *phrase)
{
	size_t past = empties->count++ - empties->allowed;
	if (empties->count <= empties->allowed || past >= MOST_SHOWN)
		return;
	empties->phrases[past] = phrase;
	empties->views[past] = view;
	empties->places[past] = place;
}

static bool is_act(const struct phrase *phrase)
{
	return str_is(phrase->right, "act");
}

static void see_sentence(struct check *check, struct empties *empties, const struct view *view,
			 const struct sentence *sentence)
{
	size_t at = sentence->start, end;
	struct word word;
	bool anchored = is_anchored(view, sentence);
	while (next_word(view->text, &at, &word) && word.end <= sentence->end) {
		if (view->flags[word.start] & (IN_QUOTE | IN_ADDRESS))
			continue;
		const struct phrase *phrase =
			phrase_find(&empties->list, view->text, word.start, &end);
		struct word place = {word.start, end};
		if (!phrase || (anchored && is_act(phrase)) || is_title(view->text, place) ||
		    is_of_topic(check->paper, word_text(view->text, place)))
			continue;
		at = end;
		add_empty(empties, view, place, phrase);
	}
}

static void report_empty(struct check *check, const struct empties *empties, size_t i)
{
	const struct view *view = empties->views[i];
	struct word place = empties->places[i];
	struct diag *diag = report_in(
		check, RULE_EMPTY_WORDS, view, place.start, place.end,
		"\"%.*s\" says little: number %zu of %zu such phrases in the paper",
		STR_ARG(word_text(view->text, place)), empties->allowed + i + 1, empties->count);
	diag_help(check->found, diag,
		  is_act(empties->phrases[i])
			  ? "say who does what, by when and with what money"
			  : "take it out, or say in its place what only this country can say");
}

void check_empty_words(struct check *check)
{
	const struct paper *paper = check->paper;
	struct empties empties = {.allowed = (size_t)limit_of(check, RULE_EMPTY_WORDS)};
	phrases_read(&empties.list, check->scratch, check->options->words.empty_words);
	for (size_t i = 0; i < paper->block_count && empties.list.count; i++) {
		const struct view *view = &check->views[i];
		const struct sentence *sentence = paper->sentences + view->block->first_sentence;
		for (size_t k = 0; is_prose(check, view) && k < view->block->sentence_count; k++)
			see_sentence(check, &empties, view, &sentence[k]);
	}
	for (size_t i = 0; i < MOST_SHOWN && empties.allowed + i < empties.count; i++)
		report_empty(check, &empties, i);
}
