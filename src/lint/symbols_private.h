/*
 * Symbols of United Nations documents, for the files that read and judge them:
 * symbol_read.c knows how they are written, symbol_facts.c which ones there can be,
 * symbols.c reports.
 */
#ifndef MUNDRAFT_LINT_SYMBOLS_PRIVATE_H
#define MUNDRAFT_LINT_SYMBOLS_PRIVATE_H

#include "facts.h"

enum organ {
	ORGAN_OPEN, /* "resolution 1325": the text does not say whose */
	ORGAN_COUNCIL,
	ORGAN_ASSEMBLY,
	ORGAN_RIGHTS, /* the Human Rights Council */
	ORGAN_OTHER   /* somebody else's: nothing is known of it */
};

struct symbol {
	enum organ organ;
	size_t start, end;  /* as it is written, without a year beside it */
	struct str session; /* "74", "ES-11", "XV"; empty: none */
	long regular;       /* a regular session by its number, else 0 */
	long number;        /* of the resolution; 0: the document is none, or has lost it */
	long series;        /* the year in a symbol that has one: S/PRST/2021/8 */
	struct date date;   /* beside it; year 0: none */
	bool prose;         /* "resolution 1325" */
	bool broken;        /* not as the United Nations writes it */
	bool only_case;     /* and all that is wrong are small letters, or a blank left out */
	struct str part;    /* "A" of "262 A" */
};

/* A symbol that starts with this word; false: it starts none that is known here. */
bool symbol_at(struct str text, struct word word, struct symbol *symbol);
/* Numbers behind "resolution" or "resolutions": the first; then each behind the last. */
bool first_number(struct str text, struct word word, struct symbol *symbol);
bool another_number(struct str text, struct symbol *symbol);
/* "(XV)" or "A (III)" behind a number. */
bool take_roman(struct str text, size_t *at, struct symbol *symbol);

struct range {
	struct str session; /* empty: the Security Council's, of a year */
	long first, last;   /* numbers */
	long from, to;      /* years */
};

struct records {
	struct range *items;
	size_t count, room;
	long today; /* year; 0: not known */
};

void records_read(struct records *records, struct arena *arena, struct str list, long today);
/* The years in which a resolution may have been adopted; false: not known. */
bool symbol_years(const struct records *records, const struct symbol *symbol, long *from, long *to);
/* Why there can be no such document; NULL: there can. */
const char *symbol_is_impossible(const struct records *records, const struct symbol *symbol);
/* The session in Roman numerals that alone fits the number; empty: none does, or several. */
struct str roman_session(const struct records *records, long number);
/* How the United Nations writes it; empty: that cannot be told. */
struct str symbol_right(const struct records *records, const struct symbol *symbol,
			struct arena *arena);

#endif
