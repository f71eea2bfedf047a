/*
 * Which words are right: by a dictionary, by a list, by their parts or by how they are
 * made. Knows nothing of slips, beyond that one near a longer word betrays a prefix
 * that is none.
 */
#include "spelling_private.h"

#include "mundraft/near.h"

/* What may stand before any right word, with a hyphen or without. */
static const char *const prefixes[] = {
	"inter",  "trans",    "sub",    "cyber",  "counter", "non",   "re",    "over",   "under",
	"multi",  "post",     "pre",    "geo",    "socio",   "anti",  "co",    "de",     "pan",
	"agro",   "bio",      "eco",    "micro",  "macro",   "mega",  "mini",  "neo",    "para",
	"proto",  "pro",      "pseudo", "semi",   "super",   "ultra", "un",    "extra",  "hydro",
	"intra",  "meta",     "mid",    "mis",    "mono",    "narco", "nano",  "out",    "electro",
	"supra",  "tri",      "bi",     "uni",    "omni",    "petro", "ethno", "techno", "quasi",
	"euro",   "afro",     "agri",   "crypto", "neuro",   "hyper", "infra", "photo",  "tele",
	"thermo", "politico",
};

/* Right only beside a hyphen: al-Shabaab, vis-a-vis, people-centric. */
static const char *const hyphen_parts[] = {
	"al",          "el",          "an",        "as",          "ad",        "ul",
	"ur",          "bin",         "ibn",       "abu",         "vis",       "natured",
	"hearted",     "sidedness",   "heartedly", "heartedness", "bloodedly", "handedly",
	"handedness",  "mindedness",  "hoc",       "ex",          "centric",   "nots",
	"intentioned", "sightedness", "de",        "la",          "le",        "du",
	"des",         "del",         "et",        "en",          "ash",       "az",
	"ud",          "ed",
};

bool plain_is_among(struct str s, const char *const *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq_nocase(s, str_of(list[i])))
			return true;
	return false;
}

#define AMONG(s, list) plain_is_among((s), (list), sizeof(list) / sizeof((list)[0]))

struct dictionary *spelling_other(struct spelling *spelling)
{
	struct str why;
	if (spelling->base)
		return spelling_other(spelling->base);
	if (!spelling->other_tried) {
		const char *master = spelling->dialect == DIALECT_US ? MASTER_UN : MASTER_US;
		spelling->other = dictionary_open(spelling->lasting, master, &why);
	}
	spelling->other_tried = true;
	return spelling->other;
}

static enum fit other_dialect(const struct spelling *spelling)
{
	return spelling->dialect == DIALECT_EITHER ? FIT_YES : FIT_OTHER_DIALECT;
}

bool fit_listed(struct spelling *spelling, struct str plain)
{
	struct str shown;
	uint8_t kind = word_set_find(&spelling->set, plain, &shown);
	if (!kind)
		return false;
	bool capital = false;
	for (size_t i = 0; i < plain.n; i++)
		capital |= char_is_upper(plain.p[i]);
	return capital || kind & (LISTED_WORD | LISTED_ALLOWED);
}

/* A dictionary's or a list's own word. */
enum fit fit_known(struct spelling *spelling, struct str plain)
{
	if (fit_listed(spelling, plain) || dictionary_knows(spelling->wanted, plain))
		return FIT_YES;
	struct dictionary *other = spelling_other(spelling);
	if (other && dictionary_knows(other, plain))
		return other_dialect(spelling);
	struct str ize = suggest_ize_form(spelling->arena, plain);
	return ize.n && fit_known(spelling, ize) != FIT_NO ? other_dialect(spelling) : FIT_NO;
}

bool plain_is_one_word(struct str guess)
{
	return plain_find(guess, ' ', 0) == guess.n && plain_find(guess, '-', 0) == guess.n;
}

/* A word one slip away is meant rather than one made with a prefix: "untill", "comission". */
static bool is_one_slip_away(struct spelling *spelling, struct str plain, struct str prefix)
{
	struct str forms[FORMS];
	if (spelling->screened++ >= MOST_SCREENED)
		return false;
	size_t n = slips_known(spelling->wanted, spelling->arena, plain, forms, FORMS);
	for (size_t i = 0; i < n; i++)
		if (prefix.n < 5 || str_starts(forms[i], str_part(prefix, 0, 3)))
			return true;
	struct str longer = str_printf(spelling->arena, "%.*sal", STR_ARG(plain));
	return dictionary_knows(spelling->wanted, longer); /* "internation" */
}

static enum fit fit_prefixed(struct spelling *spelling, struct str plain)
{
	for (size_t i = 0; i < sizeof prefixes / sizeof prefixes[0]; i++) {
		struct str prefix = str_of(prefixes[i]);
		size_t least = prefix.n < 4 ? 6 : 4; /* a short one may be chance: "bisines" */
		if (plain.n < prefix.n + least ||
		    !str_eq_nocase(str_part(plain, 0, prefix.n), prefix))
			continue;
		struct str stem = str_part(plain, prefix.n, plain.n);
		if (str_is(prefix, "un") && !str_ends(stem, STR("ed")) &&
		    !str_ends(stem, STR("able")))
			continue;
		enum fit rest = fit_known(spelling, stem);
		if (rest != FIT_NO && !is_one_slip_away(spelling, plain, prefix))
			return rest;
	}
	return FIT_NO;
}

