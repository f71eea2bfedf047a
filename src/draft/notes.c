/* Notes in a row: each once. Two parts of a sentence may rest on the same fact. */
#include "tell.h"

/* The length of the note "[^key]" at this place; 0 where there is none. */
static size_t note_at(struct str text, size_t at)
{
	if (!str_starts(str_part(text, at, text.n), STR("[^")))
		return 0;
	size_t end = str_find(text, STR("]"), at);
	return end < text.n ? end + 1 - at : 0;
}

struct str tidy_notes(struct arena *arena, struct str text)
{
	struct strbuf out;
	size_t run = 0; /* where the present row of notes starts in `out` */
	bool in_run = false;
	strbuf_init(&out, arena);
	for (size_t at = 0; at < text.n;) {
		size_t length = note_at(text, at);
		if (!length) {
			in_run = false;
			strbuf_addc(&out, text.p[at++]);
			continue;
		}
		struct str note = str_part(text, at, at + length);
		if (!in_run)
			run = out.n;
		in_run = true;
		if (!str_has(str_part(strbuf_str(&out), run, out.n), note))
			strbuf_add(&out, note);
		at += length;
	}
	return strbuf_str(&out);
}
