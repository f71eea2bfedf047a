/*
 * Times whole processes and prints ratios: ratios RUNS NAME COMMAND NAME COMMAND ...
 * Each command is given to the shell's word splitting only (no quoting) and run in
 * turn with the others, so that a machine whose speed drifts slows them all alike.
 * The first command is the measure of the rest. Medians are printed.
 */
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>

#define MOST_COMMANDS 16
#define MOST_WORDS 32
#define MOST_RUNS 1001

extern char **environ;

struct command {
	const char *name;
	char *words[MOST_WORDS + 1];
	double times[MOST_RUNS];
	int status;
};

static struct command commands[MOST_COMMANDS];

static double now(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static void split(struct command *command, const char *line)
{
	size_t n = 0;
	char *rest = strdup(line);
	while (rest && n < MOST_WORDS) {
		rest += strspn(rest, " ");
		if (!*rest)
			break;
		command->words[n++] = rest;
		rest += strcspn(rest, " ");
		if (*rest)
			*rest++ = '\0';
	}
}

static double run_once(struct command *command)
{
	posix_spawn_file_actions_t quiet;
	pid_t pid;
	int status = -1;
	posix_spawn_file_actions_init(&quiet);
	posix_spawn_file_actions_addopen(&quiet, 1, "/dev/null", O_WRONLY, 0);
	posix_spawn_file_actions_addopen(&quiet, 2, "/dev/null", O_WRONLY, 0);
	double start = now();
	if (posix_spawnp(&pid, command->words[0], &quiet, NULL, command->words, environ) == 0)
		waitpid(pid, &status, 0);
	posix_spawn_file_actions_destroy(&quiet);
	command->status = status < 0 ? -1 : WEXITSTATUS(status);
	return now() - start;
}

static int compare(const void *a, const void *b)
{
	const double *x = a, *y = b;
	return (*x > *y) - (*x < *y);
}

static double median(struct command *command, int runs)
{
	qsort(command->times, (size_t)runs, sizeof *command->times, compare);
	return command->times[runs / 2];
}

int main(int argc, char **argv)
{
	int runs = argc > 1 ? (int)strtol(argv[1], NULL, 10) : 0;
	int count = (argc - 2) / 2;
	if (runs < 1 || runs > MOST_RUNS || count < 1 || count > MOST_COMMANDS) {
		fprintf(stderr, "usage: ratios RUNS NAME COMMAND [NAME COMMAND ...]\n");
		return 2;
	}
	for (int i = 0; i < count; i++) {
		commands[i].name = argv[2 + 2 * i];
		split(&commands[i], argv[3 + 2 * i]);
		run_once(&commands[i]); /* a warm-up that does not count */
	}
	for (int r = 0; r < runs; r++)
		for (int i = 0; i < count; i++)
			commands[i].times[r] = run_once(&commands[i]);
	double unit = median(&commands[0], runs);
	for (int i = 0; i < count; i++) {
		double middle = median(&commands[i], runs);
		printf("%-28s %8.2f ms %8.2f x  (exit %d)\n", commands[i].name, middle,
		       middle / unit, commands[i].status);
	}
	return 0;
}
