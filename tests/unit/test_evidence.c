/*
 * What there is to argue with: where files are found, what is read from them, and
 * every mistake that a profile, a committee or a conference can hold.
 */
#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "mundraft/committee.h"
#include "mundraft/evidence.h"
#include "mundraft/strbuf.h"
#include "mundraft/utf8.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

#define assert_str(actual, expected) check_str((actual), (expected), __FILE__, __LINE__)

static void check_str(struct str actual, const char *expected, const char *file, int line)
{
	struct str wanted = str_of(expected), a, b;
	size_t row = 1;
	if (str_eq(actual, wanted))
		return;
	for (;; row++) {
		bool more = str_next_line(&wanted, &a), also = str_next_line(&actual, &b);
		a = more ? a : (struct str){0};
		b = also ? b : (struct str){0};
		if (!str_eq(a, b) || !more || !also)
			break;
	}
	print_error("line %zu: expected \"%.*s\"\n", row, STR_ARG(a));
	print_error("            but is \"%.*s\"\n", STR_ARG(b));
	_fail(file, line);
}

/* --- folders of our own --- */

/* Two folders, as a delegate has them: what is theirs lies over what is shipped. */
struct desk {
	char dir[256];
	struct arena arena;
	struct library library;
	struct diags diags;
	struct evidence evidence;
	struct topic *topics;
	size_t topic_count;
};

static void remove_tree(const char *path)
{
	DIR *dir = opendir(path);
	for (struct dirent *file; dir && (file = readdir(dir));) {
		char inner[1024];
		struct stat info;
		if (strcmp(file->d_name, ".") == 0 || strcmp(file->d_name, "..") == 0)
			continue;
		snprintf(inner, sizeof inner, "%s/%s", path, file->d_name);
		if (lstat(inner, &info) == 0 && S_ISDIR(info.st_mode))
			remove_tree(inner);
		else
			unlink(inner);
	}
	if (dir)
		closedir(dir);
	rmdir(path);
}

static const char *path_of(struct desk *desk, const char *name)
{
	return str_printf(&desk->arena, "%s/%s", desk->dir, name).p;
}

/* Writes a file, and the folders above it. */
static void put(struct desk *desk, const char *name, struct str content)
{
	char *path = str_dup(&desk->arena, str_of(path_of(desk, name)));
	for (char *slash = path + strlen(desk->dir) + 1; (slash = strchr(slash, '/')); slash++) {
		*slash = '\0';
		mkdir(path, 0777);
		*slash = '/';
	}
	FILE *file = fopen(path, "wb");
	assert_non_null(file);
	assert_int_equal(fwrite(content.p ? content.p : "", 1, content.n, file), content.n);
	assert_int_equal(fclose(file), 0);
}

static void put_text(struct desk *desk, const char *name, const char *content)
{
	put(desk, name, str_of(content));
}

static int open_desk(void **state)
{
	struct desk *desk = calloc(1, sizeof *desk);
	const char *above = getenv("TMPDIR");
	assert_non_null(desk);
	snprintf(desk->dir, sizeof desk->dir, "%s/mundraft-XXXXXX",
		 above && *above ? above : "/tmp");
	if (!mkdtemp(desk->dir))
		return -1;
	desk->diags.arena = &desk->arena;
	desk->evidence.arena = &desk->arena;
	library_init(&desk->library, &desk->arena);
	mkdir(path_of(desk, "own"), 0777);
	mkdir(path_of(desk, "shipped"), 0777);
	library_add(&desk->library, str_of(path_of(desk, "own")));
	library_add(&desk->library, str_of(path_of(desk, "shipped")));
	assert_int_equal(desk->library.root_count, 2);
	*state = desk;
	return 0;
}

static int close_desk(void **state)
{
	struct desk *desk = *state;
	remove_tree(desk->dir);
	arena_release(&desk->arena);
	free(desk);
	return 0;
}

/* A path without the folder that differs from run to run. */
static struct str short_name(struct desk *desk, struct str name)
{
	size_t n = strlen(desk->dir) + 1;
	return str_starts(name, str_of(desk->dir)) ? str_part(name, n, name.n) : name;
}

/* A text in which the folder stands as it is called in this run. */
static void add_shortened(struct desk *desk, struct strbuf *out, struct str text)
{
	struct str folder = str_printf(&desk->arena, "%s/", desk->dir);
	size_t at = 0;
	for (size_t hit; (hit = str_find(text, folder, at)) < text.n; at = hit + folder.n)
		strbuf_add(out, str_part(text, at, hit));
	strbuf_add(out, str_part(text, at, text.n));
}

/* One line each: "rule file:line:column message (help)". */
static struct str report(struct desk *desk)
{
	struct strbuf out;
	strbuf_init(&out, &desk->arena);
	diags_sort(&desk->diags);
	for (size_t i = 0; i < desk->diags.count; i++) {
		const struct diag *diag = &desk->diags.items[i];
		strbuf_addf(&out, "%s ", rules[diag->rule].id);
		if (diag->source) {
			struct place place = source_place(diag->source, diag->span.start);
			struct str name = short_name(desk, diag->source->name);
			strbuf_addf(&out, "%.*s:%zu:%zu ", STR_ARG(name), place.line, place.column);
		}
		add_shortened(desk, &out, diag->message);
		strbuf_adds(&out, " (");
		add_shortened(desk, &out, diag->help);
		strbuf_adds(&out, ")\n");
	}
	return strbuf_str(&out);
}

#define assert_report(desk, expected) check_str(report(desk), (expected), __FILE__, __LINE__)

/* How many diagnostics of a rule there are. */
static size_t count_of(struct desk *desk, enum rule_id rule)
{
	size_t n = 0;
	for (size_t i = 0; i < desk->diags.count; i++)
		n += desk->diags.items[i].rule == rule;
	return n;
}

/* --- library --- */

static const struct source *find(struct desk *desk, const char *id)
{
	return library_find(&desk->library, "profiles", str_of(id), ".yaml", NULL, &desk->diags);
}

static void test_library_takes_the_first(void **state)
{
	struct desk *desk = *state;
	put_text(desk, "shipped/profiles/a.yaml", "shipped a");
	put_text(desk, "own/profiles/a.yaml", "own a");
	put_text(desk, "shipped/profiles/b.yaml", "shipped b");
	const struct source *own = find(desk, "a");
	assert_str(own->text, "own a");
	assert_str(short_name(desk, own->name), "own/profiles/a.yaml");
	assert_str(find(desk, "b")->text, "shipped b");
	assert_null(find(desk, "c"));
	const struct source *next =
		library_find(&desk->library, "profiles", STR("a"), ".yaml", own, &desk->diags);
	assert_str(next->text, "shipped a");
	assert_null(
		library_find(&desk->library, "profiles", STR("a"), ".yaml", next, &desk->diags));
	assert_null(
		library_find(&desk->library, "templates", STR("a"), ".yaml", NULL, &desk->diags));
	assert_null(library_find(&desk->library, "profiles", STR("a"), ".md", NULL, &desk->diags));
	assert_report(desk, "");
}

static void test_library_of_no_folders(void **state)
{
	struct desk *desk = *state;
	struct library none;
	struct library_entry *entries;
	library_init(&none, &desk->arena);
	assert_null(library_find(&none, "profiles", STR("a"), ".yaml", NULL, &desk->diags));
	assert_int_equal(library_list(&none, "profiles", ".yaml", &entries), 0);
	assert_report(desk, "");
}

static void test_library_adds_a_folder_once(void **state)
{
	struct desk *desk = *state;
	struct library *library = &desk->library;
	library_add(library, str_of(path_of(desk, "own/")));
	library_add(library, str_of(path_of(desk, "own///")));
	library_add(library, str_of(path_of(desk, "shipped/../own")));
	assert_int_equal(symlink("own", path_of(desk, "link")), 0);
	library_add(library, str_of(path_of(desk, "link")));
	library_add(library, str_of(path_of(desk, "nowhere")));
	library_add(library, (struct str){0});
	put_text(desk, "file", "x");
	library_add(library, str_of(path_of(desk, "file")));
	assert_int_equal(library->root_count, 2);
	library_add(library, STR("/"));
	library_add(library, STR("//"));
	assert_int_equal(library->root_count, 3);
	assert_str(library->roots[2], "/");
	assert_report(desk, "");
}

static void test_library_names_never_become_paths(void **state)
{
	struct desk *desk = *state;
	static const struct str bad[] = {
		{"", 0},          {".", 1},           {"..", 2},
		{"../secret", 9}, {"un/topics", 9},   {"/etc/passwd", 11},
		{"a\0b", 3},      {"secret\0", 7},    {"-rf", 3},
		{"a b", 3},       {"a.b", 3},         {"a%s", 3},
		{"a\n", 2},       {"caf\xC3\xA9", 5}, {"\xFF", 1},
		{"a\\b", 3},      {"~", 1},
	};
	put_text(desk, "own/secret.yaml", "x");
	put_text(desk, "own/profiles/secret.yaml", "x");
	put_text(desk, "own/profiles/un/topics.yaml", "x");
	put_text(desk, "own/profiles/-rf.yaml", "x");
	put_text(desk, "own/profiles/a.b.yaml", "x");
	for (size_t i = 0; i < COUNT(bad); i++) {
		assert_false(library_safe_id(bad[i]));
		assert_null(library_find(&desk->library, "profiles", bad[i], ".yaml", NULL,
					 &desk->diags));
		assert_null(profile_load(&desk->library, bad[i], &desk->evidence, &desk->diags));
		assert_null(committee_load(&desk->library, bad[i], &desk->diags));
		assert_null(conference_load(&desk->library, bad[i], &desk->diags));
	}
	static char longest[100000];
	memset(longest, 'a', sizeof longest);
	assert_true(library_safe_id((struct str){longest, 64}));
	assert_false(library_safe_id((struct str){longest, 65}));
	assert_false(library_safe_id((struct str){longest, sizeof longest}));
	assert_true(library_safe_id(STR("Guinea-Bissau_2")));
	assert_report(desk, "");
}

static void test_library_lists_in_order_of_name(void **state)
{
	struct desk *desk = *state;
	struct library_entry *entries;
	put_text(desk, "shipped/profiles/zambia.yaml", "");
	put_text(desk, "shipped/profiles/angola.yaml", "");
	put_text(desk, "own/profiles/zambia.yaml", "");
	put_text(desk, "own/profiles/mine.yaml", "");
	put_text(desk, "own/profiles/mine.yaml~", "");
	put_text(desk, "own/profiles/.mine.yaml", "");
	put_text(desk, "own/profiles/.yaml", "");
	put_text(desk, "own/profiles/my notes.yaml", "");
	put_text(desk, "own/profiles/note.md", "");
	put_text(desk, "own/profiles/un/states.yaml", "");
	assert_int_equal(library_list(&desk->library, "profiles", ".yaml", &entries), 3);
	static const char *const expected[][2] = {{"angola", "shipped/profiles/angola.yaml"},
						  {"mine", "own/profiles/mine.yaml"},
						  {"zambia", "own/profiles/zambia.yaml"}};
	for (size_t i = 0; i < 3; i++) {
		assert_str(entries[i].id, expected[i][0]);
		assert_str(short_name(desk, entries[i].path), expected[i][1]);
	}
	assert_int_equal(library_list(&desk->library, "nowhere", ".yaml", &entries), 0);
	assert_null(entries);
}

/* What is listed can be found: a folder of that name, or a link to nothing, cannot. */
static void test_library_lists_only_files(void **state)
{
	struct desk *desk = *state;
	struct library_entry *entries;
	put_text(desk, "own/profiles/folder.yaml/x", "");
	assert_int_equal(symlink("nothing", path_of(desk, "own/profiles/link.yaml")), 0);
	put_text(desk, "shipped/profiles/folder.yaml", "shipped");
	size_t count = library_list(&desk->library, "profiles", ".yaml", &entries);
	for (size_t i = 0; i < count; i++) {
		const struct source *source = library_find(
			&desk->library, "profiles", entries[i].id, ".yaml", NULL, &desk->diags);
		assert_non_null(source);
		assert_true(str_eq(source->name, entries[i].path));
	}
	assert_str(find(desk, "folder")->text, "shipped"); /* looked for behind the folder */
}

static const struct source *read_file(struct desk *desk, const char *name, size_t limit)
{
	return library_read(&desk->library, str_of(path_of(desk, name)), limit, &desk->diags);
}

static void test_library_reads(void **state)
{
	struct desk *desk = *state;
	put(desk, "nul", STR("a\0\xFF\r\n"));
	const struct source *source = read_file(desk, "nul", 100);
	assert_int_equal(source->text.n, 5);
	assert_memory_equal(source->text.p, "a\0\xFF\r\n", 5);
	put_text(desk, "empty", "");
	assert_int_equal(read_file(desk, "empty", 0)->text.n, 0);
	put_text(desk, "three", "abc");
	assert_str(read_file(desk, "three", 3)->text, "abc"); /* the limit itself is allowed */
	assert_report(desk, "");
}

