"""Dates that are written out, with their year or without."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .calendar import SEASONS, Point, checked_point, point_written
from .phrases import month_number

_COUNTED = re.compile(r"\s+[a-z]+s\b")
_NOT_COUNTED = re.compile(r"\s+(?:was|is|his|its|this|as|has|does|us|thus|always|perhaps|across|towards|besides)\b")


@dataclass(frozen=True, slots=True)
class Written:
    """What a phrase says. Without a year `edtf` is empty, and month and days wait for one."""

    edtf: str
    point: Point | None = None
    month: int | None = None
    day: int | None = None
    last: int | None = None
    season: int | None = None

    def in_year(self, year: int) -> tuple[Point | None, str]:
        """The point and the date in a year."""
        if self.season:
            return checked_point(year), f"{year}-{self.season}"
        point = checked_point(year, self.month, self.day)
        if self.last is None or point is None:
            return point, point.edtf if point else ""
        end = checked_point(year, self.month, self.last)
        if end is None or end.first <= point.first:
            return None, ""
        # "Two days later" may count from any of the days.
        return Point(year, self.month), f"{point.edtf}/{end.edtf}"


def read_written(name: str, match: re.Match[str]) -> Written | None:
    """The date of a phrase that counts from nothing; None where the calendar has no such day."""
    groups = match.groupdict()
    year = int(groups["year"]) if groups.get("year") else None
    match name:
        case "iso":
            return _dated(point_written(groups["iso"]))
        case "dotted":
            return _dated(checked_point(year or 0, int(groups["number"]), int(groups["day"])))
        case "years":
            first, last = year or 0, int(groups["last"])
            return Written(f"{first}/{last}", Point(last)) if first < last else None
        case "decade":
            return Written(f"{groups['decade']}X")
        case "about_year":
            return Written(f"{year}~")
        case "year":
            return _bare_year(match, year or 0)
        case _:
            return _of_month(groups, year)


def _of_month(groups: dict[str, str | None], year: int | None) -> Written | None:
    season, month, day, last = (groups.get(key) for key in ("season", "month", "day", "last"))
    bare = Written(
        "",
        month=month_number(month) if month else None,
        day=int(day) if day else None,
        last=int(last) if last else None,
        season=SEASONS[season] if season else None,
    )
    if year is None:
        return bare
    point, edtf = bare.in_year(year)
    return Written(edtf, point) if point else None


def _bare_year(match: re.Match[str], year: int) -> Written | None:
    after = match.string[match.end() :]
    if _COUNTED.match(after) and not _NOT_COUNTED.match(after):
        return None
    since = match["how"].lower() == "since"
    return Written(f"{year}/.." if since else str(year), Point(year))


def _dated(point: Point | None) -> Written | None:
    return Written(point.edtf, point) if point else None
