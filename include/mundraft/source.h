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

struct source {
	struct str name; /* as a user would write it: a path, or "<stdin>" */
	struct str text; /* valid UTF-8, without a byte order mark */
	size_t *lines;   /* offset of each line's first byte */
	size_t line_count;
};

/* The text is not copied and must outlive the source. Line ends: LF and CRLF. */
struct source *source_new(struct arena *arena, struct str name, struct str text);

/* An offset past the end counts as the end. */
struct place source_place(const struct source *source, size_t offset);

/* A line by its number from 1, without its line end; empty past the last. */
struct str source_line(const struct source *source, size_t line);

struct str source_text(const struct source *source, struct span span);

#endif
