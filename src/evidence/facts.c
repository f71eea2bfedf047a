/*
 * Sources, facts, gaps and terms, from the trees of profiles and topics. Nothing
 * here chooses or words anything: that is draft's part.
 */
#include "facts.h"

#include "mundraft/near.h"
#include "mundraft/schema.h"

const struct cited_source *evidence_source(const struct evidence *evidence, struct str key)
{
	return table_get(&evidence->by_key, key);
}

const struct fact *evidence_fact(const struct evidence *evidence, struct str id)
{
	return table_get(&evidence->by_id, id);
}

const struct gap *evidence_gap(const struct evidence *evidence, struct str id)
{
	return table_get(&evidence->gaps_by_id, id);
}

/* An entry without an id is the schema's complaint; it is kept, and found by nobody. */
bool evidence_add_fact(struct evidence *evidence, struct fact *fact)
{
	if (fact->id.n && !table_put(evidence->arena, &evidence->by_id, fact->id, fact))
		return false;
	*arena_push(evidence->arena, evidence->facts, evidence->fact_count, evidence->fact_room) =
		fact;
	return true;
}

bool evidence_add_gap(struct evidence *evidence, struct gap *gap)
{
	if (gap->id.n && !table_put(evidence->arena, &evidence->gaps_by_id, gap->id, gap))
		return false;
	*arena_push(evidence->arena, evidence->gaps, evidence->gap_count, evidence->gap_room) = gap;
	return true;
}

void know_topic(struct evidence *evidence, struct str id)
{
	if (!id.n || !table_put(evidence->arena, &evidence->topics_by_id, id, id.p))
		return;
	*arena_push(evidence->arena, evidence->topic_ids, evidence->topic_count,
		    evidence->topic_room) = id;
}

long fact_reliability(const struct fact *fact)
{
	long best = 0;
	for (size_t i = 0; i < fact->source_count; i++)
		if (fact->sources[i]->reliability > best)
			best = fact->sources[i]->reliability;
	return best;
}

struct str fact_subject(const struct fact *fact, struct str country)
{
	if (fact->by.n)
		return fact->by;
	if (fact->voice != VOICE_REPORTED || !fact->source_count)
		return country;
	return fact->sources[0]->as.n ? fact->sources[0]->as : fact->sources[0]->publisher;
}

bool fact_has_topic(const struct fact *fact, struct str topic)
{
	return yaml_holds(yaml_get(fact->node, "topics"), topic);
}

void borne_twice(struct evidence *evidence, const struct node *node, struct span span,
		 const struct node *first, struct str id, struct diags *diags)
{
	struct diag *diag = mistake(evidence, diags, RULE_DUPLICATE_ID, node, span,
				    "\"%.*s\" is the id of two entries", STR_ARG(id));
	if (!diag)
		return;
	struct place place = source_place(first->source, first->span.start);
	diag_help(diags, diag, "rename one; the other stands in %.*s:%zu",
		  STR_ARG(first->source->name), place.line);
}

/* ---- sources ---- */

/* People paste the whole address of a DOI, or "doi:" before the number. */
static struct str bare_doi(struct str doi)
{
	static const struct str fronts[] = {{"https://", 8},      {"http://", 7},
					    {"dx.doi.org/", 11},  {"doi.org/", 8},
					    {"www.doi.org/", 12}, {"doi:", 4}};
	doi = str_trim(doi);
	for (size_t i = 0; i < sizeof fronts / sizeof *fronts; i++)
		if (str_eq_nocase(str_part(doi, 0, fronts[i].n), fronts[i]))
			doi = str_trim(str_part(doi, fronts[i].n, doi.n));
	return doi;
}

/* What a message gave to be pasted, and nobody replaced. */
static void check_filled(struct evidence *evidence, const struct node *map, const char *const *keys,
			 struct diags *diags)
{
	for (; *keys; keys++) {
		const struct node *node = yaml_get(map, *keys);
		if (!node || node->kind != NODE_TEXT || !str_has(node->text, STR("...")))
			continue;
		struct diag *diag = mistake(evidence, diags, RULE_BAD_VALUE, node, node->span,
					    "\"%s\" still holds \"...\"", *keys);
		if (diag)
			diag_help(diags, diag,
				  "write what you found in its place, or delete the entry");
	}
}

static bool is_same_source(const struct cited_source *a, const struct cited_source *b)
{
	return a->node->source != b->node->source && str_eq(a->title, b->title) &&
	       str_eq(a->url, b->url) && str_eq(a->date, b->date);
}

