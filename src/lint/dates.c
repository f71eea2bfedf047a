/*
 * Dates that cannot be: days that no calendar has, years to come that are told as past,
 * and a State that acts in the United Nations before it was admitted, or joined in another
 * year. Plans ("by 2030") have no past verb; what a predecessor did is nobody's here, since
 * the list of members leaves out States that had one.
 */
#include "dates_private.h"

/* No sentence that can be read is longer: what is behind is looked at word by word only. */
#define MAX_SENTENCE 1500

static bool ask(enum answer *answer, struct str sentence, const char *const *phrases)
{
	if (*answer == ANSWER_OPEN)
		*answer = has_phrase(sentence, phrases) ? ANSWER_YES : ANSWER_NO;
	return *answer == ANSWER_YES;
}

/* ---- the calendar ---- */

static long days_of(long month, long year)
{
	static const long days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
	if (month == 2 && year && !leap)
		return 28;
	return days[month - 1];
}

/* "31", "31st": 0 where it is no day's number. */
static long day_of(struct str word)
{
	static const char *const endings[] = {"st", "nd", "rd", "th", NULL};
	size_t digits = 0;
	long day;
	while (digits < word.n && char_is_digit(word.p[digits]))
		digits++;
	if (digits < 1 || digits > 2 || !str_to_number(str_part(word, 0, digits), &day))
		return 0;
	if (word.n > digits && !one_of(str_part(word, digits, word.n), endings))
		return 0;
	return day;
}

static void report_day(const struct dates *dates, size_t start, size_t end)
{
	struct diag *diag =
		report_in(dates->check, RULE_IMPOSSIBLE_DATE, dates->view, start, end,
			  "there is no \"%.*s\"", STR_ARG(str_part(dates->text, start, end)));
	diag_help(dates->check->found, diag, "look the date up");
}

/* "31 June", "31st of June 2020"; the word is the day. */
static void see_day_month(const struct dates *dates, struct word word)
{
	static const char *const of[] = {"of", NULL};
	size_t at = word.end, end;
	struct word month, next;
	long day = day_of(word_text(dates->text, word)), year = 0;
	size_t before = word.start;
	if (!day ||
	    (before && (dates->text.p[before - 1] == '.' || dates->text.p[before - 1] == ',' ||
			dates->text.p[before - 1] == '/')))
		return;
	(void)take_word(dates->text, &at, of);
	at = skip_blanks(dates->text, at);
	if (!next_word(dates->text, &at, &month) || month.start > word.end + 5 ||
	    month.start == word.end)
		return;
	long number = month_of(word_text(dates->text, month));
	size_t rest = end = month.end;
	(void)take_char(dates->text, &rest, ',');
	if (number && next_word(dates->text, &rest, &next) && next.start < end + 3)
		year = year_of(word_text(dates->text, next));
	if (year)
		end = next.end;
	if (number && day > days_of(number, year) && (year || day <= 31))
		report_day(dates, word.start, end);
}

/* "June 31, 2020", "on June 31st": "in June 31 States voted" is none. */
static void see_month_day(const struct dates *dates, struct word word)
{
	static const char *const on[] = {"on", NULL};
	long month = month_of(word_text(dates->text, word)), year = 0;
	size_t at = skip_blanks(dates->text, word.end), end;
	struct word day, before;
	if (!month || at == word.end || !next_word(dates->text, &at, &day) ||
	    day.start > word.end + 2)
		return;
	long number = day_of(word_text(dates->text, day));
	struct word next;
	size_t rest = end = day.end;
	bool comma = take_char(dates->text, &rest, ',');
	if (next_word(dates->text, &rest, &next) && next.start < end + 4)
		year = year_of(word_text(dates->text, next));
	bool dated = (comma && year) || char_is_alpha(dates->text.p[day.end - 1]) ||
		     (word_before(dates->text, word.start, &before) &&
		      one_of(word_text(dates->text, before), on));
	if (year)
		end = next.end;
	if (number && dated && number > days_of(month, year))
		report_day(dates, word.start, end);
}

/* ---- years to come ---- */

static const char *const past_verbs[] = {
	"was",      "were",        "adopted", "signed",     "ratified", "voted",
	"joined",   "launched",    "founded", "hosted",     "created",  "became",
	"endorsed", "acceded",     "held",    "introduced", "passed",   "proposed",
	"opened",   "established", "had",     NULL};

static const char *const plans[] = {
	"will",     "would",     "shall",    "should",    "could",     "may",       "might",
	"can",      "must",      "by",       "until",     "plan",      "plans",     "planned",
	"expected", "projected", "forecast", "predicted", "estimated", "scheduled", "goal",
	"goals",    "target",    "targets",  "agenda",    "vision",    "if",        "to be",
	"aim",      "aims",      "intended", "set",       "due",       "imagine",   NULL};

static void report_future(const struct dates *dates, struct word year)
{
	struct diag *diag = report_in(dates->check, RULE_IMPOSSIBLE_DATE, dates->view, year.start,
				      year.end, "\"%.*s\" is yet to come, and is told as past",
				      STR_ARG(word_text(dates->text, year)));
	diag_help(dates->check->found, diag, "check the year");
}

