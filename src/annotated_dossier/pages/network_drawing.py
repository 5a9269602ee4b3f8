"""The picture of a network: where its shapes, words and lines stand, so that no words cover others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import NamedTuple

from ..indexing.layout import Point, lay_out
from ..indexing.network import as_graph
from ..model import Network, Related, Tie
from .lettering import broken, width_of

LETTERS, SMALL_LETTERS, LINE = 13, 10.5, 15
MARGIN, GAP = 12.0, 9.0
WIDEST = 820.0


class Box(NamedTuple):
    """A rectangle by its middle and its size."""

    x: float
    y: float
    width: float
    height: float

    def meets(self, other: Box, gap: float = 0.0) -> bool:
        return (
            abs(self.x - other.x) < (self.width + other.width) / 2 + gap
            and abs(self.y - other.y) < (self.height + other.height) / 2 + gap
        )


@dataclass(frozen=True, slots=True)
class Spot:
    """An entity in the picture: the middle of its shape, the shape's radius, its name in lines, the room of both."""

    entity: str
    x: float
    y: float
    radius: float
    lines: tuple[str, ...]
    box: Box


@dataclass(frozen=True, slots=True)
class RelationLine:
    """All relations between two entities, as one line; an arrow's tip stands where `other` or `one` is related to.

    `words` stand at `label`; they are the first row's number where the role itself had no room.
    """

    rows: tuple[int, ...]
    start: Point
    end: Point
    arrows: tuple[tuple[Point, Point, Point], ...]
    words: str
    label: Point | None


