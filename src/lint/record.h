/*
 * The record of treaties, declarations and votes (profiles/un/words/treaties.tsv): its
 * instruments, the States, and what each has done about each; and a claim of a paper
 * about it: who did what. Whether the claim is right is for record.c.
 */
#ifndef MUNDRAFT_LINT_RECORD_H
#define MUNDRAFT_LINT_RECORD_H

#include "check.h"

enum instrument_kind {
	INSTRUMENT_TREATY,
	INSTRUMENT_DECLARATION, /* which States endorse */
	INSTRUMENT_RESOLUTION,  /* which the General Assembly adopted */
	INSTRUMENT_VOTE         /* a resolution of which the vote is known */
};

enum status {
	STATUS_UNCLEAR, /* nothing is said of it */
	STATUS_NONE,
	STATUS_SIGNED,
	STATUS_PARTY,
	STATUS_ENDORSED,
	STATUS_FOR,
	STATUS_AGAINST,
	STATUS_ABSTAINED,
	STATUS_ADOPTED
};

struct instrument {
	enum instrument_kind kind;
	struct str name;  /* the first of its names */
	struct str as_of; /* "August 2022" */
	long year;        /* of as_of */
	struct str source;
	enum status rest; /* of every State that is in none of the lists */
	struct str lists; /* "signed: IN US<TAB>none: IR" */
};

struct state {
	struct str code, name;
};

/* A name, and the number of whose it is. */
struct called {
	struct str name;
	size_t of;
};

struct record {
	struct instrument *instruments;
	size_t instrument_count, instrument_room;
	struct state *states;
	size_t state_count, state_room;
	struct called *instrument_names, *state_names;
	size_t instrument_name_count, instrument_name_room;
	size_t state_name_count, state_name_room;
};

void record_read(struct record *record, struct arena *arena, struct str list);

/* The instrument whose name, the longest there, stands at `at`; NULL: none. */
const struct instrument *instrument_at(const struct record *record, struct str text, size_t at,
				       size_t *end);
/* The State whose name, the longest there, ends at `end`; NULL: none. */
const struct state *state_before(const struct record *record, struct str text, size_t end,
				 size_t *start);

enum status status_of(const struct instrument *instrument, const struct state *state);

/* ---- what a paper says of it ---- */

enum act { ACT_SIGN, ACT_RATIFY, ACT_JOIN, ACT_ENDORSE, ACT_FOR, ACT_AGAINST, ACT_ABSTAIN };

enum verb_form {
	FORM_FINITE, /* "ratified" */
	FORM_NOUN,   /* "is a party to" */
	FORM_BASE    /* "was among the first to ratify" */
};

struct verb {
	const char *phrase;
	enum act act;
	enum verb_form form;
};

/* A verb of a sentence with its subject. */
struct claim {
	const struct view *view;
	const struct sentence *sentence;
	struct verb verb;
	const struct state *state;
	size_t start, end; /* the verb's words */
	bool negated;
};

/* The subject of the sentence's verb before, for "signed A and ratified B". */
struct carried {
	const struct state *state;
	size_t stop; /* where its objects end */
};

enum found {
	FOUND_NONE,
	FOUND,
	FOUND_AS /* "as a party to": its subject is not found yet */
};

/* ---- record_claim.c ---- */

bool verb_at(struct str text, size_t at, struct verb *verb, size_t *end);
/* Looks for the claim's subject from its verb to the left. */
enum found find_subject(const struct record *record, struct claim *claim,
			const struct carried *carried);
/* "As a party to A and B, Kazakhstan ..." or "Kazakhstan, as a party to A": its objects end at
 * `end`. */
bool find_subject_of_as(const struct record *record, struct claim *claim, size_t end);

#endif
