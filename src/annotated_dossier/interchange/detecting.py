"""Which tool wrote a file of annotations, and what is in it: each annotation checked, with its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from ..problems import Check, Problems
from . import hypothesis, recogito, web_annotation
from .drafts import OURS, Draft
from .json_places import Json, one_line, parse_json, step
from .rules import CONTEXT, Tell, as_list, check_annotation, check_collection, check_context, check_page, has_type


@dataclass(frozen=True, slots=True)
class Found:
    """The annotations of a file. `header` is what the file says about itself, as JSON on one line."""

    drafts: tuple[Draft, ...]
    header: str
    json: Json


@dataclass(slots=True)
class _Gathering:
    tell: Tell
    warn: Tell
    drafts: list[Draft] = field(default_factory=list)
    header: dict[str, Any] = field(default_factory=dict)


def parse_annotations(text: str, file: str, problems: Problems) -> Found | None:
    """All annotations of the file; None, with every problem told, where one of them is not as it must be."""
    json = parse_json(text, file, problems)
    if json is None:
        return None
    mistakes = 0

    def tell(pointer: str, rule: str) -> None:
        nonlocal mistakes
        mistakes += 1
        problems.error(Check.NOT_AN_ANNOTATION, json.place(pointer), f"{pointer or 'the whole file'}: {rule}")

    def warn(pointer: str, rule: str) -> None:
        problems.warning(Check.IMPORTED_OTHERWISE, json.place(pointer), f"{pointer}: {rule}")

    gathering = _Gathering(tell, warn)
    _gather(json.value, "", gathering)
    drafts = tuple(_each_once(gathering.drafts, tell))
    if mistakes:
        return None
    return Found(drafts, one_line(gathering.header) if gathering.header else "", json)


def draft_of_origin(origin: Mapping[str, Any]) -> Draft:
    """The note that an annotation made when it was imported."""
    if hypothesis.is_row(origin):
        return hypothesis.draft_of(origin)
    if recogito.is_recogito(origin):
        return recogito.draft_of(origin)
    return web_annotation.draft_of(origin)


def is_w3c(origin: Mapping[str, Any]) -> bool:
    return not hypothesis.is_row(origin) and not recogito.is_recogito(origin)


def _gather(value: Any, pointer: str, gathering: _Gathering) -> None:
    """Whatever may stand at the top of a file, or in a list there."""
    if isinstance(value, list):
        for index, item in enumerate(value):
            _gather(item, step(pointer, index), gathering)
    elif not isinstance(value, dict):
        gathering.tell(pointer, "expected an annotation, a list, page or collection of them, or rows of Hypothes.is")
    elif has_type(value, "AnnotationCollection", "AnnotationPage"):
        check_context(value, pointer, gathering.tell)
        _collection(value, pointer, value.get("@context", CONTEXT), gathering)
    elif "rows" in value or ("annotations" in value and "target" not in value):
        _rows(value, pointer, gathering)
    else:
        _annotation(value, pointer, None, gathering)


def _rows(value: Mapping[str, Any], pointer: str, gathering: _Gathering) -> None:
    """Hypothes.is: what its API answers (`rows`, with `replies` where they were asked for), or its export."""
    lists = [key for key in ("rows", "annotations", "replies") if key in value]
    gathering.header |= {key: part for key, part in value.items() if key not in (*lists, "total")}
    for key in lists:
        where = step(pointer, key)
        if not isinstance(value[key], list):
            gathering.tell(where, f"`{key}` of Hypothes.is is a list")
            continue
        for index, row in enumerate(value[key]):
            if recogito.is_recogito(row) or has_type(row, "Annotation"):
                _annotation(row, step(where, index), None, gathering)
            else:
                _row(row, step(where, index), gathering)


def _row(row: Any, pointer: str, gathering: _Gathering) -> None:
    _checked(row, pointer, gathering, hypothesis.check_row, hypothesis.draft_of)


def _annotation(value: Any, pointer: str, context: object, gathering: _Gathering) -> None:
    """An annotation of whatever tool; `context` is that of the page around it, None where there is none."""
    if hypothesis.is_row(value):
        _row(value, pointer, gathering)
        return
    if recogito.is_recogito(value):
        _checked(value, pointer, gathering, recogito.check, recogito.draft_of)
        return

    def check(value: Any, pointer: str, tell: Tell) -> None:
        check_annotation(value, pointer, tell, inherits_context=context is not None)
        for key, rule in web_annotation.mistakes_of_ours(value) if isinstance(value, dict) else ():
            tell(step(pointer, key), rule)

    def draft_of(value: Any, pointer: str) -> Draft:
        return web_annotation.draft_of(value, pointer, CONTEXT if context is None else context)

    _checked(value, pointer, gathering, check, draft_of)


def _checked(
    value: Any,
    pointer: str,
    gathering: _Gathering,
    check: Callable[[Any, str, Tell], None],
    draft_of: Callable[[Any, str], Draft],
) -> None:
    told: list[tuple[str, str]] = []
    check(value, pointer, lambda where, rule: told.append((where, rule)))
    for where, rule in told:
        gathering.tell(where, rule)
    if not told:
        gathering.drafts.append(draft_of(value, pointer))


def _collection(value: Mapping[str, Any], pointer: str, context: object, gathering: _Gathering) -> None:
    is_page = has_type(value, "AnnotationPage")
    (check_page if is_page else check_collection)(value, pointer, gathering.tell)
    held = {"items", "first", "next", "last", "prev"}
    about = {key: part for key, part in value.items() if key not in held | {"@context", "total"}}
    if not pointer and not str(value.get("id")).startswith(OURS):
        gathering.header |= about
    if is_page and not isinstance(value.get("items"), list):
        gathering.tell(step(pointer, "items"), "an annotation page has exactly one list of `items`")
    elif isinstance(value.get("items"), list):
        for index, item in enumerate(value["items"]):
            _item(item, step(step(pointer, "items"), index), context, gathering)
    if not is_page and "items" not in value and not as_list(value.get("first")) and value.get("total") != 0:
        gathering.tell(step(pointer, "first"), "an annotation collection has a `first` page; found none")
    for key, page, where in _pages(value, pointer):
        _page(key, page, where, context, gathering)


def _pages(value: Mapping[str, Any], pointer: str) -> Iterator[tuple[str, Any, str]]:
    for key in ("first", "next"):
        for page in as_list(value.get(key))[:1]:
            where = step(pointer, key)
            yield key, page, step(where, 0) if isinstance(value[key], list) else where
    first, last = (next(iter(as_list(value.get(key))), None) for key in ("first", "last"))
    if isinstance(last, dict) and isinstance(first, dict) and last.get("id") != first.get("id"):
        yield "last", last, step(pointer, "last")


def _page(key: str, page: Any, where: str, context: object, gathering: _Gathering) -> None:
    if isinstance(page, dict) and has_type(page, "AnnotationPage"):
        _collection(page, where, page.get("@context", context), gathering)
    elif isinstance(page, str):
        rule = f"the page `{page}` is not in this file and is not fetched; its notes are not imported"
        (gathering.tell if key == "first" else gathering.warn)(where, rule)
    else:
        gathering.tell(where, f"`{key}` is an annotation page (an object of the type `AnnotationPage`)")


def _item(item: Any, pointer: str, context: object, gathering: _Gathering) -> None:
    if isinstance(item, str):
        gathering.tell(pointer, f"the annotation `{item}` is not in this file and is not fetched; embed it")
    else:
        _annotation(item, pointer, context, gathering)


def _each_once(drafts: list[Draft], tell: Tell) -> Iterator[Draft]:
    """The drafts without repetitions; two annotations of one id that differ are a mistake."""
    seen: dict[str, Draft] = {}
    for draft in drafts:
        other = seen.setdefault(draft.key, draft)
        if other is draft:
            yield draft
        elif replace(other, pointer="") != replace(draft, pointer=""):
            rule = f"the id `{draft.key}` stands here a second time (first at {other.pointer or '/'}), with other words"
            tell(step(draft.pointer, "id"), rule)
