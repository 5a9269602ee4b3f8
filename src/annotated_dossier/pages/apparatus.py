"""What stands below a text and explains it: who and what it names, and the works that its notes cite.

Cards are cut from here, so that without scripts, and on paper, nothing of what a card says is missing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from markupsafe import Markup

from ..annotating.referring import cited_keys
from ..model import Article, Message, Passage, Text
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
    kind_word: str
    definition: str
    passages: tuple[Markup, ...]
    count: int
    reasons: tuple[str, ...]
    elsewhere: tuple[tuple[Markup, int], ...]
    more: int


@dataclass(frozen=True, slots=True)
class NamedKind:
    """The entities of one kind that an article names, set as HTML, in the order of an index."""

    title: str
    kind: str
    entities: Markup


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


def named_kinds(
    source: str, catalogue: Catalogue, links: Links, set_entity: Callable[[NamedEntity], Markup]
) -> tuple[NamedKind, ...]:
    """Who and what an article names, by kind. Each entity is a part: what it says of other articles is all its own."""
    article = catalogue.articles[source]
    reasons = reasons_in(article)
    passages: dict[str, list[int]] = {}
    for mention in article.mentions:
        passages.setdefault(mention.entity, []).append(mention.passage)

    def named(identifier: str, at: Catalogue) -> Markup:
        text = at.articles[source].text
        places = [text.passages[index] for index in passages[identifier]]
        return set_entity(_named(identifier, source, places, reasons[identifier], at, links))

    found: dict[str, list[str]] = {}
    for identifier in sorted(passages, key=lambda i: (catalogue.headings[i].casefold(), i)):
        found.setdefault(catalogue.entities[identifier].kind, []).append(identifier)
    return tuple(
        NamedKind(
            kind.plural,
            kind.id,
            Markup("".join(catalogue.part(("named", i), partial(named, i)) for i in found[kind.id])),
        )
        for kind in catalogue.kinds.values()
        if kind.id in found
    )


def _named(
    identifier: str,
    source: str,
    places: Sequence[Passage],
    reasons: tuple[Message, ...],
    catalogue: Catalogue,
    links: Links,
) -> NamedEntity:
    entity = catalogue.entities[identifier]
    named_in = catalogue.sources_naming.get(identifier, ())
    others = [(other, number) for other, number in named_in if other != source]
    return NamedEntity(
        link=catalogue.entity_link(identifier, links, catalogue.headings[identifier]),
        name=entity.name,
        kind_word=catalogue.kinds[entity.kind].singular,
        definition=entity.definition,
        passages=tuple(catalogue.passage_link(source, passage, links) for passage, _ in groupby(places)),
        count=len(places),
        reasons=tuple(map(catalogue.words.message, reasons)),
        elsewhere=tuple((catalogue.source_link(other, links), number) for other, number in others[:_MOST_ELSEWHERE]),
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
