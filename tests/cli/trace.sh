#!/bin/sh
# trace, brief and check as commands.
. "$(dirname "$0")/common"

run kazakhstan
cp out paper.md
run trace paper.md
check "a draft rests on something everywhere" eval 'exits 0 && ! grep -q "^    rests on nothing" out'
check "the committee's own facts are known" eval 'grep -q "sentences: [0-9]* on facts, 0 on the paper.s own notes" err'
check "facts come with source, reliability and address" eval \
	'grep -q "^    fact [a-z0-9-]*: " out && grep -q "reliability [1-5]/5; https\{0,1\}://" out'
run kazakhstan --topic education-in-conflict --variant 1
cp out gaps.md
run trace gaps.md
check "the gaps are named" out_has "a gap: to be researched"

cat >own.md <<'END'
**Country:** Kazakhstan

## Background

In 2014 it sent 139 soldiers. Peace has to be taught. It said so often.[^n] It was so.[^lost]

## Proposed Solutions

Train 500 mediators within two years. As in 1999, begin early.

[^n]: A note of its own.
END
run trace own.md
check "what rests on nothing exits with 1" exits 1
check "a date" eval 'grep -A1 "^own.md:5:1: In 2014" out | grep -q "rests on nothing: it holds a date"'
check "an argument" eval 'grep -A1 "Peace has to be taught" out | grep -q "    argument"'
check "a note of the paper's own" out_has "note n: A note of its own."
check "a mark that leads nowhere" out_has "note lost: is defined nowhere"
check "a proposal's numbers are targets" eval 'grep -A1 "Train 500" out | grep -q "a proposal: no fact claimed"'
check "a proposal's past is not" eval 'grep -A1 "As in 1999" out | grep -q "rests on nothing"'
check "the summary" eval 'grep -q "^mundraft: 6 sentences: 0 on facts, 1 on the paper'\''s own notes, 1 argument, 1 proposal, 0 gaps, 3 on nothing$" err'
sed 's/Kazakhstan/Atlantis/' own.md >atlantis.md
run trace atlantis.md
check "a country without a profile" err_has 'there is no profile of "Atlantis"'
echo '[^n]: Another one.' >>own.md
run trace own.md
check "of two notes of one name the first counts" out_has "note n: A note of its own."
SOURCE_DATE_EPOCH=67768036191676799 "$MUNDRAFT" trace atlantis.md >out 2>err
status=$?
check "a date that is out of reach" eval 'exits 1 && out_has "As in 1999"'
run trace gone.md
check "a paper that is not there" exits 3

run brief kazakhstan --topic counter-terrorism
check "brief" exits 0
for part in "The position in one sentence" "Facts to know" "Who is in the room" "Hard questions" "Red lines" "Gaps to research"; do
	check "the brief has a part \"$part\"" out_has "## $part"
done
check "at most five facts to know and six questions" eval \
	'[ "$(sed -n "/^## Facts/,/^## Who/p" out | grep -c "^[0-9]")" -le 5 ] && [ "$(sed -n "/^## Hard/,/^## Red/p" out | grep -c "^[0-9]")" -le 6 ]'
check "brief never lends the country a reporter's words" eval \
	'! grep -q "^- Kazakhstan \(concluded\|counted\|found\)" out'
run brief kazakhstan --topic counter-terrorism --variant 1
check "another variant has a brief of its own" eval 'exits 0 && out_has "## The position"'
run brief kazakhstan --committee specpol --topic sectarian-conflict
check "partners written for the committee stand alone, and nobody is named twice over" eval \
	'[ "$(grep -c "With us" out)" -eq 1 ] && ! grep -qE "([^;(]+, [0-9]{4}); \1[;)]" out'
run brief kazakhstan --variant x
check "a variant that is no number" eval 'exits 2 && err_has "is no number"'
cp -r "$root/profiles" "$root/templates" .
sed -i '/^  - id: gap-/,$d' profiles/kazakhstan.yaml
cat >>profiles/kazakhstan.yaml <<'END'
  - {id: gap-one, topics: [counter-terrorism], what: "a law", where: "the ministry"}
  - {id: gap-two, topics: [counter-terrorism], what: "a vote", where: "the library"}
END
MUNDRAFT_PATH=. "$MUNDRAFT" show gap-one >out 2>err
check "a gap shows the lines to paste" eval \
	'out_has "  - {id: gap-one, say: " && out_has "  source-one: {title: " && ! grep "^  - {id: gap\|^  source-" out | grep -q 2026'
rm -r profiles templates

run check
check "all files are valid" eval 'exits 0 && grep -q "^mundraft: checked [0-9]* files: " err'
mkdir -p profiles
cat >profiles/kazakhstan.yaml <<'END'
facts:
  - {id: x, sya: "joined", when: 2020}
END
run check
check "a mistake in one's own file" eval 'exits 1 && grep -q "^profiles/kazakhstan.yaml:2:" out && out_has "[unknown-key]"'
run kazakhstan
check "a profile with mistakes is not drafted" eval 'exits 3 && empty out && err_has "[unknown-key]"'
cat >profiles/kazakhstan.yaml <<'END'
questions:
  - {id: q-marks, ask: "# Why *this*?", answer: "1. It is [so](x)", topics: [sectarian-conflict]}
END
MUNDRAFT_PATH=.:$root run brief kazakhstan --topic sectarian-conflict
check "a profile's words are no markup in the brief" eval \
	'exits 0 && out_has "Why \*this\*?" && out_has "It is \[so\](x)"'
rm profiles/kazakhstan.yaml
cat >profiles/atlantis.yaml <<'END'
country: {id: atlantis, name: Atlantis, formal: Republic of Atlantis, adjective: Atlantean,
  demonym: Atlantean, capital: Poseidonis, region: Ocean, group: None, as_of: 2026-01-01}
END
run atlantis --topic sectarian-conflict -o frame.md
check "a draft without evidence is written and exits with 1" eval \
	'exits 1 && [ -s frame.md ] && err_has "[no-evidence]"'
rm profiles/atlantis.yaml
run check gone.yaml
check "a file that is not there" exits 3
printf -- '---\nid: x\n---\n{%% if x %%}\n' >x.md
run check x.md
check "check of one committee" eval 'exits 1 && grep -q "^x.md:" out'
printf '## A\n\nKazakhstan has ratified the Rome Statute. It should ratify more.\n' >act.md
run trace act.md
check "an act in law without a source rests on nothing" eval \
	'exits 1 && out_has "rests on nothing: it holds an act in law" && [ "$(grep -c "rests on nothing" out)" -eq 1 ]'
finish
