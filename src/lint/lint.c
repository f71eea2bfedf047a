/*
 * The linter's driver: prepares the paper for the checks, runs them, and hands
 * on what they found, at most so many findings a rule. Knows no rule by itself.
 */
#include "check.h"

#include "mundraft/schema.h"

#include <stdarg.h>

struct entry {
	void (*run)(struct check *check);
	enum rule_id rules[3]; /* what it may report; run unless all are off */
	size_t rule_count;
};

#define CHECK(function, ...)                                                                       \
	{                                                                                          \
		function, {__VA_ARGS__}, sizeof((int[]){__VA_ARGS__}) / sizeof(int)                \
	}

static const struct entry checks[] = {
	CHECK(check_fields, RULE_MISSING_FIELD, RULE_FIELD_FORBIDDEN),
	CHECK(check_empty_paper, RULE_EMPTY_PAPER),
	CHECK(check_sections, RULE_MISSING_SECTION, RULE_EMPTY_SECTION, RULE_SECTION_ORDER),
	CHECK(check_sections_form, RULE_UNLABELLED_SECTION, RULE_BULLETS),
	CHECK(check_proposals, RULE_NO_PROPOSALS),
	CHECK(check_length, RULE_TOO_SHORT, RULE_TOO_LONG),
	CHECK(check_unfinished, RULE_PLACEHOLDER, RULE_RESEARCH_GAP),
	CHECK(check_citations, RULE_NO_CITATION, RULE_NO_WORKS_CITED),
	CHECK(check_notes, RULE_UNDEFINED_NOTE, RULE_UNUSED_NOTE, RULE_NOTE_INCOMPLETE),
	CHECK(check_claims, RULE_UNCITED_FIGURE, RULE_UNCITED_QUOTATION, RULE_UNCITED_CLAIM),
	CHECK(check_vague, RULE_VAGUE_REFERENCE),
	CHECK(check_record, RULE_AGAINST_RECORD),
	CHECK(check_altered, RULE_ALTERED_QUOTATION),
	CHECK(check_persons, RULE_FIRST_PERSON_SINGULAR, RULE_FIRST_PERSON_PLURAL),
	CHECK(check_doubled, RULE_DOUBLED_WORD),
	CHECK(check_contractions, RULE_CONTRACTION),
	CHECK(check_spaces, RULE_SPACE_AFTER, RULE_SPACE_BEFORE, RULE_DOUBLED_STOP),
	CHECK(check_stops, RULE_LOWER_START, RULE_NO_FINAL_STOP),
	CHECK(check_pairs, RULE_UNCLOSED),
	CHECK(check_articles, RULE_ARTICLE),
	CHECK(check_confusions, RULE_CONFUSION),
	CHECK(check_tone, RULE_UNDIPLOMATIC),
	CHECK(check_empty_words, RULE_EMPTY_WORDS),
	CHECK(check_marks, RULE_MIXED_QUOTES),
	CHECK(check_long, RULE_LONG_SENTENCE, RULE_LONG_PARAGRAPH),
	CHECK(check_official_names, RULE_OFFICIAL_NAME, RULE_FORMER_NAME),
	CHECK(check_lower_names, RULE_LOWER_NAME),
	CHECK(check_symbols, RULE_DOCUMENT_SYMBOL, RULE_IMPOSSIBLE_SYMBOL, RULE_SYMBOL_DATE),
	CHECK(check_acronyms, RULE_WRONG_ACRONYM, RULE_UNEXPANDED_ACRONYM),
	CHECK(check_dates, RULE_IMPOSSIBLE_DATE),
	CHECK(check_overreach, RULE_OVERREACH),
	CHECK(check_charter, RULE_CHARTER_MISUSE),
	CHECK(check_letters, RULE_FORM_FONT, RULE_FORM_POINTS, RULE_FORM_SPACING),
	CHECK(check_sheet, RULE_FORM_MARGIN, RULE_FORM_PAPER, RULE_FORM_PAGE_NUMBERS),
	CHECK(check_file, RULE_FORM_FILE_TYPE, RULE_FORM_FILE_NAME, RULE_FORM_CHANGES),
	CHECK(check_asks, RULE_VAGUE_PROPOSAL, RULE_INCOMPLETE_PROPOSAL, RULE_OWN_ADVICE),
	CHECK(check_balance, RULE_LONG_BACKGROUND, RULE_SHORT_PROPOSALS),
	CHECK(check_stance, RULE_LATE_STANCE, RULE_NO_STANCE),
	CHECK(check_sentences, RULE_NO_SENTENCES),
	CHECK(check_repeats, RULE_REPEATED_SENTENCE),
	CHECK(check_any_country, RULE_ANY_COUNTRY),
	CHECK(check_template_text, RULE_TEMPLATE_TEXT),
	CHECK(check_spelling, RULE_SPELLING, RULE_SPELLING_NAME, RULE_SPELLING_DIALECT),
};

