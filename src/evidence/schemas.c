/*
 * What profiles, topics, committees and conferences may hold, as data. The
 * one-line remarks are what `mundraft show` and the manual say of a key. Nothing
 * here knows how the values are used.
 */
#include "schemas.h"

#define FIELDS(...)                                                                                \
	(const struct schema_field[])                                                              \
	{                                                                                          \
		__VA_ARGS__,                                                                       \
		{                                                                                  \
			0                                                                          \
		}                                                                                  \
	}
#define CHOICES(...)                                                                               \
	(const char *const[])                                                                      \
	{                                                                                          \
		__VA_ARGS__, NULL                                                                  \
	}
#define MUST true
#define MAY false

/* ---- simple values ---- */

static const struct schema text = {.shape = SHAPE_TEXT, .what = "a text"};
static const struct schema any_text = {.shape = SHAPE_ANY_TEXT, .what = "a text"};
static const struct schema id = {.shape = SHAPE_ID, .what = "an id"};
static const struct schema ids = {.shape = SHAPE_TEXTS, .what = "a list of ids", .item = &id};
static const struct schema texts = {.shape = SHAPE_TEXTS, .what = "a list of texts", .item = &text};
static const struct schema url = {.shape = SHAPE_URL, .what = "a web address"};
static const struct schema date = {.shape = SHAPE_DATE, .what = "a date"};
static const struct schema when = {.shape = SHAPE_WHEN, .what = "the time of an act"};
static const struct schema yes_no = {.shape = SHAPE_YES_NO, .what = "yes or no"};
static const struct schema grade = {
	.shape = SHAPE_NUMBER, .what = "a grade from 1 to 5", .min = 1, .max = 5};
static const struct schema words = {
	.shape = SHAPE_NUMBER, .what = "a number of words", .min = 0, .max = 20000};
static const struct schema count = {
	.shape = SHAPE_NUMBER, .what = "a number", .min = 1, .max = 1000};

/* ---- sources and facts ---- */

static const struct schema source_kind = {
	.shape = SHAPE_CHOICE,
	.what = "a kind of source",
	.choices = CHOICES("statement", "resolution", "treaty", "report", "press", "journal",
			   "ngo-page", "student-paper", "web-article"),
};
static const struct schema origin = {
	.shape = SHAPE_CHOICE, .what = "an origin", .choices = CHOICES("given", "added")};
static const struct schema source = {
	.shape = SHAPE_MAP,
	.what = "a source",
	.fields = FIELDS({"title", &text, MUST, "the exact title of the page or document"},
			 {"publisher", &text, MUST, "who stands behind it"},
			 {"date", &date, MUST, "when it was published, or undated"},
			 {"url", &url, MAY, "its address"},
			 {"doi", &text, MAY, "its digital object identifier"},
			 {"as", &text, MAY, "how a sentence names it as a reporter"},
			 {"again", &text, MAY, "the same, from the second mention on"},
			 {"kind", &source_kind, MUST, "what kind of source it is"},
			 {"reliability", &grade, MUST, "1 (unusable) to 5 (official record)"},
			 {"reason", &text, MUST, "why this grade"},
			 {"checked", &text, MAY, "a second, independent page that confirms it"},
			 {"origin", &origin, MAY, "given, or added later (the usual)"}),
};
static const struct schema sources = {.shape = SHAPE_TABLE, .what = "the sources", .item = &source};

static const struct schema fact_kind = {
	.shape = SHAPE_CHOICE,
	.what = "a kind of fact",
	.choices = CHOICES("background", "stance", "action", "commitment", "vote", "sponsorship",
			   "statistic", "criticism"),
};
static const struct schema fact_voice = {
	.shape = SHAPE_CHOICE,
	.what = "a voice",
	.choices = CHOICES("own", "reported", "brief"),
};
static const struct schema fact_use = {
	.shape = SHAPE_CHOICE, .what = "a use", .choices = CHOICES("cite")};
