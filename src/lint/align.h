/*
 * Two runs of words laid side by side: how many are the same, how many are not, and the
 * first that is not. Either may begin before the other, and end after it: only what
 * both span counts. Knows nothing of quotations and papers.
 */
#ifndef MUNDRAFT_LINT_ALIGN_H
#define MUNDRAFT_LINT_ALIGN_H

#include "mundraft/str.h"

#define ALIGN_MOST_WORDS 60

struct token {
	struct str word;
	size_t start, end; /* in its text */
	bool gap;          /* any number of words may be missing before it */
};

enum difference {
	DIFFERENCE_NONE,
	DIFFERENCE_OTHER,  /* another word stands there */
	DIFFERENCE_ADDED,  /* a word of ours that they lack */
	DIFFERENCE_MISSING /* theirs, which we lack, before ours */
};

struct alignment {
	size_t same, different;
	enum difference kind; /* the first */
	size_t ours, theirs;  /* its words */
};

/* Both have at most ALIGN_MOST_WORDS. */
struct alignment align(const struct token *ours, size_t our_count, const struct token *theirs,
		       size_t their_count);

#endif
