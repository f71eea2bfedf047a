/*
 * What a paper argues and whether it says anything: the rules on proposals, stance,
 * room, heaps of words, repeats and drafted sentences; what they find, where, and above
 * all what they leave alone.
 */
#include "mundraft/lint.h"

#include "mundraft/arena.h"
#include "mundraft/strbuf.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static struct arena arena;
static const struct conference *generic;

static int setup(void **state)
{
	static struct library library;
	static struct diags diags;
	(void)state;
	diags.arena = &arena;
	library_init(&library, &arena);
	library_add(&library, STR("."));
	generic = conference_load(&library, STR("generic"), &diags);
	return generic ? 0 : -1;
}

static int teardown(void **state)
{
	(void)state;
	arena_release(&arena);
	return 0;
}

static struct diags lint(struct str text)
{
	struct arena scratch = {0};
	struct diags diags = {.arena = &arena};
	struct lint_options options = {.conference = generic};
	const struct source *source = paper_source(&arena, STR("paper"), text, &diags);
	lint_paper(&options, paper_parse(&arena, source, &diags), &scratch, &diags);
	diags_sort(&diags);
	arena_release(&scratch);
	return diags;
}

static size_t count_rule(const struct diags *diags, enum rule_id rule)
{
	size_t count = 0;
	for (size_t i = 0; i < diags->count; i++)
		count += diags->items[i].rule == rule;
	return count;
}

static const struct diag *only(const struct diags *diags, enum rule_id rule)
{
	assert_int_equal(count_rule(diags, rule), 1);
	for (size_t i = 0; i < diags->count; i++)
		if (diags->items[i].rule == rule)
			return &diags->items[i];
	return NULL;
}

/* Where a paragraph stands in the paper that it is tried in. */
enum frame {
	ALONE,      /* under a heading block, without titles */
	BACKGROUND, /* under a title; titled proposals follow */
	PROPOSALS   /* under the proposals' title */
};

static struct str framed(enum frame frame, const char *text)
{
	static const char *const before[] = {
		"", "## Background\n\n",
		"## Background\n\nSchools are attacked.\n\n## Proposed Solutions\n\n"};
	static const char *const behind[] = {
		"",
		"## Proposed Solutions\n\nThe Council should request a report by 2028, paid from "
		"its budget.\n",
		""};
	return str_printf(&arena,
			  "**Country:** Kazakhstan\n**Committee:** Fourth Committee\n"
			  "**Topic:** Attacks on Schools\n\n%s%s\n\n%s",
			  before[frame], text, behind[frame]);
}

struct sample {
	enum rule_id rule;
	size_t count;
	enum frame frame;
	const char *text;
};

static void try_samples(const struct sample *samples, size_t count)
{
	size_t failed = 0;
	for (size_t i = 0; i < count; i++) {
		struct diags diags = lint(framed(samples[i].frame, samples[i].text));
		size_t found = count_rule(&diags, samples[i].rule);
		if (found != samples[i].count)
			print_error("%s: %zu instead of %zu in: %s\n", rules[samples[i].rule].id,
				    found, samples[i].count, samples[i].text);
		failed += found != samples[i].count;
	}
	assert_int_equal(failed, 0);
}
#define TRY(samples) try_samples(samples, sizeof samples / sizeof *samples)

/* ---- proposals ---- */

