/* The YAML reader: what it accepts and where, what it refuses and how it says so. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "mundraft/machine.h"
#include "mundraft/strbuf.h"
#include "mundraft/yaml.h"

struct fixture {
	struct arena arena;
	struct diags diags;
	struct source *source;
	struct node *root;
};

static void read_part(struct fixture *f, struct str text, struct span part)
{
	*f = (struct fixture){0};
	f->diags.arena = &f->arena;
	f->source = source_new(&f->arena, STR("test.yaml"), text);
	f->root = yaml_parse(&f->arena, f->source, part, "profile", &f->diags);
}

static void read_text(struct fixture *f, struct str text)
{
	read_part(f, text, (struct span){0, text.n});
}

static void add_diag(struct strbuf *out, const struct diag *diag)
{
	struct place place = source_place(diag->source, diag->span.start);
	strbuf_addf(out, "%s:%zu:%zu: %.*s\n", rules[diag->rule].id, place.line, place.column,
		    STR_ARG(diag->message));
}

static const char *report(struct fixture *f)
{
	struct strbuf out;
	strbuf_init(&out, &f->arena);
	strbuf_adds(&out, "");
	diags_sort(&f->diags);
	for (size_t i = 0; i < f->diags.count; i++)
		add_diag(&out, &f->diags.items[i]);
	return out.n ? out.p : "";
}

/* Each node as KEY=VALUE<start-end>: offsets, so that nothing is hidden by line ends. */
static void dump(struct strbuf *out, const struct node *node)
{
	if (node->key.n)
		strbuf_addf(out, "%.*s=", STR_ARG(node->key));
	if (node->kind == NODE_TEXT)
		strbuf_addf(out, "%s%.*s",
			    node->style == NODE_QUOTED  ? "'"
			    : node->style == NODE_BLOCK ? "|"
							: "",
			    STR_ARG(node->text));
	else
		strbuf_adds(out, node->kind == NODE_LIST ? "[" : "{");
	for (const struct node *child = node->first; child; child = child->next) {
		dump(out, child);
		if (child->next)
			strbuf_adds(out, " ");
	}
	if (node->kind != NODE_TEXT)
		strbuf_adds(out, node->kind == NODE_LIST ? "]" : "}");
	strbuf_addf(out, "<%zu-%zu>", node->span.start, node->span.end);
}

static const char *shape(struct fixture *f)
{
	struct strbuf out;
	strbuf_init(&out, &f->arena);
	if (!f->root)
		return "(none)";
	dump(&out, f->root);
	return out.p;
}

/* --- what is accepted --- */

static const struct {
	const char *text, *tree;
} good[] = {
	{"a: b\n", "{a=b<3-4>}<0-4>"},
	{"a: b", "{a=b<3-4>}<0-4>"},
	{"a: NO\nb: 010\nc: ~\n", "{a=NO<3-5> b=010<9-12> c=~<16-17>}<0-17>"},
	{"a: b   # note\n\n", "{a=b<3-4>}<0-4>"},
	{"\xEF\xBB\xBF"
	 "a: b\n",
	 "{a=b<6-7>}<3-7>"},
	{"a: 1\r\nb: 2\r\n", "{a=1<3-4> b=2<9-10>}<0-10>"},
	{"\xC3\xA9: \xC3\xA8\nb: c\n", "{\xC3\xA9=\xC3\xA8<4-6> b=c<10-11>}<0-11>"},
	{"a: \"b c\"  # d\n", "{a='b c<3-8>}<0-8>"},
	{"a: 'it''s'\n", "{a='it's<3-10>}<0-10>"},
	{"a: \"\\u00e9\"\n", "{a='\xC3\xA9<3-11>}<0-11>"},
	{"a: b\n  c\nd: e\n", "{a=b c<3-8> d=e<12-13>}<0-13>"},
	{"a: |\n  b\n  c\n\n\nd: e\n", "{a=|b\nc\n<3-12> d=e<18-19>}<0-19>"},
	{"a: >-\n  b\n  c\n \n", "{a=|b c<3-13>}<0-13>"},
	{"a:\nb: c\n", "{a=<2-2> b=c<6-7>}<0-7>"},
	{"a:\n- b\n- c # d\n\n", "{a=[b<5-6> c<9-10>]<3-10>}<0-10>"},
	{"- - a\n  - b\n- \n", "[[a<4-5> b<10-11>]<2-11> <13-13>]<0-13>"},
	{"a: [b, 'c' ]  \n", "{a=[b<4-5> 'c<7-10>]<3-12>}<0-12>"},
	{"a: {b: c, d}\nx: []\n", "{a={b=c<7-8> d=<11-11>}<3-12> x=[]<16-18>}<0-18>"},
	{"[a: b]\n", "[{a=b<4-5>}<1-5>]<0-6>"},
	{"? a\n: b\n", "{a=b<6-7>}<0-7>"},
	{"---\na: b\n...\n", "{a=b<7-8>}<4-8>"},
	{"a: \xE2\x80\x9CPeace\xE2\x80\x9D and war\n",
	 "{a=\xE2\x80\x9CPeace\xE2\x80\x9D and war<3-22>}<0-22>"},
	{"a: \xE2\x80\x99"
	 "90s\n",
	 "{a=\xE2\x80\x99"
	 "90s<3-9>}<0-9>"},
	{"a: \"x\\ty\\r\\n\"\n", "{a='x\ty\r\n<3-13>}<0-13>"},
	{"a: 10:30\nb: http://x.org\n", "{a=10:30<3-8> b=http://x.org<12-24>}<0-24>"},
};

