/*
 * Diagnostics for people and editors: the human, gcc and GitHub forms. Knows nothing of
 * what they mean.
 */
#include "report_private.h"

#include "mundraft/utf8.h"
#include "visible.h"

#include <string.h>

#define MAX_COLUMNS 100 /* of a source line that is shown whole */
#define BEFORE_PLACE 40 /* columns shown before the place where it is not */
#define MAX_BYTES 400   /* of a line, or of a message about one */
#define MAX_HELP 2000   /* bytes; it may list all that is allowed */

static const char *const gcc_words[] = {"note", "warning", "error"};

struct paint {
	const char *bold, *severity, *caret, *end;
};

static struct paint paint_of(const struct report *report, enum severity severity)
{
	static const char *const colors[] = {"\033[1;36m", "\033[1;35m", "\033[1;31m"};
	if (!report->color)
		return (struct paint){"", "", "", ""};
	return (struct paint){"\033[1m", colors[severity], "\033[1;32m", "\033[0m"};
}

void report_init(struct report *report, enum report_format format, enum stream stream)
{
	*report = (struct report){.format = format, .stream = stream};
	report->color = format == REPORT_HUMAN && output_wants_color(stream);
}

enum report_format report_format_find(struct str name)
{
	static const char *const names[] = {
		[REPORT_HUMAN] = "human", [REPORT_GCC] = "gcc",     [REPORT_GITHUB] = "github",
		[REPORT_JSON] = "json",   [REPORT_SARIF] = "sarif", [REPORT_HTML] = "html"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (str_is(name, names[i]))
			return (enum report_format)i;
	return REPORT_HUMAN;
}

void report_open_file(struct report *report, struct str name)
{
	memset(report->counts, 0, sizeof report->counts);
	report->file = name;
	if (report->format == REPORT_HTML)
		html_open(report);
}

void report_close_file(struct report *report, bool usable)
{
	if (report->format == REPORT_HTML)
		html_close(report, usable);
}

void add_count(struct strbuf *out, size_t n, const char *one, const char *many)
{
	strbuf_addf(out, "%zu %s", n, n == 1 ? one : many);
}

struct place report_place(struct report *report, const struct source *source, size_t offset)
{
	if (source->origins)
		return source_place(source, offset);
	if (offset > source->text.n)
		offset = source->text.n;
	struct str between = str_part(source->text, report->offset, offset);
	bool near = report->source == source && offset >= report->offset &&
		    !str_has(between, STR("\n")) && !str_has(between, STR("\r"));
	if (near)
		report->place.column += utf8_count(between);
	else
		report->place = source_place(source, offset);
	report->source = source;
	report->offset = offset;
	return report->place;
}

/* What is said of a file as a whole stands at its beginning. */
struct place report_start(struct report *report, const struct diag *diag)
{
	if (!diag->source || diag->whole)
		return (struct place){1, 1};
	return report_place(report, diag->source, diag->span.start);
}

/* Behind the last character; the next diagnostic may start before it. */
struct place report_end_of(const struct report *report, const struct diag *diag)
{
	struct report ahead = *report;
	if (!diag->source || diag->whole)
		return (struct place){1, 1};
	return report_place(&ahead, diag->source, diag->span.end);
}

/* ---- the line and the caret ---- */

/*
 * The longest start of s that fits into so many columns, in bytes; not too many of
 * them either, for marks on letters take no column.
 */
static size_t fitting(struct str s, size_t limit)
{
	size_t used = 0, length = 0, i = 0;
	while (i < s.n) {
		used += shown_width(str_part(s, i, s.n), &length);
		if (used > limit || i + length > MAX_BYTES)
			break;
		i += length;
	}
	return i;
}

/* Where to begin so that the place at `at` is seen: at a blank, if one is near. */
static size_t window_start(struct str line, size_t at)
{
	size_t start = at > BEFORE_PLACE ? at - BEFORE_PLACE : 0;
	size_t blank = start;
	while (start < at && ((unsigned char)line.p[start] & 0xC0) == 0x80)
		start++;
	while (blank < at && line.p[blank] != ' ')
		blank++;
	return start > 0 && blank < at ? blank + 1 : start;
}

/* Blanks under a text, its tabs kept so that they line up whatever a tab is worth. */
static void add_blanks(struct strbuf *out, struct str s)
{
	size_t length = 0;
	for (size_t i = 0; i < s.n; i += length) {
		size_t width = shown_width(str_part(s, i, s.n), &length);
		if (s.p[i] == '\t')
			strbuf_addc(out, '\t');
		else
			for (; width > 0; width--)
				strbuf_addc(out, ' ');
	}
}

static void add_caret(struct strbuf *out, struct str marked, const struct paint *paint)
{
	size_t width = shown_columns(marked);
	strbuf_adds(out, paint->caret);
	strbuf_addc(out, '^');
	for (size_t i = 1; i < width; i++)
		strbuf_addc(out, '~');
	strbuf_adds(out, paint->end);
	strbuf_addc(out, '\n');
}

struct excerpt report_excerpt(struct arena *arena, const struct diag *diag)
{
	struct span span = diag->span;
	struct str line = source_excerpt(arena, diag->source, &span);
	size_t start = 0, end = line.n;
	if (fitting(line, MAX_COLUMNS) < line.n) {
		start = window_start(line, span.start);
		end = start + fitting(str_part(line, start, line.n), MAX_COLUMNS);
	}
	size_t stop = span.end > end ? end : span.end;
	return (struct excerpt){
		.before = str_part(line, start, span.start),
		.marked = str_part(line, span.start, stop > span.start ? stop : span.start),
		.shown = str_part(line, start, end),
		.cut_before = start > 0,
		.cut_behind = end < line.n};
}

static void add_excerpt(struct strbuf *out, const struct diag *diag, const struct paint *paint)
{
	struct excerpt excerpt = report_excerpt(out->arena, diag);
	strbuf_addf(out, "  %s", excerpt.cut_before ? "..." : "");
	utf8_show(out, excerpt.shown);
	strbuf_addf(out, "%s\n  %s", excerpt.cut_behind ? "..." : "",
		    excerpt.cut_before ? "   " : "");
	add_blanks(out, excerpt.before);
	add_caret(out, excerpt.marked, paint);
}

/* ---- human and gcc ---- */

/*
 * Words about a paper may quote one of its own that never ends. Without a source there
 * are lists and lines to paste, which must be whole.
 */
static struct str bounded(struct arena *arena, const struct diag *diag, struct str words,
			  size_t most)
{
	struct strbuf out;
	strbuf_init(&out, arena);
	add_shortened(&out, words, diag->source ? most : words.n);
	return strbuf_str(&out);
}

struct str report_message(struct arena *arena, const struct diag *diag)
{
	return bounded(arena, diag, diag->message, MAX_BYTES);
}

struct str report_help(struct arena *arena, const struct diag *diag)
{
	return bounded(arena, diag, diag->help, MAX_HELP);
}

void add_origin(struct strbuf *out, const struct origin *origin)
{
	static const char *const kinds[] = {"paragraph", "header, line", "footnote", "endnote"};
	if (origin->page)
		strbuf_addf(out, "page %zu, ", origin->page);
	strbuf_addf(out, "%s %zu:", kinds[origin->kind], origin->number);
}

static void add_location(struct strbuf *out, struct report *report, const struct diag *diag)
{
	if (!diag->source) {
		strbuf_adds(out, "mundraft:");
		return;
	}
	add_visible(out, diag->source->name);
	strbuf_addc(out, ':');
	const struct origin *origin = source_origin(diag->source, diag->span.start);
	if (report->format == REPORT_HUMAN && diag->whole)
		return;
	if (report->format == REPORT_HUMAN && origin) {
		add_origin(out, origin);
		return;
	}
	struct place place = report_start(report, diag);
	strbuf_addf(out, "%zu:%zu:", place.line, place.column);
}

static void add_human(struct strbuf *out, struct report *report, const struct diag *diag)
{
	struct paint paint = paint_of(report, diag->severity);
	strbuf_adds(out, paint.bold);
	add_location(out, report, diag);
	strbuf_adds(out, paint.end);
	strbuf_addf(out, " %s%s:%s ", paint.severity, severity_name(diag->severity), paint.end);
	add_visible(out, report_message(out->arena, diag));
	strbuf_addf(out, " [%s]\n", rules[diag->rule].id);
	if (diag->source && !diag->whole)
		add_excerpt(out, diag, &paint);
	if (diag->help.n) {
		strbuf_adds(out, "help: ");
		utf8_show(out, report_help(out->arena, diag)); /* may hold lines to paste */
		strbuf_addc(out, '\n');
	}
}

/* gcc knows error, warning and note; editors know no other words. */
static void add_gcc(struct strbuf *out, struct report *report, const struct diag *diag)
{
	add_location(out, report, diag);
	strbuf_addf(out, " %s: ", gcc_words[diag->severity]);
	add_visible(out, report_message(out->arena, diag));
	strbuf_addf(out, " [%s]\n", rules[diag->rule].id);
}

/* ---- GitHub: a line of a build's log becomes a remark at the place in the file ---- */

/* What would end a value; between properties also what parts them. */
static void add_github(struct strbuf *out, struct str text, bool property)
{
	for (size_t i = 0; i < text.n; i++) {
		char c = text.p[i];
		if (c == '%' || c == '\n' || c == '\r' || (property && (c == ':' || c == ',')))
			strbuf_addf(out, "%%%02X", (unsigned char)c);
		else
			strbuf_addc(out, c);
	}
}

static void add_github_line(struct strbuf *out, struct report *report, const struct diag *diag)
{
	static const char *const words[] = {"notice", "warning", "error"};
	struct place start = report_start(report, diag), end = report_end_of(report, diag);
	strbuf_addf(out, "::%s file=", words[diag->severity]);
	add_github(out, visible(out->arena, diag->source ? diag->source->name : report->file),
		   true);
	strbuf_addf(out, ",line=%zu,endLine=%zu", start.line, end.line);
	if (start.line == end.line)
		strbuf_addf(out, ",col=%zu,endColumn=%zu", start.column, end.column);
	strbuf_addf(out, ",title=%s::", rules[diag->rule].id);
	add_github(out, visible(out->arena, report_message(out->arena, diag)), false);
	if (diag->help.n) {
		strbuf_adds(out, "%0A");
		add_github(out, visible(out->arena, report_help(out->arena, diag)), false);
	}
	strbuf_addc(out, '\n');
}

/* ---- all of them ---- */

static void report_one(struct report *report, const struct diag *diag, struct arena *scratch)
{
	struct strbuf out;
	strbuf_init(&out, scratch);
	report->counts[diag->severity]++;
	switch (report->format) {
	case REPORT_HUMAN:
		add_human(&out, report, diag);
		break;
	case REPORT_GCC:
		add_gcc(&out, report, diag);
		break;
	case REPORT_GITHUB:
		add_github_line(&out, report, diag);
		break;
	case REPORT_JSON:
		json_add(&out, report, diag);
		break;
	case REPORT_SARIF:
		sarif_add(&out, report, diag);
		break;
	case REPORT_HTML:
		html_add(&out, report, diag);
		break;
	}
	bool points = report->format == REPORT_HUMAN || report->format == REPORT_GCC;
	print(diag->source || !points ? report->stream : TO_ERR, strbuf_str(&out));
	report->printed++;
}

void report_diags(struct report *report, const struct diags *diags, struct arena *scratch)
{
	report->source = NULL; /* a source of an earlier paper may have had the same address */
	for (size_t i = 0; i < diags->count; i++) {
		report_one(report, &diags->items[i], scratch);
		arena_reset(scratch);
	}
}

void report_begin(struct report *report)
{
	if (report->format == REPORT_JSON)
		prints(report->stream, "[");
	else if (report->format == REPORT_SARIF)
		sarif_begin(report);
	else if (report->format == REPORT_HTML)
		html_begin(report);
}

void report_end(struct report *report)
{
	if (report->format == REPORT_JSON)
		prints(report->stream, "\n]\n");
	else if (report->format == REPORT_SARIF)
		sarif_end(report);
	else if (report->format == REPORT_HTML)
		html_end(report);
}
