/*
 * Spelling as a delegate notices it: which words are looked at, which are found
 * wrong, and what is suggested. The dictionaries must be installed; where they are
 * not, what needs them is skipped aloud.
 */
#include "mundraft/lint.h"
#include "mundraft/spelling.h"

#include "../../src/lint/aspell_private.h"
#include "mundraft/machine.h"
#include "mundraft/strbuf.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const char words[] =
	"# words of the United Nations\n"
	"multilateralism\npeacebuilding # one word\r\nrefoulement\nstakeholder\n"
	"geospatial\n\nco-chair\nIslamophobia\n";
static const char names[] =
	"Kazakhstan\nKazakhstani\nAstana\nKyrgyzstan\nLibya\nGuinea-Bissau\n"
	"C\xC3\xB4te d'Ivoire\nUnited Republic of Tanzania\nUyghur\nJapan\n"
	"Algeria\nMajuro\nTimor-Leste\nOrganization\nal-Shabaab\nMali\nTuvalu\nZealand\n=Kurdi\n";

struct fixture {
	struct arena arena;
	struct spelling *spelling;
};

static void open_in(struct fixture *f, enum dialect dialect)
{
	struct str why;
	*f = (struct fixture){.spelling = NULL};
	f->spelling = spelling_open(&f->arena, dialect, str_of(words), str_of(names), &why);
	if (!f->spelling) {
		print_message("%.*s\n", STR_ARG(why));
		skip();
	}
	assert_int_equal(why.n, 0);
}

static void shut(struct fixture *f)
{
	spelling_close(f->spelling);
	arena_release(&f->arena);
}

static const char *const verdicts[] = {"right", "wrong", "name", "dialect"};

/* "wrong: caused, cased": the verdict and at most `most` suggestions. */
static const char *judged(struct fixture *f, const char *word, bool start, size_t most)
{
	const struct spelling_result *result = spelling_guess(f->spelling, str_of(word), start);
	struct strbuf out;
	strbuf_init(&out, &f->arena);
	strbuf_adds(&out, verdicts[result->verdict]);
	for (size_t i = 0; i < result->suggestion_count && i < most; i++)
		strbuf_addf(&out, "%s%.*s", i ? ", " : ": ", STR_ARG(result->suggestions[i]));
	return out.p;
}

static void expect(struct fixture *f, const char *word, const char *expected)
{
	assert_string_equal(judged(f, word, false, 1), expected);
}

/* The words of a text, with bars between them. */
static void expect_words(const char *text, const char *expected)
{
	struct arena arena = {0};
	struct strbuf out;
	struct str word;
	size_t at = 0;
	strbuf_init(&out, &arena);
	strbuf_adds(&out, "");
	while (spelling_next(str_of(text), &at, &word)) {
		assert_true(word.p >= text && word.p + word.n <= text + strlen(text));
		strbuf_addf(&out, "%s%.*s", out.n ? "|" : "", STR_ARG(word));
	}
	assert_string_equal(out.p ? out.p : "", expected);
	arena_release(&arena);
}

static void cuts_plain_words(void **state)
{
	(void)state;
	expect_words("", "");
	expect_words(" \t\n.,;", "");
	expect_words("Peace, at last!", "Peace|at|last");
	expect_words("the States\xE2\x80\x94"
		     "all of them\xE2\x80\xA6",
		     "the|States|all|of|them");
	expect_words("and/or", "and|or");
	expect_words("conflicts.These", "conflicts|These");
	expect_words("_peace_ **and** (war)", "peace|and|war");
}

static void keeps_hyphens_and_contractions(void **state)
{
	(void)state;
	expect_words("a well-known co\xE2\x80\x91"
		     "chair",
		     "well-known|co\xE2\x80\x91"
		     "chair");
	expect_words("They don't, they don\xE2\x80\x99t", "They|don't|they|don\xE2\x80\x99t");
	expect_words("C\xC3\xB4te d\xE2\x80\x99Ivoire", "C\xC3\xB4te|d\xE2\x80\x99Ivoire");
	expect_words("long- and short-term", "long|and|short-term");
	expect_words("caf\x65\xCC\x81s", "caf\x65\xCC\x81s");
}

static void takes_off_possessives(void **state)
{
	(void)state;
	expect_words("Kazakhstan's and Kazakhstan\xE2\x80\x99s", "Kazakhstan|and|Kazakhstan");
	expect_words("the States' and 'their' rights", "the|States|and|their|rights");
	expect_words("UNESCO's NGO\xE2\x80\x99s", "");
}

