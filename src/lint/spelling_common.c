/*
 * The words that diplomats use most: where two words are as near to a slip, the commoner
 * one was meant. Counted in the General Debate's speeches of 2015 and 2020 to 2024; what
 * else is right or wrong is not known here.
 */
#include "spelling_private.h"

#include "mundraft/near.h"

#include <stdlib.h>
#include <string.h>

#define LONGEST 16

/* The 300 commonest, by the alphabet. */
/* clang-format off */
static const char commonest[][LONGEST + 1] = {
	"able", "about", "access", "achieve", "action", "actions", "address", "after", "again",
	"against", "agenda", "ago", "all", "already", "also", "am", "among", "an", "and", "any",
	"are", "areas", "around", "as", "assistance", "at", "based", "be", "because", "become",
	"been", "before", "being", "believe", "better", "between", "both", "build", "building",
	"but", "by", "call", "can", "cannot", "cent", "challenges", "change", "children",
	"citizens", "climate", "collective", "come", "commitment", "committed", "common",
	"community", "conflict", "conflicts", "continue", "continues", "cooperation", "countries",
	"country", "crises", "crisis", "current", "democracy", "developing", "development",
	"dialogue", "do", "during", "economic", "economy", "education", "effective", "efforts",
	"end", "energy", "ensure", "environment", "especially", "even", "every", "face", "facing",
	"fight", "financial", "first", "food", "for", "forward", "free", "freedom", "from",
	"full", "fully", "further", "future", "global", "good", "great", "had", "has", "have",
	"health", "help", "here", "high", "his", "history", "hope", "how", "human",
	"humanitarian", "humankind", "if", "impact", "implementation", "importance", "important",
	"in", "including", "inclusive", "institutions", "international", "into", "is", "issue",
	"issues", "it", "its", "just", "justice", "law", "level", "life", "like", "lives", "long",
	"made", "major", "make", "many", "me", "means", "measures", "military", "million", "more",
	"most", "much", "multilateral", "must", "my", "nation", "national", "nations",
	"necessary", "need", "needs", "new", "no", "not", "now", "nuclear", "of", "on", "one",
	"only", "opportunity", "or", "order", "other", "our", "out", "over", "own", "pandemic",
	"part", "particular", "particularly", "partners", "past", "peace", "peaceful", "people",
	"peoples", "per", "place", "planet", "policy", "political", "poverty", "power",
	"principles", "process", "progress", "promote", "prosperity", "provide", "public",
	"recent", "reform", "regard", "region", "regional", "relations", "remain", "remains",
	"resolution", "resources", "respect", "response", "responsibility", "right", "rights",
	"role", "same", "security", "see", "session", "shared", "should", "since", "situation",
	"small", "so", "social", "society", "solidarity", "solution", "solutions", "some",
	"sovereignty", "stability", "still", "strengthen", "strong", "such", "support",
	"sustainable", "system", "take", "terrorism", "than", "that", "the", "their", "them",
	"there", "therefore", "these", "they", "this", "those", "threat", "through", "time", "to",
	"today", "together", "towards", "two", "under", "up", "us", "use", "values", "very",
	"vulnerable", "want", "war", "was", "way", "we", "weapons", "well", "were", "what",
	"when", "where", "which", "while", "who", "why", "will", "wish", "with", "within",
	"without", "women", "work", "working", "world", "would", "year", "years", "you", "your",
};

