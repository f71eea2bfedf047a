/*
 * What the files of the linter's rules share: the paper as a check sees it, the
 * words of a text, phrases, and how a finding is reported. A check is a function
 * that looks at the whole paper for one or a few rules; the table of checks stands
 * in lint.c. Nothing here knows of spelling's inner workings.
 */
#ifndef MUNDRAFT_LINT_CHECK_H
#define MUNDRAFT_LINT_CHECK_H

#include "mundraft/lint.h"
#include "mundraft/arena.h"
#include "mundraft/strbuf.h"

#include <stdint.h>

/* A rule's findings in one paper; the last one says how many more there are. */
#define LINT_MAX_FINDINGS 25

enum {
	IN_QUOTE = 1,  /* other people's words */
	IN_ADDRESS = 2 /* a web or e-mail address, code, or a draft's gap: nothing to read */
};

/* A block with what its bytes are; `flags` has one for each byte of the text. */
struct view {
	const struct block *block;
	struct str text;
	const unsigned char *flags;
	size_t unclosed_quote; /* offset, or NOWHERE */
	size_t unopened_quote;
};
#define NOWHERE ((size_t)-1)

/* The sections on one topic; where a paper has only one, they are all in a single part. */
struct part {
	const struct block *heading; /* the topic's; NULL: the whole paper */
	size_t first, count;         /* sections */
	size_t first_block, end_block;
};

struct allowances;
struct sense;

struct check {
	const struct lint_options *options;
	const struct conference *conference; /* may be NULL */
	const struct paper *paper;
	const struct view *views; /* one for each block of the paper */
	const struct part *parts; /* at least one */
	size_t part_count;
	struct str country; /* the paper's, as its heading writes it; may be empty */
	bool off[RULE_COUNT];
	struct allowances *allowances;
	bool paged;                /* the document's own pages were held against the limit */
	bool cites;                /* there is a citation of any kind in the text */
	const struct sense *sense; /* NULL until a rule asks for it: sense.h */
	struct arena *scratch;
	struct diags *found;
	size_t counts[RULE_COUNT]; /* findings, also those past the limit */
	struct diag surplus;       /* what a finding past the limit is written to */
};

/* Checks report a rule's findings in the order of the paper: the first ones are kept. */
struct diag *report(struct check *check, enum rule_id rule, struct span span, const char *format,
		    ...) __attribute__((format(printf, 4, 5)));
/* A place in a block's text. */
struct diag *report_in(struct check *check, enum rule_id rule, const struct view *view,
		       size_t start, size_t end, const char *format, ...)
	__attribute__((format(printf, 6, 7)));
void suggest(struct check *check, struct diag *diag, struct str replacement);

/* The number that a rule goes by: the conference's, else its own. */
long limit_of(const struct check *check, enum rule_id rule);

/* The country as the heading writes it, else its id in the front matter; may be empty. */
struct str country_of(const struct paper *paper);

/* Where findings about the paper as a whole point: its first line that is not blank. */
struct span paper_top(const struct paper *paper);

/* Running text of the paper's own: paragraphs and items, but works cited. */
bool is_prose(const struct check *check, const struct view *view);
bool in_section(const struct check *check, const struct view *view, enum role role);
/* The first of a block's sentences that ends behind an offset, by halves. */
size_t sentence_at(const struct check *check, const struct block *block, size_t offset);

/* Works out all views, and whether the paper cites at all. */
void prepare_views(struct check *check);
/*
 * Whether a part of the paper, too short for the rule about a missing stance to judge, has
 * no sentence that takes one. Where it is not known whom the paper speaks for: false.
 */
bool may_lack_stance(struct check *check, const struct part *part);

/* Works out the parts of a paper; see struct part. */
void find_parts(struct check *check);
enum role role_in(const struct part *part, const struct section *section);

/* Works out the flags of one of the paper's blocks. */
void view_init(struct view *view, const struct paper *paper, size_t block, struct arena *arena);
bool has_flag(const struct view *view, size_t at, int flag);

/*
 * The next word at or after *at: letters and digits of any alphabet with
 * apostrophes and hyphens inside. False at the end.
 */
struct word {
	size_t start, end;
};
bool next_word(struct str text, size_t *at, struct word *word);
struct str word_text(struct str text, struct word word);

/* Shows a check every word that is the paper's own: prose, and no quotation or address. */
void each_own_word(struct check *check,
		   void (*see)(struct check *check, const struct view *view, struct word word));

/* Whether the text from `at` starts with the phrase as whole words, without regard to
 * case; one blank of the phrase stands for any run of them, ' for any apostrophe. */
bool phrase_stands(struct str text, size_t at, const char *phrase, size_t *end);
/* The same; most places are passed over by their first letter. */
static inline bool phrase_at(struct str text, size_t at, const char *phrase, size_t *end)
{
	return at < text.n && char_lower(text.p[at]) == char_lower(*phrase) &&
	       phrase_stands(text, at, phrase, end);
}
/* Whether one of the phrases (ended by NULL) stands at `at`. */
const char *any_phrase_at(struct str text, size_t at, const char *const *phrases, size_t *end);
bool one_of(struct str word, const char *const *words); /* without regard to case */

/* The word in front of `at` (only blanks between); false where there is none. */
bool word_before(struct str text, size_t at, struct word *word);
size_t skip_blanks(struct str text, size_t at);
/* The letter or mark that ends before `at`, and the length of the apostrophe at `at`. */
uint32_t code_before(struct str text, size_t at);
size_t apostrophe_at(struct str text, size_t at);

