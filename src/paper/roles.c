/*
 * The part that a section plays, from the words of its heading. Chairs ask for
 * the same few parts under many names; a name of several parts ("Country
 * Policy and Solutions") counts as the first of them. Knows headings only.
 */
#include "internal.h"

#include <string.h>

#define FOLD_ROOM 160
#define MAX_HEADING_WORDS 12

static const char *const names[ROLE_COUNT] = {
	[ROLE_NONE] = "none",           [ROLE_BACKGROUND] = "background",
	[ROLE_ACTION] = "action",       [ROLE_POSITION] = "position",
	[ROLE_PROPOSALS] = "proposals", [ROLE_OPPOSITION] = "opposition",
	[ROLE_QUESTIONS] = "questions", [ROLE_SOURCES] = "sources",
};

const char *role_name(enum role role)
{
	return names[role];
}

enum role role_find(struct str name)
{
	for (int i = ROLE_NONE + 1; i < ROLE_COUNT; i++)
		if (str_is(name, names[i]))
			return (enum role)i;
	return ROLE_NONE;
}

struct phrase {
	const char *words;
	enum role role;
};

/* Titles that stand for a part by themselves, also as a plain line. */
static const struct phrase titles[] = {
	{"background", ROLE_BACKGROUND},
	{"topic background", ROLE_BACKGROUND},
	{"background information", ROLE_BACKGROUND},
	{"background of the topic", ROLE_BACKGROUND},
	{"background of the issue", ROLE_BACKGROUND},
	{"background on the topic", ROLE_BACKGROUND},
	{"historical background", ROLE_BACKGROUND},
	{"history", ROLE_BACKGROUND},
	{"history of the topic", ROLE_BACKGROUND},
	{"history of the issue", ROLE_BACKGROUND},
	{"overview", ROLE_BACKGROUND},
	{"overview of the topic", ROLE_BACKGROUND},
	{"overview of problem", ROLE_BACKGROUND},
	{"overview of the problem", ROLE_BACKGROUND},
	{"overview of the issue", ROLE_BACKGROUND},
	{"topic overview", ROLE_BACKGROUND},
	{"introduction", ROLE_BACKGROUND},
	{"introduction to the topic", ROLE_BACKGROUND},
	{"context", ROLE_BACKGROUND},
	{"statement of the problem", ROLE_BACKGROUND},
	{"statement of the issue", ROLE_BACKGROUND},
	{"problem statement", ROLE_BACKGROUND},
	{"the problem", ROLE_BACKGROUND},
	{"the issue", ROLE_BACKGROUND},
	{"definition of the topic", ROLE_BACKGROUND},
	{"past action", ROLE_ACTION},
	{"past actions", ROLE_ACTION},
	{"past un action", ROLE_ACTION},
	{"past un actions", ROLE_ACTION},
	{"un action", ROLE_ACTION},
	{"un involvement", ROLE_ACTION},
	{"past un involvement", ROLE_ACTION},
	{"past international action", ROLE_ACTION},
	{"past international actions", ROLE_ACTION},
	{"international action", ROLE_ACTION},
	{"international actions", ROLE_ACTION},
	{"international involvement", ROLE_ACTION},
	{"past and current international action", ROLE_ACTION},
	{"previous action", ROLE_ACTION},
	{"previous actions", ROLE_ACTION},
	{"previous un action", ROLE_ACTION},
	{"action taken", ROLE_ACTION},
	{"actions taken", ROLE_ACTION},
	{"position", ROLE_POSITION},
	{"country position", ROLE_POSITION},
	{"our position", ROLE_POSITION},
	{"current position", ROLE_POSITION},
	{"country history and current position", ROLE_POSITION},
	{"national position", ROLE_POSITION},
	{"policy", ROLE_POSITION},
	{"policies", ROLE_POSITION},
	{"country policy", ROLE_POSITION},
	{"country s policy", ROLE_POSITION},
	{"country s position", ROLE_POSITION},
	{"country stance", ROLE_POSITION},
	{"stance", ROLE_POSITION},
	{"policy and involvement", ROLE_POSITION},
	{"country policy and solutions", ROLE_POSITION},
	{"foreign policy", ROLE_POSITION},
	{"national policy", ROLE_POSITION},
	{"proposals", ROLE_PROPOSALS},
	{"our proposals", ROLE_PROPOSALS},
	{"proposal", ROLE_PROPOSALS},
	{"proposed solutions", ROLE_PROPOSALS},
	{"proposed solution", ROLE_PROPOSALS},
	{"proposed action", ROLE_PROPOSALS},
	{"proposed actions", ROLE_PROPOSALS},
	{"possible solutions", ROLE_PROPOSALS},
	{"potential solutions", ROLE_PROPOSALS},
	{"solutions", ROLE_PROPOSALS},
	{"solution", ROLE_PROPOSALS},
	{"recommendations", ROLE_PROPOSALS},
	{"policy recommendations", ROLE_PROPOSALS},
	{"way forward", ROLE_PROPOSALS},
	{"the way forward", ROLE_PROPOSALS},
	{"plan of action", ROLE_PROPOSALS},
	{"action plan", ROLE_PROPOSALS},
	{"opposition", ROLE_OPPOSITION},
	{"anticipated opposition", ROLE_OPPOSITION},
	{"objections", ROLE_OPPOSITION},
	{"objections and answers", ROLE_OPPOSITION},
	{"counterarguments", ROLE_OPPOSITION},
	{"counter arguments", ROLE_OPPOSITION},
	{"questions", ROLE_QUESTIONS},
	{"questions to consider", ROLE_QUESTIONS},
	{"answers to questions", ROLE_QUESTIONS},
	{"works cited", ROLE_SOURCES},
	{"work cited", ROLE_SOURCES},
	{"works consulted", ROLE_SOURCES},
	{"bibliography", ROLE_SOURCES},
	{"references", ROLE_SOURCES},
	{"reference list", ROLE_SOURCES},
	{"sources", ROLE_SOURCES},
	{"sources cited", ROLE_SOURCES},
	{"list of sources", ROLE_SOURCES},
	{"notes", ROLE_SOURCES},
	{"endnotes", ROLE_SOURCES},
	{"footnotes", ROLE_SOURCES},
	{"citations", ROLE_SOURCES},
};

