#!/usr/bin/env python3
"""pages.py DOSSIER PACK WORK [STYLE]: every page reference of a pack is right, in both outputs.

Takes the PDF's text page by page (mutool) and the listings of the program, and tests:
- the word that each timeline entry and each mention begins with stands on the page that is listed;
- no word of the sections is lost in the PDF, and they come in order (soft hyphens joined);
- the EPUB's page-list names each page that holds flowing text, in order.
"""
import bisect, collections, functools, heapq, html, json, os, re, shutil, subprocess, sys, unicodedata, zipfile

dossier, pack, work = sys.argv[1:4]
name = os.path.basename(os.path.realpath(pack))
if os.path.isfile(pack):
    name = name.rpartition(".")[0]
if len(sys.argv) > 4:  # a copy of the pack that names the style, since not every command takes one
    style = sys.argv[4]
    name += "-" + style
    shutil.rmtree(f"{work}/{name}", ignore_errors=True)
    shutil.copytree(pack, f"{work}/{name}")
    pack = f"{work}/{name}"
    with open(f"{pack}/outline.yaml", encoding="utf-8") as file:
        outline = re.sub(r"(?m)^style:.*\n", "", file.read())
    with open(f"{pack}/outline.yaml", "w", encoding="utf-8") as file:
        file.write(f"{outline}\nstyle: {style}\n")


@functools.lru_cache(None)
def run(*words):
    return subprocess.run(words, capture_output=True, check=True).stdout.decode()


def report(good, what, detail=""):
    print(("ok " if good else "FAIL ") + f"{name}: {what}" + (f": {detail}" if not good else ""))


def joined(text):
    """Between ideographs lines end anywhere, and a line's end is no space."""
    ideograph = "[\u3000-\u9fff\uff00-\uffef]"
    return re.sub(f"(?<={ideograph})\\s+(?={ideograph})", "", text)


def norm(text):
    text = joined(re.sub("\u00ad\\s*|-\\n\\s*", "", text))
    return re.sub(r"[\s\u00a0\u202f]+", " ", text)


RIGHT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff"  # letters that read from the right


def solid(text):
    """Letters and digits alone, without points and spaces: what readers of PDF agree on where a line reads from the
    right. Some give a line with points as it is seen, from the left, and some no space between cells."""
    text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return re.sub("[\\W_\u0640]", "", text)


def is_from_right(text):
    return re.search(f"[{RIGHT}]", text) is not None


def stands_in(words, text):
    """`text` is that of a page; in a line from right to left words may come in any order."""
    if not is_from_right(words):
        return words in text
    lines = solid(text)
    return all(word in lines or word[::-1] in lines for word in map(solid, words.split()))


run(dossier, "build", pack, "-o", work, "--quiet")
pdf, epub = f"{work}/{name}.pdf", f"{work}/{name}.epub"
info = run("qpdf", "--json", "--json-key=pagelabels", "--json-key=pages", pdf)
data = json.loads(info)
count = len(data["pages"])
labels = []
ranges = [(r["index"], r["label"]) for r in data["pagelabels"]]
for i in range(count):
    start, label = [r for r in ranges if r[0] <= i][-1]
    number = label.get("/St", 1) + i - start
    style, prefix = label.get("/S"), re.sub("^u:", "", label.get("/P", ""))
    roman = ""
    if style == "/r":
        rest = number
        for value, letters in ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")):
            while rest >= value:
                roman += letters
                rest -= value
    labels.append(prefix + (roman if style == "/r" else str(number) if style else ""))


def with_accents(raw_pages):
    """Greek capitals have no accents, though the text below them does (/ActualText). The mutool of Debian 12 does not
    read that, pdftotext does: where a word of the page differs by accents alone, it is pdftotext's."""
    greek, told = "[\u0370-\u03ff\u1f00-\u1fff]+", []
    if not shutil.which("pdftotext"):
        return raw_pages

    def plain(word):
        return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))

    for raw, other in zip(raw_pages, run("pdftotext", pdf, "-").split("\f")):
        exact = {plain(word): word for word in re.findall(greek, unicodedata.normalize("NFC", other))}
        told.append(re.sub(greek, lambda m: m.group() if m.group() in exact.values()
                           else exact.get(plain(m.group()), m.group()), unicodedata.normalize("NFC", raw)))
    return told


