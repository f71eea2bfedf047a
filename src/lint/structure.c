/*
 * The form of a paper: the lines of its heading, its sections and their order, for
 * each of its topics. What a conference asks for comes from its file; a paper without
 * headings is judged by what its paragraphs do. Knows nothing of single words; how
 * much a paper holds is for length.c.
 */
#include "check.h"

static const char *const field_names[] = {"country",  "committee", "topic",
					  "delegate", "school",    "conference"};

static bool has_field(const struct paper *paper, const char *name)
{
	for (size_t i = 0; i < paper->field_count; i++)
		if (str_is(paper->fields[i].name, name))
			return true;
	return str_trim(yaml_text(paper->front, name)).n > 0;
}

/* Lines at the top in which a title may stand, and words that a title has at most. */
#define MAX_TITLES 8
#define MAX_TITLE_WORDS 20

static bool names_body(struct str text)
{
	static const char *const words[] = {"committee",    "council",      "assembly",  "agency",
					    "organization", "organisation", "programme", "fund",
					    "commission",   "unicef",       "unhcr",     "unesco",
					    "unep",         "specpol",      "summit",    "forum",
					    "disec",        "sochum",       "ecofin",    NULL};
	size_t at = 0;
	struct word word;
	while (next_word(text, &at, &word))
		if (one_of(word_text(text, word), words))
			return true;
	return false;
}

/* Whether a title says it: "Position Paper for the General Assembly", "... for Germany". */
static bool title_says(struct str text, bool body)
{
	static const char *const titles[] = {"position paper for", "position paper of",
					     "delegation from", NULL};
	size_t at = 0, end;
	struct word word;
	while (next_word(text, &at, &word))
		if (any_phrase_at(text, word.start, titles, &end))
			return names_body(str_part(text, end, text.n)) == body;
	return false;
}

static bool is_in_title(const struct check *check, const char *name)
{
	bool body = str_is(str_of(name), "committee");
	if (!body && !str_is(str_of(name), "country"))
		return false;
	for (size_t i = 0; i < check->paper->block_count && i < MAX_TITLES; i++) {
		struct str text = check->views[i].text;
		if (str_words(text) <= MAX_TITLE_WORDS && title_says(text, body))
			return true;
	}
	return false;
}

static void report_missing_field(struct check *check, const char *name)
{
	struct str label = conference_label(check->conference, str_of(name));
	struct diag *diag = report(check, RULE_MISSING_FIELD, paper_top(check->paper),
				   "the heading has no line \"%.*s\"", STR_ARG(label));
	diag_help(check->found, diag,
		  "add a line \"%.*s: ...\" above the first paragraph, or begin the one that says "
		  "it so",
		  STR_ARG(label));
}

static void report_forbidden_field(struct check *check, const struct field *field)
{
	struct diag *diag = report(check, RULE_FIELD_FORBIDDEN, field->span,
				   "\"%.*s\" may not stand in a paper for this conference",
				   STR_ARG(field->label));
	diag_severity(check->found, diag, SEVERITY_ERROR);
	diag_help(check->found, diag, "take the line out: papers are judged without names");
}

void check_fields(struct check *check)
{
	const struct paper *paper = check->paper;
	if (!check->conference)
		return;
	for (size_t i = 0; i < sizeof field_names / sizeof *field_names; i++)
		if (conference_heading(check->conference, "required", str_of(field_names[i])) &&
		    !has_field(paper, field_names[i]) && !is_in_title(check, field_names[i]))
			report_missing_field(check, field_names[i]);
	for (size_t i = 0; i < paper->field_count; i++)
		if (paper->fields[i].name.n &&
		    conference_heading(check->conference, "forbidden", paper->fields[i].name))
			report_forbidden_field(check, &paper->fields[i]);
}

/* ---- sections ---- */

/* A part's first section that plays a role; `labelled`: only by its heading. NULL: none. */
static const struct section *find_role(const struct paper *paper, const struct part *part,
				       enum role role, bool labelled)
{
	for (size_t i = part->first; i < part->first + part->count; i++) {
		const struct section *section = &paper->sections[i];
		if (role_in(part, section) == role &&
		    !(labelled && (section->by_cue || !section->heading)))
			return section;
	}
	return NULL;
}

