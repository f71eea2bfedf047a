/*
 * What each tag means to the tree: conditions, loops, assignments. Must not know
 * how tags are found in a file (parser.c), and never runs anything.
 */
#include "parser.h"

#include "mundraft/near.h"

typedef void tag_fn(struct parser *parser, struct tag *tag);

static struct arena *arena_of(const struct parser *parser)
{
	return parser->compiler->arena;
}

/* What stands behind a tag that takes nothing. */
void tag_expect_nothing(struct parser *parser, const struct tag *tag)
{
	if (parser_lax(parser))
		return;
	markup_start(parser, tag->markup);
	if (parser->lexer.token.kind == TOKEN_END)
		return;
	struct diag *diag = parser_error(parser, RULE_TEMPLATE_SYNTAX, parser->lexer.token.span,
					 "nothing can stand behind \"%.*s\"", STR_ARG(tag->name));
	if (str_is(tag->name, "else"))
		parser_help(parser, diag, "to ask another question, write \"elsif\"");
}

/* ---- if, unless, case ---- */

static struct branch *add_branch(struct parser *parser, struct open *open, struct span span)
{
	struct branch *branch = arena_new(arena_of(parser), struct branch);
	branch->span = span;
	if (open->branch)
		open->branch->next = branch;
	else
		open->node->branches = branch;
	open->branch = branch;
	open->body = &branch->body;
	return branch;
}

static void open_condition(struct parser *parser, struct tag *tag, const char *name, bool negated)
{
	struct node *node = parser_add(parser, NODE_IF, tag->span);
	struct open *open = parser_push(parser, name, node, NULL, tag->span);
	if (!open)
		return;
	struct branch *branch = add_branch(parser, open, tag->span);
	branch->negated = negated;
	markup_start(parser, tag->markup);
	parse_condition(parser, &branch->condition);
}

static void tag_if(struct parser *parser, struct tag *tag)
{
	open_condition(parser, tag, "if", false);
}

static void tag_unless(struct parser *parser, struct tag *tag)
{
	open_condition(parser, tag, "unless", true);
}

static bool top_is(struct parser *parser, const char *name)
{
	return parser->depth > parser->floor && str_is(str_of(parser_top(parser)->name), name);
}

static void report_outside(struct parser *parser, const struct tag *tag, const char *where)
{
	struct diag *diag = parser_error(parser, RULE_TEMPLATE_UNCLOSED, tag->name_span,
					 "\"%.*s\" stands outside %s", STR_ARG(tag->name), where);
	parser_help(parser, diag, "look for a tag above that is missing or closed too early");
}

/* A branch behind `else` never runs. */
static void after_else(struct parser *parser, const struct tag *tag, const struct open *open)
{
	if (!open->otherwise || parser_lax(parser))
		return;
	struct diag *diag = parser_error(parser, RULE_TEMPLATE_SYNTAX, tag->name_span,
					 "\"%.*s\" stands behind \"else\" and is never reached",
					 STR_ARG(tag->name));
	parser_help(parser, diag, "put \"else\" last");
}

static void tag_elsif(struct parser *parser, struct tag *tag)
{
	struct open *open = parser_top(parser);
	if (!top_is(parser, "if") && !top_is(parser, "unless")) {
		report_outside(parser, tag, "\"if\" and \"unless\"");
		return;
	}
	after_else(parser, tag, open);
	struct branch *branch = add_branch(parser, open, tag->span);
	markup_start(parser, tag->markup);
	parse_condition(parser, &branch->condition);
}

static void tag_else(struct parser *parser, struct tag *tag)
{
	struct open *open = parser_top(parser);
	bool loop = top_is(parser, "for");
	if (!loop && !top_is(parser, "if") && !top_is(parser, "unless") &&
	    !top_is(parser, "case")) {
		report_outside(parser, tag, "\"if\", \"unless\", \"case\" and \"for\"");
		return;
	}
	tag_expect_nothing(parser, tag);
	after_else(parser, tag, open);
	if (loop) {
		open->node->loop->has_otherwise = true;
		open->body = &open->node->loop->otherwise;
		open->loops -= !open->otherwise;
		open->otherwise = true;
		return;
	}
	open->otherwise = true;
	add_branch(parser, open, tag->span)->otherwise = true;
}

static void tag_case(struct parser *parser, struct tag *tag)
{
	struct node *node = parser_add(parser, NODE_CASE, tag->span);
	struct body *nowhere = arena_new(arena_of(parser), struct body);
	if (!parser_push(parser, "case", node, nowhere, tag->span))
		return;
	markup_start(parser, tag->markup);
	node->subject = parse_value(parser);
	if (node->subject)
		parse_end(parser);
}

