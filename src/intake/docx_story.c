/*
 * The running text of a Word document: its body, a header, its notes. Inserted text
 * counts, deleted text does not; of alternatives (a drawing and its picture for old
 * programs) the first counts. A paragraph in a text box stands before the one that
 * the box hangs on.
 */
#include "docx.h"

#include <string.h>

#define MAX_PARAGRAPHS 50000
#define MAX_OPEN 16 /* text boxes in text boxes */

struct open_paragraph {
	struct passage passage;
	struct props props, run;
	bool in_props, in_run_props;
};

struct story {
	struct docx *docx;
	enum origin_kind kind;
	struct open_paragraph open[MAX_OPEN];
	size_t depth;     /* of open paragraphs */
	unsigned skip;    /* depth inside what does not count */
	bool text;        /* inside w:t */
	bool instruction; /* inside a field's code */
	struct str note;  /* the key of the note whose first paragraph comes next */
	bool wanted;      /* the note is marked in the text */
	size_t number;    /* of the note, or of the header's line */
	size_t paragraphs;
	/* A short table row is one line, its cells parted by bars: "Country | Chad". */
	size_t row_first, row_cells;
	unsigned tables;
};

static struct open_paragraph *paragraph_of(struct story *story)
{
	return story->depth ? &story->open[story->depth - 1] : NULL;
}

static struct str copied(struct story *story, const char *value)
{
	return value ? str_copy(story->docx->arena, str_of(value)) : (struct str){0};
}

/* ---- runs ---- */

static struct piece *add_piece(struct story *story, enum piece_kind kind, struct str text)
{
	struct docx *docx = story->docx;
	struct open_paragraph *open = paragraph_of(story);
	struct piece *piece = passage_piece(&docx->passages, &open->passage, kind, text);
	struct props props = styles_resolve(&docx->styles, &open->props, &open->run);
	piece->family = styles_family(&docx->styles, &props);
	piece->size = (props.size ? props.size : 20) * 5;
	piece->bold = props.bold > 0;
	if (story->kind == ORIGIN_PARAGRAPH) {    /* headers and notes have no page of their own */
		piece->page = docx->rendered + 1; /* which of the two holds is known at the end */
		piece->breaks = docx->explicit;
	}
	return piece;
}

static bool is_hidden(const struct story *story)
{
	const struct open_paragraph *open = &story->open[story->depth - 1];
	return styles_resolve(&story->docx->styles, &open->props, &open->run).hidden > 0;
}

/* Text comes in pieces of any size; those of one run are joined. */
static void add_text(struct story *story, struct str text)
{
	struct open_paragraph *open = paragraph_of(story);
	if (!open || !story->wanted || is_hidden(story))
		return;
	struct strbuf clean;
	strbuf_init(&clean, story->docx->arena);
	for (size_t i = 0; i < text.n; i++)
		strbuf_addc(&clean, char_is_space(text.p[i]) ? ' ' : text.p[i]);
	add_piece(story, PIECE_TEXT, strbuf_str(&clean));
}

static struct str mark_id(struct story *story, enum origin_kind kind, const char *id)
{
	return str_printf(story->docx->arena, "%c%s", kind == ORIGIN_ENDNOTE ? 'e' : 'f', id);
}

/* A mark's key: notes are numbered as the text has them, as Word shows them. */
static void add_mark(struct story *story, enum origin_kind kind, const char *id)
{
	struct docx *docx = story->docx;
	if (!paragraph_of(story) || story->kind != ORIGIN_PARAGRAPH || !id)
		return;
	struct note_mark *mark = arena_new(docx->arena, struct note_mark);
	mark->number = ++docx->mark_count[kind == ORIGIN_ENDNOTE];
	mark->key = str_printf(docx->arena, kind == ORIGIN_ENDNOTE ? "e%zu" : "%zu", mark->number);
	table_put(docx->arena, &docx->marks, mark_id(story, kind, id), mark);
	add_piece(story, PIECE_MARK, mark->key);
}

static void add_break(struct story *story, const char *type)
{
	if (type && strcmp(type, "page") == 0)
		story->docx->explicit ++;
	else if (paragraph_of(story) && story->wanted)
		add_piece(story, PIECE_BREAK, STR(""));
}

/* ---- paragraphs ---- */

