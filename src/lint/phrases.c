/*
 * Fixed patterns: "a" and "an", words that are spelt right and are the wrong ones,
 * words no delegation would use. Only patterns that are wrong wherever they stand:
 * a rule that guesses at grammar costs more trust than it earns.
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
	if ((before && before != ' ' && before != '(' && before != 0x201C && before != '"') ||
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
	for (size_t i = 0; i < check->paper->block_count; i++) {
		const struct view *view = &check->views[i];
		size_t at = 0;
		struct word word;
		while (is_prose(check, view) && next_word(view->text, &at, &word))
			if (!(view->flags[word.start] & (IN_QUOTE | IN_ADDRESS)))
				see_article(check, view, word);
	}
}

/* ---- confused words ---- */

struct phrase {
	const char *wrong, *right;
	const char *not_before; /* words behind it with which it is right, between bars */
	const char *not_after;
};

#define HELPERS "|to|will|can|could|should|shall|must|may|might|would|and|not|they|we|"

static const struct phrase confusions[] = {
	{"principle organ", "principal organ", NULL, NULL},
	{"principle organs", "principal organs", NULL, NULL},
	{"principle judicial organ", "principal judicial organ", NULL, NULL},
	{"in principal", "in principle", NULL, NULL},
	{"principal of sovereignty", "principle of sovereignty", NULL, NULL},
	{"principal of non-intervention", "principle of non-intervention", NULL, NULL},
	{"principal of non-interference", "principle of non-interference", NULL, NULL},
	{"principal of non-refoulement", "principle of non-refoulement", NULL, NULL},
	{"principals of the charter", "principles of the Charter", NULL, NULL},
	{"is lead by", "is led by", NULL, NULL},
	{"are lead by", "are led by", NULL, NULL},
	{"was lead by", "was led by", NULL, NULL},
	{"were lead by", "were led by", NULL, NULL},
	{"be lead by", "be led by", NULL, NULL},
	{"been lead by", "been led by", NULL, NULL},
	{"being lead by", "being led by", NULL, NULL},
	{"lead by the", "led by the", "|example|", HELPERS},
	{"has lead to", "has led to", NULL, NULL},
	{"have lead to", "have led to", NULL, NULL},
	{"had lead to", "had led to", NULL, NULL},
	{"having lead to", "having led to", NULL, NULL},
	{"united nation's", "United Nations'", NULL, NULL},
	{"United Nation", "United Nations", NULL, NULL},
	{"human right's", "human rights'", NULL, NULL},
	{"security counsel", "Security Council", NULL, NULL},
	{"human rights counsel", "Human Rights Council", NULL, NULL},
	{"its a", "it is a", NULL, NULL},
	{"its an", "it is an", NULL, NULL},
	{"its been", "it has been", NULL, NULL},
	{"its not", "it is not", NULL, NULL},
	{"there own", "their own", NULL, NULL},
	{"their is", "there is", NULL, NULL},
	{"their are", "there are", NULL, NULL},
	{"should of", "should have", "|course|", NULL},
	{"could of", "could have", "|course|", NULL},
	{"would of", "would have", "|course|", NULL},
	{"must of", "must have", "|course|", NULL},
	{"more then", "more than", NULL, "|once|"},
	{"less then", "less than", NULL, NULL},
	{"rather then", "rather than", NULL, NULL},
	{"other then", "other than", NULL, NULL},
	{"better then", "better than", NULL, NULL},
	{"greater then", "greater than", NULL, NULL},
	{"loose their", "lose their", NULL, NULL},
	{"loose its", "lose its", NULL, NULL},
	{"loose control", "lose control", NULL, NULL},
	{"an affect", "an effect", NULL, NULL},
	{"in affect", "in effect", NULL, NULL},
	{"the affects of", "the effects of", NULL, NULL},
	{"the affect of", "the effect of", NULL, NULL},
	{"bare in mind", "bear in mind", NULL, NULL},
	{"for all intensive purposes", "for all intents and purposes", NULL, NULL},
	{"peace of legislation", "piece of legislation", NULL, NULL},
	{"per say", "per se", NULL, NULL},
	{"a phenomena", "a phenomenon", NULL, NULL},
	{"a criteria", "a criterion", NULL, NULL},
	{"many woman", "many women", NULL, NULL},
	{"country's are", "countries are", NULL, NULL},
	{"country's have", "countries have", NULL, NULL},
	{"country's should", "countries should", NULL, NULL},
	{"country's must", "countries must", NULL, NULL},
	{"nation's are", "nations are", NULL, NULL},
	{"nation's have", "nations have", NULL, NULL},
	{"nation's should", "nations should", NULL, NULL},
	{"nation's must", "nations must", NULL, NULL},
	{"member state's are", "Member States are", NULL, NULL},
	{"member state's should", "Member States should", NULL, NULL},
};

static bool in_bars(const char *list, struct str word)
{
	struct str rest = str_of(list), piece;
	while (str_next_piece(&rest, '|', &piece))
		if (piece.n && str_eq_nocase(piece, word))
			return true;
	return false;
}

