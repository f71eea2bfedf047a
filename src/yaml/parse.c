/*
 * From libyaml's events to the tree, within limits. The only file that may
 * include <yaml.h>; libyaml's memory never leaves it. What a mistake is called
 * is known in words.c.
 */
#include "internal.h"

#include "mundraft/machine.h"
#include "mundraft/utf8.h"

#include <assert.h>
#include <string.h>
#include <yaml.h>

/* A byte offset is remembered for every so many code points. */
#define MARK_STEP 16

struct frame {
	struct node *node;
	struct node **tail; /* where the next child is hung */
	struct node *key;   /* a map's key that waits for its value */
};

struct reader {
	struct arena *arena;
	struct diags *diags;
	const struct source *source;
	struct span part;
	const char *what;
	size_t length; /* of the part, in code points */
	size_t *marks; /* offset of code points 0, MARK_STEP, ...; NULL: all ASCII */
	struct frame stack[YAML_MAX_DEPTH];
	size_t depth;
	struct node *root;
	struct span quoted; /* the last text in quotation marks */
	size_t documents;
	size_t reports;
	bool unusable; /* a fault was found that leaves no tree */
	bool stop;
};

/* --- places --- */

static void marks_init(struct reader *reader)
{
	struct str text = source_text(reader->source, reader->part);
	size_t count = utf8_count(text);
	reader->length = count;
	if (count == text.n)
		return;
	reader->marks = arena_array(reader->arena, count / MARK_STEP + 1, size_t);
	size_t length = 0;
	for (size_t i = 0, n = 0; n <= count; i += length, n++) {
		if (n % MARK_STEP == 0)
			reader->marks[n / MARK_STEP] = i;
		utf8_decode(str_part(text, i, text.n), &length);
	}
}

/* libyaml counts code points; the program counts bytes. */
static size_t offset_of(const struct reader *reader, const yaml_mark_t *mark)
{
	struct str text = source_text(reader->source, reader->part);
	if (mark->index >= reader->length)
		return reader->part.end;
	if (!reader->marks)
		return reader->part.start + mark->index;
	size_t offset = reader->marks[mark->index / MARK_STEP];
	for (size_t left = mark->index % MARK_STEP; left && offset < text.n; left--) {
		offset++;
		while (offset < text.n && ((unsigned char)text.p[offset] & 0xC0) == 0x80)
			offset++; /* the text is known to be UTF-8 */
	}
	return reader->part.start + offset;
}

static struct span span_of(const struct reader *reader, const yaml_event_t *event)
{
	size_t start = offset_of(reader, &event->start_mark);
	size_t end = offset_of(reader, &event->end_mark);
	return (struct span){start, end < start ? start : end};
}

/* --- faults --- */

static struct diag *refuse(struct reader *reader, enum rule_id rule, struct span span,
			   const char *message)
{
	reader->unusable = true;
	reader->stop = reader->stop || ++reader->reports >= YAML_MAX_REPORTS;
	return diag_add(reader->diags, rule, reader->source, span, "%s", message);
}

/* From an offset to the next blank: an anchor, alias or tag. */
static struct span word_at(const struct reader *reader, size_t start)
{
	size_t end = start;
	while (end < reader->part.end && !char_is_space(reader->source->text.p[end]))
		end++;
	return (struct span){start, end};
}

static void refuse_marked(struct reader *reader, const yaml_event_t *event, const char *kind)
{
	struct span span = word_at(reader, offset_of(reader, &event->start_mark));
	struct str word = yaml_shown(reader->arena, source_text(reader->source, span), 40);
	struct diag *diag = refuse(reader, RULE_YAML_NOT_ALLOWED, span, "");
	diag->message =
		str_printf(reader->diags->arena, "\"%.*s\" is %s, which files here do not use",
			   STR_ARG(word), kind);
	diag_help(
		reader->diags, diag,
		"put quotation marks round a text that begins with \"%c\", or write the value out",
		word.n ? word.p[0] : ' ');
}

static void check_marked(struct reader *reader, const yaml_event_t *event,
			 const yaml_char_t *anchor, const yaml_char_t *tag)
{
	size_t start = offset_of(reader, &event->start_mark);
	bool tag_first = start < reader->part.end && reader->source->text.p[start] == '!';
	if (anchor && !tag_first)
		refuse_marked(reader, event, "an anchor");
	else if (anchor || tag)
		refuse_marked(reader, event, "a tag");
}

/* --- texts --- */

