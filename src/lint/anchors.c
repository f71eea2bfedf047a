/*
 * What ties a sentence to the world: years and figures, documents by their symbol,
 * names of places, bodies, texts and people. What every delegation shares (the United
 * Nations, the committee, the topic) and the paper's own country tie it to nothing.
 * A guess by capitals and digits, made to find too many rather than too few.
 */
#include "sense.h"

#include "mundraft/utf8.h"

#define MAX_LETTERS 7  /* of an acronym; more capitals are shouting */
#define MAX_OPENING 64 /* bytes of brackets and quotation marks before a sentence's first word */
#define MAX_NAME 200   /* bytes; longer runs of capitals are compared with nothing */

/* A run of words with capitals, with "of the" and the like between them. */
struct run {
	struct word first;
	size_t start, end; /* without "United Nations" in front */
	size_t capitals;   /* words with one, but the country's own */
	size_t forms;      /* Republic, Government: of them */
	bool strong;       /* one of them is more than State, Council, Rights */
	bool own;          /* the country's name is in it */
	bool linked;
};

static struct str stem(struct str word)
{
	for (size_t i = 1; i < word.n; i++)
		if (apostrophe_at(word, i))
			return str_part(word, 0, i);
	return word;
}

static bool has_capital(struct str word)
{
	size_t length;
	return utf8_is_upper(utf8_decode(str_part(word, 0, 4), &length));
}

/* UNESCO, but neither "NO" in a sentence that shouts nor "I". */
static bool is_acronym(const struct sense *sense, struct str word)
{
	size_t capitals = 0;
	word = stem(word);
	for (size_t i = 0; i < word.n; i++)
		capitals += char_is_upper(word.p[i]);
	unsigned flags = lexicon_flags(&sense->lexicon, word);
	return capitals >= 2 && capitals + 1 >= word.n && word.n <= MAX_LETTERS &&
	       !(flags & WORD_COMMON) && (!(flags & WORD_SMALL) || str_is(word, "WHO"));
}

/* ---- numbers ---- */

static size_t number_end(struct str text, size_t at)
{
	while (at < text.n && (char_is_digit(text.p[at]) ||
			       ((text.p[at] == ',' || text.p[at] == '.' || text.p[at] == '/') &&
				at + 1 < text.n && char_is_digit(text.p[at + 1]))))
		at++;
	return at;
}

static unsigned flags_at(const struct sense *sense, struct str text, size_t at, struct word *word)
{
	return next_word(text, &at, word) ? lexicon_flags(&sense->lexicon, word_text(text, *word))
					  : 0;
}

static bool counts_alone(const struct sense *sense, struct str text, struct word word, size_t end)
{
	struct word before, after;
	unsigned next = flags_at(sense, text, end, &after);
	static const char *const units[] = {"per cent", "percent", NULL};
	size_t ignored;
	return (end < text.n && text.p[end] == '%') || (next & (WORD_PERIOD | WORD_NUMBER)) ||
	       any_phrase_at(text, skip_blanks(text, end), units, &ignored) ||
	       (word_before(text, word.start, &before) &&
		(lexicon_flags(&sense->lexicon, word_text(text, before)) & WORD_NUMBERED)) ||
	       code_before(text, word.start) == '$';
}

/* Digits at a word: no number of a list, no century, no "2030 Agenda", nothing below ten that
 * counts nothing. */
static bool number_at(const struct sense *sense, struct str text, struct word word, bool initial,
		      struct anchor *anchor)
{
	struct word after;
	size_t end = number_end(text, word.start), digits = 0, next = word.end;
	for (size_t i = word.start; i < end; i++)
		digits += char_is_digit(text.p[i]);
	if (end < word.end)
		end = word.end;
	if (initial && end < text.n && (text.p[end] == '.' || text.p[end] == ')'))
		return false;
	if (str_is(str_part(text, word.start, end), "24/7"))
		return false;
	if (next_word(text, &next, &after) &&
	    (str_eq_nocase(str_part(text, after.start, after.start + 6), STR("centur")) ||
	     str_eq_nocase(word_text(text, after), STR("agenda"))))
		return false;
	*anchor = (struct anchor){ANCHOR_NUMBER, word.start, end};
	return digits >= 2 || counts_alone(sense, text, word, end);
}

/* "thirty mediators", "two years", "a three-year plan". */
static bool number_word(const struct sense *sense, struct str text, struct word word,
			struct anchor *anchor)
{
	struct str here = word_text(text, word);
	size_t hyphen = str_find(here, STR("-"), 0);
	unsigned flags = lexicon_flags(&sense->lexicon, str_part(here, 0, hyphen));
	struct word next;
	unsigned after =
		hyphen < here.n ? lexicon_flags(&sense->lexicon, str_part(here, hyphen + 1, here.n))
				: flags_at(sense, text, word.end, &next);
	*anchor = (struct anchor){ANCHOR_NUMBER, word.start, word.end};
	return (flags & WORD_NUMBER) ||
	       ((flags & WORD_FEW) && (after & (WORD_PERIOD | WORD_NUMBER)));
}

