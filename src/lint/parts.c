/*
 * The parts of a paper on several topics: each topic's heading with the sections
 * under it. A paper on one topic has a single part, the whole. Knows the headings
 * and the topics that the paper names, and nothing of what a part should hold.
 */
#include "check.h"

/* A title, all of a line's titles (bytes), and the lines of a heading block that are looked at. */
#define MAX_TITLE 200
#define MAX_TITLES 1000
#define MAX_FIELDS 32

/* Whether `needle` stands in a text, without regard to case. */
static bool has_nocase(struct str text, struct str needle)
{
	for (size_t at = 0; at + needle.n <= text.n; at++)
		if (str_eq_nocase(str_part(text, at, at + needle.n), needle))
			return true;
	return false;
}

/* "Topic A", not "Topic". */
static bool is_lettered(struct str label)
{
	size_t end;
	return phrase_at(label, 0, "topic", &end) && end < label.n;
}

/* "Topic A: ...", or one of the titles in the heading block's line "Topic". */
static bool names_topic(const struct paper *paper, struct str heading)
{
	if (is_lettered(heading))
		return true;
	if (heading.n < 5 || heading.n > MAX_TITLE)
		return false;
	for (size_t i = 0; i < paper->field_count && i < MAX_FIELDS; i++)
		if (str_is(paper->fields[i].name, "topic") &&
		    has_nocase(str_part(paper->fields[i].value, 0, MAX_TITLES), heading))
			return true;
	return false;
}

/* A heading without a role of its own, over deeper ones that have one. */
static bool holds_roles(const struct paper *paper, size_t i)
{
	const struct section *section = &paper->sections[i];
	if (section->role != ROLE_NONE || i + 1 >= paper->section_count)
		return false;
	const struct section *next = section + 1;
	return next->heading && next->heading->level > section->heading->level &&
	       next->role != ROLE_NONE && next->role != ROLE_SOURCES;
}

static bool opens_part(const struct paper *paper, size_t i)
{
	const struct section *section = &paper->sections[i];
	if (!section->heading || section->role == ROLE_SOURCES)
		return false;
	bool same_heading = i && paper->sections[i - 1].heading == section->heading;
	return !same_heading &&
	       (holds_roles(paper, i) || names_topic(paper, section->heading->text));
}

/* The works cited of the whole paper, at the level of the topics, belong to no part. */
static bool ends_part(const struct section *section, const struct part *part)
{
	return section->role == ROLE_SOURCES && section->heading &&
	       section->heading->level <= part->heading->level;
}

/*
 * A first topic's title that stands alone above the first paragraph is read as a line of
 * the heading block; where a second one follows as a heading, it was a heading, too.
 */
static const struct block *title_above(const struct paper *paper, const struct part *second)
{
	struct str heading = second->heading->text;
	for (size_t i = 0; i < paper->field_count && i < MAX_FIELDS; i++) {
		const struct field *field = &paper->fields[i];
		struct str value = str_trim(field->value);
		bool title = field->label.n ? is_lettered(field->label) : names_topic(paper, value);
		if (title && value.n && !has_nocase(str_part(heading, 0, MAX_TITLE), value))
			return &paper->blocks[field->block];
	}
	return NULL;
}

/* The parts that headings open, in order; how many there are. */
static size_t parts_by_headings(const struct paper *paper, struct part *parts)
{
	size_t count = 0;
	bool open = false;
	for (size_t i = 0; i < paper->section_count; i++) {
		const struct section *section = &paper->sections[i];
		if (opens_part(paper, i) &&
		    (!count || section->heading->level == parts[0].heading->level)) {
			parts[count++] = (struct part){.heading = section->heading, .first = i};
			open = true;
		} else if (open && ends_part(section, &parts[count - 1])) {
			open = false;
		}
		if (open)
			parts[count - 1].count++;
	}
	return count;
}

void find_parts(struct check *check)
{
	const struct paper *paper = check->paper;
	struct part *parts = arena_array(check->scratch, paper->section_count + 1, struct part);
	size_t count = parts_by_headings(paper, parts);
	const struct block *title = count == 1 && parts[0].first ? title_above(paper, parts) : NULL;
	if (title) {
		parts[1] = parts[0];
		parts[0] = (struct part){.heading = title, .count = parts[1].first};
		count = 2;
	}
	for (size_t i = 0; i < count; i++) {
		const struct section *last = &paper->sections[parts[i].first + parts[i].count - 1];
		parts[i].first_block = paper->sections[parts[i].first].first_block;
		parts[i].end_block = last->first_block + last->block_count;
	}
	if (count < 2) {
		parts[0] = (struct part){.count = paper->section_count,
					 .end_block = paper->block_count};
		count = 1;
	}
	check->parts = parts;
	check->part_count = count;
}

/* A topic's title may hold a role's word ("Peaceful Solutions in the Sahel"). */
enum role role_in(const struct part *part, const struct section *section)
{
	return section->heading && section->heading == part->heading && !section->by_cue
		       ? ROLE_NONE
		       : section->role;
}
