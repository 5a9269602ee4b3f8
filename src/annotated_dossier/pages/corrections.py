"""What the dossier had wrong: one list of it, and a line on each page concerned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from ..model import Correctable, Correction
from .catalogue import Catalogue
from .escaping import escape
from .urls import CORRECTIONS, Links, claim_page, entity_page, source_page


@dataclass(frozen=True, slots=True)
class CorrectionRow:
    """A correction in a list or on the page concerned."""

    date: str
    day: str
    subject: Markup
    was: str
    now: str
    all_address: Markup


def newest_first(corrections: Sequence[Correction]) -> list[Correction]:
    """The corrections as a reader looks for them; those of one day in the order of the file."""
    return sorted(corrections, key=lambda correction: correction.date, reverse=True)


def correction_rows(corrections: Sequence[Correction], catalogue: Catalogue, links: Links) -> tuple[CorrectionRow, ...]:
    """Corrections, the newest first."""
    return tuple(
        CorrectionRow(
            catalogue.words.date(correction.date),
            correction.date,
            Markup('<a href="{}">{}</a>').format(
                links.to(page_concerned(correction)), escape(title_concerned(correction, catalogue))
            ),
            correction.was,
            correction.now,
            links.to(CORRECTIONS),
        )
        for correction in newest_first(corrections)
    )


def corrections_of(what: Correctable, identifier: str, catalogue: Catalogue, links: Links) -> tuple[CorrectionRow, ...]:
    """The corrections of one source, entity or claim."""
    return correction_rows(catalogue.corrections.get((what, identifier), ()), catalogue, links)


def page_concerned(correction: Correction) -> str:
    match correction.what:
        case "source":
            return source_page(correction.id)
        case "entity":
            return entity_page(correction.id)
        case "claim":
            return claim_page(correction.id)


def title_concerned(correction: Correction, catalogue: Catalogue) -> str:
    """What the page concerned is called; the bare id where there is none."""
    identifier = correction.id
    match correction.what:
        case "source" if identifier in catalogue.titles:
            return catalogue.titles[identifier]
        case "entity" if identifier in catalogue.entities:
            return catalogue.entities[identifier].name
        case "claim" if identifier in catalogue.claims:
            return catalogue.claims[identifier].statement
        case _:
            return identifier
