/*
 * The text of a block as the checks see it: which parts are other people's words
 * or addresses, its words, phrases in it. Knows no rule and no paper.
 */
#include "check.h"

#include "mundraft/utf8.h"

#define QUOTE_OPEN 0x201C
#define QUOTE_CLOSE 0x201D
#define ANGLE_OPEN 0xAB
#define ANGLE_CLOSE 0xBB
#define APOSTROPHE 0x2019
#define SINGLE_OPEN 0x2018
#define NO_BREAK_SPACE 0xA0

uint32_t code_before(struct str text, size_t at)
{
	size_t start = at, length;
	if (at == 0 || at > text.n)
		return 0;
	do
		start--;
	while (start && (text.p[start] & 0xC0) == 0x80);
	return utf8_decode(str_part(text, start, at), &length);
}

static uint32_t code_at(struct str text, size_t at, size_t *length)
{
	return utf8_decode(str_part(text, at, at + 4 < text.n ? at + 4 : text.n), length);
}

size_t apostrophe_at(struct str text, size_t at)
{
	size_t length;
	uint32_t code = code_at(text, at, &length);
	return code == '\'' || code == APOSTROPHE ? length : 0;
}

static bool is_blank(uint32_t code)
{
	return code == ' ' || code == '\t' || code == '\n' || code == NO_BREAK_SPACE;
}

size_t skip_blanks(struct str text, size_t at)
{
	size_t length;
	while (at < text.n && is_blank(code_at(text, at, &length)))
		at += length;
	return at;
}

static bool is_word_code(uint32_t code)
{
	return (code < 0x80 && char_is_digit((char)code)) || utf8_is_letter(code);
}

/* ---- flags ---- */

static void mark(unsigned char *flags, size_t start, size_t end, unsigned char flag)
{
	for (size_t i = start; i < end; i++)
		flags[i] |= flag;
}

static void mark_addresses(struct str text, unsigned char *flags)
{
	for (size_t start = 0; start < text.n;) {
		size_t end = start;
		while (end < text.n && !char_is_space(text.p[end]))
			end++;
		struct str token = str_part(text, start, end);
		if (str_has(token, STR("://")) || str_has(token, STR("www.")) ||
		    str_has(token, STR("@")))
			mark(flags, start, end, IN_ADDRESS);
		start = end + 1;
	}
}

/* A gap that a draft has left is no text of the paper: it has a rule of its own. */
static void mark_gaps(struct str text, unsigned char *flags)
{
	struct str opening = STR("[research needed:");
	size_t start = 0;
	while ((start = str_find(text, opening, start)) < text.n) {
		size_t end = str_find(text, STR("]"), start);
		mark(flags, start, end < text.n ? end + 1 : end, IN_ADDRESS);
		start = end;
	}
}

/* Open quotation marks of a block while it is read. */
struct quotes {
	size_t depth; /* of curly or angle ones */
	size_t outer; /* where the outermost opened */
	size_t plain; /* where the straight one opened, or NOWHERE */
};

static void close_curly(struct view *view, unsigned char *flags, struct quotes *quotes, size_t at,
			size_t end)
{
	if (!quotes->depth) {
		if (view->unopened_quote == NOWHERE)
			view->unopened_quote = at;
		return;
	}
	if (--quotes->depth == 0)
		mark(flags, quotes->outer, end, IN_QUOTE);
}

static void see_plain(struct view *view, unsigned char *flags, struct quotes *quotes, size_t at)
{
	uint32_t before = code_before(view->text, at);
	bool closing = before && !is_blank(before) && before != '(' && before != '[';
	if (quotes->plain != NOWHERE) {
		mark(flags, quotes->plain, at + 1, IN_QUOTE);
		quotes->plain = NOWHERE;
	} else if (quotes->depth && closing) {
		close_curly(view, flags, quotes, at, at + 1);
	} else if (!(before < 0x80 && char_is_digit((char)before))) { /* inches */
		quotes->plain = at;
	}
}

/* Text behind a mark that never closes counts as quoted: better silent than wrong. */
static void end_quotes(struct view *view, unsigned char *flags, const struct quotes *quotes)
{
	size_t open = quotes->depth ? quotes->outer : quotes->plain;
	view->unclosed_quote = open;
	if (open != NOWHERE)
		mark(flags, open, view->text.n, IN_QUOTE);
}

