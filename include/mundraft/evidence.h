/*
 * What there is to argue with: facts and their sources, a country's positions
 * and proposals, what the United Nations has done on a topic, what is not known.
 * Read from profiles/COUNTRY.yaml (a delegate's own file over the shipped one,
 * merged by id) and profiles/un/topics/ID.yaml, with the
 * resolutions and treaties of profiles/un/instruments.yaml. All of it is checked before
 * it is used; nothing in a draft comes from anywhere else.
 */
#ifndef MUNDRAFT_EVIDENCE_H
#define MUNDRAFT_EVIDENCE_H

#include "mundraft/date.h"
#include "mundraft/library.h"
#include "mundraft/strbuf.h"
#include "mundraft/table.h"
#include "mundraft/yaml.h"

#define QUOTE_MAX_WORDS 25
#define QUOTE_MAX_BYTES 1000 /* so that no "word" of a megabyte is one */

/* A page or document that facts rest on: an entry under `sources`. */
struct cited_source {
	struct str key;
	struct str title, publisher, url;
	struct str doi;   /* the bare number: 10.1000/182 */
	struct str date;  /* of publication, as written: YYYY[-MM[-DD]] or undated */
	struct str as;    /* how a reporter is named in a sentence */
	struct str again; /* its short form from the second mention on; may be empty */
	struct str kind, reason;
	long reliability; /* 1 (unusable in a paper) to 5 (official primary record) */
	const struct node *node;
};

enum voice {
	VOICE_OWN,      /* the delegation may say it */
	VOICE_REPORTED, /* only with its reporter */
	VOICE_BRIEF     /* never in a paper, only to prepare */
};

struct fact {
	struct str id;
	struct str by;  /* the subject; empty: the country */
	struct str say; /* a predicate without subject, date and full stop */
	struct when when;
	struct str kind;
	enum voice voice;
	const struct cited_source **sources; /* at least one */
	size_t source_count;
	struct str where; /* the place in the source */
	struct str quote;
	struct str with; /* id of the fact told in the same sentence */
	bool cite_only;  /* never told by itself */
	const struct node *node;
};

/* What is not known. A fact of the same id fills it. */
struct gap {
	struct str id;
	struct str what;    /* a noun phrase */
	struct str where;   /* the official place to look */
	struct str section; /* background, position, proposals or none */
	bool filled;
	const struct node *node;
};

/* A name in full and its short form, in papers on some topics or on any. */
struct term {
	struct str full, brief;
	struct str topic;          /* of whose file it is; empty: of another's */
	const struct node *topics; /* for which it holds; NULL: for all */
};

/*
 * Facts and sources of several files in one name space. Topics' facts and
 * instruments stand beside the country's: a draft cites both alike.
 */
struct evidence {
	struct arena *arena;
	struct str country; /* whose profile it is; empty before one is loaded */
	struct cited_source **sources;
	size_t source_count, source_room;
	struct fact **facts;
	size_t fact_count, fact_room;
	struct gap **gaps;
	size_t gap_count, gap_room;
	struct term *terms;
	size_t term_count, term_room;
	struct str *topic_ids; /* of every topic that there is, loaded or not */
	size_t topic_count, topic_room;
	bool some_topics;    /* not all are loaded: an unknown fact may stand in another */
	struct table by_key; /* sources */
	struct table by_id;  /* facts */
	struct table gaps_by_id, topics_by_id;
	const struct source **instrument_files; /* read when a topic first names one */
	size_t instrument_file_count, instrument_file_room;
	bool instruments_read;
	size_t reported[3]; /* mistakes of one file, by severity; see facts.h */
};

/* Files a fact or a gap under its id; false, and it is left out, where the id is borne already. */
bool evidence_add_fact(struct evidence *evidence, struct fact *fact);
bool evidence_add_gap(struct evidence *evidence, struct gap *gap);

/* NULL where there is none. */
const struct fact *evidence_fact(const struct evidence *evidence, struct str id);
const struct gap *evidence_gap(const struct evidence *evidence, struct str id);
const struct cited_source *evidence_source(const struct evidence *evidence, struct str key);