static void test_vague_proposals(void **state)
{
	(void)state;
	static const struct sample samples[] = {
		{RULE_VAGUE_PROPOSAL, 1, ALONE,
		 "Kazakhstan strongly urges all nations to work together for a lasting peace."},
		{RULE_VAGUE_PROPOSAL, 1, ALONE,
		 "We propose measures that foster understanding. They would encourage trust."},
		{RULE_VAGUE_PROPOSAL, 1, ALONE,
		 "The delegation would like to recommend that States raise awareness."},
		{RULE_VAGUE_PROPOSAL, 1, PROPOSALS,
		 "The international community should take stronger steps against violence."},
		{RULE_VAGUE_PROPOSAL, 1, PROPOSALS,
		 "The United Nations must promote the Sustainable Development Goals."},
		/* once a paragraph; each item by itself */
		{RULE_VAGUE_PROPOSAL, 1, PROPOSALS,
		 "States should promote dialogue. All nations should cooperate more. We urge "
		 "unity."},
		{RULE_VAGUE_PROPOSAL, 2, PROPOSALS,
		 "Kazakhstan proposes:\n\n1. Promoting dialogue between all sides.\n"
		 "2. A yearly report on schools, from 2028.\n"
		 "3. Strengthening cooperation between nations.\n"},
		/* the other half may stand anywhere in the paragraph, or below the item */
		{RULE_VAGUE_PROPOSAL, 0, PROPOSALS,
		 "Kazakhstan urges States to work together. A fund of $2 million would help."},
		{RULE_VAGUE_PROPOSAL, 0, PROPOSALS,
		 "- Promoting dialogue between all sides\n    - by a class of thirty mediators\n"},
		{RULE_VAGUE_PROPOSAL, 0, PROPOSALS,
		 "Kazakhstan proposes the following measures to all Member States:\n\n"
		 "- a yearly report on schools, from 2028\n"},
		/* named: a body, a date, a number, a treaty, a means */
		{RULE_VAGUE_PROPOSAL, 0, ALONE, "Kazakhstan urges UNICEF to count closed schools."},
		{RULE_VAGUE_PROPOSAL, 0, ALONE,
		 "Kazakhstan calls upon all States to join the Safe Schools Declaration."},
		{RULE_VAGUE_PROPOSAL, 0, ALONE, "Kazakhstan proposes an envoy for schools in war."},
		{RULE_VAGUE_PROPOSAL, 0, ALONE,
		 "Kazakhstan urges nations to act within two years of the end of a war."},
		/* no proposals */
		{RULE_VAGUE_PROPOSAL, 0, ALONE, "Its calls for peace and requests were not heard."},
		{RULE_VAGUE_PROPOSAL, 0, ALONE, "Kazakhstan works to encourage dialogue at home."},
		{RULE_VAGUE_PROPOSAL, 0, ALONE, "Some nations urge others to disarm, and few do."},
		{RULE_VAGUE_PROPOSAL, 0, ALONE, "The envoy said: \"Kazakhstan urges all to act.\""},
		{RULE_VAGUE_PROPOSAL, 0, PROPOSALS,
		 "Critics may say that States should first promote trust between nations."},
		/* a paper with titles has its proposals under theirs */
		{RULE_VAGUE_PROPOSAL, 0, BACKGROUND,
		 "Kazakhstan urges all nations to work together."},
		/* around concrete ones: an opening and an ending */
		{RULE_VAGUE_PROPOSAL, 0, PROPOSALS,
		 "Kazakhstan urges all nations to act together.\n\nThe Council should request a "
		 "report by 2028.\n\nKazakhstan calls on all to support it."},
	};
	TRY(samples);
}

static void expect_message(enum frame frame, const char *text, enum rule_id rule, const char *words,
			   const char *message)
{
	struct diags diags = lint(framed(frame, text));
	const struct diag *diag = only(&diags, rule);
	assert_string_equal(str_dup(&arena, source_text(diag->source, diag->span)), words);
	assert_string_equal(str_dup(&arena, diag->message), message);
	assert_true(diag->help.n > 0);
}

static void test_incomplete_proposals(void **state)
{
	(void)state;
	static const struct sample samples[] = {
		{RULE_INCOMPLETE_PROPOSAL, 0, PROPOSALS,
		 "The Council should open a desk in Geneva by 2028, paid for by voluntary "
		 "contributions; it succeeds when each letter is answered."},
		{RULE_INCOMPLETE_PROPOSAL, 0, BACKGROUND,
		 "The Council should open a desk in Geneva."},
		{RULE_INCOMPLETE_PROPOSAL, 0, PROPOSALS, "States should promote dialogue."},
		{RULE_INCOMPLETE_PROPOSAL, 0, PROPOSALS,
		 "Kazakhstan should not pay for a desk in Geneva alone."},
		/* one proposal in several lines */
		{RULE_INCOMPLETE_PROPOSAL, 0, PROPOSALS,
		 "The Council should open a desk in Geneva.\n\n- Time: by 2028\n- Cost: $2 million "
		 "in "
		 "gifts\n- Measure: each letter is answered\n"},
		{RULE_INCOMPLETE_PROPOSAL, 1, PROPOSALS,
		 "The Council should open a desk in Geneva.\n\n- Time: by 2028\n- Cost: $2 million "
		 "in "
		 "gifts\n"},
		{RULE_INCOMPLETE_PROPOSAL, 0, PROPOSALS,
		 "### A desk\n\nThe Council should open a desk in Geneva by 2028.\n\nIt is paid "
		 "for "
		 "by gifts.\n\nThe test is that letters are answered.\n"},
		{RULE_INCOMPLETE_PROPOSAL, 2, PROPOSALS,
		 "### A desk\n\nThe Council should open a desk in Geneva by 2028.\n\n### A "
		 "report\n\n"
		 "The Council should ask for a report by 2029.\n"},
		{RULE_INCOMPLETE_PROPOSAL, 0, PROPOSALS,
		 "Some delegations will object that wells should come before a school in Geneva."},
	};
	TRY(samples);
	expect_message(PROPOSALS, "The Council should open a desk in Geneva for all.",
		       RULE_INCOMPLETE_PROPOSAL, "The Council should open a desk",
		       "the proposal says neither by when nor with what money nor how success is "
		       "told");
	expect_message(PROPOSALS,
		       "A desk should be opened by 2028, paid for by gifts. The test is its use.",
		       RULE_INCOMPLETE_PROPOSAL, "A desk should be opened by",
		       "the proposal does not say who acts");
}

