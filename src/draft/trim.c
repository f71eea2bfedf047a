/*
 * Making a brief shorter. The order in which things go is what graders taught: a
 * second fact of the background goes before a point, a point before a proposal, and a
 * proposal before the cost and safeguard of the others. What rests on a fact that goes
 * (its consequence, its limit) goes with it, since only whole points are dropped.
 */
#include "brief.h"

static size_t words_of(const struct node *node, const char *const *keys)
{
	size_t words = 0;
	for (; *keys; keys++)
		words += str_words(yaml_text(node, *keys));
	return words;
}

static void leave_out(struct arena *arena, struct brief *brief, struct str what, size_t words)
{
	*arena_push(arena, brief->left_out, brief->left_out_count, brief->left_out_room) = what;
	brief->saved += words ? words : 1;
}

/* ---- the background ---- */

static size_t fact_words(const struct fact *fact)
{
	static const char *const keys[] = {"achieved", "short", NULL};
	return str_words(fact->say) + str_words(fact->by) + 3 + words_of(fact->node, keys);
}

static bool drop_fact(struct arena *arena, struct brief *brief, const struct fact **facts,
		      size_t *count, size_t keep,
		      long weigh(const struct brief *, const struct fact *))
{
	size_t lightest = 0;
	if (*count <= keep)
		return false;
	for (size_t i = 1; i < *count; i++)
		if (weigh(brief, facts[i]) <= weigh(brief, facts[lightest]))
			lightest = i;
	leave_out(arena, brief, facts[lightest]->id, fact_words(facts[lightest]));
	for (size_t i = lightest + 1; i < *count; i++)
		facts[i - 1] = facts[i];
	--*count;
	return true;
}

static bool drop_topic_fact(struct arena *arena, struct brief *brief, size_t keep)
{
	return drop_fact(arena, brief, brief->facts, &brief->fact_count, keep, fact_weight);
}

static bool drop_instrument(struct arena *arena, struct brief *brief, size_t keep)
{
	return drop_fact(arena, brief, brief->instruments, &brief->instrument_count, keep,
			 instrument_weight);
}

static size_t dispute_words(const struct brief *brief)
{
	static const char *const keys[] = {"who", "hold", NULL};
	const struct node *dispute = yaml_get(brief->topic->tree, "dispute");
	const struct node *sides = yaml_get(dispute, "sides");
	size_t words = str_words(yaml_text(dispute, "over")) + 5;
	for (const struct node *side = sides ? sides->first : NULL; side; side = side->next)
		words += words_of(side, keys);
	return words;
}

static size_t near_words(const struct brief *brief)
{
	static const char *const keys[] = {"lead", NULL};
	const struct node *near = yaml_get(brief->position, "near");
	const struct node *shown = yaml_get(near, "shown_by");
	size_t words = words_of(near, keys);
	for (const struct node *id = shown ? shown->first : NULL; id; id = id->next) {
		const struct fact *fact = evidence_fact(brief->request->evidence, id->text);
		words += fact ? fact_words(fact) : 0;
	}
	return words;
}

static const struct str dispute_name = {"what divides delegations", 24};
static const struct str near_name = {"the topic near home", 19};

static bool drop_dispute(struct arena *arena, struct brief *brief, size_t keep)
{
	(void)keep;
	if (!brief->dispute)
		return false;
	leave_out(arena, brief, dispute_name, dispute_words(brief));
	brief->dispute = false;
	return true;
}

static bool drop_near(struct arena *arena, struct brief *brief, size_t keep)
{
	(void)keep;
	if (!brief->near)
		return false;
	leave_out(arena, brief, near_name, near_words(brief));
	brief->near = false;
	return true;
}

static void take_back(struct brief *brief, struct str what)
{
	size_t kept = 0;
	for (size_t i = 0; i < brief->left_out_count; i++)
		if (!str_eq(brief->left_out[i], what))
			brief->left_out[kept++] = brief->left_out[i];
	brief->left_out_count = kept;
}

bool brief_refill(struct brief *brief, size_t room)
{
	if (!brief->near && yaml_get(brief->position, "near") && near_words(brief) < room) {
		brief->near = true;
		take_back(brief, near_name);
		return true;
	}
	if (!brief->dispute && yaml_get(brief->topic->tree, "dispute") &&
	    dispute_words(brief) < room) {
		brief->dispute = true;
		take_back(brief, dispute_name);
		return true;
	}
	return false;
}

/* ---- the position ---- */

/* The last fact that its author marked as dispensable. */
static bool drop_optional(struct arena *arena, struct brief *brief, size_t keep)
{
	(void)keep;
	for (size_t p = brief->point_count; p-- > 0;) {
		struct brief_point *point = &brief->points[p];
		const struct node *optional = yaml_get(point->node, "if_room");
		for (size_t i = point->shown_count; i-- > 0;) {
			if (!yaml_holds(optional, point->shown[i]) || point->shown_count == 1)
				continue;
			leave_out(arena, brief, point->shown[i], 15);
			for (size_t j = i + 1; j < point->shown_count; j++)
				point->shown[j - 1] = point->shown[j];
			point->shown_count--;
			return true;
		}
	}
	return false;
}