static void open_paragraph(struct story *story)
{
	if (story->depth == MAX_OPEN || story->paragraphs == MAX_PARAGRAPHS) {
		story->skip = 1;
		return;
	}
	story->paragraphs++;
	story->open[story->depth++] = (struct open_paragraph){.passage = {.kind = story->kind}};
}

/*
 * Twips of exact spacing as hundredths of a line of Times, which is 1.15 of its size; that
 * of the first letters, in tenths of a point.
 */
static long spacing_of(const struct props *props, const struct passage *passage)
{
	long size = passage->pieces[0].size;
	if (!props->line)
		return 100;
	if (!props->rule.n || str_is(props->rule, "auto"))
		return (props->line * 100 + 120) / 240;
	long exact = props->line * 5000 / (size * 115);
	return str_is(props->rule, "atLeast") && exact < 100 ? 100 : exact;
}

static void close_paragraph(struct story *story)
{
	struct docx *docx = story->docx;
	struct open_paragraph *open = &story->open[--story->depth];
	struct passage *passage = &open->passage;
	struct props props = styles_resolve(&docx->styles, &open->props, &(struct props){0});
	if (!passage_has_text(passage))
		return;
	passage->spacing = spacing_of(&props, passage);
	if (story->kind == ORIGIN_PARAGRAPH) {
		passage->heading = styles_heading(&docx->styles, &open->props, &props);
		if (props.list > 1 && !passage->heading) {
			long nesting = props.nesting ? props.nesting - 1 : 0;
			passage->list = nesting < 8 ? (unsigned)nesting + 1 : 8;
			passage->ordered = styles_ordered(&docx->styles, props.list - 1, nesting);
		}
	} else if (story->kind == ORIGIN_HEADER) {
		passage->number = ++story->number;
	} else {
		passage->note = story->note;
		passage->number = story->number;
		story->note = (struct str){0};
	}
	*passage_add(&docx->passages, story->kind) = *passage;
}

/* ---- tables ---- */

#define MAX_ROW_LETTERS 200 /* a longer row holds paragraphs, not a label and its value */

/* Puts the passages of a short row together. */
static void join_row(struct story *story)
{
	struct passages *passages = &story->docx->passages;
	size_t letters = 0;
	for (size_t i = story->row_first; i < passages->count; i++)
		letters += passage_letters(&passages->items[i], false);
	if (letters > MAX_ROW_LETTERS || passages->count - story->row_first != story->row_cells ||
	    story->row_cells < 2)
		return;
	struct passage *first = &passages->items[story->row_first];
	for (size_t i = story->row_first + 1; i < passages->count; i++) {
		struct passage *cell = &passages->items[i];
		struct piece *bar = passage_piece(passages, first, PIECE_TEXT, STR(" | "));
		bar->page = cell->pieces[0].page;
		bar->breaks = cell->pieces[0].breaks;
		for (size_t k = 0; k < cell->count; k++)
			*arena_push(passages->arena, first->pieces, first->count, first->room) =
				cell->pieces[k];
	}
	passages->count = story->row_first + 1;
}

static void row_opened(struct story *story)
{
	story->row_first = story->docx->passages.count;
	story->row_cells = 0;
}

/* ---- elements ---- */

static void on_p(struct story *story, const char **attributes)
{
	(void)attributes;
	open_paragraph(story);
}

static void on_run(struct story *story, const char **attributes)
{
	(void)attributes;
	if (paragraph_of(story))
		paragraph_of(story)->run = (struct props){0};
}

static void on_t(struct story *story, const char **attributes)
{
	(void)attributes;
	story->text = true;
}

static void on_code(struct story *story, const char **attributes)
{
	(void)attributes;
	story->instruction = true;
}

static bool is_page_field(struct str code)
{
	code = str_trim(code);
	return str_starts(code, STR("PAGE")) && !str_starts(code, STR("PAGEREF"));
}

static void on_simple_field(struct story *story, const char **attributes)
{
	const char *code = xml_attribute(attributes, "w:instr");
	if (code && is_page_field(str_of(code)))
		story->docx->form->numbered = true;
}

static void on_page_number(struct story *story, const char **attributes)
{
	(void)attributes;
	story->docx->form->numbered = true;
}

