"""The values that flow through a build, from the author's files to the pages.

Every value is frozen. A *span* is half-open and counts Unicode code points of a source's plain text, the
text that a reader sees once markup is taken away. Terms follow the W3C Web Annotation model for notes
(target, selector, body, motivation) and the practice of scholarly editions for names (register, mention).
"""

from __future__ import annotations

from .chronology import Dated, DatedKind
from .citing import Bibliography, Citation, CitationStyle, Styled, plain_text
from .claims import Claim, ClaimStatus, Correctable, Correction, Evidence, Grade, Speaker, Stance, StatusChange
from .coverage import Coverage
from .dossier import Dossier, SwitchedOff
from .edition import (
    Article,
    Audience,
    ClaimIndex,
    ClaimsOf,
    Companion,
    Edition,
    NameEntry,
    Occurrence,
    Pair,
    PlacedClaim,
    PlacedEvidence,
    PlacedNote,
    QuotationIndex,
    QuotedWords,
)
from .gaps import Gaps, OpenName
from .geography import NamedPlace, World
from .mentions import Ambiguity, Attribution, DateInText, Decision, Mention, Quotation, Voice
from .message import Message, to_say
from .network import Network, Related, Tie
from .notes import Anchor, AnchorStatus, Annotation, Motivation, NotePlace, Selector
from .register import (
    DATE_LABELS,
    KINDS,
    Alias,
    Coordinates,
    Entity,
    Kind,
    Reference,
    Relation,
    ids_by_name,
    name_in_words,
)
from .text import Block, BlockKind, Format, Mark, MarkKind, Original, Passage, Piece, Rights, Run, Source, Span, Text

__all__ = [
    "DATE_LABELS",
    "KINDS",
    "Alias",
    "Ambiguity",
    "Anchor",
    "AnchorStatus",
    "Annotation",
    "Article",
    "Attribution",
    "Audience",
    "Bibliography",
    "Block",
    "BlockKind",
    "Citation",
    "CitationStyle",
    "Claim",
    "ClaimIndex",
    "ClaimStatus",
    "ClaimsOf",
    "Companion",
    "Coordinates",
    "Correctable",
    "Correction",
    "Coverage",
    "DateInText",
    "Dated",
    "DatedKind",
    "Decision",
    "Dossier",
    "Edition",
    "Entity",
    "Evidence",
    "Format",
    "Gaps",
    "Grade",
    "Kind",
    "Mark",
    "MarkKind",
    "Mention",
    "Message",
    "Motivation",
    "NameEntry",
    "NamedPlace",
    "Network",
    "NotePlace",
    "Occurrence",
    "OpenName",
    "Original",
    "Pair",
    "Passage",
    "Piece",
    "PlacedClaim",
    "PlacedEvidence",
    "PlacedNote",
    "Quotation",
    "QuotationIndex",
    "QuotedWords",
    "Reference",
    "Related",
    "Relation",
    "Rights",
    "Run",
    "Selector",
    "Source",
    "Span",
    "Speaker",
    "Stance",
    "StatusChange",
    "Styled",
    "SwitchedOff",
    "Text",
    "Tie",
    "Voice",
    "World",
    "ids_by_name",
    "name_in_words",
    "plain_text",
    "to_say",
]
