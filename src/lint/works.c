/*
 * Sources that a paper names in short, because they stand in full elsewhere in it:
 * "(Security Council)" for an entry of the works cited, a later note for an earlier
 * one. Knows nothing of what needs a source.
 */
#include "check.h"

#define MIN_NAME 4        /* bytes; less names nothing */
#define MAX_LOOKED_UP 300 /* no paper has more notes or entries; in one that has, none is found */

static bool is_entry(const struct check *check, const struct view *view)
{
	bool listed = view->block->kind == BLOCK_PARAGRAPH || view->block->kind == BLOCK_ITEM;
	return listed && in_section(check, view, ROLE_SOURCES);
}

static bool begins_alike(struct str text, struct str name)
{
	return text.n >= name.n && str_eq_nocase(str_part(text, 0, name.n), name);
}

/* "United Nations, Articles 9 and 10": what an entry would begin with. */
static bool begins_entry(const struct check *check, struct str name)
{
	size_t entries = 0;
	name = str_trim(str_part(name, 0, str_find(name, STR(","), 0)));
	if (name.n < MIN_NAME)
		return false;
	for (size_t i = 0; i < check->paper->block_count && entries < MAX_LOOKED_UP; i++) {
		if (!is_entry(check, &check->views[i]))
			continue;
		entries++;
		if (begins_alike(str_trim(check->views[i].text), name))
			return true;
	}
	return false;
}

bool names_work(const struct check *check, struct str text)
{
	for (size_t open = str_find(text, STR("("), 0); open < text.n;
	     open = str_find(text, STR("("), open + 1)) {
		struct str near = str_part(text, 0, open + 1 + MAX_CITATION);
		size_t close = str_find(near, STR(")"), open);
		struct str inside = str_part(near, open + 1, close), piece;
		while (close < near.n && str_next_piece(&inside, ';', &piece))
			if (begins_entry(check, piece))
				return true;
	}
	return false;
}

/* ---- notes ---- */

/* The length of a quotation mark at `at`, straight or curled; 0: none. */
static size_t quote_at(struct str text, size_t at)
{
	struct str three = str_part(text, at, at + 3);
	if (str_is(three, "\xE2\x80\x9C") || str_is(three, "\xE2\x80\x9D"))
		return 3;
	return at < text.n && text.p[at] == '"';
}

static size_t find_quote(struct str text, size_t from)
{
	while (from < text.n && !quote_at(text, from))
		from++;
	return from;
}

/* What a note is looked up by: its title, else what stands before its first comma. */
static struct str note_name(struct str text)
{
	size_t open = find_quote(text, 0), start = open + quote_at(text, open);
	size_t close = find_quote(text, start);
	struct str name = close < text.n ? str_part(text, start, close)
					 : str_part(text, 0, str_find(text, STR(","), 0));
	while (name.n && (name.p[name.n - 1] == ',' || name.p[name.n - 1] == '.'))
		name.n--;
	return str_trim(name);
}

bool note_is_short(const struct check *check, const struct note *note)
{
	const struct paper *paper = check->paper;
	struct str name = note_name(paper->blocks[note->block].text);
	if (name.n < MIN_NAME || paper->note_count > MAX_LOOKED_UP)
		return false;
	for (size_t i = 0; i < paper->block_count; i++) {
		const struct view *view = &check->views[i];
		bool earlier = view->block->kind == BLOCK_NOTE && i < note->block &&
			       view->text.n > paper->blocks[note->block].text.n;
		if ((earlier || is_entry(check, view)) && str_has(view->text, name))
			return true;
	}
	return false;
}
