/* The filters that make sentences of data; see filters.c. */
#ifndef MUNDRAFT_DRAFT_FILTERS_H
#define MUNDRAFT_DRAFT_FILTERS_H

#include "mundraft/liquid.h"
#include "tell.h"

/* The host of these filters is a struct teller. */
extern const struct liquid_filter draft_filters[];

#endif
