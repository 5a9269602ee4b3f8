"""The targets of notes in JSON, whoever wrote it: W3C Web Annotations, Hypothes.is' rows, or our own keys."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from ..model import Selector, Span
from ..problems import Check, Place, Problems
from ..reading.json_faults import fault_in_json


def parse_targets(text: str, file: str, problems: Problems) -> list[tuple[str, Selector]]:
    """Each note's id as it is written, and its selector. An item without an id is called by its number, from 1.

    An annotation alone, an array, a page or collection (`items`, `first`) and `rows` are taken.
    """
    try:
        root = json.loads(text.removeprefix("\ufeff"))
    except json.JSONDecodeError as error:
        problems.error(Check.JSON_SYNTAX, *fault_in_json(error, file))
        return []
    except RecursionError:
        problems.error(Check.NESTED_TOO_DEEP, Place(file), "this JSON is nested too deep to be a list of notes")
        return []
    found = []
    for number, item in enumerate(_items(root), start=1):
        selector = _selector(item) if isinstance(item, dict) else None
        if selector is None:
            problems.error(
                Check.NOT_AN_ANNOTATION,
                Place(file),
                f"note {number} has no target with a quote, a position or a paragraph",
            )
            continue
        found.append((str(item.get("id", number)), selector))
    return found


def _items(root: Any) -> list[Any]:
    if isinstance(root, list):
        return root
    for key in ("items", "rows", "annotations"):
        if isinstance(root, dict) and isinstance(root.get(key), list):
            return list(root[key])
    if isinstance(root, dict) and isinstance(root.get("first"), dict):
        return _items(root["first"])
    return [root]


def _selector(item: dict[str, Any]) -> Selector | None:
    targets = item.get("target", item)
    for target in targets if isinstance(targets, list) else [targets]:
        if isinstance(target, dict):
            selector = Selector(
                quote=_first(target, "TextQuoteSelector", "exact") or _text(target.get("quote")),
                prefix=_first(target, "TextQuoteSelector", "prefix") or _text(target.get("prefix")),
                suffix=_first(target, "TextQuoteSelector", "suffix") or _text(target.get("suffix")),
                position=_position(target),
                paragraph=target.get("paragraph") if isinstance(target.get("paragraph"), int) else None,
            )
            if selector != Selector(prefix=selector.prefix, suffix=selector.suffix):
                return selector
    return None


def _selectors(target: dict[str, Any], kind: str) -> Iterator[dict[str, Any]]:
    selectors = target.get("selector", [])
    for selector in selectors if isinstance(selectors, list) else [selectors]:
        if isinstance(selector, dict) and selector.get("type") == kind:
            yield selector


def _first(target: dict[str, Any], kind: str, key: str) -> str:
    return next((_text(selector.get(key)) for selector in _selectors(target, kind)), "")


def _position(target: dict[str, Any]) -> Span | None:
    own = target.get("position")
    for selector in [*_selectors(target, "TextPositionSelector"), *([own] if isinstance(own, dict) else [])]:
        start, end = selector.get("start"), selector.get("end")
        if isinstance(start, int) and isinstance(end, int) and 0 <= start <= end:
            return Span(start, end)
    return None


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
