/*
 * Lists of words and names that are read once for all papers of a run. Where nobody
 * keeps them, as in a test of one paper, they are read for that paper alone. Knows
 * nothing of what is in a list.
 */
#include "check.h"

struct lint_lists {
	struct arena *arena;
	void *read[LIST_COUNT];
};

struct lint_lists *lint_lists_new(struct arena *arena)
{
	struct lint_lists *lists = arena_new(arena, struct lint_lists);
	lists->arena = arena;
	return lists;
}

void *list_of(const struct lint_options *options, struct arena *scratch, enum list list,
	      void *(*read)(struct arena *arena, const struct lint_words *words))
{
	struct lint_lists *lists = options->lists;
	if (!lists)
		return read(scratch, &options->words);
	if (!lists->read[list])
		lists->read[list] = read(lists->arena, &options->words);
	return lists->read[list];
}
