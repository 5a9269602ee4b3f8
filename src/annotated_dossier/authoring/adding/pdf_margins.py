"""Running headers, footers and page numbers: lines that come back at the same height of page after page."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from .pdf_lines import Line
from .telling import count, quoted

# Lines at the top and at the foot of a page that may belong to its margin.
_EDGE = 3
_LONGEST = 120
# Left and right pages may carry headers of their own; a first page often has none.
_SHARE = 0.4
_BAND = 6.0
_PAGE_NUMBER = re.compile(
    r"(?:page|p\.|seite|página)?\s*[-–—|]?\s*(\d{1,4})\s*[-–—|]?(?:\s*(?:of|/|von|de)\s*\d{1,4})?", re.I
)

Key = tuple[str, int]


def without_margins(pages: Sequence[tuple[str, Sequence[Line]]]) -> tuple[list[list[Line]], list[str]]:
    """Pages, each with its label, without what only numbers and heads them; and what that was, each line once."""
    found: dict[Key, list[tuple[int, Line]]] = defaultdict(list)
    margin: set[tuple[int, Line]] = set()
    for number, (label, page) in enumerate(pages):
        in_order = sorted(page, key=lambda line: -line.height)
        for line in {*in_order[:_EDGE], *in_order[-_EDGE:]}:
            figure = _PAGE_NUMBER.fullmatch(line.words)
            if (figure[1] if figure else line.words) == label:
                margin.add((number, line))
            if len(line.words) <= _LONGEST:
                for key in _keys(line):
                    found[key].append((number, line))
    enough = max(2, _SHARE * len(pages))
    running = [there for there in found.values() if len({number for number, _ in there}) >= enough]
    margin.update(place for there in running for place in there)
    kept = [[line for line in page if (number, line) not in margin] for number, (_, page) in enumerate(pages)]
    return kept, list(_told(margin))


def _keys(line: Line) -> tuple[Key, Key]:
    """A line's words without their figures, at its height; in two bands, for a height may lie at a band's edge."""
    words = "#" if _PAGE_NUMBER.fullmatch(line.words) else re.sub(r"\d+", "#", line.words)
    return (words, 2 * int(line.height // _BAND)), (words, 2 * int((line.height + _BAND / 2) // _BAND) + 1)


def _told(margin: set[tuple[int, Line]]) -> list[str]:
    by_words: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for number, line in sorted(margin, key=lambda place: (place[0], -place[1].height, place[1].words)):
        by_words[_keys(line)[0][0]].append((number, line.words))
    return [
        f"{quoted([there[0][1]])} at the edge of {count('page', {number for number, _ in there})}"
        for there in by_words.values()
    ]