static void test_own_advice(void **state)
{
	(void)state;
	static const struct sample samples[] = {
		{RULE_OWN_ADVICE, 1, PROPOSALS,
		 "Kazakhstan should strengthen its laws. Additionally, Kazakhstan must also train "
		 "its judges. Kazakhstan can create jobs."},
		{RULE_OWN_ADVICE, 2, PROPOSALS,
		 "Kazakhstan needs to adopt a law.\n\nKazakhstan could build new schools."},
		{RULE_OWN_ADVICE, 0, BACKGROUND, "Kazakhstan should strengthen its laws."},
		{RULE_OWN_ADVICE, 0, PROPOSALS, "The committee should train mediators in Geneva."},
		{RULE_OWN_ADVICE, 0, PROPOSALS,
		 "Kazakhstan and its neighbours should train judges."},
		{RULE_OWN_ADVICE, 0, PROPOSALS,
		 "Kazakhstan should host the talks and offers rooms."},
		{RULE_OWN_ADVICE, 0, PROPOSALS,
		 "Kazakhstan must be heard and could accept a review."},
		{RULE_OWN_ADVICE, 0, PROPOSALS,
		 "We should adopt a text; the envoy of Kazakhstan may."},
		{RULE_OWN_ADVICE, 0, PROPOSALS,
		 "Kazakhstan should adopt a law. The Assembly should ask all States for the same."},
		{RULE_OWN_ADVICE, 0, PROPOSALS,
		 "\"Kazakhstan should adopt a law,\" said the envoy."},
	};
	TRY(samples);
	expect_message(PROPOSALS, "Firstly, Kazakhstan should actively *adopt* plans.",
		       RULE_OWN_ADVICE, "Kazakhstan should actively *adopt",
		       "\"Kazakhstan should actively adopt\" is advice to the paper's own country");
}

/* ---- the argument ---- */

#define FILLER                                                                                     \
	"Schools are attacked in many wars. Pupils lose the only safe place that their town had. " \
	"Teachers leave and parents keep their children at home. The building becomes a barracks " \
	"with a kitchen and a yard. Mines stay behind when the soldiers have left. Nobody dares "  \
	"to clear them before the next winter has come and gone. "

static struct diags lint_paper_of(const char *country, const char *text)
{
	return lint(str_printf(&arena, "**Country:** %s\n\n%s\n", country, text));
}

static size_t found_in(const char *country, const char *text, enum rule_id rule)
{
	struct diags diags = lint_paper_of(country, text);
	return count_rule(&diags, rule);
}