/* " of "Topic"" in a paper on several topics, for messages. */
static struct str of_topic(struct check *check, const struct part *part)
{
	if (!part->heading)
		return (struct str){0};
	return str_printf(check->found->arena, " of \"%.*s\"", STR_ARG(part->heading->text));
}

static bool has_prose(const struct check *check, const struct section *section)
{
	for (size_t i = 0; i < section->block_count; i++) {
		enum block_kind kind = check->paper->blocks[section->first_block + i].kind;
		if (kind != BLOCK_FIELD && kind != BLOCK_HEADING && kind != BLOCK_HTML)
			return true;
	}
	return false;
}

static void help_missing(struct check *check, struct diag *diag, struct str title)
{
	if (str_is(yaml_text(check->conference->tree, "labels"), "none"))
		diag_help(check->found, diag,
			  "write a paragraph that does it; the conference asks for no headings");
	else
		diag_help(check->found, diag, "add a section with the heading \"%.*s\"",
			  STR_ARG(title));
}

static void report_missing_section(struct check *check, const struct part *part,
				   const struct conference_section *wanted)
{
	bool labels = check->conference->labels_required;
	struct span span = part->heading ? part->heading->span : paper_top(check->paper);
	struct diag *diag = report(check, RULE_MISSING_SECTION, span,
				   labels ? "no heading opens the part \"%.*s\"%.*s"
					  : "the part \"%.*s\"%.*s is missing",
				   STR_ARG(wanted->title), STR_ARG(of_topic(check, part)));
	if (labels)
		diag_severity(check->found, diag, SEVERITY_ERROR);
	help_missing(check, diag, wanted->title);
}

/*
 * Without headings a part's role is guessed from what came before it: behind the
 * proposals of one topic nobody can tell how the next one begins.
 */
static bool begins_unseen(const struct check *check, const struct part *part, enum role role)
{
	if (part == check->parts || (role != ROLE_BACKGROUND && role != ROLE_ACTION))
		return false;
	for (size_t i = part->first; i < part->first + part->count; i++)
		if (!check->paper->sections[i].by_cue &&
		    role_in(part, &check->paper->sections[i]) != ROLE_NONE)
			return false;
	return true;
}

static bool names_role(const struct conference *conference, enum role role)
{
	for (size_t i = 0; i < conference->section_count; i++)
		if (role_find(conference->sections[i].role) == role)
			return true;
	return false;
}

/* A year that has been: somewhere in the part something is told of the past. */
static bool tells_of_the_past(const struct check *check, const struct part *part)
{
	for (size_t i = part->first_block; i < part->end_block; i++) {
		struct str text = check->views[i].text;
		size_t at = 0;
		struct word word;
		while (is_prose(check, &check->views[i]) && next_word(text, &at, &word)) {
			struct str s = word_text(text, word);
			if (s.n == 4 && (str_starts(s, STR("19")) || str_starts(s, STR("20"))) &&
			    char_is_digit(s.p[2]) && char_is_digit(s.p[3]))
				return true;
		}
	}
	return false;
}

/* A part that the conference does not name folds into its neighbour: action into background. */
static bool has_part(struct check *check, const struct part *part, enum role role)
{
	const struct conference *conference = check->conference;
	bool labelled = conference->labels_required;
	enum role neighbour = role == ROLE_BACKGROUND ? ROLE_ACTION
			      : role == ROLE_POSITION ? ROLE_OPPOSITION
						      : ROLE_NONE;
	if (!labelled && role == ROLE_POSITION && !may_lack_stance(check, part))
		return true; /* it may stand in any paragraph */
	if (!labelled && role == ROLE_BACKGROUND && tells_of_the_past(check, part))
		return true;
	return find_role(check->paper, part, role, labelled) ||
	       (neighbour != ROLE_NONE && !names_role(conference, neighbour) &&
		find_role(check->paper, part, neighbour, labelled));
}

/* Works cited and proposals have rules of their own. */
static void check_missing(struct check *check, const struct part *part)
{
	const struct conference *conference = check->conference;
	for (size_t i = 0; i < conference->section_count; i++) {
		enum role role = role_find(conference->sections[i].role);
		bool own_rule = role == ROLE_SOURCES ||
				(role == ROLE_PROPOSALS && !conference->labels_required);
		if (role != ROLE_NONE && !own_rule && !begins_unseen(check, part, role) &&
		    !has_part(check, part, role))
			report_missing_section(check, part, &conference->sections[i]);
	}
}

