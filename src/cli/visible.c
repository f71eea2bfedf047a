/* Text as a screen shows it. Knows nothing of what it says. */
#include "visible.h"

#include "mundraft/utf8.h"

size_t shown_width(struct str s, size_t *length)
{
	uint32_t code = utf8_decode(s, length);
	if (code == 0xFFFD && *length == 1)
		return 4; /* <XX> */
	if (utf8_is_control(code) || utf8_is_bidi(code))
		return 8; /* <U+XXXX> */
	return (size_t)utf8_width(code);
}

size_t shown_columns(struct str s)
{
	size_t columns = 0, length = 0;
	for (size_t i = 0; i < s.n; i += length)
		columns += shown_width(str_part(s, i, s.n), &length);
	return columns;
}

void add_visible(struct strbuf *out, struct str s)
{
	size_t from = out->n;
	utf8_show(out, s);
	for (size_t i = from; i < out->n; i++)
		if (out->p[i] == '\n' || out->p[i] == '\t')
			out->p[i] = ' ';
}

struct str visible(struct arena *arena, struct str s)
{
	struct strbuf out;
	strbuf_init(&out, arena);
	add_visible(&out, s);
	return strbuf_str(&out);
}

/* Back to where a character starts. */
static size_t character_start(struct str s, size_t at)
{
	while (at > 0 && at < s.n && ((unsigned char)s.p[at] & 0xC0) == 0x80)
		at--;
	return at;
}

void add_shortened(struct strbuf *out, struct str s, size_t most)
{
	if (s.n <= most) {
		strbuf_add(out, s);
		return;
	}
	strbuf_add(out, str_part(s, 0, character_start(s, most / 2)));
	strbuf_adds(out, "...");
	strbuf_add(out, str_part(s, character_start(s, s.n - most / 2), s.n));
}
