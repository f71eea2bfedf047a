/*
 * What stands inside tags and outputs: values, filters, conditions. Must not
 * know of tags, and never runs anything.
 */
#include "parser.h"

#include "mundraft/near.h"
#include "mundraft/utf8.h"

void markup_start(struct parser *parser, struct span markup)
{
	lexer_start(&parser->lexer, parser->text, markup);
}

bool token_is_sign(const struct parser *parser, char sign)
{
	return parser->lexer.token.kind == TOKEN_SIGN && parser->lexer.token.sign == sign;
}

bool token_is_word(const struct parser *parser, const char *word)
{
	return parser->lexer.token.kind == TOKEN_NAME && str_is(parser->lexer.token.text, word);
}

bool token_take_sign(struct parser *parser, char sign)
{
	bool is = token_is_sign(parser, sign);
	if (is)
		lexer_next(&parser->lexer);
	return is;
}

bool token_take_word(struct parser *parser, const char *word)
{
	bool is = token_is_word(parser, word);
	if (is)
		lexer_next(&parser->lexer);
	return is;
}

static bool is_curly_quote(struct str s)
{
	size_t length;
	uint32_t code = utf8_decode(s, &length);
	return code >= 0x2018 && code <= 0x201F;
}

/* What people who know other languages write. */
static const char *foreign(struct str sign)
{
	if (sign.n != 1)
		return NULL;
	if (sign.p[0] == '+' || sign.p[0] == '-' || sign.p[0] == '*' || sign.p[0] == '/')
		return "reckon with filters, such as \"| plus: 1\"";
	if (sign.p[0] == '&' || sign.p[0] == '!')
		return "write \"and\", \"or\", \"!=\" or the tag \"unless\"";
	return sign.p[0] == '=' ? "to compare two values, write \"==\"" : NULL;
}

bool token_unexpected(struct parser *parser, const char *wanted)
{
	const struct token *token = &parser->lexer.token;
	struct str text = token->text;
	struct diag *diag;
	if (token->kind == TOKEN_END) {
		diag = parser_error(parser, RULE_TEMPLATE_SYNTAX, token->span, "%s is missing here",
				    wanted);
		parser_help(parser, diag, "add it, or take the whole tag away");
		return false;
	}
	if (token->kind == TOKEN_BAD && (text.p[0] == '"' || text.p[0] == '\'')) {
		diag = parser_error(parser, RULE_TEMPLATE_SYNTAX, token->span,
				    "a quotation mark is opened and not closed");
		parser_help(parser, diag, "put a second %.*s behind the text", STR_ARG(text));
		return false;
	}
	if (token->kind == TOKEN_BAD && (char_is_digit(text.p[0]) || text.n > 4)) {
		diag = parser_error(parser, RULE_TEMPLATE_SYNTAX, token->span,
				    "this number is too large");
		parser_help(parser, diag, "write a smaller one, or put it in quotation marks");
		return false;
	}
	diag = parser_error(parser, RULE_TEMPLATE_SYNTAX, token->span,
			    "unexpected \"%.*s\", %s expected", STR_ARG(text), wanted);
	if (is_curly_quote(text))
		parser_help(parser, diag, "use straight quotation marks: \"text\" or 'text'");
	else if (foreign(text))
		parser_help(parser, diag, "%s", foreign(text));
	else
		parser_help(parser, diag, "take it away, or add what is missing before it");
	return false;
}

bool parse_end(struct parser *parser)
{
	return parser->lexer.token.kind == TOKEN_END ||
	       token_unexpected(parser, "the end of the tag");
}

bool parse_name(struct parser *parser, const char *what, struct str *name, size_t *symbol)
{
	const struct token *token = &parser->lexer.token;
	bool number = parser_lax(parser) && token->kind == TOKEN_NUMBER;
	if (token->kind != TOKEN_NAME && !number)
		return token_unexpected(parser, what);
	*name = token->text;
	*symbol =
		symbol_intern(parser->compiler->arena, &parser->compiler->template->symbols, *name);
	lexer_next(&parser->lexer);
	return true;
}

