/*
 * What templates can do with data beyond standard Liquid: tell facts, cite them,
 * ask for things, and the small change of English names and dates.
 */
#include "filters.h"

#include "mundraft/date.h"

/* A filter's input as ids: one text, or a list of texts. Returns how many. */
static size_t input_ids(struct liquid_call *call, struct str **ids)
{
	if (call->input.kind == VALUE_TEXT) {
		*ids = arena_new(call->arena, struct str);
		**ids = call->input.text;
		return 1;
	}
	if (call->input.kind != VALUE_LIST)
		return 0;
	size_t count = 0;
	*ids = arena_array(call->arena, call->input.list->count, struct str);
	for (size_t i = 0; i < call->input.list->count; i++)
		if (call->input.list->items[i].kind == VALUE_TEXT)
			(*ids)[count++] = call->input.list->items[i].text;
	return count;
}

static bool known_ids(struct liquid_call *call, const struct str *ids, size_t count)
{
	const struct teller *teller = call->host;
	for (size_t i = 0; i < count; i++)
		if (!evidence_fact(teller->evidence, ids[i]) &&
		    !evidence_gap(teller->evidence, ids[i])) {
			call->error = str_printf(call->arena, "there is no fact \"%.*s\"",
						 STR_ARG(ids[i]));
			return false;
		}
	return true;
}

/* ids | tell, ids | tell: "open" */
static bool filter_tell(struct liquid_call *call, struct value *result)
{
	struct str *ids = NULL;
	size_t count = input_ids(call, &ids);
	bool open = call->arg_count && call->args[0].kind == VALUE_TEXT &&
		    str_is(call->args[0].text, "open");
	if (!known_ids(call, ids, count))
		return false;
	*result = value_safe(tell_facts(call->host, ids, count, open));
	return true;
}

/* ids | cite */
static bool filter_cite(struct liquid_call *call, struct value *result)
{
	struct str *ids = NULL;
	size_t count = input_ids(call, &ids);
	if (!known_ids(call, ids, count))
		return false;
	*result = value_safe(tell_notes(call->host, ids, count));
	return true;
}

/* "a", "a and b", "a, b and c"; a comma before "and" where an item has an "and" of its own. */
static struct str sentence_list(struct arena *arena, const struct str *items, size_t count)
{
	struct strbuf out;
	bool heavy = false;
	strbuf_init(&out, arena);
	for (size_t i = 0; i < count; i++)
		heavy |= str_has(items[i], STR(" and ")) || str_has(items[i], STR(","));
	for (size_t i = 0; i < count; i++) {
		if (i)
			strbuf_adds(&out, i + 1 < count        ? ", "
					  : heavy && count > 2 ? ", and "
							       : " and ");
		strbuf_add(&out, items[i]);
	}
	return strbuf_str(&out);
}

static bool filter_sentence_list(struct liquid_call *call, struct value *result)
{
	struct str *items = NULL;
	size_t count = input_ids(call, &items);
	*result = value_text(sentence_list(call->arena, items, count));
	return true;
}

/* Noun phrases with a small first letter: proposals | map: "title" | asks */
static bool filter_asks(struct liquid_call *call, struct value *result)
{
	struct str *items = NULL;
	size_t count = input_ids(call, &items);
	for (size_t i = 0; i < count; i++) {
		char *copy = str_dup(call->arena, items[i]);
		if (str_starts(items[i], STR("A ")) || str_starts(items[i], STR("An ")) ||
		    str_starts(items[i], STR("The ")))
			copy[0] = char_lower(copy[0]);
		items[i].p = copy;
	}
	*result = value_text(sentence_list(call->arena, items, count));
	return true;
}

/* proposal | call: what the committee is asked to do about it */
static bool filter_call(struct liquid_call *call, struct value *result)
{
	const struct value *text = value_get(call->input, STR("call"));
	if (!text) {
		call->error = STR("\"call\" needs a proposal");
		return false;
	}
	*result = *text;
	return true;
}

static bool filter_possessive(struct liquid_call *call, struct value *result)
{
	struct str name = value_print(call->arena, call->input);
	bool s = name.n && char_lower(name.p[name.n - 1]) == 's';
	*result = value_text(str_printf(call->arena, "%.*s%s", STR_ARG(name), s ? "'" : "'s"));
	return true;
}

/* A name with its article, once: "Security Council" -> "the Security Council". */
static bool filter_the(struct liquid_call *call, struct value *result)
{
	struct str name = value_print(call->arena, call->input);
	if (str_starts(name, STR("the ")) || str_starts(name, STR("The ")))
		*result = value_text(name);
	else
		*result = value_text(str_printf(call->arena, "the %.*s", STR_ARG(name)));
	return true;
}

static bool filter_un_date(struct liquid_call *call, struct value *result)
{
	struct when when;
	struct strbuf out;
	struct str text = value_print(call->arena, call->input);
	if (!when_parse(text, &when)) {
		call->error = str_printf(call->arena, "\"%.*s\" is no date", STR_ARG(text));
		return false;
	}
	strbuf_init(&out, call->arena);
	when_print(&out, when);
	*result = value_text(strbuf_str(&out));
	return true;
}

/* "three proposals": small numbers in words, as in prose. */
static bool filter_number_word(struct liquid_call *call, struct value *result)
{
	static const char *const words[] = {"no",  "one",   "two",   "three", "four", "five",
					    "six", "seven", "eight", "nine",  "ten"};
	long number;
	struct str text = value_print(call->arena, call->input);
	if (!str_to_number(text, &number)) {
		call->error = STR("\"number_word\" needs a whole number");
		return false;
	}
	*result = value_text(number >= 0 && number <= 10 ? str_of(words[number]) : text);
	return true;
}

static bool filter_ordinal(struct liquid_call *call, struct value *result)
{
	static const char *const words[] = {"first", "second",  "third",  "fourth", "fifth",
					    "sixth", "seventh", "eighth", "ninth",  "tenth"};
	long number;
	struct str text = value_print(call->arena, call->input);
	if (!str_to_number(text, &number)) {
		call->error = STR("\"ordinal\" needs a whole number");
		return false;
	}
	if (number >= 1 && number <= 10) {
		*result = value_text(str_of(words[number - 1]));
		return true;
	}
	long last = number % 10, teens = number % 100;
	const char *ending = teens >= 11 && teens <= 13 ? "th"
			     : last == 1                ? "st"
			     : last == 2                ? "nd"
			     : last == 3                ? "rd"
							: "th";
	*result = value_text(str_printf(call->arena, "%ld%s", number, ending));
	return true;
}

const struct liquid_filter draft_filters[] = {
	{"tell", 0, 1, filter_tell},
	{"cite", 0, 0, filter_cite},
	{"asks", 0, 0, filter_asks},
	{"call", 0, 0, filter_call},
	{"sentence_list", 0, 0, filter_sentence_list},
	{"possessive", 0, 0, filter_possessive},
	{"the", 0, 0, filter_the},
	{"un_date", 0, 0, filter_un_date},
	{"ordinal", 0, 0, filter_ordinal},
	{"number_word", 0, 0, filter_number_word},
	{0},
};
