/*
 * Filters that make texts: joining, letters, replacing. Where a safe text meets
 * another, the other is escaped there and then, and the whole is safe.
 */
#include "filters.h"

#include "mundraft/markup.h"
#include "mundraft/utf8.h"

/* The text of a filter whose result is as safe as its input. */
static bool give(struct liquid_call *call, struct value *result, struct str text)
{
	*result = value_text(text);
	result->safe = call->input.kind == VALUE_TEXT && call->input.safe;
	return true;
}

/* Two texts end to end. */
static bool glue(struct liquid_call *call, struct value first, struct value second,
		 struct value *result)
{
	struct value both[] = {first, second};
	bool safe = first.safe || second.safe;
	struct strbuf out;
	strbuf_init(&out, call->arena);
	for (size_t i = 0; i < 2; i++) {
		struct str text = filter_text(call, both[i]);
		if (!filter_size(call, out.n + text.n))
			return false;
		if (safe && !both[i].safe && filter_work(call)->escape)
			markup_escape(&out, text);
		else
			strbuf_add(&out, text);
	}
	*result = value_text(strbuf_str(&out));
	result->safe = safe;
	return true;
}

static bool append(struct liquid_call *call, struct value *result)
{
	return glue(call, call->input, call->args[0], result);
}

static bool prepend(struct liquid_call *call, struct value *result)
{
	return glue(call, call->args[0], call->input, result);
}

static void add_case(struct liquid_call *call, struct strbuf *out, struct str text, bool up)
{
	for (size_t i = 0; i < text.n;) {
		size_t length;
		uint32_t code = utf8_decode(str_part(text, i, text.n), &length);
		struct str letter = str_part(text, i, i + length);
		if (length == 1)
			strbuf_addc(out, up ? char_upper(text.p[i]) : char_lower(text.p[i]));
		else if (up)
			strbuf_add(out, utf8_capitalize(call->arena, letter));
		else
			strbuf_add_code(out, utf8_lower(code));
		i += length;
	}
}

static bool upcase(struct liquid_call *call, struct value *result)
{
	struct strbuf out;
	strbuf_init(&out, call->arena);
	add_case(call, &out, filter_text(call, call->input), true);
	return give(call, result, strbuf_str(&out));
}

static bool downcase(struct liquid_call *call, struct value *result)
{
	struct strbuf out;
	strbuf_init(&out, call->arena);
	add_case(call, &out, filter_text(call, call->input), false);
	return give(call, result, strbuf_str(&out));
}

static bool capitalize(struct liquid_call *call, struct value *result)
{
	struct str text = filter_text(call, call->input);
	struct strbuf out;
	size_t first;
	utf8_decode(text, &first);
	strbuf_init(&out, call->arena);
	add_case(call, &out, str_part(text, 0, first), true);
	add_case(call, &out, str_part(text, first, text.n), false);
	return give(call, result, strbuf_str(&out));
}

static bool capitalize_first(struct liquid_call *call, struct value *result)
{
	return give(call, result, utf8_capitalize(call->arena, filter_text(call, call->input)));
}

static struct str strip_left(struct str s)
{
	size_t i = 0;
	while (i < s.n && char_is_space(s.p[i]))
		i++;
	return str_part(s, i, s.n);
}

static struct str strip_right(struct str s)
{
	while (s.n && char_is_space(s.p[s.n - 1]))
		s.n--;
	return s;
}

static bool strip(struct liquid_call *call, struct value *result)
{
	return give(call, result, strip_left(strip_right(filter_text(call, call->input))));
}

static bool lstrip(struct liquid_call *call, struct value *result)
{
	return give(call, result, strip_left(filter_text(call, call->input)));
}

static bool rstrip(struct liquid_call *call, struct value *result)
{
	return give(call, result, strip_right(filter_text(call, call->input)));
}

static bool strip_newlines(struct liquid_call *call, struct value *result)
{
	struct str text = filter_text(call, call->input);
	struct strbuf out;
	strbuf_init(&out, call->arena);
	for (size_t i = 0; i < text.n; i++) {
		bool crlf = text.p[i] == '\r' && i + 1 < text.n && text.p[i + 1] == '\n';
		if (!crlf && text.p[i] != '\n')
			strbuf_addc(&out, text.p[i]);
	}
	return give(call, result, strbuf_str(&out));
}

static bool raw(struct liquid_call *call, struct value *result)
{
	*result = value_safe(filter_text(call, call->input));
	return true;
}

/* ---- replacing ---- */

/* How often a filter replaces. */
enum reach { REACH_ALL, REACH_FIRST, REACH_LAST };

