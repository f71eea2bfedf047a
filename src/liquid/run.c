/*
 * Runs a tree: prints, branches, assigns, brings in blocks and files, within
 * limits. Must not know how a tree is made.
 */
#include "filters.h"

#include "mundraft/markup.h"
#include "run.h"

#include <stdarg.h>

struct diag *run_error(struct run *run, enum rule_id rule, struct span span, const char *format,
		       ...)
{
	va_list args;
	struct strbuf message;
	strbuf_init(&message, run->arena);
	va_start(args, format);
	strbuf_vaddf(&message, format, args);
	va_end(args);
	run->failed = true;
	return diag_add(run->diags, rule, run->unit->source, span, "%.*s",
			STR_ARG(strbuf_str(&message)));
}

bool run_charge(struct run *run, size_t steps, struct span span)
{
	if (run->failed)
		return false;
	run->steps += steps;
	if (run->steps <= LIQUID_MAX_STEPS)
		return true;
	struct diag *diag =
		run_error(run, RULE_TEMPLATE_LIMIT, span,
			  "the template works on and on: more than %d steps", LIQUID_MAX_STEPS);
	diag_help(run->diags, diag, "look for a loop over too much");
	return false;
}

/* Counts what was added to the output since it had `before` bytes. */
static void charge_output(struct run *run, size_t before, struct span span)
{
	if (run->failed)
		return;
	run->bytes += run->out->n - before;
	if (run->bytes <= LIQUID_MAX_OUTPUT)
		return;
	struct diag *diag = run_error(run, RULE_TEMPLATE_LIMIT, span,
				      "the template prints more than %d bytes", LIQUID_MAX_OUTPUT);
	diag_help(run->diags, diag, "look for a loop that prints too much");
}

/* ---- printing ---- */

static void print_value(struct run *run, struct value value, int depth)
{
	if (value.kind == VALUE_LIST && depth < 32) {
		for (size_t i = 0; i < value.list->count; i++)
			print_value(run, value.list->items[i], depth + 1);
	} else if (run->env->escape && !value.safe &&
		   (value.kind == VALUE_TEXT || value.kind == VALUE_MAP)) {
		markup_escape(run->out, value_print(run->arena, value));
	} else {
		value_write(run->out, value);
	}
}

static void run_output(struct run *run, const struct node *node)
{
	size_t before = run->out->n;
	struct value value = evaluate_pipe(run, node->pipe);
	if (value.kind == VALUE_MAP && !run->env->lax) {
		struct diag *diag =
			run_error(run, RULE_TEMPLATE_ARGUMENT, node->pipe->input->span,
				  "this is a map of several parts and cannot be printed");
		diag_help(run->diags, diag, "name one of its parts behind a dot");
		return;
	}
	if (!run->failed && run_charge(run, value_count(value), node->span))
		print_value(run, value, 0);
	charge_output(run, before, node->span);
}

/* ---- names that the template makes ---- */

static void assign(struct run *run, size_t symbol, struct value value)
{
	struct slot *slot = &run->assigned[symbol];
	if (slot->scope != run->scope) {
		struct undo *undo =
			arena_push(run->arena, run->undo, run->undo_count, run->undo_room);
		*undo = (struct undo){symbol, *slot};
	}
	*slot = (struct slot){run->frame, run->scope, value};
}

/* A file or a block forgets at its end what it assigned. */
static void forget(struct run *run, size_t undo_count)
{
	while (run->undo_count > undo_count) {
		const struct undo *undo = &run->undo[--run->undo_count];
		run->assigned[undo->symbol] = undo->slot;
	}
}

static void run_capture(struct run *run, const struct node *node)
{
	struct strbuf text, *out = run->out;
	strbuf_init(&text, run->arena);
	run->out = &text;
	run_body(run, &node->body);
	run->out = out;
	/* What was escaped on its way in is markup now. */
	assign(run, node->symbol, value_safe(strbuf_str(&text)));
}

/* ---- branches ---- */

