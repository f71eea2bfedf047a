/*
 * A country's profile: every file of that name, laid over each other, checked as
 * one. A delegate's own file need hold only what is new.
 */
#include "facts.h"
#include "files.h"
#include "schemas.h"

#define LARGE_PROFILE (48 * 1024) /* bytes; smaller ones are read whole */

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
	add_terms(evidence, yaml_get(tree, "terms"), (struct str){0});
	if (evidence->some_topics)
		return; /* see topics_complete */
	struct known_ids known = known_ids(library);
	check_references(evidence, tree, &known, diags);
}

/* Takes from the tree who speaks, and what it takes when nothing is said. */
static void name_profile(struct profile *profile, struct str id, const struct node *tree)
{
	const struct node *country = yaml_get(tree, "country");
	const struct node *defaults = yaml_get(tree, "defaults");
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
}

/* Checks the profile's tree; what is in it goes into evidence. */
static void use_tree(struct library *library, struct profile *profile, struct evidence *evidence,
		     struct diags *diags)
{
	evidence->country = profile->name;
	profile_check(library, profile->tree, evidence, diags);
	check_own_id(yaml_get(yaml_get(profile->tree, "country"), "id"), profile->id, diags);
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
	name_profile(profile, id, tree);
	use_tree(library, profile, evidence, diags);
	return diags->errors > errors ? NULL : profile;
}

/* ---- the quick way ---- */

/*
 * The last file, which is ours, in parts; a delegate's own files over it, whole: a mistake
 * in what was just edited must be seen. NULL where this way is not to be taken.
 */
static const struct node *select_tree(struct library *library, const struct profile *profile,
				      const struct profile_need *need)
{
	struct diags quiet = {.arena = library->arena};
	struct table named = {0};
	size_t last = profile->file_count - 1;
	if (!profile->file_count || profile->files[last]->text.n < LARGE_PROFILE)
		return NULL;
	select_note_words(library->arena, &named, need->also);
	for (size_t i = 0; i < last && need->topics; i++)
		select_note_words(library->arena, &named, profile->files[i]->text);
	const struct node *tree = select_profile(library->arena, profile->files[last], need->topics,
						 need->topic_count, need->paper, &named, &quiet);
	for (size_t i = last; tree && i-- > 0;) {
		const struct node *own =
			yaml_parse_all(library->arena, profile->files[i], "profile", &quiet);
		tree = own ? files_overlay(library->arena, tree, own) : NULL;
	}
	return quiet.errors ? NULL : tree;
}

static void find_files(struct library *library, struct profile *profile, struct str id,
		       struct diags *diags)
{
	profile->files = arena_array(library->arena, MAX_FILES, const struct source *);
	profile->file_count = files_list(library, "profiles", id, NULL, profile->files, diags);
	profile->source = profile->file_count ? profile->files[0] : NULL;
}

struct profile *profile_open(struct library *library, struct str id, struct diags *diags)
{
	size_t errors = diags->errors;
	struct profile *profile = arena_new(library->arena, struct profile);
	static const struct profile_need nothing = {0};
	find_files(library, profile, id, diags);
	const struct node *tree = select_tree(library, profile, &nothing);
	if (!tree || !yaml_text(yaml_get(tree, "country"), "name").n)
		tree = files_merge(library, "profiles", "profile", id, NULL, &profile->source,
				   diags);
	if (!tree || diags->errors > errors)
		return NULL;
	name_profile(profile, id, tree);
	return profile;
}

bool profile_read(struct library *library, struct profile *profile, const struct profile_need *need,
		  struct evidence *evidence, struct diags *diags)
{
	size_t errors = diags->errors;
	const struct node *tree = select_tree(library, profile, need);
	if (!tree)
		tree = files_merge(library, "profiles", "profile", profile->id, NULL,
				   &profile->source, diags);
	if (!tree)
		return false;
	name_profile(profile, profile->id, tree);
	use_tree(library, profile, evidence, diags);
	return diags->errors == errors;
}

struct str profile_full_name(struct arena *arena, const struct profile *profile)
{
	if (!profile->article.n)
		return profile->name;
	return str_printf(arena, "%.*s %.*s", STR_ARG(profile->article), STR_ARG(profile->name));
}
