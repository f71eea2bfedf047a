/*
 * Reads one file: text, outputs, tags, and the dashes that take blanks away.
 * Goes on behind a mistake, so that one run finds them all. Must not know what
 * the single tags mean (tags.c).
 */
#include "parser.h"

#include <stdarg.h>

bool parser_lax(const struct parser *parser)
{
	return parser->compiler->env->lax;
}

struct diag *parser_error(struct parser *parser, enum rule_id rule, struct span span,
			  const char *format, ...)
{
	va_list args;
	struct strbuf message;
	strbuf_init(&message, parser->compiler->arena);
	va_start(args, format);
	strbuf_vaddf(&message, format, args);
	va_end(args);
	struct diags *diags = parser->compiler->diags;
	if (diags->errors - parser->errors >= LIQUID_MAX_MISTAKES) {
		parser->stop = true;
		return diag_add(diags, RULE_TEMPLATE_LIMIT, parser->source, span,
				"more than %d mistakes; the rest of the file was not read",
				LIQUID_MAX_MISTAKES);
	}
	return diag_add(diags, rule, parser->source, span, "%.*s", STR_ARG(strbuf_str(&message)));
}

void parser_help(struct parser *parser, struct diag *diag, const char *format, ...)
{
	va_list args;
	struct strbuf help;
	if (parser->stop)
		return;
	strbuf_init(&help, parser->compiler->arena);
	va_start(args, format);
	strbuf_vaddf(&help, format, args);
	va_end(args);
	diag_help(parser->compiler->diags, diag, "%.*s", STR_ARG(strbuf_str(&help)));
}

void parser_suggest(struct parser *parser, struct diag *diag, struct str word)
{
	if (!parser->stop)
		diag_suggest(parser->compiler->diags, diag, &word, 1);
}

struct open *parser_top(struct parser *parser)
{
	return &parser->open[parser->depth];
}

struct node *parser_add(struct parser *parser, enum node_kind kind, struct span span)
{
	struct body *body = parser_top(parser)->body;
	struct node *node = arena_new(parser->compiler->arena, struct node);
	node->kind = kind;
	node->span = span;
	if (body->last)
		body->last->next = node;
	else
		body->first = node;
	body->last = node;
	return node;
}

struct open *parser_push(struct parser *parser, const char *name, struct node *node,
			 struct body *body, struct span span)
{
	if (parser->depth >= LIQUID_MAX_DEPTH) {
		struct diag *diag = parser_error(parser, RULE_TEMPLATE_LIMIT, span,
						 "tags nest more than %d deep", LIQUID_MAX_DEPTH);
		parser_help(parser, diag, "look for tags that are opened and never closed");
		parser->stop = true;
		return NULL;
	}
	size_t loops = parser_top(parser)->loops;
	struct open *open = &parser->open[++parser->depth];
	*open = (struct open){
		.name = name, .span = span, .node = node, .body = body, .loops = loops};
	return open;
}

static bool is_blank(struct str s)
{
	return str_trim(s).n == 0;
}

/* A closing mark in plain text is what is left of a mistake. */
static void check_stray(struct parser *parser, struct str text, size_t start)
{
	size_t output = str_find(text, STR("}}"), 0), tag = str_find(text, STR("%}"), 0);
	size_t at = output < tag ? output : tag;
	if (at >= text.n)
		return;
	const char *open = output < tag ? "{{" : "{%";
	struct diag *diag = parser_error(parser, RULE_TEMPLATE_SYNTAX,
					 (struct span){start + at, start + at + 2},
					 "\"%.*s\" closes nothing", 2, text.p + at);
	parser_help(parser, diag, "write \"%s\" where it starts", open);
}

static void add_text(struct parser *parser, size_t start, size_t end, bool trim_end)
{
	struct str text = str_part(parser->text, start, end);
	if (parser->trim) {
		while (text.n && char_is_space(text.p[0]))
			text = str_part(text, 1, text.n);
		start = end - text.n;
	}
	while (trim_end && text.n && char_is_space(text.p[text.n - 1]))
		text.n--;
	parser->trim = false;
	if (!text.n)
		return;
	if (!parser_lax(parser))
		check_stray(parser, text, start);
	struct node *node = parser_add(parser, NODE_TEXT, (struct span){start, start + text.n});
	node->text = text;
	node->blank = is_blank(text);
	parser->began = parser->began || !node->blank;
}

/* The next mark at or behind `from`; each is looked for once, so reading stays linear. */
static size_t next_close(struct parser *parser, bool output, size_t from)
{
	size_t *cached = output ? &parser->next_output : &parser->next_tag;
	if (*cached < from)
		*cached = str_find(str_part(parser->text, 0, parser->unit->part.end),
				   output ? STR("}}") : STR("%}"), from);
	return *cached;
}

