/*
 * What a proposal asks for and what it names, gathered sentence by sentence for the
 * rules in proposals.c.
 */
#ifndef MUNDRAFT_LINT_ASKS_H
#define MUNDRAFT_LINT_ASKS_H

#include "sense.h"

/* The words that a finding points at. */
struct point {
	const struct view *view; /* NULL: there is none */
	size_t start, end;
	size_t before; /* sentences */
};

/* All zero before the first sentence. */
struct reading {
	unsigned flags; /* of all its words */
	bool named, counted, dated;
	bool objects;        /* it begins with what others may say against it */
	struct point ask;    /* the first sentence that asks for something: urges, proposes */
	struct point should; /* the first that says what should be done */
	struct point advice; /* the first that says what the country itself should do */
	size_t words, sentences;
};

/* `section`: the sentence stands in the paper's proposals. */
void read_asks(const struct sense *sense, const struct view *view, const struct sentence *sentence,
	       bool section, struct reading *reading);
/* Points at the sentence's first words, where nothing was pointed at before. */
void point_at(struct point *point, const struct view *view, const struct sentence *sentence,
	      size_t before);

#endif
