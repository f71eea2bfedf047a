/*
 * Lines that mean more than Markdown says: the heading block at the top
 * ("Country: Kazakhstan", a title, a date) and headings written as a bold line
 * or as a plain one ("I. Topic Background"). Decides by lines, before cmark.
 */
#include "internal.h"

#include <string.h>

#define MAX_TITLE_WORDS 20
#define MAX_HEADING_WORDS 12
#define MAX_PLAIN_WORDS 8

/* The end of a sentence, or of a line that goes on. */
static bool ends_open(struct str s)
{
	return s.n && strchr(".!?,;", s.p[s.n - 1]) != NULL;
}

static bool all_bold(struct str s)
{
	size_t marks = 0;

	s = str_trim(s);
	if (s.n < 5 || !(str_starts(s, STR("**")) || str_starts(s, STR("__"))))
		return false;
	if (s.p[s.n - 1] == ':')
		s.n--;
	if (!str_ends(s, str_part(s, 0, 2)))
		return false;
	for (size_t i = 2; i + 2 < s.n; i++)
		marks += s.p[i] == s.p[0];
	return marks == 0 || (s.p[2] == s.p[0] && marks == 2); /* ***both*** */
}

/* "I. **Background**": the number stands before the bold text. */
static struct str past_number(struct str s)
{
	size_t i = 0;

	s = str_trim(s);
	while (i < s.n && i < 4 && (char_is_digit(s.p[i]) || strchr("IVXABCD", s.p[i])))
		i++;
	if (i && i < s.n && (s.p[i] == '.' || s.p[i] == ')'))
		return str_trim(str_part(s, i + 1, s.n));
	return s;
}

static bool starts_paragraph(const struct lines *lines, size_t i)
{
	const struct line *above = i ? &lines->items[i - 1] : NULL;

	return lines->pasted || !above || above->kind != LINE_TEXT || above->apart ||
	       line_is_heading(lines, above);
}

/* A quotation, an item, a table or markup: no title looks like that. */
static bool is_structure(struct str s)
{
	s = str_trim(s);
	return s.n && (strchr(">|<+`", s.p[0]) || str_starts(s, STR("- ")) ||
		       str_starts(s, STR("* ")) || str_starts(s, STR("![")));
}

/* "Kazakhstan's Position" as a paragraph of its own: short, no sentence, and names a part. */
static bool names_part(struct str s)
{
	s = str_trim(s);
	return s.n && (char_is_upper(s.p[0]) || (unsigned char)s.p[0] >= 0x80) &&
	       str_words(s) <= MAX_PLAIN_WORDS && !ends_open(s) && !is_structure(s) &&
	       role_of_heading(s) != ROLE_NONE;
}

/* A heading by its looks; `# ...` is cmark's. */
static bool is_plain_heading(const struct lines *lines, size_t i)
{
	const struct line *line = &lines->items[i];
	struct str s = line_text(lines, line);
	struct str bare = line_bare(lines, line);
	bool ends_here = i + 1 == lines->count || lines->items[i + 1].kind != LINE_TEXT;
	bool setext = !ends_here && bare.n &&
		      strchr("=-", line_text(lines, line + 1).p[0]) != NULL &&
		      str_words(line_text(lines, line + 1)) == 0;

	if (setext || line_is_heading(lines, line) || !starts_paragraph(lines, i) || s.n > 200 ||
	    (s.n && s.p[0] == '>'))
		return false;
	if (role_of_title(bare) != ROLE_NONE && !str_starts(str_trim(s), STR("- ")))
		return true;
	if ((ends_here || lines->pasted) && names_part(s))
		return true;
	return all_bold(past_number(s)) && str_words(bare) <= MAX_HEADING_WORDS &&
	       str_words(bare) > 0 && !ends_open(bare);
}

static void set_apart(const struct lines *lines, struct line *line, enum line_tag tag)
{
	struct str bare = line_bare(lines, line);
	struct str s = line_text(lines, line);
	size_t skip = 0;
	const char *tail = line_is_heading(lines, line) ? " \t\\#" : " \t\\";

	line->tag = tag;
	line->apart = true;
	while (skip < s.n && (s.p[skip] == ' ' || s.p[skip] == '\t'))
		skip++;
	if (line_is_heading(lines, line))
		while (skip < s.n && s.p[skip] == '#')
			skip++;
	while (skip < s.n && (s.p[skip] == ' ' || s.p[skip] == '\t'))
		skip++;
	if (skip + 1 < s.n && strchr("-*+", s.p[skip]) && s.p[skip + 1] == ' ')
		skip += 2;
	line->skip = bare.n ? skip : 0;
	while (line->end > line->start + skip && strchr(tail, s.p[s.n - 1])) {
		line->end--;
		s.n--;
	}
}

