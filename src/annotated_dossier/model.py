"""The values that flow through a build, from the author's files to the pages.

Every value is frozen. A *span* is half-open and counts Unicode code points of a source's plain text, the
text that a reader sees once markup is taken away. Terms follow the W3C Web Annotation model for notes
(target, selector, body, motivation) and the practice of scholarly editions for names (register, mention).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal, NamedTuple

from .problems import Place


class Span(NamedTuple):
    """Half-open, in code points of the plain text: `text[start:end]` are its words."""

    start: int
    end: int

    def covers(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end


# ---------------------------------------------------------------------------------------------- the sources


class Rights(StrEnum):
    """What a public edition may show of a source's text."""

    FULL = "full"
    EXCERPTS = "excerpts"
    NONE = "none"


class Format(StrEnum):
    """How a source's body is written."""

    MARKDOWN = "markdown"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Source:
    """A document as its author saved it: what is known about it, and its body, still marked up.

    `body` starts at code point `body_start` of the file's text, in line `body_line`; both count the file as
    decoded, with its own line ends. Dates are EDTF as typed. `sha256` is what the text was when it was recorded.
    """

    id: str
    title: str
    body: str
    place: Place
    format: Format = Format.MARKDOWN
    body_start: int = 0
    body_line: int = 1
    authors: tuple[str, ...] = ()
    publisher: str = ""
    date: str = ""
    dateline: str = ""
    url: str = ""
    archived: str = ""
    retrieved: str = ""
    language: str = "en"
    rights: Rights = Rights.NONE
    removed: tuple[str, ...] = ()
    sha256: str = ""

    def place_of(self, file_position: int) -> Place:
        """The line and column of a code point of the source's file."""
        before = self.body[: file_position - self.body_start]
        lines = re.split(r"\r\n?|\n", before)
        return Place(self.place.file, self.body_line + len(lines) - 1, len(lines[-1]) + 1)


class MarkKind(StrEnum):
    """What a stretch of words is, besides words."""

    EMPHASIS = "emphasis"
    STRONG = "strong"
    STRUCK = "struck"
    CODE = "code"
    BREAK = "break"
    LINK = "link"
    IMAGE = "image"
    CITATION = "citation"
    ENTITY = "entity"


@dataclass(frozen=True, slots=True)
class Mark:
    """A property of a run: `target` is a link's address, a citation's key or an entity's id."""

    kind: MarkKind
    target: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of plain text whose words all carry the same marks, outermost first."""

    span: Span
    marks: tuple[Mark, ...] = ()


class BlockKind(StrEnum):
    """The blocks of CommonMark, and the table."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    CODE = "code"
    RULE = "rule"
    QUOTE = "quote"
    BULLETS = "bullets"
    NUMBERS = "numbers"
    ITEM = "item"
    TABLE = "table"
    ROW = "row"
    CELL = "cell"


@dataclass(frozen=True, slots=True)
class Block:
    """A node of a text's tree. A leaf has runs; `passage` is the index of the passage that starts here.

    `level` is a heading's depth (1 to 6), the first number of a numbered list, or 1 for a table's head row.
    """

    kind: BlockKind
    children: tuple[Block, ...] = ()
    runs: tuple[Run, ...] = ()
    passage: int | None = None
    level: int = 0


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, heading, table or code block: what a locator points to.

    `label` is its fragment on the page: `p3` for the third paragraph (headings are not counted), `h2` for
    the second heading.
    """

    label: str
    span: Span

    @property
    def is_heading(self) -> bool:
        return self.label.startswith("h")

    @property
    def number(self) -> int:
        return int(self.label[1:])


class Piece(NamedTuple):
    """A stretch of plain text and where it stands in the file; equal lengths run in step."""

    start: int
    length: int
    file_start: int
    file_length: int


@dataclass(frozen=True, slots=True)
class Text:
    """A body once parsed: its plain text, its passages in reading order, its blocks, its way back to the file.

    Passages are separated by blank lines in `plain`, never overlap, and lie in ascending order.
    """

    plain: str
    passages: tuple[Passage, ...]
    blocks: tuple[Block, ...] = ()
    pieces: tuple[Piece, ...] = ()

    def passage_at(self, position: int) -> int:
        """The index of the passage that holds `position`, or of the last one before it."""
        return max(0, bisect_right(self.passages, position, key=lambda p: p.span.start) - 1)

    def passages_of(self, span: Span) -> range:
        """The indexes of the passages that `span` touches."""
        if not self.passages:
            return range(0)
        return range(self.passage_at(span.start), self.passage_at(max(span.start, span.end - 1)) + 1)

    def in_file(self, span: Span) -> Span:
        """The same words in code points of the file they were read from."""
        return Span(self._file_position(span.start), self._file_position(span.end - 1, after=True))

    def _file_position(self, position: int, after: bool = False) -> int:
        index = bisect_right(self.pieces, position, key=lambda p: p.start) - 1
        if index < 0:
            return position
        piece = self.pieces[index]
        if piece.length == piece.file_length:
            return piece.file_start + min(position - piece.start, piece.length) + (1 if after else 0)
        return piece.file_start + (piece.file_length if after else 0)


# --------------------------------------------------------------------------------------------- the register


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of entity and the words of its index page."""

    id: str
    singular: str
    plural: str
    folder: str