static void test_good(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
		struct fixture f;
		read_text(&f, str_of(good[i].text));
		assert_string_equal(report(&f), "");
		assert_string_equal(shape(&f), good[i].tree);
		arena_release(&f.arena);
	}
}

/* --- what is refused --- */

static const struct {
	const char *text, *report, *help;
} bad[] = {
	{"a: b: c\n", "yaml-syntax:1:5: a colon inside the text of \"a\"\n",
	 "put quotation marks round the text: \"b: c\""},
	{"claim: Peace: a plan\n", "yaml-syntax:1:13: a colon inside the text of \"claim\"\n",
	 "put quotation marks round the text: \"Peace: a plan\""},
	{"- a: b: c\n", "yaml-syntax:1:7: a colon inside the text of \"a\"\n",
	 "put quotation marks round the text: \"b: c\""},
	{"\"a\": b: c\n", "yaml-syntax:1:7: a colon inside the text of \"a\"\n",
	 "put quotation marks round the text: \"b: c\""},
	{"x: it's \"so\" one: two\n", "yaml-syntax:1:17: a colon inside the text of \"x\"\n",
	 "put quotation marks round the whole text"},
	{"a: 1\nfoo\nb: 2\n", "yaml-syntax:2:1: a line without a colon: \"foo\"\n",
	 "write it as \"key: text\", or indent it if it goes on with the line above"},
	{"foo bar\nb: 2\n", "yaml-syntax:1:1: a line without a colon: \"foo bar\"\n",
	 "write it as \"key: text\", or indent it if it goes on with the line above"},
	{"title:One\nb: 1\n", "yaml-syntax:1:6: a space is missing after the colon\n",
	 "write \"title: ...\""},
	{"- a\n-b\n", "yaml-syntax:2:1: a space is missing after the hyphen of a list\n",
	 "write \"- b\""},
	{"a: - b\n", "yaml-syntax:1:4: a list cannot begin on the line of its key\n",
	 "put \"- ...\" on the next line, or quotation marks round a text with a hyphen"},
	{"a: @x\n", "yaml-syntax:1:4: a text cannot begin with \"@\"\n",
	 "put quotation marks round the text: \"@x\""},
	{"a: `x`\n", "yaml-syntax:1:4: a text cannot begin with \"`\"\n",
	 "put quotation marks round the text: \"`x`\""},
	{"a: % of\n", "yaml-syntax:1:4: a text cannot begin with \"%\"\n",
	 "put quotation marks round the text: \"% of\""},
	{"%foo\n", "yaml-syntax:1:1: a text cannot begin with \"%\"\n",
	 "put quotation marks round the text: \"%foo\""},
	{"a: , x\n", "yaml-syntax:1:4: a text cannot begin with \",\"\n",
	 "put quotation marks round the text: \", x\""},
	{"a: ? b\n", "yaml-syntax:1:4: a text cannot begin with \"?\"\n",
	 "put quotation marks round the text: \"? b\""},
	{"a: !x!y z\n", "yaml-syntax:1:4: a text cannot begin with \"!\"\n",
	 "put quotation marks round the text: \"!x!y z\""},
	{"a: *very* bad\n", "yaml-syntax:1:4: a text cannot begin with \"*\"\n",
	 "put quotation marks round the text: \"*very* bad\""},
	{"a: &imp x\n",
	 "yaml-not-allowed:1:4: \"&imp\" is an anchor, which files here do not use\n",
	 "put quotation marks round a text that begins with \"&\", or write the value out"},
	{"a: *imp\n", "yaml-not-allowed:1:4: \"*imp\" is an alias, which files here do not use\n",
	 "put quotation marks round a text that begins with \"*\", or write the value out"},
	{"a: !!str x\n", "yaml-not-allowed:1:4: \"!!str\" is a tag, which files here do not use\n",
	 "put quotation marks round a text that begins with \"!\", or write the value out"},
	{"%TAG ! x\n---\na: 1\n",
	 "yaml-not-allowed:1:1: \"%TAG\" is a directive for tags, which files here do not use\n",
	 "put quotation marks round a text that begins with \"%\", or write the value out"},
	{"a:\n\x09"
	 "b: c\n",
	 "yaml-syntax:2:1: the line is indented with a tab\n", "use spaces, two for each step"},
	{"a: b\n\x09"
	 "c: d\n",
	 "yaml-syntax:2:1: the line is indented with a tab\n", "use spaces, two for each step"},
	{"a: |\n\x09"
	 "b\n",
	 "yaml-syntax:2:1: the line is indented with a tab\n", "use spaces, two for each step"},
	{"a: \"x\nb: y\n", "yaml-syntax:1:4: a quotation mark is opened here and never closed\n",
	 "put \" at the end of the text"},
	{"a: \"x\nb: \"y\"\n",
	 "yaml-syntax:1:4: a quotation mark is opened here and never closed\n",
	 "put \" at the end of the text"},
	{"b: 1\na: \"x\n--- y\n",
	 "yaml-syntax:2:4: a quotation mark is opened here and never closed\n",
	 "put \" at the end of the text"},
	{"a: 'x\n", "yaml-syntax:1:4: a quotation mark is opened here and never closed\n",
	 "put ' at the end of the text"},
	{"a: 'K's plan'\n", "yaml-syntax:1:7: text behind the closing quotation mark '\n",
	 "put \"...\" round the whole text; it may then hold a '"},
	{"a: \"P\" q\n", "yaml-syntax:1:8: text behind the closing quotation mark \"\n",
	 "put '...' round the whole text; it may then hold a \""},
	{"a: \"\xC3\xA9\" x\n", "yaml-syntax:1:8: text behind the closing quotation mark \"\n",
	 "put '...' round the whole text; it may then hold a \""},
	{"a: {c} sh\n", "yaml-syntax:1:8: text behind the closing bracket \"}\"\n",
	 "put quotation marks round a text that begins with a bracket"},
	{"a: [a, b\nc: d\n", "yaml-syntax:1:4: a bracket \"[\" is opened here and never closed\n",
	 "put \"]\" at the end"},
	{"a: [a, b\n", "yaml-syntax:1:4: a bracket \"[\" is opened here and never closed\n",
	 "put \"]\" at the end"},
	{"a: {b: c\nd: e\n", "yaml-syntax:1:4: a bracket \"{\" is opened here and never closed\n",
	 "put \"}\" at the end"},
	{"a: [a}\n", "yaml-syntax:1:6: \"[\" is closed by \"}\"\n", "write \"]\" here"},
	{"a: [\"a\" b]\n", "yaml-syntax:1:9: a comma is missing before this text\n",
	 "put a comma between two items, or quotation marks round all of one"},
	{"[a: b: c]\n", "yaml-syntax:1:6: a colon inside a text in brackets\n",
	 "put quotation marks round the text"},
	{"[a, - b]\n", "yaml-syntax:1:5: a hyphen inside brackets\n",
	 "write [a, b] on one line, or each item on its own line with \"- \""},
	{"a: [a, , b]\n", "yaml-syntax:1:8: a comma with nothing before it\n",
	 "delete it, or put quotation marks round a text that holds one"},
	{"a: ]\n", "yaml-syntax:1:4: a bracket \"]\" closes what was never opened\n",
	 "delete it, or put quotation marks round the text"},
	{"a: [}\n", "yaml-syntax:1:5: a bracket \"}\" closes what was never opened\n",
	 "delete it, or put quotation marks round the text"},
	{"say: {{ x }}\n", "yaml-syntax:1:7: a list or a map stands where a key is expected\n",
	 "put quotation marks round a text that begins with a bracket"},
	{"a:\n    b: 1\n  c: 2\n",
	 "yaml-syntax:3:3: the line is indented by 2 spaces, which fits no line above it\n",
	 "begin it exactly below the key or hyphen that it belongs beside"},
	{"  a: 1\nb: 2\n", "yaml-syntax:2:1: the line is indented less than the first one\n",
	 "begin the first line at the left edge, without spaces"},
	{"a: 1\n- b\n", "yaml-syntax:2:1: an item of a list where a key is expected\n",
	 "put the key of the list above it, or delete the hyphen"},
	{"- a\nb: c\n", "yaml-syntax:2:1: a line inside a list that does not begin with a hyphen\n",
	 "begin it with \"- \", or indent it like the text of the item above"},
	{"facts:\n  - id: a\n  b: c\n",
	 "yaml-syntax:3:3: a line inside a list that does not begin with a hyphen\n",
	 "begin it with \"- \", or indent it like the text of the item above"},
	{"- id: a\n by: c\n",
	 "yaml-syntax:2:2: a line inside a list that does not begin with a hyphen\n",
	 "begin it with \"- \", or indent it like the text of the item above"},
	{"a: 1\n  b: 2\n", "yaml-syntax:2:3: \"b\" is indented further than the line above it\n",
	 "begin it below the first letter of the key on line 1"},
	{"\xC3\xA9: 1\n \xC3\xA8: 2\n",
	 "yaml-syntax:2:2: \"\xC3\xA8\" is indented further than the line above it\n",
	 "begin it below the first letter of the key on line 1"},
	{"say: the\n  Safe Schools: x\n",
	 "yaml-syntax:2:15: a colon inside a text that runs over several lines\n",
	 "put quotation marks round the whole text"},
	{"a: | x\n", "yaml-syntax:1:6: text on the same line as \"|\"\n",
	 "begin the text on the next line, indented, or put quotation marks round it"},
	{"a: \"\\d\"\n", "yaml-syntax:1:5: \"\\d\" means nothing inside \"...\"\n",
	 "write \\\\ for a backslash, or use '...' round the text"},
	{"a: \"\\xZZ\"\n", "yaml-syntax:1:5: \"\\x\" means nothing inside \"...\"\n",
	 "write \\\\ for a backslash, or use '...' round the text"},
	{": x\n", "yaml-syntax:1:1: a key is missing before the colon\n",
	 "write it as \"key: text\""},
	{"a: b\n---\nc: d\n",
	 "yaml-not-allowed:2:1: a second document begins here: a file holds only one\n",
	 "delete the line \"---\" or \"...\" that ends the first one"},
	{"---\na: 1\n---\n",
	 "yaml-not-allowed:3:1: a second document begins here: a file holds only one\n",
	 "delete the line \"---\" or \"...\" that ends the first one"},
	{"a: 1\n...\nb: 2\n",
	 "yaml-not-allowed:2:1: a document ends here and another follows: a file holds only one\n",
	 "delete the line \"...\""},
	{"", "yaml-syntax:1:1: the profile is empty\n",
	 "write at least one line of the form \"key: text\""},
	{"# c\n", "yaml-syntax:1:1: the profile is empty\n",
	 "write at least one line of the form \"key: text\""},
	{"---\n", "yaml-syntax:1:1: the profile is empty\n",
	 "write at least one line of the form \"key: text\""},
	{"t: \xE2\x80\x9CPeace: a\xE2\x80\x9D\n",
	 "yaml-syntax:1:4: curly quotation marks do not quote a text here\n",
	 "replace them by straight ones: \"like this\""},
	{"t: \xE2\x80\x9CPeace\xE2\x80\x9D\n",
	 "yaml-syntax:1:4: curly quotation marks do not quote a text here\n",
	 "replace them by straight ones: \"like this\""},
	{"\xE2\x80\x9C"
	 "a\xE2\x80\x9D: b\n",
	 "yaml-syntax:1:1: curly quotation marks do not quote a text here\n",
	 "replace them by straight ones: \"like this\""},
	{"t: [\xE2\x80\x9C"
	 "a, b\xE2\x80\x9D, c]\n",
	 "yaml-syntax:1:5: curly quotation marks do not quote a text here\n",
	 "replace them by straight ones: \"like this\""},
	{"t: \xE2\x80\x98Peace\xE2\x80\x99\n",
	 "yaml-syntax:1:4: curly quotation marks do not quote a text here\n",
	 "replace them by straight ones: \"like this\""},
	{"a:\xC2\xA0"
	 "b\nc: d\n",
	 "yaml-syntax:1:3: a no-break space (U+00A0) after the colon\n",
	 "replace it by an ordinary space"},
	{"a: 1\n\xC2\xA0 b: 2\n",
	 "yaml-syntax:2:1: the line is indented with a no-break space (U+00A0)\n",
	 "delete the blanks before the text and type ordinary spaces"},
	{"-\xC2\xA0"
	 "a\n",
	 "yaml-syntax:1:2: a no-break space (U+00A0) after the hyphen of a list\n",
	 "replace it by an ordinary space"},
	{"a: \"\\e[31m \\0 \\u202e \\x9b \\N\"\n",
	 "hidden-character:1:5: \"\\e\" stands for a control character (U+001B)\n"
	 "hidden-character:1:12: \"\\0\" stands for a control character (U+0000)\n"
	 "hidden-character:1:15: \"\\u202e\" stands for a hidden mark that turns the direction of "
	 "text (U+202E)\n"
	 "hidden-character:1:22: \"\\x9b\" stands for a control character (U+009B)\n"
	 "hidden-character:1:27: \"\\N\" stands for a control character (U+0085)\n",
	 "delete it, or write \\\\ where a backslash is meant"},
	{"a: \xE2\x80\xAEx\n",
	 "hidden-character:1:4: a hidden mark that turns the direction of text (U+202E)\n",
	 "delete it; most editors do not show it"},
	{"a: \x1Bx\n", "hidden-character:1:4: a control character (U+001B)\n",
	 "delete it; most editors do not show it"},
	{"a: \xC2\x9Bx\n", "hidden-character:1:4: a control character (U+009B)\n",
	 "delete it; most editors do not show it"},
	{"a: b\x0D"
	 "c: d\n",
	 "hidden-character:1:5: a carriage return (U+000D) without a line feed\n",
	 "save the file with line ends LF or CRLF"},
	{"a: \xE2\x80\xA8\n", "hidden-character:1:4: a hidden line separator (U+2028)\n",
	 "delete it; most editors do not show it"},
	{"b: \xEF\xBB\xBF\n", "hidden-character:1:4: a hidden byte order mark (U+FEFF)\n",
	 "delete it; most editors do not show it"},
	{"a: 1\nb: caf\xE9\n",
	 "file-encoding:2:7: the byte E9 is not UTF-8: the profile is saved in another encoding, "
	 "such as Latin-1\n",
	 "save the file as UTF-8 (in the editor: \"Save as\", encoding UTF-8)"},
	{"\xC3\xA9: \xED\xA0\x80\n",
	 "file-encoding:1:4: the byte ED is not UTF-8: the profile is saved in another encoding, "
	 "such as Latin-1\n",
	 "save the file as UTF-8 (in the editor: \"Save as\", encoding UTF-8)"},
	{"a: {b: 1, c: 2,\n  b: 3}\n",
	 "duplicate-key:2:3: \"b\" stands twice in one map: on line 1 and on line 2\n",
	 "keep one of the two, or give the other its own name"},
	{"x:\n- a: 1\n  \xC3\xA9: 2\n  \"\xC3\xA9\": 3\n",
	 "duplicate-key:4:3: \"\xC3\xA9\" stands twice in one map: on line 3 and on line 4\n",
	 "keep one of the two, or give the other its own name"},
};

