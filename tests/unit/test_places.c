/*
 * Exactness: known faults are put into every construct of CommonMark, and each must be
 * found once, where a person would put the finger: line and column, counted here anew in
 * code points, of its first letter and behind its last. Run from the top of the source
 * tree. PLACES_ALL=1 crosses everything with everything.
 */
#include "places.h"

#include "mundraft/lint.h"
#include "mundraft/strbuf.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define MOST_SHOWN 12 /* failures that are printed */

static struct arena setup_arena, arena, scratch;
static struct lint_options options;
static size_t cases, failed, shown;

static struct str read_words(struct library *library, const char *path)
{
	struct diags diags = {.arena = &setup_arena};
	const struct source *source = library_read(library, str_of(path), PAPER_MAX_BYTES, &diags);

	assert_non_null(source);
	return source->text;
}

static int set_up(void **state)
{
	struct diags diags = {.arena = &setup_arena};
	struct library library;
	struct str words, names, why;

	(void)state;
	library_init(&library, &setup_arena);
	library_add(&library, STR("."));
	words = read_words(&library, "profiles/un/words/un-words.txt");
	names = str_printf(&setup_arena, "%.*s\n%.*s",
			   STR_ARG(read_words(&library, "profiles/un/words/countries.txt")),
			   STR_ARG(read_words(&library, "profiles/un/words/un-names.txt")));
	options.words.official_names = read_words(&library, "profiles/un/words/official-names.tsv");
	options.spelling = spelling_open(&setup_arena, DIALECT_EITHER, words, names, &why);
	options.conference = conference_load(&library, STR("generic"), &diags);
	assert_non_null(options.conference);
	return 0;
}

static int release(void **state)
{
	(void)state;
	if (options.spelling)
		spelling_close(options.spelling);
	arena_release(&setup_arena);
	arena_release(&arena);
	arena_release(&scratch);
	return 0;
}

/* ---- papers ---- */

/* How a paper is saved. */
struct saved {
	const char *name, *before, *line_end;
	bool ends; /* with a line end */
};

static const struct saved ways[] = {
	{"LF", "", "\n", true},
	{"CR LF", "", "\r\n", true},
	{"CR", "", "\r", true},
	{"byte order mark", "\xEF\xBB\xBF", "\n", true},
	{"no last line end", "", "\n", false},
	{"byte order mark, CR LF, no last line end", "\xEF\xBB\xBF", "\r\n", false},
};

struct made {
	const struct setting *setting;
	const struct piece *piece;
	const struct fault *fault;
	const struct saved *saved;
	bool broken; /* the fault's blanks are line breaks */
	struct strbuf text;
	struct span span; /* of the fault; bytes of the paper */
};

static void add_fault(struct made *made)
{
	made->span.start = made->text.n;
	for (const char *c = made->fault->text; *c; c++) {
		if (*c != '~')
			strbuf_addc(&made->text, *c);
		else
			strbuf_adds(&made->text, made->broken ? made->setting->next : " ");
	}
	made->span.end = made->text.n;
}

static void add_piece(struct made *made)
{
	for (const char *c = made->piece->text; *c; c++) {
		if (*c == '$')
			add_fault(made);
		else if (*c == '~')
			strbuf_adds(&made->text, made->setting->next);
		else
			strbuf_addc(&made->text, *c);
	}
}

/* With the line ends that it is saved with; the span moves along. */
static void save(struct made *made)
{
	struct str plain = strbuf_str(&made->text);
	struct span span = made->span;
	struct strbuf out;

	while (!made->saved->ends && plain.n && plain.p[plain.n - 1] == '\n')
		plain.n--;
	strbuf_init(&out, &arena);
	strbuf_adds(&out, made->saved->before);
	for (size_t i = 0; i <= plain.n; i++) {
		if (i == span.start)
			made->span.start = out.n;
		if (i == span.end)
			made->span.end = out.n;
		if (i < plain.n && plain.p[i] == '\n')
			strbuf_adds(&out, made->saved->line_end);
		else if (i < plain.n)
			strbuf_addc(&out, plain.p[i]);
	}
	made->text = out;
}

static void make(struct made *made)
{
	strbuf_init(&made->text, &arena);
	for (const char *c = made->setting->text; *c; c++) {
		if (*c == '%')
			add_piece(made);
		else
			strbuf_addc(&made->text, *c);
	}
	if (strchr(made->piece->text, '['))
		strbuf_adds(&made->text, DEFINITIONS);
	save(made);
}

