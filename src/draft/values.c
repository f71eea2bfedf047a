/*
 * The brief as values. The tables of names and the code that fills them stand
 * side by side, so that what `mundraft check` knows and what a draft offers stay
 * the same.
 */
#include "values.h"

static void set(struct arena *arena, struct value map, const char *key, struct value value)
{
	value_set(arena, map, str_of(key), value);
}

static void set_text(struct arena *arena, struct value map, const char *key, struct str text)
{
	set(arena, map, key, text.n ? value_text(text) : value_nil());
}

/* A list of ids, whether the file wrote one or several. */
static struct value ids_value(struct arena *arena, const struct node *node)
{
	struct value list = value_list(arena);
	if (node && node->kind == NODE_TEXT)
		value_push(arena, list, value_text(node->text));
	for (const struct node *id = node && node->kind == NODE_LIST ? node->first : NULL; id;
	     id = id->next)
		value_push(arena, list, value_text(id->text));
	return list;
}

/* ---- names that are copied from a map of the file ---- */

struct copied {
	const char *key;
	bool ids;
};

static struct value copy_keys(struct arena *arena, const struct node *node,
			      const struct copied *keys)
{
	struct value map = value_map(arena);
	for (; keys->key; keys++)
		if (keys->ids)
			set(arena, map, keys->key, ids_value(arena, yaml_get(node, keys->key)));
		else
			set_text(arena, map, keys->key, yaml_text(node, keys->key));
	return map;
}

static const struct copied position_keys[] = {
	{"claim", false}, {"stance", false}, {"because", false}, {"cite", true}, {0}};
static const struct liquid_name position_names[] = {{.name = "claim"},   {.name = "stance"},
						    {.name = "because"}, {.name = "cite"},
						    {.name = "ask"},     {0}};

static const struct copied near_keys[] = {{"lead", false}, {"shown_by", true}, {0}};
static const struct liquid_name near_names[] = {{.name = "lead"}, {.name = "shown_by"}, {0}};

static const struct copied side_keys[] = {{"who", false}, {"hold", false}, {"by", true}, {0}};
static const struct liquid_name side_names[] = {
	{.name = "who"}, {.name = "hold"}, {.name = "by"}, {0}};
static const struct liquid_name dispute_names[] = {
	{.name = "over"}, {.name = "sides", .item = side_names}, {0}};

static const struct copied point_keys[] = {
	{"claim", false}, {"because", false}, {"because_by", true}, {"so", false},
	{"limit", false}, {"limit_by", true}, {"form", false},      {0}};
static const struct liquid_name point_names[] = {
	{.name = "claim"},    {.name = "because"}, {.name = "because_by"},
	{.name = "shown"},    {.name = "so"},      {.name = "limit"},
	{.name = "limit_by"}, {.name = "form"},    {0}};

static const struct copied proposal_keys[] = {{"title", false},     {"because", false},
					      {"because_by", true}, {"actor", false},
					      {"act", false},       {"means", false},
					      {"means_by", true},   {"time", false},
					      {"cost", false},      {"cost_by", true},
					      {"measure", false},   {"safeguard", false},
					      {"rests_on", true},   {0}};
static const struct liquid_name proposal_names[] = {
	{.name = "title"},    {.name = "because"}, {.name = "because_by"},
	{.name = "actor"},    {.name = "act"},     {.name = "means"},
	{.name = "means_by"}, {.name = "time"},    {.name = "cost"},
	{.name = "cost_by"},  {.name = "measure"}, {.name = "safeguard"},
	{.name = "rests_on"}, {.name = "call"},    {0}};

static const struct copied objection_keys[] = {{"say", false},
					       {"say_by", true},
					       {"answer", false},
					       {"by", true},
					       {"accept", false},
					       {"refuse", false},
					       {0}};
static const struct liquid_name objection_names[] = {{.name = "say"},
						     {.name = "say_by"},
						     {.name = "answer"},
						     {.name = "by"},
						     {.name = "accept"},
						     {.name = "refuse"},
						     {0}};

