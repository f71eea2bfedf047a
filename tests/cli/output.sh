#!/bin/sh
# Where a paper goes: standard output, files, full disks, closed pipes.
. "$(dirname "$0")/common"

run kazakhstan --topic education-in-conflict --variant 1
check "a draft with gaps exits with 0" eval 'exits 0 && out_has "[research needed: "'
run kazakhstan
check "the paper is on standard output, the remarks are not" eval \
	'grep -q "^## " out && ! grep -q "mundraft: .*gap" out && tail -n 1 err | grep -q "gaps\{0,1\} to research, .* remark"'
cp out paper

run kazakhstan -o paper.md
check "-o writes the same bytes" eval 'exits 0 && empty out && cmp -s paper paper.md'
run kazakhstan -o paper.md
check "-o refuses an existing file" eval 'asks_back "is there already" && cmp -s paper paper.md'
echo mine >paper.md
run kazakhstan -o paper.md --force
check "--force keeps the old file" eval \
	'exits 0 && cmp -s paper paper.md && [ "$(cat paper.md~)" = mine ]'
ln -s paper.md link.md
run kazakhstan -o link.md --force
check "a link stays a link" eval 'exits 0 && [ -L link.md ] && cmp -s paper paper.md'
mkdir folder
run kazakhstan -o folder
check "in a folder the paper has the conference's name" eval 'exits 0 && cmp -s paper folder/specpol_Kazakhstan.md'
run kazakhstan --all-committees
check "all committees need a folder" asks_back "writes into a folder"
run kazakhstan --all-committees -o folder
check "all committees" eval 'exits 0 && [ "$(ls folder | wc -l)" -gt 20 ]'
touch -t 200101010000 folder/unsc_Kazakhstan.md
touch -t 200201010000 reference
run kazakhstan --all-committees -o folder
check "unchanged files are left alone" eval 'exits 0 && [ -z "$(find folder -name unsc_Kazakhstan.md -newer reference)" ]'
run kazakhstan --all-committees --committee unsc -o folder
check "all committees and one" asks_back "contradict each other"
for slip in "kazakstan" "kazakhstan --variant x" "kazakhstan --conference nmnu" "kazakhstan --topic nosuch"; do
	run $slip --all-committees -o folder
	check "all committees: $slip is told once" eval 'exits 2 && [ "$(grep -c "error:" err)" -eq 1 ]'
done
mkdir -p named templates/conferences
sed 's/^id: .*/id: nameless/; s/^file: .*/file: {types: [md], name: "{delegate}"}/' \
	"$root/templates/conferences/generic.yaml" >templates/conferences/nameless.yaml
run kazakhstan --conference nameless -o named
check "a name that would be empty is the usual one" eval '[ "$(ls named)" = specpol_Kazakhstan.md ]'
rm -r templates
mkdir stuck.md~
echo mine >stuck.md
run kazakhstan -o stuck.md --force
check "an old file that cannot be kept: which name is in the way" eval \
	'exits 4 && err_has "\"stuck.md~\"" && err_has "help: move" && [ "$(cat stuck.md)" = mine ]'
run kazakhstan -o nowhere/paper.md
check "a folder that is not there" asks_back "is not there"
run kazakhstan -o -
check "-o - is standard output" eval 'exits 0 && cmp -s paper out'
run kazakstan -o new.md
check "no file after a usage error" eval 'exits 2 && [ ! -e new.md ]'
check "nothing is left behind" no_leftovers

if [ "$(id -u)" -eq 0 ]; then
	skip "a read-only folder" "root may write everywhere"
else
	mkdir locked && chmod a-w locked
	run kazakhstan -o locked/paper.md
	check "a read-only folder" eval 'exits 4 && err_has "cannot write"'
fi

if [ -c /dev/full ]; then
	"$MUNDRAFT" kazakhstan >/dev/full 2>err
	status=$?
	check "a full disk behind standard output" eval 'exits 4 && err_has "No space left"'
	run kazakhstan -o /dev/full
	check "a full disk behind -o" eval 'exits 4 && err_has "No space left" && [ -c /dev/full ]'
	"$MUNDRAFT" list rules >/dev/full 2>err
	status=$?
	check "a full disk behind list" exits 4
	"$MUNDRAFT" lint --format json paper >/dev/full 2>err
	status=$?
	check "a full disk behind lint" exits 4
	"$MUNDRAFT" --help >/dev/full 2>err
	status=$?
	check "a full disk behind --help" exits 4
else
	skip "a full disk" "no /dev/full"
fi
run kazakhstan -o /dev/null
check "/dev/null stays what it is" eval 'exits 0 && [ -c /dev/null ]'
"$MUNDRAFT" kazakhstan >&- 2>err
status=$?
check "closed standard output" eval 'exits 4 && err_has "cannot write"'
"$MUNDRAFT" kazakhstan -o closed.md >&- 2>&- <&-
status=$?
check "with all descriptors closed the file is whole" cmp -s paper closed.md
{
	while [ ! -e closed ]; do sleep 1; done
	"$MUNDRAFT" kazakhstan 2>err
	echo $? >code
} | {
	exec <&-
	: >closed
}
while [ ! -s code ]; do sleep 1; done
check "a reader that goes away" eval '[ "$(cat code)" = 4 ] && ! err_has "error:"'
(
	trap '' XFSZ
	ulimit -f 1
	"$MUNDRAFT" kazakhstan -o big.md 2>err
) >/dev/null 2>&1
status=$?
check "a disk that fills up leaves no file" eval 'exits 4 && [ ! -e big.md ] && no_leftovers'
finish
