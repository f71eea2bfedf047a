/*
 * The copy of a paper that cmark is given. Everything here is about not
 * misleading cmark and not being hurt by it: it knows no notes, and its time
 * grows with the square of a paragraph's brackets or of a line's nesting.
 */
#include "internal.h"

#include <string.h>

#define MAX_BRACKETS 1000 /* of a paragraph; further ones are plain text */
#define MAX_NESTING 100   /* of quotations and lists; further marks are plain text */
#define STAND_IN '^'      /* punctuation that means nothing in Markdown */

static void add(struct feed *feed, char c, size_t at, enum feed_flag flag)
{
	feed->bytes[feed->n] = c;
	feed->at[feed->n] = at;
	feed->flags[feed->n] = (unsigned char)flag;
	feed->n++;
}

static void start_line(struct feed *feed, enum line_tag tag)
{
	feed->lines[feed->line_count] = feed->n;
	feed->tags[feed->line_count] = (unsigned char)tag;
	feed->line_count++;
}

static void end_line(struct feed *feed, size_t at)
{
	add(feed, '\n', at, FEED_KEEP);
	feed->lines[feed->line_count] = feed->n;
}

/* A blank line, unless there is one already. */
static void add_blank(struct feed *feed, size_t at)
{
	if (feed->n > 1 && feed->bytes[feed->n - 1] == '\n' && feed->bytes[feed->n - 2] == '\n')
		return;
	if (feed->n == 1)
		return;
	start_line(feed, TAG_NONE);
	end_line(feed, at);
}

/* The length of one mark of a quotation or an item with its blank; 0: none. */
static size_t container_mark(struct str s)
{
	size_t n = 0;

	if (s.n && s.p[0] == '>')
		return 1;
	if (s.n > 1 && strchr("-*+", s.p[0]) && (s.p[1] == ' ' || s.p[1] == '\t'))
		return 2;
	while (n < s.n && n < 9 && char_is_digit(s.p[n]))
		n++;
	if (n && n + 1 < s.n && (s.p[n] == '.' || s.p[n] == ')') && s.p[n + 1] == ' ')
		return n + 2;
	return 0;
}

/* Where the first container mark too many stands; s.n where all may stay. */
static size_t too_deep(struct str s)
{
	size_t at = 0;

	for (size_t depth = 0;; depth++) {
		size_t n;

		while (at < s.n && (s.p[at] == ' ' || s.p[at] == '\t'))
			at++;
		n = container_mark(str_part(s, at, s.n));
		if (n == 0)
			return s.n;
		if (depth == MAX_NESTING)
			return at;
		at += n;
	}
}

static void add_mark(struct feed *feed, size_t at, size_t n)
{
	add(feed, STAND_IN, at, FEED_MARK);
	for (size_t i = 1; i + 1 < n; i++)
		add(feed, 'x', at + i, FEED_MARK_MORE);
	add(feed, STAND_IN, at + n - 1, FEED_MARK_MORE);
}

static bool is_escaped(struct str s, size_t at)
{
	size_t slashes = 0;

	while (slashes < at && s.p[at - slashes - 1] == '\\')
		slashes++;
	return slashes % 2 != 0;
}

/*
 * Where a comment opens a line on which text follows it; s.n: none does. To Markdown all
 * of that line is the comment's, and nobody would read the text: it is made to stand
 * inside a paragraph.
 */
static size_t comment_before_text(struct str s)
{
	size_t at = 0, n, close;

	for (;; at += n) {
		while (at < s.n && (s.p[at] == ' ' || s.p[at] == '\t'))
			at++;
		n = container_mark(str_part(s, at, s.n));
		if (n == 0)
			break;
	}
	if (!str_starts(str_part(s, at, s.n), STR("<!--")))
		return s.n;
	close = str_find(s, STR("-->"), at);
	return close < s.n && str_trim(str_part(s, close + 3, s.n)).n ? at : s.n;
}

/* A line of prose; `at` is where s stands in the source. */
static void add_prose(struct feed *feed, struct str s, size_t at, size_t *brackets)
{
	size_t deep = too_deep(s);
	size_t comment = comment_before_text(s);

	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];
		size_t n = c == '[' ? mark_length(s, i) : 0;

		if (i == deep || i == comment)
			add(feed, STAND_IN, at + i, FEED_INSERTED);
		if (n) {
			add_mark(feed, at + i, n);
			i += n - 1;
			continue;
		}
		if (c == '[' && ++*brackets > MAX_BRACKETS && !is_escaped(s, i))
			add(feed, '\\', at + i, FEED_INSERTED);
		add(feed, (unsigned char)c < 0x20 && c != '\t' ? ' ' : c, at + i, FEED_KEEP);
	}
}

