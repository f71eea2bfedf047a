/*
 * Looks at the bytes of a YAML file before libyaml does: libyaml gives the
 * place of a bad byte as 1:1, accepts hidden characters and knows no limits.
 * Must know nothing of YAML but what a line may begin with.
 */
#include "internal.h"

#include "mundraft/utf8.h"

static const char save_as[] = "save the file as UTF-8 (in the editor: \"Save as\", encoding UTF-8)";

const char *yaml_flaw(uint32_t code)
{
	if (utf8_is_control(code))
		return "a control character";
	if (utf8_is_bidi(code))
		return "a hidden mark that turns the direction of text";
	if (code == 0x2028 || code == 0x2029)
		return "a hidden line separator";
	if (code == 0xFEFF)
		return "a hidden byte order mark";
	if ((code & 0xFFFE) == 0xFFFE)
		return "a code that stands for no character";
	return NULL;
}

static bool check_size(const struct source *source, struct span part, const char *what,
		       struct diags *diags)
{
	if (part.end - part.start <= YAML_MAX_BYTES)
		return true;
	struct span first = {part.start, part.start};
	struct diag *diag = diag_add(diags, RULE_FILE_LIMIT, source, first,
				     "the %s is larger than 1 MiB", what);
	diag_help(diags, diag, "check that it is the right file, or split it");
	return false;
}

/* UTF-16 is known by its byte order mark, or by zeros beside the first ASCII letters. */
static bool looks_like_utf16(struct str text)
{
	if (str_starts(text, STR("\xFF\xFE")) || str_starts(text, STR("\xFE\xFF")))
		return true;
	if (text.n < 4)
		return false;
	const char *p = text.p;
	return (!p[0] && p[1] && !p[2] && p[3]) || (p[0] && !p[1] && p[2] && !p[3]);
}

static bool check_encoding(const struct source *source, struct span part, const char *what,
			   struct diags *diags)
{
	struct str text = source_text(source, part);
	size_t bad = 0;
	if (looks_like_utf16(text)) {
		struct span first = {part.start, part.start + 1};
		struct diag *diag = diag_add(diags, RULE_FILE_ENCODING, source, first,
					     "the %s is saved as UTF-16, not as UTF-8", what);
		diag_help(diags, diag, "%s", save_as);
		return false;
	}
	if (utf8_check(text, &bad))
		return true;
	struct span span = {part.start + bad, part.start + bad + 1};
	struct diag *diag = diag_add(
		diags, RULE_FILE_ENCODING, source, span,
		"the byte %02X is not UTF-8: the %s is saved in another encoding, such as Latin-1",
		(unsigned)(unsigned char)text.p[bad], what);
	diag_help(diags, diag, "%s", save_as);
	return false;
}

static void report_hidden(const struct source *source, struct span span, uint32_t code,
			  struct diags *diags)
{
	struct diag *diag;
	if (code == '\r') {
		diag = diag_add(diags, RULE_FILE_HIDDEN, source, span,
				"a carriage return (U+000D) without a line feed");
		diag_help(diags, diag, "save the file with line ends LF or CRLF");
		return;
	}
	diag = diag_add(diags, RULE_FILE_HIDDEN, source, span, "%s (U+%04X)", yaml_flaw(code),
			(unsigned)code);
	diag_help(diags, diag, "delete it; most editors do not show it");
}

/* The common case, and the reason why a long file is checked in a millisecond. */
static bool is_plain_ascii(char c)
{
	return (c >= ' ' && c < 0x7F) || c == '\n' || c == '\t';
}

static bool check_hidden(const struct source *source, struct span part, struct diags *diags)
{
	size_t found = 0;
	for (size_t i = part.start, length = 1; i < part.end && found < YAML_MAX_REPORTS;
	     i += length) {
		const char *p = source->text.p + i;
		length = 1;
		if (is_plain_ascii(*p) || (*p == '\r' && i + 1 < part.end && p[1] == '\n'))
			continue;
		uint32_t code = utf8_decode((struct str){p, part.end - i}, &length);
		if (yaml_flaw(code) == NULL)
			continue;
		report_hidden(source, (struct span){i, i + length}, code, diags);
		found++;
	}
	return found == 0;
}

static bool is_odd_blank(uint32_t code)
{
	return code == 0xA0 || (code >= 0x2000 && code <= 0x200B) || code == 0x202F ||
	       code == 0x205F || code == 0x3000;
}

/*
 * A no-break space looks like a space and is none to YAML: a line that begins
 * with one becomes part of something else. Nobody begins a line so on purpose.
 */
static bool check_line_starts(const struct source *source, struct span part, struct diags *diags)
{
	struct str rest = source_text(source, part);
	struct str line;
	while (str_next_line(&rest, &line)) {
		size_t i = 0, length = 0;
		while (i < line.n && (line.p[i] == ' ' || line.p[i] == '\t'))
			i++;
		uint32_t code = utf8_decode(str_part(line, i, line.n), &length);
		if (!is_odd_blank(code))
			continue;
		size_t at = (size_t)(line.p - source->text.p) + i;
		struct diag *diag = diag_add(
			diags, RULE_YAML_SYNTAX, source, (struct span){at, at + length},
			"the line is indented with a no-break space (U+%04X)", (unsigned)code);
		diag_help(diags, diag,
			  "delete the blanks before the text and type ordinary spaces");
		return false;
	}
	return true;
}

bool yaml_check_bytes(const struct source *source, struct span *part, const char *what,
		      struct diags *diags)
{
	if (!check_size(source, *part, what, diags))
		return false;
	if (part->start == 0 && str_starts(source_text(source, *part), STR("\xEF\xBB\xBF")))
		part->start = 3;
	return check_encoding(source, *part, what, diags) && check_hidden(source, *part, diags) &&
	       check_line_starts(source, *part, diags);
}
