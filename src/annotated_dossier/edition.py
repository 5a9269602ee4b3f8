"""The book's table of contents: what becomes of a dossier on its way to the pages, one line a stage."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from .annotating.articles import annotate
from .annotating.markup import parse_note
from .annotating.mentions import Recognizer, register_warnings
from .annotating.referring import check_references
from .dates import sort_key
from .indexing.concordance import gather_concordance
from .indexing.names import gather_names
from .indexing.together import gather_companions
from .model import Annotation, Article, Audience, Decision, Dossier, Edition, Source, Text
from .problems import Problems

Item = TypeVar("Item", Annotation, Decision)
Watch = Callable[[Sequence[Source]], Iterable[Source]]


def build_edition(dossier: Dossier, audience: Audience, problems: Problems, watch: Watch = iter) -> Edition:
    """Everything that the pages of an edition are drawn from. `watch` may count the sources as they are annotated."""
    register_warnings(dossier.entities, problems)
    articles = _annotate_all(dossier, audience, problems, watch)
    descriptions = _parse_descriptions(dossier)
    check_references(dossier, articles, descriptions, problems)
    concordance = gather_concordance(articles)
    together = gather_companions(articles)
    names = gather_names(dossier.entities, concordance)
    return Edition(audience, dossier, articles, concordance, together, names, descriptions)


def _annotate_all(dossier: Dossier, audience: Audience, problems: Problems, watch: Watch) -> tuple[Article, ...]:
    recognizer = Recognizer.of(dossier.entities)
    notes = _by_source(dossier.annotations)
    decisions = _by_source(dossier.decisions)
    in_order = sorted(dossier.sources, key=lambda source: (sort_key(source.date), source.title, source.id))
    return tuple(
        annotate(source, recognizer, notes.get(source.id, ()), decisions.get(source.id, ()), audience, problems)
        for source in watch(in_order)
    )


def _parse_descriptions(dossier: Dossier) -> Mapping[str, Text]:
    return {entity.id: parse_note(entity.description) for entity in dossier.entities if entity.description}


def _by_source(items: Iterable[Item]) -> dict[str, list[Item]]:
    found: dict[str, list[Item]] = {}
    for item in items:
        found.setdefault(item.source, []).append(item)
    return found
