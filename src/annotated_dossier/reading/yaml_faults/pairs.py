"""Quotation marks and brackets that do not come in pairs, and what stands around them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

import yaml

from .stopping import CLOSERS, KEY, LOADER, MOST_TRIES, Fault, Stop, quoted, short
from .within_a_line import needs_quoting, value_of


def quotation_left_open(stop: Stop) -> Iterator[Fault]:
    """A quotation that was never closed, or only by the first mark of a later one."""
    if "end of stream" in stop.problem and stop.opener in ("'", '"'):
        yield Fault(*stop.began, f"the quotation mark `{stop.opener}` here is never closed")
        return
    for line, column, mark in _open_quotations(stop):
        yield Fault(line, column, f"the quotation mark `{mark}` here is not closed in its line")
        return


def _open_quotations(stop: Stop) -> Iterator[tuple[int, int, str]]:
    """The last quotation before the stop, where it runs over lines of which a later one starts with a key."""
    last: Any = None
    for token in _tokens(stop):
        last = token if isinstance(token, yaml.ScalarToken) and token.style in ("'", '"') else last
    if last is None or last.end_mark.line != stop.line or last.start_mark.line == stop.line:
        return
    if any(KEY.match(line) for line in stop.lines[last.start_mark.line + 1 : stop.line + 1]):
        yield last.start_mark.line, last.start_mark.column, last.style


def bracket_at_the_end(stop: Stop) -> Iterator[Fault]:
    """A bracket behind which the text ends, or behind whose last comma."""
    line = max(
        (number for number, text in enumerate(stop.lines) if text.strip() and text.lstrip()[0] != "#"), default=0
    )
    text = stop.lines[line].rstrip()
    if "node content" not in stop.problem or stop.line < line or text[-1:] not in (*CLOSERS, ","):
        return
    for began_in, column in _last_bracket(stop):
        mark = stop.lines[began_in][column]
        yield Fault(began_in, column, f"the `{mark}` here is never closed; add `{CLOSERS[mark]}`")


def _last_bracket(stop: Stop) -> Iterator[tuple[int, int]]:
    """The innermost bracket that is open where the parser stopped."""
    began: list[tuple[int, int]] = []
    try:
        for token in yaml.scan("\n".join(stop.lines), Loader=LOADER):
            if isinstance(token, (yaml.FlowMappingStartToken, yaml.FlowSequenceStartToken)):
                began.append((token.start_mark.line, token.start_mark.column))
            elif isinstance(token, (yaml.FlowMappingEndToken, yaml.FlowSequenceEndToken)):
                began = began[:-1]
    except yaml.YAMLError:
        pass
    yield from began[-1:]


def bracket_left_open(stop: Stop) -> Iterator[Fault]:
    closer = CLOSERS.get(stop.opener)
    if closer is None or "flow" not in stop.context:
        return
    if stop.rest[:1] in ("}", "]"):
        yield Fault(*stop.began, f"the `{stop.opener}` here is not closed before `{stop.rest[0]}`; add `{closer}`")
        return
    first = stop.began[0]
    for line in range(first, min(stop.line, first + MOST_TRIES)):
        if stop.parses_further(stop.with_line(line, re.split(r"\s+#", stop.lines[line])[0].rstrip() + closer)):
            where = "this line" if line == first else f"line {line + stop.first_line}"
            yield Fault(*stop.began, f"the `{stop.opener}` here is never closed; {where} lacks a `{closer}`")
            return
    if stop.line >= len(stop.lines) - 1 and not stop.rest.strip():
        yield Fault(*stop.began, f"the `{stop.opener}` here is never closed; add `{closer}`")
    elif stop.rest[:1] in ("{", "[", '"', "'") and stop.before.rstrip()[-1:] in ("}", "]", '"', "'"):
        yield Fault(stop.line, stop.column, f"a comma is missing before `{stop.rest[0]}`")
    elif stop.rest[:1] in CLOSERS:
        part = re.split(r"[,{\[]|: ", stop.before)[-1]
        words = f"a text that holds `{stop.rest[0]}` needs quotation marks, or a comma is missing before it"
        yield Fault(stop.line, stop.column - len(part.lstrip()), words)
    elif stop.rest.startswith(":"):
        yield from _colon_in_brackets(stop)


def comment_in_brackets(stop: Stop) -> Iterator[Fault]:
    """A ` #` within brackets, which cuts off the rest of its line and with it what closes them."""
    first = stop.began[0]
    if stop.opener not in CLOSERS or "flow" not in stop.context:
        return
    lines = range(first, min(stop.line + 1, len(stop.lines)))
    marks = ((line, match) for line in lines for match in re.finditer(r"\s#", stop.lines[line]))
    for line, match in islice(marks, MOST_TRIES):
        text = stop.lines[line]
        if stop.parses_further(stop.with_line(line, text[: match.end() - 1] + text[match.end() :])):
            before = re.split(r"[,{\[]|: ", text[: match.end()])[-1]
            cut = before + re.split(r"[,\]}]", text[match.end() :])[0]
            words = "a `#` behind a space cuts off the rest of the line; put the text that holds it in quotation marks"
            yield Fault(line, match.end() - 1, f"{words}: {quoted(cut)}")
            return


def comma_without_value(stop: Stop) -> Iterator[Fault]:
    if "node content" in stop.problem and stop.rest.startswith(","):
        yield Fault(stop.line, stop.column, "nothing stands before the comma here; delete it, or write what is missing")


def _colon_in_brackets(stop: Stop) -> Iterator[Fault]:
    """A second colon between two commas: of a text, or of a key before which the comma was left out."""
    part = re.split(r"[,{\[]", stop.before)[-1]
    key, colon, said = part.partition(": ")
    *others, last = said.split() or [""]
    start = stop.column - len(part.lstrip())
    value = quoted(said.strip() + re.split(r"[,\]}]", stop.rest)[0])
    words = f"the text holds `: `; put it in quotation marks: `{key.strip()}: {value}`"
    if colon and others:
        yield Fault(stop.line, start, f"either a comma is missing before `{last}:`, or {words}")
    elif colon:
        yield Fault(stop.line, start, words)


def bracket_too_many(stop: Stop) -> Iterator[Fault]:
    mark = stop.rest[:1]
    if mark in ("}", "]") and "flow" not in stop.context:
        yield Fault(stop.line, stop.column, f"the `{mark}` here closes nothing; delete it")


def more_behind_the_end(stop: Stop) -> Iterator[Fault]:
    """Words behind a quotation or bracket that YAML takes for the whole value."""
    end, value = stop.before.rstrip()[-1:], value_of(stop.text)
    column = stop.text.index(value) if value is not None else stop.column
    if value is None or column >= stop.column or end not in ("'", '"', "}", "]"):
        return
    if value[0] == "[" and re.search(r"\w", stop.rest) and "flow" not in stop.context:
        yield Fault(stop.line, column, needs_quoting(value))
    elif value[0] in CLOSERS and (end not in ("'", '"') or not re.match(r"\w", stop.rest)):
        yield Fault(
            stop.line, stop.column, f"nothing may stand behind the `{end}`; a bracket or a mark is missing before"
        )
    elif value[0] in CLOSERS:
        yield from _quotation_too_short(stop, _last_quotation(stop), re.split(r"[,\]}]", stop.rest)[0])
    elif value[0] in ("'", '"'):
        yield from _quotation_too_short(stop, column, stop.rest)


def _quotation_too_short(stop: Stop, column: int | None, behind: str) -> Iterator[Fault]:
    """A quotation that starts in a column of the line and behind which its text goes on."""
    if column is None:
        return
    within = "`''` for a `'`" if stop.text[column] == "'" else '`\\"` for a `"`'
    words = f"the quotation that starts here ends before `{short(behind)}`; put the whole text in quotation marks"
    yield Fault(stop.line, column, f"{words} and write {within} within it")


def _last_quotation(stop: Stop) -> int | None:
    """Where in its line the last quotation before the stop starts; None where there is none in it."""
    quotations = [
        token.start_mark.column
        for token in _tokens(stop)
        if isinstance(token, yaml.ScalarToken) and token.style in ("'", '"') and token.start_mark.line == stop.line
    ]
    return quotations[-1] if quotations else None


def _tokens(stop: Stop) -> Iterator[Any]:
    """The tokens of the text before the place at which the parser gave up."""
    try:
        for token in yaml.scan("\n".join(stop.lines), Loader=LOADER):
            if (token.start_mark.line, token.start_mark.column) >= (stop.line, stop.column):
                return
            yield token
    except yaml.YAMLError:
        return
