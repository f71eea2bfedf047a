/*
 * Sentences and paragraphs that go on too long to be read. Counts words; knows nothing
 * of what they say.
 */
#include "check.h"

#include "mundraft/utf8.h"

/* An enumeration is read item by item: with so many of them, length is no fault. */
#define MOST_ITEMS 5

/* Commas and semicolons that part short pieces. */
static size_t items_in(struct str text)
{
	size_t items = 0, since = 0;
	for (size_t i = 0; i < text.n; i++) {
		if (text.p[i] != ',' && text.p[i] != ';')
			continue;
		items += str_words(str_part(text, since, i)) <= 8;
		since = i + 1;
	}
	return items;
}

static bool starts_word(struct str text, size_t at)
{
	size_t length;
	return char_is_digit(text.p[at]) ||
	       utf8_is_letter(utf8_decode(str_part(text, at, at + 4), &length));
}

/*
 * The words of the longest piece between semicolons: each of them can be read in one go.
 * Other people's words are not counted.
 */
static size_t longest_piece(const struct view *view, const struct sentence *sentence)
{
	size_t longest = 0, words = 0;
	bool counted = false;
	for (size_t i = sentence->start; i < sentence->end; i++) {
		char c = view->text.p[i];
		bool own = !(view->flags[i] & IN_QUOTE);
		if (char_is_space(c)) {
			counted = false;
		} else if (own && c == ';') {
			words = 0;
		} else if (own && !counted && starts_word(view->text, i)) {
			counted = true;
			words++;
		}
		longest = words > longest ? words : longest;
	}
	return longest;
}

static void check_sentence(struct check *check, const struct view *view,
			   const struct sentence *sentence, size_t most)
{
	struct str text = sentence_text(check->paper, sentence);
	size_t words = longest_piece(view, sentence);
	if (words <= most || items_in(text) >= MOST_ITEMS ||
	    has_flag(view, sentence->start, IN_QUOTE))
		return;
	struct word first;
	size_t at = sentence->start;
	if (!next_word(view->text, &at, &first))
		return;
	struct diag *diag = report_in(check, RULE_LONG_SENTENCE, view, first.start, first.end,
				      "the sentence has %zu words", words);
	diag_help(check->found, diag, "make two of it: %zu words are read in one go", most);
}

static void check_paragraph(struct check *check, const struct view *view, size_t most)
{
	size_t words = str_words(view->text), at = 0;
	struct word first;
	if (words <= most || !next_word(view->text, &at, &first))
		return;
	struct diag *diag = report_in(check, RULE_LONG_PARAGRAPH, view, first.start, first.end,
				      "the paragraph has %zu words", words);
	diag_help(check->found, diag, "begin a new paragraph where the next thought begins");
}

void check_long(struct check *check)
{
	const struct paper *paper = check->paper;
	size_t in_sentence = (size_t)limit_of(check, RULE_LONG_SENTENCE);
	size_t in_paragraph = (size_t)limit_of(check, RULE_LONG_PARAGRAPH);
	for (size_t i = 0; i < paper->block_count; i++) {
		const struct view *view = &check->views[i];
		if (!is_prose(check, view) || view->block->quotes)
			continue;
		for (size_t k = 0; k < view->block->sentence_count; k++)
			check_sentence(check, view,
				       &paper->sentences[view->block->first_sentence + k],
				       in_sentence);
		check_paragraph(check, view, in_paragraph);
	}
}
