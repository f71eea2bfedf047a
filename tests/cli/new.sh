#!/bin/sh
# Starting files: they work at once, explain themselves, replace nothing. Also what
# `show` says of a key, and the completions of zsh and fish.
. "$(dirname "$0")/common"
: "${BUILD:=$root/build/release}"
case $BUILD in /*) ;; *) BUILD=$root/$BUILD ;; esac
mkdir -p small/profiles/un
cat >small/profiles/un/states.yaml <<'END'
states:
  gambia: {name: "Gambia", formal: "the Republic of the Gambia", article: the, adjective: "Gambian", demonym: "Gambian",
    capital: "Banjul", iso3: "GMB", group: "African States", status: member, aliases: ["The Gambia", "GM"]}
  kazakhstan: {name: "Kazakhstan", formal: "the Republic of Kazakhstan", adjective: "Kazakh", iso3: "KAZ",
    group: "Asia-Pacific States", status: member}
  north-korea: {name: "Democratic People's Republic of Korea", formal: "the Democratic People's Republic of Korea",
    adjective: "Korean", iso3: "PRK", group: "Asia-Pacific States", status: member}
  south-korea: {name: "Republic of Korea", formal: "the Republic of Korea", adjective: "Korean", iso3: "KOR",
    group: "Asia-Pacific States", status: member}
  palestine: {name: "State of Palestine", formal: "the State of Palestine", article: the, adjective: "Palestinian",
    iso3: "PSE", group: "none", status: observer}
END
MUNDRAFT_PATH=$work/small:$root

# ---- a committee ----
run new committee "Peacebuilding Commission"
file=templates/committees/peacebuilding-commission.md
check "new committee says what it wrote and what is next" eval \
	'exits 0 && empty err && [ "$(wc -l <out)" -eq 2 ] && out_has "wrote ./$file" && out_has "--committee peacebuilding-commission"'
run check "$file"
check "the new committee is valid" exits 0
check "it is known in prose by its own noun" eval \
	'grep -qx "short: \"the Peacebuilding Commission\"" $file && grep -qx "again: \"the Commission\"" $file'
run kazakhstan --committee peacebuilding-commission
check "a draft for it is written" eval 'exits 0 && out_has "**Committee:** Peacebuilding Commission"'
check "and speaks of it" grep -q "the Peacebuilding Commission[ .]" out
sed 's/{% parent %}{% endblock %}/It decides nothing. &/' "$file" >changed && cp changed "$file"
run kazakhstan --committee "peacebuilding commission"
check "its block is the place to change the mandate" eval 'exits 0 && out_has "It decides nothing."'
cp "$file" before
run new committee "Peacebuilding  commission"
check "a committee is never replaced" eval 'asks_back "already" && cmp -s before $file'
sed '/^#default_topic/d; s/^#\([a-z]\)/\1/; s/topics: \[an-id\]/topics: [sectarian-conflict]/' before >"$file"
run check "$file"
check "every line that it offers is valid" exits 0
run new committee "Executive Board of the Children's \"Fund\" (EB)"
file=templates/committees/executive-board-of-the-children-s-fund-eb.md
check "quotation marks in a name are kept" eval 'exits 0 && "$MUNDRAFT" check $file 2>/dev/null'
check "the noun is the body's own" grep -qx 'again: "the Board"' "$file"
run new committee UNIDO
check "an acronym takes no article" grep -qx 'short: "UNIDO"' templates/committees/unido.md

# ---- a conference ----
run new conference Trial MUN 2027
file=templates/conferences/trial-mun-2027.yaml
check "new conference: a name of several words needs no quotation marks" eval 'exits 0 && out_has "wrote ./$file"'
run check "$file"
check "the new conference is valid" exits 0
run show trial-mun-2027
sed '1,/^as_of/d; /^based_on/,$d' out >shown
run show generic
sed '1,/^as_of/d' out >shown_generic
check "it has every rule of generic" eval '[ -s shown ] && cmp -s shown shown_generic'
missing=
for key in $(sed -n 's/^    "\([a-z_]*\)": .*/\1/p' "$root/profiles/schema/conference.json"); do
	grep -q "^#\{0,1\}$key:" "$file" || missing="$missing $key"
done
check "it shows every key$missing" [ -z "$missing" ]
check "and what a key means" eval 'grep -qx "# whether lists are welcome" $file && grep -qx "#   min: the fewest" $file'
check "its date is SOURCE_DATE_EPOCH's" grep -qx 'as_of: 2026-11-21' "$file"
cp "$file" before
sed 's/^#\([a-z]\)/\1/; s/^#\(  *- \)/\1/; s/^#\(  [a-z]*: [[a-z{]\)/\1/' before >"$file"
run check "$file"
check "every line that it offers is valid: conference" exits 0
check "and there are many" [ "$(grep -c '^[a-z]' "$file")" -gt 20 ]
sed 's/^#words: .*/words: {min: 100, max: 300}/' before >"$file"
run kazakhstan --conference "Trial MUN 2027"
check "a changed rule holds" eval 'exits 0 && [ "$(sed "/^\[^/d; /^---$/,/^---$/d" out | wc -w)" -lt 400 ]'
run new conference Nmun
check "a shipped conference is not hidden" eval 'asks_back "already: nmun" && [ ! -e templates/conferences/nmun.yaml ]'

