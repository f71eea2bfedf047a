/* Papers as input: reading them, and what they say of themselves. */
#include "cli.h"

#define BOM_BYTES 3

struct paper *paper_load(struct arena *arena, struct str path, struct diags *diags)
{
	struct library reader;
	library_init(&reader, arena);
	const struct source *raw = library_read(&reader, path, PAPER_MAX_BYTES + BOM_BYTES, diags);
	if (!raw)
		return NULL;
	const struct source *source = paper_source(arena, raw->name, raw->text, diags);
	return source ? paper_parse(arena, source, diags) : NULL;
}

struct str paper_names(const struct paper *paper, const char *what, struct span *span)
{
	const struct node *node = paper->front ? yaml_get(paper->front, what) : NULL;
	if (node && node->kind == NODE_TEXT && node->text.n) {
		*span = node->span;
		return node->text;
	}
	for (size_t i = 0; i < paper->field_count; i++) {
		if (str_is(paper->fields[i].name, what)) {
			*span = paper->fields[i].value_span;
			return paper->fields[i].value;
		}
	}
	return (struct str){0};
}
