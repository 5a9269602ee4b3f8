"""Colons and indentation: keys, items and texts that do not stand where they belong."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import takewhile
from math import inf

from .stopping import CLOSERS, KEY, MOST_TRIES, Fault, Stop, quoted, short

_BLOCK = re.compile(r"\s*(?:- +)*[\w-]+:\s+[|>][-+0-9]*\s*(?:#.*)?$")
_NO_KEY = "the line is no `key: value`; its colon is missing, or it belongs to the text above: then indent it deeper"
_ITEM_AMONG_KEYS = (
    "an item of a list stands where a key is expected; all items of a list stand in one column below its key"
)


def second_colon(stop: Stop) -> Iterator[Fault]:
    key = KEY.match(stop.text)
    if "mapping values" in stop.problem and key is not None and key.end() < stop.column:
        value = stop.text[key.end() :].strip()
        words = f"the text holds `: `; put it in quotation marks: `{key['key']}: {quoted(value)}`"
        yield Fault(stop.line, stop.column, words)


def no_colon(stop: Stop) -> Iterator[Fault]:
    """A key without its colon, or without the space behind it: where the key began, in this line or the one above."""
    lines: tuple[int | None, ...] = ()
    if "could not find expected ':'" in stop.problem:
        lines = (stop.began[0],)
    elif "mapping values" in stop.problem:
        lines = (stop.line, stop.above())
    for line in lines:
        text = stop.lines[line] if line is not None and line < len(stop.lines) else ""
        if line is not None and text.strip() and not KEY.match(text):
            yield from _value_below_key(stop, line)
            yield from _without_colon(stop, line, text)


def _value_below_key(stop: Stop, line: int) -> Iterator[Fault]:
    """`author:` and, in the next line and no deeper, its value."""
    above = stop.above(line)
    value, key = stop.lines[line], KEY.match(stop.lines[above]) if above is not None else None
    if above is None or key is None or _depth(value) != len(key["indent"]) or value.lstrip()[0] in "-?":
        return
    behind = stop.lines[above][key.end() :].strip()
    joined = stop.with_line(above, f"{key[0].rstrip()} {value.strip()}")
    if behind.partition("#")[0] or not stop.parses_further([*joined[:line], "", *joined[line + 1 :]]):
        return
    words = f"`{key['key']}: {short(value.strip())}`"
    first, *others = value.split()
    if re.fullmatch(r"[a-z_]+", first):
        colon = f"`{first}: {short(' '.join(others))}`" if others else f"`{first}:`"
        words = f"if this is the value of `{key['key']}`, write both in one line: {words}; if not, a colon is missing: "
        yield Fault(line, _depth(value), words + colon)
    else:
        yield Fault(line, _depth(value), f"the value of `{key['key']}` belongs behind its colon: {words}")


def item_too_deep(stop: Stop) -> Iterator[Fault]:
    """An item that is indented below a value, which then reads as the value's second line."""
    item, above = _depth(stop.text), stop.above()
    if "mapping values" not in stop.problem or above is None or not stop.text.lstrip().startswith("- "):
        return
    while above > 0 and _depth(stop.lines[above]) == item and stop.lines[above].lstrip().startswith("- "):
        above -= 1
    text, key = stop.lines[above], KEY.match(stop.lines[above])
    if _depth(text) >= item:
        return
    if text.lstrip().startswith("- "):
        words = f"this item starts in column {item + 1}, the one above in column {_depth(text) + 1}; start both in one"
        yield Fault(stop.line, item, words)
    elif key is not None and text[key.end() :].strip():
        words = f"a list stands below `{key['key']}`, which has a value; write the key of the list in a line above it"
        yield Fault(above + 1, item, words)


def _without_colon(stop: Stop, line: int, text: str) -> Iterator[Fault]:
    bar = _bar_above(stop, line)
    column = len(text) - len(text.lstrip(" -"))
    key, behind = re.match(r"([\w-]*)(.*)", text[column:].rstrip()).groups()  # type: ignore[union-attr]
    mended = stop.with_line(line, f"{text[:column]}{key}:{behind}")
    if bar is not None:
        words = f"the line belongs to the text of `{stop.lines[bar].strip()}`; indent it deeper than that line"
        yield Fault(line, column, words)
    elif key and re.match(r":[^\s:]", behind):
        yield Fault(line, column, f"a space is missing behind the colon: `{key}: {short(behind[1:])}`")
    elif len(behind.split()) > 1 and behind.strip()[:1] not in CLOSERS:
        yield Fault(line, column, _NO_KEY)
    elif key and behind[:1] in ("", " ") and stop.parses_further(mended):
        yield Fault(line, column, f"a colon is missing behind `{key}`: `{key}:{short(behind)}`")


def ragged_text(stop: Stop) -> Iterator[Fault]:
    """A text below `key: |` whose first line starts further right than the one at which the parser stopped."""
    depth = _depth(stop.text)
    above = range(min(stop.line, len(stop.lines)) - 1, -1, -1)
    bar = next((line for line in above if stop.lines[line].strip() and _depth(stop.lines[line]) < depth), None)
    if bar is None or not stop.text.strip() or not _BLOCK.match(stop.lines[bar]):
        return
    text = list(takewhile(lambda n: not _ends(stop.lines[n], _depth(stop.lines[bar])), range(bar + 1, len(stop.lines))))
    depths = {line: _depth(stop.lines[line]) for line in text if stop.lines[line].strip()}
    first = next(iter(depths))
    if depths[first] > depth:
        # The line that stands alone is the one to move.
        many = Counter(depths.values())
        odd, other = (stop.line, first) if many[depths[first]] > many[depth] else (first, stop.line)
        words = (
            f"this line of the text of `{stop.lines[bar].strip()}` starts in column {depths[odd] + 1}, line "
            f"{other + stop.first_line} in column {depths[other] + 1}; start both in one column"
        )
        yield Fault(odd, depths[odd], words)


