/*
 * The forms of single values: ids, numbers, choices, dates, web addresses; and
 * the e-mail addresses that no file may hold. Says what form is expected.
 */
#include "schema_internal.h"

#include "mundraft/date.h"
#include "mundraft/near.h"
#include "mundraft/strbuf.h"
#include "mundraft/utf8.h"

#include <string.h>

/* One value under check, and what is needed to complain about it. */
struct value {
	struct checker *checker;
	const struct trail *trail;
	const struct node *node;
	const struct schema *schema;
};

static struct diag *bad(const struct value *value, const char *message)
{
	return checker_add(value->checker, value->trail, RULE_BAD_VALUE, value->node->source,
			   value->node->span, message);
}

static struct arena *arena_of(const struct value *value)
{
	return value->checker->diags->arena;
}

/* How messages name the value; worked out only for a message. */
static const char *name_of(const struct value *value)
{
	return checker_name(value->checker, value->trail, value->node, value->schema);
}

/* The text, fit for a message. */
static struct str shown_of(const struct value *value)
{
	return yaml_shown(arena_of(value), value->node->text, SHOWN_MOST);
}

static void help(const struct value *value, struct diag *diag, const char *text)
{
	diag_help(value->checker->diags, diag, "%s", text);
}

/* --- ids --- */

static bool is_id_char(char c)
{
	return (c >= 'a' && c <= 'z') || char_is_digit(c);
}

bool schema_is_id(struct str text)
{
	if (!text.n || !is_id_char(text.p[0]) || !is_id_char(text.p[text.n - 1]))
		return false;
	for (size_t i = 0; i < text.n; i++)
		if (!is_id_char(text.p[i]) && text.p[i] != '-')
			return false;
	return true;
}

/* "Safe Schools" -> "safe-schools"; empty where nothing is left of it. */
static struct str id_from(struct arena *arena, struct str text)
{
	struct str folded = utf8_fold(arena, text);
	struct strbuf id;
	strbuf_init(&id, arena);
	for (size_t i = 0; i < folded.n; i++)
		strbuf_addc(&id, folded.p[i] == ' ' ? '-' : folded.p[i]);
	return schema_is_id(strbuf_str(&id)) ? strbuf_str(&id) : (struct str){0};
}

void schema_report_id(struct checker *checker, const struct trail *trail,
		      const struct source *source, struct span span, const char *name,
		      struct str text)
{
	struct arena *arena = checker->diags->arena;
	struct str shown = yaml_shown(arena, text, SHOWN_MOST);
	struct str message =
		str_printf(arena, "%s must be an id, not \"%.*s\"", name, STR_ARG(shown));
	struct diag *diag = checker_add(checker, trail, RULE_BAD_VALUE, source, span, message.p);
	struct str id = text.n <= YAML_MAX_KEY ? id_from(arena, text) : (struct str){0};
	if (id.n) {
		diag_help(checker->diags, diag, "use only a-z, 0-9 and hyphens: \"%.*s\"",
			  STR_ARG(id));
		diag_suggest(checker->diags, diag, &id, 1);
	} else {
		diag_help(checker->diags, diag, "use only a-z, 0-9 and hyphens");
	}
}

static void check_id(const struct value *value)
{
	if (!schema_is_id(value->node->text))
		schema_report_id(value->checker, value->trail, value->node->source,
				 value->node->span, name_of(value), value->node->text);
}

/* --- words and numbers --- */

static void check_number(const struct value *value)
{
	long min = value->schema->min, max = value->schema->max, number = 0;
	bool any = min == 0 && max == 0;
	if (str_to_number(value->node->text, &number) && (any || (number >= min && number <= max)))
		return;
	struct str range =
		any ? STR("") : str_printf(arena_of(value), " from %ld to %ld", min, max);
	struct str message = str_printf(arena_of(value), "%s must be a number%.*s, not \"%.*s\"",
					name_of(value), STR_ARG(range), STR_ARG(shown_of(value)));
	help(value, bad(value, message.p), "write it in digits, without a unit");
}

static void check_yes_no(const struct value *value)
{
	struct str text = value->node->text;
	if (str_is(text, "yes") || str_is(text, "no") || str_is(text, "true") ||
	    str_is(text, "false"))
		return;
	struct str message = str_printf(arena_of(value), "%s must be yes or no, not \"%.*s\"",
					name_of(value), STR_ARG(shown_of(value)));
	help(value, bad(value, message.p), "write yes or no");
}

