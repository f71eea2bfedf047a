/*
 * The listed words: a set that is quick to fill and to ask, and the near misses in
 * it. Knows no dictionary; what a near miss means is for spelling.c to judge.
 */
#include "spelling_private.h"

#include "mundraft/near.h"

#include <assert.h>
#include <string.h>

#define FARTHEST 3 /* slips in the paper's own country; see country_limit */

/* What one walk along a word tells: lists are read at every start, so it is only one. */
struct traits {
	uint32_t hash; /* without regard to case */
	uint32_t letters;
	bool ascii; /* letters, hyphens and apostrophes */
	bool capital;
};

static struct traits traits_of(struct str s)
{
	struct traits traits = {.hash = 2166136261u, .ascii = true};
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];
		unsigned letter = (c | 0x20u) - 'a';
		if (letter < 26) {
			traits.letters |= 1u << letter;
			traits.capital |= c < 'a';
			c |= 0x20;
		} else if (c != '-' && c != '\'') {
			traits.ascii = false;
		}
		traits.hash = (traits.hash ^ c) * 16777619u;
	}
	traits.hash ^= traits.hash >> 15;
	return traits;
}

static size_t slots_for(size_t count)
{
	size_t slots = 64;
	while (slots < 2 * count)
		slots *= 2;
	return slots;
}

void word_set_init(struct word_set *set, struct arena *arena, size_t expected)
{
	*set = (struct word_set){.arena = arena, .room = expected, .sieve_room = expected};
	set->slot_count = slots_for(expected);
	set->slots = arena_array(arena, set->slot_count, uint32_t);
	set->items = arena_array(arena, expected, struct listed);
	set->sieve = arena_array(arena, expected, struct sieve);
}

void word_set_copy(struct word_set *set, struct arena *arena, const struct word_set *from)
{
	size_t room = from->count + 64;
	*set = (struct word_set){.arena = arena,
				 .count = from->count,
				 .room = room,
				 .sieve_room = room,
				 .slot_count = from->slot_count};
	set->slots = arena_array(arena, set->slot_count, uint32_t);
	set->items = arena_array(arena, room, struct listed);
	set->sieve = arena_array(arena, room, struct sieve);
	memcpy(set->slots, from->slots, set->slot_count * sizeof set->slots[0]);
	memcpy(set->items, from->items, set->count * sizeof set->items[0]);
	memcpy(set->sieve, from->sieve, set->count * sizeof set->sieve[0]);
}

size_t word_set_expect(struct str text)
{
	size_t n = 1;
	for (size_t i = 0; i < text.n; i++)
		n += (unsigned char)text.p[i] <= ' ';
	return n;
}

/* The slot of the word, or the empty one where it belongs. */
static uint32_t *slot_of(const struct word_set *set, struct str plain, uint32_t hash)
{
	size_t i = hash & (set->slot_count - 1);
	while (set->slots[i]) {
		const struct listed *item = &set->items[set->slots[i] - 1];
		if (item->hash == hash && str_eq_nocase(item->plain, plain))
			break;
		i = (i + 1) & (set->slot_count - 1);
	}
	return &set->slots[i];
}

static void grow(struct word_set *set)
{
	set->slot_count *= 2;
	set->slots = arena_array(set->arena, set->slot_count, uint32_t);
	for (size_t n = 0; n < set->count; n++) {
		size_t i = set->items[n].hash & (set->slot_count - 1);
		while (set->slots[i])
			i = (i + 1) & (set->slot_count - 1);
		set->slots[i] = (uint32_t)n + 1;
	}
}

void word_set_add(struct word_set *set, struct str word, uint8_t kind)
{
	struct str plain = word;
	struct traits traits = traits_of(word);
	if (!word.n || word.n > SPELLING_MAX_WORD)
		return;
	if (!traits.ascii) {
		struct plain form;
		if (!plain_form(set->arena, word, &form))
			return;
		plain = str_copy(set->arena, plain_str(&form));
		traits = traits_of(plain);
	}
	if (kind & (LISTED_NAME | LISTED_PERSON) && !traits.capital)
		return; /* the "of" and "the" of longer names */
	if (kind == LISTED_WORD && traits.capital)
		kind = LISTED_NAME;
	uint32_t *slot = slot_of(set, plain, traits.hash);
	if (*slot) {
		set->sieve[*slot - 1].kind |= kind;
		return;
	}
	*arena_push(set->arena, set->items, set->count, set->room) =
		(struct listed){plain, word, traits.hash};
	*slot = (uint32_t)set->count;
	size_t sifted = set->count - 1;
	*arena_push(set->arena, set->sieve, sifted, set->sieve_room) =
		(struct sieve){traits.letters, (uint8_t)plain.n, kind};
	if (2 * set->count > set->slot_count)
		grow(set);
}

