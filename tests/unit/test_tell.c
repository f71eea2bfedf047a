/*
 * The truths that the joining of facts must keep. Each was broken once by a
 * prototype; each is held by a case here.
 */
#include "draft/tell.h"
#include "draft/terms.h"

#include "mundraft/utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static struct arena arena;
static struct evidence evidence;
static struct teller teller;

static struct cited_source survey = {.key = {"survey", 6},
				     .as = {"a survey of 2025", 16},
				     .again = {"the same survey", 15},
				     .reliability = 4};

static int start(void **state)
{
	(void)state;
	evidence = (struct evidence){.arena = &arena};
	teller = (struct teller){
		.arena = &arena, .evidence = &evidence, .country = STR("Kazakhstan")};
	return 0;
}

static int stop(void **state)
{
	(void)state;
	arena_release(&arena);
	return 0;
}

static struct fact *add(const char *id, const char *say, const char *when)
{
	struct fact *fact = arena_new(&arena, struct fact);
	const struct cited_source **sources = arena_array(&arena, 1, const struct cited_source *);
	sources[0] = &survey;
	*fact = (struct fact){
		.id = str_of(id), .say = str_of(say), .sources = sources, .source_count = 1};
	assert_true(when_parse(str_of(when), &fact->when));
	assert_true(evidence_add_fact(&evidence, fact));
	return fact;
}

/* Tells the ids, which stand in one text with blanks between them. */
static void expect(const char *ids, const char *wanted)
{
	struct str list[16], rest = str_of(ids);
	size_t count = 0;
	while (count < 16 && str_next_piece(&rest, ' ', &list[count]))
		count++;
	assert_string_equal(str_dup(&arena, tell_facts(&teller, list, count, false)), wanted);
}

static void a_shared_date_governs_every_verb(void **state)
{
	(void)state;
	add("a", "endorsed the Declaration", "2015");
	add("b", "built schools", "2015");
	expect("a b", "In 2015 Kazakhstan endorsed the Declaration and built schools.[^a][^b]");
}

static void facts_of_different_dates_print_their_own(void **state)
{
	(void)state;
	add("a", "endorsed the Declaration", "2015");
	add("b", "joined the statement", "2019-03");
	expect("a b",
	       "Kazakhstan endorsed the Declaration in 2015 and joined the statement in March "
	       "2019.[^a][^b]");
}

static void an_undated_fact_does_not_come_under_a_date(void **state)
{
	(void)state;
	add("a", "endorsed the Declaration", "2015");
	add("b", "has contributed to peacekeeping", "undated");
	expect("a b", "In 2015 Kazakhstan endorsed the Declaration.[^a] It has contributed to "
		      "peacekeeping.[^b]");
}

static void a_date_in_a_name_is_no_date_of_the_sentence(void **state)
{
	(void)state;
	add("a", "attended the conference in Palma", "2019-05");
	add("b", "co-sponsored resolution 2601 (2021)", "2021-10");
	expect("a b",
	       "In May 2019 Kazakhstan attended the conference in Palma.[^a] It co-sponsored "
	       "resolution 2601 (2021).[^b]");
}

static void by_and_since_stand_alone(void **state)
{
	(void)state;
	add("a", "had given $53 million", "by 2016-08");
	add("b", "had built schools", "by 2016-08");
	add("c", "has trained diplomats", "since 1993");
	expect("a b c", "By August 2016 Kazakhstan had given $53 million.[^a] By then it had "
			"built schools.[^b] Since 1993 Kazakhstan has trained diplomats.[^c]");
}

static void a_list_says_its_opening_once(void **state)
{
	(void)state;
	add("a", "co-sponsored Security Council resolution 2286 (2016)", "2016-05");
	add("b", "co-sponsored Security Council resolution 2427 (2018)", "2018-07");
	add("c", "co-sponsored Security Council resolution 2601 (2021)", "2021-10");
	expect("a b c",
	       "Kazakhstan co-sponsored Security Council resolutions 2286 (2016), 2427 (2018) "
	       "and 2601 (2021).[^a][^b][^c]");
}

