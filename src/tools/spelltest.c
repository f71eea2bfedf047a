/*
 * Holds the spelling checker against lists of misspellings, beside Aspell's dictionary
 * en_GB-ize alone: spelltest FOLDER [LIST...], where FOLDER has the project's word lists.
 * A list is "wrong<TAB>right", "wrong->right, right" or "$right" with a wrong word on each
 * line below it. Then every name of the lists is misspelt by one letter in every way.
 * Prints shares in the hundred and judges nothing. Where a word has several right ones on
 * its line any of them counts, on lines of their own each line does; the British spelling
 * of an American right word counts. $TELL: each word whose right one was not the first
 * suggestion; $HALF=1 or 2: each second word of a list, to tune on one and hold on the other.
 */
#include "../lint/aspell_private.h"
#include "../lint/spelling_private.h"

#include "mundraft/strbuf.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define BEST 5  /* suggestions that count */
#define EVERY 7 /* slips in names are so many that each seventh will do */

struct tally {
	size_t words, flagged, first, among, known;
};

struct bench {
	struct arena arena, scratch;
	struct spelling *spelling;
	struct dictionary *aspell;
	struct str words, names, countries;
	bool tells; /* each miss is printed */
	int half;   /* 0: all words, 1 or 2: each second one */
};

static struct str read_file(struct arena *arena, const char *folder, const char *name)
{
	struct strbuf text, path;
	char piece[4096];
	size_t n;
	strbuf_init(&path, arena);
	strbuf_addf(&path, "%s%s%s", folder, *folder ? "/" : "", name);
	strbuf_init(&text, arena);
	strbuf_adds(&text, "");
	FILE *file = fopen(path.p, "rb");
	if (!file) {
		fprintf(stderr, "spelltest: cannot read %s\n", path.p);
		exit(1);
	}
	while ((n = fread(piece, 1, sizeof piece, file)) > 0)
		strbuf_add(&text, (struct str){piece, n});
	fclose(file);
	return strbuf_str(&text);
}

/* Findings are forgotten with it: a list's words should not wear each other out. */
static void open_anew(struct bench *bench)
{
	struct str why;
	struct strbuf names;
	spelling_close(bench->spelling);
	arena_reset(&bench->scratch);
	strbuf_init(&names, &bench->scratch);
	strbuf_addf(&names, "%.*s\n%.*s", STR_ARG(bench->names), STR_ARG(bench->countries));
	bench->spelling =
		spelling_open(&bench->scratch, DIALECT_UN, bench->words, strbuf_str(&names), &why);
	if (!bench->spelling) {
		fprintf(stderr, "spelltest: %.*s\n", STR_ARG(why));
		exit(1);
	}
}

/* ---- lists of misspellings ---- */

static bool is_right(struct str rights, struct str guess)
{
	struct str right;
	while (str_next_piece(&rights, ',', &right))
		if (str_eq_nocase(str_trim(right), guess))
			return true;
	return false;
}

/* With each American spelling's British one: a British dictionary cannot suggest the other. */
static struct str with_british(struct bench *bench, struct str rights)
{
	struct strbuf all;
	struct str rest = rights, right;
	strbuf_init(&all, &bench->scratch);
	strbuf_add(&all, rights);
	while (str_next_piece(&rest, ',', &right)) {
		struct spelling_result british = {.verdict = SPELLING_DIALECT};
		right = str_trim(right);
		if (!dictionary_knows(bench->aspell, right))
			suggest_dialect(&bench->scratch, bench->aspell, right, &british);
		for (size_t i = 0; i < british.suggestion_count; i++)
			strbuf_addf(&all, ",%.*s", STR_ARG(british.suggestions[i]));
	}
	return strbuf_str(&all);
}

static void count(struct tally *tally, struct str rights, const struct str *guesses, size_t n)
{
	tally->flagged++;
	for (size_t i = 0; i < n && i < BEST; i++)
		if (is_right(rights, guesses[i])) {
			tally->first += i == 0;
			tally->among++;
			break;
		}
}

