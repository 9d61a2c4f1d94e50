#!/bin/bash
# end_to_end.sh BUILD: the program as a user meets it: outputs, their bytes, their text, exit statuses.
# Out: a line "ok NAME" or "FAIL NAME" for each test, "skip NAME" where a tool is missing.
set -u
cd "$(dirname "$0")/.." || exit 2
root=$PWD dossier=$PWD/$1/dossier
work=$(mktemp -d) && trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
unset SOURCE_DATE_EPOCH

verdict() { # NAME STATUS
    if [ "$2" = 0 ]; then echo "ok $1"; else echo "FAIL $1"; fi
}
status_is() { # NAME WANTED COMMAND...
    local name=$1 wanted=$2
    shift 2
    "$@" >"$work/said" 2>&1
    local status=$?
    [ "$status" = "$wanted" ] || sed 's/^/    /' "$work/said" | head -20
    verdict "$name" "$([ "$status" = "$wanted" ]; echo $?)"
}
sums() { (cd "$1" && sha256sum ./*.epub ./*.pdf) 2>&1; }
words() { # Soft hyphens at line ends joined, one word a line.
    perl -CSD -0pe 's/[\x{AD}\x{2010}-]\n//g; s/\f/ /g; s/[^\p{L}\p{N}]+/\n/g' | grep .
}

for pack in content/nato-ukraine tests/packs/*/; do
    name=$(basename "$pack")
    status_is "build $name" 0 "$dossier" build "$pack" -o "$work/out"
    if command -v qpdf >/dev/null; then
        status_is "qpdf $name" 0 qpdf --check "$work/out/$name.pdf"
    else
        echo "skip qpdf $name"
    fi
    first=$(unzip -Z1 "$work/out/$name.epub" 2>/dev/null | head -1)
    verdict "mimetype first in $name" "$([ "$first" = mimetype ]; echo $?)"
done

# EPUBs: the checkers and our own rules find nothing in them, nor in random packs, and find each planted fault.
for seed in $(seq "${DOSSIER_RANDOM_EPUBS:-20}"); do
    python3 tests/tools/make-pack.py "$work/random/random-$seed" 2 "$seed"
    "$dossier" build "$work/random/random-$seed" --quiet -o "$work/random-out" >"$work/said" 2>&1 || echo "FAIL build random-$seed"
    status_is "lint random-$seed" 0 python3 tests/tools/lint-epub.py "$work/random-out/random-$seed.epub"
done
for epub in "$work"/out/*.epub; do
    status_is "lint $(basename "$epub")" 0 python3 tests/tools/lint-epub.py "$epub"
done
for style in reader handout large-print; do
    "$dossier" build tests/packs/specimen --style $style --to epub --quiet -o "$work/$style" >"$work/said" 2>&1
    status_is "lint the specimen as $style" 0 python3 tests/tools/lint-epub.py "$work/$style/specimen.epub"
done
status_is "each rule of lint-epub.py" 0 python3 tests/tools/lint-epub.py --try "$work/out/specimen.epub"
if [ -x tests/tools/epubcheck.sh ]; then
    status_is "epubcheck of all packs" 0 tests/tools/epubcheck.sh "$work"/out/*.epub
    status_is "epubcheck of random packs" 0 tests/tools/epubcheck.sh "$work"/random-out/*.epub
    python3 tests/tools/plant-faults.py "$work/out/specimen.epub" "$work/planted" || echo "FAIL plant-faults.py"
else
    echo "skip epubcheck"
fi
for profile in kindle kobo apple generic; do
    "$dossier" check tests/packs/specimen --profile "$profile" >"$work/said" 2>&1
    verdict "the specimen breaks nothing in $profile" "$([ $? = 0 ] && ! grep -F '[reader-rule]' "$work/said"; echo $?)"
done

# A cover of the pack's own, and fonts that the style embeds: cut down, and told to Apple and Kobo.
mkdir "$work/house" && unzip -p "$work/out/specimen.epub" EPUB/cover.png >"$work/house/front.png"
printf 'base: reader\nfonts: embed\n' >"$work/house/house.yaml"
printf 'dossier: 1\ntitle: T\nlanguage: en\nupdated: 2018-01-02\nstyle: house.yaml\ncover: {image: front.png, alt: A river.}\nbody: [a.md]\n' >"$work/house/outline.yaml"
printf '# A\n\nWords.\n' >"$work/house/a.md"
status_is "build with cover and fonts" 0 "$dossier" build "$work/house" -o "$work/house/out"
status_is "lint with cover and fonts" 0 python3 tests/tools/lint-epub.py "$work/house/out/house.epub"
verdict "the pack's own cover" "$(unzip -p "$work/house/out/house.epub" EPUB/cover.png | cmp -s - "$work/house/front.png" && unzip -p "$work/house/out/house.epub" EPUB/cover.xhtml | grep -q 'alt="A river."'; echo $?)"
largest=$(unzip -Zl "$work/house/out/house.epub" 'EPUB/font-*' | awk '$4 > most { most = $4 } END { print most + 0 }')
verdict "fonts are cut down (the largest has $largest bytes)" "$([ "$largest" -gt 1000 ] && [ "$largest" -lt 100000 ]; echo $?)"
[ -x tests/tools/epubcheck.sh ] && status_is "epubcheck with cover and fonts" 0 tests/tools/epubcheck.sh "$work/house/out/house.epub"
cp tests/golden/diagnostics/caption-of-a-picture/one.svg "$work/house" && sed -i 's/front.png/one.svg/' "$work/house/outline.yaml"
status_is "a cover that some readers do not show" 1 "$dossier" check "$work/house"

verdict "the epigraph tells where it stands in its source" "$(unzip -p "$work/out/quotations.epub" EPUB/title.xhtml |
    grep -q 'Hearings on the high water, p. 12)</p>'; echo $?)"

# An EPUB without pages: sound, and nothing in it speaks of pages.
status_is "build without pages" 0 "$dossier" build content/nato-ukraine --to epub --no-pages -o "$work/flowing"
verdict "no PDF without pages" "$([ ! -e "$work/flowing/nato-ukraine.pdf" ]; echo $?)"
unzip -p "$work/flowing/nato-ukraine.epub" 'EPUB/*.xhtml' EPUB/content.opf >"$work/said"
verdict "no pages without pages" "$(! grep -qE 'pagebreak|page-list|pageBreakSource|pageNavigation|\[p\.' "$work/said"; echo $?)"
verdict "no label speaks of pages without pages" "$(! grep -qE 'aria-label="[^"]*page|print edition|gives the page' "$work/said"; echo $?)"
verdict "without pages the index names each section" "$(sed -n '/index-term">Stoltenberg, Jens/p' "$work/said" | grep -o 'index-locator" href="[^#]*' |
    sort -u | wc -l | grep -qx 4; echo $?)"
status_is "lint without pages" 0 python3 tests/tools/lint-epub.py "$work/flowing/nato-ukraine.epub"
status_is "--no-pages is for the EPUB alone" 2 "$dossier" build content/nato-ukraine --no-pages

# Sound files in the other styles too, without a warning.
if command -v qpdf >/dev/null; then
    for pack in pictures things specimen right-to-left; do
        for style in reader handout large-print; do
            "$dossier" build "tests/packs/$pack" --style "$style" --to pdf -o "$work/styles" >/dev/null 2>&1
            status_is "qpdf $pack in $style" 0 qpdf --check "$work/styles/$pack.pdf"
        done
    done
fi

# Every page reference is right, in both outputs; no word is lost. Packs of many scripts also in each style; without
# German there, whose dictionary alone takes seconds to read.
pages() { # PACK [STYLE]
    local said status
    said=$(python3 tests/pages.py "$dossier" "$1" "$work/pages" ${2:+"$2"} 2>&1)
    status=$?
    echo "$said"
    [ "$status" = 0 ] || echo "FAIL pages of $1 ${2:-}"
}
export -f pages && export dossier work
cp -r tests/packs/languages "$work/languages" && rm "$work/languages/german.md" && sed -i 's/german.md, //' "$work/languages/outline.yaml"
{
    printf '%s\n' content/nato-ukraine tests/packs/*/
    for sheet in styles/*.yaml; do
        style=$(basename "$sheet" .yaml)
        for pack in tests/packs/specimen tests/packs/cyrillic-greek "$work/languages"; do echo "$pack $style"; done
    done
} | xargs -P 2 -L 1 bash -c 'pages "$@"' pages

# The space behind a word of one letter that is a drop cap.
mkdir "$work/capital" && printf 'base: reader\nopening: drop-cap\n' >"$work/capital/house.yaml"
printf 'dossier: 1\ntitle: T\nlanguage: en\nupdated: 2018-01-02\nstyle: house.yaml\nbody: [a.md, b.md]\n' >"$work/capital/outline.yaml"
printf '# A river\n\nA river%s.\n' "$(printf ' has many names and none of its own%.0s' 1 2 3 4 5 6 7 8 9)" >"$work/capital/a.md"
printf '# The river\n\n“I river%s.”\n' "$(printf ' has many names and none of its own%.0s' 1 2 3 4 5 6 7 8 9)" >"$work/capital/b.md"
pages "$work/capital"

# A box that is too full is told with its page and place.
"$dossier" check tests/golden/diagnostics/line-wide --report >"$work/said" 2>/dev/null
verdict "the report places what is overfull" "$(grep -q '  p\. [0-9ivx]*: overfull: .*(a\.md:[0-9]*:[0-9]*)' "$work/said"; echo $?)"

# Books are set as well as they should be, and the report tells it.
"$dossier" check content/nato-ukraine --report >"$work/said" 2>/dev/null
for row in 'lines of running text' tight open loose 'very loose' 'too wide' hyphen ladders runts rivers widows 'short by' unlike overfull 'unknown glyphs'; do
    verdict "the report has '$row'" "$(grep -qF "$row" "$work/said"; echo $?)"
done
python3 tests/quality.py "$dossier" "$work/quality" 2>&1 || echo "FAIL quality.py"

# The research guide as it was saved, where it is there.
guide=${DOSSIER_SEED:-}/guide.txt
if [ -n "${DOSSIER_SEED:-}" ] && [ -e "$guide" ]; then
    status_is "build the guide" 0 "$dossier" build "$guide" -o "$work/guide"
    entries=$("$dossier" list timeline "$guide" --format tsv 2>/dev/null | tail -n +2 | wc -l)
    verdict "the guide's timeline has 25 entries or more" "$([ "$entries" -ge 25 ]; echo $?)"
else
    echo "skip the guide (DOSSIER_SEED names no folder that has it)"
fi

# Each word of the sections that is a plain word is in the PDF's text.
if command -v pdftotext >/dev/null; then
    pdftotext "$work/out/nato-ukraine.pdf" - | words | sort -u >"$work/printed"
    sed -s -e '1{/^---$/!b};1,/^---$/{/^---$/d;/^id: /d;s/^[a-z]*: //}' content/nato-ukraine/*.md | sed -e 's/\[-\{0,1\}@[^]]*\]//g' -e 's/@[a-z0-9-]*//g' -e 's/([^) ]*:[^) ]*)//g' -e 's/{[^}]*}//g' -e 's/\[^[a-z0-9-]*\]:\{0,1\}//g' \
        -e 's/\](#[^)]*)/]/g' -e 's/\]([a-z.]*svg/](/g' -e 's/!\[[^]]*\]//g' | words | sort -u >"$work/written"
    comm -23 "$work/written" "$work/printed" >"$work/lost"
    [ -s "$work/lost" ] && { echo "not in the PDF:"; head -20 "$work/lost"; }
    verdict "all words are printed" "$([ -s "$work/printed" ] && [ ! -s "$work/lost" ]; echo $?)"
