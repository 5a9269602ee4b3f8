"""The lines of a PDF's pages, in the order in which they are drawn: columns one after the other."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from pypdf import PageObject

# What a font without a table of letters leaves behind.
_UNSEEN = re.compile(r"[\x00-\x08\x0e-\x1b\x7f]")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page; `height` is its distance from the page's foot and `size` that of its letters, in points."""

    words: str
    height: float
    size: float


def lines_of(page: PageObject) -> list[Line]:
    """The page's lines of text; a page without any is a picture, or empty."""
    drawn = _Drawn()
    page.extract_text(visitor_text=drawn.take)
    drawn.end_line()
    return drawn.lines


class _Drawn:
    """Gathers what pypdf reads off a page, piece by piece."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self._words = ""
        self._height = self._size = 0.0

    def take(self, words: str, page: Sequence[float], text: Sequence[float], _font: object, points: float) -> None:
        """Called by pypdf with the matrices of the page and of the text, each as six numbers."""
        for number, piece in enumerate(words.split("\n")):
            if number:
                self.end_line()
            if piece.strip() and not self._words.strip():
                self._height = text[4] * page[1] + text[5] * page[3] + page[5]
                across, up = text[2] * page[0] + text[3] * page[2], text[2] * page[1] + text[3] * page[3]
                self._size = points * math.hypot(across, up)
            self._words += piece

    def end_line(self) -> None:
        words = " ".join(_UNSEEN.sub("", self._words).split())
        if words:
            self.lines.append(Line(words, round(self._height, 1), round(self._size, 1)))
        self._words = ""
