/*
 * Papers as chairs receive them: Word documents made here part by part, what pdftohtml
 * prints, hostile files, and the places and the form that come of them. Run from the top
 * of the source tree.
 */
#include "mundraft/intake.h"

#include "mundraft/arena.h"
#include "mundraft/lint.h"
#include "mundraft/render.h"
#include "mundraft/strbuf.h"
#include "mundraft/utf8.h"
#include "mundraft/zip.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static struct arena arena;
static struct diags diags;
static struct form *form;

static int setup(void **state)
{
	(void)state;
	diags = (struct diags){.arena = &arena};
	form = NULL;
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	arena_release(&arena);
	return 0;
}

static struct library library;

static const struct conference *load_conference(const char *id)
{
	library_init(&library, &arena);
	library_add(&library, STR("."));
	const struct conference *conference = conference_load(&library, str_of(id), &diags);
	assert_non_null(conference);
	return conference;
}

/* ---- making Word documents ---- */

#define W                                                                                          \
	"xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "                \
	"xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" "         \
	"xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" "
#define RELATION "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
#define P(text) "<w:p><w:r><w:t>" text "</w:t></w:r></w:p>"

struct parts {
	const char *body, *styles, *numbering, *footnotes, *header, *theme, *app;
};

static const char *document(const char *body)
{
	return str_printf(&arena, "<w:document " W "><w:body>%s</w:body></w:document>", body).p;
}

static void add_part(struct zip_part *parts, size_t *count, const char *name, const char *text)
{
	if (text)
		parts[(*count)++] = (struct zip_part){name, str_of(text)};
}

static struct str docx(const struct parts *from)
{
	struct zip_part parts[12];
	size_t count = 0;
	struct str bytes = {0};
	add_part(parts, &count, "_rels/.rels",
		 "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/"
		 "relationships\"><Relationship Id=\"rId1\" Type=\"" RELATION "officeDocument\" "
		 "Target=\"word/document.xml\"/></Relationships>");
	add_part(parts, &count, "word/_rels/document.xml.rels",
		 "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/"
		 "relationships\">"
		 "<Relationship Id=\"a\" Type=\"" RELATION "styles\" Target=\"styles.xml\"/>"
		 "<Relationship Id=\"b\" Type=\"" RELATION "numbering\" Target=\"numbering.xml\"/>"
		 "<Relationship Id=\"c\" Type=\"" RELATION "footnotes\" Target=\"footnotes.xml\"/>"
		 "<Relationship Id=\"d\" Type=\"" RELATION "header\" Target=\"/word/h.xml\"/>"
		 "<Relationship Id=\"e\" Type=\"" RELATION "theme\" Target=\"../word/t.xml\"/>"
		 "<Relationship Id=\"f\" Type=\"" RELATION "hyperlink\" TargetMode=\"External\" "
		 "Target=\"file:///etc/passwd\"/></Relationships>");
	add_part(parts, &count, "word/document.xml", from->body);
	add_part(parts, &count, "word/styles.xml", from->styles);
	add_part(parts, &count, "word/numbering.xml", from->numbering);
	add_part(parts, &count, "word/footnotes.xml", from->footnotes);
	add_part(parts, &count, "word/h.xml", from->header);
	add_part(parts, &count, "word/t.xml", from->theme);
	add_part(parts, &count, "docProps/app.xml", from->app);
	enum zip_result result = zip_write(&arena, parts, count, &bytes);
	if (result == ZIP_NO_LIBRARY)
		skip();
	assert_int_equal(result, ZIP_FINE);
	return bytes;
}

static struct paper *read_docx(const struct parts *parts)
{
	return intake_docx(&arena, STR("p.docx"), docx(parts), &form, &diags);
}

static struct paper *read_body(const char *body)
{
	struct parts parts = {.body = document(body)};
	struct paper *paper = read_docx(&parts);
	assert_non_null(paper);
	return paper;
}

static void assert_text(const struct paper *paper, const char *wanted)
{
	assert_string_equal(str_dup(&arena, str_trim(paper->source->text)), wanted);
}

static void assert_refused(struct str bytes, const char *words)
{
	setup(NULL);
	assert_null(intake_docx(&arena, STR("p.docx"), bytes, &form, &diags));
	assert_int_equal(diags.count, 1);
	if (!str_has(diags.items[0].message, str_of(words)))
		fail_msg("%.*s", STR_ARG(diags.items[0].message));
	assert_true(diags.items[0].help.n > 0);
}

/* ---- text ---- */

static void test_paragraphs(void **state)
{
	(void)state;
	struct paper *paper = read_body(P("Country: Chad") "<w:p/>" P(
		"One &amp; *two*.") "<w:p><w:r><w:t>In </w:t></w:r><w:ins><w:r><w:t>new "
				    "</w:t></w:r></w:ins>"
				    "<w:del><w:r><w:delText>old</w:delText><w:t>old</w:t></w:r></"
				    "w:del>"
				    "<w:moveFrom><w:r><w:t>gone</w:t></w:r></w:moveFrom>"
				    "<w:r><w:tab/><w:t>words</w:t></w:r></w:p>");
	assert_text(paper, "Country: Chad\n\nOne & \\*two\\*.\n\nIn new  words");
	assert_int_equal(form->changes, 2);
	assert_int_equal(paper->field_count, 1);
}

