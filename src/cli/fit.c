/*
 * A draft that keeps to its pages: drafted, laid out in memory and, where it is too long,
 * drafted again with fewer words. Words alone do not tell: a conference may count the
 * heading and the works cited, and a note takes more room than the fact it stands for.
 */
#include "cli.h"

#include "mundraft/draft.h"
#include "mundraft/render.h"

#define MOST_TRIES 8
#define SPARE 2        /* lines: a word processor may break them elsewhere */
#define WORDS_A_LINE 7 /* half of a line's: what is left out takes its notes with it */
#define FEWEST 120     /* words for a topic; with less it is no paper */
#define CLOSE 15       /* words: no sentence is shorter */

/* Lines to cut; 0: none, or nobody can tell. */
static size_t lines_over(struct run *run, const struct draft_request *request,
			 const struct paper *paper)
{
	const struct render_request printed = {.paper = paper,
					       .conference = request->conference,
					       .evidence = request->evidence,
					       .only_counted = true};
	struct page_count count;
	long limit;
	if (request->conference->pages <= 0)
		return 0;
	if (!pages_count(&printed, &count) &&
	    !pages_measure(run, paper, request->conference, &count, &limit))
		return 0;
	return count.over ? count.over + SPARE : count.spare < SPARE ? SPARE - count.spare : 0;
}

static const struct paper *draft_read(struct arena *arena, struct str text)
{
	struct diags quiet = {.arena = arena};
	return paper_parse(arena, source_new(arena, STR("draft"), text), &quiet);
}

/* One draft, and how it came out. */
struct attempt {
	enum draft_result result;
	struct str text;
	const struct paper *paper; /* NULL: the draft failed */
	struct diags found;
	size_t most, words, over; /* words that a topic may have, and has; lines too many */
};

static struct attempt try_with(struct run *run, struct draft_request *request, size_t most)
{
	struct attempt attempt = {.found.arena = &run->arena, .most = most};
	struct strbuf out;
	strbuf_init(&out, &run->arena);
	request->most_words = most;
	attempt.result = draft_write(&run->arena, request, &out, &attempt.found);
	if (attempt.result == DRAFT_FAILED)
		return attempt;
	attempt.text = strbuf_str(&out);
	attempt.paper = draft_read(&run->arena, attempt.text);
	if (!attempt.paper)
		return attempt;
	attempt.words = paper_body_words(attempt.paper);
	if (!str_is(yaml_text(request->conference->tree, "scope"), "all"))
		attempt.words /= request->topic_count;
	attempt.over = lines_over(run, request, attempt.paper);
	return attempt;
}

/* Between the longest that fits and the shortest that does not. */
static struct attempt narrow(struct run *run, struct draft_request *request, struct attempt best)
{
	size_t fits = 0, too_many = best.words;
	for (int tries = 0; tries < MOST_TRIES && too_many > fits + CLOSE; tries++) {
		size_t cut = best.over * WORDS_A_LINE;
		size_t most =
			fits || too_many < cut + FEWEST ? (fits + too_many) / 2 : too_many - cut;
		if (most < FEWEST)
			break;
		struct attempt attempt = try_with(run, request, most);
		if (!attempt.paper)
			return attempt;
		if (attempt.over)
			too_many = most;
		else
			fits = most;
		if (!attempt.over || (best.over && attempt.over <= best.over))
			best = attempt;
	}
	return best;
}

enum draft_result draft_to_fit(struct run *run, struct draft_request *request, struct str *text,
			       const struct paper **paper)
{
	struct attempt best = try_with(run, request, 0);
	if (best.paper && best.over)
		best = narrow(run, request, best);
	run->diags = best.found;
	request->most_words = best.most;
	*text = best.text;
	*paper = best.paper;
	return best.paper ? best.result : DRAFT_FAILED;
}