static void mark_quotes(struct view *view, unsigned char *flags)
{
	struct quotes quotes = {.plain = NOWHERE};
	for (size_t i = 0, length; i < view->text.n; i += length) {
		uint32_t code = code_at(view->text, i, &length);
		if (code == QUOTE_OPEN || code == ANGLE_OPEN) {
			if (!quotes.depth++)
				quotes.outer = i;
		} else if (code == QUOTE_CLOSE || code == ANGLE_CLOSE) {
			close_curly(view, flags, &quotes, i, i + length);
		} else if (code == '"') {
			see_plain(view, flags, &quotes, i);
		}
	}
	end_quotes(view, flags, &quotes);
}

/* Where single quotation marks opened at `at` close, or 0: an apostrophe is none. */
static size_t single_close(struct str text, size_t at)
{
	for (size_t i = at, length; i < text.n; i += length) {
		uint32_t code = code_at(text, i, &length);
		if (code != '\'' && code != APOSTROPHE)
			continue;
		size_t ignored;
		uint32_t before = code_before(text, i);
		uint32_t after = code_at(text, i + length, &ignored);
		if (!is_blank(before) && before != 's' && !is_word_code(after))
			return i + length;
	}
	return 0;
}

static void mark_single_quotes(struct str text, unsigned char *flags)
{
	size_t last_try = 0;
	for (size_t i = 0, length; i < text.n; i += length) {
		uint32_t code = code_at(text, i, &length);
		uint32_t before = code_before(text, i);
		bool opens = code == SINGLE_OPEN ||
			     (code == '\'' && (!before || is_blank(before) || before == '('));
		if (!opens || i < last_try || (flags[i] & IN_QUOTE))
			continue;
		size_t end = single_close(text, i + length);
		if (!end)
			return;
		mark(flags, i, end, IN_QUOTE);
		last_try = end;
	}
}

/* `code` is nobody's prose. The traits are in the order of the blocks. */
static void mark_code(const struct paper *paper, size_t block, unsigned char *flags)
{
	size_t low = 0, high = paper->trait_count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (paper->traits[middle].block < block)
			low = middle + 1;
		else
			high = middle;
	}
	for (size_t i = low; i < paper->trait_count && paper->traits[i].block == block; i++)
		if (paper->traits[i].kind == TRAIT_CODE)
			mark(flags, paper->traits[i].start, paper->traits[i].end, IN_ADDRESS);
}

void view_init(struct view *view, const struct paper *paper, size_t index, struct arena *arena)
{
	const struct block *block = &paper->blocks[index];
	unsigned char *flags = arena_alloc(arena, block->text.n);
	*view = (struct view){.block = block,
			      .text = block->text,
			      .flags = flags,
			      .unclosed_quote = NOWHERE,
			      .unopened_quote = NOWHERE};
	if (block->kind == BLOCK_CODE || block->kind == BLOCK_HTML)
		return;
	mark_addresses(view->text, flags);
	mark_code(paper, index, flags);
	mark_gaps(view->text, flags);
	mark_quotes(view, flags);
	mark_single_quotes(view->text, flags);
	if (block->quotes)
		mark(flags, 0, view->text.n, IN_QUOTE);
}

bool has_flag(const struct view *view, size_t at, int flag)
{
	return at < view->text.n && (view->flags[at] & flag);
}

/* ---- words ---- */

/* Whether an apostrophe or hyphen stands inside a word; its length. */
static size_t joint_at(struct str text, size_t at)
{
	size_t length = apostrophe_at(text, at), ignored;
	if (!length && at < text.n && text.p[at] == '-')
		length = 1;
	return length && is_word_code(code_at(text, at + length, &ignored)) ? length : 0;
}

/* What a byte is to a word: most text is ASCII, and every rule walks over every word, so
 * nothing is decoded, or asked twice, that need not be. */
