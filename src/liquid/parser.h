/*
 * The state of reading one file; shared by parser.c, tags.c and expression.c.
 */
#ifndef LIQUID_PARSER_H
#define LIQUID_PARSER_H

#include "lexer.h"

/* A tag as it stands in the file. */
struct tag {
	struct str name;
	struct span span; /* from "{%" to "%}", or a line of `liquid` */
	struct span name_span;
	struct span markup; /* behind the name */
};

/* A tag that waits for its end. */
struct open {
	const char *name; /* "if" */
	struct span span;
	struct node *node;
	struct body *body;     /* where nodes go now */
	struct branch *branch; /* the newest of an if or case */
	bool otherwise;        /* "else" was seen */
	size_t loops;          /* loops around what stands inside */
};

struct parser {
	struct compiler *compiler;
	struct unit *unit;
	const struct source *source;
	struct str text;
	struct lexer lexer;
	struct open open[LIQUID_MAX_DEPTH + 1]; /* [0] is the file itself */
	size_t depth;
	size_t floor;                 /* where the `liquid` tag started: no closing below it */
	size_t at;                    /* in the file, behind what was read */
	size_t brackets;              /* nesting of [ */
	size_t errors;                /* of all before this file */
	bool trim;                    /* a dash asks for the following blanks to go */
	bool stop;                    /* too much is wrong */
	bool script;                  /* inside a `liquid` tag */
	size_t skipping;              /* comments open in a `liquid` tag */
	bool began;                   /* something stood in the file already */
	size_t next_output, next_tag; /* the next "}}" and "%}" at or behind `at` */
};

bool parser_lax(const struct parser *parser);
struct diag *parser_error(struct parser *parser, enum rule_id rule, struct span span,
			  const char *format, ...) __attribute__((format(printf, 4, 5)));
void parser_help(struct parser *parser, struct diag *diag, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
void parser_suggest(struct parser *parser, struct diag *diag, struct str word);
struct node *parser_add(struct parser *parser, enum node_kind kind, struct span span);
struct open *parser_top(struct parser *parser);
/* NULL where tags nest too deep. */
struct open *parser_push(struct parser *parser, const char *name, struct node *node,
			 struct body *body, struct span span);
void parser_skip_to_end(struct parser *parser, const struct tag *tag, const char *end, bool nests,
			struct span *inside);

/* tags.c */
void tag_parse(struct parser *parser, struct tag *tag);
/* Reports what stands behind a tag that takes nothing. */
void tag_expect_nothing(struct parser *parser, const struct tag *tag);
/* Reports what stands in a case before its first `when`. */
void tag_before_when(struct parser *parser, const struct open *open);

/* tags_end.c */
void tag_end(struct parser *parser, struct tag *tag);
/* Reports everything above `depth` as unclosed; `what` it should have ended before. */
void tags_unclosed(struct parser *parser, size_t depth, const struct tag *before);

/* tags_file.c: the tags that bring in other files and their parts */
void tag_extends(struct parser *parser, struct tag *tag);
void tag_render(struct parser *parser, struct tag *tag);
void tag_block(struct parser *parser, struct tag *tag);
void tag_parent(struct parser *parser, struct tag *tag);
void tag_end_block(struct parser *parser, struct tag *tag);

/* expression.c: NULL or false after reporting a mistake */
void markup_start(struct parser *parser, struct span markup);
struct expr *parse_value(struct parser *parser);
struct pipe *parse_pipe(struct parser *parser);
bool parse_condition(struct parser *parser, struct condition *condition);
bool parse_end(struct parser *parser);
bool parse_name(struct parser *parser, const char *what, struct str *name, size_t *symbol);
bool parse_string(struct parser *parser, const char *what, struct str *text, struct span *span);
bool token_is_sign(const struct parser *parser, char sign);
bool token_is_word(const struct parser *parser, const char *word);
bool token_take_sign(struct parser *parser, char sign);
bool token_take_word(struct parser *parser, const char *word);
bool token_unexpected(struct parser *parser, const char *wanted);

#endif
