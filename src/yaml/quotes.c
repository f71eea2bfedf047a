/*
 * What stands inside quotation marks, and what only looks like them. Works on
 * text alone.
 */
#include "internal.h"

#include "mundraft/utf8.h"

#include <string.h>

static bool hex_value(struct str digits, uint32_t *code)
{
	*code = 0;
	for (size_t i = 0; i < digits.n; i++) {
		char c = char_lower(digits.p[i]);
		if (!char_is_digit(c) && (c < 'a' || c > 'f'))
			return false;
		*code = *code * 16 + (uint32_t)(char_is_digit(c) ? c - '0' : c - 'a' + 10);
	}
	return digits.n > 0;
}

uint32_t yaml_escape(struct str escape, size_t *length)
{
	static const char names[] = "0abvfeNLPr";
	static const uint32_t codes[] = {0,    '\a', '\b',   '\v',   '\f',
					 0x1B, 0x85, 0x2028, 0x2029, '\r'};
	char c = escape.n > 1 ? escape.p[1] : ' ';
	size_t digits = c == 'x' ? 2 : c == 'u' ? 4 : c == 'U' ? 8 : 0;
	uint32_t code = 0;
	*length = 2 + digits;
	if (digits)
		return hex_value(str_part(escape, 2, 2 + digits), &code) ? code : ' ';
	const char *known = memchr(names, c, sizeof names - 1);
	return known ? codes[known - names] : ' ';
}

static bool is_curly(uint32_t code, bool *is_double)
{
	*is_double = code >= 0x201C && code <= 0x201F;
	return code >= 0x2018 && code <= 0x201F;
}

bool yaml_is_curly_quoted(struct str text)
{
	size_t length = 0;
	bool is_double = false, end_double = false;
	if (!is_curly(utf8_decode(text, &length), &is_double))
		return false;
	struct str rest = str_part(text, length, text.n);
	bool ends = rest.n >= 3 &&
		    is_curly(utf8_decode(str_part(rest, rest.n - 3, rest.n), &length), &end_double);
	if (!is_double)
		return ends && !end_double;
	bool closed = str_has(rest, STR("\xE2\x80\x9C")) || str_has(rest, STR("\xE2\x80\x9D"));
	return ends ? end_double : !closed;
}
