/*
 * Lines onto pages. The press breaks a paragraph into lines; here they get their
 * gaps, their notes and their page: at least two lines of a paragraph on either side
 * of a break, a heading with what it stands above, a note on the page of its mark.
 * There is no way to ask for a break. Knows neither fonts nor files.
 */
#include "layout.h"

#include <string.h>

#define EPSILON 0.01 /* points: what adding up may lose */
#define ENTRY_INDENT (-HANGING_INDENT)
#define MOST_BYTES (160 * 1024)
#define LONGEST_WORD 250 /* bytes: wider than a line, and no word */
#define SPLIT_FROM 3     /* lines of a note that may go on over the leaf, */
#define SPLIT_LEAST 2    /* of which so many stay: measured on LibreOffice, 97 % of page tops */

/* ---- setting ---- */

struct setting {
	struct arena *arena;
	struct set *set;
	struct strbuf text;
	struct press_run *runs;
	size_t run_count, run_room;
};

static void add_run(struct setting *setting, size_t start, unsigned style, const char *link)
{
	if (start == setting->text.n)
		return;
	*arena_push(setting->arena, setting->runs, setting->run_count, setting->run_room) =
		(struct press_run){start, setting->text.n, style, link, NULL};
}

/*
 * Whatever ends a line to the press is a blank to us. A run of letters that no line
 * could hold gets places to break at: the press would search long for them.
 */
static void add_words(struct strbuf *out, struct str text)
{
	size_t word = 0;
	for (size_t i = 0; i < text.n; i++) {
		bool starts_letter = ((unsigned char)text.p[i] & 0xC0) != 0x80;
		word = text.p[i] == ' ' ? 0 : word + 1;
		if (word > LONGEST_WORD && starts_letter) {
			strbuf_adds(out, "\xe2\x80\x8b");
			word = 1;
		}
		struct str three = str_part(text, i, i + 3);
		bool separator = str_is(three, "\xe2\x80\xa8") || str_is(three, "\xe2\x80\xa9");
		unsigned char c = (unsigned char)text.p[i];
		if (separator)
			i += 2;
		strbuf_addc(out, separator || (c < ' ' && c != '\t') ? ' ' : text.p[i]);
	}
}

static void add_mark(struct setting *setting, const struct piece *piece)
{
	struct set *set = setting->set;
	size_t start = setting->text.n;
	*arena_push(setting->arena, set->calls, set->call_count, set->call_room) =
		(struct note_call){start, piece->note};
	strbuf_add(&setting->text, piece->text);
	add_run(setting, start, PRESS_RAISED,
		str_printf(setting->arena, "#note-%.*s", STR_ARG(piece->text)).p);
}

static void add_piece(struct setting *setting, const struct piece *piece, unsigned style)
{
	size_t start = setting->text.n;
	if (piece->kind == PIECE_NOTE) {
		add_mark(setting, piece);
		return;
	}
	if (piece->kind == PIECE_BREAK)
		strbuf_adds(&setting->text, "\xe2\x80\xa8");
	else
		add_words(&setting->text, piece->text);
	style |= (piece->style & STYLE_BOLD ? PRESS_BOLD : 0u) |
		 (piece->style & STYLE_ITALIC ? PRESS_ITALIC : 0u) |
		 (piece->style & STYLE_CODE ? PRESS_CODE : 0u);
	add_run(setting, start, style, piece->link.n ? str_dup(setting->arena, piece->link) : NULL);
}

/*
 * Cairo marks the content of innermost tags only: where a paragraph holds a link or a
 * label, its other words need a tag as well.
 */
static void tag_runs(struct setting *setting, bool labelled)
{
	bool mixed = labelled;
	for (size_t i = 0; i < setting->run_count; i++)
		mixed = mixed || setting->runs[i].link || setting->runs[i].tag;
	for (size_t i = 0; mixed && i < setting->run_count; i++)
		if (!setting->runs[i].link && !setting->runs[i].tag)
			setting->runs[i].tag = "Span";
}

static void finish(struct layout *layout, struct setting *setting, double points, double width,
		   double indent)
{
	struct set *set = setting->set;
	tag_runs(setting, set->label_lines != NULL);
	strbuf_adds(&setting->text, "");
	set->text = (struct press_text){.text = setting->text.p ? setting->text.p : "",
					.n = setting->text.n,
					.runs = setting->runs,
					.run_count = setting->run_count,
					.points = points,
					.width = width,
					.indent = indent};
	set->lines = layout->api->set(layout->press, &set->text);
	set->count = layout->api->count(set->lines);
}

