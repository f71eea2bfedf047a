/*
 * The command line as data: one table of commands and one of options. It feeds
 * the parser, --help, usage errors, the manual and the shell completions; what
 * is not in it does not exist. Knows nothing of what the commands do, so that
 * the generator of manual and completions links it alone.
 */
#ifndef MUNDRAFT_CLI_OPTIONS_H
#define MUNDRAFT_CLI_OPTIONS_H

#include "mundraft/str.h"

#ifndef MUNDRAFT_VERSION
#define MUNDRAFT_VERSION "0.1.0"
#endif

enum command_id {
	COMMAND_DRAFT,
	COMMAND_RENDER,
	COMMAND_LINT,
	COMMAND_TRACE,
	COMMAND_BRIEF,
	COMMAND_LIST,
	COMMAND_SHOW,
	COMMAND_EXPLAIN,
	COMMAND_CHECK,
	COMMAND_NEW,
	COMMAND_HELP,
	COMMAND_COUNT
};

/* What a shell offers at a place. */
enum completion {
	COMPLETE_NOTHING,
	COMPLETE_COUNTRY,
	COMPLETE_COMMITTEE,
	COMPLETE_TOPIC,
	COMPLETE_CONFERENCE,
	COMPLETE_RULE,
	COMPLETE_KIND, /* what `list` lists */
	COMPLETE_NEW,  /* what `new` makes */
	COMPLETE_ID,   /* any of the above */
	COMPLETE_COMMAND,
	COMPLETE_CHOICE, /* one of the option's choices */
	COMPLETE_FILE,
	COMPLETE_FOLDER
};

struct command {
	const char *name;
	const char *operands; /* as in a synopsis; empty: none */
	const char *about;    /* one line */
	const char *more;     /* a paragraph for `mundraft help COMMAND` and the manual */
	size_t least, most;   /* how many operands */
	enum completion completion;
};

extern const struct command commands[COMMAND_COUNT];

enum option_id {
	OPTION_COMMITTEE,
	OPTION_TOPIC,
	OPTION_CONFERENCE,
	OPTION_VARIANT,
	OPTION_DELEGATE,
	OPTION_SCHOOL,
	OPTION_FORMAT,
	OPTION_WRAP,
	OPTION_OUTPUT,
	OPTION_ALL_COMMITTEES,
	OPTION_FORCE,
	OPTION_FAIL_ON,
	OPTION_ONLY,
	OPTION_SKIP,
	OPTION_NO_ALLOW,
	OPTION_STATS,
	OPTION_IDS,
	OPTION_SOURCES,
	OPTION_DATA,
	OPTION_HELP,
	OPTION_VERSION,
	OPTION_COUNT
};

struct option {
	enum option_id id;
	char letter;                /* of its short form; 0: none */
	const char *name;           /* without hyphens */
	const char *argument;       /* NULL: takes none */
	unsigned commands;          /* a bit for each command that knows it */
	const char *about;          /* one line */
	const char *otherwise;      /* what holds without it; NULL where that goes without saying */
	const char *const *choices; /* ended by NULL; NULL: any value */
	enum completion completion;
	bool many; /* may be given more than once */
};

/* An option whose values differ from command to command has a row for each. */
extern const struct option option_table[];
extern const size_t option_count;

#define COMMAND_BIT(id) (1u << (id))

/* COMMAND_COUNT where there is none of that name. */
enum command_id command_find(struct str name);
/* The first row of that name, for the command if it has one. NULL: no command knows it. */
const struct option *option_find(struct str name, enum command_id command);
const struct option *option_find_letter(char letter, enum command_id command);
bool option_is_for(const struct option *option, enum command_id command);

/* The kinds that `list` knows, ended by NULL. */
extern const char *const list_kinds[];
/* The kinds that `new` makes, ended by NULL. */
extern const char *const new_kinds[];

#endif
