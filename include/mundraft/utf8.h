/*
 * UTF-8 and the little that is needed to know of letters, without a locale.
 * Text is checked once, where it enters (source_new's callers); everything
 * behind that may rely on it being valid.
 */
#ifndef MUNDRAFT_UTF8_H
#define MUNDRAFT_UTF8_H

#include "mundraft/str.h"

#include <stdint.h>

struct strbuf;

/* False, with the offset of the first bad byte, where s is not UTF-8. */
bool utf8_check(struct str s, size_t *bad);

/*
 * The code point at the start of s and its length in bytes. Bad bytes give
 * U+FFFD and length 1; an empty s gives 0 and length 0.
 */
uint32_t utf8_decode_long(struct str s, size_t *length);
static inline uint32_t utf8_decode(struct str s, size_t *length)
{
	if (!s.n || (unsigned char)s.p[0] >= 0x80)
		return utf8_decode_long(s, length);
	*length = 1; /* nearly always */
	return (unsigned char)s.p[0];
}

/* Code points in s, the unit of columns. */
size_t utf8_count(struct str s);

/* Letters of the Latin, Greek, Cyrillic, Arabic, Hebrew ... blocks, and marks on them. */
bool utf8_is_letter(uint32_t code);
bool utf8_is_upper(uint32_t code);
uint32_t utf8_lower(uint32_t code); /* Latin, Greek, Cyrillic and Armenian */

/* Columns of a terminal: 0 for marks on letters, 2 for wide East Asian letters and pictures. */
int utf8_width(uint32_t code);

/* Control characters (C0 but tab and line feed, DEL, C1). */
bool utf8_is_control(uint32_t code);
/* Marks that turn the direction of text and can make it lie about itself. */
bool utf8_is_bidi(uint32_t code);

/* Adds s with every control and bidi character made visible: "<U+202E>". */
void utf8_show(struct strbuf *out, struct str s);

/*
 * The form in which names are compared: lower case, Latin letters without
 * their accents, everything else but letters and digits as single spaces.
 * "Côte d'Ivoire" -> "cote d ivoire".
 */
struct str utf8_fold(struct arena *arena, struct str s);

/* s with its first letter as a capital (Latin, Greek, Cyrillic). */
struct str utf8_capitalize(struct arena *arena, struct str s);

#endif
