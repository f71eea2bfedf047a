/*
 * Tags that close others: which one is meant, what was left open, and which
 * branches print nothing but blanks. Must not know what single tags do.
 */
#include "parser.h"

static void remove_blanks(struct body *body)
{
	struct node **at = &body->first;
	body->last = NULL;
	while (*at) {
		if ((*at)->kind == NODE_TEXT) {
			*at = (*at)->next;
			continue;
		}
		body->last = *at;
		at = &(*at)->next;
	}
}

static bool is_blank(const struct body *body)
{
	for (const struct node *node = body->first; node; node = node->next)
		if (!node->blank)
			return false;
	return true;
}

/* A tag all of whose branches print only blanks prints nothing: Liquid's own rule. */
static void settle_blanks(struct node *node)
{
	bool blank = true;
	if (node->kind == NODE_FOR) {
		blank = is_blank(&node->loop->body) && is_blank(&node->loop->otherwise);
		if (blank)
			remove_blanks(&node->loop->body);
		if (blank)
			remove_blanks(&node->loop->otherwise);
	} else if (node->kind == NODE_IF || node->kind == NODE_CASE) {
		for (struct branch *b = node->branches; b; b = b->next)
			blank = blank && is_blank(&b->body);
		for (struct branch *b = node->branches; b && blank; b = b->next)
			remove_blanks(&b->body);
	} else {
		return;
	}
	node->blank = blank;
}

static void close_top(struct parser *parser)
{
	struct node *node = parser_top(parser)->node;
	settle_blanks(node);
	parser->depth--;
}

void tags_unclosed(struct parser *parser, size_t depth, const struct tag *before)
{
	while (parser->depth > depth) {
		const struct open *open = parser_top(parser);
		struct diag *diag = parser_error(parser, RULE_TEMPLATE_UNCLOSED, open->span,
						 "\"%s\" is never closed", open->name);
		if (before) {
			struct place place = source_place(parser->source, before->span.start);
			parser_help(parser, diag, "write \"end%s\" before \"%.*s\" in line %zu",
				    open->name, STR_ARG(before->name), place.line);
		} else {
			parser_help(parser, diag, "write \"{%% end%s %%}\" where it ends",
				    open->name);
		}
		close_top(parser);
	}
}

/* The open tag that this end belongs to; the floor where there is none. */
static size_t find_open(const struct parser *parser, struct str name)
{
	for (size_t i = parser->depth; i > parser->floor; i--)
		if (str_is(name, parser->open[i].name))
			return i;
	return parser->floor;
}

static void close_wrong(struct parser *parser, const struct tag *tag)
{
	const struct open *open = parser_top(parser);
	if (parser->depth == parser->floor) {
		struct diag *diag = parser_error(parser, RULE_TEMPLATE_UNCLOSED, tag->name_span,
						 "\"%.*s\" closes nothing", STR_ARG(tag->name));
		parser_help(parser, diag, "take it away, or open \"%.*s\" before it",
			    (int)tag->name.n - 3, tag->name.p + 3);
		return;
	}
	struct place place = source_place(parser->source, open->span.start);
	struct diag *diag = parser_error(parser, RULE_TEMPLATE_UNCLOSED, tag->name_span,
					 "\"%s\" of line %zu is closed by \"%.*s\"", open->name,
					 place.line, STR_ARG(tag->name));
	parser_help(parser, diag, "write \"end%s\" here", open->name);
	close_top(parser);
}

void tag_end(struct parser *parser, struct tag *tag)
{
	size_t open = find_open(parser, str_part(tag->name, 3, tag->name.n));
	if (open == parser->floor) {
		close_wrong(parser, tag);
		return;
	}
	tags_unclosed(parser, open, tag);
	if (str_is(tag->name, "endblock"))
		tag_end_block(parser, tag);
	else
		tag_expect_nothing(parser, tag);
	if (str_is(tag->name, "endcase"))
		tag_before_when(parser, parser_top(parser));
	close_top(parser);
}
