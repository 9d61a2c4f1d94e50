#!/bin/bash
# ace.sh FOLDER FILE...: Ace by DAISY must find no violation of any impact. FOLDER has the node_modules;
# CHROMIUM names the browser. Out: a line "ok NAME" or "FAIL NAME" a file, with what was found.
set -u
here=$(cd "$(dirname "$0")" && pwd) folder=$1
shift
report=$(mktemp -d) && trap 'rm -rf "$report"' EXIT
export PUPPETEER_EXECUTABLE_PATH=$CHROMIUM ACE_TIMEOUT_INITIAL=60000
bad=0
for file in "$@"; do
    name=$(basename "$file" .epub)
    node "$folder/node_modules/@daisy/ace-cli/bin/ace.js" -s -f -E -o "$report/$name" "$file" >"$report/said" 2>&1
    if found=$(node "$here/ace-report.cjs" "$report/$name/report.json" 2>&1); then
        echo "ok Ace finds no violation in $name"
    else
        echo "FAIL Ace finds no violation in $name"
        echo "$found" | head -20
        tail -3 "$report/said"
        bad=1
    fi
done
exit $bad