static const struct schema fact = {
	.shape = SHAPE_MAP,
	.what = "a fact",
	.fields = FIELDS({"id", &id, MUST, "its name, unique in the file"},
			 {"by", &text, MAY, "the subject; left out: the country"},
			 {"say", &text, MUST, "what it did: a predicate without date or full stop"},
			 {"when", &when, MUST, "the time of the act, never of publication"},
			 {"kind", &fact_kind, MUST, "what kind of fact it is"},
			 {"voice", &fact_voice, MUST, "own, reported or brief"},
			 {"topics", &ids, MUST, "the topics it belongs to"},
			 {"source", &ids, MUST, "the key of its source, or several"},
			 {"where", &text, MAY, "the place in the source"},
			 {"quote", &text, MAY, "at most 25 words of a public statement"},
			 {"with", &id, MAY, "the fact told in the same sentence"},
			 {"use", &fact_use, MAY, "cite: never told by itself"}),
};
static const struct schema facts = {.shape = SHAPE_LIST, .what = "the facts", .item = &fact};

/* ---- positions and proposals ---- */

static const struct schema point_form = {
	.shape = SHAPE_CHOICE,
	.what = "a form",
	.choices = CHOICES("claim", "evidence", "limit"),
};
static const struct schema point = {
	.shape = SHAPE_MAP,
	.what = "a point",
	.fields = FIELDS({"claim", &text, MUST, "a clause; opens the paragraph"},
			 {"because", &text, MAY, "a clause: the interest behind it"},
			 {"because_by", &ids, MAY, "the facts that carry it"},
			 {"shown_by", &ids, MUST, "facts, in the order of telling"},
			 {"if_room", &ids, MAY, "those that length may drop"},
			 {"so", &text, MAY, "a clause: the consequence"},
			 {"limit", &text, MAY, "a clause: what the delegation concedes"},
			 {"limit_by", &ids, MAY, "the facts that carry the concession"},
			 {"form", &point_form, MAY, "what the paragraph begins with"},
			 {"committees", &ids, MAY, "only for these committees"}),
};
static const struct schema points = {.shape = SHAPE_LIST, .what = "the points", .item = &point};
static const struct schema objection = {
	.shape = SHAPE_MAP,
	.what = "an objection",
	.fields = FIELDS({"say", &text, MUST, "a clause: the objection at its strongest"},
			 {"say_by", &ids, MAY, "the facts that carry it"},
			 {"answer", &text, MUST, "a clause"},
			 {"by", &ids, MAY, "the facts that carry the answer"},
			 {"accept", &text, MAY, "a noun phrase: what the delegation can accept"},
			 {"refuse", &text, MAY, "a noun phrase: its red line"},
			 {"proposals", &ids, MAY, "only where all of these are in the paper"},
			 {"committees", &ids, MAY, "only for these committees"}),
};
static const struct schema objections = {
	.shape = SHAPE_LIST, .what = "the objections", .item = &objection};
static const struct schema partner = {
	.shape = SHAPE_MAP,
	.what = "a set of partners",
	.fields = FIELDS({"say", &text, MUST, "a noun phrase naming likely partners"},
			 {"by", &ids, MAY, "the facts that show it"},
			 {"committees", &ids, MAY, "only for these committees"}),
};
static const struct schema partners = {
	.shape = SHAPE_LIST, .what = "the partners", .item = &partner};
static const struct schema last_word = {
	.shape = SHAPE_MAP,
	.what = "a last sentence",
	.fields = FIELDS({"say", &text, MUST, "a clause: what the committee is asked for"},
			 {"proposals", &ids, MAY, "only where all of these are in the paper"},
			 {"committees", &ids, MAY, "only for these committees"}),
};
static const struct schema last_words = {
	.shape = SHAPE_LIST, .what = "the last sentences", .item = &last_word};
