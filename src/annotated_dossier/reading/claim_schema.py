"""The formats of `claims.yml` and `corrections.yml`, in the terms of `schema`."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from ..dates import is_date
from ..model import ClaimStatus, Correctable, Stance
from .scalars import one_of, text_like
from .schema import Edtf, Identifier, SpeakerFormat, SpeakerOrEntity, StrictFormat, TargetFormat, Words


def _grade(text: str) -> str:
    if not re.fullmatch(r"[A-F][1-6]", text):
        raise PydanticCustomError(
            "grade", "is no grade; write a letter for the source, A to F, and a figure for what it says, 1 to 6: B2"
        )
    return text


def _day(text: str) -> str:
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", text) or not is_date(text):
        raise PydanticCustomError("day", "is no day; write year, month and day, as in 2024-04-17")
    return text


class ClaimTargetFormat(TargetFormat):
    """Where a claim is made: a source, and the words or the paragraph in it."""

    model_config = ConfigDict(json_schema_extra=one_of("quote", "paragraph"))

    source: Identifier
    """The id of the source that makes the claim."""

    @model_validator(mode="after")
    def _is_made_somewhere(self) -> ClaimTargetFormat:
        if self.whole:
            raise PydanticCustomError("target", "needs a `quote` or a `paragraph`; a claim is not a whole text")
        return self


class EvidenceFormat(StrictFormat):
    """A work that speaks for or against a claim: a source of the dossier, or a reference."""

    model_config = ConfigDict(json_schema_extra=one_of("source", "cite"))

    source: Identifier = ""
    """The id of a source of the dossier."""
    cite: str = ""
    """The key of a reference, in place of a source."""
    quote: str = ""
    """The words that speak for or against it."""
    prefix: str = ""
    """Words just before, where they stand more than once."""
    suffix: str = ""
    """Words just after, where they stand more than once."""
    paragraph: Annotated[int, Field(ge=1)] | None = None
    """The number of a paragraph of the source, in place of a quotation."""
    stance: Stance
    """Which way it speaks."""
    grade: Annotated[str, AfterValidator(_grade), text_like("^[A-F][1-6]$")] = ""
    """The Admiralty code: the source A to F, what it says 1 to 6: B2."""
    note: str = ""
    """Markdown; may cite [@key] and name [[entity-id]]."""

    @model_validator(mode="after")
    def _names_one_work(self) -> EvidenceFormat:
        if bool(self.source) == bool(self.cite):
            raise PydanticCustomError("work", "needs either `source` (of this dossier) or `cite` (a reference)")
        if self.paragraph is not None and (self.cite or self.quote):
            raise PydanticCustomError("place", "takes `paragraph` for a source alone, and instead of a `quote`")
        return self


class StatusChangeFormat(StrictFormat):
    """A line of a claim's history."""

    date: Edtf
    """The day, as EDTF."""
    status: ClaimStatus
    """The status from then on."""
    why: Words
    """What changed it."""


class ClaimFormat(StrictFormat):
    """An item of `claims.yml`."""

    id: Identifier
    """The claim's id; a-z, 0-9 and hyphens."""
    statement: Words
    """What is claimed, in one sentence."""
    by: SpeakerOrEntity = SpeakerFormat()
    """Who claims it: the id of an entry, or unnamed: ...; left out where the source says it itself."""
    target: ClaimTargetFormat
    """Where it is claimed."""
    status: ClaimStatus
    """What the evidence makes of it."""
    evidence: list[EvidenceFormat] = Field(default=[])
    """What speaks for and against it."""
    reviewed: Edtf = ""
    """When it was last held against the evidence, as EDTF."""
    history: list[StatusChangeFormat] = Field(default=[])
    """How its status changed, the oldest first."""


class CorrectionFormat(StrictFormat):
    """An item of `corrections.yml`: what the dossier had wrong, and about what."""

    model_config = ConfigDict(json_schema_extra=one_of("source", "entity", "claim"))

    date: Annotated[str, AfterValidator(_day), text_like(r"^\d{4}-\d\d-\d\d$")]
    """The day of the correction."""
    was: Words
    """What the dossier had wrong."""
    now: Words
    """What it says now."""
    source: Identifier = ""
    """The id of the source that was concerned."""
    entity: Identifier = ""
    """The id of the entry that was concerned."""
    claim: Identifier = ""
    """The id of the claim that was concerned."""

    @model_validator(mode="after")
    def _concerns_one(self) -> CorrectionFormat:
        if len(self.subjects()) != 1:
            raise PydanticCustomError("subject", "needs one of `source`, `entity` and `claim`: what was corrected")
        return self

    def subjects(self) -> list[tuple[Correctable, str]]:
        """What the correction concerns, as pairs of its kind and id; one, once validated."""
        named: list[tuple[Correctable, str]] = [("source", self.source), ("entity", self.entity), ("claim", self.claim)]
        return [(what, identifier) for what, identifier in named if identifier]
