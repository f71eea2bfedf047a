/*
 * A position paper as a reader sees it: front matter, heading block, sections,
 * paragraphs, sentences, notes; each with its place in the source. Reads Markdown
 * (with notes `[^key]`, which cmark does not know) and plain text alike, and
 * any paper, not only ours.
 */
#ifndef MUNDRAFT_PAPER_H
#define MUNDRAFT_PAPER_H

#include "mundraft/yaml.h"

#define PAPER_MAX_BYTES (1024 * 1024)

enum block_kind {
	BLOCK_HEADING,   /* `# ...`, or a line of its own that is only bold text */
	BLOCK_PARAGRAPH, /* also inside quotations */
	BLOCK_ITEM,      /* a paragraph of a list */
	BLOCK_FIELD,     /* a line of the heading block: "**Country:** Kazakhstan" */
	BLOCK_NOTE,      /* the definition of a note */
	BLOCK_CODE,
	BLOCK_HTML
};

/*
 * A block's text is what is read aloud: markup, note marks, link addresses and
 * line breaks (a space) are gone, entities and escapes resolved. `map` leads
 * every byte of it back: map[i] is the offset in the source of text byte i, and
 * map[text.n] the offset behind the last one. Code and HTML keep their text as it
 * stands in the source.
 */
struct block {
	enum block_kind kind;
	const struct source *source;
	unsigned level;   /* heading 1-6; list nesting from 1 */
	unsigned quotes;  /* nesting in block quotations */
	bool ordered;     /* an item of a numbered list */
	size_t list;      /* which list it belongs to, from 1; 0: to none */
	size_t number;    /* of the item in it, by the numbers that will be printed */
	bool opens_item;  /* the first block of its item */
	struct span span; /* in the source, markup included */
	struct str text;
	const size_t *map;
	size_t section; /* index into sections */
	size_t first_sentence, sentence_count;
};

/* Roles as in the conference files; one section may play one role. */
enum role {
	ROLE_NONE,
	ROLE_BACKGROUND,
	ROLE_ACTION, /* past international action */
	ROLE_POSITION,
	ROLE_PROPOSALS,
	ROLE_OPPOSITION,
	ROLE_QUESTIONS,
	ROLE_SOURCES,
	ROLE_COUNT
};
const char *role_name(enum role role); /* "background" */
enum role role_find(struct str name);

struct section {
	const struct block *heading; /* NULL: before the first heading, or unlabelled */
	/* A deeper heading without a role of its own stays a BLOCK_HEADING among the blocks. */
	enum role role; /* by its heading; by cues where the paper has no headings */
	bool by_cue;    /* the role was inferred from the words */
	size_t first_block, block_count; /* the heading not counted */
};

struct sentence {
	size_t block;
	size_t start, end;             /* in the block's text, without blanks at the ends */
	size_t first_mark, mark_count; /* the note marks behind or inside it */
};

/* How a stretch of a block's text is set; markup that the text itself no longer holds. */
enum trait_kind {
	TRAIT_BOLD,
	TRAIT_ITALIC,
	TRAIT_CODE,
	TRAIT_LINK, /* to `address` */
	TRAIT_BREAK /* a blank that was a forced line break */
};

struct trait {
	enum trait_kind kind;
	size_t block;
	size_t start, end;  /* in the block's text; start < end */
	struct str address; /* as written, not checked: it may lead anywhere */
};

/* `[^key]` in the text. */
struct mark {
	struct str key;
	struct span span;
	size_t block;
	size_t at; /* in the block's text: marks stand before this byte */
};

/* `[^key]: text` */
struct note {
	struct str key;
	struct span key_span;
	size_t block; /* BLOCK_NOTE */
	size_t marks; /* how often it is used */
};

/*
 * A line of the heading block, or of a plain paper's first lines: "Country: Kazakhstan".
 * A title or date line before the first paragraph is a field without a label.
 */
struct field {
	struct str label; /* as written: "Delegate Name"; empty: a title line */
	struct str
		name; /* country, committee, topic, delegate, school, conference; empty: another */
	struct str value;
	struct span span, value_span;
	size_t block;
};

struct paper {
	const struct source *source;
	const struct node *front; /* front matter, or NULL */
	struct span body;         /* behind the front matter */
	struct block *blocks;
	size_t block_count, block_room;
	struct section *sections; /* at least one */
	size_t section_count, section_room;
	struct sentence *sentences;
	size_t sentence_count, sentence_room;
	size_t list_count;
	struct trait *traits; /* in the order of blocks and their starts */
	size_t trait_count, trait_room;
	struct mark *marks;
	size_t mark_count, mark_room;
	struct note *notes;
	size_t note_count, note_room;
	struct field *fields;
	size_t field_count, field_room;
};

/*
 * Checks a file's bytes before anything else looks at them: UTF-8 (a BOM is
 * skipped), no NUL, at most PAPER_MAX_BYTES. NULL with an error that says how to
 * save the file otherwise.
 */
const struct source *paper_source(struct arena *arena, struct str name, struct str bytes,
				  struct diags *diags);

/* NULL only where the paper cannot be read at all (front matter that is no YAML). */
struct paper *paper_parse(struct arena *arena, const struct source *source, struct diags *diags);

/* A part of a block's text as a span of the source, for messages. */
struct span block_span(const struct block *block, size_t start, size_t end);
struct str sentence_text(const struct paper *paper, const struct sentence *sentence);
struct span sentence_span(const struct paper *paper, const struct sentence *sentence);

/* Words that a length limit counts: sections but works cited, no heading block, no notes. */
size_t paper_body_words(const struct paper *paper);
size_t section_words(const struct paper *paper, const struct section *section);

#endif
