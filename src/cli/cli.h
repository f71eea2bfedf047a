/*
 * What the commands share: the arguments as parsed, the library of files, the
 * diagnostics, and where things are printed.
 */
#ifndef MUNDRAFT_CLI_H
#define MUNDRAFT_CLI_H

#include "mundraft/committee.h"
#include "mundraft/draft.h"
#include "mundraft/evidence.h"
#include "mundraft/form.h"
#include "mundraft/library.h"
#include "mundraft/paper.h"
#include "mundraft/strbuf.h"
#include "options.h"
#include "output.h"
#include "visible.h"

/* The values given to one option, in order. */
struct values {
	struct str *items;
	size_t count, room;
};

struct args {
	enum command_id command;
	bool implied; /* `mundraft COUNTRY`: the word draft was left out */
	struct str *operands;
	size_t operand_count, operand_room;
	struct values given[OPTION_COUNT];
};

/* One run of the program. */
struct run {
	struct arena arena;  /* lives as long as the run */
	const char *program; /* as it was called */
	struct args args;
	struct library library;
	struct diags diags;
	struct open_press *press; /* of pages.c */
};

/* ---- args.c ---- */

/* False after a usage error, which has been printed. */
bool args_parse(struct run *run, int argc, char *const *argv);
bool args_has(const struct args *args, enum option_id id);
/* The value of an option that can be given once; empty where it was not. */
struct str args_value(const struct args *args, enum option_id id);

/* ---- usage.c ---- */

