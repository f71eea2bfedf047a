/*
 * What happens when the machine, not the user, is at fault: memory or disk has
 * run out, an output was closed. There is one way out, taken from any depth:
 * machine_fail(). It never returns. The program installs a handler that
 * removes the unfinished output file, says what failed and exits with 4; tests
 * install one that jumps back to them.
 */
#ifndef MUNDRAFT_MACHINE_H
#define MUNDRAFT_MACHINE_H

/* Must not return. */
typedef void machine_handler(const char *what);

/* Installs a handler (NULL: the default, which prints and exits with 4). */
void machine_on_failure(machine_handler *handler);

/* `what` is a short clause: "out of memory". */
_Noreturn void machine_fail(const char *what);

#endif