static void test_hidden_and_alternatives(void **state)
{
	(void)state;
	struct paper *paper = read_body(
		"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>"
		"<w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>seen</w:t></w:r>"
		"<mc:AlternateContent><mc:Choice><w:txbxContent>" P(
			"in a box") "</w:txbxContent>"
				    "</mc:Choice><mc:Fallback>" P(
					    "twice") "</mc:Fallback></mc:AlternateContent></w:p>");
	assert_text(paper, "in a box\n\nseen");
	assert_true(form->numbered);
}

static void test_tables(void **state)
{
	(void)state;
	struct paper *paper = read_body(
		"<w:tbl><w:tr><w:tc>" P("Country") "</w:tc><w:tc>" P(
			"Chad") "</w:tc></w:tr><w:tr><w:tc>" P("one")
			P("two") "</w:tc><w:tc>" P("three") "</w:tc></w:tr></w:tbl>" P("After."));
	assert_text(paper, "Country | Chad\n\none\n\ntwo\n\nthree\n\nAfter.");
	assert_string_equal(str_dup(&arena, paper->fields[0].name), "country");
}

static const char styles[] =
	"<w:styles " W
	"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme=\"minorHAnsi\"/>"
	"<w:sz w:val=\"22\"/></w:rPr></w:rPrDefault></w:docDefaults>"
	"<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"N\"><w:name w:val=\"Normal\"/>"
	"<w:pPr><w:spacing w:line=\"480\" w:lineRule=\"auto\"/></w:pPr></w:style>"
	"<w:style w:type=\"paragraph\" w:styleId=\"H\"><w:name w:val=\"heading 2\"/>"
	"<w:basedOn w:val=\"N\"/><w:rPr><w:b/></w:rPr></w:style>"
	"<w:style w:type=\"paragraph\" w:styleId=\"Mine\"><w:name w:val=\"Mine\"/>"
	"<w:basedOn w:val=\"H\"/></w:style>"
	"<w:style w:type=\"paragraph\" w:styleId=\"X\"><w:name w:val=\"X\"/><w:basedOn "
	"w:val=\"Y\"/>"
	"</w:style><w:style w:type=\"paragraph\" w:styleId=\"Y\"><w:name w:val=\"Y\"/>"
	"<w:basedOn w:val=\"X\"/><w:rPr><w:rFonts w:ascii=\"Arial\"/></w:rPr></w:style>"
	"<w:style w:type=\"paragraph\" w:styleId=\"S\"><w:name w:val=\"S\"/><w:basedOn "
	"w:val=\"S\"/>"
	"</w:style></w:styles>";

static void test_styles(void **state)
{
	(void)state;
	struct parts parts = {
		.styles = styles,
		.theme = "<a:theme "
			 "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\">"
			 "<a:minorFont><a:latin typeface=\"Georgia\"/></a:minorFont></a:theme>",
		.body = document(
			"<w:p><w:pPr><w:pStyle w:val=\"Mine\"/></w:pPr><w:r><w:t>Background"
			"</w:t></w:r></w:p>" P(
				"Body text here.") "<w:p><w:pPr><w:pStyle "
						   "w:val=\"X\"/></w:pPr><w:r><w:t>loop</w:t></w:r>"
						   "</w:p><w:p><w:pPr><w:pStyle "
						   "w:val=\"S\"/></w:pPr><w:r><w:t>self</w:t>"
						   "</w:r></w:p>"
						   "<w:p><w:pPr><w:spacing w:line=\"345\" "
						   "w:lineRule=\"exact\"/></w:pPr>"
						   "<w:r><w:rPr><w:rFonts w:ascii=\"Times New "
						   "Roman\"/><w:sz w:val=\"24\"/>"
						   "</w:rPr><w:t>Directly set.</w:t></w:r></w:p>")};
	struct paper *paper = read_docx(&parts);
	assert_text(paper, "## Background\n\nBody text here.\n\nloop\n\nself\n\nDirectly set.");
	assert_int_equal(paper->sections[0].role, ROLE_BACKGROUND);
	assert_string_equal(str_dup(&arena, form->families.items[0].family), "Georgia");
	assert_int_equal(form->families.count, 3); /* Georgia, Times New Roman, Arial */
	assert_int_equal(form->sizes.items[0].value, 110);
	assert_int_equal(form->spacings.items[0].value, 200);
	assert_int_equal(form->spacings.items[1].value, 125);
}

static void test_lists(void **state)
{
	(void)state;
#define ITEM(list, level, text)                                                                    \
	"<w:p><w:pPr><w:numPr><w:ilvl w:val=\"" level "\"/><w:numId w:val=\"" list                 \
	"\"/></w:numPr>"                                                                           \
	"</w:pPr><w:r><w:t>" text "</w:t></w:r></w:p>"
	struct parts parts = {
		.numbering =
			"<w:numbering " W "><w:abstractNum w:abstractNumId=\"4\">"
			"<w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"decimal\"/></w:lvl>"
			"<w:lvl w:ilvl=\"1\"><w:numFmt w:val=\"bullet\"/></w:lvl></w:abstractNum>"
			"<w:num w:numId=\"7\"><w:abstractNumId w:val=\"4\"/></w:num></w:numbering>",
		.body = document(P("The Council asks for this.") ITEM("7", "0", "one") ITEM(
			"7", "1", "deep") ITEM("7", "1", "er") ITEM("0", "0", "no item")
					 ITEM("7", "5", "skips"))};
	struct paper *paper = read_docx(&parts);
	assert_text(paper, "The Council asks for this.\n\n1. one\n\n    - deep\n\n    - er\n\nno "
			   "item\n\n- skips");
	assert_int_equal(paper->blocks[3].kind, BLOCK_ITEM);
	assert_int_equal(paper->blocks[3].level, 2);
	assert_int_equal(paper->blocks[5].level, 1);
}

