"""The map of the places that sources name, its table, and the small maps on other pages."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import hypot

from markupsafe import Markup

from ..model import Article, Coordinates, Entity, NamedPlace
from ..reading.natural_earth import load_world
from .catalogue import Catalogue
from .escaping import escape
from .mapping.dots import Dot, at_scale, dots_of
from .mapping.frame import Frame, around, fit
from .mapping.ground import GRAIN, border_path, land_path
from .mapping.insets import find_inset
from .mapping.labels import Label, place_labels
from .tables import write_table
from .urls import MAP, MAP_TABLE, Links, entity_page, kind_page
from .wording import Words

_WIDE, _NARROW, _SMALL = 720.0, 360.0, 360.0
_MOST_ROWS = 120
_MOST_SOURCES, _MOST_LOCATORS = 5, 6
_MOST_GATHERED = 12
_MOST_NEIGHBOURS, _CLEARANCE = 6, 12.0
_LONGEST_LABEL = 30


@dataclass(frozen=True, slots=True)
class MarkView:
    """A dot with its link, what the pointer says on it, and its label if it has one."""

    dot: Dot
    address: Markup
    title: str
    label: Label | None


@dataclass(frozen=True, slots=True)
class PictureView:
    """One SVG. `boxed` is the part that an inset shows larger: x, y, width, height."""

    id: str
    kind: str
    frame: Frame
    title: str
    description: str
    grain: float
    land: Markup
    borders: Markup
    marks: tuple[MarkView, ...]
    boxed: tuple[float, float, float, float] | None = None

    @property
    def numbered(self) -> tuple[MarkView, ...]:
        """The marks that have a number in place of their name."""
        return tuple(mark for mark in self.marks if mark.label and mark.label.is_number)


@dataclass(frozen=True, slots=True)
class Gathered:
    """A dot that stands for several places: its fragment, links to those named most, how many there are besides."""

    id: str
    links: tuple[Markup, ...]
    more: int


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place in the table. `sources` are links to sources, each with locators and how many there are besides;
    `more_sources` are left to the place's own page.
    """

    link: Markup
    coordinates: str
    latitude: str
    mentions: int
    sources: tuple[tuple[Markup, tuple[Markup, ...], int], ...]
    more_sources: int


@dataclass(frozen=True, slots=True)
class MapView:
    """All that the page of the map needs: pictures for wide and narrow columns, and their twin in words."""

    pictures: tuple[PictureView, ...]
    inset: tuple[PictureView, ...]
    gathered: tuple[Gathered, ...]
    rows: tuple[PlaceRow, ...]
    located: int
    unlocated: tuple[PlaceRow, ...]
    places_address: Markup
    table_address: Markup


def view_map(catalogue: Catalogue, links: Links) -> MapView:
    """The view of the map page."""
    named = catalogue.edition.places
    located = [place for place in named if place.location]
    drawing = _MapPage(catalogue, links, located) if located else None
    place_kind = catalogue.kinds["place"]
    return MapView(
        pictures=drawing.pictures() if drawing else (),
        inset=drawing.inset_pictures() if drawing else (),
        gathered=tuple(drawing.gathered.values()) if drawing else (),
        rows=tuple(_row(place, catalogue, links) for place in located[:_MOST_ROWS]),
        located=len(located),
        unlocated=tuple(_row(place, catalogue, links) for place in named if not place.location)[:_MOST_ROWS],
        places_address=links.to(kind_page(place_kind)),
        table_address=links.to_asset(MAP_TABLE),
    )


