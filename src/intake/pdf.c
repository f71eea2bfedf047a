/*
 * A PDF as a paper: its lines become paragraphs again. A line begins a new one where it
 * is set apart, indented or of other letters, or where its first word would still have
 * fitted on the line above.
 */
#include "pdf.h"

#include <math.h>

#define LARGER 1.4   /* points: letters so much larger are a heading's, as bold ones are */
#define SET_IN 0.9   /* of the letters' size: what an indent is at least */
#define CELL_GAP 2.5 /* of the letters' size */
#define FULL 0.06    /* of the width: how ragged a full line may be beyond its next word */

struct reader {
	struct pdf *pdf;
	struct passages passages;
	struct passage *open;         /* NULL: the next line begins one */
	const struct pdf_line *above; /* the last one of the open passage */
	double left, right;           /* the edges of the running text */
	double first_left;            /* of the open passage's first line */
	bool hangs;                   /* its other lines are set in */
	size_t pitches;               /* lines of the open passage but the first */
	double pitch;                 /* their sum */
	bool notes[1000];             /* numbers of notes that the file has */
	size_t last_mark;             /* the number of the mark before */
	bool reading_note;
};

/* ---- notes ---- */

/* The number that a line of notes starts with, and how many bytes it takes. */
static size_t leading_number(struct str text, size_t *length)
{
	size_t n = 0, value = 0;
	while (n < text.n && n < 3 && char_is_digit(text.p[n]))
		value = value * 10 + (size_t)(text.p[n++] - '0');
	if (n < text.n && (text.p[n] == '.' || text.p[n] == ')'))
		n++;
	*length = n;
	return n < text.n && !char_is_digit(text.p[n]) ? value : 0;
}

static bool raised_start(const struct pdf *pdf, const struct pdf_line *line)
{
	return line->kind == LINE_NOTES && line->count > 1 && pdf_is_mark(pdf, line, 0);
}

/*
 * A note begins with its mark: raised, or, where no note's is, a plain number that goes on
 * counting. (Other lines of a note may begin with a number, too.)
 */
static void find_notes(struct reader *reader)
{
	struct pdf *pdf = reader->pdf;
	size_t length, last = 0;
	bool raised = false;
	for (size_t i = 0; i < pdf->line_count; i++)
		raised = raised || raised_start(pdf, &pdf->lines[i]);
	for (size_t i = 0; i < pdf->line_count; i++) {
		struct pdf_line *line = &pdf->lines[i];
		if (line->kind != LINE_NOTES || (raised && !raised_start(pdf, line)))
			continue;
		size_t number = leading_number(pdf_line_text(pdf, line), &length);
		if (!raised && number != last + 1)
			continue;
		line->note = last = number;
		reader->notes[number] = number > 0;
	}
}

/* ---- where a paragraph begins ---- */

static double first_word_width(const struct pdf_line *line)
{
	const struct pdf_piece *piece = line->pieces[0];
	size_t blank = str_find(piece->text, STR(" "), 0);
	return piece->width * (double)blank / (double)piece->text.n;
}

/* A stop, be it inside a quotation or in front of a note's mark. */
static bool ends_sentence(struct str s)
{
	static const char *const closing[] = {"\"", "\xe2\x80\x9d", "'", "\xe2\x80\x99", ")", NULL};
	s = str_trim(s);
	for (size_t i = 0; closing[i]; i++)
		if (str_ends(s, str_of(closing[i])))
			s.n -= str_of(closing[i]).n;
	while (s.n && (char_is_digit(s.p[s.n - 1]) || s.p[s.n - 1] == ' '))
		s.n--; /* the mark; a sentence may end on a number, but then a stop follows */
	return s.n && (s.p[s.n - 1] == '.' || s.p[s.n - 1] == '!' || s.p[s.n - 1] == '?');
}

/* The line above had room for this line's first word. */
static bool had_room(const struct reader *reader, const struct pdf_line *line)
{
	double room = reader->right - reader->above->right;
	return room > first_word_width(line) + (reader->right - reader->left) * FULL;
}

