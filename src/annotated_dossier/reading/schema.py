"""The file formats that authors write, one model each.

These say what may stand where; the frozen values of `annotated_dossier.model` are made from them. All scalars
arrive as text.
"""

from __future__ import annotations

import json
import re
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationInfo,
    field_validator,
    model_validator,
)
from pydantic_core import PydanticCustomError, PydanticKnownError

from ..dates import is_date
from ..model import ClaimStatus, Correctable, Motivation, NotePlace, Rights, Stance

IDENTIFIER = re.compile(r"[a-z0-9-]+")


def _edtf(text: str) -> str:
    if not is_date(text):
        raise PydanticCustomError(
            "date", "is no date; write it as EDTF: 2024, 2024-04, 2024-04-17, 2024-04~ (about), 2015/.. (since)"
        )
    return text


def _identifier(text: str) -> str:
    if not IDENTIFIER.fullmatch(text):
        raise PydanticCustomError("identifier", "is no id; an id is made of a-z, 0-9 and hyphens")
    return text


def _words(text: str) -> str:
    if not text.strip():
        raise PydanticCustomError("blank", "is empty; write at least one word")
    return text.strip()


def _web_address(text: str) -> str:
    if not re.match(r"https?://[^\s/]", text, re.IGNORECASE):
        raise PydanticCustomError("address", "is no web address; it starts with https:// or http://")
    return text


def _hash(text: str) -> str:
    if not re.fullmatch(r"[0-9a-f]{64}", text):
        raise PydanticCustomError("hash", "is no SHA-256; it has 64 characters of 0-9 and a-f")
    return text


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


def _json_object(text: str) -> str:
    try:
        if isinstance(json.loads(text), dict):
            return text
    except (ValueError, RecursionError):
        pass
    raise PydanticCustomError("origin", "is no JSON object; leave it as it was imported, or delete it")


def _as_alias(value: Any) -> Any:
    return {"name": value} if isinstance(value, str) else value


def _as_speaker(value: Any) -> Any:
    return {"entity": value} if isinstance(value, str) else value


def _as_list(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


Edtf = Annotated[str, AfterValidator(_edtf)]
Identifier = Annotated[str, AfterValidator(_identifier)]
Words = Annotated[str, AfterValidator(_words)]
WebAddress = Annotated[str, AfterValidator(_web_address)]
ListOfWords = Annotated[list[Words], BeforeValidator(_as_list)]
Latitude = Annotated[float, Field(ge=-90, le=90)]
Longitude = Annotated[float, Field(ge=-180, le=180)]


class _Format(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class SourceFormat(_Format):
    """The front matter of `sources/<id>.md`."""

    title: Words
    author: ListOfWords = []
    publisher: str = ""
    date: Edtf = ""
    dateline: str = ""
    url: WebAddress = ""
    archived: WebAddress = ""
    retrieved: Edtf = ""
    language: str = "en"
    rights: Rights = Rights.NONE
    removed: ListOfWords = []
    sha256: Annotated[str, AfterValidator(_hash)] = ""


class AliasFormat(_Format):
    """An alias of which more is to be said than the name."""

    name: Words
    only_in: ListOfWords = []
    case: bool = False
    weak: bool = False


class RelationFormat(_Format):
    """What an entity is to another one."""

    to: Identifier
    role: Words = Field(alias="as")
    since: Edtf = Field(default="", alias="from")
    until: Edtf = ""
    source: str = ""


class EntityFormat(_Format):
    """An entry of `register/*.yml`."""

    name: Words
    kind: Identifier
    sort: str = ""
    aliases: list[Annotated[AliasFormat, BeforeValidator(_as_alias)]] = []
    excluded: ListOfWords = Field(default=[], alias="not")
    forms: ListOfWords | None = None
    definition: str = ""
    description: str = ""
    dates: dict[str, Edtf] = {}
    location: tuple[Latitude, Longitude] | None = None
    relations: list[RelationFormat] = []
    same_as: dict[str, Words] = {}


class PositionFormat(_Format):
    """Where a quotation stood when it was recorded: half-open, in code points of the plain text."""

    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=0)]

    @model_validator(mode="after")
    def _runs_forward(self) -> PositionFormat:
        if self.end < self.start:
            raise PydanticCustomError("position", "ends before it starts")
        return self


class TargetFormat(_Format):
    """Which words a note is about: a quotation, or a paragraph by its number, or the whole text."""

    quote: str = ""
    prefix: str = ""
    suffix: str = ""
    position: PositionFormat | None = None
    paragraph: Annotated[int, Field(ge=1)] | None = None
    whole: bool = False

    @model_validator(mode="after")
    def _names_something(self) -> TargetFormat:
        if bool(self.quote.strip()) + (self.paragraph is not None) + self.whole != 1:
            raise PydanticCustomError("target", "needs either `quote` or `paragraph`")
        if self.position is not None and not self.quote.strip():
            raise PydanticCustomError("position", "has a `position` without a `quote`; give the words that stood there")
        return self