class _MapPage:
    """Draws the large map and its inset, each for a wide and for a narrow column."""

    def __init__(self, catalogue: Catalogue, links: Links, places: Sequence[NamedPlace]) -> None:
        self.catalogue = catalogue
        self.links = links
        self.frame = fit([place.location for place in places if place.location], _WIDE)
        self.inset = find_inset(places, self.frame)
        self.dots = dots_of(places, self.frame, 15)
        self.inset_dots = dots_of(places, self.inset, 15) if self.inset else ()
        self.gathered: dict[Dot, Gathered] = {}
        for dot in (*self.dots, *self.inset_dots):
            if len(dot.places) > 1 and not (self._in_inset(dot) and dot in self.dots):
                names = tuple(self._plain_link(place) for place in dot.places[:_MOST_GATHERED])
                more = max(0, len(dot.places) - _MOST_GATHERED)
                self.gathered[dot] = Gathered(f"dot-{len(self.gathered) + 1}", names, more)

    def pictures(self) -> tuple[PictureView, ...]:
        addresses = [self._address(dot) for dot in self.dots]
        elsewhere = {number for number, dot in enumerate(self.dots) if self._in_inset(dot)}
        title = self.catalogue.words.text("Map of the places that the sources name")
        return tuple(
            _picture(
                f"map-{kind}",
                kind,
                self.frame,
                width,
                self.dots,
                addresses,
                title,
                self.catalogue,
                self.inset,
                elsewhere,
            )
            for kind, width in (("wide", _WIDE), ("narrow", _NARROW))
        )

    def inset_pictures(self) -> tuple[PictureView, ...]:
        if self.inset is None:
            return ()
        addresses = [self._address(dot) for dot in self.inset_dots]
        title = self.catalogue.words.text("The boxed part of the map, larger")
        return tuple(
            _picture(f"inset-{kind}", kind, self.inset, width, self.inset_dots, addresses, title, self.catalogue)
            for kind, width in (("wide", _WIDE), ("narrow", _NARROW))
        )

    def _in_inset(self, dot: Dot) -> bool:
        return self.inset is not None and all(p.location and self.inset.shows(p.location) for p in dot.places)

    def _plain_link(self, place: NamedPlace) -> Markup:
        """A link as short as can be: there may be thousands."""
        name = escape(self.catalogue.entities[place.entity].name)
        return Markup(f'<a href="{self.links.to(entity_page(place.entity))}">{name}</a>')

    def _address(self, dot: Dot) -> Markup:
        if len(dot.places) == 1:
            return self.links.to(entity_page(dot.places[0].entity))
        return self.links.to(MAP, self.gathered[dot].id if dot in self.gathered else "inset")


def _outline(inset: Frame, frame: Frame) -> tuple[float, float, float, float]:
    box = inset.box
    x, y = frame.x(box.west), frame.y(box.north)
    return round(x, 1), round(y, 1), round(frame.x(box.east) - x, 1), round(frame.y(box.south) - y, 1)


def _picture(
    identifier: str,
    kind: str,
    frame: Frame,
    width: float,
    dots: Sequence[Dot],
    addresses: Sequence[Markup],
    title: str,
    catalogue: Catalogue,
    inset: Frame | None = None,
    elsewhere: Collection[int] = (),
) -> PictureView:
    """A picture of dots that were made for `frame`, as wide as asked for."""
    scale = width / frame.width
    frame = Frame(frame.box, width, round(frame.height * scale))
    shown = dots if scale == 1 else at_scale(dots, scale)
    names = [_label(dot, catalogue) for dot in shown]
    size, most, numbers = (frame.width, frame.height), round(width / 12), round(width / 24)
    labels = {label.dot: label for label in place_labels(shown, names, size, most, numbers, elsewhere)}
    marks = tuple(
        MarkView(dot, addresses[number], _title(dot, catalogue), labels.get(number)) for number, dot in enumerate(shown)
    )
    world = load_world()
    return PictureView(
        identifier,
        kind,
        frame,
        title,
        _description(dots, catalogue),
        GRAIN,
        land_path(world, frame),
        border_path(world, frame),
        marks,
        _outline(inset, frame) if inset else None,
    )


def _label(dot: Dot, catalogue: Catalogue) -> str:
    first, *others = (catalogue.entities[place.entity].name for place in dot.places)
    if len(others) == 1 and len(first) + len(others[0]) < _LONGEST_LABEL:
        return f"{first}, {others[0]}"
    short = first if len(first) <= _LONGEST_LABEL else f"{first[: _LONGEST_LABEL - 1].rstrip()}…"
    return f"{short} + {len(others)}" if others else short


def _title(dot: Dot, catalogue: Catalogue) -> str:
    words = catalogue.words
    first, *others = (catalogue.entities[place.entity].name for place in dot.places)
    if len(others) == 1:
        first = words.text("{one} and {other}", one=first, other=others[0])
    elif others:
        first = words.count_text("{name} and {n} more place", "{name} and {n} more places", len(others), name=first)
    named = words.count_text("{n} mention", "{n} mentions", dot.mentions)
    return words.text("{place}: {mentions}", place=first, mentions=named)


def _description(dots: Sequence[Dot], catalogue: Catalogue) -> str:
    words = catalogue.words
    number = sum(len(dot.places) for dot in dots)
    told = words.count_text(
        "{n} place; a dot’s area grows with the number of mentions.",
        "{n} places; a dot’s area grows with the number of mentions.",
        number,
    )
    if len(dots) <= 3:
        return told
    names = words.text(", ").join(catalogue.entities[dot.places[0].entity].name for dot in dots[:3])
    most = words.text("Most often named: {names}.", names=names)
    return f"{told} {most}"


