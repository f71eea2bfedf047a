/*
 * Front matter: YAML between two lines of "---" at the very top of a paper.
 * Knows where it ends, not what it may hold.
 */
#include "internal.h"

static bool is_fence(struct str line, bool opening)
{
	while (line.n && (line.p[line.n - 1] == ' ' || line.p[line.n - 1] == '\t'))
		line.n--;
	return str_is(line, "---") || (!opening && str_is(line, "..."));
}

/* Whether front matter says anything: no line but blanks and comments is none. */
static bool says_something(struct str text)
{
	struct str line;

	while (str_next_line(&text, &line)) {
		line = str_trim(line);
		if (line.n && line.p[0] != '#')
			return true;
	}
	return false;
}

/*
 * A first line of "---" that is never closed is a rule across the page, and so
 * is one with a blank line right behind it.
 */
static bool find_front(struct str text, struct span *front, size_t *body)
{
	struct str rest = text;
	struct str line;

	if (!str_next_line(&rest, &line) || !is_fence(line, true))
		return false;
	front->start = text.n - rest.n;
	for (;;) {
		size_t before = text.n - rest.n;

		if (!str_next_line(&rest, &line))
			return false;
		if (before == front->start && str_trim(line).n == 0)
			return false;
		if (is_fence(line, false)) {
			front->end = before;
			*body = text.n - rest.n;
			return true;
		}
	}
}

bool paper_front(struct arena *arena, struct paper *paper, struct diags *diags)
{
	struct str text = paper->source->text;
	struct span front;
	size_t body = 0;

	paper->body = (struct span){0, text.n};
	if (!find_front(text, &front, &body))
		return true;
	paper->body.start = body;
	if (!says_something(str_part(text, front.start, front.end)))
		return true;
	paper->front = yaml_parse(arena, paper->source, front, "front matter", diags);
	return paper->front != NULL;
}
