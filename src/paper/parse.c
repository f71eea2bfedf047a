/*
 * cmark's tree as blocks and marks. With cmark_memory.c the only user of
 * <cmark.h>. Takes from cmark what the blocks and inlines are and on which
 * lines blocks begin and end; where inlines stand is worked out by inlines.c.
 */
#include "internal.h"

#include "cmark_memory.h"

#include <string.h>

struct walk {
	struct arena *arena;
	struct paper *paper;
	const struct feed *feed;
	struct frames frames;
	struct scan scan;
	bool note;
};

static size_t first_line(cmark_node *node)
{
	int line = cmark_node_get_start_line(node);

	return line > 0 ? (size_t)line - 1 : 0;
}

static size_t last_line(const struct feed *feed, cmark_node *node)
{
	int line = cmark_node_get_end_line(node);
	size_t last = line > 0 ? (size_t)line - 1 : 0;
	size_t first = first_line(node);

	if (last < first)
		last = first;
	return last < feed->line_count ? last : feed->line_count - 1;
}

/* A line of "===" or "---" under a heading. */
static bool is_underline(const struct feed *feed, size_t from, size_t end)
{
	char c = feed->bytes[from];

	while (end > from && strchr(" \t\n", feed->bytes[end - 1]))
		end--;
	if (end == from || (c != '=' && c != '-'))
		return false;
	for (size_t i = from; i < end; i++)
		if (feed->bytes[i] != c)
			return false;
	return true;
}

/* Whether more than definitions of links was gathered so far. */
static bool has_text(struct scan *scan)
{
	bool text;

	scan_start(scan, true);
	text = scan_peek(scan, 0) != 0;
	scan->pos = 0;
	return text;
}

/*
 * A block's lines. Where a heading ends cmark does not say reliably: it is one
 * line of `#`, or ends above its underline, which could complete a definition.
 */
static void leaf_open(struct walk *walk, cmark_node *node, bool heading)
{
	const struct feed *feed = walk->feed;
	size_t last = last_line(feed, node);

	scan_reset(&walk->scan);
	for (size_t i = first_line(node); i <= last; i++) {
		size_t indent;
		size_t from = frames_strip(&walk->frames, feed, i, &indent);

		if (heading && indent < 4 && is_underline(feed, from, feed->lines[i + 1]) &&
		    has_text(&walk->scan))
			break;
		scan_add_line(&walk->scan, from, feed->lines[i + 1]);
		if (heading && scan_heading_marks(&walk->scan))
			break;
	}
	scan_start(&walk->scan, heading);
}

/* From the first byte of the block's lines to the last that is no blank. */
static struct span span_of(const struct walk *walk)
{
	const struct scan *scan = &walk->scan;
	const struct feed *feed = walk->feed;
	size_t end = scan->raw_count;

	while (end > 1 && strchr(" \t\n", feed->bytes[scan->raw[end - 1]]))
		end--;
	if (end == 0)
		return (struct span){0, 0};
	return (struct span){feed->at[scan->raw[0]], feed->at[scan->raw[end - 1]] + 1};
}

static enum block_kind kind_of(const struct walk *walk, cmark_node *node)
{
	enum line_tag tag = (enum line_tag)walk->feed->tags[first_line(node)];

	if (walk->note)
		return BLOCK_NOTE;
	if (tag == TAG_FIELD)
		return BLOCK_FIELD;
	if (tag == TAG_HEADING || cmark_node_get_type(node) == CMARK_NODE_HEADING)
		return BLOCK_HEADING;
	return walk->frames.lists ? BLOCK_ITEM : BLOCK_PARAGRAPH;
}

static struct block *add_block(struct walk *walk, enum block_kind kind)
{
	struct paper *paper = walk->paper;
	struct block *block =
		arena_push(walk->arena, paper->blocks, paper->block_count, paper->block_room);

	block->kind = kind;
	block->source = paper->source;
	block->quotes = walk->frames.quotes;
	block->level = walk->frames.lists;
	for (size_t i = walk->frames.count; i; i--) {
		if (walk->frames.items[i - 1].quote)
			continue;
		block->ordered = walk->frames.items[i - 1].ordered;
		break;
	}
	return block;
}

static void add_marks(struct walk *walk, size_t block)
{
	struct paper *paper = walk->paper;

	for (size_t i = 0; i < walk->scan.mark_count; i++) {
		struct mark *mark =
			arena_push(walk->arena, paper->marks, paper->mark_count, paper->mark_room);

		*mark = walk->scan.marks[i];
		mark->block = block;
	}
}

static void leaf_close(struct walk *walk, cmark_node *node)
{
	struct scan *scan = &walk->scan;
	struct block *block;
	size_t *map;

	scan_end(scan);
	if (scan->text_count == 0 && scan->mark_count == 0 && !walk->note)
		return;
	block = add_block(walk, kind_of(walk, node));
	if (cmark_node_get_type(node) == CMARK_NODE_HEADING)
		block->level = (unsigned)cmark_node_get_heading_level(node);
	else if (block->kind == BLOCK_HEADING)
		block->level = 0; /* set when all headings are known */
	block->span = span_of(walk);
	block->text = str_copy(walk->arena, (struct str){scan->text, scan->text_count});
	map = arena_array(walk->arena, scan->text_count + 1, size_t);
	if (scan->text_count)
		memcpy(map, scan->map, scan->text_count * sizeof *map);
	map[scan->text_count] = scan->text_count ? scan->behind : block->span.start;
	block->map = map;
	add_marks(walk, walk->paper->block_count - 1);
}

