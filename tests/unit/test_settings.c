/*
 * What a conference makes of a rule, and what a paper's own text lets pass. Run from
 * the top of the source tree.
 */
#include "mundraft/lint.h"

#include "mundraft/arena.h"
#include "mundraft/evidence.h"
#include "mundraft/strbuf.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static struct arena arena;
static struct library library;
static struct diags setup_diags;
static struct conference generic;
static size_t allowed;

static int setup(void **state)
{
	(void)state;
	setup_diags.arena = &arena;
	library_init(&library, &arena);
	library_add(&library, STR("."));
	const struct conference *loaded = conference_load(&library, STR("generic"), &setup_diags);
	assert_non_null(loaded);
	generic = *loaded;
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	arena_release(&arena);
	return 0;
}

/* The generic conference with these lines in its file. */
static struct conference with(const char *lines)
{
	struct conference copy = generic;
	struct diags diags = {.arena = &arena};
	const struct source *source = source_new(&arena, STR("c.yaml"), str_of(lines));
	const struct node *tree = yaml_parse_all(&arena, source, "conference", &diags);
	assert_non_null(tree);
	copy.tree = yaml_overlay(&arena, generic.tree, tree);
	return copy;
}

/* A heading first: a single line above everything would be taken for a title. */
static struct diags lint(const struct lint_options *options, const char *body)
{
	bool whole = str_starts(str_of(body), STR("<!--"));
	const char *text = str_printf(&arena, "%s%s", whole ? "" : "## Background\n\n", body).p;
	struct arena scratch = {0};
	struct diags diags = {.arena = &arena};
	const struct source *source = paper_source(&arena, STR("p.md"), str_of(text), &diags);
	struct paper *paper = paper_parse(&arena, source, &diags);
	assert_non_null(paper);
	allowed = lint_paper(options, paper, &scratch, &diags);
	diags_sort(&diags);
	arena_release(&scratch);
	return diags;
}

static struct diags lint_as(const struct conference *conference, const char *text)
{
	struct lint_options options = {.conference = conference};
	return lint(&options, text);
}

static size_t count(const struct diags *diags, enum rule_id rule)
{
	size_t n = 0;
	for (size_t i = 0; i < diags->count; i++)
		n += diags->items[i].rule == rule;
	return n;
}

static const struct diag *first(const struct diags *diags, enum rule_id rule)
{
	for (size_t i = 0; i < diags->count; i++)
		if (diags->items[i].rule == rule)
			return &diags->items[i];
	fail_msg("no finding of %s", rules[rule].id);
	return NULL;
}

/* ---- the conference ---- */

#define CANNOT "The Council can't wait.\n"

static void test_levels(void **state)
{
	(void)state;
	static const char *const levels[] = {"style", "warning", "error"};
	for (int level = SEVERITY_STYLE; level <= SEVERITY_ERROR; level++) {
		struct str line = str_printf(&arena, "rules: {contraction: %s}\n", levels[level]);
		struct conference conference = with(str_dup(&arena, line));
		struct diags diags = lint_as(&conference, CANNOT);
		assert_int_equal(first(&diags, RULE_CONTRACTION)->severity, level);
	}
}

static void test_errors_are_counted_as_set(void **state)
{
	(void)state;
	struct conference conference = with("rules: {contraction: error}\n");
	struct diags before = lint_as(&generic, CANNOT), after = lint_as(&conference, CANNOT);
	assert_int_equal(after.errors, before.errors + 1);
}

static void test_off(void **state)
{
	(void)state;
	struct conference conference = with("rules: {contraction: off}\n");
	struct diags diags = lint_as(&conference, CANNOT);
	assert_int_equal(count(&diags, RULE_CONTRACTION), 0);
	struct lint_options asked = {.conference = &conference, .by_name = true};
	diags = lint(&asked, CANNOT);
	assert_int_equal(count(&diags, RULE_CONTRACTION), 1);
}

static void test_limit(void **state)
{
	(void)state;
	static const char paper[] =
		"The Council should hear all States that ask to be heard on this "
		"matter before it meets again in the spring.\n";
	struct conference conference = with("limits: {long-sentence: 15}\n");
	struct diags diags = lint_as(&conference, paper);
	assert_int_equal(count(&diags, RULE_LONG_SENTENCE), 1);
	diags = lint_as(&generic, paper);
	assert_int_equal(count(&diags, RULE_LONG_SENTENCE), 0);
}

