#!/bin/bash
# epubcheck.sh FILE...: both EPUBChecks must find nothing: Debian's (EPUB 3.2 rules; its one allowed
# message is a property that came with 3.3) and epubcheck-ts (EPUB 3.3 rules), which npm installs once.
# Each takes all files in one process; Debian's only where Java has its compiler, else two run at a time.
# Out: a line "FILE: SEVERITY ..." for each fault.
set -u
here=$(cd "$(dirname "$0")" && pwd) tools=$(cd "$(dirname "$0")/../.." && pwd)/build/tools
said=$(mktemp -d) && trap 'rm -rf "$said"' EXIT
checker=$tools/node_modules/@likecoin/epubcheck-ts
jar=/usr/share/java/epubcheck.jar
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
# Short-lived: the quick compiler alone, no parallel collector.
java=(java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC)
bad=0
if java --list-modules 2>/dev/null | grep -q '^jdk.compiler'; then
    "${java[@]}" -cp "$jar" "$here/EpubCheckAll.java" "$@" >"$said/all" 2>&1
else
    number=0
    for file in "$@"; do
        number=$((number + 1))
        { "${java[@]}" -jar "$jar" -w "$file" 2>&1 | sed -e 's/^EPUBCheck completed.*/completed/' -e "s|^|$file: |" >"$said/$number"; } &
        [ $((number % 2)) = 0 ] && wait
    done
    wait
    cat "$said"/[0-9]* >"$said/all"
fi
for file in "$@"; do
    grep -qxF "$file: completed" "$said/all" || { echo "$file: EPUBCheck did not complete"; bad=1; }
done
grep -E ': (FATAL|ERROR|WARNING)' "$said/all" | grep -v 'OPF-027.*"pageBreakSource"' && bad=1
node "$here/epubcheck.mjs" "$checker/dist/index.js" "$@" || bad=1
[ "$#" -gt 0 ] && [ "$bad" = 0 ]
