"""The file formats that authors write, one model each.

These say what may stand where; the frozen values of `annotated_dossier.model` are made from them. All scalars
arrive as text. `file_schemas` makes JSON Schemas of them; what stands below a field is what an editor shows.
"""

from __future__ import annotations

import json
import re
from enum import StrEnum
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

from ..checks import Check
from ..dates import is_date
from ..model import Motivation, NotePlace, Rights
from .scalars import date_like, one_of, required_unless, text_like

IDENTIFIER = re.compile(r"[a-z0-9-]+")
# Names that Windows keeps for devices: a page or source of such a name could not be written there.
_DEVICE = re.compile(r"con|prn|aux|nul|(?:com|lpt)[0-9]")
# File systems take names of 255 bytes; a page's file adds some to its id.
_LONGEST_ID = 200


def _edtf(text: str) -> str:
    if not is_date(text):
        raise PydanticCustomError(
            "date", "is no date; write it as EDTF: 2024, 2024-04, 2024-04-17, 2024-04~ (about), 2015/.. (since)"
        )
    return text


def fault_of_id(text: str) -> tuple[Check, str] | None:
    """What keeps `text` from being an id, as the end of a sentence; None where nothing does."""
    if not IDENTIFIER.fullmatch(text):
        return Check.NOT_AN_ID, "is no id; an id is made of a-z, 0-9 and hyphens"
    if len(text) > _LONGEST_ID:
        return Check.NOT_AN_ID, f"is too long for an id; {_LONGEST_ID} characters are the most"
    if _DEVICE.fullmatch(text):
        return Check.RESERVED_ID, "cannot be an id: Windows keeps the name for a device; choose another"
    return None


def _identifier(text: str) -> str:
    fault = fault_of_id(text)
    if fault is not None:
        raise PydanticCustomError(
            "reserved" if fault[0] is Check.RESERVED_ID else "identifier", "{why}", {"why": fault[1]}
        )
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


Edtf = Annotated[str, AfterValidator(_edtf), date_like()]
Identifier = Annotated[str, AfterValidator(_identifier), text_like(f"^{IDENTIFIER.pattern}$")]
Words = Annotated[str, AfterValidator(_words), text_like(r"\S")]
WebAddress = Annotated[str, AfterValidator(_web_address), text_like(r"^[Hh][Tt]{2}[Pp][Ss]?://[^\s/]")]
ListOfWords = Annotated[list[Words], BeforeValidator(_as_list, json_schema_input_type=Words | list[Words])]
Latitude = Annotated[float, Field(ge=-90, le=90)]
Longitude = Annotated[float, Field(ge=-180, le=180)]


class StrictFormat(BaseModel):
    """A mapping of known keys, each of which is text."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


class SourceFormat(StrictFormat):
    """The front matter of `sources/<id>.md`."""

    title: Words
    """The title, as the source has it."""
    author: ListOfWords = []
    """Who wrote it: one name, or a list."""
    publisher: str = ""
    """Who published it."""
    date: Edtf = ""
    """When it was published, as EDTF: 2024, 2024-04, 2024-04-17, 2024-04~ (about)."""
    dateline: str = ""
    """The place, and perhaps the day, that opens the text: ROME, 17 April."""
    url: WebAddress = ""
    """Where it was read."""
    archived: WebAddress = ""
    """Where an archive keeps a copy."""
    retrieved: Edtf = ""
    """The day on which it was read, as EDTF."""
    language: str = "en"
    """The language of the text as a BCP 47 tag: en, fr, ar."""
    rights: Rights = Rights.NONE
    """What a public edition may show of the text."""
    original: str = ""
    """The file that it was made of, beside the sources: originals/two-ships.pdf."""
    removed: ListOfWords = []
    """Lines that were left out when the source was added."""
    sha256: Annotated[str, AfterValidator(_hash), text_like("^[0-9a-f]{64}$")] = ""
    """The text's fingerprint when it was added; `check` says when the text is another."""


