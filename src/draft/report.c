/*
 * What a draft lacks, each thing with its place in the profile and one thing to
 * do. A gap prints the very lines that fill it.
 */
#include "report.h"

static struct span node_span(const struct node *node)
{
	return node->key.n ? node->key_span : node->span;
}

static void report_gap(const struct gap *gap, struct diags *diags)
{
	struct diag *diag = diag_add(diags, RULE_RESEARCH_GAP, gap->node->source,
				     node_span(yaml_get(gap->node, "what")), "not known: %.*s",
				     STR_ARG(gap->what));
	diag_help(diags, diag, "look at %.*s", STR_ARG(gap->where));
}

/* Without a position nothing in the paper names a gap: then all of the topic's are told. */
static void report_topic_gaps(const struct brief *brief, struct diags *diags)
{
	const struct evidence *evidence = brief->request->evidence;
	for (size_t i = 0; i < evidence->gap_count; i++)
		if (!evidence->gaps[i]->filled &&
		    yaml_holds(yaml_get(evidence->gaps[i]->node, "topics"), brief->topic->id))
			report_gap(evidence->gaps[i], diags);
}

static void report_gaps(const struct brief *brief, const struct teller *teller, size_t first_gap,
			struct diags *diags)
{
	for (size_t i = first_gap; i < teller->gap_count; i++)
		report_gap(teller->gaps[i], diags);
	if (teller->gap_count == first_gap)
		return;
	struct strbuf lines;
	strbuf_init(&lines, diags->arena);
	gap_add_lines(&lines, teller->gaps + first_gap, teller->gap_count - first_gap,
		      brief->topic->id);
	struct diag *diag = diag_add(diags, RULE_GAP_LINES, NULL, (struct span){0},
				     "what you find goes into ./profiles/%.*s.yaml",
				     STR_ARG(brief->request->profile->id));
	diag_help(diags, diag,
		  "paste these lines there, under \"sources:\" and \"facts:\" where the file has "
		  "these already, and replace every \"...\":\n%.*s",
		  STR_ARG(str_trim(strbuf_str(&lines))));
}

static void report_no_position(const struct brief *brief, struct diags *diags)
{
	const struct draft_request *request = brief->request;
	bool nothing = brief->record_count == 0;
	struct diag *diag = diag_add(diags, nothing ? RULE_NO_EVIDENCE : RULE_RESEARCH_GAP,
				     request->profile->source, (struct span){0, 0},
				     "the profile of %.*s has no %s on \"%.*s\"",
				     STR_ARG(request->profile->name),
				     nothing ? "facts" : "position", STR_ARG(brief->topic->id));
	bool measures = yaml_get(brief->topic->tree, "measures") != NULL;
	diag_help(diags, diag,
		  "the draft is a frame with gaps; add a position and facts to "
		  "./profiles/%.*s.yaml%s",
		  STR_ARG(request->profile->id),
		  measures ? "; \"mundraft brief\" lists measures to choose from" : "");
}

/* The best grade among the evidence of a point; 0 where it has none but gaps. */
static long best_grade(const struct brief *brief, const struct brief_point *point, size_t *facts)
{
	long best = 0;
	*facts = 0;
	for (size_t i = 0; i < point->shown_count; i++) {
		const struct fact *fact = evidence_fact(brief->request->evidence, point->shown[i]);
		if (!fact)
			continue;
		++*facts;
		if (fact_reliability(fact) > best)
			best = fact_reliability(fact);
	}
	return best;
}

static void report_point(const struct brief *brief, const struct brief_point *point,
			 struct diags *diags)
{
	const struct node *claim = yaml_get(point->node, "claim");
	size_t facts;
	long best = best_grade(brief, point, &facts);
	if (facts && best < 3) {
		struct diag *diag =
			diag_add(diags, RULE_WEAK_EVIDENCE, claim->source, claim->span,
				 "\"%.*s\" rests only on weak sources", STR_ARG(claim->text));
		diag_help(diags, diag, "find an official page that says the same");
	} else if (facts < 2 && facts == point->shown_count) { /* else its gap says it */
		struct diag *diag = diag_add(diags, RULE_THIN_POINT, claim->source, claim->span,
					     "\"%.*s\" rests on %s", STR_ARG(claim->text),
					     facts ? "a single fact" : "no fact yet");
		diag_help(diags, diag, "have a second fact ready: a rival will ask for one");
	}
}

static void report_proposal(const struct node *proposal, struct diags *diags)
{
	static const char *const parts[] = {"means", "time", "cost", "safeguard"};
	const struct node *title = yaml_get(proposal, "title");
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		if (yaml_text(proposal, parts[i]).n)
			continue;
		struct diag *diag =
			diag_add(diags, RULE_PROPOSAL_INCOMPLETE, title->source, title->span,
				 "\"%.*s\" has no %s", STR_ARG(title->text), parts[i]);
		diag_help(diags, diag, "add \"%s:\" to the proposal", parts[i]);
	}
}

static void report_proposals(const struct brief *brief, struct diags *diags)
{
	const struct draft_request *request = brief->request;
	for (size_t i = 0; i < brief->proposal_count; i++)
		report_proposal(brief->proposals[i], diags);
	if (brief->proposal_count || !brief->position)
		return;
	struct diag *diag =
		diag_add(diags, RULE_RESEARCH_GAP, request->profile->source, (struct span){0, 0},
			 "no proposal fits %.*s", STR_ARG(request->committee->brief));
	diag_help(diags, diag,
		  "add two to four under \"proposals\" with an actor, act and measure");
}

