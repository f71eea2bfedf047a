/*
 * A country's profile: every file of that name, laid over each other, checked as
 * one. A delegate's own file need hold only what is new.
 */
#include "facts.h"
#include "files.h"
#include "schemas.h"

void profile_check(struct library *library, const struct node *tree, struct evidence *evidence,
		   struct diags *diags)
{
	mistakes_restart(evidence);
	schema_check(tree, &profile_schema, diags);
	if (tree->kind != NODE_MAP)
		return;
	add_sources(evidence, yaml_get(tree, "sources"), diags);
	add_facts(evidence, yaml_get(tree, "facts"), diags);
	add_gaps(evidence, yaml_get(tree, "gaps"), diags);
	check_gap_ids(evidence, yaml_get(tree, "facts"), diags);
	add_terms(evidence, yaml_get(tree, "terms"));
	if (evidence->some_topics)
		return; /* see topics_complete */
	struct known_ids known = known_ids(library);
	check_references(evidence, tree, &known, diags);
}

const struct profile *profile_load(struct library *library, struct str id,
				   struct evidence *evidence, struct diags *diags)
{
	size_t errors = diags->errors;
	struct profile *profile = arena_new(library->arena, struct profile);
	const struct node *tree =
		files_merge(library, "profiles", "profile", id, NULL, &profile->source, diags);
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