static void test_notes(void **state)
{
	(void)state;
	struct
		parts parts = {.footnotes =
				       "<w:footnotes " W ">"
				       "<w:footnote w:type=\"separator\" w:id=\"-1\">" P("never") "</w:footnote><w:footnote w:id=\"9\">" P(
					       "Second note.") "</w:footnote><w:footnote "
							       "w:id=\"4\">" P("First note.") P(
								       "Goes on.") "</"
										   "w:footnote><"
										   "w:footnote "
										   "w:id="
										   "\"5\">" P(
											   "unmar"
											   "ked") "</w:footnote></w:footnotes>",
			       .body = document(
				       "<w:p><w:r><w:t>One</w:t></w:r><w:r><w:footnoteReference "
				       "w:id=\"4\"/></w:r><w:r><w:t> two.</w:t></w:r><w:r>"
				       "<w:footnoteReference w:id=\"9\"/></w:r></w:p>")};
	struct paper *paper = read_docx(&parts);
	assert_text(paper, "One[^1] two.[^2]\n\n[^2]: Second note.\n\n[^1]: First note.\n\n"
			   "    Goes on.");
	assert_int_equal(paper->note_count, 2);
	assert_int_equal(paper->mark_count, 2);
	const struct origin *origin =
		source_origin(paper->source, str_find(paper->source->text, STR("Second"), 0));
	assert_int_equal(origin->kind, ORIGIN_FOOTNOTE);
	assert_int_equal(origin->number, 2);
}

/* ---- places ---- */

static void assert_place(const struct paper *paper, const char *words, size_t page, size_t number,
			 size_t line, size_t column)
{
	size_t at = str_find(paper->source->text, str_of(words), 0);
	const struct origin *origin = source_origin(paper->source, at);
	struct place place = source_place(paper->source, at);
	assert_true(at < paper->source->text.n);
	assert_int_equal(origin->page, page);
	assert_int_equal(origin->number, number);
	assert_int_equal(place.line, line);
	assert_int_equal(place.column, column);
}

static void test_places(void **state)
{
	(void)state;
	struct parts parts = {
		.header = "<w:hdr " W ">" P("Delegation of Chad") "</w:hdr>",
		.body = document(
			"<w:p><w:r><w:t>One *x* here</w:t><w:br/><w:t>second line</w:t></w:r>"
			"</w:p><w:p><w:r><w:t>Two begins</w:t><w:lastRenderedPageBreak/>"
			"<w:t> and ends</w:t></w:r></w:p>" P(
				"Three") "<w:sectPr><w:headerReference w:type=\"default\" "
					 "r:id=\"d\"/>"
					 "<w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar "
					 "w:left=\"720\" "
					 "w:right=\"1440\" w:top=\"-1440\" "
					 "w:bottom=\"1440\"/></w:sectPr>")};
	struct paper *paper = read_docx(&parts);
	assert_place(paper, "here", 1, 2, 2, 9); /* the backslashes are not the writer's */
	assert_place(paper, "second", 1, 2, 2, 13);
	assert_place(paper, "Two", 1, 3, 3, 1);
	assert_place(paper, "ends", 2, 3, 3, 16);
	assert_place(paper, "Three", 2, 4, 4, 1);
	assert_place(paper, "Delegation", 0, 1, 1, 1);
	assert_int_equal(form->pages, 2);
	assert_int_equal(form->left, 720);
	assert_int_equal(form->top, 1440);
	assert_int_equal(form->width, 11906);
}

static void assert_spans(const struct paper *paper, const char *words, size_t line, size_t column)
{
	for (size_t i = 0; i < paper->block_count; i++) {
		const struct block *block = &paper->blocks[i];
		size_t at = str_find(block->text, str_of(words), 0);
		if (at == block->text.n)
			continue;
		struct span span = block_span(block, at, at + strlen(words));
		struct place start = source_place(paper->source, span.start);
		struct place end = source_place(paper->source, span.end);
		assert_int_equal(start.line, line);
		assert_int_equal(start.column, column);
		assert_int_equal(end.line, line);
		assert_int_equal(end.column, column + utf8_count(str_of(words)));
		return;
	}
	fail_msg("no block has \"%s\"", words);
}

/* Word cuts words into runs as it likes; what is bold in them is no part of a column. */
static void test_words_in_pieces(void **state)
{
	(void)state;
	struct paper *paper = read_body(P(
		"One.") "<w:p><w:r><w:t>The com</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>itt"
			"</w:t></w:r><w:r><w:t>ee of "
			"C\xC3\xB4</w:t></w:r><w:r><w:rPr><w:i/></w:rPr>"
			"<w:t>te met</w:t></w:r><w:r><w:t xml:space=\"preserve\"> the t</w:t></w:r>"
			"<w:r><w:t>he end.</w:t></w:r></w:p>" P("A comite."));
	assert_spans(paper, "comittee", 2, 5);
	assert_spans(paper, "C\xC3\xB4te", 2, 17);
	assert_spans(paper, "met", 2, 22);
	assert_spans(paper, "the the", 2, 26);
	assert_spans(paper, "comite", 3, 3);
}

