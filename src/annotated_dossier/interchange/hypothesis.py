"""Annotations of Hypothes.is: the rows of its API, and what its client exports."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from ..model import Selector, Span
from .bodies import from_markdown
from .drafts import Draft, as_edtf, nearest_motivation
from .json_places import one_line, step
from .rules import Tell, as_list, check_selectors

SITE = "https://hypothes.is/a/"
_PRIVATE = re.compile(r"acct:|group:(?!__world__)")


def is_row(value: Any) -> bool:
    """Whether this looks like a row: it has Hypothes.is' own keys and claims to be nothing else."""
    if not isinstance(value, dict) or "@context" in value or "type" in value:
        return False
    return "uri" in value or ("user" in value and "target" in value)


def key_of(row: Mapping[str, Any]) -> str:
    return f"{SITE}{row.get('id', '')}"


def check_row(row: Any, pointer: str, tell: Tell) -> None:
    """Tell of each thing in a row that is not as the API has it."""
    if not isinstance(row, dict):
        tell(pointer, "a row of Hypothes.is is an object")
        return
    if not isinstance(row.get("id"), str) or not row["id"].strip():
        tell(step(pointer, "id"), "a row of Hypothes.is has exactly one `id`, which is text")
    for key in ("text", "uri", "user", "created", "updated"):
        if not isinstance(row.get(key, ""), str | None):
            tell(step(pointer, key), f"`{key}` of a row of Hypothes.is is text")
    for key in ("created", "updated"):
        if isinstance(row.get(key), str) and not as_edtf(row[key]):
            tell(step(pointer, key), f"`{key}` is a date and time such as 2024-05-01T10:00:00Z; found `{row[key]}`")
    for key in ("tags", "references"):
        if not all(isinstance(word, str) for word in _list(row.get(key))):
            tell(step(pointer, key), f"`{key}` of a row of Hypothes.is is a list of words")
    targets = row.get("target")
    if not isinstance(targets, list) or not targets:
        tell(step(pointer, "target"), "a row of Hypothes.is has a list of at least one `target`")
        return
    for index, target in enumerate(targets):
        where = step(step(pointer, "target"), index)
        if isinstance(target, dict):
            _check_target(target, step(where, "selector"), tell)
        else:
            tell(where, "a target of Hypothes.is is an object")


def _check_target(target: Mapping[str, Any], where: str, tell: Tell) -> None:
    # RangeSelector is older than the standard here: it has containers and offsets in the place of selectors.
    if not isinstance(target.get("selector", []), list | None):
        tell(where, "`selector` of a target of Hypothes.is is a list")
    for index, selector in enumerate(as_list(target.get("selector"))):
        if not isinstance(selector, dict):
            tell(step(where, index), "a selector is an object")
        elif selector.get("type") in ("TextQuoteSelector", "TextPositionSelector"):
            check_selectors(selector, step(where, index), tell)


def draft_of(row: Mapping[str, Any], pointer: str = "") -> Draft:
    """The note that a row makes. Its text is Markdown; its references name the thread above it, nearest last."""
    body = from_markdown(row.get("text") or "")
    created, updated = as_edtf(row.get("created")), as_edtf(row.get("updated"))
    target = _target(row)
    return Draft(
        key=key_of(row),
        iri=key_of(row),
        pointer=pointer,
        body=body,
        motivation=nearest_motivation(["replying"] if row.get("references") else [], body),
        author=_author(row),
        created=created,
        modified=updated if updated != created else "",
        tags=tuple(dict.fromkeys(filter(None, (tag.strip() for tag in row.get("tags") or [])))),
        target=_quotation(target),
        hints=tuple(_hints(target)),
        counts_utf16=True,
        answers=tuple(SITE + reference for reference in row.get("references") or []),
        about=str(row.get("uri") or target.get("source") or ""),
        is_private=_is_private(row),
        origin=one_line(row),
    )


def _author(row: Mapping[str, Any]) -> str:
    info = row.get("user_info")
    name = info.get("display_name") if isinstance(info, dict) else None
    return str(name or re.sub(r"^acct:|@[^@]*$", "", row.get("user") or ""))


def _is_private(row: Mapping[str, Any]) -> bool:
    permissions = row.get("permissions")
    readers = permissions.get("read", []) if isinstance(permissions, dict) else []
    return any(isinstance(reader, str) and _PRIVATE.match(reader) for reader in _list(readers))


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _target(row: Mapping[str, Any]) -> Mapping[str, Any]:
    targets: list[Mapping[str, Any]] = row["target"]
    return next((target for target in targets if _quotation(target).quote), targets[0])


def _of_type(target: Mapping[str, Any], kind: str) -> list[Mapping[str, Any]]:
    return [s for s in _list(target.get("selector")) if isinstance(s, dict) and s.get("type") == kind]


def _quotation(target: Mapping[str, Any]) -> Selector:
    for selector in _of_type(target, "TextQuoteSelector"):
        exact, prefix, suffix = (next(iter(as_list(selector.get(key))), "") for key in ("exact", "prefix", "suffix"))
        if exact.strip():
            return Selector(exact, prefix, suffix)
    return Selector()


def _hints(target: Mapping[str, Any]) -> list[Span]:
    positions = _of_type(target, "TextPositionSelector")
    return [Span(as_list(s["start"])[0], as_list(s["end"])[0]) for s in positions]