static void test_stance(void **state)
{
	(void)state;
	static const char nobody[] = FILLER "\n\n" FILLER FILLER;
	static const char late[] = FILLER "\n\n" FILLER FILLER "\n\nKazakhstan opposes all this.";
	static const char early[] = "Kazakhstan opposes this.\n\n" FILLER "\n\n" FILLER FILLER;
	static const char republic[] = "The Republic opposes this. " FILLER FILLER FILLER;
	static const char ours[] = FILLER "We regard this as wrong. " FILLER FILLER FILLER;
	static const char titled[] = "## Background\n\n" FILLER FILLER FILLER
				     "\n\n## Country Stance\n\nKazakhstan opposes all this.";
	assert_int_equal(found_in("Kazakhstan", nobody, RULE_NO_STANCE), 1);
	assert_int_equal(found_in("Kazakhstan", late, RULE_NO_STANCE), 0);
	assert_int_equal(found_in("Kazakhstan", late, RULE_LATE_STANCE), 1);
	assert_int_equal(found_in("Kazakhstan", early, RULE_LATE_STANCE), 0);
	assert_int_equal(found_in("Kazakhstan", ours, RULE_LATE_STANCE), 0);
	assert_int_equal(found_in("Kazakhstan", titled, RULE_LATE_STANCE), 0);
	assert_int_equal(found_in("Kazakhstan", republic, RULE_NO_STANCE), 0);
	assert_int_equal(found_in("Kazakhstan", FILLER, RULE_NO_STANCE), 0); /* a beginning */
	struct diags unknown = lint(STR(FILLER "\n\n" FILLER FILLER));
	assert_int_equal(count_rule(&unknown, RULE_NO_STANCE), 0);
}

/* A country is called many things. */
static void test_names_of_a_country(void **state)
{
	(void)state;
	static const char *const names[][2] = {
		{"Republic of Kazakhstan", "Kazakhstan"},
		{"kazakhstan", "Kazakhstan"},
		{"Kazakhstan", "The Kazakh delegation"},
		{"United States of America", "The US"},
		{"The United States of America", "The U.S. Government"},
		{"USA", "The United States"},
		{"United Kingdom of Great Britain and Northern Ireland", "The UK"},
		{"Russian Federation", "Russia"},
		{"Democratic People's Republic of Korea", "North Korea"},
		{"Central African Republic", "CAR"},
		{"Czech Republic", "Czech diplomacy"},
		{"T\xC3\xBCrkiye", "Turkey"},
		{"Netherlands", "The Dutch Government"},
		{"People's Republic of China", "China"},
	};
	size_t failed = 0;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		struct str text = str_printf(&arena, "%s opposes this.\n\n%s", names[i][1],
					     FILLER FILLER FILLER);
		if (!found_in(names[i][0], text.p, RULE_NO_STANCE))
			continue;
		print_error("\"%s\" is not taken for %s\n", names[i][1], names[i][0]);
		failed++;
	}
	assert_int_equal(failed, 0);
	assert_int_equal(found_in("Austria", "Australia opposes this. " FILLER FILLER FILLER,
				  RULE_NO_STANCE),
			 1);
	assert_int_equal(
		found_in("United States", "It opposes us. " FILLER FILLER FILLER, RULE_NO_STANCE),
		1);
}

static void test_room(void **state)
{
	(void)state;
	static const char long_background[] =
		"## Background\n\n" FILLER "\n\n## Proposed Solutions\n\n" FILLER;
	static const char guessed[] = FILLER "\n\n## Proposed Solutions\n\n" FILLER;
	static const char short_proposals[] =
		"## Background\n\nSchools burn.\n\n## Country Stance\n\n" FILLER
		"\n\n## Proposed Solutions\n\nThe Council should act at once and for good.";
	static const char no_proposals[] = "## Background\n\n" FILLER FILLER;
	assert_int_equal(found_in("Kazakhstan", long_background, RULE_LONG_BACKGROUND), 1);
	assert_int_equal(found_in("Kazakhstan", long_background, RULE_SHORT_PROPOSALS), 0);
	assert_int_equal(found_in("Kazakhstan", guessed, RULE_LONG_BACKGROUND), 0);
	assert_int_equal(found_in("Kazakhstan", short_proposals, RULE_SHORT_PROPOSALS), 0);
	assert_int_equal(found_in("Kazakhstan", no_proposals, RULE_LONG_BACKGROUND), 0);
	static const char outweighed[] =
		"## Background\n\nSchools burn.\n\n## Country Stance\n\n" FILLER FILLER
		"\n\n## Proposed Solutions\n\nThe Council should act at once and for good.";
	assert_int_equal(found_in("Kazakhstan", outweighed, RULE_SHORT_PROPOSALS), 1);
}

/* ---- substance ---- */

#define KEYWORDS                                                                                   \
	"schools education protection peace mediation dialogue security cooperation development "  \
	"conflict prevention stability capacity building awareness resolution framework "          \
	"partnership inclusion gender youth monitoring reporting funding sanctions justice "       \
	"sovereignty implementation neutrality dignity trust reform"

