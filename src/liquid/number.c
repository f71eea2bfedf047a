/*
 * Numbers and text. Must not use strtod, "%f" or anything else that a locale
 * changes: the digits of "%e" are the same everywhere, only its decimal point is
 * not, and that is skipped over.
 */
#include "number.h"

#include <limits.h>
#include <math.h>
#include <stdio.h>

#define DIGITS 15

/* real = +-digits * 10^scale, with exactly DIGITS digits. */
struct decimal {
	bool negative;
	long long digits;
	int scale;
};

static struct decimal decimal_of(double real)
{
	char text[48];
	struct decimal d = {.negative = signbit(real) != 0};
	snprintf(text, sizeof text, "%.*e", DIGITS - 1, fabs(real));
	const char *p = text;
	for (; *p && *p != 'e'; p++)
		if (char_is_digit(*p))
			d.digits = d.digits * 10 + (*p - '0');
	bool down = *p && p[1] == '-';
	int exponent = 0;
	for (; *p; p++)
		if (char_is_digit(*p))
			exponent = exponent * 10 + (*p - '0');
	d.scale = (down ? -exponent : exponent) - (DIGITS - 1);
	return d;
}

/* One rounding only, as long as the scale is one that real numbers need. */
static double scaled(long long digits, int scale)
{
	static const double tens[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
				      1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
				      1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
	double real = (double)digits;
	for (; scale > 22; scale -= 22)
		real *= tens[22];
	for (; scale < -22; scale += 22)
		real /= tens[22];
	return scale < 0 ? real / tens[-scale] : real * tens[scale];
}

static double decimal_real(struct decimal d)
{
	double real = scaled(d.digits, d.scale);
	return d.negative ? -real : real;
}

static bool whole_scan(struct str s, long long *whole)
{
	size_t i = s.n && (s.p[0] == '-' || s.p[0] == '+');
	bool negative = i && s.p[0] == '-';
	long long n = 0;
	for (; i < s.n && char_is_digit(s.p[i]); i++) {
		int digit = s.p[i] - '0';
		if (__builtin_mul_overflow(n, 10, &n) ||
		    __builtin_add_overflow(n, negative ? -digit : digit, &n))
			return false;
	}
	*whole = n;
	return true;
}

static double fraction_scan(struct str s)
{
	struct decimal d = {.negative = s.p[0] == '-'};
	bool behind = false;
	for (size_t i = d.negative; i < s.n; i++) {
		if (s.p[i] == '.') {
			behind = true;
		} else if (d.digits < LLONG_MAX / 100) {
			d.digits = d.digits * 10 + (s.p[i] - '0');
			d.scale -= behind;
		} else {
			d.scale += !behind;
		}
	}
	return d.scale > 400 ? HUGE_VAL : decimal_real(d);
}

bool number_scan(struct str s, struct value *number)
{
	size_t i = s.n && s.p[0] == '-';
	size_t first = i, dot = s.n;
	for (; i < s.n; i++) {
		if (s.p[i] == '.' && dot == s.n && i > first)
			dot = i;
		else if (!char_is_digit(s.p[i]))
			return false;
	}
	if (i == first || dot + 1 == s.n)
		return false;
	if (dot < s.n) {
		*number = value_float(fraction_scan(s));
		return isfinite(number->real);
	}
	long long whole;
	if (!whole_scan(s, &whole))
		return false;
	*number = value_int(whole);
	return true;
}

bool number_is(struct value value)
{
	return value.kind == VALUE_INT || value.kind == VALUE_FLOAT;
}

struct value number_of(struct value value)
{
	struct value number = value_int(0);
	if (number_is(value))
		return value;
	if (value.kind != VALUE_TEXT)
		return number;
	struct str s = str_trim(value.text);
	long long whole;
	if (number_scan(s, &number))
		return number;
	return whole_scan(s, &whole) ? value_int(whole) : value_int(0);
}

double number_real(struct value number)
{
	return number.kind == VALUE_FLOAT ? number.real : (double)number.number;
}

/* The decimal point stands before digit `point`. */
static void print_digits(struct strbuf *out, const char *digits, int count, int point)
{
	if (point <= 0) {
		strbuf_adds(out, "0.");
		for (int i = point; i < 0; i++)
			strbuf_addc(out, '0');
		strbuf_add(out, (struct str){digits, (size_t)count});
		return;
	}
	for (int i = 0; i < point || i < count; i++) {
		if (i == point)
			strbuf_addc(out, '.');
		strbuf_addc(out, i < count ? digits[i] : '0');
	}
	if (count <= point)
		strbuf_adds(out, ".0");
}

void number_print(struct strbuf *out, double real)
{
	if (!isfinite(real)) {
		strbuf_adds(out, isnan(real) ? "NaN" : real < 0 ? "-Infinity" : "Infinity");
		return;
	}
	struct decimal d = decimal_of(real);
	char digits[DIGITS + 1];
	int count = DIGITS, point = d.scale + DIGITS;
	long long rest = d.digits;
	for (int i = DIGITS; i-- > 0; rest /= 10)
		digits[i] = (char)('0' + rest % 10);
	while (count > 1 && digits[count - 1] == '0')
		count--;
	if (d.negative)
		strbuf_addc(out, '-');
	if (d.digits == 0) {
		strbuf_adds(out, "0.0");
	} else if (point > 16 || point < -3) {
		print_digits(out, digits, count, 1);
		strbuf_addf(out, "e%c%02d", point > 0 ? '+' : '-',
			    point > 0 ? point - 1 : 1 - point);
	} else {
		print_digits(out, digits, count, point);
	}
}

double number_tidy(double real)
{
	return isfinite(real) ? decimal_real(decimal_of(real)) : real;
}

double number_round(double real, int places)
{
	if (!isfinite(real))
		return real;
	struct decimal d = decimal_of(real);
	int drop = -d.scale - places;
	if (drop <= 0)
		return real;
	if (drop > DIGITS)
		return 0;
	for (; drop > 1; drop--, d.scale++)
		d.digits /= 10;
	d.digits = (d.digits + 5) / 10;
	d.scale++;
	return decimal_real(d);
}

bool number_whole(double real, long long *whole)
{
	double below = floor(real);
	if (!(below >= -9.2e18 && below <= 9.2e18))
		return false;
	*whole = (long long)below;
	return true;
}