raw_pages = with_accents(run("mutool", "draw", "-q", "-F", "txt", pdf).split("\f")[:count])
pages = [norm(p) for p in raw_pages]
report(len(pages) == count, "a text for each page", f"{len(pages)} of {count}")
by_label = dict(zip(labels, pages))

for listing in ("timeline", "actors"):
    rows = json.loads(run(dossier, "list", listing, pack, "--format", "json"))
    bad = []
    for row in rows:
        if not row["page"]:
            if row.get("places", "x"):
                bad.append(f"{row['ref']} has no page")
            continue
        words = norm(row["as_written"]).strip()
        page = by_label.get(row["page"], "")
        # A mention that the page turn divides begins at the page's end.
        whole = stands_in(words, page) or any(page.rstrip().endswith(words[:n]) for n in range(2, len(words)))
        first = words.split(" ")[0]
        if not (whole or stands_in(first, page)):
            bad.append(f"'{words}' is not on page {row['page']}")
    report(not bad, f"{listing}: {len(rows)} places on their pages", "; ".join(bad[:5]))

# ---- mentions: none that is not listed ----
def streams(dump):
    """The flowing text, the notes and the floats, each as one string with the page label of each character."""
    label, out = "", {"": [[], []], " note": [[], []], " float": [[], []]}
    for line in dump.splitlines():
        if line.startswith("page "):
            label = line.split(" ")[1]
        m = re.match(r'  text( float| note)? [-0-9.]+ [-0-9.]+ f\d+( end)?(?: x[-+]\d+)?(?: turned)? "(.*)"$', line)
        if m:
            text, where = out[m.group(1) or ""]
            words = m.group(3)
            if words.endswith("\u00ad"):
                words = words[:-1]
            elif m.group(2) and words[-1:] not in (" ", "\u00a0", "-", "\u2013", "/"):
                words += " "  # a block's last line has no space of its own
            text.append(words)
            where.extend([label] * len(words))
    return [("".join(text), where) for text, where in out.values()]


rows = json.loads(run(dossier, "list", "actors", pack, "--format", "json"))
tree = run(dossier, "dump", "tree", pack)
generated = re.search(r'section \((?:timeline|sources|quotations|reading|glossary|citing|index|profiles)\).*\n\s*heading .*?id="([^"]*)"', tree)
first = [r for r in re.findall(r'contents-entry .*?target="#([^"]*)" page="([^"]*)"', tree)
         if generated and r[0] == generated.group(1)]
last_page = labels.index(first[0][1]) if first else len(labels)
# What a citation prints is made of its source, and no mention; nor is the long form behind an abbreviation.
cited = []
for line in tree.splitlines():
    depth, said = len(line) - len(line.lstrip()), re.search(r' generated "(.*)"$', line)
    if re.search(r'^ *span .* id="cite-', line):
        cited.append((depth, []))
    elif cited and depth > cited[-1][0] and said and line.lstrip().startswith("text "):
        cited[-1][1].append(said.group(1))
    elif cited and depth <= cited[-1][0] and cited[-1][1]:
        cited.append((999, []))  # closed
citations = {"".join(texts) for _, texts in cited if texts} | set(re.findall(r'^ *text .* generated " (\[.*\])"$', tree, re.M))
citations = sorted(citations, key=len, reverse=True)
without = re.compile("|".join(r"[ \u00a0]+".join(map(re.escape, c.split())) for c in citations) or r"(?!)")
forms = {norm(r["as_written"]): r["id"] for r in rows}
listed = collections.Counter((r["id"], r["page"]) for r in rows)
seen = collections.Counter()
if forms:
    names = "|".join(re.escape(f).replace("\\ ", "[ \u00a0]") for f in sorted(forms, key=len, reverse=True))
    for text, where in streams(run(dossier, "dump", "layout", pack)):
        text = without.sub(lambda m: "." * len(m.group(0)), text)
        for m in re.finditer(rf"(?<![\w])(?:{names})(?![\w])", text):
            page = where[m.start()]
            if page and page[0].isdigit() and labels.index(page) < last_page:
                seen[(forms[norm(m.group(0))], page)] += 1
missing = {k: (n, listed[k]) for k, n in seen.items() if n != listed[k]}
missing.update({k: (seen[k], n) for k, n in listed.items() if n != seen[k]})
report(not missing, f"actors: {sum(seen.values())} mentions on the pages, all listed",
       f"(actor, page): (on the page, listed) {dict(list(missing.items())[:8])}")

