/*
 * Dates as profiles write them. A fact's `when` is the time of the act, never
 * of its publication: a day, a month, a year, a period A/B, `by D`, `since D`
 * or `undated`.
 */
#ifndef MUNDRAFT_DATE_H
#define MUNDRAFT_DATE_H

#include "mundraft/str.h"

struct strbuf;

struct date {
	int year;  /* 1000-2999; 0: no date */
	int month; /* 0 where only the year is known */
	int day;   /* 0 where only the month is known */
};

enum when_kind { WHEN_UNDATED, WHEN_AT, WHEN_PERIOD, WHEN_BY, WHEN_SINCE };

struct when {
	enum when_kind kind;
	struct date from; /* the only date but for a period */
	struct date to;
};

/* YYYY, YYYY-MM or YYYY-MM-DD, a day that exists; false otherwise. */
bool date_parse(struct str s, struct date *date);
bool when_parse(struct str s, struct when *when);

/* Earlier: negative. A missing month or day counts as the earliest. */
int date_cmp(struct date a, struct date b);

/* "31 January 2017", "January 2017", "2017". */
void date_print(struct strbuf *out, struct date date);

/* With its preposition: "on 31 January 2017", "in 2015", "between 2010 and 2021", "in 2017 and
 * 2018", "by August 2016"; nothing for undated. */
void when_print(struct strbuf *out, struct when when);

#endif
