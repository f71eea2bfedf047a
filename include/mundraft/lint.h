/*
 * The linter: what costs a position paper marks, at the exact place. It sees a
 * parsed paper and what it is held against; it opens no file, prints nothing and
 * knows nothing of drafting. Page counts are handed in, not measured here.
 */
#ifndef MUNDRAFT_LINT_H
#define MUNDRAFT_LINT_H

#include "mundraft/committee.h"
#include "mundraft/form.h"
#include "mundraft/paper.h"
#include "mundraft/spelling.h"

/* The texts of profiles/un/words: a line an entry, `#` starts a comment. Any may be empty. */
struct lint_words {
	struct str acronyms;       /* ACRONYM<TAB>full name */
	struct str official_names; /* wrong<TAB>right; former<TAB>present<TAB>year[<TAB>style] */
	struct str lower_names;    /* wrong<TAB>right[<TAB>words in front that excuse it] */
	/* Phrases, as src/lint/check.h says of phrases_read: */
	struct str confusions;   /* wrong and right */
	struct str undiplomatic; /* what no delegation would write, and what it might */
	struct str empty_words;  /* what any paper could say; "act": a verb without a deed */
	struct str resolutions;  /* year or session<TAB>first<TAB>last number[<TAB>years] */
	struct str members;      /* country's name<TAB>year of admission */
	struct str treaties;     /* who has signed and ratified what, by what day */
};

/* A paper's pages as they were laid out. */
struct lint_pages {
	size_t counted, limit; /* pages */
	size_t spare, over;    /* lines below, and past, the limit */
	struct span past;      /* where the limit is passed, if it is */
};

/* What was read of the words, kept for the next paper; see lint_lists_new. */
struct lint_lists;

struct lint_options {
	const struct conference *conference; /* the rules to hold it against */
	const struct committee *committee;   /* the body it is for; NULL: not known */
	const struct evidence *evidence;     /* what is on record of the country; NULL: nothing */
	struct spelling *spelling;           /* NULL: spelling is not checked */
	int year;                            /* today's; 0: not known */
	const struct form *form;             /* of a paper that came as a document; else NULL */
	struct lint_words words;
	struct lint_lists *lists;       /* NULL: the words are read anew for each paper */
	const struct lint_pages *pages; /* NULL: estimated from the words */
	bool off[RULE_COUNT];           /* rules that are not wanted */
	bool by_name;                   /* the others were asked for: no conference silences them */
	bool no_allowances;             /* what the text itself allows is reported, too */
};

/* Empty; it lives as long as the arena, and serves options with the same words only. */
struct lint_lists *lint_lists_new(struct arena *arena);

/*
 * Adds a diagnostic for every finding, in no particular order (diags_sort puts
 * them right). `scratch` is for what is forgotten afterwards. Gives how many more
 * findings the text itself allows, with `<!-- mundraft: allow RULE because ... -->`.
 */
size_t lint_paper(const struct lint_options *options, const struct paper *paper,
		  struct arena *scratch, struct diags *diags);

/* A sentence without what an editor changes by itself: blanks, quotation marks, case. */
struct str lint_sentence(struct arena *arena, struct str sentence);

/*
 * The sentences of a draft, three letters each, for the key "fingerprint" of its front
 * matter: by it `template-text` knows which are still as they were drafted.
 */
struct str lint_fingerprint(struct arena *arena, const struct paper *paper);

/*
 * A paper in figures, which judge nothing. Text is paragraphs and items, without works
 * cited. An anchor is what ties a sentence to the world: a year, a figure, a document, a
 * name; but not the United Nations, the paper's own country, its committee and its topic.
 */
struct lint_figures {
	size_t words, sentences, paragraphs;
	size_t anchors, anchors_tenths; /* in all; in a hundred words, times ten */
	size_t generic; /* of six words or more, and neither anchor nor source: any country's */
	size_t cited, notes;         /* sentences with a note mark or citation; notes defined */
	size_t longest, mean_tenths; /* words in a sentence */
	size_t letters_hundredths;   /* letters and digits in a word */
	long grade_tenths;           /* the index of Coleman and Liau: years of school */
	size_t drafted;              /* sentences as mundraft drafted them; SIZE_MAX: not known */
};

void lint_figures(const struct lint_options *options, const struct paper *paper,
		  struct arena *scratch, struct lint_figures *figures);

/*
 * Whether the number of words leaves open if the paper fits on the pages that the
 * conference allows: only then is it worth laying out.
 */
bool lint_wants_pages(const struct conference *conference, const struct paper *paper);

/*
 * Whether the paper quotes enough to be held against what is on record of its country:
 * only then is that worth loading.
 */
bool lint_wants_evidence(const struct paper *paper);

#endif
