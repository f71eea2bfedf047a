/*
 * What a paper says against what is on record: claims about treaties, declarations and
 * votes, with the forms that claim nothing; quotations that were altered; and the list
 * of the record itself. Run from the top of the source tree.
 */
#include "mundraft/lint.h"

#include "mundraft/arena.h"
#include "mundraft/evidence.h"
#include "mundraft/strbuf.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static struct arena arena;
static struct str treaties;

static int setup(void **state)
{
	(void)state;
	struct library library;
	struct diags diags = {.arena = &arena};
	library_init(&library, &arena);
	library_add(&library, STR("."));
	const struct source *source = library_read(&library, STR("profiles/un/words/treaties.tsv"),
						   PAPER_MAX_BYTES, &diags);
	assert_non_null(source);
	treaties = source->text;
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	arena_release(&arena);
	return 0;
}

static struct paper *parse(struct str text)
{
	struct diags diags = {.arena = &arena};
	const struct source *source = paper_source(&arena, STR("p"), text, &diags);
	struct paper *paper = source ? paper_parse(&arena, source, &diags) : NULL;
	assert_non_null(paper);
	return paper;
}

static struct diags findings(const struct evidence *evidence, struct str text)
{
	struct arena scratch = {0};
	struct diags diags = {.arena = &arena};
	struct lint_options options = {.words.treaties = treaties, .evidence = evidence};
	for (int i = 0; i < RULE_COUNT; i++)
		options.off[i] = i != RULE_AGAINST_RECORD && i != RULE_ALTERED_QUOTATION;
	lint_paper(&options, parse(text), &scratch, &diags);
	diags_sort(&diags);
	arena_release(&scratch);
	return diags;
}

/* ---- the record ---- */

/* What is said of one sentence: the words that are marked and the message; "" for nothing. */
struct claim {
	const char *text;
	const char *marked;
	const char *said; /* a part of the message */
};

