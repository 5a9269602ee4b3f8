"""Which of a text's hits are mentions, of whom, and why.

First the sure forms (names, aliases) are read, longest first; they tell which entities the document introduces.
Then derived forms (surnames, initials, heads) are weighed against that and against the words around them. What
stays open between several entities is an ambiguity, never a guess.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from .calling import find_call
from .candidates import Found, Hit, fits
from .choosing import Introductions, choose
from .compiling import Pattern, Reading, Register
from .folding import fold_name
from .judging import Page, has_title, refusal
from .lexicon import DAYS_AND_MONTHS, LOCATIVES, TITLES, ordinary_words
from .rules import Needs
from .surroundings import word_before
from .variants import Likely, Sounds

_SURNAMES = frozenset({"surname", "particle"})
_PERSONAL = _SURNAMES | {"given name"}
# More entries than this under one derived form, and listing them helps nobody.
_MANY = 12
_NO_PATTERN = Pattern("", 0, 0, (), {}, capital=True, bound=False, excluded=(), surname=False)
_DATELINE = re.compile(r"[A-Z][A-Z .’'-]+(?:,? [^—–\n]{2,30})? ?[-—–]{1,2} ")
_ABBREVIATED = re.compile(r"(?<=[^\W\d_]), ((?:[A-Z]\. ?)?[A-Z][a-z]{1,5}\.?)(?=[\s),;:—–-]|$)")


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


class Decided(NamedTuple):
    """What was decided about a text, in order of start; never two spans that overlap."""

    taken: list[Taken]
    open: list[Open]
    known: Introductions


@dataclass(slots=True)
class Reader:
    """One reading of one text. `outcomes` is kept only where somebody asks why."""

    register: Register
    page: Page
    found: Found
    source: str
    sounds: Sounds | None = None
    outcomes: list[Outcome] | None = None
    known: Introductions = field(init=False)
    taken: list[Taken] = field(default_factory=list)
    open: list[Open] = field(default_factory=list)
    derived: list[Hit] = field(default_factory=list)
    rivals: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.known = Introductions(self.page.text)

    def read(self) -> Decided:
        for hit in self._read_sure():
            self._settle(hit)
        self._read_derived()
        self._read_abbreviations()
        if self.sounds is not None:
            self._read_variants(self.sounds)
        taken = without_overlaps(self.taken)
        return Decided(taken, self._still_open(taken), self.known)

    # ------------------------------------------------------------------------------------- the sure forms

    def _read_sure(self) -> list[Hit]:
        """Takes the sure hits that mean one entity; hands back those that may mean several."""
        pending: list[Hit] = []
        reach = 0
        for hit in self.found.hits:
            if hit.end <= reach:
                self._note(hit, hit.sure, False, "It is part of a longer name.")
                continue
            if not hit.sure:
                reach = max(reach, self._read_call(hit))
                continue
            kept = [r for r in hit.sure if not self._refused(hit, r)]
            if not kept:
                if hit.pattern.derived:
                    self.derived.append(hit)
                reach = hit.end if " " in hit.pattern.key else reach
                continue
            reach = hit.end
            if len(kept) > 1 or hit.pattern.derived:
                pending.append(hit._replace(sure=tuple(kept)))
            else:
                self._take(hit, kept[0])
        return pending

    def _read_call(self, hit: Hit) -> int:
        """Takes a surname with a given name before it that the register knows; the end of what was taken."""
        self.derived.append(hit)
        if not hit.pattern.surname or self.page.plain[hit.start - 1 : hit.start] != " ":
            return 0
        call = find_call(self.register, self.page.plain, hit.start, hit.pattern.key, hit.pattern.derived)
        if call is None:
            return 0
        entities = [e for e in call.entities if e in hit.pattern.derived]
        if len(entities) != 1:
            return 0
        self.derived.pop()
        self.known.add(entities[0], call.start)
        self._take_span(call.start, hit.end, entities[0], call.rule)
        return hit.end

    def _settle(self, hit: Hit) -> None:
        """A sure hit that other entities may claim too."""
        if len(hit.sure) == 1:
            claimed = self._claimed(hit)
            self._take(hit, claimed or hit.sure[0])
            return
        best = self._best_of(hit, list(hit.sure))
        if len(best) == 1:
            self._take(hit, best[0])
        else:
            self._leave_open(hit, best)

    def _claimed(self, hit: Hit) -> Reading | None:
        """A person whom the text introduces, named by a word that is another entry's whole name (Washington)."""
        others = [r for r in self._introduced(hit) if r.rule in _PERSONAL]
        if not others or word_before(self.page.plain, hit.start).lower() in LOCATIVES:
            return None
        if hit.sure[0].entity in self.known.at or hit.sure[0].rule == "alias":
            return None
        others = [r for r in others if not self._refused(hit, r)]
        return others[0] if len({r.entity for r in others}) == 1 else None

    def _best_of(self, hit: Hit, sure: list[Reading]) -> list[Reading]:
        own = [r for r in sure if self._is_own_word(r)] or sure
        if self._in_dateline(hit.start):
            named = [r for r in own if r.rule == "name"] or own
            if len(named) == 1:
                return named
        chosen = choose(self.register, self.known, [r.entity for r in own], hit.start, ())
        if chosen is not None:
            return [r for r in own if r.entity == chosen]
        if any(r.entity in self.known.at for r in own):
            return own
        return [r for r in own if r.rule == "name"] or own

    def _is_own_word(self, reading: Reading) -> bool:
        """Whether an alias is made of words of the entry's own name."""
        name = f" {fold_name(self.register.entities[reading.entity].name)} "
        return f" {fold_name(reading.words)} " in name

    def _in_dateline(self, start: int) -> bool:
        passages = self.page.text.passages
        if not passages:
            return False
        opening = passages[self.page.text.passage_at(start)].span.start
        found = _DATELINE.match(self.page.plain, opening, opening + 80)
        return found is not None and start < found.end()

    # ---------------------------------------------------------------------------------- the derived forms

    def _read_derived(self) -> None:
        weighed: list[tuple[Hit, list[Reading]]] = []
        places: dict[str, list[int]] = {}
        for hit in self.derived:
            kept = [r for r in self._possible(hit) if not self._refused(hit, r)]
            if kept:
                weighed.append((hit, kept))
                places.setdefault(hit.pattern.key, []).append(hit.start)
        for hit, kept in weighed:
            self._weigh(hit, kept, places[hit.pattern.key])

    def _introduced(self, hit: Hit) -> list[Reading]:
        derived, known = hit.pattern.derived, self.known.at
        if len(derived) <= len(known):
            here = [reading for entity, reading in derived.items() if entity in known]
        else:
            here = sorted((derived[e] for e in known if e in derived), key=lambda r: r.entity)
        if not hit.pattern.bound:
            return here
        surface = self.page.plain[hit.start : hit.end]
        return [r for r in here if fits(self.register, r, surface, self.source)]

    def _possible(self, hit: Hit) -> list[Reading]:
        """The derived readings worth weighing: of entities introduced, or else those that leave little doubt."""
        here = self._introduced(hit)
        if here or len(hit.pattern.derived) > _MANY:
            return here
        surface = self.page.plain[hit.start : hit.end]
        return [
            r
            for r in hit.pattern.derived.values()
            if r.needs is not Needs.INTRODUCTION and fits(self.register, r, surface, self.source)
        ]

    def _weigh(self, hit: Hit, readings: list[Reading], places: list[int]) -> None:
        introduced = readings[0].entity in self.known.at
        closest = [r for r in readings if _class(r) == _class(readings[0])] if introduced else readings
        if not introduced:
            closest = [r for r in readings if not self._doubted(hit, r)]
            if len(closest) == 1 and len(hit.pattern.derived) + len(hit.pattern.sure) == 1:
                self._take(hit, closest[0])
                return
            if len(closest) < 2:
                return
        if closest[0].rule == "initials" and len(hit.pattern.derived) > 1 and len(hit.pattern.key) < 4:
            self._leave_open(hit, list(hit.pattern.derived.values()))
            return
        chosen = choose(self.register, self.known, [r.entity for r in closest], hit.start, places)
        if chosen is None:
            self._leave_open(hit, closest)
        else:
            self._take(hit, next(r for r in closest if r.entity == chosen))

    def _doubted(self, hit: Hit, reading: Reading) -> bool:
        """Whether a form that the document does not introduce is not plain enough."""
        why = ""
        surface = self.page.plain[hit.start : hit.end]
        if reading.rule in _SURNAMES and not has_title(self.page, hit.start):
            if hit.pattern.key in self.rivals:
                why = "The text uses it for somebody else too."
            elif len(surface) < 4 or hit.pattern.key in ordinary_words():
                why = "The text does not introduce the person, and the word is an ordinary one."
        elif reading.rule == "company" and " " not in surface and hit.pattern.key in ordinary_words():
            why = "The text does not introduce the company, and the word is an ordinary one."
        if why:
            self._note(hit, [reading], False, why)
        return bool(why)

    def _read_abbreviations(self) -> None:
        """Places as datelines shorten them, after a comma: Lansing, Mich."""
        for found in _ABBREVIATED.finditer(self.page.plain):
            key = fold_name(found[1])
            entities = self.register.abbreviated.get(key.replace("  ", " "), ())
            if len(entities) != 1 or not (found[1].endswith(".") or " " in found[1]):
                continue
            if key in TITLES or key in DAYS_AND_MONTHS or word_before(self.page.plain, found.start(1) - 1):
                continue
            self._take_span(found.start(1), found.end(1), entities[0], "abbreviation")

    def _read_variants(self, sounds: Sounds) -> None:
        """Other spellings: with a given name that fits, or of somebody introduced, or too rare to be chance."""
        covered = _Covered(self.taken)
        likely = [word for word in sounds.find(self.page.plain) if not covered.meets(word.start, word.end)]
        bare = [word for word in likely if not self._read_variant_call(word)]
        for word in bare:
            known = [r for r in word.readings if r.entity in self.known.at]
            fitting = known or ([*word.readings] if word.rare else [])
            if len(fitting) != 1:
                continue
            reading = fitting[0]._replace(rule="variant")
            if not self._refused(Hit(word.start, word.end, _NO_PATTERN, ()), reading):
                self._take_span(word.start, word.end, reading.entity, "variant")

    def _read_variant_call(self, word: Likely) -> bool:
        entities = set()
        start = word.start
        for reading in word.readings:
            key = fold_name(reading.words)
            call = find_call(self.register, self.page.plain, word.start, key, (reading.entity,))
            if call is not None and reading.entity in call.entities:
                entities.add(reading.entity)
                start = call.start
        if len(entities) != 1:
            return False
        entity = entities.pop()
        self.known.add(entity, start)
        self._take_span(start, word.end, entity, "variant")
        return True

    # --------------------------------------------------------------------------------------- what they share

    def _refused(self, hit: Hit, reading: Reading) -> bool:
        spans = self.found.excluded.get(reading.entity)
        if spans and any(start <= hit.start and hit.end <= end for start, end in spans):
            why = "The register says that these words are not it."
        else:
            why = refusal(self.page, hit.start, hit.end, reading, self.register.entities[reading.entity])
            if why and reading.rule in _SURNAMES:
                self.rivals.add(hit.pattern.key)
        if why:
            self._note(hit, [reading], False, why)
        return bool(why)

    def _take(self, hit: Hit, reading: Reading) -> None:
        rule = reading.rule
        if rule in _SURNAMES and has_title(self.page, hit.start):
            rule = "honorific"
        if reading.needs is Needs.NOTHING and not self._in_dateline(hit.start):
            self.known.add(reading.entity, hit.start)
        end = hit.end
        closed = reading.words[-1]
        if closed in ".!?" and self.page.plain[end : end + 1] == closed:
            end += 1
        self._take_span(hit.start, end, reading.entity, rule)

    def _take_span(self, start: int, end: int, entity: int, rule: str) -> None:
        self.taken.append(Taken(start, end, entity, rule))
        self.page.starts.add(start)
        self.page.ends.add(end)
        if self.outcomes is not None:
            self.outcomes.append(Outcome(start, end, entity, rule, True, ""))

    def _leave_open(self, hit: Hit, readings: Sequence[Reading]) -> None:
        self.open.append(Open(hit.start, hit.end, tuple(sorted({r.entity for r in readings}))))
        self._note(hit, readings, False, "Several entries share it, and nothing decides between them.")

    def _note(self, hit: Hit, readings: Sequence[Reading], taken: bool, why: str) -> None:
        if self.outcomes is not None:
            self.outcomes.extend(Outcome(hit.start, hit.end, r.entity, r.rule, taken, why) for r in readings)

    def _still_open(self, taken: list[Taken]) -> list[Open]:
        return [o for o in self.open if not any(t.start < o.end and o.start < t.end for t in taken)]


class _Covered:
    """The spans decided so far, to ask whether another meets them."""

    def __init__(self, taken: Sequence[Taken]) -> None:
        spans = sorted((item.start, item.end) for item in taken)
        self._starts = [start for start, _ in spans]
        self._ends = [end for _, end in spans]

    def meets(self, start: int, end: int) -> bool:
        at = bisect_left(self._starts, end)
        return at > 0 and self._ends[at - 1] > start


def _class(reading: Reading) -> str:
    return "surname" if reading.rule == "particle" else reading.rule


def without_overlaps(taken: Sequence[Taken]) -> list[Taken]:
    """The longest of spans that overlap, the earlier of equals; in order of start."""
    kept: list[Taken] = []
    for item in sorted(taken, key=lambda t: (t.start, -t.end)):
        if kept and item.start < kept[-1].end:
            if item.end - item.start > kept[-1].end - kept[-1].start:
                kept[-1] = item
            continue
        kept.append(item)
    return kept
