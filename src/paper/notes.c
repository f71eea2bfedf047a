/*
 * Notes, which cmark does not know: marks `[^key]`, definitions `[^key]: text`
 * with their further lines, and the code in which neither counts. A definition
 * left to cmark would become a link or silently vanish.
 */
#include "internal.h"

#define MAX_KEY 200

/* `[^key]`: no blanks and no brackets in a key. */
static size_t bracket_length(struct str text, size_t at)
{
	size_t i = at + 2;

	if (at + 3 >= text.n || text.p[at] != '[' || text.p[at + 1] != '^')
		return 0;
	for (; i < text.n && i - at < MAX_KEY; i++) {
		char c = text.p[i];

		if (c == ']')
			return i > at + 2 ? i + 1 - at : 0;
		if (char_is_space(c) || c == '[' || c == '^')
			return 0;
	}
	return 0;
}

size_t mark_length(struct str text, size_t at)
{
	size_t slashes = 0;

	while (slashes < at && text.p[at - slashes - 1] == '\\')
		slashes++;
	return slashes % 2 ? 0 : bracket_length(text, at);
}

size_t definition_length(struct str s)
{
	size_t n = bracket_length(s, 0);

	return n && n < s.n && s.p[n] == ':' ? n + 1 : 0;
}

static size_t indent_of(struct str s)
{
	size_t column = 0;

	for (size_t i = 0; i < s.n && (s.p[i] == ' ' || s.p[i] == '\t'); i++)
		column += s.p[i] == '\t' ? 4 - column % 4 : 1;
	return column;
}

static struct str without_blanks(struct str s)
{
	while (s.n && (s.p[0] == ' ' || s.p[0] == '\t'))
		s = str_part(s, 1, s.n);
	return s;
}

/* An open block of code: what closes it. */
struct fence {
	char mark; /* '`' or '~'; '!' for a comment; 0: none is open */
	size_t length;
	bool quoted;   /* inside a quotation: ends with it */
	bool indented; /* inside a list item: ends with it */
};

static size_t run_of(struct str s, char c)
{
	size_t n = 0;

	while (n < s.n && s.p[n] == c)
		n++;
	return n;
}

/* Drops quotation marks and bullets before a fence. */
static struct str past_containers(struct str s, struct fence *fence)
{
	for (;;) {
		s = without_blanks(s);
		if (s.n && s.p[0] == '>') {
			fence->quoted = true;
			s = str_part(s, 1, s.n);
		} else if (s.n > 1 && (s.p[0] == '-' || s.p[0] == '*' || s.p[0] == '+') &&
			   s.p[1] == ' ') {
			fence->indented = true;
			s = str_part(s, 1, s.n);
		} else {
			return s;
		}
	}
}

static struct fence fence_opened(struct str s, bool in_list)
{
	struct fence fence = {0};
	struct str rest = past_containers(s, &fence);
	char c = rest.n ? rest.p[0] : '\0';

	if (!fence.quoted && in_list && indent_of(s) >= 2)
		fence.indented = true;
	if (str_starts(rest, STR("<!--")) && !str_has(rest, STR("-->"))) {
		fence.mark = '!';
		return fence;
	}
	fence.length = c == '`' || c == '~' ? run_of(rest, c) : 0;
	if (fence.length >= 3 &&
	    !(c == '`' && str_has(str_part(rest, fence.length, rest.n), STR("`"))))
		fence.mark = c;
	return fence;
}

/* Whether the line ends the code; *inside: whether it still belongs to it. */
static bool fence_closed(const struct fence *fence, struct str s, bool *inside)
{
	struct fence at_line = {0};
	struct str rest = past_containers(s, &at_line);

	*inside = true;
	if (fence->mark == '!')
		return str_has(s, STR("-->"));
	if ((fence->quoted && !at_line.quoted) ||
	    (fence->indented && rest.n && indent_of(s) == 0 && !at_line.quoted)) {
		*inside = false;
		return true;
	}
	rest = without_blanks(fence->quoted ? rest : s);
	return run_of(rest, fence->mark) >= fence->length &&
	       str_trim(str_part(rest, run_of(rest, fence->mark), rest.n)).n == 0;
}

static bool starts_item(struct str s)
{
	size_t digits = 0;

	if (s.n > 1 && (s.p[0] == '-' || s.p[0] == '*' || s.p[0] == '+') && s.p[1] == ' ')
		return true;
	while (digits < s.n && char_is_digit(s.p[digits]))
		digits++;
	return digits && digits + 1 < s.n && (s.p[digits] == '.' || s.p[digits] == ')') &&
	       s.p[digits + 1] == ' ';
}

/* A line that cannot belong to the paragraph above it. */
static bool starts_block(struct str s)
{
	s = without_blanks(s);
	if (s.n == 0 || s.p[0] == '#' || s.p[0] == '>' || s.p[0] == '<' || s.p[0] == '|')
		return true;
	if (str_starts(s, STR("**")) || str_starts(s, STR("```")) || str_starts(s, STR("~~~")))
		return true;
	if (str_starts(s, STR("---")) || str_starts(s, STR("***")) || str_starts(s, STR("===")))
		return true;
	return starts_item(s);
}

struct state {
	struct fence fence;
	bool in_note;
	bool blank_above;
	bool in_list; /* the last line without indent began an item */
};

static enum line_kind kind_of(struct state *state, const struct line *line, struct str s)
{
	bool inside = false;
	size_t indent = indent_of(s);

	if (state->fence.mark) {
		if (fence_closed(&state->fence, s, &inside))
			state->fence.mark = 0;
		if (inside)
			return LINE_CODE;
	}
	if (line->kind == LINE_BLANK)
		return LINE_BLANK;
	if (indent < 4 && definition_length(without_blanks(s))) {
		state->in_note = true;
		return LINE_NOTE;
	}
	if (state->in_note &&
	    (indent >= 4 || (!state->blank_above && (indent >= 2 || !starts_block(s)))))
		return LINE_NOTE_MORE;
	state->in_note = false;
	if (indent == 0)
		state->in_list = starts_item(s);
	if (indent < 4)
		state->fence = fence_opened(s, state->in_list);
	return state->fence.mark ? LINE_CODE : LINE_TEXT;
}

void lines_find_notes(struct lines *lines)
{
	struct state state = {.blank_above = true};

	for (size_t i = 0; i < lines->count; i++) {
		struct line *line = &lines->items[i];

		line->kind = kind_of(&state, line, line_text(lines, line));
		state.blank_above = line->kind == LINE_BLANK;
	}
}
