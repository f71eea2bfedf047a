/*
 * The text of a Word document: paragraphs with their styles, runs, links, notes. The
 * order of elements within another is the schema's; a validator holds us to it.
 */
#include "docx.h"

#include <math.h>

#define LEVELS 9

/* ---- runs ---- */

static void open_run(struct docx_writer *writer, unsigned style, const char *named)
{
	struct strbuf *out = writer->out;
	strbuf_adds(out, "<w:r>");
	if (style || named)
		strbuf_adds(out, "<w:rPr>");
	if (named || style & STYLE_CODE)
		strbuf_addf(out, "<w:rStyle w:val=\"%s\"/>", named ? named : "HTMLCode");
	if (style & STYLE_BOLD)
		strbuf_adds(out, "<w:b/><w:bCs/>");
	if (style & STYLE_ITALIC)
		strbuf_adds(out, "<w:i/><w:iCs/>");
	if (style || named)
		strbuf_adds(out, "</w:rPr>");
}

/* A tab is an element of its own. */
static void add_text(struct docx_writer *writer, struct str text)
{
	struct str rest = text, piece;
	for (bool first = true; str_next_piece(&rest, '\t', &piece); first = false) {
		strbuf_adds(writer->out, first ? "" : "<w:tab/>");
		strbuf_adds(writer->out, "<w:t xml:space=\"preserve\">");
		docx_escape(writer->out, piece);
		strbuf_adds(writer->out, "</w:t>");
	}
}

static void add_run(struct docx_writer *writer, const struct piece *piece, bool linked)
{
	open_run(writer, piece->style, linked && !(piece->style & STYLE_CODE) ? "Hyperlink" : NULL);
	add_text(writer, piece->text);
	strbuf_adds(writer->out, "</w:r>");
}

/* A mark without a note of its own stays a raised number. */
static void add_mark(struct docx_writer *writer, const struct piece *piece)
{
	bool real = writer->footnotes || writer->endnotes;
	const char *name = writer->endnotes ? "end" : "foot";
	open_run(writer, 0, writer->endnotes ? "EndnoteReference" : "FootnoteReference");
	if (real && !writer->in_notes && piece->note < writer->document->note_count)
		strbuf_addf(writer->out, "<w:%snoteReference w:id=\"%zu\"/>", name,
			    piece->note + 1);
	else
		add_text(writer, piece->text);
	strbuf_adds(writer->out, "</w:r>");
}

/* The number of an address among the part's relationships, from 1. */
static size_t link_number(struct docx_links *links, struct str address)
{
	for (size_t i = 0; i < links->count; i++)
		if (str_eq(links->addresses[i], address))
			return i + 1;
	*arena_push(links->arena, links->addresses, links->count, links->room) = address;
	return links->count;
}

static bool starts_link(const struct piece *pieces, size_t i)
{
	return pieces[i].link.n && (i == 0 || !str_eq(pieces[i - 1].link, pieces[i].link));
}

static bool ends_link(const struct piece *pieces, size_t i, size_t count)
{
	return pieces[i].link.n && (i + 1 == count || !str_eq(pieces[i + 1].link, pieces[i].link));
}

static void add_pieces(struct docx_writer *writer, const struct piece *pieces, size_t count)
{
	struct strbuf *out = writer->out;
	for (size_t i = 0; i < count; i++) {
		if (starts_link(pieces, i))
			strbuf_addf(out, "<w:hyperlink r:id=\"link%zu\" w:history=\"1\">",
				    link_number(writer->links, pieces[i].link));
		if (pieces[i].kind == PIECE_NOTE)
			add_mark(writer, &pieces[i]);
		else if (pieces[i].kind == PIECE_BREAK)
			strbuf_adds(out, "<w:r><w:br/></w:r>");
		else
			add_run(writer, &pieces[i], pieces[i].link.n > 0);
		if (ends_link(pieces, i, count))
			strbuf_adds(out, "</w:hyperlink>");
	}
}

