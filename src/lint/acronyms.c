/*
 * Acronyms beside a name that is not theirs, near misses of one that the paper means, and
 * acronyms that are never given in full. Goes by the list of acronyms and full names: of
 * others nothing is known, and most papers have some. Knows the places of a paper only by
 * its blocks and words.
 */
#include "acronyms_private.h"

#include "mundraft/table.h"

#include <stdlib.h>

#define MAX_UNKNOWN 500 /* different unknown ones that are compared with the list */

struct acronym {
	struct str text, name; /* NPT, Treaty on the Non-Proliferation of Nuclear Weapons */
	const char *phrase;    /* the name, for phrase_at */
	bool ambiguous;
	bool named;          /* the name stands in the paper */
	bool used;           /* the acronym does */
	bool listed;         /* it stands in brackets, or brackets behind it: explained somehow */
	size_t next_by_word; /* the next whose name starts with the same word, + 1 */
	size_t next_by_text; /* the next with the same acronym, + 1 */
	const struct view *view;
	struct word place; /* its first use in prose */
};

/* An acronym that the list does not have. */
struct unknown {
	const struct view *view;
	struct word place;
	bool listed;
};

struct acronyms {
	struct check *check;
	struct acronym *items;
	size_t count, room;
	struct table by_word; /* of the name, in small letters: the first of a chain */
	struct table by_text;
	struct table unknown_by_text;
	struct unknown *unknown;
	size_t unknown_count, unknown_room;
};

/* Nobody needs these in full. */
static const char *const familiar[] = {
	"UN",    "US",   "USA",  "UK",       "EU",   "NATO", "UNESCO", "UNICEF", "WHO",  "HIV",
	"AIDS",  "NGO",  "NGOs", "GDP",      "MUN",  "NMUN", "UAE",    "USSR",   "OPEC", "ASEAN",
	"BRICS", "G7",   "G8",   "G20",      "FIFA", "P5",   "UNSC",   "UNGA",   "TB",   "IMF",
	"BiH",   "DPRK", "STEM", "INTERPOL", "LGBT", "ISO",  "CERN",   NULL};

/* ---- the list ---- */

static struct str first_word(struct str name, struct arena *arena)
{
	size_t at = 0;
	struct word word;
	if (!next_word(name, &at, &word))
		return name;
	struct str copy = str_copy(arena, word_text(name, word));
	char *bytes = str_dup(arena, copy);
	for (size_t i = 0; i < copy.n; i++)
		bytes[i] = char_lower(bytes[i]);
	return (struct str){bytes, copy.n};
}

/* Where a chain begins, + 1; 0: there is none. */
static size_t chain_of(const struct acronyms *acronyms, const struct table *table, struct str key)
{
	const struct acronym *first = table_get(table, key);
	return first ? (size_t)(first - acronyms->items) + 1 : 0;
}

static void enter(struct acronyms *acronyms, struct arena *arena, size_t index)
{
	struct acronym *item = &acronyms->items[index];
	struct str word = first_word(item->name, arena);
	size_t chain = chain_of(acronyms, &acronyms->by_word, word);
	if (!chain) {
		table_put(arena, &acronyms->by_word, word, item);
	} else {
		item->next_by_word = acronyms->items[chain - 1].next_by_word;
		acronyms->items[chain - 1].next_by_word = index + 1;
	}
	chain = chain_of(acronyms, &acronyms->by_text, item->text);
	if (!chain) {
		table_put(arena, &acronyms->by_text, item->text, item);
	} else {
		item->next_by_text = acronyms->items[chain - 1].next_by_text;
		acronyms->items[chain - 1].next_by_text = index + 1;
	}
}

