/*
 * Where the press without fonts ends a line: with letters that are all alike, so that a
 * case can be counted by hand, and against widths that are well known.
 */
#include "render/layout_widths.h"
#include "mundraft/arena.h"
#include "mundraft/render.h"
#include "mundraft/strbuf.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define LETTER (12.0 * 1229 / 2048) /* points of one in Courier New */

static struct arena arena;

static int stop(void **state)
{
	(void)state;
	arena_release(&arena);
	return 0;
}

/* The text with a "|" wherever a line ends; a "?" behind it: that is not sure. */
static const char *lines_of(const char *family, const struct press_text *text)
{
	const struct press_api *api = press_quick();
	struct press_metrics metrics;
	const char *package;
	struct strbuf out;
	struct press *press = api->open(family, &metrics, &package);
	assert_non_null(press);
	struct press_lines *lines = api->set(press, text);
	size_t count = api->count(lines), from = 0;
	strbuf_init(&out, &arena);
	for (size_t i = 1; i <= count; i++) {
		size_t end = i < count ? api->start(lines, i) : text->n;
		strbuf_add(&out, (struct str){text->text + from, end - from});
		strbuf_adds(&out, i < count ? "|" : "");
		from = end;
	}
	strbuf_adds(&out, *api->missing(press) ? "?" : "");
	api->close(press);
	return out.p;
}

/* Lines of so many letters. */
static const char *lines(const char *text, double letters)
{
	const struct press_text set = {
		.text = text, .n = strlen(text), .points = 12, .width = letters * LETTER + 0.01};
	return lines_of("Courier New", &set);
}

static void test_words(void **state)
{
	(void)state;
	assert_string_equal(lines("", 10), "");
	assert_string_equal(lines("ten letters", 10), "ten |letters");
	assert_string_equal(lines("ten letters", 11), "ten letters");
	assert_string_equal(lines("ten  letters  here ", 11), "ten  |letters  |here ");
	assert_string_equal(lines("unbreakable", 5), "unbre|akabl|e?");
	assert_string_equal(lines("an unbreakable", 5), "an |unbre|akabl|e?");
	assert_string_equal(lines("one\xe2\x80\xa8two", 9), "one\xe2\x80\xa8|two");
	assert_string_equal(lines("long\xe2\x80\x8bword", 5), "long\xe2\x80\x8b|word");
}

static void test_where_a_word_may_be_parted(void **state)
{
	static const struct {
		const char *text;
		double letters;
		const char *lines;
	} cases[] = {
		{"a well-known", 8, "a well-|known"},
		{"the years 1991-2021", 16, "the years |1991-2021"},
		{"1991\xe2\x80\x93"
		 "2021",
		 6, "1991\xe2\x80\x93|2021"},
		{"war\xe2\x80\x94peace", 5, "war\xe2\x80\x94|peace"},
		{"war\xe2\x80\x94peace", 3, "war|\xe2\x80\x94|pea|ce?"},
		{"in A/RES/65/283", 12, "in |A/RES/65/283"},
		{"and/or neither", 5, "and/o|r |neith|er?"},
		{"it said (twice) so", 11, "it said |(twice) so"},
		{"it said \"twice\" so", 13, "it said |\"twice\" so"},
		{"about 2,000,000 people", 13, "about |2,000,000 |people"},
		{"a 50% share", 4, "a |50% |shar|e?"},
		{"of $100", 5, "of |$100"},
		{"of \xe2\x82\xac"
		 "100",
		 5,
		 "of |\xe2\x82\xac"
		 "100"},
		{"say no\xc2\xa0more", 9, "say |no\xc2\xa0more"},
		{"and so on\xe2\x80\xa6", 9, "and so |on\xe2\x80\xa6"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_string_equal(lines(cases[i].text, cases[i].letters), cases[i].lines);
}

static void test_indents(void **state)
{
	const char *text = "aa bb cc dd ee ff";
	struct press_text set = {
		.text = text, .n = strlen(text), .points = 12, .width = 8 * LETTER + 0.01};
	(void)state;
	assert_string_equal(lines_of("Courier New", &set), "aa bb cc |dd ee ff");
	set.indent = 3 * LETTER;
	assert_string_equal(lines_of("Courier New", &set), "aa bb |cc dd ee |ff");
	set.indent = -3 * LETTER;
	assert_string_equal(lines_of("Courier New", &set), "aa bb cc |dd ee |ff");
}

static void test_styles(void **state)
{
	const char *text = "word 12";
	struct press_run runs[] = {{0, 5, 0, NULL, NULL}, {5, 7, PRESS_RAISED, NULL, NULL}};
	const struct press_text set = {.text = text,
				       .n = strlen(text),
				       .runs = runs,
				       .run_count = 2,
				       .points = 12,
				       .width = 6.3 * LETTER};
	(void)state;
	assert_string_equal(lines_of("Courier New", &set), "word 12");
	runs[1].style = 0;
	assert_string_equal(lines_of("Courier New", &set), "word |12");
}

static void test_widths(void **state)
{
	const struct font_widths *times = font_widths("Times New Roman");
	const struct font_widths *arial = font_widths("arial");
	(void)state;
	assert_null(font_widths("Georgia"));
	assert_int_equal(letter_width(times, 0, 'M'), 1821);
	assert_int_equal(letter_width(times, PRESS_BOLD, 'M'), 1933);
	assert_int_equal(letter_width(times, PRESS_ITALIC, 'M'), 1706);
	assert_int_equal(letter_width(times, PRESS_BOLD | PRESS_ITALIC, 'M'), 1821);
	assert_int_equal(letter_width(times, PRESS_CODE, 'M'), 1229);
	assert_int_equal(letter_width(arial, 0, 'M'), 1706);
	assert_int_equal(letter_width(times, 0, 0x2014), 2048); /* a dash of one em */
	assert_int_equal(letter_width(times, 0, 0xE9), letter_width(times, 0, 'e'));
	assert_int_equal(letter_width(times, 0, 0x0430), letter_width(times, 0, 'a'));
	assert_int_equal(letter_width(times, 0, 0x20AC), 1024);
}

static void test_what_is_not_known_is_said(void **state)
{
	(void)state;
	assert_string_equal(lines("\xe5\x9b\xbd", 5), "\xe5\x9b\xbd?");
	assert_string_equal(lines("soft\xc2\xadly", 20), "soft\xc2\xadly?");
	assert_string_equal(lines("a\tb", 20), "a\tb?");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_words),   cmocka_unit_test(test_where_a_word_may_be_parted),
		cmocka_unit_test(test_indents), cmocka_unit_test(test_styles),
		cmocka_unit_test(test_widths),  cmocka_unit_test(test_what_is_not_known_is_said),
	};
	return cmocka_run_group_tests(tests, NULL, stop) != 0;
}