static void tell(const struct bench *bench, struct str wrong, struct str rights,
		 const struct spelling_result *result)
{
	bool first = result->suggestion_count && is_right(rights, result->suggestions[0]);
	if (!bench->tells || first)
		return;
	printf("  %.*s > %.*s :", STR_ARG(wrong), STR_ARG(rights));
	for (size_t i = 0; i < result->suggestion_count; i++)
		printf(" %.*s", STR_ARG(result->suggestions[i]));
	puts(result->verdict == SPELLING_RIGHT ? " (right)" : "");
}

static bool is_word(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!char_is_alpha(s.p[i]) && (i == 0 || s.p[i] != '\''))
			return false;
	return s.n > 0 && s.n <= SPELLING_MAX_WORD;
}

static void try_pair(struct bench *bench, struct str wrong, struct str rights, struct tally *ours,
		     struct tally *theirs)
{
	struct str guesses[BEST];
	struct arena *arena = &bench->scratch;
	if (!is_word(wrong) || is_right(rights, wrong))
		return;
	size_t number = ours->words++;
	if (number % 100 == 99)
		open_anew(bench);
	if (bench->half && (int)(number % 2) + 1 != bench->half)
		return;
	theirs->words++;
	rights = with_british(bench, rights);
	ours->known += dictionary_knows(bench->aspell, wrong);
	if (!dictionary_knows(bench->aspell, wrong))
		count(theirs, rights, guesses,
		      dictionary_suggest(bench->aspell, arena, wrong, guesses, BEST));
	const struct spelling_result *result = spelling_guess(bench->spelling, wrong, false);
	if (result->verdict != SPELLING_RIGHT)
		count(ours, rights, result->suggestions, result->suggestion_count);
	tell(bench, wrong, rights, result);
}

static void print_shares(const char *who, const struct tally *tally, size_t words)
{
	double all = words ? (double)words / 100 : 1;
	printf("  %-8s flagged %6.2f  first %6.2f  among five %6.2f\n", who,
	       (double)tally->flagged / all, (double)tally->first / all,
	       (double)tally->among / all);
}

static void try_list(struct bench *bench, const char *path)
{
	struct arena own = {0};
	struct str rest = read_file(&own, "", path), line, right = {0};
	struct tally ours = {0}, theirs = {0};
	open_anew(bench);
	if (bench->tells)
		puts(path);
	while (str_next_line(&rest, &line)) {
		size_t tab = str_find(line, STR("\t"), 0), arrow = str_find(line, STR("->"), 0);
		line = str_trim(line);
		if (str_starts(line, STR("$")))
			right = str_part(line, 1, line.n);
		else if (tab < line.n)
			try_pair(bench, str_part(line, 0, tab), str_part(line, tab + 1, line.n),
				 &ours, &theirs);
		else if (arrow < line.n)
			try_pair(bench, str_part(line, 0, arrow), str_part(line, arrow + 2, line.n),
				 &ours, &theirs);
		else
			try_pair(bench, str_part(line, 0, str_find(line, STR(" "), 0)), right,
				 &ours, &theirs);
	}
	printf("%s: %zu words, %zu of them right ones of en_GB-ize\n", path, theirs.words,
	       ours.known);
	print_shares("mundraft", &ours, theirs.words);
	print_shares("aspell", &theirs, theirs.words);
	arena_release(&own);
}

/* ---- names ---- */

struct slips {
	struct bench *bench;
	struct str name;
	size_t turn;
	struct tally tally;
};

static bool is_right_itself(const struct bench *bench, struct str word)
{
	struct str shown;
	return word_set_find(&bench->spelling->set, word, &shown) ||
	       dictionary_knows(bench->aspell, word);
}

