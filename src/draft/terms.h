/* Long names once, short ones from then on; see terms.c. */
#ifndef MUNDRAFT_DRAFT_TERMS_H
#define MUNDRAFT_DRAFT_TERMS_H

#include "mundraft/evidence.h"

/*
 * Gives the text with each term in full at its first mention in the paper and
 * short from then on. `seen` holds a flag for each of the evidence's terms and is
 * carried from one part of the paper to the next.
 */
struct str shorten_terms(struct arena *arena, const struct evidence *evidence, struct str topic,
			 bool *seen, struct str text);

#endif
