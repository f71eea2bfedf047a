/*
 * Memory for cmark: an arena that is given back when the paper is read. cmark's
 * own allocator ends the program when memory runs out; this one fails the way
 * the rest of mundraft does. cmark hands its allocator no context, hence the
 * one static arena.
 */
#include "cmark_memory.h"

#include "mundraft/arena.h"
#include "mundraft/machine.h"

#include <stdint.h>
#include <string.h>

static struct arena arena;

/* Before every piece: its size, which a realloc has to know. */
union header {
	size_t size;
	max_align_t align;
};

static void *give(size_t size)
{
	union header *header;

	if (size > SIZE_MAX - sizeof *header)
		machine_fail("out of memory");
	header = arena_alloc(&arena, sizeof *header + size);
	header->size = size;
	return header + 1;
}

static void *give_zeroed(size_t n, size_t size)
{
	if (size && n > SIZE_MAX / size)
		machine_fail("out of memory");
	return give(n * size);
}

static void *give_more(void *old, size_t size)
{
	union header *header = old;

	if (!old)
		return give(size);
	header--;
	if (size <= header->size)
		return old;
	if (size > SIZE_MAX - sizeof *header)
		machine_fail("out of memory");
	header = arena_grow(&arena, header, sizeof *header + header->size, sizeof *header + size);
	header->size = size;
	return header + 1;
}

static void forget(void *old)
{
	(void)old;
}

cmark_mem *cmark_memory(void)
{
	static cmark_mem memory = {give_zeroed, give_more, forget};

	return &memory;
}

void cmark_memory_reset(void)
{
	arena_reset(&arena);
}

void cmark_memory_release(void)
{
	arena_release(&arena);
}
