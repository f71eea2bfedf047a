/* The table of rules, from rules.def. */
#include "mundraft/diag.h"

const struct rule rules[RULE_COUNT] = {
#define RULE(name, family, id, severity, title, why, bad, good)                                    \
	[RULE_##name] = {id, family, severity, title, why, bad, good},
#include "mundraft/rules.def"
#undef RULE
};

const struct rule *rule_find(struct str id)
{
	for (size_t i = 0; i < RULE_COUNT; i++)
		if (str_is(id, rules[i].id))
			return &rules[i];
	return NULL;
}

const char *family_name(enum family family)
{
	static const char *const names[FAMILY_COUNT] = {
		[FAMILY_FILE] = "files",          [FAMILY_PROFILE] = "profiles",
		[FAMILY_TEMPLATE] = "templates",  [FAMILY_DRAFT] = "drafts",
		[FAMILY_STRUCTURE] = "structure", [FAMILY_EVIDENCE] = "evidence",
		[FAMILY_LANGUAGE] = "language",   [FAMILY_SPELLING] = "spelling",
		[FAMILY_FORM] = "form",
	};
	return names[family];
}
