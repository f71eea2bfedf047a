/*
 * Zip archives by minizip, which is loaded on first use. The only place that knows
 * its headers. It is given functions that read and write memory: no file is opened.
 */
#include "mundraft/zip.h"

#include "loader.h"
#include "mundraft/machine.h"
#include "mundraft/strbuf.h"

#include <string.h>

#ifndef WITH_OFFICE
const char zip_remedy[] = "apt-get install libminizip-dev libexpat1-dev, and build again";

enum zip_result zip_open(struct arena *arena, struct str bytes, struct zip **zip)
{
	(void)arena, (void)bytes, (void)zip;
	return ZIP_NO_LIBRARY;
}

void zip_close(struct zip *zip)
{
	(void)zip;
}

size_t zip_part_count(const struct zip *zip)
{
	(void)zip;
	return 0;
}

struct str zip_part_name(const struct zip *zip, size_t index)
{
	(void)zip, (void)index;
	return (struct str){0};
}

enum zip_result zip_read(struct zip *zip, struct str name, struct arena *arena, struct str *bytes)
{
	(void)zip, (void)name, (void)arena, (void)bytes;
	return ZIP_NO_LIBRARY;
}

enum zip_result zip_write(struct arena *arena, const struct zip_part *parts, size_t count,
			  struct str *bytes)
{
	(void)arena, (void)parts, (void)count, (void)bytes;
	return ZIP_NO_LIBRARY;
}
#else

#include <unzip.h>
#include <zip.h>

#ifdef __APPLE__
#define SONAME                                                                                     \
	"libminizip.1.dylib", "/opt/homebrew/lib/libminizip.1.dylib",                              \
		"/usr/local/lib/libminizip.1.dylib"
const char zip_remedy[] = "brew install minizip";
#else
#define SONAME "libminizip.so.1"
const char zip_remedy[] = "apt-get install libminizip1";
#endif

#define MAX_NAME 256
#define SMALL_ENOUGH 2048      /* bytes of a part that is stored as it is */
#define SMALL_PART (64 * 1024) /* below it a part may pack as well as it likes */

static struct {
	unzFile (*open_archive)(const void *path, zlib_filefunc64_def *functions);
	int (*close)(unzFile);
	int (*first)(unzFile);
	int (*next)(unzFile);
	int (*info)(unzFile, unz_file_info64 *, char *name, uLong name_size, void *, uLong, char *,
		    uLong);
	int (*tell)(unzFile, unz64_file_pos *);
	int (*go)(unzFile, const unz64_file_pos *);
	int (*open_part)(unzFile);
	int (*read_part)(unzFile, voidp, unsigned);
	int (*close_part)(unzFile);
	zipFile (*create)(const void *path, int append, zipcharpc *comment, zlib_filefunc64_def *);
	int (*new_part)(zipFile, const char *name, const zip_fileinfo *, const void *, uInt,
			const void *, uInt, const char *, int method, int level);
	int (*write_part)(zipFile, const void *, unsigned);
	int (*end_part)(zipFile);
	int (*finish)(zipFile, const char *comment);
} minizip;

static const struct symbol symbols[] = {
	{"unzOpen2_64", 0 * sizeof(void *)},
	{"unzClose", 1 * sizeof(void *)},
	{"unzGoToFirstFile", 2 * sizeof(void *)},
	{"unzGoToNextFile", 3 * sizeof(void *)},
	{"unzGetCurrentFileInfo64", 4 * sizeof(void *)},
	{"unzGetFilePos64", 5 * sizeof(void *)},
	{"unzGoToFilePos64", 6 * sizeof(void *)},
	{"unzOpenCurrentFile", 7 * sizeof(void *)},
	{"unzReadCurrentFile", 8 * sizeof(void *)},
	{"unzCloseCurrentFile", 9 * sizeof(void *)},
	{"zipOpen2_64", 10 * sizeof(void *)},
	{"zipOpenNewFileInZip", 11 * sizeof(void *)},
	{"zipWriteInFileInZip", 12 * sizeof(void *)},
	{"zipCloseFileInZip", 13 * sizeof(void *)},
	{"zipClose", 14 * sizeof(void *)},
};
_Static_assert(sizeof minizip == sizeof symbols / sizeof *symbols * sizeof(void *),
	       "a symbol for each function, in order");

