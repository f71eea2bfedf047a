/*
 * What the text itself asks the linter to let pass:
 *	<!-- mundraft: allow RULE, RULE because REASON -->
 * Inside a paragraph it holds for that paragraph; on a line of its own for what comes
 * next: a paragraph, a list, a heading with its section; above everything for the whole
 * paper. Without a reason it has no effect, and what is allowed for nothing is reported.
 * Knows no rule but its own two.
 */
#include "check.h"

#include "mundraft/near.h"

#define OPENING "<!--"
#define CLOSING "-->"
#define MOST 100 /* allowances of one paper; no honest one has more */

struct allowance {
	enum rule_id rule;
	struct span place;  /* of its name in the comment */
	struct span covers; /* of the source */
	size_t count;       /* findings that it let pass */
};

struct allowances {
	struct allowance items[MOST];
	size_t count;
};

/* ---- what a comment covers ---- */

static bool holds(struct span span, size_t at)
{
	return at >= span.start && at < span.end;
}

/* Whether the byte is read aloud: then the comment stands in code, or is escaped. */
static bool is_text(const struct block *block, size_t at)
{
	size_t low = 0, high = block->text.n;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (block->map[middle] < at)
			low = middle + 1;
		else
			high = middle;
	}
	return low < block->text.n && block->map[low] == at;
}

/* A list to its last item, a heading to the next one of its level. */
static struct span whole_of(const struct paper *paper, size_t i)
{
	const struct block *first = &paper->blocks[i];
	struct span span = first->span;
	bool heading = first->kind == BLOCK_HEADING;
	for (i++; i < paper->block_count; i++) {
		const struct block *block = &paper->blocks[i];
		bool same_list = first->list && block->list == first->list;
		bool below = heading && block->kind != BLOCK_NOTE &&
			     !(block->kind == BLOCK_HEADING && block->level <= first->level);
		if (!same_list && !below)
			break;
		span.end = block->span.end;
	}
	return span;
}

/* False where the comment is none: code. */
static bool find_cover(const struct paper *paper, struct span comment, struct span *covers)
{
	size_t next = paper->block_count;
	bool first = true;
	for (size_t i = 0; i < paper->block_count; i++) {
		const struct block *block = &paper->blocks[i];
		bool html = block->kind == BLOCK_HTML;
		if (!html && holds(block->span, comment.start)) {
			*covers = block->span;
			return block->kind != BLOCK_CODE && !is_text(block, comment.start);
		}
		first = first && (html || block->span.start > comment.start);
		if (!html && block->span.start >= comment.end && next == paper->block_count)
			next = i;
	}
	if (first)
		*covers = (struct span){0, paper->source->text.n + 1};
	else if (next < paper->block_count)
		*covers = whole_of(paper, next);
	else
		*covers = comment;
	return true;
}

/* ---- what a comment says ---- */

static void report_form(struct check *check, struct span comment, const char *problem)
{
	struct diag *diag = report(check, RULE_ALLOW_FORM, comment, "%s", problem);
	diag_help(check->found, diag, "write <!-- mundraft: allow RULE because REASON -->");
}

static void report_unknown(struct check *check, struct span span, struct str name)
{
	struct near near = near_start(name);
	for (const char *const *id = lint_rule_ids; *id; id++)
		near_offer(&near, str_of(*id));
	struct diag *diag = report(check, RULE_ALLOW_FORM, span,
				   "there is no rule \"%.*s\" to allow", STR_ARG(name));
	if (near.best.n)
		suggest(check, diag, near.best);
	else
		diag_help(check->found, diag, "\"mundraft list rules\" lists them");
}

static bool is_id_char(char c)
{
	return char_is_alpha(c) || char_is_digit(c) || c == '-' || c == '_';
}

/* The next word of the comment from *at; false at its end. */
static bool next_name(struct str text, size_t end, size_t *at, struct span *span)
{
	while (*at < end && !is_id_char(text.p[*at]))
		++*at;
	span->start = *at;
	while (*at < end && is_id_char(text.p[*at]))
		++*at;
	span->end = *at;
	return span->end > span->start;
}

