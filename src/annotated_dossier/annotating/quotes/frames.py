"""A text as the one who credits a quotation reads it: words in their order, each quotation a single token."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from ...model import Span
from ..mentions.lexicon import SHORT_TITLES
from .grammar import words
from .marks import Quoted

_TOKEN = re.compile(
    r"(?P<possessive>(?<=\w)['’]s\b)"
    r"|(?P<word>(?:[A-Za-z]\.){2,}|[A-Z]{1,2}-[A-Z][a-z]{1,4}\.|[^\W_]+(?:['’](?!s\b)[^\W_]+|[-@&_.](?=[^\W_])[^\W_]+)*)"
    r"|(?P<mark>\S)"
)
_SHORT = SHORT_TITLES | words(
    "reps sens gens profs messrs del atty asst ft mt jr vs no jan feb mar apr aug sept oct nov dec"
)
_JOINED_PARTICLE = re.compile(r"[a-z]{1,3}[-'’][A-Z]")
_STOPS = frozenset(".!?…。！？؟।")
_WORDS_OF_A_NICKNAME = 3


class Kind(Enum):
    WORD = "word"
    POSSESSIVE = "possessive"
    MARK = "mark"
    QUOTE = "quote"
    BREAK = "break"


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a mark, a quotation or a paragraph's end. `number` says which quotation."""

    span: Span
    text: str
    kind: Kind
    number: int = -1

    @property
    def lower(self) -> str:
        return self.text.lower().replace("’", "'")

    @property
    def is_capital(self) -> bool:
        """Whether it is written as a name: Marek, al-Rashid, d’Arle."""
        if self.kind is not Kind.WORD:
            return False
        return self.text[0].isupper() or _JOINED_PARTICLE.match(self.text) is not None

    @property
    def is_word(self) -> bool:
        return self.kind is Kind.WORD


@dataclass(frozen=True, slots=True)
class Frame:
    """The tokens of a stretch of text; `sentence_starts` index those that open a sentence."""

    tokens: tuple[Token, ...]
    sentence_starts: tuple[int, ...]
    paragraph_starts: tuple[int, ...]

    def sentence(self, index: int) -> tuple[int, int]:
        return _enclosing(self.sentence_starts, index, len(self.tokens))

    def paragraph(self, index: int) -> tuple[int, int]:
        return _enclosing(self.paragraph_starts, index, len(self.tokens))

    def text_of(self, start: int, end: int) -> Span:
        return Span(self.tokens[start].span.start, self.tokens[end - 1].span.end)


def _enclosing(starts: Sequence[int], index: int, size: int) -> tuple[int, int]:
    at = bisect_left(starts, index + 1) - 1
    return starts[at], starts[at + 1] if at + 1 < len(starts) else size


def read_frame(plain: str, paragraphs: Sequence[Span], quoted: Sequence[tuple[int, Quoted]]) -> Frame:
    """The frame of `paragraphs`, in which each of `quoted` (numbered, in order, not overlapping) is one token."""
    tokens: list[Token] = []
    starts = [0]
    waiting = list(reversed(quoted))
    position = 0
    for paragraph in paragraphs:
        position = max(position, paragraph.start)
        while waiting and waiting[-1][1].span.start < paragraph.end:
            number, item = waiting.pop()
            if _is_nickname(plain, item):
                continue
            tokens += _tokens(plain, Span(position, item.span.start))
            tokens.append(Token(item.span, _ending(plain, item.inner), Kind.QUOTE, number))
            position = item.span.end
        if position < paragraph.end:
            tokens += _tokens(plain, Span(position, paragraph.end))
            position = paragraph.end
        if position == paragraph.end:
            tokens.append(Token(Span(position, position), "", Kind.BREAK))
            starts.append(len(tokens))
    return Frame(tuple(tokens), tuple(_sentence_starts(tokens)), tuple(starts))


def _tokens(plain: str, span: Span) -> list[Token]:
    kinds = {"possessive": Kind.POSSESSIVE, "word": Kind.WORD, "mark": Kind.MARK}
    matches = _TOKEN.finditer(plain, *span)
    return [Token(Span(*match.span()), match[0], kinds[match.lastgroup or "mark"]) for match in matches]


def _ending(plain: str, inner: Span) -> str:
    """The last mark within a quotation that says how the sentence goes on: a comma, a full stop, or nothing."""
    tail = plain[max(inner.start, inner.end - 6) : inner.end].rstrip(" \t\r\n\xa0\"'’”»)]")
    return tail[-1:] if tail and not tail[-1].isalnum() else ""


def _is_nickname(plain: str, item: Quoted) -> bool:
    """Marcia “Cia” Price: a few capitalized words between capitalized words are part of a name."""
    words = plain[item.inner.start : item.inner.end].split()
    before = re.search(r"([^\W\d_][\w.]*)\s$", plain[max(0, item.span.start - 25) : item.span.start])
    return (
        len(words) < _WORDS_OF_A_NICKNAME
        and all(word[0].isupper() for word in words)
        and words[-1][-1].isalnum()
        and before is not None
        and before[1][0].isupper()
        and re.match(r"\s[A-Z]\w", plain[item.span.end : item.span.end + 3]) is not None
    )


def _sentence_starts(tokens: Sequence[Token]) -> list[int]:
    starts = [0]
    for index, (token, after) in enumerate(pairwise(tokens)):
        if token.kind is Kind.BREAK or (_ends_sentence(tokens, index) and _may_start(after)):
            starts.append(index + 1)
    return starts


def _may_start(token: Token) -> bool:
    return token.kind in (Kind.QUOTE, Kind.BREAK) or not token.text[:1].islower()


def _ends_sentence(tokens: Sequence[Token], index: int) -> bool:
    token = tokens[index]
    if token.kind is Kind.QUOTE:
        return token.text in _STOPS and token.text != ""
    if token.kind is not Kind.MARK or token.text not in _STOPS:
        return False
    before = tokens[index - 1] if index else None
    if token.text != "." or before is None or before.span.end != token.span.start:
        return True
    initial = len(before.text) == 1 and before.is_capital
    return not initial and before.lower not in _SHORT
