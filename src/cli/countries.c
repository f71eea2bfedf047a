/*
 * Which country a user means: every State of the United Nations under any of its
 * names, and whatever else has a profile. A State without a profile is told apart
 * from a name that nobody bears.
 */
#include "cli.h"

#include "mundraft/states.h"

static size_t name_count(const struct str *names)
{
	size_t count = 0;
	while (names[count].n)
		count++;
	return count;
}

static const struct str *join_names(struct arena *arena, const struct str *a, const struct str *b)
{
	size_t n = name_count(a), m = name_count(b);
	struct str *names = arena_array(arena, n + m + 1, struct str);
	for (size_t i = 0; i < n; i++)
		names[i] = a[i];
	for (size_t i = 0; i < m; i++)
		names[n + i] = b[i];
	return names;
}

static struct entry *find_entry(struct entry *entries, size_t count, struct str id)
{
	for (size_t i = 0; i < count; i++)
		if (str_eq(entries[i].id, id))
			return &entries[i];
	return NULL;
}

/* The profiles, then the States that have none; a State's names go to its profile. */
size_t countries_list(struct library *library, struct entry **entries)
{
	struct diags quiet = {.arena = library->arena};
	struct entry *profiles;
	struct state *states = NULL;
	size_t profile_count = names_list(library, KIND_COUNTRY, true, &profiles);
	size_t state_count = states_load(library, &states, &quiet), count = profile_count;
	*entries = arena_array(library->arena, profile_count + state_count, struct entry);
	for (size_t i = 0; i < profile_count; i++)
		(*entries)[i] = profiles[i];
	for (size_t i = 0; i < state_count; i++) {
		struct entry *profile = find_entry(*entries, profile_count, states[i].id);
		if (profile)
			profile->names =
				join_names(library->arena, profile->names, states[i].names);
		else
			(*entries)[count++] =
				(struct entry){.id = states[i].id, .names = states[i].names};
	}
	return count;
}

struct str country_choose(struct run *run, struct str typed)
{
	struct entry *entries;
	size_t count = countries_list(&run->library, &entries);
	struct str id = name_choose_among(run, KIND_COUNTRY, entries, count, typed);
	const struct entry *entry = id.n ? find_entry(entries, count, id) : NULL;
	if (!entry || entry->path.n)
		return id;
	struct str name = entry->names[0];
	usage_error(
		run,
		str_printf(&run->arena, "\"mundraft new country %.*s\" begins one", STR_ARG(id)).p,
		"there is no profile of %.*s yet", STR_ARG(name));
	return (struct str){0};
}
