/*
 * What the files of the Word reader share. A package's parts are found through its
 * relationships (docx_package.c); styles, numbering and theme say what a run of text
 * looks like (docx_styles.c); the body, headers and notes become passages
 * (docx_story.c).
 */
#ifndef MUNDRAFT_INTAKE_DOCX_H
#define MUNDRAFT_INTAKE_DOCX_H

#include "mundraft/arena.h"
#include "mundraft/intake.h"
#include "mundraft/table.h"
#include "mundraft/xml.h"
#include "mundraft/zip.h"
#include "passages.h"

/* ---- the package ---- */

struct relation {
	struct str id;
	struct str type; /* its last word: "styles", "footnotes" */
	struct str part; /* the part's name in the archive */
};

struct package {
	struct arena *arena;
	struct zip *zip;
	struct str main; /* the part with the document's body */
	struct relation *relations;
	size_t relation_count, relation_room;
	size_t unpacked;            /* bytes of all parts that were read */
	const char *problem, *help; /* why it cannot be read; NULL: it can */
	enum rule_id rule;
};

/* False, with `problem`, where these bytes are no Word document. */
bool package_open(struct package *package, struct arena *arena, struct str bytes);
/* Parses a part; one that does not exist is empty. False, with `problem`. */
bool package_parse(struct package *package, struct str part, const struct xml_handler *handler);
/* The first part of that type; empty: there is none. By an id: that one. */
struct str package_part(const struct package *package, const char *type);
struct str package_part_by_id(const struct package *package, const char *id);

/* ---- what text looks like ---- */

/* Of a run and of a paragraph at once; 0 and empty: not said here. */
struct props {
	struct str ascii; /* the family of letters ... */
	struct str theme; /* ... or the theme's name for it: "minorHAnsi" */
	long size;        /* half points */
	int bold, hidden; /* 1 yes, -1 no */
	struct str style, run_style;
	long line;          /* of spacing, in 240ths of a line or in twips */
	struct str rule;    /* auto, exact, atLeast */
	long outline;       /* heading level from 1; -1: body text */
	long list, nesting; /* numbering and its level, each one more than its number; -1: none */
};

/* Takes over what an element under w:rPr or w:pPr says. */
void props_read(struct props *props, struct arena *arena, const char *name,
		const char **attributes);
/* Lays `over` over what is known so far. */
void props_apply(struct props *props, const struct props *over);

struct styles {
	struct arena *arena;
	struct props defaults;
	struct table by_id;        /* struct style */
	struct str paragraph, run; /* the ids of the default styles */
	struct str major, minor;   /* the theme's families */
	struct table lists;        /* "numId" -> struct list_form */
};

void styles_load(struct styles *styles, struct package *package);
/* All that holds for a run: defaults, paragraph style, character style, its own. */
struct props styles_resolve(const struct styles *styles, const struct props *paragraph,
			    const struct props *run);
/* A heading's level by its style's name or by its outline; 0: none. "Title" is 1. */
unsigned styles_heading(const struct styles *styles, const struct props *paragraph,
			const struct props *resolved);
struct str styles_family(const struct styles *styles, const struct props *resolved);
/* Whether items of that list and level are numbered and not bulleted. */
bool styles_ordered(const struct styles *styles, long list, long nesting);

/* ---- bodies, headers, notes ---- */

struct note_mark {
	struct str key; /* as we write it */
	size_t number;
};

struct docx {
	struct arena *arena;
	struct package package;
	struct styles styles;
	struct passages passages;
	struct form *form;
	struct table marks;   /* "f3", "e3": struct note_mark by the id that the file has */
	size_t mark_count[2]; /* of footnotes and of endnotes */
	struct str header, first_header; /* ids of the first section's */
	bool title_page;
	size_t rendered, explicit; /* page breaks so far: as Word laid it out; as written */
};

/* Adds the passages of a part; notes only those that are marked in the text. */
bool story_read(struct docx *docx, struct str part, enum origin_kind kind);

long docx_number(const char *text); /* 0 where it is none */

#endif
