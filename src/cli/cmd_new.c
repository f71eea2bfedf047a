/*
 * mundraft new: a starting file for a committee, a conference or a country, written
 * into the folder one is in. Decides on the id and the place, and that nothing is
 * replaced; the text is starter.c's affair.
 */
#include "cli.h"

#include "mundraft/near.h"
#include "mundraft/utf8.h"
#include "starter.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#define MOST_NAME 120 /* letters */

/* What there is to make. The folders are made one below the other. */
struct making {
	enum kind kind;
	const char *folders[2];
	const char *extension;
	const char *schema; /* in profiles/schema */
	void (*text)(struct strbuf *out, const struct starter *starter);
};

static const struct making makings[] = {
	{KIND_COMMITTEE,
	 {"templates", "templates/committees"},
	 ".md",
	 "committee",
	 starter_committee},
	{KIND_CONFERENCE,
	 {"templates", "templates/conferences"},
	 ".yaml",
	 "conference",
	 starter_conference},
	{KIND_COUNTRY, {NULL, "profiles"}, ".yaml", "profile", starter_country},
};

/* NULL after a usage error. */
static const struct making *find_making(struct run *run)
{
	struct str typed = run->args.operands[0];
	for (size_t i = 0; i < sizeof makings / sizeof *makings; i++)
		if (str_is(typed, kind_name(makings[i].kind)))
			return &makings[i];
	usage_error(run, "choose one of: committee, conference, country",
		    "a \"%.*s\" cannot be made", STR_ARG(visible(&run->arena, typed)));
	return NULL;
}

/* ---- the name and the id ---- */

static struct str join_words(struct run *run)
{
	struct strbuf name;
	strbuf_init(&name, &run->arena);
	for (size_t i = 1; i < run->args.operand_count; i++) {
		strbuf_adds(&name, i > 1 ? " " : "");
		strbuf_add(&name, run->args.operands[i]);
	}
	return str_trim(strbuf_str(&name));
}

static bool is_clean(struct str name)
{
	size_t bad, length;
	if (!utf8_check(name, &bad))
		return false;
	for (size_t i = 0; i < name.n; i += length) {
		uint32_t code = utf8_decode(str_part(name, i, name.n), &length);
		if (code < 0x20 || utf8_is_control(code) || utf8_is_bidi(code))
			return false;
	}
	return true;
}

/* "Peacebuilding Commission" -> peacebuilding-commission; empty where nothing is left. */
static struct str fold_id(struct arena *arena, struct str name)
{
	struct str folded = utf8_fold(arena, name);
	struct strbuf id;
	strbuf_init(&id, arena);
	if (str_starts(folded, STR("the ")))
		folded = str_part(folded, 4, folded.n);
	for (size_t i = 0; i < folded.n; i++) {
		char c = folded.p[i];
		if ((c >= 'a' && c <= 'z') || char_is_digit(c))
			strbuf_addc(&id, c);
		else if (c == ' ' && id.n && id.p[id.n - 1] != '-')
			strbuf_addc(&id, '-');
	}
	if (id.n && id.p[id.n - 1] == '-')
		strbuf_cut(&id, id.n - 1);
	return strbuf_str(&id);
}

/* False after a usage error. */
static bool name_is_usable(struct run *run, struct str name)
{
	struct str shown = visible(&run->arena, name);
	const char *why = NULL;
	if (!is_clean(name))
		why = "it holds a character that nobody can see";
	else if (str_has(name, STR("/")) || str_has(name, STR("\\")))
		why = "it holds a slash; give a name, not a file";
	else if (str_has(name, STR("@")))
		why = "it holds an \"@\"; files of mundraft hold no addresses of persons";
	else if (utf8_count(name) > MOST_NAME)
		why = "it is too long";
	if (why)
		usage_error(run, "type a name such as \"Peacebuilding Commission\"",
			    "\"%.*s\" cannot be a name: %s", STR_ARG(shown), why);
	return !why;
}

static bool id_is_usable(struct run *run, struct str name, struct str id)
{
	if (library_safe_id(id))
		return true;
	usage_error(
		run,
		"give a shorter one in Latin letters; the name itself can be changed in the file",
		"no id can be made of \"%.*s\"", STR_ARG(visible(&run->arena, name)));
	return false;
}

/* ---- what is there already ---- */

