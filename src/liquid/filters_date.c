/*
 * The filter `date`. Never reads a clock and knows one time zone, UTC, so that
 * the same template prints the same text on every day and machine.
 */
#include "filters.h"

#define DAY 86400LL

struct moment {
	long long year;
	int month, day, hour, minute, second;
	int weekday; /* 0: Sunday */
	int yearday; /* from 0 */
	long long epoch;
};

static const char *const months[] = {"January",   "February", "March",    "April",
				     "May",       "June",     "July",     "August",
				     "September", "October",  "November", "December"};
static const char *const days[] = {"Sunday",   "Monday", "Tuesday", "Wednesday",
				   "Thursday", "Friday", "Saturday"};

/* Days since 1970-01-01; the year starts in March, so that leap days come last. */
static long long days_of(long long year, int month, int day)
{
	year -= month <= 2;
	long long era = (year >= 0 ? year : year - 399) / 400;
	long long in_era = year - era * 400;
	long long in_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
	return era * 146097 + in_era * 365 + in_era / 4 - in_era / 100 + in_year - 719468;
}

static long long floor_div(long long a, long long b)
{
	return a / b - (a % b < 0);
}

static struct moment moment_of(long long epoch)
{
	struct moment m = {.epoch = epoch};
	long long day = floor_div(epoch, DAY), rest = epoch - day * DAY, shifted = day + 719468;
	long long era = floor_div(shifted, 146097), in_era = shifted - era * 146097;
	long long year = (in_era - in_era / 1460 + in_era / 36524 - in_era / 146096) / 365;
	long long in_year = in_era - (365 * year + year / 4 - year / 100);
	long long month = (5 * in_year + 2) / 153;
	m.day = (int)(in_year - (153 * month + 2) / 5 + 1);
	m.month = (int)(month < 10 ? month + 3 : month - 9);
	m.year = year + era * 400 + (m.month <= 2);
	m.hour = (int)(rest / 3600);
	m.minute = (int)(rest / 60 % 60);
	m.second = (int)(rest % 60);
	m.weekday = (int)(((day % 7) + 11) % 7);
	m.yearday = (int)(day - days_of(m.year, 1, 1));
	return m;
}

/* ---- reading ---- */

static bool take_digits(struct str *s, size_t most, int *number)
{
	size_t n = 0;
	*number = 0;
	for (; n < s->n && n < most && char_is_digit(s->p[n]); n++)
		*number = *number * 10 + (s->p[n] - '0');
	*s = str_part(*s, n, s->n);
	return n > 0;
}

static bool take_char(struct str *s, char c)
{
	bool is = s->n && s->p[0] == c;
	if (is)
		*s = str_part(*s, 1, s->n);
	return is;
}

/* [T]HH:MM[:SS], then nothing but a mark of UTC. */
static bool read_time(struct str s, long long *seconds)
{
	int hour = 0, minute = 0, second = 0;
	*seconds = 0;
	if (!s.n)
		return true;
	if (!take_char(&s, 'T') && !take_char(&s, ' '))
		return false;
	if (!take_digits(&s, 2, &hour) || !take_char(&s, ':') || !take_digits(&s, 2, &minute))
		return false;
	if (take_char(&s, ':') && !take_digits(&s, 2, &second))
		return false;
	s = str_trim(s);
	if (s.n && !str_is(s, "Z") && !str_is(s, "UTC") && !str_is(s, "+0000") &&
	    !str_is(s, "+00:00"))
		return false;
	*seconds = hour * 3600LL + minute * 60 + second;
	return hour < 24 && minute < 60 && second < 60;
}

static bool to_epoch(int year, int month, int day, struct str time, long long *epoch)
{
	long long seconds;
	if (month < 1 || month > 12 || day < 1 || !read_time(time, &seconds))
		return false;
	long long first = days_of(year, month, 1);
	long long next = days_of(month == 12 ? year + 1 : year, month == 12 ? 1 : month + 1, 1);
	*epoch = (first + day - 1) * DAY + seconds;
	return day <= next - first;
}