static void *read_list(struct arena *arena, const struct lint_words *words)
{
	struct acronyms *acronyms = arena_new(arena, struct acronyms);
	struct str list = words->acronyms, line, piece;
	while (str_next_line(&list, &line)) {
		struct str columns[3] = {{0}};
		for (size_t i = 0; i < 3 && str_next_piece(&line, '\t', &piece); i++)
			columns[i] = str_trim(piece);
		if (!columns[1].n || columns[0].p[0] == '#')
			continue;
		*arena_push(arena, acronyms->items, acronyms->count, acronyms->room) =
			(struct acronym){.text = columns[0],
					 .name = columns[1],
					 .phrase = str_dup(arena, columns[1]),
					 .ambiguous = columns[2].n > 0};
	}
	for (size_t i = 0; i < acronyms->count; i++)
		enter(acronyms, arena, i);
	return acronyms;
}

/* Nothing is known of them yet in this paper. */
static void forget(struct acronyms *acronyms)
{
	for (size_t i = 0; i < acronyms->count; i++) {
		struct acronym *item = &acronyms->items[i];
		item->named = item->used = item->listed = false;
		item->view = NULL;
	}
}

/* ---- names and brackets ---- */

/* Capitals with digits and hyphens, as long as any acronym: the plural's s is not part. */
static bool is_acronym(struct str s)
{
	size_t capitals = 0;
	for (size_t i = 0; i < s.n; i++) {
		if (char_is_upper(s.p[i]))
			capitals++;
		else if (!char_is_digit(s.p[i]) && s.p[i] != '-')
			return false;
	}
	return capitals >= 2 && s.n <= 20;
}

/* The word without "'s", and without an "s" behind capitals. */
static struct word trimmed(struct str text, struct word word)
{
	for (size_t i = word.start; i < word.end; i++)
		if (apostrophe_at(text, i))
			word.end = i;
	if (word.end - word.start > 2 && text.p[word.end - 1] == 's' &&
	    char_is_upper(text.p[word.end - 2]))
		word.end--;
	return word;
}

/* "(NPT)" at `at`: the word inside. */
static bool bracketed(struct str text, size_t at, struct word *word)
{
	size_t i = at;
	if (!take_char(text, &i, '(') || !next_word(text, &i, word) || word->start > at + 3)
		return false;
	*word = trimmed(text, *word);
	return take_char(text, &i, ')') && is_acronym(word_text(text, *word));
}

static bool is_own_acronym(const struct acronyms *acronyms, const struct acronym *item,
			   struct str written)
{
	size_t i = chain_of(acronyms, &acronyms->by_text, written);
	for (; i; i = acronyms->items[i - 1].next_by_text)
		if (str_eq_nocase(acronyms->items[i - 1].name, item->name))
			return true;
	return false;
}

static bool is_wrong(const struct acronyms *acronyms, const struct acronym *item,
		     struct str written)
{
	if (item->ambiguous || str_eq_nocase(item->text, written) ||
	    is_own_acronym(acronyms, item, written) ||
	    acronym_of_initials(item->name, written, true) ||
	    acronym_of_initials(item->name, written, false))
		return false;
	return acronym_is_near(item->text, written) ||
	       acronym_is_near(acronym_bare(item->text), acronym_bare(written));
}

static void report_wrong(struct acronyms *acronyms, const struct view *view, struct word place,
			 const struct acronym *item)
{
	struct check *check = acronyms->check;
	struct diag *diag = report_in(check, RULE_WRONG_ACRONYM, view, place.start, place.end,
				      "\"%.*s\" is not the acronym of \"%.*s\"",
				      STR_ARG(word_text(view->text, place)), STR_ARG(item->name));
	suggest(check, diag, item->text);
}

/* A full name that starts at the word; the longest. */
static struct acronym *name_at(struct acronyms *acronyms, struct str text, struct word word,
			       size_t *end)
{
	struct acronym *found = NULL;
	char small[32];
	size_t n = word.end - word.start, at;
	*end = 0;
	if (n >= sizeof small)
		return NULL;
	for (size_t i = 0; i < n; i++)
		small[i] = char_lower(text.p[word.start + i]);
	size_t i = chain_of(acronyms, &acronyms->by_word, (struct str){small, n});
	for (; i; i = acronyms->items[i - 1].next_by_word) {
		struct acronym *item = &acronyms->items[i - 1];
		if (!phrase_at(text, word.start, item->phrase, &at))
			continue;
		item->named = true;
		if (at > *end) {
			*end = at;
			found = item;
		}
	}
	return found;
}

