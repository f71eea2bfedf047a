/*
 * Sentences, dates and steps from word to word, for the rules on United Nations
 * facts. Knows no rule, and nothing of what is true.
 */
#include "facts.h"

bool states_facts(const struct check *check, const struct view *view, bool notes)
{
	enum block_kind kind = view->block->kind;
	if (kind == BLOCK_PARAGRAPH || kind == BLOCK_ITEM)
		return notes || is_prose(check, view);
	return kind == BLOCK_HEADING || kind == BLOCK_FIELD || (kind == BLOCK_NOTE && notes);
}

bool is_own(const struct view *view, size_t at)
{
	return !has_flag(view, at, IN_QUOTE | IN_ADDRESS);
}

size_t sentences_of(const struct view *view)
{
	return view->block->sentence_count ? view->block->sentence_count : 1;
}

struct word sentence_of(const struct check *check, const struct view *view, size_t index)
{
	if (!view->block->sentence_count)
		return (struct word){0, view->text.n};
	const struct sentence *sentence =
		&check->paper->sentences[view->block->first_sentence + index];
	return (struct word){sentence->start, sentence->end};
}

struct word sentence_around(const struct check *check, const struct view *view, struct word place)
{
	const struct sentence *items = check->paper->sentences + view->block->first_sentence;
	size_t low = sentence_at(check, view->block, place.start);
	struct word found = {0, view->text.n};
	if (low < view->block->sentence_count && items[low].start <= place.start)
		found = (struct word){items[low].start, items[low].end};
	if (place.start - found.start > MAX_LOOK)
		found.start = place.start - MAX_LOOK;
	if (found.end > place.end + MAX_LOOK)
		found.end = place.end + MAX_LOOK;
	return found;
}

/* ---- steps ---- */

/* The word that starts at or behind *at with only blanks between. */
static bool word_here(struct str text, size_t at, struct word *word)
{
	size_t start = skip_blanks(text, at), from = start;
	return next_word(text, &from, word) && word->start == start;
}

bool take_word(struct str text, size_t *at, const char *const *words)
{
	struct word word;
	if (!word_here(text, *at, &word) || !one_of(word_text(text, word), words))
		return false;
	*at = word.end;
	return true;
}

size_t take_words(struct str text, size_t *at, const char *const *words)
{
	size_t count = 0;
	while (take_word(text, at, words))
		count++;
	return count;
}

bool take_phrase(struct str text, size_t *at, const char *const *phrases)
{
	return any_phrase_at(text, skip_blanks(text, *at), phrases, at) != NULL;
}

bool take_char(struct str text, size_t *at, char c)
{
	size_t i = skip_blanks(text, *at);
	if (i >= text.n || text.p[i] != c)
		return false;
	*at = i + 1;
	return true;
}

bool has_phrase(struct str text, const char *const *phrases)
{
	size_t at = 0, end;
	struct word word;
	while (next_word(text, &at, &word))
		if (any_phrase_at(text, word.start, phrases, &end))
			return true;
	return false;
}

/* ---- dates ---- */

long month_of(struct str word)
{
	static const char *const names[] = {
		"January",   "Jan",  "February", "Feb", "March",    "Mar", "April",    "Apr",
		"May",       "May",  "June",     "Jun", "July",     "Jul", "August",   "Aug",
		"September", "Sept", "October",  "Oct", "November", "Nov", "December", "Dec"};
	for (long i = 0; i < 24; i++)
		if (str_is(word, names[i]))
			return i / 2 + 1;
	return 0;
}

long year_of(struct str word)
{
	long year;
	return word.n == 4 && str_to_number(word, &year) && year >= 1000 && year < 3000 ? year : 0;
}

/* "3", "03", "3rd". */
static bool is_day(struct str word)
{
	size_t digits = 0;
	while (digits < word.n && char_is_digit(word.p[digits]))
		digits++;
	return (digits == 1 || digits == 2) && (word.n == digits || word.n == digits + 2);
}

bool take_date(struct str text, size_t *at, struct told_date *date)
{
	size_t i = *at;
	struct word word;
	for (int steps = 0; steps < 4 && word_here(text, i, &word); steps++) {
		struct str s = word_text(text, word);
		long year = year_of(s);
		if (year) {
			*date = (struct told_date){year, word};
			*at = word.end;
			return true;
		}
		if (!month_of(s) && !is_day(s))
			return false;
		i = word.end;
		(void)take_char(text, &i, ',');
	}
	return false;
}