static const struct copied partner_keys[] = {{"say", false}, {"by", true}, {0}};
static const struct liquid_name partner_names[] = {{.name = "say"}, {.name = "by"}, {0}};

static const struct copied instrument_keys[] = {
	{"name", false},       {"symbol", false}, {"subject", false}, {"achieved", false},
	{"achieved_by", true}, {"short", false},  {"short_by", true}, {0}};
static const struct liquid_name instrument_names[] = {
	{.name = "id"},      {.name = "name"},     {.name = "symbol"},
	{.name = "subject"}, {.name = "achieved"}, {.name = "achieved_by"},
	{.name = "short"},   {.name = "short_by"}, {0}};

static const struct copied topic_keys[] = {{"title", false}, {"matters_by", true}, {0}};
static const struct liquid_name topic_names[] = {{.name = "id"},      {.name = "title"},
						 {.name = "matters"}, {.name = "matters_by"},
						 {.name = "angle"},   {0}};

static const struct liquid_name country_names[] = {{.name = "id"},     {.name = "name"},
						   {.name = "formal"}, {.name = "adjective"},
						   {.name = "full"},   {0}};
static const struct liquid_name committee_names[] = {{.name = "id"},
						     {.name = "name"},
						     {.name = "short"},
						     {.name = "again"},
						     {.name = "organ"},
						     {.name = "decides"},
						     {0}};
static const struct liquid_name conference_names[] = {
	{.name = "id"}, {.name = "name"}, {.name = "bullets"}, {0}};
static const struct liquid_name heading_names[] = {{.name = "label"}, {.name = "value"}, {0}};

const struct liquid_name draft_names[] = {{.name = "country", .fields = country_names},
					  {.name = "committee", .fields = committee_names},
					  {.name = "topic", .fields = topic_names},
					  {.name = "conference", .fields = conference_names},
					  {.name = "heading", .item = heading_names},
					  {.name = "position", .fields = position_names},
					  {.name = "near", .fields = near_names},
					  {.name = "dispute", .fields = dispute_names},
					  {.name = "points", .item = point_names},
					  {.name = "proposals", .item = proposal_names},
					  {.name = "objection", .fields = objection_names},
					  {.name = "partners", .fields = partner_names},
					  {.name = "facts"},
					  {.name = "instruments", .item = instrument_names},
					  {.name = "record"},
					  {.name = "seed"},
					  {.name = "variant"},
					  {.name = "labels"},
					  {.name = "ample"},
					  {.name = "full"},
					  {0}};

/* ---- filling them ---- */

/* "General {committee}" and the like: fills one {name} of a phrase. */
static struct str fill(struct arena *arena, struct str phrase, struct str name, struct str text)
{
	struct strbuf out;
	size_t at = str_find(phrase, name, 0);
	if (at == phrase.n)
		return phrase;
	strbuf_init(&out, arena);
	strbuf_add(&out, str_part(phrase, 0, at));
	strbuf_add(&out, text);
	strbuf_add(&out, str_part(phrase, at + name.n, phrase.n));
	return strbuf_str(&out);
}

/* What the committee is asked to do about a proposal: "request the Secretary-General to ..." */
static struct str committee_call(struct arena *arena, const struct committee *committee,
				 const struct node *proposal)
{
	const struct node *calls = yaml_get(committee->tree, "calls");
	const struct node *call = yaml_get_str(calls, yaml_text(proposal, "actor_kind"));
	struct str phrase = call ? call->text : STR("{act}");
	phrase = fill(arena, phrase, STR("{actor}"), yaml_text(proposal, "actor"));
	return fill(arena, phrase, STR("{act}"), yaml_text(proposal, "act"));
}

static struct value country_value(struct arena *arena, const struct profile *profile)
{
	struct value map = value_map(arena);
	set_text(arena, map, "id", profile->id);
	set_text(arena, map, "name", profile->name);
	set_text(arena, map, "formal", profile->formal);
	set_text(arena, map, "adjective", profile->adjective);
	set_text(arena, map, "full", profile_full_name(arena, profile));
	return map;
}

