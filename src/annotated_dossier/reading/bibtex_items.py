"""Entries of BibTeX and biblatex as items of CSL-JSON, the form in which all references are read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from .bibtex import Entry
from .latex import plain_address, plain_words

# After the table of Zotero's export; what is not listed is a document.
_TYPES = {
    "article": "article-journal",
    "book": "book",
    "booklet": "pamphlet",
    "collection": "book",
    "conference": "paper-conference",
    "dataset": "dataset",
    "electronic": "webpage",
    "inbook": "chapter",
    "incollection": "chapter",
    "inproceedings": "paper-conference",
    "inreference": "entry-encyclopedia",
    "jurisdiction": "legal_case",
    "legislation": "legislation",
    "legal": "legislation",
    "manual": "report",
    "mastersthesis": "thesis",
    "mvbook": "book",
    "online": "webpage",
    "patent": "patent",
    "phdthesis": "thesis",
    "proceedings": "book",
    "report": "report",
    "techreport": "report",
    "thesis": "thesis",
    "unpublished": "manuscript",
    "www": "webpage",
}
_SUBTYPES = {"newspaper": "article-newspaper", "magazine": "article-magazine"}
# The first field that an entry has gives the value.
_TEXTS = {
    "title": ("title",),
    "title-short": ("shorttitle",),
    "container-title": ("journaltitle", "journal", "booktitle", "maintitle", "eventtitle"),
    "collection-title": ("series",),
    "publisher": ("publisher", "institution", "school", "organization"),
    "publisher-place": ("location", "address"),
    "volume": ("volume",),
    "edition": ("edition",),
    "chapter-number": ("chapter",),
    "note": ("note",),
    "abstract": ("abstract",),
}
_AS_TYPED = {"URL": ("url",), "DOI": ("doi",), "ISBN": ("isbn",), "ISSN": ("issn",)}
_PEOPLE = {"author": "author", "editor": "editor", "translator": "translator"}
_LANGUAGES = {"english": "en", "american": "en-US", "british": "en-GB", "german": "de", "french": "fr", "spanish": "es"}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_TYPES_OF_THESIS = {"mastersthesis": "Master’s thesis", "phdthesis": "PhD thesis"}


def item_of(entry: Entry) -> dict[str, Any]:
    """The entry as an item of CSL-JSON. Its `issued` is left out where the entry has no date."""
    fields = entry.fields
    kind = _SUBTYPES.get(fields.get("entrysubtype", "").lower(), _TYPES.get(entry.type, "document"))
    if kind == "document" and "url" in fields:
        kind = "webpage"
    item: dict[str, Any] = {"id": entry.key, "type": kind}
    item |= {name: plain_words(value) for name, value in _first(fields, _TEXTS)}
    item |= {name: plain_address(value) for name, value in _first(fields, _AS_TYPED)}
    item |= {name: list(people(fields[of])) for name, of in _PEOPLE.items() if of in fields}
    if "subtitle" in fields and "title" in item:
        item["title"] += f": {plain_words(fields['subtitle'])}"
    if "pages" in fields:
        item["page"] = re.sub(r"\s*[-–—]+\s*", "-", plain_words(fields["pages"]))
    if "number" in fields:
        item["issue" if kind.startswith("article") else "number"] = plain_words(fields["number"])
    genre = fields.get("type") or _TYPES_OF_THESIS.get(entry.type)
    if genre:
        item["genre"] = plain_words(genre)
    if "container-title" not in item and kind == "webpage" and "howpublished" in fields:
        item["container-title"] = plain_words(fields["howpublished"])
    language = fields.get("langid") or fields.get("language")
    if language:
        item["language"] = _LANGUAGES.get(language.lower(), language)
    item |= {name: date for name, date in (("issued", _issued(fields)), ("accessed", _date(fields, "urldate"))) if date}
    return {name: value for name, value in item.items() if value}


def _first(fields: Mapping[str, str], names: Mapping[str, Iterable[str]]) -> Iterator[tuple[str, str]]:
    for name, candidates in names.items():
        value = next((fields[candidate] for candidate in candidates if candidate in fields), None)
        if value is not None:
            yield name, value


def people(latex: str) -> Iterator[dict[str, str]]:
    """The names of a list: "Marek, Ivo", "Ivo Marek", "van der Berg, Jr., Jan"; a body's name stands in braces."""
    for name in _split(" ".join(latex.split()), " and "):
        if name.startswith("{") and name.endswith("}") and len(list(_split(name, ","))) == 1:
            yield {"literal": plain_words(name)}
        elif name.strip() and name.strip() != "others":
            yield _person(name.strip())


def _person(name: str) -> dict[str, str]:
    match [part.strip() for part in _split(name, ",")]:
        case [family, given]:
            parts = {**_with_particle(family), "given": given}
        case [family, suffix, given, *_]:
            parts = {**_with_particle(family), "suffix": suffix, "given": given}
        case _:
            words = list(_split(name, " "))
            if len(words) == 1:
                return {"literal": plain_words(name)}
            # "Ludwig van Beethoven": the surname begins with the first word in small letters.
            small = (n for n, word in enumerate(words[:-1]) if n and word[:1].islower())
            start = next(small, len(words) - 1)
            parts = {**_with_particle(" ".join(words[start:])), "given": " ".join(words[:start])}
    return {key: plain_words(value) for key, value in parts.items() if value}


def _with_particle(family: str) -> dict[str, str]:
    words = list(_split(family, " "))
    start = next((n for n, word in enumerate(words) if not word[:1].islower()), 0)
    return {"non-dropping-particle": " ".join(words[:start]), "family": " ".join(words[start:])}


def _split(words: str, sign: str) -> Iterator[str]:
    """The parts between the signs that stand outside of braces."""
    depth = start = 0
    for position, letter in enumerate(words):
        depth += {"{": 1, "}": -1}.get(letter, 0)
        if depth == 0 and position >= start and words.startswith(sign, position):
            yield words[start:position]
            start = position + len(sign)
    yield words[start:]


def _issued(fields: Mapping[str, str]) -> dict[str, Any]:
    """biblatex's `date`, or BibTeX's `year` with `month` and `day`."""
    if "date" in fields or "year" not in fields:
        return _date(fields, "date")
    month = plain_words(fields.get("month", "")).lower()
    number = month if month.isdigit() else str(_MONTHS.index(month[:3]) + 1) if month[:3] in _MONTHS else ""
    parts = [plain_words(fields["year"]), number, plain_words(fields.get("day", "")) if number else ""]
    return {"date-parts": [[part for part in parts if part]]}


def _date(fields: Mapping[str, str], name: str) -> dict[str, Any]:
    """A date of ISO 8601, or two with a slash between them."""
    dates = [date.rstrip("?~%").split("-") for date in plain_words(fields.get(name, "")).split("/") if date.strip(".")]
    return {"date-parts": dates} if dates else {}
