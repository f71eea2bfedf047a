/* Whether a sentence states something that a reader could look up. */
#ifndef MUNDRAFT_CLI_CLAIMS_H
#define MUNDRAFT_CLI_CLAIMS_H

#include "mundraft/str.h"

/*
 * What in the text needs a source: "a quotation", "a document symbol", "a date", "a
 * figure"; NULL: nothing. `past_until`: in a proposal numbers are targets, so only
 * years up to this one count, quotations and symbols as ever; 0: no proposal.
 */
const char *claim_in(struct str text, int past_until);

#endif