/* ---- judging ---- */

/* A place by its bytes in the file, counted without the help of what is tested. */
static struct place place_in(struct str text, size_t offset)
{
	struct place place = {1, 1};
	size_t i = str_starts(text, STR("\xEF\xBB\xBF")) ? 3 : 0;

	for (; i < offset; i++) {
		bool ends = text.p[i] == '\n' || (text.p[i] == '\r' && text.p[i + 1] != '\n');

		if (ends)
			place = (struct place){place.line + 1, 1};
		else if (((unsigned char)text.p[i] & 0xC0) != 0x80)
			place.column++;
	}
	return place;
}

/* Whether the last complaint was of the same paper, saved in another way. */
static bool same_again(const struct made *made)
{
	static struct made last;
	bool same = last.setting == made->setting && last.piece == made->piece &&
		    last.fault == made->fault && last.broken == made->broken &&
		    last.saved != made->saved;

	last = *made;
	return same;
}

static void complain(const struct made *made, const char *who, const char *problem,
		     struct place place)
{
	struct place wanted = place_in(strbuf_str(&made->text), made->span.start);

	failed++;
	if (same_again(made) || ++shown > MOST_SHOWN)
		return;
	print_error("%s %s at %zu:%zu; \"%s\" stands at %zu:%zu (saved with %s) in\n%s\n----\n",
		    who, problem, place.line, place.column, made->fault->reads, wanted.line,
		    wanted.column, made->saved->name, made->text.p);
}

static bool same_place(struct place a, struct place b)
{
	return a.line == b.line && a.column == b.column;
}

/* Whether the places of a span of the source are those of bytes of the file. */
static bool is_at(const struct made *made, const struct source *source, struct span got,
		  struct span wanted)
{
	struct str text = strbuf_str(&made->text);

	return same_place(source_place(source, got.start), place_in(text, wanted.start)) &&
	       same_place(source_place(source, got.end), place_in(text, wanted.end));
}

static unsigned where_of(const struct made *made)
{
	return made->setting->where | made->piece->where;
}

/* The reader: the words stand once in the paper's text, and lead back to their bytes. */
static void check_text(const struct made *made, const struct paper *paper)
{
	struct str reads = str_of(made->fault->reads);
	bool escaped = made->fault->text[0] == '\\';
	struct span wanted = {made->span.start + escaped, made->span.end};
	size_t found = 0;

	if (made->fault->text[strlen(made->fault->text) - 1] == '*')
		wanted.end--;
	for (size_t i = 0; i < paper->block_count; i++) {
		const struct block *block = &paper->blocks[i];
		bool verbatim = block->kind == BLOCK_CODE || block->kind == BLOCK_HTML;
		size_t at = verbatim ? block->text.n : str_find(block->text, reads, 0);
		struct span span;

		if (at >= block->text.n)
			continue;
		found++;
		span = block_span(block, at, at + reads.n);
		if (!is_at(made, paper->source, span, wanted))
			complain(made, "the reader", "has it",
				 source_place(paper->source, span.start));
	}
	if (found != !(where_of(made) & IN_HIDDEN))
		complain(made, "the reader", found ? "has more" : "has nothing",
			 (struct place){0, 0});
}

static bool must_find(const struct made *made)
{
	return !(where_of(made) & (made->fault->silent | IN_HIDDEN | IN_CODE));
}

/* In code a gap may be seen, and nothing else. */
static size_t may_find(const struct made *made)
{
	bool gap = made->fault->rule == RULE_RESEARCH_GAP || made->fault->rule == RULE_PLACEHOLDER;

	return !(where_of(made) & IN_HIDDEN) && (gap || !(where_of(made) & IN_CODE));
}

static void check_findings(const struct made *made, const struct paper *paper,
			   const struct diags *diags)
{
	struct span wanted = {made->span.start + made->fault->before,
			      made->span.end - made->fault->after};
	size_t found = 0;

	if (where_of(made) & made->fault->silent & IN_GLUED)
		return; /* such a finding may cover more */
	for (size_t i = 0; i < diags->count; i++) {
		const struct diag *diag = &diags->items[i];

		if (diag->rule != made->fault->rule)
			continue;
		found++;
		if (!is_at(made, paper->source, diag->span, wanted))
			complain(made, rules[diag->rule].id, "is",
				 source_place(diag->source, diag->span.start));
	}
	if (must_find(made) ? found != 1 : found > may_find(made))
		complain(made, rules[made->fault->rule].id, found ? "is more than once" : "is not",
			 (struct place){0, 0});
}

