"""A document becomes the file of a source."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import count

import yaml
from anyascii import anyascii

from ...annotating.fingerprint import fingerprint
from ...model import Rights
from ...reading.schema import fault_of_id
from .document import Document

LONGEST_ID = 60
_FIELDS = ("title", "authors", "publisher", "date", "url", "archived", "retrieved", "rights")


@dataclass(frozen=True, slots=True)
class Given:
    """What the author says about a source; what is empty is taken from the file."""

    identifier: str = ""
    title: str = ""
    authors: tuple[str, ...] = ()
    publisher: str = ""
    date: str = ""
    url: str = ""
    archived: str = ""
    retrieved: str = ""
    rights: Rights | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A source file that is ready to be written; `original` is the name of the file kept beside it, if one is."""

    identifier: str
    text: str
    original: str = ""


def settle(document: Document, given: Given) -> Document:
    """The document with the author's word before the file's, which is kept among what was left out."""
    said = {name: value for name in _FIELDS if (value := getattr(given, name))}
    instead = [
        found if name == "title" else f"{name}: {', '.join(found) if isinstance(found, tuple) else found}"
        for name, value in said.items()
        if (found := getattr(document, name)) and found != value
    ]
    return replace(document, **said, removed=(*instead, *document.removed))


def draft_source(document: Document, identifier: str, original: str = "") -> Draft:
    """The source file that a document makes; `original` names the file that it was read from, if kept."""
    front = {
        "title": document.title,
        "author": list(document.authors),
        "publisher": document.publisher,
        "date": document.date,
        "dateline": document.dateline,
        "url": document.url,
        "archived": document.archived,
        "retrieved": document.retrieved,
        "language": document.language or "en",
        "rights": (document.rights or Rights.NONE).value,
        "original": original,
        "removed": list(document.removed),
        "sha256": fingerprint(document.body),
    }
    matter = yaml.safe_dump(
        {key: value for key, value in front.items() if value}, allow_unicode=True, sort_keys=False, width=10_000
    )
    return Draft(identifier, f"---\n{matter}---\n\n{document.body}\n", original)


def identifier_for(title: str, taken: frozenset[str] = frozenset()) -> str:
    """An id made of a title's words, in Latin letters, cut at a word; with a number where it is taken."""
    words = re.findall(r"[a-z0-9]+", anyascii(title).lower().replace("'", ""))
    identifier = "-".join(words)[: LONGEST_ID + 1]
    if len(identifier) > LONGEST_ID:
        identifier = identifier.rsplit("-", 1)[0][:LONGEST_ID]
    identifier = identifier or "source"
    if fault_of_id(identifier):
        # Windows keeps it for a device.
        identifier = f"source-{identifier}"
    if identifier not in taken:
        return identifier
    return next(numbered for n in count(2) if (numbered := f"{identifier}-{n}") not in taken)
