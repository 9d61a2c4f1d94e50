#!/usr/bin/env python3
"""lint-epub.py FILE...: rules for well-made EPUBs that no checker knows; prints "FILE: rule: what", fails on any.
lint-epub.py --try FILE: breaks each rule in a copy of a sound EPUB, and fails where the rule does not notice."""
import collections, posixpath, re, sys, zipfile
import xml.etree.ElementTree as ET

X, E, OPF, DC = ("{http://www.w3.org/1999/xhtml}", "{http://www.idpf.org/2007/ops}",
                 "{http://www.idpf.org/2007/opf}", "{http://purl.org/dc/elements/1.1/}")
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
DATE = r"-?\d{4,}(-\d\d(-\d\d)?)?|\d{4}-W\d\d|--?\d\d-\d\d"


def text_of(node):
    return " ".join("".join(node.itertext()).split())


class Book:
    def __init__(self, files):
        self.files = files
        self.opf = ET.fromstring(files["EPUB/content.opf"])
        items = {i.get("id"): i for i in self.opf.iter(OPF + "item")}
        self.items = list(items.values())
        self.spine = ["EPUB/" + items[r.get("idref")].get("href") for r in self.opf.iter(OPF + "itemref")]
        self.documents = {n: ET.fromstring(files[n]) for n in self.spine + ["EPUB/nav.xhtml"]}
        self.parents = {child: parent for root in self.documents.values() for parent in root.iter() for child in parent}
        self.css = files["EPUB/style.css"].decode()
        self.ids = {n: {e.get("id"): e for e in root.iter() if e.get("id")} for n, root in self.documents.items()}

    def all(self, tag):
        for name in self.spine:
            for node in self.documents[name].iter(X + tag):
                yield name, node

    def resolve(self, name, href):
        path, _, anchor = href.partition("#")
        return (posixpath.normpath(posixpath.join(posixpath.dirname(name), path)) if path else name), anchor

    def meta(self, name):
        return [m.text for m in self.opf.iter(OPF + "meta") if m.get("property") == name]

    def nav(self, kind):
        return next((n for n in self.documents["EPUB/nav.xhtml"].iter(X + "nav") if n.get(E + "type") == kind), None)


RULES = {}


def rule(function):
    RULES[function.__name__.replace("_", "-")] = function
    return function


@rule
def sections_have_names(b):
    return [n for n, s in b.all("section") if not (s.get("id") or s.get("aria-label")) and not s.get("class") == "cover"]


@rule
def title_is_heading(b):
    for name in b.spine:
        heading = next((h for h in b.documents[name].iter(X + "h1")), None)
        title = next(b.documents[name].iter(X + "title"))
        if heading is not None and (list(title) or text_of(title) != text_of(heading)):
            yield name


@rule
def headings_are_in_contents(b):
    entries = {(b.resolve("EPUB/nav.xhtml", a.get("href")), text_of(a)) for a in b.nav("toc").iter(X + "a")}
    return [n for n, h in b.all("h1") if h.get("class") != "title" and ((n, h.get("id")), text_of(h)) not in entries]


@rule
def heading_levels_go_down_by_one(b):
    for name in b.spine:
        last = 0
        for node in b.documents[name].iter():
            if re.fullmatch("h[1-6]", node.tag.removeprefix(X)):
                level = int(node.tag[-1])
                if level > last + 1 and last:
                    yield f"{name}: {text_of(node)}"
                last = level


@rule
def bodies_hold_sections(b):
    return [n for n, body in b.all("body") if any(c.tag not in (X + "section", X + "nav", X + "article") for c in body)]


@rule
def documents_have_the_books_language(b):
    own = next(b.opf.iter(DC + "language")).text
    return [n for n, r in b.documents.items() if r.get("lang") != own or r.get(XML_LANG) != own]


@rule
def languages_are_told_twice_alike(b):
    return [n for n, r in b.documents.items() for e in r.iter() if e.get("lang") != e.get(XML_LANG)]


@rule
def languages_are_in_metadata(b):
    said = {l.text for l in b.opf.iter(DC + "language")}
    return {e.get("lang") for r in b.documents.values() for e in r.iter() if e.get("lang")} ^ said


