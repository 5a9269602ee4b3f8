"""What is dated in a dossier, whatever it is that bears the date."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from .message import NO_MESSAGE, Message
from .register import Relation
from .text import Passage


class DatedKind(StrEnum):
    """What bears a date: an event, a life or foundation, a relation, words of a text, a source."""

    EVENT = "event"
    LIFE = "life"
    RELATION = "relation"
    TEXT = "text"
    SOURCE = "source"


@dataclass(frozen=True, slots=True)
class Dated:
    """A line of the chronology. `date` is EDTF.

    An event, life or relation is an `entity`'s; a life has a `label` ("born"), a relation its `relation`. Words of a
    text stand in a `passage` of a `source`, with the rest of their sentence; `how` says how they were read. `told` are
    the passages, with their source's id, that name the entity of an event or life and date it so.
    """

    kind: DatedKind
    date: str
    entity: str = ""
    label: str = ""
    relation: Relation | None = None
    source: str = ""
    passage: Passage | None = None
    before: str = ""
    surface: str = ""
    after: str = ""
    how: Message = NO_MESSAGE
    told: tuple[tuple[str, Passage], ...] = ()
