/*
 * Quotation marks and apostrophes of two kinds in one paper: straight ones and curled
 * ones, as in text that was pasted together. Addresses, code, works cited, feet and
 * inches are left alone. Knows nothing of what is quoted.
 */
#include "check.h"

#include "mundraft/utf8.h"

struct kind {
	size_t count;
	const struct view *view; /* of the first one */
	struct word place;
};

struct kinds {
	struct kind straight, curled;
};

static void count_mark(struct kind *kind, const struct view *view, size_t at, size_t length)
{
	if (!kind->count++) {
		kind->view = view;
		kind->place = (struct word){at, at + length};
	}
}

/* Apostrophes inside other people's words are theirs. */
static void see_marks(struct kinds *kinds, const struct view *view)
{
	struct str text = view->text;
	for (size_t i = 0, length; i < text.n; i += length) {
		uint32_t code = utf8_decode(str_part(text, i, i + 4), &length);
		bool single = code == '\'' || code == 0x2019 || code == 0x2018;
		if ((view->flags[i] & IN_ADDRESS) || (single && (view->flags[i] & IN_QUOTE)))
			continue;
		bool measure = i && char_is_digit(text.p[i - 1]);
		if ((code == '"' || code == '\'') && !measure)
			count_mark(&kinds->straight, view, i, length);
		else if (code == 0x201C || code == 0x201D || (single && code != '\''))
			count_mark(&kinds->curled, view, i, length);
	}
}

void check_marks(struct check *check)
{
	struct kinds kinds = {{0}, {0}};
	for (size_t i = 0; i < check->paper->block_count; i++)
		if (is_prose(check, &check->views[i]))
			see_marks(&kinds, &check->views[i]);
	if (!kinds.straight.count || !kinds.curled.count)
		return;
	bool straight = kinds.straight.count <= kinds.curled.count;
	const struct kind *few = straight ? &kinds.straight : &kinds.curled;
	const struct kind *many = straight ? &kinds.curled : &kinds.straight;
	struct diag *diag =
		report_in(check, RULE_MIXED_QUOTES, few->view, few->place.start, few->place.end,
			  "%zu of the %zu quotation marks and apostrophes %s %s, the others %s",
			  few->count, few->count + many->count, few->count == 1 ? "is" : "are",
			  straight ? "straight" : "curled", straight ? "curled" : "straight");
	diag_help(check->found, diag,
		  "replace all by one kind; the first of the fewer stands here");
}