else
    echo "skip all words are printed"
fi

# The same bytes from another folder, locale, time zone, and after touching.
cp -r content "$work/moved"
find "$work/moved" -exec touch {} +
(cd "$work/moved" && LC_ALL=de_DE.UTF-8 TZ=Asia/Tokyo "$dossier" build nato-ukraine -o "$work/again") >/dev/null 2>&1
mkdir -p "$work/one" && cp "$work"/out/nato-ukraine.* "$work/one" 2>/dev/null
verdict "same bytes elsewhere" "$([ -s "$work/one/nato-ukraine.pdf" ] && [ "$(sums "$work/one")" = "$(sums "$work/again")" ]; echo $?)"

# All faults are told in one run, those that only layout finds too.
mkdir "$work/faults"
printf '# A\n\nA rare \360\237\246\204 animal, see [](#nowhere), and ![x](missing.png).\n' >"$work/faults/a.md"
"$dossier" check "$work/faults/a.md" >/dev/null 2>"$work/told"
for code in glyph-missing markdown-cross-reference file-missing; do
    verdict "one run tells $code" "$(grep -qF "[$code]" "$work/told"; echo $?)"
done

# Exit statuses, and outputs that an error leaves alone.
status_is "no such pack" 2 "$dossier" build "$work/nowhere"
status_is "unknown option" 2 "$dossier" build --nonsense content/nato-ukraine
status_is "version" 0 "$dossier" --version
status_is "schema" 0 "$dossier" schema
"$dossier" schema >"$work/schema.json"
good="$root/content/nato-ukraine/outline.yaml $root/tests/golden/diagnostics/markdown-no-text/outline.yaml $root/tests/golden/tree/parts/outline.yaml $root/tests/packs/glossary/outline.yaml"
bad() { # NAME LINES: an outline that an editor must mark
    printf 'dossier: 1\ntitle: T\nlanguage: en\nbody: [a.md]\n%s\n' "$2" >"$work/bad.yaml"
    python3 "$root/tests/tools/check-outline.py" "$work/schema.json" "$work/bad.yaml" >"$work/said"
    verdict "the schema refuses $1" "$([ $? = 1 ]; echo $?)"
}
# shellcheck disable=SC2086 # a list of names
python3 "$root/tests/tools/check-outline.py" "$work/schema.json" $good >"$work/said"
status=$?
if [ "$status" = 3 ]; then
    echo "skip the schema takes outlines (no YAML reader for Python)"
