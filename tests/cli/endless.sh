#!/bin/sh
# Texts without end: the time grows with their length and not with its square. Each would
# take minutes otherwise; the limit is in seconds of the processor.
. "$(dirname "$0")/common"

repeat() {
	awk -v text="$1" -v times="$2" 'BEGIN { for (i = 0; i < times; i++) printf "%s", text }'
}

# within NAME ARGUMENT...: the command ends by itself, and is not killed
within() {
	name=$1
	shift
	(ulimit -t 20 && exec "$MUNDRAFT" "$@") >out 2>err </dev/null
	status=$?
	check "$name" eval '[ $status -le 1 ] && [ -s out ]'
}

{ printf '## Background\n\n' && repeat '1 ' 450000 && echo .; } >numbers.md
within "trace: numbers" trace numbers.md
{ printf '## Background\n\nArticles ' && repeat '1 and ' 160000 && echo 1.; } >articles.md
within "trace: articles" trace articles.md
{ printf '## Background\n\n' && repeat 'a-' 200000 && echo a.; } >joined.md
within "lint: a word of many parts" lint joined.md
{ printf '## Background\n\n' && repeat '(' 400000 && repeat ' the land' 40000 && echo .; } >brackets.md
within "lint: a sentence that begins late" lint brackets.md
{ printf '## Background\n\n' && repeat 'Kazakstans-' 40000 && echo a.; } >owners.md
within "lint: names in a row" lint owners.md
mkdir profiles
{
	printf 'gaps:\n  - {id: gap-endless, what: "'
	repeat 'abcdefg ' 50000
	echo '", where: "a page", topics: [sectarian-conflict]}'
} >profiles/kazakhstan.yaml
within "show: a gap of many words" show kazakhstan
check "its label is cut at a word" eval 'grep -q "gap-endless: abcdefg.*abcdefg \.\.\.$" out && ! grep "gap-endless" out | grep -q ".\{80\}"'
finish
