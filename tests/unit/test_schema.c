/* The schema check: every message's rule, place and text, and what it lets pass. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "mundraft/schema.h"
#include "mundraft/strbuf.h"

static const struct schema text = {.shape = SHAPE_TEXT};
static const struct schema any_text = {.shape = SHAPE_ANY_TEXT};
static const struct schema id = {.shape = SHAPE_ID};
static const struct schema grade = {.shape = SHAPE_NUMBER, .min = 1, .max = 5};
static const struct schema number = {.shape = SHAPE_NUMBER};
static const struct schema yes_no = {.shape = SHAPE_YES_NO};
static const struct schema date = {.shape = SHAPE_DATE};
static const struct schema when = {.shape = SHAPE_WHEN};
static const struct schema url = {.shape = SHAPE_URL};
static const struct schema texts = {.shape = SHAPE_TEXTS};
static const struct schema ids = {.shape = SHAPE_TEXTS, .item = &id};
static const struct schema id_list = {.shape = SHAPE_LIST, .item = &id};
static const char *const kinds[] = {"stance", "action", "statement", NULL};
static const struct schema kind = {.shape = SHAPE_CHOICE, .choices = kinds};

static const struct schema_field source_fields[] = {
	{"title", &text, true, "the exact title"},
	{"url", &url, false, NULL},
	{0},
};
static const struct schema source = {
	.shape = SHAPE_MAP, .what = "a source", .fields = source_fields};
static const struct schema sources = {.shape = SHAPE_TABLE, .item = &source};

static const struct schema_field point_fields[] = {{"claim", &text, true, NULL}, {0}};
static const struct schema point = {.shape = SHAPE_MAP, .what = "a point", .fields = point_fields};
static const struct schema points = {.shape = SHAPE_LIST, .item = &point};

static const struct schema_field fact_fields[] = {
	{"id", &id, true, NULL},
	{"say", &text, true, "what was done, without its subject"},
	{"when", &when, false, NULL},
	{"kind", &kind, false, NULL},
	{"topics", &id_list, false, NULL},
	{"source", &ids, false, NULL},
	{"points", &points, false, NULL},
	{0},
};
static const struct schema fact = {.shape = SHAPE_MAP, .what = "a fact", .fields = fact_fields};
static const struct schema facts = {.shape = SHAPE_LIST, .item = &fact};

static const struct schema_field country_fields[] = {{"name", &text, true, NULL}, {0}};
static const struct schema country = {
	.shape = SHAPE_MAP, .what = "the country", .fields = country_fields};

static const struct schema_field profile_fields[] = {
	{"country", &country, false, NULL}, {"sources", &sources, false, NULL},
	{"facts", &facts, false, NULL},     {"grade", &grade, false, NULL},
	{"number", &number, false, NULL},   {"current", &yes_no, false, NULL},
	{"date", &date, false, NULL},       {"aliases", &texts, false, NULL},
	{"note", &any_text, false, NULL},   {0},
};
static const struct schema profile = {
	.shape = SHAPE_MAP, .what = "the profile", .fields = profile_fields};

struct fixture {
	struct arena arena;
	struct diags diags;
	struct node *root;
	bool passed;
};

static void check(struct fixture *f, struct str content)
{
	*f = (struct fixture){0};
	f->diags.arena = &f->arena;
	struct source *file = source_new(&f->arena, STR("test.yaml"), content);
	f->root = yaml_parse_all(&f->arena, file, "profile", &f->diags);
	assert_non_null(f->root);
	f->passed = schema_check(f->root, &profile, &f->diags);
	diags_sort(&f->diags);
}

/* rule:line:col-col: message (help) */
static const char *report(struct fixture *f)
{
	struct strbuf out;
	strbuf_init(&out, &f->arena);
	for (size_t i = 0; i < f->diags.count; i++) {
		const struct diag *diag = &f->diags.items[i];
		struct place start = source_place(diag->source, diag->span.start);
		struct place end = source_place(diag->source, diag->span.end);
		strbuf_addf(&out, "%s:%zu:%zu-%zu: %.*s (%.*s)\n", rules[diag->rule].id, start.line,
			    start.column, end.column, STR_ARG(diag->message), STR_ARG(diag->help));
	}
	return out.n ? out.p : "";
}

