/* A traced sentence for people and for programs. */
#include "trace.h"

#include "cli.h"

#include "mundraft/utf8.h"

static const char *const footing_names[FOOTING_COUNT] = {
	[FOOTING_FACTS] = "facts",       [FOOTING_NOTES] = "notes", [FOOTING_ARGUMENT] = "argument",
	[FOOTING_PROPOSAL] = "proposal", [FOOTING_GAP] = "gap",     [FOOTING_NOTHING] = "nothing",
};

static const char *voice_name(enum voice voice)
{
	static const char *const names[] = {"own", "reported", "brief"};
	return names[voice];
}

/* ---- human ---- */

static void add_source_line(struct strbuf *out, const struct cited_source *source)
{
	strbuf_adds(out, "        ");
	utf8_show(out, source->publisher);
	strbuf_adds(out, ", \"");
	utf8_show(out, source->title);
	strbuf_adds(out, "\", ");
	utf8_show(out, source->date);
	strbuf_addf(out, "; reliability %ld/5", source->reliability);
	if (source->doi.n)
		strbuf_addf(out, "; https://doi.org/%.*s", STR_ARG(source->doi));
	else if (source->url.n)
		strbuf_addf(out, "; %.*s", STR_ARG(source->url));
	strbuf_addc(out, '\n');
}

static void add_fact(struct strbuf *out, const struct trace *trace, const struct fact *fact)
{
	size_t before;
	strbuf_addf(out, "    fact %.*s: ", STR_ARG(fact->id));
	utf8_show(out, fact_subject(fact, trace->profile ? trace->profile->name : STR("it")));
	strbuf_addc(out, ' ');
	utf8_show(out, fact->say);
	before = out->n;
	strbuf_adds(out, ", ");
	when_print(out, fact->when);
	if (out->n == before + 2)
		strbuf_adds(out, "undated");
	if (fact->voice == VOICE_BRIEF)
		strbuf_adds(out, " (brief: for preparation, not for a paper)");
	else
		strbuf_addf(out, " (voice: %s)", voice_name(fact->voice));
	strbuf_addc(out, '\n');
	for (size_t i = 0; i < fact->source_count; i++)
		add_source_line(out, fact->sources[i]);
}

static void add_support(struct strbuf *out, const struct trace *trace,
			const struct support *support)
{
	if (support->fact) {
		add_fact(out, trace, support->fact);
		return;
	}
	strbuf_adds(out, "    note ");
	utf8_show(out, support->key);
	strbuf_adds(out, ": ");
	if (support->note.n)
		utf8_show(out, support->note);
	else
		strbuf_adds(out, "is defined nowhere");
	strbuf_addc(out, '\n');
}

static void add_footing(struct strbuf *out, const struct trace *trace, const struct traced *traced)
{
	switch (traced->footing) {
	case FOOTING_ARGUMENT:
		strbuf_adds(out, "    argument\n");
		break;
	case FOOTING_PROPOSAL:
		strbuf_adds(out, "    a proposal: no fact claimed\n");
		break;
	case FOOTING_NOTHING:
		strbuf_addf(out, "    %srests on nothing%s", trace->color ? "\033[1;31m" : "",
			    trace->color ? "\033[0m" : "");
		strbuf_addf(out, "%s%s\n", traced->claim ? ": it holds " : "",
			    traced->claim ? traced->claim : "");
		break;
	case FOOTING_GAP: /* said for any sentence that has one */
	case FOOTING_FACTS:
	case FOOTING_NOTES:
	case FOOTING_COUNT:
		break;
	}
}

static void add_human(struct strbuf *out, const struct trace *trace, const struct traced *traced,
		      struct place place)
{
	utf8_show(out, trace->paper->source->name);
	const struct origin *origin = source_origin(trace->paper->source, traced->offset);
	strbuf_addc(out, ':');
	if (origin)
		add_origin(out, origin);
	else
		strbuf_addf(out, "%zu:%zu:", place.line, place.column);
	strbuf_addc(out, ' ');
	utf8_show(out, traced->text);
	strbuf_addc(out, '\n');
	for (size_t i = 0; i < traced->support_count; i++)
		add_support(out, trace, &traced->supports[i]);
	add_footing(out, trace, traced);
	if (traced->gap)
		strbuf_adds(out, "    a gap: to be researched\n");
	strbuf_addc(out, '\n');
}

/* ---- JSON ---- */

static void add_pair(struct strbuf *out, const char *key, struct str value)
{
	strbuf_addf(out, ",\"%s\":", key);
	json_string(out, value);
}

static void add_json_source(struct strbuf *out, const struct cited_source *source)
{
	strbuf_adds(out, "{\"key\":");
	json_string(out, source->key);
	add_pair(out, "publisher", source->publisher);
	add_pair(out, "title", source->title);
	add_pair(out, "date", source->date);
	add_pair(out, "url", source->url);
	add_pair(out, "doi", source->doi);
	strbuf_addf(out, ",\"reliability\":%ld}", source->reliability);
}

static void add_json_fact(struct strbuf *out, const struct fact *fact, struct str country)
{
	struct strbuf when;
	strbuf_init(&when, out->arena);
	when_print(&when, fact->when);
	add_pair(out, "by", fact_subject(fact, country));
	add_pair(out, "say", fact->say);
	add_pair(out, "when", strbuf_str(&when));
	add_pair(out, "voice", str_of(voice_name(fact->voice)));
	strbuf_adds(out, ",\"sources\":[");
	for (size_t i = 0; i < fact->source_count; i++) {
		strbuf_adds(out, i ? "," : "");
		add_json_source(out, fact->sources[i]);
	}
	strbuf_adds(out, "]");
}

static void add_json_supports(struct strbuf *out, const struct trace *trace,
			      const struct traced *traced)
{
	strbuf_adds(out, ",\"notes\":[");
	for (size_t i = 0; i < traced->support_count; i++) {
		const struct support *support = &traced->supports[i];
		strbuf_adds(out, i ? ",{\"key\":" : "{\"key\":");
		json_string(out, support->key);
		add_pair(out, "note", support->note);
		if (support->fact)
			add_json_fact(out, support->fact,
				      trace->profile ? trace->profile->name : (struct str){0});
		strbuf_adds(out, "}");
	}
	strbuf_adds(out, "]}");
}

static void add_json(struct strbuf *out, const struct trace *trace, const struct traced *traced,
		     struct place place)
{
	strbuf_adds(out, trace->total > 1 ? ",\n{\"file\":" : "\n{\"file\":");
	json_string(out, trace->paper->source->name);
	strbuf_addf(out, ",\"line\":%zu,\"column\":%zu", place.line, place.column);
	add_pair(out, "sentence", traced->text);
	strbuf_addf(out, ",\"gap\":%s", traced->gap ? "true" : "false");
	add_pair(out, "rests_on", str_of(footing_names[traced->footing]));
	add_json_supports(out, trace, traced);
}

void trace_print(struct trace *trace, const struct traced *traced)
{
	struct strbuf out;
	struct place place = report_place(&trace->report, trace->paper->source, traced->offset);
	strbuf_init(&out, &trace->scratch);
	if (trace->json)
		add_json(&out, trace, traced, place);
	else
		add_human(&out, trace, traced, place);
	print(TO_OUT, strbuf_str(&out));
}
