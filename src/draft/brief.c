/*
 * The brief: evidence is chosen by topic, committee, voice, reliability and date,
 * never by its place in a file. Only inside a point does the author's order count.
 * Words are the templates' affair.
 */
#include "brief.h"

#include "mundraft/schema.h"

#define MOST_FACTS 2
#define MOST_INSTRUMENTS 3
#define TOLD_INSTRUMENTS 2 /* of these, in a paper of two pages */
#define MOST_POINTS 4
#define MOST_PROPOSALS 3
#define FEWEST_PROPOSALS 2 /* below, those of another line are taken in */
#define MOST_RECORD 6
#define WANTED 100000   /* what the line of argument asks for is never the lightest */
#define SHORT_PAPER 600 /* words: below, proposals are told without cost and safeguard */

/* ---- what fits here ---- */

static bool fits_committee(const struct brief *brief, const struct node *node)
{
	const struct node *committees = yaml_get(node, "committees");
	return !committees || yaml_holds(committees, brief->request->committee->id);
}

static bool fits_topic(const struct brief *brief, const struct node *node)
{
	return str_eq(yaml_text(node, "topic"), brief->topic->id);
}

static const struct node *first_child(const struct node *node)
{
	return node && node->kind != NODE_TEXT ? node->first : NULL;
}

static bool has_proposal(const struct brief *brief, struct str id)
{
	for (size_t i = 0; i < brief->proposal_count; i++)
		if (str_eq(yaml_text(brief->proposals[i], "id"), id))
			return true;
	return false;
}

/* Whether every proposal that the entry speaks of is in the paper. */
static bool fits_proposals(const struct brief *brief, const struct node *node)
{
	const struct node *wanted = yaml_get(node, "proposals");
	if (wanted && wanted->kind == NODE_TEXT)
		return has_proposal(brief, wanted->text);
	for (const struct node *id = first_child(wanted); id; id = id->next)
		if (!has_proposal(brief, id->text))
			return false;
	return true;
}

/* The first entry written for this committee, else the first for any. */
static const struct node *best_for_committee(const struct brief *brief, const struct node *list)
{
	const struct node *general = NULL;
	for (const struct node *node = first_child(list); node; node = node->next) {
		if (!fits_committee(brief, node) || !fits_proposals(brief, node))
			continue;
		if (yaml_get(node, "committees"))
			return node;
		if (!general)
			general = node;
	}
	return general;
}

/* ---- the weight of evidence ---- */

/* Newer and more reliable is better; the newest counts as much as one grade. */
static bool is_wanted(const struct brief *brief, const struct fact *fact)
{
	return yaml_holds(yaml_get(brief->position, "background"), fact->id);
}

/* What another line of argument on the topic begins with is left to it. */
static bool is_left(const struct brief *brief, const struct fact *fact)
{
	const struct node *list = yaml_get(brief->request->profile->tree, "positions");
	if (is_wanted(brief, fact))
		return false;
	for (const struct node *node = first_child(list); node; node = node->next)
		if (node != brief->position && fits_topic(brief, node) &&
		    yaml_holds(yaml_get(node, "background"), fact->id))
			return true;
	return false;
}

long fact_weight(const struct brief *brief, const struct fact *fact)
{
	int year = fact->when.kind == WHEN_PERIOD ? fact->when.to.year : fact->when.from.year;
	return fact_reliability(fact) * 40 + (year > 1985 ? year - 1985 : 0) +
	       (is_wanted(brief, fact) ? WANTED
		: is_left(brief, fact) ? -WANTED
				       : 0);
}

long instrument_weight(const struct brief *brief, const struct fact *fact)
{
	long weight = schema_number(fact->node, "weight", 3) * 100;
	if (yaml_get(fact->node, "committees"))
		weight += 60; /* written for this body */
	if (str_eq(fact->by, brief->request->committee->brief))
		weight += 120;                         /* its own act */
	return weight + fact_weight(brief, fact) / 10; /* WANTED outweighs all the rest */
}

