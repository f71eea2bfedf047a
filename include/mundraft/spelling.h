/*
 * Spelling for Model UN papers: our own words (hyphens, possessives, ordinals,
 * acronyms, document symbols, addresses), Aspell's dictionaries, the United
 * Nations' vocabulary, and names of States, capitals and peoples with near misses.
 * Aspell is loaded on first use, so a program that only drafts never pays for it.
 */
#ifndef MUNDRAFT_SPELLING_H
#define MUNDRAFT_SPELLING_H

#include "mundraft/arena.h"
#include "mundraft/str.h"

#define SPELLING_MAX_WORD 64 /* bytes; longer runs are reported once, not spelt */
#define SPELLING_MAX_SUGGEST 5

struct spelling;

enum dialect {
	DIALECT_UN, /* en_GB-ize, the United Nations' own: organization, programme */
	DIALECT_US,
	DIALECT_EITHER /* what both reject */
};

enum spelling_verdict {
	SPELLING_RIGHT,
	SPELLING_WRONG,  /* no dictionary and no list knows it */
	SPELLING_NAME,   /* a near miss of a known name */
	SPELLING_DIALECT /* right in another dialect than the paper's */
};

/* Which English a right word belongs to; worked out only where either is allowed. */
enum variety {
	VARIETY_ANY,      /* most words */
	VARIETY_AMERICAN, /* color */
	VARIETY_BRITISH,  /* colour */
	VARIETY_ISE,      /* organise: British, too */
	VARIETY_IZE       /* organize: British or American */
};

struct spelling_result {
	enum spelling_verdict verdict;
	struct str suggestions[SPELLING_MAX_SUGGEST]; /* the best first */
	size_t suggestion_count;
	bool doubtful;   /* a slip only where the word is no person's name */
	bool in_company; /* beside another capital: for whoever reads the paper to fill in */
	enum variety variety;
	struct str counterpart; /* of a word with a variety: the other one's spelling */
};

/*
 * Opens the dictionaries. The lists are texts, a word a line with `#` comments: `words`
 * general vocabulary, `names` proper names and their derivatives (behind `=` one that is
 * never what a slip was meant for); both must live as long as the spelling. NULL, with *why in
 * plain words and what to install, where no dictionary can be had.
 */
struct spelling *spelling_open(struct arena *arena, enum dialect dialect, struct str words,
			       struct str names, struct str *why);
/*
 * For one paper, with what is allowed there alone; the dictionaries and the lists are the
 * base's, which must live longer and in which nothing is remembered of the paper.
 */
struct spelling *spelling_for_paper(struct arena *arena, struct spelling *base);
void spelling_close(struct spelling *spelling);

/* More right words for this paper alone, such as the delegate's name. */
void spelling_allow(struct spelling *spelling, struct str word);

/* Whether the lists have the word as a name: of a State, a capital, a people, a body. */
bool spelling_lists_name(const struct spelling *spelling, struct str word);

/* The paper's own country: near misses of it are looked for more widely. */
void spelling_country(struct spelling *spelling, struct str name);

/*
 * Judges one word as spelling_next gives it. Each distinct word is worked out
 * once. `starts_sentence`: a capital there says nothing. The suggestions for a wrong
 * word are missing, as they cost more than all the rest: spelling_guess has them.
 */
struct spelling_result *spelling_check(struct spelling *spelling, struct str word,
				       bool starts_sentence);
const struct spelling_result *spelling_guess(struct spelling *spelling, struct str word,
					     bool starts_sentence);

/*
 * Cuts a text into the words to be spelt: *at moves on, the word is a part of
 * the text. Skips numbers, ordinals, acronyms with their plural, document
 * symbols (A/RES/65/283), web addresses, and takes off possessives.
 */
bool spelling_next(struct str text, size_t *at, struct str *word);

#endif
