/*
 * The parts of a large profile that a paper on some topics needs. A profile grows with
 * every topic that its country argues; a draft is about one. So the lists are cut into
 * entries by indentation, and only those are parsed that name a topic, or bear an id
 * that another kept entry names. More may be kept than is needed, never less.
 *
 * Must not be used to judge a file: a mistake in an entry that is left out is not seen.
 */
#include "files.h"

/* What is looked for, and what was kept so far. */
struct selection {
	struct arena *arena;
	const struct source *source;
	const struct str *topics;
	size_t topic_count;
	bool paper, argued; /* `argued`: a position was kept */
	struct table named; /* words of what is kept: any id among them is needed */
	struct node *root, **tail;
	struct diags *diags;
};

static bool is_id_char(char c)
{
	return char_is_alpha(c) || char_is_digit(c) || c == '-';
}

void select_note_words(struct arena *arena, struct table *words, struct str text)
{
	for (size_t at = 0, end; at < text.n; at = end + 1) {
		for (end = at; end < text.n && is_id_char(text.p[end]);)
			end++;
		if (end > at + 1)
			table_put(arena, words, str_part(text, at, end), text.p);
	}
}

static bool has_id(struct str text, struct str id)
{
	for (size_t at = 0; (at = str_find(text, id, at)) < text.n; at++) {
		size_t end = at + id.n;
		if ((!at || !is_id_char(text.p[at - 1])) &&
		    (end == text.n || !is_id_char(text.p[end])))
			return true;
	}
	return false;
}

static bool names_topic(const struct selection *selection, struct str text)
{
	for (size_t i = 0; i < selection->topic_count; i++)
		if (has_id(text, selection->topics[i]))
			return true;
	return false;
}

/* The id behind "- id:" or "- {id:"; empty where an entry does not begin with it. */
static struct str id_of_item(struct str text)
{
	size_t at = str_find(text, STR("id:"), 0), end;
	size_t line = str_find(text, STR("\n"), 0);
	if (at >= line)
		return (struct str){0};
	for (at += 3;
	     at < text.n && (text.p[at] == ' ' || text.p[at] == '"' || text.p[at] == '\'');)
		at++;
	for (end = at; end < text.n && is_id_char(text.p[end]);)
		end++;
	return str_part(text, at, end);
}

/* ---- cutting a list into entries ---- */

static size_t line_end(struct str text, size_t at)
{
	size_t end = str_find(text, STR("\n"), at);
	return end < text.n ? end + 1 : text.n;
}

/* Where a line's first hyphen stands; its length where it is no entry's first line. */
static size_t hyphen_of(struct str line)
{
	size_t at = 0;
	while (at < line.n && line.p[at] == ' ')
		at++;
	return at + 1 < line.n && line.p[at] == '-' && line.p[at + 1] == ' ' ? at : line.n;
}

/*
 * The next entry of a list: from a line that begins with a hyphen to before the next one
 * whose hyphen stands as far to the left. What stands before the first goes with it.
 */
static bool next_item(const struct source *source, struct span *rest, struct span *item)
{
	size_t at = rest->start, first = SIZE_MAX;
	*item = *rest;
	for (size_t end; at < rest->end; at = end) {
		end = line_end(str_part(source->text, 0, rest->end), at);
		struct str line = str_part(source->text, at, end);
		size_t hyphen = hyphen_of(line);
		if (hyphen == line.n || hyphen > first)
			continue;
		if (first != SIZE_MAX) {
			item->end = at;
			break;
		}
		first = hyphen;
	}
	rest->start = item->end;
	return first != SIZE_MAX;
}

/* ---- keeping ---- */

static struct node *parse_kept(struct selection *selection, struct span span)
{
	return yaml_parse(selection->arena, selection->source, span, "profile", selection->diags);
}

static struct node *add_part(struct selection *selection, struct str key, enum node_kind kind,
			     struct span span)
{
	struct node *node = arena_new(selection->arena, struct node);
	*node = (struct node){.kind = kind,
			      .source = selection->source,
			      .span = span,
			      .key = key,
			      .key_span = {span.start, span.start + key.n}};
	*selection->tail = node;
	selection->tail = &node->next;
	selection->root->count++;
	return node;
}

static size_t cut_items(struct selection *selection, struct span block, struct span **items)
{
	struct span rest = yaml_block_inside(selection->source, block), item;
	size_t count = 0, room = 0;
	*items = NULL;
	while (next_item(selection->source, &rest, &item))
		*arena_push(selection->arena, *items, count, room) = item;
	return count;
}

