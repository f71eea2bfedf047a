#!/bin/sh
# The linter as a command: statuses, forms, what is said when something is not checked.
. "$(dirname "$0")/common"

cat >bad.md <<'END'
**Country:** Kazakhstan
**Committee:** Security Council
**Topic:** Peace

## Background

The comittee has not met. We can't wait.
END
printf 'caf\351 \n' >latin1.md

valid_json() {
	if command -v python3 >/dev/null 2>&1; then
		python3 -c 'import json, sys; d = json.load(open(sys.argv[1], encoding="utf-8")); sys.exit(0 if isinstance(d, list) and all(set(x) == set("file line column end_line end_column rule severity message help suggestions".split()) for x in d) else 1)' "$1"
	else
		node -e 'const d = JSON.parse(require("fs").readFileSync(process.argv[1], "utf8")); process.exit(Array.isArray(d) ? 0 : 1)' "$1"
	fi
}

valid_sarif() {
	if command -v python3 >/dev/null 2>&1; then
		python3 -c 'import json, sys; r = json.load(open(sys.argv[1], encoding="utf-8"))["runs"][0]; n = [x["id"] for x in r["tool"]["driver"]["rules"]]; sys.exit(0 if r["results"] and all(n[x["ruleIndex"]] == x["ruleId"] and x["locations"][0]["physicalLocation"]["region"]["startLine"] > 0 and "<" not in x["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for x in r["results"]) else 1)' "$1"
	else
		node -e 'const r = JSON.parse(require("fs").readFileSync(process.argv[1], "utf8")).runs[0]; process.exit(r.results.length ? 0 : 1)' "$1"
	fi
}

run lint bad.md
check "findings exit with 1" exits 1
check "a finding has its place, its rule and its line" eval \
	'grep -q "^bad.md:7:[0-9]*: [a-z]*: .* \[contraction\]$" out && out_has "We can'\''t wait."'
check "the closing line is on standard error" eval 'grep -q "^bad.md: [0-9]* error.*, [0-9]* warning.*, [0-9]* style (rules of generic)$" err'
check "estimated pages are owned to" err_has "estimated"
check "no colour in a file" eval '! grep -q "$(printf "\033")" out err'
run lint --fail-on none bad.md
check "--fail-on none exits with 0" exits 0
run lint --only contraction bad.md
check "a warning is no error" eval 'exits 0 && out_has "[contraction]"'
run lint --only contraction --fail-on warning bad.md
check "--fail-on warning" exits 1
check "--only leaves one rule" eval '[ "$(grep -c "\[contraction\]$" out)" -eq "$(grep -c "\]$" out)" ]'
run lint --skip contraction bad.md
check "--skip" eval '! out_has "[contraction]"'
run lint --only doubled-word bad.md
check "no finding is no output" eval 'exits 0 && empty out && err_has "0 errors, 0 warnings, 0 style"'

printf '## Background\n\nWe can'\''t wait. <!-- mundraft: allow contraction because it is a slogan -->\n' >allowed.md
run lint --only contraction allowed.md
check "what the text allows is counted" eval 'exits 0 && empty out && err_has "0 style, 1 allowed in the text"'
run lint --only contraction --no-allow allowed.md
check "--no-allow reports it" eval 'out_has "[contraction]" && ! err_has "allowed in the text"'
check "a clean paper is not called good" err_has "not checked: whether the sources hold what the paper says"
mkdir -p templates/conferences
printf 'id: own\nname: Own\nbased_on: generic\nsource: a test\nas_of: 2026-01-01\nrules: {contraction: error, spelling: off}\n' >templates/conferences/own.yaml
run lint --conference own bad.md
check "a conference sets and silences rules" eval 'exits 1 && out_has "error: \"can'\''t\" is" && ! out_has "[spelling]"'
run lint --conference own --only spelling bad.md
check "a rule asked for by name is checked in every conference" out_has "[spelling]"
rm -r templates

run kazakhstan
cp out drafted.md
run lint --stats drafted.md
check "a fresh draft is all as drafted, and that is style" eval 'exits 0 && out_has "[template-text]" &&
	grep -Eq "^  as it was drafted +([0-9]+) of \1 sentences \(100 %\)$" out && grep -Eq "^  anchors +[0-9]+" out'
sed 's/^\(In [A-Z][a-z]* 20[0-9][0-9]\)/It was \1 that/' drafted.md >half.md
run lint --stats half.md
check "an edited sentence is the writer's own" eval 'grep -Eq "^  as it was drafted +[0-9]+ of [0-9]+ sentences \([0-9][0-9] %\)$" out'
run lint --stats bad.md
check "of another paper it is not known" eval 'exits 1 && grep -q "^  as it was drafted  *not known" out'
run lint --stats --only doubled-word bad.md
check "figures are no findings" eval 'exits 0 && out_has "figures, which judge nothing"'
run lint --stats --format sarif bad.md
check "figures have no place in SARIF" eval 'exits 2 && empty out && err_has "figures have no place"'

