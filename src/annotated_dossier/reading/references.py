"""The works that are cited: `references.json`, CSL-JSON as Zotero exports it, and `references.bib`, BibTeX."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

from ..dates import is_date
from ..model import Reference
from ..problems import Check, Place, Problems
from .bibtex import parse_bibtex
from .bibtex_items import item_of
from .files import is_there
from .json_faults import fault_in_json
from .shelf import Shelf

_Item = tuple[Any, Place]
_Read = Callable[[str, str, Problems], Iterator[_Item]]


def load_references(folder: Path, problems: Problems, shelf: Shelf | None = None) -> Iterator[Reference]:
    """The works of both files, as far as they are there; what is no work is told and left out."""
    seen: dict[str, Place] = {}
    shelf = shelf or Shelf()
    for item, place in chain(
        _load(folder / "references.json", _items_of_json, problems, shelf),
        _load(folder / "references.bib", _items_of_bibtex, problems, shelf),
    ):
        reference = _reference(item, place, problems)
        if reference is None:
            continue
        if reference.key in seen:
            there = Path(seen[reference.key].file).name
            again = "here a second time" if seen[reference.key].file == place.file else f"in {there} too"
            problems.error(
                Check.DUPLICATE_ID, place, f"the reference `{reference.key}` stands {again}; only the first counts"
            )
            continue
        seen[reference.key] = place
        yield reference


def _load(path: Path, parse: _Read, problems: Problems, shelf: Shelf) -> Iterable[_Item]:
    return (shelf.read(path, partial(_parse_whole, parse), problems) if is_there(path, problems) else None) or ()


def _parse_whole(parse: _Read, text: str, file: str, problems: Problems) -> tuple[_Item, ...]:
    words = text.removeprefix("\ufeff")
    return tuple(parse(words, file, problems)) if words.strip() else ()


def _items_of_bibtex(text: str, file: str, problems: Problems) -> Iterator[_Item]:
    return ((item_of(entry), entry.place) for entry in parse_bibtex(text, file, problems))


def _items_of_json(text: str, file: str, problems: Problems) -> Iterator[_Item]:
    try:
        items = json.loads(text)
    except json.JSONDecodeError as error:
        problems.error(Check.JSON_SYNTAX, *fault_in_json(error, file))
        return
    except RecursionError:
        problems.error(Check.NESTED_TOO_DEEP, Place(file), "this JSON is nested too deep to be a list of references")
        return
    if not isinstance(items, list):
        problems.error(Check.WRONG_TYPE, Place(file), "expected a list of CSL-JSON items, as Zotero exports it")
        return
    for item in items:
        yield item, _place(text, item, file)


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
        of_bibtex = place.file.endswith(".bib")
        expected = "year = {2024} or date = {2024-04-17}" if of_bibtex else "date-parts, as in [[2024, 4, 17]]"
        problems.error(Check.NOT_A_DATE, place, f"`issued` of the reference `{key}` is no date; expected {expected}")
        return ""
    return edtf
