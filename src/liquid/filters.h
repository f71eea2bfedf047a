/*
 * The standard filters, as their tables and helpers see each other.
 */
#ifndef LIQUID_FILTERS_H
#define LIQUID_FILTERS_H

#include "number.h"
#include "tree.h"
#include "values.h"

/* A standard filter's call knows more than the host's: call.host leads here. */
struct filter_work {
	bool lax, escape;
	size_t *steps;
	bool limit; /* the error is one of the limits */
	bool allow_false;
};

extern const struct liquid_filter text_filters[];
extern const struct liquid_filter cut_filters[];
extern const struct liquid_filter list_filters[];
extern const struct liquid_filter search_filters[];
extern const struct liquid_filter number_filters[];
extern const struct liquid_filter date_filters[];

struct filter_work *filter_work(struct liquid_call *call);
bool filter_fail(struct liquid_call *call, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
/* False, with an error, where the work is too much. */
bool filter_charge(struct liquid_call *call, size_t steps);
/* False, with an error, where a text would grow too long. */
bool filter_size(struct liquid_call *call, size_t bytes);
struct str filter_text(struct liquid_call *call, struct value value);
/* An argument that must be a whole number. */
bool filter_whole(struct liquid_call *call, struct value value, long long *whole);
/* An input as a list, lists in it laid open, as Liquid's list filters see it. */
bool filter_list(struct liquid_call *call, struct value *list);

#endif
