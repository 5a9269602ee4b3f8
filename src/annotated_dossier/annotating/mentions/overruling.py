"""The author's decisions for single places: these words are that entity, or nobody."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ...model import Decision, Selector, Span, Text
from .folding import Folded, fold, fold_name


class Ruling(NamedTuple):
    """A decided span: the entity's id, or None for nobody."""

    span: Span
    entity: str | None


def find_rulings(decisions: Sequence[Decision], source: str, text: Text, folded: Folded) -> list[Ruling]:
    """The spans of a source that its author decided, in order; a later decision counts over an earlier one."""
    return [
        Ruling(span, decision.entity)
        for decision in decisions
        if decision.source == source
        for span in find_places(decision.target, text, folded)
    ]


def unmet_decisions(decisions: Sequence[Decision], source: str, text: Text) -> tuple[Decision, ...]:
    """The decisions for a source whose words it does not hold, for a check to tell."""
    folded = fold(text.plain)
    own = [decision for decision in decisions if decision.source == source]
    return tuple(decision for decision in own if not any(find_places(decision.target, text, folded)))


def find_places(target: Selector, text: Text, folded: Folded) -> Iterator[Span]:
    """Where the words of a selector stand, as a name is found: whatever the case, the marks and the spaces."""
    if not target.quote:
        if target.position is not None:
            yield target.position
        elif target.paragraph is not None:
            yield from (p.span for p in text.passages if p.label == f"p{target.paragraph}")
        return
    quote, before, after = (f" {fold_name(words)}" for words in (target.quote, target.prefix, target.suffix))
    padded = f" {folded.text} "
    start = padded.find(quote)
    while start >= 0 and quote != " ":
        end = start + len(quote)
        if _ends_word(padded, end) and _fits(padded, start, end, before.strip(), after.strip()):
            yield folded.span(start, end - 1)
        start = padded.find(quote, start + 1)


def _ends_word(padded: str, end: int) -> bool:
    return not padded[end].isalnum() or not padded[end - 1].isalnum() or ord(padded[end - 1]) > 0x0E00


def _fits(padded: str, start: int, end: int, before: str, after: str) -> bool:
    """What stands around, but for the spaces that marks leave, is what the selector says."""
    left = padded[max(0, start - len(before) - 8) : start + 1]
    right = padded[end : end + len(after) + 8]
    return left.rstrip().endswith(before) and right.lstrip().startswith(after)
