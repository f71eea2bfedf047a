/*
 * Printing diagnostics: for people (human, html), for editors and builds (gcc, github), for
 * programs (json, sarif).
 * Line, column and the caret's place are worked out here and nowhere else.
 */
#ifndef MUNDRAFT_CLI_REPORT_H
#define MUNDRAFT_CLI_REPORT_H

#include "mundraft/arena.h"
#include "mundraft/diag.h"
#include "mundraft/strbuf.h"
#include "output.h"

enum report_format {
	REPORT_HUMAN,
	REPORT_GCC,
	REPORT_GITHUB, /* remarks in a build's log */
	REPORT_JSON,
	REPORT_SARIF, /* 2.1.0 */
	REPORT_HTML   /* one page for a reader */
};
/* By its name; REPORT_HUMAN for any other. */
enum report_format report_format_find(struct str name);

/* Of REPORT_HTML: the table of the papers, which is printed last and shown first. */
struct html_page {
	struct arena arena;
	struct strbuf rows;
	size_t papers;
};

struct report {
	enum report_format format;
	enum stream stream;
	bool color;
	struct str file; /* what a diagnostic without a source is about, for JSON */
	size_t printed;  /* diagnostics so far; JSON needs to know of the first */
	struct html_page page;
	size_t counts[3]; /* by severity, since report_open_file */
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

/* Opens and closes what a form needs around all diagnostics. */
void report_begin(struct report *report);
void report_end(struct report *report);

/* Around the diagnostics of one file, whose name is in report->file; counts them anew. */
void report_open_file(struct report *report, struct str name);
void report_close_file(struct report *report, bool usable);

/* A place by its offset, without counting the line from its start each time. */
struct place report_place(struct report *report, const struct source *source, size_t offset);

/* Adds a JSON string with its quotation marks; control and bidi characters are escaped. */
void json_string(struct strbuf *out, struct str s);

/* "page 2, paragraph 3:": where people find a place in a document. */
void add_origin(struct strbuf *out, const struct origin *origin);

/* "2 errors", "1 error". */
void add_count(struct strbuf *out, size_t n, const char *one, const char *many);

#endif
