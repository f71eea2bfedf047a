/*
 * What the files of the spelling checker share: plain forms of words, the set of
 * listed words, near misses of names, and the ranking of suggestions.
 */
#ifndef MUNDRAFT_LINT_SPELLING_PRIVATE_H
#define MUNDRAFT_LINT_SPELLING_PRIVATE_H

#include "aspell_private.h"
#include "mundraft/spelling.h"

#include <stdint.h>

/* A word in ASCII: without accents, soft hyphens and ligatures, apostrophes and hyphens made plain.
 */
struct plain {
	char p[SPELLING_MAX_WORD + 1];
	size_t n;
};

/* False where the word is too long or not in Latin letters. */
bool plain_form(struct arena *scratch, struct str word, struct plain *plain);
struct str plain_str(const struct plain *plain);

bool plain_is_capitals(struct str plain);
bool plain_has_capital(struct str plain);
bool plain_is_one_word(struct str s); /* neither blank nor hyphen */
bool plain_is_among(struct str s, const char *const *list, size_t n);
bool char_is_vowel(char c);
struct str plain_lower(struct arena *arena, struct str plain);

/* The offset of the first c in s at or after `from`, s.n where there is none. */
size_t plain_find(struct str s, char c, size_t from);

enum {
	LISTED_WORD = 1,    /* general vocabulary: right in lower case too */
	LISTED_NAME = 2,    /* wants its capital */
	LISTED_COUNTRY = 4, /* the paper's own country */
	LISTED_ALLOWED = 8, /* for this paper alone; never guessed at */
	LISTED_PERSON = 16  /* wants its capital; never guessed at */
};

struct listed {
	struct str plain;
	struct str shown; /* as the list has it, with accents and capitals */
	uint32_t hash;
};

/* What near misses are sifted by, kept apart from the rest so that a sweep is quick. */
struct sieve {
	uint32_t letters; /* one bit for each of a-z that occurs */
	uint8_t length;
	uint8_t kind;
};

struct word_set {
	struct arena *arena;
	struct listed *items;
	struct sieve *sieve; /* one for each item */
	size_t count, room, sieve_room;
	uint32_t *slots; /* index + 1 */
	size_t slot_count;
};

void word_set_init(struct word_set *set, struct arena *arena, size_t expected);

/* The same words again, to be added to; what they point to is shared. */
void word_set_copy(struct word_set *set, struct arena *arena, const struct word_set *from);

/* The number of words in a list's text, at most. */
size_t word_set_expect(struct str text);

/* Adds a list's text: words between blanks, `#` to the end of the line is a comment, `=`
 * before a word makes it one that is never guessed at. */
void word_set_read(struct word_set *set, struct str text, uint8_t kind);
void word_set_add(struct word_set *set, struct str word, uint8_t kind);

/* The kinds under which the word, in any case, is listed; 0 where it is not. */
uint8_t word_set_find(const struct word_set *set, struct str plain, struct str *shown);

#define NAMES_OFFERED 3

struct near_miss {
	struct str names[NAMES_OFFERED]; /* as the list has them, the likeliest first */
	unsigned ranks[NAMES_OFFERED];
	size_t count; /* 0: none */
	unsigned distance;
	bool plural;   /* the word is the name with an s more */
	bool doubtful; /* as likely as not another name that is right */
};

/* The nearest of the listed names to a word that nobody knows. */
struct near_miss name_near(const struct word_set *set, struct str plain);

/* Listed words within `limit` of the word, up to `room`, the nearest first. */
struct guess {
	struct str text;
	int score; /* the smaller the better */
};
size_t words_near(const struct word_set *set, struct str plain, unsigned limit,
		  struct guess *guesses, size_t room);

/* 2: one of the words that diplomats use most, 1: a common one, 0: any other. */
unsigned word_commonness(struct str word);

/* Those of them that are near a word or have its letters in another order. */
size_t common_near(struct str plain, struct guess *guesses, size_t room);

/* What the dictionary knows one slip away from the word; the first letter is never added. */
size_t slips_known(struct dictionary *dictionary, struct arena *arena, struct str plain,
		   struct str *found, size_t room);

/* Puts the likeliest guesses for a word into the result. */
void suggest_ranked(struct arena *arena, struct dictionary *dictionary, const struct word_set *set,
		    struct str plain, struct spelling_result *result);
void suggest_add(struct spelling_result *result, struct str text);

/* A guess with a capital where the word has one. */
struct str suggest_like(struct arena *arena, struct str guess, struct str word);

/* The same letters in another order. */
bool plain_is_reordered(struct str a, struct str b);

/* The same but for letters doubled in one of them. */
bool plain_differs_by_doubling(struct str a, struct str b);

/* The word as the other dialect spells it, where the dictionary knows it. */
void suggest_dialect(struct arena *arena, struct dictionary *dictionary, struct str plain,
		     struct spelling_result *result);

/* The -ize form of an -ise word (organise, organisation); empty where it has none. */
struct str suggest_ize_form(struct arena *arena, struct str plain);

#define MASTER_UN "en_GB-ize"
#define MASTER_US "en_US"

/* A text with more distinct wrong words is not English: no more guesses are worked out. */
#define MOST_GUESSED 200
/* Nor are more looked at for what they may be a slip for: they pass as names. */
#define MOST_SCREENED 3000
#define FORMS 64 /* more words are not one slip away */

#define OWN_NAMES 8
#define OWN_REACH 4 /* slips in them, with an s */

struct spelling {
	struct arena *arena;
	struct arena *lasting; /* for what a base opens while it judges in a paper's memory */
	enum dialect dialect;
	struct spelling *base; /* of a paper's: whose dictionaries it uses; else NULL */
	struct dictionary *wanted, *other;
	bool other_tried; /* the second dictionary is opened at the first word that needs it */
	struct word_set set;
	struct judged **buckets;
	size_t bucket_count, judged_count;
	size_t guessed, screened;
	struct str own[OWN_NAMES]; /* the words of the paper's own country */
	size_t own_count;
};

/* A part of a word, mended, in the whole. */
struct str spelling_put(struct spelling *spelling, struct str whole, struct str part,
			struct str mended);

/* An unknown word with a capital; leaves the result alone where it may be a name. */
void capital_judge(struct spelling *spelling, struct str whole, struct str part,
		   bool starts_sentence, struct spelling_result *result);

/* "KAzakhstan": whether the word is right but for a second capital. */
bool capital_held_too_long(struct spelling *spelling, struct str plain,
			   struct spelling_result *result);

/* What English has in place of a form made by the rule; empty: no such form. */
struct str suggest_irregular(struct str plain);

/* How far a word is from being right; a word of parts is as good as its worst part. */
enum fit { FIT_NO, FIT_OTHER_DIALECT, FIT_YES };

/* By a dictionary or a list. */
enum fit fit_known(struct spelling *spelling, struct str plain);
bool fit_listed(struct spelling *spelling, struct str plain);

/* The part between hyphens that is furthest from right, the whole where all are; *fit: how far. */
struct str fit_worst_part(struct spelling *spelling, struct str plain, enum fit *fit);

/* The dictionary of the other English, opened when it is first asked for; NULL: not installed. */
struct dictionary *spelling_other(struct spelling *spelling);

/* Which English a right word in small letters belongs to; fills in the variety. */
void variety_find(struct spelling *spelling, struct str plain, struct spelling_result *result);

#endif
