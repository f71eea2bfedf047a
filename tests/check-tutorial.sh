#!/bin/sh
# The README's tutorial works: every command between <!-- tutorial --> and
# <!-- /tutorial --> is run, every shown edit is made, and what the README shows is what
# the program says. What the fences mean:
#
#   ```sh                        commands, all in one shell
#   ```text                      lines that the commands before it printed, in this order
#   ```diff FILE                 each line with "-" becomes the line with "+" behind it
#   ```liquid FILE               the whole file
#   ```liquid last line of FILE  its new last line
set -u
root=$(cd "$(dirname "$0")/.." && pwd)
: "${MUNDRAFT:=$root/build/release/mundraft}"
: "${README:=$root/README.md}"
case $MUNDRAFT in /*) ;; *) MUNDRAFT=$PWD/$MUNDRAFT ;; esac
case $README in /*) ;; *) README=$PWD/$README ;; esac
if ! grep -q '^<!-- tutorial -->$' "$README"; then
	echo "ok - the tutorial # skip the README has none"
	exit 0
fi
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
mkdir "$work/bin" "$work/steps" "$work/folder"
ln -s "$MUNDRAFT" "$work/bin/mundraft"
cp -R "$root/templates" "$root/profiles" "$work/folder/"
# Not .: and the copy, as one's own folder is always looked into before the shipped files.
HOME=$work MUNDRAFT_PATH=.:$work/folder LC_ALL=C PATH=$work/bin:$PATH
export HOME MUNDRAFT_PATH LC_ALL PATH
unset XDG_CONFIG_HOME NO_COLOR CDPATH
status=0
steps=0

say() {
	steps=$((steps + 1))
	if [ "$2" -eq 0 ]; then echo "ok - $1"; else echo "not ok - $1" && status=1; fi
}

# Every line of the first file stands in the second, in order.
in_order() {
	awk 'NR == FNR { want[++n] = $0; next } i < n && $0 == want[i + 1] { i++ }
		END { if (!n || i < n) { print "# missing: " want[i + 1]; exit 1 } }' "$1" "$2"
}

# edit FILE CHANGES: each line with "-" must be in the file, and becomes what follows it.
edit() {
	awk 'NR == FNR {
			sign = substr($0, 1, 1)
			if (sign == "-") old[++n] = substr($0, 2)
			else if (sign == "+") new[n] = new[n] substr($0, 2) "\n"
			next
		}
		{
			for (i = 1; i <= n; i++)
				if (!done[i] && $0 == old[i]) {
					done[i] = 1
					printf "%s", new[i]
					next
				}
			print
		}
		END {
			for (i = 1; i <= n; i++)
				if (!done[i]) {
					print "# not in the file: " old[i] >"/dev/stderr"
					bad = 1
				}
			exit bad || !n
		}' "$2" "$1" >"$work/edited" && cp "$work/edited" "$1"
}

last_line() {
	[ -s "$1" ] && sed '$d' "$1" >"$work/edited" && cat "$2" >>"$work/edited" && cp "$work/edited" "$1"
}

# Each fence becomes two files: its first line without the marks, and what is in it.
awk -v dir="$work/steps" '
	/^<!-- tutorial -->$/ { on = 1; next }
	/^<!-- \/tutorial -->$/ { on = 0 }
	on && /^```/ {
		if (inside) { inside = 0; close(name ".text"); next }
		inside = 1
		name = sprintf("%s/%02d", dir, ++n)
		print substr($0, 4) >(name ".fence")
		printf "" >(name ".text")
		close(name ".fence")
		next
	}
	on && inside { print >(name ".text") }' "$README"

cd "$work/folder" || exit 1
for fence in "$work"/steps/*.fence; do
	step=${fence%.fence}.text
	number=${fence##*/}
	number=${number%.fence}
	read -r line <"$fence"
	case $line in
	sh)
		: >"$work/out"
		while read -r command; do # a backslash at the end of a line joins it with the next
			eval "$command" >>"$work/out" 2>&1 </dev/null
			failed=$?
			# check says with its status that it found mistakes
			case $command in "mundraft check"*) [ $failed -le 1 ] && failed=0 ;; esac
			say "step $number: $command" $failed
			[ $failed -eq 0 ] || sed 's/^/# /' "$work/out"
		done <<-EOF
			$(sed -e :a -e '/\\$/{N;s/\\\n */ /;ba' -e '}' "$step" | sed 's/\\/\\\\/g')
		EOF
		;;
	text)
		in_order "$step" "$work/out"
		say "step $number: what is printed" $?
		;;
	diff\ *)
		edit "${line#diff }" "$step"
		say "step $number: the change in ${line#diff }" $?
		;;
	"liquid last line of "*)
		last_line "${line#liquid last line of }" "$step"
		say "step $number: the last line of ${line#liquid last line of }" $?
		;;
	liquid\ *)
		cp "$step" "${line#liquid }"
		say "step $number: ${line#liquid }" $?
		;;
	*) say "step $number: \"$line\" is no kind of step" 1 ;;
	esac
done
[ "$steps" -ge 10 ]
say "the tutorial has steps" $?
exit $status
