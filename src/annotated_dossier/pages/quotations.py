"""Quotations in lists: all of them by speaker, and on an entity's page those by it and those that name it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from ..indexing.collation import sort_key
from ..model import QuotedWords, to_say
from .catalogue import Catalogue
from .escaping import escape
from .foreign import foreign, marked
from .tables import write_table
from .urls import QUOTATIONS_TABLE, Links

# An entity's page has all of its quotations; the list of all has as many as a page can be read with.
MOST_OF_ONE = 12
MOST_OF_ENTITIES = 400
MOST_OF_THE_REST = 400
# More than this, and an entity's quotations are folded by source.
MANY = 12
_WITHHELD_SPEAKER = to_say("Somebody whom this edition does not show")


@dataclass(frozen=True, slots=True)
class QuotationRow:
    """A quotation in a list; `words`, `cue` and `reason` are empty where they are withheld."""

    words: str
    marked: Markup
    source: Markup
    locator: Markup
    speaker: Markup
    cue: str
    reason: str


@dataclass(frozen=True, slots=True)
class QuotationsOfSource:
    """What is quoted in one source."""

    title: str
    foreign: Markup
    date: str
    rows: tuple[QuotationRow, ...]


@dataclass(frozen=True, slots=True)
class QuotationFolds:
    """An entity's quotations; grouped by source where they are many, each group to be opened by itself."""

    count: int
    rows: tuple[QuotationRow, ...]
    by_source: tuple[QuotationsOfSource, ...]


@dataclass(frozen=True, slots=True)
class SpeakerGroup:
    """The quotations under a speaker's heading; `more` is how many stand on the speaker's own page only."""

    heading: str
    fragment: str
    meaning: str
    link: Markup
    count: int
    rows: tuple[QuotationRow, ...]
    more: int


@dataclass(frozen=True, slots=True)
class AlsoQuoted:
    """A speaker whose quotations stand on their own page only."""

    link: Markup
    count: int


@dataclass(frozen=True, slots=True)
class QuotationsView:
    """All that the template of the list of quotations needs."""

    count: int
    sources: int
    by_entity: tuple[SpeakerGroup, ...]
    also: tuple[AlsoQuoted, ...]
    by_described: tuple[SpeakerGroup, ...]
    uncredited: tuple[QuotationRow, ...]
    left_out: int
    table_address: Markup


def view_quotations(catalogue: Catalogue, links: Links) -> QuotationsView:
    """All quotations: of the register's speakers, of those without an entry, and those that nobody is credited with."""
    index = catalogue.edition.quotations
    shown, others = _most_quoted(catalogue)
    described = tuple(_described(catalogue, links))
    uncredited = index.uncredited[:MOST_OF_THE_REST]
    unlisted = sum(len(group[2]) for group in index.by_described) - sum(len(group.rows) for group in described)
    return QuotationsView(
        count=len(index.all),
        sources=len({words.source for words in index.all}),
        by_entity=tuple(_of_entity(entity, catalogue, links) for entity in shown),
        also=tuple(AlsoQuoted(catalogue.entity_link(e, links), len(index.by_entity[e])) for e in others),
        by_described=described,
        uncredited=_rows(uncredited, catalogue, links),
        left_out=unlisted + len(index.uncredited) - len(uncredited),
        table_address=links.to_asset(QUOTATIONS_TABLE),
    )


def fold_quotations(quotations: Sequence[QuotedWords], catalogue: Catalogue, links: Links) -> QuotationFolds:
    """The quotations of an entity's page, in the order of the sources and of their words."""
    if len(quotations) <= MANY:
        return QuotationFolds(len(quotations), _rows(quotations, catalogue, links), ())
    by_source = []
    for source_id, group in groupby(quotations, key=lambda words: words.source):
        source = catalogue.articles[source_id].source
        date = catalogue.words.date(source.date) if source.date else ""
        by_source.append(
            QuotationsOfSource(
                source.title, foreign(source.language, catalogue.words), date, _rows(group, catalogue, links)
            )
        )
    return QuotationFolds(len(quotations), (), tuple(by_source))


