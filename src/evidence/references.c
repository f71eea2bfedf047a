/*
 * Do all ids lead somewhere? The keys that hold ids are the same wherever they
 * stand, so one walk over the tree finds them all.
 */
#include "facts.h"

#include "mundraft/near.h"

enum refers { TO_FACT, TO_FACT_OR_GAP, TO_TOPIC, TO_PROPOSAL, TO_COMMITTEE, TO_CONFERENCE };

/* The lengths are kept, for a quick no: the walk asks of every key in the file. */
#define KEY(name)                                                                                  \
	{                                                                                          \
		name, sizeof name - 1                                                              \
	}

static const struct {
	struct str key;
	enum refers refers;
} referring[] = {
	{KEY("shown_by"), TO_FACT_OR_GAP},
	{KEY("if_room"), TO_FACT_OR_GAP},
	{KEY("background"), TO_FACT},
	{KEY("because_by"), TO_FACT},
	{KEY("limit_by"), TO_FACT},
	{KEY("rests_on"), TO_FACT},
	{KEY("cite"), TO_FACT},
	{KEY("short_by"), TO_FACT},
	{KEY("achieved_by"), TO_FACT},
	{KEY("matters_by"), TO_FACT},
	{KEY("through_by"), TO_FACT},
	{KEY("means_by"), TO_FACT},
	{KEY("say_by"), TO_FACT},
	{KEY("cost_by"), TO_FACT},
	{KEY("facts"), TO_FACT},
	{KEY("with"), TO_FACT},
	{KEY("topic"), TO_TOPIC},
	{KEY("topics"), TO_TOPIC},
	{KEY("default_topic"), TO_TOPIC},
	{KEY("proposals"), TO_PROPOSAL},
	{KEY("committees"), TO_COMMITTEE},
	{KEY("committee"), TO_COMMITTEE},
	{KEY("conference"), TO_CONFERENCE},
};

/* `by` is a subject in facts and instruments, a list of ids in objections and their like. */
static const struct str by_parents[] = {KEY("objections"), KEY("partners"), KEY("opponents"),
					KEY("sides")};

struct walk {
	struct evidence *evidence;
	const struct known_ids *known;
	struct diags *diags;
	const struct node *proposals; /* the tree's own */
	struct table proposals_by_id;
};

static bool in_list(const struct str *ids, size_t count, struct str id)
{
	for (size_t i = 0; i < count; i++)
		if (str_eq(ids[i], id))
			return true;
	return false;
}

static bool is_known(const struct walk *walk, enum refers refers, struct str id)
{
	const struct evidence *evidence = walk->evidence;
	const struct known_ids *known = walk->known;
	switch (refers) {
	case TO_FACT_OR_GAP:
		return evidence_gap(evidence, id) || evidence_fact(evidence, id);
	case TO_FACT:
		return evidence_fact(evidence, id);
	case TO_TOPIC:
		return !evidence->topic_count || table_get(&evidence->topics_by_id, id);
	case TO_PROPOSAL:
		return table_get(&walk->proposals_by_id, id);
	case TO_COMMITTEE:
		return !known->committee_count ||
		       in_list(known->committees, known->committee_count, id);
	case TO_CONFERENCE:
		return !known->conference_count ||
		       in_list(known->conferences, known->conference_count, id);
	}
	return true;
}

static void offer_list(struct near *near, const struct str *ids, size_t count)
{
	for (size_t i = 0; i < count; i++)
		near_offer(near, ids[i]);
}

static struct str nearest(const struct walk *walk, enum refers refers, struct str id)
{
	struct near near = near_start(id);
	const struct evidence *evidence = walk->evidence;
	bool facts = refers == TO_FACT || refers == TO_FACT_OR_GAP;
	for (size_t i = 0; facts && i < evidence->fact_count; i++)
		near_offer(&near, evidence->facts[i]->id);
	for (size_t i = 0; refers == TO_FACT_OR_GAP && i < evidence->gap_count; i++)
		near_offer(&near, evidence->gaps[i]->id);
	const struct node *proposal =
		refers == TO_PROPOSAL && walk->proposals ? walk->proposals->first : NULL;
	for (; proposal; proposal = proposal->next)
		near_offer(&near, yaml_text(proposal, "id"));
	if (refers == TO_TOPIC)
		offer_list(&near, evidence->topic_ids, evidence->topic_count);
	if (refers == TO_COMMITTEE)
		offer_list(&near, walk->known->committees, walk->known->committee_count);
	if (refers == TO_CONFERENCE)
		offer_list(&near, walk->known->conferences, walk->known->conference_count);
	return near.best;
}