/* Insertion sort, greatest first: stable, and the lists are short. */
static void sort_facts(const struct brief *brief, const struct fact **facts, size_t count,
		       long weigh(const struct brief *, const struct fact *))
{
	for (size_t i = 1; i < count; i++) {
		const struct fact *fact = facts[i];
		size_t j = i;
		for (; j > 0 && weigh(brief, facts[j - 1]) < weigh(brief, fact); j--)
			facts[j] = facts[j - 1];
		facts[j] = fact;
	}
}

/* The negative of a day count, so that the oldest comes first. */
static long age(const struct brief *brief, const struct fact *fact)
{
	(void)brief;
	return -(fact->when.from.year * 400L + fact->when.from.month * 31L + fact->when.from.day);
}

/* Another variant takes other evidence where there is a choice: the next `taken` ones. */
static void rotate_facts(const struct brief *brief, const struct fact **facts, size_t count,
			 size_t taken)
{
	size_t places = count ? brief->request->variant * taken % count : 0;
	for (; places > 0; places--) {
		const struct fact *first = facts[0];
		for (size_t i = 1; i < count; i++)
			facts[i - 1] = facts[i];
		facts[count - 1] = first;
	}
}

/* ---- gathering ---- */

static size_t gather_topic(struct arena *arena, const struct brief *brief, const char *key,
			   const struct fact ***facts)
{
	const struct node *list = yaml_get(brief->topic->tree, key);
	size_t count = 0;
	*facts = arena_array(arena, list ? list->count : 0, const struct fact *);
	for (const struct node *node = first_child(list); node; node = node->next) {
		const struct fact *fact =
			evidence_fact(brief->request->evidence, yaml_text(node, "id"));
		if (fact && !fact->cite_only && fits_committee(brief, node))
			(*facts)[count++] = fact;
	}
	return count;
}

static size_t at_most(size_t count, size_t most)
{
	return count < most ? count : most;
}

static int rank(const struct brief *brief, const struct fact *fact)
{
	return is_wanted(brief, fact) - is_left(brief, fact);
}

/* What the line asks for goes first, and last what it leaves to another. */
static void prefer_wanted(const struct brief *brief, const struct fact **facts, size_t count)
{
	for (size_t i = 1; i < count; i++) {
		const struct fact *fact = facts[i];
		size_t j = i;
		for (; j > 0 && rank(brief, facts[j - 1]) < rank(brief, fact); j--)
			facts[j] = facts[j - 1];
		facts[j] = fact;
	}
}

static void gather_background(struct arena *arena, struct brief *brief)
{
	size_t count = gather_topic(arena, brief, "facts", &brief->facts);
	sort_facts(brief, brief->facts, count, fact_weight);
	rotate_facts(brief, brief->facts, count, MOST_FACTS);
	prefer_wanted(brief, brief->facts, count);
	brief->fact_count = at_most(count, MOST_FACTS);
	sort_facts(brief, brief->facts, brief->fact_count, age);
	count = gather_topic(arena, brief, "instruments", &brief->instruments);
	sort_facts(brief, brief->instruments, count, instrument_weight);
	rotate_facts(brief, brief->instruments, count, TOLD_INSTRUMENTS);
	prefer_wanted(brief, brief->instruments, count);
	brief->instrument_count = at_most(count, MOST_INSTRUMENTS);
	sort_facts(brief, brief->instruments, brief->instrument_count, age);
}

/* A fact too weak for a paper, or meant for preparation only, leaves its point. */
static bool may_be_told(const struct brief *brief, struct str id)
{
	const struct fact *fact = evidence_fact(brief->request->evidence, id);
	if (!fact)
		return evidence_gap(brief->request->evidence, id) != NULL;
	return fact->voice != VOICE_BRIEF && fact_reliability(fact) > 1;
}

static void add_shown(const struct brief *brief, struct brief_point *point, struct str id)
{
	for (size_t i = 0; i < point->shown_count; i++)
		if (str_eq(point->shown[i], id))
			return;
	if (may_be_told(brief, id))
		point->shown[point->shown_count++] = id;
}

static void add_list(const struct brief *brief, struct brief_point *point, const struct node *list)
{
	if (list && list->kind == NODE_TEXT)
		add_shown(brief, point, list->text);
	for (const struct node *id = first_child(list); id; id = id->next)
		add_shown(brief, point, id->text);
}

