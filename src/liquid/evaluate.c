/*
 * Works out expressions, filters and conditions. Must not print, and must not
 * know of nodes.
 */
#include "filters.h"
#include "run.h"

#include "mundraft/near.h"

/* ---- names ---- */

static const struct value *host_name(struct run *run, size_t symbol)
{
	struct slot *slot = &run->host[symbol];
	if (!slot->scope) {
		const struct value *found =
			value_get(run->names, run->template->symbols.names[symbol]);
		slot->scope = 1;
		slot->frame = found != NULL;
		if (found)
			slot->value = *found;
	}
	return slot->frame ? &slot->value : NULL;
}

static const struct value *find_name(struct run *run, size_t symbol)
{
	if (run->looped[symbol].frame == run->frame)
		return &run->looped[symbol].value;
	if (run->assigned[symbol].frame == run->frame)
		return &run->assigned[symbol].value;
	return host_name(run, symbol);
}

static struct str near_name(struct run *run, struct str name)
{
	struct near near = near_start(name);
	const struct symbols *symbols = &run->template->symbols;
	for (size_t i = 0; i < symbols->count; i++)
		if (run->looped[i].frame == run->frame || run->assigned[i].frame == run->frame)
			near_offer(&near, symbols->names[i]);
	for (size_t i = 0; run->names.kind == VALUE_MAP && i < run->names.map->count; i++)
		near_offer(&near, run->names.map->entries[i].key);
	return near.best;
}

static void help_absent(struct run *run, struct diag *diag, struct str near)
{
	if (near.n)
		diag_suggest(run->diags, diag, &near, 1);
	else
		diag_help(
			run->diags, diag,
			"ask with \"if\" first, or write \"| default:\" and what to print instead");
}

static void report_name(struct run *run, const struct expr *path)
{
	struct diag *diag = run_error(run, RULE_TEMPLATE_UNKNOWN_NAME, path->name_span,
				      "nothing is called \"%.*s\" here", STR_ARG(path->name));
	help_absent(run, diag, near_name(run, path->name));
}

static void report_part(struct run *run, const struct expr *path, size_t at, struct value value,
			struct str name)
{
	struct near near = near_start(name);
	for (size_t i = 0; value.kind == VALUE_MAP && i < value.map->count; i++)
		near_offer(&near, value.map->entries[i].key);
	size_t end = at ? path->parts[at - 1].span.end : path->name_span.end;
	struct str whole = source_text(run->unit->source, (struct span){path->span.start, end});
	struct diag *diag =
		run_error(run, RULE_TEMPLATE_UNKNOWN_NAME, path->parts[at].span,
			  "\"%.*s\" has no part \"%.*s\"", STR_ARG(whole), STR_ARG(name));
	help_absent(run, diag, near.best);
}

/* ---- forloop ---- */

static bool loop_part(const struct loop *loop, struct str name, struct value *value)
{
	if (str_is(name, "index"))
		*value = value_int(loop->index + 1);
	else if (str_is(name, "index0"))
		*value = value_int(loop->index);
	else if (str_is(name, "rindex"))
		*value = value_int(loop->length - loop->index);
	else if (str_is(name, "rindex0"))
		*value = value_int(loop->length - loop->index - 1);
	else if (str_is(name, "first"))
		*value = value_bool(loop->index == 0);
	else if (str_is(name, "last"))
		*value = value_bool(loop->index == loop->length - 1);
	else if (str_is(name, "length"))
		*value = value_int(loop->length);
	else if (str_is(name, "name"))
		*value = value_text(loop->name);
	else
		return false;
	return true;
}

/* Only where a template keeps `forloop` itself under another name. */
static struct value loop_map(struct run *run, const struct loop *loop)
{
	static const char *const names[] = {"index", "index0", "rindex", "rindex0",
					    "first", "last",   "length", "name"};
	struct value map = value_map(run->arena);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		struct value value;
		if (loop_part(loop, str_of(names[i]), &value))
			value_set(run->arena, map, str_of(names[i]), value);
	}
	return map;
}

