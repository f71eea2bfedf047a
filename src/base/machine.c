/* The one way out when memory, disk or output fails. */
#include "mundraft/machine.h"

#include <stdio.h>
#include <stdlib.h>

static void say_and_exit(const char *what)
{
	fprintf(stderr, "mundraft: %s\n", what);
	_Exit(4);
}

static machine_handler *on_failure = say_and_exit;

void machine_on_failure(machine_handler *handler)
{
	on_failure = handler ? handler : say_and_exit;
}

_Noreturn void machine_fail(const char *what)
{
	on_failure(what);
	abort(); /* a handler that returns is a bug */
}
