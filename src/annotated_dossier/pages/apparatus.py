"""What stands below a text and explains it: who and what it names, and the works that its notes cite.

Cards are cut from here, so that without scripts, and on paper, nothing of what a card says is missing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from ..annotating.referring import cited_keys
from ..model import Article, Message, Text
from .catalogue import Catalogue
from .citing import addresses_of, entry
from .escaping import escape
from .urls import Links

_MOST_ELSEWHERE = 4


@dataclass(frozen=True, slots=True)
class NamedEntity:
    """An entity that an article names: where, how often, why its mentions were linked, and which others name it.

    `reasons` are sentences; a mention tells its own by its number there, from 1. `elsewhere` are pairs of a link to
    another source and the mentions there; `more` counts the sources beyond those.
    """

    link: Markup
    name: str
    definition: str
    passages: tuple[Markup, ...]
    count: int
    reasons: tuple[str, ...]
    elsewhere: tuple[tuple[Markup, int], ...]
    more: int


@dataclass(frozen=True, slots=True)
class NamedKind:
    """The entities of one kind that an article names, in the order of an index."""

    title: str
    kind: str
    singular: str
    entities: tuple[NamedEntity, ...]


@dataclass(frozen=True, slots=True)
class WorkCited:
    """A work that a note cites. `address` is where its citations lead."""

    address: Markup
    entry: Markup


def reasons_in(article: Article) -> dict[str, tuple[Message, ...]]:
    """For each entity named, the sentences that say why its mentions were linked, each once, in the text's order."""
    found: dict[str, dict[Message, None]] = {}
    for mention in article.mentions:
        of_entity = found.setdefault(mention.entity, {})
        if mention.reason:
            of_entity[mention.reason] = None
    return {entity: tuple(reasons) for entity, reasons in found.items()}


def named_kinds(article: Article, catalogue: Catalogue, links: Links) -> tuple[NamedKind, ...]:
    """Who and what an article names, by kind."""
    reasons = reasons_in(article)
    passages: dict[str, dict[int, int]] = {}
    for mention in article.mentions:
        of_entity = passages.setdefault(mention.entity, {})
        of_entity[mention.passage] = of_entity.get(mention.passage, 0) + 1
    found = []
    for kind in catalogue.kinds.values():
        ids = [i for i in passages if catalogue.entities[i].kind == kind.id]
        ids.sort(key=lambda i: (catalogue.headings[i].casefold(), i))
        entities = tuple(_named(i, article, passages[i], reasons[i], catalogue, links) for i in ids)
        if entities:
            found.append(NamedKind(kind.plural, kind.id, kind.singular, entities))
    return tuple(found)


def _named(
    identifier: str,
    article: Article,
    passages: dict[int, int],
    reasons: tuple[Message, ...],
    catalogue: Catalogue,
    links: Links,
) -> NamedEntity:
    named_in = catalogue.sources_naming.get(identifier, ())
    others = [(source, number) for source, number in named_in if source != article.source.id]
    return NamedEntity(
        link=catalogue.entity_link(identifier, links, catalogue.headings[identifier]),
        name=catalogue.entities[identifier].name,
        definition=catalogue.entities[identifier].definition,
        passages=tuple(catalogue.passage_link(article.source.id, article.text.passages[i], links) for i in passages),
        count=sum(passages.values()),
        reasons=tuple(map(catalogue.words.message, reasons)),
        elsewhere=tuple((catalogue.source_link(s, links), number) for s, number in others[:_MOST_ELSEWHERE]),
        more=max(0, len(others) - _MOST_ELSEWHERE),
    )


def works_cited(article: Article, catalogue: Catalogue, links: Links) -> tuple[WorkCited, ...]:
    """The works that the article's notes cite, in the order in which they first do."""
    placed = (note for note in article.notes if note.anchor.span is not None or note.annotation.target.is_whole)
    return works_in((note.body for note in placed), catalogue, links)


def works_in(texts: Iterable[Text], catalogue: Catalogue, links: Links) -> tuple[WorkCited, ...]:
    """The works that notes and descriptions cite, in the order in which they first do."""
    keys = dict.fromkeys(key for text in texts for key in cited_keys(text))
    return tuple(_works(keys, catalogue, links))


def _works(keys: Iterable[str], catalogue: Catalogue, links: Links) -> Iterator[WorkCited]:
    entries = catalogue.edition.bibliography.entries
    for key in keys:
        if key in catalogue.references:
            reference = catalogue.references[key]
            words = entry(entries[key], addresses_of(reference)) if key in entries else escape(reference.title)
        elif key in catalogue.articles:
            source = catalogue.articles[key].source
            words = entry(entries[key], [source.url]) if key in entries else escape(source.title)
        else:
            continue
        yield WorkCited(catalogue.work_address(key, links), words)
