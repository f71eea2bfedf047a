/*
 * The sheet and the file of a paper that came as a document: paper, margins, numbers of
 * pages, type and name of the file, what was left in it. Each is a finding about the
 * whole. Knows nothing of letters and lines.
 */
#include "check.h"

#include "mundraft/utf8.h"

#include <stdlib.h>

#define SLACK 60           /* twips: 2.5 cm for an inch */
#define MEASURED_SLACK 100 /* letters do not fill their boxes */

static struct diag *report_whole(struct check *check, enum rule_id rule, struct str message)
{
	struct diag *diag = report(check, rule, (struct span){0, 0}, "%.*s", STR_ARG(message));
	diag->whole = true;
	return diag;
}

/* ---- margins ---- */

/* "1in", "2.5 cm", "25mm", "72pt" in twips; 0 where it is none of these. */
static long length_of(struct str text)
{
	static const struct {
		const char *unit;
		double twips;
	} units[] = {{"in", 1440},        {"\"", 1440},       {"inch", 1440}, {"inches", 1440},
		     {"cm", 1440 / 2.54}, {"mm", 144 / 2.54}, {"pt", 20}};
	double value = 0, place = 1;
	size_t i = 0;
	bool point = false;
	for (; i < text.n && (char_is_digit(text.p[i]) || text.p[i] == '.'); i++) {
		if (text.p[i] == '.') {
			point = true;
			continue;
		}
		value = value * 10 + (text.p[i] - '0');
		place = point ? place * 10 : 1;
	}
	struct str unit = str_trim(str_part(text, i, text.n));
	for (size_t k = 0; k < sizeof units / sizeof *units; k++)
		if (str_is(unit, units[k].unit) && i < 12)
			return (long)(value / place * units[k].twips + 0.5);
	return 0;
}

struct edge {
	const char *name;
	long twips;
	bool exact; /* how wide it is, is known; else only how narrow */
};

static bool is_narrow(const struct edge *edge, long asked, long slack)
{
	return edge->twips != FORM_UNKNOWN && edge->twips < asked - slack;
}

static bool is_wide(const struct edge *edge, long asked, long slack)
{
	return edge->exact && edge->twips != FORM_UNKNOWN && edge->twips > asked + slack;
}

static void add_edge(struct strbuf *out, const struct edge *edge)
{
	long hundredths = (edge->twips * 100 + FORM_TWIPS_PER_INCH / 2) / FORM_TWIPS_PER_INCH;
	strbuf_addf(out, "%s%s %ld.%02ld in", out->n ? ", " : "", edge->name, hundredths / 100,
		    hundredths % 100);
}

/* Too narrow is worse than too wide, which only takes room from the paper itself. */
static void check_margins(struct check *check, struct str asked)
{
	const struct form *form = check->options->form;
	long wanted = length_of(asked), slack = form->measured ? MEASURED_SLACK : SLACK;
	const struct edge edges[] = {{"left", form->left, true},
				     {"right", form->right, !form->measured},
				     {"top", form->top, !form->measured},
				     {"bottom", form->bottom, !form->measured}};
	bool narrow = false;
	struct strbuf odd;
	strbuf_init(&odd, check->found->arena);
	for (size_t i = 0; i < sizeof edges / sizeof *edges && wanted; i++) {
		bool too_narrow = is_narrow(&edges[i], wanted, slack);
		if (too_narrow || is_wide(&edges[i], wanted, slack))
			add_edge(&odd, &edges[i]);
		narrow = narrow || too_narrow;
	}
	if (!odd.n)
		return;
	struct diag *diag =
		report_whole(check, RULE_FORM_MARGIN,
			     str_printf(check->found->arena,
					"the margins are %.*s; the conference asks for %.*s",
					STR_ARG(strbuf_str(&odd)), STR_ARG(asked)));
	if (!narrow)
		diag_severity(check->found, diag, SEVERITY_STYLE);
	diag_help(check->found, diag, "set all four margins to %.*s", STR_ARG(asked));
}

/* ---- paper and page numbers ---- */

static bool is_sheet(const struct form *form, long width, long height)
{
	return labs(form->width - width) <= SLACK && labs(form->height - height) <= SLACK;
}

static void check_paper_size(struct check *check, struct str asked)
{
	const struct form *form = check->options->form;
	bool letter = str_is(asked, "letter");
	if (form->width == FORM_UNKNOWN || !asked.n ||
	    (letter ? is_sheet(form, 12240, 15840) : is_sheet(form, 11906, 16838)))
		return;
	const char *is = is_sheet(form, 12240, 15840)   ? "Letter"
			 : is_sheet(form, 11906, 16838) ? "A4"
							: "neither Letter nor A4";
	struct diag *diag = report_whole(check, RULE_FORM_PAPER,
					 str_printf(check->found->arena,
						    "the paper is %s; the conference asks for %s",
						    is, letter ? "Letter" : "A4"));
	diag_help(check->found, diag, "choose %s as the size of the page",
		  letter ? "Letter" : "A4");
}

