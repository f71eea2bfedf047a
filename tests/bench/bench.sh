#!/bin/sh
# Times as ratios, in one run: the program beside /bin/true and beside the programs that it
# is compared with. Every comparison has its goal; nothing fails where one is missed. A
# program that is not installed is skipped aloud.
#
#	bench.sh PROGRAM RATIOS FOLDER     FOLDER keeps what npm brings from one run to the next
#
# RUNS (51), PAPERS (1000) may be set.
set -eu
program=$1 ratios=$2
mkdir -p "$3"
npm=$(cd "$3" && pwd)
case $program in /*) ;; *) program=$PWD/$program ;; esac
here=$(dirname "$0")
runs=${RUNS:-51} papers=${PAPERS:-1000}
dictionary=en_GB-ize # the one that lint takes; by name, since --lang takes another without a word
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT

has() {
	command -v "$1" >/dev/null 2>&1
}

title() {
	printf '\n== %s\n' "$1"
	shift
	[ $# -eq 0 ] || printf '   %s\n' "$@"
}

skip() {
	echo "skipped: $1, which is not installed"
}

# script NAME COMMAND: what needs a shell; it adds a fraction of a millisecond to the other side.
script() {
	printf '#!/bin/sh\n%s\n' "$2" >"$dir/$1"
	chmod +x "$dir/$1"
}

# A draft as it is handed in: without the lines at its top that only mundraft reads.
hand_in() {
	awk 'front > 1 { print } /^---$/ { front++ }' "$1"
}

# Thirty words of the text with two letters exchanged, each once.
misspell() {
	awk '
		!/^\[\^/ && !/^#/ {
			for (i = 1; i <= NF && slips < 30; i++)
				if (length($i) >= 8 && $i ~ /^[a-z]+$/ && !seen[$i]++) {
					$i = substr($i, 1, 3) substr($i, 5, 1) substr($i, 4, 1) substr($i, 6)
					slips++
				}
		}
		{ print }' "$1"
}

# Drafts for every committee, topic and variant, until there are enough.
make_papers() {
	count=0
	mkdir "$dir/papers"
	for variant in 0 1 2 3 4 5 6 7 8 9; do
		for topic in $("$program" list topics --ids); do
			for committee in $("$program" list committees --ids); do
				[ "$count" -lt "$papers" ] || return 0
				"$program" kazakhstan --committee "$committee" --topic "$topic" \
					--variant "$variant" >"$dir/draft" 2>/dev/null || continue
				count=$((count + 1))
				hand_in "$dir/draft" >"$dir/papers/$(printf %04d "$count").md"
			done
		done
	done
}

# lint_first N: a script that checks so many of them in one call.
lint_first() {
	script "lint-$1" "exec $program lint $(find "$dir/papers" -name '*.md' | sort | head -n "$1" | tr '\n' ' ')"
}

fetch_cspell() {
	has npm || return 1
	[ -d "$npm/node_modules/cspell" ] ||
		(cd "$npm" && npm install --silent --no-audit --no-fund --prefix . cspell@8 >npm.log 2>&1)
}

"$program" kazakhstan -o "$dir/draft.md" 2>/dev/null
hand_in "$dir/draft.md" >"$dir/paper.md"
misspell "$dir/paper.md" >"$dir/misspelt.md"
sed 's/^/^/' "$dir/misspelt.md" >"$dir/misspelt.caret" # how aspell -a tells text from commands

# ---- one paper ----

title "one paper of two pages, from a cold start" \
	"aspell and hunspell list words they do not know; lint holds the paper against all its rules," \
	"counts its pages and says where each finding is and what to do."
set -- /bin/true /bin/true \
	"lint" "$program lint $dir/paper.md" \
	"lint without spelling" "$program lint --skip spelling,misspelt-name,mixed-spelling,spelling-not-checked $dir/paper.md" \
	"lint with 30 misspellings" "$program lint $dir/misspelt.md" \
	"lint, as it was drafted" "$program lint $dir/draft.md" \
	"draft" "$program kazakhstan" \
	"trace" "$program trace $dir/draft.md" \
	"check everything" "$program check"
goals=
if has aspell; then
	set -- "$@" "aspell list" "aspell list -d $dictionary <$dir/paper.md" \
		"aspell -a, 30 misspellings" "aspell -a -d $dictionary <$dir/misspelt.caret"
	goals=aspell
else
	skip aspell
fi
if has hunspell; then
	set -- "$@" "hunspell -l" "hunspell -l $dir/paper.md"
	goals="$goals hunspell"
else
	skip hunspell
fi
set -- "$@" --
case $goals in *aspell*)
	set -- "$@" "lint" "aspell list" 1 \
		"lint with 30 misspellings" "aspell -a, 30 misspellings" 0.5
	echo "   aspell -a suggests for names and abbreviations too:" \
		"$(aspell -a -d $dictionary <"$dir/misspelt.caret" | grep -c '^[&#]') words, where lint finds" \
		"$("$program" lint "$dir/misspelt.md" 2>/dev/null | grep -c 'spell.*\]$')"
	;;
esac
case $goals in *hunspell*) set -- "$@" "lint" "hunspell -l" 0.1 ;; esac
"$ratios" "$runs" "$@"

# ---- many papers ----

make_papers
cat "$dir"/papers/*.md >"$dir/all.md"
title "$papers papers in one call" \
	"drafts for one country share words, which suits whoever remembers what it has looked up;" \
	"aspell gets all papers as one text, and so cannot say which paper a word is in."
lint_first 10
lint_first 100
lint_first "$papers"
set -- /bin/true /bin/true \
	"lint 10 papers" "$dir/lint-10" \
	"lint 100 papers" "$dir/lint-100" \
	"lint $papers papers" "$dir/lint-$papers"
if has aspell; then
	set -- "$@" "aspell list, $papers papers" "aspell list -d $dictionary <$dir/all.md" -- \
		"lint $papers papers" "aspell list, $papers papers" 1
else
	set -- "$@" --
fi
"$ratios" 5 "$@" \
	"lint 100 papers" "lint 10 papers" m1.2 "lint $papers papers" "lint 10 papers" m1.2
if fetch_cspell; then
	script cspell "cd $dir && exec $npm/node_modules/.bin/cspell lint --no-progress --no-summary --no-cache --locale en,en-GB papers/*.md"
	"$ratios" 1 /bin/true /bin/true "lint $papers papers" "$dir/lint-$papers" \
		"cspell 8, $papers papers" "$dir/cspell" -- \
		"lint $papers papers" "cspell 8, $papers papers" 0.02
else
	skip "cspell 8 (by npm)"
fi

# ---- other formats ----

title "other formats, and other programs that write them"
set -- /bin/true /bin/true \
	"render as PDF" "$program render $dir/draft.md --format pdf" \
	"render as Word" "$program render $dir/draft.md --format docx"
"$program" render "$dir/draft.md" -o "$dir/paper.docx" 2>/dev/null &&
	set -- "$@" "lint a Word document" "$program lint $dir/paper.docx"
"$program" render "$dir/draft.md" -o "$dir/paper.pdf" 2>/dev/null &&
	set -- "$@" "lint a PDF" "$program lint $dir/paper.pdf"
goals=
if has lowdown && has groff; then
	script groff "lowdown -s -Tms $dir/draft.md | groff -Tpdf -ms -Kutf8"
	set -- "$@" "lowdown and groff" "$dir/groff"
	goals=groff
else
	skip "lowdown or groff"
fi
if has pandoc; then
	: >"$dir/empty.md"
	set -- "$@" "pandoc to Word" "pandoc $dir/draft.md -t docx -o $dir/pandoc.docx" \
		"pandoc, the profile in a template" \
		"pandoc --template $here/pandoc.md --metadata-file profiles/kazakhstan.yaml -t markdown $dir/empty.md"
	goals="$goals pandoc"
else
	skip pandoc
fi
set -- "$@" --
case $goals in *groff*) set -- "$@" "render as PDF" "lowdown and groff" 0.333 ;; esac
case $goals in *pandoc*) set -- "$@" "render as Word" "pandoc to Word" 0.1 ;; esac
"$ratios" 21 "$@"
