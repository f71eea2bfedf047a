#!/bin/sh
# The architecture, held by a test: five floors, every include downward, and each
# library's header in its own folder only.
root=$(dirname "$0")/..
cd "$root" || exit 1
status=0

say() {
	if [ "$2" -eq 0 ]; then echo "ok - $1"; else echo "not ok - $1"; status=1; fi
}

# Which public headers a folder gives.
headers_of() {
	case $1 in
	base) echo machine arena str strbuf utf8 source diag near date markup table rules ;;
	yaml) echo yaml schema ;;
	liquid) echo liquid value ;;
	office) echo zip xml ;;
	paper) echo paper form ;;
	intake) echo intake ;;
	evidence) echo library evidence committee states ;;
	draft) echo draft ;;
	lint) echo lint ;;
	spelling) echo spelling ;;
	render) echo render press ;;
	esac
}

# check FOLDER ALLOWED...: its files may include these folders' headers and their own.
check() {
	folder=$1
	allowed=''
	for f in "$@"; do allowed="$allowed $(headers_of "$f")"; done
	bad=$(grep -hoE '"mundraft/[a-z0-9_]+\.' src/"$folder"/*.[ch] 2>/dev/null |
		sed 's|"mundraft/||; s|\.$||' | sort -u | while read -r header; do
		case " $allowed " in *" $header "*) ;; *) printf '%s ' "$header" ;; esac
	done)
	[ -z "$bad" ] || echo "# src/$folder includes upward or sideways: $bad"
	[ -z "$bad" ]
	say "src/$folder includes only what lies below it" $?
}

check base
check yaml base
check liquid base
check office base
check paper base yaml
check intake base yaml office paper
check evidence base yaml
check draft base yaml liquid evidence
check spelling base
check lint base yaml paper evidence spelling
check render base yaml office paper evidence

alone() {
	others=$(grep -lE "<$1" -r src include | grep -v "^src/$2/")
	[ -z "$others" ] || echo "# <$1> is included by: $others"
	[ -z "$others" ]
	say "<$1> stays in src/$2" $?
}
alone yaml.h yaml
alone cmark.h paper
alone expat.h office
alone unzip.h office
alone pango press
alone cairo press
alone fontconfig press

# Only the library opens files to read, and only the command line prints.
bad=$(grep -nE '\b(fopen|open|opendir)\(' -r src/base src/yaml src/liquid src/office src/paper src/intake src/draft src/lint src/render src/press | grep -v dlopen)
[ -z "$bad" ] || echo "# $bad"
[ -z "$bad" ]
say "no file is opened outside the library and the command line" $?
bad=$(grep -nE '\b(printf|puts|putchar|fprintf)\(' -r src/yaml src/liquid src/office src/paper src/intake src/evidence src/draft src/lint src/render src/press)
[ -z "$bad" ] || echo "# $bad"
[ -z "$bad" ]
say "nothing is printed outside the command line" $?
bad=$(grep -nE '\b(strcpy|strcat|sprintf|vsprintf|strtok|atoi|setlocale|gets)\(' -r src include --include='*.[ch]')
[ -z "$bad" ] || echo "# $bad"
[ -z "$bad" ]
say "no banned function" $?
exit $status
