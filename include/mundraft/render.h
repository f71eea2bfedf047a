/*
 * A paper as it will be printed: one model for every format. document_make puts
 * a parsed paper into the form that a conference asks for (page, spacing, heading
 * block, citation style); what comes out are elements of styled pieces, notes and
 * page settings, and a format only has to write them down. Nothing here opens a
 * file, and nothing knows of a library that draws or zips.
 */
#ifndef MUNDRAFT_RENDER_H
#define MUNDRAFT_RENDER_H

#include "mundraft/committee.h"
#include "mundraft/evidence.h"
#include "mundraft/paper.h"
#include "mundraft/strbuf.h"

/* ---- the model ---- */

enum {
	STYLE_BOLD = 1,
	STYLE_ITALIC = 2,
	STYLE_CODE = 4 /* a fixed-width family */
};

enum piece_kind {
	PIECE_TEXT,
	PIECE_NOTE, /* the mark of a note; `note` leads to it, `text` is its number */
	PIECE_BREAK /* a new line in the same paragraph */
};

/* Text in one style. Never empty, no markup, no line ends; valid UTF-8, unescaped. */
struct piece {
	enum piece_kind kind;
	unsigned style; /* STYLE_ bits */
	struct str text;
	struct str link; /* http:, https: or mailto: and nothing else; empty: no link */
	size_t note;     /* PIECE_NOTE: index into the document's notes */
};

enum element_kind {
	ELEMENT_FIELD,     /* a line of the heading block, label and value */
	ELEMENT_HEADING,   /* `level` 1 to 6; 1 is a topic or title, 2 a section */
	ELEMENT_PARAGRAPH, /* inside a list (`depth` > 0): a further paragraph of an item */
	ELEMENT_ITEM,      /* the first paragraph of a list's item */
	ELEMENT_CODE,      /* one piece for each line, with PIECE_BREAK between them */
	ELEMENT_ENTRY,     /* of the works cited or of a list of links: hanging indent */
	ELEMENT_ENDNOTE    /* a note in the list at the end: as an entry, "1. " before its text */
};

/*
 * One paragraph. Lists are flat: an item's `list` says which list it belongs to
 * (from 1, 0 outside), `depth` how deep it is nested (from 1), `number` its number
 * in an ordered one. Items of one list may have other elements between them.
 */
struct element {
	enum element_kind kind;
	unsigned level;
	unsigned depth;
	unsigned quotes; /* nesting in block quotations */
	bool ordered;
	size_t list;
	size_t number;    /* ELEMENT_ITEM of an ordered list, ELEMENT_ENDNOTE */
	struct span span; /* in the paper's source; empty where it was made here */
	bool counted;     /* towards the conference's length */
	bool right;       /* set at the right margin: a heading block */
	struct piece *pieces;
	size_t piece_count, piece_room;
};

/* A footnote: its text without the number. */
struct footnote {
	size_t number; /* from 1, in the order of the marks */
	struct piece *pieces;
	size_t piece_count, piece_room;
};

enum note_place {
	NOTES_NONE, /* no marks are left in the text */
	NOTES_FOOT, /* at the foot of the page: `notes` holds them */
	NOTES_END   /* as elements at the end; `notes` is filled as well, for links to them */
};

/* Sizes in points (1/72 inch). */
struct page_form {
	const char *paper; /* "Letter" or "A4" */
	double width, height, margin;
	struct str family; /* as the conference calls it: Times New Roman */
	double points;     /* of the letters */
	double spacing;    /* 1, 1.5 or 2 lines */
	double indent;     /* of a paragraph's first line */
	double after;      /* the gap behind a paragraph, an item, an entry */
	bool page_numbers;
	long limit;         /* of pages for the whole paper; 0: none */
	bool counts_works;  /* whether notes and works cited count towards it */
	bool counts_fields; /* whether the heading block counts */
};