static void allow(struct check *check, struct span name, struct span covers, bool reason)
{
	struct allowances *allowances = check->allowances;
	struct str id = source_text(check->paper->source, name);
	const struct rule *rule = rule_find(id);
	if (!rule || !rule_is_linted(rule))
		report_unknown(check, name, id);
	else if (reason && allowances->count < MOST)
		allowances->items[allowances->count++] = (struct allowance){
			.rule = (enum rule_id)(rule - rules), .place = name, .covers = covers};
}

/* Where the rules end: at "because", or at the comment's end; *reason: whether one follows. */
static size_t rules_end(struct str text, size_t at, size_t end, bool *reason)
{
	struct span word;
	*reason = false;
	while (next_name(text, end, &at, &word)) {
		if (!str_is(str_part(text, word.start, word.end), "because"))
			continue;
		struct span first;
		*reason = next_name(text, end, &at, &first);
		return word.start;
	}
	return end;
}

/* The comment's words behind "mundraft:". */
static void read_comment(struct check *check, struct span comment, size_t at, size_t end)
{
	struct str text = check->paper->source->text;
	struct span verb = {at, at}, name, covers;
	bool reason;
	if (!find_cover(check->paper, comment, &covers))
		return;
	if (!next_name(text, end, &at, &verb) ||
	    !str_is(str_part(text, verb.start, verb.end), "allow")) {
		report_form(check, comment, "the comment asks for nothing that mundraft knows");
		return;
	}
	size_t stop = rules_end(text, at, end, &reason);
	bool any = false;
	while (next_name(text, stop, &at, &name)) {
		if (str_is(source_text(check->paper->source, name), "and"))
			continue;
		any = true;
		allow(check, name, covers, reason);
	}
	if (!any)
		report_form(check, comment, "the comment does not say which rule is allowed");
	else if (!reason)
		report_form(check, comment, "the comment does not say why this is allowed");
}

void read_allowances(struct check *check)
{
	struct str text = check->paper->source->text;
	check->allowances = arena_new(check->scratch, struct allowances);
	if (check->options->no_allowances || check->paper->source->origins)
		return;
	size_t at = check->paper->body.start, comments = 0;
	while ((at = str_find(text, STR(OPENING), at)) < text.n && comments < MOST) {
		size_t close = str_find(text, STR(CLOSING), at);
		size_t word = skip_blanks(text, at + STR(OPENING).n);
		if (close >= text.n)
			return;
		if (str_starts(str_part(text, word, close), STR("mundraft:"))) {
			struct span comment = {at, close + STR(CLOSING).n};
			read_comment(check, comment, word + STR("mundraft:").n, close);
			comments++;
		}
		at = close;
	}
}

/* ---- what was let pass ---- */

bool text_allows(struct check *check, enum rule_id rule, struct span span)
{
	for (size_t i = 0; i < check->allowances->count; i++) {
		struct allowance *allowance = &check->allowances->items[i];
		if (allowance->rule != rule || !holds(allowance->covers, span.start))
			continue;
		allowance->count++;
		return true;
	}
	return false;
}

/* Without a dictionary, or with the rule off, nobody knows whether it is stale. */
static bool was_checked(const struct check *check, enum rule_id rule)
{
	return !check->off[rule] &&
	       (rules[rule].family != FAMILY_SPELLING || check->options->spelling);
}

size_t close_allowances(struct check *check)
{
	size_t allowed = 0;
	for (size_t i = 0; i < check->allowances->count; i++) {
		struct allowance *allowance = &check->allowances->items[i];
		allowed += allowance->count;
		if (allowance->count || !was_checked(check, allowance->rule))
			continue;
		struct diag *diag = report(check, RULE_ALLOW_STALE, allowance->place,
					   "\"%s\" is allowed here, and nothing needs it",
					   rules[allowance->rule].id);
		diag_help(check->found, diag, "take it out of the comment");
	}
	return allowed;
}
