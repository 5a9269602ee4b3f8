"""A Word file: its text through mammoth, what it says about itself from its properties."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

import mammoth
from lxml import etree, html

from ...annotating.markup import parse_markdown
from .clipping import byline_of, dateline_of
from .document import Document, Refused
from .elements import blocks_of
from .limits import LARGEST_UNPACKED, LARGEST_XML, MEGABYTE, MOST_ENTRIES, MOST_EXPANSION
from .telling import count, quoted
from .titles import title_of

_PROPERTIES = "docProps/core.xml"
_DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"
_OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STYLES = "p[style-name='Title'] => h1:fresh\np[style-name='Subtitle'] => p:fresh"
# A document type can name other files and multiply its own text; no program writes one into a Word file.
_DOCTYPES = tuple("<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))
_LANGUAGE = re.compile(r"[a-z]{2,3}(?=-|$)", re.IGNORECASE)


def read_word(raw: bytes) -> Document:
    """The text of a .docx, footnotes at its end. Raises `Refused` where it has none, or cannot be read."""
    if raw.startswith(_OLD_WORD):
        raise Refused("it is encrypted, or written by a Word older than 2007; save it as .docx without a password")
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            parts = _checked_parts(archive)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, EOFError, OSError) as error:
        raise Refused(f"the Word file is damaged or cut off: {error}") from error
    if "word/document.xml" not in parts:
        raise Refused("it holds no `word/document.xml`; is it a .docx?")
    result = mammoth.convert_to_html(
        io.BytesIO(raw),
        style_map=_STYLES,
        include_embedded_style_map=False,
        convert_image=mammoth.images.img_element(lambda _image: {}),
    )
    tree = html.fragment_fromstring(result.value, create_parent="div")
    blocks = list(blocks_of(tree))
    if not blocks:
        raise Refused("no text was found in it")
    about = _properties(parts.get(_PROPERTIES, b""))
    first = tree[0].tag if len(tree) else ""
    title, is_opening = title_of(about.get("title", ""), _plain(blocks[0]), str(first) in ("h1", "h2"))
    removed: list[str] = []
    if is_opening and len(blocks) > 1:
        del blocks[0]
    byline = byline_of(_plain(blocks[0]))
    if byline and len(blocks) > 1:
        removed.append(_plain(blocks.pop(0)))
    language = _LANGUAGE.match(about.get("language", ""))
    return Document(
        title=title,
        body="\n\n".join(blocks),
        authors=byline or tuple(name.strip() for name in about.get("creator", "").split(";") if name.strip()),
        dateline=dateline_of(_plain(blocks[0])),
        language=language[0].lower() if language else "",
        removed=(*removed, *_left_out(tree, parts)),
    )


def _checked_parts(archive: zipfile.ZipFile) -> dict[str, bytes]:
    """The file's XML, once it is known that none of it explodes."""
    entries = archive.infolist()
    unpacked, packed = sum(entry.file_size for entry in entries), sum(entry.compress_size for entry in entries)
    if any(entry.flag_bits & 1 for entry in entries):
        raise Refused("it is encrypted; save a copy without a password")
    if len(entries) > MOST_ENTRIES:
        raise Refused(f"it is made of {len(entries):,} files; at most {MOST_ENTRIES:,} are taken")
    if unpacked > LARGEST_UNPACKED or (unpacked > MEGABYTE and unpacked > MOST_EXPANSION * max(packed, 1)):
        raise Refused(f"it unpacks from {packed:,} to {unpacked:,} bytes, which no written text does; it is not opened")
    markup = [entry for entry in entries if entry.filename.lower().endswith((".xml", ".rels"))]
    if sum(entry.file_size for entry in markup) > LARGEST_XML:
        raise Refused(f"it holds more than {LARGEST_XML // MEGABYTE} MB of text; divide it")
    parts = {entry.filename: archive.read(entry) for entry in markup}
    for name, part in parts.items():
        if any(doctype in part for doctype in _DOCTYPES):
            raise Refused(f"its part `{name}` declares a document type, which may name other files; it is not opened")
    return parts


def _properties(part: bytes) -> dict[str, str]:
    """The Dublin Core fields of the file's properties, those with words."""
    try:
        root = etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    except etree.XMLSyntaxError:
        return {}
    fields = {str(child.tag): (child.text or "").strip() for child in root}
    return {tag.removeprefix(_DUBLIN_CORE): words for tag, words in fields.items() if tag.startswith(_DUBLIN_CORE)}


def _plain(markdown: str) -> str:
    return parse_markdown(markdown).plain


def _left_out(tree: Any, parts: dict[str, bytes]) -> Iterator[str]:
    images = [str(image.get("alt") or "").strip() for image in tree.iter("img")]
    if images:
        described = list(filter(None, images))
        yield count("image", images) + (f": {quoted(described[:3])}" if described else "")
    deleted = len(re.findall(rb"<w:del[ >]", parts["word/document.xml"]))
    if deleted:
        yield count("tracked deletion", deleted)
    comments = len(re.findall(rb"<w:comment[ >]", parts.get("word/comments.xml", b"")))
    if comments:
        yield count("comment", comments)
    headers = [name for name in parts if re.fullmatch(r"word/(?:header|footer)\d*\.xml", name)]
    shown = [words for name in sorted(headers) if (words := _words(parts[name]))]
    if shown:
        yield f"running headers and footers: {quoted(shown[:3])}"


def _words(part: bytes) -> str:
    return " ".join(b"".join(re.findall(rb"<w:t(?: [^>]*)?>([^<]*)<", part)).decode("utf-8", "replace").split())
