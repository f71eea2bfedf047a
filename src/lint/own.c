/*
 * Whom a paper speaks for: its country under the names and adjectives that delegates
 * use, its committee, its topic. Goes by the paper's heading and the committee's file;
 * knows of no country but what English makes of its name.
 */
#include "sense.h"

#include "mundraft/utf8.h"

#include <string.h>

#define MAX_NAME 80
#define MAX_TOPIC 400
#define MAX_FIELDS 32  /* of a heading that are looked at */
#define LEAST_COMMON 4 /* letters that a name and what is made of it share */
#define LEAST_BODY 6   /* bytes: shorter names of a body may stand inside other words */

/* Names that English does not make regularly: what stands in the heading > what may follow. */
static const char *const irregular[][6] = {
	{"united states", "United States", "U.S", "America", "US", "USA"},
	{"usa", "United States", "U.S", "America", "US"},
	{"united kingdom", "United Kingdom", "Britain", "British", "UK", "U.K"},
	{"uk", "United Kingdom", "Britain", "British"},
	{"russia", "Russia", "Russian Federation"},
	{"democratic people", "North Korea", "DPRK"},
	{"north korea", "North Korea", "DPRK", "Democratic People's Republic of Korea"},
	{"republic of korea", "South Korea", "ROK", "Korea"},
	{"south korea", "South Korea", "ROK", "Republic of Korea"},
	{"central african", "CAR", "Central African Republic"},
	{"democratic republic of the congo", "DRC", "Congo", "Congolese"},
	{"china", "PRC", "Chinese"},
	{"emirates", "UAE", "Emirati", "Emirates"},
	{"saudi", "KSA", "Saudi Arabia", "Saudi"},
	{"france", "French"},
	{"netherlands", "Dutch", "Holland"},
	{"switzerland", "Swiss"},
	{"turk", "Turkey", "Turkish", "T\xC3\xBCrkiye", "Turkiye"},
	{"t\xC3\xBCrk", "Turkey", "Turkish", "T\xC3\xBCrkiye", "Turkiye"},
	{"spain", "Spanish"},
	{"denmark", "Danish"},
	{"finland", "Finnish"},
	{"poland", "Polish"},
	{"greece", "Greek", "Hellenic"},
	{"ireland", "Irish"},
	{"iceland", "Icelandic"},
	{"sweden", "Swedish"},
	{"norway", "Norwegian"},
	{"philippines", "Filipino", "Philippine"},
	{"thailand", "Thai"},
	{"ivoire", "Ivory Coast", "Ivorian", "C\xC3\xB4te d'Ivoire"},
	{"myanmar", "Burma", "Burmese"},
	{"iran", "Iran", "Iranian"},
	{"syria", "Syria", "Syrian"},
	{"venezuela", "Venezuela", "Venezuelan"},
	{"bolivia", "Bolivia", "Bolivian"},
	{"moldova", "Moldova", "Moldovan"},
	{"tanzania", "Tanzania", "Tanzanian"},
	{"lao", "Laos", "Lao", "Laotian"},
	{"viet", "Vietnam", "Vietnamese", "Viet Nam"},
	{"argentin", "Argentina", "Argentine", "Argentinian"},
	{"south africa", "South Africa", "South African"},
	{"new zealand", "New Zealand"},
};

static struct str without_article(struct str name)
{
	size_t end;
	name = str_trim(name);
	return phrase_at(name, 0, "the", &end) ? str_trim(str_part(name, end, name.n)) : name;
}

static void add_name(struct str *names, size_t *count, struct str name)
{
	name = without_article(name);
	if (name.n >= 2 && name.n <= MAX_NAME && *count < OWN_NAMES)
		names[(*count)++] = name;
}

/* "Republic of Kazakhstan" > "Kazakhstan"; what stands in front must be a form of State. */
static struct str behind_form(struct str name)
{
	static const char *const forms[] = {"republic",     "kingdom", "federation", "state",
					    "commonwealth", "union",   "sultanate",  "principality",
					    "duchy",        "emirate", "government", NULL};
	for (size_t at = 0, of; (of = str_find(name, STR(" of "), at)) < name.n; at = of + 4) {
		struct word word;
		if (word_before(name, of, &word) && one_of(word_text(name, word), forms))
			return without_article(str_part(name, of + 4, name.n));
	}
	return (struct str){0};
}

/* "Czech Republic" > "Czech" */
static struct str before_form(struct str name)
{
	static const char *const forms[] = {" Republic", " Federation", " Arab Republic",
					    " Authority", NULL};
	for (size_t i = 0; forms[i]; i++)
		if (str_ends(name, str_of(forms[i])))
			return str_part(name, 0, name.n - str_of(forms[i]).n);
	return (struct str){0};
}

/* Whether a text holds words, without regard to case; both are short. */
static bool holds(struct str text, struct str words)
{
	for (size_t at = 0; words.n && at + words.n <= text.n; at++)
		if (str_eq_nocase(str_part(text, at, at + words.n), words))
			return true;
	return false;
}

static void add_irregular(struct own *own, struct str country)
{
	for (size_t i = 0; i < sizeof irregular / sizeof *irregular; i++) {
		if (!holds(country, str_of(irregular[i][0])))
			continue;
		for (size_t k = 1; k < 6 && irregular[i][k]; k++)
			add_name(own->country, &own->country_count, str_of(irregular[i][k]));
		return;
	}
}

