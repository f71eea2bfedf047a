/* mundraft render: any paper in Markdown, in the form that a conference takes. */
#include "cli.h"

#include "mundraft/render.h"

/* Asked for, else named in the paper, else generic. NULL after an error that was printed. */
static const struct conference *choose_conference(struct run *run, const struct paper *paper)
{
	struct str named = yaml_text(paper->front, "conference"), id = STR("generic");
	if (args_has(&run->args, OPTION_CONFERENCE)) {
		id = name_choose(run, KIND_CONFERENCE, args_value(&run->args, OPTION_CONFERENCE));
	} else if (named.n) {
		struct str found = name_find(&run->library, KIND_CONFERENCE, named);
		if (!found.n)
			printfs(TO_ERR,
				"mundraft: warning: the paper names the conference \"%.*s\", which "
				"is not known; generic is used\n"
				"help: name one with --conference\n",
				STR_ARG(visible(&run->arena, named)));
		id = found.n ? found : id;
	}
	if (!id.n)
		return NULL;
	const struct conference *conference = conference_load(&run->library, id, &run->diags);
	tell(run);
	if (!conference)
		usage_error(run, "\"mundraft check\" shows the mistakes in its file",
			    "the rules of the conference \"%.*s\" cannot be used", STR_ARG(id));
	return conference;
}

/* What the paper says of a thing in its front matter or its heading. */
static struct str named(const struct paper *paper, const char *what)
{
	struct span span;
	return paper_names(paper, what, &span);
}

static const char *file_in(struct run *run, const char *folder, const struct paper *paper,
			   const struct conference *conference, const struct profile *profile,
			   enum format format)
{
	struct str committee = named(paper, "committee");
	struct str id =
		committee.n ? name_find(&run->library, KIND_COMMITTEE, committee) : (struct str){0};
	struct file_names names = {
		.conference = conference,
		.country = profile ? profile->name : named(paper, "country"),
		.committee = id.n ? id : committee,
		.topic = named(paper, "topic"),
		.delegate = named(paper, "delegate"),
		.school = named(paper, "school"),
	};
	return str_printf(&run->arena, "%s/%.*s", folder,
			  STR_ARG(paper_file_name(&run->arena, &names, format_ending(format))))
		.p;
}

static int render_paper(struct run *run, const struct paper *paper, enum format format,
			const char *path, bool folder)
{
	struct evidence evidence;
	struct str bytes;
	const struct conference *conference = choose_conference(run, paper);
	if (!conference)
		return EXIT_USAGE;
	const struct profile *profile = known_load(run, paper, &evidence);
	tell(run);
	if (folder)
		path = file_in(run, path, paper, conference, profile, format);
	struct render_request request = {
		.paper = paper, .conference = conference, .evidence = profile ? &evidence : NULL};
	int status = paper_print(run, &request, format, path, &bytes);
	if (status != EXIT_CLEAN)
		return status;
	if (path)
		return target_write(run, path, bytes);
	print(TO_OUT, bytes);
	return EXIT_CLEAN;
}

/* False after a usage error. */
static bool choose_format(struct run *run, const char *path, enum format *format)
{
	if (!format_choose(run, format))
		return false;
	if (*format != FORMAT_COUNT && *format != FORMAT_MD)
		return true;
	if (!path)
		usage_error(run, "name the file to write, as in -o paper.pdf",
			    "where the paper should go is not said");
	else if (*format == FORMAT_MD)
		usage_error(run, "let it end in .pdf, .docx, .html or .txt",
			    "\"%.*s\" would be Markdown, which the paper is already",
			    STR_ARG(visible(&run->arena, str_of(path))));
	else
		usage_error(run, "let it end in .pdf, .docx, .html or .txt, or add --format",
			    "what to write is not clear from the name \"%.*s\"",
			    STR_ARG(visible(&run->arena, str_of(path))));
	return false;
}

int command_render(struct run *run)
{
	enum format format;
	bool folder;
	const char *path = target_of(run);
	if (!choose_format(run, path, &format) || !wrap_is_right(run, format))
		return EXIT_USAGE;
	int status = target_check(run, path, &folder);
	if (status != EXIT_CLEAN)
		return status;
	const struct paper *paper = paper_load(&run->arena, run->args.operands[0], &run->diags);
	tell(run);
	return paper ? render_paper(run, paper, format, path, folder) : EXIT_INPUT;
}