static void test_bad(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		struct fixture f;
		read_text(&f, str_of(bad[i].text));
		assert_string_equal(report(&f), bad[i].report);
		assert_int_equal(f.diags.errors, f.diags.count);
		struct str help = str_copy(&f.arena, f.diags.items[0].help);
		assert_string_equal(str_dup(&f.arena, help), bad[i].help);
		arena_release(&f.arena);
	}
}

static void test_syntax_error_leaves_no_tree(void **state)
{
	(void)state;
	static const char *const texts[] = {"a: b: c\n",      "a: &x 1\n", "a: \"\\e\"\n",
					    "a: 1\n---\nb\n", "",          ": x\n"};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct fixture f;
		read_text(&f, str_of(texts[i]));
		assert_null(f.root);
		assert_true(f.diags.errors > 0);
		arena_release(&f.arena);
	}
}

/* The first of two equal keys stays, also in a map that has an index. */
static void test_duplicates_leave_the_first(void **state)
{
	(void)state;
	struct fixture f;
	read_text(&f, STR("a: 1\nb: 2\na: 3\na: 4\n"));
	assert_string_equal(
		report(&f),
		"duplicate-key:3:1: \"a\" stands twice in one map: on line 1 and on line 3\n"
		"duplicate-key:4:1: \"a\" stands twice in one map: on line 1 and on line 4\n");
	assert_string_equal(shape(&f), "{a=1<3-4> b=2<8-9>}<0-19>");
	assert_int_equal(f.root->count, 2);
	arena_release(&f.arena);
	struct str zeros = {"a: b\nc: \0\n", 10};
	read_text(&f, zeros);
	assert_string_equal(report(&f), "hidden-character:2:4: a control character (U+0000)\n");
	arena_release(&f.arena);
}