/* The best reliability among a fact's sources. */
long fact_reliability(const struct fact *fact);
/* Whom a reader outside a paper hears: the subject, the reporter, else the country. */
struct str fact_subject(const struct fact *fact, struct str country);
bool fact_has_topic(const struct fact *fact, struct str topic);

/*
 * The note of a fact: `Publisher, "Title", 31 January 2017, <https://...> (place).`,
 * its sources joined by semicolons: one line of Markdown that shows their words as
 * they are.
 */
struct str fact_citation(struct arena *arena, const struct fact *fact);

/* The same of one source alone, without the full stop. */
struct str source_citation(struct arena *arena, const struct cited_source *source);

/*
 * The lines of YAML that fill these gaps, with "..." where a delegate writes what was
 * found: the profile's check refuses what was not replaced.
 */
void gap_add_lines(struct strbuf *out, const struct gap *const *gaps, size_t count,
		   struct str topic);

/* A country: the merged tree of its profile files. */
struct profile {
	struct str id, name, formal, adjective, article;
	struct str as_of;                        /* when it was last checked */
	struct str committee, topic, conference; /* its defaults; may be empty */
	const struct node *tree;
	const struct source *source; /* the first file found */
	const struct source **files; /* all of them, where profile_open was used */
	size_t file_count;
};

/* A topic: the merged tree of profiles/un/topics/ID.yaml. */
struct topic {
	struct str id, title;
	const struct node *tree;
	const struct source *source; /* the first file found */
};

/*
 * Reads every file of that country in the library, lays them over each other and
 * checks the whole. NULL where there is no such profile (no message) or it
 * cannot be used (messages). Its facts, sources, gaps and terms go into evidence.
 * The UN topics must have been loaded into the same evidence first: positions
 * may cite them.
 */
const struct profile *profile_load(struct library *library, struct str id,
				   struct evidence *evidence, struct diags *diags);

/*
 * The quick way for a draft, which needs the parts of a large profile that serve its
 * topics: first who speaks, with its defaults and an unchecked tree; then what the topics
 * need, checked, into evidence (false after an error). Our own large file alone is read in
 * parts: of a delegate's file every mistake is found.
 */
struct profile *profile_open(struct library *library, struct str id, struct diags *diags);
struct profile_need {
	const struct str *topics; /* NULL: nothing but who speaks */
	size_t topic_count;       /* 0: only what `also` names */
	bool paper;      /* for drafting alone: no questions, no fact that no position names */
	struct str also; /* a text whose words may be ids that are needed too; may be empty */
};
bool profile_read(struct library *library, struct profile *profile, const struct profile_need *need,
		  struct evidence *evidence, struct diags *diags);

/* The short name as prose says it: "the Philippines", "Kazakhstan". */
struct str profile_full_name(struct arena *arena, const struct profile *profile);

/* Loads every topic; returns them in order of id. 0 after an error, or where there is none. */
size_t topics_load(struct library *library, struct evidence *evidence, struct topic **topics,
		   struct diags *diags);

/*
 * The quick way for a draft, which needs one topic of many: first their ids (0 with an
 * error where there is none), then the profile, then that topic. topic_load gives false
 * where there is no such topic (no message) or after an error.
 */
size_t topics_index(struct library *library, struct evidence *evidence, struct diags *diags);
bool topic_load(struct library *library, struct str id, struct evidence *evidence,
		struct topic *topic, struct diags *diags);

/*
 * Behind topics_index, profile_load and topic_load: do all ids in the profile and the
 * topics lead somewhere? Only where one does not are the other topics loaded too. False
 * after an error.
 */
bool topics_complete(struct library *library, const struct profile *profile,
		     const struct topic *const *topics, size_t count, struct evidence *evidence,
		     struct diags *diags);

/*
 * Checks one file by its path, whatever it is: a profile, topics, a committee, a
 * conference; as it will be read, that is over what the library has of the same name.
 * A .md file without front matter is a template: of it only the encoding is checked.
 */
bool evidence_check_file(struct library *library, struct str path, struct diags *diags);

#endif
