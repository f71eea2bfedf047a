/*
 * One type for everything mundraft has to say about a file: errors of a
 * profile, gaps of a draft, findings in a paper. A diagnostic belongs to a
 * rule, has a place, states the problem (lower case, no full stop, the subject
 * in quotation marks) and, where it can, one thing to do.
 */
#ifndef MUNDRAFT_DIAG_H
#define MUNDRAFT_DIAG_H

#include "mundraft/source.h"
#include "mundraft/str.h"

struct arena;

enum severity {
	SEVERITY_STYLE,   /* taste */
	SEVERITY_WARNING, /* a chair would mark it down */
	SEVERITY_ERROR    /* wrong or unusable */
};

/* What a rule looks at; `mundraft list rules` prints them in this order. */
enum family {
	FAMILY_FILE,      /* any file: encoding, YAML, size */
	FAMILY_PROFILE,   /* profiles, committees, conferences: `mundraft check` */
	FAMILY_TEMPLATE,  /* the template language */
	FAMILY_DRAFT,     /* what a draft lacks */
	FAMILY_STRUCTURE, /* a paper: header, sections, length */
	FAMILY_PROPOSALS, /* a paper: what it asks for */
	FAMILY_EVIDENCE,  /* a paper: notes and works cited */
	FAMILY_FACTS,     /* a paper: documents, names, dates and powers of the United Nations */
	FAMILY_LANGUAGE,  /* a paper: words and sentences */
	FAMILY_SPELLING,
	FAMILY_FORM,  /* a paper as a file: margins, letters, pages, its name */
	FAMILY_ALLOW, /* what a paper asks the linter to let pass */
	FAMILY_COUNT
};

enum rule_id {
#define RULE(name, family, id, severity, title, why, bad, good) RULE_##name,
#include "mundraft/rules.def"
#undef RULE
	RULE_COUNT
};

struct rule {
	const char *id; /* as printed: "first-person" */
	enum family family;
	enum severity severity;
	const char *title; /* one line, lower case */
	const char *why;   /* why it matters to a chair, or to the reader of the file */
	/* Of the linter's rules, else NULL: */
	const char *from;   /* whose rule it is, or what it was measured on */
	const char *spares; /* false alarms considered: what looks like a fault and is none */
	const char *bad;    /* an example that breaks the rule */
	const char *good;   /* the same, mended */
};

/* The table behind `explain`, `list rules`, the manual and the tests. */
extern const struct rule rules[RULE_COUNT];

/* By its printed name; NULL where there is none. */
const struct rule *rule_find(struct str id);
/* Whether lint reports it: the LINT_RULEs, and what a draft is told as well. */
bool rule_is_linted(const struct rule *rule);

/* A number that a rule goes by; a conference sets it under `limits`. */
struct rule_limit {
	enum rule_id rule; /* it has one at most */
	long value;        /* where no conference says otherwise */
	long least, most;  /* what may be set */
	const char *what;  /* "words in a sentence" */
};
extern const struct rule_limit rule_limits[];
extern const size_t rule_limit_count;
const struct rule_limit *rule_limit(enum rule_id rule); /* NULL: it has none */

/* The ids of the rules that a conference may set, and of those with a limit; ended by NULL. */
extern const char *const lint_rule_ids[];
extern const char *const limited_rule_ids[];
const char *severity_name(enum severity severity); /* "error", "warning", "style" */
const char *family_name(enum family family);

struct diag {
	enum rule_id rule;
	enum severity severity;      /* the rule's, unless a conference changes it */
	const struct source *source; /* NULL: about the command as a whole */
	struct span span;
	bool whole; /* about the file and no place in it */
	struct str message;
	struct str help;               /* one thing to do, or empty */
	const struct str *suggestions; /* replacements for the span, the best first */
	size_t suggestion_count;
};

/* Where diagnostics are gathered. All zero but the arena is a valid, empty list. */
struct diags {
	struct arena *arena;
	struct diag *items;
	size_t count, room;
	size_t errors; /* how many of them are errors */
};

/* Adds a diagnostic with its rule's severity. The result is valid until the next one. */
struct diag *diag_add(struct diags *diags, enum rule_id rule, const struct source *source,
		      struct span span, const char *format, ...)
	__attribute__((format(printf, 5, 6)));
void diag_help(struct diags *diags, struct diag *diag, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
void diag_severity(struct diags *diags, struct diag *diag, enum severity severity);

/* Replacements for the span; copied. The first one becomes the help where there is none. */
void diag_suggest(struct diags *diags, struct diag *diag, const struct str *words, size_t count);

/* By file, place, then order of adding; equal ones (rule, place, message) once. */
void diags_sort(struct diags *diags);

#endif
