/*
 * Resolutions that are mentioned and not named: "various resolutions", "a recent UN
 * resolution". A number or a title behind them is enough; whether it is the right one
 * is not judged.
 */
#include "check.h"

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

/* So near behind "a resolution" a quotation is its title. */
#define NEAR_TITLE 40

/* A number, or a title in quotation marks, says which resolution is meant. */
static bool says_which(const struct view *view, const struct sentence *sentence, size_t from)
{
	for (size_t i = from; i < sentence->end && i < from + MAX_LOOK; i++)
		if (char_is_digit(view->text.p[i]) ||
		    (i < from + NEAR_TITLE && (view->flags[i] & IN_QUOTE)))
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
