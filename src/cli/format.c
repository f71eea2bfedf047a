/* Which format a paper is written in: --format and the ending of -o. */
#include "cli.h"

#include <string.h>

static const char *const endings[] = {
	[FORMAT_MD] = "md",     [FORMAT_TXT] = "txt", [FORMAT_HTML] = "html",
	[FORMAT_DOCX] = "docx", [FORMAT_PDF] = "pdf",
};

const char *format_ending(enum format format)
{
	return endings[format];
}

/* What stands behind the last stop of the last part of a path; empty: nothing. */
static struct str ending_of(struct str path)
{
	size_t at = path.n;
	while (at && path.p[at - 1] != '.' && path.p[at - 1] != '/')
		at--;
	return at > 1 && path.p[at - 1] == '.' && path.p[at - 2] != '/' ? str_part(path, at, path.n)
									: (struct str){0};
}

static enum format find_format(struct str ending)
{
	size_t i = 0;
	if (str_eq_nocase(ending, STR("htm")))
		return FORMAT_HTML;
	while (i < FORMAT_COUNT && !str_eq_nocase(ending, str_of(endings[i])))
		i++;
	return (enum format)i;
}

/* Other people's types: Markdown under such a name would open as nonsense. */
static bool is_foreign(struct str ending)
{
	static const char *const foreign[] = {"doc", "odt", "rtf", "tex", "epub", "pages"};
	for (size_t i = 0; i < sizeof foreign / sizeof *foreign; i++)
		if (str_eq_nocase(ending, str_of(foreign[i])))
			return true;
	return false;
}

bool format_choose(struct run *run, enum format *format)
{
	struct str asked = args_value(&run->args, OPTION_FORMAT);
	struct str path = args_value(&run->args, OPTION_OUTPUT);
	struct str shown = visible(&run->arena, path);
	enum format by_name = find_format(ending_of(path));
	*format = asked.n ? find_format(asked) : by_name;
	if (by_name == FORMAT_COUNT && is_foreign(ending_of(path))) {
		usage_error(run, "let the name end in .md, .txt, .html, .docx or .pdf",
			    "files such as \"%.*s\" cannot be written", STR_ARG(shown));
		return false;
	}
	if (!asked.n || by_name == FORMAT_COUNT || by_name == *format)
		return true;
	usage_error(run,
		    str_printf(&run->arena, "leave --format away, or let the name end in \".%s\"",
			       endings[*format])
			    .p,
		    "--format %.*s and \"%.*s\" contradict each other", STR_ARG(asked),
		    STR_ARG(shown));
	return false;
}

bool wrap_is_right(struct run *run, enum format format)
{
	struct str given = args_value(&run->args, OPTION_WRAP);
	long columns;
	if (!given.n)
		return true;
	if (format != FORMAT_TXT) {
		usage_error(run, "leave --wrap away, or add --format txt",
			    "--wrap is for plain text");
		return false;
	}
	if (str_to_number(given, &columns) && columns >= 20 && columns <= 1000)
		return true;
	usage_error(run, "write a whole number from 20 to 1000, such as 72",
		    "--wrap \"%.*s\" is no number of columns",
		    STR_ARG(visible(&run->arena, given)));
	return false;
}

static void add_types(struct strbuf *out, const struct node *types)
{
	bool first = true;
	if (types->kind == NODE_TEXT)
		add_visible(out, types->text);
	for (const struct node *type = types->first; type; type = type->next) {
		strbuf_adds(out, first ? "" : type->next ? ", " : " or ");
		add_visible(out, type->text);
		first = false;
	}
}

void format_warn(struct run *run, const struct conference *conference, enum format format)
{
	const struct node *types = yaml_get(yaml_get(conference->tree, "file"), "types");
	struct strbuf taken;
	if (!types || format == FORMAT_MD || yaml_holds(types, str_of(endings[format])) ||
	    (!types->text.n && !types->first))
		return;
	strbuf_init(&taken, &run->arena);
	add_types(&taken, types);
	printfs(TO_ERR,
		"mundraft: warning: the conference \"%.*s\" takes %.*s, not %s\n"
		"help: choose the type with --format or with the ending of the file's name\n",
		STR_ARG(conference->id), STR_ARG(strbuf_str(&taken)), endings[format]);
}
