/* Diagnostics as people, editors and programs get them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "cli/capture.h"
#include "cli/report.h"
#include "mundraft/utf8.h"

static struct arena arena, scratch;

static const char *print_one(enum report_format format, const char *text, size_t start, size_t end)
{
	static struct capture capture;
	struct diags diags = {.arena = &arena};
	struct report report;
	const struct source *source = source_new(&arena, STR("paper.md"), str_of(text));
	diag_add(&diags, RULE_SPELLING, source, (struct span){start, end}, "\"%.*s\" is wrong",
		 (int)(end - start), text + start);
	report_init(&report, format, TO_OUT);
	capture_start(&capture, stdout);
	report_begin(&report);
	report_diags(&report, &diags, &scratch);
	report_end(&report);
	return capture_end(&capture);
}

static void test_human(void **state)
{
	(void)state;
	assert_string_equal(print_one(REPORT_HUMAN, "one\nthe comittee met\n", 8, 16),
			    "paper.md:2:5: error: \"comittee\" is wrong [spelling]\n"
			    "  the comittee met\n"
			    "      ^~~~~~~~\n");
}

static void test_caret_by_width(void **state)
{
	(void)state;
	/* a wide letter is two columns, a combining mark none; the column counts both as one */
	assert_string_equal(print_one(REPORT_HUMAN,
				      "\xE4\xB8\xAD"
				      "e\xCC\x81 bad",
				      7, 10),
			    "paper.md:1:5: error: \"bad\" is wrong [spelling]\n"
			    "  \xE4\xB8\xAD"
			    "e\xCC\x81 bad\n"
			    "      ^~~\n");
}

/* The mark's length counts glyphs, too, and a picture made of several does not move it. */
static void test_caret_under_marks(void **state)
{
	(void)state;
	assert_string_equal(print_one(REPORT_HUMAN, "Tu\xCC\x88rkiye bad", 0, 9),
			    "paper.md:1:1: error: \"Tu\xCC\x88rkiye\" is wrong [spelling]\n"
			    "  Tu\xCC\x88rkiye bad\n"
			    "  ^~~~~~~\n");
	assert_string_equal(print_one(REPORT_HUMAN,
				      "\xF0\x9F\x9A\x80\xEF\xB8\x8F \xD8\xB9\xD9\x8E bad", 13, 16),
			    "paper.md:1:7: error: \"bad\" is wrong [spelling]\n"
			    "  \xF0\x9F\x9A\x80\xEF\xB8\x8F \xD8\xB9\xD9\x8E bad\n"
			    "       ^~~\n");
}

/* Lines that end with a lone CR are lines of their own. */
static void test_carriage_returns(void **state)
{
	(void)state;
	assert_string_equal(print_one(REPORT_HUMAN, "one\rthe comittee met\rtwo", 8, 16),
			    "paper.md:2:5: error: \"comittee\" is wrong [spelling]\n"
			    "  the comittee met\n"
			    "      ^~~~~~~~\n");
}

static void test_caret_keeps_tabs(void **state)
{
	(void)state;
	assert_string_equal(print_one(REPORT_HUMAN, "a\tb bad", 4, 7),
			    "paper.md:1:5: error: \"bad\" is wrong [spelling]\n"
			    "  a\tb bad\n"
			    "   \t  ^~~\n");
}

static void test_hidden_characters(void **state)
{
	(void)state;
	/* shown, and the caret stands under the right word all the same */
	assert_string_equal(print_one(REPORT_HUMAN, "\x1b[31m bad", 6, 9),
			    "paper.md:1:7: error: \"bad\" is wrong [spelling]\n"
			    "  <U+001B>[31m bad\n"
			    "               ^~~\n");
}

static void test_long_line(void **state)
{
	(void)state;
	static char line[5000];
	for (size_t i = 0; i < sizeof line - 1; i++)
		line[i] = i % 10 == 9 ? ' ' : 'x';
	const char *out = print_one(REPORT_HUMAN, line, 2500, 2509);
	assert_non_null(strstr(out, "paper.md:1:2501: "));
	assert_true(strlen(out) < 400);
	const char *excerpt = strstr(out, "  ...") + 2;
	const char *caret = strchr(excerpt, '^');
	const char *second = strchr(excerpt, '\n') + 1 + 2;
	/* what stands above the caret is the place itself */
	assert_memory_equal(excerpt + (caret - second) - 1, " xxxxxxxxx ", 11);
}

static void test_span_over_lines(void **state)
{
	(void)state;
	assert_string_equal(print_one(REPORT_HUMAN, "ab cd\nef", 3, 8),
			    "paper.md:1:4: error: \"cd ef\" is wrong [spelling]\n"
			    "  ab cd\n"
			    "     ^~\n");
}

static void test_empty_span_at_end(void **state)
{
	(void)state;
	assert_string_equal(print_one(REPORT_HUMAN, "ab", 2, 2),
			    "paper.md:1:3: error: \"\" is wrong [spelling]\n"
			    "  ab\n"
			    "    ^\n");
}

static void test_gcc(void **state)
{
	(void)state;
	assert_string_equal(print_one(REPORT_GCC, "one\nthe comittee met\n", 8, 16),
			    "paper.md:2:5: error: \"comittee\" is wrong [spelling]\n");
}

