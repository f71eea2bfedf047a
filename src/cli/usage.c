/* Telling a user what is wrong with a command line. Always to standard error. */
#include "cli.h"

#include <stdarg.h>

int usage_error(struct run *run, const char *help, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	struct str message = str_vprintf(&run->arena, format, args);
	va_end(args);
	bool color = output_wants_color(TO_ERR);
	prints(TO_ERR, "mundraft: ");
	prints(TO_ERR, color ? "\033[1;31merror:\033[0m " : "error: ");
	print(TO_ERR, message);
	prints(TO_ERR, "\n");
	if (help && *help) {
		prints(TO_ERR, "help: ");
		prints(TO_ERR, help);
		prints(TO_ERR, "\n");
	}
	return EXIT_USAGE;
}

const char *did_you_mean(struct run *run, struct str nearest, const char *otherwise)
{
	if (!nearest.n)
		return otherwise;
	return str_printf(&run->arena, "did you mean \"%.*s\"?",
			  STR_ARG(visible(&run->arena, nearest)))
		.p;
}
