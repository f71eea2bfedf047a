/*
 * "Country: Kazakhstan": what a line of the heading block is called in the forms
 * of conferences. Knows one line at a time.
 */
#include "internal.h"

#include <string.h>

#define MAX_LABEL_WORDS 4
#define MAX_KNOWN_VALUE_WORDS 40
#define MAX_OTHER_VALUE_WORDS 12

struct known {
	const char *label;
	const char *name;
};

static const struct known known[] = {
	{"country", "country"},
	{"countries", "country"},
	{"country name", "country"},
	{"country represented", "country"},
	{"country ngo", "country"},
	{"represented country", "country"},
	{"delegation", "country"},
	{"delegation from", "country"},
	{"delegation of", "country"},
	{"submitted by", "country"},
	{"state", "country"},
	{"member state", "country"},
	{"nation", "country"},
	{"assignment", "country"},
	{"position", "country"},
	{"portfolio", "country"},
	{"committee", "committee"},
	{"committee name", "committee"},
	{"council", "committee"},
	{"body", "committee"},
	{"organ", "committee"},
	{"forum", "committee"},
	{"submitted to", "committee"},
	{"position paper for", "committee"},
	{"topic", "topic"},
	{"topics", "topic"},
	{"topic area", "topic"},
	{"topic area 1", "topic"},
	{"topic area 2", "topic"},
	{"topic area a", "topic"},
	{"topic area b", "topic"},
	{"topic one", "topic"},
	{"topic two", "topic"},
	{"topic a", "topic"},
	{"topic b", "topic"},
	{"topic c", "topic"},
	{"topic 1", "topic"},
	{"topic 2", "topic"},
	{"topic 3", "topic"},
	{"agenda", "topic"},
	{"agenda item", "topic"},
	{"issue", "topic"},
	{"subject", "topic"},
	{"delegate", "delegate"},
	{"delegates", "delegate"},
	{"delegate name", "delegate"},
	{"delegate names", "delegate"},
	{"delegate s", "delegate"},
	{"delegate s name", "delegate"},
	{"name of delegate", "delegate"},
	{"name", "delegate"},
	{"names", "delegate"},
	{"school", "school"},
	{"school name", "school"},
	{"institution", "school"},
	{"delegation school", "school"},
	{"high school", "school"},
	{"university", "school"},
	{"conference", "conference"},
	{"conference name", "conference"},
	{"event", "conference"},
};

static struct str name_of(struct str label)
{
	char room[48];
	size_t n = 0;
	bool gap = false;

	if (label.n > sizeof room - 2)
		return (struct str){0};
	for (size_t i = 0; i < label.n; i++) {
		char c = char_lower(label.p[i]);

		if (!char_is_alpha(c) && !char_is_digit(c)) {
			gap = n > 0;
			continue;
		}
		if (gap)
			room[n++] = ' ';
		gap = false;
		room[n++] = c;
	}
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (str_eq((struct str){room, n}, str_of(known[i].label)))
			return str_of(known[i].name);
	return (struct str){0};
}

/* Word processors indent with no-break spaces, too. */
static struct str without_spaces(struct str s)
{
	s = str_trim(s);
	while (str_starts(s, STR("\xc2\xa0")))
		s = str_trim(str_part(s, 2, s.n));
	while (str_ends(s, STR("\xc2\xa0")))
		s = str_trim(str_part(s, 0, s.n - 2));
	return s;
}

static struct str without_marks(struct str s)
{
	s = without_spaces(s);
	while (s.n && (s.p[0] == '*' || s.p[0] == '_'))
		s = str_trim(str_part(s, 1, s.n));
	while (s.n && (s.p[s.n - 1] == '*' || s.p[s.n - 1] == '_'))
		s = str_trim(str_part(s, 0, s.n - 1));
	return without_spaces(s);
}

struct label label_none(struct str line)
{
	return (struct label){.value = without_spaces(line)};
}

/* A dash with blanks around it, or a colon: the length of the separator at `at`. */
static size_t separator(struct str line, size_t at, bool *colon)
{
	static const char *const dashes[] = {" - ", " \xe2\x80\x93 ", " \xe2\x80\x94 ", " | "};

	*colon = line.p[at] == ':';
	if (*colon)
		return 1;
	if (str_starts(str_part(line, at, line.n), STR("\xef\xbc\x9a")))
		return 3;
	for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++)
		if (str_starts(str_part(line, at, line.n), str_of(dashes[i])))
			return strlen(dashes[i]);
	return 0;
}

static bool may_be_label(struct str label)
{
	return label.n && str_words(label) <= MAX_LABEL_WORDS &&
	       (char_is_upper(label.p[0]) || (unsigned char)label.p[0] >= 0x80);
}

/*
 * "Position: Chad holds that ... ." is a paragraph that begins with its part's name; a topic
 * may end with a full stop.
 */
static bool is_sentence(const struct label *label, size_t words)
{
	return words > MAX_OTHER_VALUE_WORDS && label->value.p[label->value.n - 1] == '.' &&
	       !str_eq_nocase(str_part(label->label, 0, 5), STR("topic"));
}

bool label_split(struct str line, bool strict, struct label *label)
{
	bool colon = false;
	size_t words;

	for (size_t i = 0; i < line.n && i < 64; i++) {
		size_t n = separator(line, i, &colon);

		if (n == 0)
			continue;
		label->label = without_marks(str_part(line, 0, i));
		label->value = without_marks(str_part(line, i + n, line.n));
		label->name = name_of(label->label);
		words = str_words(label->value);
		if (label->name.n)
			return words <= MAX_KNOWN_VALUE_WORDS && !is_sentence(label, words);
		return !strict && colon && may_be_label(label->label) && label->value.n &&
		       words <= MAX_OTHER_VALUE_WORDS &&
		       strchr(".!?", label->value.p[label->value.n - 1]) == NULL;
	}
	return false;
}
