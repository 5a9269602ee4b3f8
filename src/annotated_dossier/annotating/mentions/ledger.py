"""What is known while a text is read: the spans taken, those left open, who was introduced, and, if asked, why."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from .candidates import Found, Hit
from .choosing import Introductions
from .compiling import Reading, Register
from .judging import Page, refusal
from .rules import Needs
from .surroundings import capital_before, title_before

# More entries than this under one form, and listing them helps nobody.
MANY = 12
SURNAMES = frozenset({"surname", "particle"})
PERSONAL = SURNAMES | {"given name"}
_NOTHING = Needs.NOTHING
_DATELINE = re.compile(r"[A-Z][A-Z .’'-]+(?:,? [^—–\x00]{2,30})? ?[-—–]{1,2} ")


class Outcome(NamedTuple):
    """One reading of one hit: taken, or not and why not."""

    start: int
    end: int
    entity: int
    rule: str
    taken: bool
    why: str


class Taken(NamedTuple):
    """A span that is decided, and the rule that decided it."""

    start: int
    end: int
    entity: int
    rule: str


class Open(NamedTuple):
    """A span that stays open between entities."""

    start: int
    end: int
    entities: tuple[int, ...]


@dataclass(slots=True)
class Ledger:
    """The state of one reading of one text. `outcomes` is kept only where somebody asks why."""

    register: Register
    page: Page
    found: Found
    source: str
    outcomes: list[Outcome] | None = None
    taken: list[Taken] = field(default_factory=list)
    open: list[Open] = field(default_factory=list)
    rivals: set[str] = field(default_factory=set)
    known: Introductions = field(init=False)
    datelines: list[tuple[int, int]] = field(init=False)

    def __post_init__(self) -> None:
        self.known = Introductions(self.page.text)
        plain = self.page.plain
        matches = (
            _DATELINE.match(plain, at, at + 80) for at in self.known.openings if plain[at + 1 : at + 2].isupper()
        )
        self.datelines = [match.span() for match in matches if match is not None]

    def in_dateline(self, start: int) -> bool:
        return any(opening <= start < closing for opening, closing in self.datelines)

    def refuses(self, hit: Hit, reading: Reading) -> bool:
        """Whether the register or the words around a hit speak against a reading."""
        spans = self.found.excluded.get(reading.entity) if self.found.excluded else None
        if spans and any(start <= hit.start and hit.end <= end for start, end in spans):
            why = "The register says that these words are not it."
        else:
            why = refusal(
                self.page, hit.start, hit.end, hit.pattern.key, reading, self.register.entities[reading.entity]
            )
            # A given name before somebody else's surname is nobody's rival; a surname after a strange name is.
            if why and (
                reading.rule in SURNAMES or (reading.rule in PERSONAL and capital_before(self.page.plain, hit.start))
            ):
                self.rivals.add(hit.pattern.key)
        if why:
            self.note(hit, (reading,), why)
        return bool(why)

    def take(self, hit: Hit, reading: Reading) -> None:
        start, end, _, _ = hit
        entity, rule, _, words, _, needs = reading
        if rule in SURNAMES and title_before(self.page.plain, start):
            rule = "honorific"
        introduces = needs is _NOTHING or rule == "given name"
        if introduces and not (self.datelines and self.in_dateline(start)):
            self.known.add(entity, start)
        if words[-1] in ".!?" and self.page.plain[end : end + 1] == words[-1]:
            end += 1
        self.take_span(start, end, entity, rule)

    def take_span(self, start: int, end: int, entity: int, rule: str) -> None:
        self.taken.append(Taken(start, end, entity, rule))
        self.page.starts.add(start)
        self.page.ends.add(end)
        if self.outcomes is not None:
            self.outcomes.append(Outcome(start, end, entity, rule, True, ""))

    def leave_open(self, hit: Hit, readings: Sequence[Reading]) -> None:
        self.open.append(Open(hit.start, hit.end, tuple(sorted({r.entity for r in readings}))))
        self.note(hit, readings, "Several entries share it, and nothing decides between them.")

    def note(self, hit: Hit, readings: Sequence[Reading], why: str) -> None:
        if self.outcomes is not None:
            self.outcomes.extend(Outcome(hit.start, hit.end, r.entity, r.rule, False, why) for r in readings)


class Covered:
    """The spans taken so far, to ask whether another meets them."""

    def __init__(self, taken: Sequence[Taken]) -> None:
        spans = sorted((item.start, item.end) for item in taken)
        self._starts = [start for start, _ in spans]
        self._ends = [end for _, end in spans]

    def meets(self, start: int, end: int) -> bool:
        at = bisect_left(self._starts, end)
        return at > 0 and self._ends[at - 1] > start


def without_overlaps(taken: Sequence[Taken]) -> list[Taken]:
    """The longest of spans that overlap, the earlier of equals; in order of start."""
    kept: list[Taken] = []
    for item in sorted(taken):
        if kept and item.start < kept[-1].end:
            if item.end - item.start > kept[-1].end - kept[-1].start:
                kept[-1] = item
            continue
        kept.append(item)
    return kept
