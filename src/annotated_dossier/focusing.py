"""An edition narrowed to what one source touches: itself, whom and what it names, the claims that rest on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from .annotating.referring import cited_keys, named_entities
from .indexing.chronology import gather_chronology
from .indexing.claims import gather_claims
from .indexing.gaps import gather_gaps
from .indexing.grounds import gather_grounds
from .indexing.names import gather_names
from .indexing.network import gather_network
from .indexing.places import gather_places
from .indexing.quotations import gather_quotations
from .indexing.together import PairMemory, gather_companions, gather_pairs
from .model import Article, Claim, Dossier, Edition
from .remembering import Remembered


def focus_on(edition: Edition, source: str) -> Edition:
    """The part of `edition` that has to do with the source of that id; nothing where there is no such source.

    What stands in it is as it is in the whole edition, but for what counts or lists several sources.
    """
    articles = tuple(article for article in edition.articles if article.source.id == source)
    claims = tuple(claim for claim in edition.dossier.claims if source in _sources_of(claim))
    dossier = _narrowed(edition, articles, claims)
    kept = {entity.id for entity in dossier.entities}
    concordance = {
        entity: here
        for entity, occurrences in edition.concordance.items()
        if (here := tuple(occurrence for occurrence in occurrences if occurrence.source == source))
    }
    pairs = gather_pairs(dossier.entities, articles, PairMemory())
    together = gather_companions(pairs, Remembered())
    works = {reference.key for reference in dossier.references}
    return replace(
        edition,
        dossier=dossier,
        articles=articles,
        concordance=concordance,
        pairs=pairs,
        together=together,
        names=gather_names(dossier.entities, concordance, Remembered()),
        descriptions={entity: text for entity, text in edition.descriptions.items() if entity in kept},
        claims=gather_claims(dossier, articles),
        network=gather_network(dossier.entities, articles, together),
        quotations=gather_quotations(articles),
        chronology=gather_chronology(dossier, articles),
        gaps=gather_gaps(dossier, articles, concordance),
        grounds=gather_grounds(dossier.entities, articles, pairs),
        places=gather_places(dossier.entities, concordance),
        bibliography=replace(
            edition.bibliography, order=tuple(key for key in edition.bibliography.order if key in works)
        ),
    )


def _narrowed(edition: Edition, articles: Sequence[Article], claims: tuple[Claim, ...]) -> Dossier:
    whole, sources = edition.dossier, {article.source.id for article in articles}
    named = {*chain.from_iterable(map(_named_in, articles)), *(claim.by.entity for claim in claims)}
    entities = tuple(entity for entity in whole.entities if entity.id in named)
    texts = [note.body for article in articles for note in article.notes]
    texts += [edition.descriptions[entity.id] for entity in entities if entity.id in edition.descriptions]
    texts += [remark for claim in claims for remark in edition.remarks[claim.id]]
    cited = {*chain.from_iterable(map(cited_keys, texts)), *(e.work for claim in claims for e in claim.evidence)}
    cited |= {relation.source for entity in entities for relation in entity.relations}
    shown = {"source": sources, "entity": {entity.id for entity in entities}, "claim": {claim.id for claim in claims}}
    return replace(
        whole,
        sources=tuple(source for source in whole.sources if source.id in sources),
        entities=entities,
        annotations=tuple(note for note in whole.annotations if note.source in sources),
        references=tuple(reference for reference in whole.references if reference.key in cited),
        claims=claims,
        corrections=tuple(each for each in whole.corrections if each.id in shown[each.what]),
    )


def _sources_of(claim: Claim) -> set[str]:
    return {claim.source, *(evidence.source for evidence in claim.evidence)}


def _named_in(article: Article) -> Iterator[str]:
    """The ids of the entities that a source names, quotes or may mean, or that its notes name."""
    yield from (mention.entity for mention in article.mentions)
    yield from chain.from_iterable(found.candidates for found in article.ambiguities)
    yield from (quotation.entity for quotation in article.quotations)
    yield from chain.from_iterable(named_entities(note.body) for note in article.notes)