static void test_excerpt(void **state)
{
	(void)state;
	struct paper *paper = read_body(P("A *b* c_d_e f"));
	size_t at = str_find(paper->source->text, STR("f"), 0);
	struct span span = {at, at + 1};
	struct str line = source_excerpt(&arena, paper->source, &span);
	assert_string_equal(str_dup(&arena, line), "A *b* c_d_e f");
	assert_int_equal(span.start, 12);
	assert_int_equal(span.end, 13);
}

/* Numbers that a template left behind are not the paper's. */
static void test_page_count(void **state)
{
	(void)state;
#define APP(words)                                                                                 \
	"<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/"               \
	"extended-properties\"><Pages>3</Pages><Words>" words "</Words></Properties>"
	struct parts parts = {.app = APP("4"), .body = document(P("One two three four."))};
	assert_non_null(read_docx(&parts));
	assert_int_equal(form->pages, 3);
	parts.app = APP("4000");
	assert_non_null(read_docx(&parts));
	assert_int_equal(form->pages, 0);
	assert_true(str_is(form->unknown, "margins, size of the paper"));
}

/* ---- what is refused ---- */

static void test_no_word_documents(void **state)
{
	(void)state;
	struct parts parts = {.body = document(P("Text."))};
	struct str whole = docx(&parts), bytes;
	assert_refused(STR("PK\x03\x04 and nothing else"), "damaged");
	assert_refused(str_part(whole, 0, whole.n / 2), "damaged");
	assert_refused(STR(""), "damaged");
	struct zip_part odt[] = {{"mimetype", STR("application/vnd.oasis.opendocument.text")},
				 {"content.xml", STR("<x/>")}};
	zip_write(&arena, odt, 2, &bytes);
	assert_refused(bytes, "OpenDocument");
	struct zip_part pages[] = {{"Index/Document.iwa", STR("x")}};
	zip_write(&arena, pages, 1, &bytes);
	assert_refused(bytes, "Apple Pages");
	struct zip_part other[] = {{"../../../etc/passwd", STR("x")}};
	zip_write(&arena, other, 1, &bytes);
	assert_refused(bytes, "no Word document");
	parts.body = NULL;
	assert_refused(docx(&parts), "damaged");
}

static void test_other_kinds(void **state)
{
	(void)state;
	static const char doc[] = "\xd0\xcf\x11\xe0 W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0";
	static const char locked[] =
		"\xd0\xcf\x11\xe0 E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";
	static const struct {
		const char *name;
		struct str bytes;
		enum intake_kind kind;
		const char *words;
	} cases[] = {
		{"a.doc", {doc, sizeof doc}, INTAKE_REFUSED, "old Word format"},
		{"a.docx", {locked, sizeof locked}, INTAKE_REFUSED, "password"},
		{"a.xls", {"\xd0\xcf\x11\xe0", 4}, INTAKE_REFUSED, "no Word document"},
		{"a.rtf", {"{\\rtf1 x}", 9}, INTAKE_REFUSED, "RTF"},
		{"a.gdoc", {"{\"url\": \"x\"}", 12}, INTAKE_REFUSED, "link"},
		{"a.docx", {"hello", 5}, INTAKE_ZIP, NULL},
		{"a.pdf", {"hello", 5}, INTAKE_PDF, NULL},
		{"a", {"\n%PDF-1.4", 9}, INTAKE_PDF, NULL},
		{"a.md", {"# Hello", 7}, INTAKE_TEXT, NULL},
		{"a.md", {"", 0}, INTAKE_TEXT, NULL},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct str name = str_of(cases[i].name);
		setup(NULL);
		assert_int_equal(intake_kind(name, cases[i].bytes), cases[i].kind);
		if (!cases[i].words)
			continue;
		assert_null(intake_refuse(&arena, name, cases[i].bytes, &diags));
		assert_true(str_has(diags.items[0].message, str_of(cases[i].words)));
		assert_true(diags.items[0].help.n);
	}
}

static struct str repeated(const char *text, size_t times, const char *end)
{
	struct strbuf out;
	strbuf_init(&out, &arena);
	while (times--)
		strbuf_adds(&out, text);
	strbuf_adds(&out, end);
	return strbuf_str(&out);
}

static void test_hostile(void **state)
{
	(void)state;
	struct parts parts = {.body = document(repeated("<w:sdt>", 5000, "").p)};
	assert_refused(docx(&parts), "deeper");
	parts.body = document("<w:p>");
	assert_refused(docx(&parts), "no XML");
	parts.body = "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><x>&b;</x>";
	assert_refused(docx(&parts), "document type");
	parts.body = "<!DOCTYPE x SYSTEM \"file:///etc/passwd\"><x/>";
	assert_refused(docx(&parts), "document type");
	parts.body = document(repeated(" ", (size_t)17 << 20, "").p);
	assert_refused(docx(&parts), "zip bomb");
	parts.body = document(repeated(" ", (size_t)4 << 20, "").p);
	assert_refused(docx(&parts), "zip bomb"); /* small enough, but packs too well */
	parts.body = document(repeated(P("abc def ghi jkl"), 90000, "").p);
	(void)docx(&parts);
	parts.body = document(P("fine"));
	parts.styles = "<w:styles";
	assert_refused(docx(&parts), "no XML");
}