static void test_encodings(void **state)
{
	(void)state;
	struct fixture f;
	read_text(&f, (struct str){"a\0:\0 \0b\0", 8});
	assert_string_equal(report(&f),
			    "file-encoding:1:1: the profile is saved as UTF-16, not as UTF-8\n");
	assert_non_null(strstr(str_dup(&f.arena, f.diags.items[0].help), "save the file as UTF-8"));
	arena_release(&f.arena);
	read_text(&f, (struct str){"\xFF\xFE"
				   "a\0",
				   4});
	assert_string_equal(report(&f),
			    "file-encoding:1:1: the profile is saved as UTF-16, not as UTF-8\n");
	arena_release(&f.arena);
}

/* Front matter: offsets count from the source's start, and nothing behind the part is read. */
static void test_part(void **state)
{
	(void)state;
	struct str text = STR("---\n\xC3\xA9: \"x\"\nb: c\n---\n@ not: yaml: {\n");
	struct fixture f;
	read_part(&f, text, (struct span){4, 17});
	assert_string_equal(report(&f), "");
	assert_string_equal(shape(&f), "{\xC3\xA9='x<8-11> b=c<15-16>}<4-16>");
	assert_true(yaml_get(f.root, "b")->key_span.start == 12);
	arena_release(&f.arena);

	text = STR("---\n\xC3\xA9: \xC3\xA8: b\n---\n");
	read_part(&f, text, (struct span){4, 14});
	assert_string_equal(report(&f),
			    "yaml-syntax:2:5: a colon inside the text of \"\xC3\xA9\"\n");
	arena_release(&f.arena);
	read_part(&f, text, (struct span){4, 4});
	assert_string_equal(report(&f), "yaml-syntax:2:1: the profile is empty\n");
	arena_release(&f.arena);
	read_part(&f, text, (struct span){900, 4000});
	assert_string_equal(report(&f), "yaml-syntax:4:1: the profile is empty\n");
	arena_release(&f.arena);
}

