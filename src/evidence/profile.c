/*
 * A country's profile: every file of that name, laid over each other, checked as
 * one. A delegate's own file need hold only what is new.
 */
#include "facts.h"
#include "files.h"
#include "schemas.h"

#define MAX_FILES 16

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

const struct node *profile_overlay(struct arena *arena, const struct node *base,
				   const struct node *over)
{
	struct node *merged = yaml_overlay(arena, base, over);
	struct node *terms = yaml_get(over, "terms") ? yaml_get(merged, "terms") : NULL;
	if (terms)
		keep_terms(arena, yaml_get(base, "terms"), terms); /* terms: the overlay's copy */
	return merged;
}

const struct node *profile_merge(struct library *library, struct str id, const struct source *after,
				 const struct source **first, struct diags *diags)
{
	const struct source *files[MAX_FILES], *file = after;
	size_t count = 0;
	while (count < MAX_FILES &&
	       (file = library_find(library, "profiles", id, ".yaml", file, diags)))
		files[count++] = file;
	*first = count ? files[0] : NULL;
	const struct node *merged = NULL;
	for (size_t i = count; i-- > 0;) {
		const struct node *tree =
			yaml_parse_all(library->arena, files[i], "profile", diags);
		if (tree)
			merged = merged ? profile_overlay(library->arena, merged, tree) : tree;
	}
	return merged;
}

void profile_check(struct library *library, const struct node *tree, struct evidence *evidence,
		   struct diags *diags)
{
	mistakes_restart(evidence);
	schema_check(tree, &profile_schema, diags);
	if (tree->kind != NODE_MAP)
		return;
	struct known_ids known = known_ids(library);
	add_sources(evidence, yaml_get(tree, "sources"), diags);
	add_facts(evidence, yaml_get(tree, "facts"), diags);
	add_gaps(evidence, yaml_get(tree, "gaps"), diags);
	check_gap_ids(evidence, yaml_get(tree, "facts"), diags);
	add_terms(evidence, yaml_get(tree, "terms"));
	check_references(evidence, tree, &known, diags);
}

const struct profile *profile_load(struct library *library, struct str id,
				   struct evidence *evidence, struct diags *diags)
{
	size_t errors = diags->errors;
	struct profile *profile = arena_new(library->arena, struct profile);
	const struct node *tree = profile_merge(library, id, NULL, &profile->source, diags);
	if (!tree)
		return NULL;
	const struct node *country = yaml_get(tree, "country");
	const struct node *defaults = yaml_get(tree, "defaults");
	evidence->country = yaml_text(country, "name");
	profile_check(library, tree, evidence, diags);
	check_own_id(yaml_get(country, "id"), id, diags);
	if (diags->errors > errors)
		return NULL;
	profile->id = id;
	profile->name = yaml_text(country, "name");
	profile->formal = yaml_text(country, "formal");
	profile->adjective = yaml_text(country, "adjective");
	profile->article = yaml_text(country, "article");
	profile->as_of = yaml_text(country, "as_of");
	profile->committee = yaml_text(defaults, "committee");
	profile->topic = yaml_text(defaults, "topic");
	profile->conference = yaml_text(defaults, "conference");
	profile->tree = tree;
	return profile;
}

struct str profile_full_name(struct arena *arena, const struct profile *profile)
{
	if (!profile->article.n)
		return profile->name;
	return str_printf(arena, "%.*s %.*s", STR_ARG(profile->article), STR_ARG(profile->name));
}