/* A place for a finding: in the list, or where it is forgotten. */
static struct diag *add(struct check *check, enum rule_id rule, const struct source *source,
			struct span span, const char *format, va_list args)
	__attribute__((format(printf, 5, 0)));

static struct diag *add(struct check *check, enum rule_id rule, const struct source *source,
			struct span span, const char *format, va_list args)
{
	bool ours = source == check->paper->source;
	if (check->off[rule] || (ours && text_allows(check, rule, span)) ||
	    ++check->counts[rule] > LINT_MAX_FINDINGS)
		return &check->surplus;
	struct diag *diag = diag_add(check->found, rule, source, span, "%s", "");
	diag->message = str_vprintf(check->found->arena, format, args);
	return diag;
}

struct diag *report(struct check *check, enum rule_id rule, struct span span, const char *format,
		    ...)
{
	va_list args;
	va_start(args, format);
	struct diag *diag = add(check, rule, check->paper->source, span, format, args);
	va_end(args);
	return diag;
}

struct diag *report_in(struct check *check, enum rule_id rule, const struct view *view,
		       size_t start, size_t end, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	struct span span = block_span(view->block, start, end);
	struct diag *diag = add(check, rule, view->block->source, span, format, args);
	va_end(args);
	return diag;
}

void suggest(struct check *check, struct diag *diag, struct str replacement)
{
	if (diag != &check->surplus)
		diag_suggest(check->found, diag, &replacement, 1);
}

struct span paper_top(const struct paper *paper)
{
	struct str text = paper->source->text;
	size_t start = paper->body.start;
	while (start < text.n && char_is_space(text.p[start]))
		start++;
	size_t end = start;
	while (end < text.n && text.p[end] != '\n' && text.p[end] != '\r')
		end++;
	return (struct span){start, end};
}

bool in_section(const struct check *check, const struct view *view, enum role role)
{
	size_t section = view->block->section;
	return section < check->paper->section_count &&
	       check->paper->sections[section].role == role;
}

bool is_prose(const struct check *check, const struct view *view)
{
	return (view->block->kind == BLOCK_PARAGRAPH || view->block->kind == BLOCK_ITEM) &&
	       !in_section(check, view, ROLE_SOURCES);
}

void each_own_word(struct check *check,
		   void (*see)(struct check *check, const struct view *view, struct word word))
{
	for (size_t i = 0; i < check->paper->block_count; i++) {
		const struct view *view = &check->views[i];
		size_t at = 0;
		struct word word;
		while (is_prose(check, view) && next_word(view->text, &at, &word))
			if (!has_flag(view, word.start, IN_QUOTE | IN_ADDRESS))
				see(check, view, word);
	}
}

void prepare_views(struct check *check)
{
	size_t count = check->paper->block_count;
	struct view *views = arena_array(check->scratch, count, struct view);
	for (size_t i = 0; i < count; i++)
		view_init(&views[i], check->paper, i, check->scratch);
	check->views = views;
	check->cites = check->paper->mark_count > 0;
	for (size_t i = 0; i < count && !check->cites; i++)
		check->cites = is_prose(check, &views[i]) &&
			       (cites_in_text(views[i].text) || names_work(check, views[i].text));
}

