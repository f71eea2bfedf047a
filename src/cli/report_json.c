/*
 * Diagnostics for programs: JSON, and SARIF 2.1.0, the form that code scanners and
 * editors exchange. Lines and columns count from 1, columns in code points.
 */
#include "report_private.h"

#include "mundraft/utf8.h"
#include "options.h"

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

void json_add(struct strbuf *out, struct report *report, const struct diag *diag)
{
	struct place start = report_start(report, diag), end = report_end_of(report, diag);
	strbuf_adds(out, report->printed ? ",\n{\"file\":" : "\n{\"file\":");
	json_string(out, diag->source ? diag->source->name : report->file);
	strbuf_addf(out,
		    ",\"line\":%zu,\"column\":%zu,\"end_line\":%zu,\"end_column\":%zu,\"rule\":",
		    start.line, start.column, end.line, end.column);
	json_string(out, str_of(rules[diag->rule].id));
	strbuf_addf(out, ",\"severity\":\"%s\",\"message\":", severity_name(diag->severity));
	json_string(out, report_message(out->arena, diag));
	strbuf_adds(out, ",\"help\":");
	json_string(out, report_help(out->arena, diag));
	add_page(out, diag);
	add_suggestions(out, diag);
}

/* ---- SARIF ---- */

static void add_text(struct strbuf *out, const char *key, struct str text)
{
	strbuf_addf(out, ",\"%s\":{\"text\":", key);
	json_string(out, text);
	strbuf_addc(out, '}');
}

static const char *sarif_level(enum severity severity)
{
	static const char *const levels[] = {"note", "warning", "error"};
	return levels[severity];
}

static void add_rule(struct strbuf *out, const struct rule *rule)
{
	strbuf_addf(out, "%s\n{\"id\":\"%s\"", rule == rules ? "" : ",", rule->id);
	add_text(out, "shortDescription", str_of(rule->title));
	if (*rule->why)
		add_text(out, "fullDescription", str_of(rule->why));
	strbuf_addf(out, ",\"defaultConfiguration\":{\"level\":\"%s\"}}",
		    sarif_level(rule->severity));
}

void sarif_begin(const struct report *report)
{
	struct arena arena = {0};
	struct strbuf out;
	strbuf_init(&out, &arena);
	strbuf_adds(&out, "{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\","
			  "\"version\":\"2.1.0\",\"runs\":[{\"tool\":{\"driver\":{"
			  "\"name\":\"mundraft\",\"version\":\"" MUNDRAFT_VERSION "\",\"rules\":[");
	for (const struct rule *rule = rules; rule < rules + RULE_COUNT; rule++)
		add_rule(&out, rule);
	strbuf_adds(&out, "\n]}},\"columnKind\":\"unicodeCodePoints\",\"results\":[");
	print(report->stream, strbuf_str(&out));
	arena_release(&arena);
}

/* A file's name as an address: all but what may stand in a path is written in hexadecimal. */
static void add_uri(struct strbuf *out, struct str name)
{
	strbuf_addc(out, '"');
	for (size_t i = 0; i < name.n; i++) {
		char c = name.p[i];
		if (char_is_alpha(c) || char_is_digit(c) ||
		    str_has(STR("-._~/"), str_part(name, i, i + 1)))
			strbuf_addc(out, c);
		else
			strbuf_addf(out, "%%%02X", (unsigned char)c);
	}
	strbuf_addc(out, '"');
}

static void add_region(struct strbuf *out, struct place start, struct place end)
{
	strbuf_addf(out,
		    "{\"startLine\":%zu,\"startColumn\":%zu,\"endLine\":%zu,\"endColumn\":%zu}",
		    start.line, start.column, end.line, end.column);
}

/* What an editor may put in its place. */
static void add_fixes(struct strbuf *out, const struct diag *diag, struct str file,
		      struct place start, struct place end)
{
	for (size_t i = 0; i < diag->suggestion_count; i++) {
		strbuf_addf(out, "%s{\"artifactChanges\":[{\"artifactLocation\":{\"uri\":",
			    i ? "," : ",\"fixes\":[");
		add_uri(out, file);
		strbuf_adds(out, "},\"replacements\":[{\"deletedRegion\":");
		add_region(out, start, end);
		strbuf_adds(out, ",\"insertedContent\":{\"text\":");
		json_string(out, diag->suggestions[i]);
		strbuf_adds(out, "}}]}]}");
	}
	if (diag->suggestion_count)
		strbuf_addc(out, ']');
}

void sarif_add(struct strbuf *out, struct report *report, const struct diag *diag)
{
	struct place start = report_start(report, diag), end = report_end_of(report, diag);
	struct str file = diag->source ? diag->source->name : report->file;
	struct strbuf text;
	strbuf_init(&text, out->arena);
	strbuf_add(&text, report_message(out->arena, diag));
	if (diag->help.n) {
		strbuf_adds(&text, "; ");
		strbuf_add(&text, report_help(out->arena, diag));
	}
	strbuf_addf(out, "%s\n{\"ruleId\":\"%s\",\"ruleIndex\":%d,\"level\":\"%s\"",
		    report->printed ? "," : "", rules[diag->rule].id, (int)diag->rule,
		    sarif_level(diag->severity));
	add_text(out, "message", strbuf_str(&text));
	strbuf_adds(out, ",\"locations\":[{\"physicalLocation\":{\"artifactLocation\":{\"uri\":");
	add_uri(out, file);
	strbuf_adds(out, "},\"region\":");
	add_region(out, start, end);
	strbuf_adds(out, "}}]");
	add_fixes(out, diag, file, start, end);
	strbuf_addc(out, '}');
}

void sarif_end(const struct report *report)
{
	prints(report->stream, "\n]}]}\n");
}
