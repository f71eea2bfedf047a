/*
 * The sheet to take into the room: two pages with the position in a sentence, facts to
 * know, who will help and who will not, hard questions, red lines, gaps. It speaks of the
 * same line of argument as the paper of the same variant. Plain Markdown; what a paper may
 * not say stands here under a heading that says so.
 */
#include "mundraft/draft.h"

#include "mundraft/markup.h"
#include "mundraft/utf8.h"

#include "brief.h"

#define MOST_KNOWN 5
#define MOST_QUESTIONS 6
#define MOST_MEASURES 7
#define MOST_SILENT 3 /* of each voice: two pages are soon full */
#define MOST_GAPS 3
#define MOST_NAMED 4
#define MOST_TOLD 40

struct sheet {
	struct arena *arena;
	const struct draft_request *request;
	struct brief brief;
	struct str country; /* as prose says it */
	struct strbuf *out;
};

static void add(struct sheet *sheet, struct str text)
{
	markup_escape(sheet->out, str_trim(text));
}

static void add_capital(struct sheet *sheet, struct str text)
{
	add(sheet, utf8_capitalize(sheet->arena, str_trim(text)));
}

static void heading(struct sheet *sheet, const char *title)
{
	strbuf_addf(sheet->out, "\n## %s\n\n", title);
}

static const struct node *first_of(const struct node *list)
{
	return list && list->kind != NODE_TEXT ? list->first : NULL;
}

static bool fits(const struct sheet *sheet, const struct node *node)
{
	const struct node *committees = yaml_get(node, "committees");
	return !committees || yaml_holds(committees, sheet->request->committee->id);
}

/* ---- facts ---- */

/* "In 2015 Kazakhstan endorsed ...": in front, a date goes with no other verb. */
static void add_statement(struct sheet *sheet, const struct fact *fact)
{
	struct strbuf text;
	struct str year = str_printf(sheet->arena, "%d", fact->when.from.year);
	strbuf_init(&text, sheet->arena);
	if (fact->when.kind != WHEN_UNDATED && !str_has(fact->say, year)) {
		when_print(&text, fact->when);
		strbuf_adds(&text, fact->when.from.day ? ", " : " ");
	}
	strbuf_addf(&text, "%.*s %.*s.", STR_ARG(fact_subject(fact, sheet->country)),
		    STR_ARG(fact->say));
	add_capital(sheet, strbuf_str(&text));
}

/* "Publisher, 2019": what one says when asked for the source. */
static void add_publisher(struct sheet *sheet, const struct cited_source *source)
{
	add(sheet, source->publisher);
	if (source->date.n >= 4 && char_is_digit(source->date.p[0]))
		strbuf_addf(sheet->out, ", %.4s", source->date.p);
}

static void add_fact(struct sheet *sheet, const struct fact *fact)
{
	const struct cited_source *source = fact->source_count ? fact->sources[0] : NULL;
	add_statement(sheet, fact);
	if (!source)
		return;
	strbuf_adds(sheet->out, " *");
	add_publisher(sheet, source);
	strbuf_adds(sheet->out, "*, ");
	if (source->doi.n)
		strbuf_addf(sheet->out, "<https://doi.org/%.*s>, ", STR_ARG(source->doi));
	else if (source->url.n)
		strbuf_addf(sheet->out, "<%.*s>, ", STR_ARG(source->url));
	strbuf_addf(sheet->out, "reliability %ld/5.\n", fact_reliability(fact));
}

/* As a reader sees it: two reports of one publisher and year look alike. */
static bool is_among(const struct cited_source *const *sources, size_t count,
		     const struct cited_source *source)
{
	struct str year = str_part(source->date, 0, 4);
	for (size_t i = 0; i < count; i++)
		if (str_eq(sources[i]->publisher, source->publisher) &&
		    str_eq(str_part(sources[i]->date, 0, 4), year))
			return true;
	return false;
}

static void add_name(struct sheet *sheet, const struct cited_source *source, bool first)
{
	strbuf_adds(sheet->out, first ? " (" : "; ");
	add_publisher(sheet, source);
}