class AliasFormat(StrictFormat):
    """An alias of which more is to be said than the name."""

    name: Words
    """The other name."""
    only_in: ListOfWords = []
    """Ids of the sources in which it counts; all, where nothing is said."""
    case: bool = False
    """Counts only with these capitals."""
    weak: bool = False
    """Counts only where the full name stands in the same source."""


AliasOrName = Annotated[AliasFormat, BeforeValidator(_as_alias, json_schema_input_type=Words | AliasFormat)]


class RelationFormat(StrictFormat):
    """What an entity is to another one."""

    to: Identifier
    """The id of the other entry."""
    role: Words = Field(alias="as")
    """What the entry is to the other one: commander of."""
    since: Edtf = Field(default="", alias="from")
    """Since when, as EDTF."""
    until: Edtf = ""
    """Until when, as EDTF."""
    source: str = ""
    """Who says so: a source's id or a reference's key."""


class EntityFormat(StrictFormat):
    """An entry of `register/*.yml`."""

    name: Words
    """The name by which the pages call it."""
    kind: Identifier
    """What it is: person, organization, place, equipment, event, term, or a kind of `kinds.yml`."""
    sort: str = ""
    """Its heading in an index: Haftar, Khalifa."""
    aliases: list[AliasOrName] = []
    """Other names, each a text or a mapping that says when it counts."""
    excluded: ListOfWords = Field(default=[], alias="not")
    """Words that look like its name and are not: Haftar Street."""
    forms: ListOfWords | None = None
    """The rules for derived names that it allows; all, where nothing is said, none with []."""
    definition: str = ""
    """One line, for the hover card and the glossary."""
    description: str = ""
    """Markdown for its page; may cite [@key] and name [[entity-id]]."""
    dates: dict[str, Edtf] = {}
    """Dates as EDTF by what they are: born, died, founded, dissolved; an event's date, or start and end."""
    location: tuple[Latitude, Longitude] | None = None
    """Latitude and longitude in degrees, WGS 84; north and east are positive."""
    relations: list[RelationFormat] = []
    """What it is to other entries."""
    same_as: dict[str, Words] = {}
    """Its identifiers elsewhere that were looked up: wikidata: Q34."""


class PositionFormat(StrictFormat):
    """Where a quotation stood when it was recorded: half-open, in code points of the plain text."""

    start: Annotated[int, Field(ge=0)]
    """The first character, counted from 0."""
    end: Annotated[int, Field(ge=0)]
    """The character after the last one."""

    @model_validator(mode="after")
    def _runs_forward(self) -> PositionFormat:
        if self.end < self.start:
            raise PydanticCustomError("position", "ends before it starts")
        return self


class TargetFormat(StrictFormat):
    """Which words a note is about: a quotation, or a paragraph by its number, or the whole text."""

    model_config = ConfigDict(json_schema_extra=one_of("quote", "paragraph", "whole"))

    quote: str = ""
    """The words, as they stand in the source."""
    prefix: str = ""
    """Words just before, where the quotation stands more than once."""
    suffix: str = ""
    """Words just after, where the quotation stands more than once."""
    position: PositionFormat | None = None
    """Where the words stood when this was recorded; written by an import."""
    paragraph: Annotated[int, Field(ge=1)] | None = None
    """The number of a paragraph, counted from 1, in place of a quotation."""
    whole: bool = False
    """The whole text, in place of a quotation."""

    @model_validator(mode="after")
    def _names_something(self) -> TargetFormat:
        if bool(self.quote.strip()) + (self.paragraph is not None) + self.whole != 1:
            raise PydanticCustomError("target", "needs either `quote` or `paragraph`")
        if self.position is not None and not self.quote.strip():
            raise PydanticCustomError("position", "has a `position` without a `quote`; give the words that stood there")
        return self