class AnnotationFormat(_Format):
    """An item of `annotations/<source-id>.yml`."""

    id: Identifier
    target: TargetFormat
    motivation: Motivation = Motivation.COMMENTING
    place: NotePlace = NotePlace.FOOTNOTE
    body: str = Field(default="", validate_default=True)
    author: str = ""
    created: Edtf = ""
    modified: Edtf = ""
    tags: ListOfWords = []
    replies_to: Identifier = ""
    origin: Annotated[str, AfterValidator(_json_object)] = ""

    @field_validator("body")
    @classmethod
    def _says_something(cls, body: str, info: ValidationInfo) -> str:
        # A highlight says all it has to say by where it stands.
        if not body and info.data.get("motivation") is not Motivation.HIGHLIGHTING:
            raise PydanticKnownError("missing")
        return _words(body) if body else body


class SettingsFormat(_Format):
    """`settings.yml`: rules that the whole site does without, how works are cited, names that are no suggestions."""

    without: ListOfWords = []
    style: str = ""
    not_suggested: ListOfWords = []


class KindFormat(_Format):
    """An entry of `kinds.yml`: a kind of entity that a site adds to the six."""

    singular: Words
    plural: Words


class SpeakerFormat(_Format):
    """Who makes a claim and has no entry in the register; an id alone stands for the entry."""

    entity: Identifier = ""
    unnamed: Words = ""

    @model_validator(mode="after")
    def _is_one(self) -> SpeakerFormat:
        if self.entity and self.unnamed:
            raise PydanticCustomError("speaker", "needs an entry's id or `unnamed: ...`, not both")
        return self


class DecisionFormat(_Format):
    """An item of `decisions.yml`: what the author ruled for one place."""

    source: Identifier
    quote: Words
    prefix: str = ""
    suffix: str = ""
    entity: Identifier = ""
    speaker: Annotated[SpeakerFormat, BeforeValidator(_as_speaker)] | None = None

    @model_validator(mode="after")
    def _rules_one_thing(self) -> DecisionFormat:
        if bool(self.entity) == (self.speaker is not None):
            raise PydanticCustomError(
                "ruling", "needs either `entity` (whom the words name) or `speaker` (who says the words)"
            )
        return self


class ClaimTargetFormat(TargetFormat):
    """Where a claim is made: a source, and the words or the paragraph in it."""

    source: Identifier

    @model_validator(mode="after")
    def _is_made_somewhere(self) -> ClaimTargetFormat:
        if self.whole:
            raise PydanticCustomError("target", "needs a `quote` or a `paragraph`; a claim is not a whole text")
        return self


class EvidenceFormat(_Format):
    """A work that speaks for or against a claim: a source of the dossier, or a reference."""

    source: Identifier = ""
    cite: str = ""
    quote: str = ""
    prefix: str = ""
    suffix: str = ""
    paragraph: Annotated[int, Field(ge=1)] | None = None
    stance: Stance
    grade: Annotated[str, AfterValidator(_grade)] = ""
    note: str = ""

    @model_validator(mode="after")
    def _names_one_work(self) -> EvidenceFormat:
        if bool(self.source) == bool(self.cite):
            raise PydanticCustomError("work", "needs either `source` (of this dossier) or `cite` (a reference)")
        if self.paragraph is not None and (self.cite or self.quote):
            raise PydanticCustomError("place", "takes `paragraph` for a source alone, and instead of a `quote`")
        return self


class StatusChangeFormat(_Format):
    """A line of a claim's history."""

    date: Edtf
    status: ClaimStatus
    why: Words


class ClaimFormat(_Format):
    """An item of `claims.yml`."""

    id: Identifier
    statement: Words
    by: Annotated[SpeakerFormat, BeforeValidator(_as_speaker)] = SpeakerFormat()
    target: ClaimTargetFormat
    status: ClaimStatus
    evidence: list[EvidenceFormat] = []
    reviewed: Edtf = ""
    history: list[StatusChangeFormat] = []


class CorrectionFormat(_Format):
    """An item of `corrections.yml`: what the dossier had wrong, and about what."""

    date: Annotated[str, AfterValidator(_day)]
    was: Words
    now: Words
    source: Identifier = ""
    entity: Identifier = ""
    claim: Identifier = ""

    @model_validator(mode="after")
    def _concerns_one(self) -> CorrectionFormat:
        if len(self.subjects()) != 1:
            raise PydanticCustomError("subject", "needs one of `source`, `entity` and `claim`: what was corrected")
        return self

    def subjects(self) -> list[tuple[Correctable, str]]:
        """What the correction concerns, as pairs of its kind and id; one, once validated."""
        named: list[tuple[Correctable, str]] = [("source", self.source), ("entity", self.entity), ("claim", self.claim)]
        return [(what, identifier) for what, identifier in named if identifier]