static void check_id(const struct walk *walk, enum refers refers, const struct node *node,
		     struct str id, struct span span)
{
	static const char *const names[] = {"fact",     "fact or gap", "topic",
					    "proposal", "committee",   "conference"};
	if (is_known(walk, refers, id))
		return;
	struct diag *diag = mistake(walk->evidence, walk->diags, RULE_UNKNOWN_REFERENCE, node, span,
				    "there is no %s \"%.*s\"", names[refers], STR_ARG(id));
	if (!diag)
		return;
	struct str near = nearest(walk, refers, id);
	if (near.n)
		diag_help(walk->diags, diag, "did you mean \"%.*s\"?", STR_ARG(near));
	else
		diag_help(walk->diags, diag, "add it, or take the id out");
}

static void check_ids(const struct walk *walk, enum refers refers, const struct node *node)
{
	const struct node *item = node->kind == NODE_LIST ? node->first : NULL;
	if (node->kind == NODE_TEXT)
		check_id(walk, refers, node, node->text, node->span);
	for (; item; item = item->next)
		if (item->kind == NODE_TEXT)
			check_id(walk, refers, item, item->text, item->span);
}

/* `angle` has the committees' ids as its keys. */
static void check_angles(const struct walk *walk, const struct node *angles)
{
	if (angles->kind != NODE_MAP)
		return;
	for (const struct node *angle = angles->first; angle; angle = angle->next)
		check_id(walk, TO_COMMITTEE, angle, angle->key, angle->key_span);
}

static void check_key(const struct walk *walk, const struct node *node, struct str parent)
{
	for (size_t i = 0; i < sizeof referring / sizeof *referring; i++)
		if (str_eq(node->key, referring[i].key))
			check_ids(walk, referring[i].refers, node);
	for (size_t i = 0; i < sizeof by_parents / sizeof *by_parents; i++)
		if (str_is(node->key, "by") && str_eq(parent, by_parents[i]))
			check_ids(walk, TO_FACT, node);
	if (str_is(node->key, "angle"))
		check_angles(walk, node);
}

/* Depth is bounded by the YAML reader. `parent`: the key of the list around a map. */
static void walk_tree(const struct walk *walk, const struct node *node, struct str parent)
{
	for (const struct node *child = node->kind == NODE_TEXT ? NULL : node->first; child;
	     child = child->next) {
		if (node->kind == NODE_MAP)
			check_key(walk, child, parent);
		walk_tree(walk, child, child->key.n ? child->key : parent);
	}
}

static struct str *ids_in(struct library *library, const char *folder, const char *extension,
			  size_t *count)
{
	struct library_entry *entries;
	*count = library_list(library, folder, extension, &entries);
	struct str *ids = arena_array(library->arena, *count, struct str);
	for (size_t i = 0; i < *count; i++)
		ids[i] = entries[i].id;
	return ids;
}

struct known_ids known_ids(struct library *library)
{
	struct known_ids known;
	known.committees = ids_in(library, "templates/committees", ".md", &known.committee_count);
	known.conferences =
		ids_in(library, "templates/conferences", ".yaml", &known.conference_count);
	return known;
}

void check_references(struct evidence *evidence, const struct node *tree,
		      const struct known_ids *known, struct diags *diags)
{
	struct walk walk = {.evidence = evidence, .known = known, .diags = diags};
	walk.proposals = yaml_get(tree, "proposals");
	const struct node *proposal = walk.proposals ? walk.proposals->first : NULL;
	for (; proposal; proposal = proposal->next)
		table_put(evidence->arena, &walk.proposals_by_id, yaml_text(proposal, "id"),
			  proposal);
	walk_tree(&walk, tree, (struct str){0});
}