/* Whether the parts make a paper; in code a fault stands as it is written. */
static bool fits(const struct made *made)
{
	const struct fault *fault = made->fault;
	bool one_line = !made->setting->next;
	bool written = strpbrk(fault->text, "&\\*[") == NULL;

	if (!options.spelling && rules[fault->rule].family == FAMILY_SPELLING)
		return false;
	if ((made->setting->where & IN_HIDDEN) && made->piece != pieces)
		return false;
	if (made->setting->text[0] == '-' && made->saved->line_end[0] == '\r' &&
	    made->saved->line_end[1] == 0)
		return false; /* YAML has no such line ends */
	if (strstr(made->setting->text, "**The") && strchr(made->piece->text, '*'))
		return false; /* bold in bold */
	if (fault->rule == RULE_UNDEFINED_NOTE && (made->piece->where & IN_CITED))
		return false; /* there are more of them */
	if ((made->setting->where & IN_NOTE) && strstr(made->piece->text, "[]"))
		return false; /* a note is read without the definitions around it */
	return !(one_line && strchr(made->piece->text, '~')) &&
	       (written || !(made->piece->where & IN_CODE));
}

static void try(struct made *made)
{
	struct diags diags = {.arena = &arena};
	const struct source *source;
	struct paper *paper;

	if (!fits(made))
		return;
	make(made);
	source = paper_source(&arena, STR("paper.md"), strbuf_str(&made->text), &diags);
	assert_non_null(source);
	paper = paper_parse(&arena, source, &diags);
	assert_non_null(paper);
	if (made->fault->reads[0])
		check_text(made, paper);
	memset(options.off, true, sizeof options.off);
	options.off[made->fault->rule] = false;
	lint_paper(&options, paper, &scratch, &diags);
	check_findings(made, paper, &diags);
	arena_reset(&arena);
	arena_reset(&scratch);
	cases++;
}

/* With the fault on one line, and across two where it has a blank and the block goes on. */
static void try_both(struct made *made)
{
	made->broken = false;
	try(made);
	if (!made->setting->next || !strchr(made->fault->text, '~'))
		return;
	made->broken = true;
	try(made);
}

static void finish(void)
{
	print_message("%zu cases\n", cases);
	if (failed)
		fail_msg("%zu of %zu", failed, cases);
}

/* ---- the tests ---- */

static void test_blocks(void **state)
{
	(void)state;
	cases = failed = shown = 0;
	for (size_t i = 0; i < COUNT(settings); i++)
		for (size_t k = 0; k < COUNT(faults); k++)
			for (size_t n = 0; n < COUNT(ways); n++)
				try_both(&(struct made){.setting = &settings[i],
							.piece = &pieces[0],
							.fault = &faults[k],
							.saved = &ways[n]});
	finish();
}

static void test_pieces(void **state)
{
	(void)state;
	cases = failed = shown = 0;
	for (size_t i = 0; i < COUNT(pieces); i++)
		for (size_t k = 0; k < COUNT(faults); k++)
			for (size_t n = 0; n < COUNT(ways); n++)
				try_both(&(struct made){.setting = &settings[0],
							.piece = &pieces[i],
							.fault = &faults[k],
							.saved = &ways[n]});
	finish();
}

/* Each piece in each block, with the faults and the ways of saving in turn. */
static void test_pieces_in_blocks(void **state)
{
	size_t turns = getenv("PLACES_ALL") ? COUNT(faults) * COUNT(ways) : 1;
	size_t turn = 0;

	(void)state;
	cases = failed = shown = 0;
	for (size_t i = 0; i < COUNT(settings); i++)
		for (size_t k = 0; k < COUNT(pieces); k++)
			for (size_t n = 0; n < turns; n++, turn++)
				try_both(&(struct made){
					.setting = &settings[i],
					.piece = &pieces[k],
					.fault = &faults[turn % COUNT(faults)],
					.saved = &ways[turn / COUNT(faults) % COUNT(ways)]});
	finish();
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_blocks),
		cmocka_unit_test(test_pieces),
		cmocka_unit_test(test_pieces_in_blocks),
	};

	return cmocka_run_group_tests(tests, set_up, release) != 0;
}