static void test_heaps(void **state)
{
	(void)state;
	static const struct sample samples[] = {
		{RULE_NO_SENTENCES, 1, ALONE, KEYWORDS},
		{RULE_NO_SENTENCES, 1, BACKGROUND, KEYWORDS ". " KEYWORDS "."},
		{RULE_NO_SENTENCES, 1, ALONE,
		 "Peace, mediation, 2030, S/RES/2601 (2021), 40 per cent, schools, dialogue, "
		 "security, cooperation, development, conflict, prevention, 12 million, stability, "
		 "capacity, building, awareness, resolution, framework, partnership, inclusion, "
		 "gender, youth, monitoring, reporting, funding, sanctions, justice, sovereignty."},
		/* over many lines */
		{RULE_NO_SENTENCES, 1, ALONE,
		 "- schools education protection peace\n- mediation dialogue security cooperation\n"
		 "- development conflict prevention stability\n- capacity building awareness "
		 "trust\n"
		 "- resolution framework partnership inclusion\n- gender youth monitoring "
		 "reporting\n"
		 "- funding sanctions justice sovereignty\n- implementation neutrality dignity\n"},
		/* the same words as a sentence, thrown about */
		{RULE_NO_SENTENCES, 1, ALONE,
		 "The of schools and the to peace a is council the by teachers which an of wars "
		 "the "
		 "for girls should the were parents a in building town the has soldiers and yard "
		 "clear the from dares nobody."},
		/* strung together by one small word */
		{RULE_NO_SENTENCES, 1, ALONE,
		 "Peace and trust and order and schools and teachers and pupils and mediation and "
		 "dialogue and security and justice and reform and funding and youth and women and "
		 "elders and faith and water."},
		/* another language */
		{RULE_NO_SENTENCES, 1, ALONE,
		 "Les \xC3\xA9"
		 "coles sont attaqu\xC3\xA9"
		 "es dans de nombreux conflits, et les "
		 "\xC3\xA9l\xC3\xA8ves qui perdent leur \xC3\xA9"
		 "cole perdent souvent le seul lieu "
		 "s\xC3\xBBr de leur ville; les enseignants partent, les parents gardent leurs "
		 "enfants."},
		{RULE_NO_SENTENCES, 0, ALONE, FILLER},
		/* States and bodies */
		{RULE_NO_SENTENCES, 0, ALONE,
		 "Afghanistan, Albania, Algeria, Andorra, Angola, Argentina, Armenia, Australia, "
		 "Austria, Azerbaijan, Bahamas, Bahrain, Bangladesh, Barbados, Belarus, Belgium, "
		 "Belize, Benin, Bhutan, Bolivia, Botswana, Brazil, Brunei, Bulgaria, Burundi, "
		 "Cambodia, Cameroon, Canada, Chad, Chile, China and Colombia agreed.\n\n" FILLER},
		/* other people's words */
		{RULE_NO_SENTENCES, 0, ALONE, "The motto is \"" KEYWORDS "\" there.\n\n" FILLER},
		/* short */
		{RULE_NO_SENTENCES, 0, ALONE, "Peace, mediation, dialogue, security."},
	};
	TRY(samples);
}

static void test_repeats(void **state)
{
	(void)state;
	static const struct sample samples[] = {
		{RULE_REPEATED_SENTENCE, 1, ALONE,
		 "Schools are the heart of a town.\n\nIt burns. Schools are the heart of a town."},
		{RULE_REPEATED_SENTENCE, 1, ALONE,
		 "\"Schools\" are the heart of a town.\n\n"
		 "\xE2\x80\x9CSCHOOLS\xE2\x80\x9D  are\nthe *heart* of a town."},
		{RULE_REPEATED_SENTENCE, 0, ALONE, "It did not act. It did not act."},
		{RULE_REPEATED_SENTENCE, 0, ALONE,
		 "Schools are the heart of a town. Schools are the heart of any town."},
		{RULE_REPEATED_SENTENCE, 0, ALONE,
		 "Schools are the heart of a town.\n\n> Schools are the heart of a town."},
		{RULE_REPEATED_SENTENCE, 0, ALONE,
		 "# Schools are the heart of a town\n\nSchools are the heart of a town"},
	};
	TRY(samples);
	expect_message(ALONE, FILLER "\n\n" FILLER, RULE_REPEATED_SENTENCE,
		       "Schools are attacked in many wars.",
		       "6 sentences from \"Schools are attacked in many wars ...\" on stood here "
		       "before");
}

