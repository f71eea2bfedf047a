/*
 * A document as plain text, for forms that take no markup: notes are numbers in
 * brackets with a list at the end. Knows nothing of pages.
 */
#include "internal.h"

#include "mundraft/utf8.h"

#include <string.h>

struct writer {
	struct strbuf *out;
	struct arena *arena;
	size_t columns;
};

static struct str address_shown(struct str address)
{
	return str_starts(address, STR("mailto:")) ? str_part(address, 7, address.n) : address;
}

/* An address is added where the words do not show it already. */
static void add_address(struct strbuf *text, const struct piece *piece, const struct piece *next)
{
	struct str address = address_shown(piece->link);
	bool goes_on = next && next->kind == PIECE_TEXT && str_eq(next->link, piece->link);
	if (!address.n || goes_on || str_ends(address, piece->text))
		return;
	strbuf_addf(text, " (%.*s)", STR_ARG(address));
}

static struct str words_of(struct writer *writer, const struct piece *pieces, size_t count)
{
	struct strbuf text;
	strbuf_init(&text, writer->arena);
	for (size_t i = 0; i < count; i++) {
		const struct piece *piece = &pieces[i];
		if (piece->kind == PIECE_NOTE)
			strbuf_addf(&text, "[%.*s]", STR_ARG(piece->text));
		else if (piece->kind == PIECE_BREAK)
			strbuf_addc(&text, '\n');
		else
			strbuf_add(&text, piece->text);
		if (piece->kind == PIECE_TEXT)
			add_address(&text, piece, i + 1 < count ? piece + 1 : NULL);
	}
	return strbuf_str(&text);
}

static size_t width_of(struct str text)
{
	size_t width = 0, n;
	for (size_t i = 0; i < text.n; i += n) {
		int columns = utf8_width(utf8_decode(str_part(text, i, text.n), &n));
		width += columns > 0 ? (size_t)columns : 0;
	}
	return width;
}

static void indent(struct writer *writer, size_t n)
{
	for (size_t i = 0; i < n; i++)
		strbuf_addc(writer->out, ' ');
}

/* One line of text; its further lines are indented by `hang`. */
static void add_line(struct writer *writer, struct str line, size_t column, size_t hang)
{
	struct str word;
	bool first = true;
	if (!writer->columns) {
		strbuf_add(writer->out, line);
		return;
	}
	while (str_next_piece(&line, ' ', &word)) {
		size_t width = width_of(word);
		if (!first && column + 1 + width > writer->columns) {
			strbuf_addc(writer->out, '\n');
			indent(writer, hang);
			column = hang;
		} else if (!first) {
			strbuf_addc(writer->out, ' ');
			column++;
		}
		strbuf_add(writer->out, word);
		column += width;
		first = false;
	}
}

static void add_lines(struct writer *writer, struct str text, size_t column, size_t hang)
{
	struct str line;
	bool first = true;
	while (str_next_line(&text, &line)) {
		if (!first) {
			strbuf_addc(writer->out, '\n');
			indent(writer, hang);
			column = hang;
		}
		add_line(writer, line, column, hang);
		first = false;
	}
	strbuf_addc(writer->out, '\n');
}

/* Fields, items of one list and code without a blank line between them. */
static bool stands_close(const struct element *above, const struct element *element)
{
	if (above->kind == ELEMENT_FIELD)
		return element->kind == ELEMENT_FIELD;
	return element->kind == ELEMENT_ITEM && above->kind == ELEMENT_ITEM && above->list &&
	       element->depth != above->depth;
}

static struct str label_of(struct writer *writer, const struct element *element)
{
	if (element->kind == ELEMENT_ENDNOTE)
		return str_printf(writer->arena, "[%zu] ", element->number);
	if (element->kind != ELEMENT_ITEM)
		return (struct str){0};
	return element->ordered ? str_printf(writer->arena, "%zu. ", element->number) : STR("- ");
}

static void add_element(struct writer *writer, const struct element *element)
{
	size_t level = element->depth ? element->depth - 1 : 0;
	size_t left = 3 * level + 4 * (size_t)element->quotes;
	struct str label = label_of(writer, element);
	if (element->depth && element->kind != ELEMENT_ITEM)
		left += 3;
	if (element->kind == ELEMENT_CODE)
		left += 4;
	indent(writer, left);
	strbuf_add(writer->out, label);
	left += label.n;
	add_lines(writer, words_of(writer, element->pieces, element->piece_count), left, left);
}

/* The list of footnotes; endnotes are elements. */
static void add_notes(struct writer *writer, const struct document *document)
{
	if (document->note_place != NOTES_FOOT || !document->note_count)
		return;
	strbuf_adds(writer->out, "\nNotes\n\n");
	for (size_t i = 0; i < document->note_count; i++) {
		const struct footnote *note = &document->notes[i];
		struct str label = str_printf(writer->arena, "[%zu] ", note->number);
		strbuf_add(writer->out, label);
		add_lines(writer, words_of(writer, note->pieces, note->piece_count), label.n,
			  label.n);
	}
}

void render_text(struct strbuf *out, const struct document *document, size_t columns)
{
	struct writer writer = {.out = out, .arena = out->arena, .columns = columns};
	for (size_t i = 0; i < document->element_count; i++) {
		const struct element *element = &document->elements[i];
		if (i && !stands_close(element - 1, element))
			strbuf_addc(out, '\n');
		add_element(&writer, element);
	}
	add_notes(&writer, document);
}
