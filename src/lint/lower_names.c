/*
 * Names of bodies, treaties and events written in small letters, by a list. Only names of
 * several words: a single word in small letters is the spelling rules' business. A word in
 * front may show that it is no name: "a national security council".
 */
#include "facts.h"

struct lower_name {
	const char *wrong;
	struct str right, excuses; /* excuses: with commas between */
};

struct lower_names {
	struct lower_name *items;
	size_t count, room;
};

static void read_names(struct lower_names *names, struct arena *arena, struct str list)
{
	struct str line, piece;
	while (str_next_line(&list, &line)) {
		struct str columns[3] = {{0}};
		for (size_t i = 0; i < 3 && str_next_piece(&line, '\t', &piece); i++)
			columns[i] = str_trim(piece);
		if (columns[1].n && columns[0].p[0] != '#')
			*arena_push(arena, names->items, names->count, names->room) =
				(struct lower_name){str_dup(arena, columns[0]), columns[1],
						    columns[2]};
	}
}

static bool has_capital(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (char_is_upper(s.p[i]))
			return true;
	return false;
}

static bool is_excused(struct str text, size_t at, struct str excuses)
{
	struct word before;
	struct str excuse;
	if (!word_before(text, at, &before))
		return false;
	while (str_next_piece(&excuses, ',', &excuse))
		if (str_eq_nocase(str_trim(excuse), word_text(text, before)))
			return true;
	return false;
}

/* The longest name at a word; where even that is excused, so are the shorter ones. */
static size_t see_word(struct check *check, const struct lower_names *names,
		       const struct view *view, struct word word)
{
	const struct lower_name *found = NULL;
	size_t end, longest = word.end;
	for (size_t i = 0; i < names->count; i++)
		if (phrase_at(view->text, word.start, names->items[i].wrong, &end) &&
		    end > longest && !has_capital(str_part(view->text, word.start, end))) {
			found = &names->items[i];
			longest = end;
		}
	if (!found || is_excused(view->text, word.start, found->excuses))
		return longest;
	struct diag *diag = report_in(check, RULE_LOWER_NAME, view, word.start, longest,
				      "\"%s\" is a name and has capital letters", found->wrong);
	suggest(check, diag, found->right);
	return longest;
}

void check_lower_names(struct check *check)
{
	struct lower_names names = {0};
	read_names(&names, check->scratch, check->options->words.lower_names);
	for (size_t i = 0; i < check->paper->block_count && names.count; i++) {
		const struct view *view = &check->views[i];
		size_t at = 0;
		struct word word;
		while (states_facts(check, view, false) && next_word(view->text, &at, &word))
			if (is_own(view, word.start) && !char_is_upper(view->text.p[word.start]))
				at = see_word(check, &names, view, word);
	}
}