static void skips_numbers_and_ordinals(void **state)
{
	(void)state;
	expect_words("the 48th session, 3.5% of 1,000 in 2023", "the|session|of|in");
	expect_words("a 15-member Council", "member|Council");
	expect_words("since the mid-2020s and COVID-19-related", "since|the|and|related");
	expect_words("G77 and 2nd", "and");
}

static void skips_acronyms_and_symbols(void **state)
{
	(void)state;
	expect_words("NGOs and SDGs by GCPEA, WhatsApp", "and|by");
	expect_words("resolution A/RES/65/283 and S/RES/2601 (2021)", "resolution|and");
	expect_words("S/PRST/2020/3, A/HRC/48/2/Add.1, CCPR/C/KAZ/CO/2.", "");
	expect_words("HIV/AIDS, e.g. i.e. U.S. Ph.D.", "");
	expect_words("KAzakhstan", "KAzakhstan");
	expect_words("UNSRC2601", "");
}

static void skips_addresses(void **state)
{
	(void)state;
	expect_words("see https://www.un.org/en/about?x=teh here", "see|here");
	expect_words("[text](http://exmaple.org/teh) after", "text|after");
	expect_words("write to teh.delgate@exmaple.org now", "write|to|now");
	expect_words("doi:10.32523/teh-abc end", "end");
	expect_words("the file positoin.pdf or www.exmaple.org/teh.", "the|file|or");
	expect_words("@mention and #hastag stay out", "and|stay|out");
	expect_words("a note.[^upr-recom 2] Fine&nbsp;print[^x", "note|Fine|print");
}

static void bounds_long_words(void **state)
{
	(void)state;
	struct arena arena = {0};
	char *text = arena_alloc(&arena, 100001);
	memset(text, 'a', 100000);
	struct str word;
	size_t at = 0;
	assert_true(spelling_next((struct str){text, 100000}, &at, &word));
	assert_int_equal(word.n, 100000);
	assert_false(spelling_next((struct str){text, 100000}, &at, &word));
	for (size_t i = 1; i < 100000; i += 2)
		text[i] = '-';
	for (at = 0; spelling_next((struct str){text, 100000}, &at, &word);)
		assert_true(word.n <= SPELLING_MAX_WORD);
	arena_release(&arena);
}

static void ends_on_bad_bytes(void **state)
{
	(void)state;
	for (unsigned seed = 1; seed < 2000; seed++) {
		char text[64];
		uint32_t x = seed * 2654435761u;
		for (size_t i = 0; i < sizeof text; i++) {
			x = x * 1664525u + 1013904223u;
			static const char odd[] = "aZ9-'/.@_ :\xE2\x80\x99\xC3\xA9\xFF(";
			text[i] = odd[(x >> 24) % (sizeof odd - 1)];
		}
		struct str word, all = {text, sizeof text};
		size_t at = 0, last = 0;
		while (spelling_next(all, &at, &word)) {
			assert_true(at > last && at <= all.n && word.n > 0);
			last = at;
		}
	}
}

static void finds_the_students_slips(void **state)
{
	(void)state;
	struct fixture f;
	open_in(&f, DIALECT_EITHER);
	spelling_country(f.spelling, STR("Kazakhstan"));
	const char *text = "Kazasktans neighbors trade geopgrahically. What casued it? For "
			   "Kazaskhstan's peacebuilding, multilateralism is right.";
	struct strbuf found;
	struct str word;
	strbuf_init(&found, &f.arena);
	for (size_t at = 0; spelling_next(str_of(text), &at, &word);) {
		bool start = word.p == text || word.p[-2] == '.' || word.p[-2] == '?';
		const struct spelling_result *result = spelling_guess(f.spelling, word, start);
		if (result->verdict != SPELLING_RIGHT)
			strbuf_addf(&found, "%.*s>%.*s ", STR_ARG(word),
				    STR_ARG(result->suggestions[0]));
	}
	assert_string_equal(found.p, "Kazasktans>Kazakhstan geopgrahically>geographically "
				     "casued>caused Kazaskhstan>Kazakhstan ");
	assert_string_equal(judged(&f, "Kazasktans", true, 2), "name: Kazakhstan, Kazakhstan's");
	shut(&f);
}