/* A whole file, checked as `mundraft check` does it. */
static struct diags check_file(const char *lines)
{
	struct diags diags = {.arena = &arena};
	char folder[] = "/tmp/settingsXXXXXX";
	assert_non_null(mkdtemp(folder));
	struct str name = str_printf(&arena, "%s/own.yaml", folder);
	FILE *file = fopen(name.p, "wb");
	assert_non_null(file);
	fprintf(file, "id: own\nname: X\nbased_on: generic\nsource: a test\nas_of: 2026-01-01\n%s",
		lines);
	fclose(file);
	(void)evidence_check_file(&library, name, &diags);
	remove(name.p);
	remove(folder);
	return diags;
}

static void test_settings_are_checked(void **state)
{
	(void)state;
	static const struct {
		const char *lines;
		enum rule_id rule;
		const char *message, *help;
	} cases[] = {
		{"rules: {bulets: off}\n", RULE_UNKNOWN_KEY, "bulets", "bullets"},
		{"rules: {bullets: no}\n", RULE_BAD_VALUE, "must be off", "one of"},
		{"rules: {yaml-syntax: off}\n", RULE_UNKNOWN_KEY, "yaml-syntax", "known keys"},
		{"limits: {bullets: 3}\n", RULE_UNKNOWN_KEY, "bullets", "long-sentence"},
		{"limits: {long-sentence: 2}\n", RULE_BAD_VALUE, "words in a sentence",
		 "from 15 to 200"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct diags diags = check_file(cases[i].lines);
		const struct diag *diag = first(&diags, cases[i].rule);
		if (!str_has(diag->message, str_of(cases[i].message)) ||
		    !str_has(diag->help, str_of(cases[i].help)))
			fail_msg("%s: %.*s (%.*s)", cases[i].lines, STR_ARG(diag->message),
				 STR_ARG(diag->help));
	}
	struct diags right = check_file("rules: {bullets: off}\nlimits: {long-sentence: 30}\n");
	assert_int_equal(count(&right, RULE_UNKNOWN_KEY) + count(&right, RULE_BAD_VALUE), 0);
}

static void test_limits_are_sane(void **state)
{
	(void)state;
	for (size_t i = 0; i < rule_limit_count; i++) {
		const struct rule_limit *limit = &rule_limits[i];
		assert_string_equal(limited_rule_ids[i], rules[limit->rule].id);
		assert_true(limit->least <= limit->value && limit->value <= limit->most);
	}
}

/* ---- the text ---- */

#define BECAUSE(rule) "<!-- mundraft: allow " rule " because it is a slogan -->"

struct passage {
	const char *text;
	size_t left, allowed; /* contractions */
};

static void test_what_a_comment_covers(void **state)
{
	(void)state;
	static const struct passage passages[] = {
		{"It can't. " BECAUSE("contraction") " It won't.\n\nIt isn't.\n", 1, 2},
		{"First.\n\n" BECAUSE("contraction") "\n\nIt can't.\n\nIt isn't.\n", 1, 1},
		{BECAUSE("contraction") "\n\nIt can't.\n\nIt isn't.\n\n## Stance\n\nIt won't.\n", 0,
		 3},
		{"First.\n\n" BECAUSE("contraction") "\n- it can't\n- it isn't\n\nIt won't.\n", 1,
		 2},
		{"First.\n\n" BECAUSE(
			 "contraction") "\n\n## A\n\nIt can't.\n\n### B\n\nIt isn't.\n\n"
					"## C\n\nIt won't.\n",
		 1, 2},
		{"> It can't. " BECAUSE("bullets") "\n\nIt can't. " BECAUSE("contraction") "\n", 0,
		 1},
		{"It can't. <!-- mundraft: allow a-or-an, contraction and bullets because of x "
		 "-->\n",
		 0, 1},
		{"It can't. <!--mundraft:allow contraction\nbecause it is a slogan-->\n", 0, 1},
		{"It can't. `" BECAUSE("contraction") "`\n", 1, 0},
		{"It can't.\n\n    " BECAUSE("contraction") "\n", 1, 0},
		{"It can't. \\" BECAUSE("contraction") "\n", 1, 0},
		{BECAUSE("bullets") " It can't.\n\nIt won't.\n", 2, 0},
		{"First.\n\n" BECAUSE("contraction") " It can't.\n\nIt won't.\n", 1, 1},
		{"First.\n\n- " BECAUSE("contraction") " It can't.\n- It won't.\n", 1, 1},
		{"First.\n\n<!-- a note --> It can't.\n", 1, 0},
		{"It can't. <!-- allow contraction because it is a slogan -->\n", 1, 0},
		{"It can't. <!-- mundraft: allow contraction because it never ends\n", 1, 0},
	};
	for (size_t i = 0; i < sizeof passages / sizeof *passages; i++) {
		struct diags diags = lint_as(&generic, passages[i].text);
		if (count(&diags, RULE_CONTRACTION) != passages[i].left ||
		    allowed < passages[i].allowed || (allowed && !passages[i].allowed))
			fail_msg("%s: %zu left, %zu allowed", passages[i].text,
				 count(&diags, RULE_CONTRACTION), allowed);
	}
}

static void test_bad_comments(void **state)
{
	(void)state;
	static const struct {
		const char *text, *message;
	} cases[] = {
		{"It can't. <!-- mundraft: allow contraction -->\n", "why"},
		{"It can't. <!-- mundraft: allow contraction because -->\n", "why"},
		{"It can't. <!-- mundraft: allow contraction because ... -->\n", "why"},
		{"It can't. <!-- mundraft: allow because it is a slogan -->\n", "which rule"},
		{"It can't. <!-- mundraft: alow contraction because x y -->\n", "nothing that"},
		{"It can't. <!-- mundraft: -->\n", "nothing that"},
		{"It can't. <!-- mundraft: allow contractoin because x -->\n", "contractoin"},
		{"It can't. <!-- mundraft: allow yaml-syntax because x -->\n", "yaml-syntax"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct diags diags = lint_as(&generic, cases[i].text);
		const struct diag *diag = first(&diags, RULE_ALLOW_FORM);
		if (!str_has(diag->message, str_of(cases[i].message)))
			fail_msg("%s: %.*s", cases[i].text, STR_ARG(diag->message));
		assert_int_equal(count(&diags, RULE_CONTRACTION), 1);
	}
}

static void test_place_and_mending(void **state)
{
	(void)state;
	struct diags diags =
		lint_as(&generic, "It can't. <!-- mundraft: allow contractoin because x -->\n");
	const struct diag *diag = first(&diags, RULE_ALLOW_FORM);
	assert_int_equal(diag->span.start,
			 STR("## Background\n\nIt can't. <!-- mundraft: allow ").n);
	assert_int_equal(diag->suggestion_count, 1);
	assert_true(str_is(diag->suggestions[0], "contraction"));
}

static void test_stale(void **state)
{
	(void)state;
	static const char text[] = "It cannot. " BECAUSE("contraction") "\n";
	struct diags diags = lint_as(&generic, text);
	assert_int_equal(count(&diags, RULE_ALLOW_STALE), 1);
	struct lint_options off = {.conference = &generic, .off[RULE_CONTRACTION] = true};
	diags = lint(&off, text);
	assert_int_equal(count(&diags, RULE_ALLOW_STALE), 0);
	diags = lint_as(&generic, "It cannot. " BECAUSE("spelling") "\n"); /* no dictionary */
	assert_int_equal(count(&diags, RULE_ALLOW_STALE), 0);
}

static void test_no_allowances(void **state)
{
	(void)state;
	struct lint_options options = {.conference = &generic, .no_allowances = true};
	struct diags diags = lint(&options, "It can't. " BECAUSE("contraction") "\n");
	assert_int_equal(count(&diags, RULE_CONTRACTION), 1);
	assert_int_equal(allowed, 0);
}

/* More comments than anybody writes: the rest has no effect, and time stays linear. */
static void test_many(void **state)
{
	(void)state;
	struct strbuf out;
	strbuf_init(&out, &arena);
	for (int i = 0; i < 5000; i++)
		strbuf_adds(&out, "It can't. " BECAUSE("contraction") "\n\n");
	strbuf_addc(&out, '\0');
	struct diags diags = lint_as(&generic, strbuf_str(&out).p);
	assert_true(count(&diags, RULE_CONTRACTION) > 0);
	assert_true(allowed > 0 && allowed < 5000);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_levels),
		cmocka_unit_test(test_errors_are_counted_as_set),
		cmocka_unit_test(test_off),
		cmocka_unit_test(test_limit),
		cmocka_unit_test(test_settings_are_checked),
		cmocka_unit_test(test_limits_are_sane),
		cmocka_unit_test(test_what_a_comment_covers),
		cmocka_unit_test(test_bad_comments),
		cmocka_unit_test(test_place_and_mending),
		cmocka_unit_test(test_stale),
		cmocka_unit_test(test_no_allowances),
		cmocka_unit_test(test_many),
	};
	return cmocka_run_group_tests(tests, setup, teardown) != 0;
}
