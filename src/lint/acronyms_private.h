/* What acronyms.c asks of acronym_slips.c. */
#ifndef MUNDRAFT_LINT_ACRONYMS_PRIVATE_H
#define MUNDRAFT_LINT_ACRONYMS_PRIVATE_H

#include "facts.h"

/* Without the organization's own "UN", which people add and leave out. */
struct str acronym_bare(struct str s);
/* One letter changed, or the same letters in another order. */
bool acronym_is_near(struct str a, struct str b);
/* Two neighbours that changed places. */
bool acronym_is_swapped(struct str a, struct str b);
/* One letter changed or left out, in acronyms too long for chance. */
bool acronym_is_slip(struct str right, struct str written);
/* Letters that begin the words of the name: "(CESC)" is somebody's own short form. */
bool acronym_of_initials(struct str name, struct str written, bool all);

#endif
