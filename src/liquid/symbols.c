/*
 * Numbers for names. Must not know what the names mean.
 */
#include "tree.h"

#include <stdint.h>

static size_t hash(struct str name)
{
	uint32_t h = 2166136261u;
	for (size_t i = 0; i < name.n; i++)
		h = (h ^ (unsigned char)name.p[i]) * 16777619u;
	return h;
}

/* The slot that holds the name, or the empty one where it belongs. */
static size_t slot_of(const struct symbols *symbols, struct str name)
{
	size_t mask = symbols->table_size - 1;
	size_t slot = hash(name) & mask;
	while (symbols->table[slot] && !str_eq(symbols->names[symbols->table[slot] - 1], name))
		slot = (slot + 1) & mask;
	return slot;
}

static void rehash(struct arena *arena, struct symbols *symbols)
{
	symbols->table_size = symbols->table_size ? symbols->table_size * 2 : 128;
	symbols->table = arena_array(arena, symbols->table_size, size_t);
	for (size_t i = 0; i < symbols->count; i++)
		symbols->table[slot_of(symbols, symbols->names[i])] = i + 1;
}

size_t symbol_find(const struct symbols *symbols, struct str name)
{
	if (!symbols->table_size)
		return SYMBOL_NONE;
	size_t found = symbols->table[slot_of(symbols, name)];
	return found ? found - 1 : SYMBOL_NONE;
}

size_t symbol_intern(struct arena *arena, struct symbols *symbols, struct str name)
{
	size_t found = symbol_find(symbols, name);
	if (found != SYMBOL_NONE)
		return found;
	if (2 * (symbols->count + 1) > symbols->table_size)
		rehash(arena, symbols);
	size_t slot = slot_of(symbols, name);
	*arena_push(arena, symbols->names, symbols->count, symbols->room) = name;
	symbols->table[slot] = symbols->count;
	return symbols->count - 1;
}