static size_t count_facts(const struct brief *brief, const struct brief_point *point)
{
	size_t facts = 0;
	for (size_t i = 0; i < point->shown_count; i++)
		facts += evidence_fact(brief->request->evidence, point->shown[i]) != NULL;
	return facts;
}

/*
 * A point with nothing but gaps goes first; then the last general one. The first point
 * and what was written for this committee stay longest: they tell two papers of one
 * country apart.
 */
static size_t weakest_point(const struct brief *brief)
{
	for (size_t p = brief->point_count; p-- > 0;)
		if (!count_facts(brief, &brief->points[p]))
			return p;
	for (size_t p = brief->point_count; p-- > 1;)
		if (!yaml_get(brief->points[p].node, "committees"))
			return p;
	return brief->point_count - 1;
}

static bool drop_point(struct arena *arena, struct brief *brief, size_t keep)
{
	static const char *const keys[] = {"claim", "because", "so", "limit", NULL};
	if (brief->point_count <= keep)
		return false;
	size_t weakest = weakest_point(brief);
	const struct brief_point *point = &brief->points[weakest];
	leave_out(arena, brief, yaml_text(point->node, "claim"),
		  words_of(point->node, keys) + 18 * point->shown_count);
	for (size_t i = weakest + 1; i < brief->point_count; i++)
		brief->points[i - 1] = brief->points[i];
	brief->point_count--;
	return true;
}

static bool drop_partners(struct arena *arena, struct brief *brief, size_t keep)
{
	static const char *const keys[] = {"say", NULL};
	(void)keep;
	if (!brief->partners)
		return false;
	leave_out(arena, brief, STR("the partners"), 5 + words_of(brief->partners, keys));
	brief->partners = NULL;
	return true;
}

static bool drop_objection(struct arena *arena, struct brief *brief, size_t keep)
{
	static const char *const keys[] = {"say", "answer", "accept", "refuse", NULL};
	(void)keep;
	if (!brief->objection)
		return false;
	leave_out(arena, brief, STR("the objection"), 15 + words_of(brief->objection, keys));
	brief->no_objection = true;
	brief->objection = NULL;
	return true;
}

/* ---- the proposals ---- */

/* The last one; but what was written for this committee stays longest. */
static bool drop_proposal(struct arena *arena, struct brief *brief, size_t keep)
{
	static const char *const keys[] = {"title", "because", "actor",   "act",       "means",
					   "time",  "cost",    "measure", "safeguard", NULL};
	if (brief->proposal_count <= keep)
		return false;
	size_t last = brief->proposal_count - 1, general = brief->proposal_count;
	while (general-- > 0)
		if (!yaml_get(brief->proposals[general], "committees")) {
			last = general;
			break;
		}
	const struct node *dropped = brief->proposals[last];
	leave_out(arena, brief, yaml_text(dropped, "id"), 25 + words_of(dropped, keys));
	for (size_t i = last + 1; i < brief->proposal_count; i++)
		brief->proposals[i - 1] = brief->proposals[i];
	brief->proposal_count--;
	return true;
}

static bool drop_form(struct arena *arena, struct brief *brief, size_t keep)
{
	(void)keep;
	if (!brief->ample)
		return false;
	leave_out(arena, brief, STR("the form that the requests take"), 20);
	brief->ample = false;
	return true;
}

static bool drop_detail(struct arena *arena, struct brief *brief, size_t keep)
{
	static const char *const keys[] = {"means", "cost", "safeguard", NULL};
	size_t words = 0;
	(void)keep;
	if (!brief->full)
		return false;
	for (size_t i = 0; i < brief->proposal_count; i++)
		words += 12 + words_of(brief->proposals[i], keys);
	leave_out(arena, brief, STR("means, cost and safeguard of each proposal"), words);
	brief->full = false;
	return true;
}

/* ---- what goes when ---- */

static const struct step {
	bool (*drop)(struct arena *, struct brief *, size_t keep);
	size_t keep;
} steps[] = {
	{drop_optional, 0},   {drop_form, 0},      {drop_instrument, 3}, {drop_point, 3},
	{drop_instrument, 2}, {drop_dispute, 0},   {drop_topic_fact, 1}, {drop_point, 2},
	{drop_near, 0},       {drop_proposal, 2},  {drop_partners, 0},   {drop_instrument, 1},
	{drop_point, 1},      {drop_objection, 0}, {drop_detail, 0},     {drop_topic_fact, 0},
	{drop_proposal, 1},
};

/* While the position is longer than the proposals, a point goes before the background. */
static bool drop_next(struct arena *arena, struct brief *brief, struct brief_words words)
{
	bool heavy = words.position > words.proposals && words.position > words.background;
	if (heavy && drop_point(arena, brief, 3))
		return true;
	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
		if (steps[i].drop(arena, brief, steps[i].keep))
			return true;
	return false;
}

bool brief_trim(struct arena *arena, struct brief *brief, struct brief_words words, size_t excess)
{
	size_t before = brief->saved;
	while (brief->saved - before < excess && drop_next(arena, brief, words))
		;
	brief_choose_words(brief);
	return brief->saved > before;
}
