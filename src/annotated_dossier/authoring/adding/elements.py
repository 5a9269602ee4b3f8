"""The elements of a page as CommonMark: paragraphs, headings, lists, quotations, tables, links.

Two vocabularies are read: HTML, and the one that trafilatura makes of a page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from ...annotating.markup import parse_markdown
from ...model import BlockKind, Mark, MarkKind
from .wording import Stretch, as_markdown, heading_of, link_to, paragraph_of, words_of

_IN_HTML = {"item": "li", "quote": "blockquote", "ref": "a", "row": "tr", "cell": "td", "lb": "br"}
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_LISTS = ("ul", "ol", "list")
# fmt: off
_INLINE = frozenset((
        "a", "abbr", "b", "bdi", "bdo", "big", "br", "cite", "code", "del", "dfn", "em", "font", "hi", "i",
        "img", "ins", "kbd", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup",
        "time", "tt", "u", "var", "wbr",
))
_SILENT = frozenset((
        "script", "style", "template", "noscript", "title", "meta", "link", "svg", "math", "iframe", "object",
        "form", "button",
))
# fmt: on
_STRONG = ("strong", "b", "#b")
_EMPHASIS = ("em", "i", "cite", "#i")
# Markdown nested deeper is read as plain text; no article is.
_DEEPEST = 12
_SPACE = re.compile(r"[ \t\r\n\f]+")
_HYPHENS = re.compile(r"-[- ]*(?:\n|\Z)")


def blocks_of(root: Any, depth: int = 0) -> Iterator[str]:
    """The blocks below an element of lxml, each as CommonMark."""
    run: list[Stretch] = [_text(root.text)]
    for child in root:
        name = _name(child)
        if name in _INLINE:
            run += _inline(child, ())
        elif name not in _SILENT:
            yield from map(paragraph_of, _paragraphs(run))
            run = []
            yield from _block(child, name, depth)
        run.append(_text(child.tail))
    yield from map(paragraph_of, _paragraphs(run))


def _name(element: Any) -> str:
    """The element's name in HTML; a comment's is that of an element which shows nothing."""
    if not isinstance(element.tag, str):
        return "script"
    return str(element.get("rend", "h2")) if element.tag == "head" else _IN_HTML.get(element.tag, element.tag)


def _block(element: Any, name: str, depth: int) -> Iterator[str]:
    if name in _HEADINGS:
        for stretches in _paragraphs(_inline(element, ())):
            # The title is the page's only heading of the first level.
            yield heading_of(stretches, max(2, _HEADINGS[name]))
    elif name in _LISTS and depth < _DEEPEST:
        yield _list(element, depth)
    elif name == "blockquote" and depth < _DEEPEST:
        inner = "\n\n".join(blocks_of(element, depth + 1))
        if inner:
            yield "\n".join(f"> {line}".rstrip() for line in inner.split("\n"))
    elif name == "table":
        yield from _table(element)
    else:
        yield from blocks_of(element, depth)


def _list(element: Any, depth: int) -> str:
    numbered = element.tag == "ol" or element.get("rend") == "ol"
    items: list[str] = []
    for child in element:
        inner = "\n\n".join(blocks_of(child, depth + 1)) if isinstance(child.tag, str) else ""
        if inner:
            sign = f"{len(items) + 1}. " if numbered else "- "
            # Behind the item's own hyphen, a line of hyphens would be a rule across the page.
            inner = f"\\{inner}" if _HYPHENS.match(inner) else inner
            items.append(sign + re.sub(r"\n(?=[^\n])", "\n" + " " * len(sign), inner))
    return "\n\n".join(items) if any("\n\n" in item for item in items) else "\n".join(items)


def _table(element: Any) -> Iterator[str]:
    """A table as one block; its rows as paragraphs where it cannot be written so."""
    rows = [
        [words_of(_tidy(_inline(cell, ()))).replace("\n", " ") for cell in row if _name(cell) in ("td", "th")]
        for row in element.iter("tr", "row")
    ]
    rows = [row for row in rows if any(row)]
    if not rows:
        return
    width = max(len(row) for row in rows)
    full = [row + [""] * (width - len(row)) for row in rows]
    lines = [f"| {' | '.join(map(_cell, row))} |" for row in full]
    lines.insert(1, "|" + " --- |" * width)
    table = "\n".join(lines)
    text = parse_markdown(table)
    if width > 1 and [block.kind for block in text.blocks] == [BlockKind.TABLE] and text.plain == _plain(full):
        yield table
    else:
        yield from (as_markdown(" | ".join(filter(None, row))) for row in rows)


def _cell(words: str) -> str:
    return re.sub(r"(?<!\\)\|", r"\|", as_markdown(words))


def _plain(rows: Sequence[Sequence[str]]) -> str:
    return "".join(f"{cell}\t" for row in rows for cell in row)


def _inline(element: Any, marks: tuple[Mark, ...]) -> Iterator[Stretch]:
    """The words in an element, which may stand in any other; a line break is a stretch of its own."""
    name = _name(element)
    if name == "br":
        yield Stretch("\n")
    if name in _SILENT or (name == "a" and _leads_back(element)):
        return
    for mark in _marks_of(element, name):
        marks = marks if mark in marks else (*marks, mark)
    yield _text(element.text, marks)
    for child in element:
        yield from _inline(child, marks)
        yield _text(child.tail, marks)


def _text(words: str | None, marks: tuple[Mark, ...] = ()) -> Stretch:
    return Stretch(_SPACE.sub(" ", words or ""), marks)


def _leads_back(link: Any) -> bool:
    """Whether this is the arrow from a footnote of Word to its place in the text."""
    return str(link.get("href", "")).startswith("#") and (link.text or "").strip() == "↑"


def _marks_of(element: Any, name: str) -> tuple[Mark, ...]:
    looks = str(element.get("rend") or name)
    if name == "a":
        return link_to(str(element.get("href") or element.get("target") or ""))
    if looks in _STRONG:
        return (Mark(MarkKind.STRONG),)
    return (Mark(MarkKind.EMPHASIS),) if looks in _EMPHASIS else ()


def _paragraphs(run: Iterable[Stretch]) -> Iterator[list[Stretch]]:
    """The paragraphs of a run of words: two line breaks one after the other divide them."""
    paragraph: list[Stretch] = []
    breaks = 0
    for stretch in run:
        if stretch.words == "\n":
            breaks += 1
        elif stretch.words.strip(" ") or not breaks:
            if breaks > 1:
                yield from filter(None, [_tidy(paragraph)])
                paragraph = []
            paragraph += [Stretch("\n"), stretch] if breaks == 1 else [stretch]
            breaks = 0
    yield from filter(None, [_tidy(paragraph)])


def _tidy(run: Iterable[Stretch]) -> list[Stretch]:
    """The run as it is seen: one space between words, none at the ends of lines, none at the edge of a marked word."""
    seen: list[Stretch] = []
    for stretch in run:
        before = seen[-1].words if seen else "\n"
        words = stretch.words.lstrip(" ") if before.endswith((" ", "\n")) else stretch.words
        if words.startswith("\n"):
            _trim(seen)
        core = words.strip(" ")
        lead, trail = words[: len(words) - len(words.lstrip(" "))], words[len(words.rstrip(" ")) :] if core else ""
        for piece in (Stretch(lead), Stretch(core, stretch.marks), Stretch(trail)):
            if piece.words and seen and seen[-1].marks == piece.marks:
                seen[-1] = Stretch(seen[-1].words + piece.words, piece.marks)
            elif piece.words:
                seen.append(piece)
    _trim(seen)
    return seen


def _trim(run: list[Stretch]) -> None:
    while run and not run[-1].words.strip(" \n"):
        run.pop()
    if run:
        run[-1] = Stretch(run[-1].words.rstrip(" \n"), run[-1].marks)
