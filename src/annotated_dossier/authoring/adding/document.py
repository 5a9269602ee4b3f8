"""What a file turned out to hold."""

from __future__ import annotations

from dataclasses import dataclass

from ...model import Rights


class Refused(Exception):
    """A file that cannot become a source: why, and where in it, counted from 1."""

    def __init__(self, message: str, line: int = 1, column: int = 1) -> None:
        super().__init__(message)
        self.message, self.line, self.column = message, line, column


@dataclass(frozen=True, slots=True)
class Document:
    """A text as CommonMark, and what its file says about it; what it does not say is empty.

    `removed` tells what was left out, in the order of the file; `doubts` what the author should look at. Dates are
    EDTF.
    """

    title: str
    body: str
    authors: tuple[str, ...] = ()
    publisher: str = ""
    date: str = ""
    dateline: str = ""
    url: str = ""
    archived: str = ""
    retrieved: str = ""
    language: str = ""
    rights: Rights | None = None
    pages: int = 0
    removed: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
