/* Memory for cmark; see cmark_memory.c. */
#ifndef MUNDRAFT_PAPER_CMARK_MEMORY_H
#define MUNDRAFT_PAPER_CMARK_MEMORY_H

#include <cmark.h>

cmark_mem *cmark_memory(void);

/* Everything that cmark was given is gone; the room is kept for its next use. */
void cmark_memory_reset(void);
void cmark_memory_release(void);

#endif
