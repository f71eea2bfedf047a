/* A file appears whole or not at all. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "cli/output.h"

#include <dirent.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static char folder[] = "/tmp/mundraft-test-XXXXXX";

static const char *in_folder(const char *name)
{
	static char paths[4][PATH_MAX];
	static int next;
	char *path = paths[next++ % 4];
	snprintf(path, PATH_MAX, "%s/%s", folder, name);
	return path;
}

static void write_text(const char *path, const char *text)
{
	FILE *file = fopen(path, "w");
	assert_non_null(file);
	fputs(text, file);
	fclose(file);
}

static const char *read_text(const char *path)
{
	static char text[1000];
	FILE *file = fopen(path, "r");
	size_t n = file ? fread(text, 1, sizeof text - 1, file) : 0;
	if (!file)
		return "(no such file)";
	fclose(file);
	text[n] = '\0';
	return text;
}

/* How many names are in the folder, hidden ones too. */
static size_t count_files(void)
{
	size_t n = 0;
	DIR *dir = opendir(folder);
	assert_non_null(dir);
	while (readdir(dir))
		n++;
	closedir(dir);
	return n - 2;
}

static void remove_files(void)
{
	DIR *dir = opendir(folder);
	for (struct dirent *file; dir && (file = readdir(dir));)
		if (strcmp(file->d_name, ".") != 0 && strcmp(file->d_name, "..") != 0 &&
		    remove(in_folder(file->d_name)) != 0)
			abort();
	closedir(dir);
}

static int make_folder(void **state)
{
	(void)state;
	return mkdtemp(folder) ? 0 : -1;
}

static int remove_folder(void **state)
{
	(void)state;
	remove_files();
	return rmdir(folder);
}

static int empty_folder(void **state)
{
	(void)state;
	remove_files();
	return 0;
}

static void test_new_file(void **state)
{
	(void)state;
	mode_t before = umask(027);
	assert_int_equal(output_open(in_folder("paper.md"), false), OUTPUT_READY);
	umask(before);
	assert_string_equal(read_text(in_folder("paper.md")), "(no such file)");
	output_write(STR("text\n"));
	assert_int_equal(output_commit(), OUTPUT_READY);
	assert_string_equal(read_text(in_folder("paper.md")), "text\n");
	struct stat info;
	assert_int_equal(stat(in_folder("paper.md"), &info), 0);
	assert_int_equal(info.st_mode & 0777, 0640);
	assert_int_equal(count_files(), 1);
}

static void test_existing_file(void **state)
{
	(void)state;
	write_text(in_folder("paper.md"), "old");
	assert_int_equal(output_check(in_folder("paper.md"), false), OUTPUT_EXISTS);
	assert_int_equal(output_open(in_folder("paper.md"), false), OUTPUT_EXISTS);
	assert_string_equal(read_text(in_folder("paper.md")), "old");
	assert_int_equal(count_files(), 1);
}

static void test_force(void **state)
{
	(void)state;
	write_text(in_folder("paper.md"), "old");
	write_text(in_folder("paper.md~"), "older");
	assert_int_equal(chmod(in_folder("paper.md"), 0600), 0);
	assert_int_equal(output_open(in_folder("paper.md"), true), OUTPUT_READY);
	output_write(STR("new"));
	assert_int_equal(output_commit(), OUTPUT_READY);
	assert_string_equal(read_text(in_folder("paper.md")), "new");
	assert_string_equal(read_text(in_folder("paper.md~")), "old");
	struct stat info;
	assert_int_equal(stat(in_folder("paper.md"), &info), 0);
	assert_int_equal(info.st_mode & 0777, 0600);
	assert_int_equal(count_files(), 2);
}

/* Somebody else makes the file while the draft is being written. */
static void test_race(void **state)
{
	(void)state;
	assert_int_equal(output_open(in_folder("paper.md"), false), OUTPUT_READY);
	output_write(STR("ours"));
	write_text(in_folder("paper.md"), "theirs");
	assert_int_equal(output_commit(), OUTPUT_EXISTS);
	assert_string_equal(read_text(in_folder("paper.md")), "theirs");
	assert_int_equal(count_files(), 1);
}