# ---- the index prints the pages of the listing ----
pages_of = collections.defaultdict(set)
for row in rows:
    pages_of[row["id"]].add(row["page"])
printed = {}


def pages_printed(text):
    """"12-14", "12n3", "12f" -> the pages."""
    start, _, end = re.sub("(n[0-9]*|f)$", "", text).partition("\u2013")
    return labels[labels.index(start):labels.index(end or start) + 1]


entries, entry, depth = [], None, 0  # (id or None, its letters, locators of it and its sub-entries)
for line in tree.splitlines():
    m = re.match(r"( *)(index-entry|locator|index-term|see|[a-z-]+)\b(.*)$", line)
    indent, kind, rest = len(m.group(1)), m.group(2), m.group(3)
    if entry and indent <= depth:
        entry = None
    if kind == "index-entry" and not entry:
        named = re.search(r'id="index-\d+-([^"]*)"', rest)
        entry, depth = {"id": named and named.group(1), "locators": [], "see": [], "text": ""}, indent
        entries.append(entry)
    elif entry and kind == "locator":
        entry["locators"].append((re.search(r'target="#([^"]*)"', rest).group(1), re.search(r'"([^"]*)"$', rest).group(1)))
    elif entry and kind == "link":
        entry["see"].append(re.search(r'target="#([^"]*)"', rest).group(1))
    elif entry and kind == "text":
        entry["text"] += re.search(r'"((?:[^"\\]|\\.)*)"', rest).group(1)
for entry in entries:
    if entry["id"]:
        got = printed.setdefault(entry["id"], set())
        for _, text in entry["locators"]:
            got.update(pages_printed(text))
wrong = {k: (sorted(v), sorted(pages_of[k])) for k, v in printed.items() if v != pages_of[k]}
report(not wrong, f"index: {len(printed)} entries print the pages of their mentions", str(wrong)[:300])
entries_of_index = entries
heads = [e["id"] for e in entries if e["id"]]
blind = [target for e in entries for target in e["see"] if re.sub(r"^index-\d+-", "", target) not in heads]
circular = [e["text"] for e in entries if e["id"] and f"-{e['id']}" in [re.sub(r"^index-\d+", "", t) for t in e["see"]]]
report(not blind and not circular, f"index: {sum(len(e['see']) for e in entries)} references lead to entries", str(blind + circular)[:300])
states = {r["id"] for r in rows if r["kind"] == "state"}
left = sorted({r["id"] for r in rows} - set(heads) - states)
report(not heads or not left, "index: each actor that is named has an entry", str(left)[:300])

# ---- words ----
IDEOGRAPH = "\u3000-\u9fff\uff00-\uffef"


def words_of(text):
    """Also parted where the direction turns: cells side by side come out without a space between. The number of a
    note is no part of its word. Ideographs stand for themselves: their lines end anywhere."""
    text = unicodedata.normalize("NFC", re.sub(f"(?<=[{RIGHT}])(?=[A-Za-z0-9])|(?<=[A-Za-z0-9])(?=[{RIGHT}])", " ", norm(text)))
    text = re.sub(f"(?<=[{RIGHT}])[\u0591-\u05c7\u064b-\u065f\u0670]+", "", text)
    return re.findall(rf"\d+|[{IDEOGRAPH}]|[^\W\d{IDEOGRAPH}]+", text)


with zipfile.ZipFile(epub) as book:
    opf = book.read([n for n in book.namelist() if n.endswith(".opf")][0]).decode()
    nav = book.read([n for n in book.namelist() if n.endswith("nav.xhtml")][0]).decode()
    text = " ".join(re.sub(r"<[^>]*>", " ", re.sub(r"(?s)<head>.*?</head>", "", book.read(n).decode()))
                    for n in book.namelist() if re.search(r"s\d+[a-z0-9-]*\.xhtml$", n))
