/* mundraft draft: the paper to standard output or a file, what it lacks to standard error. */
#include "cli.h"

#include "mundraft/draft.h"
#include "mundraft/lint.h"
#include "mundraft/render.h"
#include "report.h"

static void add_summary(struct run *run, size_t gaps, size_t others, const char *path)
{
	struct strbuf line;
	strbuf_init(&line, &run->arena);
	strbuf_adds(&line, "mundraft: ");
	if (path) {
		strbuf_add(&line, visible(&run->arena, str_of(path)));
		strbuf_adds(&line, ": ");
	}
	add_count(&line, gaps, "gap to research, ", "gaps to research, ");
	add_count(&line, others, "remark\n", "remarks\n");
	print(TO_ERR, strbuf_str(&line));
}

static void close_draft(struct run *run, const char *path)
{
	size_t gaps = 0, all = 0;
	diags_sort(&run->diags);
	for (; all < run->diags.count; all++)
		gaps += run->diags.items[all].rule == RULE_RESEARCH_GAP;
	tell(run);
	add_summary(run, gaps, all - gaps, path);
}

static struct draft_request request_of(struct run *run, const struct choice_set *set, long variant)
{
	return (struct draft_request){
		.library = &run->library,
		.profile = set->profile,
		.evidence = &set->evidence,
		.topics = set->topics,
		.topic_count = set->topic_count,
		.variant = (size_t)variant,
		.committee = set->committee,
		.conference = set->conference,
		.delegate = args_value(&run->args, OPTION_DELEGATE),
		.school = args_value(&run->args, OPTION_SCHOOL),
	};
}

/* What all papers of one call have in common. */
struct drafting {
	struct run *run;
	long variant;
	enum format format;
	const char *path; /* NULL: standard output */
	bool folder;      /* `path` is one */
};

/* The name in the folder that was given. */
static const char *path_in(const struct drafting *drafting, const struct draft_request *request)
{
	const struct file_names names = {
		.conference = request->conference,
		.country = request->profile->name,
		.committee = request->committee->id,
		.topic = request->topics[0]->id,
		.delegate = request->delegate,
		.school = request->school,
	};
	struct arena *arena = &drafting->run->arena;
	return str_printf(arena, "%s/%.*s", drafting->path,
			  STR_ARG(paper_file_name(arena, &names, format_ending(drafting->format))))
		.p;
}

/* Which sentences were drafted: the draft says so itself, in its front matter. */
static struct str with_fingerprint(struct run *run, struct str text, const struct paper *paper)
{
	size_t end = str_find(text, STR("\nfacts:"), 0);
	return str_printf(&run->arena, "%.*s\nfingerprint: %.*s%.*s",
			  STR_ARG(str_part(text, 0, end)),
			  STR_ARG(lint_fingerprint(&run->arena, paper)),
			  STR_ARG(str_part(text, end, text.n)));
}

/* The draft as Markdown, or in the form that was asked for; its length is told. */
static int print_draft(const struct drafting *drafting, const struct draft_request *request,
		       const struct paper *paper, const char *path, struct str *bytes)
{
	struct run *run = drafting->run;
	const struct render_request printed = {
		.paper = paper, .conference = request->conference, .evidence = request->evidence};
	if (drafting->format != FORMAT_MD)
		return paper_print(run, &printed, drafting->format, path, bytes);
	print_words(run, paper_body_words(paper), request->conference, path);
	*bytes = with_fingerprint(run, *bytes, paper);
	return EXIT_CLEAN;
}

static int no_draft(struct run *run)
{
	tell(run);
	usage_error(run, "mend the template, or leave your own copy away", "no paper was written");
	return EXIT_INPUT;
}

static int write_draft(const struct drafting *drafting, const struct choice_set *set)
{
	struct run *run = drafting->run;
	const struct paper *paper;
	struct str bytes;
	struct draft_request request = request_of(run, set, drafting->variant);
	enum draft_result result = draft_to_fit(run, &request, &bytes, &paper);
	if (result == DRAFT_FAILED)
		return no_draft(run);
	struct diags found = run->diags; /* told when the paper is written */
	run->diags = (struct diags){.arena = &run->arena};
	const char *path = drafting->folder ? path_in(drafting, &request) : drafting->path;
	int status = print_draft(drafting, &request, paper, path, &bytes);
	if (status != EXIT_CLEAN)
		return status;
	if (!path)
		print(TO_OUT, bytes);
	else if (!drafting->folder || !target_holds(run, path, bytes))
		status = target_write(run, path, bytes);
	if (status != EXIT_CLEAN)
		return status;
	run->diags = found;
	close_draft(run, path);
	return result == DRAFT_NO_EVIDENCE ? EXIT_FINDINGS : EXIT_CLEAN;
}

/*
 * One after another; a paper that cannot be written does not stop the others. A slip
 * in the arguments does: it would be the same for all.
 */
static int draft_all(const struct drafting *drafting)
{
	struct run *run = drafting->run;
	struct entry *entries;
	int worst = EXIT_CLEAN;
	struct str country = name_choose(run, KIND_COUNTRY, run->args.operands[0]);
	if (!country.n)
		return EXIT_USAGE;
	size_t count = names_list(&run->library, KIND_COMMITTEE, false, &entries);
	for (size_t i = 0; i < count; i++) {
		struct choice_set set = {.country = country, .only_committee = entries[i].id};
		int status = choices_load(run, &set);
		if (status == EXIT_USAGE)
			return status;
		if (status == EXIT_CLEAN)
			status = write_draft(drafting, &set);
		if (status > worst)
			worst = status;
		if (status == EXIT_MACHINE)
			break;
	}
	return worst;
}

int command_draft(struct run *run)
{
	struct choice_set set = {0};
	struct drafting drafting = {.run = run, .path = target_of(run)};
	bool all = args_has(&run->args, OPTION_ALL_COMMITTEES);
	if (!read_variant(run, &drafting.variant) || !format_choose(run, &drafting.format))
		return EXIT_USAGE;
	if (drafting.format == FORMAT_COUNT)
		drafting.format = FORMAT_MD;
	if (!wrap_is_right(run, drafting.format))
		return EXIT_USAGE;
	if (all && args_has(&run->args, OPTION_COMMITTEE))
		return usage_error(run, "leave one of the two away",
				   "--all-committees and --committee contradict each other");
	int status = target_check(run, drafting.path, &drafting.folder);
	if (status != EXIT_CLEAN)
		return status;
	if (all && !drafting.folder)
		return usage_error(run, "make a folder and name it with -o",
				   "--all-committees writes into a folder");
	if (all)
		return draft_all(&drafting);
	status = choices_load(run, &set);
	return status == EXIT_CLEAN ? write_draft(&drafting, &set) : status;
}
