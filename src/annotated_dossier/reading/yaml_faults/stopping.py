"""Where the parser gave up, and the lines around it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

import yaml

# The parser in C is some ten times as fast; not every installation of PyYAML has it.
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
CLOSERS = {"{": "}", "[": "]"}
KEY = re.compile(r"(?P<indent>\s*(?:- +)*)(?P<key>[\w-]+):(?: |$)")
# A whole text is parsed for each of them.
MOST_TRIES = 5
# A line is shown in a message up to here.
_LONGEST = 40


class Fault(NamedTuple):
    """What is wrong and how to mend it; `line` and `column` count from 0."""

    line: int
    column: int
    words: str


@dataclass(frozen=True, slots=True)
class Stop:
    """Where the parser gave up: at a line and column, both from 0, in what began at `context`."""

    lines: list[str]
    line: int
    column: int
    problem: str
    context: str
    began: tuple[int, int]
    first_line: int
    parses_further: Callable[[list[str]], bool]

    @property
    def text(self) -> str:
        return self.lines[self.line] if self.line < len(self.lines) else ""

    @property
    def before(self) -> str:
        return self.text[: self.column]

    @property
    def rest(self) -> str:
        return self.text[self.column :]

    @property
    def opener(self) -> str:
        """The character with which the part that is not whole began."""
        line, column = self.began
        return self.lines[line][column : column + 1] if line < len(self.lines) else ""

    @property
    def starts_in_a_block(self) -> bool:
        """Whether the parser gave up at the very start of a line, within keys or items that stand in lines."""
        return "while parsing a block" in self.context and not self.before.strip(" -")

    def above(self, line: int | None = None) -> int | None:
        """The nearest line above a line, or above the stop, that is neither empty nor a comment."""
        lines = range(min(self.line if line is None else line, len(self.lines)) - 1, -1, -1)
        return next((n for n in lines if self.lines[n].strip() and not self.lines[n].lstrip().startswith("#")), None)

    def with_line(self, line: int, text: str) -> list[str]:
        return [*self.lines[:line], text, *self.lines[line + 1 :]]


def quoted(words: str) -> str:
    words = short(words.strip())
    return f'"{words}"' if '"' not in words else f"'{words.replace(chr(39), 2 * chr(39))}'"


def short(words: str) -> str:
    words = words.rstrip()
    return words if len(words) <= _LONGEST else words[:_LONGEST].rstrip() + "…"