/* Marks beyond the first step of the table of offsets. */
static void test_marks_far_in(void **state)
{
	(void)state;
	struct fixture f;
	struct arena scratch = {0};
	struct strbuf text;
	strbuf_init(&text, &scratch);
	for (int i = 0; i < 500; i++)
		strbuf_addf(&text, "k\xC3\xA9%d: \"\xE2\x82\xAC\xF0\x9F\x98\x80 %d\"\r\n", i, i);
	read_text(&f, strbuf_str(&text));
	assert_string_equal(report(&f), "");
	assert_int_equal(f.root->count, 500);
	for (const struct node *node = f.root->first; node; node = node->next) {
		struct str there = source_text(f.source, node->span);
		assert_true(str_eq(str_part(there, 1, there.n - 1), node->text));
		assert_true(str_eq(source_text(f.source, node->key_span), node->key));
		assert_ptr_equal(yaml_get_str(f.root, node->key), node);
	}
	assert_null(yaml_get(f.root, "k"));
	arena_release(&f.arena);
	arena_release(&scratch);
}

/* The end of the text falls on each place of the table of offsets. */
static void test_mark_at_the_end(void **state)
{
	(void)state;
	struct arena scratch = {0};
	for (size_t n = 1; n < 600; n++) {
		struct strbuf text;
		struct fixture f;
		strbuf_init(&text, &scratch);
		strbuf_adds(&text, "k: ");
		for (size_t i = 0; i < n; i++)
			strbuf_adds(&text, "\xC3\xA9");
		strbuf_adds(&text, "\nb:");
		read_text(&f, strbuf_str(&text));
		assert_int_equal(yaml_get(f.root, "b")->span.start, text.n);
		assert_int_equal(yaml_get(f.root, "k")->span.end, 3 + 2 * n);
		arena_release(&f.arena);
	}
	arena_release(&scratch);
}

