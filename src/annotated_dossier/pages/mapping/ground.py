"""Land and borders as SVG paths, no finer than a picture can show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise

from markupsafe import Markup

from ...model import World
from ...model.geography import Box, Line, Point
from .frame import Frame

GRAIN = 0.5  # pixels between two possible points of a path
_FINEST = 2  # grains from one point to the next


@lru_cache(maxsize=2048)
def land_path(world: World, frame: Frame) -> Markup:
    """The land in a frame as one path, to be filled by the even-odd rule: lakes are rings too."""
    return _path(_within(world.land, frame.box), frame, "z")


@lru_cache(maxsize=2048)
def border_path(world: World, frame: Frame) -> Markup:
    """The borders in a frame."""
    return _path(_within(world.borders, frame.box), frame, "")


def _within(lines: Iterable[Line], box: Box) -> Iterator[list[Point]]:
    """The lines wherever they come into a box, which may run over the antimeridian."""
    for turn in (-360.0, 0.0, 360.0):
        turned = Box(box.west - turn, box.south, box.east - turn, box.north)
        for line in lines:
            if line.box.meets(turned):
                yield [(x + turn, y) for x, y in _shortened(line, turned)]


def _shortened(line: Line, box: Box) -> Iterator[Point]:
    """The line with every run of points beyond the same side of the box cut down to its ends.

    Nothing changes within the box: such a run stays beyond that side however it goes.
    """
    beyond, last = 0, None
    for reach, chunk in line.chunks:
        outside = _sides(reach.east, reach.north, box) & _sides(reach.west, reach.south, box)
        for point in (chunk[0], chunk[-1]) if outside else chunk:
            sides = _sides(*point, box)
            if beyond & sides:
                beyond, last = beyond & sides, point
                continue
            if last is not None:
                yield last
            beyond, last = sides, None
            yield point
    if last is not None:
        yield last


def _sides(x: float, y: float, box: Box) -> int:
    return (x < box.west) | (x > box.east) << 1 | (y < box.south) << 2 | (y > box.north) << 3


def _path(lines: Iterator[list[Point]], frame: Frame, end: str) -> Markup:
    parts: list[str] = []
    for line in lines:
        points = list(_thinned([(round(frame.x(x) / GRAIN), round(frame.y(y) / GRAIN)) for x, y in line]))
        if len(points) > (2 if end else 1):
            steps = [f"{b[0] - a[0]} {b[1] - a[1]}" for a, b in pairwise(points)]
            parts.append(f"M{points[0][0]} {points[0][1]}l{' '.join(steps)}{end}".replace(" -", "-"))
    return Markup("".join(parts))


def _thinned(points: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    x, y = points[0]
    yield points[0]
    for point in points[1:-1]:
        if abs(point[0] - x) + abs(point[1] - y) > _FINEST:
            x, y = point
            yield point
    if points[-1] != (x, y):
        yield points[-1]