static const char *const good[] = {
	"country: {name: Norway}\n",
	"facts:\n- {id: ssd, say: x, when: by 2016-08, kind: stance, topics: [a, b-2]}\n",
	"facts: [{id: a, say: b, source: [q, r], points: [{claim: c}]}]\n",
	"sources: {osce: {title: T, url: \"https://www.osce.org/a?b=c#d\"}}\n",
	"grade: 5\nnumber: 100000\ncurrent: no\ndate: 2017-01-31\naliases: one\n",
	"grade: 1\ncurrent: true\ndate: undated\naliases: [one, two words]\nnote: \"\"\n",
	"date: 2016-02-29\n",
	"note: https://medium.com/@someone and @handle and 5 @ 3 and a@b\n",
	"facts: []\nsources: {}\n",
};

static void test_good(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
		struct fixture f;
		check(&f, str_of(good[i]));
		assert_string_equal(report(&f), "");
		assert_true(f.passed);
		arena_release(&f.arena);
	}
}

static const struct {
	const char *text, *report;
} bad[] = {
	{"facts:\n- id: ssd\n  say: x\n  topcs: [a]\n",
	 "unknown-key:4:3-8: fact \"ssd\": unknown key \"topcs\" (did you mean \"topics\"?)\n"},
	{"facts:\n- say: x\n  topcs: [a]\n",
	 "missing-key:2:3-6: \"id\" is missing in a fact (add \"id: ...\")\n"
	 "unknown-key:3:3-8: unknown key \"topcs\" in a fact (did you mean \"topics\"?)\n"},
	{"colour: blue\n",
	 "unknown-key:1:1-7: unknown key \"colour\" in the profile (known keys: country, sources, "
	 "facts, grade, number, current, date, aliases, note)\n"},
	{"contry: {name: x}\n",
	 "unknown-key:1:1-7: unknown key \"contry\" in the profile (did you mean \"country\"?)\n"},
	{"country: {nam: x, name: y}\n",
	 "unknown-key:1:11-14: unknown key \"nam\" in the country (known keys: name)\n"},
	{"facts:\n- id: ssd\n", "missing-key:2:3-5: fact \"ssd\": \"say\" is missing (add \"say: "
				"...\": what was done, without its subject)\n"},
	{"country: {}\n",
	 "missing-key:1:1-8: \"name\" is missing in the country (add \"name: ...\")\n"},
	{"country:\n  \n",
	 "wrong-type:1:1-8: \"country\" is empty: it must be a map (lines of \"key: text\") (write "
	 "lines of \"key: text\" below it, indented by two spaces)\n"},
	{"country: Norway\n",
	 "wrong-type:1:10-16: \"country\" must be a map (lines of \"key: text\"), not a text "
	 "(write lines of \"key: text\" below it, indented by two spaces)\n"},
	{"country:\n  name:Norway\n",
	 "wrong-type:2:3-14: \"country\" must be a map (lines of \"key: text\"), not a text (put a "
	 "space after the colon: \"key: text\")\n"},
	{"country: [a]\n",
	 "wrong-type:1:10-13: \"country\" must be a map (lines of \"key: text\"), not a list "
	 "(write lines of \"key: text\" below it, indented by two spaces)\n"},
	{"sources:\n  osce: {url: \"http://x.org\"}\n  OSCE x: {title: T}\n",
	 "missing-key:2:3-7: source \"osce\": \"title\" is missing (add \"title: ...\": the exact "
	 "title)\n"
	 "bad-value:3:3-9: the key must be an id, not \"OSCE x\" (use only a-z, 0-9 and hyphens: "
	 "\"osce-x\")\n"},
	{"sources:\n  osce: {title: \"\", url: www.osce.org, x: y}\n",
	 "bad-value:2:10-15: source \"osce\": \"title\" is empty (write a text, or delete the "
	 "line)\n"
	 "bad-value:2:26-38: source \"osce\": \"url\" must be a web address, not \"www.osce.org\" "
	 "(begin it with https:// or http://, as the browser shows it)\n"
	 "unknown-key:2:40-41: source \"osce\": unknown key \"x\" (known keys: title, url)\n"},
	{"sources: {a: b}\n",
	 "wrong-type:1:14-15: \"a\" must be a map (lines of \"key: text\"), not a text (write "
	 "lines of \"key: text\" below it, indented by two spaces)\n"},
	{"facts:\n- id: ssd\n  say: x\n  topics: unsc\n",
	 "wrong-type:4:11-15: fact \"ssd\": \"topics\" must be a list, not a text (write it as "
	 "[unsc])\n"},
	{"facts:\n- id: ssd\n  say: x\n  topics:\n",
	 "wrong-type:4:3-9: fact \"ssd\": \"topics\" is empty: it must be a list (write it as [a, "
	 "b])\n"},
	{"facts: {a: b}\n",
	 "wrong-type:1:8-14: \"facts\" must be a list, not a map (begin each item with \"- \")\n"},
	{"facts:\n- text\n",
	 "wrong-type:2:3-7: an item of \"facts\" must be a map (lines of \"key: text\"), not a "
	 "text (write it as lines of \"key: text\")\n"},
	{"aliases:\n- Peace: a plan\n- [x]\n- \"\"\n",
	 "wrong-type:2:3-16: an item of \"aliases\" must be a text, not a map (put quotation marks "
	 "round a text that holds a colon)\n"
	 "wrong-type:3:3-6: an item of \"aliases\" must be a text, not a list (put quotation marks "
	 "round a text that begins with a bracket)\n"
	 "bad-value:4:3-5: an item of \"aliases\" is empty (write a text, or delete the line)\n"},
	{"aliases: {a: b}\n", "wrong-type:1:10-16: \"aliases\" must be a text, not a map (put "
			      "quotation marks round a text that begins with a bracket)\n"},
	{"facts:\n- {id: a, say: [draft] }\n",
	 "wrong-type:2:16-23: fact \"a\": \"say\" must be a text, not a list (put quotation marks "
	 "round a text that begins with a bracket)\n"},
	{"facts:\n- {id: a, say: {x: y, z: w}}\n",
	 "wrong-type:2:16-28: fact \"a\": \"say\" must be a text, not a map (put quotation marks "
	 "round a text that begins with a bracket)\n"},
	{"facts:\n- id: a\n  say: b\n  points:\n  - claim: c\n  - clam: d\n",
	 "missing-key:6:5-9: fact \"a\": \"claim\" is missing in a point (add \"claim: ...\")\n"
	 "unknown-key:6:5-9: fact \"a\": unknown key \"clam\" in a point (did you mean "
	 "\"claim\"?)\n"},
	{"grade: six\nnumber: -1\ncurrent: maybe\n",
	 "bad-value:1:8-11: \"grade\" must be a number from 1 to 5, not \"six\" (write it in "
	 "digits, without a unit)\n"
	 "bad-value:2:9-11: \"number\" must be a number, not \"-1\" (write it in digits, without a "
	 "unit)\n"
	 "bad-value:3:10-15: \"current\" must be yes or no, not \"maybe\" (write yes or no)\n"},
	{"grade: 6\n", "bad-value:1:8-9: \"grade\" must be a number from 1 to 5, not \"6\" (write "
		       "it in digits, without a unit)\n"},
	{"date: 31 January 2017\n", "bad-value:1:7-22: \"date\" must be a date, not \"31 January "
				    "2017\" (write 2017-01-31, 2017-01, 2017 or undated)\n"},
	{"date: 2017-02-30\n", "bad-value:1:7-17: \"date\": there is no \"2017-02-30\" in the "
			       "calendar (write 2017-01-31, 2017-01, 2017 or undated)\n"},
	{"facts: [{id: a, say: b, when: last year}]\n",
	 "bad-value:1:31-40: fact \"a\": \"when\" must be a date, not \"last year\" (write the "
	 "time of the act as 2016-08-31, 2016-08, 2016, 2010/2021, by 2016, since 2016 or "
	 "undated)\n"},
	{"facts: [{id: a, say: b, kind: stament}]\n",
	 "bad-value:1:31-38: fact \"a\": \"kind\" must be stance, action, or statement, not "
	 "\"stament\" (did you mean \"statement\"?)\n"},
	{"facts: [{id: a, say: b, kind: zzz}]\n",
	 "bad-value:1:31-34: fact \"a\": \"kind\" must be stance, action, or statement, not "
	 "\"zzz\" (write one of these words)\n"},
	{"facts: [{id: Safe Schools!, say: b, source: [q, \"-\", \"\xC3\x89\"]}]\n",
	 "bad-value:1:14-27: fact \"Safe Schools!\": \"id\" must be an id, not \"Safe Schools!\" "
	 "(use only a-z, 0-9 and hyphens: \"safe-schools\")\n"
	 "bad-value:1:49-52: fact \"Safe Schools!\": an item of \"source\" must be an id, not "
	 "\"-\" (use only a-z, 0-9 and hyphens)\n"
	 "bad-value:1:54-57: fact \"Safe Schools!\": an item of \"source\" must be an id, not "
	 "\"\xC3\x89\" (use only a-z, 0-9 and hyphens: \"e\")\n"},
	{"sources: {a: {title: T, url: \"https://x y\"}, b: {title: T, url: \"https://\"}}\n",
	 "bad-value:1:30-43: source \"a\": \"url\" holds a blank or a sign that no web address has "
	 "(copy the whole address from the browser again)\n"
	 "bad-value:1:65-75: source \"b\": \"url\" must be a web address, not \"https://\" (begin "
	 "it with https:// or http://, as the browser shows it)\n"},
	{"note: write to ann.b@example.org now\n",
	 "private-address:1:16-33: an e-mail address: nothing private may enter a draft (name the "
	 "office or its web page instead)\n"},
	{"unknown:\n- deep: {x: \"\xC3\xA9 ann@example.org, bob@example.co.uk\"}\n",
	 "unknown-key:1:1-8: unknown key \"unknown\" in the profile (known keys: country, sources, "
	 "facts, grade, number, current, date, aliases, note)\n"
	 "private-address:2:16-31: an e-mail address: nothing private may enter a draft (name the "
	 "office or its web page instead)\n"
	 "private-address:2:33-50: an e-mail address: nothing private may enter a draft (name the "
	 "office or its web page instead)\n"},
	{"note: a\n  b ann@example.org\n",
	 "private-address:2:5-20: an e-mail address: nothing private may enter a draft (name the "
	 "office or its web page instead)\n"},
	{"note: \"\\u00e9 ann@example.org\"\n",
	 "private-address:1:15-30: an e-mail address: nothing private may enter a draft (name the "
	 "office or its web page instead)\n"},
	{"ann@example.org: x\n",
	 "unknown-key:1:1-16: unknown key \"ann@example.org\" in the profile (known keys: country, "
	 "sources, facts, grade, number, current, date, aliases, note)\n"
	 "private-address:1:1-16: an e-mail address: nothing private may enter a draft (name the "
	 "office or its web page instead)\n"},
	{"just text\n",
	 "wrong-type:1:1-10: the profile must be a map (lines of \"key: text\"), not a text "
	 "(write it as lines of \"key: text\")\n"},
	{"- a\n", "wrong-type:1:1-4: the profile must be a map (lines of \"key: text\"), not a "
		  "list (write it as lines of \"key: text\")\n"},
	{"title:One\n", "wrong-type:1:1-10: the profile must be a map (lines of \"key: text\"), "
			"not a text (put a space after the colon: \"key: text\")\n"},
	{"note: [a]\n", "wrong-type:1:7-10: \"note\" must be a text, not a list (put quotation "
			"marks round a text that begins with a bracket)\n"},
};

