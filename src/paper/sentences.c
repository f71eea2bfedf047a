/*
 * Sentences of paragraphs and items. A stop ends one only where a blank and the
 * start of another follow; abbreviations, initials, numbers of a list and
 * ellipses do not. Knows text, not Markdown.
 */
#include "internal.h"

#include "mundraft/utf8.h"

#include <string.h>

/* The code point at `at`, and where the next one starts. */
static uint32_t code_at(struct str s, size_t at, size_t *next)
{
	size_t n;
	uint32_t code = utf8_decode(str_part(s, at, s.n), &n);

	*next = at + n;
	return code;
}

static bool is_closer(uint32_t code)
{
	return code == '"' || code == '\'' || code == ')' || code == ']' || code == 0x201d ||
	       code == 0x2019 || code == 0xbb;
}

static bool is_opener(uint32_t code)
{
	return code == '"' || code == '\'' || code == '(' || code == '[' || code == 0x201c ||
	       code == 0x2018 || code == 0xab;
}

static bool is_terminator(char c)
{
	return c == '.' || c == '!' || c == '?';
}

struct abbreviation {
	const char *word;   /* in lower case, without its last stop */
	bool before_number; /* only one where a number follows */
};

static const struct abbreviation abbreviations[] = {
	{"mr", false},   {"mrs", false}, {"ms", false},    {"dr", false},  {"prof", false},
	{"st", false},   {"sr", false},  {"jr", false},    {"gen", false}, {"amb", false},
	{"sen", false},  {"rev", false}, {"hon", false},   {"e.g", false}, {"i.e", false},
	{"cf", false},   {"vs", false},  {"al", false},    {"viz", false}, {"ibid", false},
	{"no", true},    {"nos", true},  {"art", true},    {"arts", true}, {"para", true},
	{"paras", true}, {"vol", true},  {"p", true},      {"pp", true},   {"ch", true},
	{"sec", true},   {"res", true},  {"doc", true},    {"fig", true},  {"ed", true},
	{"jan", true},   {"feb", true},  {"mar", true},    {"apr", true},  {"jun", true},
	{"jul", true},   {"aug", true},  {"sept", true},   {"sep", true},  {"oct", true},
	{"nov", true},   {"dec", true},  {"approx", true}, {"ca", true},   {"op", true},
};

/* Words after which a single letter is a name of its own: "Protocol I." */
static bool takes_letter(struct str word)
{
	static const char *const words[] = {"protocol", "annex",  "part",    "article",  "chapter",
					    "group",    "class",  "phase",   "type",     "section",
					    "table",    "figure", "vitamin", "appendix", "option",
					    "category", "title",  "tier",    "hepatitis"};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_eq_nocase(word, str_of(words[i])))
			return true;
	return false;
}

static bool is_gap(char c)
{
	return c == ' ' || c == '\t' || c == '\n';
}

/* Where the word starts that ends before `end`, no further back than `from`. */
static size_t word_start(struct str s, size_t from, size_t end)
{
	size_t start = end;

	while (start > from && !is_gap(s.p[start - 1]) && !strchr("([\"", s.p[start - 1]))
		start--;
	return start;
}

static bool all_digits(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!char_is_digit(s.p[i]))
			return false;
	return s.n > 0;
}

/* "U.N", "U.S.A": single letters with stops between them. */
static bool is_letters_and_stops(struct str word)
{
	if (word.n < 3 || word.n % 2 == 0)
		return false;
	for (size_t i = 0; i < word.n; i++)
		if (i % 2 ? word.p[i] != '.' : !char_is_alpha(word.p[i]))
			return false;
	return true;
}

static bool is_abbreviation(struct str word, uint32_t next)
{
	bool number = (next >= '0' && next <= '9') || next == '(' || next == 'I' || next == 'V' ||
		      next == 'X';

	for (size_t i = 0; i < sizeof abbreviations / sizeof *abbreviations; i++)
		if (str_eq_nocase(word, str_of(abbreviations[i].word)))
			return !abbreviations[i].before_number || number;
	return false;
}

/* "IV": the number of a part. */
static bool is_roman(struct str word)
{
	for (size_t i = 0; i < word.n; i++)
		if (!strchr("IVX", word.p[i]))
			return false;
	return word.n > 0 && word.n <= 4;
}

