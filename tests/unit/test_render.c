/*
 * From a parsed paper to what is printed: how each citation style writes a source and
 * where it puts a mark, what becomes of lists and headings, and that no markup of a
 * paper's own gets into a file.
 *
 * The examples of the styles follow the patterns of "Notes and Bibliography: Sample
 * Citations" (The Chicago Manual of Style Online) and of "Works Cited: A Quick Guide" and
 * "In-Text Citations: An Overview" (MLA Style Center); the sources are our own.
 */
#include "render/internal.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static struct arena arena;
static struct diags diags;
static struct evidence evidence;

static int start(void **state)
{
	(void)state;
	diags = (struct diags){.arena = &arena};
	evidence = (struct evidence){.arena = &arena};
	return 0;
}

static int stop(void **state)
{
	(void)state;
	arena_release(&arena);
	return 0;
}

/* ---- what a conference and a profile would say ---- */

static const struct conference *conference(const char *asked)
{
	struct conference *made = arena_new(&arena, struct conference);
	const struct source *source = source_new(&arena, STR("club.yaml"), str_of(asked));
	made->tree = yaml_parse_all(&arena, source, "conference", &diags);
	assert_non_null(made->tree);
	made->citations = yaml_text(made->tree, "citations");
	made->spelling = yaml_text(made->tree, "spelling");
	return made;
}

static struct cited_source convention = {
	.key = {"convention", 10},
	.title = {"Convention on Example Rivers", 28},
	.publisher = {"Rivers Commission", 17},
	.date = {"1999-03-09", 10},
	.url = {"https://www.example.org/rivers", 30},
	.kind = {"treaty", 6},
};
static struct cited_source report = {
	.key = {"report", 6},
	.title = {"Progress on Clean Water: A Survey", 33},
	.publisher = {"Rivers Commission", 17},
	.date = {"2021-05", 7},
	.url = {"https://example.org/survey", 26},
	.kind = {"report", 6},
};
static struct cited_source article = {
	.key = {"article", 7},
	.title = {"The Price of a Shared River", 27},
	.publisher = {"Journal of Example Studies", 26},
	.date = {"2020", 4},
	.doi = {"10.1000/182", 11},
	.kind = {"journal", 7},
};
static struct cited_source page = {
	.key = {"page", 4},
	.title = {"Who Owns the Rain?", 18},
	.publisher = {"Water Watch", 11},
	.date = {"undated", 7},
	.url = {"http://water.example/rain", 25},
	.kind = {"ngo-page", 8},
};
static struct cited_source release = {
	.key = {"release", 7},
	.title = {"Assembly Adopts \"Blue\" Text", 27},
	.publisher = {"United Nations", 14},
	.date = {"2022-09-30", 10},
	.url = {"https://press.example/blue", 26},
	.kind = {"press", 5},
};

static void add_fact(const char *id, const char *where, const struct cited_source *one,
		     const struct cited_source *two)
{
	struct fact *fact = arena_new(&arena, struct fact);
	fact->id = str_of(id);
	fact->where = str_of(where);
	fact->sources = arena_array(&arena, 2, const struct cited_source *);
	fact->sources[fact->source_count++] = one;
	if (two)
		fact->sources[fact->source_count++] = two;
	assert_true(evidence_add_fact(&evidence, fact));
}

/* The paper with the definitions that a draft prints for these facts. */
static struct str with_notes(const char *text, const char *const *ids)
{
	struct strbuf out;
	strbuf_init(&out, &arena);
	strbuf_adds(&out, text);
	for (; *ids; ids++)
		strbuf_addf(&out, "\n[^%s]: %.*s\n", *ids,
			    STR_ARG(fact_citation(&arena, evidence_fact(&evidence, str_of(*ids)))));
	return strbuf_str(&out);
}

static const struct document *make(struct str text, const char *asked)
{
	const struct source *source = source_new(&arena, STR("paper.md"), text);
	struct render_request request = {.conference = conference(asked), .evidence = &evidence};
	request.paper = paper_parse(&arena, source, &diags);
	assert_non_null(request.paper);
	return document_make(&arena, &request, &diags);
}

