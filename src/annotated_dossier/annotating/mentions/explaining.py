"""Why some words are a mention, or none: what they might have been, by which rule, and what decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import JaroWinkler

from ...model import Span
from .candidates import Hit
from .compiling import Pattern, Reading, Register
from .deciding import Decided
from .folding import fold_name
from .ledger import Ledger, Outcome, Taken
from .rules import RULES, Needs, reason

_NEAREST = 3


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entity that the words might name: by which rule, whether they do, and a sentence that says why."""

    span: Span
    surface: str
    entity: str
    name: str
    rule: str
    told: str
    accepted: bool
    why: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """What was weighed at `span`. `summary` is a sentence; `nearest` are names that look alike, likeliest first."""

    span: Span
    surface: str
    summary: str
    candidates: tuple[Candidate, ...]
    nearest: tuple[str, ...] = ()


def explain_span(ledger: Ledger, decided: Decided, span: Span) -> Explanation:
    """What stood at `span` or overlapped it, from a reading that kept its outcomes."""
    register, plain = ledger.register, ledger.page.text.plain
    taken = [item for item in decided.taken if item.start < span.end and span.start < item.end]
    outcomes = [o for o in (ledger.outcomes or ()) if o.start < span.end and span.start < o.end]
    outcomes += _never_weighed(ledger, taken, span, outcomes)
    candidates = []
    for outcome in dict.fromkeys(outcomes):
        entity = register.entities[outcome.entity]
        accepted = any((t.start, t.entity) == (outcome.start, outcome.entity) for t in taken) and outcome.taken
        why = outcome.why or _positive(ledger, outcome, accepted)
        where = Span(outcome.start, outcome.end)
        surface = plain[outcome.start : outcome.end]
        told = RULES[outcome.rule]
        candidates.append(Candidate(where, surface, entity.id, entity.name, outcome.rule, told, accepted, why))
    candidates.sort(key=lambda c: (not c.accepted, c.span, c.entity, c.rule, c.why))
    surface = plain[span.start : span.end]
    nearest = () if candidates else _nearest(register, surface)
    return Explanation(
        span, surface, _summary(register, surface, taken, candidates, nearest), tuple(candidates), nearest
    )


def _positive(ledger: Ledger, outcome: Outcome, accepted: bool) -> str:
    if not accepted:
        return "A longer mention covers it."
    name = ledger.register.entities[outcome.entity].name
    return str(reason(outcome.rule, name, ledger.known.label(outcome.entity))) or RULES[outcome.rule]


def _never_weighed(ledger: Ledger, taken: Sequence[Taken], span: Span, told: list[Outcome]) -> list[Outcome]:
    """Forms that stand here but were passed over at once: not introduced, shared by many, in small letters."""
    seen = {(o.start, o.end, o.entity) for o in told}
    missed: list[Outcome] = []
    hits = [h for h in ledger.found.hits if h.start < span.end and span.start < h.end]
    for hit in [*hits, *_in_other_letters(ledger, span)]:
        for reading in (*hit.pattern.sure, *hit.pattern.derived.values())[:20]:
            if (hit.start, hit.end, reading.entity) not in seen:
                why = _within_another(ledger, taken, hit) or _passed_over(ledger, hit, reading)
                missed.append(Outcome(hit.start, hit.end, reading.entity, reading.rule, False, why))
    return missed


def _within_another(ledger: Ledger, taken: Sequence[Taken], hit: Hit) -> str:
    """That the words lie within longer ones that are linked: then nothing else need have kept them from counting."""
    for item in taken:
        if item.start <= hit.start and hit.end <= item.end and (item.start, item.end) != (hit.start, hit.end):
            return f"It lies within “{ledger.page.text.plain[item.start : item.end]}”, which is linked as a whole."
    return ""


def _in_other_letters(ledger: Ledger, span: Span) -> list[Hit]:
    key = fold_name(ledger.page.plain[span.start : span.end])
    found = [pattern for pattern in ledger.register.patterns if pattern.key == key]
    return [Hit(span.start, span.end, pattern, ()) for pattern in found]


def _passed_over(ledger: Ledger, hit: Hit, reading: Reading) -> str:
    name = ledger.register.entities[reading.entity].name
    if reading.capitals and ledger.page.plain[hit.start].islower():
        return f"{name} is written with a capital."
    if reading.alias >= 0 and reading.needs is Needs.NOTHING:
        return "The alias does not count in this source, or not in these capitals."
    if reading.needs is Needs.INTRODUCTION:
        return f"It counts only where the text names {name} in full."
    if len(hit.pattern.derived) > 1:
        return f"{_number(hit.pattern)} entries share it, and the text names none of them in full."
    return f"The text does not name {name} in full, and the words alone leave a doubt."


def _number(pattern: Pattern) -> int:
    return len(pattern.derived) + len(pattern.sure)


def _nearest(register: Register, surface: str) -> tuple[str, ...]:
    names = sorted({entity.name for entity in register.entities})
    found = process.extract(
        surface, names, scorer=JaroWinkler.similarity, processor=fold_name, limit=_NEAREST, score_cutoff=0.75
    )
    return tuple(name for name, _, _ in found)


def _summary(
    register: Register,
    surface: str,
    taken: list[Taken],
    candidates: list[Candidate],
    nearest: tuple[str, ...],
) -> str:
    if taken:
        names = ", ".join(dict.fromkeys(register.entities[item.entity].name for item in taken))
        return f"“{surface}” is linked to {names}."
    if candidates:
        return f"“{surface}” is not linked."
    alike = f" The nearest names: {', '.join(nearest)}." if nearest else ""
    return f"No name of the register stands in “{surface}”.{alike}"
