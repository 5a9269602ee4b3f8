"""Tables to take away: the CSV twins of pages (RFC 4180)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

# A spreadsheet takes a cell that starts like this for a formula and would run what a source wrote.
_FORMULA = frozenset("=+-@\t\r")


def write_table(header: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """The rows below their header, in UTF-8."""
    return in_bytes(write_lines([header, *rows]))


def write_lines(rows: Iterable[Sequence[object]]) -> str:
    """Rows as lines of a table."""
    out = io.StringIO()
    csv.writer(out).writerows([as_text(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)
    return out.getvalue()


def in_bytes(lines: str) -> bytes:
    """A table's lines as a file has them."""
    return lines.encode("utf-8", "replace")


def as_text(words: str) -> str:
    """Words that a spreadsheet takes for what they are: those that start like a formula stand behind an apostrophe."""
    return f"'{words}" if words[:1] in _FORMULA else words
