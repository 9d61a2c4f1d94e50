#!/usr/bin/env python3
"""make-pack.py FOLDER [SECTIONS [SEED]]: writes a long research pack about states that do not exist, always the
same for a seed.

Sentences are made from templates and word lists of our own: running English with names, dates, sums, long words,
brackets, quotations, notes, headings, lists and tables, for tests that need hundreds of pages. It is set in 11 pt
on a measure of 324 pt. Only the sequence of random.Random(seed).random() is used, which Python keeps from version
to version."""
import os
import random
import sys

folder, sections = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 65
chance = random.Random(int(sys.argv[3]) if len(sys.argv) > 3 else 20180430)


def below(limit):
    return int(chance.random() * limit)


def one(words):
    return words[below(len(words))]


def often(share):
    return chance.random() < share


ADJECTIVES = '''joint annual new common lasting cautious regional bilateral draft final early late open secret public
northern southern eastern coastal upper lower rural urban civilian military parliamentary constitutional economic
financial industrial agricultural environmental humanitarian international interim provisional permanent technical
legal formal informal binding voluntary detailed general modest ambitious costly useful difficult long short broad
narrow practical official independent judicial electoral administrative transitional extraordinary unprecedented
comprehensive intergovernmental multinational disproportionate irreversible well-known long-standing far-reaching
cross-border day-to-day'''.split()
THINGS = '''treaty agreement protocol charter programme budget report inquiry survey mission summit conference session
meeting council committee commission secretariat assembly ministry court bank fund loan grant tariff quota border
crossing bridge canal harbour port railway road pipeline dam weir reservoir river valley island forest mine factory
market harvest strike election vote veto law decree amendment reform review audit reading statement speech letter note
reply proposal offer request warning promise condition deadline timetable agenda ceasefire withdrawal exchange visit
exercise training inspection licence register archive map photograph newspaper university hospital school parish
district province capital village garrison brigade fleet airfield radar depot observation negotiation implementation
interoperability responsibility accountability reconstruction demilitarisation institutionalisation decentralisation
administration telecommunications infrastructure electrification misunderstanding characterisation compensation
recommendation interpretation representation establishment arbitration ratification verification'''.split()
PEOPLE = '''ministers deputies delegates engineers observers inspectors farmers fishermen miners merchants teachers
judges officers volunteers refugees journalists historians auditors experts advisers governors mayors citizens
residents workers shipowners taxpayers representatives parliamentarians'''.split()
VERBS = '''signed rejected welcomed discussed postponed published amended criticised defended opened closed inspected
approved ratified announced proposed requested received refused reviewed adopted abandoned extended shortened financed
described questioned supported opposed investigated rebuilt surveyed measured translated registered reorganised
underestimated misrepresented acknowledged recommended reconsidered'''.split()
INTRANSITIVE = '''began ended failed succeeded resumed continued collapsed recovered improved worsened stalled
reopened'''.split()
ADVERBS = '''quietly publicly reluctantly promptly repeatedly unanimously formally briefly largely partly eventually
unexpectedly simultaneously conditionally'''.split()
LINKS = '''However Meanwhile Moreover Nevertheless Consequently Afterwards Instead Nonetheless'''.split()
SINCE = ['because', 'although', 'while', 'so that', 'even though', 'as soon as', 'until', 'unless', 'whereas', 'since']
FIRST = '''Anna Boris Clara Daniel Eva Fedir Greta Hugh Ilse Jonas Katarina Leopold Maria Nikolai Oksana Petra Quentin
Rosalind Stefan Tatiana Ulrich Veronika Wilhelmina Xenia Yannick Zuzana'''.split()
LAST = '''Albrecht Berg Chandler Dmytrenko Eriksen Fairweather Grigorescu Hollingsworth Ivanenko Jablonski Kowalczyk
Lindqvist Montgomery Novotny O'Brien Papadopoulos Quist Rosenthal Szymanski Thorvaldsen Underwood Vasylenko Wójcik
Yevtushenko Zimmermann'''.split()
TITLES = ['President', 'Prime Minister', 'Foreign Minister', 'Ambassador', 'General', 'Dr', 'Professor', 'Mr', 'Mrs']
PLACES = '''Vardenia Kalnia Ilea Ostmark Brannovia Thessaria Quellenburg Marsholm Lindesfarne Karelborg Port-Ileas
Zvenyhorod Altenkirchen Saint-Aubin Nordhaven Westerwald'''.split()
BODIES = ['Joint Gauge Office', 'Commission of the Alder', 'Council of the Three Rivers', 'Northern Assembly',
          'Institute for Strategic Hydrology', 'Central Bank of Vardenia', 'Ministry of Defence of Kalnia',
          'High Court', 'Border Guard Service', 'Interparliamentary Committee on Reconstruction']
