"""What an author has not yet come to, source by source."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Coverage:
    """What of a source is still to be done.

    `unlinked` are names that mean nobody yet, with how often they stand there; `unnoted` are labels of paragraphs; the
    rest are ids of notes and claims.
    """

    source: str
    title: str
    unlinked: tuple[tuple[str, int], ...] = ()
    unnoted: tuple[str, ...] = ()
    edited: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()
    orphaned: tuple[str, ...] = ()
    unreviewed: tuple[str, ...] = ()
