/* The list at a paper's end: works cited by author, links as they came, or endnotes. */
#include "internal.h"

#include "mundraft/utf8.h"

#include <stdlib.h>

static void add_endnotes(struct cited *cited)
{
	struct document *document = cited->document;
	for (size_t i = 0; i < document->note_count; i++) {
		const struct footnote *note = &document->notes[i];
		struct element *element = document_add(cited->arena, document, ELEMENT_ENDNOTE);
		element->number = note->number;
		element->counted = document->page.counts_works;
		element->pieces = note->pieces;
		element->piece_count = note->piece_count;
	}
}

/* An entry's place in the list: its words in lower case without accents, then its number. */
struct sorted {
	struct str key;
	size_t index;
};

static int by_key(const void *a, const void *b)
{
	const struct sorted *one = a, *two = b;
	int order = str_cmp(one->key, two->key);
	return order ? order : (one->index > two->index) - (one->index < two->index);
}

static struct str sort_key(struct arena *arena, const struct reference *reference)
{
	struct str title = reference->source ? reference->source->title : reference->title;
	return utf8_fold(arena,
			 str_printf(arena, "%.*s %.*s", STR_ARG(reference->sort), STR_ARG(title)));
}

static struct sorted *sort_references(const struct cited *cited)
{
	struct sorted *sorted = arena_array(cited->arena, cited->reference_count, struct sorted);
	for (size_t i = 0; i < cited->reference_count; i++)
		sorted[i] = (struct sorted){sort_key(cited->arena, cited->references[i]), i};
	if (cited->reference_count && cited->citing == CITING_MLA)
		qsort(sorted, cited->reference_count, sizeof *sorted, by_key);
	return sorted;
}

static void add_entry(struct cited *cited, const struct reference *reference,
		      const struct reference *above)
{
	struct pieces pieces = {.arena = cited->arena};
	const struct cited_source *source = reference->source;
	if (!source)
		pieces_add_block(&pieces, &(struct block_text){.paper = cited->request->paper,
							       .block = reference->block});
	else if (cited->citing == CITING_MLA)
		source_mla(&pieces, source,
			   above && above->source && reference->author.n &&
				   str_eq(above->author, reference->author));
	else
		source_plain(&pieces, source);
	if (!pieces.count)
		return;
	struct element *element = document_add(cited->arena, cited->document, ELEMENT_ENTRY);
	element->counted = cited->document->page.counts_works;
	element_set(element, &pieces);
}

void cited_add_list(struct cited *cited)
{
	const struct reference *above = NULL;
	if (cited->citing == CITING_ENDNOTES) {
		add_endnotes(cited);
		return;
	}
	struct sorted *sorted = sort_references(cited);
	for (size_t i = 0; i < cited->reference_count; i++) {
		const struct reference *reference = cited->references[sorted[i].index];
		add_entry(cited, reference, above);
		above = reference;
	}
}
