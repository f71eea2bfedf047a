/* The file that -o names: whether it may be written, and writing it. */
#include "cli.h"

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

int target_write(struct run *run, const char *path, struct str bytes)
{
	enum output_verdict verdict = output_open(path, args_has(&run->args, OPTION_FORCE));
	if (verdict == OUTPUT_READY) {
		output_write(bytes);
		verdict = output_commit();
	}
	return verdict == OUTPUT_READY ? EXIT_CLEAN : refuse_output(run, path, verdict);
}

int target_check(struct run *run, const char *path, bool *folder)
{
	*folder = false;
	if (!path)
		return EXIT_CLEAN;
	enum output_verdict verdict = output_check(path, args_has(&run->args, OPTION_FORCE));
	*folder = verdict == OUTPUT_IS_FOLDER;
	return verdict == OUTPUT_READY || *folder ? EXIT_CLEAN : refuse_output(run, path, verdict);
}

const char *target_of(struct run *run)
{
	struct str path = args_value(&run->args, OPTION_OUTPUT);
	return path.n && !str_is(path, "-") ? path.p : NULL; /* from argv: terminated */
}

bool target_holds(struct run *run, const char *path, struct str bytes)
{
	struct diags quiet = {.arena = &run->arena};
	const struct source *old = library_read(&run->library, str_of(path), bytes.n + 1, &quiet);
	return old && str_eq(old->text, bytes);
}
