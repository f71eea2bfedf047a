/*
 * What is not known: read from profiles, filled by a fact of the same id, and shown with
 * the very lines that fill it.
 */
#include "facts.h"

#include "mundraft/near.h"

void add_gaps(struct evidence *evidence, const struct node *list, struct diags *diags)
{
	for (const struct node *node = list ? list->first : NULL; node; node = node->next) {
		struct gap *gap = arena_new(evidence->arena, struct gap);
		*gap = (struct gap){
			.id = yaml_text(node, "id"),
			.what = yaml_text(node, "what"),
			.where = yaml_text(node, "where"),
			.section = yaml_text(node, "section"),
			.node = node,
		};
		gap->filled = evidence_fact(evidence, gap->id) != NULL;
		if (!evidence_add_gap(evidence, gap)) {
			const struct gap *before = evidence_gap(evidence, gap->id);
			borne_twice(evidence, node, node->span, before->node, gap->id, diags);
		}
	}
}

void check_gap_ids(struct evidence *evidence, const struct node *facts, struct diags *diags)
{
	for (const struct node *node = facts && facts->kind == NODE_LIST ? facts->first : NULL;
	     node; node = node->next) {
		struct str id = yaml_text(node, "id");
		if (!str_starts(id, STR("gap-")) || evidence_gap(evidence, id))
			continue;
		struct near near = near_start(id);
		for (size_t i = 0; i < evidence->gap_count; i++)
			near_offer(&near, evidence->gaps[i]->id);
		if (!near.best.n)
			continue;
		const struct node *place = yaml_get(node, "id");
		struct diag *diag = mistake(evidence, diags, RULE_UNUSED_GAP_ID, place, place->span,
					    "the fact \"%.*s\" fills no gap", STR_ARG(id));
		if (diag)
			diag_help(diags, diag, "did you mean \"%.*s\"?", STR_ARG(near.best));
	}
}

/* A key for the source of what fills a gap; no two gaps share one. */
static struct str source_key(const struct gap *gap)
{
	return str_starts(gap->id, STR("gap-")) ? str_part(gap->id, 4, gap->id.n) : gap->id;
}

void gap_add_lines(struct strbuf *out, const struct gap *const *gaps, size_t count,
		   struct str topic)
{
	strbuf_adds(out, "sources:\n");
	for (size_t i = 0; i < count; i++)
		strbuf_addf(out,
			    "  source-%.*s: {title: \"...\", publisher: \"...\", date: \"...\",\n"
			    "    url: \"https://...\", kind: statement, reliability: 5, reason: "
			    "\"...\"}\n",
			    STR_ARG(source_key(gaps[i])));
	strbuf_adds(out, "facts:\n");
	for (size_t i = 0; i < count; i++)
		strbuf_addf(out,
			    "  - {id: %.*s, say: \"...\", when: \"...\", kind: action,\n"
			    "     voice: own, topics: [%.*s], source: source-%.*s}\n",
			    STR_ARG(gaps[i]->id), STR_ARG(topic), STR_ARG(source_key(gaps[i])));
}