def _row(place: NamedPlace, catalogue: Catalogue, links: Links) -> PlaceRow:
    sources = tuple(
        (
            catalogue.source_link(source, links),
            tuple(catalogue.passage_link(source, passage, links) for passage in passages[:_MOST_LOCATORS]),
            max(0, len(passages) - _MOST_LOCATORS),
        )
        for source, passages in place.passages[:_MOST_SOURCES]
    )
    more = max(0, len(place.passages) - _MOST_SOURCES)
    link = catalogue.entity_link(place.entity, links)
    latitude = f"{place.location.latitude:g}" if place.location else ""
    return PlaceRow(link, degrees(place.location, catalogue.words), latitude, place.mentions, sources, more)


def degrees(location: Coordinates | None, words: Words) -> str:
    """Coordinates as a reader writes them: "32.08° N, 23.96° E"; nothing where there are none."""
    if location is None:
        return ""
    latitude, longitude = f"{abs(location.latitude):g}", f"{abs(location.longitude):g}"
    north = words.text("{n}° N", n=latitude) if location.latitude >= 0 else words.text("{n}° S", n=latitude)
    east = words.text("{n}° E", n=longitude) if location.longitude >= 0 else words.text("{n}° W", n=longitude)
    return words.text("{latitude}, {longitude}", latitude=north, longitude=east)


def map_of_place(entity: Entity, catalogue: Catalogue, links: Links) -> PictureView | None:
    """The neighbourhood of one place, with the others there that are named most; None for what has no location."""
    if entity.location is None:
        return None
    mentions = catalogue.mentions.get(entity.id, 0)
    frame = around(entity.location, _SMALL)
    (own,) = dots_of([NamedPlace(entity.id, entity.location, mentions, ())], frame, 6)
    others = [
        dot
        for dot in dots_of(catalogue.places_around(entity.location), frame, 4)
        if hypot(dot.x - own.x, dot.y - own.y) > _CLEARANCE
    ][:_MOST_NEIGHBOURS]
    addresses = [links.to(MAP), *(links.to(entity_page(dot.places[0].entity)) for dot in others)]
    title = catalogue.words.text("Where {name} lies", name=entity.name)
    return _picture("map", "place", frame, _SMALL, [own, *others], addresses, title, catalogue)


def map_of_article(article: Article, catalogue: Catalogue, links: Links) -> PictureView | None:
    """The places that an article names, sized by their mentions in it; None where it names none with a location."""
    counts: dict[str, int] = {}
    for mention in article.mentions:
        counts[mention.entity] = counts.get(mention.entity, 0) + 1
    return _small_map(counts, catalogue.words.text("Where the places lie that this source names"), catalogue, links)


def map_of_dossier(catalogue: Catalogue, links: Links) -> PictureView | None:
    """A small map of all places, for a page that leads to the large one."""
    counts = {place.entity: place.mentions for place in catalogue.edition.places}
    return _small_map(counts, catalogue.words.text("Where the places lie that the sources name"), catalogue, links)


def _small_map(counts: Mapping[str, int], title: str, catalogue: Catalogue, links: Links) -> PictureView | None:
    in_order = sorted(counts, key=lambda entity: (-counts[entity], entity))
    places = [NamedPlace(entity, catalogue.entities[entity].location, counts[entity], ()) for entity in in_order]
    located = [place.location for place in places if place.location]
    if not located:
        return None
    frame = fit(located, _SMALL, flattest=0.6)
    dots = dots_of(places, frame, 9)
    addresses = [links.to(entity_page(dot.places[0].entity)) for dot in dots]
    return _picture("map", "small", frame, _SMALL, dots, addresses, title, catalogue)


def places_table(catalogue: Catalogue) -> bytes:
    """Every place that a source names as CSV: where it is, how often it is named, in which paragraphs."""
    columns = ("id", "name", "latitude", "longitude", "mentions", "sources", "passages")
    return write_table(columns, _cells(catalogue))


def _cells(catalogue: Catalogue) -> Iterator[list[object]]:
    for place in catalogue.edition.places:
        latitude, longitude = place.location or ("", "")
        passages = " ".join(f"{source}#{p.label}" for source, all_of_it in place.passages for p in all_of_it)
        name = catalogue.entities[place.entity].name
        yield [place.entity, name, latitude, longitude, place.mentions, len(place.passages), passages]
