/*
 * What the writer of a wrong word meant: Aspell's guesses and the listed words near
 * it, put in the order of likelihood; and how the other dialect spells a word.
 */
#include "internal.h"

#include "mundraft/near.h"
#include "mundraft/strbuf.h"

#include <string.h>

#define ASPELL_GUESSES 24 /* what Aspell ranks lower was never meant */
#define LISTED_GUESSES 16
#define COMMON_GUESSES 16

#define FARTHEST 4

void suggest_add(struct spelling_result *result, struct str text)
{
	for (size_t i = 0; i < result->suggestion_count; i++)
		if (str_eq(result->suggestions[i], text))
			return;
	if (result->suggestion_count < SPELLING_MAX_SUGGEST)
		result->suggestions[result->suggestion_count++] = text;
}

static bool is_capital(struct str s)
{
	return s.n && char_is_upper(s.p[0]);
}

/* Double letters lost or added are the commonest slip of all. */
bool plain_differs_by_doubling(struct str a, struct str b)
{
	size_t i = 0, j = 0;
	while (i < a.n && j < b.n && char_lower(a.p[i]) == char_lower(b.p[j])) {
		char c = char_lower(a.p[i]);
		while (i < a.n && char_lower(a.p[i]) == c)
			i++;
		while (j < b.n && char_lower(b.p[j]) == c)
			j++;
	}
	return i == a.n && j == b.n;
}

/* The same letters in another order: the fingers were too quick. */
bool plain_is_reordered(struct str a, struct str b)
{
	int counts[256] = {0};
	if (a.n != b.n)
		return false;
	for (size_t i = 0; i < a.n; i++) {
		counts[(unsigned char)char_lower(a.p[i])]++;
		counts[(unsigned char)char_lower(b.p[i])]--;
	}
	for (size_t i = 0; i < sizeof counts / sizeof counts[0]; i++)
		if (counts[i])
			return false;
	return true;
}

bool char_is_vowel(char c)
{
	return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y';
}

/* One vowel for another, as it sounds: "seperate". */
static bool is_other_vowel(struct str a, struct str b)
{
	size_t different = 0;
	for (size_t i = 0; i < a.n && a.n == b.n; i++) {
		char x = char_lower(a.p[i]), y = char_lower(b.p[i]);
		different += x == y ? 0 : char_is_vowel(x) && char_is_vowel(y) ? 1 : 2;
	}
	return different == 1;
}

/* "toseek", "theirown": a small word that ran into its neighbour. */
static bool is_run_together(struct str word, struct str guess)
{
	static const char *const small[] = {"to",   "the",  "in",   "of",    "and",  "is",
					    "are",  "was",  "were", "their", "that", "for",
					    "with", "on",   "or",   "by",    "from", "has",
					    "have", "this", "it",   "all",   "there"};
	size_t blank = plain_find(guess, ' ', 0);
	if (blank >= guess.n || guess.n != word.n + 1 ||
	    plain_find(guess, ' ', blank + 1) < guess.n)
		return false;
	struct str first = str_part(guess, 0, blank), second = str_part(guess, blank + 1, guess.n);
	size_t count = sizeof small / sizeof *small;
	return str_eq_nocase(first, str_part(word, 0, blank)) &&
	       str_eq_nocase(second, str_part(word, blank, word.n)) && first.n > 1 &&
	       second.n > 1 &&
	       (plain_is_among(first, small, count) || plain_is_among(second, small, count));
}

/* How a guess looks beside the word, whatever the letters between. */
static int score_of_shape(struct str word, struct str guess)
{
	int score = 0;
	if (char_lower(word.p[0]) != char_lower(guess.p[0]))
		score += 7;
	if (char_lower(word.p[word.n - 1]) != char_lower(guess.p[guess.n - 1]))
		score += 7;
	if (!plain_is_one_word(guess))
		score += is_run_together(word, guess) ? 15 : 65;
	if (str_ends(guess, STR("'s")) && !str_ends(word, STR("'s")))
		score += 10;
	if (is_capital(guess) && !is_capital(word))
		score += 32;
	if (guess.n > word.n)
		score -= 8;
	return score;
}

/*
 * The smaller the likelier. The weights were found by trial on one half of two lists of
 * 4,008 and 3,949 misspellings and held on the other halves.
 */
static int score_of(struct str word, struct str guess, size_t rank)
{
	unsigned distance = near_distance(word, guess, FARTHEST);
	int score = score_of_shape(word, guess) + 5 * (int)rank + 13 * (int)distance;
	if (distance > 2 && str_ends(guess, STR("'s")))
		score += 30;
	if (guess.n == word.n + 1 && distance == 1)
		score -= 8;
	if (plain_differs_by_doubling(word, guess))
		score -= 43;
	if (plain_is_reordered(word, guess))
		score -= 18;
	if (is_other_vowel(word, guess))
		score -= 10;
	unsigned commonness = word_commonness(guess);
	return score - (commonness == 2 ? 26 : commonness == 1 ? 10 : 0);
}

