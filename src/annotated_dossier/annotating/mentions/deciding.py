"""Which of a text's hits are mentions, of whom: the order in which they are read.

First the author's rulings and the sure forms (names, aliases), longest first; they tell which entities the document
introduces. Then derived forms are weighed against that and against the words around them. What stays open between
several entities is an ambiguity, never a guess.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ...model import Span
from .candidates import Found
from .choosing import Introductions
from .defined import read_defined
from .ledger import Covered, Ledger, Open, Outcome, Taken, without_overlaps
from .overruling import Ruling
from .shortened import read_shortened
from .sure import read_sure, settle
from .variants import Sounds, read_variants
from .weighing import read_derived


class Decided(NamedTuple):
    """What was decided about a text, in order of start; never two spans that overlap."""

    taken: list[Taken]
    open: list[Open]
    known: Introductions


def decide(ledger: Ledger, sounds: Sounds | None, rulings: Sequence[Ruling]) -> Decided:
    """Reads a text's hits to the end."""
    ruled = _obey(ledger, rulings) if rulings else []
    rest = read_sure(ledger)
    for hit in rest.shared:
        settle(ledger, hit)
    read_derived(ledger, read_defined(ledger, rest.derived))
    read_shortened(ledger)
    if sounds is not None:
        read_variants(ledger, sounds)
    taken = ledger.taken
    if rulings:
        taken = [*ruled, *(t for t in taken if not any(r.span.meets(Span(t.start, t.end)) for r in rulings))]
    taken = without_overlaps(taken)
    still_open = ledger.open
    if still_open:
        covered = Covered(taken)
        still_open = [item for item in still_open if not covered.meets(item.start, item.end)]
    return Decided(taken, still_open, ledger.known)


def _obey(ledger: Ledger, rulings: Sequence[Ruling]) -> list[Taken]:
    """What the author decided: it introduces its entities, and nothing else is read there."""
    ruled: list[Taken] = []
    for span, entity in rulings:
        ruled = [item for item in ruled if not span.meets(Span(item.start, item.end))]
        at = ledger.register.position.get(entity) if entity is not None else None
        if at is not None:
            ruled.append(Taken(span.start, span.end, at, "decision"))
            ledger.known.add(at, span.start)
    kept = []
    for hit in ledger.found.hits:
        if any(ruling.span.meets(Span(hit.start, hit.end)) for ruling in rulings):
            readings = [*hit.pattern.sure, *hit.pattern.derived.values()]
            ledger.note(hit, readings, "The author decided this place.")
        else:
            kept.append(hit)
    ledger.found = Found(kept, ledger.found.excluded)
    if ledger.outcomes is not None:
        ledger.outcomes.extend(Outcome(*item, True, "") for item in ruled)
    return ruled