def _ends(line: str, depth: int) -> bool:
    return bool(line.strip()) and _depth(line) <= depth


def _bar_above(stop: Stop, line: int) -> int | None:
    """The line `key: |` to whose text a line seems to belong that is not indented below it."""
    depth = _depth(stop.lines[line])
    for number in range(line - 1, -1, -1):
        text = stop.lines[number]
        if text.strip() and _depth(text) <= depth:
            if _BLOCK.match(text):
                return number
            if KEY.match(text) or _depth(text) < depth:
                return None
    return None


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def hyphen_without_space(stop: Stop) -> Iterator[Fault]:
    """`-id: x`, which is a key that starts with a hyphen."""
    for line in (stop.line, stop.above()):
        text = stop.lines[line].lstrip() if line is not None and line < len(stop.lines) else ""
        if line is not None and re.match(r"""-[^\W\d]|-[{\["']""", text):
            yield Fault(line, _depth(stop.lines[line]), "a space is missing behind the `-` of the item")


def too_deep(stop: Stop) -> Iterator[Fault]:
    """A key that is indented below a value, which then reads as the value's second line."""
    above, key = stop.above(), KEY.match(stop.text)
    if "mapping values" not in stop.problem or above is None or key is None:
        return
    other = KEY.match(stop.lines[above])
    if other is not None and len(key["indent"]) > len(other["indent"]):
        words = (
            f"`{key['key']}` is indented deeper than `{other['key']}` above it, which has a value; "
            f"start both in column {len(other['indent']) + 1}, or put the text in quotation marks"
        )
        yield Fault(stop.line, len(key["indent"]), words)


def between_levels(stop: Stop) -> Iterator[Fault]:
    """A key or item that starts in a column in which nothing around it starts."""
    depth = _depth(stop.text)
    if not stop.starts_in_a_block:
        return
    if stop.opener == "-" and depth == stop.began[1] and not stop.rest.startswith("-"):
        words = "a key stands among the items of a list; start it with `- `, or, where it belongs to the item above, "
        yield Fault(stop.line, depth, f"{words}in column {depth + 3}")
        return
    columns = [f"in column {indent + 1}, as line {line + stop.first_line}" for line, indent in _nearest_levels(stop)]
    if columns:
        words = f"this line starts in column {depth + 1}, where none above it starts; start it {', or '.join(columns)}"
        yield Fault(stop.line, depth, words)


def _nearest_levels(stop: Stop) -> list[tuple[int, int]]:
    """The levels at which the line would do and that are the nearest to its own column: none, one, or two as near."""
    depth, below = _depth(stop.text), _depth_below(stop)
    levels = [(line, indent) for line, indent in _levels_above(stop) if indent != depth and indent < below]
    nearest: list[tuple[int, int]] = []
    for line, indent in sorted(levels, key=lambda level: abs(level[1] - depth)):
        if nearest and abs(indent - depth) > abs(nearest[0][1] - depth):
            break
        if stop.parses_further(stop.with_line(stop.line, " " * indent + stop.text.lstrip())):
            nearest.append((line, indent))
    return nearest


def _depth_below(stop: Stop) -> float:
    """The column from 0 of what stands below the line as its value, and so deeper than it; infinite without one."""
    below = next((text for text in stop.lines[stop.line + 1 :] if text.strip()), "")
    has_value = stop.text.rstrip().endswith(":") and _depth(below) > _depth(stop.text)
    return _depth(below) if has_value else inf


def _levels_above(stop: Stop) -> Iterator[tuple[int, int]]:
    """Lines above and the columns from 0 in which their keys start, or items for an item; each column once."""
    seen: set[int] = set()
    is_item = stop.text.lstrip().startswith("- ")
    for line in range(min(stop.line, len(stop.lines)) - 1, -1, -1):
        text = stop.lines[line]
        key = KEY.match(text)
        indent = _depth(text) if is_item else len(key["indent"]) if key else 0
        is_level = text.lstrip().startswith("- ") if is_item else key is not None
        if is_level and indent not in seen and len(seen) < MOST_TRIES:
            seen.add(indent)
            yield line, indent


def first_line_too_deep(stop: Stop) -> Iterator[Fault]:
    if "document start" not in stop.problem or not stop.text.strip():
        return
    first = next((n for n, line in enumerate(stop.lines) if line.strip() and line.lstrip()[0] != "#"), stop.line)
    depth = _depth(stop.lines[first])
    if depth > _depth(stop.text):
        words = f"line {stop.line + stop.first_line} starts further left, in column {_depth(stop.text) + 1}"
        yield Fault(first, depth, f"this line starts in column {depth + 1}; {words}; start both in the same column")


def item_among_keys(stop: Stop) -> Iterator[Fault]:
    if "while parsing a block" not in stop.context or not stop.rest.startswith("- ") or stop.opener == "-":
        return
    key = KEY.match(stop.rest)
    if key and stop.rest.rstrip().endswith(":") and stop.parses_further(stop.with_line(stop.line, _bare(stop.text))):
        words = f"`{key['key']}` stands among keys and is no item of a list; delete the `- ` before it"
        yield Fault(stop.line, stop.column, words)
    else:
        yield Fault(stop.line, stop.column, _ITEM_AMONG_KEYS)


def _bare(line: str) -> str:
    """An item without its hyphen."""
    return line.replace("- ", "", 1)
