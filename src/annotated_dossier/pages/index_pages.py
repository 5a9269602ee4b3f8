"""The pages that are no source's, entity's or claim's own: one line each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial

from ..model import Edition, to_say
from . import urls
from .bibliography import view_bibliography
from .catalogue import Catalogue
from .claims import view_claims
from .corrections import correction_rows
from .indexes import glossary_letters, name_letters, of_kind, source_rows
from .map import view_map
from .network import view_network
from .quotations import view_quotations
from .standing import CREDIBILITY, RELIABILITY, STANDINGS, GradeMeaning, chip
from .timeline import view_timeline
from .together import view_together
from .urls import Links
from .wording import Words

Context = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class IndexPage:
    """A page by its path, the template that draws it, its English title, and what the template needs besides.

    The page of a `kind`, an id, is called by its plural.
    """

    path: str
    template: str
    title: str
    context: Callable[[Catalogue, Links], Context]
    kind: str = ""


def index_pages(edition: Edition) -> tuple[IndexPage, ...]:
    """The index pages of an edition, in the order in which they are drawn."""
    kinds = [
        IndexPage(urls.kind_page(kind), "kind", "", partial(_of_kind, kind.id), kind.id)
        for kind in edition.dossier.kinds
    ]
    return (
        IndexPage(urls.SOURCES, "sources", to_say("Sources"), lambda c, at: {"rows": source_rows(c, at)}),
        *kinds,
        IndexPage(urls.GLOSSARY, "glossary", to_say("Glossary"), lambda c, at: {"letters": glossary_letters(c, at)}),
        IndexPage(urls.NAMES, "names", to_say("Index of names"), lambda c, at: {"letters": name_letters(c, at)}),
        IndexPage(urls.TIMELINE, "timeline", to_say("Timeline"), lambda c, at: {"view": view_timeline(c, at)}),
        IndexPage(
            urls.BIBLIOGRAPHY, "bibliography", to_say("Bibliography"), lambda c, at: {"view": view_bibliography(c, at)}
        ),
        IndexPage(urls.CLAIMS, "claims", to_say("Claims"), lambda c, at: {"view": view_claims(c, at)}),
        IndexPage(urls.GRADES, "grades", to_say("Grades"), lambda c, _at: _grades(c.words)),
        IndexPage(urls.NETWORK, "network", to_say("Network"), lambda c, at: {"view": view_network(c, at)}),
        IndexPage(urls.QUOTATIONS, "quotations", to_say("Quotations"), lambda c, at: {"view": view_quotations(c, at)}),
        IndexPage(urls.TOGETHER, "together", to_say("Named together"), lambda c, at: {"view": view_together(c, at)}),
        IndexPage(urls.MAP, "map", to_say("Map"), lambda c, at: {"view": view_map(c, at)}),
        IndexPage(urls.CORRECTIONS, "corrections", to_say("Corrections"), _corrections),
    )


def _of_kind(identifier: str, catalogue: Catalogue, links: Links) -> Context:
    kind = catalogue.kinds[identifier]
    return {"kind": kind, "rows": of_kind(kind, catalogue, links)}


def _grades(words: Words) -> Context:
    statuses = [(chip(status, words), words.text(standing.meaning)) for status, standing in STANDINGS.items()]
    return {"reliability": _in(words, RELIABILITY), "credibility": _in(words, CREDIBILITY), "statuses": statuses}


def _in(words: Words, grades: Iterable[GradeMeaning]) -> list[GradeMeaning]:
    return [GradeMeaning(sign, words.text(called), words.text(meaning)) for sign, called, meaning in grades]


def _corrections(catalogue: Catalogue, links: Links) -> Context:
    rows = correction_rows(catalogue.edition.dossier.corrections, catalogue, links)
    return {"rows": rows, "feed_address": links.to_asset(urls.FEED)}
