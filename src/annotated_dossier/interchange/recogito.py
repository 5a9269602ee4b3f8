"""Annotations of Recogito and Annotorious: near to W3C's, without the address of the text; or their inner form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from . import web_annotation
from .drafts import OURS, Draft
from .json_places import one_line, step
from .rules import Tell, as_list, check_annotation

# What stands for the address of the annotated text, which these tools leave out.
_THIS_TEXT = "urn:annotated-dossier:source"


def is_recogito(value: Any) -> bool:
    """RecogitoJS names annotations `#<uuid>`; the newer libraries keep `bodies` and selectors with a `quote`."""
    if not isinstance(value, dict):
        return False
    identifier = value.get("id")
    return "bodies" in value or (isinstance(identifier, str) and identifier.startswith("#"))


def check(value: Mapping[str, Any], pointer: str, tell: Tell) -> None:
    """Hold the annotation against the rules of W3C's model, except those that these tools never kept."""
    if not isinstance(value.get("bodies", []), list):
        tell(step(pointer, "bodies"), "`bodies` is a list")
        return
    if "bodies" in value and not isinstance(value.get("target"), dict):
        tell(step(pointer, "target"), "an annotation of Recogito has exactly one `target`, which is an object")
        return

    def translated(where: str, rule: str) -> None:
        if "bodies" in value:
            where = where.replace(f"{pointer}/body", f"{pointer}/bodies", 1)
        tell(where, rule)

    check_annotation(as_w3c(value), pointer, translated, inherits_context=True)


def draft_of(value: Mapping[str, Any], pointer: str = "") -> Draft:
    draft = web_annotation.draft_of(as_w3c(value), pointer)
    about = "" if draft.about == _THIS_TEXT else draft.about
    answers = tuple(address for address in draft.answers if address != _THIS_TEXT)
    return replace(draft, counts_utf16=True, about=about, answers=answers, origin=one_line(value))


def as_w3c(value: Mapping[str, Any]) -> dict[str, Any]:
    """The annotation as the model has it: with a source, and with its inner form spelled out."""
    value = {key: part for key, part in value.items() if not key.startswith(OURS)}
    if "bodies" in value:
        value = _spelled_out(value)
    targets = [
        {"source": _THIS_TEXT, **target} if isinstance(target, dict) else target
        for target in as_list(value.get("target"))
    ]
    return {**value, "target": targets}


def _spelled_out(value: Mapping[str, Any]) -> dict[str, Any]:
    inner = value["target"] if isinstance(value["target"], dict) else {}
    selectors: list[Any] = []
    for selector in as_list(inner.get("selector")):
        selectors += _selectors(selector) if isinstance(selector, dict) else [selector]
    spelled = {
        "id": value.get("id"),
        "type": "Annotation",
        "creator": _agent(inner.get("creator")),
        "created": inner.get("created"),
        "modified": inner.get("updated"),
        "body": [_body(body) for body in value["bodies"]],
        "target": {"source": inner.get("source", _THIS_TEXT), "selector": selectors},
    }
    return {key: part for key, part in spelled.items() if part is not None}


def _selectors(selector: Mapping[str, Any]) -> list[dict[str, Any]]:
    if "quote" not in selector:
        return [dict(selector)]
    quotation: dict[str, Any] = {"type": "TextQuoteSelector", "exact": selector["quote"]}
    quotation |= {key: selector[key] for key in ("prefix", "suffix") if isinstance(selector.get(key), str)}
    found = [quotation]
    if "start" in selector and "end" in selector:
        found.append({"type": "TextPositionSelector", "start": selector["start"], "end": selector["end"]})
    return found


def _body(body: Any) -> Any:
    if not isinstance(body, dict):
        return body
    keys = ("type", "value", "purpose", "format", "created")
    known = {key: body[key] for key in keys if body.get(key) is not None}
    agent = {"creator": _agent(body["creator"])} if body.get("creator") else {}
    return {"type": "TextualBody", "value": "", **known, **agent}


def _agent(user: Any) -> Any:
    if not isinstance(user, dict):
        return user
    return {key: str(user[key]) for key in ("id", "name") if user.get(key)}
