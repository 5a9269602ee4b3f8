"""The picture of the timeline, laid out: lanes one below the other, a scale of years that they share.

A date takes the room of what it may mean: a year is as wide as a year, a day is a point. What is about a date has a
broken outline, and an interval whose end is open fades.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from ..dates import parse_date
from ..indexing.eras import YearScale, fit_years
from ..model import DatedKind

WIDTH = 760
LEFT, RIGHT = 8, 8
ROW = 16
LETTER = 6.1
FADE = 46
SMALLEST = 5
MOST_LABELLED = 60
MOST_ROWS = 24
MOST_POINTS = 400
TALLEST = 48
_DOUBTFUL = ("~", "?", "%")


@dataclass(frozen=True, slots=True)
class Item:
    """A thing with a date: its kind, the date in EDTF, a short label, all of it in a sentence, its address."""

    kind: DatedKind
    date: str
    label: str
    said: str
    address: Markup


@dataclass(frozen=True, slots=True)
class Shape:
    """A mark of the picture; `about` asks for a broken outline.

    `look` is "point", "span", "since", "until" or, for all that begins in a year, "column".
    """

    look: str
    about: bool
    x: float
    y: float
    width: float
    height: float
    label: str
    label_x: float
    said: str
    address: Markup
    anchor: str = "start"


@dataclass(frozen=True, slots=True)
class Lane:
    """A row of the picture: what it shows, where, and its marks."""

    kind: str
    heading: str
    y: float
    height: float
    shapes: tuple[Shape, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """A year written at the scale."""

    x: float
    words: str


@dataclass(frozen=True, slots=True)
class Band:
    """The whole picture."""

    width: int
    height: float
    ticks: tuple[Tick, ...]
    breaks: tuple[float, ...]
    lanes: tuple[Lane, ...]
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Extent:
    """Where an item stands on the scale, and how it is to be drawn."""

    item: Item
    look: str
    x: float
    width: float


def draw_band(
    items: Sequence[Item], headings: Mapping[DatedKind, str], address_of_year: Callable[[int], Markup]
) -> Band | None:
    """The picture of these items, lane by lane; None where there is nothing to draw."""
    if not items:
        return None
    scale = fit_years([year for item in items for year in _years(item)])
    top = 26.0
    lanes = []
    for kind, heading in headings.items():
        extents = [_extent(item, scale) for item in items if item.kind is kind]
        if extents:
            lane = _lane(kind, heading, extents, top) or _columns(kind, heading, extents, top, scale, address_of_year)
            lanes.append(lane)
            top += lane.height + 10
    ticks = tuple(Tick(_x(scale, year), str(year)) for year in scale.ticks(14))
    breaks = tuple(_on_page(position) for position in scale.breaks)
    return Band(WIDTH, round(top + 4, 1), ticks, breaks, tuple(lanes), scale.first, scale.last - 1)


def _years(item: Item) -> list[int]:
    when = parse_date(item.date)
    return [bound[0] for bound in (when.first, when.last) if bound]


def _extent(item: Item, scale: YearScale) -> Extent:
    when = parse_date(item.date)
    if when.first is None or when.last is None:
        bound = when.first or when.last or (scale.first, 1, 1)
        x = _x(scale, _moment(bound))
        return Extent(item, "since" if when.first else "until", x if when.first else x - FADE, FADE)
    start, end = _x(scale, _moment(when.first)), _x(scale, _moment(when.last, day_after=True))
    if when.first == when.last or end - start < SMALLEST:
        look = "point" if when.first == when.last else "span"
        middle = (start + end) / 2
        return Extent(item, look, round(middle - SMALLEST / 2, 1), SMALLEST)
    return Extent(item, "span", start, round(end - start, 1))


def _moment(day: tuple[int, int, int], *, day_after: bool = False) -> float:
    """A day as a year and a fraction. Months count as equals: at this size nobody sees the difference."""
    year, month, of_month = day
    return year + (month - 1) / 12 + (of_month - (0 if day_after else 1)) / 372


def _x(scale: YearScale, year: float) -> float:
    return _on_page(scale.position(year))


def _on_page(position: float) -> float:
    return round(LEFT + position * (WIDTH - LEFT - RIGHT), 1)


def _lane(kind: DatedKind, heading: str, extents: Sequence[Extent], top: float) -> Lane | None:
    """A mark for each; None where there are more than a reader could tell apart."""
    labelled = kind in (DatedKind.EVENT, DatedKind.LIFE, DatedKind.SOURCE)
    if len(extents) > (MOST_LABELLED if labelled else MOST_POINTS):
        return None
    rows = _rows(extents, labelled=labelled)
    if max(rows) >= MOST_ROWS:
        return None
    row_height = ROW if labelled else SMALLEST + 3
    y = top + 18
    shapes = [_shape(e, y + row * row_height, labelled=labelled) for e, row in zip(extents, rows, strict=True)]
    return Lane(kind.value, heading, round(top, 1), 18 + (max(rows) + 1) * row_height, tuple(shapes))


def _columns(
    kind: DatedKind,
    heading: str,
    extents: Sequence[Extent],
    top: float,
    scale: YearScale,
    address_of_year: Callable[[int], Markup],
) -> Lane:
    """A column for each year, as tall as the number of what begins in it; it leads to the year in the list."""
    counted = Counter(_years(extent.item)[0] for extent in extents if _years(extent.item))
    most = max(counted.values(), default=1)
    shapes = []
    for year, number in sorted(counted.items()):
        x, end = _x(scale, year), _x(scale, year + 1)
        tall = round(max(1.5, TALLEST * number / most), 1)
        y = round(top + 18 + TALLEST - tall, 1)
        width, said = round(max(1.5, end - x - 1), 1), f"{year}: {number}"
        shapes.append(Shape("column", False, x, y, width, tall, "", x, said, address_of_year(year)))
    return Lane(kind.value, f"{heading}: number by year", round(top, 1), 18 + TALLEST + 4, tuple(shapes))


def _rows(extents: Sequence[Extent], *, labelled: bool) -> list[int]:
    """A row for each, the first in which neither mark nor label meets another."""
    taken: list[list[tuple[float, float]]] = []
    rows = []
    for extent in extents:
        start, end = _room(extent, labelled=labelled)
        row = next(
            (n for n, others in enumerate(taken) if all(end <= left or right <= start for left, right in others)),
            len(taken),
        )
        if row == len(taken):
            taken.append([])
        taken[row].append((start, end))
        rows.append(row)
    return rows


def _room(extent: Extent, *, labelled: bool) -> tuple[float, float]:
    start, end = extent.x - 1, extent.x + extent.width + 1
    if not labelled:
        return start, end
    words = 10 + LETTER * len(_short(extent.item.label))
    return (start, end + words) if end + words <= WIDTH else (start - words, end)


def _shape(extent: Extent, y: float, *, labelled: bool) -> Shape:
    item = extent.item
    end = extent.x + extent.width
    label = _short(item.label) if labelled else ""
    fits = end + 11 + LETTER * len(label) <= WIDTH
    return Shape(
        extent.look,
        any(sign in item.date for sign in _DOUBTFUL),
        extent.x,
        round(y, 1),
        extent.width,
        SMALLEST,
        label,
        round(end + 4 if fits else extent.x - 4, 1),
        item.said,
        item.address,
        "start" if fits else "end",
    )


def _short(label: str) -> str:
    return label if len(label) <= 44 else f"{label[:43].rstrip()}…"


@dataclass(frozen=True, slots=True)
class Column:
    """How much is dated in one year, as a column of the small picture."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class SmallBand:
    """The small picture: a column a year, and the years at its ends."""

    columns: tuple[Column, ...]
    ticks: tuple[Tick, ...]
    breaks: tuple[float, ...]
    first: int
    last: int
    count: int


def draw_small_band(years: Sequence[int], width: int = 320, height: int = 64) -> SmallBand | None:
    """Columns by year, the tallest as high as the picture; None without years."""
    if not years:
        return None
    scale = fit_years(years)
    counted = Counter(years)
    most = max(counted.values())
    columns = []
    for year, number in sorted(counted.items()):
        x, end = (round(scale.position(y) * width, 1) for y in (year, year + 1))
        tall = round(max(2, height * number / most), 1)
        columns.append(Column(x, round(height - tall, 1), round(max(1.5, end - x - 1), 1), tall))
    breaks = tuple(round(position * width, 1) for position in scale.breaks)
    return SmallBand(tuple(columns), _ends(scale, width), breaks, scale.first, scale.last - 1, len(years))


def _ends(scale: YearScale, width: int) -> tuple[Tick, ...]:
    """The first year, those at which the scale changes, and the last, where they have room."""
    last = Tick(width, str(scale.last - 1))
    ticks: list[Tick] = []
    for year, position in scale.knots[:-1]:
        tick = Tick(round(position * width, 1), str(int(year)))
        if tick.x + 62 <= width and (not ticks or tick.x - ticks[-1].x >= 30):
            ticks.append(tick)
    return (*ticks, last)
