/*
 * Files of one name laid over each other: a delegate's own profile over the shipped
 * one, a club's own topic over ours. Knows nothing of what they hold but that terms
 * are a list without ids.
 */
#include "files.h"

/* Own terms are added to those below; one of the same full name takes its place. */
static void keep_terms(struct arena *arena, const struct node *below, struct node *terms)
{
	struct table own = {0};
	if (!below || below->kind != NODE_LIST || terms->kind != NODE_LIST)
		return;
	for (const struct node *term = terms->first; term; term = term->next)
		table_put(arena, &own, yaml_text(term, "full"), term);
	struct node *rest = terms->first, **tail = &terms->first;
	for (const struct node *term = below->first; term; term = term->next) {
		if (table_get(&own, yaml_text(term, "full")))
			continue;
		struct node *kept = arena_new(arena, struct node);
		*kept = *term;
		*tail = kept;
		tail = &kept->next;
		terms->count++;
	}
	*tail = rest;
}

const struct node *files_overlay(struct arena *arena, const struct node *base,
				 const struct node *over)
{
	struct node *merged = yaml_overlay(arena, base, over);
	struct node *terms = yaml_get(over, "terms") ? yaml_get(merged, "terms") : NULL;
	if (terms)
		keep_terms(arena, yaml_get(base, "terms"), terms); /* terms: the overlay's copy */
	return merged;
}

size_t files_list(struct library *library, const char *folder, struct str id,
		  const struct source *after, const struct source *files[MAX_FILES],
		  struct diags *diags)
{
	const struct source *file = after;
	size_t count = 0;
	while (count < MAX_FILES &&
	       (file = library_find(library, folder, id, ".yaml", file, diags)))
		files[count++] = file;
	return count;
}

const struct node *files_merge(struct library *library, const char *folder, const char *what,
			       struct str id, const struct source *after,
			       const struct source **first, struct diags *diags)
{
	const struct source *files[MAX_FILES];
	size_t count = files_list(library, folder, id, after, files, diags);
	*first = count ? files[0] : NULL;
	const struct node *merged = NULL;
	for (size_t i = count; i-- > 0;) {
		const struct node *tree = yaml_parse_all(library->arena, files[i], what, diags);
		if (tree)
			merged = merged ? files_overlay(library->arena, merged, tree) : tree;
	}
	return merged;
}
