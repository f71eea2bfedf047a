/* Facts to sentences; see tell.c. */
#ifndef MUNDRAFT_DRAFT_TELL_H
#define MUNDRAFT_DRAFT_TELL_H

#include "mundraft/evidence.h"
#include "mundraft/strbuf.h"

/* What was said so far in this paper: it decides how the next sentence is built. */
struct teller {
	struct arena *arena;
	const struct evidence *evidence;
	struct library *library;     /* for templates that extend others */
	struct str country;          /* the subject of facts without `by`, with its article */
	struct str body, body_again; /* the committee: by its short form after the first mention */
	bool body_named;
	bool last_led;             /* the last sentence opened with its date */
	struct str last_date;      /* the date with which a sentence last opened */
	const struct fact **cited; /* in the order of their first note */
	size_t cited_count, cited_room;
	const struct fact **told;
	size_t told_count, told_room;
	const struct gap **gaps; /* printed as visible gaps */
	size_t gap_count, gap_room;
};

/*
 * Tells facts in the given order, joined where the truths of joining allow it.
 * Ids of gaps that no fact fills become visible gaps. A fact is told once a
 * paper. `open`: without the last full stop and notes, for a template that goes
 * on. Markdown, escaped.
 */
struct str tell_facts(struct teller *teller, const struct str *ids, size_t count, bool open);

/* The notes of facts, "[^a][^b]", and remembers that they were cited. */
struct str tell_notes(struct teller *teller, const struct str *ids, size_t count);

/* A run of notes with each of them once: "[^a][^b][^a]" -> "[^a][^b]". */
struct str tidy_notes(struct arena *arena, struct str text);

#endif
