"""The file formats that authors write, one model each.

These say what may stand where; the frozen values of `annotated_dossier.model` are made from them. All scalars
arrive as text.
"""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from ..dates import is_date
from ..model import Motivation, NotePlace, Rights

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


def _as_alias(value: Any) -> Any:
    return {"name": value} if isinstance(value, str) else value


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


class TargetFormat(_Format):
    """Which words a note is about: a quotation, or a paragraph by its number."""

    quote: str = ""
    prefix: str = ""
    suffix: str = ""
    paragraph: Annotated[int, Field(ge=1)] | None = None

    @model_validator(mode="after")
    def _names_something(self) -> TargetFormat:
        if bool(self.quote.strip()) == (self.paragraph is not None):
            raise PydanticCustomError("target", "needs either `quote` or `paragraph`")
        return self


class AnnotationFormat(_Format):
    """An item of `annotations/<source-id>.yml`."""

    id: Identifier
    target: TargetFormat
    body: Words
    motivation: Motivation = Motivation.COMMENTING
    place: NotePlace = NotePlace.FOOTNOTE
    author: str = ""
    created: Edtf = ""


class KindFormat(_Format):
    """An entry of `kinds.yml`: a kind of entity that a site adds to the six."""

    singular: Words
    plural: Words


class DecisionFormat(_Format):
    """An item of `decisions.yml`: what the author ruled for one place."""

    source: Identifier
    quote: Words
    prefix: str = ""
    suffix: str = ""
    entity: Identifier | Literal["none"]
