"""The corrections as an Atom feed (RFC 4287), the same bytes for the same corrections."""

from __future__ import annotations

import re
from collections.abc import Sequence
from uuid import NAMESPACE_URL, UUID, uuid5
from xml.etree import ElementTree as ET

from ..model import Correction
from .catalogue import Catalogue
from .corrections import newest_first, page_concerned, title_concerned
from .site import Site
from .urls import CORRECTIONS, FEED, Links

ATOM = "http://www.w3.org/2005/Atom"
# A feed must say when it last changed; one without entries has not changed since time was counted.
NEVER = "1970-01-01"
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render_feed(corrections: Sequence[Correction], catalogue: Catalogue, links: Links, site: Site) -> bytes:
    """The feed; `links` lead from the site's root, where it stands.

    Its ids do not depend on where the site is published: they are made of the site's name and, for an entry,
    of what was wrong, about what, and since when it is right.
    """
    ET.register_namespace("", ATOM)
    name = site.name or "Dossier"
    identity = uuid5(NAMESPACE_URL, f"annotated-dossier:corrections:{name}")
    in_order = newest_first(corrections)
    feed = ET.Element(f"{{{ATOM}}}feed")
    _add(feed, "id", identity.urn)
    _add(feed, "title", f"Corrections: {name}")
    _add(feed, "updated", _moment(in_order[0].date if in_order else NEVER))
    _add(ET.SubElement(feed, f"{{{ATOM}}}author"), "name", site.author or name)
    _add(feed, "link", rel="self", type="application/atom+xml", href=site.absolute(FEED))
    _add(feed, "link", rel="alternate", type="text/html", href=site.absolute(links.to(CORRECTIONS)))
    for correction in in_order:
        _add_entry(feed, correction, identity, catalogue, site.absolute(links.to(page_concerned(correction))))
    ET.indent(feed)
    document: bytes = ET.tostring(feed, encoding="utf-8", xml_declaration=True)
    return document + b"\n"


def _add_entry(feed: ET.Element, correction: Correction, identity: UUID, catalogue: Catalogue, address: str) -> None:
    entry = ET.SubElement(feed, f"{{{ATOM}}}entry")
    about = "\n".join([correction.what, correction.id, correction.date, correction.was])
    _add(entry, "id", uuid5(identity, _clean(about)).urn)
    _add(entry, "title", f"Corrected: {title_concerned(correction, catalogue)}")
    _add(entry, "updated", _moment(correction.date))
    _add(entry, "link", rel="alternate", type="text/html", href=address)
    _add(entry, "content", f"Was: {correction.was}\nNow: {correction.now}", type="text")


def _add(parent: ET.Element, tag: str, text: str = "", **attributes: str) -> None:
    element = ET.SubElement(parent, f"{{{ATOM}}}{tag}", {key: _clean(value) for key, value in attributes.items()})
    element.text = _clean(text) or None


def _clean(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)


def _moment(day: str) -> str:
    return f"{day}T00:00:00Z"
