/*
 * What sets and draws lines of text: a plug-in, so that the program itself need not
 * load Pango and Cairo. This is all that the two sides know of each other; it speaks
 * C's own types only, and texts here are terminated. Sizes are points, y grows
 * downwards.
 */
#ifndef MUNDRAFT_PRESS_H
#define MUNDRAFT_PRESS_H

#include <stdbool.h>
#include <stddef.h>

#define PRESS_VERSION 2
#define PRESS_SYMBOL "mundraft_press"

enum { PRESS_BOLD = 1, PRESS_ITALIC = 2, PRESS_CODE = 4, PRESS_RAISED = 8 };

struct press_run {
	size_t start, end; /* bytes */
	unsigned style;
	const char *link; /* a safe address, "#name" for a place in the file, or NULL */
	const char
		*tag; /* where it is no link: a tag of its own inside that of the line; or NULL */
};

/* A paragraph. It must live as long as the lines that are made of it. */
struct press_text {
	const char *text; /* UTF-8 */
	size_t n;
	const struct press_run *runs; /* in order, without gaps */
	size_t run_count;
	double points, width;
	double indent; /* of the first line; negative: of all others */
};

struct press;
struct press_lines;

enum press_key { PRESS_TITLE, PRESS_AUTHOR, PRESS_CREATOR, PRESS_DATE };

/* A font as it was loaded. */
struct press_metrics {
	double pitch;    /* from line to line, of the size */
	double baseline; /* below a line's top, of the size */
};

/* From line to line, of the size: the families with the widths of Times New Roman and Arial. */
#define PRESS_PITCH 1.1499
#define PRESS_PITCH_FIXED 1.1328 /* and of Courier New */

/* Of the size of the letters around it. */
#define PRESS_RAISED_SIZE 0.6
#define PRESS_CODE_SIZE (10.0 / 12.0)

struct press_api {
	int version;
	/* NULL: the font is not installed, and `package` (may be NULL) would bring it. */
	struct press *(*open)(const char *family, struct press_metrics *metrics,
			      const char **package);
	void (*close)(struct press *press);

	struct press_lines *(*set)(struct press *press, const struct press_text *text);
	size_t (*count)(const struct press_lines *lines);
	size_t (*start)(const struct press_lines *lines, size_t line); /* its first byte */
	double (*width)(const struct press_lines *lines, size_t line);
	void (*drop)(struct press_lines *lines);
	/* The letters that the font lacks, each once, as one text; "" where it has all. */
	const char *(*missing)(struct press *press);

	/* A file: it begins with the first page open; `write` gets its bytes. */
	bool (*begin)(struct press *press, double width, double height,
		      void (*write)(void *context, const void *bytes, size_t n), void *context);
	void (*describe)(struct press *press, enum press_key key, const char *value);
	void (*next_page)(struct press *press);
	/* (x, y): the left end of the line's baseline, its indent not counted. */
	void (*draw)(struct press *press, const struct press_lines *lines, size_t line, double x,
		     double y);
	void (*rule)(struct press *press, double x, double y, double width, double height);
	void (*tag)(struct press *press, const char *name); /* NULL: ends the innermost one */
	void (*place)(struct press *press, const char *name, double x, double y);
	/* Returns what a later entry may name as the one above it; 0 is the root. */
	int (*outline)(struct press *press, int above, const char *title, size_t page, double y);
	bool (*end)(struct press *press);
};

#endif
