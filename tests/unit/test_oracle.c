/*
 * The reader against cmark itself: of random Markdown both must have the same text, and
 * every word must lead back to the bytes where it was put. cmark's tree says what the
 * text is; where it stands only the maker of the paper knows.
 */
#include "mundraft/paper.h"
#include "mundraft/arena.h"
#include "mundraft/strbuf.h"

#include <cmark.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define MOST_WORDS 30

static struct arena arena;
static unsigned long seed = 20240607;

/* What stands between words. Note marks and bold lines are not here: they mean more to us. */
static const char *const glue[] = {
	" ",
	" ",
	" ",
	"\n",
	"\n",
	"\n",
	"\n\n",
	"\n> ",
	"\n>> ",
	"\n- ",
	"\n  ",
	"\n1. ",
	"\n\n  ",
	"\n    ",
	"\n   > ",
	"  \n",
	"\\\n",
	" *",
	"* ",
	"*",
	" _",
	"_ ",
	" `",
	"` ",
	"``",
	" [",
	"](u) ",
	"](<u v> 't') ",
	"](\n/u\n)",
	"[x]",
	"[x][]",
	"][x]",
	" ![",
	"] ",
	"&amp;",
	"&hellip;",
	"&#65;",
	"&#x20;",
	"&nbsp;",
	"&fjlig;",
	"&",
	"&NotEqualTilde;",
	" \\* ",
	"\\",
	"\\[",
	"\\]",
	" <b> ",
	"</b>",
	"<b\ntitle='x'>",
	"<!-- ",
	" -->",
	"<br>",
	"\n<div>\n",
	"</div>\n",
	"<",
	" <http://e.x> ",
	"\n# ",
	"\n===\n",
	"\n---\n",
	"\n***\n",
	"\n\n```\n",
	"\n```\n",
	"~~~\n",
	"\n\n[x]: /u\n\n",
	"\n[x]: /u 't'\n",
	"\n[ ]: /u\n",
	"\r\n",
	"\r",
	"\t",
	"\n\t",
	"\n>\t",
	"\n-\t",
	"\n10) ",
	"\n+ ",
	"\n >",
	"\n*\n",
	"\n1.\n",
	"\n     ",
	"\n\n\n",
	"\n- \n  \n",
	"!",
	"(",
	")",
	"\"",
	"'",
	">",
	"\xC2\xA0",
	"\xC3\xA9",
	"\xCC\x81",
};

static size_t pick(size_t n)
{
	seed = (seed * 1103515245UL + 12345UL) & 0x7fffffffUL;
	return (size_t)(seed >> 8) % n;
}

struct random {
	struct strbuf text;
	size_t places[MOST_WORDS], words;
};

static void make(struct random *made)
{
	strbuf_init(&made->text, &arena);
	strbuf_adds(&made->text, "# Background\n\nThe members met in the hall.\n\n");
	made->words = 1 + pick(MOST_WORDS);
	for (size_t i = 0; i < made->words; i++) {
		made->places[i] = made->text.n;
		strbuf_addf(&made->text, "w%zuq", i);
		for (size_t n = 1 + pick(3); n; n--)
			strbuf_adds(&made->text, glue[pick(COUNT(glue))]);
	}
}

static void add_solid(struct strbuf *out, struct str text)
{
	for (size_t i = 0; i < text.n; i++)
		if (!char_is_space(text.p[i]))
			strbuf_addc(out, text.p[i]);
}

/* All text and inline code in cmark's tree, without blanks. */
static struct str text_of_cmark(struct str markdown)
{
	cmark_node *root = cmark_parse_document(markdown.p, markdown.n, CMARK_OPT_DEFAULT);
	cmark_iter *iter = cmark_iter_new(root);
	struct strbuf out;

	strbuf_init(&out, &arena);
	while (cmark_iter_next(iter) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(iter);
		cmark_node_type type = cmark_node_get_type(node);

		if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE)
			add_solid(&out, str_of(cmark_node_get_literal(node)));
	}
	cmark_iter_free(iter);
	cmark_node_free(root);
	return strbuf_str(&out);
}

static bool is_prose(const struct block *block)
{
	return block->kind != BLOCK_CODE && block->kind != BLOCK_HTML;
}

static struct str text_of_paper(const struct paper *paper)
{
	struct strbuf out;

	strbuf_init(&out, &arena);
	for (size_t i = 0; i < paper->block_count; i++)
		if (is_prose(&paper->blocks[i]))
			add_solid(&out, paper->blocks[i].text);
	return strbuf_str(&out);
}

static void check_word(const struct random *made, const struct paper *paper, size_t index)
{
	struct str word = str_printf(&arena, "w%zuq", index);

	for (size_t i = 0; i < paper->block_count; i++) {
		const struct block *block = &paper->blocks[i];
		size_t at = is_prose(block) ? str_find(block->text, word, 0) : block->text.n;
		struct span span;

		if (at == block->text.n)
			continue;
		span = block_span(block, at, at + word.n);
		if (span.start != made->places[index] || span.end != span.start + word.n)
			fail_msg("%s stands at %zu and not at [%zu, %zu) in\n%s", word.p,
				 made->places[index], span.start, span.end, made->text.p);
	}
}

static void test_random(void **state)
{
	(void)state;
	for (size_t i = 0; i < 8000; i++) {
		struct diags diags = {.arena = &arena};
		struct random made;
		struct str text;
		const struct paper *paper;

		make(&made);
		text = strbuf_str(&made.text);
		paper = paper_parse(&arena, paper_source(&arena, STR("p"), text, &diags), &diags);
		assert_non_null(paper);
		/* Text behind a comment is read, which to Markdown is the comment's. */
		if (str_has(text, STR("<!--")) && str_has(text, STR("-->")))
			continue;
		if (!str_eq(text_of_paper(paper), text_of_cmark(text)))
			fail_msg("%s\nreads\n%.*s\nand cmark\n%.*s", text.p,
				 STR_ARG(text_of_paper(paper)), STR_ARG(text_of_cmark(text)));
		for (size_t k = 0; k < made.words; k++)
			check_word(&made, paper, k);
		arena_reset(&arena);
	}
}

static int release(void **state)
{
	(void)state;
	arena_release(&arena);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_random),
	};

	return cmocka_run_group_tests(tests, NULL, release) != 0;
}
