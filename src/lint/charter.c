/*
 * Articles of the Charter of the United Nations that do not exist, or are claimed by those
 * who have no power under them, or for what they are not about. A bare mention of an article
 * is never wrong; neither is one whose treaty is not certain: other treaties count their
 * articles, too.
 */
#include "facts.h"

#define LAST_ARTICLE 111
#define LAST_CHAPTER 19

enum treaty { TREATY_OPEN, TREATY_CHARTER, TREATY_OTHER };

struct article {
	size_t start, end;
	long number, paragraph; /* 0: none is named */
	bool chapter;
	enum treaty treaty;
};

static const char *const charter_behind[] = {"of the United Nations Charter",
					     "of the UN Charter",
					     "of the Charter of the United Nations",
					     "of the Charter of the UN",
					     "of the UN's Charter",
					     "of the U.N. Charter",
					     "of the United Nations' Charter",
					     "UN Charter",
					     NULL};

/* ---- articles ---- */

static long roman_number(struct str s)
{
	long sum = 0;
	for (size_t i = 0; i < s.n; i++) {
		long value = s.p[i] == 'I' ? 1 : s.p[i] == 'V' ? 5 : s.p[i] == 'X' ? 10 : 0;
		char next = i + 1 < s.n ? s.p[i + 1] : 0;
		if (!value)
			return 0;
		bool less = value == 1 && (next == 'V' || next == 'X');
		sum += less ? -value : value;
	}
	return sum;
}

static bool take_number(struct str text, size_t *at, long *number)
{
	size_t start = skip_blanks(text, *at), end = start;
	while (end < text.n && char_is_digit(text.p[end]))
		end++;
	if (!str_to_number(str_part(text, start, end), number) || end > start + 3)
		return false;
	*at = end;
	return true;
}

/* "(7)", ", paragraph 7", ".7" */
static void take_paragraph(struct str text, struct article *article)
{
	static const char *const words[] = {"paragraph", "para", "section", "subsection", NULL};
	size_t at = article->end;
	bool bracket = take_char(text, &at, '(');
	bool dot =
		!bracket && at + 1 < text.n && text.p[at] == '.' && char_is_digit(text.p[at + 1]);
	if (!bracket && !dot) {
		(void)take_char(text, &at, ',');
		if (!take_word(text, &at, words))
			return;
	}
	at += dot;
	if (take_number(text, &at, &article->paragraph) && (!bracket || take_char(text, &at, ')')))
		article->end = at;
}

static enum treaty treaty_behind(struct str text, size_t *at)
{
	static const char *const plain[] = {"of the Charter", "of Charter", NULL};
	static const char *const other[] = {"of", "in", "and", "to", "or", NULL};
	if (take_phrase(text, at, charter_behind))
		return TREATY_CHARTER;
	size_t i = *at;
	if (take_phrase(text, &i, plain)) {
		static const char *const more[] = {"of", "for", NULL};
		if (take_word(text, &i, more))
			return TREATY_OTHER;
		*at = i;
		return TREATY_OPEN;
	}
	return take_word(text, &i, other) ? TREATY_OTHER : TREATY_OPEN;
}

/* "UN Charter's Article 51", "the UN Charter, Article 51" */
static bool charter_in_front(struct str text, size_t start)
{
	struct word charter, un;
	while (start && (text.p[start - 1] == ' ' || text.p[start - 1] == ','))
		start--;
	if (start > 1 && text.p[start - 1] == 's' && apostrophe_at(text, start - 2))
		start -= 2;
	return word_before(text, start, &charter) && str_is(word_text(text, charter), "Charter") &&
	       word_before(text, charter.start, &un) &&
	       (str_is(word_text(text, un), "UN") || str_is(word_text(text, un), "Nations"));
}

/* An article or chapter that starts at `at`, with the treaty that is named beside it. */
static bool article_at(struct str text, size_t at, struct article *article)
{
	static const char *const articles[] = {"Article", "Art", "Articles", NULL};
	static const char *const chapters[] = {"Chapter", NULL};
	*article = (struct article){.start = skip_blanks(text, at)};
	size_t i = at;
	if (take_word(text, &i, articles)) {
		if (take_char(text, &i, '.') && i >= text.n)
			return false;
		if (!take_number(text, &i, &article->number))
			return false;
		article->end = i;
		take_paragraph(text, article);
	} else if (take_word(text, &i, chapters)) {
		size_t start = skip_blanks(text, i);
		for (i = start; i < text.n && char_is_upper(text.p[i]);)
			i++;
		article->number = roman_number(str_part(text, start, i));
		article->end = i;
		article->chapter = true;
	}
	i = article->end;
	article->treaty = article->number ? treaty_behind(text, &i) : TREATY_OTHER;
	if (article->treaty == TREATY_OPEN && charter_in_front(text, article->start))
		article->treaty = TREATY_CHARTER;
	return article->number > 0;
}

/* ---- reports ---- */