/* The bytes are clean by now, but "\e" would bring in what they may not hold. */
static void check_escapes(struct reader *reader, struct span span)
{
	struct str text = source_text(reader->source, span);
	for (size_t i = 0, length = 1; i < text.n && !reader->stop; i += length) {
		length = 1;
		if (text.p[i] != '\\')
			continue;
		uint32_t code = yaml_escape(str_part(text, i, text.n), &length);
		const char *flaw = yaml_flaw(code);
		if (!flaw || code == '\r')
			continue;
		struct span at = {span.start + i, span.start + i + length};
		struct diag *diag = refuse(reader, RULE_FILE_HIDDEN, at, "");
		diag->message =
			str_printf(reader->diags->arena, "\"%.*s\" stands for %s (U+%04X)",
				   STR_ARG(source_text(reader->source, at)), flaw, (unsigned)code);
		diag_help(reader->diags, diag,
			  "delete it, or write \\\\ where a backslash is meant");
	}
}

static void check_plain(struct reader *reader, struct span span)
{
	struct str text = source_text(reader->source, span);
	if (yaml_is_curly_quoted(text)) {
		struct diag *diag = diag_add(reader->diags, RULE_YAML_SYNTAX, reader->source,
					     (struct span){span.start, span.start + 3},
					     "curly quotation marks do not quote a text here");
		diag_help(reader->diags, diag, "replace them by straight ones: \"like this\"");
		reader->stop = reader->stop || ++reader->reports >= YAML_MAX_REPORTS;
	}
	if (str_starts(text, STR("-\xC2\xA0"))) {
		struct span at = {span.start + 1, span.start + 3};
		struct diag *diag = refuse(reader, RULE_YAML_SYNTAX, at,
					   "a no-break space (U+00A0) after the hyphen of a list");
		diag_help(reader->diags, diag, "replace it by an ordinary space");
	}
}

/* libyaml lets a block text reach to whatever follows it. */
static struct span without_end_blanks(const struct reader *reader, struct span span)
{
	while (span.end > span.start && char_is_space(reader->source->text.p[span.end - 1]))
		span.end--;
	return span;
}

static enum node_style style_of(yaml_scalar_style_t style)
{
	if (style == YAML_SINGLE_QUOTED_SCALAR_STYLE || style == YAML_DOUBLE_QUOTED_SCALAR_STYLE)
		return NODE_QUOTED;
	if (style == YAML_LITERAL_SCALAR_STYLE || style == YAML_FOLDED_SCALAR_STYLE)
		return NODE_BLOCK;
	return NODE_PLAIN;
}

/* The text as it stands in the source where it is the same there, else a copy. */
static struct str value_of(const struct reader *reader, struct span span, enum node_style style,
			   struct str value)
{
	struct str there = source_text(reader->source, span);
	if (style == NODE_QUOTED && there.n >= 2)
		there = str_part(there, 1, there.n - 1);
	return str_eq(there, value) ? there : str_copy(reader->arena, value);
}

/* --- the tree --- */

static struct node *new_node(struct reader *reader, enum node_kind kind, struct span span)
{
	struct node *node = arena_new(reader->arena, struct node);
	node->kind = kind;
	node->source = reader->source;
	node->span = span;
	return node;
}

static void take_key(struct reader *reader, struct frame *frame, struct node *key)
{
	if (!key->text.n) {
		struct diag *diag = refuse(reader, RULE_YAML_SYNTAX, key->span,
					   "a key is missing before the colon");
		diag_help(reader->diags, diag, "write it as \"key: text\"");
	} else if (key->text.n > YAML_MAX_KEY) {
		struct diag *diag = refuse(reader, RULE_FILE_LIMIT, key->span, "");
		diag->message =
			str_printf(reader->diags->arena, "a key of %zu bytes is longer than %d",
				   key->text.n, YAML_MAX_KEY);
		diag_help(reader->diags, diag,
			  "put quotation marks round a text that holds a colon");
	}
	frame->key = key;
}

static void attach(struct reader *reader, struct node *node)
{
	if (!reader->depth) {
		reader->root = node;
		return;
	}
	struct frame *frame = &reader->stack[reader->depth - 1];
	if (frame->node->kind == NODE_MAP) {
		if (!frame->key) {
			take_key(reader, frame, node);
			return;
		}
		node->key = frame->key->text;
		node->key_span = frame->key->span;
		frame->key = NULL;
	}
	*frame->tail = node;
	frame->tail = &node->next;
	frame->node->count++;
}

