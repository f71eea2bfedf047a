/*
 * Filters on whole lists: joining, ordering, counting. Searching by a part is in
 * filters_search.c. Must not change the list that comes in.
 */
#include "filters.h"

#include "mundraft/markup.h"

#include <stdint.h>

static bool any_safe(const struct value_list *list)
{
	for (size_t i = 0; i < list->count; i++)
		if (list->items[i].kind == VALUE_TEXT && list->items[i].safe)
			return true;
	return false;
}

/* Where one piece is safe, the others are escaped here and the whole is safe. */
static bool add_piece(struct liquid_call *call, struct strbuf *out, struct value piece, bool safe)
{
	struct str text = filter_text(call, piece);
	if (!filter_size(call, out->n + text.n))
		return false;
	if (safe && !piece.safe && filter_work(call)->escape)
		markup_escape(out, text);
	else
		strbuf_add(out, text);
	return true;
}

static bool join(struct liquid_call *call, struct value *result)
{
	struct value list, between = call->arg_count ? call->args[0] : value_text(STR(" "));
	struct strbuf out;
	if (!filter_list(call, &list))
		return false;
	bool safe = any_safe(list.list) || between.safe;
	strbuf_init(&out, call->arena);
	for (size_t i = 0; i < list.list->count; i++) {
		if (i && !add_piece(call, &out, between, safe))
			return false;
		if (!add_piece(call, &out, list.list->items[i], safe))
			return false;
	}
	*result = value_text(strbuf_str(&out));
	result->safe = safe;
	return true;
}

static bool first(struct liquid_call *call, struct value *result)
{
	if (call->input.kind != VALUE_TEXT)
		value_part(call->arena, call->input, STR("first"), result);
	return true;
}

static bool last(struct liquid_call *call, struct value *result)
{
	if (call->input.kind != VALUE_TEXT && call->input.kind != VALUE_MAP)
		value_part(call->arena, call->input, STR("last"), result);
	return true;
}

static bool size(struct liquid_call *call, struct value *result)
{
	*result = value_int((long long)value_count(call->input));
	if (call->input.kind == VALUE_TEXT)
		value_part(call->arena, call->input, STR("size"), result);
	return true;
}

static bool reverse(struct liquid_call *call, struct value *result)
{
	struct value list;
	if (!filter_list(call, &list))
		return false;
	*result = value_list(call->arena);
	for (size_t i = list.list->count; i-- > 0;)
		value_push(call->arena, *result, list.list->items[i]);
	return true;
}

static bool concat(struct liquid_call *call, struct value *result)
{
	struct value other = call->args[0];
	if (other.kind != VALUE_LIST && other.kind != VALUE_RANGE)
		return filter_fail(call, "\"concat\" needs a list, not %s", value_kind_name(other));
	if (!filter_list(call, result) || !filter_charge(call, value_count(other) / 4))
		return false;
	for (size_t i = 0, n = value_count(other); i < n; i++)
		value_push(call->arena, *result, value_item(call->arena, other, i));
	return true;
}

/* ---- order ---- */

struct sorting {
	struct liquid_call *call;
	bool natural;
	bool failed;
};

struct sort_item {
	struct value item, key;
};

static int compare_natural(struct liquid_call *call, struct value a, struct value b)
{
	struct str x = filter_text(call, a), y = filter_text(call, b);
	for (size_t i = 0; i < x.n && i < y.n; i++) {
		unsigned char c = (unsigned char)char_lower(x.p[i]);
		unsigned char d = (unsigned char)char_lower(y.p[i]);
		if (c != d)
			return c < d ? -1 : 1;
	}
	return (x.n > y.n) - (x.n < y.n);
}

/* What has no key comes last. */
static int compare(struct sorting *sorting, struct value a, struct value b)
{
	int order = 0;
	if (a.kind == VALUE_NIL || b.kind == VALUE_NIL)
		return (a.kind == VALUE_NIL) - (b.kind == VALUE_NIL);
	if (sorting->natural)
		return compare_natural(sorting->call, a, b);
	if (value_order(a, b, &order) || sorting->failed)
		return order;
	sorting->failed = true;
	filter_fail(sorting->call, "%s and %s have no order", value_kind_name(a),
		    value_kind_name(b));
	return 0;
}

