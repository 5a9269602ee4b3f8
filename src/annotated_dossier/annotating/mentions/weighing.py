"""Derived forms (surnames, initials, heads), weighed against what the document introduces and against doubt."""

from __future__ import annotations

from collections.abc import Sequence

from .candidates import Hit, fits
from .choosing import choose
from .compiling import Reading
from .ledger import MANY, SURNAMES, Ledger
from .lexicon import common_surnames, ordinary_words
from .rules import Needs
from .surroundings import title_before


def read_derived(ledger: Ledger, hits: Sequence[Hit]) -> None:
    """Takes the derived hits that are plain enough; leaves open those that several entities share."""
    weighed: list[tuple[Hit, list[Reading]]] = []
    places: dict[str, list[int]] = {}
    for hit in hits:
        kept = [r for r in _possible(ledger, hit) if not ledger.refuses(hit, r)]
        if kept:
            weighed.append((hit, kept))
            places.setdefault(hit.pattern.key, []).append(hit.start)
    for hit, kept in weighed:
        if kept[0].entity in ledger.known.at:
            _weigh_introduced(ledger, hit, kept, places[hit.pattern.key])
        else:
            _weigh_unknown(ledger, hit, kept, places[hit.pattern.key])


def introduced_readings(ledger: Ledger, hit: Hit) -> list[Reading]:
    """The derived readings of a hit whose entities the document introduces, closest rule first."""
    derived, known = hit.pattern.derived, ledger.known.at
    if len(derived) <= len(known):
        here = [reading for entity, reading in derived.items() if entity in known]
    else:
        here = sorted((derived[e] for e in known if e in derived), key=lambda r: (r.rule == "given name", r.entity))
    if not here or not hit.pattern.bound:
        return here
    surface = ledger.page.plain[hit.start : hit.end]
    return [r for r in here if fits(ledger.register, r, surface, ledger.source)]


def _possible(ledger: Ledger, hit: Hit) -> list[Reading]:
    """The derived readings worth weighing: of entities introduced, or else those that leave little doubt."""
    here = introduced_readings(ledger, hit)
    if here or len(hit.pattern.derived) > MANY:
        return here
    surface = ledger.page.plain[hit.start : hit.end]
    plain = [r for r in hit.pattern.derived.values() if r.needs is Needs.NO_DOUBT]
    return [r for r in plain if fits(ledger.register, r, surface, ledger.source)]


def _weigh_introduced(ledger: Ledger, hit: Hit, readings: list[Reading], places: list[int]) -> None:
    closest = [r for r in readings if _class(r) == _class(readings[0])]
    if closest[0].rule == "initials" and len(hit.pattern.derived) > 1 and len(hit.pattern.key.replace(" ", "")) < 3:
        ledger.leave_open(hit, list(hit.pattern.derived.values()))
    elif closest[0].rule == "given name" and hit.pattern.key in ledger.rivals:
        ledger.note(hit, closest, "The text uses it for somebody else too.")
    elif len(closest) == 1:
        ledger.take(hit, closest[0])
    else:
        _choose(ledger, hit, closest, places)


def _weigh_unknown(ledger: Ledger, hit: Hit, readings: list[Reading], places: list[int]) -> None:
    plain = [r for r in readings if not _is_doubtful(ledger, hit, r)]
    if len(plain) > 1:
        _choose(ledger, hit, plain, places)
    elif plain and len(hit.pattern.derived) + len(hit.pattern.sure) == 1:
        ledger.take(hit, plain[0])


def _choose(ledger: Ledger, hit: Hit, readings: list[Reading], places: list[int]) -> None:
    chosen = choose(ledger.register, ledger.known, [r.entity for r in readings], hit.start, places)
    if chosen is None:
        ledger.leave_open(hit, readings)
    else:
        ledger.take(hit, next(r for r in readings if r.entity == chosen))


def _is_doubtful(ledger: Ledger, hit: Hit, reading: Reading) -> bool:
    """Whether a form that the document does not introduce is not plain enough."""
    why = ""
    ordinary = " " not in hit.pattern.key and hit.pattern.key in ordinary_words()
    if reading.rule in SURNAMES and not title_before(ledger.page.plain, hit.start):
        if hit.pattern.key in ledger.rivals:
            why = "The text uses it for somebody else too."
        elif hit.end - hit.start < 4 or ordinary or hit.pattern.key in common_surnames():
            why = "The text does not introduce the person, and the word is an ordinary one or many bear it."
    elif reading.rule == "company" and ordinary:
        why = "The text does not introduce the company, and the word is an ordinary one."
    if why:
        ledger.note(hit, [reading], why)
    return bool(why)


def _class(reading: Reading) -> str:
    return "surname" if reading.rule == "particle" else reading.rule
