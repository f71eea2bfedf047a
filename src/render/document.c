/*
 * A parsed paper as a document: its page, its blocks as elements in their order,
 * the list of what it cites in the place where a reader looks for it.
 */
#include "internal.h"

#include "mundraft/schema.h"

#include <stdlib.h>
#include <string.h>

struct element *document_add(struct arena *arena, struct document *document, enum element_kind kind)
{
	struct element *element = arena_push(arena, document->elements, document->element_count,
					     document->element_room);
	*element = (struct element){.kind = kind, .counted = true};
	return element;
}

void element_set(struct element *element, const struct pieces *pieces)
{
	element->pieces = pieces->items;
	element->piece_count = pieces->count;
	element->piece_room = pieces->room;
}

/* ---- the page ---- */

/* "1in", "2.54cm", "72pt", "25mm"; another text gives an inch. */
static double read_margin(struct str text)
{
	static const struct {
		const char *unit;
		double points;
	} units[] = {{"in", 72}, {"cm", 72 / 2.54}, {"mm", 72 / 25.4}, {"pt", 1}};
	double number = 0, part = 1;
	size_t i = 0;
	for (; i < text.n && char_is_digit(text.p[i]) && i < 4; i++)
		number = number * 10 + (text.p[i] - '0');
	if (i && i < text.n && text.p[i] == '.')
		for (i++; i < text.n && char_is_digit(text.p[i]); i++)
			number += (text.p[i] - '0') * (part /= 10);
	struct str unit = str_trim(str_part(text, i, text.n));
	for (size_t k = 0; i && k < sizeof units / sizeof *units; k++)
		if (str_is(unit, units[k].unit) && number * units[k].points <= 180)
			return number * units[k].points;
	return 72;
}

static double read_spacing(struct str text)
{
	return str_is(text, "double") ? 2 : str_is(text, "one-and-a-half") ? 1.5 : 1;
}

static void read_page(struct page_form *page, const struct conference *conference)
{
	const struct node *tree = conference->tree, *form = yaml_get(tree, "page");
	const struct node *length = yaml_get(tree, "length"), *counts = yaml_get(tree, "counts");
	bool a4 = str_is(yaml_text(form, "size"), "a4");
	long points = schema_number(form, "points", 12);
	*page = (struct page_form){.paper = a4 ? "A4" : "Letter",
				   .width = a4 ? 595.3 : 612,
				   .height = a4 ? 841.9 : 792};
	page->margin = read_margin(yaml_text(form, "margin"));
	page->family = yaml_text(form, "font");
	if (!page->family.n)
		page->family = STR("Times New Roman");
	page->points = points < 6 ? 6 : points > 36 ? 36 : (double)points;
	page->spacing = read_spacing(yaml_text(length ? length->first : NULL, "spacing"));
	page->indent =
		36; /* parts paragraphs; a gap would take lines from a page that is limited */
	page->page_numbers = schema_yes(tree, "page_numbers", false);
	page->limit = conference->pages;
	page->counts_works = schema_yes(counts, "works_cited", false);
	page->counts_fields = schema_yes(counts, "heading", false);
}

/* ---- what a file says of itself ---- */

static struct str field_value(const struct paper *paper, const char *name)
{
	for (size_t i = 0; i < paper->field_count; i++)
		if (str_is(paper->fields[i].name, name))
			return paper->fields[i].value;
	return (struct str){0};
}

static struct str first_heading(const struct paper *paper)
{
	for (size_t i = 0; i < paper->block_count; i++)
		if (paper->blocks[i].kind == BLOCK_HEADING && paper->blocks[i].level == 1)
			return paper->blocks[i].text;
	return (struct str){0};
}

static void describe(struct arena *arena, struct document *document,
		     const struct render_request *request)
{
	struct str country = field_value(request->paper, "country");
	struct str topic = field_value(request->paper, "topic");
	bool hidden = conference_heading(request->conference, "forbidden", STR("delegate"));
	if (!topic.n)
		topic = first_heading(request->paper);
	if (country.n && topic.n)
		document->title = str_printf(arena, "%.*s: %.*s", STR_ARG(country), STR_ARG(topic));
	else
		document->title = country.n ? country : topic.n ? topic : STR("Position paper");
	if (!hidden)
		document->author = field_value(request->paper, "delegate");
	document->language =
		str_is(request->conference->spelling, "en_US") ? STR("en-US") : STR("en-GB");
}

/* Where a limit holds for each topic, a paper of several has as many times the pages. */
static long count_topics(const struct paper *paper)
{
	const struct node *topics = yaml_get(paper->front, "topic");
	return topics && topics->kind == NODE_LIST && topics->count > 1 && topics->count <= 10
		       ? (long)topics->count
		       : 1;
}

/* ---- blocks ---- */

struct making {
	struct cited cited;
	struct arena *arena;
	const struct paper *paper;
	const struct conference *conference;
	struct document *document;
	size_t next_mark;
	bool listed;  /* the list of works is out, or not wanted */
	bool pending; /* a heading of a list waits for something to stand under it */
	size_t heading;
};

static bool is_source(const struct making *making, const struct block *block)
{
	return block->section < making->paper->section_count &&
	       making->paper->sections[block->section].role == ROLE_SOURCES;
}

static enum element_kind kind_of(const struct making *making, const struct block *block)
{
	switch (block->kind) {
	case BLOCK_HEADING:
		return ELEMENT_HEADING;
	case BLOCK_FIELD:
		return ELEMENT_FIELD;
	case BLOCK_ITEM:
		return block->opens_item ? ELEMENT_ITEM : ELEMENT_PARAGRAPH;
	case BLOCK_CODE:
		return ELEMENT_CODE;
	case BLOCK_PARAGRAPH:
	case BLOCK_NOTE:
	case BLOCK_HTML:
		break;
	}
	return is_source(making, block) && !block->quotes ? ELEMENT_ENTRY : ELEMENT_PARAGRAPH;
}