/* What English says otherwise comes before what looks alike. */
static void knows_irregular_forms(void **state)
{
	(void)state;
	struct fixture f;
	open_in(&f, DIALECT_EITHER);
	expect(&f, "teached", "wrong: taught");
	assert_string_equal(judged(&f, "Seeked", true, 1), "wrong: Sought");
	expect(&f, "criterias", "wrong: criteria");
	shut(&f);
}

/* A word that diplomats use often is likelier than a rare one that is as near. */
static void prefers_common_words(void **state)
{
	(void)state;
	struct fixture f;
	open_in(&f, DIALECT_UN);
	expect(&f, "owudl", "wrong: would");
	expect(&f, "teh", "wrong: the");
	expect(&f, "enviorment", "wrong: environment");
	expect(&f, "goverment", "wrong: government");
	shut(&f);
}

/* Guesses are worked out when asked for, and once. */
static void guesses_when_asked(void **state)
{
	(void)state;
	struct fixture f;
	open_in(&f, DIALECT_UN);
	const struct spelling_result *result = spelling_check(f.spelling, STR("casued"), false);
	assert_int_equal(result->verdict, SPELLING_WRONG);
	assert_int_equal(result->suggestion_count, 0);
	assert_ptr_equal(spelling_guess(f.spelling, STR("casued"), false), result);
	size_t count = result->suggestion_count;
	assert_true(count > 1 && count <= SPELLING_MAX_SUGGEST);
	spelling_guess(f.spelling, STR("casued"), false);
	assert_int_equal(result->suggestion_count, count);
	shut(&f);
}

/* Right by how they are made; and what only looks so. */
static void knows_derived_words(void **state)
{
	(void)state;
	struct fixture f;
	open_in(&f, DIALECT_UN);
	static const char *const right[] = {"pre-emptive",    "half-hearted", "pre",
					    "multilaterally", "preventively", "institutionality",
					    "regionalized"};
	for (size_t i = 0; i < sizeof right / sizeof right[0]; i++)
		if (strcmp(judged(&f, right[i], false, 1), "right") != 0)
			fail_msg("\"%s\" is %s", right[i], judged(&f, right[i], false, 4));
	expect(&f, "bisines", "wrong: business");
	expect(&f, "internation", "wrong: international");
	expect(&f, "supposingly", "wrong: supposing");
	expect(&f, "publically", "wrong: publicly");
	shut(&f);
}

/* What is allowed in one paper is not known in the next. */
static void shares_dictionaries_between_papers(void **state)
{
	(void)state;
	struct fixture f;
	open_in(&f, DIALECT_EITHER);
	for (int turn = 0; turn < 3; turn++) {
		struct arena paper = {0};
		struct spelling *own = spelling_for_paper(&paper, f.spelling);
		assert_int_equal(spelling_check(own, STR("Kazakstan"), false)->verdict,
				 SPELLING_NAME);
		assert_int_equal(spelling_check(own, STR("glica"), false)->verdict, SPELLING_WRONG);
		assert_int_equal(spelling_check(own, STR("Nambia"), false)->verdict,
				 SPELLING_RIGHT);
		spelling_allow(own, STR("Kazakstan"));
		spelling_allow(own, STR("glica"));
		spelling_country(own, STR("Namibia"));
		assert_int_equal(spelling_check(own, STR("Kazakstan"), false)->verdict,
				 SPELLING_RIGHT);
		assert_int_equal(spelling_check(own, STR("glica"), false)->verdict, SPELLING_RIGHT);
		assert_int_equal(spelling_check(own, STR("Nambia"), false)->verdict, SPELLING_NAME);
		assert_int_equal(spelling_check(own, STR("colour"), false)->variety,
				 VARIETY_BRITISH);
		spelling_close(own);
		arena_release(&paper);
	}
	/* What a base has seen in papers it can be asked itself. */
	expect(&f, "Kazakstan", "name: Kazakhstan");
	expect(&f, "glica", "wrong: click");
	expect(&f, "Nambia", "right");
	shut(&f);
}

