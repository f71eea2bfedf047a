/*
 * Zip archives in memory, read and written: the container of Word documents. Reading
 * is bounded; what is hostile or damaged is refused, nothing is ever unpacked to disk.
 * minizip is loaded on first use, so a program that needs none never pays for it.
 */
#ifndef MUNDRAFT_ZIP_H
#define MUNDRAFT_ZIP_H

#include "mundraft/arena.h"
#include "mundraft/str.h"

#define ZIP_MAX_PART (16 * 1024 * 1024)
#define ZIP_MAX_PARTS 2000
#define ZIP_MAX_RATIO 200 /* of a part's size to its packed size; no text packs so well */

enum zip_result {
	ZIP_FINE,
	ZIP_NO_LIBRARY, /* minizip is not installed */
	ZIP_DAMAGED,    /* no zip archive, or cut off */
	ZIP_ENCRYPTED,  /* the part is locked with a password */
	ZIP_TOO_MANY,   /* parts */
	ZIP_TOO_LARGE,  /* a part, or it packs too well to be honest */
	ZIP_NO_PART     /* nothing of that name */
};

struct zip;

/* The bytes must outlive the zip, which must be closed. */
enum zip_result zip_open(struct arena *arena, struct str bytes, struct zip **zip);
void zip_close(struct zip *zip);

size_t zip_part_count(const struct zip *zip);
struct str zip_part_name(const struct zip *zip, size_t index);

/* Of several parts with one name the first is the one. Names are compared without case. */
enum zip_result zip_read(struct zip *zip, struct str name, struct arena *arena, struct str *bytes);

struct zip_part {
	const char *name;
	struct str bytes;
};

/* The same parts give the same bytes: no clock is asked. */
enum zip_result zip_write(struct arena *arena, const struct zip_part *parts, size_t count,
			  struct str *bytes);

/* How to install minizip here. */
extern const char zip_remedy[];

#endif
