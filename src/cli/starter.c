/* Starting files: a committee, a conference, a country, each with its keys explained. */
#include "starter.h"

#include "../evidence/schemas.h"

#include <assert.h>

/* ---- the pieces ---- */

static void add_quoted(struct strbuf *out, struct str text)
{
	strbuf_addc(out, '"');
	for (size_t i = 0; i < text.n; i++) {
		if (text.p[i] == '"' || text.p[i] == '\\')
			strbuf_addc(out, '\\');
		strbuf_addc(out, text.p[i]);
	}
	strbuf_addc(out, '"');
}

static const struct schema_field *field_of(const struct schema *schema, const char *key)
{
	const struct schema_field *field = schema->fields;
	while (field->key && !str_is(str_of(key), field->key))
		field++;
	assert(field->key);
	return field;
}

/* The line that editors read, and what the file is. */
static void add_head(struct strbuf *out, const struct starter *starter, const char *what)
{
	if (starter->schema.n)
		strbuf_addf(out, "# yaml-language-server: $schema=%.*s\n",
			    STR_ARG(starter->schema));
	strbuf_addf(out, "# %.*s: %s\n", STR_ARG(starter->name), what);
	strbuf_addf(out, "# To see whether it is valid: mundraft check %.*s\n",
		    STR_ARG(starter->path));
}

/* The meaning of a key on a line of its own, then the key with its value. */
static void add_key(struct strbuf *out, const char *indent, const struct schema *schema,
		    const char *key, struct str value)
{
	strbuf_addf(out, "%s# %s\n%s%s: ", indent, field_of(schema, key)->about, indent, key);
	add_quoted(out, value);
	strbuf_addc(out, '\n');
}

static void add_plain(struct strbuf *out, const char *indent, const struct schema *schema,
		      const char *key, struct str value)
{
	strbuf_addf(out, "%s# %s\n%s%s: %.*s\n", indent, field_of(schema, key)->about, indent, key,
		    STR_ARG(value));
}

/* ---- examples, for keys that stand there commented out ---- */

static void add_example(struct strbuf *out, const struct schema *schema);

static void add_example_map(struct strbuf *out, const struct schema *schema)
{
	const char *between = "{";
	for (const struct schema_field *field = schema->fields; field->key; field++) {
		if (!field->required)
			continue;
		strbuf_addf(out, "%s%s: ", between, field->key);
		add_example(out, field->schema);
		between = ", ";
	}
	strbuf_addc(out, '}');
}

/* A value of the right shape, on one line. */
static void add_example(struct strbuf *out, const struct schema *schema)
{
	switch (schema->shape) {
	case SHAPE_TEXT:
	case SHAPE_ANY_TEXT:
		strbuf_adds(out, "\"[text]\"");
		break;
	case SHAPE_ID:
		strbuf_adds(out, "an-id");
		break;
	case SHAPE_NUMBER:
		strbuf_addf(out, "%ld", schema->min);
		break;
	case SHAPE_YES_NO:
		strbuf_adds(out, "no");
		break;
	case SHAPE_CHOICE:
		strbuf_adds(out, schema->choices[0]);
		break;
	case SHAPE_DATE:
	case SHAPE_WHEN:
		strbuf_adds(out, "2026");
		break;
	case SHAPE_URL:
		strbuf_adds(out, "\"https://example.org/\"");
		break;
	case SHAPE_TEXTS:
	case SHAPE_LIST:
		strbuf_addc(out, '[');
		add_example(out, schema->item);
		strbuf_addc(out, ']');
		break;
	case SHAPE_MAP:
		add_example_map(out, schema);
		break;
	case SHAPE_TABLE:
		strbuf_addf(out, "{%s: ", schema->choices ? schema->choices[0] : "an-id");
		if (schema->choices == limited_rule_ids) /* each has bounds of its own */
			strbuf_addf(out, "%ld", rule_limits[0].value);
		else
			add_example(out, schema->item);
		strbuf_addc(out, '}');
		break;
	}
}

/* ---- a committee ---- */

/* What the last word of a body's name says it is; empty where it says nothing. */
static struct str body_noun(struct str word)
{
	static const char *const nouns[] = {
		"Committee", "Council",   "Commission",  "Conference",   "Assembly", "Board",
		"Forum",     "Programme", "Summit",      "Organization", "Agency",   "Fund",
		"Court",     "Union",     "Association", "League",       "Cabinet",  "Parliament"};
	for (size_t i = 0; i < sizeof nouns / sizeof *nouns; i++)
		if (str_eq_nocase(word, str_of(nouns[i])))
			return str_of(nouns[i]);
	return (struct str){0};
}

