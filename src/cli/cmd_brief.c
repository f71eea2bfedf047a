/*
 * mundraft brief: what a delegate should have in mind and not in the paper: hard
 * questions with honest answers, weak or reported facts, gaps to research. Plain
 * Markdown, to be printed or read on the way to the committee.
 */
#include "cli.h"

#include "mundraft/markup.h"
#include "mundraft/utf8.h"

struct brief_page {
	struct run *run;
	const struct choice_set *set;
	struct strbuf out;
};

/* Words of a profile: they must not become headings, lists or links. */
static void add_text(struct brief_page *page, struct str text)
{
	markup_escape(&page->out, visible(&page->run->arena, text));
}

static bool of_topic(const struct brief_page *page, const struct node *node)
{
	return yaml_holds(yaml_get(node, "topics"), page->set->topics[0]->id);
}

/* ---- facts ---- */

/* The date, unless the words hold its year already. */
static void add_when(struct brief_page *page, const struct fact *fact)
{
	struct str year = str_printf(&page->run->arena, "%d", fact->when.from.year);
	if (fact->when.kind == WHEN_UNDATED || str_has(fact->say, year))
		return;
	strbuf_addc(&page->out, ' ');
	when_print(&page->out, fact->when);
}

static void add_fact(struct brief_page *page, const struct fact *fact)
{
	struct arena *arena = &page->run->arena;
	strbuf_adds(&page->out, "- ");
	struct str country = profile_full_name(arena, page->set->profile);
	add_text(page, utf8_capitalize(arena, fact_subject(fact, country)));
	strbuf_addc(&page->out, ' ');
	add_text(page, fact->say);
	add_when(page, fact);
	strbuf_adds(&page->out, ".\n  ");
	utf8_show(&page->out, fact_citation(arena, fact)); /* Markdown already */
	strbuf_addf(&page->out, " Reliability %ld/5", fact_reliability(fact));
	if (fact->source_count && fact->sources[0]->reason.n) {
		strbuf_adds(&page->out, ": ");
		add_text(page, fact->sources[0]->reason);
	}
	strbuf_adds(&page->out, ".\n");
}

static size_t add_facts_of(struct brief_page *page, enum voice voice)
{
	const struct evidence *evidence = &page->set->evidence;
	size_t count = 0;
	for (size_t i = 0; i < evidence->fact_count; i++) {
		const struct fact *fact = evidence->facts[i];
		if (fact->voice != voice || !fact_has_topic(fact, page->set->topics[0]->id))
			continue;
		add_fact(page, fact);
		count++;
	}
	return count;
}

/* ---- questions ---- */

static void add_question_facts(struct brief_page *page, const struct node *facts)
{
	if (facts && facts->kind == NODE_LIST && facts->first)
		strbuf_adds(&page->out, "\n");
	for (const struct node *node = facts && facts->kind == NODE_LIST ? facts->first : NULL;
	     node; node = node->next) {
		const struct fact *fact = evidence_fact(&page->set->evidence, node->text);
		if (fact)
			add_fact(page, fact);
	}
}

static void add_questions(struct brief_page *page)
{
	const struct node *list = yaml_get(page->set->profile->tree, "questions");
	size_t count = 0;
	strbuf_adds(&page->out, "\n## Questions to be ready for\n");
	for (const struct node *node = list ? list->first : NULL; node; node = node->next) {
		if (!of_topic(page, node))
			continue;
		count++;
		strbuf_adds(&page->out, "\n### ");
		add_text(page, yaml_text(node, "ask"));
		strbuf_adds(&page->out, "\n\n");
		add_text(page, str_trim(yaml_text(node, "answer")));
		strbuf_addc(&page->out, '\n');
		add_question_facts(page, yaml_get(node, "facts"));
	}
	if (!count)
		strbuf_adds(&page->out, "\nThe profile has none on this topic.\n");
}

static void add_preparation(struct brief_page *page)
{
	strbuf_adds(&page->out, "\n## To know, not to write: sources too weak for a paper\n\n");
	if (!add_facts_of(page, VOICE_BRIEF))
		strbuf_adds(&page->out, "None.\n");
	strbuf_adds(&page->out, "\n## To say only with the source named\n\n");
	if (!add_facts_of(page, VOICE_REPORTED))
		strbuf_adds(&page->out, "None.\n");
}

/* ---- gaps ---- */

static void add_gap(struct brief_page *page, const struct gap *gap)
{
	strbuf_adds(&page->out, "\n### ");
	add_text(page, gap->what);
	strbuf_adds(&page->out, "\n\nLook at ");
	add_text(page, gap->where);
	struct str key = gap->id;
	if (str_starts(key, STR("gap-")))
		key = str_part(key, 4, key.n);
	strbuf_addf(&page->out,
		    "\n\nThen put what you found into `./profiles/%.*s.yaml`:\n\n"
		    "```yaml\n"
		    "sources:\n"
		    "  source-%.*s: {title: \"...\", publisher: \"...\", date: \"...\", url: "
		    "\"https://...\",\n"
		    "    kind: statement, reliability: 5, reason: \"...\"}\n"
		    "facts:\n"
		    "  - {id: %.*s, say: \"...\", when: \"...\", kind: action, voice: own,\n"
		    "     topics: [%.*s], source: source-%.*s}\n"
		    "```\n",
		    STR_ARG(page->set->profile->id), STR_ARG(key), STR_ARG(gap->id),
		    STR_ARG(page->set->topics[0]->id), STR_ARG(key));
}

static void add_gaps(struct brief_page *page)
{
	const struct evidence *evidence = &page->set->evidence;
	size_t count = 0;
	strbuf_adds(&page->out, "\n## Gaps to research\n");
	for (size_t i = 0; i < evidence->gap_count; i++) {
		const struct gap *gap = evidence->gaps[i];
		if (gap->filled || !of_topic(page, gap->node))
			continue;
		add_gap(page, gap);
		count++;
	}
	if (!count)
		strbuf_adds(&page->out, "\nNone is known.\n");
}

int command_brief(struct run *run)
{
	struct choice_set set = {0};
	struct brief_page page = {.run = run, .set = &set};
	int status = choices_load(run, &set);
	if (status != EXIT_CLEAN)
		return status;
	tell(run);
	strbuf_init(&page.out, &run->arena);
	strbuf_adds(&page.out, "# Brief for ");
	add_text(&page, set.profile->name);
	strbuf_adds(&page.out, ": ");
	add_text(&page, set.topics[0]->title);
	strbuf_adds(&page.out, "\n\nCommittee: ");
	add_text(&page, set.committee->name);
	strbuf_adds(&page.out, ". Profile last checked: ");
	add_text(&page, set.profile->as_of);
	strbuf_adds(&page.out, ".\n");
	add_questions(&page);
	add_preparation(&page);
	add_gaps(&page);
	print(TO_OUT, strbuf_str(&page.out));
	return EXIT_CLEAN;
}
