/* --help, in general and for a command: the tables of options.c as text. */
#include "cli.h"

#define ABOUT_COLUMN 26
#define WIDTH 79

static void pad(struct strbuf *out, size_t from, size_t column)
{
	size_t n = out->n - from;
	if (n + 2 > column) {
		strbuf_addc(out, '\n');
		n = 0;
	}
	for (; n < column; n++)
		strbuf_addc(out, ' ');
}

/* Adds words from the column the line has reached, broken at WIDTH and indented. */
static void wrap(struct strbuf *out, struct str text, size_t indent)
{
	struct str word;
	size_t column = indent;
	bool first = true;
	while (str_next_piece(&text, ' ', &word)) {
		if (!first && column + 1 + word.n > WIDTH) {
			strbuf_addc(out, '\n');
			for (column = 0; column < indent; column++)
				strbuf_addc(out, ' ');
			first = true;
		}
		if (!first) {
			strbuf_addc(out, ' ');
			column++;
		}
		strbuf_add(out, word);
		column += word.n;
		first = false;
	}
	strbuf_addc(out, '\n');
}

static void add_option(struct strbuf *out, const struct option *option)
{
	size_t from = out->n;
	struct strbuf about;
	strbuf_init(&about, out->arena);
	strbuf_adds(out, "  ");
	if (option->letter)
		strbuf_addf(out, "-%c, ", option->letter);
	strbuf_addf(out, "--%s%s%s", option->name, option->argument ? " " : "",
		    option->argument ? option->argument : "");
	pad(out, from, ABOUT_COLUMN);
	strbuf_adds(&about, option->about);
	for (size_t i = 0; option->choices && option->choices[i]; i++)
		strbuf_addf(&about, "%s%s", i ? ", " : ": ", option->choices[i]);
	if (option->otherwise && !(option->choices && !option->choices[1]))
		strbuf_addf(&about, " (otherwise: %s)", option->otherwise);
	wrap(out, strbuf_str(&about), ABOUT_COLUMN);
}

static void add_options(struct strbuf *out, unsigned mask)
{
	for (size_t i = 0; i < option_count; i++)
		if ((option_table[i].commands & mask) == mask)
			add_option(out, &option_table[i]);
}

static void add_synopsis(struct strbuf *out, const struct command *command, bool with_options)
{
	strbuf_addf(out, "mundraft %s%s%s%s", command->name, with_options ? " [OPTION...]" : "",
		    *command->operands ? " " : "", command->operands);
}

/* The options of each command, without those that every command has. */
static void add_command_options(struct strbuf *out, enum command_id id)
{
	for (size_t i = 0; i < option_count; i++) {
		const struct option *option = &option_table[i];
		bool general = option->id == OPTION_HELP || option->id == OPTION_VERSION ||
			       option->id == OPTION_DATA;
		if (option_is_for(option, id) && !general)
			add_option(out, option);
	}
}

static bool has_options(enum command_id id)
{
	for (size_t i = 0; i < option_count; i++)
		if (option_is_for(&option_table[i], id) && option_table[i].id < OPTION_DATA)
			return true;
	return false;
}

void help_overview(struct arena *arena)
{
	struct strbuf out;
	strbuf_init(&out, arena);
	strbuf_adds(&out, "Usage: mundraft COUNTRY [OPTION...]\n"
			  "       mundraft COMMAND [OPTION...] ...\n\n"
			  "Drafts Model UN position papers from facts with sources, and checks "
			  "papers.\n\nCommands:\n");
	for (size_t i = 0; i < COMMAND_COUNT; i++) {
		size_t from = out.n;
		strbuf_addf(&out, "  %s", commands[i].name);
		pad(&out, from, ABOUT_COLUMN);
		wrap(&out, str_of(commands[i].about), ABOUT_COLUMN);
	}
	for (size_t i = 0; i < COMMAND_COUNT; i++) {
		if (!has_options((enum command_id)i))
			continue;
		strbuf_adds(&out, "\n");
		add_synopsis(&out, &commands[i], true);
		strbuf_adds(&out, "\n");
		add_command_options(&out, (enum command_id)i);
	}
	strbuf_adds(&out, "\nOptions of several commands:\n");
	for (size_t i = 0; i < option_count; i++)
		if (option_table[i].id >= OPTION_DATA)
			add_option(&out, &option_table[i]);
	strbuf_adds(&out, "\nExit status: 0 done and clean, 1 findings, 2 wrong usage, 3 unusable "
			  "input,\n4 a failure of the machine. See mundraft(1).\n");
	print(TO_OUT, strbuf_str(&out));
}

void help_command(struct arena *arena, enum command_id id)
{
	struct strbuf out;
	strbuf_init(&out, arena);
	strbuf_adds(&out, "Usage: ");
	add_synopsis(&out, &commands[id], true);
	if (id == COMMAND_DRAFT)
		strbuf_adds(&out, "\n       mundraft COUNTRY [OPTION...]");
	strbuf_adds(&out, "\n\n");
	struct strbuf about;
	strbuf_init(&about, arena);
	strbuf_addc(&about, char_upper(commands[id].about[0]));
	strbuf_addf(&about, "%s. %s", commands[id].about + 1, commands[id].more);
	wrap(&out, strbuf_str(&about), 0);
	strbuf_adds(&out, "\nOptions:\n");
	add_options(&out, COMMAND_BIT(id));
	print(TO_OUT, strbuf_str(&out));
}
