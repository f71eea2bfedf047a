/* How much is said of one file: a damaged one must not keep the machine, or the reader, busy. */
#include "facts.h"

#include <string.h>

struct diag *mistake(struct evidence *evidence, struct diags *diags, enum rule_id rule,
		     const struct node *node, struct span span, const char *format, ...)
{
	size_t *reported = &evidence->reported[rules[rule].severity];
	if (*reported > MOST_MISTAKES)
		return NULL;
	if ((*reported)++ == MOST_MISTAKES) {
		struct diag *last =
			diag_add(diags, rule, node->source, span,
				 "here is one more after %d; the rest is not shown", MOST_MISTAKES);
		diag_help(diags, last, "mend those first, then check again");
		return NULL;
	}
	va_list args;
	va_start(args, format);
	struct str message = str_vprintf(diags->arena, format, args);
	va_end(args);
	return diag_add(diags, rule, node->source, span, "%.*s", STR_ARG(message));
}

void mistakes_restart(struct evidence *evidence)
{
	memset(evidence->reported, 0, sizeof evidence->reported);
}

void check_own_id(const struct node *id, struct str file, struct diags *diags)
{
	if (!id || id->kind != NODE_TEXT || !id->text.n || str_eq(id->text, file))
		return;
	struct diag *diag = diag_add(diags, RULE_BAD_VALUE, id->source, id->span,
				     "the id \"%.*s\" is not the file's name", STR_ARG(id->text));
	diag_help(diags, diag, "write \"id: %.*s\", or rename the file", STR_ARG(file));
}
