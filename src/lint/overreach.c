/*
 * A body that recommends told to act as one that decides: "the Fourth Committee should
 * deploy peacekeepers". Only where that body is the grammatical subject, in the present
 * or behind an auxiliary: what others impose, what was imposed, and "in order to" are
 * none of it. Knows the powers of the paper's own committee by its file.
 */
#include "facts.h"

/* What must follow for the verb to be an act of power. */
enum object { OBJECT_ANY, OBJECT_FORCE, OBJECT_TROOPS, OBJECT_STATES };

struct power {
	const char *verb;     /* as a committee's file bars it */
	const char *forms[3]; /* behind an auxiliary; NULL ends them */
	const char *third[3]; /* "imposes"; none where it may be a noun */
	const char *passive[3];
	enum object object;
	bool own; /* barred by some committees only */
};

static const struct power powers[] = {
	{"impose", {"impose"}, {"imposes"}, {"imposed"}, OBJECT_ANY, false},
	{"deploy", {"deploy"}, {"deploys"}, {"deployed"}, OBJECT_FORCE, false},
	{"deploy",
	 {"send", "dispatch"},
	 {"sends", "dispatches"},
	 {"sent", "dispatched"},
	 OBJECT_TROOPS,
	 false},
	{"authorize",
	 {"authorize", "authorise"},
	 {"authorizes", "authorises"},
	 {"authorized", "authorised"},
	 OBJECT_FORCE,
	 false},
	{"order", {"order"}, {NULL}, {NULL}, OBJECT_FORCE, false},
	{"compel", {"compel"}, {"compels"}, {NULL}, OBJECT_ANY, false},
	{"enforce", {"enforce"}, {"enforces"}, {"enforced"}, OBJECT_ANY, false},
	{"sanction", {"sanction"}, {NULL}, {NULL}, OBJECT_ANY, false},
	{"require", {"require"}, {"requires"}, {NULL}, OBJECT_STATES, false},
	{"mandate", {"mandate"}, {"mandates"}, {NULL}, OBJECT_STATES, false},
	{"demand", {"demand"}, {NULL}, {NULL}, OBJECT_ANY, true},
};
#define POWER_COUNT (sizeof powers / sizeof *powers)

struct deed {
	const struct view *view;
	size_t start, end;
	bool own;
};

/* Where the committee's own file lists what it may not do, that list counts. */
static bool is_barred(const struct check *check, const struct power *power, bool own)
{
	const struct committee *committee = check->options->committee;
	const struct node *list = own ? yaml_get(committee->tree, "may_not") : NULL;
	if (!list)
		return !power->own;
	struct str verb = str_of(power->verb);
	for (const struct node *item = list->first; item; item = item->next) {
		struct str entry = item->text;
		if (str_eq(entry, verb) || (str_starts(entry, verb) && entry.p[verb.n] == ' '))
			return true;
	}
	return false;
}

/* Whether one of the next words says that it is about force, or about States. */
static bool has_object(struct str text, size_t at, enum object object)
{
	static const char *const force[] = {"force",        "military",     "intervention",
					    "peacekeepers", "peacekeeping", "sanctions",
					    "troops",       "operation",    "operations",
					    "strikes",      "no-fly",       "deployment",
					    "armed",        "airstrikes",   "invasion",
					    "embargo",      "embargoes",    NULL};
	static const char *const states[] = {"States",      "nations", "countries", "members",
					     "governments", "parties", NULL};
	/* "send peacekeepers", but not "send its thanks to the peacekeepers" */
	size_t words = object == OBJECT_FORCE ? 6 : object == OBJECT_TROOPS ? 2 : 3;
	struct word word;
	if (object == OBJECT_ANY)
		return true;
	while (words-- && next_word(text, &at, &word)) {
		if (one_of(word_text(text, word), object == OBJECT_STATES ? states : force))
			return true;
		if (word.end < text.n &&
		    (text.p[word.end] == ',' || text.p[word.end] == ';' || text.p[word.end] == '.'))
			return false;
	}
	return false;
}

