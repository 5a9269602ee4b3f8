"""The book's table of contents: what becomes of a dossier on its way to the pages, one line a stage."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from typing import TypeVar

from .annotating.articles import NOTHING_ASKED, annotate
from .annotating.attributing import attribute_quotations
from .annotating.claiming import Asked
from .annotating.markup import parse_note
from .annotating.mentions import Recognizer, check_rule_names, register_warnings
from .annotating.referring import check_references, citations_in, cited_keys
from .citing.bibliography import set_bibliography
from .dates import sort_key
from .indexing.chronology import gather_chronology
from .indexing.claims import gather_claims
from .indexing.concordance import gather_concordance
from .indexing.evidence import check_statuses
from .indexing.gaps import gather_gaps
from .indexing.grounds import gather_grounds
from .indexing.names import SortableName, gather_names
from .indexing.network import gather_network
from .indexing.places import gather_places
from .indexing.quotations import gather_quotations
from .indexing.together import PairMemory, gather_companions, gather_pairs
from .model import (
    Annotation,
    Article,
    Audience,
    Bibliography,
    Citation,
    Companion,
    Decision,
    Dossier,
    Edition,
    Occurrence,
    Source,
    Text,
)
from .problems import Problems
from .remembering import Remembered, RememberedWithProblems

Item = TypeVar("Item", Annotation, Decision)
Watch = Callable[[Sequence[Source]], Iterable[Source]]


@dataclass(frozen=True, slots=True)
class EditionMemory:
    """What the stages made of the last edition, for the costly of them."""

    warnings: RememberedWithProblems[None] = field(default_factory=RememberedWithProblems)
    recognizer: Remembered[Recognizer] = field(default_factory=Remembered)
    annotated: RememberedWithProblems[Article] = field(default_factory=RememberedWithProblems)
    attributed: RememberedWithProblems[Article] = field(default_factory=RememberedWithProblems)
    occurrences: Remembered[tuple[Occurrence, ...]] = field(default_factory=Remembered)
    pairs: PairMemory = field(default_factory=PairMemory)
    together: Remembered[tuple[Companion, ...]] = field(default_factory=Remembered)
    names: Remembered[tuple[SortableName, ...]] = field(default_factory=Remembered)
    entries: Remembered[Citation] = field(default_factory=Remembered)


def build_edition(
    dossier: Dossier,
    audience: Audience,
    problems: Problems,
    watch: Watch = iter,
    memory: EditionMemory | None = None,
) -> Edition:
    """Everything that the pages of an edition are drawn from. `watch` may count the sources as they are annotated.

    With the `memory` of an earlier edition, only what changed since is made anew; the edition is the same as without.
    """
    memory = memory or EditionMemory()
    check_rule_names(dossier.entities, dossier.switched_off, problems)
    _warn_of_register(dossier, problems, memory)
    annotated = _annotate_all(dossier, audience, problems, watch, memory)
    articles = attribute_quotations(annotated, dossier.entities, dossier.attributions, problems, memory.attributed)
    descriptions = _parse_descriptions(dossier)
    remarks = _parse_remarks(dossier)
    check_references(dossier, articles, descriptions, remarks, problems)
    check_statuses(dossier, articles, lambda claim, number: [*cited_keys(remarks[claim][number])], problems)
    concordance = gather_concordance(articles, memory.occurrences)
    pairs = gather_pairs(dossier.entities, articles, memory.pairs)
    together = gather_companions(pairs, memory.together)
    names = gather_names(dossier.entities, concordance, memory.names)
    claims = gather_claims(dossier, articles)
    return Edition(
        audience=audience,
        dossier=dossier,
        articles=articles,
        concordance=concordance,
        together=together,
        names=names,
        descriptions=descriptions,
        claims=claims,
        remarks=remarks,
        network=gather_network(dossier.entities, articles, together),
        quotations=gather_quotations(articles),
        pairs=pairs,
        chronology=gather_chronology(dossier, articles),
        places=gather_places(dossier.entities, concordance),
        bibliography=_cite(dossier, articles, [*descriptions.values(), *chain(*remarks.values())], problems, memory),
        gaps=gather_gaps(dossier, articles, concordance),
        grounds=gather_grounds(dossier.entities, articles, pairs),
    )


def _warn_of_register(dossier: Dossier, problems: Problems, memory: EditionMemory) -> None:
    languages = {source.language for source in dossier.sources}

    def warn(own: Problems) -> None:
        register_warnings(dossier.entities, own, languages)

    memory.warnings.begin()
    memory.warnings.recall("register", (dossier.entities, languages), warn, problems)


def _cite(
    dossier: Dossier, articles: Sequence[Article], texts: Iterable[Text], problems: Problems, memory: EditionMemory
) -> Bibliography:
    if dossier.style is None:
        return Bibliography()
    bodies = (note.body for article in articles for note in article.notes)
    cited = chain.from_iterable(map(citations_in, chain(bodies, texts)))
    return set_bibliography(dossier.style, dossier.references, dossier.sources, cited, problems, memory.entries)


def recognizer_of(dossier: Dossier) -> Recognizer:
    """The dossier's register, ready to read texts with the rules that the site has left on."""
    return Recognizer.of(dossier.entities, without=frozenset(off.rule for off in dossier.switched_off))


def _annotate_all(
    dossier: Dossier, audience: Audience, problems: Problems, watch: Watch, memory: EditionMemory
) -> tuple[Article, ...]:
    memory.recognizer.begin()
    register = (dossier.entities, dossier.switched_off)
    recognizer = memory.recognizer.recall("recognizer", register, partial(recognizer_of, dossier))
    memory.annotated.begin(*register, audience)
    notes = _by_source(dossier.annotations)
    decisions = _by_source(dossier.decisions)
    asked = Asked.by_source(dossier.claims)

    def annotated(source: Source) -> Article:
        given = (notes.get(source.id, ()), decisions.get(source.id, ()), asked.get(source.id, NOTHING_ASKED))

        def make(own: Problems) -> Article:
            return annotate(source, recognizer, given[0], given[1], audience, own, given[2])

        return memory.annotated.recall(source.id, (source, *given), make, problems)

    in_order = sorted(dossier.sources, key=lambda source: (sort_key(source.date), source.title, source.id))
    return tuple(annotated(source) for source in watch(in_order))


def _parse_descriptions(dossier: Dossier) -> Mapping[str, Text]:
    return {entity.id: parse_note(entity.description) for entity in dossier.entities if entity.description}


def _parse_remarks(dossier: Dossier) -> Mapping[str, tuple[Text, ...]]:
    return {claim.id: tuple(parse_note(evidence.note) for evidence in claim.evidence) for claim in dossier.claims}


def _by_source(items: Iterable[Item]) -> dict[str, list[Item]]:
    found: dict[str, list[Item]] = {}
    for item in items:
        found.setdefault(item.source, []).append(item)
    return found