class AnnotationFormat(StrictFormat):
    """An item of `annotations/<source-id>.yml`."""

    model_config = ConfigDict(json_schema_extra=required_unless("body", motivation="highlighting"))

    id: Identifier
    """The note's id; a-z, 0-9 and hyphens, used once in the whole dossier."""
    target: TargetFormat
    """Which words the note is about."""
    motivation: Motivation = Motivation.COMMENTING
    """Why it was written."""
    place: NotePlace = NotePlace.FOOTNOTE
    """Where it stands on the page."""
    body: str = Field(default="", validate_default=True)
    """What it says: Markdown; may cite [@key] and name [[entity-id]]. A highlight needs none."""
    author: str = ""
    """Who wrote the note."""
    created: Edtf = ""
    """When it was written, as EDTF."""
    modified: Edtf = ""
    """When it was last changed, as EDTF."""
    tags: ListOfWords = []
    """Words to find it by."""
    replies_to: Identifier = ""
    """The id of the note that it answers."""
    origin: Annotated[str, AfterValidator(_json_object)] = ""
    """The note as another tool wrote it: JSON, written by an import."""

    @field_validator("body")
    @classmethod
    def _says_something(cls, body: str, info: ValidationInfo) -> str:
        # A highlight says all it has to say by where it stands.
        if not body and info.data.get("motivation") is not Motivation.HIGHLIGHTING:
            raise PydanticKnownError("missing")
        return _words(body) if body else body


class CheckSetting(StrEnum):
    """What an author may make of a check."""

    ERROR = "error"
    WARNING = "warning"
    OFF = "off"


class SettingsFormat(StrictFormat):
    """`settings.yml`: the linking rules to do without, how works are cited, how strict checks are."""

    without: ListOfWords = []
    """Rules for finding mentions that the site does without: demonym, surname ..."""
    style: str = ""
    """The style of citations: apa, chicago-author-date, chicago-notes, mla, harvard, oscola, or a .csl file."""
    checks: dict[str, CheckSetting] = {}
    """How strict single checks are: error, warning or off, by the name of the check."""
    not_suggested: ListOfWords = []
    """Names that `suggest` leaves out."""


class KindFormat(StrictFormat):
    """An entry of `kinds.yml`: a kind of entity that a site adds to the six."""

    singular: Words
    """The word for one: Vessel."""
    plural: Words
    """The word for several, the title of their page: Vessels."""


class SpeakerFormat(StrictFormat):
    """Who makes a claim and has no entry in the register; an id alone stands for the entry."""

    entity: Identifier = ""
    """The id of the speaker's entry."""
    unnamed: Words = ""
    """Words for a speaker without a name: a harbour pilot."""

    @model_validator(mode="after")
    def _is_one(self) -> SpeakerFormat:
        if self.entity and self.unnamed:
            raise PydanticCustomError("speaker", "needs an entry's id or `unnamed: ...`, not both")
        return self


SpeakerOrEntity = Annotated[
    SpeakerFormat, BeforeValidator(_as_speaker, json_schema_input_type=Identifier | SpeakerFormat)
]


class DecisionFormat(StrictFormat):
    """An item of `decisions.yml`: what the author ruled for one place."""

    model_config = ConfigDict(json_schema_extra=one_of("entity", "speaker"))

    source: Identifier
    """The id of the source."""
    quote: Words
    """The words that the decision is about."""
    prefix: str = ""
    """Words just before, where they stand more than once."""
    suffix: str = ""
    """Words just after, where they stand more than once."""
    entity: Identifier = ""
    """The id of the entry that the words name, or none."""
    speaker: SpeakerOrEntity | None = None
    """Who says the words: the id of an entry, none, or unnamed: ..."""

    @model_validator(mode="after")
    def _rules_one_thing(self) -> DecisionFormat:
        if bool(self.entity) == (self.speaker is not None):
            raise PydanticCustomError(
                "ruling", "needs either `entity` (whom the words name) or `speaker` (who says the words)"
            )
        return self
