"""What is suggested to an author: a name that the register lacks, where it stands, and what it may be."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from ...model import Span
from ..mentions.folding import fold_name


@dataclass(frozen=True, slots=True)
class NamedAt:
    """One place of a name: the source's id, the span of its plain text, its passage's label, its words."""

    source: str
    span: Span
    passage: str
    surface: str

    @property
    def words(self) -> str:
        """The surface in one line."""
        return " ".join(self.surface.split())


@dataclass(frozen=True, slots=True)
class Resemblance:
    """An entry that a suggestion is like, and why."""

    entity: str
    reason: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A name that no entry explains. `places` are in reading order; `variants` are its surfaces, commonest first.

    `kind` is a guess and `reason` tells what it rests on. `context` are the words around the first place.
    """

    name: str
    kind: str
    reason: str
    places: tuple[NamedAt, ...]
    context: str
    resembles: Resemblance | None = None

    @property
    def variants(self) -> tuple[tuple[str, int], ...]:
        counts = Counter(place.words for place in self.places)
        return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))

    @property
    def others(self) -> tuple[str, ...]:
        """The surfaces that are not the name itself, nor one another, in other capitals or marks."""
        by_key = {fold_name(surface): surface for surface, _ in reversed(self.variants)}
        by_key.pop(fold_name(self.name), None)
        return tuple(surface for surface, _ in self.variants if surface in by_key.values())

    @property
    def sources(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(place.source for place in self.places))