/* ---- how it looks ---- */

static void add_shown(struct strbuf *out, const struct piece *pieces, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const struct piece *piece = &pieces[i];
		const char *mark = piece->style & STYLE_BOLD     ? "**"
				   : piece->style & STYLE_ITALIC ? "*"
				   : piece->style & STYLE_CODE   ? "`"
								 : "";
		if (piece->kind == PIECE_NOTE)
			strbuf_addf(out, "{%.*s}", STR_ARG(piece->text));
		else if (piece->kind == PIECE_BREAK)
			strbuf_adds(out, "|");
		else
			strbuf_addf(out, "%s%.*s%s", mark, STR_ARG(piece->text), mark);
	}
}

static const char *shown(const struct piece *pieces, size_t count)
{
	struct strbuf out;
	strbuf_init(&out, &arena);
	strbuf_adds(&out, "");
	add_shown(&out, pieces, count);
	return out.p;
}

static const char *element_text(const struct document *document, size_t index)
{
	assert_true(index < document->element_count);
	return shown(document->elements[index].pieces, document->elements[index].piece_count);
}

static const char *note_text(const struct document *document, size_t index)
{
	assert_true(index < document->note_count);
	return shown(document->notes[index].pieces, document->notes[index].piece_count);
}

/* ---- one source ---- */

static void test_chicago(void **state)
{
	static const struct {
		const struct cited_source *source;
		const char *where;
		const char *first, *again;
	} cases[] = {
		{&convention, "article 4",
		 "Rivers Commission, \"Convention on Example Rivers,\" March 9, 1999, article 4, "
		 "https://www.example.org/rivers",
		 "Rivers Commission, \"Convention on Example Rivers,\" article 4"},
		{&report, "",
		 "Rivers Commission, \"Progress on Clean Water: A Survey,\" May 2021, "
		 "https://example.org/survey",
		 "Rivers Commission, \"Progress on Clean Water\""},
		{&article, "",
		 "\"The Price of a Shared River,\" *Journal of Example Studies* (2020), "
		 "https://doi.org/10.1000/182",
		 "\"Price of a Shared River\""},
		{&page, "", "\"Who Owns the Rain?\" *Water Watch*, n.d., http://water.example/rain",
		 "\"Who Owns the Rain\""},
		{&release, "",
		 "\"Assembly Adopts 'Blue' Text,\" United Nations, September 30, 2022, "
		 "https://press.example/blue",
		 "\"Assembly Adopts 'Blue' Text\""},
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct pieces first = {.arena = &arena}, again = {.arena = &arena};
		source_chicago(&first, cases[i].source, str_of(cases[i].where), false);
		source_chicago(&again, cases[i].source, str_of(cases[i].where), true);
		assert_string_equal(shown(first.items, first.count), cases[i].first);
		assert_string_equal(shown(again.items, again.count), cases[i].again);
	}
}

static void test_mla_entries(void **state)
{
	static const struct {
		const struct cited_source *source;
		const char *entry;
	} cases[] = {
		{&convention, "Rivers Commission. \"Convention on Example Rivers.\" 9 Mar. 1999, "
			      "www.example.org/rivers."},
		{&report, "Rivers Commission. \"Progress on Clean Water: A Survey.\" May 2021, "
			  "example.org/survey."},
		{&article, "\"The Price of a Shared River.\" *Journal of Example Studies*, 2020, "
			   "https://doi.org/10.1000/182."},
		{&page, "\"Who Owns the Rain?\" *Water Watch*, water.example/rain."},
		{&release, "\"Assembly Adopts 'Blue' Text.\" United Nations, 30 Sept. 2022, "
			   "press.example/blue."},
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct pieces entry = {.arena = &arena};
		source_mla(&entry, cases[i].source, false);
		assert_string_equal(shown(entry.items, entry.count), cases[i].entry);
	}
	struct pieces same = {.arena = &arena};
	source_mla(&same, &report, true);
	assert_string_equal(shown(same.items, same.count),
			    "---. \"Progress on Clean Water: A Survey.\" May 2021, "
			    "example.org/survey.");
}

