"""What an author did where YAML does not parse, and where to mend it.

The parser says where it gave up, which is often below the mistake and in the parser's own terms. Here the lines are
looked at again, and where one thing was surely meant, that is said at the line that must change. What is guessed of
indentation or of a missing mark is tried: it is said only where the text then parses further.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import yaml

_CLOSERS = {"{": "}", "[": "]"}
_KEY = re.compile(r"(?P<indent>\s*(?:- +)*)(?P<key>[\w-]+):(?: |$)")
_MERGE = re.compile(r"(?:<{7}|>{7})(?: |$)")
# As YAML counts lines.
_BREAK = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
_BLOCK = re.compile(r".*:\s+[|>][-+0-9]*\s*(?:#.*)?$")
# A line is shown in a message up to here.
_LONGEST = 40
_ITEM_AMONG_KEYS = (
    "an item of a list stands where a key is expected; all items of a list stand in one column below its key"
)
# A whole text is parsed for each of them.
_MOST_TRIES = 5


class Fault(NamedTuple):
    """What is wrong and how to mend it; `line` and `column` count from 0."""

    line: int
    column: int
    words: str


@dataclass(frozen=True, slots=True)
class _Stop:
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

    def above(self) -> int | None:
        """The nearest line above that is neither empty nor a comment."""
        lines = range(min(self.line, len(self.lines)) - 1, -1, -1)
        return next((n for n in lines if self.lines[n].strip() and not self.lines[n].lstrip().startswith("#")), None)

    def with_line(self, line: int, text: str) -> list[str]:
        return [*self.lines[:line], text, *self.lines[line + 1 :]]


def find_fault(text: str, error: yaml.MarkedYAMLError, reach: Callable[[str], float], first_line: int = 1) -> Fault:
    """What to tell of `error`, which the parser raised for `text`.

    `reach` says how many lines of a text parse; `first_line` is the line of the file on which `text` starts.
    """
    lines = _BREAK.split(text.removeprefix("\ufeff"))
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    began = (error.context_mark.line, error.context_mark.column) if error.context_mark else (line, column)
    stop = _Stop(
        lines,
        line,
        column,
        str(error.problem),
        str(error.context or ""),
        began,
        first_line,
        lambda mended: reach("\n".join(mended)) > line,
    )
    for look in _LOOKS:
        for fault in look(stop):
            return fault
    context = f" ({stop.context})" if stop.context else ""
    return Fault(
        line,
        column,
        f"{stop.problem}{context}; look here and in the line above for a quotation mark, bracket or colon that is "
        "missing, or for another indentation",
    )


# --------------------------------------------------------------------------------------------- what is in a line


def _merge_marks(stop: _Stop) -> Iterator[Fault]:
    for number, line in enumerate(stop.lines):
        if _MERGE.match(line):
            yield Fault(number, 0, "a merge left its marks here; keep one of the versions and delete the marks")


def _wrong_space(stop: _Stop) -> Iterator[Fault]:
    above = stop.above()
    for number in (stop.line, *(() if above is None else (above,))):
        line = stop.lines[number] if number < len(stop.lines) else ""
        indent = line[: len(line) - len(line.lstrip())]
        if "\t" in indent:
            yield Fault(number, indent.index("\t"), "the line is indented with a tab; indent with spaces")
        elif indent.strip(" "):
            column = len(indent) - len(indent.lstrip(" "))
            yield Fault(number, column, f"the line is indented with U+{ord(indent[column]):04X}; indent with spaces")


def _first_character(stop: _Stop) -> Iterator[Fault]:
    """A text that begins with a character that YAML keeps for itself."""
    in_name = any(word in stop.context for word in ("alias", "anchor", "directive"))
    line, column = stop.began if in_name else (stop.line, stop.column)
    text = stop.lines[line] if line < len(stop.lines) else ""
    mark = text[column : column + 1]
    if not mark or not (in_name or (mark in "@`%" and "start any token" in stop.problem) or mark == "?"):
        return
    value = _value(text)
    if value is not None and value[0] in _CLOSERS and value[0] != mark:
        behind = value.partition(_CLOSERS[value[0]])[2].partition(" #")[0]
        if behind.strip():
            yield Fault(line, text.index(value), _needs_quoting(value))
            return
        value = re.split(r"[,\]}]", text[column:])[0]
    shown = "a backtick" if mark == "`" else f"`{mark}`"
    yield Fault(line, column, f"no text starts with {shown}; put it in quotation marks: {_quoted(value or text)}")


def _value(line: str) -> str | None:
    """What stands behind the key or the hyphen of a line."""
    match = re.match(r"\s*(?:(?:- +)*[\w-]+:\s+|(?:- +)+)(\S.*)", line)
    return match[1].rstrip() if match else None


def _needs_quoting(value: str) -> str:
    return f"a text that starts with `{value[0]}` needs quotation marks: {_quoted(value)}"


def _list_beside_key(stop: _Stop) -> Iterator[Fault]:
    if "sequence entries are not allowed" in stop.problem:
        key, item = stop.before.strip(" -"), _short(stop.rest.lstrip("- "))
        words = f"a list cannot start here; put each item in a line of its own, or all in brackets: `{key} [{item}]`"
        yield Fault(stop.line, stop.column, words)


def _text_behind_bar(stop: _Stop) -> Iterator[Fault]:
    if "block scalar" in stop.context:
        yield Fault(stop.line, stop.column, f"behind `{stop.before.rstrip()[-1:]}` the text starts in the next line")


def _backslash(stop: _Stop) -> Iterator[Fault]:
    if "unknown escape" in stop.problem:
        at = stop.text.find("\\", stop.column)
        at = stop.column - 1 if at < 0 else at
        yield Fault(stop.line, at, "a backslash within double quotation marks is written twice: `\\\\`")


# ------------------------------------------------------------------------------------------- marks that come in pairs


def _quotation_left_open(stop: _Stop) -> Iterator[Fault]:
    """A quotation that was never closed, or only by the first mark of a later one."""
    if "end of stream" in stop.problem and stop.opener in ("'", '"'):
        yield Fault(*stop.began, f"the quotation mark `{stop.opener}` here is never closed")
        return
    for line, column, mark in _open_quotations(stop):
        yield Fault(line, column, f"the quotation mark `{mark}` here is not closed in its line")
        return


def _open_quotations(stop: _Stop) -> Iterator[tuple[int, int, str]]:
    """The last quotation before the stop, where it runs over lines of which a later one starts with a key."""
    last: Any = None
    try:
        for token in yaml.scan("\n".join(stop.lines), Loader=yaml.SafeLoader):
            if (token.start_mark.line, token.start_mark.column) >= (stop.line, stop.column):
                break
            last = token if isinstance(token, yaml.ScalarToken) and token.style in ("'", '"') else last
    except yaml.YAMLError:
        pass
    if last is None or last.end_mark.line != stop.line or last.start_mark.line == stop.line:
        return
    if any(_KEY.match(line) for line in stop.lines[last.start_mark.line + 1 : stop.line + 1]):
        yield last.start_mark.line, last.start_mark.column, last.style


def _bracket_at_the_end(stop: _Stop) -> Iterator[Fault]:
    """A bracket that is the last of the text."""
    line = max((number for number, text in enumerate(stop.lines) if text.strip()), default=0)
    text = stop.lines[line].rstrip()
    if "node content" in stop.problem and stop.line >= line and text[-1:] in _CLOSERS:
        yield Fault(line, len(text) - 1, f"the `{text[-1]}` here is never closed; add `{_CLOSERS[text[-1]]}`")


def _bracket_left_open(stop: _Stop) -> Iterator[Fault]:
    closer = _CLOSERS.get(stop.opener)
    if closer is None or "flow" not in stop.context:
        return
    if stop.rest[:1] in ("}", "]"):
        yield Fault(*stop.began, f"the `{stop.opener}` here is not closed before `{stop.rest[0]}`; add `{closer}`")
        return
    first = stop.began[0]
    for line in range(first, min(stop.line, first + _MOST_TRIES)):
        if stop.parses_further(stop.with_line(line, stop.lines[line].rstrip() + closer)):
            where = "this line" if line == first else f"line {line + stop.first_line}"
            yield Fault(*stop.began, f"the `{stop.opener}` here is never closed; {where} lacks a `{closer}`")
            return
    if stop.line >= len(stop.lines) - 1 and not stop.rest.strip():
        yield Fault(*stop.began, f"the `{stop.opener}` here is never closed; add `{closer}`")
    elif stop.rest[:1] in ("{", "[", '"', "'") and stop.before.rstrip()[-1:] in ("}", "]", '"', "'"):
        yield Fault(stop.line, stop.column, f"a comma is missing before `{stop.rest[0]}`")
    elif stop.rest.startswith(":"):
        yield from _colon_in_brackets(stop)


def _colon_in_brackets(stop: _Stop) -> Iterator[Fault]:
    """A second colon between two commas: of a text, or of a key before which the comma was left out."""
    part = re.split(r"[,{\[]", stop.before)[-1]
    key, colon, words = part.partition(": ")
    *others, last = words.split() or [""]
    start = stop.column - len(part.lstrip())
    value = _quoted(words.strip() + re.split(r"[,\]}]", stop.rest)[0])
    quoted = f"the text holds `: `; put it in quotation marks: `{key.strip()}: {value}`"
    if colon and others:
        yield Fault(stop.line, start, f"either a comma is missing before `{last}:`, or {quoted}")
    elif colon:
        yield Fault(stop.line, start, quoted)


def _bracket_too_many(stop: _Stop) -> Iterator[Fault]:
    mark = stop.rest[:1]
    if mark in ("}", "]") and "flow" not in stop.context:
        yield Fault(stop.line, stop.column, f"the `{mark}` here closes nothing; delete it")


def _more_behind_the_end(stop: _Stop) -> Iterator[Fault]:
    """Words behind a quotation or bracket that YAML takes for the whole value."""
    end, value = stop.before.rstrip()[-1:], _value(stop.text)
    column = stop.text.index(value) if value is not None else stop.column
    if value is None or column >= stop.column or end not in ("'", '"', "}", "]"):
        return
    if value[0] in _CLOSERS:
        yield Fault(stop.line, column, _needs_quoting(value))
    elif value[0] in ("'", '"'):
        within = "`''` for a `'`" if value[0] == "'" else '`\\"` for a `"`'
        words = (
            f"the quotation that starts here ends before `{_short(stop.rest)}`; put the whole text in quotation marks"
        )
        yield Fault(stop.line, column, f"{words} and write {within} within it")


# ----------------------------------------------------------------------------------------- colons and indentation


def _second_colon(stop: _Stop) -> Iterator[Fault]:
    key = _KEY.match(stop.text)
    if "mapping values" in stop.problem and key is not None and key.end() < stop.column:
        value = stop.text[key.end() :].strip()
        words = f"the text holds `: `; put it in quotation marks: `{key['key']}: {_quoted(value)}`"
        yield Fault(stop.line, stop.column, words)


def _no_colon(stop: _Stop) -> Iterator[Fault]:
    """A key without its colon, or without the space behind it, in the line above or where the key began."""
    if "could not find expected ':'" in stop.problem:
        line: int | None = stop.began[0]
    elif "mapping values" in stop.problem:
        line = stop.above()
    else:
        return
    text = stop.lines[line] if line is not None else ""
    if line is None or _KEY.match(text):
        return
    bar = _bar_above(stop, line)
    column = len(text) - len(text.lstrip(" -"))
    key, behind = re.match(r"([\w-]*)(.*)", text[column:].rstrip()).groups()  # type: ignore[union-attr]
    if bar is not None:
        words = f"the line belongs to the text of `{stop.lines[bar].strip()}`; indent it deeper than that line"
        yield Fault(line, column, words)
    elif key and re.match(r":[^\s:]", behind):
        yield Fault(line, column, f"a space is missing behind the colon: `{key}: {_short(behind[1:])}`")
    elif len(behind.split()) > 1:
        words = (
            "the line is no `key: value`; its colon is missing, or it belongs to the text above: then indent it deeper"
        )
        yield Fault(line, column, words)
    elif key and stop.parses_further(stop.with_line(line, f"{text[:column]}{key}:{behind}")):
        yield Fault(line, column, f"a colon is missing behind `{key}`: `{key}:{_short(behind)}`")


def _bar_above(stop: _Stop, line: int) -> int | None:
    """The line `key: |` to whose text a line seems to belong that is not indented below it."""
    depth = _depth(stop.lines[line])
    for number in range(line - 1, -1, -1):
        text = stop.lines[number]
        if text.strip() and _depth(text) <= depth:
            if _BLOCK.match(text):
                return number
            if _KEY.match(text) or _depth(text) < depth:
                return None
    return None


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _too_deep(stop: _Stop) -> Iterator[Fault]:
    """A key that is indented below a value, which then reads as the value's second line."""
    above, key = stop.above(), _KEY.match(stop.text)
    if "mapping values" not in stop.problem or above is None or key is None:
        return
    other = _KEY.match(stop.lines[above])
    if other is not None and len(key["indent"]) > len(other["indent"]):
        words = (
            f"`{key['key']}` is indented deeper than `{other['key']}` above it, which has a value; "
            f"start both in column {len(other['indent']) + 1}, or put the text in quotation marks"
        )
        yield Fault(stop.line, len(key["indent"]), words)