run lint gone.md
check "a file that is not there" eval 'exits 3 && err_has "cannot read \"gone.md\"" && err_has "gone.md: not checked"'
run lint gone.md latin1.md bad.md
check "unusable files do not stop the others" eval 'exits 3 && grep -q "^bad.md:7" out && grep -q "UTF-8" out err'
run lint .
check "a folder is no paper" eval 'exits 3 && err_has "folder"'
"$MUNDRAFT" lint - <bad.md >out 2>err
status=$?
check "standard input" eval 'exits 1 && grep -q "^<stdin>:7" out'

: >empty.md
printf '\357\273\277' >bom.md
for paper in empty.md bom.md -; do
	for format in human json gcc; do
		run lint --format $format $paper
		check "nothing at all in $paper as $format" eval 'exits 1 && [ -s out ] && ! err_has "runtime error"'
	done
done

# A line or a word without end must not come back once for each finding in it.
awk 'BEGIN { printf "## Background\n\nThe comittee "; for (i = 0; i < 100000; i++) printf "\314\201"
	for (i = 0; i < 200; i++) printf " can'\''t comittee"; print "." }' >marks.md
awk 'BEGIN { printf "## Background\n\nThe "; for (i = 0; i < 100000; i++) printf "abcd"; print " met." }' >word.md
for format in human gcc; do
	for paper in marks.md word.md; do
		run lint --format $format $paper
		check "the report on $paper as $format is short" eval 'exits 1 && [ "$(wc -c <out)" -lt 100000 ]'
	done
done

cat bad.md bad.md >two.md
"$MUNDRAFT" lint bad.md >one 2>/dev/null
"$MUNDRAFT" lint two.md bad.md 2>/dev/null | grep -A3 '^bad.md' >again
grep -A3 '^bad.md' one >first
check "one paper's findings do not depend on another's" cmp -s first again

run lint --format gcc bad.md
check "gcc form: one line a finding" eval '! grep -qv "^bad.md:[0-9]*:[0-9]*: \(error\|warning\|note\): .* \[[a-z-]*\]$" out'
run lint --format github bad.md gone.md
check "GitHub form: one remark a finding, nothing that would end its line" eval \
	'exits 3 && ! grep -qvE "^::(error|warning|notice) file=[^,:]*,line=[0-9]+,endLine=[0-9]+(,col=[0-9]+,endColumn=[0-9]+)?,title=[a-z-]+::.+" out'
printf '## Background\n\nThe comittee <script>alert(1)</script> can'\''t & "wait".\n' >'a<b>&.md'
run lint --format html bad.md 'a<b>&.md' gone.md
check "HTML: a page of its own, nothing of a paper becomes markup" eval \
	'exits 3 && [ "$(head -c 15 out)" = "<!DOCTYPE html>" ] && [ "$(tail -n 1 out)" = "</html>" ] &&
	! grep -qE "<script|src=|http-equiv|<b>" out && out_has "a&lt;b&gt;&amp;.md" && out_has "<mark>comittee</mark>" &&
	[ "$(grep -c "<section" out)" -eq 3 ] && [ "$(grep -c "</section>" out)" -eq 3 ] && out_has "not checked</td>"'

if command -v python3 >/dev/null 2>&1 || command -v node >/dev/null 2>&1; then
	run lint --format json bad.md gone.md
	check "JSON is valid" eval 'exits 3 && valid_json out && out_has "\"file\":\"gone.md\""'
	run lint --format json --only doubled-word bad.md
	check "JSON without findings" eval 'exits 0 && valid_json out'
	run lint --stats --format json bad.md drafted.md
	check "JSON with figures is valid" eval 'exits 1 && { ! command -v python3 >/dev/null || python3 -m json.tool out >/dev/null; } && [ "$(grep -c "\"figures\":" out)" -eq 2 ]'
	run lint --format sarif bad.md gone.md 'a<b>&.md'
	check "SARIF is valid JSON with a rule for each finding" eval 'exits 3 && valid_sarif out'
	printf '%s\n' "See \"x\\y\" \$(printf '\\342\\200\\256')." >'odd"name.md'
	run lint --format json 'odd"name.md'
	check "JSON with odd names" valid_json out
	run trace --format json bad.md
	check "trace's JSON is valid" eval 'if command -v python3 >/dev/null; then python3 -m json.tool out >/dev/null; fi'
else
	skip "JSON" "neither python3 nor node"
fi

