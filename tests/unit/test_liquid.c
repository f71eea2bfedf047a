/*
 * The template language: what every mistake says and where, strictness, escaping,
 * extends and render, limits and hostile input.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "mundraft/liquid.h"

#include <string.h>
#include <time.h>

struct file {
	const char *name, *text;
};

/* One template's world. */
struct world {
	struct arena arena;
	struct diags diags;
	struct liquid_env env;
	struct value names;
	struct strbuf out;
	const struct file *files;
};

static const struct liquid_name point_names[] = {{.name = "claim"}, {.name = "limit"}, {0}};
static const struct liquid_name country_names[] = {
	{.name = "name"}, {.name = "motto"}, {.name = "points", .item = point_names}, {0}};
static const struct liquid_name world_names[] = {{.name = "country", .fields = country_names},
						 {.name = "text"},
						 {.name = "topics"},
						 {.name = "terms", .open = true},
						 {0}};

static const struct source *load(void *host, struct str name, const struct source *from,
				 struct span *part)
{
	struct world *world = host;
	bool next = str_eq(from->name, name);
	for (const struct file *file = world->files; file && file->name; file++) {
		if (!str_is(name, file->name))
			continue;
		*part = (struct span){0, strlen(file->text)};
		struct str full = next ? str_printf(&world->arena, "shipped/%s", file->name) : name;
		return source_new(&world->arena, full, str_of(file->text));
	}
	return NULL;
}

static bool shout(struct liquid_call *call, struct value *result)
{
	if (call->input.kind != VALUE_TEXT) {
		call->error = STR("only a text can be shouted");
		return false;
	}
	*result = value_safe(str_printf(call->arena, "**%.*s**", STR_ARG(call->input.text)));
	return true;
}

static const struct liquid_filter host_filters[] = {{"shout", 0, 1, shout}, {0}};

static void open_world(struct world *world, const char *text)
{
	memset(world, 0, sizeof *world);
	struct arena *arena = &world->arena;
	world->diags.arena = arena;
	world->env = (struct liquid_env){.arena = arena,
					 .filters = host_filters,
					 .names = world_names,
					 .load = load,
					 .host = world,
					 .escape = true};
	world->names = value_map(arena);
	struct value country = value_map(arena), points = value_list(arena),
		     point = value_map(arena);
	value_set(arena, point, STR("claim"), value_text(STR("peace is cheap")));
	value_push(arena, points, point);
	value_set(arena, country, STR("name"), value_text(STR("Kazakhstan")));
	value_set(arena, country, STR("points"), points);
	value_set(arena, world->names, STR("country"), country);
	value_set(arena, world->names, STR("text"), value_text(str_of(text)));
	value_set(arena, world->names, STR("topics"), value_list(arena));
	value_set(arena, world->names, STR("terms"), value_map(arena));
	strbuf_init(&world->out, arena);
}

static bool run_text(struct world *world, struct str text, const char *block)
{
	const struct source *source = source_new(&world->arena, STR("t.md"), text);
	const struct template *template =
		liquid_compile(&world->env, source, (struct span){0, text.n}, &world->diags);
	if (!template)
		return false;
	if (block)
		return liquid_run_block(&world->env, template, str_of(block), world->names,
					&world->out, &world->diags);
	return liquid_run(&world->env, template, world->names, &world->out, &world->diags);
}

static struct str printed(const struct world *world)
{
	return strbuf_str(&world->out);
}

static void assert_str(struct str got, const char *wanted)
{
	char buffer[4096];
	assert_true(got.n < sizeof buffer);
	memcpy(buffer, got.n ? got.p : "", got.n);
	buffer[got.n] = '\0';
	assert_string_equal(buffer, wanted);
}

/* What a template prints with `text` as the data's text. */
static void assert_prints(const char *text, const char *template, const char *wanted)
{
	struct world world;
	open_world(&world, text);
	bool ran = run_text(&world, str_of(template), NULL);
	if (!ran && world.diags.count)
		print_message("%.*s\n", STR_ARG(world.diags.items[0].message));
	assert_true(ran);
	assert_str(printed(&world), wanted);
	assert_int_equal(world.diags.count, 0);
	arena_release(&world.arena);
}

/* A mistake: its rule, place, message and help, in this order. */
struct mistake {
	const char *template;
	enum rule_id rule;
	size_t line, column;
	const char *message, *help;
};

static bool same_text(struct str a, const char *b)
{
	return str_eq(a, str_of(b));
}