static void take_text(struct reader *reader, const yaml_event_t *event)
{
	struct str value = {(const char *)event->data.scalar.value, event->data.scalar.length};
	enum node_style style = style_of(event->data.scalar.style);
	struct span span = span_of(reader, event);
	if (style == NODE_BLOCK)
		span = without_end_blanks(reader, span);
	if (style == NODE_QUOTED)
		reader->quoted = span;
	if (style == NODE_PLAIN)
		check_plain(reader, span);
	check_marked(reader, event, event->data.scalar.anchor, event->data.scalar.tag);
	if (event->data.scalar.style == YAML_DOUBLE_QUOTED_SCALAR_STYLE)
		check_escapes(reader, span);
	struct node *node = new_node(reader, NODE_TEXT, span);
	node->style = style;
	node->text = value_of(reader, span, style, value);
	attach(reader, node);
}

static void take_alias(struct reader *reader, const yaml_event_t *event)
{
	refuse_marked(reader, event, "an alias");
	struct node *node = new_node(reader, NODE_TEXT, span_of(reader, event));
	node->text = STR("*");
	attach(reader, node);
}

static bool key_is_due(const struct reader *reader)
{
	if (!reader->depth)
		return false;
	const struct frame *frame = &reader->stack[reader->depth - 1];
	return frame->node->kind == NODE_MAP && !frame->key;
}

static void open_node(struct reader *reader, enum node_kind kind, const yaml_event_t *event)
{
	struct span span = span_of(reader, event);
	struct span first = {span.start, span.start < reader->part.end ? span.start + 1 : span.end};
	struct diag *diag;
	if (key_is_due(reader)) {
		diag = refuse(reader, RULE_YAML_SYNTAX, first,
			      "a list or a map stands where a key is expected");
		diag_help(reader->diags, diag,
			  "put quotation marks round a text that begins with a bracket");
		reader->stop = true;
		return;
	}
	if (reader->depth == YAML_MAX_DEPTH) {
		diag = refuse(reader, RULE_FILE_LIMIT, first, "");
		diag->message =
			str_printf(reader->diags->arena,
				   "lists and maps are nested more than %d deep", YAML_MAX_DEPTH);
		diag_help(reader->diags, diag, "check the indentation and the brackets");
		reader->stop = true;
		return;
	}
	struct node *node = new_node(reader, kind, span);
	attach(reader, node);
	reader->stack[reader->depth++] = (struct frame){.node = node, .tail = &node->first};
}

static void report_twice(struct reader *reader, const struct node *first, const struct node *again)
{
	if (reader->reports >= YAML_MAX_REPORTS)
		return;
	reader->reports++;
	struct str key = yaml_shown(reader->arena, again->key, 60);
	struct diag *diag =
		diag_add(reader->diags, RULE_YAML_DUPLICATE_KEY, reader->source, again->key_span,
			 "\"%.*s\" stands twice in one map: on line %zu and on line %zu",
			 STR_ARG(key), source_place(reader->source, first->key_span.start).line,
			 source_place(reader->source, again->key_span.start).line);
	diag_help(reader->diags, diag, "keep one of the two, or give the other its own name");
}

/* The index has equal keys side by side, the first in the file first: that one stays. */
static void drop_twice(struct reader *reader, struct node *map)
{
	size_t kept = map->count > 0;
	for (size_t i = 1; i < map->count; i++) {
		if (str_eq(map->index[i]->key, map->index[kept - 1]->key)) {
			report_twice(reader, map->index[kept - 1], map->index[i]);
			map->index[i]->source = NULL; /* marks it for the loop below */
		} else {
			map->index[kept++] = map->index[i];
		}
	}
	for (struct node **link = &map->first; *link;) {
		if ((*link)->source)
			link = &(*link)->next;
		else
			*link = (*link)->next;
	}
	map->count = kept;
}

static void close_node(struct reader *reader, const yaml_event_t *event)
{
	assert(reader->depth);
	struct frame *frame = &reader->stack[--reader->depth];
	struct node *node = frame->node;
	struct span end = span_of(reader, event);
	char open =
		node->span.start < reader->part.end ? reader->source->text.p[node->span.start] : 0;
	char last = end.end > end.start ? reader->source->text.p[end.end - 1] : 0;
	if ((open == '[' && last == ']') || (open == '{' && last == '}')) {
		node->span.end = end.end;
	} else {
		node->span.end = node->span.start;
		for (const struct node *child = node->first; child; child = child->next)
			if (!child->next)
				node->span.end = child->span.end;
	}
	if (node->kind == NODE_MAP) {
		yaml_index(reader->arena, node);
		drop_twice(reader, node);
	}
}

