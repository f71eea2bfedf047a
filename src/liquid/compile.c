/*
 * From a file to a template: loads what it extends and renders, refuses circles,
 * finds blocks that override nothing. Must not know how files are found: the
 * host's `load` does.
 */
#include "tree.h"

#include "mundraft/near.h"

#include <stdlib.h>

static struct unit *unit_load(struct compiler *compiler, const struct source *source,
			      struct span part, struct unit *asked_by);

/* Sorted by symbol; within one unit a symbol stands once. */
static size_t block_at(const struct unit *unit, size_t symbol)
{
	size_t low = 0, high = unit->block_count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (unit->blocks[middle]->symbol < symbol)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static struct block_def *own_block(const struct unit *unit, size_t symbol)
{
	size_t i = block_at(unit, symbol);
	return i < unit->block_count && unit->blocks[i]->symbol == symbol ? unit->blocks[i] : NULL;
}

struct block_def *unit_block(const struct unit *unit, size_t symbol)
{
	for (; unit; unit = unit->extends) {
		struct block_def *block = own_block(unit, symbol);
		if (block)
			return block;
	}
	return NULL;
}

static int by_symbol(const void *a, const void *b)
{
	const struct block_def *x = *(struct block_def *const *)a;
	const struct block_def *y = *(struct block_def *const *)b;
	if (x->symbol != y->symbol)
		return x->symbol < y->symbol ? -1 : 1;
	return (x->name_span.start > y->name_span.start) -
	       (x->name_span.start < y->name_span.start);
}

/* Sorts the blocks, and reports those that stand twice in one file. */
static void settle_blocks(struct compiler *compiler, struct unit *unit)
{
	size_t kept = 0;
	if (unit->block_count)
		qsort(unit->blocks, unit->block_count, sizeof *unit->blocks, by_symbol);
	for (size_t i = 0; i < unit->block_count; i++) {
		struct block_def *block = unit->blocks[i];
		if (!kept || unit->blocks[kept - 1]->symbol != block->symbol) {
			unit->blocks[kept++] = block;
			continue;
		}
		struct place first =
			source_place(unit->source, unit->blocks[kept - 1]->name_span.start);
		struct diag *diag = diag_add(compiler->diags, RULE_TEMPLATE_SYNTAX, unit->source,
					     block->name_span, "block \"%.*s\" stands twice",
					     STR_ARG(block->name));
		diag_help(compiler->diags, diag, "give it another name: the first is in line %zu",
			  first.line);
	}
	unit->block_count = kept;
}

static void report_missing(struct compiler *compiler, const struct unit *unit, struct str name,
			   struct span span)
{
	struct diag *diag = diag_add(compiler->diags, RULE_TEMPLATE_MISSING_FILE, unit->source,
				     span, "there is no template \"%.*s\"", STR_ARG(name));
	diag_help(compiler->diags, diag,
		  "check the file's name, and that it is in a templates folder");
}

static bool same_file(const struct unit *unit, const struct source *source)
{
	return unit->source == source ||
	       (str_eq(unit->source->name, source->name) && unit->source->text.n == source->text.n);
}

/* "a, b, a": from the file that is asked for again to the one that asks. */
static void chain(struct strbuf *out, const struct unit *unit, const struct source *first)
{
	if (unit && !same_file(unit, first))
		chain(out, unit->asked_by, first);
	if (unit) {
		strbuf_add(out, unit->source->name);
		strbuf_adds(out, " -> ");
	}
}

static void report_circle(struct compiler *compiler, const struct unit *unit, struct span span,
			  const struct source *source)
{
	struct strbuf names;
	strbuf_init(&names, compiler->arena);
	chain(&names, unit, source);
	strbuf_add(&names, source->name);
	struct diag *diag = diag_add(compiler->diags, RULE_TEMPLATE_CYCLE, unit->source, span,
				     "the templates ask for each other in a circle: %.*s",
				     STR_ARG(strbuf_str(&names)));
	diag_help(compiler->diags, diag, "take this one away");
}

static size_t chain_length(const struct unit *unit)
{
	size_t n = 0;
	for (; unit; unit = unit->asked_by)
		n++;
	return n;
}

static struct unit *find_unit(const struct compiler *compiler, const struct source *source)
{
	for (struct unit *unit = compiler->units; unit; unit = unit->next)
		if (same_file(unit, source))
			return unit;
	return NULL;
}

/* The file behind `extends` or `render`; NULL after reporting why not. */
static struct unit *ask(struct compiler *compiler, struct unit *from, struct str name,
			struct span span)
{
	struct liquid_env *env = compiler->env;
	struct span part = {0, 0};
	const struct source *source =
		env->load ? env->load(env->host, name, from->source, &part) : NULL;
	if (!source) {
		report_missing(compiler, from, name, span);
		return NULL;
	}
	struct unit *known = find_unit(compiler, source);
	if (known && known->busy) {
		report_circle(compiler, from, span, source);
		return NULL;
	}
	if (known)
		return known;
	if (chain_length(from) >= LIQUID_MAX_DEPTH) {
		struct diag *diag = diag_add(compiler->diags, RULE_TEMPLATE_LIMIT, from->source,
					     span, "templates ask for each other more than %d deep",
					     LIQUID_MAX_DEPTH);
		diag_help(compiler->diags, diag, "put several of these files into one");
		return NULL;
	}
	return unit_load(compiler, source, part, from);
}

static bool is_shown(const struct node *node)
{
	return node->kind != NODE_BLOCK && !(node->kind == NODE_TEXT && node->blank);
}

/* In a file that extends another, only blocks count. */
static void check_outside(struct compiler *compiler, const struct unit *unit)
{
	for (const struct node *node = unit->body.first; node; node = node->next) {
		if (!is_shown(node))
			continue;
		struct span span = node->span;
		if (node->kind == NODE_TEXT) {
			struct str text = str_trim(node->text);
			span.start = (size_t)(text.p - unit->source->text.p);
			span.end = span.start + text.n;
		}
		struct diag *diag =
			diag_add(compiler->diags, RULE_TEMPLATE_UNUSED_BLOCK, unit->source, span,
				 "this stands outside every block and never appears");
		diag_help(compiler->diags, diag, "move it into a block of \"%.*s\"",
			  STR_ARG(unit->extends_name));
		return;
	}
}

static void check_override(struct compiler *compiler, const struct unit *unit,
			   const struct block_def *block)
{
	if (block->inner || unit_block(unit->extends, block->symbol))
		return;
	struct near near = near_start(block->name);
	for (const struct unit *above = unit->extends; above; above = above->extends)
		for (size_t i = 0; i < above->block_count; i++)
			near_offer(&near, above->blocks[i]->name);
	struct diag *diag = diag_add(
		compiler->diags, RULE_TEMPLATE_UNUSED_BLOCK, unit->source, block->name_span,
		"block \"%.*s\" overrides nothing and never appears", STR_ARG(block->name));
	if (near.best.n)
		diag_suggest(compiler->diags, diag, &near.best, 1);
	else
		diag_help(compiler->diags, diag, "use the name of a block of \"%.*s\"",
			  STR_ARG(unit->extends_name));
}

static void load_extended(struct compiler *compiler, struct unit *unit)
{
	if (!unit->extends_name.n)
		return;
	unit->extends = ask(compiler, unit, unit->extends_name, unit->extends_span);
	if (!unit->extends)
		return;
	check_outside(compiler, unit);
	for (size_t i = 0; i < unit->block_count && i < LIQUID_MAX_MISTAKES; i++)
		check_override(compiler, unit, unit->blocks[i]);
}

static struct unit *unit_load(struct compiler *compiler, const struct source *source,
			      struct span part, struct unit *asked_by)
{
	struct unit *unit = arena_new(compiler->arena, struct unit);
	unit->source = source;
	unit->part = part;
	if (unit->part.end > source->text.n)
		unit->part.end = source->text.n;
	unit->asked_by = asked_by;
	unit->next = compiler->units;
	compiler->units = unit;
	unit_parse(compiler, unit);
	settle_blocks(compiler, unit);
	unit->busy = true;
	load_extended(compiler, unit);
	size_t errors = compiler->diags->errors;
	for (struct render_node *render = unit->renders;
	     render && compiler->diags->errors - errors < LIQUID_MAX_MISTAKES;
	     render = render->next)
		render->unit = ask(compiler, unit, render->file, render->file_span);
	unit->busy = false;
	unit->asked_by = NULL;
	return unit;
}

struct template *liquid_compile(struct liquid_env *env, const struct source *source,
				struct span part, struct diags *diags)
{
	struct compiler compiler = {.env = env, .arena = env->arena, .diags = diags};
	size_t errors = diags->errors;
	compiler.template = arena_new(env->arena, struct template);
	compiler.template->unit = unit_load(&compiler, source, part, NULL);
	if (env->names && !env->lax)
		names_check(&compiler, compiler.template->unit);
	return diags->errors == errors ? compiler.template : NULL;
}

bool liquid_has_block(const struct template *template, struct str block)
{
	size_t symbol = symbol_find(&template->symbols, block);
	return symbol != SYMBOL_NONE && unit_block(template->unit, symbol) != NULL;
}