else
    cat "$work/said"
    verdict "the schema takes outlines" "$status"
    bad "an unknown kind of actor" 'actors: [{id: a, name: A, kind: country}]'
    bad "an unknown key of a role" 'actors: [{id: a, name: A, roles: [{role: R, until: 2001}]}]'
    bad "an event without a date" 'events: [{title: T}]'
    bad "a paper of one length" 'paper: [100mm]'
    bad "an unknown kind in a timeline" 'body: [{timeline: {kinds: [visits]}}]'
    bad "an unknown key in an index" 'body: [{actors: {state: no}}]'
    bad "a term without its word" 'glossary: [{long: L}]'
    bad "an unknown place for long forms" 'abbreviations: {long_forms: book}'
    bad "an unknown order of a glossary" 'body: [{glossary: {sort: date}}]'
    bad "a part without sections" 'body: [{part: P}]'
fi
for library in HarfBuzz FreeType fontconfig zlib libhyphen; do
    verdict "--version names $library" "$("$dossier" --version | grep -qF "$library"; echo $?)"
done
"$dossier" check content/nato-ukraine --nope 2>"$work/said"
verdict "no far suggestions" "$(! grep -q 'did you mean' "$work/said"; echo $?)"
"$dossier" check content/nato-ukraine --stlye x 2>"$work/said"
verdict "near suggestions" "$(grep -qF "did you mean '--style'?" "$work/said"; echo $?)"
verdict "places in JSON are numbers, pages are labels" "$("$dossier" list actors content/nato-ukraine --format json 2>/dev/null |
    python3 -c 'import json, sys; row = json.load(sys.stdin)[0]; assert type(row["line"]) == type(row["column"]) == int and type(row["page"]) == str'; echo $?)"

