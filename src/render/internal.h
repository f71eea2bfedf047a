/*
 * What the files of src/render share while a document is made. A paper goes
 * through three hands: cited.c finds out what its notes cite, sources.c knows how
 * each citation style writes a source, document.c puts paragraphs and lists in
 * order. pieces.c is the styled text under all of them.
 */
#ifndef MUNDRAFT_RENDER_INTERNAL_H
#define MUNDRAFT_RENDER_INTERNAL_H

#include "mundraft/render.h"
#include "mundraft/arena.h"
#include "mundraft/strbuf.h"

/* ---- pieces.c ---- */

struct pieces {
	struct arena *arena;
	struct piece *items;
	size_t count, room;
};

/* Joins text of the same style and link to the piece before it. */
void pieces_add(struct pieces *pieces, unsigned style, struct str text, struct str link);
void pieces_adds(struct pieces *pieces, const char *text);
void pieces_append(struct pieces *pieces, const struct pieces *more);
void pieces_add_note(struct pieces *pieces, size_t note, size_t number);
void pieces_add_break(struct pieces *pieces);
/* The text alone; breaks are blanks, marks are left away. */
struct str pieces_text(struct arena *arena, const struct piece *items, size_t count);

/* The address where a reader may be led there (http, https, mailto); else empty. */
struct str safe_link(struct str address);

#define NO_DROP ((size_t)-1)

/*
 * Something that stands at a place of a block's text: it is added by `add` when
 * the text before it is out.
 */
struct insertion {
	size_t at;
	size_t drop; /* a byte that goes away for it; NO_DROP: none does */
	const void *what;
};

/* A block's text with its traits; `add` is called for each of the insertions, in order. */
struct block_text {
	const struct paper *paper;
	size_t block;
	const struct insertion *insertions;
	size_t insertion_count;
	void (*add)(struct pieces *pieces, const void *what, void *context);
	void *context;
};
void pieces_add_block(struct pieces *pieces, const struct block_text *text);

/* ---- sources.c: one source in one style, by the public guides named there ---- */

/* `where`: the place in it; may be empty. `again`: it was cited in full before. */
void source_chicago(struct pieces *out, const struct cited_source *source, struct str where,
		    bool again);
/* `same`: the entry above has the same author. */
void source_mla(struct pieces *out, const struct cited_source *source, bool same);
void source_plain(struct pieces *out, const struct cited_source *source);
/* Its author where an entry begins with one; empty: it begins with its title. */
struct str source_author(const struct cited_source *source);
struct str short_title(struct str title);
/* For a title that stands in quotation marks itself. */
struct str inner_quotes(struct arena *arena, struct str title);
struct str source_address(struct arena *arena, const struct cited_source *source);
/* Without "A", "An", "The": how a list is sorted. */
struct str past_article(struct str title);

/* ---- cited.c ---- */

/* In the order of the choices that a conference has. */
enum citing { CITING_FOOTNOTES, CITING_ENDNOTES, CITING_MLA, CITING_LINKS, CITING_NONE };

/* A source of the profile, or a definition that is printed as it stands. */
struct reference {
	const struct cited_source *source; /* NULL: a definition */
	size_t block;                      /* of the definition */
	struct str author, title;          /* as MLA's marks name it; the author may be empty */
	struct str full_title;             /* where two short ones would be alike */
	bool either;                       /* the longer of author and title stands for both */
	struct str sort;                   /* how it is sorted */
	size_t first_note;                 /* the note that cites it in full; 0: none so far */
	bool shared;                       /* another one has the same author */
	bool title_shared;                 /* and the same short title */
};

/* A definition, and what stands behind its key. */
struct cited_note {
	const struct note *note;
	const struct fact *fact; /* its sources are used; NULL: printed as it stands */
	struct str where;        /* the place in its only source */
	bool comment;            /* no citation at all: stays a numbered note in every style */
	struct reference **references;
	size_t reference_count;
};

/* All that is known of a paper's notes. */
struct cited {
	struct arena *arena;
	const struct render_request *request;
	struct document *document;
	enum citing citing;
	struct table notes; /* key to struct cited_note */
	struct reference **references;
	size_t reference_count, reference_room;
	struct table by_source; /* address of a source, else its key, to struct reference */
};

void cited_init(struct cited *cited, struct arena *arena, const struct render_request *request,
		struct document *document, struct diags *diags);

/*
 * A block's text with what the style puts in place of its marks. Notes are added
 * to the document as they come.
 */
void cited_add_block(struct cited *cited, struct pieces *pieces, size_t block, size_t *next_mark);

/* The list at the end: works cited, links or endnotes. Whether there is one to be had. */
bool cited_has_list(const struct cited *cited);
const char *cited_list_title(const struct cited *cited);
void cited_add_list(struct cited *cited);

/* For its references: added in the order in which they are cited. */
struct reference *cited_add_reference(struct cited *cited);

/* ---- cited_widest.c ---- */

/* Refers to what a draft's definition says by itself; false where it is none. */
bool cited_refer_widest(struct cited *cited, struct cited_note *note);

/* ---- document.c ---- */

struct element *document_add(struct arena *arena, struct document *document,
			     enum element_kind kind);
/* The pieces become the element's. */
void element_set(struct element *element, const struct pieces *pieces);

#endif