struct reader {
	struct check *check;
	const struct view *view;
	struct str text; /* the block's */
	struct agents agents;
	const char *country; /* NULL: not known */
	bool others;         /* the paper names another charter */
};

static void report_misuse(const struct reader *reader, size_t start, size_t end, const char *why,
			  const char *help)
{
	struct diag *diag =
		report_in(reader->check, RULE_CHARTER_MISUSE, reader->view, start, end,
			  "\"%.*s\": %s", STR_ARG(str_part(reader->text, start, end)), why);
	diag_help(reader->check->found, diag, "%s", help);
}

static bool is_charters(const struct reader *reader, const struct article *article, size_t behind)
{
	static const char *const plain[] = {"of the Charter", NULL};
	size_t end;
	if (article->treaty == TREATY_CHARTER)
		return true;
	return article->treaty == TREATY_OPEN && !reader->others &&
	       any_phrase_at(reader->text, skip_blanks(reader->text, behind), plain, &end);
}

/* "Article 112 of the Charter" */
static void see_number(const struct reader *reader, const struct article *article)
{
	long last = article->chapter ? LAST_CHAPTER : LAST_ARTICLE;
	if (article->number > last && is_charters(reader, article, article->end))
		report_misuse(reader, article->start, article->end,
			      article->chapter ? "the Charter has 19 chapters"
					       : "the Charter has 111 articles",
			      "look it up in the Charter of the United Nations");
}

/* ---- who acts ---- */

static bool is_for_council(const struct article *article)
{
	if (article->chapter)
		return article->number == 7;
	return article->number == 39 || article->number == 41 || article->number == 42;
}

/* "invokes its right under" */
static bool take_claim(struct str text, size_t *at)
{
	static const char *const verbs[] = {"invoke",   "invokes",   "invoked",   "invoking",
					    "exercise", "exercises", "exercised", NULL};
	static const char *const fillers[] = {"the", "its",   "their",  "right", "rights", "power",
					      "of",  "under", "powers", "to",    "in",     NULL};
	take_adverbs(text, at);
	if (!take_word(text, at, verbs))
		return false;
	(void)take_words(text, at, fillers);
	return true;
}

static bool take_state(const struct reader *reader, size_t *at)
{
	const char *names[] = {"Member States", "our country", reader->country, NULL};
	return take_phrase(reader->text, at, names);
}

/* "France invokes Article 42" */
static void see_state(const struct reader *reader, size_t start)
{
	struct article article;
	size_t at = start, verb;
	if (!take_state(reader, &at))
		return;
	verb = at;
	if (!take_modal(reader->text, &at, false))
		at = verb;
	if (!take_claim(reader->text, &at) || !article_at(reader->text, at, &article) ||
	    article.treaty == TREATY_OTHER || article.chapter)
		return;
	if (is_for_council(&article))
		report_misuse(reader, start, article.end, "that power is the Security Council's",
			      "ask the Security Council to act; a State's own right is "
			      "self-defence, Article 51");
	else if (article.number == 99)
		report_misuse(reader, start, article.end, "that right is the Secretary-General's",
			      "a State brings a matter to the Security Council under Article 35");
}

static bool take_acting(struct str text, size_t *at)
{
	static const char *const acts[] = {"acting under", "act under", "acts under",
					   "decide under", NULL};
	size_t i = *at;
	(void)take_char(text, &i, ',');
	if (!take_phrase(text, &i, acts))
		return false;
	*at = i;
	return true;
}

/* "the General Assembly, acting under Chapter VII" */
static size_t see_body(const struct reader *reader, size_t start)
{
	struct article article;
	size_t end, at;
	bool own;
	if (!agent_at(&reader->agents, reader->text, start, &end, &own))
		return start;
	enum agent_place how = agent_place(reader->text, &start);
	at = end;
	if (how == AGENT_NOT || how == AGENT_BY)
		return end;
	bool modal = take_modal(reader->text, &at, how == AGENT_ASKED);
	if ((how != AGENT_ASKED || modal) &&
	    (take_acting(reader->text, &at) || take_claim(reader->text, &at)) &&
	    article_at(reader->text, at, &article) && is_for_council(&article) &&
	    article.treaty != TREATY_OTHER)
		report_misuse(reader, start, article.end, "only the Security Council acts so",
			      "let it recommend, or call upon the Security Council to act");
	return end;
}

/* ---- what for ---- */

/* What is said to rest on an article, and the only one it can rest on. */
struct topic {
	const char *phrase;
	long number, paragraph;
	long wrong; /* the only number that is certainly a slip; 0: any other */
	const char *help;
};

static const struct topic topics[] = {
	{"self-defence", 51, 0, 0, "self-defence is Article 51"},
	{"self-defense", 51, 0, 0, "self-defence is Article 51"},
	{"domestic jurisdiction", 2, 7, 0, "domestic jurisdiction is Article 2 (7)"},
	{"sanctions", 41, 0, 42, "measures without armed force are Article 41"},
	{"sanctions", 41, 0, 51, "sanctions are Article 41; Article 51 is self-defence"},
	{"embargo", 41, 0, 42, "measures without armed force are Article 41"},
	{"use of force", 42, 0, 41, "force is Article 42; Article 41 is about measures without it"},
	{"military action", 42, 0, 41,
	 "force is Article 42; Article 41 is about measures without it"},
	{"sovereign equality", 2, 1, 0, "sovereign equality is Article 2 (1)"},
};

