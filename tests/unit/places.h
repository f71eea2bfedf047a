/*
 * The tables behind test_places.c: where a fault may stand in a paper, and the faults.
 * Knows Markdown; the only thing it knows of the linter is which rule sees which fault.
 *
 * A block is a paper with a `%` where a piece of a line goes. A piece is put there, its
 * `$` is where the fault goes. In pieces and faults `~` is the block's own line break.
 */
#ifndef MUNDRAFT_TEST_PLACES_H
#define MUNDRAFT_TEST_PLACES_H

#include "mundraft/diag.h"

/* What the place of a fault is; a fault is surely found only in some of them. */
enum {
	IN_PROSE = 1,
	IN_HEADING = 2,
	IN_FIELD = 4,
	IN_NOTE = 8,
	IN_QUOTATION = 16, /* other people's words */
	IN_ITALICS = 32,   /* may be a foreign word */
	IN_TABLE = 64,
	IN_CITED = 128,  /* with a source, and so no uncited figure */
	IN_GLUED = 256,  /* letters or marks stand right beside it */
	IN_CODE = 512,   /* a part of the text, but not of the prose */
	IN_HIDDEN = 1024 /* not a part of the text */
};

struct setting {
	const char *text;
	const char *next; /* the line break that goes on with the block; NULL: it has one line */
	unsigned where;
};

struct piece {
	const char *text;
	unsigned where;
};

#define TOP "## Background\n\nThe members of the body met in the hall.\n\n"
#define END "\n\nThe members went home in the evening.\n"
#define DEFINITIONS "\n\n[a]: /u 'the the'\n[b c]: <u the the> \"the the\"\n"

#define LONG                                                                                       \
	"The members of the body met in the hall of the old house by the river, and in the "       \
	"evening they went home through the town to their families, who had waited for them "      \
	"with bread and soup.\n"

