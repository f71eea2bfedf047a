/*
 * Facts to sentences. A fact is a bare predicate with a date; what stands in a
 * paper is prose. The truths of joining that must hold:
 *
 * - A date that opens a sentence governs every verb in it. So verbs share a
 *   sentence only when they have the same date or each prints its own; `by D` and
 *   `since D` stand alone; a fact whose date is part of a name in it ("resolution
 *   2601 (2021)") joins only others of its kind.
 * - A reported fact is told by its reporter, and joined only with the same one's.
 * - The author's order is kept.
 * - A pronoun stands only where the sentence before had the same subject by name.
 * - No fact is told twice.
 */
#include "tell.h"

#include "mundraft/markup.h"
#include "mundraft/utf8.h"

#define LONGEST_JOINED 34   /* words of a joined sentence */
#define LONGEST_TRAILING 15 /* words before a date at the end still goes with its verb */
#define MOST_JOINED 3
#define MOST_LISTED 4

/* ---- one fact ---- */

static struct str subject_of(const struct teller *teller, const struct fact *fact)
{
	return fact->by.n ? fact->by : teller->country;
}

/* A year in the predicate itself, as in "resolution 2286 (2016)", makes a second date odd. */
static bool says_year(const struct fact *fact)
{
	char digits[4];
	if (!fact->when.from.year)
		return false;
	int n = fact->when.from.year;
	for (int i = 3; i >= 0; i--, n /= 10)
		digits[i] = (char)('0' + n % 10);
	return str_has(fact->say, (struct str){digits, 4});
}

/* The date as it is printed, or nothing: "in August 2016". */
static struct str date_of(const struct teller *teller, const struct fact *fact)
{
	struct strbuf out;
	strbuf_init(&out, teller->arena);
	if (fact->voice != VOICE_REPORTED && !says_year(fact))
		when_print(&out, fact->when);
	return strbuf_str(&out);
}

static bool stands_alone(const struct fact *fact)
{
	return fact->when.kind == WHEN_BY || fact->when.kind == WHEN_SINCE;
}

/* Behind a relative clause or a list, a date would go with the wrong verb. */
static bool may_trail(const struct teller *teller, const struct fact *fact)
{
	static const char *const traps[] = {",",       " that ",  " which ", " who ",
					    " whose ", " where ", " in "};
	if (fact->when.kind != WHEN_AT || str_words(fact->say) > LONGEST_TRAILING)
		return false;
	for (size_t i = 0; i < sizeof traps / sizeof *traps; i++)
		if (str_has(fact->say, str_of(traps[i])))
			return false;
	return date_of(teller, fact).n > 0;
}

/* ---- which facts share a sentence ---- */

static size_t shared_words(struct str a, struct str b)
{
	struct str x, y;
	size_t shared = 0;
	while (str_next_piece(&a, ' ', &x) && str_next_piece(&b, ' ', &y) && str_eq(x, y) && a.n &&
	       b.n)
		shared++;
	return shared;
}

/* "co-sponsored Security Council resolution | 2286 (2016)": a noun that may become plural. */
static bool is_countable(struct str noun)
{
	static const char *const nouns[] = {"resolution", "statement",   "convention", "treaty",
					    "protocol",   "declaration", "report"};
	for (size_t i = 0; i < sizeof nouns / sizeof *nouns; i++)
		if (str_is(noun, nouns[i]))
			return true;
	return false;
}

static struct str nth_word(struct str s, size_t n)
{
	struct str word = {0};
	for (size_t i = 0; i <= n; i++)
		if (!str_next_piece(&s, ' ', &word))
			return (struct str){0};
	return word;
}

/* How many opening words two facts share, when what follows can be listed behind a plural. */
static size_t list_opening(const struct teller *teller, const struct fact *a, const struct fact *b)
{
	size_t shared = shared_words(a->say, b->say);
	if (shared < 2 || date_of(teller, a).n || date_of(teller, b).n)
		return 0;
	return is_countable(nth_word(a->say, shared - 1)) ? shared : 0;
}

static bool same_reporter(const struct fact *a, const struct fact *b)
{
	return a->source_count && b->source_count && a->sources[0] == b->sources[0];
}

static bool dates_agree(const struct teller *teller, const struct fact *a, const struct fact *b)
{
	struct str first = date_of(teller, a), second = date_of(teller, b);
	if (str_eq(first, second))
		return true;
	return first.n && second.n && may_trail(teller, a) && may_trail(teller, b);
}

static bool may_join(const struct teller *teller, const struct fact *a, const struct fact *b)
{
	if (a->voice != b->voice || !str_eq(subject_of(teller, a), subject_of(teller, b)))
		return false;
	if (str_eq(b->with, a->id) && b->with.n)
		return true;
	if (a->voice == VOICE_REPORTED)
		return same_reporter(a, b);
	if (stands_alone(a) || stands_alone(b))
		return false;
	return list_opening(teller, a, b) > 0 || dates_agree(teller, a, b);
}

