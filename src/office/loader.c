/* Loading a library's functions; see loader.h. */
#include "loader.h"

#include <dlfcn.h>
#include <string.h>

static bool find_all(void *library, const struct symbol *symbols, size_t count, void *table)
{
	for (size_t i = 0; i < count; i++) {
		void *function = dlsym(library, symbols[i].name);
		if (!function)
			return false;
		/* ISO C has no cast from an object's address to a function's. */
		memcpy((char *)table + symbols[i].offset, &function, sizeof function);
	}
	return true;
}

bool load_functions(const char *const *libraries, const struct symbol *symbols, size_t count,
		    void *table)
{
	for (size_t i = 0; libraries[i]; i++) {
		void *library = dlopen(libraries[i], RTLD_NOW | RTLD_LOCAL);
		if (!library)
			continue;
		if (find_all(library, symbols, count, table))
			return true;
		dlclose(library);
	}
	return false;
}