static const struct schema near_home = {
	.shape = SHAPE_MAP,
	.what = "the topic near home",
	.fields = FIELDS({"lead", &text, MAY, "a clause before the facts"},
			 {"shown_by", &ids, MUST, "facts of the country's own"}),
};
static const struct schema position = {
	.shape = SHAPE_MAP,
	.what = "a position",
	.fields = FIELDS(
		{"id", &id, MUST, "its name"}, {"topic", &id, MUST, "the topic"},
		{"committees", &ids, MAY, "only for these committees"},
		{"claim", &text, MUST, "a clause: the outcome the country wants"},
		{"stance", &text, MAY, "a clause: what the text of this session should hold"},
		{"because", &text, MUST, "a clause: its own interest"},
		{"cite", &ids, MAY, "the facts that carry the interest"},
		{"background", &ids, MAY, "facts and instruments of the topic that it begins with"},
		{"near", &near_home, MAY, "what joins the background to the country"},
		{"points", &points, MUST, "each becomes a paragraph"},
		{"objections", &objections, MAY, "what others will say"},
		{"partners", &partners, MAY, "who may join"},
		{"opponents", &partners, MAY, "who may oppose, and why; for the brief"},
		{"red_lines", &texts, MAY, "what it will not accept; for the brief"},
		{"proposals", &ids, MAY, "its own ones, the best first; left out: the topic's"},
		{"asks", &last_words, MAY, "the last sentence of the paper; the first that fits"}),
};
static const struct schema positions = {
	.shape = SHAPE_LIST, .what = "the positions", .item = &position};

static const struct schema actor_kind = {
	.shape = SHAPE_CHOICE,
	.what = "a kind of actor",
	.choices = CHOICES("states", "un", "body", "self"),
};
static const struct schema proposal = {
	.shape = SHAPE_MAP,
	.what = "a proposal",
	.fields = FIELDS({"id", &id, MUST, "its name"}, {"topic", &id, MUST, "the topic"},
			 {"committees", &ids, MAY, "only for these committees"},
			 {"title", &text, MUST, "a noun phrase; reads after \"asks for\""},
			 {"because", &text, MUST, "a clause: the argument"},
			 {"because_by", &ids, MAY, "the facts that carry it"},
			 {"actor", &text, MUST, "who acts"},
			 {"actor_kind", &actor_kind, MUST, "states, un, body or self"},
			 {"act", &text, MUST, "what is done: a bare infinitive"},
			 {"means", &text, MAY, "a clause with its own subject: how"},
			 {"means_by", &ids, MAY, "the facts that carry it"},
			 {"time", &text, MAY, "by when: \"within two years of adoption\""},
			 {"cost", &text, MAY, "a noun phrase: what bears the cost"},
			 {"cost_by", &ids, MAY, "the facts that carry it"},
			 {"measure", &text, MUST, "a noun phrase: how success is counted"},
			 {"safeguard", &text, MAY, "a clause: what keeps it safe"},
			 {"rests_on", &ids, MAY, "the facts it rests on"}),
};
static const struct schema proposals = {
	.shape = SHAPE_LIST, .what = "the proposals", .item = &proposal};

/* ---- the rest of a profile ---- */

static const struct schema question = {
	.shape = SHAPE_MAP,
	.what = "a question",
	.fields = FIELDS({"id", &id, MUST, "its name"}, {"topics", &ids, MUST, "the topics"},
			 {"ask", &text, MUST, "what a chair or a rival may ask"},
			 {"answer", &text, MUST, "how an honest delegate may answer"},
			 {"facts", &ids, MAY, "the facts for the answer"}),
};
static const struct schema questions = {
	.shape = SHAPE_LIST, .what = "the questions", .item = &question};
