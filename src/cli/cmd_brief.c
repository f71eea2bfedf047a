/*
 * mundraft brief: what a delegate should have in mind and not in the paper, on a sheet to
 * be printed or read on the way to the committee.
 */
#include "cli.h"

#include "mundraft/draft.h"
#include "mundraft/utf8.h"

int command_brief(struct run *run)
{
	struct choice_set set = {0};
	struct strbuf out, shown;
	long variant;
	if (!read_variant(run, &variant))
		return EXIT_USAGE;
	int status = choices_load(run, &set);
	if (status != EXIT_CLEAN)
		return status;
	tell(run);
	struct draft_request request = {
		.library = &run->library,
		.profile = set.profile,
		.evidence = &set.evidence,
		.topics = set.topics,
		.topic_count = set.topic_count,
		.committee = set.committee,
		.variant = (size_t)variant,
	};
	strbuf_init(&out, &run->arena);
	draft_sheet(&run->arena, &request, &out);
	strbuf_init(&shown, &run->arena);
	utf8_show(&shown, strbuf_str(&out));
	print(TO_OUT, strbuf_str(&shown));
	return EXIT_CLEAN;
}
