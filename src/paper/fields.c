/*
 * The fields of the heading block, out of the blocks that its lines became.
 */
#include "internal.h"

static struct span part_span(const struct block *block, struct str part)
{
	size_t start = part.n ? (size_t)(part.p - block->text.p) : block->text.n;

	return block_span(block, start, start + part.n);
}

static void add_field(struct arena *arena, struct paper *paper, size_t index)
{
	const struct block *block = &paper->blocks[index];
	struct label label = {.value = block->text};
	struct field *field;

	if (!label_split(block->text, false, &label))
		label = label_none(block->text);
	field = arena_push(arena, paper->fields, paper->field_count, paper->field_room);
	field->label = label.label;
	field->name = label.name;
	field->value = label.value;
	field->block = index;
	field->span = block->span;
	field->value_span = part_span(block, label.value);
}

void paper_find_fields(struct arena *arena, struct paper *paper)
{
	for (size_t i = 0; i < paper->block_count; i++)
		if (paper->blocks[i].kind == BLOCK_FIELD)
			add_field(arena, paper, i);
}