static const struct schema gap_section = {
	.shape = SHAPE_CHOICE,
	.what = "a section",
	.choices = CHOICES("background", "position", "proposals", "none"),
};
static const struct schema gap = {
	.shape = SHAPE_MAP,
	.what = "a gap",
	.fields = FIELDS({"id", &id, MUST, "a fact of this id fills it"},
			 {"topics", &ids, MUST, "the topics"},
			 {"what", &text, MUST, "a noun phrase: what is not known"},
			 {"where", &text, MUST, "the official place to look"},
			 {"section", &gap_section, MAY, "where it stands in the paper"}),
};
static const struct schema gaps = {.shape = SHAPE_LIST, .what = "the gaps", .item = &gap};
static const struct schema term = {
	.shape = SHAPE_MAP,
	.what = "a term",
	.fields = FIELDS({"full", &text, MUST, "the name at its first mention"},
			 {"short", &text, MUST, "the name from then on"},
			 {"topics", &ids, MAY, "only in papers on these topics"}),
};
static const struct schema terms = {.shape = SHAPE_LIST, .what = "the terms", .item = &term};
static const struct schema country = {
	.shape = SHAPE_MAP,
	.what = "the country",
	.fields =
		FIELDS({"id", &id, MUST, "the file's name"},
		       {"name", &text, MUST, "the short name: Kazakhstan"},
		       {"formal", &text, MUST, "the formal name: the Republic of Kazakhstan"},
		       {"adjective", &text, MUST, "Kazakh"}, {"demonym", &text, MAY, "its people"},
		       {"article", &any_text, MAY, "the, where prose needs it"},
		       {"capital", &text, MAY, "the capital"}, {"region", &text, MAY, "the region"},
		       {"group", &text, MAY, "the UN regional group"},
		       {"aliases", &texts, MAY, "other names people type"},
		       {"as_of", &date, MUST, "when the profile was last checked"}),
};
static const struct schema defaults = {
	.shape = SHAPE_MAP,
	.what = "the defaults",
	.fields = FIELDS({"committee", &id, MAY, "the committee"}, {"topic", &id, MAY, "the topic"},
			 {"conference", &id, MAY, "the conference"}),
};
const struct schema profile_schema = {
	.shape = SHAPE_MAP,
	.what = "the profile",
	.fields = FIELDS({"country", &country, MUST, "who speaks"},
			 {"defaults", &defaults, MAY, "what a draft takes when nothing is said"},
			 {"sources", &sources, MAY, "where facts come from"},
			 {"facts", &facts, MAY, "what can be said, each with its source"},
			 {"terms", &terms, MAY, "long names and their short ones"},
			 {"positions", &positions, MAY, "the argument, a topic each"},
			 {"proposals", &proposals, MAY, "what the delegation offers"},
			 {"questions", &questions, MAY, "what it may be asked"},
			 {"gaps", &gaps, MAY, "what is not known"}),
};

/* ---- topics ---- */

const struct schema instrument_schema = {
	.shape = SHAPE_MAP,
	.what = "an instrument",
	.fields = FIELDS(
		{"name", &text, MUST, "how prose refers to it"},
		{"symbol", &text, MAY, "its document symbol"},
		{"title", &text, MUST, "its official title"}, {"by", &text, MUST, "who adopted it"},
		{"when", &when, MUST, "when it was adopted"},
		{"subject", &text, MUST, "its subject, in short"},
		{"vote", &text, MAY, "for, against, abstaining: 124-1-24; or without a vote"},
		{"in_force", &date, MAY, "since when a treaty binds"},
		{"publisher", &text, MAY, "who publishes it, if not who adopted it"},
		{"kind", &source_kind, MUST, "what kind of document it is"},
		{"url", &url, MUST, "its address"},
		{"reliability", &grade, MUST, "1 (unusable) to 5 (official record)"},
		{"reason", &text, MUST, "why this grade"},
		{"checked", &text, MAY, "a second, independent page that confirms it"}),
};
const struct schema instruments_schema = {
	.shape = SHAPE_TABLE, .what = "the instruments", .item = &instrument_schema};
