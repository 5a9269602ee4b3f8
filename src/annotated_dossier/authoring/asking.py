"""Why words of a source are linked, or are not, for its author to read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..annotating.markup import parse_source
from ..annotating.mentions import Explanation, explain
from ..edition import recognizer_of
from ..model import Dossier, Source, Span, Text

MOST_PLACES = 20


def ask_why(dossier: Dossier, source: Source, quote: str) -> Iterator[str]:
    """Lines that explain each place of the source where the words stand; none where they stand nowhere.

    White space counts as one space; capitals count only where some place has them as typed.
    """
    text = parse_source(source)
    recognizer = recognizer_of(dossier)
    spans = find_words(text, quote)
    for span in spans[:MOST_PLACES]:
        explanation = explain(recognizer, text, span, source.id, source.language, dossier.decisions)
        yield from _told(source, text, explanation)
    if len(spans) > MOST_PLACES:
        yield f"... and {len(spans) - MOST_PLACES} more places"


def find_words(text: Text, quote: str) -> list[Span]:
    """Where the words stand as whole words in the plain text."""
    words = r"\s+".join(re.escape(word) for word in quote.split())
    pattern = rf"(?<!\w){words}(?!\w)"
    for flags in (0, re.IGNORECASE):
        found = [Span(*match.span()) for match in re.finditer(pattern, text.plain, flags)] if words else []
        if found:
            return found
    return []


def _told(source: Source, text: Text, explanation: Explanation) -> Iterator[str]:
    passage = text.passages[text.passage_at(explanation.span.start)]
    what = "heading" if passage.is_heading else "paragraph"
    place = source.place_of(text.in_file(explanation.span).start)
    yield f"{place}: {what} {passage.number}: {explanation.summary}"
    for candidate in explanation.candidates:
        sign = "yes" if candidate.accepted else "no "
        reading = f"“{candidate.surface}” as {candidate.name} [{candidate.entity}]"
        yield f"  {sign}  {reading}, {candidate.rule}: {candidate.why}"
