/*
 * Arenas: blocks of doubling size, filled from the front. A piece is never
 * moved, but the newest one can grow in place, which makes string building
 * cheap.
 */
#include "mundraft/arena.h"

#include "mundraft/machine.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define ALIGN 16
#define FIRST_BLOCK ((size_t)64 * 1024)
#define LARGEST_BLOCK ((size_t)4 * 1024 * 1024)

struct arena_block {
	struct arena_block *next;
	size_t room, used, last; /* last: where the newest piece starts */
};

/* The data starts behind the header, at an aligned address. */
#define HEADER ((sizeof(struct arena_block) + ALIGN - 1) / ALIGN * ALIGN)

static char *block_data(struct arena_block *block)
{
	return (char *)block + HEADER;
}

static size_t round_up(size_t size)
{
	if (size > SIZE_MAX - HEADER - ALIGN)
		machine_fail("out of memory");
	return size ? (size + ALIGN - 1) / ALIGN * ALIGN : ALIGN;
}

static void add_block(struct arena *arena, size_t size)
{
	size_t room = arena->blocks ? arena->blocks->room * 2 : FIRST_BLOCK;
	if (room > LARGEST_BLOCK)
		room = LARGEST_BLOCK;
	if (room < size)
		room = size;
	struct arena_block *block = malloc(HEADER + room);
	if (!block)
		machine_fail("out of memory");
	*block = (struct arena_block){.next = arena->blocks, .room = room};
	arena->blocks = block;
}

void *arena_alloc(struct arena *arena, size_t size)
{
	size = round_up(size);
	if (!arena->blocks || arena->blocks->room - arena->blocks->used < size)
		add_block(arena, size);
	struct arena_block *block = arena->blocks;
	block->last = block->used;
	block->used += size;
	return memset(block_data(block) + block->last, 0, size);
}

void *arena_alloc_n(struct arena *arena, size_t n, size_t size)
{
	if (size && n > SIZE_MAX / size)
		machine_fail("out of memory");
	return arena_alloc(arena, n * size);
}

static bool grow_in_place(struct arena_block *block, const void *old, size_t new_size)
{
	if (!block || !old || (const char *)old != block_data(block) + block->last)
		return false;
	new_size = round_up(new_size);
	if (block->room - block->last < new_size)
		return false;
	if (block->last + new_size > block->used) {
		memset(block_data(block) + block->used, 0, block->last + new_size - block->used);
		block->used = block->last + new_size;
	}
	return true;
}

void *arena_grow(struct arena *arena, void *old, size_t old_size, size_t new_size)
{
	if (grow_in_place(arena->blocks, old, new_size))
		return old;
	void *p = arena_alloc(arena, new_size);
	if (old_size)
		memcpy(p, old, old_size < new_size ? old_size : new_size);
	return p;
}

void *arena_more(struct arena *arena, void *items, size_t size, size_t *room)
{
	size_t more = *room ? *room * 2 : 8;
	if (more > SIZE_MAX / size)
		machine_fail("out of memory");
	items = arena_grow(arena, items, *room * size, more * size);
	*room = more;
	return items;
}

void arena_reset(struct arena *arena)
{
	struct arena_block *block = arena->blocks;
	if (!block)
		return;
	struct arena_block *next = block->next;
	while (next) {
		struct arena_block *after = next->next;
		free(next);
		next = after;
	}
	*block = (struct arena_block){.room = block->room};
}

void arena_release(struct arena *arena)
{
	arena_reset(arena);
	free(arena->blocks);
	arena->blocks = NULL;
}
