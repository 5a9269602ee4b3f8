"""YAML as a tree of text with places, and nothing else.

Scalars stay as typed (`NO`, `012` and `1e3` are words). Aliases, merge keys and tags are refused rather than
followed: they are what makes a small file explode. The parser's events are read one by one, so depth costs
no recursion.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from math import inf
from typing import Any

import yaml

from ..problems import Check, Fix, Place, Problems
from .yaml_faults import LOADER, find_fault

DEEPEST = 20
_NESTED_TOO_DEEP = f"nested more than {DEEPEST} deep; no field needs that"
_DEEP = re.compile(rf"(?:[\[{{][ \t]*){{{DEEPEST}}}(?=[\[{{])")


@dataclass(slots=True)
class Scalar:
    """Text as typed. `blank` is a value that was left out, as in `author:`.

    `start` and `end` are the code points of the YAML text that it was written in, quotation marks included.
    """

    text: str
    place: Place
    blank: bool = False
    start: int = 0
    end: int = 0


@dataclass(slots=True)
class Sequence:
    items: list[Node]
    place: Place


@dataclass(slots=True)
class Mapping:
    """Keys with their places, in file order, each once. `in_braces` is one written as `{key: value}`."""

    place: Place
    in_braces: bool = False
    keys: dict[str, Scalar] = field(default_factory=dict)
    values: dict[str, Node] = field(default_factory=dict)


Node = Scalar | Sequence | Mapping


def parse_yaml(text: str, file: str, problems: Problems, first_line: int = 1) -> Node | None:
    """The tree of the first document in `text`; None where there is none or it does not parse.

    `first_line` is the line of `file` on which `text` starts.
    """
    try:
        return _TreeBuilder(file, problems, first_line).build(yaml.parse(text, Loader=LOADER))
    except yaml.MarkedYAMLError as error:
        deep = _brackets_too_deep(text, error)
        if deep is not None:
            problems.unreadable(Check.NESTED_TOO_DEEP, Place(file, deep[0] + first_line, deep[1] + 1), _NESTED_TOO_DEEP)
            return None
        fault = find_fault(text, error, _lines_that_parse, first_line)
        problems.unreadable(
            Check.YAML_SYNTAX,
            Place(file, fault.line + first_line, fault.column + 1),
            f"this is not YAML: {fault.words}",
        )
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position)
        column = error.position - (text.rfind("\n", 0, error.position) + 1)
        problems.unreadable(
            Check.YAML_SYNTAX,
            Place(file, line + first_line, column + 1),
            f"the character U+{_code(error.character):04X} may not stand in YAML; delete it",
        )
    return None


def _brackets_too_deep(text: str, error: yaml.MarkedYAMLError) -> tuple[int, int] | None:
    """Line and column from 0 of a bracket that is too deep in a line at which the parser gave up.

    The parser looks ahead for a colon and may give up before it hands out what it is in.
    """
    lines = text.split("\n")
    for line in {mark.line for mark in (error.problem_mark, error.context_mark) if mark is not None}:
        match = _DEEP.search(lines[line]) if line < len(lines) else None
        if match is not None:
            return line, match.end()
    return None


def _code(character: object) -> int:
    return character if isinstance(character, int) else ord(str(character)[:1] or "\0")


def _lines_that_parse(text: str) -> float:
    """The lines before the one in which a text stops being YAML; infinite where it is YAML to its end."""
    try:
        for _ in yaml.parse(text, Loader=LOADER):
            pass
    except yaml.MarkedYAMLError as error:
        return error.problem_mark.line if error.problem_mark else 0
    except yaml.YAMLError:
        return 0
    return inf


class _TreeBuilder:
    def __init__(self, file: str, problems: Problems, first_line: int) -> None:
        self.file = file
        self.problems = problems
        self.first_line = first_line

    def build(self, events: Iterator[Any]) -> Node | None:
        root: list[Node] = []
        stack: list[tuple[Mapping | Sequence, list[Node]]] = []
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self.problems.error(
                        Check.SECOND_DOCUMENT,
                        self._place(event),
                        "a second YAML document starts here; keep one in each file",
                    )
                    break
                continue
            if isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
                if len(stack) == DEEPEST:
                    self.problems.error(
                        Check.NESTED_TOO_DEEP,
                        self._place(event),
                        _NESTED_TOO_DEEP,
                    )
                    return None
                self._refuse_tag(event)
                mapping = isinstance(event, yaml.MappingStartEvent)
                place = self._place(event)
                in_braces = bool(event.flow_style)
                stack.append((Mapping(place, in_braces) if mapping else Sequence([], place), []))
                continue
            if isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
                node, children = stack.pop()
                self._close(node, children, is_item=bool(stack) and isinstance(stack[-1][0], Sequence))
            elif isinstance(event, (yaml.ScalarEvent, yaml.AliasEvent)):
                node = self._scalar(event)  # type: ignore[assignment]
            else:
                continue
            (stack[-1][1] if stack else root).append(node)
        return root[0] if root else None

    def _place(self, event: Any) -> Place:
        return Place(self.file, event.start_mark.line + self.first_line, event.start_mark.column + 1)

    def _scalar(self, event: Any) -> Scalar:
        place = self._place(event)
        if isinstance(event, yaml.AliasEvent):
            self.problems.error(
                Check.YAML_ALIAS, place, f"the YAML alias *{event.anchor} is not followed here; write the value out"
            )
            return Scalar("", place, blank=True)
        self._refuse_tag(event)
        if event.anchor is not None:
            words = (
                f"YAML takes &{event.anchor} for an anchor, which is not taken here; take it out, or put the text in"
            )
            self.problems.error(Check.YAML_ALIAS, self._place(event), f"{words} quotation marks")
        blank = event.value == "" and not event.style
        return Scalar(event.value, place, blank, event.start_mark.index, event.end_mark.index)

    def _refuse_tag(self, event: Any) -> None:
        if event.tag not in (None, "!"):
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            self.problems.error(
                Check.YAML_TAG,
                self._place(event),
                f"the YAML tag {tag} is not taken here; every value is text, drop the tag",
            )

    def _close(self, node: Mapping | Sequence, children: list[Node], *, is_item: bool) -> None:
        if isinstance(node, Sequence):
            node.items = children
            return
        slips = [] if node.in_braces else _places_of_slips(children, is_item=is_item)
        for place, words in slips:
            self.problems.error(Check.DUPLICATE_KEY, place, words)
        for key, value in zip(children[::2], children[1::2], strict=True):
            self._tell_missing_space(key, value)
            if not isinstance(key, Scalar):
                self.problems.error(Check.WRONG_TYPE, key.place, "a key is a word here, not a list or mapping")
            elif key.text in node.keys and slips:
                continue
            elif key.text in node.keys:
                first = node.keys[key.text].place
                self.problems.error(
                    Check.DUPLICATE_KEY,
                    key.place,
                    f"the key `{key.text}` stands here a second time (first at {first}); only the first counts",
                )
            else:
                node.keys[key.text] = key
                node.values[key.text] = value

    def _tell_missing_space(self, key: Node, value: Node) -> None:
        """`{born:1943}` is a key without a value: it would be left out in silence."""
        is_bare = isinstance(value, Scalar) and value.blank and isinstance(key, Scalar)
        if not is_bare or not isinstance(key, Scalar):
            return
        match = re.fullmatch(r"([\w-]+)[:：](\w.*)", key.text)
        if match is not None and key.end - key.start == len(key.text):
            meant = f"{match[1]}: {match[2]}"
            self.problems.error(
                Check.MALFORMED_VALUE,
                key.place,
                f"`{key.text}` is a key without a value; put a space behind the colon: `{meant}`",
                Fix(key.text, meant),
            )


def _places_of_slips(children: list[Node], *, is_item: bool) -> list[tuple[Place, str]]:
    """Where keys of one mapping start over, two or more of them, and what to say of it.

    In an item of a list another item starts there; elsewhere they belong below the key above them, which has no value.
    """
    pairs = [(key, value) for key, value in zip(children[::2], children[1::2], strict=True) if isinstance(key, Scalar)]
    rows: list[list[tuple[Scalar, Node]]] = [[]]
    seen: set[str] = set()
    for key, value in pairs:
        if key.text in seen:
            rows.append([])
            seen = set()
        rows[-1].append((key, value))
        seen.add(key.text)
    first = {key.text: None for key, _ in rows[0]}
    slips = []
    for above, row in pairwise(rows):
        again = [key for key, _ in row if key.text in first]
        parent, value = above[-1]
        is_below = isinstance(value, Scalar) and value.blank
        if len(again) < 2 or not (is_item or is_below):
            return []
        words = ", ".join(f"`{key.text}`" for key in again)
        if is_item:
            where = "here" if again[0].text == next(iter(first)) else "before its first key, which stands here or above"
            words += f" stand in one item of a list a second time; begin a new item with `- ` {where}"
        else:
            words += f" stand in one column with `{parent.text}`, which has no value; indent them below it"
        slips.append((again[0].place, words))
    return slips