# ---- a country ----
run new country Freedonia
file=profiles/freedonia.yaml
check "new country" eval 'exits 0 && out_has "wrote ./$file" && out_has "mundraft brief freedonia"'
run check "$file"
check "the new country is valid" exits 0
run freedonia
check "its draft is a frame with gaps, and says so by its status" eval \
	'exits 1 && out_has "[research needed: " && out_has "Freedonia" && err_has "no-evidence"'
run brief freedonia
check "its brief lists what to research" eval 'grep -qi "a public statement of Freedonia" out && grep -qi "how Freedonia voted" out'
cp "$file" before
sed '/^# An example/,/^# what is not known/{s/^#\([a-z]*:\)$/\1/; s/^#\(  \)/\1/;}' before >"$file"
run check "$file"
check "the example is valid once its # are deleted" eval 'exits 0 && grep -qx "facts:" $file'
run brief freedonia
check "and fills its gap" eval '! sed -n "/^## Gaps/,\$p" out | grep -q "a public statement of Freedonia"'
run new country "the gambia"
file=profiles/gambia.yaml
check "a State's data are filled in" eval 'exits 0 && grep -qx "  name: \"Gambia\"" $file &&
	grep -qx "  formal: \"Republic of the Gambia\"" $file && grep -qx "  article: \"the\"" $file &&
	grep -qx "  capital: \"Banjul\"" $file && grep -qF "aliases: [\"GMB\"" $file && ! grep -q "\[adjective" $file'
run check "$file"
check "and valid" exits 0
run Gambia
check "and drafted with its article" eval 'exits 1 && out_has "the Gambia" && out_has "**Country:** Republic of the Gambia"'
run new country "State of Palestine"
check "what a State has not is not made up" eval 'exits 0 && ! grep -q "^  group:\|^  capital:" profiles/palestine.yaml'
run new country Korea
check "a name of two States" asks_back "can mean more than one State"
run new country Gambai
check "a slip" asks_back 'did you mean "Gambia"?'
run new country Kazakhstan
check "a country with a profile" eval 'asks_back "already: kazakhstan" && [ ! -e profiles/kazakhstan.yaml ]'
run new country List
check "a country that is called like a command" out_has "mundraft draft list"

# ---- what cannot be made ----
for typed in "a/b" "..\\a" "" "--" "?!" "$(printf 'a\033[31mb')" "$(printf 'a\nb')" "$(printf 'a\342\200\256b')" \
	"$(printf '\377')" "a@b.org" "$(printf '%0200d' 0)" "Казахстан"; do
	for kind in committee conference country; do
		run new "$kind" -- "$typed"
		check "no $kind of that name" eval 'exits 2 && empty out && [ -s err ] && ! grep -q "$(printf "\033")" err'
	done
done
check "nothing was written" [ "$(find profiles templates -type f | wc -l)" -eq 8 ]
run new comittee X
check "an unknown kind" asks_back "choose one of: committee, conference, country"
run new country
check "no name" asks_back '"mundraft new" needs'
run new country X --force
check "nothing can be forced" asks_back "has no option --force"
mkdir blocked
cd blocked || exit 1
: >templates
run new committee X
check "a file in the way of the folder" eval 'exits 4 && empty out && err_has "cannot write"'
cd .. || exit 1
if [ "$(id -u)" -ne 0 ]; then
	mkdir locked && chmod a-w locked && cd locked || exit 1
	"$MUNDRAFT" new country X >../out 2>../err
	status=$?
	cd .. || exit 1
	check "a folder that may not be written to" eval 'exits 4 && empty out'
fi
check "no temporary file is left" no_leftovers
mkdir link && cd link || exit 1
mkdir profiles && ln -s ../elsewhere profiles/x.yaml
run new country X
check "a link is followed, not replaced" eval '[ -L profiles/x.yaml ]'
cd .. || exit 1

# ---- editors ----
check "a new file names its schema" eval \
	'[ "$(sed -n 1p profiles/gambia.yaml)" = "# yaml-language-server: \$schema=$root/profiles/schema/profile.json" ] || [ "${root#* }" != "$root" ]'
