/*
 * A document as a Word file: its parts, what leads from one to the other, and the
 * archive around them. The same document gives the same bytes.
 */
#include "docx.h"

#include "mundraft/utf8.h"
#include "mundraft/zip.h"

#include <string.h>

#define PACKAGE "http://schemas.openxmlformats.org/package/2006/"
#define WORD_TYPE "application/vnd.openxmlformats-officedocument.wordprocessingml."
#define MOST_PARTS 16

long docx_twips(double points)
{
	return (long)(points * 20 + 0.5);
}

long docx_half_points(double points)
{
	return (long)(points * 2 + 0.5);
}

/* What XML cannot hold at all becomes a blank. */
void docx_escape(struct strbuf *out, struct str text)
{
	size_t length = 0;
	for (size_t i = 0; i < text.n; i += length) {
		uint32_t code = utf8_decode(str_part(text, i, text.n), &length);
		if (code == '&')
			strbuf_adds(out, "&amp;");
		else if (code == '<')
			strbuf_adds(out, "&lt;");
		else if (code == '>')
			strbuf_adds(out, "&gt;");
		else if (code == '"')
			strbuf_adds(out, "&quot;");
		else if (code < 0x20 || code == 0xFFFE || code == 0xFFFF)
			strbuf_addc(out, ' ');
		else
			strbuf_add(out, str_part(text, i, i + length));
	}
}