# How a pack is cited, read back as a library of sources; the ledger; what an editor has to look after.
for form in json bibtex; do
    name=own.${form/bibtex/bib}
    mkdir -p "$work/own-$form" && "$dossier" list citation tests/packs/glossary --format "$form" >"$work/own-$form/$name" 2>/dev/null
    printf 'dossier: 1\ntitle: T\nlanguage: en\nupdated: 2018-05-04\nsources: %s\nbody: [a.md]\n' "$name" >"$work/own-$form/outline.yaml"
    printf '# A\n\nSee @glossary, @glossary-introduction and @glossary-bodies.\n' >"$work/own-$form/a.md"
    status_is "the pack's own citation as $form is read back" 0 "$dossier" check "$work/own-$form" --strict
    "$dossier" list sources "$work/own-$form" --format json 2>/dev/null >"$work/own-$form.json"
done
verdict "both forms tell the same" "$(python3 - "$work/own-json.json" "$work/own-bibtex.json" <<'END'
import json, sys
keys = ["id", "title", "container-title", "author", "editor", "publisher", "edition", "issued", "collection-title", "collection-number"]
one, other = ([{key: entry.get(key) for key in keys} | {"page": (entry.get("page") or "").replace("–", "-")} for entry in json.load(open(name))]
              for name in sys.argv[1:])
for a, b in zip(one, other):
    if a != b:
        print(a, b, sep="\n", file=sys.stderr)
sys.exit(len(one) != 5 or one != other)
END
echo $?)"
verdict "the ledger as JSON" "$("$dossier" list sources tests/packs/glossary --format ledger 2>/dev/null |
    python3 -c 'import json, sys; rows = {row["id"]: row for row in json.load(sys.stdin)}; assert rows["rivas-2011"]["copy"] == "same" and rows["rif"]["age"] == "14" and rows["gauges"]["cited"] == "0" and rows["rif"]["pages"] == "2 3"'; echo $?)"
