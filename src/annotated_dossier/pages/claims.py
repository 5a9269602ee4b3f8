"""Claims in lists: all of them by status and by speaker, those of an article, those of an entity."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import Markup

from ..model import ClaimsOf, ClaimStatus, Stance
from .catalogue import Catalogue
from .escaping import escape
from .standing import STANDINGS, chip
from .urls import GRADES, Links, claim_page


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim in a list; `locator` leads to its passage, empty where that was lost."""

    link: Markup
    chip: Markup
    by: Markup
    locator: Markup
    source: Markup
    evidence: str


@dataclass(frozen=True, slots=True)
class ClaimGroup:
    """Claims under a heading: a status and what it means, or a speaker."""

    heading: str
    meaning: str
    link: Markup
    rows: tuple[ClaimRow, ...]


class Tally(NamedTuple):
    """How many claims have a status."""

    number: int
    chip: Markup


@dataclass(frozen=True, slots=True)
class ClaimsView:
    """All that the template of the list of claims needs."""

    tallies: tuple[Tally, ...]
    by_status: tuple[ClaimGroup, ...]
    by_speaker: tuple[ClaimGroup, ...]
    grades_address: Markup


def view_claims(catalogue: Catalogue, links: Links) -> ClaimsView:
    """The list of all claims, twice: by status and by speaker."""
    index = catalogue.edition.claims
    return ClaimsView(
        tuple(Tally(len(ids), chip(status, catalogue.words)) for status, ids in index.by_status),
        tuple(_of_status(status, ids, catalogue, links) for status, ids in index.by_status),
        tuple(_of_speaker(group, catalogue, links) for group in index.by_speaker),
        links.to(GRADES),
    )


def claim_rows(ids: Iterable[str], catalogue: Catalogue, links: Links) -> tuple[ClaimRow, ...]:
    """The claims of a list, in its order."""
    return tuple(_row(identifier, catalogue, links) for identifier in ids)


def speaker_words(claim_id: str, catalogue: Catalogue, links: Links) -> Markup:
    """Who makes the claim: a link to an entity, the words for somebody unnamed, or the source itself."""
    claim = catalogue.claims[claim_id]
    if claim.by.entity:
        return catalogue.entity_link(claim.by.entity, links)
    return escape(claim.by.unnamed) if claim.by.unnamed else catalogue.words.say("the source, in its own voice")


def _of_status(status: ClaimStatus, ids: Iterable[str], catalogue: Catalogue, links: Links) -> ClaimGroup:
    standing = STANDINGS[status]
    words, rows = catalogue.words, claim_rows(ids, catalogue, links)
    return ClaimGroup(words.text(standing.word), words.text(standing.meaning), Markup(), rows)


def _of_speaker(group: ClaimsOf, catalogue: Catalogue, links: Links) -> ClaimGroup:
    rows = claim_rows(group.claims, catalogue, links)
    if group.speaker.entity:
        entity = catalogue.entities.get(group.speaker.entity)
        name = entity.name if entity else group.speaker.entity
        link = catalogue.more_on(entity, links) if entity else Markup()
        return ClaimGroup(name[:1].upper() + name[1:], entity.definition if entity else "", link, rows)
    if group.speaker.unnamed:
        words = group.speaker.unnamed
        return ClaimGroup(words[:1].upper() + words[1:], catalogue.words.text("Speaks without a name."), Markup(), rows)
    article = catalogue.articles.get(group.source)
    title = article.source.title if article else group.source
    return ClaimGroup(title, catalogue.words.text("What the source says in its own voice."), Markup(), rows)


def _row(identifier: str, catalogue: Catalogue, links: Links) -> ClaimRow:
    claim = catalogue.claims[identifier]
    passage = catalogue.passage_of_claim(identifier)
    against = sum(evidence.stance is Stance.DISPUTES for evidence in claim.evidence)
    return ClaimRow(
        link=Markup(f'<a href="{links.to(claim_page(claim.id))}">{escape(claim.statement)}</a>'),
        chip=chip(claim.status, catalogue.words),
        by=speaker_words(identifier, catalogue, links),
        locator=catalogue.passage_link(claim.source, passage, links) if passage else Markup(),
        source=catalogue.work_link(claim.source, links),
        evidence=catalogue.words.text(
            "{supporting} for, {against} against", supporting=len(claim.evidence) - against, against=against
        )
        if claim.evidence
        else catalogue.words.text("no evidence on file"),
    )
