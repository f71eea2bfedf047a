/*
 * Cuts the inside of a tag into tokens. Must not know what they mean, and never
 * fails: what it cannot read is a TOKEN_BAD for the parser to report.
 */
#include "lexer.h"
#include "number.h"

#include "mundraft/utf8.h"

static bool starts_name(char c)
{
	return char_is_alpha(c) || c == '_';
}

static bool continues_name(char c)
{
	return starts_name(c) || char_is_digit(c) || c == '-';
}

static char peek(const struct lexer *lexer, size_t ahead)
{
	return ahead < lexer->end - lexer->at ? lexer->text.p[lexer->at + ahead] : '\0';
}

static void take(struct lexer *lexer, enum token_kind kind, size_t length)
{
	size_t start = lexer->at;
	lexer->at += length;
	lexer->token.kind = kind;
	lexer->token.span = (struct span){start, lexer->at};
	lexer->token.text = str_part(lexer->text, start, lexer->at);
}

static void take_name(struct lexer *lexer)
{
	size_t n = 1;
	while (continues_name(peek(lexer, n)))
		n++;
	take(lexer, TOKEN_NAME, n);
}

static void take_number(struct lexer *lexer)
{
	size_t n = 1;
	while (char_is_digit(peek(lexer, n)))
		n++;
	if (peek(lexer, n) == '.' && char_is_digit(peek(lexer, n + 1))) {
		n += 2;
		while (char_is_digit(peek(lexer, n)))
			n++;
	}
	take(lexer, TOKEN_NUMBER, n);
	if (!number_scan(lexer->token.text, &lexer->token.value))
		lexer->token.kind = TOKEN_BAD;
}

static void take_string(struct lexer *lexer, char mark)
{
	size_t n = 1;
	while (lexer->at + n < lexer->end && lexer->text.p[lexer->at + n] != mark)
		n++;
	if (lexer->at + n >= lexer->end) {
		take(lexer, TOKEN_BAD, 1);
		return;
	}
	take(lexer, TOKEN_STRING, n + 1);
	struct span span = lexer->token.span;
	lexer->token.text = str_part(lexer->text, span.start + 1, span.end - 1);
}

static void take_compare(struct lexer *lexer, enum operator op, size_t length)
{
	take(lexer, TOKEN_COMPARE, length);
	lexer->token.op = op;
}

/* The comparison that starts here, if any. */
static bool compare(struct lexer *lexer)
{
	static const struct {
		char first, second;
		enum operator op;
	} table[] = {
		{'=', '=', OP_EQ}, {'!', '=', OP_NE}, {'<', '>', OP_NE}, {'<', '=', OP_LE},
		{'>', '=', OP_GE}, {'<', 0, OP_LT},   {'>', 0, OP_GT},
	};
	char c = peek(lexer, 0);
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		if (c != table[i].first)
			continue;
		if (table[i].second && peek(lexer, 1) != table[i].second)
			continue;
		take_compare(lexer, table[i].op, table[i].second ? 2 : 1);
		return true;
	}
	return false;
}

static bool is_sign(char c)
{
	return c == '[' || c == ']' || c == '(' || c == ')' || c == ',' || c == ':' || c == '|' ||
	       c == '=';
}

void lexer_next(struct lexer *lexer)
{
	while (lexer->at < lexer->end && char_is_space(lexer->text.p[lexer->at]))
		lexer->at++;
	lexer->token.sign = 0;
	if (lexer->at >= lexer->end) {
		take(lexer, TOKEN_END, 0);
		return;
	}
	char c = peek(lexer, 0);
	if (starts_name(c)) {
		take_name(lexer);
	} else if (char_is_digit(c) || (c == '-' && char_is_digit(peek(lexer, 1)))) {
		take_number(lexer);
	} else if (c == '\'' || c == '"') {
		take_string(lexer, c);
	} else if (c == '.') {
		bool two = peek(lexer, 1) == '.';
		take(lexer, two ? TOKEN_DOTS : TOKEN_DOT, two ? 2 : 1);
	} else if (compare(lexer)) {
		return;
	} else if (is_sign(c)) {
		take(lexer, TOKEN_SIGN, 1);
		lexer->token.sign = c;
	} else {
		size_t length;
		utf8_decode(str_part(lexer->text, lexer->at, lexer->end), &length);
		take(lexer, TOKEN_BAD, length);
	}
}

void lexer_start(struct lexer *lexer, struct str text, struct span span)
{
	*lexer = (struct lexer){.text = text, .at = span.start, .end = span.end};
	lexer_next(lexer);
}
