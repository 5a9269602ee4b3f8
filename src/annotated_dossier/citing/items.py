"""Works as the CSL processor takes them: only fields it knows, each of the kind it expects."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from citeproc import DATES, NAMES, VARIABLES

from ..model import Source
from .wording import mark_rich_text

Item = Mapping[str, Any]

_NAMES = {name.replace("_", "-") for name in NAMES}
_DATES = {name.replace("_", "-") for name in DATES}
_TEXTS = {name.replace("_", "-") for name in VARIABLES} - _NAMES - _DATES - {"year-suffix", "locator", "language"}
_PARTS_OF_A_NAME = ("family", "given", "dropping-particle", "non-dropping-particle", "suffix")
_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


def clean_item(raw: Item) -> dict[str, Any]:
    """The item without what the processor would trip over."""
    item: dict[str, Any] = {"type": str(raw.get("type") or "document")}
    for key, value in raw.items():
        if key in _NAMES and isinstance(value, list):
            item[key] = [name for name in map(_name, value) if name]
        elif key in _DATES and isinstance(value, dict):
            item[key] = _date(value)
        elif key in _TEXTS and isinstance(value, (str, int, float)) and str(value).strip():
            item[key] = mark_rich_text(str(value).strip())
    language = raw.get("language")
    if isinstance(language, str) and language:
        item["language"] = language
    return {key: value for key, value in item.items() if value}


def item_of_source(source: Source) -> dict[str, Any]:
    """A source of the dossier as an item: an article of what published it, or a page of its own."""
    return {
        "type": "article-newspaper" if source.publisher else "webpage",
        "title": source.title,
        "author": [{"literal": author} if _is_body(author) else _split(author) for author in source.authors],
        "container-title": source.publisher,
        "issued": _parts(source.date),
        "accessed": _parts(source.retrieved),
        "URL": source.url,
        "language": source.language,
    }


def _is_body(author: str) -> bool:
    """Whether the words name no person as a surname's list would: one word, or an article before them."""
    return " " not in author or author.lower().startswith("the ")


def _split(author: str) -> dict[str, str]:
    given, _, family = author.rpartition(" ")
    return {"family": family, "given": given}


def _parts(date: str) -> dict[str, Any]:
    """An EDTF date as far as CSL can say it; the first day of an interval."""
    match = _ISO.match(date)
    if match is None:
        return {}
    months = 12
    parts = [int(part) for part in match.groups() if part]
    whole = parts if len(parts) == 1 or parts[1] <= months else parts[:1]
    return {"date-parts": [whole], **({"circa": True} if date.endswith(("~", "%")) else {})}


def _name(value: Any) -> dict[str, str]:
    if not isinstance(value, dict):
        return {}
    if value.get("literal"):
        return {"literal": mark_rich_text(str(value["literal"]))}
    return {part: mark_rich_text(str(value[part])) for part in _PARTS_OF_A_NAME if value.get(part)}


def _date(value: Mapping[str, Any]) -> dict[str, Any]:
    try:
        dates = [[int(part) for part in date][:3] for date in value.get("date-parts") or []]
    except (TypeError, ValueError):
        return {}
    dates = [date for date in dates if date][:2]
    if not dates:
        return {"literal": str(value["literal"])} if value.get("literal") else {}
    return {"date-parts": dates, **({"circa": True} if value.get("circa") else {})}
