/*
 * Bodies that are said to act before there were any, or to be founded in another year, and
 * instruments beside a year that is neither that of their adoption nor a later one until
 * they entered into force. A small table of what is certain: where sources differ, the
 * years of all of them are allowed.
 */
#include "dates_private.h"

struct birth {
	const char *names[4];
	long first, last; /* years that may be called that of its founding or adoption */
};

static const struct birth bodies[] = {
	{{"United Nations"}, 1945, 1945},
	{{"United Nations Security Council", "Security Council", "UNSC"}, 1945, 1946},
	{{"United Nations General Assembly", "UN General Assembly", "UNGA"}, 1945, 1946},
	{{"United Nations Human Rights Council", "UN Human Rights Council", "UNHRC"}, 2006, 2006},
	{{"World Health Organization", "WHO"}, 1946, 1948},
	{{"UNICEF", "United Nations Children's Fund"}, 1946, 1946},
	{{"UNESCO"}, 1945, 1946},
	{{"UNHCR"}, 1949, 1951},
	{{"UNRWA"}, 1949, 1950},
	{{"United Nations Environment Programme", "UNEP"}, 1972, 1973},
	{{"United Nations Development Programme", "UNDP"}, 1965, 1966},
	{{"UNODC", "United Nations Office on Drugs and Crime"}, 1997, 2002},
	{{"UN Women", "UN-Women"}, 2010, 2011},
	{{"International Atomic Energy Agency", "IAEA"}, 1956, 1957},
	{{"International Criminal Court"}, 1998, 2003},
	{{"World Trade Organization", "WTO"}, 1994, 1995},
	{{"North Atlantic Treaty Organization", "NATO"}, 1949, 1949},
	{{"African Union"}, 1999, 2002},
	{{"World Food Programme", "WFP"}, 1961, 1963},
	{{"Peacebuilding Commission"}, 2005, 2006},
};

static const struct birth instruments[] = {
	{{"Universal Declaration of Human Rights", "UDHR"}, 1948, 1948},
	{{"Charter of the United Nations", "United Nations Charter", "UN Charter"}, 1945, 1945},
	{{"Convention on the Rights of the Child"}, 1989, 1990},
	{{"Treaty on the Non-Proliferation of Nuclear Weapons", "Nuclear Non-Proliferation Treaty",
	  "Non-Proliferation Treaty"},
	 1968,
	 1970},
	{{"Convention on the Elimination of All Forms of Discrimination against Women"},
	 1979,
	 1981},
	{{"International Covenant on Civil and Political Rights"}, 1966, 1976},
	{{"International Covenant on Economic, Social and Cultural Rights"}, 1966, 1976},
	{{"Chemical Weapons Convention"}, 1992, 1997},
	{{"Biological Weapons Convention"}, 1971, 1975},
	{{"Arms Trade Treaty"}, 2013, 2014},
	{{"Convention on Cluster Munitions"}, 2008, 2010},
	{{"Comprehensive Nuclear-Test-Ban Treaty"}, 1996, 1996},
	{{"Treaty on the Prohibition of Nuclear Weapons"}, 2017, 2021},
	{{"United Nations Convention on the Law of the Sea", "UNCLOS"}, 1982, 1994},
	{{"United Nations Framework Convention on Climate Change", "UNFCCC"}, 1992, 1994},
	{{"Kyoto Protocol"}, 1997, 2005},
	{{"Paris Agreement"}, 2015, 2016},
	{{"Rome Statute"}, 1998, 2002},
	{{"Genocide Convention"}, 1948, 1951},
	{{"Convention on the Rights of Persons with Disabilities"}, 2006, 2008},
	{{"Safe Schools Declaration"}, 2015, 2015},
	{{"Millennium Development Goals"}, 2000, 2001},
	{{"2030 Agenda for Sustainable Development"}, 2015, 2015},
	{{"United Nations Declaration on the Rights of Indigenous Peoples", "UNDRIP"}, 2006, 2007},
	{{"Outer Space Treaty"}, 1966, 1967},
};

static const char *const the[] = {"the", NULL};

/* "Who was founded" is no WHO. */
static bool is_written(struct str text, size_t at, const char *name)
{
	bool acronym = char_is_upper(name[1]);
	return !acronym || char_is_upper(text.p[at + 1]);
}

static const struct birth *birth_at(const struct birth *list, size_t count, struct str text,
				    size_t at, size_t *end)
{
	const struct birth *found = NULL;
	size_t longest = 0;
	for (size_t i = 0; i < count; i++)
		for (size_t k = 0; k < 4 && list[i].names[k]; k++)
			if (phrase_at(text, at, list[i].names[k], end) && *end > longest &&
			    is_written(text, at, list[i].names[k])) {
				longest = *end;
				found = &list[i];
			}
	*end = longest;
	return found;
}