static bool bears_name(struct arena *arena, const struct entry *entry, struct str id)
{
	if (str_eq(entry->id, id))
		return true;
	for (const struct str *name = entry->names; name->n; name++)
		if (str_eq(fold_id(arena, *name), id))
			return true;
	return false;
}

/* True after a usage error: a second file of that name would hide the first, or be hidden. */
static bool is_taken(struct run *run, const struct making *making, struct str name, struct str id)
{
	struct entry *entries;
	size_t count = names_list(&run->library, making->kind, true, &entries), i = 0;
	while (i < count && !bears_name(&run->arena, &entries[i], id))
		i++;
	if (i == count)
		return false;
	struct str own = entries[i].id;
	struct str shown = visible(&run->arena, entries[i].path);
	const char *help =
		str_printf(&run->arena,
			   "to change it, copy %.*s to ./%s/%.*s%s and edit that; or "
			   "choose another name",
			   STR_ARG(shown), making->folders[1], STR_ARG(own), making->extension)
			.p;
	if (str_starts(entries[i].path, str_of(making->folders[1])))
		help = str_printf(&run->arena, "edit %.*s, or choose another name", STR_ARG(shown))
			       .p;
	else if (making->kind == KIND_COUNTRY)
		help = str_printf(&run->arena,
				  "put only what is new into ./profiles/%.*s.yaml; the gaps of "
				  "\"mundraft %.*s\" print the lines",
				  STR_ARG(own), STR_ARG(own))
			       .p;
	usage_error(run, help, "there is a %s \"%.*s\" already: %.*s", kind_name(making->kind),
		    STR_ARG(visible(&run->arena, name)), STR_ARG(own));
	return true;
}

/* ---- what is known ---- */

/* A slip of the hand: a name of a State that does not exist is rarely so close to a real one. */
static bool is_slip(struct arena *arena, const struct state *state, struct str name)
{
	struct str folded = utf8_fold(arena, name);
	unsigned most = utf8_count(folded) < 9 ? 1 : 2;
	for (const struct str *other = state->names; other->n; other++)
		if (near_distance(utf8_fold(arena, *other), folded, most) <= most)
			return true;
	return false;
}

/*
 * Finds the State of that name; NULL in *state where it is none. False after a usage
 * error: a name that means several, or that is a slip away from one.
 */
static bool find_state(struct run *run, struct str name, const struct state **state)
{
	struct diags quiet = {.arena = &run->arena};
	struct state *states = NULL;
	size_t count = states_load(&run->library, &states, &quiet), found = 0;
	struct named *known = arena_array(&run->arena, count, struct named);
	struct str others, shown = visible(&run->arena, name);
	for (size_t i = 0; i < count; i++)
		known[i] = (struct named){states[i].id, states[i].names};
	enum choice choice = choose_name(&run->arena, known, count, name, &found, &others);
	*state = choice == CHOICE_FOUND ? &states[found] : NULL;
	if (choice == CHOICE_AMBIGUOUS)
		usage_error(run, str_printf(&run->arena, "choose one of: %.*s", STR_ARG(others)).p,
			    "\"%.*s\" can mean more than one State", STR_ARG(shown));
	else if (choice == CHOICE_NEAR && is_slip(&run->arena, &states[found], name))
		usage_error(run, did_you_mean(run, states[found].name, NULL),
			    "there is no State \"%.*s\"", STR_ARG(shown));
	else
		return true;
	return false;
}

/* A file may bear a date, unlike a draft: it says when its writer last looked. */
static struct str date_of_today(struct arena *arena)
{
	struct date date;
	if (!today(&date))
		return STR("undated");
	return str_printf(arena, "%04d-%02d-%02d", date.year, date.month, date.day);
}

/* The default topic of the committee that a draft takes, else the first one that there is. */
static void choose_topic(struct run *run, struct starter *starter)
{
	struct diags quiet = {.arena = &run->arena};
	struct entry *topics;
	size_t count = names_list(&run->library, KIND_TOPIC, true, &topics), chosen = 0;
	const struct committee *committee = committee_load(&run->library, STR("specpol"), &quiet);
	for (size_t i = 0; committee && i < count; i++)
		if (str_eq(topics[i].id, committee->default_topic))
			chosen = i;
	if (count) {
		starter->topic = topics[chosen].id;
		starter->topic_title = topics[chosen].names[0];
	}
}

/*
 * Where an editor finds the JSON Schema, as seen from the file. Empty where it is
 * nowhere, or where the blanks in its path would end the line's value.
 */