/* The capitals of a name of several words: Central African Republic > CAR. */
static struct str initials(struct arena *arena, struct str name)
{
	char *letters = arena_alloc(arena, name.n + 1);
	size_t at = 0, n = 0;
	struct word word;
	while (next_word(name, &at, &word))
		if (char_is_upper(name.p[word.start]))
			letters[n++] = name.p[word.start];
	return (struct str){letters, n >= 3 ? n : 0};
}

/* A committee with its acronym: UNSC, and those of the Main Committees, which are irregular. */
static void add_body(struct own *own, struct arena *arena, struct str body)
{
	static const char *const known[][2] = {{"disarmament", "DISEC"},
					       {"economic and financial", "ECOFIN"},
					       {"social, humanitarian", "SOCHUM"},
					       {"special political", "SPECPOL"},
					       {"refugee", "UNHCR"},
					       {"world health", "WHO"},
					       {"children", "UNICEF"}};
	add_name(own->bodies, &own->body_count, body);
	add_name(own->bodies, &own->body_count, initials(arena, body));
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (holds(body, str_of(known[i][0])))
			add_name(own->bodies, &own->body_count, str_of(known[i][1]));
}

static void add_bodies(struct own *own, struct arena *arena, const struct committee *committee)
{
	const struct node *aliases = yaml_get(committee->tree, "aliases");
	add_body(own, arena, committee->name);
	add_name(own->bodies, &own->body_count, committee->brief);
	add_name(own->bodies, &own->body_count, committee->organ);
	add_name(own->bodies, &own->body_count, committee->id);
	for (const struct node *alias = aliases ? aliases->first : NULL; alias; alias = alias->next)
		add_name(own->bodies, &own->body_count, alias->text);
}

static struct str field_of(const struct paper *paper, const char *name)
{
	for (size_t i = 0; i < paper->field_count; i++)
		if (str_is(paper->fields[i].name, name))
			return str_trim(paper->fields[i].value);
	return str_trim(yaml_text(paper->front, name));
}

/* An id such as "united-states" reads like a name. */
static struct str spaced(struct arena *arena, struct str id)
{
	char *name = str_dup(arena, id);
	for (size_t i = 0; i < id.n; i++)
		if (name[i] == '-' && !char_is_upper(id.p[0]))
			name[i] = ' ';
	return (struct str){name, id.n};
}

static void add_country(struct own *own, struct arena *arena, struct str country)
{
	country = spaced(arena, without_article(str_part(country, 0, MAX_NAME)));
	add_name(own->country, &own->country_count, country);
	add_name(own->country, &own->country_count, behind_form(country));
	add_name(own->country, &own->country_count, before_form(country));
	add_irregular(own, country);
	own->letters = initials(arena, country);
}

void own_init(struct own *own, struct arena *arena, const struct lint_options *options,
	      const struct paper *paper)
{
	*own = (struct own){.topic = str_part(field_of(paper, "topic"), 0, MAX_TOPIC)};
	add_country(own, arena, country_of(paper));
	for (size_t i = 0; i < paper->field_count && i < MAX_FIELDS; i++)
		if (str_is(paper->fields[i].name, "country"))
			add_country(own, arena, paper->fields[i].value);
	add_body(own, arena, field_of(paper, "committee"));
	add_name(own->bodies, &own->body_count, initials(arena, own->topic));
	if (options->committee)
		add_bodies(own, arena, options->committee);
}

/* Letters that two words share at their beginning, without regard to case. */
static size_t shared_letters(struct str a, struct str b)
{
	size_t n = 0;
	while (n < a.n && n < b.n && char_lower(a.p[n]) == char_lower(b.p[n]))
		n++;
	return n;
}

/* "Kazakh" and "Kazakhstan", "Chinese" and "China", but not "Australia" and "Austria". */
static bool is_made_of(struct str word, struct str name)
{
	size_t shorter = word.n < name.n ? word.n : name.n;
	size_t shared = shared_letters(word, name);
	return shared >= LEAST_COMMON && shared + 1 >= shorter;
}

/* "US", and "US" in "US's", but neither "us" nor "USSR". */
static bool same_letters(struct str word, struct str letters)
{
	return letters.n && str_starts(word, letters) &&
	       (word.n == letters.n || apostrophe_at(word, letters.n));
}

static bool is_letters(struct str name)
{
	size_t capitals = 0;
	for (size_t i = 0; i < name.n; i++)
		capitals += char_is_upper(name.p[i]);
	return capitals == name.n;
}

/* One name of the country at a word. */
static bool name_at(struct str name, struct str text, struct word word, size_t *end)
{
	struct str here = word_text(text, word);
	*end = word.end;
	if (is_letters(name))
		return same_letters(here, name);
	if (!memchr(name.p, ' ', name.n) && !memchr(name.p, '.', name.n))
		return (char_is_upper(here.p[0]) || str_eq_nocase(here, name)) &&
		       (is_made_of(here, name) || str_eq_nocase(here, name));
	if (!str_eq_nocase(str_part(text, word.start, word.start + name.n), name))
		return false;
	*end = word.start + name.n;
	return true;
}

bool own_country_at(const struct own *own, struct str text, struct word word, size_t *end)
{
	for (size_t i = 0; i < own->country_count; i++)
		if (name_at(own->country[i], text, word, end))
			return true;
	*end = word.end;
	return same_letters(word_text(text, word), own->letters);
}

bool own_word(const struct own *own, struct str name)
{
	for (size_t i = 0; i < own->body_count; i++)
		if (holds(own->bodies[i], name) ||
		    (own->bodies[i].n >= LEAST_BODY && holds(name, own->bodies[i])))
			return true;
	return holds(own->topic, name);
}