static void holds_to_the_dialect(void **state)
{
	(void)state;
	struct fixture f;
	open_in(&f, DIALECT_UN);
	expect(&f, "organization", "right");
	expect(&f, "organisation", "dialect: organization");
	expect(&f, "decarbonising", "dialect: decarbonizing");
	expect(&f, "color", "dialect: colour");
	expect(&f, "self-defense", "dialect: self-defence");
	expect(&f, "programme", "right");
	expect(&f, "Defense", "right"); /* in a title */
	assert_string_equal(judged(&f, "Defense", true, 1), "dialect: Defence");
	shut(&f);
	open_in(&f, DIALECT_US);
	expect(&f, "color", "right");
	expect(&f, "colour", "dialect: color");
	expect(&f, "programme", "dialect: program");
	expect(&f, "analyse", "dialect: analyze");
	expect(&f, "organisation", "dialect: organization");
	shut(&f);
	open_in(&f, DIALECT_EITHER);
	expect(&f, "colour", "right");
	expect(&f, "color", "right");
	expect(&f, "organisation", "right");
	expect(&f, "organizaiton", "wrong: organization");
	shut(&f);
}

static void expect_variety(struct fixture *f, const char *word, enum variety variety,
			   const char *counterpart)
{
	const struct spelling_result *result = spelling_guess(f->spelling, str_of(word), false);
	if (result->variety != variety || !str_is(result->counterpart, counterpart))
		fail_msg("\"%s\" is %d, \"%.*s\"", word, (int)result->variety,
			 STR_ARG(result->counterpart));
	assert_int_equal(result->verdict, SPELLING_RIGHT);
}

static void tells_the_varieties_apart(void **state)
{
	(void)state;
	struct fixture f;
	open_in(&f, DIALECT_EITHER);
	expect_variety(&f, "colour", VARIETY_BRITISH, "color");
	expect_variety(&f, "neighboring", VARIETY_AMERICAN, "neighbouring");
	expect_variety(&f, "self-defence", VARIETY_BRITISH, "self-defense");
	expect_variety(&f, "travelled", VARIETY_BRITISH, "traveled");
	expect_variety(&f, "organisations", VARIETY_ISE, "organizations");
	expect_variety(&f, "organizations", VARIETY_IZE, "organisations");
	expect_variety(&f, "peace", VARIETY_ANY, "");
	expect_variety(&f, "exercise", VARIETY_ANY, "");
	expect_variety(&f, "advise", VARIETY_ANY, "");
	expect_variety(&f, "seized", VARIETY_ANY, "");
	expect_variety(&f, "citizens", VARIETY_ANY, "");
	expect_variety(&f, "horizon", VARIETY_ANY, "");
	expect_variety(&f, "judgement", VARIETY_ANY, "");
	expect_variety(&f, "multilateralism", VARIETY_ANY, "");
	expect_variety(&f, "Organisation", VARIETY_ANY, ""); /* a name */
	assert_true(spelling_lists_name(f.spelling, STR("Kazakhstan")));
	assert_false(spelling_lists_name(f.spelling, STR("refoulement")));
	shut(&f);
	open_in(&f, DIALECT_UN);
	expect_variety(&f, "colour", VARIETY_ANY, ""); /* not asked */
	shut(&f);
}

static void knows_lists_and_parts(void **state)
{
	(void)state;
	struct fixture f;
	open_in(&f, DIALECT_UN);
	static const char *const right[] = {
		"multilateralism",
		"Multilateralism",
		"peacebuilding",
		"stakeholders",
		"co-chair",
		"Kazakhstani",
		"Kazakhstanis",
		"Tanzania",
		"C\xC3\xB4te",
		"Cote",
		"d'Ivoire",
		"Guinea-Bissau",
		"al-Shabaab",
		"Islamophobia",
		"na\xC3\xAFve",
		"caf\x65\xCC\x81",
		"\xEF\xAC\x81nancial",
		"fi\xC2\xADnancial",
		"don\xE2\x80\x99t",
		"UN-led",
		"De-escalation",
		"non-State",
		"counter-terrorism",
		"pre-electoral",
		"cybersecurity",
		"geopolitics",
		"transboundary",
		"socioeconomic",
		"micro-credit",
		"decision-making",
		"aggressions",
		"\xD0\x9C\xD0\xB8\xD1\x80",
		"O'Connell",
	};
	for (size_t i = 0; i < sizeof right / sizeof right[0]; i++)
		if (strcmp(judged(&f, right[i], false, 1), "right") != 0)
			fail_msg("\"%s\" is %s", right[i], judged(&f, right[i], false, 4));
	expect(&f, "multilateralsm", "wrong: multilateralism");
	expect(&f, "peace-bulding", "wrong: peace-building");
	expect(&f, "untill", "wrong: until");
	expect(&f, "comission", "wrong: commission");
	expect(&f, "islamophobia", "name: Islamophobia");
	expect(&f, "kazakhstan", "name: Kazakhstan");
	shut(&f);
}

