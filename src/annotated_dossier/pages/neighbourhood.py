"""An entity among those next to it: whom the register relates to it on one side, whom it is named with on the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import Markup

from ..indexing.layout import Point
from ..model import Entity, Related, Tie
from .catalogue import Catalogue
from .lettering import broken, shortened
from .network import Word, path_of, sentence, stroke, tie_in_words
from .network_drawing import arrow_of
from .shapes import shape
from .urls import NETWORK, RELATIONS, Links, entity_page, source_page

MOST_ON_A_SIDE = 8
WIDTH, ROW, MIDDLE = 640, 40, 320
_LEFT, _RIGHT, _RADIUS, _LONGEST = 200, 440, 6, 24


@dataclass(frozen=True, slots=True)
class NeighbourView:
    """One neighbour: its name and what ties it, the line to the middle, and what stands behind the line."""

    kind: str
    outline: str
    address: str
    title: str
    name: Word
    remark: Word
    path: str
    arrow: str
    line_address: str
    line_title: str
    stroke: str


@dataclass(frozen=True, slots=True)
class NeighbourhoodView:
    """The picture of an entity's neighbourhood; the counts say how many have no room in it."""

    width: int
    height: int
    kind: str
    outline: str
    name: tuple[Word, ...]
    related: tuple[NeighbourView, ...]
    tied: tuple[NeighbourView, ...]
    more_related: int
    more_tied: int
    network_address: Markup


class _Neighbour(NamedTuple):
    id: str
    remark: str
    title: str
    line_address: str
    stroke: str
    leads_to: bool | None


def view_neighbourhood(entity: Entity, catalogue: Catalogue, links: Links) -> NeighbourhoodView | None:
    """The neighbourhood of one entity; None where it has none."""
    related = list(_related(entity, catalogue))
    tied = [_tied(other, tie, catalogue, links) for other, tie in catalogue.ties.get(entity.id, ())]
    if not related and not tied:
        return None
    rows = max(2, min(MOST_ON_A_SIDE, max(len(related), len(tied))))
    middle = ROW * rows // 2
    lines = broken(entity.name, 14)
    return NeighbourhoodView(
        WIDTH,
        ROW * rows,
        entity.kind,
        shape(entity.kind, MIDDLE, middle, 9),
        tuple(Word(MIDDLE, middle + 25 + 15 * n, line) for n, line in enumerate(lines)),
        tuple(_side(related[:MOST_ON_A_SIDE], _LEFT, middle, catalogue, links)),
        tuple(_side(tied[:MOST_ON_A_SIDE], _RIGHT, middle, catalogue, links)),
        max(0, len(related) - MOST_ON_A_SIDE),
        max(0, len(tied) - MOST_ON_A_SIDE),
        links.to(NETWORK),
    )


def _related(entity: Entity, catalogue: Catalogue) -> Iterator[_Neighbour]:
    """Those that the register relates to the entity, each once: the first relation, how many more there are."""
    found: dict[str, list[Related]] = {}
    for relation in entity.relations:
        found.setdefault(relation.to, []).append(Related(entity.id, relation))
    for other, relation in catalogue.relations_to.get(entity.id, ()):
        found.setdefault(other, []).append(Related(other, relation))
    for other, (first, *more) in found.items():
        if other in catalogue.entities and other != entity.id:
            words = "; ".join(sentence(related, catalogue) for related in (first, *more))
            remark = f"{first.relation.role} +{len(more)}" if more else first.relation.role
            # The list of relations above names the dates and the source of each.
            yield _Neighbour(other, remark, words, f"#{RELATIONS}", "1.4", first.other == other)


def _tied(other: str, tie: Tie, catalogue: Catalogue, links: Links) -> _Neighbour:
    source, passage = tie.passages[0]
    address = links.to(source_page(source), passage.label)
    weight = f"{tie.weight:.2f}"
    remark = catalogue.words.count_text(
        "{weight}, {n} paragraph", "{weight}, {n} paragraphs", len(tie.passages), weight=weight
    )
    return _Neighbour(other, remark, tie_in_words(tie, catalogue), address, stroke(tie.weight), None)


def _side(
    neighbours: list[_Neighbour], x: int, middle: int, catalogue: Catalogue, links: Links
) -> Iterator[NeighbourView]:
    outwards = -1 if x < MIDDLE else 1
    top = middle - ROW * len(neighbours) // 2 + ROW // 2
    hub = Point(MIDDLE + outwards * 13, middle)
    for n, neighbour in enumerate(neighbours):
        y = top + ROW * n
        entity = catalogue.entities[neighbour.id]
        letters_x, end = x + outwards * 12, Point(x - outwards * 10, y)
        yield NeighbourView(
            entity.kind,
            shape(entity.kind, x, y, _RADIUS),
            links.to(entity_page(entity.id)),
            f"{entity.name}, {catalogue.kind_word(entity)}",
            Word(letters_x, y - 1, shortened(entity.name, _LONGEST)),
            Word(letters_x, y + 12, shortened(neighbour.remark, _LONGEST + 4)),
            f"M{hub.x} {hub.y}L{end.x} {end.y}",
            path_of(arrow_of(hub, end) if neighbour.leads_to else arrow_of(end, _inwards(end, hub))),
            neighbour.line_address,
            neighbour.title,
            neighbour.stroke,
        )


def _inwards(end: Point, hub: Point) -> Point:
    """An arrow to the middle has its head near the neighbour all the same: in the middle all lines meet."""
    return Point(0.75 * end.x + 0.25 * hub.x, 0.75 * end.y + 0.25 * hub.y)
