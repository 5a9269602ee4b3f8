"""Sentences, as far as a line of a concordance needs them."""

from __future__ import annotations

import re

from ..model import Span

_END = re.compile(r"""[.!?…]+["'”’»)\]]*(?=\s+["'“‘«(\[]*[^\Wa-z_])|[。！？؟]["'”’»)\]]*""")
_ABBREVIATION = re.compile(
    r"(?:\b(?:[A-Za-z]|[A-Z]\.[A-Z]|Mr|Mrs|Ms|Dr|Prof|St|Gen|Col|Lt|Maj|Capt|Sgt|Adm|Sen|Rep|Gov|Pres|Jr|Sr|Inc|Ltd|Co|Corp"
    r"|No|vs|etc|cf|approx|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)|\b[A-Z](?:\.[A-Z])+)\.$"
)
LONGEST = 320


def sentence_around(text: str, span: Span, within: Span) -> Span:
    """The sentence of `text` that holds `span`, inside the passage `within`, at most some `LONGEST` code points.

    A full stop after an initial, a title or a month ends no sentence.
    """
    start, end = within
    for match in _END.finditer(text, within.start, within.end):
        if _ABBREVIATION.search(text, max(within.start, match.start() - 8), match.start() + 1):
            continue
        if match.end() <= span.start:
            start = match.end()
        elif match.start() >= span.end - 1:
            end = match.end()
            break
    return _trimmed(text, span, Span(start, end))


def _trimmed(text: str, span: Span, sentence: Span) -> Span:
    start, end = sentence
    if end - start > LONGEST:
        half = max(0, LONGEST - (span.end - span.start)) // 2
        start = _word_start(text, max(start, span.start - half), span.start) if span.start - start > half else start
        end = _word_end(text, min(end, span.end + half), span.end) if end - span.end > half else end
    while start < span.start and text[start].isspace():
        start += 1
    return Span(start, end)


def _word_start(text: str, position: int, limit: int) -> int:
    space = text.find(" ", position, limit)
    return position if space < 0 else space + 1


def _word_end(text: str, position: int, limit: int) -> int:
    space = text.rfind(" ", limit, position)
    return position if space < 0 else space