static void finds_slips_in_names(void **state)
{
	(void)state;
	struct fixture f;
	open_in(&f, DIALECT_UN);
	expect(&f, "Kazaskhstan", "name: Kazakhstan");
	expect(&f, "Kyrgystan", "name: Kyrgyzstan");
	expect(&f, "Lybia", "name: Libya");
	expect(&f, "Uygurh", "name: Uyghur");
	expect(&f, "Guinea-Bisau", "name: Guinea-Bissau");
	expect(&f, "Organizaiton", "name: Organization");
	expect(&f, "KAzakhstan", "wrong: Kazakhstan");
	assert_string_equal(judged(&f, "Algerias", false, 2), "name: Algeria's, Algeria");
	expect(&f, "Jospeh", "name: Joseph");
	expect(&f, "Govermnent", "wrong: Government");
	/* Other people's names stay alone. */
	expect(&f, "Tokayev", "right");
	expect(&f, "Maki", "right"); /* four letters: Mali is too short to guess at */
	expect(&f, "Nguema", "right");
	expect(&f, "al-Muhandis", "right");
	shut(&f);
}

/* In a short name a letter that nobody confuses with the right one: the paper decides. */
static void doubts_slips_in_short_names(void **state)
{
	(void)state;
	struct fixture f;
	open_in(&f, DIALECT_UN);
	expect(&f, "Maduro", "name: Majuro");
	assert_true(spelling_check(f.spelling, STR("Maduro"), false)->doubtful);
	expect(&f, "Libja", "name: Libya");
	assert_false(spelling_check(f.spelling, STR("Lybia"), false)->doubtful);
	assert_false(spelling_check(f.spelling, STR("Algexia"), false)->doubtful); /* long */
	/* Behind = in the list: right with its capital, and nothing is a slip for it. */
	expect(&f, "Kurdi", "right");
	expect(&f, "Kurti", "right");
	expect(&f, "kurdi", "wrong: curd");
	shut(&f);
}

/* The likeliest name first, and a people's plural as such. */
static void orders_names_by_likelihood(void **state)
{
	(void)state;
	struct fixture f;
	open_in(&f, DIALECT_UN);
	assert_string_equal(judged(&f, "Malgeria", false, 2), "name: Algeria");
	assert_string_equal(judged(&f, "Europians", false, 2), "name: Europeans, European");
	assert_string_equal(judged(&f, "Zealanders", false, 1), "right");
	assert_string_equal(judged(&f, "Tuvaluans", false, 1), "right");
	assert_string_equal(judged(&f, "Kyrgyzstans", false, 1), "name: Kyrgyzstan's");
	shut(&f);
}

static void distrusts_a_sentences_first_capital(void **state)
{
	(void)state;
	struct fixture f;
	open_in(&f, DIALECT_UN);
	assert_string_equal(judged(&f, "Teh", true, 1), "wrong: The");
	assert_string_equal(judged(&f, "Becuase", true, 1), "wrong: Because");
	assert_string_equal(judged(&f, "Tokayev", true, 1), "right");
	assert_string_equal(judged(&f, "Becuase", false, 1), "wrong: Because");
	assert_string_equal(judged(&f, "Andry", true, 1), "right");
	shut(&f);
}

static void looks_wider_for_the_own_country(void **state)
{
	(void)state;
	struct fixture f;
	open_in(&f, DIALECT_UN);
	expect(&f, "Kazasktan", "right");
	spelling_country(f.spelling, STR("Kazakhstan"));
	expect(&f, "Kazasktan", "name: Kazakhstan"); /* what was judged before is judged anew */
	expect(&f, "Khazakstan", "name: Kazakhstan");
	expect(&f, "Kazakhstan", "right");
	shut(&f);
}

static void allows_a_papers_own_words(void **state)
{
	(void)state;
	struct fixture f;
	open_in(&f, DIALECT_UN);
	expect(&f, "Kazakstan", "name: Kazakhstan");
	expect(&f, "glica", "wrong: click");
	char own[] = "Kazakstan Glica";
	spelling_allow(f.spelling, str_of(own));
	memset(own, 'x', sizeof own - 1); /* the caller's text may go */
	expect(&f, "Kazakstan", "right");
	expect(&f, "glica", "right");
	shut(&f);
}