/* What both a layout and a DOCX must agree on, in points. */
#define NOTE_POINTS 10.0
#define HEADING_BEFORE 6.0 /* not at the top of a page */
#define FIELDS_AFTER 6.0   /* the least gap behind the heading block */
#define LIST_INDENT 36.0   /* of an item's text, for each level */
#define LABEL_INDENT 18.0  /* the number or bullet stands so far left of the text */
#define QUOTE_INDENT 36.0  /* at both sides */
#define HANGING_INDENT 36.0

struct document {
	struct str title, author; /* for the file's metadata; may be empty */
	struct str language;      /* en-GB or en-US */
	struct page_form page;
	enum note_place note_place;
	struct element *elements;
	size_t element_count, element_room;
	struct footnote *notes;
	size_t note_count, note_room;
};

/* ---- making it ---- */

struct render_request {
	const struct paper *paper;
	const struct conference *conference;
	const struct evidence *evidence; /* where notes are looked up; may be NULL */
	bool only_counted;               /* nothing is made that the limit does not count */
	bool widest; /* marks that name sources take at least the room that they need */
};

/*
 * The paper in the conference's form, its notes in the conference's citation style.
 * A note whose definition is the one that a draft prints for the fact of its key is
 * set from the fact's sources; any other is printed as it stands. Marks without a
 * definition stay in the text and are reported.
 */
struct document *document_make(struct arena *arena, const struct render_request *request,
			       struct diags *diags);

/* Leaves away all that does not count towards the length: for counting pages quickly. */
void document_keep_counted(struct document *document);

/* ---- writing it ---- */

/* Self-contained, with rules for the printer; no script, no link that document_make refused. */
void render_html(struct strbuf *out, const struct document *document);

/* Without markup, notes as [1] with a list at the end. `columns` to wrap at; 0: no wrapping. */
void render_text(struct strbuf *out, const struct document *document, size_t columns);

/*
 * A Word document with real styles, lists and notes, in the measures of the layout.
 * `date`: as for render_pdf. False: minizip, which packs it, is not installed; see
 * render_docx_remedy.
 */
bool render_docx(struct arena *arena, const struct document *document, struct str date,
		 struct str *bytes);
const char *render_docx_remedy(void);

/* ---- pages ---- */

struct press;
struct press_api;
struct press_metrics;

/*
 * The press from the first of these files that is one (press.h); NULL: there is none.
 * It stays loaded.
 */
const struct press_api *press_load(const char *const *paths);

/*
 * A press that counts lines and needs neither font nor plug-in: it opens, sets, counts and
 * tells starts, and does nothing else. It knows the families with the widths of Times New
 * Roman, Arial and Courier New, and Latin and Cyrillic letters. Where a text held others, or
 * a word longer than its line, `missing` is not empty and the count may be off.
 */
const struct press_api *press_quick(void);

/* A document on its pages. */
struct layout;

struct page_count {
	size_t printed;   /* all pages */
	size_t counted;   /* pages of what the conference counts */
	bool partial;     /* not everything counts */
	size_t spare;     /* lines that still fit, up to the limit or on the last page */
	size_t over;      /* lines past the limit */
	struct span past; /* the element in which the limit is passed */
};

/*
 * Whether a document is short enough to be laid out: some fifty pages. A press takes
 * more than its share of time for what is no position paper.
 */
bool layout_can(const struct document *document);

/* Breaks lines and pages. The press must be open and outlive the layout. */
struct layout *layout_make(struct arena *arena, const struct document *document,
			   const struct press_api *api, struct press *press,
			   const struct press_metrics *metrics);
struct page_count layout_count(struct layout *layout);

/*
 * The layout as a PDF. `date`: when it was made, as 2026-11-22T10:00:00Z, or empty:
 * the file then holds no date, so that the same paper gives the same bytes. False: the
 * press failed.
 */
bool render_pdf(struct strbuf *out, const struct layout *layout, struct str date);

/* Gives the lines back to the press. */
void layout_release(struct layout *layout);

#endif