static const struct claim wrong[] = {
	/* not a party */
	{"Kazakhstan has ratified the Rome Statute.", "has ratified",
	 "Kazakhstan is not a party to the Rome Statute (United Nations Treaty Collection, June "
	 "2025)"},
	{"Kazakhstan is a State party to the Ottawa Convention.", "is a State party to",
	 "not a party"},
	{"The Republic of Kazakhstan is a proud signatory to the Convention on Cluster Munitions "
	 "(CCM).",
	 "is a proud signatory to", "Kazakhstan did not sign the Convention on Cluster Munitions"},
	{"As a State party to the NPT and the Rome Statute, Kazakhstan agrees.",
	 "As a State party to", "the Rome Statute"},
	{"Kazakhstan, as a party to the Mine Ban Treaty, agrees.", "as a party to",
	 "the Mine Ban Treaty"},
	{"In 1998, the Government of Kazakhstan proudly joined the Rome Statute.", "proudly joined",
	 "not a party"},
	{"It is known that Kazakhstan has acceded to the Rome Statute of the ICC.",
	 "has acceded to", "Rome Statute of the ICC"},
	{"Kazakhstan became a party to the United Nations Convention on the Law of the Sea.",
	 "became a party to", "Law of the Sea"},
	/* signed, and no more */
	{"India has ratified the Convention against Torture.", "has ratified",
	 "India signed and did not ratify"},
	{"The United States ratified the Convention on the Rights of the Child.", "ratified",
	 "the United States signed and did not ratify"},
	{"The U.S. is a party to the CRC.", "is a party to", "the United States signed"},
	{"Both Israel and Egypt have ratified the Biological Weapons Convention.", "have ratified",
	 "Egypt signed and did not ratify"},
	/* it is a party */
	{"Kazakhstan has not ratified the CTBT.", "has not ratified", "Kazakhstan is a party to"},
	{"Kazakhstan has never signed or ratified the Paris Agreement.",
	 "has never signed or ratified", "Kazakhstan is a party to"},
	{"Kazakhstan is not a party to the NPT.", "is not a party to", "is a party to the NPT"},
	{"Iran has not signed the Comprehensive Nuclear-Test-Ban Treaty.", "has not signed",
	 "Iran has signed"},
	/* lists and two verbs */
	{"Kazakhstan has ratified the CTBT (1996), the NPT in 1993 and the Rome Statute.",
	 "has ratified", "the Rome Statute"},
	{"Kazakhstan signed the CTBT in 1996 and later ratified the Rome Statute in 2000.",
	 "later ratified", "the Rome Statute"},
	{"Kazakhstan signed and ratified the Rome Statute.", "signed and ratified", "not a party"},
	{"Kazakhstan was among the first States to sign the Mine Ban Treaty.",
	 "was among the first States to sign", "did not sign"},
	/* declarations and resolutions */
	{"Kazakhstan has signed the Safe Schools Declaration.", "has signed",
	 "Kazakhstan endorsed the Safe Schools Declaration (Government of Norway, June 2024)"},
	{"Kazakhstan ratified the Safe Schools Declaration.", "ratified", "endorsed"},
	{"China endorsed the Safe Schools Declaration.", "endorsed", "China did not endorse"},
	{"Kazakhstan has not endorsed the Safe Schools Declaration.", "has not endorsed",
	 "Kazakhstan endorsed"},
	{"Kazakhstan is a signatory to the Universal Declaration of Human Rights.",
	 "is a signatory to", "the General Assembly adopted it in 1948"},
	{"Kazakhstan has signed Security Council resolution 1325 (2000).", "has signed",
	 "does not fit resolution 1325: a resolution is adopted"},
	/* votes */
	{"Kazakhstan voted in favour of General Assembly resolution ES-11/1.", "voted in favour of",
	 "Kazakhstan abstained on ES-11/1"},
	{"India voted against A/RES/ES-11/1 in 2022.", "voted against", "India abstained on"},
	{"Kazakhstan abstained on resolution ES-10/22.", "abstained on", "voted in favour of"},
	/* across a line, and behind a list's mark */
	{"- Kazakhstan has\n  ratified the Rome\n  Statute.", "has ratified", "Rome"},
};

static void test_wrong_claims(void **state)
{
	(void)state;
	size_t failed = 0;
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		struct str text = str_of(wrong[i].text);
		struct diags diags = findings(NULL, text);
		struct str marked = {0}, said = {0};
		if (diags.count == 1) {
			marked = str_part(text, diags.items[0].span.start, diags.items[0].span.end);
			said = diags.items[0].message;
		}
		bool across = str_has(marked, STR("\n"));
		if (diags.count == 1 && (across || str_is(marked, wrong[i].marked)) &&
		    str_has(said, str_of(wrong[i].said)))
			continue;
		print_error("%s\n  %zu findings, at \"%.*s\": %.*s\n", wrong[i].text, diags.count,
			    STR_ARG(marked), STR_ARG(said));
		failed++;
	}
	assert_int_equal(failed, 0);
}