/* Whether a line of the feed holds nothing but the fence of a block of code. */
static bool is_fence(const struct feed *feed, size_t line)
{
	struct str s = {feed->bytes + feed->lines[line], feed->lines[line + 1] - feed->lines[line]};

	while (s.n && strchr(" \t>", s.p[0]))
		s = str_part(s, 1, s.n);
	return str_starts(s, STR("```")) || str_starts(s, STR("~~~"));
}

/* Code and HTML: as it stands in the source, without the fences. */
static void add_verbatim(struct walk *walk, cmark_node *node, enum block_kind kind)
{
	const struct feed *feed = walk->feed;
	size_t first = first_line(node);
	size_t last = last_line(feed, node);
	struct block *block = add_block(walk, kind);
	struct span inside;
	size_t indent;
	size_t *map;

	block->span.start = feed->at[frames_strip(&walk->frames, feed, first, &indent)];
	block->span.end = feed->at[feed->lines[last + 1] - 1];
	if (kind == BLOCK_CODE && is_fence(feed, first)) {
		first++;
		if (last > first && is_fence(feed, last))
			last--;
	}
	inside = block->span;
	if (first <= last && first < feed->line_count) {
		inside.start = feed->at[feed->lines[first]];
		inside.end = feed->at[feed->lines[last + 1] - 1];
	}
	if (inside.end < inside.start)
		inside.end = inside.start;
	block->text = source_text(feed->source, inside);
	map = arena_array(walk->arena, block->text.n + 1, size_t);
	for (size_t i = 0; i <= block->text.n; i++)
		map[i] = inside.start + i;
	block->map = map;
}

static void on_inline(struct walk *walk, cmark_node *node, bool enter)
{
	struct scan *scan = &walk->scan;
	cmark_node_type type = cmark_node_get_type(node);
	struct str literal = str_of(cmark_node_get_literal(node));

	if (type != CMARK_NODE_TEXT)
		scan->line_start = false;
	if (type == CMARK_NODE_TEXT)
		scan_text(scan, literal);
	else if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK)
		scan_break(scan);
	else if (type == CMARK_NODE_CODE)
		scan_code(scan);
	else if (type == CMARK_NODE_HTML_INLINE)
		scan_html(scan, literal);
	else if (type == CMARK_NODE_EMPH)
		scan_skip(scan, 1, "*_");
	else if (type == CMARK_NODE_STRONG)
		scan_skip(scan, 2, "*_");
	else if (enter)
		scan_link_open(scan, type == CMARK_NODE_IMAGE);
	else
		scan_link_close(scan);
}

static void on_container(struct walk *walk, cmark_node *node, bool enter)
{
	bool quote = cmark_node_get_type(node) == CMARK_NODE_BLOCK_QUOTE;
	bool ordered =
		!quote && cmark_node_get_list_type(cmark_node_parent(node)) == CMARK_ORDERED_LIST;

	if (enter)
		frames_open(walk->arena, &walk->frames, walk->feed, first_line(node), quote,
			    ordered);
	else
		frames_close(&walk->frames);
}

static void on_node(struct walk *walk, cmark_node *node, bool enter)
{
	cmark_node_type type = cmark_node_get_type(node);

	if (type == CMARK_NODE_BLOCK_QUOTE || type == CMARK_NODE_ITEM)
		on_container(walk, node, enter);
	else if (type == CMARK_NODE_CODE_BLOCK)
		add_verbatim(walk, node, BLOCK_CODE);
	else if (type == CMARK_NODE_HTML_BLOCK)
		add_verbatim(walk, node, BLOCK_HTML);
	else if (type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING) {
		if (enter)
			leaf_open(walk, node, type == CMARK_NODE_HEADING);
		else
			leaf_close(walk, node);
	} else if (type >= CMARK_NODE_FIRST_INLINE) {
		on_inline(walk, node, enter);
	}
}

static cmark_node *read_document(struct str text)
{
	cmark_parser *parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, cmark_memory());
	cmark_node *root;

	cmark_parser_feed(parser, text.p, text.n);
	root = cmark_parser_finish(parser);
	cmark_parser_free(parser);
	return root;
}

void parse_feed(struct arena *arena, struct paper *paper, const struct feed *feed, bool note)
{
	struct walk walk = {.arena = arena, .paper = paper, .feed = feed, .note = note};
	cmark_iter *iter;
	cmark_event_type event;

	cmark_memory_reset();
	walk.scan = (struct scan){.arena = arena, .feed = feed};
	iter = cmark_iter_new(read_document((struct str){feed->bytes, feed->n}));
	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE)
		on_node(&walk, cmark_iter_get_node(iter), event == CMARK_EVENT_ENTER);
	cmark_memory_release();
}