mkdir club && cp -r "$root/profiles" "$root/templates" club/ && cd club || exit 1
MUNDRAFT_PATH='' run new committee "Trial Commission"
MUNDRAFT_PATH='' run new country Freedonia
cd templates/committees || exit 1
check "in a club's folder by a path of its own" [ -f "$(sed -n '2s/.*schema=//p' trial-commission.md)" ]
cd ../../profiles || exit 1
check "in a club's folder, a country" [ -f "$(sed -n '1s/.*schema=//p' freedonia.yaml)" ]
cd ../.. || exit 1

# ---- show, list ----
MUNDRAFT_PATH=$root
run show specpol
check "show tells what a committee's keys mean" eval 'out_has "powers (decides or recommends): recommends" && out_has "may (verbs it may use): "'
check "show tells what stands inside a key" out_has "  count (how many): 193"
run show nmun
check "show tells what a conference's keys mean" eval 'out_has "  max (the most): " && out_has "citations (the style of citation): footnotes"'
run show sectarian-conflict
check "show tells what a topic's keys mean" out_has "instruments (what the United Nations has done): "
wide=$(for id in specpol nmun; do "$MUNDRAFT" show $id; done | grep -v 'http\|^file: ' | awk 'length > 79' | grep -c .)
check "shown lines fit a screen" [ "$wide" -eq 0 ]
run list conferences
check "list says where each comes from" eval \
	'grep -q "^trial-mun-2027 .* templates/conferences/trial-mun-2027.yaml$" out && grep -q "^nmun .* $root/templates/conferences/nmun.yaml$" out'

# ---- completions ----
mkdir bin
ln -s "$MUNDRAFT" bin/mundraft
PATH=$work/bin:$PATH
"$BUILD/tools/tables" zsh >bin/_mundraft
"$BUILD/tools/tables" fish >bin/mundraft.fish
missing=
for option in $("$MUNDRAFT" --help | grep -o -e '--[a-z-]*' | sort -u); do
	grep -q -e "$option=\{0,1\}}\{0,1\}'\{0,1\}\[" bin/_mundraft || missing="$missing zsh:$option"
	grep -q -e " -l ${option#--} " bin/mundraft.fish || missing="$missing fish:$option"
done
check "zsh and fish know every option$missing" [ -z "$missing" ]

# offer SHELL LINE WORD...: what the shell offers at the end of the line is just this
offer() {
	shell=$1 line=$2
	shift 2
	"offered_$shell" "$line" >out 2>err
	: >wanted
	[ $# -eq 0 ] || printf '%s\n' "$@" | sort >wanted
	sort -u out >offered
	check "$shell: $line" cmp wanted offered
}
offer_all() {
	offer "$1" "mundraft kazakhstan --comm" --committee
	offer "$1" "mundraft kazakhstan --committee uns" unsc
	offer "$1" "mundraft lint --format j" json
	offer "$1" "mundraft lint --com"
	offer "$1" "mundraft explain spell" spelling spelling-not-checked
	offer "$1" "mundraft list top" topics
	offer "$1" "mundraft new conf" conference
	offer "$1" "mundraft help l" lint list
	offer "$1" "mundraft kaz" kazakhstan
}

if command -v fish >/dev/null 2>&1; then
	fish -n bin/mundraft.fish >out 2>err
	status=$?
	check "fish has no complaint" exits 0
	offered_fish() {
		fish -c "source bin/mundraft.fish; complete -C '$1'" | cut -f 1
	}
	offer_all fish
else
	skip "fish" "not installed"
fi

if command -v zsh >/dev/null 2>&1 && command -v timeout >/dev/null 2>&1; then
	zsh -n bin/_mundraft >out 2>err
	status=$?
	check "zsh has no complaint" exits 0
	# An interactive zsh at a terminal of its own, where compadd also prints what it adds.
	cat >capture.zsh <<'END'
zmodload zsh/zpty || exit 1
zpty shell zsh -f -i
zpty -w shell "PS1= PS2= RPS1=; fpath=($1 \$fpath); autoload -Uz compinit; compinit -u -d $1/dump"
zpty -w shell 'compadd() {
	[[ ${@[1,(i)(-|--)]} == *-(O|A|D)\ * ]] && { builtin compadd "$@"; return }
	local -a hits; builtin compadd -A hits "$@"; print -rl -- "@"$^hits; builtin compadd "$@"
}'
zpty -w shell 'f() { _main_complete; print -r -- "@END"; }; zle -C complete-word complete-word f; bindkey "^I" complete-word'
zpty -w shell 'print READY$((1 + 1))'
zpty -r -m shell out '*READY2*'
zpty -w -n shell "$2"$'\t'
zpty -r -m shell out '*@END*'
print -r -- "$out" | grep -o '@[a-zA-Z-]*' | tr -d @ | grep -v '^END$'
zpty -d shell
END
	offered_zsh() {
		timeout 30 zsh -f capture.zsh "$work/bin" "$1"
	}
	offer_all zsh
else
	skip "zsh" "not installed, or no timeout(1)"
fi
finish
