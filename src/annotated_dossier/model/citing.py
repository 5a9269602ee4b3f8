"""How works are cited: a style, and the works as it sets them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class CitationStyle:
    """A style of the Citation Style Language: its name in the settings, its title, its XML.

    `locale` is the language that its words are in, where the style does not say so itself.
    """

    id: str
    title: str
    csl: str
    locale: str = ""


@dataclass(frozen=True, slots=True)
class Styled:
    """A stretch of a citation and how it is set; nothing else reaches a page."""

    text: str
    tags: tuple[str, ...] = ()


Citation = tuple[Styled, ...]


def plain_text(citation: Citation) -> str:
    """The words of a citation."""
    return "".join(styled.text for styled in citation)


@dataclass(frozen=True, slots=True)
class Bibliography:
    """Every work as the style sets it: its entry by key, and its citations by key and locator.

    `order` are the keys of all entries in the style's order.
    """

    style: str = ""
    entries: Mapping[str, Citation] = field(default_factory=dict)
    citations: Mapping[tuple[str, str], Citation] = field(default_factory=dict)
    order: tuple[str, ...] = ()
