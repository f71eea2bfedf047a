#!/bin/sh
# The manuals of templates, profiles and conferences tell the truth: they name every key,
# tag, filter and name that the sources have, and no other; their files and examples are
# run, and the messages they show are the program's. The marks are comments in the mdoc:
#
#   .\" keys: SCHEMA              the next list has an .It for each key of that schema
#   .\" tags                      ... for each tag
#   .\" filters: TABLE...         ... for each filter of these tables
#   .\" blocks                    ... for each block of the base template
#   .\" names: TABLE PREFIX       ... for each name of that table, with the prefix
#   .\" file: PATH                the next display is this file of the example's folder
#   .\" example: OUTPUT           a template; what comes out of it stands behind "=> "
#   .\" example-in: OUTPUT        a committee's template; the paper holds OUTPUT
#   .\" own file: PATH: OUTPUT    a file that changes one that is shipped; the same
#   .\" overlay                   a profile that fills the example's gap
#   .\" mistake: TEMPLATE         what mundraft check says of the template
#   .\" change: PATH: A -> B      what it says when A in this file of the example becomes B
#
# Several lines of an OUTPUT are joined by " // ".
set -u
root=$(cd "$(dirname "$0")/.." && pwd)
: "${MUNDRAFT:=$root/build/release/mundraft}"
: "${BUILD:=$root/build/release}"
case $MUNDRAFT in /*) ;; *) MUNDRAFT=$PWD/$MUNDRAFT ;; esac
man=$root/src/man
pages="$man/mundraft-template.5 $man/mundraft-profile.5 $man/mundraft-conference.5"
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
HOME=$work MUNDRAFT_PATH=.:$root LC_ALL=C
export HOME MUNDRAFT_PATH LC_ALL
unset XDG_CONFIG_HOME NO_COLOR CDPATH
status=0

# say NAME STATUS
say() {
	if [ "$2" -eq 0 ]; then echo "ok - $1"; else echo "not ok - $1" && status=1; fi
}

# same NAME WANTED GIVEN: the two files hold the same lines, and some.
same() {
	if [ -s "$2" ] && cmp -s "$2" "$3"; then
		say "$1" 0
	else
		say "$1" 1
		[ -s "$2" ] || echo "# nothing was found in the sources"
		diff "$2" "$3" | sed -n 's/^</# not in the manual:/p; s/^>/# only in the manual:/p'
	fi
}

# ---- what the sources have ----

# Begins a line wherever these words stand.
lines_at() {
	awk -v words="$1" '{ gsub(words, "\n" words); print }'
}

# "SCHEMA KEY MUST|MAY" for every key of every schema.
keys_of_sources() {
	tr '\n\t' '  ' <"$root/src/evidence/schemas.c" | lines_at 'const struct schema ' |
		awk '/^const struct schema [a-z_]+ = / {
			name = $4
			while (match($0, /\{"[a-z_0-9]+", *&[a-z_]+, *(MUST|MAY),/)) {
				field = substr($0, RSTART, RLENGTH)
				$0 = substr($0, RSTART + RLENGTH)
				split(field, part, "\"")
				print name, part[2], field ~ /MUST/ ? "MUST" : "MAY"
			}
		}' | sort
}

# The words that can be chosen, each once.
choices_of_sources() {
	tr '\n\t' '  ' <"$root/src/evidence/schemas.c" | grep -o 'CHOICES("[^)]*)' |
		grep -o '"[^"]*"' | tr -d '"' | sort -u
}

tags_of_sources() {
	{
		sed -n '/^} tags\[\] = {/,/^};/s/^	{"\([^"]*\)",.*/\1/p' "$root/src/liquid/tags.c"
		echo liquid # not in the table: it holds other tags
	} | sort
}

# "TABLE FILTER" for every filter.
filters_of_sources() {
	awk '/^const struct liquid_filter [a-z]+_filters\[\]/ { table = $4; sub(/_filters.*/, "", table) }
		/^};/ { table = "" }
		table { while (match($0, /\{"[a-z_]+", *[0-9]/)) {
			split(substr($0, RSTART, RLENGTH), part, "\"")
			print table, part[2]
			$0 = substr($0, RSTART + RLENGTH)
		} }' "$root"/src/liquid/filters*.c "$root/src/draft/filters.c" | sort
}