/* Whether the stop is part of the word before it; the sentence began at `start`. */
static bool stop_is_part(struct str s, size_t start, size_t stop, uint32_t next)
{
	size_t at = word_start(s, start, stop);
	struct str word = str_part(s, at, stop);
	size_t end = at;

	while (end > start && is_gap(s.p[end - 1]))
		end--;
	if (all_digits(word))
		return word.n <= 2 && (at == start || strchr(":;.", s.p[end - 1]));
	if (word.n == 1 && char_is_alpha(word.p[0]))
		return at == start || (char_is_upper(word.p[0]) &&
				       !takes_letter(str_part(s, word_start(s, start, end), end)));
	if (at == start && is_roman(word))
		return true;
	return is_letters_and_stops(word) || is_abbreviation(word, next);
}

/* Past the stops and what closes with them. */
static size_t past_closers(struct str s, size_t at, size_t *stops)
{
	size_t next;

	*stops = 0;
	while (at < s.n && is_terminator(s.p[at])) {
		*stops += s.p[at] == '.';
		at++;
	}
	while (at < s.n && is_closer(code_at(s, at, &next)))
		at = next;
	return at;
}

static size_t past_gap(struct str s, size_t at)
{
	size_t next;

	while (at < s.n && (is_gap(s.p[at]) || code_at(s, at, &next) == 0xa0))
		(void)code_at(s, at, &at);
	return at;
}

static bool may_begin(struct str s, size_t at, uint32_t *code)
{
	size_t next;

	*code = code_at(s, at, &next);
	return utf8_is_upper(*code) || is_opener(*code) || (*code >= '0' && *code <= '9') ||
	       (utf8_is_letter(*code) && utf8_lower(*code) == *code && *code > 0x24f &&
		*code < 0x370);
}

/* The end of the sentence that starts at `start`. */
static size_t sentence_end(struct str s, size_t start)
{
	size_t at = start;

	while (at < s.n) {
		size_t stops, end, begin;
		uint32_t next;

		if (!is_terminator(s.p[at])) {
			at++;
			continue;
		}
		end = past_closers(s, at, &stops);
		begin = past_gap(s, end);
		if (begin == s.n)
			return s.n;
		if (begin > end && may_begin(s, begin, &next) && stops < 3 &&
		    !(s.p[at] == '.' && stops == 1 && stop_is_part(s, start, at, next)))
			return end;
		at = end;
	}
	return s.n;
}

/* The marks of a block are in order; those up to the next sentence are this one's. */
static size_t take_marks(const struct paper *paper, struct sentence *sentence, size_t mark,
			 size_t next_start)
{
	sentence->first_mark = mark;
	while (mark < paper->mark_count && paper->marks[mark].block == sentence->block &&
	       paper->marks[mark].at <= next_start) {
		sentence->mark_count++;
		mark++;
	}
	return mark;
}

static size_t split(struct arena *arena, struct paper *paper, size_t index, size_t mark)
{
	struct block *block = &paper->blocks[index];
	struct str s = block->text;
	size_t at = past_gap(s, 0);

	block->first_sentence = paper->sentence_count;
	while (at < s.n) {
		struct sentence *sentence = arena_push(arena, paper->sentences,
						       paper->sentence_count, paper->sentence_room);
		size_t next;

		sentence->block = index;
		sentence->start = at;
		sentence->end = sentence_end(s, at);
		next = past_gap(s, sentence->end);
		while (is_gap(s.p[sentence->end - 1]))
			sentence->end--;
		mark = take_marks(paper, sentence, mark, next);
		block->sentence_count++;
		at = next;
	}
	return mark;
}

void paper_find_sentences(struct arena *arena, struct paper *paper)
{
	size_t mark = 0;

	for (size_t i = 0; i < paper->block_count; i++) {
		enum block_kind kind = paper->blocks[i].kind;

		while (mark < paper->mark_count && paper->marks[mark].block < i)
			mark++;
		if (kind == BLOCK_PARAGRAPH || kind == BLOCK_ITEM)
			mark = split(arena, paper, i, mark);
	}
}
