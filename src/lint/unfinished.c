/*
 * What was left to be filled in: gaps of a draft, brackets such as [Country],
 * TODO and its kin, empty lines of the heading. Square brackets inside a
 * quotation are an editor's and right.
 */
#include "check.h"

#include "mundraft/utf8.h"

static void report_gap(struct check *check, const struct view *view, size_t start, size_t end)
{
	struct str inside = str_trim(str_part(view->text, start + 1, end - 1));
	struct str what = str_trim(str_part(inside, STR("research needed:").n, inside.n));
	struct diag *diag = report_in(check, RULE_RESEARCH_GAP, view, start, end,
				      "research is still needed: \"%.*s\"", STR_ARG(what));
	diag_severity(check->found, diag, SEVERITY_ERROR);
	diag_help(check->found, diag,
		  "look it up and write the fact with its source, or take the "
		  "sentence out");
}

static void report_left(struct check *check, const struct view *view, size_t start, size_t end)
{
	struct str left = str_part(view->text, start, end < start + 60 ? end : start + 60);
	while (left.n < end - start && left.n && (left.p[left.n - 1] & 0x80))
		left.n--; /* never half a letter */
	struct diag *diag = report_in(check, RULE_PLACEHOLDER, view, start, end,
				      "\"%.*s\" was left to be filled in", STR_ARG(left));
	diag_help(check->found, diag, "write what belongs there");
}

static bool starts_nocase(struct str text, const char *prefix)
{
	struct str wanted = str_of(prefix);
	return str_eq_nocase(str_part(text, 0, wanted.n), wanted);
}

static bool is_dots(struct str s)
{
	if (str_is(s, "\xE2\x80\xA6"))
		return true;
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] != '.' && s.p[i] != '_' && s.p[i] != ' ' && s.p[i] != '?')
			return false;
	return true;
}

/* What templates and teachers write in square brackets. */
static bool is_instruction(struct str inside)
{
	static const char *const firsts[] = {
		"insert",     "add",        "your",       "country",   "committee", "topic",
		"delegate",   "name",       "school",     "date",      "source",    "citation",
		"cite",       "fill",       "todo",       "number",    "figure",    "year",
		"expand",     "write",      "xx",         "xxx",       "tbd",       "tbc",
		"delegation", "conference", "resolution", "statistic", "fact",      "quote",
		"example",    "title",      "state",      "nation",    "adjective", "placeholder",
		"specify",    "describe",   "explain",    "to",        NULL};
	static const char *const kept[] = {"withheld", "redacted", "omitted", "sic", NULL};
	size_t at = 0, words = 0;
	struct word word;
	bool instruction = false;
	while (next_word(inside, &at, &word)) {
		struct str text = word_text(inside, word);
		if (one_of(text, kept))
			return false;
		if (!words++)
			instruction = one_of(text, firsts);
	}
	return instruction;
}

static void see_brackets(struct check *check, const struct view *view, size_t start)
{
	size_t end = start + 1;
	while (end < view->text.n && view->text.p[end] != ']' && view->text.p[end] != '[')
		end++;
	if (end >= view->text.n || view->text.p[end] != ']')
		return;
	struct str inside = str_trim(str_part(view->text, start + 1, end));
	if (starts_nocase(inside, "research needed:"))
		report_gap(check, view, start, end + 1);
	else if (!has_flag(view, start, IN_QUOTE) && (is_dots(inside) || is_instruction(inside)))
		report_left(check, view, start, end + 1);
}

/* XXX is thirty in "resolution 3379 (XXX)". */
static bool is_marker(struct str text, struct word word)
{
	static const char *const markers[] = {"TODO", "TBD", "FIXME", "TBC", "INSERT", "XXX", "XX"};
	struct str here = word_text(text, word);
	bool bracketed = word.start && text.p[word.start - 1] == '(';
	for (size_t i = 0; i < sizeof markers / sizeof *markers; i++)
		if (str_is(here, markers[i]))
			return !bracketed && !(word.start && text.p[word.start - 1] == '[');
	return false;
}

/* Three or more underscores. */
static size_t blank_line(struct str text, size_t at)
{
	size_t end = at;
	while (end < text.n && text.p[end] == '_')
		end++;
	return end - at >= 3 ? end : 0;
}

