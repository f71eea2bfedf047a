/*
 * Symbols of United Nations documents in a paper: written wrongly, of documents that there
 * cannot be, and beside a year that is not theirs. Notes and works cited are looked at as
 * well: symbols stand there. Who another body's resolution may belong to is not guessed:
 * where the sentence names one, nothing is said of it.
 */
#include "symbols_private.h"

struct reader {
	struct check *check;
	const struct view *view;
	struct records records;
};

/* ---- whose resolution ---- */

/* Bodies by whose name it is told that a resolution may be theirs; by a part of it that is
 * written with a capital, or in capitals where it is an acronym: "who" and "parties" are words. */
static const char *const others[] = {"Parliamentary",
				     "European",
				     "Council of Europe",
				     "House",
				     "Senate",
				     "Congress",
				     "Health",
				     "Environment Assembly",
				     "Commission",
				     "Conference",
				     "Board",
				     "Organization of American States",
				     "African",
				     "Arab",
				     "League",
				     "Economic and Social",
				     "Governing",
				     "Red Cross",
				     "Executive",
				     "Duma",
				     "Parliament",
				     "Interpol",
				     "National Assembly",
				     "Inter-Parliamentary",
				     "Trusteeship",
				     "Ramsar",
				     "Conference of the Parties",
				     "Parties",
				     "parliament",
				     "parliamentary",
				     "senate",
				     "congress",
				     "PACE",
				     "OAS",
				     "AU",
				     "ICAO",
				     "IMO",
				     "IAEA",
				     "ECOSOC",
				     "UNESCO",
				     "UNEP",
				     "FAO",
				     "WHO",
				     "ILO",
				     "INTERPOL",
				     "IPU",
				     "UNWTO",
				     "CITES",
				     NULL};

static bool names_other(struct str text)
{
	size_t at = 0, end;
	struct word word;
	while (next_word(text, &at, &word))
		for (size_t i = 0; others[i]; i++)
			if (text.p[word.start] == *others[i] &&
			    phrase_at(text, word.start, others[i], &end) &&
			    (!char_is_upper(others[i][1]) ||
			     str_is(str_part(text, word.start, end), others[i])))
				return true;
	return false;
}

static const char *const councils[] = {"Security Council", "UNSC", "SC", NULL};
static const char *const assemblies[] = {"General Assembly", "UNGA", "GA", NULL};
static const char *const rights[] = {"Human Rights Council", "UNHRC", "HRC", NULL};
static const char *const unions[] = {"United Nations", "UN", NULL};

static bool ends_with(struct str text, const char *const *phrases)
{
	for (; *phrases; phrases++) {
		struct str phrase = str_of(*phrases);
		size_t end;
		if (phrase.n <= text.n && phrase_at(text, text.n - phrase.n, *phrases, &end))
			return true;
	}
	return false;
}

/* "Security Council (UNSC)", "the Council's": without what stands behind the name. */
static struct str bare_end(struct str text)
{
	text = str_trim(text);
	if (text.n && text.p[text.n - 1] == ')') {
		size_t i = text.n;
		while (i && text.p[i - 1] != '(')
			i--;
		text = str_trim(str_part(text, 0, i ? i - 1 : 0));
	}
	if (text.n > 1 && text.p[text.n - 1] == 's' && apostrophe_at(text, text.n - 2))
		text.n -= 2;
	else if (text.n > 3 && text.p[text.n - 1] == 's' && apostrophe_at(text, text.n - 4))
		text.n -= 4;
	return text;
}

static enum organ organ_by_end(struct str text, bool has_session)
{
	if (ends_with(text, rights))
		return ORGAN_RIGHTS;
	if (ends_with(text, councils))
		return ORGAN_COUNCIL;
	if (ends_with(text, assemblies))
		return ORGAN_ASSEMBLY;
	return has_session && ends_with(text, unions) ? ORGAN_ASSEMBLY : ORGAN_OPEN;
}

/* "... of the Security Council" behind the number and its year. */
static enum organ organ_behind(struct str text, size_t at)
{
	static const char *const joints[] = {"of the United Nations", "of the UN", "of the",
					     "by the", NULL};
	if (!take_phrase(text, &at, joints))
		return ORGAN_OPEN;
	return take_phrase(text, &at, rights)       ? ORGAN_RIGHTS
	       : take_phrase(text, &at, councils)   ? ORGAN_COUNCIL
	       : take_phrase(text, &at, assemblies) ? ORGAN_ASSEMBLY
						    : ORGAN_OPEN;
}

static enum organ organ_around(const struct reader *reader, struct word resolution,
			       const struct symbol *symbol)
{
	struct str text = reader->view->text;
	struct word around = sentence_around(reader->check, reader->view, resolution);
	struct str front = bare_end(str_part(text, around.start, resolution.start));
	enum organ organ = organ_by_end(front, symbol->session.n > 0);
	if (organ == ORGAN_OPEN)
		organ = organ_behind(text, symbol->end);
	if (organ == ORGAN_COUNCIL || organ == ORGAN_RIGHTS)
		return organ;
	return names_other(word_text(text, around)) ? ORGAN_OTHER : organ;
}

