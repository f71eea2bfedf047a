/*
 * UTF-8, and letters without a locale. The tables are short on purpose: they
 * cover what papers in English hold, names in Latin, Greek, Cyrillic and Armenian
 * letters among them, and treat other scripts as letters without case.
 */
#include "mundraft/utf8.h"

#include "mundraft/strbuf.h"

/* The length a lead byte promises, 0 for a byte that cannot lead. */
static size_t promised(unsigned char c)
{
	return c < 0x80 ? 1 : c < 0xC2 ? 0 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : c < 0xF5 ? 4 : 0;
}

/* Overlong forms, surrogates and numbers past U+10FFFF. */
static bool valid_code(uint32_t code, size_t length)
{
	static const uint32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
	return code >= smallest[length] && code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
}

uint32_t utf8_decode_long(struct str s, size_t *length)
{
	if (!s.n) {
		*length = 0;
		return 0;
	}
	unsigned char lead = (unsigned char)s.p[0];
	size_t n = promised(lead);
	*length = 1;
	if (n == 1)
		return lead;
	if (n == 0 || n > s.n)
		return 0xFFFD;
	uint32_t code = lead & (0xFFu >> (n + 1));
	for (size_t i = 1; i < n; i++) {
		unsigned char c = (unsigned char)s.p[i];
		if ((c & 0xC0) != 0x80)
			return 0xFFFD;
		code = code << 6 | (c & 0x3Fu);
	}
	if (!valid_code(code, n))
		return 0xFFFD;
	*length = n;
	return code;
}

bool utf8_check(struct str s, size_t *bad)
{
	size_t i = 0, length = 0;
	while (i < s.n) {
		if (!((unsigned char)s.p[i] & 0x80)) {
			i++;
			continue;
		}
		utf8_decode(str_part(s, i, s.n), &length);
		if (length == 1) {
			*bad = i;
			return false;
		}
		i += length;
	}
	return true;
}

size_t utf8_count(struct str s)
{
	size_t n = 0;
	for (size_t i = 0; i < s.n; i++)
		n += ((unsigned char)s.p[i] & 0xC0) != 0x80;
	return n;
}

bool utf8_is_letter(uint32_t c)
{
	if (c < 0x80)
		return char_is_alpha((char)c);
	if (c < 0xC0)
		return c == 0xAA || c == 0xB5 || c == 0xBA;
	if (c < 0x2000)
		return c != 0xD7 && c != 0xF7 && !utf8_is_bidi(c);
	return (c >= 0x2C00 && c < 0x2E00) || (c >= 0x3040 && c < 0xD7FF) ||
	       (c >= 0xF900 && c < 0xFE00) || (c >= 0xFE70 && c < 0xFEFF) ||
	       (c >= 0x20000 && c < 0x30000);
}

/*
 * Capitals and how far their small letters are; 1: capitals and small letters take
 * turns, a capital first. In order of code points.
 */
struct case_range {
	uint16_t first, last;
	int16_t distance;
};

static const struct case_range case_ranges[] = {
	{0x00C0, 0x00D6, 32}, {0x00D8, 0x00DE, 32}, {0x0100, 0x012F, 1},    {0x0132, 0x0137, 1},
	{0x0139, 0x0148, 1},  {0x014A, 0x0177, 1},  {0x0178, 0x0178, -121}, {0x0179, 0x017E, 1},
	{0x01CD, 0x01DC, 1},  {0x01DE, 0x01EF, 1},  {0x01F4, 0x01F5, 1},    {0x01F8, 0x021F, 1},
	{0x0222, 0x0233, 1},  {0x0246, 0x024F, 1},  {0x0370, 0x0373, 1},    {0x0386, 0x0386, 38},
	{0x0388, 0x038A, 37}, {0x038C, 0x038C, 64}, {0x038E, 0x038F, 63},   {0x0391, 0x03A1, 32},
	{0x03A3, 0x03AB, 32}, {0x03D8, 0x03EF, 1},  {0x0400, 0x040F, 80},   {0x0410, 0x042F, 32},
	{0x0460, 0x0481, 1},  {0x048A, 0x04BF, 1},  {0x04C0, 0x04C0, 15},   {0x04C1, 0x04CE, 1},
	{0x04D0, 0x052F, 1},  {0x0531, 0x0556, 48}, {0x1E00, 0x1E95, 1},    {0x1EA0, 0x1EFF, 1},
};
#define CASE_RANGES (sizeof case_ranges / sizeof *case_ranges)

static bool is_capital_of(const struct case_range *range, uint32_t c)
{
	return c >= range->first && c <= range->last &&
	       (range->distance != 1 || (c - range->first) % 2 == 0);
}

uint32_t utf8_lower(uint32_t c)
{
	if (c < 0x80)
		return (uint32_t)(unsigned char)char_lower((char)c);
	if (c == 0x1E9E)
		return 0xDF; /* one way only: sharp s has no capital in prose */
	for (size_t i = 0; i < CASE_RANGES && case_ranges[i].first <= c; i++)
		if (is_capital_of(&case_ranges[i], c))
			return (uint32_t)((int32_t)c + case_ranges[i].distance);
	return c;
}

