"""What an edition may show of a source's text.

A public edition shows of a source with `rights: excerpts` at most `EXCERPT` words in a row, around a note, a claim
or a mention, and leaves at least `GAP` words out between two excerpts so that they cannot be joined to the text again.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Sequence

from ..model import Audience, Rights, Span, Text

EXCERPT = 25
GAP = 8
# Where a script puts no spaces between words each character counts as one; a mark that stands alone counts too.
_UNSPACED = r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\U00020000-\U0003ffff"
_WORD = re.compile(rf"[^\w\s]*(?:[{_UNSPACED}]|[^\W{_UNSPACED}]+)[^\w\s]*|[^\w\s]+")


def visible_spans(rights: Rights, audience: Audience, text: Text, points: Iterable[Span]) -> tuple[Span, ...]:
    """The spans that may be shown, in ascending order, none touching another.

    `points` are the notes', claims' and mentions' spans, the most important first.
    """
    if audience == "private" or rights is Rights.FULL:
        return (Span(0, len(text.plain)),)
    if rights is Rights.NONE:
        return ()
    return _excerpts(text, points)


def _excerpts(text: Text, points: Iterable[Span]) -> tuple[Span, ...]:
    words = [Span(*match.span()) for match in _WORD.finditer(text.plain)]
    windows: list[tuple[int, int]] = []
    for point in points:
        first = bisect_right(words, point.start, key=lambda w: w.end)
        last = max(first, bisect_left(words, point.end, key=lambda w: w.start) - 1)
        if first >= len(words):
            continue
        window = _window(text, words, windows, (first, min(last, first + EXCERPT - 1)))
        if window is not None:
            insort(windows, window)
    return tuple(Span(words[a].start, words[b].end) for a, b in windows)


def _window(
    text: Text, words: Sequence[Span], windows: Sequence[tuple[int, int]], point: tuple[int, int]
) -> tuple[int, int] | None:
    """The widest window of word numbers (both included) around `point` that keeps its distance from the others."""
    passage = text.passages[text.passage_at(words[point[0]].start)].span
    lowest = bisect_left(words, passage.start, key=lambda w: w.start)
    highest = bisect_left(words, passage.end, key=lambda w: w.start) - 1
    point = point[0], min(point[1], highest)
    index = bisect_right(windows, point)
    if index:
        lowest = max(lowest, windows[index - 1][1] + 1 + GAP)
    if index < len(windows):
        highest = min(highest, windows[index][0] - 1 - GAP)
    if not lowest <= point[0] <= point[1] <= highest:
        return None
    spare = EXCERPT - (point[1] - point[0] + 1)
    first = max(lowest, point[0] - spare // 2)
    last = min(highest, first + EXCERPT - 1)
    return max(lowest, last - EXCERPT + 1), last
