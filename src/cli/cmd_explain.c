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
