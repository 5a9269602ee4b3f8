"""Every place where a form of the register stands in a text: one pass, overlapping hits and all."""

from __future__ import annotations

from operator import itemgetter
from typing import NamedTuple

from .compiling import Capitals, Pattern, Reading, Register
from .folding import Folded
from .surroundings import END


class Hit(NamedTuple):
    """A form in the text, `text[start:end]`, and its sure readings that hold here."""

    start: int
    end: int
    pattern: Pattern
    sure: tuple[Reading, ...]


_start = itemgetter(0)


class Found(NamedTuple):
    """The hits of a text in order of start, longest first, and the stretches that the author excluded, by entity."""

    hits: list[Hit]
    excluded: dict[int, list[tuple[int, int]]]


def find_hits(register: Register, folded: Folded, source: str) -> Found:
    """All hits whose capitals and aliases fit; linear in the text and in the number of hits."""
    found = Found([], {})
    if register.automaton is None:
        return found
    plain, patterns, uneven, hits = folded.original, register.patterns, bool(folded.folded_at), found.hits
    for number, opening, closing in register.automaton.find_matches_as_indexes(f" {folded.text} ", overlapping=True):
        pattern = patterns[number]
        start = opening + pattern.lead
        end = closing - pattern.trail
        if uneven:
            start, end = folded.span(start, end)
        if pattern.capital and plain[start].islower():
            continue
        sure = pattern.sure
        if pattern.wide and plain.find(END, start, end) >= 0:
            continue
        if pattern.bound:
            surface = plain[start:end]
            sure = tuple(r for r in sure if fits(register, r, surface, source))
        if sure or pattern.derived:
            hits.append(Hit(start, end, pattern, sure))
        for entity in pattern.excluded:
            found.excluded.setdefault(entity, []).append((start, end))
    # The automaton reports by end; turned round and sorted by start, the longest of each start comes first.
    found.hits.reverse()
    found.hits.sort(key=_start)
    return found


def fits(register: Register, reading: Reading, surface: str, source: str) -> bool:
    """Whether a surface has the capitals that a reading wants, in a source where its alias counts."""
    if reading.capitals is Capitals.ALL and not surface.isupper():
        return False
    if reading.capitals is Capitals.FIRST and surface[:1].islower():
        return False
    if reading.alias < 0:
        return True
    alias = register.entities[reading.entity].aliases[reading.alias]
    if alias.only_in and source not in alias.only_in:
        return False
    return not alias.case or _letters(surface) == _letters(reading.words)


def _letters(words: str) -> str:
    return "".join(c for c in words if c.isalnum())