static void test_library_refuses_to_read(void **state)
{
	struct desk *desk = *state;
	static char large[300 * 1024];
	memset(large, 'x', sizeof large);
	put(desk, "large", (struct str){large, sizeof large});
	assert_null(read_file(desk, "large", 2048));
	assert_null(read_file(desk, "large", sizeof large - 1));
	assert_non_null(read_file(desk, "large", sizeof large));
	assert_null(read_file(desk, "nowhere", 10));
	assert_null(read_file(desk, "own", 10));
	assert_null(library_read(&desk->library, (struct str){0}, 10, &desk->diags));
	assert_report(
		desk,
		"file-limit \"large\" is larger than 2 KiB (give a file of text; this one is too "
		"large to be one)\n"
		"file-limit \"large\" is larger than 299 KiB (give a file of text; this one is "
		"too large to be one)\n"
		"file-unreadable cannot read \"nowhere\": No such file or directory (check the "
		"name and the folder you are in)\n"
		"file-unreadable cannot read \"own\": it is a folder (check the name and the "
		"folder you are in)\n"
		"file-unreadable cannot read \"\": No such file or directory (check the name and "
		"the folder you are in)\n");
}

static void test_library_unreadable_file_is_said(void **state)
{
	struct desk *desk = *state;
	if (geteuid() == 0) {
		print_message("the super-user may read everything: nothing to test\n");
		skip();
	}
	put_text(desk, "own/profiles/a.yaml", "x");
	put_text(desk, "shipped/profiles/a.yaml", "x");
	assert_int_equal(chmod(path_of(desk, "own/profiles/a.yaml"), 0), 0);
	assert_null(find(desk, "a")); /* not silently the shipped one */
	assert_int_equal(count_of(desk, RULE_FILE_UNREADABLE), 1);
}

/* --- profiles --- */

#define TOPIC                                                                                      \
	"title: \"Safe Schools\"\n"                                                                \
	"sources:\n"                                                                               \
	"  un-a: {title: \"Resolution A\", publisher: \"General Assembly\", date: 2011-03-24,\n"   \
	"    url: \"https://undocs.org/a\", kind: resolution, reliability: 5, reason: \"text\"}\n" \
	"facts:\n"                                                                                 \
	"  - {id: t-figure, by: \"attackers\", say: \"struck 11 schools\", when: 2015,\n"          \
	"     source: un-a}\n"                                                                     \
	"matters: \"children lose years\"\n"                                                       \
	"matters_by: [t-figure]\n"                                                                 \
	"instruments:\n"                                                                           \
	"  - {id: t-act, name: \"the Declaration\", by: \"States\", when: 2015,\n"                 \
	"     did: \"opened the Declaration\", source: un-a}\n"

#define COUNTRY                                                                                    \
	"country: {id: kz, name: Kazakhstan, formal: \"Republic of Kazakhstan\",\n"                \
	"  adjective: Kazakh, as_of: 2026-11-21}\n"
#define SOURCES                                                                                    \
	"sources:\n"                                                                               \
	"  page: {title: \"A page\", publisher: \"A body\", date: 2017, url: "                     \
	"\"https://a.org/\",\n"                                                                    \
	"    kind: press, reliability: 4, reason: \"dated\"}\n"
#define REST ", when: 2015, kind: stance, voice: own, topics: [safe-schools], source: page"
#define PROFILE                                                                                    \
	COUNTRY SOURCES "facts:\n"                                                                 \
			"  - {id: one, say: \"endorsed the Declaration\"" REST "}\n"               \
			"  - {id: two, say: \"voted for it\"" REST "}\n"                           \
			"gaps:\n"                                                                  \
			"  - {id: gap-law, topics: [safe-schools], what: \"the law\",\n"           \
			"     where: \"https://law.kz\"}\n"                                        \
			"positions:\n"                                                             \
			"  - id: p\n"                                                              \
			"    topic: safe-schools\n"                                                \
			"    claim: \"c\"\n"                                                       \
			"    because: \"b\"\n"                                                     \
			"    points: [{claim: c, shown_by: [one, gap-law, t-act]}]\n"

static void put_committee(struct desk *desk);

static void put_topics(struct desk *desk)
{
	put_text(desk, "shipped/profiles/un/topics/safe-schools.yaml", TOPIC);
	put_text(desk, "shipped/profiles/un/topics/mediation.yaml",
		 "{title: \"Mediation\", matters: \"war costs\", instruments: []}\n");
}

/* Loads topics and the profile "kz" as it stands in the desk's folders. */
static const struct profile *load(struct desk *desk)
{
	put_topics(desk);
	put_committee(desk);
	desk->topic_count =
		topics_load(&desk->library, &desk->evidence, &desk->topics, &desk->diags);
	assert_report(desk, "");
	assert_int_equal(desk->topic_count, 2);
	return profile_load(&desk->library, STR("kz"), &desk->evidence, &desk->diags);
}

static const struct profile *load_text(struct desk *desk, const char *content)
{
	put_text(desk, "shipped/profiles/kz.yaml", content);
	return load(desk);
}

static const struct fact *fact_of(struct desk *desk, const char *id)
{
	return evidence_fact(&desk->evidence, str_of(id));
}

static void test_profile_loads(void **state)
{
	struct desk *desk = *state;
	const struct profile *profile = load_text(desk, PROFILE);
	assert_report(desk, "");
	assert_non_null(profile);
	assert_str(profile->id, "kz");
	assert_str(profile->name, "Kazakhstan");
	assert_str(profile->formal, "Republic of Kazakhstan");
	assert_str(profile->as_of, "2026-11-21");
	assert_str(profile->committee, "");
	assert_str(desk->topics[1].id, "safe-schools");
	assert_str(desk->topics[0].title, "Mediation");
	const struct fact *one = fact_of(desk, "one");
	assert_str(one->say, "endorsed the Declaration");
	assert_int_equal(one->when.kind, WHEN_AT);
	assert_int_equal(one->when.from.year, 2015);
	assert_int_equal(one->voice, VOICE_OWN);
	assert_int_equal(one->source_count, 1);
	assert_str(one->sources[0]->title, "A page");
	assert_int_equal(fact_reliability(one), 4);
	assert_true(fact_has_topic(one, STR("safe-schools")));
	assert_false(fact_has_topic(one, STR("mediation")));
	assert_str(fact_of(desk, "t-act")->say, "opened the Declaration");
	assert_null(fact_of(desk, "none"));
	assert_null(fact_of(desk, ""));
	assert_false(evidence_gap(&desk->evidence, STR("gap-law"))->filled);
	assert_null(evidence_gap(&desk->evidence, STR("one")));
	assert_null(evidence_source(&desk->evidence, STR("one")));
}

static void test_profile_that_is_not_there(void **state)
{
	struct desk *desk = *state;
	assert_null(load(desk));
	assert_report(desk, "");
}

static void test_topics_that_are_not_there(void **state)
{
	struct desk *desk = *state;
	assert_int_equal(topics_load(&desk->library, &desk->evidence, &desk->topics, &desk->diags),
			 0);
	assert_report(desk,
		      "file-unreadable there is no topic in \"profiles/un/topics\" (reinstall "
		      "mundraft, or name its folder with --data)\n");
}

static void test_profile_reports_every_mistake_at_once(void **state)
{
	struct desk *desk = *state;
	const struct profile *profile = load_text(
		desk, "country: {id: kz, nmae: Kazakhstan, formal: F, adjective: Kazakh, as_of: "
		      "2026-13}\n"
		      "sources:\n"
		      "  page: {title: T, publisher: P, date: 2017, url: \"https://a.org/\", kind: "
		      "press,\n"
		      "    reliability: 6, reason: r}\n"
		      "facts:\n"
		      "  - {id: one, say: \"endorsed it.\"" REST "}\n"
		      "  - {id: one, say: \"voted\", when: soon, kind: stance, voice: own,\n"
		      "     topics: [safe-school], source: pgae}\n"
		      "positions:\n"
		      "  - {id: p, topic: mediatoin, claim: c, because: b, cite: [oen],\n"
		      "     points: [{claim: c, shown_by: [t-atc, one]}]}\n");
	assert_null(profile);
	assert_report(
		desk,
		"missing-key shipped/profiles/kz.yaml:1:1 country \"kz\": \"name\" is missing (add "
		"\"name: ...\": the short name: Kazakhstan)\n"
		"unknown-key shipped/profiles/kz.yaml:1:19 country \"kz\": unknown key \"nmae\" "
		"(did "
		"you mean \"name\"?)\n"
		"bad-value shipped/profiles/kz.yaml:1:74 country \"kz\": \"as_of\": there is no "
		"\"2026-13\" in the calendar (write 2017-01-31, 2017-01, 2017 or undated)\n"
		"bad-value shipped/profiles/kz.yaml:4:18 source \"page\": \"reliability\" must be "
		"a "
		"number from 1 to 5, not \"6\" (write it in digits, without a unit)\n"
		"fact-form shipped/profiles/kz.yaml:6:20 the fact \"one\" ends with \".\" (write a "
		"predicate: \"endorsed the Safe Schools Declaration\")\n"
		"duplicate-id shipped/profiles/kz.yaml:7:10 \"one\" is the id of two entries "
		"(rename "
		"one; the other stands in shipped/profiles/kz.yaml:6)\n"
		"bad-value shipped/profiles/kz.yaml:7:35 fact \"one\": \"when\" must be a date, "
		"not "
		"\"soon\" (write the time of the act as 2016-08-31, 2016-08, 2016, 2010/2021, by "
		"2016, since 2016 or undated)\n"
		"unknown-reference shipped/profiles/kz.yaml:8:15 there is no topic \"safe-school\" "
		"(did you mean \"safe-schools\"?)\n"
		"unknown-reference shipped/profiles/kz.yaml:8:37 there is no source \"pgae\" (did "
		"you mean \"page\"?)\n"
		"unknown-reference shipped/profiles/kz.yaml:10:20 there is no topic \"mediatoin\" "
		"(did you mean \"mediation\"?)\n"
		"unknown-reference shipped/profiles/kz.yaml:10:60 there is no fact \"oen\" (did "
		"you "
		"mean \"one\"?)\n"
		"unknown-reference shipped/profiles/kz.yaml:11:37 there is no fact or gap "
		"\"t-atc\" "
		"(did you mean \"t-act\"?)\n");
}

/* The second of two facts of one id is still a fact with mistakes of its own. */
static void test_profile_reports_the_source_of_a_duplicate(void **state)
{
	struct desk *desk = *state;
	load_text(desk, COUNTRY SOURCES
		  "facts:\n"
		  "  - {id: one, say: \"endorsed it\"" REST "}\n"
		  "  - {id: one, say: \"voted\", when: 2015, kind: stance, voice: own,\n"
		  "     topics: [safe-schools], source: pgae}\n");
	assert_int_equal(count_of(desk, RULE_DUPLICATE_ID), 1);
	assert_int_equal(count_of(desk, RULE_UNKNOWN_REFERENCE), 1);
}

static void test_profile_broken_files(void **state)
{
	struct desk *desk = *state;
	static const struct {
		struct str content;
		enum rule_id rule;
	} cases[] = {
		{{"", 0}, RULE_YAML_SYNTAX},
		{{"\n# nothing\n", 11}, RULE_YAML_SYNTAX},
		{{"country: [\n", 11}, RULE_YAML_SYNTAX},
		{{"just text\n", 10}, RULE_WRONG_TYPE},
		{{"- a\n- b\n", 8}, RULE_WRONG_TYPE},
		{{"country: caf\xE9\n", 14}, RULE_FILE_ENCODING},
		{{"country: a\0b\n", 13}, RULE_FILE_HIDDEN},
		{{"a: &x 1\nb: *x\n", 14}, RULE_YAML_NOT_ALLOWED},
		{{"\xFF\xFE"
		  "c\0o\0",
		  6},
		 RULE_FILE_ENCODING},
	};
	put_topics(desk);
	for (size_t i = 0; i < COUNT(cases); i++) {
		desk->diags = (struct diags){.arena = &desk->arena};
		put(desk, "shipped/profiles/kz.yaml", cases[i].content);
		assert_null(profile_load(&desk->library, STR("kz"), &desk->evidence, &desk->diags));
		if (count_of(desk, cases[i].rule) == 0)
			print_error("case %zu: %.*s\n", i, STR_ARG(report(desk)));
		assert_true(count_of(desk, cases[i].rule) > 0);
		assert_true(desk->diags.errors > 0);
	}
}

