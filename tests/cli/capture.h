/* What a piece of code writes to standard output or error, for unit tests. */
#ifndef TESTS_CLI_CAPTURE_H
#define TESTS_CLI_CAPTURE_H

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

struct capture {
	FILE *stream;
	int kept;
	FILE *file;
	char text[65536];
};

static void capture_start(struct capture *capture, FILE *stream)
{
	fflush(stream);
	capture->stream = stream;
	capture->kept = dup(fileno(stream));
	capture->file = tmpfile();
	if (capture->kept < 0 || !capture->file || dup2(fileno(capture->file), fileno(stream)) < 0)
		abort();
}

static const char *capture_end(struct capture *capture)
{
	fflush(capture->stream);
	dup2(capture->kept, fileno(capture->stream));
	close(capture->kept);
	rewind(capture->file);
	size_t n = fread(capture->text, 1, sizeof capture->text - 1, capture->file);
	capture->text[n] = '\0';
	fclose(capture->file);
	return capture->text;
}

#endif
