"""The year of a date that is written without one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from ...model import Message
from .calendar import Point, checked_point
from .phrases import YEAR_AHEAD
from .written import Written

# News says "April 17" of a day some weeks away; further off, the nearest April may be the wrong one.
NEAR = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Year:
    """A year, the reason in words, and where it was found: "ahead", "nearby", "heading", "source", "earlier".

    Ahead it stands before position `end` of the paragraph.
    """

    number: int
    how: Message
    known_from: str
    end: int = 0


def complete(
    written: Written,
    words: str,
    end: int,
    source: Point | None,
    heading: Point | None,
    nearby: Point | None,
    earlier: Point | None,
) -> Year | None:
    """The year that a reader would supply; None where the text and the source's date lead to different ones."""
    ahead = YEAR_AHEAD.match(words, end)
    if ahead:
        return Year(int(ahead["year"]), Message.of("the year is that of the date behind it"), "ahead", ahead.end())
    near_source = _nearest(written, source)
    told = _from_text(written, heading, nearby)
    agreed = nearby is not None and heading is not None and nearby.year == heading.year
    if told and near_source and told.number != near_source and not agreed:
        return None
    if told or nearby or heading:
        return told
    if near_source:
        return Year(near_source, Message(), "source")
    if earlier and earlier.month and _follows(written, earlier):
        return Year(earlier.year, Message.of("the year is that of the paragraph before"), "earlier")
    return None


def _from_text(written: Written, heading: Point | None, nearby: Point | None) -> Year | None:
    if nearby is not None:
        # "It fell in 2011. On 7 October ...": a year in passing is not yet where the story is.
        in_passing = nearby.month is None and not (heading and heading.year == nearby.year)
        if in_passing or not _follows(written, nearby):
            return None
        return Year(nearby.year, Message.of("the year is that of the date before it"), "nearby")
    return Year(heading.year, Message.of("the year is that of the heading"), "heading") if heading else None


def _follows(written: Written, before: Point) -> bool:
    """Whether the date comes after `before` in its year, as a story goes on; before it, it may be the next year's."""
    if before.month is None:
        return True
    if written.season:
        return 3 * (written.season - 20) + 2 >= before.month
    return (written.month or 0, written.day or 31) >= (before.month, before.day or 0)


def _nearest(written: Written, source: Point | None) -> int:
    """The year in which the date falls near the source's; 0 where none does, or the source's month is not known."""
    if source is None or source.month is None or written.month is None:
        return 0
    points = [
        checked_point(year, written.month, written.day) for year in (source.year - 1, source.year, source.year + 1)
    ]
    near = [p for p in points if p and p.first - source.last <= NEAR and source.first - p.last <= NEAR]
    return near[0].year if len(near) == 1 else 0
