"""A scraped text, told apart into what was written and what a web page put around it.

Nothing is guessed silently: what is recognized and what is left out are part of the result.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_LINE_END = re.compile(r"\r\n?|\n")
_BLANK_LINE = re.compile(r"\n[ \t]*\n\s*")
_DATELINE = re.compile(
    r"(?P<place>(?:[A-Z][A-Z.’'-]+(?:[ -][A-Z][A-Z.’'-]*)*)(?:, [A-Z][A-Za-z.]+(?: [A-Z][a-z]+)*)?)"
    r"(?:,? [A-Z][a-z]+\.? \d{1,2})?(?: \([A-Z][A-Za-z ]+\))?\s*(?:—|–|--|-)\s+\S"
)
_NAME = r"[^\W\d_a-z][\w.’'-]*(?: (?:[^\W\d_a-z][\w.’'-]*|al|bin|de|der|van|von|da|la)){1,4}"
_WRITERS = "correspondent|reporter|writer|editor|columnist|contributor|journalist|fellow|analyst|chief"
_AUTHOR_LINE = re.compile(
    rf"(?P<name>{_NAME}) is (?:an?|the) [^.]*?\b(?:{_WRITERS})\b[^.]*? "
    r"(?:for|at|with|of) (?:the )?(?P<publisher>[^\W\da-z][^.]*?)\.?"
)
_BYLINE = re.compile(rf"By (?P<names>{_NAME}(?:(?:, | and ){_NAME})*)")
_CHROME = re.compile(
    r"(?:(?:click here to )?(?:read|see|view) (?:the )?(?:full|original|whole|rest of the|entire|more)\b.*"
    r"|(?:continue|keep) reading\b.*|advertisement|share this(?: article| story| post)?|(?:click|tap) here\b.*"
    r"|(?:sign up|subscribe)\b.*|all rights reserved\.?|©.*|related (?:articles|stories)\b.*)",
    re.IGNORECASE,
)
_LONGEST_CHROME = 80


@dataclass(frozen=True, slots=True)
class Clipping:
    """A text told apart: `paragraphs` are kept word for word, `removed` are the lines left out, in order."""

    title: str
    paragraphs: tuple[str, ...]
    removed: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    publisher: str = ""
    dateline: str = ""


def read_clipping(text: str) -> Clipping:
    """What a raw text says about itself.

    The first line with a word in it is the title; its repetitions at the top, a byline below it and a web page's
    invitations at the end are left out. A dateline and a closing line about the author are read, and stay in the text.
    """
    blocks = _blocks(text)
    removed: list[str] = []
    while blocks and not re.search(r"\w", blocks[0]):
        removed.append(blocks.pop(0))
    if not blocks:
        return Clipping("", ())
    title, rest = " ".join(blocks[0].split()), blocks[1:]
    while rest and _same(rest[0], title):
        removed.append(rest.pop(0))
    authors: tuple[str, ...] = ()
    if rest and (authors := byline_of(rest[0])):
        removed.append(rest.pop(0))
    trailing: list[str] = []
    while rest and len(rest[-1]) <= _LONGEST_CHROME and _CHROME.fullmatch(rest[-1]):
        trailing.insert(0, rest.pop())
    closing = _AUTHOR_LINE.fullmatch(rest[-1]) if rest else None
    return Clipping(
        title=title,
        paragraphs=tuple(rest),
        removed=(*removed, *trailing),
        authors=authors or ((closing["name"],) if closing else ()),
        publisher=closing["publisher"] if closing else "",
        dateline=dateline_of(rest[0]) if rest else "",
    )


def byline_of(paragraph: str) -> tuple[str, ...]:
    """The names in a paragraph that is nothing but a byline."""
    byline = _BYLINE.fullmatch(paragraph)
    return tuple(re.split(r", | and ", byline["names"])) if byline else ()


def dateline_of(paragraph: str) -> str:
    """The place at the head of a text's first paragraph; empty where none is named."""
    dateline = _DATELINE.match(paragraph)
    return dateline["place"] if dateline else ""


def _blocks(text: str) -> list[str]:
    """Paragraphs are divided by blank lines; where only the title is set off so, by line ends."""
    lines = _LINE_END.sub("\n", text.removeprefix("\ufeff")).strip()
    blocks = [block.strip() for block in _BLANK_LINE.split(lines)]
    if len(blocks) < 3 and lines.count("\n") > 2:
        blocks = [line.strip() for line in lines.split("\n")]
    return [block for block in blocks if block]


def _same(one: str, other: str) -> bool:
    return " ".join(one.split()).casefold() == other.casefold()
