/*
 * Styled text: pieces, and how a block of a paper becomes them. Knows nothing of
 * notes but that something may stand between two letters.
 */
#include "internal.h"

#include <string.h>

#define MOST_COPIED 400 /* bytes */

static bool has_scheme(struct str s, const char *scheme)
{
	size_t n = strlen(scheme);
	return s.n > n && str_eq_nocase(str_part(s, 0, n), str_of(scheme));
}

/* What could end a link in a file, or hide what it leads to, is no part of an address. */
static bool is_plain_address(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] <= ' ' || s.p[i] == 0x7F || strchr("\"<>\\", s.p[i]))
			return false;
	return true;
}

struct str safe_link(struct str address)
{
	bool known = has_scheme(address, "http://") || has_scheme(address, "https://") ||
		     has_scheme(address, "mailto:");
	return known && is_plain_address(address) ? address : (struct str){0};
}

static struct piece *add_piece(struct pieces *pieces, enum piece_kind kind)
{
	struct piece *piece = arena_push(pieces->arena, pieces->items, pieces->count, pieces->room);
	*piece = (struct piece){.kind = kind};
	return piece;
}

static bool same_link(struct str a, struct str b)
{
	return (a.p == b.p && a.n == b.n) || str_eq(a, b);
}

/* What lies side by side is joined for nothing; else only what is short is copied. */
static bool join(struct pieces *pieces, struct piece *last, struct str text)
{
	if (last->text.p + last->text.n == text.p) {
		last->text.n += text.n;
		return true;
	}
	if (last->text.n + text.n > MOST_COPIED)
		return false;
	last->text = str_printf(pieces->arena, "%.*s%.*s", STR_ARG(last->text), STR_ARG(text));
	return true;
}

void pieces_add(struct pieces *pieces, unsigned style, struct str text, struct str link)
{
	struct piece *last = pieces->count ? &pieces->items[pieces->count - 1] : NULL;
	if (!text.n)
		return;
	if (last && last->kind == PIECE_TEXT && last->style == style &&
	    same_link(last->link, link) && join(pieces, last, text))
		return;
	last = add_piece(pieces, PIECE_TEXT);
	last->style = style;
	last->text = text;
	last->link = link;
}

void pieces_adds(struct pieces *pieces, const char *text)
{
	pieces_add(pieces, 0, str_of(text), (struct str){0});
}

void pieces_append(struct pieces *pieces, const struct pieces *more)
{
	for (size_t i = 0; i < more->count; i++) {
		const struct piece *piece = &more->items[i];
		if (piece->kind == PIECE_TEXT)
			pieces_add(pieces, piece->style, piece->text, piece->link);
		else
			*add_piece(pieces, piece->kind) = *piece;
	}
}

void pieces_add_note(struct pieces *pieces, size_t note, size_t number)
{
	struct piece *piece = add_piece(pieces, PIECE_NOTE);
	piece->note = note;
	piece->text = str_printf(pieces->arena, "%zu", number);
}

void pieces_add_break(struct pieces *pieces)
{
	add_piece(pieces, PIECE_BREAK);
}

struct str pieces_text(struct arena *arena, const struct piece *items, size_t count)
{
	struct strbuf out;
	strbuf_init(&out, arena);
	for (size_t i = 0; i < count; i++) {
		if (items[i].kind == PIECE_TEXT)
			strbuf_add(&out, items[i].text);
		else if (items[i].kind == PIECE_BREAK)
			strbuf_addc(&out, ' ');
	}
	return strbuf_str(&out);
}

/* ---- a block ---- */

/* How each byte of a block is set, worked out in one sweep. */
struct sweep {
	struct str text;
	int *bold, *italic, *code; /* how many begin here, less those that end */
	const struct trait **links;
	bool *breaks, *dropped;
};

static void sweep_init(struct sweep *sweep, struct arena *arena, struct str text)
{
	*sweep = (struct sweep){.text = text};
	sweep->bold = arena_array(arena, text.n + 1, int);
	sweep->italic = arena_array(arena, text.n + 1, int);
	sweep->code = arena_array(arena, text.n + 1, int);
	sweep->links = arena_array(arena, text.n + 1, const struct trait *);
	sweep->breaks = arena_array(arena, text.n + 1, bool);
	sweep->dropped = arena_array(arena, text.n + 1, bool);
}

