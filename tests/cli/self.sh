#!/bin/sh
# The helpers themselves: a failing case must make a script fail.
here=$(cd "$(dirname "$0")" && pwd)
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
mkdir -p "$dir/tests/cli"
cp "$here/common" "$dir/tests/cli/"
printf '. "$(dirname "$0")/common"\n: >out; : >err\ncheck "a" true\ncheck "b" false\nfinish\n' \
	>"$dir/tests/cli/case.sh"
text=$(sh "$dir/tests/cli/case.sh")
if [ $? -eq 1 ] && [ "$(echo "$text" | head -n 2)" = "ok - a
not ok - b" ]; then
	echo "ok - a failing case makes its script fail"
else
	echo "not ok - a failing case makes its script fail"
	exit 1
fi
