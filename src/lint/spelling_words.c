/*
 * Cuts a text into the words to be spelt, and brings words into a plain form.
 * Knows what a word looks like; knows no dictionary and no list.
 */
#include "spelling_private.h"

#include "mundraft/utf8.h"

#include <string.h>

/* No address or symbol is followed further than this to find out that it is one. */
#define LOOK_AHEAD 128

/* What may end a file's or a web server's name. */
static const char *const endings[] = {
	"pdf", "doc", "docx", "odt", "txt", "md",  "html", "htm", "xlsx", "csv",  "png",
	"jpg", "zip", "org",  "com", "net", "int", "edu",  "gov", "info", "eu",   "uk",
	"kz",  "ch",  "de",   "fr",  "ru",  "cn",  "io",   "co",  "php",  "aspx",
};

enum letter { NOT_A_LETTER, LETTER, DIGIT, APOSTROPHE, HYPHEN, JOINER };

static enum letter letter_at(struct str text, size_t i, size_t *length)
{
	unsigned char first = i < text.n ? (unsigned char)text.p[i] : ' ';
	*length = i < text.n;
	if (first < 0x80)
		return char_is_alpha((char)first)   ? LETTER
		       : char_is_digit((char)first) ? DIGIT
		       : first == '-'               ? HYPHEN
		       : first == '\''              ? APOSTROPHE
		       : first == '_'               ? JOINER
						    : NOT_A_LETTER;
	uint32_t c = utf8_decode(str_part(text, i, text.n), length);
	if (c == 0xAD || (c >= 0x200B && c <= 0x200D) || c == 0x2060 || c == 0xFEFF)
		return JOINER;
	if (c == 0x2010 || c == 0x2011)
		return HYPHEN;
	if (c == 0x2019 || c == 0x2BC || c == 0x2018)
		return APOSTROPHE;
	/* The ligatures that PDF files leave behind, too. */
	bool letter = utf8_is_letter(c) || (c >= 0xFB00 && c <= 0xFB06);
	return letter && c != 0xFFFD ? LETTER : NOT_A_LETTER;
}

size_t plain_find(struct str s, char c, size_t from)
{
	const char *found = from < s.n ? memchr(s.p + from, c, s.n - from) : NULL;
	return found ? (size_t)(found - s.p) : s.n;
}

static bool starts_nocase(struct str s, const char *prefix)
{
	return str_eq_nocase(str_part(s, 0, strlen(prefix)), str_of(prefix));
}

static bool is_name_char(char c)
{
	return char_is_alpha(c) || char_is_digit(c) || c == '-' || c == '_';
}

/* The end of a web address that starts here: a bracket that it did not open ends it. */
static size_t address_stop(struct str text, size_t i)
{
	int open = 0;
	for (; i < text.n && !char_is_space(text.p[i]); i++) {
		char c = text.p[i];
		if (c == '<' || c == '>' || c == '"' || c == ']')
			break;
		open += c == '(' ? 1 : c == ')' ? -1 : 0;
		if (open < 0)
			break;
	}
	return i;
}

static bool starts_web_address(struct str rest)
{
	size_t n = 0;
	while (n < 16 && n < rest.n && (char_is_alpha(rest.p[n]) || rest.p[n] == '+'))
		n++;
	return (n && str_starts(str_part(rest, n, rest.n), STR("://"))) ||
	       starts_nocase(rest, "www.") || starts_nocase(rest, "doi:") ||
	       starts_nocase(rest, "mailto:");
}

/* The end of somebody@example.org, or 0. */
static size_t mail_stop(struct str rest)
{
	size_t n = 0;
	while (n < rest.n && n < LOOK_AHEAD &&
	       (is_name_char(rest.p[n]) || rest.p[n] == '.' || rest.p[n] == '+'))
		n++;
	if (!n || n + 1 >= rest.n || rest.p[n] != '@' || !is_name_char(rest.p[n + 1]))
		return 0;
	for (n++; n < rest.n && (is_name_char(rest.p[n]) || rest.p[n] == '.');)
		n++;
	return n;
}

static bool is_ending(struct str s)
{
	for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++)
		if (str_is(s, endings[i]))
			return true;
	return false;
}

/* The end of report.pdf or un.org/en/about, or 0: "conflict.The" is two words. */
static size_t file_stop(struct str rest)
{
	size_t n = 0, dot = 0;
	for (; n < rest.n && n < LOOK_AHEAD && (is_name_char(rest.p[n]) || rest.p[n] == '.'); n++)
		if (rest.p[n] == '.' && n + 1 < rest.n && is_name_char(rest.p[n + 1]))
			dot = n;
	if (!dot)
		return 0;
	size_t end = n;
	while (end > dot && rest.p[end - 1] == '.')
		end--;
	if (!is_ending(str_part(rest, dot + 1, end)))
		return 0;
	return n < rest.n && rest.p[n] == '/' ? address_stop(rest, n) : end;
}

