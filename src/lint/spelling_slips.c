/*
 * Every word that one slip of the pen could have made of a wrong one: a letter lost,
 * added, changed, or in its neighbour's place. Asks the dictionary for each, which is a
 * tenth of the work that Aspell's own guesses are. Knows no list and no order.
 */
#include "spelling_private.h"

#include <string.h>

struct slips {
	struct dictionary *dictionary;
	struct arena *arena;
	struct str *found;
	size_t count, room;
};

static void try_form(struct slips *slips, const char *form, size_t n)
{
	struct str word = {form, n};
	if (slips->count < slips->room && dictionary_knows(slips->dictionary, word))
		slips->found[slips->count++] = str_copy(slips->arena, word);
}

/* Each letter in turn at a place of the form. */
static void try_letters(struct slips *slips, char *form, size_t n, size_t at, bool capital)
{
	for (char c = 'a'; c <= 'z'; c++) {
		form[at] = capital ? char_upper(c) : c;
		try_form(slips, form, n);
	}
}

/* The letter there changed, lost, or in the next one's place. */
static void try_place(struct slips *slips, struct str word, size_t at)
{
	char form[SPELLING_MAX_WORD];
	size_t n = word.n;
	bool capital = char_is_upper(word.p[at]);
	memcpy(form, word.p, n);
	try_letters(slips, form, n, at, capital);
	memcpy(form + at, word.p + at + 1, n - at - 1);
	if (capital && n > 1)
		form[at] = char_upper(form[at]);
	try_form(slips, form, n - 1);
	if (at + 1 == n || word.p[at] == word.p[at + 1])
		return;
	memcpy(form, word.p, n);
	form[at] = capital ? char_upper(word.p[at + 1]) : word.p[at + 1];
	form[at + 1] = capital ? char_lower(word.p[at]) : word.p[at];
	try_form(slips, form, n);
}

/* A letter added: not in front of the first, which is seldom forgotten. */
static void try_gap(struct slips *slips, struct str word, size_t at)
{
	char form[SPELLING_MAX_WORD + 1];
	memcpy(form, word.p, at);
	memcpy(form + at + 1, word.p + at, word.n - at);
	try_letters(slips, form, word.n + 1, at, false);
}

size_t slips_known(struct dictionary *dictionary, struct arena *arena, struct str plain,
		   struct str *found, size_t room)
{
	struct slips slips = {dictionary, arena, found, 0, room};
	if (plain.n > SPELLING_MAX_WORD)
		return 0;
	for (size_t at = 0; at < plain.n; at++) {
		try_place(&slips, plain, at);
		try_gap(&slips, plain, at + 1);
	}
	return slips.count;
}