/* ---- the year beside it ---- */

static bool date_beside(struct str text, size_t *at, struct told_date *date)
{
	static const char *const links[] = {"adopted in",
					    "adopted on",
					    "adopted unanimously in",
					    "passed in",
					    "passed on",
					    "adopted unanimously on",
					    "was adopted in",
					    "was adopted on",
					    "which was adopted in",
					    "was passed in",
					    "was passed on",
					    "which was adopted on",
					    "were adopted in",
					    "were adopted on",
					    "dated",
					    "of",
					    NULL};
	size_t i = *at;
	if (take_char(text, &i, '(')) {
		if (!take_date(text, &i, date) || !take_char(text, &i, ')'))
			return false;
		*at = i;
		return true;
	}
	(void)take_char(text, &i, ',');
	if (!take_phrase(text, &i, links) || !take_date(text, &i, date))
		return false;
	if (i < text.n && text.p[i] == '/')
		return false;
	*at = i;
	return true;
}

/* "In 2000, the Security Council adopted resolution 1325": nothing else in between. */
static bool date_in_front(const struct reader *reader, const struct symbol *symbol,
			  struct told_date *date)
{
	static const char *const openings[] = {"In", "On", NULL};
	static const char *const acts[] = {"adopted", "passed", NULL};
	static const char *const between[] = {
		"the",         "UN",   "United",   "Nations",     "Security", "Council", "General",
		"Assembly",    "UNSC", "UNGA",     "SC",          "GA",       "its",     "a",
		"unanimously", "has",  "landmark", "historic",    "also",     "of",      "then",
		"resolution",  "and",  "first",    "resolutions", NULL};
	struct str text = reader->view->text;
	struct word place = {symbol->start, symbol->end};
	size_t at = sentence_around(reader->check, reader->view, place).start;
	if (!take_word(text, &at, openings) || !take_date(text, &at, date))
		return false;
	(void)take_char(text, &at, ',');
	(void)take_words(text, &at, between);
	if (!take_word(text, &at, acts))
		return false;
	(void)take_words(text, &at, between);
	return skip_blanks(text, at) == symbol->start;
}

/* ---- reports ---- */

static struct str written(const struct reader *reader, const struct symbol *symbol)
{
	return str_part(reader->view->text, symbol->start, symbol->end);
}

static void report_broken(const struct reader *reader, const struct symbol *symbol)
{
	struct check *check = reader->check;
	struct str right = symbol_right(&reader->records, symbol, check->scratch);
	bool lacks = symbol->organ == ORGAN_ASSEMBLY && !symbol->session.n;
	struct diag *diag =
		report_in(check, RULE_DOCUMENT_SYMBOL, reader->view, symbol->start, symbol->end,
			  lacks ? "\"%.*s\" lacks the session or the number"
				: "\"%.*s\" is not how the document is cited",
			  STR_ARG(written(reader, symbol)));
	if (symbol->only_case)
		diag_severity(check->found, diag, SEVERITY_STYLE);
	if (right.n)
		suggest(check, diag, right);
	else
		diag_help(check->found, diag,
			  "write session and number, such as A/RES/70/1, or A/RES/1514 (XV)");
}

static void report_impossible(const struct reader *reader, const struct symbol *symbol,
			      const char *why)
{
	struct check *check = reader->check;
	struct diag *diag =
		report_in(check, RULE_IMPOSSIBLE_SYMBOL, reader->view, symbol->start, symbol->end,
			  "there can be no \"%.*s\": %s", STR_ARG(written(reader, symbol)), why);
	diag_help(check->found, diag, "look the document up and copy its symbol");
}

static void report_date(const struct reader *reader, const struct symbol *symbol, long from,
			long to)
{
	struct check *check = reader->check;
	struct word place = symbol->date.place;
	struct str name = written(reader, symbol);
	const char *kind = symbol->prose ? "resolution " : "";
	if (from == to) {
		struct diag *diag = report_in(check, RULE_SYMBOL_DATE, reader->view, place.start,
					      place.end, "%s\"%.*s\" is of %ld, not of %ld", kind,
					      STR_ARG(name), from, symbol->date.year);
		diag_help(check->found, diag,
			  "write \"%ld\", or check that the number is the one you mean", from);
		return;
	}
	struct diag *diag = report_in(check, RULE_SYMBOL_DATE, reader->view, place.start, place.end,
				      "%s\"%.*s\" is of a session held in %ld and %ld, not in %ld",
				      kind, STR_ARG(name), from, to, symbol->date.year);
	diag_help(check->found, diag, "check the symbol and the year against the document");
}

