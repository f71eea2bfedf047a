/*
 * pdftohtml's XML: a page, a font or a piece of text a line. It is not read as XML, for
 * what stands in a PDF can make it none; what is not understood is left out.
 */
#include "pdf.h"

#include "mundraft/utf8.h"

#include <math.h>

#define ZOOM 3.0 /* as the program was asked to */
#define MAX_PIECES 200000
#define MAX_PAGES 2000

/* A number such as 12.5, without a locale; no page has places beyond a million. */
static double number_of(struct str s)
{
	double value = 0, place = 0;
	bool negative = str_starts(s, STR("-"));
	for (size_t i = negative; i < s.n && value < 1e9; i++) {
		if (s.p[i] == '.' && place < 1)
			place = 1;
		else if (char_is_digit(s.p[i])) {
			value = value * 10 + (s.p[i] - '0');
			place *= 10;
		} else {
			break;
		}
	}
	value = fmin(place > 1 ? value / place : value, 1e6);
	return negative ? -value : value;
}

/* The value of an attribute in a tag; empty where there is none. */
static struct str attribute(struct str tag, const char *name)
{
	char wanted[24];
	size_t n = 0;
	wanted[n++] = ' ';
	while (*name && n + 3 < sizeof wanted)
		wanted[n++] = *name++;
	wanted[n++] = '=';
	wanted[n++] = '"';
	size_t at = str_find(tag, (struct str){wanted, n}, 0);
	if (at == tag.n)
		return (struct str){0};
	return str_part(tag, at + n, str_find(tag, STR("\""), at + n));
}

static double length(struct str tag, const char *name)
{
	return number_of(attribute(tag, name)) / ZOOM;
}

/* ---- the text of a piece ---- */

/* Blanks only fill up a justified line: how many there are says nothing. */
static void add_blank(struct strbuf *out)
{
	if (!out->n || out->p[out->n - 1] != ' ')
		strbuf_addc(out, ' ');
}

/* "fi" and its like are one letter in many PDFs. */
static void add_letter(struct strbuf *out, uint32_t code)
{
	static const char *const ligatures[] = {"ff", "fi", "fl", "ffi", "ffl", "st", "st"};
	if (code >= 0xFB00 && code <= 0xFB06)
		strbuf_adds(out, ligatures[code - 0xFB00]);
	else if (code == 0xA0 || (code < 0x80 && char_is_space((char)code)))
		add_blank(out);
	else if (code != 0xAD && !utf8_is_control(code))
		strbuf_add_code(out, code);
}

static size_t add_entity(struct strbuf *out, struct str s)
{
	static const struct {
		struct str name;
		char c;
	} entities[] = {{{"&amp;", 5}, '&'},
			{{"&lt;", 4}, '<'},
			{{"&gt;", 4}, '>'},
			{{"&quot;", 6}, '"'},
			{{"&apos;", 6}, '\''}};
	for (size_t i = 0; i < sizeof entities / sizeof *entities; i++)
		if (str_starts(s, entities[i].name)) {
			strbuf_addc(out, entities[i].c);
			return entities[i].name.n;
		}
	size_t end = str_find(s, STR(";"), 0);
	long code;
	if (!str_starts(s, STR("&#")) || end > 8 || !str_to_number(str_part(s, 2, end), &code)) {
		strbuf_addc(out, '&');
		return 1;
	}
	add_letter(out, (uint32_t)code);
	return end + 1;
}

/* Without tags; *bold: all its letters stand in <b>. */
static struct str plain_text(struct arena *arena, struct str s, bool *bold)
{
	struct strbuf out;
	size_t depth = 0, length = 0, plain = 0;
	strbuf_init(&out, arena);
	for (size_t i = 0; i < s.n; i += length) {
		struct str rest = str_part(s, i, s.n);
		if (rest.p[0] == '<') {
			length = str_find(rest, STR(">"), 0) + 1;
			depth += str_starts(rest, STR("<b>"));
			depth -= str_starts(rest, STR("</b>")) && depth;
		} else if (rest.p[0] == '&') {
			length = add_entity(&out, rest);
		} else {
			uint32_t code = utf8_decode(rest, &length);
			plain += !depth && code != ' ';
			add_letter(&out, code);
		}
	}
	*bold = !plain;
	return strbuf_str(&out);
}

/* ---- lines of the XML ---- */

static void add_page(struct pdf *pdf, struct str tag)
{
	if (pdf->page_count == MAX_PAGES)
		return;
	struct pdf_page *page = arena_push(pdf->arena, pdf->pages, pdf->page_count, pdf->page_room);
	page->width = length(tag, "width");
	page->height = length(tag, "height");
}

/* "ABCDEF+Times-Bold" without the mark of a subset and what tells the cut. */
static struct str family_of(struct str name)
{
	size_t plus = str_find(name, STR("+"), 0), end = 0;
	if (plus < name.n)
		name = str_part(name, plus + 1, name.n);
	while (end < name.n && name.p[end] != ',' && name.p[end] != '-')
		end++;
	return end ? str_part(name, 0, end) : name;
}

/* Fonts are numbered through the whole file. */
static void add_font(struct pdf *pdf, struct str tag)
{
	struct pdf_font *font = arena_push(pdf->arena, pdf->fonts, pdf->font_count, pdf->font_room);
	font->family = str_copy(pdf->arena, family_of(attribute(tag, "family")));
	font->size = length(tag, "size");
}

static void add_piece(struct pdf *pdf, struct str line)
{
	size_t end = str_find(line, STR(">"), 0);
	struct str tag = str_part(line, 0, end), inside = str_part(line, end + 1, line.n);
	size_t font = (size_t)number_of(attribute(tag, "font"));
	if (!pdf->page_count || font >= pdf->font_count || pdf->piece_count == MAX_PIECES)
		return;
	bool bold;
	struct str text = plain_text(
		pdf->arena, str_part(inside, 0, str_find(inside, STR("</text>"), 0)), &bold);
	if (!str_trim(text).n)
		return;
	struct pdf_piece *piece =
		arena_push(pdf->arena, pdf->pieces, pdf->piece_count, pdf->piece_room);
	*piece = (struct pdf_piece){.page = pdf->page_count,
				    .left = length(tag, "left"),
				    .top = length(tag, "top"),
				    .width = length(tag, "width"),
				    .height = length(tag, "height"),
				    .font = &pdf->fonts[font],
				    .text = text,
				    .bold = bold};
}

/* Fonts are kept in a vector that moves: pieces are read when it is complete. */
static void read_lines(struct pdf *pdf, struct str layout, bool fonts)
{
	struct str line;
	while (str_next_line(&layout, &line)) {
		line = str_trim(line);
		size_t page = fonts ? line.n : str_find(line, STR("<page "), 0);
		if (page < line.n)
			add_page(pdf, str_part(line, page, line.n));
		else if (fonts && str_starts(line, STR("<fontspec ")))
			add_font(pdf, line);
		else if (!fonts && str_starts(line, STR("<text ")))
			add_piece(pdf, line);
	}
}

void pdf_read_pieces(struct pdf *pdf, struct str layout)
{
	read_lines(pdf, layout, true);
	read_lines(pdf, layout, false);
}
