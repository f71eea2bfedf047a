/*
 * A paper as a reader sees it: that every word leads back to its line and
 * column, that notes, fields, sections and sentences are found, and that
 * hostile papers cost no more time than their size.
 */
#include "mundraft/paper.h"
#include "mundraft/strbuf.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

static struct arena arena;
static struct diags diags;

static int set_up(void **state)
{
	(void)state;
	arena_reset(&arena);
	diags = (struct diags){.arena = &arena};
	return 0;
}

static int release(void **state)
{
	(void)state;
	arena_release(&arena);
	return 0;
}

static struct paper *read_bytes(struct str bytes)
{
	const struct source *source = paper_source(&arena, STR("paper.md"), bytes, &diags);

	assert_non_null(source);
	return paper_parse(&arena, source, &diags);
}

static struct paper *read_paper(const char *text)
{
	struct paper *paper = read_bytes(str_of(text));

	assert_non_null(paper);
	return paper;
}

static void assert_str(struct str got, const char *want)
{
	if (!str_is(got, want))
		fail_msg("got \"%.*s\", want \"%s\"", STR_ARG(got), want);
}

/* Where `word` stands in the text of some block; fails where it does not. */
static struct span find_word(const struct paper *paper, const char *word)
{
	for (size_t i = 0; i < paper->block_count; i++) {
		const struct block *block = &paper->blocks[i];
		size_t at = str_find(block->text, str_of(word), 0);

		if (block->text.n && at < block->text.n)
			return block_span(block, at, at + strlen(word));
	}
	fail_msg("\"%s\" is in no block", word);
	return (struct span){0, 0};
}

struct placed {
	const char *text;
	const char *word;
	size_t line, column;
};

static const struct placed placed[] = {
	/* paragraphs */
	{"Alpha beta gamma.\n", "gamma", 1, 12},
	{"Alpha beta\ngamma delta\nomega.\n", "omega", 3, 1},
	{"Alpha beta\n   gamma word\n", "word", 2, 10},
	{"Alpha beta  \nword\n", "word", 2, 1},
	{"Alpha beta\\\nword\n", "word", 2, 1},
	{"Alpha\tword\n", "word", 1, 7},
	{"Alpha\r\nbeta word\r\n", "word", 2, 6},
	{"Alpha\rbeta word\r", "word", 2, 6},
	{"\xef\xbb\xbfword alpha.\n", "word", 1, 1},
	{"C\xc3\xb4te d\xe2\x80\x99Ivoire word.\n", "word", 1, 15},
	{"Cafe\xcc\x81 word.\n", "word", 1, 7},
	{"\xd0\x96\xd0\xb5\xd0\xbb word.\n", "word", 1, 5},
	/* emphasis */
	{"Alpha *beta* **gamma** word.\n", "word", 1, 24},
	{"Alpha ***both*** word.\n", "word", 1, 18},
	{"Alpha *word*.\n", "word", 1, 8},
	{"Alpha __be_ta__ 2 * 3 * word.\n", "word", 1, 25},
	{"Alpha *beta\ngamma* word.\n", "word", 2, 8},
	/* links and images: an address that holds the word must not be taken for it */
	{"See [this](http://x/word) word.\n", "word", 1, 27},
	{"See [this](</a word> \"a word\") word.\n", "word", 1, 32},
	{"See [this](/a(word)b 'word') word.\n", "word", 1, 30},
	{"See [this](\n/word\n\"word\") word.\n", "word", 3, 9},
	{"See [this][word] word.\n\n[word]: /word \"word\"\n", "word", 1, 18},
	{"See [this][] word.\n\n[this]: /word\n", "word", 1, 14},
	{"See [this] word.\n\n[this]: /word\n", "word", 1, 12},
	{"[this]: /word 'word'\nSee [this] word.\n", "word", 2, 12},
	{"See [a *strong* [b]] word.\n", "word", 1, 22},
	{"See ![image](word.png) word.\n", "word", 1, 24},
	{"See ![word](word.png).\n", "word", 1, 7},
	{"See <http://x.org/a> word.\n", "word", 1, 22},
	{"See <a.b@x.org> word.\n", "word", 1, 17},
	/* code, HTML, references to characters, escapes */
	{"Run `a b` and word.\n", "word", 1, 15},
	{"Run `` a`word `` now.\n", "word", 1, 10},
	{"Run `a\nword` now.\n", "word", 2, 1},
	{"Run `a [^k] word` now.\n", "word", 1, 13},
	{"A <b title=\"word\">bold</b> word.\n", "word", 1, 28},
	{"A <!-- word --> word.\n", "word", 1, 17},
	{"A<br>word.\n", "word", 1, 6},
	{"R&amp;D &#x2019;x&#8217; &nbsp; &bogus; word.\n", "word", 1, 41},
	{"&amp;amp; word.\n", "word", 1, 11},
	{"1 &ne; 2 &NotEqualTilde; 3 &fjlig; word.\n", "word", 1, 36},
	{"A \\*star\\* \\[x\\] \\\\ \\q word.\n", "word", 1, 24},
	/* notes */
	{"Alpha.[^k] word.\n\n[^k]: x\n", "word", 1, 12},
	{"[^k] word.\n\n[^k]: x\n", "word", 1, 6},
	{"**Alpha.**[^k] word.\n\n[^k]: x\n", "word", 1, 16},
	{"Alpha[^a][^b]\nword.\n", "word", 2, 1},
	{"Alpha.[^k]\n\n[^k]: see *the* word\n", "word", 3, 17},
	{"Alpha.[^k]\n\n[^k]: see\n    the word\n", "word", 4, 9},
	{"Alpha.[^k]\n\n[^k]: see\n\n    the word\n\nOmega.\n", "word", 5, 9},
	/* headings */
	{"# Alpha word\n", "word", 1, 9},
	{"###   Alpha   word ##\n", "word", 1, 15},
	{"Alpha word\n===\n", "word", 1, 7},
	{"Alpha\nword\n---\n", "word", 2, 1},
	{"## [a]: word\n", "word", 1, 9},
	{"Text here.\n\n**Bold word**\n", "word", 3, 8},
	{"Text here.\n\nI. **Bold word**\n", "word", 3, 11},
	/* quotations and lists */
	{"> Alpha\n> word\n", "word", 2, 3},
	{"> Alpha\nword\n", "word", 2, 1},
	{"> Alpha\n   word\n", "word", 2, 4},
	{">Alpha\n>word\n", "word", 2, 2},
	{"> > Alpha\n> > word\n", "word", 2, 5},
	{"> > Alpha\n> word\n", "word", 2, 3},
	{">> Alpha\n    > word\n", "word", 2, 7},
	{"- Alpha\n  word\n", "word", 2, 3},
	{"- Alpha\nword\n", "word", 2, 1},
	{"10. Alpha\n    word\n", "word", 2, 5},
	{"- Alpha\n  - beta\n    word\n", "word", 3, 5},
	{"- - - word\n", "word", 1, 7},
	{"1. - > word\n", "word", 1, 8},
	{"- > Alpha\n  > word\n", "word", 2, 5},
	{"- > Alpha\n      > word\n", "word", 2, 9},
	{"> - Alpha\n>   word\n", "word", 2, 5},
	{"-\tAlpha\n\n\tword\n", "word", 3, 2},
	{"- Alpha\n\n  word\n", "word", 3, 3},
	{"> Alpha `a\n> word` now\n", "word", 2, 3},
	{"> [this](/a\n> 'word') word\n", "word", 2, 11},
	{"- Alpha\n\n      code\n\n  word\n", "word", 5, 3},
	/* what is no Markdown of ours */
	{"a | b\n--|--\nc | word\n", "word", 3, 5},
	{"Text here.\n\n```\ncode word\n```\n", "word", 4, 6},
	{"---\ncountry: word\n---\nAlpha word.\n", "word", 4, 7},
	/* the heading block */
	{"Country: word\n", "word", 1, 10},
	{"**Country:** word\n**Committee:** UNSC\n", "word", 1, 14},
	{"- **Country**: word\n", "word", 1, 16},
	{"## Country: word\n", "word", 1, 13},
	{"Country: X\\\nTopic: word\n", "word", 2, 8},
};

