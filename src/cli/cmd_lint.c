/*
 * mundraft lint: reads papers one by one, holds each against its conference's
 * rules, prints the findings and says what was not checked. One paper that cannot
 * be read does not stop the others.
 */
#include "cli.h"

#include "mundraft/lint.h"
#include "mundraft/render.h"
#include "mundraft/near.h"
#include "mundraft/utf8.h"
#include "lint_figures.h"
#include "report.h"

#include <string.h>

#define FAIL_NEVER 3 /* one more than the highest severity */

struct lint_run {
	struct run *run;
	struct arena paper, scratch;
	struct report report;
	struct lint_options options;
	const struct conference *asked;       /* by --conference; NULL: each paper's own */
	struct str vocabulary, names;         /* word lists for spelling */
	struct table committees, conferences; /* by the name in a paper */
	struct table quotations;              /* of countries, by the name in a paper */
	struct kept_names names_of[KIND_COUNT];
	struct spelling *spelling[DIALECT_EITHER + 1]; /* what papers of each English share */
	bool wants_spelling;
	bool said_no_spelling;
	bool estimated_pages, unknown_committee; /* in any of the papers */
	size_t allowed;                          /* findings that this paper's text lets pass */
	int fail_on;                             /* the least severity that counts */
	bool unusable, failed;
	struct str held_against;     /* the id of this paper's conference */
	size_t with[3], clean;       /* papers by their worst finding; with none */
	struct lint_figures figures; /* of this paper; only with --stats */
	bool wants_figures;
};

/* ---- what to check ---- */

/* The nearest rule, else the first that begins like this; empty: none. */
static struct str guess_rule(struct str name)
{
	struct near near = near_start(name);
	struct str begun = {0};
	for (size_t i = 0; i < RULE_COUNT; i++) {
		struct str id = str_of(rules[i].id);
		if (!rule_is_linted(&rules[i]))
			continue;
		near_offer(&near, id);
		if (!begun.n && name.n > 2 && str_starts(id, name))
			begun = id;
	}
	return near.best.n ? near.best : begun;
}

static bool unknown_rule(struct run *run, struct str name)
{
	usage_error(run, did_you_mean(run, guess_rule(name), "\"mundraft list rules\" lists them"),
		    rule_find(name) ? "lint does not check the rule \"%.*s\""
				    : "there is no rule \"%.*s\"",
		    STR_ARG(visible(&run->arena, name)));
	return false;
}

static bool mark_rules(struct run *run, enum option_id option, bool marks[RULE_COUNT])
{
	const struct values *values = &run->args.given[option];
	for (size_t i = 0; i < values->count; i++) {
		struct str rest = values->items[i], name;
		while (str_next_piece(&rest, ',', &name)) {
			const struct rule *rule = rule_find(str_trim(name));
			if (!rule || !rule_is_linted(rule))
				return unknown_rule(run, str_trim(name));
			marks[rule - rules] = true;
		}
	}
	return true;
}

static bool choose_rules(struct lint_run *lint)
{
	bool only[RULE_COUNT] = {0}, skip[RULE_COUNT] = {0}, any = false;
	if (!mark_rules(lint->run, OPTION_ONLY, only) || !mark_rules(lint->run, OPTION_SKIP, skip))
		return false;
	bool all = !args_has(&lint->run->args, OPTION_ONLY);
	for (size_t i = 0; i < RULE_COUNT; i++) {
		lint->options.off[i] = skip[i] || (!all && !only[i]);
		any = any || (rule_is_linted(&rules[i]) && !lint->options.off[i]);
	}
	lint->options.by_name = !all;
	lint->options.no_allowances = args_has(&lint->run->args, OPTION_NO_ALLOW);
	lint->wants_spelling = !lint->options.off[RULE_SPELLING] ||
			       !lint->options.off[RULE_SPELLING_NAME] ||
			       !lint->options.off[RULE_SPELLING_DIALECT];
	if (lint->wants_spelling) /* also with --only spelling: silence is no success */
		lint->options.off[RULE_SPELLING_NOT_CHECKED] = skip[RULE_SPELLING_NOT_CHECKED];
	if (!any)
		usage_error(lint->run, "leave --only or --skip away", "no rule is left to check");
	return any;
}

