/*
 * How much of a line belongs to the quotations and list items around a block:
 * CommonMark's rules for continued lines, lazy ones included. Columns count as
 * CommonMark counts them, tabs to every fourth. Knows nothing of inlines.
 */
#include "internal.h"

#include <stdint.h>

#define TAB_STOP 4

static char at(const struct feed *feed, size_t offset)
{
	return offset < feed->n ? feed->bytes[offset] : '\n';
}

/* Past blanks; *indent is their width. */
static struct cursor past_blanks(const struct feed *feed, struct cursor from, size_t *indent)
{
	struct cursor cursor = from;

	for (;; cursor.at++) {
		char c = at(feed, cursor.at);

		if (c == ' ')
			cursor.column++;
		else if (c == '\t')
			cursor.column += TAB_STOP - cursor.column % TAB_STOP;
		else
			break;
	}
	*indent = cursor.column - from.column;
	return cursor;
}

/* Moves over `columns` of blanks; stops inside a tab that is wider. */
static struct cursor past_columns(const struct feed *feed, struct cursor cursor, size_t columns)
{
	while (columns) {
		size_t width = 1;
		char c = at(feed, cursor.at);

		if (c == '\n')
			break;
		if (c == '\t')
			width = TAB_STOP - cursor.column % TAB_STOP;
		if (width > columns) {
			cursor.column += columns;
			break;
		}
		cursor.column += width;
		cursor.at++;
		columns -= width;
	}
	return cursor;
}

static bool past_quote(const struct feed *feed, struct cursor *cursor)
{
	size_t indent;
	struct cursor mark = past_blanks(feed, *cursor, &indent);

	if (indent > 3 || at(feed, mark.at) != '>')
		return false;
	mark.at++;
	mark.column++;
	if (at(feed, mark.at) == ' ' || at(feed, mark.at) == '\t')
		mark = past_columns(feed, mark, 1);
	*cursor = mark;
	return true;
}

/* The length of a bullet or a number with its stop. */
static size_t item_mark(const struct feed *feed, size_t offset)
{
	size_t n = 0;
	char c = at(feed, offset);

	if (c == '-' || c == '+' || c == '*')
		return 1;
	while (n < 9 && char_is_digit(at(feed, offset + n)))
		n++;
	c = at(feed, offset + n);
	return n && (c == '.' || c == ')') ? n + 1 : 0;
}

/* The line that opens an item: its mark, and how far its text is indented. */
static bool open_item(const struct feed *feed, struct cursor *cursor, size_t *need)
{
	size_t indent, blanks;
	struct cursor mark = past_blanks(feed, *cursor, &indent);
	size_t length = item_mark(feed, mark.at);
	struct cursor text;

	if (length == 0)
		return false;
	mark.at += length;
	mark.column += length;
	text = past_blanks(feed, mark, &blanks);
	if (blanks < 1 || blanks > 4 || at(feed, text.at) == '\n') {
		*need = indent + length + 1;
		*cursor = past_columns(feed, mark, blanks ? 1 : 0);
	} else {
		*need = indent + length + blanks;
		*cursor = text;
	}
	return true;
}

static bool past_frame(const struct feed *feed, const struct frame *frame, struct cursor *cursor)
{
	size_t indent;

	if (frame->quote)
		return past_quote(feed, cursor);
	(void)past_blanks(feed, *cursor, &indent);
	if (indent < frame->need)
		return false;
	*cursor = past_columns(feed, *cursor, frame->need);
	return true;
}

/* Behind the marks of all frames; where one is missing the line is a lazy one. */
static struct cursor strip(const struct frames *frames, const struct feed *feed, size_t line,
			   bool *lazy)
{
	struct cursor cursor = {feed->lines[line], 0};
	size_t i = frames->count;

	*lazy = false;
	while (i && frames->items[i - 1].line > line)
		i--;
	if (i && frames->items[i - 1].line == line)
		return frames->items[i - 1].after;
	for (size_t k = 0; k < i && !*lazy; k++)
		*lazy = !past_frame(feed, &frames->items[k], &cursor);
	return cursor;
}

void frames_open(struct arena *arena, struct frames *frames, const struct feed *feed, size_t line,
		 bool quote, bool ordered)
{
	struct frame frame = {.quote = quote, .ordered = ordered, .line = line};
	bool lazy;

	frame.after = strip(frames, feed, line, &lazy);
	if (quote)
		(void)past_quote(feed, &frame.after);
	else
		(void)open_item(feed, &frame.after, &frame.need);
	*arena_push(arena, frames->items, frames->count, frames->room) = frame;
	if (quote)
		frames->quotes++;
	else
		frames->lists++;
}

void frames_close(struct frames *frames)
{
	const struct frame *frame = &frames->items[--frames->count];

	if (frame->quote)
		frames->quotes--;
	else
		frames->lists--;
}

/* cmark keeps the blanks at the start of a lazy line. */
size_t frames_strip(const struct frames *frames, const struct feed *feed, size_t line,
		    size_t *indent)
{
	bool lazy;
	struct cursor cursor = strip(frames, feed, line, &lazy);
	struct cursor text = past_blanks(feed, cursor, indent);

	if (lazy)
		*indent = SIZE_MAX;
	return lazy ? cursor.at : text.at;
}
