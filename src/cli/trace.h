/* What `mundraft trace` has found out about a sentence, and the printing of it. */
#ifndef MUNDRAFT_CLI_TRACE_H
#define MUNDRAFT_CLI_TRACE_H

#include "mundraft/evidence.h"
#include "mundraft/paper.h"
#include "mundraft/table.h"
#include "report.h"

/* What a sentence stands on. */
enum footing {
	FOOTING_FACTS,
	FOOTING_NOTES,    /* notes of the paper that are no facts of the profile */
	FOOTING_ARGUMENT, /* states no fact */
	FOOTING_PROPOSAL, /* numbers in it are targets */
	FOOTING_GAP,      /* says itself that something is missing */
	FOOTING_NOTHING,
	FOOTING_COUNT
};

/* A note mark and what it leads to: a fact, a note, both or neither. */
struct support {
	struct str key;
	const struct fact *fact;
	struct str note;
};

struct traced {
	struct str text;
	size_t offset; /* in the source */
	enum footing footing;
	bool gap;          /* something in it is still to be researched */
	const char *claim; /* why it needs support: "a figure"; or NULL */
	struct support *supports;
	size_t support_count;
};

struct trace {
	const struct paper *paper;
	struct table notes;            /* the paper's, by key */
	const struct profile *profile; /* or NULL */
	struct evidence evidence;
	int year; /* years up to this one are past */
	bool json, color;
	struct report report;
	struct arena scratch;
	size_t counts[FOOTING_COUNT], total;
	size_t gaps; /* sentences with one, whatever else they rest on */
};

void trace_print(struct trace *trace, const struct traced *traced);

#endif