static void choose_form(struct lint_run *lint)
{
	struct str format = args_value(&lint->run->args, OPTION_FORMAT);
	struct str level = args_value(&lint->run->args, OPTION_FAIL_ON);
	report_init(&lint->report, report_format_find(format), TO_OUT);
	lint->fail_on = str_is(level, "none")      ? FAIL_NEVER
			: str_is(level, "style")   ? SEVERITY_STYLE
			: str_is(level, "warning") ? SEVERITY_WARNING
						   : SEVERITY_ERROR;
}

static int load_conference(struct lint_run *lint)
{
	struct run *run = lint->run;
	struct str id = STR("generic");
	if (args_has(&run->args, OPTION_CONFERENCE))
		id = name_choose(run, KIND_CONFERENCE, args_value(&run->args, OPTION_CONFERENCE));
	if (!id.n)
		return EXIT_USAGE;
	const struct conference *conference = conference_load(&run->library, id, &run->diags);
	if (!conference) {
		tell(run);
		usage_error(run,
			    library_has(&run->library, "templates/conferences", id, ".yaml")
				    ? "mend its file"
				    : "name the folder of mundraft's own files with --data",
			    "the rules of the conference \"%.*s\" cannot be used", STR_ARG(id));
		return EXIT_INPUT;
	}
	if (args_has(&run->args, OPTION_CONFERENCE))
		lint->asked = conference;
	lint->options.conference = conference;
	return EXIT_CLEAN;
}

/* A club's own list stands before ours; both hold. */
static struct str word_list(struct run *run, const char *id, const char *extension)
{
	const struct source *source = NULL;
	struct str all = {0};
	size_t bad;
	while ((source = library_find(&run->library, "profiles/un/words", str_of(id), extension,
				      source, &run->diags)))
		if (!utf8_check(source->text, &bad))
			diag_help(&run->diags,
				  diag_add(&run->diags, RULE_FILE_ENCODING, source,
					   (struct span){bad, bad + 1},
					   "the list is not UTF-8 text and was not used"),
				  "save it as UTF-8");
		else
			all = all.n ? str_printf(&run->arena, "%.*s\n%.*s", STR_ARG(all),
						 STR_ARG(source->text))
				    : source->text;
	return all;
}

static struct str two_lists(struct run *run, const char *first, const char *second)
{
	struct strbuf both;
	strbuf_init(&both, &run->arena);
	strbuf_add(&both, word_list(run, first, ".txt"));
	strbuf_addc(&both, '\n');
	strbuf_add(&both, word_list(run, second, ".txt"));
	return strbuf_str(&both);
}

static void load_words(struct lint_run *lint)
{
	struct run *run = lint->run;
	lint->options.lists = lint_lists_new(&run->arena);
	lint->options.words.acronyms = word_list(run, "acronyms", ".txt");
	lint->options.words.official_names = word_list(run, "official-names", ".tsv");
	lint->options.words.lower_names = word_list(run, "lower-names", ".tsv");
	lint->options.words.confusions = word_list(run, "confusions", ".tsv");
	lint->options.words.undiplomatic = word_list(run, "undiplomatic", ".tsv");
	lint->options.words.empty_words = word_list(run, "empty-words", ".tsv");
	lint->options.words.resolutions = word_list(run, "resolutions", ".tsv");
	lint->options.words.members = word_list(run, "members", ".tsv");
	lint->options.words.treaties = word_list(run, "treaties", ".tsv");
	if (!lint->wants_spelling)
		return;
	lint->vocabulary = word_list(run, "un-words", ".txt");
	lint->names = two_lists(run, "un-names", "countries");
}

/* ---- one paper ---- */

static const struct conference unknown_conference, unusable_conference;

/* Read once, however many papers name it. */
static const struct conference *conference_named(struct lint_run *lint, struct str name)
{
	struct library *library = &lint->run->library;
	const struct conference *known = table_get(&lint->conferences, name);
	if (known)
		return known;
	struct str id =
		name_find_kept(library, KIND_CONFERENCE, &lint->names_of[KIND_CONFERENCE], name);
	known = id.n ? conference_load(library, id, &lint->run->diags) : &unknown_conference;
	tell(lint->run);
	known = known ? known : &unusable_conference;
	table_put(&lint->run->arena, &lint->conferences, str_copy(&lint->run->arena, name), known);
	return known;
}

