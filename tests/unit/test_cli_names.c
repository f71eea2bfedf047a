/* What a user typed and what was meant; and what counts as a statement of fact. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>
#include <sys/stat.h>

#include "cli/capture.h"
#include "cli/claims.h"
#include "cli/cli.h"

static struct run run;
static struct capture capture;
static char folder[] = "/tmp/mundraft-test-XXXXXX";

static const char *const files[][2] = {
	{"profiles/kazakhstan.yaml",
	 "country: {id: kazakhstan, name: Kazakhstan, formal: Republic of Kazakhstan,\n"
	 "  aliases: [Qazaqstan, KAZ]}\n"},
	{"profiles/republic-of-korea.yaml",
	 "country: {id: republic-of-korea, name: Republic of Korea, aliases: [South Korea]}\n"},
	{"profiles/dprk.yaml",
	 "country: {id: dprk, name: Democratic People's Republic of Korea}\n"},
	{"profiles/cote-divoire.yaml",
	 "country: {id: cote-divoire, name: \"C\xC3\xB4te d'Ivoire\"}\n"},
	{"profiles/broken.yaml", "country: [\n"},
	{"profiles/latin.yaml", "country: {name: \xE9t\xE9}\n"},
	{"profiles/un/topics/mediator-training.yaml",
	 "{title: Training of Mediators, aliases: [mediators]}\n"},
	{"profiles/un/topics/counter-terrorism.yaml",
	 "{title: Countering Terrorism, aliases: [terrorism]}\n"},
	{"templates/committees/unsc.md",
	 "---\nname: United Nations Security Council\nshort: the Security Council\n---\n{{ x }}\n"},
	{"templates/conferences/nmun.yaml", "name: National Model United Nations\n"},
};
static const char *const folders[] = {"profiles",  "profiles/un",          "profiles/un/topics",
				      "templates", "templates/committees", "templates/conferences"};

static const char *path_of(const char *name)
{
	static char path[200];
	snprintf(path, sizeof path, "%s/%s", folder, name);
	return path;
}

static int make_library(void **state)
{
	(void)state;
	if (!mkdtemp(folder))
		return -1;
	for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
		mkdir(path_of(folders[i]), 0700);
	for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
		FILE *file = fopen(path_of(files[i][0]), "w");
		if (!file)
			return -1;
		fputs(files[i][1], file);
		fclose(file);
	}
	run.args.command = COMMAND_DRAFT;
	run.args.implied = true;
	run.diags.arena = &run.arena;
	library_init(&run.library, &run.arena);
	library_add(&run.library, str_of(folder));
	return 0;
}

static int remove_library(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof files / sizeof *files; i++)
		remove(path_of(files[i][0]));
	for (size_t i = sizeof folders / sizeof *folders; i-- > 0;)
		remove(path_of(folders[i]));
	arena_release(&run.arena);
	return remove(folder);
}

static void assert_means(enum kind kind, const char *typed, const char *id)
{
	capture_start(&capture, stderr);
	struct str found = name_choose(&run, kind, str_of(typed));
	capture_end(&capture);
	if (!str_is(found, id))
		fail_msg("\"%s\" means \"%.*s\", not \"%s\": %s", typed, STR_ARG(found), id,
			 capture.text);
	assert_int_equal(capture.text[0] == '\0', *id != '\0');
}

static void assert_asked(enum kind kind, const char *typed, const char *text)
{
	assert_means(kind, typed, "");
	if (!strstr(capture.text, text))
		fail_msg("\"%s\" is not in \"%s\"", text, capture.text);
}

static void test_countries(void **state)
{
	(void)state;
	assert_means(KIND_COUNTRY, "kazakhstan", "kazakhstan");
	assert_means(KIND_COUNTRY, "KAZAKHSTAN", "kazakhstan");
	assert_means(KIND_COUNTRY, "the Republic of Kazakhstan", "kazakhstan");
	assert_means(KIND_COUNTRY, "qazaqstan", "kazakhstan");
	assert_means(KIND_COUNTRY, "Republic of Korea", "republic-of-korea");
	assert_means(KIND_COUNTRY, "south korea", "republic-of-korea");
	assert_means(KIND_COUNTRY, "Cote d'Ivoire", "cote-divoire");
	assert_means(KIND_COUNTRY, "C\xC3\xB4te d\xE2\x80\x99Ivoire", "cote-divoire");
}

static void test_others(void **state)
{
	(void)state;
	assert_means(KIND_COMMITTEE, "UNSC", "unsc");
	assert_means(KIND_COMMITTEE, "Security Council", "unsc");
	assert_means(KIND_CONFERENCE, "national model united nations", "nmun");
	assert_means(KIND_TOPIC, "counter-terrorism", "counter-terrorism");
	assert_means(KIND_TOPIC, "the training of mediators in Central Asia", "mediator-training");
	assert_means(KIND_RULE, "spelling", "spelling");
}

static void test_asked_back(void **state)
{
	(void)state;
	assert_asked(KIND_COUNTRY, "kazakstan", "did you mean \"kazakhstan\"?");
	assert_asked(KIND_COUNTRY, "korea", "\"korea\" can mean more than one country");
	assert_asked(KIND_COUNTRY, "korea", "dprk, republic-of-korea");
	assert_asked(KIND_COUNTRY, "norway", "there is no country \"norway\"");
	assert_asked(KIND_COUNTRY, "norway", "mundraft list countries");
	assert_asked(KIND_COUNTRY, "lst", "did you mean \"list\"?");
	assert_asked(KIND_TOPIC, "mediators against terrorism", "can mean more than one topic");
}

static void test_no_paths(void **state)
{
	(void)state;
	assert_asked(KIND_COUNTRY, "../profiles/kazakhstan", "is a file, not a country");
	assert_asked(KIND_COUNTRY, "./kazakhstan.yaml", "./profiles");
	assert_asked(KIND_COUNTRY, "paper.md", "mundraft lint paper.md");
	assert_asked(KIND_COUNTRY, "..", "there is no");
	assert_asked(KIND_COUNTRY, "\x1b]0;x\x07", "<U+001B>");
	assert_asked(KIND_COUNTRY, "\xFF\xFE", "<FF><FE>");
}

static void test_lists(void **state)
{
	(void)state;
	struct entry *entries;
	assert_int_equal(names_list(&run.library, KIND_COUNTRY, true, &entries), 6);
	assert_true(str_is(entries[0].id, "broken"));
	assert_true(str_is(entries[0].names[0], "broken"));
	assert_true(str_is(entries[3].names[0], "Kazakhstan"));
	assert_int_equal(names_list(&run.library, KIND_TOPIC, true, &entries), 2);
	assert_int_equal(names_list(&run.library, KIND_RULE, true, &entries), RULE_COUNT);
}

static void assert_claim(const char *text, int year, const char *claim)
{
	const char *found = claim_in(str_of(text), year);
	if ((found == NULL) != (claim == NULL) || (claim && strcmp(found, claim) != 0))
		fail_msg("\"%s\" holds %s, not %s", text, found ? found : "nothing",
			 claim ? claim : "nothing");
}

static void test_claims(void **state)
{
	(void)state;
	assert_claim("Peace has to be taught.", 0, NULL);
	assert_claim("It sent 139 peacekeepers.", 0, "a figure");
	assert_claim("It joined in 1992.", 0, "a date");
	assert_claim("It said \"never again\".", 0, "a quotation");
	assert_claim("It said \xE2\x80\x9Cnever again\xE2\x80\x9D.", 0, "a quotation");
	assert_claim("See A/RES/65/283.", 0, "a document symbol");
	assert_claim("The plan of resolution 16/18 stands.", 0, "a document symbol");
	assert_claim("Women and/or men may apply.", 0, NULL);
	assert_claim("It rests on Article 2 (7) of the Charter.", 0, NULL);
	assert_claim("Under Article IV(4) of the Constitution it may.", 0, NULL);
	assert_claim("Articles 10 and 14 of the Charter allow it.", 0, NULL);
	assert_claim("Article 4 binds 193 States.", 0, "a figure");
	assert_claim("They came in 3 and 4.", 0, "a figure");
	assert_claim("It costs $2000 or 2,500 tenge.", 0, "a figure");
	assert_claim("Articles 1, and 2 and 3 and 4 of the Charter.", 0, "a figure");
	assert_claim("Articles 1 and 2 and 3 and 4 of the Charter.", 0, NULL);
	/* a proposal's numbers are targets, its past is not */
	assert_claim("Train 500 mediators by 2030.", 2026, NULL);
	assert_claim("As in 2012, train 500 mediators.", 2026, "a date");
	assert_claim("Follow A/RES/65/283.", 2026, "a document symbol");
	assert_claim("Collect $2000 within 12 months.", 2026, NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_countries),  cmocka_unit_test(test_others),
		cmocka_unit_test(test_asked_back), cmocka_unit_test(test_no_paths),
		cmocka_unit_test(test_lists),      cmocka_unit_test(test_claims),
	};
	return cmocka_run_group_tests(tests, make_library, remove_library) != 0;
}
