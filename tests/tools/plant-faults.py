#!/usr/bin/env python3
"""plant-faults.py FILE FOLDER: copies of a sound EPUB with one fault each, against a rule of container, package,
navigation or XHTML; every fault must be found by an EPUBCheck or by lint-epub.py. Prints "ok" or "FAIL" for each."""
import os, re, subprocess, sys, zipfile

source, folder = sys.argv[1:3]
here = os.path.dirname(os.path.abspath(__file__))
with zipfile.ZipFile(source) as archive:
    SOUND = [(info.filename, archive.read(info)) for info in archive.infolist()]
OPF, NAV, NCX, DOC = r"EPUB/content\.opf", r"EPUB/nav\.xhtml", r"EPUB/toc\.ncx", r"EPUB/s\d[0-9-]*\.xhtml"


def edit(pattern, old, new, flags=re.S):
    def change(files):
        for i, (name, data) in enumerate(files):
            if re.fullmatch(pattern, name):
                changed = re.sub(old, new, data.decode(), count=1, flags=flags).encode()
                if changed != data:
                    return files[:i] + [(name, changed)] + files[i + 1:]
        raise SystemExit(f"nothing to break: {old}")
    return change


def without(name):
    return lambda files: [f for f in files if f[0] != name]


FAULTS = {
    "container: mimetype last": lambda files: files[1:] + files[:1],
    "container: mimetype of another format": edit("mimetype", "epub", "zip"),
    "container: mimetype with a line's end": edit("mimetype", "$", "\n"),
    "container: no container.xml": without("META-INF/container.xml"),
    "container: the package is elsewhere": edit("META-INF/container.xml", "content.opf", "book.opf"),
    "container: a file that is not listed": lambda files: files + [("EPUB/stray.xhtml", b"x")],
    "container: a file that is lost": without("EPUB/style.css"),
    "package: not dated": edit(OPF, r'<meta property="dcterms:modified">[^<]*</meta>', ""),
    "package: a day for a time": edit(OPF, r'("dcterms:modified">[\d-]*)T[^<]*', r"\1"),
    "package: no title": edit(OPF, r'<dc:title.*</dc:title>', ""),
    "package: no language": edit(OPF, r"<dc:language>.*</dc:language>", ""),
    "package: no such language": edit(OPF, r"<dc:language>[^<]*", "<dc:language>not a language"),
    "package: an empty element": edit(OPF, r"(<dc:date>)[^<]*", r"\1"),
    "package: the identifier is elsewhere": edit(OPF, 'unique-identifier="id"', 'unique-identifier="uid"'),
    "package: a refinement of nothing": edit(OPF, 'refines="#title"', 'refines="#nothing"'),
    "package: the spine names nothing": edit(OPF, r'<itemref idref="s001', '<itemref idref="s999'),
    "package: a document twice in the spine": edit(OPF, r"(<itemref [^>]*>)", r"\1\1"),
    "package: one file in two items": edit(OPF, "</manifest>", '<item id="again" href="style.css" media-type="text/css"/></manifest>'),
    "package: no navigation document": edit(OPF, ' properties="nav"', ""),
    "package: the wrong media type": edit(OPF, 'media-type="text/css"', 'media-type="text/plain"'),
    "navigation: an entry leads nowhere": edit(NAV, r'href="(s\d+\.xhtml)#', r'href="\1#x'),
    "navigation: no contents": edit(NAV, 'epub:type="toc"', ""),
    "navigation: an entry without words": edit(NAV, r"(<a [^>]*>)[^<]*</a>", r"\1</a>"),
    "navigation: a landmark without a type": edit(NAV, r'<a epub:type="bodymatter"', "<a"),
    "navigation: pages out of order": edit(NAV, r'(epub:type="page-list".*?)(<li>.*?</li>)\s*(<li>.*?</li>)', r"\1\3\2"),
    "navigation: contents out of order": edit(NAV, r"(<ol>\s*)(<li>.*?</li>)\s*(<li>.*?</li>)", r"\1\3\2"),
    "navigation: the NCX of another book": edit(NCX, r'(dtb:uid" content=")', r"\1x"),
    "navigation: a point of the NCX leads nowhere": edit(NCX, r'src="s', 'src="no'),
    "XHTML: not well-formed": edit(DOC, "</p>", ""),
    "XHTML: an entity of HTML": edit(DOC, "</p>", "&nbsp;</p>"),
    "XHTML: an id twice": edit(DOC, r'id="([^"]*)"(.*?)id="[^"]*"', r'id="\1"\2id="\1"'),
    "XHTML: a link leads nowhere": edit(DOC, 'href="#', 'href="#x'),
    "XHTML: a day that is none": edit(DOC, r'datetime="[^"]*"', 'datetime="2014-13-45"'),
    "XHTML: a picture without a description": edit(DOC, r'(<img [^>]*) alt="[^"]*"', r"\1"),
    "XHTML: a picture from outside": edit(DOC, r'(<img [^>]*src=")', r"\1https://example.org/"),
    "XHTML: an element of another language": edit(DOC, "<p>", "<text>x</text><p>"),
    "XHTML: a block in a paragraph": edit(DOC, "<p>", "<p><div>x</div>"),
    "XHTML: a link in a link": edit(DOC, r'(<a epub:type="noteref"[^>]*>)', r'\1<a href="#">x</a>'),
    "XHTML: a level of headings left out": edit(DOC, r"<h2( .*?)</h2>", r"<h4\1</h4>"),
}

os.makedirs(folder, exist_ok=True)
names = {}
for number, (fault, change) in enumerate(FAULTS.items()):
    path = names[fault] = os.path.join(folder, f"fault-{number:02}.epub")
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in change(SOUND):
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED)
said = subprocess.run([os.path.join(here, "epubcheck.sh"), *names.values()], capture_output=True, text=True).stdout
for fault, path in names.items():
    found = [line for line in said.splitlines() if line.startswith(path + ": ") and "completed" not in line]
    if not found:
        lint = subprocess.run([sys.executable, os.path.join(here, "lint-epub.py"), path], capture_output=True, text=True)
        found = lint.stdout.splitlines()
    print(f"ok {fault}" if found else f"FAIL {fault} is not found")
