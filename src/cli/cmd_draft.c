/* mundraft draft: the paper to standard output or a file, what it lacks to standard error. */
#include "cli.h"

#include "mundraft/draft.h"
#include "report.h"

#include <errno.h>
#include <string.h>

static int refuse_output(struct run *run, const char *path, enum output_verdict verdict)
{
	struct str shown = visible(&run->arena, str_of(path));
	const char *why = strerror(errno);
	switch (verdict) {
	case OUTPUT_EXISTS:
		return usage_error(run,
				   "--force replaces it and keeps the old one under the same name "
				   "with a \"~\" at its end",
				   "\"%.*s\" is there already", STR_ARG(shown));
	case OUTPUT_IS_FOLDER:
		return usage_error(run, "name a file in it", "\"%.*s\" is a folder",
				   STR_ARG(shown));
	case OUTPUT_NO_FOLDER:
		return usage_error(run, "make the folder first, or choose another",
				   "the folder of \"%.*s\" is not there", STR_ARG(shown));
	case OUTPUT_NOT_KEPT:
		shown = visible(&run->arena, str_of(output_kept_name()));
		usage_error(
			run,
			str_printf(&run->arena, "move \"%.*s\" out of the way", STR_ARG(shown)).p,
			"the old file cannot be kept as \"%.*s\": %s", STR_ARG(shown), why);
		return EXIT_MACHINE;
	case OUTPUT_IMPOSSIBLE:
	case OUTPUT_READY:
		break;
	}
	usage_error(run, "choose a folder you may write to", "cannot write \"%.*s\": %s",
		    STR_ARG(shown), why);
	return EXIT_MACHINE;
}

static int write_file(struct run *run, const char *path, struct str paper)
{
	enum output_verdict verdict = output_open(path, args_has(&run->args, OPTION_FORCE));
	if (verdict == OUTPUT_READY) {
		output_write(paper);
		verdict = output_commit();
	}
	return verdict == OUTPUT_READY ? EXIT_CLEAN : refuse_output(run, path, verdict);
}

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

/* A file that may not be written is known before any work is done. */
static int check_target(struct run *run, const char *path, bool *folder)
{
	*folder = false;
	if (!path)
		return EXIT_CLEAN;
	enum output_verdict verdict = output_check(path, args_has(&run->args, OPTION_FORCE));
	*folder = verdict == OUTPUT_IS_FOLDER;
	return verdict == OUTPUT_READY || *folder ? EXIT_CLEAN : refuse_output(run, path, verdict);
}

static const char *target_of(struct run *run)
{
	struct str path = args_value(&run->args, OPTION_OUTPUT);
	return path.n && !str_is(path, "-") ? path.p : NULL; /* from argv: terminated */
}

/* Whether the file holds just this paper already. */
static bool is_unchanged(struct run *run, const char *path, struct str paper)
{
	struct diags quiet = {.arena = &run->arena};
	const struct source *old =
		library_read(&run->library, str_of(path), PAPER_MAX_BYTES, &quiet);
	return old && str_eq(old->text, paper);
}

/* Writes one paper; `path` may be NULL (standard output) or a folder. */
static int write_draft(struct run *run, const struct choice_set *set, long variant,
		       const char *path, bool folder)
{
	struct strbuf paper;
	struct draft_request request = request_of(run, set, variant);
	strbuf_init(&paper, &run->arena);
	enum draft_result result = draft_write(&run->arena, &request, &paper, &run->diags);
	if (result == DRAFT_FAILED) {
		tell(run);
		usage_error(run, "mend the template, or leave your own copy away",
			    "no paper was written");
		return EXIT_INPUT;
	}
	int status = EXIT_CLEAN;
	if (folder)
		path = str_printf(&run->arena, "%s/%.*s", path,
				  STR_ARG(draft_file_name(&run->arena, &request)))
			       .p;
	if (!path)
		print(TO_OUT, strbuf_str(&paper));
	else if (!folder || !is_unchanged(run, path, strbuf_str(&paper)))
		status = write_file(run, path, strbuf_str(&paper));
	if (status != EXIT_CLEAN)
		return status;
	close_draft(run, path);
	return result == DRAFT_NO_EVIDENCE ? EXIT_FINDINGS : EXIT_CLEAN;
}

/*
 * One after another; a paper that cannot be written does not stop the others. A slip
 * in the arguments does: it would be the same for all.
 */
static int draft_all(struct run *run, long variant, const char *path)
{
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
			status = write_draft(run, &set, variant, path, true);
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
	bool folder, all = args_has(&run->args, OPTION_ALL_COMMITTEES);
	const char *path = target_of(run);
	long variant;
	if (!read_variant(run, &variant))
		return EXIT_USAGE;
	if (all && args_has(&run->args, OPTION_COMMITTEE))
		return usage_error(run, "leave one of the two away",
				   "--all-committees and --committee contradict each other");
	int status = check_target(run, path, &folder);
	if (status != EXIT_CLEAN)
		return status;
	if (all && !folder)
		return usage_error(run, "make a folder and name it with -o",
				   "--all-committees writes into a folder");
	if (all)
		return draft_all(run, variant, path);
	status = choices_load(run, &set);
	return status == EXIT_CLEAN ? write_draft(run, &set, variant, path, folder) : status;
}
