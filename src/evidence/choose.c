/*
 * What did the user mean? Names are forgiving about case, accents, punctuation
 * and a leading "the"; they are never guessed: a near miss is asked back.
 */
#include "mundraft/committee.h"
#include "mundraft/near.h"
#include "mundraft/strbuf.h"
#include "mundraft/utf8.h"

static struct str fold_name(struct arena *arena, struct str name)
{
	struct str folded = utf8_fold(arena, name);
	if (str_starts(folded, STR("the ")))
		folded = str_part(folded, 4, folded.n);
	return folded;
}

/* An id is one file's alone: it goes before an alias that reads the same. */
enum fit { FITS_NOT, FITS_WORDS, FITS_EXACTLY, FITS_ID, FIT_COUNT };

static enum fit fit_of(struct arena *arena, const struct named *known, struct str typed,
		       struct near *near)
{
	enum fit best = FITS_NOT;
	struct str id = fold_name(arena, known->id);
	if (str_eq(id, typed))
		return FITS_ID;
	near_offer(near, id);
	for (const struct str *name = known->names; name->n; name++) {
		struct str folded = fold_name(arena, *name);
		if (str_eq(folded, typed))
			return FITS_EXACTLY;
		if (typed.n >= 3 && str_has_words(folded, typed))
			best = FITS_WORDS;
		near_offer(near, folded);
	}
	return best;
}

/* Those that fit equally well. */
struct bearers {
	size_t count, last;
	struct strbuf list;
};

static void add_bearer(struct bearers *bearers, size_t at, struct str id)
{
	if (bearers->count++)
		strbuf_adds(&bearers->list, ", ");
	strbuf_add(&bearers->list, id);
	bearers->last = at;
}

enum choice choose_name(struct arena *arena, const struct named *known, size_t count,
			struct str typed, size_t *found, struct str *others)
{
	struct str wanted = fold_name(arena, typed);
	struct near near = near_start(wanted);
	struct bearers bearers[FIT_COUNT] = {0};
	enum fit best = FITS_NOT;
	*found = 0;
	for (size_t i = 0; i < FIT_COUNT; i++)
		strbuf_init(&bearers[i].list, arena);
	for (size_t i = 0; wanted.n && i < count; i++) {
		unsigned before = near.distance;
		enum fit fit = fit_of(arena, &known[i], wanted, &near);
		if (near.distance < before)
			*found = i;
		if (fit != FITS_NOT)
			add_bearer(&bearers[fit], i, known[i].id);
		best = fit > best ? fit : best;
	}
	*others = strbuf_str(&bearers[best].list);
	if (best == FITS_NOT)
		return near.best.n ? CHOICE_NEAR : CHOICE_NONE;
	*found = bearers[best].last;
	return bearers[best].count == 1 ? CHOICE_FOUND : CHOICE_AMBIGUOUS;
}
