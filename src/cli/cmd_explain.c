/* mundraft explain: a rule in full, from the one table of rules. */
#include "cli.h"

#include "mundraft/near.h"

static void add_example(struct strbuf *out, const char *title, const char *example)
{
	struct str rest = str_of(example), line;
	if (!rest.n)
		return;
	strbuf_addf(out, "\n%s:\n", title);
	while (str_next_line(&rest, &line))
		strbuf_addf(out, "    %.*s\n", STR_ARG(line));
}

static void add_line(struct strbuf *out, const char *title, const char *text)
{
	if (text && *text)
		strbuf_addf(out, "\n%s: %s.\n", title, text);
}

/* What a conference may write into its file. */
static void add_settings(struct strbuf *out, const struct rule *rule)
{
	const struct rule_limit *limit = rule_limit((enum rule_id)(rule - rules));
	if (!rule->from)
		return;
	strbuf_addf(
		out,
		"\nIn a conference's file:\n    rules: {%s: off}     or style, warning, error\n",
		rule->id);
	if (limit)
		strbuf_addf(out, "    limits: {%s: %ld}     %s, from %ld to %ld\n", rule->id,
			    limit->value, limit->what, limit->least, limit->most);
	strbuf_addf(out, "In a paper:\n    <!-- mundraft: allow %s because ... -->\n", rule->id);
}

void print_rule(struct arena *arena, const struct rule *rule)
{
	struct strbuf out;
	strbuf_init(&out, arena);
	strbuf_addf(&out, "%s: %s\n\n%s, about %s\n", rule->id, rule->title,
		    severity_name(rule->severity), family_name(rule->family));
	if (*rule->why)
		strbuf_addf(&out, "%s\n", rule->why);
	add_example(&out, "Not like this", rule->bad);
	add_example(&out, "But like this", rule->good);
	add_line(&out, "Where it comes from", rule->from);
	add_line(&out, "What it leaves alone", rule->spares);
	add_settings(&out, rule);
	print(TO_OUT, strbuf_str(&out));
}

int command_explain(struct run *run)
{
	struct str name = run->args.operands[0];
	const struct rule *rule = rule_find(name);
	if (rule) {
		print_rule(&run->arena, rule);
		return EXIT_CLEAN;
	}
	struct near near = near_start(name);
	for (size_t i = 0; i < RULE_COUNT; i++)
		near_offer(&near, str_of(rules[i].id));
	return usage_error(run, did_you_mean(run, near.best, "\"mundraft list rules\" lists them"),
			   "there is no rule \"%.*s\"", STR_ARG(visible(&run->arena, name)));
}