# "TABLE NAME" for every name that a template may use: the tables are called
# point_names and the like, and draft_names says which of its names has which.
names_of_sources() {
	cat "$root/src/draft/values.c" "$root/src/liquid/names.c" | tr '\n\t' '  ' |
		lines_at 'const struct liquid_name ' |
		awk '/^const struct liquid_name [a-z_]+\[\] = / {
			table = $4
			sub(/\[.*/, "", table)
			sub(/\{0\}.*/, "")
			while (match($0, /\.name = "[a-z_0-9]+"(, *\.(fields|item) = [a-z_]+)?/)) {
				field = substr($0, RSTART, RLENGTH)
				$0 = substr($0, RSTART + RLENGTH)
				split(field, part, "\"")
				has[table] = has[table] " " part[2]
				if (table == "draft_names" && field ~ /= [a-z_]+$/) {
					sub(/.* = /, "", field)
					called[part[2]] = field
				}
			}
		}
		function show(as, table,    i, n, list) {
			n = split(has[table], list, " ")
			for (i = 1; i <= n; i++)
				print as, list[i]
		}
		END {
			show("draft", "draft_names")
			show("forloop", "loop_fields")
			for (name in called)
				show(name, called[name])
		}' | sort
}

# ---- what the manuals have ----

# marked MARK: "ARGUMENTS: WORDS OF THE .It" for the items of lists behind that mark.
marked() {
	awk -v mark="$1" '
		index($0, ".\\\" " mark) == 1 { what = substr($0, length(mark) + 5); sub(/^ */, "", what); on = 1; next }
		on && /^\.Bl/ { depth++ }
		on && /^\.El/ && --depth == 0 { on = 0 }
		on && depth == 1 && /^\.It / { print what ": " substr($0, 5) }' $pages
}

keys_of_sources >"$work/want"
marked keys: | sed 's/: Cm / /; s/ Pq needed$/ MUST/; /MUST$/!s/$/ MAY/' | sort >"$work/have"
same "the manuals name every key of every file" "$work/want" "$work/have"

if [ -x "$BUILD/tools/jsonschema" ]; then
	for kind in profile topic instruments committee conference; do
		"$BUILD/tools/jsonschema" $kind
	done | awk '/^ *"properties": \{/ { next } match($0, /^ *"[a-z_0-9]+": \{"description"/) {
		split($0, part, "\"")
		print part[2]
	}' | sort -u >"$work/json"
	cut -d' ' -f2 "$work/have" | sort -u >"$work/keys"
	missing=$(comm -23 "$work/json" "$work/keys" | tr '\n' ' ')
	[ -s "$work/json" ] && [ -z "$missing" ]
	say "the manuals name every key of the JSON Schemas ${missing:+(missing: $missing)}" $?
else
	echo "ok - the JSON Schemas # skip $BUILD/tools/jsonschema is not built"
fi

missing=$(for word in $(choices_of_sources); do
	cat $pages | tr ' ' '\n' | grep -qxF -e "$word" || echo "$word"
done)
[ -n "$(choices_of_sources)" ] && [ -z "$missing" ]
say "the manuals name every word that can be chosen ${missing:+(missing: $missing)}" $?

tags_of_sources >"$work/want"
marked tags | sed 's/^.*: Cm //; s/ ,//g' | tr ' ' '\n' | sort >"$work/all"
# else and when stand beside several tags, and each end beside its beginning
sort -u "$work/all" >"$work/have"
same "the manual names every tag" "$work/want" "$work/have"

grep -o '{%-* block [a-z_]*' "$root/templates/position-paper.md" | sed 's/.* //' | sort >"$work/want"
marked blocks | sed 's/^.*: Cm //' | sort >"$work/have"
same "the manual names every block of the base template" "$work/want" "$work/have"

