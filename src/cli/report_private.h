/* What the forms of a report share; see report.h. */
#ifndef MUNDRAFT_CLI_REPORT_PRIVATE_H
#define MUNDRAFT_CLI_REPORT_PRIVATE_H

#include "report.h"

#include "mundraft/arena.h"
#include "visible.h"

/* Where a diagnostic starts, and the column behind its last character. */
struct place report_start(struct report *report, const struct diag *diag);
struct place report_end_of(const struct report *report, const struct diag *diag);

/* Its words, shortened where they quote what never ends. */
struct str report_message(struct arena *arena, const struct diag *diag);
struct str report_help(struct arena *arena, const struct diag *diag);

/* The line that it is about, as much of it as is shown. */
struct excerpt {
	struct str shown, before, marked; /* shown: before, marked and what is behind them */
	bool cut_before, cut_behind;
};
struct excerpt report_excerpt(struct arena *arena, const struct diag *diag);

void json_add(struct strbuf *out, struct report *report, const struct diag *diag);

void sarif_begin(const struct report *report);
void sarif_add(struct strbuf *out, struct report *report, const struct diag *diag);
void sarif_end(const struct report *report);

void html_begin(struct report *report);
void html_open(struct report *report); /* a paper */
void html_add(struct strbuf *out, struct report *report, const struct diag *diag);
void html_close(struct report *report, bool usable);
void html_end(struct report *report);

#endif
