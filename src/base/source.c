/* Sources and their line tables. */
#include "mundraft/source.h"

#include "mundraft/strbuf.h"
#include "mundraft/utf8.h"

#include <string.h>

/* `returns`: whether the text may hold a CR; the large files, which are ours, hold none. */
static size_t line_end(struct str text, size_t at, bool returns)
{
	if (!returns) {
		const char *feed = at < text.n ? memchr(text.p + at, '\n', text.n - at) : NULL;
		return feed ? (size_t)(feed - text.p) : text.n;
	}
	while (at < text.n && text.p[at] != '\n' && text.p[at] != '\r')
		at++;
	return at;
}

/* Where the next line starts, behind LF, CR LF or a lone CR; past the text where none does. */
static size_t next_line(struct str text, size_t at, bool returns)
{
	size_t end = line_end(text, at, returns);
	bool pair = end + 1 < text.n && text.p[end] == '\r' && text.p[end + 1] == '\n';
	return end + (pair ? 2 : 1);
}

struct source *source_new(struct arena *arena, struct str name, struct str text)
{
	struct source *source = arena_new(arena, struct source);
	bool returns = text.n && memchr(text.p, '\r', text.n);
	size_t lines = 1;
	for (size_t i = next_line(text, 0, returns); i <= text.n; i = next_line(text, i, returns))
		lines++;
	source->name = name;
	source->text = text;
	source->line_count = lines;
	source->lines = arena_array(arena, lines, size_t);
	for (size_t line = 1; line < lines; line++)
		source->lines[line] = next_line(text, source->lines[line - 1], returns);
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

/* The index of the first byte that was added at or behind the offset. */
static size_t first_added(const struct origins *origins, size_t offset)
{
	size_t low = 0, high = origins->added_count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (origins->added[middle] < offset)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* The piece of text without what was added to it. */
static struct str as_written(struct arena *arena, const struct source *source, struct span span)
{
	const struct origins *origins = source->origins;
	size_t next = first_added(origins, span.start), at = span.start;
	struct strbuf out;
	strbuf_init(&out, arena);
	for (; next < origins->added_count && origins->added[next] < span.end; next++) {
		strbuf_add(&out, str_part(source->text, at, origins->added[next]));
		at = origins->added[next] + 1;
	}
	strbuf_add(&out, str_part(source->text, at, span.end));
	return strbuf_str(&out);
}

const struct origin *source_origin(const struct source *source, size_t offset)
{
	const struct origins *origins = source->origins;
	if (!origins || !origins->count)
		return NULL;
	size_t low = 0, high = origins->count;
	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;
		if (origins->items[middle].at <= offset)
			low = middle;
		else
			high = middle;
	}
	return &origins->items[low];
}

/* What was added is markup, a byte a character. */
static struct place place_by_origin(const struct source *source, size_t offset)
{
	const struct origin *origin = source_origin(source, offset);
	size_t added =
		first_added(source->origins, offset) - first_added(source->origins, origin->start);
	struct str before = str_part(source->text, origin->start, offset);
	return (struct place){origin->line, utf8_count(before) - added + 1};
}

struct place source_place(const struct source *source, size_t offset)
{
	if (offset > source->text.n)
		offset = source->text.n;
	if (source_origin(source, offset))
		return place_by_origin(source, offset);
	size_t line = line_of(source, offset);
	struct str before = str_part(source->text, source->lines[line], offset);
	return (struct place){line + 1, utf8_count(before) + 1};
}

struct str source_line(const struct source *source, size_t line)
{
	if (line == 0 || line > source->line_count)
		return (struct str){0};
	size_t start = source->lines[line - 1];
	return str_part(source->text, start, line_end(source->text, start, true));
}

static size_t clamp(size_t at, size_t most)
{
	return at < most ? at : most;
}

struct str source_excerpt(struct arena *arena, const struct source *source, struct span *span)
{
	size_t index = line_of(source, clamp(span->start, source->text.n));
	size_t first = source->lines[index];
	struct str line = source_line(source, index + 1);
	struct span inside = {clamp(span->start - first, line.n), clamp(span->end - first, line.n)};
	if (source->origins) {
		size_t end = first + inside.end;
		inside.start =
			as_written(arena, source, (struct span){first, first + inside.start}).n;
		inside.end = as_written(arena, source, (struct span){first, end}).n;
		line = as_written(arena, source, (struct span){first, first + line.n});
	}
	*span = inside;
	return line;
}

struct str source_text(const struct source *source, struct span span)
{
	return str_part(source->text, span.start, span.end);
}
