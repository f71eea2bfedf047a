/*
 * What a paper's notes cite, and what the conference's citation style puts in
 * place of a note's mark: the number of a note, an author in brackets, or nothing.
 * Marks side by side are one citation. How a source is written stands in sources.c.
 */
#include "internal.h"

#include <string.h>

#define MAX_PLACE 40 /* a longer place in a source is left to the list */
#define MAX_AUTHOR_WORDS 8

/* ---- what stands behind a key ---- */

static struct str squeeze(struct arena *arena, struct str text)
{
	struct strbuf out;
	strbuf_init(&out, arena);
	text = str_trim(text);
	for (size_t i = 0; i < text.n; i++)
		if (!char_is_space(text.p[i]))
			strbuf_addc(&out, text.p[i]);
		else if (!char_is_space(text.p[i - 1]))
			strbuf_addc(&out, ' ');
	return strbuf_str(&out);
}

/* The definition's Markdown without its key. */
static struct str definition(const struct cited *cited, const struct note *note)
{
	const struct paper *paper = cited->request->paper;
	const struct block *block = &paper->blocks[note->block];
	size_t start = note->key_span.end + strlen("]:");
	return squeeze(cited->arena,
		       source_text(paper->source, (struct span){start, block->span.end}));
}

/* The fact, where the definition is still the one that a draft prints for it. */
static const struct fact *fact_of(const struct cited *cited, const struct note *note)
{
	const struct evidence *evidence = cited->request->evidence;
	const struct fact *fact = evidence ? evidence_fact(evidence, note->key) : NULL;
	if (!fact || !str_eq(definition(cited, note), fact_citation(cited->arena, fact)))
		return NULL;
	return fact;
}

static bool has_year(struct str text)
{
	size_t digits = 0;
	for (size_t i = 0; i <= text.n; i++) {
		if (i < text.n && char_is_digit(text.p[i])) {
			digits++;
			continue;
		}
		if (digits == 4 && strchr("12", text.p[i - 4]))
			return true;
		digits = 0;
	}
	return false;
}

/* A remark of the author's own: no source, no date, no address. */
static bool is_comment(const struct cited *cited, const struct note *note)
{
	struct str text = definition(cited, note);
	return !has_year(text) && !str_has(text, STR("\"")) && !str_has(text, STR("//")) &&
	       !str_has(text, STR("www.")) && !str_has(text, STR("](")) &&
	       !str_has(text, STR("\xe2\x80\x9c")) && !str_has(text, STR("*"));
}

static const struct cited_note *note_of(const struct cited *cited, const struct mark *mark)
{
	return table_get(&cited->notes, mark->key);
}

/* ---- references ---- */

struct reference *cited_add_reference(struct cited *cited)
{
	struct reference *reference = arena_new(cited->arena, struct reference);
	*arena_push(cited->arena, cited->references, cited->reference_count,
		    cited->reference_room) = reference;
	return reference;
}

/* One document may have an entry in the profile and another in a topic: its address tells. */
static struct str work_key(struct arena *arena, const struct cited_source *source)
{
	struct str address = source_address(arena, source);
	return address.n ? address : source->key;
}

static struct reference *reference_to(struct cited *cited, const struct cited_source *source)
{
	struct str work = work_key(cited->arena, source);
	const struct reference *known = table_get(&cited->by_source, work);
	for (size_t i = 0; known && i < cited->reference_count; i++)
		if (cited->references[i] == known)
			return cited->references[i];
	struct reference *reference = cited_add_reference(cited);
	reference->source = source;
	reference->author = source_author(source);
	reference->title = short_title(source->title);
	reference->full_title = source->title;
	reference->sort = past_article(reference->author.n ? reference->author : source->title);
	table_put(cited->arena, &cited->by_source, work, reference);
	return reference;
}

/* "https://www.osce.org/astana/1" -> "osce.org" */
static struct str host_of(struct str address)
{
	size_t from = str_find(address, STR("://"), 0) + 3, end = from;
	while (end < address.n && !strchr("/ ?#", address.p[end]))
		end++;
	struct str host = str_part(address, from, end);
	return str_starts(host, STR("www.")) ? str_part(host, 4, host.n) : host;
}

