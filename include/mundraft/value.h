/*
 * The values that templates work with. Maps keep their order. A text is safe
 * when it is markup already (what `cite`, `raw`, `capture` and blocks give);
 * any other text is escaped on output where it would start markup.
 */
#ifndef MUNDRAFT_VALUE_H
#define MUNDRAFT_VALUE_H

#include "mundraft/arena.h"
#include "mundraft/str.h"

enum value_kind {
	VALUE_NIL,
	VALUE_BOOL,
	VALUE_INT,
	VALUE_FLOAT,
	VALUE_TEXT,
	VALUE_LIST,
	VALUE_MAP,
	VALUE_RANGE,
	VALUE_EMPTY, /* Liquid's `empty` */
	VALUE_BLANK  /* Liquid's `blank` */
};

struct value {
	enum value_kind kind;
	bool safe;
	union {
		bool truth;
		long long number;
		double real;
		struct str text;
		struct value_list *list;
		struct value_map *map;
		struct {
			long long first, last;
		} range;
	};
};

struct value_list {
	struct value *items;
	size_t count, room;
};

struct value_entry {
	struct str key;
	struct value value;
};

struct value_map {
	struct value_entry *entries;
	size_t count, room;
};

struct value value_nil(void);
struct value value_bool(bool truth);
struct value value_int(long long number);
struct value value_float(double real);
struct value value_range(long long first, long long last);
struct value value_text(struct str text);
struct value value_safe(struct str text);
struct value value_list(struct arena *arena);
struct value value_map(struct arena *arena);

void value_push(struct arena *arena, struct value list, struct value item);
void value_set(struct arena *arena, struct value map, struct str key, struct value value);
/* NULL where the value is no map or lacks the key. */
const struct value *value_get(struct value map, struct str key);

/* As `{{ }}` prints it, without escaping. */
struct str value_print(struct arena *arena, struct value value);

#endif