double element_left(const struct element *element)
{
	return LIST_INDENT * element->depth + QUOTE_INDENT * element->quotes;
}

/* Deep nesting must leave room for words. */
static double width_for(const struct layout *layout, const struct element *element)
{
	double width = layout->text_width - element_left(element) - QUOTE_INDENT * element->quotes;
	return width > 72 ? width : 72;
}

static double indent_for(const struct layout *layout, const struct element *element)
{
	if (element->kind == ELEMENT_ENTRY || element->kind == ELEMENT_ENDNOTE)
		return ENTRY_INDENT;
	if (element->kind != ELEMENT_PARAGRAPH || element->depth || element->quotes)
		return 0;
	return layout->document->page.indent;
}

static void set_label(struct layout *layout, struct set *set, const struct element *element)
{
	if (element->kind != ELEMENT_ITEM)
		return;
	struct str text = element->ordered ? str_printf(layout->arena, "%zu.", element->number)
					   : STR("\xe2\x80\xa2");
	set->label = (struct press_text){.text = text.p,
					 .n = text.n,
					 .points = layout->document->page.points,
					 .width = layout->text_width};
	set->label_lines = layout->api->set(layout->press, &set->label);
}

static void set_element(struct layout *layout, size_t index)
{
	const struct element *element = &layout->document->elements[index];
	struct setting setting = {.arena = layout->arena, .set = &layout->elements[index]};
	unsigned style = element->kind == ELEMENT_HEADING ? PRESS_BOLD : 0;
	strbuf_init(&setting.text, layout->arena);
	if (element->kind == ELEMENT_ENDNOTE) {
		strbuf_addf(&setting.text, "%zu. ", element->number);
		add_run(&setting, 0, 0, NULL);
	}
	for (size_t i = 0; i < element->piece_count; i++)
		add_piece(&setting, &element->pieces[i], style);
	set_label(layout, setting.set, element);
	finish(layout, &setting, layout->document->page.points, width_for(layout, element),
	       indent_for(layout, element));
}

static void set_note(struct layout *layout, size_t index)
{
	const struct footnote *note = &layout->document->notes[index];
	struct setting setting = {.arena = layout->arena, .set = &layout->notes[index]};
	strbuf_init(&setting.text, layout->arena);
	strbuf_addf(&setting.text, "%zu", note->number);
	add_run(&setting, 0, PRESS_RAISED, NULL);
	setting.runs[0].tag = "Lbl";
	size_t start = setting.text.n;
	strbuf_addc(&setting.text, ' ');
	add_run(&setting, start, 0, NULL);
	for (size_t i = 0; i < note->piece_count; i++)
		add_piece(&setting, &note->pieces[i], 0);
	finish(layout, &setting, NOTE_POINTS, layout->text_width, 0);
}

/* ---- rows ---- */

static bool is_heading(const struct layout *layout, const struct row *row)
{
	return layout->document->elements[row->element].kind == ELEMENT_HEADING;
}

/* The wider of what the one above asks for and what this one asks for. */
static double gap_above(const struct layout *layout, const struct element *above,
			const struct element *element)
{
	double after = layout->document->page.after;
	double before = element->kind == ELEMENT_HEADING ? HEADING_BEFORE : 0;
	if (above->kind == ELEMENT_HEADING)
		after = 0;
	else if (above->kind == ELEMENT_FIELD)
		after = element->kind == ELEMENT_FIELD ? 0 : FIELDS_AFTER;
	return after > before ? after : before;
}

static void add_rows(struct layout *layout, size_t index, double before)
{
	const struct set *set = &layout->elements[index];
	size_t call = 0;
	for (size_t line = 0; line < set->count; line++) {
		struct row *row = arena_push(layout->arena, layout->rows, layout->row_count,
					     layout->row_room);
		size_t end = line + 1 < set->count ? layout->api->start(set->lines, line + 1)
						   : set->text.n;
		*row = (struct row){.element = index, .line = line, .first_note = call};
		row->before = line ? 0 : before;
		while (call < set->call_count && set->calls[call].start < end)
			call++;
		row->note_end = call;
	}
}

/* `counted`: only what counts towards the limit. */
static void make_rows(struct layout *layout, bool counted)
{
	const struct document *document = layout->document;
	const struct element *above = NULL;
	layout->row_count = 0;
	for (size_t i = 0; i < document->element_count; i++) {
		const struct element *element = &document->elements[i];
		if (counted && !element->counted)
			continue;
		add_rows(layout, i, above ? gap_above(layout, above, element) : 0);
		above = element;
	}
}

/* ---- pages ---- */