static void test_json(void **state)
{
	(void)state;
	assert_string_equal(
		print_one(REPORT_JSON, "a\n\xC3\xA9 \"b\"", 5, 8),
		"[\n{\"file\":\"paper.md\",\"line\":2,\"column\":3,\"end_line\":2,\"end_column\":6,"
		"\"rule\":\"spelling\",\"severity\":\"error\","
		"\"message\":\"\\\"\\\"b\\\"\\\" is "
		"wrong\",\"help\":\"\",\"suggestions\":[]}\n]\n");
}

static void test_json_escapes(void **state)
{
	(void)state;
	struct strbuf out;
	strbuf_init(&out, &arena);
	json_string(&out, STR("\x01\t\"\\/\xE2\x80\xAE\xC2\x9B\xFF\xC3\xA9"));
	assert_string_equal(out.p, "\"\\u0001\\t\\\"\\\\/\\u202e\\u009b\xEF\xBF\xBD\xC3\xA9\"");
}

static void test_json_without_findings(void **state)
{
	(void)state;
	struct capture capture;
	struct diags diags = {.arena = &arena};
	struct report report;
	report_init(&report, REPORT_JSON, TO_OUT);
	capture_start(&capture, stdout);
	report_begin(&report);
	report_diags(&report, &diags, &scratch);
	report_end(&report);
	assert_string_equal(capture_end(&capture), "[\n]\n");
}

/* A diagnostic about the command goes to standard error; JSON names the file it was about. */
static void test_without_source(void **state)
{
	(void)state;
	struct capture out, err;
	struct diags diags = {.arena = &arena};
	struct report report;
	diag_add(&diags, RULE_FILE_UNREADABLE, NULL, (struct span){0}, "cannot read it");
	report_init(&report, REPORT_HUMAN, TO_OUT);
	capture_start(&out, stdout);
	capture_start(&err, stderr);
	report_diags(&report, &diags, &scratch);
	assert_string_equal(capture_end(&err),
			    "mundraft: error: cannot read it [file-unreadable]\n");
	assert_string_equal(capture_end(&out), "");
	report_init(&report, REPORT_JSON, TO_OUT);
	report.file = STR("gone.md");
	capture_start(&out, stdout);
	report_diags(&report, &diags, &scratch);
	assert_non_null(strstr(capture_end(&out), "\"file\":\"gone.md\",\"line\":1,\"column\":1"));
}

/* The shortcut for places in one line gives what counting from its start gives. */
static void test_places(void **state)
{
	(void)state;
	struct report report;
	const struct source *source =
		source_new(&arena, STR("p"), STR("a\xC3\xA9 b\nc\xE4\xB8\xAD d\n\rlast"));
	report_init(&report, REPORT_HUMAN, TO_OUT);
	static const size_t offsets[] = {0, 1, 3, 5, 6, 7, 10, 11, 12, 13, 17, 3, 99, 0};
	for (size_t i = 0; i < sizeof offsets / sizeof *offsets; i++) {
		struct place wanted = source_place(source, offsets[i]);
		struct place place = report_place(&report, source, offsets[i]);
		assert_int_equal(place.line, wanted.line);
		assert_int_equal(place.column, wanted.column);
	}
}

/* Marks on letters take no column; a line of them is cut all the same, and so are messages. */
static void test_endless(void **state)
{
	(void)state;
	static char line[30001];
	static const enum report_format formats[] = {REPORT_HUMAN, REPORT_GCC, REPORT_JSON};
	for (size_t i = 0; i + 1 < sizeof line; i += 2) {
		line[i] = '\xCC';
		line[i + 1] = '\x81';
	}
	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
		const char *out = print_one(formats[i], line, 0, sizeof line - 1);
		assert_true(strlen(out) < 1200);
		assert_non_null(
			strstr(out, formats[i] == REPORT_JSON ? "\\\" is wrong" : "\" is wrong"));
		size_t bad;
		assert_true(utf8_check(str_of(out), &bad));
	}
}

static void test_empty_source(void **state)
{
	(void)state;
	struct report report;
	const struct source *source = source_new(&arena, STR("p"), (struct str){0});
	report_init(&report, REPORT_HUMAN, TO_OUT);
	for (size_t i = 0; i < 2; i++) {
		struct place place = report_place(&report, source, 0);
		assert_int_equal(place.line, 1);
		assert_int_equal(place.column, 1);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_human),
		cmocka_unit_test(test_caret_by_width),
		cmocka_unit_test(test_caret_under_marks),
		cmocka_unit_test(test_carriage_returns),
		cmocka_unit_test(test_caret_keeps_tabs),
		cmocka_unit_test(test_hidden_characters),
		cmocka_unit_test(test_long_line),
		cmocka_unit_test(test_span_over_lines),
		cmocka_unit_test(test_empty_span_at_end),
		cmocka_unit_test(test_gcc),
		cmocka_unit_test(test_json),
		cmocka_unit_test(test_json_escapes),
		cmocka_unit_test(test_json_without_findings),
		cmocka_unit_test(test_without_source),
		cmocka_unit_test(test_places),
		cmocka_unit_test(test_endless),
		cmocka_unit_test(test_empty_source),
	};
	int failed = cmocka_run_group_tests(tests, NULL, NULL);
	arena_release(&arena);
	arena_release(&scratch);
	return failed != 0;
}
