/*
 * A slice of text: not terminated, not owned. Most slices point into a source
 * file or a string literal and live as long as it does.
 */
#ifndef MUNDRAFT_STR_H
#define MUNDRAFT_STR_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct arena;

struct str {
	const char *p; /* may be NULL where n is 0 */
	size_t n;      /* bytes */
};

/* A literal as a slice, and the two halves of printf's "%.*s". */
#define STR(literal) ((struct str){"" literal, sizeof(literal) - 1})
#define STR_ARG(s) (int)(s).n, (s).n ? (s).p : ""

/* What is asked of each letter or word is here, where the compiler sees it. */

/* A terminated string; NULL gives the empty slice. */
static inline struct str str_of(const char *z)
{
	return (struct str){z, z ? strlen(z) : 0};
}

/* Clamped to s. */
static inline struct str str_part(struct str s, size_t start, size_t end)
{
	if (end > s.n)
		end = s.n;
	if (start >= end)
		return (struct str){0};
	return (struct str){s.p + start, end - start};
}

static inline bool str_eq(struct str a, struct str b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

static inline bool str_is(struct str a, const char *z)
{
	return str_eq(a, str_of(z));
}

int str_cmp(struct str a, struct str b); /* by bytes */
bool str_starts(struct str s, struct str prefix);
bool str_ends(struct str s, struct str suffix);

/* The offset of the first `needle` at or after `from`; s.n where there is none. */
size_t str_find(struct str s, struct str needle, size_t from);
bool str_has(struct str s, struct str needle);
/* Whether the words of `part` stand in `s` one after another; single spaces part words. */
bool str_has_words(struct str s, struct str part);

/* Without the blanks (space, tab, line ends) at both ends. */
struct str str_trim(struct str s);

/*
 * Cuts the next line, or the next piece up to `separator`, off the front of
 * *rest. False at the end. A last line needs no newline; "\r\n" counts as one.
 */
bool str_next_line(struct str *rest, struct str *line);
bool str_next_piece(struct str *rest, char separator, struct str *piece);

/* ASCII only, and so the same in every locale. */
static inline bool char_is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

static inline bool char_is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static inline bool char_is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

static inline bool char_is_alpha(char c)
{
	return char_is_upper(c) || (c >= 'a' && c <= 'z');
}

static inline char char_lower(char c)
{
	return char_is_upper(c) ? (char)(c + ('a' - 'A')) : c;
}

static inline char char_upper(char c)
{
	return c >= 'a' && c <= 'z' ? (char)(c - ('a' - 'A')) : c;
}

bool str_eq_nocase(struct str a, struct str b);

/* A non-negative decimal number and nothing else; false where it is none or too large. */
bool str_to_number(struct str s, long *number);

/* Copies: str_dup is terminated, for calls that need it. */
char *str_dup(struct arena *arena, struct str s);
struct str str_copy(struct arena *arena, struct str s);

/* Formats into the arena. */
struct str str_printf(struct arena *arena, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
struct str str_vprintf(struct arena *arena, const char *format, va_list args)
	__attribute__((format(printf, 2, 0)));

/* The number of words: runs without blanks that hold a letter or a digit. */
size_t str_words(struct str s);

#endif