/* "Executive Board of UN Women" -> Board: the last such word before what it is for. */
static struct str noun_of(struct str name)
{
	struct str word, noun = STR("body");
	while (str_next_piece(&name, ' ', &word)) {
		if (str_is(word, "of") || str_is(word, "on") || str_is(word, "for"))
			break;
		if (body_noun(word).n)
			noun = body_noun(word);
	}
	return noun;
}

static bool is_acronym(struct str name)
{
	for (size_t i = 0; i < name.n; i++)
		if (!char_is_upper(name.p[i]))
			return false;
	return name.n > 1;
}

/* As prose refers to it: with "the", without an acronym in brackets behind it. */
static struct str short_name(struct arena *arena, struct str name)
{
	name = str_trim(str_part(name, 0, str_find(name, STR(" ("), 0)));
	bool has_article = str_eq_nocase(str_part(name, 0, 4), STR("the "));
	if (has_article)
		name = str_part(name, 4, name.n);
	return is_acronym(name) ? name : str_printf(arena, "the %.*s", STR_ARG(name));
}

static void add_calls(struct strbuf *out)
{
	const struct schema *calls = field_of(&committee_schema, "calls")->schema;
	strbuf_addf(out, "# %s\ncalls:\n", field_of(&committee_schema, "calls")->about);
	add_key(out, "  ", calls, "states", STR("recommend that {actor} {act}"));
	add_key(out, "  ", calls, "un", STR("request {actor} to {act}"));
	add_key(out, "  ", calls, "body", STR("{act}"));
	add_key(out, "  ", calls, "self", STR("welcome the offer of {actor} to {act}"));
}

/* Every key that a file may have and this one has not, with a value to change. */
static void add_further_keys(struct strbuf *out, const struct schema *schema)
{
	strbuf_adds(out, "\n# What else it may hold. To use a line, delete its # and change the "
			 "value.\n");
	for (const struct schema_field *field = schema->fields; field->key; field++) {
		if (field->required)
			continue;
		strbuf_addf(out, "# %s\n#%s: ", field->about, field->key);
		add_example(out, field->schema);
		strbuf_addc(out, '\n');
	}
}

void starter_committee(struct strbuf *out, const struct starter *starter)
{
	const struct schema *schema = &committee_schema;
	struct arena *arena = out->arena;
	strbuf_adds(out, "---\n");
	add_head(out, starter, "what the body may do, and how its papers are worded.");
	add_plain(out, "", schema, "id", starter->id);
	add_key(out, "", schema, "name", starter->name);
	add_key(out, "", schema, "short", short_name(arena, starter->name));
	add_key(out, "", schema, "again",
		str_printf(arena, "the %.*s", STR_ARG(noun_of(starter->name))));
	add_plain(out, "", schema, "powers", STR("recommends"));
	add_calls(out);
	add_further_keys(out, schema);
	strbuf_adds(out,
		    "---\n"
		    "{% extends \"position-paper\" %}\n"
		    "{% comment %}\n"
		    "A block takes the place of the block of that name in "
		    "templates/position-paper.md. This one says what\n"
		    "the body may do; {% raw %}{% parent %}{% endraw %} is the text it replaces: "
		    "write before it, behind it or in place of it, such as:\n"
		    "No decision of {% raw %}{{ committee.short }}{% endraw %} binds a State.\n"
		    "{% endcomment %}\n"
		    "{% block mandate %}{% parent %}{% endblock %}\n");
}

/* ---- a conference ---- */

/* A key as it stands in the file of the base, each line commented out. */
static void add_from_base(struct strbuf *out, const struct node *node)
{
	struct str lines = str_part(node->source->text, node->key_span.start, node->span.end);
	struct str line;
	while (str_next_line(&lines, &line))
		strbuf_addf(out, "#%.*s\n", STR_ARG(line));
}

/* What the keys within a key mean. */
static void add_inner_meanings(struct strbuf *out, const struct schema *schema)
{
	while (schema->item && schema->shape != SHAPE_MAP)
		schema = schema->item;
	for (const struct schema_field *field = schema->shape == SHAPE_MAP ? schema->fields : NULL;
	     field && field->key; field++)
		strbuf_addf(out, "#   %s: %s\n", field->key, field->about);
	if (schema->shape != SHAPE_CHOICE)
		return;
	strbuf_adds(out, "#   one of: ");
	for (const char *const *choice = schema->choices; *choice; choice++)
		strbuf_addf(out, "%s%s", *choice, choice[1] ? ", " : "\n");
}