static void report_birth(const struct dates *dates, struct word name, const struct date *date,
			 const struct birth *birth, const char *what)
{
	struct str written = word_text(dates->text, name);
	long year = date->year < birth->first ? birth->first : birth->last;
	struct diag *diag = report_in(
		dates->check, RULE_IMPOSSIBLE_DATE, dates->view, date->place.start, date->place.end,
		"\"%ld\": the %.*s %s %ld", date->year, STR_ARG(written), what, year);
	diag_help(dates->check->found, diag, "check the year");
}

static bool is_outside(const struct birth *birth, const struct date *date)
{
	return date->year < birth->first || date->year > birth->last;
}

/* "was founded in 1948", ", founded in 1948," */
static void see_founded(const struct dates *dates, struct word name, const struct birth *birth)
{
	static const char *const acts[] = {
		"was founded in", "was established in", "was created in",
		"was formed in",  "founded in",         "established in",
		"was set up in",  "was formed on",      "was founded on",
		"was created on", "was established on", "came into being in",
		"created in",     "formed in",          NULL};
	size_t at = name.end;
	struct date date;
	(void)take_char(dates->text, &at, ',');
	if (take_phrase(dates->text, &at, acts) && take_date(dates->text, &at, &date) &&
	    is_outside(birth, &date))
		report_birth(dates, name, &date, birth, "dates from");
}

/* "Since its founding in 1948, the United Nations" */
static void see_since(const struct dates *dates, struct word sentence, struct word name,
		      const struct birth *birth)
{
	static const char *const openings[] = {"Since its founding in",
					       "Since its foundation in",
					       "Since its establishment in",
					       "Since its creation in",
					       "Since its inception in",
					       "Founded in",
					       "Established in",
					       "Created in",
					       "Since its formation in",
					       NULL};
	size_t at = sentence.start;
	struct date date;
	if (!take_phrase(dates->text, &at, openings) || !take_date(dates->text, &at, &date))
		return;
	(void)take_char(dates->text, &at, ',');
	(void)take_word(dates->text, &at, the);
	if (skip_blanks(dates->text, at) == name.start && is_outside(birth, &date))
		report_birth(dates, name, &date, birth, "dates from");
}

/* "In 2004, the Human Rights Council adopted" */
static void see_early(const struct dates *dates, struct word sentence, struct word name,
		      const struct birth *birth)
{
	static const char *const openings[] = {"In", "On", NULL};
	static const char *const acts[] = {
		"adopted", "passed",   "decided",     "voted",     "condemned",   "established",
		"created", "launched", "declared",    "deployed",  "imposed",     "authorized",
		"called",  "held",     "recommended", "published", "unanimously", NULL};
	size_t at = sentence.start, behind = name.end;
	struct date date;
	bool union_ = str_is(str_of(birth->names[0]), "United Nations");
	if (!take_word(dates->text, &at, openings) || !take_date(dates->text, &at, &date))
		return;
	(void)take_char(dates->text, &at, ',');
	(void)take_word(dates->text, &at, the);
	/* The Declaration by United Nations is of 1942. */
	if (skip_blanks(dates->text, at) == name.start && take_word(dates->text, &behind, acts) &&
	    date.year < birth->first - (union_ ? 4 : 0))
		report_birth(dates, name, &date, birth, "has existed only since");
}

static void see_body(const struct dates *dates, struct word sentence, struct word word)
{
	struct word name = word;
	const struct birth *birth = birth_at(bodies, sizeof bodies / sizeof *bodies, dates->text,
					     word.start, &name.end);
	size_t start = word.start;
	if (!birth || agent_place(dates->text, &start) != AGENT_SUBJECT)
		return; /* "Friends of the United Nations was founded in 1985" */
	see_founded(dates, name, birth);
	see_since(dates, sentence, name, birth);
	see_early(dates, sentence, name, birth);
}

/* "Universal Declaration of Human Rights (1950)", "... of 1950", "... was adopted in 1950" */
static void see_instrument(const struct dates *dates, struct word word)
{
	static const char *const links[] = {
		"of",        "was adopted in", "adopted in", "was signed in",
		"signed in", "was adopted on", "adopted on", NULL};
	struct word name = word;
	struct date date;
	const struct birth *birth = birth_at(instruments, sizeof instruments / sizeof *instruments,
					     dates->text, word.start, &name.end);
	size_t at = name.end;
	if (!birth)
		return;
	bool bracket = take_char(dates->text, &at, '(');
	if (!bracket) {
		(void)take_char(dates->text, &at, ',');
		if (!take_phrase(dates->text, &at, links))
			return;
	}
	if (take_date(dates->text, &at, &date) && (!bracket || take_char(dates->text, &at, ')')) &&
	    is_outside(birth, &date))
		report_birth(dates, name, &date, birth, "is of");
}

void see_founding(const struct dates *dates, struct word sentence, struct word word)
{
	char first = dates->text.p[word.start];
	if ((!char_is_upper(first) && !char_is_digit(first)) ||
	    !is_prose(dates->check, dates->view))
		return; /* a note may name the year of an edition */
	see_body(dates, sentence, word);
	see_instrument(dates, word);
}
