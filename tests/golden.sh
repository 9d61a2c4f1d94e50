#!/bin/bash
# golden.sh BUILD [accept]: for each tests/golden/diagnostics/WORD/ (a pack, or a file named in `pack`), what
# `dossier check` prints on standard error and its exit status are compared with `expected`.
# Each code word of the table must have a case. `accept` shows the differences and takes them over.
set -u
cd "$(dirname "$0")/.." || exit 2
dossier=$PWD/$1/dossier accept=${2:-}
for case in tests/golden/diagnostics/*/; do
    case=${case%/} name=${case##*/}
    pack=$(cat "$case/pack" 2>/dev/null || echo .)
    arguments=$(cat "$case/arguments" 2>/dev/null || echo check)
    # shellcheck disable=SC2086
    actual=$(cd "$case" && env -u SOURCE_DATE_EPOCH "$dossier" $arguments "$pack" 2>&1 >/dev/null; echo "exit $?")
    if [ "$actual" = "$(cat "$case/expected" 2>/dev/null)" ]; then
        grep -qF "[$name]" "$case/expected" && echo "ok diagnostics/$name" || echo "FAIL diagnostics/$name: its code is not in it"
    else
        diff <(cat "$case/expected" 2>/dev/null) <(printf '%s\n' "$actual")
        if [ "$accept" = accept ]; then printf '%s\n' "$actual" >"$case/expected"; else echo "FAIL diagnostics/$name"; fi
    fi
done
# What cannot be provoked by a pack has a unit test instead, named here with its reason.
without="internal file-too-large pages-unsettled output-unwritable"
for word in $(sed -n 's/^DIAG([A-Z0-9_]*, "\([a-z0-9-]*\)".*/\1/p' src/base/diag_codes.def); do
    case " $without " in *" $word "*) continue ;; esac
    [ -e "tests/golden/diagnostics/$word/expected" ] || echo "FAIL diagnostics/$word: the code has no case"
done