static size_t next_open(const struct parser *parser, size_t from, size_t end)
{
	for (size_t i = from; i + 1 < end; i++)
		if (parser->text.p[i] == '{' &&
		    (parser->text.p[i + 1] == '{' || parser->text.p[i + 1] == '%'))
			return i;
	return end;
}

/* An opening mark outside quotation marks, before `end`. */
static size_t inner_open(const struct parser *parser, size_t from, size_t end)
{
	size_t i = from;
	while (i < end) {
		char c = parser->text.p[i];
		if (c == '"' || c == '\'') {
			size_t close = str_find(str_part(parser->text, 0, end),
						str_part(parser->text, i, i + 1), i + 1);
			i = close < end ? close + 1 : i + 1;
		} else if (c == '{' && next_open(parser, i, i + 2 < end ? i + 2 : end) == i &&
			   i + 1 < end) {
			return i;
		} else {
			i++;
		}
	}
	return end;
}

/* Where reading can go on behind a mark that is not closed. */
static size_t recover(const struct parser *parser, size_t from)
{
	size_t end = parser->unit->part.end;
	size_t line = str_find(str_part(parser->text, 0, end), STR("\n"), from);
	return next_open(parser, from, line < end ? line : end);
}

static void report_unclosed(struct parser *parser, size_t start, bool output)
{
	struct diag *diag =
		parser_error(parser, RULE_TEMPLATE_SYNTAX, (struct span){start, start + 2},
			     "\"%s\" is not closed", output ? "{{" : "{%");
	parser_help(parser, diag, "write \"%s\" where it ends", output ? "}}" : "%}");
}

static bool is_remark(const struct parser *parser, size_t from)
{
	while (from < parser->unit->part.end && char_is_space(parser->text.p[from]))
		from++;
	return from < parser->unit->part.end && parser->text.p[from] == '#';
}

/* Finds the end of what opens at `start`. False after reporting that it has none. */
static bool find_inside(struct parser *parser, size_t start, bool output, struct span *inside)
{
	size_t end = parser->unit->part.end;
	size_t from = start + 2;
	if (from < end && parser->text.p[from] == '-')
		from++;
	size_t close = next_close(parser, output, from);
	size_t inner = close;
	if (close < end && !(!output && is_remark(parser, from)))
		inner = inner_open(parser, from, close);
	if (close >= end || inner < close) {
		report_unclosed(parser, start, output);
		parser->at = recover(parser, from);
		return false;
	}
	parser->at = close + 2;
	parser->trim = close > from && parser->text.p[close - 1] == '-';
	*inside = (struct span){from, close - parser->trim};
	return true;
}

static void parse_output(struct parser *parser, size_t start)
{
	struct span inside;
	if (!find_inside(parser, start, true, &inside))
		return;
	parser->began = true;
	markup_start(parser, inside);
	if (parser->lexer.token.kind == TOKEN_END) {
		if (parser_lax(parser))
			return;
		struct diag *diag =
			parser_error(parser, RULE_TEMPLATE_SYNTAX, (struct span){start, parser->at},
				     "there is nothing between \"{{\" and \"}}\"");
		parser_help(parser, diag, "write a name there, such as {{ title }}");
		return;
	}
	struct pipe *pipe = parse_pipe(parser);
	if (pipe)
		parser_add(parser, NODE_OUTPUT, (struct span){start, parser->at})->pipe = pipe;
}

static bool in_word(char c)
{
	return char_is_alpha(c) || char_is_digit(c) || c == '_';
}

/* Cuts the name off the front. False where there is none. */
static bool split_tag(const struct parser *parser, struct span inside, struct tag *tag)
{
	size_t at = inside.start;
	while (at < inside.end && char_is_space(parser->text.p[at]))
		at++;
	size_t start = at;
	if (at < inside.end && parser->text.p[at] == '#')
		at++;
	else
		while (at < inside.end && in_word(parser->text.p[at]))
			at++;
	tag->name = str_part(parser->text, start, at);
	tag->name_span = (struct span){start, at};
	tag->markup = (struct span){at, inside.end};
	return at > start;
}

static void report_nameless(struct parser *parser, struct span span)
{
	struct diag *diag =
		parser_error(parser, RULE_TEMPLATE_SYNTAX, span, "a tag without a name");
	parser_help(parser, diag, "write the tag's name behind \"{%%\", such as \"if\" or \"for\"");
}

static void parse_script(struct parser *parser, struct span span);

static void parse_tag(struct parser *parser, size_t start)
{
	struct span inside;
	struct tag tag;
	if (!find_inside(parser, start, false, &inside))
		return;
	tag.span = (struct span){start, parser->at};
	if (!split_tag(parser, inside, &tag))
		report_nameless(parser, tag.span);
	else if (str_is(tag.name, "liquid"))
		parse_script(parser, tag.markup);
	else
		tag_parse(parser, &tag);
	if (!str_is(tag.name, "#") && !str_is(tag.name, "comment"))
		parser->began = true;
}

