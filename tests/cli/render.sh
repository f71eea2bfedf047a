#!/bin/sh
# Papers in other formats: which one is meant, what is told, what the files hold.
. "$(dirname "$0")/common"

has() {
	command -v "$1" >/dev/null 2>&1
}

cat >paper.md <<'END'
**Country:** Chad
**Topic:** Water

## Background

Lake Chad lost *most* of its water.[^a]

[^a]: Smith, *Rivers* (2019), <https://example.org/a>
END

# ---- which format ----

run render paper.md -o paper.html
check "a paper without front matter becomes HTML" eval \
	'exits 0 && empty out && grep -q "<em>most</em>" paper.html && grep -q "(Smith)" paper.html'
run render paper.md -o paper.txt
check "and plain text" eval 'exits 0 && grep -q "^Lake Chad lost most of its water (Smith)\.$" paper.txt'
run render paper.md --format txt
check "to standard output" eval 'exits 0 && cmp -s out paper.txt'
run render paper.md
check "without a target" asks_back "where the paper should go is not said"
run render paper.md -o paper.xyz
check "an ending that is not known" asks_back 'not clear from the name "paper.xyz"'
run render paper.md -o other.md
check "Markdown into Markdown" asks_back "which the paper is already"
run render paper.md --format txt -o other.html
check "format and name contradict each other" asks_back "contradict each other"
run kazakhstan --format html -o draft.txt
check "in a draft, too" eval 'asks_back "contradict each other" && [ ! -e draft.txt ]'
run render paper.md --format html -o other.html
check "format and name that agree" eval 'exits 0 && cmp -s other.html paper.html'
run kazakhstan -o draft.odt
check "Markdown is not written under another type's name" eval \
	'asks_back "cannot be written" && [ ! -e draft.odt ]'
run render paper.md -o paper.txt
check "an existing file is kept" asks_back "is there already"
run render nosuch.md -o new.html
check "a paper that is not there" eval 'exits 3 && [ ! -e new.html ]'
run render paper.md --format txt --wrap x
check "--wrap needs a number" asks_back "no number of columns"
run render paper.md --format html --wrap 60
check "--wrap is for text" asks_back "is for plain text"
run kazakhstan --format txt --wrap 60
check "wrapped text" eval 'exits 0 && [ -z "$(grep -vE "^ *[^ ]+$" out | LC_ALL=C.UTF-8 grep -E "^.{61}")" ]'
run render paper.md --format txt --conference nosuch
check "an unknown conference" asks_back "no conference"
mkdir folder
run kazakhstan --format txt -o folder
check "in a folder a draft is named by its format" eval 'exits 0 && [ -s folder/specpol_Kazakhstan.txt ]'
run kazakhstan -o draft.md
run render draft.md --format html -o folder
check "so is a rendered one" eval 'exits 0 && [ -s folder/specpol_Kazakhstan.html ]'

# ---- what is told ----

run render paper.md --format html
check "a type that the conference does not take" err_has 'the conference "generic" takes pdf or docx, not html'
run kazakhstan
check "a draft's words and pages" eval 'grep -qE "^mundraft: [0-9]+ words, about 2 pages$" err'
sed 's/\[^a\]$/[^a][^b]/' paper.md >undefined.md
run render undefined.md --format txt
check "a mark without a note" eval 'exits 0 && err_has "[undefined-note]" && out_has "[^b]"'
run render draft.md --format txt --conference nmun
check "notes are found by their keys and set from the profile" eval \
	'grep -qE "^ *\[1\] [A-Z][^\"]*, \".*\"" out && ! grep -q "\[^" out'
key=$(sed -n 's/^\[^\([a-z0-9-]*\)\]: .*/\1/p' draft.md | head -1)
sed "s/^\[^$key\]: .*/[^$key]: My own words, 2020./" draft.md >edited.md
run render edited.md --format txt --conference nmun
check "an edited one stands as it is" out_has "My own words, 2020."

for topic in $("$MUNDRAFT" list topics | awk '{ print $1 }'); do
	"$MUNDRAFT" kazakhstan --topic "$topic" --format html 2>/dev/null >mla.html
	sed -n '/>Works Cited</,$p' mla.html | grep -o 'href="[^"]*"' | sort | uniq -d
	sed -n '/<body/,/>Works Cited</p' mla.html | sed 's/<[^>]*>//g; s/&quot;/"/g' | awk 'gsub(/"/, "&") % 2'
done >odd
check "MLA: no work is listed twice, no quotation mark stays open" eval 'grep -q ">Works Cited<" mla.html && [ ! -s odd ]'

# ---- PDF ----

run render paper.md -o paper.pdf
if err_has "built without Pango"; then
	check "without Pango the package is named" eval 'exits 4 && err_has "help: install libpango" && [ ! -e paper.pdf ]'
	skip "PDF" "built without Pango"
	finish
fi
if err_has "no font"; then
	check "without the font the package is named" eval 'exits 4 && err_has "fonts-liberation2" && [ ! -e paper.pdf ]'
	skip "PDF" "the font is not installed"
	finish
