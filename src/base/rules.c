/* The table of rules, from rules.def, and the numbers that some of them go by. */
#include "mundraft/diag.h"

const struct rule rules[RULE_COUNT] = {
#define RULE(name, family, id, severity, title, why, bad, good)                                    \
	[RULE_##name] = {id, family, severity, title, why, NULL, NULL, bad, good},
#define LINT_RULE(name, family, id, severity, title, why, from, spares, bad, good)                 \
	[RULE_##name] = {id, family, severity, title, why, from, spares, bad, good},
#include "mundraft/rules.def"
#undef RULE
};

const char *const lint_rule_ids[] = {
#define RULE(name, family, id, severity, title, why, bad, good)
#define LINT_RULE(name, family, id, severity, title, why, from, spares, bad, good) id,
#include "mundraft/rules.def"
#undef RULE
	NULL};

/* LIMIT(NAME, "id", value, least, most, what) */
#define LIMITS(LIMIT)                                                                              \
	LIMIT(LONG_SENTENCE, "long-sentence", 45, 15, 200, "words in a sentence")                  \
	LIMIT(EMPTY_WORDS, "empty-words", 2, 0, 100, "empty phrases in a paper")                   \
	LIMIT(LONG_PARAGRAPH, "long-paragraph", 200, 40, 1000, "words in a paragraph")             \
	LIMIT(LONG_BACKGROUND, "long-background", 45, 10, 90, "per cent of the words")             \
	LIMIT(LATE_STANCE, "late-stance", 60, 10, 100, "per cent of the words")                    \
	LIMIT(TEMPLATE_TEXT, "template-text", 50, 1, 100, "per cent of the sentences")

#define AS_LIMIT(name, id, value, least, most, what) {RULE_##name, value, least, most, what},
#define AS_ID(name, id, value, least, most, what) id,
const struct rule_limit rule_limits[] = {LIMITS(AS_LIMIT)};
const size_t rule_limit_count = sizeof rule_limits / sizeof *rule_limits;
const char *const limited_rule_ids[] = {LIMITS(AS_ID) NULL};

const struct rule_limit *rule_limit(enum rule_id rule)
{
	for (size_t i = 0; i < rule_limit_count; i++)
		if (rule_limits[i].rule == rule)
			return &rule_limits[i];
	return NULL;
}

const struct rule *rule_find(struct str id)
{
	for (size_t i = 0; i < RULE_COUNT; i++)
		if (str_is(id, rules[i].id))
			return &rules[i];
	return NULL;
}

bool rule_is_linted(const struct rule *rule)
{
	return rule->from || rule == &rules[RULE_RESEARCH_GAP] ||
	       rule == &rules[RULE_FIELD_FORBIDDEN] || rule == &rules[RULE_UNKNOWN_CHOICE];
}

const char *family_name(enum family family)
{
	static const char *const names[FAMILY_COUNT] = {
		[FAMILY_FILE] = "files",          [FAMILY_PROFILE] = "profiles",
		[FAMILY_TEMPLATE] = "templates",  [FAMILY_DRAFT] = "drafts",
		[FAMILY_STRUCTURE] = "structure", [FAMILY_PROPOSALS] = "proposals",
		[FAMILY_EVIDENCE] = "evidence",   [FAMILY_FACTS] = "United Nations facts",
		[FAMILY_LANGUAGE] = "language",   [FAMILY_SPELLING] = "spelling",
		[FAMILY_FORM] = "form",           [FAMILY_ALLOW] = "allowances",
	};
	return names[family];
}
