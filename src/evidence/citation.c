/*
 * The note of a fact: what a reader needs to find its source. A note is one line of
 * Markdown, whatever the profile's texts hold.
 */
#include "facts.h"

#include "mundraft/markup.h"
#include "mundraft/utf8.h"

#define MOST_LETTERS 400 /* the longest title that is shipped has 230 */

static bool is_one_line(struct str text)
{
	for (size_t i = 0; i < text.n; i++)
		if (char_is_space(text.p[i]) && (text.p[i] != ' ' || text.p[i - 1] == ' '))
			return false;
	return true;
}

struct str one_line(struct arena *arena, struct str text)
{
	struct strbuf out;
	text = str_trim(text);
	if (is_one_line(text))
		return text;
	strbuf_init(&out, arena);
	for (size_t i = 0; i < text.n; i++) {
		if (!char_is_space(text.p[i]))
			strbuf_addc(&out, text.p[i]);
		else if (!char_is_space(text.p[i - 1]))
			strbuf_addc(&out, ' ');
	}
	return strbuf_str(&out);
}

/* Not cut inside a letter. */
static struct str shorten(struct arena *arena, struct str text)
{
	size_t at = 0, length;
	if (text.n <= MOST_LETTERS)
		return text;
	for (size_t letters = 0; letters < MOST_LETTERS && at < text.n; letters++, at += length)
		utf8_decode(str_part(text, at, text.n), &length);
	return at < text.n ? str_printf(arena, "%.*s...", (int)at, text.p) : text;
}

static void add_words(struct strbuf *out, struct str text)
{
	markup_escape(out, shorten(out->arena, one_line(out->arena, text)));
}

/* The first double quotation mark at or after `from`, straight or curly, and its length. */
static size_t find_mark(struct str s, size_t from, size_t *length)
{
	for (size_t i = from; i < s.n; i++) {
		struct str rest = str_part(s, i, i + 3);
		bool curly = rest.p[0] == '\xE2' &&
			     (str_is(rest, "\xE2\x80\x9C") || str_is(rest, "\xE2\x80\x9D"));
		*length = curly ? 3 : 1;
		if (curly || rest.p[0] == '"')
			return i;
	}
	return s.n;
}

/* Inside the quotation marks of a title its own become single. */
static struct str single_marks(struct arena *arena, struct str title)
{
	struct strbuf out;
	size_t from = 0, length = 0, mark = find_mark(title, 0, &length);
	if (mark == title.n)
		return title;
	strbuf_init(&out, arena);
	for (; mark < title.n; mark = find_mark(title, from, &length)) {
		strbuf_add(&out, str_part(title, from, mark));
		strbuf_addc(&out, '\'');
		from = mark + length;
	}
	strbuf_add(&out, str_part(title, from, title.n));
	return strbuf_str(&out);
}

/* What would end the address's angle brackets is written as "%3E". */
static void add_address(struct strbuf *out, const char *front, struct str address)
{
	size_t from = 0;
	strbuf_addf(out, ", <%s", front);
	for (size_t i = 0; i < address.n; i++) {
		unsigned char c = (unsigned char)address.p[i];
		if (c > ' ' && c != '<' && c != '>' && c != 0x7F)
			continue;
		strbuf_add(out, str_part(address, from, i));
		strbuf_addf(out, "%%%02X", (unsigned)c);
		from = i + 1;
	}
	strbuf_add(out, str_part(address, from, address.n));
	strbuf_addc(out, '>');
}

static void add_source(struct strbuf *out, const struct cited_source *source)
{
	struct date date;
	add_words(out, source->publisher);
	strbuf_adds(out, ", \"");
	add_words(out, single_marks(out->arena, source->title));
	strbuf_adds(out, "\", ");
	if (date_parse(source->date, &date))
		date_print(out, date);
	else
		strbuf_adds(out, "n.d.");
	if (source->doi.n)
		add_address(out, "https://doi.org/", source->doi);
	else if (source->url.n)
		add_address(out, "", source->url);
}

struct str source_citation(struct arena *arena, const struct cited_source *source)
{
	struct strbuf out;
	strbuf_init(&out, arena);
	add_source(&out, source);
	return strbuf_str(&out);
}

struct str fact_citation(struct arena *arena, const struct fact *fact)
{
	struct strbuf out;
	strbuf_init(&out, arena);
	for (size_t i = 0; i < fact->source_count; i++) {
		if (i)
			strbuf_adds(&out, "; ");
		add_source(&out, fact->sources[i]);
	}
	if (fact->where.n) {
		strbuf_adds(&out, " (");
		add_words(&out, fact->where);
		strbuf_addc(&out, ')');
	}
	strbuf_addc(&out, '.');
	return strbuf_str(&out);
}
