/*
 * Lines of a page out of pieces of text, and what each line is: running text, a header
 * or footer, or one of the notes at the foot of the page. Measures margins and pitch.
 */
#include "pdf.h"

#include <math.h>
#include <stdlib.h>

#define LOOK_BACK 6    /* lines that a piece may still belong to */
#define EDGE 0.09      /* of a page's height: where headers and footers stand */
#define SMALLER 0.8    /* points by which notes are smaller than the text */
#define MAX_EDGES 2000 /* lines at the edges of pages */
#define MAX_SIZES 64
#define MAX_PITCHES 200

static double bottom_of(const struct pdf_piece *piece)
{
	return piece->top + piece->height;
}

/* Whether most of the lower one's height is shared. */
static bool on_line(const struct pdf_line *line, const struct pdf_piece *piece)
{
	double top = fmax(line->top, piece->top), bottom = fmin(line->bottom, bottom_of(piece));
	double smaller = fmin(line->bottom - line->top, piece->height);
	return line->page == piece->page && bottom - top > smaller * 0.5;
}

static struct pdf_line *line_for(struct pdf *pdf, const struct pdf_piece *piece)
{
	for (size_t back = 1; back <= LOOK_BACK && back <= pdf->line_count; back++)
		if (on_line(&pdf->lines[pdf->line_count - back], piece))
			return &pdf->lines[pdf->line_count - back];
	struct pdf_line *line = arena_push(pdf->arena, pdf->lines, pdf->line_count, pdf->line_room);
	*line = (struct pdf_line){.page = piece->page,
				  .left = piece->left,
				  .top = piece->top,
				  .bottom = bottom_of(piece)};
	return line;
}

static void add_to_line(struct pdf *pdf, struct pdf_line *line, struct pdf_piece *piece)
{
	*arena_push(pdf->arena, line->pieces, line->count, line->room) = piece;
	line->left = fmin(line->left, piece->left);
	line->right = fmax(line->right, piece->left + piece->width);
	line->top = fmin(line->top, piece->top);
	line->bottom = fmax(line->bottom, bottom_of(piece));
}

static int by_left(const void *a, const void *b)
{
	const struct pdf_piece *const *one = a, *const *two = b;
	return ((*one)->left > (*two)->left) - ((*one)->left < (*two)->left);
}

static int by_place(const void *a, const void *b)
{
	const struct pdf_line *one = a, *two = b;
	if (one->page != two->page)
		return one->page < two->page ? -1 : 1;
	return (one->top > two->top) - (one->top < two->top);
}

/* The size of most letters, and whether all of them are bold. */
static void see_letters(struct pdf_line *line)
{
	size_t most = 0;
	line->bold = true;
	for (size_t i = 0; i < line->count; i++) {
		const struct pdf_piece *piece = line->pieces[i];
		line->bold = line->bold && piece->bold;
		if (piece->text.n <= most)
			continue;
		most = piece->text.n;
		line->size = piece->font->size;
		line->base = bottom_of(piece);
	}
}

struct tally {
	double value;
	size_t weight;
};

static void tally_add(struct tally *tallies, size_t *count, size_t room, double value,
		      size_t weight)
{
	size_t i = 0;
	while (i < *count && fabs(tallies[i].value - value) > 0.26)
		i++;
	if (i == room)
		return;
	if (i == *count)
		tallies[(*count)++] = (struct tally){value, 0};
	tallies[i].weight += weight;
}

static double tally_most(const struct tally *tallies, size_t count)
{
	const struct tally *best = tallies;
	for (size_t i = 1; i < count; i++)
		if (tallies[i].weight > best->weight)
			best = &tallies[i];
	return count ? best->value : 0;
}

static void find_size(struct pdf *pdf)
{
	struct tally sizes[MAX_SIZES];
	size_t count = 0;
	for (size_t i = 0; i < pdf->piece_count; i++)
		tally_add(sizes, &count, MAX_SIZES, pdf->pieces[i].font->size,
			  pdf->pieces[i].text.n);
	pdf->size = tally_most(sizes, count);
}

