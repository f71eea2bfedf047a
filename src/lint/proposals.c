/*
 * What a paper asks for: whether it proposes something, whether that can be carried out
 * as written, and whether it is asked of the committee at all. Looks at a proposal as a
 * whole: a paragraph, or an item of a list with all below it. Goes by words, and so says
 * nothing of whether a proposal is wise.
 */
#include "asks.h"

/* ---- whether there is one ---- */

static bool proposes(struct str text)
{
	static const char *const verbs[] = {
		"should",     "must",      "propose",    "proposes",  "proposed", "proposing",
		"urge",       "urges",     "call",       "calls",     "calling",  "recommend",
		"recommends", "encourage", "encourages", "request",   "requests", "suggest",
		"suggests",   "asks",      "ask",        "invites",   "invite",   "advocates",
		"proposal",   "proposals", "solution",   "solutions", NULL};
	size_t at = 0;
	struct word word;
	while (next_word(text, &at, &word))
		if (one_of(word_text(text, word), verbs))
			return true;
	return false;
}

/* A section of their own. */
static bool has_proposals(const struct check *check, const struct part *part, bool any_text)
{
	for (size_t i = part->first; i < part->first + part->count; i++) {
		const struct section *section = &check->paper->sections[i];
		if (role_in(part, section) == ROLE_PROPOSALS && (any_text || section->block_count))
			return true; /* an empty one in a paper with text has a rule of its own */
	}
	return false;
}

static void report_no_proposals(struct check *check, const struct part *part,
				const struct view *last)
{
	struct span span = paper_top(check->paper);
	struct str topic = {0};
	if (last) {
		const struct block *block = last->block;
		size_t end = block->first_sentence + block->sentence_count;
		span = block->sentence_count
			       ? sentence_span(check->paper, &check->paper->sentences[end - 1])
			       : block->span;
	} else if (part->heading) {
		span = part->heading->span;
	}
	if (part->heading)
		topic = str_printf(check->found->arena, " on \"%.*s\"",
				   STR_ARG(part->heading->text));
	struct diag *diag = report(check, RULE_NO_PROPOSALS, span,
				   last ? "the paper%.*s ends here without a proposal"
					: "the paper%.*s proposes nothing",
				   STR_ARG(topic));
	diag_help(check->found, diag,
		  "say what the committee should do: who acts, how, by when and with what money");
}

/* Chairs look for proposals at the end: the last third of the text. */
static void check_part_proposals(struct check *check, const struct part *part, bool any_text)
{
	size_t total = 0, seen = 0;
	const struct view *last = NULL;
	if (has_proposals(check, part, any_text))
		return;
	for (size_t i = part->first_block; i < part->end_block; i++)
		if (is_prose(check, &check->views[i]))
			total += check->views[i].text.n;
	for (size_t i = part->first_block; i < part->end_block; i++) {
		const struct view *view = &check->views[i];
		if (!is_prose(check, view))
			continue;
		last = view;
		seen += view->text.n;
		if (seen >= total - total / 3 && proposes(view->text))
			return;
	}
	report_no_proposals(check, part, last);
}

void check_proposals(struct check *check)
{
	bool any_text = paper_body_words(check->paper) > 0;
	for (size_t i = 0; i < check->part_count; i++)
		check_part_proposals(check, &check->parts[i], any_text);
}

/* ---- a proposal and what it holds ---- */

/* A paragraph, or an item with all that stands below it. */
struct unit {
	size_t first, end; /* views */
	bool item;
	bool section;  /* it stands in the paper's proposals */
	bool labelled; /* and a heading says so */
	bool headed;   /* it has a heading of its own */
};

static struct reading read_unit(struct check *check, const struct unit *unit)
{
	const struct sense *sense = sense_of(check);
	struct reading reading = {0};
	for (size_t i = unit->first; i < unit->end; i++) {
		const struct view *view = &check->views[i];
		for (size_t k = 0; k < view->block->sentence_count; k++) {
			const struct sentence *sentence =
				&check->paper->sentences[view->block->first_sentence + k];
			if (unit->item && unit->section)
				point_at(&reading.should, view, sentence, 0);
			read_asks(sense, view, sentence, unit->section, &reading);
		}
	}
	if (!reading.ask.view && unit->labelled)
		reading.ask = reading.should;
	return reading;
}

