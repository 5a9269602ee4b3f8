"""What a dossier does not yet say: what its author has left open, told to its reader."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ..model import Article, Claim, ClaimStatus, Dossier, Entity, Gaps, Occurrence, OpenName
from .collation import index_heading, sort_key


def gather_gaps(dossier: Dossier, articles: Sequence[Article], concordance: Mapping[str, Sequence[Occurrence]]) -> Gaps:
    """Entries stand by how often the sources name them, claims by id, the rest in the order of the articles."""
    undefined = [entity for entity in dossier.entities if not entity.definition]
    return Gaps(
        undefined=tuple(entity.id for entity in sorted(undefined, key=lambda entity: _busiest(entity, concordance))),
        unverified=tuple(claim.id for claim in dossier.claims if claim.status is ClaimStatus.UNVERIFIED),
        unsupported=tuple(claim.id for claim in dossier.claims if _rests_on_nothing(claim)),
        undated=tuple(article.source.id for article in articles if not article.source.date),
        open_names=tuple(name for article in articles for name in _open_names(article)),
    )


def _busiest(entity: Entity, concordance: Mapping[str, Sequence[Occurrence]]) -> tuple[object, ...]:
    return (-len(concordance.get(entity.id, ())), sort_key(index_heading(entity)), entity.id)


def _rests_on_nothing(claim: Claim) -> bool:
    return not claim.evidence and claim.status is not ClaimStatus.UNVERIFIED


def _open_names(article: Article) -> Iterator[OpenName]:
    """One surface once a passage."""
    told: set[tuple[int, str]] = set()
    for ambiguity in article.ambiguities:
        if (ambiguity.passage, ambiguity.surface) in told:
            continue
        told.add((ambiguity.passage, ambiguity.surface))
        is_shown = any(visible.covers(ambiguity.span) for visible in article.visible)
        passage = article.text.passages[ambiguity.passage]
        surface = " ".join(ambiguity.surface.split()) if is_shown else ""
        yield OpenName(article.source.id, passage, surface, ambiguity.candidates)
