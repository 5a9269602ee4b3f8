"""Dates that count from another: from the source's ("last September"), or from one just named ("two days later")."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from .calendar import SEASONS, WEEKDAYS, Point, shifted, week_of
from .phrases import FUTURE, NUMBERS, month_number

RELATIVE = frozenset(
    {"near", "near_month", "near_season", "yesterday", "weekday", "ago", "later", "beside", "day_beside"}
)
# "Last March", said in April, is a month or a year ago: nobody knows. From here on only one is meant.
PLAINLY_LAST = 3
_STEPS = {"this": 0, "last": -1, "next": 1, "previous": -1, "following": 1}


@dataclass(frozen=True, slots=True)
class Counted:
    """A date, the point that others may count from, and whether it counts from the source's date."""

    edtf: str
    point: Point | None
    from_source: bool = True


def count(name: str, match: re.Match[str], source: Point | None, nearby: Point | None) -> Counted | None:
    """The date that a phrase counts to; None where what it counts from is not known exactly enough."""
    if name in ("later", "beside", "day_beside") and nearby is not None:
        found = _from_nearby(name, match, nearby)
        return Counted(found.edtf, found.point, from_source=False) if found else None
    if source is None:
        return None
    match name:
        case "near":
            return _unit(match["unit"], _STEPS[match["which"].lower()], source)
        case "near_month":
            return _month(match["which"].lower(), month_number(match["month"]), source)
        case "near_season":
            return _season(match["which"].lower(), SEASONS[match["season"]], source)
        case "beside" if match["way"] == "previous":
            return _unit(match["unit"], -1, source)
        case "later" | "beside" | "day_beside":
            return None
        case "ago":
            return _apart(match, -1, source)
        case _:
            return _day(name, match, source, nearby)


def _from_nearby(name: str, match: re.Match[str], nearby: Point) -> Counted | None:
    way = match["way"].lower()
    if name == "later":
        return _apart(match, 1 if way == "later" else -1, nearby)
    if name == "day_beside":
        return _to_day(nearby, 1 if way == "after" else -1)
    step = 1 if way == "next" else _STEPS[way]
    return _to_day(nearby, step) if match["unit"] == "day" else _unit(match["unit"], step, nearby)


def _unit(unit: str, step: int, start: Point) -> Counted | None:
    if unit == "year":
        return _counted(Point(start.year + step))
    if unit == "month":
        return _counted(start.moved_by_months(step))
    if unit == "week" and start.as_day:
        week = week_of(start.as_day, step)
        return Counted(week, None) if week else None
    return _to_day(start, step) if unit == "day" else None


def _month(which: str, month: int, source: Point) -> Counted | None:
    if source.month is None:
        return None
    if which == "this":
        return _counted(Point(source.year, month))
    gap = (source.month - month) % 12
    if gap < PLAINLY_LAST:
        return None
    return _counted(Point(source.year - (month > source.month), month))


def _season(which: str, season: int, source: Point) -> Counted | None:
    if source.month is None:
        return None
    last_month = 3 * (season - 20) + 2
    if which == "this":
        return Counted(f"{source.year}-{season}", None)
    gap = (source.month - last_month) % 12
    if gap < PLAINLY_LAST or gap > 9:
        return None
    return Counted(f"{source.year - (last_month > source.month)}-{season}", None)


def _apart(match: re.Match[str], way: int, start: Point) -> Counted | None:
    """So many units away: days are counted to the day, longer units are round numbers."""
    word = match["number"].lower()
    number = way * (NUMBERS.get(word) or int(word))
    unit = match["unit"].rstrip("s")
    if unit == "day":
        return _to_day(start, number)
    if unit == "week":
        return _about(shifted(start.as_day, 7 * number)) if start.as_day else None
    if unit == "month":
        return _about(start.moved_by_months(number))
    return _about(Point(start.year + number))


def _day(name: str, match: re.Match[str], source: Point, nearby: Point | None) -> Counted | None:
    if source.as_day is None:
        return None
    if name == "yesterday":
        return _to_day(source, 1 if match["word"].lower() == "tomorrow" else -1)
    # A weekday in a story counts from the story's date, and one to come is another week's.
    if nearby is not None or FUTURE.search(_sentence(match.string, match)):
        return None
    back = (source.as_day.weekday() - WEEKDAYS.index(match["weekday"])) % 7
    return _to_day(source, -back)


def _sentence(words: str, match: re.Match[str]) -> str:
    start = max(words.rfind(mark, 0, match.start()) for mark in ".!?\n") + 1
    ends = [position for mark in ".!?\n" if (position := words.find(mark, match.end())) >= 0]
    return words[start : min(ends, default=len(words))]


def _to_day(start: Point, days: int) -> Counted | None:
    day: date | None = start.as_day
    return _counted(shifted(day, days)) if day else None


def _counted(point: Point | None) -> Counted | None:
    return Counted(point.edtf, point) if point else None


def _about(point: Point | None) -> Counted | None:
    """A round number leads to about a date, and nothing counts on from there."""
    return Counted(f"{point.edtf}~", None) if point else None