static void test_profile_of_wrong_shapes_does_not_fall_over(void **state)
{
	struct desk *desk = *state;
	static const char *const parts[] = {
		"facts: x\n",
		"facts: {a: b}\n",
		"facts: [x, [y], {id: [z]}]\n",
		"facts:\n",
		"facts: [{id: a, source: {b: c}, say: [d], when: {e: f}, topics: {g: h}}]\n",
		"facts: [{id: a, source: [[b], {c: d}], quote: [e], say: \"f \\\"g\\\"\"}]\n",
		"facts: [{say: \"\\\"\"}, {say: \"\\\"\\\"\"}, {say: \"\"}, {say: \".\"}]\n",
		"sources: x\n",
		"sources: [x, {title: y}]\n",
		"sources: {a: b, c: [d]}\n",
		"gaps: x\n",
		"gaps: [x, [y], {id: [z]}]\n",
		"terms: x\n",
		"terms: [x, {full: [a]}]\n",
		"positions: x\n",
		"positions: {objections: x, by: y}\n",
		"positions: [{points: x, objections: [x, {by: {a: b}}], cite: {c: d}}]\n",
		"defaults: x\n",
		"questions: [[[[x]]]]\n",
	};
	put_topics(desk);
	for (size_t i = 0; i < COUNT(parts); i++) {
		desk->diags = (struct diags){.arena = &desk->arena};
		desk->evidence = (struct evidence){.arena = &desk->arena};
		put(desk, "shipped/profiles/kz.yaml",
		    str_printf(&desk->arena, "%s%s", COUNTRY, parts[i]));
		assert_null(profile_load(&desk->library, STR("kz"), &desk->evidence, &desk->diags));
		assert_true(desk->diags.errors > 0);
	}
}

/* --- one's own file over the shipped one --- */

static void test_profile_own_file_need_hold_only_what_is_new(void **state)
{
	struct desk *desk = *state;
	put_text(desk, "shipped/profiles/kz.yaml", PROFILE);
	put_text(desk, "own/profiles/kz.yaml",
		 "country: {capital: Astana}\n"
		 "facts:\n"
		 "  - {id: two, voice: brief, where: \"page 2\"}\n"
		 "  - {id: three, say: \"ratified it\"" REST "}\n");
	const struct profile *profile = load(desk);
	assert_report(desk, "");
	assert_non_null(profile);
	assert_str(profile->name, "Kazakhstan");
	assert_str(short_name(desk, profile->source->name), "own/profiles/kz.yaml");
	assert_str(yaml_text(yaml_get(profile->tree, "country"), "capital"), "Astana");
	const struct fact *two = fact_of(desk, "two");
	assert_str(two->say, "voted for it");
	assert_str(two->where, "page 2");
	assert_int_equal(two->voice, VOICE_BRIEF);
	assert_int_equal(two->source_count, 1);
	assert_str(fact_of(desk, "three")->say, "ratified it");
	assert_int_equal(desk->evidence.fact_count, 5); /* two of the topic's */
}

static void test_profile_gap_is_filled_by_a_fact_of_its_id(void **state)
{
	struct desk *desk = *state;
	put_text(desk, "shipped/profiles/kz.yaml", PROFILE);
	put_text(desk, "own/profiles/kz.yaml",
		 "sources:\n"
		 "  law: {title: \"The law\", publisher: \"Kazakhstan\", date: 2001,\n"
		 "    url: \"https://law.kz\", kind: treaty, reliability: 5, reason: \"text\"}\n"
		 "facts:\n"
		 "  - {id: gap-law, say: \"adopted the law\", when: 2001, kind: action,\n"
		 "     voice: own, topics: [safe-schools], source: [law, page]}\n");
	assert_non_null(load(desk));
	assert_report(desk, "");
	assert_true(evidence_gap(&desk->evidence, STR("gap-law"))->filled);
	assert_int_equal(desk->evidence.gap_count, 1);
	assert_int_equal(fact_reliability(fact_of(desk, "gap-law")), 5);
	assert_int_equal(fact_of(desk, "gap-law")->source_count, 2);
}

static void test_profile_mistakes_in_the_own_file_have_its_place(void **state)
{
	struct desk *desk = *state;
	put_text(desk, "shipped/profiles/kz.yaml", PROFILE);
	put_text(desk, "own/profiles/kz.yaml",
		 "facts:\n"
		 "  - {id: two, voice: mine}\n"
		 "  - {id: gap-law, say: \"adopted it\"}\n");
	assert_null(load(desk));
	assert_int_equal(count_of(desk, RULE_BAD_VALUE), 1);
	assert_int_equal(count_of(desk, RULE_MISSING_KEY), 5); /* when kind voice topics source */
	for (size_t i = 0; i < desk->diags.count; i++)
		assert_str(short_name(desk, desk->diags.items[i].source->name),
			   "own/profiles/kz.yaml");
}

static void test_profile_own_file_broken_or_too_large_is_not_passed_over(void **state)
{
	struct desk *desk = *state;
	static char large[1024 * 1024 + 1];
	memset(large, '#', sizeof large);
	put_text(desk, "shipped/profiles/kz.yaml", PROFILE);
	put_text(desk, "own/profiles/kz.yaml", "facts: [\n");
	assert_null(load(desk));
	assert_int_equal(count_of(desk, RULE_YAML_SYNTAX), 1);
	desk->diags = (struct diags){.arena = &desk->arena};
	desk->evidence = (struct evidence){.arena = &desk->arena};
	put(desk, "own/profiles/kz.yaml", (struct str){large, sizeof large});
	assert_null(profile_load(&desk->library, STR("kz"), &desk->evidence, &desk->diags));
	assert_report(desk, "file-limit \"own/profiles/kz.yaml\" is larger than 1024 KiB (give a "
			    "file of text; this one is too large to be one)\n");
}

static void test_profile_ids_across_topics_and_profile(void **state)
{
	struct desk *desk = *state;
	assert_null(
		load_text(desk, COUNTRY
			  "sources:\n"
			  "  un-a: {title: T, publisher: P, date: 2017, url: \"https://a.org/\",\n"
			  "    kind: press, reliability: 4, reason: r}\n"
			  "facts:\n"
			  "  - {id: t-act, say: \"voted\", when: 2015, kind: stance, voice: own,\n"
			  "     topics: [safe-schools], source: un-a}\n"));
	assert_report(
		desk,
		"duplicate-id shipped/profiles/kz.yaml:4:9 \"un-a\" is the id of two entries "
		"(rename one; the other stands in shipped/profiles/un/topics/safe-schools.yaml:3)\n"
		"duplicate-id shipped/profiles/kz.yaml:7:10 \"t-act\" is the id of two entries "
		"(rename one; the other stands in "
		"shipped/profiles/un/topics/safe-schools.yaml:11)\n");
}

static void test_profile_duplicate_gap(void **state)
{
	struct desk *desk = *state;
	assert_null(load_text(desk,
			      COUNTRY "gaps:\n"
				      "  - {id: g, topics: [mediation], what: w, where: x}\n"
				      "  - {id: g, topics: [mediation], what: w, where: x}\n"));
	assert_report(desk, "duplicate-id shipped/profiles/kz.yaml:5:5 \"g\" is the id of two "
			    "entries (rename one; the other stands in "
			    "shipped/profiles/kz.yaml:4)\n");
}

/* A missing id is one mistake each, not also an id "" borne twice. */
static void test_profile_gaps_without_id(void **state)
{
	struct desk *desk = *state;
	assert_null(load_text(desk, COUNTRY "gaps:\n"
					    "  - {topics: [mediation], what: w, where: x}\n"
					    "  - {topics: [mediation], what: w, where: x}\n"));
	assert_int_equal(count_of(desk, RULE_MISSING_KEY), 2);
	assert_int_equal(count_of(desk, RULE_DUPLICATE_ID), 0);
}

static void test_profile_sources_as_a_list(void **state)
{
	struct desk *desk = *state;
	assert_null(load_text(desk, COUNTRY "sources:\n  - {title: a}\n  - {title: b}\n"));
	assert_int_equal(count_of(desk, RULE_WRONG_TYPE), 1);
	assert_int_equal(count_of(desk, RULE_DUPLICATE_ID), 0);
	assert_int_equal(count_of(desk, RULE_NO_SOURCE_PLACE), 0);
}

static void test_profile_without_ids_for_facts(void **state)
{
	struct desk *desk = *state;
	assert_null(load_text(desk, COUNTRY SOURCES "facts:\n"
						    "  - {say: \"a\"" REST "}\n"
						    "  - {say: \"b\"" REST "}\n"));
	assert_int_equal(count_of(desk, RULE_MISSING_KEY), 2);
	assert_int_equal(desk->diags.count, 2);
}

static void test_profile_source_references(void **state)
{
	struct desk *desk = *state;
	assert_null(load_text(
		desk, COUNTRY SOURCES
		"facts:\n"
		"  - {id: one, say: \"endorsed it\", when: 2015, kind: stance,\n"
		"     voice: own, topics: [safe-schools], source: [page, pgae, zzzzzz]}\n"));
	assert_report(
		desk,
		"unknown-reference shipped/profiles/kz.yaml:8:57 there is no source \"pgae\" "
		"(did you mean \"page\"?)\n"
		"unknown-reference shipped/profiles/kz.yaml:8:63 there is no source \"zzzzzz\" "
		"(add it under \"sources\")\n");
	assert_int_equal(fact_of(desk, "one")->source_count, 1);
}

/* Nothing unsourced enters a draft: an empty list names no source. */
static void test_profile_fact_with_no_source_at_all(void **state)
{
	struct desk *desk = *state;
	assert_null(load_text(desk, COUNTRY SOURCES
			      "facts:\n"
			      "  - {id: one, say: \"endorsed it\", when: 2015, kind: stance,\n"
			      "     voice: own, topics: [safe-schools], source: []}\n"));
	assert_true(desk->diags.errors > 0);
}

static void test_profile_source_without_place(void **state)
{
	struct desk *desk = *state;
	assert_non_null(load_text(desk, COUNTRY
				  "sources:\n"
				  "  page: {title: T, publisher: P, date: undated, kind: press,\n"
				  "    reliability: 4, reason: r}\n"));
	assert_report(desk,
		      "source-without-place shipped/profiles/kz.yaml:4:3 \"page\" has neither "
		      "a url nor a doi (add the address where a reader finds it)\n");
}

/* All the keys that hold ids, in one profile. */
static void test_profile_references_everywhere(void **state)
{
	struct desk *desk = *state;
	assert_null(load_text(
		desk, COUNTRY SOURCES
		"facts:\n"
		"  - {id: one, say: \"endorsed it\", with: x1" REST "}\n"
		"positions:\n"
		"  - id: p\n"
		"    topic: safe-schools\n"
		"    claim: c\n"
		"    because: b\n"
		"    cite: x2\n"
		"    points: [{claim: c, shown_by: [one, x3], if_room: [x4], because_by: x5,\n"
		"      limit_by: [x6], committees: [x7]}]\n"
		"    objections: [{say: s, answer: a, by: [x8]}]\n"
		"    partners: [{say: s, by: x9}]\n"
		"proposals:\n"
		"  - {id: q, topic: x10, title: t, because: b, because_by: [x11], actor: a,\n"
		"     actor_kind: un, act: act, measure: m, rests_on: [x12], committees: x13}\n"
		"questions:\n"
		"  - {id: r, topics: [x14], ask: a, answer: b, facts: [x15]}\n"
		"gaps:\n"
		"  - {id: s, topics: x16, what: w, where: x}\n"));
	for (int i = 1; i <= 16; i++) {
		struct str end = str_printf(&desk->arena, "\"x%d\"", i);
		size_t hits = 0;
		for (size_t j = 0; j < desk->diags.count; j++)
			hits += str_ends(desk->diags.items[j].message, end);
		if (hits != 1)
			print_error("%.*s: %zu times\n", STR_ARG(end), hits);
		assert_int_equal(hits, 1);
	}
	assert_int_equal(desk->diags.count, 16);
}

/* What --committee would refuse, the profile's own defaults may not hold either. */
static void test_profile_defaults_lead_somewhere(void **state)
{
	struct desk *desk = *state;
	assert_null(load_text(desk, COUNTRY "defaults: {committee: counsil, topic: mediatoin}\n"));
	assert_report(desk, "unknown-reference shipped/profiles/kz.yaml:3:23 there is no committee "
			    "\"counsil\" (did you mean \"council\"?)\n"
			    "unknown-reference shipped/profiles/kz.yaml:3:39 there is no topic "
			    "\"mediatoin\" (did you mean \"mediation\"?)\n");
}

static void test_profile_default_committee_that_exists(void **state)
{
	struct desk *desk = *state;
	const struct profile *profile =
		load_text(desk, COUNTRY "defaults: {committee: council, topic: mediation}\n");
	assert_report(desk, "");
	assert_str(profile->committee, "council");
	assert_str(profile->topic, "mediation");
	assert_str(profile->conference, "");
}

