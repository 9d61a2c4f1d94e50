#!/bin/sh
# lint.sh FLAGS: form (clang-format), faults (clang-tidy, cppcheck) and shell (shellcheck).
# In: the compiler's flags for the libraries. Out: what they say; fails when one complains or lacks.
set -eu
for tool in clang-format clang-tidy cppcheck shellcheck; do
    command -v "$tool" >/dev/null 2>&1 ||
        { echo "lint: $tool is missing: apt-get install $tool" >&2; exit 1; }
done
bad=0
clang-format --dry-run -Werror src/*/*.[ch] || bad=1
# shellcheck disable=SC2086 # the flags are several words
clang-tidy --quiet src/*/*.c -- -std=c17 -D_GNU_SOURCE -Isrc -DDOSSIER_DATA_DIR='""' ${1:-} || bad=1
cppcheck --quiet --enable=warning,portability --inline-suppr --error-exitcode=1 -Isrc src || bad=1
shellcheck -S warning tools/*.sh tests/*.sh tests/fuzz/*.sh || bad=1
exit $bad