struct filling {
	struct layout *layout;
	bool notes;             /* whether notes take room */
	struct note_row *carry; /* what the page before had no room for */
	size_t carry_count;
};

/*
 * Lines of notes that a row brings onto its page: all of them, or the fewest that must
 * stand there with it, where the rest of its last note goes on over the leaf.
 */
static size_t note_lines(const struct filling *filling, const struct row *row, bool fewest)
{
	const struct layout *layout = filling->layout;
	const struct set *set = &layout->elements[row->element];
	size_t lines = 0, last = 0;
	for (size_t i = row->first_note; filling->notes && i < row->note_end; i++) {
		last = layout->notes[set->calls[i].note].count;
		lines += last;
	}
	return fewest && last >= SPLIT_FROM ? lines - last + SPLIT_LEAST : lines;
}

static double notes_height(size_t lines)
{
	return lines ? NOTE_GAP + NOTE_PITCH * (double)lines : 0;
}

/* The first row that does not fit; the first one always does where nothing was carried over. */
static size_t fill(const struct filling *filling, size_t first)
{
	const struct layout *layout = filling->layout;
	size_t notes = filling->carry_count, i = first;
	double y = 0;
	for (; i < layout->row_count; i++) {
		const struct row *row = &layout->rows[i];
		double top = y + (i == first ? 0 : row->before);
		size_t lines = notes + note_lines(filling, row, true);
		double bottom = top + layout->single + notes_height(lines);
		bool forced = i == first && !filling->carry_count;
		if (!forced && bottom > layout->text_height + EPSILON)
			break;
		y = top + layout->pitch;
		notes += note_lines(filling, row, false);
	}
	return i;
}

/* Of a paragraph at least two lines stay, and at least two go. */
static size_t before_widow(const struct layout *layout, size_t at)
{
	const struct row *row = &layout->rows[at];
	size_t count = layout->elements[row->element].count, line = row->line;
	if (line == 0)
		return at;
	if (is_heading(layout, row))
		return at - line;
	if (line + 1 == count)
		line--;
	if (line == 1)
		line = 0;
	return at - (row->line - line);
}

/* A break that may stand: never before `first`, and where all would go, as it came. */
static size_t good_break(const struct layout *layout, size_t first, size_t at)
{
	if (at >= layout->row_count)
		return at;
	size_t best = before_widow(layout, at);
	while (best > first && is_heading(layout, &layout->rows[best - 1]))
		best--;
	return best > first && best <= at ? best : at;
}

static void add_note_rows(struct filling *filling, struct sheet *sheet, const struct row *row)
{
	const struct layout *layout = filling->layout;
	const struct set *set = &layout->elements[row->element];
	for (size_t i = row->first_note; filling->notes && i < row->note_end; i++) {
		size_t note = set->calls[i].note;
		for (size_t line = 0; line < layout->notes[note].count; line++)
			*arena_push(layout->arena, sheet->notes, sheet->note_count,
				    sheet->note_room) = (struct note_row){note, line};
	}
}

/* Notes that do not fit, as a single one longer than a page, go on over the leaf. */
static void carry_over(struct filling *filling, struct sheet *sheet)
{
	const struct layout *layout = filling->layout;
	bool text = sheet->end > sheet->first;
	double body = text ? sheet->used - layout->pitch + layout->single : 0;
	double room = layout->text_height - body - NOTE_GAP + EPSILON;
	size_t fits = room > 0 ? (size_t)(room / NOTE_PITCH) : 0;
	filling->carry_count = 0;
	if (sheet->note_count > fits) {
		filling->carry = sheet->notes + fits;
		filling->carry_count = sheet->note_count - fits;
		sheet->note_count = sheet->note_room = fits;
	}
	sheet->notes_height = notes_height(sheet->note_count);
}

static size_t add_sheet(struct filling *filling, size_t first)
{
	struct layout *layout = filling->layout;
	struct sheet *sheet =
		arena_push(layout->arena, layout->sheets, layout->sheet_count, layout->sheet_room);
	size_t end = fill(filling, first);
	*sheet = (struct sheet){.first = first, .end = good_break(layout, first, end)};
	for (size_t i = 0; i < filling->carry_count; i++)
		*arena_push(layout->arena, sheet->notes, sheet->note_count, sheet->note_room) =
			filling->carry[i];
	for (size_t i = sheet->first; i < sheet->end; i++) {
		const struct row *row = &layout->rows[i];
		sheet->used += (i == sheet->first ? 0 : row->before) + layout->pitch;
		add_note_rows(filling, sheet, row);
	}
	carry_over(filling, sheet);
	return sheet->end;
}

