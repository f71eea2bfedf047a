/* The brief as names that templates use; see values.c. */
#ifndef MUNDRAFT_DRAFT_VALUES_H
#define MUNDRAFT_DRAFT_VALUES_H

#include "brief.h"
#include "mundraft/liquid.h"

/* Every name a template may use, for `mundraft check`. */
extern const struct liquid_name draft_names[];

struct value brief_values(struct arena *arena, const struct brief *brief);

#endif
