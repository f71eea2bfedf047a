/*
 * Text to Markdown, and to HTML, that shows this text and nothing else. Only what would start
 * markup at its place is escaped, so that ordinary prose stays readable in the
 * file. Knows nothing of values or templates.
 *
 * What follows a text is not known yet; a sign at its end is taken for the worst.
 */
#include "mundraft/markup.h"

#include "mundraft/utf8.h"

#define LOOK_BACK 256 /* a line with more before it is not at its start */

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool is_punctuation(char c)
{
	return (unsigned char)c > ' ' && (unsigned char)c < 0x7F && !char_is_alpha(c) &&
	       !char_is_digit(c);
}

static size_t count_digits(struct str s)
{
	size_t n = 0;
	while (n < s.n && char_is_digit(s.p[n]))
		n++;
	return n;
}

/* The length of "12." or "12)" at the start of s; 0 where there is none. */
static size_t number_mark(struct str s)
{
	size_t n = count_digits(s);
	return n > 0 && n < 10 && n < s.n && (s.p[n] == '.' || s.p[n] == ')') ? n + 1 : 0;
}

/* What stands on the line already. */
static struct str line_before(const struct strbuf *out)
{
	size_t start = out->n;
	if (!start)
		return STR("");
	while (start > 0 && out->n - start < LOOK_BACK && out->p[start - 1] != '\n')
		start--;
	return (struct str){out->p + start, out->n - start};
}

/* Whether a block could start here: only quotation and list marks stand before. */
static bool at_line_start(struct str line)
{
	if (line.n >= LOOK_BACK)
		return false;
	for (size_t i = 0; i < line.n;) {
		struct str rest = str_part(line, i, line.n);
		size_t mark = number_mark(rest);
		if (!mark && (rest.p[0] == '-' || rest.p[0] == '+' || rest.p[0] == '*'))
			mark = 1;
		if (is_blank(rest.p[0]) || rest.p[0] == '>')
			i++;
		else if (mark && mark < rest.n && is_blank(rest.p[mark]))
			i += mark + 1;
		else
			return false;
	}
	return true;
}

static size_t run_of(struct str s, char c)
{
	size_t n = 0;
	while (n < s.n && s.p[n] == c)
		n++;
	return n;
}

/* Whether s is nothing but c and blanks: a rule, or the line under a heading. */
static bool is_only(struct str s, char c)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] != c && !is_blank(s.p[i]))
			return false;
	return true;
}

static bool ends_or_blank(struct str s, size_t at)
{
	return at >= s.n || is_blank(s.p[at]);
}

/* Whether the first sign would start a block. */
static bool starts_block(struct str s)
{
	size_t run = run_of(s, s.p[0]);
	switch (s.p[0]) {
	case '#':
		return run <= 6 && ends_or_blank(s, run);
	case '-':
	case '+':
	case '*':
		return ends_or_blank(s, 1) || is_only(s, s.p[0]);
	case '=':
		return is_only(s, '=');
	case '~':
		return run >= 3 || run == s.n;
	case '>':
		return true;
	default:
		return false;
	}
}

static uint32_t code_before(struct str s, size_t at)
{
	size_t start = at, length;
	if (at == 0)
		return ' ';
	do
		start--;
	while (start > 0 && ((unsigned char)s.p[start] & 0xC0) == 0x80);
	return utf8_decode(str_part(s, start, at), &length);
}

static bool is_word_code(uint32_t code)
{
	return code < 0x80 ? char_is_alpha((char)code) || char_is_digit((char)code)
			   : utf8_is_letter(code);
}

static bool is_blank_code(uint32_t code)
{
	return code < 0x80 && is_blank((char)code);
}

/* `*` and `_` mark nothing between blanks, `_` also nothing inside a word. */
static bool emphasizes(struct str s, size_t at, uint32_t before)
{
	size_t length;
	if (at + 1 >= s.n)
		return true;
	uint32_t after = utf8_decode(str_part(s, at + 1, s.n), &length);
	if (is_blank_code(before) && is_blank_code(after))
		return false;
	return s.p[at] == '*' || !is_word_code(before) || !is_word_code(after);
}

