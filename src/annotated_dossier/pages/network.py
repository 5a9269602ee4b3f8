"""The page of the network: its picture, the same as tables, and the way to what is not drawn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import Markup

from ..indexing.collation import sort_key
from ..indexing.layout import Point
from ..model import Kind, Related, Tie, to_say
from .catalogue import MOST_LOCATORS, Catalogue
from .escaping import escape
from .network_drawing import LINE, Drawing, RelationLine, Spot, TieLine
from .periods import period, sortable
from .shapes import SHAPES, shape
from .urls import NEIGHBOURS, NETWORK, NETWORK_EDGES, NETWORK_GEXF, NETWORK_NODES, Links, entity_page, kind_page

MOST_NAMED = 300
_RING = to_say("ring")


class Word(NamedTuple):
    """A line of words in a picture, and where it stands."""

    x: int
    y: int
    words: str


@dataclass(frozen=True, slots=True)
class SpotView:
    """An entity of the picture."""

    address: str
    title: str
    kind: str
    outline: str
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class LineView:
    """A relation or tie of the picture; it leads to its row in a table."""

    address: str
    title: str
    path: str
    arrows: str
    width: str
    word: Word | None


@dataclass(frozen=True, slots=True)
class PictureView:
    """All that a picture needs to be drawn."""

    width: int
    height: int
    ties: tuple[LineView, ...]
    relations: tuple[LineView, ...]
    spots: tuple[SpotView, ...]


class SmallPicture(NamedTuple):
    """The picture without words, and the page that it leads to."""

    picture: PictureView
    address: str


@dataclass(frozen=True, slots=True)
class RelationRow:
    """A relation in the table."""

    number: int
    one: Markup
    role: str
    other: Markup
    period: str
    day: str
    source: Markup


@dataclass(frozen=True, slots=True)
class TieRow:
    """A pair in the table; `more` counts the shared passages that are not listed."""

    number: int
    one: Markup
    other: Markup
    weight: str
    count: int
    locators: tuple[tuple[Markup, tuple[Markup, ...]], ...]
    more: int


class KindSign(NamedTuple):
    """A kind in the legend: its shape as a path around the origin, and its words."""

    kind: str
    outline: str
    words: str


@dataclass(frozen=True, slots=True)
class NetworkView:
    """All that the template of the network needs."""

    picture: PictureView
    kinds: tuple[KindSign, ...]
    relations: tuple[RelationRow, ...]
    ties: tuple[TieRow, ...]
    entities: int
    all_relations: int
    all_ties: int
    others: tuple[Markup, ...]
    more_others: int
    kind_links: tuple[Markup, ...]
    nodes_address: str
    edges_address: str
    gexf_address: str


def view_network(catalogue: Catalogue, links: Links) -> NetworkView:
    """The view of the network of the edition that `catalogue` holds."""
    whole, part = catalogue.edition.network, catalogue.drawn_network
    drawn = set(part.entities)
    others = [entity for entity in whole.entities if entity not in drawn]
    named = sorted(others[:MOST_NAMED], key=lambda entity: (sort_key(catalogue.headings[entity]), entity))
    kinds = catalogue.kinds.values()
    return NetworkView(
        picture=view_picture(catalogue, links),
        kinds=tuple(_legend(catalogue, part.entities)),
        relations=tuple(_relation_row(n, related, catalogue, links) for n, related in enumerate(part.relations, 1)),
        ties=tuple(_tie_row(n, tie, catalogue, links) for n, tie in enumerate(part.ties, 1)),
        entities=len(whole.entities),
        all_relations=len(whole.relations),
        all_ties=len(whole.ties),
        others=tuple(_neighbours_link(entity, catalogue, links) for entity in named),
        more_others=len(others) - len(named),
        kind_links=tuple(_kind_link(kind, links) for kind in kinds),
        nodes_address=links.to_asset(NETWORK_NODES),
        edges_address=links.to_asset(NETWORK_EDGES),
        gexf_address=links.to_asset(NETWORK_GEXF),
    )


def _kind_link(kind: Kind, links: Links) -> Markup:
    return Markup('<a href="{}">{}</a>').format(links.to(kind_page(kind)), escape(kind.plural))


def view_picture(catalogue: Catalogue, links: Links) -> PictureView:
    """The picture of the strongest part; its lines lead to the rows of the network's page."""
    drawing, part = catalogue.network_drawing, catalogue.drawn_network
    return PictureView(
        round(drawing.width),
        round(drawing.height),
        tuple(_tie_view(line, part.ties[line.row], catalogue, links) for line in drawing.ties),
        tuple(_relation_view(line, part.relations, catalogue, links) for line in drawing.relations),
        tuple(_spot_view(spot, catalogue, links) for spot in _in_reading_order(drawing)),
    )


def small_picture(catalogue: Catalogue, links: Links) -> SmallPicture | None:
    """The picture for another page; None where the network is empty."""
    if not catalogue.drawn_network.entities:
        return None
    return SmallPicture(view_picture(catalogue, links), links.to(NETWORK))