static void assert_diag(const struct diag *diag, const struct mistake *m)
{
	if (m->template &&
	    (!same_text(diag->message, m->message) || !same_text(diag->help, m->help)))
		print_message("in: %s\n", m->template);
	struct place place = source_place(diag->source, diag->span.start);
	assert_str(diag->message, m->message);
	assert_str(diag->help, m->help);
	assert_string_equal(rules[diag->rule].id, rules[m->rule].id);
	assert_int_equal(place.line, m->line);
	assert_int_equal(place.column, m->column);
}

static void assert_mistake(const struct mistake *m)
{
	struct world world;
	open_world(&world, "x");
	assert_false(run_text(&world, str_of(m->template), NULL));
	if (world.diags.count != 1)
		print_message("in: %s\n", m->template);
	assert_int_equal(world.diags.count, 1);
	assert_diag(&world.diags.items[0], m);
	arena_release(&world.arena);
}

static const struct mistake mistakes[] = {
	{"a\n{{ contry.name }}", RULE_TEMPLATE_UNKNOWN_NAME, 2, 4,
	 "nothing is called \"contry\" here", "write \"country\""},
	{"{{ nation }}", RULE_TEMPLATE_UNKNOWN_NAME, 1, 4, "nothing is called \"nation\" here",
	 "use one of: country, text, topics, terms"},
	{"{{ country.nmae }}", RULE_TEMPLATE_UNKNOWN_NAME, 1, 12,
	 "\"country\" has no part \"nmae\"", "write \"name\""},
	{"{% if false %}{{ country.nmae }}{% endif %}", RULE_TEMPLATE_UNKNOWN_NAME, 1, 26,
	 "\"country\" has no part \"nmae\"", "write \"name\""},
	{"{% for p in country.points %}{{ p.clam }}{% endfor %}", RULE_TEMPLATE_UNKNOWN_NAME, 1, 35,
	 "\"p\" has no part \"clam\"", "write \"claim\""},
	{"{% for p in topics %}{{ forloop.indx }}{% endfor %}", RULE_TEMPLATE_UNKNOWN_NAME, 1, 33,
	 "\"forloop\" has no part \"indx\"", "write \"index\""},
	{"{% for p in topics %}{% endfor %}{{ p }}", RULE_TEMPLATE_UNKNOWN_NAME, 1, 37,
	 "nothing is called \"p\" here", "use one of: country, text, topics, terms"},
	{"{{ later }}{% assign later = 1 %}", RULE_TEMPLATE_UNKNOWN_NAME, 1, 4,
	 "nothing is called \"later\" here", "use one of: country, text, topics, terms"},
	{"{{ terms.peace }}", RULE_TEMPLATE_UNKNOWN_NAME, 1, 10, "\"terms\" has no part \"peace\"",
	 "ask with \"if\" first, or write \"| default:\" and what to print instead"},
	{"{% if false %}{% assign a = 1 %}{% endif %}{{ a }}", RULE_TEMPLATE_UNKNOWN_NAME, 1, 47,
	 "nothing is called \"a\" here",
	 "ask with \"if\" first, or write \"| default:\" and what to print instead"},
	{"é\n{% for t in topics %}\nx", RULE_TEMPLATE_UNCLOSED, 2, 1, "\"for\" is never closed",
	 "write \"{% endfor %}\" where it ends"},
	{"{% for t in topics %}{% if t %}{% endfor %}", RULE_TEMPLATE_UNCLOSED, 1, 22,
	 "\"if\" is never closed", "write \"endif\" before \"endfor\" in line 1"},
	{"{% if text %}\n{% endfor %}", RULE_TEMPLATE_UNCLOSED, 2, 4,
	 "\"if\" of line 1 is closed by \"endfor\"", "write \"endif\" here"},
	{"x{% endif %}", RULE_TEMPLATE_UNCLOSED, 1, 5, "\"endif\" closes nothing",
	 "take it away, or open \"if\" before it"},
	{"{% else %}", RULE_TEMPLATE_UNCLOSED, 1, 4,
	 "\"else\" stands outside \"if\", \"unless\", \"case\" and \"for\"",
	 "look for a tag above that is missing or closed too early"},
	{"{% break %}", RULE_TEMPLATE_UNCLOSED, 1, 4, "\"break\" stands outside \"for\"",
	 "look for a tag above that is missing or closed too early"},
	{"{% raw %}{{ x }}", RULE_TEMPLATE_UNCLOSED, 1, 1, "\"raw\" is never closed",
	 "write \"{% endraw %}\" where it ends"},
	{"{% comment %} x", RULE_TEMPLATE_UNCLOSED, 1, 1, "\"comment\" is never closed",
	 "write \"{% endcomment %}\" where it ends"},
	{"a {{ country.name }\n{{ text }}", RULE_TEMPLATE_SYNTAX, 1, 3, "\"{{\" is not closed",
	 "write \"}}\" where it ends"},
	{"{% if text }x", RULE_TEMPLATE_SYNTAX, 1, 1, "\"{%\" is not closed",
	 "write \"%}\" where it ends"},
	{"{ text }}", RULE_TEMPLATE_SYNTAX, 1, 8, "\"}}\" closes nothing",
	 "write \"{{\" where it starts"},
	{"{{ }}", RULE_TEMPLATE_SYNTAX, 1, 1, "there is nothing between \"{{\" and \"}}\"",
	 "write a name there, such as {{ title }}"},
	{"{% %}", RULE_TEMPLATE_SYNTAX, 1, 1, "a tag without a name",
	 "write the tag's name behind \"{%\", such as \"if\" or \"for\""},
	{"{{ \"a }}", RULE_TEMPLATE_SYNTAX, 1, 4, "a quotation mark is opened and not closed",
	 "put a second \" behind the text"},
	{"{{ “a” }}", RULE_TEMPLATE_SYNTAX, 1, 4,
	 "unexpected \"“\", a name, a text in quotation marks or a number expected",
	 "use straight quotation marks: \"text\" or 'text'"},
	{"{{ 1 + 2 }}", RULE_TEMPLATE_SYNTAX, 1, 6, "unexpected \"+\", \"|\" or the end expected",
	 "reckon with filters, such as \"| plus: 1\""},
	{"{% if text = 1 %}{% endif %}", RULE_TEMPLATE_SYNTAX, 1, 12,
	 "unexpected \"=\", \"and\", \"or\", a comparison or the end expected",
	 "to compare two values, write \"==\""},
	{"{{ 99999999999999999999 }}", RULE_TEMPLATE_SYNTAX, 1, 4, "this number is too large",
	 "write a smaller one, or put it in quotation marks"},
	{"{% for t of topics %}{% endfor %}", RULE_TEMPLATE_SYNTAX, 1, 10,
	 "unexpected \"of\", \"in\" expected", "take it away, or add what is missing before it"},
	{"{% if %}{% endif %}", RULE_TEMPLATE_SYNTAX, 1, 7,
	 "a name, a text in quotation marks or a number is missing here",
	 "add it, or take the whole tag away"},
	{"{% if text %}{% else if 1 %}{% endif %}", RULE_TEMPLATE_SYNTAX, 1, 22,
	 "nothing can stand behind \"else\"", "to ask another question, write \"elsif\""},
	{"{% if text %}{% else %}{% else %}{% endif %}", RULE_TEMPLATE_SYNTAX, 1, 27,
	 "\"else\" stands behind \"else\" and is never reached", "put \"else\" last"},
	{"{% case text %}x{% when 1 %}{% endcase %}", RULE_TEMPLATE_SYNTAX, 1, 16,
	 "this stands before the first \"when\" and never appears",
	 "move it before \"case\" or behind \"when\""},
	{"{% fro t in topics %}{{ t }}{% endfor %}", RULE_TEMPLATE_UNKNOWN_TAG, 1, 4,
	 "there is no tag \"fro\"", "write \"for\""},
	{"{% if text %}{% elseif topics %}{% endif %}", RULE_TEMPLATE_UNKNOWN_TAG, 1, 17,
	 "there is no tag \"elseif\"", "write \"elsif\""},
	{"{% tablerow %}", RULE_TEMPLATE_UNKNOWN_TAG, 1, 4, "there is no tag \"tablerow\"",
	 "use one of the tags in the manual"},
	{"{{ text | upcsae }}", RULE_TEMPLATE_UNKNOWN_FILTER, 1, 11,
	 "there is no filter \"upcsae\"", "write \"upcase\""},
	{"{{ text | shuot }}", RULE_TEMPLATE_UNKNOWN_FILTER, 1, 11, "there is no filter \"shuot\"",
	 "write \"shout\""},
	{"{{ text | append }}", RULE_TEMPLATE_ARGUMENT, 1, 11, "\"append\" takes 1 value, not 0",
	 "write \"append: \" and the value behind it"},
	{"{{ text | upcase: 1 }}", RULE_TEMPLATE_ARGUMENT, 1, 11,
	 "\"upcase\" takes nothing behind its name, not 1", "write only \"upcase\""},
	{"{{ text | slice: 1, 2, 3 }}", RULE_TEMPLATE_ARGUMENT, 1, 11,
	 "\"slice\" takes 1 to 2 values, not 3", "take away what is too much"},
	{"{{ text | upcase: how: 1 }}", RULE_TEMPLATE_ARGUMENT, 1, 19,
	 "\"upcase\" has no option \"how\"", "give the value alone, without a name"},
	{"{{ 1 | divided_by: 0 }}", RULE_TEMPLATE_ARGUMENT, 1, 8, "a number is divided by zero",
	 "look at what stands before and behind \"divided_by\""},
	{"{{ 1 | shout }}", RULE_TEMPLATE_ARGUMENT, 1, 8, "only a text can be shouted",
	 "look at what stands before and behind \"shout\""},
	{"{{ \"now\" | date: \"%Y\" }}", RULE_TEMPLATE_ARGUMENT, 1, 12,
	 "\"now\" would print another date every day",
	 "look at what stands before and behind \"date\""},
	{"{{ \"2017\" | date: \"%Y\" }}", RULE_TEMPLATE_ARGUMENT, 1, 13,
	 "\"2017\" is no date such as 2017-01-31",
	 "look at what stands before and behind \"date\""},
	{"{% if text < 1 %}{% endif %}", RULE_TEMPLATE_ARGUMENT, 1, 7,
	 "a text and a number have no order",
	 "write \"| plus: 0\" in an assign to make a number of a text"},
	{"{{ country }}", RULE_TEMPLATE_ARGUMENT, 1, 4,
	 "this is a map of several parts and cannot be printed",
	 "name one of its parts behind a dot"},
	{"{% for c in text %}{% endfor %}", RULE_TEMPLATE_ARGUMENT, 1, 13,
	 "\"for\" needs a list, not a text", "name something that has several items"},
	{"{% for i in (1..3) limit: text %}{% endfor %}", RULE_TEMPLATE_ARGUMENT, 1, 27,
	 "\"limit\" needs a number, not a text", "write a number, or a name that holds one"},
	{"{% render \"none\" %}", RULE_TEMPLATE_MISSING_FILE, 1, 11,
	 "there is no template \"none\"",
	 "check the file's name, and that it is in a templates folder"},
	{"{% extends \"none\" %}", RULE_TEMPLATE_MISSING_FILE, 1, 12,
	 "there is no template \"none\"",
	 "check the file's name, and that it is in a templates folder"},
	{"x{% extends \"none\" %}", RULE_TEMPLATE_SYNTAX, 1, 5,
	 "\"extends\" is not the first thing in the file", "move it to the top"},
	{"{% parent %}", RULE_TEMPLATE_SYNTAX, 1, 4, "\"parent\" stands outside \"block\"",
	 "write it inside the block whose old text is wanted"},
	{"{% block a %}{% parent %}{% endblock %}", RULE_TEMPLATE_SYNTAX, 1, 17,
	 "there is no text for \"parent\" to bring in",
	 "this file extends no other; take \"parent\" away"},
	{"{% block a %}{% endblock %}\n{% block a %}{% endblock %}", RULE_TEMPLATE_SYNTAX, 2, 10,
	 "block \"a\" stands twice", "give it another name: the first is in line 1"},
	{"{% block a %}{% endblock b %}", RULE_TEMPLATE_UNCLOSED, 1, 26,
	 "block \"a\" is closed as \"b\"", "write \"a\""},
	{"{% liquid\nif text\necho text %}", RULE_TEMPLATE_UNCLOSED, 2, 1, "\"if\" is never closed",
	 "write \"{% endif %}\" where it ends"},
	{"{% liquid\n  ech text %}", RULE_TEMPLATE_UNKNOWN_TAG, 2, 3, "there is no tag \"ech\"",
	 "write \"echo\""},
	{"{% for i in (1..9000000) %}{% endfor %}", RULE_TEMPLATE_LIMIT, 1, 1,
	 "the template works on and on: more than 1000000 steps", "look for a loop over too much"},
	{"{{ (1..999999999999) | join }}", RULE_TEMPLATE_LIMIT, 1, 24,
	 "the template works on and on: more than 1000000 steps", ""},
};

