"""Which of several entities a shared form means here: the one the document introduces, the nearest, the related."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ...model import Text
from .compiling import Register

_NOBODY: frozenset[int] = frozenset()


@dataclass(slots=True)
class Introductions:
    """Where the document names each entity (by position in the register) beyond doubt, in the order it was found."""

    text: Text
    openings: list[int] = field(init=False)
    at: dict[int, list[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.openings = [passage.span.start for passage in self.text.passages]

    def add(self, entity: int, start: int) -> None:
        places = self.at.get(entity)
        if places is None:
            self.at[entity] = [start]
        else:
            insort(places, start)

    def passage(self, position: int) -> int:
        """The index of the passage that holds `position`."""
        return max(0, bisect_right(self.openings, position) - 1)

    def label(self, entity: int) -> str:
        """The passage that names the entity first, such as `p3`; empty if none does."""
        if entity not in self.at or not self.openings:
            return ""
        return self.text.passages[self.passage(self.at[entity][0])].label


def choose(
    register: Register, known: Introductions, entities: Sequence[int], start: int, bare: Sequence[int]
) -> int | None:
    """The entity meant at `start`, or None. `bare` are the places of the shared form itself, ascending."""
    here = [entity for entity in entities if entity in known.at]
    if len(here) == 1:
        return here[0]
    if here:
        return _nearest(known, here, start, bare)
    related = [e for e in entities if not register.related.get(e, _NOBODY).isdisjoint(known.at)]
    return related[0] if len(related) == 1 else None


def _nearest(known: Introductions, entities: list[int], start: int, bare: Sequence[int]) -> int | None:
    opening = known.openings[known.passage(start)] if known.openings else 0
    near = [e for e in entities if any(opening <= at < start for at in known.at[e])]
    owner = _owner(known, entities, bare)
    if near:
        # Named in the same breath, but somebody else has the surname to himself: who knows.
        return near[0] if len(near) == 1 and owner in {near[0], None} else None
    if owner is not None:
        return owner
    last = {e: _passage_before(known, known.at[e], start) for e in entities}
    # Further back than the passage before, nearness is no evidence.
    return _single_best(last) if max(last.values()) >= known.passage(start) - 1 else None


def _owner(known: Introductions, entities: list[int], bare: Sequence[int]) -> int | None:
    """Whoever comes first and already had the shared form alone, or is named twice as often as all others."""
    first, *others = sorted(entities, key=lambda entity: known.at[entity][0])
    used = any(known.at[first][0] < place < known.at[others[0]][0] for place in bare)
    often = len(known.at[first]) >= 2 * max(len(known.at[other]) for other in others)
    return first if used or often else None


def _passage_before(known: Introductions, places: list[int], start: int) -> int:
    earlier = bisect_right(places, start)
    return known.passage(places[earlier - 1]) if earlier else -1 - known.passage(places[0])


def _single_best(scores: Mapping[int, int]) -> int | None:
    best = max(scores.values())
    winners = [entity for entity, score in scores.items() if score == best]
    return winners[0] if len(winners) == 1 else None