/* A heading with nothing under it; one that only holds deeper headings is none. */
static void check_empty(struct check *check)
{
	const struct paper *paper = check->paper;
	const struct part *part = check->parts, *end = part + check->part_count;
	for (size_t i = 0; i < paper->section_count; i++) {
		const struct section *section = &paper->sections[i];
		while (part < end && part->first + part->count <= i)
			part++;
		bool topic = part < end && part->heading && part->heading == section->heading &&
			     part->count > 1;
		const struct section *next =
			i + 1 < paper->section_count ? &paper->sections[i + 1] : NULL;
		bool parent = next && next->heading && section->heading &&
			      next->heading->level > section->heading->level;
		bool listed = section->heading && str_has(section->heading->text, STR("://"));
		bool notes = section->role == ROLE_SOURCES && (paper->note_count || listed);
		if (!section->heading || parent || topic || notes || has_prose(check, section))
			continue;
		struct str title = section->heading->text;
		struct diag *diag = report(check, RULE_EMPTY_SECTION, section->heading->span,
					   "the section \"%.*s\" is empty", STR_ARG(title));
		diag_help(check->found, diag, "write the section or take its heading out");
	}
}

/* The place that the conference gives a role, or its number of sections. */
static size_t place_of(const struct conference *conference, enum role role)
{
	size_t i = 0;
	while (i < conference->section_count && role_find(conference->sections[i].role) != role)
		i++;
	return i;
}

static void report_order(struct check *check, const struct section *section,
			 const struct section *before)
{
	struct diag *diag = report(check, RULE_SECTION_ORDER, section->heading->span,
				   "\"%.*s\" comes after \"%.*s\"", STR_ARG(section->heading->text),
				   STR_ARG(before->heading->text));
	diag_help(check->found, diag, "the conference asks for it before \"%.*s\"",
		  STR_ARG(before->heading->text));
}

/* Only the first section of a role counts. */
static void check_order(struct check *check, const struct part *part)
{
	const struct conference *conference = check->conference;
	const struct section *last = NULL;
	size_t last_place = 0;
	for (size_t i = part->first; i < part->first + part->count; i++) {
		const struct section *section = &check->paper->sections[i];
		enum role role = role_in(part, section);
		size_t place = place_of(conference, role);
		if (!section->heading || section->by_cue || place == conference->section_count ||
		    find_role(check->paper, part, role, true) != section)
			continue;
		if (last && place < last_place) {
			report_order(check, section, last);
			continue;
		}
		last = section;
		last_place = place;
	}
}

void check_sections(struct check *check)
{
	check_empty(check);
	for (size_t i = 0; check->conference && i < check->part_count; i++) {
		check_missing(check, &check->parts[i]);
		check_order(check, &check->parts[i]);
	}
}

static void check_labels(struct check *check)
{
	for (size_t i = 0; i < check->paper->block_count; i++) {
		const struct view *view = &check->views[i];
		size_t section = view->block->section;
		if (view->block->kind != BLOCK_PARAGRAPH || check->paper->sections[section].heading)
			continue;
		struct diag *diag = report(check, RULE_UNLABELLED_SECTION, view->block->span,
					   "this paragraph stands under no heading");
		diag_help(check->found, diag,
			  "put the conference's heading over it, such as \"%.*s\"",
			  STR_ARG(check->conference->sections[0].title));
		return;
	}
}

/* Each list once, at its first item. */
static void check_lists(struct check *check)
{
	bool inside = false;
	for (size_t i = 0; i < check->paper->block_count; i++) {
		const struct view *view = &check->views[i];
		bool item = view->block->kind == BLOCK_ITEM && is_prose(check, view);
		if (item && !inside) {
			struct diag *diag = report(check, RULE_BULLETS, view->block->span,
						   "a list stands here, and the conference asks "
						   "for paragraphs");
			diag_help(check->found, diag, "turn the items into sentences");
		}
		inside = item;
	}
}

void check_sections_form(struct check *check)
{
	if (check->conference && check->conference->labels_required &&
	    check->conference->section_count)
		check_labels(check);
	if (check->conference && !check->conference->bullets)
		check_lists(check);
}
