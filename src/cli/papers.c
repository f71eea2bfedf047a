/* Papers as input: reading them, and what they say of themselves. */
#include "cli.h"

#include "mundraft/intake.h"

static struct paper *load_text(struct arena *arena, const struct source *raw, struct diags *diags)
{
	const struct source *source = paper_source(arena, raw->name, raw->text, diags);
	return source ? paper_parse(arena, source, diags) : NULL;
}

static struct paper *load_pdf(struct arena *arena, const struct source *raw, struct form **form,
			      struct diags *diags)
{
	struct pdf_texts texts = {0};
	if (!poppler_read(arena, raw->name, raw->text, &texts, diags))
		return NULL;
	return intake_pdf(arena, raw->name, &texts, form, diags);
}

struct paper *paper_load_form(struct arena *arena, struct str path, struct form **form,
			      struct diags *diags)
{
	struct library reader;
	library_init(&reader, arena);
	*form = NULL;
	const struct source *raw = library_read(&reader, path, INTAKE_MAX_BYTES, diags);
	if (!raw)
		return NULL;
	switch (intake_kind(raw->name, raw->text)) {
	case INTAKE_ZIP:
		return intake_docx(arena, raw->name, raw->text, form, diags);
	case INTAKE_PDF:
		return load_pdf(arena, raw, form, diags);
	case INTAKE_REFUSED:
		return intake_refuse(arena, raw->name, raw->text, diags);
	case INTAKE_TEXT:
		break;
	}
	return load_text(arena, raw, diags);
}

struct paper *paper_load(struct arena *arena, struct str path, struct diags *diags)
{
	struct form *form;
	return paper_load_form(arena, path, &form, diags);
}

struct str paper_names(const struct paper *paper, const char *what, struct span *span)
{
	const struct node *node = paper->front ? yaml_get(paper->front, what) : NULL;
	if (node && node->kind == NODE_TEXT && node->text.n) {
		*span = node->span;
		return node->text;
	}
	for (size_t i = 0; i < paper->field_count; i++) {
		if (str_is(paper->fields[i].name, what)) {
			*span = paper->fields[i].value_span;
			return paper->fields[i].value;
		}
	}
	return (struct str){0};
}