static void on_tab(struct story *story, const char **attributes)
{
	(void)attributes;
	const struct open_paragraph *open = paragraph_of(story);
	if (open && !open->in_props) /* else a tab stop */
		add_text(story, STR(" "));
}

static void on_hyphen(struct story *story, const char **attributes)
{
	(void)attributes;
	add_text(story, STR("-"));
}

static void on_break(struct story *story, const char **attributes)
{
	add_break(story, xml_attribute(attributes, "w:type"));
}

static void on_rendered(struct story *story, const char **attributes)
{
	(void)attributes;
	story->docx->rendered++;
}

static void on_page_before(struct story *story, const char **attributes)
{
	const char *value = xml_attribute(attributes, "w:val");
	bool off = value && (strcmp(value, "0") == 0 || strcmp(value, "false") == 0);
	if (story->docx->passages.count && !off)
		story->docx->explicit ++;
}

static void on_footnote_mark(struct story *story, const char **attributes)
{
	add_mark(story, ORIGIN_FOOTNOTE, xml_attribute(attributes, "w:id"));
}

static void on_endnote_mark(struct story *story, const char **attributes)
{
	add_mark(story, ORIGIN_ENDNOTE, xml_attribute(attributes, "w:id"));
}

static void on_comment(struct story *story, const char **attributes)
{
	(void)attributes;
	story->docx->form->comments++;
}

static void on_insertion(struct story *story, const char **attributes)
{
	(void)attributes;
	story->docx->form->changes++;
}

static void on_row(struct story *story, const char **attributes)
{
	(void)attributes;
	if (++story->tables == 1)
		row_opened(story);
}

static void on_cell(struct story *story, const char **attributes)
{
	(void)attributes;
	story->row_cells += story->tables == 1;
}

/* A note begins: which one it is, and whether the text marks it. */
static void on_note(struct story *story, const char **attributes)
{
	const char *id = xml_attribute(attributes, "w:id");
	const struct note_mark *mark =
		id ? table_get(&story->docx->marks, mark_id(story, story->kind, id)) : NULL;
	story->wanted = mark != NULL;
	if (!mark)
		return;
	story->note = mark->key;
	story->number = mark->number;
}

/* Of several sections the narrowest margins count. */
static void narrow(long *margin, const char *value)
{
	long twips = docx_number(value);
	twips = twips < 0 ? -twips : twips; /* negative: whatever stands in the header */
	if (value && (*margin == FORM_UNKNOWN || twips < *margin))
		*margin = twips;
}

static void on_margins(struct story *story, const char **attributes)
{
	struct form *form = story->docx->form;
	narrow(&form->left, xml_attribute(attributes, "w:left"));
	narrow(&form->left, xml_attribute(attributes, "w:start"));
	narrow(&form->right, xml_attribute(attributes, "w:right"));
	narrow(&form->right, xml_attribute(attributes, "w:end"));
	narrow(&form->top, xml_attribute(attributes, "w:top"));
	narrow(&form->bottom, xml_attribute(attributes, "w:bottom"));
}

static void on_size(struct story *story, const char **attributes)
{
	struct form *form = story->docx->form;
	const char *width = xml_attribute(attributes, "w:w");
	const char *height = xml_attribute(attributes, "w:h");
	if (form->width == FORM_UNKNOWN && width && height) {
		form->width = docx_number(width);
		form->height = docx_number(height);
	}
}

static void on_header(struct story *story, const char **attributes)
{
	struct docx *docx = story->docx;
	const char *type = xml_attribute(attributes, "w:type");
	struct str id = copied(story, xml_attribute(attributes, "r:id"));
	if (type && strcmp(type, "first") == 0 && !docx->first_header.n)
		docx->first_header = id;
	else if (type && strcmp(type, "default") == 0 && !docx->header.n)
		docx->header = id;
}

static void on_title_page(struct story *story, const char **attributes)
{
	(void)attributes;
	story->docx->title_page = true;
}

