/*
 * The template language: a named subset of Liquid, with `extends` and `block`
 * added. A template is compiled once, to a tree with places, and run many
 * times. Strict: an undefined name, an unknown filter or tag, an unclosed block
 * is an error with its place and the nearest known name; all mistakes of a file
 * are found in one run. The language knows nothing of Model UN: names, filters
 * and files come from the host.
 *
 * Where it is stricter than Liquid (unless env.lax): a name that the host
 * declares may be absent and is then nothing; any other is an error, but before
 * `| default:`, alone in a condition, or compared with nil, empty or blank. A
 * `case` runs its first match only. A map cannot be printed, a text not looped
 * over, `date` reads no clock. A rendered file sees the host's names and its
 * parameters. `append`, `prepend` and `join` escape what is not safe where it
 * meets what is, so that the whole is safe; cutting and replacing make unsafe.
 */
#ifndef MUNDRAFT_LIQUID_H
#define MUNDRAFT_LIQUID_H

#include "mundraft/diag.h"
#include "mundraft/strbuf.h"
#include "mundraft/value.h"

#define LIQUID_MAX_DEPTH 100
#define LIQUID_MAX_OUTPUT (4 * 1024 * 1024)
#define LIQUID_MAX_STEPS 1000000
#define LIQUID_MAX_MISTAKES 100 /* in one file; then the rest is not read */

struct template;

/* A call of a filter: `input | name: args`. */
struct liquid_call {
	struct arena *arena; /* for the result */
	void *host;          /* the host's, see struct liquid_env */
	struct value input;
	const struct value *args;
	size_t arg_count;
	struct str error; /* set by a filter that returns false: why, lower case */
};
typedef bool liquid_filter_fn(struct liquid_call *call, struct value *result);

struct liquid_filter {
	const char *name; /* NULL ends a table */
	unsigned min_args, max_args;
	liquid_filter_fn *run;
};

/* The names a template may use, for the check of branches that are not taken. */
struct liquid_name {
	const char *name;                 /* NULL ends a table */
	const struct liquid_name *fields; /* its second parts; NULL: has none, or any (open) */
	const struct liquid_name *item;   /* of a list: the names inside each item */
	bool open;                        /* its parts cannot be known beforehand */
};

struct liquid_env {
	struct arena *arena;                 /* templates live here */
	const struct liquid_filter *filters; /* the host's own, beside the standard ones; or NULL */
	const struct liquid_name *names;     /* NULL: names are not checked beforehand */
	/*
	 * Finds the file of `extends` and `render`. `from` is the file that asks: a
	 * file that extends its own name wants the next one of that name in the
	 * search. NULL where there is none. `*part` is the template's part of it.
	 */
	const struct source *(*load)(void *host, struct str name, const struct source *from,
				     struct span *part);
	void *host;
	bool lax;    /* Liquid's own ways: undefined names are nil */
	bool escape; /* Markdown: text that would start markup is escaped */
};

/*
 * Compiles the part of a source, with what it extends and renders. NULL where
 * that is impossible; diags then holds every mistake found.
 */
struct template *liquid_compile(struct liquid_env *env, const struct source *source,
				struct span part, struct diags *diags);

/*
 * Runs a whole template, or one of its blocks, with the given names. False after
 * an error (undefined name, limits), which is in diags; the output is then of no use.
 * A block run alone still sees what the outermost file assigns and captures
 * before it; what is assigned inside a block ends with the block, in both ways.
 */
bool liquid_run(struct liquid_env *env, const struct template *template, struct value names,
		struct strbuf *out, struct diags *diags);
bool liquid_run_block(struct liquid_env *env, const struct template *template, struct str block,
		      struct value names, struct strbuf *out, struct diags *diags);
/* Whether the template, or one it extends, defines the block. */
bool liquid_has_block(const struct template *template, struct str block);

#endif