/* A/RES/65/283, S/2023/1, CCPR/C/KAZ/CO/2, HIV/AIDS: the end, or 0. */
static size_t symbol_stop(struct str rest)
{
	size_t n = 0, slash = 0;
	for (; n < rest.n && n < LOOK_AHEAD; n++) {
		char c = rest.p[n];
		if (c == '/' && !slash)
			slash = n;
		else if (!is_name_char(c) && (!slash || (c != '.' && c != '/')) && c != '.')
			break;
		if (!slash && !char_is_upper(c) && !char_is_digit(c) && c != '.' && c != '-')
			return 0;
	}
	if (!slash || slash + 1 >= n)
		return 0;
	size_t capitals = slash + 1;
	while (capitals < n && (char_is_upper(rest.p[capitals]) || char_is_digit(rest.p[capitals])))
		capitals++;
	bool word_follows = capitals < n && char_is_alpha(rest.p[capitals]) &&
			    !starts_nocase(str_part(rest, slash + 1, n), "res");
	return word_follows ? 0 : n;
}

/* The end of an address, a file's name or a symbol at i; 0 where there is none. */
static size_t address_end(struct str text, size_t i)
{
	struct str rest = str_part(text, i, text.n);
	if (starts_web_address(rest))
		return address_stop(text, i);
	size_t stop = mail_stop(rest);
	stop = stop ? stop : file_stop(rest);
	stop = stop ? stop : symbol_stop(rest);
	return stop ? i + stop : 0;
}

/* One part of a word, between hyphens. */
struct part {
	size_t end;
	bool has_digit;
};

static struct part part_from(struct str text, size_t i)
{
	struct part part = {.end = i};
	for (size_t length = 0; i < text.n; i += length) {
		enum letter kind = letter_at(text, i, &length);
		part.has_digit |= kind == DIGIT;
		if (kind == LETTER || kind == DIGIT)
			part.end = i + length;
		else if (kind != APOSTROPHE && kind != JOINER)
			break;
		size_t next = 0;
		if (kind == APOSTROPHE && letter_at(text, i + length, &next) != LETTER)
			break;
	}
	return part;
}

/* Where the part behind a hyphen at i starts; i where there is none. */
static size_t behind_hyphen(struct str text, size_t i)
{
	size_t length = 0, next = 0;
	if (i >= text.n || letter_at(text, i, &length) != HYPHEN || i + length >= text.n)
		return i;
	enum letter kind = letter_at(text, i + length, &next);
	return kind == LETTER || kind == DIGIT ? i + length : i;
}

/* The end of what is markup or a handle: [^note], &nbsp;, @name, #tag; 0 where it is none. */
static size_t markup_end(struct str text, size_t i, size_t end)
{
	char before = i > 0 ? text.p[i - 1] : ' ';
	struct str ahead = str_part(text, 0, i + LOOK_AHEAD);
	if (before == '@' || before == '#')
		return end;
	if (before == '&' && end < text.n && text.p[end] == ';')
		return end;
	if (before != '^' || i < 2 || text.p[i - 2] != '[')
		return 0;
	size_t close = plain_find(ahead, ']', i);
	return close < ahead.n ? close : end;
}

static struct str without_possessive(struct str word)
{
	static const char *const endings_of_s[] = {
		"'s", "\xE2\x80\x99s", "\xCA\xBCs", "\xE2\x80\x98s", "'S", "\xE2\x80\x99S"};
	for (size_t i = 0; i < sizeof endings_of_s / sizeof endings_of_s[0]; i++)
		if (str_ends(word, str_of(endings_of_s[i])))
			return str_part(word, 0, word.n - strlen(endings_of_s[i]));
	return word;
}

/*
 * Acronyms and their plurals (NGOs), and words with a capital inside (WhatsApp).
 * Two capitals before small letters are a slip of the finger and are looked at.
 */
static bool is_acronym(struct str word)
{
	size_t upper = 0, small = 0, inside = 0, leading = 0, length = 0;
	for (size_t i = 0; i < word.n; i += length) {
		uint32_t c = utf8_decode(str_part(word, i, word.n), &length);
		bool capital = utf8_is_upper(c);
		inside += capital && small && i && word.p[i - 1] != '-' && word.p[i - 1] != '\'' &&
			  (unsigned char)word.p[i - 1] != 0x99;
		upper += capital;
		leading += capital && !small;
		small += !capital && utf8_is_letter(c);
	}
	bool plural = small == 1 && str_ends(word, STR("s")) && upper >= 2;
	return (upper && !small) || plural || inside || leading > 2 || (leading == 2 && small < 3);
}

/* What is cut off beside a number ("15-", "mid-2020s") is mostly no word of its own. */
static bool is_word(struct str word, bool beside_number)
{
	size_t letters = utf8_count(word);
	return letters > (beside_number ? 4 : 1) && !is_acronym(word);
}

/* "e.g.", "Ph.D.": a stop with a letter right behind it. */
static bool is_abbreviation(struct str text, size_t end, struct str word)
{
	return word.n <= 2 && end + 1 < text.n && text.p[end] == '.' &&
	       char_is_alpha(text.p[end + 1]);
}