bool parse_string(struct parser *parser, const char *what, struct str *text, struct span *span)
{
	const struct token *token = &parser->lexer.token;
	if (token->kind != TOKEN_STRING)
		return token_unexpected(parser, what);
	*text = token->text;
	*span = token->span;
	lexer_next(&parser->lexer);
	return true;
}

static struct expr *new_expr(struct parser *parser, enum expr_kind kind)
{
	struct expr *expr = arena_new(parser->compiler->arena, struct expr);
	expr->kind = kind;
	expr->span = parser->lexer.token.span;
	expr->symbol = SYMBOL_NONE;
	return expr;
}

static struct expr *literal(struct parser *parser, struct value value)
{
	struct expr *expr = new_expr(parser, EXPR_LITERAL);
	expr->value = value;
	lexer_next(&parser->lexer);
	return expr;
}

/* nil, true, false, empty, blank are words of the language. */
static bool word_value(struct str word, struct value *value)
{
	if (str_is(word, "nil") || str_is(word, "null"))
		*value = value_nil();
	else if (str_is(word, "true") || str_is(word, "false"))
		*value = value_bool(str_is(word, "true"));
	else if (str_is(word, "empty"))
		*value = (struct value){.kind = VALUE_EMPTY};
	else if (str_is(word, "blank"))
		*value = (struct value){.kind = VALUE_BLANK};
	else
		return false;
	return true;
}

/* Behind "[": the index and "]". */
static struct expr *parse_index(struct parser *parser)
{
	if (++parser->brackets > LIQUID_MAX_DEPTH) {
		struct diag *diag =
			parser_error(parser, RULE_TEMPLATE_LIMIT, parser->lexer.token.span,
				     "brackets nest more than %d deep", LIQUID_MAX_DEPTH);
		parser_help(parser, diag, "give parts of it a name with \"assign\" first");
		parser->stop = true;
		return NULL;
	}
	struct expr *index = parse_value(parser);
	parser->brackets--;
	if (index && !token_take_sign(parser, ']')) {
		token_unexpected(parser, "\"]\"");
		return NULL;
	}
	return index;
}

static struct part *add_part(struct parser *parser, struct expr *path)
{
	struct part *part =
		arena_push(parser->compiler->arena, path->parts, path->part_count, path->part_room);
	part->span = parser->lexer.token.span;
	return part;
}

static bool parse_dot_part(struct parser *parser, struct expr *path)
{
	if (parser->lexer.token.kind != TOKEN_NAME)
		return token_unexpected(parser, "a name behind the dot");
	add_part(parser, path)->name = parser->lexer.token.text;
	lexer_next(&parser->lexer);
	return true;
}

static bool parse_bracket_part(struct parser *parser, struct expr *path)
{
	struct part *part = add_part(parser, path);
	size_t at = path->part_count - 1;
	part->index = parse_index(parser);
	struct expr *index = path->parts[at].index;
	if (!index)
		return false;
	if (index->kind == EXPR_LITERAL && index->value.kind == VALUE_TEXT) {
		path->parts[at].name = index->value.text;
		path->parts[at].index = NULL;
	}
	return true;
}

static struct expr *parse_parts(struct parser *parser, struct expr *path)
{
	for (;;) {
		bool dot = parser->lexer.token.kind == TOKEN_DOT;
		if (!dot && !token_is_sign(parser, '['))
			return path;
		lexer_next(&parser->lexer);
		if (!(dot ? parse_dot_part(parser, path) : parse_bracket_part(parser, path)))
			return NULL;
		path->span.end = parser->lexer.token.span.start;
		path->span.end =
			path->span.start +
			str_trim(str_part(parser->text, path->span.start, path->span.end)).n;
	}
}

static void name_path(struct parser *parser, struct expr *path, struct str name)
{
	path->name = name;
	path->symbol =
		symbol_intern(parser->compiler->arena, &parser->compiler->template->symbols, name);
}

