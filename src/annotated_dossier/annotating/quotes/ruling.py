"""The author's word on quotations: whose they are, or nobody's; also on those too short to be found unasked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from ...model import Attribution, Message, Quotation, Span, Speaker, Text
from ..mentions import find_places, fold
from .marks import Quoted, find_paragraphs, find_quoted

_REASON = Message.of("Decided by the author.")


class Overruled(NamedTuple):
    """The quotations as the author rules, and the rulings that nothing met: words not there, or not between marks."""

    quotations: tuple[Quotation, ...]
    not_there: tuple[Attribution, ...]
    not_quoted: tuple[Attribution, ...]


def overrule(text: Text, quotations: Sequence[Quotation], attributions: Sequence[Attribution]) -> Overruled:
    """The quotations, those that an attribution is about credited as it says; a later attribution counts."""
    found = {quotation.span: quotation for quotation in quotations}
    quoted = find_quoted(text.plain, find_paragraphs(text)) if attributions else []
    folded = fold(text.plain)
    not_there, not_quoted = [], []
    for attribution in attributions:
        places = list(find_places(attribution.target, text, folded))
        spans = {span for span in (_innermost(place, quoted) for place in places) if span is not None}
        for span in spans:
            found[span] = _ruled(text, found.get(span), span, attribution.speaker)
        if not places:
            not_there.append(attribution)
        elif not spans:
            not_quoted.append(attribution)
    in_order = sorted(found.values(), key=lambda quotation: (quotation.span.start, -quotation.span.end))
    return Overruled(tuple(in_order), tuple(not_there), tuple(not_quoted))


def _innermost(place: Span, quoted: Iterable[Quoted]) -> Span | None:
    around = [item.span for item in quoted if item.span.covers(place)]
    return min(around, key=lambda span: span.end - span.start, default=None)


def _ruled(text: Text, known: Quotation | None, span: Span, speaker: Speaker) -> Quotation:
    unasked = known or Quotation(span, text.plain[span.start : span.end], None, None, _REASON)
    return replace(unasked, reason=_REASON, ruled=speaker)