/* "(OSCE, 2017; Security Council, 2021)": whom to name when asked; each once. */
static void add_names(struct sheet *sheet, const struct node *ids)
{
	const struct cited_source *named[MOST_NAMED];
	size_t count = 0;
	const struct node *id = ids && ids->kind == NODE_TEXT ? ids : first_of(ids);
	for (; id && count < MOST_NAMED; id = ids->kind == NODE_LIST ? id->next : NULL) {
		const struct fact *fact = evidence_fact(sheet->request->evidence, id->text);
		if (!fact || !fact->source_count || is_among(named, count, fact->sources[0]))
			continue;
		add_name(sheet, fact->sources[0], !count);
		named[count++] = fact->sources[0];
	}
	if (count)
		strbuf_addc(sheet->out, ')');
}

static bool is_known(const struct fact *const *known, size_t count, const struct fact *fact)
{
	for (size_t i = 0; i < count; i++)
		if (known[i] == fact)
			return true;
	return false;
}

/* What the paper's own points and its background tell of the country. */
static size_t told_facts(struct sheet *sheet, const struct fact **told, size_t room)
{
	size_t count = 0;
	for (size_t p = 0; p < sheet->brief.point_count; p++) {
		const struct brief_point *point = &sheet->brief.points[p];
		for (size_t i = 0; i < point->shown_count && count < room; i++) {
			told[count] = evidence_fact(sheet->request->evidence, point->shown[i]);
			count += told[count] != NULL;
		}
	}
	const struct node *near = yaml_get(yaml_get(sheet->brief.position, "near"), "shown_by");
	for (const struct node *id = first_of(near); id && count < room; id = id->next) {
		told[count] = evidence_fact(sheet->request->evidence, id->text);
		count += told[count] != NULL;
	}
	for (size_t i = 0; i < sheet->brief.record_count && count < room; i++)
		told[count++] = sheet->brief.record[i];
	return count;
}

/* In the author's order; first each from another source, so that they stand on many legs. */
static size_t facts_to_know(struct sheet *sheet, const struct fact **known)
{
	const struct fact *told[MOST_TOLD];
	const struct cited_source *used[MOST_KNOWN];
	size_t count = told_facts(sheet, told, MOST_TOLD), found = 0;
	for (int again = 0; again < 2; again++)
		for (size_t i = 0; i < count && found < MOST_KNOWN; i++) {
			bool spent = is_known(known, found, told[i]) || !told[i]->source_count;
			if (spent || (!again && is_among(used, found, told[i]->sources[0])))
				continue;
			used[found] = told[i]->sources[0];
			known[found++] = told[i];
		}
	return found;
}

static void add_known(struct sheet *sheet)
{
	const struct fact *known[MOST_KNOWN];
	size_t count = facts_to_know(sheet, known);
	heading(sheet, "Facts to know");
	for (size_t i = 0; i < count; i++) {
		strbuf_addf(sheet->out, "%zu. ", i + 1);
		add_fact(sheet, known[i]);
	}
	if (!count)
		strbuf_adds(sheet->out, "The profile has none on this topic.\n");
}

/* Two pages are no excuse for silence. */
static void add_rest(struct sheet *sheet, size_t count, size_t most)
{
	if (count > most)
		strbuf_addf(sheet->out, "- And %zu more: `mundraft show %.*s`.\n", count - most,
			    STR_ARG(sheet->request->profile->id));
}

/* Takes a fact among the weightiest, in their order; returns how many there are now. */
static size_t keep_best(struct sheet *sheet, const struct fact **best, size_t kept,
			const struct fact *fact)
{
	long weight = fact_weight(&sheet->brief, fact);
	size_t at = kept;
	while (at > 0 && fact_weight(&sheet->brief, best[at - 1]) < weight)
		at--;
	if (at == MOST_SILENT)
		return kept;
	if (kept < MOST_SILENT)
		kept++;
	for (size_t i = kept - 1; i > at; i--)
		best[i] = best[i - 1];
	best[at] = fact;
	return kept;
}

/* What a paper may not say at all, or only in its reporter's name. */
static void add_silent(struct sheet *sheet, enum voice voice, const char *title)
{
	const struct evidence *evidence = sheet->request->evidence;
	const struct fact *best[MOST_SILENT];
	size_t count = 0, kept = 0;
	for (size_t i = 0; i < evidence->fact_count; i++) {
		const struct fact *fact = evidence->facts[i];
		if (fact->voice != voice || !fact_has_topic(fact, sheet->brief.topic->id))
			continue;
		count++;
		kept = keep_best(sheet, best, kept, fact);
	}
	if (count)
		heading(sheet, title);
	for (size_t i = 0; i < kept; i++) {
		strbuf_adds(sheet->out, "- ");
		add_statement(sheet, best[i]);
		strbuf_adds(sheet->out, " *");
		add(sheet,
		    best[i]->source_count ? best[i]->sources[0]->publisher : (struct str){0});
		strbuf_addf(sheet->out, "*, reliability %ld/5.\n", fact_reliability(best[i]));
	}
	add_rest(sheet, count, MOST_SILENT);
}