static void report_left_out(const struct brief *brief, struct diags *diags)
{
	struct strbuf list;
	if (!brief->left_out_count)
		return;
	strbuf_init(&list, diags->arena);
	for (size_t i = 0; i < brief->left_out_count; i++) {
		if (i)
			strbuf_adds(&list, ", ");
		strbuf_add(&list, brief->left_out[i]);
	}
	struct diag *diag =
		diag_add(diags, RULE_LEFT_OUT, NULL, (struct span){0},
			 "left out to keep within %zu words (%.*s): %.*s", brief->most_words,
			 STR_ARG(brief->request->conference->id), STR_ARG(strbuf_str(&list)));
	diag_help(diags, diag, "\"mundraft show ID\" prints each; another --variant takes others");
}

static void report_length(const struct brief *brief, size_t words, struct diags *diags)
{
	const struct conference *conference = brief->request->conference;
	if (brief->most_words && words > brief->most_words) {
		struct diag *diag = diag_add(diags, RULE_LEFT_OUT, NULL, (struct span){0},
					     "the draft has %zu words and %.*s allows %zu", words,
					     STR_ARG(conference->name), brief->most_words);
		diag_help(diags, diag, "shorten it by hand; nothing more could be left out");
	}
}

/* A field that was given but that the conference forbids is left out, and said. */
static void report_field(const struct draft_request *request, const char *field, struct str given,
			 struct diags *diags)
{
	const struct conference *conference = request->conference;
	if (!given.n || !conference_heading(conference, "forbidden", str_of(field)))
		return;
	struct diag *diag = diag_add(diags, RULE_FIELD_FORBIDDEN, NULL, (struct span){0},
				     "%.*s forbids the %s's name; it was left out",
				     STR_ARG(conference->name), field);
	diag_help(diags, diag, "leave out --%s for this conference", field);
}

static bool is_member(const struct node *list, const struct node *country)
{
	const struct node *aliases = yaml_get(country, "aliases");
	if (yaml_holds(list, yaml_text(country, "name")) ||
	    yaml_holds(list, yaml_text(country, "id")))
		return true;
	for (const struct node *alias = aliases && aliases->kind == NODE_LIST ? aliases->first
									      : NULL;
	     alias; alias = alias->next)
		if (yaml_holds(list, alias->text))
			return true;
	return false;
}

/* A body whose members are listed, and this country not among them. */
static void report_membership(const struct draft_request *request, struct diags *diags)
{
	const struct node *members = yaml_get(request->committee->tree, "members");
	const struct node *list = yaml_get(members, "list");
	if (!list || is_member(list, yaml_get(request->profile->tree, "country")))
		return;
	struct diag *diag = diag_add(
		diags, RULE_NOT_A_MEMBER, list->source, list->key_span,
		"%.*s is not a member of %.*s (as of %.*s)", STR_ARG(request->profile->name),
		STR_ARG(request->committee->brief), STR_ARG(yaml_text(members, "as_of")));
	diag_help(diags, diag, "ask the chair whether it sits there at your conference");
}

/* A field that the conference requires and nobody gave stands as a gap in the heading. */
static void report_missing(const struct draft_request *request, const char *field, struct str given,
			   struct diags *diags)
{
	const struct conference *conference = request->conference;
	if (given.n || !conference_heading(conference, "required", str_of(field)))
		return;
	struct diag *diag =
		diag_add(diags, RULE_FIELD_NOT_GIVEN, NULL, (struct span){0},
			 "%.*s requires the %s in the heading", STR_ARG(conference->name), field);
	diag_help(diags, diag, "add --%s NAME", field);
}

void report_part(const struct brief *brief, const struct teller *teller, size_t first_gap,
		 size_t words, struct diags *diags)
{
	if (!brief->position) {
		report_no_position(brief, diags);
		report_topic_gaps(brief, diags);
	}
	report_gaps(brief, teller, first_gap, diags);
	for (size_t i = 0; i < brief->point_count; i++)
		report_point(brief, &brief->points[i], diags);
	report_proposals(brief, diags);
	report_left_out(brief, diags);
	report_length(brief, words, diags);
}

/* One length for all topics: a paper on one of them must leave room for the others. */
static void report_scope(const struct draft_request *request, struct diags *diags)
{
	if (request->topic_count > 1 ||
	    !str_is(yaml_text(request->conference->tree, "scope"), "all"))
		return;
	struct diag *diag = diag_add(diags, RULE_LEFT_OUT, NULL, (struct span){0},
				     "%.*s counts all topics of a committee in one paper",
				     STR_ARG(request->conference->name));
	diag_help(diags, diag, "give --topic once for each, and they share the %ld words",
		  request->conference->max_words);
}

static void report_ai(const struct draft_request *request, struct diags *diags)
{
	struct str rule = yaml_text(request->conference->tree, "ai");
	if (!rule.n || str_starts(rule, STR("not stated")))
		return;
	struct diag *diag = diag_add(diags, RULE_AI_NOTICE, NULL, (struct span){0},
				     "%.*s on papers written by machines: %.*s",
				     STR_ARG(request->conference->name), STR_ARG(rule));
	diag_help(diags, diag, "no language model was used; make the words your own all the same");
}

void report_heading(const struct draft_request *request, struct diags *diags)
{
	report_membership(request, diags);
	report_scope(request, diags);
	report_ai(request, diags);
	report_field(request, "delegate", request->delegate, diags);
	report_field(request, "school", request->school, diags);
	report_missing(request, "delegate", request->delegate, diags);
	report_missing(request, "school", request->school, diags);
}
