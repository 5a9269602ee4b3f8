"""JSON as values that know where they stand, so that a problem can name line, column and JSON Pointer."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ..problems import Check, Place, Problems
from ..reading.json_faults import fault_in_json

DEEPEST = 60
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]|[^\s{}\[\],:"]+')
_NOT_A_NUMBER = re.compile(r"-?Infinity|NaN")
_HALF_A_CHARACTER = re.compile(r"[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Json:
    """A parsed text, and the code point at which each of its values starts, by JSON Pointer."""

    value: Any
    file: str
    text: str
    starts: dict[str, int]

    def place(self, pointer: str) -> Place:
        """Where the value at `pointer` stands, or what should have held it."""
        while pointer and pointer not in self.starts:
            pointer = pointer.rpartition("/")[0]
        return _place(self.file, self.text, self.starts.get(pointer, 0))


def step(pointer: str, key: str | int) -> str:
    """The pointer one step further (RFC 6901)."""
    return f"{pointer}/{str(key).replace('~', '~0').replace('/', '~1')}"


def parse_json(text: str, file: str, problems: Problems) -> Json | None:
    """The value that the text holds; None where it is no JSON, or says one thing twice."""
    text = text.removeprefix("\ufeff")
    before = len(problems.found)
    try:
        value = json.loads(text, parse_constant=_refuse, parse_float=_finite)
    except json.JSONDecodeError as error:
        problems.error(Check.JSON_SYNTAX, *fault_in_json(error, file))
        return None
    except RecursionError:
        problems.error(Check.NESTED_TOO_DEEP, Place(file), f"nested more than {DEEPEST} deep; no annotation needs that")
        return None
    except ValueError:
        problems.error(
            Check.JSON_SYNTAX,
            _place(file, text, _strange_number(text)),
            "this is not a number that JSON and its readers know",
        )
        return None
    scan = _Scan(file, text, problems)
    scan.run()
    return Json(value, file, text, scan.starts) if len(problems.found) == before else None


def one_line(value: Any) -> str:
    """The value as JSON on one line, its keys in the order in which they stand."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _refuse(_: str) -> float:
    raise ValueError


def _finite(digits: str) -> float:
    number = float(digits)
    if math.isinf(number):
        raise ValueError
    return number


def _strange_number(text: str) -> int:
    for match in _TOKEN.finditer(text):
        word = match[0]
        if word[0] in '"{}[],:tfn':
            continue
        if _NOT_A_NUMBER.fullmatch(word) or len(word) > 300 or math.isinf(float(word)):
            return match.start()
    return 0


def _place(file: str, text: str, position: int) -> Place:
    return Place(file, text.count("\n", 0, position) + 1, position - text.rfind("\n", 0, position))


@dataclass(slots=True)
class _Frame:
    """An object or array that is open; `key` is None where an object's next string is a key."""

    pointer: str
    is_object: bool
    key: str | None = None
    index: int = 0
    seen: set[str] = field(default_factory=set)

    def child(self) -> str:
        return step(self.pointer, self.index if self.key is None else self.key)


class _Scan:
    """Goes once through a text that is known to be JSON."""

    def __init__(self, file: str, text: str, problems: Problems) -> None:
        self.file = file
        self.text = text
        self.problems = problems
        self.starts: dict[str, int] = {}
        self.stack: list[_Frame] = []

    def run(self) -> None:
        for token, at in self._tokens():
            frame = self.stack[-1] if self.stack else None
            if token in "}]":
                self.stack.pop()
            elif token == ",":
                assert frame is not None
                frame.key = None
                frame.index += 1
            elif frame is not None and frame.is_object and frame.key is None:
                self._open_key(frame, token, at)
            elif token != ":":
                self._value(frame, token, at)
                if len(self.stack) > DEEPEST:
                    self._tell(Check.NESTED_TOO_DEEP, at, f"nested more than {DEEPEST} deep; no annotation needs that")
                    return

    def _tokens(self) -> Iterator[tuple[str, int]]:
        return ((match[0], match.start()) for match in _TOKEN.finditer(self.text))

    def _open_key(self, frame: _Frame, token: str, at: int) -> None:
        frame.key = str(json.loads(token))
        self._check_characters(frame.key, at)
        if frame.key in frame.seen:
            self._tell(
                Check.DUPLICATE_KEY,
                at,
                f"{frame.child()}: the key `{frame.key}` stands here a second time; a key has one value",
            )
        frame.seen.add(frame.key)

    def _value(self, frame: _Frame | None, token: str, at: int) -> None:
        pointer = frame.child() if frame else ""
        self.starts.setdefault(pointer, at)
        if token in "{[":
            self.stack.append(_Frame(pointer, token == "{"))
        elif token[0] == '"' and "\\u" in token:
            self._check_characters(str(json.loads(token)), at)

    def _check_characters(self, words: str, at: int) -> None:
        if _HALF_A_CHARACTER.search(words):
            self._tell(
                Check.JSON_SYNTAX,
                at,
                "half of a surrogate pair is no character; write both halves, or the character itself",
            )

    def _tell(self, check: Check, at: int, message: str) -> None:
        self.problems.error(check, _place(self.file, self.text, at), message)