/* Between lines of running text that follow each other without a gap. */
static void find_pitch(struct pdf *pdf)
{
	struct tally pitches[MAX_PITCHES];
	size_t count = 0;
	for (size_t i = 1; i < pdf->line_count; i++) {
		const struct pdf_line *above = &pdf->lines[i - 1], *line = &pdf->lines[i];
		double pitch = line->base - above->base;
		if (line->page == above->page && line->kind == LINE_BODY &&
		    above->kind == LINE_BODY && fabs(line->size - pdf->size) < 0.5 &&
		    fabs(above->size - pdf->size) < 0.5 && pitch > 0 && pitch < pdf->size * 4)
			tally_add(pitches, &count, MAX_PITCHES, pitch, 1);
	}
	pdf->pitch = tally_most(pitches, count);
}

struct str pdf_line_text(const struct pdf *pdf, const struct pdf_line *line)
{
	struct strbuf out;
	strbuf_init(&out, pdf->arena);
	for (size_t i = 0; i < line->count; i++) {
		strbuf_adds(&out, i ? " " : "");
		strbuf_add(&out, str_trim(line->pieces[i]->text));
	}
	return strbuf_str(&out);
}

/* "12" or "12,13" or what is left of it where they run together. */
static bool is_number(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!char_is_digit(s.p[i]) && s.p[i] != ',' && s.p[i] != ' ')
			return false;
	return s.n > 0 && s.n <= 12 && char_is_digit(s.p[0]);
}

bool pdf_is_mark(const struct pdf *pdf, const struct pdf_line *line, size_t piece)
{
	const struct pdf_piece *small = line->pieces[piece];
	(void)pdf;
	return is_number(str_trim(small->text)) && small->font->size <= line->size * 0.8;
}

/* ---- headers and footers ---- */

/* The same words on another page, whatever the numbers in them. */
static bool same_words(struct str a, struct str b)
{
	size_t i = 0, k = 0;
	for (;;) {
		while (i < a.n && (char_is_digit(a.p[i]) || a.p[i] == ' '))
			i++;
		while (k < b.n && (char_is_digit(b.p[k]) || b.p[k] == ' '))
			k++;
		if (i == a.n || k == b.n)
			return i == a.n && k == b.n;
		if (a.p[i++] != b.p[k++])
			return false;
	}
}

static bool has_digit(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (char_is_digit(s.p[i]))
			return true;
	return false;
}

/* "3", "- 3 -", "Page 3 of 7". */
static bool is_page_number(struct str s)
{
	return has_digit(s) && s.n < 20 &&
	       (same_words(s, STR("")) || same_words(s, STR("--")) || same_words(s, STR("/")) ||
		same_words(s, STR("Page")) || same_words(s, STR("Pageof")) ||
		same_words(s, STR("of")));
}

static bool at_edge(const struct pdf *pdf, const struct pdf_line *line)
{
	double height = pdf->pages[line->page - 1].height;
	return line->bottom < height * EDGE || line->top > height * (1 - EDGE);
}

/* A line at the upper or lower edge of a page. */
struct edge_line {
	struct pdf_line *line;
	struct str words;
};

/* One that stands on another page at the same height, too. */
static const struct edge_line *repeated(const struct edge_line *edges, size_t count,
					const struct edge_line *edge)
{
	for (size_t i = 0; i < count; i++)
		if (edges[i].line->page != edge->line->page &&
		    fabs(edges[i].line->top - edge->line->top) < 2 &&
		    same_words(edges[i].words, edge->words))
			return &edges[i];
	return NULL;
}

static size_t find_edges(struct pdf *pdf, struct edge_line edges[MAX_EDGES])
{
	size_t count = 0;
	for (size_t i = 0; i < pdf->line_count && count < MAX_EDGES; i++)
		if (at_edge(pdf, &pdf->lines[i]))
			edges[count++] = (struct edge_line){&pdf->lines[i],
							    pdf_line_text(pdf, &pdf->lines[i])};
	return count;
}