static const struct {
	const char *name;
	void (*meet)(struct story *story, const char **attributes);
	bool in_paragraph; /* only there does it mean anything */
} elements[] = {
	{"w:p", on_p, false},
	{"w:r", on_run, true},
	{"w:t", on_t, true},
	{"m:t", on_t, true},
	{"w:instrText", on_code, true},
	{"w:fldSimple", on_simple_field, true},
	{"w:pgNum", on_page_number, true},
	{"w:tab", on_tab, true},
	{"w:ptab", on_tab, true},
	{"w:noBreakHyphen", on_hyphen, true},
	{"w:br", on_break, true},
	{"w:cr", on_break, true},
	{"w:lastRenderedPageBreak", on_rendered, true},
	{"w:pageBreakBefore", on_page_before, true},
	{"w:footnoteReference", on_footnote_mark, true},
	{"w:endnoteReference", on_endnote_mark, true},
	{"w:commentReference", on_comment, true},
	{"w:ins", on_insertion, false},
	{"w:moveTo", on_insertion, false},
	{"w:tr", on_row, false},
	{"w:tc", on_cell, false},
	{"w:footnote", on_note, false},
	{"w:endnote", on_note, false},
	{"w:pgMar", on_margins, false},
	{"w:pgSz", on_size, false},
	{"w:headerReference", on_header, false},
	{"w:titlePg", on_title_page, false},
};

static const char *const passed_over[] = {
	"w:del",        "w:moveFrom",        "mc:Fallback",     "w:pPrChange",
	"w:rPrChange",  "w:sectPrChange",    "w:tblPrChange",   "w:tcPrChange",
	"w:trPrChange", "w:numberingChange", "w:tblGridChange", NULL};

static bool is_passed_over(const char *name)
{
	for (size_t i = 0; passed_over[i]; i++)
		if (strcmp(name, passed_over[i]) == 0)
			return true;
	return false;
}

/* Inside w:pPr and w:rPr elements are properties; the mark's own letters do not matter. */
static bool read_property(struct story *story, const char *name, const char **attributes)
{
	struct open_paragraph *open = paragraph_of(story);
	if (!open)
		return false;
	if (strcmp(name, "w:pPr") == 0 || strcmp(name, "w:rPr") == 0) {
		*(name[2] == 'p' ? &open->in_props : &open->in_run_props) = true;
		return true;
	}
	if (open->in_props && open->in_run_props)
		return true;
	if (open->in_props)
		props_read(&open->props, story->docx->arena, name, attributes);
	else if (open->in_run_props)
		props_read(&open->run, story->docx->arena, name, attributes);
	return open->in_run_props;
}

static void on_open(void *context, const char *name, const char **attributes)
{
	struct story *story = context;
	if (story->skip || is_passed_over(name)) {
		story->docx->form->changes += !story->skip && strcmp(name, "w:del") == 0;
		story->skip++;
		return;
	}
	if (read_property(story, name, attributes))
		return;
	for (size_t i = 0; i < sizeof elements / sizeof *elements; i++) {
		if (strcmp(name, elements[i].name) != 0)
			continue;
		if (!elements[i].in_paragraph || paragraph_of(story))
			elements[i].meet(story, attributes);
		return;
	}
}

static void on_close(void *context, const char *name)
{
	struct story *story = context;
	struct open_paragraph *open = paragraph_of(story);
	if (story->skip) {
		story->skip--;
	} else if (strcmp(name, "w:p") == 0 && open) {
		close_paragraph(story);
	} else if (strcmp(name, "w:pPr") == 0 && open) {
		open->in_props = false;
	} else if (strcmp(name, "w:rPr") == 0 && open) {
		open->in_run_props = false;
	} else if (strcmp(name, "w:t") == 0 || strcmp(name, "m:t") == 0) {
		story->text = false;
	} else if (strcmp(name, "w:instrText") == 0) {
		story->instruction = false;
	} else if (strcmp(name, "w:tr") == 0 && story->tables && --story->tables == 0) {
		join_row(story);
	}
}

static void on_text(void *context, struct str text)
{
	struct story *story = context;
	if (story->skip)
		return;
	if (story->text)
		add_text(story, text);
	else if (story->instruction && is_page_field(text))
		story->docx->form->numbered = true;
}

bool story_read(struct docx *docx, struct str part, enum origin_kind kind)
{
	struct story *story = arena_new(docx->arena, struct story);
	*story = (struct story){.docx = docx, .kind = kind};
	story->wanted = kind == ORIGIN_PARAGRAPH || kind == ORIGIN_HEADER;
	const struct xml_handler handler = {on_open, on_close, on_text, story};
	return package_parse(&docx->package, part, &handler);
}
