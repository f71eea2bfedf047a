/*
 * What a Word document looks like: styles, lists, settings. The measures are those of
 * layout.c, so that the pages of both agree. No style is based on itself and none is
 * left without a name that Word knows: people change papers by their styles.
 */
#include "docx.h"

#include <string.h>

#define NOTE_LINE 11.5 /* points: as layout.c sets notes */
#define CODE_PART (10.0 / 12.0)
#define LEVELS 9 /* of a list, as Word has them */

/* ---- styles ---- */

static void add_fonts(struct strbuf *out, struct str family)
{
	static const char *const scripts[] = {"ascii", "hAnsi", "eastAsia", "cs"};
	strbuf_adds(out, "<w:rFonts");
	for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++) {
		strbuf_addf(out, " w:%s=\"", scripts[i]);
		docx_escape(out, family);
		strbuf_addc(out, '"');
	}
	strbuf_adds(out, "/>");
}

static void add_defaults(struct docx_writer *writer)
{
	const struct page_form *page = &writer->document->page;
	struct strbuf *out = writer->out;
	long size = docx_half_points(page->points);
	strbuf_adds(out, "<w:docDefaults><w:rPrDefault><w:rPr>");
	add_fonts(out, page->family);
	strbuf_addf(out,
		    "<w:sz w:val=\"%ld\"/><w:szCs w:val=\"%ld\"/><w:lang w:val=\"%.*s\" "
		    "w:eastAsia=\"en-US\" w:bidi=\"ar-SA\"/>",
		    size, size, STR_ARG(writer->document->language));
	strbuf_adds(out, "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>");
}

/* A style of paragraphs; `inner` is what stands behind its name. */
static void add_paragraph_style(struct strbuf *out, const char *id, const char *name,
				const char *based_on, const char *next, const char *inner)
{
	strbuf_addf(out, "<w:style w:type=\"paragraph\"%s w:styleId=\"%s\"><w:name w:val=\"%s\"/>",
		    based_on ? "" : " w:default=\"1\"", id, name);
	if (based_on)
		strbuf_addf(out, "<w:basedOn w:val=\"%s\"/>", based_on);
	if (next)
		strbuf_addf(out, "<w:next w:val=\"%s\"/>", next);
	strbuf_addf(out, "<w:qFormat/>%s</w:style>", inner);
}

static void add_character_style(struct strbuf *out, const char *id, const char *name,
				const char *inner)
{
	strbuf_addf(out,
		    "<w:style w:type=\"character\" w:styleId=\"%s\"><w:name w:val=\"%s\"/>"
		    "<w:basedOn w:val=\"DefaultParagraphFont\"/>%s</w:style>",
		    id, name, inner);
}

static void add_normal(struct docx_writer *writer)
{
	const struct page_form *page = &writer->document->page;
	const char *inner =
		str_printf(writer->arena,
			   "<w:pPr><w:widowControl/><w:spacing w:before=\"0\" "
			   "w:after=\"%ld\" w:line=\"%ld\" w:lineRule=\"auto\"/></w:pPr>",
			   docx_twips(page->after), (long)(240 * page->spacing + 0.5))
			.p;
	add_paragraph_style(writer->out, "Normal", "Normal", NULL, NULL, inner);
	inner = str_printf(writer->arena, "<w:pPr><w:ind w:firstLine=\"%ld\"/></w:pPr>",
			   docx_twips(page->indent))
			.p;
	add_paragraph_style(writer->out, "BodyText", "Body Text", "Normal", NULL, inner);
}

static void add_headings(struct docx_writer *writer)
{
	for (int level = 1; level <= 6; level++) {
		struct arena *arena = writer->arena;
		const char *id = str_printf(arena, "Heading%d", level).p;
		const char *name = str_printf(arena, "heading %d", level).p;
		const char *inner =
			str_printf(arena,
				   "<w:pPr><w:keepNext/><w:keepLines/><w:spacing w:before=\"%ld\" "
				   "w:after=\"0\"/><w:outlineLvl w:val=\"%d\"/></w:pPr>"
				   "<w:rPr><w:b/><w:bCs/></w:rPr>",
				   docx_twips(HEADING_BEFORE), level - 1)
				.p;
		add_paragraph_style(writer->out, id, name, "Normal", "BodyText", inner);
	}
}