/* ---- paragraphs ---- */

static void add_style(struct docx_writer *writer, const struct element *element)
{
	bool body = !element->depth && !element->quotes;
	switch (element->kind) {
	case ELEMENT_FIELD:
		strbuf_adds(writer->out, "<w:pStyle w:val=\"PaperLines\"/>");
		break;
	case ELEMENT_HEADING:
		strbuf_addf(writer->out, "<w:pStyle w:val=\"Heading%u\"/>",
			    element->level < 1   ? 1
			    : element->level > 6 ? 6
						 : element->level);
		break;
	case ELEMENT_ENTRY:
	case ELEMENT_ENDNOTE:
		strbuf_adds(writer->out, "<w:pStyle w:val=\"Bibliography\"/>");
		break;
	case ELEMENT_ITEM:
	case ELEMENT_PARAGRAPH:
		strbuf_addf(writer->out, "<w:pStyle w:val=\"%s\"/>",
			    body             ? "BodyText"
			    : element->depth ? "ListParagraph"
					     : "Quote");
		break;
	case ELEMENT_CODE:
		break;
	}
}

static void add_numbering(struct docx_writer *writer, const struct element *element)
{
	unsigned level = element->depth > LEVELS ? LEVELS - 1 : element->depth - 1;
	if (element->kind == ELEMENT_ITEM)
		strbuf_addf(writer->out,
			    "<w:numPr><w:ilvl w:val=\"%u\"/><w:numId w:val=\"%zu\"/></w:numPr>",
			    level, element->list);
}

/* Entries hang by their style; of all else lists and quotations are set in. */
static void add_indent(struct docx_writer *writer, const struct element *element)
{
	double left = LIST_INDENT * element->depth + QUOTE_INDENT * element->quotes;
	double right = QUOTE_INDENT * element->quotes;
	bool hangs = element->kind == ELEMENT_ENTRY || element->kind == ELEMENT_ENDNOTE;
	if (left <= 0 || hangs)
		return;
	left = fmin(left, writer->document->page.width / 2);
	right = fmin(right, writer->document->page.width / 8);
	strbuf_addf(writer->out, "<w:ind w:left=\"%ld\" w:right=\"%ld\"", docx_twips(left),
		    docx_twips(right));
	if (element->kind == ELEMENT_ITEM)
		strbuf_addf(writer->out, " w:hanging=\"%ld\"", docx_twips(LABEL_INDENT));
	strbuf_adds(writer->out, "/>");
}

/* The last line of the heading block stands apart from the text. */
static bool ends_fields(const struct docx_writer *writer, size_t index)
{
	const struct document *document = writer->document;
	return document->elements[index].kind == ELEMENT_FIELD && index + 1 < writer->end &&
	       document->elements[index + 1].kind != ELEMENT_FIELD;
}

static void add_element(struct docx_writer *writer, size_t index)
{
	const struct element *element = &writer->document->elements[index];
	strbuf_adds(writer->out, "<w:p><w:pPr>");
	add_style(writer, element);
	add_numbering(writer, element);
	if (ends_fields(writer, index))
		strbuf_addf(writer->out, "<w:spacing w:after=\"%ld\"/>", docx_twips(FIELDS_AFTER));
	add_indent(writer, element);
	if (element->right)
		strbuf_adds(writer->out, "<w:jc w:val=\"right\"/>");
	strbuf_adds(writer->out, "</w:pPr>");
	if (element->kind == ELEMENT_ENDNOTE) {
		open_run(writer, 0, NULL);
		add_text(writer, str_printf(writer->arena, "%zu. ", element->number));
		strbuf_adds(writer->out, "</w:r>");
	}
	add_pieces(writer, element->pieces, element->piece_count);
	strbuf_adds(writer->out, "</w:p>");
}

/* ---- the page ---- */

