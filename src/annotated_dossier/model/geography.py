"""Places on a map, and the world that they are drawn on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from math import floor
from typing import NamedTuple

from .register import Coordinates
from .text import Passage

_CHUNK = 48


class Box(NamedTuple):
    """A stretch of the world in degrees. East is greater than west, even where that makes it more than 180."""

    west: float
    south: float
    east: float
    north: float

    def meets(self, other: Box) -> bool:
        return (
            self.west <= other.east
            and other.west <= self.east
            and self.south <= other.north
            and other.south <= self.north
        )


Point = tuple[float, float]


class Line(NamedTuple):
    """Longitude and latitude from point to point; cut into chunks, so that far ones need not be looked at."""

    box: Box
    chunks: tuple[tuple[Box, tuple[Point, ...]], ...]

    @classmethod
    def of(cls, points: tuple[Point, ...]) -> Line:
        pieces = [points[at : at + _CHUNK] for at in range(0, len(points), _CHUNK)]
        return cls(_box(points), tuple((_box(piece), piece) for piece in pieces))

    @property
    def points(self) -> Iterable[Point]:
        return (point for _, chunk in self.chunks for point in chunk)


def _box(points: tuple[Point, ...]) -> Box:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Box(min(xs), min(ys), max(xs), max(ys))


@dataclass(frozen=True, eq=False)
class World:
    """Land, as closed rings of which inner ones are water, and the borders on it. There is only one."""

    land: tuple[Line, ...]
    borders: tuple[Line, ...]

    def has_land_at(self, at: Coordinates) -> bool:
        """Whether a point lies on land: a ray to the east leaves the land once more than it enters it."""
        # Land that runs on over the antimeridian may hold the point a turn away.
        return any(self._holds(at.longitude + turn, at.latitude) for turn in (0.0, 360.0, -360.0))

    def _holds(self, x: float, y: float) -> bool:
        crossings = 0
        for (x0, y0), (x1, y1) in self._edges_by_degree.get(floor(y), ()):
            if (y0 > y) != (y1 > y):
                crossings += x < x0 + (y - y0) / (y1 - y0) * (x1 - x0)
        return crossings % 2 == 1

    @cached_property
    def _edges_by_degree(self) -> dict[int, list[tuple[Point, Point]]]:
        found: dict[int, list[tuple[Point, Point]]] = {}
        for ring in self.land:
            points = list(ring.points)
            for one, other in zip(points, points[1:] + points[:1], strict=True):
                low, high = sorted((one[1], other[1]))
                for degree in range(floor(low), floor(high) + 1):
                    found.setdefault(degree, []).append((one, other))
        return found


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A place that sources name; `location` is None where the register does not say where it is.

    `passages` are those that name it, by source.
    """

    entity: str
    location: Coordinates | None
    mentions: int
    passages: tuple[tuple[str, tuple[Passage, ...]], ...]
