/*
 * What the files of the PDF reader share. A PDF holds pieces of text at places on pages
 * and nothing else: pieces become lines (pdf_lines.c), lines paragraphs and notes
 * (pdf.c). Lengths are points, from the top left corner of the page.
 */
#ifndef MUNDRAFT_INTAKE_PDF_H
#define MUNDRAFT_INTAKE_PDF_H

#include "mundraft/arena.h"
#include "mundraft/intake.h"
#include "passages.h"

struct pdf_font {
	struct str family;
	double size;
};

struct pdf_piece {
	size_t page;
	double left, top, width, height;
	const struct pdf_font *font;
	struct str text;
	bool bold;
};

/* What a line is for the reader of the page. */
enum pdf_line_kind { LINE_BODY, LINE_MARGINAL, LINE_NOTES };

struct pdf_line {
	struct pdf_piece **pieces; /* from left to right */
	size_t count, room;
	size_t page;
	double left, right, top, bottom;
	double size; /* of most of its letters */
	double base; /* where these end below: raised marks do not move it */
	bool bold;   /* all of them */
	enum pdf_line_kind kind;
	size_t note; /* the number of the note that begins with it; 0: none does */
};

struct pdf_page {
	double width, height;
	size_t first_line, line_count;
};

struct pdf {
	struct arena *arena;
	struct pdf_font *fonts;
	size_t font_count, font_room;
	struct pdf_piece *pieces;
	size_t piece_count, piece_room;
	struct pdf_page *pages;
	size_t page_count, page_room;
	struct pdf_line *lines;
	size_t line_count, line_room;
	double size;  /* of the running text */
	double pitch; /* from one of its lines to the next; 0: not known */
	struct form *form;
};

/* Takes pdftohtml's XML apart. */
void pdf_read_pieces(struct pdf *pdf, struct str layout);
/* Puts pieces into lines, tells headers, footers and notes, measures margins and pitch. */
void pdf_find_lines(struct pdf *pdf);
/* The words of a line, its pieces joined. */
struct str pdf_line_text(const struct pdf *pdf, const struct pdf_line *line);
/* Whether a small number stands there as the mark of a note. */
bool pdf_is_mark(const struct pdf *pdf, const struct pdf_line *line, size_t piece);

#endif