static const struct schema topic_instrument = {
	.shape = SHAPE_MAP,
	.what = "an instrument",
	.fields = FIELDS(
		{"id", &id, MUST, "its name"}, {"of", &id, MAY, "its key among the instruments"},
		{"name", &text, MAY, "how prose refers to it"},
		{"symbol", &text, MAY, "its document symbol"},
		{"subject", &text, MAY, "its subject"}, {"by", &text, MAY, "who adopted it"},
		{"when", &when, MAY, "when"},
		{"did", &text, MUST, "what it did: a predicate that names it"},
		{"achieved", &text, MAY, "a clause: its effect"},
		{"achieved_by", &ids, MAY, "the facts that show the effect"},
		{"source", &ids, MAY, "further sources"}, {"where", &text, MAY, "the place in it"},
		{"short", &text, MAY, "a clause: where it fell short"},
		{"short_by", &ids, MAY, "the facts that show it"},
		{"weight", &grade, MAY, "1 to 5: which stay when length is short"},
		{"committees", &ids, MAY, "only for these committees"}),
};
static const struct schema topic_instruments = {
	.shape = SHAPE_LIST, .what = "the instruments", .item = &topic_instrument};
static const struct schema side = {
	.shape = SHAPE_MAP,
	.what = "a side",
	.fields = FIELDS({"who", &text, MUST, "a noun phrase: States or groups by name"},
			 {"hold", &text, MUST, "a predicate: what they hold"},
			 {"by", &ids, MUST, "the facts that show it"}),
};
static const struct schema sides = {.shape = SHAPE_LIST, .what = "the sides", .item = &side};
static const struct schema dispute = {
	.shape = SHAPE_MAP,
	.what = "the dispute",
	.fields = FIELDS({"over", &text, MUST, "a noun clause: what divides delegations"},
			 {"sides", &sides, MUST, "who holds what"}),
};
static const struct schema measure = {
	.shape = SHAPE_MAP,
	.what = "a measure",
	.fields = FIELDS({"id", &id, MUST, "its name within the topic"},
			 {"title", &text, MUST, "a noun phrase; reads after \"asks for\""},
			 {"actor", &text, MUST, "who acts"},
			 {"actor_kind", &actor_kind, MUST, "states, un, body or self"},
			 {"act", &text, MUST, "what is done: a bare infinitive"},
			 {"through", &text, MUST, "a clause: the fund or body that exists for it"},
			 {"through_by", &ids, MAY, "the facts that show that"},
			 {"time", &text, MAY, "by when"},
			 {"measure", &text, MUST, "how success is counted"},
			 {"safeguard", &text, MAY, "a clause: what keeps it safe"},
			 {"committees", &ids, MAY, "only for these committees"}),
};
static const struct schema measures = {
	.shape = SHAPE_LIST, .what = "the measures", .item = &measure};
static const struct schema topic_fact = {
	.shape = SHAPE_MAP,
	.what = "a fact",
	.fields = FIELDS(
		{"id", &id, MUST, "its name"}, {"by", &text, MUST, "the subject"},
		{"say", &text, MUST, "the predicate"}, {"when", &when, MUST, "when"},
		{"kind", &fact_kind, MAY, "what kind of fact"},
		{"voice", &fact_voice, MAY, "own unless said"},
		{"topics", &ids, MAY, "further topics"}, {"source", &ids, MUST, "its source"},
		{"where", &text, MAY, "the place in it"}, {"quote", &text, MAY, "at most 25 words"},
		{"with", &id, MAY, "told in the same sentence"},
		{"use", &fact_use, MAY, "cite: never told by itself"},
		{"committees", &ids, MAY, "only for these committees"}),
};
static const struct schema topic_facts = {
	.shape = SHAPE_LIST, .what = "the facts", .item = &topic_fact};
static const struct schema wordings = {
	.shape = SHAPE_TEXTS, .what = "a clause, or one for each line of argument", .item = &text};
