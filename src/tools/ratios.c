/*
 * Times whole processes and prints ratios:
 *
 *     ratios RUNS NAME COMMAND NAME COMMAND ... [-- OURS THEIRS GOAL ...]
 *
 * A command is split at blanks (no quoting) and may end with "<FILE", its standard
 * input. All are run in turn, so that a machine whose speed drifts slows them alike;
 * medians are printed, beside the first command's. Behind "--" come the comparisons:
 * two names, and how much of the second's time the first one may take at most; of its
 * memory, where the number follows an "m". A goal that is missed is no failure: times
 * are no tests.
 */
#define _DEFAULT_SOURCE /* wait4 */

#include <fcntl.h>
#include <spawn.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>

#define MOST_COMMANDS 16
#define MOST_WORDS 32
#define MOST_RUNS 1001
#define NAME_WIDTH 40

extern char **environ;

struct command {
	const char *name;
	char *words[MOST_WORDS + 1];
	const char *input;
	double times[MOST_RUNS], median;
	long memory; /* the most that a run had in memory, in KiB */
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
	command->input = "/dev/null";
	while (rest && n < MOST_WORDS) {
		rest += strspn(rest, " ");
		if (!*rest)
			break;
		if (*rest == '<')
			command->input = rest + 1;
		else
			command->words[n++] = rest;
		rest += strcspn(rest, " ");
		if (*rest)
			*rest++ = '\0';
	}
}

static double run_once(struct command *command)
{
	posix_spawn_file_actions_t files;
	struct rusage usage = {0};
	pid_t pid;
	int status = -1;
	posix_spawn_file_actions_init(&files);
	posix_spawn_file_actions_addopen(&files, 0, command->input, O_RDONLY, 0);
	posix_spawn_file_actions_addopen(&files, 1, "/dev/null", O_WRONLY, 0);
	posix_spawn_file_actions_addopen(&files, 2, "/dev/null", O_WRONLY, 0);
	double start = now();
	if (posix_spawnp(&pid, command->words[0], &files, NULL, command->words, environ) == 0)
		wait4(pid, &status, 0, &usage);
	double end = now();
	posix_spawn_file_actions_destroy(&files);
	command->status = status < 0 ? -1 : WEXITSTATUS(status);
	if (usage.ru_maxrss > command->memory)
		command->memory = usage.ru_maxrss;
	return end - start;
}

static int compare(const void *a, const void *b)
{
	const double *x = a, *y = b;
	return (*x > *y) - (*x < *y);
}

static void run_all(int count, int runs)
{
	for (int i = 0; i < count && runs > 1; i++)
		run_once(&commands[i]); /* a warm-up that does not count */
	for (int r = 0; r < runs; r++)
		for (int i = 0; i < count; i++)
			commands[i].times[r] = run_once(&commands[i]);
	for (int i = 0; i < count; i++) {
		qsort(commands[i].times, (size_t)runs, sizeof *commands[i].times, compare);
		commands[i].median = commands[i].times[runs / 2];
	}
}

static void print_times(int count)
{
	printf("%-*s %10s %10s %9s\n", NAME_WIDTH, "", "median", commands[0].name, "memory");
	for (int i = 0; i < count; i++) {
		const struct command *command = &commands[i];
		printf("%-*s %7.1f ms %8.1f x %5.1f MiB", NAME_WIDTH, command->name,
		       command->median, command->median / commands[0].median,
		       (double)command->memory / 1024);
		printf(command->status ? "  (exit %d)\n" : "\n", command->status);
	}
}

static const struct command *find(int count, const char *name)
{
	for (int i = 0; i < count; i++)
		if (strcmp(commands[i].name, name) == 0)
			return &commands[i];
	fprintf(stderr, "ratios: there is no command \"%s\"\n", name);
	exit(2);
}

static void print_goal(const struct command *ours, const struct command *theirs, const char *goal)
{
	bool memory = *goal == 'm';
	double most = strtod(goal + memory, NULL);
	double ratio = memory ? (double)ours->memory / (double)theirs->memory
			      : ours->median / theirs->median;
	char both[2 * NAME_WIDTH];
	snprintf(both, sizeof both, "%s%s / %s", memory ? "memory of " : "", ours->name,
		 theirs->name);
	printf("%-*s %8.3f  goal: at most %.3g, %s\n", NAME_WIDTH + 16, both, ratio, most,
	       ratio <= most ? "held" : "MISSED");
}

int main(int argc, char **argv)
{
	int runs = argc > 1 ? (int)strtol(argv[1], NULL, 10) : 0, end = 2;
	while (end < argc && strcmp(argv[end], "--") != 0)
		end++;
	int count = (end - 2) / 2, goals = end < argc ? (argc - end - 1) / 3 : 0;
	if (runs < 1 || runs > MOST_RUNS || count < 1 || count > MOST_COMMANDS) {
		fprintf(stderr, "usage: ratios RUNS NAME COMMAND ... [-- OURS THEIRS GOAL ...]\n");
		return 2;
	}
	for (int i = 0; i < count; i++) {
		commands[i].name = argv[2 + 2 * i];
		split(&commands[i], argv[3 + 2 * i]);
	}
	run_all(count, runs);
	print_times(count);
	for (int i = 0; i < goals; i++) {
		char **goal = argv + end + 1 + 3 * i;
		print_goal(find(count, goal[0]), find(count, goal[1]), goal[2]);
	}
	printf("\n");
	return 0;
}
