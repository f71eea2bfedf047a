/*
 * Reads symbols of United Nations documents, as they should be written and as people
 * write them: A/RES/70/1, S/RES/1325 (2000), A/RES/1514 (XV), UNSRC2601, A/RES 70-1;
 * and numbers in prose: resolutions 1325 (2000) and 65/283. A shape that is not known
 * is no symbol. Knows nothing of which documents there are.
 */
#include "symbols_private.h"

#define MAX_PIECES 8

/* What stands between separators, and the separator in front: '/', '-', '.', '_', ' ', or 0. */
struct piece {
	struct str text;
	size_t start, end;
	char before;
};

struct pieces {
	struct piece items[MAX_PIECES];
	size_t count;
};

static bool is_alnum(char c)
{
	return char_is_digit(c) || char_is_alpha(c);
}

static bool all_digits(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!char_is_digit(s.p[i]))
			return false;
	return s.n > 0 && s.n <= 6;
}

static bool is_roman(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] != 'I' && s.p[i] != 'V' && s.p[i] != 'X')
			return false;
	return s.n > 0;
}

static bool is_res(struct str s)
{
	return str_eq_nocase(s, STR("RES"));
}

/* The separator at `at`, if what stands behind it can go on with the symbol. */
static char separator_at(struct str text, size_t at, struct str last)
{
	if (at + 1 >= text.n)
		return 0;
	char c = text.p[at], next = text.p[at + 1];
	if (c == '/')
		return is_alnum(next) ? c : 0;
	if (c == '-' || c == '.' || c == '_')
		return char_is_digit(next) ? c : 0;
	return c == ' ' && is_res(last) && char_is_digit(next) ? c : 0;
}

static void add_piece(struct pieces *pieces, struct str text, size_t start, size_t end, char before)
{
	if (pieces->count < MAX_PIECES)
		pieces->items[pieces->count++] =
			(struct piece){str_part(text, start, end), start, end, before};
}

/* "RES2601" is two pieces with nothing between. */
static void cut_run(struct pieces *pieces, struct str text, size_t start, size_t end, char before)
{
	size_t head = start + 3;
	if (end > head && is_res(str_part(text, start, head)) && char_is_digit(text.p[head])) {
		add_piece(pieces, text, start, head, before);
		start = head;
		before = 0;
	}
	add_piece(pieces, text, start, end, before);
}

static void cut(struct str text, size_t start, struct pieces *pieces)
{
	char before = 0;
	pieces->count = 0;
	while (pieces->count < MAX_PIECES) {
		size_t end = start;
		while (end < text.n && is_alnum(text.p[end]))
			end++;
		if (end == start)
			return;
		cut_run(pieces, text, start, end, before);
		before = separator_at(text, end, pieces->items[pieces->count - 1].text);
		if (!before)
			return;
		start = end + 1;
	}
}

/* ---- Roman numerals ---- */

bool take_roman(struct str text, size_t *at, struct symbol *symbol)
{
	size_t i = skip_blanks(text, *at), part = i;
	while (i < text.n && i < part + 3 && char_is_upper(text.p[i]))
		i++;
	struct str letters = str_part(text, part, i);
	if (!take_char(text, &i, '('))
		return false;
	size_t start = i;
	while (i < text.n && (char_is_upper(text.p[i]) || text.p[i] == '-'))
		i++;
	struct str inside = str_part(text, start, i), tail = inside;
	size_t hyphen = str_find(inside, STR("-"), 0);
	if (hyphen < inside.n)
		tail = str_part(inside, hyphen + 1, inside.n);
	if (!is_roman(tail) || i >= text.n || text.p[i] != ')')
		return false;
	symbol->session = inside;
	symbol->part = letters;
	*at = i + 1;
	return true;
}

/* ---- symbols with strokes ---- */

/* "262" or "262A". */
static bool read_number(struct str s, long *number, struct str *part)
{
	size_t digits = 0;
	while (digits < s.n && char_is_digit(s.p[digits]))
		digits++;
	*part = str_part(s, digits, s.n);
	if (part->n > 1 || (part->n && !char_is_upper(part->p[0])))
		return false;
	return str_to_number(str_part(s, 0, digits), number);
}

/* Takes "ES-11", "S-21" or "74" from the pieces at *i. */
static bool read_session(struct str text, const struct pieces *pieces, size_t *i,
			 struct symbol *symbol)
{
	const struct piece *piece = &pieces->items[*i];
	bool special = str_is(piece->text, "ES") || str_is(piece->text, "S");
	if (special && *i + 1 < pieces->count && piece[1].before == '-' &&
	    all_digits(piece[1].text)) {
		symbol->session = str_part(text, piece->start, piece[1].end);
		*i += 2;
		return true;
	}
	if (!str_to_number(piece->text, &symbol->regular) || piece->text.n > 3)
		return false;
	symbol->session = piece->text;
	*i += 1;
	return true;
}

