/*
 * Words with a capital that nobody knows: a slip in a listed name, a slip in a name or a
 * word that the dictionary has, or somebody's name that is right. In doubt it is right.
 */
#include "spelling_private.h"

#include "mundraft/near.h"

static void add_name(struct spelling *spelling, struct str whole, struct str part, struct str name,
		     struct spelling_result *result)
{
	suggest_add(result, spelling_put(spelling, whole, part, name));
}

/* "Kazakhstan's" where an s hints at it; "Europeans" where a people has more than one. */
static void add_plural_forms(struct spelling *spelling, struct str whole, struct str part,
			     const struct near_miss *near, struct spelling_result *result)
{
	enum fit fit;
	struct str name = near->names[0];
	struct str owner = str_printf(spelling->arena, "%.*s's", STR_ARG(name));
	struct str people = str_part(owner, 0, name.n);
	people = str_printf(spelling->arena, "%.*ss", STR_ARG(people));
	fit_worst_part(spelling, people, &fit);
	if (fit == FIT_YES && near->distance > 0)
		add_name(spelling, whole, part, people, result);
	if (near->distance == 0) /* the apostrophe was lost */
		add_name(spelling, whole, part, owner, result);
	add_name(spelling, whole, part, name, result);
	add_name(spelling, whole, part, owner, result);
}

/* A slip in a listed name. */
static bool judge_name(struct spelling *spelling, struct str whole, struct str part,
		       struct spelling_result *result)
{
	struct near_miss near = name_near(&spelling->set, whole);
	if (!near.count && part.n < whole.n)
		near = name_near(&spelling->set, part);
	else
		part = whole;
	if (!near.count)
		return false;
	result->verdict = SPELLING_NAME;
	result->doubtful = near.doubtful;
	if (near.plural)
		add_plural_forms(spelling, whole, part, &near, result);
	for (size_t i = 0; i < near.count; i++)
		add_name(spelling, whole, part, near.names[i], result);
	return true;
}

/*
 * A capital that a sentence's start or a heading gave to an ordinary word: then a
 * common word is very near. Where none is, it is somebody's name.
 */
static bool is_common_word_misspelt(struct str small, struct str guess, bool starts_sentence)
{
	if (char_is_upper(guess.p[0]) || guess.p[0] != small.p[0] || !plain_is_one_word(guess))
		return false;
	bool swapped = plain_is_reordered(small, guess) && near_distance(small, guess, 1) <= 1;
	if (swapped && (starts_sentence || small.n > 6))
		return true;
	unsigned allowed = small.n < 8 ? 0 : small.n < 11 ? 1 : 2;
	if (starts_sentence)
		allowed = small.n < 5 ? 0 : small.n < 8 ? 1 : 2;
	bool other_letter = small.n < 7 && small.n == guess.n; /* Andry is not angry */
	return !other_letter && near_distance(small, guess, 3) <= allowed;
}

/*
 * A name that only the dictionary knows: letters that changed places ("Jospeh"), one
 * lost ("Cambrige"), one wrong in a long name. More is another person's name.
 */
static bool is_known_name_misspelt(struct spelling *spelling, struct str plain, struct str guess)
{
	if (plain.n < 6 || !char_is_upper(guess.p[0]) || guess.p[0] != plain.p[0] ||
	    plain_find(guess, '\'', 0) < guess.n || !plain_is_one_word(guess))
		return false;
	bool same_end = plain.p[plain.n - 1] == guess.p[guess.n - 1];
	bool near = near_distance(plain, guess, 1) <= 1;
	bool slip = (near && plain_is_reordered(plain, guess)) ||
		    (near && plain.n >= 7 && guess.n == plain.n + 1 && same_end) ||
		    (plain.n >= 8 && same_end && (near || plain_differs_by_doubling(plain, guess)));
	return slip && !dictionary_knows(spelling->wanted, plain_lower(spelling->arena, guess));
}

/* Whose last name follows is nobody that a dictionary knows: al-Muhandis, d'Escoto. */
static bool is_after_article(struct str whole, struct str part)
{
	static const char *const articles[] = {"al", "el", "ul", "as", "ad", "bin", "ibn", "abu"};
	size_t hyphen = plain_find(whole, '-', 0);
	return part.p != whole.p && plain_is_among(str_part(whole, 0, hyphen), articles,
						   sizeof articles / sizeof articles[0]);
}

/*
 * Whether it is worth asking for guesses, which is slow: most unknown capitals are names
 * without a word one slip away. Where two slips may count, there is no quick way to know.
 */
static bool may_be_slip(struct spelling *spelling, struct str part, bool starts_sentence)
{
	struct str forms[FORMS];
	struct guess listed;
	struct str small = plain_lower(spelling->arena, part);
	if (part.n >= 11 || (starts_sentence && part.n >= 8))
		return true;
	if (words_near(&spelling->set, small, 1, &listed, 1))
		return true;
	size_t n = slips_known(spelling->wanted, spelling->arena, part, forms, FORMS);
	for (size_t i = 0; i < n; i++) {
		struct str low = plain_lower(spelling->arena, forms[i]);
		if (is_known_name_misspelt(spelling, part, forms[i]) ||
		    is_common_word_misspelt(small, low, starts_sentence))
			return true;
	}
	return false;
}

static void judge_slip(struct spelling *spelling, struct str whole, struct str part,
		       bool starts_sentence, struct spelling_result *result)
{
	struct arena *arena = spelling->arena;
	struct spelling_result found = {.verdict = SPELLING_RIGHT};
	if (spelling->guessed++ >= MOST_GUESSED)
		return;
	suggest_ranked(arena, spelling->wanted, &spelling->set, part, &found);
	if (found.suggestion_count &&
	    is_known_name_misspelt(spelling, part, found.suggestions[0])) {
		result->verdict = SPELLING_NAME;
	} else {
		struct str small = plain_lower(arena, part);
		found.suggestion_count = 0;
		suggest_ranked(arena, spelling->wanted, &spelling->set, small, &found);
		if (found.suggestion_count &&
		    is_common_word_misspelt(small, found.suggestions[0], starts_sentence))
			result->verdict = SPELLING_WRONG;
	}
	for (size_t i = 0; i < found.suggestion_count && result->verdict != SPELLING_RIGHT; i++)
		suggest_add(result, spelling_put(spelling, whole, part,
						 suggest_like(arena, found.suggestions[i], part)));
}

void capital_judge(struct spelling *spelling, struct str whole, struct str part,
		   bool starts_sentence, struct spelling_result *result)
{
	if (spelling->screened++ >= MOST_SCREENED || judge_name(spelling, whole, part, result) ||
	    is_after_article(whole, part))
		return;
	if (may_be_slip(spelling, part, starts_sentence))
		judge_slip(spelling, whole, part, starts_sentence, result);
}

/* "KAzakhstan", "UNited": the shift key was held too long. */
bool capital_held_too_long(struct spelling *spelling, struct str plain,
			   struct spelling_result *result)
{
	if (plain.n < 5 || !char_is_upper(plain.p[0]) || !char_is_upper(plain.p[1]) ||
	    char_is_upper(plain.p[2]) || plain_find(plain, '-', 0) < plain.n)
		return false;
	struct str mended = plain_lower(spelling->arena, plain);
	mended = suggest_like(spelling->arena, mended, plain);
	if (fit_known(spelling, mended) != FIT_YES)
		return false;
	result->verdict = SPELLING_WRONG;
	suggest_add(result, mended);
	return true;
}
