/*
 * What the files of the Word writer share: docx.c puts the parts into an archive,
 * docx_body.c writes the text and the notes, docx_styles.c what they look like.
 */
#ifndef MUNDRAFT_RENDER_DOCX_H
#define MUNDRAFT_RENDER_DOCX_H

#include "internal.h"

#define DOCX_WORD "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define DOCX_RELATION "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

/* The addresses that one part leads to, each once: its own file of relationships. */
struct docx_links {
	struct arena *arena;
	struct str *addresses;
	size_t count, room;
};

struct docx_writer {
	struct arena *arena;
	const struct document *document;
	struct strbuf *out; /* the part that is being written */
	struct docx_links *links;
	struct docx_links body_links, note_links;
	bool footnotes, endnotes; /* real ones, in a part of their own */
	size_t end;               /* elements that are written: real endnotes are none */
	bool in_notes;
};

/* Points as twips and as half points, rounded. */
long docx_twips(double points);
long docx_half_points(double points);
void docx_escape(struct strbuf *out, struct str text);
/* The XML declaration and the opening tag with its name spaces. */
void docx_open(struct strbuf *out, const char *name);

void docx_write_body(struct docx_writer *writer);
void docx_write_notes(struct docx_writer *writer);
void docx_write_styles(struct docx_writer *writer);
void docx_write_numbering(struct docx_writer *writer);
void docx_write_settings(struct docx_writer *writer);
bool docx_has_lists(const struct document *document);

#endif
