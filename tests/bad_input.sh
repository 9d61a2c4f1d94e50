#!/bin/bash
# bad_input.sh BUILD: what the program meets in the wild: inputs made to cost time, to break the outputs or the
# terminal, and systems that refuse. Out: a line "ok NAME" or "FAIL NAME" for each test, "skip NAME" where a
# tool is missing.
set -u
cd "$(dirname "$0")/.." || exit 2
root=$PWD dossier=$PWD/$1/dossier
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT
cd "$work" || exit 2
unset SOURCE_DATE_EPOCH
seconds=2 memory=800000000
case $1 in */release) ;; *) seconds=20 memory=unlimited ;; esac # sanitizers take both

verdict() { # NAME STATUS
    if [ "$2" = 0 ]; then echo "ok $1"; else echo "FAIL $1"; fi
}
sums() { (cd "$1" && find . -type f -exec sha256sum {} + | sort) 2>&1; }
status_is() { # NAME WANTED COMMAND...
    local name=$1 wanted=$2
    shift 2
    "$@" >said 2>&1
    local status=$?
    [ "$status" = "$wanted" ] || head -20 said | cut -c1-300 | sed 's/^/    /'
    verdict "$name" "$([ "$status" = "$wanted" ]; echo $?)"
}
pack() { # FOLDER: a small pack that builds
    mkdir -p "$1"
    printf 'dossier: 1\ntitle: A pack\nlanguage: en-GB\nupdated: 2018-01-02\nbody: [a.md]\n' >"$1/outline.yaml"
    printf '# A\n\nOn 9 July 1997 NATO and Ukraine signed a charter.\n' >"$1/a.md"
}

