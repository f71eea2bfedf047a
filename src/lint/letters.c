/*
 * Whether a document's letters and lines are those that the conference asks for. Up to
 * a twentieth of the text may differ: an address, a foreign name. Headings and notes
 * were left out when the shares were counted.
 */
#include "check.h"

#define MOST_ODD 20  /* one part in so many may differ */
#define SIZE_SLACK 4 /* tenths of a point: programs round */

/* ---- families ---- */

/*
 * "ABCDEF+TimesNewRomanPS-BoldMT" as "timesnewroman": without the mark of a subset and
 * without what tells one cut from another.
 */
static size_t fold_family(struct str family, char *out, size_t room)
{
	static const char *const endings[] = {"psmt", "ps", "mt", NULL};
	size_t n = 0, plus = str_find(family, STR("+"), 0);
	if (plus < family.n)
		family = str_part(family, plus + 1, family.n);
	for (size_t i = 0; i < family.n && n < room; i++) {
		if (i && (family.p[i] == '-' || family.p[i] == ','))
			break;
		if (char_is_alpha(family.p[i]) || char_is_digit(family.p[i]))
			out[n++] = char_lower(family.p[i]);
	}
	for (size_t i = 0; endings[i]; i++)
		if (str_ends((struct str){out, n}, str_of(endings[i])))
			n -= str_of(endings[i]).n;
	return n;
}

/* Families of the same widths and nearly the same look: what one has is printed by another. */
static bool is_times(struct str folded)
{
	static const char *const names[] = {"timesnewroman", "times",         "liberationserif",
					    "tinos",         "texgyretermes", NULL};
	return one_of(folded, names) || str_starts(folded, STR("nimbusrom"));
}

static bool is_arial(struct str folded)
{
	static const char *const names[] = {"arial", "helvetica",      "helveticaneue",
					    "arimo", "liberationsans", NULL};
	return one_of(folded, names) || str_starts(folded, STR("nimbussan"));
}

static bool same_family(struct str a, struct str b)
{
	char one[64], two[64];
	struct str first = {one, fold_family(a, one, sizeof one)};
	struct str second = {two, fold_family(b, two, sizeof two)};
	return str_eq(first, second) || (is_times(first) && is_times(second)) ||
	       (is_arial(first) && is_arial(second));
}

/* ---- shares ---- */

static struct span first_place(const struct check *check, const struct form_share *share)
{
	struct str text = check->paper->source->text;
	size_t end = str_find(text, STR("\n"), share->at);
	return (struct span){share->at, end};
}

/* "the text is" or "62 per cent of the text are". */
static struct str share_of(struct check *check, size_t part, size_t all)
{
	size_t share = all ? (part * 100 + all / 2) / all : 0;
	if (share > 99)
		return STR("the text is");
	return str_printf(check->found->arena, "%zu per cent of the text are", share ? share : 1);
}

struct wish {
	struct str family;
	long value;
};

typedef bool share_fits(const struct form_share *share, const struct wish *wish);

static bool fits_family(const struct form_share *share, const struct wish *wish)
{
	return same_family(share->family, wish->family);
}

static bool fits_size(const struct form_share *share, const struct wish *wish)
{
	return share->value >= wish->value - SIZE_SLACK && share->value <= wish->value + SIZE_SLACK;
}

/* The most frequent share that is not as it should be; NULL where nearly all is. */
static const struct form_share *odd_one(const struct form_shares *shares, share_fits *fits,
					const struct wish *wish, size_t *odd)
{
	const struct form_share *first = NULL;
	*odd = 0;
	for (size_t i = 0; i < shares->count; i++) {
		if (fits(&shares->items[i], wish))
			continue;
		*odd += shares->items[i].chars;
		first = first ? first : &shares->items[i];
	}
	return *odd * MOST_ODD > shares->chars ? first : NULL;
}