static void check_place(const char *text, const char *word, size_t line, size_t column)
{
	struct paper *paper = read_paper(text);
	struct span span = find_word(paper, word);
	struct place place = source_place(paper->source, span.start);

	if (place.line != line || place.column != column ||
	    !str_is(source_text(paper->source, span), word))
		fail_msg("%s\n\"%s\" found at %zu:%zu", text, word, place.line, place.column);
	arena_reset(&arena);
	diags = (struct diags){.arena = &arena};
}

static void test_places(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof placed / sizeof *placed; i++)
		check_place(placed[i].text, placed[i].word, placed[i].line, placed[i].column);
}

/* The same below a heading, where short lines are no titles. */
static void test_places_below_a_heading(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof placed / sizeof *placed; i++) {
		const struct placed *want = &placed[i];
		struct str text = str_printf(&arena, "# Background\r\n\r\n%s", want->text);

		if (want->text[0] == '\xef' || strncmp(want->text, "---", 3) == 0 ||
		    strchr(want->text, '\r'))
			continue;
		text.p = str_dup(&arena, text);
		check_place(text.p, want->word, want->line + 2, want->column);
	}
}

static void test_text(void **state)
{
	static const char *const texts[][2] = {
		{"Alpha *beta*\n  gamma.\n", "Alpha beta gamma."},
		{"Alpha  \nbeta\\\ngamma.\n", "Alpha beta gamma."},
		{"See [this *one*](http://x) and ![that](y).\n", "See this one and that."},
		{"R&amp;D &#x2019; \\*x\\* `a  b`.\n", "R&D \xe2\x80\x99 *x* a  b."},
		{"Alpha.[^a][^b] Beta [^c] gamma.[^d]\n", "Alpha. Beta gamma."},
		{"A <b>bold</b> <!-- x --> word<br>next.\n", "A bold word next."},
		{"\"Quotes\" -- and... so on.\n", "\"Quotes\" -- and... so on."},
		{"A \\[^k] and `[^k]` stay.\n", "A [^k] and [^k] stay."},
		{"See <http://x.org/?a=1&amp;b>.\n", "See http://x.org/?a=1&b."},
	};

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		assert_str(read_paper(texts[i][0])->blocks[0].text, texts[i][1]);
}

/* A span ends with what its last byte was written as, not with the markup behind it. */
static void test_spans(void **state)
{
	struct paper *paper = read_paper("An *emphatic* R&amp;D and `code`. A \\* star.\n");

	(void)state;
	assert_str(source_text(paper->source, find_word(paper, "emphatic")), "emphatic");
	assert_str(source_text(paper->source, find_word(paper, "R&")), "R&amp;");
	assert_str(source_text(paper->source, find_word(paper, "R&D")), "R&amp;D");
	assert_str(source_text(paper->source, find_word(paper, "code")), "code");
	assert_str(source_text(paper->source, find_word(paper, "* star")), "* star");
	paper = read_paper("It ends in &hellip;\n");
	assert_str(source_text(paper->source, find_word(paper, "\xe2\x80\xa6")), "&hellip;");
	paper = read_paper("It ends *here*\n");
	assert_str(source_text(paper->source, find_word(paper, "here")), "here");
}