@rule
def dates_are_valid(b):
    return [t.get("datetime") for _, t in b.all("time") if not re.fullmatch(DATE, t.get("datetime") or text_of(t))]


@rule
def no_space_before_note_references(b):
    for name, a in b.all("a"):
        if a.get(E + "type") == "noteref":
            siblings = list(b.parents[a])
            i = siblings.index(a)
            before = siblings[i - 1].tail if i else b.parents[a].text
            if before and before[-1].isspace() or (not before and i and siblings[i - 1].get(E + "type") == "noteref"):
                if before:
                    yield f"{name}: {text_of(a)}"


@rule
def note_references_are_plain(b):
    return [n for n, a in b.all("a") if a.get(E + "type") == "noteref" and (list(a) or not a.text)]


def notes(b):
    return [(n, a) for n, a in b.all("aside") if a.get(E + "type") == "footnote"]


def calls(b):
    found = collections.defaultdict(list)
    for name, a in b.all("a"):
        if a.get(E + "type") == "noteref":
            found[b.resolve(name, a.get("href"))].append((name, a))
    return found


@rule
def notes_and_references_match(b):
    called = calls(b)
    there = {(n, a.get("id")) for n, a in notes(b)}
    return set(called) ^ there


@rule
def notes_lead_back_last(b):
    called = calls(b)
    for name, note in notes(b):
        back = [a for a in note.iter(X + "a") if a.get(E + "type") == "backlink"]
        targets = [b.resolve(name, a.get("href")) for a in back]
        last = list(note)[-1]
        ends = list(last) and list(last)[-1].get(E + "type") == "backlink" and not (list(last)[-1].tail or "").strip()
        if targets != [(n, a.get("id")) for n, a in called[(name, note.get("id"))]] or not ends:
            yield f"{name}: {note.get('id')}"


@rule
def note_numbers_match(b):
    called = calls(b)
    for name, note in notes(b):
        number = next((text_of(s) for s in note.iter(X + "span") if s.get("class") == "note-number"), None)
        if any(text_of(a) != number for _, a in called[(name, note.get("id"))]):
            yield f"{name}: {note.get('id')}"


@rule
def notes_stand_alone(b):
    return [text_of(a)[:40] for _, a in notes(b) if re.search(r"\b([Ii]bid|op\. cit|loc\. cit)\b", text_of(a))]


@rule
def attributions_end_quotations(b):
    for name, p in b.all("p"):
        if p.get("class") == "attribution":
            parent = b.parents[p]
            if parent.tag != X + "blockquote" or list(parent)[-1] is not p:
                yield name


@rule
def indented_paragraphs_follow_paragraphs(b):
    for name, p in b.all("p"):
        if p.get("class") == "run-on":
            siblings = list(b.parents[p])
            i = siblings.index(p)
            if i == 0 or siblings[i - 1].tag != X + "p":
                yield name


@rule
def tables_have_heads(b):
    for name, table in b.all("table"):
        head, body = table.find(X + "thead"), table.find(X + "tbody")
        if head is None or body is None or any(th.get("scope") not in ("col", "colgroup", "row") for th in table.iter(X + "th")):
            yield name


@rule
def pictures_have_descriptions(b):
    return [n for n, i in b.all("img") if not (i.get("alt") or "").strip()]


@rule
def pictures_are_described_where_claimed(b):
    images = [i for _, i in b.all("img")]
    claims = b.meta("schema:accessibilityFeature")
    if bool(images) != ("visual" in b.meta("schema:accessMode")):
        yield "accessMode visual"
    if (bool(images) and all(i.get("alt") for i in images)) != ("alternativeText" in claims):
        yield "alternativeText"


@rule
def features_are_there(b):
    claims = b.meta("schema:accessibilityFeature")
    index = any(s.get(E + "type") == "index" for _, s in b.all("section"))
    for claim, there in (("index", index), ("pageNavigation", b.nav("page-list") is not None),
                         ("tableOfContents", b.nav("toc") is not None), ("ttsMarkup", False), ("braille", False)):
        if (claim in claims) != there:
            yield claim


