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

/* ---- the sources of a country ---- */

/* "2 facts: ssd-2015, deed-2016" */
static void add_facts_of(struct strbuf *out, const struct evidence *evidence,
			 const struct cited_source *source)
{
	size_t count = 0, from = out->n;
	for (size_t i = 0; i < evidence->fact_count; i++) {
		const struct fact *fact = evidence->facts[i];
		for (size_t s = 0; s < fact->source_count; s++)
			if (fact->sources[s] == source)
				strbuf_addf(out, "%s%.*s", count++ ? ", " : "", STR_ARG(fact->id));
	}
	struct str ids = str_copy(out->arena, str_part(strbuf_str(out), from, out->n));
	out->n = from;
	strbuf_addf(out, "    %zu %s%s%.*s\n", count, count == 1 ? "fact" : "facts",
		    count ? ": " : "", STR_ARG(ids));
}

static size_t add_sources_of(struct strbuf *out, const struct evidence *evidence,
			     const struct node *list, bool given)
{
	size_t count = 0;
	for (const struct node *node = list ? list->first : NULL; node; node = node->next) {
		const struct cited_source *source = evidence_source(evidence, node->key);
		if (!source || str_is(yaml_text(node, "origin"), "given") != given)
			continue;
		count++;
		strbuf_addf(out, "\n%.*s, reliability %ld/5\n    ", STR_ARG(source->key),
			    source->reliability);
		utf8_show(out, source_citation(out->arena, source));
		strbuf_addc(out, '\n');
		if (yaml_text(node, "checked").n) {
			strbuf_adds(out, "    checked: ");
			utf8_show(out, yaml_text(node, "checked"));
			strbuf_addc(out, '\n');
		}
		add_facts_of(out, evidence, source);
	}
	return count;
}

static int show_sources_of_country(struct run *run, struct str id)
{
	struct evidence evidence = {.arena = &run->arena};
	struct topic *topics;
	struct strbuf out;
	topics_load(&run->library, &evidence, &topics, &run->diags);
	const struct profile *profile = profile_load(&run->library, id, &evidence, &run->diags);
	if (!profile)
		return EXIT_INPUT;
	const struct node *list = yaml_get(profile->tree, "sources");
	strbuf_init(&out, &run->arena);
	strbuf_addf(&out, "Sources of %.*s, last checked %.*s\n", STR_ARG(profile->name),
		    STR_ARG(profile->as_of));
	strbuf_adds(&out, "\n== The documents that the profile began with ==\n");
	if (!add_sources_of(&out, &evidence, list, true))
		strbuf_adds(&out, "\nnone is marked \"origin: given\"\n");
	strbuf_adds(&out, "\n== Added, each confirmed on a second page where one is named ==\n");
	if (!add_sources_of(&out, &evidence, list, false))
		strbuf_adds(&out, "\nnone\n");
	print(TO_OUT, strbuf_str(&out));
	return EXIT_CLEAN;
}

static int show_entry(struct run *run, enum kind kind, struct str id)
{
	struct strbuf out;
	const struct source *source;
	if (kind == KIND_COUNTRY && args_has(&run->args, OPTION_SOURCES) &&
	    show_sources_of_country(run, id) == EXIT_CLEAN)
		return EXIT_CLEAN;
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

/* "profiles/kazakhstan.yaml" of any longer path. */
static struct str file_of(const struct gap *gap)
{
	struct str path = gap->node->source->name;
	size_t start = path.n;
	while (start > 0 && path.p[start - 1] != '/')
		start--;
	return str_part(path, start, path.n);
}

/* What to paste, with the first of the gap's topics. */
static void show_gap_lines(struct run *run, const struct gap *gap)
{
	const struct node *topics = yaml_get(gap->node, "topics");
	bool list = topics && topics->kind == NODE_LIST && topics->first;
	struct strbuf out;
	strbuf_init(&out, &run->arena);
	strbuf_addf(&out, "\nput what you find into ./profiles/%.*s:\n\n", STR_ARG(file_of(gap)));
	gap_add_lines(&out, &gap, 1, list ? topics->first->text : yaml_text(gap->node, "topics"));
	print(TO_OUT, strbuf_str(&out));
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
		if (!gap->filled)
			show_gap_lines(run, gap);
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
