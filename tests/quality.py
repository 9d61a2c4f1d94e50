#!/usr/bin/env python3
"""quality.py DOSSIER WORK: books are set as well as this program promises.

The demo and the specimen in each style, and 300 pages of 11 pt on a measure of 324 pt that tests/tools/make-pack.py
writes. Tested is what `dossier check --report` counts; lines are those of justified running text:
- at most 5 % are loose (their spaces stretch by more than they may), and those that stretch by twice that are listed;
- no line is too wide, nothing overfull, no glyph unknown; no three lines in a row end with a hyphen;
- no widow, no orphan, no heading in the last two lines of a page;
- a runt (a last line under 15 % of the measure) only where nothing but loose lines would avoid it: two of a thousand;
- facing pages of unlike depth only where the report says so;
- on the long pack the total fit has at most half of the loose lines that filling line by line has."""
import json
import os
import subprocess
import sys

dossier, work = sys.argv[1:3]
root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def verdict(name, faults):
    print(f'FAIL {name}: {"; ".join(faults)}' if faults else f'ok {name}')


def report_of(pack, style):
    """The report comes behind the diagnostics, on standard output alone."""
    options = ['--style', style] if style else []
    done = subprocess.run([dossier, 'check', pack, '--report', '--diagnostics', 'json', *options],
                          stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True)
    return json.loads(done.stdout)


def listed(report, what):
    return sum(place['what'] == what for place in report['places'])


def faults_of(report):
    lines, pages = report['lines'], report['pages']
    none = {'lines too wide': lines['wide'], 'overfull boxes': report['overfull'],
            'unknown glyphs': report['unknown_glyphs'], 'ladders': lines['ladders'], 'widows': pages['widows'],
            'orphans': pages['orphans'], 'headings at the foot': pages['low_headings']}
    faults = [f'{count} {what}' for what, count in none.items() if count]
    if lines['loose'] * 20 > lines['justified']:
        faults.append(f'{lines["loose"]} of {lines["justified"]} lines are loose')
    if lines['runts'] * 500 > lines['justified']:
        faults.append(f'{lines["runts"]} runts in {lines["justified"]} lines')
    for what, count in (('loose line', lines['very_loose']), ('runt', lines['runts']), ('river', lines['rivers']),
                        ('facing pages of unlike depth', pages['unlike']), ('short page', pages['short'])):
        if listed(report, what) != count:
            faults.append(f'{count} times "{what}", but {listed(report, what)} are listed')
    return faults


def test_pack(name, pack, style, justified):
    report = report_of(pack, style)
    faults = faults_of(report)
    if (report['lines']['justified'] > 0) != justified:
        faults.append('what should be justified is not, or the other way round')
    verdict(f'quality: {name}{", " + style if style else ""}', faults)
    return report


styles = sorted(name[:-5] for name in os.listdir(f'{root}/styles') if name.endswith('.yaml'))
for pack in ('content/nato-ukraine', 'tests/packs/specimen'):
    for style in styles:
        test_pack(os.path.basename(pack), f'{root}/{pack}', style, justified=style != 'large-print')
subprocess.run([sys.executable, f'{root}/tests/tools/make-pack.py', f'{work}/long'], check=True)
long = test_pack('300 pages', f'{work}/long', None, justified=True)
ours, greedy = long['lines'], long['greedy']
few = long['pages']['count'] < 300 or ours['justified'] < 4000
verdict('quality: the long pack is long', ['it has few pages or lines'] if few else [])
worse = [f'{what}: {ours[what]}, line by line {greedy[what]}' for what in ('loose', 'very_loose', 'ladders', 'runts')
         if ours[what] * 2 > greedy[what]]
verdict('quality: better than line by line', worse)
