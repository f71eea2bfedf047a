/*
 * The pages of a paper that came as a document, held against the limit: what counts of
 * them, and where the last of it stands. Knows nothing of words.
 */
#include "check.h"

#include "mundraft/schema.h"

static bool counts(const struct check *check, const char *what)
{
	return schema_yes(yaml_get(check->conference->tree, "counts"), what, true);
}

/* The page on which a block ends; 0: not known. */
static size_t last_page_of(const struct block *block)
{
	size_t end = block->span.end > block->span.start ? block->span.end - 1 : block->span.end;
	const struct origin *origin = source_origin(block->source, end);
	return origin ? origin->page : 0;
}

#define ROUNDING 7 /* hundredths of each page: where notes stand, its last line is not full */

#define HEADING_LINE 2 /* hundredths of a page: 12 points of nine inches */
#define LINE_BYTES 100 /* of a heading line, at most */

/* The lines of a heading that the limit does not count. */
static size_t free_lines(const struct check *check)
{
	size_t lines = 0;
	for (size_t i = 0; i < check->paper->block_count && !counts(check, "heading"); i++)
		lines += check->paper->blocks[i].kind == BLOCK_FIELD;
	return lines;
}

/* Whether a block is text that counts, or only a source that does not. */
static bool is_counted(const struct check *check, const struct view *view)
{
	bool source = view->block->kind == BLOCK_NOTE || in_section(check, view, ROLE_SOURCES);
	return !source || counts(check, "works_cited");
}

/* The bytes of the text that stand past a page. */
static size_t bytes_past(const struct check *check, size_t page)
{
	size_t bytes = 0;
	for (size_t i = 0; i < check->paper->block_count; i++) {
		const struct block *block = check->views[i].block;
		if (!is_counted(check, &check->views[i]) || last_page_of(block) <= page)
			continue;
		for (size_t at = block->span.start; at < block->span.end; at++) {
			const struct origin *origin = source_origin(block->source, at);
			bytes += origin && origin->page > page;
		}
	}
	return bytes;
}

/* Notes at the foot of the pages push text to the next one; 0: how much is not known. */
static size_t pages_without_notes(const struct form *form, size_t pages, size_t lines)
{
	long filled = -(long)lines * HEADING_LINE;
	if (!form->fills)
		return 0;
	for (size_t i = 0; i < pages; i++)
		filled += form->fills[i];
	filled -= (long)pages * ROUNDING;
	return filled > 0 ? (size_t)(filled + 99) / 100 : 1;
}

/*
 * The pages that the text takes, without works cited where these do not count. Where
 * the text stands is not always known; then all pages count, if anything but text
 * cannot have filled them.
 */
static size_t pages_filled(const struct check *check, const struct block **last)
{
	size_t most = 0;
	bool sources = false;
	for (size_t i = 0; i < check->paper->block_count; i++) {
		const struct view *view = &check->views[i];
		if (!is_counted(check, view)) {
			sources = true;
			continue;
		}
		size_t page = last_page_of(view->block);
		if (page > most) {
			most = page;
			*last = view->block;
		}
	}
	if (!most && !sources)
		most = check->options->form->pages;
	return check->paper->note_count && !counts(check, "works_cited")
		       ? pages_without_notes(check->options->form, most, free_lines(check))
		       : most;
}

/* The limit for the spacing that the document has. */
static long page_limit(const struct check *check)
{
	const struct node *limits = yaml_get(check->conference->tree, "length");
	const char *spacing = form_spacing(check->options->form);
	for (const struct node *limit = limits ? limits->first : NULL; limit; limit = limit->next)
		if (spacing && str_is(yaml_text(limit, "spacing"), spacing))
			return schema_number(limit, "pages", 0);
	return check->conference->pages;
}

/* What a heading that does not count has pushed past the last page is allowed there. */
static bool is_heading_overrun(const struct check *check, size_t pages, size_t allowed)
{
	return pages == allowed + 1 && free_lines(check) &&
	       bytes_past(check, allowed) <= free_lines(check) * LINE_BYTES;
}

bool check_pages(struct check *check, size_t topics)
{
	const struct block *last = NULL;
	if (!check->options->form || !check->conference->pages)
		return false;
	size_t allowed = (size_t)page_limit(check) * topics, pages = pages_filled(check, &last);
	if (!pages)
		return false;
	if (pages <= allowed || is_heading_overrun(check, pages, allowed))
		return true;
	struct diag *diag =
		report(check, RULE_TOO_LONG, last ? last->span : paper_top(check->paper),
		       "the paper fills %zu pages, and %zu %s allowed", pages, allowed,
		       allowed == 1 ? "is" : "are");
	diag->whole = !last;
	diag_help(check->found, diag,
		  "cut it to %zu page%s; narrower margins and smaller letters "
		  "are seen",
		  allowed, allowed == 1 ? "" : "s");
	return true;
}