static void bears_odd_words(void **state)
{
	(void)state;
	struct fixture f;
	open_in(&f, DIALECT_UN);
	char longest[2 * SPELLING_MAX_WORD + 1] = {0};
	memset(longest, 'q', SPELLING_MAX_WORD);
	expect(&f, longest, judged(&f, longest, false, 0));
	memset(longest, 'q', SPELLING_MAX_WORD + 1);
	assert_string_equal(judged(&f, longest, false, 4), "wrong");
	static const char *const odd[] = {
		"'",   "-",        "--",   "a-", "-a",           "'s",    "x'",    "1",
		"a_b", "\xC3\xA9", "\xFF", "",   "\xEF\xAC\x81", "x-'-y", "s's's", "%s"};
	for (size_t i = 0; i < sizeof odd / sizeof odd[0]; i++)
		assert_non_null(judged(&f, odd[i], i % 2, 4));
	shut(&f);
}

static void guesses_for_no_more_than_a_papers_worth(void **state)
{
	(void)state;
	struct fixture f;
	open_in(&f, DIALECT_UN);
	char word[] = "xaaaaq";
	size_t with = 0, without = 0;
	for (unsigned i = 0; i < 2000; i++) {
		for (unsigned j = 0, n = i; j < 4; j++, n /= 7)
			word[1 + j] = "btkzqvj"[n % 7];
		const struct spelling_result *result =
			spelling_check(f.spelling, str_of(word), false);
		assert_int_equal(result->verdict, SPELLING_WRONG);
		*(result->suggestion_count ? &with : &without) += 1;
	}
	assert_true(with <= 500);
	assert_true(without >= 1500);
	shut(&f);
}

static void does_not_heed_a_users_settings(void **state)
{
	(void)state;
	struct fixture f;
	setenv("ASPELL_CONF", "ignore 20;ignore-case true;sug-mode ultra;extra-dicts en_GB-ise", 1);
	open_in(&f, DIALECT_UN);
	expect(&f, "casued", "wrong: caused");
	expect(&f, "organisation", "dialect: organization");
	unsetenv("ASPELL_CONF");
	shut(&f);
}

static void says_what_to_install(void **state)
{
	(void)state;
	static const char *const nowhere[] = {"libno-such-library.so.0", NULL};
	struct arena arena = {0};
	struct str why;
	dictionary_look_in(nowhere);
	assert_null(spelling_open(&arena, DIALECT_UN, STR(""), STR(""), &why));
	assert_true(str_starts(why, STR("the spelling dictionaries are not installed: ")));
	assert_true(str_has(why, STR("install")));
	dictionary_look_in(NULL);
	assert_null(dictionary_open(&arena, "xx_NO-such", &why));
	assert_true(str_starts(why, STR("the spelling dictionaries are not installed: ")));
	spelling_close(NULL);
	arena_release(&arena);
}

/* ---- in a paper, with the lists that are shipped ---- */

struct desk {
	struct arena arena;
	struct library library;
	struct diags diags;
	struct spelling *spelling;
	const struct conference *conference;
};

static struct str shipped(struct desk *desk, const char *name)
{
	const struct source *source =
		library_read(&desk->library, str_printf(&desk->arena, "profiles/un/words/%s", name),
			     PAPER_MAX_BYTES, &desk->diags);
	assert_non_null(source);
	return source->text;
}

static void open_desk(struct desk *desk)
{
	struct str why;
	*desk = (struct desk){.spelling = NULL};
	desk->diags.arena = &desk->arena;
	library_init(&desk->library, &desk->arena);
	library_add(&desk->library, STR("."));
	desk->conference = conference_load(&desk->library, STR("generic"), &desk->diags);
	assert_non_null(desk->conference);
	struct str all =
		str_printf(&desk->arena, "%.*s\n%.*s", STR_ARG(shipped(desk, "countries.txt")),
			   STR_ARG(shipped(desk, "un-names.txt")));
	desk->spelling = spelling_open(&desk->arena, DIALECT_EITHER, shipped(desk, "un-words.txt"),
				       all, &why);
	if (!desk->spelling) {
		print_message("%.*s\n", STR_ARG(why));
		skip();
	}
}

static void clear_desk(struct desk *desk)
{
	spelling_close(desk->spelling);
	arena_release(&desk->arena);
}

