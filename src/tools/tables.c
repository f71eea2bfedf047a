/*
 * Makes what the table of options says into files, at build time:
 *	tables man src/man/mundraft.1.in > mundraft.1
 *	tables bash > mundraft.bash
 *	tables zsh > _mundraft
 *	tables fish > mundraft.fish
 * Knows nothing of what the commands do.
 */
#include "../cli/options.h"

#include <stdio.h>
#include <string.h>

/* ---- the manual ---- */

/* A line of text may not begin with a macro's dot, and a backslash is an escape. */
static void put_roff(const char *text)
{
	if (*text == '.' || *text == '\'')
		fputs("\\&", stdout);
	for (; *text; text++) {
		if (*text == '\\')
			fputs("\\e", stdout);
		else if (*text == '"')
			fputs("\\(dq", stdout);
		else
			putchar(*text);
	}
}

/* Sentences on lines of their own, as mdoc wants them, and none longer than a screen. */
static void put_sentences(const char *text)
{
	char word[200];
	size_t column = 0;
	while (*text) {
		size_t n = strcspn(text, " ");
		snprintf(word, sizeof word, "%.*s", (int)n, text);
		if (column && column + 1 + n > 78) {
			putchar('\n');
			column = 0;
		}
		if (column)
			putchar(' ');
		put_roff(word);
		column += n + 1;
		if (n && text[n - 1] == '.' && text[n]) {
			putchar('\n');
			column = 0;
		}
		text += n + (text[n] == ' ');
	}
	putchar('\n');
}

/* An operand such as "countries|topics" or "FILE..." in mdoc. */
static void put_operands(const char *operands)
{
	bool optional = *operands == '[';
	const char *p = operands + optional;
	size_t n = strcspn(p, ".]");
	if (!*operands)
		return;
	printf(optional ? " Op Ar %.*s" : " Ar %.*s", (int)n, p);
	if (strstr(operands, "..."))
		fputs(" ...", stdout);
}

static void put_commands(void)
{
	puts(".Bl -tag -width Ds");
	for (size_t i = 0; i < COMMAND_COUNT; i++) {
		printf(".It Cm %s", commands[i].name);
		put_operands(commands[i].operands);
		putchar('\n');
		char first = commands[i].about[0];
		printf("%c%s.\n", first - 'a' + 'A', commands[i].about + 1);
		put_sentences(commands[i].more);
	}
	puts(".El");
}

static void put_option_head(const struct option *option)
{
	fputs(".It ", stdout);
	if (option->letter)
		printf("Fl %c , ", option->letter);
	printf("Fl -%s", option->name);
	if (option->argument)
		printf(" Ar %s", option->argument);
	putchar('\n');
}

static void put_users(const struct option *option)
{
	size_t users = 0, count = 0;
	for (size_t i = 0; i < COMMAND_COUNT; i++)
		users += option_is_for(option, (enum command_id)i);
	if (users == COMMAND_COUNT)
		return;
	fputs("For\n", stdout);
	for (size_t i = 0; i < COMMAND_COUNT; i++)
		if (option_is_for(option, (enum command_id)i))
			printf(".Cm %s%s\n", commands[i].name, ++count == users ? " ." : " ,");
}

static void put_choices(const struct option *option)
{
	if (!option->choices)
		return;
	fputs(option->choices[1] ? "One of\n" : "So far only\n", stdout);
	for (const char *const *choice = option->choices; *choice; choice++)
		printf(".Cm %s%s\n", *choice, choice[1] ? " ," : " .");
}

static void put_options(void)
{
	puts(".Bl -tag -width Ds");
	for (size_t i = 0; i < option_count; i++) {
		const struct option *option = &option_table[i];
		put_option_head(option);
		printf("%c", option->about[0] - 'a' + 'A');
		put_roff(option->about + 1);
		fputs(".\n", stdout);
		put_choices(option);
		if (option->otherwise && !(option->choices && !option->choices[1])) {
			fputs("Without it: ", stdout);
			put_roff(option->otherwise);
			fputs(".\n", stdout);
		}
		put_users(option);
	}
	puts(".El");
}

static int put_manual(const char *path)
{
	char line[2000];
	FILE *in = fopen(path, "r");
	if (!in) {
		perror(path);
		return 1;
	}
	while (fgets(line, sizeof line, in)) {
		if (strcmp(line, "@COMMANDS@\n") == 0)
			put_commands();
		else if (strcmp(line, "@OPTIONS@\n") == 0)
			put_options();
		else
			fputs(line, stdout);
	}
	fclose(in);
	return 0;
}

