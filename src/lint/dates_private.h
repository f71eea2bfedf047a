/* What the two files on impossible dates share: dates.c and founded.c. */
#ifndef MUNDRAFT_LINT_DATES_PRIVATE_H
#define MUNDRAFT_LINT_DATES_PRIVATE_H

#include "facts.h"

/* What is found out about a sentence only once, and only where it is needed. */
enum answer { ANSWER_OPEN, ANSWER_NO, ANSWER_YES };

struct dates {
	struct check *check;
	const struct view *view;
	struct str text; /* the block's */
	const char *country;
	long admitted;           /* the year in which the paper's country joined; 0: not known */
	enum answer plans, acts; /* the sentence tells of plans; of bodies of the United Nations */
};

/* founded.c: a body that acts before it was founded, or an instrument of another year. */
void see_founding(const struct dates *dates, struct word sentence, struct word word);

#endif
