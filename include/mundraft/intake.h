/*
 * Papers as chairs receive them: Word documents and PDFs, read into the same paper that
 * the linter knows, with the way back to page and paragraph, and the form of their
 * pages. Works on bytes: opens no file and runs no program.
 */
#ifndef MUNDRAFT_INTAKE_H
#define MUNDRAFT_INTAKE_H

#include "mundraft/form.h"
#include "mundraft/paper.h"

#define INTAKE_MAX_BYTES (24 * 1024 * 1024) /* of a file as it was sent */

enum intake_kind {
	INTAKE_TEXT,   /* Markdown or plain text, or nothing that is known */
	INTAKE_ZIP,    /* a Word document, or another archive: intake_docx tells */
	INTAKE_PDF,    /* its text must be taken out by poppler's programs first */
	INTAKE_REFUSED /* another kind of document: intake_refuse tells */
};
enum intake_kind intake_kind(struct str name, struct str bytes);

/* Adds the error that says what the file is and how to save it; always NULL. */
struct paper *intake_refuse(struct arena *arena, struct str name, struct str bytes,
			    struct diags *diags);

/* NULL with an error that says why it cannot be read and what to do. */
struct paper *intake_docx(struct arena *arena, struct str name, struct str bytes,
			  struct form **form, struct diags *diags);

/* What poppler's programs print about a PDF. */
struct pdf_texts {
	struct str info;   /* pdfinfo */
	struct str layout; /* pdftohtml -xml: every piece of text with its place and letters */
};
struct paper *intake_pdf(struct arena *arena, struct str name, const struct pdf_texts *texts,
			 struct form **form, struct diags *diags);

/* Adds the error that a document cannot be read; always NULL. */
struct paper *intake_error(struct arena *arena, struct str name, enum rule_id rule,
			   struct diags *diags, const char *problem, const char *help);

#endif