static void sort_guesses(struct guess *guesses, size_t n)
{
	for (size_t i = 1; i < n; i++) {
		struct guess moved = guesses[i];
		size_t j = i;
		for (; j > 0 && guesses[j - 1].score > moved.score; j--)
			guesses[j] = guesses[j - 1];
		guesses[j] = moved;
	}
}

struct str suggest_like(struct arena *arena, struct str guess, struct str word)
{
	if (!is_capital(word) || !guess.n || !char_is_alpha(guess.p[0]) || is_capital(guess))
		return guess;
	char *capital = str_dup(arena, guess);
	capital[0] = char_upper(capital[0]);
	return (struct str){capital, guess.n};
}

void suggest_ranked(struct arena *arena, struct dictionary *dictionary, const struct word_set *set,
		    struct str plain, struct spelling_result *result)
{
	struct str found[ASPELL_GUESSES];
	struct guess guesses[ASPELL_GUESSES + LISTED_GUESSES + COMMON_GUESSES];
	size_t n = dictionary_suggest(dictionary, arena, plain, found, ASPELL_GUESSES);
	for (size_t i = 0; i < n; i++)
		guesses[i] = (struct guess){found[i], score_of(plain, found[i], i)};
	unsigned limit = near_limit(plain) < 2 ? near_limit(plain) : 2;
	size_t listed = words_near(set, plain, limit, guesses + n, LISTED_GUESSES);
	for (size_t i = n; i < n + listed; i++) {
		size_t rank = 2 * (size_t)guesses[i].score - 1;
		guesses[i].score = score_of(plain, guesses[i].text, rank);
	}
	n += listed;
	size_t common = common_near(plain, guesses + n, COMMON_GUESSES);
	for (size_t i = n; i < n + common; i++) {
		unsigned distance = near_distance(plain, guesses[i].text, FARTHEST);
		guesses[i].score = score_of(plain, guesses[i].text, 2 * distance + 3);
	}
	n += common;
	sort_guesses(guesses, n);
	for (size_t i = 0; i < n; i++)
		suggest_add(result, suggest_like(arena, guesses[i].text, plain));
}

/* How the dialects differ: each pair is tried both ways. */
static const char *const pairs[][2] = {
	{"our", "or"},     {"ise", "ize"},  {"isa", "iza"},  {"isi", "izi"},      {"yse", "yze"},
	{"ysi", "yzi"},    {"mme", "m"},    {"ogue", "og"},  {"ence", "ense"},    {"re", "er"},
	{"ll", "l"},       {"ae", "e"},     {"oe", "e"},     {"ce", "se"},        {"ey", "ay"},
	{"que", "ck"},     {"pp", "p"},     {"ph", "f"},     {"gement", "gment"}, {"ci", "si"},
	{"ough", "ow"},    {"eing", "ing"}, {"ould", "old"}, {"sy", "zy"},        {"sc", "sk"},
	{"eable", "able"}, {"or", "er"},
};

static struct str replaced(struct arena *arena, struct str s, size_t at, struct str old,
			   struct str new)
{
	struct strbuf out;
	strbuf_init(&out, arena);
	strbuf_add(&out, str_part(s, 0, at));
	strbuf_add(&out, new);
	strbuf_add(&out, str_part(s, at + old.n, s.n));
	return strbuf_str(&out);
}

static void try_pair(struct arena *arena, struct dictionary *dictionary, struct str plain,
		     const char *old, const char *new, struct spelling_result *result)
{
	struct str from = str_of(old);
	for (size_t at = str_find(plain, from, 0); at < plain.n;
	     at = str_find(plain, from, at + 1)) {
		struct str form = replaced(arena, plain, at, from, str_of(new));
		if (dictionary_knows(dictionary, form))
			suggest_add(result, form);
	}
}

void suggest_dialect(struct arena *arena, struct dictionary *dictionary, struct str plain,
		     struct spelling_result *result)
{
	for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
		try_pair(arena, dictionary, plain, pairs[i][0], pairs[i][1], result);
		try_pair(arena, dictionary, plain, pairs[i][1], pairs[i][0], result);
	}
}

struct str suggest_ize_form(struct arena *arena, struct str plain)
{
	static const char *const tails[] = {"e",     "ed",     "es",      "er",
					    "ers",   "ing",    "ings",    "able",
					    "ation", "ations", "ational", "ationally"};
	for (size_t i = 0; i < sizeof tails / sizeof tails[0]; i++) {
		struct str tail = str_of(tails[i]);
		if (!str_ends(plain, tail) || plain.n < tail.n + 4)
			continue;
		size_t s = plain.n - tail.n - 1;
		if (plain.p[s] == 's' && (plain.p[s - 1] == 'i' || plain.p[s - 1] == 'y'))
			return replaced(arena, plain, s, STR("s"), STR("z"));
	}
	return STR("");
}
