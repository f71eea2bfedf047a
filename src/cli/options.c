/* The tables of commands and options. */
#include "options.h"

const char *const list_kinds[] = {"countries", "committees", "conferences",
				  "topics",    "rules",      NULL};
const char *const new_kinds[] = {"committee", "conference", "country", NULL};

const struct command commands[COMMAND_COUNT] = {
	[COMMAND_DRAFT] =
		{"draft", "COUNTRY", "write a position paper from a country's profile",
		 "The name of the command may be left out. The paper goes to standard output, what "
		 "it lacks to standard error. Facts that the profile does not know are printed as "
		 "visible gaps, never made up.",
		 1, 1, COMPLETE_COUNTRY},
	[COMMAND_RENDER] =
		{"render", "FILE", "put a paper into the form that a conference takes",
		 "Reads any paper in Markdown, with or without front matter, and writes it as "
		 "PDF, Word document, HTML or plain text, in the page, the heading and the "
		 "citation style of "
		 "its conference. How many pages it fills is said on standard error.",
		 1, 1, COMPLETE_FILE},
	[COMMAND_LINT] = {"lint", "FILE...", "find what would cost a paper marks",
			  "Reads papers in Markdown, plain text, Word (.docx) or PDF; \"-\" is "
			  "standard input. Of Word documents and PDFs the form is checked, too. "
			  "The findings go to standard output, a closing line for each paper to "
			  "standard error.",
			  1, (size_t)-1, COMPLETE_FILE},
	[COMMAND_TRACE] = {"trace", "FILE", "show what each sentence of a paper rests on",
			   "Prints every sentence with the facts that its notes name, their "
			   "sources and how reliable these are, and marks sentences that state "
			   "something and rest on nothing.",
			   1, 1, COMPLETE_FILE},
	[COMMAND_BRIEF] = {"brief", "COUNTRY", "prepare for the debate",
			   "Prints the questions to be ready for with honest answers, the facts "
			   "that may serve in debate but not in the paper, and the gaps to "
			   "research.",
			   1, 1, COMPLETE_COUNTRY},
	[COMMAND_LIST] = {"list", "countries|committees|conferences|topics|rules",
			  "list what there is", "Also says which file each comes from.", 1, 1,
			  COMPLETE_KIND},
	[COMMAND_SHOW] = {"show", "ID", "show what is known under an id",
			  "The id of a country, a committee, a conference, a topic, a rule or a "
			  "fact.",
			  1, 1, COMPLETE_ID},
	[COMMAND_EXPLAIN] = {"explain", "RULE", "explain a rule, with examples",
			     "Findings name their rule in square brackets.", 1, 1, COMPLETE_RULE},
	[COMMAND_CHECK] = {"check", "[FILE...]", "check profiles, committees and conferences",
			   "Without a file: everything that mundraft can find.", 0, (size_t)-1,
			   COMPLETE_FILE},
	[COMMAND_NEW] = {"new", "committee|conference|country NAME...",
			 "write a starting file for a committee, a conference or a country",
			 "The file goes into the folder you are in, under ./templates/committees, "
			 "./templates/conferences or ./profiles, where it is found by its name. "
			 "It works at once, explains its own keys, and replaces nothing.",
			 2, (size_t)-1, COMPLETE_NEW},
	[COMMAND_HELP] = {"help", "[COMMAND]", "explain a command and its options",
			  "The same as --help behind the command.", 0, 1, COMPLETE_COMMAND},
};

#define DRAFT COMMAND_BIT(COMMAND_DRAFT)
#define RENDER COMMAND_BIT(COMMAND_RENDER)
#define LINT COMMAND_BIT(COMMAND_LINT)
#define TRACE COMMAND_BIT(COMMAND_TRACE)
#define BRIEF COMMAND_BIT(COMMAND_BRIEF)
#define LIST COMMAND_BIT(COMMAND_LIST)
#define SHOW COMMAND_BIT(COMMAND_SHOW)
#define CHECK COMMAND_BIT(COMMAND_CHECK)
#define NEW COMMAND_BIT(COMMAND_NEW)
#define EVERY (COMMAND_BIT(COMMAND_COUNT) - 1)

static const char *const draft_formats[] = {"md", "txt", "html", "docx", "pdf", NULL};
static const char *const render_formats[] = {"txt", "html", "docx", "pdf", NULL};
static const char *const lint_formats[] = {"human", "json", "gcc", "github", "sarif", "html", NULL};
static const char *const trace_formats[] = {"human", "json", NULL};
static const char *const fail_levels[] = {"error", "warning", "style", "none", NULL};

