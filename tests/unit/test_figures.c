/*
 * A paper in figures: what is counted, what ties a sentence to the world, and the form
 * in which two sentences are compared.
 */
#include "mundraft/lint.h"

#include "mundraft/arena.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static struct arena arena;

static int teardown(void **state)
{
	(void)state;
	arena_release(&arena);
	return 0;
}

static struct lint_figures figures_with(const struct lint_options *options, const char *text)
{
	struct arena scratch = {0};
	struct diags diags = {.arena = &arena};
	struct lint_figures figures;
	const struct source *source = paper_source(&arena, STR("paper"), str_of(text), &diags);
	lint_figures(options, paper_parse(&arena, source, &diags), &scratch, &figures);
	arena_release(&scratch);
	return figures;
}

static struct lint_figures figures_of(const char *text)
{
	struct lint_options options = {0};
	return figures_with(&options, text);
}

static void test_counts(void **state)
{
	(void)state;
	struct lint_figures figures =
		figures_of("**Country:** Kazakhstan\n**Topic:** Attacks on Schools\n\n"
			   "## Background\n\n"
			   "In 2017 Kazakhstan hosted talks in Astana.[^talks] It burns.\n\n"
			   "- Peace is the wish of all the nations (Smith 12).\n\n"
			   "## Works Cited\n\nUnited Nations, 2020.\n\n"
			   "[^talks]: United Nations, 2017, https://un.org\n");
	assert_int_equal(figures.words, 19);
	assert_int_equal(figures.paragraphs, 2);
	assert_int_equal(figures.sentences, 3);
	assert_int_equal(figures.anchors, 4); /* 2017, Astana, Smith, 12 */
	assert_int_equal(figures.anchors_tenths, 210);
	assert_int_equal(figures.generic, 0);
	assert_int_equal(figures.cited, 2);
	assert_int_equal(figures.notes, 1);
	assert_int_equal(figures.longest, 10);
	assert_int_equal(figures.mean_tenths, 63);
	assert_int_equal(figures.letters_hundredths, 410);
	assert_true(figures.drafted == SIZE_MAX);
}

static void test_empty(void **state)
{
	(void)state;
	static const char *const papers[] = {"", "# Title\n", "[^a]: United Nations, 2020.\n"};
	for (size_t i = 0; i < sizeof papers / sizeof *papers; i++) {
		struct lint_figures figures = figures_of(papers[i]);
		assert_int_equal(figures.words, 0);
		assert_int_equal(figures.sentences, 0);
		assert_int_equal(figures.mean_tenths, 0);
		assert_int_equal(figures.grade_tenths, 0);
	}
}

/* 0.0588 x letters in 100 words - 0.296 x sentences in 100 words - 15.8 */
static void test_grade(void **state)
{
	(void)state;
	/* ten words, one sentence, 50 letters: 29.4 - 2.96 - 15.8 = 10.64 */
	assert_int_equal(
		figures_of("Abcde abcde abcde abcde abcde abcde abcde abcde abcde abcde.\n")
			.grade_tenths,
		106);
	/* one word, one sentence, one letter: 5.88 - 29.6 - 15.8 = -39.52 */
	assert_int_equal(figures_of("A.\n").grade_tenths, -395);
	/* letters of any alphabet are letters, and not bytes */
	assert_int_equal(figures_of("\xD0\x9C\xD0\xB8\xD1\x80.\n").letters_hundredths, 300);
}

