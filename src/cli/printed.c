/*
 * A paper in the form that is handed in. Here the press is opened, the document made
 * and laid out, and what came of it told.
 */
#include "cli.h"

#include "mundraft/press.h"
#include "mundraft/render.h"

#include <stdlib.h>

/* ---- the press ---- */

static int no_press(struct run *run)
{
	usage_error(run,
		    "install libpango1.0-dev and build again, or choose another format, such as "
		    "html",
		    "this mundraft was built without Pango, which sets pages, or cannot load it");
	return EXIT_MACHINE;
}

static int no_font(struct run *run, struct str family, const char *package)
{
	struct str shown = visible(&run->arena, family);
	if (package)
		usage_error(run, str_printf(&run->arena, "install the package %s", package).p,
			    "no font with the letters and widths of \"%.*s\" is installed",
			    STR_ARG(shown));
	else
		usage_error(run, "install it, or let the conference ask for \"Times New Roman\"",
			    "the font \"%.*s\" is not installed", STR_ARG(shown));
	return EXIT_MACHINE;
}

static int too_long(struct run *run)
{
	usage_error(run, "check that this is the right file, or choose another format",
		    "the paper is far longer than a position paper and is not set in pages");
	return EXIT_INPUT;
}

/* ---- what is told ---- */

static void add_pages(struct strbuf *out, size_t pages)
{
	strbuf_addf(out, "%zu %s", pages, pages == 1 ? "page" : "pages");
}

static void add_lines(struct strbuf *out, size_t lines)
{
	strbuf_addf(out, "%zu %s", lines, lines == 1 ? "line" : "lines");
}

/* "(Letter, Times 12, single)" */
static void add_form(struct strbuf *out, const struct page_form *page)
{
	struct str family = page->family;
	if (str_is(family, "Times New Roman"))
		family = STR("Times");
	strbuf_addf(out, " (%s, ", page->paper);
	add_visible(out, family);
	strbuf_addf(out, " %.4g, %s)", page->points,
		    page->spacing > 1.9   ? "double"
		    : page->spacing > 1.4 ? "one-and-a-half"
					  : "single");
}

/* What does not count is said, where the file has more pages for it. */
static void add_printed(struct strbuf *out, const struct page_count *count)
{
	if (!count->partial || count->printed == count->counted)
		return;
	strbuf_adds(out, "; ");
	add_pages(out, count->printed);
	strbuf_adds(out, " in all");
}

static void start_line(struct run *run, struct strbuf *out, const char *name, const char *level)
{
	strbuf_init(out, &run->arena);
	strbuf_addf(out, "mundraft: %s", level);
	if (name) {
		add_visible(out, str_of(name));
		strbuf_adds(out, ": ");
	}
}

static void tell_over(struct run *run, const char *name, const struct page_count *count,
		      const struct page_form *page)
{
	struct strbuf line;
	start_line(run, &line, name, "warning: ");
	add_pages(&line, count->counted);
	strbuf_adds(&line, ", ");
	add_lines(&line, count->over);
	strbuf_adds(&line, " past the ");
	add_pages(&line, (size_t)page->limit);
	strbuf_adds(&line, " allowed");
	add_form(&line, page);
	add_printed(&line, count);
	strbuf_addf(&line, "\nhelp: cut at least %zu %s\n", count->over + CLOSE_TO_LIMIT, "lines");
	print(TO_ERR, strbuf_str(&line));
}

static void tell_pages(struct run *run, const char *name, const struct page_count *count,
		       const struct page_form *page)
{
	struct strbuf line;
	bool close = page->limit && count->spare < CLOSE_TO_LIMIT;
	if (count->over) {
		tell_over(run, name, count, page);
		return;
	}
	start_line(run, &line, name, close ? "warning: " : "");
	add_pages(&line, count->counted);
	strbuf_adds(&line, ", ");
	add_lines(&line, count->spare);
	strbuf_adds(&line, " to spare");
	add_form(&line, page);
	add_printed(&line, count);
	if (close)
		strbuf_addf(&line,
			    "\nhelp: cut %d lines: a word processor may break the lines "
			    "elsewhere",
			    CLOSE_TO_LIMIT);
	strbuf_addc(&line, '\n');
	print(TO_ERR, strbuf_str(&line));
}

void print_words(struct run *run, size_t words, const struct conference *conference,
		 const char *name)
{
	struct strbuf line;
	size_t each = conference->words_per_page > 0 ? (size_t)conference->words_per_page : 500;
	size_t pages = (words + each / 2) / each;
	start_line(run, &line, name, "");
	strbuf_addf(&line, "%zu %s, about ", words, words == 1 ? "word" : "words");
	add_pages(&line, pages ? pages : 1);
	strbuf_addc(&line, '\n');
	print(TO_ERR, strbuf_str(&line));
}

