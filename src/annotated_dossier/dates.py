"""EDTF dates: what an author types, and what it spans.

The Extended Date/Time Format (Library of Congress, ISO 8601-2:2019) says how exact a date is: `2024-04~` is
"about April 2024", `2015/..` is "since 2015". Nothing here makes a date more exact than it was typed.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import cache
from time import struct_time

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_SEASONS = range(21, 25)
_MONTH_OR_DAY = re.compile(r"(?<!\d)(\d{4})-(\d{2})(?:-(\d{2}))?(?!\d)")
_FEBRUARY, _DECEMBER = 2, 12
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


class NotADate(ValueError):
    """The text is no EDTF date."""


@dataclass(frozen=True, slots=True)
class When:
    """What a date spans: the first and last day it may mean, as (year, month, day); None where open."""

    first: tuple[int, int, int] | None
    last: tuple[int, int, int] | None


@cache
def parse_date(text: str) -> When:
    """The days that an EDTF date may mean. Raises `NotADate` where it is none."""
    if match := _ISO.fullmatch(text):
        year, month, day = (int(part) if part else None for part in match.groups())
        return _iso_days(year or 0, month, day, text)
    if fault_of_days(text) is not None:
        # The grammar takes the 29th of any February, where a doubt is added.
        raise NotADate(text)
    # Imported late: parsing a plain ISO date, the common case, needs no grammar.
    from edtf import EDTFParseException, parse_edtf  # noqa: PLC0415

    try:
        parsed = parse_edtf(text)
        return When(_day(parsed.lower_strict()), _day(parsed.upper_strict()))
    except (EDTFParseException, AttributeError, ValueError, OverflowError) as error:
        raise NotADate(text) from error


def _iso_days(year: int, month: int | None, day: int | None, text: str) -> When:
    if year == 0 or (month or 1) > _DECEMBER:
        return _season(year, month or 0, text)
    try:
        first = date(year, 1 if month is None else month, 1 if day is None else day)
        if day is not None:
            last = first
        elif month is not None:
            last = date(year, month, monthrange(year, month)[1])
        else:
            last = date(year, 12, 31)
    except ValueError as error:
        raise NotADate(text) from error
    return When((first.year, first.month, first.day), (last.year, last.month, last.day))


def _season(year: int, number: int, text: str) -> When:
    if number not in _SEASONS:
        raise NotADate(text)
    start = 3 * (number - 20)
    end_year, end = (year, start + 2) if start + 2 <= _DECEMBER else (year + 1, start - 10)
    return When((year, start, 1), (end_year, end, 28))


def _day(bound: object) -> tuple[int, int, int] | None:
    """A bound as the edtf library gives it: a `struct_time`, or an infinite float where the interval is open."""
    if not isinstance(bound, struct_time):
        return None
    return (bound.tm_year, bound.tm_mon, bound.tm_mday)


def is_backwards(text: str) -> bool:
    """Whether the text is an interval that ends before it starts."""
    when = parse_date(text)
    return when.first is not None and when.last is not None and when.last < when.first


def is_backwards_between(start: str, end: str) -> bool:
    """Whether all that `end` may mean lies before all that `start` may mean."""
    first, last = parse_date(start).first, parse_date(end).last
    return first is not None and last is not None and last < first


def is_date(text: str) -> bool:
    """Whether the text is an EDTF date."""
    try:
        parse_date(text)
    except NotADate:
        return False
    return True


def fault_of_days(text: str) -> str | None:
    """Why the first impossible month or day of a date is none, "November has 30 days"; None where each is possible."""
    for match in _MONTH_OR_DAY.finditer(text):
        year, month, day = int(match[1]), int(match[2]), int(match[3] or 1)
        if not 1 <= month <= _DECEMBER:
            if match[3] or month not in _SEASONS:
                return f"there is no month {match[2]}"
        elif not 1 <= day <= (last := monthrange(year, month)[1]):
            # How many days February has depends on the year.
            return f"{MONTHS[month - 1]}{f' {year}' if month == _FEBRUARY else ''} has {last} days"
    return None


def sort_key(text: str) -> tuple[int, int, int]:
    """A key that puts earlier dates first and what has no date last."""
    if not text or not is_date(text):
        return (9999, 13, 0)
    when = parse_date(text)
    return when.first or when.last or (9999, 13, 0)
