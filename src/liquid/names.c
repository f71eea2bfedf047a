/*
 * Checks before any run that every name in a template is one that the host
 * declares or the template makes, also in branches that are not taken. Notes in
 * the tree which paths the host declared: those may be absent at run time.
 * Must not work out any value.
 */
#include "tree.h"

#include "mundraft/near.h"

#define MAX_SEEN 16 /* ways in which one file is rendered, beyond which it is not checked again */
#define MAX_WORK 2000000 /* nodes looked at */
#define MAX_LISTED 10

/* What is known of a value's parts. */
struct shape {
	const struct liquid_name *fields; /* NULL: none */
	const struct liquid_name *item;
	bool open; /* it may have any */
};

struct known {
	size_t frame;
	struct shape shape;
};

struct undo_known {
	size_t symbol;
	struct known known;
};

/* One way in which a file is rendered. */
struct seen {
	struct seen *next;
	const struct param *params;
	const struct shape *shapes;
	size_t count;
};

struct checker {
	struct compiler *compiler;
	const struct unit *unit;      /* for places */
	const struct unit *outermost; /* for blocks */
	struct known *known;          /* by symbol */
	struct undo_known *undo;
	size_t undo_count, undo_room;
	size_t frame, frames;
	size_t forloop; /* the symbol; SYMBOL_NONE where no template uses it */
	size_t work, errors;
	bool stop;
};

static const struct liquid_name loop_fields[] = {
	{.name = "index"},
	{.name = "index0"},
	{.name = "rindex"},
	{.name = "rindex0"},
	{.name = "first"},
	{.name = "last"},
	{.name = "length"},
	{.name = "name"},
	{.name = "parentloop", .fields = loop_fields},
	{0},
};

static const struct shape any_shape = {.open = true};
static const struct shape plain_shape = {0};

static void walk_body(struct checker *checker, const struct body *body);
static void check_unit(struct checker *checker, struct unit *unit, const struct param *params,
		       const struct shape *shapes, size_t count);

/* ---- what is known ---- */

static void learn(struct checker *checker, size_t symbol, struct shape shape)
{
	struct known *known = &checker->known[symbol];
	*arena_push(checker->compiler->arena, checker->undo, checker->undo_count,
		    checker->undo_room) = (struct undo_known){symbol, *known};
	*known = (struct known){checker->frame, shape};
}

static void unlearn(struct checker *checker, size_t count)
{
	while (checker->undo_count > count) {
		const struct undo_known *undo = &checker->undo[--checker->undo_count];
		checker->known[undo->symbol] = undo->known;
	}
}

static bool is_known(const struct checker *checker, size_t symbol)
{
	return symbol != SYMBOL_NONE && checker->known[symbol].frame == checker->frame;
}

static bool same_shape(struct shape a, struct shape b)
{
	return a.fields == b.fields && a.item == b.item && a.open == b.open;
}

/* A name that is given twice may be either. */
static void learn_assigned(struct checker *checker, size_t symbol, struct shape shape)
{
	if (!is_known(checker, symbol))
		learn(checker, symbol, shape);
	else if (!same_shape(checker->known[symbol].shape, shape))
		checker->known[symbol].shape = any_shape;
}

static const struct liquid_name *find_field(const struct liquid_name *fields, struct str name)
{
	for (; fields && fields->name; fields++)
		if (str_is(name, fields->name))
			return fields;
	return NULL;
}

static struct shape shape_of(const struct liquid_name *name)
{
	return (struct shape){name->fields, name->item, name->open};
}

static struct shape item_shape(struct shape list)
{
	if (!list.item)
		return list.open || list.fields ? any_shape : plain_shape;
	return (struct shape){.fields = list.item};
}

/* ---- mistakes ---- */

static struct diag *report(struct checker *checker, struct span span, struct str message)
{
	struct diags *diags = checker->compiler->diags;
	if (diags->errors - checker->errors < LIQUID_MAX_MISTAKES)
		return diag_add(diags, RULE_TEMPLATE_UNKNOWN_NAME, checker->unit->source, span,
				"%.*s", STR_ARG(message));
	checker->stop = true;
	return diag_add(diags, RULE_TEMPLATE_LIMIT, checker->unit->source, span,
			"more than %d mistakes; the rest was not checked", LIQUID_MAX_MISTAKES);
}

