"""Which entry of the register a suggested name is like: by a word they share, or by sound."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from ...model import Entity
from ..mentions.folding import fold_name
from ..mentions.lexicon import FUNCTION_WORDS, ordinary_words
from ..mentions.likeness import skeletons
from .suggestion import Resemblance

_ALIKE = 0.8
_FEW = 20


@dataclass(frozen=True, slots=True)
class Register:
    """The register's names by their rarer words and by the skeletons of those."""

    by_word: dict[str, list[tuple[str, Entity]]]

    @classmethod
    def of(cls, entities: Iterable[Entity]) -> Register:
        found: dict[str, list[tuple[str, Entity]]] = defaultdict(list)
        for entity in entities:
            for name in (entity.name, *(alias.name for alias in entity.aliases)):
                key = fold_name(name)
                for handle in _handles(key):
                    found[handle].append((key, entity))
        return cls(dict(found))

    def nearest(self, names: Sequence[str], kind: str) -> Resemblance | None:
        """The entry most like any of the names; None where none is."""
        likely = []
        for name in names:
            key = fold_name(name)
            for handle in _handles(key):
                for other, entity in self.by_word.get(handle, ())[:_FEW]:
                    reason, rank = _likeness(key, other, entity, kind)
                    if reason:
                        likely.append((-rank, entity.id, reason))
        return Resemblance(*min(likely)[1:]) if likely else None


def _handles(key: str) -> list[str]:
    words = [word for word in key.split() if len(word) > 2 and word not in FUNCTION_WORDS]
    sounds = [f"~{skeleton}" for word in words[-1:] for skeleton in sorted(skeletons(word))]
    return [*dict.fromkeys(words), *sounds]


def _likeness(key: str, other: str, entity: Entity, kind: str) -> tuple[str, float]:
    ratio = OSA.normalized_similarity(key, other)
    if ratio >= _ALIKE:
        return f"{ratio:.0%} alike".replace("%", " %"), 1 + ratio
    words, others = key.split(), other.split()
    both_persons = kind == entity.kind == "person"
    if both_persons and words[-1] == others[-1]:
        return "same surname", 0.9 + ratio / 10
    if both_persons and OSA.normalized_similarity(words[-1], others[-1]) >= _ALIKE:
        return f"a surname like “{others[-1].title()}”", 0.8 + ratio / 10
    shared = [word for word in words if word in others and len(word) > 3 and word not in ordinary_words()]
    if shared and kind == entity.kind and not both_persons:
        return f"both have “{shared[0].title()}”", ratio
    return "", 0