/* The messages of spelling for a paper, one a line, with the first suggestion. */
static const char *read_paper(struct desk *desk, const char *text)
{
	struct arena *arena = &desk->arena, scratch = {0};
	struct diags found = {.arena = arena};
	const struct source *source = paper_source(arena, STR("p.md"), str_of(text), &found);
	struct lint_options options = {.conference = desk->conference};
	options.spelling = spelling_for_paper(arena, desk->spelling);
	struct strbuf out;
	strbuf_init(&out, arena);
	strbuf_adds(&out, "");
	lint_paper(&options, paper_parse(arena, source, &found), &scratch, &found);
	for (size_t i = 0; i < found.count; i++) {
		const struct diag *diag = &found.items[i];
		if (diag->rule != RULE_SPELLING && diag->rule != RULE_SPELLING_NAME &&
		    diag->rule != RULE_SPELLING_DIALECT)
			continue;
		strbuf_addf(&out, "%.*s>",
			    STR_ARG(str_part(source->text, diag->span.start, diag->span.end)));
		if (diag->suggestion_count)
			strbuf_add(&out, diag->suggestions[0]);
		strbuf_adds(&out, " ");
	}
	arena_release(&scratch);
	return out.p;
}

static void expect_in_paper(const char *text, const char *expected)
{
	struct desk desk;
	open_desk(&desk);
	assert_string_equal(read_paper(&desk, text), expected);
	clear_desk(&desk);
}

static void leaves_right_tokens_alone(void **state)
{
	(void)state;
	expect_in_paper(
		"The 48th session, its 21st-century aims, the 1990s and the States\xE2\x80\x99 "
		"rights; Kazakhstan\xE2\x80\x99s, the NGOs\xE2\x80\x99 SDGs, MDG's and IDPs.\n\n"
		"C\xC3\xB4te d\xE2\x80\x99Ivoire, Cote d'Ivoire, S\xC3\xA3o Tom\xC3\xA9 and "
		"Pr\xC3\xADncipe, T\xC3\xBCrkiye\xE2\x80\x99s, N\xE2\x80\x99"
		"Djamena, Port-au-Prince, "
		"Guinea\xE2\x80\x91"
		"Bissau.\n\n"
		"See https://www.un.org/en/teh, A/RES/65/283, A/C.4/78/L.9, S/RES/2601 (2021), "
		"E/CN.4/2005/1, UNSCR 1325, CCPR/C/KAZ/CO/2.\n\n"
		"in\xC2\xADter\xC2\xADna\xC2\xADtional, \xEF\xAC\x81nancial, na\xC3\xAFve, "
		"fa\xC3\xA7"
		"ade, mid-1990s, e-learning, T-shirt, 5G, COVID-19-related, "
		"G77+China, U.S.-led, pre- and post-war, pre-emptive.\n\n"
		"Ursula von der Leyen, Ban Ki-moon, Al-Qaeda, McDonald, Sharm el Sheikh.\n\n"
		"a.b@c.kz, report-final.docx, #peace, 10km, 50kg, H2O, he/she, and/or; "
		"peace\xE2\x80\x93security, \"peacebuilding\"/'peacekeeping'. The Kazakhs' rights, "
		"James's.\n",
		"");
}

static void leaves_foreign_words_alone(void **state)
{
	(void)state;
	expect_in_paper("The \xE2\x80\x9CRuhani Zhangyru\xE2\x80\x9D programme and *zhusan*, "
			"_shanyrak_ and the \"kamqorlyq zhasau men birlik\" of old.\n",
			"");
	expect_in_paper("They plant zhusan and \"peace needs dilpomats\" was said.\n",
			"zhusan>human dilpomats>diplomats ");
}

/* A doubtful slip is one unless the paper shows that the word is a person's name. */
static void sees_persons_by_their_company(void **state)
{
	(void)state;
	expect_in_paper("The war reached Syrka. In Libja peace is far.\n",
			"Syrka>Syria Libja>Libya ");
	expect_in_paper("The war reached Syrka. General Libja said so, and Libja was right.\n",
			"Syrka>Syria ");
	expect_in_paper("Of Libja Hassan little is known.\n", "");
	/* No doubt: letters that everybody confuses, and long names. */
	expect_in_paper("The Republic Lybia and President Kazakstan.\n",
			"Lybia>Libya Kazakstan>Kazakhstan ");
}