filters_of_sources >"$work/want"
marked filters: | sed 's/: Cm / /' | awk '{ print $NF }' | sort >"$work/have"
cut -d' ' -f2 "$work/want" | sort >"$work/names"
same "the manual names every filter" "$work/names" "$work/have"

names_of_sources >"$work/want"
marked names: | sed 's/: Cm / /' | awk '
	NF == 2 { print; next }
	{ print $1, index($3, $2) == 1 ? substr($3, length($2) + 1) : "?" $3 }' | sort >"$work/have"
same "the manual names every name that a template may use" "$work/want" "$work/have"

if command -v mandoc >/dev/null 2>&1; then
	for page in $pages; do
		mandoc -Tlint -W warning "$page" >"$work/lint" 2>&1
		say "mandoc has no complaint about ${page##*/}" $?
		sed 's/^/# /' "$work/lint"
	done
else
	echo "ok - mandoc's complaints # skip mandoc is not installed"
fi

# ---- the example's folder ----

# Each marked display becomes two files: N.mark and N.text, numbered in order.
mkdir "$work/marks"
awk -v dir="$work/marks" '
	/^\.\\" (file|example|example-in|own file|mistake|change): / || /^\.\\" overlay$/ {
		mark = substr($0, 5)
		next
	}
	# a mark of several lines would be taken for text, so there is none
	mark != "" && /^\.Bd / { on = 1; name = sprintf("%s/%03d", dir, ++n); print mark >(name ".mark"); printf "" >(name ".text"); next }
	on && /^\.Ed/ { on = 0; mark = ""; close(name ".mark"); close(name ".text"); next }
	on {
		gsub(/\\&/, "")
		gsub(/\\\(dq/, "\"")
		gsub(/\\e/, "\\")
		print >(name ".text")
	}' $pages

# marks KIND: the numbers of the displays of that kind.
marks() {
	grep -l "^$1" "$work"/marks/*.mark | sed 's/\.mark$//'
}

argument() {
	sed 's/^[a-z -]*: //' "$1.mark"
}

# The files of the example, fresh, in the folder world.
fresh() {
	rm -rf "$work/world"
	for display in $(marks 'file: '); do
		world_file=$work/world/$(argument "$display")
		mkdir -p "${world_file%/*}"
		cp "$display.text" "$world_file"
	done
	cd "$work/world" || exit 1
}

# Nothing but what is said about files of the example: others are shipped.
about() {
	awk -v file="$1" '/^[^ ]+:[0-9]+:[0-9]+: / { on = index($0, file) == 1 } on'
}

fresh
count=$(find . -type f | wc -l)
[ "$count" -ge 5 ]
say "the manuals hold the files of an example" $?
"$MUNDRAFT" check >"$work/out" 2>"$work/err"
for kind in profiles templates; do
	about $kind/ <"$work/out"
done >"$work/mine"
[ ! -s "$work/mine" ]
say "the example has no mistakes" $?
sed 's/^/# /' "$work/mine"
"$MUNDRAFT" ruritania >"$work/paper" 2>"$work/err"
[ $? -eq 0 ] && grep -q '\[research needed: what the stations cost each year\]' "$work/paper" &&
	grep -q 'The River Institute found that' "$work/paper"
say "a paper can be drafted from the example" $?
committee=templates/committees/rivers.md
awk '{ print } /^---$/ && ++n == 2 { exit }' $committee >"$work/front"

# ---- examples of templates ----

good=0
for at in $(marks 'example: '); do
	sed '/^=> /,$d' "$at.text" >"$work/template"
	want=$(argument "$at")
	shown=$(sed -n '/^=> /,$p' "$at.text" | sed 's/^=> //; s/^   //' | awk '{ printf "%s%s", (NR > 1 ? " // " : ""), $0 }')
	{
		cat "$work/front"
		printf '{%% block opening %%}%s{%% endblock %%}\n' "$(cat "$work/template")"
	} >$committee
	"$MUNDRAFT" ruritania >"$work/paper" 2>"$work/err"
	given=$(awk '/^## Position$/ { exit } on { print } /^## Background$/ { on = 1; getline }' "$work/paper" |
		sed -e :a -e '/^\n*$/{$d;N;ba' -e '}' | awk '{ printf "%s%s", (NR > 1 ? " // " : ""), $0 }')
	if [ "$given" = "$want" ] && [ "$shown" = "$want" ]; then
		good=$((good + 1))
	else
		say "example: $(cat "$work/template")" 1
		printf '# wanted: %s\n# shown:  %s\n# given:  %s\n' "$want" "$shown" "$given"
		grep -A3 'error' "$work/err" | sed 's/^/# /'
	fi
done
[ "$good" -gt 80 ]
say "$good examples of templates give what the manual says" $?

# Every filter has an example behind its own name, and every tag is in one.
missing=$(for at in $(marks example); do cat "$at.text"; done >"$work/examples"
	for tag in $(tags_of_sources); do
		grep -qE "(\{% *|^ *)$tag( |$)" "$work/examples" || echo "tag $tag"
	done
	for filter in $(cat "$work/names"); do
		grep -qE "\| $filter( |:)" "$work/examples" || echo "filter $filter"
	done)
[ -z "$missing" ]
say "each tag and each filter has an example $missing" $?

for at in $(marks 'example-in: '); do
	{ cat "$work/front" "$at.text"; } >$committee
	"$MUNDRAFT" ruritania 2>"$work/err" | grep -qF -e "$(argument "$at")"
	say "example: $(argument "$at")" $?
done

# These change files that are shipped, so they are tried on a country that is shipped.
for at in $(marks 'own file: '); do
	fresh
	rm -r profiles/un/topics profiles/un/instruments.yaml
	file=$(argument "$at" | sed 's/: .*//')
	mkdir -p "${file%/*}"
	cp "$at.text" "$file"
	"$MUNDRAFT" kazakhstan --committee specpol --conference generic >"$work/paper" 2>"$work/err"
	grep -qF -e "$(argument "$at" | sed 's/^[^:]*: //')" "$work/paper"
	say "one's own $file" $?
done

# ---- filling a gap ----

fresh
for at in $(marks overlay); do
	mkdir -p own/profiles
	cp "$at.text" own/profiles/ruritania.yaml
	"$MUNDRAFT" draft --data own ruritania >"$work/paper" 2>"$work/err"
	grep -q '\[^gap-budget\]' "$work/paper" && ! grep -q 'research needed' "$work/paper"
	say "the file that fills a gap" $?
done

# ---- messages ----

mistakes=0
for at in $(marks 'mistake: '); do
	fresh
	{
		cat "$work/front"
		argument "$at" | grep -q '^{% extends' || echo '{% extends "position-paper" %}'
		argument "$at"
	} >$committee
	"$MUNDRAFT" check 2>/dev/null | about $committee >"$work/given"
	cmp -s "$at.text" "$work/given"
	say "what is said of $(argument "$at")" $?
	diff "$at.text" "$work/given" | sed 's/^/# /' | head -n 20
	mistakes=$((mistakes + 1))
done
[ "$mistakes" -ge 7 ]
say "the manual shows the common mistakes" $?

for at in $(marks 'change: '); do
	fresh
	file=$(argument "$at" | sed 's/: .*//')
	old=$(argument "$at" | sed 's/^[^:]*: //; s/ -> .*//')
	new=$(argument "$at" | sed 's/.* -> //')
	awk -v old="$old" -v new="$new" '!done && (at = index($0, old)) {
		$0 = substr($0, 1, at - 1) new substr($0, at + length(old)); done = 1
	} { print }' "$file" >"$work/changed"
	cp "$work/changed" "$file"
	"$MUNDRAFT" check 2>/dev/null | about "$file" >"$work/given"
	cmp -s "$at.text" "$work/given"
	say "what is said of $new" $?
	diff "$at.text" "$work/given" | sed 's/^/# /' | head -n 20
done
exit $status
