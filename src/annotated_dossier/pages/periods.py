"""When a relation held, in words."""

from __future__ import annotations

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