/* ---- random Markdown: every plain word must be found where it was put ---- */

static unsigned long seed;

static size_t pick(size_t n)
{
	seed = (seed * 1103515245UL + 12345UL) & 0x7fffffffUL;
	return (size_t)(seed >> 8) % n;
}

static size_t add_piece(char *out, size_t n, const char *piece)
{
	size_t length = strlen(piece);

	memcpy(out + n, piece, length);
	return n + length;
}

static size_t random_markdown(char *out, size_t words)
{
	static const char *const glue[] = {
		" ",
		" ",
		" ",
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
		" **",
		"** ",
		" `",
		"` ",
		" [",
		"](u) ",
		"[^k]",
		"[^k] ",
		"&amp;",
		" \\* ",
		" <b> ",
		"\n# ",
		"\n\n```\n",
		"\n```\n",
		" ![",
		"] ",
		"\r\n",
		"\t",
		" &hellip;",
		"\n---\n",
		"](<u v> 't') ",
		"\n\n[^k]: ",
		"\n[x]: /u 't'\n",
		"\xc2\xa0",
		"\xc3\xa9",
		"\n===\n",
		"\n\t",
		"\n+ ",
		" <http://e.x> ",
	};
	size_t n = 0;
	char word[16];

	for (size_t i = 0; i < words; i++) {
		snprintf(word, sizeof word, "w%zuq", i);
		n = add_piece(out, n, word);
		n = add_piece(out, n, glue[pick(sizeof glue / sizeof *glue)]);
		if (pick(3) == 0)
			n = add_piece(out, n, glue[pick(sizeof glue / sizeof *glue)]);
	}
	return n;
}

static void check_block(const struct paper *paper, const struct block *block, const char *text)
{
	for (size_t i = 0; i < block->text.n; i++) {
		size_t end = i;

		if (block->text.p[i] != 'w' || block->map[i] >= paper->source->text.n)
			continue;
		while (end < block->text.n && block->text.p[end] != 'q')
			end++;
		if (end == block->text.n)
			continue;
		struct str want = str_part(block->text, i, end + 1);

		if (!str_eq(source_text(paper->source, block_span(block, i, end + 1)), want))
			fail_msg("%.*s is not at its place in:\n%s", STR_ARG(want), text);
	}
}

static void test_random(void **state)
{
	static char text[8192];
	size_t blocks = 0;

	(void)state;
	for (seed = 1; blocks < 20000;) {
		unsigned long start = seed;
		size_t n = random_markdown(text, 1 + pick(40));
		struct paper *paper;

		text[n] = '\0';
		paper = read_paper(text);
		for (size_t i = 0; i < paper->block_count; i++)
			check_block(paper, &paper->blocks[i], text);
		blocks += paper->block_count + 1;
		arena_reset(&arena);
		seed = (start * 7 + 1) & 0x7fffffffUL;
	}
}

/* ---- notes ---- */

static void test_notes(void **state)
{
	struct paper *paper = read_paper("Alpha.[^one] Beta[^two],[^one] end.\n\n"
					 "[^one]: http://example.org/one\n"
					 "[^two]: A *title*,\n    on two lines\n"
					 "[^three]: never used\n");

	(void)state;
	assert_int_equal(paper->note_count, 3);
	assert_str(paper->notes[0].key, "one");
	assert_int_equal(paper->notes[0].marks, 2);
	assert_int_equal(paper->notes[1].marks, 1);
	assert_int_equal(paper->notes[2].marks, 0);
	assert_str(paper->blocks[paper->notes[0].block].text, "http://example.org/one");
	assert_str(paper->blocks[paper->notes[1].block].text, "A title, on two lines");
	assert_str(source_text(paper->source, paper->notes[2].key_span), "three");
	assert_str(source_text(paper->source, paper->blocks[paper->notes[0].block].span),
		   "[^one]: http://example.org/one");
	assert_int_equal(paper->mark_count, 3);
	assert_str(source_text(paper->source, paper->marks[1].span), "[^two]");
	assert_int_equal(paper->marks[1].at, strlen("Alpha. Beta"));
	assert_str(paper->blocks[0].text, "Alpha. Beta, end.");
}

static void test_notes_are_not_in_code(void **state)
{
	struct paper *paper = read_paper("Text.\n\n```\n[^a]: code\n[^b]\n```\n\n"
					 "- item\n\n  ```\n  [^c]: code\n  ```\n\n"
					 "<!--\n[^d]: hidden\n-->\n\n    [^e]: indented\n");

	(void)state;
	assert_int_equal(paper->note_count, 0);
	assert_int_equal(paper->mark_count, 0);
	assert_int_equal(paper->blocks[1].kind, BLOCK_CODE);
	assert_str(paper->blocks[1].text, "[^a]: code\n[^b]");
}

static void test_notes_without_use_or_text(void **state)
{
	struct paper *paper = read_paper("Alpha.[^gone]\n\n[^a]:\n[^a]: again\n");

	(void)state;
	assert_str(paper->marks[0].key, "gone");
	assert_int_equal(paper->note_count, 2);
	assert_int_equal(paper->blocks[paper->notes[0].block].text.n, 0);
	assert_str(paper->blocks[paper->notes[1].block].text, "again");
}