static void check_family(struct check *check, const struct node *page)
{
	struct wish wish = {.family = yaml_text(page, "font")};
	const struct form_shares *families = &check->options->form->families;
	size_t odd;
	const struct form_share *share =
		wish.family.n ? odd_one(families, fits_family, &wish, &odd) : NULL;
	if (!share)
		return;
	struct diag *diag = report(check, RULE_FORM_FONT, first_place(check, share),
				   "%.*s set in \"%.*s\" and not in %.*s",
				   STR_ARG(share_of(check, share->chars, families->chars)),
				   STR_ARG(share->family), STR_ARG(wish.family));
	diag_help(check->found, diag,
		  "select the whole text and choose %.*s; the first other letters stand here",
		  STR_ARG(wish.family));
}

static void check_points(struct check *check, const struct node *page)
{
	long points = 0;
	const struct form_shares *sizes = &check->options->form->sizes;
	size_t odd;
	if (!str_to_number(yaml_text(page, "points"), &points))
		return;
	struct wish wish = {.value = points * 10};
	const struct form_share *share = odd_one(sizes, fits_size, &wish, &odd);
	if (!share)
		return;
	struct diag *diag = report(check, RULE_FORM_POINTS, first_place(check, share),
				   "%.*s set in letters of %ld.%ld points and not of %ld",
				   STR_ARG(share_of(check, share->chars, sizes->chars)),
				   share->value / 10, share->value % 10, points);
	diag_help(check->found, diag, "select the text, without headings and notes, and choose %ld",
		  points);
}

/* ---- spacing ---- */

/* Word's 1.08 and 1.15 pass for single; exactly 24 points for 12-point letters for double. */
static const char *spacing_name(long hundredths)
{
	if (hundredths >= 80 && hundredths <= 122)
		return "single";
	if (hundredths >= 130 && hundredths <= 165)
		return "one-and-a-half";
	return hundredths >= 170 && hundredths <= 230 ? "double" : NULL;
}

const char *form_spacing(const struct form *form)
{
	const struct form_shares *spacings = &form->spacings;
	for (size_t i = 0; i < spacings->count; i++)
		if (spacings->items[i].chars * 2 > spacings->chars)
			return spacing_name(spacings->items[i].value);
	return NULL;
}

static bool is_allowed(const struct node *limits, long hundredths)
{
	const char *name = spacing_name(hundredths);
	for (const struct node *limit = limits->first; limit; limit = limit->next)
		if (name && str_is(yaml_text(limit, "spacing"), name))
			return true;
	return false;
}

static struct str allowed_spacings(struct check *check, const struct node *limits)
{
	struct strbuf out;
	strbuf_init(&out, check->scratch);
	for (const struct node *limit = limits->first; limit; limit = limit->next) {
		strbuf_adds(&out, out.n ? " or " : "");
		strbuf_add(&out, yaml_text(limit, "spacing"));
	}
	return strbuf_str(&out);
}

static void check_spacing(struct check *check)
{
	const struct node *limits = yaml_get(check->conference->tree, "length");
	const struct form_shares *spacings = &check->options->form->spacings;
	const struct form_share *odd = NULL;
	size_t chars = 0;
	if (!limits || !limits->first)
		return;
	for (size_t i = 0; i < spacings->count; i++) {
		if (is_allowed(limits, spacings->items[i].value))
			continue;
		odd = odd ? odd : &spacings->items[i];
		chars += spacings->items[i].chars;
	}
	if (chars * MOST_ODD <= spacings->chars)
		return;
	struct str wanted = allowed_spacings(check, limits);
	struct diag *diag = report(check, RULE_FORM_SPACING, first_place(check, odd),
				   "%.*s set with a line spacing of %ld.%02ld; the "
				   "conference asks for %.*s",
				   STR_ARG(share_of(check, chars, spacings->chars)),
				   odd->value / 100, odd->value % 100, STR_ARG(wanted));
	diag_help(check->found, diag, "select the whole text and set its line spacing to %.*s",
		  STR_ARG(wanted));
}

void check_letters(struct check *check)
{
	if (!check->options->form || !check->conference)
		return;
	const struct node *page = yaml_get(check->conference->tree, "page");
	check_family(check, page);
	check_points(check, page);
	check_spacing(check);
}