/* One line of a `liquid` tag. */
static void parse_script_line(struct parser *parser, struct span line)
{
	struct tag tag;
	tag.span = line;
	while (split_tag(parser, line, &tag) && str_is(tag.name, "liquid") && !parser->skipping)
		line = tag.markup;
	struct str text = str_trim(str_part(parser->text, line.start, line.end));
	if (parser->skipping) {
		parser->skipping += str_is(tag.name, "comment");
		parser->skipping -= str_is(tag.name, "endcomment");
	} else if (text.n && !tag.name.n) {
		report_nameless(parser, line);
	} else if (text.n && !str_is(tag.name, "liquid")) {
		tag_parse(parser, &tag);
	}
}

/* The inside of a `liquid` tag: a tag a line. */
static void parse_script(struct parser *parser, struct span span)
{
	size_t floor = parser->floor;
	bool trim = parser->trim;
	parser->floor = parser->depth;
	parser->script = true;
	for (size_t at = span.start; at < span.end && !parser->stop;) {
		size_t end = str_find(str_part(parser->text, 0, span.end), STR("\n"), at);
		struct str line = str_part(parser->text, at, end);
		size_t first = at;
		while (line.n && char_is_space(line.p[0])) {
			line = str_part(line, 1, line.n);
			first++;
		}
		line = str_trim(line);
		parse_script_line(parser, (struct span){first, first + line.n});
		at = end + 1;
	}
	if (parser->skipping) {
		struct diag *diag = parser_error(parser, RULE_TEMPLATE_UNCLOSED, span,
						 "\"comment\" is never closed");
		parser_help(parser, diag, "write \"endcomment\" on a line of its own");
	}
	parser->skipping = 0;
	if (!parser->stop)
		tags_unclosed(parser, parser->floor, NULL);
	parser->script = false;
	parser->floor = floor;
	parser->trim = trim;
}

/* Moves behind the `end` tag of a tag whose inside is not read (raw, comment). */
void parser_skip_to_end(struct parser *parser, const struct tag *tag, const char *end, bool nests,
			struct span *inside)
{
	size_t limit = parser->unit->part.end, nesting = 1;
	inside->start = parser->at;
	for (size_t at = parser->at; at + 1 < limit;) {
		struct tag found;
		if (parser->text.p[at] != '{' || parser->text.p[at + 1] != '%') {
			at++;
			continue;
		}
		size_t from = at + 2 + (at + 2 < limit && parser->text.p[at + 2] == '-');
		size_t close = next_close(parser, false, from);
		if (close >= limit)
			break;
		split_tag(parser, (struct span){from, close}, &found);
		bool dash = parser->text.p[close - 1] == '-';
		found.markup.end -= dash && found.markup.end > found.markup.start;
		bool bare = is_blank(source_text(parser->source, found.markup));
		nesting += nests && str_eq(found.name, tag->name);
		nesting -= str_is(found.name, end) && (nests || bare);
		if (!nesting) {
			inside->end = at;
			parser->at = close + 2;
			bool trim_end = from > at + 2;
			while (trim_end && inside->end > inside->start &&
			       char_is_space(parser->text.p[inside->end - 1]))
				inside->end--;
			parser->trim = dash;
			return;
		}
		at = nests ? close + 2 : at + 2;
	}
	inside->end = inside->start;
	parser->at = limit;
	struct diag *diag = parser_error(parser, RULE_TEMPLATE_UNCLOSED, tag->span,
					 "\"%.*s\" is never closed", STR_ARG(tag->name));
	parser_help(parser, diag, "write \"{%% %s %%}\" where it ends", end);
}

void unit_parse(struct compiler *compiler, struct unit *unit)
{
	struct parser *parser = arena_new(compiler->arena, struct parser);
	parser->compiler = compiler;
	parser->unit = unit;
	parser->source = unit->source;
	parser->text = unit->source->text;
	parser->errors = compiler->diags->errors;
	parser->open[0] = (struct open){.name = "", .body = &unit->body};
	parser->at = unit->part.start;
	parser->floor = 0;
	/* Nothing is cached yet: both must be looked for from the start. */
	parser->next_output = parser->next_tag = 0;
	while (parser->at < unit->part.end && !parser->stop) {
		size_t start = parser->at;
		size_t open = next_open(parser, start, unit->part.end);
		bool dash = open + 2 < unit->part.end && parser->text.p[open + 2] == '-';
		add_text(parser, start, open, dash);
		parser->at = open;
		if (open >= unit->part.end)
			break;
		if (parser->text.p[open + 1] == '{')
			parse_output(parser, open);
		else
			parse_tag(parser, open);
	}
	if (!parser->stop)
		tags_unclosed(parser, 0, NULL);
}
