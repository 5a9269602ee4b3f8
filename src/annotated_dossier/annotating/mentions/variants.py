"""Capitalised words that no form explains, tried as other spellings of a name: Gadaffi for Gaddafi.

An index by skeleton keeps this from being register times text: a word meets only the names that sound like it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from .calling import find_call
from .candidates import Hit
from .compiling import Pattern, Reading
from .countries import country_named, demonym_keys
from .folding import fold_name
from .ledger import Covered, Ledger
from .lexicon import common_surnames, given_names, ordinary_words
from .likeness import SHORTEST, are_alike, skeletons

_WORD = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-Ž]\w{4,}")
_MOST_HEARD = 200_000
_MOST_MEANT = 6
_RULES = frozenset({"name", "alias", "surname", "particle"})


class Likely(NamedTuple):
    """A word of the text that sounds like a form of the register."""

    start: int
    end: int
    key: str
    readings: tuple[Reading, ...]
    rare: bool


@dataclass(frozen=True, slots=True)
class Sounds:
    """The register's one-word forms by skeleton; `heard` remembers the words that were looked up, `likely`
    those of them that sound like something."""

    by_skeleton: Mapping[str, tuple[Pattern, ...]]
    keys: frozenset[str]
    heard: dict[str, tuple[Reading, ...]] = field(default_factory=dict)
    likely: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, patterns: Sequence[Pattern]) -> Sounds:
        found: dict[str, list[Pattern]] = {}
        keys = set()
        for pattern in patterns:
            if " " in pattern.key:
                continue
            keys.add(pattern.key)
            if len(pattern.key) < SHORTEST or not pattern.capital or country_named(pattern.key):
                continue
            if any(r.rule in _RULES for r in _readings(pattern)):
                for skeleton in skeletons(pattern.key):
                    found.setdefault(skeleton, []).append(pattern)
        return cls({skeleton: tuple(some) for skeleton, some in found.items()}, frozenset(keys))

    def find(self, plain: str) -> Iterator[Likely]:
        """The likely words of a text, in order; each distinct word is looked up once."""
        words = set(_WORD.findall(plain))
        for word in words - self.heard.keys():
            self.heard[word] = readings = self._meant(word)
            if readings:
                self.likely.add(word)
        likely = words & self.likely
        if likely:
            yield from self._places(plain, likely)
        if len(self.heard) > _MOST_HEARD:
            self.heard.clear()
            self.likely.clear()

    def _places(self, plain: str, likely: set[str]) -> Iterator[Likely]:
        for found in _WORD.finditer(plain):
            start, end = found.span()
            if found[0] in likely and not plain[start - 1 : start].isalnum() and plain[end : end + 1] not in "-‐‑":
                key = fold_name(found[0])
                rare = key not in common_surnames() and len(key) > SHORTEST
                yield Likely(start, end, key, self.heard[found[0]], rare)

    def _meant(self, word: str) -> tuple[Reading, ...]:
        key = fold_name(word)
        if key in self.keys or key in demonym_keys() or key in given_names() or word.isupper():
            return ()
        if key in ordinary_words() or key.removesuffix("s") in self.keys or country_named(key):
            return ()
        near = {p.key: p for s in skeletons(key) for p in self.by_skeleton.get(s, ()) if are_alike(key, p.key)}
        readings = {r.entity: r for name in sorted(near) for r in _readings(near[name]) if r.rule in _RULES}
        return tuple(readings[entity] for entity in sorted(readings)) if len(readings) <= _MOST_MEANT else ()


def _readings(pattern: Pattern) -> list[Reading]:
    return [*pattern.sure, *pattern.derived.values()]


def _pattern(key: str) -> Pattern:
    return Pattern(
        key, "", "", 0, 0, (), {}, capital=True, bound=False, excluded=(), wide=False, surname=False, firm=False
    )


def read_variants(ledger: Ledger, sounds: Sounds) -> None:
    """Other spellings: with a given name that fits, or of somebody introduced, or too rare to be chance."""
    words = list(sounds.find(ledger.page.plain))
    if not words:
        return
    covered = Covered(ledger.taken)
    likely = [_allowed(ledger, word) for word in words if not covered.meets(word.start, word.end)]
    for word in [word for word in likely if not _read_call(ledger, word)]:
        known = [r for r in word.readings if r.entity in ledger.known.at]
        fitting = known or ([*word.readings] if word.rare else [])
        if len(fitting) == 1:
            reading = fitting[0]._replace(rule="variant")
            if not ledger.refuses(Hit(word.start, word.end, _pattern(word.key), ()), reading):
                ledger.take_span(word.start, word.end, reading.entity, "variant")


def _allowed(ledger: Ledger, word: Likely) -> Likely:
    return word._replace(readings=tuple(r for r in word.readings if ledger.register.allows(r.entity, "variant")))


def _read_call(ledger: Ledger, word: Likely) -> bool:
    """Takes a misspelt surname whose given name stands before it."""
    entities = set()
    start = word.start
    for reading in word.readings:
        key = fold_name(reading.words)
        call = find_call(ledger.register, ledger.page.plain, word.start, key, (reading.entity,))
        if call is not None and reading.entity in call.entities:
            entities.add(reading.entity)
            start = call.start
    if len(entities) != 1:
        return False
    entity = entities.pop()
    ledger.known.add(entity, start)
    ledger.take_span(start, word.end, entity, "variant")
    return True
