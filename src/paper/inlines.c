/*
 * From cmark's inlines back to the source. cmark's positions of inlines are
 * wrong too often to be used, so its tree is walked beside the text it was
 * made of: each piece is found where the one before it ended. Where the two do
 * not agree (which would be a fault of ours), the rest of the block is taken
 * as it stands, markup included, so that places stay right.
 */
#include "internal.h"

#include <string.h>

#define MAX_ENTITY 40

/* The byte of the feed `ahead` of the scan; 0 at the end of the block. */
char scan_peek(const struct scan *scan, size_t ahead)
{
	size_t i = scan->pos + ahead;

	return i < scan->raw_count ? scan->feed->bytes[scan->raw[i]] : '\0';
}

static enum feed_flag flag_here(const struct scan *scan)
{
	return (enum feed_flag)scan->feed->flags[scan->raw[scan->pos]];
}

static size_t source_here(const struct scan *scan)
{
	return scan->feed->at[scan->raw[scan->pos]];
}

static bool is_punct(char c)
{
	return c && strchr("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", c) != NULL;
}

void scan_reset(struct scan *scan)
{
	scan->raw_count = scan->pos = scan->text_count = scan->map_count = scan->mark_count = 0;
	scan->behind = scan->solid = 0;
	scan->autolink = scan->failed = scan->glued = scan->line_start = false;
}

void scan_add_line(struct scan *scan, size_t from, size_t end)
{
	for (size_t i = from; i < end; i++)
		*arena_push(scan->arena, scan->raw, scan->raw_count, scan->raw_room) = i;
}

static bool is_space(char c)
{
	return c == ' ' || c == '\t';
}

static void skip_blanks(struct scan *scan)
{
	char c;

	while ((c = scan_peek(scan, 0)) == ' ' || c == '\t' || c == '\n')
		scan->pos++;
}

/*
 * cmark keeps the blanks at the start of a lazy line where a backslash or a
 * definition stands before it, and makes spaces of tabs there. They are no text.
 */
static void skip_line_start(struct scan *scan)
{
	size_t start = scan->pos;

	skip_blanks(scan);
	scan->line_start = scan->pos > start;
	scan->glued = true;
}

/* The marks of `## Title`; none in "##Title". */
size_t scan_heading_marks(const struct scan *scan)
{
	size_t n = 0;
	char c;

	while (scan_peek(scan, n) == '#')
		n++;
	c = scan_peek(scan, n);
	return n <= 6 && (c == ' ' || c == '\t' || c == '\n' || c == 0) ? n : 0;
}

void scan_start(struct scan *scan, bool heading)
{
	size_t n;

	skip_blanks(scan);
	n = heading ? scan_heading_marks(scan) : 0;
	scan->pos += n;
	skip_blanks(scan);
	/* Only a paragraph can begin with definitions of links, also one that became a heading. */
	while (n == 0 && scan_peek(scan, 0) == '[') {
		size_t length = link_definition(scan);

		if (length == 0)
			break;
		scan->pos += length;
	}
	skip_line_start(scan);
}

static void emit(struct scan *scan, char c, size_t source, size_t behind)
{
	bool blank = c == ' ' || c == '\t' || c == '\n';
	bool first = scan->text_count == 0;

	/* What stood between two blanks is gone: one of them is enough. */
	if (blank && (first || (scan->glued && scan->text[scan->text_count - 1] == ' ')))
		return;
	scan->glued = false;
	*arena_push(scan->arena, scan->text, scan->text_count, scan->text_room) =
		c == '\n' ? ' ' : c;
	*arena_push(scan->arena, scan->map, scan->map_count, scan->map_room) = source;
	scan->behind = behind;
	if (!blank)
		scan->solid = behind;
}

