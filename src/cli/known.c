/*
 * What a paper rests on, by its front matter: the facts of the profile, of its topics
 * and of its committee. Reads only what those topics need.
 */
#include "cli.h"

/* The ids under `topic`, one or several. */
static size_t topic_ids(struct run *run, const struct paper *paper, struct str **ids)
{
	const struct node *topics = yaml_get(paper->front, "topic");
	size_t count = 0;
	*ids = arena_array(&run->arena, topics ? topics->count + 1 : 1, struct str);
	if (topics && topics->kind == NODE_TEXT)
		(*ids)[count++] = topics->text;
	for (const struct node *node = topics && topics->kind == NODE_LIST ? topics->first : NULL;
	     node; node = node->next)
		(*ids)[count++] = node->text;
	return count;
}

/* Facts of the topics that there are, and of the profile what these need. */
static bool load_argument(struct run *run, const struct paper *paper, struct profile *profile,
			  struct evidence *evidence)
{
	struct str *ids;
	size_t count = topic_ids(run, paper, &ids), loaded = 0;
	const struct topic **topics = arena_array(&run->arena, count, const struct topic *);
	for (size_t i = 0; i < count; i++) {
		struct topic *topic = arena_new(&run->arena, struct topic);
		if (topic_load(&run->library, ids[i], evidence, topic, &run->diags))
			topics[loaded++] = topic;
	}
	/* A written paper says which facts it rests on: no argument needs to be looked for. */
	const struct profile_need need = {
		.topics = ids, .paper = true, .also = paper->source->text};
	return profile_read(&run->library, profile, &need, evidence, &run->diags) &&
	       topics_complete(&run->library, profile, topics, loaded, evidence, &run->diags);
}

static void load_committee(struct run *run, const struct paper *paper, struct evidence *evidence)
{
	struct str name = yaml_text(paper->front, "committee");
	struct str id = name.n ? name_find(&run->library, KIND_COMMITTEE, name) : name;
	const struct committee *committee =
		id.n ? committee_load(&run->library, id, &run->diags) : NULL;
	if (committee)
		committee_evidence(committee, evidence, &run->diags);
}

const struct profile *known_load(struct run *run, const struct paper *paper,
				 struct evidence *evidence)
{
	struct str country = yaml_text(paper->front, "country");
	struct str id =
		country.n ? name_find(&run->library, KIND_COUNTRY, country) : (struct str){0};
	*evidence = (struct evidence){.arena = &run->arena};
	if (!id.n || !topics_index(&run->library, evidence, &run->diags))
		return NULL;
	struct profile *profile = profile_open(&run->library, id, &run->diags);
	if (!profile || !load_argument(run, paper, profile, evidence))
		return NULL;
	load_committee(run, paper, evidence);
	return profile;
}

/* ---- what a country was quoted with ---- */

/* The ids of a file's facts that have a `quote`: with them alone it is read quickly. */
static void add_quoted_ids(struct strbuf *ids, struct str text)
{
	struct str line, id = {0};
	while (str_next_line(&text, &line)) {
		line = str_trim(line);
		if (str_starts(line, STR("- id:")))
			id = str_trim(str_part(line, 5, line.n));
		else if (str_starts(line, STR("quote:")))
			strbuf_addf(ids, "%.*s ", STR_ARG(id));
	}
}

const struct evidence *known_quotations(struct run *run, struct str id)
{
	struct diags quiet = {.arena = &run->arena};
	struct evidence *evidence = arena_new(&run->arena, struct evidence);
	struct strbuf ids;
	struct profile *profile = profile_open(&run->library, id, &quiet);
	static const struct str none;
	strbuf_init(&ids, &run->arena);
	for (size_t i = 0; profile && i < profile->file_count; i++)
		add_quoted_ids(&ids, profile->files[i]->text);
	*evidence = (struct evidence){.arena = &run->arena};
	if (!ids.n || !topics_index(&run->library, evidence, &quiet))
		return NULL;
	const struct profile_need need = {.topics = &none, .also = strbuf_str(&ids)};
	(void)profile_read(&run->library, profile, &need, evidence, &quiet);
	return evidence->fact_count ? evidence : NULL;
}
