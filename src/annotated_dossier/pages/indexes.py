"""The pages that lead to others: sources, kinds, glossary, names, overview."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import NamedTuple

from markupsafe import Markup

from ..indexing.collation import FIGURES, OTHER_SCRIPTS, letter_of, sort_key
from ..model import Article, Entity, Kind, NameEntry, Passage, to_say
from .catalogue import Catalogue, locator_sign
from .escaping import escape
from .foreign import foreign, name_in_its_script
from .network import SmallPicture, small_picture
from .urls import CLAIMS, GLOSSARY, NAMES, SOURCES, Links, kind_page, source_page
from .wording import Words


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source in a list."""

    link: Markup
    by: str
    date: str
    mentions: int
    notes: int
    entities: int
    rights: str


@dataclass(frozen=True, slots=True)
class EntityRow:
    """An entity in a list. `names` are its others, for a filter to find it by."""

    link: Markup
    kind: str
    kind_word: str
    definition: str
    mentions: int
    sources: int
    names: str


@dataclass(frozen=True, slots=True)
class Letter:
    """The entities under one letter."""

    letter: str
    fragment: str
    rows: tuple[EntityRow, ...]


@dataclass(frozen=True, slots=True)
class NameRow:
    """A line of the back-of-book index: a source after the other, its title and first locator one link.

    `see` leads to another line where the heading is an alias.
    """

    link: Markup
    see: Markup
    sources: tuple[Markup, ...]


@dataclass(frozen=True, slots=True)
class NameLetter:
    """The lines under one letter."""

    letter: str
    fragment: str
    rows: tuple[NameRow, ...]


class Count(NamedTuple):
    """A number of things and the page that lists them."""

    number: int
    what: str
    address: str


@dataclass(frozen=True, slots=True)
class Overview:
    """What the home page says of the whole dossier."""

    counts: tuple[Count, ...]
    sources: tuple[SourceRow, ...]
    busiest: tuple[EntityRow, ...]
    network: SmallPicture | None


def source_rows(catalogue: Catalogue, links: Links) -> tuple[SourceRow, ...]:
    """The sources, the oldest first."""
    return tuple(_source_row(article, catalogue, links) for article in catalogue.edition.articles)


def _source_row(article: Article, catalogue: Catalogue, links: Links) -> SourceRow:
    source = article.source
    return SourceRow(
        link=catalogue.source_link(source.id, links),
        by=catalogue.words.text(", ").join([*source.authors, *filter(None, [source.publisher])]),
        date=catalogue.words.date(source.date) if source.date else "",
        mentions=len(article.mentions),
        notes=sum(note.anchor.span is not None for note in article.notes),
        entities=len({mention.entity for mention in article.mentions}),
        rights=source.rights,
    )


def entity_rows(entities: Iterable[Entity], catalogue: Catalogue, links: Links) -> tuple[EntityRow, ...]:
    """Entities in the order of an index."""
    in_order = sorted(entities, key=lambda entity: (sort_key(catalogue.headings[entity.id]), entity.id))
    return tuple(_entity_row(entity, catalogue, links) for entity in in_order)


def _entity_row(entity: Entity, catalogue: Catalogue, links: Links) -> EntityRow:
    return EntityRow(
        link=catalogue.entity_link(entity.id, links, catalogue.headings[entity.id]),
        kind=entity.kind,
        kind_word=catalogue.kinds[entity.kind].singular,
        definition=entity.definition,
        mentions=catalogue.mentions.get(entity.id, 0),
        sources=len(catalogue.sources_naming.get(entity.id, ())),
        names="; ".join(dict.fromkeys(alias.name for alias in entity.aliases)),
    )


def of_kind(kind: Kind, catalogue: Catalogue, links: Links) -> tuple[EntityRow, ...]:
    """The entities of one kind."""
    return entity_rows((e for e in catalogue.edition.dossier.entities if e.kind == kind.id), catalogue, links)


