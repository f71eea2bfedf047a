/*
 * What needs a source and has none: figures, quotations, "according to" and
 * resolutions by number; and resolutions that nobody names. Dates, years and
 * numbers of sections are no figures. Judges only whether a source stands there,
 * never whether it is the right one.
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
			  const struct sentence *sentence)
{
	size_t at = sentence->start;
	struct figure figure;
	if (!next_figure(view, &at, sentence->end, &figure))
		return;
	struct str text = str_part(view->text, figure.start, figure.end);
	struct diag *diag = report_in(check, RULE_UNCITED_FIGURE, view, figure.start, figure.end,
				      "the figure \"%.*s\" has no source", STR_ARG(text));
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

static void report_quotation(struct check *check, const struct view *view, size_t start, size_t end)
{
	struct str text = str_part(view->text, start, end);
	size_t at = 0;
	struct word word = {0};
	for (size_t words = 0; words < 4; words++)
		(void)next_word(text, &at, &word);
	struct diag *diag = report_in(check, RULE_UNCITED_QUOTATION, view, start, end,
				      "the quotation \"%.*s ...\" has no source",
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

/* What a source was given for once may be named again without it. */
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

static void report_claim(struct check *check, const struct view *view, size_t start, size_t end)
{
	struct str text = str_part(view->text, start, end);
	struct diag *diag = report_in(check, RULE_UNCITED_CLAIM, view, start, end,
				      "\"%.*s\" stands without a source", STR_ARG(text));
	diag_help(check->found, diag, "put a note behind the sentence");
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
		if (!named && !phrase_at(view->text, word.start, "according to", &end))
			continue;
		struct str name = str_part(view->text, word.start, end);
		at = end;
		if (named && is_known(known, name))
			continue;
		if (!cited)
			report_claim(check, view, word.start, end);
		if (named && known->count < MAX_KNOWN)
			known->items[known->count++] = name;
	}
}

/*
 * Where the conference wants no citations, none are missed; where a paper has
 * none at all, that is said once, and here only what weighs most is named.
 */
void check_claims(struct check *check)
{
	struct known known = {0};
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
				check_figures(check, view, sentence);
			if (check->cites)
				check_claim(check, view, sentence,
					    citing[view->block->first_sentence + k], &known);
		}
		check_quotations(check, citing, view);
	}
}

/* ---- vague references ---- */

/* Behind "various": up to four words that say whose resolutions. */
static bool leads_to_resolutions(struct str text, size_t at, size_t *end)
{
	static const char *const between[] = {
		"un",      "united",   "nations",  "general",   "assembly",  "security",
		"council", "unga",     "unsc",     "human",     "rights",    "international",
		"other",   "previous", "past",     "recent",    "of",        "the",
		"its",     "hrc",      "relevant", "different", "important", NULL};
	static const char *const nouns[] = {"resolution", "resolutions", NULL};
	struct word word;
	for (size_t n = 0; n < 5 && next_word(text, &at, &word); n++) {
		*end = word.end;
		if (one_of(word_text(text, word), nouns))
			return true;
		if (!one_of(word_text(text, word), between))
			return false;
	}
	return false;
}

/* No sentence that can be read goes on longer. */
#define MAX_LOOK 500

/* A number, or a title in quotation marks, says which resolution is meant. */
static bool says_which(const struct view *view, const struct sentence *sentence, size_t from)
{
	for (size_t i = from; i < sentence->end && i < from + MAX_LOOK; i++)
		if (char_is_digit(view->text.p[i]) || (view->flags[i] & IN_QUOTE))
			return true;
	return false;
}

static void check_vague_sentence(struct check *check, const struct view *view,
				 const struct sentence *sentence)
{
	static const char *const vague[] = {
		"various", "several", "numerous",    "many",     "multiple",         "countless",
		"some",    "certain", "a number of", "a recent", "recent",           "previous",
		"past",    "a un",    "a unga",      "a unsc",   "a united nations", NULL};
	size_t at = sentence->start, start_end, end;
	struct word word;
	while (at < sentence->end && next_word(view->text, &at, &word) &&
	       word.start < sentence->end) {
		if (has_flag(view, word.start, IN_QUOTE) ||
		    !any_phrase_at(view->text, word.start, vague, &start_end) ||
		    !leads_to_resolutions(view->text, start_end, &end) || end > sentence->end ||
		    says_which(view, sentence, end))
			continue;
		struct str text = str_part(view->text, word.start, end);
		struct diag *diag = report_in(check, RULE_VAGUE_REFERENCE, view, word.start, end,
					      "\"%.*s\" names no resolution", STR_ARG(text));
		diag_help(check->found, diag,
			  "give the number and year, as in resolution 2601 (2021)");
		at = end;
	}
}

void check_vague(struct check *check)
{
	for (size_t i = 0; i < check->paper->block_count; i++) {
		const struct view *view = &check->views[i];
		for (size_t k = 0; is_prose(check, view) && k < view->block->sentence_count; k++)
			check_vague_sentence(
				check, view,
				&check->paper->sentences[view->block->first_sentence + k]);
	}
}
