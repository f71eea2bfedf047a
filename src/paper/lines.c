/*
 * A body's lines before Markdown is read: whether the paper was pasted out of a
 * word processor (each line a paragraph), and which indented lines are prose
 * that Markdown would take for code. Knows lines, not blocks.
 */
#include "internal.h"

#include "mundraft/utf8.h"

#include <string.h>

/* Longer than any line that somebody wraps by hand or by editor. */
#define PASTED_LINE 160
/* Fewer words than this are no sentence that lost its way into an indent ... */
#define PROSE_WORDS 4
/* ... and so many are one, even with a semicolon at its end and many marks and figures. */
#define CLAUSE_WORDS 8

void lines_split(struct lines *lines, struct span body)
{
	const char *text = lines->source->text.p;
	size_t at = body.start;

	while (at < body.end) {
		struct line *line =
			arena_push(lines->arena, lines->items, lines->count, lines->room);
		size_t end = at;

		while (end < body.end && text[end] != '\n' && text[end] != '\r')
			end++;
		line->start = at;
		line->end = end;
		line->kind = str_trim(line_text(lines, line)).n ? LINE_TEXT : LINE_BLANK;
		at = end + 1;
		if (end + 1 < body.end && text[end] == '\r' && text[end + 1] == '\n')
			at++;
	}
}

struct str line_text(const struct lines *lines, const struct line *line)
{
	return source_text(lines->source, (struct span){line->start, line->end});
}

bool line_is_heading(const struct lines *lines, const struct line *line)
{
	struct str s = str_trim(line_text(lines, line));
	size_t marks = 0;

	while (marks < s.n && s.p[marks] == '#')
		marks++;
	return marks >= 1 && marks <= 6 &&
	       (marks == s.n || s.p[marks] == ' ' || s.p[marks] == '\t');
}

/* Columns of blanks at the start. */
static size_t indent_of(struct str s)
{
	size_t column = 0;

	for (size_t i = 0; i < s.n && (s.p[i] == ' ' || s.p[i] == '\t'); i++)
		column += s.p[i] == '\t' ? 4 - column % 4 : 1;
	return column;
}

static size_t blanks_of(struct str s)
{
	size_t n = 0;

	while (n < s.n && (s.p[n] == ' ' || s.p[n] == '\t'))
		n++;
	return n;
}

static bool starts_item(struct str s)
{
	size_t n = 0;

	s = str_trim(s);
	if (s.n >= 2 && (s.p[0] == '-' || s.p[0] == '*' || s.p[0] == '+') && s.p[1] == ' ')
		return true;
	while (n < s.n && n < 9 && char_is_digit(s.p[n]))
		n++;
	return n && n + 1 < s.n && (s.p[n] == '.' || s.p[n] == ')') && s.p[n + 1] == ' ';
}

struct str line_bare(const struct lines *lines, const struct line *line)
{
	struct str s = str_trim(line_text(lines, line));

	if (line_is_heading(lines, line)) {
		while (s.n && s.p[0] == '#')
			s = str_part(s, 1, s.n);
		while (s.n && s.p[s.n - 1] == '#')
			s.n--;
		s = str_trim(s);
	}
	if (s.n >= 2 && (s.p[0] == '-' || s.p[0] == '*' || s.p[0] == '+') && s.p[1] == ' ')
		s = str_trim(str_part(s, 1, s.n));
	if (s.n && s.p[s.n - 1] == '\\')
		s = str_trim(str_part(s, 0, s.n - 1));
	while (s.n && (s.p[0] == '*' || s.p[0] == '_'))
		s = str_part(s, 1, s.n);
	while (s.n && (s.p[s.n - 1] == '*' || s.p[s.n - 1] == '_'))
		s.n--;
	return str_trim(s);
}

/*
 * Pasted text has a long line directly above or below another line, and nothing
 * that only somebody who writes Markdown would type.
 */
