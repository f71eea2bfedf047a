/* Text as a screen shows it: how wide it is, and on one line. */
#ifndef MUNDRAFT_CLI_VISIBLE_H
#define MUNDRAFT_CLI_VISIBLE_H

#include "mundraft/strbuf.h"

/* Columns of the first character, hidden ones as utf8_show writes them; its bytes in *length. */
size_t shown_width(struct str s, size_t *length);
size_t shown_columns(struct str s);

/* Adds s on one line: what would break it is made visible or a space. */
void add_visible(struct strbuf *out, struct str s);
/* The same for messages. */
struct str visible(struct arena *arena, struct str s);

/* The same with at most about so many bytes of s: the middle is left out, not the end. */
void add_shortened(struct strbuf *out, struct str s, size_t most);

#endif