def _between_levels(stop: _Stop) -> Iterator[Fault]:
    """A key or item that starts in a column in which nothing around it starts."""
    depth = _depth(stop.text)
    if "while parsing a block" not in stop.context or stop.before.strip(" -"):
        return
    if stop.opener == "-" and depth == stop.began[1] and not stop.rest.startswith("-"):
        words = "a key stands among the items of a list; start it with `- `, or, where it belongs to the item above, "
        yield Fault(stop.line, depth, f"{words}in column {depth + 3}")
        return
    for line, indent in _levels_above(stop):
        if depth != indent and stop.parses_further(stop.with_line(stop.line, " " * indent + stop.text.lstrip())):
            words = f"this line starts in column {depth + 1}, where none above it starts"
            yield Fault(stop.line, depth, f"{words}; start it in column {indent + 1}, as line {line + stop.first_line}")
            return


def _levels_above(stop: _Stop) -> Iterator[tuple[int, int]]:
    """Lines above and the columns from 0 in which their keys start, or items for an item; each column once."""
    seen: set[int] = set()
    is_item = stop.text.lstrip().startswith("- ")
    for line in range(min(stop.line, len(stop.lines)) - 1, -1, -1):
        text = stop.lines[line]
        key = _KEY.match(text)
        indent = _depth(text) if is_item else len(key["indent"]) if key else 0
        is_level = text.lstrip().startswith("- ") if is_item else key is not None
        if is_level and indent not in seen and len(seen) < _MOST_TRIES:
            seen.add(indent)
            yield line, indent


