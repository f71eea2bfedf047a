/*
 * Spelling over a paper: which words are judged, and how a verdict is put. Code,
 * addresses, notes, works cited and the delegate's own name are left alone; so are
 * foreign words, in italics or in a quotation that is hardly English.
 */
#include "check.h"

#include "mundraft/near.h"
#include "mundraft/spelling.h"

/* Longer italics are the writer's own emphasis and not a foreign term. */
#define MAX_ITALICS 60

static bool is_person(struct str field)
{
	return str_is(field, "delegate") || str_is(field, "school");
}

/* A country's name counts as known only where it is spelt right itself. */
static bool is_right(struct spelling *spelling, struct str text)
{
	size_t at = 0;
	struct str word;
	while (spelling_next(text, &at, &word))
		if (spelling_check(spelling, word, false)->verdict != SPELLING_RIGHT)
			return false;
	return text.n > 0;
}

static void learn_country(struct spelling *spelling, struct str name)
{
	if (is_right(spelling, name))
		spelling_country(spelling, name);
}

static void learn_person(struct spelling *spelling, struct str name)
{
	size_t at = 0;
	struct word word;
	while (next_word(name, &at, &word))
		spelling_allow(spelling, word_text(name, word));
}

static void learn(struct check *check)
{
	struct spelling *spelling = check->options->spelling;
	const struct paper *paper = check->paper;
	learn_country(spelling, str_trim(yaml_text(paper->front, "country")));
	learn_person(spelling, yaml_text(paper->front, "delegate"));
	learn_person(spelling, yaml_text(paper->front, "school"));
	for (size_t i = 0; i < paper->field_count; i++) {
		const struct field *field = &paper->fields[i];
		if (is_person(field->name))
			learn_person(spelling, field->value);
		else if (str_is(field->name, "country"))
			learn_country(spelling, str_trim(field->value));
	}
}

/* ---- what is left alone ---- */

