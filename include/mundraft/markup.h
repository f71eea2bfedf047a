/* Plain text into Markdown, and into HTML. */
#ifndef MUNDRAFT_MARKUP_H
#define MUNDRAFT_MARKUP_H

#include "mundraft/strbuf.h"

/*
 * Adds text so that it reads as itself: only what would start markup behind what
 * the buffer already holds is escaped. `A/RES/65/283` stays as it is.
 */
void markup_escape(struct strbuf *out, struct str text);

/* The same for HTML, in text and in the values of attributes; control characters are blanks. */
void markup_html(struct strbuf *out, struct str text);

#endif