static const char *const right[] = {
	/* true */
	"Kazakhstan has ratified the CTBT and signed the NPT.",
	"Kazakhstan has not ratified the Rome Statute.",
	"Kazakhstan endorsed the Safe Schools Declaration and is not a party to the Rome Statute.",
	"Iran signed but has not ratified the CTBT.",
	"Kazakhstan abstained on resolution ES-11/1 and voted in favour of resolution ES-10/22.",
	"Egypt and Israel have not ratified the CTBT.",
	"Kazakhstan has joined the Safe Schools Declaration.",
	"Kazakhstan supports the Universal Declaration of Human Rights.",
	"Kazakhstan was one of the first countries to ratify the Arms Trade Treaty.",
	"Kazakhstan voted for resolution 2601 (2021) and joined resolution 2250.",
	"Kazakhstan endorsed resolution 2601 (2021) and supports resolution 2250.",
	/* a party that acceded did not sign, and one that signed still is a party */
	"Kazakhstan has not signed the NPT, to which it acceded.",
	"Kazakhstan signed the Convention on the Rights of the Child.",
	/* no claim: hopes, demands, conditions, questions, plans */
	"Kazakhstan should ratify the Rome Statute, and has yet to ratify the Mine Ban Treaty.",
	"Kazakhstan urges all States to ratify the Rome Statute.",
	"If Kazakhstan ratified the Rome Statute, it would help.",
	"Once Kazakhstan has ratified the Rome Statute, more can be done.",
	"Has Kazakhstan ratified the Rome Statute?",
	"Is it true that Kazakhstan has ratified the Rome Statute?",
	"Before Kazakhstan ratified the Rome Statute, much had to happen.",
	"Kazakhstan would have ratified the Rome Statute.",
	"Kazakhstan will have ratified the Rome Statute by then.",
	"Kazakhstan intends to become a party to the Rome Statute.",
	"Nobody claims that Kazakhstan has ratified the Rome Statute.",
	/* other people's words */
	"\"Kazakhstan ratified the Rome Statute\" was the headline.",
	"> Kazakhstan ratified the Rome Statute.",
	/* other subjects */
	"Kazakhstan welcomed that Uzbekistan ratified the CTBT.",
	"The leaders of Kazakhstan signed the Rome Statute.",
	"Kazakhstan hosted the conference that signed the Rome Statute.",
	"Michael Jordan signed the Rome Statute, and so did New Guinea.",
	"Neighbours of Kazakhstan are parties to the Rome Statute.",
	"Its neighbour ratified the Rome Statute; Kazakhstan waits.",
	/* other objects */
	"Kazakhstan ratified the Optional Protocol to the Rome Statute.",
	"Kazakhstan ratified the Rome Statute's amendments and joined the Rome Statute Assembly.",
	"Kazakhstan joined the Mine Ban Treaty talks.",
	"The United States signed Additional Protocol II to the Treaty of Tlatelolco, and France "
	"ratified Additional Protocol I to it.",
	"The United States ratified Additional Protocol II to the Treaty of Tlatelolco.",
	"Kazakhstan signed a treaty with Uzbekistan; the Rome Statute is another matter.",
	"Kazakhstan signed the memorandum, while the Rome Statute was open.",
	"Kazakhstan joined States that the Rome Statute binds.",
	/* what may have changed: the past, what is dated behind the record, what is disputed */
	"In 2026, Kazakhstan ratified the Rome Statute.",
	"Kazakhstan had not ratified the CTBT in 1997.",
	"Kazakhstan was not yet a party to the NPT.",
	"Kazakhstan has not ratified the CTBT until 2002.",
	"The Democratic People's Republic of Korea has signed the NPT.",
	"The Philippines ratified the Rome Statute in 2011.",
	/* words of politics */
	"China endorsed the Rome Statute as a text.",
};

static void test_right_claims(void **state)
{
	(void)state;
	size_t failed = 0;
	for (size_t i = 0; i < sizeof right / sizeof *right; i++) {
		struct diags diags = findings(NULL, str_of(right[i]));
		for (size_t k = 0; k < diags.count; k++)
			print_error("%s\n  %.*s\n", right[i], STR_ARG(diags.items[k].message));
		failed += diags.count;
	}
	assert_int_equal(failed, 0);
}

/* ---- quotations ---- */

static const struct evidence *quoted(void)
{
	static struct fact facts[3];
	static struct fact *list[] = {&facts[0], &facts[1], &facts[2]};
	static struct evidence evidence;
	if (evidence.fact_count)
		return &evidence;
	facts[0].id = STR("seminar");
	facts[0].quote = STR("every effort should be made to protect schools, hospitals and "
			     "humanitarian facilities from attacks");
	facts[1].id = STR("education");
	facts[1].quote = STR("the important role that education can play in promoting peace and "
			     "stability");
	facts[2].id = STR("unquoted");
	evidence.facts = list;
	evidence.fact_count = 3;
	for (size_t i = 0; i < evidence.fact_count; i++)
		table_put(&arena, &evidence.by_id, facts[i].id, &facts[i]);
	return &evidence;
}

