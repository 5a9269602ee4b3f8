"""The page of an entity: what it is, where it is named, with whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from markupsafe import Markup

from ..model import Companion, Entity, Related
from .apparatus import WorkCited, works_in
from .catalogue import Catalogue
from .claims import ClaimRow, claim_rows
from .corrections import CorrectionRow, corrections_of
from .escaping import escape
from .foreign import foreign, marked, name_in_its_script
from .map import PictureView, degrees, map_of_place
from .neighbourhood import NeighbourhoodView, view_neighbourhood
from .periods import period
from .prose import Weaving, render_blocks
from .quotations import QuotationFolds, fold_quotations
from .urls import TOGETHER_TABLE, Links, kind_page

MOST_COMPANIONS = 16
# The rest is folded; whom so many are named with, for them a table is the better page.
MOST_FOLDED = 400
MOST_LOCATORS = 4
# With more mentions than this the sources are folded, so that a page can be overlooked.
MOST_OPEN = 40
_AUTHORITIES = {
    "wikidata": "https://www.wikidata.org/wiki/{}",
    "viaf": "https://viaf.org/viaf/{}",
    "geonames": "https://www.geonames.org/{}",
}


@dataclass(frozen=True, slots=True)
class Line:
    """A mention in its sentence. `locator` leads to the paragraph; the words are empty where they are withheld."""

    locator: Markup
    before: str
    surface: str
    after: str
    reason: str


@dataclass(frozen=True, slots=True)
class InSource:
    """The mentions in one source. `foreign` marks its title, `marked` its words.

    `is_open` says whether its lines are to be seen at once.
    """

    title: str
    foreign: Markup
    marked: Markup
    date: str
    is_open: bool
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class CompanionView:
    """Another entity that is named in the same passages."""

    link: Markup
    count: int
    locators: tuple[Markup, ...]
    more: int


@dataclass(frozen=True, slots=True)
class RelationView:
    """One relation as a sentence part: "commander of [Libyan National Army], from 2015"."""

    role: str
    link: Markup
    period: str
    source: Markup
    is_inverse: bool


@dataclass(frozen=True, slots=True)
class EntityView:
    """All that the template of an entity needs."""

    title: str
    kind: str
    kind_link: Markup
    definition: str
    description: Markup
    works: tuple[WorkCited, ...]
    other_names: tuple[Markup, ...]
    dates: tuple[tuple[str, str], ...]
    location: str
    map: PictureView | None
    same_as: tuple[tuple[str, Markup], ...]
    relations: tuple[RelationView, ...]
    in_sources: tuple[InSource, ...]
    count: int
    companions: tuple[CompanionView, ...]
    folded_companions: tuple[CompanionView, ...]
    more_companions: int
    pairs_address: Markup
    noted_in: tuple[Markup, ...]
    quoted: QuotationFolds
    named_in_quotations: QuotationFolds
    claims_by: tuple[ClaimRow, ...]
    claims_about: tuple[ClaimRow, ...]
    corrections: tuple[CorrectionRow, ...]
    neighbourhood: NeighbourhoodView | None


def view_entity(entity: Entity, catalogue: Catalogue, links: Links) -> EntityView:
    """The view of one entity, for the edition that `catalogue` holds."""
    edition, words = catalogue.edition, catalogue.words
    kind = catalogue.kinds[entity.kind]
    occurrences = edition.concordance.get(entity.id, ())
    companions = edition.together.get(entity.id, ())
    text = edition.descriptions.get(entity.id)
    weaving = Weaving(refer=partial(catalogue.refer, links), site=catalogue.words)
    return EntityView(
        title=entity.name,
        kind=kind.id,
        kind_link=Markup(f'<a href="{links.to(kind_page(kind))}">{escape(kind.singular)}</a>'),
        definition=entity.definition,
        description=render_blocks(text, text.blocks, weaving) if text else Markup(),
        works=works_in([text] if text else [], catalogue, links),
        other_names=tuple(map(name_in_its_script, dict.fromkeys(alias.name for alias in entity.aliases))),
        dates=tuple((words.date_label(label), words.date(date)) for label, date in entity.dates),
        location=degrees(entity.location, catalogue.words),
        map=map_of_place(entity, catalogue, links),
        same_as=tuple((authority, _authority_link(authority, key)) for authority, key in entity.same_as),
        relations=tuple(_relations(entity, catalogue, links)),
        in_sources=tuple(_in_sources(entity, catalogue, links)),
        count=len(occurrences),
        companions=_companions(companions[:MOST_COMPANIONS], catalogue, links),
        folded_companions=_companions(companions[MOST_COMPANIONS:MOST_FOLDED], catalogue, links),
        more_companions=max(0, len(companions) - MOST_FOLDED),
        pairs_address=links.to_asset(TOGETHER_TABLE),
        noted_in=tuple(_noted_in(entity, catalogue, links)),
        quoted=fold_quotations(edition.quotations.by_entity.get(entity.id, ()), catalogue, links),
        named_in_quotations=fold_quotations(edition.quotations.naming.get(entity.id, ()), catalogue, links),
        claims_by=claim_rows(catalogue.claims_by.get(entity.id, ()), catalogue, links),
        claims_about=claim_rows(edition.claims.naming.get(entity.id, ()), catalogue, links),
        corrections=corrections_of("entity", entity.id, catalogue, links),
        neighbourhood=view_neighbourhood(entity, catalogue, links),
    )


def _authority_link(authority: str, key: str) -> Markup:
    pattern = _AUTHORITIES.get(authority)
    if pattern is None or not key.isalnum():
        return escape(key)
    return Markup('<a class="d-outbound" href="{}" rel="noopener noreferrer">{}</a>').format(
        escape(pattern.format(key)), escape(key)
    )


def _relations(entity: Entity, catalogue: Catalogue, links: Links) -> Iterator[RelationView]:
    for relation in entity.relations:
        yield _relation(Related(entity.id, relation), catalogue, links, is_inverse=False)
    for other, relation in catalogue.relations_to.get(entity.id, ()):
        yield _relation(Related(other, relation), catalogue, links, is_inverse=True)


def _relation(related: Related, catalogue: Catalogue, links: Links, *, is_inverse: bool) -> RelationView:
    relation = related.relation
    link = catalogue.entity_link(related.one if is_inverse else related.other, links)
    when, source = period(relation, catalogue.words), catalogue.according_to(related, links)
    return RelationView(relation.role, link, when, source, is_inverse)


def _companions(companions: Sequence[Companion], catalogue: Catalogue, links: Links) -> tuple[CompanionView, ...]:
    return tuple(
        CompanionView(
            catalogue.entity_link(companion.entity, links),
            len(companion.passages),
            tuple(catalogue.passage_link(s, p, links) for s, p in companion.passages[:MOST_LOCATORS]),
            max(0, len(companion.passages) - MOST_LOCATORS),
        )
        for companion in companions
    )


def _in_sources(entity: Entity, catalogue: Catalogue, links: Links) -> Iterator[InSource]:
    occurrences = catalogue.edition.concordance.get(entity.id, ())
    is_open = len(occurrences) <= MOST_OPEN
    for source_id, group in groupby(occurrences, key=lambda occurrence: occurrence.source):
        source = catalogue.articles[source_id].source
        lines = tuple(
            Line(
                catalogue.passage_link(source_id, occurrence.passage, links),
                occurrence.before,
                occurrence.surface,
                occurrence.after,
                catalogue.words.message(occurrence.mention.reason),
            )
            for occurrence in group
        )
        language = source.language
        yield InSource(
            source.title,
            foreign(language, catalogue.words),
            marked(language),
            catalogue.words.date(source.date) if source.date else "",
            is_open,
            lines,
        )


def _noted_in(entity: Entity, catalogue: Catalogue, links: Links) -> Iterator[Markup]:
    """Links to the notes that name the entity."""
    for source_id, note_id in catalogue.notes_naming.get(entity.id, ()):
        yield catalogue.note_link(source_id, note_id, links)