@rule
def conformance_has_a_certifier(b):
    return ["conformsTo"] if bool(b.meta("dcterms:conformsTo")) != bool(b.meta("a11y:certifiedBy")) else []


@rule
def drawings_scale(b):
    return [n for n, data in b.files.items() if n.endswith(".svg") and b"viewBox" not in data]


@rule
def no_inline_style(b):
    return [n for n, r in b.documents.items() for e in r.iter() if e.get("style") or e.tag == X + "style"]


@rule
def classes_are_in_the_sheet(b):
    sheet = set(re.findall(r"\.([a-z][\w-]*)", b.css))
    return {c for r in b.documents.values() for e in r.iter() for c in (e.get("class") or "").split()
            if c not in sheet and not c.startswith("pack-")}


@rule
def sheet_is_relative(b):
    return re.findall(r"line-height: [\d.]+[a-z%]+|font-size: [\d.]+(?:px|pt|mm)", b.css)


@rule
def ids_are_unique(b):
    seen = collections.Counter(e.get("id") for n, r in b.documents.items() for e in r.iter() if e.get("id"))
    return [i for i, n in seen.items() if n > 1 or i[0].isdigit()]


@rule
def names_are_plain(b):
    return [n for n in b.files if not re.fullmatch(r"[A-Za-z0-9./_-]{1,64}", n)]


@rule
def container_is_manifest(b):
    listed = {"EPUB/" + i.get("href") for i in b.items} | {"mimetype", "META-INF/container.xml", "EPUB/content.opf"}
    if any(i.get("href").endswith((".otf", ".ttf")) for i in b.items):
        listed |= {f"META-INF/com.{maker}.display-options.xml" for maker in ("apple.ibooks", "kobobooks")}
    return listed ^ set(b.files)


@rule
def documents_are_short(b):
    return [n for n, data in b.files.items() if n.endswith((".xhtml", ".opf")) and len(data) > 260000]


@rule
def nothing_is_empty(b):
    for tag in ("p", "span", "li", "em", "strong", "h1", "h2", "h3", "a"):
        for name, e in b.all(tag):
            if not text_of(e) and not list(e) and e.get(E + "type") != "pagebreak":
                yield f"{name}: {tag}"


@rule
def no_double_spaces(b):
    for name in b.spine:
        for e in b.documents[name].iter():
            inside = e
            while inside is not None and inside.tag not in (X + "pre", X + "code", X + "head"):
                inside = b.parents.get(inside)
            if inside is None and re.search(r"\S  +\S", e.text or ""):
                yield f"{name}: {e.text[:40]}"


@rule
def links_lead_somewhere(b):
    for name, root in b.documents.items():
        for a in root.iter(X + "a"):
            href = a.get("href")
            if re.match("(https?|mailto):", href):
                continue
            target, anchor = b.resolve(name, href)
            if target not in b.documents or (anchor and anchor not in b.ids[target]):
                yield f"{name}: {href}"


@rule
def pages_are_listed_in_order(b):
    marks = [(n, e.get("id")) for n in b.spine for e in b.documents[n].iter() if e.get(E + "type") == "pagebreak"]
    nav = b.nav("page-list")
    listed = [b.resolve("EPUB/nav.xhtml", a.get("href")) for a in nav.iter(X + "a")] if nav is not None else []
    if marks != listed:
        yield "the page-list"
    if marks and len(b.meta("pageBreakSource")) != 1:
        yield "pageBreakSource"


@rule
def page_labels_are_bare(b):
    nav = b.nav("page-list")
    return [a.text for a in (nav.iter(X + "a") if nav is not None else []) if not re.fullmatch(r"\d+|[ivxlc]+", a.text)]


@rule
def contents_follow_the_text(b):
    order = {n: i for i, n in enumerate(b.spine)}
    at = [order[b.resolve("EPUB/nav.xhtml", a.get("href"))[0]] for a in b.nav("toc").iter(X + "a")]
    return [] if at == sorted(at) else ["the contents"]