/*
 * Nouns that a dictionary has only in the singular, and the -ness of adjectives:
 * "aggressions", "complementarities", "representativeness".
 */
static bool is_derived(struct spelling *spelling, struct str plain)
{
	static const char *const derived[][2] = {
		{"ions", "ion"},     {"ties", "ty"},      {"gies", "gy"},     {"cies", "cy"},
		{"ists", "ist"},     {"alists", "alism"}, {"alist", "alism"}, {"ionism", "ionist"},
		{"isms", "ism"},     {"ences", "ence"},   {"ances", "ance"},  {"ships", "ship"},
		{"edness", "ed"},    {"iveness", "ive"},  {"fulness", "ful"}, {"lessness", "less"},
		{"ousness", "ous"},  {"lessly", "less"},  {"ional", "ion"},   {"ively", "ive"},
		{"tically", "tic"},  {"ally", "al"},      {"ality", "al"},    {"ability", "able"},
		{"alize", "al"},     {"alized", "al"},    {"alizes", "al"},   {"alizing", "al"},
		{"alization", "al"}, {"ments", "ment"},
	};
	for (size_t i = 0; i < sizeof derived / sizeof derived[0]; i++) {
		struct str tail = str_of(derived[i][0]);
		if (!str_ends(plain, tail) || plain.n < tail.n + 4)
			continue;
		struct str stem = str_part(plain, 0, plain.n - tail.n);
		struct str base =
			str_printf(spelling->arena, "%.*s%s", STR_ARG(stem), derived[i][1]);
		if (fit_known(spelling, base) == FIT_YES)
			return true;
	}
	return false;
}

/* Iraqi, Bolivian, Moldovan, Tuvaluan, Zealander: made from a listed name or of an own ending. */
static bool is_people(const struct spelling *spelling, struct str name)
{
	struct str shown, stem = str_part(name, 0, name.n - 1);
	if (str_ends(name, STR("i")) || str_ends(name, STR("ian")) || str_ends(name, STR("ean")))
		return true;
	if (str_ends(name, STR("an")) && !str_ends(name, STR("stan")))
		return word_set_find(&spelling->set, stem, &shown) ||
		       word_set_find(&spelling->set, str_part(stem, 0, stem.n - 1), &shown);
	return str_ends(name, STR("lander")) &&
	       word_set_find(&spelling->set, str_part(stem, 0, stem.n - 1), &shown);
}

/* The plural of a listed word; of a name only where it is a people's: Iraqis, not Irans. */
static bool is_listed_plural(struct spelling *spelling, struct str plain)
{
	struct str shown, one = str_part(plain, 0, plain.n - 1);
	if (plain.n < 6 || plain.p[plain.n - 1] != 's')
		return false;
	if (word_set_find(&spelling->set, one, &shown) & LISTED_WORD)
		return true;
	return plain_has_capital(plain) && is_people(spelling, one) &&
	       fit_known(spelling, one) == FIT_YES;
}

/* d'etat, L'Aquila, O'Brien. */
static bool is_elided(struct spelling *spelling, struct str plain)
{
	size_t at = plain_find(plain, '\'', 0);
	return at > 0 && at <= 2 && at + 2 < plain.n &&
	       fit_known(spelling, str_part(plain, at + 1, plain.n)) == FIT_YES;
}

static enum fit fit_part(struct spelling *spelling, struct str plain)
{
	enum fit fit = fit_known(spelling, plain);
	if (fit != FIT_NO)
		return fit;
	if (is_listed_plural(spelling, plain) || is_elided(spelling, plain) ||
	    is_derived(spelling, plain))
		return FIT_YES;
	return fit_prefixed(spelling, plain);
}

/* "pre- and post-war": the hyphen is no part of the word. */
static bool is_prefix_alone(struct str plain)
{
	return plain.n > 2 && AMONG(plain, prefixes);
}

/* "pre-emptive": right without the hyphen, which is the writer's choice behind a prefix. */
static bool is_joined_known(struct spelling *spelling, struct str plain)
{
	size_t hyphen = plain_find(plain, '-', 0);
	struct str prefix = str_part(plain, 0, hyphen);
	struct str rest = str_part(plain, hyphen + 1, plain.n);
	if (!AMONG(prefix, prefixes) || !plain_is_one_word(rest))
		return false;
	return fit_known(spelling, str_printf(spelling->arena, "%.*s%.*s", STR_ARG(prefix),
					      STR_ARG(rest))) != FIT_NO;
}

/* The part between hyphens that is furthest from right, the whole where all are; *fit: how far. */
struct str fit_worst_part(struct spelling *spelling, struct str plain, enum fit *fit)
{
	*fit = FIT_YES;
	bool compound = plain_find(plain, '-', 0) < plain.n;
	if (is_prefix_alone(plain) || (compound && is_joined_known(spelling, plain)))
		return plain;
	struct str rest = plain, part, worst = plain;
	while (*fit != FIT_NO && str_next_piece(&rest, '-', &part)) {
		bool helper = compound && (part.n < 2 || plain_is_capitals(part) ||
					   AMONG(part, hyphen_parts) || AMONG(part, prefixes));
		enum fit found = helper ? FIT_YES : fit_part(spelling, part);
		if (found >= *fit)
			continue;
		*fit = found;
		worst = part;
	}
	return worst;
}
