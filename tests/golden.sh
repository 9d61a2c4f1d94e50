#!/bin/bash
# golden.sh BUILD [accept]: what the program gives is compared with what it gave when somebody looked at it.
# Each case is a pack in tests/golden/KIND/NAME/ with the file `expected`:
#   diagnostics/CODE   what `dossier check .` prints on standard error, and its exit status. A script `run`
#                      there makes what the sources cannot hold (a huge file) and calls the program itself.
#                      Each code of the table has a case.
#   tree/NAME          the composed tree     layout/NAME   the pages
#   epub/NAME          the drawings in the EPUB's texts
# `accept` shows the differences and takes them over.
set -u
cd "$(dirname "$0")/.." || exit 2
export dossier=$PWD/$1/dossier styles=$PWD/styles
unset SOURCE_DATE_EPOCH
accept=${2:-}
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT
cp -r tests/golden/. "$work" # what a case writes goes into a copy

# shellcheck disable=SC2069 # standard error is what is compared, standard output is not
diagnose() {
    if [ -e run ]; then ./run; else "$dossier" check .; fi 2>&1 >/dev/null
    echo "exit $?"
}

drawings() {
    "$dossier" build . --to epub -o out --quiet && unzip -p out/*.epub 'EPUB/s*.xhtml' | sed -n '/<svg/,/<\/svg>/p'
}

for case in tests/golden/*/*/; do
    name=${case#tests/golden/} name=${name%/}
    case $name in
    diagnostics/*) (cd "$work/$name" && diagnose) >"$work/actual" ;;
    epub/*) (cd "$work/$name" && drawings) >"$work/actual" 2>&1 ;;
    *) (cd "$work/$name" && "$dossier" dump "${name%/*}" .) >"$work/actual" 2>&1 ;;
    esac
    if ! cmp -s "$work/actual" "$case/expected"; then
        diff -N "$case/expected" "$work/actual"
        if [ "$accept" = accept ]; then cp "$work/actual" "$case/expected"; else echo "FAIL $name"; fi
    else
        echo "ok $name"
    fi
done
for word in $(sed -n 's/^DIAG([A-Z0-9_]*, "\([a-z0-9-]*\)".*/\1/p' src/base/diag_codes.def); do
    grep -sqF "[$word]" "tests/golden/diagnostics/$word/expected" || echo "FAIL diagnostics/$word: no case shows the code"
done
