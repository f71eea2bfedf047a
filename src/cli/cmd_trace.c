/*
 * mundraft trace: each sentence of a paper with the facts its notes name, their
 * sources and how good these are; what states something and rests on nothing is
 * marked. Any paper will do; without a profile only its own notes are known.
 */
#include "cli.h"

#include "claims.h"
#include "report.h"
#include "trace.h"

/* ---- what the paper is held against ---- */

static int year_of(struct str date, int otherwise)
{
	struct date parsed;
	return date_parse(date, &parsed) ? parsed.year : otherwise;
}

/* The year that counts as now where no profile says when it was checked. */
static int year_today(void)
{
	struct date date;
	return today(&date) ? date.year : 9999;
}

static void note_absence(struct arena *arena, struct str country, bool broken)
{
	if (broken)
		printfs(TO_ERR,
			"mundraft: the profile of \"%.*s\" has mistakes; facts are shown as far as "
			"they can be read\n",
			STR_ARG(visible(arena, country)));
	else if (country.n)
		printfs(TO_ERR,
			"mundraft: there is no profile of \"%.*s\"; only the paper's own notes are "
			"shown\n",
			STR_ARG(visible(arena, country)));
	else
		prints(TO_ERR,
		       "mundraft: the paper names no country; only its own notes are shown\n");
}

/* A committee's own facts: what its Charter or founding resolution says. */
static void load_committee(struct run *run, struct trace *trace)
{
	struct span span;
	struct str name = paper_names(trace->paper, "committee", &span);
	struct str id = name.n ? name_find(&run->library, KIND_COMMITTEE, name) : (struct str){0};
	const struct committee *committee =
		id.n ? committee_load(&run->library, id, &run->diags) : NULL;
	if (committee)
		committee_evidence(committee, &trace->evidence, &run->diags);
}

/* A draft of ours says in its front matter what it rests on: the quick way. */
static bool load_said(struct run *run, struct trace *trace)
{
	if (!yaml_get(trace->paper->front, "country") || !yaml_get(trace->paper->front, "topic"))
		return false;
	trace->profile = known_load(run, trace->paper, &trace->evidence);
	return trace->profile != NULL;
}

/* Any other paper may rest on any topic. */
static void load_named(struct run *run, struct trace *trace)
{
	struct topic *topics;
	struct span span;
	struct str country = paper_names(trace->paper, "country", &span);
	struct str id =
		country.n ? name_find(&run->library, KIND_COUNTRY, country) : (struct str){0};
	trace->evidence = (struct evidence){.arena = &run->arena};
	topics_load(&run->library, &trace->evidence, &topics, &run->diags);
	if (id.n)
		trace->profile = profile_load(&run->library, id, &trace->evidence, &run->diags);
	if (!trace->profile)
		note_absence(&run->arena, country, id.n > 0);
	load_committee(run, trace);
}

static void load_evidence(struct run *run, struct trace *trace)
{
	if (!load_said(run, trace))
		load_named(run, trace);
	trace->year = year_today();
	if (trace->profile)
		trace->year = year_of(trace->profile->as_of, trace->year);
	tell(run);
}

/* ---- one sentence ---- */

/* The first note of a key counts, as in Markdown. */
static void index_notes(struct run *run, struct trace *trace)
{
	for (size_t i = 0; i < trace->paper->note_count; i++)
		table_put(&run->arena, &trace->notes, trace->paper->notes[i].key,
			  &trace->paper->notes[i]);
}

static struct support support_of(const struct trace *trace, const struct mark *mark)
{
	struct support support = {.key = mark->key};
	const struct note *note = table_get(&trace->notes, mark->key);
	support.fact = evidence_fact(&trace->evidence, mark->key);
	if (note)
		support.note = str_trim(trace->paper->blocks[note->block].text);
	return support;
}

static bool is_gap(struct str text)
{
	return str_has(text, STR("[research needed")) || str_has(text, STR("[Research needed"));
}

/*
 * The title of a proposal names the facts that all of it rests on: a year further on in
 * the same paragraph needs no note of its own.
 */