/* Students number their sources in the way that Markdown defines links. */
static void test_numbered_sources(void **state)
{
	struct paper *paper = read_paper("Schools close [1][2].\n\n## Works Cited\n\n"
					 "[1]: https://un.org/a\n  [2]: Smith\n");

	(void)state;
	assert_int_equal(paper->block_count, 4);
	assert_str(paper->blocks[0].text, "Schools close [1][2].");
	assert_str(paper->blocks[2].text, "[1]: https://un.org/a");
	assert_str(paper->blocks[3].text, "[2]: Smith");
	assert_str(source_text(paper->source, find_word(paper, "Smith")), "Smith");
	assert_int_equal(source_place(paper->source, paper->blocks[3].map[0]).column, 3);
	paper = read_paper("Read [Article 51][1] now.\n\n[1]: https://un.org/a\n");
	assert_int_equal(paper->block_count, 1);
	assert_str(paper->blocks[0].text, "Read Article 51 now.");
	paper = read_paper("Read [it] now.\n\n[it]: https://un.org/a\n[12345]: /u\n");
	assert_int_equal(paper->block_count, 1);
}

/* Above a paper, too, a definition is none of its words; a form that was filled in is. */
static void test_definitions_above(void **state)
{
	struct paper *paper = read_paper("[un]: https://un.org 'the UN'\nCountry: Chad\n\n"
					 "The [un] met, and its members spoke of peace.\n");

	(void)state;
	assert_int_equal(paper->block_count, 2);
	assert_int_equal(paper->field_count, 1);
	assert_str(paper->blocks[1].text, "The un met, and its members spoke of peace.");
	paper = read_paper("[Country]: Chad\n\nThe members met and they spoke of peace.\n");
	assert_str(paper->blocks[0].text, "[Country]: Chad");
}

/* ---- plain text and the heading block ---- */

#define LONG_LINE                                                                                  \
	"is a matter that has occupied the members of this body for many years, and it will go "   \
	"on to do so until the causes of it have been met with more than words and good will by "  \
	"those who can. "

static const struct field *field(const struct paper *paper, const char *name)
{
	for (size_t i = 0; i < paper->field_count; i++)
		if (str_is(paper->fields[i].name, name))
			return &paper->fields[i];
	fail_msg("no field \"%s\"", name);
	return NULL;
}

static void test_pasted_paper(void **state)
{
	struct paper *paper = read_paper(
		"12 March 2024\n Protection of Schools\n\nCountry: Kazakhstan\nDelegate Name: A. "
		"B.\n\n"
		"Conflict " LONG_LINE "Many suffer.\n"
		"    Kazakhstan\xe2\x80\x99s stance on conflict " LONG_LINE "It believes so.\n"
		"Kazakhstan urges States to act. This body should adopt more. Education " LONG_LINE
		"\n");

	(void)state;
	assert_int_equal(paper->field_count, 4);
	assert_str(paper->fields[1].value, "Protection of Schools");
	assert_int_equal(paper->fields[1].label.n, 0);
	assert_str(field(paper, "country")->value, "Kazakhstan");
	assert_str(field(paper, "delegate")->label, "Delegate Name");
	assert_str(source_text(paper->source, field(paper, "delegate")->value_span), "A. B.");
	assert_int_equal(paper->section_count, 3);
	assert_int_equal(paper->sections[0].role, ROLE_BACKGROUND);
	assert_int_equal(paper->sections[1].role, ROLE_POSITION);
	assert_int_equal(paper->sections[2].role, ROLE_PROPOSALS);
	assert_true(paper->sections[2].by_cue);
	assert_int_equal(paper->blocks[5].kind, BLOCK_PARAGRAPH);
	assert_int_equal(source_place(paper->source, paper->blocks[5].map[0]).line, 8);
	assert_int_equal(source_place(paper->source, paper->blocks[5].map[0]).column, 5);
}

static void test_wrapped_lines_are_one_paragraph(void **state)
{
	struct paper *paper = read_paper("# Title\n\nFirst line " LONG_LINE "\nsecond line.\n");

	(void)state;
	assert_int_equal(paper->block_count, 2);
}

static void test_indented_prose(void **state)
{
	struct paper *paper = read_paper("# Position\n\n    Kazakhstan believes that every child\n"
					 "    has a right to school.\n\n    int main(void) {\n\n"
					 "- item\n\n    still of the item and not of the paper\n");

	(void)state;
	assert_int_equal(paper->blocks[1].kind, BLOCK_PARAGRAPH);
	assert_str(paper->blocks[1].text,
		   "Kazakhstan believes that every child has a right to school.");
	assert_int_equal(paper->blocks[2].kind, BLOCK_CODE);
	assert_int_equal(paper->blocks[4].kind, BLOCK_ITEM);
}

static void test_field_names(void **state)
{
	static const char *const lines[][3] = {
		{"Country: Chad", "country", "Chad"},
		{"**Delegation:** Republic of Chad", "country", "Republic of Chad"},
		{"Member State: Chad", "country", "Chad"},
		{"Committee - UNSC", "committee", "UNSC"},
		{"Council \xe2\x80\x93 UNSC", "committee", "UNSC"},
		{"**Topic**: Schools: a plan", "topic", "Schools: a plan"},
		{"AGENDA: Schools", "topic", "Schools"},
		{"Issue: Schools", "topic", "Schools"},
		{"Delegate(s): A and B", "delegate", "A and B"},
		{"*Name:* A", "delegate", "A"},
		{"Delegation School: X High", "school", "X High"},
		{"Institution: X High", "school", "X High"},
		{"Conference: GLIMUN", "conference", "GLIMUN"},
		{"Room: 12", "", "12"},
		{"School:", "school", ""},
	};

	(void)state;
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		struct paper *paper = read_paper(lines[i][0]);

		assert_int_equal(paper->field_count, 1);
		assert_str(paper->fields[0].name, lines[i][1]);
		assert_str(paper->fields[0].value, lines[i][2]);
		assert_str(source_text(paper->source, paper->fields[0].value_span), lines[i][2]);
		assert_int_equal(paper->blocks[0].kind, BLOCK_FIELD);
	}
}