/* The conference that the paper names, unless one was asked for. */
static const struct conference *conference_of(struct lint_run *lint, const struct paper *paper,
					      struct diags *diags)
{
	const struct node *node = paper->front ? yaml_get(paper->front, "conference") : NULL;
	if (lint->asked || !node || node->kind != NODE_TEXT || !node->text.n ||
	    str_eq(node->text, lint->options.conference->id))
		return lint->options.conference;
	const struct conference *own = conference_named(lint, node->text);
	bool exists = own != &unknown_conference;
	if (exists && own != &unusable_conference)
		return own;
	struct diag *diag = diag_add(diags, RULE_UNKNOWN_CHOICE, paper->source, node->span,
				     exists ? "the rules of the conference \"%.*s\" cannot be used"
					    : "there is no conference \"%.*s\"",
				     STR_ARG(node->text));
	diag_help(diags, diag, "%s; generic was used",
		  exists ? "\"mundraft check\" shows the mistakes in its file"
			 : "\"mundraft list conferences\" lists them");
	return lint->options.conference;
}

/* "Security Council (UNSC)", "Fourth Committee (SPECPOL)": by either half, too. */
static struct str committee_id(struct lint_run *lint, struct str name)
{
	struct library *library = &lint->run->library;
	struct kept_names *kept = &lint->names_of[KIND_COMMITTEE];
	struct str id = name_find_kept(library, KIND_COMMITTEE, kept, name);
	size_t open = str_find(name, STR("("), 0), close = str_find(name, STR(")"), open);
	if (!id.n && close < name.n)
		id = name_find_kept(library, KIND_COMMITTEE, kept,
				    str_trim(str_part(name, 0, open)));
	if (!id.n && close < name.n)
		id = name_find_kept(library, KIND_COMMITTEE, kept,
				    str_trim(str_part(name, open + 1, close)));
	return id;
}

/* The body that the paper is for; read once, however many papers are for it. */
static const struct committee *committee_of(struct lint_run *lint, const struct paper *paper)
{
	struct library *library = &lint->run->library;
	struct span span;
	struct str name = str_trim(paper_names(paper, "committee", &span));
	if (!name.n)
		return NULL;
	static const struct committee none;
	const struct committee *known = table_get(&lint->committees, name);
	if (known)
		return known == &none ? NULL : known;
	struct str id = committee_id(lint, name);
	const struct committee *committee =
		id.n ? committee_load(library, id, &lint->run->diags) : NULL;
	tell(lint->run);
	table_put(&lint->run->arena, &lint->committees, str_copy(&lint->run->arena, name),
		  committee ? committee : &none);
	return committee;
}

/* What the paper's country was quoted with; read once, however many papers are its own. */
static const struct evidence *evidence_of(struct lint_run *lint, const struct paper *paper)
{
	struct arena *arena = &lint->run->arena;
	struct span span;
	struct str name = str_trim(paper_names(paper, "country", &span));
	if (!name.n || lint->options.off[RULE_ALTERED_QUOTATION] || !lint_wants_evidence(paper))
		return NULL;
	static const struct evidence none;
	const struct evidence *known = table_get(&lint->quotations, name);
	if (!known) {
		struct str id = name_find_kept(&lint->run->library, KIND_COUNTRY,
					       &lint->names_of[KIND_COUNTRY], name);
		known = id.n ? known_quotations(lint->run, id) : NULL;
		table_put(arena, &lint->quotations, str_copy(arena, name), known ? known : &none);
	}
	return known == &none ? NULL : known;
}

static enum dialect dialect_of(const struct conference *conference)
{
	if (str_is(conference->spelling, "en_US"))
		return DIALECT_US;
	return str_is(conference->spelling, "either") ? DIALECT_EITHER : DIALECT_UN;
}

static void no_spelling(struct lint_run *lint, struct str why, struct diags *diags)
{
	bool each = lint->report.format >= REPORT_JSON;
	if (lint->options.off[RULE_SPELLING_NOT_CHECKED] || (lint->said_no_spelling && !each))
		return;
	lint->said_no_spelling = true;
	diag_add(diags, RULE_SPELLING_NOT_CHECKED, NULL, (struct span){0},
		 "spelling was not checked: %.*s", STR_ARG(why));
}