/* "Treaty on the Non-Proliferation of Nuclear Weapons (NFT)" */
static void see_name(struct acronyms *acronyms, const struct view *view, struct word word)
{
	size_t end;
	struct word inside;
	const struct acronym *item = name_at(acronyms, view->text, word, &end);
	if (item && is_own(view, word.start) && bracketed(view->text, end, &inside) &&
	    is_wrong(acronyms, item, word_text(view->text, inside)))
		report_wrong(acronyms, view, inside, item);
}

/* "CWC (Convention on Certain Conventional Weapons)" */
static void see_name_behind(struct acronyms *acronyms, const struct view *view, struct word word)
{
	static const char *const the[] = {"the", NULL};
	size_t at = word.end, end;
	struct word inside;
	if (!take_char(view->text, &at, '('))
		return;
	(void)take_word(view->text, &at, the);
	if (!next_word(view->text, &at, &inside) || inside.start > word.end + 8)
		return;
	const struct acronym *item = name_at(acronyms, view->text, inside, &end);
	if (item && take_char(view->text, &end, ')') &&
	    is_wrong(acronyms, item, word_text(view->text, word)))
		report_wrong(acronyms, view, word, item);
}

/* ---- uses ---- */

static bool is_explained(struct str text, struct word word)
{
	size_t at = word.end;
	uint32_t before = code_before(text, word.start);
	return take_char(text, &at, '(') || before == '(';
}

/* In a line of capitals no word can be told from an acronym. */
static bool among_capitals(struct str text, struct word word)
{
	struct word near;
	size_t at = word.end;
	if (word_before(text, word.start, &near) && near.end - near.start > 3 &&
	    is_acronym(word_text(text, near)))
		return true;
	return next_word(text, &at, &near) && near.end - near.start > 3 &&
	       near.start == skip_blanks(text, word.end) && is_acronym(word_text(text, near));
}

static void note_known(struct acronyms *acronyms, size_t chain, const struct view *view,
		       struct word word)
{
	bool explained = is_explained(view->text, word);
	bool prose = is_prose(acronyms->check, view) && is_own(view, word.start);
	for (size_t i = chain; i; i = acronyms->items[i - 1].next_by_text) {
		struct acronym *item = &acronyms->items[i - 1];
		item->listed |= explained || view->block->kind == BLOCK_FIELD;
		item->used = true;
		if (!item->view && prose && !among_capitals(view->text, word)) {
			item->view = view;
			item->place = word;
		}
	}
}

static void note_unknown(struct acronyms *acronyms, const struct view *view, struct word word)
{
	struct str text = word_text(view->text, word);
	struct arena *arena = acronyms->check->scratch;
	if (acronyms->unknown_count >= MAX_UNKNOWN || !is_prose(acronyms->check, view) ||
	    !is_own(view, word.start) || among_capitals(view->text, word) ||
	    !table_put(arena, &acronyms->unknown_by_text, text, view))
		return;
	*arena_push(arena, acronyms->unknown, acronyms->unknown_count, acronyms->unknown_room) =
		(struct unknown){view, word, is_explained(view->text, word)};
}

static void see_word(struct acronyms *acronyms, const struct view *view, struct word word)
{
	struct str text = view->text;
	see_name(acronyms, view, word);
	if (!char_is_upper(text.p[word.start]))
		return;
	word = trimmed(text, word);
	size_t chain = chain_of(acronyms, &acronyms->by_text, word_text(text, word));
	if (!chain && !is_acronym(word_text(text, word)))
		return;
	if (is_own(view, word.start))
		see_name_behind(acronyms, view, word);
	if (chain)
		note_known(acronyms, chain, view, word);
	else if (word.end >= text.n || text.p[word.end] != '/')
		note_unknown(acronyms, view, word);
}

