/*
 * Paragraphs to Markdown that reads as they do, with the way back: where each stood,
 * and which bytes are ours. The linter's rules need no other door than that text.
 */
#include "passages.h"

#include "mundraft/intake.h"
#include "mundraft/markup.h"
#include "mundraft/utf8.h"

#include <stdlib.h>

#define MAX_SHARES 200     /* families, sizes or spacings */
#define MAX_BOLD_BYTES 300 /* no longer paragraph is a heading */

struct form *form_new(struct arena *arena, enum form_kind kind)
{
	struct form *form = arena_new(arena, struct form);
	*form = (struct form){.kind = kind,
			      .width = FORM_UNKNOWN,
			      .height = FORM_UNKNOWN,
			      .left = FORM_UNKNOWN,
			      .right = FORM_UNKNOWN,
			      .top = FORM_UNKNOWN,
			      .bottom = FORM_UNKNOWN};
	return form;
}

struct passage *passage_add(struct passages *passages, enum origin_kind kind)
{
	struct passage *passage =
		arena_push(passages->arena, passages->items, passages->count, passages->room);
	passage->kind = kind;
	return passage;
}

struct piece *passage_piece(struct passages *passages, struct passage *passage,
			    enum piece_kind kind, struct str text)
{
	struct piece *piece =
		arena_push(passages->arena, passage->pieces, passage->count, passage->room);
	piece->kind = kind;
	piece->text = text;
	return piece;
}

static bool is_blank(struct str s)
{
	return !str_trim(s).n;
}

bool passage_has_text(const struct passage *passage)
{
	for (size_t i = 0; i < passage->count; i++)
		if (passage->pieces[i].kind == PIECE_TEXT && !is_blank(passage->pieces[i].text))
			return true;
	return false;
}

static size_t letters_of(struct str s)
{
	size_t n = 0;
	for (size_t i = 0; i < s.n; i++)
		n += !char_is_space(s.p[i]) && ((unsigned char)s.p[i] & 0xC0) != 0x80;
	return n;
}

size_t passage_letters(const struct passage *passage, bool bold_only)
{
	size_t n = 0;
	for (size_t i = 0; i < passage->count; i++)
		if (passage->pieces[i].kind == PIECE_TEXT &&
		    (!bold_only || passage->pieces[i].bold))
			n += letters_of(passage->pieces[i].text);
	return n;
}

/* ---- the text under construction ---- */

struct scribe {
	struct arena *arena;
	struct strbuf text;
	struct origin *origins;
	size_t origin_count, origin_room;
	size_t *added;
	size_t added_count, added_room;
	struct form *form;
	struct origin here;   /* of the passage being written */
	size_t page, on_page; /* paragraphs so far on the page */
	size_t lines;         /* paragraphs so far */
	unsigned list;        /* nesting of the item before */
	bool fresh;           /* nothing of the line is written yet */
	bool count_on_page;
};

static void add_ours(struct scribe *scribe, const char *markup)
{
	for (; *markup; markup++) {
		*arena_push(scribe->arena, scribe->added, scribe->added_count, scribe->added_room) =
			scribe->text.n;
		strbuf_addc(&scribe->text, *markup);
	}
}

static void add_origin(struct scribe *scribe, size_t at)
{
	struct origin *origin = arena_push(scribe->arena, scribe->origins, scribe->origin_count,
					   scribe->origin_room);
	*origin = scribe->here;
	origin->at = at;
}

/* What was escaped: bytes of the result that the text does not have there. */
static void note_escapes(struct scribe *scribe, size_t from, struct str text)
{
	size_t i = 0;
	for (size_t at = from; at < scribe->text.n; at++) {
		if (i < text.n && scribe->text.p[at] == text.p[i])
			i++;
		else
			*arena_push(scribe->arena, scribe->added, scribe->added_count,
				    scribe->added_room) = at;
	}
}

/* "1. " and "- " that somebody typed are what a plain text has, too. */
static size_t typed_mark(struct str s)
{
	size_t n = 0;
	if (s.n > 1 && s.p[0] == '-' && s.p[1] == ' ')
		return 2;
	while (n < s.n && n < 3 && char_is_digit(s.p[n]))
		n++;
	if (!n || n == s.n || (s.p[n] != '.' && s.p[n] != ')'))
		return 0;
	return n + 1 == s.n ? n + 1 : s.p[n + 1] == ' ' ? n + 2 : 0;
}

