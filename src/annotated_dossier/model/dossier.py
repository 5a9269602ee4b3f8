"""Everything that an author wrote, read and checked."""

from __future__ import annotations

from dataclasses import dataclass

from ..problems import Place
from .citing import CitationStyle
from .claims import Claim, Correction
from .mentions import Attribution, Decision
from .notes import Annotation
from .register import KINDS, Entity, Kind, Reference
from .text import Source


@dataclass(frozen=True, slots=True)
class SwitchedOff:
    """A rule for finding mentions that the site does without, and where its author says so."""

    rule: str
    place: Place


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything an author wrote, read and checked, in order of id; without a `style`, works are cited plainly."""

    sources: tuple[Source, ...] = ()
    entities: tuple[Entity, ...] = ()
    annotations: tuple[Annotation, ...] = ()
    references: tuple[Reference, ...] = ()
    decisions: tuple[Decision, ...] = ()
    kinds: tuple[Kind, ...] = KINDS
    switched_off: tuple[SwitchedOff, ...] = ()
    claims: tuple[Claim, ...] = ()
    corrections: tuple[Correction, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    style: CitationStyle | None = None
    not_suggested: tuple[str, ...] = ()