/* --- limits --- */

static struct str repeated(struct arena *arena, const char *piece, size_t times, bool numbered)
{
	struct strbuf out;
	strbuf_init(&out, arena);
	for (size_t i = 0; i < times; i++) {
		strbuf_adds(&out, piece);
		if (numbered)
			strbuf_addf(&out, "%zu:\n", i);
	}
	return strbuf_str(&out);
}

/* Processor time, so that a busy machine does not fail the test. */
static double seconds_to_read(struct fixture *f, struct str text)
{
	clock_t start = clock();
	read_text(f, text);
	return (double)(clock() - start) / CLOCKS_PER_SEC;
}

static void test_hostile_sizes(void **state)
{
	(void)state;
	static const struct {
		const char *piece;
		size_t times;
		bool numbered;
		const char *report; /* NULL: readable */
	} cases[] = {
		{"[", 50000, false,
		 "file-limit:1:33: lists and maps are nested more than 32 deep\n"},
		{"[\n", 50000, false,
		 "file-limit:33:1: lists and maps are nested more than 32 deep\n"},
		{"{a: ", 50000, false,
		 "file-limit:1:129: lists and maps are nested more than 32 deep\n"},
		{"- ", 50000, false,
		 "file-limit:1:65: lists and maps are nested more than 32 deep\n"},
		{"k", 100000, true, NULL},
		{"x ", 1024 * 512, false, NULL},
		{"x", 1024 * 1024 + 1, false, "file-limit:1:1: the profile is larger than 1 MiB\n"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct arena scratch = {0};
		struct fixture f;
		struct str text =
			repeated(&scratch, cases[i].piece, cases[i].times, cases[i].numbered);
		/* 0.1 s is measured; a quadratic reader would need many seconds. */
		assert_true(seconds_to_read(&f, text) < 2.0);
		assert_string_equal(report(&f), cases[i].report ? cases[i].report : "");
		assert_int_equal(f.root == NULL, cases[i].report != NULL);
		arena_release(&f.arena);
		arena_release(&scratch);
	}
}

static void test_reports_are_bounded(void **state)
{
	(void)state;
	static const char *const pieces[] = {"a: 1\n", "- &a x\n", "- \"\\e\"\n", "- !t x\n",
					     "\x01"};
	for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
		struct arena scratch = {0};
		struct fixture f;
		read_text(&f, repeated(&scratch, pieces[i], 100000, false));
		assert_int_equal(f.diags.count, 20);
		arena_release(&f.arena);
		arena_release(&scratch);
	}
}