/* ---- what all completions share ---- */

/* The kinds that `list` must be asked for; NULL where the place holds no ids. */
static const char *ids_of(enum completion completion)
{
	static const char *const kinds[] = {
		[COMPLETE_COUNTRY] = "countries",
		[COMPLETE_COMMITTEE] = "committees",
		[COMPLETE_TOPIC] = "topics",
		[COMPLETE_CONFERENCE] = "conferences",
		[COMPLETE_RULE] = "rules",
		[COMPLETE_ID] = "countries committees conferences topics rules",
	};
	size_t count = sizeof kinds / sizeof *kinds;
	return (size_t)completion < count ? kinds[completion] : NULL;
}

static const char *const *words_of(const struct command *command)
{
	return command->completion == COMPLETE_NEW ? new_kinds : list_kinds;
}

static void put_list(const char *const *words)
{
	for (; *words; words++)
		printf("%s%s", *words, words[1] ? " " : "");
}

static void put_command_names(void)
{
	for (size_t i = 0; i < COMMAND_COUNT; i++)
		printf("%s%s", i ? " " : "", commands[i].name);
}

/* Between single quotation marks; `special` are put behind a backslash. */
static void put_quotable(const char *text, const char *special, const char *apostrophe)
{
	for (; *text; text++) {
		if (*text == '\'') {
			fputs(apostrophe, stdout);
			continue;
		}
		if (strchr(special, *text))
			putchar('\\');
		putchar(*text);
	}
}

/* ---- bash ---- */

/* The shell words that give what may stand at a place; empty: nothing. */
static void put_candidates(enum completion completion, const char *const *choices)
{
	switch (completion) {
	case COMPLETE_COUNTRY:
	case COMPLETE_COMMITTEE:
	case COMPLETE_TOPIC:
	case COMPLETE_CONFERENCE:
	case COMPLETE_RULE:
	case COMPLETE_ID:
		printf("_mundraft_offer \"$(_mundraft_ids %s)\"", ids_of(completion));
		break;
	case COMPLETE_COMMAND:
		fputs("_mundraft_offer \"$commands\"", stdout);
		break;
	case COMPLETE_NEW:
		fputs("[[ $before != new ]] || ", stdout); /* behind the kind stands a name */
		put_candidates(COMPLETE_CHOICE, choices);
		break;
	case COMPLETE_KIND:
	case COMPLETE_CHOICE:
		fputs("_mundraft_offer \"", stdout);
		put_list(choices);
		putchar('"');
		break;
	case COMPLETE_FILE:
		fputs("COMPREPLY=($(compgen -f -- \"$word\"))", stdout);
		break;
	case COMPLETE_FOLDER:
		fputs("COMPREPLY=($(compgen -d -- \"$word\"))", stdout);
		break;
	case COMPLETE_NOTHING:
		fputs(":", stdout);
		break;
	}
}

static void put_command_options(enum command_id id)
{
	for (size_t i = 0; i < option_count; i++) {
		if (!option_is_for(&option_table[i], id))
			continue;
		printf(" --%s", option_table[i].name);
		if (option_table[i].letter)
			printf(" -%c", option_table[i].letter);
	}
}

static void put_values(void)
{
	puts("\tcase $command:$before in");
	for (size_t i = 0; i < option_count; i++) {
		const struct option *option = &option_table[i];
		const char *between = "";
		if (!option->argument)
			continue;
		fputs("\t", stdout);
		for (size_t c = 0; c < COMMAND_COUNT; c++) {
			if (!option_is_for(option, (enum command_id)c))
				continue;
			printf("%s%s:--%s", between, commands[c].name, option->name);
			between = "|";
			if (option->letter)
				printf("|%s:-%c", commands[c].name, option->letter);
		}
		fputs(")\n\t\t", stdout);
		put_candidates(option->completion, option->choices);
		puts("\n\t\treturn ;;");
	}
	puts("\tesac");
}

static void put_words(void)
{
	puts("\tcase $command in");
	for (size_t i = 0; i < COMMAND_COUNT; i++) {
		printf("\t%s)\n\t\tif [[ $word == -* ]]; then\n\t\t\t_mundraft_offer \"",
		       commands[i].name);
		put_command_options((enum command_id)i);
		fputs("\"\n\t\telse\n\t\t\t", stdout);
		put_candidates(commands[i].completion, words_of(&commands[i]));
		puts("\n\t\tfi ;;");
	}
	puts("\tesac");
}