static void run_if(struct run *run, const struct node *node)
{
	for (const struct branch *b = node->branches; b && !run->failed; b = b->next) {
		bool yes = b->otherwise || evaluate_condition(run, &b->condition) != b->negated;
		if (yes && !run->failed) {
			run_body(run, &b->body);
			return;
		}
	}
}

/* Each matching value runs the branch, and an `else` runs while none has matched. */
static void run_case(struct run *run, const struct node *node)
{
	bool matched = false;
	struct value subject = evaluate(run, node->subject, false);
	for (const struct branch *b = node->branches; b && !run->failed; b = b->next) {
		if (b->otherwise && !matched)
			run_body(run, &b->body);
		for (size_t i = 0; i < b->value_count && !run->failed; i++) {
			struct value value = evaluate(run, b->values[i], false);
			if (run->failed || !value_equal(subject, value))
				continue;
			matched = true;
			run_body(run, &b->body);
			if (!run->env->lax)
				return;
		}
	}
}

/* ---- blocks and files ---- */

static void run_definition(struct run *run, const struct block_def *block)
{
	struct run before = *run;
	run->unit = block->unit;
	run->block = block;
	run->scope = ++run->scopes;
	run_body(run, &block->body);
	forget(run, before.undo_count);
	run->unit = before.unit;
	run->block = before.block;
	run->scope = before.scope;
}

static void run_block(struct run *run, const struct node *node)
{
	const struct block_def *block = unit_block(run->outermost, node->block->symbol);
	if (!run->setting && block)
		run_definition(run, block);
}

static void run_parent(struct run *run)
{
	const struct block_def *block = run->block;
	const struct unit *above = block ? block->unit->extends : NULL;
	if (above)
		block = unit_block(above, block->symbol);
	if (above && block)
		run_definition(run, block);
}

static const struct unit *base_of(const struct unit *unit)
{
	while (unit->extends)
		unit = unit->extends;
	return unit;
}

/* One call of another file: its own names, the host's, and the given ones. */
static void render_once(struct run *run, const struct render_node *render,
			const struct value *params, const struct value *subject,
			const struct loop *loop)
{
	struct run before = *run;
	run->outermost = render->unit;
	run->unit = base_of(render->unit);
	run->block = NULL;
	run->frame = run->scope = ++run->scopes;
	run->loop = loop;
	for (size_t i = 0; i < render->param_count; i++)
		assign(run, render->params[i].symbol, params[i]);
	if (subject)
		assign(run, render->as_symbol, *subject);
	run_body(run, &run->unit->body);
	run->leave = LEAVE_NOT;
	forget(run, before.undo_count);
	run->outermost = before.outermost;
	run->unit = before.unit;
	run->block = before.block;
	run->frame = before.frame;
	run->scope = before.scope;
	run->loop = before.loop;
}

/* The loop of `render ... for` has no parent, and is nobody's. */
static void render_each(struct run *run, const struct node *node, const struct value *params,
			struct value list)
{
	struct loop loop = {
		.name = node->render->as, .length = (long long)value_count(list), .apart = true};
	for (; loop.index < loop.length && run_charge(run, 1, node->span); loop.index++) {
		struct value item = value_item(run->arena, list, (size_t)loop.index);
		render_once(run, node->render, params, &item, &loop);
	}
}

static void run_render(struct run *run, const struct node *node)
{
	const struct render_node *render = node->render;
	struct value subject = value_nil();
	struct value *params = arena_array(run->arena, render->param_count, struct value);
	if (run->setting)
		return;
	for (size_t i = 0; i < render->param_count; i++)
		params[i] = evaluate(run, render->params[i].value, false);
	if (render->subject)
		subject = evaluate(run, render->subject, false);
	if (run->failed || !render->unit)
		return;
	if (render->each && (subject.kind == VALUE_LIST || subject.kind == VALUE_RANGE))
		render_each(run, node, params, subject);
	else
		render_once(run, render, params, render->subject ? &subject : NULL, NULL);
}

/* ---- nodes ---- */

