/*
 * Judges words: right, wrong, a name with a slip in it, or another dialect's. Knows
 * the dictionaries and the lists; knows nothing of papers, places or messages.
 */
#include "spelling_private.h"

#include "mundraft/near.h"
#include "mundraft/strbuf.h"

#include <string.h>

struct judged {
	struct judged *next;
	struct str word;
	uint32_t hash;
	bool starts_sentence;
	struct spelling_result result;
};

/* Ordinary English that both dictionaries lack, and Latin and French at home in diplomacy. */
static const char gaps[] =
	"amongst onwards inclusivity wellbeing rollout rainforest lockdown hotspot snapback "
	"reputational cyber timeframe hardline unturned learnt funder responder impactful "
	"aspirational polycentric operability benefitted combatting focussed abided beheadings "
	"incentivize incentivized incentivizes incentivizing demonization criminalization "
	"governorate chiefdom protestor videoconference stadia memoranda referenda capita alia "
	"tempore forma et de facto jure officio raison d'etre d'etat vires rata la le du des carte "
	"blanche fait accompli masse bona fide annum sui generis";

/* Right with a capital only, and often mistyped. */
static const char calendar[] =
	"January February March April May June July August September October November December "
	"Monday Tuesday Wednesday Thursday Friday Saturday Sunday Christian Muslim Jewish Buddhist "
	"Buddha Judaism Hindu Christianity European Zionist Celsius English French Spanish Arabic "
	"Chinese Russian";

struct spelling *spelling_open(struct arena *arena, enum dialect dialect, struct str words,
			       struct str names, struct str *why)
{
	const char *master = dialect == DIALECT_US ? MASTER_US : MASTER_UN;
	struct dictionary *wanted = dictionary_open(arena, master, why);
	if (!wanted)
		return NULL;
	struct spelling *spelling = arena_new(arena, struct spelling);
	spelling->arena = arena;
	spelling->dialect = dialect;
	spelling->wanted = wanted;
	spelling->bucket_count = 4096;
	spelling->buckets = arena_array(arena, spelling->bucket_count, struct judged *);
	word_set_init(&spelling->set, arena, word_set_expect(words) + word_set_expect(names) + 128);
	word_set_read(&spelling->set, words, LISTED_WORD);
	word_set_read(&spelling->set, str_of(gaps), LISTED_WORD);
	word_set_read(&spelling->set, str_of(calendar), LISTED_NAME);
	word_set_add(&spelling->set, STR("Koran"), LISTED_ALLOWED); /* not a slip for Korean */
	word_set_read(&spelling->set, names, LISTED_NAME);
	return spelling;
}

void spelling_close(struct spelling *spelling)
{
	if (!spelling)
		return;
	dictionary_close(spelling->wanted);
	dictionary_close(spelling->other);
}

/* What was judged before may be judged otherwise now. */
static void forget_judgements(struct spelling *spelling)
{
	memset(spelling->buckets, 0, spelling->bucket_count * sizeof spelling->buckets[0]);
	spelling->judged_count = 0;
}

void spelling_allow(struct spelling *spelling, struct str word)
{
	word_set_read(&spelling->set, str_copy(spelling->arena, word), LISTED_ALLOWED);
	forget_judgements(spelling);
}

bool spelling_lists_name(const struct spelling *spelling, struct str word)
{
	struct str shown;
	return word_set_find(&spelling->set, word, &shown) & (LISTED_NAME | LISTED_COUNTRY);
}

void spelling_country(struct spelling *spelling, struct str name)
{
	struct str rest = str_copy(spelling->arena, name), piece;
	while (str_next_piece(&rest, ' ', &piece))
		if (piece.n && char_is_upper(piece.p[0]))
			word_set_add(&spelling->set, piece, LISTED_NAME | LISTED_COUNTRY);
	forget_judgements(spelling);
}

static struct str with_part(struct spelling *spelling, struct str whole, struct str part,
			    struct str mended)
{
	size_t at = (size_t)(part.p - whole.p);
	struct strbuf out;
	strbuf_init(&out, spelling->arena);
	strbuf_add(&out, str_part(whole, 0, at));
	strbuf_add(&out, mended);
	strbuf_add(&out, str_part(whole, at + part.n, whole.n));
	return strbuf_str(&out);
}

/* Guesses for a part, put into the whole word. */
static void suggest_for(struct spelling *spelling, struct str whole, struct str part,
			struct spelling_result *result)
{
	struct spelling_result found = {.verdict = SPELLING_WRONG};
	if (spelling->guessed++ >= MOST_GUESSED)
		return;
	suggest_ranked(spelling->arena, spelling->wanted, &spelling->set, part, &found);
	for (size_t i = 0; i < found.suggestion_count; i++)
		suggest_add(result, with_part(spelling, whole, part, found.suggestions[i]));
}