static int put_bash(void)
{
	puts("# Completion of mundraft for bash; made from its table of options.\n"
	     "_mundraft_ids() {\n"
	     "\tlocal kind\n"
	     "\tfor kind; do \"${COMP_WORDS[0]}\" list \"$kind\" --ids 2>/dev/null; done\n"
	     "}\n"
	     "_mundraft_offer() {\n"
	     "\tCOMPREPLY=($(compgen -W \"$1\" -- \"$word\"))\n"
	     "}\n"
	     "_mundraft() {\n"
	     "\tlocal word=${COMP_WORDS[COMP_CWORD]} before='' command='' i");
	fputs("\tlocal commands='", stdout);
	put_command_names();
	puts("'\n"
	     "\tCOMPREPLY=()\n"
	     "\t((COMP_CWORD > 0)) && before=${COMP_WORDS[COMP_CWORD - 1]}\n"
	     "\tfor ((i = 1; i < COMP_CWORD; i++)); do\n"
	     "\t\tif [[ \" $commands \" == *\" ${COMP_WORDS[i]} \"* ]]; then\n"
	     "\t\t\tcommand=${COMP_WORDS[i]}\n"
	     "\t\t\tbreak\n"
	     "\t\tfi\n"
	     "\tdone\n"
	     "\tif [[ -z $command && $COMP_CWORD = 1 && $word != -* ]]; then\n"
	     "\t\t_mundraft_offer \"$commands $(_mundraft_ids countries)\"\n"
	     "\t\treturn\n"
	     "\tfi\n"
	     "\t: \"${command:=draft}\"");
	put_values();
	put_words();
	puts("}\ncomplete -F _mundraft mundraft");
	return 0;
}

/* ---- zsh ---- */

/* What an _arguments specification does at a place. */
static void put_zsh_action(enum completion completion, const char *const *choices)
{
	if (ids_of(completion)) {
		printf(" _mundraft_ids %s", ids_of(completion));
	} else if (completion == COMPLETE_FILE) {
		fputs("_files", stdout);
	} else if (completion == COMPLETE_FOLDER) {
		fputs("_files -/", stdout);
	} else if (completion != COMPLETE_NOTHING) {
		putchar('(');
		if (completion == COMPLETE_COMMAND)
			put_command_names();
		else
			put_list(choices);
		putchar(')');
	}
}

static void put_zsh_option(const struct option *option)
{
	const char *glue = option->argument ? "=" : "";
	fputs(" \\\n\t\t\t", stdout);
	if (option->letter)
		printf("'(-%c --%s)'{-%c%s,--%s%s}'[", option->letter, option->name, option->letter,
		       option->argument ? "+" : "", option->name, glue);
	else
		printf("'%s--%s%s[", option->many ? "*" : "", option->name, glue);
	put_quotable(option->about, "[]:", "'\\''");
	putchar(']');
	if (option->argument) {
		printf(":%s:", option->argument);
		put_zsh_action(option->completion, option->choices);
	}
	putchar('\'');
}

static void put_zsh_command(enum command_id id)
{
	const struct command *command = &commands[id];
	printf("\t%s)\n\t\t_arguments -s", command->name);
	for (size_t i = 0; i < option_count; i++)
		if (option_is_for(&option_table[i], id))
			put_zsh_option(&option_table[i]);
	/* Behind the kind of `new` stands a name, which nothing can complete. */
	bool many = command->most > 1 && command->completion != COMPLETE_NEW;
	printf(" \\\n\t\t\t'%s:operand:", many ? "*" : "1");
	put_zsh_action(command->completion, words_of(command));
	puts("' ;;");
}