/* The evidence, and behind it what may be told where there is room. */
static void add_point(struct arena *arena, struct brief *brief, const struct node *node)
{
	const struct node *shown = yaml_get(node, "shown_by");
	const struct node *optional = yaml_get(node, "if_room");
	struct brief_point *point = &brief->points[brief->point_count++];
	size_t room = (shown ? shown->count + 1 : 0) + (optional ? optional->count + 1 : 0);
	point->node = node;
	point->shown = arena_array(arena, room, struct str);
	add_list(brief, point, shown);
	add_list(brief, point, optional);
}

static void gather_points(struct arena *arena, struct brief *brief)
{
	const struct node *list = yaml_get(brief->position, "points");
	brief->points = arena_array(arena, list ? list->count : 0, struct brief_point);
	for (const struct node *node = first_child(list); node; node = node->next)
		if (fits_committee(brief, node) && brief->point_count < MOST_POINTS)
			add_point(arena, brief, node);
}

/* ---- the line of argument ---- */

static size_t hash_names(const struct str *names, size_t count)
{
	size_t sum = 0;
	for (size_t n = 0; n < count; n++)
		for (size_t i = 0; i < names[n].n; i++)
			sum = (sum * 31 + (unsigned char)names[n].p[i]) % 9973;
	return sum;
}

/*
 * Two committees begin with different lines, so that two papers of one country differ; the
 * profile's own default committee begins with the author's first.
 */
static size_t first_line(const struct draft_request *request, const struct topic *topic)
{
	struct str names[] = {request->committee->id, topic->id};
	if (str_eq(request->committee->id, request->profile->committee))
		return 0;
	return hash_names(names, 2);
}

/* The topic's lines in the author's order: those that fit the committee, or all. */
static size_t list_lines(const struct brief *brief, bool all, const struct node **lines)
{
	const struct node *list = yaml_get(brief->request->profile->tree, "positions");
	size_t count = 0;
	for (const struct node *node = first_child(list); node; node = node->next)
		if (fits_topic(brief, node) && (all || fits_committee(brief, node)))
			lines[count++] = node;
	return count;
}

/* Which of the topic's lines this is, those for other committees counted too. */
static size_t place_of(const struct brief *brief)
{
	const struct node *list = yaml_get(brief->request->profile->tree, "positions");
	size_t place = 0;
	for (const struct node *node = first_child(list); node && node != brief->position;
	     node = node->next)
		place += fits_topic(brief, node);
	return place;
}

/* The variant counts on from the first. What a country holds it holds in any committee. */
static void choose_line(struct arena *arena, struct brief *brief)
{
	const struct node *list = yaml_get(brief->request->profile->tree, "positions");
	const struct node **lines = arena_array(arena, list ? list->count : 0, const struct node *);
	size_t first = first_line(brief->request, brief->topic);
	brief->line_count = list_lines(brief, false, lines);
	if (!brief->line_count)
		brief->line_count = list_lines(brief, true, lines);
	if (!brief->line_count)
		return;
	brief->line = (first + brief->request->variant) % brief->line_count;
	brief->position = lines[brief->line];
	brief->wording = place_of(brief) + brief->request->variant / brief->line_count;
}

/* Where one line must serve several variants, each begins the stance with another point. */
static void rotate_points(struct brief *brief)
{
	size_t turns = brief->line_count ? brief->request->variant / brief->line_count : 0;
	for (size_t n = turns; n > 0 && brief->point_count > 1; n--) {
		struct brief_point first = brief->points[0];
		for (size_t i = 1; i < brief->point_count; i++)
			brief->points[i - 1] = brief->points[i];
		brief->points[brief->point_count - 1] = first;
	}
}

static void gather_position(struct arena *arena, struct brief *brief)
{
	choose_line(arena, brief);
	if (!brief->position)
		return;
	gather_points(arena, brief);
	rotate_points(brief);
	brief->near = yaml_get(brief->position, "near") != NULL;
	brief->partners = best_for_committee(brief, yaml_get(brief->position, "partners"));
}

/* ---- its proposals ---- */

static const struct node *proposal_of(const struct brief *brief, struct str id)
{
	const struct node *list = yaml_get(brief->request->profile->tree, "proposals");
	for (const struct node *node = first_child(list); node; node = node->next)
		if (str_eq(yaml_text(node, "id"), id))
			return node;
	return NULL;
}