static void report_choice(const struct value *value)
{
	struct near near = near_start(value->node->text);
	struct strbuf list;
	strbuf_init(&list, arena_of(value));
	for (const char *const *choice = value->schema->choices; choice && *choice; choice++) {
		bool first = choice == value->schema->choices, last = !choice[1];
		bool second = !first && choice == value->schema->choices + 1;
		near_offer(&near, str_of(*choice));
		strbuf_addf(&list, "%s%s",
			    first            ? ""
			    : last && second ? " or "
			    : last           ? ", or "
					     : ", ",
			    *choice);
	}
	struct str message =
		str_printf(arena_of(value), "%s must be %.*s, not \"%.*s\"", name_of(value),
			   STR_ARG(strbuf_str(&list)), STR_ARG(shown_of(value)));
	struct diag *diag = bad(value, message.p);
	if (near.best.n) {
		diag_help(value->checker->diags, diag, "did you mean \"%.*s\"?",
			  STR_ARG(near.best));
		diag_suggest(value->checker->diags, diag, &near.best, 1);
	} else {
		help(value, diag, "write one of these words");
	}
}

static void check_choice(const struct value *value)
{
	for (const char *const *choice = value->schema->choices; choice && *choice; choice++)
		if (str_is(value->node->text, *choice))
			return;
	report_choice(value);
}

/* --- dates --- */

/* Whether it is written as a date and only the calendar lacks it. */
static bool has_form_of_date(struct str text)
{
	static const char form[] = "0000-00-00";
	if (text.n != 4 && text.n != 7 && text.n != 10)
		return false;
	for (size_t i = 0; i < text.n; i++)
		if (form[i] == '0' ? !char_is_digit(text.p[i]) : text.p[i] != '-')
			return false;
	return true;
}

static void report_date(const struct value *value, const char *forms)
{
	struct strbuf message;
	strbuf_init(&message, arena_of(value));
	if (has_form_of_date(value->node->text))
		strbuf_addf(&message, "%s: there is no \"%.*s\" in the calendar", name_of(value),
			    STR_ARG(shown_of(value)));
	else
		strbuf_addf(&message, "%s must be a date, not \"%.*s\"", name_of(value),
			    STR_ARG(shown_of(value)));
	help(value, bad(value, strbuf_str(&message).p), forms);
}

static void check_date(const struct value *value)
{
	struct date date;
	if (!str_is(value->node->text, "undated") && !date_parse(value->node->text, &date))
		report_date(value, "write 2017-01-31, 2017-01, 2017 or undated");
}

static void check_when(const struct value *value)
{
	struct when when;
	if (!when_parse(value->node->text, &when))
		report_date(value, "write the time of the act as 2016-08-31, 2016-08, 2016, "
				   "2010/2021, by 2016, since 2016 or undated");
}

/* --- web addresses --- */

static bool has_bad_url_char(struct str text)
{
	for (size_t i = 0; i < text.n; i++)
		if ((unsigned char)text.p[i] <= ' ' || strchr("<>\"`\\{}|^", text.p[i]) ||
		    text.p[i] == 0x7F)
			return true;
	return false;
}

static void check_url(const struct value *value)
{
	struct str text = value->node->text;
	size_t head = str_starts(text, STR("https://"))  ? 8
		      : str_starts(text, STR("http://")) ? 7
							 : 0;
	struct str message;
	if (head && has_bad_url_char(text)) {
		message = str_printf(arena_of(value),
				     "%s holds a blank or a sign that no web address has",
				     name_of(value));
		help(value, bad(value, message.p), "copy the whole address from the browser again");
		return;
	}
	if (head && text.n > head && text.p[head] != '/')
		return;
	message = str_printf(arena_of(value), "%s must be a web address, not \"%.*s\"",
			     name_of(value), STR_ARG(shown_of(value)));
	help(value, bad(value, message.p),
	     "begin it with https:// or http://, as the browser shows it");
}

/* --- any value --- */

