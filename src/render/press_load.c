/* The plug-in that draws: found among the files that are named, and loaded for good. */
#include "internal.h"

#include "mundraft/press.h"

#include <dlfcn.h>

const struct press_api *press_load(const char *const *paths)
{
	for (size_t i = 0; paths[i]; i++) {
		void *handle = dlopen(paths[i], RTLD_LAZY | RTLD_LOCAL);
		const struct press_api *api = handle ? dlsym(handle, PRESS_SYMBOL) : NULL;
		if (api && api->version == PRESS_VERSION)
			return api;
		if (handle)
			dlclose(handle);
	}
	return NULL;
}
