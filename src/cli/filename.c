/*
 * The name a conference wants a paper to have: "{committee}_{country}". Fields that
 * are missing or forbidden leave no trace in it.
 */
#include "cli.h"

/* Letters and digits as they stand; anything else becomes nothing. */
static void add_plain(struct strbuf *out, struct str text)
{
	for (size_t i = 0; i < text.n; i++)
		if (char_is_alpha(text.p[i]) || char_is_digit(text.p[i]) || text.p[i] == '-' ||
		    (text.p[i] & 0x80))
			strbuf_addc(out, text.p[i]);
}

static struct str field_text(const struct file_names *names, struct str field)
{
	if (conference_heading(names->conference, "forbidden", field))
		return (struct str){0};
	if (str_is(field, "country"))
		return names->country;
	if (str_is(field, "committee"))
		return names->committee;
	if (str_is(field, "conference"))
		return names->conference->id;
	if (str_is(field, "topic"))
		return names->topic;
	if (str_is(field, "delegate"))
		return names->delegate;
	return str_is(field, "school") ? names->school : (struct str){0};
}

/* Fills in the pattern; nothing is added where all its fields are missing. */
static void add_name(struct strbuf *out, const struct file_names *names, struct str pattern)
{
	for (size_t at = 0; at < pattern.n;) {
		size_t close = str_find(pattern, STR("}"), at);
		if (pattern.p[at] == '{' && close < pattern.n) {
			add_plain(out, field_text(names, str_part(pattern, at + 1, close)));
			at = close + 1;
			continue;
		}
		/* Two separators in a row mean that a field between them was empty. */
		bool repeated = out->n && out->p[out->n - 1] == '_' && pattern.p[at] == '_';
		if (pattern.p[at] == '_' && !repeated && out->n)
			strbuf_addc(out, '_');
		else if (pattern.p[at] != '_')
			add_plain(out, str_part(pattern, at, at + 1));
		at++;
	}
	while (out->n && out->p[out->n - 1] == '_')
		strbuf_cut(out, out->n - 1);
}

struct str paper_file_name(struct arena *arena, const struct file_names *names, const char *ending)
{
	struct strbuf out;
	strbuf_init(&out, arena);
	add_name(&out, names, yaml_text(yaml_get(names->conference->tree, "file"), "name"));
	if (!out.n)
		add_name(&out, names, STR("{committee}_{country}"));
	if (!out.n) /* the conference forbids both, or the paper names neither */
		strbuf_adds(&out, "paper");
	strbuf_addf(&out, ".%s", ending);
	return strbuf_str(&out);
}
