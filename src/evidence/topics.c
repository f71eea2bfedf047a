/*
 * What the United Nations has done, topic by topic: profiles/un/topics.yaml. The
 * file is large and a draft needs one topic of it, so there are two ways in: all of
 * it, checked; or one topic with its sources, found by indentation.
 */
#include "facts.h"
#include "files.h"
#include "schemas.h"

static const struct source *find_file(struct library *library, struct diags *diags)
{
	const struct source *source =
		library_find(library, "profiles/un", STR("topics"), ".yaml", NULL, diags);
	if (!source) {
		struct diag *diag = diag_add(diags, RULE_FILE_UNREADABLE, NULL, (struct span){0},
					     "there is no \"profiles/un/topics.yaml\"");
		diag_help(diags, diag, "reinstall mundraft, or name its folder with --data");
	}
	return source;
}

static void add_topic(struct evidence *evidence, const struct node *node, struct topic *topic,
		      struct diags *diags)
{
	*topic = (struct topic){node->key, yaml_text(node, "title"), node};
	add_facts(evidence, yaml_get(node, "facts"), diags);
	add_instruments(evidence, yaml_get(node, "instruments"), diags);
}

/* ---- all of it ---- */

size_t topics_check(struct library *library, const struct node *tree, struct evidence *evidence,
		    struct topic **topics, struct diags *diags)
{
	size_t count = 0;
	const struct node *table = yaml_get(tree, "topics");
	struct known_ids known = known_ids(library);
	mistakes_restart(evidence);
	schema_check(tree, &topics_schema, diags);
	add_sources(evidence, yaml_get(tree, "sources"), diags);
	add_terms(evidence, yaml_get(tree, "terms"));
	*topics = arena_array(library->arena, table ? table->count : 0, struct topic);
	for (const struct node *node = table && table->kind == NODE_MAP ? table->first : NULL; node;
	     node = node->next) {
		add_topic(evidence, node, &(*topics)[count++], diags);
		know_topic(evidence, node->key);
	}
	check_references(evidence, tree, &known, diags);
	return count;
}

size_t topics_load(struct library *library, struct evidence *evidence, struct topic **topics,
		   struct diags *diags)
{
	size_t errors = diags->errors;
	const struct source *source = find_file(library, diags);
	const struct node *tree =
		source ? yaml_parse_all(library->arena, source, "file of topics", diags) : NULL;
	if (!tree)
		return 0;
	size_t count = topics_check(library, tree, evidence, topics, diags);
	return diags->errors > errors ? 0 : count;
}

/* ---- one topic ---- */

/* The lines of a top-level key, behind the line that names it; empty where it is absent. */
static struct span top_level(const struct source *source, struct str wanted)
{
	struct span rest = {0, source->text.n}, block;
	struct str key;
	while (yaml_next_block(source, &rest, &key, &block))
		if (str_eq(key, wanted))
			return yaml_block_inside(source, block);
	return (struct span){0, 0};
}

static bool starts_item(struct str line, size_t at)
{
	struct str before = str_trim(str_part(line, 0, at));
	char last = before.n ? before.p[before.n - 1] : '-';
	return last == '-' || last == '{' || last == ',';
}

/* The value behind "id:", without quotation marks; empty where the line has none. */
static struct str id_in(struct str line)
{
	for (size_t at = 0; (at = str_find(line, STR("id:"), at)) < line.n; at++) {
		if (!starts_item(line, at))
			continue;
		struct str rest = str_trim(str_part(line, at + 3, line.n));
		size_t end = 0;
		if (rest.n && (rest.p[0] == '"' || rest.p[0] == '\''))
			rest = str_part(rest, 1, rest.n);
		while (end < rest.n && (char_is_alpha(rest.p[end]) || char_is_digit(rest.p[end]) ||
					rest.p[end] == '-'))
			end++;
		return str_part(rest, 0, end);
	}
	return (struct str){0};
}

/* The ids in a topic that is not loaded, found line by line. */
static void note_ids(struct evidence *evidence, struct str lines)
{
	struct str line;
	while (str_next_line(&lines, &line)) {
		struct str id = id_in(line);
		if (id.n)
			table_put(evidence->arena, &evidence->elsewhere, id, id.p);
	}
}

