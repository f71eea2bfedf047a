/* Conferences: one file drives the draft, the layout and the linter. */
#include "mundraft/committee.h"

#include "facts.h"
#include "files.h"
#include "schemas.h"

#define MOST_BASES 8 /* a longer chain is a circle */

/* Measured: a page of 12-point Times holds about 500 words single-spaced, 250 double. */
static long words_on_page(struct str spacing)
{
	return str_is(spacing, "single") ? 500 : str_is(spacing, "double") ? 250 : 333;
}

static void read_sections(struct library *library, struct conference *conference)
{
	const struct node *list = yaml_get(conference->tree, "sections");
	conference->sections = arena_array(library->arena, list->count, struct conference_section);
	for (const struct node *node = list->first; node; node = node->next)
		conference->sections[conference->section_count++] = (struct conference_section){
			yaml_text(node, "role"), yaml_text(node, "title")};
}

static void read_limits(struct conference *conference)
{
	const struct node *words = yaml_get(conference->tree, "words");
	const struct node *length = yaml_get(conference->tree, "length");
	conference->min_words = schema_number(words, "min", 0);
	conference->max_words = schema_number(words, "max", 0);
	if (length && length->first) {
		conference->pages = schema_number(length->first, "pages", 0);
		conference->words_per_page = words_on_page(yaml_text(length->first, "spacing"));
	}
}

static void no_base(const struct node *base, struct diags *diags)
{
	struct diag *diag =
		diag_add(diags, RULE_UNKNOWN_REFERENCE, base->source, base->span,
			 "there is no conference \"%.*s\" to be based on", STR_ARG(base->text));
	diag_help(diags, diag, "\"mundraft list conferences\" shows what there is");
}

/* A file that says `based_on: nmun` takes every key it lacks from that conference. */
static const struct node *over_base(struct library *library, struct str id, const struct node *tree,
				    int depth, struct diags *diags)
{
	const struct node *base_id = yaml_get(tree, "based_on");
	if (!base_id || base_id->kind != NODE_TEXT)
		return tree;
	size_t errors = diags->errors;
	const struct source *below = NULL;
	const struct node *base = NULL;
	if (depth < MOST_BASES && !str_eq(base_id->text, id))
		below = library_find(library, "templates/conferences", base_id->text, ".yaml", NULL,
				     diags);
	if (below)
		base = yaml_parse_all(library->arena, below, "conference", diags);
	if (base)
		base = over_base(library, base_id->text, base, depth + 1, diags);
	if (base)
		return yaml_overlay(library->arena, base, tree);
	if (diags->errors == errors)
		no_base(base_id, diags);
	return NULL;
}

const struct node *conference_tree(struct library *library, struct str id, const struct node *tree,
				   struct diags *diags)
{
	return over_base(library, id, tree, 0, diags);
}

static void check_words(const struct node *words, struct diags *diags)
{
	long min = schema_number(words, "min", 0), max = schema_number(words, "max", 0);
	if (!max || min <= max)
		return;
	struct diag *diag =
		diag_add(diags, RULE_BAD_VALUE, words->source, words->span,
			 "at least %ld words and at most %ld: no paper has both", min, max);
	diag_help(diags, diag, "exchange \"min\" and \"max\"");
}

/* Each limit has bounds of its own: a sentence of two words is nobody's rule. */
static void check_limits(const struct node *limits, struct diags *diags)
{
	for (const struct node *node = limits ? limits->first : NULL; node; node = node->next) {
		const struct rule *rule = rule_find(node->key);
		const struct rule_limit *limit =
			rule ? rule_limit((enum rule_id)(rule - rules)) : NULL;
		long value;
		if (!limit || !str_to_number(node->text, &value) ||
		    (value >= limit->least && value <= limit->most))
			continue;
		struct diag *diag =
			diag_add(diags, RULE_BAD_VALUE, node->source, node->span,
				 "\"%.*s\" is %ld: %s", STR_ARG(node->key), value, limit->what);
		diag_help(diags, diag, "write a number from %ld to %ld", limit->least, limit->most);
	}
}

void conference_check(const struct node *tree, struct diags *diags)
{
	const struct node *sections = yaml_get(tree, "sections");
	if (schema_check(tree, &conference_schema, diags)) {
		check_words(yaml_get(tree, "words"), diags);
		check_limits(yaml_get(tree, "limits"), diags);
	}
	if (!sections || sections->kind != NODE_LIST || sections->count)
		return;
	struct diag *diag = diag_add(diags, RULE_BAD_VALUE, sections->source, sections->span,
				     "the list of sections is empty");
	diag_help(diags, diag, "list them: \"- {role: background, title: Background}\"");
}

const struct conference *conference_load(struct library *library, struct str id,
					 struct diags *diags)
{
	size_t errors = diags->errors;
	const struct source *source =
		library_find(library, "templates/conferences", id, ".yaml", NULL, diags);
	const struct node *tree =
		source ? yaml_parse_all(library->arena, source, "conference", diags) : NULL;
	if (tree)
		tree = conference_tree(library, id, tree, diags);
	if (!tree)
		return NULL;
	const struct node *own_id = yaml_get(tree, "id");
	conference_check(tree, diags);
	if (own_id && own_id->source == source) /* else it is the one of its base */
		check_own_id(own_id, id, diags);
	if (diags->errors > errors)
		return NULL;
	struct conference *conference = arena_new(library->arena, struct conference);
	*conference = (struct conference){
		.id = id,
		.name = yaml_text(tree, "name"),
		.inferred = schema_yes(tree, "inferred", false),
		.labels_required = str_is(yaml_text(tree, "labels"), "required"),
		.labels_barred = str_is(yaml_text(tree, "labels"), "none"),
		.third_person = str_is(yaml_text(tree, "person"), "third"),
		.bullets = schema_yes(tree, "bullets", true),
		.citations = yaml_text(tree, "citations"),
		.spelling = yaml_text(tree, "spelling"),
		.tree = tree,
		.source = source,
	};
	read_sections(library, conference);
	read_limits(conference);
	return conference;
}

bool conference_heading(const struct conference *conference, const char *key, struct str field)
{
	return yaml_holds(yaml_get(yaml_get(conference->tree, "heading"), key), field);
}

struct str conference_label(const struct conference *conference, struct str field)
{
	const struct node *labels = yaml_get(yaml_get(conference->tree, "heading"), "labels");
	const struct node *label = yaml_get_str(labels, field);
	if (label && label->text.n)
		return label->text;
	static const struct str standard[][2] = {
		{{"country", 7}, {"Country", 7}},
		{{"committee", 9}, {"Committee", 9}},
		{{"topic", 5}, {"Topic", 5}},
		{{"delegate", 8}, {"Delegate", 8}},
		{{"conference", 10}, {"Conference", 10}},
		{{"school", 6}, {"School", 6}},
	};
	for (size_t i = 0; i < sizeof standard / sizeof *standard; i++)
		if (str_eq(standard[i][0], field))
			return standard[i][1];
	return field;
}
