#!/bin/sh
# The README tells the truth: its excerpts are what the program prints, and what it
# tells a delegate to paste fills the gap.
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/.." && pwd)
program=$(cd "$root" && cd "$(dirname "${MUNDRAFT:-build/release/mundraft}")" && pwd)/mundraft
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
cd "$root" || exit 1
status=0

say() {
	if [ "$2" -eq 0 ]; then echo "ok - $1"; else echo "not ok - $1"; status=1; fi
}

# block LANGUAGE N: the N-th fenced block of the README in that language.
block() {
	awk -v want="\`\`\`$1" -v n="$2" '
		/^```/ { if (inside) { inside = 0 } else { inside = 1; mine = ($0 == want && ++seen == n) } next }
		inside && mine' README.md
}

# Every line of the first file stands in the second, in order.
in_order() {
	awk 'NR == FNR { want[++n] = $0; next } n && i < n && $0 == want[i + 1] { i++ }
		END { if (i < n) { print "# missing: " want[i + 1]; exit 1 } }' "$1" "$2"
}

block "" 1 >"$dir/want"
"$program" kazakhstan 2>/dev/null | sed 's/ *$//' >"$dir/draft" # the README keeps no blanks at line ends
[ -s "$dir/want" ] && in_order "$dir/want" "$dir/draft"
say "the README's draft is what mundraft kazakhstan prints" $?

block "" 2 >"$dir/want"
"$program" lint tests/lint/student.txt >"$dir/findings" 2>/dev/null
[ -s "$dir/want" ] && in_order "$dir/want" "$dir/findings"
say "the README's findings are what mundraft lint prints" $?

block "" 3 >"$dir/want"
"$program" kazakhstan >"$dir/paper.md" 2>/dev/null
(cd "$dir" && MUNDRAFT_PATH=$root "$program" render paper.md -o paper.pdf) >"$dir/pages" 2>&1
if [ -e "$dir/paper.pdf" ]; then
	[ -s "$dir/want" ] && in_order "$dir/want" "$dir/pages"
	say "the README's pages are what mundraft render counts" $?
else
	echo "ok - the README's pages # skip no PDF is built here"
fi

mkdir -p "$dir/own/profiles"
block yaml 1 >"$dir/own/profiles/kazakhstan.yaml"
id=$(sed -n 's/.*{id: \([a-z0-9-]*\),.*/\1/p' "$dir/own/profiles/kazakhstan.yaml")
before=$("$program" kazakhstan 2>&1 >/dev/null | grep -c "$id")
MUNDRAFT_PATH="$dir/own:$root" "$program" kazakhstan >"$dir/draft" 2>"$dir/err"
[ "$before" -gt 0 ] && grep -q "a law of its own.*\[^$id\]" "$dir/draft" && ! grep -q "id: $id" "$dir/err"
say "the lines that the README gives to paste fill the gap" $?

grep -oE '`mundraft [a-z]+' README.md | sed 's/`mundraft //' | sort -u >"$dir/commands"
bad=$(while read -r word; do "$program" help "$word" >/dev/null 2>&1 || "$program" "$word" >/dev/null 2>&1 || echo "$word"; done <"$dir/commands")
[ -z "$bad" ] || echo "# not commands: $bad"
[ -z "$bad" ]
say "every command that the README names exists" $?
exit $status
