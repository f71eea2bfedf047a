/*
 * What the files of src/paper share. A paper is read in four steps: its lines
 * are sorted (lines.c, notes.c, leading.c), a copy that cmark can read is made
 * of them (feed.c), cmark's tree becomes blocks whose text is traced back
 * through the copy to the source (parse.c, prefix.c, inlines.c, links.c), and
 * the blocks are read (fields.c, sections.c, sentences.c).
 */
#ifndef MUNDRAFT_PAPER_INTERNAL_H
#define MUNDRAFT_PAPER_INTERNAL_H

#include "mundraft/paper.h"
#include "mundraft/arena.h"

enum line_kind {
	LINE_BLANK,
	LINE_TEXT,
	LINE_CODE,     /* in a fenced block, the fences included, or in a comment */
	LINE_NOTE,     /* `[^key]: text` */
	LINE_NOTE_MORE /* a further line of the note above */
};

enum line_tag { TAG_NONE, TAG_FIELD, TAG_HEADING };

struct line {
	size_t start, end; /* in the source, without the line end */
	size_t skip;       /* bytes at the start that cmark is not shown */
	enum line_kind kind;
	enum line_tag tag;
	bool apart; /* a paragraph of its own, whatever stands above and below */
	bool shown; /* text, though it looks like the definition of a link */
};

struct lines {
	struct arena *arena;
	const struct source *source;
	struct line *items;
	size_t count, room;
	bool pasted; /* each line is a paragraph: text out of a word processor */
};

void lines_split(struct lines *lines, struct span body);
void lines_find_notes(struct lines *lines);    /* code and notes; first of all */
void lines_find_pasted(struct lines *lines);   /* needs the notes */
void lines_find_numbered(struct lines *lines); /* `[1]: source` that no link needs */
void lines_find_leading(struct lines *lines);  /* fields, titles, plain headings */
void lines_find_indents(struct lines *lines);  /* prose that is no code; last of all */
struct str line_text(const struct lines *lines, const struct line *line);
/* Without indentation, heading marks, a bullet and marks of emphasis at the ends. */
struct str line_bare(const struct lines *lines, const struct line *line);
bool line_is_heading(const struct lines *lines, const struct line *line); /* `# ...` */

/* The note mark at `at`: its length with brackets, 0 where there is none. */
size_t mark_length(struct str text, size_t at);
/* The length of `[^key]:` at the start of s, 0 where it is no definition. */
size_t definition_length(struct str s);

/* What becomes of a byte that cmark was given. */
enum feed_flag {
	FEED_KEEP,
	FEED_INSERTED, /* ours: never part of a text */
	FEED_MARK,     /* the first byte of what stands in for a note mark */
	FEED_MARK_MORE
};

/*
 * The text that cmark is given: the body with note marks replaced by harmless
 * marks of the same length, definitions left out, lines set apart where they
 * are paragraphs of their own, and every byte's way back.
 */
struct feed {
	const struct source *source;
	char *bytes;
	size_t *at; /* the offset in the source */
	unsigned char *flags;
	size_t n;
	size_t *lines; /* where each line starts; one more for the end */
	unsigned char *tags;
	size_t line_count;
};

/* The body without notes; or one note, whose lines are [first, end). */
void feed_body(struct arena *arena, struct feed *feed, const struct lines *lines);
void feed_note(struct arena *arena, struct feed *feed, const struct lines *lines, size_t first,
	       size_t end);

/*
 * The containers (quotations and list items) around a block, and how much of
 * each of its lines belongs to them.
 */
struct cursor {
	size_t at;     /* in the feed */
	size_t column; /* may lie inside a tab */
};

struct frame {
	bool quote;
	bool ordered;
	size_t line;         /* on which it was opened */
	struct cursor after; /* behind its mark on that line */
	size_t need;         /* columns an item's further lines are indented by */
	size_t list, number; /* of an item; see struct block */
	bool fresh;          /* an item that has no block yet */
};

struct frames {
	struct frame *items;
	size_t count, room;
	unsigned quotes, lists;
};

void frames_open(struct arena *arena, struct frames *frames, const struct feed *feed, size_t line,
		 bool quote, bool ordered);
void frames_close(struct frames *frames);
/* Where the text of a block starts on a line from 0; *indent is SIZE_MAX on a lazy line. */
size_t frames_strip(const struct frames *frames, const struct feed *feed, size_t line,
		    size_t *indent);

/*
 * A block's text as the inline parser saw it, and the text being made of it.
 * `raw` holds offsets into the feed; a line end is one byte.
 */
struct scan {
	struct arena *arena;
	const struct feed *feed;
	size_t *raw;
	size_t raw_count, raw_room;
	size_t pos; /* in raw */
	char *text;
	size_t text_count, text_room;
	size_t *map;
	size_t map_count, map_room;
	struct mark *marks; /* their `block` is set later */
	size_t mark_count, mark_room;
	size_t behind;   /* in the source: behind the last byte of the text */
	size_t solid;    /* behind its last byte that is no blank */
	bool autolink;   /* inside `<address>` */
	bool failed;     /* the scan lost its way: the rest is taken as it stands */
	bool line_start; /* blanks were skipped that cmark may have kept */
	bool glued;      /* a mark was dropped behind a blank */
};

char scan_peek(const struct scan *scan, size_t ahead); /* 0 at the end */
/* Forgets the block before; then the block's lines are added, then it is started. */
void scan_reset(struct scan *scan);
void scan_add_line(struct scan *scan, size_t from, size_t end);
void scan_start(struct scan *scan, bool heading);
size_t scan_heading_marks(const struct scan *scan);
void scan_text(struct scan *scan, struct str literal);
void scan_code(struct scan *scan);
void scan_html(struct scan *scan, struct str literal);
void scan_break(struct scan *scan);
void scan_skip(struct scan *scan, size_t n, const char *any_of);
void scan_link_open(struct scan *scan, bool image);
void scan_link_close(struct scan *scan);
/* Takes what is left where the scan has failed, trims the end, closes the map. */
void scan_end(struct scan *scan);

/* Lengths in raw, from pos; 0 where there is none. */
size_t link_tail(const struct scan *scan);
size_t link_definition(const struct scan *scan);

/* How many bytes of the literal the character reference `whole` stands for; 0: it is plain text. */
size_t entity_bytes(struct str whole, struct str literal, struct str next);

/* Turns the feed into blocks and marks, appended to the paper. */
void parse_feed(struct arena *arena, struct paper *paper, const struct feed *feed, bool note);

void paper_find_fields(struct arena *arena, struct paper *paper);
void paper_find_sections(struct arena *arena, struct paper *paper);
void paper_find_sentences(struct arena *arena, struct paper *paper);

/* Front matter; false where it cannot be read. Sets paper->front and ->body. */
bool paper_front(struct arena *arena, struct paper *paper, struct diags *diags);

struct label {
	struct str label, value; /* parts of the line */
	struct str name;         /* country ...; empty: another */
};
/* "Label: value"; `strict`: only known labels. */
bool label_split(struct str line, bool strict, struct label *label);
/* A line without a label: a title. */
struct label label_none(struct str line);

/* The role that a heading's words play. */
enum role role_of_heading(struct str heading);
/* Only where the words are a role's usual title and nothing else. */
enum role role_of_title(struct str heading);
/* The role that a paragraph's words hint at; `first`: no paragraph before it. */
enum role role_by_cue(struct str text, struct str country, enum role before, bool first);

/* Writes the heading in lower case without numbering into `out`; gives the bytes used. */
size_t heading_fold(struct str heading, char *out, size_t room);

#endif