/* The dictionaries and lists, opened for the first paper of an English; NULL: none. */
static struct spelling *shared_spelling(struct lint_run *lint, enum dialect dialect,
					struct str *why)
{
	if (!lint->spelling[dialect])
		lint->spelling[dialect] = spelling_open(&lint->run->arena, dialect,
							lint->vocabulary, lint->names, why);
	return lint->spelling[dialect];
}

/* One for each paper: its names must not become right words of the next. */
static struct spelling *open_spelling(struct lint_run *lint, const struct conference *conference,
				      struct diags *diags)
{
	struct str why = {0};
	if (!lint->wants_spelling)
		return NULL;
	struct spelling *base = shared_spelling(lint, dialect_of(conference), &why);
	if (!base) {
		no_spelling(lint, why, diags);
		return NULL;
	}
	return spelling_for_paper(&lint->paper, base);
}

/* Laid out only where the words leave it open whether the paper is too long. */
static const struct lint_pages *measure(struct lint_run *lint, const struct paper *paper,
					const struct conference *conference)
{
	struct page_count count;
	long limit;
	if (lint->options.off[RULE_TOO_LONG] || !lint_wants_pages(conference, paper))
		return NULL;
	if (!pages_measure(lint->run, paper, conference, &count, &limit))
		return NULL;
	struct lint_pages *pages = arena_new(&lint->paper, struct lint_pages);
	*pages = (struct lint_pages){.counted = count.counted,
				     .limit = (size_t)limit,
				     .spare = count.spare,
				     .over = count.over,
				     .past = count.past};
	return pages;
}

/* What of a document's form could not be told, and so was not checked. */
static void say_unknown(struct lint_run *lint, struct str name, const struct form *form)
{
	if (!form || !form->unknown.n)
		return;
	printfs(TO_ERR, "mundraft: %.*s: not checked, since the file does not tell: %.*s\n",
		STR_ARG(visible(&lint->scratch, name)), STR_ARG(form->unknown));
}

static void print_figures(struct lint_run *lint, struct str name)
{
	switch (lint->report.format) {
	case REPORT_HUMAN:
	case REPORT_GCC:
		figures_print(name, &lint->figures, &lint->scratch);
		break;
	case REPORT_JSON:
		figures_print_json(&lint->report, &lint->figures, &lint->scratch);
		break;
	case REPORT_GITHUB:
	case REPORT_SARIF:
	case REPORT_HTML:
		break; /* refused before */
	}
}

static void check_paper(struct lint_run *lint, const struct paper *paper, const struct form *form,
			struct diags *diags)
{
	struct lint_options options = lint->options;
	options.form = form;
	options.conference = conference_of(lint, paper, diags);
	lint->held_against = options.conference->id;
	options.committee = committee_of(lint, paper);
	lint->unknown_committee |= !options.committee;
	options.evidence = evidence_of(lint, paper);
	bool paged = form && form->pages; /* it tells its own pages */
	options.pages = paged ? NULL : measure(lint, paper, options.conference);
	if (options.conference->pages > 0 && !options.pages && !paged)
		lint->estimated_pages = true;
	options.spelling = open_spelling(lint, options.conference, diags);
	if (lint->wants_figures)
		lint_figures(&options, paper, &lint->scratch, &lint->figures);
	lint->allowed = lint_paper(&options, paper, &lint->scratch, diags);
	say_unknown(lint, paper->source->name, form);
	arena_reset(&lint->scratch);
}

static void close_paper(struct lint_run *lint, struct str name, bool usable)
{
	const size_t *counts = lint->report.counts;
	struct strbuf line;
	strbuf_init(&line, &lint->scratch);
	strbuf_add(&line, visible(&lint->scratch, name));
	strbuf_adds(&line, ": ");
	if (usable) {
		add_count(&line, counts[SEVERITY_ERROR], "error, ", "errors, ");
		add_count(&line, counts[SEVERITY_WARNING], "warning, ", "warnings, ");
		strbuf_addf(&line, "%zu style", counts[SEVERITY_STYLE]);
		if (lint->allowed)
			strbuf_addf(&line, ", %zu allowed in the text", lint->allowed);
		if (!lint->asked)
			strbuf_addf(&line, " (rules of %.*s)", STR_ARG(lint->held_against));
		strbuf_addc(&line, '\n');
	} else {
		strbuf_adds(&line, "not checked\n");
	}
	print(TO_ERR, strbuf_str(&line));
	arena_reset(&lint->scratch);
}

