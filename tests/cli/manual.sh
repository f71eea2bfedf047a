#!/bin/sh
# The manual and the completion, as the build makes them; the manual's examples are run.
. "$(dirname "$0")/common"
: "${BUILD:=$root/build/release}"
case $BUILD in /*) ;; *) BUILD=$root/$BUILD ;; esac
: >out
: >err

if command -v mandoc >/dev/null 2>&1; then
	mandoc -Tlint -W warning "$BUILD/mundraft.1" >out 2>err
	status=$?
	check "mandoc has no complaint" exits 0
else
	skip "mandoc" "not installed"
fi
missing=
for option in $("$MUNDRAFT" --help | grep -o -e '--[a-z-]*' | sort -u); do
	grep -q -e "Fl -${option#--}" "$BUILD/mundraft.1" || missing="$missing $option"
	grep -q -e " $option" "$BUILD/mundraft.bash" || missing="$missing bash:$option"
done
check "manual and completion hold every option$missing" [ -z "$missing" ]

run kazakhstan
cp out paper.md
mkdir bin
ln -s "$MUNDRAFT" bin/mundraft
sed -n '/^\.Sh EXAMPLES/,/^\.Sh DIAGNOSTICS/s/^\.Dl \$ //p' "$BUILD/mundraft.1" |
	sed 's/\\(dq/"/g; s/-o paper.md/-o paper2.md/' >examples
if ! "$MUNDRAFT" render paper.md --format pdf >/dev/null 2>&1; then
	skip "examples of PDF" "built without Pango, or the font is not installed"
	sed -i '/\.pdf/d' examples
fi
check "the manual has examples" [ "$(wc -l <examples)" -ge 8 ]
while read -r example; do
	PATH=$work/bin:$PATH sh -c "$example" >out 2>err </dev/null
	status=$?
	check "example: $example" exits 0
done <examples

if command -v bash >/dev/null 2>&1; then
	# complete WORD...: what bash would offer for the last word
	offered() {
		PATH=$work/bin:$PATH bash -c '
			source "$0"
			COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
			_mundraft
			printf "%s\n" "${COMPREPLY[@]}"' "$BUILD/mundraft.bash" "$@" >out 2>err
		status=$?
	}
	offered mundraft ''
	check "bash: commands and countries" eval 'grep -qx lint out && grep -qx kazakhstan out && empty err'
	offered mundraft kazakhstan --comm
	check "bash: options" grep -qx -e --committee out
	offered mundraft kazakhstan --committee ''
	check "bash: committees" grep -qx specpol out
	offered mundraft lint --format j
	check "bash: choices" [ "$(cat out)" = json ]
	offered mundraft lint --com
	check "bash: no foreign options" eval '! grep -q committee out'
	offered mundraft explain spell
	check "bash: rules" grep -qx spelling out
	offered mundraft list top
	check "bash: kinds" [ "$(cat out)" = topics ]
else
	skip "completion" "no bash"
fi
finish
