#!/bin/sh
# Runs every test program given, then the checks that are shell scripts, and ends with
# one line: N passed, M failed. Exit status 1 when anything failed, or when nothing ran.
set -u
here=$(dirname "$0")
passed=0 failed=0 skipped=0
log=$(mktemp) || exit 1
trap 'rm -f "$log"' EXIT

# Counts a run's lines "ok ..." and "not ok ..."; a run that dies without one counts as failed.
count() {
	name=$1 status=$2
	ok=$(grep '^ok ' "$log" | grep -cvi '# skip')
	bad=$(grep '^not ok ' "$log" | grep -cvi '# skip')
	skip=$(grep -ci '^\(not \)\{0,1\}ok .*# skip' "$log")
	[ "$status" -ne 0 ] && [ "$bad" -eq 0 ] && bad=1
	[ "$ok" -eq 0 ] && [ "$bad" -eq 0 ] && [ "$skip" -eq 0 ] && bad=1
	if [ "$bad" -gt 0 ]; then
		grep -v '^ok ' "$log"
		echo "FAILED: $name (exit status $status)"
	fi
	grep -i '^\(not \)\{0,1\}ok .*# skip' "$log"
	passed=$((passed + ok)) failed=$((failed + bad)) skipped=$((skipped + skip))
}

for unit in "$@"; do
	CMOCKA_MESSAGE_OUTPUT=TAP "$unit" >"$log" 2>&1
	count "$unit" $?
done
for script in "$here"/check-*.sh "$here"/cli/*.sh; do
	[ -f "$script" ] || continue
	sh "$script" >"$log" 2>&1
	count "$script" $?
done

[ "$skipped" -eq 0 ] || echo "$skipped skipped, each named above"
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