/* "&amp;", "&#38;". */
static bool is_entity(struct str s)
{
	size_t i = s.n > 1 && s.p[1] == '#' ? 2 : 1;
	size_t start = i;
	while (i < s.n && (char_is_alpha(s.p[i]) || char_is_digit(s.p[i])))
		i++;
	return i > start && i < s.n && s.p[i] == ';';
}

static bool starts_markup(struct str s, size_t at, uint32_t before)
{
	bool last = at + 1 >= s.n;
	char next = last ? '\0' : s.p[at + 1];
	switch (s.p[at]) {
	case '`':
	case '[':
	case ']':
		return true;
	case '*':
	case '_':
		return emphasizes(s, at, before);
	case '<':
		return last || char_is_alpha(next) || next == '/' || next == '!' || next == '?';
	case '&':
		return is_entity(str_part(s, at, s.n));
	case '\\':
		return last || is_punctuation(next);
	case '{':
		return last || next == '{' || next == '%';
	default:
		return false;
	}
}

/* The signs at the start of a line, up to and with the one that is escaped. */
static size_t escape_start(struct strbuf *out, struct str s, struct str line)
{
	size_t mark = number_mark(s);
	/* A number that the line begins with, and now its dot. */
	bool dot = line.n && line.n < 10 && count_digits(line) == line.n &&
		   (s.p[0] == '.' || s.p[0] == ')') && ends_or_blank(s, 1);
	if (dot || (at_line_start(line) && starts_block(s))) {
		strbuf_addc(out, '\\');
		strbuf_addc(out, s.p[0]);
		return 1;
	}
	if (!mark || !at_line_start(line) || !ends_or_blank(s, mark))
		return 0;
	strbuf_add(out, str_part(s, 0, mark - 1));
	strbuf_addc(out, '\\');
	strbuf_addc(out, s.p[mark - 1]);
	return mark;
}

/* Whether the sign could start markup at some place: most letters cannot. */
static bool is_sign(char c)
{
	switch (c) {
	case '`':
	case '[':
	case ']':
	case '*':
	case '_':
	case '<':
	case '&':
	case '\\':
	case '{':
	case '\n':
	case '\r':
		return true;
	default:
		return false;
	}
}

/* What stands for the sign at `at`, and an escape in front where it needs one. */
static void add_sign(struct strbuf *out, struct str s, size_t at, uint32_t before)
{
	char c = s.p[at];
	if (c == '\r' && at + 1 < s.n && s.p[at + 1] == '\n')
		return;
	if (starts_markup(s, at, before))
		strbuf_addc(out, '\\');
	strbuf_addc(out, c == '\n' || c == '\r' ? ' ' : c);
}

void markup_escape(struct strbuf *out, struct str text)
{
	struct str line = line_before(out);
	if (at_line_start(line))
		while (text.n && is_blank(text.p[0]))
			text = str_part(text, 1, text.n);
	if (!text.n)
		return;
	uint32_t before = code_before(line, line.n);
	size_t from = escape_start(out, text, line);
	for (size_t i = from; i < text.n; i++) {
		if (!is_sign(text.p[i]))
			continue;
		strbuf_add(out, str_part(text, from, i));
		add_sign(out, text, i, i > 0 ? code_before(text, i) : before);
		from = i + 1;
	}
	strbuf_add(out, str_part(text, from, text.n));
}

void markup_html(struct strbuf *out, struct str text)
{
	for (size_t i = 0; i < text.n; i++) {
		char c = text.p[i];
		if (c == '&')
			strbuf_adds(out, "&amp;");
		else if (c == '<')
			strbuf_adds(out, "&lt;");
		else if (c == '>')
			strbuf_adds(out, "&gt;");
		else if (c == '"')
			strbuf_adds(out, "&quot;");
		else if ((unsigned char)c < 0x20 && c != '\t' && c != '\n')
			strbuf_addc(out, ' ');
		else
			strbuf_addc(out, c);
	}
}