static void test_every_mistake(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof mistakes / sizeof *mistakes; i++)
		assert_mistake(&mistakes[i]);
}

static void test_all_mistakes_in_one_run(void **state)
{
	(void)state;
	struct world world;
	open_world(&world, "x");
	assert_false(run_text(
		&world,
		STR("{{ contry }}\n{{ text | upcsae }}\n{% fro t in topics %}{% endfor %}\n"
		    "{{ text }\n{{ country.nmae }}\n"),
		NULL));
	diags_sort(&world.diags);
	assert_int_equal(world.diags.count, 5);
	for (size_t i = 0; i < 5; i++)
		assert_int_equal(
			source_place(world.diags.items[i].source, world.diags.items[i].span.start)
				.line,
			i + 1);
	arena_release(&world.arena);
}

static void test_absence(void **state)
{
	(void)state;
	assert_prints("", "{{ country.motto }}{% if country.motto %}x{% endif %}", "");
	assert_prints("", "{{ terms.peace | default: 'none' }}", "none");
	assert_prints("", "{% if terms.peace %}a{% else %}b{% endif %}", "b");
	assert_prints("", "{% if terms.peace == nil %}a{% endif %}", "a");
	assert_prints("", "{% for p in country.points %}{{ p.limit }}{{ p.claim }}{% endfor %}",
		      "peace is cheap");
	assert_prints("", "{% assign a = country.points | first %}{{ a.limit }}|", "|");
	assert_prints("", "{% for t in topics %}x{% else %}none{% endfor %}", "none");
	assert_prints("", "{{ topics.first }}{{ topics.size }}", "0");
}

