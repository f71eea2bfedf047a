/*
 * Marks between words: spaces, stops, capitals at the start, brackets and
 * quotation marks that never close. Addresses, numbers, abbreviations and names of
 * files are left alone.
 */
#include "check.h"

#include "mundraft/utf8.h"

static bool is_letter_at(struct str text, size_t at)
{
	size_t length;
	return at < text.n && utf8_is_letter(utf8_decode(str_part(text, at, at + 4), &length));
}

static bool is_lower_at(struct str text, size_t at)
{
	size_t length;
	uint32_t code = utf8_decode(str_part(text, at, at + 4), &length);
	return at < text.n && utf8_is_letter(code) && !utf8_is_upper(code);
}

static bool is_digit(struct str text, size_t at)
{
	return at < text.n && char_is_digit(text.p[at]);
}

/* ---- spaces ---- */

/* Where a comment starts, it starts within so many blanks. */
#define MAX_BETWEEN 80
/* "Topic Area 2 : The Law of the Sea" is a line of the heading, in French style. */
#define MAX_LABEL 80

/* "July 20,2023": four digits behind the comma are no group of thousands. */
static bool is_year_behind(struct str text, size_t comma)
{
	return is_digit(text, comma - 1) && is_digit(text, comma + 1) &&
	       is_digit(text, comma + 2) && is_digit(text, comma + 3) &&
	       is_digit(text, comma + 4) && !is_digit(text, comma + 5) &&
	       (text.p[comma + 1] == '1' || text.p[comma + 1] == '2');
}

/* "persist.Freedom": a word, a stop, a word with a capital; not "U.S.", "Ph.D" or "L.N.". */
static bool is_glued_stop(struct str text, size_t stop)
{
	bool behind_word = stop >= 2 && (text.p[stop - 1] == ')' || (is_lower_at(text, stop - 1) &&
								     is_letter_at(text, stop - 2)));
	return behind_word && stop + 2 < text.n && char_is_upper(text.p[stop + 1]) &&
	       is_lower_at(text, stop + 2);
}

/* "2019.It": a year or a large number, a stop, a word with a capital; not "A/48/2.Add". */
static bool is_glued_to_figure(struct str text, size_t stop)
{
	size_t start = stop;
	while (start && is_digit(text, start - 1))
		start--;
	uint32_t before = code_before(text, start);
	bool alone = !before || before == ' ' || before == '(' || before == 0x201C || before == '"';
	return alone && stop - start >= 2 && stop + 2 < text.n && char_is_upper(text.p[stop + 1]) &&
	       is_lower_at(text, stop + 2);
}

static bool misses_space(struct str text, size_t at)
{
	if (at == 0 || at + 1 >= text.n)
		return false;
	switch (text.p[at]) {
	case ',':
		return (is_letter_at(text, at + 1) && code_before(text, at) != ' ') ||
		       is_year_behind(text, at);
	case ';':
	case '!':
	case '?':
		return is_letter_at(text, at + 1) && is_letter_at(text, at - 1);
	case ':':
		return is_letter_at(text, at + 1) && is_lower_at(text, at - 1);
	case '.':
		return is_glued_stop(text, at) || is_glued_to_figure(text, at);
	default:
		return false;
	}
}

static bool ends_with_blank(struct str text)
{
	return !text.n || char_is_space(text.p[text.n - 1]) || str_ends(text, STR("\xC2\xA0"));
}

/* The word in front of and behind a mark, for a message. */
static struct word around(struct str text, size_t at)
{
	struct word word = {at, at + 1};
	while (!ends_with_blank(str_part(text, 0, word.start)) && at - word.start < 40)
		word.start--;
	while (word.end < text.n && skip_blanks(text, word.end) == word.end && word.end - at < 40)
		word.end++;
	while (word.start < at && (text.p[word.start] & 0xC0) == 0x80)
		word.start++;
	while (word.end < text.n && (text.p[word.end] & 0xC0) == 0x80)
		word.end++;
	return word;
}

static void report_space_after(struct check *check, const struct view *view, size_t at)
{
	struct word word = around(view->text, at);
	struct str before = str_part(view->text, word.start, at + 1);
	struct str behind = str_part(view->text, at + 1, word.end);
	struct diag *diag = report_in(check, RULE_SPACE_AFTER, view, word.start, word.end,
				      "no space after the \"%c\" in \"%.*s%.*s\"", view->text.p[at],
				      STR_ARG(before), STR_ARG(behind));
	suggest(check, diag,
		str_printf(check->found->arena, "%.*s %.*s", STR_ARG(before), STR_ARG(behind)));
}