/* Marks the entries that are needed; true where one more is, which may name others. */
static bool mark_items(struct selection *selection, const struct span *items, size_t count,
		       bool by_topic, bool *needed)
{
	bool more = false;
	for (size_t i = 0; i < count; i++) {
		struct str text = source_text(selection->source, items[i]);
		if (needed[i] || (!table_get(&selection->named, id_of_item(text)) &&
				  !(by_topic && names_topic(selection, text))))
			continue;
		select_note_words(selection->arena, &selection->named, text);
		needed[i] = more = true;
	}
	return more;
}

/* Entries that are needed, in the order of the file. */
static void keep_items(struct selection *selection, struct str key, struct span block)
{
	struct span *items;
	size_t count = cut_items(selection, block, &items);
	bool *needed = arena_array(selection->arena, count, bool);
	struct node *list = add_part(selection, key, NODE_LIST, block), **tail = &list->first;
	bool by_topic = !(selection->paper && selection->argued && str_is(key, "facts"));
	while (mark_items(selection, items, count, by_topic, needed))
		;
	for (size_t i = 0; i < count; i++) {
		struct node *tree = needed[i] ? parse_kept(selection, items[i]) : NULL;
		for (*tail = tree ? tree->first : NULL; *tail; tail = &(*tail)->next)
			list->count++;
	}
	selection->argued |= list->count && str_is(key, "positions");
}

static void keep_sources(struct selection *selection, struct str key, struct span block)
{
	struct span rest = yaml_block_inside(selection->source, block), entry;
	struct node *map = add_part(selection, key, NODE_MAP, block), **tail = &map->first;
	struct str name;
	while (yaml_next_block(selection->source, &rest, &name, &entry)) {
		if (!table_get(&selection->named, name))
			continue;
		struct node *tree = parse_kept(selection, entry);
		for (*tail = tree ? tree->first : NULL; *tail; tail = &(*tail)->next)
			map->count++;
	}
}

static void keep_whole(struct selection *selection, struct span block)
{
	struct node *tree = parse_kept(selection, block);
	for (*selection->tail = tree ? tree->first : NULL; *selection->tail;
	     selection->tail = &(*selection->tail)->next)
		selection->root->count++;
}

/* What names comes before what is named. */
static const struct {
	struct str key;
	void (*keep)(struct selection *, struct str key, struct span block);
} parts[] = {
	{{"positions", 9}, keep_items}, {{"proposals", 9}, keep_items},
	{{"questions", 9}, keep_items}, {{"facts", 5}, keep_items},
	{{"gaps", 4}, keep_items},      {{"sources", 7}, keep_sources},
};

#define PART_COUNT (sizeof parts / sizeof *parts)

static bool is_part(struct str key, size_t *part)
{
	for (*part = 0; *part < PART_COUNT; ++*part)
		if (str_eq(key, parts[*part].key))
			return true;
	return false;
}

/* "facts: [...]": what stands on the key's own line cannot be cut. */
static bool can_be_cut(const struct source *source, struct span block, struct str key)
{
	struct str text = source_text(source, block);
	size_t from = str_find(text, key, 0) + key.n + 1, end = line_end(text, from);
	struct str behind = str_trim(str_part(text, from, end));
	return !behind.n || behind.p[0] == '#';
}

struct node *select_profile(struct arena *arena, const struct source *source,
			    const struct str *topics, size_t topic_count, bool paper,
			    const struct table *named, struct diags *diags)
{
	struct selection selection = {.arena = arena,
				      .source = source,
				      .topics = topics,
				      .topic_count = topic_count,
				      .paper = paper,
				      .diags = diags};
	struct span rest = {0, source->text.n}, block, found[PART_COUNT] = {0};
	struct str key;
	size_t part;
	if (named)
		selection.named = *named;
	selection.root = arena_new(arena, struct node);
	*selection.root = (struct node){.kind = NODE_MAP, .source = source, .span = rest};
	selection.tail = &selection.root->first;
	while (yaml_next_block(source, &rest, &key, &block)) {
		if (!key.n || key.p[0] == '-')
			return NULL; /* hyphens under their key: each looks like a block */
		if (!is_part(key, &part))
			keep_whole(&selection, block);
		else if (can_be_cut(source, block, key))
			found[part] = block;
		else
			return NULL;
	}
	for (part = 0; topics && part < PART_COUNT; part++)
		if (found[part].end && !(paper && str_is(parts[part].key, "questions")))
			parts[part].keep(&selection, parts[part].key, found[part]);
	return selection.root;
}
