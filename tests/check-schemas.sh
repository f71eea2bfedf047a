#!/bin/sh
# The JSON Schemas that editors use: as committed they are what the loader's tables say,
# every file that ships names its own, and both judge alike. Without python3's jsonschema
# and yaml the last part is skipped.
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/.." && pwd)
: "${BUILD:=$root/build/release}" "${MUNDRAFT:=$root/build/release/mundraft}"
case $BUILD in /*) ;; *) BUILD=$PWD/$BUILD ;; esac
case $MUNDRAFT in /*) ;; *) MUNDRAFT=$PWD/$MUNDRAFT ;; esac
MUNDRAFT_PATH=$root SOURCE_DATE_EPOCH=1795219200
export MUNDRAFT_PATH SOURCE_DATE_EPOCH
tool=$BUILD/tools/jsonschema
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
cd "$root" || exit 1
status=0

say() {
	if [ "$2" -eq 0 ]; then echo "ok - $1"; else echo "not ok - $1"; status=1; fi
}

for kind in profile topic instruments committee conference states; do
	"$tool" "$kind" >"$dir/now" && cmp "$dir/now" "profiles/schema/$kind.json" >"$dir/log" 2>&1
	say "profiles/schema/$kind.json is what the loader's table says (else: make schemas)" $?
done

# names FILE LINE: the schema that this line names, seen from the file, is there
names() {
	schema=$(sed -n "$2s/^# yaml-language-server: \$schema=//p" "$1")
	[ -n "$schema" ] && [ -f "$(dirname "$1")/$schema" ] || echo "$1"
}
bad=$(for file in profiles/*.yaml profiles/un/*.yaml profiles/un/topics/*.yaml templates/conferences/*.yaml; do names "$file" 1; done
	for file in templates/committees/*.md; do names "$file" 2; done)
[ -z "$bad" ] || echo "# without a schema: $bad"
[ -z "$bad" ]
say "every file that ships names its schema" $?

if ! python3 -c 'import jsonschema, yaml' >/dev/null 2>&1; then
	echo "ok - the schemas and the loader judge alike # SKIP no python3 with jsonschema and yaml"
	exit $status
fi

# Reads as editors do, by YAML 1.2: "no" is a text, a date too.
cat >"$dir/judge.py" <<'END'
import json, re, sys, yaml, jsonschema

class Reader(yaml.SafeLoader):
    pass

Reader.yaml_implicit_resolvers = {}
for kind, pattern, first in (("bool", r"true|false", "tf"), ("int", r"[-+]?[0-9]+", "-+0123456789"),
                             ("float", r"[-+]?[0-9]+\.[0-9]*", "-+0123456789"), ("null", r"~|null|", ["~", "n", ""])):
    Reader.add_implicit_resolver("tag:yaml.org,2002:" + kind, re.compile("^(?:" + pattern + ")$"), list(first))
found = 0
validator = jsonschema.Draft202012Validator(json.load(open(sys.argv[1])))
for path in sys.argv[2:]:
    text = open(path, encoding="utf-8").read()
    if path.endswith(".md"):
        text = text.split("\n---\n")[0]
    for error in validator.iter_errors(yaml.load(text, Reader)):
        print("#", path, list(error.path), error.message[:200])
        found = 1
sys.exit(found)
END
judge() {
	kind=$1
	shift
	python3 "$dir/judge.py" "profiles/schema/$kind.json" "$@"
}

mkdir "$dir/new"
(cd "$dir/new" && "$MUNDRAFT" new committee "Trial Commission" && "$MUNDRAFT" new conference "Trial MUN" &&
	"$MUNDRAFT" new country Freedonia) >/dev/null
judge profile profiles/*.yaml "$dir"/new/profiles/*.yaml
say "the schema accepts the profiles" $?
judge topic profiles/un/topics/*.yaml
say "the schema accepts the topics" $?
judge instruments profiles/un/instruments.yaml
say "the schema accepts the instruments" $?
judge states profiles/un/states.yaml
say "the schema accepts the States" $?
judge committee templates/committees/*.md "$dir"/new/templates/committees/*.md
say "the schema accepts the committees" $?
judge conference templates/conferences/*.yaml "$dir"/new/templates/conferences/*.yaml
say "the schema accepts the conferences" $?
mkdir -p "$dir/own/profiles"
printf 'gaps:\n  - {id: g, topics: [sectarian-conflict], what: "a law", where: "the ministry"}\n' \
	>"$dir/own/profiles/kazakhstan.yaml"
judge profile "$dir/own/profiles/kazakhstan.yaml" && "$MUNDRAFT" check "$dir/own/profiles/kazakhstan.yaml" 2>/dev/null
say "a profile may hold only what is new" $?

# both KIND FILE WHAT SED: this change is a mistake to the schema and to the loader alike
both() {
	file=$dir/bad/${2#"$dir/good/"}
	mkdir -p "$(dirname "$file")"
	sed "$4" "$2" >"$file"
	! cmp -s "$2" "$file" && ! judge "$1" "$file" >"$dir/log" 2>&1 && grep -q '^#' "$dir/log"
	say "the schema refuses $3" $?
	"$MUNDRAFT" check "$file" >"$dir/log" 2>&1
	[ $? -eq 1 ]
	say "the loader refuses $3" $?
}
good=$dir/good
mkdir -p "$good/profiles" "$good/templates/conferences"
cp -r "$dir/new/templates/committees" "$good/templates/"
sed 's/^id: generic/id: trial/' templates/conferences/generic.yaml >"$good/templates/conferences/trial.yaml"
cat >"$good/profiles/freedonia.yaml" <<'END'
country: {id: freedonia, name: Freedonia, formal: Freedonia, adjective: Freedonian, as_of: 2026-11-21}
sources:
  page: {title: A page, publisher: The Government, date: 2026-03, url: "https://example.org/", kind: statement,
    reliability: 5, reason: an official page}
facts:
  - {id: law, say: passed a law, when: by 2024-05, kind: action, voice: own, topics: [sectarian-conflict], source: page}
END
profile=$good/profiles/freedonia.yaml
committee=$good/templates/committees/trial-commission.md
conference=$good/templates/conferences/trial.yaml
"$MUNDRAFT" check "$profile" "$committee" "$conference" >"$dir/log" 2>&1
say "the files to be spoilt are good to the loader" $?
judge profile "$profile" && judge committee "$committee" && judge conference "$conference"
say "the files to be spoilt are good to the schemas" $?

both profile "$profile" "a misspelt key" 's/voice: own/voise: own/'
both profile "$profile" "a key that does not belong there" 's/^facts:/factz:/'
both profile "$profile" "a text in place of a map" 's/^country: .*/country: freedonia/'
both profile "$profile" "a text in place of a list" 's/^facts:$/facts: none/; /id: law/d'
both profile "$profile" "an unknown kind" 's/kind: action/kind: deed/'
both profile "$profile" "a grade that is too high" 's/reliability: 5/reliability: 6/'
both profile "$profile" "a month that does not exist" 's/as_of: 2026-11-21/as_of: 2026-13-21/'
both profile "$profile" "a date in words" 's/by 2024-05/before May 2024/'
both profile "$profile" "a year that is none" 's/date: 2026-03/date: 26/'
both profile "$profile" "an address without http" 's|"https://example.org/"|"example.org"|'
both profile "$profile" "an id with a blank" 's/id: law/id: a law/'
both profile "$profile" "an empty text" 's/reason: an official page/reason: ""/'
both profile "$profile" "a fact without its source" 's/, source: page//'
both committee "$committee" "a misspelt key of a committee" 's/^powers:/power:/'
both committee "$committee" "a power that there is not" 's/^powers: .*/powers: demands/'
both conference "$conference" "a misspelt key of a conference" 's/^citations:/citation:/'
both conference "$conference" "a style that there is not" 's/^citations: .*/citations: chicago/'
both conference "$conference" "words in letters" 's/min: 750/min: many/'
both conference "$conference" "neither yes nor no" 's/^bullets: .*/bullets: sometimes/'
both conference "$conference" "a conference that is silent on words" '/^words:/d'
exit $status