static void declare(struct strbuf *out)
{
	strbuf_adds(out, "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
}

void docx_open(struct strbuf *out, const char *name)
{
	declare(out);
	strbuf_addf(out, "<%s xmlns:w=\"" DOCX_WORD "\" xmlns:r=\"" DOCX_RELATION "\">", name);
}

/* ---- parts ---- */

struct part {
	const char *name;     /* in the archive */
	const char *type;     /* of its content; NULL: told by its ending */
	const char *relation; /* of the body to it; NULL: none */
	const char *id;       /* of that */
	struct strbuf text;
};

struct parts {
	struct docx_writer *writer;
	struct part items[MOST_PARTS];
	size_t count;
};

static void add_part(struct parts *parts, const char *name, const char *type, const char *relation,
		     const char *id)
{
	struct part *part = &parts->items[parts->count++];
	*part = (struct part){.name = name, .type = type, .relation = relation, .id = id};
	strbuf_init(&part->text, parts->writer->arena);
	parts->writer->out = &part->text;
}

static void write_footer(struct docx_writer *writer)
{
	docx_open(writer->out, "w:ftr");
	strbuf_adds(writer->out,
		    "<w:p><w:pPr><w:pStyle w:val=\"Footer\"/></w:pPr><w:fldSimple w:instr=\" PAGE "
		    "\"><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p></w:ftr>");
}

static void write_core(struct docx_writer *writer, struct str date)
{
	const struct document *document = writer->document;
	struct strbuf *out = writer->out;
	declare(out);
	strbuf_adds(out, "<cp:coreProperties xmlns:cp=\"" PACKAGE "metadata/core-properties\" "
			 "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
			 "xmlns:dcterms=\"http://purl.org/dc/terms/\" "
			 "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>");
	docx_escape(out, document->title);
	strbuf_adds(out, "</dc:title><dc:creator>");
	docx_escape(out, document->author);
	strbuf_adds(out, "</dc:creator>");
	if (date.n)
		strbuf_addf(out,
			    "<dcterms:created xsi:type=\"dcterms:W3CDTF\">%.*s</dcterms:created>"
			    "<dcterms:modified xsi:type=\"dcterms:W3CDTF\">%.*s</dcterms:modified>",
			    STR_ARG(date), STR_ARG(date));
	strbuf_addf(out, "<dc:language>%.*s</dc:language></cp:coreProperties>",
		    STR_ARG(document->language));
}

static void write_parts(struct parts *parts, struct str date)
{
	struct docx_writer *writer = parts->writer;
	const char *notes = writer->endnotes ? "word/endnotes.xml" : "word/footnotes.xml";
	const char *type = writer->endnotes ? WORD_TYPE "endnotes+xml" : WORD_TYPE "footnotes+xml";
	add_part(parts, "word/document.xml", WORD_TYPE "document.main+xml", NULL, NULL);
	docx_write_body(writer);
	add_part(parts, "word/styles.xml", WORD_TYPE "styles+xml", "styles", "styles");
	docx_write_styles(writer);
	add_part(parts, "word/settings.xml", WORD_TYPE "settings+xml", "settings", "settings");
	docx_write_settings(writer);
	if (docx_has_lists(writer->document)) {
		add_part(parts, "word/numbering.xml", WORD_TYPE "numbering+xml", "numbering",
			 "numbering");
		docx_write_numbering(writer);
	}
	if (writer->footnotes || writer->endnotes) {
		add_part(parts, notes, type, writer->endnotes ? "endnotes" : "footnotes", "notes");
		docx_write_notes(writer);
	}
	if (writer->document->page.page_numbers) {
		add_part(parts, "word/footer1.xml", WORD_TYPE "footer+xml", "footer", "footer");
		write_footer(writer);
	}
	add_part(parts, "docProps/core.xml",
		 "application/vnd.openxmlformats-package.core-properties+xml", NULL, NULL);
	write_core(writer, date);
}

/* ---- what leads where ---- */

static void add_relation(struct strbuf *out, const char *id, const char *type, struct str target,
			 bool external)
{
	strbuf_addf(out, "<Relationship Id=\"%s\" Type=\"%s\" Target=\"", id, type);
	docx_escape(out, target);
	strbuf_addf(out, "\"%s/>", external ? " TargetMode=\"External\"" : "");
}

static void open_relations(struct strbuf *out)
{
	declare(out);
	strbuf_adds(out, "<Relationships xmlns=\"" PACKAGE "relationships\">");
}

static void add_links(struct strbuf *out, const struct docx_links *links)
{
	for (size_t i = 0; i < links->count; i++)
		add_relation(out, str_printf(links->arena, "link%zu", i + 1).p,
			     DOCX_RELATION "/hyperlink", links->addresses[i], true);
	strbuf_adds(out, "</Relationships>");
}

static void write_relations(struct parts *parts)
{
	struct docx_writer *writer = parts->writer;
	size_t count = parts->count;
	add_part(parts, "word/_rels/document.xml.rels", NULL, NULL, NULL);
	open_relations(writer->out);
	for (size_t i = 0; i < count; i++) {
		const struct part *part = &parts->items[i];
		if (part->relation)
			add_relation(
				writer->out, part->id,
				str_printf(writer->arena, DOCX_RELATION "/%s", part->relation).p,
				str_of(part->name + strlen("word/")), false);
	}
	add_links(writer->out, &writer->body_links);
	if (writer->note_links.count) {
		add_part(parts,
			 writer->endnotes ? "word/_rels/endnotes.xml.rels"
					  : "word/_rels/footnotes.xml.rels",
			 NULL, NULL, NULL);
		open_relations(writer->out);
		add_links(writer->out, &writer->note_links);
	}
	add_part(parts, "_rels/.rels", NULL, NULL, NULL);
	open_relations(writer->out);
	add_relation(writer->out, "document", DOCX_RELATION "/officeDocument",
		     STR("word/document.xml"), false);
	add_relation(writer->out, "core", PACKAGE "relationships/metadata/core-properties",
		     STR("docProps/core.xml"), false);
	strbuf_adds(writer->out, "</Relationships>");
}

static void write_types(struct parts *parts)
{
	size_t count = parts->count;
	add_part(parts, "[Content_Types].xml", NULL, NULL, NULL);
	struct strbuf *out = parts->writer->out;
	declare(out);
	strbuf_adds(out,
		    "<Types xmlns=\"" PACKAGE "content-types\">"
		    "<Default Extension=\"rels\" "
		    "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
		    "<Default Extension=\"xml\" ContentType=\"application/xml\"/>");
	for (size_t i = 0; i < count; i++)
		if (parts->items[i].type)
			strbuf_addf(out, "<Override PartName=\"/%s\" ContentType=\"%s\"/>",
				    parts->items[i].name, parts->items[i].type);
	strbuf_adds(out, "</Types>");
}

/* ---- the archive ---- */

/* The list of contents comes first: some programs look no further. */
static enum zip_result pack(const struct parts *parts, struct str *bytes)
{
	struct zip_part items[MOST_PARTS];
	for (size_t i = 0; i < parts->count; i++) {
		const struct part *part = &parts->items[(i + parts->count - 1) % parts->count];
		items[i] = (struct zip_part){part->name, strbuf_str(&part->text)};
	}
	return zip_write(parts->writer->arena, items, parts->count, bytes);
}

/* Notes that the document lists at its end are Word's own, where nothing stands behind them. */
static void find_endnotes(struct docx_writer *writer)
{
	const struct document *document = writer->document;
	size_t end = document->element_count;
	while (end && document->elements[end - 1].kind == ELEMENT_ENDNOTE)
		end--;
	bool all = document->element_count - end == document->note_count && document->note_count;
	writer->endnotes = document->note_place == NOTES_END && all;
	if (writer->endnotes)
		writer->end = end;
}

bool render_docx(struct arena *arena, const struct document *document, struct str date,
		 struct str *bytes)
{
	struct docx_writer *writer = arena_new(arena, struct docx_writer);
	struct parts *parts = arena_new(arena, struct parts);
	*writer = (struct docx_writer){.arena = arena,
				       .document = document,
				       .body_links = {.arena = arena},
				       .note_links = {.arena = arena},
				       .end = document->element_count};
	writer->footnotes = document->note_place == NOTES_FOOT && document->note_count;
	find_endnotes(writer);
	parts->writer = writer;
	write_parts(parts, date);
	write_relations(parts);
	write_types(parts);
	return pack(parts, bytes) == ZIP_FINE;
}

const char *render_docx_remedy(void)
{
	return zip_remedy;
}