static void count_paper(struct lint_run *lint, bool usable)
{
	int worst = SEVERITY_ERROR;
	while (worst >= SEVERITY_STYLE && !lint->report.counts[worst])
		worst--;
	if (usable && worst >= SEVERITY_STYLE)
		lint->with[worst]++;
	else
		lint->clean += usable;
}

/* Behind many papers, what a chair wants to know first. */
static void say_totals(const struct lint_run *lint)
{
	size_t papers = lint->run->args.operand_count;
	size_t checked = lint->with[0] + lint->with[1] + lint->with[2] + lint->clean;
	if (papers > 1)
		printfs(TO_ERR,
			"mundraft: %zu papers: %zu with errors, %zu with warnings at most, %zu "
			"with style remarks only, %zu without findings, %zu not checked\n",
			papers, lint->with[SEVERITY_ERROR], lint->with[SEVERITY_WARNING],
			lint->with[SEVERITY_STYLE], lint->clean, papers - checked);
}

static void lint_file(struct lint_run *lint, struct str path)
{
	struct diags diags = {.arena = &lint->paper};
	struct str name = str_is(path, "-") ? STR("<stdin>") : path;
	struct form *form;
	const struct paper *paper = paper_load_form(&lint->paper, path, &form, &diags);
	if (paper)
		check_paper(lint, paper, form, &diags);
	diags_sort(&diags);
	report_open_file(&lint->report, name);
	report_diags(&lint->report, &diags, &lint->scratch);
	report_close_file(&lint->report, paper != NULL);
	if (paper && lint->wants_figures)
		print_figures(lint, name);
	close_paper(lint, name, paper != NULL);
	count_paper(lint, paper != NULL);
	for (int severity = lint->fail_on; severity < FAIL_NEVER; severity++)
		lint->failed = lint->failed || lint->report.counts[severity] > 0;
	lint->unusable = lint->unusable || !paper;
	arena_reset(&lint->paper);
}

/* ---- all papers ---- */

/* "0 errors" must not be read as "a good paper". */
static void say_what_was_not_checked(const struct lint_run *lint)
{
	const bool *off = lint->options.off;
	struct strbuf line;
	strbuf_init(&line, &lint->run->arena);
	strbuf_adds(&line, "mundraft: not checked: whether the sources hold what the paper says");
	if (lint->said_no_spelling)
		strbuf_adds(&line, "; spelling (no dictionary)");
	if (lint->estimated_pages && !off[RULE_TOO_LONG])
		strbuf_adds(&line, "; the number of pages (estimated from the words)");
	if (lint->unknown_committee)
		strbuf_adds(&line, "; the committee's powers (none that is known is named)");
	strbuf_addc(&line, '\n');
	print(TO_ERR, strbuf_str(&line));
}

static int lint_all(struct lint_run *lint)
{
	struct run *run = lint->run;
	int status = load_conference(lint);
	if (status != EXIT_CLEAN)
		return status;
	load_words(lint);
	tell(run);
	report_begin(&lint->report);
	for (size_t i = 0; i < run->args.operand_count; i++)
		lint_file(lint, run->args.operands[i]);
	report_end(&lint->report);
	say_totals(lint);
	say_what_was_not_checked(lint);
	if (lint->unusable)
		return EXIT_INPUT;
	return lint->failed ? EXIT_FINDINGS : EXIT_CLEAN;
}

static bool choose_figures(struct lint_run *lint)
{
	lint->wants_figures = args_has(&lint->run->args, OPTION_STATS);
	if (!lint->wants_figures || lint->report.format <= REPORT_GCC ||
	    lint->report.format == REPORT_JSON)
		return true;
	usage_error(lint->run, "leave --format away, or choose json",
		    "figures have no place in this form of the findings");
	return false;
}

int command_lint(struct run *run)
{
	struct lint_run lint = {.run = run};
	struct date date;
	choose_form(&lint);
	lint.options.year = today(&date) ? date.year : 0;
	int status = choose_rules(&lint) && choose_figures(&lint) ? lint_all(&lint) : EXIT_USAGE;
	pages_finish(run);
	for (size_t i = 0; i < sizeof lint.spelling / sizeof lint.spelling[0]; i++)
		spelling_close(lint.spelling[i]);
	arena_release(&lint.paper);
	arena_release(&lint.scratch);
	return status;
}
