#!/bin/sh
# Help, usage errors, names, exit statuses.
. "$(dirname "$0")/common"

run --help
check "--help exits with 0 and is silent on standard error" eval 'exits 0 && empty err'
check "--help names every command" eval \
	'for c in draft lint trace brief list show explain check help; do out_has "  $c " || exit 1; done'
run --version
check "--version prints one line" eval 'exits 0 && [ "$(wc -l <out)" -eq 1 ] && out_has "mundraft "'

for command in draft lint trace brief list show explain check help; do
	run "$command" --help
	cp out first
	check "$command --help" eval 'exits 0 && out_has "Usage: mundraft $command"'
	run help "$command"
	check "help $command is the same" cmp -s out first
done
run lint --help
check "a command's help has its own options only" eval \
	'out_has "--fail-on" && ! out_has "--committee" && ! out_has "--delegate"'

run
check "nothing to do" asks_back "nothing to do"
run kazakhstan --comittee unsc
check "a misspelt option" asks_back 'did you mean "--committee"?'
run lnt paper.md
check "a misspelt command" asks_back 'did you mean "lint"?'
run help lnt
check "help for a misspelt command" asks_back 'did you mean "lint"?'
run kazakstan
check "a misspelt country is asked back" asks_back 'did you mean "kazakhstan"?'
run atlantis
check "an unknown country" asks_back 'there is no country "atlantis"'
run kazakhstan --committee specpoll
check "a misspelt committee" asks_back 'did you mean "specpol"?'
run kazakhstan --topic "basket weaving"
check "an unknown topic lists the known ones" asks_back "sectarian-conflict"
run kazakhstan --conference nmnu
check "a misspelt conference" asks_back 'did you mean "nmun"?'
run brazil
check "a State without a profile" asks_back 'there is no profile of Brazil yet'
run korea
check "a name that two States share" asks_back 'north-korea, south-korea'
run kazakhstan --variant x
check "a variant that is no number" asks_back 'is no number'
run kazakhstan --topic sectarian-conflict --topic "sectarian violence"
check "one topic twice" asks_back 'is given twice'
run brief kazakhstan --topic a --topic b
check "two topics of a brief" asks_back "a brief has one --topic"
run kazakhstan --format rtf
check "an unknown format" asks_back "choose one of: md, txt, html, docx, pdf"
run kazakhstan --data "$work/nowhere"
check "a data folder that is not there" asks_back "is no folder"
run lint --only speling x.md
check "a misspelt rule" asks_back 'did you mean "spelling"?'
run lint --only misspelt x.md
check "the beginning of a rule's name" asks_back 'did you mean "misspelt-name"?'
run lint --only unknown-key x.md
check "a rule of profiles is none of lint" asks_back "lint does not check"
run lint --only spelling --skip spelling x.md
check "no rule left" asks_back "no rule is left to check"
run explain speling
check "explain a misspelt rule" asks_back 'did you mean "spelling"?'
run list countrys
check "list a misspelt kind" asks_back 'did you mean "countries"?'
run show kazakstan
check "show a misspelt id" asks_back 'did you mean "kazakhstan"?'
run "$(printf 'a\033[31m')"
check "control characters are made visible" eval 'asks_back "<U+001B>" && ! grep -q "$(printf "\033")" err'
run ../profiles/kazakhstan.yaml
check "a path is no country" asks_back "is a file, not a country"

for name in Kazakhstan KAZAKHSTAN "Republic of Kazakhstan" "the republic of kazakhstan" Qazaqstan; do
	run "$name"
	cp out named
	run kazakhstan
	check "\"$name\" is Kazakhstan" eval 'exits 0 && [ -s out ] && cmp -s out named'
done

for kind in countries committees conferences topics rules; do
	run list "$kind"
	check "list $kind" eval 'exits 0 && [ -s out ] && empty err'
	run list "$kind" --ids
	check "list $kind --ids" eval 'exits 0 && [ -s out ] && ! grep -q "[^a-z0-9-]" out'
done
for id in kazakhstan specpol generic sectarian-conflict spelling; do
	run show "$id"
	check "show $id" eval 'exits 0 && out_has "$id"'
done
fact=$(sed -n '/^facts:/,$s/^  - id: //p' "$root/profiles/kazakhstan.yaml" | head -n 1)
run show "$fact"
check "show a fact with its source" eval 'exits 0 && out_has "fact $fact" && out_has "reliability:"'
"$MUNDRAFT" list rules --ids >rules
failed=
while read -r rule; do
	run explain "$rule"
	exits 0 && out_has "$rule: " || failed="$failed $rule"
done <rules
check "explain knows every rule$failed" [ -z "$failed" ]
finish