static const struct schema angles = {.shape = SHAPE_TABLE, .what = "the angles", .item = &wordings};
const struct schema topic_schema = {
	.shape = SHAPE_MAP,
	.what = "the topic",
	.fields = FIELDS(
		{"title", &text, MUST, "its title"},
		{"aliases", &texts, MAY, "other names people type"},
		{"committees", &ids, MAY, "the bodies that take it"},
		{"sources", &sources, MAY, "where the statements come from"},
		{"facts", &topic_facts, MAY, "dated figures and named situations"},
		{"matters", &wordings, MUST,
		 "a clause, or one for each line of argument: why it matters"},
		{"matters_by", &ids, MAY, "the facts that carry it"},
		{"instruments", &topic_instruments, MUST, "what the United Nations has done"},
		{"dispute", &dispute, MAY, "what divides delegations"},
		{"measures", &measures, MAY, "what a paper may propose"},
		{"angle", &angles, MAY,
		 "for each committee a clause, or one for each line of argument"},
		{"terms", &terms, MAY, "long names and their short ones"}),
};

/* ---- committees ---- */

static const struct schema powers = {
	.shape = SHAPE_CHOICE, .what = "a power", .choices = CHOICES("decides", "recommends")};
static const struct schema calls = {
	.shape = SHAPE_MAP,
	.what = "the calls",
	.fields = FIELDS({"states", &text, MUST, "to States: recommend that {actor} {act}"},
			 {"un", &text, MUST, "to the Secretariat: request {actor} to {act}"},
			 {"body", &text, MUST, "by itself: {act}"},
			 {"self", &text, MUST, "the country's own offer"}),
};
static const struct schema basis = {
	.shape = SHAPE_MAP,
	.what = "a basis",
	.fields = FIELDS({"article", &text, MUST, "Article 24 of the Charter"},
			 {"says", &text, MUST, "what it gives"}),
};
static const struct schema bases = {.shape = SHAPE_LIST, .what = "the basis", .item = &basis};
static const struct schema members = {
	.shape = SHAPE_MAP,
	.what = "the membership",
	.fields =
		FIELDS({"count", &count, MUST, "how many"}, {"as_of", &date, MUST, "checked when"},
		       {"rule", &text, MAY, "who is a member"},
		       {"list", &texts, MAY, "the members, by name or code"}),
};
static const struct schema framework = {
	.shape = SHAPE_MAP,
	.what = "a framework",
	.fields = FIELDS({"symbol", &text, MAY, "its symbol"}, {"title", &text, MUST, "its title"},
			 {"year", &date, MUST, "its year"}),
};
static const struct schema frameworks = {
	.shape = SHAPE_LIST, .what = "the frameworks", .item = &framework};
static const struct schema page = {
	.shape = SHAPE_MAP,
	.what = "a page",
	.fields = FIELDS({"title", &text, MUST, "its title"}, {"publisher", &text, MUST, "who"},
			 {"url", &url, MUST, "its address"},
			 {"checked", &text, MAY, "a second page"}),
};
static const struct schema pages = {.shape = SHAPE_LIST, .what = "the pages", .item = &page};
const struct schema committee_schema = {
	.shape = SHAPE_MAP,
	.what = "the committee",
	.fields =
		FIELDS({"id", &id, MUST, "the file's name"}, {"name", &text, MUST, "its full name"},
		       {"short", &text, MUST, "the name in prose: the Fourth Committee"},
		       {"again", &text, MUST, "the short form: the Committee"},
		       {"organ", &text, MAY, "who acts: the General Conference"},
		       {"aliases", &texts, MAY, "other names people type"},
		       {"powers", &powers, MUST, "decides or recommends"},
		       {"may", &texts, MAY, "verbs it may use"},
		       {"may_not", &texts, MAY, "verbs it may not use"},
		       {"calls", &calls, MUST, "how it asks, by kind of actor"},
		       {"basis", &bases, MAY, "the articles it rests on"},
		       {"members", &members, MAY, "who sits on it"},
		       {"reports_to", &text, MAY, "its parent body"},
		       {"frameworks", &frameworks, MAY, "the texts it works with"},
		       {"default_topic", &id, MAY, "the topic when none is given"},
		       {"facts", &topic_facts, MAY, "what its template may cite"},
		       {"sources", &sources, MAY, "what those facts rest on"},
		       {"pages", &pages, MAY, "where the rest of this file comes from"}),
};

