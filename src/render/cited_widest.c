/*
 * The sources of a draft's definition, read from the definition itself: Publisher,
 * "Title", date, <address>; ... (place). Whether a mark names the publisher or the title
 * depends on the kind of source, which only the profile knows; so the longer is taken.
 * A paper that fits like this fits, and its profile need not be read. Must not be used
 * for what is printed.
 */
#include "internal.h"

/* The place stands in brackets at the end. */
static struct str place_of(struct str text)
{
	size_t open = text.n, end = text.n;
	while (end && text.p[end - 1] == '.')
		end--;
	if (!end || text.p[end - 1] != ')')
		return (struct str){0};
	while (open && text.p[open - 1] != '(')
		open--;
	return str_part(text, open, end - 1);
}

static bool next_source(struct str *rest, struct str *publisher, struct str *title,
			struct str *behind)
{
	size_t comma = str_find(*rest, STR(", \""), 0), from = comma + 3;
	size_t quote = str_find(*rest, STR("\""), from);
	if (quote >= rest->n)
		return false;
	size_t next = str_find(*rest, STR("; "), quote);
	*publisher = str_part(*rest, 0, comma);
	*title = str_part(*rest, from, quote);
	*behind = str_part(*rest, quote + 1, next);
	*rest = str_part(*rest, next + 2, rest->n);
	return true;
}

/* One of the same address is the same work. */
static struct reference *refer_to(struct cited *cited, const struct cited_note *note,
				  struct str publisher, struct str title, struct str behind)
{
	size_t address = str_find(behind, STR("http"), 0), end = address;
	while (end < behind.n && !char_is_space(behind.p[end]) && behind.p[end] != '>')
		end++;
	struct str key = address < end ? str_part(behind, address, end) : title;
	const size_t *known = table_get(&cited->by_source, key);
	if (known)
		return cited->references[*known];
	size_t *place = arena_new(cited->arena, size_t);
	*place = cited->reference_count;
	table_put(cited->arena, &cited->by_source, key, place);
	struct reference *reference = cited_add_reference(cited);
	reference->block = note->note->block;
	reference->author = publisher;
	reference->title = short_title(title);
	reference->full_title = title;
	reference->sort = past_article(title);
	reference->either = true;
	return reference;
}

bool cited_refer_widest(struct cited *cited, struct cited_note *note)
{
	struct str text = str_trim(cited->request->paper->blocks[note->note->block].text);
	struct str rest = text, publisher, title, behind;
	size_t room = 0;
	while (next_source(&rest, &publisher, &title, &behind))
		*arena_push(cited->arena, note->references, note->reference_count, room) =
			refer_to(cited, note, publisher, title, behind);
	if (note->reference_count)
		note->where = place_of(text);
	return note->reference_count > 0;
}
