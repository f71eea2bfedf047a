/*
 * Where files are found. A library is a list of folders with the layout of the
 * source tree (profiles/, templates/); the first folder that has a file wins,
 * file by file. This is the only part of the program that opens files to read.
 */
#ifndef MUNDRAFT_LIBRARY_H
#define MUNDRAFT_LIBRARY_H

#include "mundraft/arena.h"
#include "mundraft/diag.h"

struct library {
	struct arena *arena;
	struct str *roots; /* each without a slash at its end, but "." and "/" */
	size_t root_count, root_room;
};

void library_init(struct library *library, struct arena *arena);

/* Adds a folder behind the others; one that does not exist, or is there already, is passed over. */
void library_add(struct library *library, struct str folder);

/*
 * Reads a file by its path ("-": standard input, named "<stdin>"), without its byte
 * order mark. NULL with an error in diags where it cannot be read or is larger than
 * `limit` bytes.
 */
const struct source *library_read(struct library *library, struct str path, size_t limit,
				  struct diags *diags);

/*
 * A file of the library, such as ("profiles", "kazakhstan", ".yaml"). NULL
 * without a word where no folder has it. `after`: look only behind the folder
 * this file came from (NULL: from the first).
 */
const struct source *library_find(struct library *library, const char *folder, struct str id,
				  const char *extension, const struct source *after,
				  struct diags *diags);

/* Whether library_find would find it; nothing is read. */
bool library_has(const struct library *library, const char *folder, struct str id,
		 const char *extension);

struct library_entry {
	struct str id;   /* the file's name without its extension */
	struct str path; /* where it was found first */
};

/* Every id in a folder that library_find would find, in order of name, each once. Returns how many.
 */
size_t library_list(struct library *library, const char *folder, const char *extension,
		    struct library_entry **entries);

/* Letters, digits, hyphens and underscores only: a name can never become a path. */
bool library_safe_id(struct str id);

#endif
