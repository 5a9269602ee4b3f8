"""The register's entries, and the works that are cited."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from ..problems import Place
from .message import to_say


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of entity and the words of its index page."""

    id: str
    singular: str
    plural: str
    folder: str


KINDS: tuple[Kind, ...] = (
    Kind("person", to_say("Person"), to_say("People"), "people"),
    Kind("organization", to_say("Organization"), to_say("Organizations"), "organizations"),
    Kind("place", to_say("Place"), to_say("Places"), "places"),
    Kind("equipment", to_say("Equipment"), to_say("Equipment"), "equipment"),
    Kind("event", to_say("Event"), to_say("Events"), "events"),
    Kind("term", to_say("Term"), to_say("Terms"), "terms"),
)


# What the dates of entries are usually called; any other label is an author's own word.
DATE_LABELS = (
    to_say("born"),
    to_say("died"),
    to_say("founded"),
    to_say("dissolved"),
    to_say("date"),
    to_say("start"),
    to_say("end"),
)


@dataclass(frozen=True, slots=True)
class Alias:
    """Another name of an entity, and when it counts.

    `only_in` names the sources in which it counts (all, if empty); `case` asks for the capitals as typed;
    `weak` asks for the full name somewhere in the same document.
    """

    name: str
    place: Place
    only_in: tuple[str, ...] = ()
    case: bool = False
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Relation:
    """What one entity is to another. `since` and `until` are EDTF; `source` is a source's id or a reference's key."""

    to: str
    role: str
    place: Place
    since: str = ""
    until: str = ""
    source: str = ""


class Coordinates(NamedTuple):
    """Degrees, WGS 84: north and east are positive."""

    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Entity:
    """An entry of the register. `sort` is its heading in an index ("Haftar, Khalifa"), where the author gave one.

    `excluded` are surfaces that are not this entity; `forms`, where given, are the only derived forms
    allowed. `dates` are pairs of a label (`born`, `founded`, ...) and an EDTF date. `description` is Markdown.
    """

    id: str
    name: str
    kind: str
    place: Place
    aliases: tuple[Alias, ...] = ()
    excluded: tuple[str, ...] = ()
    forms: tuple[str, ...] | None = None
    definition: str = ""
    description: str = ""
    dates: tuple[tuple[str, str], ...] = ()
    location: Coordinates | None = None
    relations: tuple[Relation, ...] = ()
    same_as: tuple[tuple[str, str], ...] = ()
    sort: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """A work that is cited: an item of CSL-JSON. `issued` is EDTF; `short_authors` are surnames, or a body's name.

    `item` is the item as its file has it, for what sets it in a style.
    """

    key: str
    type: str
    title: str
    place: Place
    authors: tuple[str, ...] = ()
    short_authors: tuple[str, ...] = ()
    container: str = ""
    publisher: str = ""
    number: str = ""
    issued: str = ""
    url: str = ""
    item: Mapping[str, Any] = field(default_factory=dict, compare=False)


def ids_by_name(entities: Iterable[Entity]) -> dict[str, str]:
    """The id of each entry by its name, its aliases and its id, in the words of `name_in_words`.

    What several entries are called is left out.
    """
    owners: dict[str, set[str]] = {}
    for entity in entities:
        for name in (entity.id, entity.name, *(alias.name for alias in entity.aliases)):
            owners.setdefault(name_in_words(name), set()).add(entity.id)
    return {name: next(iter(ids)) for name, ids in owners.items() if len(ids) == 1}


def name_in_words(name: str) -> str:
    """A name by which it can be looked up however it is written: its words without capitals and marks."""
    return " ".join(re.findall(r"\w+", unicodedata.normalize("NFC", name).casefold()))
