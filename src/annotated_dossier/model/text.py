"""A source and its text: spans, passages, blocks, and the way back to the file."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from ..problems import Place


class Span(NamedTuple):
    """Half-open, in code points of the plain text: `text[start:end]` are its words."""

    start: int
    end: int

    def covers(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end


class Rights(StrEnum):
    """What a public edition may show of a source's text."""

    FULL = "full"
    EXCERPTS = "excerpts"
    NONE = "none"


class Format(StrEnum):
    """How a source's body is written."""

    MARKDOWN = "markdown"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Original:
    """The file that a source was made of, as a path from the folder of the sources; `place` is where that is said."""

    name: str
    place: Place


@dataclass(frozen=True, slots=True)
class Source:
    """A document as its author saved it: what is known about it, and its body, still marked up.

    `body` starts at code point `body_start` of the file's text, in line `body_line`; both count the file as
    decoded, with its own line ends. Dates are EDTF as typed. `sha256` is what the text was when it was recorded.
    """

    id: str
    title: str
    body: str
    place: Place
    format: Format = Format.MARKDOWN
    body_start: int = 0
    body_line: int = 1
    authors: tuple[str, ...] = ()
    publisher: str = ""
    date: str = ""
    dateline: str = ""
    url: str = ""
    archived: str = ""
    retrieved: str = ""
    language: str = "en"
    rights: Rights = Rights.NONE
    removed: tuple[str, ...] = ()
    sha256: str = ""
    original: Original | None = None

    def place_of(self, file_position: int) -> Place:
        """The line and column of a code point of the source's file."""
        before = self.body[: file_position - self.body_start]
        lines = re.split(r"\r\n?|\n", before)
        return Place(self.place.file, self.body_line + len(lines) - 1, len(lines[-1]) + 1)


class MarkKind(StrEnum):
    """What a stretch of words is, besides words."""

    EMPHASIS = "emphasis"
    STRONG = "strong"
    STRUCK = "struck"
    CODE = "code"
    BREAK = "break"
    LINK = "link"
    IMAGE = "image"
    CITATION = "citation"
    ENTITY = "entity"


@dataclass(frozen=True, slots=True)
class Mark:
    """A property of a run: `target` is a link's address, a citation's key or an entity's id."""

    kind: MarkKind
    target: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of plain text whose words all carry the same marks, outermost first."""

    span: Span
    marks: tuple[Mark, ...] = ()


class BlockKind(StrEnum):
    """The blocks of CommonMark, and the table."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    CODE = "code"
    RULE = "rule"
    QUOTE = "quote"
    BULLETS = "bullets"
    NUMBERS = "numbers"
    ITEM = "item"
    TABLE = "table"
    ROW = "row"
    CELL = "cell"


@dataclass(frozen=True, slots=True)
class Block:
    """A node of a text's tree. A leaf has runs; `passage` is the index of the passage that starts here.

    `level` is a heading's depth (1 to 6), the first number of a numbered list, or 1 for a table's head row.
    """

    kind: BlockKind
    children: tuple[Block, ...] = ()
    runs: tuple[Run, ...] = ()
    passage: int | None = None
    level: int = 0


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, heading, table or code block: what a locator points to.

    `label` is its fragment on the page: `p3` for the third paragraph (headings are not counted), `h2` for
    the second heading. `pages` are those of the document that it stands on, where the source marks them: `3`, `3–4`.
    """

    label: str
    span: Span
    pages: str = ""

    @property
    def is_heading(self) -> bool:
        return self.label.startswith("h")

    @property
    def number(self) -> int:
        return int(self.label[1:])


class Piece(NamedTuple):
    """A stretch of plain text and where it stands in the file; equal lengths run in step."""

    start: int
    length: int
    file_start: int
    file_length: int


@dataclass(frozen=True, slots=True)
class Text:
    """A body once parsed: its plain text, its passages in reading order, its blocks, its way back to the file.

    Passages are separated by blank lines in `plain`, never overlap, and lie in ascending order.
    """

    plain: str
    passages: tuple[Passage, ...]
    blocks: tuple[Block, ...] = ()
    pieces: tuple[Piece, ...] = ()

    def passage_at(self, position: int) -> int:
        """The index of the passage that holds `position`, or of the last one before it."""
        return max(0, bisect_right(self.passages, position, key=lambda p: p.span.start) - 1)

    def passages_of(self, span: Span) -> range:
        """The indexes of the passages that `span` touches."""
        if not self.passages:
            return range(0)
        return range(self.passage_at(span.start), self.passage_at(max(span.start, span.end - 1)) + 1)

    def in_file(self, span: Span) -> Span:
        """The same words in code points of the file they were read from."""
        return Span(self._file_position(span.start), self._file_position(span.end - 1, after=True))

    def _file_position(self, position: int, after: bool = False) -> int:
        index = bisect_right(self.pieces, position, key=lambda p: p.start) - 1
        if index < 0:
            return position
        piece = self.pieces[index]
        if piece.length == piece.file_length:
            return piece.file_start + min(position - piece.start, piece.length) + (1 if after else 0)
        return piece.file_start + (piece.file_length if after else 0)
