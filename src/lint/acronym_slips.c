/*
 * How one acronym may be a slip for another, by its letters alone. Knows no list of them
 * and no paper.
 */
#include "acronyms_private.h"

struct str acronym_bare(struct str s)
{
	return s.n > 4 && str_starts(s, STR("UN")) ? str_part(s, 2, s.n) : s;
}

static bool same_letters(struct str a, struct str b)
{
	unsigned char counts[256] = {0};
	for (size_t i = 0; i < a.n; i++)
		counts[(unsigned char)a.p[i]]++;
	for (size_t i = 0; i < b.n; i++)
		if (!counts[(unsigned char)b.p[i]]--)
			return false;
	return true;
}

/* One letter changed, or the same letters in another order. */
bool acronym_is_near(struct str a, struct str b)
{
	size_t differ = 0;
	if (a.n != b.n || a.n < 3 || a.n > 20)
		return false;
	for (size_t i = 0; i < a.n; i++)
		differ += a.p[i] != b.p[i];
	return differ == 1 || (differ > 1 && same_letters(a, b));
}

/* Two neighbours that changed places. */
bool acronym_is_swapped(struct str a, struct str b)
{
	size_t i = 0;
	if (a.n != b.n || a.n < 4)
		return false;
	while (i < a.n && a.p[i] == b.p[i])
		i++;
	return i + 1 < a.n && a.p[i] == b.p[i + 1] && a.p[i + 1] == b.p[i] &&
	       str_eq(str_part(a, i + 2, a.n), str_part(b, i + 2, b.n));
}

/*
 * One letter changed or left out, in acronyms too long for chance. A letter more is often
 * another thing: SIDS4 is a conference, LGBTQI is not LGBTI.
 */
bool acronym_is_slip(struct str right, struct str written)
{
	size_t head = 0, tail = 0;
	if (right.n < 5 || written.n > right.n || written.n + 1 < right.n)
		return false;
	while (head < written.n && right.p[head] == written.p[head])
		head++;
	while (tail < written.n - head &&
	       right.p[right.n - 1 - tail] == written.p[written.n - 1 - tail])
		tail++;
	return head + tail + 1 >= right.n;
}

/* Letters that begin the words of the name: "(CESC)" is somebody's own short form. */
bool acronym_of_initials(struct str name, struct str written, bool all)
{
	static const char *const small[] = {"of", "the",     "on",   "for", "and", "in",
					    "to", "against", "with", "at",  "by",  NULL};
	size_t at = 0, n = 0;
	struct word word;
	while (next_word(name, &at, &word)) {
		if (!all && one_of(word_text(name, word), small))
			continue;
		if (n >= written.n || char_upper(name.p[word.start]) != written.p[n++])
			return false;
	}
	return n == written.n;
}