MONTHS = '''January February March April May June July August September October November December'''.split()
people = [f'{first} {last}' for first in FIRST[::2] for last in LAST[::3]]


def person():
    name = one(people)
    return f'{one(TITLES)} {name.split()[1]}' if often(0.4) else name


def date():
    day, year, kind = 1 + below(28), 1949 + below(70), chance.random()
    if kind < 0.5:
        return f'on {day} {one(MONTHS)} {year}'
    if kind < 0.7:
        return f'in {one(MONTHS)} {year}'
    if kind < 0.9:
        return f'in {year}'
    return f'between {year} and {year + 1 + below(9)}'


def amount():
    kind = below(5)
    if kind == 0:
        return f'{2 + below(97)} per cent of the {one(THINGS)}'
    if kind == 1:
        return f'{1 + below(40)}.{below(10)} million crowns'
    if kind == 2:
        return f'{2 + below(900)} {one(PEOPLE)}'
    if kind == 3:
        return f'{1 + below(30)},{below(1000):03} tonnes'
    return f'{2 + below(400)} km'


def article(words):
    return ('an ' if words[0] in 'aeiou' and not words.startswith(('uni', 'eu')) else 'a ') + words


def noun_phrase():
    kind = chance.random()
    words = f'{one(ADJECTIVES)} {one(THINGS)}' if often(0.55) else one(THINGS)
    if kind < 0.34:
        return 'the ' + words
    if kind < 0.5:
        return article(words)
    if kind < 0.62:
        return f'the {words} of the {one(THINGS)}'
    if kind < 0.72:
        return f'the {one(ADJECTIVES)} {one(PEOPLE)}'
    if kind < 0.82:
        return person()
    if kind < 0.91:
        return f'the {one(BODIES)}'
    return f'the {one(THINGS)} in {one(PLACES)}'


def clause():
    verb = one(INTRANSITIVE) if often(0.15) else f'{one(VERBS)} {noun_phrase()}'
    adverb = one(ADVERBS) + ' ' if often(0.15) else ''
    words = f'{noun_phrase()} {adverb}{verb}'
    if often(0.14):
        words += f' ({noun_phrase()}, {date()})' if often(0.5) else f' (see p. {1 + below(300)})'
    if often(0.2):
        words += f' {one(["in", "near", "outside"])} {one(PLACES)}'
    return words


def plain_sentence():
    """Sentences of mostly short words, as running English has them between the others."""
    return one([
        lambda: f'It was not until {1949 + below(70)} that {noun_phrase()} was {one(VERBS)} by {noun_phrase()}.',
        lambda: f'There was no {one(THINGS)} at the time, and few of the {one(PEOPLE)} had ever seen one.',
        lambda: f'None of this was new to {person()}, who had been in {one(PLACES)} for {2 + below(30)} years.',
        lambda: f'What it did to {noun_phrase()} is still not known, and it may never be told.',
        lambda: f'He was to be {one(VERBS)} by {noun_phrase()}, but so were all of the others who had come to see it.',
        lambda: f'They had {1 + below(9)} days to do what no one had done in all the years before, and did it in one.',
        lambda: f'As far as the {one(PEOPLE)} could see, it was as good as any they had been shown so far.',
        lambda: f'The {one(THINGS)} had been {one(VERBS)} in the end, though not in the way that {person()} had meant.',
        lambda: f'Of the {2 + below(90)} who were asked, all but {one(["two", "three", "a few"])} said that they would '
                f'go on with the {one(THINGS)} on their own.',
        lambda: f'If it was to be of any use, the {one(THINGS)} would have to be in place by then.'])()


