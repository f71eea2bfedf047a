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

struct code_range {
	uint32_t first, last;
};

/* What a screen puts on or between letters: marks and joiners. */
static const struct code_range no_columns[] = {
	{0x0300, 0x036F}, {0x0483, 0x0489},   {0x0591, 0x05BD}, {0x05BF, 0x05BF}, {0x05C1, 0x05C2},
	{0x05C4, 0x05C5}, {0x05C7, 0x05C7},   {0x0610, 0x061A}, {0x061C, 0x061C}, {0x064B, 0x065F},
	{0x0670, 0x0670}, {0x06D6, 0x06DC},   {0x06DF, 0x06E4}, {0x06E7, 0x06E8}, {0x06EA, 0x06ED},
	{0x0900, 0x0902}, {0x093A, 0x093A},   {0x093C, 0x093C}, {0x0941, 0x0948}, {0x094D, 0x094D},
	{0x0951, 0x0957}, {0x0E31, 0x0E31},   {0x0E34, 0x0E3A}, {0x0E47, 0x0E4E}, {0x1160, 0x11FF},
	{0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF},   {0x200B, 0x200F}, {0x202A, 0x202E}, {0x2060, 0x206F},
	{0x20D0, 0x20F0}, {0x302A, 0x302D},   {0x3099, 0x309A}, {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F},
	{0xFEFF, 0xFEFF}, {0xE0100, 0xE01EF},
};

static const struct code_range two_columns[] = {
	{0x1100, 0x115F},   {0x231A, 0x231B},   {0x23E9, 0x23EC},   {0x23F0, 0x23F0},
	{0x23F3, 0x23F3},   {0x2614, 0x2615},   {0x2648, 0x2653},   {0x26A1, 0x26A1},
	{0x26BD, 0x26BE},   {0x26D4, 0x26D4},   {0x2705, 0x2705},   {0x270A, 0x270B},
	{0x2728, 0x2728},   {0x274C, 0x274C},   {0x2753, 0x2755},   {0x2757, 0x2757},
	{0x2795, 0x2797},   {0x2B50, 0x2B50},   {0x2E80, 0x303E},   {0x3041, 0xA4CF},
	{0xA960, 0xA97F},   {0xAC00, 0xD7A3},   {0xF900, 0xFAFF},   {0xFE30, 0xFE6F},
	{0xFF01, 0xFF60},   {0xFFE0, 0xFFE6},   {0x1F300, 0x1F320}, {0x1F32D, 0x1F335},
	{0x1F337, 0x1F37C}, {0x1F37E, 0x1F393}, {0x1F3A0, 0x1F3CA}, {0x1F3CF, 0x1F3D3},
	{0x1F3E0, 0x1F3F0}, {0x1F3F4, 0x1F3F4}, {0x1F3F8, 0x1F43E}, {0x1F440, 0x1F440},
	{0x1F442, 0x1F4FC}, {0x1F4FF, 0x1F53D}, {0x1F54B, 0x1F54E}, {0x1F550, 0x1F567},
	{0x1F595, 0x1F596}, {0x1F5FB, 0x1F64F}, {0x1F680, 0x1F6C5}, {0x1F6CC, 0x1F6CC},
	{0x1F6D0, 0x1F6DF}, {0x1F6EB, 0x1F6EC}, {0x1F6F4, 0x1F6FC}, {0x1F7E0, 0x1F7F0},
	{0x1F90C, 0x1F93A}, {0x1F93C, 0x1F945}, {0x1F947, 0x1F9FF}, {0x1FA70, 0x1FAFF},
	{0x20000, 0x3FFFD},
};

static bool is_among(const struct code_range *ranges, size_t count, uint32_t c)
{
	size_t low = 0, high = count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (ranges[middle].last < c)
			low = middle + 1;
		else
			high = middle;
	}
	return low < count && ranges[low].first <= c;
}

int utf8_width(uint32_t c)
{
	if (c < 0x300)
		return 1;
	if (is_among(no_columns, sizeof no_columns / sizeof *no_columns, c))
		return 0;
	return is_among(two_columns, sizeof two_columns / sizeof *two_columns, c) ? 2 : 1;
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