static void test_anchors(void **state)
{
	(void)state;
	static const struct {
		size_t anchors;
		const char *sentence;
	} cases[] = {
		/* what every delegation could say */
		{0, "Kazakhstan firmly believes that dialogue is the only way to peace."},
		{0, "The Kazakh people and Kazakhstan's Government want peace."},
		{0, "The Republic of Kazakhstan stands with all Member States."},
		{0, "Terrorism is a global problem that affects every nation."},
		{0, "The United Nations has passed various resolutions on this topic."},
		{0, "The UN General Assembly and the Security Council must act."},
		{0, "The Fourth Committee and SPECPOL should debate Attacks on Schools."},
		{0, "The 2030 Agenda and the Sustainable Development Goals matter in Africa."},
		{0, "In the 21st century two sides and three pillars are not enough."},
		{0, "1. Dialogue is one of the most important steps, first and second."},
		{0, "However, Peace is a human right. "},
		{0, "States, Governments and NGOs know it 24/7."},
		/* what ties a sentence to the world */
		{2, "Kazakhstan closed the Semipalatinsk site in 1991."},
		{1, "The Law on Mediation of Kazakhstan is known."},
		{1, "The Assembly of the People of Kazakhstan meets."},
		{1, "It trains thirty local mediators."},
		{1, "It ends within two years."},
		{1, "A three-year plan is there."},
		{1, "It rose by 5 per cent."},
		{1, "It cost $7 for all."},
		{1, "Some 1,500 schools burnt."},
		{1, "See A/RES/65/283 for more."},
		{1, "In resolution 2601 it was condemned."},
		{1, "Article 5 says so."},
		{2, "In May Norway and Argentina drafted it."},
		{1, "All joined the Convention on the Rights of the Child."},
		{1, "UNESCO trains teachers."},
		{2, "It met in Mali. Mali agreed."},
		{1, "The European Union's plan is good."},
		{1, "A Special Rapporteur called progress slow."},
	};
	size_t failed = 0;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct str text = str_printf(&arena,
					     "**Country:** Kazakhstan\n"
					     "**Committee:** General Assembly, Fourth Committee "
					     "(Special Political and Decolonization)\n"
					     "**Topic:** Attacks on Schools\n\n%s\n",
					     cases[i].sentence);
		size_t anchors = figures_of(text.p).anchors;
		if (anchors != cases[i].anchors)
			print_error("%zu instead of %zu in: %s\n", anchors, cases[i].anchors,
				    cases[i].sentence);
		failed += anchors != cases[i].anchors;
	}
	assert_int_equal(failed, 0);
}

/* A sentence is anybody's without an anchor and without a source; short ones are not judged. */
static void test_generic(void **state)
{
	(void)state;
	assert_int_equal(figures_of("Peace is the wish of all nations.\n").generic, 1);
	assert_int_equal(figures_of("Peace is the wish of Norway too.\n").generic, 0);
	assert_int_equal(figures_of("Peace is a wish.\n").generic, 0);
	assert_int_equal(figures_of("Peace is the wish of all.[^a]\n\n[^a]: UN, 2020\n").generic,
			 0);
}

/* A paper that was drafted as `draft` and is `text` by now. */
static const char *drafted_as(const char *draft, const char *text)
{
	struct diags diags = {.arena = &arena};
	const struct source *source = paper_source(&arena, STR("draft"), str_of(draft), &diags);
	struct str print = lint_fingerprint(&arena, paper_parse(&arena, source, &diags));
	return str_printf(&arena, "---\nfingerprint: %.*s\n---\n\n%s", STR_ARG(print), text).p;
}

static void test_drafted(void **state)
{
	(void)state;
	struct lint_options options = {0};
	static const char text[] = "## A\n\nIt burns every\nsingle  year. It burns every month.\n";
	const char *now = drafted_as("## A\n\nIt burns every single year.\n", text);
	assert_int_equal(figures_with(&options, now).drafted, 1);
	now = drafted_as("## A\n\nIt burnt every single year.\n", text);
	assert_int_equal(figures_with(&options, now).drafted, 0);
	assert_true(figures_with(&options, text).drafted == SIZE_MAX);
}

static void test_sentence_form(void **state)
{
	(void)state;
	static const char *const same[][2] = {
		{"It  said\n\t\"no\".", "it said \xE2\x80\x9Cno\xE2\x80\x9D."},
		{"Kazakhstan's view", "KAZAKHSTAN\xE2\x80\x99S\xC2\xA0VIEW"},
		{" A well-known text ", "a well\xE2\x80\x91known text"},
		{"\xC3\x89lan", "\xC3\xA9lan"},
		{"", " \n "},
	};
	for (size_t i = 0; i < sizeof same / sizeof *same; i++) {
		struct str left = lint_sentence(&arena, str_of(same[i][0]));
		struct str right = lint_sentence(&arena, str_of(same[i][1]));
		assert_string_equal(str_dup(&arena, left), str_dup(&arena, right));
	}
	assert_false(str_eq(lint_sentence(&arena, STR("It met.")),
			    lint_sentence(&arena, STR("It met"))));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_counts),        cmocka_unit_test(test_empty),
		cmocka_unit_test(test_grade),         cmocka_unit_test(test_anchors),
		cmocka_unit_test(test_generic),       cmocka_unit_test(test_drafted),
		cmocka_unit_test(test_sentence_form),
	};
	return cmocka_run_group_tests(tests, NULL, teardown) != 0;
}
