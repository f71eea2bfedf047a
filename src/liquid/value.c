/*
 * Values: making, printing, comparing. Must not know of templates, nor of
 * escaping: what is printed here is bare.
 */
#include "values.h"
#include "number.h"

#include "mundraft/utf8.h"

#include <limits.h>

#define MAX_PRINT_DEPTH 64

struct value value_nil(void)
{
	return (struct value){.kind = VALUE_NIL};
}

struct value value_bool(bool truth)
{
	return (struct value){.kind = VALUE_BOOL, .truth = truth};
}

struct value value_int(long long number)
{
	return (struct value){.kind = VALUE_INT, .number = number};
}

struct value value_float(double real)
{
	return (struct value){.kind = VALUE_FLOAT, .real = real};
}

struct value value_range(long long first, long long last)
{
	return (struct value){.kind = VALUE_RANGE, .range = {first, last}};
}

struct value value_text(struct str text)
{
	return (struct value){.kind = VALUE_TEXT, .text = text};
}

struct value value_safe(struct str text)
{
	return (struct value){.kind = VALUE_TEXT, .safe = true, .text = text};
}

struct value value_list(struct arena *arena)
{
	return (struct value){.kind = VALUE_LIST, .list = arena_new(arena, struct value_list)};
}

struct value value_map(struct arena *arena)
{
	return (struct value){.kind = VALUE_MAP, .map = arena_new(arena, struct value_map)};
}

void value_push(struct arena *arena, struct value list, struct value item)
{
	*arena_push(arena, list.list->items, list.list->count, list.list->room) = item;
}

static struct value_entry *entry_of(struct value map, struct str key)
{
	if (map.kind != VALUE_MAP)
		return NULL;
	for (size_t i = 0; i < map.map->count; i++)
		if (str_eq(map.map->entries[i].key, key))
			return &map.map->entries[i];
	return NULL;
}

void value_set(struct arena *arena, struct value map, struct str key, struct value value)
{
	struct value_entry *entry = entry_of(map, key);
	if (!entry)
		entry = arena_push(arena, map.map->entries, map.map->count, map.map->room);
	entry->key = key;
	entry->value = value;
}

const struct value *value_get(struct value map, struct str key)
{
	const struct value_entry *entry = entry_of(map, key);
	return entry ? &entry->value : NULL;
}

bool value_truthy(struct value value)
{
	return value.kind != VALUE_NIL && (value.kind != VALUE_BOOL || value.truth);
}

long long range_count(struct value range)
{
	long long count;
	if (range.range.last < range.range.first)
		return 0;
	if (__builtin_sub_overflow(range.range.last, range.range.first, &count) ||
	    count == LLONG_MAX)
		return LLONG_MAX;
	return count + 1;
}

size_t value_count(struct value value)
{
	if (value.kind == VALUE_LIST)
		return value.list->count;
	if (value.kind == VALUE_MAP)
		return value.map->count;
	return value.kind == VALUE_RANGE ? (size_t)range_count(value) : 0;
}

struct value value_item(struct arena *arena, struct value value, size_t i)
{
	if (value.kind == VALUE_RANGE)
		return value_int(value.range.first + (long long)i);
	if (value.kind == VALUE_LIST)
		return value.list->items[i];
	struct value pair = value_list(arena);
	value_push(arena, pair, value_text(value.map->entries[i].key));
	value_push(arena, pair, value.map->entries[i].value);
	return pair;
}

static void write_nested(struct strbuf *out, struct value value, int depth);

static void write_map(struct strbuf *out, const struct value_map *map, int depth)
{
	strbuf_addc(out, '{');
	for (size_t i = 0; i < map->count; i++) {
		strbuf_adds(out, i ? ", \"" : "\"");
		strbuf_add(out, map->entries[i].key);
		strbuf_adds(out, "\"=>");
		write_nested(out, map->entries[i].value, depth + 1);
	}
	strbuf_addc(out, '}');
}

/* Inside a map, texts stand in quotation marks and lists in brackets. */
static void write_nested(struct strbuf *out, struct value value, int depth)
{
	if (depth > MAX_PRINT_DEPTH) {
		strbuf_adds(out, "...");
	} else if (value.kind == VALUE_TEXT) {
		strbuf_addc(out, '"');
		strbuf_add(out, value.text);
		strbuf_addc(out, '"');
	} else if (value.kind == VALUE_NIL) {
		strbuf_adds(out, "nil");
	} else if (value.kind == VALUE_MAP) {
		write_map(out, value.map, depth);
	} else if (value.kind == VALUE_LIST) {
		strbuf_addc(out, '[');
		for (size_t i = 0; i < value.list->count; i++) {
			strbuf_adds(out, i ? ", " : "");
			write_nested(out, value.list->items[i], depth + 1);
		}
		strbuf_addc(out, ']');
	} else {
		value_write(out, value);
	}
}

static void write_list(struct strbuf *out, const struct value_list *list, int depth)
{
	for (size_t i = 0; i < list->count && depth < MAX_PRINT_DEPTH; i++) {
		if (list->items[i].kind == VALUE_LIST)
			write_list(out, list->items[i].list, depth + 1);
		else
			value_write(out, list->items[i]);
	}
}

void value_write(struct strbuf *out, struct value value)
{
	switch (value.kind) {
	case VALUE_BOOL:
		strbuf_adds(out, value.truth ? "true" : "false");
		break;
	case VALUE_INT:
		strbuf_addf(out, "%lld", value.number);
		break;
	case VALUE_FLOAT:
		number_print(out, value.real);
		break;
	case VALUE_TEXT:
		strbuf_add(out, value.text);
		break;
	case VALUE_LIST:
		write_list(out, value.list, 0);
		break;
	case VALUE_MAP:
		write_map(out, value.map, 0);
		break;
	case VALUE_RANGE:
		strbuf_addf(out, "%lld..%lld", value.range.first, value.range.last);
		break;
	case VALUE_NIL:
	case VALUE_EMPTY:
	case VALUE_BLANK:
		break;
	}
}

struct str value_print(struct arena *arena, struct value value)
{
	if (value.kind == VALUE_TEXT)
		return value.text;
	struct strbuf out;
	strbuf_init(&out, arena);
	value_write(&out, value);
	return strbuf_str(&out);
}

const char *value_kind_name(struct value value)
{
	static const char *const names[] = {
		[VALUE_NIL] = "nothing",   [VALUE_BOOL] = "true or false",
		[VALUE_INT] = "a number",  [VALUE_FLOAT] = "a number",
		[VALUE_TEXT] = "a text",   [VALUE_LIST] = "a list",
		[VALUE_MAP] = "a map",     [VALUE_RANGE] = "a range",
		[VALUE_EMPTY] = "nothing", [VALUE_BLANK] = "nothing",
	};
	return names[value.kind];
}
