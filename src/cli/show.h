/* Printing YAML trees so that a person can read them; for `mundraft show`. */
#ifndef MUNDRAFT_CLI_SHOW_H
#define MUNDRAFT_CLI_SHOW_H

#include "mundraft/schema.h"
#include "mundraft/strbuf.h"

/*
 * A map's keys and values; lists of things with an id as one line each. With a schema
 * (or NULL) each key is followed by what it means.
 */
void show_tree(struct strbuf *out, const struct node *map, const struct schema *schema);

#endif
