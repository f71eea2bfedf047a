/* What a draft lacks, for standard error; see report.c. */
#ifndef MUNDRAFT_DRAFT_REPORT_H
#define MUNDRAFT_DRAFT_REPORT_H

#include "brief.h"
#include "tell.h"

/* Of one topic. Gaps before `first_gap` were another part's. */
void report_part(const struct brief *brief, const struct teller *teller, size_t first_gap,
		 size_t words, struct diags *diags);
/* Of the paper as a whole: the heading, the country's seat. */
void report_heading(const struct draft_request *request, struct diags *diags);

#endif
