"""Who is tied to whom: by a relation of the register, or by being named together."""

from __future__ import annotations

from dataclasses import dataclass

from .register import Relation
from .text import Passage


@dataclass(frozen=True, slots=True)
class Related:
    """A relation of the register between two of its entries."""

    one: str
    relation: Relation

    @property
    def other(self) -> str:
        return self.relation.to


@dataclass(frozen=True, slots=True)
class Tie:
    """Two entities that are named together more often than chance would have it, and where.

    `weight` is the normalized pointwise mutual information of the two over passages, from above 0 (chance) to 1
    (never one without the other).
    """

    one: str
    other: str
    weight: float
    passages: tuple[tuple[str, Passage], ...]


@dataclass(frozen=True, slots=True)
class Network:
    """Entities with the relations and ties among them: the entities by strength, the ties by weight.

    `strengths` belong to `entities`, one each: how many entries one is related to, and the weights of its ties.
    """

    entities: tuple[str, ...] = ()
    strengths: tuple[float, ...] = ()
    relations: tuple[Related, ...] = ()
    ties: tuple[Tie, ...] = ()
