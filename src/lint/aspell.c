/*
 * Dictionaries by GNU Aspell: the only place that knows libaspell, which is loaded
 * on first use and stays loaded. Knows nothing of papers, lists or dialects.
 */
#include "aspell_private.h"

#include "mundraft/spelling.h"

#include <assert.h>
#include <dlfcn.h>
#include <stdio.h>
#include <string.h>

/* No such folder on purpose: a user's own settings and words must not change findings. */
#define NOWHERE "/nonexistent"

/* The documented C interface, as far as it is used. */
struct AspellConfig;
struct AspellSpeller;
struct AspellCanHaveError;
struct AspellWordList;
struct AspellStringEnumeration;

struct library {
	struct AspellConfig *(*new_config)(void);
	void (*delete_config)(struct AspellConfig *);
	int (*config_replace)(struct AspellConfig *, const char *key, const char *value);
	struct AspellCanHaveError *(*new_speller)(struct AspellConfig *);
	void (*delete_can_have_error)(struct AspellCanHaveError *);
	unsigned (*error_number)(const struct AspellCanHaveError *);
	const char *(*error_message)(const struct AspellCanHaveError *);
	struct AspellSpeller *(*to_speller)(struct AspellCanHaveError *);
	void (*delete_speller)(struct AspellSpeller *);
	int (*check)(struct AspellSpeller *, const char *word, int size);
	const struct AspellWordList *(*suggest)(struct AspellSpeller *, const char *word, int size);
	struct AspellStringEnumeration *(*elements)(const struct AspellWordList *);
	const char *(*next)(struct AspellStringEnumeration *);
	void (*delete_enumeration)(struct AspellStringEnumeration *);
};

static const struct {
	const char *name;
	size_t offset;
} symbols[] = {
	{"new_aspell_config", offsetof(struct library, new_config)},
	{"delete_aspell_config", offsetof(struct library, delete_config)},
	{"aspell_config_replace", offsetof(struct library, config_replace)},
	{"new_aspell_speller", offsetof(struct library, new_speller)},
	{"delete_aspell_can_have_error", offsetof(struct library, delete_can_have_error)},
	{"aspell_error_number", offsetof(struct library, error_number)},
	{"aspell_error_message", offsetof(struct library, error_message)},
	{"to_aspell_speller", offsetof(struct library, to_speller)},
	{"delete_aspell_speller", offsetof(struct library, delete_speller)},
	{"aspell_speller_check", offsetof(struct library, check)},
	{"aspell_speller_suggest", offsetof(struct library, suggest)},
	{"aspell_word_list_elements", offsetof(struct library, elements)},
	{"aspell_string_enumeration_next", offsetof(struct library, next)},
	{"delete_aspell_string_enumeration", offsetof(struct library, delete_enumeration)},
};

static const char *const usual_places[] = {
#ifdef __APPLE__
	"libaspell.15.dylib",
	"libaspell.dylib",
	"/opt/homebrew/lib/libaspell.15.dylib",
	"/opt/homebrew/lib/libaspell.dylib",
	"/usr/local/lib/libaspell.15.dylib",
	"/usr/local/lib/libaspell.dylib",
#else
	"libaspell.so.15",
#endif
	NULL,
};

static const char *const *places = usual_places;
static struct library library;
static bool loaded; /* for good: unloading a C++ library gains nothing */

/*
 * Aspell's guessing keeps some twenty kilobytes for each word until the speller is closed:
 * after so many words another speller takes its place.
 */
#define GUESSES_OF_ONE_SPELLER 100

struct dictionary {
	struct AspellSpeller *speller;
	const char *master;
	size_t guessed;
};

void dictionary_look_in(const char *const *elsewhere)
{
	places = elsewhere ? elsewhere : usual_places;
	loaded = false;
}

static bool find_symbols(void *handle)
{
	for (size_t i = 0; i < sizeof symbols / sizeof symbols[0]; i++) {
		void *symbol = dlsym(handle, symbols[i].name);
		if (!symbol)
			return false;
		/* ISO C has no cast from an object's address to a function's. */
		memcpy((char *)&library + symbols[i].offset, &symbol, sizeof symbol);
	}
	return true;
}