/* How many of the facts, from the first, share a sentence. */
static size_t take_group(const struct teller *teller, const struct fact *const *facts, size_t count)
{
	size_t taken = 1, words = str_words(facts[0]->say);
	bool listing = count > 1 && list_opening(teller, facts[0], facts[1]) > 0;
	while (taken < count && taken < (listing ? MOST_LISTED : MOST_JOINED)) {
		const struct fact *last = facts[taken - 1], *next = facts[taken];
		bool bound = next->with.n && str_eq(next->with, last->id);
		if (!may_join(teller, facts[0], next) || !may_join(teller, last, next))
			break;
		if (listing && !list_opening(teller, facts[0], next))
			break;
		if (!listing && list_opening(teller, last, next))
			break;
		if (!listing && taken + 1 < count && list_opening(teller, next, facts[taken + 1]))
			break; /* the next one opens a list of its own */
		words += str_words(next->say);
		if (!bound && !listing && words > LONGEST_JOINED)
			break;
		taken++;
	}
	return taken;
}

/* ---- wording a group ---- */

/* "co-sponsored Security Council resolutions 2286 (2016), 2427 (2018) and 2601 (2021)" */
static void add_list(struct strbuf *out, const struct fact *const *facts, size_t count,
		     size_t shared)
{
	struct str rest = facts[0]->say, word;
	for (size_t i = 0; i < shared && str_next_piece(&rest, ' ', &word); i++) {
		if (i)
			strbuf_addc(out, ' ');
		strbuf_add(out, word);
	}
	strbuf_adds(out, "s ");
	for (size_t f = 0; f < count; f++) {
		rest = facts[f]->say;
		for (size_t i = 0; i < shared; i++)
			str_next_piece(&rest, ' ', &word);
		if (f)
			strbuf_adds(out, f + 1 < count ? ", " : " and ");
		strbuf_add(out, rest);
	}
}

/* A comma before the last "and" where a predicate has one of its own, or an "and". */
static bool needs_comma(const struct fact *const *facts, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (str_has(facts[i]->say, STR(",")) || str_has(facts[i]->say, STR(" and ")))
			return true;
	return count > 2;
}

static void add_predicates(const struct teller *teller, struct strbuf *out,
			   const struct fact *const *facts, size_t count, bool dates)
{
	bool comma = needs_comma(facts, count);
	for (size_t i = 0; i < count; i++) {
		if (i)
			strbuf_adds(out, i + 1 < count ? ", " : comma ? ", and " : " and ");
		strbuf_add(out, facts[i]->say);
		struct str date = dates ? date_of(teller, facts[i]) : (struct str){0};
		if (date.n)
			strbuf_addf(out, " %.*s", STR_ARG(date));
	}
}

/* What one sentence is made of. */
struct plan {
	struct str lead; /* the date in front, or nothing */
	struct str subject;
	bool trailing; /* each predicate prints its own date */
	size_t shared; /* opening words said once */
};

static bool all_trail(const struct teller *teller, const struct fact *const *facts, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (!may_trail(teller, facts[i]))
			return false;
	return true;
}

static bool one_date(const struct teller *teller, const struct fact *const *facts, size_t count)
{
	for (size_t i = 1; i < count; i++)
		if (!str_eq(date_of(teller, facts[0]), date_of(teller, facts[i])))
			return false;
	return true;
}

static struct plan make_plan(const struct teller *teller, const struct fact *const *facts,
			     size_t count, struct str subject)
{
	struct plan plan = {.subject = subject};
	struct str date = date_of(teller, facts[0]);
	if (count > 1)
		plan.shared = list_opening(teller, facts[0], facts[1]);
	if (!date.n || plan.shared)
		return plan;
	bool same = one_date(teller, facts, count);
	/* A shared date trails only behind a single predicate: there it cannot go astray. */
	bool trail = all_trail(teller, facts, count) && (!same || count == 1);
	plan.trailing = trail && (!same || teller->last_led);
	if (!plan.trailing)
		plan.lead = date;
	if (facts[0]->when.kind == WHEN_BY && str_eq(date, teller->last_date))
		plan.lead = STR("by then");
	return plan;
}

static void add_sentence(struct teller *teller, struct strbuf *out, const struct plan *plan,
			 const struct fact *const *facts, size_t count)
{
	struct strbuf sentence;
	strbuf_init(&sentence, teller->arena);
	if (plan->lead.n) {
		strbuf_add(&sentence, plan->lead);
		strbuf_adds(&sentence, facts[0]->when.from.day ? ", " : " ");
	}
	strbuf_addf(&sentence, "%.*s ", STR_ARG(plan->subject));
	if (plan->shared)
		add_list(&sentence, facts, count, plan->shared);
	else
		add_predicates(teller, &sentence, facts, count, plan->trailing);
	markup_escape(out, utf8_capitalize(teller->arena, strbuf_str(&sentence)));
	teller->last_led = plan->lead.n > 0;
	if (!str_is(plan->lead, "by then"))
		teller->last_date = plan->lead;
}