static bool has_bullet(struct str text, size_t *length)
{
	static const char *const bullets[] = {
		"\xe2\x80\xa2", "\xe2\x97\x8f", "\xe2\x97\x8b", "\xe2\x96\xaa", "\xe2\x97\xa6",
		"\xe2\x80\xa3", "\xe2\x88\x99", "\xef\x82\xb7", "\xe2\x81\x83", NULL};
	for (size_t i = 0; bullets[i]; i++)
		if (str_starts(text, str_of(bullets[i]))) {
			*length = str_of(bullets[i]).n;
			return true;
		}
	return false;
}

static bool starts_list(struct str text)
{
	size_t length;
	if (has_bullet(text, &length) || str_starts(text, STR("- ")))
		return true;
	return leading_number(text, &length) && length && length < text.n &&
	       text.p[length] == ' ' && (text.p[length - 1] == '.' || text.p[length - 1] == ')');
}

/* "Country: Chad": a few words, the first with a capital, and a colon. */
static bool starts_label(struct str text)
{
	size_t colon = str_find(text, STR(":"), 0);
	return colon > 2 && colon < 28 && colon < text.n && char_is_upper(text.p[0]) &&
	       str_words(str_part(text, 0, colon)) <= 3;
}

/* The next line of a heading block, of which none need be short. */
static bool is_next_label(const struct reader *reader, const struct pdf_line *line)
{
	return line->page == 1 && starts_label(str_trim(reader->open->pieces[0].text)) &&
	       starts_label(pdf_line_text(reader->pdf, line));
}

static bool is_apart(const struct reader *reader, const struct pdf_line *line)
{
	const struct pdf_line *above = reader->above;
	double pitch = fmax(reader->pdf->pitch, above->size * 1.2) * 1.25;
	if (reader->pitches)
		pitch = reader->pitch / (double)reader->pitches + fmax(2, above->size * 0.2);
	if (above->page == line->page)
		return line->base - above->base > pitch;
	/* Over the page: only a sentence that stops leaves a doubt. */
	return ends_sentence(pdf_line_text(reader->pdf, above)) && had_room(reader, line);
}

/*
 * The first line of a paragraph is set in, and what stands above it has ended. Where the
 * line below it is set in as well, an entry hangs: all its lines but the first are.
 */
static bool is_set_in(const struct reader *reader, const struct pdf_line *line)
{
	const struct pdf_line *above = reader->above, *below = line + 1;
	bool last = below == reader->pdf->lines + reader->pdf->line_count;
	if (line->left <= above->left + line->size * SET_IN ||
	    above->left >= reader->left + line->size)
		return false;
	bool hangs = !last && below->page == line->page && fabs(below->left - line->left) < 2;
	return !hangs && ends_sentence(pdf_line_text(reader->pdf, above));
}

static bool begins(const struct reader *reader, const struct pdf_line *line)
{
	const struct pdf_line *above = reader->above;
	if (!reader->open || !above)
		return true;
	if (line->note)
		return true;
	if (reader->reading_note && line->kind == LINE_NOTES)
		return false;
	if (fabs(line->size - above->size) > 0.7 || line->bold != above->bold)
		return true;
	return is_apart(reader, line) || had_room(reader, line) || is_next_label(reader, line) ||
	       starts_list(str_trim(line->pieces[0]->text)) || is_set_in(reader, line) ||
	       (reader->hangs && line->left < above->left - line->size * SET_IN);
}

/* ---- paragraphs ---- */

static struct piece *add_piece(struct reader *reader, enum piece_kind kind, struct str text,
			       const struct pdf_piece *from)
{
	struct piece *piece = passage_piece(&reader->passages, reader->open, kind, text);
	piece->family = from->font->family;
	piece->size = (long)(from->font->size * 10 + 0.5);
	piece->bold = from->bold || from->font->size > reader->pdf->size + LARGER;
	piece->page = from->page;
	return piece;
}

/*
 * Marks of several notes at one place run together: "1213" behind mark 11 is 12 and 13.
 * The length of the next one's digits.
 */