/* "targets <!-- allowed --> .": where the blank stands the source has something unprinted. */
static bool hides_comment(const struct block *block, size_t start, size_t end)
{
	struct str between = str_part(block->source->text, block->map[start], block->map[end]);
	return str_has(str_part(between, 0, MAX_BETWEEN), STR("<"));
}

/* A blank, the mark, and behind it nothing that belongs to it: not " ..." or " .5". */
static bool has_space_before(const struct view *view, size_t at)
{
	struct str text = view->text;
	char c = text.p[at];
	if (c != ',' && c != '.' && c != ';' && c != ':' && c != '?' && c != '!')
		return false;
	if (c == ':' && str_words(str_part(text, 0, at < MAX_LABEL ? at : MAX_LABEL)) <= 4)
		return false;
	return at >= 2 && text.p[at - 1] == ' ' && (at + 1 >= text.n || text.p[at + 1] == ' ') &&
	       !hides_comment(view->block, at - 1, at) &&
	       (is_letter_at(text, at - 2) || is_digit(text, at - 2) || text.p[at - 2] == ')' ||
		(text.p[at - 2] & 0x80));
}

static void report_space_before(struct check *check, const struct view *view, size_t at)
{
	struct diag *diag = report_in(check, RULE_SPACE_BEFORE, view, at - 1, at + 1,
				      "a space stands before the \"%c\"", view->text.p[at]);
	suggest(check, diag, str_part(view->text, at, at + 1));
}

/* Exactly two: three are an omission. */
static bool is_doubled_mark(struct str text, size_t at)
{
	char c = text.p[at];
	return (c == '.' || c == ',' || c == ';') && at && text.p[at - 1] != c &&
	       text.p[at - 1] != ' ' && at + 1 < text.n && text.p[at + 1] == c &&
	       (at + 2 >= text.n || char_is_space(text.p[at + 2]));
}

static void report_doubled_mark(struct check *check, const struct view *view, size_t at)
{
	struct diag *diag = report_in(check, RULE_DOUBLED_STOP, view, at, at + 2,
				      "\"%c\" stands twice", view->text.p[at]);
	suggest(check, diag, str_part(view->text, at, at + 1));
}

void check_spaces(struct check *check)
{
	for (size_t i = 0; i < check->paper->block_count; i++) {
		const struct view *view = &check->views[i];
		for (size_t at = 0; is_prose(check, view) && at < view->text.n; at++) {
			if (view->flags[at] & IN_ADDRESS)
				continue;
			if (misses_space(view->text, at))
				report_space_after(check, view, at);
			else if (is_doubled_mark(view->text, at))
				report_doubled_mark(check, view, at);
			else if (has_space_before(view, at))
				report_space_before(check, view, at);
		}
	}
}

/* ---- the start of a sentence ---- */

/* The text without closing brackets and quotation marks at its end. */
static struct str without_closers(struct str text)
{
	while (text.n) {
		uint32_t code = code_before(text, text.n);
		if (code != ')' && code != ']' && code != '"' && code != '\'' && code != 0x201D &&
		    code != 0x2019 && code != 0xBB && code != ' ')
			break;
		text.n -= code < 0x80 ? 1 : code == 0xBB ? 2 : 3;
	}
	return text;
}

static bool is_stopped(struct str text)
{
	uint32_t code = code_before(text, without_closers(text).n);
	return code == '.' || code == '!' || code == '?' || code == ':' || code == ';' ||
	       code == ',' || code == 0x2026;
}

/* Words that names start with in small letters, and what is no sentence's first word. */
static bool may_be_small(struct str word)
{
	static const char *const particles[] = {"al",  "el",  "de",  "da",   "di", "van",
						"von", "bin", "ibn", "bint", "ad", "as",
						"ash", "an",  "at",  NULL};
	for (size_t i = 1; i < word.n; i++) {
		if (char_is_upper(word.p[i]))
			return true; /* eBay */
		if (word.p[i] == '-')
			return one_of(str_part(word, 0, i), particles);
	}
	static const char *const names[] = {"de", "van", "von", "bin", "ibn", NULL};
	return one_of(word, names);
}