static void test_link(void **state)
{
	(void)state;
	write_text(in_folder("real.md"), "old");
	assert_int_equal(symlink("real.md", in_folder("link.md")), 0);
	assert_int_equal(output_check(in_folder("link.md"), false), OUTPUT_EXISTS);
	assert_int_equal(output_open(in_folder("link.md"), true), OUTPUT_READY);
	output_write(STR("new"));
	assert_int_equal(output_commit(), OUTPUT_READY);
	struct stat info;
	assert_int_equal(lstat(in_folder("link.md"), &info), 0);
	assert_true(S_ISLNK(info.st_mode));
	assert_string_equal(read_text(in_folder("real.md")), "new");
	assert_string_equal(read_text(in_folder("real.md~")), "old");
}

static void test_dangling_link(void **state)
{
	(void)state;
	assert_int_equal(symlink("later.md", in_folder("link.md")), 0);
	assert_int_equal(output_open(in_folder("link.md"), false), OUTPUT_READY);
	output_write(STR("new"));
	assert_int_equal(output_commit(), OUTPUT_READY);
	assert_string_equal(read_text(in_folder("later.md")), "new");
}

static void test_circle_of_links(void **state)
{
	(void)state;
	assert_int_equal(symlink("b", in_folder("a")), 0);
	assert_int_equal(symlink("a", in_folder("b")), 0);
	assert_int_equal(output_open(in_folder("a"), true), OUTPUT_IMPOSSIBLE);
}

static void test_folders(void **state)
{
	(void)state;
	assert_int_equal(output_open(folder, true), OUTPUT_IS_FOLDER);
	assert_int_equal(output_open(in_folder("none/paper.md"), false), OUTPUT_NO_FOLDER);
}

static void test_special_file(void **state)
{
	(void)state;
	struct stat info;
	assert_int_equal(output_open("/dev/null", false), OUTPUT_READY);
	output_write(STR("text"));
	assert_int_equal(output_commit(), OUTPUT_READY);
	assert_int_equal(stat("/dev/null", &info), 0);
	assert_true(S_ISCHR(info.st_mode));
}

/* Runs `fail` in a child that has a file open; returns how the child ended. */
static int end_of_child(void (*end)(void))
{
	int status = -1;
	pid_t child = fork();
	if (child == 0) {
		int quiet = open("/dev/null", O_WRONLY);
		signal(SIGINT, SIG_DFL); /* whoever runs the tests in the background ignores it */
		output_start();
		dup2(quiet, STDERR_FILENO);
		if (output_open(in_folder("paper.md"), false) != OUTPUT_READY)
			_exit(99);
		output_write(STR("half a pap"));
		end();
		_exit(98);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	return status;
}

static void interrupt(void)
{
	raise(SIGINT);
}

static void terminate(void)
{
	raise(SIGTERM);
}

static void fill_up(void)
{
	static char much[100000];
	struct rlimit limit = {50000, 50000};
	setrlimit(RLIMIT_FSIZE, &limit);
	output_write((struct str){much, sizeof much});
}

static void test_signals(void **state)
{
	(void)state;
	int status = end_of_child(interrupt);
	assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGINT);
	assert_int_equal(count_files(), 0);
	status = end_of_child(terminate);
	assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGTERM);
	assert_int_equal(count_files(), 0);
}

static void test_full_disk(void **state)
{
	(void)state;
	int status = end_of_child(fill_up);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), EXIT_MACHINE);
	assert_int_equal(count_files(), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_teardown(test_new_file, empty_folder),
		cmocka_unit_test_teardown(test_existing_file, empty_folder),
		cmocka_unit_test_teardown(test_force, empty_folder),
		cmocka_unit_test_teardown(test_race, empty_folder),
		cmocka_unit_test_teardown(test_link, empty_folder),
		cmocka_unit_test_teardown(test_dangling_link, empty_folder),
		cmocka_unit_test_teardown(test_circle_of_links, empty_folder),
		cmocka_unit_test_teardown(test_folders, empty_folder),
		cmocka_unit_test_teardown(test_special_file, empty_folder),
		cmocka_unit_test_teardown(test_signals, empty_folder),
		cmocka_unit_test_teardown(test_full_disk, empty_folder),
	};
	return cmocka_run_group_tests(tests, make_folder, remove_folder) != 0;
}