static void sweep_add(struct sweep *sweep, const struct trait *trait)
{
	int *changes = trait->kind == TRAIT_BOLD     ? sweep->bold
		       : trait->kind == TRAIT_ITALIC ? sweep->italic
		       : trait->kind == TRAIT_CODE   ? sweep->code
						     : NULL;
	if (trait->kind == TRAIT_LINK)
		sweep->links[trait->start] = trait;
	else if (trait->kind == TRAIT_BREAK)
		sweep->breaks[trait->start] = true;
	if (!changes)
		return;
	changes[trait->start]++;
	changes[trait->end]--;
}

/* Traits are in the order of blocks. */
static size_t first_trait(const struct paper *paper, size_t block)
{
	size_t low = 0, high = paper->trait_count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (paper->traits[middle].block < block)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static bool ends_address(char c)
{
	return (unsigned char)c <= ' ' || strchr("<>\"[]{}|\\^`", c);
}

/* An address that stands in the text without markup; its length, 0: there is none. */
static size_t bare_address(struct str text, size_t at)
{
	struct str rest = str_part(text, at, text.n);
	size_t n = 0;
	if (rest.p[0] != 'h' ||
	    !(str_starts(rest, STR("http://")) || str_starts(rest, STR("https://"))))
		return 0;
	while (n < rest.n && !ends_address(rest.p[n]))
		n++;
	while (n && strchr(".,;:!?)'", rest.p[n - 1]))
		n--;
	return n > strlen("https://") ? n : 0;
}

/* Where the link at hand ends, and where it leads. */
struct link_here {
	size_t end;
	struct str address;
};

static void enter_link(const struct sweep *sweep, size_t at, struct link_here *link)
{
	const struct trait *trait = sweep->links[at];
	if (at >= link->end)
		*link = (struct link_here){0};
	if (link->end)
		return;
	if (trait) {
		*link = (struct link_here){trait->end, safe_link(trait->address)};
		return;
	}
	size_t n = bare_address(sweep->text, at);
	if (n)
		*link = (struct link_here){at + n, safe_link(str_part(sweep->text, at, at + n))};
}

/* A stretch of text in one style that has not been added yet. */
struct stretch {
	size_t start;
	unsigned style;
	struct str link;
};

static void flush(struct pieces *pieces, const struct sweep *sweep, struct stretch *stretch,
		  size_t end)
{
	pieces_add(pieces, stretch->style, str_part(sweep->text, stretch->start, end),
		   stretch->link);
	stretch->start = end;
}

static void leave_out(struct pieces *pieces, const struct sweep *sweep, struct stretch *stretch,
		      size_t at)
{
	flush(pieces, sweep, stretch, at);
	stretch->start = at + 1;
	if (sweep->breaks[at])
		pieces_add_break(pieces);
}

static void sweep_out(struct pieces *pieces, const struct sweep *sweep,
		      const struct block_text *block)
{
	int bold = 0, italic = 0, code = 0;
	struct link_here link = {0};
	struct stretch stretch = {0};
	for (size_t i = 0, next = 0; i <= sweep->text.n; i++) {
		for (; next < block->insertion_count && block->insertions[next].at <= i; next++) {
			flush(pieces, sweep, &stretch, i);
			block->add(pieces, block->insertions[next].what, block->context);
		}
		bold += sweep->bold[i];
		italic += sweep->italic[i];
		code += sweep->code[i];
		if (i < sweep->text.n)
			enter_link(sweep, i, &link);
		unsigned style = (bold > 0 ? STYLE_BOLD : 0u) | (italic > 0 ? STYLE_ITALIC : 0u) |
				 (code > 0 ? STYLE_CODE : 0u);
		if (i == sweep->text.n || style != stretch.style ||
		    !same_link(link.address, stretch.link))
			flush(pieces, sweep, &stretch, i);
		stretch.style = style;
		stretch.link = link.address;
		if (i < sweep->text.n && (sweep->breaks[i] || sweep->dropped[i]))
			leave_out(pieces, sweep, &stretch, i);
	}
}

void pieces_add_block(struct pieces *pieces, const struct block_text *text)
{
	const struct paper *paper = text->paper;
	struct sweep sweep;
	sweep_init(&sweep, pieces->arena, paper->blocks[text->block].text);
	for (size_t i = first_trait(paper, text->block);
	     i < paper->trait_count && paper->traits[i].block == text->block; i++)
		sweep_add(&sweep, &paper->traits[i]);
	for (size_t i = 0; i < text->insertion_count; i++)
		if (text->insertions[i].drop < sweep.text.n)
			sweep.dropped[text->insertions[i].drop] = true;
	sweep_out(pieces, &sweep, text);
}
