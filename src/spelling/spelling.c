/*
 * Judges words: right, wrong, a name with a slip in it, or another dialect's. Knows
 * the dictionaries and the lists; knows nothing of papers, places or messages.
 */
#include "internal.h"

#include "mundraft/near.h"
#include "mundraft/strbuf.h"

#include <string.h>

#define BUCKETS 4096 /* powers of two: a run's distinct words, and a paper's own */
#define PAPER_BUCKETS 256

/* What is remembered from paper to paper, so that memory stays as it is. */
#define MOST_SHARED 10000

struct judged {
	struct judged *next;
	struct str word;
	uint32_t hash;
	bool starts_sentence;
	bool unknown;           /* to every dictionary and list */
	bool bare;              /* wrong, and no more is remembered than that */
	struct str plain, part; /* of a wrong word: what is still to be guessed at */
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
	spelling->arena = spelling->lasting = arena;
	spelling->dialect = dialect;
	spelling->wanted = wanted;
	spelling->bucket_count = BUCKETS;
	spelling->buckets = arena_array(arena, spelling->bucket_count, struct judged *);
	word_set_init(&spelling->set, arena, word_set_expect(words) + word_set_expect(names) + 128);
	word_set_read(&spelling->set, words, LISTED_WORD);
	word_set_read(&spelling->set, str_of(gaps), LISTED_WORD);
	word_set_read(&spelling->set, str_of(calendar), LISTED_NAME);
	word_set_add(&spelling->set, STR("Koran"), LISTED_ALLOWED); /* not a slip for Korean */
	word_set_read(&spelling->set, names, LISTED_NAME);
	return spelling;
}

struct spelling *spelling_for_paper(struct arena *arena, struct spelling *base)
{
	struct spelling *spelling = arena_new(arena, struct spelling);
	*spelling = (struct spelling){.arena = arena,
				      .base = base,
				      .dialect = base->dialect,
				      .wanted = base->wanted,
				      .bucket_count = PAPER_BUCKETS};
	spelling->buckets = arena_array(arena, spelling->bucket_count, struct judged *);
	word_set_copy(&spelling->set, arena, &base->set);
	return spelling;
}

void spelling_close(struct spelling *spelling)
{
	if (!spelling || spelling->base)
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
		if (piece.n && char_is_upper(piece.p[0])) {
			word_set_add(&spelling->set, piece, LISTED_NAME | LISTED_COUNTRY);
			spelling->own[spelling->own_count++ % OWN_NAMES] = piece;
		}
	forget_judgements(spelling);
}

struct str spelling_put(struct spelling *spelling, struct str whole, struct str part,
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
	struct str regular = suggest_irregular(part);
	if (regular.n)
		suggest_add(&found, suggest_like(spelling->arena, regular, part));
	suggest_ranked(spelling->arena, spelling->wanted, &spelling->set, part, &found);
	for (size_t i = 0; i < found.suggestion_count; i++)
		suggest_add(result, spelling_put(spelling, whole, part, found.suggestions[i]));
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
		suggest_add(result, spelling_put(spelling, whole, part, found.suggestions[i]));
	if (!found.suggestion_count)
		suggest_for(spelling, whole, part, result);
}

/* What was meant by a word in small letters is worked out when somebody asks. */
static void guess_later(struct spelling *spelling, struct str plain, struct str part,
			struct judged *judged)
{
	size_t at = (size_t)(part.p - plain.p);
	judged->result.verdict = SPELLING_WRONG;
	judged->plain = str_copy(spelling->arena, plain);
	judged->part = str_part(judged->plain, at, at + part.n);
}

static void judge_unknown(struct spelling *spelling, struct str plain, struct str part,
			  bool starts_sentence, struct judged *judged)
{
	struct spelling_result *result = &judged->result;
	struct str shown;
	size_t apostrophe = plain_find(part, '\'', 0);
	bool capital = char_is_upper(part.p[0]) ||
		       (apostrophe + 1 < part.n && char_is_upper(part.p[apostrophe + 1]));
	bool a_form = starts_sentence && suggest_irregular(plain).n;
	if (capital && !a_form) {
		capital_judge(spelling, plain, part, starts_sentence && part.p == plain.p, result);
	} else if (plain.n > 3 && (word_set_find(&spelling->set, plain, &shown) & ~LISTED_PERSON)) {
		result->verdict = SPELLING_NAME;
		suggest_add(result, shown);
	} else {
		guess_later(spelling, plain, part, judged);
	}
}