static void help_names(struct checker *checker, struct diag *diag, struct str near,
		       const struct liquid_name *names)
{
	struct strbuf list;
	if (checker->stop)
		return;
	if (near.n) {
		diag_suggest(checker->compiler->diags, diag, &near, 1);
		return;
	}
	strbuf_init(&list, checker->compiler->arena);
	for (size_t i = 0; names && names[i].name && i < MAX_LISTED; i++)
		strbuf_addf(&list, "%s%s", i ? ", " : "", names[i].name);
	if (list.n)
		diag_help(checker->compiler->diags, diag, "use one of: %.*s",
			  STR_ARG(strbuf_str(&list)));
	else
		diag_help(checker->compiler->diags, diag, "take the part away");
}

static void report_name(struct checker *checker, const struct expr *path)
{
	const struct symbols *symbols = &checker->compiler->template->symbols;
	const struct liquid_name *names = checker->compiler->env->names;
	struct near near = near_start(path->name);
	for (size_t i = 0; i < symbols->count; i++)
		if (is_known(checker, i))
			near_offer(&near, symbols->names[i]);
	for (const struct liquid_name *name = names; name->name; name++)
		near_offer(&near, str_of(name->name));
	struct diag *diag =
		report(checker, path->name_span,
		       str_printf(checker->compiler->arena, "nothing is called \"%.*s\" here",
				  STR_ARG(path->name)));
	help_names(checker, diag, near.best, names);
}

static void report_part(struct checker *checker, const struct expr *path, size_t at,
			const struct liquid_name *fields)
{
	const struct part *part = &path->parts[at];
	size_t end = at ? path->parts[at - 1].span.end : path->name_span.end;
	struct str whole = source_text(checker->unit->source, (struct span){path->span.start, end});
	struct near near = near_start(part->name);
	for (const struct liquid_name *field = fields; field && field->name; field++)
		near_offer(&near, str_of(field->name));
	struct diag *diag =
		report(checker, part->span,
		       str_printf(checker->compiler->arena, "\"%.*s\" has no part \"%.*s\"",
				  STR_ARG(whole), STR_ARG(part->name)));
	help_names(checker, diag, near.best, fields);
}

/* ---- expressions ---- */

static struct shape check_expr(struct checker *checker, struct expr *expr);

/* The shape behind one more part; *declared: whether the host says that it can be there. */
static struct shape step(struct checker *checker, struct expr *path, size_t at, struct shape shape,
			 bool *declared)
{
	const struct part *part = &path->parts[at];
	*declared = false;
	if (part->index) {
		check_expr(checker, part->index);
		*declared = shape.item || (!shape.open && !shape.fields);
		return item_shape(shape);
	}
	const struct liquid_name *field = find_field(shape.fields, part->name);
	*declared = true;
	if (field)
		return shape_of(field);
	if (str_is(part->name, "size"))
		return plain_shape;
	bool end = str_is(part->name, "first") || str_is(part->name, "last");
	if (end && (shape.item || !shape.fields))
		return item_shape(shape);
	*declared = false;
	if (!shape.open)
		report_part(checker, path, at, shape.fields);
	return any_shape;
}

static struct shape path_shape(struct checker *checker, struct expr *path, bool *declared)
{
	*declared = false;
	if (path->head) {
		check_expr(checker, path->head);
		return any_shape;
	}
	if (is_known(checker, path->symbol)) {
		*declared = path->symbol == checker->forloop;
		return checker->known[path->symbol].shape;
	}
	const struct liquid_name *name = find_field(checker->compiler->env->names, path->name);
	if (!name) {
		report_name(checker, path);
		return any_shape;
	}
	*declared = true;
	return shape_of(name);
}

static struct shape check_path(struct checker *checker, struct expr *path)
{
	bool declared;
	struct shape shape = path_shape(checker, path, &declared);
	if (declared && !path->declared)
		path->declared = 1;
	for (size_t i = 0; i < path->part_count && !checker->stop; i++) {
		shape = step(checker, path, i, shape, &declared);
		if (declared && path->declared < i + 2)
			path->declared = i + 2;
	}
	return shape;
}

