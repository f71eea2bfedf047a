/* One run of the program: from the command line to the exit status. */
#include "cli.h"

#include "mundraft/near.h"

typedef int command_fn(struct run *run);

static int command_help(struct run *run)
{
	if (!run->args.operand_count) {
		help_overview(&run->arena);
		return EXIT_CLEAN;
	}
	enum command_id command = command_find(run->args.operands[0]);
	if (command < COMMAND_COUNT) {
		help_command(&run->arena, command);
		return EXIT_CLEAN;
	}
	struct near near = near_start(run->args.operands[0]);
	for (size_t i = 0; i < COMMAND_COUNT; i++)
		near_offer(&near, str_of(commands[i].name));
	return usage_error(run,
			   did_you_mean(run, near.best, "\"mundraft help\" lists the commands"),
			   "there is no command \"%.*s\"",
			   STR_ARG(visible(&run->arena, run->args.operands[0])));
}

static command_fn *const functions[COMMAND_COUNT] = {
	[COMMAND_DRAFT] = command_draft, [COMMAND_RENDER] = command_render,
	[COMMAND_LINT] = command_lint,   [COMMAND_TRACE] = command_trace,
	[COMMAND_BRIEF] = command_brief, [COMMAND_LIST] = command_list,
	[COMMAND_SHOW] = command_show,   [COMMAND_EXPLAIN] = command_explain,
	[COMMAND_CHECK] = command_check, [COMMAND_NEW] = command_new,
	[COMMAND_HELP] = command_help,
};

static int dispatch(struct run *run, int argc, char *const *argv)
{
	if (!args_parse(run, argc, argv))
		return EXIT_USAGE;
	if (args_has(&run->args, OPTION_VERSION)) {
		prints(TO_OUT, "mundraft " MUNDRAFT_VERSION "\n");
		return EXIT_CLEAN;
	}
	if (args_has(&run->args, OPTION_HELP)) {
		if (run->args.implied && !run->args.operand_count)
			help_overview(&run->arena);
		else
			help_command(&run->arena, run->args.command);
		return EXIT_CLEAN;
	}
	if (!roots_add(run))
		return EXIT_USAGE;
	return functions[run->args.command](run);
}

int mundraft_main(int argc, char *const *argv)
{
	struct run run = {0};
	output_start();
	run.diags.arena = &run.arena;
	run.program = argc ? argv[0] : NULL;
	int status = output_finish(dispatch(&run, argc, argv));
	arena_release(&run.arena);
	return status;
}