static void check_numbers(struct check *check)
{
	const struct form *form = check->options->form;
	if (!str_is(yaml_text(check->conference->tree, "page_numbers"), "yes") || form->numbered ||
	    form->pages == 1)
		return;
	struct diag *diag =
		report_whole(check, RULE_FORM_PAGE_NUMBERS, STR("the pages have no numbers"));
	diag_help(check->found, diag, "insert page numbers at the foot of the page");
}

void check_sheet(struct check *check)
{
	if (!check->options->form || !check->conference)
		return;
	const struct node *page = yaml_get(check->conference->tree, "page");
	check_margins(check, yaml_text(page, "margin"));
	check_paper_size(check, yaml_text(page, "size"));
	check_numbers(check);
}

/* ---- the file ---- */

static void check_type(struct check *check, const struct node *types)
{
	struct str type = check->options->form->kind == FORM_PDF ? STR("pdf") : STR("docx");
	struct strbuf wanted;
	strbuf_init(&wanted, check->found->arena);
	if (!types || !types->first || yaml_holds(types, type))
		return;
	for (const struct node *node = types->first; node; node = node->next) {
		strbuf_adds(&wanted, wanted.n ? " or " : "");
		strbuf_add(&wanted, node->text);
	}
	struct diag *diag = report_whole(
		check, RULE_FORM_FILE_TYPE,
		str_printf(check->found->arena, "the file is a %s; the conference takes %.*s",
			   check->options->form->kind == FORM_PDF ? "PDF" : "Word document",
			   STR_ARG(strbuf_str(&wanted))));
	diag_help(check->found, diag, "save or export the paper as %.*s",
		  STR_ARG(types->first->text));
}

/* Without folders and without what stands behind the last point. */
static struct str stem_of(struct str path)
{
	size_t start = path.n, end = path.n;
	while (start && path.p[start - 1] != '/')
		start--;
	for (size_t i = path.n; i > start + 1; i--)
		if (path.p[i - 1] == '.') {
			end = i - 1;
			break;
		}
	return str_part(path, start, end);
}

static struct str field_of(const struct paper *paper, struct str name)
{
	for (size_t i = 0; i < paper->field_count; i++)
		if (str_eq(paper->fields[i].name, name))
			return paper->fields[i].value;
	return (struct str){0};
}

/* Without regard to case, accents, spaces and signs: one holds the other. */
static bool alike(struct arena *scratch, struct str a, struct str b)
{
	struct strbuf one, two;
	struct str folded[2] = {utf8_fold(scratch, a), utf8_fold(scratch, b)};
	struct strbuf *out[2] = {&one, &two};
	for (size_t k = 0; k < 2; k++) {
		strbuf_init(out[k], scratch);
		for (size_t i = 0; i < folded[k].n; i++)
			if (folded[k].p[i] != ' ')
				strbuf_addc(out[k], folded[k].p[i]);
	}
	return !one.n || !two.n || str_has(strbuf_str(&one), strbuf_str(&two)) ||
	       str_has(strbuf_str(&two), strbuf_str(&one));
}

/* A piece of the pattern: a word of its own, or "{country}", whose value the paper has. */
static bool piece_fits(struct check *check, struct str wanted, struct str piece)
{
	if (!str_starts(wanted, STR("{")))
		return str_eq_nocase(wanted, piece);
	struct str name = str_part(wanted, 1, wanted.n - 1);
	return piece.n && (!str_is(name, "country") ||
			   alike(check->scratch, field_of(check->paper, name), piece));
}

static bool name_fits(struct check *check, struct str pattern, struct str stem)
{
	struct str wanted, piece;
	while (str_next_piece(&pattern, '_', &wanted))
		if (!str_next_piece(&stem, '_', &piece) || !piece_fits(check, wanted, piece))
			return false;
	return !str_next_piece(&stem, '_', &piece);
}

static void check_name(struct check *check, struct str pattern)
{
	struct str stem = stem_of(check->paper->source->name);
	if (!pattern.n || str_is(check->paper->source->name, "<stdin>") ||
	    name_fits(check, pattern, stem))
		return;
	struct diag *diag = report_whole(
		check, RULE_FORM_FILE_NAME,
		str_printf(check->found->arena,
			   "the file is called \"%.*s\"; the conference asks for \"%.*s\"",
			   STR_ARG(stem), STR_ARG(pattern)));
	diag_help(check->found, diag, "give it a name in which the words in braces are filled in");
}

static void check_leftovers(struct check *check)
{
	const struct form *form = check->options->form;
	if (!form->changes && !form->comments)
		return;
	struct diag *diag = report_whole(
		check, RULE_FORM_CHANGES,
		str_printf(check->found->arena,
			   "the document still holds %zu tracked change%s and %zu comment%s",
			   form->changes, form->changes == 1 ? "" : "s", form->comments,
			   form->comments == 1 ? "" : "s"));
	diag_help(check->found, diag, "accept all changes and delete all comments, then save it");
}

void check_file(struct check *check)
{
	if (!check->options->form || !check->conference)
		return;
	const struct node *file = yaml_get(check->conference->tree, "file");
	check_type(check, yaml_get(file, "types"));
	check_name(check, yaml_text(file, "name"));
	check_leftovers(check);
}
