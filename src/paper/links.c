/*
 * What cmark has consumed and does not show: the address behind a link's text,
 * and definitions of links at the start of a paragraph. The grammar is
 * CommonMark's; it is only asked where cmark has found a link.
 */
#include "internal.h"

#include <string.h>

#define MAX_LABEL 1000
#define MAX_PARENS 32

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n';
}

static bool is_punct(char c)
{
	return c && strchr("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", c) != NULL;
}

static size_t past_blanks(const struct scan *scan, size_t i)
{
	while (is_blank(scan_peek(scan, i)))
		i++;
	return i;
}

static size_t past_spaces(const struct scan *scan, size_t i)
{
	while (scan_peek(scan, i) == ' ' || scan_peek(scan, i) == '\t')
		i++;
	return i;
}

static bool escaped(const struct scan *scan, size_t i)
{
	return scan_peek(scan, i) == '\\' && is_punct(scan_peek(scan, i + 1));
}

/* `<address>` or an address with balanced brackets; false where there is none. */
static bool past_address(const struct scan *scan, size_t *at)
{
	size_t i = *at;
	size_t open = 0;
	char c = scan_peek(scan, i);

	if (c == '<') {
		for (i++; (c = scan_peek(scan, i)) != '>'; i++) {
			if (c == 0 || c == '\n' || c == '<')
				return false;
			if (escaped(scan, i))
				i++;
		}
		*at = i + 1;
		return true;
	}
	for (; (c = scan_peek(scan, i)) != 0 && !is_blank(c); i++) {
		if (escaped(scan, i))
			i++;
		else if (c == '(' && ++open > MAX_PARENS)
			return false;
		else if (c == ')' && open == 0)
			break;
		else if (c == ')')
			open--;
	}
	*at = i;
	return open == 0;
}

static bool past_title(const struct scan *scan, size_t *at)
{
	size_t i = *at;
	char open = scan_peek(scan, i);
	char close = open == '(' ? ')' : open;
	char c;

	if (open != '"' && open != '\'' && open != '(')
		return false;
	for (i++; (c = scan_peek(scan, i)) != close; i++) {
		if (c == 0 || (c == '(' && open == '('))
			return false;
		if (escaped(scan, i))
			i++;
	}
	*at = i + 1;
	return true;
}

/* `[label]` */
static bool past_label(const struct scan *scan, size_t *at)
{
	size_t i = *at;
	char c;

	if (scan_peek(scan, i) != '[')
		return false;
	for (i++; (c = scan_peek(scan, i)) != ']'; i++) {
		if (c == 0 || c == '[' || i - *at > MAX_LABEL)
			return false;
		if (escaped(scan, i))
			i++;
	}
	*at = i + 1;
	return true;
}

static bool past_inline_tail(const struct scan *scan, size_t *at)
{
	size_t i = *at;
	size_t before;

	if (scan_peek(scan, i) != '(')
		return false;
	i = past_blanks(scan, i + 1);
	if (!past_address(scan, &i))
		return false;
	before = i;
	i = past_blanks(scan, i);
	if (i > before && scan_peek(scan, i) != ')') {
		if (!past_title(scan, &i))
			return false;
		i = past_blanks(scan, i);
	}
	if (scan_peek(scan, i) != ')')
		return false;
	*at = i + 1;
	return true;
}

size_t link_tail(const struct scan *scan)
{
	size_t at = 0;

	if (past_inline_tail(scan, &at) || past_label(scan, &at))
		return at;
	return 0;
}

/* A label of nothing but blanks defines nothing. */
static bool past_name(const struct scan *scan, size_t *at)
{
	size_t first = past_blanks(scan, 1);

	return scan_peek(scan, first) != ']' && past_label(scan, at);
}

/* The rest of a line must be empty; moves behind its end. */
static bool past_line_end(const struct scan *scan, size_t *at)
{
	size_t i = past_spaces(scan, *at);

	if (scan_peek(scan, i) == '\n')
		i++;
	else if (scan_peek(scan, i) != 0)
		return false;
	*at = i;
	return true;
}

size_t link_definition(const struct scan *scan)
{
	size_t at = 0;
	size_t before, title;

	if (!past_name(scan, &at) || scan_peek(scan, at) != ':')
		return 0;
	at = past_blanks(scan, at + 1);
	before = at;
	if (!past_address(scan, &at) || at == before)
		return 0;
	before = at;
	title = past_blanks(scan, at);
	if (title > at && past_title(scan, &title) && past_line_end(scan, &title))
		return title;
	at = before;
	return past_line_end(scan, &at) ? at : 0;
}