static void judge(struct spelling *spelling, struct str word, bool starts_sentence,
		  struct judged *judged)
{
	struct spelling_result *result = &judged->result;
	struct plain form;
	enum fit fit;
	if (word.n > SPELLING_MAX_WORD) {
		result->verdict = SPELLING_WRONG;
		return;
	}
	if (!plain_form(spelling->arena, word, &form))
		return; /* another script: not ours to judge */
	struct str plain = plain_str(&form);
	if (capital_held_too_long(spelling, plain, result))
		return;
	if (spelling->dialect == DIALECT_EITHER)
		variety_find(spelling, plain, result);
	if (fit_listed(spelling, plain))
		return;
	struct str part = fit_worst_part(spelling, plain, &fit);
	bool in_a_title = plain_has_capital(plain) && !starts_sentence;
	if (fit == FIT_OTHER_DIALECT && !in_a_title)
		judge_dialect(spelling, plain, part, result);
	judged->unknown = fit == FIT_NO;
	if (judged->unknown)
		judge_unknown(spelling, plain, part, starts_sentence, judged);
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

static struct judged *look_up(const struct spelling *spelling, uint32_t hash, struct str word,
			      bool starts_sentence)
{
	struct judged *judged = spelling->buckets[hash & (spelling->bucket_count - 1)];
	while (judged && !(judged->hash == hash && judged->starts_sentence == starts_sentence &&
			   str_eq(judged->word, word)))
		judged = judged->next;
	return judged;
}

static struct judged *add_unjudged(struct spelling *spelling, uint32_t hash, struct str word,
				   bool starts_sentence)
{
	struct judged **bucket = &spelling->buckets[hash & (spelling->bucket_count - 1)];
	struct judged *judged = arena_new(spelling->arena, struct judged);
	*judged = (struct judged){.next = *bucket,
				  .word = str_copy(spelling->arena, word),
				  .hash = hash,
				  .starts_sentence = starts_sentence};
	*bucket = judged;
	if (++spelling->judged_count > spelling->bucket_count)
		spread_buckets(spelling);
	return judged;
}

/* In the memory of the paper in hand: only what is right is kept with all that is known. */
static struct judged *judge_for_all(struct spelling *base, struct spelling *paper, uint32_t hash,
				    struct str word, bool starts_sentence)
{
	struct judged *judged = add_unjudged(base, hash, word, starts_sentence);
	struct arena *own = base->arena;
	base->screened = base->guessed = 0;
	base->arena = paper->arena;
	judge(base, word, starts_sentence, judged);
	base->arena = own;
	paper->screened += base->screened; /* the paper's work all the same */
	paper->guessed += base->guessed;
	judged->bare = judged->result.verdict != SPELLING_RIGHT;
	judged->plain = judged->part = STR("");
	judged->result.suggestion_count = 0;
	judged->result.counterpart = str_copy(own, judged->result.counterpart);
	return judged;
}

/*
 * What every paper thinks of a word: that it is right, whatever else a paper allows. All
 * other words are judged by each paper for itself; NULL: this is one.
 */
static struct judged *shared(struct spelling *spelling, uint32_t hash, struct str word,
			     bool starts_sentence)
{
	struct spelling *base = spelling->base;
	if (!base)
		return NULL;
	struct judged *judged = look_up(base, hash, word, starts_sentence);
	if (!judged) {
		if (base->judged_count >= MOST_SHARED || spelling->screened >= MOST_SCREENED ||
		    spelling->guessed >= MOST_GUESSED)
			return NULL;
		judged = judge_for_all(base, spelling, hash, word, starts_sentence);
	}
	return judged->result.verdict == SPELLING_RIGHT && !judged->unknown ? judged : NULL;
}

static struct judged *find_judged(struct spelling *spelling, struct str word, bool starts_sentence)
{
	uint32_t hash = hash_of(word, starts_sentence);
	struct judged *judged = look_up(spelling, hash, word, starts_sentence);
	if (judged && !judged->bare)
		return judged;
	if (!judged && (judged = shared(spelling, hash, word, starts_sentence)) != NULL)
		return judged;
	if (!judged)
		judged = add_unjudged(spelling, hash, word, starts_sentence);
	judged->bare = false;
	judge(spelling, word, starts_sentence, judged);
	return judged;
}

struct spelling_result *spelling_check(struct spelling *spelling, struct str word,
				       bool starts_sentence)
{
	return &find_judged(spelling, word, starts_sentence)->result;
}

const struct spelling_result *spelling_guess(struct spelling *spelling, struct str word,
					     bool starts_sentence)
{
	struct judged *judged = find_judged(spelling, word, starts_sentence);
	if (judged->part.n)
		suggest_for(spelling, judged->plain, judged->part, &judged->result);
	judged->part.n = 0;
	return &judged->result;
}
