"""What an author meant by a word that is not quite one of those that fit, where only one thing can have been meant."""

from __future__ import annotations

import re
from collections.abc import Collection

from rapidfuzz.distance import OSA

from ..dates import MONTHS, fault_of_days, is_date
from ..problems import Fix
from .schema import fault_of_id

_MONTH = f"(?P<month>{'|'.join(MONTHS)})"
_OVER_12 = r"1[3-9]|2\d|3[01]"
_WRITTEN = [
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?P<year>\d{4})(?P<mark>[-/.])(?P<number>\d{1,2})(?P=mark)(?P<day>\d{1,2})",
        # A number over 12 can only be the day, whichever comes first.
        rf"(?P<day>{_OVER_12})(?P<mark>[-/.])(?P<number>\d{{1,2}})(?P=mark)(?P<year>\d{{4}})",
        rf"(?P<number>0?[1-9]|1[0-2])(?P<mark>[-/.])(?P<day>{_OVER_12})(?P=mark)(?P<year>\d{{4}})",
        rf"(?P<day>\d{{1,2}})\s+{_MONTH}\s+(?P<year>\d{{4}})",
        rf"{_MONTH}\s+(?P<day>\d{{1,2}}),?\s+(?P<year>\d{{4}})",
        rf"{_MONTH}\s+(?P<year>\d{{4}})",
    )
]


def is_near(word: str, other: str) -> bool:
    """Whether a single slip of the fingers makes one word of the other (optimal string alignment distance 1)."""
    return OSA.distance(word.lower(), other, score_cutoff=1) <= 1


def nearest(word: str, known: Collection[str]) -> Fix | None:
    """The one known word that is near; none, where the word is too short to tell."""
    near = [other for other in known if is_near(word, other)]
    return Fix(word, near[0]) if len(near) == 1 and len(word) > 3 else None


def as_edtf(text: str) -> Fix | None:
    """A date that can be read in one way, in EDTF; 3/4/2024 may be two days and is left alone."""
    date = _read(text)
    return Fix(text, date) if date and is_date(date) else None


def as_day(text: str) -> Fix | None:
    """As `as_edtf`, where no less than a day will do."""
    fix = as_edtf(text)
    return fix if fix and re.fullmatch(r"\d{4}-\d\d-\d\d", fix.new) else None


def fault_in_calendar(text: str) -> str | None:
    """What the calendar has instead, where a date can be read and there is no such day: "April has 30 days"."""
    return fault_of_days(_read(text) or text)


def _read(text: str) -> str | None:
    """A date as EDTF writes it, whether there is such a day or not; None where it cannot be read in one way."""
    for pattern in _WRITTEN:
        match = pattern.fullmatch(text.strip())
        if match is None:
            continue
        said = match.groupdict()
        month = said.get("number") or 1 + [name.lower() for name in MONTHS].index(said["month"].lower())
        day = f"-{int(said['day']):02d}" if said.get("day") else ""
        return f"{said['year']}-{int(month):02d}{day}"
    return None


def as_id(text: str) -> Fix | None:
    """An id in which only capitals were wrong."""
    return None if fault_of_id(text.lower()) else Fix(text, text.lower())


def as_degrees(text: str, positive: str, negative: str) -> Fix | None:
    """Degrees that are signed by a letter for the point of the compass, as in 5.4W, with a sign in its place."""
    match = re.fullmatch(rf"(\d+(?:\.\d+)?)\s*°?\s*([{positive}{negative}])", text.strip(), re.IGNORECASE)
    if match is None:
        return None
    return Fix(text, f"-{match[1]}" if match[2].upper() == negative else match[1])
