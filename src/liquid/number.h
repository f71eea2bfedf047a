/*
 * Numbers to and from text, the same in every locale. Decimal fractions are kept
 * to 15 digits, so that 10.1 less 2.2 is 7.9, as people who write templates expect.
 */
#ifndef LIQUID_NUMBER_H
#define LIQUID_NUMBER_H

#include "mundraft/strbuf.h"
#include "mundraft/value.h"

/* -12, 3.5 and nothing else; false also for one that is too large. */
bool number_scan(struct str s, struct value *number);

/* As arithmetic reads a value: a number, a text that starts with one, else 0. */
struct value number_of(struct value value);
double number_real(struct value number);
bool number_is(struct value value);

/* "1.0", "0.1", "1.0e+16". */
void number_print(struct strbuf *out, double real);

/* To 15 digits; to `places` decimal places, halves away from zero. */
double number_tidy(double real);
double number_round(double real, int places);

/* The whole number at or below; false where it is too large. */
bool number_whole(double real, long long *whole);

#endif
