/*
 * What a paper rests on, by its front matter: the facts of the profile, of its topics
 * and of its committee. Reads of the large file of topics only those that are named.
 */
#include "cli.h"

static void load_topic(struct run *run, const struct profile *profile, struct str id,
		       struct evidence *evidence)
{
	struct topic topic;
	if (id.n && topic_load(&run->library, id, evidence, &topic, &run->diags))
		topic_complete(&run->library, profile, &topic, evidence, &run->diags);
}

static void load_topics(struct run *run, const struct profile *profile, const struct node *topics,
			struct evidence *evidence)
{
	if (!topics)
		return;
	if (topics->kind == NODE_TEXT)
		load_topic(run, profile, topics->text, evidence);
	for (const struct node *node = topics->first; node; node = node->next)
		load_topic(run, profile, node->text, evidence);
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
	const struct profile *profile = profile_load(&run->library, id, evidence, &run->diags);
	if (!profile)
		return NULL;
	load_topics(run, profile, yaml_get(paper->front, "topic"), evidence);
	load_committee(run, paper, evidence);
	return profile;
}