/* A damaged file must not keep the machine busy: mistakes are counted out, as in the schema. */
static void test_profile_of_endless_mistakes(void **state)
{
	struct desk *desk = *state;
	struct strbuf text;
	strbuf_init(&text, &desk->arena);
	strbuf_adds(&text, COUNTRY "questions:\n  - {id: q, topics: [mediation], ask: a, "
				   "answer: b, facts: [x-0");
	for (int i = 1; i < 3000; i++)
		strbuf_addf(&text, ", x-%d", i);
	strbuf_adds(&text, "]}\n");
	assert_null(load_text(desk, text.p));
	assert_in_range(count_of(desk, RULE_UNKNOWN_REFERENCE), 1, 500);
}

/* 20,000 facts and 60,000 ids that lead nowhere: told in a hundred lines, at once. */
static void test_profile_of_very_many_facts(void **state)
{
	struct desk *desk = *state;
	struct strbuf text;
	strbuf_init(&text, &desk->arena);
	strbuf_adds(&text, COUNTRY "facts:\n");
	for (int i = 0; i < 20000; i++)
		strbuf_addf(&text, "- {id: f%d, source: s}\n", i);
	strbuf_adds(&text, "questions:\n  - {id: q, facts: [x");
	for (int i = 0; i < 60000; i++)
		strbuf_addf(&text, ",x%d", i);
	strbuf_adds(&text, "]}\n");
	assert_null(load_text(desk, text.p));
	assert_in_range(count_of(desk, RULE_UNKNOWN_REFERENCE), 100, 101);
	assert_int_equal(desk->evidence.fact_count, 20002);
	assert_non_null(fact_of(desk, "f19999"));
	const struct diag *last = &desk->diags.items[desk->diags.count - 1];
	assert_str(last->message, "here is one more after 100; the rest is not shown");
	assert_str(last->help, "mend those first, then check again");
}

static void test_profile_of_endless_duplicates(void **state)
{
	struct desk *desk = *state;
	struct strbuf text;
	strbuf_init(&text, &desk->arena);
	strbuf_adds(&text, COUNTRY SOURCES "facts: [");
	for (int i = 0; i < 300; i++)
		strbuf_adds(&text, "{id: one, say: \"a.\"" REST "},\n  ");
	strbuf_adds(&text, "]\n");
	assert_null(load_text(desk, text.p));
	assert_int_equal(count_of(desk, RULE_DUPLICATE_ID), 101);
	assert_int_equal(count_of(desk, RULE_FACT_FORM), 101); /* warnings have their own count */
}

/* A copied file still bears the id of the one it was copied from. */
static void test_profile_of_another_id(void **state)
{
	struct desk *desk = *state;
	put_text(desk, "own/profiles/uz.yaml", PROFILE);
	put_topics(desk);
	topics_load(&desk->library, &desk->evidence, &desk->topics, &desk->diags);
	assert_null(profile_load(&desk->library, STR("uz"), &desk->evidence, &desk->diags));
	assert_report(desk, "bad-value own/profiles/uz.yaml:1:15 the id \"kz\" is not the file's "
			    "name (write \"id: uz\", or rename the file)\n");
}

static void test_profile_with_a_byte_order_mark(void **state)
{
	struct desk *desk = *state;
	assert_non_null(load_text(desk, "\xEF\xBB\xBF" PROFILE));
	assert_report(desk, "");
}

/* A last sentence that waits for proposals which are not there would never be said. */
static void test_profile_names_proposals_that_exist(void **state)
{
	struct desk *desk = *state;
	assert_null(load_text(desk, PROFILE
			      "    asks: [{say: s, proposals: [trian]}]\n"
			      "proposals:\n"
			      "  - {id: train, topic: mediation, title: t, because: b, actor: a,\n"
			      "     actor_kind: un, act: act, measure: m}\n"));
	assert_int_equal(desk->diags.count, 1);
	assert_str(desk->diags.items[0].message, "there is no proposal \"trian\"");
	assert_str(desk->diags.items[0].help, "did you mean \"train\"?");
}

static void test_profile_own_term_takes_the_place_of_its_name(void **state)
{
	struct desk *desk = *state;
	put_text(desk, "shipped/profiles/kz.yaml",
		 PROFILE "terms:\n  - {full: \"the First\", short: \"one\"}\n"
			 "  - {full: \"the Second\", short: \"two\"}\n");
	put_text(desk, "own/profiles/kz.yaml",
		 "terms:\n  - {full: \"the First\", short: \"mine\"}\n");
	assert_non_null(load(desk));
	assert_int_equal(desk->evidence.term_count, 2);
	assert_str(desk->evidence.terms[0].brief, "two");
	assert_str(desk->evidence.terms[1].brief, "mine");
}

/* One more term is one more: the shipped ones stay. */
static void test_profile_own_terms_are_added(void **state)
{
	struct desk *desk = *state;
	put_text(desk, "shipped/profiles/kz.yaml",
		 PROFILE "terms:\n  - {full: \"the Long Name\", short: \"the Name\"}\n");
	put_text(desk, "own/profiles/kz.yaml",
		 "terms:\n  - {full: \"the Other Name\", short: \"the Other\"}\n");
	assert_non_null(load(desk));
	assert_report(desk, "");
	assert_int_equal(desk->evidence.term_count, 2);
}

/* --- instruments, each once --- */

#define INSTRUMENTS                                                                                \
	"act-one: {name: \"resolution 1\", symbol: A/1, title: \"A title\", by: \"the "            \
	"Assembly\",\n"                                                                            \
	"  when: 2011-03-24, subject: s, kind: resolution, url: \"https://undocs.org/A/1\",\n"     \
	"  reliability: 5, reason: r}\n"

static void put_instrument(struct desk *desk, const char *keys)
{
	put_text(desk, "shipped/profiles/un/topics/t.yaml",
		 str_printf(&desk->arena, "{title: T, matters: m, instruments: [{%s}]}\n", keys).p);
}

static void test_instrument_by_its_key(void **state)
{
	struct desk *desk = *state;
	put_text(desk, "shipped/profiles/un/instruments.yaml", INSTRUMENTS);
	put_instrument(desk, "id: t-one, of: act-one, did: \"asked\", where: \"paragraph 2\"");
	assert_int_equal(topics_load(&desk->library, &desk->evidence, &desk->topics, &desk->diags),
			 1);
	assert_report(desk, "");
	const struct fact *fact = fact_of(desk, "t-one");
	assert_str(fact->by, "the Assembly");
	assert_str(fact->say, "asked");
	assert_int_equal(fact->when.from.year, 2011);
	assert_str(yaml_text(fact->node, "name"), "resolution 1");
	assert_str(fact_citation(&desk->arena, fact),
		   "Assembly, \"A title, A/1\", 24 March 2011, <https://undocs.org/A/1> "
		   "(paragraph 2).");
}

/* A club's own entry goes before ours; what the topic says goes before both. */
static void test_instrument_of_one_s_own(void **state)
{
	struct desk *desk = *state;
	put_text(desk, "shipped/profiles/un/instruments.yaml", INSTRUMENTS);
	put_text(desk, "own/profiles/un/instruments.yaml",
		 "act-one: {name: n, title: T, by: \"the Club\", when: 2020, subject: s, kind: "
		 "press,\n"
		 "  url: \"https://club.org/\", reliability: 2, reason: r}\n");
	put_instrument(desk, "id: t-one, of: act-one, did: \"asked\", when: 2021");
	topics_load(&desk->library, &desk->evidence, &desk->topics, &desk->diags);
	assert_report(desk, "");
	assert_str(fact_of(desk, "t-one")->by, "the Club");
	assert_int_equal(fact_of(desk, "t-one")->when.from.year, 2021);
}

static void test_instrument_that_is_not_there(void **state)
{
	struct desk *desk = *state;
	put_text(desk, "shipped/profiles/un/instruments.yaml", INSTRUMENTS);
	put_instrument(desk, "id: t-one, of: act-eno, did: \"asked\"}, {id: t-two, did: \"asked\"");
	assert_int_equal(topics_load(&desk->library, &desk->evidence, &desk->topics, &desk->diags),
			 0);
	assert_int_equal(count_of(desk, RULE_UNKNOWN_REFERENCE), 1);
	assert_str(desk->diags.items[0].message, "there is no instrument \"act-eno\"");
	assert_str(desk->diags.items[0].help, "did you mean \"act-one\"?");
	assert_int_equal(count_of(desk, RULE_MISSING_KEY), 4); /* name, by, when, source */
}

/* A club's own topic file need hold only what is new. */
static void test_topic_of_one_s_own_over_the_shipped_one(void **state)
{
	struct desk *desk = *state;
	put_topics(desk);
	put_text(desk, "own/profiles/un/topics/safe-schools.yaml",
		 "matters: \"towns lose schools\"\n");
	assert_int_equal(topics_load(&desk->library, &desk->evidence, &desk->topics, &desk->diags),
			 2);
	assert_report(desk, "");
	assert_str(desk->topics[1].title, "Safe Schools");
	assert_str(yaml_text(desk->topics[1].tree, "matters"), "towns lose schools");
}

/* Two topics may rest on one page, if they say the same of it. */
static void test_topics_share_a_source(void **state)
{
	struct desk *desk = *state;
	static const char shared[] =
		"{title: T, matters: m, instruments: [], sources: {p: {title: %s, publisher: B,\n"
		"  date: 2017, url: \"https://a.org/\", kind: press, reliability: 4, reason: "
		"r}}}\n";
	put_text(desk, "shipped/profiles/un/topics/a.yaml",
		 str_printf(&desk->arena, shared, "T").p);
	put_text(desk, "shipped/profiles/un/topics/b.yaml",
		 str_printf(&desk->arena, shared, "T").p);
	topics_load(&desk->library, &desk->evidence, &desk->topics, &desk->diags);
	assert_report(desk, "");
	put_text(desk, "shipped/profiles/un/topics/b.yaml",
		 str_printf(&desk->arena, shared, "U").p);
	desk->evidence = (struct evidence){.arena = &desk->arena};
	topics_load(&desk->library, &desk->evidence, &desk->topics, &desk->diags);
	assert_int_equal(count_of(desk, RULE_DUPLICATE_ID), 1);
}

/*
 * A draft reads one topic; what the profile cites of another is looked for there, and only
 * what is nowhere is a mistake.
 */
static void test_profile_that_cites_another_topic(void **state)
{
	struct desk *desk = *state;
	struct topic topic;
	const struct topic *topics[] = {&topic};
	put_topics(desk);
	put_text(desk, "shipped/profiles/kz.yaml", PROFILE);
	assert_int_equal(topics_index(&desk->library, &desk->evidence, &desk->diags), 2);
	const struct profile *profile =
		profile_load(&desk->library, STR("kz"), &desk->evidence, &desk->diags);
	assert_non_null(profile);
	assert_true(topic_load(&desk->library, STR("mediation"), &desk->evidence, &topic,
			       &desk->diags));
	assert_null(fact_of(desk, "t-act"));
	assert_true(
		topics_complete(&desk->library, profile, topics, 1, &desk->evidence, &desk->diags));
	assert_report(desk, "");
	assert_non_null(fact_of(desk, "t-act"));
}

/* --- a large profile in parts --- */

#define FILLER_LINES 600 /* of 100 bytes: above the size from which a profile is cut */

/* A profile in the style of ours, with more behind it than is read for a topic. */
static void put_large(struct desk *desk, const char *facts)
{
	struct strbuf text;
	strbuf_init(&text, &desk->arena);
	strbuf_adds(&text, COUNTRY "defaults: {topic: mediation}\n" SOURCES
				   "  other: {title: t, publisher: p, date: 2017, url: "
				   "\"https://b.org/\", kind: press, reliability: 4, reason: r}\n"
				   "facts:\n");
	strbuf_adds(&text, facts);
	for (size_t i = 0; i < FILLER_LINES; i++)
		strbuf_addf(&text,
			    "  - {id: f-%zu, say: \"did a thing that fills the line and serves "
			    "nobody\", when: 2015,\n     kind: stance, voice: own, topics: "
			    "[mediation], source: other}\n",
			    i);
	put_text(desk, "shipped/profiles/kz.yaml", strbuf_str(&text).p);
}

static struct profile *read_large(struct desk *desk)
{
	struct str topic = STR("safe-schools");
	put_topics(desk);
	topics_index(&desk->library, &desk->evidence, &desk->diags);
	struct profile *profile = profile_open(&desk->library, STR("kz"), &desk->diags);
	assert_non_null(profile);
	assert_str(profile->topic, "mediation");
	const struct profile_need need = {.topics = &topic, .topic_count = 1};
	bool read = profile_read(&desk->library, profile, &need, &desk->evidence, &desk->diags);
	return read ? profile : NULL;
}

#define MEDIATION ", when: 2015, kind: stance, voice: own, topics: [mediation], source: page"

