/*
 * mundraft check: every mistake in profiles, topics, committees and conferences,
 * without drafting. Without a file: all that the library holds.
 */
#include "cli.h"

#include "mundraft/draft.h"
#include "mundraft/states.h"
#include "mundraft/utf8.h"
#include "report.h"

static void check_committee(struct run *run, const struct committee *committee)
{
	struct evidence evidence = {.arena = &run->arena};
	struct diags quiet = {.arena = &run->arena};
	topics_index(&run->library, &evidence, &quiet);
	committee_evidence(committee, &evidence, &run->diags);
	draft_check_template(&run->library, committee->source, committee->body, &run->diags);
}

static size_t check_topics(struct run *run)
{
	struct evidence evidence = {.arena = &run->arena};
	struct topic *topics;
	return topics_load(&run->library, &evidence, &topics, &run->diags);
}

/* A country, with the topics that its positions may cite; those were checked by themselves. */
static void check_country(struct run *run, struct str id)
{
	struct evidence evidence = {.arena = &run->arena};
	struct topic *topics;
	struct diags quiet = {.arena = &run->arena};
	topics_load(&run->library, &evidence, &topics, &quiet);
	profile_load(&run->library, id, &evidence, &run->diags);
}

static void check_one(struct run *run, enum kind kind, struct str id)
{
	const struct committee *committee;
	if (kind == KIND_COUNTRY) {
		check_country(run, id);
	} else if (kind == KIND_CONFERENCE) {
		conference_load(&run->library, id, &run->diags);
	} else {
		committee = committee_load(&run->library, id, &run->diags);
		if (committee)
			check_committee(run, committee);
	}
}

/* A folder of one's own need not hold the States. */
static size_t check_states(struct run *run)
{
	struct state *states;
	size_t errors = run->diags.errors;
	size_t count = states_load(&run->library, &states, &run->diags);
	return count || run->diags.errors > errors;
}

static size_t check_library(struct run *run)
{
	size_t checked = check_topics(run) + check_states(run);
	for (size_t kind = KIND_COUNTRY; kind <= KIND_CONFERENCE; kind++) {
		struct entry *entries;
		size_t count = names_list(&run->library, (enum kind)kind, false, &entries);
		for (size_t i = 0; i < count; i++)
			check_one(run, (enum kind)kind, entries[i].id);
		checked += count;
	}
	return checked;
}

static void check_template_file(struct run *run, struct str path)
{
	struct span front, body;
	struct diags quiet = {.arena = &run->arena};
	const struct source *source = library_read(&run->library, path, YAML_MAX_BYTES, &quiet);
	size_t bad;
	if (!source || !utf8_check(source->text, &bad))
		return;
	front_matter(source, &front, &body);
	draft_check_template(&run->library, source, body, &run->diags);
}

static size_t check_files(struct run *run)
{
	for (size_t i = 0; i < run->args.operand_count; i++) {
		struct str path = run->args.operands[i];
		if (evidence_check_file(&run->library, path, &run->diags) &&
		    str_ends(path, STR(".md")))
			check_template_file(run, path);
	}
	return run->args.operand_count;
}

static bool any_unreadable(const struct diags *diags)
{
	for (size_t i = 0; i < diags->count; i++)
		if (diags->items[i].rule == RULE_FILE_UNREADABLE)
			return true;
	return false;
}

static void close_check(size_t files, const size_t counts[3])
{
	struct arena scratch = {0};
	struct strbuf line;
	strbuf_init(&line, &scratch);
	strbuf_adds(&line, "mundraft: checked ");
	add_count(&line, files, "file: ", "files: ");
	if (counts[SEVERITY_ERROR] || counts[SEVERITY_WARNING]) {
		add_count(&line, counts[SEVERITY_ERROR], "mistake, ", "mistakes, ");
		add_count(&line, counts[SEVERITY_WARNING], "warning\n", "warnings\n");
	} else {
		strbuf_adds(&line, "no mistakes\n");
	}
	print(TO_ERR, strbuf_str(&line));
	arena_release(&scratch);
}

int command_check(struct run *run)
{
	struct report report;
	struct arena scratch = {0};
	size_t files = run->args.operand_count ? check_files(run) : check_library(run);
	diags_sort(&run->diags);
	report_init(&report, REPORT_HUMAN, TO_OUT);
	report_diags(&report, &run->diags, &scratch);
	arena_release(&scratch);
	close_check(files, report.counts);
	if (any_unreadable(&run->diags))
		return EXIT_INPUT;
	return run->diags.errors ? EXIT_FINDINGS : EXIT_CLEAN;
}
