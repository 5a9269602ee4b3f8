"""Makes the files that authors bring: PDFs, Word files and saved pages, byte by byte."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Set:
    """A line of a page of PDF: its words, its distance from the foot and its size in points."""

    words: str
    height: float
    size: float = 10.0


def pdf(pages: Sequence[Sequence[Set]], about: Mapping[str, str] | None = None, labels: str = "") -> bytes:
    """A PDF of lines in Helvetica; `labels` is the /PageLabels of its catalogue."""
    font = 3 + 2 * len(pages)
    kids = " ".join(f"{3 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R {f'/PageLabels {labels}' if labels else ''} >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
    ]
    for number, page in enumerate(pages):
        drawn = "\n".join(_drawn(line) for line in page)
        objects += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {4 + 2 * number} 0 R "
            f"/Resources << /Font << /F1 {font} 0 R >> >> >>",
            f"<< /Length {len(drawn.encode('cp1252'))} >>\nstream\n{drawn}\nendstream",
        ]
    objects.append("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    fields = " ".join(f"/{key} ({value})" for key, value in (about or {}).items())
    return pdf_of([*objects, f"<< {fields} >>"], info=len(objects) + 1)


def pdf_of(objects: Sequence[str], info: int = 0) -> bytes:
    """A PDF of objects, numbered from 1; the first is its catalogue."""
    out, starts = bytearray(b"%PDF-1.4\n"), []
    for number, content in enumerate(objects, 1):
        starts.append(len(out))
        out += f"{number} 0 obj\n".encode() + content.encode("cp1252") + b"\nendobj\n"
    table = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += "".join(f"{start:010} 00000 n \n" for start in starts).encode()
    about = f"/Info {info} 0 R" if info else ""
    out += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {about} >>\nstartxref\n{table}\n%%EOF\n".encode()
    return bytes(out)


def _drawn(line: Set) -> str:
    words = line.words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /F1 {line.size} Tf 60 {line.height} Td ({words}) Tj ET"


def lines(*words: str, top: float = 700, size: float = 10, leading: float = 12) -> list[Set]:
    """Lines that stand below one another at the distance of one paragraph's lines."""
    return [Set(line, top - number * leading, size) for number, line in enumerate(words)]


WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_CORE = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"'
)
_TYPES = """<?xml version="1.0" encoding="UTF-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/></Types>"""
_RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELS = f"""<?xml version="1.0" encoding="UTF-8"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="r1" Type="{_RELATIONSHIPS}/officeDocument" Target="word/document.xml"/></Relationships>"""
_DOCUMENT_RELS = f"""<?xml version="1.0" encoding="UTF-8"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="s1" Type="{_RELATIONSHIPS}/styles" Target="styles.xml"/>
<Relationship Id="n1" Type="{_RELATIONSHIPS}/footnotes" Target="footnotes.xml"/></Relationships>"""
_STYLES = f"""<?xml version="1.0" encoding="UTF-8"?><w:styles {WORD}>
<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style></w:styles>"""


def paragraph(words: str, style: str = "", more: str = "") -> str:
    """A paragraph of Word; `more` is put behind its words as it is."""
    styled = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f'<w:p>{styled}<w:r><w:t xml:space="preserve">{words}</w:t></w:r>{more}</w:p>'


def word(
    *paragraphs: str, about: str = "", footnote: str = "", parts: Mapping[str, str | bytes] | None = None
) -> bytes:
    """A .docx of paragraphs; `about` stands in its properties, `parts` replace or add to what it is made of."""
    notes = f'<w:footnote w:id="1">{paragraph(footnote)}</w:footnote>' if footnote else ""
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _RELS,
        "word/_rels/document.xml.rels": _DOCUMENT_RELS,
        "word/styles.xml": _STYLES,
        "word/footnotes.xml": f"<w:footnotes {WORD}>{notes}</w:footnotes>",
        "word/document.xml": f"<w:document {WORD}><w:body>{''.join(paragraphs)}</w:body></w:document>",
        "docProps/core.xml": f"<cp:coreProperties {_CORE}>{about}</cp:coreProperties>",
        **(parts or {}),
    }
    return zipped(files)


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


NOTE_MARK = '<w:r><w:footnoteReference w:id="1"/></w:r>'

ARTICLE = """\
<h1>Two ships unload at night</h1>
<p class="byline">By Ada Writer</p>
<p>PORT AMBER — Two ships came in on <a href="https://harbour.example/monday">Monday</a>, the <em>Coast League</em>
said. Nobody saw them <a href="javascript:alert(1)">leave</a>, and nobody has asked where they went since then.</p>
<img src="https://cdn.example/quay.jpg" alt="The quay">
<h2>The cargo</h2>
<p>They carried 40 crates, <strong>heavy</strong> ones, said a pilot who had watched them for most of the night.</p>
<blockquote><p>We counted every crate, and then we counted every crate again, he said.</p></blockquote>
<ul><li>First, the small crates came ashore.</li><li>1. Then the large crates followed.</li></ul>
<table><tr><th>Ship</th><th>Crates</th></tr><tr><td>Alba|x</td><td>21</td></tr></table>
<p>The harbour office did not answer [sic].<br>It seldom does.</p>
"""


def page(article: str = ARTICLE, head: str = "", language: str = "en") -> bytes:
    """A saved page: an article, and what a site puts around it."""
    return f"""<!DOCTYPE html>
<html lang="{language}"><head><meta charset="utf-8"><title>Two ships unload at night</title>{head}
<script>document.title = "run"</script></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
<article>{article}</article>
<div id="comments"><p>What a fine story about harbours this is.</p></div>
<footer><p>© 2019 Harbour Post. All rights reserved.</p></footer></body></html>""".encode()


HEAD = """\
<link rel="canonical" href="https://harbour.example/2024/two-ships">
<meta property="og:site_name" content="Harbour Post"><meta name="author" content="Ada Writer">
<meta property="article:published_time" content="2024-04-19T08:00:00Z">"""
