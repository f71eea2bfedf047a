/* A YAML tree as lines of text. Knows no kind of file by name. */
#include "show.h"

#include "mundraft/utf8.h"
#include "visible.h"

#define WIDTH 79

static void indent(struct strbuf *out, size_t columns)
{
	for (size_t i = 0; i < columns; i++)
		strbuf_addc(out, ' ');
}

/* One entry as a paragraph: broken at WIDTH, further lines set in. */
static void add_wrapped(struct strbuf *out, struct str text, unsigned depth)
{
	struct str line, word;
	size_t column = depth * 2;
	bool first = true;
	indent(out, column);
	while (str_next_line(&text, &line))
		while (str_next_piece(&line, ' ', &word)) {
			if (!word.n)
				continue;
			if (!first && column + 1 + shown_columns(word) > WIDTH) {
				strbuf_addc(out, '\n');
				column = depth * 2 + 4;
				indent(out, column);
			} else if (!first) {
				strbuf_addc(out, ' ');
				column++;
			}
			strbuf_add(out, word);
			column += shown_columns(word);
			first = false;
		}
	strbuf_addc(out, '\n');
}

/* The words by which a thing is known to a reader. */
static struct str label_of(const struct node *map)
{
	static const char *const keys[] = {"title", "name", "say",   "claim",
					   "ask",   "what", "symbol"};
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		if (yaml_text(map, keys[i]).n)
			return yaml_text(map, keys[i]);
	return (struct str){0};
}

/* The bytes of the longest start that ends with a word and fits into so many columns. */
static size_t fitting_words(struct str text, size_t room)
{
	size_t used = 0, length = 0, fits = 0;
	for (size_t i = 0; i < text.n && used <= room; i += length) {
		if (text.p[i] == ' ')
			fits = i;
		used += shown_width(str_part(text, i, text.n), &length);
	}
	return used <= room ? text.n : fits;
}

/* An id and its label on one line, the label cut at a word where it is too long. */
static void add_label(struct strbuf *out, struct str id, const struct node *map, unsigned depth)
{
	struct str label = label_of(map);
	size_t taken = depth * 2 + shown_columns(id) + sizeof ":  ..." - 1;
	size_t n = fitting_words(label, taken < WIDTH ? WIDTH - taken : 0);
	indent(out, depth * 2);
	utf8_show(out, id);
	strbuf_adds(out, label.n ? ": " : "");
	utf8_show(out, str_part(label, 0, n));
	strbuf_adds(out, n < label.n ? " ...\n" : "\n");
}

static bool all_of_kind(const struct node *parent, enum node_kind kind)
{
	for (const struct node *node = parent->first; node; node = node->next)
		if (node->kind != kind)
			return false;
	return parent->count > 0;
}

static void add_texts(struct strbuf *out, const struct node *list)
{
	for (const struct node *item = list->first; item; item = item->next) {
		utf8_show(out, str_trim(item->text));
		strbuf_adds(out, item->next ? ", " : "");
	}
}

/* A small map in a list, as one paragraph: "- spacing: single; pages: 2". */
static void add_inline(struct strbuf *out, const struct node *map, unsigned depth)
{
	struct strbuf text;
	strbuf_init(&text, out->arena);
	strbuf_adds(&text, "- ");
	for (const struct node *node = map->first; node; node = node->next) {
		utf8_show(&text, node->key);
		strbuf_adds(&text, ": ");
		if (node->kind == NODE_TEXT)
			utf8_show(&text, str_trim(node->text));
		add_texts(&text, node);
		strbuf_adds(&text, node->next ? "; " : "");
	}
	add_wrapped(out, strbuf_str(&text), depth);
}

static void add_items(struct strbuf *out, const struct node *list, unsigned depth)
{
	for (const struct node *node = list->first; node; node = node->next) {
		struct str id = list->kind == NODE_MAP ? node->key : yaml_text(node, "id");
		if (id.n)
			add_label(out, id, node, depth);
		else if (node->kind == NODE_MAP)
			add_inline(out, node, depth);
	}
}

static const struct schema_field *field_of(const struct schema *schema, struct str key)
{
	if (!schema || schema->shape != SHAPE_MAP)
		return NULL;
	for (const struct schema_field *field = schema->fields; field->key; field++)
		if (str_is(key, field->key))
			return field;
	return NULL;
}

static void add_map(struct strbuf *out, const struct node *map, const struct schema *schema,
		    unsigned depth);

/* The key, what it means, and the value: on the same line, or below, further in. */
static void add_entry(struct strbuf *out, const struct node *node, const struct schema *schema,
		      unsigned depth)
{
	const struct schema_field *field = field_of(schema, node->key);
	bool texts = node->kind == NODE_LIST && all_of_kind(node, NODE_TEXT);
	bool things = (node->kind == NODE_LIST && !texts) || all_of_kind(node, NODE_MAP);
	struct strbuf text;
	strbuf_init(&text, out->arena);
	utf8_show(&text, node->key);
	if (field && field->about)
		strbuf_addf(&text, " (%s)", field->about);
	strbuf_adds(&text, ": ");
	if (node->kind == NODE_TEXT)
		utf8_show(&text, str_trim(node->text));
	else if (texts)
		add_texts(&text, node);
	else if (!node->count)
		strbuf_adds(&text, "none");
	else if (things)
		strbuf_addf(&text, "%zu", node->count);
	add_wrapped(out, strbuf_str(&text), depth);
	if (things)
		add_items(out, node, depth + 1);
	else if (node->kind == NODE_MAP)
		add_map(out, node, field ? field->schema : NULL, depth + 1);
}

static void add_map(struct strbuf *out, const struct node *map, const struct schema *schema,
		    unsigned depth)
{
	for (const struct node *node = map->first; node; node = node->next)
		add_entry(out, node, schema, depth);
}

void show_tree(struct strbuf *out, const struct node *map, const struct schema *schema)
{
	if (map && map->kind == NODE_MAP)
		add_map(out, map, schema, 0);
}
