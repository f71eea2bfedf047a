/*
 * `mundraft check FILE`: one file by its path, held against the schema of its kind, as
 * it will be read: over what the library has of the same name. Must know no more of a
 * kind than its loader does.
 */
#include "facts.h"
#include "files.h"
#include "schemas.h"

/* "profiles/kazakhstan.yaml" -> "kazakhstan" */
static struct str id_of(struct str path)
{
	size_t start = path.n, end = path.n;
	while (start > 0 && path.p[start - 1] != '/')
		start--;
	while (end > start && path.p[end - 1] != '.')
		end--;
	return str_part(path, start, end > start ? end - 1 : path.n);
}

/* The library's file that this one is, by whatever path it was named; NULL: it is outside. */
static const struct source *in_library(struct library *library, const char *folder, struct str id,
				       const char *extension, const struct source *source)
{
	struct diags quiet = {.arena = library->arena};
	const struct source *file = NULL;
	while ((file = library_find(library, folder, id, extension, file, &quiet)))
		if (str_eq(file->text, source->text))
			return file;
	return NULL;
}

/* Faults of the topics are not those of the file in hand. */
static void know_topics(struct library *library, struct evidence *evidence)
{
	struct diags quiet = {.arena = library->arena};
	struct topic *topics;
	topics_load(library, evidence, &topics, &quiet);
}

/* What begins with hyphens but never ends has lost its second line of them. */
static bool is_template(const struct source *source)
{
	struct span front, body;
	return !front_matter(source, &front, &body) && !str_starts(source->text, STR("---\n")) &&
	       !str_starts(source->text, STR("---\r\n"));
}

static void check_committee(struct library *library, const struct source *source,
			    struct diags *diags)
{
	struct evidence evidence = {.arena = library->arena};
	struct str id = id_of(source->name);
	if (is_template(source)) {
		file_check_encoding(source, diags);
		return;
	}
	const struct source *same = in_library(library, "templates/committees", id, ".md", source);
	const struct committee *committee = committee_read(library, id, source, same, diags);
	if (!committee)
		return;
	if (same)
		check_own_id(yaml_get(committee->tree, "id"), id, diags);
	know_topics(library, &evidence);
	committee_evidence(committee, &evidence, diags);
}

static void check_conference(struct library *library, const struct source *source,
			     const struct node *own, struct diags *diags)
{
	struct str id = id_of(source->name);
	const struct source *same =
		in_library(library, "templates/conferences", id, ".yaml", source);
	const struct node *tree = conference_tree(library, id, own, diags);
	if (!tree)
		return;
	conference_check(tree, diags);
	if (same)
		check_own_id(yaml_get(own, "id"), id, diags);
}

static void check_profile(struct library *library, const struct source *source,
			  const struct node *tree, struct diags *diags)
{
	struct evidence evidence = {.arena = library->arena};
	const struct source *first, *same;
	struct str id = id_of(source->name);
	same = in_library(library, "profiles", id, ".yaml", source);
	const struct node *below =
		files_merge(library, "profiles", "profile", id, same, &first, diags);
	if (below)
		tree = files_overlay(library->arena, below, tree);
	know_topics(library, &evidence);
	profile_check(library, tree, &evidence, diags);
	if (same || below)
		check_own_id(yaml_get(yaml_get(tree, "country"), "id"), id, diags);
}

/* Nothing but entries with a text that was adopted. */
static bool holds_instruments(const struct node *tree)
{
	return tree->kind == NODE_MAP && tree->first && yaml_get(tree->first, "title") &&
	       yaml_get(tree->first, "by");
}

static void check_topic(struct library *library, const struct source *source,
			const struct node *tree, struct diags *diags)
{
	struct evidence evidence = {.arena = library->arena};
	const struct source *first, *same;
	struct topic topic;
	struct str id = id_of(source->name);
	struct known_ids known = known_ids(library);
	same = in_library(library, "profiles/un/topics", id, ".yaml", source);
	const struct node *below =
		files_merge(library, "profiles/un/topics", "topic", id, same, &first, diags);
	if (below)
		tree = files_overlay(library->arena, below, tree);
	topic_check(library, id, tree, &evidence, &topic, diags);
	check_references(&evidence, tree, &known, diags);
}

/* Kinds are told apart by keys that only they have. */
static void check_yaml(struct library *library, const struct source *source, struct diags *diags)
{
	const struct node *tree = yaml_parse_all(library->arena, source, "file", diags);
	if (!tree)
		return;
	if (yaml_get(tree, "matters") || yaml_get(tree, "instruments"))
		check_topic(library, source, tree, diags);
	else if (holds_instruments(tree))
		schema_check(tree, &instruments_schema, diags);
	else if (yaml_get(tree, "states"))
		schema_check(tree, &states_schema, diags);
	else if (yaml_get(tree, "heading") || yaml_get(tree, "sections") ||
		 yaml_get(tree, "based_on"))
		check_conference(library, source, tree, diags);
	else
		check_profile(library, source, tree, diags);
}

bool evidence_check_file(struct library *library, struct str path, struct diags *diags)
{
	size_t errors = diags->errors;
	const struct source *source = library_read(library, path, YAML_MAX_BYTES, diags);
	if (!source)
		return false;
	if (str_ends(path, STR(".md")))
		check_committee(library, source, diags);
	else
		check_yaml(library, source, diags);
	return diags->errors == errors;
}
