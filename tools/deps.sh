#!/bin/sh
# deps.sh WHAT...: installs the Debian packages that `build`, `demo`, `check` or `fuzz` need and that are missing.
# DEPS=no installs nothing: it prints the line to run, and fails when something is missing.
set -eu
build="pkg-config gcc libc6-dev libcairo2-dev libpango1.0-dev libharfbuzz-dev libzip-dev libyaml-dev librsvg2-dev
 libgdk-pixbuf-2.0-dev libicu-dev libhyphen-dev libcmark-gfm-dev libcmark-gfm-extensions-dev"
languages="hyphen-en-gb hyphen-en-us hyphen-uk hyphen-ru hyphen-de hyphen-fr hyphen-es hyphen-pl hyphen-it hyphen-el"
demo="hyphen-en-gb hyphen-en-us"
check="libcmocka-dev $languages qpdf poppler-utils mupdf-tools epubcheck
 default-jre-headless libxml2-utils unzip python3 nodejs npm"
fuzz="clang libclang-rt-dev hyphen-en-gb"
wanted=""
for what in "$@"; do
    case $what in
    build) wanted="$wanted $build" ;;
    demo) wanted="$wanted $demo" ;;
    check) wanted="$wanted $check" ;;
    fuzz) wanted="$wanted $fuzz" ;;
    *) echo "deps.sh: unknown '$what'" >&2; exit 2 ;;
    esac
done
command -v dpkg-query >/dev/null 2>&1 || exit 0 # not Debian: the compiler will say what is missing
missing=""
have=$(dpkg-query -W -f '${db:Status-Abbrev}${Package} \n' 2>/dev/null | sed -n 's/^ii //p')
for package in $wanted; do
    # npm may come with a Node.js that is not Debian's.
    case $package in nodejs | npm) command -v "${package%js}" >/dev/null 2>&1 && continue ;; esac
    case "
$have
" in *"
$package 
"*) ;; *) missing="$missing $package" ;; esac
done
[ -n "$missing" ] || exit 0
line="apt-get install --no-install-recommends$missing"
if [ "${DEPS:-yes}" = no ]; then
    echo "Missing Debian packages. Run as root: $line" >&2
    exit 1
fi
as=""
[ "$(id -u)" = 0 ] || { command -v sudo >/dev/null 2>&1 && as="sudo" || {
    echo "Missing Debian packages, and neither root nor sudo. Run as root: $line" >&2; exit 1; }; }
echo "Installing:$missing${as:+ (through sudo)}"
export DEBIAN_FRONTEND=noninteractive
$as apt-get update -q >/dev/null
$as apt-get install -y -q --no-install-recommends $missing >/dev/null