static struct value committee_value(struct arena *arena, const struct committee *committee)
{
	struct value map = value_map(arena);
	set_text(arena, map, "id", committee->id);
	set_text(arena, map, "name", committee->name);
	set_text(arena, map, "short", committee->brief);
	set_text(arena, map, "again", committee->again);
	set_text(arena, map, "organ", committee->organ);
	set(arena, map, "decides", value_bool(committee->decides));
	return map;
}

/* Where a text has several wordings, each line of argument has its own. */
static struct str wording_of(const struct brief *brief, const struct node *node)
{
	if (!node || node->kind != NODE_LIST || !node->count)
		return node ? node->text : (struct str){0};
	const struct node *wording = node->first;
	for (size_t i = brief->wording % node->count; i > 0; i--)
		wording = wording->next;
	return wording->text;
}

static struct value topic_value(struct arena *arena, const struct brief *brief)
{
	const struct node *tree = brief->topic->tree;
	struct value map = copy_keys(arena, tree, topic_keys);
	struct str committee = brief->request->committee->id;
	set_text(arena, map, "id", brief->topic->id);
	set_text(arena, map, "matters", wording_of(brief, yaml_get(tree, "matters")));
	set_text(arena, map, "angle",
		 wording_of(brief, yaml_get_str(yaml_get(tree, "angle"), committee)));
	return map;
}

static struct value dispute_value(struct arena *arena, const struct brief *brief)
{
	const struct node *dispute = yaml_get(brief->topic->tree, "dispute");
	const struct node *sides = yaml_get(dispute, "sides");
	struct value map = value_map(arena), list = value_list(arena);
	if (!brief->dispute)
		return value_nil();
	for (const struct node *side = sides ? sides->first : NULL; side; side = side->next)
		value_push(arena, list, copy_keys(arena, side, side_keys));
	set_text(arena, map, "over", yaml_text(dispute, "over"));
	set(arena, map, "sides", list);
	return map;
}

static struct value conference_value(struct arena *arena, const struct conference *conference)
{
	struct value map = value_map(arena);
	set_text(arena, map, "id", conference->id);
	set_text(arena, map, "name", conference->name);
	set(arena, map, "bullets", value_bool(conference->bullets));
	return map;
}

/* All titles: one paper may take several topics. */
static struct str topic_titles(struct arena *arena, const struct draft_request *request)
{
	struct strbuf out;
	strbuf_init(&out, arena);
	for (size_t i = 0; i < request->topic_count; i++)
		strbuf_addf(&out, "%s%.*s", i ? "; " : "", STR_ARG(request->topics[i]->title));
	return strbuf_str(&out);
}

/* The text a heading field has here; empty where it was not given. */
static struct str field_value(struct arena *arena, const struct draft_request *request,
			      struct str field)
{
	if (str_is(field, "country"))
		return request->profile->formal;
	if (str_is(field, "committee"))
		return request->committee->name;
	if (str_is(field, "topic"))
		return topic_titles(arena, request);
	if (str_is(field, "conference"))
		return request->conference->name;
	if (str_is(field, "delegate"))
		return request->delegate;
	return str_is(field, "school") ? request->school : (struct str){0};
}

static void add_field(struct arena *arena, const struct draft_request *request, struct value list,
		      struct str field)
{
	struct str text = field_value(arena, request, field);
	bool required = conference_heading(request->conference, "required", field);
	if (conference_heading(request->conference, "forbidden", field) || (!text.n && !required))
		return;
	struct value map = value_map(arena);
	set_text(arena, map, "label", conference_label(request->conference, field));
	if (text.n)
		set_text(arena, map, "value", text);
	else
		set(arena, map, "value",
		    value_safe(str_printf(arena, "[to fill in: %.*s]",
					  STR_ARG(conference_label(request->conference, field)))));
	value_push(arena, list, map);
}