static bool wanted(const struct check *check, const struct entry *entry)
{
	for (size_t i = 0; i < entry->rule_count; i++)
		if (!check->off[entry->rules[i]])
			return true;
	return false;
}

/* What the conference makes of a rule: off, style, warning or error; empty: nothing. */
static struct str set_level(const struct check *check, enum rule_id rule)
{
	const struct node *levels =
		check->conference ? yaml_get(check->conference->tree, "rules") : NULL;
	return levels ? yaml_text(levels, rules[rule].id) : (struct str){0};
}

static enum severity severity_here(const struct check *check, const struct diag *diag)
{
	struct str level = set_level(check, diag->rule);
	for (int i = SEVERITY_STYLE; i <= SEVERITY_ERROR; i++)
		if (str_is(level, severity_name((enum severity)i)))
			return (enum severity)i;
	return diag->severity;
}

/* Whoever asks for a rule by name gets it in every conference. */
static void choose_rules(struct check *check)
{
	const struct lint_options *options = check->options;
	for (int i = 0; i < RULE_COUNT; i++)
		check->off[i] =
			options->off[i] ||
			(!options->by_name && str_is(set_level(check, (enum rule_id)i), "off"));
}

long limit_of(const struct check *check, enum rule_id rule)
{
	const struct rule_limit *limit = rule_limit(rule);
	const struct node *limits =
		check->conference ? yaml_get(check->conference->tree, "limits") : NULL;
	return limits ? schema_number(limits, rules[rule].id, limit->value) : limit->value;
}

/* The name in the heading goes before the id in the front matter. */
struct str country_of(const struct paper *paper)
{
	for (size_t i = 0; i < paper->field_count; i++)
		if (str_is(paper->fields[i].name, "country"))
			return str_trim(paper->fields[i].value);
	return str_trim(yaml_text(paper->front, "country"));
}

/* Hands on a finding with all that belongs to it; the strings are shared. */
static void pass_on(const struct check *check, struct diags *diags, const struct diag *diag)
{
	struct diag *copy = diag_add(diags, diag->rule, diag->source, diag->span, "%s", "");
	diag_severity(diags, copy, severity_here(check, diag));
	copy->whole = diag->whole;
	copy->message = diag->message;
	copy->help = diag->help;
	copy->suggestions = diag->suggestions;
	copy->suggestion_count = diag->suggestion_count;
}

/* The last finding of a rule that has more than may be shown says how many. */
static void pass_on_all(const struct check *check, struct diags *diags)
{
	size_t left[RULE_COUNT] = {0};
	for (size_t i = 0; i < check->found->count; i++)
		left[check->found->items[i].rule]++;
	for (size_t i = 0; i < check->found->count; i++) {
		struct diag *diag = &check->found->items[i];
		size_t more = check->counts[diag->rule];
		if (--left[diag->rule] == 0 && more > LINT_MAX_FINDINGS)
			diag->message =
				str_printf(diags->arena, "%.*s (and %zu more like it)",
					   STR_ARG(diag->message), more - LINT_MAX_FINDINGS);
		pass_on(check, diags, diag);
	}
}

size_t lint_paper(const struct lint_options *options, const struct paper *paper,
		  struct arena *scratch, struct diags *diags)
{
	struct diags found = {.arena = diags->arena};
	struct check check = {
		.options = options,
		.conference = options->conference,
		.paper = paper,
		.scratch = scratch,
		.found = &found,
		.country = country_of(paper),
	};
	choose_rules(&check);
	read_allowances(&check);
	prepare_views(&check);
	find_parts(&check);
	for (size_t i = 0; i < sizeof checks / sizeof *checks; i++)
		if (wanted(&check, &checks[i]))
			checks[i].run(&check);
	size_t allowed = close_allowances(&check);
	diags_sort(&found);
	pass_on_all(&check, diags);
	return allowed;
}
