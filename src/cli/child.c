/*
 * Running another program: without a shell, with bounds on its time and its output, and
 * never left behind. Its input is a file without a name, so that no name from the
 * command line is ever an argument.
 */
#include "cli.h"

#include "mundraft/machine.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdint.h>
#include <signal.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define CANNOT_RUN 127
#define MAX_COMPLAINT 65536

/* A file that holds the input and has no name any more. */
static FILE *input_file(struct str input)
{
	FILE *file = tmpfile();
	if (!file || fwrite(input.p, 1, input.n, file) != input.n || fflush(file) != 0)
		machine_fail("no room for a temporary file");
	rewind(file);
	return file;
}

static void make_pipe(int ends[2])
{
	if (pipe(ends) != 0)
		machine_fail("no pipe can be made");
}

/* In the child: never returns. A limit on files' sizes keeps it from writing any. */
static _Noreturn void become(const char *const *arguments, int in, int out, int err,
			     unsigned seconds)
{
	const struct rlimit no_files = {0, 0}, time = {seconds, seconds};
	signal(SIGPIPE, SIG_DFL);
	signal(SIGXFSZ, SIG_IGN); /* a cache that cannot be written is no reason to die */
	if (dup2(in, 0) < 0 || dup2(out, 1) < 0 || dup2(err, 2) < 0)
		_exit(CANNOT_RUN);
	for (int i = 3; i < 64; i++)
		close(i);
	(void)setrlimit(RLIMIT_FSIZE, &no_files);
	(void)setrlimit(RLIMIT_CPU, &time);
	/* execvp takes its arguments as it does for history's sake and changes none. */
	execvp(arguments[0], (char *const *)(uintptr_t)arguments);
	_exit(CANNOT_RUN);
}

static long milliseconds(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (long)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Takes what has come. False at the end. */
static bool take(int from, struct strbuf *to, size_t most, bool *endless)
{
	char piece[65536];
	ssize_t n = read(from, piece, sizeof piece);
	if (n < 0)
		return errno == EINTR || errno == EAGAIN;
	if (to->n + (size_t)n > most)
		*endless = true;
	else
		strbuf_add(to, (struct str){piece, (size_t)n});
	return n > 0;
}

/* Until both streams end, the time is over or there is too much. */
static void listen(struct child *child, int out, int err, struct arena *arena, long until,
		   size_t most)
{
	struct strbuf texts[2];
	struct pollfd streams[2] = {{.fd = out, .events = POLLIN}, {.fd = err, .events = POLLIN}};
	bool chatter = false; /* of complaints the first are enough */
	strbuf_init(&texts[0], arena);
	strbuf_init(&texts[1], arena);
	while ((streams[0].fd >= 0 || streams[1].fd >= 0) && !child->late && !child->endless) {
		long left = until - milliseconds();
		int ready = left > 0 ? poll(streams, 2, (int)left) : 0;
		child->late = ready == 0;
		if (ready > 0 && streams[0].revents && !take(out, &texts[0], most, &child->endless))
			streams[0].fd = -1;
		if (ready > 0 && streams[1].revents &&
		    !take(err, &texts[1], MAX_COMPLAINT, &chatter))
			streams[1].fd = -1;
	}
	child->out = strbuf_str(&texts[0]);
	child->err = strbuf_str(&texts[1]);
}

/* Nobody stays behind: one that was stopped is waited for, too. */
static void reap(struct child *child, pid_t pid)
{
	int status = 0;
	if (child->late || child->endless)
		kill(pid, SIGKILL);
	while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
		continue;
	child->status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
	child->missing = child->status == CANNOT_RUN;
	child->late = child->late || (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU);
}

struct child child_run(struct arena *arena, const char *const *arguments, struct str input,
		       unsigned seconds, size_t most)
{
	struct child child = {0};
	FILE *in = input_file(input);
	int out[2], err[2];
	make_pipe(out);
	make_pipe(err);
	pid_t pid = fork();
	if (pid < 0)
		machine_fail("no program can be started");
	if (pid == 0)
		become(arguments, fileno(in), out[1], err[1], seconds);
	close(out[1]);
	close(err[1]);
	listen(&child, out[0], err[0], arena, milliseconds() + (long)seconds * 1000, most);
	reap(&child, pid);
	close(out[0]);
	close(err[0]);
	fclose(in);
	return child;
}
