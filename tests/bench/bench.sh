#!/bin/sh
# Times as ratios, in one run: the program beside /bin/true and, where they are
# installed, beside the spelling checkers it is compared with.
set -eu
program=$1 ratios=$2
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
"$program" kazakhstan -o "$dir/paper.md" 2>/dev/null
set -- /bin/true /bin/true \
	"draft kazakhstan" "$program kazakhstan" \
	"lint one paper" "$program lint $dir/paper.md" \
	"trace one paper" "$program trace $dir/paper.md" \
	"check everything" "$program check"
# The same profile through a template of pandoc's.
if command -v pandoc >/dev/null; then
	here=$(dirname "$0")
	: >"$dir/empty.md"
	set -- "$@" "pandoc template" \
		"pandoc --template $here/pandoc.md --metadata-file profiles/kazakhstan.yaml -t markdown $dir/empty.md"
fi
if command -v aspell >/dev/null; then
	printf '#!/bin/sh\nexec aspell list <%s/paper.md\n' "$dir" >"$dir/aspell"
	chmod +x "$dir/aspell"
	set -- "$@" "aspell list (and sh)" "$dir/aspell"
fi
if command -v hunspell >/dev/null; then
	set -- "$@" "hunspell -l" "hunspell -l $dir/paper.md"
fi
# A PDF of the same paper: ours is to take a third of the time at most.
if command -v lowdown >/dev/null && command -v groff >/dev/null; then
	printf '#!/bin/sh\nlowdown -s -Tms %s/paper.md | groff -Tpdf -ms -Kutf8\n' "$dir" >"$dir/groff"
	chmod +x "$dir/groff"
	set -- "$@" "render as PDF" "$program render $dir/paper.md --format pdf" \
		"lowdown and groff" "$dir/groff"
else
	echo "skipped: PDF beside lowdown and groff, which are not installed"
fi
# A Word document of the same paper: ours is to take a tenth of pandoc's time at most.
if command -v pandoc >/dev/null; then
	sed '/^country:/d' "$dir/paper.md" >"$dir/plain.md"
	set -- "$@" "render as Word" "$program render $dir/paper.md --format docx" \
		"the same, no profile to look up" "$program render $dir/plain.md --format docx" \
		"pandoc to Word" "pandoc $dir/paper.md -t docx -o $dir/pandoc.docx"
else
	echo "skipped: Word document beside pandoc, which is not installed"
fi
"$program" render "$dir/paper.md" -o "$dir/paper.docx" 2>/dev/null &&
	set -- "$@" "lint a Word document" "$program lint $dir/paper.docx"
"$program" render "$dir/paper.md" -o "$dir/paper.pdf" 2>/dev/null &&
	set -- "$@" "lint a PDF" "$program lint $dir/paper.pdf"
"$ratios" 51 "$@"