static struct shape check_expr(struct checker *checker, struct expr *expr)
{
	if (!expr || checker->stop)
		return any_shape;
	if (expr->kind == EXPR_PATH)
		return check_path(checker, expr);
	if (expr->kind == EXPR_RANGE) {
		check_expr(checker, expr->from);
		check_expr(checker, expr->to);
	}
	return plain_shape;
}

static bool is_one_of(const char *name, const char *const *names)
{
	for (; *names; names++)
		if (str_is(str_of(name), *names))
			return true;
	return false;
}

static struct shape filtered(const struct filter_use *use, struct shape shape)
{
	static const char *const keep[] = {"reverse", "sort",  "sort_natural", "uniq",
					   "compact", "where", "reject",       "slice",
					   "default", NULL};
	static const char *const pick[] = {"first", "last", "find", NULL};
	if (!use->standard)
		return any_shape;
	if (is_one_of(use->filter->name, keep))
		return shape;
	return is_one_of(use->filter->name, pick) ? item_shape(shape) : any_shape;
}

static struct shape check_pipe(struct checker *checker, struct pipe *pipe)
{
	if (!pipe)
		return any_shape;
	struct shape shape = check_expr(checker, pipe->input);
	for (size_t i = 0; i < pipe->filter_count; i++) {
		const struct filter_use *use = &pipe->filters[i];
		for (size_t k = 0; k < use->arg_count; k++)
			check_expr(checker, use->args[k]);
		check_expr(checker, use->allow_false);
		shape = filtered(use, shape);
	}
	return shape;
}

/* ---- nodes ---- */

static void walk_branches(struct checker *checker, const struct node *node)
{
	for (struct branch *b = node->branches; b; b = b->next) {
		for (size_t i = 0; i < b->condition.count; i++) {
			check_expr(checker, b->condition.tests[i].left);
			check_expr(checker, b->condition.tests[i].right);
		}
		for (size_t i = 0; i < b->value_count; i++)
			check_expr(checker, b->values[i]);
		walk_body(checker, &b->body);
	}
}

static void walk_loop(struct checker *checker, const struct loop_node *loop)
{
	struct shape list = check_expr(checker, loop->list);
	check_expr(checker, loop->limit);
	check_expr(checker, loop->offset);
	if (loop->symbol == SYMBOL_NONE)
		return;
	/* The two names end with the loop; what is assigned inside stays. */
	struct known item = checker->known[loop->symbol], forloop = {0};
	checker->known[loop->symbol] = (struct known){checker->frame, item_shape(list)};
	if (checker->forloop != SYMBOL_NONE) {
		forloop = checker->known[checker->forloop];
		checker->known[checker->forloop] =
			(struct known){checker->frame, {.fields = loop_fields}};
	}
	walk_body(checker, &loop->body);
	checker->known[loop->symbol] = item;
	if (checker->forloop != SYMBOL_NONE)
		checker->known[checker->forloop] = forloop;
	walk_body(checker, &loop->otherwise);
}

/* Every definition of the block is looked at where the block stands, each once. */
static void walk_block(struct checker *checker, const struct block_def *here)
{
	struct block_def *block = unit_block(checker->outermost, here->symbol);
	const struct unit *unit = checker->unit;
	for (; block; block = unit_block(block->unit->extends, here->symbol)) {
		size_t undo = checker->undo_count;
		if (block->checked == checker->frame)
			continue;
		block->checked = checker->frame;
		checker->unit = block->unit;
		walk_body(checker, &block->body);
		unlearn(checker, undo);
	}
	checker->unit = unit;
}