static const struct setting settings[] = {
	/* paragraphs */
	{TOP "The members met and % in the hall of the body.\n", "\n", IN_PROSE},
	{TOP "The members met in the hall and\n% in the hall.\n", "\n", IN_PROSE},
	{TOP "The members met and %\nin the hall.\n", "\n", IN_PROSE},
	{TOP "The members met and %\n", "\n", IN_PROSE},
	{TOP "% in the hall of the body.\n\n\n", "\n", IN_PROSE},
	{TOP "   The members\n  met and %\n in the hall.\n", "\n   ", IN_PROSE},
	{TOP "The members\n        met and %\n in the hall.\n", "\n\t", IN_PROSE},
	{TOP "The members met\n\tand % there.\n", "\n \t", IN_PROSE},
	{TOP "    The members of the body met in the hall\n    of the house and % so.\n", "\n    ",
	 IN_PROSE},
	{TOP "\tThe members of the body met in the hall\n\tof the house and % so\n\tas well.\n",
	 "\n\t", IN_PROSE},
	{TOP "***\nThe members met and % there.\n\n---\n", "\n", IN_PROSE},
	{TOP "```\nthe the\n```\nThe members met and % there.\n~~~\nx\n~~~\n", "\n", IN_PROSE},
	{TOP "<div>\nthe the\n</div>\n\nThe members met and % there.\n<!-- x -->\n", "\n",
	 IN_PROSE},
	{TOP "<!-- the\nthe -->\nThe members met and % there.\n", "\n", IN_PROSE},
	{TOP "[d]: /u 'the the'\n[e]: <u>\n  'of\n  two'\nThe members met and % so.\n", "\n",
	 IN_PROSE},
	{TOP "[d]:\n/u\nThe members met and % so.\n", "\n", IN_PROSE},
	{TOP "[d]: /u\n\nThe members met and % so.\n\n[d]: /v\n", "\n", IN_PROSE},
	{TOP "| The members | met and % so |\n|---|---|\n| one | two |\n", NULL, IN_TABLE},
	/* papers without Markdown, and what stands above a paper */
	{"The members of the body met in the hall\nof the building to speak about\n"
	 "peace. The members met and %\nas well. They went home in the\nevening.\n",
	 "\n", IN_PROSE},
	{LONG LONG "The members met and % in the hall.\n" LONG, NULL, IN_PROSE},
	{"Country: Chad\n\n" LONG "    \tThe members of the body met and % in the hall.\n" LONG,
	 NULL, IN_PROSE},
	{"---\ncountry: Kazakhstan\n---\n\nThe members of the body met in the hall and % so.\n",
	 "\n", IN_PROSE},
	{"---\ncountry: Kazakhstan\n---\nThe members of the body met in the hall and % so.\n", "\n",
	 IN_PROSE},
	{"**Country:** Kazakhstan\n**Topic:** Peace\n\nThe members of the body met in the hall and "
	 "% so.\n",
	 "\n", IN_PROSE},
	{"Country: Chad\n\n1. Background\n\n    The members of the body met in the hall\n    of "
	 "the house and % so.\n",
	 "\n    ", IN_PROSE},
	{"[d]: /u 'the the'\n\nThe members of the body met in the hall and % so.\n", "\n",
	 IN_PROSE},
	/* quotations */
	{TOP "> The members met and %\n> in the hall of the body.\n", "\n> ", IN_QUOTATION},
	{TOP "> The members met and %\nin the hall of the body.\n", "\n", IN_QUOTATION},
	{TOP ">The members met in the hall and\n>% too.\n", "\n>", IN_QUOTATION},
	{TOP "   >   The members met and % there.\n", "\n  > ", IN_QUOTATION},
	{TOP "> The members met.\n>\n> The members\n> met and %\n", "\n> ", IN_QUOTATION},
	{TOP "> > The members met and %\n> > in the hall.\n", "\n> > ", IN_QUOTATION},
	{TOP "> > The members met and\n> % in the hall.\n", "\n> ", IN_QUOTATION},
	{TOP ">> The members met and\nin the hall %\n", "\n", IN_QUOTATION},
	{TOP "> > > The members met and\n> > > % there\n", "\n>>> ", IN_QUOTATION},
	{TOP ">>> The members met\n> and % there\n", "\n>> ", IN_QUOTATION},
	{TOP ">\tThe members met and\n>\t% there\n", "\n>\t", IN_QUOTATION},
	/* lists */
	{TOP "- The members met and %\n- They went home.\n", "\n  ", IN_PROSE},
	{TOP "- The members met and\n% there.\n- They went home.\n", "\n", IN_PROSE},
	{TOP "* They went home.\n\n* The members met and %\n", "\n  ", IN_PROSE},
	{TOP "+   The members met and %\n", "\n    ", IN_PROSE},
	{TOP "  - They met.\n  - The members met and % so.\n", "\n    ", IN_PROSE},
	{TOP "1. They met.\n2. The members met and %\n   in the hall.\n", "\n   ", IN_PROSE},
	{TOP "10) The members met\n    and % there.\n", "\n    ", IN_PROSE},
	{TOP "   1.  The members met and %\n", "\n       ", IN_PROSE},
	{TOP "-\tThe members met and %\n", "\n\t", IN_PROSE},
	{TOP "-\tThey went.\n\n\tThe members met and % there.\n", "\n\t", IN_PROSE},
	{TOP "- They went.\n\n  The members met and % there.\n", "\n  ", IN_PROSE},
	{TOP "- They went.\n  - The members met and %\n", "\n    ", IN_PROSE},
	{TOP "1. They went.\n   * The members met\n     and %\n", "\n     ", IN_PROSE},
	{TOP "- They went.\n\t- They went on.\n\t\t- The members met and %\n", "\n\t\t  ",
	 IN_PROSE},
	{TOP "- - 1. The members met and %\n", "\n       ", IN_PROSE},
	{TOP "-\n  The members met and %\n", "\n  ", IN_PROSE},
	{TOP "- ```\n  the the\n  ```\n  The members met and %\n", "\n  ", IN_PROSE},
	{TOP "> - The members met and %\n>   in the hall.\n", "\n>   ", IN_QUOTATION},
	{TOP "> 1. The members met\n> % there.\n", "\n> ", IN_QUOTATION},
	{TOP "- > The members met and %\n  > in the hall.\n", "\n  > ", IN_QUOTATION},
	{TOP "1. > - The members met and\n   >   % there.\n", "\n   >   ", IN_QUOTATION},
	/* headings */
	{TOP "## The part of % then\n" END, NULL, IN_HEADING},
	{TOP "   ###   The part of % ###  \n" END, NULL, IN_HEADING},
	{TOP "#\tThe part of %\n" END, NULL, IN_HEADING},
	{TOP "The part of %\n===\n" END, "\n", IN_HEADING},
	{TOP "  The part of\n  the hall %\n  ---\n" END, "\n  ", IN_HEADING},
	{TOP "**The part of % then**\n" END, NULL, IN_HEADING | IN_GLUED},
	{TOP "> ## The part of % then\n" END, NULL, IN_HEADING | IN_QUOTATION},
	{TOP "- ## The part of % then\n" END, NULL, IN_HEADING},
	{"# The part of % then\n" END, NULL, IN_HEADING},
	/* the heading block */
	{"**Country:** Kazakhstan\n**Topic:** The part of %\n" END, NULL, IN_FIELD},
	{"Topic: The part of % in it\\\nCountry: Kazakhstan\n" END, NULL, IN_FIELD},
	{"- **Topic**: The part of %\n- **Country**: Kazakhstan\n" END, NULL, IN_FIELD},
	{"## Topic: The part of %\n" END, NULL, IN_FIELD},
	{"  Topic : The part of %\n" END, NULL, IN_FIELD},
	/* notes */
	{TOP "They met.[^1]\n\n[^1]: See the members and % there.\n", "\n    ", IN_NOTE},
	{TOP "They met.[^1]\n\n[^1]: See the members\nand % there.\n", "\n", IN_NOTE},
	{TOP "They met.[^1]\n\n[^1]: See.\n\n    The members and % so.\n", "\n    ", IN_NOTE},
	{TOP "They met.[^1]\n\n  [^1]:\n    The members and\n\t% there\n\n[^2]: x\n", "\n\t",
	 IN_NOTE},
	{TOP "They met.[^1]\n[^1]: See the members and % there.\n" END, "\n  ", IN_NOTE},
	/* what is no text */
	{TOP "```\n%\n```\n", NULL, IN_HIDDEN},
	{TOP "~~~ %\nx\n~~~\n", NULL, IN_HIDDEN},
	{TOP "````\n```\n%\n````\n", NULL, IN_HIDDEN},
	{TOP "    x = %;\n", NULL, IN_HIDDEN},
	{TOP "\tx = %;\n", NULL, IN_HIDDEN},
	{TOP "- They met.\n\n      x = %;\n", NULL, IN_HIDDEN},
	{TOP "- They met.\n\n  ```\n  %\n  ```\n", NULL, IN_HIDDEN},
	{TOP "> ```\n> %\n> ```\n", NULL, IN_HIDDEN},
	{TOP "<div>\n%\n</div>\n", NULL, IN_HIDDEN},
	{TOP "<!-- % -->\n", NULL, IN_HIDDEN},
	{TOP "<!--\n%\n\n-->\n" END, NULL, IN_HIDDEN},
	{TOP "[d]: /u \"%\"\n" END, NULL, IN_HIDDEN},
	{TOP "[d]: /u\n \"so\n %\"\n" END, NULL, IN_HIDDEN},
};