static void finds_one_fault_in_a_mixture(void **state)
{
	(void)state;
	expect_in_paper("The organisation and the organization.\n", "organisation>organization ");
	expect_in_paper("The colour and the color.\n", "color>colour ");
	expect_in_paper("The organization of colour in the centre.\n", "");
	expect_in_paper("The organization of color in the center.\n", "");
	expect_in_paper("The organisation of colour.\n", "");
	expect_in_paper("Our colour, said \"the color of the Department of Defense\".\n", "");
}

static void mends_in_the_papers_own_english(void **state)
{
	(void)state;
	expect_in_paper("The neigborhood of labor and color.\n", "neigborhood>neighborhood ");
	expect_in_paper("The neigborhood of labour.\n", "neigborhood>neighbourhood ");
	expect_in_paper("The neigborhood.\n", "neigborhood>neighbourhood ");
}

/* The shared sample, where it is at hand: exactly its four misspellings. */
static void reads_the_sample_paper(void **state)
{
	(void)state;
	const char *shared = getenv("MUNDRAFT_SHARED");
	char path[512], text[8192];
	snprintf(path, sizeof path, "%s/sources/student-paper.txt",
		 shared && *shared ? shared : "../shared");
	FILE *file = fopen(path, "rb");
	if (!file) {
		print_message("no %s\n", path);
		skip();
	}
	size_t n = fread(text, 1, sizeof text, file);
	fclose(file);
	struct fixture f;
	open_in(&f, DIALECT_EITHER);
	spelling_country(f.spelling, STR("Kazakhstan"));
	struct strbuf found;
	struct str word;
	strbuf_init(&found, &f.arena);
	for (size_t at = 0; spelling_next((struct str){text, n}, &at, &word);)
		for (int start = 0; start < 2; start++) {
			const struct spelling_result *result =
				spelling_guess(f.spelling, word, start);
			if (result->verdict != SPELLING_RIGHT && !start)
				strbuf_addf(&found, "%.*s>%.*s ", STR_ARG(word),
					    STR_ARG(result->suggestions[0]));
			assert_true(start == 0 || result->verdict == SPELLING_RIGHT ||
				    str_has(strbuf_str(&found), word));
		}
	assert_string_equal(found.p, "Kazasktans>Kazakhstan geopgrahically>geographically "
				     "casued>caused Kazaskhstan>Kazakhstan ");
	shut(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(cuts_plain_words),
		cmocka_unit_test(keeps_hyphens_and_contractions),
		cmocka_unit_test(takes_off_possessives),
		cmocka_unit_test(skips_numbers_and_ordinals),
		cmocka_unit_test(skips_acronyms_and_symbols),
		cmocka_unit_test(skips_addresses),
		cmocka_unit_test(bounds_long_words),
		cmocka_unit_test(ends_on_bad_bytes),
		cmocka_unit_test(finds_the_students_slips),
		cmocka_unit_test(knows_irregular_forms),
		cmocka_unit_test(prefers_common_words),
		cmocka_unit_test(guesses_when_asked),
		cmocka_unit_test(knows_derived_words),
		cmocka_unit_test(shares_dictionaries_between_papers),
		cmocka_unit_test(holds_to_the_dialect),
		cmocka_unit_test(tells_the_varieties_apart),
		cmocka_unit_test(knows_lists_and_parts),
		cmocka_unit_test(finds_slips_in_names),
		cmocka_unit_test(doubts_slips_in_short_names),
		cmocka_unit_test(orders_names_by_likelihood),
		cmocka_unit_test(distrusts_a_sentences_first_capital),
		cmocka_unit_test(looks_wider_for_the_own_country),
		cmocka_unit_test(allows_a_papers_own_words),
		cmocka_unit_test(bears_odd_words),
		cmocka_unit_test(guesses_for_no_more_than_a_papers_worth),
		cmocka_unit_test(does_not_heed_a_users_settings),
		cmocka_unit_test(says_what_to_install),
		cmocka_unit_test(leaves_right_tokens_alone),
		cmocka_unit_test(leaves_foreign_words_alone),
		cmocka_unit_test(sees_persons_by_their_company),
		cmocka_unit_test(finds_one_fault_in_a_mixture),
		cmocka_unit_test(mends_in_the_papers_own_english),
		cmocka_unit_test(reads_the_sample_paper),
	};
	return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
