/*
 * From what a user typed to an id: ids, names, formal names and aliases of all
 * that the library holds. A near miss is asked back, never taken; a name never
 * becomes a path.
 */
#include "cli.h"

#include "mundraft/near.h"
#include "mundraft/utf8.h"

#define MAX_FILES 16    /* of one name that lie over each other */
#define MAX_LISTED 1000 /* bytes of ids in a message */

struct kind_facts {
	const char *name, *plural, *folder, *extension;
};

static const struct kind_facts kinds[KIND_COUNT] = {
	[KIND_COUNTRY] = {"country", "countries", "profiles", ".yaml"},
	[KIND_COMMITTEE] = {"committee", "committees", "templates/committees", ".md"},
	[KIND_CONFERENCE] = {"conference", "conferences", "templates/conferences", ".yaml"},
	[KIND_TOPIC] = {"topic", "topics", "profiles/un/topics", ".yaml"},
	[KIND_RULE] = {"rule", "rules", NULL, NULL},
};

const char *kind_name(enum kind kind)
{
	return kinds[kind].name;
}

const char *kind_plural(enum kind kind)
{
	return kinds[kind].plural;
}

/* ---- what there is ---- */

struct name_list {
	struct arena *arena;
	struct str *items;
	size_t count, room;
};

static void add_name(struct name_list *names, struct str name)
{
	if (name.n)
		*arena_push(names->arena, names->items, names->count, names->room) = name;
}

static void add_text_or_list(struct name_list *names, const struct node *node)
{
	if (node && node->kind == NODE_TEXT)
		add_name(names, node->text);
	for (const struct node *item = node && node->kind == NODE_LIST ? node->first : NULL; item;
	     item = item->next)
		add_text_or_list(names, item);
}

/* An empty name at the end, as choose_name wants it. */
static const struct str *end_names(struct name_list *names)
{
	*arena_push(names->arena, names->items, names->count, names->room) = (struct str){0};
	return names->items;
}

static void add_names_of(struct name_list *names, enum kind kind, const struct node *tree)
{
	const struct node *map = kind == KIND_COUNTRY ? yaml_get(tree, "country") : tree;
	add_name(names, yaml_text(map, "name"));
	add_name(names, yaml_text(map, "title"));
	add_name(names, yaml_text(map, "formal"));
	add_name(names, yaml_text(map, "short"));
	add_text_or_list(names, yaml_get(map, "aliases"));
}

static bool holds_names(struct str key)
{
	static const char *const keys[] = {"country", "name",  "title",
					   "formal",  "short", "aliases"};
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		if (str_is(key, keys[i]))
			return true;
	return false;
}

/* All files of a kind are read to find one: of each only what holds names is parsed. */
static const struct node *read_names(struct library *library, enum kind kind,
				     const struct source *source, struct span all)
{
	struct diags quiet = {.arena = library->arena};
	struct node *root = arena_new(library->arena, struct node), **tail = &root->first;
	struct span rest = all, block;
	struct str key;
	*root = (struct node){.kind = NODE_MAP, .source = source, .span = all};
	while (yaml_next_block(source, &rest, &key, &block)) {
		const struct node *tree = holds_names(key)
						  ? yaml_parse(library->arena, source, block,
							       kinds[kind].name, &quiet)
						  : NULL;
		for (*tail = tree ? tree->first : NULL; *tail; tail = &(*tail)->next)
			root->count++;
	}
	return root->count ? root
			   : yaml_parse(library->arena, source, all, kinds[kind].name, &quiet);
}

static const struct node *read_tree(struct library *library, enum kind kind,
				    const struct source *source)
{
	struct span front = {0, source->text.n}, body;
	if (kind == KIND_COMMITTEE && !front_matter(source, &front, &body))
		return NULL;
	return read_names(library, kind, source, front);
}

/* A faulty file still has the names that can be read in it: `check` tells of faults. */
static const struct str *names_of_files(struct library *library, enum kind kind, struct str id)
{
	struct name_list names = {.arena = library->arena};
	struct diags quiet = {.arena = library->arena};
	const struct source *file = NULL;
	for (int i = 0; i < MAX_FILES; i++) {
		file = library_find(library, kinds[kind].folder, id, kinds[kind].extension, file,
				    &quiet);
		size_t bad;
		if (!file)
			break;
		if (utf8_check(file->text, &bad))
			add_names_of(&names, kind, read_tree(library, kind, file));
	}
	add_name(&names, id);
	return end_names(&names);
}

