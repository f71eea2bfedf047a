/*
 * Checks a document tree against a schema: keys, types, and what is private.
 * The forms of single values are known in schema_value.c. Must know nothing of
 * countries or committees: all names come from the schema.
 */
#include "schema_internal.h"

#include "mundraft/near.h"
#include "mundraft/strbuf.h"

bool checker_is_full(const struct checker *checker)
{
	return checker->diags->count - checker->before >= SCHEMA_MAX_REPORTS;
}

/* "a source" -> "source": behind a name the article is in the way. */
static struct str without_article(const char *what)
{
	struct str s = str_of(what);
	if (str_starts(s, STR("a ")))
		return str_part(s, 2, s.n);
	if (str_starts(s, STR("an ")))
		return str_part(s, 3, s.n);
	if (str_starts(s, STR("the ")))
		return str_part(s, 4, s.n);
	return s;
}

struct diag *checker_add(struct checker *checker, const struct trail *trail, enum rule_id rule,
			 const struct source *source, struct span span, const char *message)
{
	while (trail && !trail->id.n)
		trail = trail->above;
	if (!trail)
		return diag_add(checker->diags, rule, source, span, "%s", message);
	struct str kind = without_article(trail->what ? trail->what : "item");
	struct str id = yaml_shown(checker->diags->arena, trail->id, SHOWN_MOST);
	return diag_add(checker->diags, rule, source, span, "%.*s \"%.*s\": %s", STR_ARG(kind),
			STR_ARG(id), message);
}

const char *checker_name(struct checker *checker, const struct trail *trail,
			 const struct node *node, const struct schema *schema)
{
	struct arena *arena = checker->diags->arena;
	struct str key = yaml_shown(arena, node->key, SHOWN_MOST);
	if (key.n)
		return str_printf(arena, "\"%.*s\"", STR_ARG(key)).p;
	if (trail->list.n) {
		key = yaml_shown(arena, trail->list, SHOWN_MOST);
		return str_printf(arena, "an item of \"%.*s\"", STR_ARG(key)).p;
	}
	if (schema->what)
		return schema->what;
	return trail->above ? "an item" : "the file";
}

/* --- types --- */

static const char *kind_name(enum node_kind kind)
{
	static const char *const names[] = {"a text", "a list", "a map (lines of \"key: text\")"};
	return names[kind];
}

static bool is_in_brackets(const struct node *node)
{
	struct str text = source_text(node->source, node->span);
	return str_starts(text, STR("[")) || str_starts(text, STR("{"));
}

static void help_with_list(struct checker *checker, struct diag *diag, const struct node *node)
{
	if (node->kind == NODE_MAP)
		diag_help(checker->diags, diag, "begin each item with \"- \"");
	else if (node->text.n && node->text.n <= 40 && !str_has(node->text, STR("\n")))
		diag_help(checker->diags, diag, "write it as [%.*s]", STR_ARG(node->text));
	else
		diag_help(checker->diags, diag, "write it as [a, b]");
}

static void help_with_type(struct checker *checker, struct diag *diag, const struct node *node,
			   enum node_kind wanted)
{
	if (wanted == NODE_LIST)
		help_with_list(checker, diag, node);
	else if (wanted == NODE_MAP && node->kind == NODE_TEXT && str_has(node->text, STR(":")))
		diag_help(checker->diags, diag, "put a space after the colon: \"key: text\"");
	else if (wanted == NODE_MAP && node->key.n)
		diag_help(checker->diags, diag,
			  "write lines of \"key: text\" below it, indented by two spaces");
	else if (wanted == NODE_MAP)
		diag_help(checker->diags, diag, "write it as lines of \"key: text\"");
	else if (is_in_brackets(node))
		diag_help(checker->diags, diag,
			  "put quotation marks round a text that begins with a bracket");
	else if (node->kind == NODE_MAP && node->count == 1)
		diag_help(checker->diags, diag,
			  "put quotation marks round a text that holds a colon");
	else
		diag_help(checker->diags, diag, "write one text on the line of the key");
}