bool utf8_is_upper(uint32_t c)
{
	return utf8_lower(c) != c;
}

static bool is_mark(uint32_t c)
{
	return (c >= 0x300 && c < 0x370) || (c >= 0x483 && c < 0x48A) ||
	       (c >= 0x1AB0 && c < 0x1B00) || (c >= 0x1DC0 && c < 0x1E00) ||
	       (c >= 0x20D0 && c < 0x2100) || (c >= 0xFE00 && c < 0xFE10) ||
	       (c >= 0xFE20 && c < 0xFE30);
}

int utf8_width(uint32_t c)
{
	if (is_mark(c) || utf8_is_bidi(c) || c == 0x200B || c == 0xFEFF)
		return 0;
	bool wide = (c >= 0x1100 && c < 0x1160) || (c >= 0x2E80 && c < 0xA4D0) ||
		    (c >= 0xAC00 && c < 0xD7A4) || (c >= 0xF900 && c < 0xFB00) ||
		    (c >= 0xFE30 && c < 0xFE70) || (c >= 0xFF00 && c < 0xFF61) ||
		    (c >= 0x1F300 && c < 0x1F650) || (c >= 0x20000 && c < 0x40000);
	return wide ? 2 : 1;
}

bool utf8_is_control(uint32_t c)
{
	return (c < 0x20 && c != '\t' && c != '\n') || (c >= 0x7F && c < 0xA0);
}

bool utf8_is_bidi(uint32_t c)
{
	return c == 0x61C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
	       (c >= 0x2066 && c <= 0x2069);
}

void utf8_show(struct strbuf *out, struct str s)
{
	size_t length = 0;
	for (size_t i = 0; i < s.n; i += length) {
		uint32_t c = utf8_decode(str_part(s, i, s.n), &length);
		bool broken = c == 0xFFFD && length == 1;
		if (broken)
			strbuf_addf(out, "<%02X>", (unsigned)(unsigned char)s.p[i]);
		else if (utf8_is_control(c) || utf8_is_bidi(c))
			strbuf_addf(out, "<U+%04X>", (unsigned)c);
		else
			strbuf_add(out, str_part(s, i, i + length));
	}
}

/* The plain letters under the accented ones of a block; `*` stands for itself. */
struct plain_letters {
	uint16_t first, last;
	const char *letters;
};

static const struct plain_letters plain_letters[] = {
	{0x00C0, 0x00FF,
	 "aaaaaaaceeeeiiiidnooooo*ouuuuyts"
	 "aaaaaaaceeeeiiiidnooooo*ouuuuyty"},
	{0x0100, 0x017F,
	 "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"
	 "lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs"},
	{0x0180, 0x024F,
	 "********************************oo*************uu***************"
	 "*************aaiioouuuuuuuuuu*aaaa****ggkkoooo**j***gg**nnaa****"
	 "aaaaeeeeiiiioooorrrruuuusstt**hh******aaeeooooooooyy************"
	 "****************"},
	{0x1E00, 0x1EFF,
	 "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm"
	 "mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv"
	 "wwwwwwwwwwxxxxyyzzzzzzhtwya*****aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee"
	 "eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy******"},
};

static uint32_t without_accent(uint32_t c)
{
	for (size_t i = 0; i < sizeof plain_letters / sizeof *plain_letters; i++) {
		const struct plain_letters *block = &plain_letters[i];
		if (c < block->first || c > block->last)
			continue;
		char plain = block->letters[c - block->first];
		return plain == '*' ? c : (uint32_t)(unsigned char)plain;
	}
	return c;
}

struct str utf8_fold(struct arena *arena, struct str s)
{
	struct strbuf out;
	strbuf_init(&out, arena);
	size_t length = 0;
	bool gap = false;
	for (size_t i = 0; i < s.n; i += length) {
		uint32_t c = utf8_lower(utf8_decode(str_part(s, i, s.n), &length));
		if (is_mark(c))
			continue;
		bool keep = utf8_is_letter(c) || (c < 0x80 && char_is_digit((char)c));
		if (keep && gap && out.n)
			strbuf_addc(&out, ' ');
		gap = !keep;
		if (keep)
			strbuf_add_code(&out, without_accent(c));
	}
	return strbuf_str(&out);
}

static uint32_t upper(uint32_t c)
{
	if (c < 0x80)
		return (uint32_t)(unsigned char)char_upper((char)c);
	for (size_t i = 0; i < CASE_RANGES; i++) {
		uint32_t capital = (uint32_t)((int32_t)c - case_ranges[i].distance);
		if (is_capital_of(&case_ranges[i], capital))
			return capital;
	}
	return c;
}

struct str utf8_capitalize(struct arena *arena, struct str s)
{
	size_t length = 0;
	uint32_t first = utf8_decode(s, &length);
	if (upper(first) == first)
		return s;
	struct strbuf out;
	strbuf_init(&out, arena);
	strbuf_add_code(&out, upper(first));
	strbuf_add(&out, str_part(s, length, s.n));
	return strbuf_str(&out);
}
