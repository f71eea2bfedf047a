/*
 * Words by the part they play in an English sentence, as far as the rules about a
 * paper's sense go by them. A list, and no grammar: who asks decides what it means.
 */
#include "sense.h"

#define LONGEST 24

struct group {
	unsigned flags;
	const char *words; /* in lower case, parted by single spaces */
};

static const struct group groups[] = {
	{WORD_SMALL,
	 "the a an of and to in that for by with as on its it this these those not or from at "
	 "which their they who whom whose but if than then so such into through between among "
	 "against during before after about over under within without while when where what how "
	 "all any each both more most other some no nor only also there his her he she him them "
	 "us we our you your i my me because since until upon per own same very too even yet still "
	 "just however therefore thus although though whether either neither out up down off "
	 "again once every many much few one"},
	{WORD_SMALL | WORD_VERB,
	 "is are was were be been being has have had do does did will would can could may might "
	 "must should shall cannot"},
	{WORD_ARTICLE, "the a an"},
	{WORD_NO_NOUN,
	 "of and to is are was were be has have had in by for with from that which or if than "
	 "because since the a an its their his it they he she we you them us this these those must "
	 "should would could does did at into as on upon but"},
	{WORD_LINK, "of on for the and to against in de la du le al et del"},

	{WORD_COMMON,
	 "state states member members nation nations united un government governments committee "
	 "council assembly conference delegation delegations delegate delegates republic community "
	 "international world global human rights peace security development sustainable goal "
	 "goals agenda charter secretary-general secretariat president minister ministers chair "
	 "chairs "
	 "internet earth god ai covid covid-19 sdg sdgs ngo ngos idp idps it mun american-style "
	 "resolution resolutions article articles chapter section part annex protocol convention "
	 "conventions treaty treaties declaration party parties country countries people peoples "
	 "honorable honourable head heads organization organizations organisation organisations "
	 "body bodies court topic position paper background introduction conclusion solution "
	 "solutions first firstly second secondly third thirdly fourth fifth finally next "
	 "january february march april may june july august september october november december "
	 "monday tuesday wednesday thursday friday saturday sunday north south east west northern "
	 "southern eastern western federal democratic kingdom islamic ministry parliament "
	 "constitution province governmental humanity nation-state nation-states dais model i "
	 "english program programs programme programmes fund plan initiative century war wars"},

	{WORD_COMMON | WORD_CONTINENT,
	 "africa asia europe america americas oceania african asian european"},

	{WORD_NUMBER,
	 "eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty "
	 "thirty "
	 "forty fifty sixty seventy eighty ninety hundred thousand million billion trillion dozen "
	 "eleventh twelfth thirteenth fourteenth fifteenth twentieth thirtieth"},
	{WORD_FEW, "two three four five six seven eight nine ten"},
	{WORD_PERIOD,
	 "year years month months week weeks day days hour hours decade decades quarter quarters"},
	{WORD_TIME,
	 "annual annually yearly monthly weekly quarterly biennial biennially session sessions "
	 "deadline deadlines timeline timetable timeframe schedule semester"},
	{WORD_MONEY,
	 "fund funds funded funding finance finances financed financing budget budgets budgetary "
	 "contribution contributions contribute contributes cost costs costing grant grants loan "
	 "loans resources donor donors donate donated donation donations pay pays paid payment "
	 "payments money dollar dollars euro euros levy tax taxes taxed fee fees bank sponsor "
	 "sponsored expense expenses invest invests invested investment investments usd staff "
	 "subsidy subsidies subsidized salary salaries"},
	{WORD_MEASURE,
	 "measure outcome outcomes succeeded achieved success succeed succeeds successful measured "
	 "measurable indicator indicators "
	 "target "
	 "targets benchmark benchmarks test tested report reports reported reporting monitor "
	 "monitored monitoring review reviews reviewed evaluate evaluated evaluation evaluations "
	 "verify verified verification audit audited audits assess assessed assessment assessments "
	 "statistics count counts counted figures results progress inspection inspections "
	 "inspected percent evidence track tracked tracking survey surveys data"},
	{WORD_ACTOR,
	 "committee council assembly secretary-general secretariat states state governments "
	 "government members countries nations commission commissions agency agencies bank "
	 "ministry "
	 "ministries parties donors board office panel group court un unesco unicef undp unodc "
	 "unhcr who wfp iaea ilo fao unep organization organizations organisation organisations "
	 "ngos delegation delegations experts parliament parliaments companies mission missions "
	 "conference centre center university universities union coalition we body bodies "
	 "rapporteur envoy commissioner schools teachers police army mediators"},
	{WORD_DEVICE,
	 "fund funds report reports register registry database databases treaty convention "
	 "protocol "
	 "moratorium ban embargo tribunal tribunals court courts commission commissions taskforce "
	 "force panel panels mission missions envoy envoys rapporteur rapporteurs observatory "
	 "hotline hotlines summit summits conference conferences inspection inspections inspectors "
	 "verification audit audits licence license licences licenses licensing tax taxes levy "
	 "budget budgets grant grants loan loans scholarship scholarships curriculum curricula "
	 "definition census survey surveys index scorecard guideline guidelines standard standards "
	 "code checklist certificate certificates certification ombudsman ombudsperson monitors "
	 "observers observer peacekeepers peacekeeping corridor corridors ceasefire referendum "
	 "sanctions visa visas vaccine vaccines satellite satellites app website centre centres "
	 "center centers workshop workshops training course courses seminar seminars fellowship "
	 "fellowships agency agencies mandate quota quotas threshold deadline timetable inventory "
	 "pilot clause annex amendment amendments subcommittee group groups secretariat "
	 "secretary-general checkpoint checkpoints license tariff tariffs subsidies subsidy "
	 "prosecutor prosecutors shelter shelters clinic clinics failsafe network networks "
	 "questionnaire manual manuals handbook"},

	{WORD_STANCE,
	 "believes believe believed supports support supported holds hold seeks seek condemns "
	 "condemn committed commitment stands stand regards regard considers consider affirms "
	 "affirm reaffirms reaffirm recognizes recognize recognises recognise opposes oppose "
	 "opposed opposition welcomes welcome favors favor favours favour convinced concerned "
	 "stance position policy prioritizes prioritize prioritises feels feel thinks think wants "
	 "want wishes wish maintains insists insist rejects reject emphasizes emphasize emphasises "
	 "stresses stress underlines underscores acknowledges acknowledge values pledges pledge "
	 "aims aim strives strive hopes hope intends agrees agree disagrees disagree views view "
	 "sees see deems deem endorses endorse firm strong believer against dedicated determined "
	 "ready willing approves demands demand warns deplores regrets appreciates commends "
	 "understands desires desire finds argues argue says declares trusts expects refuses will "
	 "would plans plan open supporting opposing seeking calling urging condemning believing "
	 "asking considered recognized recognised welcomed condemned urged called proposed needs "
	 "need continues remains joins promises vows promotes protects prefers denounces "
	 "considering "
	 "promoting continue remain hopes hoping advocating advocated advocating proposing favour "
	 "happy proud glad eager determined resolved prepared likes defends believer voted votes "
	 "works working strives striving ally"},
	{WORD_ASK | WORD_STANCE,
	 "proposes propose urges urge recommends recommend encourages encourage requests request "
	 "suggests suggest advocates advocate calls call invites invite asks ask appeals appeal"},
	{WORD_MODAL, "should must ought"},
	{WORD_OBJECT, "object objects objection objections opponents critics critic argue argues "
		      "sceptics skeptics "
		      "counterargument counterarguments opposition"},
	{WORD_OFFER,
	 "offers offer offered will pledges pledge stands ready willing proposes propose urges "
	 "urge "
	 "asks ask calls call requests request recommends recommend invites invite hosts host "
	 "contributes contribute provides provide shares share donates donate volunteers volunteer "
	 "lends lend sponsors sponsor suggests suggest encourages encourage would"},
	{WORD_WE, "we our delegation government administration"},
	{WORD_ADVERB,
	 "also therefore thus hereby further furthermore strongly firmly fully clearly actively "
	 "deeply highly kindly respectfully urgently now always still then too thereby wishes wish "
	 "would will like likes seeks to hopes wants additionally once again"},
	{WORD_NUMBERED, "article articles resolution resolutions chapter goal target annex "
			"protocol sdg rule phase "
			"group section paragraph category"},
	{WORD_REFORM,
	 "adopt create develop establish implement improve strengthen promote enact pass introduce "
	 "invest increase build take focus work enhance ensure foster use set make engage expand "
	 "reform prioritize prioritise pursue address educate train start launch collaborate "
	 "participate cooperate form put"},
};

