/*
 * mundraft show: what is known under an id, whatever bears it: a country, a
 * committee, a conference, a topic, a rule, a fact, a gap.
 */
#include "cli.h"

#include "mundraft/near.h"
#include "mundraft/utf8.h"
#include "../evidence/schemas.h"
#include "show.h"

/* ---- things of the library ---- */

static void begin(struct strbuf *out, const char *what, struct str id, const struct source *source)
{
	strbuf_addf(out, "%s %.*s\n", what, STR_ARG(id));
	strbuf_adds(out, "file: ");
	utf8_show(out, source->name);
	strbuf_addc(out, '\n');
}

static const struct node *load_tree(struct run *run, enum kind kind, struct str id,
				    const struct source **source)
{
	struct evidence evidence = {.arena = &run->arena};
	struct topic *topics, topic;
	struct library *library = &run->library;
	if (kind == KIND_TOPIC) {
		bool loaded = topic_load(library, id, &evidence, &topic, &run->diags);
		*source = loaded ? topic.source : NULL;
		return loaded ? topic.tree : NULL;
	}
	if (kind == KIND_COUNTRY) {
		topics_load(library, &evidence, &topics, &run->diags);
		const struct profile *profile = profile_load(library, id, &evidence, &run->diags);
		*source = profile ? profile->source : NULL;
		return profile ? profile->tree : NULL;
	}
	if (kind == KIND_COMMITTEE) {
		const struct committee *committee = committee_load(library, id, &run->diags);
		*source = committee ? committee->source : NULL;
		return committee ? committee->tree : NULL;
	}
	const struct conference *conference = conference_load(library, id, &run->diags);
	*source = conference ? conference->source : NULL;
	return conference ? conference->tree : NULL;
}

/* From which the meaning of each key is told. */
static const struct schema *schema_of(enum kind kind)
{
	static const struct schema *const schemas[KIND_COUNT] = {
		[KIND_COUNTRY] = &profile_schema,
		[KIND_COMMITTEE] = &committee_schema,
		[KIND_CONFERENCE] = &conference_schema,
		[KIND_TOPIC] = &topic_schema,
	};
	return schemas[kind];
}

static int show_entry(struct run *run, enum kind kind, struct str id)
{
	struct strbuf out;
	const struct source *source;
	if (kind == KIND_RULE) {
		print_rule(&run->arena, rule_find(id));
		return EXIT_CLEAN;
	}
	const struct node *tree = load_tree(run, kind, id, &source);
	if (!tree) {
		tell(run);
		usage_error(run, "mend the mistakes; \"mundraft check\" shows them all",
			    "the %s \"%.*s\" cannot be used", kind_name(kind), STR_ARG(id));
		return EXIT_INPUT;
	}
	strbuf_init(&out, &run->arena);
	begin(&out, kind_name(kind), id, source);
	show_tree(&out, tree, schema_of(kind));
	print(TO_OUT, strbuf_str(&out));
	return EXIT_CLEAN;
}

/* ---- facts and gaps ---- */

static void show_node(struct run *run, const char *what, struct str id, const struct node *node)
{
	struct strbuf out;
	strbuf_init(&out, &run->arena);
	begin(&out, what, id, node->source);
	show_tree(&out, node, NULL);
	print(TO_OUT, strbuf_str(&out));
}

static void show_sources(struct run *run, const struct fact *fact)
{
	for (size_t i = 0; i < fact->source_count; i++) {
		struct strbuf out;
		strbuf_init(&out, &run->arena);
		strbuf_addf(&out, "\nsource %.*s\n", STR_ARG(fact->sources[i]->key));
		show_tree(&out, fact->sources[i]->node, NULL);
		print(TO_OUT, strbuf_str(&out));
	}
}

static bool show_evidence(struct run *run, const struct evidence *evidence, struct str id)
{
	const struct fact *fact = evidence_fact(evidence, id);
	const struct gap *gap = evidence_gap(evidence, id);
	if (fact) {
		show_node(run, "fact", id, fact->node);
		show_sources(run, fact);
	} else if (gap) {
		show_node(run, gap->filled ? "gap (filled)" : "gap", id, gap->node);
	}
	return fact || gap;
}