static bool load(void)
{
	static const char *const libraries[] = {SONAME, NULL};
	static bool loaded;
	if (!loaded)
		loaded = load_functions(libraries, symbols, sizeof symbols / sizeof *symbols,
					&minizip);
	return loaded;
}

/* ---- a file in memory ---- */

struct memory {
	struct strbuf *out; /* NULL: only read */
	struct str bytes;
	size_t at;
};

static size_t memory_end(const struct memory *memory)
{
	return memory->out ? memory->out->n : memory->bytes.n;
}

static voidpf ZCALLBACK on_open(voidpf opaque, const void *name, int mode)
{
	(void)name, (void)mode;
	return opaque;
}

static uLong ZCALLBACK on_read(voidpf opaque, voidpf stream, void *to, uLong size)
{
	struct memory *memory = stream;
	size_t left = memory_end(memory) - memory->at, n = size < left ? size : left;
	(void)opaque;
	if (n)
		memcpy(to, (memory->out ? memory->out->p : memory->bytes.p) + memory->at, n);
	memory->at += n;
	return (uLong)n;
}

/* minizip goes back to fill in the sizes of a part. */
static uLong ZCALLBACK on_write(voidpf opaque, voidpf stream, const void *from, uLong size)
{
	struct memory *memory = stream;
	(void)opaque;
	if (!memory->out)
		return 0;
	size_t inside = memory->out->n - memory->at;
	size_t over = size < inside ? size : inside;
	if (over)
		memcpy(memory->out->p + memory->at, from, over);
	strbuf_add(memory->out, (struct str){(const char *)from + over, size - over});
	memory->at += size;
	return size;
}

static ZPOS64_T ZCALLBACK on_tell(voidpf opaque, voidpf stream)
{
	(void)opaque;
	return ((struct memory *)stream)->at;
}

static long ZCALLBACK on_seek(voidpf opaque, voidpf stream, ZPOS64_T offset, int origin)
{
	struct memory *memory = stream;
	size_t end = memory_end(memory);
	ZPOS64_T base = origin == ZLIB_FILEFUNC_SEEK_SET   ? 0
			: origin == ZLIB_FILEFUNC_SEEK_CUR ? memory->at
							   : end;
	(void)opaque;
	if (offset > end || base + offset > end)
		return -1;
	memory->at = (size_t)(base + offset);
	return 0;
}

static int ZCALLBACK on_done(voidpf opaque, voidpf stream)
{
	(void)opaque, (void)stream;
	return 0;
}

static zlib_filefunc64_def functions_for(struct memory *memory)
{
	return (zlib_filefunc64_def){on_open, on_read, on_write, on_tell,
				     on_seek, on_done, on_done,  memory};
}

/* ---- reading ---- */

struct part {
	struct str name;
	unz64_file_pos place;
	size_t size, packed;
	bool encrypted;
};

struct zip {
	struct memory memory;
	unzFile file;
	struct part *parts;
	size_t count, room;
};

static bool add_part(struct zip *zip, struct arena *arena)
{
	unz_file_info64 info;
	char name[MAX_NAME];
	struct part *part = arena_push(arena, zip->parts, zip->count, zip->room);
	if (minizip.info(zip->file, &info, name, sizeof name, NULL, 0, NULL, 0) != UNZ_OK ||
	    minizip.tell(zip->file, &part->place) != UNZ_OK)
		return false;
	name[sizeof name - 1] = 0;
	part->name = str_copy(arena, str_of(info.size_filename < sizeof name ? name : ""));
	part->size = (size_t)info.uncompressed_size;
	part->packed = (size_t)info.compressed_size;
	part->encrypted = info.flag & 1;
	return true;
}

static enum zip_result list_parts(struct zip *zip, struct arena *arena)
{
	int status = minizip.first(zip->file);
	for (; status == UNZ_OK; status = minizip.next(zip->file)) {
		if (zip->count == ZIP_MAX_PARTS)
			return ZIP_TOO_MANY;
		if (!add_part(zip, arena))
			return ZIP_DAMAGED;
	}
	return status == UNZ_END_OF_LIST_OF_FILE && zip->count ? ZIP_FINE : ZIP_DAMAGED;
}

