/*
 * The fingerprint of a draft: three letters for each of its sentences, which the draft
 * carries in its front matter. So it can be told, years later and without the profile,
 * which sentences are still as mundraft wrote them. Three letters are 18 bits: of a
 * hundred sentences that were written anew, one in two thousand papers has one taken for
 * a drafted one.
 */
#include "check.h"

#define LETTERS 3
#define MOST_SENTENCES 2000 /* no paper has more */

static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

struct print {
	char letters[LETTERS];
};

static struct print print_of(struct str sentence)
{
	uint32_t hash = 2166136261u;
	for (size_t i = 0; i < sentence.n; i++)
		hash = (hash ^ (unsigned char)sentence.p[i]) * 16777619u;
	hash ^= hash >> 18;
	return (struct print){{digits[hash & 63], digits[hash >> 6 & 63], digits[hash >> 12 & 63]}};
}

static bool is_text(const struct paper *paper, const struct sentence *sentence)
{
	const struct block *block = &paper->blocks[sentence->block];
	return (block->kind == BLOCK_PARAGRAPH || block->kind == BLOCK_ITEM) &&
	       paper->sections[block->section].role != ROLE_SOURCES;
}

struct str lint_fingerprint(struct arena *arena, const struct paper *paper)
{
	struct strbuf out;
	strbuf_init(&out, arena);
	for (size_t i = 0; i < paper->sentence_count && out.n < LETTERS * MOST_SENTENCES; i++) {
		const struct sentence *sentence = &paper->sentences[i];
		if (!is_text(paper, sentence))
			continue;
		struct print print = print_of(lint_sentence(arena, sentence_text(paper, sentence)));
		strbuf_add(&out, (struct str){print.letters, LETTERS});
	}
	return strbuf_str(&out);
}

struct str fingerprint_of(const struct paper *paper)
{
	return str_part(yaml_text(paper->front, "fingerprint"), 0, LETTERS * MOST_SENTENCES);
}

bool fingerprint_has(struct str fingerprint, struct str sentence)
{
	struct print print = print_of(sentence);
	struct str letters = {print.letters, LETTERS};
	for (size_t i = 0; i + LETTERS <= fingerprint.n; i += LETTERS)
		if (str_eq(str_part(fingerprint, i, i + LETTERS), letters))
			return true;
	return false;
}