for pack in content/nato-ukraine tests/packs/glossary; do
    status_is "health of $pack" 0 "$dossier" check "$pack" --health --strict
done
status_is "a review that is due" 1 "$dossier" check tests/packs/glossary --health --strict --on 2018-11-02
status_is "a review that is due by SOURCE_DATE_EPOCH" 1 env SOURCE_DATE_EPOCH=1541116800 "$dossier" check tests/packs/glossary --health --strict
status_is "--on is for --health" 2 "$dossier" check tests/packs/glossary --on 2018-11-02
status_is "--on takes a day" 2 "$dossier" check tests/packs/glossary --health --on tomorrow
status_is "a citation is no table" 2 "$dossier" list citation tests/packs/glossary --format csv
status_is "a ledger is of sources" 2 "$dossier" list actors tests/packs/glossary --format ledger
unzip -p "$work/out/glossary.epub" 'EPUB/*.xhtml' EPUB/content.opf >"$work/said"
for markup in '<section epub:type="glossary" role="doc-glossary"' '<dt epub:type="glossterm" id="[^"]*"><dfn>DFW</dfn></dt>' '<dd epub:type="glossdef">Dual Flow Works. ' '<abbr [^>]*title="Veda Basin Commission">VBC</abbr>' '<a epub:type="glossary" href=' 'Cite as: Oskar Lind' '<reference type="glossary"'; do
    verdict "the glossary in the EPUB: $markup" "$(grep -qE "$markup" "$work/said"; echo $?)"
done

# The author's classes are in the EPUB, and are none of the program's.
mkdir "$work/classes" && cp tests/golden/diagnostics/caption-of-a-picture/one.svg "$work/classes"
printf '%s\n' '# A {.title}' '' '![One](one.svg "See [](#two) and *this*"){.wide .lead}' '' '![Two](one.svg "Two"){#two width=50%}' '' \
    'An ![icon](one.svg){.icon}.' '' '```c {.listing}' 'code' '```' '' '| a |' '|---|' '| 1 |' '' ': Words {#t .tab}' >"$work/classes/a.md"
"$dossier" build "$work/classes/a.md" -o "$work/classes/out" >"$work/said" 2>&1
unzip -p "$work/classes/out/a.epub" 'EPUB/*.xhtml' >"$work/classes/text"
for class in '<h1[^>]* class="pack-title"' '<figure[^>]* class="pack-wide pack-lead"' 'class="in-line pack-icon"' '<pre class="pack-listing"' '<table[^>]* class="pack-tab"'; do
    verdict "classes: $class" "$(grep -qE "$class" "$work/classes/text"; echo $?)"
done
verdict "a picture's title is read" "$(grep -qE '>Figure 2</a> and <em>this</em></figcaption>' "$work/classes/text"; echo $?)"
[ -x tests/tools/epubcheck.sh ] && status_is "epubcheck with classes" 0 tests/tools/epubcheck.sh "$work/classes/out/a.epub"

status_is "init" 0 "$dossier" init "$work/fresh"
mkdir "$work/elsewhere" && "$dossier" init "$work/elsewhere/fresh" >/dev/null && "$dossier" init "$work/other" >/dev/null
verdict "init writes an identifier" "$(grep -qE '^identifier: urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5' "$work/fresh/outline.yaml"; echo $?)"
verdict "init writes the same bytes for the same name" "$(cmp -s "$work/fresh/outline.yaml" "$work/elsewhere/fresh/outline.yaml"; echo $?)"
verdict "init writes another identifier for another name" "$(! cmp -s "$work/fresh/outline.yaml" "$work/other/outline.yaml"; echo $?)"
status_is "init builds" 0 "$dossier" build "$work/fresh" -o "$work/out"
before=$(sums "$work/out")
cp -r content/nato-ukraine "$work/nato-ukraine" && echo 'titel: wrong' >>"$work/nato-ukraine/outline.yaml"
status_is "an error in the pack" 1 "$dossier" build "$work/nato-ukraine" -o "$work/out"
verdict "former outputs are untouched" "$([ "$before" = "$(sums "$work/out")" ]; echo $?)"
: >"$work/a-file"
status_is "output folder cannot be made" 3 "$dossier" build content/nato-ukraine -o "$work/a-file/out"
status_is "installs" 0 make -s install DEPS=no DESTDIR="$work/root" PREFIX=/usr MODE="$(basename "$1")"
status_is "installed program builds" 0 env "$work/root/usr/bin/dossier" build "$root/tests/packs/no-dates-no-actors" -o "$work/out"
