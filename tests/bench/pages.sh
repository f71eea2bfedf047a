#!/bin/sh
# Page counts held against LibreOffice: 60 drafts in each of four settings, ours as PDF,
# LibreOffice's from the DOCX of the same paper. Prints a table; fails where fewer than
# 59 of 60 agree. Skips aloud where a tool is absent. Endnotes are not compared:
# LibreOffice begins them on a page of their own, which Word does not.
set -eu
program=$1
case $program in /*) ;; *) program=$PWD/$program ;; esac
papers=${PAPERS:-60}
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT

skip() {
	echo "bench-pages: skipped: $1"
	exit 0
}

office=$(command -v soffice || command -v libreoffice) || skip "LibreOffice is not installed"
command -v pdfinfo >/dev/null || skip "pdfinfo (poppler-utils) is not installed"

# conference ID CITATIONS SPACING PAPER: the form of one setting.
conference() {
	mkdir -p "$dir/data/templates/conferences"
	cat >"$dir/data/templates/conferences/$1.yaml" <<-END
		id: $1
		name: "Bench"
		based_on: generic
		source: "tests/bench/pages.sh"
		as_of: 2026-01-01
		citations: $2
		length: [{spacing: $3, pages: 2}]
		page: {size: $4, margin: 1in, font: Times New Roman, points: 12}
	END
}

draft() {
	"$program" kazakhstan --data "$dir/data" --conference "$1" --committee "$2" --variant "$3" \
		--format "$5" -o "$4" >/dev/null 2>&1
}

pages() {
	pdfinfo "$1" | sed -n 's/^Pages: *//p'
}

# Papers of one setting, in both formats.
make_papers() {
	count=0
	mkdir -p "$dir/$1/ours" "$dir/$1/theirs"
	for variant in 0 1 2 3 4 5; do
		for committee in $("$program" list committees --ids); do
			[ "$count" -lt "$papers" ] || return 0
			name=$committee-$variant
			draft "$1" "$committee" "$variant" "$dir/$1/ours/$name.pdf" pdf || continue
			draft "$1" "$committee" "$variant" "$dir/$1/$name.docx" docx ||
				skip "this mundraft writes no DOCX"
			count=$((count + 1))
		done
	done
}

# compare ID WHAT: converts the DOCX files in one call, and counts.
compare() {
	make_papers "$1"
	"$office" --headless "-env:UserInstallation=file://$dir/profile" --convert-to pdf \
		--outdir "$dir/$1/theirs" "$dir/$1"/*.docx >/dev/null 2>&1
	equal=0 all=0
	for ours in "$dir/$1/ours"/*.pdf; do
		all=$((all + 1))
		a=$(pages "$ours")
		b=$(pages "$dir/$1/theirs/${ours##*/}")
		if [ "$a" = "$b" ]; then
			equal=$((equal + 1))
		else
			differing="$differing$1/${ours##*/}: ours $a, LibreOffice $b
"
		fi
	done
	printf '%-40s %3d of %d equal\n' "$2" "$equal" "$all"
	[ "$equal" -ge $((all - 1)) ] && [ "$all" -gt 0 ] || failed=1
}

failed=0 differing=''
conference single footnotes single letter
conference double mla double letter
conference half footnotes one-and-a-half letter
conference a4 mla single a4
compare single "Letter, single, footnotes"
compare double "Letter, double, works cited"
compare half "Letter, one and a half, footnotes"
compare a4 "A4, single, works cited"
printf '%s' "$differing"
exit "$failed"