static void test_bad(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		struct fixture f;
		check(&f, str_of(bad[i].text));
		assert_string_equal(report(&f), bad[i].report);
		assert_false(f.passed);
		assert_int_equal(f.diags.errors, f.diags.count);
		arena_release(&f.arena);
	}
}

/* An editor can apply what the help says. */
static void test_suggestions(void **state)
{
	(void)state;
	static const struct {
		const char *text, *suggestion;
	} cases[] = {
		{"contry: {name: x}\n", "country"},
		{"facts: [{id: a, say: b, kind: stence}]\n", "stance"},
		{"facts: [{id: Safe Schools, say: b}]\n", "safe-schools"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct fixture f;
		check(&f, str_of(cases[i].text));
		assert_int_equal(f.diags.count, 1);
		assert_int_equal(f.diags.items[0].suggestion_count, 1);
		assert_true(str_is(f.diags.items[0].suggestions[0], cases[i].suggestion));
		arena_release(&f.arena);
	}
}

static void test_hidden_text_is_visible_in_messages(void **state)
{
	(void)state;
	struct fixture f;
	check(&f, STR("current: \"x\\r\"\n"));
	assert_string_equal(
		report(&f),
		"bad-value:1:10-15: \"current\" must be yes or no, not \"x<U+000D>\" (write yes or "
		"no)\n"
		"hidden-character:1:10-15: a carriage return (\"\\r\") in a text (delete it)\n");
	arena_release(&f.arena);
}

static void test_many_mistakes(void **state)
{
	(void)state;
	for (size_t i = 0; i < 2; i++) {
		struct arena scratch = {0};
		struct strbuf content;
		struct fixture f;
		strbuf_init(&content, &scratch);
		if (i)
			strbuf_adds(&content, "facts:\n");
		for (size_t n = 0; n < 30000; n++) {
			strbuf_adds(&content, i ? "- {x" : "k");
			strbuf_addf(&content, "%zu: y%s", n, i ? "@z.org}\n" : "\n");
		}
		clock_t start = clock();
		check(&f, strbuf_str(&content));
		assert_true((double)(clock() - start) / CLOCKS_PER_SEC < 2.0);
		assert_true(f.diags.count >= SCHEMA_MAX_REPORTS);
		assert_true(f.diags.count <= SCHEMA_MAX_REPORTS + 8);
		arena_release(&f.arena);
		arena_release(&scratch);
	}
}

static void test_values(void **state)
{
	(void)state;
	struct fixture f;
	check(&f, STR("current: yes\nnumber: 42\n"));
	assert_true(schema_yes(f.root, "current", false));
	assert_true(schema_yes(f.root, "missing", true));
	assert_false(schema_yes(f.root, "missing", false));
	assert_int_equal(schema_number(f.root, "number", 7), 42);
	assert_int_equal(schema_number(f.root, "missing", 7), 7);
	assert_int_equal(schema_number(NULL, "missing", 7), 7);
	arena_release(&f.arena);
	check(&f, STR("current: no\n"));
	assert_false(schema_yes(f.root, "current", true));
	arena_release(&f.arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_good),
		cmocka_unit_test(test_bad),
		cmocka_unit_test(test_suggestions),
		cmocka_unit_test(test_hidden_text_is_visible_in_messages),
		cmocka_unit_test(test_many_mistakes),
		cmocka_unit_test(test_values),
	};
	return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
