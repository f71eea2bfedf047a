/*
 * Finds filters, and what all of them share: limits, errors, arguments. Must not
 * know of single filters.
 */
#include "filters.h"

#include "mundraft/near.h"

#include <stdarg.h>

static const struct liquid_filter *const tables[] = {
	text_filters, cut_filters, list_filters, search_filters, number_filters, date_filters,
};
#define TABLES (sizeof tables / sizeof *tables)

static const struct liquid_filter *find_in(const struct liquid_filter *filter, struct str name)
{
	for (; filter && filter->name; filter++)
		if (str_is(name, filter->name))
			return filter;
	return NULL;
}

/* The host's filters come first: it may replace a standard one. */
const struct liquid_filter *filter_find(const struct liquid_env *env, struct str name,
					bool *standard)
{
	const struct liquid_filter *found = find_in(env->filters, name);
	*standard = !found;
	for (size_t i = 0; i < TABLES && !found; i++)
		found = find_in(tables[i], name);
	return found;
}

struct str filter_near(const struct liquid_env *env, struct str name)
{
	struct near near = near_start(name);
	for (const struct liquid_filter *f = env->filters; f && f->name; f++)
		near_offer(&near, str_of(f->name));
	for (size_t i = 0; i < TABLES; i++)
		for (const struct liquid_filter *f = tables[i]; f->name; f++)
			near_offer(&near, str_of(f->name));
	return near.best;
}

struct filter_work *filter_work(struct liquid_call *call)
{
	return call->host;
}

bool filter_fail(struct liquid_call *call, const char *format, ...)
{
	va_list args;
	struct strbuf text;
	strbuf_init(&text, call->arena);
	va_start(args, format);
	strbuf_vaddf(&text, format, args);
	va_end(args);
	call->error = strbuf_str(&text);
	return false;
}

bool filter_charge(struct liquid_call *call, size_t steps)
{
	struct filter_work *work = filter_work(call);
	*work->steps += steps < LIQUID_MAX_STEPS ? steps : LIQUID_MAX_STEPS;
	if (*work->steps <= LIQUID_MAX_STEPS)
		return true;
	work->limit = true;
	return filter_fail(call, "the template works on and on: more than %d steps",
			   LIQUID_MAX_STEPS);
}

bool filter_size(struct liquid_call *call, size_t bytes)
{
	if (bytes <= LIQUID_MAX_OUTPUT)
		return true;
	filter_work(call)->limit = true;
	return filter_fail(call, "a text grows longer than %d bytes", LIQUID_MAX_OUTPUT);
}

struct str filter_text(struct liquid_call *call, struct value value)
{
	return value_print(call->arena, value);
}

bool filter_whole(struct liquid_call *call, struct value value, long long *whole)
{
	struct value number = value;
	if (value.kind == VALUE_TEXT && !number_scan(str_trim(value.text), &number))
		number = value_nil();
	if (number.kind != VALUE_INT)
		return filter_fail(call, "a whole number is needed, not %s",
				   value_kind_name(value));
	*whole = number.number;
	return true;
}

static void flatten(struct liquid_call *call, struct value from, struct value to, int depth)
{
	for (size_t i = 0; i < from.list->count; i++) {
		if (from.list->items[i].kind == VALUE_LIST && depth < 64)
			flatten(call, from.list->items[i], to, depth + 1);
		else
			value_push(call->arena, to, from.list->items[i]);
	}
}

bool filter_list(struct liquid_call *call, struct value *list)
{
	struct value input = call->input;
	*list = value_list(call->arena);
	if (!filter_charge(call, value_count(input) / 4))
		return false;
	if (input.kind == VALUE_LIST)
		flatten(call, input, *list, 0);
	else if (input.kind == VALUE_RANGE)
		for (size_t i = 0, n = value_count(input); i < n; i++)
			value_push(call->arena, *list, value_item(call->arena, input, i));
	else if (input.kind != VALUE_NIL)
		value_push(call->arena, *list, input);
	return true;
}