static void test_case_once(void **state)
{
	(void)state;
	assert_prints("a", "{% case text %}{% when 'a', 'a' %}1{% when 'a' %}2{% endcase %}", "1");
}

static void test_host_filter(void **state)
{
	(void)state;
	assert_prints("a*b", "{{ text }} {{ text | shout }}", "a\\*b **a*b**");
}

static void test_number_filters(void **state)
{
	(void)state;
	assert_prints("", "{{ 0.1 | plus: 0.2 }} {{ 1.0 }} {{ 2.675 | round: 2 }}", "0.3 1.0 2.68");
	assert_prints("", "{{ -7 | divided_by: 2 }} {{ -7 | modulo: 2 }} {{ 15 | round: -1 }}",
		      "-4 1 20");
	assert_prints("", "{{ 0.00001 }} {{ 12345678.5 }} {{ 100000000000000000.0 }}",
		      "1.0e-05 12345678.5 1.0e+17");
	assert_prints("", "{{ -9223372036854775808 | modulo: -1 }}", "0");
	static const char *const overflows[] = {
		"{{ 9223372036854775807 | plus: 1 }}", "{{ -9223372036854775808 | minus: 1 }}",
		"{{ 9223372036854775807 | times: 2 }}", "{{ -9223372036854775808 | abs }}",
		"{{ -9223372036854775808 | divided_by: -1 }}"};
	for (size_t i = 0; i < 5; i++) {
		struct world world;
		open_world(&world, "");
		assert_false(run_text(&world, str_of(overflows[i]), NULL));
		assert_str(world.diags.items[0].message, "the result is too large a number");
		arena_release(&world.arena);
	}
}

