/*
 * Parts of a paper as text, place and number of words.
 */
#include "internal.h"

#include <assert.h>

/* Behind the source bytes that became the text byte at `i`. */
static size_t behind(const struct block *block, size_t i)
{
	size_t at = block->map[i];
	struct str text = block->source->text;
	size_t end;

	if (i + 1 == block->text.n)
		return block->map[i + 1];
	if (at >= text.n || text.p[at] != '&')
		return at + 1;
	/* All bytes of a character reference lead to its start; the next byte does not. */
	if (block->text.p[i] == '&' && block->map[i + 1] == at + 1)
		return at + 1;
	end = str_find(str_part(text, 0, block->map[i + 1]), STR(";"), at);
	return end < block->map[i + 1] ? end + 1 : at + 1;
}

struct span block_span(const struct block *block, size_t start, size_t end)
{
	assert(start <= end && end <= block->text.n);
	if (start == end)
		return (struct span){block->map[start], block->map[start]};
	while (end < block->text.n && block->map[end] == block->map[end - 1])
		end++;
	return (struct span){block->map[start], behind(block, end - 1)};
}

struct str sentence_text(const struct paper *paper, const struct sentence *sentence)
{
	return str_part(paper->blocks[sentence->block].text, sentence->start, sentence->end);
}

struct span sentence_span(const struct paper *paper, const struct sentence *sentence)
{
	return block_span(&paper->blocks[sentence->block], sentence->start, sentence->end);
}

size_t section_words(const struct paper *paper, const struct section *section)
{
	size_t words = 0;

	for (size_t i = 0; i < section->block_count; i++) {
		const struct block *block = &paper->blocks[section->first_block + i];

		if (block->kind == BLOCK_PARAGRAPH || block->kind == BLOCK_ITEM)
			words += str_words(block->text);
	}
	return words;
}

size_t paper_body_words(const struct paper *paper)
{
	size_t words = 0;

	for (size_t i = 0; i < paper->section_count; i++)
		if (paper->sections[i].role != ROLE_SOURCES)
			words += section_words(paper, &paper->sections[i]);
	return words;
}
