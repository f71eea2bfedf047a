/*
 * From a file's bytes to a source: what is no text in UTF-8 is refused here, in
 * words that say how to save it. Knows nothing of Markdown.
 */
#include "internal.h"

#include "mundraft/utf8.h"

#include <string.h>

static bool starts(struct str bytes, const char *magic, size_t n)
{
	return bytes.n >= n && memcmp(bytes.p, magic, n) == 0;
}

/* The name of a format that people hand in by mistake; NULL: none that is known. */
static const char *format_of(struct str bytes)
{
	if (starts(bytes, "%PDF-", 5))
		return "a PDF";
	if (starts(bytes, "PK\x03\x04", 4))
		return "a Word document or a zip archive";
	if (starts(bytes, "\xd0\xcf\x11\xe0", 4))
		return "an old Word document";
	if (starts(bytes, "{\\rtf", 5))
		return "rich text (RTF)";
	return NULL;
}

static const struct source *refuse(struct arena *arena, struct str name, struct str readable,
				   enum rule_id rule, struct diags *diags, const char *problem,
				   const char *help)
{
	const struct source *source = source_new(arena, name, readable);
	struct span span = {readable.n, readable.n};
	struct diag *diag =
		diag_add(diags, rule, source, span, "\"%.*s\" %s", STR_ARG(name), problem);

	diag_help(diags, diag, "%s", help);
	return NULL;
}

static const struct source *refuse_format(struct arena *arena, struct str name, const char *format,
					  struct diags *diags)
{
	struct str problem = str_printf(arena, "is %s and not plain text", format);

	return refuse(arena, name, (struct str){0}, RULE_FILE_ENCODING, diags, problem.p,
		      "open it and save it as plain text (.txt or .md, UTF-8), or paste its text "
		      "into a new file");
}

static bool is_utf16(struct str bytes)
{
	return starts(bytes, "\xff\xfe", 2) || starts(bytes, "\xfe\xff", 2) ||
	       (bytes.n >= 4 && ((!bytes.p[0] && bytes.p[1] && !bytes.p[2] && bytes.p[3]) ||
				 (bytes.p[0] && !bytes.p[1] && bytes.p[2] && !bytes.p[3])));
}

const struct source *paper_source(struct arena *arena, struct str name, struct str bytes,
				  struct diags *diags)
{
	const char *format = format_of(bytes);
	const char *nul;
	size_t bad = 0;

	if (format)
		return refuse_format(arena, name, format, diags);
	if (is_utf16(bytes))
		return refuse(arena, name, (struct str){0}, RULE_FILE_ENCODING, diags,
			      "is saved as UTF-16",
			      "in your editor choose \"Save As\" and the encoding UTF-8");
	if (bytes.n > PAPER_MAX_BYTES)
		return refuse(arena, name, (struct str){0}, RULE_FILE_LIMIT, diags,
			      "is larger than 1 MiB, which no position paper is",
			      "check that this is the right file");
	if (starts(bytes, "\xef\xbb\xbf", 3))
		bytes = str_part(bytes, 3, bytes.n);
	if (!utf8_check(bytes, &bad))
		return refuse(arena, name, str_part(bytes, 0, bad), RULE_FILE_ENCODING, diags,
			      "is not saved as UTF-8: here stands a byte of another encoding",
			      "in your editor choose \"Save As\" and the encoding UTF-8");
	nul = bytes.n ? memchr(bytes.p, 0, bytes.n) : NULL;
	if (nul)
		return refuse(arena, name, str_part(bytes, 0, (size_t)(nul - bytes.p)),
			      RULE_FILE_ENCODING, diags, "holds a NUL byte, which no text does",
			      "save the paper as plain text in the encoding UTF-8");
	return source_new(arena, name, bytes);
}
