#!/usr/bin/env python3
"""bench.py BUILD: what the program costs, and beside it what others cost for the same text.

The demo, and a pack of 90,000 words made here, always the same: 60 sections with dates, actors, notes, lists,
tables and quotes. Each command runs five times; printed are the least seconds, by the clock and of the
processor, and the most memory; and how well lines came out beside a setting line by line. The other
programs get the same sections as one Markdown file; one that is not installed is skipped."""
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile

root = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
dossier = os.path.join(root, sys.argv[1], 'dossier')
SECTIONS, WORDS, RUNS = 60, 90000, 5
MONTHS = 'January February March April May June July August September October November December'.split()
ACTORS = [f'{first} {last}' for first in ('Anna', 'Boris', 'Clara', 'Daniel', 'Eva', 'Fedir')
          for last in ('Albrecht', 'Berg', 'Chandler', 'Dmytrenko', 'Eriksen')]


def vocabulary():
    """The words of the demo, as often as they stand there."""
    folder = os.path.join(root, 'content/nato-ukraine')
    text = ''.join(open(os.path.join(folder, name), encoding='utf-8').read()
                   for name in sorted(os.listdir(folder)) if name.endswith('.md'))
    return re.findall(r'\b[a-z]{1,14}\b', text)


def sentence(chance, words):
    picked = [chance.choice(words) for _ in range(chance.randint(8, 28))]
    if chance.random() < 0.15:
        picked.insert(chance.randint(1, 5), chance.choice(ACTORS))
    if chance.random() < 0.06:
        day = f'On {chance.randint(1, 28)} {chance.choice(MONTHS)} {chance.randint(1991, 2017)},'
        picked.insert(0, day)
    text = ' '.join(picked)
    return text[0].upper() + text[1:] + '.'


def paragraph(chance, words):
    return ' '.join(sentence(chance, words) for _ in range(chance.randint(3, 8)))


def section(chance, words, number):
    blocks, count, notes = [f'# Section {number}'], 0, 0
    while count < WORDS // SECTIONS:
        kind = chance.random()
        block = paragraph(chance, words)
        if kind < 0.08:
            block = '## ' + ' '.join(chance.choice(words) for _ in range(5)).capitalize()
        elif kind < 0.14:
            block = '\n'.join('- ' + sentence(chance, words) for _ in range(4))
        elif kind < 0.17:
            block = '> ' + block + f'\n>\n> — {chance.choice(ACTORS)}, 8 May {chance.randint(1991, 2017)}'
        elif kind < 0.19:
            cells = [' | '.join(chance.choice(words) for _ in range(3)) for _ in range(6)]
            block = f'| {cells[0]} |\n|---|---|---|\n' + '\n'.join(f'| {row} |' for row in cells[1:])
        elif kind < 0.3:
            notes += 1
            block += f'[^n{notes}]\n\n[^n{notes}]: {sentence(chance, words)}'
        blocks.append(block)
        count += len(block.split())
    return '\n\n'.join(blocks) + '\n'


def make_pack(folder):
    chance, words = random.Random(1), vocabulary()
    os.mkdir(folder)
    names = [f's{number:02d}.md' for number in range(1, SECTIONS + 1)]
    text = ''
    for number, name in enumerate(names, 1):
        made = section(chance, words, number)
        text += re.sub(r'\[\^n', f'[^n{number}-', made) + '\n'  # labels of one file are unique
        with open(os.path.join(folder, name), 'w', encoding='utf-8') as file:
            file.write(made)
    with open(os.path.join(folder, 'outline.yaml'), 'w', encoding='utf-8') as file:
        file.write('dossier: 1\ntitle: Ninety thousand words\nlanguage: en-GB\nupdated: 2018-01-02\nbody:\n')
        file.write(''.join(f'  - {name}\n' for name in names) + '  - timeline: {}\n  - actors: {}\nactors:\n')
        file.write(''.join(f'  - {{id: a{i}, name: {name}}}\n' for i, name in enumerate(ACTORS)))
    return text


def measure(name, command):
    """Least seconds, by the clock and of the processor, and most memory of a few runs of the command."""
    best, busy, most = None, None, 0
    for _ in range(RUNS):
        start = os.times()
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        said = process.stderr.read().decode(errors='replace')
        _, status, usage = os.wait4(process.pid, 0)
        seconds = os.times().elapsed - start.elapsed
        if status:
            print(f'{name:44} failed: {said.strip().splitlines()[-1] if said.strip() else status}')
            return None
        best = min(seconds, best or seconds)
        used = usage.ru_utime + usage.ru_stime
        busy = min(used, busy or used)
        most = max(most, usage.ru_maxrss)
    print(f'{name:44} {best:7.2f} s {busy:7.2f} s CPU {most / 1024:7.0f} MB', flush=True)
    return best


def other(name, needs, command, ours):
    for tool in needs:
        if not shutil.which(tool):
            print(f'{name:44} skipped: {tool} is not installed')
            return
    seconds = measure(name, command)
    if seconds and ours:
        print(f'{"":44} {seconds / ours:7.1f} times dossier')


def print_quality(pack):
    done = subprocess.run([dossier, 'check', '--report', '--diagnostics', 'json', pack], check=True,
                          stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    report = json.loads(done.stdout)
    for name, lines in (('total fit', report['lines']), ('line by line', report['greedy'])):
        share = 100 / max(lines['justified'], 1)
        print(f'{name:13} {lines["justified"]} lines, loose {lines["loose"] * share:.1f} %, very loose '
              f'{lines["very_loose"] * share:.1f} %, hyphens {lines["hyphenated"] * share:.1f} %, '
              f'ladders {lines["ladders"]}, runts {lines["runts"]}, rivers {lines["rivers"]}')


with tempfile.TemporaryDirectory() as work:
    os.chdir(work)
    text = make_pack('words')
    with open('words.md', 'w', encoding='utf-8') as file:
        file.write(text)
    print(f'{len(text.split())} words in {SECTIONS} sections; least of {RUNS} runs')
    measure('dossier: demo, EPUB and PDF',
            [dossier, 'build', '--quiet', os.path.join(root, 'content/nato-ukraine'), '-o', 'out'])
    both = measure('dossier: EPUB and PDF', [dossier, 'build', '--quiet', 'words', '-o', 'out'])
    pdf = measure('dossier: PDF', [dossier, 'build', '--quiet', '--to', 'pdf', 'words', '-o', 'out'])
    measure('dossier: check', [dossier, 'check', '--quiet', 'words'])
    measure('dossier: list dates', [dossier, 'list', 'dates', 'words'])
    other('pandoc: EPUB', ['pandoc'], ['pandoc', '--toc', '-o', 'words.epub', 'words.md'], both)
    other('pandoc and WeasyPrint: PDF', ['pandoc', 'weasyprint'],
          ['sh', '-c', 'pandoc -s --toc -o words.html words.md && weasyprint -q words.html words.pdf'], pdf)
    other('pandoc and Typst: PDF', ['pandoc', 'typst'],
          ['sh', '-c', 'pandoc -s --toc -o words.typ words.md && typst compile words.typ words.pdf'], pdf)
    print_quality('words')
    if os.path.exists('out'):
        print(', '.join(f'{name} {os.path.getsize("out/" + name) // 1024} KB' for name in sorted(os.listdir('out'))))