static bool is_end_of_listed(char c)
{
	return (unsigned char)c <= ' ' || c == ',' || c == '(' || c == ')';
}

void word_set_read(struct word_set *set, struct str text, uint8_t kind)
{
	for (size_t i = 0; i < text.n;) {
		if (text.p[i] == '#') {
			i = plain_find(text, '\n', i);
			continue;
		}
		size_t start = i;
		while (i < text.n && !is_end_of_listed(text.p[i]))
			i++;
		bool never_meant = text.p[start] == '=';
		if (i > start)
			word_set_add(set, str_part(text, start + never_meant, i),
				     never_meant ? LISTED_PERSON : kind);
		else
			i++;
	}
}

uint8_t word_set_find(const struct word_set *set, struct str plain, struct str *shown)
{
	uint32_t slot = *slot_of(set, plain, traits_of(plain).hash);
	if (!slot)
		return 0;
	*shown = set->items[slot - 1].shown;
	return set->sieve[slot - 1].kind;
}

/* How many slips a name of so many letters may have and still be taken for it. */
static unsigned name_limit(size_t letters)
{
	return letters < 5 ? 0 : letters < 9 ? 1 : 2;
}

static unsigned country_limit(size_t letters)
{
	return letters < 4 ? 0 : letters < 6 ? 1 : letters < 8 ? 2 : 3;
}

static unsigned bits(uint32_t x)
{
	x -= x >> 1 & 0x55555555u;
	x = (x & 0x33333333u) + (x >> 2 & 0x33333333u);
	x = (x + (x >> 4)) & 0x0F0F0F0Fu;
	return (x * 0x01010101u) >> 24;
}

/* One slip changes the length by one at most and two of the letters that occur. */
static bool may_be_near(struct sieve sieve, struct sieve word, unsigned limit)
{
	unsigned longer = sieve.length > word.length ? sieve.length : word.length;
	unsigned shorter = sieve.length > word.length ? word.length : sieve.length;
	return longer - shorter <= limit && bits(sieve.letters ^ word.letters) <= 2 * limit;
}

static struct sieve sieve_of(struct str plain)
{
	return (struct sieve){traits_of(plain).letters, (uint8_t)plain.n, 0};
}

/* The same letters, two in each other's place (Lybia) or one far off in a longer name (Uygurh). */
static bool is_shuffled(struct str a, struct str b)
{
	size_t different = 0;
	for (size_t i = 0; i < a.n && a.n == b.n; i++)
		different += char_lower(a.p[i]) != char_lower(b.p[i]);
	return (different == 2 || a.n >= 6) && plain_is_reordered(a, b);
}

/* First letters are seldom mistyped: a second slip is believed only behind the right one. */
static unsigned limit_for(const struct word_set *set, size_t i, struct str plain)
{
	unsigned limit = 0;
	size_t letters = set->sieve[i].length < plain.n ? set->sieve[i].length : plain.n;
	if (set->sieve[i].kind & LISTED_COUNTRY)
		limit = country_limit(set->sieve[i].length);
	else if (set->sieve[i].kind & LISTED_NAME)
		limit = name_limit(letters);
	bool same_start = char_lower(set->items[i].plain.p[0]) == char_lower(plain.p[0]);
	if (limit == 1 && same_start && is_shuffled(set->items[i].plain, plain))
		limit = 2;
	return limit > 1 && !same_start ? 1 : limit;
}

static unsigned least(unsigned a, unsigned b)
{
	return a < b ? a : b;
}