static bool is_founded(const struct trace *trace, const struct block *block)
{
	const struct sentence *first = trace->paper->sentences + block->first_sentence;
	if (!block->sentence_count || !first->mark_count)
		return false;
	return support_of(trace, &trace->paper->marks[first->first_mark]).fact != NULL;
}

static void judge(const struct trace *trace, struct traced *traced, enum role role, bool founded)
{
	bool proposal = role == ROLE_PROPOSALS;
	bool facts = false, notes = false;
	traced->gap = is_gap(traced->text);
	for (size_t i = 0; i < traced->support_count; i++) {
		facts = facts || traced->supports[i].fact;
		notes = notes || traced->supports[i].note.n;
	}
	traced->footing = FOOTING_ARGUMENT;
	if (facts)
		traced->footing = FOOTING_FACTS;
	else if (notes)
		traced->footing = FOOTING_NOTES;
	else if (traced->gap)
		traced->footing = FOOTING_GAP;
	else if ((traced->claim = claim_in(traced->text, proposal ? trace->year : 0)))
		traced->footing = proposal && founded && str_is(str_of(traced->claim), "a date")
					  ? FOOTING_PROPOSAL
					  : FOOTING_NOTHING;
	else if (traced->support_count) /* marks that lead nowhere */
		traced->footing = FOOTING_NOTHING;
	else if (proposal)
		traced->footing = FOOTING_PROPOSAL;
}

static void trace_sentence(struct trace *trace, const struct sentence *sentence)
{
	const struct paper *paper = trace->paper;
	const struct block *block = &paper->blocks[sentence->block];
	enum role role = block->section < paper->section_count
				 ? paper->sections[block->section].role
				 : ROLE_NONE;
	if ((block->kind != BLOCK_PARAGRAPH && block->kind != BLOCK_ITEM) || role == ROLE_SOURCES)
		return;
	struct traced traced = {.text = sentence_text(paper, sentence)};
	traced.offset = sentence_span(paper, sentence).start;
	traced.support_count = sentence->mark_count;
	traced.supports = arena_array(&trace->scratch, sentence->mark_count, struct support);
	for (size_t i = 0; i < sentence->mark_count; i++)
		traced.supports[i] = support_of(trace, &paper->marks[sentence->first_mark + i]);
	judge(trace, &traced, role, is_founded(trace, block));
	trace->counts[traced.footing]++;
	trace->gaps += traced.gap;
	trace->total++;
	trace_print(trace, &traced);
	arena_reset(&trace->scratch);
}

/* ---- the paper ---- */

static void close_trace(struct trace *trace)
{
	struct strbuf line;
	strbuf_init(&line, &trace->scratch);
	strbuf_adds(&line, "mundraft: ");
	add_count(&line, trace->total, "sentence: ", "sentences: ");
	strbuf_addf(&line,
		    "%zu on facts, %zu on the paper's own notes, %zu argument, %zu proposal, ",
		    trace->counts[FOOTING_FACTS], trace->counts[FOOTING_NOTES],
		    trace->counts[FOOTING_ARGUMENT], trace->counts[FOOTING_PROPOSAL]);
	add_count(&line, trace->gaps, "gap, ", "gaps, ");
	strbuf_addf(&line, "%zu on nothing\n", trace->counts[FOOTING_NOTHING]);
	print(TO_ERR, strbuf_str(&line));
}

int command_trace(struct run *run)
{
	struct trace trace = {.json = str_is(args_value(&run->args, OPTION_FORMAT), "json")};
	trace.color = !trace.json && output_wants_color(TO_OUT);
	trace.paper = paper_load(&run->arena, run->args.operands[0], &run->diags);
	tell(run);
	if (!trace.paper)
		return EXIT_INPUT;
	load_evidence(run, &trace);
	index_notes(run, &trace);
	report_init(&trace.report, trace.json ? REPORT_JSON : REPORT_HUMAN, TO_OUT);
	report_begin(&trace.report);
	for (size_t i = 0; i < trace.paper->sentence_count; i++)
		trace_sentence(&trace, &trace.paper->sentences[i]);
	report_end(&trace.report);
	close_trace(&trace);
	arena_release(&trace.scratch);
	return trace.counts[FOOTING_NOTHING] ? EXIT_FINDINGS : EXIT_CLEAN;
}
