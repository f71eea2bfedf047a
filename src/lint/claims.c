/*
 * What needs a source and has none: figures, quotations, "according to" and
 * resolutions by number. Dates, years and numbers of sections are no figures. Judges only whether a
 * source stands there, never whether it is the right one.
 */
#include "check.h"

#include "mundraft/utf8.h"

/* Worked out once for each sentence: many quotations may stand in one. */
static bool *find_citing(struct check *check)
{
	const struct paper *paper = check->paper;
	bool *citing = arena_array(check->scratch, paper->sentence_count, bool);
	for (size_t i = 0; i < paper->sentence_count; i++) {
		struct str text = sentence_text(paper, &paper->sentences[i]);
		citing[i] = paper->sentences[i].mark_count > 0 || cites_in_text(text) ||
			    names_work(check, text);
	}
	return citing;
}

static bool block_cites(const struct check *check, const struct view *view)
{
	const struct block *block = view->block;
	for (size_t i = 0; i < block->sentence_count; i++)
		if (check->paper->sentences[block->first_sentence + i].mark_count)
			return true;
	return cites_in_text(view->text) || names_work(check, view->text);
}

/* What was given a source, or was found to lack it, once: it may be named again. */
#define MAX_KNOWN 64
struct known {
	struct str items[MAX_KNOWN];
	size_t count;
};

static bool is_known(const struct known *known, struct str name)
{
	for (size_t i = 0; i < known->count; i++)
		if (str_eq_nocase(known->items[i], name))
			return true;
	return false;
}

static void learn_name(struct known *known, struct str name)
{
	if (known->count < MAX_KNOWN)
		known->items[known->count++] = name;
}

/* ---- figures ---- */

static bool is_digit_at(struct str text, size_t at)
{
	return at < text.n && char_is_digit(text.p[at]);
}

/* The end of a number with its separators: 6,000 or 2.5. */
static size_t number_end(struct str text, size_t at, bool *thousands)
{
	size_t i = at;
	*thousands = false;
	while (is_digit_at(text, i) ||
	       (i < text.n && (text.p[i] == ',' || text.p[i] == '.') && is_digit_at(text, i + 1))) {
		*thousands |=
			text.p[i] == ',' && is_digit_at(text, i + 3) && !is_digit_at(text, i + 4);
		i++;
	}
	return i;
}

/* A dollar, euro, pound or yen sign ends in front of `at`. */
static bool follows_currency(struct str text, size_t at)
{
	uint32_t code = code_before(text, at);
	return code == '$' || code == 0x20AC || code == 0xA3 || code == 0xA5;
}

/* The end of "million people" or "per cent" behind a number; 0: it is no figure. */
static size_t unit_end(struct str text, size_t at)
{
	static const char *const units[] = {
		"per cent",  "percent",  "percentage",  "million",      "billion",
		"trillion",  "thousand", "dollars",     "euros",        "usd",
		"tenge",     "people",   "persons",     "children",     "pupils",
		"students",  "women",    "men",         "girls",        "boys",
		"refugees",  "migrants", "civilians",   "deaths",       "casualties",
		"victims",   "soldiers", "troops",      "peacekeepers", "participants",
		"attacks",   "schools",  "hospitals",   "cases",        "households",
		"tonnes",    "tons",     "kilometres",  "kilometers",   "km",
		"hectares",  "warheads", "killed",      "injured",      "wounded",
		"displaced", "citizens", "delegations", "mines",        NULL};
	size_t i = skip_blanks(text, at), end;
	if (i < text.n && text.p[i] == '%')
		return i + 1;
	if (i == at)
		return 0;
	return any_phrase_at(text, i, units, &end) ? end : 0;
}

/* "An accident in 1979 killed 66": the year is none of the dead. */
static bool is_year_of_deed(struct str text, size_t start, size_t end)
{
	static const char *const deeds[] = {"killed", "injured", "wounded", "displaced", NULL};
	size_t ignored;
	bool year = end - start == 4 && (text.p[start] == '1' || text.p[start] == '2') &&
		    char_is_digit(text.p[start + 1]);
	return year && any_phrase_at(text, skip_blanks(text, end), deeds, &ignored);
}

struct figure {
	size_t start, end;
};