static void describe_element(const struct making *making, struct element *element,
			     const struct block *block)
{
	const struct page_form *page = &making->document->page;
	const struct node *heading = yaml_get(making->conference->tree, "heading");
	bool in_list = block->list && block->kind != BLOCK_HEADING;
	element->level = element->kind == ELEMENT_HEADING ? block->level : 0;
	element->quotes = block->quotes;
	element->span = block->span;
	if (in_list) {
		element->depth = block->level ? block->level : 1;
		element->list = block->list;
		element->ordered = block->ordered;
		element->number = block->ordered ? block->number : 0;
	}
	if (element->kind == ELEMENT_FIELD) {
		element->counted = page->counts_fields;
		element->right = str_is(yaml_text(heading, "place"), "right");
	} else if (is_source(making, block)) {
		element->counted = page->counts_works;
	}
}

/* Lines of code with breaks between them; the blanks at their beginning stay. */
static void add_code(struct pieces *pieces, struct str text)
{
	struct str line;
	bool first = true;
	while (str_next_line(&text, &line)) {
		if (!first)
			pieces_add_break(pieces);
		pieces_add(pieces, STYLE_CODE, line, (struct str){0});
		first = false;
	}
}

/* The words of HTML without its tags; of a comment nothing. */
static void add_html(struct pieces *pieces, struct str text)
{
	struct strbuf out;
	bool inside = false;
	strbuf_init(&out, pieces->arena);
	for (size_t i = 0; i < text.n; i++) {
		if (text.p[i] == '<' && str_starts(str_part(text, i, text.n), STR("<!--"))) {
			i = str_find(text, STR("-->"), i) + 2;
			continue;
		}
		if (text.p[i] == '<')
			inside = true;
		else if (text.p[i] == '>')
			inside = false;
		else if (!inside)
			strbuf_addc(&out, char_is_space(text.p[i]) ? ' ' : text.p[i]);
	}
	pieces_add(pieces, 0, str_trim(strbuf_str(&out)), (struct str){0});
}

static void add_block(struct making *making, size_t index)
{
	const struct block *block = &making->paper->blocks[index];
	struct pieces pieces = {.arena = making->arena};
	if (block->kind == BLOCK_CODE)
		add_code(&pieces, block->text);
	else if (block->kind == BLOCK_HTML)
		add_html(&pieces, block->text);
	else
		cited_add_block(&making->cited, &pieces, index, &making->next_mark);
	if (!pieces.count)
		return;
	struct element *element =
		document_add(making->arena, making->document, kind_of(making, block));
	describe_element(making, element, block);
	element_set(element, &pieces);
}

/* ---- the list, in its section or at the end ---- */

static void add_own_heading(struct making *making)
{
	struct pieces pieces = {.arena = making->arena};
	struct element *element = document_add(making->arena, making->document, ELEMENT_HEADING);
	element->level = 2;
	element->counted = making->document->page.counts_works;
	pieces_adds(&pieces, cited_list_title(&making->cited));
	element_set(element, &pieces);
}

/*
 * The section of sources has ended: what the style lists stands there. A heading with
 * nothing under it, as where the sources are in footnotes, goes. Endnotes are known
 * only when all the text is out.
 */
static void close_sources(struct making *making, bool at_end)
{
	struct document *document = making->document;
	bool ready = at_end || making->cited.citing != CITING_ENDNOTES;
	if (making->pending && ready && cited_has_list(&making->cited) && !making->listed) {
		cited_add_list(&making->cited);
		making->listed = true;
	}
	if (making->pending && document->element_count == making->heading + 1)
		document->element_count--;
	making->pending = false;
}

static bool opens_list(const struct making *making, const struct block *block)
{
	return block->kind == BLOCK_HEADING && is_source(making, block) &&
	       making->paper->sections[block->section].heading == block;
}

static void add_blocks(struct making *making)
{
	for (size_t i = 0; i < making->paper->block_count; i++) {
		const struct block *block = &making->paper->blocks[i];
		if (block->kind == BLOCK_NOTE)
			continue;
		if (making->pending && !is_source(making, block))
			close_sources(making, false);
		add_block(making, i);
		if (opens_list(making, block)) {
			making->pending = true;
			making->heading = making->document->element_count - 1;
		}
	}
	close_sources(making, true);
	if (cited_has_list(&making->cited) && !making->listed) {
		add_own_heading(making);
		cited_add_list(&making->cited);
	}
}

void document_keep_counted(struct document *document)
{
	size_t kept = 0;
	for (size_t i = 0; i < document->element_count; i++)
		if (document->elements[i].counted)
			document->elements[kept++] = document->elements[i];
	document->element_count = kept;
	if (!document->page.counts_works)
		document->note_place = NOTES_NONE; /* the marks stay: they take room */
}

struct document *document_make(struct arena *arena, const struct render_request *request,
			       struct diags *diags)
{
	struct making *making = arena_new(arena, struct making);
	struct document *document = arena_new(arena, struct document);
	*making = (struct making){.arena = arena,
				  .paper = request->paper,
				  .conference = request->conference,
				  .document = document};
	read_page(&document->page, request->conference);
	if (!str_is(yaml_text(request->conference->tree, "scope"), "all"))
		document->page.limit *= count_topics(request->paper);
	describe(arena, document, request);
	making->listed = request->only_counted && !document->page.counts_works;
	cited_init(&making->cited, arena, request, document, diags);
	add_blocks(making);
	if (request->only_counted)
		document_keep_counted(document);
	return document;
}
