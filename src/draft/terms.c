/*
 * Terms. A short name must never precede its full one, whatever was left out for
 * length; so this is done last, over the text as it will be read.
 */
#include "terms.h"

#include "mundraft/markup.h"
#include "mundraft/strbuf.h"
#include "mundraft/utf8.h"

/* Whether `name` stands at this place, its first letter in either case, as whole words. */
static bool stands_at(struct str text, size_t at, struct str name)
{
	if (!name.n || text.n - at < name.n)
		return false;
	if (char_lower(text.p[at]) != char_lower(name.p[0]))
		return false;
	if (!str_eq(str_part(text, at + 1, at + name.n), str_part(name, 1, name.n)))
		return false;
	size_t end = at + name.n;
	bool open = at == 0 || !char_is_alpha(text.p[at - 1]);
	return open && (end == text.n || !char_is_alpha(text.p[end]));
}

/* "the Declaration of ..." is the name of something else. */
static bool is_longer_name(struct str text, size_t end)
{
	struct str rest = str_part(text, end, text.n);
	return str_starts(rest, STR(" of ")) || str_starts(rest, STR(" on ")) ||
	       str_starts(rest, STR(" against ")) || str_starts(rest, STR(" for "));
}

/* "the Initiative" is one thing on one topic and another on the next. */
static bool holds_for(const struct term *term, struct str topic)
{
	if (term->topic.n)
		return str_eq(term->topic, topic);
	return !term->topics || yaml_holds(term->topics, topic);
}

/* Those of the terms that hold for the topic. */
struct terms {
	const struct term **items;
	size_t count;
};

static struct terms terms_for(struct arena *arena, const struct evidence *evidence,
			      struct str topic)
{
	struct terms terms = {arena_array(arena, evidence->term_count, const struct term *), 0};
	for (size_t i = 0; i < evidence->term_count; i++)
		if (holds_for(&evidence->terms[i], topic))
			terms.items[terms.count++] = &evidence->terms[i];
	return terms;
}

/* The term that stands here, the longest first; *length is how much of the text it is. */
static const struct term *term_at(const struct terms *terms, struct str text, size_t at,
				  size_t *length)
{
	const struct term *best = NULL;
	*length = 0;
	for (size_t i = 0; i < terms->count; i++) {
		const struct term *term = terms->items[i];
		if (term->full.n > *length && stands_at(text, at, term->full)) {
			best = term;
			*length = term->full.n;
		}
		if (term->brief.n > *length && stands_at(text, at, term->brief) &&
		    !is_longer_name(text, at + term->brief.n)) {
			best = term;
			*length = term->brief.n;
		}
	}
	return best;
}

/* Two full forms may share a short one; having read either is enough. */
static bool was_seen(const struct evidence *evidence, const bool *seen, const struct term *term)
{
	for (size_t i = 0; i < evidence->term_count; i++)
		if (seen[i] && str_eq(evidence->terms[i].brief, term->brief))
			return true;
	return false;
}

/* Behind a note "[^key]" that stands here; else here. Keys are no prose. */
static size_t skip_note(struct str text, size_t at)
{
	if (!str_starts(str_part(text, at, text.n), STR("[^")))
		return at;
	size_t close = str_find(text, STR("]"), at);
	return close < text.n ? close + 1 : at;
}

/* Where the next word starts, from here on. */
static size_t next_word(struct str text, size_t at)
{
	while (at < text.n && char_is_alpha(text.p[at]))
		at++;
	while (at < text.n && !char_is_alpha(text.p[at])) {
		size_t behind = skip_note(text, at);
		at = behind > at ? behind : at + 1;
	}
	return at;
}

struct str shorten_terms(struct arena *arena, const struct evidence *evidence, struct str topic,
			 bool *seen, struct str text)
{
	struct strbuf out;
	struct terms terms = terms_for(arena, evidence, topic);
	size_t length = 0;
	strbuf_init(&out, arena);
	for (size_t at = 0; at < text.n; at += length) {
		const struct term *term =
			skip_note(text, at) > at ? NULL : term_at(&terms, text, at, &length);
		if (!term) {
			length = next_word(text, at) - at;
			strbuf_add(&out, str_part(text, at, at + length));
			continue;
		}
		bool known = was_seen(evidence, seen, term);
		seen[term - evidence->terms] = true;
		struct str name = known ? term->brief : term->full;
		if (char_is_upper(text.p[at]))
			name = utf8_capitalize(arena, name);
		markup_escape(&out, name);
	}
	return strbuf_str(&out);
}
