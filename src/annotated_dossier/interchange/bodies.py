"""What other tools' notes say, as Markdown of ours that reads just as it did there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html.parser import HTMLParser

from ..annotating.markup import ALLOWED_LINK, parse_note
from ..model import Block, MarkKind

_MARKS = re.compile(r"[\\`*_\[\]<>#|~!&]|^(?:[-+=]|\d+(?=[.)]))|^@|(?<=\[)@", re.MULTILINE)
_REFERENCE = re.compile(r"\[(?=\[|@)")
_UNSEEN = ("script", "style", "template", "title", "head", "noscript", "iframe", "object")
_BREAKING = {"p", "div", "ul", "ol", "table", "tr", "pre", "section", "article", "blockquote", "hr", "dl", "dt", "dd"}
_BREAKING |= {f"h{n}" for n in range(1, 7)}
_WRAPPING = {"em": "*", "i": "*", "strong": "**", "b": "**"}


def from_plain(words: str) -> str:
    """Plain text: what looks like markup is escaped, line ends and indents stay."""
    paragraphs = re.split(r"\n[ \t]*\n\s*?(?=\S|[ \t]|\Z)", "\n".join(words.splitlines()).strip("\n"))
    return "\n\n".join(filter(None, (_paragraph(paragraph) for paragraph in paragraphs)))


def from_markdown(words: str) -> str:
    """Another tool's Markdown: there, `[[id]]` and `[@key]` are words."""
    words = words.strip()
    if not any(kind in (MarkKind.ENTITY, MarkKind.CITATION) for kind in _marks(parse_note(words).blocks)):
        return words
    return _REFERENCE.sub(r"\\[", words)


def from_html(html: str) -> str:
    """HTML as Markdown: words, paragraphs, list items, emphasis and links; nothing else of it is kept here."""
    reader = _HtmlReader()
    reader.feed(html)
    reader.close()
    markdown = "\n\n".join(filter(None, (part.strip() for part in reader.parts())))
    said = " ".join(reader.words()).split()
    # Where marks and words do not fit together, the words are what counts.
    return markdown if "".join(parse_note(markdown).plain.split()) == "".join(said) else from_plain(" ".join(said))


def from_address(address: str) -> str:
    """A body that is a resource somewhere else: its address, as a link where it may be one."""
    return f"<{address}>" if ALLOWED_LINK.match(address) and not re.search(r"[\s<>]", address) else _escaped(address)


def _paragraph(words: str) -> str:
    lines = [line.rstrip() for line in words.split("\n") if line.strip()]
    indents, bare = [_indent(line) for line in lines], [line.lstrip(" \t") for line in lines]
    shown = "\\\n".join(indent + _line(line) for indent, line in zip(indents, bare, strict=True))
    if _reads_as(shown, "\n".join(indent + line for indent, line in zip(indents, bare, strict=True))):
        return shown
    return "\\\n".join(indent + _escaped(line) for indent, line in zip(indents, bare, strict=True))


def _indent(line: str) -> str:
    return "\u00a0" * (len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip(" ")))


def _line(words: str) -> str:
    """Escaped only where the words would not be read as they are."""
    return words if _reads_as(words, words) else _escaped(words)


def _reads_as(markdown: str, words: str) -> bool:
    """Whether this is one paragraph of these words, with nothing but line breaks in it."""
    text = parse_note(markdown)
    marks = {mark.kind for block in text.blocks for run in block.runs for mark in run.marks}
    labels = [passage.label for passage in text.passages]
    return text.plain == words and len(text.blocks) == 1 and labels == ["p1"] and marks <= {MarkKind.BREAK}


def _escaped(words: str) -> str:
    return _MARKS.sub(lambda m: m[0] + "\\" if m[0].isdigit() else "\\" + m[0], words)


def _marks(blocks: Sequence[Block]) -> list[MarkKind]:
    found = []
    for block in blocks:
        found += [mark.kind for run in block.runs for mark in run.marks]
        found += _marks(block.children)
    return found


class _HtmlReader(HTMLParser):
    """Gathers Markdown and, to hold it against, the bare words."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._parts = [""]
        self._words: list[str] = []
        self._unseen: list[str] = []
        self._links: list[str] = []

    def parts(self) -> list[str]:
        return self._parts

    def words(self) -> list[str]:
        return self._words

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self._unseen.append(tag)
        elif tag in _BREAKING:
            self._parts.append("")
        elif tag == "li":
            self._parts.append("- ")
        elif tag == "br":
            self._parts[-1] = self._parts[-1].rstrip() + "\\\n" if self._parts[-1].strip() else ""
        elif tag in _WRAPPING:
            self._parts[-1] += _WRAPPING[tag]
        elif tag == "a":
            address = str(dict(attrs).get("href") or "")
            takes = ALLOWED_LINK.match(address) and not re.search(r"[\s<>()\\]", address)
            self._links.append(address if takes else "")
            self._parts[-1] += "[" if takes else ""
        elif tag == "img":
            self.handle_data(str(dict(attrs).get("alt") or ""))

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            if tag in self._unseen:
                self._unseen.remove(tag)
        elif tag in _BREAKING or tag == "li":
            self._parts.append("")
        elif tag in _WRAPPING:
            self._parts[-1] += _WRAPPING[tag]
        elif tag == "a" and self._links:
            address = self._links.pop()
            self._parts[-1] += f"](<{address}>)" if address else ""

    def handle_data(self, data: str) -> None:
        if self._unseen:
            return
        self._words.append(data)
        words = re.sub(r"\s+", " ", data)
        self._parts[-1] += _escaped(words if self._parts[-1] else words.lstrip())
