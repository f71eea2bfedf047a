/*
 * Which documents of the United Nations there can be, and of what years: the numbers of
 * the Security Council's resolutions by a list, sessions by arithmetic. Where a bound is
 * not known exactly it lies on the safe side. Knows no text of a paper.
 */
#include "symbols_private.h"

#define FIRST_YEAR 1945       /* session N of the Assembly opens in September of 1945 + N */
#define LAST_ROMAN 30         /* the last session whose resolutions are numbered through */
#define LAST_RUNNING 3541     /* the last of those */
#define MOST_OF_A_SESSION 400 /* no session has adopted more than 350; decisions come behind */
#define MOST_OF_RIGHTS 80 /* resolutions and decisions of a session of the Human Rights Council */
#define MOST_SPECIAL 45   /* special sessions so far: 32, emergency ones: 11 */

static long number_of(struct str s)
{
	long number;
	return str_to_number(s, &number) ? number : 0;
}

void records_read(struct records *records, struct arena *arena, struct str list, long today)
{
	struct str line, piece;
	*records = (struct records){.today = today};
	while (str_next_line(&list, &line)) {
		struct str columns[5] = {{0}};
		for (size_t i = 0; i < 5 && str_next_piece(&line, '\t', &piece); i++)
			columns[i] = str_trim(piece);
		struct range range = {.session = columns[0],
				      .first = number_of(columns[1]),
				      .last = number_of(columns[2]),
				      .from = number_of(columns[3]),
				      .to = number_of(columns[4])};
		long year = year_of(columns[0]);
		if (year)
			range = (struct range){{0}, range.first, range.last, year, year};
		if (range.first && range.last && range.from && columns[0].p[0] != '#')
			*arena_push(arena, records->items, records->count, records->room) = range;
	}
}

/* ---- years ---- */

/* The years of the Council's resolution, or of the Assembly's where `assembly`. */
static bool years_by_number(const struct records *records, long number, bool assembly, long *from,
			    long *to)
{
	*from = *to = 0;
	for (size_t i = 0; i < records->count; i++) {
		const struct range *range = &records->items[i];
		if ((range->session.n > 0) != assembly || number < range->first ||
		    number > range->last)
			continue;
		if (!*from || range->from < *from)
			*from = range->from;
		if (range->to > *to)
			*to = range->to;
	}
	return *from > 0;
}

static const struct range *roman_range(const struct records *records, struct str session)
{
	for (size_t i = 0; i < records->count; i++)
		if (session.n && str_eq(records->items[i].session, session))
			return &records->items[i];
	return NULL;
}

struct str roman_session(const struct records *records, long number)
{
	struct str found = {0};
	for (size_t i = 0; i < records->count; i++) {
		const struct range *range = &records->items[i];
		if (!range->session.n || number < range->first || number > range->last)
			continue;
		if (found.n)
			return (struct str){0};
		found = range->session;
	}
	return found;
}

/* Three sessions a year since the seventh in 2008. */
static long year_of_rights(long session)
{
	return session >= 7 ? 2008 + (session - 7) / 3 : session >= 4 ? 2007 : 2006;
}

bool symbol_years(const struct records *records, const struct symbol *symbol, long *from, long *to)
{
	const struct range *roman = roman_range(records, symbol->session);
	if (symbol->organ == ORGAN_COUNCIL)
		return years_by_number(records, symbol->number, false, from, to);
	if (symbol->organ == ORGAN_RIGHTS) {
		*from = *to = year_of_rights(symbol->regular);
		return symbol->regular > 0 && symbol->regular <= 61;
	}
	if (symbol->organ != ORGAN_ASSEMBLY)
		return false;
	if (roman) {
		*from = roman->from;
		*to = roman->to;
		return true;
	}
	if (!symbol->session.n)
		return years_by_number(records, symbol->number, true, from, to);
	*from = FIRST_YEAR + symbol->regular;
	*to = *from + 1;
	return symbol->regular > LAST_ROMAN;
}

/* ---- what cannot be ---- */

/* A year behind the list: the Council adopts fewer than a hundred in each. */
static long last_of_council(const struct records *records)
{
	long last = 0, year = 0;
	for (size_t i = 0; i < records->count; i++)
		if (!records->items[i].session.n && records->items[i].last > last) {
			last = records->items[i].last;
			year = records->items[i].to;
		}
	return records->today > year ? last + 100 * (records->today - year) : last;
}