static bool is_end(struct str text, size_t at)
{
	return at >= text.n || char_is_space(text.p[at]) || text.p[at] == ',' ||
	       text.p[at] == ';' || text.p[at] == ')' || text.p[at] == '.' || text.p[at] == ':';
}

/* Behind RES: "74/54", "ES-11/1", "1514 (XV)", "1514/XV", or only "70". */
static bool read_assembly(struct str text, const struct pieces *pieces, size_t i,
			  struct symbol *symbol)
{
	size_t left = pieces->count - i;
	const struct piece *last = &pieces->items[pieces->count - 1];
	symbol->end = last->end;
	if (left == 1 && read_number(last->text, &symbol->number, &symbol->part)) {
		struct str part = symbol->part;
		if (take_roman(text, &symbol->end, symbol)) {
			if (!symbol->part.n)
				symbol->part = part;
			return true;
		}
		symbol->broken = true;
		symbol->only_case = false;
		return !part.n && is_end(text, symbol->end);
	}
	if (left == 2 && is_roman(last->text)) {
		symbol->session = last->text;
		symbol->broken = true;
		return str_to_number(pieces->items[i].text, &symbol->number);
	}
	return left >= 2 && read_session(text, pieces, &i, symbol) && i + 1 == pieces->count &&
	       read_number(last->text, &symbol->number, &symbol->part);
}

/* Behind RES: "1325", or with the year where it does not belong. */
static bool read_council(const struct pieces *pieces, size_t i, struct symbol *symbol)
{
	size_t left = pieces->count - i;
	const struct piece *first = &pieces->items[i], *second = first + 1;
	symbol->end = pieces->items[pieces->count - 1].end;
	if (left < 1 || left > 2 || !all_digits(first->text))
		return false;
	(void)str_to_number(first->text, &symbol->number);
	if (left == 1)
		return true;
	symbol->broken = true;
	long year = year_of(second->text);
	if (!all_digits(second->text))
		return false;
	if (year < 1946) { /* S/RES/2000/1325 */
		year = symbol->number;
		(void)str_to_number(second->text, &symbol->number);
	}
	symbol->date = (struct date){year, {0, 0}};
	return year >= 1946 && year < 2100;
}

/* Whose resolution it is, by what stands in front of RES. */
static enum organ organ_of(const struct pieces *pieces, size_t res, struct symbol *symbol)
{
	static const char *const wrong_assembly[] = {"GA", "UNGA", "ARES", NULL};
	static const char *const wrong_council[] = {"SC", "UNSC", "SRES", NULL};
	static const char *const wrong_rights[] = {"HRC", "UNHRC", NULL};
	struct str head = pieces->items[0].text, second = pieces->items[1].text;
	if (res == 1 && str_is(head, "A"))
		return ORGAN_ASSEMBLY;
	if (res == 1 && str_is(head, "S"))
		return ORGAN_COUNCIL;
	if (res == 2 && str_is(head, "A") && str_is(second, "HRC"))
		return ORGAN_RIGHTS;
	symbol->broken = res == 1;
	if (res != 1)
		return ORGAN_OTHER;
	return one_of(head, wrong_assembly)  ? ORGAN_ASSEMBLY
	       : one_of(head, wrong_council) ? ORGAN_COUNCIL
	       : one_of(head, wrong_rights)  ? ORGAN_RIGHTS
					     : ORGAN_OTHER;
}

/* Separators other than strokes, and small letters; "ES-11" has its hyphen by right. */
static void see_form(const struct pieces *pieces, size_t res, struct symbol *symbol)
{
	bool letters = !str_is(pieces->items[res].text, "RES");
	for (size_t i = 1; i < pieces->count; i++) {
		struct str before = pieces->items[i - 1].text;
		bool special = str_is(before, "ES") || str_is(before, "S");
		if (pieces->items[i].before != '/' && !(pieces->items[i].before == '-' && special))
			symbol->broken = true;
	}
	symbol->only_case = letters && !symbol->broken;
	symbol->broken |= letters;
}

static bool read_resolution(struct str text, const struct pieces *pieces, size_t res,
			    struct symbol *symbol)
{
	symbol->organ = organ_of(pieces, res, symbol);
	if (res + 1 >= pieces->count)
		return false;
	see_form(pieces, res, symbol);
	if (symbol->organ == ORGAN_COUNCIL)
		return read_council(pieces, res + 1, symbol);
	if (symbol->organ == ORGAN_OTHER)
		return false;
	bool read = read_assembly(text, pieces, res + 1, symbol);
	return read && (symbol->organ == ORGAN_ASSEMBLY || symbol->session.n);
}

/* A document that is no resolution: its session, or the year of its series. */
static bool read_document(const struct pieces *pieces, struct symbol *symbol)
{
	const struct piece *items = pieces->items;
	bool assembly = str_is(items[0].text, "A");
	size_t at = assembly ? str_is(items[1].text, "HRC") : str_is(items[1].text, "PRST");
	const struct piece *piece = &items[at + 1];
	if (pieces->count < at + 3 || !all_digits(piece->text) || piece->before != '/' ||
	    piece[1].before != '/')
		return false;
	symbol->end = items[pieces->count - 1].end;
	if (!assembly) {
		symbol->series = year_of(piece->text);
		return symbol->series > 0;
	}
	symbol->organ = at ? ORGAN_RIGHTS : ORGAN_ASSEMBLY;
	symbol->session = piece->text;
	return piece->text.n <= 3 && str_to_number(piece->text, &symbol->regular);
}

