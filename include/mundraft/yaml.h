/*
 * A YAML document as a tree of text, lists and maps, each with its place. There
 * are no other types: `NO` is Norway, not "false". Types come from a schema
 * (schema.h). Anchors, aliases, tags, several documents, duplicate keys, control
 * characters and nesting over 32 are refused with a plain message.
 */
#ifndef MUNDRAFT_YAML_H
#define MUNDRAFT_YAML_H

#include "mundraft/arena.h"
#include "mundraft/diag.h"

#define YAML_MAX_BYTES (1024 * 1024)
#define YAML_MAX_DEPTH 32
#define YAML_MAX_KEY 128

enum node_kind { NODE_TEXT, NODE_LIST, NODE_MAP };
enum node_style { NODE_PLAIN, NODE_QUOTED, NODE_BLOCK }; /* how a text was written */

struct node {
	enum node_kind kind;
	enum node_style style;
	const struct source *source;
	struct span span;
	struct str text; /* NODE_TEXT: its value, line folds undone */
	struct str key;  /* set where the node is a value of a map */
	struct span key_span;
	struct node *first;  /* NODE_LIST, NODE_MAP: the children in order */
	struct node *next;   /* the next child of the same parent */
	size_t count;        /* number of children */
	struct node **index; /* large maps: the children by key, for yaml_get; else NULL */
};

/*
 * Reads one document: the whole source, or the part that `part` names (front
 * matter). NULL where it cannot be used at all; then diags holds an error.
 * After a fault that leaves the rest readable (a key that stands twice, curly
 * quotation marks) there are an error and a tree (of two equal keys the first),
 * so that the schema's errors can be shown in the same run.
 * `what` names the kind of file, without an article: "profile" gives
 * "the profile is empty".
 *
 * Spans: a text in quotation marks with them; a plain one without the blanks
 * behind it; a block text from its | or > to its last line that is not blank; a
 * list or map in brackets with them; another from its first hyphen or key to
 * the end of its last child. A value that is left out has an empty span.
 * Where a text stands in the file as it is, `text` is a slice of the source.
 *
 * "\r" is accepted in double quotation marks (schema_check refuses it).
 */
struct node *yaml_parse(struct arena *arena, const struct source *source, struct span part,
			const char *what, struct diags *diags);
struct node *yaml_parse_all(struct arena *arena, const struct source *source, const char *what,
			    struct diags *diags);

/*
 * A map's value by key; NULL where the map is NULL, no map, or lacks the key.
 * Maps of more than 16 children that yaml_parse or yaml_overlay made are
 * searched by halves, all others from the first child on.
 */
struct node *yaml_get(const struct node *map, const char *key);
struct node *yaml_get_str(const struct node *map, struct str key);

/* The text of a map's key; empty where it is absent or no text. */
struct str yaml_text(const struct node *map, const char *key);

/* Whether a text, or a list of texts, holds `text`. NULL holds nothing. */
bool yaml_holds(const struct node *text_or_list, struct str text);

/*
 * Lays `over` upon `base`: maps merge key by key, lists of maps with an `id`
 * merge by id (a new id is appended), anything else is replaced. An empty list
 * over a list of maps with ids adds nothing to it. Where either is NULL the
 * other is the result. A merged node's place is that of `over`, its order that
 * of `base`. Neither tree is changed; the result shares their texts and all
 * that lies below a node taken from one side, so places stay right.
 */
struct node *yaml_overlay(struct arena *arena, const struct node *base, const struct node *over);

/*
 * The quick way into a large file, by indentation alone: cuts the first key of a
 * block map, with all lines that belong to it, off the front of *rest. A block can
 * be parsed by itself. Not a judgement: only yaml_parse knows whether a file is YAML.
 */
bool yaml_next_block(const struct source *source, struct span *rest, struct str *key,
		     struct span *block);
/* The lines of a block behind the one that holds its key. */
struct span yaml_block_inside(const struct source *source, struct span block);

#endif
