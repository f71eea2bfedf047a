/*
 * A document as one HTML file: no script, nothing loaded from elsewhere, rules for
 * the printer. All text is escaped here; links were judged when the document was made.
 */
#include "internal.h"

#include "mundraft/markup.h"

#include <string.h>

/* The lists that are open, from the outermost. */
struct open_list {
	size_t list;
	bool ordered;
};

struct writer {
	struct strbuf *out;
	struct arena *arena;
	const struct document *document;
	struct open_list *lists;
	size_t list_count, list_room;
	unsigned quotes;
};

/* ---- the head ---- */

static void add_style(struct strbuf *out, const struct page_form *page)
{
	strbuf_addf(out, "<style>\n@page { size: %s; margin: %.4gin; }\n",
		    page->paper[0] == 'A' ? "A4" : "letter", page->margin / 72);
	strbuf_addf(out,
		    "body { font: %.4gpt/%.4g \"Times New Roman\", \"Liberation Serif\", Times, "
		    "serif; max-width: %.4gin; margin: %.4gin auto; padding: 0 1em; orphans: 2; "
		    "widows: 2; }\n",
		    page->points, 1.15 * page->spacing, (page->width - 2 * page->margin) / 72,
		    page->margin / 72);
	strbuf_addf(out,
		    "p { margin: 0 0 %.4gpt; text-indent: %.4gpt; }\n"
		    "h1, h2, h3, h4, h5, h6 { font-size: 1em; margin: 6pt 0 0; break-after: avoid; "
		    "}\n"
		    ".fields { margin-bottom: %.4gpt; } .fields p { margin: 0; }\n",
		    page->after, page->indent, page->after);
	strbuf_adds(out,
		    ".fields p, li p, blockquote p, .entry, .notes p { text-indent: 0; }\n"
		    ".right { text-align: right; }\n"
		    ".entry { padding-left: 36pt; text-indent: -36pt; overflow-wrap: anywhere; }\n"
		    "ul, ol { margin: 0; padding-left: 36pt; }\n"
		    "blockquote { margin: 0 36pt; }\n"
		    "pre { white-space: pre-wrap; font-size: 10pt; margin: 0 0 6pt; }\n"
		    "sup { line-height: 0; font-size: 0.6em; }\n"
		    ".notes { font-size: 10pt; line-height: 1.15; border-top: 0.5pt solid; "
		    "margin-top: 12pt; padding-top: 6pt; overflow-wrap: anywhere; }\n"
		    ".notes p { margin: 0; }\n"
		    "a { color: inherit; text-decoration: none; } a:hover { text-decoration: "
		    "underline; }\n"
		    "@media print { body { margin: 0; padding: 0; max-width: none; } }\n"
		    "</style>\n");
}

static void add_head(struct strbuf *out, const struct document *document)
{
	strbuf_addf(out,
		    "<!DOCTYPE html>\n<html lang=\"%.*s\">\n<head>\n<meta charset=\"utf-8\">\n",
		    STR_ARG(document->language));
	strbuf_adds(out, "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src "
			 "'none'; style-src 'unsafe-inline'\">\n"
			 "<meta name=\"viewport\" content=\"width=device-width, "
			 "initial-scale=1\">\n");
	if (document->author.n) {
		strbuf_adds(out, "<meta name=\"author\" content=\"");
		markup_html(out, document->author);
		strbuf_adds(out, "\">\n");
	}
	strbuf_adds(out, "<title>");
	markup_html(out, document->title);
	strbuf_adds(out, "</title>\n");
	add_style(out, &document->page);
	strbuf_adds(out, "</head>\n<body>\n");
}

/* ---- text ---- */

static void add_mark(struct strbuf *out, const struct piece *piece)
{
	strbuf_addf(out,
		    "<sup><a href=\"#note-%.*s\" id=\"mark-%.*s\" "
		    "role=\"doc-noteref\">%.*s</a></sup>",
		    STR_ARG(piece->text), STR_ARG(piece->text), STR_ARG(piece->text));
}

static void add_piece(struct strbuf *out, const struct piece *piece)
{
	static const struct {
		unsigned style;
		const char *open, *close;
	} tags[] = {{STYLE_BOLD, "<strong>", "</strong>"},
		    {STYLE_ITALIC, "<em>", "</em>"},
		    {STYLE_CODE, "<code>", "</code>"}};
	const size_t count = sizeof tags / sizeof *tags;
	if (piece->link.n) {
		strbuf_adds(out, "<a href=\"");
		markup_html(out, piece->link);
		strbuf_adds(out, "\">");
	}
	for (size_t i = 0; i < count; i++)
		strbuf_adds(out, piece->style & tags[i].style ? tags[i].open : "");
	markup_html(out, piece->text);
	for (size_t i = count; i; i--)
		strbuf_adds(out, piece->style & tags[i - 1].style ? tags[i - 1].close : "");
	if (piece->link.n)
		strbuf_adds(out, "</a>");
}

static void add_pieces(struct strbuf *out, const struct piece *pieces, size_t count, bool code)
{
	for (size_t i = 0; i < count; i++) {
		if (pieces[i].kind == PIECE_NOTE)
			add_mark(out, &pieces[i]);
		else if (pieces[i].kind == PIECE_BREAK)
			strbuf_adds(out, code ? "\n" : "<br>\n");
		else
			add_piece(out, &pieces[i]);
	}
}