/* ---- the argument ---- */

static void add_sentence(struct sheet *sheet)
{
	const struct brief *brief = &sheet->brief;
	heading(sheet, "The position in one sentence");
	if (!brief->position) {
		strbuf_adds(sheet->out, "The profile has no position on this topic yet.\n");
		return;
	}
	add_capital(sheet, sheet->country);
	strbuf_adds(sheet->out, " holds that ");
	add(sheet, yaml_text(brief->position, "claim"));
	for (size_t i = 0; i < brief->proposal_count; i++) {
		strbuf_adds(sheet->out, !i                              ? ", and asks for "
					: i + 1 < brief->proposal_count ? ", "
									: " and ");
		add(sheet, yaml_text(brief->proposals[i], "title"));
	}
	strbuf_adds(sheet->out, ".\n");
}

static bool names_committees(const struct node *node)
{
	return yaml_get(node, "committees") != NULL;
}

/* What was written for this committee stands in place of what holds for any. */
static void add_people(struct sheet *sheet, const char *key, const char *label)
{
	const struct node *list = first_of(yaml_get(sheet->brief.position, key));
	bool own = false;
	for (const struct node *node = list; node; node = node->next)
		own = own || (fits(sheet, node) && names_committees(node));
	for (const struct node *node = list; node; node = node->next) {
		if (!fits(sheet, node) || (own && !names_committees(node)))
			continue;
		strbuf_addf(sheet->out, "- **%s:** ", label);
		add(sheet, yaml_text(node, "say"));
		add_names(sheet, yaml_get(node, "by"));
		strbuf_adds(sheet->out, ".\n");
	}
}

static void add_dispute(struct sheet *sheet)
{
	const struct node *dispute = yaml_get(sheet->brief.topic->tree, "dispute");
	if (!dispute)
		return;
	strbuf_adds(sheet->out, "- **The dispute:** ");
	add(sheet, yaml_text(dispute, "over"));
	const struct node *side = first_of(yaml_get(dispute, "sides"));
	for (const char *before = ". "; side; side = side->next, before = "; ") {
		strbuf_adds(sheet->out, before);
		add(sheet, before[0] == '.' ? utf8_capitalize(sheet->arena, yaml_text(side, "who"))
					    : yaml_text(side, "who"));
		strbuf_addc(sheet->out, ' ');
		add(sheet, yaml_text(side, "hold"));
		add_names(sheet, yaml_get(side, "by"));
	}
	strbuf_adds(sheet->out, ".\n");
}

static void add_room(struct sheet *sheet)
{
	size_t before;
	heading(sheet, "Who is in the room");
	before = sheet->out->n;
	add_people(sheet, "partners", "With us");
	add_people(sheet, "opponents", "Against us");
	add_dispute(sheet);
	if (sheet->out->n == before)
		strbuf_adds(sheet->out, "Nothing is known.\n");
}

/* The author's own list, else what the objections' answers refuse. */
static void add_red_lines(struct sheet *sheet)
{
	const struct node *lines = yaml_get(sheet->brief.position, "red_lines");
	const struct node *objection = first_of(yaml_get(sheet->brief.position, "objections"));
	if (!sheet->brief.position)
		return;
	heading(sheet, "Red lines");
	for (const struct node *line = first_of(lines); line; line = line->next) {
		strbuf_adds(sheet->out, "- ");
		add_capital(sheet, line->text);
		strbuf_adds(sheet->out, ".\n");
	}
	for (; !lines && objection; objection = objection->next) {
		if (!yaml_text(objection, "refuse").n)
			continue;
		strbuf_adds(sheet->out, "- Not acceptable: ");
		add(sheet, yaml_text(objection, "refuse"));
		strbuf_adds(sheet->out, "; acceptable: ");
		add(sheet, yaml_text(objection, "accept"));
		strbuf_adds(sheet->out, ".\n");
	}
}

/* ---- what is asked, what is open ---- */

static bool of_topic(const struct sheet *sheet, const struct node *node)
{
	return yaml_holds(yaml_get(node, "topics"), sheet->brief.topic->id);
}