static bool fits(const struct topic *topic, const struct article *article)
{
	if (topic->wrong)
		return article->number != topic->wrong;
	if (article->number != topic->number)
		return false;
	return !topic->paragraph || !article->paragraph || article->paragraph == topic->paragraph;
}

/* "self-defence, as recognized in Article 42 of the Charter" */
static void see_topic(const struct reader *reader, size_t start)
{
	static const char *const links[] = {
		"as",        "is",          "enshrined",  "recognized", "recognised", "guaranteed",
		"set",       "out",         "granted",    "provided",   "stated",     "laid",
		"down",      "protected",   "outlined",   "affirmed",   "defined",    "codified",
		"found",     "established", "in",         "under",      "by",         "per",
		"imposed",   "authorized",  "authorised", "the",        "which",      "are",
		"described", "stipulated",  "for",        "adopted",    "permitted",  NULL};
	struct article article;
	for (size_t i = 0; i < sizeof topics / sizeof *topics; i++) {
		size_t at;
		if (!phrase_at(reader->text, start, topics[i].phrase, &at))
			continue;
		(void)take_char(reader->text, &at, ',');
		if (take_words(reader->text, &at, links) &&
		    article_at(reader->text, at, &article) && !article.chapter &&
		    is_charters(reader, &article, article.end) && !fits(&topics[i], &article))
			report_misuse(reader, article.start, article.end,
				      "that article is about something else", topics[i].help);
	}
}

/* "Article 2 (7) allows the United Nations to intervene" */
static void see_grant(const struct reader *reader, const struct article *article)
{
	static const char *const grants[] = {"allows",  "permits",  "authorizes", "authorises",
					     "obliges", "empowers", "enables",    NULL};
	static const char *const holders[] = {
		"the",           "UN",        "United",  "Nations",  "Security", "Council",
		"international", "community", "General", "Assembly", "to",       NULL};
	static const char *const intervene[] = {"intervene", NULL};
	static const char *const measures[] = {"impose", "deploy", "sanction", "authorize", NULL};
	size_t at = article->end;
	enum treaty treaty = treaty_behind(reader->text, &at);
	if (treaty == TREATY_OTHER || !is_charters(reader, article, article->end) ||
	    !take_word(reader->text, &at, grants))
		return;
	(void)take_words(reader->text, &at, holders);
	if (article->number == 2 && article->paragraph == 7 &&
	    take_word(reader->text, &at, intervene))
		report_misuse(reader, article->start, at, "that article bars intervention",
			      "name Chapter VII, which is its only exception");
	if (article->number == 51 && take_word(reader->text, &at, measures))
		report_misuse(reader, article->start, at, "that article is about self-defence",
			      "sanctions are Article 41, and force by the Council is Article 42");
}

/* ---- the paper ---- */

static size_t see_word(const struct reader *reader, struct word word)
{
	struct article article;
	see_topic(reader, word.start);
	see_state(reader, word.start);
	if (article_at(reader->text, word.start, &article) && article.treaty != TREATY_OTHER) {
		see_number(reader, &article);
		if (!article.chapter)
			see_grant(reader, &article);
	}
	size_t end = see_body(reader, word.start);
	return end > word.end ? end : word.end;
}

/* "Article 112 of the Charter" may be the Organization of American States' as well. */
static bool names_other_charter(const struct check *check)
{
	static const char *const others[] = {"African Charter",
					     "OAS",
					     "Organization of American States",
					     "Arab Charter",
					     "ASEAN Charter",
					     "Charter of Fundamental Rights",
					     "Olympic Charter",
					     "Earth Charter",
					     "Paris Charter",
					     "Charter of Paris",
					     "Social Charter",
					     "Islamic Charter",
					     "Banjul Charter",
					     NULL};
	for (size_t i = 0; i < check->paper->block_count; i++) {
		struct str text = check->views[i].text;
		bool may = str_has(text, STR("Charter")) || str_has(text, STR("OAS")) ||
			   str_has(text, STR("American States"));
		if (may && has_phrase(text, others))
			return true;
	}
	return false;
}

void check_charter(struct check *check)
{
	struct reader reader = {.check = check, .others = names_other_charter(check)};
	agents_init(&reader.agents, check);
	if (check->country.n && check->country.n < 80)
		reader.country = str_dup(check->scratch, check->country);
	for (size_t i = 0; i < check->paper->block_count; i++) {
		reader.view = &check->views[i];
		reader.text = reader.view->text;
		size_t at = 0;
		struct word word;
		while (states_facts(check, reader.view, false) &&
		       next_word(reader.text, &at, &word))
			if (is_own(reader.view, word.start))
				at = see_word(&reader, word);
	}
}