static void a_long_fact_keeps_its_date_in_front(void **state)
{
	(void)state;
	add("a", "spoke first", "2014");
	add("b",
	    "called on parties to conflicts, and on those who arm them, to spare schools that are "
	    "in use",
	    "2016");
	expect("a", "In 2014 Kazakhstan spoke first.[^a]");
	expect("b",
	       "In 2016 Kazakhstan called on parties to conflicts, and on those who arm them, to "
	       "spare schools that are in use.[^b]");
}

static void two_sentences_do_not_both_open_with_a_date(void **state)
{
	(void)state;
	add("a", "endorsed the Declaration", "2015");
	add("b", "took part", "2019-05")->by = STR("a delegation of ministers");
	expect("a b",
	       "In 2015 Kazakhstan endorsed the Declaration.[^a] A delegation of ministers took "
	       "part in May 2019.[^b]");
}

static void a_reported_fact_names_its_reporter_and_no_date(void **state)
{
	(void)state;
	add("a", "found too few mediators", "2025")->voice = VOICE_REPORTED;
	add("b", "recommended courses", "2025")->voice = VOICE_REPORTED;
	add("c", "endorsed the Declaration", "2015");
	add("d", "warned of tension", "2025")->voice = VOICE_REPORTED;
	expect("a b c d",
	       "A survey of 2025 found too few mediators and recommended courses.[^a][^b] In "
	       "2015 Kazakhstan endorsed the Declaration.[^c] The same survey warned of "
	       "tension.[^d]");
}

static void own_and_reported_facts_never_share_a_sentence(void **state)
{
	(void)state;
	add("a", "held a roundtable", "undated");
	add("b", "found it useful", "undated")->voice = VOICE_REPORTED;
	expect("a b", "Kazakhstan held a roundtable.[^a] A survey of 2025 found it useful.[^b]");
}

static void a_fact_for_preparation_is_never_told(void **state)
{
	(void)state;
	add("a", "was criticized", "2025")->voice = VOICE_BRIEF;
	expect("a", "");
	assert_int_equal(teller.cited_count, 0);
}

static void a_fact_is_told_once(void **state)
{
	(void)state;
	add("a", "endorsed the Declaration", "2015");
	expect("a", "In 2015 Kazakhstan endorsed the Declaration.[^a]");
	expect("a", "");
}

static void facts_bound_together_share_a_sentence(void **state)
{
	(void)state;
	add("a",
	    "hosted in its capital a roundtable of experts from many States, of ministers, of "
	    "judges and of teachers",
	    "2017-01");
	add("b",
	    "published what its speakers said about prevention, about schools and about prisons in "
	    "three languages",
	    "2017-01")
		->with = STR("a");
	expect("a b",
	       "In January 2017 Kazakhstan hosted in its capital a roundtable of experts from many "
	       "States, of ministers, of judges and of teachers, and published what its speakers "
	       "said about prevention, about schools and about prisons in three "
	       "languages.[^a][^b]");
}

static void a_gap_is_visible_and_is_filled_by_a_fact_of_its_id(void **state)
{
	(void)state;
	struct gap gap = {.id = STR("numbers"), .what = STR("the number of mediators")};
	assert_true(evidence_add_gap(&evidence, &gap));
	add("a", "spoke", "2014");
	expect("a numbers",
	       "In 2014 Kazakhstan spoke.[^a] [research needed: the number of mediators].");
	assert_int_equal(teller.gap_count, 1);
	add("numbers", "counted 120 mediators", "2026");
	expect("numbers", "Kazakhstan counted 120 mediators in 2026.[^numbers]");
}