def texts_of_tree():
    """The words of the sections, as the tree has them: running text, notes, and figures, which float."""
    streams_of, stack = ([], [], []), []
    for line in tree.splitlines():
        m = re.match(r"( *)([a-z-]+)(.*)$", line)
        depth, kind, rest = len(m.group(1)) // 2, m.group(2), m.group(3)
        stack[depth:] = ["standfirst" if rest.startswith(" (standfirst)") else kind]
        stream = 1 if "note" in stack else 2 if "figure" in stack else 0
        quoted = re.search(r' "((?:[^"\\]|\\.)*)"(?: \[.*\])*$', rest)
        ours = " generated" not in rest.split('"')[0] or "standfirst" in stack
        if kind in ("text", "code", "code-block") and quoted and ours:
            text = re.sub(r"\\(.)", lambda e: "\n" if e.group(1) == "n" else e.group(1), quoted.group(1))
            streams_of[stream].append((" " if kind == "code-block" else "") + text)
        elif kind in ("paragraph", "heading", "cell", "soft-break", "line-break", "attribution", "caption"):
            streams_of[stream].append(" ")
    return ["".join(part) for part in streams_of]


class PageText:
    """The words of all pages, line by line, and a place up to which they were taken."""

    def __init__(self, raw_pages, known):
        self.lines, self.solid, divided = [], [], None  # of a line from right to left its solid text in pieces
        for raw in "\n".join(raw_pages).split("\n"):
            ends_divided = re.search("[\u00ad-]\\s*$", raw)
            right = is_from_right(raw)
            words = [] if right else words_of(re.sub("\u00ad", "-", raw))
            # What a line's end divides is one word again if the sections have it: else it was a real hyphen.
            if divided and words and self.lines[divided][-1] + words[0] in known:
                self.lines[divided][-1] += words.pop(0)
                divided = None
            if words or right:
                self.lines.append(words)
                self.solid.append([solid(raw)] if right else [])
            if ends_divided and words:
                divided = len(self.lines) - 1
            elif divided and len(self.lines) - divided > 60:  # notes and a running head may stand between
                divided = None
        self.where = collections.defaultdict(list)
        for i, words in enumerate(self.lines):
            for word in dict.fromkeys(words):
                self.where[word].append(i)
        self.from_right = [i for i, pieces in enumerate(self.solid) if pieces]
        self.line, self.column = 0, 0

    def in_solid(self, word, line):
        """Where a word stands in lines from right to left: the line, and what to take."""
        letters, forms = solid(word), 2 if is_from_right(word) else 1
        for i in self.from_right[bisect.bisect_left(self.from_right, line):]:
            for at, piece in enumerate(self.solid[i]):
                if letters in piece:
                    yield i, (at, piece.partition(letters))
                elif forms == 2 and letters[::-1] in piece:
                    yield i, (at, piece.rpartition(letters[::-1]))

    def in_lines(self, word, line, column):
        lines = self.where[word]
        for i in lines[bisect.bisect_left(lines, line):]:
            at = next((at for at, other in enumerate(self.lines[i])
                       if other == word and (i > line or at >= column)), None)
            if at is not None:
                yield i, at

    def candidates(self, word, line, column):
        """Where a word stands from a place on. In lines from right to left any order will do, but each piece of
        the line is taken once."""
        return heapq.merge(self.in_lines(word, line, column), self.in_solid(word, line), key=lambda found: found[0])

    def take(self, word, after):
        """Takes the next place of a word. Far away it counts only where the word behind it stands with it, so that
        one that is missing does not draw the others along."""
        for i, at in self.candidates(word, self.line, self.column):
            if i > self.line + 1 and after is not None:
                behind = next(self.candidates(after, i, at + 1 if isinstance(at, int) else 0), None)
                if behind is None or behind[0] > i + 2:
                    continue
            if isinstance(at, tuple):
                piece, (before, _, rest) = at
                self.solid[i][piece:piece + 1] = [before, rest]
                self.column = 0
            else:
                self.column = at + 1
            self.line = i
            return True
        return False


def missing_in_order(words, known):
    """The words that do not come in this order; what stands between them (heads, folios) may be there."""
    text = PageText(raw_pages, known)
    return [word for i, word in enumerate(words)
            if not text.take(word, words[i + 1] if i + 1 < len(words) else None)]


def floats_of_layout():
    """The words of each stretch of figures and turned tables: they may stand on a later page than the text."""
    stretches, words = [], []
    for line in run(dossier, "dump", "layout", pack).splitlines() + ["page"]:
        m = re.match(r'  text float [-0-9.]+ [-0-9.]+ f\d+( end)?(?: x[-+]\d+)?(?: turned)? "(.*)"$', line)
        if m:
            words.append(m.group(2) + ("" if m.group(2).endswith("\u00ad") or not m.group(1) else " "))
        elif line.startswith(("page", "  text")) and not line.startswith("  text artifact") and words:
            stretches.append(words_of("".join(words)))
            words = []
    return stretches