const struct option option_table[] = {
	{OPTION_COMMITTEE, 0, "committee", "ID", DRAFT | BRIEF, "the committee the paper is for",
	 "the profile's", NULL, COMPLETE_COMMITTEE, false},
	{OPTION_TOPIC, 0, "topic", "ID|TEXT", DRAFT | BRIEF, "the topic, by its id or in words",
	 "the committee's where --committee is given, else the profile's", NULL, COMPLETE_TOPIC,
	 true},
	{OPTION_CONFERENCE, 0, "conference", "ID", DRAFT, "the conference whose rules to follow",
	 "the profile's, else generic", NULL, COMPLETE_CONFERENCE, false},
	{OPTION_CONFERENCE, 0, "conference", "ID", RENDER, "the conference whose form to use",
	 "the one that the paper names, else generic", NULL, COMPLETE_CONFERENCE, false},
	{OPTION_CONFERENCE, 0, "conference", "ID", LINT, "the conference whose rules to check",
	 "the one that the paper names, else generic", NULL, COMPLETE_CONFERENCE, false},
	{OPTION_VARIANT, 0, "variant", "N", DRAFT | BRIEF,
	 "another line of argument, by number: the same number gives the same paper", "0", NULL,
	 COMPLETE_NOTHING, false},
	{OPTION_DELEGATE, 0, "delegate", "NAME", DRAFT, "the delegate's name for the heading", NULL,
	 NULL, COMPLETE_NOTHING, false},
	{OPTION_SCHOOL, 0, "school", "NAME", DRAFT, "the school's name for the heading", NULL, NULL,
	 COMPLETE_NOTHING, false},
	{OPTION_OUTPUT, 'o', "output", "FILE", DRAFT | RENDER,
	 "write the paper to a file; in a folder it is named as the conference wants it",
	 "standard output", NULL, COMPLETE_FILE, false},
	{OPTION_ALL_COMMITTEES, 0, "all-committees", NULL, DRAFT,
	 "a paper for every committee, into the folder of -o; unchanged files are left alone", NULL,
	 NULL, COMPLETE_NOTHING, false},
	{OPTION_FORCE, 0, "force", NULL, DRAFT | RENDER,
	 "replace the file of -o where it is there already, and keep the old one as FILE~", NULL,
	 NULL, COMPLETE_NOTHING, false},
	{OPTION_FORMAT, 0, "format", "FORMAT", DRAFT, "how the paper is written",
	 "the ending of the file of -o, else md", draft_formats, COMPLETE_CHOICE, false},
	{OPTION_FORMAT, 0, "format", "FORMAT", RENDER, "how the paper is written",
	 "the ending of the file of -o", render_formats, COMPLETE_CHOICE, false},
	{OPTION_WRAP, 0, "wrap", "COLUMNS", DRAFT | RENDER,
	 "break the lines of plain text at this column", "a paragraph is one line", NULL,
	 COMPLETE_NOTHING, false},
	{OPTION_FORMAT, 0, "format", "FORMAT", LINT, "how findings are printed", "human",
	 lint_formats, COMPLETE_CHOICE, false},
	{OPTION_FORMAT, 0, "format", "FORMAT", TRACE, "how sentences are printed", "human",
	 trace_formats, COMPLETE_CHOICE, false},
	{OPTION_FAIL_ON, 0, "fail-on", "LEVEL", LINT, "exit with 1 from this level of findings on",
	 "error", fail_levels, COMPLETE_CHOICE, false},
	{OPTION_ONLY, 0, "only", "RULE,...", LINT, "check these rules and no others", NULL, NULL,
	 COMPLETE_RULE, true},
	{OPTION_SKIP, 0, "skip", "RULE,...", LINT, "do not check these rules", NULL, NULL,
	 COMPLETE_RULE, true},
	{OPTION_NO_ALLOW, 0, "no-allow", NULL, LINT,
	 "report also what the text of a paper asks to let pass", NULL, NULL, COMPLETE_NOTHING,
	 false},
	{OPTION_STATS, 0, "stats", NULL, LINT,
	 "print each paper in figures, too: its length, anchors, sources, what any country could "
	 "say",
	 NULL, NULL, COMPLETE_NOTHING, false},
	{OPTION_IDS, 0, "ids", NULL, LIST, "print the ids alone, one a line", NULL, NULL,
	 COMPLETE_NOTHING, false},
	{OPTION_SOURCES, 0, "sources", NULL, SHOW,
	 "of a country: every source with its facts, those it began with first", NULL, NULL,
	 COMPLETE_NOTHING, false},
	{OPTION_DATA, 0, "data", "DIR",
	 DRAFT | RENDER | LINT | TRACE | BRIEF | LIST | SHOW | CHECK | NEW,
	 "look for profiles and templates in this folder first", NULL, NULL, COMPLETE_FOLDER, true},
	{OPTION_HELP, 'h', "help", NULL, EVERY, "print this help", NULL, NULL, COMPLETE_NOTHING,
	 true},
	{OPTION_VERSION, 0, "version", NULL, EVERY, "print the version", NULL, NULL,
	 COMPLETE_NOTHING, true},
};
const size_t option_count = sizeof option_table / sizeof *option_table;

enum command_id command_find(struct str name)
{
	size_t i = 0;
	while (i < COMMAND_COUNT && !str_is(name, commands[i].name))
		i++;
	return (enum command_id)i;
}

bool option_is_for(const struct option *option, enum command_id command)
{
	return command < COMMAND_COUNT && (option->commands & COMMAND_BIT(command));
}

const struct option *option_find(struct str name, enum command_id command)
{
	const struct option *any = NULL;
	for (size_t i = 0; i < option_count; i++) {
		if (!str_is(name, option_table[i].name))
			continue;
		if (option_is_for(&option_table[i], command))
			return &option_table[i];
		any = any ? any : &option_table[i];
	}
	return any;
}

const struct option *option_find_letter(char letter, enum command_id command)
{
	for (size_t i = 0; letter && i < option_count; i++)
		if (option_table[i].letter == letter)
			return option_find(str_of(option_table[i].name), command);
	return NULL;
}
