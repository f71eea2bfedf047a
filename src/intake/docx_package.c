/*
 * The archive of a Word document: its parts by their relationships, and what is to be
 * said of archives that are no Word document. Names in it never become paths.
 */
#include "docx.h"

#include <string.h>

#define MAX_RELATIONS 2000
#define MAX_UNPACKED ((size_t)32 * 1024 * 1024) /* of all parts that are read */

static bool fail(struct package *package, enum rule_id rule, const char *problem, const char *help)
{
	package->rule = rule;
	package->problem = problem;
	package->help = help;
	return false;
}

static const char install_zip[] = "install minizip and expat: ";

/* The archive's own troubles. */
static bool fail_zip(struct package *package, enum zip_result result)
{
	static const char again[] = "open it in a word processor and save it again, or ask the "
				    "delegate for it once more";
	static const char right_file[] = "check that this is the right file; a word processor can "
					 "save it as PDF";
	switch (result) {
	case ZIP_NO_LIBRARY:
		return fail(package, RULE_FILE_UNREADABLE,
			    "is a Word document, which cannot be read without minizip",
			    str_printf(package->arena, "%s%s", install_zip, zip_remedy).p);
	case ZIP_ENCRYPTED:
		return fail(package, RULE_FILE_FORMAT, "is locked with a password",
			    "open it with the password and save it without one");
	case ZIP_TOO_MANY:
		return fail(package, RULE_FILE_LIMIT,
			    "is an archive of more than 2,000 parts, which no paper has",
			    right_file);
	case ZIP_TOO_LARGE:
		return fail(package, RULE_FILE_LIMIT,
			    "unpacks to far more than a paper holds, as a zip bomb does",
			    right_file);
	case ZIP_FINE:
	case ZIP_NO_PART:
	case ZIP_DAMAGED:
		break;
	}
	return fail(package, RULE_FILE_FORMAT,
		    "is damaged or cut off: it is no whole Word document", again);
}

static bool fail_xml(struct package *package, enum xml_result result)
{
	static const char again[] = "open it in a word processor and save it again";
	switch (result) {
	case XML_NO_LIBRARY:
		return fail(package, RULE_FILE_UNREADABLE,
			    "is a Word document, which cannot be read without expat",
			    str_printf(package->arena, "%s%s", install_zip, xml_remedy).p);
	case XML_HAS_DTD:
		return fail(package, RULE_FILE_FORMAT,
			    "declares a document type, as no Word document does", again);
	case XML_TOO_DEEP:
		return fail(package, RULE_FILE_LIMIT, "is nested deeper than any real document",
			    again);
	case XML_FINE:
	case XML_BROKEN:
		break;
	}
	return fail(package, RULE_FILE_FORMAT, "is damaged: a part of it is no XML", again);
}

static bool read_part(struct package *package, struct str part, struct str *bytes)
{
	enum zip_result result = zip_read(package->zip, part, package->arena, bytes);
	if (result == ZIP_NO_PART) {
		*bytes = (struct str){0};
		return true;
	}
	if (result == ZIP_FINE && (package->unpacked += bytes->n) > MAX_UNPACKED)
		result = ZIP_TOO_LARGE;
	return result == ZIP_FINE || fail_zip(package, result);
}

bool package_parse(struct package *package, struct str part, const struct xml_handler *handler)
{
	struct str bytes;
	if (!part.n)
		return true;
	if (!read_part(package, part, &bytes))
		return false;
	enum xml_result result = bytes.n ? xml_parse(bytes, handler) : XML_FINE;
	return result == XML_FINE || fail_xml(package, result);
}

/* ---- relationships ---- */

static struct str folder_of(struct str part)
{
	while (part.n && part.p[part.n - 1] != '/')
		part.n--;
	return part;
}

/* A target from where the part stands: "../a" and "/word/a" without their dots and slash. */
static struct str join(struct arena *arena, struct str folder, struct str target)
{
	if (str_starts(target, STR("/")))
		return str_copy(arena, str_part(target, 1, target.n));
	while (str_starts(target, STR("../")) || str_starts(target, STR("./"))) {
		if (target.p[1] == '.')
			folder = folder_of(str_part(folder, 0, folder.n ? folder.n - 1 : 0));
		target = str_part(target, str_find(target, STR("/"), 0) + 1, target.n);
	}
	return str_printf(arena, "%.*s%.*s", STR_ARG(folder), STR_ARG(target));
}

