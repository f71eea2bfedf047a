/*
 * Writing: standard output, standard error and one file at a time. Knows nothing
 * of what is written.
 */
#include "output.h"

#include "mundraft/machine.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MAX_LINKS 40 /* of symbolic links that lead to each other */

/*
 * The file under construction. Static, because a signal handler must find it.
 * `made` is read there: the temporary file exists.
 */
static struct {
	volatile sig_atomic_t made;
	char temporary[PATH_MAX];
	char target[PATH_MAX];
	char kept[PATH_MAX + 1];
	int descriptor;
	bool force;
	bool special; /* written directly */
} file = {.descriptor = -1};

static void remove_temporary(void)
{
	if (file.made)
		unlink(file.temporary);
	file.made = 0;
}

static void on_signal(int signal_number)
{
	remove_temporary();
	signal(signal_number, SIG_DFL);
	raise(signal_number);
}

static void on_machine_failure(const char *what)
{
	remove_temporary();
	fprintf(stderr, "mundraft: error: %s\n", what);
	_Exit(EXIT_MACHINE);
}

/* A reader that has gone away needs no message; any other failure does. */
_Noreturn static void fail_writing(const char *where)
{
	char what[PATH_MAX + 100];
	if (errno == EPIPE) {
		remove_temporary();
		_Exit(EXIT_MACHINE);
	}
	snprintf(what, sizeof what, "cannot write to %s: %s", where, strerror(errno));
	machine_fail(what);
}

/*
 * A descriptor that the caller has closed must not be handed to the next file
 * that is opened: the paper would go where messages were meant to go.
 */
static void fill_descriptor(int descriptor, int mode)
{
	if (fcntl(descriptor, F_GETFD) == -1 && errno == EBADF)
		(void)!open("/dev/null", mode);
}

static void catch_signal(int number)
{
	struct sigaction action = {0};
	if (sigaction(number, NULL, &action) == 0 && action.sa_handler == SIG_IGN)
		return; /* as under nohup */
	action.sa_handler = on_signal;
	sigemptyset(&action.sa_mask);
	action.sa_flags = 0;
	sigaction(number, &action, NULL);
}

void output_start(void)
{
	fill_descriptor(STDIN_FILENO, O_RDONLY);
	fill_descriptor(STDOUT_FILENO, O_RDONLY); /* writing to it must fail */
	fill_descriptor(STDERR_FILENO, O_WRONLY);
	signal(SIGPIPE, SIG_IGN);
	signal(SIGXFSZ, SIG_IGN);
	catch_signal(SIGINT);
	catch_signal(SIGTERM);
	catch_signal(SIGHUP);
	machine_on_failure(on_machine_failure);
}

void print(enum stream stream, struct str text)
{
	if (!text.n)
		return;
	if (stream == TO_OUT) {
		if (fwrite(text.p, 1, text.n, stdout) != text.n)
			fail_writing("standard output");
		return;
	}
	/* In the order in which a terminal should show them. */
	if (fflush(stdout) != 0)
		fail_writing("standard output");
	(void)!fwrite(text.p, 1, text.n, stderr);
}

void prints(enum stream stream, const char *text)
{
	print(stream, str_of(text));
}

void printfs(enum stream stream, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	bool written = vfprintf(stream == TO_OUT ? stdout : stderr, format, args) >= 0;
	va_end(args);
	if (!written && stream == TO_OUT)
		fail_writing("standard output");
}

bool output_wants_color(enum stream stream)
{
	const char *no_color = getenv("NO_COLOR"), *terminal = getenv("TERM");
	if (no_color && *no_color)
		return false;
	if (!terminal || strcmp(terminal, "dumb") == 0)
		return false;
	return isatty(stream == TO_OUT ? STDOUT_FILENO : STDERR_FILENO) == 1;
}

int output_finish(int status)
{
	if (fflush(stdout) != 0 || fclose(stdout) != 0)
		fail_writing("standard output");
	return status;
}

/* ---- one file ---- */

/* The part of a path up to its last slash, that included. */
static size_t folder_length(const char *path)
{
	const char *slash = strrchr(path, '/');
	return slash ? (size_t)(slash - path) + 1 : 0;
}

/* Follows the link at `path` one step, in place. False: it is none, or too long. */
static bool follow_link(char *path)
{
	char link[PATH_MAX];
	ssize_t n = readlink(path, link, sizeof link - 1);
	if (n < 0)
		return false;
	link[n] = '\0';
	size_t folder = link[0] == '/' ? 0 : folder_length(path);
	if (folder + (size_t)n >= PATH_MAX)
		return false;
	memcpy(path + folder, link, (size_t)n + 1);
	return true;
}

/* Where the bytes will really go: a link is kept and the file behind it replaced. */
static bool find_target(const char *path, char target[PATH_MAX])
{
	size_t n = strlen(path);
	if (n == 0 || n + 16 >= PATH_MAX) {
		errno = n ? ENAMETOOLONG : ENOENT;
		return false;
	}
	memcpy(target, path, n + 1);
	for (int steps = 0; follow_link(target); steps++) {
		if (steps == MAX_LINKS) {
			errno = ELOOP;
			return false;
		}
	}
	return true;
}

