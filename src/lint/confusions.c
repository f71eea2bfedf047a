/*
 * Words that are spelt right and are the wrong ones, and words no delegation would use:
 * both by the lists of profiles/un/words, which hold only patterns that are wrong wherever
 * they stand. A rule that guesses at grammar costs more trust than it earns.
 */
#include "check.h"

/* Runs over the paper's own words. */
static void each_word(struct check *check, const struct phrase_list *list,
		      size_t (*see)(struct check *check, const struct phrase_list *list,
				    const struct view *view, struct word word))
{
	for (size_t i = 0; i < check->paper->block_count; i++) {
		const struct view *view = &check->views[i];
		size_t at = 0;
		struct word word;
		while (is_prose(check, view) && next_word(view->text, &at, &word))
			if (!(view->flags[word.start] & (IN_QUOTE | IN_ADDRESS)))
				at = see(check, list, view, word);
	}
}

/* ---- confused words ---- */

/* Nouns that somebody has: "it's own" is never "it is own", "they're choice" no "they are". */
static const char *const its[] = {
	"own",         "commitment",     "commitments", "efforts",      "citizens",     "people",
	"borders",     "government",     "population",  "role",         "policy",       "policies",
	"neighbours",  "neighbors",      "members",     "economy",      "territory",    "mandate",
	"sovereignty", "history",        "obligations", "constitution", "course",       "peoples",
	"allies",      "partners",       "stance",      "delegation",   "independence", "resources",
	"leaders",     "priorities",     "resolutions", "inhabitants",  "beliefs",      "goals",
	"aims",        "objectives",     "interests",   "capacity",     "effects",      "impact",
	"founding",    "implementation", NULL};
static const char *const their[] = {
	"own",      "choice",       "choices",   "commitment",  "commitments", "country",
	"borders",  "government",   "rights",    "governments", "policies",    "policy",
	"economy",  "economies",    "territory", "sovereignty", "obligations", "efforts",
	"decision", "populations",  "resources", "lives",       "homes",       "future",
	"position", "independence", "countries", "citizens",    "goals",       NULL};
static const char *const whose[] = {
	"own",     "citizens",  "people",  "government", "governments", "rights",    "borders",
	"economy", "economies", "lives",   "homes",      "goal",        "goals",     "aim",
	"purpose", "mandate",   "country", "countries",  "families",    "territory", NULL};

/* "in it's current form": behind such a word no sentence begins with "it is". */
static bool is_behind_preposition(struct str text, size_t at)
{
	static const char *const before[] = {
		"of",     "by",      "with",  "from",   "in",      "on",      "to",         "into",
		"within", "through", "under", "during", "despite", "towards", "throughout", NULL};
	static const char *const behind[] = {
		"a",    "an",   "the",    "not",   "only", "been",     "clear",     "time", "our",
		"that", "no",   "in",     "all",   "just", "very",     "important", "so",   "worth",
		"true", "also", "always", "about", "up",   "possible", "because",   NULL};
	struct word word;
	size_t next = at;
	if (!word_before(text, at, &word) || !one_of(word_text(text, word), before) ||
	    !next_word(text, &next, &word))
		return false;
	size_t end = word.end;
	return next_word(text, &next, &word) && word.start > end &&
	       word.start == skip_blanks(text, end) && !one_of(word_text(text, word), behind);
}

const char *possessive_meant(struct str text, size_t at)
{
	static const struct {
		const char *wrong, *right;
		const char *const *nouns;
	} slips[] = {{"it's", "its", its}, {"they're", "their", their}, {"who's", "whose", whose}};
	size_t end;
	struct word next;
	for (size_t i = 0; i < sizeof slips / sizeof *slips; i++) {
		if (!phrase_at(text, at, slips[i].wrong, &end))
			continue;
		size_t behind = end;
		if (next_word(text, &behind, &next) && skip_blanks(text, end) == next.start &&
		    one_of(word_text(text, next), slips[i].nouns))
			return slips[i].right;
		if (i == 0 && is_behind_preposition(text, at))
			return slips[i].right;
	}
	return NULL;
}

static struct diag *report_confusion(struct check *check, const struct view *view,
				     struct word place, struct str right)
{
	struct str wrong = word_text(view->text, place);
	right = like_case(check->found->arena, wrong, right);
	struct diag *diag =
		report_in(check, RULE_CONFUSION, view, place.start, place.end,
			  "\"%.*s\" should be \"%.*s\"", STR_ARG(wrong), STR_ARG(right));
	suggest(check, diag, right);
	return diag;
}

/* Each sees what starts at a word, and gives where to go on: one slip is one finding. */
static size_t see_confusion(struct check *check, const struct phrase_list *list,
			    const struct view *view, struct word place)
{
	size_t at = place.start, end;
	const char *possessive = possessive_meant(view->text, at);
	if (possessive) {
		(void)report_confusion(check, view, place, str_of(possessive));
		return place.end;
	}
	const struct phrase *phrase = phrase_find(list, view->text, at, &end);
	if (!phrase || !phrase->right.n)
		return place.end;
	struct str wrong = str_part(view->text, at, end);
	struct str right = phrase_right(phrase, check->found->arena, wrong);
	if (str_eq(wrong, right))
		return place.end; /* "I am", where the list has it for "i am" */
	struct diag *diag = report_confusion(check, view, (struct word){at, end}, right);
	if (phrase->style)
		diag_severity(check->found, diag, SEVERITY_STYLE);
	return end;
}

static void *read_confusions(struct arena *arena, const struct lint_words *words)
{
	struct phrase_list *list = arena_new(arena, struct phrase_list);
	phrases_read(list, arena, words->confusions);
	return list;
}

void check_confusions(struct check *check)
{
	each_word(check, list_of(check->options, check->scratch, LIST_CONFUSIONS, read_confusions),
		  see_confusion);
}

/* ---- tone ---- */

static size_t see_tone(struct check *check, const struct phrase_list *list,
		       const struct view *view, struct word place)
{
	size_t at = place.start, end;
	const struct phrase *phrase = phrase_find(list, view->text, at, &end);
	if (!phrase)
		return place.end;
	struct str text = str_part(view->text, at, end);
	struct diag *diag = report_in(check, RULE_UNDIPLOMATIC, view, at, end,
				      "\"%.*s\" is no word for a committee", STR_ARG(text));
	if (phrase->style)
		diag_severity(check->found, diag, SEVERITY_STYLE);
	struct str right = phrase_right(phrase, check->found->arena, text);
	if (right.n)
		suggest(check, diag, like_case(check->found->arena, text, right));
	else
		diag_help(check->found, diag, "say the same calmly, or take it out");
	return end;
}

static void *read_undiplomatic(struct arena *arena, const struct lint_words *words)
{
	struct phrase_list *list = arena_new(arena, struct phrase_list);
	phrases_read(list, arena, words->undiplomatic);
	return list;
}

void check_tone(struct check *check)
{
	each_word(check,
		  list_of(check->options, check->scratch, LIST_UNDIPLOMATIC, read_undiplomatic),
		  see_tone);
}
