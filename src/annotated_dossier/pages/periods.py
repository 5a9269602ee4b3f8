"""When a relation held, in words."""

from __future__ import annotations

from ..dates import parse_date
from ..model import Relation
from .wording import Words


def period(relation: Relation, words: Words) -> str:
    """ "from 2015 to March 2016", "17 April 2024"; empty where nobody says."""
    since, until = relation.since, relation.until
    if since and until:
        start, end = words.date(since), words.date(until)
        return start if since == until else words.text("from {start} to {end}", start=start, end=end)
    if since:
        return words.beginning(since)
    return words.until(until) if until else ""


def sortable(edtf: str) -> str:
    """The first day that a date may mean, or the last where that is open, as a number that a table sorts by."""
    when = parse_date(edtf) if edtf else None
    day = (when.first or when.last) if when else None
    return str(day[0] * 10_000 + day[1] * 100 + day[2]) if day else ""
