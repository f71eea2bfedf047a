/*
 * Where pages break, held with a press of our own whose letters are all one point wide
 * and whose lines end after so many of them: no font, no library.
 */
#include "render/layout.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static struct arena arena;

/* ---- the press ---- */

struct press_lines {
	size_t width; /* letters on a line */
	size_t letters;
};

static struct press_lines *fake_set(struct press *press, const struct press_text *text)
{
	struct press_lines *lines = arena_new(&arena, struct press_lines);
	(void)press;
	lines->width = (size_t)text->width;
	lines->letters = text->n;
	return lines;
}

static size_t fake_count(const struct press_lines *lines)
{
	return lines->letters ? (lines->letters + lines->width - 1) / lines->width : 1;
}

static size_t fake_start(const struct press_lines *lines, size_t line)
{
	return line * lines->width;
}

static void fake_drop(struct press_lines *lines)
{
	(void)lines;
}

static const struct press_api fake = {.version = PRESS_VERSION,
				      .set = fake_set,
				      .count = fake_count,
				      .start = fake_start,
				      .drop = fake_drop};

/* ---- documents: 400 letters a line, ten lines of 10 points a page ---- */

#define LINE 400

static struct document *document(void)
{
	struct document *made = arena_new(&arena, struct document);
	made->page = (struct page_form){.width = LINE, .height = 100, .points = 10, .spacing = 1};
	made->note_place = NOTES_FOOT;
	return made;
}

static struct element *add(struct document *made, enum element_kind kind, size_t lines)
{
	struct element *element = document_add(&arena, made, kind);
	struct pieces pieces = {.arena = &arena};
	char *letters = arena_alloc(&arena, lines * LINE + 1);
	for (size_t i = 0; i < lines * LINE; i++)
		letters[i] = i % 10 ? 'x' : ' ';
	if (lines)
		pieces_add(&pieces, 0, (struct str){letters, lines * LINE - 10}, (struct str){0});
	element_set(element, &pieces);
	return element;
}

static void add_note(struct document *made, struct element *element, size_t lines)
{
	struct pieces pieces = {.arena = &arena,
				.items = element->pieces,
				.count = element->piece_count,
				.room = element->piece_room};
	struct footnote *note = arena_push(&arena, made->notes, made->note_count, made->note_room);
	struct document scratch = {0};
	*note = (struct footnote){.number = made->note_count};
	const struct element *text = add(&scratch, ELEMENT_PARAGRAPH, lines);
	note->pieces = text->pieces;
	note->piece_count = text->piece_count;
	pieces_add_note(&pieces, note->number - 1, note->number);
	element_set(element, &pieces);
}

static struct layout *lay_out(const struct document *made)
{
	static const struct press_metrics metrics = {1, 0.8};
	return layout_make(&arena, made, &fake, NULL, &metrics);
}

/* The lines of text on each page, as "9 10 3". */
static const char *pages(const struct document *made)
{
	const struct layout *layout = lay_out(made);
	struct strbuf out;
	strbuf_init(&out, &arena);
	for (size_t i = 0; i < layout->sheet_count; i++)
		strbuf_addf(&out, "%s%zu", i ? " " : "",
			    layout->sheets[i].end - layout->sheets[i].first);
	return out.p;
}

static int stop(void **state)
{
	(void)state;
	arena_release(&arena);
	return 0;
}

