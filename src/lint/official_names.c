/*
 * Bodies, treaties and processes under a wrong name, by a list of wrong and right
 * ones, and countries and cities under a former name, where the list has a year: before
 * that the old name was the right one. Whole words, the longest first, capitals as in the list:
 * "the world food program of the school" is nobody's name. Titles of works cited and quotations
 * keep the names that they have.
 */
#include "facts.h"

#include <stdlib.h>

struct name {
	struct str wrong, right;
	long since; /* the year in which a former name was changed; 0: a wrong name */
	bool style; /* still common usage outside the United Nations, or even in it */
	bool told;
};

struct names {
	struct name *items;
	size_t count, room;
	size_t first[257]; /* of those that begin with each byte */
};

/* What a name begins with: most words begin none. */
static unsigned char initial(const struct name *name)
{
	return (unsigned char)char_upper(name->wrong.p[0]);
}

/* By their initials, the longest first. */
static int by_initial(const void *a, const void *b)
{
	const struct name *left = a, *right = b;
	if (initial(left) != initial(right))
		return initial(left) - initial(right);
	if (left->wrong.n != right->wrong.n)
		return left->wrong.n > right->wrong.n ? -1 : 1;
	return str_cmp(left->wrong, right->wrong);
}

static void read_names(struct names *names, struct arena *arena, struct str list)
{
	struct str line, piece;
	while (str_next_line(&list, &line)) {
		struct str columns[4] = {{0}};
		for (size_t i = 0; i < 4 && str_next_piece(&line, '\t', &piece); i++)
			columns[i] = str_trim(piece);
		struct name name = {.wrong = columns[0], .right = columns[1]};
		if (!str_to_number(columns[2], &name.since))
			name.since = 0;
		name.style = str_is(columns[3], "style");
		if (name.wrong.n && name.right.n && name.wrong.p[0] != '#')
			*arena_push(arena, names->items, names->count, names->room) = name;
	}
	if (names->count)
		qsort(names->items, names->count, sizeof *names->items, by_initial);
	for (size_t i = 0; i < names->count; i++)
		names->first[initial(&names->items[i]) + 1]++;
	for (size_t i = 0; i < 256; i++)
		names->first[i + 1] += names->first[i];
}

/* Whether the name stands at `at`; only capitals everywhere may differ from the list. */
static bool name_at(struct str text, size_t at, struct str wrong, bool capitals, size_t *end)
{
	size_t i = at;
	for (size_t k = 0; k < wrong.n; k++) {
		char c = capitals ? char_upper(wrong.p[k]) : wrong.p[k];
		size_t length = i < text.n && text.p[i] == c;
		if (c == ' ')
			length = skip_blanks(text, i) - i;
		else if (c == '\'')
			length = apostrophe_at(text, i);
		if (!length)
			return false;
		i += length;
	}
	struct word rest;
	size_t from = i;
	*end = i;
	return !next_word(text, &from, &rest) || rest.start > i;
}

static bool has_small_letter(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] >= 'a' && s.p[i] <= 'z')
			return true;
	return false;
}

/* In a line of capitals a right name may look like a wrong one that differs only in them. */
static bool capitals_match(struct str text, size_t at, const struct name *name, size_t *end)
{
	return name_at(text, at, name->wrong, true, end) &&
	       !has_small_letter(str_part(text, at, *end)) &&
	       !str_eq_nocase(name->wrong, name->right);
}

/* The right name may be what stands there: "High Commission for ..." inside the longer one. */
static bool is_right_already(struct str text, size_t at, const struct name *name)
{
	size_t inside = str_find(name->right, name->wrong, 0);
	if (inside == name->right.n || inside > at)
		return false;
	return str_starts(str_part(text, at - inside, text.n), name->right);
}

