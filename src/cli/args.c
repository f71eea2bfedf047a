/*
 * From argv to struct args, by the tables of options.c. Every fault is a usage
 * error with one thing to do; nothing is guessed.
 */
#include "cli.h"

#include "mundraft/near.h"
#include "mundraft/utf8.h"

/* An option as it stands on the command line, before its command is known. */
struct use {
	const struct option *option; /* some row of that name */
	struct str value;
	bool has_value;
};

struct uses {
	struct use *items;
	size_t count, room;
};

bool args_has(const struct args *args, enum option_id id)
{
	return args->given[id].count > 0;
}

struct str args_value(const struct args *args, enum option_id id)
{
	const struct values *values = &args->given[id];
	return values->count ? values->items[values->count - 1] : (struct str){0};
}

static bool unknown_option(struct run *run, struct str typed)
{
	struct str name = str_part(typed, 2, str_find(typed, STR("="), 0));
	struct near near = near_start(name);
	for (size_t i = 0; i < option_count; i++)
		near_offer(&near, str_of(option_table[i].name));
	struct str best = near.best;
	if (best.n)
		best = str_printf(&run->arena, "--%.*s", STR_ARG(best));
	usage_error(run, did_you_mean(run, best, "\"mundraft --help\" lists the options"),
		    "there is no option \"%.*s\"", STR_ARG(visible(&run->arena, typed)));
	return false;
}

static bool missing_value(struct run *run, const struct option *option)
{
	usage_error(run, str_printf(&run->arena, "write --%s %s", option->name, option->argument).p,
		    "--%s needs a value", option->name);
	return false;
}

/* Splits "--name=value", "-oFILE" and their like; `next` is the argument behind it. */
static bool read_option(struct run *run, struct uses *uses, struct str word, const char *next,
			bool *took_next)
{
	struct use use = {0};
	bool is_long = str_starts(word, STR("--"));
	size_t equals = is_long ? str_find(word, STR("="), 0) : 2;
	use.option = is_long ? option_find(str_part(word, 2, equals), COMMAND_COUNT)
			     : option_find_letter(word.p[1], COMMAND_COUNT);
	if (!use.option)
		return unknown_option(run, word);
	if (equals < word.n) {
		use.has_value = true;
		use.value = str_part(word, is_long ? equals + 1 : 2, word.n);
	}
	*took_next = use.option->argument && !use.has_value;
	if (*took_next && (!next || (next[0] == '-' && next[1])))
		return missing_value(run, use.option);
	if (*took_next)
		use.value = str_of(next);
	if (use.has_value && !use.option->argument) {
		usage_error(run, "leave the value away", "--%s takes no value", use.option->name);
		return false;
	}
	*arena_push(&run->arena, uses->items, uses->count, uses->room) = use;
	return true;
}

static bool read_words(struct run *run, struct uses *uses, int argc, char *const *argv)
{
	struct args *args = &run->args;
	bool only_operands = false;
	for (int i = 1; i < argc; i++) {
		struct str word = str_of(argv[i]);
		if (only_operands || word.n < 2 || word.p[0] != '-') {
			*arena_push(&run->arena, args->operands, args->operand_count,
				    args->operand_room) = word;
			continue;
		}
		if (str_is(word, "--")) {
			only_operands = true;
			continue;
		}
		bool took_next = false;
		if (!read_option(run, uses, word, argv[i + 1], &took_next))
			return false;
		i += took_next;
	}
	return true;
}

static void find_command(struct args *args)
{
	args->command = args->operand_count ? command_find(args->operands[0]) : COMMAND_COUNT;
	args->implied = args->command == COMMAND_COUNT;
	if (args->implied) {
		args->command = COMMAND_DRAFT;
	} else {
		args->operands++;
		args->operand_count--;
	}
}

static bool wrong_command(struct run *run, const struct option *option)
{
	struct strbuf list;
	strbuf_init(&list, &run->arena);
	for (size_t i = 0; i < COMMAND_COUNT; i++) {
		const struct option *row = option_find(str_of(option->name), (enum command_id)i);
		if (option_is_for(row, (enum command_id)i))
			strbuf_addf(&list, "%s%s", list.n ? ", " : "", commands[i].name);
	}
	usage_error(run, str_printf(&run->arena, "it belongs to: %s", list.p).p,
		    "\"mundraft %s\" has no option --%s", commands[run->args.command].name,
		    option->name);
	return false;
}

static bool is_choice(const struct option *option, struct str value)
{
	for (const char *const *choice = option->choices; *choice; choice++)
		if (str_is(value, *choice))
			return true;
	return false;
}