static void test_large_profile_is_read_in_parts(void **state)
{
	struct desk *desk = *state;
	put_large(
		desk,
		"  # a comment before the first\n"
		"  - id: one\n    say: \"endorsed it, like\n      - id: nobody\"\n    when: 2015\n"
		"    kind: stance\n    voice: own\n    topics: [safe-schools]\n    source: page\n"
		"    with: two\n"
		"  - {id: two, say: \"voted\"" MEDIATION "}\n"
		"  - {id: three, say: \"spoke of safe-schools-of-another-kind\"" MEDIATION "}\n");
	assert_non_null(read_large(desk));
	assert_report(desk, "");
	assert_int_equal(desk->evidence.fact_count, 2); /* one, and two that it names */
	assert_int_equal(desk->evidence.source_count, 1);
	assert_str(fact_of(desk, "one")->say, "endorsed it, like - id: nobody");
	assert_non_null(fact_of(desk, "two"));
	struct place place = source_place(fact_of(desk, "two")->node->source,
					  fact_of(desk, "two")->node->span.start);
	assert_int_equal(place.line, 19);
}

/* A delegate's own file over it may name anything in it. */
static void test_large_profile_under_an_own_file(void **state)
{
	struct desk *desk = *state;
	put_large(desk, "  - {id: one, say: \"endorsed it\"" REST "}\n");
	put_text(desk, "own/profiles/kz.yaml",
		 "facts: [{id: f-7, topics: [safe-schools]}]\ndefaults: {committee: council}\n");
	struct profile *profile = read_large(desk);
	assert_non_null(profile);
	assert_report(desk, "");
	assert_str(profile->committee, "council");
	assert_str(fact_of(desk, "f-7")->say, "did a thing that fills the line and serves nobody");
	assert_int_equal(desk->evidence.fact_count, 2);
}

/* What cannot be cut is read whole, and its mistakes are told as ever. */
static void test_large_profile_that_cannot_be_cut(void **state)
{
	struct desk *desk = *state;
	put_large(desk, "  - {id: one, say: \"endorsed it\"" REST "}\n"
			"gaps:\n- {id: g, topics: [mediation], what: w, where: x}\n"
			"questions:\n");
	assert_null(read_large(desk));
	assert_true(desk->diags.errors > 0); /* the filler now stands under questions */
	desk->diags = (struct diags){.arena = &desk->arena};
	desk->evidence = (struct evidence){.arena = &desk->arena};
	put_large(desk, "  - {id: one, say: \"endorsed it\", when: soon" REST "}\n");
	assert_null(read_large(desk));
	assert_true(desk->diags.errors > 0);
}

/* An angle or a list for a committee that is not there would never be seen. */
static void test_topics_name_committees_that_exist(void **state)
{
	struct desk *desk = *state;
	put_committee(desk);
	put_text(desk, "shipped/profiles/un/topics/t.yaml",
		 "{title: T, matters: m, instruments: [], committees: [counsil, council]}\n");
	topics_load(&desk->library, &desk->evidence, &desk->topics, &desk->diags);
	assert_int_equal(count_of(desk, RULE_UNKNOWN_REFERENCE), 1);
}

static void test_topics_have_angles_of_committees_that_exist(void **state)
{
	struct desk *desk = *state;
	put_committee(desk);
	put_text(desk, "shipped/profiles/un/topics/t.yaml",
		 "{title: T, matters: m, instruments: [], angle: {council: [a, c], counsil: b}}\n");
	assert_int_equal(topics_load(&desk->library, &desk->evidence, &desk->topics, &desk->diags),
			 0);
	assert_report(desk, "unknown-reference shipped/profiles/un/topics/t.yaml:1:66 there is no "
			    "committee \"counsil\" (did you mean \"council\"?)\n");
}

/* --- what a fact may look like --- */

/* A profile of one fact with this `say` (in YAML) and these further keys. */
static void load_fact(struct desk *desk, const char *say, const char *more)
{
	desk->diags = (struct diags){.arena = &desk->arena};
	desk->evidence = (struct evidence){.arena = &desk->arena};
	load_text(desk, str_printf(&desk->arena, "%s%sfacts:\n  - {id: one, say: %s%s%s}\n",
				   COUNTRY, SOURCES, say, more, REST)
				.p);
}

static void test_fact_form(void **state)
{
	struct desk *desk = *state;
	static const char *const bad[][2] = {
		{"endorsed it.", "ends with \".\""},
		{"endorsed it;", "ends with \";\""},
		{"endorsed it,", "ends with \",\""},
		{"it endorsed", "starts with \"it\""},
		{"they endorsed", "starts with \"they\""},
		{"there was", "starts with \"there\""},
		{"he said", "starts with \"he\""},
		{"she said", "starts with \"she\""},
		{"it", "starts with \"it\""},
	};
	for (size_t i = 0; i < COUNT(bad); i++) {
		load_fact(desk, str_printf(&desk->arena, "\"%s\"", bad[i][0]).p, "");
		assert_str(report(desk),
			   str_printf(&desk->arena,
				      "fact-form shipped/profiles/kz.yaml:7:20 the fact \"one\" %s "
				      "(write a predicate: \"endorsed the Safe Schools "
				      "Declaration\")\n",
				      bad[i][1])
				   .p);
		assert_int_equal(desk->diags.errors, 0); /* a warning */
	}
	static const char *const good[] = {"endorsed it", "italicized it", "hedged", "a"};
	for (size_t i = 0; i < COUNT(good); i++) {
		load_fact(desk, str_printf(&desk->arena, "\"%s\"", good[i]).p, "");
		assert_report(desk, "");
	}
}

/* A student begins a sentence with a capital letter. */
static void test_fact_form_of_a_whole_sentence(void **state)
{
	struct desk *desk = *state;
	load_fact(desk, "\"It endorsed the Declaration\"", "");
	assert_int_equal(count_of(desk, RULE_FACT_FORM), 1);
	load_fact(desk, "\"They endorsed the Declaration\"", "");
	assert_int_equal(count_of(desk, RULE_FACT_FORM), 1);
}

static void test_fact_form_behind_a_blank(void **state)
{
	struct desk *desk = *state;
	load_fact(desk, "\"endorsed the Declaration. \"", "");
	assert_int_equal(count_of(desk, RULE_FACT_FORM), 1);
	load_fact(desk, "\" it endorsed the Declaration\"", "");
	assert_int_equal(count_of(desk, RULE_FACT_FORM), 1);
}

#define WORDS24 "a b c d e f g h i j k l m n o p q r s t u v w x"

static void test_quote_of_25_words(void **state)
{
	struct desk *desk = *state;
	load_fact(desk, "said so", ", quote: \"" WORDS24 " y\"");
	assert_report(desk, "");
	load_fact(desk, "said so", ", quote: \"" WORDS24 " y z\"");
	assert_report(desk,
		      "long-quote shipped/profiles/kz.yaml:7:36 the quotation has 26 words; at "
		      "most 25 are allowed (keep the words that matter)\n");
}

static void test_quote_dashes_are_no_words(void **state)
{
	struct desk *desk = *state;
	load_fact(desk, "said so", ", quote: \"" WORDS24 " \xE2\x80\x94 y\"");
	assert_report(desk, "");
}

static void test_quoted_words_must_be_in_the_quote(void **state)
{
	struct desk *desk = *state;
	load_fact(desk, "'spoke of \"grave concern\" and \"hope\"'",
		  ", quote: \"with grave concern, in hope\"");
	assert_report(desk, "");
	load_fact(desk, "'spoke of \"grave concern\" and \"Hope\"'",
		  ", quote: \"with grave concern, in hope\"");
	assert_report(desk,
		      "quote-differs shipped/profiles/kz.yaml:7:20 \"Hope\" is not in the "
		      "fact's quote (copy the words from \"quote\", or take the marks away)\n");
	load_fact(desk, "'spoke of \"grave concern\"'", "");
	assert_int_equal(count_of(desk, RULE_QUOTE_DIFFERS), 1);
	load_fact(desk, "'spoke of \"one\" and of \"two\"'", ", quote: three");
	assert_int_equal(count_of(desk, RULE_QUOTE_DIFFERS), 2);
	load_fact(desk, "'measured 5\" only'", "");
	assert_report(desk, "");
}

/* What a word processor makes of quotation marks quotes as well. */
static void test_quoted_words_in_curly_marks(void **state)
{
	struct desk *desk = *state;
	load_fact(desk, "'spoke of \xE2\x80\x9Cgreat joy\xE2\x80\x9D'",
		  ", quote: \"with grave concern\"");
	assert_int_equal(count_of(desk, RULE_QUOTE_DIFFERS), 1);
}

static void test_quoted_words_may_be_broken_differently(void **state)
{
	struct desk *desk = *state;
	load_fact(desk, "'spoke of \"grave  concern\"'", ", quote: \"with grave\\n concern\"");
	assert_report(desk, "");
	load_fact(desk, "'spoke of \xE2\x80\x9Cgrave concern\xE2\x80\x9D and \"hope\"'",
		  ", quote: \"with grave concern, in hope\"");
	assert_report(desk, "");
	load_fact(desk, "'spoke of \xE2\x80\x9Cjoy\" and more'", ", quote: \"grave\"");
	assert_int_equal(count_of(desk, RULE_QUOTE_DIFFERS), 1);
}

static void test_private_addresses(void **state)
{
	struct desk *desk = *state;
	load_fact(desk, "\"wrote to a.b@mission.kz twice\"", ", where: \"x@y.org\"");
	assert_report(desk,
		      "private-address shipped/profiles/kz.yaml:7:30 an e-mail address: nothing "
		      "private may enter a draft (name the office or its web page instead)\n"
		      "private-address shipped/profiles/kz.yaml:7:61 an e-mail address: nothing "
		      "private may enter a draft (name the office or its web page instead)\n");
	assert_int_equal(desk->diags.errors, 2);
	load_fact(desk, "\"wrote to @KazakhstanUN\"", "");
	assert_report(desk, "");
}

static void test_fact_hostile_text_stays_text(void **state)
{
	struct desk *desk = *state;
	load_fact(desk, "'said {{ x }} {% raw %} <script>'", "");
	assert_report(desk, "");
	assert_str(fact_of(desk, "one")->say, "said {{ x }} {% raw %} <script>");
	load_fact(desk, "\"said \\e[31m\"", "");
	assert_int_equal(count_of(desk, RULE_FILE_HIDDEN), 1);
}

/* --- notes --- */

static struct str cited(struct desk *desk, const char *sources, const char *fact)
{
	desk->diags = (struct diags){.arena = &desk->arena};
	desk->evidence = (struct evidence){.arena = &desk->arena};
	load_text(desk, str_printf(&desk->arena,
				   "%ssources:\n%sfacts:\n  - {id: one, say: s, when: 2015, kind: "
				   "stance, voice: own, topics: [mediation], %s}\n",
				   COUNTRY, sources, fact)
				.p);
	assert_non_null(fact_of(desk, "one"));
	return fact_citation(&desk->arena, fact_of(desk, "one"));
}

#define SOURCE_END ", kind: press, reliability: 4, reason: r}\n"

static void test_citation(void **state)
{
	struct desk *desk = *state;
	static const char sources[] =
		"  a: {title: \"Title A\", publisher: \"Body\", date: 2017-01-31, "
		"url: \"https://a.org/x_y\"" SOURCE_END
		"  b: {title: \"Title B\", publisher: \"Press\", date: undated, "
		"doi: \"10.1/b-2\", url: \"https://b.org\"" SOURCE_END
		"  c: {title: \"Title C\", publisher: \"Mission\", date: 2016-08" SOURCE_END;
	assert_str(cited(desk, sources, "source: a"),
		   "Body, \"Title A\", 31 January 2017, <https://a.org/x_y>.");
	assert_str(cited(desk, sources, "source: b, where: \"page 3\""),
		   "Press, \"Title B\", n.d., <https://doi.org/10.1/b-2> (page 3).");
	assert_str(
		cited(desk, sources, "source: [c, a, b], where: w"),
		"Mission, \"Title C\", August 2016; Body, \"Title A\", 31 January 2017, "
		"<https://a.org/x_y>; Press, \"Title B\", n.d., <https://doi.org/10.1/b-2> (w).");
	struct fact bare = {0};
	assert_int_equal(fact_citation(&desk->arena, &bare).n > 0, 1);
}

/* People paste the whole address, or "doi:" before the number. */
static void test_citation_of_a_pasted_doi(void **state)
{
	struct desk *desk = *state;
	static const char *const pasted[] = {"https://doi.org/10.1/b", "doi:10.1/b", "10.1/b"};
	for (size_t i = 0; i < COUNT(pasted); i++) {
		struct str source = str_printf(&desk->arena,
					       "  a: {title: T, publisher: P, date: 2017, "
					       "doi: \"%s\"" SOURCE_END,
					       pasted[i]);
		struct str note = cited(desk, source.p, "source: a");
		if (desk->diags.errors == 0)
			assert_str(note, "P, \"T\", 2017, <https://doi.org/10.1/b>.");
	}
}

