/*
 * What the two halves of the schema check share: the walk over keys and types
 * (schema.c) and the forms of single values (schema_value.c).
 */
#ifndef MUNDRAFT_SCHEMA_INTERNAL_H
#define MUNDRAFT_SCHEMA_INTERNAL_H

#include "internal.h"

#include "mundraft/schema.h"

#define SHOWN_MOST 60 /* code points of the file's text in a message */

struct checker {
	struct diags *diags;
	size_t before; /* diagnostics that were there when the check began */
};

/* The way from the root to where the check is, for naming the item. */
struct trail {
	const struct trail *above;
	const char *what; /* "a fact" */
	struct str id;    /* empty: this step has no name of its own */
	struct str list;  /* the key of the list around, where the next step is its item */
	bool names_next;  /* a table: the key is the name of the next step */
};

bool checker_is_full(const struct checker *checker);

/* Adds a diagnostic whose message begins with the nearest named item: 'fact "x": ...'. */
struct diag *checker_add(struct checker *checker, const struct trail *trail, enum rule_id rule,
			 const struct source *source, struct span span, const char *message);

/* How a message calls a node: its key in quotation marks, "an item of ...", or the schema's `what`.
 */
const char *checker_name(struct checker *checker, const struct trail *trail,
			 const struct node *node, const struct schema *schema);

/* False, with a diagnostic, where the node is of another kind. */
bool checker_is_kind(struct checker *checker, const struct trail *trail, const struct node *node,
		     const struct schema *schema, enum node_kind wanted);

/* The form of a text node that the schema gives. */
void schema_check_value(struct checker *checker, const struct trail *trail, const struct node *node,
			const struct schema *schema);

bool schema_is_id(struct str text);
void schema_report_id(struct checker *checker, const struct trail *trail,
		      const struct source *source, struct span span, const char *name,
		      struct str text);

/* E-mail addresses and hidden characters in a text that stands at `span`. */
void schema_check_private(struct checker *checker, const struct node *node, struct str text,
			  struct span span);

#endif
