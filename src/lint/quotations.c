/*
 * Quotations of a paper held against the stored ones of its country's profile: nearly
 * the same words, and not exactly. Case, quotation marks, punctuation, what "..." leaves
 * out and what an editor puts in square brackets are no differences. A quotation of
 * something else is left alone.
 */
#include "check.h"
#include "align.h"

#include "mundraft/evidence.h"
#include "mundraft/utf8.h"

#define LEAST_WORDS 5     /* shorter ones are names and set phrases */
#define TELLING_LETTERS 4 /* shorter words stand in every text */
#define SLOTS 256

struct stored {
	const struct fact *fact;
	struct token words[ALIGN_MOST_WORDS];
	size_t count;
	size_t telling;    /* words that tell it from others */
	bool holds[SLOTS]; /* by hash: what is not there stands not in it */
};

struct quotations {
	struct stored *items;
	size_t count;
	struct table by_fact;
};

/* ---- words ---- */

/* "[t]he": a letter that an editor changed; any other bracket takes the place of words. */
static bool is_changed_letter(struct str text, size_t at)
{
	return at + 3 < text.n && text.p[at] == '[' && char_is_alpha(text.p[at + 1]) &&
	       text.p[at + 2] == ']' && char_is_alpha(text.p[at + 3]);
}

/* The end of what stands for left out or inserted words at `at`; 0: nothing does. */
static size_t gap_end(struct str text, size_t at)
{
	struct str three = str_part(text, at, at + 3);
	if (str_is(three, "...") || str_is(three, "\xE2\x80\xA6"))
		return at + 3;
	if (text.p[at] != '[' || is_changed_letter(text, at))
		return 0;
	struct str near = str_part(text, 0, at + 200);
	size_t close = str_find(near, STR("]"), at);
	return close < near.n ? close + 1 : 0;
}

static bool is_letter_at(struct str text, size_t at, size_t *length)
{
	uint32_t code = utf8_decode(str_part(text, at, at + 4), length);
	return utf8_is_letter(code) || (code < 0x80 && char_is_digit((char)code));
}

/* The word at `at`, folded. */
static struct token token_at(struct arena *arena, struct str text, size_t at)
{
	bool changed = is_changed_letter(text, at);
	size_t from = changed ? at + 3 : at;
	struct word word = {0};
	(void)next_word(text, &from, &word);
	struct str whole = word_text(text, word);
	if (changed)
		whole = str_printf(arena, "%c%.*s", text.p[at + 1], STR_ARG(whole));
	return (struct token){utf8_fold(arena, whole), at, word.end, false};
}

/* The words of a text; of one that has more than can be aligned, one more than that. */
static size_t read_words(struct arena *arena, struct str text, size_t at, struct token *tokens)
{
	size_t count = 0, length;
	bool gap = false;
	while (at < text.n) {
		size_t end = gap_end(text, at);
		gap |= end > 0;
		if (!end && !is_letter_at(text, at, &length) && !is_changed_letter(text, at))
			end = at + length;
		if (!end) {
			if (count == ALIGN_MOST_WORDS)
				return count + 1;
			tokens[count] = token_at(arena, text, at);
			tokens[count].gap = gap;
			end = tokens[count++].end;
			gap = false;
		}
		at = end;
	}
	return count;
}

/* ---- what is stored ---- */

static unsigned slot_of(struct str word)
{
	unsigned hash = 5381;
	for (size_t i = 0; i < word.n; i++)
		hash = hash * 33 + (unsigned char)word.p[i];
	return hash % SLOTS;
}

static bool is_telling(const struct token *token)
{
	return token->word.n >= TELLING_LETTERS;
}

static void read_stored(struct check *check, struct quotations *all)
{
	const struct evidence *evidence = check->options->evidence;
	all->items = arena_array(check->scratch, evidence->fact_count, struct stored);
	for (size_t i = 0; i < evidence->fact_count; i++) {
		const struct fact *fact = evidence->facts[i];
		struct stored *stored = &all->items[all->count];
		if (!fact->quote.n || fact->quote.n > QUOTE_MAX_BYTES)
			continue;
		*stored = (struct stored){.fact = fact};
		stored->count = read_words(check->scratch, fact->quote, 0, stored->words);
		if (stored->count < LEAST_WORDS || stored->count > ALIGN_MOST_WORDS)
			continue;
		all->count++;
		for (size_t k = 0; k < stored->count; k++)
			if (is_telling(&stored->words[k])) {
				stored->telling++;
				stored->holds[slot_of(stored->words[k].word)] = true;
			}
		table_put(check->scratch, &all->by_fact, fact->id, stored);
	}
}

/* ---- one quotation ---- */

struct quotation {
	const struct view *view;
	size_t start;
	struct str text; /* of the block, up to the quotation's end */
	struct token words[ALIGN_MOST_WORDS];
	size_t count;
};