static bool read_iso(struct str s, long long *epoch)
{
	int year, month, day;
	size_t length = s.n;
	if (!take_digits(&s, 4, &year) || length - s.n != 4 || !take_char(&s, '-') ||
	    !take_digits(&s, 2, &month) || !take_char(&s, '-') || !take_digits(&s, 2, &day))
		return false;
	return to_epoch(year, month, day, s, epoch);
}

/* A month's name, whole or its first three letters. */
static bool take_month(struct str *s, int *month)
{
	size_t n = 0;
	while (n < s->n && char_is_alpha(s->p[n]))
		n++;
	struct str word = str_part(*s, 0, n);
	for (int i = 0; i < 12; i++) {
		struct str name = str_of(months[i]);
		if (!str_eq_nocase(word, name) && !str_eq_nocase(word, str_part(name, 0, 3)))
			continue;
		*month = i + 1;
		*s = str_trim(str_part(*s, n, s->n));
		return true;
	}
	return false;
}

/* "March 14, 2016" and "14 March 2016". */
static bool read_words(struct str s, long long *epoch)
{
	int year, month, day;
	bool named = take_month(&s, &month);
	if (!take_digits(&s, 2, &day))
		return false;
	take_char(&s, ',');
	s = str_trim(s);
	if (!named && !take_month(&s, &month))
		return false;
	return take_digits(&s, 4, &year) && to_epoch(year, month, day, s, epoch);
}

/* Seconds since 1970; a short number is a year that somebody mistook for a date. */
static bool read_epoch(struct str s, bool lax, long long *epoch)
{
	long seconds;
	if (!str_to_number(s, &seconds) || seconds > 253402300799L || (!lax && s.n < 8))
		return false;
	*epoch = seconds;
	return true;
}

static bool read_date(struct liquid_call *call, long long *epoch)
{
	struct str s = str_trim(filter_text(call, call->input));
	return read_epoch(s, filter_work(call)->lax, epoch) || read_iso(s, epoch) ||
	       read_words(s, epoch);
}

/* ---- printing ---- */

static void add_number(struct strbuf *out, long long number, int width, char pad, char flag)
{
	if (flag == '-')
		width = 0;
	if (flag == '_' || (pad == ' ' && flag != '0'))
		strbuf_addf(out, "%*lld", width, number);
	else
		strbuf_addf(out, "%0*lld", width, number);
}

static void add_name(struct strbuf *out, const char *name, size_t most, char flag)
{
	struct str text = str_part(str_of(name), 0, most);
	for (size_t i = 0; i < text.n; i++)
		strbuf_addc(out, flag == '^' ? char_upper(text.p[i]) : text.p[i]);
}

/* The number of the week, weeks starting on Sunday or on Monday. */
static int week(const struct moment *m, bool monday)
{
	return (m->yearday + 7 - (monday ? (m->weekday + 6) % 7 : m->weekday)) / 7;
}

static bool add_numeric(struct strbuf *out, const struct moment *m, char directive, char flag)
{
	int hour = m->hour % 12 ? m->hour % 12 : 12;
	const struct {
		char directive;
		long long number;
		int width;
		char pad;
	} table[] = {
		{'Y', m->year, 4, '0'},        {'C', m->year / 100, 2, '0'},
		{'y', m->year % 100, 2, '0'},  {'m', m->month, 2, '0'},
		{'d', m->day, 2, '0'},         {'e', m->day, 2, ' '},
		{'j', m->yearday + 1, 3, '0'}, {'H', m->hour, 2, '0'},
		{'k', m->hour, 2, ' '},        {'I', hour, 2, '0'},
		{'l', hour, 2, ' '},           {'M', m->minute, 2, '0'},
		{'S', m->second, 2, '0'},      {'u', m->weekday ? m->weekday : 7, 1, '0'},
		{'w', m->weekday, 1, '0'},     {'s', m->epoch, 1, '0'},
		{'U', week(m, false), 2, '0'}, {'W', week(m, true), 2, '0'},
	};
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		if (table[i].directive != directive)
			continue;
		add_number(out, table[i].number, table[i].width, table[i].pad, flag);
		return true;
	}
	return false;
}