static void test_depth_and_key_limits(void **state)
{
	(void)state;
	struct fixture f;
	struct arena scratch = {0};
	struct strbuf text;
	strbuf_init(&text, &scratch);
	strbuf_add(&text, repeated(&scratch, "[", 32, false));
	strbuf_add(&text, repeated(&scratch, "]", 32, false));
	read_text(&f, strbuf_str(&text));
	assert_non_null(f.root);
	assert_string_equal(report(&f), "");
	arena_release(&f.arena);

	struct str key = repeated(&scratch, "k", 128, false);
	read_text(&f, str_printf(&scratch, "%.*s: x\n", STR_ARG(key)));
	assert_string_equal(report(&f), "");
	arena_release(&f.arena);
	read_text(&f, str_printf(&scratch, "%.*sk: x\n", STR_ARG(key)));
	assert_string_equal(report(&f), "file-limit:1:1: a key of 129 bytes is longer than 128\n");
	arena_release(&f.arena);
	arena_release(&scratch);
}

/* --- looking up and overlaying --- */

static void test_access(void **state)
{
	(void)state;
	struct fixture f;
	read_text(&f, STR("a: x\nb: [x, y]\nc: {x: 1}\n"));
	assert_true(str_is(yaml_text(f.root, "a"), "x"));
	assert_int_equal(yaml_text(f.root, "b").n, 0);
	assert_int_equal(yaml_text(f.root, "z").n, 0);
	assert_null(yaml_get(NULL, "a"));
	assert_null(yaml_get(yaml_get(f.root, "b"), "x"));
	assert_true(yaml_holds(yaml_get(f.root, "a"), STR("x")));
	assert_false(yaml_holds(yaml_get(f.root, "a"), STR("y")));
	assert_true(yaml_holds(yaml_get(f.root, "b"), STR("y")));
	assert_false(yaml_holds(yaml_get(f.root, "b"), STR("z")));
	assert_false(yaml_holds(yaml_get(f.root, "c"), STR("x")));
	assert_false(yaml_holds(NULL, STR("x")));
	arena_release(&f.arena);
}

static void flat(struct strbuf *out, const struct node *node)
{
	if (node->key.n)
		strbuf_addf(out, "%.*s=", STR_ARG(node->key));
	if (node->kind == NODE_TEXT)
		strbuf_addf(out, "%.*s", STR_ARG(node->text));
	else
		strbuf_adds(out, node->kind == NODE_LIST ? "[" : "{");
	for (const struct node *child = node->first; child; child = child->next) {
		flat(out, child);
		strbuf_adds(out, child->next ? " " : "");
	}
	if (node->kind != NODE_TEXT)
		strbuf_adds(out, node->kind == NODE_LIST ? "]" : "}");
}