def take_out(words, part):
    """`words` without a stretch; its first words may be a number that is not in the tree."""
    for skipped in range(4):
        rest = part[skipped:]
        at = next((i for i in range(len(words)) if rest and words[i:i + len(rest)] == rest), None)
        if at is not None:
            return words[:at] + words[at + len(rest):], rest
    return words, []


parts = [words_of(part) for part in texts_of_tree()]
total = sum(len(part) for part in parts)
known = {word for part in parts for word in part}
lost = []
for part in floats_of_layout():
    parts[0], taken = take_out(parts[0], part)
    lost += missing_in_order(taken, known)
lost += [word for part in parts for word in missing_in_order(part, known)]
all_letters = "".join(words_of(" ".join(pages)))  # long words of code are divided without a hyphen
lost = [word for word in lost if len(word) < 20 or word not in all_letters]
report(total > 0 and not lost, f"{total} words in order, none lost in the PDF", f"{len(lost)}: {lost[:10]}")

# ---- the first words behind each page mark of the EPUB are the page's ----
with zipfile.ZipFile(epub) as book:
    spine = re.findall(r'<itemref idref="([^"]*)"', opf)
    hrefs = dict(re.findall(r'<item id="([^"]*)" href="([^"]*)"', opf))
    root = [n for n in book.namelist() if n.endswith(".opf")][0].rpartition("/")[0]
    html_text = " ".join(book.read(f"{root}/{hrefs[i]}").decode() for i in spine)
html_text = re.sub(r"(?s)<head>.*?</head>|<figure.*?</figure>|<aside[^>]*doc-footnote.*?</aside>|"
                   r'<p class="letters">.*?</p>', " ", html_text)
html_text = re.sub(r'<span epub:type="pagebreak"[^>]*[^>]*aria-label=" page ([^"]*)\. "[^>]*></span>', "\x01\\1\x02", html_text)
html_text = re.sub(r"</?(?:a|span|em|strong|time|code|del|sup|sub|abbr)\b[^>]*>", "", html_text)
html_text = html.unescape(re.sub(r"<[^>]*>", " ", html_text))
flow = collections.defaultdict(str)
text, where = streams(run(dossier, "dump", "layout", pack))[0]
for character, label in zip(text, where):
    flow[label] += character
off = []
marks = re.findall("\x01([^\x02]*)\x02([^\x01]*)", html_text)
for label, behind in marks:
    a = [w for w in re.findall(r"\w+", joined(behind))][:8]
    b = [w for w in re.findall(r"\w+", joined(flow[label]))][:5]
    if not label.isdigit():  # the contents: page numbers stand between the words in print
        a, b = a[:1], b[:1]
    # A word that the page turn divides stands whole behind the mark, and as its rest on the page.
    in_order = iter(a[1:8])  # a date beside its event may go on in the next line, behind the event's first words
    if not a or not b or not a[0].endswith(b[0]) or not all(word in in_order for word in b[1:4]):
        off.append(f"{label}: {a} but {b}")
report(len(marks) > 0 and not off, f"{len(marks)} page marks stand before the page's first words", "; ".join(off[:4]))

# ---- the EPUB's index: its numbers are those of the PDF, and each leads to the mention on that page ----
page_at, label_now, word_at = {}, "", {}
in_table, floating = False, set()  # a table may stand on a later page than the text around it
with zipfile.ZipFile(epub) as book:
    documents = [(hrefs[i], book.read(f"{root}/{hrefs[i]}").decode()) for i in spine]
for file, document in documents:
    for m in re.finditer(r'</?table|<span epub:type="pagebreak"[^>]*aria-label=" page ([^"]*)\. "|<[a-z]+[^>]* id="([^"]*)"[^>]*>', document):
        label_now = html.unescape(m.group(1)) if m.group(1) else label_now
        if m.group(0).lstrip("</") == "table":
            in_table = not m.group(0).startswith("</")
        if m.group(2):
            if in_table:
                floating.add(f"{file}#{m.group(2)}")
            page_at[f"{file}#{m.group(2)}"] = label_now
            rest = re.sub(r"<[^>]*>", "", document[m.end():m.end() + 1500])
            word_at[f"{file}#{m.group(2)}"] = norm(html.unescape(rest)).strip()
