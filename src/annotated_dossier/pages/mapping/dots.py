"""One dot for each place, or for places that would lie on one another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import pi, sqrt

from ...model import NamedPlace
from .frame import Frame

# More dots than this hide each other and the land, and make the page heavy.
_MOST = 300
_NEAREST = (4.0, 7.0, 10.0, 14.0, 20.0, 28.0, 40.0)
_SMALLEST = 2.8
_SHARE = 0.08  # of the picture

Groups = list[tuple[tuple[float, float], list[NamedPlace]]]


@dataclass(frozen=True, slots=True)
class Dot:
    """Where it is drawn, how large, and the places that it stands for, the most often named first."""

    x: float
    y: float
    radius: float
    places: tuple[NamedPlace, ...]

    @property
    def mentions(self) -> int:
        return sum(place.mentions for place in self.places)


def dots_of(places: Sequence[NamedPlace], frame: Frame, largest: float) -> tuple[Dot, ...]:
    """The dots of located places, the most often named first, so that small ones are drawn over large ones.

    Areas are in proportion to mentions, but for the least, which would not be seen.
    """
    shown = [(place, frame.at(place.location)) for place in places if place.location and frame.shows(place.location)]
    groups = next(
        (groups for near in _NEAREST if len(groups := _grouped(shown, near)) <= _MOST), _grouped(shown, _NEAREST[-1])
    )
    most = max((sum(p.mentions for p in members) for _, members in groups), default=0) or 1
    largest = min(largest, _room(groups, most, frame))
    dots = [Dot(round(x, 1), round(y, 1), _radius(members, most, largest), (*members,)) for (x, y), members in groups]
    return tuple(sorted(dots, key=lambda dot: (-dot.mentions, dot.places[0].entity)))


def _radius(members: Sequence[NamedPlace], most: int, largest: float) -> float:
    return round(max(_SMALLEST, largest * sqrt(sum(place.mentions for place in members) / most)), 1)


def _room(groups: Groups, most: int, frame: Frame) -> float:
    """The radius of the largest dot at which all together leave most of the land to be seen."""
    share = sum(sum(place.mentions for place in members) for _, members in groups) / most
    return sqrt(_SHARE * frame.width * frame.height / pi / max(share, 1.0))


def _grouped(shown: Sequence[tuple[NamedPlace, tuple[float, float]]], near: float) -> Groups:
    """Each place with the first before it that lies nearer than `near`, which is found by squares of that size."""
    groups: Groups = []
    squares: dict[tuple[int, int], list[int]] = {}
    for place, (x, y) in shown:
        column, row = int(x // near), int(y // near)
        around = [i for c in (-1, 0, 1) for r in (-1, 0, 1) for i in squares.get((column + c, row + r), ())]
        close = [i for i in around if (groups[i][0][0] - x) ** 2 + (groups[i][0][1] - y) ** 2 < near * near]
        if close:
            groups[min(close)][1].append(place)
        else:
            squares.setdefault((column, row), []).append(len(groups))
            groups.append(((x, y), [place]))
    return groups


def at_scale(dots: Sequence[Dot], scale: float) -> tuple[Dot, ...]:
    """The same dots in a smaller picture of the same frame; they shrink less than the land, to stay visible."""
    return tuple(
        Dot(round(d.x * scale, 1), round(d.y * scale, 1), round(max(_SMALLEST, d.radius * sqrt(scale)), 1), d.places)
        for d in dots
    )