static void add_question(struct sheet *sheet, const struct node *node, size_t number)
{
	strbuf_addf(sheet->out, "%s%zu. **", number > 1 ? "\n" : "", number);
	add(sheet, yaml_text(node, "ask"));
	strbuf_adds(sheet->out, "** ");
	add(sheet, yaml_text(node, "answer"));
	add_names(sheet, yaml_get(node, "facts"));
	strbuf_addc(sheet->out, '\n');
}

/* A delegate's own questions, which stand in a file over ours, come first. */
static void add_questions(struct sheet *sheet)
{
	const struct profile *profile = sheet->request->profile;
	const struct node *list = yaml_get(profile->tree, "questions");
	size_t count = 0;
	heading(sheet, "Hard questions");
	for (int own = 1; own >= 0; own--)
		for (const struct node *node = first_of(list); node; node = node->next)
			if (of_topic(sheet, node) && (node->source == profile->source) == own &&
			    count < MOST_QUESTIONS)
				add_question(sheet, node, ++count);
	if (!count)
		strbuf_adds(sheet->out, "The profile has none on this topic.\n");
}

static void add_gaps(struct sheet *sheet)
{
	const struct evidence *evidence = sheet->request->evidence;
	size_t count = 0;
	heading(sheet, "Gaps to research");
	for (size_t i = 0; i < evidence->gap_count; i++) {
		const struct gap *gap = evidence->gaps[i];
		if (gap->filled || !of_topic(sheet, gap->node) || count++ >= MOST_GAPS)
			continue;
		strbuf_adds(sheet->out, "- ");
		add_capital(sheet, gap->what);
		strbuf_adds(sheet->out, ". Look at ");
		add(sheet, gap->where);
		strbuf_addf(sheet->out, " (`mundraft show %.*s`)\n", STR_ARG(gap->id));
	}
	if (!count)
		strbuf_adds(sheet->out, "None is known.\n");
	add_rest(sheet, count, MOST_GAPS);
}

/* For a delegate whose profile has nothing to propose yet. */
static void add_measures(struct sheet *sheet)
{
	const struct node *list = first_of(yaml_get(sheet->brief.topic->tree, "measures"));
	size_t count = 0;
	if (sheet->brief.proposal_count)
		return;
	for (const struct node *node = list; node && count < MOST_MEASURES; node = node->next) {
		if (!fits(sheet, node))
			continue;
		if (!count++)
			heading(sheet, "Measures to choose from");
		strbuf_adds(sheet->out, "- **");
		add_capital(sheet, yaml_text(node, "title"));
		strbuf_adds(sheet->out, ".** ");
		add_capital(sheet, yaml_text(node, "actor"));
		strbuf_adds(sheet->out, " would ");
		add(sheet, yaml_text(node, "act"));
		strbuf_adds(sheet->out, ". ");
		add_capital(sheet, yaml_text(node, "through"));
		add_names(sheet, yaml_get(node, "through_by"));
		strbuf_adds(sheet->out, ". Measure: ");
		add(sheet, yaml_text(node, "measure"));
		strbuf_adds(sheet->out, ".\n");
	}
}

static void add_head(struct sheet *sheet)
{
	const struct draft_request *request = sheet->request;
	strbuf_adds(sheet->out, "# Brief for ");
	add(sheet, request->profile->name);
	strbuf_adds(sheet->out, ": ");
	add(sheet, sheet->brief.topic->title);
	strbuf_adds(sheet->out, "\n\nCommittee: ");
	add(sheet, request->committee->name);
	strbuf_adds(sheet->out, ". Profile last checked: ");
	add(sheet, request->profile->as_of);
	strbuf_adds(sheet->out, ".\n");
}

void draft_sheet(struct arena *arena, const struct draft_request *request, struct strbuf *out)
{
	struct sheet sheet = {.arena = arena, .request = request, .out = out};
	sheet.country = profile_full_name(arena, request->profile);
	brief_make(arena, request, request->topics[0], 0, &sheet.brief);
	add_head(&sheet);
	add_sentence(&sheet);
	add_known(&sheet);
	add_room(&sheet);
	add_questions(&sheet);
	add_red_lines(&sheet);
	add_measures(&sheet);
	add_silent(&sheet, VOICE_REPORTED, "To say only with the source named");
	add_silent(&sheet, VOICE_BRIEF, "To know, not to write");
	add_gaps(&sheet);
}