/* The 700 next. */
static const char common[][LONGEST + 1] = {
	"ability", "above", "accordance", "account", "achieved", "achievement", "achievements",
	"achieving", "acknowledge", "across", "act", "active", "actively", "activities", "actors",
	"acts", "adaptation", "addition", "addressing", "adopted", "adoption", "advance",
	"affairs", "affected", "agencies", "aggression", "agreed", "agreement", "agreements",
	"ahead", "aid", "aim", "aimed", "allow", "almost", "alone", "along", "always",
	"ambitious", "anniversary", "another", "appreciation", "approach", "appropriate",
	"architecture", "area", "armed", "arms", "ask", "aspirations", "attacks", "attention",
	"aware", "away", "back", "basic", "basis", "becoming", "beginning", "behalf", "behind",
	"believes", "benefit", "best", "beyond", "billion", "biodiversity", "body", "border",
	"borders", "bring", "brought", "business", "called", "calls", "capacity", "capital",
	"carbon", "care", "case", "cause", "caused", "causes", "ceasefire", "central", "centre",
	"century", "certain", "challenge", "changes", "choice", "circumstances", "civil",
	"civilians", "clear", "clearly", "close", "combat", "combating", "commend", "commitments",
	"communities", "complex", "comprehensive", "concern", "concerned", "concerns",
	"conclusion", "concrete", "conditions", "confidence", "congratulate", "consensus",
	"consequences", "consider", "constructive", "context", "continent", "continued",
	"continuing", "contribute", "contribution", "contributions", "control", "convinced",
	"core", "coronavirus", "corruption", "cost", "could", "course", "create", "created",
	"creating", "creation", "crime", "crimes", "critical", "crucial", "cultural", "currently",
	"damage", "dangerous", "day", "days", "deal", "debate", "debt", "decades", "decision",
	"decisions", "deep", "deeply", "defend", "deliver", "demand", "demands", "democratic",
	"demonstrated", "despite", "destruction", "determination", "determined", "devastating",
	"develop", "developed", "did", "differences", "different", "difficult", "digital",
	"dignity", "diplomacy", "diplomatic", "direct", "disaster", "disasters", "disease",
	"displaced", "disputes", "diversity", "does", "doing", "domestic", "done", "down", "due",
	"duty", "each", "early", "economies", "effectively", "effects", "effort", "election",
	"elections", "embargo", "emergency", "emerging", "emissions", "enable", "engage",
	"engagement", "enhance", "enough", "ensuring", "entire", "environmental", "equal",
	"equality", "equitable", "era", "essential", "establish", "established", "establishing",
	"establishment", "events", "ever", "everyone", "example", "existence", "existing",
	"experience", "express", "extend", "external", "extreme", "extremism", "faced", "fact",
	"fair", "faith", "families", "family", "far", "few", "fifth", "fighting", "finance",
	"financing", "find", "firm", "firmly", "five", "focus", "following", "force", "forced",
	"forces", "foreign", "form", "forms", "foundation", "founding", "framework", "friends",
	"fulfil", "fundamental", "funding", "gas", "gender", "general", "generation",
	"generations", "genuine", "geopolitical", "get", "girls", "give", "given", "go", "goal",
	"goals", "going", "governance", "government", "gratitude", "greater", "greatest", "green",
	"ground", "group", "groups", "growing", "growth", "guarantee", "half", "hand", "hard",
	"having", "he", "heart", "held", "highest", "him", "historic", "historical", "hold",
	"home", "honour", "host", "however", "humanity", "hunger", "illegal", "immediate",
	"impacts", "imperative", "implement", "implementing", "imposed", "improve", "include",
	"income", "increase", "increased", "increasing", "increasingly", "indeed", "independence",
	"independent", "individual", "inequalities", "inequality", "information",
	"infrastructure", "initiative", "initiatives", "insecurity", "instability", "integration",
	"integrity", "interest", "interests", "interference", "internal", "investment", "island",
	"itself", "join", "joint", "keep", "key", "know", "lack", "land", "large", "largest",
	"last", "lasting", "later", "launched", "lead", "leaders", "leadership", "leading",
	"least", "leave", "led", "left", "legal", "legitimate", "less", "let", "levels", "light",
	"line", "live", "living", "local", "longer", "look", "loss", "lost", "low", "main",
	"maintain", "maintaining", "majority", "making", "management", "mandate", "manner",
	"marine", "mass", "matter", "may", "mechanisms", "medical", "meet", "meeting", "member",
	"members", "membership", "men", "migrants", "migration", "millions", "mission", "model",
	"modern", "moment", "months", "move", "mutual", "natural", "nature", "needed", "negative",
	"negotiations", "neighbours", "never", "next", "non", "nor", "note", "number",
	"objectives", "obligations", "occupation", "ocean", "offer", "often", "old", "once",
	"ones", "ongoing", "open", "operations", "opportunities", "organization", "organizations",
	"others", "ourselves", "overcome", "participation", "parties", "partnership",
	"partnerships", "parts", "path", "pay", "peacekeeping", "period", "permanent", "persons",
	"plan", "play", "pleased", "point", "policies", "poor", "population", "populations",
	"position", "positive", "possible", "post", "potential", "powerful", "present",
	"preserve", "presidency", "prevent", "prevention", "principle", "priorities", "priority",
	"private", "problem", "problems", "processes", "production", "programme", "programmes",
	"projects", "promoting", "promotion", "prosperous", "protect", "protecting", "protection",
	"proud", "provided", "providing", "purpose", "purposes", "pursue", "put", "quality",
	"question", "rather", "reach", "reached", "ready", "reaffirm", "real", "realities",
	"reality", "realize", "reason", "rebuild", "recently", "recognize", "recognized",
	"recovery", "reduce", "reflect", "reforms", "refugees", "regime", "regions", "reiterate",
	"related", "relevant", "religious", "renewable", "renewed", "report", "representation",
	"require", "required", "requires", "resilience", "resilient", "resolutions", "resolve",
	"respond", "responsibilities", "responsible", "restore", "result", "results", "return",
	"rich", "rise", "rising", "risk", "road", "rule", "rules", "safe", "safety", "said",
	"sanctions", "save", "say", "scale", "science", "scourge", "sea", "second", "sector",
	"sectors", "secure", "seek", "seen", "self", "sense", "serious", "serve", "service",
	"services", "set", "settlement", "seventh", "seventieth", "seventy", "several", "share",
	"short", "show", "side", "significant", "simply", "single", "situations", "sixth",
	"societies", "socioeconomic", "soon", "sovereign", "space", "speak", "special", "spirit",
	"spread", "stakeholders", "stand", "standards", "stands", "start", "state", "states",
	"status", "step", "steps", "stop", "strategic", "strategy", "strength", "strengthening",
	"stronger", "strongly", "struggle", "success", "successful", "suffering", "supply",
	"supported", "supporting", "supports", "sustainability", "systems", "taken", "taking",
	"targets", "task", "technologies", "technology", "tensions", "term", "terms",
	"territorial", "territories", "territory", "terrorist", "thank", "thanks", "theme",
	"themselves", "then", "things", "think", "third", "thousands", "threats", "three",
	"throughout", "times", "too", "took", "tools", "trade", "trafficking", "transformation",
	"transition", "transparent", "true", "truly", "trust", "turn", "twenty", "understand",
	"understanding", "unilateral", "unique", "united", "unity", "universal", "unprecedented",
	"until", "uphold", "upon", "urge", "urgent", "urgently", "used", "vaccine", "vaccines",
	"value", "various", "veto", "victims", "view", "violation", "violations", "violence",
	"violent", "virus", "vision", "vital", "voice", "vulnerability", "warming", "wars",
	"water", "ways", "week", "welcome", "welcomes", "whether", "whole", "whose", "words",
	"worldwide", "yet", "young", "youth",
};
/* clang-format on */

