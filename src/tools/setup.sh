#!/bin/sh
# Brings what is missing to build, use and test mundraft: on Debian and Ubuntu with
# apt-get, on macOS with Homebrew. Nothing is done where everything is there already;
# without the rights to install, the line that does it is printed.
#
#   setup.sh        all of it, PDF and the tools that its tests use included
#   setup.sh demo   what drafting and checking need: less to load
set -eu

debian='make gcc libc6-dev pkg-config libyaml-dev libcmark-dev libcmocka-dev libaspell15 aspell-en mandoc libminizip-dev zlib1g-dev libexpat1-dev'
homebrew='libyaml cmark cmocka aspell minizip expat pkg-config make mandoc'
if [ "${1:-}" != demo ]; then
	debian="$debian libpango1.0-dev fonts-liberation2 poppler-utils qpdf"
	homebrew="$homebrew pango poppler qpdf"
fi

missing_debian() {
	for package in $debian; do
		state=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null) || state=none
		[ "$state" = installed ] || printf '%s ' "$package"
	done
}

# Another compiler serves as well as gcc.
have_tools() {
	command -v make >/dev/null && command -v pkg-config >/dev/null &&
		{ command -v cc || command -v gcc || command -v clang; } >/dev/null &&
		pkg-config --exists yaml-0.1 libcmark cmocka
}

if command -v dpkg-query >/dev/null; then
	missing=$(missing_debian)
	[ -n "$missing" ] || exit 0
	if [ "$(id -u)" -ne 0 ]; then
		echo "missing: $missing" >&2
		echo "install with: sudo apt-get update && sudo apt-get install -y $missing" >&2
		have_tools || exit 1
		echo "building without them" >&2
		exit 0
	fi
	export DEBIAN_FRONTEND=noninteractive
	apt-get update -q >&2
	# shellcheck disable=SC2086 # a list of packages
	apt-get install -q -y --no-install-recommends $missing >&2
elif command -v brew >/dev/null; then
	# shellcheck disable=SC2086 # a list of packages
	brew install $homebrew >&2
	[ "${1:-}" = demo ] || brew install --cask font-liberation >&2
elif ! have_tools; then
	echo "install a C compiler, GNU make, pkg-config, libyaml, cmark, cmocka and aspell" >&2
	exit 1
fi
