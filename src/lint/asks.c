/*
 * What a sentence asks for, and of whom: "urges", "should", and advice to the paper's own
 * country; and what of a proposal it names. Knows one sentence at a time, by its words.
 */
#include "asks.h"

/* The paper's words on itself stop where a quotation begins. */
static bool next_own_word(const struct view *view, size_t *at, size_t end, struct word *word)
{
	while (*at < end && next_word(view->text, at, word) && word->start < end)
		if (!has_flag(view, word->start, IN_QUOTE | IN_ADDRESS))
			return true;
	return false;
}

static unsigned flags_of(const struct sense *sense, struct str text, struct word word)
{
	return lexicon_flags(&sense->lexicon, word_text(text, word));
}

/* "calls upon" and "urges", but neither "its calls" nor "to encourage". */
static bool is_asking(const struct sense *sense, struct str text, struct word before,
		      struct word verb)
{
	static const char *const noun_behind[] = {"the",   "a",    "an",   "its",   "their", "our",
						  "his",   "her",  "this", "these", "those", "of",
						  "for",   "by",   "with", "all",   "many",  "any",
						  "other", "such", "no",   NULL};
	static const char *const calls[] = {"call", "calls", "appeal", "appeals", NULL};
	static const char *const joined[] = {"upon", "on", "for", "to", NULL};
	static const char *const wishes[] = {"like", "likes", "wish", "wishes",
					     "want", "wants", NULL};
	struct str previous = word_text(text, before), here = word_text(text, verb);
	struct word other;
	size_t at = verb.end;
	if (one_of(previous, noun_behind))
		return false;
	if (one_of(here, calls) &&
	    !(next_word(text, &at, &other) && one_of(word_text(text, other), joined)))
		return false;
	if (str_eq_nocase(previous, STR("to")))
		return word_before(text, before.start, &other) &&
		       one_of(word_text(text, other), wishes);
	return here.p[here.n - 1] == 's' ||
	       (flags_of(sense, text, before) & (WORD_WE | WORD_ADVERB)) ||
	       str_eq_nocase(previous, STR("and"));
}

/* The end of the sixth word, or of the sentence. */
static size_t opening_end(struct str text, size_t start, size_t end)
{
	struct word word;
	size_t at = start, opening = end;
	for (int i = 0; i < 6 && next_word(text, &at, &word) && word.start < end; i++)
		opening = word.end;
	return opening;
}

void point_at(struct point *point, const struct view *view, const struct sentence *sentence,
	      size_t before)
{
	size_t end = opening_end(view->text, sentence->start, sentence->end);
	if (!point->view)
		*point = (struct point){view, sentence->start, end, before};
}

/* Behind "Kazakhstan": "should adopt", "needs to create", "can build"; the end of it. */
static bool advises(const struct sense *sense, const struct view *view, size_t at, size_t limit,
		    size_t *end)
{
	static const char *const modals[] = {"should", "must", "needs", "ought", NULL};
	static const char *const may[] = {"can", "could", NULL};
	static const char *const no_deed[] = {
		"be",      "not",     "have",  "also",   "never", "remain",    "note",
		"recall",  "say",     "admit", "accept", "agree", "emphasize", "stress",
		"express", "support", "only",  "like",   "see",   "say",       NULL};
	struct word modal, verb;
	if (!next_own_word(view, &at, limit, &modal) || skip_blanks(view->text, at) == at)
		return false;
	bool strict = one_of(word_text(view->text, modal), modals);
	if (!strict && !one_of(word_text(view->text, modal), may))
		return false;
	do {
		if (!next_own_word(view, &at, limit, &verb))
			return false;
	} while (flags_of(sense, view->text, verb) & WORD_ADVERB);
	unsigned flags = flags_of(sense, view->text, verb);
	*end = verb.end;
	return !(flags & (WORD_OFFER | WORD_ASK)) &&
	       (strict ? !one_of(word_text(view->text, verb), no_deed)
		       : (flags & WORD_REFORM) != 0);
}

/* Only what opens the sentence, or follows a word such as "Additionally", is advised. */
#define MAX_OPENING_WORDS 3

/* What one sentence asks for, or of whom. */
static void read_verbs(const struct sense *sense, const struct view *view,
		       const struct sentence *sentence, bool section, struct reading *reading)
{
	size_t at = sentence->start, end, count = 0;
	struct word word, before = {sentence->start, sentence->start};
	bool voice = false, advice = false, own = false;
	while (next_own_word(view, &at, sentence->end, &word)) {
		unsigned flags = flags_of(sense, view->text, word);
		reading->flags |= flags;
		reading->objects |= !reading->sentences && (flags & WORD_OBJECT);
		count++;
		if (own_voice_at(sense, view->text, word, &end)) {
			voice = true;
			own = !(flags & WORD_WE);
			at = end;
			before = word;
			if (count > MAX_OPENING_WORDS || (flags & WORD_WE) || !section ||
			    !advises(sense, view, at, sentence->end, &end))
				continue;
			advice = true;
			if (!reading->advice.view)
				reading->advice = (struct point){view, word.start, end, 0};
		} else if (voice && (flags & WORD_ASK) &&
			   is_asking(sense, view->text, before, word)) {
			point_at(&reading->ask, view, sentence, reading->sentences);
		} else if ((flags & WORD_MODAL) && !advice && !own) {
			point_at(&reading->should, view, sentence, reading->sentences);
		}
		before = word;
		own = false;
	}
	reading->words += count;
}

static bool is_year(struct str s)
{
	long year;
	return s.n == 4 && str_to_number(s, &year) && year >= 1900 && year < 2200;
}

static void read_anchors(const struct sense *sense, struct str text,
			 const struct sentence *sentence, struct reading *reading)
{
	size_t at = sentence->start;
	struct anchor anchor;
	while (next_anchor(sense, text, sentence->start, &at, sentence->end, &anchor)) {
		reading->named |= anchor.kind != ANCHOR_NUMBER;
		reading->counted |= anchor.kind == ANCHOR_NUMBER;
		reading->dated |= is_year(str_part(text, anchor.start, anchor.end));
	}
}

void read_asks(const struct sense *sense, const struct view *view, const struct sentence *sentence,
	       bool section, struct reading *reading)
{
	read_verbs(sense, view, sentence, section, reading);
	read_anchors(sense, view->text, sentence, reading);
	reading->sentences++;
}
