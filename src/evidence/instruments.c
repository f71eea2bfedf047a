/*
 * Resolutions, treaties and reports, each once: profiles/un/instruments.yaml. A topic
 * names one by its key and adds what it did for that topic; a draft reads only those
 * that its topic names. An instrument is its own source: nobody writes its text twice.
 */
#include "facts.h"
#include "files.h"
#include "schemas.h"

#include "mundraft/near.h"
#include "mundraft/schema.h"
#include "mundraft/utf8.h"

#define FOLDER "profiles/un"

/* Every instruments file of the library, a club's own before ours; read once. */
static void read_files(struct library *library, struct evidence *evidence, struct diags *diags)
{
	const struct source *file = NULL;
	if (evidence->instruments_read)
		return;
	evidence->instruments_read = true;
	while ((file = library_find(library, FOLDER, STR("instruments"), ".yaml", file, diags)))
		*arena_push(evidence->arena, evidence->instrument_files,
			    evidence->instrument_file_count, evidence->instrument_file_room) = file;
}

/* The entry of that key in one file, found by indentation; NULL where it is not there. */
static const struct node *entry_in(struct library *library, const struct source *source,
				   struct str wanted, struct diags *diags)
{
	struct span rest = {0, source->text.n}, block;
	struct str key;
	while (yaml_next_block(source, &rest, &key, &block)) {
		if (!str_eq(key, wanted))
			continue;
		const struct node *tree =
			yaml_parse(library->arena, source, block, "instrument", diags);
		const struct node *entry = tree && tree->kind == NODE_MAP ? tree->first : NULL;
		if (entry)
			schema_check(entry, &instrument_schema, diags);
		return entry;
	}
	return NULL;
}

static void unknown_instrument(struct evidence *evidence, const struct node *of,
			       struct diags *diags)
{
	struct near near = near_start(of->text);
	struct str key;
	struct diag *diag = mistake(evidence, diags, RULE_UNKNOWN_REFERENCE, of, of->span,
				    "there is no instrument \"%.*s\"", STR_ARG(of->text));
	for (size_t i = 0; diag && i < evidence->instrument_file_count; i++) {
		const struct source *file = evidence->instrument_files[i];
		struct span rest = {0, file->text.n}, block;
		while (yaml_next_block(file, &rest, &key, &block))
			near_offer(&near, key);
	}
	if (diag && near.best.n)
		diag_help(diags, diag, "did you mean \"%.*s\"?", STR_ARG(near.best));
	else if (diag)
		diag_help(diags, diag, "add it to \"profiles/un/instruments.yaml\"");
}

static const struct node *find_entry(struct library *library, struct evidence *evidence,
				     const struct node *of, struct diags *diags)
{
	const struct node *entry = NULL;
	read_files(library, evidence, diags);
	for (size_t i = 0; !entry && i < evidence->instrument_file_count; i++)
		entry = entry_in(library, evidence->instrument_files[i], of->text, diags);
	if (!entry)
		unknown_instrument(evidence, of, diags);
	return entry;
}

/* "the Security Council" as a publisher: "Security Council". */
static struct str publisher_of(struct arena *arena, const struct node *entry)
{
	struct str name = yaml_text(entry, "publisher");
	if (!name.n)
		name = yaml_text(entry, "by");
	if (str_starts(name, STR("the ")))
		name = str_part(name, 4, name.n);
	return utf8_capitalize(arena, name);
}

static struct str title_of(struct arena *arena, const struct node *entry)
{
	struct str title = yaml_text(entry, "title"), symbol = yaml_text(entry, "symbol");
	if (!symbol.n || str_has(title, symbol))
		return title;
	return str_printf(arena, "%.*s, %.*s", STR_ARG(title), STR_ARG(symbol));
}

static const struct cited_source *source_of(struct evidence *evidence, const struct node *entry)
{
	const struct cited_source *known = evidence_source(evidence, entry->key);
	if (known)
		return known;
	struct cited_source *source = arena_new(evidence->arena, struct cited_source);
	*source = (struct cited_source){
		.key = entry->key,
		.title = title_of(evidence->arena, entry),
		.publisher = publisher_of(evidence->arena, entry),
		.url = yaml_text(entry, "url"),
		.date = yaml_text(entry, "when"),
		.kind = yaml_text(entry, "kind"),
		.reason = yaml_text(entry, "reason"),
		.reliability = schema_number(entry, "reliability", 5),
		.node = entry,
	};
	table_put(evidence->arena, &evidence->by_key, entry->key, source);
	*arena_push(evidence->arena, evidence->sources, evidence->source_count,
		    evidence->source_room) = source;
	return source;
}

/* What the topic says of the instrument, over what is always true of it. */
static void add_known(struct library *library, struct evidence *evidence, const struct node *node,
		      struct diags *diags)
{
	const struct node *of = yaml_get(node, "of");
	const struct node *entry = find_entry(library, evidence, of, diags);
	if (!entry)
		return;
	const struct cited_source *source = source_of(evidence, entry);
	add_instrument(evidence, yaml_overlay(library->arena, entry, node), source, diags);
}

/* Without a key it must say for itself what an entry would have said. */
static void check_whole(struct evidence *evidence, const struct node *node, struct diags *diags)
{
	static const char *const keys[] = {"name", "by", "when", "source"};
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		if (yaml_get(node, keys[i]))
			continue;
		struct diag *diag = mistake(evidence, diags, RULE_MISSING_KEY, node, node->span,
					    "instrument \"%.*s\": \"%s\" is missing",
					    STR_ARG(yaml_text(node, "id")), keys[i]);
		if (diag)
			diag_help(diags, diag, "add it, or name the instrument's key with \"of\"");
	}
}

void instruments_add(struct library *library, struct evidence *evidence, const struct node *list,
		     struct diags *diags)
{
	const struct node *node = list && list->kind == NODE_LIST ? list->first : NULL;
	for (; node; node = node->next) {
		const struct node *of = yaml_get(node, "of");
		if (of && of->kind == NODE_TEXT) {
			add_known(library, evidence, node, diags);
			continue;
		}
		check_whole(evidence, node, diags);
		add_instrument(evidence, node, NULL, diags);
	}
}
