"""What a dossier does not yet say."""

from __future__ import annotations

from dataclasses import dataclass

from .text import Passage


@dataclass(frozen=True, slots=True)
class OpenName:
    """Words that may name any of several entries; `surface` is empty where the edition withholds them."""

    source: str
    passage: Passage
    surface: str
    candidates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gaps:
    """Ids of what is left to be said, in the order in which a reader meets them.

    `undefined` are entries without definition, `unverified` claims that were looked into and not settled,
    `unsupported` all other claims without evidence, `undated` sources without a date.
    """

    undefined: tuple[str, ...] = ()
    unverified: tuple[str, ...] = ()
    unsupported: tuple[str, ...] = ()
    undated: tuple[str, ...] = ()
    open_names: tuple[OpenName, ...] = ()
