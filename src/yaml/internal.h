/*
 * What the files of this folder share and nobody else needs. It knows nothing
 * of libyaml: only parse.c does.
 */
#ifndef MUNDRAFT_YAML_INTERNAL_H
#define MUNDRAFT_YAML_INTERNAL_H

#include "mundraft/yaml.h"

#include <stdint.h>

/* Faults of one kind that are reported before reading stops: enough to mend, not a flood. */
#define YAML_MAX_REPORTS 20

/* Maps of more children than this are searched by halves, in `index`. */
#define YAML_INDEX_FROM 16

/* --- bytes.c --- */

/* What is wrong with a character in any file ("a control character"); NULL for a good one. */
const char *yaml_flaw(uint32_t code);

/*
 * Whether libyaml may see these bytes: size, encoding, hidden characters, the
 * blanks that lines begin with. Narrows *part by a byte order mark.
 */
bool yaml_check_bytes(const struct source *source, struct span *part, const char *what,
		      struct diags *diags);

/* --- quotes.c --- */

/* The character that an escape in double quotation marks stands for, and its length in bytes. */
uint32_t yaml_escape(struct str escape, size_t *length);

/* Whether a plain text is in a word processor's quotation marks, which YAML takes for letters. */
bool yaml_is_curly_quoted(struct str text);

/* --- tree.c --- */

/*
 * Gives a map its index: the children by key, of equal keys the first in the
 * file first. An index of children that are not in order would find nothing.
 */
void yaml_index(struct arena *arena, struct node *map);

/* --- words.c --- */

/* Text of a file for use in a message: hidden characters visible, at most `most` code points. */
struct str yaml_shown(struct arena *arena, struct str text, size_t most);

/* Where libyaml stopped and what it said about it. */
struct trouble {
	struct arena *arena;
	const struct source *source;
	struct span part; /* what libyaml was given */
	struct diags *diags;
	const char *problem; /* libyaml's words, never shown */
	const char *context;
	size_t at;          /* the place of the problem */
	size_t from;        /* where the thing began that was being read; else as `at` */
	struct span quoted; /* the last text in quotation marks before it; empty: none */
};

/* Says in plain words what the writer of the file did, and how to mend it. */
void yaml_explain(const struct trouble *trouble);

#endif
