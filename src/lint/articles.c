/*
 * "a" and "an": by the sound that a word, an acronym or a number begins with, and
 * silent where that is not sure. Knows nothing of any other grammar.
 */
#include "check.h"

#include "mundraft/utf8.h"

/* ---- a and an ---- */

static bool starts_with_any(struct str word, const char *const *prefixes)
{
	for (; *prefixes; prefixes++) {
		struct str prefix = str_of(*prefixes);
		if (word.n >= prefix.n && str_eq_nocase(str_part(word, 0, prefix.n), prefix))
			return true;
	}
	return false;
}

static bool is_vowel(char c)
{
	c = char_lower(c);
	return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

/* Small letters behind the first: no initials such as "NGO" or "MoU". */
static bool is_plain_word(struct str word)
{
	for (size_t i = 1; i < word.n; i++)
		if (!(word.p[i] >= 'a' && word.p[i] <= 'z'))
			return word.p[i] == '-' && i > 1;
	return word.n >= 3 && char_is_alpha(word.p[0]);
}

/* Spoken with a consonant at the start: "a European", "a one-time", "a united". */
static bool sounds_like_consonant(struct str word)
{
	static const char *const prefixes[] = {"eu", "ew", "one", "once", "ouija", "oua", NULL};
	/* of the words in u- only those are taken for vowels that begin with un- or up- and the
	 * like */
	static const char *const vowels[] = {
		"unable",   "unac",  "unarm",   "unauth", "uncert",   "unclear", "uncond",
		"under",    "undue", "unequal", "unexp",  "unfair",   "unfort",  "unjust",
		"unlaw",    "unnec", "unpre",   "unrel",  "unres",    "unsaf",   "unsec",
		"unsta",    "unsus", "unus",    "upcom",  "update",   "upgrade", "upper",
		"upward",   "urban", "urgent",  "ultim",  "umbrella", "unwill",  "unknown",
		"unlikely", NULL};
	if (char_lower(word.p[0]) == 'u')
		return !starts_with_any(word, vowels);
	return starts_with_any(word, prefixes);
}

static bool has_silent_h(struct str word)
{
	static const char *const prefixes[] = {"hour", "honest", "honor", "honour", "heir", NULL};
	return starts_with_any(word, prefixes);
}

/* "a" is also a letter and a point of a list: "a and b", "(a) is". */
static bool wants_an(struct str word)
{
	static const char *const others[] = {"and",  "are",   "all",   "also", "any",
					     "upon", "under", "above", "into", "onto",
					     "its",  "our",   "over",  NULL};
	if (one_of(word, others))
		return false;
	if (is_vowel(word.p[0]))
		return !sounds_like_consonant(word);
	return has_silent_h(word);
}

static bool wants_a(struct str word)
{
	static const char *const soft[] = {"unit",    "unio",   "uniq",  "unive", "unilat",
					   "uniform", "unify",  "unifi", "unani", "europ",
					   "euras",   "useful", "usual", "utili", NULL};
	struct str first = str_part(word, 0, str_find(word, STR("-"), 0));
	if (is_vowel(word.p[0]))
		return str_eq_nocase(first, STR("one")) || starts_with_any(word, soft);
	/* names may be spoken in another way than they are written: "an Mbeki" */
	return char_lower(word.p[0]) != 'h' && !char_is_upper(word.p[0]);
}

enum sound { SOUND_UNSURE, SOUND_VOWEL, SOUND_CONSONANT };

/* Only acronyms that everybody speaks alike: letter by letter, or as a word. */
static enum sound sound_of_acronym(struct str word)
{
	static const char *const vowels[] = {
		"NGO",  "INGO", "IGO",  "NPT",   "SDG", "MDG",  "LDC",    "IAEA",  "ILO", "IMF",
		"ICC",  "ICJ",  "ICRC", "IDP",   "EU",  "AU",   "AI",     "OECD",  "OIC", "OSCE",
		"OPCW", "FAO",  "HRC",  "ASEAN", "ICT", "IPCC", "ECOSOC", "OHCHR", "HIV", NULL};
	static const char *const consonants[] = {
		"UN",   "US",   "USA",   "UK",    "UNESCO", "UNICEF", "UNHCR", "UNGA", "UNSC",
		"UNDP", "UNEP", "UNODC", "USSR",  "UAE",    "UAV",    "NATO",  "WHO",  "WTO",
		"WFP",  "GDP",  "CTBT",  "COVID", "BRICS",  "CSTO",   "P5",    NULL};
	struct str first = str_part(word, 0, str_find(word, STR("-"), 0));
	for (size_t i = 0; vowels[i]; i++)
		if (str_is(first, vowels[i]))
			return SOUND_VOWEL;
	for (size_t i = 0; consonants[i]; i++)
		if (str_is(first, consonants[i]))
			return SOUND_CONSONANT;
	return SOUND_UNSURE;
}

/* Eight, eleven, eighteen and their thousands; 1100 and 1800 may be spoken in two ways. */
static enum sound sound_of_number(struct str text, size_t at)
{
	size_t digits = at;
	while (digits < text.n && char_is_digit(text.p[digits]))
		digits++;
	struct str number = str_part(text, at, digits);
	bool eleven = str_starts(number, STR("11")) || str_starts(number, STR("18"));
	if (number.p[0] == '8' || (eleven && number.n == 2))
		return SOUND_VOWEL;
	return eleven && number.n == 4 ? SOUND_UNSURE : SOUND_CONSONANT;
}

/* "Annex A 8" and "a 1" are no articles before a number: something counted must follow. */
static bool counts_something(struct str text, struct word number)
{
	struct str word = word_text(text, number);
	size_t last = word.n;
	while (last && char_is_digit(word.p[last - 1]))
		last--;
	if (last)
		return true; /* 8-year, 11th */
	size_t behind = number.end;
	while (behind < text.n && (char_is_digit(text.p[behind]) ||
				   ((text.p[behind] == ',' || text.p[behind] == '.') &&
				    behind + 1 < text.n && char_is_digit(text.p[behind + 1]))))
		behind++;
	if (behind < text.n && text.p[behind] == '%')
		return true;
	static const char *const others[] = {"and", "are", "but", "for",  "has",
					     "may", "the", "was", "were", NULL};
	struct word next;
	size_t at = behind;
	return next_word(text, &at, &next) && next.start > behind &&
	       next.start == skip_blanks(text, behind) && next.end - next.start >= 3 &&
	       text.p[next.start] >= 'a' && text.p[next.start] <= 'z' &&
	       !one_of(word_text(text, next), others);
}

/* "Annex A 8 days" and "Group A NGO": inside a sentence a capital A is a letter. */
static bool is_label(struct str text, struct word article)
{
	struct word before;
	return text.p[article.start] == 'A' && word_before(text, article.start, &before);
}

/* Whether the article before the word is the wrong one. */
static bool is_wrong_article(struct str text, struct word article, struct word place, bool is_an)
{
	struct str word = word_text(text, place);
	enum sound sound = SOUND_UNSURE;
	if (is_label(text, article))
		sound = SOUND_UNSURE;
	else if (char_is_digit(word.p[0]) && counts_something(text, place))
		sound = sound_of_number(text, place.start);
	else if (word.n > 1 && char_is_upper(word.p[0]))
		sound = sound_of_acronym(word);
	if (sound != SOUND_UNSURE)
		return is_an ? sound == SOUND_CONSONANT : sound == SOUND_VOWEL;
	return is_plain_word(word) && (is_an ? wants_a(word) : wants_an(word));
}

static void see_article(struct check *check, const struct view *view, struct word article)
{
	struct str text = view->text, a = word_text(text, article);
	size_t at = article.end;
	struct word next;
	bool is_an = str_eq_nocase(a, STR("an"));
	if (!is_an && !str_is(a, "a") && !str_is(a, "A"))
		return;
	if (!next_word(text, &at, &next) || next.start == article.end ||
	    skip_blanks(text, article.end) != next.start || next.start > article.end + 1)
		return;
	struct str word = word_text(text, next);
	uint32_t before = code_before(text, article.start);
	if ((before && before != ' ' && before != '\t' && before != 0xA0 && before != '(' &&
	     before != 0x201C && before != '"') ||
	    !is_wrong_article(text, article, next, is_an))
		return;
	struct str right = str_of(is_an ? "a" : "an");
	struct diag *diag =
		report_in(check, RULE_ARTICLE, view, article.start, next.end,
			  "\"%.*s %.*s\" has the wrong article", STR_ARG(a), STR_ARG(word));
	suggest(check, diag,
		str_printf(check->found->arena, "%.*s %.*s",
			   STR_ARG(like_case(check->found->arena, a, right)), STR_ARG(word)));
}

void check_articles(struct check *check)
{
	each_own_word(check, see_article);
}
