/*
 * Parts of a paper as text, place and number of words.
 */
#include "internal.h"

#include <assert.h>

/* "&amp;" at `at` and before `limit`: where it ends, or 0. */
static size_t reference_end(struct str text, size_t at, size_t limit)
{
	size_t i = at + 1;

	while (i < limit &&
	       (char_is_alpha(text.p[i]) || char_is_digit(text.p[i]) || text.p[i] == '#'))
		i++;
	return i < limit && text.p[i] == ';' ? i + 1 : 0;
}

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
	end = reference_end(text, at, block->map[i + 1]);
	return end ? end : at + 1;
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
