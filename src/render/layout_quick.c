/*
 * A press that draws nothing and needs no font: it only finds where lines end, by the
 * widths of the usual letters and the line breaking of Unicode (UAX 14) for Latin text.
 * It ends a line where the real press ends it. Where it is not sure, for a letter that
 * it does not know or a word longer than a line, something is reported as missing.
 */
#include "layout_widths.h"

#include "mundraft/arena.h"
#include "mundraft/render.h"
#include "mundraft/utf8.h"

#include <string.h>

#define UNITS_PER_POINT 1024 /* in which the real press reckons */

/* Classes of letters, each named by one of it; "0" is a digit and "A" all that is no other. */
enum kind {
	KIND_SPACE = ' ',
	KIND_LETTER = 'A',
	KIND_DIGIT = '0',
	KIND_OPENING = '(',
	KIND_CLOSING = ')',
	KIND_CURLY_CLOSING = '}', /* before a word a line may end behind it */
	KIND_QUOTE = '"',
	KIND_EXCLAIMING = '!',
	KIND_STOP = ',',
	KIND_SLASH = '/',
	KIND_HYPHEN = '-',
	KIND_DASH = '|',    /* a line may end behind it */
	KIND_EM_DASH = '_', /* and before it as well */
	KIND_BEFORE_NUMBER = '$',
	KIND_BEHIND_NUMBER = '%',
	KIND_ACCENT = '`', /* stands before a word */
	KIND_GLUE = '~',
	KIND_DOTS = '.',
	KIND_PLACE = 'z', /* where a line may end, and nothing else */
	KIND_LINE = 'n',  /* where a line must end */
};

struct press {
	struct arena arena;
	const struct font_widths *font;
	bool unsure;
};

struct press_lines {
	struct arena *arena;
	size_t *starts;
	size_t count, room;
};

/* ---- letters ---- */

static enum kind ascii_kind(uint32_t code)
{
	static const char punctuation[] = " !\"A$%A\"()A$,-,/0000000000,,AAA!A";
	if (code <= '@')
		return (enum kind)punctuation[code - ' '];
	return code == '[' || code == '{' ? KIND_OPENING
	       : code == ']'              ? KIND_CLOSING
	       : code == '}'              ? KIND_CURLY_CLOSING
	       : code == '|'              ? KIND_DASH
	       : code == '\\'             ? KIND_BEFORE_NUMBER
					  : KIND_LETTER;
}

static enum kind kind_of(uint32_t code)
{
	static const struct {
		uint32_t first, last;
		enum kind kind;
	} kinds[] = {
		{0xA0, 0xA0, KIND_GLUE},          {0xA1, 0xA1, KIND_OPENING},
		{0xA2, 0xA2, KIND_BEHIND_NUMBER}, {0xA3, 0xA5, KIND_BEFORE_NUMBER},
		{0xAB, 0xAB, KIND_QUOTE},         {0xB0, 0xB0, KIND_BEHIND_NUMBER},
		{0xB1, 0xB1, KIND_BEFORE_NUMBER}, {0xB4, 0xB4, KIND_ACCENT},
		{0xBB, 0xBB, KIND_QUOTE},         {0xBF, 0xBF, KIND_OPENING},
		{0x200B, 0x200B, KIND_PLACE},     {0x2010, 0x2010, KIND_DASH},
		{0x2012, 0x2013, KIND_DASH},      {0x2014, 0x2014, KIND_EM_DASH},
		{0x2018, 0x2019, KIND_QUOTE},     {0x201A, 0x201A, KIND_OPENING},
		{0x201B, 0x201D, KIND_QUOTE},     {0x201E, 0x201E, KIND_OPENING},
		{0x201F, 0x201F, KIND_QUOTE},     {0x2026, 0x2026, KIND_DOTS},
		{0x2028, 0x2028, KIND_LINE},      {0x2030, 0x2037, KIND_BEHIND_NUMBER},
		{0x2039, 0x203A, KIND_QUOTE},     {0x20AC, 0x20AC, KIND_BEFORE_NUMBER},
	};
	if (code >= ' ' && code < 0x7F)
		return ascii_kind(code);
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (code >= kinds[i].first && code <= kinds[i].last)
			return kinds[i].kind;
	return KIND_LETTER;
}

/* ---- where a line may end ---- */

static bool is_one_of(enum kind kind, const char *kinds)
{
	return strchr(kinds, (int)kind) != NULL;
}

/* Letters side by side that stay together: what stands before, what follows. */
static bool is_bound(enum kind before, enum kind after)
{
	static const struct {
		const char *before, *after;
	} pairs[] = {
		{"A0", "A0(%$"}, {"%$", "A0("}, {")", "A0%$"}, {"}", "%$"}, {"-", "0"}, {",", "A0"},
	};
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
		if (is_one_of(before, pairs[i].before) && is_one_of(after, pairs[i].after))
			return true;
	return false;
}

/* What stands at a place of the text, as far as it says whether a line may end there. */
struct context {
	enum kind before; /* the last letter that is no blank */
	bool blanks;      /* behind it */
	bool in_number;   /* it is a digit, or a stop that goes on a number */
};