void starter_conference(struct strbuf *out, const struct starter *starter)
{
	static const char *const filled[] = {"id", "name", "based_on", "source", "as_of"};
	const struct schema *schema = &conference_schema;
	add_head(out, starter, "what its rules ask of a paper.");
	add_plain(out, "", schema, "id", starter->id);
	add_key(out, "", schema, "name", starter->name);
	add_plain(out, "", schema, "based_on", STR("generic"));
	add_key(out, "", schema, "source", STR("[address of the page of rules]"));
	add_plain(out, "", schema, "as_of", starter->today);
	strbuf_adds(out,
		    "\n# Each key below has the value of \"generic\". To set a rule, delete the "
		    "# in front of its lines and change it.\n");
	for (const struct schema_field *field = schema->fields; field->key; field++) {
		bool done = false;
		for (size_t i = 0; i < sizeof filled / sizeof *filled; i++)
			done = done || str_is(str_of(field->key), filled[i]);
		if (done)
			continue;
		strbuf_addf(out, "\n# %s\n", field->about);
		add_inner_meanings(out, field->schema);
		const struct node *node = yaml_get(starter->base, field->key);
		if (node) {
			add_from_base(out, node);
			continue;
		}
		strbuf_addf(out, "#%s: ", field->key);
		add_example(out, field->schema);
		strbuf_addc(out, '\n');
	}
}

/* ---- a country ---- */

/* Of the names that people type those that the file does not hold elsewhere. */
static void add_aliases(struct strbuf *out, const struct schema *schema, const struct state *state)
{
	const char *between = "";
	strbuf_addf(out, "  # %s\n  aliases: [", field_of(schema, "aliases")->about);
	for (const struct str *name = state->names; name->n; name++) {
		if (str_eq(*name, state->id) || str_eq(*name, state->name) ||
		    str_eq(*name, state->formal))
			continue;
		strbuf_adds(out, between);
		add_quoted(out, *name);
		between = ", ";
	}
	strbuf_adds(out, "]\n");
}

/* A key of the country: its value, else what must be written there, else nothing. */
static void add_known(struct strbuf *out, const struct schema *schema, const char *key,
		      struct str value, struct str otherwise)
{
	if (value.n && !str_is(value, "none"))
		add_key(out, "  ", schema, key, value);
	else if (field_of(schema, key)->required)
		add_key(out, "  ", schema, key, otherwise);
	else
		strbuf_addf(out, "  # %s\n  #%s: \"[%s]\"\n", field_of(schema, key)->about, key,
			    key);
}

/* The heading of a paper holds the name alone: "Republic of the Gambia". */
static struct str without_article(struct str formal)
{
	return str_part(formal, str_starts(formal, STR("the ")) ? 4 : 0, formal.n);
}

static void add_country(struct strbuf *out, const struct starter *starter)
{
	static const struct state nothing;
	const struct schema *schema = field_of(&profile_schema, "country")->schema;
	const struct state *state = starter->state ? starter->state : &nothing;
	struct str formal =
		str_printf(out->arena, "[name in full of %.*s]", STR_ARG(starter->name));
	struct str adjective =
		str_printf(out->arena, "[adjective of %.*s]", STR_ARG(starter->name));
	strbuf_addf(out, "# %s\ncountry:\n", field_of(&profile_schema, "country")->about);
	add_plain(out, "  ", schema, "id", starter->id);
	add_key(out, "  ", schema, "name", starter->name);
	add_known(out, schema, "formal", without_article(state->formal), formal);
	add_known(out, schema, "adjective", state->adjective, adjective);
	add_known(out, schema, "demonym", state->demonym, (struct str){0});
	if (!starter->state || state->article.n)
		add_known(out, schema, "article", state->article, (struct str){0});
	add_known(out, schema, "capital", state->capital, (struct str){0});
	add_known(out, schema, "group", state->group, (struct str){0});
	if (starter->state)
		add_aliases(out, schema, state);
	add_plain(out, "  ", schema, "as_of", starter->today);
}

static void add_defaults(struct strbuf *out, const struct starter *starter)
{
	const struct schema_field *defaults = field_of(&profile_schema, "defaults");
	strbuf_addf(out, "\n# %s\ndefaults:\n  committee: specpol\n", defaults->about);
	if (starter->topic.n)
		strbuf_addf(out, "  topic: %.*s\n", STR_ARG(starter->topic));
	strbuf_adds(out, "  conference: generic\n");
}

