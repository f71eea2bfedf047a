#!/bin/sh
# The runner itself: a failing test, one that dies silently and an empty run must not pass.
here=$(dirname "$0")
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
mkdir "$dir/t"
cp "$here/run.sh" "$dir/t/run.sh"
status=0

expect() {
	name=$1 want=$2 body=$3
	printf '#!/bin/sh\n%s\n' "$body" >"$dir/unit"
	chmod +x "$dir/unit"
	sh "$dir/t/run.sh" "$dir/unit" >"$dir/out" 2>&1
	got=$?
	line=$(tail -n 1 "$dir/out")
	if [ "$got" = "${want%% *}" ] && [ "$line" = "${want#* }" ]; then
		echo "ok - $name"
	else
		echo "not ok - $name: exit $got, \"$line\""
		status=1
	fi
}

expect "a passing test passes" "0 1 passed, 0 failed" "echo 'ok 1 - a'"
expect "a failing test fails the run" "1 1 passed, 1 failed" "echo 'ok 1 - a'; echo 'not ok 2 - b'; exit 1"
expect "a test that dies silently fails the run" "1 0 passed, 1 failed" "exit 139"
expect "a test that says nothing fails the run" "1 0 passed, 1 failed" ":"
exit $status