static const struct {
	const char *base, *over, *result;
} overlays[] = {
	{"a: 1\nb: 2\n", "b: 3\nc: 4\n", "{a=1 b=3 c=4}"},
	{"a: {b: 1, c: 2}\n", "a: {c: 3}\n", "{a={b=1 c=3}}"},
	{"a: [x, y]\n", "a: [z]\n", "{a=[z]}"},
	{"a: [x]\n", "a: text\n", "{a=text}"},
	{"a: {b: 1}\n", "a: [x]\n", "{a=[x]}"},
	{"f: [{id: a, s: 1}, {id: b, s: 2}]\n", "f: [{id: c, s: 3}, {id: a, t: 4}]\n",
	 "{f=[{id=a s=1 t=4} {id=b s=2} {id=c s=3}]}"},
	{"f: [{id: a}]\n", "f: []\n", "{f=[{id=a}]}"},
	{"f: []\n", "f: [{id: a}]\n", "{f=[{id=a}]}"},
	{"f: [{id: a}]\n", "f: [{s: 1}]\n", "{f=[{s=1}]}"},
	{"f: [{id: a, s: 1}]\n", "f: [{id: a, s: 2}, {id: a, s: 3}]\n",
	 "{f=[{id=a s=2} {id=a s=3}]}"},
};

static void test_overlay(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof overlays / sizeof *overlays; i++) {
		struct fixture base, over;
		struct strbuf before, after, result;
		read_text(&base, str_of(overlays[i].base));
		read_text(&over, str_of(overlays[i].over));
		strbuf_init(&before, &base.arena);
		strbuf_init(&after, &base.arena);
		strbuf_init(&result, &base.arena);
		dump(&before, base.root);
		dump(&before, over.root);
		struct node *both = yaml_overlay(&base.arena, base.root, over.root);
		flat(&result, both);
		assert_string_equal(result.p, overlays[i].result);
		dump(&after, base.root);
		dump(&after, over.root);
		assert_string_equal(after.p, before.p);
		arena_release(&over.arena);
		arena_release(&base.arena);
	}
}

static void test_overlay_keeps_places(void **state)
{
	(void)state;
	struct fixture base, over;
	read_text(&base, STR("f:\n- {id: a, s: 1}\n"));
	read_text(&over, STR("f:\n- {id: a, t: 2}\n"));
	struct node *both = yaml_overlay(&base.arena, base.root, over.root);
	const struct node *item = yaml_get(both, "f")->first;
	assert_ptr_equal(yaml_get(item, "s")->source, base.source);
	assert_ptr_equal(yaml_get(item, "t")->source, over.source);
	assert_ptr_equal(item->source, over.source);
	assert_null(yaml_overlay(&base.arena, NULL, NULL));
	assert_true(str_is(yaml_get(yaml_overlay(&base.arena, NULL, over.root), "f")->key, "f"));
	arena_release(&over.arena);
	arena_release(&base.arena);
}

static void test_overlay_of_large_tables(void **state)
{
	(void)state;
	struct fixture base, over;
	struct arena scratch = {0};
	read_text(&base, repeated(&scratch, "k", 50000, true));
	read_text(&over, repeated(&scratch, "k", 60000, true));
	clock_t start = clock();
	struct node *both = yaml_overlay(&base.arena, base.root, over.root);
	assert_int_equal(both->count, 60000);
	assert_ptr_equal(yaml_get(both, "k59999")->source, over.source);
	assert_true((double)(clock() - start) / CLOCKS_PER_SEC < 2.0);
	arena_release(&over.arena);
	arena_release(&base.arena);
	arena_release(&scratch);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_good),
		cmocka_unit_test(test_bad),
		cmocka_unit_test(test_syntax_error_leaves_no_tree),
		cmocka_unit_test(test_duplicates_leave_the_first),
		cmocka_unit_test(test_encodings),
		cmocka_unit_test(test_part),
		cmocka_unit_test(test_marks_far_in),
		cmocka_unit_test(test_mark_at_the_end),
		cmocka_unit_test(test_hostile_sizes),
		cmocka_unit_test(test_reports_are_bounded),
		cmocka_unit_test(test_depth_and_key_limits),
		cmocka_unit_test(test_access),
		cmocka_unit_test(test_overlay),
		cmocka_unit_test(test_overlay_keeps_places),
		cmocka_unit_test(test_overlay_of_large_tables),
	};
	return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
