#!/bin/bash
# readers.sh BUILD: real readers open what was built: epub.js and foliate-js in a headless Chromium, Readium's
# parser, MuPDF, and calibre where it is; Ace by DAISY looks for barriers. For `make check-all`:
# the readers are large, and are installed when they are missing (DEPS=no: then they are skipped).
# Out: a line "ok NAME" or "FAIL NAME" a test, "skip NAME" where a reader is missing; fails when a test does.
set -u
cd "$(dirname "$0")/.." || exit 2
dossier=$PWD/$1/dossier tools=$PWD/build/tools
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT
bad=0
unset SOURCE_DATE_EPOCH

verdict() { # NAME STATUS
    if [ "$2" = 0 ]; then echo "ok $1"; else echo "FAIL $1"; bad=1; fi
}

install_package() { # COMMAND PACKAGE
    command -v "$1" >/dev/null && return 0
    [ "${DEPS:-yes}" = no ] && return 1
    local as=""
    [ "$(id -u)" = 0 ] || as=sudo
    echo "Installing: $2"
    DEBIAN_FRONTEND=noninteractive $as apt-get install -y -q --no-install-recommends "$2" >/dev/null 2>&1
    command -v "$1" >/dev/null
}

# A section of a megabyte, with everything that can be cut at the wrong place.
make_long_pack() {
    mkdir -p "$work/long-section"
    cat >"$work/long-section/outline.yaml" <<'OUTLINE'
dossier: 1
title: A long section
language: en-GB
updated: 2018-05-04
body:
  - long.md
  - timeline: {title: Chronology}
  - actors: {title: Index}
actors:
  - {id: council, name: North Atlantic Council, kind: body, aliases: [the Council]}
OUTLINE
    awk 'BEGIN {
        print "# A long section\n"
        for (i = 1; i <= 500; i++) {
            if (i % 20 == 1) printf "## Year %d {#year-%d}\n\n", 1500 + i, i
            printf "On %d March %d the North Atlantic Council met.[^%d] ", i % 28 + 1, 1500 + i, i
            for (k = 0; k < 22; k++) printf "It went through matter %d of the list that it had seen before and put it off. ", k
            print "\n"
            if (i % 50 == 0) {
                print "| Matter | State |\n|---|---|"
                for (k = 0; k < 40; k++) printf "| %d | put off in %d |\n", k, 1500 + i
                print ""
            }
            if (i % 60 == 0) for (k = 0; k < 60; k++) printf "- Matter %d was named again[^%d].\n", k, i
            print ""
        }
        for (i = 1; i <= 12; i++) {
            printf "1. "
            for (k = 0; k < 500; k++) printf "one word and another "
            print ""
        }
        print ""
        for (i = 1; i <= 500; i++) printf "[^%d]: Minutes of meeting %d, see [](#year-%d).\n\n", i, i, int((i - 1) / 20) * 20 + 1
    }' >"$work/long-section/long.md"
}

make_long_pack
mkdir -p "$work/out"
for pack in content/nato-ukraine tests/packs/*/ "$work/long-section"; do
    "$dossier" build "$pack" -o "$work/out" --quiet >"$work/said" 2>&1
    status=$?
    [ "$status" = 0 ] || head -5 "$work/said"
    verdict "build $(basename "$pack")" "$status"
done
bytes=$(wc -c <"$work/long-section/long.md")
verdict "the long section has $bytes bytes" "$([ "$bytes" -gt 1000000 ]; echo $?)"
largest=$(unzip -Zl "$work/out/long-section.epub" '*.xhtml' | awk '$4 > most { most = $4 } END { print most + 0 }')
verdict "its largest document has $largest bytes" "$([ "$largest" -gt 100000 ] && [ "$largest" -le 260000 ]; echo $?)"
tests/tools/epubcheck.sh "$work"/out/*.epub
verdict "epubcheck of all packs" $?

if install_package mutool mupdf-tools; then
    for epub in "$work"/out/*.epub; do
        name=$(basename "$epub")
        mutool run tests/tools/mutool-links.js "$epub" 2>"$work/complaints"
        verdict "MuPDF follows the links of $name" $?
        mutool draw -q -W 300 -H 480 -S 12 -F txt -o "$work/text" "$epub" 2>>"$work/complaints"
        verdict "MuPDF draws $name" "$([ $? = 0 ] && [ "$(wc -w <"$work/text")" -gt 20 ]; echo $?)"
        # What it says of every book that is no EPUB 2, and of the colours that Debian built it without.
        grep -vE 'unknown epub version: 3.0|ICC support is not available' "$work/complaints"
        verdict "MuPDF has no complaints about $name" "$([ $? = 1 ]; echo $?)"
    done
else
    echo "skip MuPDF"
fi

# calibre is 500 MB, and so never installed: its conversion to Kindle's format keeps each word.
if command -v ebook-convert >/dev/null; then
    export QT_QPA_PLATFORM=offscreen QTWEBENGINE_CHROMIUM_FLAGS=--no-sandbox
    calibre-debug tests/tools/calibre-check.py -- "$work"/out/*.epub 2>/dev/null || bad=1
    for name in nato-ukraine specimen right-to-left; do
        ebook-convert "$work/out/$name.epub" "$work/$name.azw3" >"$work/said" 2>&1 &&
            ebook-convert "$work/$name.azw3" "$work/$name.txt" >>"$work/said" 2>&1
        verdict "calibre converts $name" "$?"
        title=$(unzip -p "$work/out/$name.epub" EPUB/s002.xhtml | sed -n 's|.*<title>\(.*\)</title>.*|\1|p')
        verdict "calibre keeps '$title' of $name" "$(grep -qiF "$title" "$work/$name.txt"; echo $?)"
    done
else
    echo "skip calibre"
fi

install_modules() { # FILE-THAT-TELLS PACKAGE...
    [ -e "$tools/node_modules/$1" ] && return 0
    mkdir -p "$tools"
    shift
    (cd "$tools" && PUPPETEER_SKIP_DOWNLOAD=1 npm install --ignore-scripts --no-audit --no-fund --silent --prefix . "$@")
}

install_modules r2-shared-js/package.json r2-shared-js r2-utils-js &&
    node tests/tools/readium.cjs "$tools" "$work"/out/*.epub || bad=1
CHROMIUM=$(command -v chromium || command -v chromium-browser || command -v google-chrome)
[ -n "$CHROMIUM" ] || { install_package chromium chromium && CHROMIUM=$(command -v chromium); }
export CHROMIUM
if [ -n "$CHROMIUM" ]; then
    install_modules epubjs/dist/epub.js playwright-core epubjs@0.3.93
    install_modules playwright-core/package.json playwright-core
    node tests/tools/read-epub.mjs "$tools" "$work"/out/*.epub || bad=1
    install_modules foliate-js/view.js foliate-js
    node tests/tools/read-foliate.mjs "$tools" "$work"/out/*.epub || bad=1
    install_modules @daisy/ace-cli/bin/ace.js @daisy/ace-cli@1.4.6 @daisy/ace-axe-runner-puppeteer@1.4.6
    tests/tools/ace.sh "$tools" "$work"/out/{nato-ukraine,specimen,right-to-left,indexed}.epub || bad=1
else
    echo "skip epub.js, foliate-js and Ace (there is no Chromium)"
fi
exit $bad
