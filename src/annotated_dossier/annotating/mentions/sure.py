"""The forms that count wherever they stand: names, aliases, a person's full name in other words."""

from __future__ import annotations

from typing import NamedTuple

from .calling import find_call
from .candidates import Hit
from .choosing import choose
from .compiling import Reading
from .folding import fold_name
from .ledger import MANY, PERSONAL, Ledger
from .lexicon import LOCATIVES
from .rules import Needs
from .surroundings import word_before
from .weighing import introduced_readings


class Rest(NamedTuple):
    """What sure forms leave: hits that several entities claim, hits of derived forms alone."""

    shared: list[Hit]
    derived: list[Hit]


def read_sure(ledger: Ledger) -> Rest:
    """Takes the sure hits that mean one entity, longest first."""
    rest = Rest([], [])
    reach = 0
    unconditional = not ledger.found.excluded
    for hit in ledger.found.hits:
        _, end, pattern, sure = hit
        if end <= reach:
            if ledger.outcomes is not None:
                ledger.note(hit, sure, "It is part of a longer name.")
        elif not sure:
            if pattern.surname and _read_call(ledger, hit, rest):
                reach = end
            else:
                rest.derived.append(hit)
        elif pattern.firm and unconditional:
            ledger.take(hit, sure[0])
            reach = end
        else:
            reach = max(reach, _read_hit(ledger, hit, rest))
    return rest


def _read_hit(ledger: Ledger, hit: Hit, rest: Rest) -> int:
    """Takes or passes on a hit with sure readings; the end of what no shorter hit may claim."""
    if len(hit.sure) > MANY:
        ledger.leave_open(hit, hit.sure[:MANY])
        return hit.end
    kept = [reading for reading in hit.sure if not ledger.refuses(hit, reading)]
    if len(kept) == 1 and not hit.pattern.derived:
        ledger.take(hit, kept[0])
    elif kept:
        rest.shared.append(hit._replace(sure=tuple(kept)))
    else:
        if hit.pattern.derived:
            rest.derived.append(hit)
        return hit.end if " " in hit.pattern.key else 0
    return hit.end


def _read_call(ledger: Ledger, hit: Hit, rest: Rest) -> bool:
    """Takes a surname with a given name before it that the register knows, or passes it on to be settled."""
    if ledger.page.plain[hit.start - 1] != " ":
        return False
    call = find_call(ledger.register, ledger.page.plain, hit.start, hit.pattern.key, hit.pattern.derived)
    entities = [at for at in call.entities if _may_call(ledger, hit, at, call.rule)] if call else []
    if call is None or not entities:
        return False
    if len(entities) == 1:
        ledger.known.add(entities[0], call.start)
        ledger.take_span(call.start, hit.end, entities[0], call.rule)
    else:
        readings = (hit.pattern.derived[entity] for entity in entities)
        named = tuple(reading._replace(rule=call.rule, needs=Needs.NOTHING) for reading in readings)
        rest.shared.append(Hit(call.start, hit.end, hit.pattern, named[:MANY]))
    return True


def _may_call(ledger: Ledger, hit: Hit, entity: int, rule: str) -> bool:
    return entity in hit.pattern.derived and ledger.register.allows(entity, rule)


def settle(ledger: Ledger, hit: Hit) -> None:
    """Decides a sure hit that other entities may claim too."""
    if len(hit.sure) == 1:
        ledger.take(hit, _claimed(ledger, hit) or hit.sure[0])
        return
    best = _best_of(ledger, hit)
    if len(best) == 1:
        ledger.take(hit, best[0])
    else:
        ledger.leave_open(hit, best)


def _claimed(ledger: Ledger, hit: Hit) -> Reading | None:
    """A person whom the text introduces, named by a word that is another entry's whole name."""
    if hit.sure[0].entity in ledger.known.at or hit.sure[0].rule == "alias":
        return None
    others = [r for r in introduced_readings(ledger, hit) if r.rule in PERSONAL]
    if not others or word_before(ledger.page.plain, hit.start).lower() in LOCATIVES:
        return None
    others = [r for r in others if not ledger.refuses(hit, r)]
    return others[0] if len({r.entity for r in others}) == 1 else None


def _best_of(ledger: Ledger, hit: Hit) -> list[Reading]:
    own = [r for r in hit.sure if _is_own_word(ledger, r)] or list(hit.sure)
    if ledger.in_dateline(hit.start):
        named = [r for r in own if r.rule == "name"] or own
        if len(named) == 1:
            return named
    chosen = choose(ledger.register, ledger.known, [r.entity for r in own], hit.start, ())
    if chosen is not None:
        return [r for r in own if r.entity == chosen]
    if any(r.entity in ledger.known.at for r in own):
        return own
    return [r for r in own if r.rule == "name"] or own


def _is_own_word(ledger: Ledger, reading: Reading) -> bool:
    """Whether an alias is made of words of the entry's own name, and not a figure of speech for it."""
    name = f" {fold_name(ledger.register.entities[reading.entity].name)} "
    return f" {fold_name(reading.words)} " in name