static void add_code(struct feed *feed, struct str s, size_t at)
{
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];

		add(feed, (unsigned char)c < 0x20 && c != '\t' ? ' ' : c, at + i, FEED_KEEP);
	}
}

/* Room for all lines, blanks around each, and a mark before each bracket. */
static void feed_init(struct arena *arena, struct feed *feed, const struct lines *lines,
		      size_t first, size_t end)
{
	size_t bytes = 4;
	size_t rows = 3 * (end - first) + 4;

	for (size_t i = first; i < end; i++) {
		struct str s = line_text(lines, &lines->items[i]);

		bytes += s.n + 6;
		for (size_t k = 0; k < s.n; k++)
			bytes += s.p[k] == '[';
	}
	*feed = (struct feed){.source = lines->source};
	feed->bytes = arena_alloc(arena, bytes);
	feed->at = arena_array(arena, bytes, size_t);
	feed->flags = arena_alloc(arena, bytes);
	feed->lines = arena_array(arena, rows, size_t);
	feed->tags = arena_alloc(arena, rows);
	/* An empty line first, so that cmark never meets what looks like a byte order mark. */
	start_line(feed, TAG_NONE);
	end_line(feed, end > first ? lines->items[first].start : 0);
}

static void add_line(struct feed *feed, const struct lines *lines, const struct line *line,
		     size_t *brackets)
{
	bool apart = line->apart || (lines->pasted && line->kind == LINE_TEXT);
	size_t start = line->start + line->skip;
	struct str s = source_text(lines->source, (struct span){start, line->end});

	if (apart) {
		add_blank(feed, line->start);
		*brackets = 0;
	}
	start_line(feed, line->tag);
	if (line->tag != TAG_NONE)
		add(feed, STAND_IN, start, FEED_INSERTED);
	else if (line->shown)
		add(feed, '\\', start, FEED_INSERTED);
	if (line->kind == LINE_CODE)
		add_code(feed, s, start);
	else
		add_prose(feed, s, start, brackets);
	end_line(feed, line->end);
	if (apart)
		add_blank(feed, line->end);
}

void feed_body(struct arena *arena, struct feed *feed, const struct lines *lines)
{
	size_t brackets = 0;

	feed_init(arena, feed, lines, 0, lines->count);
	for (size_t i = 0; i < lines->count; i++) {
		const struct line *line = &lines->items[i];

		if (line->kind == LINE_TEXT ||
		    (line->kind == LINE_CODE && line->end > line->start)) {
			add_line(feed, lines, line, &brackets);
		} else if (line->kind == LINE_BLANK) {
			/* Its blanks may hold an empty item open. */
			start_line(feed, TAG_NONE);
			add_code(feed, line_text(lines, line), line->start);
			end_line(feed, line->end);
			brackets = 0;
		} else {
			add_blank(feed, line->start);
			brackets = 0;
		}
	}
}

/* Whether Markdown may see more than text in a line that starts so. */
static bool may_start_block(struct str s)
{
	return s.n && ((unsigned char)s.p[0] < 0x20 || char_is_digit(s.p[0]) ||
		       strchr("#>-+*=_<~`[", s.p[0]) != NULL);
}

/* A note is one paragraph, whatever its text looks like to Markdown. */
void feed_note(struct arena *arena, struct feed *feed, const struct lines *lines, size_t first,
	       size_t end)
{
	size_t brackets = 0;

	feed_init(arena, feed, lines, first, end);
	for (size_t i = first; i < end; i++) {
		const struct line *line = &lines->items[i];
		struct str s = line_text(lines, line);
		size_t at = line->start;

		if (line->kind == LINE_BLANK)
			continue;
		while (s.n && (s.p[0] == ' ' || s.p[0] == '\t')) {
			s = str_part(s, 1, s.n);
			at++;
		}
		if (i == first) {
			size_t n = definition_length(s);

			s = str_part(s, n, s.n);
			at += n;
			while (s.n && (s.p[0] == ' ' || s.p[0] == '\t')) {
				s = str_part(s, 1, s.n);
				at++;
			}
		}
		start_line(feed, TAG_NONE);
		if (may_start_block(s))
			add(feed, STAND_IN, at, FEED_INSERTED);
		add_prose(feed, s, at, &brackets);
		end_line(feed, line->end);
	}
}