static const struct claim altered[] = {
	{"\"every effort should be made to guard schools, hospitals and humanitarian facilities\"",
	 "guard", "has \"guard\" where the source has \"protect\""},
	{"\"Every effort should be made to protect schools, hospitals and homes from attacks.\"",
	 "homes", "\"homes\""},
	{"\xE2\x80\x9Cthe important role education can play in promoting peace\xE2\x80\x9D",
	 "education", "leaves out \"that\" before \"education\""},
	{"\"the very important role that education can play in promoting peace\"", "very",
	 "\"very\" is not in the words"},
	{"\"[E]very effort must be made to protect schools ... from attacks\"", "must",
	 "has \"must\" where the source has \"should\""},
	{"\"the important role that education can play in promoting peace and war\"", "war",
	 "where the source has \"stability\""},
	{"\"an important role that education can play in promoting peace\"", "an",
	 "where the source has \"the\""},
	{"\"the important role which education can take\"[^education]\n\n[^education]: A book.",
	 "which", "where the source has \"that\""},
};

static void test_altered_quotations(void **state)
{
	(void)state;
	size_t failed = 0;
	for (size_t i = 0; i < sizeof altered / sizeof *altered; i++) {
		struct str text = str_printf(&arena, "## Background\n\nThe minister spoke of %s.",
					     altered[i].text);
		struct diags diags = findings(quoted(), text);
		struct str marked = {0}, said = {0};
		if (diags.count == 1) {
			marked = str_part(text, diags.items[0].span.start, diags.items[0].span.end);
			said = diags.items[0].message;
		}
		if (diags.count == 1 && str_is(marked, altered[i].marked) &&
		    str_has(said, str_of(altered[i].said)))
			continue;
		print_error("%s\n  %zu findings, at \"%.*s\": %.*s\n", altered[i].text, diags.count,
			    STR_ARG(marked), STR_ARG(said));
		failed++;
	}
	assert_int_equal(failed, 0);
}

static const char *const unaltered[] = {
	"\"every effort should be made to protect schools, hospitals and humanitarian facilities "
	"from attacks\"",
	"\"Every effort should be made to protect schools.\"",
	"\"[E]very effort should be made ... from attacks\"",
	"\"Every effort should be made to protect schools [and] hospitals\"",
	"\"every effort \xE2\x80\xA6 to protect schools, hospitals [...] from attacks\"",
	"\"efforts to protect schools\"",
	"\"every effort to protect the schools\"",
	"\"the role of women in promoting peace and stability\"",
	"\"the school is the last place that should be attacked by anyone\"",
	"every effort should be made to guard schools, hospitals and humanitarian facilities",
	"\"every effort should be made to guard schools, hospitals and humanitarian facilities\""
	"[^unquoted]\n\n[^unquoted]: Another speaker.",
};

static void test_unaltered_quotations(void **state)
{
	(void)state;
	size_t failed = 0;
	for (size_t i = 0; i < sizeof unaltered / sizeof *unaltered; i++) {
		struct diags diags = findings(
			quoted(), str_printf(&arena, "## Background\n\nThe minister spoke of %s.",
					     unaltered[i]));
		for (size_t k = 0; k < diags.count; k++)
			print_error("%s\n  %.*s\n", unaltered[i], STR_ARG(diags.items[k].message));
		failed += diags.count;
	}
	assert_int_equal(failed, 0);
}

static void test_when_evidence_is_wanted(void **state)
{
	(void)state;
	assert_false(lint_wants_evidence(parse(STR("Kazakhstan agrees with all of them."))));
	assert_false(lint_wants_evidence(parse(STR("The \"Deed of Commitment\" isn't his."))));
	assert_true(lint_wants_evidence(parse(STR("He said: \"no school is ever a target\"."))));
	assert_true(lint_wants_evidence(
		parse(STR("He said: \xE2\x80\x9Cno school is ever a target\xE2\x80\x9D."))));
	assert_true(lint_wants_evidence(parse(STR("He said: 'no school is ever a target'."))));
	assert_true(lint_wants_evidence(parse(STR("> No school is ever a target."))));
}

