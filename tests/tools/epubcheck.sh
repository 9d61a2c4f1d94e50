#!/bin/bash
# epubcheck.sh FILE...: both EPUBChecks must find nothing: Debian's (EPUB 3.2 rules; its one allowed
# message is a property that came with 3.3) and epubcheck-ts (EPUB 3.3 rules), which npm installs once.
set -u
tools=$(cd "$(dirname "$0")/../.." && pwd)/build/tools
bad=0
jar=/usr/share/java/epubcheck.jar
for file in "$@"; do
    output=$(java -jar "$jar" -w "$file" 2>&1)
    echo "$output" | grep -q '^EPUBCheck completed' || { echo "EPUBCheck did not complete on $file"; bad=1; }
    found=$(echo "$output" | grep -E '^(FATAL|ERROR|WARNING)' | grep -v 'OPF-027.*"pageBreakSource"')
    [ -z "$found" ] || { echo "$found"; bad=1; }
done
checker=$tools/node_modules/@likecoin/epubcheck-ts/bin/epubcheck.js
if [ ! -e "$checker" ]; then
    mkdir -p "$tools"
    (cd "$tools" && npm install --ignore-scripts --no-audit --no-fund --silent --prefix . @likecoin/epubcheck-ts) || { echo "npm could not install epubcheck-ts"; exit 1; }
fi
for file in "$@"; do
    output=$(node "$checker" --fail-on-warnings "$file" 2>&1) || { echo "$output" | head -20; bad=1; }
done
exit $bad