static void test_letters(void **state)
{
	(void)state;
	assert_prints("côte D'IVOIRE", "{{ text | capitalize_first }}", "Côte D'IVOIRE");
	assert_prints("éTAT", "{{ text | capitalize }} {{ text | upcase }}", "État ÉTAT");
	assert_prints("Ärger", "{{ text | downcase }} {{ text | slice: 0 }} {{ text.size }}",
		      "ärger Ä 5");
}

static void test_dates(void **state)
{
	(void)state;
	assert_prints("2017-01-31", "{{ text | date: '%-d %B %Y, %A' }}",
		      "31 January 2017, Tuesday");
	assert_prints("2017-01-31 08:05:00", "{{ text | date: '%H:%M %j %s' }}",
		      "08:05 031 1485849900");
	assert_prints("March 4, 2016", "{{ text | date: '%F %e' }}", "2016-03-04  4");
	assert_prints("1152098955", "{{ text | date: '%D' }}", "07/05/06");
}

struct escape {
	const char *text, *wanted;
};

static void test_escape_readable(void **state)
{
	(void)state;
	static const char *const plain[] = {"A/RES/65/283",
					    "Côte d'Ivoire",
					    "S/RES/2601 (2021)",
					    "\"Guidance (2012)\"",
					    "5 * 3",
					    "snake_case",
					    "R&D and AT&T",
					    "a < b > c",
					    "2012",
					    "-5 degrees",
					    "#1",
					    "x = y",
					    "50 % of 3.5",
					    "\"no\"!",
					    "a - b + c",
					    "C:\\dir",
					    "10.1 million",
					    "~ 40"};
	for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
		assert_prints(plain[i], "{{ text }}", plain[i]);
}