def _first_line_too_deep(stop: _Stop) -> Iterator[Fault]:
    if "document start" not in stop.problem:
        return
    first = next(number for number, line in enumerate(stop.lines) if line.strip() and line.lstrip()[0] != "#")
    depth = _depth(stop.lines[first])
    if depth > _depth(stop.text):
        words = f"line {stop.line + stop.first_line} starts further left, in column {_depth(stop.text) + 1}"
        yield Fault(first, depth, f"this line starts in column {depth + 1}; {words}; start both in the same column")


def _item_among_keys(stop: _Stop) -> Iterator[Fault]:
    if "while parsing a block" in stop.context and stop.rest.startswith("- ") and stop.opener != "-":
        yield Fault(stop.line, stop.column, _ITEM_AMONG_KEYS)


_LOOKS: tuple[Callable[[_Stop], Iterator[Fault]], ...] = (
    _merge_marks,
    _wrong_space,
    _quotation_left_open,
    _bracket_left_open,
    _bracket_at_the_end,
    _first_character,
    _list_beside_key,
    _text_behind_bar,
    _backslash,
    _bracket_too_many,
    _more_behind_the_end,
    _second_colon,
    _no_colon,
    _too_deep,
    _between_levels,
    _first_line_too_deep,
    _item_among_keys,
)


def _quoted(words: str) -> str:
    words = _short(words.strip())
    return f'"{words}"' if '"' not in words else f"'{words.replace(chr(39), 2 * chr(39))}'"


def _short(words: str) -> str:
    words = words.rstrip()
    return words if len(words) <= _LONGEST else words[:_LONGEST].rstrip() + "…"
