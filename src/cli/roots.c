/*
 * Where profiles and templates are looked for: --data, $MUNDRAFT_PATH, the folder
 * one is in, the user's configuration, the checkout the program was built in, the
 * place it was installed to.
 */
#define _XOPEN_SOURCE 700 /* realpath */

#include "cli.h"

#include <limits.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>
#ifdef __APPLE__
#include <mach-o/dyld.h>
#include <stdint.h>
#endif

static bool is_folder(struct arena *arena, struct str path)
{
	struct stat info;
	return stat(str_dup(arena, path), &info) == 0 && S_ISDIR(info.st_mode);
}

static bool add_data(struct run *run)
{
	const struct values *data = &run->args.given[OPTION_DATA];
	for (size_t i = 0; i < data->count; i++) {
		if (!is_folder(&run->arena, data->items[i])) {
			usage_error(run,
				    "name the folder that holds \"profiles\" and \"templates\"",
				    "--data \"%.*s\" is no folder",
				    STR_ARG(visible(&run->arena, data->items[i])));
			return false;
		}
		library_add(&run->library, data->items[i]);
	}
	return true;
}

static void add_path(struct library *library)
{
	struct str rest = str_of(getenv("MUNDRAFT_PATH")), folder;
	while (rest.n && str_next_piece(&rest, ':', &folder))
		library_add(library, folder);
}

static void add_configuration(struct library *library)
{
	const char *config = getenv("XDG_CONFIG_HOME"), *home = getenv("HOME");
	if (config && config[0] == '/')
		library_add(library, str_printf(library->arena, "%s/mundraft", config));
	else if (home && *home)
		library_add(library, str_printf(library->arena, "%s/.config/mundraft", home));
}

/* The program's own file, with all links followed; empty where it cannot be known. */
static struct str own_path(struct arena *arena, const char *program)
{
	char path[PATH_MAX];
	ssize_t n = readlink("/proc/self/exe", path, sizeof path);
	if (n > 0 && (size_t)n < sizeof path)
		return str_copy(arena, (struct str){path, (size_t)n});
#ifdef __APPLE__
	char raw[PATH_MAX];
	uint32_t size = sizeof raw;
	if (_NSGetExecutablePath(raw, &size) == 0 && realpath(raw, path))
		return str_copy(arena, str_of(path));
#endif
	if (program && str_find(str_of(program), STR("/"), 0) < str_of(program).n &&
	    realpath(program, path))
		return str_copy(arena, str_of(path));
	return (struct str){0};
}

/* A path without its last part. */
static struct str parent(struct str path)
{
	while (path.n && path.p[path.n - 1] != '/')
		path.n--;
	while (path.n > 1 && path.p[path.n - 1] == '/')
		path.n--;
	return path;
}

/* BUILD/VARIANT/mundraft, where BUILD is called "build", stands in a checkout. */
static void add_own_folders(struct library *library, struct str program)
{
	struct str bin = parent(program), build = parent(bin);
	if (!program.n)
		return;
	if (str_ends(build, STR("/build")))
		library_add(library, parent(build));
	library_add(library,
		    str_printf(library->arena, "%.*s/share/mundraft", STR_ARG(parent(bin))));
}

struct str program_folder(struct run *run)
{
	return parent(own_path(&run->arena, run->program));
}

bool roots_add(struct run *run)
{
	library_init(&run->library, &run->arena);
	if (!add_data(run))
		return false;
	add_path(&run->library);
	library_add(&run->library, STR("."));
	add_configuration(&run->library);
	add_own_folders(&run->library, own_path(&run->arena, run->program));
#ifdef MUNDRAFT_DATADIR
	library_add(&run->library, STR(MUNDRAFT_DATADIR));
#endif
	return true;
}