#define ALONE 1 /* the piece that is only the fault; it goes into every block */

static const struct piece pieces[] = {
	{"$", 0},
	{"$ later", 0},
	{"so it is $ now", 0},
	{"so~$ now", 0},
	{"so $~now", 0},
	{"so~$~now", 0},
	/* emphasis */
	{"so *here* $ **now**", 0},
	{"so __here__ $ _now_", 0},
	{"**$** now", 0},
	{"*$* now", IN_ITALICS},
	{"_$_ now", IN_ITALICS},
	{"***$*** now", IN_ITALICS},
	{"**_so_ $ *now***", 0},
	{"*so **$** now*", IN_ITALICS},
	{"__so *it* is__ $", 0},
	{"**so~$ now** it", 0},
	{"*so~it* is $", 0},
	{"5 * 3 * 2 $ _", 0},
	{"**so $", 0},
	{"so** it_ is* $", 0},
	/* links and images; `a` and `b c` are defined */
	{"[here](/u) $", 0},
	{"$ [home](/u)", 0},
	{"[here](</u the the> \"the the\") $", 0},
	{"[here](/u(the)the 'the \\' the') $", 0},
	{"[here](~/u~(the the)~) $", 0},
	{"[here][a] $", 0},
	{"[here][b~c] $", 0},
	{"[a][] $", 0},
	{"[a] $", 0},
	{"[b~c] $", 0},
	{"[a][] [b c][] [here][a] $", 0},
	{"[$](/u) now", 0},
	{"[so $](/u) now", 0},
	{"[**$**](/u)", 0},
	{"[so~$ now][a]", 0},
	{"[$ [now]](/u)", 0},
	{"[here](u x) $", 0},
	{"![view](p.png) $", 0},
	{"![view][a] $", 0},
	{"![so $](p.png 'the the') now", 0},
	{"[![view](p.png)](/u) $", 0},
	{"<http://example.org/a> $", IN_CITED},
	{"$ <http://example.org/a>", IN_CITED},
	{"<one@example.org> $", 0},
	{"[so] $", 0},
	/* code */
	{"`x` $", 0},
	{"$ `x`", 0},
	{"`` x`y `` $", 0},
	{"` x~y ` $", 0},
	{"`x $", 0},
	{"`$` now", IN_CODE},
	{"``~$~`` now", IN_CODE},
	/* characters written in another way */
	{"R&amp;D $", 0},
	{"so~&#32; $", 0},
	{"so~&#x20;~$", 0},
	{"&amp;amp; $", 0},
	{"so&nbsp;$ now", 0},
	{"caf&eacute; $", 0},
	{"the Member&#8217;s &#x2019; $", 0},
	{"so &ne; &NotEqualTilde; $", 0},
	{"so & and &so; and &#; $", 0},
	{"&quot;$&quot; now", IN_QUOTATION | IN_GLUED},
	{"\\* \\_ \\[x\\] \\\\ $", 0},
	{"\\`x $ y`", 0},
	{"so \\x $", 0},
	{"\\&amp; $", 0},
	/* line breaks */
	{"here  ~$ later", 0},
	{"here     ~  $ later", 0},
	{"here\\~$ later", 0},
	{"$  ~later", 0},
	{"$\\~later", 0},
	{"here<br>$<br/>later", 0},
	/* HTML */
	{"<b>$</b> now", 0},
	{"<b title=\"the the\">so</b> $", 0},
	{"<b~title='the~the'> $", 0},
	{"so <!-- the the --> $", 0},
	{"so <!-- the~the --> $", 0},
	{"so < 5 and > 3 $", 0},
	/* notes */
	{"so.[^1] $", IN_CITED},
	{"so[^1][^2] $", IN_CITED},
	{"so[^1]~$", IN_CITED},
	{"$[^1] now", IN_CITED},
	{"$ now.[^1]", IN_CITED},
	{"[^1] $", IN_CITED},
	{"$ [^1]", IN_CITED},
	{"so $ <!-- the the -->", 0},
	{"so **$ [^1]**", IN_CITED},
	{"**so**[^1] $ \\[^2]", IN_CITED},
	/* letters of more than a byte */
	{"C\xC3\xB4te d\xE2\x80\x99Ivoire $", 0},
	{"T\xC3\xBCrkiye $ T\xC3\xBCrkiye", 0},
	{"\xE4\xB8\xAD\xE6\x96\x87 $", 0},
	{"\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7 $", 0},
	{"caf\x65\xCC\x81 $", 0},
	{"so\xC2\xA0$\xC2\xA0now", 0},
	{"co\xC2\xADoperation $", 0},
	{"so\xE2\x80\x8B \xE2\x81\xA0$", IN_GLUED},
	{"\xE2\x80\x9Cso\xE2\x80\x9D $ \xE2\x80\x98so\xE2\x80\x99", 0},
	{"\xE2\x80\x9C$\xE2\x80\x9D now", IN_QUOTATION | IN_GLUED},
	{"so \xE2\x80\x93 $ \xE2\x80\x94 now", 0},
	{"so\t$\tnow", 0},
	{"so   $   now", 0},
};