static void test_fields_end_with_the_first_paragraph(void **state)
{
	struct paper *paper = read_paper("Country: Chad\n\nThe topic matters to all of us here.\n\n"
					 "Topic: not a field\n");

	(void)state;
	assert_int_equal(paper->field_count, 1);
	assert_int_equal(paper->blocks[2].kind, BLOCK_PARAGRAPH);
	paper = read_paper("Country: Chad\nThe conflict began in 1990. It goes on.\n");
	assert_int_equal(paper->field_count, 1);
	assert_str(paper->blocks[1].text, "The conflict began in 1990. It goes on.");
}

static void test_no_fields_in_prose(void **state)
{
	struct paper *paper = read_paper("Peace: a word that all know. It is used by many.\n");

	(void)state;
	assert_int_equal(paper->field_count, 0);
	assert_int_equal(paper->blocks[0].kind, BLOCK_PARAGRAPH);
}

/* ---- sections ---- */

static void test_roles(void **state)
{
	static const struct {
		const char *heading;
		enum role role;
	} headings[] = {
		{"# Background", ROLE_BACKGROUND},
		{"## I. Topic Background", ROLE_BACKGROUND},
		{"# Overview of the Problem", ROLE_BACKGROUND},
		{"# 2) History of the conflict", ROLE_BACKGROUND},
		{"# Past UN Action", ROLE_ACTION},
		{"# Past and Current International Action", ROLE_ACTION},
		{"# History of UN Action", ROLE_ACTION},
		{"# Country Policy", ROLE_POSITION},
		{"# Kazakhstan\xe2\x80\x99s Position", ROLE_POSITION},
		{"# Country Policy and Solutions", ROLE_POSITION},
		{"# Policy and Involvement", ROLE_POSITION},
		{"# Proposed Solutions", ROLE_PROPOSALS},
		{"# The Way Forward", ROLE_PROPOSALS},
		{"# Recommendations", ROLE_PROPOSALS},
		{"# Anticipated Opposition", ROLE_OPPOSITION},
		{"# Questions to Consider", ROLE_QUESTIONS},
		{"# Works Cited", ROLE_SOURCES},
		{"# BIBLIOGRAPHY:", ROLE_SOURCES},
		{"**Background**", ROLE_BACKGROUND},
		{"I. **Background**", ROLE_BACKGROUND},
		{"**III. Country Policy:**", ROLE_POSITION},
		{"II. Past UN Action", ROLE_ACTION},
		{"1. Proposed Solutions", ROLE_PROPOSALS},
		{"Works Cited", ROLE_SOURCES},
		{"Topic Background:", ROLE_BACKGROUND},
		{"Sources\n=======", ROLE_SOURCES},
		{"# Position Paper of Chad", ROLE_NONE},
		{"# Conclusion", ROLE_NONE},
	};

	(void)state;
	for (size_t i = 0; i < sizeof headings / sizeof *headings; i++) {
		struct str text = str_printf(&arena, "%s\nSome text.\n", headings[i].heading);
		struct paper *paper = read_bytes(text);
		const struct section *section = &paper->sections[0];

		assert_non_null(section->heading);
		assert_int_equal(section->heading->kind, BLOCK_HEADING);
		if (headings[i].role != ROLE_NONE && section->role != headings[i].role)
			fail_msg("%s is \"%s\"", headings[i].heading, role_name(section->role));
		if (headings[i].role == ROLE_NONE)
			assert_true(section->by_cue);
		assert_int_equal(section->block_count, 1);
		assert_int_equal(role_find(str_of(role_name(section->role))), section->role);
	}
}

static void test_sections_hold_their_blocks(void **state)
{
	struct paper *paper =
		read_paper("# A Title\n\nCountry: Chad\n\n## Background\n\nOne.\n\n## Proposals\n\n"
			   "### Schools\n\nTwo words.\n\n**Teachers**\n\nThree more words.\n\n"
			   "## Works cited\n\n- A book.\n");

	(void)state;
	assert_int_equal(paper->section_count, 4);
	assert_int_equal(paper->sections[2].role, ROLE_PROPOSALS);
	assert_int_equal(paper->sections[2].block_count, 4);
	assert_int_equal(section_words(paper, &paper->sections[2]), 5);
	assert_int_equal(section_words(paper, &paper->sections[3]), 2);
	assert_int_equal(paper_body_words(paper), 6);
	for (size_t i = 0; i < paper->section_count; i++)
		for (size_t k = 0; k < paper->sections[i].block_count; k++)
			assert_int_equal(paper->blocks[paper->sections[i].first_block + k].section,
					 i);
}

static void test_plain_headings(void **state)
{
	struct paper *paper =
		read_paper("Country: Chad\n\nThe war began in 1990. It goes "
			   "on.\n\nChad\xe2\x80\x99s Position\n\n"
			   "Chad has a position on this.\n\nA policy that helps\nthe young.\n\n"
			   "1. Policy of schools\n\nEnd of the text.\n");

	(void)state;
	assert_int_equal(paper->section_count, 2);
	assert_int_equal(paper->sections[1].role, ROLE_POSITION);
	assert_int_equal(paper->sections[1].block_count, 4);
	assert_int_equal(paper->blocks[5].kind, BLOCK_ITEM);
}

static void test_bold_opening_is_no_heading(void **state)
{
	struct paper *paper =
		read_paper("# Position\n\n**A school is protected by rules.** In 2015 "
			   "it was so.\n\nIt goes on\n**very strongly**\nso.\n");

	(void)state;
	assert_int_equal(paper->block_count, 3);
	assert_int_equal(paper->blocks[1].kind, BLOCK_PARAGRAPH);
}