static void report_power(struct check *check, const struct deed *deed, const struct power *power)
{
	struct str text = deed->view->text;
	struct diag *diag = report_in(check, RULE_OVERREACH, deed->view, deed->start, deed->end,
				      "\"%.*s\": this body recommends, and cannot %s",
				      STR_ARG(str_part(text, deed->start, deed->end)), power->verb);
	diag_help(check->found, diag,
		  "let it recommend or call upon others to act; such measures are the Security "
		  "Council's to decide");
}

static bool see_verb(struct check *check, struct deed *deed, size_t at, size_t form)
{
	struct str text = deed->view->text;
	for (size_t i = 0; i < POWER_COUNT; i++) {
		const struct power *power = &powers[i];
		const char *words[4] = {NULL};
		for (size_t k = 0; k < 3; k++)
			words[k] = form == 0 ? power->forms[k] : power->third[k];
		size_t end = at;
		if (!take_word(text, &end, words) || !is_barred(check, power, deed->own) ||
		    !has_object(text, end, power->object))
			continue;
		deed->end = end;
		report_power(check, deed, power);
		return true;
	}
	return false;
}

/* "establish and deploy": the verb may be the second of two. */
static bool behind_another(struct str text, size_t *at)
{
	static const char *const joints[] = {"and", "or", NULL};
	struct word word;
	size_t start = skip_blanks(text, *at);
	return next_word(text, at, &word) && word.start == start && take_word(text, at, joints);
}

static void see_subject(struct check *check, struct deed *deed, enum agent_place how)
{
	struct str text = deed->view->text;
	size_t at = deed->end;
	if (take_modal(text, &at, how == AGENT_ASKED)) {
		if (!see_verb(check, deed, at, 0) && behind_another(text, &at))
			(void)see_verb(check, deed, at, 0);
		return;
	}
	if (how != AGENT_SUBJECT)
		return;
	struct word before;
	bool wish =
		word_before(text, deed->start, &before) && str_is(word_text(text, before), "that");
	take_adverbs(text, &at);
	if (!see_verb(check, deed, at, 1) && wish)
		(void)see_verb(check, deed, at, 0);
}

/* "should be imposed by the General Assembly" */
static void see_passive(struct check *check, struct deed *deed)
{
	struct str text = deed->view->text;
	struct word by, verb, be;
	if (!word_before(text, deed->start, &by) || !word_before(text, by.start, &verb) ||
	    !word_before(text, verb.start, &be) || !str_is(word_text(text, be), "be"))
		return;
	for (size_t i = 0; i < POWER_COUNT; i++) {
		const char *words[4] = {NULL};
		for (size_t k = 0; k < 3; k++)
			words[k] = powers[i].passive[k];
		if (!one_of(word_text(text, verb), words) ||
		    !is_barred(check, &powers[i], deed->own))
			continue;
		deed->start = be.start;
		report_power(check, deed, &powers[i]);
		return;
	}
}

static size_t see_agent(struct check *check, const struct agents *agents, const struct view *view,
			struct word word)
{
	static const char *const brackets[] = {"DISEC", "SPECPOL", "SOCHUM", "UNGA", "UNHRC",
					       "HRC",   "ECOSOC",  "GA",     NULL};
	struct deed deed = {.view = view, .start = word.start};
	if (!agent_at(agents, view->text, word.start, &deed.end, &deed.own))
		return word.end;
	size_t end = deed.end, behind = end;
	enum agent_place how = agent_place(view->text, &deed.start);
	if (take_char(view->text, &behind, '(') && take_word(view->text, &behind, brackets) &&
	    take_char(view->text, &behind, ')'))
		deed.end = behind;
	if (how == AGENT_BY)
		see_passive(check, &deed);
	else if (how != AGENT_NOT)
		see_subject(check, &deed, how);
	return end;
}

void check_overreach(struct check *check)
{
	struct agents agents;
	agents_init(&agents, check);
	for (size_t i = 0; i < check->paper->block_count; i++) {
		const struct view *view = &check->views[i];
		size_t at = 0;
		struct word word;
		while (states_facts(check, view, false) && next_word(view->text, &at, &word))
			if (is_own(view, word.start))
				at = see_agent(check, &agents, view, word);
	}
}