static void judge_dialect(struct spelling *spelling, struct str whole, struct str part,
			  struct spelling_result *result)
{
	struct spelling_result found = {.verdict = SPELLING_DIALECT};
	result->verdict = SPELLING_DIALECT;
	suggest_dialect(spelling->arena, spelling->wanted, part, &found);
	struct str ize = suggest_ize_form(spelling->arena, part);
	if (ize.n && !found.suggestion_count && spelling->dialect != DIALECT_EITHER)
		suggest_add(&found, ize);
	for (size_t i = 0; i < found.suggestion_count; i++)
		suggest_add(result, with_part(spelling, whole, part, found.suggestions[i]));
	if (!found.suggestion_count)
		suggest_for(spelling, whole, part, result);
}

/* A slip in a name: the name, and "Kazakhstan's" where an s hints at it. */
static bool judge_name(struct spelling *spelling, struct str whole, struct str part,
		       struct spelling_result *result)
{
	struct near_miss near = name_near(&spelling->set, whole);
	bool found = near.shown.n > 0;
	if (!found && part.n < whole.n) {
		near = name_near(&spelling->set, part);
		found = near.shown.n > 0;
	} else {
		part = whole;
	}
	if (!found)
		return false;
	result->verdict = SPELLING_NAME;
	struct str name = with_part(spelling, whole, part, near.shown);
	struct str owner = str_printf(spelling->arena, "%.*s's", STR_ARG(name));
	bool apostrophe_lost = near.plural && near.distance == 0;
	if (apostrophe_lost)
		suggest_add(result, owner);
	suggest_add(result, name);
	if (near.plural)
		suggest_add(result, owner);
	return true;
}

/*
 * A capital that a sentence's start or a heading gave to an ordinary word: then a
 * common word is very near. Where none is, it is somebody's name.
 */
static bool is_common_word_misspelt(struct str small, struct str guess, bool starts_sentence)
{
	if (char_is_upper(guess.p[0]) || guess.p[0] != small.p[0] || !plain_is_one_word(guess))
		return false;
	bool swapped = plain_is_reordered(small, guess) && near_distance(small, guess, 1) <= 1;
	if (swapped && (starts_sentence || small.n > 6))
		return true;
	unsigned allowed = small.n < 8 ? 0 : small.n < 11 ? 1 : 2;
	if (starts_sentence)
		allowed = small.n < 5 ? 0 : small.n < 8 ? 1 : 2;
	bool other_letter = small.n < 7 && small.n == guess.n; /* Andry is not angry */
	return !other_letter && near_distance(small, guess, 3) <= allowed;
}

/*
 * A name that only the dictionary knows: letters that changed places ("Jospeh"), one
 * lost ("Cambrige"), one wrong in a long name. More is another person's name.
 */
static bool is_known_name_misspelt(struct spelling *spelling, struct str plain, struct str guess)
{
	if (plain.n < 6 || !char_is_upper(guess.p[0]) || guess.p[0] != plain.p[0] ||
	    plain_find(guess, '\'', 0) < guess.n || !plain_is_one_word(guess))
		return false;
	bool same_end = plain.p[plain.n - 1] == guess.p[guess.n - 1];
	bool near = near_distance(plain, guess, 1) <= 1;
	bool slip = (near && plain_is_reordered(plain, guess)) ||
		    (near && plain.n >= 7 && guess.n == plain.n + 1 && same_end) ||
		    (plain.n >= 9 && same_end && (near || plain_differs_by_doubling(plain, guess)));
	return slip && !dictionary_knows(spelling->wanted, plain_lower(spelling->arena, guess));
}

/* Whose last name follows is nobody that a dictionary knows: al-Muhandis, d'Escoto. */
static bool is_after_article(struct str whole, struct str part)
{
	static const char *const articles[] = {"al", "el", "ul", "as", "ad", "bin", "ibn", "abu"};
	size_t hyphen = plain_find(whole, '-', 0);
	return part.p != whole.p && plain_is_among(str_part(whole, 0, hyphen), articles,
						   sizeof articles / sizeof articles[0]);
}

/* An unknown word with a capital: right, as a name, unless a slip is plain to see. */
static void judge_capital(struct spelling *spelling, struct str whole, struct str part,
			  bool starts_sentence, struct spelling_result *result)
{
	struct arena *arena = spelling->arena;
	struct spelling_result found = {.verdict = SPELLING_RIGHT};
	if (is_after_article(whole, part) || spelling->guessed++ >= MOST_GUESSED)
		return;
	suggest_ranked(arena, spelling->wanted, &spelling->set, part, &found);
	if (found.suggestion_count &&
	    is_known_name_misspelt(spelling, part, found.suggestions[0])) {
		result->verdict = SPELLING_NAME;
	} else {
		struct str small = plain_lower(arena, part);
		found.suggestion_count = 0;
		suggest_ranked(arena, spelling->wanted, &spelling->set, small, &found);
		if (found.suggestion_count &&
		    is_common_word_misspelt(small, found.suggestions[0], starts_sentence))
			result->verdict = SPELLING_WRONG;
	}
	for (size_t i = 0; i < found.suggestion_count && result->verdict != SPELLING_RIGHT; i++) {
		struct str guess = suggest_like(arena, found.suggestions[i], part);
		suggest_add(result, with_part(spelling, whole, part, guess));
	}
}