/* ---- subjects ---- */

/* A reporter's name: in full at first, its short form from then on. */
static struct str reporter_of(const struct teller *teller, const struct fact *fact)
{
	const struct cited_source *source = fact->sources[0];
	for (size_t i = 0; source->again.n && i < teller->told_count; i++)
		if (teller->told[i]->voice == VOICE_REPORTED &&
		    same_reporter(teller->told[i], fact))
			return source->again;
	return source->as.n ? source->as : STR("one report");
}

/* The country by name, or "it" right behind a sentence that named it. */
static struct str choose_subject(const struct teller *teller, const struct fact *fact,
				 struct str before)
{
	if (fact->voice == VOICE_REPORTED && fact->source_count)
		return reporter_of(teller, fact);
	struct str subject = subject_of(teller, fact);
	if (str_eq(subject, teller->body) && teller->body_named)
		return teller->body_again;
	bool country = str_eq(subject, teller->country);
	return country && str_eq(before, teller->country) ? STR("it") : subject;
}

/* ---- notes ---- */

static void remember(struct arena *arena, const struct fact ***list, size_t *count, size_t *room,
		     const struct fact *fact)
{
	for (size_t i = 0; i < *count; i++)
		if ((*list)[i] == fact)
			return;
	*arena_push(arena, *list, *count, *room) = fact;
}

static void add_note(struct teller *teller, struct strbuf *out, const struct fact *fact)
{
	strbuf_addf(out, "[^%.*s]", STR_ARG(fact->id));
	remember(teller->arena, &teller->cited, &teller->cited_count, &teller->cited_room, fact);
}

struct str tell_notes(struct teller *teller, const struct str *ids, size_t count)
{
	struct strbuf out;
	strbuf_init(&out, teller->arena);
	for (size_t i = 0; i < count; i++) {
		const struct fact *fact = evidence_fact(teller->evidence, ids[i]);
		if (fact && fact->voice != VOICE_BRIEF)
			add_note(teller, &out, fact);
	}
	return strbuf_str(&out);
}

/* "[research needed: ...]" */
static struct str tell_gap(struct teller *teller, const struct gap *gap)
{
	struct strbuf out;
	strbuf_init(&out, teller->arena);
	strbuf_adds(&out, "[research needed: ");
	markup_escape(&out, gap->what);
	strbuf_adds(&out, "].");
	for (size_t i = 0; i < teller->gap_count; i++)
		if (teller->gaps[i] == gap)
			return strbuf_str(&out);
	*arena_push(teller->arena, teller->gaps, teller->gap_count, teller->gap_room) = gap;
	return strbuf_str(&out);
}

/* ---- the whole ---- */

static bool was_told(const struct teller *teller, const struct fact *fact)
{
	for (size_t i = 0; i < teller->told_count; i++)
		if (teller->told[i] == fact)
			return true;
	return false;
}

/* The facts among the ids that may be told here, and the gaps, which go behind them. */
static size_t sort_out(struct teller *teller, const struct str *ids, size_t count,
		       const struct fact **facts, struct strbuf *gaps)
{
	size_t found = 0;
	for (size_t i = 0; i < count; i++) {
		const struct fact *fact = evidence_fact(teller->evidence, ids[i]);
		const struct gap *gap = fact ? NULL : evidence_gap(teller->evidence, ids[i]);
		if (fact && fact->voice != VOICE_BRIEF && !was_told(teller, fact))
			facts[found++] = fact;
		if (gap) {
			if (gaps->n)
				strbuf_addc(gaps, ' ');
			strbuf_add(gaps, tell_gap(teller, gap));
		}
	}
	return found;
}

struct str tell_facts(struct teller *teller, const struct str *ids, size_t count, bool open)
{
	struct strbuf out, gaps;
	struct str before = {0};
	strbuf_init(&out, teller->arena);
	strbuf_init(&gaps, teller->arena);
	const struct fact **facts = arena_array(teller->arena, count, const struct fact *);
	size_t found = sort_out(teller, ids, count, facts, &gaps);
	for (size_t i = 0, taken; i < found; i += taken) {
		taken = take_group(teller, facts + i, found - i);
		struct str subject = choose_subject(teller, facts[i], before);
		struct plan plan = make_plan(teller, facts + i, taken, subject);
		if (out.n)
			strbuf_addc(&out, ' ');
		add_sentence(teller, &out, &plan, facts + i, taken);
		/* After "it" the name comes again. */
		before = str_is(subject, "it") ? (struct str){0} : subject;
		bool stop = !open || i + taken < found;
		if (stop)
			strbuf_addc(&out, '.');
		for (size_t f = i; f < i + taken; f++) {
			if (stop)
				add_note(teller, &out, facts[f]);
			remember(teller->arena, &teller->told, &teller->told_count,
				 &teller->told_room, facts[f]);
		}
	}
	if (gaps.n && out.n)
		strbuf_addc(&out, ' ');
	strbuf_add(&out, strbuf_str(&gaps));
	return strbuf_str(&out);
}