static void markup_in_a_fact_stays_text(void **state)
{
	(void)state;
	add("a", "called *this* [a link](http://x) {{ country }} in A/RES/65/283", "undated");
	struct str id = STR("a");
	struct str told = tell_facts(&teller, &id, 1, false);
	assert_true(str_has(told, STR("\\*this\\*")));
	assert_true(str_has(told, STR("A/RES/65/283")));
	assert_false(str_has(told, STR(" [a link](")));
}

static void notes_in_a_row_stand_once(void **state)
{
	(void)state;
	struct str tidy = tidy_notes(&arena, STR("A.[^a][^b][^a] B.[^a]"));
	assert_string_equal(tidy.p, "A.[^a][^b] B.[^a]");
}

static void a_term_is_full_once_and_short_after(void **state)
{
	(void)state;
	bool seen[1] = {false};
	struct term term = {.full = STR("the Safe Schools Declaration"),
			    .brief = STR("the Declaration")};
	evidence.terms = &term;
	evidence.term_count = 1;
	struct str text = shorten_terms(&arena, &evidence, STR("schools"), seen,
					STR("The Declaration binds nobody. It endorsed the Safe "
					    "Schools Declaration, not the Declaration of Rights."));
	assert_string_equal(text.p, "The Safe Schools Declaration binds nobody. It endorsed the "
				    "Declaration, not the Declaration of Rights.");
	text = shorten_terms(&arena, &evidence, STR("schools"), seen,
			     STR("The Safe Schools Declaration"));
	assert_string_equal(text.p, "The Declaration");
}

/* "the Convention" is one thing on one topic and another on the next. */
static void a_term_holds_for_its_topics(void **state)
{
	(void)state;
	bool seen[2] = {false};
	struct term terms[] = {{.full = STR("the Treaty on Rivers"),
				.brief = STR("the Treaty"),
				.topic = STR("rivers")},
			       {.full = STR("the Treaty on Schools"),
				.brief = STR("the Treaty"),
				.topic = STR("schools")}};
	evidence.terms = terms;
	evidence.term_count = 2;
	struct str text = shorten_terms(&arena, &evidence, STR("schools"), seen, STR("the Treaty"));
	assert_true(str_is(text, "the Treaty on Schools"));
	text = shorten_terms(&arena, &evidence, STR("health"), seen, STR("the Treaty binds"));
	assert_true(str_is(text, "the Treaty binds"));
}

static void a_term_leaves_notes_alone_and_stays_text(void **state)
{
	(void)state;
	bool seen[1] = {false};
	struct term term = {.full = STR("osce"), .brief = STR("[A](javascript:x)")};
	evidence.terms = &term;
	evidence.term_count = 1;
	struct str text = shorten_terms(&arena, &evidence, STR("schools"), seen,
					STR("The osce met.[^osce-table] The osce left.[^osce]"));
	assert_true(str_has(text, STR("[^osce-table]")));
	assert_true(str_has(text, STR("[^osce]")));
	assert_true(str_has(text, STR("The osce met.")));
	assert_false(str_has(text, STR(" [A](")));
}

/* ---- the facts that ship: what any draft could make of them ---- */

static void load_shipped(void)
{
	struct library library;
	struct topic *topics;
	struct diags diags = {.arena = &arena};
	const char *root = getenv("MUNDRAFT_ROOT");
	library_init(&library, &arena);
	library_add(&library, str_of(root ? root : "."));
	if (!topics_load(&library, &evidence, &topics, &diags))
		skip(); /* run elsewhere than in the repository's root */
	assert_non_null(profile_load(&library, STR("kazakhstan"), &evidence, &diags));
	assert_true(evidence.fact_count > 400);
}

/* By itself, as if nothing had been told before. */
static struct str told_alone(const struct fact *fact)
{
	struct teller fresh = {
		.arena = &arena, .evidence = &evidence, .country = STR("Kazakhstan")};
	return tell_facts(&fresh, &fact->id, 1, false);
}

