#!/bin/sh
# check-layers.sh: a folder of src/ includes only folders of lower rank, and no private header of another.
set -eu
rank() {
    case $1 in
    base) echo 0 ;; doc) echo 1 ;; outline | markdown | style) echo 2 ;; analyse) echo 3 ;;
    compose) echo 4 ;; layout) echo 5 ;; epub | pdf) echo 6 ;; build) echo 7 ;; cli) echo 8 ;;
    *) echo "check-layers: unknown folder $1" >&2; echo 99 ;;
    esac
}
bad=0
for file in src/*/*.[ch]; do
    own=${file#src/}; own=${own%%/*}
    for header in $(sed -n 's/^#include "\([a-z]*\/[a-z_]*\.[a-z]*\)".*/\1/p' "$file"); do
        other=${header%%/*}
        [ "$other" = "$own" ] && continue
        if [ "$(rank "$other")" -ge "$(rank "$own")" ]; then
            echo "$file: includes $header, which is not of lower rank"; bad=1
        fi
        case $header in *_internal.h) echo "$file: includes the private $header"; bad=1 ;; esac
    done
done
[ $bad = 0 ] && echo "layers: clean"
exit $bad