static void test_escape_signs(void **state)
{
	(void)state;
	static const struct escape cases[] = {
		{"# a", "\\# a"},         {"#", "\\#"},
		{"- a", "\\- a"},         {"+ a", "\\+ a"},
		{"* a", "\\* a"},         {"1. a", "1\\. a"},
		{"12) a", "12\\) a"},     {"> a", "\\> a"},
		{"---", "\\---"},         {"===", "\\==="},
		{"~~~ a", "\\~~~ a"},     {"```", "\\`\\`\\`"},
		{"*a*", "\\*a\\*"},       {"_a_", "\\_a\\_"},
		{"a_", "a\\_"},           {"[a](b)", "\\[a\\](b)"},
		{"[^1]", "\\[^1\\]"},     {"<b>", "\\<b>"},
		{"&amp;", "\\&amp;"},     {"a\\*b", "a\\\\\\*b"},
		{"a\\", "a\\\\"},         {"{{ x }}", "\\{{ x }}"},
		{"{% x %}", "\\{% x %}"}, {"a\nb\r\nc", "a b c"},
		{"    code", "code"},     {"a\n# b", "a # b"},
		{"___", "\\_\\_\\_"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_prints(cases[i].text, "{{ text }}", cases[i].wanted);
}

static void test_escape_places(void **state)
{
	(void)state;
	assert_prints("# a", "x {{ text }}", "x # a");
	assert_prints("# a", "- {{ text }}", "- \\# a");
	assert_prints("# a", "> 1. {{ text }}", "> 1. \\# a");
	assert_prints("# a", "x\n  {{ text }}", "x\n  \\# a");
	assert_prints(". a", "1{{ text }}", "1\\. a");
	assert_prints("[x]", "[{{ text }}](u)", "[\\[x\\]](u)");
}

static void test_safe(void **state)
{
	(void)state;
	assert_prints("*a*", "{{ text | raw }} {{ '*b*' }}", "*a* \\*b\\*");
	assert_prints("*a*", "{% capture c %}**{{ text }}**{% endcapture %}{{ c }}|{{ c | strip }}",
		      "**\\*a\\***|**\\*a\\***");
	assert_prints("*a*", "{% capture c %}[^1]{% endcapture %}{{ text | append: c }}",
		      "\\*a\\*[^1]");
	assert_prints("*a*",
		      "{% capture c %}[^1]{% endcapture %}{{ c | prepend: text | append: '.' }}",
		      "\\*a\\*[^1].");
	assert_prints("*a*", "{{ text | shout | slice: 0, 9 }}", "\\*\\*\\*a\\*\\*\\*");
	/* Data is never read as a template. */
	assert_prints("{{ country.name }}", "{{ text | raw }}", "{{ country.name }}");
}

/* ---- files ---- */

static void assert_files(const struct file *files, const char *template, const char *block,
			 const char *wanted)
{
	struct world world;
	open_world(&world, "T");
	world.files = files;
	bool ran = run_text(&world, str_of(template), block);
	if (!ran && world.diags.count)
		print_message("%.*s\n", STR_ARG(world.diags.items[0].message));
	assert_true(ran);
	assert_str(printed(&world), wanted);
	arena_release(&world.arena);
}

static const struct file base_files[] = {
	{"base", "{% assign who = 'we' %}{% block head %}H{% endblock %}-"
		 "{% block body %}B {{ who }}{% endblock %}"},
	{"middle", "{% extends 'base' %}{% block body %}M<{% parent %}>{% endblock %}"},
	{0},
};

static void test_extends(void **state)
{
	(void)state;
	assert_files(base_files, "{% extends 'base' %}", NULL, "H-B we");
	assert_files(base_files,
		     "{% comment %}x{% endcomment %}\n{% extends 'middle' %}\n"
		     "{% block body %}T({% parent %}){% endblock %}",
		     NULL, "H-T(M<B we>)");
	assert_files(base_files,
		     "{% extends 'middle' %}{% block head %}{{ country.name }}{% endblock %}", NULL,
		     "Kazakhstan-M<B we>");
	/* A block alone sees what its file sets before it. */
	assert_files(base_files, "{% extends 'middle' %}", "body", "M<B we>");
	assert_files(base_files, "{% extends 'middle' %}", "nothing", "");
}

static void test_block_scope(void **state)
{
	(void)state;
	static const struct mistake m = {
		"{% block a %}{% assign x = 1 %}{{ x }}{% endblock %}{{ x }}",
		RULE_TEMPLATE_UNKNOWN_NAME,
		1,
		56,
		"nothing is called \"x\" here",
		"use one of: country, text, topics, terms"};
	assert_mistake(&m);
}

static void test_has_block(void **state)
{
	(void)state;
	struct world world;
	open_world(&world, "");
	world.files = base_files;
	const struct source *source =
		source_new(&world.arena, STR("t.md"), STR("{% extends 'middle' %}"));
	const struct template *template =
		liquid_compile(&world.env, source, (struct span){0, source->text.n}, &world.diags);
	assert_non_null(template);
	assert_true(liquid_has_block(template, STR("head")));
	assert_false(liquid_has_block(template, STR("who")));
	arena_release(&world.arena);
}

static void test_unused_block(void **state)
{
	(void)state;
	static const struct mistake wanted[] = {
		{NULL, RULE_TEMPLATE_UNUSED_BLOCK, 2, 1,
		 "this stands outside every block and never appears",
		 "move it into a block of \"base\""},
		{NULL, RULE_TEMPLATE_UNUSED_BLOCK, 3, 10,
		 "block \"boddy\" overrides nothing and never appears", "write \"body\""},
	};
	struct world world;
	open_world(&world, "");
	world.files = base_files;
	assert_true(run_text(
		&world, STR("{% extends 'base' %}\nlost\n{% block boddy %}{% endblock %}"), NULL));
	assert_int_equal(world.diags.count, 2);
	assert_int_equal(world.diags.errors, 0);
	for (size_t i = 0; i < 2; i++)
		assert_diag(&world.diags.items[i], &wanted[i]);
	arena_release(&world.arena);
}

static void test_own_name(void **state)
{
	(void)state;
	static const struct file files[] = {{"t.md", "{% block a %}shipped{% endblock %}"}, {0}};
	assert_files(files, "{% extends 't.md' %}{% block a %}mine, {% parent %}{% endblock %}",
		     NULL, "mine, shipped");
}

static void test_render(void **state)
{
	(void)state;
	static const struct file files[] = {
		{"p", "{{ claim }} of {{ country.name }};"},
		{"parts/item.md", "{{ forloop.index }}{{ item.claim }}"},
		{"bad", "{{ text }}{{ nothing }}"},
		{0}};
	assert_files(files, "{% render 'p', claim: 'x' %}{% render 'p' claim: text %}", NULL,
		     "x of Kazakhstan;T of Kazakhstan;");
	assert_files(files, "{% render 'parts/item.md' for country.points %}", NULL,
		     "1peace is cheap");
	struct world world;
	open_world(&world, "");
	world.files = files;
	assert_false(run_text(&world, STR("{% assign nothing = 1 %}{% render 'bad' %}"), NULL));
	assert_int_equal(world.diags.count, 1);
	assert_str(world.diags.items[0].source->name, "bad");
	assert_str(world.diags.items[0].message, "nothing is called \"nothing\" here");
	arena_release(&world.arena);
}

static void test_circles(void **state)
{
	(void)state;
	static const struct file files[] = {{"a", "{% render 'b' %}"},
					    {"b", "x\n{% if false %}{% render 'a' %}{% endif %}"},
					    {"e", "{% extends 'f' %}"},
					    {"f", "{% extends 'e' %}"},
					    {0}};
	static const struct mistake wanted[] = {
		{"{% render 'a' %}", RULE_TEMPLATE_CYCLE, 2, 25,
		 "the templates ask for each other in a circle: a -> b -> a", "take this one away"},
		{"{% extends 'e' %}", RULE_TEMPLATE_CYCLE, 1, 12,
		 "the templates ask for each other in a circle: e -> f -> e",
		 "take this one away"}};
	for (size_t i = 0; i < 2; i++) {
		struct world world;
		open_world(&world, "");
		world.files = files;
		assert_false(run_text(&world, str_of(wanted[i].template), NULL));
		assert_int_equal(world.diags.count, 1);
		assert_diag(&world.diags.items[0], &wanted[i]);
		arena_release(&world.arena);
	}
}

/* ---- limits and hostile input ---- */

static struct str repeat(struct arena *arena, const char *piece, size_t times)
{
	struct strbuf text;
	strbuf_init(&text, arena);
	for (size_t i = 0; i < times; i++)
		strbuf_adds(&text, piece);
	return strbuf_str(&text);
}

/* Refused or run, but soon. */
static void assert_soon(const char *piece, size_t times, bool refused)
{
	struct world world;
	open_world(&world, "x");
	struct str text = repeat(&world.arena, piece, times);
	clock_t start = clock();
	assert_int_equal(run_text(&world, text, NULL), !refused);
	assert_true(clock() - start < 4 * CLOCKS_PER_SEC);
	assert_true(world.diags.count <= LIQUID_MAX_MISTAKES + 1);
	assert_int_equal(world.diags.count > 0, refused);
	arena_release(&world.arena);
}

static void test_hostile(void **state)
{
	(void)state;
	assert_soon("{% if text %}", 100000, true);
	assert_soon("{{", 524288, true);
	assert_soon("{%", 524288, true);
	assert_soon("{{'", 300000, true);
	assert_soon("}}", 524288, true);
	assert_soon("{% raw %}", 100000, true);
	assert_soon("{% comment %}", 80000, true);
	assert_soon("{% nosuch %}", 80000, true);
	assert_soon("{{ nosuch }}", 80000, true);
	assert_soon("{% render 'x' %}", 60000, true);
	assert_soon("{% block b %}{% endblock %}", 100, true);
	assert_soon("{{ text }}", 100000, false);
	assert_soon("{% assign a = text %}", 50000, false);
}

static void assert_limit(const char *template, const char *message)
{
	struct world world;
	open_world(&world, "x");
	assert_false(run_text(&world, str_of(template), NULL));
	assert_str(world.diags.items[0].message, message);
	assert_int_equal(world.diags.items[0].rule, RULE_TEMPLATE_LIMIT);
	arena_release(&world.arena);
}

static void test_limits(void **state)
{
	(void)state;
	static const char steps[] = "the template works on and on: more than 1000000 steps";
	assert_limit("{% for i in (1..2000) %}{% for j in (1..2000) %}{% endfor %}{% endfor %}",
		     steps);
	assert_limit("{% for i in (1..100000) %}{% assign a = (1..100000) | join %}{% endfor %}",
		     steps);
	assert_limit(
		"{% assign a = 'xxxxxxxx' %}{% for i in (1..40) %}{% assign a = a | append: a %}"
		"{% endfor %}",
		"a text grows longer than 4194304 bytes");
	assert_limit(
		"{% assign a = 'xxxxxxxx' %}{% for i in (1..12) %}{% assign a = a | append: a %}"
		"{% endfor %}{{ a | replace: 'x', a }}",
		"a text grows longer than 4194304 bytes");
	assert_limit("{% for i in (1..300000) %}xxxxxxxxxxxxxxxxxxxxxxxxx{% endfor %}",
		     "the template prints more than 4194304 bytes");
}

static void test_deep(void **state)
{
	(void)state;
	struct world world;
	open_world(&world, "x");
	struct strbuf text;
	strbuf_init(&text, &world.arena);
	strbuf_add(&text, repeat(&world.arena, "{% if text %}", 99));
	strbuf_addc(&text, 'a');
	strbuf_add(&text, repeat(&world.arena, "{% endif %}", 99));
	assert_true(run_text(&world, strbuf_str(&text), NULL));
	assert_str(printed(&world), "a");
	arena_release(&world.arena);
	assert_limit("{{ country[country[country[country[country[country[country[country[country["
		     "country[country[country[country[country[country[country[country[country["
		     "country[country[country[country[country[country[country[country[country["
		     "country[country[country[country[country[country[country[country[country["
		     "country[country[country[country[country[country[country[country[country["
		     "country[country[country[country[country[country[country[country[country["
		     "country[country[country[country[country[country[country[country[country["
		     "country[country[country[country[country[country[country[country[country["
		     "country[country[country[country[country[country[country[country[country["
		     "country[country[country[country[country[country[country[country[country["
		     "country[country[country[country[country[country[country[country[country["
		     "country[country[country[country[country[country[country[country[country }}",
		     "brackets nest more than 100 deep");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_mistake),
		cmocka_unit_test(test_all_mistakes_in_one_run),
		cmocka_unit_test(test_absence),
		cmocka_unit_test(test_case_once),
		cmocka_unit_test(test_host_filter),
		cmocka_unit_test(test_number_filters),
		cmocka_unit_test(test_letters),
		cmocka_unit_test(test_dates),
		cmocka_unit_test(test_escape_readable),
		cmocka_unit_test(test_escape_signs),
		cmocka_unit_test(test_escape_places),
		cmocka_unit_test(test_safe),
		cmocka_unit_test(test_extends),
		cmocka_unit_test(test_block_scope),
		cmocka_unit_test(test_has_block),
		cmocka_unit_test(test_unused_block),
		cmocka_unit_test(test_own_name),
		cmocka_unit_test(test_render),
		cmocka_unit_test(test_circles),
		cmocka_unit_test(test_hostile),
		cmocka_unit_test(test_limits),
		cmocka_unit_test(test_deep),
	};
	return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
