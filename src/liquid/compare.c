/*
 * Liquid's rules of equality, order, emptiness and parts. Must not know of
 * templates.
 */
#include "values.h"
#include "number.h"

#include "mundraft/utf8.h"

#define MAX_COMPARE_DEPTH 64

bool value_is_empty(struct value value)
{
	if (value.kind == VALUE_TEXT)
		return value.text.n == 0;
	return (value.kind == VALUE_LIST || value.kind == VALUE_MAP) && value_count(value) == 0;
}

bool value_is_blank(struct value value)
{
	if (value.kind == VALUE_NIL)
		return true;
	if (value.kind == VALUE_BOOL)
		return !value.truth;
	if (value.kind == VALUE_TEXT)
		return str_trim(value.text).n == 0;
	return value_is_empty(value);
}

static bool equal(struct value a, struct value b, int depth);

static bool equal_lists(const struct value_list *a, const struct value_list *b, int depth)
{
	if (a->count != b->count)
		return false;
	for (size_t i = 0; i < a->count; i++)
		if (!equal(a->items[i], b->items[i], depth))
			return false;
	return true;
}

static bool equal_maps(struct value a, struct value b, int depth)
{
	if (a.map->count != b.map->count)
		return false;
	for (size_t i = 0; i < a.map->count; i++) {
		const struct value *other = value_get(b, a.map->entries[i].key);
		if (!other || !equal(a.map->entries[i].value, *other, depth))
			return false;
	}
	return true;
}

static bool equal_same_kind(struct value a, struct value b, int depth)
{
	switch (a.kind) {
	case VALUE_BOOL:
		return a.truth == b.truth;
	case VALUE_TEXT:
		return str_eq(a.text, b.text);
	case VALUE_LIST:
		return a.list == b.list || equal_lists(a.list, b.list, depth + 1);
	case VALUE_MAP:
		return a.map == b.map || equal_maps(a, b, depth + 1);
	case VALUE_RANGE:
		return a.range.first == b.range.first && a.range.last == b.range.last;
	case VALUE_INT:
		return a.number == b.number;
	case VALUE_NIL:
	case VALUE_FLOAT:
	case VALUE_EMPTY:
	case VALUE_BLANK:
		break;
	}
	return true;
}

static bool equal(struct value a, struct value b, int depth)
{
	if (depth > MAX_COMPARE_DEPTH)
		return false;
	if (number_is(a) && number_is(b) && (a.kind == VALUE_FLOAT || b.kind == VALUE_FLOAT)) {
		double x = number_real(a), y = number_real(b);
		return !(x < y) && !(x > y);
	}
	if (a.kind == b.kind)
		return equal_same_kind(a, b, depth);
	if (a.kind == VALUE_EMPTY)
		return value_is_empty(b);
	if (b.kind == VALUE_EMPTY)
		return value_is_empty(a);
	if (a.kind == VALUE_BLANK)
		return value_is_blank(b);
	return b.kind == VALUE_BLANK && value_is_blank(a);
}

bool value_equal(struct value a, struct value b)
{
	return equal(a, b, 0);
}

bool value_order(struct value a, struct value b, int *order)
{
	if (a.kind == VALUE_TEXT && b.kind == VALUE_TEXT) {
		*order = str_cmp(a.text, b.text);
		return true;
	}
	if (a.kind == VALUE_INT && b.kind == VALUE_INT) {
		*order = (a.number > b.number) - (a.number < b.number);
		return true;
	}
	if (!number_is(a) || !number_is(b))
		return false;
	double x = number_real(a), y = number_real(b);
	*order = (x > y) - (x < y);
	return true;
}

bool value_contains(struct arena *arena, struct value value, struct value wanted)
{
	if (!value_truthy(wanted))
		return false;
	if (value.kind == VALUE_TEXT)
		return str_has(value.text, value_print(arena, wanted));
	if (value.kind == VALUE_MAP)
		return wanted.kind == VALUE_TEXT && value_get(value, wanted.text);
	if (value.kind == VALUE_RANGE)
		return wanted.kind == VALUE_INT && wanted.number >= value.range.first &&
		       wanted.number <= value.range.last;
	if (value.kind != VALUE_LIST)
		return false;
	for (size_t i = 0; i < value.list->count; i++)
		if (value_equal(value.list->items[i], wanted))
			return true;
	return false;
}

/* First or last of a list, a range or a map; nil where it is empty. */
static struct value end_of(struct arena *arena, struct value value, bool last)
{
	size_t count = value_count(value);
	if (!count)
		return value_nil();
	if (value.kind == VALUE_RANGE && last)
		return value_int(value.range.last);
	return value_item(arena, value, last ? count - 1 : 0);
}

bool value_part(struct arena *arena, struct value value, struct str name, struct value *part)
{
	const struct value *found = value_get(value, name);
	bool many =
		value.kind == VALUE_LIST || value.kind == VALUE_MAP || value.kind == VALUE_RANGE;
	if (found)
		*part = *found;
	else if (str_is(name, "size") && value.kind == VALUE_TEXT)
		*part = value_int((long long)utf8_count(value.text));
	else if (str_is(name, "size") && many)
		*part = value_int((long long)value_count(value));
	else if (str_is(name, "first") && many)
		*part = end_of(arena, value, false);
	else if (str_is(name, "last") && (value.kind == VALUE_LIST || value.kind == VALUE_RANGE))
		*part = end_of(arena, value, true);
	else
		return false;
	return true;
}

bool value_index(struct arena *arena, struct value value, struct value index, struct value *part)
{
	if (value.kind == VALUE_LIST && index.kind == VALUE_INT) {
		long long count = (long long)value.list->count, i = index.number;
		if (i < 0 && i >= -count)
			i += count;
		if (i < 0 || i >= count)
			return false;
		*part = value.list->items[i];
		return true;
	}
	const struct value *found = NULL;
	if (value.kind == VALUE_MAP)
		found = value_get(value, value_print(arena, index));
	if (found)
		*part = *found;
	return found != NULL;
}
