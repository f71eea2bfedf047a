/*
 * The draft: runs the template's block for each role, in the order and under the
 * titles that the conference asks for, and makes the brief shorter until the paper
 * fits. What the paper lacks is said here, each thing with its place in the
 * profile.
 */
#include "mundraft/draft.h"

#include "mundraft/markup.h"

#include "brief.h"
#include "filters.h"
#include "report.h"
#include "tell.h"
#include "terms.h"
#include "values.h"

#define MOST_RUNS 16

/* One run of the templates over one state of the brief. */
struct pass {
	struct arena *arena;
	const struct draft_request *request;
	struct liquid_env *env;
	const struct template *template;
	struct value names;
	struct teller teller;
	struct diags *diags;
	bool failed;
	bool *seen; /* which terms were mentioned */
	struct str heading;
	struct str *parts; /* the text of each section of the conference */
};

/* What one topic's part of the paper came to. */
struct part {
	struct str *sections;
	struct brief brief;
};

/* ---- templates ---- */

static struct str file_id(struct str path)
{
	size_t start = path.n, end = path.n;
	while (start > 0 && path.p[start - 1] != '/')
		start--;
	if (str_ends(path, STR(".md")))
		end -= 3;
	return str_part(path, start, end);
}

/*
 * "position-paper" is a file of templates/, "unsc" one of templates/committees/. A
 * file that extends its own name wants the next one of that name in the search.
 */
static const struct source *load_template(void *host, struct str name, const struct source *from,
					  struct span *part)
{
	const struct teller *teller = host;
	struct library *library = teller->library;
	struct diags quiet = {.arena = library->arena};
	bool own = from && str_eq(file_id(from->name), name);
	static const char *const folders[] = {"templates", "templates/committees"};
	const struct source *source = NULL;
	struct span front;
	for (size_t i = 0; i < 2 && !source; i++)
		source = library_find(library, folders[i], name, ".md", own ? from : NULL, &quiet);
	if (source)
		front_matter(source, &front, part);
	return source;
}

static struct liquid_env make_env(struct library *library, struct teller *teller)
{
	teller->library = library;
	return (struct liquid_env){
		.arena = library->arena,
		.filters = draft_filters,
		.names = draft_names,
		.load = load_template,
		.host = teller,
		.escape = true,
	};
}

static bool has_parts(const struct template *template)
{
	static const char *const parts[] = {"opening",  "background", "action",
					    "position", "proposals",  "closing"};
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		if (liquid_has_block(template, str_of(parts[i])))
			return true;
	return false;
}

/* A committee that says nothing of its own is worded by the base template. */
static const struct template *compile_committee(struct liquid_env *env, const struct source *source,
						struct span body, struct diags *diags)
{
	if (!str_trim(source_text(source, body)).n) {
		struct str text = STR("{% extends \"position-paper\" %}");
		source = source_new(env->arena, source->name, text);
		body = (struct span){0, text.n};
	}
	const struct template *template = liquid_compile(env, source, body, diags);
	if (!template || has_parts(template))
		return template;
	struct diag *diag = diag_add(diags, RULE_TEMPLATE_MISSING_FILE, source,
				     (struct span){body.start, body.start},
				     "the template has none of the parts of a paper");
	diag_help(diags, diag,
		  "begin it with {%% extends \"position-paper\" %%} and put text into blocks");
	return NULL;
}

bool draft_check_template(struct library *library, const struct source *source, struct span body,
			  struct diags *diags)
{
	struct teller teller = {.arena = library->arena};
	struct liquid_env env = make_env(library, &teller);
	return compile_committee(&env, source, body, diags) != NULL;
}

/* ---- one pass ---- */

static bool has_section(const struct conference *conference, const char *role)
{
	for (size_t i = 0; i < conference->section_count; i++)
		if (str_is(conference->sections[i].role, role))
			return true;
	return false;
}

static struct str run_block(struct pass *pass, const char *block)
{
	struct strbuf out;
	strbuf_init(&out, pass->arena);
	if (!pass->failed && !liquid_run_block(pass->env, pass->template, str_of(block),
					       pass->names, &out, pass->diags))
		pass->failed = true;
	return str_trim(strbuf_str(&out));
}

static void add_part(struct strbuf *out, struct str part)
{
	if (!part.n)
		return;
	if (out->n)
		strbuf_adds(out, "\n\n");
	strbuf_add(out, part);
}

/* A role that the conference gives no section of its own folds into its neighbour. */
static struct str run_role(struct pass *pass, struct str role)
{
	const struct conference *conference = pass->request->conference;
	struct strbuf out;
	strbuf_init(&out, pass->arena);
	if (!str_is(role, "sources"))
		add_part(&out, run_block(pass, str_dup(pass->arena, role)));
	if (str_is(role, "background") && !has_section(conference, "action"))
		add_part(&out, run_block(pass, "action"));
	if (str_is(role, "proposals") && !has_section(conference, "opposition"))
		add_part(&out, run_block(pass, "opposition"));
	return strbuf_str(&out);
}

