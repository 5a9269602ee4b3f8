"""The timeline: a picture by year, and a list of all that is dated."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from ..dates import parse_date
from ..model import Dated, DatedKind, Related, Relation, to_say
from .catalogue import Catalogue, locator_sign
from .escaping import escape
from .foreign import marked
from .periods import sortable
from .tables import as_text
from .timeline_band import Band, Item, SmallBand, draw_band, draw_small_band
from .urls import RELATIONS, TIMELINE, TIMELINE_CSV, Links, entity_page, source_page

WORDS = {
    DatedKind.EVENT: to_say("Events"),
    DatedKind.LIFE: to_say("Lives and foundations"),
    DatedKind.RELATION: to_say("Relations"),
    DatedKind.TEXT: to_say("Dates in the texts"),
    DatedKind.SOURCE: to_say("Sources"),
}
_KIND_WORDS = {
    DatedKind.EVENT: to_say("event"),
    DatedKind.RELATION: to_say("relation"),
    DatedKind.TEXT: to_say("in a text"),
    DatedKind.SOURCE: to_say("source"),
}
# More lines than a reader scrolls through; beyond, each year keeps a share and the file of all dates has the rest.
MOST_LINES = 1200
FEWEST_IN_A_YEAR = 10


@dataclass(frozen=True, slots=True)
class DatedRow:
    """A line of the list: when, what, and where it is said."""

    date: str
    day: str
    kind: str
    what: Markup
    where: Markup
    how: str


@dataclass(frozen=True, slots=True)
class YearOf:
    """The lines of one year, with its heading and how many more there are."""

    heading: str
    rows: tuple[DatedRow, ...]
    more: int


@dataclass(frozen=True, slots=True)
class TimelineView:
    """All that the template of the timeline needs."""

    band: Band | None
    years: tuple[YearOf, ...]
    count: int
    csv_address: Markup


def view_timeline(catalogue: Catalogue, links: Links) -> TimelineView:
    """The picture and the list of an edition's chronology."""
    chronology = catalogue.edition.chronology
    by_year = [(year, list(group)) for year, group in groupby(chronology, key=year_of)]
    share = max(FEWEST_IN_A_YEAR, MOST_LINES // len(by_year)) if len(chronology) > MOST_LINES else MOST_LINES
    headings = {kind: catalogue.words.text(heading) for kind, heading in WORDS.items()}
    items = [_item(dated, catalogue, links) for dated in chronology]
    years = tuple(_year(year, group, share, catalogue, links) for year, group in by_year)
    return TimelineView(
        draw_band(items, headings, lambda year: links.to(TIMELINE, year_fragment(year))),
        years,
        len(chronology),
        links.to_asset(TIMELINE_CSV),
    )


@dataclass(frozen=True, slots=True)
class SmallTimeline:
    """The timeline as a small picture that leads to its page."""

    band: SmallBand
    address: Markup


def view_small_timeline(catalogue: Catalogue, links: Links) -> SmallTimeline | None:
    """How much is dated in each year; None where nothing is."""
    band = draw_small_band([year_of(dated) for dated in catalogue.edition.chronology])
    return SmallTimeline(band, links.to(TIMELINE)) if band else None


def year_of(dated: Dated) -> int:
    """The year under which a date is listed: that in which it begins or, where that is open, ends."""
    when = parse_date(dated.date)
    first = when.first or when.last
    return first[0] if first else 0


def year_heading(year: int) -> str:
    """A year as a heading; there was no year 0."""
    return str(year) if year > 0 else f"{1 - year} BCE"


def year_fragment(year: int) -> str:
    """The id that a publisher's table of contents gives the year's heading."""
    return year_heading(year).lower().replace(" ", "-")


def _year(year: int, group: Sequence[Dated], share: int, catalogue: Catalogue, links: Links) -> YearOf:
    # Where not all can stay, what the register dates comes before what a text names in passing.
    first = sorted(range(len(group)), key=lambda number: (group[number].kind is DatedKind.TEXT, number))[:share]
    rows = tuple(_row(group[number], catalogue, links) for number in sorted(first))
    return YearOf(year_heading(year), rows, len(group) - len(rows))


def _row(dated: Dated, catalogue: Catalogue, links: Links) -> DatedRow:
    words = catalogue.words
    when, day = words.date(dated.date), sortable(dated.date)
    word = words.text(_KIND_WORDS[dated.kind]) if dated.kind in _KIND_WORDS else ""
    if dated.kind is DatedKind.SOURCE:
        return DatedRow(when, day, word, catalogue.source_link(dated.source, links), Markup(), "")
    if dated.kind is DatedKind.TEXT and dated.passage is not None:
        what = Markup("<span{}>{}<mark>{}</mark>{}</span>").format(
            marked(catalogue.articles[dated.source].source.language),
            escape(dated.before),
            escape(dated.surface),
            escape(dated.after),
        )
        locator = catalogue.passage_link(dated.source, dated.passage, links)
        where = Markup("{} {}").format(catalogue.source_link(dated.source, links), locator)
        how = "" if str(dated.how) == "as written" else words.message(dated.how)
        return DatedRow(when, day, word, what, where, how)
    what = catalogue.entity_link(dated.entity, links)
    where = catalogue.told_in(dated.told, links)
    if dated.relation is not None:
        what = Markup("{} {} {}").format(
            what, escape(f"({dated.relation.role})"), catalogue.entity_link(dated.relation.to, links)
        )
        where = catalogue.according_to(Related(dated.entity, dated.relation), links)
    elif dated.label:
        what = Markup("{}, {}").format(what, escape(words.date_label(dated.label)))
    word = word or catalogue.kind_word(catalogue.entities[dated.entity])
    return DatedRow(when, day, word, what, where, "")


def _item(dated: Dated, catalogue: Catalogue, links: Links) -> Item:
    """What the picture says of a date: a short label, the whole in a sentence, and where it leads."""
    words = catalogue.words
    when = words.date(dated.date)
    if dated.kind is DatedKind.SOURCE:
        title = catalogue.titles[dated.source]
        return Item(dated.kind, dated.date, title, f"{title}, {when}", links.to(source_page(dated.source)))
    if dated.passage is not None:
        title = catalogue.titles[dated.source]
        address = links.to(source_page(dated.source), dated.passage.label)
        said = words.text(
            "{date}: “{words}” in {source}, {place}",
            date=when,
            words=dated.surface,
            source=title,
            place=locator_sign(dated.passage),
        )
        return Item(dated.kind, dated.date, "", said, address)
    name = _name(dated.entity, catalogue)
    address = links.to(entity_page(dated.entity))
    if dated.relation is not None:
        said = f"{name}: {dated.relation.role} {_name(dated.relation.to, catalogue)}, {when}"
        return Item(dated.kind, dated.date, "", said, _behind(dated.entity, dated.relation, catalogue, links))
    label = f"{name}, {words.date_label(dated.label)}" if dated.label else name
    return Item(dated.kind, dated.date, label, f"{label}, {when}", address)


def _behind(entity: str, relation: Relation, catalogue: Catalogue, links: Links) -> Markup:
    """Where a relation is said: its first passage, else the list of relations on the entity's page."""
    grounds = catalogue.edition.grounds.get(Related(entity, relation), ())
    if grounds:
        return links.to(source_page(relation.source), grounds[0].label)
    return links.to(entity_page(entity), RELATIONS)


def _name(identifier: str, catalogue: Catalogue) -> str:
    entity = catalogue.entities.get(identifier)
    return entity.name if entity else identifier


def timeline_csv(catalogue: Catalogue) -> bytes:
    """All that is dated, a line each: what the picture and the list show."""
    out = io.StringIO(newline="")
    lines = csv.writer(out, lineterminator="\r\n")
    lines.writerow(["date", "earliest", "latest", "kind", "what", "entity", "to", "source", "locator", "words", "how"])
    for dated in catalogue.edition.chronology:
        when = parse_date(dated.date)
        relation = dated.relation
        lines.writerow(
            [
                dated.date,
                _iso(when.first),
                _iso(when.last),
                dated.kind.value,
                as_text(relation.role if relation else dated.label),
                dated.entity,
                relation.to if relation else "",
                relation.source if relation else dated.source,
                _locators(dated, catalogue),
                as_text(dated.surface),
                str(dated.how),
            ]
        )
    return out.getvalue().encode()


def _locators(dated: Dated, catalogue: Catalogue) -> str:
    """Where it is said; with the source's id where the line is no one source's."""
    if dated.passage:
        return dated.passage.label
    if dated.relation:
        grounds = catalogue.edition.grounds.get(Related(dated.entity, dated.relation), ())
        return " ".join(passage.label for passage in grounds)
    return " ".join(f"{source}#{passage.label}" for source, passage in dated.told)


def _iso(day: tuple[int, int, int] | None) -> str:
    return "{:04}-{:02}-{:02}".format(*day) if day else ""
