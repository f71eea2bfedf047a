/*
 * The words of a draft, counted without reading it as a paper would be read: that
 * takes longer than drafting may. Knows the Markdown that drafts are made of and no
 * other; a test holds it to paper_body_words.
 */
#include "cli.h"

static bool is_note(struct str line)
{
	return str_starts(line, STR("[^")) && str_has(line, STR("]: "));
}

/* "**Country:** Chad" */
static bool is_field(struct str line)
{
	return str_starts(line, STR("**")) && str_has(line, STR(":** "));
}

/* "1. " and "- " are no words. */
static struct str past_label(struct str line)
{
	size_t digits = 0;
	while (digits < line.n && char_is_digit(line.p[digits]))
		digits++;
	if (digits && str_starts(str_part(line, digits, line.n), STR(". ")))
		return str_part(line, digits + 2, line.n);
	return line;
}

static struct str past_front(struct str text)
{
	size_t end = str_find(text, STR("\n---\n"), 0);
	return str_starts(text, STR("---\n")) && end < text.n ? str_part(text, end + 5, text.n)
							      : text;
}

size_t draft_words(struct str text)
{
	struct str line;
	size_t words = 0;
	bool heading = true; /* fields stand only above the text */
	text = past_front(text);
	while (str_next_line(&text, &line)) {
		if (!line.n || line.p[0] == '#' || is_note(line) || (heading && is_field(line)))
			continue;
		heading = false;
		words += str_words(past_label(line));
	}
	return words;
}
