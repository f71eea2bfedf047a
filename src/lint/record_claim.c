/*
 * Who is said to have done what: verbs of legal acts and the State that is the subject
 * of each, by the words between them. Wherever something else stands there, there is no
 * claim; hopes, demands, conditions, questions claim nothing either. Knows no instrument.
 */
#include "record.h"

/* ---- verbs ---- */

bool verb_at(struct str text, size_t at, struct verb *verb, size_t *end)
{
	static const struct verb verbs[] = {{"signed on to", ACT_SIGN, FORM_FINITE},
					    {"signed onto", ACT_SIGN, FORM_FINITE},
					    {"signed", ACT_SIGN, FORM_FINITE},
					    {"ratified", ACT_RATIFY, FORM_FINITE},
					    {"acceded to", ACT_JOIN, FORM_FINITE},
					    {"joined", ACT_JOIN, FORM_FINITE},
					    {"endorsed", ACT_ENDORSE, FORM_FINITE},
					    {"party to", ACT_JOIN, FORM_NOUN},
					    {"parties to", ACT_JOIN, FORM_NOUN},
					    {"signatory to", ACT_SIGN, FORM_NOUN},
					    {"signatory of", ACT_SIGN, FORM_NOUN},
					    {"signatories to", ACT_SIGN, FORM_NOUN},
					    {"signatories of", ACT_SIGN, FORM_NOUN},
					    {"voted for", ACT_FOR, FORM_FINITE},
					    {"voted in favour of", ACT_FOR, FORM_FINITE},
					    {"voted in favor of", ACT_FOR, FORM_FINITE},
					    {"voted against", ACT_AGAINST, FORM_FINITE},
					    {"abstained on", ACT_ABSTAIN, FORM_FINITE},
					    {"abstained from voting on", ACT_ABSTAIN, FORM_FINITE},
					    {"abstained in the vote on", ACT_ABSTAIN, FORM_FINITE},
					    {"sign", ACT_SIGN, FORM_BASE},
					    {"ratify", ACT_RATIFY, FORM_BASE},
					    {"join", ACT_JOIN, FORM_BASE},
					    {"accede to", ACT_JOIN, FORM_BASE},
					    {"endorse", ACT_ENDORSE, FORM_BASE}};
	static const char starts[] = "srajepv";
	size_t letter = 0;
	while (letter + 1 < sizeof starts && starts[letter] != text.p[at])
		letter++;
	if (letter + 1 == sizeof starts)
		return false;
	for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
		if (phrase_at(text, at, verbs[i].phrase, end)) {
			*verb = verbs[i];
			return true;
		}
	return false;
}

/* ---- the subject ---- */

/* Between a subject and its verb stand a few words at most. */
#define MAX_BETWEEN 12

/* What was passed on the way from the verb back to its subject. */
struct walk {
	size_t at; /* the start of the leftmost word taken */
	bool negated, past, copula, first, but, as;
};

static bool ends_in_ly(struct str word)
{
	return word.n > 3 && !char_is_upper(word.p[0]) && str_ends(word, STR("ly"));
}

static bool take_any(struct walk *walk, struct str word)
{
	static const char *const negations[] = {"not", "never", "neither", "nor", NULL};
	static const char *const past[] = {"had", "was", "were", NULL};
	static const char *const copulas[] = {"is",     "are",     "be",     "been",
					      "became", "remains", "remain", NULL};
	static const char *const others[] = {"has",    "have", "also",  "already", "both",
					     "since",  "yet",  "again", "now",     "still",
					     "then",   "long", "later", "always",  "first",
					     "itself", "even", "twice", NULL};
	if (one_of(word, negations))
		walk->negated |= !walk->but; /* "has not signed but ratified" */
	else if (one_of(word, past))
		walk->past = true;
	else if (one_of(word, copulas))
		walk->copula = true;
	else if (!one_of(word, others) && !ends_in_ly(word))
		return false;
	return true;
}

static bool take_for_form(struct walk *walk, struct str word, enum verb_form form)
{
	static const char *const acts[] = {"and",     "or", "but",      "signed", "ratified",
					   "acceded", "to", "endorsed", "joined", NULL};
	static const char *const nouns[] = {
		"a",        "an",      "the",    "state",       "states",       "proud", "founding",
		"original", "active",  "full",   "early",       "committed",    "loyal", "and",
		"party",    "parties", "member", "responsible", "longstanding", NULL};
	static const char *const bases[] = {"to",        "one",    "of",      "among",  "the",
					    "countries", "states", "nations", "state",  "country",
					    "nation",    "and",    "sign",    "ratify", NULL};
	if (form == FORM_FINITE && str_eq_nocase(word, STR("but")))
		walk->but = true;
	if (form == FORM_BASE && str_eq_nocase(word, STR("first")))
		walk->first = true;
	if (form == FORM_NOUN && str_eq_nocase(word, STR("as")))
		walk->as = true;
	return take_any(walk, word) || (form == FORM_FINITE && one_of(word, acts)) ||
	       (form == FORM_NOUN && (walk->as || one_of(word, nouns))) ||
	       (form == FORM_BASE && one_of(word, bases));
}

static bool holds_any(struct str text, const char *const *words)
{
	size_t at = 0;
	struct word word;
	while (next_word(text, &at, &word))
		if (one_of(word_text(text, word), words))
			return true;
	return false;
}

/* No sentence that can be read goes on for longer on either side. */
#define MAX_LOOK 400

static struct str text_before(const struct claim *claim, size_t at)
{
	size_t start = claim->sentence->start;
	if (at - start > MAX_LOOK)
		start = at - MAX_LOOK;
	return str_part(claim->view->text, start, at);
}

