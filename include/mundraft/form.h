/*
 * The form of a paper that came as a document: what its pages look like, as far as
 * the file tells. Lengths are twips, the twentieths of a point that Word counts in.
 * What is not known is FORM_UNKNOWN or an empty list, and stands in `unknown`.
 */
#ifndef MUNDRAFT_FORM_H
#define MUNDRAFT_FORM_H

#include "mundraft/str.h"

#define FORM_UNKNOWN (-1)
#define FORM_TWIPS_PER_INCH 1440

enum form_kind { FORM_DOCX, FORM_PDF };

/* How much of the running text is set in one way; headings and notes are not counted. */
struct form_share {
	struct str family; /* of letters; empty where sizes or spacings are counted */
	long value;        /* tenths of a point; hundredths of a line */
	size_t chars;
	size_t at; /* where in the paper's text it first stands */
};

struct form_shares {
	struct form_share *items; /* the most frequent first */
	size_t count, room;
	size_t chars; /* of all */
};

struct form {
	enum form_kind kind;
	long width, height;
	long left, right, top, bottom;
	/*
	 * The margins were measured on the printed lines: a page's right and bottom edges
	 * are often not reached, so that those margins may be narrower than they look.
	 */
	bool measured;
	struct form_shares families, sizes, spacings;
	size_t pages;   /* 0: not known */
	long *fills;    /* of each page: hundredths of its height that the running text takes */
	bool numbered;  /* its pages are */
	size_t changes; /* insertions and deletions that nobody has accepted */
	size_t comments;
	struct str unknown; /* "margins": what could not be told, but pages; may be empty */
};

#endif