static struct str find_schema(struct run *run, const struct making *making)
{
	struct diags quiet = {.arena = &run->arena};
	const struct source *source = library_find(&run->library, "profiles/schema",
						   str_of(making->schema), ".json", NULL, &quiet);
	if (!source || str_has(source->name, STR(" ")) || !is_clean(source->name))
		return (struct str){0};
	if (source->name.p[0] == '/')
		return source->name;
	return str_printf(&run->arena, "%s%.*s", making->folders[0] ? "../../" : "../",
			  STR_ARG(source->name));
}

/* ---- writing ---- */

static int refuse(struct run *run, struct str path, enum output_verdict verdict)
{
	const char *why = strerror(errno);
	if (verdict == OUTPUT_EXISTS || verdict == OUTPUT_IS_FOLDER)
		return usage_error(run,
				   "edit it, move it away, or choose another name for the new one",
				   "\"%.*s\" is there already", STR_ARG(path));
	usage_error(run, "go to a folder you may write to", "cannot write \"%.*s\": %s",
		    STR_ARG(path), why);
	return EXIT_MACHINE;
}

static enum output_verdict make_folders(const struct making *making)
{
	for (size_t i = 0; i < 2; i++)
		if (making->folders[i] && mkdir(making->folders[i], 0777) != 0 && errno != EEXIST)
			return OUTPUT_IMPOSSIBLE;
	return OUTPUT_READY;
}

static int write_starter(struct run *run, const struct making *making, struct str path,
			 struct str text)
{
	enum output_verdict verdict = output_check(path.p, false);
	if (verdict == OUTPUT_NO_FOLDER)
		verdict = make_folders(making);
	if (verdict == OUTPUT_READY)
		verdict = output_open(path.p, false);
	if (verdict == OUTPUT_NO_FOLDER)
		errno = ENOTDIR;
	if (verdict == OUTPUT_READY) {
		output_write(text);
		verdict = output_commit();
	}
	return verdict == OUTPUT_READY ? EXIT_CLEAN : refuse(run, path, verdict);
}

static void say_what_next(const struct making *making, const struct starter *starter)
{
	struct str id = starter->id;
	printfs(TO_OUT, "wrote ./%.*s; change what is wrong in it, then: mundraft check %.*s\n",
		STR_ARG(starter->path), STR_ARG(starter->path));
	if (making->kind == KIND_COUNTRY)
		/* A country may bear the name of a command. */
		printfs(TO_OUT,
			"next: mundraft brief %.*s lists what to research, mundraft %s%.*s shows "
			"the frame of a paper\n",
			STR_ARG(id), command_find(id) < COMMAND_COUNT ? "draft " : "", STR_ARG(id));
	else
		printfs(TO_OUT, "next: mundraft COUNTRY --%s %.*s\n", kind_name(making->kind),
			STR_ARG(id));
}

static int make(struct run *run, const struct making *making, struct starter *starter)
{
	struct diags quiet = {.arena = &run->arena};
	struct strbuf text;
	starter->path = str_printf(&run->arena, "%s/%.*s%s", making->folders[1],
				   STR_ARG(starter->id), making->extension);
	starter->schema = find_schema(run, making);
	starter->today = date_of_today(&run->arena);
	if (making->kind == KIND_COUNTRY)
		choose_topic(run, starter);
	if (making->kind == KIND_CONFERENCE) {
		const struct conference *base =
			conference_load(&run->library, STR("generic"), &quiet);
		starter->base = base ? base->tree : NULL;
	}
	strbuf_init(&text, &run->arena);
	making->text(&text, starter);
	int status = write_starter(run, making, starter->path, strbuf_str(&text));
	if (status == EXIT_CLEAN)
		say_what_next(making, starter);
	return status;
}

int command_new(struct run *run)
{
	const struct making *making = find_making(run);
	struct starter starter = {.name = join_words(run)};
	if (!making || !name_is_usable(run, starter.name))
		return EXIT_USAGE;
	if (making->kind == KIND_COUNTRY && !find_state(run, starter.name, &starter.state))
		return EXIT_USAGE;
	starter.id = fold_id(&run->arena, starter.name);
	if (starter.state) {
		starter.id = starter.state->id;
		starter.name = starter.state->name;
	}
	if (!id_is_usable(run, starter.name, starter.id) ||
	    is_taken(run, making, starter.name, starter.id))
		return EXIT_USAGE;
	return make(run, making, &starter);
}