static void run_text(struct run *run, const struct node *node)
{
	size_t before = run->out->n;
	strbuf_add(run->out, node->text);
	charge_output(run, before, node->span);
}

static void run_node(struct run *run, const struct node *node)
{
	switch (node->kind) {
	case NODE_TEXT:
		run_text(run, node);
		break;
	case NODE_OUTPUT:
		run_output(run, node);
		break;
	case NODE_ASSIGN:
		assign(run, node->symbol, evaluate_pipe(run, node->pipe));
		break;
	case NODE_CAPTURE:
		run_capture(run, node);
		break;
	case NODE_IF:
		run_if(run, node);
		break;
	case NODE_CASE:
		run_case(run, node);
		break;
	case NODE_FOR:
		run_loop(run, node);
		break;
	case NODE_BREAK:
		run->leave = LEAVE_LOOP;
		break;
	case NODE_CONTINUE:
		run->leave = LEAVE_ITEM;
		break;
	case NODE_RENDER:
		run_render(run, node);
		break;
	case NODE_BLOCK:
		run_block(run, node);
		break;
	case NODE_PARENT:
		run_parent(run);
		break;
	}
}

void run_body(struct run *run, const struct body *body)
{
	if (run->failed || !body->first)
		return;
	if (++run->depth > LIQUID_MAX_DEPTH) {
		struct diag *diag = run_error(run, RULE_TEMPLATE_LIMIT, body->first->span,
					      "tags, blocks and files nest more than %d deep",
					      LIQUID_MAX_DEPTH);
		diag_help(run->diags, diag, "take some of them apart");
	}
	for (const struct node *node = body->first; node && !run->failed; node = node->next) {
		if (run->leave != LEAVE_NOT || !run_charge(run, 1, node->span))
			break;
		run_node(run, node);
	}
	run->depth--;
}

/* ---- the ways in ---- */

static void start(struct run *run, struct liquid_env *env, const struct template *template,
		  struct value names, struct diags *diags)
{
	size_t count = template->symbols.count;
	*run = (struct run){.env = env,
			    .arena = env->arena,
			    .template = template,
			    .diags = diags,
			    .names = names,
			    .outermost = template->unit,
			    .unit = base_of(template->unit),
			    .frame = 1,
			    .scope = 1,
			    .scopes = 1};
	run->assigned = arena_array(env->arena, count, struct slot);
	run->looped = arena_array(env->arena, count, struct slot);
	run->host = arena_array(env->arena, count, struct slot);
	run->resume = arena_array(env->arena, count, long long);
}

bool liquid_run(struct liquid_env *env, const struct template *template, struct value names,
		struct strbuf *out, struct diags *diags)
{
	struct run run;
	start(&run, env, template, names, diags);
	run.out = out;
	run_body(&run, &run.unit->body);
	return !run.failed;
}

/* What the outermost file sets before the block, without printing anything. */
static void run_before(struct run *run, size_t symbol)
{
	struct strbuf nowhere;
	strbuf_init(&nowhere, run->arena);
	run->out = &nowhere;
	run->setting = true;
	for (const struct node *node = run->unit->body.first; node && !run->failed;
	     node = node->next) {
		if (node->kind == NODE_BLOCK && node->block->symbol == symbol)
			break;
		if (node->kind != NODE_TEXT && node->kind != NODE_OUTPUT)
			run_node(run, node);
	}
	run->leave = LEAVE_NOT;
	run->setting = false;
}

bool liquid_run_block(struct liquid_env *env, const struct template *template, struct str block,
		      struct value names, struct strbuf *out, struct diags *diags)
{
	struct run run;
	size_t symbol = symbol_find(&template->symbols, block);
	const struct block_def *definition =
		symbol == SYMBOL_NONE ? NULL : unit_block(template->unit, symbol);
	if (!definition)
		return true;
	start(&run, env, template, names, diags);
	run_before(&run, symbol);
	run.out = out;
	if (!run.failed)
		run_definition(&run, definition);
	return !run.failed;
}
