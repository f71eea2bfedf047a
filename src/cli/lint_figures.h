/* A paper's figures on standard output; see lint_figures.c. */
#ifndef MUNDRAFT_CLI_LINT_FIGURES_H
#define MUNDRAFT_CLI_LINT_FIGURES_H

#include "cli.h"
#include "mundraft/lint.h"

struct report;

/* A table for people. */
void figures_print(struct str name, const struct lint_figures *figures, struct arena *scratch);

/* An object in the array of JSON findings, with the key "figures". */
void figures_print_json(struct report *report, const struct lint_figures *figures,
			struct arena *scratch);

#endif