static void make_sheets(struct layout *layout, bool notes)
{
	struct filling filling = {.layout = layout, .notes = notes};
	size_t row = 0;
	layout->sheet_count = 0;
	do
		row = add_sheet(&filling, row);
	while (row < layout->row_count || filling.carry_count);
}

/* ---- the whole ---- */

static size_t bytes_of(const struct piece *pieces, size_t count)
{
	size_t bytes = 0;
	for (size_t i = 0; i < count; i++)
		bytes += pieces[i].text.n + 1;
	return bytes;
}

bool layout_can(const struct document *document)
{
	size_t bytes = 0;
	for (size_t i = 0; i < document->element_count; i++)
		bytes += bytes_of(document->elements[i].pieces, document->elements[i].piece_count);
	for (size_t i = 0; i < document->note_count; i++)
		bytes += bytes_of(document->notes[i].pieces, document->notes[i].piece_count);
	return bytes <= MOST_BYTES;
}

struct layout *layout_make(struct arena *arena, const struct document *document,
			   const struct press_api *api, struct press *press,
			   const struct press_metrics *metrics)
{
	struct layout *layout = arena_new(arena, struct layout);
	const struct page_form *page = &document->page;
	*layout = (struct layout){.arena = arena,
				  .document = document,
				  .api = api,
				  .press = press,
				  .metrics = *metrics,
				  .single = metrics->pitch * page->points,
				  .text_width = page->width - 2 * page->margin,
				  .text_height = page->height - 2 * page->margin};
	layout->pitch = layout->single * page->spacing;
	layout->elements = arena_array(arena, document->element_count, struct set);
	layout->notes = arena_array(arena, document->note_count, struct set);
	for (size_t i = 0; i < document->element_count; i++)
		set_element(layout, i);
	for (size_t i = 0; document->note_place == NOTES_FOOT && i < document->note_count; i++)
		set_note(layout, i);
	make_rows(layout, false);
	make_sheets(layout, document->note_place == NOTES_FOOT);
	return layout;
}

static void drop(const struct layout *layout, const struct set *set)
{
	if (set->lines)
		layout->api->drop(set->lines);
	if (set->label_lines)
		layout->api->drop(set->label_lines);
}

void layout_release(struct layout *layout)
{
	for (size_t i = 0; i < layout->document->element_count; i++)
		drop(layout, &layout->elements[i]);
	for (size_t i = 0; i < layout->document->note_count; i++)
		drop(layout, &layout->notes[i]);
}

/* ---- counting ---- */

/* How many lines still fit below the last one of a page. */
static size_t room_on(const struct layout *layout, const struct sheet *sheet)
{
	double room = layout->text_height - sheet->notes_height - sheet->used;
	if (room + EPSILON < layout->single)
		return 0;
	return (size_t)((room - layout->single + EPSILON) / layout->pitch) + 1;
}

static size_t lines_on_page(const struct layout *layout)
{
	const struct sheet empty = {0};
	return room_on(layout, &empty);
}

static void measure(const struct layout *layout, struct page_count *count)
{
	size_t limit = (size_t)layout->document->page.limit;
	const struct sheet *last = &layout->sheets[layout->sheet_count - 1];
	count->counted = layout->sheet_count;
	if (limit && count->counted > limit) {
		size_t first = layout->sheets[limit].first;
		count->over = layout->row_count - first;
		if (first < layout->row_count)
			count->past = layout->document->elements[layout->rows[first].element].span;
		return;
	}
	count->spare = room_on(layout, last);
	if (limit)
		count->spare += (limit - count->counted) * lines_on_page(layout);
}

static bool counts_all(const struct document *document)
{
	for (size_t i = 0; i < document->element_count; i++)
		if (!document->elements[i].counted)
			return false;
	return document->note_place != NOTES_FOOT || !document->note_count ||
	       document->page.counts_works;
}

/* What does not count is left away, and the rest laid out for itself. */
struct page_count layout_count(struct layout *layout)
{
	const struct document *document = layout->document;
	struct page_count count = {.printed = layout->sheet_count};
	struct layout counted = *layout;
	count.partial = !counts_all(document);
	if (count.partial) {
		counted.rows = NULL;
		counted.sheets = NULL;
		counted.row_count = counted.row_room = 0;
		counted.sheet_count = counted.sheet_room = 0;
		make_rows(&counted, true);
		make_sheets(&counted,
			    document->note_place == NOTES_FOOT && document->page.counts_works);
	}
	measure(&counted, &count);
	return count;
}
