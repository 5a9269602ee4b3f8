"""Which names, paragraphs, notes and claims an author has not yet come to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from ..model import AnchorStatus, Article, Coverage, Edition


def gather_coverage(edition: Edition, unregistered: Iterable[tuple[str, str]] = ()) -> tuple[Coverage, ...]:
    """What is still to be done, a row for each source in the edition's order.

    `unregistered` are names that the register lacks: pairs of a source's id and the words there, one for each place.
    """
    lacking: dict[str, Counter[str]] = {}
    for source, surface in unregistered:
        lacking.setdefault(source, Counter())[surface] += 1
    return tuple(_coverage(article, edition, lacking.get(article.source.id, Counter())) for article in edition.articles)


def _coverage(article: Article, edition: Edition, lacking: Counter[str]) -> Coverage:
    unlinked = lacking + Counter(found.surface for found in article.ambiguities)
    claims = [claim for claim in edition.dossier.claims if claim.source == article.source.id]
    return Coverage(
        source=article.source.id,
        title=article.source.title,
        unlinked=tuple(sorted(unlinked.items(), key=lambda name: (-name[1], name[0]))),
        unnoted=tuple(_unnoted(article)),
        edited=tuple(_notes(article, AnchorStatus.EDITED)),
        ambiguous=tuple(_notes(article, AnchorStatus.AMBIGUOUS)),
        orphaned=tuple(_notes(article, AnchorStatus.ORPHANED)),
        unreviewed=tuple(claim.id for claim in claims if not claim.reviewed),
    )


def _unnoted(article: Article) -> Iterator[str]:
    """The labels of the paragraphs that no note touches; one on the whole text touches none of them."""
    spans = [note.anchor.span for note in article.notes if note.anchor.span is not None]
    noted = {number for span in spans for number in article.text.passages_of(span)}
    for number, passage in enumerate(article.text.passages):
        if number not in noted and not passage.is_heading:
            yield passage.label


def _notes(article: Article, status: AnchorStatus) -> Iterator[str]:
    return (note.annotation.id for note in article.notes if note.anchor.status is status)
