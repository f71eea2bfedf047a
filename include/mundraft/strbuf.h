/*
 * A text under construction, in an arena. Invariant: `p` always holds `n` bytes
 * and is terminated by one more, so it can be handed to C functions once
 * something was added.
 */
#ifndef MUNDRAFT_STRBUF_H
#define MUNDRAFT_STRBUF_H

#include "mundraft/arena.h"
#include "mundraft/str.h"

#include <stdarg.h>
#include <stdint.h>

struct strbuf {
	struct arena *arena;
	char *p;
	size_t n;
	size_t room;
};

void strbuf_init(struct strbuf *buf, struct arena *arena);
void strbuf_add(struct strbuf *buf, struct str s);
void strbuf_adds(struct strbuf *buf, const char *z);
void strbuf_addc(struct strbuf *buf, char c);
void strbuf_add_code(struct strbuf *buf, uint32_t code_point); /* no character: U+FFFD */
void strbuf_addf(struct strbuf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));
void strbuf_vaddf(struct strbuf *buf, const char *format, va_list args)
	__attribute__((format(printf, 2, 0)));
void strbuf_cut(struct strbuf *buf, size_t n); /* shortens to n bytes */

/* What was built so far; valid until the next addition. */
struct str strbuf_str(const struct strbuf *buf);

#endif
