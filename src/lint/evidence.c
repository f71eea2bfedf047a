/*
 * Notes and works cited: whether the paper cites at all, whether marks and notes
 * meet, whether a note says when and where. What needs a source is for claims.c.
 */
#include "facts.h"

#include <stdlib.h>

static bool wants_citations(const struct check *check)
{
	return check->conference && !str_is(check->conference->citations, "none");
}

static bool lists_sources(const struct check *check)
{
	const struct paper *paper = check->paper;
	for (size_t i = 0; i < paper->section_count; i++)
		if (paper->sections[i].role == ROLE_SOURCES)
			return true;
	return paper->note_count > 0;
}

/* Conferences that ask for a list of links want no marks in the text. */
void check_citations(struct check *check)
{
	if (!wants_citations(check))
		return;
	if (!check->cites && !str_is(check->conference->citations, "links")) {
		struct diag *diag =
			report(check, RULE_NO_CITATION, paper_top(check->paper),
			       lists_sources(check) ? "nothing in the text points to a source"
						    : "the paper cites no source");
		diag_help(check->found, diag,
			  "put a mark such as [^1] behind each fact, and its source under "
			  "\"Works Cited\" as [^1]: ...");
	}
	if (!lists_sources(check)) {
		struct diag *diag = report(check, RULE_NO_WORKS_CITED, paper_top(check->paper),
					   "the paper has no works cited");
		diag_help(check->found, diag, "list the sources at the end under \"Works Cited\"");
	}
}

static int compare_keys(const void *a, const void *b)
{
	const struct str *left = a, *right = b;
	return str_cmp(*left, *right);
}

/* The keys of all notes in order, so that many marks are looked up quickly. */
static struct str *sorted_keys(struct check *check)
{
	const struct paper *paper = check->paper;
	struct str *keys = arena_array(check->scratch, paper->note_count, struct str);
	for (size_t i = 0; i < paper->note_count; i++)
		keys[i] = paper->notes[i].key;
	if (paper->note_count)
		qsort(keys, paper->note_count, sizeof *keys, compare_keys);
	return keys;
}

static void report_undefined(struct check *check, const struct mark *mark)
{
	struct diag *diag = report(check, RULE_UNDEFINED_NOTE, mark->span,
				   "the note \"%.*s\" is nowhere defined", STR_ARG(mark->key));
	diag_help(check->found, diag, "add \"[^%.*s]: ...\" with its source", STR_ARG(mark->key));
}

/* ---- what a note holds ---- */

static bool has_year(struct str text)
{
	size_t at = 0;
	struct word word;
	while (next_word(text, &at, &word)) {
		struct str s = word_text(text, word);
		long year;
		if (str_to_number(str_part(s, 0, 4), &year) && year >= 1800 && year < 2100 &&
		    (s.n == 4 || s.p[4] == '-'))
			return true;
	}
	return false;
}

static bool is_dated(struct str text)
{
	static const char *const undated[] = {"n.d", "undated", "no date", NULL};
	return has_year(text) || has_phrase(text, undated);
}

/* A capital or two, a slash, and a letter or number: A/RES/65/283, SC/14680. */
static bool has_symbol(struct str text)
{
	for (size_t i = 1; i + 1 < text.n; i++)
		if (text.p[i] == '/' && char_is_upper(text.p[i - 1]) &&
		    (char_is_upper(text.p[i + 1]) || char_is_digit(text.p[i + 1])))
			return true;
	return false;
}

static bool has_place(struct str text)
{
	static const char *const places[] = {"doi",    "isbn",    "p",          "pp",
					     "page",   "pages",   "vol",        "no",
					     "mirror", "article", "resolution", NULL};
	return str_has(text, STR("://")) || str_has(text, STR("www.")) || has_symbol(text) ||
	       has_phrase(text, places);
}

/* A note that only points at another. */
static bool points_elsewhere(struct str text)
{
	static const char *const words[] = {"ibid", "see note", "op. cit", "idem", "ibidem", NULL};
	return has_phrase(text, words);
}

static void check_note(struct check *check, const struct note *note)
{
	struct str text = source_text(check->paper->source, check->paper->blocks[note->block].span);
	struct str body = str_part(text, note->key.n + 3, text.n); /* behind "[^key]" */
	bool dated = is_dated(body), placed = has_place(body);
	if ((dated && placed) || points_elsewhere(body) || note_is_short(check, note))
		return;
	const char *lacks = placed  ? "a date"
			    : dated ? "a place where it can be looked up"
				    : "a date and a place where it can be looked up";
	struct diag *diag = report(check, RULE_NOTE_INCOMPLETE, note->key_span,
				   "the note \"%.*s\" lacks %s", STR_ARG(note->key), lacks);
	diag_help(check->found, diag,
		  placed ? "add the date of publication, or \"n.d.\" where there is none"
			 : "add the page's address, the document's symbol or the page number");
}

void check_notes(struct check *check)
{
	const struct paper *paper = check->paper;
	const struct str *keys = sorted_keys(check);
	for (size_t i = 0; i < paper->mark_count; i++)
		if (!paper->note_count || !bsearch(&paper->marks[i].key, keys, paper->note_count,
						   sizeof *keys, compare_keys))
			report_undefined(check, &paper->marks[i]);
	for (size_t i = 0; i < paper->note_count; i++) {
		const struct note *note = &paper->notes[i];
		check_note(check, note);
		if (note->marks)
			continue;
		struct diag *diag =
			report(check, RULE_UNUSED_NOTE, note->key_span,
			       "nothing leads to the note \"%.*s\"", STR_ARG(note->key));
		diag_help(check->found, diag, "put [^%.*s] behind the sentence that rests on it",
			  STR_ARG(note->key));
	}
}