/* Letters that sound alike or are neighbours on the keyboard. */
static bool are_confused(char a, char b)
{
	static const char *const groups[] = {"ckqsxz", "gj", "bvp", "dt", "nm", "vfw", "gk"};
	static const char *const rows[] = {"qwertyuiop", "asdfghjkl", "zxcvbnm"};
	bool confused = char_is_vowel(a) && char_is_vowel(b);
	for (size_t i = 0; i < sizeof groups / sizeof groups[0]; i++)
		confused |= str_has(str_of(groups[i]), (struct str){&a, 1}) &&
			    str_has(str_of(groups[i]), (struct str){&b, 1});
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		size_t x = plain_find(str_of(rows[i]), a, 0), y = plain_find(str_of(rows[i]), b, 0);
		size_t n = str_of(rows[i]).n;
		confused |= x < n && y < n && (x > y ? x - y : y - x) == 1;
	}
	return confused;
}

/*
 * Short names have many neighbours that are other people's: Maduro is no slip for
 * Majuro, Ghani none for Ghali. One letter for another that nobody confuses with it
 * makes a slip doubtful there.
 */
static bool is_believable(struct str word, struct str name)
{
	if (word.n != name.n || word.n >= 7)
		return true;
	size_t at = 0, different = 0;
	for (size_t i = 0; i < word.n; i++) {
		bool differs = char_lower(word.p[i]) != char_lower(name.p[i]);
		different += differs;
		at = differs ? i : at;
	}
	return different != 1 || are_confused(char_lower(word.p[at]), char_lower(name.p[at]));
}

/* The smaller the likelier; distance comes before all else. */
static unsigned rank_of(struct str word, struct str name, unsigned distance)
{
	bool other_start = char_lower(word.p[0]) != char_lower(name.p[0]);
	bool other_end = char_lower(word.p[word.n - 1]) != char_lower(name.p[name.n - 1]);
	return 8 * distance + (other_start ? 4 : 0) + (is_believable(word, name) ? 0 : 2) +
	       (other_end ? 1 : 0);
}

/* Keeps the likeliest, the best first. */
static void keep(struct near_miss *near, struct str shown, unsigned rank)
{
	size_t at = near->count;
	while (at > 0 && near->ranks[at - 1] > rank)
		at--;
	if (at >= NAMES_OFFERED)
		return;
	near->count += near->count < NAMES_OFFERED;
	for (size_t i = near->count - 1; i > at; i--) {
		near->names[i] = near->names[i - 1];
		near->ranks[i] = near->ranks[i - 1];
	}
	near->names[at] = shown;
	near->ranks[at] = rank;
}

static struct near_miss names_near(const struct word_set *set, struct str plain)
{
	struct near_miss near = {.count = 0};
	struct sieve word = sieve_of(plain);
	unsigned nearest = FARTHEST;
	for (size_t i = 0; i < set->count; i++) {
		unsigned farthest =
			set->sieve[i].kind & LISTED_COUNTRY ? nearest : least(2, nearest);
		if (!(set->sieve[i].kind & (LISTED_NAME | LISTED_COUNTRY)) ||
		    !may_be_near(set->sieve[i], word, farthest))
			continue;
		struct str name = set->items[i].plain;
		unsigned limit = least(limit_for(set, i, plain), farthest);
		unsigned distance = near_distance(plain, name, limit);
		if (distance > limit)
			continue;
		nearest = distance;
		keep(&near, set->items[i].shown, rank_of(plain, name, distance));
	}
	while (near.count && near.ranks[near.count - 1] / 8 > nearest)
		near.count--;
	near.distance = nearest;
	near.doubtful = near.count && near.ranks[0] & 2;
	return near;
}

struct near_miss name_near(const struct word_set *set, struct str plain)
{
	struct near_miss near = names_near(set, plain);
	bool may_be_plural = plain.n > 6 && plain.p[plain.n - 1] == 's';
	if (!may_be_plural || (near.count && near.distance == 0))
		return near;
	struct near_miss one = names_near(set, str_part(plain, 0, plain.n - 1));
	if (!one.count || (near.count && near.distance <= one.distance))
		return near;
	one.plural = true;
	return one;
}

size_t words_near(const struct word_set *set, struct str plain, unsigned limit,
		  struct guess *guesses, size_t room)
{
	struct sieve word = sieve_of(plain);
	size_t n = 0;
	for (size_t i = 0; i < set->count && n < room; i++) {
		if (!(set->sieve[i].kind & ~(LISTED_ALLOWED | LISTED_PERSON)) ||
		    !may_be_near(set->sieve[i], word, limit))
			continue;
		unsigned distance = near_distance(plain, set->items[i].plain, limit);
		if (distance <= limit)
			guesses[n++] = (struct guess){set->items[i].shown, (int)distance};
	}
	return n;
}