/* ---- the list ---- */

static bool is_code(struct str codes, struct str code)
{
	return str_has_words(codes, code);
}

static struct str all_codes(size_t *count)
{
	struct strbuf codes;
	struct str rest = treaties, line, piece;
	strbuf_init(&codes, &arena);
	*count = 0;
	while (str_next_line(&rest, &line)) {
		(void)str_next_piece(&line, '\t', &piece);
		if (!str_is(piece, "state") || !str_next_piece(&line, '\t', &piece))
			continue;
		strbuf_addf(&codes, "%.*s ", STR_ARG(piece));
		++*count;
	}
	return strbuf_str(&codes);
}

/* Every list of a line holds codes of States, each at most once in the line. */
static bool lists_are_sound(struct str lists, struct str codes)
{
	static const char *const known[] = {"party",    "signed",  "none",     "unclear",
					    "endorsed", "against", "abstained"};
	struct strbuf seen;
	struct str list, code;
	bool sound = true;
	strbuf_init(&seen, &arena);
	strbuf_adds(&seen, " ");
	while (str_next_piece(&lists, '\t', &list)) {
		size_t colon = str_find(list, STR(": "), 0);
		bool status = false;
		for (size_t i = 0; i < sizeof known / sizeof *known; i++)
			status |= str_is(str_part(list, 0, colon), known[i]);
		struct str rest = str_part(list, colon + 2, list.n);
		while (str_next_piece(&rest, ' ', &code)) {
			sound = sound && is_code(codes, code) &&
				!str_has_words(strbuf_str(&seen), code);
			strbuf_addf(&seen, "%.*s ", STR_ARG(code));
		}
		sound = sound && status;
	}
	return sound;
}

static void test_list_is_sound(void **state)
{
	(void)state;
	size_t states, instruments = 0;
	struct str codes = all_codes(&states), rest = treaties, line, piece;
	assert_int_equal(states, 193);
	while (str_next_line(&rest, &line)) {
		struct str whole = line;
		(void)str_next_piece(&line, '\t', &piece);
		if (whole.p[0] == '#' || str_is(piece, "state"))
			continue;
		for (int column = 0; column < 5; column++) {
			assert_true(str_next_piece(&line, '\t', &piece));
			assert_true(piece.n > 0);
		}
		if (!lists_are_sound(line, codes))
			fail_msg("%.*s", STR_ARG(whole));
		instruments++;
	}
	assert_true(instruments > 30);
}

/* ---- hostile papers ---- */

static void test_hostile(void **state)
{
	(void)state;
	static const char *const pieces[] = {
		"signed ",
		"Kazakhstan signed the CRC, ",
		"Kazakhstan ",
		"party to a ",
		"has not ",
		"As a party to ",
		"the Rome Statute, ",
		"Kazakhstan ratified ((((((",
		"\"every effort should be made to guard schools, hospitals\" ",
		"[e]very ... effort \" ",
		"\"[ ",
		"... ",
	};
	for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
		struct strbuf text;
		strbuf_init(&text, &arena);
		while (text.n < 200000)
			strbuf_adds(&text, pieces[i]);
		struct diags diags = findings(quoted(), strbuf_str(&text));
		assert_true(diags.count <= 2 * 25);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_wrong_claims),
		cmocka_unit_test(test_right_claims),
		cmocka_unit_test(test_altered_quotations),
		cmocka_unit_test(test_unaltered_quotations),
		cmocka_unit_test(test_when_evidence_is_wanted),
		cmocka_unit_test(test_list_is_sound),
		cmocka_unit_test(test_hostile),
	};
	return cmocka_run_group_tests(tests, setup, teardown) != 0;
}
