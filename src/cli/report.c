/* Diagnostics in human, gcc and JSON form. Knows nothing of what they mean. */
#include "report.h"

#include "mundraft/utf8.h"
#include "visible.h"

#include <string.h>

#define MAX_COLUMNS 100 /* of a source line that is shown whole */
#define BEFORE_PLACE 40 /* columns shown before the place where it is not */
#define MAX_BYTES 400   /* of a line, or of a message about one */
#define MAX_HELP 2000   /* bytes; it may list all that is allowed */

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

void report_count_from_here(struct report *report)
{
	memset(report->counts, 0, sizeof report->counts);
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
static struct place place_of(struct report *report, const struct diag *diag)
{
	if (!diag->source || diag->whole)
		return (struct place){1, 1};
	return report_place(report, diag->source, diag->span.start);
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

static void add_excerpt(struct strbuf *out, const struct diag *diag, const struct paint *paint)
{
	struct span span = diag->span;
	struct str line = source_excerpt(out->arena, diag->source, &span);
	size_t at = span.start, end = span.end;
	size_t start = 0, shown_end = line.n;
	if (fitting(line, MAX_COLUMNS) < line.n) {
		start = window_start(line, at);
		shown_end = start + fitting(str_part(line, start, line.n), MAX_COLUMNS);
	}
	if (end > shown_end)
		end = shown_end;
	const char *dots = start ? "..." : "";
	strbuf_addf(out, "  %s", dots);
	utf8_show(out, str_part(line, start, shown_end));
	strbuf_addf(out, "%s\n  %s", shown_end < line.n ? "..." : "", start ? "   " : "");
	add_blanks(out, str_part(line, start, at));
	add_caret(out, str_part(line, at, end > at ? end : at), paint);
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

static struct str message_of(struct arena *arena, const struct diag *diag)
{
	return bounded(arena, diag, diag->message, MAX_BYTES);
}

static struct str help_of(struct arena *arena, const struct diag *diag)
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
	struct place place = place_of(report, diag);
	strbuf_addf(out, "%zu:%zu:", place.line, place.column);
}

static void add_human(struct strbuf *out, struct report *report, const struct diag *diag)
{
	struct paint paint = paint_of(report, diag->severity);
	strbuf_adds(out, paint.bold);
	add_location(out, report, diag);
	strbuf_adds(out, paint.end);
	strbuf_addf(out, " %s%s:%s ", paint.severity, severity_name(diag->severity), paint.end);
	add_visible(out, message_of(out->arena, diag));
	strbuf_addf(out, " [%s]\n", rules[diag->rule].id);
	if (diag->source && !diag->whole)
		add_excerpt(out, diag, &paint);
	if (diag->help.n) {
		strbuf_adds(out, "help: ");
		utf8_show(out, help_of(out->arena, diag)); /* may hold lines to paste */
		strbuf_addc(out, '\n');
	}
}

/* gcc knows error, warning and note; editors know no other words. */
static void add_gcc(struct strbuf *out, struct report *report, const struct diag *diag)
{
	static const char *const words[] = {"note", "warning", "error"};
	add_location(out, report, diag);
	strbuf_addf(out, " %s: ", words[diag->severity]);
	add_visible(out, message_of(out->arena, diag));
	strbuf_addf(out, " [%s]\n", rules[diag->rule].id);
}

/* ---- JSON ---- */

static void json_escape(struct strbuf *out, uint32_t code)
{
	static const char shorts[] = "\"\"\\\\\bb\ff\nn\rr\tt";
	for (size_t i = 0; shorts[i]; i += 2) {
		if ((unsigned char)shorts[i] == code) {
			strbuf_addc(out, '\\');
			strbuf_addc(out, shorts[i + 1]);
			return;
		}
	}
	strbuf_addf(out, "\\u%04x", (unsigned)code);
}

static bool json_needs_escape(uint32_t code)
{
	return code == '"' || code == '\\' || code == '\n' || code == '\t' || code == 0x2028 ||
	       code == 0x2029 || utf8_is_control(code) || utf8_is_bidi(code);
}

void json_string(struct strbuf *out, struct str s)
{
	size_t length = 0;
	strbuf_addc(out, '"');
	for (size_t i = 0; i < s.n; i += length) {
		uint32_t code = utf8_decode(str_part(s, i, s.n), &length);
		if (json_needs_escape(code))
			json_escape(out, code);
		else
			strbuf_add_code(out, code);
	}
	strbuf_addc(out, '"');
}

static void add_suggestions(struct strbuf *out, const struct diag *diag)
{
	strbuf_adds(out, ",\"suggestions\":[");
	for (size_t i = 0; i < diag->suggestion_count; i++) {
		strbuf_adds(out, i ? "," : "");
		json_string(out, diag->suggestions[i]);
	}
	strbuf_adds(out, "]}");
}

/* Of a document: where people find the place; the page is null where it is not known. */
static void add_page(struct strbuf *out, const struct diag *diag)
{
	static const char *const kinds[] = {"paragraph", "header", "footnote", "endnote"};
	const struct origin *origin =
		diag->source && !diag->whole ? source_origin(diag->source, diag->span.start) : NULL;
	if (!origin)
		return;
	if (origin->page)
		strbuf_addf(out, ",\"page\":%zu", origin->page);
	else
		strbuf_adds(out, ",\"page\":null");
	strbuf_addf(out, ",\"%s\":%zu", kinds[origin->kind], origin->number);
}

static void add_json(struct strbuf *out, struct report *report, const struct diag *diag)
{
	struct place start = place_of(report, diag), end = start;
	if (diag->source && !diag->whole) {
		struct report ahead = *report; /* the next diagnostic may start before this end */
		end = report_place(&ahead, diag->source, diag->span.end);
	}
	strbuf_adds(out, report->printed ? ",\n{\"file\":" : "\n{\"file\":");
	json_string(out, diag->source ? diag->source->name : report->file);
	strbuf_addf(out,
		    ",\"line\":%zu,\"column\":%zu,\"end_line\":%zu,\"end_column\":%zu,\"rule\":",
		    start.line, start.column, end.line, end.column);
	json_string(out, str_of(rules[diag->rule].id));
	strbuf_addf(out, ",\"severity\":\"%s\",\"message\":", severity_name(diag->severity));
	json_string(out, message_of(out->arena, diag));
	strbuf_adds(out, ",\"help\":");
	json_string(out, help_of(out->arena, diag));
	add_page(out, diag);
	add_suggestions(out, diag);
}

void report_begin(const struct report *report)
{
	if (report->format == REPORT_JSON)
		prints(report->stream, "[");
}

void report_end(const struct report *report)
{
	if (report->format == REPORT_JSON)
		prints(report->stream, "\n]\n");
}

/* ---- all of them ---- */

static void report_one(struct report *report, const struct diag *diag, struct arena *scratch)
{
	struct strbuf out;
	strbuf_init(&out, scratch);
	report->counts[diag->severity]++;
	if (report->format == REPORT_JSON)
		add_json(&out, report, diag);
	else if (report->format == REPORT_GCC)
		add_gcc(&out, report, diag);
	else
		add_human(&out, report, diag);
	bool of_a_file = diag->source || report->format == REPORT_JSON;
	print(of_a_file ? report->stream : TO_ERR, strbuf_str(&out));
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