/* What stands before the first `when` is never printed. */
void tag_before_when(struct parser *parser, const struct open *open)
{
	if (open->branch || parser_lax(parser))
		return;
	for (const struct node *node = open->body->first; node; node = node->next) {
		if (node->blank)
			continue;
		struct diag *diag =
			parser_error(parser, RULE_TEMPLATE_SYNTAX, node->span,
				     "this stands before the first \"when\" and never appears");
		parser_help(parser, diag, "move it before \"case\" or behind \"when\"");
		return;
	}
}

static void tag_when(struct parser *parser, struct tag *tag)
{
	struct open *open = parser_top(parser);
	if (!top_is(parser, "case")) {
		report_outside(parser, tag, "\"case\"");
		return;
	}
	tag_before_when(parser, open);
	if (!parser_lax(parser))
		after_else(parser, tag, open);
	struct branch *branch = add_branch(parser, open, tag->span);
	markup_start(parser, tag->markup);
	do {
		struct expr *value = parse_value(parser);
		if (!value)
			return;
		*arena_push(arena_of(parser), branch->values, branch->value_count,
			    branch->value_room) = value;
	} while (token_take_sign(parser, ',') || token_take_word(parser, "or"));
	if (!parser_lax(parser))
		parse_end(parser);
}

/* ---- for ---- */

static bool parse_offset(struct parser *parser, struct loop_node *loop)
{
	if (token_take_word(parser, "continue")) {
		loop->goes_on = true;
		return true;
	}
	loop->offset = parse_value(parser);
	return loop->offset != NULL;
}

static bool parse_loop_options(struct parser *parser, struct loop_node *loop)
{
	while (parser->lexer.token.kind != TOKEN_END) {
		if (token_take_sign(parser, ','))
			continue;
		if (token_take_word(parser, "reversed")) {
			loop->reversed = true;
			continue;
		}
		bool limit = token_is_word(parser, "limit");
		if (!limit && !token_is_word(parser, "offset"))
			return token_unexpected(parser, "\"limit:\", \"offset:\" or \"reversed\"");
		lexer_next(&parser->lexer);
		if (!token_take_sign(parser, ':'))
			return token_unexpected(parser, "\":\"");
		if (limit && !(loop->limit = parse_value(parser)))
			return false;
		if (!limit && !parse_offset(parser, loop))
			return false;
	}
	return true;
}

static bool parse_loop(struct parser *parser, struct loop_node *loop)
{
	if (!parse_name(parser, "a name for each item", &loop->name, &loop->symbol))
		return false;
	if (!token_take_word(parser, "in"))
		return token_unexpected(parser, "\"in\"");
	size_t start = parser->lexer.token.span.start;
	loop->list = parse_value(parser);
	if (!loop->list)
		return false;
	struct str list = str_trim(str_part(parser->text, start, parser->lexer.token.span.start));
	struct str key =
		str_printf(arena_of(parser), "%.*s %.*s", STR_ARG(loop->name), STR_ARG(list));
	loop->resume = symbol_intern(arena_of(parser), &parser->compiler->template->symbols, key);
	return parse_loop_options(parser, loop);
}

static void tag_for(struct parser *parser, struct tag *tag)
{
	struct node *node = parser_add(parser, NODE_FOR, tag->span);
	node->loop = arena_new(arena_of(parser), struct loop_node);
	node->loop->symbol = SYMBOL_NONE;
	struct open *open = parser_push(parser, "for", node, &node->loop->body, tag->span);
	if (!open)
		return;
	open->loops++;
	markup_start(parser, tag->markup);
	parse_loop(parser, node->loop);
}

static void leave_loop(struct parser *parser, struct tag *tag, enum node_kind kind)
{
	tag_expect_nothing(parser, tag);
	if (!parser_top(parser)->loops && !parser_lax(parser)) {
		report_outside(parser, tag, "\"for\"");
		return;
	}
	parser_add(parser, kind, tag->span)->blank = true;
}

static void tag_break(struct parser *parser, struct tag *tag)
{
	leave_loop(parser, tag, NODE_BREAK);
}

static void tag_continue(struct parser *parser, struct tag *tag)
{
	leave_loop(parser, tag, NODE_CONTINUE);
}

/* ---- assign, capture, echo, raw, comments ---- */

static void tag_assign(struct parser *parser, struct tag *tag)
{
	struct str name;
	size_t symbol;
	markup_start(parser, tag->markup);
	if (!parse_name(parser, "a name to give", &name, &symbol))
		return;
	if (!token_take_sign(parser, '=')) {
		token_unexpected(parser, "\"=\"");
		return;
	}
	struct pipe *pipe = parse_pipe(parser);
	struct node *node = parser_add(parser, NODE_ASSIGN, tag->span);
	node->name = name;
	node->symbol = symbol;
	node->blank = true;
	node->pipe = pipe;
}

