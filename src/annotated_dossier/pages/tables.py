"""Tables to take away: the CSV twins of pages (RFC 4180)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

# A spreadsheet takes a cell that starts like this for a formula and would run what a source wrote.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_table(header: Sequence[str], rows: Iterable[Sequence[str | int]]) -> bytes:
    """The rows below their header, in UTF-8."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(header)
    writer.writerows(map(_harmless, rows))
    return out.getvalue().encode("utf-8", "replace")


def _harmless(row: Sequence[str | int]) -> list[str | int]:
    return [f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell for cell in row]
