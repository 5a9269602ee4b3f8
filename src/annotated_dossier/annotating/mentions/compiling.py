"""The register made ready for the text: one automaton of all folded forms, and what each form may mean.

The automaton is Aho and Corasick's (1975), from ahocorasick_rs; a pattern carries the spaces around its word, so
that word boundaries cost nothing. Scripts that do not part words (Chinese, Japanese, Thai) have no such spaces.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from ...model import Entity
from .countries import short_provinces
from .folding import fold_name
from .forms import Form, forms_of
from .persons import PersonalName, is_fuller, parse_person
from .rules import NEEDS, RANK, Needs

_SURNAMES = frozenset({"surname", "particle"})


class Capitals(IntEnum):
    """What capitals a surface must have."""

    ANY = 0
    FIRST = 1
    ALL = 2


class Reading(NamedTuple):
    """What a form may mean: an entity (by position), the rule that made the form, its alias (-1: none), its words."""

    entity: int
    rule: str
    alias: int
    words: str
    capitals: Capitals
    needs: Needs


@dataclass(frozen=True, slots=True)
class Pattern:
    """A folded form. In the automaton it stands between `before` and `after`; `lead` and `trail` lead from there to
    positions of the text, which the automaton reads behind a space.

    `sure` readings count wherever they stand; `derived` ones (by entity) want an introduction or no doubt. `bound`
    says that some reading has a condition of its own: an alias's sources or capitals; `firm`, that the words around
    it need no look; `wide`, that it has several words.
    """

    key: str
    before: str
    after: str
    lead: int
    trail: int
    sure: tuple[Reading, ...]
    derived: Mapping[int, Reading]
    capital: bool
    bound: bool
    excluded: tuple[int, ...]
    wide: bool
    surname: bool
    firm: bool


@dataclass(frozen=True, slots=True)
class Register:
    """Entities in order of id, the automaton of their forms, and its patterns in the automaton's order.

    `called` finds persons by the keys of a surname and a given name; `given` has the keys of an entity's given
    names; `abbreviated` finds places by their abbreviations.
    """

    entities: tuple[Entity, ...]
    automaton: AhoCorasick | None
    patterns: tuple[Pattern, ...]
    called: Mapping[tuple[str, str], tuple[int, ...]]
    given: Mapping[int, tuple[str, ...]]
    abbreviated: Mapping[str, tuple[int, ...]]
    position: Mapping[str, int]
    related: Mapping[int, frozenset[int]]
    without: frozenset[str]

    def allows(self, entity: int, rule: str) -> bool:
        """Whether neither the site nor the entry switches a rule off."""
        forms = self.entities[entity].forms
        return rule not in self.without and (forms is None or rule in forms)


def compile_register(entities: Sequence[Entity], without: frozenset[str]) -> Register:
    """The compiled register; the order in which entities come changes nothing."""
    ordered = tuple(sorted(entities, key=lambda entity: entity.id))
    by_key: dict[str, dict[int, Reading]] = {}
    for at, entity in enumerate(ordered):
        for form in forms_of(entity, without):
            _add(by_key, at, form, entity)
    excluded = _excluded(ordered)
    for key in excluded:
        by_key.setdefault(key, {})
    kinds = [entity.kind for entity in ordered]
    patterns = [_pattern(key, by_key[key], excluded.get(key, ()), kinds) for key in sorted(by_key)]
    if "prefixed" not in without:
        patterns += [prefixed for pattern in patterns for prefixed in _prefixed(pattern)]
    called = _called(ordered)
    position = {entity.id: at for at, entity in enumerate(ordered)}
    written = [pattern.before + pattern.key + pattern.after for pattern in patterns]
    return Register(
        entities=ordered,
        automaton=AhoCorasick(written, store_patterns=False) if written else None,
        patterns=tuple(patterns),
        called=called,
        given=_given(called),
        abbreviated=_abbreviated(ordered),
        position=position,
        related=_related(ordered, position),
        without=without,
    )


def _add(by_key: dict[str, dict[int, Reading]], at: int, form: Form, entity: Entity) -> None:
    key = fold_name(form.words)
    if not key:
        return
    known = by_key.setdefault(key, {})
    if at in known and RANK[known[at].rule] <= RANK[form.rule]:
        return
    weak = form.alias >= 0 and entity.aliases[form.alias].weak
    needs = Needs.INTRODUCTION if weak else NEEDS[form.rule]
    known[at] = Reading(at, form.rule, form.alias, form.words, _capitals(form), needs)


def _pattern(key: str, readings: Mapping[int, Reading], excluded: tuple[int, ...], kinds: Sequence[str]) -> Pattern:
    ranked = list(readings.values())
    if len(ranked) > 1:
        ranked.sort(key=lambda reading: (RANK[reading.rule], reading.entity))
    sure: list[Reading] = []
    derived: dict[int, Reading] = {}
    capital, bound, surname = not excluded, False, False
    for reading in ranked:
        if reading.needs is Needs.NOTHING:
            sure.append(reading)
        else:
            derived[reading.entity] = reading
        capital = capital and bool(reading.capitals)
        bound = bound or reading.alias >= 0 or reading.capitals is Capitals.ALL
        surname = surname or reading.rule in _SURNAMES
    before, after = " " * _parted(key[0]), " " * _parted(key[-1], after=True)
    return Pattern(
        key=key,
        before=before,
        after=after,
        lead=len(before) - 1,
        trail=len(after) + 1,
        sure=tuple(sure),
        derived=derived,
        capital=capital,
        bound=bound,
        excluded=excluded,
        wide=" " in key,
        surname=surname,
        firm=len(sure) == 1 and not derived and _is_firm(key, kinds[sure[0].entity]),
    )


def _prefixed(pattern: Pattern) -> Iterator[Pattern]:
    """An Arabic name after the one-letter words that are written joined to it: and, so, in, to, like."""
    if not "\u0620" <= pattern.key[0] <= "\u064a" or len(pattern.key) < 3:
        return
    sure = tuple(r._replace(rule="prefixed") for r in pattern.sure if r.rule in {"name", "alias"})
    derived = {at: r for at, r in pattern.derived.items() if r.rule in _SURNAMES}
    if sure or derived:
        for letter in "وفبلك":
            yield replace(pattern, before=f" {letter}", lead=1, sure=sure, derived=derived, excluded=(), firm=False)


def _is_firm(key: str, kind: str) -> bool:
    """Whether no words around it could make a name part of another: long ones, a person's in full."""
    parts = key.count(" ")
    return parts > 1 or (parts == 1 and kind == "person")


