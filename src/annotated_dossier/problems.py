"""What an author should mend: the result of a check, never an exception."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """How much a problem costs the reader: an error loses something, a warning may."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A position in an author's file: `line` and `column` count from 1, in code points."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend: where it is, what was found, what was expected."""

    severity: Severity
    where: Place
    message: str

    def __str__(self) -> str:
        return f"{self.where}: {self.severity}: {self.message}"


@dataclass(slots=True)
class Problems:
    """The problems found so far, handed from check to check so that all are told at once."""

    found: list[Problem] = field(default_factory=list)
    lost_a_file: bool = False

    def unreadable(self, where: Place, message: str) -> None:
        """An error that costs a whole file: what is made without it is not what its author wrote."""
        self.lost_a_file = True
        self.error(where, message)

    def error(self, where: Place, message: str) -> None:
        self.found.append(Problem(Severity.ERROR, where, message))

    def warning(self, where: Place, message: str) -> None:
        self.found.append(Problem(Severity.WARNING, where, message))


def in_reading_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Sorted by file, line and column, each once."""
    return tuple(sorted(set(problems), key=lambda p: (p.where, p.severity, p.message)))
