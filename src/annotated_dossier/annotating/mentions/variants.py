"""Capitalised words that no form explains, tried as other spellings of a name: Gadaffi for Gaddafi.

An index by skeleton keeps this from being register times text: a word meets only the names that sound like it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from .compiling import Pattern, Reading
from .countries import demonym_keys
from .folding import fold_name
from .lexicon import common_surnames, given_names, ordinary_words
from .likeness import SHORTEST, are_alike, skeletons

_WORD = re.compile(r"(?<![\w’'])[^\W\d_a-z][^\W\d_]{4,30}(?![\w])")
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
    """The register's one-word forms by skeleton; `heard` remembers the words that were looked up."""

    by_skeleton: Mapping[str, tuple[Pattern, ...]]
    keys: frozenset[str]
    heard: dict[str, tuple[Reading, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, patterns: Sequence[Pattern]) -> Sounds:
        found: dict[str, list[Pattern]] = {}
        keys = set()
        for pattern in patterns:
            if " " in pattern.key:
                continue
            keys.add(pattern.key)
            if len(pattern.key) >= SHORTEST and pattern.capital and any(r.rule in _RULES for r in _readings(pattern)):
                for skeleton in skeletons(pattern.key):
                    found.setdefault(skeleton, []).append(pattern)
        return cls({skeleton: tuple(some) for skeleton, some in found.items()}, frozenset(keys))

    def find(self, plain: str) -> Iterator[Likely]:
        """The likely words of a text, in order; each distinct word is looked up once."""
        for found in _WORD.finditer(plain):
            readings = self.heard.get(found[0])
            if readings is None:
                readings = self.heard.setdefault(found[0], self._meant(found[0]))
                if len(self.heard) > _MOST_HEARD:
                    self.heard.clear()
            if readings:
                key = fold_name(found[0])
                rare = key not in common_surnames() and len(key) > SHORTEST
                yield Likely(found.start(), found.end(), key, readings, rare)

    def _meant(self, word: str) -> tuple[Reading, ...]:
        key = fold_name(word)
        if key in self.keys or key in demonym_keys() or key in given_names() or word.isupper():
            return ()
        if key in ordinary_words() or key.removesuffix("s") in self.keys:
            return ()
        near = {p.key: p for s in skeletons(key) for p in self.by_skeleton.get(s, ()) if are_alike(key, p.key)}
        readings = {r.entity: r for name in sorted(near) for r in _readings(near[name]) if r.rule in _RULES}
        return tuple(readings[entity] for entity in sorted(readings)) if len(readings) <= _MOST_MEANT else ()


_MOST_HEARD = 200_000
_MOST_MEANT = 6


def _readings(pattern: Pattern) -> list[Reading]:
    return [*pattern.sure, *pattern.derived.values()]