static void offer_ids(struct near *near, const struct evidence *evidence)
{
	for (size_t i = 0; i < evidence->fact_count; i++)
		near_offer(near, evidence->facts[i]->id);
	for (size_t i = 0; i < evidence->gap_count; i++)
		near_offer(near, evidence->gaps[i]->id);
}

/* What one country or one committee adds to the topics' evidence. Faults are `check`'s affair. */
static void load_evidence(struct run *run, enum kind kind, struct str of, struct evidence *evidence)
{
	struct topic *topics;
	struct diags quiet = {.arena = &run->arena};
	*evidence = (struct evidence){.arena = &run->arena};
	topics_load(&run->library, evidence, &topics, &quiet);
	if (kind == KIND_COUNTRY) {
		profile_load(&run->library, of, evidence, &quiet);
	} else if (kind == KIND_COMMITTEE) {
		const struct committee *committee = committee_load(&run->library, of, &quiet);
		if (committee)
			committee_evidence(committee, evidence, &quiet);
	}
}

static bool show_fact_of(struct run *run, enum kind kind, struct str of, struct str id,
			 struct near *near)
{
	struct evidence evidence;
	load_evidence(run, kind, of, &evidence);
	offer_ids(near, &evidence);
	return show_evidence(run, &evidence, id);
}

/* In the topics' evidence, then country by country and committee by committee. */
static bool show_fact(struct run *run, struct str id, struct near *near)
{
	if (show_fact_of(run, KIND_TOPIC, (struct str){0}, id, near))
		return true;
	for (size_t kind = KIND_COUNTRY; kind <= KIND_COMMITTEE; kind++) {
		struct entry *entries;
		size_t count = names_list(&run->library, (enum kind)kind, false, &entries);
		for (size_t i = 0; i < count; i++)
			if (show_fact_of(run, (enum kind)kind, entries[i].id, id, near))
				return true;
	}
	return false;
}

/* ---- which ---- */

static size_t entry_index(const struct entry *entries, size_t count, struct str id)
{
	size_t i = 0;
	while (i < count && !str_eq(entries[i].id, id))
		i++;
	return i;
}

/* Everything that bears exactly this id. */
static bool show_exact(struct run *run, struct str id, struct near *near, int *status)
{
	bool shown = false;
	for (size_t kind = 0; kind < KIND_COUNT; kind++) {
		struct entry *entries;
		size_t count = names_list(&run->library, (enum kind)kind, false, &entries);
		for (size_t i = 0; i < count; i++)
			near_offer(near, entries[i].id);
		if (entry_index(entries, count, id) == count)
			continue;
		if (shown)
			prints(TO_OUT, "\n");
		*status = show_entry(run, (enum kind)kind, id);
		shown = true;
	}
	return shown;
}

/* The only thing that a name leads to. */
static bool show_named(struct run *run, struct str typed, int *status)
{
	enum kind found_kind = KIND_COUNT;
	struct str found = {0};
	for (size_t kind = 0; kind < KIND_RULE; kind++) {
		struct str id = name_find(&run->library, (enum kind)kind, typed);
		if (!id.n)
			continue;
		if (found.n)
			return false;
		found = id;
		found_kind = (enum kind)kind;
	}
	if (found.n)
		*status = show_entry(run, found_kind, found);
	return found.n > 0;
}

int command_show(struct run *run)
{
	struct str typed = run->args.operands[0];
	struct near near = near_start(typed);
	int status = EXIT_CLEAN;
	if (show_exact(run, typed, &near, &status) || show_fact(run, typed, &near) ||
	    show_named(run, typed, &status))
		return status;
	return usage_error(run,
			   did_you_mean(run, near.best,
					"\"mundraft list countries\" and its like show the ids"),
			   "nothing bears the id \"%.*s\"", STR_ARG(visible(&run->arena, typed)));
}
