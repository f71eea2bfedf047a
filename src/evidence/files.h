/* What loading a file by its name and checking it by its path have in common. */
#ifndef MUNDRAFT_EVIDENCE_FILES_H
#define MUNDRAFT_EVIDENCE_FILES_H

#include "mundraft/committee.h"
#include "mundraft/evidence.h"

/*
 * All files of that name in a folder of the library behind the file `after` (NULL: from
 * the first), laid over each other: merge.c. `what`: how messages call one ("profile").
 * *first: the first of them. NULL where there is none, or none is YAML.
 */
const struct node *files_merge(struct library *library, const char *folder, const char *what,
			       struct str id, const struct source *after,
			       const struct source **first, struct diags *diags);
const struct node *files_overlay(struct arena *arena, const struct node *base,
				 const struct node *over);

/* The files themselves, the first found first. Returns how many. */
#define MAX_FILES 16 /* of one name that lie over each other */
size_t files_list(struct library *library, const char *folder, struct str id,
		  const struct source *after, const struct source *files[MAX_FILES],
		  struct diags *diags);

/*
 * Of a large profile in block style the parts that papers on these topics need (NULL: only
 * what is no list of entries: the country, its defaults, terms), as a tree like
 * yaml_parse's. `named`: words of which each may be an id that is needed too (may be
 * NULL). `paper`: for a paper alone, which asks no questions and tells no fact that no
 * position names. NULL where the file cannot be cut. select.c.
 */
struct node *select_profile(struct arena *arena, const struct source *source,
			    const struct str *topics, size_t topic_count, bool paper,
			    const struct table *named, struct diags *diags);

/* Adds each word of a text that could be an id. */
void select_note_words(struct arena *arena, struct table *words, struct str text);

/* Checks the merged tree; what is in it goes into evidence. */
void profile_check(struct library *library, const struct node *tree, struct evidence *evidence,
		   struct diags *diags);

/* Checks a topic's merged tree; what is in it goes into evidence, its instruments too. */
void topic_check(struct library *library, struct str id, const struct node *tree,
		 struct evidence *evidence, struct topic *topic, struct diags *diags);

/*
 * Files the instruments that a topic's list names, each as a fact and as its own source;
 * what is common to all topics is taken from profiles/un/instruments.yaml by its key.
 */
void instruments_add(struct library *library, struct evidence *evidence, const struct node *list,
		     struct diags *diags);

/*
 * Reads and checks a committee's file, its front matter over that of the files of that
 * name behind `after`. NULL where there is no front matter at all.
 */
struct committee *committee_read(struct library *library, struct str id,
				 const struct source *source, const struct source *after,
				 struct diags *diags);

/* The tree of a conference over the one that it is based on; NULL after an error. */
const struct node *conference_tree(struct library *library, struct str id, const struct node *tree,
				   struct diags *diags);
void conference_check(const struct node *tree, struct diags *diags);

/* False, with an error, where the file is not UTF-8. */
bool file_check_encoding(const struct source *source, struct diags *diags);

#endif