static void tell_missing(struct run *run, const char *name, const char *letters)
{
	struct strbuf line;
	if (!*letters)
		return;
	start_line(run, &line, name, "warning: ");
	strbuf_adds(&line, "the font lacks these characters, which are printed as boxes: ");
	add_visible(&line, str_of(letters));
	strbuf_adds(&line, "\nhelp: write them in another way\n");
	print(TO_ERR, strbuf_str(&line));
}

/* ---- printing ---- */

struct printing {
	struct run *run;
	const struct document *document;
	const char *name;
	const struct press_api *api;
	struct press *press;
	struct layout *layout;
};

/* Lays the document out; `quiet`: without a word where there is no press or no font. */
static int lay_out(struct printing *printing, bool quiet)
{
	struct press_metrics metrics;
	const char *package;
	struct run *run = printing->run;
	struct str family = printing->document->page.family;
	if (!layout_can(printing->document))
		return quiet ? EXIT_INPUT : too_long(run);
	printing->api = press_find(run);
	if (!printing->api)
		return quiet ? EXIT_MACHINE : no_press(run);
	printing->press = printing->api->open(str_dup(&run->arena, family), &metrics, &package);
	if (!printing->press)
		return quiet ? EXIT_MACHINE : no_font(run, family, package);
	printing->layout = layout_make(&run->arena, printing->document, printing->api,
				       printing->press, &metrics);
	return EXIT_CLEAN;
}

static void close_press(struct printing *printing)
{
	if (printing->layout)
		layout_release(printing->layout);
	if (printing->press)
		printing->api->close(printing->press);
}

static void measure(struct printing *printing)
{
	struct page_count count = layout_count(printing->layout);
	tell_pages(printing->run, printing->name, &count, &printing->document->page);
}

/* The day of SOURCE_DATE_EPOCH; without it a PDF holds no date. */
static struct str file_date(struct run *run)
{
	struct date date;
	if (!getenv("SOURCE_DATE_EPOCH") || !today(&date))
		return (struct str){0};
	return str_printf(&run->arena, "%04d-%02d-%02dT00:00:00Z", date.year, date.month, date.day);
}

static int print_docx(struct printing *printing, struct str *bytes)
{
	struct run *run = printing->run;
	if (render_docx(&run->arena, printing->document, file_date(run), bytes))
		return EXIT_CLEAN;
	usage_error(run, str_printf(&run->arena, "install it: %s", render_docx_remedy()).p,
		    "a Word document cannot be made without minizip");
	return EXIT_MACHINE;
}

static int print_pdf(struct printing *printing, struct strbuf *out, struct str *bytes)
{
	int status = lay_out(printing, false);
	if (status != EXIT_CLEAN)
		return status;
	if (!render_pdf(out, printing->layout, file_date(printing->run))) {
		usage_error(printing->run, NULL, "Cairo could not make the PDF");
		return EXIT_MACHINE;
	}
	*bytes = strbuf_str(out);
	tell_missing(printing->run, printing->name, printing->api->missing(printing->press));
	return EXIT_CLEAN;
}

static size_t columns_of(struct run *run)
{
	long columns = 0;
	str_to_number(args_value(&run->args, OPTION_WRAP), &columns);
	return (size_t)columns;
}

static void soften(struct diags *diags)
{
	for (size_t i = 0; i < diags->count; i++)
		if (diags->items[i].rule == RULE_UNDEFINED_NOTE)
			diag_severity(diags, &diags->items[i], SEVERITY_WARNING);
}

int paper_print(struct run *run, const struct render_request *request, enum format format,
		const char *name, struct str *bytes)
{
	struct strbuf out;
	struct printing printing = {.run = run, .name = name};
	int status = EXIT_CLEAN;
	strbuf_init(&out, &run->arena);
	printing.document = document_make(&run->arena, request, &run->diags);
	soften(&run->diags);
	tell(run);
	format_warn(run, request->conference, format);
	if (format == FORMAT_TXT)
		render_text(&out, printing.document, columns_of(run));
	else if (format == FORMAT_HTML)
		render_html(&out, printing.document);
	*bytes = strbuf_str(&out);
	if (format == FORMAT_DOCX)
		status = print_docx(&printing, bytes);
	/* Other formats have no pages of their own: where there is no press, none are told. */
	if (format == FORMAT_PDF)
		status = print_pdf(&printing, &out, bytes);
	else if (status == EXIT_CLEAN && format == FORMAT_DOCX && !name)
		/* Loading a press takes longer than all else; down a pipe it goes without. */
		print_words(run, paper_body_words(request->paper), request->conference, name);
	else if (status == EXIT_CLEAN)
		lay_out(&printing, true);
	if (printing.layout && status == EXIT_CLEAN)
		measure(&printing);
	close_press(&printing);
	return status;
}