static void report_name(struct check *check, const struct view *view, size_t at, size_t end,
			struct name *name)
{
	if (name->style && name->told)
		return;
	name->told = true;
	struct str wrong = str_part(view->text, at, end);
	struct diag *diag = report_in(check, RULE_OFFICIAL_NAME, view, at, end,
				      "\"%.*s\" is not the official name", STR_ARG(wrong));
	if (name->style)
		diag_severity(check->found, diag, SEVERITY_STYLE);
	suggest(check, diag, name->right);
}

/* ---- former names ---- */

static bool has_year_before(struct str text, long limit)
{
	size_t at = 0;
	struct word word;
	long year;
	while (next_word(text, &at, &word)) {
		struct str s = str_part(word_text(text, word), 0, 4);
		bool century = word.end - word.start > 4; /* 1990s, 2014-2016 */
		if (century && char_is_digit(text.p[word.start + 4]))
			continue;
		if (s.n == 4 && str_to_number(s, &year) && year >= 1000 && year < limit)
			return true;
	}
	return false;
}

/* "formerly Swaziland", "Eswatini (Swaziland)", "Burma Road": the writer knows the new name. */
static bool is_meant(struct str text, struct word place, struct str right)
{
	static const char *const before[] = {"former", "formerly", "Former", "Formerly",
					     "then",   "once",     "as",     "known",
					     "called", "named",    "Greek",  NULL};
	struct word word;
	size_t at = place.end;
	if (code_before(text, place.start) == '(' || str_has(text, right))
		return true;
	if (word_before(text, place.start, &word))
		for (size_t i = 0; before[i]; i++)
			if (str_is(word_text(text, word), before[i]))
				return true; /* "then" in small letters: "Then Burma" is no former
						one */
	return next_word(text, &at, &word) && word.start == skip_blanks(text, place.end) &&
	       word.start > place.end && char_is_upper(text.p[word.start]);
}

static void report_former(struct check *check, const struct view *view, struct word place,
			  struct name *name)
{
	struct word around = sentence_around(check, view, place);
	struct str sentence = word_text(view->text, around);
	struct word inside = {place.start - around.start, place.end - around.start};
	if (place.end > around.end || is_meant(sentence, inside, name->right))
		return;
	/* What is only a matter of taste is said once. */
	if (name->style && name->told)
		return;
	name->told = true;
	bool past = has_year_before(sentence, name->since);
	struct str old = word_text(view->text, place);
	struct diag *diag = report_in(check, RULE_FORMER_NAME, view, place.start, place.end,
				      "\"%.*s\" is a former name; since %ld it is \"%.*s\"",
				      STR_ARG(old), name->since, STR_ARG(name->right));
	if (past || name->style)
		diag_severity(check->found, diag, SEVERITY_STYLE);
	suggest(check, diag, name->right);
}

/* ---- all names ---- */

static size_t see_names(struct check *check, const struct view *view, struct names *names,
			struct word word)
{
	unsigned char first = (unsigned char)view->text.p[word.start];
	for (size_t i = names->first[first]; i < names->first[first + 1]; i++) {
		struct name *name = &names->items[i];
		size_t end;
		if (!name_at(view->text, word.start, name->wrong, false, &end) &&
		    !capitals_match(view->text, word.start, name, &end))
			continue;
		if (is_right_already(view->text, word.start, name))
			continue;
		if (name->since)
			report_former(check, view, (struct word){word.start, end}, name);
		else
			report_name(check, view, word.start, end, name);
		return end;
	}
	return word.end;
}

void check_official_names(struct check *check)
{
	struct names names = {0};
	read_names(&names, check->scratch, check->options->words.official_names);
	for (size_t i = 0; i < check->paper->block_count && names.count; i++) {
		const struct view *view = &check->views[i];
		enum block_kind kind = view->block->kind;
		size_t at = 0;
		struct word word;
		bool looked_at =
			is_prose(check, view) || kind == BLOCK_HEADING || kind == BLOCK_FIELD;
		while (looked_at && next_word(view->text, &at, &word))
			if (!(view->flags[word.start] & (IN_QUOTE | IN_ADDRESS)))
				at = see_names(check, view, &names, word);
	}
}
