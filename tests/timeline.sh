#!/bin/bash
# timeline.sh BUILD: the timeline as data, and what an editor does to it: the review goes out, is edited, comes
# back, and lasts when text elsewhere changes. Prints "ok NAME" or "FAIL NAME" for each case.
set -u
cd "$(dirname "$0")/.." || exit 2
dossier=$PWD/$1/dossier
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT
unset SOURCE_DATE_EPOCH
verdict() { # NAME COMMAND...
    local name=$1
    shift
    if "$@"; then echo "ok $name"; else echo "FAIL $name"; fi
}
same() { [ "$1" = "$2" ] || {
    diff <(echo "$1") <(echo "$2")
    false
}; }
titles() { "$dossier" list timeline "$work" --format tsv 2>/dev/null | tail -n +2 | cut -f2,4,10; }

cat >"$work/outline.yaml" <<'YAML'
dossier: 1
title: The river, and its treaty
language: en-GB
as_of: 2018-04-30
updated: 2018-05-04
body: [a.md, timeline: {title: Chronology}]
YAML
cat >"$work/a.md" <<'MD'
# A

On 3 May 2014 envoys of the twelve states signed the river treaty in Geneva; “at last”, as one of them said.

The fund grew in the spring of 2015. On 16 March 2016 Ana Rivas said that “the water, the fish, and the towns” were safe.

The works began in 1998.
MD

# ---- the review ----
"$dossier" list timeline "$work" --review 2>/dev/null >"$work/review.yaml"
before=$(titles)
echo 'timeline_review: review.yaml' >>"$work/outline.yaml"
verdict "an open review changes nothing" same "$before" "$(titles)"
sed -i 's/decision: open/decision: accept/' "$work/review.yaml"
verdict "an accepted review changes nothing" same "$before" "$(titles)"
"$dossier" list timeline "$work" --review 2>/dev/null >"$work/again.yaml"
verdict "what was accepted is listed as accepted" same 4 "$(grep -c '^  decision: accept' "$work/again.yaml")"
python3 - "$work" <<'PY'
import re, sys
path = sys.argv[1] + '/review.yaml'
items = re.split(r'(?m)^(?=- ref)', open(path, encoding='utf-8').read())
for i, item in enumerate(items):
    if 'The works' in item:
        items[i] = item.replace('accept', 'reject', 1)
    if 'fund grew' in item:
        items[i] = (item.replace('accept', 'edit', 1).replace('kind: event', 'kind: decision', 1)
                    .replace('"The fund grew"', '"The fund was raised: “twice”"', 1)
                    .replace('date: "2015-21"', 'date: "2015-04"', 1))
open(path, 'w', encoding='utf-8').write(''.join(items))
PY
edited=$(titles)
verdict "an entry is rejected" same "" "$(grep 'works' <<<"$edited")"
verdict "an entry is edited" same $'2015-04\tdecision\tThe fund was raised: “twice”' "$(grep fund <<<"$edited")"
"$dossier" list timeline "$work" --review 2>/dev/null >"$work/again.yaml"
cp "$work/again.yaml" "$work/review.yaml"
verdict "the review of a review is the same" same "$edited" "$(titles)"
verdict "what was rejected stays in the file" grep -q 'decision: reject' "$work/review.yaml"
sed -i '2a It was a long river. On 1 June 2013 it froze.\n' "$work/a.md"
verdict "decisions last when text elsewhere changes" same "$edited" "$(titles | grep -v froze)"
verdict "the headnote counts" grep -q 'Reviewed by an editor: 3 of 4 entries' \
    <("$dossier" dump tree "$work" 2>/dev/null)
sed -i 's/The works began/The great works began/' "$work/a.md"
"$dossier" check "$work" >"$work/out" 2>&1
verdict "a stale decision is a warning" same 0 $?
verdict "which says where" grep -q 'review.yaml:[0-9]*:[0-9]*: warning: .*correction-stale' "$work/out"
"$dossier" check "$work" --strict >/dev/null 2>&1
verdict "and an error with --strict" same 1 $?
ref=$("$dossier" list timeline "$work" --format tsv 2>/dev/null | grep Rivas | cut -f1)
verdict "an entry is explained" grep -q "^kind  *statement" <("$dossier" explain "$work" "$ref" 2>/dev/null)
verdict "a ref of nothing is told" same 2 "$("$dossier" explain "$work" a.md#e-000000 >/dev/null 2>&1; echo $?)"

# ---- forms ----
verdict "statements are listed alone" same 1 \
    "$("$dossier" list statements "$work" --format tsv 2>/dev/null | tail -n +2 | wc -l)"
"$dossier" list timeline "$work" --format csv 2>/dev/null >"$work/t.csv"
verdict "CSV is RFC 4180" python3 - "$work/t.csv" <<'PY'
import csv, sys
raw = open(sys.argv[1], 'rb').read()
rows = list(csv.reader(open(sys.argv[1], encoding='utf-8', newline='')))
assert raw.count(b'\r\n') == len(rows) and raw.replace(b'\r\n', b'').count(b'\n') == 0
assert all(len(row) == len(rows[0]) == 14 for row in rows)
PY
"$dossier" list timeline "$work" --format ics 2>/dev/null >"$work/t.ics"
verdict "the calendar is RFC 5545" python3 - "$work/t.ics" <<'PY'
import sys
raw = open(sys.argv[1], 'rb').read()
assert raw.endswith(b'END:VCALENDAR\r\n') and raw.replace(b'\r\n', b'').count(b'\n') == 0
lines = raw.split(b'\r\n')
assert all(len(line) <= 75 for line in lines)
for line in lines:
    line.decode('utf-8')
text = raw.decode('utf-8').replace('\r\n ', '')
assert 'DTSTART;VALUE=DATE:20140503\r\nDTEND;VALUE=DATE:20140504' in text
assert 'DTSTART;VALUE=DATE:20150401\r\nDTEND;VALUE=DATE:20150501' in text
assert 'DTSTAMP:20180504T000000Z' in text and 'X-WR-CALNAME:The river\\, and its treaty' in text
assert text.count('BEGIN:VEVENT') == text.count('END:VEVENT') == text.count('UID:') == 5
PY
"$dossier" list timeline "$work" --format timelinejs 2>/dev/null >"$work/t.json"
verdict "TimelineJS's JSON has its keys" python3 - "$work/t.json" <<'PY'
import json, sys
data = json.load(open(sys.argv[1], encoding='utf-8'))
assert len(data['events']) == 5
for event in data['events']:
    assert event['start_date']['year'] and event['text']['headline'] and event['unique_id'] and event['group']
PY
"$dossier" list actors "$work" --format ics >/dev/null 2>&1
verdict "only events make a calendar" same 2 $?
