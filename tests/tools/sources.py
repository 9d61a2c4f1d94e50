#!/usr/bin/env python3
"""sources.py DOSSIER WORK: libraries as Zotero, JabRef and Google Scholar write them, made by a generator, are read
without loss: what `dossier list sources --format json` gives back equals, as data, what went in (CSL-JSON), or what
the generator says that an entry means (BibTeX). Then faults in each of the three forms, and the time of 10 MB.
Out: a line "ok NAME" or "FAIL NAME" for each test."""
import json
import os
import random
import resource
import subprocess
import sys

DOSSIER, WORK = sys.argv[1:3]
LEAST, SECONDS = 500, 1.0
failed = []


def verdict(name, good, why=""):
    print(("ok " if good else "FAIL ") + name)
    if not good and why:
        print("    " + why[:1500].replace("\n", "\n    "))


def pack(name, files):
    folder = os.path.join(WORK, name)
    os.makedirs(folder, exist_ok=True)
    sources = next(iter(files))
    files = dict(files)
    files["outline.yaml"] = (f"dossier: 1\ntitle: T\nlanguage: en\nupdated: 2018-05-04\nsources: {sources}\nbody: [a.md]\n").encode()
    files["a.md"] = b"# A\n\nText.\n"
    for path, data in files.items():
        with open(os.path.join(folder, path), "wb") as file:
            file.write(data)
    return folder