enum { O, L, J, M }; /* another, letter or digit, what joins two, one of more than ASCII */
/* clang-format off */
static const unsigned char kinds[256] = {
	O, O, O, O, O, O, O, O, O, O, O, O, O, O, O, O,
	O, O, O, O, O, O, O, O, O, O, O, O, O, O, O, O,
	O, O, O, O, O, O, O, J, O, O, O, O, O, J, O, O,
	L, L, L, L, L, L, L, L, L, L, O, O, O, O, O, O,
	O, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L,
	L, L, L, L, L, L, L, L, L, L, L, O, O, O, O, O,
	O, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L,
	L, L, L, L, L, L, L, L, L, L, L, O, O, O, O, O,
	M, M, M, M, M, M, M, M, M, M, M, M, M, M, M, M,
	M, M, M, M, M, M, M, M, M, M, M, M, M, M, M, M,
	M, M, M, M, M, M, M, M, M, M, M, M, M, M, M, M,
	M, M, M, M, M, M, M, M, M, M, M, M, M, M, M, M,
	M, M, M, M, M, M, M, M, M, M, M, M, M, M, M, M,
	M, M, M, M, M, M, M, M, M, M, M, M, M, M, M, M,
	M, M, M, M, M, M, M, M, M, M, M, M, M, M, M, M,
	M, M, M, M, M, M, M, M, M, M, M, M, M, M, M, M,
};
/* clang-format on */

static inline unsigned kind_at(struct str text, size_t at)
{
	return kinds[(unsigned char)text.p[at]];
}

bool next_word(struct str text, size_t *at, struct word *word)
{
	size_t i = *at, length = 0;
	for (; i < text.n && kind_at(text, i) != L; i += length ? length : 1) {
		length = 0;
		if (kind_at(text, i) == M && utf8_is_letter(code_at(text, i, &length)))
			break;
	}
	if (i >= text.n)
		return false;
	word->start = i;
	for (;;) {
		while (i < text.n && kind_at(text, i) == L)
			i++;
		if (i >= text.n || kind_at(text, i) == O)
			break;
		length = joint_at(text, i);
		if (!length && !utf8_is_letter(code_at(text, i, &length)))
			break;
		i += length;
	}
	word->end = *at = i;
	return true;
}

struct str word_text(struct str text, struct word word)
{
	return str_part(text, word.start, word.end);
}

bool word_before(struct str text, size_t at, struct word *word)
{
	size_t end = at;
	while (end && char_is_space(text.p[end - 1]))
		end--;
	size_t start = end;
	while (start && (text.p[start - 1] & 0x80 || char_is_alpha(text.p[start - 1]) ||
			 char_is_digit(text.p[start - 1]) || text.p[start - 1] == '\'' ||
			 text.p[start - 1] == '-'))
		start--;
	*word = (struct word){start, end};
	return end > start && (end < at || at == end);
}

bool one_of(struct str word, const char *const *words)
{
	for (; *words; words++)
		if (str_eq_nocase(word, str_of(*words)))
			return true;
	return false;
}

/* ---- phrases ---- */

static bool ends_word(struct str text, size_t at)
{
	size_t length;
	return at >= text.n || !is_word_code(code_at(text, at, &length));
}

bool phrase_stands(struct str text, size_t at, const char *phrase, size_t *end)
{
	if (at && is_word_code(code_before(text, at)))
		return false;
	size_t i = at;
	for (; *phrase; phrase++) {
		size_t length = 1;
		if (*phrase == ' ') {
			length = skip_blanks(text, i) - i;
			if (!length)
				return false;
		} else if (*phrase == '\'') {
			length = apostrophe_at(text, i);
			if (!length)
				return false;
		} else if (i >= text.n || char_lower(text.p[i]) != char_lower(*phrase)) {
			return false;
		}
		i += length;
	}
	if (!ends_word(text, i))
		return false;
	*end = i;
	return true;
}

const char *any_phrase_at(struct str text, size_t at, const char *const *phrases, size_t *end)
{
	char first = at < text.n ? char_lower(text.p[at]) : '\0';
	for (; *phrases; phrases++)
		if (char_lower(**phrases) == first && phrase_at(text, at, *phrases, end))
			return *phrases;
	return NULL;
}

struct str like_case(struct arena *arena, struct str original, struct str replacement)
{
	size_t length;
	if (utf8_is_upper(code_at(original, 0, &length)))
		return utf8_capitalize(arena, replacement);
	return replacement;
}

