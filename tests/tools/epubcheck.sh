#!/bin/bash
# epubcheck.sh FILE...: both EPUBChecks must find nothing: Debian's (EPUB 3.2 rules; its one allowed
# message is a property that came with 3.3) and epubcheck-ts (EPUB 3.3 rules), which npm installs once.
# Debian's takes one file a process, so two run at a time; the other takes all in one.
set -u
here=$(cd "$(dirname "$0")" && pwd) tools=$(cd "$(dirname "$0")/../.." && pwd)/build/tools
said=$(mktemp -d) && trap 'rm -rf "$said"' EXIT
checker=$tools/node_modules/@likecoin/epubcheck-ts
if [ ! -e "$checker/dist/index.js" ]; then
    mkdir -p "$tools"
    # Where there is no registry each try takes a minute: one is enough for a run of the tests.
    if [ -n "$(find "$tools/npm-failed" -mmin -10 2>/dev/null)" ]; then
        echo "npm could not install epubcheck-ts a moment ago"
        exit 1
    fi
    (cd "$tools" && npm install --ignore-scripts --no-audit --no-fund --silent --prefix . @likecoin/epubcheck-ts) ||
        { echo "npm could not install epubcheck-ts"; touch "$tools/npm-failed"; exit 1; }
fi
number=0 bad=0
for file in "$@"; do
    number=$((number + 1))
    # Short-lived: the quick compiler alone, no parallel collector.
    java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -jar /usr/share/java/epubcheck.jar -w "$file" >"$said/$number" 2>&1 &
    [ $((number % 2)) = 0 ] && wait
done
wait
number=0
for file in "$@"; do
    number=$((number + 1))
    grep -q '^EPUBCheck completed' "$said/$number" || { echo "EPUBCheck did not complete on $file"; bad=1; }
    grep -E '^(FATAL|ERROR|WARNING)' "$said/$number" | grep -v 'OPF-027.*"pageBreakSource"' && bad=1
done
node "$here/epubcheck.mjs" "$checker/dist/index.js" "$@" || bad=1
[ "$number" -gt 0 ] && [ "$bad" = 0 ]