static void add_mark(struct scan *scan)
{
	const struct str text = scan->feed->source->text;
	size_t at = source_here(scan);
	size_t n = mark_length(text, at);
	struct mark *mark = arena_push(scan->arena, scan->marks, scan->mark_count, scan->mark_room);

	mark->key = str_part(text, at + 2, at + n - 1);
	mark->span = (struct span){at, at + n};
	mark->at = scan->text_count;
	scan->glued = true;
}

/* Takes the byte under the scan into the text, or does what it stands for. */
static void take(struct scan *scan, bool literally)
{
	size_t at = source_here(scan);
	enum feed_flag flag = flag_here(scan);

	if (flag == FEED_KEEP)
		emit(scan, scan_peek(scan, 0), at, at + 1);
	else if (flag != FEED_INSERTED && literally)
		emit(scan, scan->feed->source->text.p[at], at, at + 1);
	else if (flag == FEED_MARK)
		add_mark(scan);
	scan->pos++;
}

/* "&amp;" under the scan, into `whole`. */
static struct str entity_here(const struct scan *scan, char whole[MAX_ENTITY])
{
	size_t n = 1;
	char c;

	whole[0] = '&';
	while (n < MAX_ENTITY - 1) {
		c = scan_peek(scan, n);
		whole[n++] = c;
		if (c == ';')
			return (struct str){whole, n};
		if (!char_is_alpha(c) && !char_is_digit(c) && c != '#')
			break;
	}
	return (struct str){0};
}

/* Where an entity stands for the next bytes of the literal, takes them. */
static size_t take_entity(struct scan *scan, struct str literal)
{
	char name[MAX_ENTITY];
	char after[4];
	struct str whole = entity_here(scan, name);
	size_t at = source_here(scan);
	size_t n;

	for (size_t i = 0; i < sizeof after; i++)
		after[i] = scan_peek(scan, whole.n + i);
	n = whole.n ? entity_bytes(whole, literal, (struct str){after, sizeof after}) : 0;
	for (size_t i = 0; i < n; i++)
		emit(scan, literal.p[i], at, at + whole.n);
	scan->pos += n ? whole.n : 0;
	return n;
}

/* "&#32;" and its like: a blank that is written as a number. */
static bool is_blank_reference(struct str whole)
{
	bool hex = whole.n > 2 && char_lower(whole.p[2]) == 'x';
	struct str number = str_part(whole, hex ? 3 : 2, whole.n - 1);

	if (whole.n < 4 || whole.p[1] != '#')
		return str_is(whole, "&Tab;") || str_is(whole, "&NewLine;");
	while (number.n > 1 && number.p[0] == '0')
		number = str_part(number, 1, number.n);
	return str_is(number, hex ? "20" : "32") || str_is(number, "9") ||
	       str_is(number, hex ? "a" : "10") || (hex && str_is(number, "A"));
}

/* What cmark may have kept of a line's first blanks, on both sides. */
static size_t past_line_start(struct scan *scan, struct str literal)
{
	char name[MAX_ENTITY];
	struct str whole;
	size_t i = 0;

	while (is_blank_reference(whole = entity_here(scan, name))) {
		scan->pos += whole.n;
		while (is_space(scan_peek(scan, 0)))
			scan->pos++;
	}
	while (i < literal.n && strchr(" \t\n", literal.p[i]))
		i++;
	return i;
}

void scan_text(struct scan *scan, struct str literal)
{
	size_t i = scan->line_start ? past_line_start(scan, literal) : 0;

	scan->line_start = false;
	while (i < literal.n && !scan->failed) {
		size_t n;

		if (scan_peek(scan, 0) == '&' &&
		    (n = take_entity(scan, str_part(literal, i, literal.n))) > 0) {
			i += n;
			continue;
		}
		if (!scan->autolink && scan_peek(scan, 0) == '\\' && is_punct(scan_peek(scan, 1)))
			scan->pos++;
		if (scan_peek(scan, 0) != literal.p[i] || scan->pos >= scan->raw_count) {
			scan->failed = true;
			return;
		}
		take(scan, scan->autolink);
		i++;
	}
}