/* `forloop` and its parts before *at, worked out without making maps. */
static bool loop_path(struct run *run, const struct expr *path, size_t *at, struct value *value)
{
	const struct loop *loop = run->loop;
	if (!loop || !str_is(path->name, "forloop"))
		return false;
	while (*at < path->part_count && str_is(path->parts[*at].name, "parentloop") && loop) {
		loop = loop->parent && !loop->parent->apart ? loop->parent : NULL;
		++*at;
	}
	*value = value_nil();
	if (loop && *at < path->part_count && loop_part(loop, path->parts[*at].name, value))
		++*at;
	else if (loop)
		*value = loop_map(run, loop);
	return true;
}

/* ---- paths ---- */

static bool path_start(struct run *run, const struct expr *path, size_t *at, struct value *value,
		       bool may_lack)
{
	const struct value *found = NULL;
	struct str name = path->name;
	size_t symbol = path->symbol;
	if (path->head) {
		name = value_print(run->arena, evaluate(run, path->head, false));
		symbol = symbol_find(&run->template->symbols, name);
	} else if (loop_path(run, path, at, value)) {
		return true;
	}
	found = symbol == SYMBOL_NONE ? value_get(run->names, name) : find_name(run, symbol);
	*value = found ? *found : value_nil();
	if (found || run->env->lax || may_lack || path->declared > 0 || run->failed)
		return found != NULL;
	report_name(run, path);
	return false;
}

static bool path_part(struct run *run, const struct part *part, struct value value,
		      struct value *next, struct str *name)
{
	if (!part->index) {
		*name = part->name;
		return value_part(run->arena, value, part->name, next);
	}
	struct value index = evaluate(run, part->index, false);
	*name = value_print(run->arena, index);
	return value_index(run->arena, value, index, next);
}

static struct value evaluate_path(struct run *run, const struct expr *path, bool may_lack)
{
	struct value value;
	size_t at = 0;
	if (!path_start(run, path, &at, &value, may_lack) && at == path->part_count)
		return value_nil();
	for (; at < path->part_count && !run->failed; at++) {
		struct value next = value_nil();
		struct str name;
		bool found = path_part(run, &path->parts[at], value, &next, &name);
		if (!found && !run->env->lax && !may_lack && path->declared < at + 2 &&
		    !run->failed)
			report_part(run, path, at, value, name);
		if (!found)
			return value_nil();
		value = next;
	}
	return run->failed ? value_nil() : value;
}

static bool range_end(struct run *run, const struct expr *expr, long long *end)
{
	struct value value = evaluate(run, expr, false);
	struct value number = number_of(value);
	if (run->failed)
		return false;
	if (!run->env->lax && (!number_is(value) && value.kind != VALUE_TEXT)) {
		struct diag *diag =
			run_error(run, RULE_TEMPLATE_ARGUMENT, expr->span,
				  "a range needs a number here, not %s", value_kind_name(value));
		diag_help(run->diags, diag, "write a number, or a name that holds one");
		return false;
	}
	*end = number.number;
	if (number.kind == VALUE_FLOAT && !number_whole(number.real, end))
		*end = 0;
	return true;
}

struct value evaluate(struct run *run, const struct expr *expr, bool may_lack)
{
	long long first, last;
	if (run->failed)
		return value_nil();
	if (expr->kind == EXPR_LITERAL)
		return expr->value;
	if (expr->kind == EXPR_PATH)
		return evaluate_path(run, expr, may_lack);
	if (!range_end(run, expr->from, &first) || !range_end(run, expr->to, &last))
		return value_nil();
	return value_range(first, last);
}

/* ---- filters ---- */

static size_t weight(struct value value)
{
	if (value.kind == VALUE_TEXT)
		return value.text.n / 64;
	return value.kind == VALUE_LIST || value.kind == VALUE_MAP ? value_count(value) / 4 : 0;
}

