/*
 * A text that messages can point into. Inside the program a place is a byte
 * offset; line and column are worked out only when a message is printed.
 */
#ifndef MUNDRAFT_SOURCE_H
#define MUNDRAFT_SOURCE_H

#include "mundraft/str.h"

struct arena;

struct span {
	size_t start, end; /* byte offsets, the end not included */
};

struct place {
	size_t line;   /* from 1 */
	size_t column; /* from 1, in code points */
};

/* What of a document a piece of its text is. */
enum origin_kind { ORIGIN_PARAGRAPH, ORIGIN_HEADER, ORIGIN_FOOTNOTE, ORIGIN_ENDNOTE };

/* Where a piece of text stands in the document that it was taken from. */
struct origin {
	size_t at;    /* the first byte that it holds for; it ends where the next one begins */
	size_t start; /* the first byte of the whole paragraph */
	enum origin_kind kind;
	size_t page;   /* from 1; 0: not known */
	size_t number; /* of the paragraph: on its page where pages are known; of the note */
	size_t line;   /* of the paragraph in the whole document, from 1 */
};

/* A text that was made out of a file that holds none: where it comes from. */
struct origins {
	const struct origin *items; /* by their offset, the first one at 0 */
	size_t count;
	const size_t *added; /* offsets of bytes that the document has not, such as `#` */
	size_t added_count;
};

struct source {
	struct str name; /* as a user would write it: a path, or "<stdin>" */
	struct str text; /* valid UTF-8, without a byte order mark */
	size_t *lines;   /* offset of each line's first byte */
	size_t line_count;
	const struct origins *origins; /* NULL: the text is the file itself */
};

/* The text is not copied and must outlive the source. Line ends: LF, CRLF and CR. */
struct source *source_new(struct arena *arena, struct str name, struct str text);

/*
 * An offset past the end counts as the end. In a document a paragraph counts as a
 * line, and columns count what the document itself holds.
 */
struct place source_place(const struct source *source, size_t offset);

/* A line by its number from 1, without its line end; empty past the last. */
struct str source_line(const struct source *source, size_t line);

/* NULL where the text is the file itself. */
const struct origin *source_origin(const struct source *source, size_t offset);

/*
 * The line that a place stands on, as a reader sees it: of a document without what was
 * added to it. *span becomes offsets in the line, at most its end.
 */
struct str source_excerpt(struct arena *arena, const struct source *source, struct span *span);

struct str source_text(const struct source *source, struct span span);

#endif