static int compare(const void *wanted, const void *word)
{
	return strcmp(wanted, word);
}

unsigned word_commonness(struct str word)
{
	char key[LONGEST + 1] = {0};
	if (word.n > LONGEST)
		return 0;
	for (size_t i = 0; i < word.n; i++)
		key[i] = char_lower(word.p[i]);
	if (bsearch(key, commonest, sizeof commonest / sizeof commonest[0], sizeof commonest[0],
		    compare))
		return 2;
	return bsearch(key, common, sizeof common / sizeof common[0], sizeof common[0], compare) !=
	       NULL;
}

/* Near enough by single slips, or with the same letters in another order: "owudl". */
static bool is_near(struct str plain, struct str word, unsigned limit)
{
	size_t apart = plain.n > word.n ? plain.n - word.n : word.n - plain.n;
	return apart <= limit &&
	       (near_distance(plain, word, limit) <= limit || plain_is_reordered(plain, word));
}

static size_t take_near(const char (*words)[LONGEST + 1], size_t count, struct str plain,
			struct guess *guesses, size_t room)
{
	unsigned limit = plain.n < 4 ? 0 : plain.n < 6 ? 1 : 2;
	size_t n = 0;
	for (size_t i = 0; i < count && n < room; i++)
		if (is_near(plain, str_of(words[i]), limit))
			guesses[n++] = (struct guess){str_of(words[i]), 0};
	return n;
}

size_t common_near(struct str plain, struct guess *guesses, size_t room)
{
	size_t n =
		take_near(commonest, sizeof commonest / sizeof commonest[0], plain, guesses, room);
	return n +
	       take_near(common, sizeof common / sizeof common[0], plain, guesses + n, room - n);
}
