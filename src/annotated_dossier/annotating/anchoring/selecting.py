"""Writing a selector that tells its words from all others of the text."""

from __future__ import annotations

from functools import lru_cache

from ...model import Selector, Span, Text
from .canonical import fold

# What other tools write, and enough to tell most places even once the text has changed.
_CONTEXT = 32


def select(text: Text, span: Span) -> Selector:
    """The selector of these words: their position, and context that grows until it tells them from all others.

    Context ends with whole words where it can; where the text repeats itself to its ends, it is the rest
    of the text and the position has to tell.
    """
    plain = text.plain
    letters = _letters_of_text(plain)
    size = _CONTEXT
    while True:
        before, after = _outwards(plain, span.start, -size), _outwards(plain, span.end, size)
        selector = Selector(plain[span.start : span.end], plain[before : span.start], plain[span.end : after], span)
        if (before == 0 and after == len(plain)) or _is_unique(letters, plain[before:after]):
            return selector
        size *= 2


@lru_cache(maxsize=1)
def _letters_of_text(plain: str) -> str:
    # Selectors are written for many notes of one text.
    return fold(plain).letters


def _is_unique(letters: str, context: str) -> bool:
    folded = fold(context).letters
    first = letters.find(folded)
    return first >= 0 and letters.find(folded, first + 1) < 0


def _outwards(plain: str, position: int, distance: int) -> int:
    """A word's edge about `distance` characters from `position`; a longer word is cut."""
    step = 1 if distance > 0 else -1
    end = min(len(plain), max(0, position + distance))
    edge = end
    while (
        0 < edge < len(plain) and abs(edge - end) < 16 and not plain[edge - 1].isspace() and not plain[edge].isspace()
    ):
        edge += step
    return edge