/* Each part is small enough; all of them are too much. */
static void test_many_footers(void **state)
{
	(void)state;
	struct strbuf relations;
	struct str bytes;
	strbuf_init(&relations, &arena);
	strbuf_adds(&relations, "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/"
				"2006/relationships\">");
	for (int i = 0; i < 500; i++)
		strbuf_addf(&relations,
			    "<Relationship Id=\"f%d\" Type=\"" RELATION
			    "footer\" Target=\"f.xml\"/>",
			    i);
	strbuf_adds(&relations, "</Relationships>");
	struct str footer =
		repeated("0123456789 abcdefghij klmnopqrst uvwxyz &amp; more ", 12000, "</a>");
	const struct zip_part parts[] = {
		{"_rels/.rels",
		 STR("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/"
		     "relationships\"><Relationship Id=\"rId1\" Type=\"" RELATION
		     "officeDocument\" Target=\"word/document.xml\"/></Relationships>")},
		{"word/document.xml", str_of(document(P("Text.")))},
		{"word/_rels/document.xml.rels", strbuf_str(&relations)},
		{"word/f.xml", str_printf(&arena, "<a>%.*s", STR_ARG(footer))}};
	if (zip_write(&arena, parts, 4, &bytes) == ZIP_NO_LIBRARY)
		skip();
	assert_refused(bytes, "zip bomb");
}

static void test_many_parts(void **state)
{
	(void)state;
	static struct zip_part parts[ZIP_MAX_PARTS + 1];
	struct str bytes;
	for (size_t i = 0; i <= ZIP_MAX_PARTS; i++)
		parts[i] = (struct zip_part){str_printf(&arena, "word/%zu", i).p, STR("x")};
	if (zip_write(&arena, parts, ZIP_MAX_PARTS + 1, &bytes) == ZIP_NO_LIBRARY)
		skip();
	assert_refused(bytes, "2,000 parts");
}

/* Every damaged byte gives a paper or an error, and nothing else. */
static void test_damaged_bytes(void **state)
{
	(void)state;
	struct parts parts = {.body = document(P("One two three.")), .styles = styles};
	struct str bytes = docx(&parts);
	char *copy = str_dup(&arena, bytes);
	memcpy(copy, bytes.p, bytes.n);
	for (size_t i = 0; i < bytes.n; i++) {
		struct arena each = {0};
		struct diags quiet = {.arena = &each};
		char kept = copy[i];
		copy[i] = (char)(kept ^ 0x55);
		struct paper *paper = intake_docx(&each, STR("p.docx"), (struct str){copy, bytes.n},
						  &form, &quiet);
		assert_true(paper || quiet.errors);
		assert_true(intake_docx(&each, STR("p.docx"), (struct str){copy, i}, &form,
					&quiet) == NULL ||
			    i > 0);
		copy[i] = kept;
		arena_release(&each);
	}
}

/* ---- what we write ourselves ---- */

static struct document *made(const char *text, const char *conference_id)
{
	const struct source *source = source_new(&arena, STR("p.md"), str_of(text));
	struct render_request request = {.paper = paper_parse(&arena, source, &diags),
					 .conference = load_conference(conference_id)};
	return document_make(&arena, &request, &diags);
}

static const char written[] =
	"**Country:** Chad\n**Committee:** Security Council\n**Topic:** Peace & <quiet\n\n"
	"## Background\n\nSchools *are* attacked.[^a] **Twice**, with `a  b`.[^b]\n\n"
	"7. An item[^a]\n8. Another\n   - deep\n\n> A quotation \\* of words.\n\n"
	"## Proposed Solutions\n\nThe Council should act; see <https://un.org/a?b=c&d>.\n\n"
	"[^a]: Publisher, \"Title\", 1 May 2020, <https://example.org/x?y=1&z=2>.\n"
	"[^b]: A comment.\n";

/* What a document holds comes back when its Word file is read. */
static void test_round_trip(void **state)
{
	(void)state;
	static const char *const conferences[] = {"smunc", "munuc", "hnmun", "nmun", "generic"};
	for (size_t i = 0; i < sizeof conferences / sizeof *conferences; i++) {
		struct document *document = made(written, conferences[i]);
		struct str bytes, again;
		struct strbuf text;
		if (!render_docx(&arena, document, (struct str){0}, &bytes))
			skip();
		assert_true(render_docx(&arena, document, (struct str){0}, &again));
		assert_true(str_eq(bytes, again));
		struct paper *paper = intake_docx(&arena, STR("p.docx"), bytes, &form, &diags);
		assert_non_null(paper);
		assert_string_equal(str_dup(&arena, paper->fields[2].value), "Peace & <quiet");
		assert_int_equal(paper->note_count, document->note_count);
		assert_int_equal(form->left, (long)(document->page.margin * 20 + 0.5));
		assert_int_equal(form->sizes.items[0].value, 120);
		assert_int_equal(form->spacings.items[0].value,
				 (long)(document->page.spacing * 100 + 0.5));
		strbuf_init(&text, &arena);
		for (size_t k = 0; k < paper->block_count; k++)
			strbuf_addf(&text, "%.*s\n", STR_ARG(paper->blocks[k].text));
		assert_true(str_has(strbuf_str(&text), STR("Schools are attacked")));
		assert_true(str_has(strbuf_str(&text), STR("A quotation * of words.")));
		assert_true(str_has(strbuf_str(&text), STR("https://un.org/a?b=c&d")));
	}
}

