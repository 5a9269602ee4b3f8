"""A note as another tool's file says it, before it has a place and an id in this dossier."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass

from anyascii import anyascii

from ..dates import is_date
from ..model import Motivation, NotePlace, Selector, Span
from ..reading.schema import IDENTIFIER

# Names of our own in JSON-LD; full IRIs, so that they mean something without a context of ours.
OURS = "urn:annotated-dossier:"
OUR_NOTE = f"{OURS}note:"
OUR_SOURCE = f"{OURS}source:"
WHOLE = Selector()
_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
_MOST_OF_AN_ID = 40

# The motivations of the Web Annotation vocabulary that we do not have, and what comes nearest.
_NEAREST = {
    "assessing": Motivation.COMMENTING,
    "bookmarking": Motivation.COMMENTING,
    "classifying": Motivation.DESCRIBING,
    "editing": Motivation.CORRECTING,
    "identifying": Motivation.LINKING,
    "moderating": Motivation.COMMENTING,
    "replying": Motivation.COMMENTING,
    "tagging": Motivation.DESCRIBING,
}


@dataclass(frozen=True, slots=True)
class Draft:
    """What an annotation says in our terms; `pointer` leads to it in its file.

    `key` is its id where it comes from and tells whether it is here already. `hints` are offsets of the other
    tool, counted in UTF-16 first where `counts_utf16`. `answers` are the ids of annotations that it may reply
    to. `has_target` where an export of ours says just what the target was.
    `about` is the address of the annotated text. `origin` is empty where the other fields say it all.
    """

    key: str
    pointer: str
    iri: str = ""
    body: str = ""
    motivation: Motivation = Motivation.COMMENTING
    author: str = ""
    created: str = ""
    modified: str = ""
    tags: tuple[str, ...] = ()
    target: Selector = WHOLE
    hints: tuple[Span, ...] = ()
    counts_utf16: bool = False
    answers: tuple[str, ...] = ()
    about: str = ""
    is_private: bool = False
    identifier: str = ""
    stands: NotePlace = NotePlace.FOOTNOTE
    has_target: bool = False
    origin: str = ""


def nearest_motivation(words: list[str], body: str) -> Motivation:
    """The first of ours, else what comes nearest to the first; what has no words of its own is a highlight."""
    if not body:
        return Motivation.HIGHLIGHTING
    bare = [re.split(r"[#/:]", word)[-1] for word in words]
    ours = [Motivation(word) for word in bare if word in set(Motivation)]
    if ours:
        return ours[0]
    return next((_NEAREST[word] for word in bare if word in _NEAREST), Motivation.COMMENTING)


def as_edtf(time: object) -> str:
    """A time stamp as EDTF, which knows no fractions of a second; empty where it is none."""
    if not isinstance(time, str):
        return ""
    whole = re.sub(r"(T\d\d:\d\d:\d\d)\.\d+", r"\1", time.strip())
    whole = re.sub(r"(?:[+-]00:?00)$", "Z", whole) if "T" in whole else whole
    whole = re.sub(r"([+-]\d\d)(\d\d)$", r"\1:\2", whole) if "T" in whole else whole
    return whole if is_date(whole) else ""


def identifier_for(key: str) -> str:
    """A note's id made of a foreign one: stable, and different for ids that differ in capitals or address alone."""
    if key.startswith(OUR_NOTE) and IDENTIFIER.fullmatch(key.removeprefix(OUR_NOTE)):
        return key.removeprefix(OUR_NOTE)
    if match := _UUID.search(key.lower()):
        return match[0]
    last = re.split(r"[/#:?=]", key.rstrip("/#"))[-1]
    slug = re.sub(r"[^a-z0-9]+", "-", anyascii(last).lower()).strip("-")[:_MOST_OF_AN_ID].strip("-")
    digest = hashlib.sha256(key.encode()).hexdigest()[:6]
    return f"{slug or 'note'}-{digest}"


def utf16_reader(text: str) -> Callable[[Span], Span]:
    """Turns spans of the text that were counted in UTF-16 units, as JavaScript does, into code points."""
    pairs = [match.start() + number for number, match in enumerate(_ASTRAL.finditer(text))]
    return lambda span: Span(*(end - bisect_left(pairs, end) for end in span))