bool checker_is_kind(struct checker *checker, const struct trail *trail, const struct node *node,
		     const struct schema *schema, enum node_kind wanted)
{
	if (node->kind == wanted)
		return true;
	bool empty = node->kind == NODE_TEXT && !node->text.n;
	const char *name = checker_name(checker, trail, node, schema);
	struct str message =
		empty ? str_printf(checker->diags->arena, "%s is empty: it must be %s", name,
				   kind_name(wanted))
		      : str_printf(checker->diags->arena, "%s must be %s, not %s", name,
				   kind_name(wanted),
				   node->kind == NODE_MAP ? "a map" : kind_name(node->kind));
	struct span span = empty && node->key.n ? node->key_span : node->span;
	struct diag *diag =
		checker_add(checker, trail, RULE_WRONG_TYPE, node->source, span, message.p);
	help_with_type(checker, diag, node, wanted);
	return false;
}

/* --- keys --- */

static const struct schema_field *field_of(const struct schema *schema, struct str key)
{
	for (const struct schema_field *field = schema->fields; field && field->key; field++)
		if (str_is(key, field->key))
			return field;
	return NULL;
}

/* A name that the map has already was hardly meant a second time. */
static struct str nearest_key(const struct schema *schema, const struct node *map, struct str key)
{
	struct near near = near_start(key);
	for (const struct schema_field *field = schema->fields; field && field->key; field++)
		if (!yaml_get(map, field->key))
			near_offer(&near, str_of(field->key));
	for (const char *const *choice = schema->choices; choice && *choice; choice++)
		if (!yaml_get(map, *choice))
			near_offer(&near, str_of(*choice));
	return near.best;
}

/* The keys of a map, or those that a table may have. */
static void help_with_keys(struct checker *checker, struct diag *diag, const struct schema *schema,
			   struct str best)
{
	if (best.n) {
		diag_help(checker->diags, diag, "did you mean \"%.*s\"?", STR_ARG(best));
		diag_suggest(checker->diags, diag, &best, 1);
		return;
	}
	struct strbuf list;
	strbuf_init(&list, checker->diags->arena);
	for (const struct schema_field *field = schema->fields; field && field->key; field++)
		strbuf_addf(&list, "%s%s", list.n ? ", " : "", field->key);
	for (const char *const *key = schema->choices; key && *key; key++)
		strbuf_addf(&list, "%s%s", list.n ? ", " : "", *key);
	diag_help(checker->diags, diag, "known keys: %.*s", STR_ARG(strbuf_str(&list)));
}

static void report_unknown(struct checker *checker, const struct trail *trail,
			   const struct node *map, const struct node *child,
			   const struct schema *schema)
{
	struct arena *arena = checker->diags->arena;
	struct str key = yaml_shown(arena, child->key, SHOWN_MOST);
	bool named = trail->id.n > 0 || !schema->what;
	struct str message = str_printf(arena, "unknown key \"%.*s\"%s%s", STR_ARG(key),
					named ? "" : " in ", named ? "" : schema->what);
	struct diag *diag = checker_add(checker, trail, RULE_UNKNOWN_KEY, child->source,
					child->key_span, message.p);
	help_with_keys(checker, diag, schema, nearest_key(schema, map, child->key));
}

static struct span place_of_map(const struct node *map)
{
	if (map->key.n)
		return map->key_span;
	return map->first ? map->first->key_span : map->span;
}

static void report_missing(struct checker *checker, const struct trail *trail,
			   const struct node *map, const struct schema *schema,
			   const struct schema_field *field)
{
	bool named = trail->id.n > 0 || !schema->what;
	struct str message = str_printf(checker->diags->arena, "\"%s\" is missing%s%s", field->key,
					named ? "" : " in ", named ? "" : schema->what);
	struct diag *diag = checker_add(checker, trail, RULE_MISSING_KEY, map->source,
					place_of_map(map), message.p);
	if (field->about)
		diag_help(checker->diags, diag, "add \"%s: ...\": %s", field->key, field->about);
	else
		diag_help(checker->diags, diag, "add \"%s: ...\"", field->key);
}

/* --- the walk --- */

static void check_node(struct checker *checker, const struct trail *above, const struct node *node,
		       const struct schema *schema);

static void check_map(struct checker *checker, const struct trail *trail, const struct node *map,
		      const struct schema *schema)
{
	for (const struct schema_field *field = schema->fields; field && field->key; field++)
		if (field->required && !yaml_get(map, field->key))
			report_missing(checker, trail, map, schema, field);
	for (const struct node *child = map->first; child; child = child->next) {
		const struct schema_field *field = field_of(schema, child->key);
		if (checker_is_full(checker))
			return;
		if (!field)
			report_unknown(checker, trail, map, child, schema);
		else if (field->schema)
			check_node(checker, trail, child, field->schema);
	}
}

