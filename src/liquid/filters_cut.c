/*
 * Filters that cut texts and lists: split, slice, truncate. What they cut out of
 * a safe text is not safe any more: half a piece of markup is none.
 */
#include "filters.h"

#include "mundraft/utf8.h"

/* The offset behind `count` code points, from an offset on. */
static size_t skip_codes(struct str text, size_t from, long long count)
{
	for (; count > 0 && from < text.n; count--) {
		size_t length;
		utf8_decode(str_part(text, from, text.n), &length);
		from += length;
	}
	return from;
}

static bool truncate(struct liquid_call *call, struct value *result)
{
	long long length = 50;
	struct str text = filter_text(call, call->input);
	struct str end = call->arg_count > 1 ? filter_text(call, call->args[1]) : STR("...");
	if (call->arg_count > 0 && !filter_whole(call, call->args[0], &length))
		return false;
	*result = value_text(text);
	if (length < 0)
		length = 0;
	if ((unsigned long long)length >= utf8_count(text))
		return true;
	long long kept = length - (long long)utf8_count(end);
	struct str head = str_part(text, 0, skip_codes(text, 0, kept));
	*result = value_text(str_printf(call->arena, "%.*s%.*s", STR_ARG(head), STR_ARG(end)));
	return true;
}

static bool next_word(struct str *rest, struct str *word)
{
	size_t start = 0;
	while (start < rest->n && char_is_space(rest->p[start]))
		start++;
	size_t end = start;
	while (end < rest->n && !char_is_space(rest->p[end]))
		end++;
	*word = str_part(*rest, start, end);
	*rest = str_part(*rest, end, rest->n);
	return word->n > 0;
}

static bool truncatewords(struct liquid_call *call, struct value *result)
{
	long long words = 15;
	struct str text = filter_text(call, call->input), rest = text, word;
	struct str end = call->arg_count > 1 ? filter_text(call, call->args[1]) : STR("...");
	struct strbuf out;
	if (call->arg_count > 0 && !filter_whole(call, call->args[0], &words))
		return false;
	strbuf_init(&out, call->arena);
	for (words = words < 1 ? 1 : words; next_word(&rest, &word); words--) {
		if (words == 0) {
			strbuf_add(&out, end);
			*result = value_text(strbuf_str(&out));
			return true;
		}
		strbuf_adds(&out, out.n ? " " : "");
		strbuf_add(&out, word);
	}
	*result = value_text(text);
	return true;
}

/* ---- split ---- */

static void push_text(struct liquid_call *call, struct value list, struct str text)
{
	value_push(call->arena, list, value_text(text));
}

static void split_codes(struct liquid_call *call, struct value list, struct str text)
{
	for (size_t at = 0; at < text.n;) {
		size_t next = skip_codes(text, at, 1);
		push_text(call, list, str_part(text, at, next));
		at = next;
	}
}

static void split_at(struct liquid_call *call, struct value list, struct str text,
		     struct str separator)
{
	size_t filled = 0;
	for (size_t at = 0; at <= text.n;) {
		size_t next = str_find(text, separator, at);
		push_text(call, list, str_part(text, at, next));
		if (next > at)
			filled = list.list->count;
		at = next < text.n ? next + separator.n : text.n + 1;
	}
	/* Empty pieces at the end do not count. */
	list.list->count = filled;
}

static bool split(struct liquid_call *call, struct value *result)
{
	struct str text = filter_text(call, call->input), word;
	struct str separator = filter_text(call, call->args[0]);
	*result = value_list(call->arena);
	if (!filter_charge(call, text.n / 16 + separator.n / 64))
		return false;
	if (!separator.n)
		split_codes(call, *result, text);
	else if (str_is(separator, " "))
		while (next_word(&text, &word))
			push_text(call, *result, word);
	else
		split_at(call, *result, text, separator);
	return true;
}

/* ---- slice ---- */

/* A start, which may count from the end, and a length, within `all` items. False: nothing. */
static bool fit(long long *start, long long *length, long long all)
{
	if (*start < 0)
		*start = *start < -all ? all : *start + all;
	if (*start >= all || *length <= 0) {
		*length = 0;
		return false;
	}
	if (*length > all - *start)
		*length = all - *start;
	return true;
}

static bool slice_list(struct liquid_call *call, struct value *result, long long start,
		       long long length)
{
	long long all = (long long)value_count(call->input);
	*result = value_list(call->arena);
	if (!fit(&start, &length, all) || !filter_charge(call, (size_t)length / 4))
		return call->error.n == 0;
	for (long long i = 0; i < length; i++)
		value_push(call->arena, *result,
			   value_item(call->arena, call->input, (size_t)(start + i)));
	return true;
}

static bool slice(struct liquid_call *call, struct value *result)
{
	long long start, length = 1;
	if (!filter_whole(call, call->args[0], &start))
		return false;
	if (call->arg_count > 1 && call->args[1].kind != VALUE_NIL &&
	    !filter_whole(call, call->args[1], &length))
		return false;
	if (call->input.kind == VALUE_LIST || call->input.kind == VALUE_RANGE)
		return slice_list(call, result, start, length);
	struct str text = filter_text(call, call->input);
	fit(&start, &length, (long long)utf8_count(text));
	size_t from = skip_codes(text, 0, start);
	*result = value_text(str_part(text, from, skip_codes(text, from, length)));
	return true;
}

const struct liquid_filter cut_filters[] = {
	{"truncate", 0, 2, truncate},
	{"truncatewords", 0, 2, truncatewords},
	{"split", 1, 1, split},
	{"slice", 1, 2, slice},
	{0},
};