static size_t smaller(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* A quick look, before words are laid side by side. */
static bool may_be_near(const struct stored *stored, const struct quotation *quotation)
{
	size_t telling = 0, shared = 0;
	for (size_t i = 0; i < quotation->count; i++) {
		bool tells = is_telling(&quotation->words[i]);
		telling += tells;
		shared += tells && stored->holds[slot_of(quotation->words[i].word)];
	}
	return shared && shared * 2 >= smaller(telling, stored->telling);
}

struct match {
	const struct stored *stored;
	struct alignment alignment;
};

static struct alignment align_with(const struct stored *stored, const struct quotation *quotation)
{
	return align(quotation->words, quotation->count, stored->words, stored->count);
}

static bool is_near(const struct alignment *alignment, size_t least, unsigned per_cent)
{
	size_t whole = alignment->same + alignment->different;
	return alignment->same >= least && alignment->same * 100 >= whole * per_cent;
}

/* Of all stored ones the nearest that shares four fifths of the words. */
static struct match find_nearest(const struct quotations *all, const struct quotation *quotation)
{
	struct match best = {0};
	for (size_t i = 0; i < all->count; i++) {
		const struct stored *stored = &all->items[i];
		if (!may_be_near(stored, quotation))
			continue;
		struct alignment alignment = align_with(stored, quotation);
		if (is_near(&alignment, LEAST_WORDS, 80) &&
		    (!best.stored || alignment.different < best.alignment.different))
			best = (struct match){stored, alignment};
	}
	return best;
}

/* The sentences' note marks from the quotation's start on say whose words they are. */
static bool find_marked(const struct check *check, const struct quotations *all,
			const struct quotation *quotation, struct match *best)
{
	const struct paper *paper = check->paper;
	const struct block *block = quotation->view->block;
	bool known = false;
	size_t i = sentence_at(check, block, quotation->start);
	if (i == block->sentence_count)
		return false;
	const struct sentence *sentence = &paper->sentences[block->first_sentence + i];
	for (size_t m = 0; m < sentence->mark_count; m++) {
		struct str key = paper->marks[sentence->first_mark + m].key;
		const struct stored *stored = table_get(&all->by_fact, key);
		known |= evidence_fact(check->options->evidence, key) != NULL;
		if (!stored)
			continue;
		struct alignment alignment = align_with(stored, quotation);
		if (is_near(&alignment, LEAST_WORDS - 1, 70) &&
		    (!best->stored || alignment.different < best->alignment.different))
			*best = (struct match){stored, alignment};
	}
	return known;
}

static void report_altered(struct check *check, const struct quotation *quotation,
			   const struct match *match)
{
	const struct alignment *alignment = &match->alignment;
	const struct token *ours = &quotation->words[alignment->ours];
	const struct token *theirs = &match->stored->words[alignment->theirs];
	struct str stored = match->stored->fact->quote, text = quotation->text;
	struct str wrong = str_part(text, ours->start, ours->end);
	struct str right = str_part(stored, theirs->start, theirs->end);
	struct diag *diag;
	if (alignment->kind == DIFFERENCE_OTHER) {
		diag = report_in(check, RULE_ALTERED_QUOTATION, quotation->view, ours->start,
				 ours->end,
				 "the quotation has \"%.*s\" where the source has \"%.*s\"",
				 STR_ARG(wrong), STR_ARG(right));
		suggest(check, diag, right);
	} else if (alignment->kind == DIFFERENCE_ADDED) {
		diag = report_in(check, RULE_ALTERED_QUOTATION, quotation->view, ours->start,
				 ours->end, "\"%.*s\" is not in the words that are quoted",
				 STR_ARG(wrong));
	} else {
		diag = report_in(check, RULE_ALTERED_QUOTATION, quotation->view, ours->start,
				 ours->end, "the quotation leaves out \"%.*s\" before \"%.*s\"",
				 STR_ARG(right), STR_ARG(wrong));
	}
	diag_help(check->found, diag, "quote it as it is stored: \"%.*s\"", STR_ARG(stored));
}

static void check_quotation(struct check *check, const struct quotations *all,
			    struct quotation *quotation)
{
	struct match match = {0};
	quotation->count =
		read_words(check->scratch, quotation->text, quotation->start, quotation->words);
	if (quotation->count < LEAST_WORDS || quotation->count > ALIGN_MOST_WORDS)
		return;
	if (!find_marked(check, all, quotation, &match))
		match = find_nearest(all, quotation);
	if (match.stored && match.alignment.different)
		report_altered(check, quotation, &match);
}

void check_altered(struct check *check)
{
	struct quotations all = {0};
	if (!check->options->evidence)
		return;
	read_stored(check, &all);
	struct quotation *quotation = arena_new(check->scratch, struct quotation);
	for (size_t b = 0; b < check->paper->block_count && all.count; b++) {
		const struct view *view = &check->views[b];
		for (size_t i = 0; is_prose(check, view) && i < view->text.n; i++) {
			size_t start = i;
			while (i < view->text.n && (view->flags[i] & IN_QUOTE))
				i++;
			*quotation = (struct quotation){
				.view = view, .start = start, .text = str_part(view->text, 0, i)};
			if (i > start)
				check_quotation(check, &all, quotation);
		}
	}
}

/* ---- whether it is worth loading what is stored ---- */

static bool is_quotation_mark(struct str text, size_t at)
{
	struct str three = str_part(text, at, at + 3);
	bool opens = at == 0 || char_is_space(text.p[at - 1]) || text.p[at - 1] == '(';
	return text.p[at] == '"' || (text.p[at] == '\'' && opens) ||
	       str_is(three, "\xE2\x80\x9C") || str_is(three, "\xE2\x80\x98") ||
	       str_is(str_part(three, 0, 2), "\xC2\xAB");
}

/* Five words from a mark to the next, or to the end. */
static bool has_quotation(struct str text)
{
	size_t words = 0;
	bool open = false;
	struct word word;
	for (size_t at = 0, from = 0; next_word(text, &at, &word); from = word.end) {
		for (size_t i = from; i < word.start; i++)
			if (is_quotation_mark(text, i)) {
				open = true;
				words = 0;
			}
		words++;
		if (open && words >= LEAST_WORDS)
			return true;
	}
	return false;
}

bool lint_wants_evidence(const struct paper *paper)
{
	for (size_t i = 0; i < paper->block_count; i++) {
		const struct block *block = &paper->blocks[i];
		bool prose = block->kind == BLOCK_PARAGRAPH || block->kind == BLOCK_ITEM;
		if (prose && (block->quotes || has_quotation(block->text)))
			return true;
	}
	return false;
}