static bool wrong_choice(struct run *run, const struct option *option, struct str value)
{
	struct strbuf list;
	strbuf_init(&list, &run->arena);
	for (const char *const *choice = option->choices; *choice; choice++)
		strbuf_addf(&list, "%s%s", list.n ? ", " : "", *choice);
	usage_error(run, str_printf(&run->arena, "choose one of: %s", list.p).p,
		    "--%s cannot be \"%.*s\"", option->name, STR_ARG(visible(&run->arena, value)));
	return false;
}

/* File names may hold any bytes; what goes into a paper or a message may not. */
static bool clean_text(struct run *run, const struct option *option, struct str value)
{
	struct strbuf shown;
	size_t bad;
	strbuf_init(&shown, &run->arena);
	utf8_show(&shown, value);
	bool is_path = option->completion == COMPLETE_FILE || option->completion == COMPLETE_FOLDER;
	if (is_path || (utf8_check(value, &bad) && shown.n == value.n &&
			str_find(value, STR("\n"), 0) == value.n))
		return true;
	usage_error(run, "type the value again by hand",
		    "--%s holds a character that nobody can see: \"%.*s\"", option->name,
		    STR_ARG(strbuf_str(&shown)));
	return false;
}

static bool given_twice(struct run *run, const struct option *option)
{
	usage_error(run, "leave one of them away", "--%s is given twice", option->name);
	return false;
}

static bool several_topics(struct run *run)
{
	usage_error(run, "run mundraft brief once for each topic", "a brief has one --topic");
	return false;
}

static bool keep_use(struct run *run, const struct use *use)
{
	struct args *args = &run->args;
	const struct option *option = option_find(str_of(use->option->name), args->command);
	struct values *values = &args->given[option->id];
	if (!option_is_for(option, args->command))
		return wrong_command(run, option);
	if (option->argument && !str_trim(use->value).n)
		return missing_value(run, option);
	if (values->count && option->id == OPTION_TOPIC && args->command == COMMAND_BRIEF)
		return several_topics(run);
	if (values->count && !option->many && option->argument)
		return given_twice(run, option);
	if (option->choices && !is_choice(option, use->value))
		return wrong_choice(run, option, use->value);
	if (!clean_text(run, option, use->value))
		return false;
	*arena_push(&run->arena, values->items, values->count, values->room) = use->value;
	return true;
}

/* The words of a name that was typed without quotation marks. */
static const char *quote_operands(struct run *run)
{
	struct strbuf text;
	strbuf_init(&text, &run->arena);
	strbuf_adds(&text, "a name of several words needs quotation marks: \"");
	for (size_t i = 0; i < run->args.operand_count; i++) {
		strbuf_adds(&text, i ? " " : "");
		utf8_show(&text, run->args.operands[i]);
	}
	strbuf_adds(&text, "\"");
	return text.p;
}

/* `mundraft lnt paper.md` means a command, not a country. */
static struct str near_command(const struct args *args)
{
	struct near near = near_start(args->operands[0]);
	for (size_t i = 0; i < COMMAND_COUNT; i++)
		near_offer(&near, str_of(commands[i].name));
	return near.best;
}

static bool too_many(struct run *run)
{
	const struct args *args = &run->args;
	struct str near = {0};
	const char *help = "see \"mundraft --help\"";
	if (args->implied)
		near = near_command(args);
	if (near.n)
		help = did_you_mean(run, near, help);
	else if (args->command == COMMAND_DRAFT || args->command == COMMAND_BRIEF ||
		 args->command == COMMAND_SHOW)
		help = quote_operands(run);
	if (near.n)
		usage_error(run, help, "there is no command \"%.*s\"",
			    STR_ARG(visible(&run->arena, args->operands[0])));
	else
		usage_error(run, help, "\"mundraft %s\" takes one %s; \"%.*s\" is too many",
			    commands[args->command].name, commands[args->command].operands,
			    STR_ARG(visible(&run->arena, args->operands[args->operand_count - 1])));
	return false;
}

static bool count_operands(struct run *run)
{
	const struct command *command = &commands[run->args.command];
	if (run->args.operand_count > command->most)
		return too_many(run);
	if (run->args.operand_count >= command->least)
		return true;
	usage_error(run, str_printf(&run->arena, "see \"mundraft help %s\"", command->name).p,
		    "\"mundraft %s\" needs %s", command->name, command->operands);
	return false;
}

bool args_parse(struct run *run, int argc, char *const *argv)
{
	struct uses uses = {0};
	if (!read_words(run, &uses, argc, argv))
		return false;
	bool nothing = !run->args.operand_count;
	find_command(&run->args);
	for (size_t i = 0; i < uses.count; i++)
		if (!keep_use(run, &uses.items[i]))
			return false;
	if (args_has(&run->args, OPTION_HELP) || args_has(&run->args, OPTION_VERSION))
		return true;
	if (nothing) {
		usage_error(run, "try \"mundraft kazakhstan\", or \"mundraft --help\"",
			    "nothing to do: no country and no command is given");
		return false;
	}
	return count_operands(run);
}