static unsigned *add(struct lexicon *lexicon, struct arena *arena, struct str word, size_t *used)
{
	const unsigned *known = table_get(&lexicon->words, word);
	if (known)
		return &lexicon->flags[known - lexicon->flags];
	unsigned *flags = &lexicon->flags[(*used)++];
	(void)table_put(arena, &lexicon->words, word, flags);
	return flags;
}

static size_t count_words(void)
{
	size_t words = 0;
	for (size_t i = 0; i < sizeof groups / sizeof *groups; i++)
		words += str_words(str_of(groups[i].words));
	return words;
}

void lexicon_init(struct lexicon *lexicon, struct arena *arena)
{
	size_t used = 0;
	*lexicon = (struct lexicon){.flags = arena_array(arena, count_words(), unsigned)};
	for (size_t i = 0; i < sizeof groups / sizeof *groups; i++) {
		struct str rest = str_of(groups[i].words), word;
		while (str_next_piece(&rest, ' ', &word))
			if (word.n)
				*add(lexicon, arena, word, &used) |= groups[i].flags;
	}
}

/* Up to the apostrophe of "Committee's". */
static size_t stem_length(struct str word)
{
	for (size_t i = 1; i < word.n; i++)
		if (apostrophe_at(word, i))
			return i;
	return word.n;
}

unsigned lexicon_flags(const struct lexicon *lexicon, struct str word)
{
	char room[LONGEST];
	size_t n = stem_length(word);
	if (n > LONGEST)
		return 0;
	for (size_t i = 0; i < n; i++)
		room[i] = char_lower(word.p[i]);
	const unsigned *flags = table_get(&lexicon->words, (struct str){room, n});
	return flags ? *flags : 0;
}
