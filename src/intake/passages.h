/*
 * A document's paragraphs on their way to a paper: what both readers make of a file,
 * and what becomes Markdown in memory.
 */
#ifndef MUNDRAFT_INTAKE_PASSAGES_H
#define MUNDRAFT_INTAKE_PASSAGES_H

#include "mundraft/form.h"
#include "mundraft/paper.h"
#include "mundraft/strbuf.h"

enum piece_kind { PIECE_TEXT, PIECE_MARK, PIECE_BREAK };

/* A run of text in one face; the mark of a note; or the end of a line. */
struct piece {
	enum piece_kind kind;
	struct str text; /* of a mark: the note's key */
	struct str family;
	long size; /* tenths of a point; 0: not known */
	bool bold;
	size_t page;   /* 0: not known */
	size_t breaks; /* page breaks that were written before it */
};

struct passage {
	enum origin_kind kind;
	struct str note;  /* the key of the note whose first passage this is */
	unsigned heading; /* 1-6; 0: none */
	unsigned list;    /* nesting from 1; 0: no item */
	bool ordered;
	long spacing;  /* hundredths of a line; 0: not known */
	size_t number; /* for messages; 0: that of the passage before */
	struct piece *pieces;
	size_t count, room;
};

struct passages {
	struct arena *arena;
	struct passage *items;
	size_t count, room;
	bool count_on_page; /* paragraphs are numbered on each page anew */
};

/* A form of which nothing is known yet. */
struct form *form_new(struct arena *arena, enum form_kind kind);
struct passage *passage_add(struct passages *passages, enum origin_kind kind);
struct piece *passage_piece(struct passages *passages, struct passage *passage,
			    enum piece_kind kind, struct str text);
/* Whether it holds anything to read. */
bool passage_has_text(const struct passage *passage);
size_t passage_letters(const struct passage *passage, bool bold_only);

/*
 * Makes Markdown of them, counts faces and spacings into the form, and parses the
 * paper. NULL where it is too large for one.
 */
struct paper *passages_to_paper(const struct passages *passages, struct str name, struct form *form,
				struct diags *diags);

#endif