static void add_source(struct evidence *evidence, const struct node *node, struct diags *diags)
{
	struct cited_source *source = arena_new(evidence->arena, struct cited_source);
	*source = (struct cited_source){
		.key = node->key,
		.title = yaml_text(node, "title"),
		.publisher = yaml_text(node, "publisher"),
		.url = str_trim(yaml_text(node, "url")),
		.doi = bare_doi(yaml_text(node, "doi")),
		.date = yaml_text(node, "date"),
		.as = yaml_text(node, "as"),
		.again = yaml_text(node, "again"),
		.kind = yaml_text(node, "kind"),
		.reason = yaml_text(node, "reason"),
		.reliability = schema_number(node, "reliability", 1),
		.node = node,
	};
	const struct cited_source *before = evidence_source(evidence, node->key);
	if (before && is_same_source(before, source)) {
		return; /* two topics may rest on one page */
	} else if (before) {
		borne_twice(evidence, node, node->span, before->node, node->key, diags);
	} else {
		table_put(evidence->arena, &evidence->by_key, node->key, source);
		*arena_push(evidence->arena, evidence->sources, evidence->source_count,
			    evidence->source_room) = source;
	}
	static const char *const filled[] = {"title", "publisher", "url", "reason", NULL};
	check_filled(evidence, node, filled, diags);
	if (source->url.n || source->doi.n)
		return;
	struct diag *diag = mistake(evidence, diags, RULE_NO_SOURCE_PLACE, node, node->key_span,
				    "\"%.*s\" has neither a url nor a doi", STR_ARG(node->key));
	if (diag)
		diag_help(diags, diag, "add the address where a reader finds it");
}

void add_sources(struct evidence *evidence, const struct node *table, struct diags *diags)
{
	if (!table || table->kind != NODE_MAP)
		return;
	for (const struct node *node = table->first; node; node = node->next)
		add_source(evidence, node, diags);
}

/* ---- facts ---- */

static enum voice voice_of(struct str name)
{
	return str_is(name, "reported") ? VOICE_REPORTED
	       : str_is(name, "brief")  ? VOICE_BRIEF
					: VOICE_OWN;
}

static void unknown_source(struct evidence *evidence, const struct node *key, struct diags *diags)
{
	struct diag *diag = mistake(evidence, diags, RULE_UNKNOWN_REFERENCE, key, key->span,
				    "there is no source \"%.*s\"", STR_ARG(key->text));
	if (!diag)
		return;
	struct near near = near_start(key->text);
	for (size_t i = 0; i < evidence->source_count; i++)
		near_offer(&near, evidence->sources[i]->key);
	if (near.best.n)
		diag_help(diags, diag, "did you mean \"%.*s\"?", STR_ARG(near.best));
	else
		diag_help(diags, diag, "add it under \"sources\"");
}

static void no_source(struct evidence *evidence, const struct fact *fact, const struct node *keys,
		      struct diags *diags)
{
	struct diag *diag = mistake(evidence, diags, RULE_BAD_VALUE, keys, keys->span,
				    "the fact \"%.*s\" names no source", STR_ARG(fact->id));
	if (diag)
		diag_help(diags, diag, "name a key that stands under \"sources\"");
}

static void find_sources(struct evidence *evidence, struct fact *fact,
			 const struct cited_source *first, struct diags *diags)
{
	const struct node *keys = yaml_get(fact->node, "source");
	bool named = keys && keys->kind != NODE_MAP, list = named && keys->kind == NODE_LIST;
	size_t count = list ? keys->count : named;
	if (named && !count && !first)
		no_source(evidence, fact, keys, diags);
	fact->sources = arena_array(evidence->arena, count + 1, const struct cited_source *);
	if (first)
		fact->sources[fact->source_count++] = first;
	if (!named)
		return;
	for (const struct node *key = list ? keys->first : keys; key;
	     key = list ? key->next : NULL) {
		const struct cited_source *source = evidence_source(evidence, key->text);
		if (source)
			fact->sources[fact->source_count++] = source;
		else
			unknown_source(evidence, key, diags);
	}
}

static const struct str straight = {"\"", 1};
static const struct str opening = {"\xE2\x80\x9C", 3}, closing = {"\xE2\x80\x9D", 3};

static size_t smaller(size_t a, size_t b)
{
	return a < b ? a : b;
}

/*
 * The words between double quotation marks in `say`, straight or curly, cut off the
 * front of *rest. What a curly mark opens, a straight one may close.
 */
static bool next_quoted(struct str *rest, struct str *quoted)
{
	size_t open = smaller(str_find(*rest, straight, 0), str_find(*rest, opening, 0));
	if (open >= rest->n)
		return false;
	bool curly = rest->p[open] != '"';
	size_t start = open + (curly ? opening.n : 1);
	size_t close = str_find(*rest, straight, start);
	if (curly)
		close = smaller(close, str_find(*rest, closing, start));
	if (close >= rest->n)
		return false;
	size_t mark = rest->p[close] == '"' ? 1 : closing.n;
	*quoted = str_part(*rest, start, close);
	*rest = str_part(*rest, close + mark, rest->n);
	return true;
}