/* ---- conferences ---- */

static const struct schema spacing = {
	.shape = SHAPE_CHOICE,
	.what = "a line spacing",
	.choices = CHOICES("single", "one-and-a-half", "double"),
};
static const struct schema limit = {
	.shape = SHAPE_MAP,
	.what = "a limit",
	.fields = FIELDS({"spacing", &spacing, MUST, "single, one-and-a-half or double"},
			 {"pages", &count, MUST, "at most so many pages"}),
};
static const struct schema limits = {.shape = SHAPE_LIST, .what = "the limits", .item = &limit};
static const struct schema length_scope = {
	.shape = SHAPE_CHOICE, .what = "a scope", .choices = CHOICES("topic", "all")};
static const struct schema counts = {
	.shape = SHAPE_MAP,
	.what = "what counts",
	.fields = FIELDS({"works_cited", &yes_no, MAY, "whether works cited count"},
			 {"heading", &yes_no, MAY, "whether the heading block counts"}),
};
static const struct schema word_range = {
	.shape = SHAPE_MAP,
	.what = "a range of words",
	.fields = FIELDS({"min", &words, MUST, "the fewest"}, {"max", &words, MUST, "the most"}),
};
static const struct schema page_size = {
	.shape = SHAPE_CHOICE, .what = "a paper size", .choices = CHOICES("letter", "a4")};
static const struct schema page_form = {
	.shape = SHAPE_MAP,
	.what = "the page",
	.fields = FIELDS({"size", &page_size, MAY, "letter or a4"}, {"margin", &text, MAY, "1in"},
			 {"font", &text, MAY, "the family"}, {"points", &count, MAY, "its size"}),
};
static const struct schema field_names = {
	.shape = SHAPE_CHOICE,
	.what = "a field",
	.choices = CHOICES("conference", "country", "committee", "topic", "delegate", "school"),
};
static const struct schema field_list = {
	.shape = SHAPE_TEXTS, .what = "a list of fields", .item = &field_names};
static const struct schema labels = {.shape = SHAPE_TABLE, .what = "the labels", .item = &text};
static const struct schema place = {
	.shape = SHAPE_CHOICE, .what = "a place", .choices = CHOICES("left", "right", "none")};
static const struct schema heading = {
	.shape = SHAPE_MAP,
	.what = "the heading",
	.fields = FIELDS({"place", &place, MAY, "left or right"},
			 {"fields", &field_list, MUST, "in the conference's order"},
			 {"required", &field_list, MAY, "those that must be there"},
			 {"forbidden", &field_list, MAY, "those that must not"},
			 {"labels", &labels, MAY, "what each is called"}),
};
static const struct schema role = {
	.shape = SHAPE_CHOICE,
	.what = "a role",
	.choices = CHOICES("background", "action", "position", "proposals", "opposition",
			   "questions", "sources"),
};
static const struct schema section = {
	.shape = SHAPE_MAP,
	.what = "a section",
	.fields = FIELDS({"role", &role, MUST, "what it is for"},
			 {"title", &text, MUST, "what it is called"}),
};
static const struct schema sections = {
	.shape = SHAPE_LIST, .what = "the sections", .item = &section};
static const struct schema requirement = {
	.shape = SHAPE_CHOICE,
	.what = "a requirement",
	.choices = CHOICES("required", "optional", "none"),
};
static const struct schema citations = {
	.shape = SHAPE_CHOICE,
	.what = "a citation style",
	.choices = CHOICES("footnotes", "mla", "endnotes", "links", "none"),
};
static const struct schema person = {
	.shape = SHAPE_CHOICE, .what = "a person", .choices = CHOICES("third", "any")};
