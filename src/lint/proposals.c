/*
 * What a paper asks for: whether it proposes something, whether that can be carried out
 * as written, and whether it is asked of the committee at all. Looks at a proposal as a
 * whole: a paragraph, or an item of a list with all below it. Goes by words, and so says
 * nothing of whether a proposal is wise.
 */
#include "sense.h"

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
};

/* The words that a finding points at. */
struct point {
	const struct view *view; /* NULL: there is none */
	size_t start, end;
};

struct reading {
	unsigned flags; /* of all its words */
	bool named, counted, dated;
	struct point ask;    /* the first sentence that asks for something: urges, proposes */
	struct point should; /* the first that says what should be done */
	struct point advice; /* the first that says what the country itself should do */
	size_t words;
};

/* The paper's words on itself stop where a quotation begins. */
static bool next_own_word(const struct view *view, size_t *at, size_t end, struct word *word)
{
	while (*at < end && next_word(view->text, at, word) && word->start < end)
		if (!has_flag(view, word->start, IN_QUOTE | IN_ADDRESS))
			return true;
	return false;
}

static unsigned flags_of(const struct sense *sense, struct str text, struct word word)
{
	return lexicon_flags(&sense->lexicon, word_text(text, word));
}

/* "calls upon" and "urges", but neither "its calls" nor "to encourage". */
static bool is_asking(const struct sense *sense, struct str text, struct word before,
		      struct word verb)
{
	static const char *const noun_behind[] = {"the",   "a",    "an",   "its",   "their", "our",
						  "his",   "her",  "this", "these", "those", "of",
						  "for",   "by",   "with", "all",   "many",  "any",
						  "other", "such", "no",   NULL};
	static const char *const calls[] = {"call", "calls", "appeal", "appeals", NULL};
	static const char *const joined[] = {"upon", "on", "for", "to", NULL};
	static const char *const wishes[] = {"like", "likes", "wish", "wishes",
					     "want", "wants", NULL};
	struct str previous = word_text(text, before), here = word_text(text, verb);
	struct word other;
	size_t at = verb.end;
	if (one_of(previous, noun_behind))
		return false;
	if (one_of(here, calls) &&
	    !(next_word(text, &at, &other) && one_of(word_text(text, other), joined)))
		return false;
	if (str_eq_nocase(previous, STR("to")))
		return word_before(text, before.start, &other) &&
		       one_of(word_text(text, other), wishes);
	return here.p[here.n - 1] == 's' ||
	       (flags_of(sense, text, before) & (WORD_WE | WORD_ADVERB)) ||
	       str_eq_nocase(previous, STR("and"));
}

/* The end of the sixth word, or of the sentence. */
static size_t opening_end(struct str text, size_t start, size_t end)
{
	struct word word;
	size_t at = start, opening = end;
	for (int i = 0; i < 6 && next_word(text, &at, &word) && word.start < end; i++)
		opening = word.end;
	return opening;
}

static void point_at(struct point *point, const struct view *view, const struct sentence *sentence)
{
	if (!point->view)
		*point = (struct point){view, sentence->start,
					opening_end(view->text, sentence->start, sentence->end)};
}

/* Behind "Kazakhstan": "should adopt", "needs to create", "can build"; the end of it. */
static bool advises(const struct sense *sense, const struct view *view, size_t at, size_t limit,
		    size_t *end)
{
	static const char *const modals[] = {"should", "must", "needs", "ought", NULL};
	static const char *const may[] = {"can", "could", NULL};
	static const char *const no_deed[] = {
		"be",      "not",     "have",  "also",   "never", "remain",    "note",
		"recall",  "say",     "admit", "accept", "agree", "emphasize", "stress",
		"express", "support", "only",  "like",   "see",   "say",       NULL};
	struct word modal, verb;
	if (!next_own_word(view, &at, limit, &modal) || skip_blanks(view->text, at) == at)
		return false;
	bool strict = one_of(word_text(view->text, modal), modals);
	if (!strict && !one_of(word_text(view->text, modal), may))
		return false;
	do {
		if (!next_own_word(view, &at, limit, &verb))
			return false;
	} while (flags_of(sense, view->text, verb) & WORD_ADVERB);
	unsigned flags = flags_of(sense, view->text, verb);
	*end = verb.end;
	return !(flags & (WORD_OFFER | WORD_ASK)) &&
	       (strict ? !one_of(word_text(view->text, verb), no_deed)
		       : (flags & WORD_REFORM) != 0);
}

