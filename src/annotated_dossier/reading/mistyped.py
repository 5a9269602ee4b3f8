"""What an author meant by a word that is not quite one of those that fit, where only one thing can have been meant."""

from __future__ import annotations

import re
from collections.abc import Collection

from rapidfuzz.distance import OSA

from ..dates import is_date
from ..problems import Fix
from .schema import fault_of_id

_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_MONTH = f"(?P<month>{'|'.join(_MONTHS)})"
_WRITTEN = [
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?P<year>\d{4})(?P<mark>[-/.])(?P<number>\d{1,2})(?P=mark)(?P<day>\d{1,2})",
        rf"(?P<day>\d{{1,2}})\s+{_MONTH}\s+(?P<year>\d{{4}})",
        rf"{_MONTH}\s+(?P<day>\d{{1,2}}),?\s+(?P<year>\d{{4}})",
        rf"{_MONTH}\s+(?P<year>\d{{4}})",
    )
]


def nearest(word: str, known: Collection[str]) -> Fix | None:
    """The one known word that a single slip of the fingers makes `word` of (optimal string alignment distance 1)."""
    near = [other for other in known if OSA.distance(word.lower(), other, score_cutoff=1) <= 1]
    return Fix(word, near[0]) if len(near) == 1 and len(word) > 3 else None


def as_edtf(text: str) -> Fix | None:
    """A date that has its year first, or its month as a word, in EDTF; 3/4/2024 may be two days and is left alone."""
    for pattern in _WRITTEN:
        match = pattern.fullmatch(text.strip())
        if match is None:
            continue
        named = match.groupdict()
        month = named.get("number") or _MONTHS.index(named["month"].lower()) + 1
        day = f"-{int(named['day']):02d}" if named.get("day") else ""
        date = f"{named['year']}-{int(month):02d}{day}"
        return Fix(text, date) if is_date(date) else None
    return None


def as_id(text: str) -> Fix | None:
    """An id in which only capitals were wrong."""
    return None if fault_of_id(text.lower()) else Fix(text, text.lower())