static void test_short_titles(void **state)
{
	static const char *const cases[][2] = {
		{"The Potential of the Institution of Mediation", "Potential of the Institution"},
		{"Charter of the United Nations", "Charter of the United Nations"},
		{"Combating intolerance, negative stereotyping", "Combating intolerance"},
		{"Fourth Committee Approves 2 Drafts without Voting", "Fourth Committee Approves"},
		{"Kazakhstan", "Kazakhstan"},
		{"A", "A"},
		{"Report: what was found", "Report: what was found"},
		{"of the in on at to of", "of"},
		{"The United Nations \"Singapore Convention on Mediation\" opens for signature",
		 "United Nations \"Singapore Convention on Mediation\""},
		{"What \"hope", "What \"hope"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct str title = short_title(str_of(cases[i][0]));
		assert_string_equal(str_dup(&arena, title), cases[i][1]);
	}
}

/* ---- a paper in each style ---- */

static const char *const all[] = {"f-law", "f-both", "f-page", NULL};
static const char *const text = "## Background\n\n"
				"Rivers are shared.[^f-law] Rain is not.[^f-both][^f-page] The "
				"\"law\" is \"old.\"[^f-law] So it stays.\n\n## Works Cited\n";

static void add_facts(void)
{
	add_fact("f-law", "article 4", &convention, NULL);
	add_fact("f-both", "", &report, &article);
	add_fact("f-page", "", &page, NULL);
}

static void test_footnotes(void **state)
{
	(void)state;
	add_facts();
	const struct document *document = make(with_notes(text, all), "citations: footnotes\n");
	assert_int_equal(document->note_place, NOTES_FOOT);
	assert_int_equal(document->element_count, 2); /* the heading of an empty list is gone */
	assert_string_equal(element_text(document, 1),
			    "Rivers are shared.{1} Rain is not.{2} The \"law\" is \"old.\"{3} So "
			    "it stays.");
	assert_int_equal(document->note_count, 3);
	assert_string_equal(note_text(document, 0),
			    "Rivers Commission, \"Convention on Example Rivers,\" March 9, 1999, "
			    "article 4, https://www.example.org/rivers.");
	assert_string_equal(note_text(document, 1),
			    "Rivers Commission, \"Progress on Clean Water: A Survey,\" May 2021, "
			    "https://example.org/survey; \"The Price of a Shared River,\" *Journal "
			    "of Example Studies* (2020), https://doi.org/10.1000/182; \"Who Owns "
			    "the Rain?\" *Water Watch*, n.d., http://water.example/rain.");
	assert_string_equal(note_text(document, 2), "Rivers Commission, \"Convention on Example "
						    "Rivers,\" article 4.");
}

static void test_endnotes(void **state)
{
	(void)state;
	add_facts();
	const struct document *document = make(with_notes(text, all), "citations: endnotes\n");
	assert_int_equal(document->note_place, NOTES_END);
	assert_int_equal(document->element_count, 6);
	assert_string_equal(element_text(document, 2), "Works Cited");
	assert_int_equal(document->elements[3].kind, ELEMENT_ENDNOTE);
	assert_int_equal(document->elements[5].number, 3);
	assert_string_equal(element_text(document, 5), note_text(document, 2));
}

static void test_mla(void **state)
{
	(void)state;
	add_facts();
	const struct document *document = make(with_notes(text, all), "citations: mla\n");
	assert_int_equal(document->note_count, 0);
	assert_string_equal(
		element_text(document, 1),
		"Rivers are shared (Rivers Commission, \"Convention on Example Rivers\", article "
		"4). Rain is not (Rivers Commission, \"Progress on Clean Water\"; \"Price of a "
		"Shared River\"; \"Who Owns the Rain\"). The \"law\" is \"old\" (Rivers "
		"Commission, "
		"\"Convention on Example Rivers\", article 4). So it stays.");
	assert_string_equal(element_text(document, 3),
			    "\"The Price of a Shared River.\" *Journal of Example Studies*, 2020, "
			    "https://doi.org/10.1000/182.");
	assert_string_equal(element_text(document, 4),
			    "Rivers Commission. \"Convention on Example Rivers.\" 9 Mar. 1999, "
			    "www.example.org/rivers.");
	assert_string_equal(element_text(document, 5),
			    "---. \"Progress on Clean Water: A Survey.\" May 2021, "
			    "example.org/survey.");
	assert_int_equal(document->elements[5].kind, ELEMENT_ENTRY);
	assert_int_equal(document->element_count, 7);
}

static void test_links_and_none(void **state)
{
	(void)state;
	add_facts();
	const struct document *document = make(with_notes(text, all), "citations: links\n");
	assert_string_equal(element_text(document, 1), "Rivers are shared. Rain is not. The "
						       "\"law\" is \"old.\" So it stays.");
	assert_string_equal(element_text(document, 3),
			    "Rivers Commission, \"Convention on Example Rivers,\" "
			    "https://www.example.org/rivers");
	assert_int_equal(document->element_count, 7);
	document = make(with_notes(text, all), "citations: none\n");
	assert_int_equal(document->element_count, 2);
	assert_int_equal(document->note_place, NOTES_NONE);
}

/* ---- notes of other people ---- */

static void test_foreign_notes(void **state)
{
	const struct document *document =
		make(STR("One.[^a] Two.[^b] Three.[^a]\n\n[^a]: Smith, *Rivers* (2019), "
			 "<https://x.org/a>\n[^b]: As the last speaker said.\n"),
		     "citations: footnotes\n");
	(void)state;
	assert_string_equal(note_text(document, 0), "Smith, *Rivers* (2019), https://x.org/a");
	assert_string_equal(note_text(document, 1), "As the last speaker said.");
	assert_string_equal(note_text(document, 2), "See note 1.");
	assert_string_equal(str_dup(&arena, document->notes[0].pieces[2].text), " (2019), ");
	assert_string_equal(str_dup(&arena, document->notes[0].pieces[3].link), "https://x.org/a");
}

/* A remark is no work that is cited: it stays a note. */
static void test_foreign_notes_in_mla(void **state)
{
	const struct document *document =
		make(STR("One [^a]. Two.[^b] Three[^c][^d] four.\n\n[^a]: Smith, *Rivers* (2019), "
			 "<https://x.org/a>\n[^b]: As the last speaker said.\n"
			 "[^c]: \"A River of Doubt\", Daily Example, 2018\n"
			 "[^d]: <https://www.osce.org/astana/296471>\n"),
		     "citations: mla\n");
	(void)state;
	assert_string_equal(element_text(document, 0),
			    "One (Smith). Two.{1} Three (\"River of Doubt\"; osce.org) four.");
	assert_int_equal(document->note_place, NOTES_FOOT);
	assert_int_equal(document->note_count, 1);
	assert_string_equal(element_text(document, 1), "Works Cited");
	assert_string_equal(element_text(document, 2), "https://www.osce.org/astana/296471");
	assert_string_equal(element_text(document, 3), "\"A River of Doubt\", Daily Example, 2018");
	assert_int_equal(document->element_count, 5);
}

static void test_edited_definition(void **state)
{
	(void)state;
	add_facts();
	const struct document *document =
		make(STR("One.[^f-law]\n\n[^f-law]: My own words, 2020.\n"), "citations: mla\n");
	assert_string_equal(element_text(document, 0), "One (My own words).");
	assert_string_equal(element_text(document, 2), "My own words, 2020.");
}

static void test_undefined_note(void **state)
{
	const struct document *document = make(STR("One.[^x] Two.\n"), "citations: footnotes\n");
	(void)state;
	assert_string_equal(element_text(document, 0), "One.[^x] Two.");
	assert_int_equal(diags.count, 1);
	assert_int_equal(diags.items[0].rule, RULE_UNDEFINED_NOTE);
}

/* A blank before a mark belongs to neither side. */
static void test_blanks_around_marks(void **state)
{
	static const char *const cases[][3] = {
		{"One [^a]. Two.", "One{1}. Two.", "One. Two."},
		{"One. [^a] Two.", "One.{1} Two.", "One. Two."},
		{"One.[^a]", "One.{1}", "One."},
		{"One [^a]", "One{1}", "One"},
		{"One **two.**[^a] Three", "One **two.**{1} Three", "One **two.** Three"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct str paper = str_printf(&arena, "%s\n\n[^a]: Smith, 2019.\n", cases[i][0]);
		assert_string_equal(element_text(make(paper, "citations: footnotes\n"), 0),
				    cases[i][1]);
		assert_string_equal(element_text(make(paper, "citations: none\n"), 0), cases[i][2]);
	}
}

/* ---- blocks ---- */

static void test_elements(void **state)
{
	const struct document *document =
		make(STR("**Country:** Chad\n\n## Background\n\nText *with* `code`.  \nNext.\n\n"
			 "> A quotation.\n\n1. one\n\n   more\n   - inner\n2. two\n\n"
			 "```\na  b\n  c\n```\n\n<!-- gone -->\n\n<div>kept <b>words</b></div>\n"),
		     "citations: none\nheading: {place: right}\n");
	static const struct {
		enum element_kind kind;
		unsigned depth, quotes;
		const char *text;
	} want[] = {
		{ELEMENT_FIELD, 0, 0, "**Country:** Chad"},
		{ELEMENT_HEADING, 0, 0, "Background"},
		{ELEMENT_PARAGRAPH, 0, 0, "Text *with* `code`.|Next."},
		{ELEMENT_PARAGRAPH, 0, 1, "A quotation."},
		{ELEMENT_ITEM, 1, 0, "one"},
		{ELEMENT_PARAGRAPH, 1, 0, "more"},
		{ELEMENT_ITEM, 2, 0, "inner"},
		{ELEMENT_ITEM, 1, 0, "two"},
		{ELEMENT_CODE, 0, 0, "`a  b`|`  c`"},
		{ELEMENT_PARAGRAPH, 0, 0, "kept words"},
	};
	(void)state;
	assert_int_equal(document->element_count, sizeof want / sizeof *want);
	for (size_t i = 0; i < document->element_count; i++) {
		const struct element *element = &document->elements[i];
		assert_int_equal(element->kind, want[i].kind);
		assert_int_equal(element->depth, want[i].depth);
		assert_int_equal(element->quotes, want[i].quotes);
		assert_string_equal(element_text(document, i), want[i].text);
	}
	assert_true(document->elements[0].right);
	assert_int_equal(document->elements[7].number, 2);
	assert_int_equal(document->elements[7].list, document->elements[4].list);
}

static void test_page_form(void **state)
{
	const struct page_form *form =
		&make(STR("x\n"), "citations: none\nlength: [{spacing: double, pages: 4}]\n"
				  "page: {size: a4, margin: 2.54cm, points: 11}\n"
				  "counts: {works_cited: yes, heading: no}\n")
			 ->page;
	(void)state;
	assert_string_equal(form->paper, "A4");
	assert_float_equal(form->margin, 72, 0.001);
	assert_float_equal(form->spacing, 2, 0);
	assert_float_equal(form->points, 11, 0);
	assert_true(form->counts_works);
	assert_false(form->counts_fields);
	assert_float_equal(make(STR("x\n"), "citations: none\npage: {margin: wide}\n")->page.margin,
			   72, 0);
}

static void test_author_may_be_hidden(void **state)
{
	struct str paper = STR("**Country:** Chad\n**Topic:** Water\n**Delegate:** Ada L.\n\nx\n");
	const struct document *open = make(paper, "citations: none\n");
	(void)state;
	assert_string_equal(str_dup(&arena, open->author), "Ada L.");
	assert_string_equal(str_dup(&arena, open->title), "Chad: Water");
	assert_int_equal(
		make(paper, "citations: none\nheading: {forbidden: [delegate]}\n")->author.n, 0);
}

/* ---- files ---- */

static const char *html_of(const char *paper)
{
	struct strbuf out;
	strbuf_init(&out, &arena);
	render_html(&out, make(str_of(paper), "citations: footnotes\n"));
	return out.p;
}

static void test_html_is_safe(void **state)
{
	const char *html =
		html_of("# <script>alert(1)</script> & \"x\"\n\n[a](javascript:alert(1)) "
			"[b](data:text/html,x) [c](https://x.org/?a=1&b=\"2) "
			"<img src=x onerror=alert(1)>\n\n<script>alert(2)</script>\n");
	(void)state;
	assert_null(strstr(html, "<script"));
	assert_null(strstr(html, "javascript:"));
	assert_null(strstr(html, "data:"));
	assert_null(strstr(html, "onerror"));
	assert_non_null(strstr(html, "&amp; &quot;x&quot;</h1>"));
	assert_non_null(strstr(html, "Content-Security-Policy"));
}

static void test_html_lists(void **state)
{
	const char *html = html_of("1. one\n   - inner\n2. two\n\n   more\n\n> quoted\n\nend\n");
	(void)state;
	assert_non_null(strstr(html, "<main>\n<ol start=\"1\">\n<li><p>one</p>\n<ul>\n<li><p>inner"
				     "</p>\n</li>\n</ul>\n</li>\n<li><p>two</p>\n<p>more</p>\n"
				     "</li>\n</ol>\n<blockquote>\n<p>quoted</p>\n</blockquote>\n"
				     "<p>end</p>\n</main>\n"));
}

static void test_html_notes(void **state)
{
	const char *html = html_of("One.[^a]\n\n[^a]: Smith, 2019.\n");
	(void)state;
	assert_non_null(strstr(html, "One.<sup><a href=\"#note-1\" id=\"mark-1\" "
				     "role=\"doc-noteref\">1</a></sup></p>"));
	assert_non_null(strstr(html, "<p id=\"note-1\">"));
}

static const char *text_of(const char *paper, size_t columns)
{
	struct strbuf out;
	strbuf_init(&out, &arena);
	render_text(&out, make(str_of(paper), "citations: footnotes\n"), columns);
	return out.p;
}

static void test_text(void **state)
{
	(void)state;
	assert_string_equal(
		text_of("**Country:** Chad  \n**Topic:** Water\n\n## Stance\n\nA *long* "
			"line with [a link](https://x.org) in it.[^a]\n\n- one\n- two "
			"words and more\n\n[^a]: Smith, 2019.\n",
			20),
		"Country: Chad\nTopic: Water\n\nStance\n\nA long line with a\nlink "
		"(https://x.org)\nin it.[1]\n\n- one\n\n- two words and more\n\nNotes\n"
		"\n[1] Smith, 2019.\n");
	assert_string_equal(text_of("One\ntwo.\n", 0), "One two.\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(test_chicago, start),
		cmocka_unit_test_setup(test_mla_entries, start),
		cmocka_unit_test_setup(test_short_titles, start),
		cmocka_unit_test_setup(test_footnotes, start),
		cmocka_unit_test_setup(test_endnotes, start),
		cmocka_unit_test_setup(test_mla, start),
		cmocka_unit_test_setup(test_links_and_none, start),
		cmocka_unit_test_setup(test_foreign_notes, start),
		cmocka_unit_test_setup(test_foreign_notes_in_mla, start),
		cmocka_unit_test_setup(test_edited_definition, start),
		cmocka_unit_test_setup(test_undefined_note, start),
		cmocka_unit_test_setup(test_blanks_around_marks, start),
		cmocka_unit_test_setup(test_elements, start),
		cmocka_unit_test_setup(test_page_form, start),
		cmocka_unit_test_setup(test_author_may_be_hidden, start),
		cmocka_unit_test_setup(test_html_is_safe, start),
		cmocka_unit_test_setup(test_html_lists, start),
		cmocka_unit_test_setup(test_html_notes, start),
		cmocka_unit_test_setup(test_text, start),
	};
	return cmocka_run_group_tests(tests, NULL, stop) != 0;
}
