/*
 * Writes a schema of the loader as JSON Schema, for editors that complete and check:
 *	jsonschema profile|topic|instruments|committee|conference|states
 * Both come from one table, so they cannot disagree about shape. References,
 * duplicates, days that do not exist and quotations are the loader's alone.
 */
#include "../evidence/schemas.h"

#include <stdio.h>
#include <string.h>

static void put_string(const char *text)
{
	putchar('"');
	for (; *text; text++) {
		if (*text == '"' || *text == '\\')
			putchar('\\');
		putchar(*text);
	}
	putchar('"');
}

static void indent(int depth)
{
	putchar('\n');
	for (int i = 0; i < depth; i++)
		fputs("  ", stdout);
}

static void put_schema(const struct schema *schema, const char *about, int depth);

/*
 * To the loader every scalar is text; an editor reads a number, a truth value or
 * nothing where it stands without quotes. A pattern binds texts alone: hence the
 * bounds of a year.
 */
#define SCALAR "\"type\": [\"string\", \"number\", \"boolean\"]"
#define DATED "\"type\": [\"string\", \"integer\"], \"minimum\": 1000, \"maximum\": 2999"
#define DAY "[12][0-9]{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?"
#define ID "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$"

static void put_required(const struct schema *schema)
{
	const char *separator = "";
	fputs("\"required\": [", stdout);
	for (const struct schema_field *field = schema->fields; field->key; field++) {
		if (!field->required)
			continue;
		fputs(separator, stdout);
		put_string(field->key);
		separator = ", ";
	}
	fputs("]", stdout);
}

/*
 * A file of one's own may hold only what is new: a profile lies over the shipped one,
 * a conference over the one it is based on. So nothing must stand at their top level
 * that the file below can give; within an entry all that it needs must.
 */
static void put_root_required(const struct schema *schema, int depth)
{
	if (schema == &profile_schema) {
		put_string("$comment");
		fputs(": \"no key is required here: a profile may hold only what is new\",",
		      stdout);
	} else if (schema == &conference_schema) {
		fputs("\"if\": {\"not\": {\"required\": [\"based_on\"]}},", stdout);
		indent(depth);
		fputs("\"then\": {", stdout);
		put_required(schema);
		fputs("},", stdout);
	} else {
		put_required(schema);
		putchar(',');
	}
}

static void put_fields(const struct schema *schema, int depth)
{
	fputs("\"type\": \"object\", \"additionalProperties\": false,", stdout);
	indent(depth);
	put_root_required(schema, depth);
	indent(depth);
	fputs("\"properties\": {", stdout);
	for (const struct schema_field *field = schema->fields; field->key; field++) {
		indent(depth + 1);
		put_string(field->key);
		fputs(": ", stdout);
		put_schema(field->schema, field->about, depth + 2);
		if (field[1].key)
			putchar(',');
	}
	indent(depth);
	putchar('}');
}

static void put_choices(const struct schema *schema)
{
	fputs("\"enum\": [", stdout);
	for (const char *const *choice = schema->choices; *choice; choice++) {
		put_string(*choice);
		if (choice[1])
			fputs(", ", stdout);
	}
	putchar(']');
}

static void put_texts(const struct schema *schema, int depth)
{
	fputs("\"anyOf\": [", stdout);
	put_schema(schema->item, NULL, depth + 1);
	fputs(", {\"type\": \"array\", \"items\": ", stdout);
	put_schema(schema->item, NULL, depth + 1);
	fputs("}]", stdout);
}

static void put_number(const struct schema *schema)
{
	fputs("\"type\": [\"integer\", \"string\"], \"pattern\": \"^[0-9]+$\"", stdout);
	printf(", \"minimum\": %ld", schema->min);
	if (schema->max)
		printf(", \"maximum\": %ld", schema->max);
}

static void put_table(const struct schema *schema, int depth)
{
	fputs("\"type\": \"object\", \"propertyNames\": {", stdout);
	if (schema->choices)
		put_choices(schema);
	else
		fputs("\"pattern\": \"" ID "\"", stdout);
	fputs("},", stdout);
	indent(depth);
	fputs("\"additionalProperties\": ", stdout);
	put_schema(schema->item, NULL, depth + 1);
}

static void put_shape(const struct schema *schema, int depth)
{
	switch (schema->shape) {
	case SHAPE_TEXT:
		fputs(SCALAR ", \"minLength\": 1", stdout);
		break;
	case SHAPE_ANY_TEXT:
		fputs("\"type\": [\"string\", \"number\", \"boolean\", \"null\"]", stdout);
		break;
	case SHAPE_ID:
		fputs(SCALAR ", \"pattern\": \"" ID "\"", stdout);
		break;
	case SHAPE_NUMBER:
		put_number(schema);
		break;
	case SHAPE_YES_NO:
		fputs("\"enum\": [true, false, \"yes\", \"no\", \"true\", \"false\"]", stdout);
		break;
	case SHAPE_CHOICE:
		put_choices(schema);
		break;
	case SHAPE_DATE:
		fputs(DATED ", \"pattern\": \"^(" DAY "|undated)$\"", stdout);
		break;
	case SHAPE_WHEN:
		fputs(DATED ", \"pattern\": \"^((by |since )?" DAY "|" DAY "/" DAY "|undated)$\"",
		      stdout);
		break;
	case SHAPE_URL:
		fputs("\"type\": \"string\", \"pattern\": \"^https?://\"", stdout);
		break;
	case SHAPE_TEXTS:
		put_texts(schema, depth);
		break;
	case SHAPE_LIST:
		fputs("\"type\": \"array\", \"items\": ", stdout);
		put_schema(schema->item, NULL, depth + 1);
		break;
	case SHAPE_MAP:
		put_fields(schema, depth);
		break;
	case SHAPE_TABLE:
		put_table(schema, depth);
		break;
	}
}

/* NULL: anything. */
static void put_schema(const struct schema *schema, const char *about, int depth)
{
	putchar('{');
	if (about) {
		fputs("\"description\": ", stdout);
		put_string(about);
		fputs(schema ? ", " : "", stdout);
	}
	if (schema)
		put_shape(schema, depth);
	putchar('}');
}

int main(int argc, char **argv)
{
	static const struct {
		const char *name;
		const struct schema *schema;
	} known[] = {
		{"profile", &profile_schema},     {"topic", &topic_schema},
		{"committee", &committee_schema}, {"conference", &conference_schema},
		{"states", &states_schema},       {"instruments", &instruments_schema},
	};
	for (size_t i = 0; argc == 2 && i < sizeof known / sizeof *known; i++) {
		if (strcmp(argv[1], known[i].name) != 0)
			continue;
		printf("{\"$schema\": \"https://json-schema.org/draft/2020-12/schema\",\n"
		       "  \"title\": \"mundraft %s\",\n  ",
		       known[i].name);
		put_shape(known[i].schema, 1);
		fputs("\n}\n", stdout);
		return fflush(stdout) ? 1 : 0;
	}
	fprintf(stderr,
		"usage: jsonschema profile|topic|instruments|committee|conference|states\n");
	return 2;
}
