/* Gathering and ordering diagnostics. Printing them is the command line's affair. */
#include "mundraft/diag.h"

#include "mundraft/arena.h"

#include <stdarg.h>
#include <string.h>

const char *severity_name(enum severity severity)
{
	static const char *const names[] = {"style", "warning", "error"};
	return names[severity];
}

struct diag *diag_add(struct diags *diags, enum rule_id rule, const struct source *source,
		      struct span span, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	struct str message = str_vprintf(diags->arena, format, args);
	va_end(args);
	struct diag *diag = arena_push(diags->arena, diags->items, diags->count, diags->room);
	*diag = (struct diag){.rule = rule,
			      .severity = rules[rule].severity,
			      .source = source,
			      .span = span,
			      .message = message};
	diags->errors += diag->severity == SEVERITY_ERROR;
	return diag;
}

void diag_help(struct diags *diags, struct diag *diag, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	diag->help = str_vprintf(diags->arena, format, args);
	va_end(args);
}

void diag_severity(struct diags *diags, struct diag *diag, enum severity severity)
{
	diags->errors -= diag->severity == SEVERITY_ERROR;
	diag->severity = severity;
	diags->errors += diag->severity == SEVERITY_ERROR;
}

void diag_suggest(struct diags *diags, struct diag *diag, const struct str *words, size_t count)
{
	if (!count)
		return;
	struct str *copies = arena_array(diags->arena, count, struct str);
	for (size_t i = 0; i < count; i++)
		copies[i] = str_copy(diags->arena, words[i]);
	diag->suggestions = copies;
	diag->suggestion_count = count;
	if (!diag->help.n)
		diag_help(diags, diag, "write \"%.*s\"", STR_ARG(words[0]));
}

static int compare_sizes(size_t a, size_t b)
{
	return (a > b) - (a < b);
}

/* Diagnostics without a file come last: they are about the whole. */
static int by_place(const struct diag *a, const struct diag *b)
{
	if (!a->source || !b->source)
		return !a->source - !b->source;
	int order = a->source == b->source ? 0 : str_cmp(a->source->name, b->source->name);
	return order ? order : compare_sizes(a->span.start, b->span.start);
}

/* 0: the same thing said twice, be it of a file that was read twice. */
static int by_content(const struct diag *a, const struct diag *b)
{
	int order = by_place(a, b);
	if (!order)
		order = compare_sizes(a->span.end, b->span.end);
	if (!order)
		order = (int)a->rule - (int)b->rule;
	if (!order)
		order = str_cmp(a->message, b->message);
	if (!order && a->source && b->source && a->source != b->source)
		order = str_cmp(a->source->text, b->source->text);
	return order;
}

/* They stand in one array, in the order of adding. */
static int by_place_and_age(const struct diag *a, const struct diag *b)
{
	int order = by_place(a, b);
	return order ? order : (a > b) - (a < b);
}

typedef int compare_diags(const struct diag *a, const struct diag *b);

/* Stable, unlike qsort. */
static void merge_sort(const struct diag **items, const struct diag **spare, size_t count,
		       compare_diags *compare)
{
	if (count < 2)
		return;
	size_t half = count / 2, i = 0, j = half, n = 0;
	merge_sort(items, spare, half, compare);
	merge_sort(items + half, spare, count - half, compare);
	while (i < half && j < count)
		spare[n++] = compare(items[i], items[j]) <= 0 ? items[i++] : items[j++];
	while (i < half)
		spare[n++] = items[i++];
	while (j < count)
		spare[n++] = items[j++];
	memcpy(items, spare, count * sizeof *items);
}

void diags_sort(struct diags *diags)
{
	size_t count = diags->count, kept = 1;
	if (!count)
		return;
	const struct diag **list = arena_array(diags->arena, count, const struct diag *);
	const struct diag **spare = arena_array(diags->arena, count, const struct diag *);
	for (size_t i = 0; i < count; i++)
		list[i] = &diags->items[i];
	merge_sort(list, spare, count, by_content);
	for (size_t i = 1; i < count; i++) {
		if (by_content(list[kept - 1], list[i]) == 0)
			diags->errors -= list[i]->severity == SEVERITY_ERROR;
		else
			list[kept++] = list[i];
	}
	merge_sort(list, spare, kept, by_place_and_age);
	struct diag *sorted = arena_array(diags->arena, kept, struct diag);
	for (size_t i = 0; i < kept; i++)
		sorted[i] = *list[i];
	memcpy(diags->items, sorted, kept * sizeof *sorted);
	diags->count = kept;
}