run kazakhstan --topic education-in-conflict --variant 1
cp out paper.md
run lint --conference nmun paper.md
check "a gap is an error for lint" eval 'exits 1 && out_has "[research-gap]"'
sed 's/^conference: .*/conference: atlantis/' paper.md >lost.md
run lint lost.md
check "a conference that is not there" eval 'exits 1 && out_has "there is no conference \"atlantis\""'
mkdir -p templates/conferences
printf 'id: atlantis\nnmae: Atlantis\n' >templates/conferences/atlantis.yaml
run lint lost.md
check "a conference with mistakes" eval \
	'exits 1 && ! out_has "there is no conference" && out_has "the rules of the conference \"atlantis\" cannot be used" &&
	grep -q "atlantis.yaml:2:.*\[unknown-key\]" err'
rm -r templates

# Colour: only a terminal gets it, and NO_COLOR is obeyed.
if command -v script >/dev/null 2>&1 && script -qc true /dev/null >/dev/null 2>&1; then
	TERM=xterm script -qc "'$MUNDRAFT' lint bad.md" /dev/null >out 2>err </dev/null
	check "a terminal gets colour" grep -q "$(printf '\033')" out
	TERM=xterm NO_COLOR=1 script -qc "'$MUNDRAFT' lint bad.md" /dev/null >out 2>err </dev/null
	check "NO_COLOR" eval '[ -s out ] && ! grep -q "$(printf "\033")" out'
else
	skip "colour on a terminal" "no script(1)"
fi

# Without a dictionary: a library that is loaded first hides all others from dlopen.
echo '#include <stddef.h>
void *dlopen(const char *name, int flags); char *dlerror(void);
void *dlopen(const char *name, int flags) { (void)name; (void)flags; return NULL; }
char *dlerror(void) { return "hidden"; }' >hide.c
if ${CC:-cc} -shared -fPIC -o hide.so hide.c 2>/dev/null &&
	LD_PRELOAD=$work/hide.so "$MUNDRAFT" --version >out 2>err && empty err; then
	LD_PRELOAD=$work/hide.so "$MUNDRAFT" lint bad.md bad.md >out 2>err
	status=$?
	check "without a dictionary: said on standard error" eval \
		'grep -q "^mundraft: warning: spelling was not checked: .* \[spelling-not-checked\]$" err'
	LD_PRELOAD=$work/hide.so "$MUNDRAFT" lint --only spelling --fail-on warning bad.md >out 2>err
	status=$?
	check "without a dictionary: a warning" exits 1
	LD_PRELOAD=$work/hide.so "$MUNDRAFT" lint --only spelling --format json bad.md >out 2>err
	status=$?
	check "without a dictionary: JSON says so too" eval \
		'exits 0 && out_has "\"rule\":\"spelling-not-checked\"" && err_has "; spelling (no dictionary)"'
	LD_PRELOAD=$work/hide.so "$MUNDRAFT" lint --skip spelling,misspelt-name,mixed-spelling bad.md >out 2>err
	status=$?
	check "spelling that is not wanted is not missed" eval '! err_has "spelling"'
else
	skip "no dictionary" "no library can be loaded first"
fi

{
	printf '## Background\n\nThe Council adopted resolution 2396 (%s).\n' \
		"United Nations Office of Counter-Terrorism; Ministry of Foreign Affairs of the Republic of Kazakhstan, Department of Security; Organization for Security and Co-operation in Europe; Security Council"
	printf 'It met again (Security Council).\n\n## Works Cited\n\nSecurity Council. "Returnees." 21 Dec. 2017, undocs.org/x.\n'
} >many.md
run lint --only uncited-claim many.md
check "a sentence that rests on many works rests on them" eval '! out_has "uncited-claim"'
sed 's/ (United.*)//' many.md >none.md
run lint --only uncited-claim none.md
check "and without them on none" out_has "uncited-claim"

# The locale changes nothing.
"$MUNDRAFT" lint bad.md >c.out 2>c.err
"$MUNDRAFT" kazakhstan >c.paper 2>/dev/null
for locale in tr_TR.UTF-8 de_DE.UTF-8 C.UTF-8; do
	if ! locale -a 2>/dev/null | grep -qix "$(echo "$locale" | sed 's/UTF-8/utf-*8/')"; then
		skip "the locale $locale" "not installed"
		continue
	fi
	LC_ALL=$locale "$MUNDRAFT" lint bad.md >l.out 2>l.err
	LC_ALL=$locale "$MUNDRAFT" kazakhstan >l.paper 2>/dev/null
	check "the locale $locale" eval 'cmp -s c.out l.out && cmp -s c.err l.err && cmp -s c.paper l.paper'
done
(
	unset LC_ALL
	LANG='' "$MUNDRAFT" kazakhstan >l.paper 2>/dev/null
)
check "no locale at all" cmp -s c.paper l.paper
finish