/* The keys of the sources that facts or instruments name. */
static void note_sources(struct arena *arena, struct table *needed, const struct node *list)
{
	for (const struct node *fact = list ? list->first : NULL; fact; fact = fact->next) {
		const struct node *keys = yaml_get(fact, "source");
		if (keys && keys->kind == NODE_TEXT)
			table_put(arena, needed, keys->text, keys);
		for (const struct node *key = keys && keys->kind == NODE_LIST ? keys->first : NULL;
		     key; key = key->next)
			table_put(arena, needed, key->text, key);
	}
}

/* Of the file's sources, those that the topic names. */
static void add_needed_sources(struct library *library, const struct source *source,
			       const struct node *topic, struct evidence *evidence,
			       struct diags *diags)
{
	struct span rest = top_level(source, STR("sources")), block;
	struct str key;
	struct table needed = {0};
	note_sources(library->arena, &needed, yaml_get(topic, "facts"));
	note_sources(library->arena, &needed, yaml_get(topic, "instruments"));
	while (yaml_next_block(source, &rest, &key, &block))
		if (table_get(&needed, key) && !evidence_source(evidence, key))
			add_sources(evidence,
				    yaml_parse(library->arena, source, block, "source", diags),
				    diags);
}

static const struct node *parse_topic(struct library *library, const struct source *source,
				      struct span block, struct evidence *evidence,
				      struct topic *topic, struct diags *diags)
{
	const struct node *tree = yaml_parse(library->arena, source, block, "topic", diags);
	if (!tree || tree->kind != NODE_MAP)
		return NULL;
	mistakes_restart(evidence);
	schema_check(tree->first, &topic_schema, diags);
	add_needed_sources(library, source, tree->first, evidence, diags);
	add_topic(evidence, tree->first, topic, diags);
	return tree->first;
}

size_t topics_index(struct library *library, struct evidence *evidence, struct diags *diags)
{
	const struct source *source = find_file(library, diags);
	struct str key;
	struct span rest, block;
	if (!source)
		return 0;
	evidence->topics_file = source;
	rest = top_level(source, STR("topics"));
	while (yaml_next_block(source, &rest, &key, &block)) {
		know_topic(evidence, key);
		note_ids(evidence, source_text(source, block));
	}
	rest = top_level(source, STR("terms"));
	if (rest.start < rest.end)
		add_terms(evidence, yaml_parse(library->arena, source, rest, "terms", diags));
	return evidence->topic_count;
}

bool topic_load(struct library *library, struct str id, struct evidence *evidence,
		struct topic *topic, struct diags *diags)
{
	size_t errors = diags->errors;
	const struct source *source = evidence->topics_file;
	struct span rest = top_level(source, STR("topics")), block;
	struct str key;
	while (yaml_next_block(source, &rest, &key, &block))
		if (str_eq(key, id))
			return parse_topic(library, source, block, evidence, topic, diags) &&
			       diags->errors == errors;
	return false;
}

/* ---- what the profile cites of other topics ---- */

static bool is_elsewhere(const struct evidence *evidence, struct str id)
{
	return table_get(&evidence->elsewhere, id) && !evidence_fact(evidence, id);
}

/* Whether any text in the tree is the id of a fact that was not loaded. */
static bool cites_elsewhere(const struct evidence *evidence, const struct node *node)
{
	if (node->kind == NODE_TEXT)
		return is_elsewhere(evidence, node->text);
	for (const struct node *child = node->first; child; child = child->next)
		if (cites_elsewhere(evidence, child))
			return true;
	return false;
}

bool topic_complete(struct library *library, const struct profile *profile,
		    const struct topic *topic, struct evidence *evidence, struct diags *diags)
{
	static const char *const lists[] = {"positions", "proposals"};
	bool missing = false;
	for (size_t i = 0; i < 2; i++) {
		const struct node *list = yaml_get(profile->tree, lists[i]);
		for (const struct node *node = list ? list->first : NULL; node; node = node->next)
			if (str_eq(yaml_text(node, "topic"), topic->id))
				missing |= cites_elsewhere(evidence, node);
	}
	size_t errors = diags->errors;
	const struct source *source = evidence->topics_file;
	struct span rest = top_level(source, STR("topics")), block;
	struct str key;
	struct topic other;
	while (missing && yaml_next_block(source, &rest, &key, &block))
		if (!str_eq(key, topic->id))
			parse_topic(library, source, block, evidence, &other, diags);
	return diags->errors == errors;
}