static void merge(struct sorting *sorting, const struct sort_item *from, struct sort_item *to,
		  size_t start, size_t middle, size_t end)
{
	size_t a = start, b = middle;
	for (size_t i = start; i < end; i++) {
		bool left =
			a < middle && (b >= end || compare(sorting, from[a].key, from[b].key) <= 0);
		to[i] = left ? from[a++] : from[b++];
	}
}

/* Merge sort: equal items keep their order. */
static struct sort_item *sort_items(struct sorting *sorting, struct sort_item *items, size_t count)
{
	struct sort_item *other = arena_array(sorting->call->arena, count, struct sort_item);
	for (size_t width = 1; width < count && !sorting->failed; width *= 2) {
		for (size_t start = 0; start < count; start += 2 * width) {
			size_t middle = start + width < count ? start + width : count;
			size_t end = start + 2 * width < count ? start + 2 * width : count;
			merge(sorting, items, other, start, middle, end);
		}
		struct sort_item *swap = items;
		items = other;
		other = swap;
	}
	return items;
}

static bool sort_key(struct liquid_call *call, struct value item, struct value *key)
{
	*key = item;
	if (!call->arg_count || call->args[0].kind == VALUE_NIL)
		return true;
	*key = value_nil();
	if (item.kind != VALUE_MAP)
		return filter_fail(call, "%s has no part to sort by", value_kind_name(item));
	const struct value *found = value_get(item, filter_text(call, call->args[0]));
	if (found)
		*key = *found;
	return true;
}

static bool sort_with(struct liquid_call *call, struct value *result, bool natural)
{
	struct value list;
	struct sorting sorting = {.call = call, .natural = natural};
	if (!filter_list(call, &list) || !filter_charge(call, list.list->count))
		return false;
	size_t count = list.list->count;
	struct sort_item *items = arena_array(call->arena, count, struct sort_item);
	for (size_t i = 0; i < count; i++) {
		items[i].item = list.list->items[i];
		if (!sort_key(call, items[i].item, &items[i].key))
			return false;
	}
	items = sort_items(&sorting, items, count);
	*result = value_list(call->arena);
	for (size_t i = 0; i < count; i++)
		value_push(call->arena, *result, items[i].item);
	return !sorting.failed;
}

static bool sort(struct liquid_call *call, struct value *result)
{
	return sort_with(call, result, false);
}

static bool sort_natural(struct liquid_call *call, struct value *result)
{
	return sort_with(call, result, true);
}

/* ---- once each ---- */

static size_t hash(struct str text)
{
	uint32_t h = 2166136261u;
	for (size_t i = 0; i < text.n; i++)
		h = (h ^ (unsigned char)text.p[i]) * 16777619u;
	return h;
}

/* Notes key i in an open table; false where an equal one is there already. */
static bool remember(struct liquid_call *call, const struct value *keys, size_t *used, size_t mask,
		     size_t i)
{
	size_t slot = hash(filter_text(call, keys[i])) & mask;
	for (; used[slot]; slot = (slot + 1) & mask) {
		struct value other = keys[used[slot] - 1];
		if (other.kind == keys[i].kind && value_equal(other, keys[i]))
			return false;
	}
	used[slot] = i + 1;
	return true;
}

static bool uniq(struct liquid_call *call, struct value *result)
{
	struct value list;
	if (!filter_list(call, &list) || !filter_charge(call, list.list->count))
		return false;
	size_t count = list.list->count, mask = 15;
	while (mask < 2 * count)
		mask = mask * 2 + 1;
	size_t *used = arena_array(call->arena, mask + 1, size_t);
	struct value *keys = arena_array(call->arena, count, struct value);
	*result = value_list(call->arena);
	for (size_t i = 0; i < count; i++) {
		struct value item = list.list->items[i];
		if (!sort_key(call, item, &keys[i]))
			return false;
		if (remember(call, keys, used, mask, i))
			value_push(call->arena, *result, item);
	}
	return true;
}

const struct liquid_filter list_filters[] = {
	{"join", 0, 1, join},       {"first", 0, 0, first},
	{"last", 0, 0, last},       {"size", 0, 0, size},
	{"reverse", 0, 0, reverse}, {"concat", 1, 1, concat},
	{"sort", 0, 1, sort},       {"sort_natural", 0, 1, sort_natural},
	{"uniq", 0, 1, uniq},       {0},
};