static size_t mark_digits(const struct reader *reader, struct str digits)
{
	char next[24];
	size_t n = 0, number = reader->last_mark + 1;
	for (size_t rest = number; rest; rest /= 10)
		n++;
	if (n >= digits.n || !reader->notes[number < 1000 ? number : 0])
		return digits.n;
	for (size_t i = n; i > 0; i--, number /= 10)
		next[i - 1] = (char)('0' + number % 10);
	return str_starts(digits, (struct str){next, n}) ? n : digits.n;
}

/* A mark whose note is not in the file stands as it would in plain text. */
static void add_mark(struct reader *reader, const struct pdf_piece *piece, struct str digits)
{
	long number = 0;
	bool known = str_to_number(digits, &number) && number < 1000 && reader->notes[number];
	if (known)
		reader->last_mark = (size_t)number;
	add_piece(reader, known ? PIECE_MARK : PIECE_TEXT,
		  known ? digits : str_printf(reader->pdf->arena, "[%.*s]", STR_ARG(digits)),
		  piece);
}

static void add_marks(struct reader *reader, const struct pdf_piece *piece)
{
	struct str rest = piece->text;
	while (rest.n) {
		size_t n = 0;
		while (n < rest.n && char_is_digit(rest.p[n]))
			n++;
		if (n) {
			n = mark_digits(reader, str_part(rest, 0, n));
			add_mark(reader, piece, str_part(rest, 0, n));
		}
		rest = str_part(rest, n ? n : 1, rest.n);
	}
}

/* Blanks between pieces are often only gaps; a wide one parts the cells of a table. */
static struct str gap_between(const struct pdf_piece *before, const struct pdf_piece *piece)
{
	double gap = piece->left - (before->left + before->width);
	if (gap > piece->font->size * CELL_GAP)
		return STR(" | ");
	bool blank = str_ends(before->text, STR(" ")) || str_starts(piece->text, STR(" "));
	return !blank && gap > piece->font->size * 0.15 ? STR(" ") : STR("");
}

/* Skips so many bytes of the line, which were a bullet or a note's number. */
static void add_line(struct reader *reader, const struct pdf_line *line, size_t skip)
{
	for (size_t i = 0; i < line->count; i++) {
		const struct pdf_piece *piece = line->pieces[i];
		struct str text = piece->text;
		size_t cut = skip < text.n ? skip : text.n;
		skip -= cut;
		text = str_part(text, cut, text.n);
		struct str gap = i ? gap_between(line->pieces[i - 1], piece) : STR("");
		if (gap.n)
			add_piece(reader, PIECE_TEXT, gap, piece);
		if (i && pdf_is_mark(reader->pdf, line, i))
			add_marks(reader, piece);
		else if (text.n)
			add_piece(reader, PIECE_TEXT, text, piece);
	}
	reader->above = line;
}

/*
 * Where a line breaks inside a word: at a hyphen, which is kept, for it may be the word's
 * own; in a web address at the signs that part it.
 */
static bool breaks_word(struct str end)
{
	size_t start = end.n;
	if (str_ends(end, STR("-")))
		return true;
	while (start && end.p[start - 1] != ' ')
		start--;
	struct str word = str_part(end, start, end.n);
	char last = word.n ? word.p[word.n - 1] : ' ';
	return str_has(word, STR("/")) &&
	       (last == '/' || last == '_' || last == '=' || last == '&' || last == '?');
}

static void join_lines(struct reader *reader, const struct pdf_line *line)
{
	const struct pdf_line *above = reader->above;
	struct str end = above->pieces[above->count - 1]->text;
	if (!str_ends(end, STR(" ")) && !breaks_word(end))
		add_piece(reader, PIECE_TEXT, STR(" "), line->pieces[0]);
	reader->hangs = reader->hangs || line->left > reader->first_left + line->size * SET_IN;
	if (line->page == above->page) {
		reader->pitches++;
		reader->pitch += line->base - above->base;
	}
}

static void close_passage(struct reader *reader)
{
	double single = reader->pdf->size * 1.15;
	if (reader->open && reader->pitches && single > 0)
		reader->open->spacing =
			(long)(reader->pitch / (double)reader->pitches / single * 100 + 0.5);
	reader->open = NULL;
	reader->hangs = false;
	reader->pitches = 0;
	reader->pitch = 0;
}

