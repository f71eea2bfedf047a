/*
 * Diagnostics as one HTML page: a table of the papers, then each paper's findings with
 * the words they are about. No script, nothing loaded from elsewhere; every text of a
 * paper is escaped, and what cannot be seen is made visible.
 */
#include "report_private.h"

#include "mundraft/markup.h"

static void add_escaped(struct strbuf *out, struct str text)
{
	markup_html(out, visible(out->arena, text));
}

void html_begin(struct report *report)
{
	strbuf_init(&report->page.rows, &report->page.arena);
	prints(report->stream,
	       "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
	       "<meta name=\"viewport\" content=\"width=device-width\">\n"
	       "<title>Papers and what was found in them</title>\n<style>\n"
	       "body { font: 16px/1.45 sans-serif; max-width: 60em; margin: 2em auto; padding: 0 "
	       "1em; "
	       "display: flex; flex-direction: column; }\n"
	       "#papers { order: -1; } table { border-collapse: collapse; margin-bottom: 2em; }\n"
	       "th, td { padding: 0.2em 1em 0.2em 0; text-align: left; border-bottom: 1px solid "
	       "#ccc; }\n"
	       "td.n { text-align: right; } h2 { font-size: 1.1em; overflow-wrap: anywhere; }\n"
	       "ol { padding: 0; list-style: none; } li { margin: 0 0 1em; padding-left: 0.8em; "
	       "border-left: 4px solid #999; break-inside: avoid; }\n"
	       "li.error { border-color: #b00020; } li.warning { border-color: #b26a00; }\n"
	       "li p { margin: 0; } .place, .rule { color: #555; font-size: 0.85em; }\n"
	       "blockquote { margin: 0.2em 0; font-family: serif; overflow-wrap: anywhere; }\n"
	       "mark { background: #ffe08a; } section { break-inside: auto; }\n"
	       "</style>\n</head>\n<body>\n");
}

void html_open(struct report *report)
{
	struct arena scratch = {0};
	struct strbuf out;
	strbuf_init(&out, &scratch);
	strbuf_addf(&out, "<section id=\"p%zu\">\n<h2>", ++report->page.papers);
	add_escaped(&out, report->file);
	strbuf_adds(&out, "</h2>\n<ol>\n");
	print(report->stream, strbuf_str(&out));
	arena_release(&scratch);
}

void html_close(struct report *report, bool usable)
{
	const size_t *counts = report->counts;
	struct strbuf *rows = &report->page.rows;
	size_t all = counts[SEVERITY_ERROR] + counts[SEVERITY_WARNING] + counts[SEVERITY_STYLE];
	prints(report->stream,
	       all ? "</ol>\n</section>\n" : "</ol>\n<p>No findings.</p>\n</section>\n");
	strbuf_addf(rows, "<tr><td><a href=\"#p%zu\">", report->page.papers);
	add_escaped(rows, report->file);
	strbuf_adds(rows, "</a></td>");
	if (usable)
		for (int i = SEVERITY_ERROR; i >= SEVERITY_STYLE; i--)
			strbuf_addf(rows, "<td class=\"n\">%zu</td>", counts[i]);
	else
		strbuf_adds(rows, "<td colspan=\"3\">not checked</td>");
	strbuf_adds(rows, "</tr>\n");
}

static void add_quoted(struct strbuf *out, const struct diag *diag)
{
	struct excerpt excerpt = report_excerpt(out->arena, diag);
	size_t behind = excerpt.before.n + excerpt.marked.n;
	strbuf_addf(out, "<blockquote>%s", excerpt.cut_before ? "..." : "");
	add_escaped(out, excerpt.before);
	strbuf_adds(out, "<mark>");
	add_escaped(out, excerpt.marked);
	strbuf_adds(out, "</mark>");
	add_escaped(out, str_part(excerpt.shown, behind, excerpt.shown.n));
	strbuf_addf(out, "%s</blockquote>\n", excerpt.cut_behind ? "..." : "");
}

static void add_place(struct strbuf *out, struct report *report, const struct diag *diag)
{
	const struct origin *origin =
		diag->source && !diag->whole ? source_origin(diag->source, diag->span.start) : NULL;
	struct place place = report_start(report, diag);
	if (origin)
		add_origin(out, origin);
	else if (diag->source && !diag->whole)
		strbuf_addf(out, "line %zu, column %zu:", place.line, place.column);
}

void html_add(struct strbuf *out, struct report *report, const struct diag *diag)
{
	const char *severity = severity_name(diag->severity);
	strbuf_addf(out, "<li class=\"%s\"><p><span class=\"place\">", severity);
	add_place(out, report, diag);
	strbuf_addf(out, "</span> <strong>%s:</strong> ", severity);
	add_escaped(out, report_message(out->arena, diag));
	strbuf_addf(out, " <span class=\"rule\">%s</span></p>\n", rules[diag->rule].id);
	if (diag->source && !diag->whole)
		add_quoted(out, diag);
	if (diag->help.n) {
		strbuf_adds(out, "<p>");
		add_escaped(out, report_help(out->arena, diag));
		strbuf_adds(out, "</p>\n");
	}
	strbuf_adds(out, "</li>\n");
}

void html_end(struct report *report)
{
	struct html_page *page = &report->page;
	prints(report->stream,
	       "<div id=\"papers\">\n<h1>What was found</h1>\n<table>\n"
	       "<tr><th>paper</th><th>errors</th><th>warnings</th><th>style</th></tr>\n");
	print(report->stream, strbuf_str(&page->rows));
	prints(report->stream, "</table>\n<p>Not checked: whether the sources hold what the papers "
			       "say.</p>\n</div>\n</body>\n</html>\n");
	arena_release(&page->arena);
}