/* ---- lists and quotations ---- */

static void close_list(struct writer *writer)
{
	bool ordered = writer->lists[--writer->list_count].ordered;
	strbuf_adds(writer->out, ordered ? "</li>\n</ol>\n" : "</li>\n</ul>\n");
}

static void open_list(struct writer *writer, const struct element *element)
{
	if (element->ordered)
		strbuf_addf(writer->out, "<ol start=\"%zu\">\n<li>", element->number);
	else
		strbuf_adds(writer->out, "<ul>\n<li>");
	*arena_push(writer->arena, writer->lists, writer->list_count, writer->list_room) =
		(struct open_list){element->list, element->ordered};
}

/* Brings the open quotations and lists to those around the element. */
static void enter(struct writer *writer, const struct element *element)
{
	size_t before;
	while (writer->list_count &&
	       (writer->quotes != element->quotes || writer->list_count > element->depth ||
		(writer->list_count == element->depth &&
		 writer->lists[writer->list_count - 1].list != element->list)))
		close_list(writer);
	for (; writer->quotes > element->quotes; writer->quotes--)
		strbuf_adds(writer->out, "</blockquote>\n");
	for (; writer->quotes < element->quotes; writer->quotes++)
		strbuf_adds(writer->out, "<blockquote>\n");
	before = writer->list_count;
	while (writer->list_count < element->depth)
		open_list(writer, element);
	if (before == writer->list_count && element->kind == ELEMENT_ITEM)
		strbuf_adds(writer->out, "</li>\n<li>");
}

static void leave_all(struct writer *writer)
{
	const struct element outside = {.kind = ELEMENT_PARAGRAPH};
	enter(writer, &outside);
}

/* ---- elements ---- */

static void add_simple(struct writer *writer, const struct element *element, const char *open,
		       const char *close)
{
	strbuf_adds(writer->out, open);
	add_pieces(writer->out, element->pieces, element->piece_count,
		   element->kind == ELEMENT_CODE);
	strbuf_adds(writer->out, close);
}

static void add_endnote(struct writer *writer, const struct element *element)
{
	strbuf_addf(writer->out,
		    "<p class=\"entry\" id=\"note-%zu\"><a href=\"#mark-%zu\" "
		    "role=\"doc-backlink\">%zu.</a> ",
		    element->number, element->number, element->number);
	add_simple(writer, element, "", "</p>\n");
}

static void add_element(struct writer *writer, const struct element *element)
{
	enter(writer, element);
	switch (element->kind) {
	case ELEMENT_HEADING:
		strbuf_addf(writer->out, "<h%u>", element->level);
		add_simple(writer, element, "", "");
		strbuf_addf(writer->out, "</h%u>\n", element->level);
		break;
	case ELEMENT_CODE:
		add_simple(writer, element, "<pre>", "</pre>\n");
		break;
	case ELEMENT_ENTRY:
		add_simple(writer, element, "<p class=\"entry\">", "</p>\n");
		break;
	case ELEMENT_ENDNOTE:
		add_endnote(writer, element);
		break;
	case ELEMENT_FIELD:
	case ELEMENT_PARAGRAPH:
	case ELEMENT_ITEM:
		add_simple(writer, element, "<p>", "</p>\n");
		break;
	}
}

static void add_elements(struct writer *writer)
{
	const struct document *document = writer->document;
	bool in_fields = false;
	for (size_t i = 0; i < document->element_count; i++) {
		const struct element *element = &document->elements[i];
		bool field = element->kind == ELEMENT_FIELD;
		if (field != in_fields)
			leave_all(writer);
		if (field && !in_fields)
			strbuf_adds(writer->out, element->right ? "<div class=\"fields right\">\n"
								: "<div class=\"fields\">\n");
		else if (!field && in_fields)
			strbuf_adds(writer->out, "</div>\n");
		in_fields = field;
		add_element(writer, element);
	}
	leave_all(writer);
	strbuf_adds(writer->out, in_fields ? "</div>\n" : "");
}

static void add_notes(struct strbuf *out, const struct document *document)
{
	if (document->note_place != NOTES_FOOT || !document->note_count)
		return;
	strbuf_adds(out, "<section class=\"notes\" role=\"doc-endnotes\">\n");
	for (size_t i = 0; i < document->note_count; i++) {
		const struct footnote *note = &document->notes[i];
		strbuf_addf(out,
			    "<p id=\"note-%zu\"><a href=\"#mark-%zu\" "
			    "role=\"doc-backlink\"><sup>%zu</sup></a> ",
			    note->number, note->number, note->number);
		add_pieces(out, note->pieces, note->piece_count, false);
		strbuf_adds(out, "</p>\n");
	}
	strbuf_adds(out, "</section>\n");
}

void render_html(struct strbuf *out, const struct document *document)
{
	struct writer writer = {.out = out, .arena = out->arena, .document = document};
	add_head(out, document);
	strbuf_adds(out, "<main>\n");
	add_elements(&writer);
	strbuf_adds(out, "</main>\n");
	add_notes(out, document);
	strbuf_adds(out, "</body>\n</html>\n");
}