static bool with_strokes(struct str text, struct word word, struct symbol *symbol)
{
	struct pieces pieces;
	struct str head = word_text(text, word);
	cut(text, word.start, &pieces);
	if (pieces.count < 2 || pieces.items[1].before == '-')
		return false;
	for (size_t i = 1; i < pieces.count && i <= 2; i++)
		if (is_res(pieces.items[i].text))
			return read_resolution(text, &pieces, i, symbol);
	if (str_is(head, "ARES") || str_is(head, "SRES")) {
		symbol->organ = head.p[0] == 'A' ? ORGAN_ASSEMBLY : ORGAN_COUNCIL;
		symbol->broken = true;
		return pieces.items[1].before == '/' &&
		       (head.p[0] == 'A' ? read_assembly(text, &pieces, 1, symbol)
					 : read_council(&pieces, 1, symbol));
	}
	bool known = str_is(head, "A") || str_is(head, "S") || str_is(head, "E");
	return known && pieces.count >= 3 && read_document(&pieces, symbol);
}

/* "UNSRC2601", "UNSRC 2601", "UNSCR2601"; "UNSCR 2601" is a short form that many use. */
static bool with_letters(struct str text, struct word word, struct symbol *symbol)
{
	static const char *const heads[] = {"UNSRC", "UNSCR", NULL};
	size_t i = word.start;
	while (i < word.end && char_is_upper(text.p[i]))
		i++;
	struct str head = str_part(text, word.start, i);
	if (!one_of(head, heads))
		return false;
	bool glued = i < word.end;
	size_t start = glued ? i : skip_blanks(text, i), end = start;
	if (start < text.n && (text.p[start] == '/' || text.p[start] == '-'))
		glued = ++start;
	for (end = start; end < text.n && char_is_digit(text.p[end]);)
		end++;
	symbol->organ = ORGAN_COUNCIL;
	symbol->end = end;
	symbol->only_case = str_is(head, "UNSCR");
	symbol->broken = glued || !symbol->only_case;
	bool whole = end >= text.n || (!is_alnum(text.p[end]) && text.p[end] != '-');
	return end - start >= 2 && end - start <= 4 && whole &&
	       str_to_number(str_part(text, start, end), &symbol->number);
}

bool symbol_at(struct str text, struct word word, struct symbol *symbol)
{
	*symbol = (struct symbol){.organ = ORGAN_OTHER, .start = word.start};
	if (!char_is_upper(text.p[word.start]))
		return false;
	if (with_strokes(text, word, symbol))
		return true;
	*symbol = (struct symbol){.start = word.start};
	return with_letters(text, word, symbol);
}

/* ---- numbers in prose ---- */

/* "1325", "65/283", "ES-11/1", "1514 (XV)", "217 A (III)". */
static bool read_prose(struct str text, size_t at, struct symbol *symbol)
{
	struct pieces pieces;
	*symbol = (struct symbol){.start = skip_blanks(text, at), .prose = true};
	cut(text, symbol->start, &pieces);
	if (!pieces.count)
		return false;
	struct piece *first = &pieces.items[0];
	symbol->end = first->end;
	bool follows =
		first->end < text.n && (text.p[first->end] == '%' || text.p[first->end] == '/');
	if (pieces.count == 1 && !follows && all_digits(first->text) && first->text.n <= 4) {
		(void)str_to_number(first->text, &symbol->number);
		(void)take_roman(text, &symbol->end, symbol);
		return true;
	}
	for (size_t i = 1; i < pieces.count; i++)
		if (pieces.items[i].before != '/' && !(i == 1 && pieces.count == 3))
			return false;
	return pieces.count >= 2 && read_assembly(text, &pieces, 0, symbol) && !symbol->broken;
}

bool first_number(struct str text, struct word word, struct symbol *symbol)
{
	static const char *const numbers[] = {"number", "no", "nos", "numbers", NULL};
	size_t at = word.end;
	if (take_word(text, &at, numbers))
		(void)take_char(text, &at, '.');
	return skip_blanks(text, at) > word.end && read_prose(text, at, symbol);
}

/* The symbol's end must be behind a year that stands beside it. */
bool another_number(struct str text, struct symbol *symbol)
{
	static const char *const joints[] = {"and", "or", NULL};
	size_t at = symbol->end;
	bool comma = take_char(text, &at, ',');
	bool word = take_word(text, &at, joints);
	enum organ organ = symbol->organ;
	size_t start = skip_blanks(text, at);
	if ((!comma && !word) || start >= text.n || !char_is_digit(text.p[start]) ||
	    !read_prose(text, at, symbol))
		return false;
	symbol->organ = organ;
	return true;
}
