/* The States of the United Nations and their names: profiles/un/states.yaml. */
#include "mundraft/states.h"

#include "schemas.h"

/* The id, the name, the formal one, the code, and the aliases; ended by an empty one. */
static const struct str *names_of(struct arena *arena, const struct node *node)
{
	const struct node *aliases = yaml_get(node, "aliases");
	size_t room = aliases ? aliases->count + 1 : 0, count = 0;
	struct str *names = arena_array(arena, room + 6, struct str);
	struct str first[] = {yaml_text(node, "name"), node->key, yaml_text(node, "formal"),
			      yaml_text(node, "iso3")};
	for (size_t i = 0; i < sizeof first / sizeof *first; i++)
		if (first[i].n)
			names[count++] = first[i];
	if (aliases && aliases->kind == NODE_TEXT)
		names[count++] = aliases->text;
	for (const struct node *alias = aliases && aliases->kind == NODE_LIST ? aliases->first
									      : NULL;
	     alias; alias = alias->next)
		names[count++] = alias->text;
	return names;
}

size_t states_load(struct library *library, struct state **states, struct diags *diags)
{
	size_t errors = diags->errors, count = 0;
	const struct source *source =
		library_find(library, "profiles/un", STR("states"), ".yaml", NULL, diags);
	const struct node *tree =
		source ? yaml_parse_all(library->arena, source, "file of States", diags) : NULL;
	if (!tree || !schema_check(tree, &states_schema, diags) || diags->errors > errors)
		return 0;
	const struct node *table = yaml_get(tree, "states");
	*states = arena_array(library->arena, table->count, struct state);
	for (const struct node *node = table->first; node; node = node->next)
		(*states)[count++] = (struct state){
			.id = node->key,
			.name = yaml_text(node, "name"),
			.formal = yaml_text(node, "formal"),
			.article = yaml_text(node, "article"),
			.adjective = yaml_text(node, "adjective"),
			.demonym = yaml_text(node, "demonym"),
			.capital = yaml_text(node, "capital"),
			.iso3 = yaml_text(node, "iso3"),
			.group = yaml_text(node, "group"),
			.names = names_of(library->arena, node),
		};
	return count;
}
