/*
 * From evidence to a paper. The brief chooses what this delegate can say here,
 * with what evidence, and what is missing; the templates word it; the draft joins
 * the parts in the conference's order. Deterministic: the same input gives the
 * same bytes, in any locale, at any hour.
 */
#ifndef MUNDRAFT_DRAFT_H
#define MUNDRAFT_DRAFT_H

#include "mundraft/committee.h"
#include "mundraft/evidence.h"
#include "mundraft/strbuf.h"

struct draft_request {
	struct library *library; /* for templates */
	const struct profile *profile;
	const struct evidence *evidence;   /* the topics' and the profile's */
	const struct topic *const *topics; /* a part of the paper for each */
	size_t topic_count;
	const struct committee *committee;
	const struct conference *conference;
	struct str delegate, school; /* may be empty */
	size_t most_words;           /* of the body, where not the conference's own; 0: its own */
	/*
	 * 0: the phrasing that follows from country, committee and topic. 1, 2, ...: others,
	 * so that two delegates of one country do not hand in the same sentences.
	 */
	size_t variant;
};

enum draft_result {
	DRAFT_WRITTEN,     /* also with gaps */
	DRAFT_NO_EVIDENCE, /* written, as an honest frame: the profile has nothing on the topic */
	DRAFT_FAILED       /* a template is wrong; diags says where */
};

/*
 * Adds the whole paper, in Markdown, to `out`. Gaps, weak parts and what was left
 * out for length go into diags as warnings and style remarks.
 */
enum draft_result draft_write(struct arena *arena, const struct draft_request *request,
			      struct strbuf *out, struct diags *diags);

/*
 * Adds the sheet for the first topic, in Markdown, to `out`: position, facts to know,
 * partners and opponents, hard questions, red lines, gaps. `conference` may be NULL.
 */
void draft_sheet(struct arena *arena, const struct draft_request *request, struct strbuf *out);

/* Compiles a committee's template and checks its names without drafting. */
bool draft_check_template(struct library *library, const struct source *source, struct span body,
			  struct diags *diags);

#endif