/* The last section that holds text of the paper. */
static size_t last_content(const struct conference *conference)
{
	size_t last = 0;
	for (size_t i = 0; i < conference->section_count; i++)
		if (!str_is(conference->sections[i].role, "sources"))
			last = i;
	return last;
}

static void run_sections(struct pass *pass)
{
	const struct conference *conference = pass->request->conference;
	size_t last = last_content(conference);
	pass->heading = run_block(pass, "heading");
	for (size_t i = 0; i < conference->section_count; i++) {
		struct strbuf part;
		strbuf_init(&part, pass->arena);
		if (i == 0)
			add_part(&part, run_block(pass, "opening"));
		add_part(&part, run_role(pass, conference->sections[i].role));
		if (i == last)
			add_part(&part, run_block(pass, "closing"));
		pass->parts[i] = strbuf_str(&part);
	}
}

static void tidy_parts(struct pass *pass, struct str topic)
{
	const struct evidence *evidence = pass->request->evidence;
	for (size_t i = 0; i < pass->request->conference->section_count; i++) {
		struct str part = tidy_notes(pass->arena, pass->parts[i]);
		pass->parts[i] = shorten_terms(pass->arena, evidence, topic, pass->seen, part);
	}
}

static bool run_pass(struct pass *pass, const struct brief *brief)
{
	pass->names = brief_values(pass->arena, brief);
	pass->parts =
		arena_array(pass->arena, pass->request->conference->section_count, struct str);
	run_sections(pass);
	if (!pass->failed)
		tidy_parts(pass, brief->topic->id);
	return !pass->failed;
}

/* ---- length ---- */

/* The words a reader counts: without notes and list numbers. */
static size_t count_words(struct str text)
{
	size_t words = 0;
	struct str line, word;
	while (str_next_line(&text, &line))
		while (str_next_piece(&line, ' ', &word)) {
			size_t note = str_find(word, STR("[^"), 0);
			words += str_words(str_part(word, 0, note)) > 0;
		}
	return words;
}

static struct brief_words measure(const struct pass *pass)
{
	const struct conference *conference = pass->request->conference;
	struct brief_words words = {0};
	for (size_t i = 0; i < conference->section_count; i++) {
		struct str role = conference->sections[i].role;
		size_t count = count_words(pass->parts[i]);
		if (str_is(role, "background") || str_is(role, "action"))
			words.background += count;
		else if (str_is(role, "proposals"))
			words.proposals += count;
		else
			words.position += count;
	}
	return words;
}

static size_t total(struct brief_words words)
{
	return words.background + words.position + words.proposals;
}

/* One run from the state before this topic: nothing told, no term named by an earlier run. */
static bool run_again(struct pass *pass, struct brief *brief, const struct teller *before,
		      const bool *seen_before)
{
	size_t terms = pass->request->evidence->term_count;
	pass->teller = *before;
	pass->seen = arena_array(pass->arena, terms, bool);
	for (size_t i = 0; i < terms; i++)
		pass->seen[i] = seen_before[i];
	return run_pass(pass, brief);
}

/*
 * Runs the templates until the paper fits, or nothing more may go. What a trim saves is
 * estimated, so that most papers need two runs.
 */
static bool run_until_short(struct pass *pass, struct brief *brief)
{
	const struct teller before = pass->teller;
	const bool *seen_before = pass->seen;
	bool filled = false;
	for (int runs = 0;; runs++) {
		if (!run_again(pass, brief, &before, seen_before))
			return false;
		size_t words = total(measure(pass)), most = brief->most_words;
		if (!most || runs == MOST_RUNS)
			return true;
		if (words > most) {
			if (!brief_trim(pass->arena, brief, measure(pass), words - most))
				return true;
		} else if (filled || !brief_refill(brief, most - words)) {
			return true;
		} else {
			filled = true; /* once: what is taken in may have to go again */
		}
	}
}

/* ---- the whole paper ---- */

