/*
 * Which English a word belongs to: American or British, -ise or -ize. A word counts only
 * where the other English has a counterpart of it: what merely one dictionary happens to
 * hold says nothing. Knows nothing of papers; which of them is wanted is not judged here.
 */
#include "internal.h"

/* Words in -ize or the like that have no form with an s. */
static bool is_always_z(struct str word)
{
	static const char *const stems[] = {"seiz",     "capsiz", "downsiz", "oversiz",
					    "undersiz", "resiz",  "prize",   "midsiz",
					    "assiz",    "baiz",   "maiz"};
	for (size_t i = 0; i < sizeof stems / sizeof stems[0]; i++)
		if (str_starts(word, str_of(stems[i])))
			return true;
	return false;
}

/* organise for organize, organisation for organization; empty where it has no such form. */
static struct str ise_form(struct arena *arena, struct str word)
{
	size_t at = str_find(word, STR("iz"), word.n < 10 ? 0 : word.n - 10);
	if (is_always_z(word) || at >= word.n)
		return STR("");
	char *form = str_dup(arena, word);
	form[at + 1] = 's';
	struct str ise = {form, word.n};
	return str_eq(suggest_ize_form(arena, ise), word) ? ise : STR("");
}

/* "acknowledgment", "judgement": both are in use on both sides of the ocean. */
static bool is_common_to_both(struct str word)
{
	return str_has(word, STR("dgment")) || str_has(word, STR("dgement"));
}

static struct str counterpart(struct spelling *spelling, struct dictionary *dictionary,
			      struct str word)
{
	struct spelling_result found = {.verdict = SPELLING_DIALECT};
	suggest_dialect(spelling->arena, dictionary, word, &found);
	return found.suggestion_count ? found.suggestions[0] : STR("");
}

static enum variety variety_of(struct spelling *spelling, struct str word, struct str *other_form)
{
	struct dictionary *british = spelling->wanted, *american = spelling_other(spelling);
	if (!american || is_common_to_both(word))
		return VARIETY_ANY;
	bool in_british = dictionary_knows(british, word);
	bool in_american = dictionary_knows(american, word);
	if (in_british && !in_american) {
		*other_form = counterpart(spelling, american, word);
		return VARIETY_BRITISH;
	}
	if (in_american && !in_british) {
		*other_form = counterpart(spelling, british, word);
		return VARIETY_AMERICAN;
	}
	if (in_british) {
		*other_form = ise_form(spelling->arena, word);
		return VARIETY_IZE;
	}
	struct str ize = suggest_ize_form(spelling->arena, word);
	if (ize.n && dictionary_knows(british, ize))
		*other_form = ize;
	return VARIETY_ISE;
}

void variety_find(struct spelling *spelling, struct str plain, struct spelling_result *result)
{
	struct str rest = plain, part;
	if (plain_has_capital(plain))
		return; /* names and titles are what they are */
	while (str_next_piece(&rest, '-', &part)) {
		struct str other = {0};
		enum variety variety =
			part.n >= 4 ? variety_of(spelling, part, &other) : VARIETY_ANY;
		if (!other.n)
			continue;
		size_t at = (size_t)(part.p - plain.p);
		result->variety = variety;
		result->counterpart =
			str_printf(spelling->arena, "%.*s%.*s%.*s", STR_ARG(str_part(plain, 0, at)),
				   STR_ARG(other), STR_ARG(str_part(plain, at + part.n, plain.n)));
		return;
	}
}
