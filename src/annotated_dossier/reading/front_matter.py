"""Front matter that does not open as it should: what stands there instead, and which line to add or move."""

from __future__ import annotations

import re
from itertools import takewhile

from .schema import SourceFormat

_FENCE = re.compile(r"(?:---|\.\.\.)[ \t]*")
_DASHES = re.compile(r"[ \t]*[-\u2010-\u2015\u2212]+[ \t]*")
_PAIR = re.compile(r"([\w-]+):(?:[ \t]|$)")
# What goes on with the pair above it.
_MORE = re.compile(r"[ \t]+\S|-[ \t]|#|[ \t]*$")
# Above front matter stands a headline or two, not half an article.
_FARTHEST = 10


def fault_of_opening(text: str) -> tuple[int, str]:
    """The line, from 1, and what to do there, for the text of a source that does not start with front matter."""
    lines = re.split(r"\r\n?|\n", text.removeprefix("\ufeff"))
    first = next((number for number, line in enumerate(lines) if line.strip()), 0)
    if lines[0].rstrip(" \t") == "---":
        return 1, "the front matter that starts here never ends; put a line `---` below it"
    keys = _length_of_pairs(lines[first:])
    if keys:
        return first + 1, _unopened(lines[first:], keys)
    for number in range(first, min(first + _FARTHEST, len(lines))):
        inside = _length_of_pairs(lines[number + 1 :])
        if inside and _DASHES.fullmatch(lines[number]):
            return number + 1, _below_something(lines, number, number + 1 + inside)
    return 1, "no front matter; start the file with `---`, `title: ...`, `---`"


def _length_of_pairs(lines: list[str]) -> int:
    """How many lines of `key: value` a text starts with, with what belongs to them; 0 where no key is one of ours."""
    if not lines or not _PAIR.match(lines[0]):
        return 0
    pairs = list(takewhile(lambda line: _PAIR.match(line) or _MORE.match(line), lines))
    is_closed = len(pairs) < len(lines) and _FENCE.fullmatch(lines[len(pairs)])
    if not is_closed:
        # What comes below an empty line may be a list or a heading of the text.
        pairs = list(takewhile(lambda line: line.strip() and not line.startswith("#"), pairs))
    known = {match[1] for line in pairs if (match := _PAIR.match(line))} & SourceFormat.model_fields.keys()
    return len(pairs) if known and (is_closed or "title" in known) else 0


def _unopened(lines: list[str], keys: int) -> str:
    above = f"put a line `---` above `{_shown(lines[0])}`"
    if keys < len(lines) and _FENCE.fullmatch(lines[keys]):
        return f"the front matter has no first line; {above}"
    return f"the front matter stands between no lines; {above} and another below `{_shown(lines[keys - 1])}`"


def _below_something(lines: list[str], opening: int, end: int) -> str:
    above = [line for line in lines[:opening] if line.strip()]
    if not _FENCE.fullmatch(lines[opening]):
        return f"`{_shown(lines[opening])}` opens no front matter; write three hyphens, `---`, in the first line"
    if not above:
        return "the front matter starts below the first line; delete the empty lines above this `---`"
    what = f"`{_shown(above[0])}`" + (f" and {len(above) - 1} more above this `---`" if len(above) > 1 else "")
    closing = f"line {end + 1}" if end < len(lines) and _FENCE.fullmatch(lines[end]) else "the front matter"
    return f"the front matter starts below the first line; move {what} below {closing}"


def _shown(line: str) -> str:
    words = " ".join(line.split())
    return words if len(words) <= 40 else f"{words[:40]}…"
