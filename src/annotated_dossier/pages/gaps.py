"""What the dossier does not yet say, as the home page tells it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from markupsafe import Markup

from ..model import Gaps, OpenName
from .catalogue import Catalogue
from .escaping import escape
from .urls import Links, claim_page

# More than these are folded; more than those are left to the page that lists them all.
MOST_OPEN = 12
MOST_LISTED = 200

Gap = TypeVar("Gap")


@dataclass(frozen=True, slots=True)
class GapGroup:
    """Gaps of one sort, each as a link; `more` are not listed."""

    count: int
    links: tuple[Markup, ...]
    more: int
    is_open: bool


@dataclass(frozen=True, slots=True)
class GapsView:
    """All that the template of the gaps needs."""

    undefined: GapGroup
    unverified: GapGroup
    unsupported: GapGroup
    undated: GapGroup
    open_names: GapGroup


def view_gaps(catalogue: Catalogue, links: Links) -> GapsView | None:
    """The gaps of an edition; None where there are none."""
    gaps = catalogue.edition.gaps
    if gaps == Gaps():
        return None
    return GapsView(
        _group(gaps.undefined, lambda entity: catalogue.entity_link(entity, links)),
        _group(gaps.unverified, lambda claim: _claim(claim, catalogue, links)),
        _group(gaps.unsupported, lambda claim: _claim(claim, catalogue, links)),
        _group(gaps.undated, lambda source: catalogue.source_link(source, links)),
        _group(gaps.open_names, lambda name: _open_name(name, catalogue, links)),
    )


def _group(gaps: Sequence[Gap], link: Callable[[Gap], Markup]) -> GapGroup:
    shown = tuple(map(link, gaps[:MOST_LISTED]))
    return GapGroup(len(gaps), shown, len(gaps) - len(shown), len(gaps) <= MOST_OPEN)


def _claim(identifier: str, catalogue: Catalogue, links: Links) -> Markup:
    statement = escape(catalogue.claims[identifier].statement)
    return Markup('<a href="{}">{}</a>').format(links.to(claim_page(identifier)), statement)


def _open_name(name: OpenName, catalogue: Catalogue, links: Links) -> Markup:
    candidates = catalogue.words.say("; ").join(
        _candidate(entity, name, catalogue, links) for entity in name.candidates
    )
    words = Markup("<bdi>{}</bdi> ").format(escape(name.surface)) if name.surface else Markup()
    where = catalogue.passage_link(name.source, name.passage, links)
    return Markup("{}({}) {} {}").format(words, candidates, catalogue.source_link(name.source, links), where)


def _candidate(identifier: str, name: OpenName, catalogue: Catalogue, links: Links) -> Markup:
    """A link to whom a name may mean; what that is stands behind it where others bear the same name."""
    link, entity = catalogue.entity_link(identifier, links), catalogue.entities[identifier]
    namesakes = [other for other in name.candidates if catalogue.entities[other].name == entity.name]
    return Markup("{}: {}").format(link, escape(entity.definition)) if namesakes[1:] and entity.definition else link
