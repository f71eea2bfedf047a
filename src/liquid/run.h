/*
 * The state of one run; shared by run.c (nodes) and evaluate.c (expressions).
 */
#ifndef LIQUID_RUN_H
#define LIQUID_RUN_H

#include "tree.h"

/* A name's value. It holds where `frame` is the running file's. */
struct slot {
	size_t frame;
	size_t scope; /* the file or block that wrote it last */
	struct value value;
};

/* What a slot held before the running file or block wrote it. */
struct undo {
	size_t symbol;
	struct slot slot;
};

struct loop {
	const struct loop *parent;
	struct str name;
	long long index, length;
	bool apart; /* of `render ... for`: no loop inside calls it parent */
};

enum leave { LEAVE_NOT, LEAVE_ITEM, LEAVE_LOOP };

struct run {
	struct liquid_env *env;
	struct arena *arena;
	const struct template *template;
	struct diags *diags;
	struct value names;
	struct strbuf *out;
	const struct unit *unit;               /* the file that is running: for places */
	const struct unit *outermost;          /* where blocks are looked for first */
	const struct block_def *block;         /* the one that is running */
	struct slot *assigned, *looped, *host; /* by symbol */
	long long *resume;
	struct undo *undo;
	size_t undo_count, undo_room;
	size_t frame, scope, scopes;
	const struct loop *loop;
	enum leave leave;
	size_t steps, bytes, depth;
	bool failed;
	bool setting; /* only assignments count: what stands before a block */
};

struct diag *run_error(struct run *run, enum rule_id rule, struct span span, const char *format,
		       ...) __attribute__((format(printf, 4, 5)));
/* False, with an error, where the run has worked too long. */
bool run_charge(struct run *run, size_t steps, struct span span);
void run_body(struct run *run, const struct body *body);

/* After an error these give nil; see run->failed. */
struct value evaluate(struct run *run, const struct expr *expr, bool may_lack);
struct value evaluate_pipe(struct run *run, const struct pipe *pipe);
bool evaluate_condition(struct run *run, const struct condition *condition);
void run_loop(struct run *run, const struct node *node);

#endif