static size_t backticks(const struct scan *scan, size_t from)
{
	size_t n = 0;

	while (scan_peek(scan, from + n) == '`')
		n++;
	return n;
}

static bool is_code_blank(const struct scan *scan, size_t raw)
{
	char c = scan->feed->bytes[scan->raw[raw]];

	return c == ' ' || c == '\n';
}

/* One blank at both ends of a span of code is no part of it, unless all is blank. */
static bool is_padded(const struct scan *scan, size_t start, size_t end)
{
	if (end < start + 2 || !is_code_blank(scan, start) || !is_code_blank(scan, end - 1))
		return false;
	for (size_t i = start; i < end; i++)
		if (!is_code_blank(scan, i))
			return true;
	return false;
}

void scan_code(struct scan *scan)
{
	size_t marks = backticks(scan, 0);
	size_t end = marks;
	size_t n;
	bool padded;

	if (scan->failed || marks == 0) {
		scan->failed = true;
		return;
	}
	while ((n = backticks(scan, end)) != marks) {
		if (scan->pos + end >= scan->raw_count) {
			scan->failed = true;
			return;
		}
		end += n ? n : 1;
	}
	end += scan->pos;
	scan->pos += marks;
	padded = is_padded(scan, scan->pos, end);
	scan->pos += padded;
	while (scan->pos + padded < end)
		take(scan, true);
	scan->pos = end + marks;
}

void scan_html(struct scan *scan, struct str literal)
{
	bool is_break = literal.n >= 4 && str_eq_nocase(str_part(literal, 0, 3), STR("<br"));

	if (scan->failed)
		return;
	if (is_break)
		emit(scan, ' ', source_here(scan), source_here(scan) + 1);
	for (size_t i = 0; i < literal.n; i++, scan->pos++) {
		/* Of a tab at the start of a line cmark makes spaces. */
		while (i < literal.n && is_space(literal.p[i]))
			i++;
		while (is_space(scan_peek(scan, 0)))
			scan->pos++;
		if (i == literal.n || scan_peek(scan, 0) != literal.p[i]) {
			scan->failed = true;
			return;
		}
	}
	scan->glued = true;
}

void scan_break(struct scan *scan)
{
	size_t i = 0;

	while (is_space(scan_peek(scan, i)))
		i++;
	if (scan_peek(scan, i) == '\\')
		i++;
	if (scan->failed || scan_peek(scan, i) != '\n') {
		scan->failed = true;
		return;
	}
	scan->pos += i;
	take(scan, false);
	skip_line_start(scan);
}

void scan_skip(struct scan *scan, size_t n, const char *any_of)
{
	for (size_t i = 0; i < n && !scan->failed; i++) {
		char c = scan_peek(scan, 0);

		if (c == 0 || !strchr(any_of, c))
			scan->failed = true;
		else
			scan->pos++;
	}
}

void scan_link_open(struct scan *scan, bool image)
{
	if (image)
		scan_skip(scan, 1, "!");
	else
		scan->autolink = scan_peek(scan, 0) == '<';
	scan_skip(scan, 1, scan->autolink && !image ? "<" : "[");
}

void scan_link_close(struct scan *scan)
{
	if (scan->autolink) {
		scan_skip(scan, 1, ">");
		scan->autolink = false;
		return;
	}
	scan_skip(scan, 1, "]");
	if (!scan->failed)
		scan->pos += link_tail(scan);
}

void scan_end(struct scan *scan)
{
	size_t n;

	while (scan->failed && scan->pos < scan->raw_count)
		take(scan, false);
	n = scan->text_count;
	while (n && is_space(scan->text[n - 1]))
		n--;
	if (n < scan->text_count)
		scan->behind = scan->solid;
	scan->text_count = n;
	for (size_t i = scan->mark_count; i && scan->marks[i - 1].at > n; i--)
		scan->marks[i - 1].at = n;
}
