"""What an author should mend: the result of a check, never an exception."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from .checks import Check, Severity

LONGEST = 1200
_BREAKS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")

__all__ = ["Check", "Fix", "Place", "Problem", "Problems", "Severity", "in_reading_order"]


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A position in an author's file: `line` and `column` count from 1, in code points."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Fix:
    """What was surely meant: `new` for the words `found`, which stand at the problem's place or `inside` it."""

    found: str
    new: str
    inside: bool = False


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend: which check found it, where it is, what was found, what was expected, how if that is sure.

    `for_entry` is what stands where the id of an entry belongs, for whoever knows the entries.
    """

    check: Check
    severity: Severity
    where: Place
    message: str
    fix: Fix | None = None
    for_entry: str = ""

    def __str__(self) -> str:
        return f"{self.where}: {self.severity}: {self.message} [{self.check}]"


@dataclass(slots=True)
class Problems:
    """The problems found so far, handed from check to check so that all are told at once.

    `chosen` is what the author decided on single checks: a severity, or None for those that are off.
    """

    found: list[Problem] = field(default_factory=list)
    lost_a_file: bool = False
    chosen: Mapping[Check, Severity | None] = field(default_factory=dict)

    def unreadable(self, check: Check, where: Place, message: str) -> None:
        """An error that costs a whole file: what is made without it is not what its author wrote."""
        self.lost_a_file = True
        self.error(check, where, message)

    def error(self, check: Check, where: Place, message: str, fix: Fix | None = None, for_entry: str = "") -> None:
        self._tell([Problem(check, Severity.ERROR, where, message, fix, for_entry)])

    def warning(self, check: Check, where: Place, message: str, fix: Fix | None = None) -> None:
        self._tell([Problem(check, Severity.WARNING, where, message, fix)])

    def tell_again(self, found: Iterable[Problem]) -> None:
        """What was found before, as it was then; the author's decisions of now hold for it."""
        self._tell(found)

    def tell_better(self, better: Callable[[Problem], Problem]) -> None:
        """Tell what was found before in other words, for more is known now."""
        self.found[:] = map(better, self.found)

    def choose(self, severities: Mapping[Check, Severity | None]) -> None:
        """Take the author's decisions, for what was found before as for what follows."""
        self.chosen = severities
        before, self.found[:] = tuple(self.found), ()
        self._tell(before)

    def _tell(self, problems: Iterable[Problem]) -> None:
        for problem in problems:
            severity = self.chosen.get(problem.check, problem.severity)
            if severity is not None:
                self.found.append(replace(problem, severity=severity, message=_one_line(problem.message)))


def _one_line(message: str) -> str:
    """The message without what would break its line or a terminal; the middle of a very long one is left out."""
    words = _BREAKS.sub(" ", message)
    return words if len(words) <= LONGEST else f"{words[: LONGEST // 2]} … {words[-LONGEST // 2 :]}"


def in_reading_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Sorted by file, line and column, each once."""
    return tuple(sorted(set(problems), key=lambda p: (p.where, p.severity, p.message)))