static void test_cues_merge_neighbours(void **state)
{
	struct paper *paper = read_paper(
		"War destroys schools. Children lose years.\n\n"
		"In 2015 the General Assembly adopted a resolution. The Security Council adopted "
		"resolution 2601 (2021).\n\n"
		"Chad believes that schools are safe places. Its position is clear.\n\n"
		"Chad supports the Declaration and is committed to it.\n\n"
		"Chad urges States to act. The Council should recommend more:\n\n- money\n- "
		"time\n\n"
		"Works Cited\n\nA book.\n");

	(void)state;
	assert_int_equal(paper->section_count, 5);
	assert_int_equal(paper->sections[0].role, ROLE_BACKGROUND);
	assert_int_equal(paper->sections[1].role, ROLE_ACTION);
	assert_int_equal(paper->sections[2].role, ROLE_POSITION);
	assert_int_equal(paper->sections[2].block_count, 2);
	assert_int_equal(paper->sections[3].role, ROLE_PROPOSALS);
	assert_int_equal(paper->sections[3].block_count, 3);
	assert_int_equal(paper->sections[4].role, ROLE_SOURCES);
	assert_false(paper->sections[4].by_cue);
}

/* ---- sentences ---- */

static void test_sentences(void **state)
{
	/* The sentences of one paragraph, divided by "|" in what is wanted. */
	static const char *const texts[] = {
		"One here. Two there.|",
		"One here.| Two there.",
		"It asks why?| No one knows!| Some do.",
		"The U.N. Charter of the U.S. Senate holds.| Dr. A. B. Smith and Mr. Li agree.",
		"See Art. 51, para. 3 and No. 4, vol. 2, e.g. this, i.e. That.| Next.",
		"There is no doubt: No.| Next comes more.",
		"It grew by 3.5 per cent to 1.000.000 in all.| Then it fell.",
		"It adopted S/RES/1325 (2000).| It was new.",
		"He said \"stop.\"| She did.",
		"He said \xe2\x80\x9cstop.\xe2\x80\x9d| \xe2\x80\x9cWhy?\xe2\x80\x9d she asked.",
		"It waits ... And waits... And ends.| So.",
		"It persists.Freedom is far.| Next.",
		"It did (in part.)| Next.",
		"Three things: 1. Peace and bread.| Next.",
		"It ended in 1945.| 51 States met.",
		"It broke Additional Protocol I.| Chad did not.",
		"\xc3\x89tat one.| \xc3\x89tat two.",
		"One.\xc2\xa0| Two.",
		"Without an end",
	};

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct strbuf plain;
		struct str rest = str_of(texts[i]);
		struct str piece;
		struct paper *paper;
		size_t n = 0;

		strbuf_init(&plain, &arena);
		strbuf_adds(&plain, "# Background\n\n");
		while (str_next_piece(&rest, '|', &piece))
			strbuf_add(&plain, piece);
		paper = read_bytes(str_copy(&arena, strbuf_str(&plain)));
		rest = str_of(texts[i]);
		if (i == 0)
			rest = STR("One here.|Two there.");
		while (str_next_piece(&rest, '|', &piece)) {
			struct str got;

			if (n >= paper->sentence_count)
				fail_msg("too few sentences: %s", texts[i]);
			got = sentence_text(paper, &paper->sentences[n++]);
			piece = str_trim(piece);
			while (str_ends(piece, STR("\xc2\xa0")))
				piece.n -= 2;
			if (!str_eq(got, piece))
				fail_msg("\"%.*s\" in: %s", STR_ARG(got), texts[i]);
			got = source_text(paper->source,
					  sentence_span(paper, &paper->sentences[n - 1]));
			assert_true(str_eq(got, piece));
		}
		assert_int_equal(n, paper->sentence_count);
	}
}

static void test_sentence_marks(void **state)
{
	struct paper *paper = read_paper("# Background\n\nOne[^a] here.[^b][^c] Two. Three.[^d]\n\n"
					 "Four. [^e] Five.\n");
	static const size_t counts[] = {3, 0, 1, 1, 0};

	(void)state;
	assert_int_equal(paper->sentence_count, 5);
	for (size_t i = 0, mark = 0; i < 5; i++) {
		assert_int_equal(paper->sentences[i].mark_count, counts[i]);
		if (counts[i])
			assert_int_equal(paper->sentences[i].first_mark, mark);
		mark += counts[i];
	}
	assert_int_equal(paper->blocks[1].sentence_count, 3);
	assert_int_equal(paper->blocks[2].first_sentence, 3);
}

/* ---- words ---- */

static void test_words(void **state)
{
	struct paper *paper =
		read_paper("Country: Chad\n\n# Background\n\nOne two[^a] three &amp; four.\n\n"
			   "```\nnot counted\n```\n\n- five\n- six\n\n> seven\n\n"
			   "# Works cited\n\n- not counted\n\n[^a]: not counted\n");

	(void)state;
	assert_int_equal(paper_body_words(paper), 7);
}

/* ---- bytes that are no paper ---- */

static void refused(struct str bytes, enum rule_id rule, const char *part)
{
	assert_null(paper_source(&arena, STR("p.md"), bytes, &diags));
	assert_int_equal(diags.count, 1);
	assert_int_equal(diags.items[0].rule, rule);
	if (!str_has(diags.items[0].message, str_of(part)))
		fail_msg("%.*s", STR_ARG(diags.items[0].message));
	assert_true(diags.items[0].help.n > 0);
	diags = (struct diags){.arena = &arena};
}

