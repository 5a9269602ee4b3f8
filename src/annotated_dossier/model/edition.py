"""What was made of a dossier: articles, indexes, an edition."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from .chronology import Dated
from .citing import Bibliography
from .claims import Claim, ClaimStatus, Speaker
from .dossier import Dossier
from .gaps import Gaps
from .geography import NamedPlace
from .mentions import Ambiguity, DateInText, Mention, Quotation
from .message import NO_MESSAGE, Message
from .network import Network, Related
from .notes import Anchor, Annotation
from .text import Passage, Source, Span, Text


@dataclass(frozen=True, slots=True)
class PlacedNote:
    """A note, its parsed body, and where it stands in its source."""

    annotation: Annotation
    anchor: Anchor
    body: Text


@dataclass(frozen=True, slots=True)
class PlacedClaim:
    """A claim, and where it stands in its source."""

    claim: Claim
    anchor: Anchor


@dataclass(frozen=True, slots=True)
class PlacedEvidence:
    """Where the words of a claim's evidence stand in a source; `number` counts the claim's evidence from 0."""

    claim: str
    number: int
    anchor: Anchor


@dataclass(frozen=True, slots=True)
class Article:
    """A source once annotated. `visible` are the spans that this edition may show, in ascending order."""

    source: Source
    text: Text
    mentions: tuple[Mention, ...]
    ambiguities: tuple[Ambiguity, ...]
    notes: tuple[PlacedNote, ...]
    visible: tuple[Span, ...]
    claims: tuple[PlacedClaim, ...] = ()
    evidence: tuple[PlacedEvidence, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    dates: tuple[DateInText, ...] = ()


Audience = Literal["public", "private"]


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A mention in its sentence, and its locator; the words are empty where the edition withholds them."""

    source: str
    passage: Passage
    mention: Mention
    before: str
    surface: str
    after: str


@dataclass(frozen=True, slots=True)
class Companion:
    """An entity that is named in the same passages as another."""

    entity: str
    passages: tuple[tuple[str, Passage], ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two entities and the passages that name both, as pairs of a source's id and a passage."""

    one: str
    other: str
    passages: tuple[tuple[str, Passage], ...]


@dataclass(frozen=True, slots=True)
class NameEntry:
    """A line of the back-of-book index: a heading with its locators by source, or a *see* reference.

    `letter` groups the entries. `see` is the entity's own heading where `heading` is an alias.
    """

    heading: str
    letter: str
    entity: str
    see: str = ""
    locators: tuple[tuple[str, tuple[Passage, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class ClaimsOf:
    """The ids of what one speaker claims, in the order of the text; `source` is set where the source itself says it."""

    speaker: Speaker
    source: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClaimIndex:
    """Claims by status and by speaker, and for each entity those whose passage names it; all by id."""

    by_status: tuple[tuple[ClaimStatus, tuple[str, ...]], ...] = ()
    by_speaker: tuple[ClaimsOf, ...] = ()
    naming: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class QuotedWords:
    """A quotation as an edition may show it; every string of the source's is empty where the edition withholds it.

    `entity` is who is credited, where the register has them; else `described` are the words for whoever is. `named`
    are the entities that the words name, but for whoever speaks.
    """

    source: str
    passage: Passage
    words: str
    cue: str = ""
    voice: str = ""
    entity: str = ""
    described: str = ""
    reason: Message = NO_MESSAGE
    is_credited: bool = True
    named: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class QuotationIndex:
    """Quotations by whoever is credited, and for each entity those of others that name it.

    `by_described` are those of speakers whom the register does not have, under a source's id and the words for them.
    """

    all: tuple[QuotedWords, ...] = ()
    by_entity: Mapping[str, tuple[QuotedWords, ...]] = field(default_factory=dict)
    by_described: tuple[tuple[str, str, tuple[QuotedWords, ...]], ...] = ()
    uncredited: tuple[QuotedWords, ...] = ()
    naming: Mapping[str, tuple[QuotedWords, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Edition:
    """A dossier made ready to be read by an audience: what every page is drawn from.

    `remarks` are the notes on each claim's evidence, in its order; `grounds` the passages of a relation's source that
    name both sides.
    """

    audience: Audience
    dossier: Dossier
    articles: tuple[Article, ...]
    concordance: Mapping[str, tuple[Occurrence, ...]] = field(default_factory=dict)
    together: Mapping[str, tuple[Companion, ...]] = field(default_factory=dict)
    names: tuple[NameEntry, ...] = ()
    descriptions: Mapping[str, Text] = field(default_factory=dict)
    claims: ClaimIndex = ClaimIndex()
    remarks: Mapping[str, tuple[Text, ...]] = field(default_factory=dict)
    network: Network = field(default_factory=Network)
    quotations: QuotationIndex = QuotationIndex()
    pairs: tuple[Pair, ...] = ()
    chronology: tuple[Dated, ...] = ()
    places: tuple[NamedPlace, ...] = ()
    bibliography: Bibliography = field(default_factory=Bibliography)
    gaps: Gaps = field(default_factory=Gaps)
    grounds: Mapping[Related, tuple[Passage, ...]] = field(default_factory=dict)
