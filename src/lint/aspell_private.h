/*
 * A dictionary of GNU Aspell. Only aspell.c knows the library, which is loaded when
 * the first dictionary is opened: a program that does not spell never pays for it,
 * and neither its header nor the library is needed to build.
 *
 * Words handed over are ASCII letters and apostrophes, at most SPELLING_MAX_WORD
 * of them: the library is C++ and what it makes of anything else is not to be relied on.
 */
#ifndef MUNDRAFT_LINT_ASPELL_PRIVATE_H
#define MUNDRAFT_LINT_ASPELL_PRIVATE_H

#include "mundraft/arena.h"
#include "mundraft/str.h"

struct dictionary;

/*
 * NULL, with *why in plain words, where the library or the dictionary is not installed.
 * `master` must live as long as the dictionary.
 */
struct dictionary *dictionary_open(struct arena *arena, const char *master, struct str *why);
void dictionary_close(struct dictionary *dictionary);

bool dictionary_knows(struct dictionary *dictionary, struct str word);

/* Aspell's guesses, its best first, copied into the arena; how many there are. */
size_t dictionary_suggest(struct dictionary *dictionary, struct arena *arena, struct str word,
			  struct str *guesses, size_t room);

/*
 * Where the library is looked for: file names, ended by NULL. For tests of what
 * happens where it is missing; NULL goes back to the usual places.
 */
void dictionary_look_in(const char *const *places);

#endif