static void add_front(struct strbuf *out, const struct pass *pass)
{
	const struct draft_request *request = pass->request;
	strbuf_addf(out,
		    "---\ncountry: %.*s\ncommittee: %.*s\ntopic:", STR_ARG(request->profile->id),
		    STR_ARG(request->committee->id));
	for (size_t i = 0; i < request->topic_count; i++)
		strbuf_addf(out, "%s%.*s", request->topic_count > 1 ? "\n  - " : " ",
			    STR_ARG(request->topics[i]->id));
	strbuf_addf(out, "\nconference: %.*s\n", STR_ARG(request->conference->id));
	if (request->variant)
		strbuf_addf(out, "variant: %zu\n", request->variant);
	strbuf_addf(out, "profile: %.*s, checked %.*s\nfacts:", STR_ARG(request->profile->id),
		    STR_ARG(request->profile->as_of));
	for (size_t i = 0; i < pass->teller.cited_count; i++)
		strbuf_addf(out, "\n  - %.*s", STR_ARG(pass->teller.cited[i]->id));
	strbuf_adds(out, pass->teller.cited_count ? "\n---\n" : " []\n---\n");
}

static void add_notes(struct strbuf *out, const struct pass *pass)
{
	for (size_t i = 0; i < pass->teller.cited_count; i++) {
		const struct fact *fact = pass->teller.cited[i];
		strbuf_addf(out, "\n[^%.*s]: %.*s\n", STR_ARG(fact->id),
			    STR_ARG(fact_citation(pass->arena, fact)));
	}
}

/* Titles come from files that people edit: on one line, and nothing but text. */
static void add_heading(struct strbuf *out, const char *mark, struct str title)
{
	strbuf_addf(out, "\n%s ", mark);
	markup_escape(out, title);
	strbuf_addc(out, '\n');
}

/* The sections of one topic; of several topics each under its title. */
static void add_sections(struct strbuf *out, const struct pass *pass, const struct part *part)
{
	const struct conference *conference = pass->request->conference;
	if (pass->request->topic_count > 1)
		add_heading(out, "#", part->brief.topic->title);
	for (size_t i = 0; i < conference->section_count; i++) {
		if (str_is(conference->sections[i].role, "sources"))
			continue;
		if (!conference->labels_barred)
			add_heading(out, "##", conference->sections[i].title);
		strbuf_addf(out, "\n%.*s\n", STR_ARG(part->sections[i]));
	}
}

/* The works cited stand at the end, once for all topics. */
static void add_sources(struct strbuf *out, const struct pass *pass)
{
	const struct conference *conference = pass->request->conference;
	for (size_t i = 0; i < conference->section_count; i++)
		if (str_is(conference->sections[i].role, "sources"))
			add_heading(out, pass->request->topic_count > 1 ? "#" : "##",
				    conference->sections[i].title);
	add_notes(out, pass);
}

static size_t words_for_each(const struct draft_request *request)
{
	size_t most =
		request->most_words ? request->most_words : (size_t)request->conference->max_words;
	bool shared = str_is(yaml_text(request->conference->tree, "scope"), "all");
	return shared ? most / request->topic_count : most;
}

static bool run_parts(struct pass *pass, struct part *parts)
{
	const struct draft_request *request = pass->request;
	for (size_t i = 0; i < request->topic_count; i++) {
		size_t first_gap = pass->teller.gap_count;
		brief_make(pass->arena, request, request->topics[i], words_for_each(request),
			   &parts[i].brief);
		if (!run_until_short(pass, &parts[i].brief))
			return false;
		parts[i].sections = pass->parts;
		report_part(&parts[i].brief, &pass->teller, first_gap, total(measure(pass)),
			    pass->diags);
	}
	return true;
}

static struct teller new_teller(struct arena *arena, const struct draft_request *request)
{
	return (struct teller){.arena = arena,
			       .evidence = request->evidence,
			       .library = request->library,
			       .country = profile_full_name(arena, request->profile),
			       .body = request->committee->brief,
			       .body_again = request->committee->again,
			       .body_named = true}; /* in the opening */
}

static bool has_evidence(const struct part *parts, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (parts[i].brief.position || parts[i].brief.record_count)
			return true;
	return false;
}

enum draft_result draft_write(struct arena *arena, const struct draft_request *request,
			      struct strbuf *out, struct diags *diags)
{
	struct pass pass = {.arena = arena, .request = request, .diags = diags};
	struct part *parts = arena_array(arena, request->topic_count, struct part);
	pass.teller = new_teller(arena, request);
	struct liquid_env env = make_env(request->library, &pass.teller);
	pass.env = &env;
	pass.seen = arena_array(arena, request->evidence->term_count, bool);
	pass.template = compile_committee(&env, request->committee->source,
					  request->committee->body, diags);
	if (!pass.template || !run_parts(&pass, parts))
		return DRAFT_FAILED;
	add_front(out, &pass);
	strbuf_addf(out, "\n%.*s\n", STR_ARG(pass.heading));
	for (size_t i = 0; i < request->topic_count; i++)
		add_sections(out, &pass, &parts[i]);
	add_sources(out, &pass);
	report_heading(request, diags);
	return has_evidence(parts, request->topic_count) ? DRAFT_WRITTEN : DRAFT_NO_EVIDENCE;
}
