"""What the CSL processor prints, as words and how they are set.

The processor is given marks of our own for italics and the like, characters that no text holds once it is cleaned.
So what it prints is text and marks; nothing in it can be taken for HTML.
"""

from __future__ import annotations

import re
from typing import Any

from ..model import Citation, Styled

_TAGS = ("i", "b", "sup", "sub")
_OPENING = {tag: chr(0xE000 + 2 * number) for number, tag in enumerate(_TAGS)}
_CLOSING = {tag: chr(0xE001 + 2 * number) for number, tag in enumerate(_TAGS)}
_MARK = re.compile("([\ue000-\ue007])")
_RICH_TEXT = re.compile(r"<(/?)(i|b|sup|sub)>")
_STOP_AFTER_A_MARK = re.compile("([?!][\ue000-\ue007]*)\\.")
# American styles draw a comma or full stop into the closing quotation mark; after one's own mark no stop follows.
_STOP_TOO_MANY = re.compile("([?!.][\ue000-\ue007]*[”’][\ue000-\ue007]*)\\.")
_DRAWN_IN = re.compile("(?<=[^\\s.,])([”’][\ue000-\ue007]*)([.,])")


def mark_rich_text(text: str) -> str:
    """A value of CSL-JSON, its own `<i>` and the like as marks."""
    text = _MARK.sub("", text)
    return _RICH_TEXT.sub(lambda match: (_CLOSING if match[1] else _OPENING)[match[2]], text)


def without_marks(text: str) -> str:
    """The words alone."""
    return _MARK.sub("", text)


def draw_in(marked: str) -> str:
    """Punctuation within quotation marks, as American styles have it."""
    return _DRAWN_IN.sub(r"\2\1", _STOP_TOO_MANY.sub(r"\1", marked))


def read_words(marked: str) -> Citation:
    """Styled words, from text with marks."""
    words: list[Styled] = []
    open_tags: list[str] = []
    for piece in _MARK.split(_STOP_AFTER_A_MARK.sub(r"\1", marked)):
        if _MARK.fullmatch(piece):
            tag = _TAGS[(ord(piece) - 0xE000) // 2]
            if piece == _OPENING[tag]:
                open_tags.append(tag)
            elif tag in open_tags:
                open_tags.remove(tag)
        elif piece:
            words.append(Styled(piece, tuple(dict.fromkeys(open_tags))))
    return tuple(words)


class Marking:
    """The processor's formatter: small capitals, underlines and light type are plain here."""

    @staticmethod
    def preformat(text: Any) -> str:
        return str(text)

    @staticmethod
    def Italic(text: Any) -> str:  # noqa: N802 the processor asks for these names
        return _OPENING["i"] + str(text) + _CLOSING["i"]

    Oblique = Italic

    @staticmethod
    def Bold(text: Any) -> str:  # noqa: N802
        return _OPENING["b"] + str(text) + _CLOSING["b"]

    @staticmethod
    def Superscript(text: Any) -> str:  # noqa: N802
        return _OPENING["sup"] + str(text) + _CLOSING["sup"]

    @staticmethod
    def Subscript(text: Any) -> str:  # noqa: N802
        return _OPENING["sub"] + str(text) + _CLOSING["sub"]

    Light = Underline = SmallCaps = preformat