/* A date only where one is given; hostile words stay words. */
static void test_written_parts(void **state)
{
	(void)state;
	struct document *document = made(written, "smunc");
	struct str bytes, part;
	struct zip *zip;
	document->title = STR("<&\"\x01>");
	document->page.page_numbers = true;
	if (!render_docx(&arena, document, STR("2026-11-22T00:00:00Z"), &bytes))
		skip();
	assert_int_equal(zip_open(&arena, bytes, &zip), ZIP_FINE);
	assert_string_equal(str_dup(&arena, zip_part_name(zip, 0)), "[Content_Types].xml");
	assert_int_equal(zip_read(zip, STR("docProps/core.xml"), &arena, &part), ZIP_FINE);
	assert_true(str_has(part, STR("<dc:title>&lt;&amp;&quot; &gt;</dc:title>")));
	assert_true(str_has(part, STR("2026-11-22T00:00:00Z")));
	assert_int_equal(zip_read(zip, STR("word/settings.xml"), &arena, &part), ZIP_FINE);
	assert_true(str_has(part, STR("<w:compat>")) && str_has(part, STR("w:footnotePr")));
	assert_int_equal(zip_read(zip, STR("word/footnotes.xml"), &arena, &part), ZIP_FINE);
	assert_true(str_has(part, STR("w:type=\"separator\" w:id=\"-1\"")));
	assert_int_equal(zip_read(zip, STR("word/numbering.xml"), &arena, &part), ZIP_FINE);
	assert_true(str_has(part, STR("<w:startOverride w:val=\"7\"/>")));
	assert_int_equal(zip_read(zip, STR("word/footer1.xml"), &arena, &part), ZIP_FINE);
	zip_close(zip);
	assert_non_null(intake_docx(&arena, STR("p.docx"), bytes, &form, &diags));
	assert_true(form->numbered);
}

/* ---- zip ---- */

static void test_zip_is_reproducible(void **state)
{
	(void)state;
	struct zip_part parts[] = {{"a.xml", STR("<a/>")}, {"b/c.xml", STR("")}};
	struct str one, two, read;
	struct zip *zip;
	if (zip_write(&arena, parts, 2, &one) == ZIP_NO_LIBRARY)
		skip();
	assert_int_equal(zip_write(&arena, parts, 2, &two), ZIP_FINE);
	assert_true(str_eq(one, two));
	assert_int_equal(zip_open(&arena, one, &zip), ZIP_FINE);
	assert_int_equal(zip_part_count(zip), 2);
	assert_int_equal(zip_read(zip, STR("A.XML"), &arena, &read), ZIP_FINE);
	assert_true(str_is(read, "<a/>"));
	assert_int_equal(zip_read(zip, STR("b/c.xml"), &arena, &read), ZIP_FINE);
	assert_int_equal(read.n, 0);
	assert_int_equal(zip_read(zip, STR("nothing"), &arena, &read), ZIP_NO_PART);
	zip_close(zip);
}

/* ---- PDF ---- */

#define PAGE(n) "<page number=\"" n "\" top=\"0\" left=\"0\" height=\"2376\" width=\"1836\">\n"
#define FONTS                                                                                      \
	"<fontspec id=\"0\" size=\"36\" family=\"AAAAAA+TimesNewRomanPSMT\" color=\"#000000\"/>\n" \
	"<fontspec id=\"1\" size=\"21\" family=\"AAAAAA+TimesNewRomanPSMT\" color=\"#000000\"/>\n" \
	"<fontspec id=\"2\" size=\"30\" family=\"AAAAAA+TimesNewRomanPSMT\" color=\"#000000\"/>\n"
/* At zoom 3: 12 points are 36. */
#define T(top, left, width, font, text)                                                            \
	"<text top=\"" top "\" left=\"" left "\" width=\"" width "\" height=\"40\" font=\"" font   \
	"\">" text "</text>\n"

static struct paper *read_pdf(const char *layout)
{
	struct pdf_texts texts = {.info = STR("Title: x\nPages:          2\n"),
				  .layout = str_of(layout)};
	return intake_pdf(&arena, STR("p.pdf"), &texts, &form, &diags);
}