static size_t list_files(struct library *library, enum kind kind, bool names,
			 struct entry **entries)
{
	struct library_entry *files;
	size_t count = library_list(library, kinds[kind].folder, kinds[kind].extension, &files);
	*entries = arena_array(library->arena, count, struct entry);
	for (size_t i = 0; i < count; i++) {
		(*entries)[i] = (struct entry){.id = files[i].id, .path = files[i].path};
		if (names)
			(*entries)[i].names = names_of_files(library, kind, files[i].id);
	}
	return count;
}

static size_t list_rules(struct arena *arena, struct entry **entries)
{
	*entries = arena_array(arena, RULE_COUNT, struct entry);
	for (size_t i = 0; i < RULE_COUNT; i++) {
		struct str *names = arena_array(arena, 3, struct str);
		names[0] = str_of(rules[i].title);
		names[1] = str_of(rules[i].id);
		(*entries)[i] = (struct entry){str_of(rules[i].id), names, {0}};
	}
	return RULE_COUNT;
}

size_t names_list(struct library *library, enum kind kind, bool names, struct entry **entries)
{
	*entries = NULL;
	if (kinds[kind].folder)
		return list_files(library, kind, names, entries);
	return list_rules(library->arena, entries);
}

/* ---- what was meant ---- */

/* The id that a name would have: "Republic of Korea" -> republic-of-korea. */
static struct str id_of(struct arena *arena, struct str typed)
{
	struct str folded = utf8_fold(arena, typed);
	if (str_starts(folded, STR("the ")))
		folded = str_part(folded, 4, folded.n);
	char *id = str_dup(arena, folded);
	for (size_t i = 0; i < folded.n; i++)
		if (id[i] == ' ')
			id[i] = '-';
	return (struct str){id, folded.n};
}

static bool has_file(struct library *library, enum kind kind, struct str id)
{
	return kinds[kind].folder &&
	       library_has(library, kinds[kind].folder, id, kinds[kind].extension);
}

static struct named *as_named(struct arena *arena, const struct entry *entries, size_t count)
{
	struct named *known = arena_array(arena, count, struct named);
	for (size_t i = 0; i < count; i++)
		known[i] = (struct named){entries[i].id, entries[i].names};
	return known;
}

static bool is_held(struct arena *arena, const struct entry *entry, struct str folded)
{
	for (const struct str *name = entry->names; name->n; name++)
		if (str_has_words(folded, utf8_fold(arena, *name)))
			return true;
	return false;
}

/*
 * Free words: "the training of mediators in Asia" holds an alias instead of standing
 * in one.
 */
static enum choice choose_held(struct arena *arena, const struct entry *entries, size_t count,
			       struct str typed, size_t *found, struct str *others)
{
	struct str folded = utf8_fold(arena, typed);
	struct strbuf list;
	size_t held = 0;
	strbuf_init(&list, arena);
	for (size_t i = 0; i < count; i++) {
		if (!is_held(arena, &entries[i], folded))
			continue;
		*found = i;
		strbuf_addf(&list, "%s%.*s", held++ ? ", " : "", STR_ARG(entries[i].id));
	}
	*others = strbuf_str(&list);
	return held == 0 ? CHOICE_NONE : held == 1 ? CHOICE_FOUND : CHOICE_AMBIGUOUS;
}

static enum choice choose(struct arena *arena, enum kind kind, const struct entry *entries,
			  size_t count, struct str typed, size_t *found, struct str *others)
{
	enum choice choice =
		choose_name(arena, as_named(arena, entries, count), count, typed, found, others);
	if (kind == KIND_TOPIC && (choice == CHOICE_NONE || choice == CHOICE_NEAR)) {
		size_t held;
		enum choice second = choose_held(arena, entries, count, typed, &held, others);
		if (second != CHOICE_NONE) {
			*found = held;
			return second;
		}
	}
	return choice;
}

static bool looks_like_path(struct str typed)
{
	return str_has(typed, STR("/")) || str_ends(typed, STR(".yaml")) ||
	       str_ends(typed, STR(".md"));
}

static void refuse_path(struct run *run, enum kind kind, struct str typed)
{
	const char *help = "type its name; a file of your own goes into ./profiles or "
			   "./templates, where it is found by name";
	if (run->args.implied && str_ends(typed, STR(".md")))
		help = str_printf(&run->arena, "to check a paper: mundraft lint %.*s",
				  STR_ARG(visible(&run->arena, typed)))
			       .p;
	usage_error(run, help, "\"%.*s\" is a file, not a %s", STR_ARG(visible(&run->arena, typed)),
		    kinds[kind].name);
}

/* What there is, where that is short enough to be read. */
static const char *list_known(struct run *run, enum kind kind, const struct entry *entries,
			      size_t count)
{
	struct strbuf list;
	strbuf_init(&list, &run->arena);
	for (size_t i = 0; i < count; i++)
		strbuf_addf(&list, "%s%.*s", i ? ", " : "there are: ", STR_ARG(entries[i].id));
	if (count && list.n <= MAX_LISTED && kind != KIND_RULE)
		return list.p;
	return str_printf(&run->arena, "\"mundraft list %s\" shows what there is",
			  kinds[kind].plural)
		.p;
}

