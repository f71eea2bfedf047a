#!/bin/sh
# Where profiles and templates are found, and a delegate's own file over the shipped one.
. "$(dirname "$0")/common"
unset MUNDRAFT_PATH
mkdir -p here checkout/build/release other/bin other/share/mundraft home/.config config
cp "$MUNDRAFT" checkout/build/release/mundraft
cp "$MUNDRAFT" other/bin/mundraft
ln -s ../other/bin/mundraft home/link
for place in checkout other/share/mundraft; do
	ln -s "$root/profiles" "$root/templates" "$place/"
done
ln -s "$root" home/.config/mundraft
ln -s "$root" config/mundraft
cd here || exit 1

# found PATH PROGRAM [ARGUMENT...]: the country's file is found at this path
found() {
	wanted=$1
	shift
	"$@" list countries >out 2>err
	status=$?
	check "found in ${wanted##"$work"/}" eval 'exits 0 && out_has " $wanted/profiles/kazakhstan.yaml"'
}
HOME=$work/nobody
found "$work/checkout" "$work/checkout/build/release/mundraft"
found "$work/other/share/mundraft" "$work/other/bin/mundraft"
found "$work/other/share/mundraft" "$work/home/link"
HOME=$work/home found "$work/home/.config/mundraft" "$work/checkout/build/release/mundraft"
HOME=$work/home XDG_CONFIG_HOME=$work/config found "$work/config/mundraft" "$MUNDRAFT"
MUNDRAFT_PATH=$work/none:$work/checkout found "$work/checkout" "$MUNDRAFT"
MUNDRAFT_PATH=$work/checkout found "$root" "$MUNDRAFT" --data "$root"
MUNDRAFT_PATH=$root
export MUNDRAFT_PATH
ln -s "$root/profiles" profiles
unset MUNDRAFT_PATH
run list countries
check "found in the folder one is in" out_has " profiles/kazakhstan.yaml"
rm profiles

# Pasting what a gap prints fills it, in a file that holds nothing else.
MUNDRAFT_PATH=$root
export MUNDRAFT_PATH
open_gaps() { "$MUNDRAFT" check >/dev/null 2>&1; for id in $(sed -n 's/^  - id: \(gap-.*\)/\1/p' "$root/profiles/kazakhstan.yaml"); do
	"$MUNDRAFT" show "$id" 2>/dev/null | grep -q '^put what you find' && echo "$id"; done; }
before=$(open_gaps | grep -c .)
gap=$(open_gaps | head -1)
mkdir profiles
"$MUNDRAFT" show "$gap" | sed '1,/^put what you find/d
		s/title: "..."/title: "A page"/; s/publisher: "..."/publisher: "The Government"/
		s/reason: "..."/reason: "an official page"/; s/say: "..."/say: "founded the body"/
		s/date: "..."/date: "2026-01-31"/; s/when: "..."/when: "2026"/
		s|https://...|https://example.org/page|' >profiles/kazakhstan.yaml
after=$(open_gaps | grep -c .)
check "pasting a gap's lines fills it ($before, $after)" [ "$after" -eq $((before - 1)) ]
run check
check "the file with the pasted lines is valid" exits 0
finish