/* A few capitals, a slash and a letter or digit: A/RES/65/283, CRC/C/GC/25. */
static bool document_at(struct str text, struct word word, struct anchor *anchor)
{
	size_t end = word.end;
	bool symbol = word.end - word.start <= MAX_LETTERS && char_is_upper(text.p[word.start]) &&
		      end + 1 < text.n && text.p[end] == '/' &&
		      (char_is_upper(text.p[end + 1]) || char_is_digit(text.p[end + 1]));
	bool digit = false;
	while (symbol && end < text.n &&
	       (char_is_alpha(text.p[end]) || char_is_digit(text.p[end]) || text.p[end] == '/' ||
		text.p[end] == '.')) {
		digit |= char_is_digit(text.p[end]);
		end++;
	}
	*anchor = (struct anchor){ANCHOR_DOCUMENT, word.start, end};
	return symbol && digit;
}

/* ---- names ---- */

/* What stands with capitals in every paper. */
static bool is_everybodys(struct str name)
{
	static const char *const phrases[] = {"Member States",
					      "Member State",
					      "Member Nations",
					      "General Assembly",
					      "Security Council",
					      "Human Rights",
					      "International Community",
					      "International Law",
					      "Sustainable Development",
					      "Sustainable Development Goals",
					      "Sustainable Development Goal",
					      "Agenda for Sustainable Development",
					      "Model United Nations",
					      "World Peace",
					      "Artificial Intelligence",
					      "Climate Change",
					      "Global South",
					      "Global North",
					      "World War",
					      "World War II",
					      "World War I",
					      "Second World War",
					      "First World War",
					      "Cold War",
					      "Third World",
					      "Position Paper",
					      "Head of State",
					      "Heads of State",
					      "Prime Minister",
					      "Foreign Minister",
					      "Charter of the United Nations",
					      "UN Charter",
					      "General Secretary",
					      "Honorable Chair",
					      "Honourable Chair",
					      "Fellow Delegates",
					      "Delegate Name",
					      "Committee Members",
					      "Security and Peace",
					      "Peace and Security",
					      NULL};
	return one_of(name, phrases);
}

static bool is_united_nations(struct str word)
{
	static const char *const words[] = {"united", "nations", "un", NULL};
	return one_of(stem(word), words);
}

/* What a country's own name may be dressed in. */
static bool is_form(struct str word)
{
	static const char *const forms[] = {
		"republic", "government", "state",   "kingdom",   "federation", "delegation",
		"islamic",  "democratic", "people",  "permanent", "mission",    "president",
		"federal",  "minister",   "foreign", "ministry",  NULL};
	return one_of(stem(word), forms);
}

/* The next word of a run, over at most three small words; false where the run ends. */
static bool next_of_run(const struct sense *sense, struct str text, const struct run *run,
			size_t from, size_t limit, struct word *word, bool *linked)
{
	size_t at = from, before = from;
	struct anchor document;
	*linked = false;
	for (int links = 0; links < 4 && next_word(text, &at, word) && word->start < limit;
	     links++) {
		struct str here = word_text(text, *word);
		if (skip_blanks(text, before) != word->start)
			return false;
		if (has_capital(here))
			return !document_at(text, *word, &document);
		if (!(lexicon_flags(&sense->lexicon, here) & WORD_LINK) ||
		    (str_is(here, "and") && !run->linked && links == 0))
			return false;
		*linked = true;
		before = word->end;
	}
	return false;
}

static void add_to_run(const struct sense *sense, struct str text, struct run *run,
		       struct word *word)
{
	struct str here = word_text(text, *word);
	size_t end;
	if (own_country_at(&sense->own, text, *word, &end)) {
		run->own = true;
		word->end = end;
	} else if (run->capitals || run->own || !is_united_nations(here)) {
		run->start = run->capitals ? run->start : word->start;
		run->capitals++;
		run->forms += is_form(here);
		run->strong |= !(lexicon_flags(&sense->lexicon, stem(here)) & WORD_COMMON);
	}
	run->end = word->end;
}

static struct run read_run(const struct sense *sense, struct str text, struct word word,
			   size_t limit)
{
	struct run run = {.first = word, .start = word.start};
	bool linked = false;
	do {
		run.linked |= linked;
		add_to_run(sense, text, &run, &word);
	} while (next_of_run(sense, text, &run, word.end, limit, &word, &linked));
	return run;
}