static void check_empty(const struct value *value)
{
	if (str_trim(value->node->text).n)
		return;
	struct str message = str_printf(arena_of(value), "%s is empty", name_of(value));
	struct span span = value->node->key.n ? value->node->key_span : value->node->span;
	struct diag *diag = checker_add(value->checker, value->trail, RULE_BAD_VALUE,
					value->node->source, span, message.p);
	help(value, diag, "write a text, or delete the line");
}

void schema_check_value(struct checker *checker, const struct trail *trail, const struct node *node,
			const struct schema *schema)
{
	struct value value = {.checker = checker, .trail = trail, .node = node, .schema = schema};
	if (schema->shape != SHAPE_ANY_TEXT && !str_trim(node->text).n) {
		check_empty(&value);
		return;
	}
	switch (schema->shape) {
	case SHAPE_ID:
		check_id(&value);
		break;
	case SHAPE_NUMBER:
		check_number(&value);
		break;
	case SHAPE_YES_NO:
		check_yes_no(&value);
		break;
	case SHAPE_CHOICE:
		check_choice(&value);
		break;
	case SHAPE_DATE:
		check_date(&value);
		break;
	case SHAPE_WHEN:
		check_when(&value);
		break;
	case SHAPE_URL:
		check_url(&value);
		break;
	case SHAPE_TEXT:
	case SHAPE_ANY_TEXT:
	case SHAPE_TEXTS:
	case SHAPE_LIST:
	case SHAPE_MAP:
	case SHAPE_TABLE:
		break;
	}
}

/* --- what is private --- */

static bool is_domain_char(char c)
{
	return char_is_alpha(c) || char_is_digit(c) || c == '-' || (unsigned char)c >= 0x80;
}

static bool is_local_char(char c)
{
	return is_domain_char(c) || (c && strchr("._%+'", c));
}

/* The end of "example.org" at `start`; `start` where no domain with a dot stands there. */
static size_t domain_end(struct str text, size_t start)
{
	size_t end = start, label = start, dots = 0;
	for (size_t i = start; i < text.n; i++) {
		if (is_domain_char(text.p[i])) {
			end = i + 1;
		} else if (text.p[i] == '.' && i > label && i + 1 < text.n &&
			   is_domain_char(text.p[i + 1])) {
			dots++;
			label = i + 1;
		} else {
			break;
		}
	}
	return dots && end >= label + 2 ? end : start;
}

#define SEARCHED_MOST 16384 /* bytes: a folded text is searched for the address only so far */

/* Where a part of a node's text stands in the file; the whole node where it is not found. */
static struct span exact_place(const struct node *node, struct str part, struct span span)
{
	uintptr_t here = (uintptr_t)part.p, file = (uintptr_t)node->source->text.p;
	if (here >= file && here < file + node->source->text.n)
		return (struct span){here - file, here - file + part.n};
	struct str there = source_text(node->source, span);
	size_t at = there.n <= SEARCHED_MOST ? str_find(there, part, 0) : there.n;
	if (at >= there.n)
		return span;
	return (struct span){span.start + at, span.start + at + part.n};
}

static void report_address(struct checker *checker, const struct node *node, struct span span)
{
	struct diag *diag = diag_add(checker->diags, RULE_PRIVATE_ADDRESS, node->source, span,
				     "an e-mail address: nothing private may enter a draft");
	diag_help(checker->diags, diag, "name the office or its web page instead");
}

static void check_addresses(struct checker *checker, const struct node *node, struct str text,
			    struct span span)
{
	for (size_t i = 1, start = 0; i < text.n; i++) {
		if (text.p[i] != '@')
			continue;
		size_t from = i, end = domain_end(text, i + 1);
		while (from > start && is_local_char(text.p[from - 1]))
			from--;
		start = i + 1;
		if (from == i || end == i + 1 || checker_is_full(checker))
			continue;
		report_address(checker, node, exact_place(node, str_part(text, from, end), span));
	}
}

void schema_check_private(struct checker *checker, const struct node *node, struct str text,
			  struct span span)
{
	if (!text.n)
		return;
	if (memchr(text.p, '@', text.n))
		check_addresses(checker, node, text, span);
	if (!memchr(text.p, '\r', text.n))
		return;
	struct diag *diag = diag_add(checker->diags, RULE_FILE_HIDDEN, node->source, span,
				     "a carriage return (\"\\r\") in a text");
	diag_help(checker->diags, diag, "delete it");
}