static bool may_end(const struct context *at, enum kind after)
{
	enum kind before = at->before;
	if (before == KIND_LETTER && after == KIND_LETTER)
		return at->blanks; /* by far the most */
	if (before == KIND_PLACE)
		return true;
	if (is_one_of(after, ")}!,/z") || before == KIND_OPENING ||
	    (before == KIND_QUOTE && after == KIND_OPENING) ||
	    (before == KIND_EM_DASH && after == KIND_EM_DASH))
		return false;
	if (at->blanks)
		return true;
	if (before == KIND_STOP && after == KIND_DIGIT)
		return !at->in_number; /* "2,000", but "everywhere.7" with its note */
	if (after == KIND_GLUE)
		return is_one_of(before, "|-");
	/* The real press keeps together what a slash joins. */
	if (is_one_of(before, "~`/\"") || is_one_of(after, "|-.\""))
		return false;
	return !is_bound(before, after);
}

/* ---- lines ---- */

struct setting {
	struct press *press;
	const struct press_text *text;
	struct press_lines *lines;
	long room, used;     /* of the line, in units */
	size_t line;         /* where it starts */
	size_t chance;       /* the last place where it may end; its start: none so far */
	long used_at_chance; /* with the blanks before it */
	struct context at;
};

static long units(double points)
{
	return (long)(points * UNITS_PER_POINT);
}

/* A line begins at a byte, with what already stands on it. */
static void start_line(struct setting *setting, size_t at, long used)
{
	struct press_lines *lines = setting->lines;
	double indent = setting->text->indent;
	bool indented = lines->count ? indent < 0 : indent > 0;
	*arena_push(lines->arena, lines->starts, lines->count, lines->room) = at;
	setting->line = setting->chance = at;
	setting->used = used + (indented ? units(indent < 0 ? -indent : indent) : 0);
}

static void end_line(struct setting *setting, size_t at)
{
	if (setting->chance > setting->line) {
		start_line(setting, setting->chance, setting->used - setting->used_at_chance);
		return;
	}
	/* In a word longer than its line the real press keeps room for a hyphen, at times. */
	setting->press->unsure = true;
	if (at > setting->line && setting->at.before != KIND_SLASH)
		start_line(setting, at, 0);
}

static void go_past(struct context *at, enum kind kind)
{
	at->blanks = kind == KIND_SPACE;
	if (kind != KIND_SPACE || at->before == KIND_LINE)
		at->before = kind;
	at->in_number = kind == KIND_DIGIT || (at->in_number && kind == KIND_STOP);
}

static void add_letter(struct setting *setting, size_t at, enum kind kind, long width)
{
	if (setting->at.before == KIND_LINE) {
		start_line(setting, at, 0);
	} else if (at > setting->line && kind != KIND_SPACE && may_end(&setting->at, kind)) {
		setting->chance = at;
		setting->used_at_chance = setting->used;
	}
	if (kind != KIND_SPACE && setting->used + width > setting->room)
		end_line(setting, at);
	setting->used += width;
	go_past(&setting->at, kind);
}

static long letter_units(struct press *press, unsigned style, double points, uint32_t code)
{
	double part = style & PRESS_RAISED ? PRESS_RAISED_SIZE
		      : style & PRESS_CODE ? PRESS_CODE_SIZE
					   : 1;
	long width = (long)letter_width(press->font, style, code);
	if (!width && code != 0x200B && code != 0x2028)
		press->unsure = true;
	return (width * units(points * part) + WIDTH_UNITS / 2) / WIDTH_UNITS;
}

static void set_run(struct setting *setting, const struct press_run *run)
{
	const struct press_text *text = setting->text;
	for (size_t at = run->start, length; at < run->end; at += length) {
		uint32_t code = utf8_decode((struct str){text->text + at, run->end - at}, &length);
		add_letter(setting, at, kind_of(code),
			   letter_units(setting->press, run->style, text->points, code));
	}
}

/* ---- the press ---- */

static struct press *quick_open(const char *family, struct press_metrics *metrics,
				const char **package)
{
	const struct font_widths *font = font_widths(family);
	struct arena arena = {0};
	*package = NULL;
	if (!font)
		return NULL;
	struct press *press = arena_new(&arena, struct press);
	*press = (struct press){.arena = arena, .font = font};
	*metrics = (struct press_metrics){.pitch = font->pitch};
	return press;
}

static void quick_close(struct press *press)
{
	struct arena arena = press->arena;
	arena_release(&arena);
}

static struct press_lines *quick_set(struct press *press, const struct press_text *text)
{
	struct press_lines *lines = arena_new(&press->arena, struct press_lines);
	const struct press_run all = {.end = text->n};
	struct setting setting = {.press = press,
				  .text = text,
				  .lines = lines,
				  .room = units(text->width + 0.5 / UNITS_PER_POINT),
				  .at.before = KIND_OPENING};
	lines->arena = &press->arena;
	start_line(&setting, 0, 0);
	if (!text->run_count)
		set_run(&setting, &all);
	for (size_t i = 0; i < text->run_count; i++)
		set_run(&setting, &text->runs[i]);
	return lines;
}

static size_t quick_count(const struct press_lines *lines)
{
	return lines->count;
}

static size_t quick_start(const struct press_lines *lines, size_t line)
{
	return lines->starts[line];
}

static void quick_drop(struct press_lines *lines)
{
	(void)lines;
}

static const char *quick_missing(struct press *press)
{
	return press->unsure ? "?" : "";
}

const struct press_api *press_quick(void)
{
	static const struct press_api quick = {.version = PRESS_VERSION,
					       .open = quick_open,
					       .close = quick_close,
					       .set = quick_set,
					       .count = quick_count,
					       .start = quick_start,
					       .drop = quick_drop,
					       .missing = quick_missing};
	return &quick;
}
