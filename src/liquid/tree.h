/*
 * What a template is compiled to: a tree of nodes with places. Shared by the
 * parser, the check of names and the evaluator, and by nothing outside this
 * folder. Must not know of filters' insides, of escaping or of the host.
 */
#ifndef LIQUID_TREE_H
#define LIQUID_TREE_H

#include "mundraft/liquid.h"

/* Names as numbers, so that a look-up at run time is an index. */
struct symbols {
	struct str *names;
	size_t count, room;
	size_t *table; /* open addressing; index + 1 */
	size_t table_size;
};

#define SYMBOL_NONE ((size_t)-1)
size_t symbol_intern(struct arena *arena, struct symbols *symbols, struct str name);
size_t symbol_find(const struct symbols *symbols, struct str name);

enum expr_kind { EXPR_LITERAL, EXPR_PATH, EXPR_RANGE };

/* `.name`, or `[index]`. */
struct part {
	struct str name;
	struct expr *index; /* NULL: by name */
	struct span span;
};

struct expr {
	enum expr_kind kind;
	struct span span;
	struct value value; /* EXPR_LITERAL */
	struct str name;    /* EXPR_PATH: the first name, unless head */
	size_t symbol;
	struct expr *head; /* `[head]` in front of everything */
	struct span name_span;
	struct part *parts;
	size_t part_count, part_room;
	size_t declared;        /* how many of the name and its parts the host declared */
	struct expr *from, *to; /* EXPR_RANGE */
};

struct filter_use {
	const struct liquid_filter *filter;
	bool standard; /* else the host's */
	struct span span;
	struct expr **args;
	size_t arg_count, arg_room;
	struct expr *allow_false; /* the one argument with a name, of `default` */
};

struct pipe {
	struct expr *input;
	struct filter_use *filters;
	size_t filter_count, filter_room;
};

enum operator{ OP_NONE, OP_EQ, OP_NE, OP_LT, OP_GT, OP_LE, OP_GE, OP_CONTAINS };
enum joint { JOINT_LAST, JOINT_AND, JOINT_OR };

struct test {
	struct expr *left, *right;
	enum operator op;
	enum joint joint; /* to the test behind it */
};

struct condition {
	struct test *tests;
	size_t count, room;
};

struct body {
	struct node *first, *last;
};

struct branch {
	struct branch *next;
	struct span span;
	struct condition condition; /* of an if */
	struct expr **values;       /* of a case */
	size_t value_count, value_room;
	bool negated; /* unless */
	bool otherwise;
	struct body body;
};

struct loop_node {
	struct str name;
	size_t symbol;
	size_t resume; /* the symbol that `offset: continue` goes on from */
	struct expr *list, *limit, *offset;
	bool reversed, goes_on;
	struct body body, otherwise;
	bool has_otherwise;
};

struct param {
	struct str name;
	size_t symbol;
	struct expr *value;
};

struct render_node {
	struct render_node *next; /* of the same file */
	struct str file;
	struct span file_span;
	struct unit *unit;
	struct expr *subject; /* `with x`, `for xs` */
	bool each;
	struct str as;
	size_t as_symbol;
	struct param *params;
	size_t param_count, param_room;
};

struct block_def {
	struct str name;
	size_t symbol;
	struct span name_span;
	struct unit *unit;
	struct body body;
	bool inner;     /* stands inside another block */
	size_t checked; /* the round of the names' check that has seen it */
};

enum node_kind {
	NODE_TEXT,
	NODE_OUTPUT,
	NODE_ASSIGN,
	NODE_CAPTURE,
	NODE_IF,
	NODE_CASE,
	NODE_FOR,
	NODE_BREAK,
	NODE_CONTINUE,
	NODE_RENDER,
	NODE_BLOCK,
	NODE_PARENT
};

struct node {
	struct node *next;
	enum node_kind kind;
	struct span span;
	bool blank; /* prints nothing but blanks, whatever happens */
	bool raw;   /* a text that keeps its blanks */
	size_t symbol;
	struct str name;  /* assign, capture */
	struct body body; /* capture */
	struct branch *branches;
	union {
		struct str text;
		struct pipe *pipe;
		struct expr *subject; /* case */
		struct loop_node *loop;
		struct render_node *render;
		struct block_def *block;
	};
};

/* One file, compiled. */
struct unit {
	struct unit *next; /* all units of one compilation */
	const struct source *source;
	struct span part;
	struct body body;
	struct str extends_name;
	struct span extends_span;
	struct unit *extends; /* NULL: none, or not found */
	struct render_node *renders;
	struct block_def **blocks; /* sorted by symbol */
	size_t block_count, block_room;
	struct unit *asked_by; /* while it is being compiled: the chain */
	bool busy;
	struct seen *seen; /* the name check's: with what parameters it was checked */
};

struct template
{
	struct unit *unit;
	struct symbols symbols;
};

/* The block's definition in this unit or what it extends, the nearest first. */
struct block_def *unit_block(const struct unit *unit, size_t symbol);

/* What one call of liquid_compile works with. */
struct compiler {
	struct liquid_env *env;
	struct arena *arena;
	struct diags *diags;
	struct template *template;
	struct unit *units;
};

/* parser.c: one file to a tree; mistakes go to diags. */
void unit_parse(struct compiler *compiler, struct unit *unit);

/* names.c: whether every name is one that the host or the template makes. */
void names_check(struct compiler *compiler, struct unit *unit);

/* filters.c */
const struct liquid_filter *filter_find(const struct liquid_env *env, struct str name,
					bool *standard);
struct str filter_near(const struct liquid_env *env, struct str name);

#endif