static void test_pdf(void **state)
{
	(void)state;
	struct paper *paper = read_pdf(
		PAGE("1") FONTS T("216", "216", "300", "0",
				  "Country: Chad") T("300", "216", "200", "0", "<b>Background</b>")
			T("342", "216", "1390", "0",
			  "Chad holds that schools, which are safe places, need")
				T("384", "216", "900", "0", "a &quot;shield&quot; &amp; more.") T(
					"380", "1116", "12", "1", "12") T("384", "1128", "400", "0",
									  " It acts, and then")
					T("426", "216", "1380", "0",
					  "goes on until the end of this "
					  "page is reached by") T("2040", "216", "12", "1", "1")
						T("2045", "228", "600", "2", "First note.") T(
							"2085", "216", "12",
							"1", "2") T("2090", "228", "600", "2",
								    "Second note.")
							T("2290", "900", "20", "0",
							  "1") "</page>\n" PAGE("2")
								T("216", "216", "700", "0",
								  "a text that goes on.")
									T("300", "216", "700", "0",
									  "\xe2\x80\xa2 An item.")
										T("2290", "900",
										  "20", "0",
										  "2") "</page>\n");
	assert_text(paper,
		    "Country: Chad\n\n**Background**\n\nChad holds that schools, which are "
		    "safe places, need a \"shield\" & more.[^1][^2] It acts, and then goes on "
		    "until the end of this page is reached by a text that goes on.\n\n"
		    "- An item.\n\n[^1]: First note.\n\n[^2]: Second note.");
	assert_place(paper, "goes on until", 1, 3, 3, 91);
	assert_place(paper, "text that", 2, 1, 3, 142);
	assert_place(paper, "An item", 2, 2, 4, 1);
	assert_int_equal(form->pages, 2);
	assert_true(form->numbered);
	assert_int_equal(form->left, 1440);
	assert_string_equal(str_dup(&arena, form->families.items[0].family), "TimesNewRomanPSMT");
	assert_int_equal(form->sizes.items[0].value, 120);
}

/* A justified line has blanks of any number; the cells of a table stand far apart. */
static void test_pdf_blanks(void **state)
{
	(void)state;
	struct paper *paper = read_pdf(
		PAGE("1") FONTS T("216", "216", "120", "0", "Country") T("216", "600", "90", "0",
									 "Chad")
			T("300", "216", "1390", "0",
			  "Schools   are&#160; safe places, and they need a")
				T("342", "216", "700", "0", "shield that")
					T("342", "922", "300", "0", "holds \xef\xac\x81rm."));
	assert_text(paper, "Country | Chad\n\nSchools are safe places, and they need a shield that "
			   "holds firm.");
	assert_string_equal(str_dup(&arena, paper->fields[0].name), "country");
}

/* Paragraphs by their first lines, entries by all others; lines that break inside a word. */
static void test_pdf_indents(void **state)
{
	(void)state;
	struct paper *paper = read_pdf(
		PAGE("1") FONTS T("216", "324", "1296", "0",
				  "The first paragraph begins here and goes on to")
			T("258", "216", "1400", "0",
			  "the edge of the page, where it ends with a stop.")
				T("300", "324", "1296", "0",
				  "The second one is set in as the first one was, so")
					T("342", "216", "600", "0", "that it is seen.") T(
						"426", "216", "400", "0",
						"<b>Works Cited</b>") T("468", "216", "1400", "0",
									"Smith, John. A long title "
									"that needs more than one")
						T("510", "324", "1290", "0",
						  "line, "
						  "https://example.org/a-long-address-that-is/")
							T("552", "324", "1290", "0",
							  "broken/too, and then the end of the "
							  "first entry-") T("594", "324", "500",
									    "0", "list here.")
								T("636", "216", "500", "0",
								  "Tailor. Short."));
	assert_text(
		paper,
		"The first paragraph begins here and goes on to the edge of the page, where "
		"it ends with a stop.\n\nThe second one is set in as the first one was, so that "
		"it is seen.\n\n**Works Cited**\n\nSmith, John. A long title that needs more "
		"than one line, https://example.org/a-long-address-that-is/broken/too, and then "
		"the end of the first entry-list here.\n\nTailor. Short.");
}

static void test_pdf_hostile(void **state)
{
	(void)state;
	static const char *const layouts[] = {
		"", "<page", "<text top=\"1\" font=\"0\">lost</text>\n",
		PAGE("1") "<text top=\"1\" font=\"99\">no font</text>\n",
		PAGE("1") "<fontspec id=\"0\" size=\"\"/>\n<text font=\"0\"></text>\n"};
	for (size_t i = 0; i < sizeof layouts / sizeof *layouts; i++) {
		setup(NULL);
		assert_null(read_pdf(layouts[i]));
		assert_true(str_has(diags.items[0].message, STR("no text")));
	}
	setup(NULL);
	assert_non_null(read_pdf(PAGE("1") FONTS "<text top=\"-1e9\" left=\"99999999999999999999\" "
						 "width=\"x\" height=\"0\" font=\"0\">a<b>b"));
	assert_non_null(read_pdf(PAGE("1") FONTS T("1", "1", "1", "1", "1") T(
		"1", "1", "1", "1", "1") T("1", "1", "1", "0", "&#x;&#0;")));
}

/* ---- the rules of form ---- */

static size_t found(enum rule_id rule)
{
	size_t n = 0;
	for (size_t i = 0; i < diags.count; i++)
		n += diags.items[i].rule == rule;
	return n;
}

