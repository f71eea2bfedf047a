/*
 * The lists of phrases that profiles/un/words holds, a line each, and how one is found in
 * a text: by the letters of its first word, so that a long list costs hardly more than
 * a short one. Knows nothing of what a phrase is listed for.
 */
#include "check.h"

#include "mundraft/utf8.h"

/* The letters that a text begins with; "it" of "it's own". */
static struct str first_letters(struct str text)
{
	size_t n = 0;
	while (n < text.n && char_is_alpha(text.p[n]))
		n++;
	return str_part(text, 0, n);
}

/* Words are told apart by their first two letters: most stand in no list at all. */
static size_t bucket_of(struct str key)
{
	size_t first = (size_t)(char_lower(key.p[0]) - 'a');
	size_t second = key.n > 1 ? (size_t)(char_lower(key.p[1]) - 'a') + 1 : 0;
	return first * PHRASE_SECONDS + second;
}

/* By their buckets; those of one bucket stay in the order of the file. */
static void sort_phrases(struct phrase_list *list, struct arena *arena)
{
	struct phrase *sorted = arena_array(arena, list->count, struct phrase);
	size_t next[PHRASE_BUCKETS];
	for (size_t i = 0; i < list->count; i++)
		list->first[bucket_of(list->items[i].key) + 1]++;
	for (size_t i = 0; i < PHRASE_BUCKETS; i++) {
		next[i] = list->first[i];
		list->first[i + 1] += list->first[i];
	}
	for (size_t i = 0; i < list->count; i++)
		sorted[next[bucket_of(list->items[i].key)]++] = list->items[i];
	list->items = sorted;
}

static bool has_capital(struct str text)
{
	for (size_t i = 0; i < text.n; i++)
		if (char_is_upper(text.p[i]))
			return true;
	return false;
}

/* One phrase for each first word; the words behind it are told apart where they are met. */
static void add_phrases(struct phrase_list *list, struct arena *arena, const struct str *columns)
{
	struct str pattern = columns[0], first;
	struct phrase phrase = {.right = columns[1],
				.not_before = columns[2],
				.not_behind = columns[3],
				.style = str_is(columns[4], "style"),
				.exact = has_capital(pattern),
				.goes_on = str_ends(pattern, STR(" +"))};
	if (phrase.goes_on)
		pattern.n -= 2;
	size_t blank = str_find(pattern, STR(" "), 0);
	struct str firsts = str_part(pattern, 0, blank);
	phrase.rest = str_part(pattern, blank, pattern.n);
	while (str_next_piece(&firsts, '/', &first)) {
		phrase.first = first;
		phrase.key = first_letters(first);
		if (phrase.key.n)
			*arena_push(arena, list->items, list->count, list->room) = phrase;
	}
}

void phrases_read(struct phrase_list *list, struct arena *arena, struct str text)
{
	struct str line, piece;
	*list = (struct phrase_list){0};
	while (str_next_line(&text, &line)) {
		struct str columns[5] = {{0}};
		for (size_t i = 0; i < 5 && str_next_piece(&line, '\t', &piece); i++)
			columns[i] = str_trim(piece);
		if (columns[0].n && columns[0].p[0] != '#')
			add_phrases(list, arena, columns);
	}
	sort_phrases(list, arena);
}

/* ---- whether a phrase stands somewhere ---- */

static bool ends_word(struct str text, size_t at)
{
	size_t length;
	return at >= text.n || (!char_is_digit(text.p[at]) &&
				!utf8_is_letter(utf8_decode(str_part(text, at, at + 4), &length)));
}

/* A single word of a phrase at `at`; its end, or 0. */
static size_t piece_end(struct str text, size_t at, struct str piece, bool exact)
{
	size_t i = at;
	for (size_t k = 0; k < piece.n; k++) {
		size_t length = 0;
		if (piece.p[k] == '\'')
			length = apostrophe_at(text, i);
		else if (i < text.n)
			length = exact ? text.p[i] == piece.p[k]
				       : char_lower(text.p[i]) == char_lower(piece.p[k]);
		if (!length)
			return 0;
		i += length;
	}
	return ends_word(text, i) ? i : 0;
}

/* The end of the phrase whose first word starts at `at`; 0: it does not stand there. */
static size_t phrase_end(const struct phrase *phrase, struct str text, size_t at)
{
	struct str rest = phrase->rest, alternatives, piece;
	size_t end = piece_end(text, at, phrase->first, phrase->exact);
	while (end && str_next_piece(&rest, ' ', &alternatives)) {
		if (!alternatives.n)
			continue;
		size_t start = skip_blanks(text, end);
		size_t found = 0;
		while (start > end && !found && str_next_piece(&alternatives, '/', &piece))
			found = piece_end(text, start, piece, phrase->exact);
		end = found;
	}
	return end;
}

static bool in_bars(struct str list, struct str word)
{
	struct str piece;
	while (str_next_piece(&list, '|', &piece))
		if (piece.n && str_eq_nocase(piece, word))
			return true;
	return false;
}

/* "its not-so-secret aim" and "the United Nation's": the last word is another one. */
static bool is_joined(struct str text, size_t end)
{
	size_t joint = end < text.n && text.p[end] == '-' ? 1 : apostrophe_at(text, end);
	return joint && !ends_word(text, end + joint);
}

/* Whether the words around the phrase make it right after all. */
static bool is_excused(const struct phrase *phrase, struct str text, size_t start, size_t end)
{
	struct word word;
	size_t at = skip_blanks(text, end);
	bool followed = at > end && !ends_word(text, at) && next_word(text, &at, &word);
	if ((phrase->goes_on && !followed) || is_joined(text, end))
		return true;
	if (followed && in_bars(phrase->not_before, word_text(text, word)))
		return true;
	return phrase->not_behind.n && word_before(text, start, &word) &&
	       in_bars(phrase->not_behind, word_text(text, word));
}

/* No first word of a list is longer. */
#define MAX_KEY 24

const struct phrase *phrase_find(const struct phrase_list *list, struct str text, size_t at,
				 size_t *end)
{
	const struct phrase *found = NULL;
	struct str key = first_letters(str_part(text, at, at + MAX_KEY));
	size_t bucket = key.n ? bucket_of(key) : 0;
	for (size_t i = list->first[bucket]; key.n && i < list->first[bucket + 1]; i++) {
		const struct phrase *phrase = &list->items[i];
		if (!str_eq_nocase(phrase->key, key))
			continue;
		size_t here = phrase_end(phrase, text, at);
		if (!here || (found && here <= *end) || is_excused(phrase, text, at, here))
			continue;
		found = phrase;
		*end = here;
	}
	return found;
}

/* ---- what to write instead ---- */

static struct str word_of(struct str text, size_t number)
{
	struct str word = {0};
	for (size_t i = 0; i <= number;)
		if (!str_next_piece(&text, ' ', &word))
			return (struct str){0};
		else
			i += word.n > 0;
	return word;
}

struct str phrase_right(const struct phrase *phrase, struct arena *arena, struct str found)
{
	struct strbuf out;
	struct str right = phrase->right;
	if (!str_has(right, STR("~")))
		return right;
	strbuf_init(&out, arena);
	for (size_t i = 0; i < right.n; i++) {
		bool stands = right.p[i] == '~' && i + 1 < right.n && char_is_digit(right.p[i + 1]);
		if (stands)
			strbuf_add(&out, word_of(found, (size_t)(right.p[++i] - '1')));
		else
			strbuf_addc(&out, right.p[i]);
	}
	return strbuf_str(&out);
}
