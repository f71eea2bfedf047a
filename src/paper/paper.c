/*
 * Reads a paper: the order of the steps, and the notes, which are read one by
 * one and then put among the blocks where they stand.
 */
#include "internal.h"

#include <stdlib.h>
#include <string.h>

/* Blocks of the body and of the notes, both in order, as one. */
static void merge_blocks(struct arena *arena, struct paper *paper, size_t body)
{
	struct block *merged = arena_array(arena, paper->block_count, struct block);
	size_t *moved = arena_array(arena, paper->block_count, size_t);
	size_t a = 0;
	size_t b = body;

	for (size_t i = 0; i < paper->block_count; i++) {
		bool first =
			b == paper->block_count ||
			(a < body && paper->blocks[a].span.start <= paper->blocks[b].span.start);
		size_t from = first ? a++ : b++;

		merged[i] = paper->blocks[from];
		moved[from] = i;
	}
	paper->blocks = merged;
	paper->block_room = paper->block_count;
	for (size_t i = 0; i < paper->mark_count; i++)
		paper->marks[i].block = moved[paper->marks[i].block];
	for (size_t i = 0; i < paper->trait_count; i++)
		paper->traits[i].block = moved[paper->traits[i].block];
	for (size_t i = 0; i < paper->note_count; i++)
		paper->notes[i].block = moved[paper->notes[i].block];
}

static int by_place(const void *a, const void *b)
{
	const struct mark *one = a;
	const struct mark *two = b;

	if (one->block != two->block)
		return one->block < two->block ? -1 : 1;
	return (one->span.start > two->span.start) - (one->span.start < two->span.start);
}

/* The longer of two that begin together goes first: it holds the other. */
static int by_start(const void *a, const void *b)
{
	const struct trait *one = a;
	const struct trait *two = b;

	if (one->block != two->block)
		return one->block < two->block ? -1 : 1;
	if (one->start != two->start)
		return one->start < two->start ? -1 : 1;
	if (one->end != two->end)
		return one->end > two->end ? -1 : 1;
	return (one->kind > two->kind) - (one->kind < two->kind);
}

static int by_key(const void *a, const void *b)
{
	const struct note *const *one = a;
	const struct note *const *two = b;
	int order = str_cmp((*one)->key, (*two)->key);

	return order ? order : (*one > *two) - (*one < *two);
}

/* The first of the notes with that key. */
static struct note *find_note(struct note *const *notes, size_t count, struct str key)
{
	size_t low = 0;
	size_t high = count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (str_cmp(notes[middle]->key, key) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low < count && str_eq(notes[low]->key, key) ? notes[low] : NULL;
}

static void count_marks(struct arena *arena, struct paper *paper)
{
	struct note **sorted = arena_array(arena, paper->note_count, struct note *);

	if (paper->note_count == 0)
		return;
	for (size_t i = 0; i < paper->note_count; i++)
		sorted[i] = &paper->notes[i];
	qsort(sorted, paper->note_count, sizeof *sorted, by_key);
	for (size_t i = 0; i < paper->mark_count; i++) {
		struct note *note = find_note(sorted, paper->note_count, paper->marks[i].key);

		if (note)
			note->marks++;
	}
}

/* A note of lines [first, end); a note of no words is a block of no text. */
static void read_note(struct arena *arena, struct paper *paper, const struct lines *lines,
		      size_t first, size_t end)
{
	const struct line *line = &lines->items[first];
	struct note *note = arena_push(arena, paper->notes, paper->note_count, paper->note_room);
	struct str text = paper->source->text;
	size_t key = line->start;
	struct feed feed;
	struct block *block;
	size_t *end_map;

	while (text.p[key] != '[')
		key++;
	note->key_span.start = key + 2;
	note->key_span.end = str_find(text, STR("]"), key);
	note->key = source_text(paper->source, note->key_span);
	note->block = paper->block_count;
	feed_note(arena, &feed, lines, first, end);
	parse_feed(arena, paper, &feed, true);
	if (paper->block_count == note->block) {
		block = arena_push(arena, paper->blocks, paper->block_count, paper->block_room);
		block->kind = BLOCK_NOTE;
		block->source = paper->source;
		end_map = arena_new(arena, size_t);
		*end_map = lines->items[end - 1].end;
		block->map = end_map;
	}
	block = &paper->blocks[note->block];
	block->span = (struct span){key, lines->items[end - 1].end};
}

static void read_notes(struct arena *arena, struct paper *paper, const struct lines *lines)
{
	for (size_t i = 0; i < lines->count; i++) {
		size_t end = i + 1;

		if (lines->items[i].kind != LINE_NOTE)
			continue;
		for (size_t k = end; k < lines->count; k++) {
			if (lines->items[k].kind == LINE_NOTE_MORE)
				end = k + 1;
			else if (lines->items[k].kind != LINE_BLANK)
				break;
		}
		read_note(arena, paper, lines, i, end);
		i = end - 1;
	}
}

static void read_lines(struct arena *arena, struct lines *lines, struct paper *paper)
{
	*lines = (struct lines){.arena = arena, .source = paper->source};
	lines_split(lines, paper->body);
	lines_find_notes(lines);
	lines_find_pasted(lines);
	lines_find_numbered(lines);
	lines_find_leading(lines);
	lines_find_indents(lines);
}

struct paper *paper_parse(struct arena *arena, const struct source *source, struct diags *diags)
{
	struct paper *paper = arena_new(arena, struct paper);
	struct lines lines;
	struct feed feed;
	size_t body;

	paper->source = source;
	if (!paper_front(arena, paper, diags))
		return NULL;
	read_lines(arena, &lines, paper);
	feed_body(arena, &feed, &lines);
	parse_feed(arena, paper, &feed, false);
	body = paper->block_count;
	read_notes(arena, paper, &lines);
	merge_blocks(arena, paper, body);
	if (paper->mark_count)
		qsort(paper->marks, paper->mark_count, sizeof *paper->marks, by_place);
	if (paper->trait_count)
		qsort(paper->traits, paper->trait_count, sizeof *paper->traits, by_start);
	count_marks(arena, paper);
	paper_find_fields(arena, paper);
	paper_find_sections(arena, paper);
	paper_find_sentences(arena, paper);
	return paper;
}
