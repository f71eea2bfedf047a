/*
 * How Liquid compares, tests and counts values. Inside this folder only.
 */
#ifndef LIQUID_VALUES_H
#define LIQUID_VALUES_H

#include "mundraft/strbuf.h"
#include "mundraft/value.h"

bool value_truthy(struct value value); /* all but nil and false */
bool value_equal(struct value a, struct value b);
/* False where the two cannot be ordered; *order is then not set. */
bool value_order(struct value a, struct value b, int *order);
bool value_is_empty(struct value value); /* a text, list or map without anything */
bool value_is_blank(struct value value); /* also nil, false, and a text of blanks */
bool value_contains(struct arena *arena, struct value value, struct value wanted);

/* A part by name: a map's key, or `size`, `first`, `last`. */
bool value_part(struct arena *arena, struct value value, struct str name, struct value *part);
/* A part by an index that was worked out: a number, or a key. */
bool value_index(struct arena *arena, struct value value, struct value index, struct value *part);

size_t value_count(struct value value); /* of a list, map or range; else 0 */
long long range_count(struct value range);
/* Item i of a list, a range, or a map (a list of key and value). */
struct value value_item(struct arena *arena, struct value value, size_t i);

void value_write(struct strbuf *out, struct value value);
const char *value_kind_name(struct value value); /* "a list" */

#endif