static void add_hanging(struct docx_writer *writer, const char *id, const char *name)
{
	long hanging = docx_twips(HANGING_INDENT);
	const char *inner = str_printf(writer->arena,
				       "<w:pPr><w:ind w:left=\"%ld\" w:hanging=\"%ld\"/></w:pPr>",
				       hanging, hanging)
				    .p;
	add_paragraph_style(writer->out, id, name, "Normal", NULL, inner);
}

static void add_footnotes(struct docx_writer *writer)
{
	long size = docx_half_points(NOTE_POINTS);
	const char *inner =
		str_printf(writer->arena,
			   "<w:pPr><w:spacing w:after=\"0\" w:line=\"%ld\" w:lineRule=\"exact\"/>"
			   "</w:pPr><w:rPr><w:sz w:val=\"%ld\"/><w:szCs w:val=\"%ld\"/></w:rPr>",
			   docx_twips(NOTE_LINE), size, size)
			.p;
	add_paragraph_style(writer->out, "FootnoteText", "footnote text", "Normal", NULL, inner);
}

static void add_raised(struct strbuf *out, const char *id, const char *name)
{
	add_character_style(out, id, name, "<w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr>");
}

static void add_code(struct docx_writer *writer)
{
	long size = docx_half_points(writer->document->page.points * CODE_PART);
	struct strbuf inner;
	strbuf_init(&inner, writer->arena);
	strbuf_adds(&inner, "<w:rPr>");
	add_fonts(&inner, STR("Courier New"));
	strbuf_addf(&inner, "<w:sz w:val=\"%ld\"/><w:szCs w:val=\"%ld\"/></w:rPr>", size, size);
	add_character_style(writer->out, "HTMLCode", "HTML Code", inner.p);
}

void docx_write_styles(struct docx_writer *writer)
{
	struct strbuf *out = writer->out;
	docx_open(out, "w:styles");
	add_defaults(writer);
	add_normal(writer);
	add_headings(writer);
	add_paragraph_style(out, "PaperLines", "Paper Lines", "Normal", NULL,
			    "<w:pPr><w:spacing w:after=\"0\"/></w:pPr>");
	add_paragraph_style(out, "ListParagraph", "List Paragraph", "Normal", NULL, "");
	add_paragraph_style(out, "Quote", "Quote", "Normal", NULL, "");
	add_hanging(writer, "Bibliography", "Bibliography");
	add_paragraph_style(out, "Footer", "footer", "Normal", NULL,
			    "<w:pPr><w:spacing w:after=\"0\" w:line=\"240\" w:lineRule=\"auto\"/>"
			    "<w:jc w:val=\"center\"/></w:pPr>");
	strbuf_adds(out, "<w:style w:type=\"character\" w:default=\"1\" "
			 "w:styleId=\"DefaultParagraphFont\"><w:name w:val=\"Default Paragraph "
			 "Font\"/></w:style>");
	add_footnotes(writer);
	add_hanging(writer, "EndnoteText", "endnote text"); /* a list as that of works cited */
	add_raised(out, "FootnoteReference", "footnote reference");
	add_raised(out, "EndnoteReference", "endnote reference");
	add_character_style(out, "Hyperlink", "Hyperlink", "");
	add_code(writer);
	strbuf_adds(out, "</w:styles>");
}

/* ---- lists ---- */

bool docx_has_lists(const struct document *document)
{
	for (size_t i = 0; i < document->element_count; i++)
		if (document->elements[i].kind == ELEMENT_ITEM)
			return true;
	return false;
}