struct relations_reader {
	struct package *package;
	struct str folder;
};

static void on_relation(void *context, const char *name, const char **attributes)
{
	struct relations_reader *reader = context;
	struct package *package = reader->package;
	const char *id = xml_attribute(attributes, "Id");
	const char *type = xml_attribute(attributes, "Type");
	const char *target = xml_attribute(attributes, "Target");
	const char *mode = xml_attribute(attributes, "TargetMode");
	const char *slash = type ? strrchr(type, '/') : NULL;
	if (strcmp(name, "other:Relationship") != 0 || !id || !slash || !target ||
	    (mode && strcmp(mode, "External") == 0) || package->relation_count == MAX_RELATIONS)
		return;
	struct relation *relation = arena_push(package->arena, package->relations,
					       package->relation_count, package->relation_room);
	relation->id = str_copy(package->arena, str_of(id));
	relation->type = str_copy(package->arena, str_of(slash + 1));
	relation->part = join(package->arena, reader->folder, str_of(target));
}

static void on_nothing(void *context, const char *name)
{
	(void)context, (void)name;
}

/* The relationships of a part stand in a file of their own beside it. */
static bool read_relations(struct package *package, struct str part)
{
	struct str folder = folder_of(part);
	struct str file = str_printf(package->arena, "%.*s_rels/%.*s.rels", STR_ARG(folder),
				     STR_ARG(str_part(part, folder.n, part.n)));
	struct relations_reader reader = {package, folder};
	struct xml_handler handler = {on_relation, on_nothing, NULL, &reader};
	return package_parse(package, file, &handler);
}

struct str package_part(const struct package *package, const char *type)
{
	for (size_t i = 0; i < package->relation_count; i++)
		if (str_is(package->relations[i].type, type))
			return package->relations[i].part;
	return (struct str){0};
}

struct str package_part_by_id(const struct package *package, const char *id)
{
	for (size_t i = 0; i < package->relation_count; i++)
		if (str_is(package->relations[i].id, id))
			return package->relations[i].part;
	return (struct str){0};
}

/* ---- other archives ---- */

static bool has_part(const struct package *package, const char *start)
{
	for (size_t i = 0; i < zip_part_count(package->zip); i++)
		if (str_starts(zip_part_name(package->zip, i), str_of(start)))
			return true;
	return false;
}

static bool fail_archive(struct package *package)
{
	static const char save[] = "open it in its program and save it as \"Word (.docx)\" or as "
				   "PDF";
	struct str type = {0};
	if (has_part(package, "mimetype") && read_part(package, STR("mimetype"), &type) &&
	    str_has(type, STR("opendocument")))
		return fail(package, RULE_FILE_FORMAT, "is an OpenDocument file (.odt)", save);
	if (has_part(package, "Index/") || has_part(package, "Index.zip") ||
	    has_part(package, "index.xml"))
		return fail(package, RULE_FILE_FORMAT, "is a document of Apple Pages (.pages)",
			    "open it in Pages and export it as Word or as PDF");
	if (has_part(package, "xl/"))
		return fail(package, RULE_FILE_FORMAT, "is an Excel table and no paper", save);
	if (has_part(package, "ppt/"))
		return fail(package, RULE_FILE_FORMAT, "is a PowerPoint file and no paper", save);
	if (has_part(package, "word/"))
		return fail_zip(package, ZIP_DAMAGED);
	return fail(package, RULE_FILE_FORMAT, "is a zip archive and no Word document",
		    "unpack it and check the papers in it");
}

bool package_open(struct package *package, struct arena *arena, struct str bytes)
{
	*package = (struct package){.arena = arena};
	enum zip_result result = zip_open(arena, bytes, &package->zip);
	if (result != ZIP_FINE) {
		package->zip = NULL;
		return fail_zip(package, result);
	}
	if (!read_relations(package, (struct str){0}))
		return false;
	package->main = package_part(package, "officeDocument");
	struct str probe;
	if (!package->main.n || !str_ends(package->main, STR(".xml")) || has_part(package, "xl/") ||
	    has_part(package, "ppt/") ||
	    zip_read(package->zip, package->main, arena, &probe) == ZIP_NO_PART)
		return fail_archive(package);
	package->relation_count = 0; /* those of the package itself are no longer needed */
	return read_relations(package, package->main);
}
