/*
 * What the United Nations has done, topic by topic: profiles/un/topics/ID.yaml, a club's
 * own file over ours. A topic is whole by itself (its sources, its facts), so a draft
 * reads the one that it is about.
 */
#include "facts.h"
#include "files.h"
#include "schemas.h"

#define FOLDER "profiles/un/topics"

void topic_check(struct library *library, struct str id, const struct node *tree,
		 struct evidence *evidence, struct topic *topic, struct diags *diags)
{
	*topic = (struct topic){
		.id = id, .title = yaml_text(tree, "title"), .tree = tree, .source = tree->source};
	mistakes_restart(evidence);
	schema_check(tree, &topic_schema, diags);
	if (tree->kind != NODE_MAP)
		return;
	add_sources(evidence, yaml_get(tree, "sources"), diags);
	add_facts(evidence, yaml_get(tree, "facts"), diags);
	instruments_add(library, evidence, yaml_get(tree, "instruments"), diags);
	add_terms(evidence, yaml_get(tree, "terms"), id);
}

bool topic_load(struct library *library, struct str id, struct evidence *evidence,
		struct topic *topic, struct diags *diags)
{
	size_t errors = diags->errors;
	const struct source *first;
	const struct node *tree = files_merge(library, FOLDER, "topic", id, NULL, &first, diags);
	if (!tree)
		return false;
	topic_check(library, id, tree, evidence, topic, diags);
	topic->source = first;
	return diags->errors == errors;
}

static void no_topics(struct diags *diags)
{
	struct diag *diag = diag_add(diags, RULE_FILE_UNREADABLE, NULL, (struct span){0},
				     "there is no topic in \"" FOLDER "\"");
	diag_help(diags, diag, "reinstall mundraft, or name its folder with --data");
}

static size_t list_topics(struct library *library, struct evidence *evidence,
			  struct library_entry **entries, struct diags *diags)
{
	size_t count = library_list(library, FOLDER, ".yaml", entries);
	if (!count)
		no_topics(diags);
	for (size_t i = 0; i < count; i++)
		know_topic(evidence, (*entries)[i].id);
	return count;
}

size_t topics_load(struct library *library, struct evidence *evidence, struct topic **topics,
		   struct diags *diags)
{
	size_t errors = diags->errors;
	struct library_entry *entries;
	size_t count = list_topics(library, evidence, &entries, diags), loaded = 0;
	struct known_ids known = known_ids(library);
	*topics = arena_array(library->arena, count, struct topic);
	for (size_t i = 0; i < count; i++)
		if (topic_load(library, entries[i].id, evidence, &(*topics)[loaded], diags))
			loaded++;
	for (size_t i = 0; i < loaded; i++)
		check_references(evidence, (*topics)[i].tree, &known, diags);
	return diags->errors > errors ? 0 : loaded;
}

size_t topics_index(struct library *library, struct evidence *evidence, struct diags *diags)
{
	struct library_entry *entries;
	evidence->some_topics = true;
	return list_topics(library, evidence, &entries, diags);
}

/* ---- what is cited of other topics ---- */

static void check_all(struct library *library, const struct profile *profile,
		      const struct topic *const *topics, size_t count, struct evidence *evidence,
		      struct diags *diags)
{
	struct known_ids known = known_ids(library);
	mistakes_restart(evidence);
	check_references(evidence, profile->tree, &known, diags);
	for (size_t i = 0; i < count; i++)
		check_references(evidence, topics[i]->tree, &known, diags);
}

static void load_others(struct library *library, const struct topic *const *topics, size_t count,
			struct evidence *evidence, struct diags *diags)
{
	struct topic other;
	for (size_t i = 0; i < evidence->topic_count; i++) {
		bool loaded = false;
		for (size_t t = 0; t < count; t++)
			loaded |= str_eq(topics[t]->id, evidence->topic_ids[i]);
		if (!loaded)
			topic_load(library, evidence->topic_ids[i], evidence, &other, diags);
	}
	evidence->some_topics = false;
}

bool topics_complete(struct library *library, const struct profile *profile,
		     const struct topic *const *topics, size_t count, struct evidence *evidence,
		     struct diags *diags)
{
	size_t errors = diags->errors;
	struct diags quiet = {.arena = library->arena};
	check_all(library, profile, topics, count, evidence, &quiet);
	if (!quiet.errors)
		return true;
	load_others(library, topics, count, evidence, diags);
	check_all(library, profile, topics, count, evidence, diags);
	return diags->errors == errors;
}
