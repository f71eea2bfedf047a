/*
 * Signs of a statement of fact: figures, dates, quotations, document symbols. Crude
 * on purpose: it never judges the words, so it cannot be argued with.
 */
#include "claims.h"

#define LOOK_BACK 200 /* bytes in which "Articles 1, 2 and 3" begins */

static bool is_word(char c)
{
	return char_is_alpha(c) || char_is_digit(c) || (unsigned char)c >= 0x80;
}

static bool has_quotation(struct str text)
{
	return str_has(text, STR("\"")) || str_has(text, STR("\xE2\x80\x9C"));
}

/* A/RES/65/283, S/2017/12, E/CN.4/L.5; also 65/283. */
static bool has_symbol(struct str text)
{
	for (size_t i = 1; i + 1 < text.n; i++) {
		char before = text.p[i - 1], after = text.p[i + 1];
		if (text.p[i] != '/')
			continue;
		bool numbers = char_is_digit(before) && char_is_digit(after);
		bool letters = char_is_upper(before) &&
			       (char_is_upper(after) || char_is_digit(after)) &&
			       (i < 2 || !is_word(text.p[i - 2]));
		if (numbers || letters)
			return true;
	}
	return false;
}

static size_t number_end(struct str text, size_t at)
{
	while (at < text.n && char_is_digit(text.p[at]))
		at++;
	return at;
}

/* A year standing for itself: not 2,500, $2000 or 1999.5. */
static long year_at(struct str text, size_t at, size_t end)
{
	long year;
	if (end - at != 4 || !str_to_number(str_part(text, at, end), &year) || year < 1000 ||
	    year > 2999)
		return 0;
	if (at > 0 && (is_word(text.p[at - 1]) || text.p[at - 1] == '$' || text.p[at - 1] == ',' ||
		       text.p[at - 1] == '.'))
		return 0;
	if (end + 1 < text.n && (text.p[end] == ',' || text.p[end] == '.') &&
	    char_is_digit(text.p[end + 1]))
		return 0;
	return year;
}

static bool is_numeral(char c)
{
	return char_is_digit(c) || c == 'I' || c == 'V' || c == 'X';
}

/* Without the numbers, brackets and "and" at the end: "Article IV (" -> "Article ". */
static struct str before_numbers(struct str text)
{
	for (;;) {
		size_t n = text.n;
		if (str_ends(text, STR(" and ")))
			text.n -= 4;
		if (text.n && is_numeral(text.p[text.n - 1]))
			text.n--;
		else if (text.n > 1 && (text.p[text.n - 1] == ' ' || text.p[text.n - 1] == '(') &&
			 (is_numeral(text.p[text.n - 2]) || text.p[text.n - 2] == ' '))
			text.n--;
		if (text.n == n)
			return text;
	}
}

/* "Article 2 (7) of the Charter" names its own source. */
static bool is_reference(struct str text, size_t at)
{
	static const char *const words[] = {"Article ", "Articles ", "Chapter ", "paragraph ",
					    "Protocol "};
	size_t start = at > LOOK_BACK ? at - LOOK_BACK : 0;
	struct str before = before_numbers(str_part(text, start, at));
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_ends(before, str_of(words[i])))
			return true;
	return false;
}

static const char *number_in(struct str text, int past_until)
{
	const char *found = NULL;
	for (size_t i = 0; i < text.n; i++) {
		if (!char_is_digit(text.p[i]))
			continue;
		size_t end = number_end(text, i);
		long year = year_at(text, i, end);
		if (year && (!past_until || year <= past_until))
			return "a date";
		if (!found && !past_until && !year && !is_reference(text, i))
			found = "a figure";
		i = end;
	}
	return found;
}

/* What a State did in law is a fact also without a year, where a sentence begins so. */
static bool tells_legal_act(struct str text)
{
	static const char *const acts[] = {" has ratified ",   " has signed ", " acceded to ",
					   " has acceded to ", " voted for ",  " voted against "};
	struct str opening = str_part(text, 0, 60);
	for (size_t i = 0; i < sizeof acts / sizeof *acts; i++)
		if (str_has(opening, str_of(acts[i])))
			return char_is_upper(text.p[0]) && !str_has(opening, STR(" it "));
	return false;
}

const char *claim_in(struct str text, int past_until)
{
	if (has_quotation(text))
		return "a quotation";
	if (tells_legal_act(text))
		return "an act in law";
	if (has_symbol(text))
		return "a document symbol";
	return number_in(text, past_until);
}