static const char *assembly_is_impossible(const struct records *records,
					  const struct symbol *symbol)
{
	const struct range *roman = roman_range(records, symbol->session);
	long next = symbol->number ? 0 : 1; /* documents of a session come out before it opens */
	if (roman && (symbol->number < roman->first || symbol->number > roman->last))
		return "that number is of another session";
	if (records->today && symbol->regular > records->today - FIRST_YEAR + next)
		return "that session has not been held yet";
	if (symbol->regular > LAST_ROMAN && symbol->number > MOST_OF_A_SESSION)
		return "no session has adopted so many resolutions";
	if (!symbol->session.n && symbol->prose && symbol->number > LAST_RUNNING && records->count)
		return "since 1976 the General Assembly numbers its resolutions by session";
	return NULL;
}

static bool is_special(struct str session)
{
	return str_starts(session, STR("S-")) || str_starts(session, STR("ES-"));
}

const char *symbol_is_impossible(const struct records *records, const struct symbol *symbol)
{
	struct str session = symbol->session;
	if (records->today && symbol->series > records->today)
		return "that year is yet to come";
	if (symbol->organ == ORGAN_COUNCIL && records->count &&
	    symbol->number > last_of_council(records))
		return "the Security Council has not adopted so many resolutions";
	if (symbol->organ == ORGAN_RIGHTS && symbol->number > MOST_OF_RIGHTS)
		return "no session has adopted so many resolutions";
	if (symbol->organ == ORGAN_RIGHTS && records->today &&
	    year_of_rights(symbol->regular) > records->today + 1)
		return "that session has not been held yet";
	if (is_special(session) && number_of(str_part(session, str_find(session, STR("-"), 0) + 1,
						      session.n)) > MOST_SPECIAL)
		return "there have not been so many special sessions";
	return symbol->organ == ORGAN_ASSEMBLY ? assembly_is_impossible(records, symbol) : NULL;
}

/* ---- the right form ---- */

static struct str roman_numeral(long number, struct arena *arena)
{
	static const char *const ones[] = {"",  "I",  "II",  "III",  "IV",
					   "V", "VI", "VII", "VIII", "IX"};
	const char *tens = "XXX" + (number < 30 ? 3 - number / 10 : 0);
	return str_printf(arena, "%s%s", tens, ones[number % 10]);
}

static struct str right_of_assembly(const struct records *records, const struct symbol *symbol,
				    struct arena *arena)
{
	struct str session = symbol->session;
	if (symbol->regular > 0 && symbol->regular <= LAST_ROMAN)
		session = roman_numeral(symbol->regular, arena);
	else if (session.n && (symbol->regular || is_special(session)))
		return str_printf(arena, "A/RES/%.*s/%ld%.*s", STR_ARG(session), symbol->number,
				  STR_ARG(symbol->part));
	else if (!session.n)
		session = symbol->number > 100 ? roman_session(records, symbol->number) : session;
	struct symbol numbered = *symbol;
	numbered.session = session;
	numbered.regular = 0;
	if (!session.n || symbol_is_impossible(records, &numbered))
		return (struct str){0};
	return str_printf(arena, "A/RES/%ld%s%.*s (%.*s)", symbol->number,
			  symbol->part.n ? " " : "", STR_ARG(symbol->part), STR_ARG(session));
}

struct str symbol_right(const struct records *records, const struct symbol *symbol,
			struct arena *arena)
{
	long from, to;
	if (symbol->organ == ORGAN_RIGHTS)
		return str_printf(arena, "A/HRC/RES/%.*s/%ld", STR_ARG(symbol->session),
				  symbol->number);
	if (symbol->organ == ORGAN_ASSEMBLY)
		return right_of_assembly(records, symbol, arena);
	bool dated = symbol_years(records, symbol, &from, &to) && from == to;
	if (dated && (!symbol->date.year || !symbol->date.place.end))
		return str_printf(arena, "S/RES/%ld (%ld)", symbol->number, from);
	return str_printf(arena, "S/RES/%ld", symbol->number);
}