static bool is_concrete(const struct reading *reading)
{
	return reading->named || reading->counted || (reading->flags & (WORD_DEVICE | WORD_TIME));
}

static bool is_proposal(const struct reading *reading)
{
	return (reading->ask.view || reading->should.view) && is_concrete(reading);
}

/* ---- the units of a part ---- */

static bool is_item(const struct check *check, size_t i)
{
	return check->views[i].block->kind == BLOCK_ITEM && is_prose(check, &check->views[i]);
}

/* Behind the item at `i` and all below it. */
static size_t item_end(const struct check *check, size_t i, size_t end)
{
	unsigned level = check->views[i].block->level;
	do
		i++;
	while (i < end && is_item(check, i) &&
	       (check->views[i].block->level > level || !check->views[i].block->opens_item));
	return i;
}

/* A paragraph that only leads to a list has no proposal of its own. */
static bool leads_to_list(const struct check *check, size_t i, size_t end)
{
	struct str text = str_trim(check->views[i].text);
	return str_ends(text, STR(":")) || (i + 1 < end && is_item(check, i + 1));
}

static bool is_labelled(const struct part *part, const struct section *section)
{
	return section->heading && !section->by_cue && role_in(part, section) == ROLE_PROPOSALS;
}

/* "Time: by 2028": not a proposal but a part of one. */
static bool is_part_label(struct check *check, struct str text)
{
	static const char *const labels[] = {
		"who",     "what",      "when",     "how",  "where",     "why",
		"actor",   "act",       "action",   "time", "means",     "money",
		"lead",    "safeguard", "timeline", "body", "mechanism", "implementation",
		"mandate", NULL};
	struct word word;
	size_t at = 0;
	unsigned parts = WORD_TIME | WORD_PERIOD | WORD_MONEY | WORD_MEASURE;
	if (!next_word(text, &at, &word) || at >= text.n || text.p[at] != ':')
		return false;
	return one_of(word_text(text, word), labels) ||
	       (lexicon_flags(&sense_of(check)->lexicon, word_text(text, word)) & parts);
}

/* A heading of its own, below that of the section, stands over a block. */
static bool is_headed(const struct check *check, size_t i)
{
	const struct section *section = &check->paper->sections[check->views[i].block->section];
	return i > section->first_block && check->views[i - 1].block->kind == BLOCK_HEADING;
}

/* Whether a block goes on with the last proposal: below its heading, or as a part of it. */
static bool goes_on(struct check *check, const struct unit *last, size_t i)
{
	const struct view *view = &check->views[i];
	return last->end == i && check->views[last->first].block->section == view->block->section &&
	       (last->headed || is_part_label(check, view->text));
}

static size_t find_units(struct check *check, const struct part *part, struct unit *units)
{
	size_t count = 0, next;
	for (size_t i = part->first_block; i < part->end_block; i = next) {
		const struct view *view = &check->views[i];
		next = i + 1;
		if (!is_prose(check, view) || view->block->quotes)
			continue;
		bool item = is_item(check, i), headed = is_headed(check, i);
		if (item)
			next = item_end(check, i, part->end_block);
		if (count && goes_on(check, &units[count - 1], i)) {
			units[count - 1].end = next;
			continue;
		}
		bool leads = !item && leads_to_list(check, i, part->end_block);
		bool parted = leads && next < part->end_block &&
			      is_part_label(check, check->views[next].text);
		if (leads && !headed && !parted)
			continue;
		const struct section *section = &check->paper->sections[view->block->section];
		units[count++] = (struct unit){
			.first = i,
			.end = next,
			.item = item,
			.section = role_in(part, section) == ROLE_PROPOSALS,
			.labelled = is_labelled(part, section),
			.headed = headed,
		};
	}
	return count;
}

/* A paper that labels its proposals has them there and nowhere else. */
static bool labels_proposals(const struct check *check, const struct part *part)
{
	for (size_t i = part->first; i < part->first + part->count; i++)
		if (is_labelled(part, &check->paper->sections[i]))
			return true;
	return false;
}

/* ---- what is wrong with one ---- */

#define LEAST_PROPOSAL 3 /* words */
#define FRAME_WORDS 45   /* what opens or ends the proposals is shorter */
#define ENDING_WORDS 30

