/* Slices. Everything about letters here is ASCII, and so the same in every locale. */
#include "mundraft/str.h"

#include "mundraft/arena.h"
#include "mundraft/machine.h"
#include "mundraft/utf8.h"

#include <limits.h>
#include <stdint.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

int str_cmp(struct str a, struct str b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int order = n ? memcmp(a.p, b.p, n) : 0;
	return order ? order : (a.n > b.n) - (a.n < b.n);
}

bool str_starts(struct str s, struct str prefix)
{
	return s.n >= prefix.n && str_eq(str_part(s, 0, prefix.n), prefix);
}

bool str_ends(struct str s, struct str suffix)
{
	return s.n >= suffix.n && str_eq(str_part(s, s.n - suffix.n, s.n), suffix);
}

size_t str_find(struct str s, struct str needle, size_t from)
{
	if (needle.n == 0)
		return from < s.n ? from : s.n;
	while (from < s.n && needle.n <= s.n - from) {
		const char *hit = memchr(s.p + from, needle.p[0], s.n - needle.n + 1 - from);
		if (!hit)
			break;
		from = (size_t)(hit - s.p);
		if (memcmp(hit, needle.p, needle.n) == 0)
			return from;
		from++;
	}
	return s.n;
}

bool str_has(struct str s, struct str needle)
{
	return needle.n == 0 || str_find(s, needle, 0) < s.n;
}

bool str_has_words(struct str s, struct str part)
{
	for (size_t at = 0; part.n && (at = str_find(s, part, at)) < s.n; at++) {
		size_t end = at + part.n;
		if ((at == 0 || s.p[at - 1] == ' ') && (end == s.n || s.p[end] == ' '))
			return true;
	}
	return false;
}

struct str str_trim(struct str s)
{
	size_t start = 0, end = s.n;
	while (start < end && char_is_space(s.p[start]))
		start++;
	while (end > start && char_is_space(s.p[end - 1]))
		end--;
	return str_part(s, start, end);
}

bool str_next_piece(struct str *rest, char separator, struct str *piece)
{
	if (!rest->n)
		return false;
	const char *hit = memchr(rest->p, separator, rest->n);
	size_t n = hit ? (size_t)(hit - rest->p) : rest->n;
	*piece = (struct str){rest->p, n};
	*rest = str_part(*rest, n + 1, rest->n);
	return true;
}

bool str_next_line(struct str *rest, struct str *line)
{
	size_t before = rest->n;
	if (!str_next_piece(rest, '\n', line))
		return false;
	if (line->n && line->n < before && line->p[line->n - 1] == '\r')
		line->n--;
	return true;
}

bool str_eq_nocase(struct str a, struct str b)
{
	if (a.n != b.n)
		return false;
	for (size_t i = 0; i < a.n; i++)
		if (char_lower(a.p[i]) != char_lower(b.p[i]))
			return false;
	return true;
}

bool str_to_number(struct str s, long *number)
{
	long n = 0;
	if (!s.n)
		return false;
	for (size_t i = 0; i < s.n; i++) {
		int digit = s.p[i] - '0';
		if (!char_is_digit(s.p[i]) || n > (LONG_MAX - digit) / 10)
			return false;
		n = n * 10 + digit;
	}
	*number = n;
	return true;
}

char *str_dup(struct arena *arena, struct str s)
{
	if (s.n == SIZE_MAX)
		machine_fail("out of memory");
	char *copy = arena_alloc(arena, s.n + 1);
	if (s.n)
		memcpy(copy, s.p, s.n);
	return copy;
}

struct str str_copy(struct arena *arena, struct str s)
{
	return (struct str){str_dup(arena, s), s.n};
}

struct str str_vprintf(struct arena *arena, const char *format, va_list args)
{
	va_list again;
	va_copy(again, args);
	int n = vsnprintf(NULL, 0, format, args);
	size_t size = n > 0 ? (size_t)n : 0;
	char *p = arena_alloc(arena, size + 1);
	vsnprintf(p, size + 1, format, again);
	va_end(again);
	return (struct str){p, size};
}

struct str str_printf(struct arena *arena, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	struct str s = str_vprintf(arena, format, args);
	va_end(args);
	return s;
}

static bool starts_with_letter_or_digit(struct str s, size_t *length)
{
	*length = 1;
	if (!((unsigned char)s.p[0] & 0x80))
		return char_is_alpha(s.p[0]) || char_is_digit(s.p[0]);
	return utf8_is_letter(utf8_decode(s, length));
}

size_t str_words(struct str s)
{
	size_t words = 0, length;
	bool counted = false;
	for (size_t i = 0; i < s.n; i += length) {
		length = 1;
		if (char_is_space(s.p[i])) {
			counted = false;
		} else if (!counted && starts_with_letter_or_digit(str_part(s, i, s.n), &length)) {
			counted = true;
			words++;
		}
	}
	return words;
}
