/*
 * The text of the files that `mundraft new` writes. What it says of a key comes from
 * the loader's schemas, so that the two cannot drift apart. Knows nothing of where the
 * files go.
 */
#ifndef MUNDRAFT_CLI_STARTER_H
#define MUNDRAFT_CLI_STARTER_H

#include "mundraft/states.h"
#include "mundraft/strbuf.h"
#include "mundraft/yaml.h"

struct starter {
	struct str id, name;
	struct str path;           /* where it is going to be: for its own comments */
	struct str schema;         /* the JSON Schema, as seen from the file; may be empty */
	struct str today;          /* YYYY-MM-DD */
	struct str topic;          /* a topic that there is; may be empty */
	struct str topic_title;    /* what it is called */
	const struct state *state; /* a country: what is known of the State; or NULL */
	const struct node *base;   /* a conference: the one it is based on; or NULL */
};

void starter_committee(struct strbuf *out, const struct starter *starter);
void starter_conference(struct strbuf *out, const struct starter *starter);
void starter_country(struct strbuf *out, const struct starter *starter);

#endif
