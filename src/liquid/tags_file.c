/*
 * The tags that bring in other files and their parts: extends, block, parent,
 * render. Must not load anything itself (compile.c).
 */
#include "parser.h"

static struct arena *arena_of(const struct parser *parser)
{
	return parser->compiler->arena;
}

void tag_extends(struct parser *parser, struct tag *tag)
{
	struct unit *unit = parser->unit;
	struct str name;
	struct span span;
	if (parser->began || parser->depth) {
		struct diag *diag = parser_error(parser, RULE_TEMPLATE_SYNTAX, tag->name_span,
						 "\"extends\" is not the first thing in the file");
		parser_help(parser, diag, "move it to the top");
		return;
	}
	markup_start(parser, tag->markup);
	if (!parse_string(parser, "the file's name in quotation marks", &name, &span) ||
	    !parse_end(parser))
		return;
	unit->extends_name = name;
	unit->extends_span = span;
}

/* `with x`, `for xs`, each with `as name`. */
static bool parse_subject(struct parser *parser, struct render_node *render)
{
	bool each = token_is_word(parser, "for");
	if (!each && !token_is_word(parser, "with"))
		return true;
	lexer_next(&parser->lexer);
	render->each = each;
	render->subject = parse_value(parser);
	if (!render->subject)
		return false;
	return !token_take_word(parser, "as") ||
	       parse_name(parser, "a name", &render->as, &render->as_symbol);
}

static bool parse_params(struct parser *parser, struct render_node *render)
{
	while (parser->lexer.token.kind != TOKEN_END) {
		struct param param;
		token_take_sign(parser, ',');
		if (!parse_name(parser, "a name", &param.name, &param.symbol))
			return false;
		if (!token_take_sign(parser, ':'))
			return token_unexpected(parser, "\":\"");
		param.value = parse_value(parser);
		if (!param.value)
			return false;
		*arena_push(arena_of(parser), render->params, render->param_count,
			    render->param_room) = param;
	}
	return true;
}

/* "parts/item.md" is called "item" inside. */
static struct str stem(struct str file)
{
	size_t start = file.n, end;
	while (start > 0 && file.p[start - 1] != '/')
		start--;
	end = str_find(file, STR("."), start);
	return str_part(file, start, end);
}

void tag_render(struct parser *parser, struct tag *tag)
{
	struct render_node *render = arena_new(arena_of(parser), struct render_node);
	struct symbols *symbols = &parser->compiler->template->symbols;
	markup_start(parser, tag->markup);
	if (!parse_string(parser, "the file's name in quotation marks", &render->file,
			  &render->file_span))
		return;
	render->as = stem(render->file);
	render->as_symbol = symbol_intern(arena_of(parser), symbols, render->as);
	if (!parse_subject(parser, render) || !parse_params(parser, render))
		return;
	parser_add(parser, NODE_RENDER, tag->span)->render = render;
	render->next = parser->unit->renders;
	parser->unit->renders = render;
}

static bool inside_block(const struct parser *parser)
{
	for (size_t i = parser->depth; i > 0; i--)
		if (str_is(STR("block"), parser->open[i].name))
			return true;
	return false;
}

void tag_block(struct parser *parser, struct tag *tag)
{
	struct block_def *block = arena_new(arena_of(parser), struct block_def);
	struct node *node = parser_add(parser, NODE_BLOCK, tag->span);
	node->block = block;
	block->unit = parser->unit;
	block->inner = inside_block(parser);
	block->symbol = SYMBOL_NONE;
	/* A block is run by itself too, so a loop around it cannot be left from inside. */
	struct open *open = parser_push(parser, "block", node, &block->body, tag->span);
	if (!open)
		return;
	open->loops = 0;
	markup_start(parser, tag->markup);
	block->name_span = parser->lexer.token.span;
	if (!parse_name(parser, "the block's name", &block->name, &block->symbol) ||
	    !parse_end(parser))
		return;
	struct unit *unit = parser->unit;
	*arena_push(arena_of(parser), unit->blocks, unit->block_count, unit->block_room) = block;
}

/* `endblock` may repeat the name. */
void tag_end_block(struct parser *parser, struct tag *tag)
{
	const struct block_def *block = parser_top(parser)->node->block;
	struct str name;
	size_t symbol;
	markup_start(parser, tag->markup);
	struct span span = parser->lexer.token.span;
	if (parser->lexer.token.kind == TOKEN_END)
		return;
	if (!parse_name(parser, "the block's name", &name, &symbol) || !parse_end(parser))
		return;
	if (symbol == block->symbol || block->symbol == SYMBOL_NONE)
		return;
	struct diag *diag = parser_error(parser, RULE_TEMPLATE_UNCLOSED, span,
					 "block \"%.*s\" is closed as \"%.*s\"",
					 STR_ARG(block->name), STR_ARG(name));
	parser_suggest(parser, diag, block->name);
}

void tag_parent(struct parser *parser, struct tag *tag)
{
	markup_start(parser, tag->markup);
	if (!parse_end(parser))
		return;
	if (inside_block(parser) && parser->unit->extends_name.n) {
		parser_add(parser, NODE_PARENT, tag->span);
		return;
	}
	bool outside = !inside_block(parser);
	struct diag *diag = parser_error(parser, RULE_TEMPLATE_SYNTAX, tag->name_span,
					 outside ? "\"parent\" stands outside \"block\""
						 : "there is no text for \"parent\" to bring in");
	if (outside)
		parser_help(parser, diag, "write it inside the block whose old text is wanted");
	else
		parser_help(parser, diag, "this file extends no other; take \"parent\" away");
}
