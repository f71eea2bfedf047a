/*
 * A Word document as a paper: the order of the steps. The header comes first, as it
 * does on the page, for many put their country and committee there.
 */
#include "docx.h"

#include <string.h>

/* ---- what the program that saved it says ---- */

struct app_reader {
	char open; /* P: pages, W: words */
	long pages, words;
};

static void on_app_open(void *context, const char *name, const char **attributes)
{
	struct app_reader *reader = context;
	(void)attributes;
	reader->open = strcmp(name, "ep:Pages") == 0   ? 'P'
		       : strcmp(name, "ep:Words") == 0 ? 'W'
						       : 0;
}

static void on_app_close(void *context, const char *name)
{
	struct app_reader *reader = context;
	(void)name;
	reader->open = 0;
}

static void on_app_text(void *context, struct str text)
{
	struct app_reader *reader = context;
	long digits;
	if (reader->open && str_to_number(text, &digits))
		*(reader->open == 'P' ? &reader->pages : &reader->words) = digits;
}

static size_t words_in(const struct passages *passages)
{
	size_t words = 0;
	for (size_t i = 0; i < passages->count; i++)
		for (size_t k = 0; k < passages->items[i].count; k++)
			words += str_words(passages->items[i].pieces[k].text);
	return words;
}

/*
 * Some programs write the numbers of their template: pages are believed where the
 * number of words fits. (Pieces may cut words, so that ours are rather too many.)
 */
static size_t declared_pages(struct docx *docx)
{
	struct app_reader reader = {0};
	const struct xml_handler handler = {on_app_open, on_app_close, on_app_text, &reader};
	if (!package_parse(&docx->package, STR("docProps/app.xml"), &handler))
		docx->package.problem = NULL; /* the paper does not depend on it */
	long words = (long)words_in(&docx->passages);
	bool fits = reader.words >= words * 6 / 10 && reader.words <= words * 13 / 10 + 20;
	return fits && reader.pages > 0 && reader.pages < 10000 ? (size_t)reader.pages : 0;
}

/* ---- pages ---- */

/*
 * Word notes where its pages broke when it last saved the file; other programs leave
 * only the breaks that somebody made, which tell all where their number fits.
 */
static bool knows_pages(const struct docx *docx, size_t declared)
{
	if (docx->rendered)
		return declared == 0 || declared == docx->rendered + 1;
	return declared == docx->explicit + 1;
}

static void place_on_pages(struct docx *docx, size_t declared)
{
	bool known = knows_pages(docx, declared);
	for (size_t i = 0; i < docx->passages.count; i++) {
		struct passage *passage = &docx->passages.items[i];
		for (size_t k = 0; k < passage->count; k++) {
			struct piece *piece = &passage->pieces[k];
			size_t page = docx->rendered ? piece->page : piece->breaks + 1;
			piece->page = known ? page : 0;
		}
	}
	docx->form->pages = declared ? declared : known ? docx->rendered + 1 : 0;
}

/* ---- the steps ---- */

/* Behind the body, whose section says which header there is; then put before it. */
static bool read_header(struct docx *docx)
{
	struct passages body = docx->passages;
	struct str id =
		docx->title_page && docx->first_header.n ? docx->first_header : docx->header;
	if (!id.n)
		return true;
	docx->passages = (struct passages){.arena = docx->arena};
	if (!story_read(docx, package_part_by_id(&docx->package, id.p), ORIGIN_HEADER))
		return false;
	for (size_t i = 0; i < body.count; i++)
		*passage_add(&docx->passages, ORIGIN_PARAGRAPH) = body.items[i];
	return true;
}

/* Footers only for their page numbers. */
static bool read_footers(struct docx *docx)
{
	size_t count = docx->passages.count;
	bool read = true;
	for (size_t i = 0; i < docx->package.relation_count && read; i++)
		if (str_is(docx->package.relations[i].type, "footer") ||
		    str_is(docx->package.relations[i].type, "header"))
			read = story_read(docx, docx->package.relations[i].part, ORIGIN_HEADER);
	docx->passages.count = count;
	return read;
}

static bool read_parts(struct docx *docx)
{
	struct package *package = &docx->package;
	styles_load(&docx->styles, package);
	if (package->problem || !story_read(docx, package->main, ORIGIN_PARAGRAPH))
		return false;
	place_on_pages(docx, declared_pages(docx));
	return read_footers(docx) && read_header(docx) &&
	       story_read(docx, package_part(package, "footnotes"), ORIGIN_FOOTNOTE) &&
	       story_read(docx, package_part(package, "endnotes"), ORIGIN_ENDNOTE);
}

/* What the file leaves open, in words. Pages that are not told can be laid out. */
static struct str unknown_of(struct arena *arena, const struct form *form)
{
	struct strbuf out;
	strbuf_init(&out, arena);
	if (form->left == FORM_UNKNOWN)
		strbuf_adds(&out, "margins");
	if (form->width == FORM_UNKNOWN)
		strbuf_adds(&out, out.n ? ", size of the paper" : "size of the paper");
	return strbuf_str(&out);
}

struct paper *intake_docx(struct arena *arena, struct str name, struct str bytes,
			  struct form **form, struct diags *diags)
{
	struct docx docx = {.arena = arena, .passages = {.arena = arena}};
	docx.form = *form = form_new(arena, FORM_DOCX);
	bool read = package_open(&docx.package, arena, bytes) && read_parts(&docx);
	if (docx.package.zip)
		zip_close(docx.package.zip);
	if (!read)
		return intake_error(arena, name, docx.package.rule, diags, docx.package.problem,
				    docx.package.help);
	docx.form->unknown = unknown_of(arena, docx.form);
	return passages_to_paper(&docx.passages, name, docx.form, diags);
}