wrong, count_links = [], 0
epub_entries = []
for file, document in documents:
    if 'epub:type="index"' not in document and 'class="index"' not in document:
        continue
    for lists in re.findall(r'<ul[^>]*class="locators">(.*?)</ul>', document, re.S):
        for href, text in re.findall(r'<a [^>]*?href="([^"]*)"[^>]*>(.*?)</a>', lists):
            href = href if not href.startswith("#") else file + href
            text = re.sub("<[^>]*>", "", text)
            epub_entries.append(text)
            count_links += 1
            names = tuple(n for n in forms if word_at.get(href, "").startswith(n))
            if not names:
                wrong.append(f"{text} leads to '{word_at.get(href, 'nothing')[:30]}'")
            elif not re.search("[nf][0-9]*$", text) and page_at[href] != pages_printed(text)[0] and href not in floating:
                wrong.append(f"{text} leads to page {page_at[href]}")
printed_all = [text for entry in entries_of_index for _, text in entry["locators"]]
if epub_entries != printed_all:
    wrong.append(f"the EPUB prints {len(epub_entries)} locators, the tree {len(printed_all)}")
report(not wrong, f"index: {count_links} locators of the EPUB lead to the mention on their page", "; ".join(wrong[:5]))

# ---- notes: one number each through the whole body, the same in both outputs ----
with zipfile.ZipFile(epub) as book:
    spine_text = " ".join(book.read(f"{root}/{hrefs[i]}").decode() for i in spine)
numbers = dict(re.findall(r'(?s)<aside epub:type="footnote"[^>]* id="([^"]*)".*?class="note-number">(\d+)<', spine_text))
bad = [] if list(numbers.values()) == [str(i + 1) for i in range(len(numbers))] else [f"not in order: {numbers}"]
for target, text in re.findall(r'role="doc-noteref"[^>]* href="[^"#]*#([^"]*)">([^<]*)<', spine_text):
    if numbers.get(target) != text:
        bad.append(f"the EPUB calls {target} by {text}")
layout_dump = run(dossier, "dump", "layout", pack)
for text, target in re.findall(r'  text [^"\n]*"([^"]*)"\n  link [^"\n]*"#([^"]*)"', layout_dump):
    if target in numbers and numbers[target] != text:
        bad.append(f"the PDF calls {target} by {text}")
feet = []
for sheet in layout_dump.split("\npage "):
    noted = re.findall(r'\n  text note ([-0-9.]+) [-0-9.]+ f\d+(?: end)?(?: x[-+]\d+)? "(.*)"', sheet)
    edges = [float(x) for x, text in noted] or [0]
    at = {edge: [text for x, text in noted if float(x) == edge and text.isdigit()] for edge in edges}
    feet += at.get(min(edges)) or at.get(max(edges)) or []  # in a text from right to left: at the right
if sorted(feet, key=int) != list(numbers.values()):
    bad.append(f"the feet of the pages have {feet}")
report(not bad, f"{len(numbers)} notes numbered through the body, alike in both outputs", "; ".join(bad[:4]))

# ---- contents ----
entries = re.findall(r'contents-entry .*?page="([^"]*)".*\n(?:\s*span .*\n)?\s*text [^\n]*? "((?:[^"\\\\]|\\\\.)*)"', tree)
wrong = [f"'{title}' is not on page {label}" for label, title in entries
         if not stands_in(norm(title.replace('\\\\"', '"')), norm(by_label.get(label, "")))]
count_entries = len(re.findall(r"^\s*contents-entry ", tree, re.M))
report(len(entries) == count_entries and not wrong,
       f"contents: {count_entries} entries on their pages", "; ".join(wrong[:5]) or "an entry has no page")

# ---- page-list ----
listed = re.search(r'(?s)epub:type="page-list".*?</nav>', nav)
listed = [html.unescape(x) for x in re.findall(r"<a [^>]*>([^<]*)</a>", listed.group(0))] if listed else []
order = [labels.index(x) for x in listed if x in labels]
report(len(listed) > 0 and len(order) == len(listed) and order == sorted(order),
       f"page-list of {len(listed)} pages in order", str(listed))
