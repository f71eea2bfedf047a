/* The command line: the tables and what the parser makes of argv. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "cli/capture.h"
#include "cli/cli.h"

static struct run run;
static struct capture capture;

/* Parses words ended by NULL; what was printed is in capture.text. */
static bool parse(const char *first, ...)
{
	char *argv[20] = {0};
	int argc = 0;
	va_list args;
	arena_release(&run.arena);
	run = (struct run){0};
	va_start(args, first);
	argv[argc++] = str_dup(&run.arena, STR("mundraft"));
	for (const char *word = first; word; word = va_arg(args, const char *))
		argv[argc++] = str_dup(&run.arena, str_of(word));
	va_end(args);
	capture_start(&capture, stderr);
	bool good = args_parse(&run, argc, argv);
	capture_end(&capture);
	return good;
}

static void assert_says(const char *text)
{
	if (!strstr(capture.text, text))
		fail_msg("\"%s\" is not in \"%s\"", text, capture.text);
}

static void test_tables(void **state)
{
	(void)state;
	for (size_t i = 0; i < option_count; i++) {
		const struct option *option = &option_table[i];
		size_t n = strlen(option->about);
		assert_true(n > 0 && option->about[n - 1] != '.');
		assert_true(char_is_alpha(option->about[0]) && !char_is_upper(option->about[0]));
		assert_true(option->commands != 0);
		assert_true((option->completion == COMPLETE_CHOICE) == (option->choices != NULL));
		/* whether a value follows is known before the command is */
		for (size_t j = 0; j < option_count; j++)
			if (strcmp(option->name, option_table[j].name) == 0) {
				assert_int_equal(!option->argument, !option_table[j].argument);
				assert_int_equal(option->id, option_table[j].id);
				assert_true(i == j ||
					    !(option->commands & option_table[j].commands));
			}
		assert_ptr_equal(option_find(str_of(option->name), COMMAND_COUNT) == NULL, false);
	}
	for (size_t i = 0; i < COMMAND_COUNT; i++) {
		assert_int_equal(command_find(str_of(commands[i].name)), i);
		assert_true(option_is_for(option_find(STR("help"), (enum command_id)i),
					  (enum command_id)i));
	}
}

static void test_draft_is_implied(void **state)
{
	(void)state;
	assert_true(parse("kazakhstan", "--committee", "unsc", "--force", "-ox.md", NULL));
	assert_int_equal(run.args.command, COMMAND_DRAFT);
	assert_true(run.args.implied);
	assert_int_equal(run.args.operand_count, 1);
	assert_true(str_is(args_value(&run.args, OPTION_COMMITTEE), "unsc"));
	assert_true(str_is(args_value(&run.args, OPTION_OUTPUT), "x.md"));
	assert_true(args_has(&run.args, OPTION_FORCE));
	assert_false(args_has(&run.args, OPTION_TOPIC));
}

static void test_forms(void **state)
{
	(void)state;
	assert_true(parse("--format=json", "lint", "--only", "spelling", "--only=contraction", "--",
			  "-o", "--x", "-", NULL));
	assert_int_equal(run.args.command, COMMAND_LINT);
	assert_int_equal(run.args.operand_count, 3);
	assert_true(str_is(run.args.operands[1], "--x"));
	assert_int_equal(run.args.given[OPTION_ONLY].count, 2);
	assert_true(str_is(args_value(&run.args, OPTION_FORMAT), "json"));
	assert_true(parse("kazakhstan", "--topic", "a topic in words", NULL));
	assert_true(parse("kazakhstan", "--delegate=-x", NULL));
	assert_true(str_is(args_value(&run.args, OPTION_DELEGATE), "-x"));
}

static void test_unknown_option(void **state)
{
	(void)state;
	assert_false(parse("kazakhstan", "--comittee", "unsc", NULL));
	assert_says("there is no option \"--comittee\"");
	assert_says("did you mean \"--committee\"?");
	assert_false(parse("kazakhstan", "--frobnicate=1", NULL));
	assert_says("--help");
	assert_false(parse("kazakhstan", "-x", NULL));
	assert_says("there is no option \"-x\"");
}

static void test_wrong_command(void **state)
{
	(void)state;
	assert_false(parse("lint", "--committee", "unsc", "x.md", NULL));
	assert_says("\"mundraft lint\" has no option --committee");
	assert_says("it belongs to: draft, brief");
}