static void test_bad_bytes(void **state)
{
	static char big[PAPER_MAX_BYTES + 1];

	(void)state;
	memset(big, 'a', sizeof big);
	refused((struct str){big, sizeof big}, RULE_FILE_LIMIT, "1 MiB");
	assert_non_null(paper_source(&arena, STR("p"), (struct str){big, sizeof big - 1}, &diags));
	refused(STR("%PDF-1.4\n"), RULE_FILE_ENCODING, "PDF");
	refused(STR("PK\x03\x04rest"), RULE_FILE_ENCODING, "Word");
	refused(STR("\xff\xfe"
		    "a\0b\0"),
		RULE_FILE_ENCODING, "UTF-16");
	refused(STR("a\0b\0"), RULE_FILE_ENCODING, "UTF-16");
	refused(STR("text a\0b"), RULE_FILE_ENCODING, "NUL");
	assert_null(paper_source(&arena, STR("p"), STR("one\ncaf\xe9 two"), &diags));
	assert_int_equal(diags.items[0].rule, RULE_FILE_ENCODING);
	assert_int_equal(source_place(diags.items[0].source, diags.items[0].span.start).line, 2);
	assert_int_equal(source_place(diags.items[0].source, diags.items[0].span.start).column, 4);
}

/* ---- front matter ---- */

static void test_front(void **state)
{
	struct paper *paper =
		read_paper("---\ncountry: kazakhstan\ntopic: x\n---\n\n# Background\n\nText.\n");

	(void)state;
	assert_str(yaml_text(paper->front, "country"), "kazakhstan");
	assert_int_equal(source_place(paper->source, paper->blocks[0].map[0]).line, 6);
	assert_null(read_paper("---\n---\nText.\n")->front);
	paper = read_paper("---\n\nText after a rule.\n");
	assert_null(paper->front);
	assert_str(paper->blocks[0].text, "Text after a rule.");
	assert_null(read_paper("---\nnever: closed\n")->front);
	assert_int_equal(diags.count, 0);
	assert_null(read_bytes(STR("---\na: b: c\n---\nText.\n")));
	assert_int_equal(diags.items[0].severity, SEVERITY_ERROR);
	assert_int_equal(source_place(diags.items[0].source, diags.items[0].span.start).line, 2);
}

static void test_empty(void **state)
{
	static const char *const texts[] = {"",      "\n\n", "---", "# ",  "[a]: b\n",
					    "[^a]:", ">",    "-",   "<br>"};

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct paper *paper = read_paper(texts[i]);

		assert_true(paper->section_count >= 1);
		assert_int_equal(paper_body_words(paper), 0);
	}
}

/* ---- hostile papers ---- */

static void cheap(const char *piece, const char *end)
{
	static char text[PAPER_MAX_BYTES];
	size_t length = strlen(piece);
	size_t n = 0;
	clock_t start = clock();
	double seconds;
	struct paper *paper;

	while (n + length + strlen(end) < sizeof text)
		n = add_piece(text, n, piece);
	n = add_piece(text, n, end);
	paper = read_bytes((struct str){text, n});
	assert_non_null(paper);
	seconds = (double)(clock() - start) / (double)CLOCKS_PER_SEC;
	/* Half a second by itself; what grows with the square takes minutes. */
	if (seconds > 20)
		fail_msg("\"%s\" took %.1f seconds", piece, seconds);
	arena_reset(&arena);
}

static void test_hostile(void **state)
{
	static const char *const pieces[] = {
		"![[]()", "[",     "[]",           "![",           ">",
		"> ",     "- ",    "*a_ ",         "**a",          "`a",
		"&amp;",  "\\",    "[^a]",         "[^a",          "<",
		"a",      "[a](",  ". ",           "[a]: u\n",     "[^a]: b\n",
		"- a\n",  "```\n", "# a\n",        "Country: X\n", "**a**\n",
		"<b ",    "> a\n", "Background\n", "1. ",          "\r",
		"A. ",    "][1",   "[1]: a\n",     "&#32;\n",
	};

	(void)state;
	for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++)
		cheap(pieces[i], "");
	cheap("\n", "end");
	cheap(" ", "end");
}

/* What is cut down for cmark's sake is still text, at its place. */
static void test_excess_is_text(void **state)
{
	struct strbuf text;
	struct paper *paper;

	(void)state;
	strbuf_init(&text, &arena);
	for (size_t i = 0; i < 3000; i++)
		strbuf_adds(&text, "[a ");
	strbuf_adds(&text, "word `[b` \\[ tail\n\n");
	for (size_t i = 0; i < 300; i++)
		strbuf_adds(&text, "> ");
	strbuf_adds(&text, "deep\n");
	paper = read_bytes(strbuf_str(&text));
	assert_int_equal(find_word(paper, "word").start, 9000);
	assert_true(str_has(paper->blocks[0].text, STR("word [b [ tail")));
	assert_int_equal(source_place(paper->source, find_word(paper, "deep").start).column, 601);
	assert_true(paper->blocks[1].quotes <= 100);
}

/* ---- real papers, where they are at hand ---- */

static struct str read_file(const char *folder, const char *name)
{
	static char bytes[PAPER_MAX_BYTES];
	char path[512];
	FILE *file;
	size_t n;

	snprintf(path, sizeof path, "%s/%s", folder, name);
	file = fopen(path, "rb");
	if (!file)
		return (struct str){0};
	n = fread(bytes, 1, sizeof bytes, file);
	fclose(file);
	return (struct str){bytes, n};
}

