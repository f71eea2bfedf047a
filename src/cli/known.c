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
