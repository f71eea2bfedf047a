/*
 * Sentences that are somebody's already: the paper's own, said twice, or those that
 * mundraft drafted for everyone. Compares sentences without what an editor changes by
 * itself; knows nothing of what they say.
 */
#include "sense.h"

#include "mundraft/utf8.h"

#define LEAST_WORDS 6 /* "It did not." may come again */

/* ---- the form in which sentences are compared ---- */

static uint32_t plain(uint32_t code)
{
	switch (code) {
	case 0x2018:
	case 0x2019:
	case 0x201A:
	case 0x201B:
		return '\'';
	case 0x201C:
	case 0x201D:
	case 0x201E:
	case 0xAB:
	case 0xBB:
		return '"';
	case 0x2010:
	case 0x2011:
	case 0x2012:
	case 0x2013:
	case 0x2014:
		return '-';
	default:
		return utf8_lower(code);
	}
}

struct str lint_sentence(struct arena *arena, struct str sentence)
{
	struct strbuf out;
	bool gap = false;
	strbuf_init(&out, arena);
	strbuf_adds(&out, "");
	for (size_t at = 0, length; at < sentence.n; at += length) {
		size_t end = at + 4 < sentence.n ? at + 4 : sentence.n;
		uint32_t code = utf8_decode(str_part(sentence, at, end), &length);
		if (code == 0xA0 || code == 0x202F || (code < 0x80 && char_is_space((char)code))) {
			gap = out.n > 0;
			continue;
		}
		if (gap)
			strbuf_addc(&out, ' ');
		gap = false;
		strbuf_add_code(&out, plain(code));
	}
	return strbuf_str(&out);
}

/* ---- said twice ---- */

static bool is_compared(const struct view *view, const struct sentence *sentence)
{
	bool quoted = has_flag(view, sentence->start, IN_QUOTE) &&
		      has_flag(view, sentence->end - 2, IN_QUOTE);
	return !quoted &&
	       str_words(str_part(view->text, sentence->start, sentence->end)) >= LEAST_WORDS;
}

static void report_repeat(struct check *check, const struct view *view,
			  const struct sentence *first, size_t count)
{
	size_t at = first->start, end = first->end;
	struct word word;
	for (size_t i = 0; i < LEAST_WORDS && next_word(view->text, &at, &word); i++)
		end = word.end;
	struct str opening = str_part(view->text, first->start, end);
	struct diag *diag =
		count == 1
			? report_in(check, RULE_REPEATED_SENTENCE, view, first->start, first->end,
				    "the sentence \"%.*s ...\" stood here before", STR_ARG(opening))
			: report_in(check, RULE_REPEATED_SENTENCE, view, first->start, first->end,
				    "%zu sentences from \"%.*s ...\" on stood here before", count,
				    STR_ARG(opening));
	diag_help(check->found, diag, "take the second one out");
}

/* Repeated sentences in a row are one finding. */
static void check_block_repeats(struct check *check, struct table *seen, const struct view *view)
{
	const struct sentence *first = NULL;
	size_t row = 0;
	for (size_t i = 0; i < view->block->sentence_count; i++) {
		const struct sentence *sentence =
			&check->paper->sentences[view->block->first_sentence + i];
		bool again = is_compared(view, sentence) &&
			     !table_put(check->scratch, seen,
					lint_sentence(check->scratch,
						      sentence_text(check->paper, sentence)),
					sentence);
		if (!again && row)
			report_repeat(check, view, first, row);
		first = again && row ? first : sentence;
		row = again ? row + 1 : 0;
	}
	if (row)
		report_repeat(check, view, first, row);
}

void check_repeats(struct check *check)
{
	struct table seen = {0};
	for (size_t i = 0; i < check->paper->block_count; i++)
		if (is_prose(check, &check->views[i]))
			check_block_repeats(check, &seen, &check->views[i]);
}

/* ---- drafted by mundraft ---- */

static bool is_drafted(const struct check *check, struct str fingerprint,
		       const struct sentence *sentence)
{
	return fingerprint_has(
		fingerprint, lint_sentence(check->scratch, sentence_text(check->paper, sentence)));
}

/* How many sentences of the text are as mundraft drafted them; *first: one of them. */
static size_t drafted(const struct check *check, size_t *all, const struct sentence **first)
{
	struct str fingerprint = fingerprint_of(check->paper);
	size_t count = 0;
	*all = 0;
	*first = NULL;
	for (size_t i = 0; i < check->paper->sentence_count; i++) {
		const struct sentence *sentence = &check->paper->sentences[i];
		struct view view = {.block = &check->paper->blocks[sentence->block]};
		if (!is_prose(check, &view))
			continue;
		++*all;
		if (!is_drafted(check, fingerprint, sentence))
			continue;
		count++;
		*first = *first ? *first : sentence;
	}
	return count;
}

size_t count_drafted(const struct check *check)
{
	size_t all;
	const struct sentence *first;
	return drafted(check, &all, &first);
}

void check_template_text(struct check *check)
{
	size_t all;
	const struct sentence *first;
	if (!fingerprint_of(check->paper).n)
		return;
	size_t count = drafted(check, &all, &first);
	if (!count || count * 100 < (size_t)limit_of(check, RULE_TEMPLATE_TEXT) * all)
		return;
	struct diag *diag = report(check, RULE_TEMPLATE_TEXT, sentence_span(check->paper, first),
				   "%zu of %zu sentences are as mundraft drafted them", count, all);
	diag_help(check->found, diag,
		  "say them in your own words: the same draft was given to others");
}