static void judge_unknown(struct spelling *spelling, struct str plain, struct str part,
			  bool starts_sentence, struct spelling_result *result)
{
	struct str shown;
	size_t apostrophe = plain_find(part, '\'', 0);
	bool capital = char_is_upper(part.p[0]) ||
		       (apostrophe + 1 < part.n && char_is_upper(part.p[apostrophe + 1]));
	if (capital) {
		if (!judge_name(spelling, plain, part, result))
			judge_capital(spelling, plain, part, starts_sentence && part.p == plain.p,
				      result);
	} else if (plain.n > 3 && word_set_find(&spelling->set, plain, &shown)) {
		result->verdict = SPELLING_NAME;
		suggest_add(result, shown);
	} else {
		result->verdict = SPELLING_WRONG;
		suggest_for(spelling, plain, part, result);
	}
}

/* "KAzakhstan", "UNited": the shift key was held too long. */
static bool judge_second_capital(struct spelling *spelling, struct str plain,
				 struct spelling_result *result)
{
	if (plain.n < 5 || !char_is_upper(plain.p[0]) || !char_is_upper(plain.p[1]) ||
	    char_is_upper(plain.p[2]) || plain_find(plain, '-', 0) < plain.n)
		return false;
	struct str mended = plain_lower(spelling->arena, plain);
	mended = suggest_like(spelling->arena, mended, plain);
	if (fit_known(spelling, mended) != FIT_YES)
		return false;
	result->verdict = SPELLING_WRONG;
	suggest_add(result, mended);
	return true;
}

static void judge(struct spelling *spelling, struct str word, bool starts_sentence,
		  struct spelling_result *result)
{
	struct plain form;
	enum fit fit;
	if (word.n > SPELLING_MAX_WORD) {
		result->verdict = SPELLING_WRONG;
		return;
	}
	if (!plain_form(spelling->arena, word, &form))
		return; /* another script: not ours to judge */
	struct str plain = plain_str(&form);
	if (judge_second_capital(spelling, plain, result))
		return;
	if (spelling->dialect == DIALECT_EITHER)
		variety_find(spelling, plain, result);
	if (fit_listed(spelling, plain))
		return;
	struct str part = fit_worst_part(spelling, plain, &fit);
	bool in_a_title = plain_has_capital(plain) && !starts_sentence;
	if (fit == FIT_OTHER_DIALECT && !in_a_title)
		judge_dialect(spelling, plain, part, result);
	else if (fit == FIT_NO)
		judge_unknown(spelling, plain, part, starts_sentence, result);
}

static uint32_t hash_of(struct str word, bool starts_sentence)
{
	uint32_t hash = 2166136261u ^ (starts_sentence ? 0x9E37u : 0);
	for (size_t i = 0; i < word.n; i++)
		hash = (hash ^ (unsigned char)word.p[i]) * 16777619u;
	return hash ^ hash >> 13;
}

static void spread_buckets(struct spelling *spelling)
{
	size_t old_count = spelling->bucket_count;
	struct judged **old = spelling->buckets;
	spelling->bucket_count *= 4;
	spelling->buckets = arena_array(spelling->arena, spelling->bucket_count, struct judged *);
	for (size_t i = 0; i < old_count; i++)
		for (struct judged *judged = old[i], *next; judged; judged = next) {
			size_t slot = judged->hash & (spelling->bucket_count - 1);
			next = judged->next;
			judged->next = spelling->buckets[slot];
			spelling->buckets[slot] = judged;
		}
}

const struct spelling_result *spelling_check(struct spelling *spelling, struct str word,
					     bool starts_sentence)
{
	uint32_t hash = hash_of(word, starts_sentence);
	struct judged **bucket = &spelling->buckets[hash & (spelling->bucket_count - 1)];
	for (struct judged *judged = *bucket; judged; judged = judged->next)
		if (judged->hash == hash && judged->starts_sentence == starts_sentence &&
		    str_eq(judged->word, word))
			return &judged->result;
	struct judged *judged = arena_new(spelling->arena, struct judged);
	*judged = (struct judged){
		*bucket, str_copy(spelling->arena, word), hash, starts_sentence, {0}};
	*bucket = judged;
	judge(spelling, word, starts_sentence, &judged->result);
	if (++spelling->judged_count > spelling->bucket_count)
		spread_buckets(spelling);
	return &judged->result;
}
