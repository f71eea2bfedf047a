/* The nearest known name: optimal string alignment over code points. */
#include "mundraft/near.h"

#include "mundraft/utf8.h"

#include <stdint.h>

#define LONGEST 64 /* code points; longer names are not guessed at */

static size_t decode(struct str s, uint32_t *codes)
{
	size_t n = 0, length = 0;
	for (size_t i = 0; i < s.n && n <= LONGEST; i += length, n++) {
		uint32_t code = utf8_lower(utf8_decode(str_part(s, i, s.n), &length));
		if (n < LONGEST)
			codes[n] = code;
	}
	return n;
}

static unsigned least(unsigned a, unsigned b)
{
	return a < b ? a : b;
}

/* One row of the table of distances; `before` and `above` are the two rows before it. */
static unsigned fill_row(unsigned *row, const unsigned *above, const unsigned *before,
			 const uint32_t *a, size_t i, const uint32_t *b, size_t m)
{
	unsigned smallest = row[0] = (unsigned)i;
	for (size_t j = 1; j <= m; j++) {
		unsigned cost = a[i - 1] != b[j - 1];
		row[j] = least(least(above[j] + 1, row[j - 1] + 1), above[j - 1] + cost);
		if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
			row[j] = least(row[j], before[j - 2] + 1);
		smallest = least(smallest, row[j]);
	}
	return smallest;
}

unsigned near_distance(struct str x, struct str y, unsigned limit)
{
	uint32_t a[LONGEST], b[LONGEST];
	unsigned rows[3][LONGEST + 1];
	size_t n = decode(x, a), m = decode(y, b);
	if (n > LONGEST || m > LONGEST || (n > m ? n - m : m - n) > limit)
		return limit + 1;
	for (size_t j = 0; j <= m; j++)
		rows[0][j] = (unsigned)j;
	for (size_t i = 1; i <= n; i++) {
		unsigned smallest =
			fill_row(rows[i % 3], rows[(i + 2) % 3], rows[(i + 1) % 3], a, i, b, m);
		if (smallest > limit)
			return limit + 1;
	}
	return least(rows[n % 3][m], limit + 1);
}

unsigned near_limit(struct str word)
{
	size_t n = utf8_count(word);
	return n < 3 ? 0 : n < 5 ? 1 : n < 9 ? 2 : 3;
}

struct near near_start(struct str word)
{
	return (struct near){.word = word, .distance = near_limit(word) + 1};
}

void near_offer(struct near *near, struct str candidate)
{
	if (!near->distance)
		return;
	unsigned distance = near_distance(near->word, candidate, near->distance - 1);
	if (distance < near->distance) {
		near->distance = distance;
		near->best = candidate;
	}
}