/* The end of exactly three dots, or of the one letter for them, that start at `at`; 0: none do. */
static size_t dots_end(struct str text, size_t at)
{
	if (str_starts(str_part(text, at, text.n), STR("\xE2\x80\xA6")))
		return at + 3;
	bool three = str_starts(str_part(text, at, text.n), STR("...")) &&
		     (!at || text.p[at - 1] != '.') && (at + 3 >= text.n || text.p[at + 3] != '.');
	return three ? at + 3 : 0;
}

static bool is_quotation_mark(uint32_t code)
{
	return code == '"' || code == 0x201C || code == 0x201D;
}

/*
 * Dots that stand for a word of their own: between blanks, or all that a quotation or an
 * address holds. Inside other people's words they are an omission, and right.
 */
static bool stands_for_text(const struct view *view, size_t at, size_t end)
{
	size_t length;
	struct str text = view->text;
	uint32_t before = code_before(text, at);
	uint32_t after = utf8_decode(str_part(text, end, text.n), &length);
	if (view->flags[at] & IN_ADDRESS)
		return str_ends(str_part(text, 0, at), STR("://"));
	if (is_quotation_mark(before) && (is_quotation_mark(after) || after == ','))
		return true;
	return !(view->flags[at] & IN_QUOTE) && (!before || before == ' ' || before == '(') &&
	       (!after || after == ' ' || after == ',' || after == ')' || after == ';');
}

static void see_dots(struct check *check, const struct view *view)
{
	for (size_t i = 0, end; i < view->text.n; i++) {
		bool dots = view->text.p[i] == '.' || view->text.p[i] == '\xE2';
		if (dots && (end = dots_end(view->text, i)) && stands_for_text(view, i, end))
			report_left(check, view, i, end);
	}
}

static void see_text(struct check *check, const struct view *view)
{
	size_t at = 0, end;
	struct word word;
	for (size_t i = 0; i < view->text.n; i++) {
		if (view->text.p[i] == '[')
			see_brackets(check, view, i);
		if (view->text.p[i] == '_' && (end = blank_line(view->text, i))) {
			if (!has_flag(view, i, IN_ADDRESS))
				report_left(check, view, i, end);
			i = end - 1;
		}
	}
	see_dots(check, view);
	while (next_word(view->text, &at, &word)) {
		if (has_flag(view, word.start, IN_ADDRESS))
			continue;
		if (is_marker(view->text, word))
			report_left(check, view, word.start, word.end);
		else if (phrase_at(view->text, word.start, "lorem ipsum", &end))
			report_left(check, view, word.start, end);
	}
}

/* "Committee:" on a line of its own, and the committee on the next: forms print it so. */
#define MOST_VALUE_WORDS 12

static bool stands_below(const struct paper *paper, const struct field *field)
{
	if (field->block + 1 >= paper->block_count)
		return false;
	const struct block *next = &paper->blocks[field->block + 1];
	bool line = next->kind == BLOCK_PARAGRAPH || next->kind == BLOCK_FIELD;
	return line && !str_has(next->text, STR(":")) && !str_ends(next->text, STR(".")) &&
	       str_words(next->text) > 0 && str_words(next->text) <= MOST_VALUE_WORDS;
}

static void see_field(struct check *check, const struct field *field)
{
	struct str value = str_trim(field->value);
	if (!field->label.n || (value.n && !is_dots(value)) ||
	    (!value.n && stands_below(check->paper, field)))
		return;
	struct diag *diag =
		report(check, RULE_PLACEHOLDER, field->span,
		       "the line \"%.*s\" was left to be filled in", STR_ARG(field->label));
	diag_help(check->found, diag, "write what belongs there, or take the line out");
}

void check_unfinished(struct check *check)
{
	for (size_t i = 0; i < check->paper->block_count; i++) {
		enum block_kind kind = check->views[i].block->kind;
		if (kind != BLOCK_CODE && kind != BLOCK_HTML)
			see_text(check, &check->views[i]);
	}
	for (size_t i = 0; i < check->paper->field_count; i++)
		see_field(check, &check->paper->fields[i]);
}