static void tag_capture(struct parser *parser, struct tag *tag)
{
	struct node *node = parser_add(parser, NODE_CAPTURE, tag->span);
	node->blank = true;
	node->symbol = SYMBOL_NONE;
	if (!parser_push(parser, "capture", node, &node->body, tag->span))
		return;
	markup_start(parser, tag->markup);
	if (parser->lexer.token.kind == TOKEN_STRING) {
		struct span span;
		parse_string(parser, "a name", &node->name, &span);
		node->symbol = symbol_intern(arena_of(parser), &parser->compiler->template->symbols,
					     node->name);
	} else if (!parse_name(parser, "a name to give", &node->name, &node->symbol)) {
		return;
	}
	parse_end(parser);
}

static void tag_echo(struct parser *parser, struct tag *tag)
{
	markup_start(parser, tag->markup);
	if (parser_lax(parser) && parser->lexer.token.kind == TOKEN_END)
		return;
	struct pipe *pipe = parse_pipe(parser);
	if (pipe)
		parser_add(parser, NODE_OUTPUT, tag->span)->pipe = pipe;
}

static void tag_raw(struct parser *parser, struct tag *tag)
{
	if (parser->script) {
		struct diag *diag = parser_error(parser, RULE_TEMPLATE_SYNTAX, tag->name_span,
						 "\"raw\" cannot stand inside \"liquid\"");
		parser_help(parser, diag, "write \"{%% raw %%}\" outside of it");
		return;
	}
	tag_expect_nothing(parser, tag);
	struct span inside;
	bool trim = parser->trim;
	parser_skip_to_end(parser, tag, "endraw", false, &inside);
	while (trim && inside.start < inside.end && char_is_space(parser->text.p[inside.start]))
		inside.start++;
	if (inside.start == inside.end)
		return;
	struct node *node = parser_add(parser, NODE_TEXT, inside);
	node->text = source_text(parser->source, inside);
	node->raw = true;
}

static void tag_comment(struct parser *parser, struct tag *tag)
{
	struct span inside;
	if (parser->script)
		parser->skipping = 1;
	else
		parser_skip_to_end(parser, tag, "endcomment", true, &inside);
}

/* `{% # a remark %}`; on several lines, each starts with a #. */
static void tag_remark(struct parser *parser, struct tag *tag)
{
	struct str rest = source_text(parser->source, tag->markup), line;
	str_next_line(&rest, &line);
	while (!parser->script && str_next_line(&rest, &line)) {
		line = str_trim(line);
		if (!line.n || line.p[0] == '#')
			continue;
		size_t at = (size_t)(line.p - parser->text.p);
		struct diag *diag =
			parser_error(parser, RULE_TEMPLATE_SYNTAX, (struct span){at, at + line.n},
				     "this line of a remark does not start with \"#\"");
		parser_help(parser, diag, "put \"#\" before it");
		return;
	}
}

/* ---- the table ---- */

static const struct {
	const char *name;
	tag_fn *run;
} tags[] = {
	{"if", tag_if},
	{"elsif", tag_elsif},
	{"else", tag_else},
	{"endif", tag_end},
	{"unless", tag_unless},
	{"endunless", tag_end},
	{"case", tag_case},
	{"when", tag_when},
	{"endcase", tag_end},
	{"for", tag_for},
	{"endfor", tag_end},
	{"break", tag_break},
	{"continue", tag_continue},
	{"assign", tag_assign},
	{"capture", tag_capture},
	{"endcapture", tag_end},
	{"echo", tag_echo},
	{"raw", tag_raw},
	{"endraw", tag_end},
	{"comment", tag_comment},
	{"endcomment", tag_end},
	{"#", tag_remark},
	{"render", tag_render},
	{"extends", tag_extends},
	{"block", tag_block},
	{"endblock", tag_end},
	{"parent", tag_parent},
};

/* Runs the tag of this name, if there is one. */
static bool run_tag(struct parser *parser, struct tag *tag, struct str name)
{
	for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
		if (!str_is(name, tags[i].name))
			continue;
		tag->name = name;
		tags[i].run(parser, tag);
		return true;
	}
	return false;
}

static struct str near_tag(struct str name)
{
	struct near near = near_start(name);
	if (str_is(name, "elseif") || str_is(name, "elif"))
		return STR("elsif");
	for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
		near_offer(&near, str_of(tags[i].name));
	near_offer(&near, STR("liquid"));
	return near.best;
}

void tag_parse(struct parser *parser, struct tag *tag)
{
	if (run_tag(parser, tag, tag->name))
		return;
	struct str near = near_tag(tag->name);
	struct diag *diag = parser_error(parser, RULE_TEMPLATE_UNKNOWN_TAG, tag->name_span,
					 "there is no tag \"%.*s\"", STR_ARG(tag->name));
	if (!near.n) {
		parser_help(parser, diag, "use one of the tags in the manual");
		return;
	}
	parser_suggest(parser, diag, near);
	/* Read it as the tag that was meant, or its end would be reported too. */
	if (!parser->stop)
		run_tag(parser, tag, near);
}