@rule
def contents_speak_as_their_headings(b):
    for a in b.nav("toc").iter(X + "a"):
        target, anchor = b.resolve("EPUB/nav.xhtml", a.get("href"))
        node = b.ids[target].get(anchor)
        while node is not None and not node.get("lang"):
            node = b.parents.get(node)
        if node is not None and node.get("lang") != a.get("lang", b.documents["EPUB/nav.xhtml"].get("lang")):
            yield a.get("href")


@rule
def sheet_says_things_once(b):
    seen = set()
    for selector, body in re.findall(r"^([^\s@}][^{}]*?) \{\n(.*?)^\}", b.css, flags=re.M | re.S):
        names = [line.split(":")[0].strip() for line in body.splitlines()]
        doubled = [n for i, n in enumerate(names) if n in names[: max(i - 1, 0)]]
        yield from (f"{selector}: {n}" for n in doubled)
        if selector in seen and "," not in selector:
            yield selector
        seen.add(selector)


@rule
def old_readers_find_their_way(b):
    if "EPUB/toc.ncx" not in b.files or b.opf.find(OPF + "guide") is None:
        yield "NCX or guide"
    if not any(m.get("name") == "cover" for m in b.opf.iter(OPF + "meta")):
        yield "cover"


@rule
def landmarks_are_there(b):
    kinds = {a.get(E + "type") for a in b.nav("landmarks").iter(X + "a")}
    return {"cover", "bodymatter"} - kinds


@rule
def metadata_are_full(b):
    return [e.tag for e in b.opf.find(OPF + "metadata") if e.tag != OPF + "link" and not e.get("name") and not (e.text or "").strip()]