/* ---- behind the last word ---- */

/* The only acronym of the paper that an unknown one can be a slip for. */
static const struct acronym *meant(const struct acronyms *acronyms, struct str written)
{
	const struct acronym *found = NULL;
	for (size_t i = 0; i < acronyms->count; i++) {
		const struct acronym *item = &acronyms->items[i];
		bool near = acronym_is_swapped(item->text, written) ||
			    acronym_is_slip(item->text, written);
		/* Slips that were seen and are too short, or too far off, for the rule. */
		near |= str_is(item->text, "NPT") && str_is(written, "NFT");
		near |= str_is(item->text, "ICCPR") && str_is(written, "ICECPR");
		if (!near || item->ambiguous || (!item->named && !item->used))
			continue;
		if (found && !str_eq(found->text, item->text))
			return NULL;
		found = item;
	}
	return found;
}

static void report_unknown(struct acronyms *acronyms)
{
	for (size_t i = 0; i < acronyms->unknown_count; i++) {
		const struct unknown *unknown = &acronyms->unknown[i];
		struct str written = word_text(unknown->view->text, unknown->place);
		const struct acronym *item = unknown->listed ? NULL : meant(acronyms, written);
		if (item)
			report_wrong(acronyms, unknown->view, unknown->place, item);
	}
}

static void report_unexpanded(struct acronyms *acronyms, const struct acronym *item)
{
	struct check *check = acronyms->check;
	struct diag *diag = report_in(check, RULE_UNEXPANDED_ACRONYM, item->view, item->place.start,
				      item->place.end, "\"%.*s\" is nowhere given in full",
				      STR_ARG(item->text));
	diag_help(check->found, diag, "write \"%.*s (%.*s)\" where it stands first",
		  STR_ARG(item->name), STR_ARG(item->text));
}

/* The first of its chain speaks for all: one name in full is enough. */
static bool needs_name(const struct acronyms *acronyms, size_t index)
{
	const struct acronym *item = &acronyms->items[index];
	if (!item->view || item->listed || item->ambiguous || one_of(item->text, familiar) ||
	    chain_of(acronyms, &acronyms->by_text, item->text) != index + 1)
		return false;
	for (size_t i = index + 1; i; i = acronyms->items[i - 1].next_by_text)
		if (acronyms->items[i - 1].named)
			return false;
	return true;
}

static int by_place(const void *a, const void *b)
{
	const struct acronym *left = *(const struct acronym *const *)a;
	const struct acronym *right = *(const struct acronym *const *)b;
	if (left->view != right->view)
		return left->view < right->view ? -1 : 1;
	return left->place.start < right->place.start ? -1 : left->place.start > right->place.start;
}

/* In the order of the paper, so that the first ones are those that are shown. */
static void report_all_unexpanded(struct acronyms *acronyms)
{
	const struct acronym **found =
		arena_array(acronyms->check->scratch, acronyms->count, const struct acronym *);
	size_t count = 0;
	for (size_t i = 0; i < acronyms->count; i++)
		if (needs_name(acronyms, i))
			found[count++] = &acronyms->items[i];
	if (count)
		qsort(found, count, sizeof *found, by_place);
	for (size_t i = 0; i < count; i++)
		report_unexpanded(acronyms, found[i]);
}

void check_acronyms(struct check *check)
{
	const struct acronyms *list =
		list_of(check->options, check->scratch, LIST_ACRONYMS, read_list);
	struct acronyms acronyms = *list;
	acronyms.check = check;
	forget(&acronyms);
	for (size_t i = 0; i < check->paper->block_count && acronyms.count; i++) {
		const struct view *view = &check->views[i];
		size_t at = 0;
		struct word word;
		while (states_facts(check, view, true) && next_word(view->text, &at, &word))
			see_word(&acronyms, view, word);
	}
	report_unknown(&acronyms);
	report_all_unexpanded(&acronyms);
}