static void add_section(struct docx_writer *writer)
{
	const struct page_form *page = &writer->document->page;
	struct strbuf *out = writer->out;
	long margin = docx_twips(page->margin), edge = margin < 720 ? margin : 720;
	strbuf_adds(out, "<w:sectPr>");
	if (page->page_numbers)
		strbuf_adds(out, "<w:footerReference w:type=\"default\" r:id=\"footer\"/>");
	if (writer->endnotes) /* else some programs number them i, ii, iii */
		strbuf_adds(out, "<w:endnotePr><w:numFmt w:val=\"decimal\"/></w:endnotePr>");
	strbuf_addf(out,
		    "<w:pgSz w:w=\"%ld\" w:h=\"%ld\"/><w:pgMar w:top=\"%ld\" w:right=\"%ld\" "
		    "w:bottom=\"%ld\" w:left=\"%ld\" w:header=\"%ld\" w:footer=\"%ld\" "
		    "w:gutter=\"0\"/></w:sectPr>",
		    docx_twips(page->width), docx_twips(page->height), margin, margin, margin,
		    margin, edge, edge);
}

void docx_write_body(struct docx_writer *writer)
{
	docx_open(writer->out, "w:document");
	strbuf_adds(writer->out, "<w:body>");
	writer->links = &writer->body_links;
	for (size_t i = 0; i < writer->end; i++)
		add_element(writer, i);
	if (!writer->end) /* Word wants a paragraph */
		strbuf_adds(writer->out, "<w:p/>");
	add_section(writer);
	strbuf_adds(writer->out, "</w:body></w:document>");
}

/* ---- notes ---- */

/* The rules above notes; of endnotes none is drawn, for they stand under a heading. */
static void add_separators(struct docx_writer *writer, const char *name)
{
	static const char *const kinds[] = {"separator", "continuationSeparator"};
	for (int i = 0; i < 2; i++) {
		strbuf_addf(writer->out,
			    "<w:%snote w:type=\"%s\" w:id=\"%d\"><w:p><w:pPr><w:spacing "
			    "w:after=\"0\" w:line=\"%d\" w:lineRule=\"%s\"/></w:pPr>",
			    name, kinds[i], i - 1, writer->endnotes ? 20 : 240,
			    writer->endnotes ? "exact" : "auto");
		if (!writer->endnotes)
			strbuf_addf(writer->out, "<w:r><w:%s/></w:r>", kinds[i]);
		strbuf_addf(writer->out, "</w:p></w:%snote>", name);
	}
}

/* Its number comes from the program that shows it. */
static void add_note(struct docx_writer *writer, size_t index, const char *name)
{
	const struct footnote *note = &writer->document->notes[index];
	strbuf_addf(writer->out,
		    "<w:%snote w:id=\"%zu\"><w:p><w:pPr><w:pStyle w:val=\"%s\"/></w:pPr>", name,
		    index + 1, writer->endnotes ? "EndnoteText" : "FootnoteText");
	open_run(writer, 0, writer->endnotes ? "EndnoteReference" : "FootnoteReference");
	strbuf_addf(writer->out, "<w:%snoteRef/></w:r>", name);
	open_run(writer, 0, NULL);
	add_text(writer, STR(" "));
	strbuf_adds(writer->out, "</w:r>");
	add_pieces(writer, note->pieces, note->piece_count);
	strbuf_addf(writer->out, "</w:p></w:%snote>", name);
}

void docx_write_notes(struct docx_writer *writer)
{
	const struct document *document = writer->document;
	const char *name = writer->endnotes ? "end" : "foot";
	docx_open(writer->out, writer->endnotes ? "w:endnotes" : "w:footnotes");
	add_separators(writer, name);
	writer->links = &writer->note_links;
	writer->in_notes = true;
	for (size_t i = 0; i < document->note_count; i++)
		add_note(writer, i, name);
	strbuf_addf(writer->out, "</w:%snotes>", name);
}