struct fault {
	const char *text;
	const char *reads; /* as the text of a block has it; empty: it is no text */
	enum rule_id rule;
	size_t before, after; /* bytes around it that no finding covers */
	unsigned silent;      /* where the rule may or must not see it */
};

#define OUT_OF_PROSE (IN_HEADING | IN_FIELD | IN_NOTE | IN_TABLE)

static const struct fault faults[] = {
	{"comittee", "comittee", RULE_SPELLING, 0, 0, IN_NOTE | IN_ITALICS},
	{"com*itt*ee", "comittee", RULE_SPELLING, 0, 0, IN_NOTE | IN_ITALICS | IN_GLUED},
	{"com[itt](/u 'the')ee", "comittee", RULE_SPELLING, 0, 0, IN_NOTE | IN_ITALICS},
	{"c&#111;mitt&#x65;e", "comittee", RULE_SPELLING, 0, 0, IN_NOTE | IN_ITALICS},
	{"&#99;omitte&#101;", "comittee", RULE_SPELLING, 0, 0, IN_NOTE | IN_ITALICS},
	{"comi\xC2\xADttee", "comi\xC2\xADttee", RULE_SPELLING, 0, 0, IN_NOTE | IN_ITALICS},
	{"Kazakstan", "Kazakstan", RULE_SPELLING_NAME, 0, 0, IN_NOTE},
	{"can't", "can't", RULE_CONTRACTION, 0, 0, OUT_OF_PROSE | IN_QUOTATION},
	{"can\xE2\x80\x99t", "can\xE2\x80\x99t", RULE_CONTRACTION, 0, 0,
	 OUT_OF_PROSE | IN_QUOTATION},
	{"can&rsquo;t", "can\xE2\x80\x99t", RULE_CONTRACTION, 0, 0, OUT_OF_PROSE | IN_QUOTATION},
	{"the~the", "the the", RULE_DOUBLED_WORD, 0, 0, IN_FIELD | IN_NOTE | IN_TABLE},
	{"the *the*", "the the", RULE_DOUBLED_WORD, 0, 1, IN_FIELD | IN_NOTE | IN_TABLE | IN_GLUED},
	{"a~international", "a international", RULE_ARTICLE, 0, 0,
	 OUT_OF_PROSE | IN_QUOTATION | IN_GLUED},
	{"[research~needed: x]", "[research needed: x]", RULE_RESEARCH_GAP, 0, 0, 0},
	{"[Country]", "[Country]", RULE_PLACEHOLDER, 0, 0, IN_QUOTATION},
	{"\\[Country\\]", "[Country]", RULE_PLACEHOLDER, 1, 0, IN_QUOTATION},
	{"Worldwide~Periodic~Review", "Worldwide Periodic Review", RULE_OFFICIAL_NAME, 0, 0,
	 IN_NOTE | IN_TABLE | IN_QUOTATION},
	{"40~per~cent", "40 per cent", RULE_UNCITED_FIGURE, 0, 0,
	 OUT_OF_PROSE | IN_QUOTATION | IN_CITED},
	{"peace,security", "peace,security", RULE_SPACE_AFTER, 0, 0, OUT_OF_PROSE | IN_GLUED},
	{"(peace", "(peace", RULE_UNCLOSED, 0, 5, OUT_OF_PROSE},
	{"peace&rpar;", "peace)", RULE_UNCLOSED, 5, 0, OUT_OF_PROSE},
	{"[^x]", "", RULE_UNDEFINED_NOTE, 0, 0, 0},
};

#endif