static struct value heading_value(struct arena *arena, const struct draft_request *request)
{
	struct value list = value_list(arena);
	const struct node *fields =
		yaml_get(yaml_get(request->conference->tree, "heading"), "fields");
	for (const struct node *field = fields && fields->kind == NODE_LIST ? fields->first : NULL;
	     field; field = field->next)
		add_field(arena, request, list, field->text);
	return list;
}

static struct value position_value(struct arena *arena, const struct brief *brief)
{
	if (!brief->position)
		return value_nil();
	struct value map = copy_keys(arena, brief->position, position_keys);
	struct str ask = fill(arena, yaml_text(brief->ask, "say"), STR("{committee}"),
			      brief->request->committee->again);
	set_text(arena, map, "ask", ask);
	return map;
}

static struct value points_value(struct arena *arena, const struct brief *brief)
{
	struct value list = value_list(arena);
	for (size_t i = 0; i < brief->point_count; i++) {
		struct value map = copy_keys(arena, brief->points[i].node, point_keys);
		struct value shown = value_list(arena);
		for (size_t f = 0; f < brief->points[i].shown_count; f++)
			value_push(arena, shown, value_text(brief->points[i].shown[f]));
		set(arena, map, "shown", shown);
		value_push(arena, list, map);
	}
	return list;
}

static struct value proposals_value(struct arena *arena, const struct brief *brief)
{
	struct value list = value_list(arena);
	for (size_t i = 0; i < brief->proposal_count; i++) {
		struct value map = copy_keys(arena, brief->proposals[i], proposal_keys);
		set_text(arena, map, "call",
			 committee_call(arena, brief->request->committee, brief->proposals[i]));
		value_push(arena, list, map);
	}
	return list;
}

static struct value facts_value(struct arena *arena, const struct fact **facts, size_t count)
{
	struct value list = value_list(arena);
	for (size_t i = 0; i < count; i++)
		value_push(arena, list, value_text(facts[i]->id));
	return list;
}

static struct value instruments_value(struct arena *arena, const struct brief *brief)
{
	struct value list = value_list(arena);
	for (size_t i = 0; i < brief->instrument_count; i++) {
		struct value map = copy_keys(arena, brief->instruments[i]->node, instrument_keys);
		set_text(arena, map, "id", brief->instruments[i]->id);
		value_push(arena, list, map);
	}
	return list;
}

struct value brief_values(struct arena *arena, const struct brief *brief)
{
	const struct draft_request *request = brief->request;
	struct value map = value_map(arena);
	set(arena, map, "country", country_value(arena, request->profile));
	set(arena, map, "committee", committee_value(arena, request->committee));
	set(arena, map, "topic", topic_value(arena, brief));
	set(arena, map, "conference", conference_value(arena, request->conference));
	set(arena, map, "heading", heading_value(arena, request));
	set(arena, map, "position", position_value(arena, brief));
	set(arena, map, "near",
	    brief->near ? copy_keys(arena, yaml_get(brief->position, "near"), near_keys)
			: value_nil());
	set(arena, map, "dispute", dispute_value(arena, brief));
	set(arena, map, "points", points_value(arena, brief));
	set(arena, map, "proposals", proposals_value(arena, brief));
	set(arena, map, "objection",
	    brief->objection ? copy_keys(arena, brief->objection, objection_keys) : value_nil());
	set(arena, map, "partners",
	    brief->partners ? copy_keys(arena, brief->partners, partner_keys) : value_nil());
	set(arena, map, "facts", facts_value(arena, brief->facts, brief->fact_count));
	set(arena, map, "instruments", instruments_value(arena, brief));
	set(arena, map, "record", facts_value(arena, brief->record, brief->record_count));
	set(arena, map, "seed", value_int((long long)brief->seed));
	set(arena, map, "variant", value_int((long long)(brief->seed % 3)));
	set(arena, map, "full", value_bool(brief->full));
	/* Time, cost, measure and safeguard by name, where lists are welcome; others tell them. */
	set(arena, map, "labels", value_bool(request->conference->bullets && brief->line % 2));
	set(arena, map, "ample", value_bool(brief->ample));
	return map;
}