static void test_any_country(void **state)
{
	(void)state;
	assert_int_equal(found_in("Kazakhstan", FILLER, RULE_ANY_COUNTRY), 1);
	assert_int_equal(found_in("Kazakhstan",
				  "Kazakhstan believes in peace. The United Nations must act. "
				  "Member States know it. The Security Council meets. All agree.",
				  RULE_ANY_COUNTRY),
			 1);
	assert_int_equal(found_in("Kazakhstan", FILLER "It was so in 1999.", RULE_ANY_COUNTRY), 0);
	assert_int_equal(found_in("Turkey", FILLER "It bridges Europe and Asia.", RULE_ANY_COUNTRY),
			 0);
	assert_int_equal(found_in("Kazakhstan", FILLER "It was so in Mali.", RULE_ANY_COUNTRY), 0);
	assert_int_equal(found_in("Kazakhstan", "It burns. It did. It will.", RULE_ANY_COUNTRY), 0);
}

/* ---- what was drafted ---- */

/* A paper that was drafted as `draft` and is `text` by now. */
static struct str drafted_as(const char *draft, const char *text)
{
	struct diags diags = {.arena = &arena};
	const struct source *source = paper_source(&arena, STR("draft"), str_of(draft), &diags);
	struct str print = lint_fingerprint(&arena, paper_parse(&arena, source, &diags));
	return str_printf(&arena, "---\nfingerprint: %.*s\n---\n\n%s", STR_ARG(print), text);
}

static void test_drafted_sentences(void **state)
{
	(void)state;
	static const char draft[] =
		"## A\n\nTeachers leave and parents keep their children at home. Schools are "
		"\xE2\x80\x9Cno targets\xE2\x80\x9D. It is never used.\n";
	static const char half[] =
		"## A\n\nIt burns.\n\nSchools are \"no targets\". They are not safe "
		"either. Teachers  leave and\nparents keep their children at home.";
	struct diags diags = lint(drafted_as(draft, half));
	const struct diag *diag = only(&diags, RULE_TEMPLATE_TEXT);
	assert_string_equal(str_dup(&arena, diag->message),
			    "2 of 4 sentences are as mundraft drafted them");
	assert_string_equal(str_dup(&arena, source_text(diag->source, diag->span)),
			    "Schools are \"no targets\".");
	assert_int_equal(diag->severity, SEVERITY_STYLE);
	diags = lint(drafted_as(draft, "## A\n\nIt burns. It does. Schools are \"no targets\"."));
	assert_int_equal(count_rule(&diags, RULE_TEMPLATE_TEXT), 0);
	diags = lint(str_of(half));
	assert_int_equal(count_rule(&diags, RULE_TEMPLATE_TEXT), 0);
	diags = lint(drafted_as("## Works Cited\n\nSchools are \"no targets\".\n", half));
	assert_int_equal(count_rule(&diags, RULE_TEMPLATE_TEXT), 0);
}

/* ---- hostile papers ---- */

static void test_hostile(void **state)
{
	(void)state;
	static const char *const pieces[] = {
		"A ",      "A of ",       "United Nations ",    "1 ",       "1,",
		"a/1 ",    "A/1",         "Kazakhstan should ", "we urge ", "the of ",
		"(((",     "we urge we ", "- Kazakhstan:\n",    "It is. ",  "- a\n  - b\n",
		"Two two", "A and A of ", "Kazakhstan's ",      "'",        "million-"};
	for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
		struct strbuf text;
		strbuf_init(&text, &arena);
		strbuf_adds(&text, "**Country:** Kazakhstan\n\n## Proposed Solutions\n\n");
		while (text.n < 300000)
			strbuf_adds(&text, pieces[i]);
		struct diags diags = lint(strbuf_str(&text));
		for (size_t k = 0; k < diags.count; k++)
			assert_true(diags.items[k].span.end <= text.n);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_vague_proposals),
		cmocka_unit_test(test_incomplete_proposals),
		cmocka_unit_test(test_own_advice),
		cmocka_unit_test(test_stance),
		cmocka_unit_test(test_names_of_a_country),
		cmocka_unit_test(test_room),
		cmocka_unit_test(test_heaps),
		cmocka_unit_test(test_repeats),
		cmocka_unit_test(test_any_country),
		cmocka_unit_test(test_drafted_sentences),
		cmocka_unit_test(test_hostile),
	};
	return cmocka_run_group_tests(tests, setup, teardown) != 0;
}
