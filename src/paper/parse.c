/*
 * cmark's tree as blocks and marks. With cmark_memory.c the only user of
 * <cmark.h>. Takes from cmark what the blocks and inlines are and on which
 * lines blocks begin and end; where inlines stand is worked out by inlines.c.
 */
#include "internal.h"

#include "cmark_memory.h"

#include <string.h>

/* A list as it is walked through. */
struct list {
	size_t id, next; /* the number of its next item */
};

struct walk {
	struct arena *arena;
	struct paper *paper;
	const struct feed *feed;
	struct frames frames;
	struct scan scan;
	size_t *opened; /* where the inlines around the present one began */
	size_t opened_count, opened_room;
	size_t first_trait; /* of the present block */
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
	walk->opened_count = 0;
	walk->first_trait = walk->paper->trait_count;
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
		struct frame *frame = &walk->frames.items[i - 1];

		if (frame->quote)
			continue;
		block->ordered = frame->ordered;
		block->list = frame->list;
		block->number = frame->number;
		block->opens_item = frame->fresh;
		frame->fresh = false;
		break;
	}
	return block;
}

static void add_trait(struct walk *walk, enum trait_kind kind, size_t start, struct str address)
{
	struct paper *paper = walk->paper;
	struct scan *scan = &walk->scan;

	if (scan->failed || start >= scan->text_count)
		return;
	*arena_push(walk->arena, paper->traits, paper->trait_count, paper->trait_room) =
		(struct trait){.kind = kind,
			       .start = start,
			       .end = scan->text_count,
			       .address = str_copy(walk->arena, address)};
}

/* The block is known only now, and blanks may have gone from the end of its text. */
static void close_traits(struct walk *walk, size_t block)
{
	struct paper *paper = walk->paper;
	size_t kept = walk->first_trait;

	for (size_t i = kept; i < paper->trait_count; i++) {
		struct trait trait = paper->traits[i];

		trait.block = block;
		if (trait.end > walk->scan.text_count)
			trait.end = walk->scan.text_count;
		if (trait.start < trait.end)
			paper->traits[kept++] = trait;
	}
	paper->trait_count = kept;
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
	if (scan->text_count == 0 && scan->mark_count == 0 && !walk->note) {
		walk->paper->trait_count = walk->first_trait;
		return;
	}
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
	close_traits(walk, walk->paper->block_count - 1);
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

/* What has a beginning and an end; the trait is added at the end. */
static void on_span(struct walk *walk, cmark_node *node, bool enter)
{
	struct scan *scan = &walk->scan;
	cmark_node_type type = cmark_node_get_type(node);
	bool link = type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE;

	if (enter && link)
		scan_link_open(scan, type == CMARK_NODE_IMAGE);
	else if (link)
		scan_link_close(scan);
	else
		scan_skip(scan, type == CMARK_NODE_STRONG ? 2 : 1, "*_");
	if (enter) {
		*arena_push(walk->arena, walk->opened, walk->opened_count, walk->opened_room) =
			scan->text_count;
		return;
	}
	walk->opened_count--;
	if (type != CMARK_NODE_IMAGE)
		add_trait(walk,
			  link                        ? TRAIT_LINK
			  : type == CMARK_NODE_STRONG ? TRAIT_BOLD
						      : TRAIT_ITALIC,
			  walk->opened[walk->opened_count],
			  link ? str_of(cmark_node_get_url(node)) : (struct str){0});
}

/* What stands for itself. */
static void on_leaf(struct walk *walk, cmark_node *node)
{
	struct scan *scan = &walk->scan;
	cmark_node_type type = cmark_node_get_type(node);
	struct str literal = str_of(cmark_node_get_literal(node));
	size_t start = scan->text_count;

	if (type == CMARK_NODE_TEXT)
		scan_text(scan, literal);
	else if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK)
		scan_break(scan);
	else if (type == CMARK_NODE_CODE)
		scan_code(scan);
	else
		scan_html(scan, literal);
	if (type == CMARK_NODE_CODE)
		add_trait(walk, TRAIT_CODE, start, (struct str){0});
	/* `<br>` is the only markup that leaves something behind: a blank. */
	else if (type == CMARK_NODE_LINEBREAK || type == CMARK_NODE_HTML_INLINE)
		add_trait(walk, TRAIT_BREAK, start, (struct str){0});
}

static void on_inline(struct walk *walk, cmark_node *node, bool enter)
{
	cmark_node_type type = cmark_node_get_type(node);

	if (type != CMARK_NODE_TEXT)
		walk->scan.line_start = false;
	if (type == CMARK_NODE_EMPH || type == CMARK_NODE_STRONG || type == CMARK_NODE_LINK ||
	    type == CMARK_NODE_IMAGE)
		on_span(walk, node, enter);
	else
		on_leaf(walk, node);
}

static void number_item(struct walk *walk, cmark_node *node)
{
	struct frame *frame = &walk->frames.items[walk->frames.count - 1];
	struct list *list = cmark_node_get_user_data(cmark_node_parent(node));

	frame->list = list->id;
	frame->number = list->next++;
	frame->fresh = true;
}

static void on_list(struct walk *walk, cmark_node *node)
{
	struct list *list = arena_new(walk->arena, struct list);
	int start = cmark_node_get_list_start(node);

	list->id = ++walk->paper->list_count;
	list->next = start > 0 ? (size_t)start : 0;
	cmark_node_set_user_data(node, list);
}

static void on_container(struct walk *walk, cmark_node *node, bool enter)
{
	bool quote = cmark_node_get_type(node) == CMARK_NODE_BLOCK_QUOTE;
	bool ordered =
		!quote && cmark_node_get_list_type(cmark_node_parent(node)) == CMARK_ORDERED_LIST;

	if (!enter) {
		frames_close(&walk->frames);
		return;
	}
	frames_open(walk->arena, &walk->frames, walk->feed, first_line(node), quote, ordered);
	if (!quote)
		number_item(walk, node);
}

static void on_node(struct walk *walk, cmark_node *node, bool enter)
{
	cmark_node_type type = cmark_node_get_type(node);

	if (type == CMARK_NODE_BLOCK_QUOTE || type == CMARK_NODE_ITEM)
		on_container(walk, node, enter);
	else if (type == CMARK_NODE_LIST && enter)
		on_list(walk, node);
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
