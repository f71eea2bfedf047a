/*
 * One source in one citation style. Chicago is the notes of the "Notes and
 * Bibliography" quick guide of The Chicago Manual of Style; MLA is the template of
 * core elements of the MLA Style Center's "Works Cited: A Quick Guide". Where a
 * source names no person, both begin an institution's document with the
 * institution, and an article or a page with its title.
 */
#include "internal.h"

#include "mundraft/date.h"

#include <string.h>

#define SHORT_TITLE_WORDS 4

/* What is read as an article or a page of something larger, whose name comes second. */
static bool begins_with_title(const struct cited_source *source)
{
	static const char *const kinds[] = {"journal", "press", "ngo-page", "web-article"};
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (str_is(source->kind, kinds[i]))
			return true;
	return !source->publisher.n;
}

struct str source_author(const struct cited_source *source)
{
	return begins_with_title(source) ? (struct str){0} : source->publisher;
}

struct str source_address(struct arena *arena, const struct cited_source *source)
{
	if (source->doi.n)
		return safe_link(str_printf(arena, "https://doi.org/%.*s", STR_ARG(source->doi)));
	return source->url;
}

struct str past_article(struct str title)
{
	static const char *const articles[] = {"A ", "An ", "The "};
	for (size_t i = 0; i < sizeof articles / sizeof *articles; i++)
		if (str_starts(title, str_of(articles[i])))
			return str_part(title, strlen(articles[i]), title.n);
	return title;
}

/* ---- short titles ---- */

static bool is_small_word(struct str word)
{
	static const char *const small[] = {"a",    "an",   "the",  "of",  "in", "on",
					    "to",   "and",  "or",   "for", "by", "at",
					    "with", "from", "into", "its", "as", "is"};
	for (size_t i = 0; i < sizeof small / sizeof *small; i++)
		if (str_eq_nocase(word, str_of(small[i])))
			return true;
	return word.n && char_is_digit(word.p[0]);
}

/* Where the first clause of a title ends; its length where it has only one. */
static size_t first_clause(struct str title)
{
	for (size_t i = 0; i < title.n; i++) {
		struct str rest = str_part(title, i, title.n);
		bool stop =
			strchr(":;,?!(", title.p[i]) != NULL &&
			(i + 1 == title.n || char_is_space(title.p[i + 1]) || title.p[i] == '(');
		if (stop || str_starts(rest, STR(" \xe2\x80\x93 ")) ||
		    str_starts(rest, STR(" \xe2\x80\x94 ")) || str_starts(rest, STR(" - ")))
			return i;
	}
	return title.n;
}

static size_t last_word(struct str s)
{
	size_t at = s.n;
	while (at && !char_is_space(s.p[at - 1]))
		at--;
	return at;
}

/* What a cut would leave open is kept to its end; without one it is left out. */
static struct str with_closed_quote(struct str title, struct str cut)
{
	size_t open = cut.n, close;
	for (size_t i = 0; i < cut.n; i++)
		if (cut.p[i] == '"')
			open = open == cut.n ? i : cut.n;
	if (open == cut.n)
		return cut;
	close = str_find(title, STR("\""), open + 1);
	if (close < title.n)
		return str_part(title, 0, close + 1);
	return open ? str_trim(str_part(title, 0, open)) : str_part(cut, 1, cut.n);
}

/* "Combating intolerance"; "Potential of the Institution". */
struct str short_title(struct str title)
{
	struct str s = past_article(str_trim(title));
	struct str clause = str_trim(str_part(s, 0, first_clause(s)));
	size_t words = 0, at = 0;
	if (str_words(clause) < 2)
		clause = s;
	if (str_words(clause) <= SHORT_TITLE_WORDS + 1)
		return clause.n && strchr(",;:.", clause.p[clause.n - 1])
			       ? str_part(clause, 0, clause.n - 1)
			       : clause;
	while (at < clause.n && words < SHORT_TITLE_WORDS) {
		while (at < clause.n && !char_is_space(clause.p[at]))
			at++;
		words++;
		while (words < SHORT_TITLE_WORDS && at < clause.n && char_is_space(clause.p[at]))
			at++;
	}
	clause = str_part(clause, 0, at);
	while (at < s.n && str_words(clause) > 1 &&
	       is_small_word(str_part(clause, last_word(clause), clause.n)))
		clause = str_trim(str_part(clause, 0, last_word(clause)));
	while (clause.n && strchr(",;:.", clause.p[clause.n - 1]))
		clause.n--;
	return with_closed_quote(s, clause);
}

struct str inner_quotes(struct arena *arena, struct str title)
{
	char *text = str_dup(arena, title);
	for (size_t i = 0; i < title.n; i++)
		if (text[i] == '"')
			text[i] = '\'';
	return str_of(text);
}

/* ---- parts of an entry ---- */

static void add(struct pieces *out, struct str text)
{
	pieces_add(out, 0, text, (struct str){0});
}

