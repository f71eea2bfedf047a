/*
 * Drafts a paper again, in memory, from what its front matter says of its first draft:
 * so it can be told which sentences are still as mundraft wrote them. Says nothing:
 * where the draft cannot be had again, nothing is compared.
 */
#include "redraft.h"

#include "mundraft/draft.h"

#include <stdlib.h>

/* All that one draft needs. */
struct redraft {
	const struct paper *paper;
	struct library library; /* its memory is the caller's arena, not the run's */
	struct diags quiet;
	struct evidence evidence;
	struct profile *profile;
	const struct topic **topics;
	struct str *topic_ids;
	size_t topic_count;
	struct draft_request request;
};

static struct str said(const struct redraft *redraft, const char *key)
{
	return yaml_text(redraft->paper->front, key);
}

/* "kazakhstan, checked 2026-11-22": another state of the profile gives another draft. */
static bool is_same_profile(const struct redraft *redraft)
{
	struct str line = said(redraft, "profile");
	return str_starts(line, redraft->profile->id) && str_ends(line, redraft->profile->as_of);
}

static bool load_profile(struct redraft *redraft)
{
	if (!said(redraft, "profile").n ||
	    !topics_index(&redraft->library, &redraft->evidence, &redraft->quiet))
		return false;
	redraft->profile =
		profile_open(&redraft->library, said(redraft, "country"), &redraft->quiet);
	return redraft->profile && is_same_profile(redraft);
}

static bool load_topic(struct redraft *redraft, struct str id)
{
	struct topic *topic = arena_new(redraft->library.arena, struct topic);
	if (!topic_load(&redraft->library, id, &redraft->evidence, topic, &redraft->quiet))
		return false;
	redraft->topic_ids[redraft->topic_count] = id;
	redraft->topics[redraft->topic_count++] = topic;
	return true;
}

static bool load_topics(struct redraft *redraft)
{
	const struct node *node = yaml_get(redraft->paper->front, "topic");
	struct arena *arena = redraft->library.arena;
	size_t most = node && node->kind == NODE_LIST ? node->count : 1;
	redraft->topics = arena_array(arena, most, const struct topic *);
	redraft->topic_ids = arena_array(arena, most, struct str);
	if (!node || node->kind != NODE_LIST)
		return load_topic(redraft, said(redraft, "topic"));
	for (const struct node *item = node->first; item; item = item->next)
		if (item->kind != NODE_TEXT || !load_topic(redraft, item->text))
			return false;
	return redraft->topic_count > 0;
}

static bool load_frame(struct redraft *redraft)
{
	struct draft_request *request = &redraft->request;
	long variant = 0;
	request->committee =
		committee_load(&redraft->library, said(redraft, "committee"), &redraft->quiet);
	request->conference =
		conference_load(&redraft->library, said(redraft, "conference"), &redraft->quiet);
	if (!request->committee || !request->conference)
		return false;
	committee_evidence(request->committee, &redraft->evidence, &redraft->quiet);
	if (str_to_number(said(redraft, "variant"), &variant) && variant > 0)
		request->variant = (size_t)variant;
	return true;
}

static bool load_argument(struct redraft *redraft)
{
	const struct profile_need need = {
		.topics = redraft->topic_ids, .topic_count = redraft->topic_count, .paper = true};
	return profile_read(&redraft->library, redraft->profile, &need, &redraft->evidence,
			    &redraft->quiet) &&
	       topics_complete(&redraft->library, redraft->profile, redraft->topics,
			       redraft->topic_count, &redraft->evidence, &redraft->quiet);
}

static const struct paper *draft_again(struct redraft *redraft)
{
	struct arena *arena = redraft->library.arena;
	struct draft_request *request = &redraft->request;
	struct strbuf text;
	strbuf_init(&text, arena);
	request->library = &redraft->library;
	request->profile = redraft->profile;
	request->evidence = &redraft->evidence;
	request->topics = redraft->topics;
	request->topic_count = redraft->topic_count;
	if (draft_write(arena, request, &text, &redraft->quiet) == DRAFT_FAILED)
		return NULL;
	const struct source *source = source_new(arena, STR("draft"), strbuf_str(&text));
	return paper_parse(arena, source, &redraft->quiet);
}

static int compare(const void *a, const void *b)
{
	const struct str *left = a, *right = b;
	return str_cmp(*left, *right);
}

static const struct lint_draft *sentences_of(struct arena *arena, const struct paper *paper)
{
	struct lint_draft *draft = arena_new(arena, struct lint_draft);
	struct str *sentences = arena_array(arena, paper->sentence_count, struct str);
	for (size_t i = 0; i < paper->sentence_count; i++)
		sentences[i] = lint_sentence(arena, sentence_text(paper, &paper->sentences[i]));
	if (paper->sentence_count)
		qsort(sentences, paper->sentence_count, sizeof *sentences, compare);
	*draft = (struct lint_draft){sentences, paper->sentence_count};
	return draft;
}

const struct lint_draft *redraft(const struct library *library, struct arena *arena,
				 const struct paper *paper)
{
	struct redraft *redraft = arena_new(arena, struct redraft);
	if (!paper->front)
		return NULL;
	*redraft = (struct redraft){
		.paper = paper, .library = *library, .quiet.arena = arena, .evidence.arena = arena};
	redraft->library.arena = arena;
	if (!load_profile(redraft) || !load_topics(redraft) || !load_frame(redraft) ||
	    !load_argument(redraft))
		return NULL;
	const struct paper *drafted = draft_again(redraft);
	return drafted ? sentences_of(arena, drafted) : NULL;
}
