/*
 * Filters that reckon. Whole numbers stay whole; what overflows is an error, not
 * a wrong number.
 */
#include "filters.h"

#include <limits.h>
#include <math.h>

static bool too_large(struct liquid_call *call)
{
	return filter_fail(call, "the result is too large a number");
}

static bool give_real(struct liquid_call *call, struct value *result, double real)
{
	*result = value_float(number_tidy(real));
	return isfinite(real) || too_large(call);
}

/* Both numbers; true where both are whole. */
static bool operands(const struct liquid_call *call, struct value *a, struct value *b)
{
	*a = number_of(call->input);
	*b = number_of(call->args[0]);
	return a->kind == VALUE_INT && b->kind == VALUE_INT;
}

static bool plus(struct liquid_call *call, struct value *result)
{
	struct value a, b;
	if (!operands(call, &a, &b))
		return give_real(call, result, number_real(a) + number_real(b));
	*result = value_int(0);
	return !__builtin_add_overflow(a.number, b.number, &result->number) || too_large(call);
}

static bool minus(struct liquid_call *call, struct value *result)
{
	struct value a, b;
	if (!operands(call, &a, &b))
		return give_real(call, result, number_real(a) - number_real(b));
	*result = value_int(0);
	return !__builtin_sub_overflow(a.number, b.number, &result->number) || too_large(call);
}

static bool times(struct liquid_call *call, struct value *result)
{
	struct value a, b;
	if (!operands(call, &a, &b))
		return give_real(call, result, number_real(a) * number_real(b));
	*result = value_int(0);
	return !__builtin_mul_overflow(a.number, b.number, &result->number) || too_large(call);
}

static bool is_zero(struct value number)
{
	return number.kind == VALUE_INT ? number.number == 0
					: !(number.real < 0 || number.real > 0);
}

/* Division of whole numbers goes down, also below zero. */
static bool divided_by(struct liquid_call *call, struct value *result)
{
	struct value a, b;
	bool whole = operands(call, &a, &b);
	if (is_zero(b))
		return filter_fail(call, "a number is divided by zero");
	if (!whole)
		return give_real(call, result, number_real(a) / number_real(b));
	if (a.number == LLONG_MIN && b.number == -1)
		return too_large(call);
	long long quotient = a.number / b.number, rest = a.number % b.number;
	*result = value_int(quotient - (rest && (rest < 0) != (b.number < 0)));
	return true;
}

/* The rest has the divisor's sign. */
static bool modulo(struct liquid_call *call, struct value *result)
{
	struct value a, b;
	bool whole = operands(call, &a, &b);
	if (is_zero(b))
		return filter_fail(call, "a number is divided by zero");
	if (!whole) {
		double rest = fmod(number_real(a), number_real(b));
		bool other = (rest < 0 || rest > 0) && (rest < 0) != (number_real(b) < 0);
		return give_real(call, result, other ? rest + number_real(b) : rest);
	}
	long long rest = b.number == -1 ? 0 : a.number % b.number;
	*result = value_int(rest && (rest < 0) != (b.number < 0) ? rest + b.number : rest);
	return true;
}

static bool absolute(struct liquid_call *call, struct value *result)
{
	*result = number_of(call->input);
	if (result->kind == VALUE_FLOAT)
		result->real = fabs(result->real);
	else if (result->number == LLONG_MIN)
		return too_large(call);
	else if (result->number < 0)
		result->number = -result->number;
	return true;
}

static bool give_whole(struct liquid_call *call, struct value *result, double real)
{
	*result = value_int(0);
	return number_whole(real, &result->number) || too_large(call);
}

static bool ceiling(struct liquid_call *call, struct value *result)
{
	*result = number_of(call->input);
	return result->kind == VALUE_INT || give_whole(call, result, ceil(result->real));
}

static bool floor_of(struct liquid_call *call, struct value *result)
{
	*result = number_of(call->input);
	return result->kind == VALUE_INT || give_whole(call, result, floor(result->real));
}

/* A whole number to tens, hundreds ... */
static long long round_whole(long long number, long long places)
{
	long long unit = 1;
	if (places <= -19)
		return 0;
	for (; places < 0; places++)
		unit *= 10;
	long long rest = number % unit, low = number - rest;
	if (rest < unit / 2 + unit % 2 && -rest < unit / 2 + unit % 2)
		return low;
	long long high;
	return __builtin_add_overflow(low, number < 0 ? -unit : unit, &high) ? low : high;
}

static bool round_to(struct liquid_call *call, struct value *result)
{
	long long places = 0;
	struct value number = number_of(call->input);
	if (call->arg_count) {
		struct value wanted = number_of(call->args[0]);
		places = wanted.number;
		if (wanted.kind == VALUE_FLOAT && !number_whole(wanted.real, &places))
			places = 0;
	}
	*result = number;
	if (places > 15)
		return true;
	if (number.kind == VALUE_INT) {
		if (places < 0)
			result->number = round_whole(number.number, places);
		return true;
	}
	double real = number_round(number.real, places < -400 ? -400 : (int)places);
	if (places > 0)
		return give_real(call, result, real);
	return give_whole(call, result, real);
}

static bool at_least(struct liquid_call *call, struct value *result)
{
	struct value a, b;
	operands(call, &a, &b);
	*result = number_real(a) >= number_real(b) ? a : b;
	return true;
}

static bool at_most(struct liquid_call *call, struct value *result)
{
	struct value a, b;
	operands(call, &a, &b);
	*result = number_real(a) <= number_real(b) ? a : b;
	return true;
}

const struct liquid_filter number_filters[] = {
	{"plus", 1, 1, plus},       {"minus", 1, 1, minus},
	{"times", 1, 1, times},     {"divided_by", 1, 1, divided_by},
	{"modulo", 1, 1, modulo},   {"abs", 0, 0, absolute},
	{"ceil", 0, 0, ceiling},    {"floor", 0, 0, floor_of},
	{"round", 0, 1, round_to},  {"at_least", 1, 1, at_least},
	{"at_most", 1, 1, at_most}, {0},
};
