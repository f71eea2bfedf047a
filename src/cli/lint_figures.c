/*
 * A paper in figures, as --stats prints them: for people a short table, for programs an
 * object beside the findings. Figures judge nothing, and no status hangs on them.
 */
#include "lint_figures.h"

#include "report.h"

#include <stdint.h>
#include <stdlib.h>

/* "12.3" of 123. */
static void add_tenths(struct strbuf *out, size_t tenths)
{
	strbuf_addf(out, "%zu.%zu", tenths / 10, tenths % 10);
}

static void add_share(struct strbuf *out, size_t part, size_t whole)
{
	strbuf_addf(out, "%zu of %zu sentence%s", part, whole, whole == 1 ? "" : "s");
	if (whole)
		strbuf_addf(out, " (%zu %%)", (200 * part + whole) / (2 * whole));
	strbuf_addc(out, '\n');
}

static void add_label(struct strbuf *out, const char *label)
{
	strbuf_addf(out, "  %-22s ", label);
}

static void add_lengths(struct strbuf *out, const struct lint_figures *figures)
{
	add_label(out, "length");
	add_count(out, figures->words, "word", "words");
	strbuf_adds(out, " in ");
	add_count(out, figures->sentences, "sentence", "sentences");
	strbuf_adds(out, " and ");
	add_count(out, figures->paragraphs, "paragraph\n", "paragraphs\n");
	add_label(out, "words in a sentence");
	add_tenths(out, figures->mean_tenths);
	strbuf_addf(out, " on average, %zu in the longest\n", figures->longest);
	add_label(out, "reading");
	strbuf_addf(out, "%zu.%02zu letters in a word; for readers with ",
		    figures->letters_hundredths / 100, figures->letters_hundredths % 100);
	add_tenths(out, figures->grade_tenths > 0 ? (size_t)figures->grade_tenths : 0);
	strbuf_adds(out, " years of school (Coleman and Liau)\n");
}

static void add_substance(struct strbuf *out, const struct lint_figures *figures)
{
	add_label(out, "anchors");
	strbuf_addf(out, "%zu, that is ", figures->anchors);
	add_tenths(out, figures->anchors_tenths);
	strbuf_adds(out, " in a hundred words: dates, figures, documents, names\n");
	add_label(out, "any country could say");
	add_share(out, figures->generic, figures->sentences);
	add_label(out, "with a source");
	add_share(out, figures->cited, figures->sentences);
	add_label(out, "notes");
	strbuf_addf(out, "%zu\n", figures->notes);
	add_label(out, "as it was drafted");
	if (figures->drafted == SIZE_MAX)
		strbuf_adds(out, "not known: its front matter has no fingerprint of a draft\n");
	else
		add_share(out, figures->drafted, figures->sentences);
}

void figures_print(struct str name, const struct lint_figures *figures, struct arena *scratch)
{
	struct strbuf out;
	strbuf_init(&out, scratch);
	add_visible(&out, name);
	strbuf_adds(&out, ": figures, which judge nothing\n");
	add_lengths(&out, figures);
	add_substance(&out, figures);
	print(TO_OUT, strbuf_str(&out));
}

void figures_print_json(struct report *report, const struct lint_figures *figures,
			struct arena *scratch)
{
	struct strbuf out;
	strbuf_init(&out, scratch);
	strbuf_adds(&out, report->printed++ ? ",\n{\"file\":" : "\n{\"file\":");
	json_string(&out, report->file);
	strbuf_addf(&out,
		    ",\"figures\":{\"words\":%zu,\"sentences\":%zu,\"paragraphs\":%zu,"
		    "\"mean_sentence\":%zu.%zu,\"longest_sentence\":%zu,"
		    "\"letters_per_word\":%zu.%02zu,\"anchors\":%zu,"
		    "\"anchors_per_hundred_words\":%zu.%zu,\"generic_sentences\":%zu,"
		    "\"cited_sentences\":%zu,\"notes\":%zu",
		    figures->words, figures->sentences, figures->paragraphs,
		    figures->mean_tenths / 10, figures->mean_tenths % 10, figures->longest,
		    figures->letters_hundredths / 100, figures->letters_hundredths % 100,
		    figures->anchors, figures->anchors_tenths / 10, figures->anchors_tenths % 10,
		    figures->generic, figures->cited, figures->notes);
	long grade = figures->grade_tenths;
	strbuf_addf(&out, ",\"grade\":%s%ld.%ld", grade < 0 ? "-" : "", labs(grade) / 10,
		    labs(grade) % 10);
	if (figures->drafted == SIZE_MAX)
		strbuf_adds(&out, ",\"drafted_sentences\":null}}");
	else
		strbuf_addf(&out, ",\"drafted_sentences\":%zu}}", figures->drafted);
	print(TO_OUT, strbuf_str(&out));
}
