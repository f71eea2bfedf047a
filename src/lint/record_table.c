/*
 * Reads the record of treaties, declarations and votes and finds its names in a text.
 * Knows no rule: what is right or wrong is for record.c.
 */
#include "record.h"

static enum status status_named(struct str name)
{
	static const struct {
		const char *name;
		enum status status;
	} names[] = {{"none", STATUS_NONE},
		     {"signed", STATUS_SIGNED},
		     {"party", STATUS_PARTY},
		     {"endorsed", STATUS_ENDORSED},
		     {"for", STATUS_FOR},
		     {"against", STATUS_AGAINST},
		     {"abstained", STATUS_ABSTAINED},
		     {"adopted", STATUS_ADOPTED}};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (str_is(name, names[i].name))
			return names[i].status;
	return STATUS_UNCLEAR;
}

static bool kind_named(struct str name, enum instrument_kind *kind)
{
	static const char *const names[] = {"treaty", "declaration", "resolution", "vote"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (str_is(name, names[i])) {
			*kind = (enum instrument_kind)i;
			return true;
		}
	return false;
}

static struct str next_column(struct str *rest)
{
	struct str column = {0};
	(void)str_next_piece(rest, '\t', &column);
	return str_trim(column);
}

static struct str first_name(struct str names)
{
	struct str name = {0};
	(void)str_next_piece(&names, '|', &name);
	return name;
}

static void read_state(struct record *record, struct arena *arena, struct str rest)
{
	struct str code = next_column(&rest), names = next_column(&rest), name;
	*arena_push(arena, record->states, record->state_count, record->state_room) =
		(struct state){code, first_name(names)};
	while (str_next_piece(&names, '|', &name)) {
		if (str_starts(name, STR("the ")))
			name = str_part(name, 4, name.n);
		if (name.n)
			*arena_push(arena, record->state_names, record->state_name_count,
				    record->state_name_room) =
				(struct called){name, record->state_count - 1};
	}
}

static long year_in(struct str as_of)
{
	long year = 0;
	size_t n = as_of.n < 4 ? as_of.n : 4;
	return str_to_number(str_part(as_of, as_of.n - n, as_of.n), &year) ? year : 0;
}

static void read_instrument(struct record *record, struct arena *arena, enum instrument_kind kind,
			    struct str rest)
{
	struct str names = next_column(&rest), name;
	(void)next_column(&rest); /* the year of adoption is for the reader of the file */
	struct instrument instrument = {.kind = kind, .name = first_name(names)};
	instrument.as_of = next_column(&rest);
	instrument.year = year_in(instrument.as_of);
	instrument.source = next_column(&rest);
	instrument.rest = status_named(next_column(&rest));
	instrument.lists = rest;
	*arena_push(arena, record->instruments, record->instrument_count, record->instrument_room) =
		instrument;
	while (str_next_piece(&names, '|', &name))
		if (name.n)
			*arena_push(arena, record->instrument_names, record->instrument_name_count,
				    record->instrument_name_room) =
				(struct called){name, record->instrument_count - 1};
}

void record_read(struct record *record, struct arena *arena, struct str list)
{
	struct str line;
	enum instrument_kind kind;
	*record = (struct record){0};
	while (str_next_line(&list, &line)) {
		if (!line.n || line.p[0] == '#')
			continue;
		struct str first = next_column(&line);
		if (str_is(first, "state"))
			read_state(record, arena, line);
		else if (kind_named(first, &kind))
			read_instrument(record, arena, kind, line);
	}
}

/* ---- names in a text ---- */

/* Short forms are capitals throughout: there, small letters are another word ("crc", "cat"). */
static bool same_letters(char a, char b, bool exact)
{
	return a == b || (!exact && char_lower(a) == char_lower(b));
}

static bool name_stands_at(struct str text, size_t at, struct str name, size_t *end)
{
	if (at >= text.n || char_lower(text.p[at]) != char_lower(name.p[0]))
		return false;
	bool exact = !str_has(name, STR(" "));
	size_t i = at;
	for (size_t k = 0; k < name.n; k++) {
		size_t length = i < text.n && same_letters(text.p[i], name.p[k], exact);
		if (name.p[k] == ' ')
			length = skip_blanks(text, i) - i;
		if (!length)
			return false;
		i += length;
	}
	struct word rest;
	size_t from = i;
	*end = i;
	return !next_word(text, &from, &rest) || rest.start > i;
}

const struct instrument *instrument_at(const struct record *record, struct str text, size_t at,
				       size_t *end)
{
	const struct instrument *best = NULL;
	size_t best_end = at;
	for (size_t i = 0; i < record->instrument_name_count; i++) {
		const struct called *called = &record->instrument_names[i];
		size_t here;
		if (name_stands_at(text, at, called->name, &here) && here > best_end) {
			best_end = here;
			best = &record->instruments[called->of];
		}
	}
	*end = best_end;
	return best;
}

static bool begins_word(struct str text, size_t at)
{
	char before = at ? text.p[at - 1] : ' ';
	return !(before & 0x80) && !char_is_alpha(before) && !char_is_digit(before) &&
	       before != '-' && before != '.';
}

/* Before all names are looked through: the last word of each has a capital. */
static bool may_end_name(struct str text, size_t end)
{
	size_t i = end;
	while (i && !char_is_space(text.p[i - 1]) && !char_is_upper(text.p[i - 1]))
		i--;
	return i && char_is_upper(text.p[i - 1]);
}

const struct state *state_before(const struct record *record, struct str text, size_t end,
				 size_t *start)
{
	struct str head = str_part(text, 0, end);
	const struct called *best = NULL;
	if (!may_end_name(text, end))
		return NULL;
	for (size_t i = 0; i < record->state_name_count; i++) {
		const struct called *called = &record->state_names[i];
		if ((!best || called->name.n > best->name.n) && str_ends(head, called->name) &&
		    begins_word(text, end - called->name.n))
			best = called;
	}
	if (!best)
		return NULL;
	*start = end - best->name.n;
	return &record->states[best->of];
}

/* ---- what is on record ---- */

static bool lists_code(struct str codes, struct str code)
{
	struct str item;
	while (str_next_piece(&codes, ' ', &item))
		if (str_eq(item, code))
			return true;
	return false;
}

enum status status_of(const struct instrument *instrument, const struct state *state)
{
	struct str rest = instrument->lists, list;
	while (str_next_piece(&rest, '\t', &list)) {
		size_t colon = str_find(list, STR(": "), 0);
		if (lists_code(str_part(list, colon + 2, list.n), state->code))
			return status_named(str_part(list, 0, colon));
	}
	return instrument->rest;
}
