"""Notes: what they are about, what they say, where their words were found."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ..problems import Place
from .text import Span


@dataclass(frozen=True, slots=True)
class Selector:
    """Which words a note is about: a quotation with what stands around it, a position, or a whole paragraph."""

    quote: str = ""
    prefix: str = ""
    suffix: str = ""
    position: Span | None = None
    paragraph: int | None = None

    @property
    def is_whole(self) -> bool:
        """Whether the whole text is meant, and no words of it."""
        return not self.quote and self.position is None and self.paragraph is None


class Motivation(StrEnum):
    """Why a note was written, in the words of the Web Annotation vocabulary (`correcting` is ours)."""

    COMMENTING = "commenting"
    DESCRIBING = "describing"
    QUESTIONING = "questioning"
    CORRECTING = "correcting"
    LINKING = "linking"
    HIGHLIGHTING = "highlighting"


class NotePlace(StrEnum):
    """Where a note stands on the page."""

    FOOTNOTE = "footnote"
    MARGIN = "margin"


@dataclass(frozen=True, slots=True)
class Annotation:
    """A note of the author's: a body (Markdown) about a target in one source.

    Only a highlight may have an empty body. `replies_to` is another note's id. `origin` is the note as
    another tool wrote it: JSON, kept so that an export gives back what these fields cannot say.
    """

    id: str
    source: str
    target: Selector
    body: str
    place: Place
    motivation: Motivation = Motivation.COMMENTING
    stands: NotePlace = NotePlace.FOOTNOTE
    author: str = ""
    created: str = ""
    modified: str = ""
    tags: tuple[str, ...] = ()
    replies_to: str = ""
    origin: str = ""


class AnchorStatus(StrEnum):
    """How a note's target was found again."""

    EXACT = "exact"
    MOVED = "moved"
    EDITED = "edited"
    AMBIGUOUS = "ambiguous"
    ORPHANED = "orphaned"


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a target was found. `score` runs from 0 to 1; `candidates` are the best places, likeliest first.

    `span` is None when the target is ambiguous or orphaned; `candidates` then help the author to mend it.
    A note on the whole text is exact and has no span.
    """

    status: AnchorStatus
    span: Span | None
    score: float = 1.0
    candidates: tuple[Span, ...] = ()
