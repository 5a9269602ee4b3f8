"""What is new: the feed of corrections, and that of new and changed sources."""

from __future__ import annotations

import re

from ..model import Article, Correction
from .atom import NEVER, Entry, Feed, render_atom
from .catalogue import Catalogue
from .corrections import newest_first, page_concerned, title_concerned
from .site import Site
from .urls import CORRECTIONS, FEED, SOURCES, SOURCES_FEED, Links, source_page
from .wording import Words

_DAY = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2]))?(?:-(0[1-9]|[12]\d|3[01]))?(?![\dX])")


def corrections_feed(catalogue: Catalogue, links: Links, site: Site) -> bytes:
    """The corrections, the newest first; `links` lead from the site's root, where the feed stands.

    Its ids do not depend on where the site is published: they are made of the site's name and, for an entry,
    of what was wrong, about what, and since when it is right.
    """
    words = catalogue.words
    name = site.name or words.text("Dossier")
    entries = [
        Entry(
            about="\n".join([correction.what, correction.id, correction.date, correction.was]),
            title=words.text("Corrected: {title}", title=title_concerned(correction, catalogue)),
            updated=correction.date,
            address=site.absolute(links.to(page_concerned(correction))),
            content=_changed(correction, words),
        )
        for correction in newest_first(catalogue.edition.dossier.corrections)
    ]
    return render_atom(
        Feed(
            identity=f"annotated-dossier:corrections:{name}",
            title=words.text("Corrections: {site}", site=name),
            author=site.author or name,
            address=site.absolute(FEED),
            page=site.absolute(links.to(CORRECTIONS)),
            entries=entries,
        )
    )


def sources_feed(catalogue: Catalogue, links: Links, site: Site) -> bytes:
    """The sources, the last changed first; `links` lead from the site's root, where the feed stands.

    A source is new on the day when it was retrieved or, where that is not told, of its own date. It has changed when a
    note was written or a correction made. Nothing of its text is told, so nothing that an edition withholds.
    """
    name = site.name or catalogue.words.text("Dossier")
    entries = [_entry(article, catalogue, links, site) for article in catalogue.edition.articles]
    return render_atom(
        Feed(
            identity=f"annotated-dossier:sources:{name}",
            title=name,
            author=site.author or name,
            address=site.absolute(SOURCES_FEED),
            page=site.absolute(links.to(SOURCES)),
            entries=sorted(entries, key=lambda entry: entry.updated, reverse=True),
        )
    )


def _entry(article: Article, catalogue: Catalogue, links: Links, site: Site) -> Entry:
    source = article.source
    new = _day(source.retrieved) or _day(source.date) or NEVER
    notes = [placed.annotation for placed in article.notes]
    corrections = newest_first(catalogue.corrections.get(("source", source.id), ()))
    days = [_day(note.modified) or _day(note.created) for note in notes] + [_day(each.date) for each in corrections]
    signed = catalogue.words.text(", ").join([*source.authors, *filter(None, [source.publisher])])
    return Entry(
        about=source.id,
        title=source.title,
        updated=max([new, *days]),
        address=site.absolute(links.to(source_page(source.id))),
        content="\n".join(
            filter(None, [signed, source.date, *(_changed(each, catalogue.words) for each in corrections)])
        )
        or source.title,
        published=new if new != NEVER else "",
    )


def _changed(correction: Correction, words: Words) -> str:
    return "\n".join([f"{words.text('Was:')} {correction.was}", f"{words.text('Now:')} {correction.now}"])


def _day(date: str) -> str:
    """The first day that an EDTF date may mean; empty where it begins with none."""
    found = _DAY.match(date)
    return f"{found[1]}-{found[2] or '01'}-{found[3] or '01'}" if found else ""