static void check_quote(struct evidence *evidence, const struct fact *fact, struct diags *diags)
{
	const struct node *node = yaml_get(fact->node, "quote");
	const struct node *say = yaml_get(fact->node, "say");
	struct str rest = fact->say, quoted, quote = {0};
	size_t words = str_words(fact->quote);
	if (node && (words > QUOTE_MAX_WORDS || fact->quote.n > QUOTE_MAX_BYTES)) {
		struct diag *diag = mistake(evidence, diags, RULE_LONG_QUOTE, node, node->span,
					    "the quotation has %zu words; at most %d are allowed",
					    words, QUOTE_MAX_WORDS);
		if (diag)
			diag_help(diags, diag, "keep the words that matter");
		return;
	}
	for (bool first = true; next_quoted(&rest, &quoted); first = false) {
		if (first)
			quote = one_line(evidence->arena, fact->quote);
		if (str_has(quote, one_line(evidence->arena, quoted)))
			continue;
		struct diag *diag = mistake(evidence, diags, RULE_QUOTE_DIFFERS, say, say->span,
					    "\"%.*s\" is not in the fact's quote", STR_ARG(quoted));
		if (!diag)
			return;
		diag_help(diags, diag, "copy the words from \"quote\", or take the marks away");
	}
}

static bool is_subject(struct str word)
{
	static const struct str subjects[] = {
		{"it", 2}, {"they", 4}, {"there", 5}, {"he", 2}, {"she", 3}};
	for (size_t i = 0; i < sizeof subjects / sizeof *subjects; i++)
		if (str_eq_nocase(word, subjects[i]))
			return true;
	return false;
}

/* "Kazakhstan gave ..." would be told as "Kazakhstan Kazakhstan gave". */
static bool names_subject(const struct evidence *evidence, const struct fact *fact)
{
	struct str name = fact->by.n ? fact->by : evidence->country;
	return name.n && str_starts(fact->say, name) && fact->say.n > name.n &&
	       char_is_space(fact->say.p[name.n]);
}

static void check_form(struct evidence *evidence, const struct fact *fact, const char *key,
		       struct diags *diags)
{
	const struct node *node = yaml_get(fact->node, key);
	if (!node || !fact->say.n)
		return;
	char last = fact->say.p[fact->say.n - 1];
	size_t blank = 0;
	while (blank < fact->say.n && !char_is_space(fact->say.p[blank]))
		blank++;
	struct str first = str_part(fact->say, 0, blank);
	struct diag *diag = NULL;
	if (last == '.' || last == ';' || last == ',')
		diag = mistake(evidence, diags, RULE_FACT_FORM, node, node->span,
			       "the fact \"%.*s\" ends with \"%c\"", STR_ARG(fact->id), last);
	else if (is_subject(first))
		diag = mistake(evidence, diags, RULE_FACT_FORM, node, node->span,
			       "the fact \"%.*s\" starts with \"%.*s\"", STR_ARG(fact->id),
			       STR_ARG(first));
	else if (names_subject(evidence, fact))
		diag = mistake(evidence, diags, RULE_FACT_FORM, node, node->span,
			       "the fact \"%.*s\" names its own subject", STR_ARG(fact->id));
	if (diag)
		diag_help(diags, diag,
			  "write a predicate: \"endorsed the Safe Schools Declaration\"");
}

/*
 * `said` is the key that holds the predicate: `say` for facts, `did` for instruments.
 * `first`: a source before those that the entry names; may be NULL.
 */
static const struct fact *add_fact(struct evidence *evidence, const struct node *node,
				   const char *said, const struct cited_source *first,
				   struct diags *diags)
{
	struct fact *fact = arena_new(evidence->arena, struct fact);
	*fact = (struct fact){
		.id = yaml_text(node, "id"),
		.by = str_trim(yaml_text(node, "by")),
		.say = str_trim(yaml_text(node, said)),
		.kind = yaml_text(node, "kind"),
		.voice = voice_of(yaml_text(node, "voice")),
		.where = yaml_text(node, "where"),
		.quote = yaml_text(node, "quote"),
		.with = yaml_text(node, "with"),
		.cite_only = str_is(yaml_text(node, "use"), "cite"),
		.node = node,
	};
	when_parse(yaml_text(node, "when"), &fact->when);
	find_sources(evidence, fact, first, diags);
	static const char *const filled[] = {"say", "by", "quote", "where", NULL};
	check_form(evidence, fact, said, diags);
	check_filled(evidence, node, filled, diags);
	if (!evidence_add_fact(evidence, fact)) {
		const struct node *id = yaml_get(node, "id");
		const struct fact *before = evidence_fact(evidence, fact->id);
		borne_twice(evidence, id, id->span, before->node, fact->id, diags);
	}
	return fact;
}

void add_facts(struct evidence *evidence, const struct node *list, struct diags *diags)
{
	for (const struct node *node = list ? list->first : NULL; node; node = node->next)
		check_quote(evidence, add_fact(evidence, node, "say", NULL, diags), diags);
}

void add_instrument(struct evidence *evidence, const struct node *node,
		    const struct cited_source *source, struct diags *diags)
{
	add_fact(evidence, node, "did", source, diags);
}

void add_terms(struct evidence *evidence, const struct node *list, struct str topic)
{
	for (const struct node *node = list ? list->first : NULL; node; node = node->next)
		*arena_push(evidence->arena, evidence->terms, evidence->term_count,
			    evidence->term_room) =
			(struct term){yaml_text(node, "full"), yaml_text(node, "short"), topic,
				      yaml_get(node, "topics")};
}