@dataclass(frozen=True, slots=True)
class TieLine:
    """A tie, as a line from shape to shape; it bends where a relation's line is in its way."""

    row: int
    start: Point
    bend: Point
    end: Point
    weight: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture of a network; rows number its relations and ties from 0."""

    width: float
    height: float
    spots: tuple[Spot, ...]
    relations: tuple[RelationLine, ...]
    ties: tuple[TieLine, ...]


def draw(network: Network, names: Mapping[str, str], mentions: Mapping[str, int]) -> Drawing:
    """The picture of `network`; entities with more mentions have larger shapes."""
    count = len(network.entities)
    width, height = min(WIDEST, 260.0 + 50 * count), 110.0 + 16 * count
    points = lay_out(as_graph(network), network.entities)
    rooms = [_room(names[entity], mentions.get(entity, 0)) for entity in network.entities]
    width = max([width, *(room.width + 2 * MARGIN for room in rooms)])
    boxes = _apart([_placed(points[e], room, width, height) for e, room in zip(network.entities, rooms, strict=True)])
    spots = tuple(_spot(*each) for each in zip(network.entities, rooms, boxes, strict=True))
    bottom = max((box.y + box.height / 2 for box in boxes), default=0.0)
    where = {spot.entity: spot for spot in spots}
    return Drawing(
        width,
        bottom + MARGIN,
        spots,
        _relation_lines(network.relations, where),
        _tie_lines(network.ties, network.relations, where),
    )


class _Room(NamedTuple):
    lines: tuple[str, ...]
    radius: float
    width: float
    height: float


def _room(name: str, mentions: int) -> _Room:
    lines = broken(name, 14)
    radius = min(11.0, 5.0 + sqrt(mentions))
    return _Room(
        lines, radius, max(2 * radius, *(width_of(line, LETTERS) for line in lines)), 2 * radius + 3 + LINE * len(lines)
    )


def _placed(point: Point, room: _Room, width: float, height: float) -> Box:
    across, down = width - room.width - 2 * MARGIN, height - room.height - 2 * MARGIN
    x = MARGIN + room.width / 2 + point.x * across
    return Box(x, MARGIN + room.height / 2 + point.y * down, room.width, room.height)


def _spot(entity: str, room: _Room, box: Box) -> Spot:
    return Spot(entity, box.x, box.y - box.height / 2 + room.radius, room.radius, room.lines, box)


def _apart(boxes: Sequence[Box]) -> list[Box]:
    """The boxes moved as little as it takes that none meets another; sideways only as far as the picture goes."""
    placed = list(boxes)
    right = max((box.x + box.width / 2 for box in boxes), default=0.0)
    for _ in range(200):
        if not _push(placed, right):
            return placed
    return moved_down(placed)


def moved_down(boxes: Sequence[Box]) -> list[Box]:
    """The boxes, each that meets one above it moved below that: what is left to do where pushing does not end."""
    placed = list(boxes)
    done: list[Box] = []
    for i in sorted(range(len(placed)), key=lambda i: (placed[i].y - placed[i].height / 2, i)):
        while blocking := [box for box in done if placed[i].meets(box, GAP)]:
            below = max(box.y + box.height / 2 for box in blocking)
            # A little more than the gap: what is rounded away of it would leave the two where they are, for ever.
            placed[i] = placed[i]._replace(y=below + GAP + 0.1 + placed[i].height / 2)
        done.append(placed[i])
    return placed


def _push(boxes: list[Box], right: float) -> bool:
    moved = False
    for i in range(len(boxes)):
        for j in range(i):
            one, other = boxes[i], boxes[j]
            if not one.meets(other, GAP):
                continue
            moved = True
            across = (one.width + other.width) / 2 + GAP - abs(one.x - other.x) + 0.1
            down = (one.height + other.height) / 2 + GAP - abs(one.y - other.y) + 0.1
            if across < down:
                step = across / 2 if one.x >= other.x else -across / 2
                boxes[i], boxes[j] = _moved(one, step, 0, right), _moved(other, -step, 0, right)
            else:
                step = down / 2 if one.y >= other.y else -down / 2
                boxes[i], boxes[j] = _moved(one, 0, step, right), _moved(other, 0, -step, right)
    return moved


def _moved(box: Box, dx: float, dy: float, right: float) -> Box:
    x = min(max(box.x + dx, MARGIN + box.width / 2), right - box.width / 2)
    return box._replace(x=x, y=max(box.y + dy, MARGIN + box.height / 2))


def _relation_lines(relations: Iterable[Related], where: Mapping[str, Spot]) -> tuple[RelationLine, ...]:
    pairs: dict[tuple[str, str], list[tuple[int, Related]]] = {}
    for row, related in enumerate(relations):
        key = min((related.one, related.other), (related.other, related.one))
        pairs.setdefault(key, []).append((row, related))
    taken = [spot.box for spot in where.values()]
    return tuple(_relation_line(where[one], where[other], rows, taken) for (one, other), rows in pairs.items())


def _relation_line(one: Spot, other: Spot, rows: Sequence[tuple[int, Related]], taken: list[Box]) -> RelationLine:
    start, end = _between(one, other), _between(other, one)
    arrows = []
    if any(related.other == other.entity for _, related in rows):
        arrows.append(arrow_of(start, end))
    if any(related.other == one.entity for _, related in rows):
        arrows.append(arrow_of(end, start))
    role = rows[0][1].relation.role + (f" +{len(rows) - 1}" if len(rows) > 1 else "")
    for words in (role, str(rows[0][0] + 1)):
        for share in (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74):
            at = Point(start.x + share * (end.x - start.x), start.y + share * (end.y - start.y))
            box = Box(at.x, at.y, width_of(words, SMALL_LETTERS) + 2, SMALL_LETTERS + 3)
            if box.x - box.width / 2 > 0 and not any(box.meets(other_box) for other_box in taken):
                taken.append(box)
                return RelationLine(tuple(row for row, _ in rows), start, end, tuple(arrows), words, at)
    return RelationLine(tuple(row for row, _ in rows), start, end, tuple(arrows), "", None)


def _tie_lines(ties: Iterable[Tie], relations: Iterable[Related], where: Mapping[str, Spot]) -> tuple[TieLine, ...]:
    related = {frozenset((relation.one, relation.other)) for relation in relations}
    lines = []
    for row, tie in enumerate(ties):
        one, other = where[tie.one], where[tie.other]
        start, end = _between(one, other), _between(other, one)
        aside = 0.16 if frozenset((tie.one, tie.other)) in related else 0.0
        bend = Point(
            (start.x + end.x) / 2 + aside * (end.y - start.y), (start.y + end.y) / 2 - aside * (end.x - start.x)
        )
        lines.append(TieLine(row, start, bend, end, tie.weight))
    return tuple(lines)


def _between(one: Spot, other: Spot) -> Point:
    """Where a line from `one` to `other` leaves the shape of `one`."""
    dx, dy = other.x - one.x, other.y - one.y
    share = (one.radius + 3) / (sqrt(dx * dx + dy * dy) or 1.0)
    return Point(one.x + share * dx, one.y + share * dy)


def arrow_of(start: Point, tip: Point) -> tuple[Point, Point, Point]:
    """The head of an arrow that comes from `start`."""
    dx, dy = tip.x - start.x, tip.y - start.y
    length = sqrt(dx * dx + dy * dy) or 1.0
    along_x, along_y = dx / length, dy / length
    back = Point(tip.x - 8 * along_x, tip.y - 8 * along_y)
    return (
        tip,
        Point(back.x - 3.5 * along_y, back.y + 3.5 * along_x),
        Point(back.x + 3.5 * along_y, back.y - 3.5 * along_x),
    )
