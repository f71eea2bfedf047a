/*
 * What a paper says that a State signed, ratified, joined, endorsed or voted for, held
 * against the record. The instrument must be the object of the verb: names where an
 * object begins, and nothing but names, dates and links between them. What a sentence
 * dates behind the record cannot be held against it.
 */
#include "record.h"

#define MAX_LOOK 400 /* no sentence that can be read goes on for longer on either side */

struct lookup {
	struct record record;
	bool read;
};

/* ---- the objects ---- */

#define MAX_OBJECTS 8

struct object {
	const struct instrument *instrument;
	struct str name; /* as the paper writes it */
};

struct objects {
	struct object items[MAX_OBJECTS];
	size_t count;
	size_t end;  /* of the last one */
	size_t stop; /* the first word that belongs to none */
};

/* The end of "(NPT)" behind a name. */
static size_t skip_bracket(struct str text, size_t at)
{
	size_t open = skip_blanks(text, at), i = open;
	if (open >= text.n || text.p[open] != '(')
		return at;
	while (i < text.n && i < open + 60 && text.p[i] != ')')
		i++;
	return i < text.n && text.p[i] == ')' ? i + 1 : at;
}

/* "the Paris Agreement's goals", "the NPT Review Conference" and "Additional Protocol II to the
 * Treaty of Tlatelolco" are others. */
static bool name_ends(struct str text, size_t at)
{
	static const char *const followers[] = {
		"in",       "on",      "and",       "but",     "or",      "as",        "which",
		"that",     "who",     "with",      "by",      "since",   "at",        "without",
		"after",    "when",    "while",     "because", "for",     "under",     "during",
		"both",     "despite", "thereby",   "thus",    "nor",     "where",     "upon",
		"together", "along",   "alongside", "yet",     "through", "following", "even",
		"although", "though",  "before",    "has",     "have",    "is",        "are",
		"this",     "also",    "from",      "it",      "its",     "however",   NULL};
	struct word word;
	size_t from = skip_blanks(text, at);
	if (apostrophe_at(text, at) || (at < text.n && (text.p[at] == '-' || text.p[at] == '/')))
		return false;
	if (!next_word(text, &from, &word) || word.start > skip_blanks(text, at) ||
	    char_is_digit(text.p[word.start]))
		return true;
	if (str_is(word_text(text, word), "of")) /* the Geneva Conventions of 1949 */
		return char_is_digit(text.p[skip_blanks(text, word.end)]);
	return one_of(word_text(text, word), followers);
}

/* "resolution 2601": a body adopts it, whatever its number. */
static const struct instrument *numbered_at(struct str text, size_t at, size_t *end)
{
	static const struct instrument resolution = {.kind = INSTRUMENT_RESOLUTION,
						     .rest = STATUS_ADOPTED};
	size_t after;
	if (!phrase_at(text, at, "resolution", &after))
		return NULL;
	size_t number = skip_blanks(text, after);
	for (*end = number; *end < text.n && char_is_digit(text.p[*end]);)
		++*end;
	return *end > number ? &resolution : NULL;
}

static bool leads_to_name(struct str word)
{
	static const char *const words[] = {"the",           "both",    "a",        "un",
					    "united",        "nations", "unga",     "general",
					    "assembly",      "draft",   "security", "council",
					    "resolution",    "all",     "landmark", "historic",
					    "international", "its",     "core",     NULL};
	return one_of(word, words) || char_is_digit(word.p[0]);
}

static bool joins_names(struct str word)
{
	static const char *const words[] = {"and", "or", "nor", "as", "well", "plus", NULL};
	return one_of(word, words);
}

/* Other treaties' names, and dates, may stand between. */
static bool is_part_of_name(struct str word)
{
	static const char *const words[] = {"in",    "of",       "on",         "for",
					    "to",    "against",  "with",       "from",
					    "under", "relating", "concerning", NULL};
	return char_is_upper(word.p[0]) || word.p[0] & 0x80 || one_of(word, words);
}

/* What is named at `at`, and nothing that only begins with its name. */
static const struct instrument *object_at(const struct record *record, struct str text, size_t at,
					  size_t *end)
{
	const struct instrument *instrument = instrument_at(record, text, at, end);
	if (!instrument)
		instrument = numbered_at(text, at, end);
	return instrument && name_ends(text, skip_bracket(text, *end)) ? instrument : NULL;
}

/* The next name's place behind a comma, which begins one. */
static size_t skip_comma(struct str text, size_t at, bool *begins)
{
	at = skip_blanks(text, at);
	bool comma = at < text.n && (text.p[at] == ',' || text.p[at] == '&');
	*begins |= comma;
	return comma ? skip_blanks(text, at + 1) : at;
}

#define MAX_OBJECT_WORDS 60

/* Reads "the CTBT in 2002, the NPT (1994) and the Statute of ..."; each listed name that stands
 * where a name begins is an object: "the Protocol to the CRC" is not the CRC. */
