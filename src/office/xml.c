/*
 * XML by expat, which is loaded on first use. The only place that knows <expat.h>.
 * expat and not libxml2: it needs no other library, where libxml2 needs ICU (35 MB).
 */
#include "mundraft/xml.h"

#include "loader.h"
#include "mundraft/machine.h"

#include <stdio.h>
#include <string.h>

#ifndef WITH_OFFICE
const char xml_remedy[] = "apt-get install libminizip-dev libexpat1-dev, and build again";

enum xml_result xml_parse(struct str bytes, const struct xml_handler *handler)
{
	(void)bytes, (void)handler;
	return XML_NO_LIBRARY;
}

const char *xml_attribute(const char **attributes, const char *name)
{
	(void)attributes, (void)name;
	return NULL;
}
#else

#include <expat.h>

#ifdef __APPLE__
#define SONAME "libexpat.1.dylib", "/usr/lib/libexpat.1.dylib"
const char xml_remedy[] = "brew install expat";
#else
#define SONAME "libexpat.so.1"
const char xml_remedy[] = "apt-get install libexpat1";
#endif

#define SEPARATOR '|'
#define MAX_NAME 64

static struct {
	XML_Parser (*create)(const XML_Char *encoding, XML_Char separator);
	void (*free)(XML_Parser);
	void (*user_data)(XML_Parser, void *);
	void (*elements)(XML_Parser, XML_StartElementHandler, XML_EndElementHandler);
	void (*characters)(XML_Parser, XML_CharacterDataHandler);
	void (*doctype)(XML_Parser, XML_StartDoctypeDeclHandler);
	enum XML_Status (*parse)(XML_Parser, const char *, int, int);
	enum XML_Status (*stop)(XML_Parser, XML_Bool);
	enum XML_Error (*error)(XML_Parser);
} expat;

static const struct symbol symbols[] = {
	{"XML_ParserCreateNS", 0 * sizeof(void *)},
	{"XML_ParserFree", 1 * sizeof(void *)},
	{"XML_SetUserData", 2 * sizeof(void *)},
	{"XML_SetElementHandler", 3 * sizeof(void *)},
	{"XML_SetCharacterDataHandler", 4 * sizeof(void *)},
	{"XML_SetStartDoctypeDeclHandler", 5 * sizeof(void *)},
	{"XML_Parse", 6 * sizeof(void *)},
	{"XML_StopParser", 7 * sizeof(void *)},
	{"XML_GetErrorCode", 8 * sizeof(void *)},
};
_Static_assert(sizeof expat == sizeof symbols / sizeof *symbols * sizeof(void *),
	       "a symbol for each function, in order");

static bool load(void)
{
	static const char *const libraries[] = {SONAME, NULL};
	static bool loaded;
	if (!loaded)
		loaded = load_functions(libraries, symbols, sizeof symbols / sizeof *symbols,
					&expat);
	return loaded;
}

struct reading {
	XML_Parser parser;
	const struct xml_handler *handler;
	size_t depth;
	enum xml_result result;
};

/* The end of a name space's address, in the usual form of Word and the strict one of ISO. */
static const struct {
	const char *ending, *prefix;
} spaces[] = {
	{"/wordprocessingml/2006/main", "w"},
	{"/wordprocessingml/main", "w"},
	{"/officeDocument/2006/relationships", "r"},
	{"/officeDocument/relationships", "r"},
	{"/drawingml/2006/main", "a"},
	{"/drawingml/main", "a"},
	{"/markup-compatibility/2006", "mc"},
	{"/officeDocument/2006/math", "m"},
	{"/officeDocument/math", "m"},
	{"/officeDocument/2006/extended-properties", "ep"},
	{"/officeDocument/extendedProperties", "ep"},
};

static bool ends_with(const char *s, size_t n, const char *ending)
{
	size_t length = strlen(ending);
	return n >= length && memcmp(s + n - length, ending, length) == 0;
}

/* "http://...main|p" becomes "w:p" in `room`. */
static const char *short_name(const char *name, char room[MAX_NAME])
{
	const char *bar = strrchr(name, SEPARATOR);
	if (!bar)
		return name;
	const char *prefix = "other";
	for (size_t i = 0; i < sizeof spaces / sizeof *spaces; i++)
		if (ends_with(name, (size_t)(bar - name), spaces[i].ending))
			prefix = spaces[i].prefix;
	snprintf(room, MAX_NAME, "%s:%s", prefix, bar + 1);
	return room;
}

static void stop(struct reading *reading, enum xml_result why)
{
	reading->result = why;
	expat.stop(reading->parser, XML_FALSE);
}

static void XMLCALL on_open(void *data, const XML_Char *name, const XML_Char **attributes)
{
	struct reading *reading = data;
	char room[MAX_NAME];
	if (++reading->depth > XML_MAX_DEPTH)
		stop(reading, XML_TOO_DEEP);
	else if (reading->result == XML_FINE)
		reading->handler->opened(reading->handler->context, short_name(name, room),
					 (const char **)attributes);
}

static void XMLCALL on_close(void *data, const XML_Char *name)
{
	struct reading *reading = data;
	char room[MAX_NAME];
	reading->depth--;
	if (reading->result == XML_FINE)
		reading->handler->closed(reading->handler->context, short_name(name, room));
}

static void XMLCALL on_text(void *data, const XML_Char *text, int n)
{
	struct reading *reading = data;
	if (reading->result == XML_FINE && reading->handler->text)
		reading->handler->text(reading->handler->context, (struct str){text, (size_t)n});
}

/* No file of Word's has one; what entities could do is nobody's need. */
static void XMLCALL on_doctype(void *data, const XML_Char *name, const XML_Char *system,
			       const XML_Char *public, int subset)
{
	(void)name, (void)system, (void)public, (void)subset;
	stop(data, XML_HAS_DTD);
}

enum xml_result xml_parse(struct str bytes, const struct xml_handler *handler)
{
	struct reading reading = {.handler = handler};
	if (!load())
		return XML_NO_LIBRARY;
	reading.parser = expat.create(NULL, SEPARATOR);
	if (!reading.parser)
		machine_fail("out of memory");
	expat.user_data(reading.parser, &reading);
	expat.elements(reading.parser, on_open, on_close);
	expat.characters(reading.parser, on_text);
	expat.doctype(reading.parser, on_doctype);
	enum XML_Status status =
		expat.parse(reading.parser, bytes.n ? bytes.p : "", (int)bytes.n, 1);
	bool no_memory =
		status != XML_STATUS_OK && expat.error(reading.parser) == XML_ERROR_NO_MEMORY;
	expat.free(reading.parser);
	if (no_memory)
		machine_fail("out of memory");
	if (reading.result == XML_FINE && status != XML_STATUS_OK)
		return XML_BROKEN;
	return reading.result;
}

const char *xml_attribute(const char **attributes, const char *name)
{
	char room[MAX_NAME];
	for (size_t i = 0; attributes[i]; i += 2)
		if (strcmp(short_name(attributes[i], room), name) == 0)
			return attributes[i + 1];
	return NULL;
}
#endif