/* The word from i, with the hyphenated parts that hold no digit; *at goes behind it. */
static struct str take_word(struct str text, size_t i, size_t end, size_t *at)
{
	for (;;) {
		size_t behind = behind_hyphen(text, end);
		struct part part = part_from(text, behind);
		if (behind == end || part.has_digit || part.end - i > SPELLING_MAX_WORD)
			break;
		end = part.end;
	}
	*at = end;
	return str_part(text, i, end);
}

/*
 * The end of an ordinary word of small letters, perhaps behind a capital, between blanks
 * and common marks, as nine of ten are: none of the rest need be asked of it. 0: another.
 */
static size_t ordinary_end(struct str text, size_t i)
{
	char before = i > 0 ? text.p[i - 1] : ' ';
	size_t end = i + 1;
	if (before != ' ' && before != '\n' && before != '(')
		return 0;
	while (end < text.n && text.p[end] >= 'a' && text.p[end] <= 'z')
		end++;
	if (!char_is_alpha(text.p[i]) || end - i < 2)
		return 0;
	char after = end < text.n ? text.p[end] : ' ';
	char next = end + 1 < text.n ? text.p[end + 1] : ' ';
	bool stops = (after == '.' || after == ',') && (next == ' ' || next == '\n');
	return after == ' ' || after == '\n' || after == ')' || after == ';' || stops ? end : 0;
}

bool spelling_next(struct str text, size_t *at, struct str *word)
{
	bool beside_number = false;
	size_t length = 0;
	for (size_t i = *at; i < text.n; i = *at) {
		enum letter kind = letter_at(text, i, &length);
		*at = i + length;
		if (kind != LETTER && kind != DIGIT) {
			beside_number = beside_number && kind == HYPHEN;
			continue;
		}
		size_t ordinary = ordinary_end(text, i);
		if (ordinary) {
			*word = str_part(text, i, *at = ordinary);
			return true;
		}
		size_t stop = address_end(text, i);
		struct part part = part_from(text, i);
		stop = stop ? stop : markup_end(text, i, part.end);
		if (stop || part.has_digit) {
			*at = stop > part.end ? stop : part.end;
			beside_number = part.has_digit;
			continue;
		}
		*word = take_word(text, i, part.end, at);
		bool number_next = part_from(text, behind_hyphen(text, *at)).has_digit;
		bool skipped = is_abbreviation(text, *at, *word);
		*word = without_possessive(*word);
		if (!skipped && is_word(*word, beside_number || number_next))
			return true;
		beside_number = false;
	}
	return false;
}

/* A Latin letter that is no ASCII as one or more that are; false where it is none. */
static bool plain_letter(struct arena *scratch, uint32_t code, struct str letter,
			 struct plain *plain)
{
	static const char *const ligatures[] = {"ff", "fi", "fl", "ffi", "ffl", "st", "st"};
	struct str form = code >= 0xFB00 && code <= 0xFB06 ? str_of(ligatures[code - 0xFB00])
			  : code == 0xDF                   ? STR("ss")
			  : code == 0xE6 || code == 0xC6   ? STR("ae")
			  : code == 0x153 || code == 0x152 ? STR("oe")
							   : utf8_fold(scratch, letter);
	if (form.n > SPELLING_MAX_WORD - plain->n)
		return false;
	for (size_t i = 0; i < form.n; i++) {
		if (!char_is_alpha(form.p[i]))
			return false;
		bool capital = i == 0 && utf8_is_upper(code);
		plain->p[plain->n++] = capital ? char_upper(form.p[i]) : form.p[i];
	}
	return true;
}

bool plain_form(struct arena *scratch, struct str word, struct plain *plain)
{
	plain->n = 0;
	size_t length = 0;
	for (size_t i = 0; i < word.n; i += length) {
		enum letter kind = letter_at(word, i, &length);
		if (plain->n >= SPELLING_MAX_WORD)
			return false;
		if (length == 1 && (kind == LETTER || kind == DIGIT))
			plain->p[plain->n++] = word.p[i];
		else if (kind == HYPHEN || kind == APOSTROPHE)
			plain->p[plain->n++] = kind == HYPHEN ? '-' : '\'';
		else if (kind == LETTER) {
			uint32_t code = utf8_decode(str_part(word, i, word.n), &length);
			if (!plain_letter(scratch, code, str_part(word, i, i + length), plain))
				return false;
		} else if (kind != JOINER) {
			return false;
		}
	}
	plain->p[plain->n] = '\0';
	return plain->n > 0;
}

struct str plain_str(const struct plain *plain)
{
	return (struct str){plain->p, plain->n};
}

bool plain_is_capitals(struct str plain)
{
	for (size_t i = 0; i < plain.n; i++)
		if (char_is_alpha(plain.p[i]) && !char_is_upper(plain.p[i]))
			return false;
	return true;
}

bool plain_has_capital(struct str plain)
{
	return plain.n && char_is_upper(plain.p[0]);
}

struct str plain_lower(struct arena *arena, struct str plain)
{
	char *low = str_dup(arena, plain);
	for (size_t i = 0; i < plain.n; i++)
		low[i] = char_lower(low[i]);
	return (struct str){low, plain.n};
}
