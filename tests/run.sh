#!/bin/bash
# run.sh BUILD: runs all tests of a build folder; the last line is "N passed, N failed, N skipped".
# Unit tests are cmocka programs; the others are scripts that print a line "ok NAME" or "FAIL NAME" a case.
set -u
cd "$(dirname "$0")/.." || exit 2
build=$1
export LSAN_OPTIONS=suppressions=$PWD/tests/lsan.supp:print_suppressions=0
passed=0 failed=0 skipped=0
log=$(mktemp) && trap 'rm -f "$log"' EXIT
for test in "$build"/tests/*_test; do
    [ -x "$test" ] || continue
    [ -e "tests/unit/$(basename "$test").c" ] || continue
    CMOCKA_MESSAGE_OUTPUT=TAP "$test" >"$log" 2>&1
    status=$?
    good=$(grep -cE '^ok [0-9]+' "$log")
    skip=$(grep -cE '^(ok|not ok) [0-9]+.*# SKIP' "$log")
    bad=$(grep -E '^not ok [0-9]+' "$log" | grep -vc '# SKIP')
    [ "$status" != 0 ] && [ "$bad" = 0 ] && bad=1
    passed=$((passed + good - $(grep -cE '^ok [0-9]+.*# SKIP' "$log"))) failed=$((failed + bad)) skipped=$((skipped + skip))
    [ "$bad" = 0 ] || { echo "FAIL $(basename "$test") (exit $status)"; grep -vE '^ok ' "$log" | head -40; }
done
for script in tests/golden.sh tests/end_to_end.sh tests/timeline.sh tests/bad_input.sh tests/sources.sh tests/layers.sh; do
    [ -x "$script" ] || continue
    "$script" "$build" >"$log" 2>&1
    status=$?
    bad=$(grep -c '^FAIL ' "$log")
    [ "$status" != 0 ] && [ "$bad" = 0 ] && bad=1
    passed=$((passed + $(grep -c '^ok ' "$log"))) failed=$((failed + bad)) skipped=$((skipped + $(grep -c '^skip ' "$log")))
    [ "$bad" = 0 ] || { echo "FAIL in $script (exit $status)"; grep -v '^ok ' "$log" | head -60; }
    grep '^skip ' "$log"
done
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" = 0 ] && [ "$passed" -gt 0 ]
