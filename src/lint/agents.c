/*
 * Who acts in a clause, for the rules on powers: the bodies that only recommend, whether
 * one of them is the grammatical subject, and the auxiliary verbs behind it. A negation
 * is no auxiliary here: "cannot impose" is never read as "impose".
 */
#include "facts.h"

/* They recommend in any paper, whichever body it is for. */
static const char *const recommending[] = {"General Assembly",
					   "UNGA",
					   "First Committee",
					   "Second Committee",
					   "Third Committee",
					   "UNHRC",
					   "Fourth Committee",
					   "Sixth Committee",
					   "DISEC",
					   "SOCHUM",
					   "Human Rights Council",
					   "SPECPOL",
					   "ECOSOC",
					   "Economic and Social Council",
					   "Commission on the Status of Women",
					   NULL};

static void add(struct agents *agents, size_t *count, const char *name)
{
	if (*count >= MAX_AGENTS || !*name)
		return;
	agents->names[(*count)++] = name;
	agents->starts[(unsigned char)char_lower(*name)] = true;
}

/* "the Council" is the Security Council as often as not, and "the Assembly" has no fellow. */
static bool is_clear(struct str again)
{
	return str_is(again, "the Committee") || str_is(again, "the Commission") ||
	       str_is(again, "the Assembly") || str_is(again, "the General Conference");
}

/* Meetings decide nothing; an agency's staff may be deployed, whoever sends it. */
static const char *meeting_name(const struct check *check, struct str name)
{
	static const char *const kinds[] = {"Committee",  "Assembly", "Commission", "Council",
					    "Conference", "Board",    "Summit",     NULL};
	if (str_starts(name, STR("the ")))
		name = str_part(name, 4, name.n);
	return has_phrase(name, kinds) ? str_dup(check->scratch, name) : "";
}

void agents_init(struct agents *agents, const struct check *check)
{
	const struct committee *committee = check->options->committee;
	size_t count = 0;
	*agents = (struct agents){0};
	if (committee && !committee->decides) {
		add(agents, &count, "this committee");
		add(agents, &count, "our committee");
		add(agents, &count, "this august body");
		add(agents, &count, meeting_name(check, committee->name));
		add(agents, &count, meeting_name(check, committee->brief));
		add(agents, &count, meeting_name(check, committee->organ));
		if (is_clear(committee->again))
			add(agents, &count, str_dup(check->scratch, committee->again));
		agents->own = count;
	}
	for (const char *const *name = recommending; *name; name++)
		add(agents, &count, *name);
}

/* Names have capitals; "this committee" need not. */
bool agent_at(const struct agents *agents, struct str text, size_t at, size_t *end, bool *own)
{
	bool starts = at < text.n && agents->starts[(unsigned char)char_lower(text.p[at])];
	for (size_t i = 0; starts && agents->names[i]; i++) {
		const char *name = agents->names[i];
		if (!phrase_at(text, at, name, end))
			continue;
		size_t last = *end;
		while (last > at && !char_is_alpha(text.p[last - 1]))
			last--;
		while (last > at && char_is_alpha(text.p[last - 1]))
			last--;
		if (!str_starts(str_of(name), STR("this ")) &&
		    !str_starts(str_of(name), STR("our ")) && !char_is_upper(text.p[last]))
			continue;
		*own = i < agents->own;
		return true;
	}
	return false;
}

enum agent_place agent_place(struct str text, size_t *start)
{
	static const char *const names[] = {"the", "UN", "Nations", "United", "U.N", NULL};
	static const char *const asking[] = {"on", "upon", "to", "for", NULL};
	static const char *const barred[] = {
		"of",    "in",      "at",      "from", "within",  "through", "with",   "before",
		"under", "into",    "via",     "and",  "or",      "nor",     "than",   "like",
		"as",    "between", "both",    "how",  "whether", "if",      "unless", "neither",
		"among", "no",      "against", "is",   "not",     NULL};
	struct word word;
	for (int steps = 0; steps < 4; steps++) {
		if (!word_before(text, *start, &word) || !one_of(word_text(text, word), names))
			break;
		*start = word.start;
	}
	if (!word_before(text, *start, &word))
		return AGENT_SUBJECT;
	struct str before = word_text(text, word);
	if (str_eq_nocase(before, STR("by")))
		return AGENT_BY;
	if (one_of(before, asking))
		return AGENT_ASKED;
	return one_of(before, barred) ? AGENT_NOT : AGENT_SUBJECT;
}

void take_adverbs(struct str text, size_t *at)
{
	static const char *const adverbs[] = {
		"also",   "immediately", "therefore", "collectively", "strictly", "now",
		"even",   "urgently",    "directly",  "then",         "further",  "swiftly",
		"first",  "formally",    "promptly",  "hereby",       "again",    "strongly",
		"either", "once",        NULL};
	(void)take_words(text, at, adverbs);
}

bool take_modal(struct str text, size_t *at, bool only_to)
{
	static const char *const modals[] = {"should",
					     "must",
					     "shall",
					     "can",
					     "could",
					     "may",
					     "will",
					     "would",
					     "ought to",
					     "needs to",
					     "need to",
					     "has to",
					     "is able to",
					     "is to",
					     "to",
					     "has the power to",
					     "has the right to",
					     "has the authority to",
					     "must be able to",
					     "should be able to",
					     "is empowered to",
					     NULL};
	static const char *const to[] = {"to", NULL};
	take_adverbs(text, at);
	if (!take_phrase(text, at, only_to ? to : modals))
		return false;
	take_adverbs(text, at);
	return true;
}