/* The replacement with a capital where the original has one. */
struct str like_case(struct arena *arena, struct str original, struct str replacement);

/* ---- phrase_list.c ---- */

struct phrase {
	struct str key;        /* the letters of its first word */
	struct str first;      /* its first word */
	struct str rest;       /* the words behind it, each with its alternatives */
	struct str right;      /* what to write; may be empty */
	struct str not_before; /* words beside which it is right, between bars */
	struct str not_behind;
	bool exact;   /* only with the capitals of the list */
	bool goes_on; /* only where another word follows */
	bool style;   /* a matter of taste */
};

#define PHRASE_SECONDS 27 /* a second letter, or none */
#define PHRASE_BUCKETS (26 * PHRASE_SECONDS)

struct phrase_list {
	struct phrase *items; /* by the first two letters of their keys */
	size_t count, room;
	size_t first[PHRASE_BUCKETS + 1]; /* where a bucket starts in `items` */
};

/*
 * A line a phrase: PHRASE, what to write, words it may stand before, words it may stand
 * behind, "style", with tabs between them. "is/was lead by" are two phrases, "~1" is the
 * first word of the one that was found, " +" at the end asks for another word.
 */
void phrases_read(struct phrase_list *list, struct arena *arena, struct str text);
/* The longest phrase that stands at the start of a word, and its end; NULL: none does. */
const struct phrase *phrase_find(const struct phrase_list *list, struct str text, size_t at,
				 size_t *end);
/* What to write in its place, with the words that were found in it. */
struct str phrase_right(const struct phrase *phrase, struct arena *arena, struct str found);

#define MAX_CITATION 600 /* bytes between brackets: one sentence may rest on six sources */
/* Whether the part of a text holds a citation: note marks are counted apart. */
bool cites_in_text(struct str text);
/* Whether it names an entry of the works cited in brackets: "(Security Council)". */
bool names_work(const struct check *check, struct str text);
/* Whether a note need not say all, for the works cited or an earlier note does. */
bool note_is_short(const struct check *check, const struct note *note);

/* What "it's", "they're" or "who's" at `at` is a slip for, and so no contraction; NULL: for
 * nothing. */
const char *possessive_meant(struct str text, size_t at);

/* ---- lists.c ---- */

enum list {
	LIST_ACRONYMS,
	LIST_CONFUSIONS,
	LIST_UNDIPLOMATIC,
	LIST_EMPTY_WORDS,
	LIST_OFFICIAL_NAMES,
	LIST_LOWER_NAMES,
	LIST_RESOLUTIONS,
	LIST_LEXICON,
	LIST_COUNT
};
/* What `read` makes of the words: once for all papers, or for this one into `scratch`. */
void *list_of(const struct lint_options *options, struct arena *scratch, enum list list,
	      void *(*read)(struct arena *arena, const struct lint_words *words));

/* ---- fingerprint.c ---- */

/* What the front matter of a draft says of its sentences; empty: it was not drafted. */
struct str fingerprint_of(const struct paper *paper);
/* Whether a sentence, as lint_sentence gives it, was drafted. */
bool fingerprint_has(struct str fingerprint, struct str sentence);

/* ---- allow.c ---- */

/* Reads what the text allows; reports what is wrong with it. */
void read_allowances(struct check *check);
/* Whether the text allows a rule's finding here; it is then counted. */
bool text_allows(struct check *check, enum rule_id rule, struct span span);
/* Behind all checks: what was allowed for nothing. Gives how many findings were allowed. */
size_t close_allowances(struct check *check);

/* The checks. */
void check_fields(struct check *check);
void check_empty_paper(struct check *check);
void check_sections(struct check *check);
void check_sections_form(struct check *check);
void check_proposals(struct check *check);
void check_length(struct check *check);
void check_unfinished(struct check *check);
void check_citations(struct check *check);
void check_notes(struct check *check);
void check_claims(struct check *check);
void check_vague(struct check *check);
void check_record(struct check *check);
void check_altered(struct check *check);
void check_persons(struct check *check);
void check_doubled(struct check *check);
void check_contractions(struct check *check);
void check_spaces(struct check *check);
void check_stops(struct check *check);
void check_pairs(struct check *check);
void check_articles(struct check *check);
void check_confusions(struct check *check);
void check_tone(struct check *check);
void check_empty_words(struct check *check);
void check_marks(struct check *check);
void check_long(struct check *check);
void check_official_names(struct check *check);
void check_symbols(struct check *check);
void check_lower_names(struct check *check);
void check_overreach(struct check *check);
void check_charter(struct check *check);
void check_dates(struct check *check);
void check_acronyms(struct check *check);
void check_spelling(struct check *check);
/* What the paper argues, and whether it says anything. */
void check_asks(struct check *check);
void check_balance(struct check *check);
void check_stance(struct check *check);
void check_sentences(struct check *check);
void check_repeats(struct check *check);
void check_any_country(struct check *check);
void check_template_text(struct check *check);
/* Of a paper that came as a document; nothing without a form. */
void check_letters(struct check *check);
void check_sheet(struct check *check);
void check_file(struct check *check);

/* A document's own pages against the limit; false where they are not known. */
bool check_pages(struct check *check, size_t topics);

/* The spacing that most of the text has, as conferences call it; NULL: none of them. */
const char *form_spacing(const struct form *form);

#endif
