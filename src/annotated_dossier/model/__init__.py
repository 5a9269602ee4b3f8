"""The values that flow through a build, from the author's files to the pages.

Every value is frozen. A *span* is half-open and counts Unicode code points of a source's plain text, the
text that a reader sees once markup is taken away. Terms follow the W3C Web Annotation model for notes
(target, selector, body, motivation) and the practice of scholarly editions for names (register, mention).
"""

from __future__ import annotations

from .citing import Bibliography, Citation, CitationStyle, Styled, plain_text
from .claims import Claim, ClaimStatus, Correctable, Correction, Evidence, Grade, Speaker, Stance, StatusChange
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
    PlacedClaim,
    PlacedEvidence,
    PlacedNote,
)
from .mentions import Ambiguity, Decision, Mention, Quotation, Voice
from .notes import Anchor, AnchorStatus, Annotation, Motivation, NotePlace, Selector
from .register import KINDS, Alias, Coordinates, Entity, Kind, Reference, Relation
from .text import Block, BlockKind, Format, Mark, MarkKind, Passage, Piece, Rights, Run, Source, Span, Text

__all__ = [
    "KINDS",
    "Alias",
    "Ambiguity",
    "Anchor",
    "AnchorStatus",
    "Annotation",
    "Article",
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
    "Decision",
    "Dossier",
    "Edition",
    "Entity",
    "Evidence",
    "Format",
    "Grade",
    "Kind",
    "Mark",
    "MarkKind",
    "Mention",
    "Motivation",
    "NameEntry",
    "NotePlace",
    "Occurrence",
    "Passage",
    "Piece",
    "PlacedClaim",
    "PlacedEvidence",
    "PlacedNote",
    "Quotation",
    "Reference",
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
    "Voice",
    "plain_text",
]
