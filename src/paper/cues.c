/*
 * What part an unlabelled paragraph plays, guessed from its words: a year and an
 * organ of the UN are past action, the country that believes something is a
 * position, "should" and "urges" are proposals. A guess, and marked as one.
 */
#include "internal.h"

#define WORD_ROOM 32

struct cue {
	const char *word; /* in lower case, or its beginning before '*' */
	enum role role;
	unsigned weight;
};

static const struct cue cues[] = {
	{"should", ROLE_PROPOSALS, 2},
	{"urge*", ROLE_PROPOSALS, 3},
	{"propos*", ROLE_PROPOSALS, 3},
	{"recommend*", ROLE_PROPOSALS, 3},
	{"calls", ROLE_PROPOSALS, 2},
	{"suggest*", ROLE_PROPOSALS, 2},
	{"encourages", ROLE_PROPOSALS, 2},
	{"solution*", ROLE_PROPOSALS, 1},
	{"strateg*", ROLE_PROPOSALS, 1},
	{"implement*", ROLE_PROPOSALS, 1},
	{"firstly", ROLE_PROPOSALS, 1},
	{"must", ROLE_PROPOSALS, 1},
	{"establish", ROLE_PROPOSALS, 1},
	{"fund", ROLE_PROPOSALS, 1},
	{"adopt", ROLE_PROPOSALS, 1},
	{"invites", ROLE_PROPOSALS, 2},

	{"stance", ROLE_POSITION, 4},
	{"position", ROLE_POSITION, 3},
	{"believes", ROLE_POSITION, 3},
	{"believe", ROLE_POSITION, 2},
	{"supports", ROLE_POSITION, 2},
	{"committed", ROLE_POSITION, 2},
	{"commitment", ROLE_POSITION, 2},
	{"recognizes", ROLE_POSITION, 2},
	{"recognises", ROLE_POSITION, 2},
	{"condemns", ROLE_POSITION, 2},
	{"affirms", ROLE_POSITION, 2},
	{"advocates", ROLE_POSITION, 2},
	{"policy", ROLE_POSITION, 1},
	{"our", ROLE_POSITION, 1},
	{"we", ROLE_POSITION, 1},
	{"views", ROLE_POSITION, 1},
	{"endorse*", ROLE_POSITION, 1},
	{"ratified", ROLE_POSITION, 1},

	{"un", ROLE_ACTION, 1},
	{"nations", ROLE_ACTION, 1},
	{"resolution*", ROLE_ACTION, 2},
	{"convention*", ROLE_ACTION, 2},
	{"treaty", ROLE_ACTION, 2},
	{"treaties", ROLE_ACTION, 2},
	{"protocol", ROLE_ACTION, 1},
	{"adopted", ROLE_ACTION, 2},
	{"assembly", ROLE_ACTION, 1},
	{"council", ROLE_ACTION, 1},
	{"established", ROLE_ACTION, 1},
	{"mandate*", ROLE_ACTION, 1},
};

static void count_word(struct str word, unsigned score[ROLE_COUNT])
{
	for (size_t i = 0; i < sizeof cues / sizeof *cues; i++) {
		struct str cue = str_of(cues[i].word);
		bool open = cue.p[cue.n - 1] == '*';

		if (open ? str_starts(word, str_part(cue, 0, cue.n - 1)) : str_eq(word, cue))
			score[cues[i].role] += cues[i].weight;
	}
}

static bool is_year(struct str word)
{
	return word.n == 4 && char_is_digit(word.p[2]) && char_is_digit(word.p[3]) &&
	       ((word.p[0] == '1' && word.p[1] == '9') || (word.p[0] == '2' && word.p[1] == '0'));
}

/* Words in lower case, one after the other. */
static bool next_word(struct str text, size_t *at, char room[WORD_ROOM], struct str *word)
{
	size_t n = 0;

	while (*at < text.n && !char_is_alpha(text.p[*at]) && !char_is_digit(text.p[*at]))
		(*at)++;
	while (*at < text.n && (char_is_alpha(text.p[*at]) || char_is_digit(text.p[*at]))) {
		if (n < WORD_ROOM)
			room[n++] = char_lower(text.p[*at]);
		(*at)++;
	}
	*word = (struct str){room, n};
	return n > 0;
}

static bool is_verb_of_state(struct str word)
{
	return str_is(word, "has") || str_is(word, "is") || str_is(word, "s") ||
	       str_is(word, "holds") || str_is(word, "considers") || str_is(word, "remains");
}

/* "Background: ..." as the first words. */
static enum role run_in_label(struct str text)
{
	for (size_t i = 0; i < text.n && i < 48; i++)
		if (text.p[i] == ':' || (text.p[i] == '.' && i > 3))
			return role_of_title(str_part(text, 0, i));
	return ROLE_NONE;
}

static void count_words(struct str text, struct str country, unsigned score[ROLE_COUNT])
{
	size_t at = 0;
	size_t years = 0;
	char room[WORD_ROOM];
	struct str word;

	while (next_word(text, &at, room, &word)) {
		size_t begin = at - (word.n < WORD_ROOM ? word.n : 0);
		size_t after = at;
		char next_room[WORD_ROOM];
		struct str next;

		count_word(word, score);
		years += is_year(word);
		if (country.n && begin + country.n <= text.n &&
		    str_eq_nocase(str_part(text, begin, begin + country.n), country)) {
			after = begin + country.n;
			if (next_word(text, &after, next_room, &next) && is_verb_of_state(next))
				score[ROLE_POSITION] += 1;
		}
	}
	/* Years alone are history; with an organ or an instrument they are action. */
	if (score[ROLE_ACTION])
		score[ROLE_ACTION] += (unsigned)(years < 3 ? years : 3);
}

enum role role_by_cue(struct str text, struct str country, enum role before, bool first)
{
	static const enum role order[] = {ROLE_PROPOSALS, ROLE_POSITION, ROLE_ACTION};
	unsigned score[ROLE_COUNT] = {0};
	enum role best = run_in_label(text);

	if (best != ROLE_NONE)
		return best;
	/* What a paragraph has to beat: a paper opens with its background. */
	best = first || before == ROLE_NONE ? ROLE_BACKGROUND : before;
	score[best] = first ? 4 : 1;
	count_words(text, country, score);
	for (size_t i = 0; i < sizeof order / sizeof *order; i++)
		if (score[order[i]] > score[best])
			best = order[i];
	return best;
}