static struct value run_filter(struct run *run, const struct filter_use *use, struct value input)
{
	struct filter_work work = {
		.lax = run->env->lax, .escape = run->env->escape, .steps = &run->steps};
	struct liquid_call call = {
		.arena = run->arena, .input = input, .arg_count = use->arg_count};
	struct value *args =
		use->arg_count ? arena_array(run->arena, use->arg_count, struct value) : NULL;
	for (size_t i = 0; i < use->arg_count; i++)
		args[i] = evaluate(run, use->args[i], false);
	if (use->allow_false)
		work.allow_false = value_truthy(evaluate(run, use->allow_false, false));
	if (run->failed || !run_charge(run, 1 + weight(input), use->span))
		return value_nil();
	call.args = args;
	call.host = use->standard ? (void *)&work : run->env->host;
	struct value result = value_nil();
	if (use->filter->run(&call, &result)) {
		run_charge(run, weight(result), use->span);
		return result;
	}
	struct diag *diag =
		run_error(run, work.limit ? RULE_TEMPLATE_LIMIT : RULE_TEMPLATE_ARGUMENT, use->span,
			  "%.*s", STR_ARG(call.error));
	if (!work.limit)
		diag_help(run->diags, diag, "look at what stands before and behind \"%s\"",
			  use->filter->name);
	return value_nil();
}

struct value evaluate_pipe(struct run *run, const struct pipe *pipe)
{
	bool may_lack =
		pipe->filter_count && str_is(str_of(pipe->filters[0].filter->name), "default");
	struct value value = evaluate(run, pipe->input, may_lack);
	for (size_t i = 0; i < pipe->filter_count && !run->failed; i++)
		value = run_filter(run, &pipe->filters[i], value);
	return run->failed ? value_nil() : value;
}

/* ---- conditions ---- */

static bool asks_absence(const struct expr *expr)
{
	return expr->kind == EXPR_LITERAL &&
	       (expr->value.kind == VALUE_NIL || expr->value.kind == VALUE_EMPTY ||
		expr->value.kind == VALUE_BLANK);
}

static bool holds(enum operator op, int order)
{
	if (op == OP_LT)
		return order < 0;
	if (op == OP_GT)
		return order > 0;
	return op == OP_LE ? order <= 0 : order >= 0;
}

static bool is_orderable(struct value value)
{
	return value.kind == VALUE_TEXT || number_is(value);
}

static bool compare(struct run *run, const struct test *test, struct value left, struct value right)
{
	int order;
	if (value_order(left, right, &order))
		return holds(test->op, order);
	if (!is_orderable(left) || !is_orderable(right))
		return false;
	struct span span = {test->left->span.start, test->right->span.end};
	struct diag *diag = run_error(run, RULE_TEMPLATE_ARGUMENT, span, "%s and %s have no order",
				      value_kind_name(left), value_kind_name(right));
	diag_help(run->diags, diag, "write \"| plus: 0\" in an assign to make a number of a text");
	return false;
}

static bool evaluate_test(struct run *run, const struct test *test)
{
	if (test->op == OP_NONE)
		return value_truthy(evaluate(run, test->left, true));
	struct value left = evaluate(run, test->left, asks_absence(test->right));
	struct value right = evaluate(run, test->right, asks_absence(test->left));
	if (run->failed ||
	    !run_charge(run, 1 + (weight(left) + weight(right)) / 4, test->left->span))
		return false;
	if (test->op == OP_CONTAINS)
		return value_contains(run->arena, left, right);
	if (test->op == OP_EQ)
		return value_equal(left, right);
	if (test->op == OP_NE)
		return !value_equal(left, right);
	return compare(run, test, left, right);
}

/* Liquid joins from the right: a and (b or (c and d)). So the first test that decides, decides. */
bool evaluate_condition(struct run *run, const struct condition *condition)
{
	bool result = false;
	for (size_t i = 0; i < condition->count && !run->failed; i++) {
		result = evaluate_test(run, &condition->tests[i]);
		enum joint joint = condition->tests[i].joint;
		if ((joint == JOINT_AND && !result) || (joint == JOINT_OR && result))
			break;
	}
	return result && !run->failed;
}