static bool folder_exists(const char *target)
{
	char folder[PATH_MAX] = ".";
	struct stat info;
	size_t n = folder_length(target);
	if (n) {
		memcpy(folder, target, n);
		folder[n] = '\0';
	}
	return stat(folder, &info) == 0 && S_ISDIR(info.st_mode);
}

static enum output_verdict judge(const char *path, bool force, char target[PATH_MAX], bool *special,
				 mode_t *mode)
{
	struct stat info;
	*special = false;
	if (!find_target(path, target))
		return OUTPUT_IMPOSSIBLE;
	if (stat(target, &info) != 0) {
		if (errno != ENOENT && errno != ENOTDIR)
			return OUTPUT_IMPOSSIBLE;
		mode_t mask = umask(0);
		umask(mask);
		*mode = 0666 & ~mask;
		return folder_exists(target) ? OUTPUT_READY : OUTPUT_NO_FOLDER;
	}
	*mode = info.st_mode & 07777;
	*special = !S_ISREG(info.st_mode);
	if (S_ISDIR(info.st_mode))
		return OUTPUT_IS_FOLDER;
	return *special || force ? OUTPUT_READY : OUTPUT_EXISTS;
}

enum output_verdict output_check(const char *path, bool force)
{
	char target[PATH_MAX];
	bool special;
	mode_t mode;
	return judge(path, force, target, &special, &mode);
}

/* Between the file's birth and the note of it no signal may come through. */
static bool make_temporary(mode_t mode)
{
	sigset_t all, before;
	size_t n = folder_length(file.target);
	memcpy(file.temporary, file.target, n);
	memcpy(file.temporary + n, ".mundraft-XXXXXX", sizeof ".mundraft-XXXXXX");
	sigfillset(&all);
	sigprocmask(SIG_BLOCK, &all, &before);
	file.descriptor = mkstemp(file.temporary);
	file.made = file.descriptor >= 0;
	int error = errno;
	sigprocmask(SIG_SETMASK, &before, NULL);
	errno = error;
	return file.made && fchmod(file.descriptor, mode) == 0;
}

enum output_verdict output_open(const char *path, bool force)
{
	mode_t mode = 0;
	enum output_verdict verdict = judge(path, force, file.target, &file.special, &mode);
	if (verdict != OUTPUT_READY)
		return verdict;
	file.force = force;
	if (file.special)
		file.descriptor = open(file.target, O_WRONLY);
	else if (folder_length(file.target) + sizeof ".mundraft-XXXXXX" > PATH_MAX)
		errno = ENAMETOOLONG;
	else if (!make_temporary(mode))
		remove_temporary();
	return file.descriptor >= 0 && (file.special || file.made) ? OUTPUT_READY
								   : OUTPUT_IMPOSSIBLE;
}

void output_write(struct str text)
{
	while (text.n) {
		ssize_t n = write(file.descriptor, text.p, text.n);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			fail_writing(file.target);
		text = str_part(text, (size_t)n, text.n);
	}
}

/* Without --force the name must still be free: link() never replaces. */
static bool take_free_name(void)
{
	if (link(file.temporary, file.target) == 0)
		return unlink(file.temporary) == 0;
	struct stat info;
	if (errno == EEXIST || lstat(file.target, &info) == 0)
		return errno = EEXIST, false;
	return rename(file.temporary, file.target) == 0; /* a file system without links */
}

/* The old file takes a second name before the first one is given away. */
static bool keep_old_file(void)
{
	struct stat info;
	if (lstat(file.target, &info) != 0)
		return errno == ENOENT;
	snprintf(file.kept, sizeof file.kept, "%s~", file.target);
	if (unlink(file.kept) != 0 && errno != ENOENT)
		return false;
	return link(file.target, file.kept) == 0 || rename(file.target, file.kept) == 0;
}

const char *output_kept_name(void)
{
	return file.kept;
}

static enum output_verdict give_name(void)
{
	bool named = file.special;
	if (!file.special && file.force && !keep_old_file())
		return OUTPUT_NOT_KEPT;
	if (!file.special)
		named = file.force ? rename(file.temporary, file.target) == 0 : take_free_name();
	if (named)
		return OUTPUT_READY;
	return errno == EEXIST ? OUTPUT_EXISTS : OUTPUT_IMPOSSIBLE;
}

enum output_verdict output_commit(void)
{
	bool written = file.special || fsync(file.descriptor) == 0;
	if (close(file.descriptor) != 0 || !written)
		fail_writing(file.target);
	file.descriptor = -1;
	enum output_verdict verdict = give_name();
	int error = errno;
	if (verdict == OUTPUT_READY)
		file.made = 0;
	remove_temporary();
	errno = error;
	return verdict;
}