enum zip_result zip_open(struct arena *arena, struct str bytes, struct zip **opened)
{
	if (!load())
		return ZIP_NO_LIBRARY;
	struct zip *zip = arena_new(arena, struct zip);
	zip->memory.bytes = bytes;
	zlib_filefunc64_def functions = functions_for(&zip->memory);
	zip->file = minizip.open_archive("", &functions);
	if (!zip->file)
		return ZIP_DAMAGED;
	enum zip_result result = list_parts(zip, arena);
	if (result == ZIP_FINE)
		*opened = zip;
	else
		minizip.close(zip->file);
	return result;
}

void zip_close(struct zip *zip)
{
	minizip.close(zip->file);
}

size_t zip_part_count(const struct zip *zip)
{
	return zip->count;
}

struct str zip_part_name(const struct zip *zip, size_t index)
{
	return zip->parts[index].name;
}

/* What the directory says is not believed: the bytes that come out are counted. */
static enum zip_result unpack(struct zip *zip, const struct part *part, struct strbuf *out)
{
	char piece[16384];
	int n;
	if (minizip.go(zip->file, &part->place) != UNZ_OK || minizip.open_part(zip->file) != UNZ_OK)
		return ZIP_DAMAGED;
	while ((n = minizip.read_part(zip->file, piece, sizeof piece)) > 0) {
		strbuf_add(out, (struct str){piece, (size_t)n});
		if (out->n > ZIP_MAX_PART ||
		    (out->n > SMALL_PART && out->n / ZIP_MAX_RATIO > part->packed)) {
			minizip.close_part(zip->file);
			return ZIP_TOO_LARGE;
		}
	}
	/* Closing compares the checksum. */
	return minizip.close_part(zip->file) == UNZ_OK && n == 0 ? ZIP_FINE : ZIP_DAMAGED;
}

enum zip_result zip_read(struct zip *zip, struct str name, struct arena *arena, struct str *bytes)
{
	const struct part *part = zip->parts, *end = part + zip->count;
	while (part < end && !str_eq_nocase(part->name, name))
		part++;
	if (part == end)
		return ZIP_NO_PART;
	if (part->encrypted)
		return ZIP_ENCRYPTED;
	if (part->size > ZIP_MAX_PART)
		return ZIP_TOO_LARGE;
	struct strbuf out;
	strbuf_init(&out, arena);
	enum zip_result result = unpack(zip, part, &out);
	*bytes = strbuf_str(&out);
	return result;
}

/* ---- writing ---- */

static bool write_part(zipFile file, const struct zip_part *part)
{
	/* The first day that a zip archive can hold. */
	static const zip_fileinfo info = {.tmz_date = {.tm_year = 1980, .tm_mday = 1}};
	/* Setting up to pack costs more than packing; small parts gain nothing by it. */
	int method = part->bytes.n > SMALL_ENOUGH ? Z_DEFLATED : 0;
	return minizip.new_part(file, part->name, &info, NULL, 0, NULL, 0, NULL, method,
				Z_BEST_SPEED) == ZIP_OK &&
	       minizip.write_part(file, part->bytes.p, (unsigned)part->bytes.n) == ZIP_OK &&
	       minizip.end_part(file) == ZIP_OK;
}

enum zip_result zip_write(struct arena *arena, const struct zip_part *parts, size_t count,
			  struct str *bytes)
{
	struct strbuf out;
	struct memory memory = {.out = &out};
	if (!load())
		return ZIP_NO_LIBRARY;
	strbuf_init(&out, arena);
	strbuf_adds(&out, ""); /* minizip reads before it has written anything */
	zlib_filefunc64_def functions = functions_for(&memory);
	zipFile file = minizip.create("", APPEND_STATUS_CREATE, NULL, &functions);
	bool written = file != NULL;
	for (size_t i = 0; i < count && written; i++)
		written = write_part(file, &parts[i]);
	if (!file || minizip.finish(file, NULL) != ZIP_OK || !written)
		machine_fail("out of memory"); /* nothing else can fail here */
	*bytes = strbuf_str(&out);
	return ZIP_FINE;
}
#endif
