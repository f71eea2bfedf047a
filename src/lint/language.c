/*
 * Words that are right by themselves and wrong in a delegation's paper: the first
 * person, doubled words, contractions. Other people's words, in quotation marks,
 * are left alone. Knows nothing of spelling.
 */
#include "check.h"

#include "mundraft/utf8.h"

/* ---- persons ---- */

static bool is_roman(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] != 'I' && s.p[i] != 'V' && s.p[i] != 'X')
			return false;
	return s.n > 0;
}

static bool starts_upper(struct str s)
{
	size_t length;
	return s.n && utf8_is_upper(utf8_decode(s, &length));
}

/* Whether a sentence starts at the word: nothing, or a stop, stands before it. */
static bool opens_sentence(struct str text, size_t at)
{
	while (at && char_is_space(text.p[at - 1]))
		at--;
	uint32_t code = code_before(text, at);
	return at == 0 || code == '.' || code == '!' || code == '?' || code == ':' || code == '"' ||
	       code == 0x201C || code == 0x201D;
}

/* "Protocol I", "World War I", "I. Background", "Annexes I and II". */
static bool is_numeral(struct str text, struct word word)
{
	static const char *const links[] = {"and", "or", "to", NULL};
	static const char *const small[] = {"part",    "annex",    "phase",   "article",
					    "chapter", "type",     "section", "protocol",
					    "table",   "appendix", "war",     NULL};
	struct word before, after;
	size_t at = word.end;
	size_t next = skip_blanks(text, word.end);
	if (word.end < text.n && (text.p[word.end] == '.' || text.p[word.end] == ')' ||
				  text.p[word.end] == ':' || text.p[word.end] == '/'))
		return true;
	if (word.start && (text.p[word.start - 1] == '(' || text.p[word.start - 1] == '/' ||
			   text.p[word.start - 1] == '.'))
		return true;
	if (word_before(text, word.start, &before)) {
		struct str s = word_text(text, before);
		if (one_of(s, small) || is_roman(s) ||
		    (starts_upper(s) && !opens_sentence(text, before.start)))
			return true;
	}
	if (next_word(text, &at, &after) && after.start == next &&
	    one_of(word_text(text, after), links) && next_word(text, &at, &after))
		return is_roman(word_text(text, after));
	return false;
}

/* Titles such as "Our Common Agenda". */
static bool is_in_title(struct str text, struct word word)
{
	struct word next;
	size_t at = word.end;
	return char_is_upper(text.p[word.start]) && next_word(text, &at, &next) &&
	       next.start == skip_blanks(text, word.end) && char_is_upper(text.p[next.start]) &&
	       !opens_sentence(text, word.start);
}

static bool is_singular(struct str text, struct word word)
{
	static const char *const words[] = {"me", "my", "myself", NULL};
	struct str s = word_text(text, word);
	if (str_is(s, "I"))
		return !is_numeral(text, word);
	if (s.n > 2 && s.p[0] == 'I' && apostrophe_at(s, 1))
		return true; /* I'm, I've */
	return !str_is(s, "ME") && !str_is(s, "MY") && one_of(s, words);
}

static bool is_plural(struct str text, struct word word)
{
	static const char *const words[] = {"we", "our", "ours", "ourselves", NULL};
	struct str s = word_text(text, word);
	if (s.n > 3 && str_eq_nocase(str_part(s, 0, 2), STR("we")) && apostrophe_at(s, 2))
		return true; /* we're, we've */
	if (str_is(s, "us") || str_is(s, "Us"))
		return true;
	return one_of(s, words) && !is_in_title(text, word);
}

static void see_person(struct check *check, const struct view *view, struct word word)
{
	struct str text = word_text(view->text, word);
	bool singular = is_singular(view->text, word);
	if (!singular && !is_plural(view->text, word))
		return;
	struct diag *diag = report_in(
		check, singular ? RULE_FIRST_PERSON_SINGULAR : RULE_FIRST_PERSON_PLURAL, view,
		word.start, word.end, "\"%.*s\" is the first person", STR_ARG(text));
	diag_help(check->found, diag,
		  singular ? "name the delegation or the country instead"
			   : "write the country's name, \"it\" or \"its\"");
}

void check_persons(struct check *check)
{
	if (!check->conference || !check->conference->third_person)
		return;
	each_own_word(check, see_person);
}

/* ---- doubled words ---- */

/* No heading block has more lines. */
#define MAX_FIELDS 32

/*
 * "Bora Bora" and "Sing Sing" are names; "Kazakhstan Kazakhstan" is a slip. No State's
 * name doubles a word: those that the lists know and the paper's own country may not.
 */
static bool is_doubled_name(const struct check *check, struct str word)
{
	static const char *const doubled[] = {"boutros", "bora",   "pago",   "sing",
					      "walla",   "duran",  "baden",  "lang",
					      "paw",     "sirhan", "nguyen", NULL};
	const struct paper *paper = check->paper;
	if (one_of(word, doubled))
		return true;
	if (check->options->spelling && spelling_lists_name(check->options->spelling, word))
		return false;
	if (str_eq_nocase(yaml_text(paper->front, "country"), word))
		return false;
	for (size_t i = 0; i < paper->field_count && i < MAX_FIELDS; i++)
		if (str_is(paper->fields[i].name, "country") &&
		    str_eq_nocase(str_trim(paper->fields[i].value), word))
			return false;
	return true;
}

