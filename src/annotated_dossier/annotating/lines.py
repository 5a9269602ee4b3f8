"""The lines of a body, and the way from a block's content back to the file."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable

_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n|\Z)")


class Lines:
    """A body's lines, split as CommonMark splits them; `offset` is where the body starts in its file.

    All positions are code points.
    """

    def __init__(self, body: str, offset: int = 0) -> None:
        self.offset = offset
        self._lines: list[str] = []
        self._starts: list[int] = []
        for match in _LINE.finditer(body):
            self._lines.append(match[0].rstrip("\r\n"))
            self._starts.append(offset + match.start())

    def end_aligned(self, line: int, content: str) -> int:
        """Where `content` starts, given that it is the end of the line (its indent was taken away)."""
        if line >= len(self._lines):
            return self.offset
        return self._starts[line] + max(0, len(self._lines[line]) - len(content))

    def of_inline(self, content: str, first: int) -> Callable[[int], int]:
        """A function from a position in a block's inline content to a code point of the file.

        The content's lines are the ends of the file's lines (a paragraph) or stand within the first line
        (a heading).
        """
        starts = [0]
        starts += [match.end() for match in re.finditer("\n", content)]
        shifts = [self._shift(line, first + n) - starts[n] for n, line in enumerate(content.split("\n"))]

        def place(position: int) -> int:
            n = bisect_right(starts, position) - 1
            return position + shifts[n]

        return place

    def of_cell(self, content: str, line: int, after: int) -> tuple[Callable[[int], int], int]:
        """The same for a table's cell, looked for in its line from column `after`; and the column where it ends.

        A cell's text is its line's but for the backslash of each escaped pipe.
        """
        whole = self._lines[line] if line < len(self._lines) else ""
        columns = []
        column = after
        for character in content:
            found = whole.find(character, column)
            column = found if found >= 0 else column
            columns.append(column)
            column += 1
        start = self._starts[line] if line < len(self._starts) else self.offset
        columns.append(column)
        return (lambda position: start + columns[min(position, len(columns) - 1)]), column

    def _shift(self, content: str, line: int) -> int:
        if line >= len(self._lines):
            return self.offset
        whole = self._lines[line].rstrip(" \t")
        words = content.strip(" \t")
        indent = len(content) - len(content.lstrip(" \t"))
        at = len(whole) - len(words) if whole.endswith(words) else max(0, whole.find(words))
        return self._starts[line] + at - indent