def _capitals(form: Form) -> Capitals:
    if form.rule == "initials":
        return Capitals.ALL
    first = form.words[0]
    if not first.isalnum():
        first = next((c for c in form.words if c.isalnum()), "")
    return Capitals.FIRST if first.isupper() else Capitals.ANY


def _excluded(entities: tuple[Entity, ...]) -> dict[str, tuple[int, ...]]:
    found: dict[str, list[int]] = {}
    for at, entity in enumerate(entities):
        for surface in entity.excluded:
            key = fold_name(surface)
            if key:
                found.setdefault(key, []).append(at)
    return {key: tuple(positions) for key, positions in found.items()}


def _called(entities: tuple[Entity, ...]) -> dict[tuple[str, str], tuple[int, ...]]:
    called: dict[tuple[str, str], list[int]] = {}
    for at, entity in enumerate(entities):
        for person in persons_of(entity):
            given = fold_name(person.given)
            for surname in {person.surname, person.bare}:
                known = called.setdefault((fold_name(surname), given), [])
                if at not in known:
                    known.append(at)
    return {key: tuple(found) for key, found in called.items()}


def _related(entities: Sequence[Entity], position: Mapping[str, int]) -> dict[int, frozenset[int]]:
    """Whom each entity is related to, whichever of the two entries says so."""
    related: dict[int, set[int]] = {}
    for at, entity in enumerate(entities):
        for relation in entity.relations:
            other = position.get(relation.to)
            if other is not None:
                related.setdefault(at, set()).add(other)
                related.setdefault(other, set()).add(at)
    return {at: frozenset(others) for at, others in related.items()}


def _given(called: Mapping[tuple[str, str], tuple[int, ...]]) -> dict[int, tuple[str, ...]]:
    given: dict[int, tuple[str, ...]] = {}
    for (_, name), entities in called.items():
        for at in entities:
            if name not in given.get(at, ()):
                given[at] = (*given.get(at, ()), name)
    return given


def persons_of(entity: Entity) -> Iterator[PersonalName]:
    """The parts of a person's name and of its unconditional aliases."""
    if entity.kind != "person":
        return
    plain = [alias.name for alias in entity.aliases if not (alias.only_in or alias.weak or alias.case)]
    names = [entity.name, *(alias for alias in plain if is_fuller(alias, entity.name))]
    for name in names:
        person = parse_person(name)
        if person is not None and person.given_is_a_name:
            yield person


def _abbreviated(entities: tuple[Entity, ...]) -> dict[str, tuple[int, ...]]:
    """States and provinces by what datelines make of them (Mich., Fla., W. Va.), where that is no other one's too."""
    found: dict[str, list[int]] = {}
    for at, entity in enumerate(entities):
        if entity.kind in {"place", "organization"}:
            for short in short_provinces().get(fold_name(entity.name), ()):
                found.setdefault(short, []).append(at)
    return {key: tuple(positions) for key, positions in found.items()}


def _parted(letter: str, after: bool = False) -> bool:
    """Whether this letter's script sets spaces between words (Korean does, but joins particles after them)."""
    code = ord(letter)
    if code < 0x0E00:
        return True
    if 0x1100 <= code <= 0x11FF or 0xAC00 <= code <= 0xD7FF:
        return not after
    unparted = (
        0x0E00 <= code <= 0x0EFF  # Thai, Lao
        or 0x1000 <= code <= 0x109F  # Burmese
        or 0x1780 <= code <= 0x17FF  # Khmer
        or 0x3040 <= code <= 0x30FF  # kana
        or 0x3400 <= code <= 0x9FFF  # Han
        or 0x20000 <= code <= 0x3FFFF
    )
    return not unparted
