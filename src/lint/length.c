/*
 * How much a paper holds: whether it has a text at all, and its length; for each of
 * its topics. Words are counted, pages estimated from them where they are not handed
 * in. Knows nothing of headings' titles.
 */
#include "check.h"

#include "mundraft/schema.h"

#define DEFAULT_PAGE 500 /* words on a single-spaced page */
#define CLOSE_LINES 2    /* to the limit */
#define FILLED_LINES 10  /* a page with so few to spare is full */
#define MAX_TOPICS 10    /* no conference has more */

void check_empty_paper(struct check *check)
{
	if (paper_body_words(check->paper))
		return;
	struct diag *diag =
		report(check, RULE_EMPTY_PAPER, paper_top(check->paper), "the paper has no text");
	diag_help(check->found, diag,
		  "write the paper under its heading, or check that this is the right file");
}

/* ---- length ---- */

/* The first word past a number of the part's words; false where the count differs. */
static bool word_past(const struct check *check, const struct part *part, size_t limit,
		      const struct view **view, struct word *word)
{
	size_t words = 0;
	for (size_t i = part->first_block; i < part->end_block; i++) {
		const struct view *here = &check->views[i];
		size_t in_block = is_prose(check, here) ? str_words(here->text) : 0;
		if (words + in_block <= limit) {
			words += in_block;
			continue;
		}
		size_t at = 0;
		while (at < here->text.n) {
			size_t start = skip_blanks(here->text, at), end = start;
			while (end < here->text.n && !char_is_space(here->text.p[end]))
				end++;
			words += str_words(str_part(here->text, start, end));
			if (words > limit) {
				*view = here;
				*word = (struct word){start, end};
				return true;
			}
			at = end + 1;
		}
	}
	return false;
}

/* What is measured: "the body", or one topic's part of it. */
static struct str measured(struct check *check, const struct part *part)
{
	if (!part->heading)
		return STR("the body");
	return str_printf(check->found->arena, "the part \"%.*s\"", STR_ARG(part->heading->text));
}

static void report_long(struct check *check, const struct part *part, size_t words, size_t limit,
			long pages)
{
	const struct view *view;
	struct word word;
	struct str what = measured(check, part);
	struct span span = part->heading ? part->heading->span : paper_top(check->paper);
	size_t over = words - limit;
	if (word_past(check, part, limit, &view, &word))
		span = block_span(view->block, word.start, word.end);
	struct diag *diag;
	if (pages)
		diag = report(check, RULE_TOO_LONG, span,
			      "%.*s has %zu words, %zu more than fit on the %ld page%s allowed "
			      "(about %zu)",
			      STR_ARG(what), words, over, pages, pages == 1 ? "" : "s", limit);
	else
		diag = report(check, RULE_TOO_LONG, span,
			      "%.*s has %zu words, %zu more than the %zu allowed", STR_ARG(what),
			      words, over, limit);
	diag_help(check->found, diag, "cut %zu word%s; the limit is passed at this word", over,
		  over == 1 ? "" : "s");
}

static void report_short(struct check *check, const struct part *part, size_t words, size_t limit)
{
	struct str what = measured(check, part);
	struct span span = part->heading ? part->heading->span : paper_top(check->paper);
	struct diag *diag = report(
		check, RULE_TOO_SHORT, span, "%.*s has %zu word%s, %zu fewer than the %zu expected",
		STR_ARG(what), words, words == 1 ? "" : "s", limit - words, limit);
	diag_help(check->found, diag, "write %zu more; the proposals deserve the most room",
		  limit - words);
}

static size_t part_words(const struct paper *paper, const struct part *part)
{
	size_t words = 0;
	for (size_t i = part->first; i < part->first + part->count; i++)
		if (paper->sections[i].role != ROLE_SOURCES)
			words += section_words(paper, &paper->sections[i]);
	return words;
}

/* 0: the conference has no limit in pages. */
static size_t words_that_fit(const struct conference *conference)
{
	long page = conference->words_per_page > 0 ? conference->words_per_page : DEFAULT_PAGE;
	return conference->pages > 0 ? (size_t)(conference->pages * page) : 0;
}

/*
 * What a conference expects in words is mostly mundraft's own estimate of what its pages
 * hold beside the notes: a paper that fills them is not too short.
 */