static void add_text(struct scribe *scribe, struct str text)
{
	if (scribe->fresh) {
		while (text.n && char_is_space(text.p[0]))
			text = str_part(text, 1, text.n);
		size_t mark = scribe->list ? 0 : typed_mark(text);
		strbuf_add(&scribe->text, str_part(text, 0, mark));
		if (mark && text.p[mark - 1] != ' ')
			add_ours(scribe, " "); /* the blank stands in the next piece */
		text = str_part(text, mark, text.n);
		scribe->fresh = scribe->fresh && !text.n;
	}
	size_t from = scribe->text.n;
	markup_escape(&scribe->text, text);
	note_escapes(scribe, from, text);
}

/* ---- what the form wants to know ---- */

static void count_share(struct arena *arena, struct form_shares *shares, struct str family,
			long value, size_t chars, size_t at)
{
	size_t i = 0;
	shares->chars += chars;
	while (i < shares->count &&
	       (shares->items[i].value != value || !str_eq_nocase(shares->items[i].family, family)))
		i++;
	if (i == MAX_SHARES)
		return; /* no paper has so many; it counts as odd by its absence */
	if (i == shares->count)
		*arena_push(arena, shares->items, shares->count, shares->room) =
			(struct form_share){.family = family, .value = value, .at = at};
	shares->items[i].chars += chars;
}

static int by_chars(const void *a, const void *b)
{
	const struct form_share *one = a, *two = b;
	if (one->chars != two->chars)
		return one->chars > two->chars ? -1 : 1;
	return (one->at > two->at) - (one->at < two->at);
}

static void sort_shares(struct form_shares *shares)
{
	if (shares->count)
		qsort(shares->items, shares->count, sizeof *shares->items, by_chars);
}

static void count_piece(struct scribe *scribe, const struct passage *passage,
			const struct piece *piece, size_t at)
{
	struct form *form = scribe->form;
	size_t chars = letters_of(piece->text);
	if (!chars || passage->kind != ORIGIN_PARAGRAPH || passage->heading)
		return;
	if (piece->family.n)
		count_share(scribe->arena, &form->families, piece->family, 0, chars, at);
	if (piece->size)
		count_share(scribe->arena, &form->sizes, (struct str){0}, piece->size, chars, at);
	if (passage->spacing)
		count_share(scribe->arena, &form->spacings, (struct str){0}, passage->spacing,
			    chars, at);
}

/* ---- one passage ---- */

/* Bold and nothing else: what many use for a heading. */
static bool looks_like_heading(const struct passage *passage)
{
	size_t bytes = 0, letters = passage_letters(passage, false);
	for (size_t i = 0; i < passage->count; i++) {
		bytes += passage->pieces[i].text.n;
		if (passage->pieces[i].kind == PIECE_BREAK)
			return false;
	}
	return !passage->heading && letters && passage_letters(passage, true) == letters &&
	       bytes <= MAX_BOLD_BYTES;
}

static void add_indent(struct scribe *scribe, unsigned list)
{
	for (unsigned i = 1; i < list; i++)
		add_ours(scribe, "    ");
}

static void begin_line(struct scribe *scribe, const struct passage *passage)
{
	static const char *const marks[] = {"", "# ", "## ", "### ", "#### ", "##### ", "###### "};
	unsigned most = scribe->list + 1; /* an item cannot skip a level */
	scribe->list = passage->list < most ? passage->list : most;
	add_indent(scribe, scribe->list);
	if (scribe->list)
		add_ours(scribe, passage->ordered ? "1. " : "- ");
	add_ours(scribe, marks[passage->heading]);
	scribe->fresh = true;
}

/* A paragraph that goes on over the page is the first one there. */
static void turn_page(struct scribe *scribe, size_t page, bool begun)
{
	if (page == scribe->page)
		return;
	scribe->page = page;
	scribe->on_page = begun ? 1 : 0;
	if (!begun)
		return;
	scribe->here.page = page;
	if (scribe->count_on_page)
		scribe->here.number = 1;
	add_origin(scribe, scribe->text.n);
}

static void begin_passage(struct scribe *scribe, const struct passage *passage)
{
	size_t start = scribe->text.n;
	bool paragraph = passage->kind == ORIGIN_PARAGRAPH;
	for (size_t i = 0; i < passage->count && paragraph; i++) {
		if (passage->pieces[i].kind != PIECE_TEXT || is_blank(passage->pieces[i].text))
			continue;
		turn_page(scribe, passage->pieces[i].page, false);
		break;
	}
	scribe->lines++;
	scribe->on_page += paragraph;
	scribe->here = (struct origin){.start = start,
				       .kind = passage->kind,
				       .page = paragraph ? scribe->page : passage->pieces[0].page,
				       .number = passage->number,
				       .line = scribe->lines};
	if (!passage->number)
		scribe->here.number = scribe->count_on_page ? scribe->on_page : scribe->lines;
	add_origin(scribe, start);
}

