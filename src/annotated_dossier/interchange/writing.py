"""Notes as W3C Web Annotations: what other tools read, and nothing that they would lose."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import quote

from ..annotating.anchoring import anchor_notes, select
from ..annotating.anchoring.canonical import letters_of
from ..model import Anchor, AnchorStatus, Annotation, Selector, Source, Text
from .detecting import draft_of_origin, is_w3c
from .drafts import OUR_NOTE, OUR_SOURCE, OURS, Draft, identifier_for
from .rules import CONTEXT, is_iri
from .settling import key_of
from .web_annotation import draft_of

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)?")
_UUID = re.compile(r"#([0-9a-f-]{36})", re.IGNORECASE)

# What of an annotation says the same as a field of ours.
_KEYS = {
    "body": ("body", "bodyValue"),
    "tags": ("body", "bodyValue"),
    "motivation": ("motivation",),
    "author": ("creator",),
    "created": ("created",),
    "modified": ("modified",),
    "target": ("target",),
}


@dataclass(frozen=True, slots=True)
class Annotated:
    """A source's notes, and the source with its text where the dossier has it."""

    id: str
    notes: tuple[Annotation, ...]
    source: Source | None = None
    text: Text | None = None

    def address(self, note: Annotation) -> str:
        """Where the annotated text is to be read: where we did, else where the note's own tool did."""
        if self.source and self.source.url:
            return _as_iri(self.source.url)
        about = draft_of_origin(json.loads(note.origin)).about if note.origin else ""
        return _as_iri(about) if about.lower().startswith(("http:", "https:")) else OUR_SOURCE + self.id


def to_json(annotated: Sequence[Annotated]) -> dict[str, Any]:
    """A collection with one page that holds every note; each item stands for itself, with its own context."""
    addresses = {note.id: _address(note) for part in annotated for note in part.notes}
    items = [item for part in annotated for item in _items(part, addresses)]
    name = f"{OURS}notes:{'+'.join(part.id for part in annotated)}"
    page = {"id": f"{name}:page", "type": "AnnotationPage", "partOf": name, "startIndex": 0, "items": items}
    return {
        "@context": CONTEXT,
        "id": name,
        "type": "AnnotationCollection",
        "label": "Notes on " + ", ".join(part.source.title if part.source else part.id for part in annotated),
        "total": len(items),
        "first": page,
    }


