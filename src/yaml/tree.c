/*
 * Looking into a document tree, and laying one over another. Must know nothing
 * of how a tree was read.
 */
#include "internal.h"

#include <stdlib.h>

static int by_key(const void *a, const void *b)
{
	const struct node *x = *(struct node *const *)a;
	const struct node *y = *(struct node *const *)b;
	int order = str_cmp(x->key, y->key);
	if (order)
		return order;
	return (x->key_span.start > y->key_span.start) - (x->key_span.start < y->key_span.start);
}

void yaml_index(struct arena *arena, struct node *map)
{
	map->index = arena_array(arena, map->count, struct node *);
	size_t n = 0;
	for (struct node *child = map->first; child; child = child->next)
		map->index[n++] = child;
	if (n)
		qsort(map->index, n, sizeof *map->index, by_key);
}

static struct node *find_by_halves(const struct node *map, struct str key)
{
	size_t low = 0, high = map->count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = str_cmp(map->index[middle]->key, key);
		if (order == 0)
			return map->index[middle];
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

struct node *yaml_get_str(const struct node *map, struct str key)
{
	if (!map || map->kind != NODE_MAP)
		return NULL;
	if (map->index && map->count > YAML_INDEX_FROM)
		return find_by_halves(map, key);
	for (struct node *child = map->first; child; child = child->next)
		if (str_eq(child->key, key))
			return child;
	return NULL;
}

struct node *yaml_get(const struct node *map, const char *key)
{
	return yaml_get_str(map, str_of(key));
}

struct str yaml_text(const struct node *map, const char *key)
{
	const struct node *node = yaml_get(map, key);
	return node && node->kind == NODE_TEXT ? node->text : (struct str){0};
}

bool yaml_holds(const struct node *text_or_list, struct str text)
{
	if (!text_or_list)
		return false;
	if (text_or_list->kind == NODE_TEXT)
		return str_eq(text_or_list->text, text);
	if (text_or_list->kind != NODE_LIST)
		return false;
	for (const struct node *item = text_or_list->first; item; item = item->next)
		if (item->kind == NODE_TEXT && str_eq(item->text, text))
			return true;
	return false;
}

/* --- overlay --- */

static struct node *copy(struct arena *arena, const struct node *node)
{
	struct node *twin = arena_new(arena, struct node);
	*twin = *node;
	twin->next = NULL;
	return twin;
}

/* An empty node of the kind and at the place of `like`, and where its first child goes. */
static struct node *copy_empty(struct arena *arena, const struct node *like, struct node ***tail)
{
	struct node *node = copy(arena, like);
	node->first = NULL;
	node->count = 0;
	node->index = NULL;
	*tail = &node->first;
	return node;
}

static void append(struct node *parent, struct node ***tail, struct node *child)
{
	**tail = child;
	*tail = &child->next;
	parent->count++;
}

static struct node *overlay_maps(struct arena *arena, const struct node *base,
				 const struct node *over)
{
	struct node **tail;
	struct node *result = copy_empty(arena, over, &tail);
	for (const struct node *child = base->first; child; child = child->next) {
		const struct node *upon = yaml_get_str(over, child->key);
		append(result, &tail, yaml_overlay(arena, child, upon));
	}
	for (const struct node *child = over->first; child; child = child->next)
		if (!yaml_get_str(base, child->key))
			append(result, &tail, copy(arena, child));
	yaml_index(arena, result);
	return result;
}

static struct str id_of(const struct node *item)
{
	return yaml_text(item, "id");
}

static bool is_list_of_ids(const struct node *list)
{
	for (const struct node *item = list->first; item; item = item->next)
		if (!id_of(item).n)
			return false;
	return true;
}

/* An item with its id, for looking it up: lists may be long. */
struct entry {
	struct str id;
	const struct node *item;
	size_t position;
};

static int by_id(const void *a, const void *b)
{
	const struct entry *x = a;
	const struct entry *y = b;
	int order = str_cmp(x->id, y->id);
	return order ? order : (x->position > y->position) - (x->position < y->position);
}

static struct entry *entries_of(struct arena *arena, const struct node *list)
{
	struct entry *entries = arena_array(arena, list->count, struct entry);
	size_t n = 0;
	for (const struct node *item = list->first; item; item = item->next, n++)
		entries[n] = (struct entry){id_of(item), item, n};
	if (n)
		qsort(entries, n, sizeof *entries, by_id);
	return entries;
}

/* The first item with the id. */
static const struct node *find_item(const struct entry *entries, size_t count, struct str id)
{
	size_t low = 0, high = count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (str_cmp(entries[middle].id, id) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low < count && str_eq(entries[low].id, id) ? entries[low].item : NULL;
}

/*
 * Nothing is lost: of an id that stands twice in one list the first items merge
 * and the others stay, for the loader to complain about.
 */
static struct node *overlay_lists(struct arena *arena, const struct node *base,
				  const struct node *over)
{
	struct node **tail;
	struct node *result = copy_empty(arena, over, &tail);
	struct entry *below = entries_of(arena, base);
	struct entry *above = entries_of(arena, over);
	for (const struct node *item = base->first; item; item = item->next) {
		bool first = find_item(below, base->count, id_of(item)) == item;
		const struct node *upon = first ? find_item(above, over->count, id_of(item)) : NULL;
		append(result, &tail, yaml_overlay(arena, item, upon));
	}
	for (const struct node *item = over->first; item; item = item->next) {
		bool first = find_item(above, over->count, id_of(item)) == item;
		if (!first || !find_item(below, base->count, id_of(item)))
			append(result, &tail, copy(arena, item));
	}
	return result;
}

struct node *yaml_overlay(struct arena *arena, const struct node *base, const struct node *over)
{
	if (!base || !over)
		return base || over ? copy(arena, base ? base : over) : NULL;
	if (base->kind == NODE_MAP && over->kind == NODE_MAP)
		return overlay_maps(arena, base, over);
	if (base->kind == NODE_LIST && over->kind == NODE_LIST && base->first &&
	    is_list_of_ids(base) && is_list_of_ids(over))
		return overlay_lists(arena, base, over);
	return copy(arena, over);
}
