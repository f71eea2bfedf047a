/*
 * A PDF by poppler's programs, which are run beside ours: poppler is free software under
 * another licence and a large library. pdfinfo says how many pages there are,
 * pdftohtml which text stands where in which letters; pdffonts and pdftotext know no
 * sizes and no shares.
 */
#include "cli.h"

#include "mundraft/intake.h"

#define SECONDS 30
#define MOST_INFO ((size_t)1024 * 1024)
#define MOST_LAYOUT ((size_t)32 * 1024 * 1024)

#ifdef __APPLE__
#define REMEDY "install poppler with: brew install poppler"
#else
#define REMEDY "install the package poppler-utils: apt-get install poppler-utils"
#endif

static bool refuse(struct arena *arena, struct str name, enum rule_id rule, struct diags *diags,
		   const char *problem, const char *help)
{
	(void)intake_error(arena, name, rule, diags, problem, help);
	return false;
}

static bool run(struct arena *arena, struct str name, const char *const *arguments,
		struct str bytes, size_t most, struct child *child, struct diags *diags)
{
	*child = child_run(arena, arguments, bytes, SECONDS, most);
	if (child->missing)
		return refuse(
			arena, name, RULE_FILE_UNREADABLE, diags,
			str_printf(arena, "is a PDF, which cannot be read without %s", arguments[0])
				.p,
			REMEDY);
	if (child->late || child->endless)
		return refuse(arena, name, RULE_FILE_LIMIT, diags,
			      child->late ? "takes longer to read than any real paper"
					  : "holds more than any real paper",
			      "print it to a new PDF, or ask for the Word document");
	return true;
}

static bool refuse_broken(struct arena *arena, struct str name, const struct child *child,
			  struct diags *diags)
{
	if (str_has(child->err, STR("Incorrect password")))
		return refuse(arena, name, RULE_FILE_FORMAT, diags, "is locked with a password",
			      "open it with the password and print it to a new PDF without one");
	return refuse(arena, name, RULE_FILE_FORMAT, diags,
		      "is damaged or cut off: it is no whole PDF",
		      "export it once more, or ask the delegate for it again");
}

bool poppler_read(struct arena *arena, struct str name, struct str bytes, struct pdf_texts *texts,
		  struct diags *diags)
{
	static const char *const info[] = {"pdfinfo", "-", NULL};
	static const char *const layout[] = {
		"pdftohtml",     "-xml",   "-i",   "-stdout", "-zoom", "3",         "-noroundcoord",
		"-fontfullname", "-nodrm", "-enc", "UTF-8",   "-",     "/dev/null", NULL};
	struct child child;
	if (!run(arena, name, info, bytes, MOST_INFO, &child, diags))
		return false;
	if (child.status != 0)
		return refuse_broken(arena, name, &child, diags);
	texts->info = child.out;
	if (!run(arena, name, layout, bytes, MOST_LAYOUT, &child, diags))
		return false;
	if (child.status != 0)
		return refuse_broken(arena, name, &child, diags);
	texts->layout = child.out;
	return true;
}
