/* Turning checked trees into sources, facts, gaps and terms; see facts.c. */
#ifndef MUNDRAFT_EVIDENCE_FACTS_H
#define MUNDRAFT_EVIDENCE_FACTS_H

#include "mundraft/evidence.h"

/* Each adds what stands under the node (which may be NULL) and reports ids borne twice. */
void add_sources(struct evidence *evidence, const struct node *table, struct diags *diags);
void add_facts(struct evidence *evidence, const struct node *list, struct diags *diags);
void add_gaps(struct evidence *evidence, const struct node *list, struct diags *diags);
/* `topic`: in whose file they stand, and for which alone they hold; empty: in another file. */
void add_terms(struct evidence *evidence, const struct node *list, struct str topic);

/* An instrument is a fact that says `did`. `source`: the document itself; may be NULL. */
void add_instrument(struct evidence *evidence, const struct node *node,
		    const struct cited_source *source, struct diags *diags);

/* Says that an id stands twice, and where it stood first. */
void borne_twice(struct evidence *evidence, const struct node *node, struct span span,
		 const struct node *first, struct str id, struct diags *diags);

/* One more topic that there is, loaded or not. */
void know_topic(struct evidence *evidence, struct str id);

/*
 * Reports every id in the tree that refers to nothing: facts and gaps under
 * shown_by, by, cite, rests_on ...; topics; committees and conferences in the lists
 * given. What has no list is not asked for.
 */
struct known_ids {
	struct str *committees, *conferences;
	size_t committee_count, conference_count;
};
struct known_ids known_ids(struct library *library);
void check_references(struct evidence *evidence, const struct node *tree,
		      const struct known_ids *known, struct diags *diags);

/* A file that was copied still bears the id of the other one. */
void check_own_id(const struct node *id, struct str file, struct diags *diags);

/*
 * Adds a mistake at a part of the node; NULL where so many of its severity were added
 * that the rest is passed over. A damaged file must not keep the machine busy.
 */
#define MOST_MISTAKES 100
struct diag *mistake(struct evidence *evidence, struct diags *diags, enum rule_id rule,
		     const struct node *node, struct span span, const char *format, ...)
	__attribute__((format(printf, 6, 7)));

/* Begins the count of another file. */
void mistakes_restart(struct evidence *evidence);

/* The text with each run of blanks and line ends as one space, and none at its ends. */
struct str one_line(struct arena *arena, struct str text);

/* A fact whose id is nearly that of a gap was meant to fill it. */
void check_gap_ids(struct evidence *evidence, const struct node *facts, struct diags *diags);

#endif
