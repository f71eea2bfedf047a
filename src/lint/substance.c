/*
 * Whether there is a text at all behind the words: sentences and no heap of keywords, and
 * one country's paper rather than anybody's. Knows how English prose is held together,
 * and nothing of what it says.
 */
#include "sense.h"

#define LEAST_WORDS 30     /* fewer may be a list or a title */
#define LEAST_SMALL 18     /* per cent; prose has 26 to 60 */
#define MOST_AGAIN 25      /* per cent: "peace and trust and order and"; prose has up to 16 */
#define LEAST_VERBLESS 150 /* words of a paper without a single "is" or "has" */
#define LEAST_BROKEN 3     /* articles in front of a word that is no noun */
#define BROKEN_SHARE 3     /* of a hundred words */
#define LEAST_SENTENCES 5  /* fewer prove nothing */
#define MOST_NAMES 60      /* per cent of a list of names */

/* ---- words without sentences ---- */

struct heap {
	size_t words;  /* with a letter in them */
	size_t small;  /* of, and, to */
	size_t verbs;  /* is, has, should */
	size_t again;  /* small words that stood two or three words before */
	size_t broken; /* "the of" */
	size_t names;  /* with a capital */
	const struct view *first;
};

/* The last three words of a text. */
struct last {
	struct str words[3];
};

static bool stood_before(struct last *last, struct str word)
{
	bool again = str_eq_nocase(last->words[1], word) || str_eq_nocase(last->words[0], word);
	last->words[0] = last->words[1];
	last->words[1] = last->words[2];
	last->words[2] = word;
	return again;
}

static void add_words(const struct sense *sense, const struct view *view, struct heap *heap)
{
	size_t at = 0, article_end = NOWHERE;
	struct last last = {0};
	struct word word;
	while (next_word(view->text, &at, &word)) {
		char first = view->text.p[word.start];
		if (char_is_digit(first) || has_flag(view, word.start, IN_QUOTE | IN_ADDRESS))
			continue;
		unsigned flags = lexicon_flags(sense->lexicon, word_text(view->text, word));
		bool again = stood_before(&last, word_text(view->text, word));
		heap->words++;
		heap->verbs += (flags & WORD_VERB) != 0;
		heap->again += again && (flags & WORD_SMALL);
		heap->small += (flags & WORD_SMALL) != 0;
		heap->names += char_is_upper(first);
		heap->broken += article_end != NOWHERE && !char_is_upper(first) &&
				(flags & WORD_NO_NOUN) &&
				skip_blanks(view->text, article_end) == word.start;
		article_end = flags & WORD_ARTICLE ? word.end : NOWHERE;
	}
	if (!heap->first && heap->words)
		heap->first = view;
}

static bool is_heap(const struct heap *heap)
{
	if (heap->words < LEAST_WORDS)
		return false;
	return heap->small * 100 < heap->words * LEAST_SMALL ||
	       heap->again * 100 >= heap->words * MOST_AGAIN ||
	       (heap->broken >= LEAST_BROKEN && heap->broken * 100 >= heap->words * BROKEN_SHARE);
}

/* A list of States or of people is no heap. */
static bool is_list_of_names(const struct heap *heap)
{
	return heap->names * 100 >= (heap->words - heap->small) * MOST_NAMES;
}

static void report_heap(struct check *check, const struct heap *heap)
{
	const struct view *view = heap->first;
	size_t at = 0, end = view->text.n;
	struct word word;
	for (int i = 0; i < 6 && next_word(view->text, &at, &word); i++)
		end = word.end;
	const char *what =
		heap->small * 100 < heap->words * LEAST_SMALL
			? "few of them are small words such as \"the\", \"of\" and \"is\""
		: heap->again * 100 >= heap->words * MOST_AGAIN
			? "the same small word stands between one and the next"
		: !heap->verbs ? "not one of them is a verb such as \"is\" or \"has\""
			       : "\"the\" or \"a\" stands before words such as \"of\"";
	struct diag *diag =
		report_in(check, RULE_NO_SENTENCES, view, 0, end,
			  "these %zu words are no English sentences: %s", heap->words, what);
	diag_help(check->found, diag, "write whole sentences in English: who does what, and why");
}

static void add_heap(struct heap *sum, const struct heap *heap)
{
	sum->words += heap->words;
	sum->small += heap->small;
	sum->broken += heap->broken;
	sum->verbs += heap->verbs;
	sum->again += heap->again;
	sum->names += heap->names;
	if (!sum->first)
		sum->first = heap->first;
}

/* A heap that is spread over many lines is one all the same. */
void check_sentences(struct check *check)
{
	const struct sense *sense = sense_of(check);
	struct heap all = {0};
	bool any = false;
	for (size_t i = 0; i < check->paper->block_count; i++) {
		struct heap heap = {0};
		if (!is_prose(check, &check->views[i]))
			continue;
		add_words(sense, &check->views[i], &heap);
		add_heap(&all, &heap);
		if (!is_heap(&heap) || is_list_of_names(&heap))
			continue;
		report_heap(check, &heap);
		any = true;
	}
	if (!any && (is_heap(&all) || (!all.verbs && all.words >= LEAST_VERBLESS)))
		report_heap(check, &all);
}

/* ---- anybody's paper ---- */

/* A continent ties a sentence to little, but not every delegation can say it. */
static bool names_continent(const struct sense *sense, struct str text)
{
	size_t at = 0;
	struct word word;
	while (next_word(text, &at, &word))
		if (char_is_upper(text.p[word.start]) &&
		    (lexicon_flags(sense->lexicon, word_text(text, word)) & WORD_CONTINENT))
			return true;
	return false;
}

void check_any_country(struct check *check)
{
	const struct sense *sense = sense_of(check);
	const struct paper *paper = check->paper;
	const struct sentence *first = NULL;
	size_t sentences = 0;
	for (size_t i = 0; i < paper->sentence_count; i++) {
		const struct sentence *sentence = &paper->sentences[i];
		if (!is_prose(check, &check->views[sentence->block]))
			continue;
		if (count_anchors(sense, paper, sentence) ||
		    names_continent(sense, sentence_text(paper, sentence)))
			return;
		sentences++;
		first = first ? first : sentence;
	}
	if (sentences < LEAST_SENTENCES)
		return;
	struct diag *diag = report(check, RULE_ANY_COUNTRY, sentence_span(paper, first),
				   "none of the %zu sentences holds a date, a figure, a document "
				   "or a name beside the country's own",
				   sentences);
	diag_help(check->found, diag,
		  "put in what only this country can say: its laws, its votes, its figures, with "
		  "their dates");
}
