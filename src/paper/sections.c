/*
 * Sections: by the headings where they name parts, else by what the paragraphs
 * say. Most student papers have no heading at all.
 */
#include "internal.h"

/* Plain and bold-line headings stand one level below the deepest `#` above them. */
static void set_levels(struct paper *paper)
{
	unsigned marked = 0;
	bool role_marked = false;

	for (size_t i = 0; i < paper->block_count; i++) {
		struct block *block = &paper->blocks[i];

		if (block->kind != BLOCK_HEADING)
			continue;
		if (block->level) {
			marked = block->level;
			role_marked = role_marked || role_of_heading(block->text) != ROLE_NONE;
			continue;
		}
		if (!role_marked && marked > 1)
			block->level = marked;
		else
			block->level = marked + 1 < 2 ? 2 : marked + 1;
		if (block->level > 6)
			block->level = 6;
	}
}

static struct section *open_section(struct arena *arena, struct paper *paper, size_t first)
{
	struct section *section =
		arena_push(arena, paper->sections, paper->section_count, paper->section_room);

	section->first_block = first;
	return section;
}

/* A deeper heading that names no part is a heading inside its section. */
static bool opens_section(const struct section *section, const struct block *block)
{
	if (block->kind != BLOCK_HEADING)
		return false;
	return !section->heading || section->role == ROLE_NONE ||
	       block->level <= section->heading->level ||
	       (role_of_heading(block->text) != ROLE_NONE && section->role != ROLE_SOURCES);
}

static void by_headings(struct arena *arena, struct paper *paper)
{
	struct section *section = open_section(arena, paper, 0);

	for (size_t i = 0; i < paper->block_count; i++) {
		const struct block *block = &paper->blocks[i];

		if (!opens_section(section, block)) {
			section->block_count++;
			continue;
		}
		if (section->heading || section->block_count)
			section = open_section(arena, paper, i + 1);
		section->heading = block;
		section->first_block = i + 1;
		section->role = role_of_heading(block->text);
	}
}

static bool is_labelled(const struct paper *paper)
{
	for (size_t i = 0; i < paper->section_count; i++) {
		enum role role = paper->sections[i].role;

		if (role == ROLE_BACKGROUND || role == ROLE_ACTION || role == ROLE_POSITION ||
		    role == ROLE_PROPOSALS)
			return true;
	}
	return false;
}

static struct str country_of(const struct paper *paper)
{
	for (size_t i = 0; i < paper->field_count; i++)
		if (str_is(paper->fields[i].name, "country"))
			return paper->fields[i].value;
	return yaml_text(paper->front, "country");
}

static bool is_text(const struct block *block)
{
	return block->kind == BLOCK_PARAGRAPH || block->kind == BLOCK_ITEM;
}

struct cues {
	struct arena *arena;
	struct paper *paper; /* whose sections are being rebuilt */
	struct str country;
	enum role before;
	bool first; /* no paragraph yet */
};

/* Cuts a section without a role where the role of its paragraphs changes. */
static void split_section(struct cues *cues, const struct section *whole)
{
	struct section *section = open_section(cues->arena, cues->paper, whole->first_block);

	section->heading = whole->heading;
	for (size_t i = 0; i < whole->block_count; i++) {
		size_t at = whole->first_block + i;
		const struct block *block = &cues->paper->blocks[at];
		enum role role;

		if (!is_text(block)) {
			section->block_count++;
			continue;
		}
		/* The items of a list go on with what the paragraph above them began. */
		role = block->kind == BLOCK_ITEM && !cues->first
			       ? cues->before
			       : role_by_cue(block->text, cues->country, cues->before, cues->first);
		if (section->role != ROLE_NONE && role != section->role)
			section = open_section(cues->arena, cues->paper, at);
		section->role = role;
		section->by_cue = true;
		section->block_count++;
		cues->before = role;
		cues->first = false;
	}
}

static void by_cues(struct arena *arena, struct paper *paper)
{
	struct cues cues = {arena, paper, country_of(paper), ROLE_NONE, true};
	const struct section *old = paper->sections;
	size_t count = paper->section_count;

	paper->sections = NULL;
	paper->section_count = paper->section_room = 0;
	for (size_t i = 0; i < count; i++) {
		if (old[i].role == ROLE_NONE)
			split_section(&cues, &old[i]);
		else
			*arena_push(arena, paper->sections, paper->section_count,
				    paper->section_room) = old[i];
	}
}

/* A heading belongs to the section that it opens. */
static void number_blocks(struct paper *paper)
{
	for (size_t i = 0; i < paper->section_count; i++) {
		const struct section *section = &paper->sections[i];

		if (section->heading)
			paper->blocks[section->heading - paper->blocks].section = i;
		for (size_t k = 0; k < section->block_count; k++)
			paper->blocks[section->first_block + k].section = i;
	}
}

void paper_find_sections(struct arena *arena, struct paper *paper)
{
	set_levels(paper);
	by_headings(arena, paper);
	if (!is_labelled(paper))
		by_cues(arena, paper);
	number_blocks(paper);
}