static void add_proposal(struct brief *brief, const struct node *proposal)
{
	if (proposal && brief->proposal_count < MOST_PROPOSALS && fits_committee(brief, proposal) &&
	    !has_proposal(brief, yaml_text(proposal, "id")))
		brief->proposals[brief->proposal_count++] = proposal;
}

/* Whether a line of argument on the topic, another than this, keeps the proposal for itself. */
static bool is_kept(const struct brief *brief, const struct node *proposal)
{
	const struct node *list = yaml_get(brief->request->profile->tree, "positions");
	for (const struct node *node = first_child(list); node; node = node->next)
		if (node != brief->position &&
		    yaml_holds(yaml_get(node, "proposals"), yaml_text(proposal, "id")))
			return true;
	return false;
}

/* Of the topic's proposals those written for this committee, then those for any. */
static void add_of_topic(struct brief *brief, bool kept)
{
	const struct node *list = yaml_get(brief->request->profile->tree, "proposals");
	for (int own = 1; own >= 0; own--)
		for (const struct node *node = first_child(list); node; node = node->next)
			if (fits_topic(brief, node) &&
			    (yaml_get(node, "committees") != NULL) == own &&
			    is_kept(brief, node) == kept)
				add_proposal(brief, node);
}

/* The line's own, the best first; where too few fit the committee, others of the topic. */
static void gather_proposals(struct arena *arena, struct brief *brief)
{
	const struct node *wanted = yaml_get(brief->position, "proposals");
	brief->proposals = arena_array(arena, MOST_PROPOSALS, const struct node *);
	if (wanted && wanted->kind == NODE_TEXT)
		add_proposal(brief, proposal_of(brief, wanted->text));
	for (const struct node *id = first_child(wanted); id; id = id->next)
		add_proposal(brief, proposal_of(brief, id->text));
	if (brief->proposal_count < FEWEST_PROPOSALS)
		add_of_topic(brief, false);
	if (brief->proposal_count < FEWEST_PROPOSALS)
		add_of_topic(brief, true);
}

/* Where the profile has no position: its facts on the topic, the best first. */
static void gather_record(struct arena *arena, struct brief *brief)
{
	const struct evidence *evidence = brief->request->evidence;
	const struct node *own = yaml_get(brief->request->profile->tree, "facts");
	brief->record = arena_array(arena, own ? own->count : 0, const struct fact *);
	for (const struct node *node = first_child(own); node; node = node->next) {
		const struct fact *fact = evidence_fact(evidence, yaml_text(node, "id"));
		if (fact && fact_has_topic(fact, brief->topic->id) && may_be_told(brief, fact->id))
			brief->record[brief->record_count++] = fact;
	}
	sort_facts(brief, brief->record, brief->record_count, fact_weight);
	if (brief->record_count > MOST_RECORD)
		brief->record_count = MOST_RECORD;
	sort_facts(brief, brief->record, brief->record_count, age);
}

static size_t seed_of(const struct draft_request *request, const struct topic *topic)
{
	struct str names[] = {request->profile->id, request->committee->id, topic->id};
	return hash_names(names, 3) + request->variant;
}

void brief_choose_words(struct brief *brief)
{
	brief->objection =
		brief->no_objection
			? NULL
			: best_for_committee(brief, yaml_get(brief->position, "objections"));
	brief->ask = best_for_committee(brief, yaml_get(brief->position, "asks"));
}

void brief_make(struct arena *arena, const struct draft_request *request, const struct topic *topic,
		size_t most_words, struct brief *brief)
{
	*brief = (struct brief){
		.request = request,
		.topic = topic,
		.most_words = most_words,
		.dispute = yaml_get(topic->tree, "dispute") != NULL,
		.ample = !yaml_get_str(yaml_get(topic->tree, "angle"), request->committee->id),
		.full = !most_words || most_words >= SHORT_PAPER,
		.seed = seed_of(request, topic),
	};
	gather_position(arena, brief);
	gather_background(arena, brief);
	gather_proposals(arena, brief);
	brief_choose_words(brief);
	if (!brief->position)
		gather_record(arena, brief);
}
