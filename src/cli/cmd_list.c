/* mundraft list: what there is of a kind, and which file it comes from. */
#include "cli.h"

#include "mundraft/near.h"

static enum kind kind_of(struct run *run)
{
	struct str typed = run->args.operands[0];
	struct near near = near_start(typed);
	for (size_t kind = 0; kind < KIND_COUNT; kind++) {
		if (str_is(typed, kind_plural((enum kind)kind)) ||
		    str_is(typed, kind_name((enum kind)kind)))
			return (enum kind)kind;
		near_offer(&near, str_of(kind_plural((enum kind)kind)));
	}
	usage_error(
		run,
		did_you_mean(run, near.best,
			     "choose one of: countries, committees, conferences, topics, rules"),
		"\"%.*s\" cannot be listed", STR_ARG(visible(&run->arena, typed)));
	return KIND_COUNT;
}

static void add_padded(struct strbuf *out, struct str text, size_t column)
{
	strbuf_add(out, text);
	for (size_t n = shown_columns(text); n < column + 2; n++)
		strbuf_addc(out, ' ');
}

/* Where it comes from; for a rule, what it is about and how severe it is. */
static struct str origin(struct arena *arena, const struct entry *entry)
{
	if (entry->path.n)
		return visible(arena, entry->path);
	const struct rule *rule = rule_find(entry->id);
	return str_printf(arena, "%s, %s", severity_name(rule->severity),
			  family_name(rule->family));
}

static void print_table(struct arena *arena, const struct entry *entries, size_t count)
{
	struct str *names = arena_array(arena, count, struct str);
	size_t ids = 0, widest = 0;
	struct strbuf out;
	strbuf_init(&out, arena);
	for (size_t i = 0; i < count; i++) {
		names[i] = visible(arena, entries[i].names[0]);
		size_t id = shown_columns(entries[i].id), name = shown_columns(names[i]);
		ids = id > ids ? id : ids;
		widest = name > widest ? name : widest;
	}
	for (size_t i = 0; i < count; i++) {
		add_padded(&out, entries[i].id, ids);
		add_padded(&out, names[i], widest);
		strbuf_add(&out, origin(arena, &entries[i]));
		strbuf_addc(&out, '\n');
	}
	print(TO_OUT, strbuf_str(&out));
}

int command_list(struct run *run)
{
	struct entry *entries;
	enum kind kind = kind_of(run);
	bool only_ids = args_has(&run->args, OPTION_IDS);
	if (kind == KIND_COUNT)
		return EXIT_USAGE;
	size_t count = names_list(&run->library, kind, !only_ids, &entries);
	if (!count) {
		usage_error(run, "name the folder of mundraft's own files with --data",
			    "no %s were found", kind_plural(kind));
		return EXIT_INPUT;
	}
	if (!only_ids)
		print_table(&run->arena, entries, count);
	for (size_t i = 0; only_ids && i < count; i++)
		printfs(TO_OUT, "%.*s\n", STR_ARG(visible(&run->arena, entries[i].id)));
	return EXIT_CLEAN;
}
