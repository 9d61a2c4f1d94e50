#!/usr/bin/env python3
"""hostile.py FOLDER: inputs that cost a careless program more than linear time or memory.

Each is a pack, or a bare text; none is over a few megabytes. Most are to be refused, some to be built."""
import os
import sys

folder = sys.argv[1]
head = '# T\n\n'
outline = 'dossier: 1\ntitle: A\nlanguage: en\nupdated: 2018-01-02\nbody: [a.md]\n'

texts = {
    # Links by label, of which each repeats an address; in one line, in lines, in paragraphs.
    'references': '[a]: http://e.invalid/' + 'x' * 1000 + '\n\n' + '[a]' * 53000,
    'references-lines': '[a]: http://e.invalid/' + 'x' * 1000 + '\n\n' + '[a]\n' * 40000,
    'references-paragraphs': '[a]: http://e.invalid/' + 'x' * 300 + '\n\n' + '[a]\n\n' * 12000,
    'definitions': ''.join(f'[a{i}]: http://e.invalid/{i}\n' for i in range(50000)),
    # Openers that never close.
    'declarations': '<![CDATA[' * 100000,
    'declarations-lines': '<![CDATA[\n' * 90000,
    'declarations-paragraphs': 'a <![CDATA[\n\n' * 20000,
    'images': '![[]()' * 40000,
    'images-lines': ('![[]()' * 300 + '\n') * 130,
    'links': '[a](<b' * 30000,
    'brackets': '[' * 1900 + 'a' + ']' * 1900,
    'emphasis': '*a ' * 20000 + '_a*_ ' * 20000,
    'emphasis-lines': ('*a ' * 100 + '\n') * 200 + ('_a*_ ' * 100 + '\n') * 200,
    'stars': '*' * 60000 + 'a' + '*' * 60000,
    'tildes': '~~a' * 20000,
    'backticks': '\n'.join('e' + '`' * i for i in range(1, 300)),
    'comments': '<!-- a -' * 7000,
    'tags': '<b ' * 20000,
    'scripts': '<div>\n' + '<script>\n' * 20000,
    # Depth.
    'quotes': '>' * 20000 + 'a',
    'lists': ''.join(' ' * (2 * i) + '- a\n' for i in range(1000)),
    'numbers': '1. ' * 3000 + 'a',
    'quoted-lists': '> - ' * 30 + 'a\n' * 20000,
    # Tables.
    'columns': '\n'.join('|'.join([cell] * 5000) for cell in 'a-b'),
    'rows': '|'.join(['a'] * 60) + '\n' + '|'.join(['-'] * 60) + '\n' + 'x\n' * 6000,
    # Notes, ids, references.
    'notes': ''.join(f'x[^{i}]\n\n' for i in range(3000)) + ''.join(f'[^{i}]: n\n\n' for i in range(3000)),
    'notes-undefined': ''.join(f'x[^{i}] ' for i in range(1900)),
    'ids': '## A {#x}\n\n' * 5000,
    'headings': '## A\n\nx\n\n' * 3000,
    'cross-references': ''.join(f'[](#xyz{i})\n\n' for i in range(20000)),
    'spans': '[x]{.no-event}\n\n' * 20000,
    # Text.
    'one-line': 'word ' * 13000,
    'one-paragraph': ('word ' * 10000 + '\n') * 10,
    'one-word': 'a' * 60000,
    'combining': 'a' + '\u0301' * 20000,
    'dates': '1 May 2014 ' * 5000,
    'dates-in-parentheses': 'x (a 1 May 2014) ' * 3500,
    'dates-without-year': 'On 1 May it rained. The next day too.\n' * 2000,
    'names': 'Anna Berg met Carl Dorn. ' * 2500,
    'addresses': 'http://a' * 3000,
    'at-signs': 'a@' * 30000,
    'escapes': '\\' * 60000,
    'code': '```\n' + 'x\n' * 30000 + '```',
    'lines': 'x\n' * 40000,
    'too-long': 'x\n' * 4200000,
}
for name, text in texts.items():
    with open(f'{folder}/{name}.md', 'w', encoding='utf-8') as file:
        file.write(head + text + '\n')

outlines = {
    'yaml-brackets': 'x: ' + '[' * 1000000,
    'yaml-braces': 'x: ' + '{a: ' * 300000,
    'yaml-block': 'x:\n' + ''.join(' ' * i + 'a:\n' for i in range(1, 1500)),
    'yaml-dashes': 'x:\n' + ' - ' * 200000,
    'yaml-keys': ''.join(f'key{i}: 1\n' for i in range(100000)),
    'yaml-same-keys': 'a: 1\n' * 200000,
    'yaml-aliases': 'a: &a [x]\n' + ''.join(f'b{i}: *a\n' for i in range(100000)),
    'yaml-text': 'subtitle: "' + 'x' * 3000000 + '"\n',
    'yaml-actors': 'actors:\n' + ''.join(f'  - {{id: a{i}, name: A B{i}}}\n' for i in range(12000)),
    'yaml-other-names': 'actors:\n  - {id: a, name: A B, aliases: [' + ','.join(
        f'Al{i} X' for i in range(60000)) + ']}\n',
    'yaml-references': 'actors:\n  - {id: a, name: A B, see_also: [' + ','.join(
        f'q{i}' for i in range(30000)) + ']}\n',
    'yaml-events': 'events:\n' + ''.join(
        f'  - {{date: 2014-01-{1 + i % 28:02d}, title: Event {i}}}\n' for i in range(3000)),
}
bodies = {
    'body-same': '  - a.md\n' * 50000,
    'body-missing': ''.join(f'  - b{i}.md\n' for i in range(30000)),
    'body-parts': '  - {part: P, sections: [a.md]}\n' * 5000,
}
packs = {name: outline + text for name, text in outlines.items()}
packs.update({name: outline[:outline.index('[a.md]')] + '\n' + text for name, text in bodies.items()})
for name, text in packs.items():
    os.mkdir(f'{folder}/{name}')
    with open(f'{folder}/{name}/outline.yaml', 'w', encoding='utf-8') as file:
        file.write(text)
    with open(f'{folder}/{name}/a.md', 'w', encoding='utf-8') as file:
        file.write(head + 'Text by A B there.\n')