static void report_vague(struct check *check, const struct point *ask)
{
	struct diag *diag = report_in(check, RULE_VAGUE_PROPOSAL, ask->view, ask->start, ask->end,
				      "the proposal names no date, no sum and no document");
	diag_help(check->found, diag, "say who acts, how, by when and with what money");
}

static void report_advice(struct check *check, const struct point *advice)
{
	struct str said = str_part(advice->view->text, advice->start, advice->end);
	struct diag *diag =
		report_in(check, RULE_OWN_ADVICE, advice->view, advice->start, advice->end,
			  "\"%.*s\" is advice to the paper's own country", STR_ARG(said));
	diag_help(check->found, diag,
		  "ask the committee to do something; of the country say what it offers");
}

/* "neither A nor B nor C" */
static struct str missing_of(struct check *check, const struct reading *reading)
{
	const char *missing[4];
	size_t count = 0;
	struct strbuf out;
	if (!reading->named && !(reading->flags & WORD_ACTOR))
		missing[count++] = "who acts";
	if (!reading->dated && !(reading->flags & (WORD_TIME | WORD_PERIOD)))
		missing[count++] = "by when";
	if (!(reading->flags & WORD_MONEY))
		missing[count++] = "with what money";
	if (!(reading->flags & WORD_MEASURE))
		missing[count++] = "how success is told";
	strbuf_init(&out, check->found->arena);
	for (size_t i = 0; i < count; i++)
		strbuf_addf(&out, "%s%s",
			    i           ? " nor "
			    : count > 1 ? "says neither "
					: "does not say ",
			    missing[i]);
	return count ? strbuf_str(&out) : (struct str){0};
}

static void check_complete(struct check *check, const struct reading *reading)
{
	struct str missing = missing_of(check, reading);
	const struct point *ask = &reading->ask;
	if (!missing.n)
		return;
	struct diag *diag = report_in(check, RULE_INCOMPLETE_PROPOSAL, ask->view, ask->start,
				      ask->end, "the proposal %.*s", STR_ARG(missing));
	diag_help(check->found, diag,
		  "a proposal says who acts, by when, with what money and how success is told");
}

/* What others may say against a proposal is none. */
static void check_unit(struct check *check, const struct unit *unit, const struct reading *reading)
{
	if (reading->objects)
		return;
	if (reading->advice.view && !reading->ask.view && !reading->should.view)
		report_advice(check, &reading->advice);
	if (!reading->ask.view || reading->words < LEAST_PROPOSAL)
		return;
	if (!is_concrete(reading))
		report_vague(check, &reading->ask);
	else if (unit->section && reading->ask.before < 2)
		check_complete(check, reading);
}

/*
 * Beside concrete proposals a short first or last paragraph is an opening or an ending.
 * An ending may name what matters most; a first paragraph that does is a proposal.
 */
static bool is_frame(const struct unit *units, const struct reading *readings, size_t i,
		     size_t count, size_t concrete)
{
	bool first = i == 0 || (units[i].section && !units[i - 1].section);
	bool last = i + 1 == count || (units[i].section && !units[i + 1].section);
	if (units[i].item || units[i].headed)
		return false;
	if (is_proposal(&readings[i]))
		return last && readings[i].words < ENDING_WORDS && concrete > 1;
	return (first || last) && readings[i].words < FRAME_WORDS && concrete > 0;
}

static void check_part_asks(struct check *check, const struct part *part)
{
	struct unit *units =
		arena_array(check->scratch, part->end_block - part->first_block, struct unit);
	size_t count = find_units(check, part, units), concrete = 0;
	struct reading *readings = arena_array(check->scratch, count, struct reading);
	bool labelled = labels_proposals(check, part);
	for (size_t i = 0; i < count; i++) {
		if (labelled && !units[i].section)
			continue;
		readings[i] = read_unit(check, &units[i]);
		concrete += is_proposal(&readings[i]);
	}
	for (size_t i = 0; i < count; i++)
		if (!is_frame(units, readings, i, count, concrete))
			check_unit(check, &units[i], &readings[i]);
}

void check_asks(struct check *check)
{
	for (size_t i = 0; i < check->part_count; i++)
		check_part_asks(check, &check->parts[i]);
}
