/*
 * Filters that look at one part of each item: map, where, find, sum. A text in
 * the list is searched as a text, as Liquid does.
 */
#include "filters.h"

enum look { LOOK_FOUND, LOOK_NO_PARTS, LOOK_WRONG };

/* The part of an item. A thing that has no parts ends the whole filter with nothing. */
static enum look look(struct liquid_call *call, struct value item, struct value name,
		      struct value *part)
{
	*part = value_nil();
	if (item.kind == VALUE_MAP) {
		const struct value *found =
			name.kind == VALUE_NIL ? NULL : value_get(item, filter_text(call, name));
		if (found)
			*part = *found;
		return LOOK_FOUND;
	}
	if (item.kind == VALUE_TEXT && name.kind == VALUE_TEXT) {
		if (str_has(item.text, name.text))
			*part = name;
		return LOOK_FOUND;
	}
	if (item.kind != VALUE_INT && item.kind != VALUE_TEXT)
		return LOOK_NO_PARTS;
	filter_fail(call, "%s in the list has no part \"%.*s\"", value_kind_name(item),
		    STR_ARG(filter_text(call, name)));
	return LOOK_WRONG;
}

/* Whether item has the part, or the part the value that the second argument gives. */
static enum look matches(struct liquid_call *call, struct value item, bool *match)
{
	struct value part;
	enum look seen = look(call, item, call->args[0], &part);
	bool any = call->arg_count < 2 || call->args[1].kind == VALUE_NIL;
	*match = any ? value_truthy(part) : value_equal(part, call->args[1]);
	return seen;
}

/*
 * The first item from *at on that matches, in *at; the count where none does.
 * False where the filter is over: with an error, or with nothing as its result.
 */
static bool seek(struct liquid_call *call, struct value list, bool wanted, size_t *at,
		 enum look *seen)
{
	for (; *at < list.list->count; ++*at) {
		bool match;
		*seen = matches(call, list.list->items[*at], &match);
		if (*seen != LOOK_FOUND)
			return false;
		if (match == wanted)
			return true;
	}
	*seen = LOOK_FOUND;
	return true;
}

static bool choose(struct liquid_call *call, struct value *result, bool wanted)
{
	struct value list, chosen = value_list(call->arena);
	enum look seen = LOOK_FOUND;
	if (!filter_list(call, &list))
		return false;
	for (size_t at = 0;; at++) {
		if (!seek(call, list, wanted, &at, &seen))
			return seen == LOOK_NO_PARTS;
		if (at == list.list->count)
			break;
		value_push(call->arena, chosen, list.list->items[at]);
	}
	*result = chosen;
	return true;
}

static bool where(struct liquid_call *call, struct value *result)
{
	return choose(call, result, true);
}

static bool reject(struct liquid_call *call, struct value *result)
{
	return choose(call, result, false);
}

static bool find(struct liquid_call *call, struct value *result)
{
	struct value list;
	enum look seen;
	size_t at = 0;
	if (!filter_list(call, &list))
		return false;
	if (!seek(call, list, true, &at, &seen))
		return seen == LOOK_NO_PARTS;
	if (at < list.list->count)
		*result = list.list->items[at];
	return true;
}

static bool find_index(struct liquid_call *call, struct value *result)
{
	struct value list;
	enum look seen;
	size_t at = 0;
	if (!filter_list(call, &list))
		return false;
	if (!seek(call, list, true, &at, &seen))
		return seen == LOOK_NO_PARTS;
	if (at < list.list->count)
		*result = value_int((long long)at);
	return true;
}

static bool has(struct liquid_call *call, struct value *result)
{
	struct value list;
	enum look seen;
	size_t at = 0;
	if (!filter_list(call, &list))
		return false;
	if (!seek(call, list, true, &at, &seen))
		return seen == LOOK_NO_PARTS;
	*result = value_bool(at < list.list->count);
	return true;
}

static bool map(struct liquid_call *call, struct value *result)
{
	struct value list, part;
	if (!filter_list(call, &list))
		return false;
	*result = value_list(call->arena);
	for (size_t i = 0; i < list.list->count; i++) {
		if (look(call, list.list->items[i], call->args[0], &part) == LOOK_WRONG)
			return false;
		value_push(call->arena, *result, part);
	}
	return true;
}

/* What `sum` adds and `compact` tests: the item, or its part. */
static bool item_or_part(struct liquid_call *call, struct value item, struct value *part)
{
	*part = item;
	if (!call->arg_count || call->args[0].kind == VALUE_NIL)
		return true;
	return look(call, item, call->args[0], part) != LOOK_WRONG;
}

static bool compact(struct liquid_call *call, struct value *result)
{
	struct value list, part;
	if (!filter_list(call, &list))
		return false;
	*result = value_list(call->arena);
	for (size_t i = 0; i < list.list->count; i++) {
		if (!item_or_part(call, list.list->items[i], &part))
			return false;
		if (part.kind != VALUE_NIL)
			value_push(call->arena, *result, list.list->items[i]);
	}
	return true;
}

static bool add(struct value *total, struct value number)
{
	if (total->kind == VALUE_INT && number.kind == VALUE_INT)
		return !__builtin_add_overflow(total->number, number.number, &total->number);
	*total = value_float(number_tidy(number_real(*total) + number_real(number)));
	return true;
}

static bool sum(struct liquid_call *call, struct value *result)
{
	struct value list, part;
	if (!filter_list(call, &list))
		return false;
	*result = value_int(0);
	for (size_t i = 0; i < list.list->count; i++) {
		if (!item_or_part(call, list.list->items[i], &part))
			return false;
		if (!add(result, number_of(part)))
			return filter_fail(call, "the sum is too large a number");
	}
	return true;
}

const struct liquid_filter search_filters[] = {
	{"where", 1, 2, where},           {"reject", 1, 2, reject}, {"find", 1, 2, find},
	{"find_index", 1, 2, find_index}, {"has", 1, 2, has},       {"map", 1, 1, map},
	{"compact", 0, 1, compact},       {"sum", 0, 1, sum},       {0},
};
