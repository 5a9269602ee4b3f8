"""Typography, white space and Unicode form folded away, with the way back to the text.

Two texts that a reader would call the same words have the same *letters*: quotation marks are one mark,
white space and dashes are gone (so re-wrapping, hyphenation and the spaces of guillemets do not show),
letters are NFKC, entities left over from HTML are resolved. Case, diacritics and the other punctuation
stay, for they are the author's words. A dash before a digit stays too: `2-3` is not `23`.
"""

from __future__ import annotations

import html
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ...model import Piece, Span

# Marks that compose with, or stand upon, the character before them; Hangul vowels and finals among them,
# for NFD takes syllables apart.
MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc"
    "\u06df-\u06e4\u093c\u09be\u09d7\u0b3e\u0b56\u0b57\u0bbe\u0bd7\u0c56\u0cc2\u0cd5\u0cd6\u0d3e\u0d57\u0dca"
    "\u0dcf\u0ddf\u102e\u1161-\u1175\u11a8-\u11c2\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u3099\u309a\ufe20-\ufe2f"
)
# Soft hyphen, zero-width and bidirectional controls, variation selectors, the Arabic elongation, byte order mark.
UNSEEN = "\u00ad\u034f\u061c\u0640\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff"
DASHES = "\\-\u2010-\u2015\u2212\ufe58\ufe63\uff0d"
QUOTES = "\"'`\u00ab\u00b4\u00bb\u02bc\u2018-\u201f\u2032-\u2036\u2039\u203a\u275b-\u275e\u300c-\u300f\uff02\uff07"

_PIECE = re.compile(
    rf"(?P<cluster>[^\s{MARKS}{UNSEEN}{DASHES}{QUOTES}][{MARKS}]+|[{MARKS}]+)"
    rf"|(?P<plain>[!#-%(-,./0-9:-@A-Z\[-_a-z{{-~]+(?![{MARKS}]))"
    rf"|(?P<quotes>[{QUOTES}]+)"
    rf"|(?P<dash>[{DASHES}]+(?=\s*\d))"
    r"|(?P<entity>&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});)"
    r"|(?P<ampersand>&)"
    rf"|(?P<foreign>[^\x00-\x7f\s{MARKS}{UNSEEN}{DASHES}{QUOTES}]+(?![{MARKS}]))"
)


@dataclass(frozen=True, slots=True)
class Canonical:
    """A text's letters, and the pieces that lead from them back to the text."""

    text: str
    letters: str
    pieces: tuple[Piece, ...]

    def span(self, start: int, end: int) -> Span:
        """Where the letters `[start:end]` stand in the text, never inside a combining sequence."""
        first, last = self._piece(start), self._piece(end - 1)
        return Span(
            first.file_start + (start - first.start if _in_step(first) else 0),
            _after_marks(
                self.text,
                last.file_start + (end - last.start if _in_step(last) else last.file_length),
            ),
        )

    def index(self, position: int) -> int:
        """The first letter that stands at `position` of the text or after it."""
        at = bisect_right(self.pieces, position, key=lambda piece: piece.file_start) - 1
        if at < 0:
            return 0
        piece = self.pieces[at]
        return piece.start + min(position - piece.file_start, piece.length)

    def occurrences(self, letters: str) -> Iterator[int]:
        """Where `letters` begin, overlapping ones too."""
        at = self.letters.find(letters)
        while at >= 0:
            yield at
            at = self.letters.find(letters, at + 1)

    def _piece(self, letter: int) -> Piece:
        return self.pieces[bisect_right(self.pieces, letter, key=lambda piece: piece.start) - 1]


def fold(text: str) -> Canonical:
    """The letters of `text`, in time linear in its length."""
    letters: list[str] = []
    pieces: list[Piece] = []
    length = 0
    # The stretch of letters in step with the text that is still growing: most of a text is a few hundred of them.
    step_start = step_text = step_end = 0
    for match in _PIECE.finditer(text):
        for folded, place, size in _fold_match(match.lastgroup or "", match.group(), match.start()):
            if len(folded) == size and place == step_end:
                step_end += size
            else:
                if step_end > step_text:
                    pieces.append(Piece(step_start, step_end - step_text, step_text, step_end - step_text))
                if len(folded) == size:
                    step_start, step_text, step_end = length, place, place + size
                else:
                    pieces.append(Piece(length, len(folded), place, size))
                    step_text = step_end = -1
            letters.append(folded)
            length += len(folded)
    if step_end > step_text:
        pieces.append(Piece(step_start, step_end - step_text, step_text, step_end - step_text))
    return Canonical(text, "".join(letters), tuple(pieces))


def letters_of(text: str) -> str:
    """The letters alone, where no way back is needed."""
    return fold(text).letters


def _fold_match(kind: str, found: str, start: int) -> Iterator[tuple[str, int, int]]:
    """The letters of one match with place and size of what they stand for; nothing for what folds away."""
    match kind:
        case "plain" | "ampersand":
            yield found, start, len(found)
        case "quotes":
            yield "'", start, len(found)
        case "dash":
            yield "-", start, len(found)
        case "foreign" if unicodedata.is_normalized("NFKC", found):
            yield found, start, len(found)
        case "foreign":
            for offset, character in enumerate(found):
                if folded := _fold_cluster(character):
                    yield folded, start + offset, 1
        case "cluster":
            if folded := _fold_cluster(found):
                yield folded, start, len(found)
        case _:
            if folded := _fold_entity(found):
                yield folded, start, len(found)


@lru_cache(maxsize=4096)
def _fold_cluster(cluster: str) -> str:
    normal = unicodedata.normalize("NFKC", cluster)
    return normal if normal == cluster else _fold_again(normal)


@lru_cache(maxsize=512)
def _fold_entity(entity: str) -> str:
    meant = html.unescape(entity)
    return entity if meant == entity else _fold_again(meant)


def _fold_again(text: str) -> str:
    """What normalizing or unescaping brought to light may be white space, a quotation mark or a dash."""
    return "".join(
        folded
        for match in _PIECE.finditer(text)
        for folded, _, _ in _fold_match(
            "plain" if match.lastgroup == "entity" else match.lastgroup or "", match.group(), 0
        )
    )


def _in_step(piece: Piece) -> bool:
    return piece.length == piece.file_length


def _after_marks(text: str, end: int) -> int:
    while end < len(text) and unicodedata.category(text[end])[0] == "M":
        end += 1
    return end