static void try_slip(struct slips *slips, struct str word)
{
	struct bench *bench = slips->bench;
	if (slips->turn++ % EVERY || str_eq_nocase(word, slips->name))
		return;
	if (is_right_itself(bench, word)) {
		slips->tally.known++;
		return;
	}
	if (++slips->tally.words % 100 == 0)
		open_anew(bench);
	const struct spelling_result *result = spelling_guess(bench->spelling, word, false);
	if (result->verdict != SPELLING_RIGHT)
		count(&slips->tally, slips->name, result->suggestions, result->suggestion_count);
	if (bench->tells)
		tell(bench, word, slips->name, result);
}

/* One letter lost, changed, added, or changed with its neighbour; the capital stays one. */
static void misspell(struct slips *slips)
{
	struct str name = slips->name;
	char word[SPELLING_MAX_WORD + 2];
	for (size_t i = 0; i <= name.n; i++) {
		bool inside = i < name.n;
		memcpy(word, name.p, i);
		memcpy(word + i, name.p + i + inside, name.n - i - inside);
		if (inside && i)
			try_slip(slips, (struct str){word, name.n - 1});
		memcpy(word + i + 1, name.p + i + inside, name.n - i - inside);
		for (char c = 'a'; inside && c <= 'z'; c++) {
			word[i] = i ? c : char_upper(c);
			try_slip(slips, (struct str){word, name.n});
		}
		memcpy(word + i + 1, name.p + i, name.n - i);
		for (char c = 'a'; i && c <= 'z'; c++) {
			word[i] = c;
			try_slip(slips, (struct str){word, name.n + 1});
		}
		memcpy(word, name.p, name.n);
		if (i + 1 < name.n) {
			word[i] = i ? name.p[i + 1] : char_upper(name.p[i + 1]);
			word[i + 1] = char_lower(name.p[i]);
			try_slip(slips, (struct str){word, name.n});
		}
	}
}

static bool is_plain_name(struct str name)
{
	for (size_t i = 1; i < name.n; i++)
		if (char_is_upper(name.p[i]))
			return false;
	return is_word(name) && char_is_upper(name.p[0]) && name.n >= 5;
}

static void try_names(struct bench *bench, const char *title, struct str list)
{
	struct slips slips = {.bench = bench};
	struct str line, name;
	size_t names = 0;
	open_anew(bench);
	while (str_next_line(&list, &line)) {
		line = str_part(line, 0, str_find(line, STR("#"), 0));
		while (str_next_piece(&line, ' ', &name)) {
			slips.name = str_trim(name);
			if (!is_plain_name(slips.name))
				continue;
			names++;
			misspell(&slips);
		}
	}
	printf("%s: %zu names, %zu slips; %zu more left out that are right words themselves\n",
	       title, names, slips.tally.words, slips.tally.known);
	print_shares("mundraft", &slips.tally, slips.tally.words);
}

int main(int argc, char **argv)
{
	struct bench bench = {.tells = getenv("TELL") != NULL};
	struct str why;
	if (argc < 2) {
		fputs("usage: spelltest FOLDER [LIST...]\n", stderr);
		return 2;
	}
	bench.half = getenv("HALF") ? (int)strtol(getenv("HALF"), NULL, 10) : 0;
	bench.words = read_file(&bench.arena, argv[1], "un-words.txt");
	bench.names = read_file(&bench.arena, argv[1], "un-names.txt");
	bench.countries = read_file(&bench.arena, argv[1], "countries.txt");
	bench.aspell = dictionary_open(&bench.arena, MASTER_UN, &why);
	for (int i = 2; bench.aspell && i < argc; i++)
		try_list(&bench, argv[i]);
	if (argc == 2)
		puts("skipped: misspellings, since no list was given");
	try_names(&bench, "countries.txt", bench.countries);
	try_names(&bench, "un-names.txt", bench.names);
	spelling_close(bench.spelling);
	dictionary_close(bench.aspell);
	arena_release(&bench.scratch);
	arena_release(&bench.arena);
	return 0;
}