static struct objects find_objects(const struct record *record, const struct claim *claim)
{
	struct objects objects = {.end = claim->end};
	struct str text = str_part(claim->view->text, 0, claim->sentence->end);
	size_t at = claim->end, end;
	bool begins = true;
	struct word word;
	for (int i = 0; i < MAX_OBJECT_WORDS; i++) {
		size_t from = skip_comma(text, skip_bracket(text, at), &begins);
		at = objects.stop = from;
		if (!next_word(text, &at, &word) || word.start != from ||
		    has_flag(claim->view, from, IN_QUOTE | IN_ADDRESS))
			break;
		const struct instrument *instrument =
			begins ? object_at(record, text, from, &end) : NULL;
		if (instrument) {
			if (objects.count < MAX_OBJECTS)
				objects.items[objects.count++] =
					(struct object){instrument, str_part(text, from, end)};
			objects.end = at = skip_bracket(text, end);
			begins = false;
			continue;
		}
		if (joins_names(word_text(text, word)))
			begins = true;
		else if (!leads_to_name(word_text(text, word))) {
			if (!is_part_of_name(word_text(text, word)))
				break;
			begins = false;
		}
	}
	return objects;
}

/* ---- what is against the record ---- */

/* What became of it in or behind the year of the record is not known here. */
static bool is_dated_later(const struct claim *claim, const struct instrument *instrument)
{
	struct str text = claim->view->text;
	size_t at = claim->sentence->start, limit = claim->end + MAX_LOOK;
	if (claim->start - at > MAX_LOOK)
		at = claim->start - MAX_LOOK;
	struct word word;
	long year;
	while (next_word(text, &at, &word) && word.start < claim->sentence->end &&
	       word.start < limit)
		if (word.end - word.start == 4 && str_to_number(word_text(text, word), &year) &&
		    year >= instrument->year && year < 2100)
			return true;
	return false;
}

/* What is said, and what to do about it. */
struct verdict {
	const char *fact; /* "%s ... %s": the State and the instrument */
	const char *help;
};

static struct verdict judge_treaty(const struct claim *claim, enum status status)
{
	bool binds = claim->verb.act == ACT_RATIFY || claim->verb.act == ACT_JOIN;
	if (!binds && claim->verb.act != ACT_SIGN)
		return (struct verdict){0}; /* "endorsed the Statute" is a word of politics */
	if (claim->negated && status == STATUS_PARTY && binds)
		return (struct verdict){
			"is a party to",
			"write \"is a party to\", or cite who says that it is none"};
	if (claim->negated && status == STATUS_SIGNED && !binds)
		return (struct verdict){"has signed", "write \"signed and did not ratify\""};
	if (!claim->negated && status == STATUS_SIGNED && binds)
		return (struct verdict){"signed and did not ratify",
					"write \"signed\", or cite the ratification in a note"};
	if (!claim->negated && status == STATUS_NONE)
		return binds ? (struct verdict){"is not a party to", "take the claim out, or cite "
								     "the ratification in a note"}
			     : (struct verdict){
				       "did not sign",
				       "take the claim out, or cite the signature in a note"};
	return (struct verdict){0};
}

static struct verdict judge_declaration(const struct claim *claim, enum status status)
{
	enum act act = claim->verb.act;
	if (act == ACT_FOR || act == ACT_AGAINST || act == ACT_ABSTAIN)
		return (struct verdict){0};
	if (claim->negated)
		return status == STATUS_ENDORSED && act != ACT_RATIFY
			       ? (struct verdict){"endorsed", "write \"endorsed\""}
			       : (struct verdict){0};
	if (status == STATUS_NONE)
		return (struct verdict){"did not endorse",
					"take the claim out, or cite the endorsement in a note"};
	bool endorses = act == ACT_ENDORSE || str_is(str_of(claim->verb.phrase), "joined");
	return status == STATUS_ENDORSED && !endorses
		       ? (struct verdict){"endorsed",
					  "write \"endorsed\": a declaration is no treaty"}
		       : (struct verdict){0};
}

static struct verdict judge_vote(const struct claim *claim, enum status status)
{
	static const char *const facts[] = {
		[STATUS_FOR] = "voted in favour of",
		[STATUS_AGAINST] = "voted against",
		[STATUS_ABSTAINED] = "abstained on",
	};
	static const char *const helps[] = {
		[STATUS_FOR] = "write \"voted in favour of\"",
		[STATUS_AGAINST] = "write \"voted against\"",
		[STATUS_ABSTAINED] = "write \"abstained on\"",
	};
	enum status said = claim->verb.act == ACT_FOR       ? STATUS_FOR
			   : claim->verb.act == ACT_AGAINST ? STATUS_AGAINST
			   : claim->verb.act == ACT_ABSTAIN ? STATUS_ABSTAINED
							    : STATUS_UNCLEAR;
	if (said == STATUS_UNCLEAR || status > STATUS_ABSTAINED || !facts[status] || claim->negated || said == status)
		return (struct verdict){0};
	return (struct verdict){facts[status], helps[status]};
}