/* Words that tell the part inside a longer heading; the first one found counts. */
static const struct phrase strong[] = {
	{"works cited", ROLE_SOURCES},
	{"bibliography", ROLE_SOURCES},
	{"questions", ROLE_QUESTIONS},
	{"opposition", ROLE_OPPOSITION},
	{"objections", ROLE_OPPOSITION},
	{"counterarguments", ROLE_OPPOSITION},
	{"position", ROLE_POSITION},
	{"stance", ROLE_POSITION},
	{"policy", ROLE_POSITION},
	{"policies", ROLE_POSITION},
	{"viewpoint", ROLE_POSITION},
	{"proposed", ROLE_PROPOSALS},
	{"proposals", ROLE_PROPOSALS},
	{"proposal", ROLE_PROPOSALS},
	{"solutions", ROLE_PROPOSALS},
	{"solution", ROLE_PROPOSALS},
	{"recommendations", ROLE_PROPOSALS},
	{"way forward", ROLE_PROPOSALS},
	{"plan of action", ROLE_PROPOSALS},
	{"what should be done", ROLE_PROPOSALS},
	{"what has been done", ROLE_ACTION},
	{"past action", ROLE_ACTION},
	{"past actions", ROLE_ACTION},
	{"international action", ROLE_ACTION},
	{"international actions", ROLE_ACTION},
	{"international efforts", ROLE_ACTION},
	{"international involvement", ROLE_ACTION},
	{"un action", ROLE_ACTION},
	{"un actions", ROLE_ACTION},
	{"un involvement", ROLE_ACTION},
	{"united nations action", ROLE_ACTION},
	{"previous action", ROLE_ACTION},
	{"previous actions", ROLE_ACTION},
	{"actions taken", ROLE_ACTION},
	{"participation", ROLE_ACTION},
};

/* Words that tell the part only where no strong one does. */
static const struct phrase weak[] = {
	{"background", ROLE_BACKGROUND}, {"history", ROLE_BACKGROUND},
	{"overview", ROLE_BACKGROUND},   {"introduction", ROLE_BACKGROUND},
	{"context", ROLE_BACKGROUND},    {"references", ROLE_SOURCES},
};

