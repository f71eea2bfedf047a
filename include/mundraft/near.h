/*
 * "did you mean": the nearest of a set of known names. The distance counts
 * inserted, lost, changed and swapped neighbouring letters (optimal string
 * alignment), in code points, without regard to case.
 */
#ifndef MUNDRAFT_NEAR_H
#define MUNDRAFT_NEAR_H

#include "mundraft/str.h"

/* The distance, or limit + 1 where it is greater than the limit (at most 8). */
unsigned near_distance(struct str a, struct str b, unsigned limit);

/* How many faults a word of this length may have and still be guessed at: 1, 2 from 5, 3 from 9. */
unsigned near_limit(struct str word);

/*
 * Looks for the nearest to `word` among candidates that are offered one by one:
 *	struct near near = near_start(word);
 *	for (...) near_offer(&near, candidate);
 *	if (near.best.n) ...
 */
struct near {
	struct str word;
	struct str best; /* empty: none near enough */
	unsigned distance;
};
struct near near_start(struct str word);
void near_offer(struct near *near, struct str candidate);

#endif
