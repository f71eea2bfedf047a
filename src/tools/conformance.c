/*
 * Runs a suite of Liquid cases: "conformance SUITE". A case has a name, a
 * template, data, the files it may render, and a result, or `invalid: true`
 * where it must be refused. Prints each failure and a count; exits with 1 where
 * there is one. A program for development: it may print, and the library must
 * not depend on it.
 */
#include "mundraft/liquid.h"
#include "mundraft/yaml.h"

#include <stdio.h>
#include <stdlib.h>

struct suite {
	struct arena run;             /* reset between cases */
	const struct node *templates; /* of the case in hand */
	size_t passed, failed;
};

static bool number_of(struct str s, struct value *number)
{
	size_t i = s.n && s.p[0] == '-';
	long long whole = 0;
	double real = 0, unit = 1;
	bool fraction = false;
	if (i == s.n)
		return false;
	for (; i < s.n; i++) {
		if (s.p[i] == '.' && !fraction) {
			fraction = true;
			continue;
		}
		if (!char_is_digit(s.p[i]) || whole > 100000000000000)
			return false;
		whole = whole * 10 + (s.p[i] - '0');
		unit *= fraction ? 10 : 1;
	}
	real = (double)whole / unit;
	*number = value_int(s.p[0] == '-' ? -whole : whole);
	if (fraction)
		*number = value_float(s.p[0] == '-' ? -real : real);
	return true;
}

static struct value scalar(const struct node *node)
{
	struct value number;
	if (node->style != NODE_PLAIN)
		return value_text(node->text);
	if (str_is(node->text, "null"))
		return value_nil();
	if (str_is(node->text, "true") || str_is(node->text, "false"))
		return value_bool(str_is(node->text, "true"));
	return number_of(node->text, &number) ? number : value_text(node->text);
}

static struct value data_of(struct arena *arena, const struct node *node)
{
	if (node->kind == NODE_TEXT)
		return scalar(node);
	bool list = node->kind == NODE_LIST;
	struct value value = list ? value_list(arena) : value_map(arena);
	for (const struct node *child = node->first; child; child = child->next) {
		struct value part = data_of(arena, child);
		if (list)
			value_push(arena, value, part);
		else
			value_set(arena, value, child->key, part);
	}
	return value;
}

static const struct source *load(void *host, struct str name, const struct source *from,
				 struct span *part)
{
	struct suite *suite = host;
	const struct node *text = yaml_get_str(suite->templates, name);
	(void)from;
	if (!text)
		return NULL;
	*part = (struct span){0, text->text.n};
	return source_new(&suite->run, name, text->text);
}

/* False where the template is refused. */
static bool run_case(struct suite *suite, const struct node *test, struct strbuf *out,
		     struct diags *diags)
{
	struct arena *arena = &suite->run;
	struct liquid_env env = {.arena = arena, .load = load, .host = suite, .lax = true};
	struct str text = yaml_text(test, "template");
	const struct node *data = yaml_get(test, "data");
	const struct source *source = source_new(arena, STR("template"), text);
	suite->templates = yaml_get(test, "templates");
	const struct template *template =
		liquid_compile(&env, source, (struct span){0, text.n}, diags);
	return template && liquid_run(&env, template,
				      data ? data_of(arena, data) : value_map(arena), out, diags);
}

static void show(const char *label, struct str text)
{
	printf("  %s", label);
	for (size_t i = 0; i < text.n; i++) {
		if (text.p[i] == '\n')
			fputs("\\n", stdout);
		else if (text.p[i] == '\r')
			fputs("\\r", stdout);
		else
			putchar(text.p[i]);
	}
	putchar('\n');
}

static void judge(struct suite *suite, const struct node *test)
{
	struct strbuf out;
	struct diags diags = {.arena = &suite->run};
	strbuf_init(&out, &suite->run);
	bool invalid = str_is(yaml_text(test, "invalid"), "true");
	bool ran = run_case(suite, test, &out, &diags);
	if (ran != invalid && (invalid || str_eq(strbuf_str(&out), yaml_text(test, "result")))) {
		suite->passed++;
	} else {
		suite->failed++;
		printf("FAILED: %.*s\n", STR_ARG(yaml_text(test, "name")));
		show("template: ", yaml_text(test, "template"));
		show("expected: ", invalid ? STR("(refused)") : yaml_text(test, "result"));
		show("got:      ", ran           ? strbuf_str(&out)
				   : diags.count ? diags.items[0].message
						 : STR("(refused)"));
	}
	arena_reset(&suite->run);
}

static struct str read_file(struct arena *arena, const char *name)
{
	struct strbuf text;
	FILE *file = fopen(name, "rb");
	int c;
	strbuf_init(&text, arena);
	if (!file) {
		fprintf(stderr, "conformance: cannot open %s\n", name);
		exit(2);
	}
	while ((c = getc(file)) != EOF)
		strbuf_addc(&text, (char)c);
	fclose(file);
	return strbuf_str(&text);
}

int main(int argc, char **argv)
{
	struct arena arena = {0};
	struct suite suite = {.passed = 0};
	struct diags diags = {.arena = &arena};
	if (argc != 2) {
		fputs("usage: conformance SUITE\n", stderr);
		return 2;
	}
	struct str text = read_file(&arena, argv[1]);
	const struct source *source = source_new(&arena, str_of(argv[1]), text);
	const struct node *root = yaml_parse_all(&arena, source, "suite", &diags);
	const struct node *tests = yaml_get(root, "tests");
	if (!tests) {
		fprintf(stderr, "conformance: %s holds no tests: %.*s\n", argv[1],
			STR_ARG(diags.count ? diags.items[0].message : STR("")));
		return 2;
	}
	for (const struct node *test = tests->first; test; test = test->next)
		judge(&suite, test);
	printf("%zu passed, %zu failed\n", suite.passed, suite.failed);
	arena_release(&suite.run);
	arena_release(&arena);
	return suite.failed > 0;
}
