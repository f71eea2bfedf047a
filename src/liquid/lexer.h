/*
 * The words inside a tag or an output. Must not know what they mean.
 */
#ifndef LIQUID_LEXER_H
#define LIQUID_LEXER_H

#include "tree.h"

enum token_kind {
	TOKEN_END,
	TOKEN_NAME,
	TOKEN_NUMBER,
	TOKEN_STRING,
	TOKEN_COMPARE, /* == != <> < > <= >= */
	TOKEN_DOT,
	TOKEN_DOTS, /* .. */
	TOKEN_SIGN, /* one of [ ] ( ) , : | = */
	TOKEN_BAD
};

struct token {
	enum token_kind kind;
	char sign;
	enum operator op;
	struct span span;
	struct str text;    /* of a name; of a string without its marks */
	struct value value; /* of a number */
};

/* Copying a lexer is how to look ahead. */
struct lexer {
	struct str text; /* of the whole source */
	size_t at, end;
	struct token token; /* the one in hand */
};

void lexer_start(struct lexer *lexer, struct str text, struct span span);
void lexer_next(struct lexer *lexer);

#endif