/* A word that stands alone with a capital says something only inside a sentence. */
static bool is_single_name(const struct sense *sense, struct str word, bool initial)
{
	return is_acronym(sense, word) || !initial || table_get(&sense->names, stem(word));
}

static bool is_name(const struct sense *sense, struct str text, const struct run *run, bool initial)
{
	struct str name = str_part(text, run->start, run->end);
	if (!run->capitals || stem(name).n < 2 || is_everybodys(name) ||
	    (name.n <= MAX_NAME && own_word(&sense->own, stem(name))))
		return false;
	if (run->own && run->capitals >= 2 && run->capitals > run->forms)
		return true;
	if (run->own || run->capitals == 1)
		return run->strong &&
		       is_single_name(sense, name, initial && run->start == run->first.start);
	return true;
}

static bool is_first(struct str text, size_t start, struct word word)
{
	struct word first;
	return word.start - start <= MAX_OPENING && next_word(text, &start, &first) &&
	       first.start == word.start;
}

bool next_anchor(const struct sense *sense, struct str text, size_t start, size_t *at, size_t end,
		 struct anchor *anchor)
{
	struct word word;
	while (*at < end && next_word(text, at, &word) && word.start < end) {
		struct str here = word_text(text, word);
		bool initial = is_first(text, start, word);
		unsigned flags = lexicon_flags(&sense->lexicon, here);
		bool found = false;
		if (char_is_digit(here.p[0]))
			found = number_at(sense, text, word, initial, anchor);
		else if (document_at(text, word, anchor) || number_word(sense, text, word, anchor))
			found = true;
		if (found || char_is_digit(here.p[0])) {
			size_t past = number_end(text, word.start);
			*at = found ? anchor->end : past > *at ? past : *at;
			if (found)
				return true;
			continue;
		}
		if (!has_capital(here) || ((flags & (WORD_SMALL | WORD_ADVERB)) && initial))
			continue;
		struct run run = read_run(sense, text, word, end);
		*at = run.end;
		*anchor = (struct anchor){ANCHOR_NAME, run.start, run.end};
		if (is_name(sense, text, &run, initial))
			return true;
	}
	return false;
}

size_t count_anchors(const struct sense *sense, const struct paper *paper,
		     const struct sentence *sentence)
{
	struct str text = paper->blocks[sentence->block].text;
	size_t at = sentence->start, count = 0;
	struct anchor anchor;
	while (next_anchor(sense, text, sentence->start, &at, sentence->end, &anchor))
		count++;
	return count;
}

/* ---- the paper's own ---- */

bool own_voice_at(const struct sense *sense, struct str text, struct word word, size_t *end)
{
	if (own_country_at(&sense->own, text, word, end))
		return true;
	*end = word.end;
	return lexicon_flags(&sense->lexicon, word_text(text, word)) & WORD_WE;
}

/* Words that have a capital inside a sentence are names at its beginning, too. */
static void learn_names(struct sense *sense, struct arena *arena, const struct paper *paper,
			const struct sentence *sentence)
{
	struct str text = paper->blocks[sentence->block].text;
	size_t at = sentence->start;
	struct word word;
	bool first = true;
	while (at < sentence->end && next_word(text, &at, &word) && word.start < sentence->end) {
		struct str here = stem(word_text(text, word));
		if (!first && has_capital(here) && !lexicon_flags(&sense->lexicon, here))
			(void)table_put(arena, &sense->names, here, sense);
		first = false;
	}
}

/* States' names of one word; the list has ids or names. */
static void learn_states(struct sense *sense, struct arena *arena, struct str members)
{
	struct str line;
	while (str_next_line(&members, &line)) {
		struct str name = str_part(line, 0, str_find(line, STR("\t"), 0));
		bool single = name.n > 2 && char_is_alpha(name.p[0]);
		for (size_t i = 0; i < name.n; i++)
			single &= name.p[i] != '-' && name.p[i] != ' ';
		if (single)
			(void)table_put(arena, &sense->names, utf8_capitalize(arena, name), sense);
	}
}

const struct sense *sense_new(struct arena *arena, const struct lint_options *options,
			      const struct paper *paper)
{
	struct sense *sense = arena_new(arena, struct sense);
	lexicon_init(&sense->lexicon, arena);
	own_init(&sense->own, arena, options, paper);
	learn_states(sense, arena, options->words.members);
	for (size_t i = 0; i < paper->sentence_count; i++)
		learn_names(sense, arena, paper, &paper->sentences[i]);
	return sense;
}

const struct sense *sense_of(struct check *check)
{
	if (!check->sense)
		check->sense = sense_new(check->scratch, check->options, check->paper);
	return check->sense;
}