def sentence():
    if often(0.4):
        return plain_sentence()
    kind = chance.random()
    words = clause()
    if kind < 0.3:
        words += f' {date()}'
    elif kind < 0.5:
        words += f', {one(SINCE)} {clause()}'
    elif kind < 0.6:
        words = f'{date()}, {words}'
    elif kind < 0.68:
        words = f'{one(LINKS)}, {words}'
    elif kind < 0.76:
        words += f'; {clause()}'
    elif kind < 0.84:
        words += f', at a cost of {amount()}'
    elif kind < 0.9:
        return f'“{words[0].upper()}{words[1:]},” said {person()} {date()}.'
    elif kind < 0.94:
        words += f' — {clause()} —, which {one(VERBS)} {noun_phrase()}'
    else:
        words += f', {noun_phrase()} and {noun_phrase()}'
    if often(0.06):
        words = words.replace(' the ', f' the *{one(ADJECTIVES)}* ', 1)
    return words[0].upper() + words[1:] + ('?' if often(0.02) else '.')


def text(least, most):
    return ' '.join(sentence() for _ in range(least + below(most - least + 1)))


def title():
    words = f'{one(ADJECTIVES)} {one(THINGS)} {one(["and", "before", "after", "without"])} {noun_phrase()}'
    return words[0].upper() + words[1:]


def table():
    rows = [f'| {1949 + below(70)} | {one(BODIES)} | {amount()} |' for _ in range(3 + below(6))]
    return '\n'.join(['| Year | Body | Amount |', '|---|---|---|', *rows])


def blocks(number):
    yield f'# {title()}'
    notes = 0
    for part in range(1 + below(4)):
        if part:
            yield f'## {title()}'
        for _ in range(2 + below(5)):
            paragraph = text(2, 8)
            if often(0.22):
                notes += 1
                yield f'{paragraph}[^{number}-{notes}]'
                yield f'[^{number}-{notes}]: {text(1, 3)}'
            else:
                yield paragraph
            kind = chance.random()
            if kind < 0.06:
                yield '\n'.join(f'- {sentence()}' for _ in range(3 + below(4)))
            elif kind < 0.09:
                yield '\n'.join(f'{i + 1}. {sentence()}' for i in range(3 + below(4)))
            elif kind < 0.14:
                yield f'> {text(1, 3)}\n>\n> — {one(people)}, {1 + below(28)} {one(MONTHS)} {1949 + below(70)}'
            elif kind < 0.17:
                yield table()
            elif kind < 0.2 and part:
                yield f'### {title()}'
                yield text(2, 5)


def write(name, content):
    with open(os.path.join(folder, name), 'w', encoding='utf-8', newline='\n') as file:
        file.write(content)


os.makedirs(folder, exist_ok=True)
names = [f'section-{number:03}.md' for number in range(1, sections + 1)]
for number, name in enumerate(names, 1):
    write(name, '\n\n'.join(blocks(number)) + '\n')
write('measure.yaml', '''base: briefing
paper_width: 432pt
paper_height: 648pt
margin_top: 54pt
margin_bottom: 62pt
margin_inner: 50pt
margin_outer: 58pt
head_distance: 18pt
foot_distance: 26pt
text:
  body: {size: 11pt, leading: 14pt}
''')
write('outline.yaml', 'dossier: 1\ntitle: Three rivers and their treaties\nlanguage: en-GB\nupdated: 2018-04-30\n'
      'style: measure.yaml\nbody:\n' + ''.join(f'  - {name}\n' for name in names)
      + '  - timeline: {title: Chronology}\n  - actors: {title: Index of actors}\nactors:\n'
      + ''.join(f'  - {{id: p{i}, name: "{name}", kind: person}}\n' for i, name in enumerate(people))
      + ''.join(f'  - {{id: b{i}, name: "{name}", kind: body}}\n' for i, name in enumerate(BODIES)))
