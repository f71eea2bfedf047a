/*
 * What the rules about a paper's sense share: words by the part they play in a
 * sentence, whom the paper speaks for, and what ties a sentence to the world. Made
 * once for a paper, where the first of these rules asks for it.
 */
#ifndef MUNDRAFT_LINT_SENSE_H
#define MUNDRAFT_LINT_SENSE_H

#include "check.h"

#include "mundraft/table.h"

/* ---- lexicon.c: what a word may be in a sentence; a word may be several ---- */

enum {
	WORD_SMALL = 1 << 0,      /* the, of, and: what English prose is held together by */
	WORD_VERB = 1 << 1,       /* is, has, should: one of them in every few sentences */
	WORD_ARTICLE = 1 << 2,    /* the, a, an */
	WORD_NO_NOUN = 1 << 3,    /* of, is, which: never directly behind an article */
	WORD_COMMON = 1 << 4,     /* a capital says nothing: State, Committee, Government */
	WORD_NUMBER = 1 << 5,     /* eleven, thirty, hundred */
	WORD_FEW = 1 << 6,        /* two to ten: a figure only in front of a period */
	WORD_PERIOD = 1 << 7,     /* year, months, weeks */
	WORD_TIME = 1 << 8,       /* yearly, session, deadline */
	WORD_MONEY = 1 << 9,      /* fund, contributions, cost */
	WORD_MEASURE = 1 << 10,   /* measure, success, report */
	WORD_ACTOR = 1 << 11,     /* somebody who can act: committee, States, ministry */
	WORD_DEVICE = 1 << 12,    /* a means that can be pointed at: register, treaty, envoy */
	WORD_STANCE = 1 << 13,    /* believes, supports, opposes */
	WORD_ASK = 1 << 14,       /* proposes, urges, recommends */
	WORD_MODAL = 1 << 15,     /* should, must */
	WORD_OFFER = 1 << 16,     /* offers, will, pledges */
	WORD_LINK = 1 << 17,      /* of, on, the: inside a name */
	WORD_NUMBERED = 1 << 18,  /* article, resolution, goal: what a number follows */
	WORD_WE = 1 << 19,        /* we, our, delegation: the paper's own voice */
	WORD_ADVERB = 1 << 20,    /* between a subject and its verb */
	WORD_CONTINENT = 1 << 23, /* Africa: a name, but half of the room can say it */
	WORD_OBJECT = 1 << 22,    /* critics, objection */
	WORD_REFORM = 1 << 21     /* adopt, create, promote: what a State does at home */
};

struct lexicon {
	struct table words;
	unsigned *flags;
};

/* For list_of. */
void *lexicon_read(struct arena *arena, const struct lint_words *words);
/* 0 for an unknown word. The possessive's ending is left away; case does not count. */
unsigned lexicon_flags(const struct lexicon *lexicon, struct str word);

/* ---- own.c: whom the paper speaks for ---- */

#define OWN_NAMES 24
struct own {
	struct str country[OWN_NAMES]; /* all it may be called; single words also cover */
	size_t country_count;          /* what is made of them: Kazakh */
	struct str letters;            /* USA, DRC: compared with their capitals */
	struct str bodies[OWN_NAMES];  /* the committee's names */
	size_t body_count;
	struct str topic;
};

void own_init(struct own *own, struct arena *arena, const struct lint_options *options,
	      const struct paper *paper);
/* Whether the country's name, or what is made of it, stands at a word; its end. */
bool own_country_at(const struct own *own, struct str text, struct word word, size_t *end);
/* Whether a name belongs to the paper's own committee or topic: all delegations have those. */
bool own_word(const struct own *own, struct str name);

/* ---- anchors.c: what ties a sentence to the world ---- */

struct sense {
	const struct lexicon *lexicon;
	struct own own;
	struct table names; /* words that are names also where a sentence starts with them */
};

const struct sense *sense_new(struct arena *arena, const struct lint_options *options,
			      const struct paper *paper);
const struct sense *sense_of(struct check *check);

enum anchor_kind {
	ANCHOR_NUMBER,   /* a year, a date, a figure, a number of something */
	ANCHOR_DOCUMENT, /* A/RES/65/283 */
	ANCHOR_NAME      /* of a place, a body, a text, a person */
};
struct anchor {
	enum anchor_kind kind;
	size_t start, end;
};
/*
 * The next anchor at or after *at and before `end`, where a sentence (and nothing else)
 * begins at `start`. The United Nations, the paper's own country, committee and topic are none.
 */
bool next_anchor(const struct sense *sense, struct str text, size_t start, size_t *at, size_t end,
		 struct anchor *anchor);
size_t count_anchors(const struct sense *sense, const struct paper *paper,
		     const struct sentence *sentence);

/* Sentences that the fingerprint in the front matter holds: repeats.c. */
size_t count_drafted(const struct check *check);

/* The country, its delegation or "we" at a word: the paper's own voice; its end. */
bool own_voice_at(const struct sense *sense, struct str text, struct word word, size_t *end);

#endif