static bool add_word(struct strbuf *out, const struct moment *m, char directive, char flag)
{
	if (directive == 'B' || directive == 'b' || directive == 'h')
		add_name(out, months[m->month - 1], directive == 'B' ? 9 : 3, flag);
	else if (directive == 'A' || directive == 'a')
		add_name(out, days[m->weekday], directive == 'A' ? 9 : 3, flag);
	else if (directive == 'p')
		strbuf_adds(out, m->hour < 12 ? "AM" : "PM");
	else if (directive == 'P')
		strbuf_adds(out, m->hour < 12 ? "am" : "pm");
	else if (directive == 'Z')
		strbuf_adds(out, "UTC");
	else if (directive == 'z')
		strbuf_adds(out, "+0000");
	else if (directive == '%')
		strbuf_addc(out, '%');
	else
		return false;
	return true;
}

/* Directives that stand for several others. */
static const char *compound(char directive)
{
	static const struct {
		char directive;
		const char *format;
	} table[] = {
		{'F', "%Y-%m-%d"},    {'D', "%m/%d/%y"},
		{'x', "%m/%d/%y"},    {'T', "%H:%M:%S"},
		{'X', "%H:%M:%S"},    {'R', "%H:%M"},
		{'r', "%I:%M:%S %p"}, {'c', "%a %b %e %H:%M:%S %Y"},
		{'n', "\n"},          {'t', "\t"},
	};
	for (size_t i = 0; i < sizeof table / sizeof *table; i++)
		if (table[i].directive == directive)
			return table[i].format;
	return NULL;
}

/* False at the first directive that nobody knows; *bad then holds it. */
static bool add_date(struct strbuf *out, const struct moment *m, struct str format, char *bad)
{
	for (size_t i = 0; i < format.n; i++) {
		size_t start = i;
		char flag = 0;
		if (format.p[i] != '%' || i + 1 == format.n) {
			strbuf_addc(out, format.p[i]);
			continue;
		}
		i++;
		if (i + 1 < format.n && str_has(STR("-_0^"), str_part(format, i, i + 1)))
			flag = format.p[i++];
		const char *several = compound(format.p[i]);
		if (several) {
			add_date(out, m, str_of(several), bad);
		} else if (!add_numeric(out, m, format.p[i], flag) &&
			   !add_word(out, m, format.p[i], flag)) {
			strbuf_add(out, str_part(format, start, i + 1));
			*bad = (unsigned char)format.p[i] < 0x80 ? format.p[i] : '?';
		}
	}
	return *bad == 0;
}

static bool date(struct liquid_call *call, struct value *result)
{
	bool lax = filter_work(call)->lax;
	struct str format = filter_text(call, call->args[0]);
	struct str input = str_trim(filter_text(call, call->input));
	long long epoch;
	char bad = 0;
	struct strbuf out;
	*result = call->input;
	if (!format.n || (!input.n && lax))
		return true;
	if (!read_date(call, &epoch)) {
		if (!lax && (str_is(input, "now") || str_is(input, "today")))
			return filter_fail(call, "\"%.*s\" would print another date every day",
					   STR_ARG(input));
		return lax ||
		       filter_fail(call, "\"%.*s\" is no date such as 2017-01-31", STR_ARG(input));
	}
	strbuf_init(&out, call->arena);
	struct moment m = moment_of(epoch);
	if (!add_date(&out, &m, format, &bad) && !lax)
		return filter_fail(call, "dates have no \"%%%c\"", bad);
	*result = value_text(strbuf_str(&out));
	return filter_size(call, out.n);
}

const struct liquid_filter date_filters[] = {
	{"date", 1, 1, date},
	{0},
};
