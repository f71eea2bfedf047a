/*
 * What a file is, by its first bytes and its name, and how to save one that cannot be
 * read. Knows nothing of what stands inside.
 */
#include "mundraft/intake.h"

#include <string.h>

static bool starts(struct str bytes, const char *magic, size_t n)
{
	return bytes.n >= n && memcmp(bytes.p, magic, n) == 0;
}

static bool has_ending(struct str name, const char *ending)
{
	struct str wanted = str_of(ending);
	return name.n > wanted.n &&
	       str_eq_nocase(str_part(name, name.n - wanted.n, name.n), wanted);
}

/* Old Word files and locked new ones are the same kind of container. */
static bool has_utf16(struct str bytes, const char *ascii)
{
	char wide[64];
	size_t n = strlen(ascii);
	for (size_t i = 0; i < n; i++) {
		wide[2 * i] = ascii[i];
		wide[2 * i + 1] = 0;
	}
	return str_has(bytes, (struct str){wide, 2 * n});
}

/* A PDF may have a little rubbish in front. */
static bool is_pdf(struct str bytes)
{
	return str_has(str_part(bytes, 0, 1024), STR("%PDF-"));
}

static bool is_google(struct str name, struct str bytes)
{
	return (has_ending(name, ".gdoc") || has_ending(name, ".url") ||
		has_ending(name, ".webloc")) &&
	       bytes.n < 65536;
}

enum intake_kind intake_kind(struct str name, struct str bytes)
{
	if (starts(bytes, "PK\x03\x04", 4) || starts(bytes, "PK\x05\x06", 4))
		return INTAKE_ZIP;
	if (starts(bytes, "\xd0\xcf\x11\xe0", 4) || starts(bytes, "{\\rtf", 5) ||
	    is_google(name, bytes))
		return INTAKE_REFUSED;
	if (has_ending(name, ".docx") || has_ending(name, ".docm"))
		return INTAKE_ZIP; /* which it is not, and is told so */
	return is_pdf(bytes) || has_ending(name, ".pdf") ? INTAKE_PDF : INTAKE_TEXT;
}

struct paper *intake_error(struct arena *arena, struct str name, enum rule_id rule,
			   struct diags *diags, const char *problem, const char *help)
{
	const struct source *source = source_new(arena, name, (struct str){0});
	struct diag *diag = diag_add(diags, rule, source, (struct span){0, 0}, "\"%.*s\" %s",
				     STR_ARG(name), problem);
	diag->whole = true;
	diag_help(diags, diag, "%s", help);
	return NULL;
}

struct paper *intake_refuse(struct arena *arena, struct str name, struct str bytes,
			    struct diags *diags)
{
	const char *problem = "is in the old Word format (.doc)";
	const char *help = "open it and save it as \"Word document (.docx)\" or as PDF";
	if (starts(bytes, "{\\rtf", 5)) {
		problem = "is rich text (RTF)";
	} else if (is_google(name, bytes)) {
		problem = "is only a link to a document on the web";
		help = "open it there and choose File, Download, \"Microsoft Word (.docx)\"";
	} else if (has_utf16(bytes, "EncryptedPackage")) {
		problem = "is locked with a password";
		help = "open it with the password and save it without one";
	} else if (!has_utf16(bytes, "WordDocument")) {
		problem = "is an old Office file, and no Word document";
	}
	return intake_error(arena, name, RULE_FILE_FORMAT, diags, problem, help);
}
