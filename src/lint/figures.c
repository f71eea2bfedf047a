/*
 * A paper in figures: how long it is, how much in it is tied to the world, how hard it
 * reads. They judge nothing and no rule goes by them. Whole numbers only, so that they
 * are the same on every machine.
 */
#include "sense.h"

#include "mundraft/utf8.h"

#define LEAST_WORDS 6 /* a shorter sentence leans on its neighbours */

static size_t count_letters(struct str text)
{
	size_t letters = 0;
	for (size_t at = 0, length; at < text.n; at += length) {
		uint32_t code =
			utf8_decode(str_part(text, at, at + 4 < text.n ? at + 4 : text.n), &length);
		letters += utf8_is_letter(code) || (code < 0x80 && char_is_digit((char)code));
	}
	return letters;
}

/* The index of Coleman and Liau, in tenths of an American school year. */
static long grade(size_t letters, size_t sentences, size_t words)
{
	if (!words)
		return 0;
	long long share =
		(588 * (long long)letters - 2960 * (long long)sentences) / (10 * (long long)words);
	return (long)(share - 158);
}

static void add_sentence(struct check *check, const struct sense *sense,
			 const struct sentence *sentence, struct lint_figures *figures)
{
	struct str text = sentence_text(check->paper, sentence);
	size_t anchors = count_anchors(sense, check->paper, sentence);
	size_t words = str_words(text);
	figures->sentences++;
	figures->anchors += anchors;
	bool cited = sentence->mark_count || cites_in_text(text) || names_work(check, text);
	figures->generic += !anchors && !cited && words >= LEAST_WORDS;
	figures->cited += cited;
	if (words > figures->longest)
		figures->longest = words;
}

static void add_block(struct check *check, const struct sense *sense, const struct block *block,
		      struct lint_figures *figures, size_t *letters)
{
	figures->paragraphs++;
	figures->words += str_words(block->text);
	*letters += count_letters(block->text);
	for (size_t i = 0; i < block->sentence_count; i++)
		add_sentence(check, sense, &check->paper->sentences[block->first_sentence + i],
			     figures);
}

void lint_figures(const struct lint_options *options, const struct paper *paper,
		  struct arena *scratch, struct lint_figures *figures)
{
	struct check check = {.options = options, .paper = paper, .scratch = scratch};
	const struct sense *sense = sense_new(scratch, options, paper);
	size_t letters = 0;
	prepare_views(&check);
	*figures = (struct lint_figures){.notes = paper->note_count};
	for (size_t i = 0; i < paper->block_count; i++)
		if (is_prose(&check, &check.views[i]))
			add_block(&check, sense, &paper->blocks[i], figures, &letters);
	figures->drafted = fingerprint_of(paper).n ? count_drafted(&check) : SIZE_MAX;
	figures->grade_tenths = grade(letters, figures->sentences, figures->words);
	if (figures->words) {
		figures->anchors_tenths = figures->anchors * 1000 / figures->words;
		figures->letters_hundredths = letters * 100 / figures->words;
	}
	if (figures->sentences)
		figures->mean_tenths = figures->words * 10 / figures->sentences;
}