/* Lints a paper of one paragraph whose page looks like this. */
static void lint_form(const char *name, const char *run, const char *section, const char *id)
{
	setup(NULL);
	const char *body = str_printf(&arena,
				      "<w:p><w:r><w:t>Country: Chad</w:t></w:r></w:p><w:p><w:pPr>"
				      "<w:spacing w:line=\"240\" w:lineRule=\"auto\"/></w:pPr><w:r>"
				      "<w:rPr><w:rFonts w:ascii=\"Times New Roman\"/><w:sz "
				      "w:val=\"24\"/>%s</w:rPr><w:t>%s</w:t></w:r></w:p>%s",
				      run, repeated("The Council should act. ", 40, "").p, section)
				   .p;
	struct parts parts = {.body = document(body)};
	struct arena scratch = {0};
	struct paper *paper = intake_docx(&arena, str_of(name), docx(&parts), &form, &diags);
	assert_non_null(paper);
	struct lint_options options = {.conference = load_conference(id), .form = form};
	lint_paper(&options, paper, &scratch, &diags);
	arena_release(&scratch);
}

#define SECTION(margin)                                                                            \
	"<w:sectPr><w:pgSz w:w=\"12240\" w:h=\"15840\"/><w:pgMar w:left=\"" margin                 \
	"\" w:right=\"1440\" w:top=\"1440\" w:bottom=\"1440\"/></w:sectPr>"

static void test_form_rules(void **state)
{
	(void)state;
	static const struct {
		const char *name, *run, *section;
		enum rule_id rule;
	} cases[] = {
		{"x/specpol_Chad.docx", "<w:rFonts w:ascii=\"Arial\"/>", SECTION("1440"),
		 RULE_FORM_FONT},
		{"specpol_chad.docx", "<w:sz w:val=\"20\"/>", SECTION("1440"), RULE_FORM_POINTS},
		{"specpol_Chad.docx", "", SECTION("720"), RULE_FORM_MARGIN},
		{"specpol_Chad.docx", "",
		 "<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/></w:sectPr>", RULE_FORM_PAPER},
		{"final (2).docx", "", SECTION("1440"), RULE_FORM_FILE_NAME},
		{"specpol_Peru.docx", "", SECTION("1440"), RULE_FORM_FILE_NAME},
		{"specpol_Chad.docx", "</w:rPr><w:commentReference w:id=\"1\"/><w:rPr>",
		 SECTION("1440"), RULE_FORM_CHANGES},
		{"specpol_Chad.docx", "", SECTION("1417"), RULE_COUNT}, /* 2.5 cm */
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		lint_form(cases[i].name, cases[i].run, cases[i].section, "generic");
		for (int rule = 0; rule < RULE_COUNT; rule++) {
			bool wanted = (enum rule_id)rule == cases[i].rule;
			if (rules[rule].family == FAMILY_FORM &&
			    found((enum rule_id)rule) != wanted)
				fail_msg("case %zu: %s", i, rules[rule].id);
		}
	}
	lint_form("specpol_Chad.docx", "", SECTION("1440"), "nmun");
	assert_int_equal(found(RULE_FORM_FILE_TYPE), 1);
}

static void test_spacing_and_pages(void **state)
{
	(void)state;
	struct form_share shares[] = {{.value = 150, .chars = 90}, {.value = 200, .chars = 10}};
	struct form made = {.kind = FORM_PDF, .measured = true, .pages = 5};
	struct arena scratch = {0};
	made.left = made.right = made.top = made.bottom = made.width = FORM_UNKNOWN;
	made.spacings = (struct form_shares){.items = shares, .count = 2, .chars = 100};
	struct conference *numbered = arena_new(&arena, struct conference);
	const struct source *text = source_new(&arena, STR("specpol_Chad.pdf"),
					       STR("Country: Chad\n\nIt should act.\n"));
	struct paper *paper = paper_parse(&arena, text, &diags);
	struct lint_options options = {.conference = load_conference("generic"), .form = &made};
	lint_paper(&options, paper, &scratch, &diags);
	assert_int_equal(found(RULE_FORM_SPACING), 1);
	assert_int_equal(found(RULE_TOO_LONG), 1);
	assert_int_equal(found(RULE_FORM_PAGE_NUMBERS), 0);
	const struct source *yaml =
		source_new(&arena, STR("c"),
			   STR("page_numbers: yes\nlength: [{spacing: double, pages: 9}]\n"));
	*numbered = *options.conference;
	numbered->tree = yaml_parse_all(&arena, yaml, "conference", &diags);
	options.conference = numbered;
	setup(NULL);
	lint_paper(&options, paper, &scratch, &diags);
	assert_int_equal(found(RULE_FORM_PAGE_NUMBERS), 1);
	arena_release(&scratch);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
		TEST(test_paragraphs),
		TEST(test_hidden_and_alternatives),
		TEST(test_tables),
		TEST(test_styles),
		TEST(test_lists),
		TEST(test_notes),
		TEST(test_places),
		TEST(test_words_in_pieces),
		TEST(test_excerpt),
		TEST(test_page_count),
		TEST(test_no_word_documents),
		TEST(test_other_kinds),
		TEST(test_hostile),
		TEST(test_many_parts),
		TEST(test_many_footers),
		TEST(test_damaged_bytes),
		TEST(test_zip_is_reproducible),
		TEST(test_pdf),
		TEST(test_pdf_hostile),
		TEST(test_pdf_indents),
		TEST(test_pdf_blanks),
		TEST(test_form_rules),
		TEST(test_spacing_and_pages),
		TEST(test_round_trip),
		TEST(test_written_parts),
	};
	return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
