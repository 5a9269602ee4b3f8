"""Which ends of lines end a thought: a heading's, an item's; but not those at which a text was only wrapped."""

from __future__ import annotations

import re
from itertools import pairwise

from ...model import Text
from ..mentions.surroundings import END, one_line

_NARROWEST = 40
_ITEM = re.compile(r"\s*(?:\d+[.)]|[*•–-])\s")


def ended_lines(text: Text) -> str:
    """A text's words, position for position, as `one_line` gives them, with a mark at each line that was not full.

    A line was wrapped if the first word of the next would have made it longer than the longest of its passage; but
    nobody wraps at a few letters, nor before an item of a list.
    """
    plain = one_line(text)
    ends = [at for passage in text.passages for at in _ends(text.plain, passage.span.start, passage.span.end)]
    parts, done = [], 0
    for at in ends:
        parts += [plain[done:at], END]
        done = at + 1
    return "".join([*parts, plain[done:]])


def _ends(plain: str, start: int, end: int) -> list[int]:
    lines = plain[start:end].split("\n")
    width = max(map(len, lines))
    ends = []
    at = start
    for line, following in pairwise(lines):
        at += len(line) + 1
        fits = len(line) + 1 + len(following.partition(" ")[0]) <= width
        if fits or width < _NARROWEST or _ITEM.match(following):
            ends.append(at - 1)
    return ends