def glossary_letters(catalogue: Catalogue, links: Links) -> tuple[Letter, ...]:
    """All entities, by letter."""
    entities = sorted(
        catalogue.edition.dossier.entities, key=lambda entity: (sort_key(catalogue.headings[entity.id]), entity.id)
    )
    return tuple(
        Letter(
            _heading(letter, catalogue.words),
            _fragment(letter),
            tuple(_entity_row(entity, catalogue, links) for entity in group),
        )
        for letter, group in groupby(entities, key=lambda entity: letter_of(catalogue.headings[entity.id]))
    )


def name_letters(catalogue: Catalogue, links: Links) -> tuple[NameLetter, ...]:
    """The back-of-book index, by letter."""
    comma = catalogue.words.say(", ")

    # Many names stand in one passage.
    @cache
    def link(source: str, passage: Passage, *, with_title: bool) -> Markup:
        address, sign = links.to(source_page(source), passage.label), escape(locator_sign(passage))
        if not with_title:
            return Markup(f'<a href="{address}">{sign}</a>')
        marks = foreign(catalogue.languages[source], catalogue.words)
        return Markup(f'<a href="{address}"{marks}>{escape(catalogue.titles[source])} {sign}</a>')

    def located(source: str, passages: tuple[Passage, ...]) -> Markup:
        # The title leads to the first of the passages: a link of its own would double the page and the way through it.
        return comma.join(link(source, passage, with_title=passage is passages[0]) for passage in passages)

    return tuple(
        NameLetter(
            _heading(letter, catalogue.words),
            _fragment(letter),
            tuple(_name_row(entry, catalogue, links, located) for entry in group),
        )
        for letter, group in groupby(catalogue.edition.names, key=lambda entry: entry.letter)
    )


def _name_row(
    entry: NameEntry,
    catalogue: Catalogue,
    links: Links,
    located: Callable[[str, tuple[Passage, ...]], Markup],
) -> NameRow:
    if entry.see:
        see = catalogue.entity_link(entry.entity, links, entry.see)
        return NameRow(name_in_its_script(entry.heading), see, ())
    sources = tuple(located(source, passages) for source, passages in entry.locators)
    return NameRow(catalogue.entity_link(entry.entity, links, entry.heading), Markup(), sources)


def _fragment(letter: str) -> str:
    """The id that a publisher's table of contents gives the letter's heading; words have one that we give."""
    return {FIGURES: "09", OTHER_SCRIPTS: "d-other-scripts"}.get(letter, letter.lower())


def _heading(letter: str, words: Words) -> str:
    return words.text(to_say("Other scripts")) if letter == OTHER_SCRIPTS else letter


def _counted(number: int, one: str, many: str, page: str, words: Words, links: Links) -> Count:
    return Count(number, words.text(one if number == 1 else many).lower(), links.to(page))


def overview(catalogue: Catalogue, links: Links) -> Overview:
    """Counts, sources and the most mentioned entities."""
    edition, words = catalogue.edition, catalogue.words
    counts = [_counted(len(edition.articles), to_say("source"), to_say("sources"), SOURCES, words, links)]
    for kind in catalogue.kinds.values():
        number = sum(entity.kind == kind.id for entity in edition.dossier.entities)
        if number:
            called = kind.singular if number == 1 else kind.plural
            counts.append(Count(number, called.lower(), links.to(kind_page(kind))))
    mentions = sum(catalogue.mentions.values())
    counts.append(_counted(mentions, to_say("mention"), to_say("mentions"), NAMES, words, links))
    in_glossary = (to_say("entry in the glossary"), to_say("entries in the glossary"))
    counts.append(_counted(len(edition.dossier.entities), *in_glossary, GLOSSARY, words, links))
    if edition.dossier.claims:
        number = len(edition.dossier.claims)
        counts.append(_counted(number, to_say("claim"), to_say("claims"), CLAIMS, words, links))
    busiest = sorted(catalogue.mentions, key=lambda entity: (-catalogue.mentions[entity], entity))[:12]
    return Overview(
        tuple(counts),
        source_rows(catalogue, links),
        tuple(_entity_row(catalogue.entities[identifier], catalogue, links) for identifier in busiest),
        small_picture(catalogue, links),
    )