/* What a sentence wishes, fears or reports as said claims nothing. */
static bool is_supposed(const struct claim *claim, size_t subject)
{
	static const char *const words[] = {"if",       "unless", "whether", "until",   "before",
					    "would",    "should", "could",   "hope",    "hopes",
					    "wish",     "wishes", "imagine", "suppose", "falsely",
					    "wrongly",  "claim",  "claims",  "claimed", "alleged",
					    "alleges",  "once",   "when",    "had",     "propose",
					    "proposes", "nor",    "neither", NULL};
	struct str text = claim->view->text;
	char last = text.p[claim->sentence->end - 1];
	return last == '?' || holds_any(text_before(claim, subject), words);
}

/* A subject begins a sentence or a clause: "the leaders of Chad" are another one. */
static bool opens_clause(const struct claim *claim, size_t subject)
{
	static const char *const openers[] = {"that",     "and",    "while",   "whereas",
					      "although", "though", "because", "but",
					      "where",    "as",     "since",   NULL};
	static const char *const delegates[] = {"government", "delegation", NULL};
	struct str text = claim->view->text;
	struct word word, owner;
	if (subject <= claim->sentence->start)
		return true;
	struct str head = str_trim(text_before(claim, subject));
	uint32_t before = code_before(head, head.n);
	if (before == ',' || before == ';' || before == ':' || before == 0x2013 || before == 0x2014)
		return true;
	if (!word_before(text, subject, &word))
		return false;
	return one_of(word_text(text, word), openers) ||
	       (str_is(word_text(text, word), "of") && word_before(text, word.start, &owner) &&
		one_of(word_text(text, owner), delegates));
}

static void take_article(const struct claim *claim, size_t *start)
{
	struct word word;
	if (*start > claim->sentence->start && word_before(claim->view->text, *start, &word) &&
	    str_eq_nocase(word_text(claim->view->text, word), STR("the")))
		*start = word.start;
}

/* Accepts the State as the claim's subject. */
static bool accept(struct claim *claim, const struct walk *walk, const struct state *state,
		   size_t start)
{
	enum verb_form form = claim->verb.form;
	take_article(claim, &start);
	claim->state = state;
	claim->negated = walk->negated;
	claim->start = walk->at;
	if ((form == FORM_NOUN && !walk->copula) || (form == FORM_BASE && !walk->first))
		return false;
	if (walk->past && (form == FORM_NOUN || walk->negated))
		return false; /* it may have changed since */
	return opens_clause(claim, start) && !is_supposed(claim, start);
}

/* "Kazakhstan, as a party to ...": the State before the comma. */
static bool find_before_as(const struct record *record, struct claim *claim, size_t as)
{
	struct str head = str_trim(text_before(claim, as));
	if (!str_ends(head, STR(",")))
		return false;
	struct str text = claim->view->text;
	size_t end = (size_t)(head.p - text.p) + head.n - 1, start;
	claim->state = state_before(record, text, end, &start);
	if (!claim->state || start < claim->sentence->start)
		return false;
	take_article(claim, &start);
	return opens_clause(claim, start) && !is_supposed(claim, start);
}

/* "As a party to A and B, Kazakhstan ...": the State behind the comma. */
static bool find_after_objects(const struct record *record, struct claim *claim, size_t end)
{
	struct str text = claim->view->text;
	size_t at = skip_blanks(text, end), start, stop = 0;
	if (at >= text.n || text.p[at] != ',')
		return false;
	at = skip_blanks(text, at + 1);
	if (phrase_at(text, at, "the", &stop))
		at = skip_blanks(text, stop);
	struct word word;
	for (size_t from = at, n = 0; n < 8 && next_word(text, &from, &word); n++) {
		const struct state *state = state_before(record, text, word.end, &start);
		if (state && start == at)
			claim->state = state; /* the longest: "Guinea-Bissau" */
	}
	return claim->state && !is_supposed(claim, claim->start);
}

/* The end of what stands before `at`, without blanks. */
static size_t end_before(struct str text, size_t at)
{
	while (at && char_is_space(text.p[at - 1]))
		at--;
	return at;
}

static enum found carry_on(struct claim *claim, const struct walk *walk,
			   const struct carried *carried)
{
	claim->state = carried->state;
	claim->negated = walk->negated;
	claim->start = walk->at;
	return !walk->past && !is_supposed(claim, walk->at) ? FOUND : FOUND_NONE;
}

/* Walks from the verb to the left until a State stands there, or what is no part of it. */
enum found find_subject(const struct record *record, struct claim *claim,
			const struct carried *carried)
{
	struct str text = claim->view->text;
	struct walk walk = {.at = claim->start};
	struct word word;
	size_t start;
	for (int i = 0; i < MAX_BETWEEN; i++) {
		if (carried->state && walk.at == carried->stop && claim->verb.form != FORM_BASE)
			return carry_on(claim, &walk, carried);
		size_t end = end_before(text, walk.at);
		if (end <= claim->sentence->start || end == walk.at)
			return FOUND_NONE;
		const struct state *state = state_before(record, text, end, &start);
		if (state && start >= claim->sentence->start)
			return accept(claim, &walk, state, start) ? FOUND : FOUND_NONE;
		if (!word_before(text, walk.at, &word) || word.start < claim->sentence->start ||
		    !take_for_form(&walk, word_text(text, word), claim->verb.form))
			return FOUND_NONE;
		walk.at = word.start;
		claim->start = walk.as ? walk.at : claim->start;
		if (walk.as)
			return FOUND_AS;
	}
	return FOUND_NONE;
}

bool find_subject_of_as(const struct record *record, struct claim *claim, size_t end)
{
	return find_before_as(record, claim, claim->start) ||
	       find_after_objects(record, claim, end);
}