/* What a mark names of a definition: the words that it begins with. */
static void name_definition(struct reference *reference, struct str text)
{
	struct str quote = STR("\"");
	size_t end = 0;
	reference->sort = past_article(text);
	if (str_starts(text, quote) || str_starts(text, STR("\xe2\x80\x9c"))) {
		text = str_part(text, text.p[0] == '"' ? 1 : 3, text.n);
		end = str_find(text, quote, 0);
		size_t curly = str_find(text, STR("\xe2\x80\x9d"), 0);
		reference->sort = past_article(text);
		reference->title = short_title(str_part(text, 0, end < curly ? end : curly));
		return;
	}
	if (str_starts(text, STR("http://")) || str_starts(text, STR("https://"))) {
		reference->author = host_of(text);
		return;
	}
	while (end < text.n && !strchr(",:;(\"", text.p[end]) &&
	       !(text.p[end] == '.' && (end + 1 == text.n || text.p[end + 1] == ' ')))
		end++;
	reference->author = str_trim(str_part(text, 0, end));
	if (str_words(reference->author) > MAX_AUTHOR_WORDS)
		reference->author = short_title(reference->author);
}

static struct reference *reference_to_definition(struct cited *cited, const struct note *note)
{
	struct reference *reference = cited_add_reference(cited);
	reference->block = note->block;
	name_definition(reference, str_trim(cited->request->paper->blocks[note->block].text));
	return reference;
}

/* A note's references are made when it is first cited: that is their order. */
static void refer(struct cited *cited, struct cited_note *note)
{
	size_t count = note->fact ? note->fact->source_count : 1;
	if (note->references)
		return;
	if (cited->request->widest && cited_refer_widest(cited, note))
		return;
	note->references = arena_array(cited->arena, count, struct reference *);
	note->reference_count = count;
	for (size_t i = 0; i < count; i++)
		note->references[i] = note->fact ? reference_to(cited, note->fact->sources[i])
						 : reference_to_definition(cited, note->note);
}

/* Two works of one author are told apart by their titles. */
static void find_shared(struct cited *cited)
{
	struct table authors = {0}, titles = {0};
	for (size_t i = 0; i < cited->reference_count; i++) {
		struct reference *one = cited->references[i];
		struct str author = one->either ? (struct str){0} : one->author;
		struct str both = str_printf(cited->arena, "%.*s\n%.*s", STR_ARG(author),
					     STR_ARG(one->title));
		if (!table_put(cited->arena, &authors, one->author, &cited->references[i])) {
			struct reference *const *first = table_get(&authors, one->author);
			one->shared = (*first)->shared = true;
		}
		if (!table_put(cited->arena, &titles, both, &cited->references[i])) {
			struct reference *const *first = table_get(&titles, both);
			one->title_shared = (*first)->title_shared = true;
		}
	}
}

/* ---- setting up ---- */

