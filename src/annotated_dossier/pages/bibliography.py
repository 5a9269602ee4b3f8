"""The bibliography: every work in the dossier's citation style, and where it is used."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from ..model import Reference, Styled
from .catalogue import Catalogue, Citing, locator_sign
from .citing import addresses_of, coins_of_reference, entry
from .escaping import escape
from .tables import write_table
from .urls import BIBLIOGRAPHY_CSV, Links, reference_fragment, source_page

_COLUMNS = ("key", "type", "authors", "title", "container", "publisher", "number", "issued", "url", "cited in")


@dataclass(frozen=True, slots=True)
class WorkRow:
    """A work, what cites it, and the data by which a reference manager takes it."""

    id: str
    entry: Markup
    coins: Markup
    cited_by: tuple[Markup, ...]


@dataclass(frozen=True, slots=True)
class BibliographyView:
    """The works in the order of the style whose title is `style`."""

    style: str
    rows: tuple[WorkRow, ...]
    csv_address: Markup


def view_bibliography(catalogue: Catalogue, links: Links) -> BibliographyView:
    """The references of the dossier."""
    rows = tuple(_row(reference, catalogue, links) for reference in _in_order(catalogue))
    return BibliographyView(catalogue.edition.bibliography.style, rows, links.to_asset(BIBLIOGRAPHY_CSV))


def render_csv(catalogue: Catalogue) -> bytes:
    """The same as a table for other programs."""
    return write_table(_COLUMNS, (_cells(reference, catalogue) for reference in _in_order(catalogue)))


def _cells(reference: Reference, catalogue: Catalogue) -> list[str]:
    used = [f"{c.id}#note-{c.note}" if c.what == "note" else c.id for c in catalogue.citing.get(reference.key, ())]
    cells = [reference.key, reference.type, "; ".join(reference.authors), reference.title, reference.container]
    return [*cells, reference.publisher, reference.number, reference.issued, reference.url, " ".join(used)]


def _in_order(catalogue: Catalogue) -> Iterator[Reference]:
    order = catalogue.edition.bibliography.order or tuple(catalogue.references)
    return (catalogue.references[key] for key in order)


def _row(reference: Reference, catalogue: Catalogue, links: Links) -> WorkRow:
    words = catalogue.edition.bibliography.entries.get(reference.key, (Styled(reference.title),))
    return WorkRow(
        reference_fragment(reference.key),
        entry(words, addresses_of(reference)),
        coins_of_reference(reference),
        tuple(_citing_links(catalogue.citing.get(reference.key, ()), catalogue, links)),
    )


def _citing_links(citing: Sequence[Citing], catalogue: Catalogue, links: Links) -> Iterator[Markup]:
    """Links to what cites a work; notes by the text that they are about, each by its paragraph."""
    notes: dict[str, list[str]] = {}
    for item in citing:
        if item.what == "note":
            notes.setdefault(item.id, []).append(item.note)
    for source, of_source in notes.items():
        places = catalogue.words.say(", ").join(_note_place(source, note, catalogue, links) for note in of_source)
        of = catalogue.source_link(source, links)
        yield catalogue.words.count(
            "a note on {source} {places}", "notes on {source} {places}", len(of_source), source=of, places=places
        )
    for item in citing:
        if item.what == "entity":
            yield catalogue.entity_link(item.id, links)
        elif item.what == "claim":
            yield catalogue.claim_link(item.id, links)


def _note_place(source: str, note: str, catalogue: Catalogue, links: Links) -> Markup:
    article = catalogue.articles[source]
    (span,) = (placed.anchor.span for placed in article.notes if placed.annotation.id == note)
    passage = article.text.passages[article.text.passage_at(span.start)] if span else None
    sign = locator_sign(passage) if passage else catalogue.words.text("note")
    return Markup('<a class="d-loc" href="{}">{}</a>').format(
        links.to(source_page(source), f"note-{note}"), escape(sign)
    )