void lines_find_pasted(struct lines *lines)
{
	const struct line *above = NULL;
	size_t long_above = 0;

	for (size_t i = 0; i < lines->count; i++) {
		const struct line *line = &lines->items[i];
		size_t width;

		if (line->kind == LINE_NOTE || line->kind == LINE_CODE ||
		    (line->kind == LINE_TEXT && line_is_heading(lines, line))) {
			lines->pasted = false;
			return;
		}
		width = utf8_count(line_text(lines, line));
		if (line->kind == LINE_TEXT && above && above->kind == LINE_TEXT &&
		    (width > PASTED_LINE || long_above > PASTED_LINE))
			lines->pasted = true;
		above = line;
		long_above = width;
	}
}

/* The length of `[12]` at the start of s; 0: none. */
static size_t number_length(struct str s)
{
	size_t n = 1;

	while (n < s.n && n < 4 && char_is_digit(s.p[n]))
		n++;
	return n > 1 && n < s.n && s.p[0] == '[' && s.p[n] == ']' ? n + 1 : 0;
}

/* Whether "[the Charter][1]" stands somewhere; "[1][2]" are two sources. */
static bool links_by_number(struct str text)
{
	for (size_t i = str_find(text, STR("]["), 0); i < text.n;
	     i = str_find(text, STR("]["), i + 1)) {
		size_t open = i;

		while (open && char_is_digit(text.p[open - 1]))
			open--;
		if (number_length(str_part(text, i + 1, text.n)) &&
		    !(open < i && open && text.p[open - 1] == '['))
			return true;
	}
	return false;
}

/*
 * "[1]: https://..." is an entry of the works cited to most who write it, and "[1]" what
 * refers to it. To Markdown it is the definition of a link and no text at all.
 */
void lines_find_numbered(struct lines *lines)
{
	if (links_by_number(lines->source->text))
		return;
	for (size_t i = 0; i < lines->count; i++) {
		struct line *line = &lines->items[i];
		struct str s = line_text(lines, line);
		size_t blanks = blanks_of(s);
		size_t n = number_length(str_part(s, blanks, s.n));

		if (line->kind != LINE_TEXT || blanks > 3 || n == 0 || blanks + n >= s.n ||
		    s.p[blanks + n] != ':')
			continue;
		line->skip = blanks;
		line->apart = line->shown = true;
	}
}

/*
 * Words and no code: enough words, most of it letters and blanks, no line end or
 * bracket that only a program has.
 */
static bool is_prose(struct str s)
{
	size_t plain = 0;
	size_t words = str_words(s);
	bool clause = words >= CLAUSE_WORDS;

	s = str_trim(s);
	if (words < PROSE_WORDS || str_has(s, STR("()")) || str_has(s, STR(" = ")) ||
	    str_starts(s, STR("$ ")) || str_starts(s, STR("//")) ||
	    strchr(clause ? "{}" : "{};", s.p[s.n - 1]) != NULL)
		return false;
	for (size_t i = 0; i < s.n; i++)
		if (char_is_alpha(s.p[i]) || s.p[i] == ' ' || (unsigned char)s.p[i] >= 0x80)
			plain++;
	return plain * 10 >= s.n * (clause ? 6 : 8);
}

/*
 * Markdown takes a paragraph indented by four columns for code. Outside of a
 * list, and where its words look like prose, it is a paragraph whose writer
 * indented the first line; all its lines lose their indent.
 */
void lines_find_indents(struct lines *lines)
{
	bool in_list = false;
	bool prose_above = false;
	bool blank_above = true;

	for (size_t i = 0; i < lines->count; i++) {
		struct line *line = &lines->items[i];
		struct str s = line_text(lines, line);
		bool stands_alone = blank_above || lines->pasted;

		if (line->apart) {
			in_list = prose_above = false; /* a heading: "1. Background" */
		} else if (line->kind == LINE_TEXT && indent_of(s) < 4) {
			in_list = starts_item(s) || (in_list && !stands_alone) ||
				  (in_list && indent_of(s) >= 2);
			prose_above = false;
		} else if (line->kind == LINE_TEXT && !in_list &&
			   (prose_above || (stands_alone && is_prose(s)))) {
			line->skip = blanks_of(s);
			prose_above = true;
		} else {
			prose_above = false;
		}
		blank_above = line->kind != LINE_TEXT || line->apart;
	}
}