static const struct schema spelling = {
	.shape = SHAPE_CHOICE,
	.what = "a spelling",
	.choices = CHOICES("en_GB-ize", "en_US", "either"),
};
static const struct schema file_form = {
	.shape = SHAPE_MAP,
	.what = "the file",
	.fields = FIELDS({"types", &texts, MAY, "the types it takes"},
			 {"name", &text, MAY, "the pattern of its name"}),
};
static const struct schema rule_level = {
	.shape = SHAPE_CHOICE,
	.what = "what a rule's findings are",
	.choices = CHOICES("off", "style", "warning", "error"),
};
static const struct schema rule_levels = {
	.shape = SHAPE_TABLE, .what = "the rules", .item = &rule_level, .choices = lint_rule_ids};
static const struct schema rule_number = {
	.shape = SHAPE_NUMBER, .what = "a rule's limit", .max = 100000};
static const struct schema rule_numbers = {.shape = SHAPE_TABLE,
					   .what = "the limits",
					   .item = &rule_number,
					   .choices = limited_rule_ids};
const struct schema conference_schema = {
	.shape = SHAPE_MAP,
	.what = "the conference",
	.fields = FIELDS(
		{"id", &id, MUST, "the file's name"}, {"name", &text, MUST, "its name"},
		{"based_on", &id, MAY, "the conference whose rules hold where this file is silent"},
		{"inferred", &yes_no, MAY, "from papers seen, not from published rules"},
		{"source", &text, MUST, "the page the rules come from"},
		{"as_of", &date, MUST, "when that page was read"},
		{"note", &text, MAY, "what a delegate should know"},
		{"length", &limits, MAY, "pages by spacing"},
		{"scope", &length_scope, MAY, "a length for each topic, or for all"},
		{"counts", &counts, MAY, "what the length counts"},
		{"words", &word_range, MUST, "of the body"},
		{"page", &page_form, MAY, "paper, margins, font"},
		{"heading", &heading, MUST, "the heading block"},
		{"sections", &sections, MUST, "in order, with their titles"},
		{"labels", &requirement, MAY,
		 "whether sections must have headings, may, or must not (none)"},
		{"citations", &citations, MAY, "the style of citation"},
		{"person", &person, MAY, "third, or any"},
		{"bullets", &yes_no, MAY, "whether lists are welcome"},
		{"page_numbers", &yes_no, MAY, "whether pages are numbered"},
		{"spelling", &spelling, MAY, "the dictionary"},
		{"rules", &rule_levels, MAY,
		 "rules of lint that it takes otherwise: off, style, warning or error"},
		{"limits", &rule_numbers, MAY, "numbers that rules of lint go by"},
		{"file", &file_form, MAY, "how it is handed in"},
		{"ai", &text, MAY, "its policy on papers written by machines"}),
};

/* ---- States ---- */

static const struct schema status = {
	.shape = SHAPE_CHOICE, .what = "a status", .choices = CHOICES("member", "observer")};
static const struct schema state = {
	.shape = SHAPE_MAP,
	.what = "a State",
	.fields =
		FIELDS({"name", &text, MUST, "the short name, without its article"},
		       {"formal", &text, MUST, "the formal name, with its article"},
		       {"article", &any_text, MAY, "the, where prose needs it"},
		       {"adjective", &text, MUST, "Kazakh"}, {"demonym", &text, MAY, "its people"},
		       {"capital", &text, MAY, "the capital"},
		       {"iso3", &text, MUST, "the code of three letters"},
		       {"group", &text, MUST, "the regional group"},
		       {"status", &status, MUST, "member or observer"},
		       {"aliases", &texts, MAY, "other names people type"}),
};
static const struct schema state_table = {
	.shape = SHAPE_TABLE, .what = "the States", .item = &state};
const struct schema states_schema = {
	.shape = SHAPE_MAP,
	.what = "the file of States",
	.fields = FIELDS({"states", &state_table, MUST, "by id"}),
};
