/*
 * The quick way into a large file: the lines that belong to one key of a block
 * map, found by indentation alone. Must not be used to judge a file: only
 * yaml_parse knows whether it is YAML.
 */
#include "mundraft/yaml.h"

#include <string.h>

struct line {
	size_t start, end; /* with its line end */
	size_t indent;
	struct str text; /* from the first letter on */
};

/* The next line that is neither empty nor a comment. */
static bool next_line(struct str all, size_t *at, size_t end, struct line *line)
{
	while (*at < end) {
		size_t start = *at, first = start;
		const char *feed = memchr(all.p + start, '\n', end - start);
		*at = feed ? (size_t)(feed - all.p) + 1 : end;
		while (first < *at && all.p[first] == ' ')
			first++;
		size_t text = first;
		while (text < *at && char_is_space(all.p[text]))
			text++;
		if (text == *at || all.p[text] == '#')
			continue;
		*line = (struct line){start, *at, first - start,
				      str_trim(str_part(all, text, *at))};
		return true;
	}
	return false;
}

bool yaml_next_block(const struct source *source, struct span *rest, struct str *key,
		     struct span *block)
{
	struct line first, line;
	size_t at = rest->start;
	if (!next_line(source->text, &at, rest->end, &first))
		return false;
	*key = str_part(first.text, 0, str_find(first.text, STR(":"), 0));
	*block = (struct span){first.start, rest->end};
	while (next_line(source->text, &at, rest->end, &line))
		if (line.indent <= first.indent) {
			block->end = line.start;
			break;
		}
	rest->start = block->end;
	return true;
}

struct span yaml_block_inside(const struct source *source, struct span block)
{
	struct line first;
	size_t at = block.start;
	if (!next_line(source->text, &at, block.end, &first))
		return (struct span){block.end, block.end};
	return (struct span){first.end, block.end};
}
