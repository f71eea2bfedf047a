/*
 * A layout as a PDF: where each line stands, and what it is called, so that a reader
 * with a screen reader hears headings, paragraphs and notes. The press draws.
 */
#include "layout.h"

#define PAGE_NUMBER_BELOW 36.0 /* under the text */

struct drawing {
	const struct layout *layout;
	const struct press_api *api;
	struct press *press;
	struct strbuf *out;
	double margin;
	int above[7]; /* the outline's last entry of each level; 0: none */
};

static void write_bytes(void *context, const void *bytes, size_t n)
{
	strbuf_add(context, (struct str){bytes, n});
}

static void tag(struct drawing *drawing, const char *name)
{
	drawing->api->tag(drawing->press, name);
}

static void untag(struct drawing *drawing)
{
	drawing->api->tag(drawing->press, NULL);
}

static double baseline(const struct drawing *drawing, double points)
{
	return drawing->layout->metrics.baseline * points + BASELINE_DROP;
}

/* ---- the text ---- */

static const char *tag_of(const struct element *element)
{
	static const char *const headings[] = {"H1", "H1", "H2", "H3", "H4", "H5", "H6"};
	return element->kind == ELEMENT_HEADING ? headings[element->level] : "P";
}

static void add_to_outline(struct drawing *drawing, const struct element *element, size_t page,
			   double y)
{
	const struct layout *layout = drawing->layout;
	int above = 0;
	if (element->kind != ELEMENT_HEADING)
		return;
	for (unsigned level = 1; level < element->level; level++)
		above = drawing->above[level] ? drawing->above[level] : above;
	for (unsigned level = element->level; level < 7; level++)
		drawing->above[level] = 0;
	struct str title = pieces_text(layout->arena, element->pieces, element->piece_count);
	drawing->above[element->level] = drawing->api->outline(
		drawing->press, above, str_dup(layout->arena, title), page, y);
}

static double line_left(const struct drawing *drawing, const struct element *element,
			const struct set *set, size_t line)
{
	double left = drawing->margin + element_left(element);
	if (element->right)
		left += set->text.width - drawing->api->width(set->lines, line);
	return left;
}

static void draw_label(struct drawing *drawing, const struct row *row, double y)
{
	const struct layout *layout = drawing->layout;
	const struct set *set = &layout->elements[row->element];
	const struct element *element = &layout->document->elements[row->element];
	if (row->line || !set->label_lines)
		return;
	tag(drawing, "Lbl");
	drawing->api->draw(drawing->press, set->label_lines, 0,
			   drawing->margin + element_left(element) - LABEL_INDENT, y);
	untag(drawing);
}

static void draw_row(struct drawing *drawing, const struct row *row, double y)
{
	const struct layout *layout = drawing->layout;
	const struct set *set = &layout->elements[row->element];
	const struct element *element = &layout->document->elements[row->element];
	draw_label(drawing, row, y);
	drawing->api->draw(drawing->press, set->lines, row->line,
			   line_left(drawing, element, set, row->line), y);
}

/* The rows of a page; what goes on over the leaf is tagged anew there. */
static void draw_rows(struct drawing *drawing, size_t page)
{
	const struct layout *layout = drawing->layout;
	const struct sheet *sheet = &layout->sheets[page];
	double y = drawing->margin, drop = baseline(drawing, layout->document->page.points);
	for (size_t i = sheet->first; i < sheet->end; i++) {
		const struct row *row = &layout->rows[i];
		const struct element *element = &layout->document->elements[row->element];
		bool opens = i == sheet->first || row->line == 0;
		bool closes = i + 1 == sheet->end || layout->rows[i + 1].line == 0;
		y += i == sheet->first ? 0 : row->before;
		if (opens)
			tag(drawing, tag_of(element));
		if (row->line == 0)
			add_to_outline(drawing, element, page + 1, y);
		draw_row(drawing, row, y + drop);
		if (closes)
			untag(drawing);
		y += layout->pitch;
	}
}

/* ---- notes ---- */

static void draw_note_row(struct drawing *drawing, const struct sheet *sheet, size_t index,
			  double y)
{
	const struct layout *layout = drawing->layout;
	const struct note_row *row = &sheet->notes[index];
	const struct set *set = &layout->notes[row->note];
	bool opens = index == 0 || row->line == 0;
	bool closes = index + 1 == sheet->note_count || sheet->notes[index + 1].line == 0;
	if (opens)
		tag(drawing, "Note");
	if (row->line == 0)
		drawing->api->place(drawing->press,
				    str_printf(layout->arena, "note-%zu",
					       layout->document->notes[row->note].number)
					    .p,
				    drawing->margin, y);
	drawing->api->draw(drawing->press, set->lines, row->line, drawing->margin,
			   y + baseline(drawing, NOTE_POINTS));
	if (closes)
		untag(drawing);
}

static void draw_notes(struct drawing *drawing, const struct sheet *sheet)
{
	const struct layout *layout = drawing->layout;
	double bottom = layout->document->page.height - drawing->margin;
	double y = bottom - NOTE_PITCH * (double)sheet->note_count;
	if (!sheet->note_count)
		return;
	drawing->api->rule(drawing->press, drawing->margin, y - NOTE_GAP / 2, NOTE_RULE,
			   NOTE_RULE_HEIGHT);
	for (size_t i = 0; i < sheet->note_count; i++, y += NOTE_PITCH)
		draw_note_row(drawing, sheet, i, y);
}

static void draw_page_number(struct drawing *drawing, size_t page)
{
	const struct layout *layout = drawing->layout;
	const struct page_form *form = &layout->document->page;
	if (!form->page_numbers)
		return;
	struct str text = str_printf(layout->arena, "%zu", page + 1);
	struct press_text number = {
		.text = text.p, .n = text.n, .points = form->points, .width = layout->text_width};
	struct press_lines *lines = drawing->api->set(drawing->press, &number);
	drawing->api->draw(drawing->press, lines, 0,
			   (form->width - drawing->api->width(lines, 0)) / 2,
			   form->height - drawing->margin + PAGE_NUMBER_BELOW);
	drawing->api->drop(lines);
}

/* ---- the file ---- */

static void describe(struct drawing *drawing, enum press_key key, struct str value)
{
	if (value.n)
		drawing->api->describe(drawing->press, key, str_dup(drawing->layout->arena, value));
}

static void draw_sheets(struct drawing *drawing)
{
	const struct layout *layout = drawing->layout;
	tag(drawing, "Document");
	for (size_t page = 0; page < layout->sheet_count; page++) {
		draw_rows(drawing, page);
		draw_notes(drawing, &layout->sheets[page]);
		draw_page_number(drawing, page);
		if (page + 1 < layout->sheet_count)
			drawing->api->next_page(drawing->press);
	}
	untag(drawing);
}

bool render_pdf(struct strbuf *out, const struct layout *layout, struct str date)
{
	const struct document *document = layout->document;
	struct drawing drawing = {.layout = layout,
				  .api = layout->api,
				  .press = layout->press,
				  .out = out,
				  .margin = document->page.margin};
	if (!layout->api->begin(layout->press, document->page.width, document->page.height,
				write_bytes, out))
		return false;
	describe(&drawing, PRESS_TITLE, document->title);
	describe(&drawing, PRESS_AUTHOR, document->author);
	describe(&drawing, PRESS_CREATOR, STR("mundraft"));
	describe(&drawing, PRESS_DATE, date);
	draw_sheets(&drawing);
	return layout->api->end(layout->press);
}