/* "that that" and "had had" are English. */
static bool may_repeat(const struct check *check, struct str first, struct str second)
{
	static const char *const words[] = {"that", "had", NULL};
	static const char *const small[] = {"the",  "of", "in", "to", "and", "for", "on",
					    "with", "is", "a",  "an", "by",  NULL};
	bool number = char_is_digit(first.p[0]);
	bool name = starts_upper(first) && starts_upper(second) && !one_of(first, small);
	return number || one_of(first, words) || (name && is_doubled_name(check, first));
}

static bool only_blanks_between(struct str text, struct word first, struct word second)
{
	return second.start > first.end && skip_blanks(text, first.end) == second.start;
}

static void see_doubled(struct check *check, const struct view *view)
{
	size_t at = 0;
	struct word word, last;
	if (!next_word(view->text, &at, &last))
		return;
	for (; next_word(view->text, &at, &word); last = word) {
		struct str first = word_text(view->text, last);
		struct str second = word_text(view->text, word);
		if (!str_eq_nocase(first, second) || !only_blanks_between(view->text, last, word) ||
		    may_repeat(check, first, second) || has_flag(view, word.start, IN_ADDRESS) ||
		    has_flag(view, last.start, IN_ADDRESS))
			continue;
		struct diag *diag = report_in(check, RULE_DOUBLED_WORD, view, last.start, word.end,
					      "\"%.*s\" stands twice", STR_ARG(second));
		suggest(check, diag, first);
	}
}

/* A block has no line ends left: words that only meet across lines of a heading do not meet. */
void check_doubled(struct check *check)
{
	for (size_t i = 0; i < check->paper->block_count; i++)
		if (is_prose(check, &check->views[i]) ||
		    check->views[i].block->kind == BLOCK_HEADING)
			see_doubled(check, &check->views[i]);
}

/* ---- contractions ---- */

struct contraction {
	const char *word, *full;
};

/* Where 's is "is" and never a possessive; others by their end. */
static const struct contraction contractions[] = {
	{"it's", "it is"},        {"that's", "that is"},      {"there's", "there is"},
	{"here's", "here is"},    {"what's", "what is"},      {"who's", "who is"},
	{"he's", "he is"},        {"she's", "she is"},        {"where's", "where is"},
	{"how's", "how is"},      {"let's", "let us"},        {"can't", "cannot"},
	{"won't", "will not"},    {"shan't", "shall not"},    {"ain't", "is not"},
	{"i'm", "I am"},          {"i'd", "I would"},         {"we'd", "we would"},
	{"they'd", "they would"}, {"it'd", "it would"},       {"he'd", "he would"},
	{"she'd", "she would"},   {"you'd", "you would"},     {"y'all", "you all"},
	{"ma'am", "madam"},       {"could've", "could have"},
};
static const struct contraction endings[] = {
	{"n't", " not"}, {"'re", " are"}, {"'ve", " have"}, {"'ll", " will"}};

/* Whether the word ends in the ending, apostrophes of both kinds alike; its start. */
static bool ends_in(struct str text, struct word word, const char *ending, size_t *start)
{
	size_t end;
	for (size_t back = 2; back <= 5 && word.start + back < word.end; back++) {
		*start = word.end - back;
		size_t i = *start;
		const char *p = ending;
		for (; *p && i < word.end; p++) {
			end = *p == '\'' ? apostrophe_at(text, i)
					 : (size_t)(char_lower(text.p[i]) == *p);
			if (!end)
				break;
			i += end;
		}
		if (!*p && i == word.end)
			return true;
	}
	return false;
}

/* What the word stands for in full; empty: it is no contraction. */
static struct str full_form(struct check *check, struct str text, struct word word)
{
	size_t end, start;
	for (size_t i = 0; i < sizeof contractions / sizeof *contractions; i++)
		if (phrase_at(text, word.start, contractions[i].word, &end) && end == word.end)
			return like_case(check->found->arena, word_text(text, word),
					 str_of(contractions[i].full));
	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
		if (ends_in(text, word, endings[i].word, &start))
			return str_printf(check->found->arena, "%.*s%s",
					  STR_ARG(str_part(text, word.start, start)),
					  endings[i].full);
	return (struct str){0};
}

static void see_contraction(struct check *check, const struct view *view, struct word word)
{
	struct str text = word_text(view->text, word);
	bool apostrophe = false;
	for (size_t i = 0; i < text.n; i++)
		apostrophe |= apostrophe_at(text, i) > 0;
	if (!apostrophe)
		return;
	struct str full = full_form(check, view->text, word);
	if (!full.n || possessive_meant(view->text, word.start))
		return;
	struct diag *diag = report_in(check, RULE_CONTRACTION, view, word.start, word.end,
				      "\"%.*s\" is a contraction", STR_ARG(text));
	suggest(check, diag, full);
}

void check_contractions(struct check *check)
{
	each_own_word(check, see_contraction);
}