KINDS: tuple[Kind, ...] = (
    Kind("person", "Person", "People", "people"),
    Kind("organization", "Organization", "Organizations", "organizations"),
    Kind("place", "Place", "Places", "places"),
    Kind("equipment", "Equipment", "Equipment", "equipment"),
    Kind("event", "Event", "Events", "events"),
    Kind("term", "Term", "Terms", "terms"),
)


@dataclass(frozen=True, slots=True)
class Alias:
    """Another name of an entity, and when it counts.

    `only_in` names the sources in which it counts (all, if empty); `case` asks for the capitals as typed;
    `weak` asks for the full name somewhere in the same document.
    """

    name: str
    place: Place
    only_in: tuple[str, ...] = ()
    case: bool = False
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Relation:
    """What one entity is to another. `since` and `until` are EDTF; `source` is a source's id or a reference's key."""

    to: str
    role: str
    place: Place
    since: str = ""
    until: str = ""
    source: str = ""


class Coordinates(NamedTuple):
    """Degrees, WGS 84: north and east are positive."""

    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Entity:
    """An entry of the register. `sort` is its heading in an index ("Haftar, Khalifa"), where the author gave one.

    `excluded` are surfaces that are not this entity; `forms`, where given, are the only derived forms
    allowed. `dates` are pairs of a label (`born`, `founded`, ...) and an EDTF date. `description` is Markdown.
    """

    id: str
    name: str
    kind: str
    place: Place
    aliases: tuple[Alias, ...] = ()
    excluded: tuple[str, ...] = ()
    forms: tuple[str, ...] | None = None
    definition: str = ""
    description: str = ""
    dates: tuple[tuple[str, str], ...] = ()
    location: Coordinates | None = None
    relations: tuple[Relation, ...] = ()
    same_as: tuple[tuple[str, str], ...] = ()
    sort: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """A work that is cited: an item of CSL-JSON. `issued` is EDTF; `short_authors` are surnames, or a body's name."""

    key: str
    type: str
    title: str
    place: Place
    authors: tuple[str, ...] = ()
    short_authors: tuple[str, ...] = ()
    container: str = ""
    publisher: str = ""
    number: str = ""
    issued: str = ""
    url: str = ""


# ---------------------------------------------------------------------------------------------- the mentions


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
    reason: str = ""


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


# -------------------------------------------------------------------------------------------- the quotations


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
    """

    span: Span
    quote: str
    cue: Span | None
    speaker: Voice | None
    reason: str


# ------------------------------------------------------------------------------------------------- the notes


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


# ------------------------------------------------------------------------------------------------ the claims


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
    target: Selector = Selector()
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


# -------------------------------------------------------------------------------------------- what was read


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything an author wrote, read and checked, in order of id."""

    sources: tuple[Source, ...] = ()
    entities: tuple[Entity, ...] = ()
    annotations: tuple[Annotation, ...] = ()
    references: tuple[Reference, ...] = ()
    decisions: tuple[Decision, ...] = ()
    kinds: tuple[Kind, ...] = KINDS
    claims: tuple[Claim, ...] = ()
    corrections: tuple[Correction, ...] = ()


# --------------------------------------------------------------------------------------- what was made of it


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
class Edition:
    """A dossier made ready to be read by an audience: what every page is drawn from.

    `remarks` are the notes on each claim's evidence, in its order.
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