static int put_zsh(void)
{
	puts("#compdef mundraft\n"
	     "# Completion of mundraft for zsh; made from its table of options.\n"
	     "_mundraft_ids() {\n"
	     "\tlocal kind\n"
	     "\tlocal -a ids\n"
	     "\tfor kind in \"$@\"; do\n"
	     "\t\tids+=(${(f)\"$(_call_program ids mundraft list $kind --ids 2>/dev/null)\"})\n"
	     "\tdone\n"
	     "\tcompadd -a ids\n"
	     "}\n"
	     "_mundraft() {\n"
	     "\tlocal command='' i\n"
	     "\tlocal -a known described\n"
	     "\tdescribed=(");
	for (size_t i = 0; i < COMMAND_COUNT; i++) {
		printf("\t\t'%s:", commands[i].name);
		put_quotable(commands[i].about, ":", "'\\''");
		puts("'");
	}
	puts("\t)\n"
	     "\tknown=(${described%%:*})\n"
	     "\tif ((CURRENT == 2)) && [[ $words[2] != -* ]]; then\n"
	     "\t\t_describe command described\n"
	     "\t\t_mundraft_ids countries\n"
	     "\t\treturn\n"
	     "\tfi\n"
	     "\tfor ((i = 2; i < CURRENT; i++)); do\n"
	     "\t\tif ((${known[(Ie)$words[i]]})); then\n"
	     "\t\t\tcommand=$words[i]\n"
	     "\t\t\twords[i]=()\n"
	     "\t\t\t((CURRENT--))\n"
	     "\t\t\tbreak\n"
	     "\t\tfi\n"
	     "\tdone\n"
	     "\tcase ${command:-draft} in");
	for (size_t i = 0; i < COMMAND_COUNT; i++)
		put_zsh_command((enum command_id)i);
	puts("\tesac\n}\n_mundraft \"$@\"");
	return 0;
}

/* ---- fish ---- */

static void put_fish_candidates(enum completion completion, const char *const *choices)
{
	if (ids_of(completion)) {
		printf(" -a '(__mundraft_ids %s)'", ids_of(completion));
	} else if (completion == COMPLETE_FILE) {
		fputs(" -F", stdout);
	} else if (completion == COMPLETE_FOLDER) {
		fputs(" -a '(__fish_complete_directories)'", stdout);
	} else if (completion != COMPLETE_NOTHING) {
		fputs(" -a '", stdout);
		if (completion == COMPLETE_COMMAND)
			put_command_names();
		else
			put_list(choices);
		putchar('\'');
	}
}

static void put_fish_option(const struct option *option)
{
	fputs("complete -c mundraft -n '__mundraft_is", stdout);
	for (size_t i = 0; i < COMMAND_COUNT; i++)
		if (option_is_for(option, (enum command_id)i))
			printf(" %s", commands[i].name);
	printf("' -l %s", option->name);
	if (option->letter)
		printf(" -s %c", option->letter);
	if (option->argument) {
		fputs(option->completion == COMPLETE_FILE ? " -r" : " -x", stdout);
		put_fish_candidates(option->completion, option->choices);
	}
	fputs(" -d '", stdout);
	put_quotable(option->about, "\\", "\\'");
	puts("'");
}

static void put_fish_command(const struct command *command)
{
	printf("complete -c mundraft -n __mundraft_first -a %s -d '", command->name);
	put_quotable(command->about, "\\", "\\'");
	printf("'\ncomplete -c mundraft -n '__mundraft_is %s'", command->name);
	put_fish_candidates(command->completion, words_of(command));
	putchar('\n');
}

static int put_fish(void)
{
	fputs("# Completion of mundraft for fish; made from its table of options.\n"
	      "function __mundraft_ids\n"
	      "\tfor kind in $argv\n"
	      "\t\tmundraft list $kind --ids 2>/dev/null\n"
	      "\tend\n"
	      "end\n"
	      "function __mundraft_first\n"
	      "\ttest (count (commandline -opc)) -eq 1\n"
	      "end\n"
	      "function __mundraft_is\n"
	      "\tset -l command draft\n"
	      "\tset -l words (commandline -opc)\n"
	      "\tfor word in $words[2..-1]\n"
	      "\t\tif contains -- $word ",
	      stdout);
	put_command_names();
	puts("\n"
	     "\t\t\tset command $word\n"
	     "\t\t\tbreak\n"
	     "\t\tend\n"
	     "\tend\n"
	     "\tcontains -- $command $argv\n"
	     "end\n"
	     "complete -c mundraft -f");
	for (size_t i = 0; i < COMMAND_COUNT; i++)
		put_fish_command(&commands[i]);
	for (size_t i = 0; i < option_count; i++)
		put_fish_option(&option_table[i]);
	return 0;
}

int main(int argc, char **argv)
{
	int status = 2;
	if (argc == 3 && strcmp(argv[1], "man") == 0)
		status = put_manual(argv[2]);
	else if (argc == 2 && strcmp(argv[1], "bash") == 0)
		status = put_bash();
	else if (argc == 2 && strcmp(argv[1], "zsh") == 0)
		status = put_zsh();
	else if (argc == 2 && strcmp(argv[1], "fish") == 0)
		status = put_fish();
	else
		fputs("usage: tables man FILE | tables bash | tables zsh | tables fish\n", stderr);
	if (fflush(stdout) != 0 || ferror(stdout))
		return 1;
	return status;
}