/* Only what opens the sentence, or follows a word such as "Additionally", is advised. */
#define MAX_OPENING_WORDS 3

/* What one sentence asks for, or of whom. */
static void read_asks(const struct sense *sense, const struct view *view,
		      const struct sentence *sentence, bool section, struct reading *reading)
{
	size_t at = sentence->start, end, count = 0;
	struct word word, before = {sentence->start, sentence->start};
	bool voice = false, advice = false;
	while (next_own_word(view, &at, sentence->end, &word)) {
		unsigned flags = flags_of(sense, view->text, word);
		reading->flags |= flags;
		count++;
		if (own_voice_at(sense, view->text, word, &end)) {
			voice = true;
			at = end;
			before = word;
			if (count > MAX_OPENING_WORDS || (flags & WORD_WE) || !section ||
			    !advises(sense, view, at, sentence->end, &end))
				continue;
			advice = true;
			if (!reading->advice.view)
				reading->advice = (struct point){view, word.start, end};
		} else if (voice && (flags & WORD_ASK) &&
			   is_asking(sense, view->text, before, word)) {
			point_at(&reading->ask, view, sentence);
		} else if (section && (flags & WORD_MODAL) && !advice) {
			point_at(&reading->should, view, sentence);
		}
		before = word;
	}
	reading->words += count;
}

static bool is_year(struct str s)
{
	long year;
	return s.n == 4 && str_to_number(s, &year) && year >= 1900 && year < 2200;
}

static void read_anchors(const struct sense *sense, struct str text,
			 const struct sentence *sentence, struct reading *reading)
{
	size_t at = sentence->start;
	struct anchor anchor;
	while (next_anchor(sense, text, sentence->start, &at, sentence->end, &anchor)) {
		reading->named |= anchor.kind != ANCHOR_NUMBER;
		reading->counted |= anchor.kind == ANCHOR_NUMBER;
		reading->dated |= is_year(str_part(text, anchor.start, anchor.end));
	}
}

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
				point_at(&reading.should, view, sentence);
			read_asks(sense, view, sentence, unit->section, &reading);
			read_anchors(sense, view->text, sentence, &reading);
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

static size_t find_units(struct check *check, const struct part *part, struct unit *units)
{
	size_t count = 0, next;
	for (size_t i = part->first_block; i < part->end_block; i = next) {
		const struct view *view = &check->views[i];
		next = i + 1;
		if (!is_prose(check, view) || view->block->quotes)
			continue;
		bool item = is_item(check, i);
		if (item)
			next = item_end(check, i, part->end_block);
		else if (leads_to_list(check, i, part->end_block))
			continue;
		const struct section *section = &check->paper->sections[view->block->section];
		units[count++] = (struct unit){
			.first = i,
			.end = next,
			.item = item,
			.section = role_in(part, section) == ROLE_PROPOSALS,
			.labelled = is_labelled(part, section),
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

#define LEAST_PROPOSAL 5 /* words */

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

/* Around concrete proposals a general first and last paragraph is an opening and an ending. */
static void check_unit(struct check *check, const struct unit *unit, const struct reading *reading,
		       bool frame)
{
	if (reading->advice.view && !reading->ask.view && !reading->should.view)
		report_advice(check, &reading->advice);
	if (!reading->ask.view || reading->words < LEAST_PROPOSAL)
		return;
	if (!is_concrete(reading) && !frame)
		report_vague(check, &reading->ask);
	else if (is_concrete(reading) && unit->section && !frame)
		check_complete(check, reading);
}

static void check_part_asks(struct check *check, const struct part *part)
{
	struct unit *units =
		arena_array(check->scratch, part->end_block - part->first_block, struct unit);
	size_t count = find_units(check, part, units), concrete = 0, first = count, last = 0;
	struct reading *readings = arena_array(check->scratch, count, struct reading);
	bool labelled = labels_proposals(check, part);
	for (size_t i = 0; i < count; i++) {
		if (labelled && !units[i].section)
			continue;
		readings[i] = read_unit(check, &units[i]);
		concrete += readings[i].ask.view && is_concrete(&readings[i]);
		first = first < count ? first : i;
		last = i;
	}
	for (size_t i = 0; i < count; i++)
		check_unit(check, &units[i], &readings[i],
			   concrete && (i == first || i == last) && !units[i].item);
}

void check_asks(struct check *check)
{
	for (size_t i = 0; i < check->part_count; i++)
		check_part_asks(check, &check->parts[i]);
}