/* The first of the paper's traits that starts behind a place of a block, by halves. */
static size_t trait_behind(const struct paper *paper, size_t block, size_t at)
{
	size_t low = 0, high = paper->trait_count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		const struct trait *trait = &paper->traits[middle];
		if (trait->block < block || (trait->block == block && trait->start <= at))
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Whether the word stands in a short run of italics: "*zhusan*". */
static bool is_set_apart(const struct check *check, const struct view *view, struct word word)
{
	size_t block = (size_t)(view - check->views);
	for (size_t i = trait_behind(check->paper, block, word.start); i > 0; i--) {
		const struct trait *trait = &check->paper->traits[i - 1];
		if (trait->block != block || trait->start + MAX_ITALICS < word.end)
			break;
		if (trait->kind == TRAIT_ITALIC && trait->end >= word.end &&
		    trait->end - trait->start <= MAX_ITALICS)
			return true;
	}
	return false;
}

/* Marks what is quoted in another language: more than a third of its words unknown. */
static void find_foreign(struct spelling *spelling, const struct view *view, bool *foreign)
{
	for (size_t i = 0; i < view->text.n; i++) {
		if (!(view->flags[i] & IN_QUOTE))
			continue;
		size_t start = i, at = 0, words = 0, unknown = 0;
		while (i < view->text.n && (view->flags[i] & IN_QUOTE))
			i++;
		struct str quoted = str_part(view->text, start, i), word;
		while (spelling_next(quoted, &at, &word)) {
			words++;
			unknown += spelling_check(spelling, word, false)->verdict != SPELLING_RIGHT;
		}
		for (size_t k = start; words > 1 && 3 * unknown > words && k < i; k++)
			foreign[k] = true;
	}
}

/* Which blocks are lines of the heading with words to spell: not people's names. */
static bool *find_spelt_fields(struct check *check)
{
	const struct paper *paper = check->paper;
	bool *spelt = arena_array(check->scratch, paper->block_count, bool);
	for (size_t i = 0; i < paper->field_count; i++)
		spelt[paper->fields[i].block] = !is_person(paper->fields[i].name);
	return spelt;
}

static bool is_spelt(const struct check *check, const bool *spelt_fields, size_t index)
{
	const struct view *view = &check->views[index];
	switch (view->block->kind) {
	case BLOCK_HEADING:
	case BLOCK_PARAGRAPH:
	case BLOCK_ITEM:
		return !in_section(check, view, ROLE_SOURCES);
	case BLOCK_FIELD:
		return spelt_fields[index];
	case BLOCK_NOTE:
	case BLOCK_CODE:
	case BLOCK_HTML:
	default:
		return false;
	}
}

/* "Ursula von der Leyen", "Sharm el Sheikh": a small word of a name, before its next one. */
static bool is_particle(struct str text, struct word word)
{
	static const char *const particles[] = {"al",    "ben", "bin", "bint", "da",  "del",
						"della", "den", "der", "di",   "dos", "el",
						"ibn",   "te",  "ul",  "van",  "von", NULL};
	size_t next = skip_blanks(text, word.end);
	if (!one_of(word_text(text, word), particles) || next == word.end || next >= text.n)
		return false;
	struct word after;
	size_t at = next;
	return char_is_upper(text.p[next]) ||
	       (next_word(text, &at, &after) && one_of(word_text(text, after), particles));
}

/* ---- findings ---- */

/* Whether a noun seems to follow: a word in small letters that no subject goes on with. */
static bool noun_follows(struct str text, size_t end)
{
	static const char *const others[] = {
		"and",    "or",     "is",    "are",   "was",     "were",   "has",   "have",
		"had",    "in",     "of",    "to",    "with",    "by",     "for",   "from",
		"that",   "which",  "who",   "whose", "as",      "at",     "on",    "will",
		"would",  "can",    "could", "shall", "should",  "must",   "may",   "might",
		"but",    "than",   "nor",   "not",   "also",    "do",     "does",  "did",
		"be",     "if",     "when",  "while", "because", "where",  "into",  "under",
		"during", "before", "after", "since", "through", "within", "about", "against",
		"the",    "a",      "an",    "it",    "its",     "this",   NULL};
	struct word word;
	size_t at = skip_blanks(text, end);
	return at > end && at < text.n && text.p[at] >= 'a' && text.p[at] <= 'z' &&
	       next_word(text, &at, &word) && !one_of(word_text(text, word), others);
}

/* "Kazakstans people": the country's own comes before the country. */
static void put_owner_first(const struct view *view, struct word place,
			    struct spelling_result *result)
{
	struct str word = word_text(view->text, place);
	if (!str_ends(word, STR("s")) || !noun_follows(view->text, place.end))
		return;
	for (size_t i = 1; i < result->suggestion_count; i++) {
		struct str owner = result->suggestions[i];
		if (!str_ends(owner, STR("'s")))
			continue;
		for (; i > 0; i--)
			result->suggestions[i] = result->suggestions[i - 1];
		result->suggestions[0] = owner;
		return;
	}
}

static struct diag *report_name(struct check *check, const struct view *view, struct word place,
				const struct spelling_result *result)
{
	struct str word = word_text(view->text, place);
	bool guessed = result->suggestion_count > 0;
	bool small = guessed && str_eq_nocase(word, result->suggestions[0]);
	return report_in(check, RULE_SPELLING_NAME, view, place.start, place.end,
			 small     ? "\"%.*s\" is a name: write it with a capital letter"
			 : guessed ? "\"%.*s\" looks like a misspelt name"
				   : "\"%.*s\" is no known name",
			 STR_ARG(word));
}

/* The minority; where both are as many, the United Nations' own way is the paper's. */
static bool is_minority(const size_t *votes, enum variety variety)
{
	size_t british = votes[VARIETY_BRITISH] + votes[VARIETY_ISE];
	size_t american = votes[VARIETY_AMERICAN];
	switch (variety) {
	case VARIETY_AMERICAN:
		return british >= american;
	case VARIETY_BRITISH:
		return american > british;
	case VARIETY_ISE:
		return american > british || (votes[VARIETY_IZE] >= votes[VARIETY_ISE]);
	case VARIETY_IZE:
		return american <= british && votes[VARIETY_ISE] > votes[VARIETY_IZE];
	case VARIETY_ANY:
	default:
		return false;
	}
}

/* In a paper in American English a slip is mended the American way. */
static void keep_to_american(struct check *check, const size_t *votes,
			     struct spelling_result *result)
{
	bool american = is_minority(votes, VARIETY_BRITISH);
	for (size_t i = 0; american && i < result->suggestion_count; i++) {
		struct str *guess = &result->suggestions[i];
		const struct spelling_result *right =
			spelling_check(check->options->spelling, *guess, false);
		if (right->variety == VARIETY_BRITISH)
			*guess = right->counterpart;
	}
}

/* `votes`: the paper's words of each variety. */
/* So far off that it is a guess and no mending: "grandniece" for "grantance". */
static bool is_far(struct str word, struct str guess)
{
	unsigned most = word.n < 6 ? 1 : word.n < 10 ? 2 : 3;
	return near_distance(word, guess, most) > most;
}

static void report_wrong(struct check *check, const struct view *view, struct word place,
			 bool first, const size_t *votes, const struct spelling_result *result)
{
	struct str word = word_text(view->text, place);
	struct diag *diag;
	switch (result->verdict) {
	case SPELLING_NAME:
		diag = report_name(check, view, place, result);
		break;
	case SPELLING_DIALECT:
		diag = report_in(check, RULE_SPELLING_DIALECT, view, place.start, place.end,
				 "\"%.*s\" is spelt in another way than the paper's English",
				 STR_ARG(word));
		break;
	case SPELLING_WRONG:
	case SPELLING_RIGHT:
	default:
		diag = report_in(check, RULE_SPELLING, view, place.start, place.end,
				 "\"%.*s\" is in no dictionary", STR_ARG(word));
	}
	if (diag == &check->surplus)
		return;
	struct spelling_result mended = *spelling_guess(check->options->spelling, word, first);
	put_owner_first(view, place, &mended);
	keep_to_american(check, votes, &mended);
	if (mended.suggestion_count && is_far(word, mended.suggestions[0]))
		diag_help(check->found, diag, "look it up; perhaps \"%.*s\" is meant",
			  STR_ARG(mended.suggestions[0]));
	diag_suggest(check->found, diag, mended.suggestions, mended.suggestion_count);
	if (!mended.suggestion_count)
		diag_help(check->found, diag, "look it up; a foreign word belongs in italics");
}

/*
 * Walks a block's words along its sentences: `next` is the first sentence that ends
 * behind the word, `first` where its first word starts.
 */
struct starts {
	const struct sentence *items;
	size_t count, next, first;
	bool looked, has_word;
};

static bool starts_sentence(struct starts *starts, struct str text, size_t at)
{
	while (starts->next < starts->count && starts->items[starts->next].end <= at) {
		starts->next++;
		starts->looked = false;
	}
	if (starts->next >= starts->count)
		return at == 0;
	if (!starts->looked) {
		struct word first = {0, 0};
		size_t from = starts->items[starts->next].start;
		starts->has_word = next_word(text, &from, &first);
		starts->first = first.start;
		starts->looked = true;
	}
	return starts->has_word && starts->first >= at;
}

/* Looks at one word of a paper with its verdict; `first`: it starts a sentence. */
struct walk {
	struct check *check;
	void (*see)(struct walk *walk, const struct view *view, struct word place, bool first,
		    struct spelling_result *result);
	const bool *spelt_fields;
	size_t votes[VARIETY_IZE + 1]; /* the paper's words of each variety */
};

static void walk_block(struct walk *walk, const struct view *view)
{
	struct check *check = walk->check;
	struct spelling *spelling = check->options->spelling;
	bool *foreign = arena_array(check->scratch, view->text.n, bool);
	struct starts starts = {.items = check->paper->sentences + view->block->first_sentence,
				.count = view->block->sentence_count};
	size_t at = 0;
	struct str word;
	find_foreign(spelling, view, foreign);
	while (spelling_next(view->text, &at, &word)) {
		size_t start = (size_t)(word.p - view->text.p);
		struct word place = {start, start + word.n};
		bool first = starts_sentence(&starts, view->text, start);
		if (!foreign[start] && !(view->flags[start] & IN_ADDRESS))
			walk->see(walk, view, place, first, spelling_check(spelling, word, first));
	}
}

static void walk_paper(struct walk *walk)
{
	for (size_t i = 0; i < walk->check->paper->block_count; i++)
		if (is_spelt(walk->check, walk->spelt_fields, i))
			walk_block(walk, &walk->check->views[i]);
}

/* ---- one English throughout ---- */

/* "President Maduro", "Maduro Moros": names of persons come in company, States' seldom. */
static bool is_in_company(struct str text, struct word place, bool first)
{
	static const char *const beginnings[] = {
		"in",   "of",   "for",     "to",    "and",   "but",    "as",    "with",
		"from", "by",   "on",      "at",    "since", "while",  "when",  "if",
		"the",  "like", "unlike",  "both",  "after", "before", "under", "although",
		"that", "this", "because", "today", "now",   NULL};
	struct word before;
	size_t next = skip_blanks(text, place.end);
	if (next > place.end && next < text.n && char_is_upper(text.p[next]))
		return true;
	return !first && word_before(text, place.start, &before) &&
	       char_is_upper(text.p[before.start]) && !one_of(word_text(text, before), beginnings);
}

/* What is to be known of the whole paper before the first finding. */
static void see_first(struct walk *walk, const struct view *view, struct word place, bool first,
		      struct spelling_result *result)
{
	if (!(view->flags[place.start] & IN_QUOTE))
		walk->votes[result->variety]++;
	if (result->doubtful && !result->in_company)
		result->in_company = is_in_company(view->text, place, first);
}

/* One of the other kind must stand in the paper: alone, no word mixes anything. */
static bool is_mixed(const size_t *votes, enum variety variety)
{
	size_t british = votes[VARIETY_BRITISH] + votes[VARIETY_ISE];
	switch (variety) {
	case VARIETY_AMERICAN:
		return british > 0;
	case VARIETY_BRITISH:
		return votes[VARIETY_AMERICAN] > 0;
	case VARIETY_ISE:
		return votes[VARIETY_AMERICAN] + votes[VARIETY_IZE] > 0;
	case VARIETY_IZE:
		return votes[VARIETY_ISE] > 0;
	case VARIETY_ANY:
	default:
		return false;
	}
}

static void see_variety(struct walk *walk, const struct view *view, struct word place,
			const struct spelling_result *result)
{
	static const char *const messages[] = {
		[VARIETY_ANY] = "",
		[VARIETY_AMERICAN] = "American spelling in a paper with British spelling",
		[VARIETY_BRITISH] = "British spelling in a paper with American spelling",
		[VARIETY_ISE] = "spelt with \"is\" in a paper that spells with \"iz\"",
		[VARIETY_IZE] = "spelt with \"iz\" in a paper that spells with \"is\"",
	};
	struct check *check = walk->check;
	enum variety variety = result->variety;
	if ((view->flags[place.start] & IN_QUOTE) || !is_mixed(walk->votes, variety) ||
	    !is_minority(walk->votes, variety))
		return;
	struct diag *diag = report_in(check, RULE_SPELLING_DIALECT, view, place.start, place.end,
				      "\"%.*s\" is %s", STR_ARG(word_text(view->text, place)),
				      messages[variety]);
	diag_help(check->found, diag, "write \"%.*s\": one of them throughout",
		  STR_ARG(result->counterpart));
	suggest(check, diag, result->counterpart);
}

/* A quotation keeps the English of whoever is quoted. */
static void see_spelling(struct walk *walk, const struct view *view, struct word place, bool first,
			 struct spelling_result *result)
{
	bool quoted = view->flags[place.start] & IN_QUOTE;
	see_variety(walk, view, place, result);
	if (result->verdict == SPELLING_RIGHT || (result->verdict == SPELLING_DIALECT && quoted) ||
	    (result->verdict == SPELLING_WRONG &&
	     (is_set_apart(walk->check, view, place) || is_particle(view->text, place))) ||
	    (result->doubtful && result->in_company))
		return;
	report_wrong(walk->check, view, place, first, walk->votes, result);
}

void check_spelling(struct check *check)
{
	if (!check->options->spelling)
		return;
	learn(check);
	struct walk walk = {
		.check = check, .see = see_first, .spelt_fields = find_spelt_fields(check)};
	walk_paper(&walk);
	walk.see = see_spelling;
	walk_paper(&walk);
}