/* Markup in a title stays literal: a note is Markdown. */
static void test_citation_holds_no_markup(void **state)
{
	struct desk *desk = *state;
	struct str note = cited(desk,
				"  a: {title: \"A [x](javascript:alert(1)) <script> plan\", "
				"publisher: \"P\", date: 2017, url: \"https://a.org\"" SOURCE_END,
				"source: a");
	assert_false(str_has(note, STR(" [x](")));
	assert_false(str_has(note, STR(" <script>")));
}

static void test_citation_stays_on_one_line(void **state)
{
	struct desk *desk = *state;
	struct str note = cited(desk,
				"  a: {title: \"A\\n\\n# plan\", publisher: \"P\", date: 2017, "
				"url: \"https://a.org\"" SOURCE_END,
				"source: a");
	if (desk->diags.errors == 0)
		assert_false(str_has(note, STR("\n")));
}

static void test_citation_keeps_its_form(void **state)
{
	struct desk *desk = *state;
	struct str note = cited(desk,
				"  a: {title: 'The \"new\" \xE2\x80\x9Cplan\xE2\x80\x9D',\n"
				"    publisher: P, date: 2017,\n"
				"    doi: \"10.1/(a)1:2<3::b>4\"" SOURCE_END,
				"source: a, where: \"page\\n 3\"");
	assert_str(note, "P, \"The 'new' 'plan'\", 2017, "
			 "<https://doi.org/10.1/(a)1:2%3C3::b%3E4> (page 3).");
	struct strbuf source;
	strbuf_init(&source, &desk->arena);
	strbuf_adds(&source, "  a: {publisher: P, date: 2017, url: \"https://a.org\", title: \"");
	for (int i = 0; i < 1000; i++)
		strbuf_adds(&source, "\xC3\xA9");
	strbuf_adds(&source, "\"" SOURCE_END);
	note = cited(desk, source.p, "source: a");
	size_t bad;
	assert_true(utf8_check(note, &bad));
	assert_int_equal(utf8_count(note), 400 + strlen("P, \"...\", 2017, <https://a.org>."));
}

/* --- committees --- */

#define COMMITTEE                                                                                  \
	"id: council\nname: The Full Council\nshort: the Council\nagain: the Body\n"               \
	"powers: decides\ncalls: {states: \"a {actor} {act}\", un: b, body: c, self: d}\n"         \
	"default_topic: mediation\n"

static void put_committee(struct desk *desk)
{
	put_text(desk, "shipped/templates/committees/council.md",
		 "---\n" COMMITTEE "---\n{% extends \"position-paper\" %}\n");
}

static const struct committee *load_committee(struct desk *desk)
{
	return committee_load(&desk->library, STR("council"), &desk->diags);
}

static void test_committee_loads(void **state)
{
	struct desk *desk = *state;
	put_committee(desk);
	const struct committee *committee = load_committee(desk);
	assert_report(desk, "");
	assert_str(committee->id, "council");
	assert_str(committee->name, "The Full Council");
	assert_str(committee->brief, "the Council");
	assert_str(committee->again, "the Body");
	assert_str(committee->organ, "the Council"); /* as `short`, where it is absent */
	assert_true(committee->decides);
	assert_str(committee->default_topic, "mediation");
	assert_str(source_text(committee->source, committee->body),
		   "{% extends \"position-paper\" %}\n");
	assert_null(committee_load(&desk->library, STR("nobody"), &desk->diags));
	assert_report(desk, "");
}

static void test_committee_own_file_takes_what_it_lacks(void **state)
{
	struct desk *desk = *state;
	put_committee(desk);
	put_text(desk, "own/templates/committees/council.md",
		 "---\r\nagain: the Chamber\r\norgan: the Bureau\r\n---\r\nmine\r\n");
	const struct committee *committee = load_committee(desk);
	assert_report(desk, "");
	assert_str(committee->name, "The Full Council");
	assert_str(committee->again, "the Chamber");
	assert_str(committee->organ, "the Bureau");
	assert_str(source_text(committee->source, committee->body), "mine\r\n");
	assert_str(short_name(desk, committee->source->name),
		   "own/templates/committees/council.md");
}

static void test_committee_own_file_may_be_a_body_alone(void **state)
{
	struct desk *desk = *state;
	put_committee(desk);
	put_text(desk, "own/templates/committees/council.md",
		 "{% extends \"council\" %}\n---\nx\n");
	const struct committee *committee = load_committee(desk);
	assert_report(desk, "");
	assert_str(committee->name, "The Full Council");
	assert_str(source_text(committee->source, committee->body),
		   "{% extends \"council\" %}\n---\nx\n");
	put_text(desk, "own/templates/committees/council.md", "");
	committee = load_committee(desk);
	assert_report(desk, "");
	/* A file without a template of its own is worded by the one that it lies over. */
	assert_true(str_trim(source_text(committee->source, committee->body)).n > 0);
}

static void test_committee_mistakes(void **state)
{
	struct desk *desk = *state;
	put_text(desk, "own/templates/committees/council.md", "no front matter\n");
	assert_null(load_committee(desk));
	assert_report(
		desk,
		"yaml-syntax own/templates/committees/council.md:1:1 the committee has no front "
		"matter (start the file with a line \"---\", the keys, and another line "
		"\"---\")\n");
	desk->diags = (struct diags){.arena = &desk->arena};
	put_text(desk, "own/templates/committees/council.md",
		 "---\n" COMMITTEE "powres: decides\nwhom: x@y.org\n---\n");
	assert_null(load_committee(desk));
	assert_int_equal(count_of(desk, RULE_UNKNOWN_KEY), 2);
	assert_int_equal(count_of(desk, RULE_PRIVATE_ADDRESS), 1);
	desk->diags = (struct diags){.arena = &desk->arena};
	put_text(desk, "own/templates/committees/council.md",
		 "---\n" COMMITTEE "again: twice\n---\n");
	assert_null(load_committee(desk));
	assert_int_equal(count_of(desk, RULE_YAML_DUPLICATE_KEY), 1);
	static const char *const broken[] = {"",
					     "---",
					     "---\n",
					     "---\n---\n",
					     "---\nid: x\n",
					     "---\n[\n---\n",
					     "----\nid: x\n----\n"};
	for (size_t i = 0; i < COUNT(broken); i++) {
		desk->diags = (struct diags){.arena = &desk->arena};
		put_text(desk, "own/templates/committees/council.md", broken[i]);
		assert_null(load_committee(desk));
		assert_true(desk->diags.errors > 0);
	}
}

static void test_committee_broken_own_file_is_said(void **state)
{
	struct desk *desk = *state;
	put_committee(desk);
	put_text(desk, "own/templates/committees/council.md", "---\nagain: [\n---\nmine\n");
	assert_null(load_committee(desk));
	assert_int_equal(count_of(desk, RULE_YAML_SYNTAX), 1);
}

/* Notepad writes a byte order mark before the first line. */
static void test_committee_with_a_byte_order_mark(void **state)
{
	struct desk *desk = *state;
	put_text(desk, "own/templates/committees/council.md",
		 "\xEF\xBB\xBF---\n" COMMITTEE "---\nbody\n");
	const struct committee *committee = load_committee(desk);
	assert_report(desk, "");
	assert_non_null(committee);
	assert_str(source_text(committee->source, committee->body), "body\n");
}

/* A paragraph pasted from an old editor. */
static void test_committee_body_that_is_not_utf8(void **state)
{
	struct desk *desk = *state;
	put_text(desk, "own/templates/committees/council.md",
		 "---\n" COMMITTEE "---\nC\xF4te d'Ivoire\n");
	assert_null(load_committee(desk));
	assert_int_equal(count_of(desk, RULE_FILE_ENCODING), 1);
}

static void test_front_matter(void **state)
{
	struct desk *desk = *state;
	struct span front, body;
	struct source *source = source_new(&desk->arena, STR("f"), STR("---\na: b\n---\nc\n"));
	assert_true(front_matter(source, &front, &body));
	assert_str(source_text(source, front), "a: b\n");
	assert_str(source_text(source, body), "c\n");
	source = source_new(&desk->arena, STR("f"), STR("---\n---"));
	assert_true(front_matter(source, &front, &body));
	assert_str(source_text(source, front), "");
	assert_str(source_text(source, body), "");
	static const char *const none[] = {"",
					   "\n",
					   "---",
					   "---\na: b\n",
					   "x\n---\na: b\n---\n",
					   "\n---\na: b\n---\n",
					   "--- a\nb: c\n---\n"};
	for (size_t i = 0; i < COUNT(none); i++) {
		source = source_new(&desk->arena, STR("f"), str_of(none[i]));
		assert_false(front_matter(source, &front, &body));
		assert_str(source_text(source, front), "");
		assert_str(source_text(source, body), none[i]);
	}
}

/* A line of hyphens inside a text is indented; only one at the margin ends the front matter. */
static void test_front_matter_with_hyphens_inside(void **state)
{
	struct desk *desk = *state;
	struct span front, body;
	struct source *source =
		source_new(&desk->arena, STR("f"), STR("---\na: |\n  ---\nb: c\n---\nd\n"));
	assert_true(front_matter(source, &front, &body));
	assert_str(source_text(source, front), "a: |\n  ---\nb: c\n");
	assert_str(source_text(source, body), "d\n");
}

static void test_committee_of_another_id(void **state)
{
	struct desk *desk = *state;
	put_text(desk, "own/templates/committees/chamber.md", "---\n" COMMITTEE "---\nx\n");
	assert_null(committee_load(&desk->library, STR("chamber"), &desk->diags));
	assert_report(desk,
		      "bad-value own/templates/committees/chamber.md:2:5 the id \"council\" is "
		      "not the file's name (write \"id: chamber\", or rename the file)\n");
}

/* --- conferences --- */

#define CONFERENCE_END                                                                             \
	"heading: {fields: [country, committee], required: [country], forbidden: [school],\n"      \
	"  labels: {country: Nation}}\n"                                                           \
	"sections:\n  - {role: background, title: History}\n  - {role: proposals, title: Ideas}\n"
#define CONFERENCE_START "id: c\nname: Conf\nsource: \"a page\"\nas_of: 2026\n"
#define CONFERENCE CONFERENCE_START "words: {min: 700, max: 900}\n" CONFERENCE_END

static const struct conference *load_conference(struct desk *desk, const char *content)
{
	desk->diags = (struct diags){.arena = &desk->arena};
	put_text(desk, "own/templates/conferences/c.yaml", content);
	return conference_load(&desk->library, STR("c"), &desk->diags);
}

static void test_conference_loads(void **state)
{
	struct desk *desk = *state;
	const struct conference *c = load_conference(
		desk, CONFERENCE "length:\n  - {spacing: double, pages: 3}\nlabels: required\n"
				 "person: third\nbullets: no\ncitations: mla\nspelling: en_US\n"
				 "inferred: yes\n");
	assert_report(desk, "");
	assert_str(c->id, "c");
	assert_str(c->name, "Conf");
	assert_true(c->inferred && c->labels_required && c->third_person && !c->bullets);
	assert_int_equal(c->min_words, 700);
	assert_int_equal(c->max_words, 900);
	assert_int_equal(c->pages, 3);
	assert_int_equal(c->words_per_page, 250);
	assert_int_equal(c->section_count, 2);
	assert_str(c->sections[0].role, "background");
	assert_str(c->sections[1].title, "Ideas");
	assert_str(c->citations, "mla");
	assert_true(conference_heading(c, "required", STR("country")));
	assert_false(conference_heading(c, "required", STR("school")));
	assert_true(conference_heading(c, "forbidden", STR("school")));
	assert_false(conference_heading(c, "nothing", STR("school")));
	assert_false(conference_heading(c, "fields", (struct str){0}));
	assert_str(conference_label(c, STR("country")), "Nation");
	assert_str(conference_label(c, STR("delegate")), "Delegate");
	assert_str(conference_label(c, STR("whatever")), "whatever");
	assert_null(conference_load(&desk->library, STR("none"), &desk->diags));
	assert_report(desk, "");
}

static void test_conference_without_what_it_may_lack(void **state)
{
	struct desk *desk = *state;
	const struct conference *c = load_conference(desk, CONFERENCE);
	assert_report(desk, "");
	assert_true(c->bullets && !c->inferred && !c->labels_required && !c->third_person);
	assert_int_equal(c->pages, 0);
	assert_str(c->spelling, "");
	assert_str(conference_label(c, STR("committee")), "Committee");
}

