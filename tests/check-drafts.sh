#!/bin/sh
# What every draft must keep, whatever country files, committees and conferences say:
# the promises, held over the whole matrix of committees, topics and conferences.
here=$(cd "$(dirname "$0")" && pwd)
root=$here/..
cd "$root" || exit 1
program=$(cd "$(dirname "${MUNDRAFT:-build/release/mundraft}")" && pwd)/mundraft
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
status=0

say() {
	if [ "$2" -eq 0 ]; then echo "ok - $1"; else echo "not ok - $1"; status=1; fi
}

# empty FILE: says the first lines of what should not be there.
empty() {
	[ ! -s "$1" ] || sed 's/^/# /' "$1" | head -5
	[ ! -s "$1" ]
}

# Topics that the country argues in every conference; of the others one paper a committee.
argued="sectarian-conflict mediator-training education-in-conflict counter-terrorism"
topics=$("$program" list topics --ids)
conferences_for() {
	case " $argued " in *" $1 "*) "$program" list conferences --ids ;; *) echo generic ;; esac
}

failed=0
for topic in $topics; do
	for conference in $(conferences_for "$topic"); do
		out=$dir/$topic/$conference
		mkdir -p "$out"
		"$program" kazakhstan --all-committees --topic "$topic" --conference "$conference" \
			--delegate 'Dana Serik' --school Lincoln -o "$out" >/dev/null 2>"$dir/err"
		status_of=$?
		case " $argued " in *" $topic "*) [ $status_of -eq 0 ] ;; *) [ $status_of -le 1 ] ;; esac || failed=1
	done
done
papers=$(find "$dir" -name '*.md' | wc -l)
[ "$failed" -eq 0 ] && [ "$papers" -gt 1000 ]
say "every committee, topic and conference gives a paper ($papers)" $?

find "$dir" -name '*.md' -exec "$program" lint --format gcc --skip research-gap {} + 2>/dev/null |
	grep ': error: ' >"$dir/errors"
empty "$dir/errors"
say "the only errors in a draft are its gaps" $?

