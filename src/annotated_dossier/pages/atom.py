"""Atom feeds (RFC 4287), the same bytes for the same entries."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree as ET

ATOM = "http://www.w3.org/2005/Atom"
# A feed must say when it last changed; one without entries has not changed since time was counted.
NEVER = "1970-01-01"
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a feed. `about` is what its id is made of; days are ISO 8601; `published` may be empty."""

    about: str
    title: str
    updated: str
    address: str
    content: str
    published: str = ""


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed and where it stands. `identity` and the entries' `about` make ids that stay where the site moves."""

    identity: str
    title: str
    author: str
    address: str
    page: str
    entries: Sequence[Entry]


def render_atom(feed: Feed) -> bytes:
    """The feed's document; its entries stay in their order."""
    ET.register_namespace("", ATOM)
    identity = uuid5(NAMESPACE_URL, feed.identity)
    root = ET.Element(f"{{{ATOM}}}feed")
    _add(root, "id", identity.urn)
    _add(root, "title", feed.title)
    _add(root, "updated", _moment(max((entry.updated for entry in feed.entries), default=NEVER)))
    _add(ET.SubElement(root, f"{{{ATOM}}}author"), "name", feed.author)
    _add(root, "link", rel="self", type="application/atom+xml", href=feed.address)
    _add(root, "link", rel="alternate", type="text/html", href=feed.page)
    for entry in feed.entries:
        element = ET.SubElement(root, f"{{{ATOM}}}entry")
        _add(element, "id", uuid5(identity, _clean(entry.about)).urn)
        _add(element, "title", entry.title)
        _add(element, "updated", _moment(entry.updated))
        if entry.published:
            _add(element, "published", _moment(entry.published))
        _add(element, "link", rel="alternate", type="text/html", href=entry.address)
        _add(element, "content", entry.content, type="text")
    ET.indent(root)
    document: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return document + b"\n"


def _add(parent: ET.Element, tag: str, text: str = "", **attributes: str) -> None:
    element = ET.SubElement(parent, f"{{{ATOM}}}{tag}", {key: _clean(value) for key, value in attributes.items()})
    element.text = _clean(text) or None


def _clean(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)


def _moment(day: str) -> str:
    return f"{day}T00:00:00Z"