static struct verdict judge_resolution(const struct claim *claim)
{
	bool signs = claim->verb.act == ACT_SIGN || claim->verb.act == ACT_RATIFY ||
		     claim->verb.form == FORM_NOUN ||
		     str_is(str_of(claim->verb.phrase), "acceded to");
	return signs && !claim->negated ? (struct verdict){"", "write that the State supports it"}
					: (struct verdict){0};
}

static const char *article_of(struct str name)
{
	return str_starts(name, STR("Additional ")) || str_has(name, STR("/")) ? "" : "the ";
}

static void report_against(struct check *check, const struct claim *claim,
			   const struct object *object, const struct verdict *verdict)
{
	const struct instrument *instrument = object->instrument;
	struct str words = str_part(claim->view->text, claim->start, claim->end);
	struct diag *diag;
	if (instrument->kind == INSTRUMENT_RESOLUTION && !instrument->as_of.n)
		diag = report_in(
			check, RULE_AGAINST_RECORD, claim->view, claim->start, claim->end,
			"\"%.*s\" does not fit %.*s: a resolution is adopted, and no State "
			"signs it",
			STR_ARG(words), STR_ARG(object->name));
	else if (instrument->kind == INSTRUMENT_RESOLUTION)
		diag = report_in(check, RULE_AGAINST_RECORD, claim->view, claim->start, claim->end,
				 "\"%.*s\" does not fit the %.*s: the General Assembly adopted it "
				 "in %.*s, and no State signs it",
				 STR_ARG(words), STR_ARG(object->name), STR_ARG(instrument->as_of));
	else
		diag = report_in(check, RULE_AGAINST_RECORD, claim->view, claim->start, claim->end,
				 "\"%.*s\" is against the record: %.*s %s %s%.*s (%.*s, %.*s)",
				 STR_ARG(words), STR_ARG(claim->state->name), verdict->fact,
				 article_of(object->name), STR_ARG(object->name),
				 STR_ARG(instrument->source), STR_ARG(instrument->as_of));
	diag_help(check->found, diag, "%s", verdict->help);
}

static struct verdict verdict_on(const struct claim *claim, const struct instrument *instrument)
{
	enum status status = status_of(instrument, claim->state);
	switch (instrument->kind) {
	case INSTRUMENT_TREATY:
		return judge_treaty(claim, status);
	case INSTRUMENT_DECLARATION:
		return judge_declaration(claim, status);
	case INSTRUMENT_VOTE:
		return judge_vote(claim, status);
	case INSTRUMENT_RESOLUTION:
	default:
		return judge_resolution(claim);
	}
}

static void judge(struct check *check, const struct claim *claim, const struct object *object)
{
	const struct instrument *instrument = object->instrument;
	struct verdict verdict = verdict_on(claim, instrument);
	bool may_change =
		instrument->kind == INSTRUMENT_TREATY || instrument->kind == INSTRUMENT_DECLARATION;
	if (verdict.fact && !(may_change && is_dated_later(claim, instrument)))
		report_against(check, claim, object, &verdict);
}

/* ---- the paper ---- */

/* The record is read only where a verb asks for it. */
static const struct record *look_up(struct check *check, struct lookup *lookup)
{
	if (!lookup->read)
		record_read(&lookup->record, check->scratch, check->options->words.treaties);
	lookup->read = true;
	return &lookup->record;
}

static void check_claim(struct check *check, const struct record *record, struct claim *claim,
			struct carried *carried)
{
	struct objects objects = find_objects(record, claim);
	if (!objects.count)
		return;
	enum found found = find_subject(record, claim, carried);
	if (found == FOUND_NONE ||
	    (found == FOUND_AS && !find_subject_of_as(record, claim, objects.end)))
		return;
	for (size_t i = 0; i < objects.count; i++)
		judge(check, claim, &objects.items[i]);
	*carried = (struct carried){claim->state, objects.stop};
}

static void check_sentence(struct check *check, struct lookup *lookup, const struct view *view,
			   const struct sentence *sentence)
{
	struct carried carried = {0};
	size_t at = sentence->start, end;
	struct word word;
	while (at < sentence->end && next_word(view->text, &at, &word) &&
	       word.start < sentence->end) {
		struct verb verb;
		if (!verb_at(view->text, word.start, &verb, &end) ||
		    has_flag(view, word.start, IN_QUOTE | IN_ADDRESS))
			continue;
		struct claim claim = {.view = view,
				      .sentence = sentence,
				      .verb = verb,
				      .start = word.start,
				      .end = end};
		check_claim(check, look_up(check, lookup), &claim, &carried);
		at = end;
	}
}

void check_record(struct check *check)
{
	struct lookup lookup = {0};
	for (size_t i = 0; i < check->paper->block_count && check->options->words.treaties.n; i++) {
		const struct view *view = &check->views[i];
		const struct block *block = view->block;
		for (size_t k = 0; is_prose(check, view) && k < block->sentence_count; k++)
			check_sentence(check, &lookup, view,
				       &check->paper->sentences[block->first_sentence + k]);
	}
}