/* "In 2035, the Assembly adopted": with no word of a plan in the sentence. */
static void see_future(struct dates *dates, struct word sentence)
{
	static const char *const openings[] = {"in", "on", NULL};
	struct str text = str_part(dates->text, 0, sentence.end);
	size_t at = sentence.start;
	struct word word;
	struct date date;
	while (next_word(text, &at, &word)) {
		size_t behind = word.end, words = 0;
		long today = dates->check->options->year;
		if (!one_of(word_text(text, word), openings) || !take_date(text, &behind, &date) ||
		    date.year <= today || !today || !is_own(dates->view, word.start))
			continue;
		struct word before = {0};
		bool told = word_before(text, word.start, &before) &&
			    one_of(word_text(text, before), past_verbs);
		(void)take_char(text, &behind, ',');
		while (!told && word.start == sentence.start && words++ < 8 &&
		       next_word(text, &behind, &before))
			told = one_of(word_text(text, before), past_verbs);
		if (told && !ask(&dates->plans, word_text(text, sentence), plans))
			report_future(dates, date.place);
	}
}

/* ---- members ---- */

/* The year in which the paper's country joined; 0: not known. */
static long admission_of(const struct check *check)
{
	struct str list = check->options->words.members, line, country = check->country;
	long year;
	if (str_starts(country, STR("The ")) || str_starts(country, STR("the ")))
		country = str_part(country, 4, country.n);
	while (country.n && str_next_line(&list, &line)) {
		size_t tab = str_find(line, STR("\t"), 0);
		if (str_eq_nocase(str_part(line, 0, tab), country) &&
		    str_to_number(str_trim(str_part(line, tab + 1, line.n)), &year))
			return year;
	}
	return 0;
}

static void report_member(const struct dates *dates, struct word place, long year)
{
	struct diag *diag = report_in(dates->check, RULE_IMPOSSIBLE_DATE, dates->view, place.start,
				      place.end, "\"%ld\": %.*s joined the United Nations in %ld",
				      year, STR_ARG(dates->check->country), dates->admitted);
	diag_help(dates->check->found, diag, "check the year, or who acted");
}

static bool take_country(const struct dates *dates, size_t *at)
{
	static const char *const also[] = {"also",    "has",        "had",      "first",
					   "already", "officially", "formally", "then",
					   "was",     "itself",     NULL};
	const char *names[] = {dates->country, "our country", "our nation", "we", NULL};
	if (!take_phrase(dates->text, at, names))
		return false;
	(void)take_words(dates->text, at, also);
	return true;
}

/* "joined the United Nations in 1991" where that was in 1992. */
static void see_joining(const struct dates *dates, size_t at)
{
	static const char *const acts[] = {"joined the United Nations",
					   "joined the UN",
					   "became a member of the United Nations",
					   "became a member of the UN",
					   "became a Member State of the United Nations",
					   "became a member state of the UN",
					   "admitted to the United Nations",
					   "admitted to the UN",
					   "been a member of the United Nations",
					   "been a member of the UN",
					   "became a UN member",
					   "became a UN Member State",
					   NULL};
	static const char *const links[] = {"in", "on", "since", NULL};
	struct date date;
	if (take_phrase(dates->text, &at, acts) && take_word(dates->text, &at, links) &&
	    take_date(dates->text, &at, &date) && date.year != dates->admitted)
		report_member(dates, date.place, date.year);
}

static const char *const bodies[] = {
	"General Assembly", "Security Council", "Human Rights Council", "UNGA", "UNSC", NULL};

/* "In 1988, Kazakhstan voted in the General Assembly"; "voted in ... in 1988". */
static void see_act(struct dates *dates, struct word sentence, size_t country, size_t at)
{
	static const char *const acts[] = {"voted",       "abstained", "sponsored", "co-sponsored",
					   "cosponsored", "chaired",   "elected",   NULL};
	static const char *const opening[] = {"In", "On", NULL};
	struct str text = str_part(dates->text, 0, sentence.end);
	struct date date = {0};
	size_t front = sentence.start;
	if (!take_word(text, &at, acts) || !ask(&dates->acts, word_text(text, sentence), bodies))
		return;
	if (!take_word(text, &front, opening) || !take_date(text, &front, &date)) {
		struct word word;
		while (!date.year && next_word(text, &at, &word))
			if (one_of(word_text(text, word), opening))
				(void)take_date(text, &at, &date);
	} else {
		(void)take_char(text, &front, ',');
		if (skip_blanks(text, front) != country)
			return;
	}
	if (date.year && date.year < dates->admitted)
		report_member(dates, date.place, date.year);
}

static void see_country(struct dates *dates, struct word sentence, struct word word)
{
	size_t at = word.start;
	if (!dates->admitted || !take_country(dates, &at))
		return;
	see_joining(dates, at);
	see_act(dates, sentence, word.start, at);
}

/* ---- the paper ---- */

static void see_sentence(struct dates *dates, struct word sentence)
{
	size_t at = sentence.start, end = sentence.end;
	struct word word;
	if (sentence.end > sentence.start + MAX_SENTENCE)
		sentence.end = sentence.start + MAX_SENTENCE;
	dates->plans = dates->acts = ANSWER_OPEN;
	see_future(dates, sentence);
	while (next_word(dates->text, &at, &word) && word.end <= end) {
		if (!is_own(dates->view, word.start))
			continue;
		see_day_month(dates, word);
		see_month_day(dates, word);
		see_country(dates, sentence, word);
		see_founding(dates, sentence, word);
	}
}

void check_dates(struct check *check)
{
	struct dates dates = {.check = check, .country = "our country"};
	dates.admitted = admission_of(check);
	if (check->country.n && check->country.n < 80)
		dates.country = str_dup(check->scratch, check->country);
	for (size_t i = 0; i < check->paper->block_count; i++) {
		dates.view = &check->views[i];
		dates.text = dates.view->text;
		if (!states_facts(check, dates.view, true))
			continue;
		for (size_t k = 0; k < sentences_of(dates.view); k++)
			see_sentence(&dates, sentence_of(check, dates.view, k));
	}
}
