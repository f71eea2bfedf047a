/*
 * Memory that is given back all at once. The program has three arenas: one for
 * the run (profiles, templates), one for the paper in hand, one for scratch.
 * Nothing that comes out of an arena is ever freed by itself.
 */
#ifndef MUNDRAFT_ARENA_H
#define MUNDRAFT_ARENA_H

#include <stdbool.h>
#include <stddef.h>

struct arena_block;

/* All zero is a valid, empty arena. */
struct arena {
	struct arena_block *blocks; /* the newest first */
};

/*
 * Zeroed memory, aligned for any type; never NULL (machine_fail instead).
 * A size of 0 gives a valid pointer.
 */
void *arena_alloc(struct arena *arena, size_t size);

/* n objects of `size` bytes; a product that overflows fails like lost memory. */
void *arena_alloc_n(struct arena *arena, size_t n, size_t size);

/*
 * Makes the memory at `old` larger, in place where it is the newest piece of
 * its arena, else by copying. The new part is zeroed. `old` may be NULL.
 */
void *arena_grow(struct arena *arena, void *old, size_t old_size, size_t new_size);

/* Forgets everything, keeps one block for the next use. */
void arena_reset(struct arena *arena);

/* Gives everything back; the arena may be used again. */
void arena_release(struct arena *arena);

#define arena_new(arena, type) ((type *)arena_alloc((arena), sizeof(type)))
#define arena_array(arena, n, type) ((type *)arena_alloc_n((arena), (n), sizeof(type)))

/*
 * Appends room for one more item to a vector kept as (pointer, count, room) and
 * gives the address of the new, zeroed item.
 */
#define arena_push(arena, items, count, room)                                                      \
	((void)((count) < (room) ||                                                                \
		((items) = arena_more((arena), (items), sizeof *(items), &(room)), 0)),            \
	 &(items)[(count)++])

/* Doubles a vector; the work behind arena_push. */
void *arena_more(struct arena *arena, void *items, size_t size, size_t *room);

#endif