static void add_mark(struct scribe *scribe, struct str key)
{
	add_ours(scribe, "[^");
	for (size_t i = 0; i < key.n; i++)
		add_ours(scribe, (char[]){key.p[i], 0});
	add_ours(scribe, "]");
}

static void add_break(struct scribe *scribe, const struct passage *passage)
{
	if (passage->heading || passage->kind == ORIGIN_FOOTNOTE ||
	    passage->kind == ORIGIN_ENDNOTE || scribe->list) {
		strbuf_addc(&scribe->text, ' ');
		return;
	}
	add_ours(scribe, "\\\n");
	scribe->fresh = true;
}

/* The last piece with text, so that what follows it is not written. */
static size_t last_text(const struct passage *passage)
{
	size_t n = passage->count;
	while (n && (passage->pieces[n - 1].kind == PIECE_BREAK ||
		     (passage->pieces[n - 1].kind == PIECE_TEXT &&
		      is_blank(passage->pieces[n - 1].text))))
		n--;
	return n;
}

static struct str trimmed_end(struct str s)
{
	while (s.n && char_is_space(s.p[s.n - 1]))
		s.n--;
	return s;
}

static void add_pieces(struct scribe *scribe, const struct passage *passage)
{
	size_t end = last_text(passage);
	bool begun = false;
	for (size_t i = 0; i < end; i++) {
		const struct piece *piece = &passage->pieces[i];
		if (piece->kind == PIECE_BREAK && begun) {
			add_break(scribe, passage);
		} else if (piece->kind == PIECE_MARK) {
			add_mark(scribe, piece->text);
		} else if (piece->kind == PIECE_TEXT && (begun || !is_blank(piece->text))) {
			if (passage->kind == ORIGIN_PARAGRAPH && begun && !is_blank(piece->text))
				turn_page(scribe, piece->page, true);
			count_piece(scribe, passage, piece, scribe->text.n);
			add_text(scribe, i + 1 == end ? trimmed_end(piece->text) : piece->text);
			begun = true;
		}
	}
}

static void add_passage(struct scribe *scribe, const struct passage *passage)
{
	bool heading = looks_like_heading(passage) && !passage->note.n;
	begin_passage(scribe, passage);
	if (passage->note.n) {
		scribe->list = 0;
		add_mark(scribe, passage->note);
		add_ours(scribe, ": ");
		scribe->fresh = true;
	} else if (passage->kind == ORIGIN_FOOTNOTE || passage->kind == ORIGIN_ENDNOTE) {
		add_ours(scribe, "    "); /* a further paragraph of the note */
		scribe->fresh = true;
	} else {
		begin_line(scribe, passage);
	}
	if (heading)
		add_ours(scribe, "**");
	add_pieces(scribe, passage);
	if (heading)
		add_ours(scribe, "**");
	add_ours(scribe, "\n\n");
}

struct paper *passages_to_paper(const struct passages *passages, struct str name, struct form *form,
				struct diags *diags)
{
	struct arena *arena = passages->arena;
	struct scribe scribe = {
		.arena = arena, .form = form, .count_on_page = passages->count_on_page};
	strbuf_init(&scribe.text, arena);
	for (size_t i = 0; i < passages->count && scribe.text.n <= PAPER_MAX_BYTES; i++)
		if (passage_has_text(&passages->items[i]))
			add_passage(&scribe, &passages->items[i]);
	if (!scribe.origin_count)
		add_origin(&scribe, 0);
	sort_shares(&form->families);
	sort_shares(&form->sizes);
	sort_shares(&form->spacings);
	if (scribe.text.n > PAPER_MAX_BYTES)
		return intake_error(arena, name, RULE_FILE_LIMIT, diags,
				    "holds more than 1 MiB of text, which no position paper does",
				    "check that this is the right file");
	struct source *source = source_new(arena, name, strbuf_str(&scribe.text));
	struct origins *origins = arena_new(arena, struct origins);
	*origins = (struct origins){scribe.origins, scribe.origin_count, scribe.added,
				    scribe.added_count};
	source->origins = origins;
	return paper_parse(arena, source, diags);
}
