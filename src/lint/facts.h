/*
 * What the rules on United Nations facts share: sentences around a place, years and
 * dates in running text, and steps from word to word. Knows no rule.
 */
#ifndef MUNDRAFT_LINT_FACTS_H
#define MUNDRAFT_LINT_FACTS_H

#include "check.h"

/* No sentence that can be read goes on for longer on either side of a place. */
#define MAX_LOOK 400

/* Text that may state facts: prose, headings, and, if asked for, notes and works cited. */
bool states_facts(const struct check *check, const struct view *view, bool notes);
/* Whether a place is the paper's own words: no quotation, no address. */
bool is_own(const struct view *view, size_t at);

/* The sentence that a place of a block stands in, cut to MAX_LOOK on either side. */
struct word sentence_around(const struct check *check, const struct view *view, struct word place);

/* The sentences of a block, or the block as one where it has none. */
struct word sentence_of(const struct check *check, const struct view *view, size_t index);
size_t sentences_of(const struct view *view);

/*
 * Steps: each moves *at behind what it found, blanks in front of it skipped, and leaves
 * *at alone where it did not find it.
 */
bool take_word(struct str text, size_t *at, const char *const *words);
bool take_phrase(struct str text, size_t *at, const char *const *phrases);
bool take_char(struct str text, size_t *at, char c);
/* How many of the words stand there one after another. */
size_t take_words(struct str text, size_t *at, const char *const *words);

/* A word that is one of the phrases stands somewhere in the text. */
bool has_phrase(struct str text, const char *const *phrases);

/* 1-12; 0: no month's name, written with a capital. */
long month_of(struct str word);
/* Four digits and nothing else: 1000-2999; else 0. */
long year_of(struct str word);

/* "2015", "May 2015", "3 May 2015", "May 3, 2015", with an ordinal's ending or not. */
struct date {
	long year;
	struct word place; /* of the year */
};
bool take_date(struct str text, size_t *at, struct date *date);

/* ---- agents.c: bodies that recommend and do not decide ---- */

#define MAX_AGENTS 40

struct agents {
	const char *names[MAX_AGENTS + 1]; /* ended by NULL */
	size_t own;                        /* the first so many are this paper's committee */
	bool starts[256]; /* with this byte, in small letters: most words are told by it */
};

enum agent_place {
	AGENT_NOT,     /* "a resolution of the General Assembly": not the one who acts */
	AGENT_SUBJECT, /* "the General Assembly should", "that the General Assembly" */
	AGENT_ASKED,   /* "calls upon the General Assembly to": acts only behind "to" */
	AGENT_BY       /* "be imposed by the General Assembly" */
};

void agents_init(struct agents *agents, const struct check *check);
/* The agent that starts at `at`; gives where it ends, and whether it is the own committee. */
bool agent_at(const struct agents *agents, struct str text, size_t at, size_t *end, bool *own);
/* What it is in its clause, by the words in front; *start goes to its article. */
enum agent_place agent_place(struct str text, size_t *start);
/* Goes behind "should", "must also", "to": false where none of them stands at *at. */
bool take_modal(struct str text, size_t *at, bool only_to);
/* "also", "immediately": none may be there. */
void take_adverbs(struct str text, size_t *at);

#endif
