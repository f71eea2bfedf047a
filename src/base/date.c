/* Dates and the times of acts, as profiles write them and papers print them. */
#include "mundraft/date.h"

#include "mundraft/strbuf.h"

static bool parse_number(struct str s, int *number)
{
	long n;
	if (!str_to_number(s, &n))
		return false;
	*number = (int)n;
	return true;
}

static int days_in_month(int year, int month)
{
	static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
	return days[month - 1] + (month == 2 && leap);
}

bool date_parse(struct str s, struct date *date)
{
	struct date d = {0};
	if (s.n != 4 && s.n != 7 && s.n != 10)
		return false;
	if (!parse_number(str_part(s, 0, 4), &d.year) || d.year < 1000 || d.year > 2999)
		return false;
	if (s.n >= 7) {
		if (s.p[4] != '-' || !parse_number(str_part(s, 5, 7), &d.month))
			return false;
		if (d.month < 1 || d.month > 12)
			return false;
	}
	if (s.n == 10) {
		if (s.p[7] != '-' || !parse_number(str_part(s, 8, 10), &d.day))
			return false;
		if (d.day < 1 || d.day > days_in_month(d.year, d.month))
			return false;
	}
	*date = d;
	return true;
}

bool when_parse(struct str s, struct when *when)
{
	struct when w = {.kind = WHEN_AT};
	size_t slash = str_find(s, STR("/"), 0);
	if (str_is(s, "undated"))
		w.kind = WHEN_UNDATED;
	else if (str_starts(s, STR("by ")))
		w.kind = WHEN_BY, s = str_part(s, 3, s.n);
	else if (str_starts(s, STR("since ")))
		w.kind = WHEN_SINCE, s = str_part(s, 6, s.n);
	else if (slash < s.n)
		w.kind = WHEN_PERIOD;
	if (w.kind == WHEN_PERIOD) {
		if (!date_parse(str_part(s, 0, slash), &w.from) ||
		    !date_parse(str_part(s, slash + 1, s.n), &w.to) || date_cmp(w.from, w.to) > 0)
			return false;
	} else if (w.kind != WHEN_UNDATED && !date_parse(s, &w.from)) {
		return false;
	}
	*when = w;
	return true;
}

int date_cmp(struct date a, struct date b)
{
	if (a.year != b.year)
		return a.year - b.year;
	return a.month != b.month ? a.month - b.month : a.day - b.day;
}

void date_print(struct strbuf *out, struct date date)
{
	static const char *const months[] = {"January",   "February", "March",    "April",
					     "May",       "June",     "July",     "August",
					     "September", "October",  "November", "December"};
	if (date.day)
		strbuf_addf(out, "%d ", date.day);
	if (date.month)
		strbuf_addf(out, "%s ", months[date.month - 1]);
	strbuf_addf(out, "%d", date.year);
}

/* "between 2017 and 2018" would leave no time between: two years that touch are "in" both. */
static bool adjacent_years(struct when when)
{
	return !when.from.month && !when.to.month && when.to.year == when.from.year + 1;
}

void when_print(struct strbuf *out, struct when when)
{
	switch (when.kind) {
	case WHEN_UNDATED:
		return;
	case WHEN_AT:
		strbuf_adds(out, when.from.day ? "on " : "in ");
		break;
	case WHEN_PERIOD:
		strbuf_adds(out, adjacent_years(when) ? "in " : "between ");
		break;
	case WHEN_BY:
		strbuf_adds(out, "by ");
		break;
	case WHEN_SINCE:
		strbuf_adds(out, "since ");
		break;
	}
	date_print(out, when.from);
	if (when.kind == WHEN_PERIOD) {
		strbuf_adds(out, " and ");
		date_print(out, when.to);
	}
}
