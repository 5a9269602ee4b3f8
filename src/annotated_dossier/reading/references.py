"""The works that are cited: `references.json`, CSL-JSON as Zotero exports it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ..dates import is_date
from ..model import Reference
from ..problems import Check, Place, Problems
from .files import load_text


def load_references(path: Path, problems: Problems) -> Iterator[Reference]:
    """The items of the file, if there is one; what is no item is told and left out."""
    if not path.exists():
        return
    text = load_text(path, problems)
    if text is None:
        return
    file = path.as_posix()
    try:
        items = json.loads(text.removeprefix("\ufeff"))
    except json.JSONDecodeError as error:
        problems.error(Check.JSON_SYNTAX, Place(file, error.lineno, error.colno), f"this is not JSON: {error.msg}")
        return
    except RecursionError:
        problems.error(Check.NESTED_TOO_DEEP, Place(file), "this JSON is nested too deep to be a list of references")
        return
    if not isinstance(items, list):
        problems.error(Check.WRONG_TYPE, Place(file), "expected a list of CSL-JSON items, as Zotero exports it")
        return
    seen: set[str] = set()
    for item in items:
        place = _place(text, item, file)
        reference = _reference(item, place, problems)
        if reference is None:
            continue
        if reference.key in seen:
            problems.error(
                Check.DUPLICATE_ID,
                place,
                f"the reference `{reference.key}` stands here a second time; only the first counts",
            )
            continue
        seen.add(reference.key)
        yield reference


def _place(text: str, item: Any, file: str) -> Place:
    """JSON keeps no places: the line on which the item's id is first written as a value of `id`."""
    identifier = item.get("id") if isinstance(item, dict) else None
    match = re.search(rf'"id"\s*:\s*{re.escape(json.dumps(identifier, ensure_ascii=False))}', text)
    if match is None:
        return Place(file)
    return Place(file, text.count("\n", 0, match.start()) + 1, match.start() - text.rfind("\n", 0, match.start()))


def _reference(item: Any, place: Place, problems: Problems) -> Reference | None:
    if not isinstance(item, dict) or not isinstance(item.get("id"), (str, int)):
        problems.error(Check.MISSING_KEY, place, "a reference is a mapping with an `id`")
        return None
    key = _text(item, "id")
    title = _text(item, "title")
    if not title:
        problems.error(Check.MISSING_KEY, place, f"the reference `{key}` has no `title`; it needs one")
        return None
    authors = [person for person in item.get("author") or [] if isinstance(person, dict)]
    return Reference(
        key=key,
        type=_text(item, "type"),
        title=title,
        place=place,
        authors=tuple(_person(person) for person in authors),
        short_authors=tuple(str(person.get("family") or _person(person)) for person in authors),
        container=_text(item, "container-title"),
        publisher=_text(item, "publisher"),
        number=_text(item, "number"),
        issued=_issued(item.get("issued"), key, place, problems),
        url=_text(item, "URL"),
        item=item,
    )


def _text(item: dict[str, Any], key: str) -> str:
    value = item.get(key, "")
    words = str(value).strip() if isinstance(value, (str, int, float)) else ""
    return words.encode("utf-8", "replace").decode("utf-8")


def _person(person: dict[str, Any]) -> str:
    if person.get("literal"):
        return str(person["literal"])
    family = " ".join(str(person[key]) for key in ("non-dropping-particle", "family") if person.get(key))
    given = str(person.get("given", ""))
    return f"{given} {family}".strip()


def _issued(value: Any, key: str, place: Place, problems: Problems) -> str:
    """CSL's `date-parts` as EDTF: [[2024, 4]] is 2024-04."""
    try:
        parts = [[int(part) for part in date] for date in (value or {}).get("date-parts", [])]
    except (AttributeError, TypeError, ValueError):
        parts = []
    dates = ["-".join([f"{date[0]:04d}", *(f"{part:02d}" for part in date[1:3])]) for date in parts if date]
    edtf = "/".join(dates[:2])
    if value and not (edtf and is_date(edtf)):
        problems.error(
            Check.NOT_A_DATE,
            place,
            f"`issued` of the reference `{key}` is no date; expected date-parts, as in [[2024, 4, 17]]",
        )
        return ""
    return edtf
