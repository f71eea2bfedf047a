/*
 * Lays two runs of words side by side, by the usual table of best scores: a word that
 * is the same counts for one, a difference against one.
 */
#include "align.h"

#include <stdint.h>

enum step { STEP_START, STEP_BOTH, STEP_OURS, STEP_THEIRS, STEP_GAP };

struct cell {
	int16_t score;
	uint8_t step; /* how it was reached */
};

struct grid {
	struct cell cells[ALIGN_MOST_WORDS + 1][ALIGN_MOST_WORDS + 1];
	const struct token *ours, *theirs;
	size_t our_count, their_count;
};

static void offer(struct cell *cell, int score, enum step step)
{
	if (score > cell->score)
		*cell = (struct cell){(int16_t)score, (uint8_t)step};
}

static struct cell cell_at(const struct grid *grid, size_t i, size_t j)
{
	if (i == 0 || j == 0) /* either may begin before the other */
		return (struct cell){0, STEP_START};
	bool same = str_eq(grid->ours[i - 1].word, grid->theirs[j - 1].word);
	struct cell cell = {INT16_MIN, STEP_START};
	offer(&cell, grid->cells[i - 1][j - 1].score + (same ? 1 : -1), STEP_BOTH);
	offer(&cell, grid->cells[i - 1][j].score - 1, STEP_OURS);
	bool gap = i < grid->our_count && grid->ours[i].gap;
	offer(&cell, grid->cells[i][j - 1].score - !gap, gap ? STEP_GAP : STEP_THEIRS);
	return cell;
}

/* Where the best alignment ends: at the end of ours or of theirs. */
static void find_end(const struct grid *grid, size_t *i, size_t *j)
{
	int best = -1;
	for (size_t k = 0; k <= grid->their_count; k++)
		if (grid->cells[grid->our_count][k].score >= best) {
			best = grid->cells[grid->our_count][k].score;
			*i = grid->our_count;
			*j = k;
		}
	for (size_t k = 0; k <= grid->our_count; k++)
		if (grid->cells[k][grid->their_count].score > best) {
			best = grid->cells[k][grid->their_count].score;
			*i = k;
			*j = grid->their_count;
		}
}

static void differ(struct alignment *alignment, enum difference kind, size_t ours, size_t theirs)
{
	alignment->different++;
	alignment->kind = kind;
	alignment->ours = ours;
	alignment->theirs = theirs;
}

/* Walks back from the end, so that the difference seen last is the first one. */
static struct alignment walk_back(const struct grid *grid, size_t i, size_t j)
{
	struct alignment alignment = {0};
	while (i && j) {
		switch (grid->cells[i][j].step) {
		case STEP_BOTH:
			i--;
			j--;
			if (str_eq(grid->ours[i].word, grid->theirs[j].word))
				alignment.same++;
			else
				differ(&alignment, DIFFERENCE_OTHER, i, j);
			break;
		case STEP_OURS:
			i--;
			differ(&alignment, DIFFERENCE_ADDED, i, j);
			break;
		case STEP_THEIRS:
			j--;
			differ(&alignment, DIFFERENCE_MISSING, i, j);
			break;
		default: /* STEP_GAP */
			j--;
		}
	}
	return alignment;
}

struct alignment align(const struct token *ours, size_t our_count, const struct token *theirs,
		       size_t their_count)
{
	struct grid grid;
	grid.ours = ours;
	grid.theirs = theirs;
	grid.our_count = our_count;
	grid.their_count = their_count;
	for (size_t i = 0; i <= our_count; i++)
		for (size_t j = 0; j <= their_count; j++)
			grid.cells[i][j] = cell_at(&grid, i, j);
	size_t i = 0, j = 0;
	find_end(&grid, &i, &j);
	return walk_back(&grid, i, j);
}
