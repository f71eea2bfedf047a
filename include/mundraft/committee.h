/*
 * Committees and conferences: what a body may do, and what a conference asks of
 * a paper. Both are files that advisers edit: templates/committees/ID.md and
 * templates/conferences/ID.yaml.
 */
#ifndef MUNDRAFT_COMMITTEE_H
#define MUNDRAFT_COMMITTEE_H

#include "mundraft/library.h"
#include "mundraft/yaml.h"

struct evidence;

struct committee {
	struct str id;
	struct str name;  /* General Assembly, Fourth Committee (...) */
	struct str brief; /* the Fourth Committee */
	struct str again; /* the Committee */
	struct str organ; /* who acts, in prose: the General Conference; else `brief` */
	bool decides;     /* its decisions bind States: the Security Council */
	struct str default_topic;
	const struct node *tree; /* the front matter */
	const struct source *source;
	struct span body; /* the template behind the front matter */
};

/* NULL without a message where there is no such committee. */
const struct committee *committee_load(struct library *library, struct str id, struct diags *diags);

/*
 * Adds the committee's own sources and facts (its powers, its basis) to the evidence, so
 * that its template can cite them. Where the evidence knows the topics, its default one
 * must be among them.
 */
void committee_evidence(const struct committee *committee, struct evidence *evidence,
			struct diags *diags);

/* Splits front matter between `---` lines, at the margin, from the text behind it. False: it has
 * none. */
bool front_matter(const struct source *source, struct span *front, struct span *body);

/* One part of a paper, as a conference orders and titles it. */
struct conference_section {
	struct str
		role; /* background, action, position, proposals, opposition, questions, sources */
	struct str title;
};

struct conference {
	struct str id, name;
	bool inferred;              /* from papers seen, not from published rules */
	long min_words, max_words;  /* of the body; 0: none */
	long pages, words_per_page; /* 0: no limit in pages */
	struct conference_section *sections;
	size_t section_count;
	bool labels_required; /* each section must have a heading */
	bool labels_barred;   /* none may have one: a form takes plain paragraphs */
	bool third_person;
	bool bullets;
	struct str citations; /* footnotes, mla, endnotes, links, none */
	struct str spelling;  /* en_GB-ize, en_US, either */
	const struct node *tree;
	const struct source *source;
};

const struct conference *conference_load(struct library *library, struct str id,
					 struct diags *diags);

/* Whether `heading.KEY` (fields, required, forbidden) lists the field. */
bool conference_heading(const struct conference *conference, const char *key, struct str field);
/* What the heading calls a field: "Delegate Name"; never empty. */
struct str conference_label(const struct conference *conference, struct str field);

/* How typing names things: which ids a user may have meant. */
enum choice { CHOICE_FOUND, CHOICE_AMBIGUOUS, CHOICE_NEAR, CHOICE_NONE };

/*
 * Finds what a user typed among ids, names and aliases: exactly (without regard
 * to case, accents, punctuation and a leading "the"), else the only one that
 * contains it as words; an id goes before a name that reads the same. *found: the
 * choice, or the near miss. *others: the ids of all that fit equally well.
 */
struct named {
	struct str id;
	const struct str *names; /* ended by an empty one */
};
enum choice choose_name(struct arena *arena, const struct named *known, size_t count,
			struct str typed, size_t *found, struct str *others);

#endif
