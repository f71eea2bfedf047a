/*
 * How many pages a paper fills, without a word: with the widths of letters that are
 * known here. The press, which takes longer to load than all else, is asked where these
 * are not enough.
 */
#include "cli.h"

#include "mundraft/press.h"
#include "mundraft/render.h"
#include "mundraft/schema.h"

#ifndef MUNDRAFT_LIBDIR
#define MUNDRAFT_LIBDIR "/usr/local/lib/mundraft"
#endif
#define PLUG_IN "mundraft-press.so"

/* ---- the press ---- */

/* Beside the program, in the build; in lib beside its bin; where it was installed to. */
const struct press_api *press_find(struct run *run)
{
	struct str folder = program_folder(run);
	const char *paths[] = {
		str_printf(&run->arena, "%.*s/" PLUG_IN, STR_ARG(folder)).p,
		str_printf(&run->arena, "%.*s/../lib/mundraft/" PLUG_IN, STR_ARG(folder)).p,
		MUNDRAFT_LIBDIR "/" PLUG_IN,
		NULL,
	};
	return press_load(folder.n ? paths : paths + 2);
}

/* ---- counting alone ---- */

/* How a paper's pages are counted, from the quickest way to the surest. */
struct counting {
	struct run *run; /* the one of all papers */
	struct run own;  /* whose memory goes when the paper is done */
	const struct document *document;
	const struct paper *paper;
	const struct conference *conference;
	struct page_count count;
	bool counted;
};

static bool counts_works(const struct conference *conference)
{
	return schema_yes(yaml_get(conference->tree, "counts"), "works_cited", false);
}

/* Also with a line more than was counted, there is nothing to be said. */
static bool fits_easily(const struct page_count *count)
{
	return !count->over && count->spare > CLOSE_TO_LIMIT;
}

static void make_counted(struct counting *counting, const struct evidence *evidence, bool widest)
{
	struct run *own = &counting->own;
	const struct render_request request = {.paper = counting->paper,
					       .conference = counting->conference,
					       .evidence = evidence,
					       .only_counted = true,
					       .widest = widest};
	counting->document = document_make(&own->arena, &request, &own->diags);
}

static void count_with(struct counting *counting, const struct press_api *api, struct press *press,
		       const struct press_metrics *metrics)
{
	struct layout *layout =
		layout_make(&counting->own.arena, counting->document, api, press, metrics);
	counting->count = layout_count(layout);
	counting->counted = true;
	layout_release(layout);
}

/* Without fonts, and without loading what draws them. */
static void count_quickly(struct counting *counting)
{
	const struct press_api *api = press_quick();
	struct press_metrics metrics;
	const char *package;
	struct press *press = api->open(
		str_dup(&counting->own.arena, counting->document->page.family), &metrics, &package);
	counting->counted = false;
	if (!press)
		return;
	count_with(counting, api, press, &metrics);
	counting->counted = !*api->missing(press);
	api->close(press);
}

/* False where only the profile could tell what room the notes and their marks take. */
static bool count_without_profile(struct counting *counting)
{
	bool mla = str_is(counting->conference->citations, "mla");
	bool marks = counting->paper->mark_count > 0;
	if (marks && counts_works(counting->conference))
		return false;
	make_counted(counting, NULL, mla);
	if (!layout_can(counting->document))
		return true;
	count_quickly(counting);
	return !marks || !mla || (counting->counted && fits_easily(&counting->count));
}

/* Opening it takes as long as setting many pages: it stays open for the next paper. */
struct open_press {
	struct str family;
	const struct press_api *api;
	struct press *press; /* NULL: it cannot be had */
	struct press_metrics metrics;
};

static const struct open_press *press_for(struct run *run, struct str family)
{
	const char *package;
	if (run->press && str_eq(run->press->family, family))
		return run->press;
	pages_finish(run);
	run->press = arena_new(&run->arena, struct open_press);
	run->press->family = str_copy(&run->arena, family);
	run->press->api = press_find(run);
	if (run->press->api)
		run->press->press = run->press->api->open(str_dup(&run->arena, family),
							  &run->press->metrics, &package);
	return run->press;
}

void pages_finish(struct run *run)
{
	if (run->press && run->press->press)
		run->press->api->close(run->press->press);
	run->press = NULL;
}

/*
 * The quick count was that of the press in each of some 5,000 drafts, of which every
 * conference had 312; so the press is asked only where the other is not sure.
 */
static void count_pages(struct counting *counting)
{
	struct evidence evidence;
	if (!count_without_profile(counting)) {
		bool known = known_load(&counting->own, counting->paper, &evidence) != NULL;
		make_counted(counting, known ? &evidence : NULL, false);
		if (layout_can(counting->document))
			count_quickly(counting);
	}
	if (counting->counted || !layout_can(counting->document))
		return;
	const struct open_press *open = press_for(counting->run, counting->document->page.family);
	if (open->press)
		count_with(counting, open->api, open->press, &open->metrics);
}

bool pages_count(const struct render_request *request, struct page_count *count)
{
	struct counting counting = {.paper = request->paper, .conference = request->conference};
	counting.own.diags.arena = &counting.own.arena;
	make_counted(&counting, request->evidence, false);
	if (layout_can(counting.document))
		count_quickly(&counting);
	*count = counting.count;
	arena_release(&counting.own.arena);
	return counting.counted;
}

bool pages_measure(struct run *run, const struct paper *paper, const struct conference *conference,
		   struct page_count *count, long *limit)
{
	struct counting counting = {.run = run, .paper = paper, .conference = conference};
	counting.own =
		(struct run){.program = run->program, .args = run->args, .library = run->library};
	counting.own.library.arena = counting.own.diags.arena = &counting.own.arena;
	count_pages(&counting);
	*count = counting.count;
	*limit = counting.document->page.limit;
	arena_release(&counting.own.arena);
	return counting.counted;
}