static void add_level(struct strbuf *out, unsigned level, bool ordered)
{
	strbuf_addf(out, "<w:lvl w:ilvl=\"%u\"><w:start w:val=\"1\"/><w:numFmt w:val=\"%s\"/>",
		    level, ordered ? "decimal" : "bullet");
	if (ordered)
		strbuf_addf(out, "<w:lvlText w:val=\"%%%u.\"/>", level + 1);
	else
		strbuf_adds(out, "<w:lvlText w:val=\"\xe2\x80\xa2\"/>");
	strbuf_addf(out,
		    "<w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"%ld\" w:hanging=\"%ld\"/>"
		    "</w:pPr></w:lvl>",
		    docx_twips(LIST_INDENT * (level + 1)), docx_twips(LABEL_INDENT));
}

static void add_abstract(struct strbuf *out, int id, bool ordered)
{
	strbuf_addf(out,
		    "<w:abstractNum w:abstractNumId=\"%d\"><w:multiLevelType "
		    "w:val=\"multilevel\"/>",
		    id);
	for (unsigned level = 0; level < LEVELS; level++)
		add_level(out, level, ordered);
	strbuf_adds(out, "</w:abstractNum>");
}

/* Each list counts by itself, from its first item's number. */
static void add_list(struct strbuf *out, const struct element *item)
{
	unsigned level = item->depth > LEVELS ? LEVELS - 1 : item->depth - 1;
	strbuf_addf(out, "<w:num w:numId=\"%zu\"><w:abstractNumId w:val=\"%d\"/>", item->list,
		    item->ordered);
	if (item->ordered)
		strbuf_addf(out,
			    "<w:lvlOverride w:ilvl=\"%u\"><w:startOverride w:val=\"%zu\"/>"
			    "</w:lvlOverride>",
			    level, item->number);
	strbuf_adds(out, "</w:num>");
}

void docx_write_numbering(struct docx_writer *writer)
{
	const struct document *document = writer->document;
	size_t last = 0; /* lists are numbered in the order of their first items */
	docx_open(writer->out, "w:numbering");
	add_abstract(writer->out, 0, false);
	add_abstract(writer->out, 1, true);
	for (size_t i = 0; i < document->element_count; i++) {
		const struct element *element = &document->elements[i];
		if (element->kind != ELEMENT_ITEM || element->list <= last)
			continue;
		last = element->list;
		add_list(writer->out, element);
	}
	strbuf_adds(writer->out, "</w:numbering>");
}

/* ---- settings ---- */

static void add_note_settings(struct strbuf *out, const char *name)
{
	strbuf_addf(out,
		    "<w:%snotePr><w:numFmt w:val=\"decimal\"/><w:%snote w:id=\"-1\"/><w:%snote "
		    "w:id=\"0\"/></w:%snotePr>",
		    name, name, name, name);
}

/* Without w:compat LibreOffice adds up gaps between paragraphs as it did of old. */
void docx_write_settings(struct docx_writer *writer)
{
	struct strbuf *out = writer->out;
	docx_open(out, "w:settings");
	strbuf_adds(out, "<w:zoom w:percent=\"100\"/><w:defaultTabStop w:val=\"720\"/>"
			 "<w:characterSpacingControl w:val=\"doNotCompress\"/>");
	if (writer->footnotes)
		add_note_settings(out, "foot");
	if (writer->endnotes)
		add_note_settings(out, "end");
	strbuf_adds(out, "<w:compat>");
	static const char *const settings[][2] = {
		{"compatibilityMode", "15"},
		{"overrideTableStyleFontSizeAndJustification", "1"},
		{"enableOpenTypeFeatures", "1"},
		{"doNotFlipMirrorIndents", "1"},
	};
	for (size_t i = 0; i < sizeof settings / sizeof *settings; i++)
		strbuf_addf(out,
			    "<w:compatSetting w:name=\"%s\" "
			    "w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"%s\"/>",
			    settings[i][0], settings[i][1]);
	strbuf_addf(out,
		    "</w:compat><w:themeFontLang w:val=\"%.*s\"/><w:decimalSymbol "
		    "w:val=\".\"/><w:listSeparator w:val=\",\"/></w:settings>",
		    STR_ARG(writer->document->language));
}
