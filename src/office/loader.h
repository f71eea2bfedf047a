/* Libraries that are loaded on first use: their functions, found by name. */
#ifndef MUNDRAFT_OFFICE_LOADER_H
#define MUNDRAFT_OFFICE_LOADER_H

#include <stdbool.h>
#include <stddef.h>

struct symbol {
	const char *name;
	size_t offset; /* of the pointer to the function in the table */
};

/*
 * Fills the table with the functions of the first of these libraries (ended by NULL)
 * that has them all. False: there is none.
 */
bool load_functions(const char *const *libraries, const struct symbol *symbols, size_t count,
		    void *table);

#endif