def sentence(related: Related, catalogue: Catalogue) -> str:
    """A relation in words: "Khalifa Haftar: commander of Libyan National Army, from 2015"."""
    names = catalogue.entities
    words = f"{names[related.one].name}: {related.relation.role} {names[related.other].name}"
    return ", ".join(filter(None, [words, period(related.relation, catalogue.words)]))


def tie_in_words(tie: Tie, catalogue: Catalogue) -> str:
    one, other = catalogue.entities[tie.one].name, catalogue.entities[tie.other].name
    return catalogue.words.count_text(
        "{one} and {other}: named together in {n} paragraph, {weight}",
        "{one} and {other}: named together in {n} paragraphs, {weight}",
        len(tie.passages),
        one=one,
        other=other,
        weight=f"{tie.weight:.2f}",
    )


def path_of(corners: Iterable[Point]) -> str:
    """The outline through these corners."""
    return "M" + "L".join(f"{corner.x:.1f} {corner.y:.1f}" for corner in corners) + "z"


def stroke(weight: float) -> str:
    """The width of a tie's line."""
    return f"{1 + 2 * weight:.1f}"


def _in_reading_order(drawing: Drawing) -> list[Spot]:
    """From top to bottom, so that the tabulator goes through the picture as the eye does."""
    return sorted(drawing.spots, key=lambda spot: (round(spot.y), round(spot.x), spot.entity))


def _spot_view(spot: Spot, catalogue: Catalogue, links: Links) -> SpotView:
    entity = catalogue.entities[spot.entity]
    x, y = round(spot.x), round(spot.y)
    top = y + round(spot.radius) + LINE - 1
    return SpotView(
        links.to(entity_page(entity.id), NEIGHBOURS),
        f"{entity.name}, {catalogue.kind_word(entity)}",
        entity.kind,
        shape(entity.kind, x, y, spot.radius),
        tuple(Word(x, top + LINE * n, line) for n, line in enumerate(spot.lines)),
    )


def _relation_view(line: RelationLine, rows: Sequence[Related], catalogue: Catalogue, links: Links) -> LineView:
    start, end = line.start, line.end
    return LineView(
        links.to(NETWORK, f"relation-{line.rows[0] + 1}"),
        "; ".join(sentence(rows[row], catalogue) for row in line.rows),
        f"M{start.x:.0f} {start.y:.0f}L{end.x:.0f} {end.y:.0f}",
        "".join(path_of(arrow) for arrow in line.arrows),
        "1.4",
        Word(round(line.label.x), round(line.label.y) + 4, line.words) if line.label else None,
    )


def _tie_view(line: TieLine, tie: Tie, catalogue: Catalogue, links: Links) -> LineView:
    start, bend, end = line.start, line.bend, line.end
    return LineView(
        links.to(NETWORK, f"pair-{line.row + 1}"),
        tie_in_words(tie, catalogue),
        f"M{start.x:.0f} {start.y:.0f}Q{bend.x:.0f} {bend.y:.0f} {end.x:.0f} {end.y:.0f}",
        "",
        stroke(line.weight),
        None,
    )


def _legend(catalogue: Catalogue, entities: Iterable[str]) -> Iterator[KindSign]:
    there = {catalogue.entities[entity].kind for entity in entities}
    words = catalogue.words
    for kind in catalogue.kinds.values():
        if kind.id in there:
            called = words.text(SHAPES[kind.id].word if kind.id in SHAPES else _RING)
            yield KindSign(kind.id, shape(kind.id, 8, 8, 6), f"{kind.singular.lower()} ({called})")


def _relation_row(number: int, related: Related, catalogue: Catalogue, links: Links) -> RelationRow:
    relation = related.relation
    return RelationRow(
        number,
        catalogue.entity_link(related.one, links),
        relation.role,
        catalogue.entity_link(related.other, links),
        period(relation, catalogue.words),
        sortable(relation.since or relation.until),
        catalogue.according_to(related, links),
    )


def _tie_row(number: int, tie: Tie, catalogue: Catalogue, links: Links) -> TieRow:
    by_source: dict[str, list[Markup]] = {}
    for source, passage in tie.passages[:MOST_LOCATORS]:
        by_source.setdefault(source, []).append(catalogue.passage_link(source, passage, links))
    return TieRow(
        number,
        catalogue.entity_link(tie.one, links),
        catalogue.entity_link(tie.other, links),
        f"{tie.weight:.2f}",
        len(tie.passages),
        tuple((catalogue.source_link(source, links), tuple(found)) for source, found in by_source.items()),
        max(0, len(tie.passages) - MOST_LOCATORS),
    )


def _neighbours_link(identifier: str, catalogue: Catalogue, links: Links) -> Markup:
    entity = catalogue.entities[identifier]
    return Markup('<a class="d-e d-{}" href="{}">{}</a>').format(
        escape(entity.kind), links.to(entity_page(identifier), NEIGHBOURS), escape(entity.name)
    )