/* The next figure of a sentence; inside quotations they belong to the quotation. */
static bool next_figure(const struct view *view, size_t *at, size_t limit, struct figure *figure)
{
	for (size_t i = *at; i < limit; i++) {
		if (!char_is_digit(view->text.p[i]))
			continue;
		bool thousands;
		uint32_t before = code_before(view->text, i);
		size_t end = number_end(view->text, i, &thousands);
		size_t unit = unit_end(view->text, end);
		bool money = follows_currency(view->text, i);
		bool inside = utf8_is_letter(before) || before == '/' || before == '-';
		*at = end;
		if (unit && is_year_of_deed(view->text, i, end))
			unit = 0;
		if (!inside && !(view->flags[i] & (IN_QUOTE | IN_ADDRESS)) &&
		    (unit || money || thousands)) {
			*figure = (struct figure){money ? i - 1 : i, unit ? unit : end};
			while (money && figure->start &&
			       (view->text.p[figure->start] & 0xC0) == 0x80)
				figure->start--;
			return true;
		}
		i = end;
	}
	return false;
}

static void check_figures(struct check *check, const struct view *view,
			  const struct sentence *sentence, struct known *known)
{
	size_t at = sentence->start;
	struct figure figure;
	if (!next_figure(view, &at, sentence->end, &figure))
		return;
	struct str text = str_part(view->text, figure.start, figure.end);
	if (is_known(known, text))
		return;
	learn_name(known, text);
	struct diag *diag = report_in(check, RULE_UNCITED_FIGURE, view, figure.start, figure.end,
				      "no source is cited for the figure \"%.*s\"", STR_ARG(text));
	diag_help(check->found, diag, "put a note behind the sentence, or take the figure out");
}

/* Numbers of a delegation's own proposals are targets, and no statements of fact. */
static bool wants_figures(const struct check *check, const struct view *view)
{
	return !in_section(check, view, ROLE_PROPOSALS) && !block_cites(check, view);
}

/* ---- quotations ---- */

/* Names and titles are quoted too: a quotation has four words and mostly small letters. */
static bool is_quotation(struct str text)
{
	size_t at = 0, words = 0, small = 0;
	struct word word;
	while (next_word(text, &at, &word)) {
		words++;
		small += !char_is_upper(text.p[word.start]) && !char_is_digit(text.p[word.start]);
	}
	return words >= 4 && small * 10 >= words * 6;
}

/* No title stands further behind the word that announces it. */
#define MAX_LEAD 70

/* "set out in his \"Manifesto: the world\"": behind such a word a sentence cannot begin. */
static bool is_owned_title(struct str text, size_t start)
{
	static const char *const owners[] = {"his", "her", "its", "their", "the", "a", NULL};
	size_t length;
	struct word before;
	struct str quoted = str_part(text, start, text.n);
	(void)utf8_decode(quoted, &length);
	return start + length < text.n && char_is_upper(text.p[start + length]) &&
	       word_before(text, start, &before) && one_of(word_text(text, before), owners);
}

/* "the theme of this session, \"Focusing on people\"": what it is called, not what was said. */
static bool is_title_at(struct str text, size_t start)
{
	static const char *const leads[] = {"theme",   "themes", "titled",    "entitled",
					    "called",  "named",  "motto",     "slogan",
					    "heading", "known",  "manifesto", NULL};
	size_t at = start > MAX_LEAD ? start - MAX_LEAD : 0;
	struct word word;
	if (is_owned_title(text, start))
		return true;
	while (next_word(text, &at, &word) && word.end <= start)
		if (one_of(word_text(text, word), leads) &&
		    !str_has(str_part(text, word.end, start), STR(".")) &&
		    !str_has(str_part(text, word.end, start), STR(" said")))
			return true;
	return false;
}

static void report_quotation(struct check *check, const struct view *view, size_t start, size_t end)
{
	struct str text = str_part(view->text, start, end);
	size_t at = 0;
	struct word word = {0};
	for (size_t words = 0; words < 4; words++)
		(void)next_word(text, &at, &word);
	struct diag *diag = report_in(check, RULE_UNCITED_QUOTATION, view, start, end,
				      "no source is cited for the quotation \"%.*s ...\"",
				      STR_ARG(str_part(text, 0, word.end)));
	diag_help(check->found, diag, "put a note behind it that says where it stands");
}