static struct expr *parse_path(struct parser *parser)
{
	struct expr *path = new_expr(parser, EXPR_PATH);
	path->name_span = path->span;
	if (parser->lexer.token.kind == TOKEN_NAME) {
		name_path(parser, path, parser->lexer.token.text);
		lexer_next(&parser->lexer);
		return parse_parts(parser, path);
	}
	lexer_next(&parser->lexer);
	path->name_span = parser->lexer.token.span;
	path->head = parse_index(parser);
	if (!path->head)
		return NULL;
	if (path->head->kind == EXPR_LITERAL && path->head->value.kind == VALUE_TEXT) {
		name_path(parser, path, path->head->value.text);
		path->head = NULL;
	}
	return parse_parts(parser, path);
}

static struct expr *parse_range(struct parser *parser)
{
	struct expr *range = new_expr(parser, EXPR_RANGE);
	lexer_next(&parser->lexer);
	if (token_is_sign(parser, '(')) {
		token_unexpected(parser, "a number or a name");
		return NULL;
	}
	range->from = parse_value(parser);
	if (!range->from)
		return NULL;
	if (parser->lexer.token.kind != TOKEN_DOTS) {
		struct diag *diag = parser_error(parser, RULE_TEMPLATE_SYNTAX, range->span,
						 "brackets here can only hold a range");
		parser_help(parser, diag,
			    "write a range as (1..5), and conditions without brackets");
		return NULL;
	}
	lexer_next(&parser->lexer);
	if (token_is_sign(parser, '(')) {
		token_unexpected(parser, "a number or a name");
		return NULL;
	}
	range->to = parse_value(parser);
	if (!range->to)
		return NULL;
	range->span.end = parser->lexer.token.span.end;
	if (!token_take_sign(parser, ')')) {
		token_unexpected(parser, "\")\"");
		return NULL;
	}
	return range;
}

struct expr *parse_value(struct parser *parser)
{
	const struct token *token = &parser->lexer.token;
	struct value value;
	if (token->kind == TOKEN_STRING)
		return literal(parser, value_text(token->text));
	if (token->kind == TOKEN_NUMBER)
		return literal(parser, token->value);
	if (token->kind == TOKEN_NAME && word_value(token->text, &value))
		return literal(parser, value);
	if (token->kind == TOKEN_NAME || token_is_sign(parser, '['))
		return parse_path(parser);
	if (token_is_sign(parser, '('))
		return parse_range(parser);
	token_unexpected(parser, "a name, a text in quotation marks or a number");
	return NULL;
}

static struct str filter_needs(struct arena *arena, const struct liquid_filter *filter)
{
	if (filter->max_args == 0)
		return STR("nothing behind its name");
	if (filter->min_args == filter->max_args)
		return str_printf(arena, "%u value%s", filter->min_args,
				  filter->min_args == 1 ? "" : "s");
	return str_printf(arena, "%u to %u values", filter->min_args, filter->max_args);
}

static bool check_count(struct parser *parser, const struct filter_use *use)
{
	const struct liquid_filter *filter = use->filter;
	if (use->arg_count >= filter->min_args && use->arg_count <= filter->max_args)
		return true;
	struct str needs = filter_needs(parser->compiler->arena, filter);
	struct diag *diag = parser_error(parser, RULE_TEMPLATE_ARGUMENT, use->span,
					 "\"%s\" takes %.*s, not %zu", filter->name, STR_ARG(needs),
					 use->arg_count);
	if (use->arg_count < filter->min_args)
		parser_help(parser, diag, "write \"%s: \" and the value behind it", filter->name);
	else if (filter->max_args == 0)
		parser_help(parser, diag, "write only \"%s\"", filter->name);
	else
		parser_help(parser, diag, "take away what is too much");
	return false;
}

/* `name: value`, which only `default` knows. */
static bool parse_named_arg(struct parser *parser, struct filter_use *use)
{
	if (!str_is(str_of(use->filter->name), "default") ||
	    !token_is_word(parser, "allow_false")) {
		struct diag *diag =
			parser_error(parser, RULE_TEMPLATE_ARGUMENT, parser->lexer.token.span,
				     "\"%s\" has no option \"%.*s\"", use->filter->name,
				     STR_ARG(parser->lexer.token.text));
		parser_help(parser, diag, "give the value alone, without a name");
		return false;
	}
	lexer_next(&parser->lexer);
	lexer_next(&parser->lexer);
	use->allow_false = parse_value(parser);
	return use->allow_false != NULL;
}

