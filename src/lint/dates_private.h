/* What the two files on impossible dates share: dates.c and founded.c. */
#ifndef MUNDRAFT_LINT_DATES_PRIVATE_H
#define MUNDRAFT_LINT_DATES_PRIVATE_H

#include "facts.h"

struct dates {
	struct check *check;
	const struct view *view;
	struct str text; /* the block's */
	const char *country;
	long admitted; /* the year in which the paper's country joined; 0: not known */
};

/* founded.c: a body that acts before it was founded, or an instrument of another year. */
void see_founding(const struct dates *dates, struct word sentence, struct word word);

#endif
