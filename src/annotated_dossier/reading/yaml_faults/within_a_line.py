"""What YAML does not take within one line: marks of its own at the start of a text, tabs, marks of a merge."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .stopping import CLOSERS, Fault, Stop, quoted, short

_ASCII = {"：": ": ", "，": ", "}
_WIDE = re.compile("[：，]")
_MERGE = re.compile(r"(?:<{7}|>{7})(?: |$)")


def merge_marks(stop: Stop) -> Iterator[Fault]:
    for number, line in enumerate(stop.lines):
        if _MERGE.match(line):
            yield Fault(number, 0, "a merge left its marks here; keep one of the versions and delete the marks")


def wrong_space(stop: Stop) -> Iterator[Fault]:
    above = stop.above()
    for number in (stop.line, *(() if above is None else (above,))):
        line = stop.lines[number] if number < len(stop.lines) else ""
        indent = line[: len(line) - len(line.lstrip())]
        if "\t" in indent:
            yield Fault(number, indent.index("\t"), "the line is indented with a tab; indent with spaces")
        elif indent.strip(" "):
            column = len(indent) - len(indent.lstrip(" "))
            yield Fault(number, column, f"the line is indented with U+{ord(indent[column]):04X}; indent with spaces")


def wide_marks(stop: Stop) -> Iterator[Fault]:
    """Colons and commas as Chinese and Japanese keyboards write them, which are letters to YAML."""
    for line in dict.fromkeys((stop.began[0], stop.above() or 0, stop.line)):
        text = stop.lines[line] if line < len(stop.lines) else ""
        wide = _WIDE.search(text)
        if wide is None:
            continue
        first = text[: wide.start()] + _ASCII[wide[0]] + text[wide.end() :]
        every = _WIDE.sub(lambda mark: _ASCII[mark[0]], text)
        if stop.parses_further(stop.with_line(line, first)) or stop.parses_further(stop.with_line(line, every)):
            plain = _ASCII[wide[0]].strip()
            words = f"`{wide[0]}` is a wide mark that YAML takes for a letter; write `{plain}` and a space"
            yield Fault(line, wide.start(), words)
            return


def first_character(stop: Stop) -> Iterator[Fault]:
    """A text that begins with a character that YAML keeps for itself."""
    in_name = any(word in stop.context for word in ("alias", "anchor", "directive"))
    line, column = stop.began if in_name else (stop.line, stop.column)
    text = stop.lines[line] if line < len(stop.lines) else ""
    mark = text[column : column + 1]
    if not mark or not (in_name or (mark in "@`%" and "start any token" in stop.problem) or mark == "?"):
        return
    value = value_of(text)
    if value is not None and value[0] in CLOSERS and value[0] != mark:
        behind = value.partition(CLOSERS[value[0]])[2].partition(" #")[0]
        if behind.strip():
            yield Fault(line, text.index(value), needs_quoting(value))
            return
        value = re.split(r"[,\]}]", text[column:])[0]
    shown = "a backtick" if mark == "`" else f"`{mark}`"
    yield Fault(
        line, column, f"no text starts with {shown}; put it in quotation marks: {quoted(value or _key_of(text))}"
    )


def star_in_front(stop: Stop) -> Iterator[Fault]:
    """`*one* two` that reads as an alias, behind which nothing may stand."""
    value = value_of(stop.text)
    if value is not None and value[0] == "*" and stop.text.index(value) < stop.column:
        yield Fault(
            stop.line, stop.text.index(value), f"no text starts with `*`; put it in quotation marks: {quoted(value)}"
        )


def _key_of(line: str) -> str:
    return re.split(r":(?: |$)", line.strip())[0]


def value_of(line: str) -> str | None:
    """What stands behind the key or the hyphen of a line."""
    match = re.match(r"\s*(?:(?:- +)*[\w-]+:\s+|(?:- +)+)(\S.*)", line)
    return match[1].rstrip() if match else None


def needs_quoting(value: str) -> str:
    return f"a text that starts with `{value[0]}` needs quotation marks: {quoted(value)}"


def list_beside_key(stop: Stop) -> Iterator[Fault]:
    if "sequence entries are not allowed" in stop.problem:
        key, item = stop.before.strip(" -"), short(stop.rest.lstrip("- "))
        words = f"a list cannot start here; put each item in a line of its own, or all in brackets: `{key} [{item}]`"
        yield Fault(stop.line, stop.column, words)


def text_behind_bar(stop: Stop) -> Iterator[Fault]:
    if "block scalar" in stop.context:
        yield Fault(stop.line, stop.column, f"behind `{stop.before.rstrip()[-1:]}` the text starts in the next line")


def backslash(stop: Stop) -> Iterator[Fault]:
    if "unknown escape" in stop.problem:
        at = stop.text.find("\\", stop.column)
        at = stop.column - 1 if at < 0 else at
        yield Fault(stop.line, at, "a backslash within double quotation marks is written twice: `\\\\`")