def _items(part: Annotated, addresses: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    text = part.text
    anchors = anchor_notes(text, [note.target for note in part.notes]) if text is not None else None
    for index, note in enumerate(part.notes):
        built = _built(note, part, anchors[index] if anchors else None, addresses)
        origin = json.loads(note.origin) if note.origin else {}
        item = _overlaid(note, origin, built, addresses) if "target" in origin and is_w3c(origin) else built
        yield {**item, **_ours(note, draft_of(item))}


def _address(note: Annotation) -> str:
    """An IRI for a note: the one that it came with, where that was one."""
    key = key_of(note)
    if key.startswith(OUR_NOTE) and "target" not in json.loads(note.origin or "{}"):
        return OUR_NOTE + note.id
    if match := _UUID.fullmatch(key):
        return f"urn:uuid:{match[1].lower()}"
    return OUR_NOTE + note.id if key.startswith("#") else _as_iri(key)


def _as_iri(address: str) -> str:
    return address if is_iri(address) else quote(address, safe=":/?#@!$&'()*+,;=%~")


# ------------------------------------------------------------------------------------------------ from our fields


def _built(note: Annotation, part: Annotated, anchor: Anchor | None, addresses: Mapping[str, str]) -> dict[str, Any]:
    """The note as an annotation that other tools can place and show."""
    parent = _parent(note, addresses)
    item = {
        "@context": CONTEXT,
        "id": addresses[note.id],
        "type": "Annotation",
        "motivation": "replying" if parent else "editing" if note.motivation == "correcting" else note.motivation.value,
        "creator": {"type": "Person", "name": note.author} if note.author else None,
        "created": _date_time(note.created),
        "modified": _date_time(note.modified),
        "body": list(_bodies(note)),
        "target": _targets(note, part, anchor, parent),
    }
    return {key: value for key, value in item.items() if value}


def _date_time(date: str) -> str:
    """The model has no dates without a time; what is less exact than a day has none here."""
    if _DAY.fullmatch(date):
        return f"{date}T00:00:00Z"
    return date if _TIME.fullmatch(date) else ""


def _bodies(note: Annotation) -> Iterator[dict[str, str]]:
    if note.body:
        yield {"type": "TextualBody", "value": note.body, "format": "text/markdown"}
    for tag in note.tags:
        yield {"type": "TextualBody", "value": tag, "format": "text/plain", "purpose": "tagging"}


def _targets(note: Annotation, part: Annotated, anchor: Anchor | None, parent: str) -> Any:
    selectors = list(_selectors(note.target, part.text, anchor))
    if not selectors:
        return parent or part.address(note)
    target = {"type": "SpecificResource", "source": part.address(note), "selector": selectors}
    return [target, parent] if parent else target


def _selectors(target: Selector, text: Text | None, anchor: Anchor | None) -> Iterator[dict[str, Any]]:
    """The note's selector; what it leaves open and the text tells, other tools need."""
    shown = target
    if text is not None and anchor is not None and anchor.span is not None:
        found = select(text, anchor.span)
        if target.paragraph is not None or letters_of(found.quote) == letters_of(target.quote):
            shown = found
        elif anchor.status is AnchorStatus.EDITED:
            shown = replace(target, position=found.position)
    if target.paragraph is not None:
        fragment = {"value": f"p{target.paragraph}", "conformsTo": "http://tools.ietf.org/rfc/rfc3236"}
        yield {"type": "FragmentSelector", **fragment}
    if shown.quote:
        around = {key: words for key, words in (("prefix", shown.prefix), ("suffix", shown.suffix)) if words}
        yield {"type": "TextQuoteSelector", "exact": shown.quote, **around}
    if shown.position is not None:
        yield {"type": "TextPositionSelector", "start": shown.position.start, "end": shown.position.end}


# --------------------------------------------------------------------------------------------- from where it came


def _overlaid(
    note: Annotation, origin: dict[str, Any], built: Mapping[str, Any], addresses: Mapping[str, str]
) -> dict[str, Any]:
    """The annotation as it came, except for what the author has changed since."""
    was = draft_of_origin(origin)
    item = {"@context": CONTEXT, **origin}
    for name, keys in _KEYS.items():
        if _same_target(note, was, addresses) if name == "target" else getattr(was, name) == getattr(note, name):
            continue
        for key in keys:
            item.pop(key, None)
            if key in built:
                item[key] = built[key]
    return item


def _same_target(note: Annotation, was: Draft, addresses: Mapping[str, str]) -> bool:
    """Whether the note is still about what it was about, words and note.

    A position was found here, and a reply that names no words has the target of what it answers.
    """
    known = [address for address in was.answers if address.startswith(OUR_NOTE) or address in addresses.values()]
    if "".join(known[-1:]) != _parent(note, addresses):
        return False
    return was.target == replace(note.target, position=None) or (was.target.is_whole and bool(note.replies_to))


def _parent(note: Annotation, addresses: Mapping[str, str]) -> str:
    return addresses.get(note.replies_to, OUR_NOTE + note.replies_to) if note.replies_to else ""


# ---------------------------------------------------------------------------------- what the model has no words for


def _ours(note: Annotation, read: Draft) -> dict[str, str]:
    """The fields that do not come back from the annotation alone, under names of our own."""
    wanted = {
        "id": (note.id, read.identifier or identifier_for(key_of(note))),
        "place": (note.stands.value, read.stands.value),
        "motivation": (note.motivation.value, read.motivation.value),
        "author": (note.author, read.author),
        "created": (note.created, read.created),
        "modified": (note.modified, read.modified),
        "body": (note.body, read.body),
        "tags": (_tags(note.tags), _tags(read.tags)),
        "target": (_target(note.target), ""),
        "origin": (note.origin, read.origin),
    }
    return {OURS + key: ours for key, (ours, theirs) in wanted.items() if ours != theirs}


def _tags(tags: Sequence[str]) -> str:
    return json.dumps(list(tags), ensure_ascii=False)


def _target(target: Selector) -> str:
    fields: dict[str, Any] = {key: getattr(target, key) for key in ("quote", "prefix", "suffix")}
    fields["paragraph"] = target.paragraph
    fields["position"] = target.position._asdict() if target.position else None
    fields["whole"] = target.is_whole
    return json.dumps({key: value for key, value in fields.items() if value}, ensure_ascii=False)
