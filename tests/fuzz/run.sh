#!/bin/sh
# run.sh TARGET SECONDS: fuzzes one target from its seeds and from what earlier runs found (build/fuzz/found/).
# An input that breaks a rule is left in build/fuzz/ and named; the status is then not 0.
set -eu
cd "$(dirname "$0")/../.."
mkdir -p "build/fuzz/found/$1"
export LSAN_OPTIONS="suppressions=$PWD/tests/lsan.supp:print_suppressions=0"
# The libraries of the layout keep things for good; the tests with MODE=san look for leaks of our own.
leaks=1
[ "$1" != pack ] || leaks=0
exec "build/fuzz/fuzz/$1" -max_total_time="$2" -timeout=10 -rss_limit_mb=3000 -max_len=16384 -detect_leaks=$leaks -print_final_stats=1 \
    -verbosity=1 -artifact_prefix=build/fuzz/ "build/fuzz/found/$1" "tests/fuzz/corpus/$1"
