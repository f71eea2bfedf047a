/*
 * The only writer. Everything that leaves the program goes through here, and
 * every failure to write is noticed: a full disk or a closed pipe never passes
 * for success. A file appears whole or not at all.
 */
#ifndef MUNDRAFT_CLI_OUTPUT_H
#define MUNDRAFT_CLI_OUTPUT_H

#include "mundraft/str.h"

/* What the program's exit status means. */
enum exit_status {
	EXIT_CLEAN = 0,
	EXIT_FINDINGS = 1, /* findings at or above --fail-on; a draft without evidence */
	EXIT_USAGE = 2,    /* also an unknown or ambiguous name */
	EXIT_INPUT = 3,    /* the input cannot be used */
	EXIT_MACHINE = 4   /* memory, disk, a closed output */
};

enum stream { TO_OUT, TO_ERR };

/*
 * To be called first: keeps the standard descriptors from being taken by files,
 * makes failed writes errors instead of signals, installs the handler of
 * machine_fail.
 */
void output_start(void);

/* Raw bytes: what a user or a file said must have gone through utf8_show. */
void print(enum stream stream, struct str text);
void prints(enum stream stream, const char *text);
void printfs(enum stream stream, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* A terminal that wants colour: NO_COLOR is empty, TERM is not "dumb". */
bool output_wants_color(enum stream stream);

/* Makes sure that all was written. Returns the status, or does not return. */
int output_finish(int status);

/*
 * A file under construction. It takes its name only in output_commit; until then it
 * is a hidden file in the same folder, which goes away when the program fails
 * or is interrupted. Special files (/dev/null) are written to directly.
 */
enum output_verdict {
	OUTPUT_READY,
	OUTPUT_EXISTS, /* and may not be replaced */
	OUTPUT_IS_FOLDER,
	OUTPUT_NO_FOLDER, /* the folder it should go into is not there */
	OUTPUT_NOT_KEPT,  /* the old file could not take its second name; see errno */
	OUTPUT_IMPOSSIBLE /* see errno */
};
/* Whether the file could be written, without touching anything. */
enum output_verdict output_check(const char *path, bool force);
enum output_verdict output_open(const char *path, bool force);
void output_write(struct str text);
/* With `force` an existing file is kept as PATH~. */
enum output_verdict output_commit(void);
/* The second name of the last file written with `force`: a link was followed for it. */
const char *output_kept_name(void);

#endif