static void open_document(struct reader *reader, const yaml_event_t *event)
{
	struct span span = word_at(reader, offset_of(reader, &event->start_mark));
	if (event->data.document_start.tag_directives.start !=
	    event->data.document_start.tag_directives.end) {
		refuse_marked(reader, event, "a directive for tags");
		reader->stop = true;
	} else if (reader->documents) {
		struct diag *diag = refuse(reader, RULE_YAML_NOT_ALLOWED, span,
					   "a second document begins here: a file holds only one");
		diag_help(reader->diags, diag,
			  "delete the line \"---\" or \"...\" that ends the first one");
		reader->stop = true;
	}
	reader->documents++;
}

static void take_event(struct reader *reader, const yaml_event_t *event)
{
	switch (event->type) {
	case YAML_DOCUMENT_START_EVENT:
		open_document(reader, event);
		break;
	case YAML_ALIAS_EVENT:
		take_alias(reader, event);
		break;
	case YAML_SCALAR_EVENT:
		take_text(reader, event);
		break;
	case YAML_SEQUENCE_START_EVENT:
		check_marked(reader, event, event->data.sequence_start.anchor,
			     event->data.sequence_start.tag);
		open_node(reader, NODE_LIST, event);
		break;
	case YAML_MAPPING_START_EVENT:
		check_marked(reader, event, event->data.mapping_start.anchor,
			     event->data.mapping_start.tag);
		open_node(reader, NODE_MAP, event);
		break;
	case YAML_SEQUENCE_END_EVENT:
	case YAML_MAPPING_END_EVENT:
		close_node(reader, event);
		break;
	case YAML_STREAM_END_EVENT:
		reader->stop = true;
		break;
	case YAML_NO_EVENT:
	case YAML_STREAM_START_EVENT:
	case YAML_DOCUMENT_END_EVENT:
		break;
	}
}

/* --- driving libyaml --- */

static void explain(struct reader *reader, const yaml_parser_t *parser)
{
	size_t at = offset_of(reader, &parser->problem_mark);
	struct trouble trouble = {.arena = reader->arena,
				  .source = reader->source,
				  .part = reader->part,
				  .diags = reader->diags,
				  .problem = parser->problem ? parser->problem : "",
				  .context = parser->context ? parser->context : "",
				  .at = at,
				  .from = parser->context ? offset_of(reader, &parser->context_mark)
							  : at,
				  .quoted = reader->quoted};
	yaml_explain(&trouble);
	reader->unusable = true;
}

/* False where libyaml ran out of memory. */
static bool drive(struct reader *reader, yaml_parser_t *parser)
{
	while (!reader->stop) {
		yaml_event_t event;
		if (!yaml_parser_parse(parser, &event)) {
			if (parser->error == YAML_MEMORY_ERROR)
				return false;
			explain(reader, parser);
			return true;
		}
		take_event(reader, &event);
		yaml_event_delete(&event);
	}
	return true;
}

static void run(struct reader *reader)
{
	struct str text = source_text(reader->source, reader->part);
	yaml_parser_t parser;
	if (!yaml_parser_initialize(&parser))
		machine_fail("out of memory");
	yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&parser, (const unsigned char *)text.p, text.n);
	bool done = drive(reader, &parser);
	yaml_parser_delete(&parser);
	if (!done)
		machine_fail("out of memory");
}

static bool is_empty(const struct node *root)
{
	return !root || (root->kind == NODE_TEXT && root->style == NODE_PLAIN && !root->text.n);
}

static struct node *result(struct reader *reader)
{
	if (reader->unusable)
		return NULL;
	if (!is_empty(reader->root))
		return reader->root;
	struct span first = {reader->part.start, reader->part.start};
	struct diag *diag = diag_add(reader->diags, RULE_YAML_SYNTAX, reader->source, first,
				     "the %s is empty", reader->what);
	diag_help(reader->diags, diag, "write at least one line of the form \"key: text\"");
	return NULL;
}

struct node *yaml_parse(struct arena *arena, const struct source *source, struct span part,
			const char *what, struct diags *diags)
{
	struct reader reader = {.arena = arena,
				.diags = diags,
				.source = source,
				.part = part,
				.what = what ? what : "file"};
	if (reader.part.end > source->text.n)
		reader.part.end = source->text.n;
	if (reader.part.start > reader.part.end)
		reader.part.start = reader.part.end;
	if (!yaml_check_bytes(source, &reader.part, reader.what, diags))
		return NULL;
	if (reader.part.start < reader.part.end) {
		marks_init(&reader);
		run(&reader);
	}
	return result(&reader);
}

struct node *yaml_parse_all(struct arena *arena, const struct source *source, const char *what,
			    struct diags *diags)
{
	return yaml_parse(arena, source, (struct span){0, source->text.n}, what, diags);
}
