"""A PDF's lines put together to paragraphs, over the ends of lines, columns and pages.

A PDF only says where lines stand. What belongs together is told by their distance, their size, their length, and by
whether a sentence has ended.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from .pdf_lines import Line
from .wording import Stretch, words_of

_SENTENCE_END = re.compile(r"[.!?:…][\"”’'»)\]]*$")
_BULLET = re.compile(r"[•▪◦‣●■]")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_BROKEN = re.compile(r"([^\W\d_]+)([-\u00ad\u2010])$")
_HEADING = 1.15


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words, with a stretch where a page begins among them; `opens` are the pages that begin right before it."""

    stretches: tuple[Stretch, ...]
    size: float
    is_heading: bool = False
    opens: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        return words_of(self.stretches)


def paragraphs_of(pages: Sequence[tuple[str, Sequence[Line]]]) -> tuple[list[Paragraph], list[str]]:
    """The paragraphs of pages, each with its label; and the words that were put together by guess."""
    lines = [line for _, page in pages for line in page]
    if not lines:
        return [], []
    layout, hyphens = _Layout(pages), _Hyphens(lines)
    found: list[Paragraph] = []
    opens: list[str] = []
    last: Line | None = None
    for label, page in pages:
        opens.append(label)
        for number, line in enumerate(page):
            if last is not None and layout.runs_on(last, line, same_page=number > 0):
                found[-1] = _lengthened(found[-1], line.words, opens, hyphens)
            else:
                found.append(Paragraph((Stretch(line.words),), line.size, layout.is_heading(line), tuple(opens)))
            opens, last = [], line
    return found, hyphens.guessed


def _lengthened(paragraph: Paragraph, words: str, opens: Sequence[str], hyphens: _Hyphens) -> Paragraph:
    """The paragraph with the words of a line before which the pages `opens` begin."""
    *before, last = paragraph.stretches
    joined = hyphens.join(last.words, words)
    if opens:
        turned = [Stretch(joined), *(Stretch("", page=label) for label in opens), Stretch(words)]
        return replace(paragraph, stretches=(*before, *turned))
    return replace(paragraph, stretches=(*before, Stretch(joined + words)))


class _Layout:
    """What is usual in a document: the size of its letters, the distance and the length of its lines."""

    def __init__(self, pages: Sequence[tuple[str, Sequence[Line]]]) -> None:
        sizes: Counter[float] = Counter()
        for _, page in pages:
            for line in page:
                sizes[line.size] += len(line.words)
        self.size = sizes.most_common(1)[0][0] or 1.0
        usual = [[line for line in page if line.size == self.size] for _, page in pages]
        drops = Counter(
            round(above.height - below.height)
            for page in usual
            for above, below in pairwise(page)
            if 0 < above.height - below.height < 3 * self.size
        )
        self.leading = float(drops.most_common(1)[0][0]) if drops else 1.2 * self.size
        lengths = sorted(len(line.words) for page in usual for line in page)
        self.length = lengths[int(0.9 * (len(lengths) - 1))]

    def is_heading(self, line: Line) -> bool:
        return line.size > _HEADING * self.size

    def runs_on(self, above: Line, below: Line, same_page: bool) -> bool:
        """Whether a line goes on with what the line before it began."""
        if abs(above.size - below.size) > 0.08 * self.size or _BULLET.match(below.words):
            return False
        ended = _SENTENCE_END.search(above.words) is not None
        drop = above.height - below.height
        if same_page and drop > -0.5 * below.size:
            if drop > 1.3 * self.leading * max(1.0, below.size / self.size):
                return False
            return not self._is_last(above, below, ended) or self.is_heading(above)
        return not ended and not self.is_heading(above)

    def _is_last(self, above: Line, below: Line, ended: bool) -> bool:
        """Whether a line that is no farther from the next than others ends its paragraph all the same."""
        if ended:
            return len(above.words) < 0.8 * self.length
        return len(above.words) < 0.5 * self.length and below.words[:1].isupper()


class _Hyphens:
    """Mends words divided at a line's end, by what else the document writes; `guessed` are those it had to guess."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.guessed: list[str] = []
        self.written: set[str] = set()
        divided: list[str] = []
        ends = ""
        for line in lines:
            begins = _WORD.match(line.words) if ends else None
            divided += [ends + begins[0].lower()] if begins else []
            broken = _BROKEN.search(line.words)
            ends = broken[1].lower() if broken else ""
            # The parts of a divided word are no words.
            whole = line.words[begins.end() if begins else 0 : broken.start() if broken else None]
            self.written.update(_WORD.findall(whole.lower()))
        # A document that divides no word for certain may hold compounds only.
        self.divides = not self.written.isdisjoint(divided)

    def join(self, above: str, below: str) -> str:
        """The end of a line as it stands before the words of the next."""
        broken, next_word = _BROKEN.search(above), _WORD.match(below)
        if broken is None or next_word is None or not below[0].islower():
            return above if broken and broken[2] != "\u00ad" and next_word else f"{above} "
        without = above[: broken.start(2)]
        first, rest = broken[1].lower(), next_word[0]
        if broken[2] == "\u00ad" or first + rest in self.written:
            return without
        if f"{first}-{rest}" in self.written or {first, rest} <= self.written or not self.divides:
            return above
        self.guessed.append(broken[1] + rest)
        return without