static void test_conference_mistakes(void **state)
{
	struct desk *desk = *state;
	assert_null(load_conference(desk, "id: c\n"));
	assert_int_equal(count_of(desk, RULE_MISSING_KEY), 6);
	assert_null(load_conference(desk, CONFERENCE "person: first\n"));
	assert_report(desk, "bad-value own/templates/conferences/c.yaml:11:9 conference \"c\": "
			    "\"person\" must be third or any, not \"first\" (write one of these "
			    "words)\n");
	assert_null(load_conference(desk, ""));
	assert_true(desk->diags.errors > 0);
	assert_null(
		load_conference(desk, CONFERENCE_START
				"words: {min: -1, max: 99999999999999999999}\n" CONFERENCE_END));
	assert_int_equal(count_of(desk, RULE_BAD_VALUE), 2);
}

static void test_conference_with_a_key_twice(void **state)
{
	struct desk *desk = *state;
	assert_null(load_conference(desk, CONFERENCE "name: Other\n"));
	assert_int_equal(count_of(desk, RULE_YAML_DUPLICATE_KEY), 1);
}

/* No paper can have at least 900 words and at most 700. */
static void test_conference_with_swapped_limits(void **state)
{
	struct desk *desk = *state;
	load_conference(desk, CONFERENCE_START "words: {min: 900, max: 700}\n" CONFERENCE_END);
	assert_int_equal(desk->diags.errors, 1);
}

static void test_conference_without_sections(void **state)
{
	struct desk *desk = *state;
	load_conference(
		desk, CONFERENCE_START
		"words: {min: 700, max: 900}\nheading: {fields: [country]}\nsections: []\n");
	assert_int_equal(desk->diags.errors, 1);
}

static void test_conference_of_another_id(void **state)
{
	struct desk *desk = *state;
	put_text(desk, "own/templates/conferences/c.yaml", CONFERENCE);
	put_text(desk, "own/templates/conferences/d.yaml", CONFERENCE);
	put_text(desk, "own/templates/conferences/e.yaml", "based_on: c\nname: Other\n");
	assert_null(conference_load(&desk->library, STR("d"), &desk->diags));
	assert_report(desk,
		      "bad-value own/templates/conferences/d.yaml:1:5 the id \"c\" is not the "
		      "file's name (write \"id: d\", or rename the file)\n");
	desk->diags = (struct diags){.arena = &desk->arena};
	const struct conference *e = conference_load(&desk->library, STR("e"), &desk->diags);
	assert_report(desk, "");
	assert_str(e->id, "e"); /* not the one of its base */
	assert_str(e->name, "Other");
}

/* --- checking a file by its path --- */

static bool check_file(struct desk *desk, const char *name)
{
	desk->diags = (struct diags){.arena = &desk->arena};
	return evidence_check_file(&desk->library, str_of(path_of(desk, name)), &desk->diags);
}

static void test_check_whatever_it_is(void **state)
{
	struct desk *desk = *state;
	put_topics(desk);
	put_committee(desk);
	put_text(desk, "profile.yaml", PROFILE);
	put_text(desk, "conference.yaml", CONFERENCE);
	assert_true(check_file(desk, "shipped/profiles/un/topics/safe-schools.yaml"));
	assert_true(check_file(desk, "shipped/templates/committees/council.md"));
	assert_true(check_file(desk, "profile.yaml"));
	assert_true(check_file(desk, "conference.yaml"));
	assert_report(desk, "");
	assert_false(check_file(desk, "nowhere.yaml"));
	assert_int_equal(count_of(desk, RULE_FILE_UNREADABLE), 1);
	put_text(desk, "bad.yaml", COUNTRY "facts: [{id: a, source: b}]\n");
	assert_false(check_file(desk, "bad.yaml"));
	assert_int_equal(count_of(desk, RULE_UNKNOWN_REFERENCE), 1);
	put_text(desk, "bad.yaml", "states: {a: {name: A}}\n");
	assert_false(check_file(desk, "bad.yaml"));
	assert_int_equal(count_of(desk, RULE_UNKNOWN_KEY), 0);
	assert_true(count_of(desk, RULE_MISSING_KEY) > 0);
	put_text(desk, "bad.yaml", "matters: it does\n");
	assert_false(check_file(desk, "bad.yaml"));
	assert_int_equal(count_of(desk, RULE_MISSING_KEY), 2); /* title, instruments */
	put_text(desk, "bad.yaml", INSTRUMENTS "b: {title: B, by: us}\n");
	assert_false(check_file(desk, "bad.yaml"));
	assert_int_equal(count_of(desk, RULE_MISSING_KEY), 7);
}

/* "No" is always said with a reason. */
static void test_check_of_a_template_without_front_matter(void **state)
{
	struct desk *desk = *state;
	put_text(desk, "x.md", "{% extends \"council\" %}\n");
	if (!check_file(desk, "x.md"))
		assert_true(desk->diags.errors > 0);
}

/* What drafting would refuse, checking refuses too. */
static void test_check_finds_what_loading_finds(void **state)
{
	struct desk *desk = *state;
	static const char content[] = COUNTRY SOURCES
		"facts:\n"
		"  - {id: one, say: \"endorsed it\"" REST "}\n"
		"proposals:\n"
		"  - {id: q, topic: mediation, title: t, because: b, actor: a,\n"
		"     actor_kind: un, act: act, measure: m, committees: [counsil]}\n";
	assert_null(load_text(desk, content));
	assert_int_equal(count_of(desk, RULE_UNKNOWN_REFERENCE), 1);
	assert_false(check_file(desk, "shipped/profiles/kz.yaml"));
	assert_int_equal(count_of(desk, RULE_UNKNOWN_REFERENCE), 1);
}

static void test_check_finds_mistakes_in_topics(void **state)
{
	struct desk *desk = *state;
	put_text(desk, "t.yaml",
		 "{title: T, matters: m, matters_by: [nothing], instruments: []}\n");
	assert_false(check_file(desk, "t.yaml"));
	assert_int_equal(count_of(desk, RULE_UNKNOWN_REFERENCE), 1);
}

/* A delegate's own file may hold only what is new; `check` must not ask for the rest. */
static void test_check_of_an_own_file_over_the_shipped_one(void **state)
{
	struct desk *desk = *state;
	put_topics(desk);
	put_text(desk, "shipped/profiles/kz.yaml", PROFILE);
	put_text(desk, "own/profiles/kz.yaml",
		 "facts:\n  - {id: gap-law, say: \"adopted the law\"" REST "}\n");
	bool fine = check_file(desk, "own/profiles/kz.yaml");
	assert_report(desk, "");
	assert_true(fine);
}

static void test_check_of_an_own_committee_over_the_shipped_one(void **state)
{
	struct desk *desk = *state;
	put_committee(desk);
	put_text(desk, "own/templates/committees/council.md", "---\nagain: the Chamber\n---\n");
	bool fine = check_file(desk, "own/templates/committees/council.md");
	assert_report(desk, "");
	assert_true(fine);
}

static void test_check_of_an_own_file_with_a_part_of_the_country(void **state)
{
	struct desk *desk = *state;
	put_topics(desk);
	put_text(desk, "shipped/profiles/kz.yaml", PROFILE);
	put_text(desk, "own/profiles/kz.yaml", "country: {capital: Astana}\n");
	assert_true(check_file(desk, "own/profiles/kz.yaml"));
	assert_true(check_file(desk, "shipped/profiles/kz.yaml")); /* by itself */
	assert_report(desk, "");
}

static void test_check_of_a_committee_finds_its_default_topic(void **state)
{
	struct desk *desk = *state;
	put_topics(desk);
	put_text(desk, "c.md", "---\n" COMMITTEE "---\nx\n");
	assert_true(check_file(desk, "c.md"));
	put_text(desk, "c.md", "---\n" COMMITTEE "facts: [{id: a, with: b}]\n---\nx\n");
	assert_false(check_file(desk, "c.md"));
	assert_int_equal(count_of(desk, RULE_UNKNOWN_REFERENCE), 1);
	assert_int_equal(count_of(desk, RULE_MISSING_KEY), 4); /* by say when source: in one run */
	assert_int_equal(unlink(path_of(desk, "shipped/profiles/un/topics/mediation.yaml")), 0);
	put_text(desk, "c.md", "---\n" COMMITTEE "---\nx\n");
	assert_false(check_file(desk, "c.md"));
	assert_report(desk,
		      "unknown-reference c.md:8:16 there is no topic \"mediation\" (add it, or "
		      "take the id out)\n");
}

static void test_check_of_templates(void **state)
{
	struct desk *desk = *state;
	put_text(desk, "x.md", "{{ x }}\n");
	assert_true(check_file(desk, "x.md"));
	put_text(desk, "x.md", "C\xF4te\n");
	assert_false(check_file(desk, "x.md"));
	assert_int_equal(count_of(desk, RULE_FILE_ENCODING), 1);
	put_text(desk, "x.md", "---\nid: x\n");
	assert_false(check_file(desk, "x.md")); /* the end of its front matter is lost */
	assert_int_equal(count_of(desk, RULE_YAML_SYNTAX), 1);
}

/* --- what did the user mean --- */

#define NAMES(...)                                                                                 \
	(const struct str[])                                                                       \
	{                                                                                          \
		__VA_ARGS__,                                                                       \
		{                                                                                  \
			0                                                                          \
		}                                                                                  \
	}

static const struct named *countries(void)
{
	static const struct str kz[] = {{"kazakhstan", 10}, {"Kazakhstan", 10}, {"KAZ", 3}, {0}};
	static const struct str north[] = {{"north-korea", 11},
					   {"Democratic People's Republic of Korea", 37},
					   {"DPRK", 4},
					   {0}};
	static const struct str south[] = {{"south-korea", 11}, {"Republic of Korea", 17}, {0}};
	static const struct str ivory[] = {{"cote-divoire", 12}, {"C\xC3\xB4te d'Ivoire", 14}, {0}};
	static const struct str gambia[] = {{"gambia", 6}, {"The Gambia", 10}, {0}};
	static const struct str guinea[] = {{"guinea", 6}, {"Guinea", 6}, {0}};
	static const struct str bissau[] = {{"guinea-bissau", 13}, {"Guinea-Bissau", 13}, {0}};
	static const struct named known[] = {
		{{"kazakhstan", 10}, kz},     {{"north-korea", 11}, north},
		{{"south-korea", 11}, south}, {{"cote-divoire", 12}, ivory},
		{{"gambia", 6}, gambia},      {{"guinea-bissau", 13}, bissau},
		{{"guinea", 6}, guinea},
	};
	return known;
}

static enum choice choose(struct desk *desk, struct str typed, size_t *found, struct str *others)
{
	*found = 99;
	*others = STR("unset");
	return choose_name(&desk->arena, countries(), 7, typed, found, others);
}

static void test_choose_name(void **state)
{
	struct desk *desk = *state;
	static const struct {
		const char *typed;
		enum choice choice;
		size_t found;
	} cases[] = {
		{"kazakhstan", CHOICE_FOUND, 0},
		{"KAZAKHSTAN", CHOICE_FOUND, 0},
		{"  Kazakhstan!", CHOICE_FOUND, 0},
		{"kaz", CHOICE_FOUND, 0},
		{"the kazakhstan", CHOICE_FOUND, 0},
		{"cote d ivoire", CHOICE_FOUND, 3},
		{"C\xC3\x94TE D\xE2\x80\x99IVOIRE", CHOICE_FOUND, 3},
		{"Co\xCC\x82te d'Ivoire", CHOICE_FOUND, 3},
		{"ivoire", CHOICE_FOUND, 3},
		{"Gambia", CHOICE_FOUND, 4},
		{"the gambia", CHOICE_FOUND, 4},
		{"guinea", CHOICE_FOUND, 6}, /* exactly, though "Guinea-Bissau" stands before it */
		{"bissau", CHOICE_FOUND, 5},
		{"Republic of Korea", CHOICE_FOUND, 2},
		{"people s republic", CHOICE_FOUND, 1},
		{"north_korea", CHOICE_FOUND, 1},
		{"kazakstan", CHOICE_NEAR, 0},
		{"Kazahkstan", CHOICE_NEAR, 0},
		{"giunea", CHOICE_NEAR, 6},
		{"gambai", CHOICE_NEAR, 4},
		{"stan", CHOICE_NONE, 0}, /* a part of a word is not a word */
		{"atlantis", CHOICE_NONE, 0},
		{"of", CHOICE_NONE, 0},
		{"", CHOICE_NONE, 0},
		{"???", CHOICE_NONE, 0},
		{"the", CHOICE_NONE, 0},
		{"\xFF\xFE", CHOICE_NONE, 0},
		{"../kazakhstan/x", CHOICE_NEAR, 0}, /* asked back, never opened */
		{"../../kazakhstan.yaml", CHOICE_NONE, 0},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		size_t found;
		struct str others;
		enum choice choice = choose(desk, str_of(cases[i].typed), &found, &others);
		if (choice != cases[i].choice ||
		    ((choice == CHOICE_FOUND || choice == CHOICE_NEAR) && found != cases[i].found))
			print_error("\"%s\": %d, %zu\n", cases[i].typed, (int)choice, found);
		assert_int_equal(choice, cases[i].choice);
		if (choice == CHOICE_FOUND || choice == CHOICE_NEAR)
			assert_int_equal(found, cases[i].found);
	}
}

