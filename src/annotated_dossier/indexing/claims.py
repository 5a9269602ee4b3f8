"""Claims by status, by speaker, and by the entities that their passage names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ..model import Article, Claim, ClaimIndex, ClaimsOf, ClaimStatus, Dossier, Speaker
from .collation import index_heading, sort_key


def gather_claims(dossier: Dossier, articles: Sequence[Article]) -> ClaimIndex:
    """The index of all claims; in each group they stand in the order of the articles and of their words."""
    claims = _in_the_order_of_the_text(dossier.claims, articles)
    return ClaimIndex(tuple(_by_status(claims)), tuple(_by_speaker(claims, dossier)), _naming(articles))


def _in_the_order_of_the_text(claims: Sequence[Claim], articles: Sequence[Article]) -> list[Claim]:
    placed = [made.claim for article in articles for made in article.claims]
    known = {claim.id for claim in placed}
    return placed + [claim for claim in claims if claim.id not in known]


def _by_status(claims: Sequence[Claim]) -> Iterator[tuple[ClaimStatus, tuple[str, ...]]]:
    for status in ClaimStatus:
        ids = tuple(claim.id for claim in claims if claim.status is status)
        if ids:
            yield status, ids


def _by_speaker(claims: Sequence[Claim], dossier: Dossier) -> Iterator[ClaimsOf]:
    """Speakers of the register first, then those without a name, then sources in their own voice."""
    entities = {entity.id: entity for entity in dossier.entities}
    titles = {source.id: source.title for source in dossier.sources}
    found: dict[tuple[Speaker, str], list[str]] = {}
    for claim in claims:
        own_voice = claim.source if claim.by == Speaker() else ""
        found.setdefault((claim.by, own_voice), []).append(claim.id)

    def order(key: tuple[Speaker, str]) -> tuple[int, tuple[bool, str, str], str]:
        speaker, source = key
        if source:
            return (2, sort_key(titles.get(source, source)), source)
        entity = entities.get(speaker.entity)
        heading = index_heading(entity) if entity else speaker.entity or speaker.unnamed
        return (1 if speaker.unnamed else 0, sort_key(heading), speaker.entity)

    for speaker, source in sorted(found, key=order):
        yield ClaimsOf(speaker, source, tuple(found[speaker, source]))


def _naming(articles: Iterable[Article]) -> Mapping[str, tuple[str, ...]]:
    """For each entity the claims of which a passage names it, but for those that it makes itself."""
    found: dict[str, dict[str, None]] = {}
    for article in articles:
        named: dict[int, dict[str, None]] = {}
        for mention in article.mentions:
            named.setdefault(mention.passage, {})[mention.entity] = None
        for made in article.claims:
            for passage in article.text.passages_of(made.anchor.span) if made.anchor.span else ():
                for entity in named.get(passage, ()):
                    if entity != made.claim.by.entity:
                        found.setdefault(entity, {})[made.claim.id] = None
    return {entity: tuple(found[entity]) for entity in sorted(found)}