/* ---- citations in the text ---- */

static bool is_year(struct str s)
{
	return s.n == 4 && (s.p[0] == '1' || s.p[0] == '2') && char_is_digit(s.p[1]) &&
	       char_is_digit(s.p[2]) && char_is_digit(s.p[3]);
}

static bool is_number(struct str s)
{
	size_t i = 0;
	while (i < s.n && (char_is_digit(s.p[i]) || s.p[i] == '-' || s.p[i] == ','))
		i++;
	return s.n && i == s.n && char_is_digit(s.p[0]);
}

/* "(Smith 12)", "(United Nations, 2015)": a name, then a year or page at the end. */
static bool is_author_citation(struct str inside)
{
	static const char *const not_authors[] = {
		"article",  "articles",   "chapter",  "goal",      "goals",   "sdg",
		"part",     "annex",      "section",  "figure",    "table",   "target",
		"phase",    "january",    "february", "march",     "april",   "may",
		"june",     "july",       "august",   "september", "october", "november",
		"december", "resolution", "rule",     "protocol",  NULL};
	size_t at = 0;
	struct word word, first = {0}, last = {0};
	while (next_word(inside, &at, &word)) {
		if (!first.end)
			first = word;
		last = word;
	}
	struct str head = word_text(inside, first), tail = word_text(inside, last);
	if (first.start == last.start || !head.n || one_of(head, not_authors))
		return false;
	return (char_is_upper(head.p[0]) || (head.p[0] & 0x80)) &&
	       (is_year(tail) || (is_number(tail) && tail.n <= 4));
}

static bool is_citation(struct str inside, char bracket)
{
	inside = str_trim(inside);
	if (bracket == '[')
		return is_number(inside) && inside.n <= 12;
	if (inside.n && (inside.p[0] == '"' || str_starts(inside, STR("\xE2\x80\x9C"))))
		return true;
	return is_author_citation(inside);
}

/* Where the quotation that ends at `end` began; its mark is looked for so far back. */
static size_t quote_start(struct str text, size_t end)
{
	size_t i = end;
	while (i && end - i < MAX_CITATION) {
		uint32_t code = code_before(text, i);
		i -= code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
		if (code == '"' || code == QUOTE_OPEN)
			return i;
	}
	return i; /* it began in the sentence before */
}

/* "work for all" (Ramani): behind a quotation of four words a name in brackets is its source. */
static bool names_author(struct str text, size_t open, struct str inside)
{
	size_t end = open, small = 0;
	while (end && text.p[end - 1] == ' ')
		end--;
	uint32_t mark = code_before(text, end);
	if ((mark != '"' && mark != QUOTE_CLOSE) || !inside.n || !char_is_upper(inside.p[0]))
		return false;
	for (size_t i = 0; i < inside.n; i++)
		small += inside.p[i] >= 'a' && inside.p[i] <= 'z';
	end -= mark == '"' ? 1 : 3;
	return small >= 2 && str_words(inside) <= 6 &&
	       str_words(str_part(text, quote_start(text, end), end)) >= 4;
}

bool cites_in_text(struct str text)
{
	if (str_has(text, STR("://")) || str_has(text, STR("www.")))
		return true;
	for (size_t i = 0; i < text.n; i++) {
		char c = text.p[i];
		if (c == (char)0xC2 && i + 1 < text.n && i && text.p[i - 1] != 'm' &&
		    (text.p[i + 1] == (char)0xB9 || text.p[i + 1] == (char)0xB2 ||
		     text.p[i + 1] == (char)0xB3))
			return true; /* raised 1, 2 and 3, but not in km2 */
		if (c != '(' && c != '[')
			continue;
		size_t end = i + 1;
		while (end < text.n && end - i < MAX_CITATION && text.p[end] != ')' &&
		       text.p[end] != ']' && text.p[end] != '(' && text.p[end] != '[')
			end++;
		struct str inside = str_part(text, i + 1, end);
		if (end < text.n && (text.p[end] == ')' || text.p[end] == ']') &&
		    (is_citation(inside, c) || names_author(text, i, inside)))
			return true;
	}
	return false;
}