static void test_choose_name_lists_the_ambiguous(void **state)
{
	struct desk *desk = *state;
	size_t found;
	struct str others;
	assert_int_equal(choose(desk, STR("Korea"), &found, &others), CHOICE_AMBIGUOUS);
	assert_str(others, "north-korea, south-korea");
	assert_int_equal(choose(desk, STR("the KOREA"), &found, &others), CHOICE_AMBIGUOUS);
	static char longest[100000];
	memset(longest, 'k', sizeof longest);
	assert_int_equal(choose(desk, (struct str){longest, sizeof longest}, &found, &others),
			 CHOICE_NONE);
	assert_int_equal(choose(desk, STR("kazakhstan\0x"), &found, &others), CHOICE_NEAR);
	assert_int_equal(choose_name(&desk->arena, NULL, 0, STR("x"), &found, &others),
			 CHOICE_NONE);
}

/* An alias that two bear decides nothing. */
static void test_choose_name_that_two_bear(void **state)
{
	struct desk *desk = *state;
	size_t found;
	struct str others = {0};
	const struct named known[] = {
		{STR("congo"), NAMES({"congo", 5}, {"Republic of the Congo", 21}, {"Congo-X", 7})},
		{STR("dr-congo"), NAMES({"dr-congo", 8}, {"congo x", 7})},
	};
	assert_int_equal(choose_name(&desk->arena, known, 2, STR("Congo X"), &found, &others),
			 CHOICE_AMBIGUOUS);
	assert_str(others, "congo, dr-congo");
	const struct named aliased[] = {
		{STR("congo"), NAMES({"congo", 5})},
		{STR("dr-congo"), NAMES({"dr-congo", 8}, {"Congo", 5})},
	};
	assert_int_equal(choose_name(&desk->arena, aliased, 2, STR("Congo"), &found, &others),
			 CHOICE_FOUND); /* an id goes before an alias */
	assert_int_equal(found, 0);
	assert_str(others, "congo");
}

/* --- what is shipped --- */

static struct str repository(void)
{
	const char *root = getenv("MUNDRAFT_ROOT");
	struct stat info;
	if (root && *root)
		return str_of(root);
	return stat("profiles/kazakhstan.yaml", &info) == 0 ? STR(".") : (struct str){0};
}

static void find_shipped(struct desk *desk)
{
	struct str root = repository();
	if (!root.n) {
		print_message("run from the repository's root, or set MUNDRAFT_ROOT\n");
		skip();
	}
	library_init(&desk->library, &desk->arena);
	library_add(&desk->library, root);
	assert_int_equal(desk->library.root_count, 1);
}

static void test_shipped_profile_and_topics(void **state)
{
	struct desk *desk = *state;
	find_shipped(desk);
	size_t count = topics_load(&desk->library, &desk->evidence, &desk->topics, &desk->diags);
	assert_report(desk, "");
	assert_true(count >= 3);
	const struct profile *profile =
		profile_load(&desk->library, STR("kazakhstan"), &desk->evidence, &desk->diags);
	assert_report(desk, "");
	assert_non_null(profile);
	assert_str(profile->name, "Kazakhstan");
	assert_true(desk->evidence.gap_count > 0);
	for (size_t i = 0; i < desk->evidence.fact_count; i++) {
		const struct fact *fact = desk->evidence.facts[i];
		assert_true(fact->source_count > 0 && fact->say.n > 0 && fact->id.n > 0);
		struct str note = fact_citation(&desk->arena, fact);
		assert_true(str_ends(note, STR(".")) && !str_has(note, STR("\n")));
	}
	for (size_t i = 0; i < count; i++)
		assert_true(desk->topics[i].title.n > 0);
	assert_non_null(committee_load(&desk->library, profile->committee, &desk->diags));
	assert_non_null(conference_load(&desk->library, profile->conference, &desk->diags));
}

static size_t entries_on(const struct profile *profile, const char *list, struct str topic)
{
	size_t count = 0;
	const struct node *nodes = yaml_get(profile->tree, list);
	for (const struct node *node = nodes ? nodes->first : NULL; node; node = node->next)
		count += str_eq(yaml_text(node, "topic"), topic) ||
			 yaml_holds(yaml_get(node, "topics"), topic);
	return count;
}

/* Reading only what a topic needs leaves out nothing that it needs. */
static void test_shipped_profile_in_parts(void **state)
{
	struct desk *desk = *state;
	find_shipped(desk);
	size_t count = topics_load(&desk->library, &desk->evidence, &desk->topics, &desk->diags);
	const struct profile *whole =
		profile_load(&desk->library, STR("kazakhstan"), &desk->evidence, &desk->diags);
	static const char *const lists[] = {"positions", "proposals", "facts", "questions", "gaps"};
	for (size_t t = 0; t < count; t++) {
		struct str topic = desk->topics[t].id;
		struct evidence part = {.arena = &desk->arena, .some_topics = true};
		struct profile *profile =
			profile_open(&desk->library, STR("kazakhstan"), &desk->diags);
		assert_non_null(profile);
		assert_str(profile->topic, "sectarian-conflict");
		const struct profile_need need = {.topics = &topic, .topic_count = 1};
		assert_true(profile_read(&desk->library, profile, &need, &part, &desk->diags));
		assert_report(desk, "");
		assert_true(part.fact_count < desk->evidence.fact_count);
		for (size_t i = 0; i < COUNT(lists); i++)
			assert_int_equal(entries_on(profile, lists[i], topic),
					 entries_on(whole, lists[i], topic));
	}
}

static void test_shipped_committees_and_conferences(void **state)
{
	struct desk *desk = *state;
	find_shipped(desk);
	static const char *const committees[] = {"hrc", "specpol", "unesco", "unsc"};
	static const char *const conferences[] = {"generic", "glimun", "nmun"};
	size_t topics = topics_load(&desk->library, &desk->evidence, &desk->topics, &desk->diags);
	for (size_t i = 0; i < COUNT(committees); i++) {
		const struct committee *committee =
			committee_load(&desk->library, str_of(committees[i]), &desk->diags);
		assert_report(desk, "");
		assert_str(committee->id, committees[i]);
		assert_true(committee->body.end > committee->body.start);
		bool known = false;
		for (size_t j = 0; j < topics; j++)
			known = known || str_eq(desk->topics[j].id, committee->default_topic);
		assert_true(known);
	}
	for (size_t i = 0; i < COUNT(conferences); i++) {
		const struct conference *conference =
			conference_load(&desk->library, str_of(conferences[i]), &desk->diags);
		assert_report(desk, "");
		assert_str(conference->id, conferences[i]);
		assert_true(conference->section_count > 0);
		assert_true(conference->min_words <= conference->max_words);
	}
}

static void test_shipped_files_check_clean(void **state)
{
	struct desk *desk = *state;
	find_shipped(desk);
	static const char *const files[] = {
		"profiles/kazakhstan.yaml",
		"profiles/un/instruments.yaml",
		"profiles/un/topics/sectarian-conflict.yaml",
		"templates/committees/hrc.md",
		"templates/committees/specpol.md",
		"templates/committees/unesco.md",
		"templates/committees/unsc.md",
		"templates/conferences/glimun.yaml",
		"templates/conferences/generic.yaml",
		"templates/conferences/nmun.yaml",
	};
	for (size_t i = 0; i < COUNT(files); i++) {
		struct str path = str_printf(&desk->arena, "%.*s/%s",
					     STR_ARG(desk->library.roots[0]), files[i]);
		bool fine = evidence_check_file(&desk->library, path, &desk->diags);
		assert_report(desk, "");
		assert_true(fine);
	}
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_desk, close_desk)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_library_takes_the_first),
		TEST(test_library_of_no_folders),
		TEST(test_library_adds_a_folder_once),
		TEST(test_library_names_never_become_paths),
		TEST(test_library_lists_in_order_of_name),
		TEST(test_library_lists_only_files),
		TEST(test_library_reads),
		TEST(test_library_refuses_to_read),
		TEST(test_library_unreadable_file_is_said),
		TEST(test_profile_loads),
		TEST(test_profile_that_is_not_there),
		TEST(test_topics_that_are_not_there),
		TEST(test_profile_reports_every_mistake_at_once),
		TEST(test_profile_reports_the_source_of_a_duplicate),
		TEST(test_profile_broken_files),
		TEST(test_profile_of_wrong_shapes_does_not_fall_over),
		TEST(test_profile_own_file_need_hold_only_what_is_new),
		TEST(test_profile_gap_is_filled_by_a_fact_of_its_id),
		TEST(test_profile_mistakes_in_the_own_file_have_its_place),
		TEST(test_profile_own_file_broken_or_too_large_is_not_passed_over),
		TEST(test_profile_ids_across_topics_and_profile),
		TEST(test_profile_duplicate_gap),
		TEST(test_profile_gaps_without_id),
		TEST(test_profile_sources_as_a_list),
		TEST(test_profile_without_ids_for_facts),
		TEST(test_profile_source_references),
		TEST(test_profile_fact_with_no_source_at_all),
		TEST(test_profile_source_without_place),
		TEST(test_profile_references_everywhere),
		TEST(test_profile_defaults_lead_somewhere),
		TEST(test_profile_default_committee_that_exists),
		TEST(test_profile_of_endless_mistakes),
		TEST(test_profile_of_very_many_facts),
		TEST(test_profile_of_endless_duplicates),
		TEST(test_profile_of_another_id),
		TEST(test_profile_with_a_byte_order_mark),
		TEST(test_profile_names_proposals_that_exist),
		TEST(test_profile_own_term_takes_the_place_of_its_name),
		TEST(test_profile_own_terms_are_added),
		TEST(test_instrument_by_its_key),
		TEST(test_instrument_of_one_s_own),
		TEST(test_instrument_that_is_not_there),
		TEST(test_topic_of_one_s_own_over_the_shipped_one),
		TEST(test_topics_share_a_source),
		TEST(test_profile_that_cites_another_topic),
		TEST(test_large_profile_is_read_in_parts),
		TEST(test_large_profile_under_an_own_file),
		TEST(test_large_profile_that_cannot_be_cut),
		TEST(test_topics_name_committees_that_exist),
		TEST(test_topics_have_angles_of_committees_that_exist),
		TEST(test_fact_form),
		TEST(test_fact_form_of_a_whole_sentence),
		TEST(test_fact_form_behind_a_blank),
		TEST(test_quote_of_25_words),
		TEST(test_quote_dashes_are_no_words),
		TEST(test_quoted_words_must_be_in_the_quote),
		TEST(test_quoted_words_in_curly_marks),
		TEST(test_quoted_words_may_be_broken_differently),
		TEST(test_private_addresses),
		TEST(test_fact_hostile_text_stays_text),
		TEST(test_citation),
		TEST(test_citation_of_a_pasted_doi),
		TEST(test_citation_holds_no_markup),
		TEST(test_citation_stays_on_one_line),
		TEST(test_citation_keeps_its_form),
		TEST(test_committee_loads),
		TEST(test_committee_own_file_takes_what_it_lacks),
		TEST(test_committee_own_file_may_be_a_body_alone),
		TEST(test_committee_mistakes),
		TEST(test_committee_broken_own_file_is_said),
		TEST(test_committee_with_a_byte_order_mark),
		TEST(test_committee_body_that_is_not_utf8),
		TEST(test_front_matter),
		TEST(test_front_matter_with_hyphens_inside),
		TEST(test_committee_of_another_id),
		TEST(test_conference_loads),
		TEST(test_conference_without_what_it_may_lack),
		TEST(test_conference_mistakes),
		TEST(test_conference_with_a_key_twice),
		TEST(test_conference_with_swapped_limits),
		TEST(test_conference_without_sections),
		TEST(test_conference_of_another_id),
		TEST(test_check_whatever_it_is),
		TEST(test_check_of_a_template_without_front_matter),
		TEST(test_check_finds_what_loading_finds),
		TEST(test_check_finds_mistakes_in_topics),
		TEST(test_check_of_an_own_file_over_the_shipped_one),
		TEST(test_check_of_an_own_committee_over_the_shipped_one),
		TEST(test_check_of_an_own_file_with_a_part_of_the_country),
		TEST(test_check_of_a_committee_finds_its_default_topic),
		TEST(test_check_of_templates),
		TEST(test_choose_name),
		TEST(test_choose_name_lists_the_ambiguous),
		TEST(test_choose_name_that_two_bear),
		TEST(test_shipped_profile_and_topics),
		TEST(test_shipped_profile_in_parts),
		TEST(test_shipped_committees_and_conferences),
		TEST(test_shipped_files_check_clean),
	};
	return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
