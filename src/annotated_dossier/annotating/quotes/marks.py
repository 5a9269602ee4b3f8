"""Quotation marks of many habits: where quoted words start and end, and which are quoted within others.

A mark's role follows from its shape, from what stands on either side of it and from what is open. A quotation that a
paragraph leaves open goes on in the next one where that opens with a mark too, as newspapers print long quotations.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ...model import Span, Text

_MARKS = re.compile("``|''|[\"“”„‟«»‹›「」『』｢｣‘’‚‛'＂]")
_FAMILY = (
    dict.fromkeys('"“”„‟«»＂', "double") | dict.fromkeys("「」｢｣", "corner") | dict.fromkeys("『』", "inner corner")
)
_FAMILY |= dict.fromkeys("‘’‚‛'", "single") | dict.fromkeys("‹›", "angle") | {"``": "double", "''": "double"}
_ALWAYS_OPENS = frozenset(("``", *"„‟‚「『｢"))
_ALWAYS_CLOSES = frozenset("」』｣")
_CLOSES_WHAT_THESE_OPEN = {"“": "„”", "‘": "‚", "«": "»", "‹": "›"}
_OPENING_SHAPES = frozenset("“‘‛«‹")
_ELIDED = re.compile(r"(?:\d\ds?|tis|twas|em|til|till|cause|bout|n|round)\b", re.IGNORECASE)
_FEET = re.compile(r"\d['’]\s?\d{1,2}$")
_BEFORE_AN_OPENING = frozenset("([{—–―-/…")
# Nobody quotes deeper; a run of marks that open and never close then costs no more than any other text.
_DEEPEST = 4
# Lines longer than this were not wrapped to fit a page: each is a paragraph.
_LONG_LINE = 200


@dataclass(frozen=True, slots=True)
class Quoted:
    """A stretch between quotation marks. `span` holds the marks, `inner` only what they enclose."""

    span: Span
    inner: Span
    parent: int | None = None


@dataclass(frozen=True, slots=True)
class _Open:
    mark: str
    span: Span

    @property
    def family(self) -> str:
        return _FAMILY[self.mark]


def find_paragraphs(text: Text) -> list[Span]:
    """The passages; one that holds long lines is taken apart into its lines."""
    paragraphs = []
    for passage in text.passages:
        words = text.plain[passage.span.start : passage.span.end]
        lines = [m.span() for m in re.finditer(r"[^\r\n]+", words)]
        if any(end - start > _LONG_LINE for start, end in lines):
            paragraphs += [Span(passage.span.start + start, passage.span.start + end) for start, end in lines]
        else:
            paragraphs.append(passage.span)
    return paragraphs


def find_quoted(plain: str, paragraphs: Sequence[Span]) -> list[Quoted]:
    """All quoted stretches in ascending order, each knowing the index of the one it stands in."""
    reader = _MarkReader(plain)
    for number, paragraph in enumerate(paragraphs):
        after = paragraphs[number + 1] if number + 1 < len(paragraphs) else None
        reader.read(paragraph, after)
    return _nest(reader.closed)


def _nest(found: Sequence[tuple[Span, Span]]) -> list[Quoted]:
    nested: list[Quoted] = []
    around: list[int] = []
    for span, inner in sorted(found, key=lambda pair: (pair[0].start, -pair[0].end)):
        while around and nested[around[-1]].span.end <= span.start:
            around.pop()
        nested.append(Quoted(span, inner, around[-1] if around else None))
        around.append(len(nested) - 1)
    return nested


@dataclass(slots=True)
class _MarkReader:
    plain: str
    closed: list[tuple[Span, Span]] = field(default_factory=list)
    stack: list[_Open] = field(default_factory=list)

    def read(self, paragraph: Span, following: Span | None) -> None:
        """The marks of one paragraph; what it leaves open is carried into `following`, closed, or dropped."""
        matches = list(_MARKS.finditer(self.plain, *paragraph))
        if self.stack and matches and not self.plain[paragraph.start : matches[0].start()].strip():
            matches = matches[1:]
        possible_ends = [m.start() for m in matches if m[0] in "'’" and self._may_close(Span(*m.span()))]
        for match in matches:
            self._meet(match[0], Span(*match.span()), possible_ends)
        self._end(paragraph, following)

    def _meet(self, mark: str, at: Span, possible_ends: list[int]) -> None:
        if self._is_closing(mark, at, possible_ends):
            self._close(mark, at)
        elif len(self.stack) < _DEEPEST and self._is_opening(mark, at, possible_ends):
            self.stack.append(_Open(mark, at))

    def _is_closing(self, mark: str, at: Span, possible_ends: list[int]) -> bool:
        opened = next((item for item in reversed(self.stack) if item.family == _FAMILY[mark]), None)
        if opened is None or mark in _ALWAYS_OPENS:
            return False
        if mark in _ALWAYS_CLOSES or opened.mark in _CLOSES_WHAT_THESE_OPEN.get(mark, ""):
            return True
        if _FAMILY[mark] == "single":
            return mark in "'’" and self._may_close(at) and not self._is_plural_possessive(at, possible_ends)
        if mark in _OPENING_SHAPES:
            return self._may_close(at) and not self._may_open(at)
        if mark in '"＂':
            measured = _FEET.search(self.plain[max(0, at.start - 5) : at.start])
            return not measured and (self._may_close(at) or not self._may_open(at))
        return True

    def _is_opening(self, mark: str, at: Span, possible_ends: list[int]) -> bool:
        if mark in _ALWAYS_CLOSES:
            return False
        if _FAMILY[mark] == "single":
            later = bisect_right(possible_ends, at.start) < len(possible_ends)
            return later and mark != "’" and self._may_open(at) and not _ELIDED.match(self.plain, at.end)
        if mark in _ALWAYS_OPENS or mark in _OPENING_SHAPES:
            return True
        return self._may_open(at)

    def _close(self, mark: str, at: Span) -> None:
        while self.stack:
            opened = self.stack.pop()
            if opened.family == _FAMILY[mark]:
                self._keep(opened, Span(opened.span.end, at.start), at.end)
                return

    def _keep(self, opened: _Open, inner: Span, end: int) -> None:
        if any(character.isalnum() for character in self.plain[inner.start : inner.end]):
            self.closed.append((Span(opened.span.start, end), inner))

    def _end(self, paragraph: Span, following: Span | None) -> None:
        left = [item for item in self.stack if item.family != "single"]
        self.stack = []
        if not left:
            return
        if following is not None:
            opening = _MARKS.match(self.plain, _first_word(self.plain, following))
            if opening and opening[0] == left[0].mark:
                self.stack = left[:1]
                return
        # A mark that was never closed while others of its kind opened and closed after it was a slip.
        last = left[-1]
        if not any(span.start > last.span.start for span, _ in self._latest(last.span.start)):
            self._keep(last, Span(last.span.end, paragraph.end), paragraph.end)

    def _latest(self, start: int) -> Iterator[tuple[Span, Span]]:
        for span, inner in reversed(self.closed):
            if span.end <= start:
                return
            if _FAMILY[self._mark_at(span.start)] != "single":
                yield span, inner

    def _mark_at(self, position: int) -> str:
        match = _MARKS.match(self.plain, position)
        return match[0] if match else '"'

    def _may_open(self, at: Span) -> bool:
        before, after = self._around(at)
        return (before.isspace() or before in _BEFORE_AN_OPENING or before in _FAMILY) and not after.isspace()

    def _may_close(self, at: Span) -> bool:
        before, after = self._around(at)
        return not after.isalnum() and (not before.isspace() or after.isspace())

    def _around(self, at: Span) -> tuple[str, str]:
        before = self.plain[at.start - 1] if at.start else " "
        return before, self.plain[at.end] if at.end < len(self.plain) else " "

    def _is_plural_possessive(self, at: Span, possible_ends: list[int]) -> bool:
        """The boys’ house: an s before, a word after, and a better end of the quotation still to come."""
        before = self.plain[at.start - 1 : at.start]
        another = bisect_right(possible_ends, at.start) < len(possible_ends)
        return before == "s" and another and self.plain[at.end : at.end + 2].strip().isalpha()


def _first_word(plain: str, span: Span) -> int:
    position = span.start
    while position < span.end and plain[position].isspace():
        position += 1
    return position