/* Whether the words around the phrase make it right after all, or its capitals are another's. */
static bool is_excused(const struct phrase *phrase, struct str text, size_t start, size_t end)
{
	struct word word;
	size_t at = end;
	if (char_is_upper(phrase->wrong[0]) && !str_is(str_part(text, start, end), phrase->wrong))
		return true;
	if (phrase->not_before && next_word(text, &at, &word) &&
	    skip_blanks(text, end) == word.start &&
	    in_bars(phrase->not_before, word_text(text, word)))
		return true;
	return phrase->not_after && word_before(text, start, &word) &&
	       in_bars(phrase->not_after, word_text(text, word));
}

/* Nouns that somebody has: "it's own" is never "it is own", "they're choice" no "they are". */
const char *possessive_meant(struct str text, size_t at)
{
	static const char *const its[] = {
		"own",         "commitment", "commitments", "efforts",      "citizens",  "people",
		"borders",     "government", "population",  "role",         "policy",    "policies",
		"neighbours",  "neighbors",  "members",     "economy",      "territory", "mandate",
		"sovereignty", "history",    "obligations", "constitution", NULL};
	static const char *const their[] = {
		"own",      "choice",       "choices",   "commitment",  "commitments", "country",
		"borders",  "government",   "rights",    "governments", "policies",    "policy",
		"economy",  "economies",    "territory", "sovereignty", "obligations", "efforts",
		"decision", "populations",  "resources", "lives",       "homes",       "future",
		"position", "independence", NULL};
	size_t end;
	struct word next;
	bool many = phrase_at(text, at, "they're", &end);
	if (!many && !phrase_at(text, at, "it's", &end))
		return NULL;
	at = end;
	if (!next_word(text, &at, &next) || skip_blanks(text, end) != next.start ||
	    !one_of(word_text(text, next), many ? their : its))
		return NULL;
	return many ? "their" : "its";
}

static void report_confusion(struct check *check, const struct view *view, struct word place,
			     const char *right)
{
	struct str wrong = word_text(view->text, place);
	struct diag *diag = report_in(check, RULE_CONFUSION, view, place.start, place.end,
				      "\"%.*s\" should be \"%s\"", STR_ARG(wrong), right);
	suggest(check, diag, like_case(check->found->arena, wrong, str_of(right)));
}

static void see_confusion(struct check *check, const struct view *view, size_t at)
{
	size_t end;
	const char *possessive = possessive_meant(view->text, at);
	if (possessive) {
		size_t next = at;
		struct word word;
		(void)next_word(view->text, &next, &word);
		report_confusion(check, view, word, possessive);
		return;
	}
	for (size_t i = 0; i < sizeof confusions / sizeof *confusions; i++) {
		if (!phrase_at(view->text, at, confusions[i].wrong, &end) ||
		    is_excused(&confusions[i], view->text, at, end))
			continue;
		report_confusion(check, view, (struct word){at, end}, confusions[i].right);
		return;
	}
}

/* Runs over the paper's own words. */
static void each_word(struct check *check,
		      void (*see)(struct check *check, const struct view *view, size_t at))
{
	for (size_t i = 0; i < check->paper->block_count; i++) {
		const struct view *view = &check->views[i];
		size_t at = 0;
		struct word word;
		while (is_prose(check, view) && next_word(view->text, &at, &word))
			if (!(view->flags[word.start] & (IN_QUOTE | IN_ADDRESS)))
				see(check, view, word.start);
	}
}

void check_confusions(struct check *check)
{
	each_word(check, see_confusion);
}

/* ---- tone ---- */

static const struct phrase undiplomatic[] = {
	{"killer robots", "lethal autonomous weapons systems", NULL, NULL},
	{"killer robot", "lethal autonomous weapons system", NULL, NULL},
	{"third world countries", "developing countries", NULL, NULL},
	{"third-world countries", "developing countries", NULL, NULL},
	{"rogue state", NULL, NULL, NULL},
	{"rogue states", NULL, NULL, NULL},
	{"to be honest", NULL, "|brokers|broker|", NULL},
	{"bad guys", NULL, NULL, NULL},
	{"lots of", "many", NULL, NULL},
	{"kids", "children", NULL, NULL},
	{"gonna", "going to", NULL, NULL},
	{"wanna", "want to", NULL, NULL},
	{"stupid", NULL, NULL, NULL},
	{"idiotic", NULL, NULL, NULL},
};

static void see_tone(struct check *check, const struct view *view, size_t at)
{
	size_t end;
	for (size_t i = 0; i < sizeof undiplomatic / sizeof *undiplomatic; i++) {
		const struct phrase *phrase = &undiplomatic[i];
		if (!phrase_at(view->text, at, phrase->wrong, &end) ||
		    is_excused(phrase, view->text, at, end))
			continue;
		struct str text = str_part(view->text, at, end);
		struct diag *diag = report_in(check, RULE_UNDIPLOMATIC, view, at, end,
					      "\"%.*s\" is no word for a committee", STR_ARG(text));
		if (phrase->right)
			suggest(check, diag,
				like_case(check->found->arena, text, str_of(phrase->right)));
		else
			diag_help(check->found, diag, "say the same calmly, or take it out");
		return;
	}
}

void check_tone(struct check *check)
{
	each_word(check, see_tone);
}