/* A number without an organ may be the Council's or the Assembly's: wrong if it fits neither. */
static bool open_years(const struct reader *reader, const struct symbol *symbol, long *from,
		       long *to)
{
	struct symbol guess = *symbol;
	long year = symbol->date.year;
	guess.organ = ORGAN_ASSEMBLY;
	if (symbol->session.n || symbol->number < 100)
		return false;
	if (symbol_years(&reader->records, &guess, from, to) && year >= *from && year <= *to)
		return true;
	guess.organ = ORGAN_COUNCIL;
	return symbol_years(&reader->records, &guess, from, to);
}

/* "General Assembly resolution 1325 (2000)": the year fits, and shows whose it is. */
static bool is_councils(const struct reader *reader, const struct symbol *symbol)
{
	struct symbol other = *symbol;
	long from, to, year = symbol->date.year;
	other.organ = ORGAN_COUNCIL;
	if (symbol->organ != ORGAN_ASSEMBLY || symbol->session.n || !symbol->prose ||
	    !symbol_years(&reader->records, &other, &from, &to) || year < from || year > to)
		return false;
	struct check *check = reader->check;
	struct diag *diag = report_in(
		check, RULE_SYMBOL_DATE, reader->view, symbol->start, symbol->end,
		"resolution \"%.*s\" of %ld is the Security Council's, not the General Assembly's",
		STR_ARG(written(reader, symbol)), year);
	diag_help(check->found, diag, "write \"Security Council\"");
	return true;
}

static void judge_date(const struct reader *reader, const struct symbol *symbol)
{
	long from = 0, to = 0, year = symbol->date.year;
	if (!year || !symbol->date.place.end || !symbol->number)
		return; /* a report may tell of years long past */
	bool known = symbol->organ == ORGAN_OPEN
			     ? open_years(reader, symbol, &from, &to)
			     : symbol_years(&reader->records, symbol, &from, &to);
	if (known && (year < from || year > to) && !is_councils(reader, symbol))
		report_date(reader, symbol, from, to);
}

static void judge(const struct reader *reader, struct symbol *symbol)
{
	const char *why = symbol_is_impossible(&reader->records, symbol);
	bool old_session = symbol->organ == ORGAN_ASSEMBLY && symbol->number &&
			   symbol->regular > 0 && symbol->regular <= 30;
	symbol->broken |= old_session;
	if (old_session)
		symbol->only_case = false;
	if (why)
		report_impossible(reader, symbol, why);
	else if (symbol->broken)
		report_broken(reader, symbol);
	if (!why)
		judge_date(reader, symbol);
}

/* ---- the paper ---- */

/* Goes behind the year, so that the next number of a list can be read. */
static void add_date(const struct reader *reader, struct symbol *symbol, size_t *end)
{
	struct told_date date;
	*end = symbol->end;
	if (date_beside(reader->view->text, end, &date) ||
	    (!symbol->date.year && date_in_front(reader, symbol, &date)))
		symbol->date = date;
}

static size_t see_numbers(const struct reader *reader, struct word word)
{
	struct str text = reader->view->text;
	struct symbol symbol;
	size_t end = word.end;
	bool found = first_number(text, word, &symbol);
	enum organ organ = ORGAN_OPEN;
	for (bool first = true; found; first = false) {
		add_date(reader, &symbol, &end);
		size_t start_of_next = end;
		struct symbol behind = symbol;
		behind.end = end;
		if (first)
			organ = organ_around(reader, word, &behind);
		symbol.organ = organ;
		if (organ != ORGAN_OTHER && is_own(reader->view, symbol.start))
			judge(reader, &symbol);
		symbol.end = start_of_next;
		found = another_number(text, &symbol);
	}
	return end;
}

static size_t see_word(const struct reader *reader, struct word word)
{
	static const char *const resolutions[] = {"resolution", "resolutions", NULL};
	struct str text = reader->view->text;
	struct symbol symbol;
	size_t end;
	if (one_of(word_text(text, word), resolutions))
		return see_numbers(reader, word);
	if (!symbol_at(text, word, &symbol))
		return word.end;
	add_date(reader, &symbol, &end);
	judge(reader, &symbol);
	return end;
}

void check_symbols(struct check *check)
{
	struct reader reader = {.check = check};
	const struct records *kept =
		list_of(check->options, check->scratch, LIST_RESOLUTIONS, records_read);
	reader.records = *kept;
	reader.records.today = check->options->year;
	for (size_t i = 0; i < check->paper->block_count; i++) {
		reader.view = &check->views[i];
		size_t at = 0;
		struct word word;
		while (states_facts(check, reader.view, true) &&
		       next_word(reader.view->text, &at, &word))
			if (is_own(reader.view, word.start))
				at = see_word(&reader, word);
	}
}