/* Prints a usage error and what to do (`help` may be NULL); returns EXIT_USAGE. */
int usage_error(struct run *run, const char *help, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
/* `did you mean "X"?` or, without a near one, a hint in general. */
const char *did_you_mean(struct run *run, struct str nearest, const char *otherwise);

/* ---- roots.c ---- */

/* Fills the library's list of folders. False: --data names no folder (printed). */
bool roots_add(struct run *run);
/* The folder that the program stands in, links followed; empty where it cannot be known. */
struct str program_folder(struct run *run);

/* ---- names.c ---- */

enum kind { KIND_COUNTRY, KIND_COMMITTEE, KIND_CONFERENCE, KIND_TOPIC, KIND_RULE, KIND_COUNT };

/* What there is of a kind: its id, its names (the first is the official one), its file. */
struct entry {
	struct str id;
	const struct str *names; /* ended by an empty one */
	struct str path;
};
/* Without names (`names` false) only ids and paths: no file is opened. */
size_t names_list(struct library *library, enum kind kind, bool names, struct entry **entries);
const char *kind_name(enum kind kind);   /* "country" */
const char *kind_plural(enum kind kind); /* "countries": as `list` calls them */

/* The id that a user meant; empty after an error that was printed (EXIT_USAGE). */
struct str name_choose(struct run *run, enum kind kind, struct str typed);
struct str name_choose_among(struct run *run, enum kind kind, const struct entry *entries,
			     size_t count, struct str typed);
/*
 * The same without a word, for names that stand in a paper: empty where there is
 * no such one.
 */
struct str name_find(struct library *library, enum kind kind, struct str typed);
/* For many papers: the names are read for the first that needs them. */
struct kept_names {
	bool read;
	struct entry *entries;
	size_t count;
};
struct str name_find_kept(struct library *library, enum kind kind, struct kept_names *kept,
			  struct str typed);

/* ---- countries.c ---- */

/* Every profile and every State; those without a profile have no path. */
size_t countries_list(struct library *library, struct entry **entries);
/* The id of a country that has a profile; empty after an error that was printed. */
struct str country_choose(struct run *run, struct str typed);

/* ---- setup.c: what draft and brief have in common ---- */

/* Prints the diagnostics so far on standard error, in order, and forgets them. */
void tell(struct run *run);

struct choice_set {
	struct str country;        /* its id, where it was chosen before */
	struct str only_committee; /* in place of --committee, where it is not empty */
	struct evidence evidence;
	struct profile *profile;
	const struct topic **topics; /* at least one after choices_load */
	size_t topic_count;
	const struct committee *committee;
	const struct conference *conference;
};
/*
 * Loads what the arguments name; EXIT_CLEAN, or the status to end with after the
 * reason was printed.
 */
int choices_load(struct run *run, struct choice_set *set);

/* The number behind --variant, else 0; false after a usage error. */
bool read_variant(struct run *run, long *variant);

/* ---- filename.c ---- */

/* What a file may be named after; any but the conference may be empty. */
struct file_names {
	const struct conference *conference;
	struct str country, committee, topic, delegate, school;
};
/* The file's name as the conference wants it, with the ending ("md"). */
struct str paper_file_name(struct arena *arena, const struct file_names *names, const char *ending);

/* ---- target.c: the file that -o names ---- */

/* NULL: standard output. */
const char *target_of(struct run *run);
/* A file that may not be written is known before any work is done. *folder: it is one. */
int target_check(struct run *run, const char *path, bool *folder);
int target_write(struct run *run, const char *path, struct str bytes);
/* Whether the file holds just these bytes already. */
bool target_holds(struct run *run, const char *path, struct str bytes);

/* ---- format.c ---- */

enum format { FORMAT_MD, FORMAT_TXT, FORMAT_HTML, FORMAT_DOCX, FORMAT_PDF, FORMAT_COUNT };
const char *format_ending(enum format format); /* "md" */
/*
 * From --format and the ending of -o, which must agree. False after a usage error.
 * Without either: FORMAT_COUNT.
 */
bool format_choose(struct run *run, enum format *format);
/* --wrap is a number and for plain text; false after a usage error. */
bool wrap_is_right(struct run *run, enum format format);
/* Says so where the conference takes other types of file. Markdown is for working on. */
void format_warn(struct run *run, const struct conference *conference, enum format format);

/* ---- printed.c ---- */

struct render_request;
/*
 * A paper in another format than Markdown, and on standard error what a delegate
 * should know of its length. `name`: how messages call it. EXIT_CLEAN, or the
 * reason was printed.
 */
int paper_print(struct run *run, const struct render_request *request, enum format format,
		const char *name, struct str *bytes);
/* "940 words, about 2 pages". */
void print_words(struct run *run, size_t words, const struct conference *conference,
		 const char *name);

/* ---- pages.c ---- */

#define CLOSE_TO_LIMIT 2 /* lines: Word may break them elsewhere */

struct press_api;
/* NULL: the plug-in was not built, or cannot be loaded. */
const struct press_api *press_find(struct run *run);
struct page_count;
/* Counts the pages of what counts; false where that cannot be done here. */
bool pages_measure(struct run *run, const struct paper *paper, const struct conference *conference,
		   struct page_count *count, long *limit);
/* The same without the fonts, for which false may be given where another would know. */
struct render_request;
bool pages_count(const struct render_request *request, struct page_count *count);
/* Closes what pages_measure keeps open for the next paper. */
void pages_finish(struct run *run);

/* ---- fit.c ---- */

/*
 * Drafts until the paper keeps to the conference's pages, as far as that can be had by
 * leaving things out; what the paper lacks is in run->diags. *paper: the text as read.
 */
enum draft_result draft_to_fit(struct run *run, struct draft_request *request, struct str *text,
			       const struct paper **paper);

/* ---- known.c ---- */

/* What the paper's front matter says that it rests on. NULL: it names no profile of ours. */
const struct profile *known_load(struct run *run, const struct paper *paper,
				 struct evidence *evidence);
/* The facts of a country's profile that have a quotation; NULL: there are none. */
const struct evidence *known_quotations(struct run *run, struct str id);

/* ---- papers.c ---- */

/*
 * Reads and parses a paper ("-": standard input) into the arena: Markdown, plain text, a
 * Word document or a PDF. NULL with errors in diags where it cannot be used.
 */
struct paper *paper_load(struct arena *arena, struct str path, struct diags *diags);
/* The same; *form is what its pages look like, NULL where it is text. */
struct paper *paper_load_form(struct arena *arena, struct str path, struct form **form,
			      struct diags *diags);
/* Where a paper names a thing: its front matter, else its heading block. Empty: nowhere. */
struct str paper_names(const struct paper *paper, const char *what, struct span *span);

/* ---- poppler.c ---- */

struct pdf_texts;
/* What poppler's programs say of a PDF; false with an error in diags. */
bool poppler_read(struct arena *arena, struct str name, struct str bytes, struct pdf_texts *texts,
		  struct diags *diags);

/* ---- child.c: other programs ---- */

struct child {
	struct str out, err; /* what it printed, up to the bounds */
	bool missing;        /* there is no such program */
	bool late, endless;  /* it was killed: for its time, for the length of its output */
	int status;          /* its exit status; -1: it was killed */
};
/*
 * Runs a program that is looked for in PATH, without a shell, with these bytes as its
 * standard input. It has so many seconds, may print so many bytes and write no file.
 */
struct child child_run(struct arena *arena, const char *const *arguments, struct str input,
		       unsigned seconds, size_t most);

/* ---- today.c ---- */

/* False where the clock, or SOURCE_DATE_EPOCH, tells no day that a profile could hold. */
bool today(struct date *date);

/* ---- the commands; each returns the exit status ---- */

int command_draft(struct run *run);
int command_render(struct run *run);
int command_lint(struct run *run);
int command_trace(struct run *run);
int command_brief(struct run *run);
int command_list(struct run *run);
int command_show(struct run *run);
int command_explain(struct run *run);
int command_check(struct run *run);
int command_new(struct run *run);

void print_rule(struct arena *arena, const struct rule *rule);

/* ---- help.c ---- */

void help_overview(struct arena *arena);
void help_command(struct arena *arena, enum command_id command);

/* ---- run.c ---- */

int mundraft_main(int argc, char *const *argv);

#endif
