/* Text under construction. */
#include "mundraft/strbuf.h"

#include "mundraft/machine.h"

#include <stdio.h>
#include <string.h>

void strbuf_init(struct strbuf *buf, struct arena *arena)
{
	*buf = (struct strbuf){.arena = arena};
}

/* Room for n more bytes and the terminator. */
static void make_room(struct strbuf *buf, size_t n)
{
	if (n > SIZE_MAX / 4 || buf->n > SIZE_MAX / 4)
		machine_fail("out of memory");
	size_t want = buf->n + n + 1;
	if (want <= buf->room)
		return;
	size_t room = buf->room ? buf->room : 64;
	while (room < want)
		room *= 2;
	buf->p = arena_grow(buf->arena, buf->p, buf->room, room);
	buf->room = room;
}

void strbuf_add(struct strbuf *buf, struct str s)
{
	make_room(buf, s.n);
	if (s.n)
		memcpy(buf->p + buf->n, s.p, s.n);
	buf->n += s.n;
	buf->p[buf->n] = '\0';
}

void strbuf_adds(struct strbuf *buf, const char *z)
{
	strbuf_add(buf, str_of(z));
}

void strbuf_addc(struct strbuf *buf, char c)
{
	strbuf_add(buf, (struct str){&c, 1});
}

void strbuf_add_code(struct strbuf *buf, uint32_t code)
{
	if (code < 0x80) {
		strbuf_addc(buf, (char)code);
		return;
	}
	if (code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF))
		code = 0xFFFD; /* what is no character has no bytes */
	char bytes[4];
	size_t n = code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
	static const unsigned char lead[] = {0, 0, 0xC0, 0xE0, 0xF0};
	for (size_t i = n - 1; i > 0; i--) {
		bytes[i] = (char)(0x80 | (code & 0x3F));
		code >>= 6;
	}
	bytes[0] = (char)(lead[n] | code);
	strbuf_add(buf, (struct str){bytes, n});
}

void strbuf_vaddf(struct strbuf *buf, const char *format, va_list args)
{
	va_list again;
	va_copy(again, args);
	int n = vsnprintf(NULL, 0, format, args);
	size_t size = n > 0 ? (size_t)n : 0;
	make_room(buf, size);
	vsnprintf(buf->p + buf->n, size + 1, format, again);
	va_end(again);
	buf->n += size;
}

void strbuf_addf(struct strbuf *buf, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	strbuf_vaddf(buf, format, args);
	va_end(args);
}

void strbuf_cut(struct strbuf *buf, size_t n)
{
	if (n < buf->n) {
		buf->n = n;
		buf->p[n] = '\0';
	}
}

struct str strbuf_str(const struct strbuf *buf)
{
	return (struct str){buf->p, buf->n};
}