def quotations_table(catalogue: Catalogue) -> bytes:
    """All quotations, one a row, in the order of the sources and of their words."""
    header = ("source", "title", "date", "locator", "quotation", "entity", "name", "speaker", "cue", "reason", "names")
    return write_table(header, (_cells(words, catalogue) for words in catalogue.edition.quotations.all))


def _cells(words: QuotedWords, catalogue: Catalogue) -> Sequence[str]:
    source = catalogue.articles[words.source].source
    entity = catalogue.entities.get(words.entity)
    return (
        words.source,
        source.title,
        source.date,
        words.passage.label,
        words.words,
        words.entity,
        entity.name if entity else "",
        words.described or words.voice,
        words.cue,
        str(words.reason),
        " ".join(words.named),
    )


def _most_quoted(catalogue: Catalogue) -> tuple[list[str], list[str]]:
    """Those whose quotations the page has room for, the most quoted before others, and the rest; both by heading."""
    found, headings = catalogue.edition.quotations.by_entity, catalogue.headings
    by_heading = sorted(found, key=lambda entity: (sort_key(headings.get(entity) or entity), entity))
    room = MOST_OF_ENTITIES
    shown = set()
    for entity in sorted(by_heading, key=lambda entity: -len(found[entity])):
        room -= min(len(found[entity]), MOST_OF_ONE)
        if room >= 0:
            shown.add(entity)
    return [e for e in by_heading if e in shown], [e for e in by_heading if e not in shown]


def _of_entity(identifier: str, catalogue: Catalogue, links: Links) -> SpeakerGroup:
    quotations = catalogue.edition.quotations.by_entity[identifier]
    entity = catalogue.entities.get(identifier)
    name = entity.name if entity else identifier
    return SpeakerGroup(
        heading=_capitalized(name),
        fragment=f"by-{identifier}",
        meaning=entity.definition if entity else "",
        link=catalogue.more_on(entity, links) if entity else Markup(),
        count=len(quotations),
        rows=_rows(quotations[:MOST_OF_ONE], catalogue, links),
        more=max(0, len(quotations) - MOST_OF_ONE),
    )


def _described(catalogue: Catalogue, links: Links) -> Iterator[SpeakerGroup]:
    """Speakers without an entry, by the words for them; as many quotations as `MOST_OF_THE_REST` in all."""
    groups = sorted(
        catalogue.edition.quotations.by_described, key=lambda group: (not group[1], sort_key(group[1]), group[0])
    )
    room = MOST_OF_THE_REST
    for number, (source, described, quotations) in enumerate(groups, start=1):
        yield SpeakerGroup(
            heading=_capitalized(described) or catalogue.words.text(_WITHHELD_SPEAKER),
            fragment=f"unnamed-{number}",
            meaning="",
            link=catalogue.words.say("In {source}", source=catalogue.source_link(source, links)),
            count=len(quotations),
            rows=_rows(quotations[:room], catalogue, links),
            more=0,
        )
        room -= len(quotations)
        if room <= 0:
            return


def _rows(quotations: Iterable[QuotedWords], catalogue: Catalogue, links: Links) -> tuple[QuotationRow, ...]:
    return tuple(_row(words, catalogue, links) for words in quotations)


def _row(words: QuotedWords, catalogue: Catalogue, links: Links) -> QuotationRow:
    if words.entity:
        speaker = catalogue.entity_link(words.entity, links)
    else:
        speaker = escape(words.described or catalogue.words.text(_WITHHELD_SPEAKER))
    return QuotationRow(
        words=words.words,
        marked=marked(catalogue.articles[words.source].source.language),
        source=catalogue.source_link(words.source, links),
        locator=catalogue.passage_link(words.source, words.passage, links),
        speaker=speaker,
        cue=words.cue,
        reason=catalogue.words.message(words.reason),
    )


def _capitalized(words: str) -> str:
    return words[:1].upper() + words[1:]