static void test_paragraphs(void **state)
{
	static const struct {
		size_t first, second;
		const char *pages;
	} cases[] = {
		{4, 6, "10"},   {4, 7, "9 2"}, /* no line alone on the next page */
		{9, 2, "9 2"},                 /* nor on this one */
		{9, 3, "9 3"},  {8, 3, "8 3"}, /* three lines cannot be parted */
		{8, 4, "10 2"}, {25, 1, "10 10 6"}, {21, 0, "10 9 3"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct document *made = document();
		add(made, ELEMENT_PARAGRAPH, cases[i].first);
		add(made, ELEMENT_PARAGRAPH, cases[i].second);
		assert_string_equal(pages(made), cases[i].pages);
	}
}

static void test_heading_stays_with_its_text(void **state)
{
	struct document *made = document();
	(void)state;
	add(made, ELEMENT_PARAGRAPH, 7);
	add(made, ELEMENT_HEADING, 1); /* and 6 points: one line is left */
	add(made, ELEMENT_PARAGRAPH, 5);
	assert_string_equal(pages(made), "7 6");
}

static void test_headings_alone_do_not_loop(void **state)
{
	struct document *made = document();
	(void)state;
	for (size_t i = 0; i < 15; i++)
		add(made, ELEMENT_HEADING, 1);
	assert_string_equal(pages(made), "6 6 3");
	made = document();
	add(made, ELEMENT_HEADING, 23);
	assert_string_equal(pages(made), "10 10 3");
}

static void test_gaps(void **state)
{
	struct document *made = document();
	(void)state;
	made->page.after = 8;
	add(made, ELEMENT_PARAGRAPH, 2);
	add(made, ELEMENT_HEADING, 1); /* the wider gap, not both */
	add(made, ELEMENT_PARAGRAPH, 3);
	add(made, ELEMENT_PARAGRAPH, 2);
	const struct layout *layout = lay_out(made);
	assert_int_equal(layout->sheet_count, 1);
	assert_float_equal(layout->sheets[0].used, 96, 0.001);
}

static void test_wide_lines(void **state)
{
	struct document *made = document();
	(void)state;
	made->page.spacing = 2;
	made->page.height = 90; /* four and a half: the last one needs no room below */
	add(made, ELEMENT_PARAGRAPH, 5);
	assert_string_equal(pages(made), "5");
}

static void test_notes_stand_on_the_page_of_their_mark(void **state)
{
	struct document *made = document();
	(void)state;
	add(made, ELEMENT_PARAGRAPH, 6);
	struct element *element = add(made, ELEMENT_PARAGRAPH, 4);
	add_note(made, element, 3); /* called in the last line; 40.5 points */
	add(made, ELEMENT_PARAGRAPH, 2);
	const struct layout *layout = lay_out(made);
	assert_int_equal(layout->sheet_count, 2);
	assert_int_equal(layout->sheets[0].note_count, 0);
	assert_int_equal(layout->sheets[1].note_count, 3);
	assert_string_equal(pages(made), "8 4");
}

static void test_a_note_may_go_on_over_the_leaf(void **state)
{
	struct document *made = document();
	(void)state;
	add_note(made, add(made, ELEMENT_PARAGRAPH, 4), 6);
	add(made, ELEMENT_PARAGRAPH, 10);
	assert_string_equal(pages(made), "4 7 3");
	const struct layout *layout = lay_out(made);
	assert_int_equal(layout->sheets[0].note_count, 4);
	assert_int_equal(layout->sheets[1].note_count, 2);
}

static void test_a_note_longer_than_a_page_goes_on(void **state)
{
	struct document *made = document();
	size_t notes = 0;
	(void)state;
	add_note(made, add(made, ELEMENT_PARAGRAPH, 1), 20);
	const struct layout *layout = lay_out(made);
	for (size_t i = 0; i < layout->sheet_count; i++) {
		assert_true(layout->sheets[i].notes_height <= 100);
		notes += layout->sheets[i].note_count;
	}
	assert_int_equal(notes, 20);
	assert_int_equal(layout->sheet_count, 3);
}

static void test_counting(void **state)
{
	struct document *made = document();
	(void)state;
	made->page.limit = 2;
	add(made, ELEMENT_PARAGRAPH, 13);
	struct page_count count = layout_count(lay_out(made));
	assert_int_equal(count.printed, 2);
	assert_int_equal(count.spare, 7);
	assert_int_equal(count.over, 0);
	made->page.limit = 1;
	count = layout_count(lay_out(made));
	assert_int_equal(count.over, 3);
	made->page.limit = 0;
	assert_int_equal(layout_count(lay_out(made)).spare, 7);
}

static void test_what_does_not_count(void **state)
{
	struct document *made = document();
	(void)state;
	made->page.limit = 1;
	add(made, ELEMENT_FIELD, 2)->counted = false;
	add(made, ELEMENT_PARAGRAPH, 9);
	add_note(made, &made->elements[1], 2);
	add(made, ELEMENT_ENTRY, 5)->counted = false;
	struct page_count count = layout_count(lay_out(made));
	assert_true(count.partial);
	assert_int_equal(count.counted, 1);
	assert_int_equal(count.spare, 1);
	assert_int_equal(count.printed, 2);
	made->page.counts_works = true;
	count = layout_count(lay_out(made));
	assert_int_equal(count.counted, 2); /* its notes count now */
	made->page.counts_works = false;
	document_keep_counted(made);
	count = layout_count(lay_out(made));
	assert_int_equal(count.counted, 1);
	assert_int_equal(count.spare, 1);
}

static void test_what_is_too_long_is_not_laid_out(void **state)
{
	struct document *made = document();
	(void)state;
	add(made, ELEMENT_PARAGRAPH, 300);
	assert_true(layout_can(made));
	add(made, ELEMENT_PARAGRAPH, 300);
	assert_false(layout_can(made));
}

static void test_nothing(void **state)
{
	(void)state;
	assert_string_equal(pages(document()), "0");
	assert_int_equal(layout_count(lay_out(document())).counted, 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_paragraphs),
		cmocka_unit_test(test_heading_stays_with_its_text),
		cmocka_unit_test(test_headings_alone_do_not_loop),
		cmocka_unit_test(test_gaps),
		cmocka_unit_test(test_wide_lines),
		cmocka_unit_test(test_notes_stand_on_the_page_of_their_mark),
		cmocka_unit_test(test_a_note_may_go_on_over_the_leaf),
		cmocka_unit_test(test_a_note_longer_than_a_page_goes_on),
		cmocka_unit_test(test_counting),
		cmocka_unit_test(test_what_does_not_count),
		cmocka_unit_test(test_what_is_too_long_is_not_laid_out),
		cmocka_unit_test(test_nothing),
	};
	return cmocka_run_group_tests(tests, NULL, stop) != 0;
}
