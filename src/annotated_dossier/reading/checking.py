"""Holds a node against the format it should have, and says what is wrong in an author's words."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from ..problems import Check, Fix, Place, Problems
from .mistyped import as_day, as_degrees, as_edtf, as_id, fault_in_calendar, nearest
from .naming_values import as_list, example, named, quotes_missing, space_missing
from .nodes import Mapping, Node, Scalar, Sequence

Form = TypeVar("Form", bound=BaseModel)


def check_format(form: type[Form], node: Node, problems: Problems, what: str) -> Form | None:
    """The node as a `form`; what does not fit is told and left out, None where the rest cannot stand alone.

    `what` names the thing for the author: "entry `tobruk`", "the front matter".
    """
    if not isinstance(node, Mapping):
        hint = space_missing(node) or f"as in `{_first_key(form)}: ...`"
        problems.error(Check.WRONG_TYPE, node.place, f"{what} should be a mapping of keys to values, {hint}")
        return None
    value = plain(node)
    try:
        fits = form.model_validate(value)
    except ValidationError as error:
        fits, details = None, error.errors()
    else:
        details = []
    details += _unknown_and_blank(form, node)
    if fits is not None and not details:
        return fits
    for detail in details:
        _tell(form, node, detail, problems, what)
    for detail in sorted(details, key=lambda d: _sortable(d["loc"]), reverse=True):
        _remove(value, detail["loc"])
    try:
        return form.model_validate(value)
    except ValidationError:
        return None


def _unknown_and_blank(form: type[BaseModel], node: Mapping) -> list[ErrorDetails]:
    """Keys that the form does not know and that have no value: as text that a comma cut off, or a slip in a key."""
    if not _has_blank(node):
        return []
    try:
        form.model_validate(plain(node, blanks=True))
    except ValidationError as error:
        unknown = (detail for detail in error.errors() if detail["type"] == "extra_forbidden")
        return [detail for detail in unknown if _is_blank(_node_at(node, _steps(node, detail["loc"])))]
    return []


def _has_blank(node: Node) -> bool:
    match node:
        case Scalar():
            return node.blank
        case Sequence():
            return any(map(_has_blank, node.items))
        case Mapping():
            return any(map(_has_blank, node.values.values()))


def _is_blank(node: Node) -> bool:
    return isinstance(node, Scalar) and node.blank


def _first_key(form: type[BaseModel]) -> str:
    """The key to show as an example: the first that is needed, or the first of all."""
    schema = form.model_json_schema(by_alias=True)
    return str([*schema.get("required", ()), *schema["properties"]][0])


def plain(node: Node, *, blanks: bool = False) -> Any:
    """The node as dicts, lists and strings; keys whose value was left out are left out too, unless `blanks`."""
    match node:
        case Scalar():
            return node.text
        case Sequence():
            return [plain(item, blanks=blanks) for item in node.items]
        case Mapping():
            return {
                key: plain(value, blanks=blanks)
                for key, value in node.values.items()
                if blanks or not (isinstance(value, Scalar) and value.blank)
            }


def place_of(node: Node, path: tuple[int | str, ...]) -> Place:
    """Where the value at `path` stands, or the last thing on the way there that does stand somewhere."""
    return _node_at(node, path).place


def _node_at(node: Node, path: tuple[int | str, ...]) -> Node:
    for step in path:
        if isinstance(node, Mapping) and step in node.values:
            node = node.values[str(step)]
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
        elif not isinstance(step, str):
            break
    return node


def did_you_mean(word: str, known: list[str]) -> str:
    """ "; did you mean `x`?" where a known word is close or has the word for a part, otherwise the known words."""
    longer = [other for other in known if word.lower() in other.split("-")] if "-" not in word else []
    close = longer if len(longer) == 1 else get_close_matches(word.lower(), known, n=1, cutoff=0.6)
    return f"; did you mean `{close[0]}`?" if close else f"; expected one of {', '.join(known)}"


def _tell(form: type[BaseModel], node: Mapping, detail: ErrorDetails, problems: Problems, what: str) -> None:
    path = _steps(node, detail["loc"])
    subject, owner = named(path, what), named(path[:-1], what)
    place = place_of(node, path)
    found = f"`{detail['input']}`" if isinstance(detail["input"], str) else ""
    match detail["type"]:
        case "extra_forbidden":
            _tell_unknown_key(form, node, path, problems, owner)
        case "missing" if isinstance(detail["loc"][-1], int):
            # Of two numbers there is only one.
            problems.error(Check.WRONG_TYPE, place, f"{subject}: {_sentence('Tuple should have at most')}")
        case "missing":
            problems.error(Check.MISSING_KEY, place, f"{owner} has no `{path[-1]}`; it needs one")
        case "enum" | "literal_error":
            known = str(detail.get("ctx", {}).get("expected", "")).replace("'", "").replace(" or ", ", ").split(", ")
            word = found.strip("`")
            problems.error(
                Check.UNKNOWN_VALUE,
                place,
                f"{found} is no value for {subject}{did_you_mean(word, known)}",
                nearest(word, known),
            )
        case "greater_than_equal" | "less_than_equal":
            problems.error(
                Check.OUT_OF_RANGE, place, f"{found} is out of range for {subject}: {_sentence(detail['msg'])}"
            )
        case "list_type" | "tuple_type" | "dict_type" | "model_type":
            value = _node_at(node, path)
            problems.error(
                Check.WRONG_TYPE,
                place,
                f"{subject}: {found + ' ' if found else ''}{_sentence(detail['msg'])}{example(path, what, value)}",
                as_list(path, value) if detail["type"] == "list_type" else None,
            )
        case "float_parsing" if path[:1] == ("location",) and (degrees := _degrees(path, detail["input"])):
            words = f"should be a number, north and east positive, south and west negative: `{degrees.new}`"
            problems.error(Check.WRONG_TYPE, place, f"{subject}: {found} {words}", degrees)
        case "date" | "day":
            problems.error(Check.NOT_A_DATE, place, *_no_date(subject, detail))
        case "string_type":
            words = f"{_sentence(detail['msg'])}{quotes_missing(_node_at(node, path))}"
            problems.error(Check.WRONG_TYPE, place, f"{subject}: {words}")
        case kind:
            problems.error(
                _CHECKS.get(kind, Check.WRONG_TYPE),
                place,
                f"{subject}{':' if path else ''} {found + ' ' if found else ''}{_sentence(detail['msg'])}",
                as_id(str(detail["input"])) if kind == "identifier" else None,
                str(detail["input"]) if kind == "identifier" and path[-1:] and path[-1] in _OF_ENTRIES else "",
            )


def _tell_unknown_key(
    form: type[BaseModel], node: Mapping, path: tuple[int | str, ...], problems: Problems, owner: str
) -> None:
    parent, known, key = _parent(node, path), _keys_of(form, path[:-1]), str(path[-1])
    keys = parent.keys if isinstance(parent, Mapping) else {}
    meant = nearest(key, known)
    is_item = isinstance(path[-2:][0], int)
    if isinstance(parent, Mapping) and parent.in_braces and not meant and _is_blank(parent.values.get(key, parent)):
        hint = "; text that holds a comma needs quotation marks"
        problems.error(Check.UNKNOWN_KEY, keys[key].place, f"unknown key `{key}` in {owner}{hint}")
        return
    problems.error(
        Check.UNKNOWN_KEY,
        keys[key].place if key in keys else place_of(node, path),
        f"unknown key `{key}` in {owner}{did_you_mean(key, known)}"
        + (quotes_missing(parent) if is_item and not meant else ""),
        meant if meant and meant.new not in keys else None,
    )


def _degrees(path: tuple[int | str, ...], text: str) -> Fix | None:
    return as_degrees(text, *("NS" if path[-1] == 0 else "EW"))


def _no_date(subject: str, detail: ErrorDetails) -> tuple[str, Fix | None]:
    """What to say of a date that is none, and the date that was surely meant."""
    text = str(detail["input"])
    meant = as_edtf(text) if detail["type"] == "date" else as_day(text)
    fault = fault_in_calendar(text)
    if meant is not None:
        hint = f"is no {detail['type']}; did you mean `{meant.new}`?"
    else:
        hint = f"is no {detail['type']}: {fault}" if fault else _sentence(detail["msg"])
    return f"{subject}: `{text}` {hint}", meant


# The keys that take the id of an entry.
_OF_ENTRIES = ("by", "entity", "speaker", "to")
# By the kinds of error that the formats name (`schema.py`); whatever else pydantic finds is of the wrong type.
_CHECKS = {
    "blank": Check.BLANK_VALUE,
    "address": Check.NOT_AN_ADDRESS,
    "identifier": Check.NOT_AN_ID,
    "reserved": Check.RESERVED_ID,
    **dict.fromkeys(("grade", "hash", "origin"), Check.MALFORMED_VALUE),
    **dict.fromkeys(("place", "position", "ruling", "speaker", "subject", "target", "work"), Check.CONFLICTING_KEYS),
}
_SENTENCES = {
    "Input should be a valid string": "should be text",
    "Input should be a valid dictionary": "should be a mapping of keys to values",
    "Input should be a valid list": "should be a list",
    "Input should be a valid tuple": "should be a list of two numbers: latitude, longitude",
    "Tuple should have at most": "should be two numbers, each with a decimal point, as in [50.2, -5.4]",
    "Input should be a valid boolean": "should be true or false",
    "Field required": "is missing",
}
_PHRASES = {
    "Input should be": "should be",
    "a valid number, unable to parse string as a number": "a number",
    "a valid integer, unable to parse string as an integer": "a whole number",
    "less than or equal to": "at most",
    "greater than or equal to": "at least",
}


def _sentence(message: str) -> str:
    for theirs, ours in _SENTENCES.items():
        if message.startswith(theirs):
            return ours
    for theirs, ours in _PHRASES.items():
        message = message.replace(theirs, ours)
    return message


def _sortable(path: tuple[int | str, ...]) -> tuple[tuple[int, str, int], ...]:
    return tuple((0, "", step) if isinstance(step, int) else (1, step, 0) for step in path)


def _steps(node: Node, path: tuple[int | str, ...]) -> tuple[int | str, ...]:
    """`path` without the names that pydantic adds for the branches of a union."""
    steps: list[int | str] = []
    for position, step in enumerate(path):
        last = position == len(path) - 1
        if isinstance(node, Mapping) and step in node.values:
            node = node.values[str(step)]
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
        elif not (last and isinstance(node, Mapping)):
            continue
        steps.append(step)
    return tuple(steps)


def _parent(node: Node, path: tuple[int | str, ...]) -> Node:
    for step in path[:-1]:
        if isinstance(node, Mapping):
            node = node.values[str(step)]
        elif isinstance(node, Sequence) and isinstance(step, int):
            node = node.items[step]
    return node


def _keys_of(form: type[BaseModel], path: tuple[int | str, ...]) -> list[str]:
    """The keys that the format knows at `path`."""
    schema: Any = form.model_json_schema(by_alias=True)
    definitions = schema.get("$defs", {})
    for step in path:
        schema = schema.get("items", {}) if isinstance(step, int) else schema.get("properties", {}).get(step, {})
        options = [schema, *schema.get("anyOf", [])]
        named = [option["$ref"].rsplit("/", 1)[-1] for option in options if "$ref" in option]
        schema = definitions[named[0]] if named else schema
    return sorted(schema.get("properties", {}))


def _remove(value: Any, path: tuple[int | str, ...]) -> None:
    """Take out of `value` what stands at `path`, or the last thing on the way there that does stand somewhere."""
    parent: Any = None
    last: Any = None
    for step in path:
        known = step in value if isinstance(value, dict) else isinstance(value, list) and step in range(len(value))
        if known:
            parent, last = value, step
            value = value[step]
    if parent is not None:
        del parent[last]
