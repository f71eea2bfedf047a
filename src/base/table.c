/* A hash table with open addressing, at most half full. Nothing is ever taken out. */
#include "mundraft/table.h"

#include <assert.h>

#define FIRST_ROOM 64

/* FNV-1a. */
static uint64_t hash_of(struct str key)
{
	uint64_t hash = 0xCBF29CE484222325u;
	for (size_t i = 0; i < key.n; i++)
		hash = (hash ^ (unsigned char)key.p[i]) * 0x100000001B3u;
	return hash;
}

/* The key's slot, or the free one where it would stand. */
static struct table_slot *slot_of(const struct table *table, struct str key, uint64_t hash)
{
	size_t mask = table->room - 1;
	size_t i = (size_t)(hash ^ hash >> 32) & mask;
	while (table->slots[i].value &&
	       (table->slots[i].hash != hash || !str_eq(table->slots[i].key, key)))
		i = (i + 1) & mask;
	return &table->slots[i];
}

const void *table_get(const struct table *table, struct str key)
{
	return table->room ? slot_of(table, key, hash_of(key))->value : NULL;
}

static void make_room(struct arena *arena, struct table *table)
{
	struct table larger = {.count = table->count,
			       .room = table->room ? table->room * 2 : FIRST_ROOM};
	larger.slots = arena_array(arena, larger.room, struct table_slot);
	for (size_t i = 0; i < table->room; i++)
		if (table->slots[i].value)
			*slot_of(&larger, table->slots[i].key, table->slots[i].hash) =
				table->slots[i];
	*table = larger;
}

bool table_put(struct arena *arena, struct table *table, struct str key, const void *value)
{
	uint64_t hash = hash_of(key);
	assert(value);
	if (table->count >= table->room / 2)
		make_room(arena, table);
	struct table_slot *slot = slot_of(table, key, hash);
	if (slot->value)
		return false;
	*slot = (struct table_slot){key, hash, value};
	table->count++;
	return true;
}