fi
check "a PDF" eval 'exits 0 && [ "$(head -c 5 paper.pdf)" = "%PDF-" ]'
check "its pages are told" err_has "paper.pdf: 1 page, "
check "and in which form" err_has "(Letter, Times 12, single)"
run render paper.md --format pdf
check "the same bytes each time" cmp -s out paper.pdf
(unset SOURCE_DATE_EPOCH && "$MUNDRAFT" render paper.md --format pdf 2>/dev/null) >first
(unset SOURCE_DATE_EPOCH && "$MUNDRAFT" render paper.md --format pdf 2>/dev/null) >second
check "without a date, too" cmp -s first second
run kazakhstan --conference smunc --delegate "Ada L." -o named.pdf
run kazakhstan --conference nmun -o nmun.pdf
check "a draft as PDF" eval 'exits 0 && err_has "nmun.pdf: 2 pages"'
cp nmun.pdf whole.pdf
printf 'Water \346\260\264 water.\n' >letters.md
run render letters.md -o letters.pdf
check "letters that the font lacks are shown" eval 'exits 0 && err_has "lacks these characters" && err_has "$(printf "\346\260\264")"'
cat >garamond.yaml <<'END'
id: garamond
name: "G"
based_on: generic
source: "x"
as_of: 2026-01-01
page: {font: "No Such Font"}
END
mkdir -p templates/conferences && mv garamond.yaml templates/conferences/
run render paper.md -o garamond.pdf --conference garamond
check "a font that is not there is an error" eval 'exits 4 && err_has "No Such Font" && [ ! -e garamond.pdf ]'
{
	echo "## Long"
	i=0
	while [ $i -lt 130 ]; do
		printf '\nThis is paragraph %s, and it has a few words.\n' $i
		i=$((i + 1))
	done
} >long.md
run render long.md -o long.pdf
check "too many pages are a warning" eval 'exits 0 && err_has "warning: long.pdf: 3 pages" && err_has "past the 2 pages allowed" && err_has "help: cut"'

i=0
while [ $i -lt 91 ]; do
	printf '\nThis is paragraph %s, and it has a few words.\n' $i
	i=$((i + 1))
done >close.md
run lint --only too-long close.md
check "lint measures a paper whose words come near the limit" eval \
	'exits 0 && out_has "the paper " && out_has "[too-long]" && ! err_has "estimated"'

# lint counts without a font, render sets the lines: a delegate must be told one number.
i=0
while [ $i -lt 18 ]; do
	printf '\nIn 2,0%s0 the Council (then of **eleven** members) asked for 50%% more; "peace—*or* its opposite" was ' $i
	printf 'its well-known answer, and between 1991–2021 S/RES/2601 (2021) cost €40 million. A café of Алматы gave '
	printf 'over-long words such as internationalization a line of their own, and the year ends in May.%s\n' $i
	printf '\n- %s points, each of them with a mark, and with enough words to fill more than one line of the page.\n' $i
	i=$((i + 1))
done >mixed.md
run render mixed.md -o mixed.pdf
past=$(sed -n 's/.*, \([0-9]* lines past the 2\) pages allowed.*/\1/p' err)
run lint --only too-long mixed.md
check "lint and render count the same lines" eval '[ "$past" ] && out_has ", $past allowed"'

# A heading that the conference does not count pushes no paper past its pages.
if has pdftohtml; then
	heading='**Country:** Chad\n**Committee:** HRC\n**Topic:** Water\n**Delegate:** A. B.\n**School:** C\n\n'
	for lines in 88 104; do
		{
			# shellcheck disable=SC2059
			printf "$heading## Background\n"
			awk -v n=$lines 'BEGIN { while (i < n) printf "\nThis is paragraph %d, and it has a few words.\n", i++ }'
		} >headed.md
		"$MUNDRAFT" render headed.md -o headed$lines.pdf >out 2>told$lines
		"$MUNDRAFT" lint --only too-long headed$lines.pdf >lint$lines 2>&1
	done
	check "a heading that does not count takes no room from the text" eval \
		'grep -q "88.pdf: 2 pages, .*3 pages in all" told88 && ! grep -q too-long lint88'
	check "but a text that is too long stays so" eval 'grep -q "past the 2" told104 && grep -q too-long lint104'
else
	skip "a PDF's heading" "no pdftohtml"
fi

if has pdftotext; then
	"$MUNDRAFT" render paper.md --format txt 2>/dev/null | tr -s ' \n' '\n\n' >words
	pdftotext paper.pdf - | tr -s ' \n\f' '\n\n\n' >got
	check "its words come back in order" cmp -s words got
else
	skip "a PDF's words" "no pdftotext"
fi
if has pdfinfo && has pdffonts; then
	pdfinfo named.pdf >out
	check "title and author" eval 'out_has "Kazakhstan: De-escalation" && out_has "Ada L."'
	pdfinfo -struct nmun.pdf >out 2>/dev/null
	check "structure" eval 'for tag in Document H2 P Note Link; do out_has "$tag" || exit 1; done'
	pdfinfo -struct-text paper.pdf >out 2>/dev/null
	check "a tag holds its whole paragraph" out_has '"Lake Chad lost most of its water (Smith)."'
	"$MUNDRAFT" render paper.md --conference nmun -o noted.pdf >out 2>err
	pdfinfo -struct-text noted.pdf >out 2>/dev/null
	check "also beside the mark of a note" out_has '"Lake Chad lost most of its water."'
	pdffonts nmun.pdf | tail -n +3 >out
	check "fonts are embedded" eval '[ -s out ] && ! grep -qv "yes yes yes" out'
else
	skip "a PDF's properties" "no pdfinfo"
fi
if has qpdf; then
	check "qpdf finds no fault" eval 'qpdf --check whole.pdf >/dev/null 2>&1'
else
	skip "a PDF's syntax" "no qpdf"
fi
check "nothing is left behind" no_leftovers
finish