for topic in $topics; do
	for paper in "$dir/$topic"/generic/*.md "$dir/$topic"/nmun/*.md; do
		"$program" trace "$paper" 2>/dev/null | grep -B1 '^ *rests on nothing' >"$dir/trace"
		[ ! -s "$dir/trace" ] || { echo "$paper"; cat "$dir/trace"; } >>"$dir/nothing"
	done
done
touch "$dir/nothing"
empty "$dir/nothing"
say "no statement of fact rests on nothing" $?

# Each note that is used is defined once, each definition is used, and the front matter lists them.
for paper in $(find "$dir" -path '*generic*' -name '*.md'); do
	awk '/^facts:/ { front = 1; next } /^---$/ { front = 0 }
		front && /^  - / { listed[$2]++ }
		/^\[\^[a-z0-9-]+\]:/ { split($0, part, /[\^\]]/); defined[part[2]]++; next }
		{ line = $0; while (match(line, /\[\^[a-z0-9-]+\]/)) {
			used[substr(line, RSTART + 2, RLENGTH - 3)]++; line = substr(line, RSTART + RLENGTH) } }
		END { for (k in used) if (defined[k] != 1 || listed[k] != 1) print FILENAME ": " k
			for (k in defined) if (!used[k]) print FILENAME ": unused " k }' "$paper"
done >"$dir/notes"
empty "$dir/notes"
say "notes, definitions and front matter agree" $?

# The proposals are the longest part, and the paper keeps to the length.
for paper in $(for topic in $argued; do for body in unsc specpol unesco hrc; do echo "$dir/$topic/generic/$body"*.md; done; done); do
	awk '/^## / { section = $2 } /^\[\^/ { next }
		section && !/^##/ { gsub(/\[\^[^]]*\]/, ""); n = split($0, w, /[ \t]+/); for (i = 1; i <= n; i++) if (w[i] ~ /[A-Za-z0-9]/) words[section]++ }
		END { total = words["Background"] + words["Country"] + words["Proposed"]
			if (words["Proposed"] <= words["Background"] || words["Proposed"] <= words["Country"]) print FILENAME ": proposals are not the longest"
			if (total > 960) print FILENAME ": " total " words" }' "$paper"
done >"$dir/length"
empty "$dir/length"
say "the proposals are the longest part and the length is kept" $?

# A draft keeps to its pages. On the single page of smunc and labmunc the works cited count
# too, and three proposals with their sources do not fit: those papers say so themselves.
for topic in $argued; do
	for conference in $("$program" list conferences --ids | grep -vx -e smunc -e labmunc); do
		"$program" lint --format gcc --only too-long "$dir/$topic/$conference"/*.md 2>/dev/null
	done
done | grep ' past the ' >"$dir/pages"
empty "$dir/pages"
say "drafts keep to the pages of their conference" $?

# What a profile keeps for preparation never stands in a paper.
awk '/^  - id: / { id = $3 } /^    voice: brief$/ { print "[^" id "]" }' profiles/kazakhstan.yaml >"$dir/unsaid"
grep -rnF -f "$dir/unsaid" "$dir" --include='*.md' >"$dir/said"
[ -s "$dir/unsaid" ] && empty "$dir/said"
say "no draft uses a fact that is for preparation only" $?

# Two papers of one country, by topic or by variant, share no run of eight words beyond names,
# titles and quotations: a name (two words with capitals; the country, the body, the
# Secretary-General) ends a run, as does the label of a part.
mkdir -p "$dir/pairs"
for topic in $argued; do
	for variant in 0 1 2; do
		"$program" kazakhstan --topic "$topic" --variant "$variant" >"$dir/pairs/$topic-$variant" 2>/dev/null
	done
done
runs() {
	awk '
		FNR == 1 { body = 0; n = 0 }
		/^## Works Cited/ { body = 0 }
		/^## / { if ($2 == "Background") body = 1; n = 0; next }
		!body { next }
		{
			gsub(/\[\^[^]]*\]/, ""); gsub(/"[^"]*"/, " | "); gsub(/[*#]/, "")
			gsub(/[.;:,()]/, " & ")
			count = split($0, w, /[ \t]+/); n = 0; capitals = 0; first = 1
			for (i = 1; i <= count; i++) {
				word = w[i]
				if (word == "" || word ~ /^[;:,()]$/) continue
				if (word == ".") { first = 1; continue }
				name = word ~ /^[A-Z]/ && !first
				if (word !~ /^(of|and|the|on|for)$/) capitals = name ? capitals + 1 : 0
				if (word ~ /^(\||Kazakhstan.*|Committee|Council|Conference|Secretary-General|Time|Cost|Measure)$/ || capitals >= 2) {
					n = 0; first = 0; continue
				}
				first = 0
				run[++n] = tolower(word)
				if (n < 8) continue
				key = run[n - 7]
				for (j = n - 6; j <= n; j++) key = key " " run[j]
				if (key in seen && seen[key] != FILENAME && !(key in told)) { told[key]; print FILENAME ": " key }
				seen[key] = FILENAME
			}
		}' "$@"
}
runs "$dir"/pairs/* >"$dir/shared"
empty "$dir/shared"
say "two papers of a country share no run of eight words" $?
{ cat "$dir/pairs/counter-terrorism-0"; } >"$dir/pairs/copy"
[ "$(runs "$dir/pairs/copy" "$dir/pairs/counter-terrorism-0" | wc -l)" -gt 100 ]
say "a copied paper is found to share its runs" $?

grep -rnE '[A-Za-z0-9._-]+@[A-Za-z0-9-]+\.[a-z]{2,}' "$dir" --include='*.md' >"$dir/private"
grep -rniE 'as a member of (this|the)' "$dir" --include='*.md' | grep -v '^[^:]*:[0-9]*:\[\^' >>"$dir/private"
grep -rnE '\{\{|\{%|\{actor\}|\{act\}|\{committee\}' "$dir" --include='*.md' >>"$dir/private"
grep -rnE '([A-Z][a-z]+) \1 |  [A-Za-z]|\.\.( |$)| ,| \.[^.]' "$dir" --include='*.md' | grep -v '\[\^[a-z0-9-]*\]:' >>"$dir/private"
empty "$dir/private"
say "nothing private, no claim of membership, no template left, no doubled name or stray mark" $?

blind=$(grep -rlE 'Dana Serik|Lincoln' "$dir"/*/dmunc | head -1)
[ -z "$blind" ]
say "a conference that judges blind gets no name and no school" $?

