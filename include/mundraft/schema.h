/*
 * What a file may hold, as data. One schema serves the loader's check; every
 * mistake of a file is reported in one run, each at its own place.
 */
#ifndef MUNDRAFT_SCHEMA_H
#define MUNDRAFT_SCHEMA_H

#include "mundraft/yaml.h"

enum shape {
	SHAPE_TEXT,     /* any text that is not empty */
	SHAPE_ANY_TEXT, /* may be empty */
	SHAPE_ID,       /* a-z, 0-9 and hyphens; no hyphen at either end */
	SHAPE_NUMBER,   /* min..max, from 0; both 0: any */
	SHAPE_YES_NO,   /* yes, no, true or false */
	SHAPE_CHOICE,   /* one of `choices` */
	SHAPE_DATE,     /* YYYY, YYYY-MM, YYYY-MM-DD, or undated */
	SHAPE_WHEN,     /* see date.h */
	SHAPE_URL,      /* http:// or https:// */
	SHAPE_TEXTS,    /* one text, or a list of texts (each as `item`, if given) */
	SHAPE_LIST,     /* a list of `item` (NULL: of anything) */
	SHAPE_MAP,      /* the `fields` and no others */
	SHAPE_TABLE /* a map with ids as keys, any or one of `choices`; `item` as value (NULL: any)
		     */
};

struct schema_field;

struct schema {
	enum shape shape;
	const char *what;                  /* how messages name it: "a source", "the country" */
	const struct schema_field *fields; /* SHAPE_MAP: ended by a NULL key */
	const struct schema *item;
	const char *const *choices; /* SHAPE_CHOICE, SHAPE_TABLE: ended by NULL */
	long min, max;
};

struct schema_field {
	const char *key;
	const struct schema *schema;
	bool required;
	const char *about; /* one line for `mundraft show` and the manual */
};

/* So many mistakes are reported at most; with more, the file is of another kind. */
#define SCHEMA_MAX_REPORTS 500

/*
 * Reports unknown keys (with "did you mean"), missing ones, wrong types, bad
 * values; e-mail addresses and carriage returns in any text, also under unknown
 * keys. True where nothing was found. Places: an unknown key at the key, a wrong
 * value at the value, a missing key at the key of the map that lacks it (where
 * the map has none: at its first key). A message names the nearest map around
 * it that has an id: a list item by its `id`, a table's entry by its key.
 */
bool schema_check(const struct node *node, const struct schema *schema, struct diags *diags);

/* yes/no and number of a text that schema_check has passed; `otherwise` where it is absent. */
bool schema_yes(const struct node *map, const char *key, bool otherwise);
long schema_number(const struct node *map, const char *key, long otherwise);

#endif
