/* A paper's first draft, had again from its front matter; see redraft.c. */
#ifndef MUNDRAFT_CLI_REDRAFT_H
#define MUNDRAFT_CLI_REDRAFT_H

#include "cli.h"
#include "mundraft/lint.h"

/* NULL: the paper was not drafted by mundraft, or the profile has changed since. */
const struct lint_draft *redraft(const struct library *library, struct arena *arena,
				 const struct paper *paper);

#endif