static void every_shipped_fact_is_told_in_its_own_voice(void **state)
{
	(void)state;
	load_shipped();
	size_t own = 0, reported = 0, brief = 0;
	for (size_t i = 0; i < evidence.fact_count; i++) {
		const struct fact *fact = evidence.facts[i];
		struct str told = told_alone(fact);
		if (fact->voice == VOICE_BRIEF) {
			assert_int_equal(told.n, 0);
			brief++;
		} else if (fact->voice == VOICE_REPORTED) {
			struct str reporter = utf8_capitalize(&arena, fact->sources[0]->as);
			if (!reporter.n || !str_starts(told, reporter))
				fail_msg("%s is not told by its reporter",
					 str_dup(&arena, fact->id));
			reported++;
		} else {
			assert_true(told.n > 0);
			own++;
		}
	}
	assert_true(own > 0 && reported > 0 && brief > 0);
}

static bool says_year(struct str told, int year)
{
	return str_has(told, str_printf(&arena, "%d", year));
}

static void every_dated_shipped_fact_prints_its_date(void **state)
{
	(void)state;
	load_shipped();
	for (size_t i = 0; i < evidence.fact_count; i++) {
		const struct fact *fact = evidence.facts[i];
		if (fact->voice != VOICE_OWN || fact->when.kind == WHEN_UNDATED)
			continue;
		struct str told = told_alone(fact);
		bool printed =
			says_year(told, fact->when.from.year) ||
			(fact->when.kind == WHEN_PERIOD && says_year(told, fact->when.to.year));
		if (!printed)
			fail_msg("%s does not say when: %s", str_dup(&arena, fact->id),
				 str_dup(&arena, told));
	}
}

/* "is", "chairs" and the like age: an office is told in the past, with its date. */
static void no_shipped_fact_speaks_in_the_present(void **state)
{
	(void)state;
	static const char *const present[] = {"is",      "are",   "holds",   "serves", "chairs",
					      "hosts",   "leads", "sits",    "runs",   "presides",
					      "remains", "wants", "supports"};
	load_shipped();
	for (size_t i = 0; i < evidence.fact_count; i++) {
		struct str rest = evidence.facts[i]->say, verb;
		assert_true(str_next_piece(&rest, ' ', &verb));
		for (size_t v = 0; v < sizeof present / sizeof *present; v++)
			if (str_is(verb, present[v]) && evidence.facts[i]->voice != VOICE_BRIEF)
				fail_msg("%s begins with \"%s\"",
					 str_dup(&arena, evidence.facts[i]->id), present[v]);
	}
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, start, stop)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(a_shared_date_governs_every_verb),
		CASE(facts_of_different_dates_print_their_own),
		CASE(an_undated_fact_does_not_come_under_a_date),
		CASE(a_date_in_a_name_is_no_date_of_the_sentence),
		CASE(by_and_since_stand_alone),
		CASE(a_list_says_its_opening_once),
		CASE(a_long_fact_keeps_its_date_in_front),
		CASE(two_sentences_do_not_both_open_with_a_date),
		CASE(a_reported_fact_names_its_reporter_and_no_date),
		CASE(own_and_reported_facts_never_share_a_sentence),
		CASE(a_fact_for_preparation_is_never_told),
		CASE(a_fact_is_told_once),
		CASE(facts_bound_together_share_a_sentence),
		CASE(a_gap_is_visible_and_is_filled_by_a_fact_of_its_id),
		CASE(markup_in_a_fact_stays_text),
		CASE(notes_in_a_row_stand_once),
		CASE(a_term_is_full_once_and_short_after),
		CASE(a_term_holds_for_its_topics),
		CASE(a_term_leaves_notes_alone_and_stays_text),
		CASE(every_shipped_fact_is_told_in_its_own_voice),
		CASE(every_dated_shipped_fact_prints_its_date),
		CASE(no_shipped_fact_speaks_in_the_present),
	};
	return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
