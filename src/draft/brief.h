/* What this delegate can say here, and what is missing; see brief.c. */
#ifndef MUNDRAFT_DRAFT_BRIEF_H
#define MUNDRAFT_DRAFT_BRIEF_H

#include "mundraft/draft.h"

/* A point of the stance with the evidence that is left of it. */
struct brief_point {
	const struct node *node;
	struct str *shown; /* ids of facts and gaps, in the author's order */
	size_t shown_count;
};

struct brief {
	const struct draft_request *request;
	const struct topic *topic;
	size_t most_words;           /* for this topic; 0: no limit */
	const struct node *position; /* the line of argument; NULL: none on the topic */
	size_t line, line_count;     /* which of so many that fit here */
	size_t wording;              /* which of a topic's wordings: counts on past the lines */
	struct brief_point *points;
	size_t point_count;
	const struct node **proposals;
	size_t proposal_count;
	const struct fact **facts; /* of the topic, for the background; oldest first */
	size_t fact_count;
	const struct fact **instruments; /* oldest first */
	size_t instrument_count;
	const struct fact **record; /* without a position: the country's facts, best first */
	size_t record_count;
	const struct node *objection, *partners, *ask; /* may be NULL */
	bool no_objection;                             /* trimming took it out */
	bool near;    /* with the facts that join the background to the country */
	bool dispute; /* with what divides delegations */
	bool ample;   /* with a sentence on the form that the requests take */
	bool full;    /* proposals with cost, measure and safeguard */
	size_t seed;  /* from country, committee, topic and variant: which frames are used */
	size_t saved; /* words, estimated, that trimming took out */
	struct str *left_out; /* what trimming took, for a message */
	size_t left_out_count, left_out_room;
};

void brief_make(struct arena *arena, const struct draft_request *request, const struct topic *topic,
		size_t most_words, struct brief *brief);

/*
 * Chooses the objection and the last sentence that fit the committee and the proposals
 * that are left: neither may speak of a proposal that is not in the paper.
 */
void brief_choose_words(struct brief *brief);

/* What a fact, or an instrument, is worth in the background: the greater stays. */
long fact_weight(const struct brief *brief, const struct fact *fact);
long instrument_weight(const struct brief *brief, const struct fact *fact);

/* How long the parts of a draft are, in words. */
struct brief_words {
	size_t background, position, proposals;
};

/*
 * Takes the least important things out until they are estimated to have saved
 * `excess` words; the proposals stay the longest part. False where nothing went.
 */
bool brief_trim(struct arena *arena, struct brief *brief, struct brief_words words, size_t excess);

/*
 * What goes is estimated, and a whole proposal may have gone for ten words: takes one of the
 * smaller things back in that fits the room. False where none does.
 */
bool brief_refill(struct brief *brief, size_t room);

#endif
