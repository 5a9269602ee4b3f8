"""What the Web Annotation Data Model asks of an annotation, and what of it is not met.

https://www.w3.org/TR/annotation-model/. Only its MUSTs are held against a file, not its SHOULDs; of a key that
may stand once, a list of one is taken, as JSON-LD does. Keys that are not known here are nobody's mistake.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from ..dates import is_date
from .json_places import step

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
Tell = Callable[[str, str], None]
_DATE_TIME = re.compile(r"(-?\d{4,}-\d\d-\d\d)(T\d\d:\d\d:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?")
_IRI = re.compile(r'[^\s<>"{}|\\^`\x00-\x1f]+')
_SETS = ("Choice", "Composite", "List", "Independents")


def as_list(value: Any) -> list[Any]:
    """A JSON-LD value as the list that it stands for."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def has_type(value: Any, *types: str) -> bool:
    return isinstance(value, dict) and any(word in types for word in as_list(value.get("type")))


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of value, in words, and whether a value is one."""

    words: str
    holds: Callable[[Any], bool]


def is_iri(value: Any) -> bool:
    return isinstance(value, str) and _IRI.fullmatch(value) is not None


def _is_time(value: Any) -> bool:
    match = _DATE_TIME.fullmatch(value) if isinstance(value, str) else None
    return match is not None and is_date(match[1])


_TEXT = _Kind("text", lambda v: isinstance(v, str))
_ADDRESS = _Kind("an IRI", is_iri)
_TIME = _Kind("a date and time such as 2024-05-01T10:00:00Z", _is_time)
_COUNT = _Kind("a whole number from 0", lambda v: isinstance(v, int) and not isinstance(v, bool) and v >= 0)
_OBJECT = _Kind("an object", lambda v: isinstance(v, dict))
_RESOURCE = _Kind("an IRI or an object", lambda v: is_iri(v) or isinstance(v, dict))
_DIRECTION = _Kind("`ltr`, `rtl` or `auto`", lambda v: v in ("ltr", "rtl", "auto"))


@dataclass(frozen=True, slots=True)
class _Rule:
    """What may stand under a key, how often, and whether it must."""

    kind: _Kind
    many: bool = False
    needed: bool = False


_Rules = Mapping[str, _Rule]
_ANY: _Rules = {
    "id": _Rule(_ADDRESS),
    "type": _Rule(_TEXT, many=True),
    "created": _Rule(_TIME),
    "modified": _Rule(_TIME),
    "generated": _Rule(_TIME),
    "creator": _Rule(_RESOURCE, many=True),
    "generator": _Rule(_RESOURCE, many=True),
    "audience": _Rule(_RESOURCE, many=True),
    "rights": _Rule(_ADDRESS, many=True),
    "canonical": _Rule(_ADDRESS),
    "via": _Rule(_ADDRESS, many=True),
}
_ANNOTATION: _Rules = {
    **_ANY,
    "id": _Rule(_ADDRESS, needed=True),
    "motivation": _Rule(_ADDRESS, many=True),
    "bodyValue": _Rule(_TEXT),
    "stylesheet": _Rule(_RESOURCE),
}
_EXTERNAL: _Rules = {
    **_ANY,
    "id": _Rule(_ADDRESS, needed=True),
    "format": _Rule(_TEXT, many=True),
    "language": _Rule(_TEXT, many=True),
    "processingLanguage": _Rule(_TEXT),
    "textDirection": _Rule(_DIRECTION),
}
_TEXTUAL: _Rules = {
    **_EXTERNAL,
    "id": _Rule(_ADDRESS),
    "value": _Rule(_TEXT, needed=True),
    "purpose": _Rule(_ADDRESS, many=True),
}
_SPECIFIC: _Rules = {
    **_ANY,
    "source": _Rule(_RESOURCE, needed=True),
    "purpose": _Rule(_ADDRESS, many=True),
    "selector": _Rule(_RESOURCE, many=True),
    "state": _Rule(_RESOURCE, many=True),
    "styleClass": _Rule(_TEXT, many=True),
    "renderedVia": _Rule(_RESOURCE, many=True),
    "scope": _Rule(_RESOURCE, many=True),
}
_AGENT: _Rules = {
    "id": _Rule(_ADDRESS),
    "type": _Rule(_TEXT, many=True),
    "name": _Rule(_TEXT, many=True),
    "nickname": _Rule(_TEXT),
    "email": _Rule(_ADDRESS, many=True),
    "homepage": _Rule(_ADDRESS, many=True),
}
_VALUE: _Rules = {"value": _Rule(_TEXT, needed=True)}
_OFFSETS: _Rules = {"start": _Rule(_COUNT, needed=True), "end": _Rule(_COUNT, needed=True)}
_SELECTORS: Mapping[str, _Rules] = {
    "FragmentSelector": {**_VALUE, "conformsTo": _Rule(_ADDRESS)},
    "CssSelector": _VALUE,
    "XPathSelector": _VALUE,
    "SvgSelector": {"value": _Rule(_TEXT), "id": _Rule(_ADDRESS)},
    "TextQuoteSelector": {"exact": _Rule(_TEXT, needed=True), "prefix": _Rule(_TEXT), "suffix": _Rule(_TEXT)},
    "TextPositionSelector": _OFFSETS,
    "DataPositionSelector": _OFFSETS,
    "RangeSelector": {"startSelector": _Rule(_OBJECT, needed=True), "endSelector": _Rule(_OBJECT, needed=True)},
}
_COLLECTION: _Rules = {**_ANY, "id": _Rule(_ADDRESS, needed=True), "total": _Rule(_COUNT), "label": _Rule(_TEXT, True)}
_PAGE: _Rules = {**_ANY, "id": _Rule(_ADDRESS, needed=True), "startIndex": _Rule(_COUNT)}


def check_annotation(value: Any, pointer: str, tell: Tell, *, inherits_context: bool) -> None:
    """Tell, with its place, of each rule that the annotation breaks."""
    if not isinstance(value, dict):
        tell(pointer, f"an annotation is an object; found {_found(value)}")
        return
    if not inherits_context or "@context" in value:
        check_context(value, pointer, tell)
    if not has_type(value, "Annotation"):
        tell(step(pointer, "type"), "an annotation has the `type` `Annotation`")
    _check(value, _ANNOTATION, pointer, tell, "an annotation")
    _check_agents(value, pointer, tell)
    if value.get("bodyValue") is not None and value.get("body") is not None:
        tell(step(pointer, "bodyValue"), "an annotation has either `body` or `bodyValue`, not both")
    _check_resources(value, "body", pointer, tell)
    if not as_list(value.get("target")):
        tell(step(pointer, "target"), "an annotation has at least one `target`; found none")
    _check_resources(value, "target", pointer, tell)


def check_context(value: Mapping[str, Any], pointer: str, tell: Tell) -> None:
    if CONTEXT not in as_list(value.get("@context")):
        found = _found(value["@context"]) if "@context" in value else "none"
        tell(step(pointer, "@context"), f"the `@context` holds {CONTEXT}; found {found}")


def check_collection(value: Mapping[str, Any], pointer: str, tell: Tell) -> None:
    _check(value, _COLLECTION, pointer, tell, "an annotation collection")


def check_page(value: Mapping[str, Any], pointer: str, tell: Tell) -> None:
    _check(value, _PAGE, pointer, tell, "an annotation page")


def check_selectors(value: Any, pointer: str, tell: Tell) -> None:
    """Hold the selectors of a target against their rules, and those that refine them."""
    for place, selector in _listed(value, pointer):
        if not isinstance(selector, dict):
            continue
        types = [word for word in as_list(selector.get("type")) if isinstance(word, str)]
        if not types and "id" not in selector:
            tell(step(place, "type"), "a selector has a `type`; found none")
        for word in types:
            _check(selector, _SELECTORS.get(word, {}), place, tell, f"a {word}")
        start, end = selector.get("start"), selector.get("end")
        if _COUNT.holds(start) and _COUNT.holds(end) and start > end:  # type: ignore[operator]
            tell(step(place, "end"), f"a selector ends where it starts or later; {end} is before {start}")
        for key in ("refinedBy", "startSelector", "endSelector"):
            if key in selector:
                check_selectors(selector[key], step(place, key), tell)


def _check_resources(value: Mapping[str, Any], key: str, pointer: str, tell: Tell) -> None:
    for place, resource in _listed(value.get(key), step(pointer, key)):
        _check_resource(resource, key, place, tell)


def _check_resource(value: Any, key: str, pointer: str, tell: Tell) -> None:
    if isinstance(value, str):
        if not is_iri(value):
            hint = "; words stand in `bodyValue`, or in an object with `value`" if key == "body" else ""
            tell(pointer, f"a {key} that is text is an IRI{hint}; found {_found(value)}")
    elif not isinstance(value, dict):
        tell(pointer, f"a {key} is an IRI or an object; found {_found(value)}")
    elif "items" in value or has_type(value, *_SETS):
        if not isinstance(value.get("items"), list) or not value["items"]:
            tell(step(pointer, "items"), f"a {key} of several has a list of `items`")
        else:
            _check_resources(value, "items", pointer, lambda where, rule: tell(where, rule.replace("items", key)))
    else:
        rules, name = _rules_of(value, key)
        _check(value, rules, pointer, tell, name)
        _check_agents(value, pointer, tell)
        check_selectors(value.get("selector"), step(pointer, "selector"), tell)


def _rules_of(value: Mapping[str, Any], key: str) -> tuple[_Rules, str]:
    if "source" in value or "selector" in value or has_type(value, "SpecificResource"):
        return _SPECIFIC, f"a {key} that is part of something (SpecificResource)"
    if key != "target" and ("value" in value or "id" not in value or has_type(value, "TextualBody")):
        return _TEXTUAL, f"a {key} without `id` or `source` (TextualBody)"
    return _EXTERNAL, f"a {key} that is a resource"


def _check_agents(value: Mapping[str, Any], pointer: str, tell: Tell) -> None:
    for key in ("creator", "generator"):
        for place, agent in _listed(value.get(key), step(pointer, key)):
            if isinstance(agent, dict):
                _check(agent, _AGENT, place, tell, f"a {key}")


def _check(value: Mapping[str, Any], rules: _Rules, pointer: str, tell: Tell, name: str) -> None:
    for key, rule in rules.items():
        where = step(pointer, key)
        values = as_list(value.get(key))
        if rule.needed and not values:
            tell(where, f"{name} has exactly one `{key}`; found none")
        if not rule.many and len(values) > 1:
            often = "exactly" if rule.needed else "at most"
            tell(where, f"{name} has {often} one `{key}`; found {len(values)}")
        for place, item in _listed(value.get(key), where):
            if not rule.kind.holds(item):
                tell(place, f"`{key}` of {name} is {rule.kind.words}; found {_found(item)}")


def _listed(value: Any, pointer: str) -> list[tuple[str, Any]]:
    """The values with their pointers; a value that stands alone has the key's own."""
    if isinstance(value, list):
        return [(step(pointer, index), item) for index, item in enumerate(value)]
    return [] if value is None else [(pointer, value)]


def _found(value: Any) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case str():
            return f"`{value}`" if len(value) <= 60 else f"`{value[:60]}…`"
        case int() | float():
            return f"the number {value}"
        case list():
            return "a list"
        case _:
            return "an object"
