"""What is found in a text: mentions of entities, dates, and quotations with those who are credited."""

from __future__ import annotations

from dataclasses import dataclass

from ..problems import Place
from .claims import Speaker
from .message import NO_MESSAGE, Message
from .notes import Selector
from .text import Span


@dataclass(frozen=True, slots=True)
class Mention:
    """A span that names an entity, and why it is taken to.

    `how` names the rule ("name", "alias", "surname", ...); `reason` is a sentence for the reader, empty
    where the surface is the entry's own name or alias. `passage` indexes the text's passages.
    """

    span: Span
    passage: int
    surface: str
    entity: str
    how: str
    reason: Message = NO_MESSAGE


@dataclass(frozen=True, slots=True)
class Ambiguity:
    """A span that may name any of several entities, and is therefore left unlinked."""

    span: Span
    passage: int
    surface: str
    candidates: tuple[str, ...]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """What the author ruled for one place: these words are `entity`, or nobody (`None`)."""

    source: str
    target: Selector
    entity: str | None
    place: Place


@dataclass(frozen=True, slots=True)
class Attribution:
    """What the author ruled for one quotation: whose words it is, or that nobody can be credited (`Speaker()`)."""

    source: str
    target: Selector
    speaker: Speaker
    place: Place


@dataclass(frozen=True, slots=True)
class Voice:
    """The words for whoever is credited with a quotation, and the entity they mean where the register has it."""

    span: Span
    surface: str
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks (`span` holds the marks too), the words that credit them, and to whom.

    `cue` is the verb or phrase of speaking; it is None where only the context credits. `reason` is a sentence.
    `ruled` is whom the author credits instead; cue and speaker are then still what the text has.
    """

    span: Span
    quote: str
    cue: Span | None
    speaker: Voice | None
    reason: Message
    ruled: Speaker | None = None

    @property
    def entity(self) -> str:
        """The id of the entity that is credited; empty where none is."""
        if self.ruled is not None:
            return self.ruled.entity
        return (self.speaker.entity or "") if self.speaker else ""


@dataclass(frozen=True, slots=True)
class DateInText:
    """Words that name a date, the date in EDTF, never more exact than the words, and how it was read.

    `rests_on` are the other words that complete it, such as the heading that gives the year.
    """

    span: Span
    edtf: str
    how: Message
    rests_on: tuple[Span, ...] = ()