static bool at_named_arg(const struct parser *parser)
{
	if (parser->lexer.token.kind != TOKEN_NAME)
		return false;
	struct lexer ahead = parser->lexer;
	lexer_next(&ahead);
	return ahead.token.kind == TOKEN_SIGN && ahead.token.sign == ':';
}

static bool parse_args(struct parser *parser, struct filter_use *use)
{
	if (!token_take_sign(parser, ':'))
		return true;
	do {
		if (at_named_arg(parser)) {
			if (!parse_named_arg(parser, use))
				return false;
			continue;
		}
		struct expr *arg = parse_value(parser);
		if (!arg)
			return false;
		*arena_push(parser->compiler->arena, use->args, use->arg_count, use->arg_room) =
			arg;
	} while (token_take_sign(parser, ','));
	return true;
}

static void unknown_filter(struct parser *parser)
{
	struct str name = parser->lexer.token.text;
	struct diag *diag =
		parser_error(parser, RULE_TEMPLATE_UNKNOWN_FILTER, parser->lexer.token.span,
			     "there is no filter \"%.*s\"", STR_ARG(name));
	struct str near = filter_near(parser->compiler->env, name);
	if (near.n)
		parser_suggest(parser, diag, near);
	else
		parser_help(parser, diag, "use one of the filters in the manual");
}

static bool parse_filter(struct parser *parser, struct pipe *pipe)
{
	if (parser->lexer.token.kind != TOKEN_NAME)
		return token_unexpected(parser, "the name of a filter");
	struct filter_use use = {.span = parser->lexer.token.span};
	use.filter = filter_find(parser->compiler->env, parser->lexer.token.text, &use.standard);
	bool known = use.filter != NULL;
	static const struct liquid_filter any = {.name = "default", .max_args = 1000};
	if (!known) {
		unknown_filter(parser);
		use.filter = &any;
	}
	lexer_next(&parser->lexer);
	if (!parse_args(parser, &use) || (known && !check_count(parser, &use)))
		return false;
	if (known)
		*arena_push(parser->compiler->arena, pipe->filters, pipe->filter_count,
			    pipe->filter_room) = use;
	return true;
}

struct pipe *parse_pipe(struct parser *parser)
{
	struct pipe *pipe = arena_new(parser->compiler->arena, struct pipe);
	pipe->input = parse_value(parser);
	if (!pipe->input)
		return NULL;
	while (token_take_sign(parser, '|'))
		if (!parse_filter(parser, pipe))
			return NULL;
	if (parser->lexer.token.kind != TOKEN_END) {
		token_unexpected(parser, "\"|\" or the end");
		return NULL;
	}
	return pipe;
}

static enum operator take_operator(struct parser *parser)
{
	enum operator op = OP_NONE;
	if (parser->lexer.token.kind == TOKEN_COMPARE)
		op = parser->lexer.token.op;
	else if (token_is_word(parser, "contains"))
		op = OP_CONTAINS;
	if (op != OP_NONE)
		lexer_next(&parser->lexer);
	return op;
}

bool parse_condition(struct parser *parser, struct condition *condition)
{
	for (;;) {
		struct test test = {.left = parse_value(parser)};
		if (!test.left)
			return false;
		test.op = take_operator(parser);
		if (test.op != OP_NONE && !(test.right = parse_value(parser)))
			return false;
		if (token_take_word(parser, "and"))
			test.joint = JOINT_AND;
		else if (token_take_word(parser, "or"))
			test.joint = JOINT_OR;
		*arena_push(parser->compiler->arena, condition->tests, condition->count,
			    condition->room) = test;
		if (test.joint == JOINT_LAST)
			break;
	}
	return parser->lexer.token.kind == TOKEN_END ||
	       token_unexpected(parser, "\"and\", \"or\", a comparison or the end");
}
