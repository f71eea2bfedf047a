/*
 * Which country, topic, committee and conference: the option given, then the
 * committee's default topic where --committee is given, then the profile's
 * defaults, then specpol and generic.
 */
#include "cli.h"

#include "report.h"

void tell(struct run *run)
{
	struct arena scratch = {0};
	struct report report;
	diags_sort(&run->diags);
	report_init(&report, REPORT_HUMAN, TO_ERR);
	report_diags(&report, &run->diags, &scratch);
	arena_release(&scratch);
	run->diags = (struct diags){.arena = &run->arena};
}

static int unusable(struct run *run, const char *what, struct str id)
{
	tell(run);
	usage_error(run, "\"mundraft check\" shows all mistakes of all files",
		    "the %s \"%.*s\" cannot be used", what, STR_ARG(id));
	return EXIT_INPUT;
}

static int load_topics(struct run *run, struct choice_set *set)
{
	set->evidence.arena = &run->arena;
	if (topics_index(&run->library, &set->evidence, &run->diags))
		return EXIT_CLEAN;
	tell(run);
	usage_error(run, NULL, "without the list of topics nothing can be drafted");
	return EXIT_INPUT;
}

static int load_country(struct run *run, struct choice_set *set)
{
	struct str id = set->country;
	if (!id.n)
		id = name_choose(run, KIND_COUNTRY, run->args.operands[0]);
	if (!id.n)
		return EXIT_USAGE;
	set->profile = profile_open(&run->library, id, &run->diags);
	return set->profile ? EXIT_CLEAN : unusable(run, "profile", id);
}

/* The option's name made an id, else the profile's, else `last`. Empty: printed. */
static struct str wanted(struct run *run, enum option_id option, enum kind kind, struct str usual,
			 const char *last)
{
	if (args_has(&run->args, option))
		return name_choose(run, kind, args_value(&run->args, option));
	return usual.n ? usual : str_of(last);
}

/* A profile's or our own default that names nothing is the input's fault. */
static int missing_default(struct run *run, enum kind kind, struct str id)
{
	if (run->diags.errors)
		return unusable(run, kind_name(kind), id);
	tell(run);
	usage_error(run, "name one with the option",
		    "there is no %s \"%.*s\", which is the default here", kind_name(kind),
		    STR_ARG(visible(&run->arena, id)));
	return EXIT_INPUT;
}

static int load_committee(struct run *run, struct choice_set *set)
{
	struct str id = set->only_committee;
	if (!id.n)
		id = wanted(run, OPTION_COMMITTEE, KIND_COMMITTEE, set->profile->committee,
			    "specpol");
	if (!id.n)
		return EXIT_USAGE;
	set->committee = committee_load(&run->library, id, &run->diags);
	if (!set->committee)
		return missing_default(run, KIND_COMMITTEE, id);
	committee_evidence(set->committee, &set->evidence, &run->diags);
	return run->diags.errors ? unusable(run, "committee", id) : EXIT_CLEAN;
}

static int load_conference(struct run *run, struct choice_set *set)
{
	struct str id = wanted(run, OPTION_CONFERENCE, KIND_CONFERENCE, set->profile->conference,
			       "generic");
	if (!id.n)
		return EXIT_USAGE;
	set->conference = conference_load(&run->library, id, &run->diags);
	return set->conference ? EXIT_CLEAN : missing_default(run, KIND_CONFERENCE, id);
}

static int load_topic(struct run *run, struct choice_set *set, struct str id)
{
	struct topic *topic = arena_new(&run->arena, struct topic);
	if (!topic_load(&run->library, id, &set->evidence, topic, &run->diags))
		return missing_default(run, KIND_TOPIC, id);
	set->topics[set->topic_count++] = topic;
	return EXIT_CLEAN;
}

static int load_named_topic(struct run *run, struct choice_set *set, struct str typed)
{
	struct str id = name_choose(run, KIND_TOPIC, typed);
	if (!id.n)
		return EXIT_USAGE;
	for (size_t i = 0; i < set->topic_count; i++)
		if (str_eq(set->topics[i]->id, id))
			return usage_error(run, "name each topic once",
					   "the topic \"%.*s\" is given twice", STR_ARG(id));
	return load_topic(run, set, id);
}

static int choose_topics(struct run *run, struct choice_set *set)
{
	const struct values *given = &run->args.given[OPTION_TOPIC];
	struct str id = set->profile->topic;
	bool asked = set->only_committee.n || args_has(&run->args, OPTION_COMMITTEE);
	if (asked && set->committee->default_topic.n)
		id = set->committee->default_topic;
	set->topics = arena_array(&run->arena, given->count + 1, const struct topic *);
	if (!given->count && !id.n)
		return usage_error(run,
				   "name one with --topic; \"mundraft list topics\" lists them",
				   "no topic is given, and the profile has no default one");
	if (!given->count)
		return load_topic(run, set, id);
	int status = EXIT_CLEAN;
	for (size_t i = 0; i < given->count && status == EXIT_CLEAN; i++)
		status = load_named_topic(run, set, given->items[i]);
	return status;
}

/* What the country can say on these topics; and whether all that is cited is there. */
static int load_argument(struct run *run, struct choice_set *set)
{
	struct str *ids = arena_array(&run->arena, set->topic_count, struct str);
	for (size_t i = 0; i < set->topic_count; i++)
		ids[i] = set->topics[i]->id;
	const struct profile_need need = {.topics = ids,
					  .topic_count = set->topic_count,
					  .paper = run->args.command == COMMAND_DRAFT};
	if (profile_read(&run->library, set->profile, &need, &set->evidence, &run->diags) &&
	    topics_complete(&run->library, set->profile, set->topics, set->topic_count,
			    &set->evidence, &run->diags))
		return EXIT_CLEAN;
	return unusable(run, "profile", set->profile->id);
}

bool read_variant(struct run *run, long *variant)
{
	struct str given = args_value(&run->args, OPTION_VARIANT);
	*variant = 0;
	if (!given.n || (str_to_number(given, variant) && *variant < 1000))
		return true;
	usage_error(run, "write a whole number such as 1 or 2", "--variant \"%.*s\" is no number",
		    STR_ARG(visible(&run->arena, given)));
	return false;
}

int choices_load(struct run *run, struct choice_set *set)
{
	int status = load_topics(run, set);
	if (status == EXIT_CLEAN)
		status = load_country(run, set);
	if (status == EXIT_CLEAN)
		status = load_committee(run, set);
	if (status == EXIT_CLEAN && run->args.command == COMMAND_DRAFT)
		status = load_conference(run, set);
	if (status == EXIT_CLEAN)
		status = choose_topics(run, set);
	if (status == EXIT_CLEAN)
		status = load_argument(run, set);
	return status;
}