/* `[label]: address`; "[Country]: Chad" is a form that somebody filled in. */
static bool is_definition(struct str s)
{
	struct str rest;
	size_t close;

	s = str_trim(s);
	close = str_find(s, STR("]:"), 0);
	if (s.n == 0 || s.p[0] != '[' || close == s.n)
		return false;
	rest = str_trim(str_part(s, close + 2, s.n));
	rest = str_part(rest, 0, str_find(rest, STR(" "), 0));
	for (size_t i = 0; i < rest.n; i++)
		if (strchr("/:#<@", rest.p[i]))
			return true;
	return false;
}

/* A line of the heading block that names what it holds. */
static bool is_field(const struct lines *lines, const struct line *line)
{
	struct label label;
	struct str s = line_text(lines, line);
	bool strict = s.n && s.p[0] == '>';

	if (s.n > 600 || is_definition(s) || !label_split(line_bare(lines, line), strict, &label))
		return false;
	return label.name.n || !line_is_heading(lines, line);
}

/*
 * Lines [first, end) without a blank between them: a title where all that is no
 * field is short and no sentence.
 */
static bool is_leading(const struct lines *lines, size_t first, size_t end)
{
	size_t words = 0;

	for (size_t i = first; i < end; i++) {
		const struct line *line = &lines->items[i];
		struct str bare = line_bare(lines, line);

		if (is_field(lines, line) || is_definition(bare) || str_words(bare) == 0)
			continue;
		if (is_structure(line_text(lines, line)))
			return false;
		words += str_words(bare);
		if (words > MAX_TITLE_WORDS || (i + 1 == end && ends_open(bare)))
			return false;
	}
	return true;
}

/* `# Background`, or a plain heading that names a part: the paper itself begins. */
static bool begins_part(const struct lines *lines, size_t i)
{
	const struct line *line = &lines->items[i];
	struct str bare = line_bare(lines, line);

	if (is_field(lines, line))
		return false;
	return (line_is_heading(lines, line) && role_of_heading(bare) != ROLE_NONE) ||
	       role_of_title(bare) != ROLE_NONE;
}

static void tag_leading(struct lines *lines, struct line *line, bool titles)
{
	struct label label;
	struct str bare = line_bare(lines, line);

	if (is_field(lines, line))
		set_apart(lines, line, TAG_FIELD);
	else if (titles && !line_is_heading(lines, line) && !is_definition(bare) &&
		 str_words(bare) > 0 && !label_split(bare, true, &label))
		set_apart(lines, line, TAG_FIELD);
}

/* The first fields of lines that turn out to be a paragraph. */
static void tag_fields_before_text(struct lines *lines, size_t first, size_t end)
{
	for (size_t i = first; i < end && is_field(lines, &lines->items[i]); i++)
		tag_leading(lines, &lines->items[i], false);
}

static bool is_setext(const struct lines *lines, size_t first, size_t end)
{
	return end > first + 1 && str_words(line_text(lines, &lines->items[end - 1])) == 0;
}

void lines_find_leading(struct lines *lines)
{
	size_t i = 0;

	while (i < lines->count) {
		size_t end = i;

		if (lines->items[i].kind == LINE_BLANK) {
			i++;
			continue;
		}
		while (end < lines->count && lines->items[end].kind == LINE_TEXT &&
		       !begins_part(lines, end) && !(lines->pasted && end > i))
			end++;
		if (end == i || !is_leading(lines, i, end)) {
			tag_fields_before_text(lines, i, end);
			break;
		}
		if (!is_setext(lines, i, end))
			for (size_t k = i; k < end; k++)
				tag_leading(lines, &lines->items[k], true);
		i = end;
	}
	for (i = 0; i < lines->count; i++)
		if (lines->items[i].kind == LINE_TEXT && lines->items[i].tag == TAG_NONE &&
		    is_plain_heading(lines, i))
			set_apart(lines, &lines->items[i], TAG_HEADING);
}