static void report_small(struct check *check, const struct view *view, struct word word)
{
	struct str text = word_text(view->text, word);
	struct diag *diag =
		report_in(check, RULE_LOWER_START, view, word.start, word.end,
			  "\"%.*s\" starts a sentence with a small letter", STR_ARG(text));
	suggest(check, diag, utf8_capitalize(check->found->arena, text));
}

static bool is_abbreviation(struct str word)
{
	static const char *const words[] = {
		"etc", "vs",  "approx", "no",   "nos", "art",  "arts", "para", "paras",
		"cf",  "al",  "st",     "mr",   "mrs", "ms",   "dr",   "fig",  "pp",
		"vol", "ed",  "eds",    "resp", "ca",  "incl", "ch",   "sec",  "dept",
		"gov", "inc", "ltd",    "sq",   "est", "rev",  "op",   "cit",  NULL};
	return word.n < 2 || one_of(word, words) || str_has(word, STR("."));
}

/* "a. higher standards", "b) vehicles": points of a list that was typed by hand. */
static bool is_point(struct str text, struct word word)
{
	return word.end - word.start == 1 && word.end < text.n &&
	       (text.p[word.end] == '.' || text.p[word.end] == ')');
}

/* ". the" inside a paragraph: a full stop behind a whole word, a blank, a small letter. */
static bool starts_small(const struct view *view, size_t stop, struct word *word)
{
	struct str text = view->text;
	struct word before;
	size_t at = skip_blanks(text, stop + 1);
	if (text.p[stop] != '.' || at == stop + 1 || !is_lower_at(text, at) || stop == 0)
		return false;
	if (text.p[stop - 1] != ')' &&
	    (!word_before(text, stop, &before) || is_abbreviation(word_text(text, before)) ||
	     (before.start && text.p[before.start - 1] == '.')))
		return false;
	return next_word(text, &at, word) && !is_point(text, *word) &&
	       !may_be_small(word_text(text, *word));
}

/* A paragraph may start small that goes on after a list or quotation, or where a line was cut. */
static bool may_go_on(const struct check *check, size_t index)
{
	if (index == 0)
		return false;
	const struct view *before = &check->views[index - 1];
	if (before->block->kind == BLOCK_PARAGRAPH)
		return str_words(before->text) > 5 &&
		       (!is_stopped(before->text) || str_ends(before->text, STR(",")) ||
			str_ends(before->text, STR(";")));
	return before->block->kind != BLOCK_HEADING && before->block->kind != BLOCK_FIELD;
}

static void check_starts(struct check *check, size_t index)
{
	const struct view *view = &check->views[index];
	struct word word;
	size_t at = 0;
	if (view->block->kind == BLOCK_PARAGRAPH && !view->block->quotes &&
	    !may_go_on(check, index) && is_lower_at(view->text, 0) &&
	    next_word(view->text, &at, &word) && !has_flag(view, 0, IN_ADDRESS) &&
	    !may_be_small(word_text(view->text, word)) && !is_point(view->text, word) &&
	    is_stopped(view->text) && str_words(view->text) > 3)
		report_small(check, view, word);
	for (size_t stop = 1; stop < view->text.n; stop++)
		if (view->text.p[stop] == '.' && !(view->flags[stop] & IN_ADDRESS) &&
		    starts_small(view, stop, &word) && !has_flag(view, word.start, IN_ADDRESS))
			report_small(check, view, word);
}

/* ---- the end of a paragraph ---- */

/* Titles, table rows and lists of keywords are no sentences: only a long one is surely none. */
static bool is_sentence(struct str text)
{
	size_t at = 0, words = 0, small = 0, commas = 0;
	struct word word;
	while (next_word(text, &at, &word)) {
		words++;
		small += is_lower_at(text, word.start);
		commas += word.end < text.n && text.p[word.end] == ',';
	}
	return words >= 25 && 2 * small > words && 4 * commas < words && !str_has(text, STR("|"));
}

/* More than one sentence: the ones before were stopped. */
static bool wants_stop(const struct view *view, bool first)
{
	struct str text = view->text;
	bool item = view->block->kind == BLOCK_ITEM;
	if (!text.n || is_stopped(text) || has_flag(view, text.n - 1, IN_ADDRESS) ||
	    str_ends(text, STR("]")) || view->block->quotes)
		return false;
	if (view->block->sentence_count > 1)
		return !str_has(text, STR("|"));
	return !item && !first && is_sentence(text);
}

