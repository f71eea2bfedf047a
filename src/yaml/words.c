/*
 * libyaml says "mapping values are not allowed in this context"; this file says
 * what the writer did and how to mend it. It sees libyaml's words and places
 * and the source, and guesses from the line what was meant. Where it cannot
 * tell, it says less rather than something wrong.
 */
#include "internal.h"

#include "mundraft/strbuf.h"
#include "mundraft/utf8.h"

#include <string.h>

#define SHOWN 60 /* code points of the file's text in a message */

struct str yaml_shown(struct arena *arena, struct str text, size_t most)
{
	struct strbuf out;
	size_t end = 0, length = 0;
	for (size_t n = 0; end < text.n && n < most; n++, end += length)
		utf8_decode(str_part(text, end, text.n), &length);
	strbuf_init(&out, arena);
	utf8_show(&out, str_part(text, 0, end));
	if (end < text.n)
		strbuf_adds(&out, "...");
	for (size_t i = 0; i < out.n; i++)
		if (out.p[i] == '\n' || out.p[i] == '\t')
			out.p[i] = ' '; /* a message is one line */
	return strbuf_str(&out);
}

/* --- looking at the source --- */

static char char_at(const struct trouble *t, size_t offset)
{
	return offset < t->part.end ? t->source->text.p[offset] : '\0';
}

static size_t line_start(const struct trouble *t, size_t offset)
{
	while (offset > t->part.start && t->source->text.p[offset - 1] != '\n')
		offset--;
	return offset;
}

static size_t line_end(const struct trouble *t, size_t offset)
{
	while (offset < t->part.end && t->source->text.p[offset] != '\n' &&
	       t->source->text.p[offset] != '\r')
		offset++;
	return offset;
}