static void test_values(void **state)
{
	(void)state;
	assert_false(parse("kazakhstan", "--topic", NULL));
	assert_says("--topic needs a value");
	assert_false(parse("kazakhstan", "--topic", "--force", NULL));
	assert_says("--topic needs a value");
	assert_false(parse("kazakhstan", "--topic", "", NULL));
	assert_says("--topic needs a value");
	assert_false(parse("kazakhstan", "--force=yes", NULL));
	assert_says("--force takes no value");
	assert_false(parse("kazakhstan", "--committee", "a", "--committee", "b", NULL));
	assert_says("--committee is given twice");
	assert_true(parse("kazakhstan", "--topic", "a", "--topic", "b", NULL));
	assert_false(parse("brief", "kazakhstan", "--topic", "a", "--topic", "b", NULL));
	assert_says("a brief has one --topic");
	assert_false(parse("lint", "--fail-on", "never", "x", NULL));
	assert_says("--fail-on cannot be \"never\"");
	assert_says("error, warning, style, none");
	assert_false(parse("kazakhstan", "--format", "rtf", NULL));
	assert_says("choose one of: md, txt, html, docx, pdf");
}

static void test_hidden_characters(void **state)
{
	(void)state;
	assert_false(parse("kazakhstan", "--delegate", "A\x1b[31m", NULL));
	assert_says("\"A<U+001B>[31m\"");
	assert_false(parse("kazakhstan", "--school", "A\xFF", NULL));
	assert_says("\"A<FF>\"");
	assert_false(parse("kazakhstan", "--delegate", "A\nTopic: B", NULL));
	assert_says("nobody can see");
	assert_true(parse("kazakhstan", "-o", "A\xFF.md", NULL)); /* a file may have any name */
	assert_true(parse("kazakhstan", "--delegate", "Zo\xC3\xAB", NULL));
}

static void test_operands(void **state)
{
	(void)state;
	assert_false(parse(NULL, NULL));
	assert_says("nothing to do");
	assert_false(parse("lint", NULL));
	assert_says("\"mundraft lint\" needs FILE...");
	assert_false(parse("Republic", "of", "Korea", NULL));
	assert_says("quotation marks: \"Republic of Korea\"");
	assert_false(parse("lnt", "paper.md", NULL));
	assert_says("did you mean \"lint\"?");
	assert_true(parse("check", NULL));
	assert_true(parse("draft", "draft", NULL));
	assert_false(run.args.implied);
}

static void test_help_needs_no_operands(void **state)
{
	(void)state;
	assert_true(parse("lint", "--help", NULL));
	assert_int_equal(run.args.command, COMMAND_LINT);
	assert_true(parse("-h", NULL));
	assert_true(parse("--version", NULL));
}

/* What the table holds, --help says: in general, and for each command its own and no others. */
static void test_help_holds_the_table(void **state)
{
	(void)state;
	char name[40];
	capture_start(&capture, stdout);
	help_overview(&run.arena);
	capture_end(&capture);
	for (size_t i = 0; i < option_count; i++) {
		snprintf(name, sizeof name, "  --%s", option_table[i].name);
		assert_non_null(strstr(capture.text, name + (option_table[i].letter ? 1 : 0)));
	}
	for (size_t command = 0; command < COMMAND_COUNT; command++) {
		capture_start(&capture, stdout);
		help_command(&run.arena, (enum command_id)command);
		capture_end(&capture);
		assert_says(commands[command].name);
		for (size_t i = 0; i < option_count; i++) {
			snprintf(name, sizeof name, " --%s", option_table[i].name);
			const struct option *row =
				option_find(str_of(option_table[i].name), (enum command_id)command);
			assert_int_equal(strstr(capture.text, name) != NULL,
					 option_is_for(row, (enum command_id)command));
		}
	}
}

static int release(void **state)
{
	(void)state;
	arena_release(&run.arena);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_tables),
		cmocka_unit_test(test_draft_is_implied),
		cmocka_unit_test(test_forms),
		cmocka_unit_test(test_unknown_option),
		cmocka_unit_test(test_wrong_command),
		cmocka_unit_test(test_values),
		cmocka_unit_test(test_hidden_characters),
		cmocka_unit_test(test_operands),
		cmocka_unit_test(test_help_needs_no_operands),
		cmocka_unit_test(test_help_holds_the_table),
	};
	return cmocka_run_group_tests(tests, NULL, release) != 0;
}
