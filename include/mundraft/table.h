/*
 * Names and what they stand for: a hash table in an arena. Keys are not copied and
 * must outlive it.
 */
#ifndef MUNDRAFT_TABLE_H
#define MUNDRAFT_TABLE_H

#include "mundraft/arena.h"
#include "mundraft/str.h"

#include <stdint.h>

struct table_slot {
	struct str key;
	uint64_t hash;
	const void *value; /* NULL: the slot is free */
};

/* All zero is a valid, empty table. */
struct table {
	struct table_slot *slots;
	size_t count, room; /* room: 0 or a power of two */
};

/* What the key stands for; NULL where it is unknown. */
const void *table_get(const struct table *table, struct str key);

/* Adds a key; false, and nothing is changed, where it is there already. No value is NULL. */
bool table_put(struct arena *arena, struct table *table, struct str key, const void *value);

#endif