/* A quotation follows: one that this paragraph leads to, or its own next paragraph. */
static bool goes_on_quoted(const struct check *check, size_t index)
{
	if (index + 1 >= check->paper->block_count)
		return false;
	struct str next = check->views[index + 1].text;
	return str_starts(next, STR("\"")) || str_starts(next, STR("\xE2\x80\x9C"));
}

/* No paragraph ends on such a word: a line was cut there, and a stop would not mend it. */
static bool is_cut_short(struct str last)
{
	static const char *const words[] = {"a",    "an",  "the", "of", "in", "on",   "to", "by",
					    "with", "for", "and", "or", "at", "that", NULL};
	return one_of(last, words);
}

static void check_end(struct check *check, size_t index)
{
	const struct view *view = &check->views[index];
	struct str text = without_closers(view->text);
	bool goes_on =
		goes_on_quoted(check, index) || (index + 1 < check->paper->block_count &&
						 is_lower_at(check->views[index + 1].text, 0));
	if (goes_on || !wants_stop(view, index == 0))
		return;
	struct word word = {text.n, text.n};
	while (word.start && !char_is_space(text.p[word.start - 1]))
		word.start--;
	struct str last = word_text(text, word);
	if (is_cut_short(last))
		return;
	struct diag *diag = report_in(check, RULE_NO_FINAL_STOP, view, word.start, word.end,
				      "no full stop after \"%.*s\"", STR_ARG(last));
	suggest(check, diag, str_printf(check->found->arena, "%.*s.", STR_ARG(last)));
}

void check_stops(struct check *check)
{
	for (size_t i = 0; i < check->paper->block_count; i++) {
		if (!is_prose(check, &check->views[i]))
			continue;
		check_starts(check, i);
		check_end(check, i);
	}
}

/* ---- pairs ---- */

static void report_unclosed(struct check *check, const struct view *view, size_t at,
			    const char *what)
{
	size_t length;
	(void)utf8_decode(str_part(view->text, at, at + 4), &length);
	struct diag *diag = report_in(check, RULE_UNCLOSED, view, at, at + length,
				      "the %s \"%.*s\" has no partner in this paragraph", what,
				      STR_ARG(str_part(view->text, at, at + length)));
	diag_help(check->found, diag, "add the other one, or take this one out");
}

/* "a)" and "1)" number things: nothing opens them. */
static bool numbers_something(struct str text, size_t at)
{
	size_t start = at;
	while (start && at - start <= 4 && !char_is_space(text.p[start - 1]))
		start--;
	return at - start <= 4;
}

struct brackets {
	size_t *open;
	size_t count, room;
};

static void see_bracket(struct check *check, const struct view *view, struct brackets *brackets,
			size_t at)
{
	char c = view->text.p[at];
	if (c == '(' || c == '[') {
		*arena_push(check->scratch, brackets->open, brackets->count, brackets->room) = at;
		return;
	}
	char wanted = c == ')' ? '(' : '[';
	if (brackets->count && view->text.p[brackets->open[brackets->count - 1]] == wanted)
		brackets->count--;
	else if (!numbers_something(view->text, at))
		report_unclosed(check, view, at, "bracket");
}

static void check_brackets(struct check *check, const struct view *view)
{
	struct brackets brackets = {0};
	for (size_t i = 0; i < view->text.n; i++) {
		char c = view->text.p[i];
		if ((c == '(' || c == ')' || c == '[' || c == ']') &&
		    !(view->flags[i] & IN_ADDRESS))
			see_bracket(check, view, &brackets, i);
	}
	for (size_t i = 0; i < brackets.count; i++)
		report_unclosed(check, view, brackets.open[i], "bracket");
}

void check_pairs(struct check *check)
{
	for (size_t i = 0; i < check->paper->block_count; i++) {
		const struct view *view = &check->views[i];
		if (!is_prose(check, view))
			continue;
		check_brackets(check, view);
		if (view->unclosed_quote != NOWHERE && !goes_on_quoted(check, i))
			report_unclosed(check, view, view->unclosed_quote, "quotation mark");
		if (view->unopened_quote != NOWHERE)
			report_unclosed(check, view, view->unopened_quote, "quotation mark");
	}
}