static bool is_entry(const struct schema *schema, struct str key)
{
	for (const char *const *choice = schema->choices; choice && *choice; choice++)
		if (str_is(key, *choice))
			return true;
	return !schema->choices;
}

static void check_table(struct checker *checker, const struct trail *trail, const struct node *map,
			const struct schema *schema)
{
	for (const struct node *child = map->first; child; child = child->next) {
		if (checker_is_full(checker))
			return;
		if (!schema_is_id(child->key))
			schema_report_id(checker, trail, child->source, child->key_span, "the key",
					 child->key);
		else if (!is_entry(schema, child->key))
			report_unknown(checker, trail, map, child, schema);
		struct trail entry = {
			trail, schema->item ? schema->item->what : NULL, child->key, {0}, true};
		bool is_map = child->kind == NODE_MAP;
		if (schema->item)
			check_node(checker, is_map ? &entry : trail, child, schema->item);
	}
}

static void check_list(struct checker *checker, const struct trail *trail, const struct node *list,
		       const struct schema *item)
{
	struct trail inside = {trail, NULL, {0}, list->key, false};
	for (const struct node *child = list->first; child; child = child->next) {
		if (checker_is_full(checker))
			return;
		if (item)
			check_node(checker, &inside, child, item);
	}
}

static void check_texts(struct checker *checker, const struct trail *trail, const struct node *node,
			const struct schema *schema)
{
	static const struct schema text = {.shape = SHAPE_TEXT};
	const struct schema *item = schema->item ? schema->item : &text;
	if (node->kind == NODE_LIST)
		check_list(checker, trail, node, item);
	else if (checker_is_kind(checker, trail, node, schema, NODE_TEXT))
		schema_check_value(checker, trail, node, item);
}

static void check_node(struct checker *checker, const struct trail *above, const struct node *node,
		       const struct schema *schema)
{
	struct str id = above->names_next ? above->id : yaml_text(node, "id");
	struct trail trail = {above, schema->what, id, above->list, false};
	switch (schema->shape) {
	case SHAPE_MAP:
		if (checker_is_kind(checker, above, node, schema, NODE_MAP))
			check_map(checker, &trail, node, schema);
		break;
	case SHAPE_TABLE:
		if (checker_is_kind(checker, above, node, schema, NODE_MAP))
			check_table(checker, above, node, schema);
		break;
	case SHAPE_LIST:
		if (checker_is_kind(checker, above, node, schema, NODE_LIST))
			check_list(checker, above, node, schema->item);
		break;
	case SHAPE_TEXTS:
		check_texts(checker, above, node, schema);
		break;
	case SHAPE_TEXT:
	case SHAPE_ANY_TEXT:
	case SHAPE_ID:
	case SHAPE_NUMBER:
	case SHAPE_YES_NO:
	case SHAPE_CHOICE:
	case SHAPE_DATE:
	case SHAPE_WHEN:
	case SHAPE_URL:
		if (checker_is_kind(checker, above, node, schema, NODE_TEXT))
			schema_check_value(checker, above, node, schema);
		break;
	}
}

/* Every text of the tree, whatever the schema says of it. */
static void check_privacy(struct checker *checker, const struct node *node)
{
	if (checker_is_full(checker))
		return;
	if (node->key.n)
		schema_check_private(checker, node, node->key, node->key_span);
	if (node->kind == NODE_TEXT)
		schema_check_private(checker, node, node->text, node->span);
	for (const struct node *child = node->first; child; child = child->next)
		check_privacy(checker, child);
}

bool schema_check(const struct node *node, const struct schema *schema, struct diags *diags)
{
	struct checker checker = {diags, diags->count};
	struct trail trail = {0};
	if (!node)
		return false;
	check_node(&checker, &trail, node, schema);
	check_privacy(&checker, node);
	return diags->count == checker.before;
}

bool schema_yes(const struct node *map, const char *key, bool otherwise)
{
	struct str text = yaml_text(map, key);
	if (str_is(text, "yes") || str_is(text, "true"))
		return true;
	if (str_is(text, "no") || str_is(text, "false"))
		return false;
	return otherwise;
}

long schema_number(const struct node *map, const char *key, long otherwise)
{
	long number = 0;
	return str_to_number(yaml_text(map, key), &number) ? number : otherwise;
}