def run(*arguments):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run([DOSSIER, *arguments], capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    done.seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return done


def listed(folder):
    done = run("list", "sources", folder, "--format", "json")
    said = done.stderr.decode("utf-8", "replace")
    try:
        return json.loads(done.stdout), said
    except ValueError:
        return None, said + done.stdout.decode("utf-8", "replace")[:500]


# ---- what a library holds ----

FAMILIES = ["Müller", "Стоянов", "Núñez", "O’Neill", "Sjöberg", "Łukasiewicz", "Çelik", "Smith", "Šimůnek", "Nguyễn",
            "García Márquez", "Saint-Exupéry", "d’Estaing", "Żółkiewski", "Αντωνίου", "佐藤", "Groß", "Þórsson"]
GIVENS = ["Jan", "Ana-María", "J. R. R.", "Olena", "Pierre", "Ivan P.", "Ö.", "太郎", "Mary Ann", "K."]
PARTICLES = ["von", "van den", "de la", "di", "ter"]
BODIES = ["North Atlantic Treaty Organization", "Barnes and Noble", "European Parliament, Research Service", "OSCE"]
WORDS = ["Security", "in", "the", "Black", "Sea", "région", "naïveté", "Kyïv", "Öresund", "reform", "déjà-vu", "Łódź",
         "1994–2014", "H₂O", "α-radiation", "«Rossija»", "coöperation", "Ærø", "40 %", "R&D", "C#", "$5", "under_score",
         "Ełk", "façade", "smörgåsbord", "São Tomé", "Reykjavík", "— a view", "‘quoted’", "Крим", "クリミア", "🕊"]
TEX = {"á": r"\'a", "é": r"\'{e}", "í": r"{\'\i}", "ó": r"{\'o}", "ú": r"{\'{u}}", "ý": r"\'y", "à": r"\`{a}", "è": r"{\`e}",
       "â": r"\^a", "ê": r"{\^e}", "ä": r'{\"a}', "ö": r'\"{o}', "ü": r'{\"u}', "ï": r'{\"\i}', "Ö": r'{\"O}', "ë": r'{\"{e}}',
       "ñ": r"\~{n}", "ã": r"{\~a}", "ç": r"\c{c}", "Ç": r"{\c C}", "š": r"{\v s}", "Š": r"\v{S}", "ů": r"{\r u}", "å": r"{\aa}",
       "ø": r"{\o}", "æ": r"{\ae}", "Æ": r"{\AE}", "ß": r"{\ss}", "ł": r"{\l}", "Ł": r"{\L}", "Ż": r"{\.Z}", "ż": r"\.{z}",
       "Þ": r"{\TH}", "ź": r"{\'z}", "–": "--", "—": "---", "‘": "`", "%": r"\%", "&": r"\&", "#": r"\#", "$": r"\$", "_": r"\_",
       "α": r"$\alpha$", "«": r"{\guillemotleft}", "»": r"{\guillemotright}"}
MUST = "%&#$_"


def title(dice, most=7):
    return " ".join(dice.choice(WORDS) for _ in range(dice.randint(1, most)))


def tex(dice, text, braces=True):
    """One of the ways to write it in BibTeX."""
    out = ""
    for word in text.split(" "):
        way = dice.random()
        done = "".join(TEX[c] if c in TEX and (c in MUST or dice.random() < 0.6) else c for c in word)
        if braces and way < 0.15 and not done.startswith("\\"):
            done = "{" + done + "}" if way < 0.1 else "{{" + done + "}}"
        out += (" " if out else "") + done
    return out


def name(dice):
    if dice.random() < 0.15:
        return {"literal": dice.choice(BODIES)}
    made = {"family": dice.choice(FAMILIES), "given": dice.choice(GIVENS)}
    if dice.random() < 0.2:
        made["non-dropping-particle"] = dice.choice(PARTICLES)
    if dice.random() < 0.05:
        made["suffix"] = "Jr."
    return made


def tex_name(dice, made):
    if "literal" in made:
        return "{" + tex(dice, made["literal"], False) + "}"
    family, given = tex(dice, made["family"], False), tex(dice, made["given"], False)
    particle, suffix = made.get("non-dropping-particle", ""), made.get("suffix", "")
    if not suffix and " " not in made["family"] and "’" not in made["family"] and dice.random() < 0.4:
        return " ".join(filter(None, [given, particle, family]))
    return " ".join(filter(None, [particle, family])) + (f", {suffix}" if suffix else "") + f", {given}"


def names(dice):
    made = [name(dice) for _ in range(dice.randint(1, 4))]
    if dice.random() < 0.05:
        made.append({"literal": "others"})
    return made


def tex_names(dice, made):
    return "\n     and ".join("others" if one == {"literal": "others"} else tex_name(dice, one) for one in made)


# ---- CSL-JSON as Zotero exports it ----

def csl_date(dice):
    year, month, day = dice.randint(1850, 2024), dice.randint(1, 12), dice.randint(1, 28)
    return dice.choice([{"date-parts": [[year, month, day]]}, {"date-parts": [[str(year), month, day]]},
                        {"date-parts": [[str(year)]]}, {"date-parts": [[year, month]]}, {"literal": "forthcoming"},
                        {"date-parts": [[year, month, day], [year, month, day]]}, {"raw": f"{year}-{month:02}"},
                        {"date-parts": [[year]], "season": "1"}, {"date-parts": [[year]], "circa": True}, {"literal": "n.d."}])


def csl_entry(dice, number):
    entry = {"id": dice.choice([f"http://zotero.org/users/123/items/{number:08X}", f"muller{number}", number + 1]),
             "type": dice.choice(["article-journal", "book", "chapter", "report", "webpage", "speech", "treaty", "thesis",
                                  "motion_picture", "article", "dataset", "post-weblog"]),
             "title": title(dice)}
    more = {"abstract": title(dice, 200) + "\n\n" + title(dice, 80), "container-title": title(dice), "volume": str(dice.randint(1, 90)),
            "issue": dice.randint(1, 12), "page": "117–118", "DOI": "10.1000/xyz_123<>", "URL": "https://example.org/a_b?c=d&e=%20~f",
            "language": "en-GB", "note": "tex.entrysubtype: magazine\nArchived: “x”", "ISBN": "978-0-306-40615-7", "source": "DOI.org",
            "title-short": "<i>Short</i> \"title\"", "keyword": "a, b", "author": names(dice), "editor": names(dice),
            "issued": csl_date(dice), "accessed": {"date-parts": [["2018", 4, 1]]}, "citation-key": f"key{number}",
            "custom": {"archived": "https://web.archive.org/x", "score": 1.5e-3, "deep": {"list": [1, [], {}, None, True, False]}},
            "number-of-pages": -0.5, "x-unknown": ["\t", "\\", "/", "😀", ""]}
    for key in dice.sample(sorted(more), dice.randint(3, len(more))):
        entry[key] = more[key]
    return entry


# ---- BibTeX: each entry, and what it means ----

MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
TYPES = {"article": "article-journal", "book": "book", "incollection": "chapter", "inproceedings": "paper-conference",
         "techreport": "report", "phdthesis": "thesis", "online": "webpage", "misc": "document", "unpublished": "manuscript"}


def bib_entry(dice, number):
    kind = dice.choice(sorted(TYPES))
    key = dice.choice(["müller", "Smith:2014", "nato_", "o'neill", "garcia2014security-", "DBLP:conf/x/"]) + str(number)
    wanted, fields, custom = {"id": key, "type": TYPES[kind]}, [], {}

    def add(field, written, csl=None, value=None):
        fields.append((field, written))
        if csl:
            wanted[csl] = value

    def text(field, csl, value=None):
        value = value or title(dice)
        add(field, "{" + tex(dice, value) + "}", csl, value)

    whole = title(dice)
    if dice.random() < 0.2:
        below = title(dice)
        add("title", "{" + tex(dice, whole) + "}")
        add("subtitle", "{" + tex(dice, below) + "}")
        wanted["title"] = f"{whole}: {below}"
    elif dice.random() < 0.1 and '"' not in tex(random.Random(0), whole):
        add("title", '"' + "{" + tex(dice, whole) + '}"', "title", whole)
    else:
        add("title", "{" + tex(dice, whole) + "}", "title", whole)
    made = names(dice)
    add("author", "{" + tex_names(dice, made) + "}", "author", made)
    if kind in ("incollection", "inproceedings"):
        made = names(dice)
        add("Editor", "{" + tex_names(dice, made) + "}", "editor", made)
        text("booktitle", "container-title")
    if kind == "article":
        if dice.random() < 0.3:
            add("journal", 'ssr # " {\\&} " # {others}', "container-title", "Strategic Studies Review & others")
        else:
            text(dice.choice(["journal", "journaltitle", "JOURNAL"]), "container-title")
        add("number", "{3}", "issue", "3")
        add("volume", "12", "volume", "12")
    if kind == "techreport":
        add("number", "{TR-7}", "number", "TR-7")
        text("institution", "publisher")
    if kind == "phdthesis":
        text("school", "publisher")
        wanted["genre"] = "PhD thesis"
    if kind == "book":
        text("publisher", "publisher")
        add("address", "{London}", "publisher-place", "London")
        add("isbn", "{0-306-40615-2}", "ISBN", "0-306-40615-2")
        add("number", "4", "collection-number", "4")
        text("series", "collection-title")
    year, month, day = dice.randint(1850, 2024), dice.randint(1, 12), dice.randint(13, 28)
    way = dice.randint(0, 7)
    parts = {0: [[year]], 1: [[year, month]], 2: [[year, month, day]], 3: [[year, month, day]], 4: [[year, month]]}.get(way)
    if way < 2:
        add("year", str(year))
        if way:
            add("month", dice.choice([MONTHS[month - 1], str(month), "{" + MONTHS[month - 1].title() + "}"]))
    elif way == 2:
        add("year", "{" + str(year) + "}")
        add("month", MONTHS[month - 1] + ' # "~' + str(day) + '"')
    elif way == 3:
        add("date", "{" + f"{year}-{month:02}-{day:02}" + "}")
    elif way == 4:
        add("date", "{" + f"{year}-{month:02}" + "}")
    elif way == 5:
        add("date", "{" + f"{year}/{year + 2}" + "}")
        parts = [[year], [year + 2]]
    elif way == 6:
        add("year", "{in press}", "issued", {"literal": "in press"})
    if parts:
        wanted["issued"] = {"date-parts": parts}
    if dice.random() < 0.5:
        add("pages", dice.choice(["{117--118}", "{117-118}", '"117---118"', "{117–118}"]), "page", "117-118")
    if dice.random() < 0.4:
        add("url", r"{https://example.org/a\_b?c=d\&e=%20~f#g}", "URL", "https://example.org/a_b?c=d&e=%20~f#g")
        add("urldate", "{2018-04-01}", "accessed", {"date-parts": [[2018, 4, 1]]})
    if dice.random() < 0.4:
        add("doi", r"{10.1000/xyz\_123}", "DOI", "10.1000/xyz_123")
    if dice.random() < 0.3:
        value = title(dice, 90)
        add("abstract", "{" + tex(dice, value).replace(" ", "\n\t  ", 3) + "}", "abstract", value)
    if dice.random() < 0.3:
        add("note", r"{An \emph{old} {\textbf{book}}, CO$_2$ and m\textsuperscript{2}}", "note",
            "An <i>old</i> <b>book</b>, CO<sub>2</sub> and m<sup>2</sup>")
    if dice.random() < 0.3:
        fields.append(("file", r"{Full Text:C\:\\Users\\x\_y\\paper.pdf:application/pdf}"))
        custom["file"] = r"Full Text:C\:\\Users\\x_y\\paper.pdf:application/pdf"
    if dice.random() < 0.3:
        fields.append(("owner", "{jabref}"))
        custom["owner"] = "jabref"
    if dice.random() < 0.3:
        text("keywords", "keyword")
    if dice.random() < 0.3:
        add("langid", "{english}", "language", "english")
    if custom:
        wanted["custom"] = custom
    head, rest = fields[:1], fields[1:]
    dice.shuffle(rest)
    open_, close = dice.choice(["{}", "{}", "{}", "()"])
    shown = dice.choice([kind, kind.upper(), kind.title()])
    gap = dice.choice([" = ", "=", " =\t"])
    body = ",\n".join(f"  {field}{gap}{written}" for field, written in head + rest)
    return f"@{shown}{open_}{key},\n{body}{dice.choice(['', ','])}\n{close}\n", wanted


def bib_family(dice, number):
    """A part of a book that takes from the book what it lacks; the book comes behind it."""
    whole, part = title(dice), title(dice)
    editors = names(dice)
    text = (f"@InCollection{{part{number},\n title = {{{tex(dice, part)}}},\n pages = {{1--9}},\n crossref = {{whole{number}}}\n}}\n"
            f"@Book{{whole{number},\n title = {{{tex(dice, whole)}}},\n editor = {{{tex_names(dice, editors)}}},\n"
            f" publisher = {{Press}},\n year = 1999\n}}\n")
    shared = {"editor": editors, "publisher": "Press", "issued": {"date-parts": [[1999]]}}
    return text, [{"id": f"part{number}", "type": "chapter", "title": part, "page": "1-9", "container-title": whole, **shared},
                  {"id": f"whole{number}", "type": "book", "title": whole, **shared}]


def bib_library(seed, count):
    dice = random.Random(seed)
    text = ("% Encoding: UTF-8\nThis line is none of BibTeX's business, nor is a@b.\n@Preamble{\"\\newcommand{\\x}{y}\"}\n"
            "@STRING{ssr = \"Strategic Studies Review\"}\n@string(unused = {x} # ssr)\n@comment{jabref-meta: databaseType:biblatex;}\n\n")
    wanted = []
    for number in range(count):
        if number % 20 == 0:
            more, both = bib_family(dice, number)
            text, wanted = text + more, wanted + both
        else:
            more, one = bib_entry(dice, number)
            text += more + "\n"
            wanted.append(one)
    return text, wanted


def compare(name, wanted, folder):
    got, said = listed(folder)
    if got is None:
        verdict(name, False, said)
        return
    for number, (one, other) in enumerate(zip(wanted, got)):
        if one != other:
            keys = sorted(key for key in one.keys() | other.keys() if one.get(key) != other.get(key))
            verdict(name, False, f"entry {number} {one['id']}: " + "; ".join(f"{key}: {one.get(key)!r} became {other.get(key)!r}" for key in keys))
            return
    verdict(name, len(wanted) == len(got) and "error" not in said and "warning" not in said, f"{len(wanted)} became {len(got)}\n{said}")


for seed in range(3):
    dice = random.Random(seed)
    library = [csl_entry(dice, number) for number in range(LEAST)]
    escaped = json.dumps(library, indent="\t" if seed else None, ensure_ascii=seed == 1).encode()
    compare(f"CSL-JSON, {LEAST} entries, {seed}", library, pack(f"json{seed}", {"library.json": escaped}))
    text, wanted = bib_library(seed, LEAST)
    data = text.encode()
    if seed == 1:
        data = b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n")
    compare(f"BibTeX, {LEAST} entries, {seed}", wanted, pack(f"bib{seed}", {"library.bib": data}))
    back = pack(f"back{seed}", {"library.json": json.dumps(wanted).encode()})
    compare(f"BibTeX as CSL-JSON, {seed}", wanted, back)

YAML = """\
- {id: a, kind: press point, title: 1984, issued: 2017-10-26, accessed: 2018-04-01, author: NATO, snapshot: copy.html}
- id: b
  type: book
  title: "A book: of things"
  author: [{family: Berg, given: Jan, non-dropping-particle: van den}, OSCE]
  issued: 2014-03~
  archived: https://web.archive.org/x
  mine: {kept: [yes, 1]}
"""
compare("sources.yaml", [
    {"id": "a", "kind": "press point", "title": "1984", "issued": {"date-parts": [[2017, 10, 26]]},
     "accessed": {"date-parts": [[2018, 4, 1]]}, "author": [{"literal": "NATO"}], "snapshot": "copy.html", "type": "interview"},
    {"id": "b", "type": "book", "title": "A book: of things",
     "author": [{"family": "Berg", "given": "Jan", "non-dropping-particle": "van den"}, {"literal": "OSCE"}],
     "issued": {"date-parts": [[2014, 3]], "circa": True}, "archived": "https://web.archive.org/x", "mine": {"kept": ["yes", "1"]}}],
    pack("yaml", {"sources.yaml": YAML.encode(), "copy.html": b"abc"}))
done = run("list", "sources", os.path.join(WORK, "yaml"), "--format", "tsv")
rows = [line.split("\t") for line in done.stdout.decode().splitlines()]
row = dict(zip(rows[0], rows[1])) if len(rows) == 3 else {}
verdict("the ledger", row.get("sha256") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" and
        row.get("age") == "33" and row.get("kind") == "press point" and row.get("line") == "1", done.stdout.decode() + done.stderr.decode())

# ---- faults: each is located, none is a crash ----

BAD = {"json": ["", "[", "[{]", "{", "[{\"id\": \"a\",}]", "[{\"id\" \"a\"}]", "[{'id': 'a'}]", "[1, 2", "[\"a]", "[\"\\x\"]", "[\"\\ud800\"]",
                "[\"\\udc00\"]", "[\"\\u12\"]", "[01]", "[1.]", "[+1]", "[nul]", "[{\"id\": \"a\"}] x", "[{\"id\": \"a\", \"id\": \"b\"}]",
                "[" * 100, "[,1]", "[{\"title\": \"t\"}]", "[{\"id\": null}]", "[{\"id\": {}}]", "[{\"id\": \"a\", \"issued\": {\"date-parts\": [[2014, 2, 30]]}}]", "[tru]", "[1e]", "[--1]", "[\"\t\"]",
                "[{\"a\": 1,, \"b\": 2}]", "[{1: 2}]", "[[{\"id\": \"a\"}]]", "nul", "{}", "[{\"id\": \"a\", \"author\": \"b\"}]", "[{\"id\": \"a\", \"author\": [\"b\"]}]", "[{\"id\": \"a\", \"author\": [{\"family\": {}}]}]", "[{\"id\": \"a\", \"snapshot\": \"none\"}]", "\ufeff[", "[/* x */]", "[NaN]", "[1] [2]", b"[\"\xff\"]", b"[\"a\x00\"]", "[\"a\"]", "{\"id\": \"a\"}", "[{\"id\": \"a\"}, {\"id\": \"a\"}]"],
       "bib": ["@article{a, title = {x}", "@article{a, title = \"x}", "@article{a title = {x}}", "@article{a, title {x}}", "@article{a, = {x}}",
               "@article{a, title = }", "@article{, title = {x}}", "@article{a, title = {x} year = 1}", "@article{a, title = {x} #}",
               "@article{a b, title = {x}}", "@string{x}", "@string{x = }", "@article(a, title = {x}", "@article{a, title = {{x}\n@book{b, title = {y}}",
               "@article{a, title = {x}, title = {y}}", "@article{a, crossref = {b}}", "@comment{", "@article{a, title = {x}}\n@book{a, title = {y}}",
               "@article{a", "@article{a, title = {x}, \"y\"}", "@article{a, title = x y}", "@article{a, title = \"x\" \"y\"}", 
               "@article{a, title = {x}, snapshot = {none.html}}", "@article{a, title = \"{x\"}", "@preamble{", "@string{x = {y}", b"@article{a, title = {\xff}}", b"@article{a, title = {\x01}}", "@article{" + "a, b = {" * 50],
       "yaml": ["[", "- {id: a", "- id: a\n  id: b", "- title: t", "- a", "id: a", "- id: a\n- id: a", "- {id: a, issued: 2014-02-30}", "- {id: a, author: 1: 2}",
                "- {id: a, title: [x]}", "- &x {id: a}", "- {id: a, snapshot: none.html}", "- {id: a, snapshot: ../x}", "- {id: a, issued: [1]}", "\t- x", "- {id: [a]}",
                "- {id: a, accessed: yesterday}", "- {id: a, author: [[x]]}", "- {id: a, author: [{family: [x]}]}", "- {id: a, sha256: [1]}", "- {id: a, URL: {x: y}}", "- *a", "- !x {id: a}", "- {id: a}\n---\n- {id: b}", "- {id: a, id: b}",
                "- id: a\n title: t", "- {id: a, title: 'x}", "- {id: }", "-", "%YAML 9.9\n---\n- a", "- " * 200, b"- {id: \xff}", b"- {id: a\x00b}", "- {id: a, snapshot: /etc/passwd}", "- {id: a, snapshot: .}"]}
count = 0
for form, cases in BAD.items():
    for number, case in enumerate(cases):
        done = run("check", pack(f"bad-{form}-{number}", {f"s.{form}": case if isinstance(case, bytes) else case.encode()}))
        said = done.stderr.decode("utf-8", "replace")
        place = f"s.{form}:" in said
        good = done.returncode == 1 and place and "error: " in said
        count += good
        if not good:
            verdict(f"fault {form} {number} {case[:40]!r}", False, f"status {done.returncode}\n{said}")
said = run("check", pack("no-such-day", {"s.bib": b"@article{a, title = {x}, date = {2014-02-30}}"})).stderr.decode()
verdict("a date of BibTeX that is none", "s.bib:1:" in said and "[source-field]" in said, said)
verdict(f"faults are located", count >= 100, f"{count} only")

# ---- time: linear, and 10 MB within a second ----

def rename(line, copy):
    """A line of a copy, whose keys are its own."""
    if line.startswith("@"):
        return line.replace("{" if "{" in line else "(", ("{" if "{" in line else "(") + f"c{copy}-", 1)
    return line.replace("{whole", "{" + f"c{copy}-whole")


text, _ = bib_library(1, 200)
head, rest = text.split("\n\n", 1)
seconds = []
for megabytes in (5, 10):
    copies = megabytes * 1000000 // len(rest.encode()) + 1
    big = head + "\n\n" + "\n".join(rename(line, copy) for copy in range(copies) for line in rest.split("\n"))
    folder = pack(f"big{megabytes}", {"s.bib": big.encode()})
    plain = run("list", "dates", folder)
    bare = run("list", "dates", pack("none", {"s.json": b"[]"}))
    if b"error" in plain.stderr:
        verdict(f"{megabytes} MB of BibTeX", False, plain.stderr.decode()[:600])
    seconds.append(plain.seconds - bare.seconds)
limit = SECONDS if "release" in DOSSIER else 30
verdict(f"10 MB of BibTeX in {limit} s", seconds[1] <= limit, f"{seconds}")
verdict("twice as much takes twice as long", seconds[1] <= 2.8 * seconds[0] + 0.05, f"{seconds}")
print(f"# 5 MB {seconds[0]:.2f} s, 10 MB {seconds[1]:.2f} s, of the processor's time", file=sys.stderr)