@rule
def it_is_dated(b):
    return [] if [bool(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", m)) for m in b.meta("dcterms:modified")] == [True] else ["modified"]


def read(path):
    with zipfile.ZipFile(path) as archive:
        return {n: archive.read(n) for n in archive.namelist()}


def faults(files, names=RULES):
    book = Book(files)
    return [(name, what) for name in names for what in RULES[name](book)]


# Which file, what is replaced there, by what: each breaks one rule.
DOC = "EPUB/s[0-9-]*.xhtml"
MUTATIONS = {
    "sections-have-names": (DOC, r'(<section epub:type="chapter"[^>]*?) id="[^"]*" aria-labelledby="[^"]*"', r"\1"),
    "title-is-heading": (DOC, "<title>", "<title>X"),
    "headings-are-in-contents": ("EPUB/nav.xhtml", r"(#[^\"]*\">)", r"\1X"),
    "heading-levels-go-down-by-one": (DOC, r"<h2( .*?)</h2>", r"<h3\1</h3>"),
    "bodies-hold-sections": (DOC, "</body>", "<p>x</p></body>"),
    "documents-have-the-books-language": (DOC, r'<html([^>]*) lang="[^"]*" xml:lang="[^"]*"', r'<html\1 lang="tlh" xml:lang="tlh"'),
    "languages-are-told-twice-alike": (DOC, "<p>", '<p lang="fr">'),
    "languages-are-in-metadata": (DOC, "<p>", '<p lang="tlh" xml:lang="tlh">'),
    "dates-are-valid": (DOC, 'datetime="', 'datetime="x'),
    "no-space-before-note-references": (DOC, r'(<a epub:type="noteref")', r" \1"),
    "note-references-are-plain": (DOC, r'(<a epub:type="noteref"[^>]*>)(\d+)', r"\1<sup>\2</sup>"),
    "notes-and-references-match": (DOC, r'<a epub:type="noteref"[^>]*>\d+</a>', ""),
    "notes-lead-back-last": (DOC, r'(<a epub:type="backlink"[^>]*>[^<]*</a>)', r"\1 end"),
    "note-numbers-match": (DOC, r'(class="note-number">)', r"\g<1>9"),
    "notes-stand-alone": (DOC, r'(class="note-number">\d+</span> )', r"\1Ibid. "),
    "attributions-end-quotations": (DOC, r"(<p class=\"attribution\">.*?</p>)\s*</blockquote>", r"</blockquote>\1"),
    "indented-paragraphs-follow-paragraphs": (DOC, r'(<p class="run-on")', r"<hr/>\1"),
    "tables-have-heads": (DOC, r' scope="col"', ""),
    "pictures-have-descriptions": (DOC, r'(<img [^>]*)alt="[^"]*"', r'\1alt=""'),
    "pictures-are-described-where-claimed": ("EPUB/content.opf", '<meta property="schema:accessMode">visual</meta>', ""),
    "features-are-there": ("EPUB/content.opf", "</metadata>", '<meta property="schema:accessibilityFeature">braille</meta></metadata>'),
    "conformance-has-a-certifier": ("EPUB/content.opf", "</metadata>", '<meta property="dcterms:conformsTo">x</meta></metadata>'),
    "drawings-scale": ("EPUB/[^/]*.svg", "viewBox", "viewbox"),
    "no-inline-style": (DOC, "<p>", '<p style="color: red">'),
    "classes-are-in-the-sheet": (DOC, "<p>", '<p class="nowhere">'),
    "sheet-is-relative": ("EPUB/style.css", r"font-size: [\d.]+em", "font-size: 12pt"),
    "ids-are-unique": (DOC, r'id="', 'id="1'),
    "names-are-plain": (None, "EPUB/toc.ncx", "EPUB/t o c.ncx"),
    "container-is-manifest": (None, None, "EPUB/stray.txt"),
    "documents-are-short": (DOC, "<p>", "<p>" + "x" * 261000),
    "nothing-is-empty": (DOC, "</p>", "</p><p></p>"),
    "no-double-spaces": (DOC, r"<p>(\w+) ", r"<p>\1   "),
    "links-lead-somewhere": (DOC, r'href="#', 'href="#x'),
    "pages-are-listed-in-order": ("EPUB/nav.xhtml", r'(epub:type="page-list".*?<ol>\s*)<li>.*?</li>', r"\1"),
    "page-labels-are-bare": ("EPUB/nav.xhtml", r"(#page-\d+\">)", r"\1page "),
    "contents-follow-the-text": ("EPUB/nav.xhtml", r"(<ol>\s*)(<li>.*?</li>)\s*(<li>.*?</li>)", r"\1\3\2"),
    "contents-speak-as-their-headings": ("EPUB/nav.xhtml", r' lang="[^"]*" xml:lang="[^"]*" dir', " dir"),
    "sheet-says-things-once": ("EPUB/style.css", r"(  font-weight: normal;\n  font-style: italic;\n)", r"\1  font-weight: bold;\n"),
    "old-readers-find-their-way": ("EPUB/content.opf", r"<guide>.*</guide>", ""),
    "landmarks-are-there": ("EPUB/nav.xhtml", r'epub:type="bodymatter"', 'epub:type="backmatter"'),
    "metadata-are-full": ("EPUB/content.opf", "</metadata>", '<dc:rights xmlns:dc="http://purl.org/dc/elements/1.1/"></dc:rights></metadata>'),
    "it-is-dated": ("EPUB/content.opf", r"T\d\d:\d\d:\d\dZ", ""),
}


def broken(files, name):
    pattern, old, new = MUTATIONS[name]
    result = dict(files)
    if pattern is None:
        if old:
            result[new] = result.pop(old)
        else:
            result[new] = b"x"
        return result
    for n in files:
        if re.fullmatch(pattern, n):
            changed = re.sub(old, new, files[n].decode(), count=1, flags=re.S).encode()
            if changed != files[n]:
                result[n] = changed
                return result
    return None


def main():
    if sys.argv[1] == "--try":
        files, bad = read(sys.argv[2]), faults(read(sys.argv[2]))
        for name in RULES:
            changed = broken(files, name)
            if changed is None or not any(f[0] == name for f in faults(changed, [name])):
                bad.append((name, "is not noticed when it is broken" if changed else "could not be broken"))
        for name, what in bad:
            print(f"{name}: {what}")
        print(f"{len(RULES)} rules tried")
        return bool(bad)
    bad = False
    for path in sys.argv[1:]:
        for name, what in faults(read(path)):
            print(f"{path}: {name}: {what}")
            bad = True
    return bad


sys.exit(main())