/* "Position paper" names the document and no part of it. */
static const struct phrase documents[] = {
	{"position paper", ROLE_NONE},
	{"policy paper", ROLE_NONE},
	{"policy statement", ROLE_NONE},
	{"stance paper", ROLE_NONE},
};

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* Letters and digits in lower case, single spaces between them. */
static size_t fold(struct str s, char *out, size_t room)
{
	size_t n = 0;
	bool gap = false;

	for (size_t i = 0; i < s.n && n + 2 < room; i++) {
		char c = s.p[i];

		if (!char_is_alpha(c) && !char_is_digit(c) && (unsigned char)c < 0x80) {
			gap = n > 0;
			continue;
		}
		if ((unsigned char)c >= 0x80 && i + 1 < s.n && c == (char)0xe2) {
			gap = n > 0; /* dashes and curved quotes */
			i += 2;
			continue;
		}
		if (gap)
			out[n++] = ' ';
		gap = false;
		out[n++] = char_lower(c);
	}
	return n;
}

/* "iv", "2", "b": the number of a part. */
static bool is_number(struct str word)
{
	bool roman = word.n > 0 && word.n <= 4;
	bool digits = word.n > 0 && word.n <= 2;

	for (size_t i = 0; i < word.n; i++) {
		roman = roman && strchr("ivx", word.p[i]);
		digits = digits && char_is_digit(word.p[i]);
	}
	return roman || digits || (word.n == 1 && word.p[0] >= 'a' && word.p[0] <= 'f');
}

size_t heading_fold(struct str heading, char *out, size_t room)
{
	size_t n = fold(heading, out, room);
	struct str s = {out, n};
	size_t cut = 0;

	for (;;) {
		size_t end = str_find(s, STR(" "), cut);

		if (end >= n)
			break;
		struct str word = str_part(s, cut, end);

		if (!is_number(word) && !str_is(word, "section") && !str_is(word, "part"))
			break;
		cut = end + 1;
	}
	memmove(out, out + cut, n - cut);
	return n - cut;
}

static bool is_word_end(struct str s, size_t at)
{
	return at >= s.n || s.p[at] == ' ';
}

/* Where the words stand as whole words; s.n where they do not. */
static size_t find_words(struct str s, const char *words)
{
	struct str needle = str_of(words);

	for (size_t at = str_find(s, needle, 0); at < s.n; at = str_find(s, needle, at + 1))
		if ((at == 0 || s.p[at - 1] == ' ') && is_word_end(s, at + needle.n))
			return at;
	return s.n;
}

static enum role first_of(struct str s, const struct phrase *phrases, size_t count)
{
	size_t best = s.n;
	enum role role = ROLE_NONE;

	for (size_t i = 0; i < count; i++) {
		size_t at = find_words(s, phrases[i].words);

		if (at < best) {
			best = at;
			role = phrases[i].role;
		}
	}
	return role;
}

static enum role title_of(struct str s)
{
	for (size_t i = 0; i < COUNT(titles); i++)
		if (str_is(s, titles[i].words))
			return titles[i].role;
	return ROLE_NONE;
}

enum role role_of_title(struct str heading)
{
	char room[FOLD_ROOM];
	size_t n = heading.n < FOLD_ROOM - 2 ? heading_fold(heading, room, sizeof room) : 0;

	return title_of((struct str){room, n});
}

enum role role_of_heading(struct str heading)
{
	char room[FOLD_ROOM];
	struct str s = {room, 0};
	enum role role;

	if (heading.n >= FOLD_ROOM - 2)
		return ROLE_NONE;
	s.n = heading_fold(heading, room, sizeof room);
	role = title_of(s);
	if (role != ROLE_NONE || str_words(s) > MAX_HEADING_WORDS)
		return role;
	for (size_t i = 0; i < COUNT(documents); i++)
		if (find_words(s, documents[i].words) < s.n)
			return ROLE_NONE;
	role = first_of(s, strong, COUNT(strong));
	return role != ROLE_NONE ? role : first_of(s, weak, COUNT(weak));
}
