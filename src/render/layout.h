/* Pages as rows of lines: what layout.c works out and pdf.c draws. */
#ifndef MUNDRAFT_RENDER_LAYOUT_H
#define MUNDRAFT_RENDER_LAYOUT_H

#include "internal.h"

#include "mundraft/press.h"

#define NOTE_PITCH 11.5
#define NOTE_GAP 6.0 /* between the text and the notes */
#define NOTE_RULE 144.0
#define NOTE_RULE_HEIGHT 0.5
#define BASELINE_DROP 0.5 /* further than the font's own baseline */

/* A paragraph or a note as the press has set it. */
struct set {
	struct press_text text;
	struct press_lines *lines;
	size_t count;
	struct note_call *calls; /* the marks in it, in order */
	size_t call_count, call_room;
	struct press_text label; /* of a list's item */
	struct press_lines *label_lines;
};

struct note_call {
	size_t start; /* byte in the text */
	size_t note;  /* index into the document's notes */
};

/* One line of the text. */
struct row {
	size_t element;
	size_t line;                 /* of the element */
	double before;               /* the gap above it, unless it opens a page */
	size_t first_note, note_end; /* the notes that are called in it: calls of the set */
};

struct note_row {
	size_t note, line;
};

struct sheet {
	size_t first, end; /* rows */
	struct note_row *notes;
	size_t note_count, note_room;
	double used; /* from the top to where a further line would begin */
	double notes_height;
};

struct layout {
	struct arena *arena;
	const struct document *document;
	const struct press_api *api;
	struct press *press;
	struct press_metrics metrics;
	double single, pitch; /* of a line without and with the spacing */
	double text_width, text_height;
	struct set *elements, *notes;
	struct row *rows;
	size_t row_count, row_room;
	struct sheet *sheets;
	size_t sheet_count, sheet_room;
};

/* The left edge of an element's text, from the margin. */
double element_left(const struct element *element);

#endif
