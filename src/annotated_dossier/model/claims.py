"""Claims with their evidence, and corrections."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal, NamedTuple

from ..problems import Place
from .notes import Selector


class ClaimStatus(StrEnum):
    """What the evidence makes of a claim, in the order in which a reader asks."""

    CORROBORATED = "corroborated"
    DISPUTED = "disputed"
    REFUTED = "refuted"
    UNVERIFIED = "unverified"
    ASSERTED = "asserted"


class Stance(StrEnum):
    """Which way a piece of evidence speaks."""

    SUPPORTS = "supports"
    DISPUTES = "disputes"


class Grade(NamedTuple):
    """A grade of the Admiralty code: how reliable the source is (A-F), how credible what it says (1-6)."""

    reliability: str
    credibility: str

    def __str__(self) -> str:
        return self.reliability + self.credibility


@dataclass(frozen=True, slots=True)
class Evidence:
    """A work that speaks for or against a claim: a source of the dossier or, where `source` is empty, a reference.

    `target` says where in a source; of a reference it holds at most the quoted words. `note` is Markdown.
    """

    stance: Stance
    place: Place
    source: str = ""
    reference: str = ""
    target: Selector = field(default_factory=Selector)
    grade: Grade | None = None
    note: str = ""

    @property
    def work(self) -> str:
        return self.source or self.reference


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who makes a claim: an entity, or words for somebody without a name; neither where the source itself says it."""

    entity: str = ""
    unnamed: str = ""


@dataclass(frozen=True, slots=True)
class StatusChange:
    """A day on which a claim was given a status, and why."""

    date: str
    status: ClaimStatus
    why: str


@dataclass(frozen=True, slots=True)
class Claim:
    """Something that a source says and that may be so or not, with what speaks for and against it."""

    id: str
    statement: str
    source: str
    target: Selector
    status: ClaimStatus
    place: Place
    by: Speaker = Speaker()
    evidence: tuple[Evidence, ...] = ()
    reviewed: str = ""
    history: tuple[StatusChange, ...] = ()


Correctable = Literal["source", "entity", "claim"]


@dataclass(frozen=True, slots=True)
class Correction:
    """What the dossier itself had wrong about a source, an entity or a claim, and what it says now. `date` is a day."""

    date: str
    what: Correctable
    id: str
    was: str
    now: str
    place: Place
