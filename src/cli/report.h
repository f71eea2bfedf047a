/*
 * Printing diagnostics: for people, for editors (gcc), for programs (JSON).
 * Line, column and the caret's place are worked out here and nowhere else.
 */
#ifndef MUNDRAFT_CLI_REPORT_H
#define MUNDRAFT_CLI_REPORT_H

#include "mundraft/diag.h"
#include "mundraft/strbuf.h"
#include "output.h"

enum report_format { REPORT_HUMAN, REPORT_JSON, REPORT_GCC };

struct report {
	enum report_format format;
	enum stream stream;
	bool color;
	struct str file;  /* what a diagnostic without a source is about, for JSON */
	size_t printed;   /* diagnostics so far; JSON needs to know of the first */
	size_t counts[3]; /* by severity, since report_count_from_here */
	/* Where the last place was: the next is mostly in the same line, further on. */
	const struct source *source;
	size_t offset;
	struct place place;
};

void report_init(struct report *report, enum report_format format, enum stream stream);

/*
 * Prints all of them in order. Those without a source go to standard error in
 * the forms that point into files, so that they do not look like findings of
 * a line. `scratch` may be reset afterwards.
 */
void report_diags(struct report *report, const struct diags *diags, struct arena *scratch);

/* Opens and closes the array of JSON; nothing in the other forms. */
void report_begin(const struct report *report);
void report_end(const struct report *report);

void report_count_from_here(struct report *report);

/* A place by its offset, without counting the line from its start each time. */
struct place report_place(struct report *report, const struct source *source, size_t offset);

/* Adds a JSON string with its quotation marks; control and bidi characters are escaped. */
void json_string(struct strbuf *out, struct str s);

/* "page 2, paragraph 3:": where people find a place in a document. */
void add_origin(struct strbuf *out, const struct origin *origin);

/* "2 errors", "1 error". */
void add_count(struct strbuf *out, size_t n, const char *one, const char *many);

#endif
