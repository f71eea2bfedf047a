/*
 * XML as the parts of a Word document have it. Names come with the short prefix that
 * is usual for their name space, whatever the file calls it: "w:p". A document type,
 * and with it every entity, is refused. expat is loaded on first use.
 */
#ifndef MUNDRAFT_XML_H
#define MUNDRAFT_XML_H

#include "mundraft/str.h"

#define XML_MAX_DEPTH 256

enum xml_result {
	XML_FINE,
	XML_NO_LIBRARY, /* expat is not installed */
	XML_BROKEN,     /* not well-formed, or in a strange encoding */
	XML_HAS_DTD,
	XML_TOO_DEEP
};

/* Attributes: name, value, name, value, ..., NULL; names as expat has them. */
struct xml_handler {
	void (*opened)(void *context, const char *name, const char **attributes);
	void (*closed)(void *context, const char *name);
	void (*text)(void *context, struct str text); /* UTF-8, in pieces */
	void *context;
};

enum xml_result xml_parse(struct str bytes, const struct xml_handler *handler);

/* The attribute's value; NULL where there is none. `name` is like "w:val" or "Id". */
const char *xml_attribute(const char **attributes, const char *name);

/* How to install expat here. */
extern const char xml_remedy[];

#endif
