/*
 * How long the text is that a character reference ("&amp;", "&#x2019;") became.
 * No table of names is needed: cmark has decoded it already, and what it took
 * for plain text still stands there as it was written.
 */
#include "internal.h"

#include "mundraft/utf8.h"

/* "&#8217;" or "&#x2019;", of a length that CommonMark allows. */
static bool is_numeric(struct str whole)
{
	bool hex = whole.n > 2 && char_lower(whole.p[2]) == 'x';
	size_t first = hex ? 3 : 2;
	size_t digits = whole.n - first - 1;

	if (whole.n < 4 || whole.p[1] != '#' || whole.n < first + 2 || digits > (hex ? 6 : 7))
		return false;
	for (size_t i = first; i + 1 < whole.n; i++) {
		char c = char_lower(whole.p[i]);

		if (!char_is_digit(c) && !(hex && c >= 'a' && c <= 'f'))
			return false;
	}
	return true;
}

/* The second code points of the names that stand for two. */
static bool is_second(uint32_t code)
{
	static const uint32_t seconds[] = {0x338, 0x20d2, 0x20e5, 0x333, 0xfe00, 0x200a, 0x331};

	for (size_t i = 0; i < sizeof seconds / sizeof *seconds; i++)
		if (code == seconds[i])
			return true;
	return false;
}

size_t entity_bytes(struct str whole, struct str literal, struct str next)
{
	size_t first, second;
	bool ampersand = str_is(whole, "&amp;") || str_is(whole, "&AMP;");
	struct str rest;

	(void)utf8_decode(literal, &first);
	if (is_numeric(whole) || ampersand)
		return first;
	if (str_starts(literal, whole))
		return 0;
	if (str_is(whole, "&fjlig;"))
		return 2 <= literal.n ? 2 : 0;
	rest = str_part(literal, first, literal.n);
	if (is_second(utf8_decode(rest, &second)) && !str_starts(next, str_part(rest, 0, second)))
		return first + second;
	return first;
}