/* A title in quotation marks, with `stop` before the last one; its own marks become single. */
static void add_title(struct pieces *out, struct str title, const char *stop)
{
	struct strbuf text;
	strbuf_init(&text, out->arena);
	strbuf_addc(&text, '"');
	strbuf_add(&text, inner_quotes(out->arena, title));
	if (!title.n || !strchr("?!", title.p[title.n - 1]))
		strbuf_adds(&text, stop);
	strbuf_addc(&text, '"');
	add(out, strbuf_str(&text));
}

/* Of "https://un.org/x" MLA prints "un.org/x"; a DOI stays whole. */
static void add_address(struct pieces *out, const struct cited_source *source, bool scheme)
{
	struct str address = source_address(out->arena, source), shown = address;
	size_t from = str_find(address, STR("://"), 0);
	if (!scheme && !source->doi.n && from < address.n)
		shown = str_part(address, from + 3, address.n);
	pieces_add(out, 0, shown, safe_link(address));
}

static bool has_address(const struct cited_source *source)
{
	return source->doi.n || source->url.n;
}

/* Periodicals and sites stand in italics. */
static void add_container(struct pieces *out, const struct cited_source *source)
{
	bool press = str_is(source->kind, "press"); /* an agency, not a title */
	pieces_add(out, press ? 0 : STYLE_ITALIC, source->publisher, (struct str){0});
}

static const char *const months[] = {"January",   "February", "March",    "April",
				     "May",       "June",     "July",     "August",
				     "September", "October",  "November", "December"};
static const char *const short_months[] = {"Jan.", "Feb.", "Mar.",  "Apr.", "May",  "June",
					   "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."};

/* ---- Chicago ---- */

/* "March 24, 2011" */
static void add_american_date(struct pieces *out, struct date date)
{
	struct arena *arena = out->arena;
	if (date.month && date.day)
		add(out,
		    str_printf(arena, "%s %d, %d", months[date.month - 1], date.day, date.year));
	else if (date.month)
		add(out, str_printf(arena, "%s %d", months[date.month - 1], date.year));
	else
		add(out, str_printf(arena, "%d", date.year));
}

static void chicago_again(struct pieces *out, const struct cited_source *source, struct str where)
{
	struct str author = source_author(source);
	add(out, author);
	if (author.n)
		pieces_adds(out, ", ");
	add_title(out, short_title(source->title), where.n ? "," : "");
	if (where.n)
		pieces_adds(out, " ");
	add(out, where);
}

void source_chicago(struct pieces *out, const struct cited_source *source, struct str where,
		    bool again)
{
	struct date date;
	bool journal = str_is(source->kind, "journal");
	if (again) {
		chicago_again(out, source, where);
		return;
	}
	struct str author = source_author(source);
	add(out, author);
	if (author.n)
		pieces_adds(out, ", ");
	add_title(out, source->title, ",");
	pieces_adds(out, " ");
	if (!author.n && source->publisher.n)
		add_container(out, source);
	if (!author.n && source->publisher.n && !journal)
		pieces_adds(out, ", ");
	if (journal)
		pieces_adds(out, " (");
	if (date_parse(source->date, &date))
		add_american_date(out, date);
	else
		pieces_adds(out, "n.d.");
	if (journal)
		pieces_adds(out, ")");
	if (where.n)
		pieces_adds(out, ", ");
	add(out, where);
	if (has_address(source))
		pieces_adds(out, ", ");
	add_address(out, source, true);
}

/* ---- MLA ---- */

/* "24 Mar. 2011" */
static void add_short_date(struct pieces *out, struct date date)
{
	struct arena *arena = out->arena;
	if (date.day)
		add(out, str_printf(arena, "%d ", date.day));
	if (date.month)
		add(out, str_printf(arena, "%s ", short_months[date.month - 1]));
	add(out, str_printf(arena, "%d", date.year));
}

void source_mla(struct pieces *out, const struct cited_source *source, bool same)
{
	struct date date;
	struct str author = source_author(source);
	bool dated = date_parse(source->date, &date), more = has_address(source);
	if (author.n) {
		add(out, same ? STR("---") : author);
		pieces_adds(out, str_ends(author, STR(".")) && !same ? " " : ". ");
	}
	add_title(out, source->title, ".");
	if (!author.n && source->publisher.n) {
		pieces_adds(out, " ");
		add_container(out, source);
		pieces_adds(out, dated || more ? "," : "");
	}
	if (dated) {
		pieces_adds(out, " ");
		add_short_date(out, date);
		pieces_adds(out, more ? "," : "");
	}
	if (more)
		pieces_adds(out, " ");
	add_address(out, source, false);
	if (dated || more || (!author.n && source->publisher.n))
		pieces_adds(out, ".");
}

/* ---- a plain list ---- */

void source_plain(struct pieces *out, const struct cited_source *source)
{
	add(out, source->publisher);
	if (source->publisher.n)
		pieces_adds(out, ", ");
	add_title(out, source->title, has_address(source) ? "," : ".");
	if (has_address(source))
		pieces_adds(out, " ");
	add_address(out, source, true);
}