static void walk_render(struct checker *checker, const struct render_node *render)
{
	struct arena *arena = checker->compiler->arena;
	size_t count = render->param_count + 2;
	struct param *params = arena_array(arena, count, struct param);
	struct shape *shapes = arena_array(arena, count, struct shape);
	count = render->param_count;
	for (size_t i = 0; i < count; i++) {
		params[i] = render->params[i];
		shapes[i] = check_expr(checker, params[i].value);
	}
	if (render->subject) {
		struct shape shape = check_expr(checker, render->subject);
		params[count].symbol = render->as_symbol;
		shapes[count++] = render->each ? item_shape(shape) : shape;
	}
	if (render->each && checker->forloop != SYMBOL_NONE) {
		params[count].symbol = checker->forloop;
		shapes[count++] = (struct shape){.fields = loop_fields};
	}
	if (render->unit && !checker->stop)
		check_unit(checker, render->unit, params, shapes, count);
}

static void walk_node(struct checker *checker, const struct node *node)
{
	switch (node->kind) {
	case NODE_OUTPUT:
		check_pipe(checker, node->pipe);
		break;
	case NODE_ASSIGN:
		learn_assigned(checker, node->symbol, check_pipe(checker, node->pipe));
		break;
	case NODE_CAPTURE:
		walk_body(checker, &node->body);
		if (node->symbol != SYMBOL_NONE)
			learn_assigned(checker, node->symbol, plain_shape);
		break;
	case NODE_CASE:
		check_expr(checker, node->subject);
		walk_branches(checker, node);
		break;
	case NODE_IF:
		walk_branches(checker, node);
		break;
	case NODE_FOR:
		walk_loop(checker, node->loop);
		break;
	case NODE_RENDER:
		walk_render(checker, node->render);
		break;
	case NODE_BLOCK:
		if (node->block->symbol != SYMBOL_NONE)
			walk_block(checker, node->block);
		break;
	case NODE_TEXT:
	case NODE_BREAK:
	case NODE_CONTINUE:
	case NODE_PARENT:
		break;
	}
}

static void walk_body(struct checker *checker, const struct body *body)
{
	for (const struct node *node = body->first; node && !checker->stop; node = node->next) {
		checker->stop = checker->stop || ++checker->work > MAX_WORK;
		walk_node(checker, node);
	}
}

/* ---- files ---- */

static bool was_seen(const struct seen *seen, const struct param *params,
		     const struct shape *shapes, size_t count)
{
	bool same = seen->count == count;
	for (size_t i = 0; same && i < count; i++)
		same = seen->params[i].symbol == params[i].symbol &&
		       same_shape(seen->shapes[i], shapes[i]);
	return same;
}

/* True where the file was checked with these parameters, or often enough. */
static bool note_seen(struct checker *checker, struct unit *unit, const struct param *params,
		      const struct shape *shapes, size_t count)
{
	size_t n = 0;
	for (const struct seen *seen = unit->seen; seen; seen = seen->next, n++)
		if (was_seen(seen, params, shapes, count))
			return true;
	struct seen *seen = arena_new(checker->compiler->arena, struct seen);
	*seen = (struct seen){unit->seen, params, shapes, count};
	unit->seen = seen;
	return n >= MAX_SEEN;
}

static void check_unit(struct checker *checker, struct unit *unit, const struct param *params,
		       const struct shape *shapes, size_t count)
{
	const struct unit *old_unit = checker->unit, *old_outermost = checker->outermost;
	size_t frame = checker->frame, undo = checker->undo_count;
	if (note_seen(checker, unit, params, shapes, count))
		return;
	checker->outermost = checker->unit = unit;
	while (checker->unit->extends)
		checker->unit = checker->unit->extends;
	checker->frame = ++checker->frames;
	for (size_t i = 0; i < count; i++)
		learn(checker, params[i].symbol, shapes[i]);
	walk_body(checker, &checker->unit->body);
	unlearn(checker, undo);
	checker->frame = frame;
	checker->unit = old_unit;
	checker->outermost = old_outermost;
}

void names_check(struct compiler *compiler, struct unit *unit)
{
	const struct symbols *symbols = &compiler->template->symbols;
	struct checker checker = {.compiler = compiler, .errors = compiler->diags->errors};
	checker.known = arena_array(compiler->arena, symbols->count, struct known);
	checker.forloop = symbol_find(symbols, STR("forloop"));
	check_unit(&checker, unit, NULL, NULL, 0);
}
