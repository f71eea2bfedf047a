/* Committees: YAML front matter, then the template that words the committee's part. */
#include "mundraft/committee.h"

#include "facts.h"
#include "files.h"
#include "mundraft/utf8.h"
#include "schemas.h"

/* The end of the line that starts at `from`, its newline included. */
static size_t line_end(struct str text, size_t from)
{
	size_t newline = str_find(text, STR("\n"), from);
	return newline < text.n ? newline + 1 : text.n;
}

/* Only at the margin: three hyphens inside a text are indented. */
static bool is_fence(struct str text, size_t from, size_t end)
{
	struct str line = str_part(text, from, end);
	return str_starts(line, STR("---")) && !str_trim(str_part(line, 3, line.n)).n;
}

bool front_matter(const struct source *source, struct span *front, struct span *body)
{
	struct str text = source->text;
	size_t start = line_end(text, 0);
	*front = (struct span){0, 0};
	*body = (struct span){0, text.n};
	if (!is_fence(text, 0, start))
		return false;
	for (size_t line = start; line < text.n;) {
		size_t end = line_end(text, line);
		if (is_fence(text, line, end)) {
			*front = (struct span){start, line};
			*body = (struct span){end, text.n};
			return true;
		}
		line = end;
	}
	return false;
}

static void no_front_matter(const struct source *source, struct diags *diags)
{
	struct diag *diag = diag_add(diags, RULE_YAML_SYNTAX, source, (struct span){0, 0},
				     "the committee has no front matter");
	diag_help(diags, diag,
		  "start the file with a line \"---\", the keys, and another line \"---\"");
}

bool file_check_encoding(const struct source *source, struct diags *diags)
{
	size_t bad;
	if (utf8_check(source->text, &bad))
		return true;
	struct diag *diag = diag_add(diags, RULE_FILE_ENCODING, source, (struct span){bad, bad + 1},
				     "the byte %02X is not UTF-8: the file is saved in another "
				     "encoding, such as Latin-1",
				     (unsigned)(unsigned char)source->text.p[bad]);
	diag_help(diags, diag, "save it again in your editor with the encoding UTF-8");
	return false;
}

/* The template of a committee, and the file it stands in. */
struct wording {
	const struct source *source;
	struct span body;
};

/*
 * The front matter of this file, over that of the files of the same name behind `after`.
 * The template comes from the first of them that has one.
 */
static const struct node *merge_front(struct library *library, struct str id,
				      const struct source *file, const struct source *after,
				      struct wording *wording, struct diags *diags)
{
	struct wording here = {file, {0, file->text.n}}, there = {0};
	struct span front;
	const struct node *own = NULL, *below = NULL;
	if (file_check_encoding(file, diags) && front_matter(file, &front, &here.body))
		own = yaml_parse(library->arena, file, front, "front matter", diags);
	const struct source *next =
		library_find(library, "templates/committees", id, ".md", after, diags);
	if (next)
		below = merge_front(library, id, next, next, &there, diags);
	bool worded = str_trim(source_text(file, here.body)).n > 0;
	*wording = worded || !there.source ? here : there;
	if (own && below)
		return yaml_overlay(library->arena, below, own);
	return own ? own : below;
}

static struct committee *build(struct arena *arena, const struct source *source,
			       const struct node *tree)
{
	struct committee *committee = arena_new(arena, struct committee);
	*committee = (struct committee){
		.id = yaml_text(tree, "id"),
		.name = yaml_text(tree, "name"),
		.brief = yaml_text(tree, "short"),
		.again = yaml_text(tree, "again"),
		.organ = yaml_text(tree, "organ"),
		.decides = str_is(yaml_text(tree, "powers"), "decides"),
		.default_topic = yaml_text(tree, "default_topic"),
		.tree = tree,
		.source = source,
	};
	if (!committee->organ.n)
		committee->organ = committee->brief;
	return committee;
}

struct committee *committee_read(struct library *library, struct str id,
				 const struct source *source, const struct source *after,
				 struct diags *diags)
{
	size_t errors = diags->errors;
	struct wording wording;
	const struct node *tree = merge_front(library, id, source, after, &wording, diags);
	if (!tree && diags->errors == errors)
		no_front_matter(source, diags);
	if (!tree)
		return NULL;
	schema_check(tree, &committee_schema, diags);
	struct committee *committee = build(library->arena, wording.source, tree);
	committee->body = wording.body;
	return committee;
}

const struct committee *committee_load(struct library *library, struct str id, struct diags *diags)
{
	size_t errors = diags->errors;
	const struct source *source =
		library_find(library, "templates/committees", id, ".md", NULL, diags);
	if (!source)
		return NULL;
	const struct committee *committee = committee_read(library, id, source, source, diags);
	if (committee)
		check_own_id(yaml_get(committee->tree, "id"), id, diags);
	return diags->errors > errors ? NULL : committee;
}

void committee_evidence(const struct committee *committee, struct evidence *evidence,
			struct diags *diags)
{
	struct known_ids none = {0};
	mistakes_restart(evidence);
	add_sources(evidence, yaml_get(committee->tree, "sources"), diags);
	add_facts(evidence, yaml_get(committee->tree, "facts"), diags);
	check_references(evidence, committee->tree, &none, diags);
}
