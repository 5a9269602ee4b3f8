"""Words from elsewhere as CommonMark that reads as just these words.

A mark is escaped only where it would be taken for markup: what was written is parsed again and held against the words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from ...annotating.markup import ALLOWED_LINK, parse_markdown
from ...model import BlockKind, Mark, MarkKind

_MARKUP = re.compile(r"[\\`*_\[\]<>#|~!&]|^[ \t]*(?:[-+=]|\d+(?=[.)]))", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that carry the same marks, outermost first; or, without words, the place where a page begins."""

    words: str
    marks: tuple[Mark, ...] = ()
    page: str = ""


def as_markdown(paragraph: str) -> str:
    """A paragraph without marks, whose white space around its lines does not count."""
    lines = "\n".join(line.strip() for line in paragraph.split("\n"))
    return lines if _reads_as(lines, [Stretch(lines)], BlockKind.PARAGRAPH) else _escaped(lines)


def paragraph_of(stretches: Sequence[Stretch]) -> str:
    """A paragraph with its marks; without them where they cannot be written."""
    return _first_that_reads("", stretches, BlockKind.PARAGRAPH) or as_markdown(words_of(stretches))


def heading_of(stretches: Sequence[Stretch], level: int) -> str:
    """A heading on one line; `level` is 1 to 6."""
    on_one_line = [Stretch(stretch.words.replace("\n", " "), stretch.marks, stretch.page) for stretch in stretches]
    written = _first_that_reads(f"{'#' * level} ", on_one_line, BlockKind.HEADING)
    return written or as_markdown(words_of(on_one_line))


def page_mark(page: str) -> str:
    return f"<!-- page {page} -->"


def words_of(stretches: Iterable[Stretch]) -> str:
    return "".join(stretch.words for stretch in stretches)


def _first_that_reads(opening: str, stretches: Sequence[Stretch], kind: BlockKind) -> str:
    for write in (str, _escaped):
        markdown = opening + "".join(_marked(stretch, write) for stretch in stretches)
        if _reads_as(markdown, stretches, kind):
            return markdown
    return ""


def _marked(stretch: Stretch, write: Callable[[str], str]) -> str:
    if stretch.page:
        return page_mark(stretch.page)
    markdown = write(stretch.words)
    for mark in reversed(stretch.marks):
        match mark.kind:
            case MarkKind.EMPHASIS:
                markdown = f"*{markdown}*"
            case MarkKind.STRONG:
                markdown = f"**{markdown}**"
            case MarkKind.LINK:
                markdown = f"[{markdown}]({quote(mark.target, safe='%/:=&?~#+!$,;@')})"
    return markdown


def link_to(address: str) -> tuple[Mark, ...]:
    """The mark of a link; none where the address is not one that a source may have."""
    return (Mark(MarkKind.LINK, address.strip()),) if ALLOWED_LINK.match(address.strip()) else ()


def _escaped(words: str) -> str:
    return _MARKUP.sub(_escape, words)


def _escape(match: re.Match[str]) -> str:
    words = match[0]
    if words[-1].isdigit():
        # `1.` at the start of a line begins a list; the escape stands before its full stop.
        return words + "\\"
    return words[:-1] + "\\" + words[-1]


def _reads_as(markdown: str, stretches: Sequence[Stretch], kind: BlockKind) -> bool:
    text = parse_markdown(markdown)
    if text.plain != words_of(stretches) or [block.kind for block in text.blocks] != [kind]:
        return False
    found = [(text.plain[run.span.start : run.span.end], _kinds(run.marks)) for run in text.blocks[0].runs]
    return _joined(found) == _joined([(stretch.words, _kinds(stretch.marks)) for stretch in stretches])


def _kinds(marks: Iterable[Mark]) -> tuple[MarkKind, ...]:
    return tuple(mark.kind for mark in marks)


def _joined(runs: Iterable[tuple[str, tuple[MarkKind, ...]]]) -> list[tuple[str, tuple[MarkKind, ...]]]:
    joined: list[tuple[str, tuple[MarkKind, ...]]] = []
    for words, marks in runs:
        if joined and joined[-1][1] == marks:
            joined[-1] = (joined[-1][0] + words, marks)
        elif words:
            joined.append((words, marks))
    return joined