# Bounded time and memory: built, or refused with a located error.
mkdir hostile && python3 "$root/tests/tools/hostile.py" hostile
for input in hostile/*; do
    # What counts is the program's own time; the clock only ends what waits for ever.
    timeout 60 prlimit --as="$memory" --cpu="$seconds" "$dossier" check "$input" >said 2>&1
    status=$?
    [ "$status" -le 1 ] || head -5 said | cut -c1-200
    verdict "in $seconds s: $(basename "$input")" "$([ "$status" = 0 ] || { [ "$status" = 1 ] && grep -q '^hostile/[^ ]*: error: ' said; }; echo $?)"
done

# Addresses, names and texts stay what they are in both outputs.
pack injection
printf '%s\n' '' "[a](<http://e.invalid/a) /S /JavaScript /JS (app.alert\\(1\\)) /X (>)" "[it's](http://e.invalid/it's)" \
    '[c](http://e.invalid/\\) [d](http://e.invalid/"<&>) [e](<http://e.invalid/ä ö>)' >>injection/a.md
printf '%s\n' "publisher: \"A) /JS (x \\\\\"" "rights: \"]]> & <script>alert(1)</script>\"" >>injection/outline.yaml
status_is "odd addresses build" 0 "$dossier" build injection -o injected
if command -v qpdf >/dev/null; then
    status_is "odd addresses leave a sound PDF" 0 qpdf --check injected/injection.pdf
    qpdf --json injected/injection.pdf >objects
    verdict "the PDF holds no actions but links" "$(grep -q '"/S": "/URI"' objects && ! grep -qE '"/S": "/(JavaScript|Launch|GoToR|SubmitForm)"|"/JS":' objects; echo $?)"
else
    echo "skip odd addresses leave a sound PDF"
fi
if command -v xmllint >/dev/null; then
    mkdir opened && (cd opened && unzip -q ../injected/injection.epub)
    status_is "odd addresses leave a sound EPUB" 0 xmllint --noout opened/EPUB/*.xhtml opened/EPUB/*.opf
    verdict "the EPUB holds no scripts" "$(! grep -rqE '<script|javascript:| on[a-z]+=' opened --include='*.xhtml'; echo $?)"
else
    echo "skip odd addresses leave a sound EPUB"
fi

# Names of files that are no text, in messages, JSON and both outputs.
odd=$'odd "q\\ \n\001\033[31m\377 name'
pack "$odd"
printf '[x]{q="\\u"} \033[31m \342\200\256\n' >>"$odd/a.md"
status_is "an odd name is refused for its text" 1 "$dossier" check "$odd"
verdict "no escapes reach the terminal" "$(! LC_ALL=C grep -q $'\033\|\377\|\342\200\256' said; echo $?)"
status_is "an odd name in JSON" 1 "$dossier" check --diagnostics json "$odd"
verdict "JSON is valid" "$(python3 -c 'import json; assert len(json.loads(open("said", "rb").read().decode("utf-8"))) >= 2'; echo $?)"
"$dossier" build $'no\033where' >said 2>&1
verdict "no escapes of the command line either" "$(! grep -q $'\033' said; echo $?)"
printf 'No heading.\n' >$'\001\377.md'
status_is "a title from a name that is no text" 0 "$dossier" build $'\001\377.md' -o names
mkdir named && (cd named && unzip -q ../names/*.epub)
command -v xmllint >/dev/null && status_is "its EPUB is sound" 0 xmllint --noout named/EPUB/*.xhtml named/EPUB/*.opf

# A system that refuses: status 3, former outputs as they were, nothing left behind.
pack refused
"$dossier" build refused -o out >/dev/null 2>&1
before=$(sums out)
printf 'Another text.\n' >>refused/a.md
refuses() { # NAME COMMAND...
    local name=$1
    shift
    status_is "$name" 3 "$@"
    verdict "$name: former outputs are untouched" "$([ -n "$before" ] && [ "$before" = "$(sums out)" ]; echo $?)"
}
refuses "a limit of file sizes" prlimit --fsize=3000 "$dossier" build refused -o out
(flock 9; before=$(sums out); refuses "another build is running" "$dossier" build refused -o out) 9>out/.dossier.lock

mkdir full
if mount -t tmpfs -o size=64k tmpfs full 2>/dev/null; then
    cp out/refused.epub full/ && head -c 64000 /dev/zero >full/other 2>/dev/null
    full=$(sums full)
    status_is "a full disk" 3 "$dossier" build refused -o full
    verdict "a full disk: former outputs are untouched" "$([ "$full" = "$(sums full)" ]; echo $?)"
    umount full
else
    echo "skip a full disk (needs to mount)"
fi
for command in "list dates refused" schema --version --help "build refused -o full" "build --help" "explain internal"; do
    # shellcheck disable=SC2086
    "$dossier" $command >/dev/full 2>said
    status=$?
    verdict "standard output is full: $command" "$([ "$status" = 3 ] && grep -q 'standard output' said; echo $?)"
done

# Streams that are closed, readers that go away, other places of the world.
"$dossier" build refused -o open >/dev/null 2>&1
(exec <&- >&- 2>&-; "$dossier" build refused -o closed)
verdict "closed streams change nothing" "$([ -n "$(sums open)" ] && [ "$(sums open)" = "$(sums closed)" ]; echo $?)"
{ "$dossier" list dates refused 2>/dev/null; echo $? >status; } | true
verdict "a reader that goes away is no signal" "$([ "$(cat status)" -le 3 ]; echo $?)"
if localedef -i de_DE -f UTF-8 locale/de_DE.UTF-8 >/dev/null 2>&1 || { mkdir -p locale && localedef -i de_DE -f UTF-8 locale/de_DE.UTF-8 >/dev/null 2>&1; }; then
    LOCPATH=$PWD/locale LC_ALL=de_DE.UTF-8 TZ=Asia/Tokyo "$dossier" build refused -o german >/dev/null 2>&1
    verdict "a locale with decimal commas changes nothing" "$([ "$(sums open)" = "$(sums german)" ]; echo $?)"
else
    echo "skip a locale with decimal commas (localedef cannot make one)"
fi