static void open_note(struct reader *reader, const struct pdf_line *line)
{
	size_t length, blanks = 0;
	struct str first = line->pieces[0]->text;
	while (blanks < first.n && first.p[blanks] == ' ')
		blanks++;
	(void)leading_number(
		str_printf(reader->pdf->arena, "%.*s ", STR_ARG(str_part(first, blanks, first.n))),
		&length);
	reader->open->note = str_printf(reader->pdf->arena, "%zu", line->note);
	reader->open->number = line->note;
	add_line(reader, line, blanks + length);
}

static void open_passage(struct reader *reader, const struct pdf_line *line)
{
	size_t bullet = 0;
	bool note = line->note || (line->kind == LINE_NOTES && reader->reading_note);
	close_passage(reader);
	reader->open = passage_add(&reader->passages, note ? ORIGIN_FOOTNOTE : ORIGIN_PARAGRAPH);
	reader->reading_note = note;
	reader->first_left = line->left;
	if (line->note) {
		open_note(reader, line);
		return;
	}
	if (has_bullet(line->pieces[0]->text, &bullet))
		reader->open->list = 1;
	add_line(reader, line, bullet);
}

/* The notes at the foot of a page do not part what goes on over it. */
static void read_lines(struct reader *reader, enum pdf_line_kind kind)
{
	for (size_t i = 0; i < reader->pdf->line_count; i++) {
		const struct pdf_line *line = &reader->pdf->lines[i];
		if (line->kind != kind)
			continue;
		if (begins(reader, line)) {
			open_passage(reader, line);
			continue;
		}
		join_lines(reader, line);
		add_line(reader, line, 0);
	}
	close_passage(reader);
}

/* Where most lines begin and the longest end. */
static void find_edges(struct reader *reader)
{
	const struct pdf *pdf = reader->pdf;
	reader->left = 1e9;
	for (size_t i = 0; i < pdf->line_count; i++) {
		if (pdf->lines[i].kind != LINE_BODY)
			continue;
		reader->left = fmin(reader->left, pdf->lines[i].left);
		reader->right = fmax(reader->right, pdf->lines[i].right);
	}
}

/* ---- the notes behind the text ---- */

/* A paragraph that goes on below the notes of a page is put together again. */
static void sort_notes(struct passages *passages)
{
	struct passages sorted = {.arena = passages->arena, .count_on_page = true};
	for (int notes = 0; notes < 2; notes++)
		for (size_t i = 0; i < passages->count; i++)
			if ((passages->items[i].kind == ORIGIN_FOOTNOTE) == notes)
				*passage_add(&sorted, ORIGIN_PARAGRAPH) = passages->items[i];
	*passages = sorted;
}

static size_t page_count(struct str info)
{
	struct str line;
	long pages = 0;
	while (str_next_line(&info, &line))
		if (str_starts(line, STR("Pages:")) &&
		    str_to_number(str_trim(str_part(line, 6, line.n)), &pages))
			return (size_t)pages;
	return 0;
}

static struct paper *refuse_empty(struct arena *arena, struct str name, struct diags *diags)
{
	return intake_error(arena, name, RULE_FILE_FORMAT, diags,
			    "holds no text: its pages are pictures, as a scanner makes them",
			    "export the PDF from the word processor, or hand in the Word document");
}

struct paper *intake_pdf(struct arena *arena, struct str name, const struct pdf_texts *texts,
			 struct form **form, struct diags *diags)
{
	struct pdf pdf = {.arena = arena};
	struct reader *reader = arena_new(arena, struct reader);
	pdf.form = *form = form_new(arena, FORM_PDF);
	pdf_read_pieces(&pdf, texts->layout);
	if (!pdf.piece_count)
		return refuse_empty(arena, name, diags);
	pdf.form->pages = page_count(texts->info);
	pdf_find_lines(&pdf);
	reader->pdf = &pdf;
	reader->passages = (struct passages){.arena = arena, .count_on_page = true};
	find_edges(reader);
	find_notes(reader);
	read_lines(reader, LINE_BODY);
	read_lines(reader, LINE_NOTES);
	sort_notes(&reader->passages);
	return passages_to_paper(&reader->passages, name, pdf.form, diags);
}
