/* Sources and their line tables. */
#include "mundraft/source.h"

#include "mundraft/arena.h"
#include "mundraft/utf8.h"

#include <string.h>

static size_t count_lines(struct str text)
{
	size_t lines = 1;
	for (size_t i = str_find(text, STR("\n"), 0); i < text.n;
	     i = str_find(text, STR("\n"), i + 1))
		lines++;
	return lines;
}

struct source *source_new(struct arena *arena, struct str name, struct str text)
{
	struct source *source = arena_new(arena, struct source);
	source->name = name;
	source->text = text;
	source->line_count = count_lines(text);
	source->lines = arena_array(arena, source->line_count, size_t);
	size_t line = 1;
	for (size_t i = str_find(text, STR("\n"), 0); i < text.n;
	     i = str_find(text, STR("\n"), i + 1))
		source->lines[line++] = i + 1;
	return source;
}

/* The index of the line that holds the offset: the last one that starts at or before it. */
static size_t line_of(const struct source *source, size_t offset)
{
	size_t low = 0, high = source->line_count;
	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;
		if (source->lines[middle] <= offset)
			low = middle;
		else
			high = middle;
	}
	return low;
}

struct place source_place(const struct source *source, size_t offset)
{
	if (offset > source->text.n)
		offset = source->text.n;
	size_t line = line_of(source, offset);
	struct str before = str_part(source->text, source->lines[line], offset);
	return (struct place){line + 1, utf8_count(before) + 1};
}

struct str source_line(const struct source *source, size_t line)
{
	if (line == 0 || line > source->line_count)
		return (struct str){0};
	size_t end = line < source->line_count ? source->lines[line] - 1 : source->text.n;
	struct str text = str_part(source->text, source->lines[line - 1], end);
	if (line < source->line_count && str_ends(text, STR("\r")))
		text.n--; /* of a line end; a last line without one keeps it */
	return text;
}

struct str source_text(const struct source *source, struct span span)
{
	return str_part(source->text, span.start, span.end);
}