"$program" kazakhstan >"$dir/one" 2>/dev/null
LC_ALL=C LANG=tr_TR.UTF-8 TZ=Asia/Almaty "$program" kazakhstan >"$dir/two" 2>/dev/null
(cd "$dir" && MUNDRAFT_PATH=$root "$program" kazakhstan >"$dir/three" 2>/dev/null)
cmp -s "$dir/one" "$dir/two" && cmp -s "$dir/one" "$dir/three"
say "the same command gives the same bytes, in any locale and folder" $?

"$program" kazakhstan --variant 1 >"$dir/v1" 2>/dev/null
"$program" kazakhstan --variant 1 >"$dir/v2" 2>/dev/null
cmp -s "$dir/v1" "$dir/v2" && ! cmp -s "$dir/one" "$dir/v1"
say "a variant is another paper, and always the same one" $?

# Two bodies that are unlike: their papers share less than half of their sentences.
sentences() {
	sed -n '/^## Background/,/^## Works/p' "$1" | sed 's/\[\^[^]]*\]//g' | tr '\n' ' ' |
		sed 's/\([.!?]\) \([A-Z]\)/\1\n\2/g' | grep -E '( [^ ]+){5}' | sort -u
}
sentences "$dir/education-in-conflict/generic/unsc_Kazakhstan.md" >"$dir/a"
sentences "$dir/education-in-conflict/generic/unesco_Kazakhstan.md" >"$dir/b"
same=$(comm -12 "$dir/a" "$dir/b" | wc -l) all=$(wc -l <"$dir/a")
[ "$all" -gt 10 ] && [ $((same * 2)) -lt "$all" ]
say "Security Council and UNESCO get different papers ($same of $all sentences are the same)" $?

# A country that knows nothing of the topic: an honest frame, exit 1, no filler.
mkdir -p "$dir/own/profiles"
cat >"$dir/own/profiles/atlantis.yaml" <<'END'
country: {id: atlantis, name: Atlantis, formal: the Republic of Atlantis, adjective: Atlantean, as_of: 2026-01-01}
END
MUNDRAFT_PATH="$dir/own:$root" "$program" atlantis --topic counter-terrorism >"$dir/frame" 2>"$dir/err"
[ $? -eq 1 ] && [ "$(grep -c 'research needed' "$dir/frame")" -ge 3 ] && grep -q 'no-evidence' "$dir/err" &&
	! grep -q 'Kazakhstan' "$dir/frame"
say "a topic without evidence gives a frame with gaps and exit 1" $?

# The lines that a draft gives to paste: refused as they stand, each "..." at its place.
mkdir -p "$dir/paste/profiles"
"$program" kazakhstan --topic education-in-conflict --variant 1 2>&1 >/dev/null | sed -n '/^sources:/,/^mundraft:/p' | grep -v '^mundraft:' >"$dir/paste/profiles/kazakhstan.yaml"
MUNDRAFT_PATH="$dir/paste:$root" "$program" kazakhstan --topic education-in-conflict --variant 1 >"$dir/out" 2>"$dir/err"
[ $? -eq 3 ] && [ ! -s "$dir/out" ] && grep -q '"say" still holds' "$dir/err" && grep -q '"when"' "$dir/err"
say "lines pasted and not filled in are refused, and no paper is written" $?

# Titles of a conference are text, whatever they hold.
mkdir -p "$dir/odd/templates/conferences"
cat >"$dir/odd/templates/conferences/odd.yaml" <<'END'
id: odd
name: Odd
based_on: generic
source: a test
as_of: 2026-01-01
sections:
  - {role: background, title: "Back <script>alert(1)</script> [x](javascript:1)"}
  - {role: position, title: "Stance"}
  - {role: proposals, title: "Asks"}
END
MUNDRAFT_PATH="$dir/odd:$root" "$program" kazakhstan --conference odd >"$dir/out" 2>/dev/null &&
	grep -qF '## Back \<script>alert(1)\</script> \[x\](javascript:1)' "$dir/out"
say "a title cannot bring markup into a paper" $?

# Two topics in one paper share the length where the conference says so.
"$program" kazakhstan --conference nmun --school Lincoln --topic sectarian-conflict --topic education-in-conflict >"$dir/two.md" 2>/dev/null
[ "$(grep -c '^# ' "$dir/two.md")" -eq 2 ] && "$program" lint --skip research-gap --fail-on warning "$dir/two.md" >"$dir/found" 2>/dev/null
say "several topics make one paper within one length" $?
exit $status