static bool fills_pages(const struct check *check)
{
	const struct lint_pages *pages = check->options->pages;
	return pages && (pages->over || pages->spare < FILLED_LINES);
}

/*
 * Words fill pages only roughly: within 7 per cent of the limit nothing is said, and of a
 * Word document, whose letters and spacing may be anything, within 25.
 */
static void check_part_length(struct check *check, const struct part *part, size_t topics)
{
	const struct conference *conference = check->conference;
	size_t words = part_words(check->paper, part);
	size_t fits = check->options->pages ? 0 : words_that_fit(conference) * topics;
	/* A document's own citations add words that a draft has not: there its pages decide. */
	bool pages_decide = check->options->form && conference->pages > 0;
	size_t most = conference->max_words > 0 && !pages_decide
			      ? (size_t)conference->max_words * topics
			      : 0;
	size_t least = conference->min_words > 0 ? (size_t)conference->min_words * topics : 0;
	if (words < least && !fills_pages(check))
		report_short(check, part, words, least);
	if (check->paged)
		return; /* words were only to tell how many pages they fill */
	if (most && words > most && (!fits || most <= fits))
		report_long(check, part, words, most, 0);
	else if (fits && words > fits + fits * (check->options->form ? 25 : 7) / 100)
		report_long(check, part, words, fits, conference->pages * (long)topics);
	else if (most && words > most)
		report_long(check, part, words, most, 0);
}

/* A paper that names several topics and has no headings for them is measured as a whole. */
static size_t topics_named(const struct check *check)
{
	const struct node *topics = yaml_get(check->paper->front, "topic");
	bool several = topics && topics->kind == NODE_LIST && topics->count > 1;
	return several && topics->count <= MAX_TOPICS ? topics->count : 1;
}

/* Far from the limit on either side the words say enough. */
bool lint_wants_pages(const struct conference *conference, const struct paper *paper)
{
	const struct node *topics = yaml_get(paper->front, "topic");
	bool each = !str_is(yaml_text(conference->tree, "scope"), "all");
	size_t count =
		each && topics && topics->kind == NODE_LIST && topics->count ? topics->count : 1;
	size_t fits = words_that_fit(conference) * count, words = paper_body_words(paper);
	size_t least = conference->min_words > 0 ? (size_t)conference->min_words * count : 0;
	return fits && words < fits * 14 / 10 &&
	       (words > fits * 6 / 10 || (words < least && words > least / 2));
}

static const char *plural(size_t n)
{
	return n == 1 ? "" : "s";
}

/* Laid out with another program's font, a line may end elsewhere. */
static void check_layout(struct check *check)
{
	const struct lint_pages *pages = check->options->pages;
	struct diag *diag;
	if (!pages || (!pages->over && pages->spare >= CLOSE_LINES))
		return;
	if (pages->over) {
		diag = report(check, RULE_TOO_LONG,
			      pages->past.end ? pages->past : paper_top(check->paper),
			      "the paper fills %zu pages, %zu line%s past the %zu allowed",
			      pages->counted, pages->over, plural(pages->over), pages->limit);
		diag_help(check->found, diag,
			  "cut at least %zu lines, for word processors break lines elsewhere; here "
			  "the limit is passed",
			  pages->over + CLOSE_LINES);
		return;
	}
	diag = report(check, RULE_TOO_LONG, paper_top(check->paper),
		      "the paper has %zu line%s to spare on the %zu page%s allowed", pages->spare,
		      plural(pages->spare), pages->limit, plural(pages->limit));
	diag_help(check->found, diag,
		  "cut %d lines: a word processor may break the lines elsewhere", CLOSE_LINES);
}

/* A conference's limits hold for each topic, or for all of them together. */
void check_length(struct check *check)
{
	if (!check->conference)
		return;
	bool all = str_is(yaml_text(check->conference->tree, "scope"), "all");
	size_t topics = check->part_count > 1 ? check->part_count : topics_named(check);
	check->paged = check_pages(check, all ? 1 : topics);
	check_layout(check);
	if (all) {
		struct part whole = {.count = check->paper->section_count,
				     .end_block = check->paper->block_count};
		check_part_length(check, &whole, 1);
		return;
	}
	size_t each = check->part_count > 1 ? 1 : topics_named(check);
	for (size_t i = 0; i < check->part_count; i++)
		check_part_length(check, &check->parts[i], each);
}