static void test_real_papers(void **state)
{
	const char *folder = getenv("MUNDRAFT_SHARED");
	struct str bytes;
	struct paper *paper;

	(void)state;
	if (!folder)
		folder = "../shared";
	bytes = read_file(folder, "sources/student-paper.txt");
	if (bytes.n == 0) {
		print_message("no shared papers in %s: set MUNDRAFT_SHARED\n", folder);
		skip();
	}
	paper = read_bytes(bytes);
	assert_str(field(paper, "country")->value, "Kazakhstan");
	assert_int_equal(paper->section_count, 3);
	assert_int_equal(paper->sentence_count, 16);
	assert_int_equal(source_place(paper->source, find_word(paper, "geopgrahically").start).line,
			 7);
	paper = read_bytes(str_copy(
		&arena, read_file(folder, "example/drafts/unsc-education-in-conflict.md")));
	assert_int_equal(paper->note_count, 16);
	assert_int_equal(paper->field_count, 3);
	assert_int_equal(paper->sections[3].role, ROLE_PROPOSALS);
	for (size_t i = 0; i < paper->note_count; i++)
		assert_true(paper->notes[i].marks > 0);
}

/* ---- how words are set ---- */

static void assert_trait(const struct paper *paper, size_t index, enum trait_kind kind,
			 const char *words)
{
	const struct trait *trait = &paper->traits[index];

	assert_true(index < paper->trait_count);
	assert_int_equal(trait->kind, kind);
	assert_str(str_part(paper->blocks[trait->block].text, trait->start, trait->end), words);
}

static void test_traits(void **state)
{
	const struct paper *paper = read_paper("**Country:** Kazakhstan  \n**Topic:** Schools\n\n"
					       "A *quiet* **loud *both*** `code`[^1] word, "
					       "[a *link*](http://x.org/a) and <https://y.org>  \n"
					       "next line<br>third \\*no\\*.\n\n[^1]: A *book*.\n");

	(void)state;
	assert_trait(paper, 0, TRAIT_BOLD, "Country:");
	assert_trait(paper, 1, TRAIT_BOLD, "Topic:");
	assert_trait(paper, 2, TRAIT_ITALIC, "quiet");
	assert_trait(paper, 3, TRAIT_BOLD, "loud both");
	assert_trait(paper, 4, TRAIT_ITALIC, "both");
	assert_trait(paper, 5, TRAIT_CODE, "code");
	assert_trait(paper, 6, TRAIT_LINK, "a link");
	assert_str(paper->traits[6].address, "http://x.org/a");
	assert_trait(paper, 7, TRAIT_ITALIC, "link");
	assert_trait(paper, 8, TRAIT_LINK, "https://y.org");
	assert_trait(paper, 9, TRAIT_BREAK, " ");
	assert_trait(paper, 10, TRAIT_BREAK, " ");
	assert_trait(paper, 11, TRAIT_ITALIC, "book");
	assert_int_equal(paper->trait_count, 12);
	assert_int_equal(paper->blocks[paper->traits[11].block].kind, BLOCK_NOTE);
}

static void test_lists(void **state)
{
	const struct paper *paper = read_paper("Text.\n\n3. three\n\n   more\n4. four\n   - a\n"
					       "   - b\n\nBetween.\n\n- c\n");
	static const struct {
		size_t list, number;
		bool opens;
	} want[] = {{0, 0, false}, {1, 3, true}, {1, 3, false}, {1, 4, true},
		    {2, 0, true},  {2, 1, true}, {0, 0, false}, {3, 0, true}};

	(void)state;
	assert_int_equal(paper->block_count, sizeof want / sizeof *want);
	for (size_t i = 0; i < paper->block_count; i++) {
		assert_int_equal(paper->blocks[i].list, want[i].list);
		assert_int_equal(paper->blocks[i].number, want[i].number);
		assert_int_equal(paper->blocks[i].opens_item, want[i].opens);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(test_places, set_up),
		cmocka_unit_test_setup(test_places_below_a_heading, set_up),
		cmocka_unit_test_setup(test_text, set_up),
		cmocka_unit_test_setup(test_spans, set_up),
		cmocka_unit_test_setup(test_random, set_up),
		cmocka_unit_test_setup(test_notes, set_up),
		cmocka_unit_test_setup(test_notes_are_not_in_code, set_up),
		cmocka_unit_test_setup(test_notes_without_use_or_text, set_up),
		cmocka_unit_test_setup(test_numbered_sources, set_up),
		cmocka_unit_test_setup(test_definitions_above, set_up),
		cmocka_unit_test_setup(test_pasted_paper, set_up),
		cmocka_unit_test_setup(test_wrapped_lines_are_one_paragraph, set_up),
		cmocka_unit_test_setup(test_indented_prose, set_up),
		cmocka_unit_test_setup(test_field_names, set_up),
		cmocka_unit_test_setup(test_fields_end_with_the_first_paragraph, set_up),
		cmocka_unit_test_setup(test_no_fields_in_prose, set_up),
		cmocka_unit_test_setup(test_roles, set_up),
		cmocka_unit_test_setup(test_sections_hold_their_blocks, set_up),
		cmocka_unit_test_setup(test_plain_headings, set_up),
		cmocka_unit_test_setup(test_bold_opening_is_no_heading, set_up),
		cmocka_unit_test_setup(test_cues_merge_neighbours, set_up),
		cmocka_unit_test_setup(test_traits, set_up),
		cmocka_unit_test_setup(test_lists, set_up),
		cmocka_unit_test_setup(test_sentences, set_up),
		cmocka_unit_test_setup(test_sentence_marks, set_up),
		cmocka_unit_test_setup(test_words, set_up),
		cmocka_unit_test_setup(test_bad_bytes, set_up),
		cmocka_unit_test_setup(test_front, set_up),
		cmocka_unit_test_setup(test_empty, set_up),
		cmocka_unit_test_setup(test_hostile, set_up),
		cmocka_unit_test_setup(test_excess_is_text, set_up),
		cmocka_unit_test_setup(test_real_papers, set_up),
	};

	return cmocka_run_group_tests_name("paper", tests, NULL, release) != 0;
}
