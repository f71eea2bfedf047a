/* The quick count of a draft's words is the one that a paper's length is judged by. */
#include "cli/cli.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

static void test_words(void **state)
{
	static const char *const drafts[] = {
		"---\ncountry: chad\nfacts:\n  - a\n---\n\n**Country:** Chad  \n**Topic:** Clean "
		"Water\n\n## The Background\n\nLake Chad lost water,[^a] in 1990.[^a][^b] "
		"[research "
		"needed: how much].\n\n1. **A title.**[^a] Because it is so, act. *Time:* two "
		"years.\n\n2. **Another title.** Go on.\n\n# A Topic\n\nA last one's well-known "
		"\"words\" - and more.\n\n## Works Cited\n\n[^a]: Someone, \"A title\", "
		"2020.\n\n[^b]: "
		"Another one.\n",
		"Only text.\n\n12 is a number, and so is 3.\n",
		"---\ncountry: x\nfacts: []\n---\n\n",
	};
	struct arena arena = {0};
	struct diags diags = {.arena = &arena};
	(void)state;
	for (size_t i = 0; i < sizeof drafts / sizeof *drafts; i++) {
		struct str text = str_of(drafts[i]);
		const struct source *source = source_new(&arena, STR("draft"), text);
		const struct paper *paper = paper_parse(&arena, source, &diags);
		assert_int_equal(draft_words(text), paper_body_words(paper));
	}
	arena_release(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_words)};
	return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