/* A value for a key of the example; others get one by their shape. */
struct filling {
	const char *key;
	struct str value;
};

/* Required keys, a line each, commented out: their values, then what they mean. */
static void add_example_lines(struct strbuf *out, const struct schema *schema, const char *indent,
			      const struct filling *fillings)
{
	for (const struct schema_field *field = schema->fields; field->key; field++) {
		const struct filling *filling = fillings;
		while (filling->key && !str_is(str_of(field->key), filling->key))
			filling++;
		if (!field->required && !filling->key)
			continue;
		bool first = str_is(str_of(field->key), "id");
		strbuf_addf(out, "#%s%s%s: ", indent, first ? "- " : "  ", field->key);
		if (filling->key)
			strbuf_add(out, filling->value);
		else
			add_example(out, field->schema);
		strbuf_addf(out, "  # %s\n", field->about);
	}
}

static void add_example_fact(struct strbuf *out, const struct starter *starter)
{
	struct str topics = str_printf(out->arena, "[%.*s]", STR_ARG(starter->topic));
	const struct filling of_source[] = {{"url", STR("\"https://example.org/\"")}, {NULL, {0}}};
	const struct filling of_fact[] = {
		{"id", STR("statement")},
		{"say", STR("\"told the General Assembly that [what it said]\"")},
		{"kind", STR("stance")},
		{"topics", topics},
		{"source", STR("my-source")},
		{NULL, {0}}};
	strbuf_adds(out,
		    "\n# An example. Delete the # in front of these lines, write what is true, "
		    "and the gap \"statement\" is filled.\n");
	strbuf_addf(out, "# %s\n#sources:\n#  my-source:\n",
		    field_of(&profile_schema, "sources")->about);
	add_example_lines(out, field_of(&profile_schema, "sources")->schema->item, "  ", of_source);
	strbuf_addf(out, "# %s\n#facts:\n", field_of(&profile_schema, "facts")->about);
	add_example_lines(out, field_of(&profile_schema, "facts")->schema->item, "  ", of_fact);
}

static void add_gap(struct strbuf *out, const struct starter *starter, const char *id,
		    struct str what, const char *where, const char *section)
{
	strbuf_addf(out, "  - id: %s\n    topics: [%.*s]\n    what: ", id, STR_ARG(starter->topic));
	add_quoted(out, what);
	strbuf_addf(out, "\n    where: \"%s\"\n    section: %s\n", where, section);
}

static void add_gaps(struct strbuf *out, const struct starter *starter)
{
	struct str name = starter->name;
	if (starter->state && starter->state->article.n)
		name = str_printf(out->arena, "%.*s %.*s", STR_ARG(starter->state->article),
				  STR_ARG(name));
	strbuf_addf(out,
		    "\n# %s: of \"%.*s\"; copy them for another topic\n"
		    "# (mundraft list topics) under other ids\ngaps:\n",
		    field_of(&profile_schema, "gaps")->about, STR_ARG(starter->topic_title));
	add_gap(out, starter, "statement",
		str_printf(out->arena, "a public statement of %.*s on this topic", STR_ARG(name)),
		"the speeches at https://digitallibrary.un.org and the page of its permanent "
		"mission",
		"position");
	add_gap(out, starter, "action",
		str_printf(out->arena,
			   "a law, a programme or an offer by which %.*s has acted on it",
			   STR_ARG(name)),
		"the pages of its ministry of foreign affairs", "background");
	add_gap(out, starter, "record",
		str_printf(out->arena, "how %.*s voted on resolutions on it, or which it sponsored",
			   STR_ARG(name)),
		"the voting data at https://digitallibrary.un.org", "position");
	add_gap(out, starter, "offer",
		str_printf(out->arena, "what %.*s has proposed or can offer", STR_ARG(name)),
		"its speeches in the general debate at https://gadebate.un.org", "proposals");
}

void starter_country(struct strbuf *out, const struct starter *starter)
{
	static const char *const later[] = {"positions", "proposals", "questions", "terms"};
	add_head(out, starter, "what a delegate may say, on what evidence, and what is not known.");
	add_country(out, starter);
	add_defaults(out, starter);
	if (starter->topic.n) {
		add_example_fact(out, starter);
		add_gaps(out, starter);
	}
	strbuf_adds(out,
		    "\n# Further keys, once there are facts (profiles/kazakhstan.yaml has all of "
		    "them):\n");
	for (size_t i = 0; i < sizeof later / sizeof *later; i++)
		strbuf_addf(out, "#   %s: %s\n", later[i],
			    field_of(&profile_schema, later[i])->about);
}
