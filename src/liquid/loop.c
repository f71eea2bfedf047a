/*
 * The `for` loop: which items, in what order, and what `forloop` says. Must not
 * know of other tags.
 */
#include "number.h"
#include "run.h"
#include "values.h"

/* `limit:` and `offset:` take numbers, or texts that are numbers. */
static bool whole_option(struct run *run, const struct expr *expr, const char *what,
			 long long *whole)
{
	struct value value = evaluate(run, expr, false), number = value;
	if (run->failed)
		return false;
	if (value.kind == VALUE_TEXT && !number_scan(str_trim(value.text), &number))
		number = value_nil();
	if (number.kind == VALUE_FLOAT && number_whole(number.real, whole))
		return true;
	if (number.kind == VALUE_INT) {
		*whole = number.number;
		return true;
	}
	if (value.kind == VALUE_NIL && run->env->lax)
		return true;
	struct diag *diag =
		run_error(run, RULE_TEMPLATE_ARGUMENT, expr->span, "\"%s\" needs a number, not %s",
			  what, value_kind_name(value));
	diag_help(run->diags, diag, "write a number, or a name that holds one");
	return false;
}

/* What a loop sees of a value: a text is one item, a thing without items none. */
static struct value items_of(struct run *run, struct value value)
{
	if (value.kind == VALUE_LIST || value.kind == VALUE_MAP || value.kind == VALUE_RANGE)
		return value;
	struct value list = value_list(run->arena);
	if (value.kind == VALUE_TEXT && value.text.n)
		value_push(run->arena, list, value);
	return list;
}

/* The items from *first on, *count of them. */
static bool choose(struct run *run, const struct loop_node *loop, struct value items,
		   long long *first, long long *count)
{
	long long all = (long long)value_count(items), limit = all;
	*first = loop->goes_on ? run->resume[loop->resume] : 0;
	if (loop->offset && !whole_option(run, loop->offset, "offset", first))
		return false;
	if (loop->limit && !whole_option(run, loop->limit, "limit", &limit))
		return false;
	if (*first < 0)
		*first = 0;
	if (*first > all)
		*first = all;
	if (limit < 0)
		limit = 0;
	*count = limit < all - *first ? limit : all - *first;
	run->resume[loop->resume] = *first + *count;
	return true;
}

static void run_items(struct run *run, const struct node *node, struct value items, long long first,
		      long long count)
{
	const struct loop_node *loop = node->loop;
	struct loop state = {.parent = run->loop, .name = loop->name, .length = count};
	struct slot before = run->looped[loop->symbol];
	run->loop = &state;
	for (; state.index < count && run_charge(run, 1, node->span); state.index++) {
		long long at =
			loop->reversed ? first + count - 1 - state.index : first + state.index;
		struct value item = value_item(run->arena, items, (size_t)at);
		run->looped[loop->symbol] = (struct slot){run->frame, run->scope, item};
		run_body(run, &loop->body);
		bool last = run->leave == LEAVE_LOOP;
		run->leave = LEAVE_NOT;
		if (last)
			break;
	}
	run->loop = state.parent;
	run->looped[loop->symbol] = before;
}

void run_loop(struct run *run, const struct node *node)
{
	long long first, count;
	struct value list = evaluate(run, node->loop->list, false);
	if (run->failed)
		return;
	if (list.kind != VALUE_LIST && list.kind != VALUE_MAP && list.kind != VALUE_RANGE &&
	    list.kind != VALUE_NIL && !run->env->lax) {
		struct diag *diag =
			run_error(run, RULE_TEMPLATE_ARGUMENT, node->loop->list->span,
				  "\"for\" needs a list, not %s", value_kind_name(list));
		diag_help(run->diags, diag, "name something that has several items");
		return;
	}
	struct value items = items_of(run, list);
	if (!choose(run, node->loop, items, &first, &count))
		return;
	if (count)
		run_items(run, node, items, first, count);
	else
		run_body(run, &node->loop->otherwise);
}