static enum citing citing_of(const struct conference *conference)
{
	static const char *const names[] = {[CITING_FOOTNOTES] = "footnotes",
					    [CITING_ENDNOTES] = "endnotes",
					    [CITING_MLA] = "mla",
					    [CITING_LINKS] = "links",
					    [CITING_NONE] = "none"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (str_is(conference->citations, names[i]))
			return (enum citing)i;
	return CITING_FOOTNOTES;
}

static void add_notes(struct cited *cited)
{
	const struct paper *paper = cited->request->paper;
	for (size_t i = 0; i < paper->note_count; i++) {
		struct cited_note *note = arena_new(cited->arena, struct cited_note);
		note->note = &paper->notes[i];
		if (!table_put(cited->arena, &cited->notes, paper->notes[i].key, note))
			continue; /* the first of a key counts, as in Markdown */
		note->fact = fact_of(cited, note->note);
		note->where = note->fact ? note->fact->where : (struct str){0};
		note->comment = !note->fact && is_comment(cited, note->note);
		/* A list of links asks for no marks: all that is there belongs to it. */
		if (cited->citing == CITING_LINKS && !note->comment)
			refer(cited, note);
	}
}

static void report_undefined(const struct cited *cited, const struct mark *mark,
			     struct diags *diags)
{
	struct diag *diag = diag_add(diags, RULE_UNDEFINED_NOTE, cited->request->paper->source,
				     mark->span, "there is no note \"%.*s\"", STR_ARG(mark->key));
	diag_help(diags, diag, "write its definition: [^%.*s]: the source", STR_ARG(mark->key));
}

/* cited->notes holds constants, as every table does; the notes are our own. */
static struct cited_note *own_note(const struct cited *cited, const struct mark *mark)
{
	const void *note = note_of(cited, mark);
	union {
		const void *given;
		struct cited_note *own;
	} same = {.given = note};
	return same.own;
}

static bool is_in_text(const struct paper *paper, const struct mark *mark)
{
	return paper->blocks[mark->block].kind != BLOCK_NOTE;
}

void cited_init(struct cited *cited, struct arena *arena, const struct render_request *request,
		struct document *document, struct diags *diags)
{
	const struct paper *paper = request->paper;
	bool comments = false;
	*cited = (struct cited){.arena = arena, .request = request, .document = document};
	cited->citing = citing_of(request->conference);
	add_notes(cited);
	for (size_t i = 0; i < paper->mark_count; i++) {
		struct cited_note *note = own_note(cited, &paper->marks[i]);
		if (!note)
			report_undefined(cited, &paper->marks[i], diags);
		if (!note || !is_in_text(paper, &paper->marks[i]))
			continue;
		comments = comments || note->comment;
		if (!note->comment)
			refer(cited, note);
	}
	find_shared(cited);
	if (cited->citing == CITING_FOOTNOTES || (cited->citing == CITING_MLA && comments))
		document->note_place = NOTES_FOOT;
	else if (cited->citing == CITING_ENDNOTES)
		document->note_place = NOTES_END;
}

/* ---- notes ---- */

/* Without the stop at its end where another citation follows. */
static void add_definition(struct cited *cited, struct pieces *pieces, size_t block, bool alone)
{
	pieces_add_block(pieces,
			 &(struct block_text){.paper = cited->request->paper, .block = block});
	struct piece *last = pieces->count ? &pieces->items[pieces->count - 1] : NULL;
	if (!alone && last && last->kind == PIECE_TEXT && last->text.n > 1 &&
	    last->text.p[last->text.n - 1] == '.')
		last->text.n--;
}

static void cite_definition(struct cited *cited, struct pieces *pieces, struct reference *reference,
			    size_t number, bool alone)
{
	if (!reference->first_note) {
		reference->first_note = number;
		add_definition(cited, pieces, reference->block, alone);
		return;
	}
	pieces_add(
		pieces, 0,
		str_printf(cited->arena, "See note %zu%s", reference->first_note, alone ? "." : ""),
		(struct str){0});
}

/* Each source in full the first time, in short after that. */
static void cite_fact(struct cited *cited, struct pieces *pieces, const struct cited_note *note,
		      size_t number)
{
	const struct fact *fact = note->fact;
	bool one = note->reference_count == 1;
	for (size_t i = 0; i < note->reference_count; i++) {
		struct reference *reference = note->references[i];
		source_chicago(pieces, reference->source, one ? fact->where : (struct str){0},
			       reference->first_note != 0);
		if (!reference->first_note)
			reference->first_note = number;
		if (i + 1 < note->reference_count)
			pieces_adds(pieces, "; ");
	}
	if (!one && fact->where.n)
		pieces_add(pieces, 0, str_printf(cited->arena, " (%.*s)", STR_ARG(fact->where)),
			   (struct str){0});
}

static void cite_in_note(struct cited *cited, struct pieces *pieces, struct cited_note *note,
			 size_t number, bool alone)
{
	if (!note->references) /* a comment: printed each time it is called */
		add_definition(cited, pieces, note->note->block, alone);
	else if (!note->fact)
		cite_definition(cited, pieces, note->references[0], number, alone);
	else
		cite_fact(cited, pieces, note, number);
}

/* Marks at one place, and which of them are meant. */
struct group {
	const struct mark *marks;
	size_t count;
	const char *tail; /* what stands behind an author in brackets */
	bool in_notes;    /* as a note; else in brackets */
};

static bool is_for_note(const struct cited *cited, const struct cited_note *note)
{
	return cited->citing == CITING_FOOTNOTES || cited->citing == CITING_ENDNOTES ||
	       (cited->citing == CITING_MLA && note->comment);
}

/* A note ends with a stop, unless it ends with one of its own or is only an address. */
static void add_stop(const struct cited *cited, struct pieces *pieces)
{
	struct str text = pieces_text(cited->arena, pieces->items, pieces->count);
	if (text.n && !strchr(".!?", text.p[text.n - 1]))
		pieces_adds(pieces, ".");
}

/* All that is cited at one place, each once, as the text of one note. */
static void cite_group(struct cited *cited, struct pieces *text, const struct group *group,
		       size_t number)
{
	struct table said = {0};
	bool stop = group->count > 1;
	for (size_t i = 0; i < group->count; i++) {
		struct pieces one = {.arena = cited->arena};
		struct cited_note *note = own_note(cited, &group->marks[i]);
		if (!note || !is_for_note(cited, note))
			continue;
		stop = stop || note->fact; /* any other definition alone is left as it stands */
		cite_in_note(cited, &one, note, number, group->count == 1);
		struct str words = pieces_text(cited->arena, one.items, one.count);
		if (!words.n || !table_put(cited->arena, &said, words, note))
			continue;
		pieces_adds(text, said.count > 1 ? "; " : "");
		pieces_append(text, &one);
	}
	if (stop)
		add_stop(cited, text);
}

static void add_note(struct cited *cited, struct pieces *pieces, const struct group *group)
{
	struct document *document = cited->document;
	size_t number = document->note_count + 1;
	struct pieces text = {.arena = cited->arena};
	cite_group(cited, &text, group, number);
	if (!text.count)
		return;
	struct footnote *footnote = arena_push(cited->arena, document->notes, document->note_count,
					       document->note_room);
	*footnote = (struct footnote){.number = number,
				      .pieces = text.items,
				      .piece_count = text.count,
				      .piece_room = text.room};
	pieces_add_note(pieces, number - 1, number);
}

/* ---- authors in brackets ---- */

/* "UN Women (on ReliefWeb)": in brackets without the second part. */
static struct str short_author(struct str author)
{
	size_t at = str_find(author, STR(" ("), 0);
	return at && at < author.n ? str_part(author, 0, at) : author;
}

/* A place that can be turned to has a number. */
static bool is_place(struct str where)
{
	for (size_t i = 0; i < where.n && where.n <= MAX_PLACE; i++)
		if (char_is_digit(where.p[i]))
			return true;
	return false;
}

static void name_reference(struct cited *cited, struct pieces *pieces,
			   const struct reference *reference, struct str where)
{
	struct str author = short_author(reference->author), title = reference->title;
	if (reference->title_shared && reference->full_title.n)
		title = reference->full_title;
	if (reference->either && !reference->shared && title.n + 2 > author.n)
		author.n = 0;
	pieces_add(pieces, 0, author, (struct str){0});
	if (title.n && (!author.n || reference->shared))
		pieces_add(pieces, 0,
			   str_printf(cited->arena, "%s\"%.*s\"", author.n ? ", " : "",
				      STR_ARG(inner_quotes(cited->arena, title))),
			   (struct str){0});
	if (is_place(where))
		pieces_add(pieces, 0, str_printf(cited->arena, ", %.*s", STR_ARG(where)),
			   (struct str){0});
}

/* One name for each work and place: facts of one source may stand side by side. */
static void name_once(struct cited *cited, struct pieces *pieces, struct table *named,
		      const struct reference *reference, struct str where)
{
	struct pieces name = {.arena = cited->arena};
	name_reference(cited, &name, reference, where);
	struct str text = pieces_text(cited->arena, name.items, name.count);
	if (!text.n || !table_put(cited->arena, named, text, reference))
		return;
	pieces_adds(pieces, named->count > 1 ? "; " : pieces->count ? " (" : "(");
	pieces_add(pieces, 0, text, (struct str){0});
}

static void add_brackets(struct cited *cited, struct pieces *pieces, const struct group *group)
{
	struct table named = {0};
	for (size_t i = 0; i < group->count; i++) {
		const struct cited_note *note = note_of(cited, &group->marks[i]);
		bool one = note && note->reference_count == 1;
		for (size_t k = 0; note && !note->comment && k < note->reference_count; k++)
			name_once(cited, pieces, &named, note->references[k],
				  one ? note->where : (struct str){0});
	}
	pieces_adds(pieces, named.count ? ")" : "");
	pieces_adds(pieces, named.count ? group->tail : "");
}

/* A mark that leads nowhere stays to be seen. */
static void add_undefined(struct cited *cited, struct pieces *pieces, const struct group *group)
{
	for (size_t i = 0; i < group->count; i++)
		if (!note_of(cited, &group->marks[i]))
			pieces_add(
				pieces, 0,
				str_printf(cited->arena, "[^%.*s]", STR_ARG(group->marks[i].key)),
				(struct str){0});
}

static void add_group(struct pieces *pieces, const void *what, void *context)
{
	struct cited *cited = context;
	const struct group *group = what;
	if (cited->citing == CITING_NONE || cited->citing == CITING_LINKS)
		return;
	if (!group->in_notes) {
		if (cited->citing == CITING_MLA)
			add_brackets(cited, pieces, group);
		return;
	}
	add_undefined(cited, pieces, group);
	add_note(cited, pieces, group);
}

/* ---- where in the text ---- */

static size_t past_blanks_before(struct str text, size_t at)
{
	while (at && text.p[at - 1] == ' ')
		at--;
	return at;
}

static size_t past_quotes_before(struct str text, size_t at)
{
	for (;;) {
		if (at && strchr("\"'", text.p[at - 1]))
			at--;
		else if (at >= 3 && (str_is(str_part(text, at - 3, at), "\xe2\x80\x9d") ||
				     str_is(str_part(text, at - 3, at), "\xe2\x80\x99")))
			at -= 3;
		else
			return at;
	}
}

static bool is_stop(struct str text, size_t at)
{
	return at < text.n && strchr(".,;:!?)", text.p[at]) != NULL;
}

/*
 * An author in brackets stands before the stop of its clause, and behind the marks
 * of a quotation: there the stop moves.
 */
static struct insertion place_brackets(struct str text, size_t end, struct group *group)
{
	static const char *const stops[] = {".", ",", ";", ":"};
	size_t inside = past_quotes_before(text, end);
	struct insertion place = {end, NO_DROP, group};
	if (!inside || !is_stop(text, inside - 1) || text.p[inside - 1] == ')')
		return place;
	if (inside == end) {
		place.at = end - 1;
		return place;
	}
	group->tail = ".";
	for (size_t i = 0; i < sizeof stops / sizeof *stops; i++) {
		if (text.p[inside - 1] != stops[i][0])
			continue;
		group->tail = stops[i];
		place.drop = inside - 1;
	}
	return place;
}

struct placing {
	struct insertion *items;
	size_t count;
};

/* A blank before a mark goes where the mark, or a stop behind it, takes its place. */
static void place_group(struct cited *cited, struct placing *placing, struct str text,
			const struct mark *marks, size_t count)
{
	struct group *group = arena_array(cited->arena, 2, struct group);
	size_t at = marks[0].at, end = past_blanks_before(text, at);
	bool loose = end < at && (at == text.n || is_stop(text, at));
	struct insertion *last = placing->count ? &placing->items[placing->count - 1] : NULL;
	group[0] = (struct group){.marks = marks, .count = count, .tail = ""};
	group[1] = (struct group){.marks = marks, .count = count, .tail = "", .in_notes = true};
	struct insertion brackets = {end, NO_DROP, &group[0]};
	if (cited->citing == CITING_MLA)
		brackets = place_brackets(text, end, &group[0]);
	if (last && brackets.at < last->at)
		brackets = (struct insertion){last->at, NO_DROP, &group[0]};
	placing->items[placing->count++] = brackets;
	placing->items[placing->count++] =
		(struct insertion){end, loose ? end : NO_DROP, &group[1]};
}

void cited_add_block(struct cited *cited, struct pieces *pieces, size_t block, size_t *next_mark)
{
	const struct paper *paper = cited->request->paper;
	const struct mark *marks = paper->marks;
	size_t first = *next_mark, end;
	while (first < paper->mark_count && marks[first].block < block)
		first++;
	for (end = first; end < paper->mark_count && marks[end].block == block;)
		end++;
	struct placing placing = {arena_array(cited->arena, 2 * (end - first), struct insertion),
				  0};
	for (size_t i = first, k; i < end; i = k) {
		for (k = i + 1; k < end && marks[k].at == marks[i].at;)
			k++;
		place_group(cited, &placing, paper->blocks[block].text, &marks[i], k - i);
	}
	*next_mark = end;
	pieces_add_block(pieces, &(struct block_text){paper, block, placing.items, placing.count,
						      add_group, cited});
}

/* ---- the list at the end ---- */

bool cited_has_list(const struct cited *cited)
{
	if (cited->citing == CITING_ENDNOTES)
		return cited->document->note_count > 0;
	return (cited->citing == CITING_MLA || cited->citing == CITING_LINKS) &&
	       cited->reference_count > 0;
}

const char *cited_list_title(const struct cited *cited)
{
	return cited->citing == CITING_ENDNOTES ? "Notes"
	       : cited->citing == CITING_LINKS  ? "Sources"
						: "Works Cited";
}