size_t sentence_at(const struct check *check, const struct block *block, size_t offset)
{
	size_t low = 0, high = block->sentence_count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (check->paper->sentences[block->first_sentence + middle].end <= offset)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* A note may stand behind the sentence or behind the next, which names the speaker. */
static bool quotation_cited(const struct check *check, const bool *citing, const struct view *view,
			    size_t start, size_t end)
{
	const struct block *block = view->block;
	for (size_t i = sentence_at(check, block, start); i < block->sentence_count; i++) {
		const struct sentence *sentence =
			&check->paper->sentences[block->first_sentence + i];
		if (citing[block->first_sentence + i])
			return true;
		if (sentence->start >= end)
			break;
	}
	return false;
}

static void check_quotations(struct check *check, const bool *citing, const struct view *view)
{
	for (size_t i = 0; i < view->text.n; i++) {
		if (!(view->flags[i] & IN_QUOTE))
			continue;
		size_t start = i;
		while (i < view->text.n && (view->flags[i] & IN_QUOTE))
			i++;
		size_t ignored;
		uint32_t mark = utf8_decode(str_part(view->text, start, i), &ignored);
		bool marked = !utf8_is_letter(mark);
		if (is_quotation(str_part(view->text, start, i)) &&
		    !is_title_at(view->text, start) &&
		    !quotation_cited(check, citing, view, start, i))
			report_quotation(check, view, marked ? start + ignored : start,
					 marked && i - ignored > start + ignored ? i - ignored : i);
	}
}

/* ---- claims ---- */

static bool is_number_of_resolution(struct str text, size_t at, size_t *end)
{
	size_t i = at, digits = 0;
	while (is_digit_at(text, i) ||
	       (i < text.n && text.p[i] == '/' && is_digit_at(text, i + 1))) {
		digits++;
		i++;
	}
	*end = i;
	return digits >= 2;
}

/* "resolution 2286" or "A/RES/65/283" at a word; its end. */
static bool names_resolution(struct str text, size_t at, size_t *end)
{
	size_t after;
	if (phrase_at(text, at, "resolution", &after) || phrase_at(text, at, "resolutions", &after))
		return is_number_of_resolution(text, skip_blanks(text, after), end);
	struct str rest = str_part(text, at, at + 24);
	bool symbol = str_starts(rest, STR("A/RES/")) || str_starts(rest, STR("S/RES/")) ||
		      str_starts(rest, STR("A/HRC/RES/"));
	*end = at;
	while (symbol && *end < text.n &&
	       (text.p[*end] == '/' || char_is_alpha(text.p[*end]) || char_is_digit(text.p[*end])))
		++*end;
	return symbol;
}

static void report_claim(struct check *check, const struct view *view, size_t start, size_t end)
{
	struct str text = str_part(view->text, start, end);
	struct diag *diag = report_in(check, RULE_UNCITED_CLAIM, view, start, end,
				      "\"%.*s\" stands without a source", STR_ARG(text));
	diag_help(check->found, diag, "put a note behind the sentence");
}

/* "According to my proposal", "according to law": no source is claimed. */
static bool accords_with(struct str text, size_t at)
{
	static const char *const norms[] = {
		"my",      "our",         "law",          "plan",     "schedule",
		"need",    "needs",       "article",      "articles", "international law",
		"the law", "the charter", "the schedule", NULL};
	size_t end;
	return any_phrase_at(text, skip_blanks(text, at), norms, &end) != NULL;
}

static void check_claim(struct check *check, const struct view *view,
			const struct sentence *sentence, bool cited, struct known *known)
{
	size_t at = sentence->start, end;
	struct word word;
	while (at < sentence->end && next_word(view->text, &at, &word) &&
	       word.start < sentence->end) {
		if (view->flags[word.start] & (IN_QUOTE | IN_ADDRESS))
			continue;
		bool named = names_resolution(view->text, word.start, &end);
		if (!named && (!phrase_at(view->text, word.start, "according to", &end) ||
			       accords_with(view->text, end)))
			continue;
		struct str name = str_part(view->text, word.start, end);
		at = end;
		if (named && is_known(known, name))
			continue;
		if (!cited)
			report_claim(check, view, word.start, end);
		if (named)
			learn_name(known, name);
	}
}

/* Whether a sentence has a source; behind a quotation that it leads to, the next one has it. */
static bool is_cited(const bool *citing, const struct view *view, const struct sentence *sentences,
		     size_t k)
{
	size_t first = view->block->first_sentence;
	bool leads = k + 1 < view->block->sentence_count &&
		     has_flag(view, sentences[first + k].end - 1, IN_QUOTE);
	return citing[first + k] || (leads && citing[first + k + 1]);
}

/*
 * Where the conference wants no citations, none are missed; where a paper has
 * none at all, that is said once, and here only what weighs most is named.
 */
void check_claims(struct check *check)
{
	struct known known = {0}, figures_seen = {0};
	if (!check->conference || str_is(check->conference->citations, "none"))
		return;
	const bool *citing = find_citing(check);
	for (size_t i = 0; i < check->paper->block_count; i++) {
		const struct view *view = &check->views[i];
		if (!is_prose(check, view))
			continue;
		bool figures = wants_figures(check, view);
		for (size_t k = 0; k < view->block->sentence_count; k++) {
			const struct sentence *sentence =
				&check->paper->sentences[view->block->first_sentence + k];
			if (figures)
				check_figures(check, view, sentence, &figures_seen);
			if (check->cites)
				check_claim(check, view, sentence,
					    is_cited(citing, view, check->paper->sentences, k),
					    &known);
		}
		check_quotations(check, citing, view);
	}
}
