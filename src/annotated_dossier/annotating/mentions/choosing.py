"""Which of several entities a shared form means here: the one the document introduces, the nearest, the related."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from ...model import Text
from .compiling import Register


@dataclass(slots=True)
class Introductions:
    """Where the document names each entity (by position in the register) beyond doubt, in ascending order."""

    text: Text
    at: dict[int, list[int]] = field(default_factory=dict)

    def add(self, entity: int, start: int) -> None:
        self.at.setdefault(entity, []).append(start)

    def label(self, entity: int) -> str:
        """The passage that names the entity first, such as `p3`; empty if none does."""
        if entity not in self.at or not self.text.passages:
            return ""
        return self.text.passages[self.text.passage_at(self.at[entity][0])].label


def choose(
    register: Register, known: Introductions, entities: Sequence[int], start: int, bare: Sequence[int]
) -> int | None:
    """The entity meant at `start`, or None. `bare` are the places of the shared form itself, ascending."""
    here = [entity for entity in entities if entity in known.at]
    if len(here) == 1:
        return here[0]
    if here:
        return _nearest(known, here, start, bare)
    related = [entity for entity in entities if _is_related(register, entity, known.at)]
    return related[0] if len(related) == 1 else None


def _nearest(known: Introductions, entities: list[int], start: int, bare: Sequence[int]) -> int | None:
    text = known.text
    passage = text.passage_at(start)
    opening = text.passages[passage].span.start if text.passages else 0
    near = [e for e in entities if any(opening <= at < start for at in known.at[e])]
    if near:
        return near[0] if len(near) == 1 else None
    owner = _owner(known, entities, bare)
    if owner is not None:
        return owner
    last = {e: _passage_before(text, known.at[e], start) for e in entities}
    return _single_best(last)


def _owner(known: Introductions, entities: list[int], bare: Sequence[int]) -> int | None:
    """Whoever was already called by the shared form alone before anybody else of that name appeared."""
    first, second, *_ = sorted(entities, key=lambda entity: known.at[entity][0])
    used = any(known.at[first][0] < place < known.at[second][0] for place in bare)
    return first if used else None


def _passage_before(text: Text, places: list[int], start: int) -> int:
    earlier = bisect_right(places, start)
    return text.passage_at(places[earlier - 1]) if earlier else -1 - text.passage_at(places[0])


def _single_best(scores: Mapping[int, int]) -> int | None:
    best = max(scores.values())
    winners = [entity for entity, score in scores.items() if score == best]
    return winners[0] if len(winners) == 1 else None


def _is_related(register: Register, entity: int, known: Iterable[int]) -> bool:
    ids = {register.entities[other].id for other in known}
    if any(relation.to in ids for relation in register.entities[entity].relations):
        return True
    own = register.entities[entity].id
    return any(relation.to == own for other in known for relation in register.entities[other].relations)
