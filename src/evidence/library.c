/* Finding and reading files: folders in order, the first that has a file wins. */
#include "mundraft/library.h"

#include "mundraft/machine.h"
#include "mundraft/strbuf.h"
#include "mundraft/table.h"

#include <dirent.h>
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

void library_init(struct library *library, struct arena *arena)
{
	*library = (struct library){.arena = arena};
}

static bool same_folder(const char *a, const struct stat *b)
{
	struct stat info;
	return stat(a, &info) == 0 && info.st_dev == b->st_dev && info.st_ino == b->st_ino;
}

void library_add(struct library *library, struct str folder)
{
	while (folder.n > 1 && folder.p[folder.n - 1] == '/')
		folder.n--;
	char *path = str_dup(library->arena, folder);
	struct stat info;
	if (!folder.n || stat(path, &info) != 0 || !S_ISDIR(info.st_mode))
		return;
	for (size_t i = 0; i < library->root_count; i++)
		if (same_folder(library->roots[i].p, &info))
			return;
	*arena_push(library->arena, library->roots, library->root_count, library->root_room) =
		(struct str){path, folder.n};
}

static void unreadable(struct diags *diags, struct str path, const char *why)
{
	struct diag *diag = diag_add(diags, RULE_FILE_UNREADABLE, NULL, (struct span){0},
				     "cannot read \"%.*s\": %s", STR_ARG(path), why);
	diag_help(diags, diag, "check the name and the folder you are in");
}

/* Everything a stream holds, up to one byte more than the limit. */
static struct str read_stream(struct arena *arena, FILE *stream, size_t limit)
{
	struct strbuf text;
	char piece[16384];
	size_t n;
	strbuf_init(&text, arena);
	while (text.n <= limit && (n = fread(piece, 1, sizeof piece, stream)) > 0)
		strbuf_add(&text, (struct str){piece, n});
	return strbuf_str(&text);
}

static const struct source *read_source(struct library *library, FILE *stream, struct str name,
					size_t limit, struct diags *diags)
{
	struct str text = read_stream(library->arena, stream, limit);
	if (ferror(stream)) {
		unreadable(diags, name, strerror(errno));
		return NULL;
	}
	if (text.n > limit) {
		struct diag *diag =
			diag_add(diags, RULE_FILE_LIMIT, NULL, (struct span){0},
				 "\"%.*s\" is larger than %zu KiB", STR_ARG(name), limit / 1024);
		diag_help(diags, diag, "give a file of text; this one is too large to be one");
		return NULL;
	}
	if (str_starts(text, STR("\xEF\xBB\xBF")))
		text = str_part(text, 3, text.n);
	return source_new(library->arena, name, text);
}

const struct source *library_read(struct library *library, struct str path, size_t limit,
				  struct diags *diags)
{
	if (str_is(path, "-"))
		return read_source(library, stdin, STR("<stdin>"), limit, diags);
	char *name = str_dup(library->arena, path);
	struct stat info;
	if (stat(name, &info) == 0 && S_ISDIR(info.st_mode)) {
		unreadable(diags, path, "it is a folder");
		return NULL;
	}
	FILE *stream = fopen(name, "rb");
	if (!stream) {
		unreadable(diags, path, strerror(errno));
		return NULL;
	}
	const struct source *source =
		read_source(library, stream, (struct str){name, path.n}, limit, diags);
	fclose(stream);
	return source;
}

static struct str join_path(struct arena *arena, struct str root, const char *folder, struct str id,
			    const char *extension)
{
	if (str_is(root, "."))
		return str_printf(arena, "%s/%.*s%s", folder, STR_ARG(id), extension);
	return str_printf(arena, "%.*s/%s/%.*s%s", STR_ARG(root), folder, STR_ARG(id), extension);
}

bool library_safe_id(struct str id)
{
	for (size_t i = 0; i < id.n; i++) {
		char c = id.p[i];
		if (!char_is_alpha(c) && !char_is_digit(c) && c != '-' && c != '_')
			return false;
	}
	return id.n > 0 && id.n <= 64 && id.p[0] != '-';
}

static bool is_file(struct str path)
{
	struct stat info;
	return stat(path.p, &info) == 0 && S_ISREG(info.st_mode);
}

const struct source *library_find(struct library *library, const char *folder, struct str id,
				  const char *extension, const struct source *after,
				  struct diags *diags)
{
	bool passed = !after;
	if (!library_safe_id(id))
		return NULL;
	for (size_t i = 0; i < library->root_count; i++) {
		struct str path =
			join_path(library->arena, library->roots[i], folder, id, extension);
		if (!passed)
			passed = str_eq(path, after->name);
		else if (is_file(path))
			return library_read(library, path, (size_t)1024 * 1024, diags);
	}
	return NULL;
}

bool library_has(const struct library *library, const char *folder, struct str id,
		 const char *extension)
{
	for (size_t i = 0; library_safe_id(id) && i < library->root_count; i++)
		if (is_file(join_path(library->arena, library->roots[i], folder, id, extension)))
			return true;
	return false;
}

static int compare_entries(const void *a, const void *b)
{
	return str_cmp(((const struct library_entry *)a)->id,
		       ((const struct library_entry *)b)->id);
}

struct listing {
	struct library *library;
	const char *folder, *extension;
	struct library_entry *entries;
	size_t count, room;
	struct table listed;
};

/* A folder of that name, or a link to nothing, is no file: library_find passes it over too. */
static void list_file(struct listing *listing, struct str root, struct str name)
{
	struct arena *arena = listing->library->arena;
	struct str ending = str_of(listing->extension);
	struct str id = str_part(name, 0, name.n - ending.n);
	if (!str_ends(name, ending) || !library_safe_id(id) || table_get(&listing->listed, id))
		return;
	id = str_copy(arena, id);
	struct str path = join_path(arena, root, listing->folder, id, listing->extension);
	if (!is_file(path))
		return;
	table_put(arena, &listing->listed, id, id.p);
	*arena_push(arena, listing->entries, listing->count, listing->room) =
		(struct library_entry){id, path};
}

size_t library_list(struct library *library, const char *folder, const char *extension,
		    struct library_entry **entries)
{
	struct listing listing = {.library = library, .folder = folder, .extension = extension};
	for (size_t i = 0; i < library->root_count; i++) {
		struct str root = library->roots[i];
		struct str path = str_printf(library->arena, "%.*s/%s", STR_ARG(root), folder);
		DIR *dir = opendir(path.p);
		for (struct dirent *file; dir && (file = readdir(dir));)
			list_file(&listing, root, str_of(file->d_name));
		if (dir)
			closedir(dir);
	}
	*entries = listing.entries;
	if (listing.count)
		qsort(listing.entries, listing.count, sizeof *listing.entries, compare_entries);
	return listing.count;
}