/* What stands on each page is read on the first: a heading may be there. */
static void find_marginal(struct pdf *pdf)
{
	struct edge_line *edges = arena_array(pdf->arena, MAX_EDGES, struct edge_line);
	size_t count = find_edges(pdf, edges);
	for (size_t i = 0; i < count; i++) {
		const struct edge_line *twin = repeated(edges, count, &edges[i]);
		bool number = is_page_number(edges[i].words);
		bool counts = twin && !str_eq(edges[i].words, twin->words);
		if (number || counts)
			pdf->form->numbered = true;
		if (number || counts || (twin && edges[i].line->page > 1))
			edges[i].line->kind = LINE_MARGINAL;
	}
}

/* ---- notes at the foot ---- */

/* Small letters at the foot of a page; a line that begins with a raised number and all below. */
static void find_notes(struct pdf *pdf)
{
	for (size_t i = pdf->line_count; i > 0; i--) {
		struct pdf_line *line = &pdf->lines[i - 1];
		const struct pdf_line *below = i < pdf->line_count ? &pdf->lines[i] : NULL;
		bool last = !below || below->page != line->page || below->kind != LINE_BODY;
		if (line->kind == LINE_BODY && last && line->size < pdf->size - SMALLER)
			line->kind = LINE_NOTES;
	}
	size_t page = 0;
	for (size_t i = 0; i < pdf->line_count; i++) {
		struct pdf_line *line = &pdf->lines[i];
		if (line->count > 1 && pdf_is_mark(pdf, line, 0))
			page = line->page;
		if (line->page == page && line->kind == LINE_BODY)
			line->kind = LINE_NOTES;
	}
}

/* ---- margins ---- */

static void narrow(long *margin, double points)
{
	long twips = (long)(points * 20);
	if (*margin == FORM_UNKNOWN || twips < *margin)
		*margin = twips;
}

static void measure(struct pdf *pdf)
{
	struct form *form = pdf->form;
	form->measured = true;
	for (size_t i = 0; i < pdf->line_count; i++) {
		const struct pdf_line *line = &pdf->lines[i];
		const struct pdf_page *page = &pdf->pages[line->page - 1];
		if (line->kind == LINE_MARGINAL)
			continue;
		narrow(&form->left, line->left);
		narrow(&form->right, page->width - line->right);
		narrow(&form->top, line->top);
		narrow(&form->bottom, page->height - line->bottom);
	}
	if (pdf->page_count) {
		form->width = (long)(pdf->pages[0].width * 20 + 0.5);
		form->height = (long)(pdf->pages[0].height * 20 + 0.5);
	}
}

/* Notes at the foot of a page take room that not every conference counts. */
static void find_fills(struct pdf *pdf)
{
	double top = 1e9, bottom = 0;
	for (size_t i = 0; i < pdf->line_count; i++) {
		if (pdf->lines[i].kind == LINE_MARGINAL)
			continue;
		top = fmin(top, pdf->lines[i].top);
		bottom = fmax(bottom, pdf->lines[i].bottom);
	}
	pdf->form->fills = arena_array(pdf->arena, pdf->page_count, long);
	for (size_t i = 0; i < pdf->line_count && bottom > top; i++) {
		const struct pdf_line *line = &pdf->lines[i];
		long fill = (long)((line->bottom - top) / (bottom - top) * 100);
		if (line->kind == LINE_BODY && fill > pdf->form->fills[line->page - 1])
			pdf->form->fills[line->page - 1] = fill;
	}
}

void pdf_find_lines(struct pdf *pdf)
{
	for (size_t i = 0; i < pdf->piece_count; i++)
		add_to_line(pdf, line_for(pdf, &pdf->pieces[i]), &pdf->pieces[i]);
	for (size_t i = 0; i < pdf->line_count; i++) {
		struct pdf_line *line = &pdf->lines[i];
		qsort(line->pieces, line->count, sizeof *line->pieces, by_left);
		see_letters(line);
	}
	if (pdf->line_count)
		qsort(pdf->lines, pdf->line_count, sizeof *pdf->lines, by_place);
	find_size(pdf);
	find_marginal(pdf);
	find_notes(pdf);
	find_pitch(pdf);
	measure(pdf);
	find_fills(pdf);
}