static bool load(void)
{
	for (size_t i = 0; !loaded && places[i]; i++) {
		void *handle = dlopen(places[i], RTLD_NOW | RTLD_LOCAL);
		if (!handle)
			continue;
		loaded = find_symbols(handle);
		if (!loaded)
			dlclose(handle);
	}
	return loaded;
}

/*
 * Everything that a user's files or $ASPELL_CONF could set otherwise and that
 * would change a finding. The dictionary is chosen by "master": "lang" takes
 * another one of the same language without a word.
 */
static void configure(struct AspellConfig *config, const char *master)
{
	const char *const settings[][2] = {
		{"home-dir", NOWHERE},         {"conf-dir", NOWHERE},     {"per-conf", "none"},
		{"personal", "none.pws"},      {"repl", "none.prepl"},    {"clear-extra-dicts", ""},
		{"clear-filter", ""},          {"encoding", "utf-8"},     {"ignore", "1"},
		{"ignore-case", "false"},      {"run-together", "false"}, {"sug-mode", "normal"},
		{"sug-typo-analysis", "true"}, {"keyboard", "standard"},  {"master", master},
	};
	for (size_t i = 0; i < sizeof settings / sizeof settings[0]; i++)
		library.config_replace(config, settings[i][0], settings[i][1]);
}

#ifdef __APPLE__
#define REMEDY "brew install aspell"
#else
#define REMEDY "apt-get install libaspell15 aspell-en"
#endif

static const char not_installed[] = "the spelling dictionaries are not installed: " REMEDY;

static struct AspellSpeller *open_speller(const char *master)
{
	struct AspellConfig *config = library.new_config();
	if (!config)
		return NULL;
	configure(config, master);
	struct AspellCanHaveError *made = library.new_speller(config);
	library.delete_config(config);
	if (made && library.error_number(made)) {
		library.delete_can_have_error(made);
		return NULL;
	}
	return made ? library.to_speller(made) : NULL;
}

struct dictionary *dictionary_open(struct arena *arena, const char *master, struct str *why)
{
	*why = str_of(not_installed);
	struct AspellSpeller *speller = load() ? open_speller(master) : NULL;
	if (!speller)
		return NULL;
	struct dictionary *dictionary = arena_new(arena, struct dictionary);
	*dictionary = (struct dictionary){.speller = speller, .master = master};
	*why = STR("");
	return dictionary;
}

void dictionary_close(struct dictionary *dictionary)
{
	if (dictionary && dictionary->speller)
		library.delete_speller(dictionary->speller);
	if (dictionary)
		dictionary->speller = NULL;
}

static bool is_fit_for_aspell(struct str word)
{
	for (size_t i = 0; i < word.n; i++)
		if (!char_is_alpha(word.p[i]) && word.p[i] != '\'')
			return false;
	return word.n > 0 && word.n <= SPELLING_MAX_WORD;
}

bool dictionary_knows(struct dictionary *dictionary, struct str word)
{
	return is_fit_for_aspell(word) &&
	       library.check(dictionary->speller, word.p, (int)word.n) == 1;
}

/* What was guessed lies in the old speller's memory, so not before it was copied. */
static void renew(struct dictionary *dictionary)
{
	struct AspellSpeller *fresh = open_speller(dictionary->master);
	dictionary->guessed = 0;
	if (!fresh)
		return;
	library.delete_speller(dictionary->speller);
	dictionary->speller = fresh;
}

size_t dictionary_suggest(struct dictionary *dictionary, struct arena *arena, struct str word,
			  struct str *guesses, size_t room)
{
	if (!is_fit_for_aspell(word))
		return 0;
	const struct AspellWordList *list =
		library.suggest(dictionary->speller, word.p, (int)word.n);
	if (!list)
		return 0;
	struct AspellStringEnumeration *all = library.elements(list);
	size_t n = 0;
	for (const char *guess; n < room && (guess = library.next(all)) != NULL;)
		guesses[n++] = str_copy(arena, str_of(guess));
	library.delete_enumeration(all);
	if (++dictionary->guessed >= GUESSES_OF_ONE_SPELLER)
		renew(dictionary);
	return n;
}