static struct str piece(const struct trouble *t, size_t start, size_t end)
{
	return source_text(t->source, (struct span){start, end});
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* Where the line's first letter stands. */
static size_t line_text(const struct trouble *t, size_t offset)
{
	size_t at = line_start(t, offset);
	while (is_blank(char_at(t, at)))
		at++;
	return at;
}

/* The start of the last line above that holds text; false on the first one. */
static bool line_above(const struct trouble *t, size_t offset, size_t *above)
{
	for (size_t at = line_start(t, offset); at > t->part.start;) {
		at = line_start(t, at - 1);
		size_t text = line_text(t, at);
		if (text < line_end(t, at) && char_at(t, text) != '#') {
			*above = at;
			return true;
		}
	}
	return false;
}

/* The first colon that ends a key; text.n where there is none. */
static size_t key_colon(struct str text)
{
	for (size_t i = 0; i < text.n; i++)
		if (text.p[i] == ':' && (i + 1 == text.n || is_blank(text.p[i + 1])))
			return i;
	return text.n;
}

static size_t line_number(const struct trouble *t, size_t offset)
{
	return source_place(t->source, offset).line;
}

/* The value in the quotation marks that it does not itself hold; empty: it holds both. */
static struct str in_quotes(const struct trouble *t, struct str value)
{
	value = str_trim(value);
	if (!value.n || utf8_count(value) > SHOWN)
		return (struct str){0};
	if (memchr(value.p, '"', value.n) == NULL && memchr(value.p, '\\', value.n) == NULL)
		return str_printf(t->diags->arena, "\"%.*s\"", STR_ARG(value));
	if (memchr(value.p, '\'', value.n) == NULL)
		return str_printf(t->diags->arena, "'%.*s'", STR_ARG(value));
	return (struct str){0};
}

/* --- saying it --- */

static struct diag *say(const struct trouble *t, size_t start, size_t end, const char *message)
{
	if (end > t->part.end)
		end = t->part.end;
	if (start > end)
		start = end;
	return diag_add(t->diags, RULE_YAML_SYNTAX, t->source, (struct span){start, end}, "%s",
			message);
}

static void help(const struct trouble *t, struct diag *diag, const char *text)
{
	diag_help(t->diags, diag, "%s", text);
}

/* Help that shows the value as it should stand, where it is short enough. */
static void help_quote(const struct trouble *t, struct diag *diag, size_t start)
{
	struct str value = in_quotes(t, piece(t, start, line_end(t, start)));
	if (value.n)
		diag_help(t->diags, diag, "put quotation marks round the text: %.*s",
			  STR_ARG(value));
	else
		help(t, diag, "put quotation marks round the whole text");
}

static void needs_quotes(const struct trouble *t, size_t at)
{
	size_t length = 0;
	utf8_decode(piece(t, at, t->part.end), &length);
	struct diag *diag = say(t, at, at + length, "");
	diag->message = str_printf(t->diags->arena, "a text cannot begin with \"%.*s\"",
				   STR_ARG(piece(t, at, at + length)));
	help_quote(t, diag, at);
}

static void say_tab(const struct trouble *t, size_t at)
{
	size_t end = at;
	while (char_at(t, end) == '\t')
		end++;
	struct diag *diag = say(t, at, end, "the line is indented with a tab");
	help(t, diag, "use spaces, two for each step");
}

static void say_unclosed_quote(const struct trouble *t, size_t at)
{
	struct diag *diag = say(t, at, at + 1, "a quotation mark is opened here and never closed");
	diag_help(t->diags, diag, "put %s at the end of the text",
		  char_at(t, at) == '\'' ? "'" : "\"");
}

static void say_no_colon(const struct trouble *t, size_t offset)
{
	size_t start = line_text(t, offset), end = line_end(t, offset);
	struct str line = str_trim(piece(t, start, end));
	size_t colon = str_find(line, STR(":"), 0);
	struct diag *diag;
	if (str_starts(line, STR("-")) && line.n > 1 && !is_blank(line.p[1])) {
		diag = say(t, start, start + 1, "a space is missing after the hyphen of a list");
		diag_help(t->diags, diag, "write \"- %.*s\"",
			  STR_ARG(yaml_shown(t->diags->arena, str_part(line, 1, line.n), SHOWN)));
	} else if (str_starts(str_part(line, colon, line.n), STR(":\xC2\xA0"))) {
		diag = say(t, start + colon + 1, start + colon + 3,
			   "a no-break space (U+00A0) after the colon");
		help(t, diag, "replace it by an ordinary space");
	} else if (colon < line.n && colon > 0) {
		diag = say(t, start + colon, start + colon + 1,
			   "a space is missing after the colon");
		diag_help(t->diags, diag, "write \"%.*s: ...\"",
			  STR_ARG(yaml_shown(t->diags->arena, str_part(line, 0, colon), SHOWN)));
	} else {
		diag = say(t, start, start + line.n, "");
		diag->message = str_printf(t->diags->arena, "a line without a colon: \"%.*s\"",
					   STR_ARG(yaml_shown(t->diags->arena, line, SHOWN)));
		help(t, diag,
		     "write it as \"key: text\", or indent it if it goes on with the line above");
	}
}

/* --- a colon where none may stand --- */

static bool is_curly_at(const struct trouble *t, size_t at)
{
	struct str three = piece(t, at, at + 3);
	return three.n == 3 && memcmp(three.p, "\xE2\x80", 2) == 0 &&
	       (unsigned char)three.p[2] >= 0x98 && (unsigned char)three.p[2] <= 0x9F;
}

static void say_inner_colon(const struct trouble *t, size_t key, size_t colon)
{
	size_t value = colon + 1;
	while (is_blank(char_at(t, value)))
		value++;
	if (is_curly_at(t, value)) {
		size_t count = t->diags->count;
		if (count && t->diags->items[count - 1].span.start == value)
			return; /* complained about already, as a text */
		struct diag *diag =
			say(t, value, value + 3, "curly quotation marks do not quote a text here");
		help(t, diag, "replace them by straight ones: \"like this\"");
		return;
	}
	struct str name = str_trim(piece(t, key, colon));
	if (name.n > 2 && (name.p[0] == '"' || name.p[0] == '\''))
		name = str_part(name, 1, name.n - 1);
	struct diag *diag = say(t, t->at, t->at + 1, "");
	diag->message = str_printf(t->diags->arena, "a colon inside the text of \"%.*s\"",
				   STR_ARG(yaml_shown(t->diags->arena, name, SHOWN)));
	help_quote(t, diag, value);
}

/* A key of a file here is one word; before a colon in prose there are several. */
static bool is_key_like(struct str text)
{
	for (size_t i = 0; i < text.n; i++)
		if (is_blank(text.p[i]))
			return false;
	return text.n > 0;
}

static void say_wrong_line(const struct trouble *t, size_t above)
{
	size_t start = line_text(t, t->at), here = start - line_start(t, t->at);
	size_t there = line_text(t, above) - above;
	struct str key = str_trim(piece(t, start, t->at));
	if (here <= there) {
		say_no_colon(t, above);
	} else if (is_key_like(key)) {
		struct diag *diag = say(t, start, t->at, "");
		diag->message = str_printf(t->diags->arena,
					   "\"%.*s\" is indented further than the line above it",
					   STR_ARG(yaml_shown(t->diags->arena, key, SHOWN)));
		diag_help(t->diags, diag, "begin it below the first letter of the key on line %zu",
			  line_number(t, above));
	} else {
		struct diag *diag = say(t, t->at, t->at + 1,
					"a colon inside a text that runs over several lines");
		help(t, diag, "put quotation marks round the whole text");
	}
}

static void explain_colon(const struct trouble *t)
{
	size_t start = line_text(t, t->at), above;
	while (char_at(t, start) == '-' && is_blank(char_at(t, start + 1)))
		for (start++; is_blank(char_at(t, start)); start++)
			;
	struct str before = piece(t, start, t->at);
	size_t colon = key_colon(before);
	if (colon < before.n)
		say_inner_colon(t, start, start + colon);
	else if (line_above(t, t->at, &above))
		say_wrong_line(t, above);
	else
		help(t, say(t, t->at, t->at + 1, "a colon cannot stand here"),
		     "put quotation marks round a text that holds a colon");
}

/* --- something behind what was complete --- */

/* Text behind a closing quotation mark or bracket: the marks do not hold all of it. */
static bool explain_behind(const struct trouble *t)
{
	size_t before = t->at;
	while (before > t->part.start && char_is_space(char_at(t, before - 1)))
		before--;
	if (before == t->part.start || before <= line_start(t, t->at))
		return false;
	char last = char_at(t, before - 1);
	if (t->quoted.end == before && t->quoted.start < before) {
		if (line_start(t, t->quoted.start) != line_start(t, t->at)) {
			say_unclosed_quote(t, t->quoted.start);
			return true;
		}
		struct diag *diag = say(t, t->at, line_end(t, t->at), "");
		diag->message = str_printf(t->diags->arena,
					   "text behind the closing quotation mark %c", last);
		help(t, diag,
		     last == '\'' ? "put \"...\" round the whole text; it may then hold a '"
				  : "put '...' round the whole text; it may then hold a \"");
		return true;
	}
	if (last == ']' || last == '}') {
		struct diag *diag = say(t, t->at, line_end(t, t->at), "");
		diag->message =
			str_printf(t->diags->arena, "text behind the closing bracket \"%c\"", last);
		help(t, diag, "put quotation marks round a text that begins with a bracket");
		return true;
	}
	return false;
}

static bool explain_stray_bracket(const struct trouble *t)
{
	char c = char_at(t, t->at);
	if (c != ']' && c != '}')
		return false;
	struct diag *diag = say(t, t->at, t->at + 1, "");
	diag->message =
		str_printf(t->diags->arena, "a bracket \"%c\" closes what was never opened", c);
	help(t, diag, "delete it, or put quotation marks round the text");
	return true;
}

static bool begins_line(const struct trouble *t)
{
	return line_text(t, t->at) == t->at;
}

static void say_indent(const struct trouble *t)
{
	size_t spaces = t->at - line_start(t, t->at);
	struct diag *diag = say(t, t->at, line_end(t, t->at), "");
	diag->message = str_printf(
		t->diags->arena, "the line is indented by %zu space%s, which fits no line above it",
		spaces, spaces == 1 ? "" : "s");
	help(t, diag, "begin it exactly below the key or hyphen that it belongs beside");
}

static void say_unknown(const struct trouble *t)
{
	struct diag *diag = say(t, t->at, t->at + 1, "the file cannot be read from here on");
	help(t, diag,
	     "compare the line with others: indentation, colons, quotation marks, brackets");
}

/* Behind "..." libyaml expects another document. */
static bool explain_second_document(const struct trouble *t)
{
	size_t above;
	if (!line_above(t, t->at, &above) || !str_starts(piece(t, above, t->at), STR("...")))
		return false;
	struct span span = {above, above + 3};
	struct diag *diag =
		diag_add(t->diags, RULE_YAML_NOT_ALLOWED, t->source, span,
			 "a document ends here and another follows: a file holds only one");
	help(t, diag, "delete the line \"...\"");
	return true;
}

static void explain_no_key(const struct trouble *t)
{
	if (explain_behind(t) || explain_stray_bracket(t))
		return;
	if (char_at(t, t->at) == ':') {
		help(t, say(t, t->at, t->at + 1, "a key is missing before the colon"),
		     "write it as \"key: text\"");
	} else if (char_at(t, t->at) == '-' && begins_line(t)) {
		struct diag *diag =
			say(t, t->at, t->at + 1, "an item of a list where a key is expected");
		help(t, diag, "put the key of the list above it, or delete the hyphen");
	} else if (begins_line(t)) {
		say_indent(t);
	} else {
		say_unknown(t);
	}
}

static void explain_no_hyphen(const struct trouble *t)
{
	if (explain_behind(t) || explain_stray_bracket(t))
		return;
	if (!begins_line(t)) {
		say_unknown(t);
		return;
	}
	struct diag *diag = say(t, t->at, line_end(t, t->at),
				"a line inside a list that does not begin with a hyphen");
	help(t, diag, "begin it with \"- \", or indent it like the text of the item above");
}

static void explain_after_end(const struct trouble *t)
{
	if (explain_behind(t) || explain_stray_bracket(t) || explain_second_document(t))
		return;
	if (begins_line(t)) {
		struct diag *diag = say(t, t->at, line_end(t, t->at),
					"the line is indented less than the first one");
		help(t, diag, "begin the first line at the left edge, without spaces");
	} else {
		say_unknown(t);
	}
}

/* --- brackets --- */

static void explain_open_bracket(const struct trouble *t)
{
	char open = char_at(t, t->from), here = char_at(t, t->at);
	bool same_line = line_start(t, t->from) == line_start(t, t->at) && t->at < t->part.end;
	struct diag *diag;
	if (same_line && (here == ']' || here == '}')) {
		diag = say(t, t->at, t->at + 1, "");
		diag->message =
			str_printf(t->diags->arena, "\"%c\" is closed by \"%c\"", open, here);
		diag_help(t->diags, diag, "write \"%c\" here", open == '[' ? ']' : '}');
	} else if (same_line && here == ':') {
		diag = say(t, t->at, t->at + 1, "a colon inside a text in brackets");
		help(t, diag, "put quotation marks round the text");
	} else if (same_line || (t->quoted.end > t->from && explain_behind(t))) {
		if (!same_line)
			return;
		diag = say(t, t->at, t->at + 1, "a comma is missing before this text");
		help(t, diag, "put a comma between two items, or quotation marks round all of one");
	} else {
		diag = say(t, t->from, t->from + 1, "");
		diag->message = str_printf(
			t->diags->arena, "a bracket \"%c\" is opened here and never closed", open);
		diag_help(t->diags, diag, "put \"%c\" at the end", open == '[' ? ']' : '}');
	}
}

static void explain_no_content(const struct trouble *t)
{
	bool in_brackets = strstr(t->context, "flow") != NULL;
	char here = char_at(t, t->at);
	if (t->at >= t->part.end) {
		say_unknown(t);
	} else if (in_brackets && here == ',') {
		struct diag *diag = say(t, t->at, t->at + 1, "a comma with nothing before it");
		help(t, diag, "delete it, or put quotation marks round a text that holds one");
	} else if (in_brackets && here == '-') {
		struct diag *diag = say(t, t->at, t->at + 1, "a hyphen inside brackets");
		help(t, diag, "write [a, b] on one line, or each item on its own line with \"- \"");
	} else if (!explain_stray_bracket(t)) {
		needs_quotes(t, t->at);
	}
}

/* --- the others --- */

static void explain_missing_colon(const struct trouble *t)
{
	say_no_colon(t, t->from);
}

static void explain_item(const struct trouble *t)
{
	struct diag *diag = say(t, t->at, t->at + 1, "a list cannot begin on the line of its key");
	help(t, diag,
	     "put \"- ...\" on the next line, or quotation marks round a text with a hyphen");
}

static void explain_start(const struct trouble *t)
{
	if (char_at(t, t->at) == '\t')
		say_tab(t, t->at);
	else
		needs_quotes(t, t->at);
}

static void explain_tab(const struct trouble *t)
{
	say_tab(t, t->at);
}

static void explain_mark(const struct trouble *t)
{
	needs_quotes(t, t->from);
}

static void explain_here(const struct trouble *t)
{
	needs_quotes(t, t->at);
}

static void explain_quote(const struct trouble *t)
{
	say_unclosed_quote(t, t->from);
}

static void explain_escape(const struct trouble *t)
{
	size_t at = t->at;
	while (at > t->from && char_at(t, at) != '\\')
		at--;
	size_t length = 0;
	utf8_decode(piece(t, at + 1, t->part.end), &length);
	struct diag *diag = say(t, at, at + 1 + length, "");
	diag->message = str_printf(t->diags->arena, "\"%.*s\" means nothing inside \"...\"",
				   STR_ARG(piece(t, at, at + 1 + length)));
	help(t, diag, "write \\\\ for a backslash, or use '...' round the text");
}

static void explain_block(const struct trouble *t)
{
	char mark = char_at(t, t->from);
	struct diag *diag = say(t, t->at, line_end(t, t->at), "");
	diag->message = str_printf(t->diags->arena, "text on the same line as \"%c\"", mark);
	help(t, diag, "begin the text on the next line, indented, or put quotation marks round it");
}

static const struct {
	const char *context; /* NULL: any */
	const char *problem; /* NULL: any */
	void (*explain)(const struct trouble *t);
} explanations[] = {
	{NULL, "mapping values are not allowed in this context", explain_colon},
	{NULL, "could not find expected ':'", explain_missing_colon},
	{NULL, "block sequence entries are not allowed in this context", explain_item},
	{NULL, "mapping keys are not allowed in this context", explain_here},
	{NULL, "found character that cannot start any token", explain_start},
	{NULL, "found a tab character that violates indentation", explain_tab},
	{NULL, "found a tab character where an indentation space is expected", explain_tab},
	{"while scanning an anchor", NULL, explain_mark},
	{"while scanning an alias", NULL, explain_mark},
	{"while scanning a tag", NULL, explain_mark},
	{"while parsing a tag", NULL, explain_mark},
	{"while scanning a directive", NULL, explain_mark},
	{"while scanning a %YAML directive", NULL, explain_mark},
	{"while parsing a %TAG directive", NULL, explain_mark},
	{NULL, "found undefined tag handle", explain_here},
	{NULL, "found unexpected end of stream", explain_quote},
	{NULL, "found unexpected document indicator", explain_quote},
	{"while scanning a quoted scalar", NULL, explain_escape},
	{"while parsing a quoted scalar", NULL, explain_escape},
	{"while scanning a block scalar", NULL, explain_block},
	{NULL, "did not find expected key", explain_no_key},
	{NULL, "did not find expected '-' indicator", explain_no_hyphen},
	{NULL, "did not find expected <document start>", explain_after_end},
	{NULL, "did not find expected ',' or ']'", explain_open_bracket},
	{NULL, "did not find expected ',' or '}'", explain_open_bracket},
	{NULL, "did not find expected node content", explain_no_content},
};

void yaml_explain(const struct trouble *trouble)
{
	for (size_t i = 0; i < sizeof explanations / sizeof *explanations; i++) {
		const char *context = explanations[i].context;
		const char *problem = explanations[i].problem;
		if ((!context || strcmp(context, trouble->context) == 0) &&
		    (!problem || strcmp(problem, trouble->problem) == 0)) {
			explanations[i].explain(trouble);
			return;
		}
	}
	say_unknown(trouble);
}