static size_t find_last(struct str text, struct str needle)
{
	for (size_t i = text.n + 1; i-- > 0;)
		if (str_starts(str_part(text, i, text.n), needle))
			return i;
	return text.n + 1;
}

/* An empty needle stands before each letter and at the end. */
static size_t find_next(struct str text, struct str needle, size_t from, size_t *length)
{
	*length = needle.n;
	if (needle.n)
		return str_find(text, needle, from);
	return from;
}

static bool replace_one(struct liquid_call *call, struct value *result, struct str needle,
			struct str by, enum reach reach)
{
	struct str text = filter_text(call, call->input);
	size_t at = reach == REACH_LAST ? find_last(text, needle) : str_find(text, needle, 0);
	if (needle.n ? at >= text.n : at > text.n) {
		*result = value_text(text);
		return true;
	}
	struct strbuf out;
	strbuf_init(&out, call->arena);
	strbuf_add(&out, str_part(text, 0, at));
	strbuf_add(&out, by);
	strbuf_add(&out, str_part(text, at + needle.n, text.n));
	*result = value_text(strbuf_str(&out));
	return filter_size(call, out.n);
}

static bool replace_all(struct liquid_call *call, struct value *result, struct str needle,
			struct str by)
{
	struct str text = filter_text(call, call->input);
	struct strbuf out;
	strbuf_init(&out, call->arena);
	for (size_t at = 0; at <= text.n;) {
		size_t length, next = find_next(text, needle, at, &length);
		strbuf_add(&out, str_part(text, at, next));
		if (next >= text.n && needle.n)
			break;
		if (!filter_size(call, out.n + by.n))
			return false;
		strbuf_add(&out, by);
		at = next + length;
		if (!needle.n) {
			utf8_decode(str_part(text, at, text.n), &length);
			strbuf_add(&out, str_part(text, at, at + length));
			at += length ? length : 1;
		}
	}
	*result = value_text(strbuf_str(&out));
	return true;
}

static bool replace_by(struct liquid_call *call, struct value *result, struct str by,
		       enum reach reach)
{
	struct str needle = filter_text(call, call->args[0]);
	if (!filter_charge(call, needle.n / 64))
		return false;
	return reach == REACH_ALL ? replace_all(call, result, needle, by)
				  : replace_one(call, result, needle, by, reach);
}

static struct str replacement(struct liquid_call *call)
{
	return call->arg_count > 1 ? filter_text(call, call->args[1]) : STR("");
}

static bool replace(struct liquid_call *call, struct value *result)
{
	return replace_by(call, result, replacement(call), REACH_ALL);
}

static bool replace_first(struct liquid_call *call, struct value *result)
{
	return replace_by(call, result, replacement(call), REACH_FIRST);
}

static bool replace_last(struct liquid_call *call, struct value *result)
{
	return replace_by(call, result, replacement(call), REACH_LAST);
}

static bool remove_all(struct liquid_call *call, struct value *result)
{
	return replace_by(call, result, STR(""), REACH_ALL);
}

static bool remove_first(struct liquid_call *call, struct value *result)
{
	return replace_by(call, result, STR(""), REACH_FIRST);
}

static bool remove_last(struct liquid_call *call, struct value *result)
{
	return replace_by(call, result, STR(""), REACH_LAST);
}

static bool default_value(struct liquid_call *call, struct value *result)
{
	struct value input = call->input;
	bool is_false = input.kind == VALUE_BOOL && !input.truth;
	bool absent = input.kind == VALUE_NIL || value_is_empty(input) ||
		      (is_false && !filter_work(call)->allow_false);
	*result = input;
	if (absent)
		*result = call->arg_count ? call->args[0] : value_text(STR(""));
	return true;
}

const struct liquid_filter text_filters[] = {
	{"append", 1, 1, append},
	{"prepend", 1, 1, prepend},
	{"capitalize", 0, 0, capitalize},
	{"capitalize_first", 0, 0, capitalize_first},
	{"upcase", 0, 0, upcase},
	{"downcase", 0, 0, downcase},
	{"strip", 0, 0, strip},
	{"lstrip", 0, 0, lstrip},
	{"rstrip", 0, 0, rstrip},
	{"strip_newlines", 0, 0, strip_newlines},
	{"raw", 0, 0, raw},
	{"replace", 1, 2, replace},
	{"replace_first", 1, 2, replace_first},
	{"replace_last", 2, 2, replace_last},
	{"remove", 1, 1, remove_all},
	{"remove_first", 1, 1, remove_first},
	{"remove_last", 1, 1, remove_last},
	{"default", 0, 1, default_value},
	{0},
};
