"""Days, months and years as a text names them, and the way from one to another."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta

_NAMES = ("January", "February", "March", "April", "May", "June", "July")
_MORE_NAMES = ("August", "September", "October", "November", "December")
MONTHS = {name: number for number, name in enumerate((*_NAMES, *_MORE_NAMES), start=1)}
SHORT_MONTHS = {name[:3]: number for name, number in MONTHS.items()} | {"Sept": 9}
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23}
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_WRITTEN = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


@dataclass(frozen=True, slots=True)
class Point:
    """A day, a month or a year: as much of it as is known."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def edtf(self) -> str:
        parts = [f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part)]
        return "-".join(parts)

    @property
    def as_day(self) -> date | None:
        return date(self.year, self.month, self.day) if self.month and self.day else None

    @property
    def first(self) -> date:
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    def moved_by_months(self, months: int) -> Point | None:
        """The month so many months on; None where the month is not known."""
        if self.month is None:
            return None
        number = self.year * 12 + self.month - 1 + months
        return checked_point(number // 12, number % 12 + 1)


def checked_point(year: int, month: int | None = None, day: int | None = None) -> Point | None:
    """The point, where the calendar has it: there is no 31 June."""
    try:
        date(year, month or 1, day or 1)
    except ValueError:
        return None
    return Point(year, month, day)


def point_written(text: str) -> Point | None:
    """The point that an exact date of a source names; None where its date is doubtful, or more than one."""
    match = _WRITTEN.fullmatch(text)
    return checked_point(*(int(part) if part else None for part in match.groups())) if match else None  # type: ignore[arg-type]


def shifted(day: date, days: int) -> Point | None:
    """The day so many days on, inside the calendar."""
    try:
        other = day + timedelta(days=days)
    except OverflowError:
        return None
    return Point(other.year, other.month, other.day) if MINYEAR <= other.year <= MAXYEAR else None


def week_of(day: date, weeks: int) -> str:
    """Some day of the week (Monday to Sunday) so many weeks on, in EDTF: one of the days between two."""
    monday = shifted(day, 7 * weeks - day.weekday())
    sunday = shifted(day, 7 * weeks - day.weekday() + 6)
    return f"[{monday.edtf}..{sunday.edtf}]" if monday and sunday else ""
