"""What was left out, in a few words."""

from __future__ import annotations

from collections.abc import Iterable, Sized

_LONGEST = 60


def count(word: str, things: Sized | int) -> str:
    """ "1 line", "12 lines"."""
    number = things if isinstance(things, int) else len(things)
    return f"{number} {word}{'' if number == 1 else 's'}"


def quoted(lines: Iterable[str]) -> str:
    """“one”, “another”, each cut where it is long."""
    return ", ".join(f"“{line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + '…'}”" for line in lines)