static void say_none(struct run *run, enum kind kind, const struct entry *entries, size_t count,
		     struct str typed)
{
	struct str shown = visible(&run->arena, typed);
	struct near near = near_start(typed);
	for (size_t i = 0; run->args.implied && kind == KIND_COUNTRY && i < COMMAND_COUNT; i++)
		near_offer(&near, str_of(commands[i].name));
	const char *help = list_known(run, kind, entries, count);
	if (near.best.n)
		usage_error(run, did_you_mean(run, near.best, NULL),
			    "there is no command and no country \"%.*s\"", STR_ARG(shown));
	else if (kind == KIND_COUNTRY)
		usage_error(run, "\"mundraft list countries\" shows which have a profile",
			    "there is no country \"%.*s\"", STR_ARG(shown));
	else
		usage_error(run, help, "there is no %s \"%.*s\"", kinds[kind].name, STR_ARG(shown));
}

struct str name_choose_among(struct run *run, enum kind kind, const struct entry *entries,
			     size_t count, struct str typed)
{
	size_t found = 0;
	struct str others, shown = visible(&run->arena, typed);
	if (looks_like_path(typed) && kind != KIND_TOPIC) {
		refuse_path(run, kind, typed);
		return (struct str){0};
	}
	switch (choose(&run->arena, kind, entries, count, typed, &found, &others)) {
	case CHOICE_FOUND:
		return entries[found].id;
	case CHOICE_AMBIGUOUS:
		usage_error(run, str_printf(&run->arena, "choose one of: %.*s", STR_ARG(others)).p,
			    "\"%.*s\" can mean more than one %s", STR_ARG(shown), kinds[kind].name);
		break;
	case CHOICE_NEAR:
		usage_error(run, did_you_mean(run, entries[found].id, NULL),
			    "there is no %s \"%.*s\"", kinds[kind].name, STR_ARG(shown));
		break;
	case CHOICE_NONE:
		say_none(run, kind, entries, count, typed);
		break;
	}
	return (struct str){0};
}

struct str name_choose(struct run *run, enum kind kind, struct str typed)
{
	struct str id = id_of(&run->arena, typed);
	struct entry *entries;
	if (!looks_like_path(typed) && has_file(&run->library, kind, id))
		return id;
	if (kind == KIND_COUNTRY)
		return country_choose(run, typed);
	size_t count = names_list(&run->library, kind, true, &entries);
	return name_choose_among(run, kind, entries, count, typed);
}

/*
 * The file that has just this name in its line "name:": papers mostly write a body's
 * official name, and then no file need be parsed. Empty: none has, or not so plainly.
 */
static struct str find_official(struct library *library, enum kind kind, struct str typed)
{
	struct arena own = {0}; /* the files are of no use afterwards */
	struct library reader = *library;
	struct library_entry *files;
	struct diags quiet = {.arena = &own};
	struct str found = {0};
	reader.arena = &own;
	struct str line = str_printf(&own, "\nname: \"%.*s\"\n", STR_ARG(typed));
	size_t count = kind == KIND_COUNTRY ? 0
					    : library_list(&reader, kinds[kind].folder,
							   kinds[kind].extension, &files);
	for (size_t i = 0; i < count && !found.n; i++) {
		const struct source *file = library_find(&reader, kinds[kind].folder, files[i].id,
							 kinds[kind].extension, NULL, &quiet);
		if (file && str_has(file->text, line))
			found = str_copy(library->arena, files[i].id);
	}
	arena_release(&own);
	return found;
}

struct str name_find_kept(struct library *library, enum kind kind, struct kept_names *kept,
			  struct str typed)
{
	struct str id = id_of(library->arena, typed), others;
	size_t found = 0;
	if (has_file(library, kind, id))
		return id;
	if (!kept->read && (id = find_official(library, kind, typed)).n)
		return id;
	if (!kept->read)
		kept->count = kind == KIND_COUNTRY
				      ? countries_list(library, &kept->entries)
				      : names_list(library, kind, true, &kept->entries);
	kept->read = true;
	if (choose(library->arena, kind, kept->entries, kept->count, typed, &found, &others) ==
		    CHOICE_FOUND &&
	    (kind != KIND_COUNTRY || kept->entries[found].path.n))
		return kept->entries[found].id;
	return (struct str){0};
}

struct str name_find(struct library *library, enum kind kind, struct str typed)
{
	struct kept_names kept = {0};
	return name_find_kept(library, kind, &kept, typed);
}
